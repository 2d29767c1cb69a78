import{a,b as x,c as n,d,e as w,f as v,g as c,h as $}from"./chunk-UUXE2JBC.js";var p=class{constructor(i,t){this.hass=i;this.entryId=t}get connection(){return this.hass().connection}ask(i,t={}){let e={type:`studio_sync/${i}`,entry_id:this.entryId,...t};return this.connection.sendMessagePromise(e)}follow(i,t,e){let s={type:`studio_sync/${i}`,entry_id:this.entryId,...t};return this.connection.subscribeMessage(e,s)}async act(i,t){return(await this.hass().callService("studio_sync",i,{config_entry_id:this.entryId,...t},void 0,!1,!0)).response}};var g=class{constructor(i,t){this.zone=t;this.language=i.locale?.language||i.language,this.hour12={12:!0,24:!1}[i.locale?.time_format]}with(i){return new Intl.DateTimeFormat(this.language,{timeZone:this.zone,...i})}time(i){return this.with({hour:"2-digit",minute:"2-digit",hour12:this.hour12}).format(new Date(i))}day(i,t=new Date){let e=this.dayOf(i).slice(0,4)===this.dayOf(t).slice(0,4);return this.of(i,{weekday:"short",day:"numeric",month:"short",...e?{}:{year:"numeric"}})}longDay(i){return this.of(i,{weekday:"long",day:"numeric",month:"long"})}month(i){return this.of(i,{month:"long",year:"numeric"})}span(i){if(!i.all_day)return`${this.time(i.start)}–${this.time(i.end)}`;let t=D(i.end,-1);return i.start===t?this.day(t):`${this.day(i.start)} – ${this.day(t)}`}dayOf(i){if(typeof i=="string"&&y(i))return i;let t=new Intl.DateTimeFormat("en-CA",{timeZone:this.zone,year:"numeric",month:"2-digit",day:"2-digit"}).formatToParts(new Date(i)),e=s=>t.find(o=>o.type===s)?.value??"";return`${e("year").padStart(4,"0")}-${e("month")}-${e("day")}`}clock(i){if(typeof i=="string"&&y(i))return`${i}T00:00:00`;let t=new Intl.DateTimeFormat("en-GB",{timeZone:this.zone,hour:"2-digit",minute:"2-digit",second:"2-digit",hourCycle:"h23"}).formatToParts(new Date(i)),e=s=>t.find(o=>o.type===s)?.value??"00";return`${this.dayOf(i)}T${e("hour")}:${e("minute")}:${e("second")}`}of(i,t){return typeof i=="string"&&y(i)?new Intl.DateTimeFormat(this.language,{timeZone:"UTC",...t}).format(new Date(`${i}T00:00:00Z`)):this.with(t).format(new Date(i))}};function y(l){return!l.includes("T")}function D(l,i){let t=new Date(`${l.slice(0,10)}T00:00:00Z`);return t.setUTCDate(t.getUTCDate()+i),t.toISOString().slice(0,10)}var H={menu:"M3,6H21V8H3V6M3,11H21V13H3V11M3,16H21V18H3V16Z",close:"M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z",previous:"M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z",next:"M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z",add:"M19,13H13V19H11V13H5V11H11V5H13V11H19V13Z",search:"M9.5,3A6.5,6.5 0 0,1 16,9.5C16,11.11 15.41,12.59 14.44,13.73L14.71,14H15.5L20.5,19L19,20.5L14,15.5V14.71L13.73,14.44C12.59,15.41 11.11,16 9.5,16A6.5,6.5 0 0,1 3,9.5A6.5,6.5 0 0,1 9.5,3M9.5,5C7,5 5,7 5,9.5C5,12 7,14 9.5,14C12,14 14,12 14,9.5C14,7 12,5 9.5,5Z"};function f(l){return n`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${H[l]} /></svg>`}var b="studio_sync",I=["config_panel","exceptions","config","issues","selector"],m=class l{constructor(i){this.localize=i}static async load(i){let t=e=>e;for(let e of I)t=await i.loadBackendTranslation(e,[b,"homeassistant"]);return new l(t)}page(i,t){return this.of(`config_panel.page.${i}`,t)}of(i,t){return this.localize(`component.${b}.${i}`,t)}error(i){let t=i;if(t?.translation_key){let e=`component.${t.translation_domain??b}.exceptions.${t.translation_key}.message`,s=this.localize(e,t.translation_placeholders);if(s&&s!==e)return s}return t?.code==="unauthorized"?this.page("shell.not_allowed"):t?.message||this.page("shell.failed")}};var M=1e4,T="(max-width: 599px)",E="studio-sync.studio",k="studio-sync.reloaded",L={diary:()=>import("./diary-YV2IZDMI.js"),todo:()=>import("./todo-CW65LESA.js"),clients:()=>import("./clients-2F2BMHSC.js"),sync:()=>import("./sync-5XQRVKHC.js"),me:()=>import("./me-TNMCPSPC.js")},O={appointment:()=>import("./appointment-5HDWUZFA.js"),booking:()=>import("./booking-NZPF5F7J.js"),client:()=>import("./client-GF33W7SA.js")},r=class extends w{constructor(){super(...arguments);this.texts=null;this.studios=null;this.entryId=z();this.todo=null;this.beside=null;this.said=null;this.offline=!1;this.narrow=matchMedia(T).matches;this.loaded=new Set;this.find="";this.goTo=null;this.context=null;this.language="";this.leave=[];this.leaveTodo=null;this.todoOf=null;this.width=matchMedia(T);this.onWidth=()=>{this.narrow=this.width.matches};this.onLost=()=>{this.offline=!0};this.onBack=()=>{this.offline=!1};this.onKey=t=>{let e=t.composedPath()[0];/^(input|textarea|select)$/i.test(e.tagName)||e.isContentEditable||t.ctrlKey||t.metaKey||t.altKey||(t.key.toLowerCase()==="b"&&this.context?.studio.rights.write!=="none"?(t.preventDefault(),this.beside={show:"booking",draft:{}}):t.key==="Escape"&&(this.beside=null))}}connectedCallback(){super.connectedCallback(),this.width.addEventListener("change",this.onWidth),window.addEventListener("keydown",this.onKey),this.hass&&this.follow()}disconnectedCallback(){super.disconnectedCallback(),this.width.removeEventListener("change",this.onWidth),window.removeEventListener("keydown",this.onKey),this.hass.connection.removeEventListener("disconnected",this.onLost),this.hass.connection.removeEventListener("ready",this.onBack);for(let t of this.leave.splice(0))t();this.leaveTodo?.(),this.leaveTodo=null,this.todoOf=null}willUpdate(t){t.has("hass")&&(t.get("hass")||this.follow(),this.hass.language!==this.language&&(this.language=this.hass.language,m.load(this.hass).then(e=>{this.texts=e})),this.style.colorScheme=this.hass.themes?.darkMode?"dark":"light"),this.context=this.makeContext(),this.followTodo()}get tab(){let t=this.route?.path.split("/")[1]??"";return Object.keys(L).find(e=>e===t)??this.tabs[0]??"diary"}get tabs(){let t=this.studio;if(!t)return["me"];let e=["diary"];return t.rights.write!=="none"&&e.push("todo"),t.rights.clients!=="none"&&e.push("clients"),t.rights.sync==="all"&&e.push("sync"),t.me.length&&e.push("me"),e}get studio(){let t=this.studios??[];return t.find(e=>e.entry_id===this.entryId)??t[0]??null}async follow(){let{connection:t}=this.hass;t.addEventListener("disconnected",this.onLost),t.addEventListener("ready",this.onBack);let e={type:"studio_sync/studios/subscribe"},s=await t.subscribeMessage(o=>{this.studios=o.studios,o.build!=="cdb0305cc882"&&R(o.build)},e);this.isConnected?this.leave.push(s):s()}async followTodo(){let t=this.studio,e=t?.running&&t.rights.write!=="none"?t.entry_id:null;if(e===this.todoOf||!this.context||!this.isConnected||(this.todoOf=e,this.todo=null,this.leaveTodo?.(),this.leaveTodo=null,!e))return;let s=await this.context.api.follow("todo/subscribe",{},o=>{this.todoOf===e&&(this.todo=o)});this.todoOf===e?this.leaveTodo=s:s()}makeContext(){let t=this.studio;if(!t||!this.texts)return null;let{context:e,hass:s,texts:o,narrow:h}=this,u=e?.studio===t&&e.texts===o&&e.narrow===h;if(e&&u&&e.hass.locale===s.locale)return e;let _=new g(s,t.time_zone),C=(e?.studio.entry_id===t.entry_id?e.api:null)??new p(()=>this.hass,t.entry_id);return{hass:s,api:C,studio:t,texts:o,format:_,narrow:h}}need(t,e){return this.loaded.has(t)?!0:(e().then(()=>{this.loaded=new Set(this.loaded).add(t)},s=>this.say(this.texts?.error(s)??"",null,!0)),!1)}say(t,e,s=!1){clearTimeout(this.hush),this.said={text:t,undo:e,bad:s},this.hush=setTimeout(()=>{this.said=null},M)}async undo(t){let{context:e}=this;if(e){this.said=null;try{await e.api.ask("undo",{undo:t}),this.say(e.texts.page("shell.undone"),null)}catch(s){this.say(e.texts.error(s),null,!0)}}}go(t){this.goTo=t,t.find!==void 0&&(this.find=t.find);let e=this.route?.prefix??"/studio-sync";history.pushState(null,"",`${e}/${t.tab}`),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}}))}render(){let{context:t}=this;if(!this.texts||!this.studios)return n`<div class="wait" role="status"></div>`;let e=(s,o)=>this.texts.page(s,o);return t?n`${this.head(e)}
      ${this.offline?n`<p class="strip" role="alert">${e("shell.offline")}</p>`:t.studio.running?d:n`<p class="strip" role="alert">${e("shell.not_running")}</p>`}
      <div
        class="body"
        @studio-beside=${s=>{this.beside=s.detail}}
        @studio-done=${({detail:s})=>this.say(s.text,s.undo)}
        @studio-failed=${({detail:s})=>this.say(t.texts.error(s),null,!0)}
        @studio-go=${({detail:s})=>this.go(s)}
      >
        <main>${this.view(t)}</main>
        ${this.beside?n`<aside>${this.side(t,this.beside)}</aside>`:d}
      </div>
      ${t.narrow?this.bar(e,"bottom"):d}
      <div class="said" role="status" aria-live="polite">
        ${this.said?n`<div class=${this.said.bad?"toast bad":"toast"}>
                <span>${this.said.text}</span>
                ${this.said.undo?n`<button @click=${()=>this.undo(this.said?.undo??"")}>
                        ${e("shell.undo")}
                      </button>`:d}
                <button
                  class="icon"
                  aria-label=${e("shell.close")}
                  @click=${()=>{this.said=null}}
                >
                  ${f("close")}
                </button>
              </div>`:d}
      </div>`:n`${this.head(e)}<main class="lone"><p>${e("shell.no_studio")}</p></main>`}head(t){let{context:e,studios:s}=this,o=this.narrow||this.hass.dockedSidebar==="always_hidden",h=e&&e.studio.rights.write!=="none";return n`<header>
      ${o?n`<button class="icon" aria-label=${t("shell.menu")} @click=${this.toggleMenu}>
              ${f("menu")}
            </button>`:d}
      ${e&&s&&s.length>1?n`<select
              aria-label=${t("shell.studio")}
              .value=${e.studio.entry_id}
              @change=${u=>this.choose(u.target.value)}
            >
              ${s.map(u=>n`<option
                    value=${u.entry_id}
                    ?selected=${u.entry_id===e.studio.entry_id}
                  >
                    ${u.name}
                  </option>`)}
            </select>`:n`<h1>${e?.studio.name??t("shell.title")}</h1>`}
      ${e&&!e.narrow?this.bar(t,"top"):d}
      <span class="space"></span>
      ${e&&!e.narrow&&e.studio.rights.clients!=="none"?n`<form
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
            </form>`:d}
      ${h?n`<button
              class="main new"
              @click=${()=>{this.beside={show:"booking",draft:{}}}}
            >
              + ${t("shell.new")}
            </button>`:d}
    </header>`}bar(t,e){return n`<nav class=${e} aria-label=${t("shell.views")}>
      ${this.tabs.map(s=>n`<a
          href=${`${this.route?.prefix??""}/${s}`}
          aria-current=${this.tab===s?"page":d}
          @click=${o=>{o.ctrlKey||o.metaKey||o.button||(o.preventDefault(),this.go({tab:s}))}}
          >${t(`shell.${s}`)}${s==="todo"&&this.todo?.count?n` <span class="badge">${this.todo.count}</span>`:d}</a
        >`)}
    </nav>`}view(t){let{tab:e,goTo:s}=this;if(!this.need(e,L[e]))return d;let o=s?.tab===e?s:null;switch(e){case"diary":return n`<studio-diary .context=${t} .aim=${o}></studio-diary>`;case"todo":return n`<studio-todo .context=${t} .todo=${this.todo}></studio-todo>`;case"clients":return n`<studio-clients .context=${t} .aim=${o}></studio-clients>`;case"sync":return n`<studio-accounts .context=${t}></studio-accounts>`;case"me":return n`<studio-me .context=${t}></studio-me>`}}side(t,e){let s=n`<button
      class="icon close"
      aria-label=${t.texts.page("shell.close")}
      @click=${()=>{this.beside=null}}
    >
      ${f("close")}
    </button>`;if(!this.need(e.show,O[e.show]))return s;switch(e.show){case"appointment":return n`${s}<studio-appointment .context=${t} .aim=${e}></studio-appointment>`;case"booking":return n`${s}<studio-booking .context=${t} .draft=${e.draft}></studio-booking>`;case"client":return n`${s}<studio-client .context=${t} .clientId=${e.client_id}></studio-client>`}}choose(t){this.entryId=t,this.beside=null,localStorage.setItem(E,t)}toggleMenu(){this.dispatchEvent(new Event("hass-toggle-menu",{bubbles:!0,composed:!0}))}static{this.styles=[$,x`
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
    `]}};a([v({attribute:!1})],r.prototype,"hass",2),a([v({attribute:!1})],r.prototype,"route",2),a([c()],r.prototype,"texts",2),a([c()],r.prototype,"studios",2),a([c()],r.prototype,"entryId",2),a([c()],r.prototype,"todo",2),a([c()],r.prototype,"beside",2),a([c()],r.prototype,"said",2),a([c()],r.prototype,"offline",2),a([c()],r.prototype,"narrow",2),a([c()],r.prototype,"loaded",2),a([c()],r.prototype,"find",2),a([c()],r.prototype,"goTo",2);function z(){return localStorage.getItem(E)}function R(l){sessionStorage.getItem(k)!==l&&(sessionStorage.setItem(k,l),location.reload())}customElements.define("studio-sync-page",r);
