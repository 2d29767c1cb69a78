import{b as j,d as C}from"./chunk-AMRGNBNF.js";import{c as P,d as x}from"./chunk-G5Z3JVMO.js";import{a as S}from"./chunk-2B3QSWIO.js";import"./chunk-WYM6IMWQ.js";import{b as D}from"./chunk-OFDZJKXF.js";import{a as g}from"./chunk-FQEGW5KZ.js";import{b as v,c as n,e as l,h as u,i as h,j as y}from"./chunk-T4ZGZ4J2.js";import{a as p}from"./chunk-JBUOXDHO.js";var V=["this","following","all"];function $(c,r){let t=c.moment===null?{}:{moment:c.moment};return{appointment_id:c.appointment_id,...t,...r?{scope:r}:{}}}function O(c,r){return n`<div class="alarm" role="group" aria-label=${c}>
    <p>${c}</p>
    <div class="row">
      ${r.map(t=>n`<button type="button" class=${t.plain?"plain":""} @click=${t.act}>
            ${t.words}
          </button>`)}
    </div>
  </div>`}function _(c,r,t){return O(c("appointment.which"),[...V.map(e=>({words:c(`diary.${e}`),act:()=>r(e)})),{words:c("booking.leave"),plain:!0,act:t}])}var b=class extends g{constructor(){super(...arguments);this.client="";this.edit=null;this.scoped=!1;this.busy=!1}willUpdate(t){let e=t.get("each");t.has("each")&&e?.key!==this.each.key&&this.begin()}begin(){let{each:t,client:e}=this,s=j(t,this.context.format);this.edit={before:s,plan:s,rev:t.rev,client:e,newClient:null},this.scoped=!1}left(){this.dispatchEvent(new Event("left"))}submit(t){this.each.moment===null?this.save(t):this.scoped=!0}render(){return this.edit?this.form(this.edit):l}async save(t,e){let{each:s}=this,{api:i}=this.context,a=C(t.before,t.plan);this.busy=!0;try{let o=null;if(Object.keys(a).length){let d={...$(s,e),...a,expected_rev:t.rev};o=(await i.act("update_appointment",d)).undo}let m=await this.linkedTo(t);if(m!==t.before.client_id){let d={appointment_id:s.appointment_id},w=m?await i.act("link_client",{...d,client_id:m}):await i.act("unlink_client",d);o=Object.keys(a).length?null:w.undo}this.tell("studio-done",{text:this.t("appointment.saved"),undo:o}),this.left()}catch(o){o.translation_key==="book_stale"?this.overtaken():this.tell("studio-failed",o)}finally{this.busy=!1,this.scoped=!1}}async linkedTo(t){if(!t.newClient)return t.plan.client_id;let s=(await this.context.api.act("add_client",{...t.newClient})).clients[0]?.client_id??null;return this.edit={...t,newClient:null,client:t.newClient.name,plan:{...t.plan,client_id:s}},s}overtaken(){this.tell("studio-failed",{message:this.t("appointment.overtaken")})}form(t){let{each:e}=this,s=j(e,this.context.format),i=e.rev===t.rev?[]:Object.keys(C(t.before,s));return n`${e.rev===t.rev?l:n`<div class="alarm" role="alert">
              <p>${this.t("appointment.meanwhile")}</p>
              ${i.length?n`<p dir="auto">
                      ${this.context.format.day(e.start)}, ${this.context.format.span(e)} ·
                      ${e.title??""} ·
                      ${x(this.context.studio,P(e)).join(", ")}
                    </p>`:l}
              <div class="row">
                <button
                  @click=${()=>{this.edit={...t,rev:e.rev,before:s,plan:{...s,...U(t)}}}}
                >
                  ${this.t("appointment.keep_mine")}
                </button>
                <button class="plain" @click=${()=>this.begin()}>
                  ${this.t("appointment.take_theirs")}
                </button>
              </div>
            </div>`}
      <form
        @submit=${a=>{a.preventDefault(),this.submit(t)}}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${t.plan}
          .client=${t.client}
          .newClient=${t.newClient}
          .of=${{appointment_id:e.appointment_id,moment:e.moment}}
          @plan-changed=${({detail:a})=>{this.edit={...t,plan:a}}}
          @client-picked=${({detail:a})=>this.picked(t,a)}
        ></studio-booking-form>
        ${this.scoped?_(a=>this.t(a),a=>{this.save(t,a)},()=>{this.scoped=!1}):n`<div class="row">
                <button class="main" type="submit" ?disabled=${this.busy}>${this.t("booking.save_changes")}</button>
                <button
                  class="plain"
                  type="button"
                  @click=${()=>this.left()}
                >
                  ${this.t("booking.leave")}
                </button>
              </div>`}
      </form>`}picked(t,e){let s=e&&"client_id"in e?e:null;this.edit={...t,newClient:e&&"add"in e?e.add:null,client:s?.name??"",plan:{...t.plan,client_id:s?.client_id??null}}}static{this.styles=[y,v`
      :host { display: block; }
      .alarm { margin-top: 12px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; margin-top: 12px; }
    `]}};p([u({attribute:!1})],b.prototype,"each",2),p([u()],b.prototype,"client",2),p([h()],b.prototype,"edit",2),p([h()],b.prototype,"scoped",2),p([h()],b.prototype,"busy",2);function U({before:c,plan:r}){let t={};for(let e of Object.keys(r))JSON.stringify(c[e])!==JSON.stringify(r[e])&&(t[e]=r[e]);return t}customElements.define("studio-appointment-edit",b);var R=class extends g{render(){let{details:r}=this,{client:t}=r;if(!t)return l;let{format:e}=this.context,s=i=>n`<li>
      <button class="line" @click=${()=>this.open(i)}>
        ${e.day(i.start)}${i.all_day?"":`, ${e.time(i.start)}`}:
        <span dir="auto">${i.session_type??i.title??""}</span>
      </button>
    </li>`;return n`<div class="fact">
      <span class="label">${this.t("booking.client")}</span>
      <button
        class="line name"
        dir="auto"
        @click=${()=>this.tell("studio-beside",{show:"client",client_id:t.client_id})}
      >
        ${t.name}
      </button>
      ${t.phones.map(({value:i})=>n`<div class="row">
          <span dir="ltr">${i}</span>
          <a href=${`tel:${D(i)}`}>${this.t("appointment.call")}</a>
          <a href=${`sms:${D(i)}`}>${this.t("appointment.message")}</a>
        </div>`)}
      ${t.emails.map(({value:i})=>n`<div class="row">
          <span dir="ltr">${i}</span>
          <a href=${`mailto:${encodeURIComponent(i)}`}>${this.t("appointment.mail")}</a>
        </div>`)}
      ${r.last.length?n`<span class="label">${this.t("appointment.last")}</span>
              <ul>${r.last.map(s)}</ul>`:l}
      ${r.next.length?n`<span class="label">${this.t("appointment.next")}</span>
              <ul>${r.next.map(s)}</ul>`:l}
    </div>`}static{this.styles=[y,v`
      :host { display: block; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .line { display: block; min-height: 32px; padding: 2px 0; text-align: start; font-weight: 400; background: none; }
      .name { font-weight: 600; color: var(--primary-text-color); }
      ul { margin: 0 0 8px; padding-inline-start: 18px; }
      @media (max-width: 599px) { .line { min-height: 44px; } .row a { display: inline-flex; min-height: 44px; align-items: center; } }
    `]}};p([u({attribute:!1})],R.prototype,"details",2);var T=class extends g{render(){return n`${this.where(this.details)} ${this.history(this.details.history)}`}where(r){let{format:t,studio:e}=this.context,s=r.shown.filter(i=>i.kind!=="calendar");return s.length?n`<h3>${this.t("appointment.where")}</h3>
      <ul class="plain">
        ${s.map(i=>{let a=e.people.find(m=>m.id===i.of)?.name??i.name,o=i.since?`${t.day(i.since)}, ${t.time(i.since)}`:"";return n`<li dir="auto">
            ${this.t(`booking.${i.kind}`,{name:a})}:
            ${this.t(`appointment.state.${i.state}`)}
            ${o?this.t("appointment.since",{when:o}):""}
          </li>`})}
      </ul>`:l}history(r){if(!r.length)return l;let{format:t}=this.context,e=s=>typeof s=="string"?s||"–":`${t.day(s.start)}, ${t.span(s)}`;return n`<h3>${this.t("appointment.happened")}</h3>
      <ul class="plain history">
        ${r.map(s=>n`<li>
            <span class="quiet">${t.day(s.at)}, ${t.time(s.at)}</span>
            <span dir="auto">${s.who.name||this.t(`appointment.by.${s.who.kind}`)}</span>:
            ${this.t(`appointment.verb.${A.includes(s.what)?s.what:"changed"}`)}
            ${s.changes.length?n`<div class="quiet" dir="auto">
                    ${s.changes.filter(i=>B.includes(i.field)).map(i=>n`<div>
                          ${this.t(`appointment.field.${i.field}`)}: ${e(i.before)} →
                          ${e(i.after)}
                        </div>`)}
                  </div>`:l}
          </li>`)}
      </ul>`}static{this.styles=[y,v`
      ul { margin: 0 0 8px; padding: 0; list-style: none; font-size: 14px; }
      .history li { margin-bottom: 8px; overflow-wrap: anywhere; }
    `]}};p([u({attribute:!1})],T.prototype,"details",2);var A=["created","changed","merged","deleted","cancelled","linked","unlinked","conflict","undone","restored"],B=["title","when","description","place","status","recurrence","busy","staff","assistants","resources"];customElements.define("studio-appointment-client",R);customElements.define("studio-appointment-history",T);var f=class extends g{constructor(){super(...arguments);this.what="move";this.check=null;this.day="";this.time="";this.asked=null;this.busy=!1;this.latest=0;this.who=""}willUpdate(t){let e=t.get("each");if(t.has("each")&&e?.start!==this.each.start){let s=this.context.format.clock(this.each.start);[this.day,this.time]=[s.slice(0,10),s.slice(11,16)],this.look()}}get start(){return this.each.all_day?this.day:`${this.day}T${this.time}:00`}get chosen(){return this.context.format.clock(this.each.start).slice(0,this.start.length)===this.start?this.each.start:this.start}async look(){let t=++this.latest,{api:e}=this.context,s={...$(this.each),start:this.chosen};try{let i=await e.ask("free/check",s);t===this.latest&&(this.check=i)}catch(i){t===this.latest&&this.tell("studio-failed",i)}}choose(t,e=""){this.who=e,this.each.moment===null?this.carry(t):this.asked={kind:"which",fields:t}}async carry(t,e,s=!1){let{each:i,what:a}=this,{api:o,texts:m}=this.context;this.busy=!0;try{let d=await o.act("update_appointment",{...$(i,e),...t,expected_rev:i.rev,allow_overlap:s}),w=i.title??this.t("diary.busy"),q=a==="move"?"diary.moved":"appointment.given";this.tell("studio-done",{text:this.t(q,{title:w,name:this.who}),undo:d.undo}),this.dispatchEvent(new Event("left"))}catch(d){if(d.translation_key==="staff_busy"){let w=()=>{this.carry(t,e,!0)};this.asked={kind:"taken",words:m.error(d),act:w}}else this.asked=null,this.tell("studio-failed",d)}finally{this.busy=!1}}render(){let{asked:t}=this,e=()=>{this.asked=null};return t?.kind==="which"?_(i=>this.t(i),i=>{this.carry(t.fields,i)},e):t?.kind==="taken"?O(t.words,[{words:this.t("diary.beside"),act:t.act},{words:this.t("booking.leave"),plain:!0,act:e}]):n`<div class="move">
      ${this.what==="move"?this.times():this.people()}
      <button class="plain" @click=${()=>this.dispatchEvent(new Event("left"))}>
        ${this.t("booking.leave")}
      </button>
    </div>`}times(){let{check:t,each:e,busy:s}=this,{format:i}=this.context;return n`${t?.times.length?n`<span class="label">${this.t("booking.next_free")}</span>
            <div class="row">
              ${t.times.map(a=>n`<button
                  ?disabled=${s}
                  @click=${()=>this.choose({start:a.start,end:a.end})}
                >
                  ${i.day(a.start)}${a.all_day?"":` ${i.time(a.start)}`}
                </button>`)}
            </div>`:l}
      <form
        class="when"
        @submit=${a=>{a.preventDefault(),this.choose({start:this.chosen})}}
      >
        <label
          ><span class="label">${this.t("booking.day")}</span
          ><input
            type="date"
            required
            .value=${this.day}
            @change=${a=>{this.day=a.target.value||this.day,this.look()}}
        /></label>
        ${e.all_day?l:n`<label
                ><span class="label">${this.t("booking.time")}</span
                ><input
                  type="time"
                  step="300"
                  required
                  .value=${this.time}
                  @change=${a=>{this.time=a.target.value||this.time,this.look()}}
              /></label>`}
        <button class="main" type="submit" ?disabled=${s}>${this.t("appointment.move_it")}</button>
      </form>
      ${t?.overlaps.length?n`<div class="alarm" role="status">
              ${t.overlaps.map(a=>n`<div dir="auto">
                  ${this.t("booking.overlaps",{title:a.title??this.t("diary.busy"),when:`${i.day(a.start)}, ${i.span(a)}`,who:this.names(a.people)})}
                </div>`)}
            </div>`:l}`}names(t){return x(this.context.studio,t).join(", ")}people(){let{each:t,context:e}=this,s=o=>e.studio.people.filter(m=>m.kind===o),[i]=t.resource_ids,a=s("room").filter(({id:o})=>!t.resource_ids.includes(o));return n`${this.row("booking.who",s("staff").filter(({id:o})=>o!==t.staff_id),o=>({staff_id:o,assistant_ids:t.assistant_ids.filter(m=>m!==o)}))}
    ${i?this.row("booking.rooms",a,o=>({resource_ids:[o,...t.resource_ids.slice(1)]})):l}`}row(t,e,s){return e.length?n`<span class="label">${this.t(t)}</span>
      <div class="row" role="group" aria-label=${this.t(t)}>
        ${e.map(i=>{let a=this.check?.people.find(({id:w})=>w===i.id),o=a?.by[0],m=a?.reason==="closed"?this.t("booking.closed"):this.t("diary.busy"),d=a&&!a.free?o?.title??m:"";return n`<button
            class=${d?"taken":""}
            ?disabled=${this.busy}
            @click=${()=>this.choose(s(i.id),i.name)}
          >
            <span dir="auto">${i.name}</span>${d?n`<small dir="auto">${d}</small>`:l}
          </button>`})}
      </div>`:l}static{this.styles=[y,v`
      :host { display: block; }
      .move { display: grid; gap: 8px; margin: 12px 0; justify-items: start; }
      .when { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); align-items: end; gap: 8px; width: 100%; }
      .when input { min-width: 0; padding: 8px 6px; }
      .row button { display: inline-grid; align-content: center; }
      .taken { color: var(--secondary-text-color); background: var(--secondary-background-color); }
      small { max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; }
    `]}};p([u({attribute:!1})],f.prototype,"each",2),p([u()],f.prototype,"what",2),p([h()],f.prototype,"check",2),p([h()],f.prototype,"day",2),p([h()],f.prototype,"time",2),p([h()],f.prototype,"asked",2),p([h()],f.prototype,"busy",2);customElements.define("studio-appointment-move",f);var k=class extends g{constructor(){super(...arguments);this.details=null;this.doing="";this.busy=!1;this.following=new S(this,t=>this.tell("studio-failed",t))}willUpdate(t){let e=t.get("aim");t.has("aim")&&e?.key!==this.aim.key&&(this.details=null,this.doing=""),this.follow()}updated(t){t.has("doing")&&t.get("doing")!==void 0&&this.renderRoot.querySelector("h2")?.focus()}follow(){let{appointment_id:t,moment:e}=this.aim,s={appointment_id:t,...e===null?{}:{moment:e}},i=a=>{this.details=a};this.following.to(this.context,"appointment/subscribe",s,i)}render(){let{details:t}=this;if(!t)return n`<p class="quiet" role="status">${this.t("appointment.loading")}</p>`;let e=t.appointment;return t.gone||!e?n`<h2>${this.t("appointment.gone")}</h2>`:n`<h2 dir="auto" tabindex="-1">${e.title??this.t("diary.busy")}</h2>
      ${this.doing==="change"?this.changing(t,e):this.shown(t,e)}`}shown(t,e){let{format:s,studio:i}=this.context,a=`${s.day(e.start)}${e.all_day?"":`, ${s.span(e)}`}`,o=x(i,P(e));return n`<p class="quiet">
        ${[e.session_type??this.t(`appointment.${e.kind}`),e.all_day?s.span(e):a,e.status==="tentative"?this.t("diary.tentative"):"",e.status==="cancelled"?this.t("appointment.cancelled"):"",e.moment===null?"":this.t("diary.repeating")].filter(Boolean).join(" · ")}
      </p>
      ${e.conflict&&t.conflicts.length?n`<div class="alarm">
              ${this.t("appointment.conflict")}
              <button class="plain" @click=${()=>this.tell("studio-go",{tab:"todo"})}>
                ${this.t("shell.todo")}
              </button>
            </div>`:l}
      ${e.editable?this.actions(e):l}
      <studio-appointment-client
        .context=${this.context}
        .details=${t}
      ></studio-appointment-client>
      ${o.length?this.fact("appointment.who",o.join(", ")):l}
      ${e.place?this.fact("booking.place",e.place):l}
      ${e.description?this.fact("booking.notes",e.description):l}
      <studio-appointment-history
        .context=${this.context}
        .details=${t}
      ></studio-appointment-history>`}fact(t,e){return n`<div class="fact">
      <span class="label">${this.t(t)}</span>
      <div class="words" dir="auto">${e}</div>
    </div>`}actions(t){let e=()=>this.do("");switch(this.doing){case"move":case"give":return n`<studio-appointment-move
          .context=${this.context}
          .each=${t}
          .what=${this.doing}
          @left=${e}
        ></studio-appointment-move>`;case"cancel":return _(i=>this.t(i),i=>{this.cancel(t,i)},e)}if(t.status==="cancelled")return n`<div class="row actions">
        <button class="main" ?disabled=${this.busy} @click=${()=>{this.takeUp(t)}}>
          ${this.t("appointment.take_up")}
        </button>
      </div>`;let s=i=>n`<button ?disabled=${this.busy} @click=${()=>this.do(i)}>
        ${this.t(`appointment.${i}`)}
      </button>`;return n`<div class="row actions">
      ${s("move")} ${s("give")} ${s("change")}
      <button
        class="danger"
        ?disabled=${this.busy}
        @click=${()=>t.moment===null?void this.cancel(t):this.do("cancel")}
      >
        ${this.t("appointment.cancel")}
      </button>
    </div>`}changing(t,e){return n`<studio-appointment-edit
      .context=${this.context}
      .client=${e.client??t.client?.name??""}
      .each=${e}
      @left=${()=>this.do("")}
    ></studio-appointment-edit>`}do(t){this.doing=t}async changed(t,e){this.busy=!0,await this.carryOut(t,()=>e),this.busy=!1,this.do("")}async cancel(t,e){let s={...$(t,e),expected_rev:t.rev};await this.changed(()=>this.context.api.act("cancel_appointment",s),this.t("appointment.was_cancelled",{title:t.title??this.t("diary.busy")}))}async takeUp(t){let e={...$(t),status:"confirmed",expected_rev:t.rev};await this.changed(()=>this.context.api.act("update_appointment",e),this.t("appointment.taken_up"))}static{this.styles=[y,v`
      h2 { padding-inline-end: 44px; overflow-wrap: anywhere; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .words { white-space: pre-line; }
      .actions { margin: 12px 0; }
    `]}};p([u({attribute:!1})],k.prototype,"aim",2),p([h()],k.prototype,"details",2),p([h()],k.prototype,"doing",2),p([h()],k.prototype,"busy",2);customElements.define("studio-appointment",k);
