import{b as S}from"./chunk-LPCZLRWQ.js";import{a as w}from"./chunk-IYOQKK2A.js";import{a as B}from"./chunk-FYUAF7R6.js";import"./chunk-A24S5JNW.js";import{a as g}from"./chunk-I7RKRZAF.js";import{c as I,d as P}from"./chunk-ZMKQFUUD.js";import{a as O}from"./chunk-MJN7SWPD.js";import{l as L,m as _}from"./chunk-CPDSERLC.js";import{a as j}from"./chunk-S73UV6OI.js";import{b,c as o,e as l,g as C,h as v,i as c,j as x}from"./chunk-T4ZGZ4J2.js";import{a as p}from"./chunk-BC7J7IIZ.js";var Z=150,G=2,Y=5,J=8,X={clients:[],more:!1,appointments:[]},f=class extends j{constructor(){super(...arguments);this.listed=!1;this.value="";this.results=null;this.at=-1;this.asked=0;this.looking=Promise.resolve()}disconnectedCallback(){super.disconnectedCallback(),this.shut()}willUpdate(t){t.has("listed")&&this.listed&&this.shut()}focus(){this.renderRoot.querySelector("input")?.focus()}shut(){clearTimeout(this.timer),this.asked++,this.results=null,this.at=-1}type(t){if(this.value=t,this.dispatchEvent(new CustomEvent("search-typed",{detail:t})),clearTimeout(this.timer),this.at=-1,this.asked++,this.listed||t.trim().length<G){this.shut();return}this.looking=new Promise(e=>{this.timer=setTimeout(()=>e(this.look(t.trim())),Z)})}async look(t){let e=++this.asked,{api:i,studio:r}=this.context,a={rows:[],number:0,more:!1};try{let[d,m]=await Promise.all([r.rights.clients==="none"?a:i.ask("clients/page",{text:t,limit:Y}),i.ask("diary/find",{text:t,limit:J})]);if(e!==this.asked)return;this.results={clients:d.rows,more:d.more,appointments:m.appointments}}catch(d){e===this.asked&&this.tell("studio-failed",d)}}get options(){let{clients:t,more:e,appointments:i}=this.results??X;return[...t.map(r=>({kind:"client",client:r})),...e?[{kind:"all"}]:[],...i.map(r=>({kind:"appointment",appointment:r}))]}choose(t){if(this.shut(),t.kind==="all")this.tell("studio-go",{tab:"clients",find:this.value});else if(t.kind==="client")this.tell("studio-beside",{show:"client",client_id:t.client.client_id});else{let{start:e}=t.appointment;this.tell("studio-go",{tab:"diary",day:_(e)?e:this.context.format.dayOf(e)}),this.open(t.appointment)}this.dispatchEvent(new Event("search-chosen"))}key(t){let{options:e}=this;if((t.key==="ArrowDown"||t.key==="ArrowUp")&&e.length){t.preventDefault();let i=t.key==="ArrowDown"?1:-1;this.at=Math.max(0,Math.min(e.length-1,this.at+i)),this.updateComplete.then(()=>this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({block:"nearest"}))}else t.key==="Enter"?(t.preventDefault(),this.enter()):t.key==="Escape"&&this.results&&(t.stopPropagation(),this.shut())}async enter(){let{value:t}=this,e=this.options[this.at];if(e)this.choose(e);else if(this.context.studio.rights.clients!=="none")this.choose({kind:"all"});else{await this.looking;let[i]=this.options;i&&t===this.value&&this.choose(i)}}render(){let t=this.results!==null,e=this.t(this.context.studio.rights.clients==="none"?"shell.find_appointment":"shell.find");return o`<form
      role="search"
      @submit=${i=>i.preventDefault()}
      @focusout=${({relatedTarget:i})=>{this.renderRoot.contains(i)||this.shut()}}
    >
      <input
        type="search"
        dir="auto"
        autocomplete="off"
        role="combobox"
        aria-label=${e}
        placeholder=${e}
        aria-expanded=${t}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant=${t&&this.at>=0?`option-${this.at}`:l}
        .value=${this.value}
        @focus=${()=>this.type(this.value)}
        @input=${i=>this.type(i.target.value)}
        @keydown=${i=>this.key(i)}
      />
      <div
        id="found"
        role=${this.options.length?"listbox":l}
        aria-label=${this.options.length?e:l}
        ?hidden=${!t}
      >
        ${this.results?this.list(this.results):l}
      </div>
    </form>
    <span class="heard" role="status">${this.results?this.n("shell.found",this.options.length):""}</span>`}list({clients:t,appointments:e}){let{options:i}=this,r=i.map((d,m)=>this.option(d,m)),a=i.length-e.length;return o`${this.group("shell.clients",r.slice(0,a))}
      ${this.group("shell.appointments",r.slice(a))}
      ${t.length||e.length?l:o`<p class="quiet">${this.t("shell.found_nothing")}</p>`}`}group(t,e){return e.length?o`<div role="group" aria-label=${this.t(t)}>
      <span class="label" aria-hidden="true">${this.t(t)}</span>
      ${e}
    </div>`:l}option(t,e){return o`<div
      id=${`option-${e}`}
      class="option"
      role="option"
      aria-selected=${e===this.at}
      @mousedown=${i=>i.preventDefault()}
      @click=${()=>this.choose(t)}
    >
      ${this.words(t)}
    </div>`}words(t){if(t.kind==="all")return o`<b>${this.t("shell.all_clients")}</b>`;if(t.kind==="client"){let{name:m,phone:R,email:T}=t.client;return o`<b dir="auto">${m}</b>
        <span class="quiet">${[R,T].filter(Boolean).join(" · ")}</span>`}let e=t.appointment,{format:i,studio:r}=this.context,a=e.all_day?i.span(e):`${i.day(e.start)}, ${i.span(e)}`,d=P(r,I(e)).join(", ");return o`<b dir="auto">${e.title??this.t("diary.busy")}</b>
      <span class="quiet" dir="auto">${[a,d].filter(Boolean).join(" · ")}</span>`}static{this.styles=[x,b`
      :host { display: block; position: relative; flex: 0 1 320px; min-width: 0; }
      input { border-radius: 22px; color: var(--primary-text-color); }
      #found {
        position: absolute;
        inset-inline-end: 0;
        top: calc(100% + 4px);
        z-index: 5;
        width: max(100%, min(420px, 100vw - 16px));
        max-height: min(70vh, 640px);
        overflow: auto;
        padding: 4px;
        color: var(--primary-text-color);
        background: var(--card-background-color);
        border: 1px solid var(--divider-color);
        border-radius: 12px;
        box-shadow: 0 4px 16px rgb(0 0 0 / 30%);
      }
      .label { display: block; padding: 8px 10px 2px; }
      .option { display: grid; min-height: 44px; align-content: center; padding: 4px 10px; border-radius: 6px; cursor: pointer; overflow-wrap: anywhere; }
      .option b { font-weight: 500; }
      .option[aria-selected="true"], .option:hover { background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
      p { margin: 0; padding: 10px; }
      .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    `]}};p([v({type:Boolean})],f.prototype,"listed",2),p([v()],f.prototype,"value",2),p([c()],f.prototype,"results",2),p([c()],f.prototype,"at",2);customElements.define("studio-search",f);var $=class{constructor(s,t){this.hass=s;this.entryId=t}get connection(){return this.hass().connection}ask(s,t={}){let e={type:`studio_sync/${s}`,entry_id:this.entryId,...t};return this.connection.sendMessagePromise(e)}async follow(s,t,e){let i={type:`studio_sync/${s}`,entry_id:this.entryId,...t},r=await w(this.connection,e,i);return async()=>{try{await r()}catch{}}}async act(s,t){return(await this.hass().callService("studio_sync",s,{config_entry_id:this.entryId,...t},void 0,!1,!0)).response}async undo(s){await this.ask("undo",{undo:s})}};function M(n){let s=n.querySelector("studio-diary");return s?{day:s.day}:{}}function D(){let n=document.activeElement;for(;n?.shadowRoot?.activeElement;)n=n.shadowRoot.activeElement;return n instanceof HTMLElement?n:null}function H(n){let s=n.composedPath()[0];return/^(input|textarea|select)$/i.test(s.tagName)||s.isContentEditable}var E={diary:()=>import("./diary-VO62SLOC.js"),todo:()=>import("./todo-42HU2UCT.js"),clients:()=>import("./clients-AAVSHHZ7.js"),sync:()=>import("./sync-QPRWNIOW.js"),me:()=>import("./me-UWTFDQQ2.js")},K={appointment:()=>import("./appointment-FOJRXZK7.js"),booking:()=>import("./booking-HLZKPGZV.js"),client:()=>import("./client-INMANNJD.js"),free:()=>import("./free-JSF2D56W.js")};function y(n){if(!n)return["me"];let s=["diary"];return n.rights.write!=="none"&&s.push("todo"),n.rights.clients!=="none"&&s.push("clients"),n.rights.sync==="all"&&s.push("sync"),n.me.length&&s.push("me"),s}function z(n){let s=y(n).filter(e=>e!=="sync");return n?.rights.write!=="none"&&!s.includes("me")?[...s,"me"]:s}function U({rights:n,me:s}){return n.clients!=="none"||n.others==="all"||s.length>0}function A(n,s,t,e){return!t||s.length<2?o`<h1>${t?.name??n("shell.title")}</h1>`:o`<select
    aria-label=${n("shell.studio")}
    .value=${t.entry_id}
    @change=${i=>e(i.target.value)}
  >
    ${s.map(i=>o`<option value=${i.entry_id} ?selected=${i.entry_id===t.entry_id}>
          ${i.name}
        </option>`)}
  </select>`}function q(n,s,t){let e=s==="bottom",i=e?z(t.studio):y(t.studio),r=e&&t.present==="sync"?"me":t.present;return o`<nav class=${s} aria-label=${n("shell.views")}>
    ${i.map(a=>o`<a
        href=${`${t.prefix}/${a}`}
        aria-current=${r===a?"page":l}
        @click=${d=>{d.ctrlKey||d.metaKey||d.button||(d.preventDefault(),t.go(a))}}
        >${n(e&&a==="diary"?"shell.day":`shell.${a}`)}${a==="todo"&&t.count?o` <span class="badge">${t.count}</span>`:l}</a
      >`)}
  </nav>`}function N(n){let s=new URLSearchParams(n),[t,e,i]=["studio","day","appointment"].map(r=>s.get(r));return!t&&!e&&!i?null:{studio:t??null,day:e??null,beside:i?tt(i):null}}function tt(n){let s=n.lastIndexOf("@"),[t,e]=[n.slice(0,s),n.slice(s+1)||null];return{show:"appointment",key:n,appointment_id:t,moment:e}}var et=1e4,k=class{constructor(s){this.host=s;this.waits=!1;this.said=null;s.addController(this)}hostDisconnected(){clearTimeout(this.hush)}say(s,t=null){this.show({text:s,undo:t,bad:!1})}fail(s){this.show({text:s,undo:null,bad:!0})}show(s){clearTimeout(this.hush),this.said=s,this.waits=!0,this.host.requestUpdate(),s&&(this.hush=setTimeout(()=>this.show(null),et))}async undo({api:s,texts:t},e){this.show(null);try{await s.undo(e),this.say(t.page("shell.undone"))}catch(i){this.fail(t.error(i))}}render(s){return this.waits=!1,o`<div class="said" role="status" aria-live="polite">${this.toast(s)}</div>`}toast(s){let{said:t}=this;if(!t)return l;let{undo:e}=t;return o`<div class=${t.bad?"toast bad":"toast"}>
      <span>${t.text}</span>
      ${e?o`<button @click=${()=>{this.undo(s,e)}}>
              ${s.texts.page("shell.undo")}
            </button>`:l}
      <button
        class="icon"
        aria-label=${s.texts.page("shell.close")}
        @click=${()=>this.show(null)}
      >
        ${g("close")}
      </button>
    </div>`}};function W(n,{studio:s,format:t},e,i){let r=t.otherZone(Intl.DateTimeFormat().resolvedOptions().timeZone),a=e?"shell.offline":s.running?"":"shell.not_running";return o`${a?o`<p class="strip" role="alert">${n(a)}</p>`:l}
  ${i.offer(n)} ${r?o`<p class="zone">${n("shell.zone",{zone:r})}</p>`:l}`}var V=b`
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
  .find { padding: 8px; background: var(--primary-background-color); }
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
`;var F="(max-width: 599px)",Q="studio-sync.studio",it=["connection","language","locale","themes","dockedSidebar"],h=class extends C{constructor(){super();this.texts=null;this.studios=null;this.entryId=st();this.todo=null;this.beside=null;this.offline=!1;this.narrow=matchMedia(F).matches;this.loaded=new Set;this.find="";this.searching=!1;this.goTo=null;this.context=null;this.language="";this.following=!1;this.leave=[];this.said=new k(this);this.former=new S(this);this.todos=new O(this,t=>this.fail(t));this.from=null;this.width=matchMedia(F);this.onWidth=()=>{this.narrow=this.width.matches};this.onLost=()=>{this.offline=!0};this.onBack=()=>{this.offline=!1};this.onKey=t=>{let e=H(t),i=e&&this.beside?.show==="appointment";t.key==="Escape"&&!i&&(this.beside=null),!e&&(t.ctrlKey||t.metaKey||t.altKey||t.key.toLowerCase()==="b"&&this.context?.studio.rights.write!=="none"&&(t.preventDefault(),this.create()))};this.create=()=>{this.beside={show:"booking",draft:M(this.renderRoot)}};this.on("studio-beside",t=>{this.beside=t}),this.on("studio-done",({text:t,undo:e})=>this.said.say(t,e)),this.on("studio-failed",t=>this.fail(t)),this.on("studio-go",t=>this.go(t))}on(t,e){this.addEventListener(t,i=>e(i.detail))}connectedCallback(){super.connectedCallback(),this.width.addEventListener("change",this.onWidth),window.addEventListener("keydown",this.onKey),this.hass&&this.follow()}disconnectedCallback(){super.disconnectedCallback(),this.width.removeEventListener("change",this.onWidth),window.removeEventListener("keydown",this.onKey),this.hass.connection.removeEventListener("disconnected",this.onLost),this.hass.connection.removeEventListener("ready",this.onBack),this.following=!1;for(let t of this.leave.splice(0))t()}shouldUpdate(t){let e=t.get("hass");return!e||t.size>1||this.said.waits?!0:it.some(i=>e[i]!==this.hass[i])}willUpdate(t){t.has("route")&&this.readQuery(),t.has("beside")&&this.beside&&!t.get("beside")&&(this.from=D()),t.has("hass")&&(t.get("hass")||this.follow(),this.hass.language!==this.language&&(this.language=this.hass.language,B.load(this.hass).then(e=>{this.texts=e})),this.style.colorScheme=this.hass.themes?.darkMode?"dark":"light"),this.context=this.makeContext(),this.followTodo()}updated(t){t.has("beside")&&(this.beside?this.renderRoot.querySelector("aside")?.focus():this.from?.isConnected?this.from.focus():this.renderRoot.querySelector("main")?.focus())}readQuery(){let t=N(location.search);t&&(t.studio&&(this.entryId=t.studio),t.day&&(this.goTo={tab:"diary",day:t.day}),t.beside&&(this.beside=t.beside),history.replaceState(history.state,"",location.pathname))}get tab(){let t=this.route?.path.split("/")[1]??"",e=y(this.studio);return[...e,"me"].find(r=>r===t)??e[0]??"diary"}get studio(){let t=this.studios??[];return t.find(e=>e.entry_id===this.entryId)??t[0]??null}async follow(){if(this.following)return;this.following=!0;let{connection:t}=this.hass;t.addEventListener("disconnected",this.onLost),t.addEventListener("ready",this.onBack);let r=await w(t,({studios:a,build:d})=>{this.studios=a,this.former.told(d)},{type:"studio_sync/studios/subscribe"});this.isConnected?this.leave.push(r):r()}followTodo(){let{context:t}=this;if(!t)return;let e=t.studio.rights.write==="none"?"":"todo/subscribe",i=r=>{this.todo=r};this.todos.to(t,e,{},i)&&(this.todo=null)}makeContext(){let t=this.studio;if(!t||!this.texts)return null;let{context:e,hass:i,texts:r,narrow:a}=this,d=e?.studio===t&&e.texts===r&&e.narrow===a;if(e&&d&&e.hass.locale===i.locale)return e;let m=new L(i,t.time_zone),T=(e?.studio.entry_id===t.entry_id?e.api:null)??new $(()=>this.hass,t.entry_id);return{hass:i,api:T,studio:t,texts:r,format:m,narrow:a}}need(t,e){return this.loaded.has(t)?!0:(e().then(()=>{this.loaded=new Set(this.loaded).add(t)},i=>this.fail(i)),!1)}fail(t){this.said.fail(this.texts?.error(t)??"")}go(t){this.goTo=t,t.tab!==this.tab&&this.beside?.show!=="booking"&&(this.beside=null),t.find!==void 0&&(this.find=t.find);let e=this.route?.prefix??"/studio-sync";history.pushState(null,"",`${e}/${t.tab}`),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}}))}render(){let{context:t}=this;if(!this.texts||!this.studios)return o`<div class="wait" role="status"></div>`;let e=(i,r)=>this.texts.page(i,r);return t?o`${this.head(e)} ${W(e,t,this.offline,this.former)}
      <div class="body">
        <main tabindex="-1" ?inert=${t.narrow&&this.beside!==null}>
          ${this.view(t)}
        </main>
        ${this.beside?o`<aside tabindex="-1" aria-label=${e("shell.beside")}>
                ${this.side(t,this.beside)}
              </aside>`:l}
      </div>
      ${t.narrow?this.bar(e,"bottom"):l} ${this.said.render(t)}`:this.alone(e)}alone(t){let e=this.route?.path==="/me"&&this.need("me",E.me);return o`${this.head(t)}
      <main class="lone">
        ${e?o`<studio-sync-own-page .hass=${this.hass}></studio-sync-own-page>`:o`<p>${t("shell.no_studio")}</p>`}
      </main>`}head(t){let{context:e,studios:i}=this,r=this.narrow||this.hass.dockedSidebar==="always_hidden",a=e&&U(e.studio)?e:null;return o`<header>
        ${r?o`<button class="icon" aria-label=${t("shell.menu")} @click=${this.toggleMenu}>
                ${g("menu")}
              </button>`:l}
        ${A(t,i??[],e?.studio??null,d=>this.choose(d))}
        ${e&&!e.narrow?this.bar(t,"top"):l}
        <span class="space"></span>
        ${a?a.narrow?this.searchButton(t):this.search(a):l}
        ${e&&e.studio.rights.write!=="none"?o`<button class="main new" @click=${this.create}>+ ${t("shell.new")}</button>`:l}
      </header>
      ${a?.narrow&&this.searching?o`<div class="find">${this.search(a)}</div>`:l}`}searchButton(t){return o`<button
      class="icon"
      aria-label=${t("shell.search")}
      aria-expanded=${this.searching}
      @click=${async()=>{this.searching=!this.searching,await this.updateComplete,this.searching&&this.renderRoot.querySelector("studio-search")?.focus()}}
    >
      ${g("search")}
    </button>`}search(t){return o`<studio-search
      .context=${t}
      .value=${this.find}
      .listed=${this.tab==="clients"}
      @search-typed=${({detail:e})=>{this.find=e,this.tab==="clients"&&(this.goTo={tab:"clients",find:e})}}
      @search-chosen=${()=>{this.searching=!1}}
    ></studio-search>`}bar(t,e){return q(t,e,{studio:this.studio,present:this.tab,prefix:this.route?.prefix??"",count:this.todo?.count??0,go:i=>this.go({tab:i})})}view(t){let{tab:e,goTo:i}=this;if(!this.need(e,E[e]))return l;let r=i?.tab===e?i:null;switch(e){case"diary":return o`<studio-diary .context=${t} .aim=${r}></studio-diary>`;case"todo":return o`<studio-todo .context=${t} .todo=${this.todo}></studio-todo>`;case"clients":return o`<studio-clients .context=${t} .aim=${r} .beside=${this.beside}></studio-clients>`;case"sync":return o`<studio-accounts .context=${t}></studio-accounts>`;case"me":return o`<studio-me .context=${t}></studio-me>`}}side(t,e){let i=o`<button
      class="icon close"
      aria-label=${t.texts.page("shell.close")}
      @click=${()=>{this.beside=null}}
    >
      ${g("close")}
    </button>`;if(!this.need(e.show,K[e.show]))return i;switch(e.show){case"appointment":return o`${i}<studio-appointment .context=${t} .aim=${e}></studio-appointment>`;case"booking":return o`${i}<studio-booking .context=${t} .draft=${e.draft}></studio-booking>`;case"free":return o`${i}<studio-free .context=${t} .day=${e.day}></studio-free>`;case"client":return o`${i}<studio-client .context=${t} .clientId=${e.client_id}></studio-client>`}}choose(t){this.entryId=t,this.beside=null,localStorage.setItem(Q,t)}toggleMenu(){this.dispatchEvent(new Event("hass-toggle-menu",{bubbles:!0,composed:!0}))}static{this.styles=[x,V]}};p([v({attribute:!1})],h.prototype,"hass",2),p([v({attribute:!1})],h.prototype,"route",2),p([c()],h.prototype,"texts",2),p([c()],h.prototype,"studios",2),p([c()],h.prototype,"entryId",2),p([c()],h.prototype,"todo",2),p([c()],h.prototype,"beside",2),p([c()],h.prototype,"offline",2),p([c()],h.prototype,"narrow",2),p([c()],h.prototype,"loaded",2),p([c()],h.prototype,"find",2),p([c()],h.prototype,"searching",2),p([c()],h.prototype,"goTo",2);function st(){return localStorage.getItem(Q)}customElements.define("studio-sync-page",h);
