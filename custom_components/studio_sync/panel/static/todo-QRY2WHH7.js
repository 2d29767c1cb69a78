import{a as f}from"./chunk-FEC3KF4G.js";import{a as h,c as g,d as n,e as p,g as $,h as b,i as v}from"./chunk-GDUGG3T6.js";var m=class extends f{render(){let r=[this.fresh,this.old],t=Math.min(...r.map(s=>Date.parse(s.start))),e=Math.max(...r.map(s=>Date.parse(s.end)),t+6e4);return n`${r.map((s,i)=>{let o=(Date.parse(s.start)-t)/(e-t)*100,a=Math.max((Date.parse(s.end)-Date.parse(s.start))/(e-t)*100,2),c=`${this.context.format.span(s)} ${s.title??this.t("diary.busy")}`;return n`<div class="lane">
        <span
          class=${i?"old":"new"}
          dir="auto"
          title=${c}
          style=${`margin-inline-start: ${o}%; width: ${a}%`}
          >${c}</span
        >
      </div>`})}`}static{this.styles=[v,g`
      :host { display: grid; gap: 4px; margin-bottom: 12px; }
      .lane { background: var(--secondary-background-color); border-radius: 4px; }
      .lane span { display: block; padding: 4px 8px; font-size: 13px; border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .new { background: color-mix(in srgb, var(--error-color) 25%, var(--card-background-color)); }
      .old { background: color-mix(in srgb, var(--primary-color) 25%, var(--card-background-color)); }
    `]}};h([$({attribute:!1})],m.prototype,"fresh",2),h([$({attribute:!1})],m.prototype,"old",2);customElements.define("studio-overlap",m);function w(d){let r=[...d];return`⁨${r.length>40?`${r.slice(0,39).join("")}…`:d}⁩`}function x(d){let r=(...i)=>d.find(o=>i.includes(o.answer)),t=r("move_new")??r("move_old"),e=r("assign_new")??r("assign_old"),s=[t,e,r("keep_both")].filter(i=>i!==void 0);return[s,d.filter(i=>!s.includes(i))]}var u=class extends f{constructor(){super(...arguments);this.todo=null;this.busy=new Set;this.kept=new Map}render(){let t=this.todo?.items;if(!t)return n`<p class="quiet" role="status">${this.t("todo.loading")}</p>`;let e=t.filter(a=>a.kind!=="arrived"),s=t.filter(a=>a.kind==="arrived"),i=s.filter(a=>a.suggestions.length),o=s.filter(a=>!a.suggestions.length);return n`<div class="page">
      ${t.length?p:n`<div class="card"><h2>${this.t("todo.nothing")}</h2>
              <p class="quiet">${this.t("todo.nothing_text")}</p></div>`}
      ${e.length?n`<h3>${this.t("todo.decide")}</h3>`:p}
      ${e.map(a=>this.card(a))}
      ${i.length?n`<h3>${this.t("todo.arrived")}</h3>`:p}
      ${i.map(a=>this.arrival(a))}
      ${o.length?n`<details>
              <summary>${this.n("todo.others",o.length)}</summary>
              ${o.map(a=>this.arrival(a))}
            </details>`:p}
    </div>`}card(t){switch(t.kind){case"overlap":return this.overlap(t);case"edit_conflict":return this.edited(t);case"held":return this.held(t);default:return p}}overlap(t){let{format:e}=this.context,{new:s,old:i}=t,o=`${this.named(s?.title)} × ${this.named(i?.title)}`,[a,c]=x(t.offers??[]);return n`<section class="card" aria-label=${o}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${o}</span></h2>
      ${s&&i?n`<p class="quiet">
                ${e.day(s.start)} · ${k(s.with,i.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${s} .old=${i}></studio-overlap>`:n`<p class="quiet">${this.t("todo.gone")}</p>`}
      <div class="row">
        ${a.map((l,y)=>this.answer(t,l,y===0))}
        ${s?n`<button class="plain" @click=${()=>this.show(s.appointment_id,t.moment)}>
                ${this.t("todo.look")}
              </button>`:p}
      </div>
      ${c.length?n`<details>
              <summary>${this.t("todo.more")}</summary>
              <div class="row">${c.map(l=>this.answer(t,l,!1))}</div>
            </details>`:p}
    </section>`}answer(t,e,s){let{format:i}=this.context,o=e.answer.endsWith("_old"),a=t.kind==="overlap"?o?t.old:t.new:null,c={title:w(this.named(a?.title)),time:e.start?`${i.day(e.start)} ${e.all_day?"":i.time(e.start)}`.trim():"",name:e.staff??""};return n`<button
      class=${s?"main":e.answer.startsWith("cancel")?"danger":""}
      ?disabled=${this.busy.has(t.id)}
      @click=${()=>{this.resolve(t.id,e)}}
    >
      ${this.t(`todo.answer.${e.answer.replace(/_(new|old)$/,"")}`,c)}
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
        ${(t.offers??[]).filter(s=>s.answer!=="per_field").map((s,i)=>this.answer(t,s,i===0))}
      </div>
    </section>`}value(t,e){if(!t)return"–";if(e==="when")return`${this.context.format.day(t.start)}, ${this.context.format.span(t)}`;let s=t[e];return Array.isArray(s)?s.join(" ")||"–":s?String(s):"–"}held(t){let e={number:t.number,where:t.where??"–"};if(t.by==="sync")return n`<section class="card" aria-label=${t.where}>
        <h2><span class="chip warn">${this.t("todo.held")}</span> ${this.t("todo.held_sync",e)}</h2>
        <p class="quiet">${t.why}</p>
        <details>
          <summary>${this.t("todo.list")}</summary>
          <ul>${t.lines.split(`
`).filter(Boolean).map(o=>n`<li dir="auto">${_(o)}</li>`)}</ul>
        </details>
        <div class="row">
          <button class="main" ?disabled=${this.busy.has(t.id)} @click=${()=>{this.decide(t,"keep")}}>
            ${this.t("todo.put_back")}
          </button>
          <button class="danger" ?disabled=${this.busy.has(t.id)} @click=${()=>{this.decide(t,"apply")}}>
            ${this.t("todo.carry_out")}
          </button>
        </div>
      </section>`;let s=this.kept.get(t.id)??new Set(t.records.map(o=>o.appointment_id)),i=t.records.filter(o=>!s.has(o.appointment_id));return n`<section class="card" aria-label=${e.where}>
      <h2><span class="chip warn">${this.t("todo.held")}</span> ${this.t("todo.held_phone",e)}</h2>
      <p class="quiet">${this.t("todo.held_text")}</p>
      <ul class="ticks">
        ${t.records.map(o=>n`<li>
            <label>
              <input
                type="checkbox"
                .checked=${!s.has(o.appointment_id)}
                @change=${()=>this.tick(t.id,s,o.appointment_id)}
              />
              <span dir="auto"
                >${this.context.format.day(o.start)}, ${this.context.format.span(o)}:
                ${this.named(o.title)}</span
              >
            </label>
          </li>`)}
      </ul>
      <div class="row">
        <button class="main" ?disabled=${this.busy.has(t.id)} @click=${()=>{this.deletions(t,i.map(o=>o.appointment_id))}}>
          ${i.length?this.n("todo.delete_ticked",i.length):this.t("todo.keep_all")}
        </button>
      </div>
    </section>`}tick(t,e,s){let i=new Set(e);i.delete(s)||i.add(s),this.kept=new Map(this.kept).set(t,i)}arrival(t){let{format:e,studio:s}=this.context,[i,...o]=t.suggestions,[a]=s.types,c=[t.staff_id,...t.assistant_ids,...t.resource_ids].map(l=>s.people.find(y=>y.id===l)?.name).filter(Boolean);return n`<section class="card" aria-label=${this.named(t.title)}>
      <h2>
        <span class="chip">${this.t("todo.unlinked")}</span>
        <span dir="auto">“${this.named(t.title)}”</span> · ${e.day(t.start)},
        ${e.span(t)}
      </h2>
      <p class="quiet">${c.join(", ")}</p>
      ${i?n`<p>
              ${this.t("todo.probably")} <b dir="auto">${i.name}</b>
              <span class="quiet">(${i.reasons.map(l=>this.t(`todo.reason.${l.reason}`)).join(", ")})</span>
            </p>`:p}
      <div class="row">
        ${i?n`<label class="type"
                ><span class="label">${this.t("todo.as")}</span>
                <select id=${`type-${t.id}`}>
                  ${s.types.map(l=>n`<option value=${l.name}>${l.name}</option>`)}
                </select></label
              >
              <button class="main" ?disabled=${!a||this.busy.has(t.id)} @click=${()=>{this.link(t,i.client_id,!0)}}>
                ${this.t("todo.make_session",{name:i.name})}
              </button>
              <button ?disabled=${this.busy.has(t.id)} @click=${()=>{this.link(t,i.client_id,!1)}}>
                ${this.t("todo.link_only",{name:i.name})}
              </button>
              ${o.map(l=>n`<button class="plain" ?disabled=${this.busy.has(t.id)} @click=${()=>{this.link(t,l.client_id,!0)}}>
                  ${this.t("todo.make_session",{name:l.name})}
                </button>`)}`:p}
        <button class="plain" @click=${()=>this.show(t.appointment_id,t.moment)}>
          ${this.t(i?"todo.someone_else":"todo.look")}
        </button>
      </div>
    </section>`}named(t){return t||this.t("diary.busy")}show(t,e){this.tell("studio-beside",{show:"appointment",key:`${t}@${e??""}`,appointment_id:t,moment:e})}async once(t,e){this.busy=new Set(this.busy).add(t);try{await e()}finally{let s=new Set(this.busy);s.delete(t),this.busy=s}}async resolve(t,{answer:e,start:s,end:i,all_day:o,staff_id:a}){let c={conflict_id:t,answer:e,start:s,end:i,all_day:o,staff_id:a};await this.once(t,()=>this.carryOut(async()=>(await this.context.api.act("resolve_conflict",c),{undo:`conflict:${t}`}),()=>this.t("todo.settled")))}async decide(t,e){let{config_entry_id:s,part:i,digest:o}=t;await this.once(t.id,()=>this.carryOut(async()=>(await this.context.api.ask("todo/decide_held",{config_entry_id:s,part:i,digest:o,choice:e}),{undo:null}),()=>this.t("todo.decided")))}async deletions(t,e){let{access_id:s,owner_id:i}=t;await this.once(t.id,()=>this.carryOut(()=>this.context.api.ask("todo/decide_deletions",{access_id:s,owner_id:i,delete:e}),()=>this.t("todo.decided")))}async link(t,e,s){let{api:i}=this.context,o=this.renderRoot.querySelector(`#type-${CSS.escape(t.id)}`),a={appointment_id:t.appointment_id};await this.once(t.id,()=>this.carryOut(async()=>s?i.act("convert_to_session",{...a,client_id:e,session_type:o?.value}):i.act("link_client",{...a,client_id:e}),()=>this.t("todo.linked")))}static{this.styles=[v,g`
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
    `]}};h([$({attribute:!1})],u.prototype,"todo",2),h([b()],u.prototype,"busy",2),h([b()],u.prototype,"kept",2);function k(d,r){let t=d.filter(e=>r.includes(e));return t.length?t:d}function _(d){return d.replace(/^- /,"").replace(/\\([\\`*_{}[\]<>()#+\-.!|])/g,"$1").replace(/\*\*/g,"")}customElements.define("studio-todo",u);
