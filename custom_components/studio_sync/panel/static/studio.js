import{a as p}from"./chunk-LFQ2OZJZ.js";import{a as $}from"./chunk-ILZRASSV.js";import{a,c as y,d as i,e as l,f as x,g,h as d,i as w}from"./chunk-GDUGG3T6.js";var f=class{constructor(o,t){this.hass=o;this.entryId=t}get connection(){return this.hass().connection}ask(o,t={}){let e={type:`studio_sync/${o}`,entry_id:this.entryId,...t};return this.connection.sendMessagePromise(e)}follow(o,t,e){let s={type:`studio_sync/${o}`,entry_id:this.entryId,...t};return this.connection.subscribeMessage(e,s)}async act(o,t){return(await this.hass().callService("studio_sync",o,{config_entry_id:this.entryId,...t},void 0,!1,!0)).response}async undo(o){let[t,e]=o.split(":");t==="conflict"&&e?await this.act("reopen_conflict",{conflict_id:e}):await this.ask("undo",{undo:o})}};var v="studio_sync",L=["config_panel","exceptions","config","issues","selector"],m=class u{constructor(o,t){this.localize=o;this.plurals=new Intl.PluralRules(t)}static async load(o){let t=e=>e;for(let e of L)t=await o.loadBackendTranslation(e,[v,"homeassistant"]);return new u(t,o.language)}page(o,t){return this.of(`config_panel.page.${o}`,t)}count(o,t,e){let s={...e,count:t};return this.page(`${o}.${this.plurals.select(t)}`,s)||this.page(`${o}.other`,s)}of(o,t){return this.localize(`component.${v}.${o}`,t)}error(o){let t=o;if(t?.translation_key){let e=`component.${t.translation_domain??v}.exceptions.${t.translation_key}.message`,s=this.localize(e,t.translation_placeholders);if(s&&s!==e)return s}return t?.code==="unauthorized"?this.page("shell.not_allowed"):t?.message||this.page("shell.failed")}};var R=1e4,k="(max-width: 599px)",E="studio-sync.studio",T="studio-sync.reloaded",b={diary:()=>import("./diary-PLSAPLJM.js"),todo:()=>import("./todo-OZL2PTXU.js"),clients:()=>import("./clients-YJQAXAV7.js"),sync:()=>import("./sync-F63JRNAF.js"),me:()=>import("./me-OV5U6RAM.js")},I={appointment:()=>import("./appointment-ADPHMCKI.js"),booking:()=>import("./booking-CG3YK2VW.js"),client:()=>import("./client-XCV3RENQ.js"),free:()=>import("./free-356PKNDP.js")},r=class extends x{constructor(){super(...arguments);this.texts=null;this.studios=null;this.entryId=z();this.todo=null;this.beside=null;this.said=null;this.offline=!1;this.narrow=matchMedia(k).matches;this.loaded=new Set;this.find="";this.goTo=null;this.context=null;this.language="";this.leave=[];this.leaveTodo=null;this.todoOf=null;this.width=matchMedia(k);this.onWidth=()=>{this.narrow=this.width.matches};this.onLost=()=>{this.offline=!0};this.onBack=()=>{this.offline=!1};this.onKey=t=>{let e=t.composedPath()[0];/^(input|textarea|select)$/i.test(e.tagName)||e.isContentEditable||t.ctrlKey||t.metaKey||t.altKey||(t.key.toLowerCase()==="b"&&this.context?.studio.rights.write!=="none"?(t.preventDefault(),this.beside={show:"booking",draft:{}}):t.key==="Escape"&&(this.beside=null))}}connectedCallback(){super.connectedCallback(),this.width.addEventListener("change",this.onWidth),window.addEventListener("keydown",this.onKey),this.hass&&this.follow()}disconnectedCallback(){super.disconnectedCallback(),this.width.removeEventListener("change",this.onWidth),window.removeEventListener("keydown",this.onKey),this.hass.connection.removeEventListener("disconnected",this.onLost),this.hass.connection.removeEventListener("ready",this.onBack);for(let t of this.leave.splice(0))t();this.leaveTodo?.(),this.leaveTodo=null,this.todoOf=null}willUpdate(t){t.has("hass")&&(t.get("hass")||this.follow(),this.hass.language!==this.language&&(this.language=this.hass.language,m.load(this.hass).then(e=>{this.texts=e})),this.style.colorScheme=this.hass.themes?.darkMode?"dark":"light"),this.context=this.makeContext(),this.followTodo()}get tab(){let t=this.route?.path.split("/")[1]??"";return Object.keys(b).find(e=>e===t)??this.tabs[0]??"diary"}get tabs(){let t=this.studio;if(!t)return["me"];let e=["diary"];return t.rights.write!=="none"&&e.push("todo"),t.rights.clients!=="none"&&e.push("clients"),t.rights.sync==="all"&&e.push("sync"),t.me.length&&e.push("me"),e}get studio(){let t=this.studios??[];return t.find(e=>e.entry_id===this.entryId)??t[0]??null}async follow(){let{connection:t}=this.hass;t.addEventListener("disconnected",this.onLost),t.addEventListener("ready",this.onBack);let e={type:"studio_sync/studios/subscribe"},s=await t.subscribeMessage(n=>{this.studios=n.studios,n.build!=="be65360d74ae"&&O(n.build)},e);this.isConnected?this.leave.push(s):s()}async followTodo(){let t=this.studio,e=t?.running&&t.rights.write!=="none"?t.entry_id:null;if(e===this.todoOf||!this.context||!this.isConnected||(this.todoOf=e,this.todo=null,this.leaveTodo?.(),this.leaveTodo=null,!e))return;let s=await this.context.api.follow("todo/subscribe",{},n=>{this.todoOf===e&&(this.todo=n)});this.todoOf===e?this.leaveTodo=s:s()}makeContext(){let t=this.studio;if(!t||!this.texts)return null;let{context:e,hass:s,texts:n,narrow:h}=this,c=e?.studio===t&&e.texts===n&&e.narrow===h;if(e&&c&&e.hass.locale===s.locale)return e;let _=new $(s,t.time_zone),C=(e?.studio.entry_id===t.entry_id?e.api:null)??new f(()=>this.hass,t.entry_id);return{hass:s,api:C,studio:t,texts:n,format:_,narrow:h}}need(t,e){return this.loaded.has(t)?!0:(e().then(()=>{this.loaded=new Set(this.loaded).add(t)},s=>this.say(this.texts?.error(s)??"",null,!0)),!1)}say(t,e,s=!1){clearTimeout(this.hush),this.said={text:t,undo:e,bad:s},this.hush=setTimeout(()=>{this.said=null},R)}async undo(t){let{context:e}=this;if(e){this.said=null;try{await e.api.undo(t),this.say(e.texts.page("shell.undone"),null)}catch(s){this.say(e.texts.error(s),null,!0)}}}go(t){this.goTo=t,t.find!==void 0&&(this.find=t.find);let e=this.route?.prefix??"/studio-sync";history.pushState(null,"",`${e}/${t.tab}`),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}}))}render(){let{context:t}=this;if(!this.texts||!this.studios)return i`<div class="wait" role="status"></div>`;let e=(s,n)=>this.texts.page(s,n);return t?i`${this.head(e)}
      ${this.offline?i`<p class="strip" role="alert">${e("shell.offline")}</p>`:t.studio.running?l:i`<p class="strip" role="alert">${e("shell.not_running")}</p>`}
      <div
        class="body"
        @studio-beside=${s=>{this.beside=s.detail}}
        @studio-done=${({detail:s})=>this.say(s.text,s.undo)}
        @studio-failed=${({detail:s})=>this.say(t.texts.error(s),null,!0)}
        @studio-go=${({detail:s})=>this.go(s)}
      >
        <main>${this.view(t)}</main>
        ${this.beside?i`<aside>${this.side(t,this.beside)}</aside>`:l}
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
      </div>`:this.alone(e)}alone(t){let e=this.route?.path==="/me"&&this.need("me",b.me);return i`${this.head(t)}
      <main class="lone">
        ${e?i`<studio-sync-own-page .hass=${this.hass}></studio-sync-own-page>`:i`<p>${t("shell.no_studio")}</p>`}
      </main>`}head(t){let{context:e,studios:s}=this,n=this.narrow||this.hass.dockedSidebar==="always_hidden",h=e&&e.studio.rights.write!=="none";return i`<header>
      ${n?i`<button class="icon" aria-label=${t("shell.menu")} @click=${this.toggleMenu}>
              ${p("menu")}
            </button>`:l}
      ${e&&s&&s.length>1?i`<select
              aria-label=${t("shell.studio")}
              .value=${e.studio.entry_id}
              @change=${c=>this.choose(c.target.value)}
            >
              ${s.map(c=>i`<option
                    value=${c.entry_id}
                    ?selected=${c.entry_id===e.studio.entry_id}
                  >
                    ${c.name}
                  </option>`)}
            </select>`:i`<h1>${e?.studio.name??t("shell.title")}</h1>`}
      ${e&&!e.narrow?this.bar(t,"top"):l}
      <span class="space"></span>
      ${e&&!e.narrow&&e.studio.rights.clients!=="none"?i`<form
              role="search"
              @submit=${c=>{c.preventDefault(),this.go({tab:"clients",find:this.find})}}
            >
              <input
                type="search"
                aria-label=${t("shell.find")}
                placeholder=${t("shell.find")}
                .value=${this.find}
                @input=${c=>{this.find=c.target.value,this.tab==="clients"&&(this.goTo={tab:"clients",find:this.find})}}
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
          @click=${n=>{n.ctrlKey||n.metaKey||n.button||(n.preventDefault(),this.go({tab:s}))}}
          >${t(`shell.${s}`)}${s==="todo"&&this.todo?.count?i` <span class="badge">${this.todo.count}</span>`:l}</a
        >`)}
    </nav>`}view(t){let{tab:e,goTo:s}=this;if(!this.need(e,b[e]))return l;let n=s?.tab===e?s:null;switch(e){case"diary":return i`<studio-diary .context=${t} .aim=${n}></studio-diary>`;case"todo":return i`<studio-todo .context=${t} .todo=${this.todo}></studio-todo>`;case"clients":return i`<studio-clients .context=${t} .aim=${n} .beside=${this.beside}></studio-clients>`;case"sync":return i`<studio-accounts .context=${t}></studio-accounts>`;case"me":return i`<studio-me .context=${t}></studio-me>`}}side(t,e){let s=i`<button
      class="icon close"
      aria-label=${t.texts.page("shell.close")}
      @click=${()=>{this.beside=null}}
    >
      ${p("close")}
    </button>`;if(!this.need(e.show,I[e.show]))return s;switch(e.show){case"appointment":return i`${s}<studio-appointment .context=${t} .aim=${e}></studio-appointment>`;case"booking":return i`${s}<studio-booking .context=${t} .draft=${e.draft}></studio-booking>`;case"free":return i`${s}<studio-free .context=${t} .day=${e.day}></studio-free>`;case"client":return i`${s}<studio-client .context=${t} .clientId=${e.client_id}></studio-client>`}}choose(t){this.entryId=t,this.beside=null,localStorage.setItem(E,t)}toggleMenu(){this.dispatchEvent(new Event("hass-toggle-menu",{bubbles:!0,composed:!0}))}static{this.styles=[w,y`
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
      nav.bottom a { flex: 1; justify-content: center; min-height: 56px; padding: 0 4px; font-size: 13px; color: var(--secondary-text-color); }
      nav.bottom a[aria-current] { color: var(--primary-color); font-weight: 500; }
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
    `]}};a([g({attribute:!1})],r.prototype,"hass",2),a([g({attribute:!1})],r.prototype,"route",2),a([d()],r.prototype,"texts",2),a([d()],r.prototype,"studios",2),a([d()],r.prototype,"entryId",2),a([d()],r.prototype,"todo",2),a([d()],r.prototype,"beside",2),a([d()],r.prototype,"said",2),a([d()],r.prototype,"offline",2),a([d()],r.prototype,"narrow",2),a([d()],r.prototype,"loaded",2),a([d()],r.prototype,"find",2),a([d()],r.prototype,"goTo",2);function z(){return localStorage.getItem(E)}function O(u){sessionStorage.getItem(T)!==u&&(sessionStorage.setItem(T,u),location.reload())}customElements.define("studio-sync-page",r);
