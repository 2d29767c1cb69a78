import{d as P}from"./chunk-ORB4WWIV.js";import{a as j}from"./chunk-MJN7SWPD.js";import{m as S}from"./chunk-CPDSERLC.js";import{a as y}from"./chunk-S73UV6OI.js";import{b as u,c as i,e as c,h as p,i as m,j as h}from"./chunk-T4ZGZ4J2.js";import{a as d}from"./chunk-BC7J7IIZ.js";var b="config/config_entries",F="studio_sync";function I(){let r={handler:F};return{path:`${b}/flow`,texts:"config",own:!1,choose:"google",begin:r}}function q(r){let a={handler:F,entry_id:r};return{path:`${b}/flow`,texts:"config",own:!1,begin:a}}function B(r){return{path:`${b}/flow`,texts:"config",own:!1,waits:!0,begin:r}}function C(r){let a={handler:r};return{path:`${b}/options/flow`,texts:"options",own:!1,begin:a}}function A(r){return{...N,begin:{handler:[r,"access"]}}}function D(r,a){return{...N,begin:{handler:[r,"access"],subentry_id:a}}}var N={path:`${b}/subentries/flow`,texts:"config_subentries.access",own:!1};var x=class extends y{constructor(){super(...arguments);this.busy=!1}render(){let{accounts:t,phones:n}=this.sync;return i`<div class="places">
      ${t.map(e=>this.account(e))} ${n.map(e=>this.phone(e))}
    </div>`}account(t){let{name:n,email:e,parts:s,config_entry_id:o}=t;return i`<section class="card" aria-label=${n}>
      <h3 dir="auto">${n}</h3>
      <p class="quiet" dir="auto">${e}</p>
      ${t.problem!==null?i`<p><span class="chip bad">${this.problem(t.problem)||this.t("sync.state_not_running")}</span></p>`:c}
      ${t.reauth?this.signIn(t):c}
      ${s.map(l=>this.ofPart(t,l))}
      ${this.manages?i`<div class="row">
              ${this.dialog("sync.options",C(o),n)}
              ${this.dialog("sync.change",q(o),n)}
            </div>`:c}
    </section>`}get manages(){return this.context.hass.user.is_admin}signIn({name:t,reauth_flow:n}){return i`<p class="alarm">${this.t("sync.waits_for_sign_in")}</p>
      ${n?i`<div class="row">${this.dialog("sync.sign_in",B(n),t,!0)}</div>`:c}`}dialog(t,n,e,s=!1){return i`<button
      class=${s?"main":"plain"}
      aria-label=${`${this.t(t)}: ${e}`}
      @click=${()=>this.ask("studio-flow",n)}
    >
      ${this.t(t)}
    </button>`}ofPart(t,n){let e={account:t,part:n},{last_success:s,next_run:o}=n,l=[s?this.t("sync.last_run",{when:this.when(s)}):"",o&&n.enabled?this.t("sync.next_run",{when:this.when(o)}):""];return i`<div class="part">
      <h4>${this.t(`sync.google_${n.part}`)} ${this.status(n)}</h4>
      <p class="quiet" dir="auto">${this.moves(n)}</p>
      <p class="quiet">${l.filter(Boolean).join(" · ")}</p>
      ${n.enabled&&!n.running?i`<div class="row">
              ${this.doing("sync.preview","studio-preview",e)}
              ${this.doing("sync.now","studio-sync",e)}
            </div>`:c}
    </div>`}moves({part:t,direction:n,group:e,synced:s}){return[this.t(`sync.direction.${n}`),e,this.n(`sync.moves_${t}`,s)].filter(Boolean).join(" · ")}doing(t,n,e){return i`<button
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
      <p class="quiet">
        ${this.t(`sync.direction_phone.${t.direction}`)}${t.clients?` · ${this.t("sync.with_clients")}`:c}
      </p>
      <p class="quiet">${this.seen(t)}</p>
      ${this.manages?i`<div class="row">
              ${this.dialog("sync.change",D(n.entry_id,t.access_id),t.user_name)}
            </div>`:c}
    </section>`}seen({seen:t,client:n,place:e}){if(!t)return this.t("sync.never_seen");let s=(l,f)=>f&&this.context.hass.localize(`component.studio_sync.entity.sensor.${l}.state.${f}`),o=[s("phone_client",n),s("phone_place",e)].filter(Boolean);return[this.t("sync.last_seen",{when:this.when(t)}),...o].join(" · ")}when(t){let{format:n}=this.context;return n.dayOf(t)===n.dayOf(new Date)?n.time(t):`${n.day(t)}, ${n.time(t)}`}ask(t,n){this.dispatchEvent(new CustomEvent(t,{detail:n}))}static{this.styles=[h,u`
      .places { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 12px; }
      .card { margin: 0; }
      h3 { margin: 0; font-size: 16px; }
      h4 { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 0; font-size: 14px; font-weight: 500; }
      .card > h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      p { margin: 0 0 4px; }
      .part { padding: 8px 0; border-top: 1px solid var(--divider-color); }
    `]}};d([p({attribute:!1})],x.prototype,"sync",2),d([p({type:Boolean})],x.prototype,"busy",2);customElements.define("studio-sync-places",x);var $=class extends y{constructor(){super(...arguments);this.previews=[];this.undoes=!1;this.busy=!1}render(){return i`<section class="card" aria-label=${this.t("sync.preview")}>
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
      ${n?i`<p class="alarm">${this.t("sync.would_hold")} ${n}</p>`:c}
      ${e.length?c:i`<p class="quiet">${this.t("sync.no_steps")}</p>`}
      ${P(e,o).map(([l,f])=>i`${l?i`<h4>${o.day(l)}</h4>`:c}
          <ul>
            ${f.map(k=>i`<li dir="auto">${this.step(k)}</li>`)}
          </ul>`)}
      ${s>e.length?i`<p>${this.n("sync.more",s-e.length)}</p>`:c}`}step({start:t,title:n,action:e,reason:s,in_studio:o,in_google:l}){let k=t&&!S(t)?`${this.context.format.time(t)} `:"",H=e?[this.t(`sync.step.${e}`)]:[o?this.t("sync.back_here"):"",l?this.t("sync.back_there"):""],E=s&&this.context.texts.of(`config_panel.texts.reasons.${s}`),M=H.filter(Boolean).join(", ");return`${k}${n??this.t("diary.busy")} – ${M}${E?` (${E})`:""}`}ask(t){this.dispatchEvent(new CustomEvent(t))}static{this.styles=[h,u`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      ul { margin: 0 0 12px; padding-inline-start: 20px; }
    `]}};d([p({attribute:!1})],$.prototype,"previews",2),d([p({type:Boolean})],$.prototype,"undoes",2),d([p({type:Boolean})],$.prototype,"busy",2);customElements.define("studio-sync-previews",$);var R=[["calendar",{preview:"preview_sync",run:"sync_now"}],["contacts",{preview:"sync_contacts",run:"sync_contacts"}]],z=["created","changed","cancelled","deleted","linked","unlinked","restored"],W=["sync","undo","phone","action","calendar","repair","dialog","import","client_name","merge"];function L(r){return r.kind==="action"&&z.includes(r.what)?`appointment.verb.${r.what}`:`sync.kind.${W.includes(r.kind)?r.kind:"other"}`}function T(r,a,t){return t?t.part.part===a?[t.account.config_entry_id]:[]:r.accounts.filter(n=>n.parts.some(e=>e.part===a)).map(n=>n.config_entry_id)}function V(r){let a=r.accounts.flatMap(s=>s.parts),t=a.find(s=>s.running);if(t)return{running:t};let n=r.accounts.some(s=>s.problem!==null||s.reauth)||a.some(s=>s.held||s.problem!==null),e=a.flatMap(s=>s.next_run??[]).sort()[0];return{attention:n,next:e}}function O(r){return r.part==="contacts"?"undo_contacts_sync":"undo_sync"}var G=["created_in_google","updated_in_google","deleted_in_google"],J=["created_in_book","updated_in_book","deleted_in_book","cancelled_in_book"];function K(r,a){return(a==="here"?J:G).flatMap(t=>{let n=r.counts[t];return n?[[t.split("_")[0]??"",n]]:[]})}var Q=["create_remote","update_remote","delete_remote","create_local","update_local","delete_local","cancel_local","merge","link","unlink","conflict"];function U({action:r,what:a}){return Q.includes(r)?`sync.step.${r}`:`appointment.verb.${[...z,"undone"].includes(a)?a:"changed"}`}function Y(r){let a=({start:t})=>t?Date.parse(t):Number.POSITIVE_INFINITY;return[...r].sort((t,n)=>a(t)===a(n)?0:a(t)-a(n))}var _=class extends y{constructor(){super(...arguments);this.runId="";this.found=null}willUpdate(t){t.has("runId")&&(this.found=null,this.load())}async load(){let{runId:t,found:n}=this,e=n?.lines??[];try{let s={run_id:t,offset:e.length},o=await this.context.api.read("sync/run",s);this.runId===t&&(this.found={...o,lines:[...e,...o.lines]})}catch(s){this.tell("studio-failed",s)}}render(){if(!this.found)return i`<p class="quiet" role="status">${this.t("sync.loading_run")}</p>`;let{number:t,lines:n}=this.found,{format:e}=this.context;return i`${P(Y(n),e).map(([s,o])=>i`${s?i`<h4>${e.day(s)}</h4>`:c}
        <ul>
          ${o.map(l=>i`<li dir="auto">${this.line(l)}</li>`)}
        </ul>`)}
    ${t>n.length?i`<button @click=${()=>{this.load()}}>
            ${this.n("sync.show_more",t-n.length)}
          </button>`:c}`}line(t){let{texts:n,format:e}=this.context,s=t.start&&!S(t.start)?`${e.time(t.start)} `:"",o=n.of(`config_panel.texts.reasons.${t.reason}`),l=["done","gone"].includes(t.outcome)?"":n.of(`selector.reason.options.${t.outcome}`)||this.t("sync.not_done");return i`${s}<b>${t.title||this.t("diary.busy")}</b> – ${this.t(U(t))}
      ${o?i`<span class="quiet">(${o})</span>`:c}
      ${l?i`<span class="chip bad">${l}</span>`:c}`}static{this.styles=[h,u`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      ul { margin: 0 0 8px; padding-inline-start: 20px; }
      b { font-weight: 500; }
    `]}};d([p({attribute:!1})],_.prototype,"runId",2),d([m()],_.prototype,"found",2);customElements.define("studio-run-lines",_);var w=class extends y{constructor(){super(...arguments);this.runs=[];this.busy=!1;this.opened=""}render(){return i`<section class="card scroll">
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
    </section>`}run(t){let n=t.config_entry_id!==null,e=[t.who,this.t(L(t))].filter(Boolean).join(" · ");return i`<tr>
      <td>${this.when(t.at)}</td>
      <td dir="auto">
        ${e} ${t.outcome==="ok"?c:i`<span class="chip bad">${this.failed(t)}</span>`}
      </td>
      <td>${n?this.counted(t,"there"):"–"}</td>
      <td dir="auto">
        ${n?this.counted(t,"here"):t.number>1?`${t.title} …`:t.title}
      </td>
      <td>${this.show(t)} ${this.undo(t)}</td>
    </tr>
    ${this.opened===t.run_id?i`<tr>
            <td colspan="5">
              <studio-run-lines .context=${this.context} .runId=${t.run_id}></studio-run-lines>
            </td>
          </tr>`:c}`}show({run_id:t,number:n}){if(!n)return c;let e=this.opened===t;return i`<button
      class="plain"
      aria-expanded=${e}
      @click=${()=>{this.opened=e?"":t}}
    >
      ${this.t(e?"sync.hide":"sync.show")}
    </button>`}undo(t){if(t.undone)return i`<span class="quiet">${this.t("sync.undone")}</span>`;if(!t.undo)return c;let n=()=>this.dispatchEvent(new CustomEvent("studio-undo",{detail:t}));return i`<button class="plain" ?disabled=${this.busy} @click=${n}>
      ${this.t("shell.undo")}
    </button>`}failed(t){return this.context.texts.of(`exceptions.${t.outcome}.message`).split(". ")[0]||this.t("sync.failed")}counted(t,n){return K(t,n).map(([s,o])=>this.n(`sync.count.${s}`,o)).join(", ")||"–"}when(t){let{format:n}=this.context;return n.dayOf(t)===n.dayOf(new Date)?n.time(t):`${n.day(t)}, ${n.time(t)}`}static{this.styles=[h,u`
      .scroll { overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; font-size: 14px; overflow-wrap: normal; }
      th, td { padding: 8px 12px; text-align: start; vertical-align: top; }
      thead th { font-size: 13px; font-weight: 400; color: var(--secondary-text-color); }
      tbody tr { border-top: 1px solid var(--divider-color); }
      td button { min-height: 32px; white-space: nowrap; }
      @media (max-width: 599px) { td button { min-height: 44px; } }
    `]}};d([p({attribute:!1})],w.prototype,"runs",2),d([p({type:Boolean})],w.prototype,"busy",2),d([m()],w.prototype,"opened",2);customElements.define("studio-sync-runs",w);var v=class extends y{constructor(){super(...arguments);this.sync=null;this.shown=null;this.busy=!1;this.following=new j(this,t=>this.tell("studio-failed",t))}willUpdate(t){t.has("context")&&this.follow()}follow(){let t=n=>{this.sync=n};this.following.to(this.context,"sync/subscribe",{},t)&&(this.sync=null)}render(){let{sync:t,busy:n,context:e}=this;if(!t)return i`<p class="quiet" role="status">${this.t("sync.loading")}</p>`;let s=!t.accounts.length;return i`<div class="bar">
        <h2>${this.t("sync.title")}</h2>
        ${s?c:this.summary(t)}
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
            ></studio-sync-previews>`:c}
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
      <div class="dialogs"></div>`}connecting({accounts:t,phones:n,administrators:e}){let o=!t.length&&!n.length?i`<p>${this.t("sync.nothing")}</p>`:c;if(!this.context.hass.user.is_admin){let l=e.join(", ");return i`${o}<p class="quiet">${this.t("sync.who_connects",{names:l})}</p>`}return i`${o}
      <div class="row connect">
        <button class="plain" @click=${()=>{this.begin(I())}}>
          ${this.t("sync.connect_account")}
        </button>
        <button class="plain" @click=${()=>{this.begin(A(this.context.studio.entry_id))}}>
          ${this.t("sync.connect_phone")}
        </button>
      </div>`}summary(t){let n=V(t);if("running"in n){let{done:s,total:o}=n.running,l=o?this.t("sync.progress",{done:s,total:o}):this.t("sync.running");return i`<span class="chip" role="status">${l}</span>`}if(n.attention)return i`<span class="chip warn">${this.t("sync.attention")}</span>`;let e=n.next?this.t("sync.in_step_next",{time:this.context.format.time(n.next)}):this.t("sync.in_step");return i`<span class="chip good">${e}</span>`}async begin(t){try{await import("./flow-dialog-FCHYE22V.js")}catch(e){this.tell("studio-failed",e);return}let n=document.createElement("studio-flow-dialog");n.hass=this.context.hass,this.renderRoot.querySelector(".dialogs")?.replaceChildren(n),await n.open(t)}async doing(t){this.busy=!0;try{await t()}catch(n){this.tell("studio-failed",n)}finally{this.busy=!1}}preview(t){return this.doing(async()=>{let n=[];for(let[e,s]of R){let o=this.sync?T(this.sync,e,t):[];if(!o.length)continue;let l={config_entry_id:o,...e==="contacts"?{preview:!0}:{}},f=await this.context.api.act(s.preview,l);n.push(...f.previews)}this.shown={previews:n,undoes:null,of:t}})}run(t){return this.doing(async()=>{this.shown=null;for(let[n,e]of R){let s=this.sync?T(this.sync,n,t):[];s.length&&await this.context.api.act(e.run,{config_entry_id:s})}this.tell("studio-done",{text:this.t("sync.done"),undo:null})})}carryOn(){if(!this.shown)return;let{undoes:t,of:n}=this.shown;return t?this.undo(t):this.run(n)}askUndo(t){return t.undo!=="sync"?this.undo(t):this.doing(async()=>{let n={config_entry_id:t.config_entry_id,run_id:t.run_id,preview:!0},e=await this.context.api.act(O(t),n);this.shown={previews:e.previews,undoes:t,of:null}})}undo(t){return this.doing(async()=>{let{api:n}=this.context;if(t.undo==="change")await n.undo(t.run_id);else if(t.undo==="import")await n.act("undo_import",{run_id:t.run_id});else if(t.undo==="phone")await n.act("undo_phone_change",{run_id:t.run_id});else{let e={config_entry_id:t.config_entry_id,run_id:t.run_id,preview:!1};await n.act(O(t),e)}this.shown=null,this.tell("studio-done",{text:this.t("shell.undone"),undo:null})})}static{this.styles=[h,u`
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 4px; }
      .space { flex: 1; }
      .connect { margin: 0 0 8px; }
    `]}};d([m()],v.prototype,"sync",2),d([m()],v.prototype,"shown",2),d([m()],v.prototype,"busy",2);customElements.define("studio-accounts",v);
