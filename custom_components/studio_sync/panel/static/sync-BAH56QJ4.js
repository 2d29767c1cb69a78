import{d as O}from"./chunk-ORB4WWIV.js";import{a as T}from"./chunk-2B3QSWIO.js";import{l as R}from"./chunk-HZYRFKE3.js";import{a as y}from"./chunk-FQEGW5KZ.js";import{b as u,c as i,e as a,h as p,i as x,j as h}from"./chunk-T4ZGZ4J2.js";import{a as l}from"./chunk-JBUOXDHO.js";var $="config/config_entries",E="studio_sync";function F(){let r={handler:E};return{path:`${$}/flow`,texts:"config",own:!1,choose:"google",begin:r}}function j(r){let c={handler:E,entry_id:r};return{path:`${$}/flow`,texts:"config",own:!1,begin:c}}function q(r){return{path:`${$}/flow`,texts:"config",own:!1,waits:!0,begin:r}}function C(r){let c={handler:r};return{path:`${$}/options/flow`,texts:"options",own:!1,begin:c}}function A(r){return{...D,begin:{handler:[r,"access"]}}}function B(r,c){return{...D,begin:{handler:[r,"access"],subentry_id:c}}}var D={path:`${$}/subentries/flow`,texts:"config_subentries.access",own:!1};var v=class extends y{constructor(){super(...arguments);this.busy=!1}render(){let{accounts:t,phones:n}=this.sync;return i`<div class="places">
      ${t.map(e=>this.account(e))} ${n.map(e=>this.phone(e))}
    </div>`}account(t){let{name:n,email:e,parts:s,config_entry_id:o}=t;return i`<section class="card" aria-label=${n}>
      <h3 dir="auto">${n}</h3>
      <p class="quiet" dir="auto">${e}</p>
      ${t.problem!==null?i`<p><span class="chip bad">${this.problem(t.problem)||this.t("sync.state_not_running")}</span></p>`:a}
      ${t.reauth?this.signIn(t):a}
      ${s.map(d=>this.ofPart(t,d))}
      ${this.manages?i`<div class="row">
              ${this.dialog("sync.options",C(o),n)}
              ${this.dialog("sync.change",j(o),n)}
            </div>`:a}
    </section>`}get manages(){return this.context.hass.user.is_admin}signIn({name:t,reauth_flow:n}){return i`<p class="alarm">${this.t("sync.waits_for_sign_in")}</p>
      ${n?i`<div class="row">${this.dialog("sync.sign_in",q(n),t,!0)}</div>`:a}`}dialog(t,n,e,s=!1){return i`<button
      class=${s?"main":"plain"}
      aria-label=${`${this.t(t)}: ${e}`}
      @click=${()=>this.ask("studio-flow",n)}
    >
      ${this.t(t)}
    </button>`}ofPart(t,n){let e={account:t,part:n},{last_success:s,next_run:o}=n,d=[s?this.t("sync.last_run",{when:this.when(s)}):"",o&&n.enabled?this.t("sync.next_run",{when:this.when(o)}):""];return i`<div class="part">
      <h4>${this.t(`sync.google_${n.part}`)} ${this.status(n)}</h4>
      <p class="quiet">${this.n(`sync.moves_${n.part}`,n.synced)}</p>
      <p class="quiet">${d.filter(Boolean).join(" · ")}</p>
      ${n.enabled&&!n.running?i`<div class="row">
              ${this.doing("sync.preview","studio-preview",e)}
              ${this.doing("sync.now","studio-sync",e)}
            </div>`:a}
    </div>`}doing(t,n,e){return i`<button
      ?disabled=${this.busy}
      aria-label=${`${this.t(t)}: ${e?.account.name}`}
      @click=${()=>this.ask(n,e)}
    >
      ${this.t(t)}
    </button>`}status(t){let n=(e,s)=>i`<span class=${`chip ${e}`}>${s}</span>`;if(t.running){let{done:e,total:s}=t,o=s?this.t("sync.progress",{done:e,total:s}):this.t("sync.running");return n("",o)}return t.held?i`${n("warn",this.t("sync.held"))}
        <button class="plain" @click=${()=>this.tell("studio-go",{tab:"todo"})}>
          ${this.t("sync.decide")}
        </button>`:t.problem!==null?n("bad",this.problem(t.problem)||this.t("sync.failed")):t.enabled?t.skipped?i`${n("warn",this.n("sync.skipped",t.skipped))}
        <a href="/config/repairs">${this.t("sync.open_repairs")}</a>`:n("good",this.t("sync.in_step")):n("",this.t("sync.paused"))}problem(t){return(t?this.context.texts.of(`exceptions.${t}.message`):"").split(". ")[0]??""}phone(t){let{studio:n}=this.context,e=t.state==="valid"?"chip good":"chip";return i`<section class="card" aria-label=${t.user_name}>
      <h3><span dir="auto">${t.user_name}</span> <span class=${e}>${this.t(`sync.phone_state.${t.state}`)}</span></h3>
      <p class="quiet" dir="auto">${this.t("sync.phone")} · ${t.who.join(", ")}</p>
      ${this.manages?i`<div class="row">
              ${this.dialog("sync.change",B(n.entry_id,t.access_id),t.user_name)}
            </div>`:a}
    </section>`}when(t){let{format:n}=this.context;return n.dayOf(t)===n.dayOf(new Date)?n.time(t):`${n.day(t)}, ${n.time(t)}`}ask(t,n){this.dispatchEvent(new CustomEvent(t,{detail:n}))}static{this.styles=[h,u`
      .places { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 12px; }
      .card { margin: 0; }
      h3 { margin: 0; font-size: 16px; }
      h4 { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 0; font-size: 14px; font-weight: 500; }
      .card > h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      p { margin: 0 0 4px; }
      .part { padding: 8px 0; border-top: 1px solid var(--divider-color); }
    `]}};l([p({attribute:!1})],v.prototype,"sync",2),l([p({type:Boolean})],v.prototype,"busy",2);customElements.define("studio-sync-places",v);var g=class extends y{constructor(){super(...arguments);this.previews=[];this.undoes=!1;this.busy=!1}render(){return i`<section class="card" aria-label=${this.t("sync.preview")}>
      <h2 tabindex="-1">${this.t(this.undoes?"sync.would_undo":"sync.would_do")}</h2>
      ${this.previews.map(t=>this.of(t))}
      <div class="row">
        <button class="main" ?disabled=${this.busy} @click=${()=>this.ask("studio-carry-out")}>
          ${this.t(this.undoes?"shell.undo":"sync.now")}
        </button>
        <button class="plain" @click=${()=>this.ask("studio-close")}>
          ${this.t("shell.close")}
        </button>
      </div>
    </section>`}firstUpdated(){this.renderRoot.querySelector("h2")?.focus()}of({account:t,held_why:n,actions:e,number:s}){let{format:o}=this.context;return i`<h3 dir="auto">${t}</h3>
      ${n?i`<p class="alarm">${this.t("sync.would_hold")} ${n}</p>`:a}
      ${e.length?a:i`<p class="quiet">${this.t("sync.no_steps")}</p>`}
      ${O(e,o).map(([d,m])=>i`${d?i`<h4>${o.day(d)}</h4>`:a}
          <ul>
            ${m.map(_=>i`<li dir="auto">${this.step(_)}</li>`)}
          </ul>`)}
      ${s>e.length?i`<p>${this.n("sync.more",s-e.length)}</p>`:a}`}step({start:t,title:n,action:e,in_studio:s,in_google:o}){let m=t&&!R(t)?`${this.context.format.time(t)} `:"",_=e?[this.t(`sync.step.${e}`)]:[s?this.t("sync.back_here"):"",o?this.t("sync.back_there"):""];return`${m}${n??this.t("diary.busy")} – ${_.filter(Boolean).join(", ")}`}ask(t){this.dispatchEvent(new CustomEvent(t))}static{this.styles=[h,u`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      ul { margin: 0 0 12px; padding-inline-start: 20px; }
    `]}};l([p({attribute:!1})],g.prototype,"previews",2),l([p({type:Boolean})],g.prototype,"undoes",2),l([p({type:Boolean})],g.prototype,"busy",2);customElements.define("studio-sync-previews",g);var S=[["calendar",{preview:"preview_sync",run:"sync_now"}],["contacts",{preview:"sync_contacts",run:"sync_contacts"}]],H=["created","changed","cancelled","deleted","linked","unlinked","restored"],U=["sync","undo","phone","action","calendar","repair","dialog","import","client_name","merge"];function z(r){return r.kind==="action"&&H.includes(r.what)?`appointment.verb.${r.what}`:`sync.kind.${U.includes(r.kind)?r.kind:"other"}`}function k(r,c,t){return t?t.part.part===c?[t.account.config_entry_id]:[]:r.accounts.filter(n=>n.parts.some(e=>e.part===c)).map(n=>n.config_entry_id)}function I(r){let c=r.accounts.flatMap(s=>s.parts),t=c.find(s=>s.running);if(t)return{running:t};let n=r.accounts.some(s=>s.problem!==null||s.reauth)||c.some(s=>s.held||s.problem!==null),e=c.flatMap(s=>s.next_run??[]).sort()[0];return{attention:n,next:e}}function P(r){return r.part==="contacts"?"undo_contacts_sync":"undo_sync"}var Y=["created_in_google","updated_in_google","deleted_in_google"],K=["created_in_book","updated_in_book","deleted_in_book","cancelled_in_book"];function N(r,c){return(c==="here"?K:Y).flatMap(t=>{let n=r.counts[t];return n?[[t.split("_")[0]??"",n]]:[]})}var b=class extends y{constructor(){super(...arguments);this.runs=[];this.busy=!1}render(){return i`<section class="card scroll">
      <table>
        <thead>
          <tr>
            ${["sync.time","sync.run","sync.in_google","sync.in_studio"].map(t=>i`<th scope="col">${this.t(t)}</th>`)}
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${this.runs.map(t=>this.run(t))}
        </tbody>
      </table>
    </section>`}run(t){let n=t.config_entry_id!==null,e=[t.who,this.t(z(t))].filter(Boolean).join(" · ");return i`<tr>
      <td>${this.when(t.at)}</td>
      <td dir="auto">
        ${e} ${t.outcome==="ok"?a:i`<span class="chip bad">${this.failed(t)}</span>`}
      </td>
      <td>${n?this.counted(t,"there"):"–"}</td>
      <td dir="auto">
        ${n?this.counted(t,"here"):t.number>1?`${t.title} …`:t.title}
      </td>
      <td>${this.undo(t)}</td>
    </tr>`}undo(t){if(t.undone)return i`<span class="quiet">${this.t("sync.undone")}</span>`;if(!t.undo)return a;let n=()=>this.dispatchEvent(new CustomEvent("studio-undo",{detail:t}));return i`<button class="plain" ?disabled=${this.busy} @click=${n}>
      ${this.t("shell.undo")}
    </button>`}failed(t){return this.context.texts.of(`exceptions.${t.outcome}.message`).split(". ")[0]||this.t("sync.failed")}counted(t,n){return N(t,n).map(([s,o])=>this.n(`sync.count.${s}`,o)).join(", ")||"–"}when(t){let{format:n}=this.context;return n.dayOf(t)===n.dayOf(new Date)?n.time(t):`${n.day(t)}, ${n.time(t)}`}static{this.styles=[h,u`
      .scroll { overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; font-size: 14px; overflow-wrap: normal; }
      th, td { padding: 8px 12px; text-align: start; vertical-align: top; }
      thead th { font-size: 13px; font-weight: 400; color: var(--secondary-text-color); }
      tbody tr { border-top: 1px solid var(--divider-color); }
      td button { min-height: 32px; white-space: nowrap; }
      @media (max-width: 599px) { td button { min-height: 44px; } }
    `]}};l([p({attribute:!1})],b.prototype,"runs",2),l([p({type:Boolean})],b.prototype,"busy",2);customElements.define("studio-sync-runs",b);var f=class extends y{constructor(){super(...arguments);this.sync=null;this.shown=null;this.busy=!1;this.following=new T(this,t=>this.tell("studio-failed",t))}willUpdate(t){t.has("context")&&this.follow()}follow(){let t=n=>{this.sync=n};this.following.to(this.context,"sync/subscribe",{},t)&&(this.sync=null)}render(){let{sync:t,busy:n,context:e}=this;if(!t)return i`<p class="quiet" role="status">${this.t("sync.loading")}</p>`;let s=!t.accounts.length;return i`<div class="bar">
        <h2>${this.t("sync.title")}</h2>
        ${s?a:this.summary(t)}
        <span class="space"></span>
        <button ?disabled=${n||s} @click=${()=>{this.preview(null)}}>
          ${this.t("sync.preview")}
        </button>
        <button class="main" ?disabled=${n||s} @click=${()=>{this.run(null)}}>
          ${this.t("sync.now")}
        </button>
      </div>
      ${this.connecting(t)}
      ${this.shown?i`<studio-sync-previews
              .context=${e}
              .previews=${this.shown.previews}
              ?undoes=${this.shown.undoes!==null}
              ?busy=${n}
              @studio-carry-out=${()=>{this.carryOn()}}
              @studio-close=${()=>{this.shown=null}}
            ></studio-sync-previews>`:a}
      <studio-sync-places
        .context=${e}
        .sync=${t}
        ?busy=${n}
        @studio-preview=${({detail:o})=>{this.preview(o)}}
        @studio-sync=${({detail:o})=>{this.run(o)}}
        @studio-flow=${({detail:o})=>{this.begin(o)}}
      ></studio-sync-places>
      <h3>${this.t("sync.happened")}</h3>
      <studio-sync-runs
        .context=${e}
        .runs=${t.runs}
        ?busy=${n}
        @studio-undo=${({detail:o})=>{this.askUndo(o)}}
      ></studio-sync-runs>
      <div class="dialogs"></div>`}connecting({accounts:t,phones:n,administrators:e}){let o=!t.length&&!n.length?i`<p>${this.t("sync.nothing")}</p>`:a;if(!this.context.hass.user.is_admin){let d=e.join(", ");return i`${o}<p class="quiet">${this.t("sync.who_connects",{names:d})}</p>`}return i`${o}
      <div class="row connect">
        <button class="plain" @click=${()=>{this.begin(F())}}>
          ${this.t("sync.connect_account")}
        </button>
        <button class="plain" @click=${()=>{this.begin(A(this.context.studio.entry_id))}}>
          ${this.t("sync.connect_phone")}
        </button>
      </div>`}summary(t){let n=I(t);if("running"in n){let{done:s,total:o}=n.running,d=o?this.t("sync.progress",{done:s,total:o}):this.t("sync.running");return i`<span class="chip" role="status">${d}</span>`}if(n.attention)return i`<span class="chip warn">${this.t("sync.attention")}</span>`;let e=n.next?this.t("sync.in_step_next",{time:this.context.format.time(n.next)}):this.t("sync.in_step");return i`<span class="chip good">${e}</span>`}async begin(t){await import("./flow-dialog-M4DQ6JED.js");let n=document.createElement("studio-flow-dialog");n.hass=this.context.hass,this.renderRoot.querySelector(".dialogs")?.replaceChildren(n),await n.open(t)}async doing(t){this.busy=!0;try{await t()}catch(n){this.tell("studio-failed",n)}finally{this.busy=!1}}preview(t){return this.doing(async()=>{let n=[];for(let[e,s]of S){let o=this.sync?k(this.sync,e,t):[];if(!o.length)continue;let d={config_entry_id:o,...e==="contacts"?{preview:!0}:{}},m=await this.context.api.act(s.preview,d);n.push(...m.previews)}this.shown={previews:n,undoes:null,of:t}})}run(t){return this.doing(async()=>{this.shown=null;for(let[n,e]of S){let s=this.sync?k(this.sync,n,t):[];s.length&&await this.context.api.act(e.run,{config_entry_id:s})}this.tell("studio-done",{text:this.t("sync.done"),undo:null})})}carryOn(){if(!this.shown)return;let{undoes:t,of:n}=this.shown;return t?this.undo(t):this.run(n)}askUndo(t){return t.undo!=="sync"?this.undo(t):this.doing(async()=>{let n={config_entry_id:t.config_entry_id,run_id:t.run_id,preview:!0},e=await this.context.api.act(P(t),n);this.shown={previews:e.previews,undoes:t,of:null}})}undo(t){return this.doing(async()=>{let{api:n}=this.context;if(t.undo==="change")await n.undo(t.run_id);else if(t.undo==="import")await n.act("undo_import",{run_id:t.run_id});else if(t.undo==="phone")await n.act("undo_phone_change",{run_id:t.run_id});else{let e={config_entry_id:t.config_entry_id,run_id:t.run_id,preview:!1};await n.act(P(t),e)}this.shown=null,this.tell("studio-done",{text:this.t("shell.undone"),undo:null})})}static{this.styles=[h,u`
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 4px; }
      .space { flex: 1; }
      .connect { margin: 0 0 8px; }
    `]}};l([x()],f.prototype,"sync",2),l([x()],f.prototype,"shown",2),l([x()],f.prototype,"busy",2);customElements.define("studio-accounts",f);
