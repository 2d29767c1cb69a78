import{a as w}from"./chunk-AIW5Q5P5.js";import{a as k}from"./chunk-EBVSIBYN.js";import{a as p}from"./chunk-VPHFZIJV.js";import{a as y}from"./chunk-2B3QSWIO.js";import{j as x}from"./chunk-WYM6IMWQ.js";import{b as g,c as o,d as a,e as b,f as v,g as d,h as $}from"./chunk-XHTJKB2U.js";import{a as r}from"./chunk-JBUOXDHO.js";var m=class{constructor(h,t){this.hass=h;this.entryId=t}get connection(){return this.hass().connection}ask(h,t={}){let e={type:`studio_sync/${h}`,entry_id:this.entryId,...t};return this.connection.sendMessagePromise(e)}async follow(h,t,e){let i={type:`studio_sync/${h}`,entry_id:this.entryId,...t},s=await this.connection.subscribeMessage(e,i);return async()=>{try{await s()}catch{}}}async act(h,t){return(await this.hass().callService("studio_sync",h,{config_entry_id:this.entryId,...t},void 0,!1,!0)).response}async undo(h){let[t,e]=h.split(":");t==="conflict"&&e?await this.act("reopen_conflict",{conflict_id:e}):t==="left"&&e?await this.ask("todo/leave",{appointment_id:e,leave:!1}):await this.ask("undo",{undo:h})}};var E=g`
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
`;var I=1e4,_="(max-width: 599px)",L="studio-sync.studio",C={diary:()=>import("./diary-HX4DM6PL.js"),todo:()=>import("./todo-S7XQ6LMC.js"),clients:()=>import("./clients-BHHYQCIN.js"),sync:()=>import("./sync-GW6NLOVR.js"),me:()=>import("./me-2NVBIHB3.js")},M={appointment:()=>import("./appointment-QNITS6N2.js"),booking:()=>import("./booking-7PIJ4X4W.js"),client:()=>import("./client-S5EIIW62.js"),free:()=>import("./free-Z3IDYFXB.js")},z=["connection","language","locale","themes","dockedSidebar"],n=class extends b{constructor(){super(...arguments);this.texts=null;this.studios=null;this.entryId=H();this.todo=null;this.beside=null;this.said=null;this.offline=!1;this.narrow=matchMedia(_).matches;this.loaded=new Set;this.find="";this.goTo=null;this.context=null;this.language="";this.following=!1;this.leave=[];this.todos=new y(this,t=>this.say(this.texts?.error(t)??"",null,!0));this.from=null;this.width=matchMedia(_);this.onWidth=()=>{this.narrow=this.width.matches};this.onLost=()=>{this.offline=!0};this.onBack=()=>{this.offline=!1};this.onKey=t=>{t.key==="Escape"&&(this.beside=null);let e=t.composedPath()[0];/^(input|textarea|select)$/i.test(e.tagName)||e.isContentEditable||t.ctrlKey||t.metaKey||t.altKey||t.key.toLowerCase()==="b"&&this.context?.studio.rights.write!=="none"&&(t.preventDefault(),this.beside={show:"booking",draft:{}})}}connectedCallback(){super.connectedCallback(),this.width.addEventListener("change",this.onWidth),window.addEventListener("keydown",this.onKey),this.hass&&this.follow()}disconnectedCallback(){super.disconnectedCallback(),this.width.removeEventListener("change",this.onWidth),window.removeEventListener("keydown",this.onKey),this.hass.connection.removeEventListener("disconnected",this.onLost),this.hass.connection.removeEventListener("ready",this.onBack),this.following=!1;for(let t of this.leave.splice(0))t()}shouldUpdate(t){let e=t.get("hass");return!e||t.size>1?!0:z.some(i=>e[i]!==this.hass[i])}willUpdate(t){t.has("route")&&this.readQuery(),t.has("beside")&&this.beside&&!t.get("beside")&&(this.from=S()),t.has("hass")&&(t.get("hass")||this.follow(),this.hass.language!==this.language&&(this.language=this.hass.language,k.load(this.hass).then(e=>{this.texts=e})),this.style.colorScheme=this.hass.themes?.darkMode?"dark":"light"),this.context=this.makeContext(),this.followTodo()}updated(t){t.has("beside")&&(this.beside?this.renderRoot.querySelector("aside")?.focus():this.from?.isConnected?this.from.focus():this.renderRoot.querySelector("main")?.focus())}readQuery(){let t=new URLSearchParams(location.search),[e,i,s]=["studio","day","appointment"].map(c=>t.get(c));if(!(!e&&!i&&!s)){if(e&&(this.entryId=e),i&&(this.goTo={tab:"diary",day:i}),s){let c=s.lastIndexOf("@"),[l,f]=[s.slice(0,c),s.slice(c+1)||null];this.beside={show:"appointment",key:s,appointment_id:l,moment:f}}history.replaceState(history.state,"",location.pathname)}}get tab(){let t=this.route?.path.split("/")[1]??"";return[...this.tabs,"me"].find(i=>i===t)??this.tabs[0]??"diary"}get tabs(){let t=this.studio;if(!t)return["me"];let e=["diary"];return t.rights.write!=="none"&&e.push("todo"),t.rights.clients!=="none"&&e.push("clients"),t.rights.sync==="all"&&e.push("sync"),t.me.length&&e.push("me"),e}get studio(){let t=this.studios??[];return t.find(e=>e.entry_id===this.entryId)??t[0]??null}async follow(){if(this.following)return;this.following=!0;let{connection:t}=this.hass;t.addEventListener("disconnected",this.onLost),t.addEventListener("ready",this.onBack);let e={type:"studio_sync/studios/subscribe"},i=await t.subscribeMessage(s=>{this.studios=s.studios,w(s.build)},e);this.isConnected?this.leave.push(i):i()}followTodo(){let{context:t}=this;if(!t)return;let e=t.studio.rights.write==="none"?"":"todo/subscribe",i=s=>{this.todo=s};this.todos.to(t,e,{},i)&&(this.todo=null)}makeContext(){let t=this.studio;if(!t||!this.texts)return null;let{context:e,hass:i,texts:s,narrow:c}=this,l=e?.studio===t&&e.texts===s&&e.narrow===c;if(e&&l&&e.hass.locale===i.locale)return e;let f=new x(i,t.time_zone),R=(e?.studio.entry_id===t.entry_id?e.api:null)??new m(()=>this.hass,t.entry_id);return{hass:i,api:R,studio:t,texts:s,format:f,narrow:c}}need(t,e){return this.loaded.has(t)?!0:(e().then(()=>{this.loaded=new Set(this.loaded).add(t)},i=>this.say(this.texts?.error(i)??"",null,!0)),!1)}say(t,e,i=!1){clearTimeout(this.hush),this.said={text:t,undo:e,bad:i},this.hush=setTimeout(()=>{this.said=null},I)}async undo(t){let{context:e}=this;if(e){this.said=null;try{await e.api.undo(t),this.say(e.texts.page("shell.undone"),null)}catch(i){this.say(e.texts.error(i),null,!0)}}}go(t){this.goTo=t,t.tab!==this.tab&&this.beside?.show!=="booking"&&(this.beside=null),t.find!==void 0&&(this.find=t.find);let e=this.route?.prefix??"/studio-sync";history.pushState(null,"",`${e}/${t.tab}`),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}}))}render(){let{context:t}=this;if(!this.texts||!this.studios)return o`<div class="wait" role="status"></div>`;let e=(s,c)=>this.texts.page(s,c);if(!t)return this.alone(e);let i=t.format.otherZone(Intl.DateTimeFormat().resolvedOptions().timeZone);return o`${this.head(e)}
      ${this.offline?o`<p class="strip" role="alert">${e("shell.offline")}</p>`:t.studio.running?a:o`<p class="strip" role="alert">${e("shell.not_running")}</p>`}
      ${i?o`<p class="zone">${e("shell.zone",{zone:i})}</p>`:a}
      <div
        class="body"
        @studio-beside=${s=>{this.beside=s.detail}}
        @studio-done=${({detail:s})=>this.say(s.text,s.undo)}
        @studio-failed=${({detail:s})=>this.say(t.texts.error(s),null,!0)}
        @studio-go=${({detail:s})=>this.go(s)}
      >
        <main tabindex="-1" ?inert=${t.narrow&&this.beside!==null}>
          ${this.view(t)}
        </main>
        ${this.beside?o`<aside tabindex="-1" aria-label=${e("shell.beside")}>
                ${this.side(t,this.beside)}
              </aside>`:a}
      </div>
      ${t.narrow?this.bar(e,"bottom"):a}
      <div class="said" role="status" aria-live="polite">
        ${this.said?o`<div class=${this.said.bad?"toast bad":"toast"}>
                <span>${this.said.text}</span>
                ${this.said.undo?o`<button @click=${()=>this.undo(this.said?.undo??"")}>
                        ${e("shell.undo")}
                      </button>`:a}
                <button
                  class="icon"
                  aria-label=${e("shell.close")}
                  @click=${()=>{this.said=null}}
                >
                  ${p("close")}
                </button>
              </div>`:a}
      </div>`}alone(t){let e=this.route?.path==="/me"&&this.need("me",C.me);return o`${this.head(t)}
      <main class="lone">
        ${e?o`<studio-sync-own-page .hass=${this.hass}></studio-sync-own-page>`:o`<p>${t("shell.no_studio")}</p>`}
      </main>`}head(t){let{context:e,studios:i}=this,s=this.narrow||this.hass.dockedSidebar==="always_hidden",c=e&&e.studio.rights.write!=="none";return o`<header>
      ${s?o`<button class="icon" aria-label=${t("shell.menu")} @click=${this.toggleMenu}>
              ${p("menu")}
            </button>`:a}
      ${e&&i&&i.length>1?o`<select
              aria-label=${t("shell.studio")}
              .value=${e.studio.entry_id}
              @change=${l=>this.choose(l.target.value)}
            >
              ${i.map(l=>o`<option
                    value=${l.entry_id}
                    ?selected=${l.entry_id===e.studio.entry_id}
                  >
                    ${l.name}
                  </option>`)}
            </select>`:o`<h1>${e?.studio.name??t("shell.title")}</h1>`}
      ${e&&!e.narrow?this.bar(t,"top"):a}
      <span class="space"></span>
      ${e&&!e.narrow&&e.studio.rights.clients!=="none"?o`<form
              role="search"
              @submit=${l=>{l.preventDefault(),this.go({tab:"clients",find:this.find})}}
            >
              <input
                type="search"
                aria-label=${t("shell.find")}
                placeholder=${t("shell.find")}
                .value=${this.find}
                @input=${l=>{this.find=l.target.value,this.tab==="clients"&&(this.goTo={tab:"clients",find:this.find})}}
              />
            </form>`:a}
      ${c?o`<button
              class="main new"
              @click=${()=>{this.beside={show:"booking",draft:{}}}}
            >
              + ${t("shell.new")}
            </button>`:a}
    </header>`}bar(t,e){return o`<nav class=${e} aria-label=${t("shell.views")}>
      ${this.tabs.map(i=>o`<a
          href=${`${this.route?.prefix??""}/${i}`}
          aria-current=${this.tab===i?"page":a}
          @click=${s=>{s.ctrlKey||s.metaKey||s.button||(s.preventDefault(),this.go({tab:i}))}}
          >${t(`shell.${i}`)}${i==="todo"&&this.todo?.count?o` <span class="badge">${this.todo.count}</span>`:a}</a
        >`)}
    </nav>`}view(t){let{tab:e,goTo:i}=this;if(!this.need(e,C[e]))return a;let s=i?.tab===e?i:null;switch(e){case"diary":return o`<studio-diary .context=${t} .aim=${s}></studio-diary>`;case"todo":return o`<studio-todo .context=${t} .todo=${this.todo}></studio-todo>`;case"clients":return o`<studio-clients .context=${t} .aim=${s} .beside=${this.beside}></studio-clients>`;case"sync":return o`<studio-accounts .context=${t}></studio-accounts>`;case"me":return o`<studio-me .context=${t}></studio-me>`}}side(t,e){let i=o`<button
      class="icon close"
      aria-label=${t.texts.page("shell.close")}
      @click=${()=>{this.beside=null}}
    >
      ${p("close")}
    </button>`;if(!this.need(e.show,M[e.show]))return i;switch(e.show){case"appointment":return o`${i}<studio-appointment .context=${t} .aim=${e}></studio-appointment>`;case"booking":return o`${i}<studio-booking .context=${t} .draft=${e.draft}></studio-booking>`;case"free":return o`${i}<studio-free .context=${t} .day=${e.day}></studio-free>`;case"client":return o`${i}<studio-client .context=${t} .clientId=${e.client_id}></studio-client>`}}choose(t){this.entryId=t,this.beside=null,localStorage.setItem(L,t)}toggleMenu(){this.dispatchEvent(new Event("hass-toggle-menu",{bubbles:!0,composed:!0}))}static{this.styles=[$,E]}};r([v({attribute:!1})],n.prototype,"hass",2),r([v({attribute:!1})],n.prototype,"route",2),r([d()],n.prototype,"texts",2),r([d()],n.prototype,"studios",2),r([d()],n.prototype,"entryId",2),r([d()],n.prototype,"todo",2),r([d()],n.prototype,"beside",2),r([d()],n.prototype,"said",2),r([d()],n.prototype,"offline",2),r([d()],n.prototype,"narrow",2),r([d()],n.prototype,"loaded",2),r([d()],n.prototype,"find",2),r([d()],n.prototype,"goTo",2);function H(){return localStorage.getItem(L)}function S(){let u=document.activeElement;for(;u?.shadowRoot?.activeElement;)u=u.shadowRoot.activeElement;return u instanceof HTMLElement?u:null}customElements.define("studio-sync-page",n);
