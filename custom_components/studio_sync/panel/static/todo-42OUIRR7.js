import{a as D,b as X,c as E,d as L,e as Y,f as Z,g as tt}from"./chunk-ORB4WWIV.js";import{q as J}from"./chunk-CATWG4UI.js";import{a as Q}from"./chunk-ZHHGW6S6.js";import{b as P,c as w,d as V,e as F,f as I,g as U,h as B,i as G}from"./chunk-WWDXZNSJ.js";import{d as K}from"./chunk-ZMKQFUUD.js";import{m as S}from"./chunk-CPDSERLC.js";import{a as R}from"./chunk-S73UV6OI.js";import{b,c as n,d as H,e as d,h as _,i as v,j as T}from"./chunk-T4ZGZ4J2.js";import{a as y}from"./chunk-BC7J7IIZ.js";var et=(c,r,t)=>{let e=new Map;for(let s=r;s<=t;s++)e.set(c[s],s);return e},st=B(class extends G{constructor(c){if(super(c),c.type!==U.CHILD)throw Error("repeat() can only be used in text expressions")}dt(c,r,t){let e;t===void 0?t=r:r!==void 0&&(e=r);let s=[],o=[],i=0;for(let a of c)s[i]=e?e(a,i):i,o[i]=t(a,i),i++;return{values:o,keys:s}}render(c,r,t){return this.dt(c,r,t).values}update(c,[r,t,e]){let s=F(c),{values:o,keys:i}=this.dt(r,t,e);if(!Array.isArray(s))return this.ut=i,o;let a=this.ut??=[],l=[],p,u,h=0,f=s.length-1,m=0,g=o.length-1;for(;h<=f&&m<=g;)if(s[h]===null)h++;else if(s[f]===null)f--;else if(a[h]===i[m])l[m]=w(s[h],o[m]),h++,m++;else if(a[f]===i[g])l[g]=w(s[f],o[g]),f--,g--;else if(a[h]===i[g])l[g]=w(s[h],o[g]),P(c,l[g+1],s[h]),h++,g--;else if(a[f]===i[m])l[m]=w(s[f],o[m]),P(c,s[h],s[f]),f--,m++;else if(p===void 0&&(p=et(i,m,g),u=et(a,h,f)),p.has(a[h]))if(p.has(a[f])){let x=u.get(i[m]),W=x!==void 0?s[x]:null;if(W===null){let N=P(c,s[h]);w(N,o[m]),l[m]=N}else l[m]=w(W,o[m]),P(c,s[h],W),s[x]=null;m++}else I(s[f]),f--;else I(s[h]),h++;for(;m<=g;){let x=P(c,l[g+1]);w(x,o[m]),l[m++]=x}for(;h<=f;){let x=s[h++];x!==null&&I(x)}return this.ut=i,V(c,l),H}});var $=class extends R{constructor(){super(...arguments);this.busy=!1;this.view=this}connectedCallback(){super.connectedCallback();let t=this.getRootNode();t instanceof ShadowRoot&&(this.view=t.host)}tell(t,e){this.view.dispatchEvent(new CustomEvent(t,{detail:e,bubbles:!0,composed:!0}))}named(t){return t||this.t("diary.busy")}show(t,e){this.tell("studio-beside",{show:"appointment",key:`${t}@${e??""}`,appointment_id:t,moment:e})}async once(t,e){this.busy=!0,await this.carryOut(t,()=>e),this.busy=!1}resolve(t,{staff:e,...s}){let o={conflict_id:t,...s};return this.once(()=>this.context.api.act("resolve_conflict",o),this.t("todo.settled"))}static{this.styles=[T,b`
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .chip { font-weight: 400; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) { summary { min-height: 44px; } .row button { flex: 1 1 100%; } }
    `]}};y([_({attribute:!1})],$.prototype,"item",2),y([v()],$.prototype,"busy",2);var z=class extends ${constructor(){super(...arguments);this.other=!1;this.adding={name:"",request_id:""}}render(){let{format:t,studio:e}=this.context,{item:s,busy:o}=this,[i,...a]=s.suggestions,l=Y(e.types,s),p=[s.staff_id,...s.assistant_ids,...s.resource_ids];return n`<section class="card" aria-label=${this.named(s.title)}>
      <h2>
        <span class="chip">${this.t("todo.unlinked")}</span>
        <span dir="auto">${this.t("todo.quoted",{text:this.named(s.title)})}</span> · ${t.day(s.start)},
        ${t.span(s)}
      </h2>
      <p class="quiet">${K(e,p).join(", ")}</p>
      ${i?n`<p>
              ${this.t("todo.probably")} <b dir="auto">${i.name}</b>
              <span class="quiet">(${i.reasons.map(u=>this.t(`todo.reason.${u.reason}`)).join(", ")})</span>
            </p>`:d}
      <div class="row">
        ${l?n`<label class="type"
                ><span class="label">${this.t("todo.as")}</span>
                <select>
                  ${e.types.map(u=>n`<option value=${u.name} ?selected=${u===l}>${u.name}</option>`)}
                </select></label
              >`:d}
        ${i?n`<button class="main" ?disabled=${!l||o} @click=${()=>{this.link(i.client_id,!0)}}>
                ${this.t("todo.make_session",{name:i.name})}
              </button>
              <button ?disabled=${o} @click=${()=>{this.link(i.client_id,!1)}}>
                ${this.t("todo.link_only",{name:i.name})}
              </button>
              ${a.map(u=>n`<button class="plain" ?disabled=${o} @click=${()=>{this.link(u.client_id,!0)}}>
                  ${this.t("todo.make_session",{name:u.name})}
                </button>`)}`:d}
        ${i&&!this.other?this.someoneElse():this.anybody(l)}
        <button class="plain" @click=${()=>this.show(s.appointment_id,s.moment)}>
          ${this.t("todo.look")}
        </button>
        <button class="plain" ?disabled=${o} @click=${()=>{this.leaveAlone()}}>
          ${this.t("todo.leave")}
        </button>
      </div>
    </section>`}someoneElse(){return n`<button
      class="plain"
      @click=${()=>{this.other=!0}}
    >
      ${this.t("todo.someone_else")}
    </button>`}anybody(t){let e=J(this.item.title??"");return n`<studio-client-picker
        .context=${this.context}
        @client-picked=${({detail:s})=>{this.picked(s,t)}}
      ></studio-client-picker>
      ${e&&t?n`<button ?disabled=${this.busy} @click=${()=>{this.picked({add:e},t)}}>
              ${this.t("todo.add_session",{name:D(e.name)})}
            </button>`:d}`}async picked(t,e){t&&("add"in t?await this.add(t.add,e!==void 0):await this.link(t.client_id,e!==void 0))}add(t,e){this.adding.name!==t.name&&(this.adding={name:t.name,request_id:Q()});let{request_id:s}=this.adding;return this.once(async()=>{let o={...t,request_id:s},i=await this.context.api.act("add_client",o);return this.linking(i.clients[0]?.client_id??"",e)},this.t("todo.linked"))}leaveAlone(){let t={appointment_id:this.item.whole_id,leave:!0};return this.once(()=>this.context.api.ask("todo/leave",t),this.t("todo.left"))}link(t,e){return this.once(()=>this.linking(t,e),this.t("todo.linked"))}linking(t,e){let{api:s}=this.context,o={appointment_id:this.item.appointment_id,client_id:t},i=this.renderRoot.querySelector("select")?.value;return e?s.act("convert_to_session",{...o,session_type:i}):s.act("link_client",o)}static{this.styles=[...$.styles,b`
      studio-client-picker { flex: 1 1 260px; }
      .type { display: inline-flex; align-items: center; gap: 6px; }
      .type select { width: auto; min-height: 40px; }
      @media (max-width: 599px) { .type select { min-height: 44px; } }
    `]}};y([v()],z.prototype,"other",2);customElements.define("studio-todo-arrival",z);var it=["studio","google"],A=class extends ${constructor(){super(...arguments);this.chosen={}}render(){let{fields:t,studio:e,google:s,offers:o}=this.item,i=this.named(e?.title??s?.title),a=p=>o?.some(u=>u.answer===p)??!1,l=t.length>1&&a("per_field");return n`<section class="card" aria-label=${i}>
      <h2>
        <span class="chip warn">${this.t("todo.edit_conflict")}</span>
        <span dir="auto">${i}</span>
      </h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="hidden">${this.t("todo.of_what")}</span></th>
              ${it.map(p=>n`<th scope="col">${this.t(`todo.in_${p}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${t.map(p=>n`<tr>
                <th scope="row">${this.t(`todo.field.${p}`)}</th>
                ${it.map(u=>n`<td>${this.value(p,u,l)}</td>`)}
              </tr>`)}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${l?this.perField(t):d}
        ${a("take_studio")?n`<button ?disabled=${this.busy} @click=${()=>{this.take("take_studio")}}>
                ${this.t(l?"todo.all_studio":"todo.answer.take_studio")}
              </button>`:d}
        ${a("take_google")?n`<button ?disabled=${this.busy} @click=${()=>{this.take("take_google")}}>
                ${this.t(l?"todo.all_google":"todo.answer.take_google")}
              </button>`:d}
      </div>
    </section>`}value(t,e,s){let o=tt(this.item[e],t,this.context.format)||"–";if(!s)return n`<span dir="auto">${o}</span>`;let i=this.t(`todo.field.${t}`);return n`<label>
      <input
        type="radio"
        name=${t}
        aria-label=${`${i}, ${this.t(`todo.in_${e}`)}: ${o}`}
        .checked=${this.chosen[t]===e}
        ?disabled=${this.busy}
        @change=${()=>{this.chosen={...this.chosen,[t]:e}}}
      />
      <span dir="auto">${o}</span>
    </label>`}perField(t){let e=t.every(s=>this.chosen[s]);return n`<button
      class="main"
      ?disabled=${this.busy||!e}
      @click=${()=>{this.take("per_field")}}
    >
      ${this.t("todo.take_chosen")}
    </button>`}take(t){let{id:e,fields:s}=this.item,o=Object.fromEntries(s.map(i=>[i,this.chosen[i]]));return this.resolve(e,t==="per_field"?{answer:t,fields:o}:{answer:t})}static{this.styles=[...$.styles,b`
      .scroll { overflow-x: auto; margin-bottom: 8px; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top; font-weight: 400; }
      th { color: var(--secondary-text-color); }
      label { display: flex; align-items: flex-start; gap: 8px; min-height: 32px; cursor: pointer; }
      input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--full); }
      .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      @media (max-width: 599px) { label { min-height: 44px; } }
    `]}};y([v()],A.prototype,"chosen",2);customElements.define("studio-todo-edit",A);var O=class extends ${constructor(){super(...arguments);this.ticked=new Set}render(){let{item:t,busy:e}=this,s=t.by==="sync"?this.steps(t):this.records(t),o=s.map(a=>a.name).filter(a=>this.ticked.has(a)),i=this.n(`todo.held_${t.by}`,t.number,{where:t.where??"–"});return n`<section class="card" aria-label=${i}>
      <h2><span class="chip warn">${this.t("todo.held")}</span> ${i}</h2>
      <p class="quiet">${t.by==="sync"?t.why:this.t("todo.held_text")}</p>
      ${L(s,this.context.format).map(([a,l])=>n`${a?n`<h4>${this.context.format.day(a)}</h4>`:d}
          <ul class="ticks">
            ${l.map(p=>this.line(p))}
          </ul>`)}
      ${s.length<t.number&&s.length>=E?n`<p class="quiet">
              ${this.t(t.by==="sync"?"todo.held_more":"todo.held_more_phone",{count:E})}
            </p>`:d}
      <div class="row">
        <button class=${o.length?"danger":"main"} ?disabled=${e} @click=${()=>{this.decide(o)}}>
          ${o.length?this.n(`todo.ticked_${t.by}`,o.length):this.t("todo.put_back")}
        </button>
        <button class="plain" ?disabled=${e} @click=${()=>{this.decide(null)}}>
          ${t.by==="sync"?this.t("todo.carry_out"):this.t("todo.delete_all")}
        </button>
      </div>
      <p class="quiet">${this.t(`todo.undo_${t.by}`)}</p>
    </section>`}steps(t){return t.steps.map(({name:e,start:s,title:o,action:i})=>({name:e,start:s,words:`${s&&!S(s)?`${this.context.format.time(s)} `:""}${this.named(o)}`,what:this.t(`sync.step.${i}`)}))}records(t){return t.records.map(e=>({name:e.appointment_id,start:e.start,words:`${e.all_day?"":`${this.context.format.span(e)} `}${this.named(e.title)}`,what:""}))}line({name:t,words:e,what:s}){return n`<li>
      <label>
        <input
          type="checkbox"
          .checked=${this.ticked.has(t)}
          @change=${()=>this.tick(t)}
        />
        <span><span dir="auto">${e}</span> <span class="quiet">${s}</span></span>
      </label>
    </li>`}tick(t){let e=new Set(this.ticked);e.delete(t)||e.add(t),this.ticked=e}decide(t){let{item:e}=this,{api:s}=this.context,o=this.t("todo.decided");if(e.by==="phone"){let{access_id:h,owner_id:f}=e,m=t?{delete:t}:{all:e.number},g={access_id:h,owner_id:f,...m};return this.once(()=>s.ask("todo/decide_deletions",g),o)}let{config_entry_id:i,part:a,digest:l}=e,u={config_entry_id:i,part:a,digest:l,...t?{choice:"keep",through:t}:{choice:"apply"}};return this.once(()=>s.ask("todo/decide_held",u),o)}static{this.styles=[...$.styles,b`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      .ticks { margin: 0 0 12px; padding: 0; list-style: none; }
      .ticks label { display: flex; align-items: center; gap: 8px; min-height: 36px; }
      .ticks input { flex: none; width: 20px; height: 20px; }
      @media (max-width: 599px) { .ticks label { min-height: 44px; } }
    `]}};y([v()],O.prototype,"ticked",2);customElements.define("studio-todo-held",O);var C=class extends ${render(){let{kind:r,where:t,number:e=0,items:s=[]}=this.item,o=r==="skipped"?this.n("todo.skipped",e,{where:t}):this.t("todo.sign_in",{where:t}),i=r==="skipped"||this.context.studio.rights.sync==="all";return n`<section class="card" aria-label=${o}>
      <h2><span class="chip warn">${this.t(`todo.needed.${r}`)}</span> <span dir="auto">${o}</span></h2>
      <p class="quiet">${this.t(`todo.needed_text.${r}`)}</p>
      ${L(s,this.context.format).map(([a,l])=>n`${a?n`<h4>${this.context.format.day(a)}</h4>`:d}
          <ul>
            ${l.map(p=>n`<li dir="auto">${this.line(p)}</li>`)}
          </ul>`)}
      ${e>E?n`<p class="quiet">${this.n("sync.more",e-E)}</p>`:d}
      <div class="row">
        <button class=${s.length?"plain":"main"} @click=${()=>this.tell("studio-go",{tab:i?"sync":"me"})}>
          ${this.t(r==="skipped"?"todo.to_sync":"todo.to_sign_in")}
        </button>
      </div>
    </section>`}line({title:r,start:t,reason:e,appointment_id:s,client_id:o}){let{format:i,texts:a}=this.context,l=t&&!S(t)?`${i.time(t)} `:"",p=a.of(`selector.reason.options.${e}`)||e;return n`${l}${s||o?n`<button class="link" @click=${()=>o?this.tell("studio-beside",{show:"client",client_id:o}):this.show(s??"",null)}>${this.named(r)}</button>`:n`<b>${r||this.t("todo.only_in_google")}</b>`}
      <span class="quiet">– ${p}</span>`}static{this.styles=[...$.styles,b`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      ul { margin: 0 0 8px; padding-inline-start: 20px; }
      b { font-weight: 500; }
      .link {
        min-height: 32px;
        padding: 0;
        border: 0;
        background: none;
        color: var(--primary-color);
        font: inherit;
        text-align: start;
        text-decoration: underline;
      }
      @media (max-width: 599px) { .link { min-height: 44px; flex: none; } }
    `]}};customElements.define("studio-todo-needed",C);var q=class extends R{render(){let r=[this.fresh,this.old],t=Math.min(...r.map(s=>Date.parse(s.start))),e=Math.max(...r.map(s=>Date.parse(s.end)),t+6e4);return n`${r.map((s,o)=>{let i=(Date.parse(s.start)-t)/(e-t)*100,a=Math.max((Date.parse(s.end)-Date.parse(s.start))/(e-t)*100,2),l=`${this.context.format.span(s)} ${s.title??this.t("diary.busy")}`;return n`<div class="lane">
        <span
          class=${o?"old":"new"}
          dir="auto"
          title=${l}
          style=${`margin-inline-start: ${i}%; width: ${a}%`}
          >${l}</span
        >
      </div>`})}`}static{this.styles=[T,b`
      :host { display: grid; gap: 4px; margin-bottom: 12px; }
      .lane { background: var(--secondary-background-color); border-radius: 4px; }
      .lane span { display: block; padding: 4px 8px; font-size: 13px; border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .new { background: color-mix(in srgb, var(--error-color) 25%, var(--card-background-color)); }
      .old { background: color-mix(in srgb, var(--primary-color) 25%, var(--card-background-color)); }
    `]}};y([_({attribute:!1})],q.prototype,"fresh",2),y([_({attribute:!1})],q.prototype,"old",2);customElements.define("studio-overlap",q);var M=class extends ${render(){let{format:r}=this.context,{new:t,old:e,moment:s,offers:o}=this.item,i=`${this.named(t?.title)} × ${this.named(e?.title)}`,[a,l]=X(o??[]);return n`<section class="card" aria-label=${i}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${i}</span></h2>
      ${t&&e?n`<p class="quiet">
                ${r.day(t.start)} · ${Z(t.with,e.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${t} .old=${e}></studio-overlap>`:n`<p class="quiet">${this.t("todo.gone")}</p>`}
      <div class="row">
        ${a.map((p,u)=>this.answer(p,u===0))}
        ${t?n`<button class="plain" @click=${()=>this.show(t.appointment_id,s)}>
                ${this.t("todo.look")}
              </button>`:d}
      </div>
      ${l.length?n`<details>
              <summary>${this.t("todo.more")}</summary>
              <div class="row">${l.map(p=>this.answer(p,!1))}</div>
            </details>`:d}
    </section>`}answer(r,t){let{format:e}=this.context,s=r.answer.endsWith("_old")?this.item.old:this.item.new,o={title:D(this.named(s?.title)),time:r.start?`${e.day(r.start)} ${r.all_day?"":e.time(r.start)}`.trim():"",name:r.staff??""};return n`<button
      class=${t?"main":r.answer.startsWith("cancel")?"danger":""}
      ?disabled=${this.busy}
      @click=${()=>{this.resolve(this.item.id,r)}}
    >
      ${this.t(`todo.answer.${r.answer.replace(/_(new|old)$/,"")}`,o)}
    </button>`}};customElements.define("studio-todo-overlap",M);var j=class extends R{constructor(){super(...arguments);this.todo=null;this.busy=""}render(){let t=this.todo?.items;if(!t)return n`<p class="quiet" role="status">${this.t("todo.loading")}</p>`;let e=t.filter(a=>a.kind!=="arrived"),s=t.filter(a=>a.kind==="arrived"),o=s.filter(a=>a.suggestions.length),i=s.filter(a=>!a.suggestions.length);return n`<div class="page">
      ${t.length?d:n`<div class="card"><h2>${this.t("todo.nothing")}</h2>
              <p class="quiet">${this.t("todo.nothing_text")}</p></div>`}
      ${e.length?n`<h3>${this.t("todo.decide")}</h3>`:d}
      ${this.cards(e)}
      ${o.length?n`<h3>${this.t("todo.arrived")}</h3>`:d}
      ${this.cards(o)}
      ${i.length?n`<details>
              <summary>${this.n("todo.others",i.length)}</summary>
              ${this.cards(i)}
            </details>`:d}
      ${this.settled()}
    </div>`}cards(t){return st(t,e=>e.id,e=>this.card(e))}card(t){let{context:e}=this;switch(t.kind){case"overlap":return n`<studio-todo-overlap .context=${e} .item=${t}></studio-todo-overlap>`;case"edit_conflict":return n`<studio-todo-edit .context=${e} .item=${t}></studio-todo-edit>`;case"held":return n`<studio-todo-held .context=${e} .item=${t}></studio-todo-held>`;case"skipped":case"sign_in":return n`<studio-todo-needed .context=${e} .item=${t}></studio-todo-needed>`;case"arrived":return n`<studio-todo-arrival .context=${e} .item=${t}></studio-todo-arrival>`;default:return d}}settled(){let t=this.todo?.settled??[];if(!t.length)return d;let e=s=>D(s||this.t("diary.busy"));return n`<h3>${this.t("todo.settled_today")}</h3>
      <ul class="settled">
        ${t.map(({at:s,what:o,undo:i,...a})=>{let l={new:e(a.new),old:e(a.old)};return n`<li>
            ${this.context.format.time(s)} <span>${this.t(`todo.settled_as.${o}`,l)}</span>
            ${i?n`<button
                    class="plain"
                    ?disabled=${this.busy===i}
                    @click=${()=>{this.undo(i)}}
                  >
                    ${this.t("shell.undo")}
                  </button>`:d}
          </li>`})}
      </ul>`}async undo(t){this.busy=t,await this.carryOut(async()=>(await this.context.api.undo(t),{undo:null}),()=>this.t("shell.undone")),this.busy=""}static{this.styles=[T,b`
      .page { max-width: 840px; margin: 0 auto; padding-bottom: 80px; }
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .settled { padding: 0; list-style: none; color: var(--secondary-text-color); }
      .settled li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) { summary { min-height: 44px; } }
    `]}};y([_({attribute:!1})],j.prototype,"todo",2),y([v()],j.prototype,"busy",2);customElements.define("studio-todo",j);
/*! Bundled license information:

lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
