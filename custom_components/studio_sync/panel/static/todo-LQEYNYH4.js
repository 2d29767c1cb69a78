import{a as D,b as Z,c as E,d as z,e as tt,f as et,g as st,i as it}from"./chunk-VLHEGMA3.js";import{q as X}from"./chunk-T7JCFLE3.js";import{a as Y}from"./chunk-ZHHGW6S6.js";import{b as P,c as T,d as U,e as B,f as L,g as G,h as J,i as Q}from"./chunk-WWDXZNSJ.js";import{d as F}from"./chunk-AJWU7X55.js";import{a as K}from"./chunk-MJN7SWPD.js";import{m as I}from"./chunk-NDTVE7LJ.js";import{a as _}from"./chunk-YIH5272T.js";import{b as y,c as i,d as N,e as d,h as R,i as b,j as k}from"./chunk-T4ZGZ4J2.js";import{a as $}from"./chunk-BC7J7IIZ.js";var ot=(c,r,t)=>{let e=new Map;for(let s=r;s<=t;s++)e.set(c[s],s);return e},nt=J(class extends Q{constructor(c){if(super(c),c.type!==G.CHILD)throw Error("repeat() can only be used in text expressions")}dt(c,r,t){let e;t===void 0?t=r:r!==void 0&&(e=r);let s=[],o=[],n=0;for(let a of c)s[n]=e?e(a,n):n,o[n]=t(a,n),n++;return{values:o,keys:s}}render(c,r,t){return this.dt(c,r,t).values}update(c,[r,t,e]){let s=B(c),{values:o,keys:n}=this.dt(r,t,e);if(!Array.isArray(s))return this.ut=n,o;let a=this.ut??=[],l=[],p,h,m=0,g=s.length-1,u=0,v=o.length-1;for(;m<=g&&u<=v;)if(s[m]===null)m++;else if(s[g]===null)g--;else if(a[m]===n[u])l[u]=T(s[m],o[u]),m++,u++;else if(a[g]===n[v])l[v]=T(s[g],o[v]),g--,v--;else if(a[m]===n[v])l[v]=T(s[m],o[v]),P(c,l[v+1],s[m]),m++,v--;else if(a[g]===n[u])l[u]=T(s[g],o[u]),P(c,s[m],s[g]),g--,u++;else if(p===void 0&&(p=ot(n,u,v),h=ot(a,m,g)),p.has(a[m]))if(p.has(a[g])){let w=h.get(n[u]),C=w!==void 0?s[w]:null;if(C===null){let H=P(c,s[m]);T(H,o[u]),l[u]=H}else l[u]=T(C,o[u]),P(c,s[m],C),s[w]=null;u++}else L(s[g]),g--;else L(s[m]),m++;for(;u<=v;){let w=P(c,l[v+1]);T(w,o[u]),l[u++]=w}for(;m<=g;){let w=s[m++];w!==null&&L(w)}return this.ut=n,U(c,l),N}});var f=class extends _{constructor(){super(...arguments);this.busy=!1;this.view=this}connectedCallback(){super.connectedCallback();let t=this.getRootNode();t instanceof ShadowRoot&&(this.view=t.host)}tell(t,e){this.view.dispatchEvent(new CustomEvent(t,{detail:e,bubbles:!0,composed:!0}))}named(t){return t||this.t("diary.busy")}show(t,e){this.tell("studio-beside",{show:"appointment",key:`${t}@${e??""}`,appointment_id:t,moment:e})}async once(t,e){this.busy=!0,await this.carryOut(t,()=>e),this.busy=!1}resolve(t,{staff:e,...s}){let o={conflict_id:t,...s};return this.once(()=>this.context.api.act("resolve_conflict",o),this.t("todo.settled"))}static{this.styles=[k,y`
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .chip { font-weight: 400; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) { summary { min-height: 44px; } .row button { flex: 1 1 100%; } }
    `]}};$([R({attribute:!1})],f.prototype,"item",2),$([b()],f.prototype,"busy",2);var A=class extends f{constructor(){super(...arguments);this.other=!1;this.adding={name:"",request_id:""}}render(){let{format:t,studio:e}=this.context,{item:s,busy:o}=this,[n,...a]=s.suggestions,l=tt(e.types,s),p=[s.staff_id,...s.assistant_ids,...s.resource_ids];return i`<section class="card" aria-label=${this.named(s.title)}>
      <h2>
        <span class="chip">${this.t("todo.unlinked")}</span>
        <span dir="auto">${this.t("todo.quoted",{text:this.named(s.title)})}</span>
        · ${t.when(s)}
      </h2>
      <p class="quiet">${F(e,p).join(", ")}</p>
      ${n?i`<p>
              ${this.t("todo.probably")} <b dir="auto">${n.name}</b>
              <span class="quiet">(${n.reasons.map(h=>this.t(`todo.reason.${h.reason}`)).join(", ")})</span>
            </p>`:d}
      <div class="row">
        ${l?i`<label class="type"
                ><span class="label">${this.t("todo.as")}</span>
                <select>
                  ${e.types.map(h=>i`<option value=${h.name} ?selected=${h===l}>${h.name}</option>`)}
                </select></label
              >`:d}
        ${n?i`<button class="main" ?disabled=${!l||o} @click=${()=>{this.link(n.client_id,!0)}}>
                ${this.t("todo.make_session",{name:n.name})}
              </button>
              <button ?disabled=${o} @click=${()=>{this.link(n.client_id,!1)}}>
                ${this.t("todo.link_only",{name:n.name})}
              </button>
              ${a.map(h=>i`<button class="plain" ?disabled=${o} @click=${()=>{this.link(h.client_id,!0)}}>
                  ${this.t("todo.make_session",{name:h.name})}
                </button>`)}`:d}
        ${n&&!this.other?this.someoneElse():this.anybody(l)}
        <button class="plain" @click=${()=>this.show(s.appointment_id,s.moment)}>
          ${this.t("todo.look")}
        </button>
        <button class="plain" ?disabled=${o} @click=${()=>{this.leaveAlone()}}>
          ${this.t("todo.leave")}
        </button>
      </div>
    </section>`}someoneElse(){return i`<button
      class="plain"
      @click=${()=>{this.other=!0}}
    >
      ${this.t("todo.someone_else")}
    </button>`}anybody(t){let e=X(this.item.title??"");return i`<studio-client-picker
        .context=${this.context}
        @client-picked=${({detail:s})=>{this.picked(s,t)}}
      ></studio-client-picker>
      ${e&&t?i`<button
              class="plain"
              ?disabled=${this.busy}
              @click=${()=>{this.picked({add:e},t)}}
            >
              ${this.t("todo.add_session",{name:D(e.name)})}
            </button>`:d}`}async picked(t,e){t&&("add"in t?await this.add(t.add,e!==void 0):await this.link(t.client_id,e!==void 0))}add(t,e){this.adding.name!==t.name&&(this.adding={name:t.name,request_id:Y()});let{request_id:s}=this.adding;return this.once(async()=>{let o={...t,request_id:s},n=await this.context.api.act("add_client",o);return this.linking(n.clients[0]?.client_id??"",e)},this.t("todo.linked"))}leaveAlone(){let t={appointment_id:this.item.whole_id,leave:!0};return this.once(()=>this.context.api.ask("todo/leave",t),this.t("todo.left"))}link(t,e){return this.once(()=>this.linking(t,e),this.t("todo.linked"))}linking(t,e){let{api:s}=this.context,o={appointment_id:this.item.appointment_id,client_id:t},n=this.renderRoot.querySelector("select")?.value;return e?s.act("convert_to_session",{...o,session_type:n}):s.act("link_client",o)}static{this.styles=[...f.styles,y`
      studio-client-picker { flex: 1 1 260px; }
      .type { display: inline-flex; align-items: center; gap: 6px; }
      .type select { width: auto; min-height: 40px; }
      @media (max-width: 599px) { .type select { min-height: 44px; } }
    `]}};$([b()],A.prototype,"other",2);customElements.define("studio-todo-arrival",A);var at=["studio","google"],O=class extends f{constructor(){super(...arguments);this.chosen={}}render(){let{fields:t,studio:e,google:s,offers:o}=this.item,n=this.named(e?.title??s?.title),a=p=>o?.some(h=>h.answer===p)??!1,l=t.length>1&&a("per_field");return i`<section class="card" aria-label=${n}>
      <h2>
        <span class="chip warn">${this.t("todo.edit_conflict")}</span>
        <span dir="auto">${n}</span>
      </h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="hidden">${this.t("todo.of_what")}</span></th>
              ${at.map(p=>i`<th scope="col">${this.t(`todo.in_${p}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${t.map(p=>i`<tr>
                <th scope="row">${this.t(`todo.field.${p}`)}</th>
                ${at.map(h=>i`<td>${this.value(p,h,l)}</td>`)}
              </tr>`)}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${l?this.perField(t):d}
        ${a("take_studio")?i`<button ?disabled=${this.busy} @click=${()=>{this.take("take_studio")}}>
                ${this.t(l?"todo.all_studio":"todo.answer.take_studio")}
              </button>`:d}
        ${a("take_google")?i`<button ?disabled=${this.busy} @click=${()=>{this.take("take_google")}}>
                ${this.t(l?"todo.all_google":"todo.answer.take_google")}
              </button>`:d}
      </div>
    </section>`}value(t,e,s){let o=st(this.item[e],t,this.context.format)||"–";if(!s)return i`<span dir="auto">${o}</span>`;let n=this.t(`todo.field.${t}`);return i`<label>
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
    </button>`}take(t){let{id:e,fields:s}=this.item,o=Object.fromEntries(s.map(n=>[n,this.chosen[n]]));return this.resolve(e,t==="per_field"?{answer:t,fields:o}:{answer:t})}static{this.styles=[...f.styles,y`
      .scroll { overflow-x: auto; margin-bottom: 8px; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top; font-weight: 400; }
      th { color: var(--secondary-text-color); }
      label { display: flex; align-items: flex-start; gap: 8px; min-height: 32px; cursor: pointer; }
      input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--full); }
      .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      @media (max-width: 599px) { label { min-height: 44px; } }
    `]}};$([b()],O.prototype,"chosen",2);customElements.define("studio-todo-edit",O);var W=class extends f{constructor(){super(...arguments);this.ticked=new Set}render(){let{item:t,busy:e}=this,s=t.by==="sync"?this.steps(t):this.records(t),o=s.map(a=>a.name).filter(a=>this.ticked.has(a)),n=this.n(`todo.held_${t.by}`,t.number,{where:t.where??"–"});return i`<section class="card" aria-label=${n}>
      <h2><span class="chip warn">${this.t("todo.held")}</span> ${n}</h2>
      <p class="quiet">${t.by==="sync"?t.why:this.t("todo.held_text")}</p>
      ${z(s,this.context.format).map(([a,l])=>i`${a?i`<h4>${this.context.format.day(a)}</h4>`:d}
          <ul class="ticks">
            ${l.map(p=>this.line(p))}
          </ul>`)}
      ${s.length<t.number&&s.length>=E?i`<p class="quiet">
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
    </section>`}steps(t){return t.steps.map(({name:e,start:s,title:o,action:n})=>({name:e,start:s,words:`${s&&!I(s)?`${this.context.format.time(s)} `:""}${this.named(o)}`,what:this.t(`sync.step.${n}`)}))}records(t){return t.records.map(e=>({name:e.appointment_id,start:e.start,words:`${e.all_day?"":`${this.context.format.span(e)} `}${this.named(e.title)}`,what:""}))}line({name:t,words:e,what:s}){return i`<li>
      <label>
        <input
          type="checkbox"
          .checked=${this.ticked.has(t)}
          @change=${()=>this.tick(t)}
        />
        <span><span dir="auto">${e}</span> <span class="quiet">${s}</span></span>
      </label>
    </li>`}tick(t){let e=new Set(this.ticked);e.delete(t)||e.add(t),this.ticked=e}decide(t){let{item:e}=this,{api:s}=this.context,o=this.t("todo.decided");if(e.by==="phone"){let{access_id:m,owner_id:g}=e,u=t?{delete:t}:{all:e.number},v={access_id:m,owner_id:g,...u};return this.once(()=>s.ask("todo/decide_deletions",v),o)}let{config_entry_id:n,part:a,digest:l}=e,h={config_entry_id:n,part:a,digest:l,...t?{choice:"keep",through:t}:{choice:"apply"}};return this.once(()=>s.ask("todo/decide_held",h),o)}static{this.styles=[...f.styles,y`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      .ticks { margin: 0 0 12px; padding: 0; list-style: none; }
      .ticks label { display: flex; align-items: center; gap: 8px; min-height: 36px; }
      .ticks input { flex: none; width: 20px; height: 20px; }
      @media (max-width: 599px) { .ticks label { min-height: 44px; } }
    `]}};$([b()],W.prototype,"ticked",2);customElements.define("studio-todo-held",W);var q=class extends _{constructor(){super(...arguments);this.shown=!1;this.found=null;this.undoing="";this.following=new K(this,t=>this.tell("studio-failed",t))}willUpdate(t){let e=o=>{this.found=o},s=this.shown?"undo/subscribe":"";this.following.to(this.context,s,{},e)&&(this.found=null)}render(){return i`<details
      @toggle=${t=>{this.shown=t.target.open}}
    >
      <summary>${this.t("todo.mine")}</summary>
      ${this.shown?this.list():d}
    </details>`}list(){let{found:t}=this;return t?t.length?i`<ul>
      ${t.map(e=>i`<li>${this.line(e)}</li>`)}
    </ul>`:i`<p class="quiet">${this.t("todo.mine_none")}</p>`:i`<p class="quiet" role="status">${this.t("sync.loading_run")}</p>`}line(t){let{format:e}=this.context,{run_id:s,at:o,title:n,number:a,undone:l,undo:p}=t,h=this.undoing===s;return i`<div class="row">
        <span class="quiet">${e.day(o)}, ${e.time(o)}</span>
        <span class="what" dir="auto"
          >${n||this.t("diary.busy")}${a>1?" …":""} – ${this.t(it(t))}</span
        >
        ${p?i`<button
                class="plain"
                aria-expanded=${h}
                @click=${()=>{this.undoing=h?"":s}}
              >
                ${this.t("shell.undo")}
              </button>`:i`<span class="quiet">${l?this.t("sync.undone"):""}</span>`}
      </div>
      ${h&&p?i`<studio-undo-preview
              .context=${this.context}
              .run=${t}
              @studio-close=${()=>{this.undoing=""}}
            ></studio-undo-preview>`:d}`}static{this.styles=[k,y`
      details { margin: 16px 0; }
      summary { cursor: pointer; min-height: 32px; font-weight: 500; }
      ul { margin: 0; padding: 0; list-style: none; }
      .row { gap: 8px; }
      .what { flex: 1 1 200px; overflow-wrap: anywhere; }
      @media (max-width: 599px) { summary { min-height: 44px; } }
    `]}};$([b()],q.prototype,"shown",2),$([b()],q.prototype,"found",2),$([b()],q.prototype,"undoing",2);customElements.define("studio-own-changes",q);var M=class extends f{render(){let{kind:r,where:t,number:e=0,items:s=[]}=this.item,o=r==="skipped"?this.n("todo.skipped",e,{where:t}):this.t("todo.sign_in",{where:t}),n=r==="skipped"||this.context.studio.rights.sync==="all";return i`<section class="card" aria-label=${o}>
      <h2><span class="chip warn">${this.t(`todo.needed.${r}`)}</span> <span dir="auto">${o}</span></h2>
      <p class="quiet">${this.t(`todo.needed_text.${r}`)}</p>
      ${z(s,this.context.format).map(([a,l])=>i`${a?i`<h4>${this.context.format.day(a)}</h4>`:d}
          <ul>
            ${l.map(p=>i`<li dir="auto">${this.line(p)}</li>`)}
          </ul>`)}
      ${e>E?i`<p class="quiet">${this.n("sync.more",e-E)}</p>`:d}
      <div class="row">
        <button class=${s.length?"plain":"main"} @click=${()=>this.tell("studio-go",{tab:n?"sync":"me"})}>
          ${this.t(r==="skipped"?"todo.to_sync":"todo.to_sign_in")}
        </button>
      </div>
    </section>`}line({title:r,start:t,reason:e,appointment_id:s,client_id:o}){let{format:n,texts:a}=this.context,l=t&&!I(t)?`${n.time(t)} `:"",p=a.of(`selector.reason.options.${e}`)||e;return i`${l}${s||o?i`<button class="link" @click=${()=>o?this.tell("studio-beside",{show:"client",client_id:o}):this.show(s??"",null)}>${this.named(r)}</button>`:i`<b>${r||this.t("todo.only_in_google")}</b>`}
      <span class="quiet">– ${p}</span>`}static{this.styles=[...f.styles,y`
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
    `]}};customElements.define("studio-todo-needed",M);var j=class extends _{render(){let r=[this.fresh,this.old],t=Math.min(...r.map(s=>Date.parse(s.start))),e=Math.max(...r.map(s=>Date.parse(s.end)),t+6e4);return i`${r.map((s,o)=>{let n=(Date.parse(s.start)-t)/(e-t)*100,a=Math.max((Date.parse(s.end)-Date.parse(s.start))/(e-t)*100,2),l=`${this.context.format.span(s)} ${s.title??this.t("diary.busy")}`;return i`<div class="lane">
        <span
          class=${o?"old":"new"}
          dir="auto"
          title=${l}
          style=${`margin-inline-start: ${n}%; width: ${a}%`}
          >${l}</span
        >
      </div>`})}`}static{this.styles=[k,y`
      :host { display: grid; gap: 4px; margin-bottom: 12px; }
      .lane { background: var(--secondary-background-color); border-radius: 4px; }
      .lane span { display: block; padding: 4px 8px; font-size: 13px; border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .new { background: color-mix(in srgb, var(--error-color) 25%, var(--card-background-color)); }
      .old { background: color-mix(in srgb, var(--primary-color) 25%, var(--card-background-color)); }
    `]}};$([R({attribute:!1})],j.prototype,"fresh",2),$([R({attribute:!1})],j.prototype,"old",2);customElements.define("studio-overlap",j);var V=class extends f{render(){let{format:r}=this.context,{new:t,old:e,moment:s,offers:o}=this.item,n=`${this.named(t?.title)} × ${this.named(e?.title)}`,[a,l]=Z(o??[]);return i`<section class="card" aria-label=${n}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${n}</span></h2>
      ${t&&e?i`<p class="quiet">
                ${r.day(t.start)} · ${et(t.with,e.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${t} .old=${e}></studio-overlap>`:i`<p class="quiet">${this.t("todo.gone")}</p>`}
      <div class="row">
        ${a.map((p,h)=>this.answer(p,h===0))}
        ${t?i`<button class="plain" @click=${()=>this.show(t.appointment_id,s)}>
                ${this.t("todo.look")}
              </button>`:d}
      </div>
      ${l.length?i`<details>
              <summary>${this.t("todo.more")}</summary>
              <div class="row">${l.map(p=>this.answer(p,!1))}</div>
            </details>`:d}
    </section>`}answer(r,t){let{format:e}=this.context,s=r.answer.endsWith("_old")?this.item.old:this.item.new,o={title:D(this.named(s?.title)),time:r.start?`${e.day(r.start)} ${r.all_day?"":e.time(r.start)}`.trim():"",name:r.staff??""};return i`<button
      class=${t?"main":r.answer.startsWith("cancel")?"danger":""}
      ?disabled=${this.busy}
      @click=${()=>{this.resolve(this.item.id,r)}}
    >
      ${this.t(`todo.answer.${r.answer.replace(/_(new|old)$/,"")}`,o)}
    </button>`}};customElements.define("studio-todo-overlap",V);var S=class extends _{constructor(){super(...arguments);this.todo=null;this.busy=""}render(){let t=this.todo?.items;if(!t)return i`<p class="quiet" role="status">${this.t("todo.loading")}</p>`;let e=t.filter(a=>a.kind!=="arrived"),s=t.filter(a=>a.kind==="arrived"),o=s.filter(a=>a.suggestions.length),n=s.filter(a=>!a.suggestions.length);return i`<div class="page">
      ${t.length?d:i`<div class="card"><h2>${this.t("todo.nothing")}</h2>
              <p class="quiet">${this.t("todo.nothing_text")}</p></div>`}
      ${e.length?i`<h3>${this.t("todo.decide")}</h3>`:d}
      ${this.cards(e)}
      ${o.length?i`<h3>${this.t("todo.arrived")}</h3>`:d}
      ${this.cards(o)}
      ${n.length?i`<details>
              <summary>${this.n("todo.others",n.length)}</summary>
              ${this.cards(n)}
            </details>`:d}
      ${this.settled()}
      <studio-own-changes .context=${this.context}></studio-own-changes>
    </div>`}cards(t){return nt(t,e=>e.id,e=>this.card(e))}card(t){let{context:e}=this;switch(t.kind){case"overlap":return i`<studio-todo-overlap .context=${e} .item=${t}></studio-todo-overlap>`;case"edit_conflict":return i`<studio-todo-edit .context=${e} .item=${t}></studio-todo-edit>`;case"held":return i`<studio-todo-held .context=${e} .item=${t}></studio-todo-held>`;case"skipped":case"sign_in":return i`<studio-todo-needed .context=${e} .item=${t}></studio-todo-needed>`;case"arrived":return i`<studio-todo-arrival .context=${e} .item=${t}></studio-todo-arrival>`;default:return d}}settled(){let t=this.todo?.settled??[];if(!t.length)return d;let e=s=>D(s||this.t("diary.busy"));return i`<h3>${this.t("todo.settled_today")}</h3>
      <ul class="settled">
        ${t.map(({at:s,what:o,undo:n,...a})=>{let l={new:e(a.new),old:e(a.old)};return i`<li>
            <time>${this.context.format.time(s)}</time>
            <span>${this.t(`todo.settled_as.${o}`,l)}</span>
            ${n?i`<button
                    class="plain"
                    ?disabled=${this.busy===n}
                    @click=${()=>{this.undo(n)}}
                  >
                    ${this.t("shell.undo")}
                  </button>`:d}
          </li>`})}
      </ul>`}async undo(t){this.busy=t,await this.takeBack(t),this.busy=""}static{this.styles=[k,y`
      .page { max-width: 840px; margin: 0 auto; padding-bottom: 80px; }
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .settled { padding: 0; list-style: none; color: var(--secondary-text-color); }
      .settled li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      .settled span { flex: 0 1 auto; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) {
        summary { min-height: 44px; }
        .settled li { display: grid; grid-template-columns: auto 1fr; }
        .settled button { grid-column: 2; justify-self: start; padding-inline-start: 0; }
      }
    `]}};$([R({attribute:!1})],S.prototype,"todo",2),$([b()],S.prototype,"busy",2);customElements.define("studio-todo",S);
/*! Bundled license information:

lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
