import{a as p}from"./chunk-Z3XONCKK.js";import{i as w}from"./chunk-GBU3DFR4.js";import{a,c as x,d as i,e as l,f as y,g,h as c,i as $}from"./chunk-XZYVADTC.js";var f=class{constructor(n,t){this.hass=n;this.entryId=t}get connection(){return this.hass().connection}ask(n,t={}){let e={type:`studio_sync/${n}`,entry_id:this.entryId,...t};return this.connection.sendMessagePromise(e)}follow(n,t,e){let s={type:`studio_sync/${n}`,entry_id:this.entryId,...t};return this.connection.subscribeMessage(e,s)}async act(n,t){return(await this.hass().callService("studio_sync",n,{config_entry_id:this.entryId,...t},void 0,!1,!0)).response}async undo(n){let[t,e]=n.split(":");t==="conflict"&&e?await this.act("reopen_conflict",{conflict_id:e}):await this.ask("undo",{undo:n})}};var k=x`
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
  header input { width: 260px; border-radius: 22px; color: var(--primary-text-color); }
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
    aside { position: fixed; inset: 0; z-index: 2; width: auto; border: none; }
    .said { bottom: 72px; }
  }
`;var v="studio_sync",C=["config_panel","exceptions","config","issues","selector"],m=class d{constructor(n,t){this.localize=n;this.plurals=new Intl.PluralRules(t)}static async load(n){let t=e=>e;for(let e of C)t=await n.loadBackendTranslation(e,[v,"homeassistant"]);return new d(t,n.language)}page(n,t){return this.of(`config_panel.page.${n}`,t)}count(n,t,e){let s={...e,count:t};return this.page(`${n}.${this.plurals.select(t)}`,s)||this.page(`${n}.other`,s)}of(n,t){return this.localize(`component.${v}.${n}`,t)}error(n){let t=n;if(t?.translation_key){let e=`component.${t.translation_domain??v}.exceptions.${t.translation_key}.message`,s=this.localize(e,t.translation_placeholders);if(s&&s!==e)return s}return t?.code==="unauthorized"?this.page("shell.not_allowed"):t?.message||this.page("shell.failed")}};var z=1e4,T="(max-width: 599px)",_="studio-sync.studio",E="studio-sync.reloaded",b={diary:()=>import("./diary-JINXHFNB.js"),todo:()=>import("./todo-T74PIPXW.js"),clients:()=>import("./clients-4SEJQPDG.js"),sync:()=>import("./sync-Q6IL7ELS.js"),me:()=>import("./me-5WQUWTBL.js")},I={appointment:()=>import("./appointment-SBDPS3VJ.js"),booking:()=>import("./booking-UAXUYFSQ.js"),client:()=>import("./client-2VLQLOW6.js"),free:()=>import("./free-PEUE7EHH.js")},M=["connection","language","locale","themes","dockedSidebar"],r=class extends y{constructor(){super(...arguments);this.texts=null;this.studios=null;this.entryId=H();this.todo=null;this.beside=null;this.said=null;this.offline=!1;this.narrow=matchMedia(T).matches;this.loaded=new Set;this.find="";this.goTo=null;this.context=null;this.language="";this.following=!1;this.leave=[];this.leaveTodo=null;this.todoOf=null;this.from=null;this.width=matchMedia(T);this.onWidth=()=>{this.narrow=this.width.matches};this.onLost=()=>{this.offline=!0};this.onBack=()=>{this.offline=!1};this.onKey=t=>{t.key==="Escape"&&(this.beside=null);let e=t.composedPath()[0];/^(input|textarea|select)$/i.test(e.tagName)||e.isContentEditable||t.ctrlKey||t.metaKey||t.altKey||t.key.toLowerCase()==="b"&&this.context?.studio.rights.write!=="none"&&(t.preventDefault(),this.beside={show:"booking",draft:{}})}}connectedCallback(){super.connectedCallback(),this.width.addEventListener("change",this.onWidth),window.addEventListener("keydown",this.onKey),this.hass&&this.follow()}disconnectedCallback(){super.disconnectedCallback(),this.width.removeEventListener("change",this.onWidth),window.removeEventListener("keydown",this.onKey),this.hass.connection.removeEventListener("disconnected",this.onLost),this.hass.connection.removeEventListener("ready",this.onBack),this.following=!1;for(let t of this.leave.splice(0))t();this.leaveTodo?.(),this.leaveTodo=null,this.todoOf=null}shouldUpdate(t){let e=t.get("hass");return!e||t.size>1?!0:M.some(s=>e[s]!==this.hass[s])}willUpdate(t){t.has("beside")&&this.beside&&!t.get("beside")&&(this.from=O()),t.has("hass")&&(t.get("hass")||this.follow(),this.hass.language!==this.language&&(this.language=this.hass.language,m.load(this.hass).then(e=>{this.texts=e})),this.style.colorScheme=this.hass.themes?.darkMode?"dark":"light"),this.context=this.makeContext(),this.followTodo()}updated(t){t.has("beside")&&(this.beside?this.renderRoot.querySelector("aside")?.focus():this.from?.isConnected?this.from.focus():this.renderRoot.querySelector("main")?.focus())}get tab(){let t=this.route?.path.split("/")[1]??"";return Object.keys(b).find(e=>e===t)??this.tabs[0]??"diary"}get tabs(){let t=this.studio;if(!t)return["me"];let e=["diary"];return t.rights.write!=="none"&&e.push("todo"),t.rights.clients!=="none"&&e.push("clients"),t.rights.sync==="all"&&e.push("sync"),t.me.length&&e.push("me"),e}get studio(){let t=this.studios??[];return t.find(e=>e.entry_id===this.entryId)??t[0]??null}async follow(){if(this.following)return;this.following=!0;let{connection:t}=this.hass;t.addEventListener("disconnected",this.onLost),t.addEventListener("ready",this.onBack);let e={type:"studio_sync/studios/subscribe"},s=await t.subscribeMessage(o=>{this.studios=o.studios,o.build!=="81b177b5638e"&&S(o.build)},e);this.isConnected?this.leave.push(s):s()}async followTodo(){let t=this.studio,e=t?.running&&t.rights.write!=="none"?t.entry_id:null;if(!(e===this.todoOf||!this.context||!this.isConnected)&&(this.todoOf=e,this.todo=null,this.leaveTodo?.(),this.leaveTodo=null,!!e))try{let s=await this.context.api.follow("todo/subscribe",{},o=>{this.todoOf===e&&(this.todo=o)});this.todoOf===e?this.leaveTodo=s:s()}catch(s){this.say(this.context?.texts.error(s)??"",null,!0)}}makeContext(){let t=this.studio;if(!t||!this.texts)return null;let{context:e,hass:s,texts:o,narrow:h}=this,u=e?.studio===t&&e.texts===o&&e.narrow===h;if(e&&u&&e.hass.locale===s.locale)return e;let L=new w(s,t.time_zone),R=(e?.studio.entry_id===t.entry_id?e.api:null)??new f(()=>this.hass,t.entry_id);return{hass:s,api:R,studio:t,texts:o,format:L,narrow:h}}need(t,e){return this.loaded.has(t)?!0:(e().then(()=>{this.loaded=new Set(this.loaded).add(t)},s=>this.say(this.texts?.error(s)??"",null,!0)),!1)}say(t,e,s=!1){clearTimeout(this.hush),this.said={text:t,undo:e,bad:s},this.hush=setTimeout(()=>{this.said=null},z)}async undo(t){let{context:e}=this;if(e){this.said=null;try{await e.api.undo(t),this.say(e.texts.page("shell.undone"),null)}catch(s){this.say(e.texts.error(s),null,!0)}}}go(t){this.goTo=t,t.find!==void 0&&(this.find=t.find);let e=this.route?.prefix??"/studio-sync";history.pushState(null,"",`${e}/${t.tab}`),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}}))}render(){let{context:t}=this;if(!this.texts||!this.studios)return i`<div class="wait" role="status"></div>`;let e=(o,h)=>this.texts.page(o,h);if(!t)return this.alone(e);let s=t.format.otherZone(Intl.DateTimeFormat().resolvedOptions().timeZone);return i`${this.head(e)}
      ${this.offline?i`<p class="strip" role="alert">${e("shell.offline")}</p>`:t.studio.running?l:i`<p class="strip" role="alert">${e("shell.not_running")}</p>`}
      ${s?i`<p class="zone">${e("shell.zone",{zone:s})}</p>`:l}
      <div
        class="body"
        @studio-beside=${o=>{this.beside=o.detail}}
        @studio-done=${({detail:o})=>this.say(o.text,o.undo)}
        @studio-failed=${({detail:o})=>this.say(t.texts.error(o),null,!0)}
        @studio-go=${({detail:o})=>this.go(o)}
      >
        <main tabindex="-1" ?inert=${t.narrow&&this.beside!==null}>
          ${this.view(t)}
        </main>
        ${this.beside?i`<aside tabindex="-1" aria-label=${e("shell.beside")}>
                ${this.side(t,this.beside)}
              </aside>`:l}
      </div>
      ${t.narrow?this.bar(e,"bottom"):l}
      <div class="said" role="status" aria-live="polite">
        ${this.said?i`<div class=${this.said.bad?"toast bad":"toast"}>
                <span>${this.said.text}</span>
                ${this.said.undo?i`<button @click=${()=>this.undo(this.said?.undo??"")}>
                        ${e("shell.undo")}
                      </button>`:l}
                <button
                  class="icon"
                  aria-label=${e("shell.close")}
                  @click=${()=>{this.said=null}}
                >
                  ${p("close")}
                </button>
              </div>`:l}
      </div>`}alone(t){let e=this.route?.path==="/me"&&this.need("me",b.me);return i`${this.head(t)}
      <main class="lone">
        ${e?i`<studio-sync-own-page .hass=${this.hass}></studio-sync-own-page>`:i`<p>${t("shell.no_studio")}</p>`}
      </main>`}head(t){let{context:e,studios:s}=this,o=this.narrow||this.hass.dockedSidebar==="always_hidden",h=e&&e.studio.rights.write!=="none";return i`<header>
      ${o?i`<button class="icon" aria-label=${t("shell.menu")} @click=${this.toggleMenu}>
              ${p("menu")}
            </button>`:l}
      ${e&&s&&s.length>1?i`<select
              aria-label=${t("shell.studio")}
              .value=${e.studio.entry_id}
              @change=${u=>this.choose(u.target.value)}
            >
              ${s.map(u=>i`<option
                    value=${u.entry_id}
                    ?selected=${u.entry_id===e.studio.entry_id}
                  >
                    ${u.name}
                  </option>`)}
            </select>`:i`<h1>${e?.studio.name??t("shell.title")}</h1>`}
      ${e&&!e.narrow?this.bar(t,"top"):l}
      <span class="space"></span>
      ${e&&!e.narrow&&e.studio.rights.clients!=="none"?i`<form
              role="search"
              @submit=${u=>{u.preventDefault(),this.go({tab:"clients",find:this.find})}}
            >
              <input
                type="search"
                aria-label=${t("shell.find")}
                placeholder=${t("shell.find")}
                .value=${this.find}
                @input=${u=>{this.find=u.target.value,this.tab==="clients"&&(this.goTo={tab:"clients",find:this.find})}}
              />
            </form>`:l}
      ${h?i`<button
              class="main new"
              @click=${()=>{this.beside={show:"booking",draft:{}}}}
            >
              + ${t("shell.new")}
            </button>`:l}
    </header>`}bar(t,e){return i`<nav class=${e} aria-label=${t("shell.views")}>
      ${this.tabs.map(s=>i`<a
          href=${`${this.route?.prefix??""}/${s}`}
          aria-current=${this.tab===s?"page":l}
          @click=${o=>{o.ctrlKey||o.metaKey||o.button||(o.preventDefault(),this.go({tab:s}))}}
          >${t(`shell.${s}`)}${s==="todo"&&this.todo?.count?i` <span class="badge">${this.todo.count}</span>`:l}</a
        >`)}
    </nav>`}view(t){let{tab:e,goTo:s}=this;if(!this.need(e,b[e]))return l;let o=s?.tab===e?s:null;switch(e){case"diary":return i`<studio-diary .context=${t} .aim=${o}></studio-diary>`;case"todo":return i`<studio-todo .context=${t} .todo=${this.todo}></studio-todo>`;case"clients":return i`<studio-clients .context=${t} .aim=${o} .beside=${this.beside}></studio-clients>`;case"sync":return i`<studio-accounts .context=${t}></studio-accounts>`;case"me":return i`<studio-me .context=${t}></studio-me>`}}side(t,e){let s=i`<button
      class="icon close"
      aria-label=${t.texts.page("shell.close")}
      @click=${()=>{this.beside=null}}
    >
      ${p("close")}
    </button>`;if(!this.need(e.show,I[e.show]))return s;switch(e.show){case"appointment":return i`${s}<studio-appointment .context=${t} .aim=${e}></studio-appointment>`;case"booking":return i`${s}<studio-booking .context=${t} .draft=${e.draft}></studio-booking>`;case"free":return i`${s}<studio-free .context=${t} .day=${e.day}></studio-free>`;case"client":return i`${s}<studio-client .context=${t} .clientId=${e.client_id}></studio-client>`}}choose(t){this.entryId=t,this.beside=null,localStorage.setItem(_,t)}toggleMenu(){this.dispatchEvent(new Event("hass-toggle-menu",{bubbles:!0,composed:!0}))}static{this.styles=[$,k]}};a([g({attribute:!1})],r.prototype,"hass",2),a([g({attribute:!1})],r.prototype,"route",2),a([c()],r.prototype,"texts",2),a([c()],r.prototype,"studios",2),a([c()],r.prototype,"entryId",2),a([c()],r.prototype,"todo",2),a([c()],r.prototype,"beside",2),a([c()],r.prototype,"said",2),a([c()],r.prototype,"offline",2),a([c()],r.prototype,"narrow",2),a([c()],r.prototype,"loaded",2),a([c()],r.prototype,"find",2),a([c()],r.prototype,"goTo",2);function H(){return localStorage.getItem(_)}function O(){let d=document.activeElement;for(;d?.shadowRoot?.activeElement;)d=d.shadowRoot.activeElement;return d instanceof HTMLElement?d:null}function S(d){sessionStorage.getItem(E)!==d&&(sessionStorage.setItem(E,d),location.reload())}customElements.define("studio-sync-page",r);
