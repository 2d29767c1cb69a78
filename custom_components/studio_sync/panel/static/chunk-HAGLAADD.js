import{c as v,d as j,h as D,i as T}from"./chunk-RUV2SFPD.js";import{b as y}from"./chunk-HTIT4TPU.js";import{b as h,c as o,e as m,h as u,i as x,j as w}from"./chunk-6URGFRCB.js";import{a as n}from"./chunk-BC7J7IIZ.js";var l=class extends y{constructor(){super(...arguments);this.busy=!1;this.view=this}connectedCallback(){super.connectedCallback();let t=this.getRootNode();t instanceof ShadowRoot&&(this.view=t.host)}tell(t,e){this.view.dispatchEvent(new CustomEvent(t,{detail:e,bubbles:!0,composed:!0}))}named(t){return t||this.t("diary.busy")}changed(t){return t?`${t.who.name||this.t(`appointment.by.${t.who.kind}`)}, ${this.context.format.recent(t.at)}`:""}show(t,e){this.tell("studio-beside",{show:"appointment",key:`${t}@${e??""}`,appointment_id:t,moment:e})}async once(t,e){this.busy=!0,await this.carryOut(t,()=>e),this.busy=!1}resolve(t,{staff:e,...s}){let i={conflict_id:t,...s};return this.once(()=>this.context.api.act("resolve_conflict",i),this.t("todo.settled"))}static{this.styles=[w,h`
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .chip { font-weight: 400; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) { summary { min-height: 44px; } .row button { flex: 1 1 100%; } }
    `]}};n([u({attribute:!1})],l.prototype,"item",2),n([x()],l.prototype,"busy",2);var k=class extends l{constructor(){super(...arguments);this.chosen={}}render(){let{fields:t,studio:e,offers:s,by:i}=this.item,{format:r}=this.context,{there:a}=this,d=["studio",a],g=this.named(e?.title??this.item[a]?.title),f=c=>s?.some(R=>R.answer===c)??!1,p=t.length>1&&f("per_field");return o`<section class="card" aria-label=${g}>
      <h2>
        <span class="chip warn">${this.t("todo.edit_conflict")}</span>
        <span dir="auto">${g}</span>
      </h2>
      ${e?o`<p class="quiet">
              ${[r.when(e),e.with.join(", ")].filter(Boolean).join(" · ")}
            </p>`:m}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="hidden">${this.t("todo.of_what")}</span></th>
              ${d.map(c=>o`<th scope="col">
                  ${this.t(`todo.in_${c}`)}<small dir="auto">${this.changed(i?.[c])}</small>
                </th>`)}
            </tr>
          </thead>
          <tbody>
            ${t.map(c=>o`<tr>
                <th scope="row">${this.t(`todo.field.${c}`)}</th>
                ${d.map(R=>o`<td>${this.value(c,R,p)}</td>`)}
              </tr>`)}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${p?this.perField(t):m}
        ${f("take_studio")?o`<button ?disabled=${this.busy} @click=${()=>{this.take("take_studio")}}>
                ${this.t(p?"todo.all_studio":"todo.answer.take_studio")}${this.only("studio")}
              </button>`:m}
        ${f(`take_${a}`)?o`<button ?disabled=${this.busy} @click=${()=>{this.take(`take_${a}`)}}>
                ${this.t(p?`todo.all_${a}`:`todo.answer.take_${a}`)}${this.only(a)}
              </button>`:m}
      </div>
    </section>`}get there(){return this.item.server===void 0?"google":"server"}only(t){let[e,s]=this.item.fields,i=e&&!s&&T(this.item[t]??null,e,this.context.format);return i?`: ${v(i)}`:""}value(t,e,s){let i=T(this.item[e]??null,t,this.context.format)||"–";if(!s)return o`<span dir="auto">${i}</span>`;let r=this.t(`todo.field.${t}`);return o`<label>
      <input
        type="radio"
        name=${t}
        aria-label=${`${r}, ${this.t(`todo.in_${e}`)}: ${i}`}
        .checked=${this.chosen[t]===e}
        ?disabled=${this.busy}
        @change=${()=>{this.chosen={...this.chosen,[t]:e}}}
      />
      <span dir="auto">${i}</span>
    </label>`}perField(t){let e=t.every(s=>this.chosen[s]);return o`<button
      class="main"
      ?disabled=${this.busy||!e}
      @click=${()=>{this.take("per_field")}}
    >
      ${this.t("todo.take_chosen")}
    </button>`}take(t){let{id:e,fields:s}=this.item,i=Object.fromEntries(s.map(r=>[r,this.chosen[r]]));return this.resolve(e,t==="per_field"?{answer:t,fields:i}:{answer:t})}static{this.styles=[...l.styles,h`
      .scroll { overflow-x: auto; margin-bottom: 8px; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top; font-weight: 400; }
      th { color: var(--secondary-text-color); }
      label { display: flex; align-items: flex-start; gap: 8px; min-height: 32px; cursor: pointer; }
      input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--full); }
      small { display: block; font-size: 13px; }
      .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      @media (max-width: 599px) { label { min-height: 44px; } }
    `]}};n([x()],k.prototype,"chosen",2);customElements.define("studio-todo-edit",k);var b=class extends y{render(){let $=[this.fresh,this.old],t=Math.min(...$.map(s=>Date.parse(s.start))),e=Math.max(...$.map(s=>Date.parse(s.end)),t+6e4);return o`${$.map((s,i)=>{let r=(Date.parse(s.start)-t)/(e-t)*100,a=Math.max((Date.parse(s.end)-Date.parse(s.start))/(e-t)*100,2),d=`${this.context.format.span(s)} ${s.title??this.t("diary.busy")}`;return o`<div class="lane">
        <span
          class=${i?"old":"new"}
          dir="auto"
          title=${d}
          style=${`margin-inline-start: ${r}%; width: ${a}%`}
          >${d}</span
        >
      </div>`})}`}static{this.styles=[w,h`
      :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; margin-bottom: 12px; }
      .lane { background: var(--secondary-background-color); border-radius: 4px; }
      .lane span { display: block; padding: 4px 8px; font-size: 13px; border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .new { background: color-mix(in srgb, var(--error-color) 25%, var(--card-background-color)); }
      .old { background: color-mix(in srgb, var(--primary-color) 25%, var(--card-background-color)); }
    `]}};n([u({attribute:!1})],b.prototype,"fresh",2),n([u({attribute:!1})],b.prototype,"old",2);customElements.define("studio-overlap",b);var _=class extends l{constructor(){super(...arguments);this.of=""}render(){let{format:t}=this.context,{new:e,old:s,moment:i,offers:r}=this.item,a=`${this.named(e?.title)} × ${this.named(s?.title)}`,[d,g]=j(r??[]),f=e?.appointment_id===this.of?null:e;return o`<section class="card" aria-label=${a}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${a}</span></h2>
      ${e&&s?o`<p class="quiet">
                ${t.day(e.start)} · ${D(e.with,s.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${e} .old=${s}></studio-overlap>
              ${this.origins()}`:o`<p class="quiet">${this.t("todo.gone")}</p>`}
      <div class="row">
        ${d.map((p,c)=>this.answer(p,c===0))}
        ${f?o`<button
                class="plain"
                @click=${()=>this.show(f.appointment_id,i)}
              >
                ${this.t("todo.look")}
              </button>`:m}
      </div>
      ${g.length?o`<details>
              <summary>${this.t("todo.more")}</summary>
              <div class="row">${g.map(p=>this.answer(p,!1))}</div>
            </details>`:m}
    </section>`}origins(){let{new:t,old:e,by:s}=this.item;return[{side:t,changed:this.changed(s?.new)},{side:e,changed:this.changed(s?.old)}].filter(({changed:r})=>r).map(({side:r,changed:a})=>{let d=this.t("todo.quoted",{text:v(this.named(r?.title))});return o`<p class="quiet origin" dir="auto">${d}: ${a}</p>`})}answer(t,e){let{format:s}=this.context,i=t.answer.endsWith("_old")?this.item.old:this.item.new,r={title:v(this.named(i?.title)),time:t.start?`${s.day(t.start)} ${t.all_day?"":s.time(t.start)}`.trim():"",name:t.staff??""};return o`<button
      class=${e?"main":t.answer.startsWith("cancel")?"danger":""}
      ?disabled=${this.busy}
      @click=${()=>{this.resolve(this.item.id,t)}}
    >
      ${this.t(`todo.answer.${t.answer.replace(/_(new|old)$/,"")}`,r)}
    </button>`}static{this.styles=[...l.styles,h`
      .origin { margin: 0 0 8px; font-size: 14px; overflow-wrap: anywhere; }
    `]}};n([u()],_.prototype,"of",2);customElements.define("studio-todo-overlap",_);export{l as a};
