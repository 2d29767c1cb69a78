import{b as O,h as V}from"./chunk-4SFVIOVJ.js";import{a as $}from"./chunk-HAGLAADD.js";import{a as B,c as q,e as f,f as R,g as N,j as U}from"./chunk-RUV2SFPD.js";import{s as z}from"./chunk-37XJLD6S.js";import{a as H}from"./chunk-ZHHGW6S6.js";import"./chunk-4525WVJX.js";import{d as S}from"./chunk-PKRJYEXA.js";import{a as A}from"./chunk-MJN7SWPD.js";import{n as w}from"./chunk-2PCFWAIZ.js";import{b as T}from"./chunk-HTIT4TPU.js";import{b as m,c as s,e as r,h as I,i as u,j as _}from"./chunk-6URGFRCB.js";import{a as c}from"./chunk-BC7J7IIZ.js";var D=class extends ${constructor(){super(...arguments);this.other=!1;this.adding={name:"",request_id:""}}render(){let{format:t,studio:e}=this.context,{item:i,busy:n}=this,[o,...a]=i.suggestions,d=N(e.types,i),h=[i.staff_id,...i.assistant_ids,...i.resource_ids];return s`<section class="card" aria-label=${this.named(i.title)}>
      <h2>
        <span class="chip">${this.t("todo.unlinked")}</span>
        <span dir="auto">${this.t("todo.quoted",{text:this.named(i.title)})}</span>
        · ${t.when(i)}
      </h2>
      <p class="quiet">${S(e,h).join(", ")}</p>
      ${o?s`<p>
              ${this.t("todo.probably")} <b dir="auto">${o.name}</b>
              <span class="quiet">(${o.reasons.map(l=>this.t(`todo.reason.${l.reason}`)).join(", ")})</span>
            </p>`:r}
      <div class="row">
        ${d?s`<label class="type"
                ><span class="label">${this.t("todo.as")}</span>
                <select>
                  ${e.types.map(l=>s`<option value=${l.name} ?selected=${l===d}>${l.name}</option>`)}
                </select></label
              >`:r}
        ${o?s`<button class="main" ?disabled=${!d||n} @click=${()=>{this.link(o.client_id,!0)}}>
                ${this.t("todo.make_session",{name:o.name})}
              </button>
              <button ?disabled=${n} @click=${()=>{this.link(o.client_id,!1)}}>
                ${this.t("todo.link_only",{name:o.name})}
              </button>
              ${a.map(l=>s`<button class="plain" ?disabled=${n} @click=${()=>{this.link(l.client_id,!0)}}>
                  ${this.t("todo.make_session",{name:l.name})}
                </button>`)}`:r}
        ${o&&!this.other?this.someoneElse():this.anybody(d)}
        <button class="plain" @click=${()=>this.show(i.appointment_id,i.moment)}>
          ${this.t("todo.look")}
        </button>
        <button class="plain" ?disabled=${n} @click=${()=>{this.leaveAlone()}}>
          ${this.t("todo.leave")}
        </button>
      </div>
    </section>`}someoneElse(){return s`<button
      class="plain"
      @click=${()=>{this.other=!0}}
    >
      ${this.t("todo.someone_else")}
    </button>`}anybody(t){let e=z(this.item.title??"");return s`<studio-client-picker
        .context=${this.context}
        @client-picked=${({detail:i})=>{this.picked(i,t)}}
      ></studio-client-picker>
      ${e&&t?s`<button
              class="plain"
              ?disabled=${this.busy}
              @click=${()=>{this.picked({add:e},t)}}
            >
              ${this.t("todo.add_session",{name:q(e.name)})}
            </button>`:r}`}async picked(t,e){t&&("add"in t?await this.add(t.add,e!==void 0):await this.link(t.client_id,e!==void 0))}add(t,e){this.adding.name!==t.name&&(this.adding={name:t.name,request_id:H()});let{request_id:i}=this.adding,{appointment_id:n}=this.item,o=e?this.type:null,a={appointment_id:n,client:t,session_type:o,request_id:i};return this.once(()=>this.context.api.ask("todo/new_client",a),this.t("todo.linked"))}get type(){return this.renderRoot.querySelector("select")?.value}leaveAlone(){let t={appointment_id:this.item.whole_id,leave:!0};return this.once(()=>this.context.api.ask("todo/leave",t),this.t("todo.left"))}link(t,e){return this.once(()=>this.linking(t,e),this.t("todo.linked"))}linking(t,e){let{api:i}=this.context,n={appointment_id:this.item.appointment_id,client_id:t};return e?i.act("convert_to_session",{...n,session_type:this.type}):i.act("link_client",n)}static{this.styles=[...$.styles,m`
      studio-client-picker { flex: 1 1 260px; }
      .type { display: inline-flex; align-items: center; gap: 6px; }
      .type select { width: auto; min-height: 40px; }
      @media (max-width: 599px) { .type select { min-height: 44px; } }
    `]}};c([u()],D.prototype,"other",2);customElements.define("studio-todo-arrival",D);var j=class extends ${constructor(){super(...arguments);this.ticked=new Set}render(){let{item:t,busy:e}=this,i=t.by==="sync"?this.steps(t):this.records(t),n=R(i,this.context.format),o=i.map(d=>d.name).filter(d=>this.ticked.has(d)),a=this.n(`todo.held_${t.by}`,t.number,{where:t.where??"–"});return s`<section class="card" aria-label=${a}>
      <h2><span class="chip warn">${this.t("todo.held")}</span> ${a}</h2>
      <p class="quiet">
        ${[this.days(n),t.by==="sync"?t.why:this.t("todo.held_text")].filter(Boolean).join(" · ")}
      </p>
      <div class="row">
        <button class=${o.length?"danger":"main"} ?disabled=${e} @click=${()=>{this.decide(o)}}>
          ${o.length?this.n(`todo.ticked_${t.by}`,o.length):this.t("todo.put_back")}
        </button>
        <button class="plain" ?disabled=${e} @click=${()=>{this.decide(null)}}>
          ${t.by==="sync"?this.t("todo.carry_out"):this.t("todo.delete_all")}
        </button>
      </div>
      <p class="quiet">${this.t(`todo.undo_${t.by}`)}</p>
      <details>
        <summary>${this.t("todo.look_list")}</summary>
        ${n.map(([d,h])=>s`${d?s`<h4>${this.context.format.day(d)}</h4>`:r}
            <ul class="ticks">
              ${h.map(l=>this.line(l))}
            </ul>`)}
        ${i.length<t.number&&i.length>=f?s`<p class="quiet">
                ${this.t(t.by==="sync"?"todo.held_more":"todo.held_more_phone",{count:f})}
              </p>`:r}
      </details>
    </section>`}days(t){let{format:e}=this.context,i=t.map(([o])=>o).filter(Boolean).sort();return[...new Set([i[0],i.at(-1)])].filter(o=>o!==void 0).map(o=>e.day(o)).join(" – ")}steps(t){return t.steps.map(({name:e,start:i,title:n,action:o})=>({name:e,start:i,words:`${i&&!w(i)?`${this.context.format.time(i)} `:""}${this.named(n)}`,what:this.context.texts.at(t.there,`config_panel.page.${V(o)}`)}))}records(t){return t.records.map(e=>({name:e.appointment_id,start:e.start,words:`${e.all_day?"":`${this.context.format.span(e)} `}${this.named(e.title)}`,what:""}))}line({name:t,words:e,what:i}){return s`<li>
      <label>
        <input
          type="checkbox"
          .checked=${this.ticked.has(t)}
          @change=${()=>this.tick(t)}
        />
        <span><span dir="auto">${e}</span> <span class="quiet">${i}</span></span>
      </label>
    </li>`}tick(t){let e=new Set(this.ticked);e.delete(t)||e.add(t),this.ticked=e}decide(t){let{item:e}=this,{api:i}=this.context,n=this.t("todo.decided");if(e.by==="phone"){let{access_id:v,owner_id:y}=e,k=t?{delete:t}:{all:e.number},E={access_id:v,owner_id:y,...k};return this.once(()=>i.ask("todo/decide_deletions",E),n)}let{config_entry_id:o,key:a,digest:d}=e,l={config_entry_id:o,key:a,digest:d,...t?{choice:"keep",through:t}:{choice:"apply"}};return this.once(()=>i.ask("todo/decide_held",l),n)}static{this.styles=[...$.styles,m`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      .ticks { margin: 0 0 12px; padding: 0; list-style: none; }
      .ticks label { display: flex; align-items: center; gap: 8px; min-height: 36px; }
      .ticks input { flex: none; width: 20px; height: 20px; }
      @media (max-width: 599px) { .ticks label { min-height: 44px; } }
    `]}};c([u()],j.prototype,"ticked",2);customElements.define("studio-todo-held",j);var g=class extends T{constructor(){super(...arguments);this.shown=!1;this.found=null;this.undoing="";this.following=new A(this,t=>this.tell("studio-failed",t))}willUpdate(t){let e=n=>{this.found=n},i=this.shown?"undo/subscribe":"";this.following.to(this.context,i,{},e)&&(this.found=null)}render(){return s`<details
      @toggle=${t=>{this.shown=t.target.open}}
    >
      <summary>${this.t("todo.mine")}</summary>
      ${this.shown?this.list():r}
    </details>`}list(){let{found:t}=this;return t?t.length?s`<ul>
      ${t.map(e=>s`<li>${this.line(e)}</li>`)}
    </ul>`:s`<p class="quiet">${this.t("todo.mine_none")}</p>`:s`<p class="quiet" role="status">${this.t("sync.loading_run")}</p>`}line(t){let{format:e}=this.context,{undo_id:i,at:n,number:o,undone:a,undo:d,redo:h}=t,v=[(t.title||(t.kind==="erase"?"":this.t("diary.busy")))+(o>1?" …":""),this.t(O(t))],y=this.undoing===i;return s`<div class="row">
        <span class="quiet">${e.day(n)}, ${e.time(n)}</span>
        <span class="what" dir="auto"
          >${v.filter(Boolean).join(" – ")}</span
        >
        ${a?s`<span class="quiet">${this.t("sync.undone")}</span>`:r}
        ${d?s`<button
                class="plain"
                aria-expanded=${y}
                @click=${()=>{this.undoing=y?"":i}}
              >
                ${this.t(h?"shell.redo":"shell.undo")}
              </button>`:r}
      </div>
      ${y&&d?s`<studio-undo-preview
              .context=${this.context}
              .run=${t}
              @studio-close=${()=>{this.undoing=""}}
            ></studio-undo-preview>`:r}`}static{this.styles=[_,m`
      details { margin: 16px 0; }
      summary { cursor: pointer; min-height: 32px; font-weight: 500; }
      ul { margin: 0; padding: 0; list-style: none; }
      .row { gap: 8px; }
      .what { flex: 1 1 200px; overflow-wrap: anywhere; }
      @media (max-width: 599px) { summary { min-height: 44px; } }
    `]}};c([u()],g.prototype,"shown",2),c([u()],g.prototype,"found",2),c([u()],g.prototype,"undoing",2);customElements.define("studio-own-changes",g);var L=class extends ${render(){let{kind:p,where:t,there:e,last_success:i,number:n=0,items:o=[]}=this.item,{format:a}=this.context,d=p==="skipped"?this.n("todo.skipped",n,{where:t}):this.t(e==="server"?"todo.sign_in_server":"todo.sign_in",{where:t}),{hass:h,studio:l}=this.context,{tab:v,signsIn:y}=U(p,l.rights.sync,h.user.is_admin);return s`<section class="card" aria-label=${d}>
      <h2><span class="chip warn">${this.t(`todo.needed.${p}`)}</span> <span dir="auto">${d}</span></h2>
      <p class="quiet">${this.t(`todo.needed_text.${p}`)}</p>
      ${i?s`<p class="quiet">${this.t("todo.last_success",{when:a.recent(i)})}</p>`:r}
      ${R(o,a).map(([k,E])=>s`${k?s`<h4>${a.day(k)}</h4>`:r}
          <ul>
            ${E.map(F=>s`<li dir="auto">${this.line(F)}</li>`)}
          </ul>`)}
      ${n>f?s`<p class="quiet">${this.n("sync.more",n-f)}</p>`:r}
      <div class="row">
        <button class=${o.length?"plain":"main"} @click=${()=>this.tell("studio-go",{tab:v})}>
          ${this.t(y?"todo.to_sign_in":"todo.to_sync")}
        </button>
      </div>
    </section>`}line({title:p,start:t,reason:e,appointment_id:i,client_id:n}){let{format:o,texts:a}=this.context,d=t&&!w(t)?`${o.time(t)} `:"",h=a.at(this.item.there,`selector.reason.options.${e}`)||e;return s`${d}${i||n?s`<button class="link" @click=${()=>n?this.tell("studio-beside",{show:"client",client_id:n}):this.show(i??"",null)}>${this.named(p)}</button>`:s`<b>${p||this.t("todo.only_there")}</b>`}
      <span class="quiet">– ${h}</span>`}static{this.styles=[...$.styles,m`
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
    `]}};customElements.define("studio-todo-needed",L);var x=class extends T{constructor(){super(...arguments);this.todo=null;this.busy=""}render(){let t=this.todo?.items;if(!t)return s`<p class="quiet" role="status">${this.t("todo.loading")}</p>`;let e=t.filter(a=>a.kind!=="arrived"),i=t.filter(a=>a.kind==="arrived"),n=i.filter(a=>a.suggestions.length),o=i.filter(a=>!a.suggestions.length);return s`<div class="page">
      ${t.length?r:s`<div class="card"><h2>${this.t("todo.nothing")}</h2>
              <p class="quiet">${this.t("todo.nothing_text")}</p></div>`}
      ${e.length?s`<h3>${this.t("todo.decide")}</h3>`:r}
      ${this.cards(e)}
      ${n.length?s`<h3>${this.t("todo.arrived")}</h3>`:r}
      ${this.cards(n)}
      ${o.length?s`<details>
              <summary>${this.n("todo.others",o.length)}</summary>
              ${this.cards(o)}
            </details>`:r}
      ${this.settled()}
      <studio-own-changes .context=${this.context}></studio-own-changes>
    </div>`}cards(t){return B(t,e=>e.id,e=>this.card(e))}card(t){let{context:e}=this;switch(t.kind){case"overlap":return s`<studio-todo-overlap .context=${e} .item=${t}></studio-todo-overlap>`;case"edit_conflict":return s`<studio-todo-edit .context=${e} .item=${t}></studio-todo-edit>`;case"held":return s`<studio-todo-held .context=${e} .item=${t}></studio-todo-held>`;case"skipped":case"sign_in":return s`<studio-todo-needed .context=${e} .item=${t}></studio-todo-needed>`;case"arrived":return s`<studio-todo-arrival .context=${e} .item=${t}></studio-todo-arrival>`;default:return r}}settled(){let t=this.todo?.settled??[];if(!t.length)return r;let e=i=>q(i||this.t("diary.busy"));return s`<h3>${this.t("todo.settled_today")}</h3>
      <ul class="settled">
        ${t.map(({at:i,what:n,undo:o,...a})=>{let d={new:e(a.new),old:e(a.old)};return s`<li>
            <time>${this.context.format.time(i)}</time>
            <span>${this.t(`todo.settled_as.${n}`,d)}</span>
            ${o?s`<button
                    class="plain"
                    ?disabled=${this.busy===o}
                    @click=${()=>{this.undo(o)}}
                  >
                    ${this.t("shell.undo")}
                  </button>`:r}
          </li>`})}
      </ul>`}async undo(t){this.busy=t,await this.takeBack(t),this.busy=""}static{this.styles=[_,m`
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
    `]}};c([I({attribute:!1})],x.prototype,"todo",2),c([u()],x.prototype,"busy",2);customElements.define("studio-todo",x);
