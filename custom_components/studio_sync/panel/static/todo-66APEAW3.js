import{a as q,b as J,c as L,d as Q,e as U,f as X,g as Y}from"./chunk-ORB4WWIV.js";import{b as P,c as k,d as V,e as F,f as j,g as N,h as B,i as G}from"./chunk-WWDXZNSJ.js";import{d as K}from"./chunk-DXSLUACK.js";import{l as H}from"./chunk-HZYRFKE3.js";import{a as T}from"./chunk-S73UV6OI.js";import{b as g,c as i,d as C,e as p,h as _,i as w,j as R}from"./chunk-T4ZGZ4J2.js";import{a as y}from"./chunk-BC7J7IIZ.js";var Z=(c,r,t)=>{let e=new Map;for(let s=r;s<=t;s++)e.set(c[s],s);return e},tt=B(class extends G{constructor(c){if(super(c),c.type!==N.CHILD)throw Error("repeat() can only be used in text expressions")}dt(c,r,t){let e;t===void 0?t=r:r!==void 0&&(e=r);let s=[],o=[],n=0;for(let a of c)s[n]=e?e(a,n):n,o[n]=t(a,n),n++;return{values:o,keys:s}}render(c,r,t){return this.dt(c,r,t).values}update(c,[r,t,e]){let s=F(c),{values:o,keys:n}=this.dt(r,t,e);if(!Array.isArray(s))return this.ut=n,o;let a=this.ut??=[],l=[],d,v,h=0,u=s.length-1,m=0,f=o.length-1;for(;h<=u&&m<=f;)if(s[h]===null)h++;else if(s[u]===null)u--;else if(a[h]===n[m])l[m]=k(s[h],o[m]),h++,m++;else if(a[u]===n[f])l[f]=k(s[u],o[f]),u--,f--;else if(a[h]===n[f])l[f]=k(s[h],o[f]),P(c,l[f+1],s[h]),h++,f--;else if(a[u]===n[m])l[m]=k(s[u],o[m]),P(c,s[h],s[u]),u--,m++;else if(d===void 0&&(d=Z(n,m,f),v=Z(a,h,u)),d.has(a[h]))if(d.has(a[u])){let b=v.get(n[m]),A=b!==void 0?s[b]:null;if(A===null){let M=P(c,s[h]);k(M,o[m]),l[m]=M}else l[m]=k(A,o[m]),P(c,s[h],A),s[b]=null;m++}else j(s[u]),u--;else j(s[h]),h++;for(;m<=f;){let b=P(c,l[f+1]);k(b,o[m]),l[m++]=b}for(;h<=u;){let b=s[h++];b!==null&&j(b)}return this.ut=n,V(c,l),C}});var $=class extends T{constructor(){super(...arguments);this.busy=!1;this.view=this}connectedCallback(){super.connectedCallback();let t=this.getRootNode();t instanceof ShadowRoot&&(this.view=t.host)}tell(t,e){this.view.dispatchEvent(new CustomEvent(t,{detail:e,bubbles:!0,composed:!0}))}named(t){return t||this.t("diary.busy")}show(t,e){this.tell("studio-beside",{show:"appointment",key:`${t}@${e??""}`,appointment_id:t,moment:e})}async once(t,e){this.busy=!0,await this.carryOut(t,()=>e),this.busy=!1}resolve(t,{staff:e,...s}){let o={conflict_id:t,...s};return this.once(()=>this.context.api.act("resolve_conflict",o),this.t("todo.settled"))}static{this.styles=[R,g`
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .chip { font-weight: 400; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) { summary { min-height: 44px; } .row button { flex: 1 1 100%; } }
    `]}};y([_({attribute:!1})],$.prototype,"item",2),y([w()],$.prototype,"busy",2);var O=class extends ${render(){let{format:r,studio:t}=this.context,{item:e,busy:s}=this,[o,...n]=e.suggestions,a=U(t.types,e),l=[e.staff_id,...e.assistant_ids,...e.resource_ids];return i`<section class="card" aria-label=${this.named(e.title)}>
      <h2>
        <span class="chip">${this.t("todo.unlinked")}</span>
        <span dir="auto">“${this.named(e.title)}”</span> · ${r.day(e.start)},
        ${r.span(e)}
      </h2>
      <p class="quiet">${K(t,l).join(", ")}</p>
      ${o?i`<p>
              ${this.t("todo.probably")} <b dir="auto">${o.name}</b>
              <span class="quiet">(${o.reasons.map(d=>this.t(`todo.reason.${d.reason}`)).join(", ")})</span>
            </p>`:p}
      <div class="row">
        ${o?i`<label class="type"
                ><span class="label">${this.t("todo.as")}</span>
                <select>
                  ${t.types.map(d=>i`<option value=${d.name} ?selected=${d===a}>${d.name}</option>`)}
                </select></label
              >
              <button class="main" ?disabled=${!a||s} @click=${()=>{this.link(o.client_id,!0)}}>
                ${this.t("todo.make_session",{name:o.name})}
              </button>
              <button ?disabled=${s} @click=${()=>{this.link(o.client_id,!1)}}>
                ${this.t("todo.link_only",{name:o.name})}
              </button>
              ${n.map(d=>i`<button class="plain" ?disabled=${s} @click=${()=>{this.link(d.client_id,!0)}}>
                  ${this.t("todo.make_session",{name:d.name})}
                </button>`)}`:p}
        <button class="plain" @click=${()=>this.show(e.appointment_id,e.moment)}>
          ${this.t(o?"todo.someone_else":"todo.look")}
        </button>
        <button class="plain" ?disabled=${s} @click=${()=>{this.leaveAlone()}}>
          ${this.t("todo.leave")}
        </button>
      </div>
    </section>`}leaveAlone(){let r={appointment_id:this.item.whole_id,leave:!0};return this.once(()=>this.context.api.ask("todo/leave",r),this.t("todo.left"))}link(r,t){let{api:e}=this.context,s={appointment_id:this.item.appointment_id,client_id:r},o=this.renderRoot.querySelector("select")?.value,n=()=>t?e.act("convert_to_session",{...s,session_type:o}):e.act("link_client",s);return this.once(n,this.t("todo.linked"))}static{this.styles=[...$.styles,g`
      .type { display: inline-flex; align-items: center; gap: 6px; }
      .type select { width: auto; min-height: 40px; }
      @media (max-width: 599px) { .type select { min-height: 44px; } }
    `]}};customElements.define("studio-todo-arrival",O);var et=["studio","google"],I=class extends ${constructor(){super(...arguments);this.chosen={}}render(){let{fields:t,studio:e,google:s,offers:o}=this.item,n=this.named(e?.title??s?.title),a=d=>o?.some(v=>v.answer===d)??!1,l=t.length>1&&a("per_field");return i`<section class="card" aria-label=${n}>
      <h2>
        <span class="chip warn">${this.t("todo.edit_conflict")}</span>
        <span dir="auto">${n}</span>
      </h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="hidden">${this.t("todo.of_what")}</span></th>
              ${et.map(d=>i`<th scope="col">${this.t(`todo.in_${d}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${t.map(d=>i`<tr>
                <th scope="row">${this.t(`todo.field.${d}`)}</th>
                ${et.map(v=>i`<td>${this.value(d,v,l)}</td>`)}
              </tr>`)}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${l?this.perField(t):p}
        ${a("take_studio")?i`<button ?disabled=${this.busy} @click=${()=>{this.take("take_studio")}}>
                ${this.t(l?"todo.all_studio":"todo.answer.take_studio")}
              </button>`:p}
        ${a("take_google")?i`<button ?disabled=${this.busy} @click=${()=>{this.take("take_google")}}>
                ${this.t(l?"todo.all_google":"todo.answer.take_google")}
              </button>`:p}
      </div>
    </section>`}value(t,e,s){let o=Y(this.item[e],t,this.context.format)||"–";if(!s)return i`<span dir="auto">${o}</span>`;let n=this.t(`todo.field.${t}`);return i`<label>
      <input
        type="radio"
        name=${t}
        aria-label=${`${n}, ${this.t(`todo.in_${e}`)}: ${o}`}
        .checked=${this.chosen[t]===e}
        ?disabled=${this.busy}
        @change=${()=>{this.chosen={...this.chosen,[t]:e}}}
      />
      <span dir="auto">${o}</span>
    </label>`}perField(t){let e=t.every(s=>this.chosen[s]);return i`<button
      class="main"
      ?disabled=${this.busy||!e}
      @click=${()=>{this.take("per_field")}}
    >
      ${this.t("todo.take_chosen")}
    </button>`}take(t){let{id:e,fields:s}=this.item,o=Object.fromEntries(s.map(n=>[n,this.chosen[n]]));return this.resolve(e,t==="per_field"?{answer:t,fields:o}:{answer:t})}static{this.styles=[...$.styles,g`
      .scroll { overflow-x: auto; margin-bottom: 8px; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top; font-weight: 400; }
      th { color: var(--secondary-text-color); }
      label { display: flex; align-items: flex-start; gap: 8px; min-height: 32px; cursor: pointer; }
      input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--full); }
      .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      @media (max-width: 599px) { label { min-height: 44px; } }
    `]}};y([w()],I.prototype,"chosen",2);customElements.define("studio-todo-edit",I);var S=class extends ${constructor(){super(...arguments);this.ticked=new Set}render(){let{item:t,busy:e}=this,s=t.by==="sync"?this.steps(t):this.records(t),o=s.map(a=>a.name).filter(a=>this.ticked.has(a)),n=this.n(`todo.held_${t.by}`,t.number,{where:t.where??"–"});return i`<section class="card" aria-label=${n}>
      <h2><span class="chip warn">${this.t("todo.held")}</span> ${n}</h2>
      <p class="quiet">${t.by==="sync"?t.why:this.t("todo.held_text")}</p>
      ${Q(s,this.context.format).map(([a,l])=>i`${a?i`<h4>${this.context.format.day(a)}</h4>`:p}
          <ul class="ticks">
            ${l.map(d=>this.line(d))}
          </ul>`)}
      ${s.length<t.number&&t.by==="sync"&&s.length>=L?i`<p class="quiet">${this.t("todo.held_more",{count:L})}</p>`:p}
      <div class="row">
        <button class=${o.length?"danger":"main"} ?disabled=${e} @click=${()=>{this.decide(o)}}>
          ${o.length?this.n(`todo.ticked_${t.by}`,o.length):this.t("todo.put_back")}
        </button>
        ${t.by==="sync"?i`<button class="plain" ?disabled=${e} @click=${()=>{this.decide(null)}}>
                ${this.t("todo.carry_out")}
              </button>`:p}
      </div>
    </section>`}steps(t){return t.steps.map(({name:e,start:s,title:o,action:n})=>({name:e,start:s,words:`${s&&!H(s)?`${this.context.format.time(s)} `:""}${this.named(o)}`,what:this.t(`sync.step.${n}`)}))}records(t){return t.records.map(e=>({name:e.appointment_id,start:e.start,words:`${e.all_day?"":`${this.context.format.span(e)} `}${this.named(e.title)}`,what:""}))}line({name:t,words:e,what:s}){return i`<li>
      <label>
        <input
          type="checkbox"
          .checked=${this.ticked.has(t)}
          @change=${()=>this.tick(t)}
        />
        <span dir="auto">${e}</span> <span class="quiet">${s}</span>
      </label>
    </li>`}tick(t){let e=new Set(this.ticked);e.delete(t)||e.add(t),this.ticked=e}decide(t){let{item:e}=this,{api:s}=this.context,o=this.t("todo.decided");if(e.by==="phone"){let{access_id:v,owner_id:h}=e,u={access_id:v,owner_id:h,delete:t??[]};return this.once(()=>s.ask("todo/decide_deletions",u),o)}let{config_entry_id:n,part:a,digest:l}=e,d=t?{choice:"keep",through:t}:{choice:"apply"};return this.once(async()=>(await s.ask("todo/decide_held",{config_entry_id:n,part:a,digest:l,...d}),{undo:null}),o)}static{this.styles=[...$.styles,g`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      .ticks { margin: 0 0 12px; padding: 0; list-style: none; }
      .ticks label { display: flex; align-items: center; gap: 8px; min-height: 36px; }
      .ticks input { flex: none; width: 20px; height: 20px; }
      @media (max-width: 599px) { .ticks label { min-height: 44px; } }
    `]}};y([w()],S.prototype,"ticked",2);customElements.define("studio-todo-held",S);var W=class extends ${render(){let{kind:r,where:t,number:e}=this.item,s=r==="skipped"?this.n("todo.skipped",e??0,{where:t}):this.t("todo.sign_in",{where:t}),o=r==="skipped"||this.context.studio.rights.sync==="all";return i`<section class="card" aria-label=${s}>
      <h2><span class="chip warn">${this.t(`todo.needed.${r}`)}</span> <span dir="auto">${s}</span></h2>
      <p class="quiet">${this.t(`todo.needed_text.${r}`)}</p>
      <div class="row">
        <button class="main" @click=${()=>this.tell("studio-go",{tab:o?"sync":"me"})}>
          ${this.t(r==="skipped"?"todo.to_sync":"todo.to_sign_in")}
        </button>
      </div>
    </section>`}};customElements.define("studio-todo-needed",W);var D=class extends T{render(){let r=[this.fresh,this.old],t=Math.min(...r.map(s=>Date.parse(s.start))),e=Math.max(...r.map(s=>Date.parse(s.end)),t+6e4);return i`${r.map((s,o)=>{let n=(Date.parse(s.start)-t)/(e-t)*100,a=Math.max((Date.parse(s.end)-Date.parse(s.start))/(e-t)*100,2),l=`${this.context.format.span(s)} ${s.title??this.t("diary.busy")}`;return i`<div class="lane">
        <span
          class=${o?"old":"new"}
          dir="auto"
          title=${l}
          style=${`margin-inline-start: ${n}%; width: ${a}%`}
          >${l}</span
        >
      </div>`})}`}static{this.styles=[R,g`
      :host { display: grid; gap: 4px; margin-bottom: 12px; }
      .lane { background: var(--secondary-background-color); border-radius: 4px; }
      .lane span { display: block; padding: 4px 8px; font-size: 13px; border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .new { background: color-mix(in srgb, var(--error-color) 25%, var(--card-background-color)); }
      .old { background: color-mix(in srgb, var(--primary-color) 25%, var(--card-background-color)); }
    `]}};y([_({attribute:!1})],D.prototype,"fresh",2),y([_({attribute:!1})],D.prototype,"old",2);customElements.define("studio-overlap",D);var z=class extends ${render(){let{format:r}=this.context,{new:t,old:e,moment:s,offers:o}=this.item,n=`${this.named(t?.title)} × ${this.named(e?.title)}`,[a,l]=J(o??[]);return i`<section class="card" aria-label=${n}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${n}</span></h2>
      ${t&&e?i`<p class="quiet">
                ${r.day(t.start)} · ${X(t.with,e.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${t} .old=${e}></studio-overlap>`:i`<p class="quiet">${this.t("todo.gone")}</p>`}
      <div class="row">
        ${a.map((d,v)=>this.answer(d,v===0))}
        ${t?i`<button class="plain" @click=${()=>this.show(t.appointment_id,s)}>
                ${this.t("todo.look")}
              </button>`:p}
      </div>
      ${l.length?i`<details>
              <summary>${this.t("todo.more")}</summary>
              <div class="row">${l.map(d=>this.answer(d,!1))}</div>
            </details>`:p}
    </section>`}answer(r,t){let{format:e}=this.context,s=r.answer.endsWith("_old")?this.item.old:this.item.new,o={title:q(this.named(s?.title)),time:r.start?`${e.day(r.start)} ${r.all_day?"":e.time(r.start)}`.trim():"",name:r.staff??""};return i`<button
      class=${t?"main":r.answer.startsWith("cancel")?"danger":""}
      ?disabled=${this.busy}
      @click=${()=>{this.resolve(this.item.id,r)}}
    >
      ${this.t(`todo.answer.${r.answer.replace(/_(new|old)$/,"")}`,o)}
    </button>`}};customElements.define("studio-todo-overlap",z);var E=class extends T{constructor(){super(...arguments);this.todo=null;this.busy=""}render(){let t=this.todo?.items;if(!t)return i`<p class="quiet" role="status">${this.t("todo.loading")}</p>`;let e=t.filter(a=>a.kind!=="arrived"),s=t.filter(a=>a.kind==="arrived"),o=s.filter(a=>a.suggestions.length),n=s.filter(a=>!a.suggestions.length);return i`<div class="page">
      ${t.length?p:i`<div class="card"><h2>${this.t("todo.nothing")}</h2>
              <p class="quiet">${this.t("todo.nothing_text")}</p></div>`}
      ${e.length?i`<h3>${this.t("todo.decide")}</h3>`:p}
      ${this.cards(e)}
      ${o.length?i`<h3>${this.t("todo.arrived")}</h3>`:p}
      ${this.cards(o)}
      ${n.length?i`<details>
              <summary>${this.n("todo.others",n.length)}</summary>
              ${this.cards(n)}
            </details>`:p}
      ${this.settled()}
    </div>`}cards(t){return tt(t,e=>e.id,e=>this.card(e))}card(t){let{context:e}=this;switch(t.kind){case"overlap":return i`<studio-todo-overlap .context=${e} .item=${t}></studio-todo-overlap>`;case"edit_conflict":return i`<studio-todo-edit .context=${e} .item=${t}></studio-todo-edit>`;case"held":return i`<studio-todo-held .context=${e} .item=${t}></studio-todo-held>`;case"skipped":case"sign_in":return i`<studio-todo-needed .context=${e} .item=${t}></studio-todo-needed>`;case"arrived":return i`<studio-todo-arrival .context=${e} .item=${t}></studio-todo-arrival>`;default:return p}}settled(){let t=this.todo?.settled??[];if(!t.length)return p;let e=s=>q(s||this.t("diary.busy"));return i`<h3>${this.t("todo.settled_today")}</h3>
      <ul class="settled">
        ${t.map(({at:s,what:o,undo:n,...a})=>{let l={new:e(a.new),old:e(a.old)};return i`<li>
            ${this.context.format.time(s)} <span>${this.t(`todo.settled_as.${o}`,l)}</span>
            ${n?i`<button
                    class="plain"
                    ?disabled=${this.busy===n}
                    @click=${()=>{this.undo(n)}}
                  >
                    ${this.t("shell.undo")}
                  </button>`:p}
          </li>`})}
      </ul>`}async undo(t){this.busy=t,await this.carryOut(async()=>(await this.context.api.undo(t),{undo:null}),()=>this.t("shell.undone")),this.busy=""}static{this.styles=[R,g`
      .page { max-width: 840px; margin: 0 auto; padding-bottom: 80px; }
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .settled { padding: 0; list-style: none; color: var(--secondary-text-color); }
      .settled li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) { summary { min-height: 44px; } }
    `]}};y([_({attribute:!1})],E.prototype,"todo",2),y([w()],E.prototype,"busy",2);customElements.define("studio-todo",E);
/*! Bundled license information:

lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
