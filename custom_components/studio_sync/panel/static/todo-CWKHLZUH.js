import{a as y}from"./chunk-FEC3KF4G.js";import{a as c,c as g,d as n,e as l,g as $,h as v,i as b}from"./chunk-GDUGG3T6.js";var m=class extends y{render(){let h=[this.fresh,this.old],t=Math.min(...h.map(s=>Date.parse(s.start))),e=Math.max(...h.map(s=>Date.parse(s.end)),t+6e4);return n`${h.map((s,i)=>{let a=(Date.parse(s.start)-t)/(e-t)*100,o=Math.max((Date.parse(s.end)-Date.parse(s.start))/(e-t)*100,2),d=`${this.context.format.span(s)} ${s.title??this.t("diary.busy")}`;return n`<div class="lane">
        <span
          class=${i?"old":"new"}
          dir="auto"
          title=${d}
          style=${`margin-inline-start: ${a}%; width: ${o}%`}
          >${d}</span
        >
      </div>`})}`}static{this.styles=[b,g`
      :host { display: grid; gap: 4px; margin-bottom: 12px; }
      .lane { background: var(--secondary-background-color); border-radius: 4px; }
      .lane span { display: block; padding: 4px 8px; font-size: 13px; border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .new { background: color-mix(in srgb, var(--error-color) 25%, var(--card-background-color)); }
      .old { background: color-mix(in srgb, var(--primary-color) 25%, var(--card-background-color)); }
    `]}};c([$({attribute:!1})],m.prototype,"fresh",2),c([$({attribute:!1})],m.prototype,"old",2);customElements.define("studio-overlap",m);var u=class extends y{constructor(){super(...arguments);this.todo=null;this.busy=new Set;this.kept=new Map}render(){let t=this.todo?.items;if(!t)return n`<p class="quiet" role="status">${this.t("todo.loading")}</p>`;let e=t.filter(o=>o.kind!=="arrived"),s=t.filter(o=>o.kind==="arrived"),i=s.filter(o=>o.suggestions.length),a=s.filter(o=>!o.suggestions.length);return n`<div class="page">
      ${t.length?l:n`<div class="card"><h2>${this.t("todo.nothing")}</h2>
              <p class="quiet">${this.t("todo.nothing_text")}</p></div>`}
      ${e.length?n`<h3>${this.t("todo.decide")}</h3>`:l}
      ${e.map(o=>this.card(o))}
      ${i.length?n`<h3>${this.t("todo.arrived")}</h3>`:l}
      ${i.map(o=>this.arrival(o))}
      ${a.length?n`<details>
              <summary>${this.n("todo.others",a.length)}</summary>
              ${a.map(o=>this.arrival(o))}
            </details>`:l}
    </div>`}card(t){switch(t.kind){case"overlap":return this.overlap(t);case"edit_conflict":return this.edited(t);case"held":return this.held(t);default:return l}}overlap(t){let{format:e}=this.context,{new:s,old:i}=t,a=`${this.named(s?.title)} × ${this.named(i?.title)}`;return n`<section class="card" aria-label=${a}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${a}</span></h2>
      ${s&&i?n`<p class="quiet">
                ${e.day(s.start)} · ${w(s.with,i.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${s} .old=${i}></studio-overlap>`:n`<p class="quiet">${this.t("todo.gone")}</p>`}
      <div class="row">
        ${(t.offers??[]).map((o,d)=>this.answer(t.id,o,d===this.best(t)))}
        ${s?n`<button class="plain" @click=${()=>this.show(s.appointment_id,t.moment)}>
                ${this.t("todo.look")}
              </button>`:l}
      </div>
    </section>`}best(t){let e=(t.offers??[]).findIndex(s=>s.answer==="move_new");return Math.max(e,0)}answer(t,e,s){let{format:i}=this.context,a={time:e.start?`${i.day(e.start)} ${e.all_day?"":i.time(e.start)}`:"",name:e.staff??""},o=e.answer==="assign_new"&&!e.staff?"assign_any":e.answer;return n`<button
      class=${s?"main":e.answer.startsWith("cancel")?"danger":""}
      ?disabled=${this.busy.has(t)}
      @click=${()=>{this.resolve(t,e)}}
    >
      ${this.t(`todo.answer.${o}`,a)}
    </button>`}edited(t){let e=this.named(t.studio?.title??t.google?.title);return n`<section class="card" aria-label=${e}>
      <h2>
        <span class="chip warn">${this.t("todo.edit_conflict")}</span>
        <span dir="auto">${e}</span>
      </h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col"></th>
              <th scope="col">${this.t("todo.in_studio")}</th>
              <th scope="col">${this.t("todo.in_google")}</th>
            </tr>
          </thead>
          <tbody>
            ${t.fields.map(s=>n`<tr>
                <th scope="row">${this.t(`todo.field.${s}`)}</th>
                <td dir="auto">${this.value(t.studio,s)}</td>
                <td dir="auto">${this.value(t.google,s)}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${(t.offers??[]).filter(s=>s.answer!=="per_field").map((s,i)=>this.answer(t.id,s,i===0))}
      </div>
    </section>`}value(t,e){if(!t)return"–";if(e==="when")return`${this.context.format.day(t.start)}, ${this.context.format.span(t)}`;let s=t[e];return Array.isArray(s)?s.join(" ")||"–":s?String(s):"–"}held(t){let e={number:t.number,where:t.where??"–"};if(t.by==="sync")return n`<section class="card" aria-label=${t.where}>
        <h2><span class="chip warn">${this.t("todo.held")}</span> ${this.t("todo.held_sync",e)}</h2>
        <p class="quiet">${t.why}</p>
        <details>
          <summary>${this.t("todo.list")}</summary>
          <ul>${t.lines.split(`
`).filter(Boolean).map(a=>n`<li dir="auto">${x(a)}</li>`)}</ul>
        </details>
        <div class="row">
          <button class="main" ?disabled=${this.busy.has(t.id)} @click=${()=>{this.decide(t,"keep")}}>
            ${this.t("todo.put_back")}
          </button>
          <button class="danger" ?disabled=${this.busy.has(t.id)} @click=${()=>{this.decide(t,"apply")}}>
            ${this.t("todo.carry_out")}
          </button>
        </div>
      </section>`;let s=this.kept.get(t.id)??new Set(t.records.map(a=>a.appointment_id)),i=t.records.filter(a=>!s.has(a.appointment_id));return n`<section class="card" aria-label=${e.where}>
      <h2><span class="chip warn">${this.t("todo.held")}</span> ${this.t("todo.held_phone",e)}</h2>
      <p class="quiet">${this.t("todo.held_text")}</p>
      <ul class="ticks">
        ${t.records.map(a=>n`<li>
            <label>
              <input
                type="checkbox"
                .checked=${!s.has(a.appointment_id)}
                @change=${()=>this.tick(t.id,s,a.appointment_id)}
              />
              <span dir="auto"
                >${this.context.format.day(a.start)}, ${this.context.format.span(a)}:
                ${this.named(a.title)}</span
              >
            </label>
          </li>`)}
      </ul>
      <div class="row">
        <button class="main" ?disabled=${this.busy.has(t.id)} @click=${()=>{this.deletions(t,i.map(a=>a.appointment_id))}}>
          ${i.length?this.n("todo.delete_ticked",i.length):this.t("todo.keep_all")}
        </button>
      </div>
    </section>`}tick(t,e,s){let i=new Set(e);i.delete(s)||i.add(s),this.kept=new Map(this.kept).set(t,i)}arrival(t){let{format:e,studio:s}=this.context,[i,...a]=t.suggestions,[o]=s.types,d=[t.staff_id,...t.assistant_ids,...t.resource_ids].map(r=>s.people.find(f=>f.id===r)?.name).filter(Boolean);return n`<section class="card" aria-label=${this.named(t.title)}>
      <h2>
        <span class="chip">${this.t("todo.unlinked")}</span>
        <span dir="auto">“${this.named(t.title)}”</span> · ${e.day(t.start)},
        ${e.span(t)}
      </h2>
      <p class="quiet">${d.join(", ")}</p>
      ${i?n`<p>
              ${this.t("todo.probably")} <b dir="auto">${i.name}</b>
              <span class="quiet">(${i.reasons.map(r=>this.t(`todo.reason.${r.reason}`)).join(", ")})</span>
            </p>`:l}
      <div class="row">
        ${i?n`<label class="type"
                ><span class="label">${this.t("todo.as")}</span>
                <select id=${`type-${t.id}`}>
                  ${s.types.map(r=>n`<option value=${r.name}>${r.name}</option>`)}
                </select></label
              >
              <button class="main" ?disabled=${!o||this.busy.has(t.id)} @click=${()=>{this.link(t,i.client_id,!0)}}>
                ${this.t("todo.make_session",{name:i.name})}
              </button>
              <button ?disabled=${this.busy.has(t.id)} @click=${()=>{this.link(t,i.client_id,!1)}}>
                ${this.t("todo.link_only",{name:i.name})}
              </button>
              ${a.map(r=>n`<button class="plain" ?disabled=${this.busy.has(t.id)} @click=${()=>{this.link(t,r.client_id,!0)}}>
                  ${this.t("todo.make_session",{name:r.name})}
                </button>`)}`:l}
        <button class="plain" @click=${()=>this.show(t.appointment_id,t.moment)}>
          ${this.t(i?"todo.someone_else":"todo.look")}
        </button>
      </div>
    </section>`}named(t){return t||this.t("diary.busy")}show(t,e){this.tell("studio-beside",{show:"appointment",key:`${t}@${e??""}`,appointment_id:t,moment:e})}async once(t,e){this.busy=new Set(this.busy).add(t);try{await e()}finally{let s=new Set(this.busy);s.delete(t),this.busy=s}}async resolve(t,{answer:e,start:s,end:i,all_day:a,staff_id:o}){let d={conflict_id:t,answer:e,start:s,end:i,all_day:a,staff_id:o};await this.once(t,()=>this.carryOut(async()=>(await this.context.api.act("resolve_conflict",d),{undo:`conflict:${t}`}),()=>this.t("todo.settled")))}async decide(t,e){let{config_entry_id:s,part:i,digest:a}=t;await this.once(t.id,()=>this.carryOut(async()=>(await this.context.api.ask("todo/decide_held",{config_entry_id:s,part:i,digest:a,choice:e}),{undo:null}),()=>this.t("todo.decided")))}async deletions(t,e){let{access_id:s,owner_id:i}=t;await this.once(t.id,()=>this.carryOut(()=>this.context.api.ask("todo/decide_deletions",{access_id:s,owner_id:i,delete:e}),()=>this.t("todo.decided")))}async link(t,e,s){let{api:i}=this.context,a=this.renderRoot.querySelector(`#type-${CSS.escape(t.id)}`),o={appointment_id:t.appointment_id};await this.once(t.id,()=>this.carryOut(async()=>s?i.act("convert_to_session",{...o,client_id:e,session_type:a?.value}):i.act("link_client",{...o,client_id:e}),()=>this.t("todo.linked")))}static{this.styles=[b,g`
      .page { max-width: 840px; margin: 0 auto; padding-bottom: 80px; }
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .chip { font-weight: 400; }
      .scroll { overflow-x: auto; margin-bottom: 8px; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top; font-weight: 400; }
      th { color: var(--secondary-text-color); }
      ul { margin: 0 0 12px; padding-inline-start: 20px; }
      .ticks { padding: 0; list-style: none; }
      .ticks label { display: flex; align-items: center; gap: 8px; min-height: 36px; }
      .ticks input { width: 20px; height: 20px; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      .type { display: inline-flex; align-items: center; gap: 6px; }
      .type select { width: auto; min-height: 40px; }
      @media (max-width: 599px) { .ticks label, summary { min-height: 44px; } .row button { flex: 1 1 100%; } }
    `]}};c([$({attribute:!1})],u.prototype,"todo",2),c([v()],u.prototype,"busy",2),c([v()],u.prototype,"kept",2);function w(p,h){let t=p.filter(e=>h.includes(e));return t.length?t:p}function x(p){return p.replace(/^- /,"").replace(/\\([\\`*_{}[\]<>()#+\-.!|])/g,"$1").replace(/\*\*/g,"")}customElements.define("studio-todo",u);
