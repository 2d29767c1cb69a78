import{a as w}from"./chunk-WCSBSJCH.js";import{a as k}from"./chunk-5W7YGUMA.js";import{a as m}from"./chunk-I7RKRZAF.js";import{a as y}from"./chunk-2B3QSWIO.js";import{j as x}from"./chunk-PUVL32KA.js";import{b,c as o,e as l,g,h as v,i as c,j as $}from"./chunk-T4ZGZ4J2.js";import{a}from"./chunk-JBUOXDHO.js";var f=class{constructor(h,t){this.hass=h;this.entryId=t}get connection(){return this.hass().connection}ask(h,t={}){let e={type:`studio_sync/${h}`,entry_id:this.entryId,...t};return this.connection.sendMessagePromise(e)}async follow(h,t,e){let s={type:`studio_sync/${h}`,entry_id:this.entryId,...t},i=await this.connection.subscribeMessage(e,s);return async()=>{try{await i()}catch{}}}async act(h,t){return(await this.hass().callService("studio_sync",h,{config_entry_id:this.entryId,...t},void 0,!1,!0)).response}async undo(h){let[t,e,s,i]=h.split(":");t==="conflict"&&e?await this.act("reopen_conflict",{conflict_id:e}):t==="left"&&e?await this.ask("todo/leave",{appointment_id:e,leave:!1}):t==="apart"?await this.ask("clients/apart",{client_id:e,other_id:s,apart:i==="again"}):await this.ask("undo",{undo:h})}};var E=b`
  :host {
    display: flex;
    flex-direction: column;
    height: 100vh;
    height: 100dvh;
    background: var(--primary-background-color);
    font-family: var(--ha-font-family-body, Roboto, sans-serif);
    font-size: 16px;
    line-height: 1.4;
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
    height: var(--header-height, 56px);
    flex: none;
    padding: 0 16px;
    color: var(--app-header-text-color, #fff);
    background: var(--app-header-background-color, var(--primary-color));
    border-bottom: var(--app-header-border-bottom, 1px solid var(--divider-color));
  }
  h1 { margin: 0; font-size: 20px; font-weight: 400; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  header select { width: auto; max-width: 240px; }
  header form { flex: 0 1 320px; min-width: 0; }
  header input { border-radius: 22px; color: var(--primary-text-color); }
  .space { flex: 1; }
  nav.top { display: flex; align-self: stretch; margin-inline-start: 12px; }
  nav a {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 0 14px;
    color: inherit;
    text-decoration: none;
    border-bottom: 3px solid transparent;
  }
  nav.top a[aria-current] { border-color: currentColor; font-weight: 500; }
  nav.bottom {
    display: flex;
    flex: none;
    background: var(--card-background-color);
    border-top: 1px solid var(--divider-color);
  }
  nav.bottom a { flex: auto; justify-content: center; min-height: 56px; padding: 0 4px; font-size: 13px; white-space: nowrap; color: var(--secondary-text-color); }
  nav.bottom a[aria-current] { color: var(--words); font-weight: 500; }
  .badge { padding: 0 7px; border-radius: 10px; font-size: 12px; line-height: 20px; color: #fff; background: var(--error-color); }
  .body { display: flex; flex: 1; min-height: 0; }
  main { flex: 1; min-width: 0; overflow: auto; padding: 12px 16px; }
  main.lone { max-width: 600px; margin: 0 auto; }
  aside {
    position: relative;
    flex: none;
    width: 380px;
    overflow: auto;
    padding: 16px;
    background: var(--card-background-color);
    border-inline-start: 1px solid var(--divider-color);
  }
  .close { position: absolute; top: 8px; inset-inline-end: 8px; z-index: 1; }
  .strip { margin: 0; padding: 8px 16px; background: color-mix(in srgb, var(--warning-color) 25%, transparent); }
  .zone { margin: 0; padding: 4px 16px; font-size: 13px; color: var(--secondary-text-color); }
  .said { position: fixed; inset-inline: 0; bottom: 24px; display: flex; justify-content: center; pointer-events: none; z-index: 3; }
  .toast {
    display: flex;
    align-items: center;
    gap: 12px;
    max-width: min(640px, calc(100% - 32px));
    padding: 8px 16px;
    color: var(--primary-background-color);
    background: var(--primary-text-color);
    border-radius: 8px;
    pointer-events: auto;
  }
  .toast button { color: inherit; background: none; text-decoration: underline; }
  .toast.bad { border-inline-start: 6px solid var(--error-color); }
  @media (max-width: 599px) {
    header { padding: 0 8px; gap: 4px; }
    main { padding: 8px; }
    aside { position: fixed; inset: 0; z-index: 2; width: auto; padding-bottom: 96px; border: none; }
    .said { bottom: 72px; }
  }
`;var I=1e4,_="(max-width: 599px)",L="studio-sync.studio",C={diary:()=>import("./diary-UHFIYBHR.js"),todo:()=>import("./todo-AVNBEVJU.js"),clients:()=>import("./clients-S3FOH32K.js"),sync:()=>import("./sync-A24TVOJF.js"),me:()=>import("./me-PVN6QJZT.js")},M={appointment:()=>import("./appointment-AKVOZCR6.js"),booking:()=>import("./booking-QQMWXBFW.js"),client:()=>import("./client-6E2BYCPJ.js"),free:()=>import("./free-HSMSQX4S.js")},z=["connection","language","locale","themes","dockedSidebar"],r=class extends g{constructor(){super(...arguments);this.texts=null;this.studios=null;this.entryId=H();this.todo=null;this.beside=null;this.said=null;this.offline=!1;this.narrow=matchMedia(_).matches;this.loaded=new Set;this.find="";this.goTo=null;this.context=null;this.language="";this.following=!1;this.leave=[];this.todos=new y(this,t=>this.say(this.texts?.error(t)??"",null,!0));this.from=null;this.width=matchMedia(_);this.onWidth=()=>{this.narrow=this.width.matches};this.onLost=()=>{this.offline=!0};this.onBack=()=>{this.offline=!1};this.onKey=t=>{t.key==="Escape"&&(this.beside=null);let e=t.composedPath()[0];/^(input|textarea|select)$/i.test(e.tagName)||e.isContentEditable||t.ctrlKey||t.metaKey||t.altKey||t.key.toLowerCase()==="b"&&this.context?.studio.rights.write!=="none"&&(t.preventDefault(),this.beside={show:"booking",draft:{}})}}connectedCallback(){super.connectedCallback(),this.width.addEventListener("change",this.onWidth),window.addEventListener("keydown",this.onKey),this.hass&&this.follow()}disconnectedCallback(){super.disconnectedCallback(),this.width.removeEventListener("change",this.onWidth),window.removeEventListener("keydown",this.onKey),this.hass.connection.removeEventListener("disconnected",this.onLost),this.hass.connection.removeEventListener("ready",this.onBack),this.following=!1;for(let t of this.leave.splice(0))t()}shouldUpdate(t){let e=t.get("hass");return!e||t.size>1?!0:z.some(s=>e[s]!==this.hass[s])}willUpdate(t){t.has("route")&&this.readQuery(),t.has("beside")&&this.beside&&!t.get("beside")&&(this.from=S()),t.has("hass")&&(t.get("hass")||this.follow(),this.hass.language!==this.language&&(this.language=this.hass.language,k.load(this.hass).then(e=>{this.texts=e})),this.style.colorScheme=this.hass.themes?.darkMode?"dark":"light"),this.context=this.makeContext(),this.followTodo()}updated(t){t.has("beside")&&(this.beside?this.renderRoot.querySelector("aside")?.focus():this.from?.isConnected?this.from.focus():this.renderRoot.querySelector("main")?.focus())}readQuery(){let t=new URLSearchParams(location.search),[e,s,i]=["studio","day","appointment"].map(d=>t.get(d));if(!(!e&&!s&&!i)){if(e&&(this.entryId=e),s&&(this.goTo={tab:"diary",day:s}),i){let d=i.lastIndexOf("@"),[n,u]=[i.slice(0,d),i.slice(d+1)||null];this.beside={show:"appointment",key:i,appointment_id:n,moment:u}}history.replaceState(history.state,"",location.pathname)}}get tab(){let t=this.route?.path.split("/")[1]??"";return[...this.tabs,"me"].find(s=>s===t)??this.tabs[0]??"diary"}get tabs(){let t=this.studio;if(!t)return["me"];let e=["diary"];return t.rights.write!=="none"&&e.push("todo"),t.rights.clients!=="none"&&e.push("clients"),t.rights.sync==="all"&&e.push("sync"),t.me.length&&e.push("me"),e}get thumbed(){let t=this.tabs.filter(s=>s!=="sync");return this.studio?.rights.write!=="none"&&!t.includes("me")?[...t,"me"]:t}get studio(){let t=this.studios??[];return t.find(e=>e.entry_id===this.entryId)??t[0]??null}async follow(){if(this.following)return;this.following=!0;let{connection:t}=this.hass;t.addEventListener("disconnected",this.onLost),t.addEventListener("ready",this.onBack);let e={type:"studio_sync/studios/subscribe"},s=await t.subscribeMessage(i=>{this.studios=i.studios,w(i.build)},e);this.isConnected?this.leave.push(s):s()}followTodo(){let{context:t}=this;if(!t)return;let e=t.studio.rights.write==="none"?"":"todo/subscribe",s=i=>{this.todo=i};this.todos.to(t,e,{},s)&&(this.todo=null)}makeContext(){let t=this.studio;if(!t||!this.texts)return null;let{context:e,hass:s,texts:i,narrow:d}=this,n=e?.studio===t&&e.texts===i&&e.narrow===d;if(e&&n&&e.hass.locale===s.locale)return e;let u=new x(s,t.time_zone),R=(e?.studio.entry_id===t.entry_id?e.api:null)??new f(()=>this.hass,t.entry_id);return{hass:s,api:R,studio:t,texts:i,format:u,narrow:d}}need(t,e){return this.loaded.has(t)?!0:(e().then(()=>{this.loaded=new Set(this.loaded).add(t)},s=>this.say(this.texts?.error(s)??"",null,!0)),!1)}say(t,e,s=!1){clearTimeout(this.hush),this.said={text:t,undo:e,bad:s},this.hush=setTimeout(()=>{this.said=null},I)}async undo(t){let{context:e}=this;if(e){this.said=null;try{await e.api.undo(t),this.say(e.texts.page("shell.undone"),null)}catch(s){this.say(e.texts.error(s),null,!0)}}}go(t){this.goTo=t,t.tab!==this.tab&&this.beside?.show!=="booking"&&(this.beside=null),t.find!==void 0&&(this.find=t.find);let e=this.route?.prefix??"/studio-sync";history.pushState(null,"",`${e}/${t.tab}`),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}}))}render(){let{context:t}=this;if(!this.texts||!this.studios)return o`<div class="wait" role="status"></div>`;let e=(i,d)=>this.texts.page(i,d);if(!t)return this.alone(e);let s=t.format.otherZone(Intl.DateTimeFormat().resolvedOptions().timeZone);return o`${this.head(e)}
      ${this.offline?o`<p class="strip" role="alert">${e("shell.offline")}</p>`:t.studio.running?l:o`<p class="strip" role="alert">${e("shell.not_running")}</p>`}
      ${s?o`<p class="zone">${e("shell.zone",{zone:s})}</p>`:l}
      <div
        class="body"
        @studio-beside=${i=>{this.beside=i.detail}}
        @studio-done=${({detail:i})=>this.say(i.text,i.undo)}
        @studio-failed=${({detail:i})=>this.say(t.texts.error(i),null,!0)}
        @studio-go=${({detail:i})=>this.go(i)}
      >
        <main tabindex="-1" ?inert=${t.narrow&&this.beside!==null}>
          ${this.view(t)}
        </main>
        ${this.beside?o`<aside tabindex="-1" aria-label=${e("shell.beside")}>
                ${this.side(t,this.beside)}
              </aside>`:l}
      </div>
      ${t.narrow?this.bar(e,"bottom"):l}
      <div class="said" role="status" aria-live="polite">
        ${this.said?o`<div class=${this.said.bad?"toast bad":"toast"}>
                <span>${this.said.text}</span>
                ${this.said.undo?o`<button @click=${()=>this.undo(this.said?.undo??"")}>
                        ${e("shell.undo")}
                      </button>`:l}
                <button
                  class="icon"
                  aria-label=${e("shell.close")}
                  @click=${()=>{this.said=null}}
                >
                  ${m("close")}
                </button>
              </div>`:l}
      </div>`}alone(t){let e=this.route?.path==="/me"&&this.need("me",C.me);return o`${this.head(t)}
      <main class="lone">
        ${e?o`<studio-sync-own-page .hass=${this.hass}></studio-sync-own-page>`:o`<p>${t("shell.no_studio")}</p>`}
      </main>`}head(t){let{context:e,studios:s}=this,i=this.narrow||this.hass.dockedSidebar==="always_hidden",d=e&&e.studio.rights.write!=="none";return o`<header>
      ${i?o`<button class="icon" aria-label=${t("shell.menu")} @click=${this.toggleMenu}>
              ${m("menu")}
            </button>`:l}
      ${e&&s&&s.length>1?o`<select
              aria-label=${t("shell.studio")}
              .value=${e.studio.entry_id}
              @change=${n=>this.choose(n.target.value)}
            >
              ${s.map(n=>o`<option
                    value=${n.entry_id}
                    ?selected=${n.entry_id===e.studio.entry_id}
                  >
                    ${n.name}
                  </option>`)}
            </select>`:o`<h1>${e?.studio.name??t("shell.title")}</h1>`}
      ${e&&!e.narrow?this.bar(t,"top"):l}
      <span class="space"></span>
      ${e&&!e.narrow&&e.studio.rights.clients!=="none"?o`<form
              role="search"
              @submit=${n=>{n.preventDefault(),this.go({tab:"clients",find:this.find})}}
            >
              <input
                type="search"
                aria-label=${t("shell.find")}
                placeholder=${t("shell.find")}
                .value=${this.find}
                @input=${n=>{this.find=n.target.value,this.tab==="clients"&&(this.goTo={tab:"clients",find:this.find})}}
              />
            </form>`:l}
      ${d?o`<button
              class="main new"
              @click=${()=>{this.beside={show:"booking",draft:{}}}}
            >
              + ${t("shell.new")}
            </button>`:l}
    </header>`}bar(t,e){let s=e==="bottom",i=s?this.thumbed:this.tabs,d=s&&this.tab==="sync"?"me":this.tab;return o`<nav class=${e} aria-label=${t("shell.views")}>
      ${i.map(n=>o`<a
          href=${`${this.route?.prefix??""}/${n}`}
          aria-current=${d===n?"page":l}
          @click=${u=>{u.ctrlKey||u.metaKey||u.button||(u.preventDefault(),this.go({tab:n}))}}
          >${t(s&&n==="diary"?"shell.day":`shell.${n}`)}${n==="todo"&&this.todo?.count?o` <span class="badge">${this.todo.count}</span>`:l}</a
        >`)}
    </nav>`}view(t){let{tab:e,goTo:s}=this;if(!this.need(e,C[e]))return l;let i=s?.tab===e?s:null;switch(e){case"diary":return o`<studio-diary .context=${t} .aim=${i}></studio-diary>`;case"todo":return o`<studio-todo .context=${t} .todo=${this.todo}></studio-todo>`;case"clients":return o`<studio-clients .context=${t} .aim=${i} .beside=${this.beside}></studio-clients>`;case"sync":return o`<studio-accounts .context=${t}></studio-accounts>`;case"me":return o`<studio-me .context=${t}></studio-me>`}}side(t,e){let s=o`<button
      class="icon close"
      aria-label=${t.texts.page("shell.close")}
      @click=${()=>{this.beside=null}}
    >
      ${m("close")}
    </button>`;if(!this.need(e.show,M[e.show]))return s;switch(e.show){case"appointment":return o`${s}<studio-appointment .context=${t} .aim=${e}></studio-appointment>`;case"booking":return o`${s}<studio-booking .context=${t} .draft=${e.draft}></studio-booking>`;case"free":return o`${s}<studio-free .context=${t} .day=${e.day}></studio-free>`;case"client":return o`${s}<studio-client .context=${t} .clientId=${e.client_id}></studio-client>`}}choose(t){this.entryId=t,this.beside=null,localStorage.setItem(L,t)}toggleMenu(){this.dispatchEvent(new Event("hass-toggle-menu",{bubbles:!0,composed:!0}))}static{this.styles=[$,E]}};a([v({attribute:!1})],r.prototype,"hass",2),a([v({attribute:!1})],r.prototype,"route",2),a([c()],r.prototype,"texts",2),a([c()],r.prototype,"studios",2),a([c()],r.prototype,"entryId",2),a([c()],r.prototype,"todo",2),a([c()],r.prototype,"beside",2),a([c()],r.prototype,"said",2),a([c()],r.prototype,"offline",2),a([c()],r.prototype,"narrow",2),a([c()],r.prototype,"loaded",2),a([c()],r.prototype,"find",2),a([c()],r.prototype,"goTo",2);function H(){return localStorage.getItem(L)}function S(){let p=document.activeElement;for(;p?.shadowRoot?.activeElement;)p=p.shadowRoot.activeElement;return p instanceof HTMLElement?p:null}customElements.define("studio-sync-page",r);
