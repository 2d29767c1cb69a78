import{b as _,c as B,g as F,h as q}from"./chunk-K2WKNBCQ.js";import{b as k,c as y,d as M,e as K,f as D,g as O,h as V,i as A}from"./chunk-4525WVJX.js";import{b as j}from"./chunk-HTIT4TPU.js";import{b,c as a,d as I,e as x,h as w,i as E,j as T}from"./chunk-6URGFRCB.js";import{a as g}from"./chunk-BC7J7IIZ.js";var H=(l,h,t)=>{let o=new Map;for(let e=h;e<=t;e++)o.set(l[e],e);return o},Q=V(class extends A{constructor(l){if(super(l),l.type!==O.CHILD)throw Error("repeat() can only be used in text expressions")}dt(l,h,t){let o;t===void 0?t=h:h!==void 0&&(o=h);let e=[],s=[],i=0;for(let c of l)e[i]=o?o(c,i):i,s[i]=t(c,i),i++;return{values:s,keys:e}}render(l,h,t){return this.dt(l,h,t).values}update(l,[h,t,o]){let e=K(l),{values:s,keys:i}=this.dt(h,t,o);if(!Array.isArray(e))return this.ut=i,s;let c=this.ut??=[],d=[],u,f,r=0,n=e.length-1,p=0,m=s.length-1;for(;r<=n&&p<=m;)if(e[r]===null)r++;else if(e[n]===null)n--;else if(c[r]===i[p])d[p]=y(e[r],s[p]),r++,p++;else if(c[n]===i[m])d[m]=y(e[n],s[m]),n--,m--;else if(c[r]===i[m])d[m]=y(e[r],s[m]),k(l,d[m+1],e[r]),r++,m--;else if(c[n]===i[p])d[p]=y(e[n],s[p]),k(l,e[r],e[n]),n--,p++;else if(u===void 0&&(u=H(i,p,m),f=H(c,r,n)),u.has(c[r]))if(u.has(c[n])){let v=f.get(i[p]),S=v!==void 0?e[v]:null;if(S===null){let z=k(l,e[r]);y(z,s[p]),d[p]=z}else d[p]=y(S,s[p]),k(l,e[r],S),e[v]=null;p++}else D(e[n]),n--;else D(e[r]),r++;for(;p<=m;){let v=k(l,d[m+1]);y(v,s[p]),d[p++]=v}for(;r<=n;){let v=e[r++];v!==null&&D(v)}return this.ut=i,M(l,d),I}});var $=class extends j{constructor(){super(...arguments);this.busy=!1;this.view=this}connectedCallback(){super.connectedCallback();let t=this.getRootNode();t instanceof ShadowRoot&&(this.view=t.host)}tell(t,o){this.view.dispatchEvent(new CustomEvent(t,{detail:o,bubbles:!0,composed:!0}))}named(t){return t||this.t("diary.busy")}changed(t){return t?`${t.who.name||this.t(`appointment.by.${t.who.kind}`)}, ${this.context.format.recent(t.at)}`:""}show(t,o){this.tell("studio-beside",{show:"appointment",key:`${t}@${o??""}`,appointment_id:t,moment:o})}async once(t,o){this.busy=!0,await this.carryOut(t,()=>o),this.busy=!1}resolve(t,{staff:o,...e}){let s={conflict_id:t,...e};return this.once(()=>this.context.api.act("resolve_conflict",s),this.t("todo.settled"))}static{this.styles=[T,b`
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .chip { font-weight: 400; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) { summary { min-height: 44px; } .row button { flex: 1 1 100%; } }
    `]}};g([w({attribute:!1})],$.prototype,"item",2),g([E()],$.prototype,"busy",2);var L=["studio","google"],C=class extends ${constructor(){super(...arguments);this.chosen={}}render(){let{fields:t,studio:o,google:e,offers:s,by:i}=this.item,{format:c}=this.context,d=this.named(o?.title??e?.title),u=r=>s?.some(n=>n.answer===r)??!1,f=t.length>1&&u("per_field");return a`<section class="card" aria-label=${d}>
      <h2>
        <span class="chip warn">${this.t("todo.edit_conflict")}</span>
        <span dir="auto">${d}</span>
      </h2>
      ${o?a`<p class="quiet">
              ${[c.when(o),o.with.join(", ")].filter(Boolean).join(" · ")}
            </p>`:x}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="hidden">${this.t("todo.of_what")}</span></th>
              ${L.map(r=>a`<th scope="col">
                  ${this.t(`todo.in_${r}`)}<small dir="auto">${this.changed(i?.[r])}</small>
                </th>`)}
            </tr>
          </thead>
          <tbody>
            ${t.map(r=>a`<tr>
                <th scope="row">${this.t(`todo.field.${r}`)}</th>
                ${L.map(n=>a`<td>${this.value(r,n,f)}</td>`)}
              </tr>`)}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${f?this.perField(t):x}
        ${u("take_studio")?a`<button ?disabled=${this.busy} @click=${()=>{this.take("take_studio")}}>
                ${this.t(f?"todo.all_studio":"todo.answer.take_studio")}${this.only("studio")}
              </button>`:x}
        ${u("take_google")?a`<button ?disabled=${this.busy} @click=${()=>{this.take("take_google")}}>
                ${this.t(f?"todo.all_google":"todo.answer.take_google")}${this.only("google")}
              </button>`:x}
      </div>
    </section>`}only(t){let[o,e]=this.item.fields,s=o&&!e&&q(this.item[t],o,this.context.format);return s?`: ${_(s)}`:""}value(t,o,e){let s=q(this.item[o],t,this.context.format)||"–";if(!e)return a`<span dir="auto">${s}</span>`;let i=this.t(`todo.field.${t}`);return a`<label>
      <input
        type="radio"
        name=${t}
        aria-label=${`${i}, ${this.t(`todo.in_${o}`)}: ${s}`}
        .checked=${this.chosen[t]===o}
        ?disabled=${this.busy}
        @change=${()=>{this.chosen={...this.chosen,[t]:o}}}
      />
      <span dir="auto">${s}</span>
    </label>`}perField(t){let o=t.every(e=>this.chosen[e]);return a`<button
      class="main"
      ?disabled=${this.busy||!o}
      @click=${()=>{this.take("per_field")}}
    >
      ${this.t("todo.take_chosen")}
    </button>`}take(t){let{id:o,fields:e}=this.item,s=Object.fromEntries(e.map(i=>[i,this.chosen[i]]));return this.resolve(o,t==="per_field"?{answer:t,fields:s}:{answer:t})}static{this.styles=[...$.styles,b`
      .scroll { overflow-x: auto; margin-bottom: 8px; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top; font-weight: 400; }
      th { color: var(--secondary-text-color); }
      label { display: flex; align-items: flex-start; gap: 8px; min-height: 32px; cursor: pointer; }
      input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--full); }
      small { display: block; font-size: 13px; }
      .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      @media (max-width: 599px) { label { min-height: 44px; } }
    `]}};g([E()],C.prototype,"chosen",2);customElements.define("studio-todo-edit",C);var R=class extends j{render(){let h=[this.fresh,this.old],t=Math.min(...h.map(e=>Date.parse(e.start))),o=Math.max(...h.map(e=>Date.parse(e.end)),t+6e4);return a`${h.map((e,s)=>{let i=(Date.parse(e.start)-t)/(o-t)*100,c=Math.max((Date.parse(e.end)-Date.parse(e.start))/(o-t)*100,2),d=`${this.context.format.span(e)} ${e.title??this.t("diary.busy")}`;return a`<div class="lane">
        <span
          class=${s?"old":"new"}
          dir="auto"
          title=${d}
          style=${`margin-inline-start: ${i}%; width: ${c}%`}
          >${d}</span
        >
      </div>`})}`}static{this.styles=[T,b`
      :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; margin-bottom: 12px; }
      .lane { background: var(--secondary-background-color); border-radius: 4px; }
      .lane span { display: block; padding: 4px 8px; font-size: 13px; border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .new { background: color-mix(in srgb, var(--error-color) 25%, var(--card-background-color)); }
      .old { background: color-mix(in srgb, var(--primary-color) 25%, var(--card-background-color)); }
    `]}};g([w({attribute:!1})],R.prototype,"fresh",2),g([w({attribute:!1})],R.prototype,"old",2);customElements.define("studio-overlap",R);var W=class extends ${constructor(){super(...arguments);this.of=""}render(){let{format:t}=this.context,{new:o,old:e,moment:s,offers:i}=this.item,c=`${this.named(o?.title)} × ${this.named(e?.title)}`,[d,u]=B(i??[]),f=o?.appointment_id===this.of?null:o;return a`<section class="card" aria-label=${c}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${c}</span></h2>
      ${o&&e?a`<p class="quiet">
                ${t.day(o.start)} · ${F(o.with,e.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${o} .old=${e}></studio-overlap>
              ${this.origins()}`:a`<p class="quiet">${this.t("todo.gone")}</p>`}
      <div class="row">
        ${d.map((r,n)=>this.answer(r,n===0))}
        ${f?a`<button
                class="plain"
                @click=${()=>this.show(f.appointment_id,s)}
              >
                ${this.t("todo.look")}
              </button>`:x}
      </div>
      ${u.length?a`<details>
              <summary>${this.t("todo.more")}</summary>
              <div class="row">${u.map(r=>this.answer(r,!1))}</div>
            </details>`:x}
    </section>`}origins(){let{new:t,old:o,by:e}=this.item;return[{side:t,changed:this.changed(e?.new)},{side:o,changed:this.changed(e?.old)}].filter(({changed:i})=>i).map(({side:i,changed:c})=>{let d=this.t("todo.quoted",{text:_(this.named(i?.title))});return a`<p class="quiet origin" dir="auto">${d}: ${c}</p>`})}answer(t,o){let{format:e}=this.context,s=t.answer.endsWith("_old")?this.item.old:this.item.new,i={title:_(this.named(s?.title)),time:t.start?`${e.day(t.start)} ${t.all_day?"":e.time(t.start)}`.trim():"",name:t.staff??""};return a`<button
      class=${o?"main":t.answer.startsWith("cancel")?"danger":""}
      ?disabled=${this.busy}
      @click=${()=>{this.resolve(this.item.id,t)}}
    >
      ${this.t(`todo.answer.${t.answer.replace(/_(new|old)$/,"")}`,i)}
    </button>`}static{this.styles=[...$.styles,b`
      .origin { margin: 0 0 8px; font-size: 14px; overflow-wrap: anywhere; }
    `]}};g([w()],W.prototype,"of",2);customElements.define("studio-todo-overlap",W);export{Q as a,$ as b};
/*! Bundled license information:

lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
