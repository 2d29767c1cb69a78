import{a as $,b as G}from"./chunk-LYSKUVDN.js";import{b as V}from"./chunk-FSVE4PSD.js";import{a as x}from"./chunk-J5RFACA2.js";import{a as z,b as A,c as Z}from"./chunk-KPGKTK6R.js";import{a as W}from"./chunk-KIYO663U.js";import{b as K}from"./chunk-A24S5JNW.js";import{a as k}from"./chunk-XEF7L7MO.js";import{a as F,b as _,c as g}from"./chunk-KMOU4PCT.js";import{c as M,d as U}from"./chunk-PKRJYEXA.js";import{a as N}from"./chunk-MJN7SWPD.js";import{l as B,n as H}from"./chunk-2PCFWAIZ.js";import{a as D,b as q}from"./chunk-HTIT4TPU.js";import{b as y,c as o,e as l,g as I,h as v,i as c,j as w}from"./chunk-6URGFRCB.js";import{a as h}from"./chunk-BC7J7IIZ.js";var pt=150,ct=2,ut=5,mt=8,ft={clients:[],more:!1,appointments:[]},f=class extends q{constructor(){super(...arguments);this.listed=!1;this.value="";this.results=null;this.at=-1;this.asked=0;this.looking=Promise.resolve()}disconnectedCallback(){super.disconnectedCallback(),this.shut()}willUpdate(t){t.has("listed")&&this.listed&&this.shut()}focus(){this.renderRoot.querySelector("input")?.focus()}shut(){clearTimeout(this.timer),this.asked++,this.results=null,this.at=-1}type(t){if(this.value=t,this.dispatchEvent(new CustomEvent("search-typed",{detail:t})),clearTimeout(this.timer),this.at=-1,this.asked++,this.listed||t.trim().length<ct){this.shut();return}this.looking=new Promise(e=>{this.timer=setTimeout(()=>e(this.look(t.trim())),pt)})}async look(t){let e=++this.asked,{api:s,studio:r}=this.context,a={rows:[],number:0,more:!1};try{let[d,m]=await Promise.all([r.rights.clients==="none"?a:s.read("clients/page",{text:t,limit:ut}),s.read("diary/find",{text:t,limit:mt})]);if(e!==this.asked)return;this.results={clients:d.rows,more:d.more,appointments:m.appointments}}catch(d){e===this.asked&&this.tell("studio-failed",d)}}get options(){let{clients:t,more:e,appointments:s}=this.results??ft;return[...t.map(r=>({kind:"client",client:r})),...e?[{kind:"all"}]:[],...s.map(r=>({kind:"appointment",appointment:r}))]}choose(t){if(this.shut(),t.kind==="all")this.tell("studio-go",{tab:"clients",find:this.value});else if(t.kind==="client")this.tell("studio-beside",{show:"client",client_id:t.client.client_id});else{let{start:e}=t.appointment;this.tell("studio-go",{tab:"diary",day:H(e)?e:this.context.format.dayOf(e)}),this.open(t.appointment)}this.dispatchEvent(new Event("search-chosen"))}key(t){let{options:e}=this;if((t.key==="ArrowDown"||t.key==="ArrowUp")&&e.length){t.preventDefault();let s=t.key==="ArrowDown"?1:-1;this.at=Math.max(0,Math.min(e.length-1,this.at+s)),this.updateComplete.then(()=>this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({block:"nearest"}))}else t.key==="Enter"?(t.preventDefault(),this.enter()):t.key==="Escape"&&this.results&&(t.stopPropagation(),this.shut())}async enter(){let{value:t}=this,e=this.options[this.at];if(e)this.choose(e);else if(this.context.studio.rights.clients!=="none")this.choose({kind:"all"});else{await this.looking;let[s]=this.options;s&&t===this.value&&this.choose(s)}}render(){let t=this.results!==null,e=this.t(this.context.studio.rights.clients==="none"?"shell.find_appointment":"shell.find");return o`<form
      role="search"
      @submit=${s=>s.preventDefault()}
      @focusout=${({relatedTarget:s})=>{this.renderRoot.contains(s)||this.shut()}}
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
        @input=${s=>this.type(s.target.value)}
        @keydown=${s=>this.key(s)}
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
    <span class="heard" role="status">${this.results?this.n("shell.found",this.options.length):""}</span>`}list({clients:t,appointments:e}){let{options:s}=this,r=s.map((d,m)=>this.option(d,m)),a=s.length-e.length;return o`${this.group("shell.clients",r.slice(0,a))}
      ${this.group("shell.appointments",r.slice(a))}
      ${t.length||e.length?l:o`<p class="quiet">${this.t("shell.found_nothing")}</p>`}`}group(t,e){return e.length?o`<div role="group" aria-label=${this.t(t)}>
      <span class="label" aria-hidden="true">${this.t(t)}</span>
      ${e}
    </div>`:l}option(t,e){return o`<div
      id=${`option-${e}`}
      class="option"
      role="option"
      aria-selected=${e===this.at}
      @mousedown=${s=>s.preventDefault()}
      @click=${()=>this.choose(t)}
    >
      ${this.words(t)}
    </div>`}words(t){if(t.kind==="all")return o`<b>${this.t("shell.all_clients")}</b>`;if(t.kind==="client"){let{name:m,phone:j,email:P}=t.client;return o`<b dir="auto">${m}</b>
        <span class="quiet">${[j,P].filter(Boolean).join(" · ")}</span>`}let e=t.appointment,{format:s,studio:r}=this.context,a=e.all_day?s.span(e):`${s.day(e.start)}, ${s.span(e)}`,d=U(r,M(e)).join(", ");return o`<b dir="auto">${e.title??this.t("diary.busy")}</b>
      <span class="quiet" dir="auto">${[a,d].filter(Boolean).join(" · ")}</span>`}static{this.styles=[w,y`
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
    `]}};h([v({type:Boolean})],f.prototype,"listed",2),h([v()],f.prototype,"value",2),h([c()],f.prototype,"results",2),h([c()],f.prototype,"at",2);customElements.define("studio-search",f);var T=class{constructor(i,t){this.hass=i;this.entryId=t}get connection(){return this.hass().connection}message(i,t){return{type:`studio_sync/${i}`,entry_id:this.entryId,...t}}async ask(i,t={}){if(!this.hass().connected)throw new z;return this.connection.sendMessagePromise(this.message(i,t))}read(i,t={}){return A(this.connection,this.message(i,t))}async follow(i,t,e){let s=await x(this.connection,e,this.message(i,t));return async()=>{try{await s()}catch{}}}act(i,t){return this.ask("act",{action:i,data:t})}undo(i){return this.ask("undo",{undo:i})}};var vt={studioLeft:!0},E=class{constructor(i){this.arrive=i;this.search=null;this.beside=null;this.left=!1;this.path="";this.onPop=()=>{let{left:i,path:t}=this;this.note();let e=location.pathname===t&&location.search===this.search;i&&!this.left&&e?history.back():this.read()}}connect(){window.addEventListener("popstate",this.onPop),this.read()}disconnect(){window.removeEventListener("popstate",this.onPop),this.search=null}read(){if(location.search===this.search)return;this.search=location.search,this.note();let i=F(location.search);this.beside=i.beside,this.arrive(i)}write(i){let t=this.beside,e=g(i);if(this.search===null||e===this.search&&i.beside===t)return;this.search=e,this.beside=i.beside;let r=g({beside:i.beside})!==g({beside:t})&&t?.show!=="booking",a=i.beside&&r&&!this.left,d=i.beside?null:t||this.left?vt:history.state;history[a?"pushState":"replaceState"](d,"",location.pathname+e),this.note()}go(i,t){this.search=g(t),this.beside=t.beside,history.pushState(null,"",i+this.search),this.note(),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}}))}note(){this.left=history.state?.studioLeft===!0,this.path=location.pathname}};function Y(n,i){return o`${i?o`<p role="alert">${n("shell.gone",{studio:i})}</p>`:l}
    <p>${n("shell.no_studio")}</p>`}function J(n){let i=n.querySelector("studio-diary");return i?{day:i.day}:{}}var O={diary:()=>import("./diary-DCROPHXI.js"),todo:()=>import("./todo-P24PMAJJ.js"),clients:()=>import("./clients-XRFKI5IA.js"),sync:()=>import("./sync-DU2RIXHR.js"),me:()=>import("./me-RZ5TQMR4.js")},Q={appointment:()=>import("./appointment-OVEG5QNM.js"),booking:()=>import("./booking-FW6WWONZ.js"),client:()=>import("./client-H5BTVJ7P.js"),free:()=>import("./free-VYW3WLOS.js")};function b(n){if(!n)return["me"];let i=["diary"];return n.rights.write!=="none"&&i.push("todo"),n.rights.clients!=="none"&&i.push("clients"),n.rights.sync==="all"&&i.push("sync"),n.me.length&&i.push("me"),i}function X(n){let i=b(n).filter(e=>e!=="sync");return n?.rights.write!=="none"&&!i.includes("me")?[...i,"me"]:i}function tt({rights:n,me:i}){return n.clients!=="none"||n.others==="all"||i.length>0}function R(n,i,t,{look:e="",open:s}={}){return o`<button
    class=${`icon ${e}`.trim()}
    aria-label=${n}
    aria-expanded=${s??l}
    @click=${t}
  >
    ${k(i)}
  </button>`}function et(n,i,t,e){return!t||i.length<2?o`<h1>${t?.name??n("shell.title")}</h1>`:o`<select
    aria-label=${n("shell.studio")}
    .value=${t.entry_id}
    @change=${s=>e(s.target.value)}
  >
    ${i.map(s=>o`<option value=${s.entry_id} ?selected=${s.entry_id===t.entry_id}>
          ${s.name}
        </option>`)}
  </select>`}function it(n,i,t){let e=i==="bottom",s=e?X(t.studio):b(t.studio),r=e&&t.present==="sync"?"me":t.present;return o`<nav class=${i} aria-label=${n("shell.views")}>
    ${s.map(a=>o`<a
        href=${`${t.prefix}/${a}`}
        aria-current=${r===a?"page":l}
        @click=${d=>{d.ctrlKey||d.metaKey||d.button||(d.preventDefault(),t.go(a))}}
        >${n(e&&a==="diary"?"shell.day":`shell.${a}`)}${a==="todo"&&t.count?o` <span class="badge">${t.count}</span>`:l}</a
      >`)}
  </nav>`}var st="studio-sync.studio";function ot(){return localStorage.getItem(st)}function nt(n){localStorage.setItem(st,n)}var C=class{constructor(i){this.host=i;this.states=new Map}shown(i,t,e,s){switch(this.states.has(i)||this.fetch(i,t),this.states.get(i)){case"ready":return s();case"failed":return o`<p class="wait" role="alert">
          ${e("shell.not_loaded")}
          <button @click=${()=>this.again()}>${e("shell.try_again")}</button>
        </p>`;default:return o`<p class="wait quiet" role="status"></p>`}}again(){for(let[i,t]of this.states)t==="failed"&&this.states.delete(i);this.host.requestUpdate()}async fetch(i,t){this.states.set(i,"loading");try{await t(),this.states.set(i,"ready")}catch{this.states.set(i,"failed")}this.host.requestUpdate()}};function rt(n,i){switch(i.show){case"appointment":return o`<studio-appointment .context=${n} .aim=${i}></studio-appointment>`;case"booking":return o`<studio-booking .context=${n} .draft=${i.draft}></studio-booking>`;case"free":return o`<studio-free .context=${n} .day=${i.day}></studio-free>`;case"client":return o`<studio-client .context=${n} .clientId=${i.client_id}></studio-client>`}}var L=class{constructor(i){this.host=i;this.around=[];this.onClick=i=>{let t=i.composedPath().filter(s=>s instanceof HTMLElement),e=t.findIndex(s=>s instanceof HTMLButtonElement);this.around=e<0?[]:t.slice(e),this.lookSoon()};i.addController(this)}hostConnected(){window.addEventListener("click",this.onClick,{capture:!0})}hostDisconnected(){window.removeEventListener("click",this.onClick,{capture:!0}),this.around=[]}hostUpdated(){this.lookSoon()}lookSoon(){this.around.length&&setTimeout(()=>this.look())}look(){let[i]=this.around,t=$();if(!(!i||t===i)){if(t===document.body){if(i.isConnected&&i.disabled)return;(this.nearest()??this.place("aside")??this.place("main"))?.focus({preventScroll:!0})}this.around=[]}}nearest(){return this.around.find(i=>i.isConnected&&(i instanceof HTMLButtonElement||i.hasAttribute("tabindex")))}place(i){return this.host.renderRoot.querySelector(i)}};var gt=1e4,S=class{constructor(i){this.host=i;this.waits=!1;this.said=null;i.addController(this)}hostDisconnected(){clearTimeout(this.hush)}say(i,t=null,e=!1){this.show({text:i,undo:t,undone:e,bad:!1})}fail(i){this.show({text:i,undo:null,undone:!1,bad:!0})}show(i){clearTimeout(this.hush),this.said=i,this.waits=!0,this.host.requestUpdate(),i&&(this.hush=setTimeout(()=>this.show(null),gt))}async undo({api:i,texts:t},e,s){this.show(null);try{let r=await i.undo(e);this.say(D(t,r,s),r.undo,!s)}catch(r){this.fail(t.error(r))}}render(i){return this.waits=!1,o`<div class="said" role="status" aria-live="polite">${this.toast(i)}</div>`}toast(i){let{said:t}=this;if(!t)return l;let{undo:e,undone:s}=t;return o`<div class=${t.bad?"toast bad":"toast"}>
      <span>${t.text}</span>
      ${e?o`<button @click=${()=>{this.undo(i,e,s)}}>
              ${i.texts.page(s?"shell.redo":"shell.undo")}
            </button>`:l}
      <button
        class="icon"
        aria-label=${i.texts.page("shell.close")}
        @click=${()=>this.show(null)}
      >
        ${k("close")}
      </button>
    </div>`}};function at(n,{studio:i,format:t},e,s){let r=t.otherZone(Intl.DateTimeFormat().resolvedOptions().timeZone),a=e?"shell.offline":i.running?"":"shell.not_running";return o`${a?o`<p class="strip" role="alert">${n(a)}</p>`:l}
  ${s.offer(n)} ${r?o`<p class="zone">${n("shell.zone",{zone:r})}</p>`:l}`}var lt=y`
  :host {
    position: relative;
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
  .said { position: absolute; inset-inline: 0; bottom: 24px; display: flex; justify-content: center; pointer-events: none; z-index: 3; }
  /* Not over the buttons of what is open beside the view. */
  .body:has(> aside) ~ .said { inset-inline-end: 380px; }
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
    .said, .body:has(> aside) ~ .said { inset-inline-end: 0; bottom: 72px; }
  }
`;var dt="(max-width: 599px)",bt=["connection","language","locale","themes","dockedSidebar"],ht=null,p=class extends I{constructor(){super();this.texts=null;this.studios=null;this.entryId=ot();this.todo=null;this.beside=K()?ht:null;this.offline=!1;this.narrow=matchMedia(dt).matches;this.find="";this.searching=!1;this.goTo=null;this.context=null;this.language="";this.following=!1;this.leave=[];this.loader=new C(this);this.said=new S(this);this.former=new V(this);this.todos=new N(this,t=>this.fail(t));this.address=new E(t=>this.arrive(t));this.shown={};this.from=null;this.gone="";this.width=matchMedia(dt);this.onWidth=()=>{this.narrow=this.width.matches};this.onLost=()=>{this.offline=!0};this.onBack=()=>{this.offline=!1,this.loader.again()};this.onKey=t=>{let e=G(t),s=e&&this.beside?.show==="appointment";t.key==="Escape"&&!s&&(this.beside=null),!e&&(t.ctrlKey||t.metaKey||t.altKey||t.key.toLowerCase()==="b"&&this.context?.studio.rights.write!=="none"&&(t.preventDefault(),this.create()))};this.create=()=>{this.beside={show:"booking",draft:J(this.renderRoot)}};new L(this),this.on("studio-beside",t=>{this.beside=t}),this.on("studio-done",({text:t,undo:e,undone:s})=>this.said.say(t,e,s)),this.on("studio-failed",t=>this.fail(t)),this.on("studio-go",t=>this.go(t)),this.on("studio-shown",t=>{this.shown=t,this.address.write(this.placeOf(this.tab))})}on(t,e){this.addEventListener(t,s=>e(s.detail))}connectedCallback(){super.connectedCallback(),this.width.addEventListener("change",this.onWidth),window.addEventListener("keydown",this.onKey),this.address.connect(),this.hass&&this.follow()}disconnectedCallback(){super.disconnectedCallback(),ht=this.beside,this.width.removeEventListener("change",this.onWidth),window.removeEventListener("keydown",this.onKey),this.address.disconnect(),this.hass.connection.removeEventListener("disconnected",this.onLost),this.hass.connection.removeEventListener("ready",this.onBack),this.following=!1;for(let t of this.leave.splice(0))t()}shouldUpdate(t){let e=t.get("hass");return!e||t.size>1||this.said.waits?!0:bt.some(s=>e[s]!==this.hass[s])}willUpdate(t){t.has("route")&&this.address.read(),t.has("beside")&&this.beside&&!t.get("beside")&&(this.from=$()),t.has("hass")&&(t.get("hass")||this.follow(),this.hass.language!==this.language&&(this.language=this.hass.language,Z.load(this.hass).then(e=>{this.texts=e})),this.style.colorScheme=W(this.hass)),this.context=this.makeContext(),this.followTodo()}updated(t){this.studios&&this.address.write(this.placeOf(this.tab)),t.has("beside")&&(this.beside?this.renderRoot.querySelector("aside")?.focus():this.from?.isConnected?this.from.focus():this.renderRoot.querySelector("main")?.focus())}arrive({studio:t,beside:e,...s}){this.shown=_(s),t&&(this.entryId=t),(s.day||s.view)&&(this.goTo={tab:"diary",...this.shown}),this.beside=e}placeOf(t){let{beside:e}=this,s=(this.studios?.length??0)>1?this.studio?.entry_id:void 0;return{...s?{studio:s}:{},...t==="diary"?this.shown:{},beside:e}}get tab(){let t=this.route?.path.split("/")[1]??"",e=b(this.studio);return[...e,"me"].find(r=>r===t)??e[0]??"diary"}get studio(){let t=this.studios??[];return t.find(e=>e.entry_id===this.entryId)??t[0]??null}async follow(){if(this.following)return;this.following=!0;let{connection:t}=this.hass;t.addEventListener("disconnected",this.onLost),t.addEventListener("ready",this.onBack);let r=await x(t,({studios:a,build:d})=>{let{studio:m}=this;this.studios=a,m&&this.leaveIfGone(m),this.former.told(d)},{type:"studio_sync/studios/subscribe"});this.isConnected?this.leave.push(r):r()}leaveIfGone({entry_id:t,name:e}){this.studios?.some(s=>s.entry_id===t)||(this.beside=null,this.gone=e,this.said.fail(this.texts?.page("shell.gone",{studio:e})??""))}followTodo(){let{context:t}=this;if(!t)return;let e=t.studio.rights.write==="none"?"":"todo/subscribe",s=r=>{this.todo=r};this.todos.to(t,e,{},s)&&(this.todo=null)}makeContext(){let t=this.studio;if(!t||!this.texts)return null;let{context:e,hass:s,texts:r,narrow:a}=this,d=e?.studio===t&&e.texts===r&&e.narrow===a;if(e&&d&&e.hass.locale===s.locale)return e;let m=new B(s,t.time_zone),P=(e?.studio.entry_id===t.entry_id?e.api:null)??new T(()=>this.hass,t.entry_id);return{hass:s,api:P,studio:t,texts:r,format:m,narrow:a}}fail(t){this.said.fail(this.texts?.error(t)??"")}go(t){this.goTo=t,t.tab!==this.tab&&this.beside?.show!=="booking"&&(this.beside=null),t.find!==void 0&&(this.find=t.find);let{tab:e,day:s,view:r}=t;(s||r)&&(this.shown=_(t));let a=this.route?.prefix??"/studio-sync";this.address.go(`${a}/${e}`,this.placeOf(e))}render(){let{context:t}=this;if(!this.texts||!this.studios)return o`<div class="wait" role="status"></div>`;let e=(s,r)=>this.texts.page(s,r);return t?o`${this.head(e)} ${at(e,t,this.offline,this.former)}
      <div class="body">
        <main tabindex="-1" ?inert=${t.narrow&&this.beside!==null}>
          ${this.view(t)}
        </main>
        ${this.beside?o`<aside tabindex="-1" aria-label=${e("shell.beside")}>
                ${this.side(t,this.beside)}
              </aside>`:l}
      </div>
      ${t.narrow?this.bar(e,"bottom"):l} ${this.said.render(t)}`:this.alone(e)}alone(t){return o`${this.head(t)}
      <main class="lone">
        ${this.route?.path==="/me"?this.loader.shown("me",O.me,t,()=>o`<studio-sync-own-page .hass=${this.hass}></studio-sync-own-page>`):Y(t,this.gone)}
      </main>`}head(t){let{context:e,studios:s}=this,r=this.narrow||this.hass.dockedSidebar==="always_hidden",a=e&&tt(e.studio)?e:null;return o`<header>
        ${r?R(t("shell.menu"),"menu",()=>this.toggleMenu()):l}
        ${et(t,s??[],e?.studio??null,d=>this.choose(d))}
        ${e&&!e.narrow?this.bar(t,"top"):l}
        <span class="space"></span>
        ${a?a.narrow?R(t("shell.search"),"search",()=>{this.toggleSearch()},{open:this.searching}):this.search(a):l}
        ${e&&e.studio.rights.write!=="none"?o`<button class="main new" @click=${this.create}>+ ${t("shell.new")}</button>`:l}
      </header>
      ${a?.narrow&&this.searching?o`<div class="find">${this.search(a)}</div>`:l}`}async toggleSearch(){this.searching=!this.searching,await this.updateComplete,this.searching&&this.renderRoot.querySelector("studio-search")?.focus()}search(t){return o`<studio-search
      .context=${t}
      .value=${this.find}
      .listed=${this.tab==="clients"}
      @search-typed=${({detail:e})=>{this.find=e,this.tab==="clients"&&(this.goTo={tab:"clients",find:e})}}
      @search-chosen=${()=>{this.searching=!1}}
    ></studio-search>`}bar(t,e){return it(t,e,{studio:this.studio,present:this.tab,prefix:this.route?.prefix??"",count:this.todo?.count??0,go:s=>this.go({tab:s})})}view(t){let e=s=>t.texts.page(s);return this.loader.shown(this.tab,O[this.tab],e,()=>this.viewOf(t,this.tab))}viewOf(t,e){let s=this.goTo?.tab===e?this.goTo:null;switch(e){case"diary":return o`<studio-diary .context=${t} .aim=${s}></studio-diary>`;case"todo":return o`<studio-todo .context=${t} .todo=${this.todo}></studio-todo>`;case"clients":return o`<studio-clients .context=${t} .aim=${s} .beside=${this.beside}></studio-clients>`;case"sync":return o`<studio-accounts .context=${t}></studio-accounts>`;case"me":return o`<studio-me .context=${t}></studio-me>`}}side(t,e){let s=d=>t.texts.page(d),{show:r}=e,a=()=>{this.beside=null};return o`${R(s("shell.close"),"close",a,{look:"close"})}
      ${this.loader.shown(r,Q[r],s,()=>rt(t,e))}`}choose(t){this.entryId=t,this.beside=null,nt(t)}toggleMenu(){this.dispatchEvent(new Event("hass-toggle-menu",{bubbles:!0,composed:!0}))}static{this.styles=[w,lt]}};h([v({attribute:!1})],p.prototype,"hass",2),h([v({attribute:!1})],p.prototype,"route",2),h([c()],p.prototype,"texts",2),h([c()],p.prototype,"studios",2),h([c()],p.prototype,"entryId",2),h([c()],p.prototype,"todo",2),h([c()],p.prototype,"beside",2),h([c()],p.prototype,"offline",2),h([c()],p.prototype,"narrow",2),h([c()],p.prototype,"find",2),h([c()],p.prototype,"searching",2),h([c()],p.prototype,"goTo",2);customElements.define("studio-sync-page",p);
