import{b as v,d as b}from"./chunk-TKFKKLOZ.js";import{c as $}from"./chunk-UQS2XGTL.js";import"./chunk-LVRY5L73.js";import{a as k}from"./chunk-FEC3KF4G.js";import{a as c,c as g,d as a,e as l,g as y,h as m,i as w}from"./chunk-GDUGG3T6.js";var _=["this","following","all"],d=class extends k{constructor(){super(...arguments);this.details=null;this.edit=null;this.scoped=null;this.busy=!1;this.followed="";this.leave=null}disconnectedCallback(){super.disconnectedCallback(),this.leave?.(),this.leave=null,this.followed=""}willUpdate(i){i.has("aim")&&i.get("aim")?.key!==this.aim.key&&(this.edit=null,this.scoped=null),this.follow()}async follow(){let{api:i,studio:t}=this.context,{key:e,appointment_id:s,moment:n}=this.aim,o=t.running&&this.isConnected?`${t.entry_id} ${e}`:"";if(o===this.followed||(this.followed=o,this.leave?.(),this.leave=null,this.details=null,!o))return;let r={appointment_id:s,...n===null?{}:{moment:n}};try{let p=await i.follow("appointment/subscribe",r,f=>{this.followed===o&&(this.details=f)});this.followed===o?this.leave=p:p()}catch(p){this.tell("studio-failed",p)}}render(){let{details:i}=this;if(!i)return a`<p class="quiet" role="status">${this.t("appointment.loading")}</p>`;let t=i.appointment;return i.gone||!t?a`<h2>${this.t("appointment.gone")}</h2>`:this.edit?this.editing(t,this.edit):this.shown(i,t)}shown(i,t){let{format:e,studio:s}=this.context,n=`${e.day(t.start)}${t.all_day?"":`, ${e.span(t)}`}`,o=$(t).map(r=>s.people.find(p=>p.id===r)?.name??"");return a`<h2 dir="auto">${t.title??this.t("diary.busy")}</h2>
      <p class="quiet">
        ${[t.session_type??this.t(`appointment.${t.kind}`),t.all_day?e.span(t):n,t.status==="tentative"?this.t("diary.tentative"):"",t.status==="cancelled"?this.t("appointment.cancelled"):"",t.moment===null?"":this.t("diary.repeating")].filter(Boolean).join(" · ")}
      </p>
      ${t.conflict&&i.conflicts.length?a`<div class="alarm">
              ${this.t("appointment.conflict")}
              <button class="plain" @click=${()=>this.tell("studio-go",{tab:"todo"})}>
                ${this.t("shell.todo")}
              </button>
            </div>`:l}
      ${this.client(i)}
      ${o.length?this.fact("appointment.who",o.join(", ")):l}
      ${t.place?this.fact("booking.place",t.place):l}
      ${t.description?this.fact("booking.notes",t.description):l}
      ${t.editable?this.actions(t):l} ${this.where(i)}
      ${this.history(i.history)}`}fact(i,t){return a`<div class="fact">
      <span class="label">${this.t(i)}</span>
      <div dir="auto">${t}</div>
    </div>`}client(i){let{client:t}=i;if(!t)return l;let{format:e}=this.context,s=n=>a`<li>
      <button class="line" @click=${()=>this.open(n)}>
        ${e.day(n.start)}${n.all_day?"":`, ${e.time(n.start)}`}:
        <span dir="auto">${n.session_type??n.title??""}</span>
      </button>
    </li>`;return a`<div class="fact">
      <span class="label">${this.t("booking.client")}</span>
      <button
        class="line name"
        dir="auto"
        @click=${()=>this.tell("studio-beside",{show:"client",client_id:t.client_id})}
      >
        ${t.name}
      </button>
      ${t.phones.map(({value:n})=>a`<div class="row">
          <span dir="ltr">${n}</span>
          <a href=${`tel:${x(n)}`}>${this.t("appointment.call")}</a>
          <a href=${`sms:${x(n)}`}>${this.t("appointment.message")}</a>
        </div>`)}
      ${t.emails.map(({value:n})=>a`<div class="row">
          <span dir="ltr">${n}</span>
          <a href=${`mailto:${encodeURIComponent(n)}`}>${this.t("appointment.mail")}</a>
        </div>`)}
      ${i.last.length?a`<span class="label">${this.t("appointment.last")}</span>
              <ul>${i.last.map(s)}</ul>`:l}
      ${i.next.length?a`<span class="label">${this.t("appointment.next")}</span>
              <ul>${i.next.map(s)}</ul>`:l}
    </div>`}actions(i){if(this.scoped){let t=this.scoped;return a`<div class="alarm" role="group" aria-label=${this.t("appointment.which")}>
        <p>${this.t("appointment.which")}</p>
        <div class="row">
          ${_.map(e=>a`<button ?disabled=${this.busy} @click=${()=>t(e)}>
                ${this.t(`diary.${e}`)}
              </button>`)}
          <button
            class="plain"
            @click=${()=>{this.scoped=null}}
          >
            ${this.t("booking.leave")}
          </button>
        </div>
      </div>`}return i.status==="cancelled"?a`<div class="row actions">
        <button class="main" ?disabled=${this.busy} @click=${()=>{this.takeUp(i)}}>
          ${this.t("appointment.take_up")}
        </button>
      </div>`:a`<div class="row actions">
      <button class="main" ?disabled=${this.busy} @click=${()=>this.begin(i)}>
        ${this.t("appointment.change")}
      </button>
      <button
        class="danger"
        ?disabled=${this.busy}
        @click=${()=>this.withScope(i,t=>{this.cancel(i,t)})}
      >
        ${this.t("appointment.cancel")}
      </button>
    </div>`}where(i){let{format:t,studio:e}=this.context,s=i.shown.filter(n=>n.kind!=="calendar");return s.length?a`<h3>${this.t("appointment.where")}</h3>
      <ul class="plain">
        ${s.map(n=>{let o=e.people.find(p=>p.id===n.of)?.name??n.name,r=n.since?`${t.day(n.since)}, ${t.time(n.since)}`:"";return a`<li dir="auto">
            ${this.t(`booking.${n.kind}`,{name:o})}:
            ${this.t(`appointment.state.${n.state}`)}
            ${r?this.t("appointment.since",{when:r}):""}
          </li>`})}
      </ul>`:l}history(i){if(!i.length)return l;let{format:t}=this.context,e=s=>typeof s=="string"?s||"–":`${t.day(s.start)}, ${t.span(s)}`;return a`<h3>${this.t("appointment.happened")}</h3>
      <ul class="plain history">
        ${i.map(s=>a`<li>
            <span class="quiet">${t.day(s.at)}, ${t.time(s.at)}</span>
            <span dir="auto">${s.who.name||this.t(`appointment.by.${s.who.kind}`)}</span>:
            ${this.t(`appointment.verb.${P.includes(s.what)?s.what:"changed"}`)}
            ${s.changes.length?a`<div class="quiet" dir="auto">
                    ${s.changes.filter(n=>C.includes(n.field)).map(n=>a`<div>
                          ${this.t(`appointment.field.${n.field}`)}: ${e(n.before)} →
                          ${e(n.after)}
                        </div>`)}
                  </div>`:l}
          </li>`)}
      </ul>`}begin(i){let t=v(i,this.context.format),e=i.client??this.details?.client?.name??"";this.edit={before:t,plan:t,rev:i.rev,client:e,newClient:null}}withScope(i,t){i.moment===null?t():this.scoped=t}named(i,t){let e=i.moment===null?{}:{moment:i.moment};return{appointment_id:i.appointment_id,...e,...t?{scope:t}:{}}}async doing(i,t){this.busy=!0;let e=await this.carryOut(i,()=>t);return this.busy=!1,this.scoped=null,e!==null}async cancel(i,t){let e={...this.named(i,t),expected_rev:i.rev};await this.doing(()=>this.context.api.act("cancel_appointment",e),this.t("appointment.was_cancelled",{title:i.title??this.t("diary.busy")}))}async takeUp(i){let t={...this.named(i),status:"confirmed"};await this.doing(()=>this.context.api.act("update_appointment",t),this.t("appointment.taken_up"))}async save(i,t,e){let{api:s}=this.context,n=b(t.before,t.plan);this.busy=!0;try{let o=null;if(Object.keys(n).length){let p={...this.named(i,e),...n,expected_rev:t.rev};o=(await s.act("update_appointment",p)).undo}let r=await this.linkedTo(t);if(r!==t.before.client_id){let p={appointment_id:i.appointment_id},f=r?await s.act("link_client",{...p,client_id:r}):await s.act("unlink_client",p);o=Object.keys(n).length?null:f.undo}this.tell("studio-done",{text:this.t("appointment.saved"),undo:o}),this.edit=null}catch(o){o.translation_key==="book_stale"?this.overtaken():this.tell("studio-failed",o)}finally{this.busy=!1,this.scoped=null}}async linkedTo(i){if(!i.newClient)return i.plan.client_id;let e=(await this.context.api.act("add_client",{...i.newClient})).clients[0]?.client_id??null;return this.edit={...i,newClient:null,client:i.newClient.name,plan:{...i.plan,client_id:e}},e}overtaken(){this.tell("studio-failed",{message:this.t("appointment.overtaken")})}editing(i,t){let e=v(i,this.context.format),s=i.rev===t.rev?[]:Object.keys(b(t.before,e));return a`<h2 dir="auto">${i.title??this.t("diary.busy")}</h2>
      ${i.rev===t.rev?l:a`<div class="alarm" role="alert">
              <p>${this.t("appointment.meanwhile")}</p>
              ${s.length?a`<p dir="auto">
                      ${this.context.format.day(i.start)}, ${this.context.format.span(i)} ·
                      ${i.title??""} ·
                      ${$(i).map(n=>this.context.studio.people.find(o=>o.id===n)?.name).join(", ")}
                    </p>`:l}
              <div class="row">
                <button
                  @click=${()=>{this.edit={...t,rev:i.rev,before:e,plan:{...e,...E(t)}}}}
                >
                  ${this.t("appointment.keep_mine")}
                </button>
                <button class="plain" @click=${()=>this.begin(i)}>
                  ${this.t("appointment.take_theirs")}
                </button>
              </div>
            </div>`}
      <form
        @submit=${n=>{n.preventDefault(),this.withScope(i,o=>{this.save(i,t,o)})}}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${t.plan}
          .client=${t.client}
          .newClient=${t.newClient}
          .of=${this.aim}
          @plan-changed=${({detail:n})=>{this.edit={...t,plan:n}}}
          @client-picked=${({detail:n})=>this.picked(t,n)}
        ></studio-booking-form>
        ${this.scoped?this.actions(i):a`<div class="row">
                <button class="main" type="submit" ?disabled=${this.busy}>${this.t("booking.save_changes")}</button>
                <button
                  class="plain"
                  type="button"
                  @click=${()=>{this.edit=null}}
                >
                  ${this.t("booking.leave")}
                </button>
              </div>`}
      </form>`}picked(i,t){let e=t&&"client_id"in t?t:null;this.edit={...i,newClient:t&&"add"in t?t.add:null,client:e?.name??"",plan:{...i.plan,client_id:e?.client_id??null}}}static{this.styles=[w,g`
      h2 { padding-inline-end: 44px; overflow-wrap: anywhere; }
      form { display: grid; gap: 8px; margin-top: 12px; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; white-space: pre-line; }
      .line { display: block; min-height: 32px; padding: 2px 0; text-align: start; font-weight: 400; background: none; }
      .name { font-weight: 600; color: var(--primary-text-color); }
      .actions { margin: 12px 0; }
      ul { margin: 0 0 8px; padding-inline-start: 18px; }
      ul.plain { padding: 0; list-style: none; font-size: 14px; }
      .history li { margin-bottom: 8px; overflow-wrap: anywhere; }
      @media (max-width: 599px) { .line { min-height: 44px; } .row a { display: inline-flex; min-height: 44px; align-items: center; } }
    `]}};c([y({attribute:!1})],d.prototype,"aim",2),c([m()],d.prototype,"details",2),c([m()],d.prototype,"edit",2),c([m()],d.prototype,"scoped",2),c([m()],d.prototype,"busy",2);var P=["created","changed","merged","deleted","cancelled","linked","unlinked","conflict","undone","restored"],C=["title","when","description","place","status","recurrence","busy","staff","assistants","resources"];function x(h){return h.replace(/[^\d+*#]/g,"")}function E({before:h,plan:u}){let i={};for(let t of Object.keys(u))JSON.stringify(h[t])!==JSON.stringify(u[t])&&(i[t]=u[t]);return i}customElements.define("studio-appointment",d);
