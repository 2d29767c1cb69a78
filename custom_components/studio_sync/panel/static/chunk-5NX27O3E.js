import{c as b,d as T,h as j,i as P}from"./chunk-RUV2SFPD.js";import{b as y}from"./chunk-HTIT4TPU.js";import{b as c,c as s,e as h,h as u,i as x,j as w}from"./chunk-6URGFRCB.js";import{a as n}from"./chunk-BC7J7IIZ.js";var l=class extends y{constructor(){super(...arguments);this.busy=!1;this.view=this}connectedCallback(){super.connectedCallback();let t=this.getRootNode();t instanceof ShadowRoot&&(this.view=t.host)}tell(t,e){this.view.dispatchEvent(new CustomEvent(t,{detail:e,bubbles:!0,composed:!0}))}named(t){return t||this.t("diary.busy")}changed(t){return t?`${t.who.name||this.t(`appointment.by.${t.who.kind}`)}, ${this.context.format.recent(t.at)}`:""}show(t,e){this.tell("studio-beside",{show:"appointment",key:`${t}@${e??""}`,appointment_id:t,moment:e})}async once(t,e){this.busy=!0,await this.carryOut(t,()=>e),this.busy=!1}resolve(t,{staff:e,...o}){let i={conflict_id:t,...o};return this.once(()=>this.context.api.act("resolve_conflict",i),this.t("todo.settled"))}static{this.styles=[w,c`
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .chip { font-weight: 400; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) { summary { min-height: 44px; } .row button { flex: 1 1 100%; } }
    `]}};n([u({attribute:!1})],l.prototype,"item",2),n([x()],l.prototype,"busy",2);var D=["studio","google"],k=class extends l{constructor(){super(...arguments);this.chosen={}}render(){let{fields:t,studio:e,google:o,offers:i,by:r}=this.item,{format:p}=this.context,d=this.named(e?.title??o?.title),g=a=>i?.some($=>$.answer===a)??!1,m=t.length>1&&g("per_field");return s`<section class="card" aria-label=${d}>
      <h2>
        <span class="chip warn">${this.t("todo.edit_conflict")}</span>
        <span dir="auto">${d}</span>
      </h2>
      ${e?s`<p class="quiet">
              ${[p.when(e),e.with.join(", ")].filter(Boolean).join(" · ")}
            </p>`:h}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="hidden">${this.t("todo.of_what")}</span></th>
              ${D.map(a=>s`<th scope="col">
                  ${this.t(`todo.in_${a}`)}<small dir="auto">${this.changed(r?.[a])}</small>
                </th>`)}
            </tr>
          </thead>
          <tbody>
            ${t.map(a=>s`<tr>
                <th scope="row">${this.t(`todo.field.${a}`)}</th>
                ${D.map($=>s`<td>${this.value(a,$,m)}</td>`)}
              </tr>`)}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${m?this.perField(t):h}
        ${g("take_studio")?s`<button ?disabled=${this.busy} @click=${()=>{this.take("take_studio")}}>
                ${this.t(m?"todo.all_studio":"todo.answer.take_studio")}${this.only("studio")}
              </button>`:h}
        ${g("take_google")?s`<button ?disabled=${this.busy} @click=${()=>{this.take("take_google")}}>
                ${this.t(m?"todo.all_google":"todo.answer.take_google")}${this.only("google")}
              </button>`:h}
      </div>
    </section>`}only(t){let[e,o]=this.item.fields,i=e&&!o&&P(this.item[t],e,this.context.format);return i?`: ${b(i)}`:""}value(t,e,o){let i=P(this.item[e],t,this.context.format)||"–";if(!o)return s`<span dir="auto">${i}</span>`;let r=this.t(`todo.field.${t}`);return s`<label>
      <input
        type="radio"
        name=${t}
        aria-label=${`${r}, ${this.t(`todo.in_${e}`)}: ${i}`}
        .checked=${this.chosen[t]===e}
        ?disabled=${this.busy}
        @change=${()=>{this.chosen={...this.chosen,[t]:e}}}
      />
      <span dir="auto">${i}</span>
    </label>`}perField(t){let e=t.every(o=>this.chosen[o]);return s`<button
      class="main"
      ?disabled=${this.busy||!e}
      @click=${()=>{this.take("per_field")}}
    >
      ${this.t("todo.take_chosen")}
    </button>`}take(t){let{id:e,fields:o}=this.item,i=Object.fromEntries(o.map(r=>[r,this.chosen[r]]));return this.resolve(e,t==="per_field"?{answer:t,fields:i}:{answer:t})}static{this.styles=[...l.styles,c`
      .scroll { overflow-x: auto; margin-bottom: 8px; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top; font-weight: 400; }
      th { color: var(--secondary-text-color); }
      label { display: flex; align-items: flex-start; gap: 8px; min-height: 32px; cursor: pointer; }
      input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--full); }
      small { display: block; font-size: 13px; }
      .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      @media (max-width: 599px) { label { min-height: 44px; } }
    `]}};n([x()],k.prototype,"chosen",2);customElements.define("studio-todo-edit",k);var v=class extends y{render(){let f=[this.fresh,this.old],t=Math.min(...f.map(o=>Date.parse(o.start))),e=Math.max(...f.map(o=>Date.parse(o.end)),t+6e4);return s`${f.map((o,i)=>{let r=(Date.parse(o.start)-t)/(e-t)*100,p=Math.max((Date.parse(o.end)-Date.parse(o.start))/(e-t)*100,2),d=`${this.context.format.span(o)} ${o.title??this.t("diary.busy")}`;return s`<div class="lane">
        <span
          class=${i?"old":"new"}
          dir="auto"
          title=${d}
          style=${`margin-inline-start: ${r}%; width: ${p}%`}
          >${d}</span
        >
      </div>`})}`}static{this.styles=[w,c`
      :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; margin-bottom: 12px; }
      .lane { background: var(--secondary-background-color); border-radius: 4px; }
      .lane span { display: block; padding: 4px 8px; font-size: 13px; border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .new { background: color-mix(in srgb, var(--error-color) 25%, var(--card-background-color)); }
      .old { background: color-mix(in srgb, var(--primary-color) 25%, var(--card-background-color)); }
    `]}};n([u({attribute:!1})],v.prototype,"fresh",2),n([u({attribute:!1})],v.prototype,"old",2);customElements.define("studio-overlap",v);var _=class extends l{constructor(){super(...arguments);this.of=""}render(){let{format:t}=this.context,{new:e,old:o,moment:i,offers:r}=this.item,p=`${this.named(e?.title)} × ${this.named(o?.title)}`,[d,g]=T(r??[]),m=e?.appointment_id===this.of?null:e;return s`<section class="card" aria-label=${p}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${p}</span></h2>
      ${e&&o?s`<p class="quiet">
                ${t.day(e.start)} · ${j(e.with,o.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${e} .old=${o}></studio-overlap>
              ${this.origins()}`:s`<p class="quiet">${this.t("todo.gone")}</p>`}
      <div class="row">
        ${d.map((a,$)=>this.answer(a,$===0))}
        ${m?s`<button
                class="plain"
                @click=${()=>this.show(m.appointment_id,i)}
              >
                ${this.t("todo.look")}
              </button>`:h}
      </div>
      ${g.length?s`<details>
              <summary>${this.t("todo.more")}</summary>
              <div class="row">${g.map(a=>this.answer(a,!1))}</div>
            </details>`:h}
    </section>`}origins(){let{new:t,old:e,by:o}=this.item;return[{side:t,changed:this.changed(o?.new)},{side:e,changed:this.changed(o?.old)}].filter(({changed:r})=>r).map(({side:r,changed:p})=>{let d=this.t("todo.quoted",{text:b(this.named(r?.title))});return s`<p class="quiet origin" dir="auto">${d}: ${p}</p>`})}answer(t,e){let{format:o}=this.context,i=t.answer.endsWith("_old")?this.item.old:this.item.new,r={title:b(this.named(i?.title)),time:t.start?`${o.day(t.start)} ${t.all_day?"":o.time(t.start)}`.trim():"",name:t.staff??""};return s`<button
      class=${e?"main":t.answer.startsWith("cancel")?"danger":""}
      ?disabled=${this.busy}
      @click=${()=>{this.resolve(this.item.id,t)}}
    >
      ${this.t(`todo.answer.${t.answer.replace(/_(new|old)$/,"")}`,r)}
    </button>`}static{this.styles=[...l.styles,c`
      .origin { margin: 0 0 8px; font-size: 14px; overflow-wrap: anywhere; }
    `]}};n([u()],_.prototype,"of",2);customElements.define("studio-todo-overlap",_);export{l as a};
