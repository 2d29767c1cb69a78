import{d as f}from"./chunk-ORB4WWIV.js";import{a as $}from"./chunk-2B3QSWIO.js";import{k as m}from"./chunk-PUVL32KA.js";import{a as w}from"./chunk-FQEGW5KZ.js";import{b as y,c as s,e as r,i as d,j as g}from"./chunk-T4ZGZ4J2.js";import{a as l}from"./chunk-JBUOXDHO.js";var h="/config/integrations/integration/studio_sync",c=class extends w{constructor(){super(...arguments);this.sync=null;this.shown=null;this.busy=!1;this.following=new $(this,t=>this.tell("studio-failed",t))}willUpdate(t){t.has("context")&&this.follow()}follow(){let t=n=>{this.sync=n};this.following.to(this.context,"sync/subscribe",{},t)&&(this.sync=null)}render(){let{sync:t}=this;return t?s`<div class="bar">
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
        ${t.accounts.length+t.phones.length?s`<table>
                <thead>
                  <tr>
                    ${["sync.where","sync.who","sync.moves","sync.last","sync.status"].map(n=>s`<th scope="col">${this.t(n)}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${t.accounts.map(n=>this.account(n))}
                  ${t.phones.map(n=>this.phone(n))}
                </tbody>
              </table>`:s`<p>${this.t("sync.nothing")}</p>`}
      </section>
      <h3>${this.t("sync.happened")}</h3>
      <section class="card scroll">
        <table>
          <thead>
            <tr>
              ${["sync.time","sync.run","sync.in_google","sync.in_studio"].map(n=>s`<th scope="col">${this.t(n)}</th>`)}
              <th></th>
            </tr>
          </thead>
          <tbody>
            ${t.runs.map(n=>this.happened(n))}
          </tbody>
        </table>
      </section>`:s`<p class="quiet" role="status">${this.t("sync.loading")}</p>`}summary(t){let n=t.accounts.flatMap(o=>o.parts),i=n.find(o=>o.running);if(i){let o=i.total?this.t("sync.progress",{done:i.done,total:i.total}):this.t("sync.running");return s`<span class="chip" role="status">${o}</span>`}if(t.accounts.some(o=>o.problem!==null)||n.some(o=>o.held||o.problem!==null))return s`<span class="chip warn">${this.t("sync.attention")}</span>`;let a=n.map(o=>o.next_run).filter(o=>o!==null).sort()[0];return s`<span class="chip good"
      >${a?this.t("sync.in_step_next",{time:this.context.format.time(a)}):this.t("sync.in_step")}</span
    >`}account(t){return t.parts.length?t.parts.map(n=>s`<tr>
        <th scope="row">${this.t(`sync.google_${n.part}`)}</th>
        <td dir="auto">${t.who??t.email}</td>
        <td>${this.n(`sync.moves_${n.part}`,n.synced)}</td>
        <td>${n.last_success?this.when(n.last_success):"–"}</td>
        <td>
          ${this.partStatus(t,n)}
          ${n.enabled&&!n.running?s`<button class="plain" ?disabled=${this.busy} aria-label=${`${this.t("sync.preview")}: ${t.name}`}
                    @click=${()=>{this.preview(t,n)}}>${this.t("sync.preview")}</button>
                  <button class="plain" ?disabled=${this.busy} aria-label=${`${this.t("sync.now")}: ${t.name}`}
                    @click=${()=>{this.run(t,n)}}>${this.t("sync.now")}</button>`:r}
        </td>
      </tr>`):[s`<tr>
          <th scope="row" dir="auto">${t.name}</th>
          <td dir="auto">${t.who??t.email}</td>
          <td></td>
          <td></td>
          <td>${this.accountProblem(t)}</td>
        </tr>`]}accountProblem(t){let n=t.problem?this.problem(t.problem):this.t("sync.state_not_running");return s`<span class="chip bad">${n}</span> ${this.repair(t)}`}repair(t){return s`<a href=${h}
      >${this.t(t.reauth?"sync.sign_in":"sync.open_settings")}</a
    >`}partStatus(t,n){return n.running?s`<span class="chip">${this.t("sync.running")}</span>`:n.held?s`<span class="chip warn">${this.t("sync.held")}</span>
        <button class="plain" @click=${()=>this.tell("studio-go",{tab:"todo"})}>
          ${this.t("sync.decide")}
        </button>`:n.problem!==null?s`<span class="chip bad">${this.problem(n.problem)}</span> ${this.repair(t)}`:n.enabled?n.skipped?s`<span class="chip warn">${this.n("sync.skipped",n.skipped)}</span>
        <a href="/config/repairs">${this.t("sync.open_repairs")}</a>`:s`<span class="chip good">${this.t("sync.in_step")}</span>`:s`<span class="chip">${this.t("sync.paused")}</span>`}problem(t){return(t?this.context.texts.of(`exceptions.${t}.message`):"").split(". ")[0]||this.t("sync.failed")}phone(t){let n=t.state==="valid";return s`<tr>
      <th scope="row">${this.t("sync.phone")} <span class="quiet">${t.user_name}</span></th>
      <td dir="auto">${t.who.join(", ")}</td>
      <td></td>
      <td></td>
      <td>
        <span class=${n?"chip good":"chip"}>${this.t(`sync.phone_state.${t.state}`)}</span>
        <a href=${h}>${this.t("sync.open_settings")}</a>
      </td>
    </tr>`}happened(t){let n=["created_in_google","updated_in_google","deleted_in_google"],i=["created_in_book","updated_in_book","deleted_in_book","cancelled_in_book"],e=t.config_entry_id!==null;return s`<tr>
      <td>${this.when(t.at)}</td>
      <td dir="auto">
        ${[t.who,this.kind(t)].filter(Boolean).join(" · ")}
        ${t.outcome==="ok"?r:s`<span class="chip bad">${this.problem(t.outcome)}</span>`}
      </td>
      <td>${e?this.counted(t,n):"–"}</td>
      <td dir="auto">
        ${e?this.counted(t,i):t.number>1?`${t.title} …`:t.title}
      </td>
      <td>
        ${t.undone?s`<span class="quiet">${this.t("sync.undone")}</span>`:t.undo?s`<button
                  class="plain"
                  ?disabled=${this.busy}
                  @click=${()=>{this.askUndo(t)}}
                >
                  ${this.t("shell.undo")}
                </button>`:r}
      </td>
    </tr>`}kind(t){return t.kind==="action"&&x.includes(t.what)?this.t(`appointment.verb.${t.what}`):this.t(`sync.kind.${S.includes(t.kind)?t.kind:"other"}`)}counted(t,n){return n.filter(e=>t.counts[e]).map(e=>this.n(`sync.count.${e.split("_")[0]}`,t.counts[e]??0)).join(", ")||"–"}when(t){let{format:n}=this.context;return n.dayOf(t)===n.dayOf(new Date)?n.time(t):`${n.day(t)}, ${n.time(t)}`}previews(t){let{undoes:n}=t;return s`<section class="card" aria-label=${this.t("sync.preview")}>
      <h2 tabindex="-1">${this.t(n?"sync.would_undo":"sync.would_do")}</h2>
      ${t.previews.map(i=>s`<h3 dir="auto">${i.account}</h3>
          ${i.held_why?s`<p class="alarm">${i.held_why}</p>`:r}
          ${i.actions.length?s`${f(i.actions,this.context.format).map(([e,a])=>s`${e?s`<h4>${this.context.format.day(e)}</h4>`:r}
                      <ul>
                        ${a.map(o=>s`<li dir="auto">${this.step(o)}</li>`)}
                      </ul>`)}
                  ${i.number>i.actions.length?s`<p>${this.n("sync.more",i.number-i.actions.length)}</p>`:r}`:s`<p class="quiet">${this.t("sync.no_steps")}</p>`}`)}
      <div class="row">
        ${n?s`<button class="main" ?disabled=${this.busy} @click=${()=>{this.undo(n)}}>
                ${this.t("shell.undo")}
              </button>`:s`<button class="main" ?disabled=${this.busy} @click=${()=>{this.run(t.of.account,t.of.part)}}>
                ${this.t("sync.now")}
              </button>`}
        <button
          class="plain"
          @click=${()=>{this.shown=null}}
        >
          ${this.t("shell.close")}
        </button>
      </div>
    </section>`}step(t){let i=t.start&&!m(t.start)&&t.start?`${this.context.format.time(t.start)} `:"",e=t.action?[this.t(`sync.step.${t.action}`)]:[t.in_studio?this.t("sync.back_here"):"",t.in_google?this.t("sync.back_there"):""];return`${i}${t.title??this.t("diary.busy")} – ${e.filter(Boolean).join(", ")}`}async doing(t){this.busy=!0;try{await t()}catch(n){this.tell("studio-failed",n)}finally{this.busy=!1}}ids(t,n,i){return n&&i?i.part===t?[n.config_entry_id]:[]:(this.sync?.accounts??[]).filter(e=>e.parts.some(a=>a.part===t)).map(e=>e.config_entry_id)}preview(t,n){return this.doing(async()=>{let{api:i}=this.context,e=[];for(let[a,o]of b){let u=this.ids(a,t,n);if(!u.length)continue;let v={config_entry_id:u,...a==="contacts"?{preview:!0}:{}};e.push(...(await i.act(o[0],v)).previews)}this.shown={previews:e,undoes:null,of:{account:t,part:n}}})}run(t,n){return this.doing(async()=>{this.shown=null;for(let[i,e]of b){let a=this.ids(i,t,n);a.length&&await this.context.api.act(e[1],{config_entry_id:a})}this.tell("studio-done",{text:this.t("sync.done"),undo:null})})}askUndo(t){return this.doing(async()=>{if(t.undo!=="sync"){await this.undo(t);return}let n={config_entry_id:t.config_entry_id,run_id:t.run_id,preview:!0},i=await this.context.api.act(_(t),n);this.shown={previews:i.previews,undoes:t,of:{}}})}undo(t){return this.doing(async()=>{let{api:n}=this.context;if(t.undo==="change")await n.undo(t.run_id);else if(t.undo==="import")await n.act("undo_import",{run_id:t.run_id});else if(t.undo==="phone")await n.act("undo_phone_change",{run_id:t.run_id});else{let i={config_entry_id:t.config_entry_id,run_id:t.run_id,preview:!1};await n.act(_(t),i)}this.shown=null,this.tell("studio-done",{text:this.t("shell.undone"),undo:null})})}static{this.styles=[g,y`
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
    `]}};l([d()],c.prototype,"sync",2),l([d()],c.prototype,"shown",2),l([d()],c.prototype,"busy",2);var b=[["calendar",["preview_sync","sync_now"]],["contacts",["sync_contacts","sync_contacts"]]],x=["created","changed","cancelled","deleted","linked","unlinked","restored"],S=["sync","undo","phone","action","calendar","repair","dialog","import","client_name","merge"];function _(p){return p.part==="contacts"?"undo_contacts_sync":"undo_sync"}customElements.define("studio-accounts",c);
