import{a as D,b as z,c as L,d as K,e as F,f as G,g as Q}from"./chunk-ORB4WWIV.js";import{d as W}from"./chunk-DXSLUACK.js";import{l as U}from"./chunk-HZYRFKE3.js";import{a as A}from"./chunk-DAYN7IBU.js";import{b as y,c as r,d as V,e as p,f as N,h as k,i as _,j as T}from"./chunk-T4ZGZ4J2.js";import{a as v}from"./chunk-BC7J7IIZ.js";var Y={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},J=a=>(...o)=>({_$litDirective$:a,values:o}),j=class{constructor(o){}get _$AU(){return this._$AM._$AU}_$AT(o,t,e){this._$Ct=o,this._$AM=t,this._$Ci=e}_$AS(o,t){return this.update(o,t)}update(o,t){return this.render(...t)}};var{I:nt}=N,X=a=>a;var Z=()=>document.createComment(""),R=(a,o,t)=>{let e=a._$AA.parentNode,s=o===void 0?a._$AB:o._$AA;if(t===void 0){let i=e.insertBefore(Z(),s),n=e.insertBefore(Z(),s);t=new nt(i,n,a,a.options)}else{let i=t._$AB.nextSibling,n=t._$AM,l=n!==a;if(l){let d;t._$AQ?.(a),t._$AM=a,t._$AP!==void 0&&(d=a._$AU)!==n._$AU&&t._$AP(d)}if(i!==s||l){let d=t._$AA;for(;d!==i;){let c=X(d).nextSibling;X(e).insertBefore(d,s),d=c}}}return t},w=(a,o,t=a)=>(a._$AI(o,t),a),rt={},tt=(a,o=rt)=>a._$AH=o,et=a=>a._$AH,I=a=>{a._$AR(),a._$AA.remove()};var st=(a,o,t)=>{let e=new Map;for(let s=o;s<=t;s++)e.set(a[s],s);return e},it=J(class extends j{constructor(a){if(super(a),a.type!==Y.CHILD)throw Error("repeat() can only be used in text expressions")}dt(a,o,t){let e;t===void 0?t=o:o!==void 0&&(e=o);let s=[],i=[],n=0;for(let l of a)s[n]=e?e(l,n):n,i[n]=t(l,n),n++;return{values:i,keys:s}}render(a,o,t){return this.dt(a,o,t).values}update(a,[o,t,e]){let s=et(a),{values:i,keys:n}=this.dt(o,t,e);if(!Array.isArray(s))return this.ut=n,i;let l=this.ut??=[],d=[],c,b,h=0,u=s.length-1,m=0,f=i.length-1;for(;h<=u&&m<=f;)if(s[h]===null)h++;else if(s[u]===null)u--;else if(l[h]===n[m])d[m]=w(s[h],i[m]),h++,m++;else if(l[u]===n[f])d[f]=w(s[u],i[f]),u--,f--;else if(l[h]===n[f])d[f]=w(s[h],i[f]),R(a,d[f+1],s[h]),h++,f--;else if(l[u]===n[m])d[m]=w(s[u],i[m]),R(a,s[h],s[u]),u--,m++;else if(c===void 0&&(c=st(n,m,f),b=st(l,h,u)),c.has(l[h]))if(c.has(l[u])){let x=b.get(n[m]),C=x!==void 0?s[x]:null;if(C===null){let O=R(a,s[h]);w(O,i[m]),d[m]=O}else d[m]=w(C,i[m]),R(a,s[h],C),s[x]=null;m++}else I(s[u]),u--;else I(s[h]),h++;for(;m<=f;){let x=R(a,d[f+1]);w(x,i[m]),d[m++]=x}for(;h<=u;){let x=s[h++];x!==null&&I(x)}return this.ut=n,tt(a,d),V}});var $=class extends A{constructor(){super(...arguments);this.busy=!1;this.view=this}connectedCallback(){super.connectedCallback();let t=this.getRootNode();t instanceof ShadowRoot&&(this.view=t.host)}tell(t,e){this.view.dispatchEvent(new CustomEvent(t,{detail:e,bubbles:!0,composed:!0}))}named(t){return t||this.t("diary.busy")}show(t,e){this.tell("studio-beside",{show:"appointment",key:`${t}@${e??""}`,appointment_id:t,moment:e})}async once(t,e){this.busy=!0,await this.carryOut(t,()=>e),this.busy=!1}resolve(t,{staff:e,...s}){let i={conflict_id:t,...s};return this.once(()=>this.context.api.act("resolve_conflict",i),this.t("todo.settled"))}static{this.styles=[T,y`
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .chip { font-weight: 400; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) { summary { min-height: 44px; } .row button { flex: 1 1 100%; } }
    `]}};v([k({attribute:!1})],$.prototype,"item",2),v([_()],$.prototype,"busy",2);var q=class extends ${render(){let{format:o,studio:t}=this.context,{item:e,busy:s}=this,[i,...n]=e.suggestions,l=F(t.types,e),d=[e.staff_id,...e.assistant_ids,...e.resource_ids];return r`<section class="card" aria-label=${this.named(e.title)}>
      <h2>
        <span class="chip">${this.t("todo.unlinked")}</span>
        <span dir="auto">“${this.named(e.title)}”</span> · ${o.day(e.start)},
        ${o.span(e)}
      </h2>
      <p class="quiet">${W(t,d).join(", ")}</p>
      ${i?r`<p>
              ${this.t("todo.probably")} <b dir="auto">${i.name}</b>
              <span class="quiet">(${i.reasons.map(c=>this.t(`todo.reason.${c.reason}`)).join(", ")})</span>
            </p>`:p}
      <div class="row">
        ${i?r`<label class="type"
                ><span class="label">${this.t("todo.as")}</span>
                <select>
                  ${t.types.map(c=>r`<option value=${c.name} ?selected=${c===l}>${c.name}</option>`)}
                </select></label
              >
              <button class="main" ?disabled=${!l||s} @click=${()=>{this.link(i.client_id,!0)}}>
                ${this.t("todo.make_session",{name:i.name})}
              </button>
              <button ?disabled=${s} @click=${()=>{this.link(i.client_id,!1)}}>
                ${this.t("todo.link_only",{name:i.name})}
              </button>
              ${n.map(c=>r`<button class="plain" ?disabled=${s} @click=${()=>{this.link(c.client_id,!0)}}>
                  ${this.t("todo.make_session",{name:c.name})}
                </button>`)}`:p}
        <button class="plain" @click=${()=>this.show(e.appointment_id,e.moment)}>
          ${this.t(i?"todo.someone_else":"todo.look")}
        </button>
        <button class="plain" ?disabled=${s} @click=${()=>{this.leaveAlone()}}>
          ${this.t("todo.leave")}
        </button>
      </div>
    </section>`}leaveAlone(){let o={appointment_id:this.item.whole_id,leave:!0};return this.once(()=>this.context.api.ask("todo/leave",o),this.t("todo.left"))}link(o,t){let{api:e}=this.context,s={appointment_id:this.item.appointment_id,client_id:o},i=this.renderRoot.querySelector("select")?.value,n=()=>t?e.act("convert_to_session",{...s,session_type:i}):e.act("link_client",s);return this.once(n,this.t("todo.linked"))}static{this.styles=[...$.styles,y`
      .type { display: inline-flex; align-items: center; gap: 6px; }
      .type select { width: auto; min-height: 40px; }
      @media (max-width: 599px) { .type select { min-height: 44px; } }
    `]}};customElements.define("studio-todo-arrival",q);var ot=["studio","google"],M=class extends ${constructor(){super(...arguments);this.chosen={}}render(){let{fields:t,studio:e,google:s,offers:i}=this.item,n=this.named(e?.title??s?.title),l=c=>i?.some(b=>b.answer===c)??!1,d=t.length>1&&l("per_field");return r`<section class="card" aria-label=${n}>
      <h2>
        <span class="chip warn">${this.t("todo.edit_conflict")}</span>
        <span dir="auto">${n}</span>
      </h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="hidden">${this.t("todo.of_what")}</span></th>
              ${ot.map(c=>r`<th scope="col">${this.t(`todo.in_${c}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${t.map(c=>r`<tr>
                <th scope="row">${this.t(`todo.field.${c}`)}</th>
                ${ot.map(b=>r`<td>${this.value(c,b,d)}</td>`)}
              </tr>`)}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${d?this.perField(t):p}
        ${l("take_studio")?r`<button ?disabled=${this.busy} @click=${()=>{this.take("take_studio")}}>
                ${this.t(d?"todo.all_studio":"todo.answer.take_studio")}
              </button>`:p}
        ${l("take_google")?r`<button ?disabled=${this.busy} @click=${()=>{this.take("take_google")}}>
                ${this.t(d?"todo.all_google":"todo.answer.take_google")}
              </button>`:p}
      </div>
    </section>`}value(t,e,s){let i=Q(this.item[e],t,this.context.format)||"–";if(!s)return r`<span dir="auto">${i}</span>`;let n=this.t(`todo.field.${t}`);return r`<label>
      <input
        type="radio"
        name=${t}
        aria-label=${`${n}, ${this.t(`todo.in_${e}`)}: ${i}`}
        .checked=${this.chosen[t]===e}
        ?disabled=${this.busy}
        @change=${()=>{this.chosen={...this.chosen,[t]:e}}}
      />
      <span dir="auto">${i}</span>
    </label>`}perField(t){let e=t.every(s=>this.chosen[s]);return r`<button
      class="main"
      ?disabled=${this.busy||!e}
      @click=${()=>{this.take("per_field")}}
    >
      ${this.t("todo.take_chosen")}
    </button>`}take(t){let{id:e,fields:s}=this.item,i=Object.fromEntries(s.map(n=>[n,this.chosen[n]]));return this.resolve(e,t==="per_field"?{answer:t,fields:i}:{answer:t})}static{this.styles=[...$.styles,y`
      .scroll { overflow-x: auto; margin-bottom: 8px; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top; font-weight: 400; }
      th { color: var(--secondary-text-color); }
      label { display: flex; align-items: flex-start; gap: 8px; min-height: 32px; cursor: pointer; }
      input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--full); }
      .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      @media (max-width: 599px) { label { min-height: 44px; } }
    `]}};v([_()],M.prototype,"chosen",2);customElements.define("studio-todo-edit",M);var S=class extends ${constructor(){super(...arguments);this.ticked=new Set}render(){let{item:t,busy:e}=this,s=t.by==="sync"?this.steps(t):this.records(t),i=s.map(l=>l.name).filter(l=>this.ticked.has(l)),n=this.n(`todo.held_${t.by}`,t.number,{where:t.where??"–"});return r`<section class="card" aria-label=${n}>
      <h2><span class="chip warn">${this.t("todo.held")}</span> ${n}</h2>
      <p class="quiet">${t.by==="sync"?t.why:this.t("todo.held_text")}</p>
      ${K(s,this.context.format).map(([l,d])=>r`${l?r`<h4>${this.context.format.day(l)}</h4>`:p}
          <ul class="ticks">
            ${d.map(c=>this.line(c))}
          </ul>`)}
      ${s.length<t.number&&t.by==="sync"&&s.length>=L?r`<p class="quiet">${this.t("todo.held_more",{count:L})}</p>`:p}
      <div class="row">
        <button class=${i.length?"danger":"main"} ?disabled=${e} @click=${()=>{this.decide(i)}}>
          ${i.length?this.n(`todo.ticked_${t.by}`,i.length):this.t("todo.put_back")}
        </button>
        ${t.by==="sync"?r`<button class="plain" ?disabled=${e} @click=${()=>{this.decide(null)}}>
                ${this.t("todo.carry_out")}
              </button>`:p}
      </div>
    </section>`}steps(t){return t.steps.map(({name:e,start:s,title:i,action:n})=>({name:e,start:s,words:`${s&&!U(s)?`${this.context.format.time(s)} `:""}${this.named(i)}`,what:this.t(`sync.step.${n}`)}))}records(t){return t.records.map(e=>({name:e.appointment_id,start:e.start,words:`${e.all_day?"":`${this.context.format.span(e)} `}${this.named(e.title)}`,what:""}))}line({name:t,words:e,what:s}){return r`<li>
      <label>
        <input
          type="checkbox"
          .checked=${this.ticked.has(t)}
          @change=${()=>this.tick(t)}
        />
        <span dir="auto">${e}</span> <span class="quiet">${s}</span>
      </label>
    </li>`}tick(t){let e=new Set(this.ticked);e.delete(t)||e.add(t),this.ticked=e}decide(t){let{item:e}=this,{api:s}=this.context,i=this.t("todo.decided");if(e.by==="phone"){let{access_id:b,owner_id:h}=e,u={access_id:b,owner_id:h,delete:t??[]};return this.once(()=>s.ask("todo/decide_deletions",u),i)}let{config_entry_id:n,part:l,digest:d}=e,c=t?{choice:"keep",through:t}:{choice:"apply"};return this.once(async()=>(await s.ask("todo/decide_held",{config_entry_id:n,part:l,digest:d,...c}),{undo:null}),i)}static{this.styles=[...$.styles,y`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      .ticks { margin: 0 0 12px; padding: 0; list-style: none; }
      .ticks label { display: flex; align-items: center; gap: 8px; min-height: 36px; }
      .ticks input { flex: none; width: 20px; height: 20px; }
      @media (max-width: 599px) { .ticks label { min-height: 44px; } }
    `]}};v([_()],S.prototype,"ticked",2);customElements.define("studio-todo-held",S);var B=class extends ${render(){let{kind:o,where:t,number:e}=this.item,s=o==="skipped"?this.n("todo.skipped",e??0,{where:t}):this.t("todo.sign_in",{where:t}),i=o==="skipped"||this.context.studio.rights.sync==="all";return r`<section class="card" aria-label=${s}>
      <h2><span class="chip warn">${this.t(`todo.needed.${o}`)}</span> <span dir="auto">${s}</span></h2>
      <p class="quiet">${this.t(`todo.needed_text.${o}`)}</p>
      <div class="row">
        <button class="main" @click=${()=>this.tell("studio-go",{tab:i?"sync":"me"})}>
          ${this.t(o==="skipped"?"todo.to_sync":"todo.to_sign_in")}
        </button>
      </div>
    </section>`}};customElements.define("studio-todo-needed",B);var P=class extends A{render(){let o=[this.fresh,this.old],t=Math.min(...o.map(s=>Date.parse(s.start))),e=Math.max(...o.map(s=>Date.parse(s.end)),t+6e4);return r`${o.map((s,i)=>{let n=(Date.parse(s.start)-t)/(e-t)*100,l=Math.max((Date.parse(s.end)-Date.parse(s.start))/(e-t)*100,2),d=`${this.context.format.span(s)} ${s.title??this.t("diary.busy")}`;return r`<div class="lane">
        <span
          class=${i?"old":"new"}
          dir="auto"
          title=${d}
          style=${`margin-inline-start: ${n}%; width: ${l}%`}
          >${d}</span
        >
      </div>`})}`}static{this.styles=[T,y`
      :host { display: grid; gap: 4px; margin-bottom: 12px; }
      .lane { background: var(--secondary-background-color); border-radius: 4px; }
      .lane span { display: block; padding: 4px 8px; font-size: 13px; border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .new { background: color-mix(in srgb, var(--error-color) 25%, var(--card-background-color)); }
      .old { background: color-mix(in srgb, var(--primary-color) 25%, var(--card-background-color)); }
    `]}};v([k({attribute:!1})],P.prototype,"fresh",2),v([k({attribute:!1})],P.prototype,"old",2);customElements.define("studio-overlap",P);var H=class extends ${render(){let{format:o}=this.context,{new:t,old:e,moment:s,offers:i}=this.item,n=`${this.named(t?.title)} × ${this.named(e?.title)}`,[l,d]=z(i??[]);return r`<section class="card" aria-label=${n}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${n}</span></h2>
      ${t&&e?r`<p class="quiet">
                ${o.day(t.start)} · ${G(t.with,e.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${t} .old=${e}></studio-overlap>`:r`<p class="quiet">${this.t("todo.gone")}</p>`}
      <div class="row">
        ${l.map((c,b)=>this.answer(c,b===0))}
        ${t?r`<button class="plain" @click=${()=>this.show(t.appointment_id,s)}>
                ${this.t("todo.look")}
              </button>`:p}
      </div>
      ${d.length?r`<details>
              <summary>${this.t("todo.more")}</summary>
              <div class="row">${d.map(c=>this.answer(c,!1))}</div>
            </details>`:p}
    </section>`}answer(o,t){let{format:e}=this.context,s=o.answer.endsWith("_old")?this.item.old:this.item.new,i={title:D(this.named(s?.title)),time:o.start?`${e.day(o.start)} ${o.all_day?"":e.time(o.start)}`.trim():"",name:o.staff??""};return r`<button
      class=${t?"main":o.answer.startsWith("cancel")?"danger":""}
      ?disabled=${this.busy}
      @click=${()=>{this.resolve(this.item.id,o)}}
    >
      ${this.t(`todo.answer.${o.answer.replace(/_(new|old)$/,"")}`,i)}
    </button>`}};customElements.define("studio-todo-overlap",H);var E=class extends A{constructor(){super(...arguments);this.todo=null;this.busy=""}render(){let t=this.todo?.items;if(!t)return r`<p class="quiet" role="status">${this.t("todo.loading")}</p>`;let e=t.filter(l=>l.kind!=="arrived"),s=t.filter(l=>l.kind==="arrived"),i=s.filter(l=>l.suggestions.length),n=s.filter(l=>!l.suggestions.length);return r`<div class="page">
      ${t.length?p:r`<div class="card"><h2>${this.t("todo.nothing")}</h2>
              <p class="quiet">${this.t("todo.nothing_text")}</p></div>`}
      ${e.length?r`<h3>${this.t("todo.decide")}</h3>`:p}
      ${this.cards(e)}
      ${i.length?r`<h3>${this.t("todo.arrived")}</h3>`:p}
      ${this.cards(i)}
      ${n.length?r`<details>
              <summary>${this.n("todo.others",n.length)}</summary>
              ${this.cards(n)}
            </details>`:p}
      ${this.settled()}
    </div>`}cards(t){return it(t,e=>e.id,e=>this.card(e))}card(t){let{context:e}=this;switch(t.kind){case"overlap":return r`<studio-todo-overlap .context=${e} .item=${t}></studio-todo-overlap>`;case"edit_conflict":return r`<studio-todo-edit .context=${e} .item=${t}></studio-todo-edit>`;case"held":return r`<studio-todo-held .context=${e} .item=${t}></studio-todo-held>`;case"skipped":case"sign_in":return r`<studio-todo-needed .context=${e} .item=${t}></studio-todo-needed>`;case"arrived":return r`<studio-todo-arrival .context=${e} .item=${t}></studio-todo-arrival>`;default:return p}}settled(){let t=this.todo?.settled??[];if(!t.length)return p;let e=s=>D(s||this.t("diary.busy"));return r`<h3>${this.t("todo.settled_today")}</h3>
      <ul class="settled">
        ${t.map(({at:s,what:i,undo:n,...l})=>{let d={new:e(l.new),old:e(l.old)};return r`<li>
            ${this.context.format.time(s)} <span>${this.t(`todo.settled_as.${i}`,d)}</span>
            ${n?r`<button
                    class="plain"
                    ?disabled=${this.busy===n}
                    @click=${()=>{this.undo(n)}}
                  >
                    ${this.t("shell.undo")}
                  </button>`:p}
          </li>`})}
      </ul>`}async undo(t){this.busy=t,await this.carryOut(async()=>(await this.context.api.undo(t),{undo:null}),()=>this.t("shell.undone")),this.busy=""}static{this.styles=[T,y`
      .page { max-width: 840px; margin: 0 auto; padding-bottom: 80px; }
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .settled { padding: 0; list-style: none; color: var(--secondary-text-color); }
      .settled li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) { summary { min-height: 44px; } }
    `]}};v([k({attribute:!1})],E.prototype,"todo",2),v([_()],E.prototype,"busy",2);customElements.define("studio-todo",E);
/*! Bundled license information:

lit-html/directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
