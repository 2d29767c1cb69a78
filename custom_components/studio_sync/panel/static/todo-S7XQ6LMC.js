import{a as f,b as R,c as x,d as T,e as q}from"./chunk-KKQEH45L.js";import{d as k}from"./chunk-G5Z3JVMO.js";import{k as _}from"./chunk-WYM6IMWQ.js";import{a as b}from"./chunk-WVOFSEMZ.js";import{b as y,c as o,d as l,f as $,g as w,h as v}from"./chunk-XHTJKB2U.js";import{a as p}from"./chunk-JBUOXDHO.js";var m=class extends b{render(){let h=[this.fresh,this.old],t=Math.min(...h.map(s=>Date.parse(s.start))),e=Math.max(...h.map(s=>Date.parse(s.end)),t+6e4);return o`${h.map((s,i)=>{let a=(Date.parse(s.start)-t)/(e-t)*100,n=Math.max((Date.parse(s.end)-Date.parse(s.start))/(e-t)*100,2),d=`${this.context.format.span(s)} ${s.title??this.t("diary.busy")}`;return o`<div class="lane">
        <span
          class=${i?"old":"new"}
          dir="auto"
          title=${d}
          style=${`margin-inline-start: ${a}%; width: ${n}%`}
          >${d}</span
        >
      </div>`})}`}static{this.styles=[v,y`
      :host { display: grid; gap: 4px; margin-bottom: 12px; }
      .lane { background: var(--secondary-background-color); border-radius: 4px; }
      .lane span { display: block; padding: 4px 8px; font-size: 13px; border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .new { background: color-mix(in srgb, var(--error-color) 25%, var(--card-background-color)); }
      .old { background: color-mix(in srgb, var(--primary-color) 25%, var(--card-background-color)); }
    `]}};p([$({attribute:!1})],m.prototype,"fresh",2),p([$({attribute:!1})],m.prototype,"old",2);customElements.define("studio-overlap",m);var E="/config/integrations/integration/studio_sync",u=class extends b{constructor(){super(...arguments);this.todo=null;this.busy=new Set;this.ticked=new Map}render(){let t=this.todo?.items;if(!t)return o`<p class="quiet" role="status">${this.t("todo.loading")}</p>`;let e=t.filter(n=>n.kind!=="arrived"),s=t.filter(n=>n.kind==="arrived"),i=s.filter(n=>n.suggestions.length),a=s.filter(n=>!n.suggestions.length);return o`<div class="page">
      ${t.length?l:o`<div class="card"><h2>${this.t("todo.nothing")}</h2>
              <p class="quiet">${this.t("todo.nothing_text")}</p></div>`}
      ${e.length?o`<h3>${this.t("todo.decide")}</h3>`:l}
      ${e.map(n=>this.card(n))}
      ${i.length?o`<h3>${this.t("todo.arrived")}</h3>`:l}
      ${i.map(n=>this.arrival(n))}
      ${a.length?o`<details>
              <summary>${this.n("todo.others",a.length)}</summary>
              ${a.map(n=>this.arrival(n))}
            </details>`:l}
      ${this.settled()}
    </div>`}settled(){let t=this.todo?.settled??[];return t.length?o`<h3>${this.t("todo.settled_today")}</h3>
      <ul class="settled">
        ${t.map(({at:e,what:s,undo:i,...a})=>{let n={new:f(this.named(a.new)),old:f(this.named(a.old))};return o`<li>
            ${this.context.format.time(e)} <span>${this.t(`todo.settled_as.${s}`,n)}</span>
            ${i?o`<button
                    class="plain"
                    ?disabled=${this.busy.has(i)}
                    @click=${()=>{this.undo(i)}}
                  >
                    ${this.t("shell.undo")}
                  </button>`:l}
          </li>`})}
      </ul>`:l}async undo(t){await this.once(t,()=>this.carryOut(async()=>(await this.context.api.undo(t),{undo:null}),()=>this.t("shell.undone")))}needed({kind:t,where:e,number:s}){let i=t==="skipped"?this.n("todo.skipped",s??0,{where:e}):this.t("todo.sign_in",{where:e}),a=this.context.hass.user.is_admin;return o`<section class="card" aria-label=${i}>
      <h2><span class="chip warn">${this.t(`todo.needed.${t}`)}</span> <span dir="auto">${i}</span></h2>
      <p class="quiet">${this.t(`todo.needed_text.${t}`)}</p>
      <div class="row">
        ${t==="sign_in"&&a?o`<a class="main" href=${E}>${this.t("todo.to_sign_in")}</a>`:o`<button class="main" @click=${()=>this.tell("studio-go",{tab:t==="skipped"?"sync":"me"})}>
                ${this.t(t==="skipped"?"todo.to_sync":"todo.to_sign_in")}
              </button>`}
      </div>
    </section>`}card(t){switch(t.kind){case"overlap":return this.overlap(t);case"edit_conflict":return this.edited(t);case"held":return this.held(t);case"skipped":case"sign_in":return this.needed(t);default:return l}}overlap(t){let{format:e}=this.context,{new:s,old:i}=t,a=`${this.named(s?.title)} × ${this.named(i?.title)}`,[n,d]=R(t.offers??[]);return o`<section class="card" aria-label=${a}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${a}</span></h2>
      ${s&&i?o`<p class="quiet">
                ${e.day(s.start)} · ${P(s.with,i.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${s} .old=${i}></studio-overlap>`:o`<p class="quiet">${this.t("todo.gone")}</p>`}
      <div class="row">
        ${n.map((c,r)=>this.answer(t,c,r===0))}
        ${s?o`<button class="plain" @click=${()=>this.show(s.appointment_id,t.moment)}>
                ${this.t("todo.look")}
              </button>`:l}
      </div>
      ${d.length?o`<details>
              <summary>${this.t("todo.more")}</summary>
              <div class="row">${d.map(c=>this.answer(t,c,!1))}</div>
            </details>`:l}
    </section>`}answer(t,e,s){let{format:i}=this.context,a=e.answer.endsWith("_old"),n=t.kind==="overlap"?a?t.old:t.new:null,d={title:f(this.named(n?.title)),time:e.start?`${i.day(e.start)} ${e.all_day?"":i.time(e.start)}`.trim():"",name:e.staff??""};return o`<button
      class=${s?"main":e.answer.startsWith("cancel")?"danger":""}
      ?disabled=${this.busy.has(t.id)}
      @click=${()=>{this.resolve(t.id,e)}}
    >
      ${this.t(`todo.answer.${e.answer.replace(/_(new|old)$/,"")}`,d)}
    </button>`}edited(t){let e=this.named(t.studio?.title??t.google?.title);return o`<section class="card" aria-label=${e}>
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
            ${t.fields.map(s=>o`<tr>
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
    </section>`}value(t,e){if(!t)return"–";if(e==="when")return`${this.context.format.day(t.start)}, ${this.context.format.span(t)}`;let s=t[e];return Array.isArray(s)?s.join(" ")||"–":s?String(s):"–"}held(t){let e={number:t.number,where:t.where??"–"},s=t.by==="sync"?this.steps(t):this.records(t),i=s.filter(r=>this.ticked.get(t.id)?.has(r.name)),a=this.busy.has(t.id),n=this.t(`todo.held_${t.by}`,e),d=t.by==="sync"?this.decide:this.deletions,c=i.map(r=>r.name);return o`<section class="card" aria-label=${n}>
      <h2><span class="chip warn">${this.t("todo.held")}</span> ${n}</h2>
      <p class="quiet">${t.by==="sync"?t.why:this.t("todo.held_text")}</p>
      ${T(s,this.context.format).map(([r,D])=>o`${r?o`<h4>${this.context.format.day(r)}</h4>`:l}
          <ul class="ticks">
            ${D.map(O=>this.line(t,O))}
          </ul>`)}
      ${s.length<t.number&&t.by==="sync"&&s.length>=x?o`<p class="quiet">${this.t("todo.held_more",{count:x})}</p>`:l}
      <div class="row">
        <button class=${c.length?"danger":"main"} ?disabled=${a} @click=${()=>{d.call(this,t,c)}}>
          ${c.length?this.n(`todo.ticked_${t.by}`,c.length):this.t("todo.put_back")}
        </button>
        ${t.by==="sync"?o`<button class="plain" ?disabled=${a} @click=${()=>{this.decide(t,null)}}>
                ${this.t("todo.carry_out")}
              </button>`:l}
      </div>
    </section>`}steps(t){return t.steps.map(({name:e,start:s,title:i,action:a})=>({name:e,start:s,words:`${s&&!_(s)?`${this.context.format.time(s)} `:""}${this.named(i)}`,what:this.t(`sync.step.${a}`)}))}records(t){return t.records.map(e=>({name:e.appointment_id,start:e.start,words:`${e.all_day?"":`${this.context.format.span(e)} `}${this.named(e.title)}`,what:""}))}line(t,{name:e,words:s,what:i}){return o`<li>
      <label>
        <input
          type="checkbox"
          .checked=${this.ticked.get(t.id)?.has(e)??!1}
          @change=${()=>this.tick(t.id,e)}
        />
        <span dir="auto">${s}</span> <span class="quiet">${i}</span>
      </label>
    </li>`}tick(t,e){let s=new Set(this.ticked.get(t));s.delete(e)||s.add(e),this.ticked=new Map(this.ticked).set(t,s)}arrival(t){let{format:e,studio:s}=this.context,[i,...a]=t.suggestions,n=q(s.types,t),d=[t.staff_id,...t.assistant_ids,...t.resource_ids],c=k(s,d);return o`<section class="card" aria-label=${this.named(t.title)}>
      <h2>
        <span class="chip">${this.t("todo.unlinked")}</span>
        <span dir="auto">“${this.named(t.title)}”</span> · ${e.day(t.start)},
        ${e.span(t)}
      </h2>
      <p class="quiet">${c.join(", ")}</p>
      ${i?o`<p>
              ${this.t("todo.probably")} <b dir="auto">${i.name}</b>
              <span class="quiet">(${i.reasons.map(r=>this.t(`todo.reason.${r.reason}`)).join(", ")})</span>
            </p>`:l}
      <div class="row">
        ${i?o`<label class="type"
                ><span class="label">${this.t("todo.as")}</span>
                <select id=${`type-${t.id}`}>
                  ${s.types.map(r=>o`<option value=${r.name} ?selected=${r===n}>${r.name}</option>`)}
                </select></label
              >
              <button class="main" ?disabled=${!n||this.busy.has(t.id)} @click=${()=>{this.link(t,i.client_id,!0)}}>
                ${this.t("todo.make_session",{name:i.name})}
              </button>
              <button ?disabled=${this.busy.has(t.id)} @click=${()=>{this.link(t,i.client_id,!1)}}>
                ${this.t("todo.link_only",{name:i.name})}
              </button>
              ${a.map(r=>o`<button class="plain" ?disabled=${this.busy.has(t.id)} @click=${()=>{this.link(t,r.client_id,!0)}}>
                  ${this.t("todo.make_session",{name:r.name})}
                </button>`)}`:l}
        <button class="plain" @click=${()=>this.show(t.appointment_id,t.moment)}>
          ${this.t(i?"todo.someone_else":"todo.look")}
        </button>
        <button class="plain" ?disabled=${this.busy.has(t.id)} @click=${()=>{this.leaveAlone(t)}}>
          ${this.t("todo.leave")}
        </button>
      </div>
    </section>`}named(t){return t||this.t("diary.busy")}show(t,e){this.tell("studio-beside",{show:"appointment",key:`${t}@${e??""}`,appointment_id:t,moment:e})}async once(t,e){this.busy=new Set(this.busy).add(t);try{await e()}finally{let s=new Set(this.busy);s.delete(t),this.busy=s}}async resolve(t,{answer:e,start:s,end:i,all_day:a,staff_id:n}){let d={conflict_id:t,answer:e,start:s,end:i,all_day:a,staff_id:n};await this.once(t,()=>this.carryOut(async()=>(await this.context.api.act("resolve_conflict",d),{undo:`conflict:${t}`}),()=>this.t("todo.settled")))}async decide(t,e){let{config_entry_id:s,part:i,digest:a}=t,n=e?{choice:"keep",through:e}:{choice:"apply"};await this.once(t.id,()=>this.carryOut(async()=>(await this.context.api.ask("todo/decide_held",{config_entry_id:s,part:i,digest:a,...n}),{undo:null}),()=>this.t("todo.decided")))}async deletions(t,e){let{access_id:s,owner_id:i}=t;await this.once(t.id,()=>this.carryOut(()=>this.context.api.ask("todo/decide_deletions",{access_id:s,owner_id:i,delete:e}),()=>this.t("todo.decided")))}async leaveAlone(t){let e={appointment_id:t.whole_id,leave:!0};await this.once(t.id,()=>this.carryOut(()=>this.context.api.ask("todo/leave",e),()=>this.t("todo.left")))}async link(t,e,s){let{api:i}=this.context,a=this.renderRoot.querySelector(`#type-${CSS.escape(t.id)}`),n={appointment_id:t.appointment_id};await this.once(t.id,()=>this.carryOut(async()=>s?i.act("convert_to_session",{...n,client_id:e,session_type:a?.value}):i.act("link_client",{...n,client_id:e}),()=>this.t("todo.linked")))}static{this.styles=[v,y`
      .page { max-width: 840px; margin: 0 auto; padding-bottom: 80px; }
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .chip { font-weight: 400; }
      .scroll { overflow-x: auto; margin-bottom: 8px; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top; font-weight: 400; }
      th { color: var(--secondary-text-color); }
      ul { margin: 0 0 12px; padding-inline-start: 20px; }
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      .ticks { padding: 0; list-style: none; }
      .ticks label { display: flex; align-items: center; gap: 8px; min-height: 36px; }
      .ticks input { width: 20px; height: 20px; }
      .settled { padding: 0; list-style: none; color: var(--secondary-text-color); }
      .settled li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      a.main { display: inline-flex; align-items: center; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      .type { display: inline-flex; align-items: center; gap: 6px; }
      .type select { width: auto; min-height: 40px; }
      @media (max-width: 599px) { .ticks label, summary { min-height: 44px; } .row button { flex: 1 1 100%; } }
    `]}};p([$({attribute:!1})],u.prototype,"todo",2),p([w()],u.prototype,"busy",2),p([w()],u.prototype,"ticked",2);function P(g,h){let t=g.filter(e=>h.includes(e));return t.length?t:g}customElements.define("studio-todo",u);
