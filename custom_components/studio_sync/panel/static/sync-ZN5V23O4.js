import{d as f}from"./chunk-KKQEH45L.js";import{k as $}from"./chunk-WYM6IMWQ.js";import{a as g}from"./chunk-WVOFSEMZ.js";import{b as y,c as i,d as r,g as d,h as m}from"./chunk-XHTJKB2U.js";import{a as l}from"./chunk-JBUOXDHO.js";var h="/config/integrations/integration/studio_sync",c=class extends g{constructor(){super(...arguments);this.sync=null;this.shown=null;this.busy=!1;this.followed="";this.leave=null}disconnectedCallback(){super.disconnectedCallback(),this.leave?.(),this.leave=null,this.followed=""}willUpdate(t){t.has("context")&&this.follow()}async follow(){let{api:t,studio:s}=this.context,n=s.running&&this.isConnected?s.entry_id:"";if(n!==this.followed&&(this.followed=n,this.leave?.(),this.leave=null,this.sync=null,!!n))try{let e=await t.follow("sync/subscribe",{},a=>{this.followed===n&&(this.sync=a)});this.followed===n?this.leave=e:e()}catch(e){this.tell("studio-failed",e)}}render(){let{sync:t}=this;return t?i`<div class="bar">
        <h2>${this.t("sync.title")}</h2>
        ${this.summary(t)}
        <span class="space"></span>
        <a class="link" href=${h}>${this.t("sync.connect")}</a>
        <button ?disabled=${this.busy||!t.accounts.length} @click=${()=>{this.preview()}}>
          ${this.t("sync.preview")}
        </button>
        <button
          class="main"
          ?disabled=${this.busy||!t.accounts.length}
          @click=${()=>{this.run()}}
        >
          ${this.t("sync.now")}
        </button>
      </div>
      ${this.shown?this.previews(this.shown):r}
      <section class="card scroll">
        ${t.accounts.length+t.phones.length?i`<table>
                <thead>
                  <tr>
                    ${["sync.where","sync.who","sync.moves","sync.last","sync.status"].map(s=>i`<th scope="col">${this.t(s)}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${t.accounts.map(s=>this.account(s))}
                  ${t.phones.map(s=>this.phone(s))}
                </tbody>
              </table>`:i`<p>${this.t("sync.nothing")}</p>`}
      </section>
      <h3>${this.t("sync.happened")}</h3>
      <section class="card scroll">
        <table>
          <thead>
            <tr>
              ${["sync.time","sync.run","sync.in_google","sync.in_studio"].map(s=>i`<th scope="col">${this.t(s)}</th>`)}
              <th></th>
            </tr>
          </thead>
          <tbody>
            ${t.runs.map(s=>this.happened(s))}
          </tbody>
        </table>
      </section>`:i`<p class="quiet" role="status">${this.t("sync.loading")}</p>`}summary(t){let s=t.accounts.flatMap(o=>o.parts),n=s.find(o=>o.running);if(n){let o=n.total?this.t("sync.progress",{done:n.done,total:n.total}):this.t("sync.running");return i`<span class="chip" role="status">${o}</span>`}if(t.accounts.some(o=>o.problem!==null)||s.some(o=>o.held||o.problem!==null))return i`<span class="chip warn">${this.t("sync.attention")}</span>`;let a=s.map(o=>o.next_run).filter(o=>o!==null).sort()[0];return i`<span class="chip good"
      >${a?this.t("sync.in_step_next",{time:this.context.format.time(a)}):this.t("sync.in_step")}</span
    >`}account(t){return t.parts.length?t.parts.map(s=>i`<tr>
        <th scope="row">${this.t(`sync.google_${s.part}`)}</th>
        <td dir="auto">${t.who??t.email}</td>
        <td>${this.n(`sync.moves_${s.part}`,s.synced)}</td>
        <td>${s.last_success?this.when(s.last_success):"–"}</td>
        <td>
          ${this.partStatus(t,s)}
          ${s.enabled&&!s.running?i`<button class="plain" ?disabled=${this.busy} aria-label=${`${this.t("sync.preview")}: ${t.name}`}
                    @click=${()=>{this.preview(t,s)}}>${this.t("sync.preview")}</button>
                  <button class="plain" ?disabled=${this.busy} aria-label=${`${this.t("sync.now")}: ${t.name}`}
                    @click=${()=>{this.run(t,s)}}>${this.t("sync.now")}</button>`:r}
        </td>
      </tr>`):[i`<tr>
          <th scope="row" dir="auto">${t.name}</th>
          <td dir="auto">${t.who??t.email}</td>
          <td></td>
          <td></td>
          <td>${this.accountProblem(t)}</td>
        </tr>`]}accountProblem(t){let s=t.problem?this.problem(t.problem):this.t("sync.state_not_running");return i`<span class="chip bad">${s}</span> ${this.repair(t)}`}repair(t){return i`<a href=${h}
      >${this.t(t.reauth?"sync.sign_in":"sync.open_settings")}</a
    >`}partStatus(t,s){return s.running?i`<span class="chip">${this.t("sync.running")}</span>`:s.held?i`<span class="chip warn">${this.t("sync.held")}</span>
        <button class="plain" @click=${()=>this.tell("studio-go",{tab:"todo"})}>
          ${this.t("sync.decide")}
        </button>`:s.problem!==null?i`<span class="chip bad">${this.problem(s.problem)}</span> ${this.repair(t)}`:s.enabled?s.skipped?i`<span class="chip warn">${this.n("sync.skipped",s.skipped)}</span>
        <a href="/config/repairs">${this.t("sync.open_repairs")}</a>`:i`<span class="chip good">${this.t("sync.in_step")}</span>`:i`<span class="chip">${this.t("sync.paused")}</span>`}problem(t){return(t?this.context.texts.of(`exceptions.${t}.message`):"").split(". ")[0]||this.t("sync.failed")}phone(t){let s=t.state==="valid";return i`<tr>
      <th scope="row">${this.t("sync.phone")} <span class="quiet">${t.user_name}</span></th>
      <td dir="auto">${t.who.join(", ")}</td>
      <td></td>
      <td></td>
      <td>
        <span class=${s?"chip good":"chip"}>${this.t(`sync.phone_state.${t.state}`)}</span>
        <a href=${h}>${this.t("sync.open_settings")}</a>
      </td>
    </tr>`}happened(t){let s=["created_in_google","updated_in_google","deleted_in_google"],n=["created_in_book","updated_in_book","deleted_in_book","cancelled_in_book"],e=t.config_entry_id!==null;return i`<tr>
      <td>${this.when(t.at)}</td>
      <td dir="auto">
        ${[t.who,this.kind(t)].filter(Boolean).join(" · ")}
        ${t.outcome==="ok"?r:i`<span class="chip bad">${this.problem(t.outcome)}</span>`}
      </td>
      <td>${e?this.counted(t,s):"–"}</td>
      <td dir="auto">
        ${e?this.counted(t,n):t.number>1?`${t.title} …`:t.title}
      </td>
      <td>
        ${t.undone?i`<span class="quiet">${this.t("sync.undone")}</span>`:t.undo?i`<button
                  class="plain"
                  ?disabled=${this.busy}
                  @click=${()=>{this.askUndo(t)}}
                >
                  ${this.t("shell.undo")}
                </button>`:r}
      </td>
    </tr>`}kind(t){return t.kind==="action"&&_.includes(t.what)?this.t(`appointment.verb.${t.what}`):this.t(`sync.kind.${x.includes(t.kind)?t.kind:"other"}`)}counted(t,s){return s.filter(e=>t.counts[e]).map(e=>this.t(`sync.count.${e.split("_")[0]}`,{count:t.counts[e]??0})).join(", ")||"–"}when(t){let{format:s}=this.context;return s.dayOf(t)===s.dayOf(new Date)?s.time(t):`${s.day(t)}, ${s.time(t)}`}previews(t){let{undoes:s}=t;return i`<section class="card" aria-label=${this.t("sync.preview")}>
      <h2 tabindex="-1">${this.t(s?"sync.would_undo":"sync.would_do")}</h2>
      ${t.previews.map(n=>i`<h3 dir="auto">${n.account}</h3>
          ${n.held_why?i`<p class="alarm">${n.held_why}</p>`:r}
          ${n.actions.length?i`${f(n.actions,this.context.format).map(([e,a])=>i`${e?i`<h4>${this.context.format.day(e)}</h4>`:r}
                      <ul>
                        ${a.map(o=>i`<li dir="auto">${this.step(o)}</li>`)}
                      </ul>`)}
                  ${n.number>n.actions.length?i`<p>${this.n("sync.more",n.number-n.actions.length)}</p>`:r}`:i`<p class="quiet">${this.t("sync.no_steps")}</p>`}`)}
      <div class="row">
        ${s?i`<button class="main" ?disabled=${this.busy} @click=${()=>{this.undo(s)}}>
                ${this.t("shell.undo")}
              </button>`:i`<button class="main" ?disabled=${this.busy} @click=${()=>{this.run(t.of.account,t.of.part)}}>
                ${this.t("sync.now")}
              </button>`}
        <button
          class="plain"
          @click=${()=>{this.shown=null}}
        >
          ${this.t("shell.close")}
        </button>
      </div>
    </section>`}step(t){let n=t.start&&!$(t.start)&&t.start?`${this.context.format.time(t.start)} `:"",e=t.action?[this.t(`sync.step.${t.action}`)]:[t.in_studio?this.t("sync.back_here"):"",t.in_google?this.t("sync.back_there"):""];return`${n}${t.title??this.t("diary.busy")} – ${e.filter(Boolean).join(", ")}`}async doing(t){this.busy=!0;try{await t()}catch(s){this.tell("studio-failed",s)}finally{this.busy=!1}}ids(t,s,n){return s&&n?n.part===t?[s.config_entry_id]:[]:(this.sync?.accounts??[]).filter(e=>e.parts.some(a=>a.part===t)).map(e=>e.config_entry_id)}preview(t,s){return this.doing(async()=>{let{api:n}=this.context,e=[];for(let[a,o]of w){let u=this.ids(a,t,s);if(!u.length)continue;let v={config_entry_id:u,...a==="contacts"?{preview:!0}:{}};e.push(...(await n.act(o[0],v)).previews)}this.shown={previews:e,undoes:null,of:{account:t,part:s}}})}run(t,s){return this.doing(async()=>{this.shown=null;for(let[n,e]of w){let a=this.ids(n,t,s);a.length&&await this.context.api.act(e[1],{config_entry_id:a})}this.tell("studio-done",{text:this.t("sync.done"),undo:null})})}askUndo(t){return this.doing(async()=>{if(t.undo!=="sync"){await this.undo(t);return}let s={config_entry_id:t.config_entry_id,run_id:t.run_id,preview:!0},n=await this.context.api.act(b(t),s);this.shown={previews:n.previews,undoes:t,of:{}}})}undo(t){return this.doing(async()=>{let{api:s}=this.context;if(t.undo==="change")await s.undo(t.run_id);else if(t.undo==="phone")await s.act("undo_phone_change",{run_id:t.run_id});else{let n={config_entry_id:t.config_entry_id,run_id:t.run_id,preview:!1};await s.act(b(t),n)}this.shown=null,this.tell("studio-done",{text:this.t("shell.undone"),undo:null})})}static{this.styles=[m,y`
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 12px; }
      .space { flex: 1; }
      .link { display: inline-flex; align-items: center; min-height: 40px; padding: 0 8px; }
      .scroll { overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; font-size: 14px; }
      th, td { padding: 8px 12px; text-align: start; vertical-align: top; }
      thead th { font-size: 13px; font-weight: 400; color: var(--secondary-text-color); }
      tbody tr { border-top: 1px solid var(--divider-color); }
      tbody th { font-weight: 500; }
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      table { overflow-wrap: normal; }
      td button { min-height: 32px; white-space: nowrap; }
      @media (max-width: 599px) { td button, .link { min-height: 44px; } }
    `]}};l([d()],c.prototype,"sync",2),l([d()],c.prototype,"shown",2),l([d()],c.prototype,"busy",2);var w=[["calendar",["preview_sync","sync_now"]],["contacts",["sync_contacts","sync_contacts"]]],_=["created","changed","cancelled","deleted","linked","unlinked","restored"],x=["sync","undo","phone","action","calendar","repair","dialog","import","client_name","merge"];function b(p){return p.part==="contacts"?"undo_contacts_sync":"undo_sync"}customElements.define("studio-accounts",c);
