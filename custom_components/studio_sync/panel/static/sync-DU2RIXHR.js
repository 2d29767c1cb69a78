import{a as E}from"./chunk-LYSKUVDN.js";import{a as j,b as A,c as F,d as z,e as D,f as V,g as L,h as S,i as K,j as U}from"./chunk-4SFVIOVJ.js";import{a as I,f as R}from"./chunk-RUV2SFPD.js";import"./chunk-4525WVJX.js";import{a as C}from"./chunk-MJN7SWPD.js";import{n as P}from"./chunk-2PCFWAIZ.js";import{b as y}from"./chunk-HTIT4TPU.js";import{b as u,c as n,e as r,h as p,i as f,j as m}from"./chunk-6URGFRCB.js";import{a as c}from"./chunk-BC7J7IIZ.js";var x="config/config_entries",H="studio_sync";function N(){let l={handler:H};return{path:`${x}/flow`,texts:"config",own:!1,choose:"google",begin:l}}function Y(l){let h={handler:H,entry_id:l};return{path:`${x}/flow`,texts:"config",own:!1,begin:h}}function M(l){return{path:`${x}/flow`,texts:"config",own:!1,waits:!0,begin:l}}function W(l){let h={handler:l};return{path:`${x}/options/flow`,texts:"options",own:!1,begin:h}}function G(l){return{...Q,begin:{handler:[l,"access"]}}}function J(l,h){return{...Q,begin:{handler:[l,"access"],subentry_id:h}}}var Q={path:`${x}/subentries/flow`,texts:"config_subentries.access",own:!1};var _=class extends y{constructor(){super(...arguments);this.busy=!1}render(){let{accounts:t,phones:s}=this.sync;return n`<div class="places">
      ${t.map(e=>this.account(e))} ${s.map(e=>this.phone(e))}
    </div>`}account(t){let{name:s,email:e,parts:i,config_entry_id:o}=t;return n`<section class="card" aria-label=${s}>
      <h3 dir="auto">${s}</h3>
      <p class="quiet" dir="auto">${e}</p>
      ${t.problem!==null?n`<p><span class="chip bad">${this.problem(t.problem)||this.t("sync.state_not_running")}</span></p>`:r}
      ${t.reauth?this.signIn(t):r}
      ${i.map(a=>this.ofPart(t,a))}
      ${this.manages?n`<div class="row">
              ${this.dialog("sync.options",W(o),s)}
              ${this.dialog("sync.change",Y(o),s)}
            </div>`:r}
    </section>`}get manages(){return this.context.hass.user.is_admin}signIn({kind:t,name:s,reauth_flow:e}){let i=t==="server"?"sync.waits_for_password":"sync.waits_for_sign_in";return n`<p class="alarm">${this.t(i)}</p>
      ${e?n`<div class="row">${this.dialog("sync.sign_in",M(e),s,!0)}</div>`:r}`}dialog(t,s,e,i=!1){return n`<button
      class=${i?"main":"plain"}
      aria-label=${`${this.t(t)}: ${e}`}
      @click=${()=>this.ask("studio-flow",s)}
    >
      ${this.t(t)}
    </button>`}ofPart(t,s){let e={account:t,part:s},{last_success:i,next_run:o}=s,a=[i?this.t("sync.last_run",{when:this.when(i)}):"",o&&s.enabled?this.t("sync.next_run",{when:this.when(o)}):""];return n`<div class="part">
      <h4><bdi>${s.name??this.t(`sync.google_${s.part}`)}</bdi> ${this.status(s)}</h4>
      <p class="quiet" dir="auto">${this.moves(t,s)}</p>
      <p class="quiet">${a.filter(Boolean).join(" · ")}</p>
      ${s.enabled&&!s.running?n`<div class="row">
              ${this.doing("sync.preview","studio-preview",e)}
              ${this.doing("sync.now","studio-sync",e)}
            </div>`:r}
    </div>`}moves({kind:t},s){let{direction:e,group:i,synced:o}=s,a=e==="out"&&t==="server"?"out_server":e;return[this.t(`sync.direction.${a}`),i,this.n(`sync.moves_${s.part}`,o)].filter(Boolean).join(" · ")}doing(t,s,e){return n`<button
      ?disabled=${this.busy}
      aria-label=${`${this.t(t)}: ${[e?.account.name,e?.part.name].filter(Boolean).join(" ")}`}
      @click=${()=>this.ask(s,e)}
    >
      ${this.t(t)}
    </button>`}status(t){let s=(e,i)=>n`<span class=${`chip ${e}`}>${i}</span>`;if(t.running){let{done:e,total:i}=t,o=i?this.t("sync.progress",{done:e,total:i}):this.t("sync.running");return s("",o)}return t.held?n`${s("warn",this.t("sync.held"))} ${this.toTodo("sync.decide")}`:t.problem!==null?s("bad",this.problem(t.problem)||this.t("sync.failed")):t.enabled?t.skipped?n`${s("warn",this.n("sync.skipped",t.skipped))}
        ${this.toTodo("shell.todo")}`:s("good",this.t("sync.in_step")):s("",this.t("sync.paused"))}toTodo(t){return n`<button class="plain" @click=${()=>this.tell("studio-go",{tab:"todo"})}>
      ${this.t(t)}
    </button>`}problem(t){return(t?this.context.texts.of(`exceptions.${t}.message`):"").split(". ")[0]??""}phone(t){let{studio:s}=this.context,e=t.state==="valid"?"chip good":"chip";return n`<section class="card" aria-label=${t.user_name}>
      <h3><span dir="auto">${t.user_name}</span> <span class=${e}>${this.t(`sync.phone_state.${t.state}`)}</span></h3>
      <p class="quiet" dir="auto">${this.t("sync.phone")} · ${t.who.join(", ")}</p>
      <p class="quiet">
        ${this.t(`sync.direction_phone.${t.direction}`)}${t.clients?` · ${this.t("sync.with_clients")}`:r}
      </p>
      <p class="quiet">${this.seen(t)}</p>
      ${this.manages?n`<div class="row">
              ${this.dialog("sync.change",J(s.entry_id,t.access_id),t.user_name)}
            </div>`:r}
    </section>`}seen({seen:t,client:s,place:e}){if(!t)return this.t("sync.never_seen");let i=(a,d)=>d&&this.context.hass.localize(`component.studio_sync.entity.sensor.${a}.state.${d}`),o=[i("phone_client",s),i("phone_place",e)].filter(Boolean);return[this.t("sync.last_seen",{when:this.when(t)}),...o].join(" · ")}when(t){let{format:s}=this.context;return s.dayOf(t)===s.dayOf(new Date)?s.time(t):`${s.day(t)}, ${s.time(t)}`}ask(t,s){this.dispatchEvent(new CustomEvent(t,{detail:s}))}static{this.styles=[m,u`
      .places { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 12px; }
      .card { margin: 0; }
      h3 { margin: 0; font-size: 16px; }
      h4 { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 0; font-size: 14px; font-weight: 500; }
      .card > h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      p { margin: 0 0 4px; }
      .part { padding: 8px 0; border-top: 1px solid var(--divider-color); }
    `]}};c([p({attribute:!1})],_.prototype,"sync",2),c([p({type:Boolean})],_.prototype,"busy",2);customElements.define("studio-sync-places",_);var g=class extends y{constructor(){super(...arguments);this.previews=[];this.undoes=!1;this.redo=!1;this.busy=!1}render(){return n`<section class="card" aria-label=${this.t("sync.preview")}>
      <h2 tabindex="-1">${this.t(this.undoes?this.redo?"sync.would_redo":"sync.would_undo":"sync.would_do")}</h2>
      ${this.previews.map(t=>this.of(t))}
      <div class="row">
        <button class="main" ?disabled=${this.busy} @click=${()=>this.ask("studio-carry-out")}>
          ${this.t(this.undoes?this.redo?"shell.redo":"shell.undo":"sync.now")}
        </button>
        <button class="plain" @click=${()=>this.ask("studio-close")}>
          ${this.t("shell.close")}
        </button>
      </div>
    </section>`}updated(t){t.has("previews")&&this.renderRoot.querySelector("h2")?.focus()}held(t){return n`<p class="alarm">
      ${this.t("sync.would_hold")} ${t}
      <button class="plain" @click=${()=>this.tell("studio-go",{tab:"todo"})}>
        ${this.t("sync.decide")}
      </button>
    </p>`}of({account:t,there:s,held_why:e,actions:i,number:o}){let{format:a}=this.context;return n`<h3 dir="auto">${t}</h3>
      ${e?this.held(e):r}
      ${i.length?r:n`<p class="quiet">${this.t("sync.no_steps")}</p>`}
      ${R(i,a).map(([d,w])=>n`${d?n`<h4>${a.day(d)}</h4>`:r}
          <ul>
            ${w.map(k=>n`<li dir="auto">${this.step(k,s)}</li>`)}
          </ul>`)}
      ${o>i.length?n`<p>${this.n("sync.more",o-i.length)}</p>`:r}`}step({start:t,title:s,action:e,reason:i,in_studio:o,in_google:a,in_server:d},w){let{texts:k}=this.context,O=a??d,q=et=>k.at(w,`config_panel.page.${et}`),X=w==="server"?"sync.back_there_server":"sync.back_there",Z=t&&!P(t)?`${this.context.format.time(t)} `:"",tt=e?[q(S(e))]:[o?this.t(this.does(o)?S(`${o}_local`):"sync.back_here"):"",O?this.does(O)?q(S(`${O}_remote`)):this.t(X):""],B=i&&k.at(w,`config_panel.texts.reasons.${i}`),st=tt.filter(Boolean).join(", ");return`${Z}${s??this.t("diary.busy")} – ${st}${B?` (${B})`:""}`}does(t){return this.redo||t==="delete"}ask(t){this.dispatchEvent(new CustomEvent(t))}static{this.styles=[m,u`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      ul { margin: 0 0 12px; padding-inline-start: 20px; }
    `]}};c([p({attribute:!1})],g.prototype,"previews",2),c([p({type:Boolean})],g.prototype,"undoes",2),c([p({type:Boolean})],g.prototype,"redo",2),c([p({type:Boolean})],g.prototype,"busy",2);customElements.define("studio-sync-previews",g);var T=class extends y{constructor(){super(...arguments);this.runId="";this.found=null}willUpdate(t){t.has("runId")&&(this.found=null,this.load())}async load(){let{runId:t,found:s}=this,e=s?.lines??[];try{let i={run_id:t,offset:e.length},o=await this.context.api.read("sync/run",i);this.runId===t&&(this.found={...o,lines:[...e,...o.lines]})}catch(i){this.tell("studio-failed",i)}}render(){if(!this.found)return n`<p class="quiet" role="status">${this.t("sync.loading_run")}</p>`;let{number:t,lines:s,there:e}=this.found,{format:i}=this.context;return n`${R(U(s),i).map(([o,a])=>n`${o?n`<h4>${i.day(o)}</h4>`:r}
        <ul>
          ${a.map(d=>n`<li dir="auto">${this.line(d,e)}</li>`)}
        </ul>`)}
    ${t>s.length?n`<button @click=${()=>{this.load()}}>
            ${this.n("sync.show_more",t-s.length)}
          </button>`:r}`}line(t,s){let{texts:e,format:i}=this.context,o=t.start&&!P(t.start)?`${i.time(t.start)} `:"",a=e.at(s,`config_panel.texts.reasons.${t.reason}`),d=["done","gone"].includes(t.outcome)?"":e.at(s,`selector.reason.options.${t.outcome}`)||this.t("sync.not_done");return n`${o}<b>${t.title||this.t("diary.busy")}</b> – ${e.at(s,`config_panel.page.${K(t)}`)}
      ${a?n`<span class="quiet">(${a})</span>`:r}
      ${d?n`<span class="chip bad">${d}</span>`:r}`}static{this.styles=[m,u`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      ul { margin: 0 0 8px; padding-inline-start: 20px; }
      b { font-weight: 500; }
    `]}};c([p({attribute:!1})],T.prototype,"runId",2),c([f()],T.prototype,"found",2);customElements.define("studio-run-lines",T);var $=class extends y{constructor(){super(...arguments);this.runs=[];this.busy=!1;this.opened="";this.undoing=""}render(){return n`<section class="card scroll">
      <table>
        <thead>
          <tr>
            ${["sync.time","sync.run",this.there,"sync.in_studio"].map(t=>n`<th scope="col">${this.t(t)}</th>`)}
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${I(this.runs,t=>t.run_id,t=>this.run(t))}
        </tbody>
      </table>
    </section>`}get there(){return this.runs.flatMap(({counts:s})=>Object.keys(s)).some(s=>s.endsWith("_in_server"))?"sync.elsewhere":"sync.in_google"}run(t){let s=t.config_entry_id!==null,e=L(t),i=e?this.n(`sync.moves_${t.part}`,e):"",o=[t.who,this.t(A(t)),i].filter(Boolean).join(" · ");return n`<tr>
      <td>${this.when(t.at)}</td>
      <td dir="auto">
        ${o} ${t.outcome==="ok"?r:n`<span class="chip bad">${this.failed(t)}</span>`}
      </td>
      ${this.cell(this.there,s?this.counted(t,"there"):"")}
      ${this.cell("sync.in_studio",s?this.counted(t,"here"):t.number>1?`${t.title} …`:t.title)}
      <td>${this.show(t)} ${this.undo(t)}</td>
    </tr>
    ${this.opened===t.run_id?n`<tr>
            <td colspan="5">
              <studio-run-lines .context=${this.context} .runId=${t.run_id}></studio-run-lines>
            </td>
          </tr>`:r}
    ${this.undoing===t.undo_id&&t.undo?n`<tr>
            <td colspan="5">
              <studio-undo-preview
                .context=${this.context}
                .run=${t}
                @studio-close=${()=>{this.undoing=""}}
              ></studio-undo-preview>
            </td>
          </tr>`:r}`}cell(t,s){return n`<td class=${s?"side":"side none"} dir="auto" data-label=${this.t(t)}>
      ${s||"–"}
    </td>`}show({run_id:t,number:s}){if(!s)return r;let e=this.opened===t;return n`<button
      class="plain"
      aria-expanded=${e}
      @click=${()=>{this.opened=e?"":t}}
    >
      ${this.t(e?"sync.hide":"sync.show")}
    </button>`}undo(t){let s=t.undone?n`<span class="quiet">${this.t("sync.undone")}</span>`:r;if(!t.undo)return s;let e=t.undo==="sync",i=this.undoing===t.undo_id,o=()=>{e?this.dispatchEvent(new CustomEvent("studio-undo",{detail:t})):this.undoing=i?"":t.undo_id};return n`${s}
    <button
      class="plain"
      aria-expanded=${e?r:i}
      ?disabled=${this.busy}
      @click=${o}
    >
      ${this.t(t.redo?"shell.redo":"shell.undo")}
    </button>`}failed(t){return this.context.texts.of(`exceptions.${t.outcome}.message`).split(". ")[0]||this.t("sync.failed")}counted(t,s){return V(t,s).map(([i,o])=>this.n(`sync.count.${i}`,o)).join(", ")}when(t){let{format:s}=this.context;return s.dayOf(t)===s.dayOf(new Date)?s.time(t):`${s.day(t)}, ${s.time(t)}`}static{this.styles=[m,u`
      .scroll { overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; font-size: 14px; overflow-wrap: normal; }
      th, td { padding: 8px 12px; text-align: start; vertical-align: top; }
      thead th { font-size: 13px; font-weight: 400; color: var(--secondary-text-color); }
      tbody tr { border-top: 1px solid var(--divider-color); }
      td button { min-height: 32px; white-space: nowrap; }
      @media (max-width: 599px) {
        td button { min-height: 44px; padding-inline-start: 0; }
        table, tbody { display: block; }
        thead { display: none; }
        tr { display: grid; grid-template-columns: auto 1fr; column-gap: 12px; padding: 8px 0; }
        td { padding: 2px 0; }
        td.side, td:last-child { grid-column: 2; }
        td[colspan] { grid-column: 1 / -1; }
        td.none { display: none; }
        td.side::before { content: attr(data-label) ": "; color: var(--secondary-text-color); }
      }
    `]}};c([p({attribute:!1})],$.prototype,"runs",2),c([p({type:Boolean})],$.prototype,"busy",2),c([f()],$.prototype,"opened",2),c([f()],$.prototype,"undoing",2);customElements.define("studio-sync-runs",$);var v=class extends y{constructor(){super(...arguments);this.sync=null;this.shown=null;this.busy=!1;this.asker=null;this.following=new C(this,t=>this.tell("studio-failed",t))}willUpdate(t){t.has("context")&&this.follow()}follow(){let t=s=>{this.sync=s};this.following.to(this.context,"sync/subscribe",{},t)&&(this.sync=null)}render(){let{sync:t,busy:s,context:e}=this;if(!t)return n`<p class="quiet" role="status">${this.t("sync.loading")}</p>`;let i=!t.accounts.length;return n`<div class="bar">
        <h2>${this.t("sync.title")}</h2>
        ${i?r:this.summary(t)}
        <span class="space"></span>
        <button ?disabled=${s||i} @click=${()=>{this.preview(null)}}>
          ${this.t("sync.preview")}
        </button>
        <button class="main" ?disabled=${s||i} @click=${()=>{this.run(null)}}>
          ${this.t("sync.now")}
        </button>
      </div>
      ${this.connecting(t)}
      ${this.shown?n`<studio-sync-previews
              .context=${e}
              .previews=${this.shown.previews}
              ?undoes=${this.shown.undoes!==null}
              ?redo=${this.shown.undoes?.redo??!1}
              ?busy=${s}
              @studio-carry-out=${()=>{this.carryOn()}}
              @studio-close=${()=>{this.shown=null,this.asker?.focus()}}
            ></studio-sync-previews>`:r}
      <studio-sync-places
        .context=${e}
        .sync=${t}
        ?busy=${s}
        @studio-preview=${({detail:o})=>{this.preview(o)}}
        @studio-sync=${({detail:o})=>{this.run(o)}}
        @studio-flow=${({detail:o})=>{this.begin(o)}}
      ></studio-sync-places>
      <h3>${this.t("sync.happened")}</h3>
      <studio-sync-runs
        .context=${e}
        .runs=${t.runs}
        ?busy=${s}
        @studio-undo=${({detail:o})=>{this.askUndo(o)}}
      ></studio-sync-runs>
      <div class="dialogs"></div>`}connecting({accounts:t,phones:s,administrators:e}){let o=!t.length&&!s.length?n`<p>${this.t("sync.nothing")}</p>`:r;if(!this.context.hass.user.is_admin){let a=e.join(", ");return n`${o}<p class="quiet">${this.t("sync.who_connects",{names:a})}</p>`}return n`${o}
      <div class="row connect">
        <button class="plain" @click=${()=>{this.begin(N())}}>
          ${this.t("sync.connect_account")}
        </button>
        <button class="plain" @click=${()=>{this.begin(G(this.context.studio.entry_id))}}>
          ${this.t("sync.connect_phone")}
        </button>
      </div>`}summary(t){let s=z(t);if("running"in s){let{done:i,total:o}=s.running,a=o?this.t("sync.progress",{done:i,total:o}):this.t("sync.running");return n`<span class="chip" role="status">${a}</span>`}if(s.attention)return n`<span class="chip warn">${this.t("sync.attention")}</span>`;let e=s.next?this.t("sync.in_step_next",{time:this.context.format.time(s.next)}):this.t("sync.in_step");return n`<span class="chip good">${e}</span>`}async begin(t){try{await import("./flow-dialog-TY4OOD7V.js")}catch(e){this.tell("studio-failed",e);return}let s=document.createElement("studio-flow-dialog");s.hass=this.context.hass,this.renderRoot.querySelector(".dialogs")?.replaceChildren(s),await s.open(t)}async doing(t){this.busy=!0;try{await t()}catch(s){this.tell("studio-failed",s)}finally{this.busy=!1}}preview(t){return this.asker=E(),this.doing(async()=>{let s=[];for(let[e,i]of j){let o=this.sync?F(this.sync,e,t):[];if(!o.length)continue;let a={config_entry_id:o,...e==="contacts"?{preview:!0}:{}},d=await this.context.api.act(i.preview,a);s.push(...d.previews)}this.shown={previews:s,undoes:null,of:t}})}run(t){return this.doing(async()=>{this.shown=null;for(let[s,e]of j){let i=this.sync?F(this.sync,s,t):[];i.length&&await this.context.api.act(e.run,{config_entry_id:i})}this.tell("studio-done",{text:this.t("sync.done"),undo:null})})}carryOn(){if(!this.shown)return;let{undoes:t,of:s}=this.shown;return t?this.undo(t):this.run(s)}askUndo(t){return this.asker=E(),this.doing(async()=>{let s={config_entry_id:t.config_entry_id,run_id:t.undo_id,preview:!0},e=await this.context.api.act(D(t),s);this.shown={previews:e.previews,undoes:t,of:null}})}undo(t){return this.doing(async()=>{await this.takeBack(t.token,t.redo)&&(this.shown=null)})}static{this.styles=[m,u`
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 4px; }
      .space { flex: 1; }
      .connect { margin: 0 0 8px; }
    `]}};c([f()],v.prototype,"sync",2),c([f()],v.prototype,"shown",2),c([f()],v.prototype,"busy",2);customElements.define("studio-accounts",v);
