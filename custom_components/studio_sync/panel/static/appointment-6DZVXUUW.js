import{a as P,b as B,d as j,f as S,g as H,h as C}from"./chunk-YUTYIS3Z.js";import{a as q}from"./chunk-ZHHGW6S6.js";import{c as U,d as k}from"./chunk-DXSLUACK.js";import{a as A}from"./chunk-2B3QSWIO.js";import"./chunk-HZYRFKE3.js";import{b as D}from"./chunk-OFDZJKXF.js";import{a as y}from"./chunk-DAYN7IBU.js";import{b as v,c as n,e as l,h as u,i as m,j as g}from"./chunk-T4ZGZ4J2.js";import{a as p}from"./chunk-BC7J7IIZ.js";var O=["this","following","all"];function b(d,r){let t=d.moment===null?{}:{moment:d.moment};return{appointment_id:d.appointment_id,...t,...r?{scope:r}:{}}}function V(d,r){return n`<div class="alarm" role="group" aria-label=${d}>
    <p>${d}</p>
    <div class="row">
      ${r.map(t=>n`<button type="button" class=${t.plain?"plain":""} @click=${t.act}>
            ${t.words}
          </button>`)}
    </div>
  </div>`}function _(d,r,t,e=O){return V(d("appointment.which"),[...e.map(i=>({words:d(`diary.${i}`),act:()=>r(i)})),{words:d("booking.leave"),plain:!0,act:t}])}var $=class extends y{constructor(){super(...arguments);this.client="";this.series="";this.edit=null;this.scoped=!1;this.busy=!1}willUpdate(t){let e=t.get("each");t.has("each")&&e?.key!==this.each.key&&this.begin()}begin(){let{each:t,client:e}=this,i=j(t,this.context.format),s=q();this.edit={before:i,plan:i,rev:t.rev,client:e,newClient:null,request_id:s},this.scoped=!1}left(){this.dispatchEvent(new Event("left"))}submit(t){if(this.renderRoot.querySelector("studio-booking-form")?.unpicked){this.tell("studio-failed",{message:this.t("booking.unpicked")});return}let[e,...i]=this.scopes(t);this.each.moment===null?this.save(t):e&&!i.length?this.save(t,e):this.scoped=!0}scopes({before:t,plan:e}){if(!C(t,e))return O;let{repeat:i,day:s}=e;return i.often==="never"?["following"]:B(i,s,this.series||s,this.context.format)?["following","all"]:["following"]}render(){return this.edit?this.form(this.edit):l}async save(t,e){let{each:i}=this,{api:s}=this.context,o=S(t.before,t.plan),a=H(t.before,t.plan,i.moment!==null);a&&e!=="this"&&(o.recurrence=a),this.busy=!0;try{let c=await this.linkedTo(t);c!==t.before.client_id&&(o.client_id=c);let h=null;if(Object.keys(o).length){let w={...b(i,e),...o,expected_rev:t.rev};h=(await s.act("update_appointment",w)).undo}this.tell("studio-done",{text:this.t("appointment.saved"),undo:h}),this.left()}catch(c){c.translation_key==="book_stale"?this.overtaken():this.tell("studio-failed",c)}finally{this.busy=!1,this.scoped=!1}}async linkedTo(t){if(!t.newClient)return t.plan.client_id;let i=(await this.context.api.act("add_client",{...t.newClient,request_id:t.request_id})).clients[0]?.client_id??null;return this.edit={...t,newClient:null,request_id:q(),client:t.newClient.name,plan:{...t.plan,client_id:i}},i}overtaken(){this.tell("studio-failed",{message:this.t("appointment.overtaken")})}form(t){let{each:e}=this,i=j(e,this.context.format),s=e.rev===t.rev?[]:Object.keys(S(t.before,i)),o=e.moment!==null&&e.series_id!==null;return n`${e.rev===t.rev?l:n`<div class="alarm" role="alert">
              <p>${this.t("appointment.meanwhile")}</p>
              ${s.length?n`<p dir="auto">
                      ${this.context.format.day(e.start)}, ${this.context.format.span(e)} ·
                      ${e.title??""} ·
                      ${k(this.context.studio,U(e)).join(", ")}
                    </p>`:l}
              <div class="row">
                <button
                  @click=${()=>{this.edit={...t,rev:e.rev,before:i,plan:{...i,...N(t)}}}}
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
          .single=${o}
          .following=${C(t.before,t.plan)}
          @plan-changed=${({detail:a})=>{this.edit={...t,plan:a}}}
          @client-picked=${({detail:a})=>this.picked(t,a)}
        ></studio-booking-form>
        ${this.scoped?_(a=>this.t(a),a=>{this.save(t,a)},()=>{this.scoped=!1},this.scopes(t)):n`<div class="row">
                <button class="main" type="submit" ?disabled=${this.busy}>${this.t("booking.save_changes")}</button>
                <button
                  class="plain"
                  type="button"
                  @click=${()=>this.left()}
                >
                  ${this.t("booking.leave")}
                </button>
              </div>`}
      </form>`}picked(t,e){let i=e&&"client_id"in e?e:null;this.edit={...t,newClient:e&&"add"in e?e.add:null,client:i?.name??"",plan:{...t.plan,client_id:i?.client_id??null}}}static{this.styles=[g,v`
      :host { display: block; }
      .alarm { margin-top: 12px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; margin-top: 12px; }
    `]}};p([u({attribute:!1})],$.prototype,"each",2),p([u()],$.prototype,"client",2),p([u()],$.prototype,"series",2),p([m()],$.prototype,"edit",2),p([m()],$.prototype,"scoped",2),p([m()],$.prototype,"busy",2);function N({before:d,plan:r}){let t={};for(let e of Object.keys(r))JSON.stringify(d[e])!==JSON.stringify(r[e])&&(t[e]=r[e]);return t}customElements.define("studio-appointment-edit",$);var E=class extends y{render(){let{details:r}=this,{client:t}=r;if(!t)return l;let{format:e}=this.context,i=s=>n`<li>
      <button class="line" @click=${()=>this.open(s)}>
        ${e.day(s.start)}${s.all_day?"":`, ${e.time(s.start)}`}:
        <span dir="auto">${s.session_type??s.title??""}</span>
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
      ${t.phones.map(({value:s})=>n`<div class="row">
          <span dir="ltr">${s}</span>
          <a href=${`tel:${D(s)}`}>${this.t("appointment.call")}</a>
          <a href=${`sms:${D(s)}`}>${this.t("appointment.message")}</a>
        </div>`)}
      ${t.emails.map(({value:s})=>n`<div class="row">
          <span dir="ltr">${s}</span>
          <a href=${`mailto:${encodeURIComponent(s)}`}>${this.t("appointment.mail")}</a>
        </div>`)}
      ${r.last.length?n`<span class="label">${this.t("appointment.last")}</span>
              <ul>${r.last.map(i)}</ul>`:l}
      ${r.next.length?n`<span class="label">${this.t("appointment.next")}</span>
              <ul>${r.next.map(i)}</ul>`:l}
    </div>`}static{this.styles=[g,v`
      :host { display: block; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .line { display: block; min-height: 32px; padding: 2px 0; text-align: start; font-weight: 400; background: none; }
      .name { font-weight: 600; color: var(--primary-text-color); }
      ul { margin: 0 0 8px; padding-inline-start: 18px; }
      @media (max-width: 599px) { .line { min-height: 44px; } .row a { display: inline-flex; min-height: 44px; align-items: center; } }
    `]}};p([u({attribute:!1})],E.prototype,"details",2);var T=class extends y{render(){return n`${this.where(this.details)} ${this.history(this.details.history)}`}where(r){let{format:t,studio:e}=this.context,i=r.shown.filter(s=>s.kind!=="calendar");return i.length?n`<h3>${this.t("appointment.where")}</h3>
      <ul class="plain">
        ${i.map(s=>{let o=e.people.find(c=>c.id===s.of)?.name??s.name,a=s.since?t.recent(s.since):"";return n`<li dir="auto">
            ${this.t(`booking.${s.kind}`,{name:o})}:
            ${this.t(`appointment.state.${s.state}`)}
            ${a?this.t("appointment.since",{when:a}):""}
          </li>`})}
      </ul>`:l}history(r){if(!r.length)return l;let{format:t}=this.context;return n`<h3>${this.t("appointment.happened")}</h3>
      <ul class="plain history">
        ${r.map(e=>n`<li>
            <span class="quiet">${t.day(e.at)}, ${t.time(e.at)}</span>
            <span dir="auto">${e.who.name||this.t(`appointment.by.${e.who.kind}`)}</span>:
            ${this.t(`appointment.verb.${F.includes(e.what)?e.what:"changed"}`)}
            ${e.changes.length?n`<div class="quiet" dir="auto">
                    ${e.changes.filter(i=>L.includes(i.field)).map(i=>n`<div>
                          ${this.t(`appointment.field.${i.field}`)}:
                          ${this.said(i.field,i.before)} → ${this.said(i.field,i.after)}
                        </div>`)}
                  </div>`:l}
          </li>`)}
      </ul>`}said(r,t){let{format:e,texts:i}=this.context;return typeof t!="string"?`${e.day(t.start)}, ${e.span(t)}`:t?r==="recurrence"?P(t.split(`
`),i,e):t:"–"}static{this.styles=[g,v`
      ul { margin: 0 0 8px; padding: 0; list-style: none; font-size: 14px; }
      .history li { margin-bottom: 8px; overflow-wrap: anywhere; }
    `]}};p([u({attribute:!1})],T.prototype,"details",2);var F=["created","changed","merged","deleted","cancelled","linked","unlinked","conflict","undone","restored"],L=["title","when","description","place","status","recurrence","busy","staff","assistants","resources"];customElements.define("studio-appointment-client",E);customElements.define("studio-appointment-history",T);var f=class extends y{constructor(){super(...arguments);this.what="move";this.check=null;this.day="";this.time="";this.asked=null;this.busy=!1;this.latest=0;this.who=""}willUpdate(t){let e=t.get("each");if(t.has("each")&&e?.start!==this.each.start){let i=this.context.format.clock(this.each.start);[this.day,this.time]=[i.slice(0,10),i.slice(11,16)],this.look()}}get start(){return this.each.all_day?this.day:`${this.day}T${this.time}:00`}get chosen(){return this.context.format.clock(this.each.start).slice(0,this.start.length)===this.start?this.each.start:this.start}async look(){let t=++this.latest,{api:e}=this.context,i={...b(this.each),start:this.chosen};try{let s=await e.ask("free/check",i);t===this.latest&&(this.check=s)}catch(s){t===this.latest&&this.tell("studio-failed",s)}}choose(t,e=""){this.who=e,this.each.moment===null?this.carry(t):this.asked={kind:"which",fields:t}}async carry(t,e,i=!1){let{each:s,what:o}=this,{api:a,texts:c}=this.context;this.busy=!0;try{let h=await a.act("update_appointment",{...b(s,e),...t,expected_rev:s.rev,allow_overlap:i}),w=s.title??this.t("diary.busy"),I=o==="move"?"diary.moved":"appointment.given";this.tell("studio-done",{text:this.t(I,{title:w,name:this.who}),undo:h.undo}),this.dispatchEvent(new Event("left"))}catch(h){if(h.translation_key==="staff_busy"){let w=()=>{this.carry(t,e,!0)};this.asked={kind:"taken",words:c.error(h),act:w}}else this.asked=null,this.tell("studio-failed",h)}finally{this.busy=!1}}render(){let{asked:t}=this,e=()=>{this.asked=null};return t?.kind==="which"?_(s=>this.t(s),s=>{this.carry(t.fields,s)},e):t?.kind==="taken"?V(t.words,[{words:this.t("diary.beside"),act:t.act},{words:this.t("booking.leave"),plain:!0,act:e}]):n`<div class="move">
      ${this.what==="move"?this.times():this.people()}
      <button class="plain" @click=${()=>this.dispatchEvent(new Event("left"))}>
        ${this.t("booking.leave")}
      </button>
    </div>`}times(){let{check:t,each:e,busy:i}=this,{format:s}=this.context;return n`${t?.times.length?n`<span class="label">${this.t("booking.next_free")}</span>
            <div class="row">
              ${t.times.map(o=>n`<button
                  ?disabled=${i}
                  @click=${()=>this.choose({start:o.start,end:o.end})}
                >
                  ${s.day(o.start)}${o.all_day?"":` ${s.time(o.start)}`}
                </button>`)}
            </div>`:l}
      <form
        class="when"
        @submit=${o=>{o.preventDefault(),this.choose({start:this.chosen})}}
      >
        <label
          ><span class="label">${this.t("booking.day")}</span
          ><input
            type="date"
            required
            .value=${this.day}
            @change=${o=>{this.day=o.target.value||this.day,this.look()}}
        /></label>
        ${e.all_day?l:n`<label
                ><span class="label">${this.t("booking.time")}</span
                ><input
                  type="time"
                  step="300"
                  required
                  .value=${this.time}
                  @change=${o=>{this.time=o.target.value||this.time,this.look()}}
              /></label>`}
        <button class="main" type="submit" ?disabled=${i}>${this.t("appointment.move_it")}</button>
      </form>
      ${t?.overlaps.length?n`<div class="alarm" role="status">
              ${t.overlaps.map(o=>n`<div dir="auto">
                  ${this.t("booking.overlaps",{title:o.title??this.t("diary.busy"),when:`${s.day(o.start)}, ${s.span(o)}`,who:this.names(o.people)})}
                </div>`)}
            </div>`:l}`}names(t){return k(this.context.studio,t).join(", ")}people(){let{each:t,context:e}=this,i=a=>e.studio.people.filter(c=>c.kind===a),[s]=t.resource_ids,o=i("room").filter(({id:a})=>!t.resource_ids.includes(a));return n`${this.row("booking.who",i("staff").filter(({id:a})=>a!==t.staff_id),a=>({staff_id:a,assistant_ids:t.assistant_ids.filter(c=>c!==a)}))}
    ${s?this.row("booking.rooms",o,a=>({resource_ids:[a,...t.resource_ids.slice(1)]})):l}`}row(t,e,i){return e.length?n`<span class="label">${this.t(t)}</span>
      <div class="row" role="group" aria-label=${this.t(t)}>
        ${e.map(s=>{let o=this.check?.people.find(({id:w})=>w===s.id),a=o?.by[0],c=o?.reason==="closed"?this.t("booking.closed"):this.t("diary.busy"),h=o&&!o.free?a?.title??c:"";return n`<button
            class=${h?"taken":""}
            ?disabled=${this.busy}
            @click=${()=>this.choose(i(s.id),s.name)}
          >
            <span dir="auto">${s.name}</span>${h?n`<small dir="auto">${h}</small>`:l}
          </button>`})}
      </div>`:l}static{this.styles=[g,v`
      :host { display: block; }
      .move { display: grid; gap: 8px; margin: 12px 0; justify-items: start; }
      .when { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); align-items: end; gap: 8px; width: 100%; }
      .when input { min-width: 0; padding: 8px 6px; }
      .row button { display: inline-grid; align-content: center; }
      .taken { color: var(--secondary-text-color); background: var(--secondary-background-color); }
      small { max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; }
    `]}};p([u({attribute:!1})],f.prototype,"each",2),p([u()],f.prototype,"what",2),p([m()],f.prototype,"check",2),p([m()],f.prototype,"day",2),p([m()],f.prototype,"time",2),p([m()],f.prototype,"asked",2),p([m()],f.prototype,"busy",2);customElements.define("studio-appointment-move",f);var x=class extends y{constructor(){super(...arguments);this.details=null;this.doing="";this.busy=!1;this.following=new A(this,t=>this.tell("studio-failed",t))}willUpdate(t){let e=t.get("aim");t.has("aim")&&e?.key!==this.aim.key&&(this.details=null,this.doing=""),this.follow()}updated(t){t.has("doing")&&t.get("doing")!==void 0&&this.renderRoot.querySelector("h2")?.focus()}follow(){let{appointment_id:t,moment:e}=this.aim,i={appointment_id:t,...e===null?{}:{moment:e}},s=o=>{this.details=o};this.following.to(this.context,"appointment/subscribe",i,s)}render(){let{details:t}=this;if(!t)return n`<p class="quiet" role="status">${this.t("appointment.loading")}</p>`;let e=t.appointment;return t.gone||!e?n`<h2>${this.t("appointment.gone")}</h2>`:n`<h2 dir="auto" tabindex="-1">${e.title??this.t("diary.busy")}</h2>
      ${this.doing==="change"?this.changing(t,e):this.shown(t,e)}`}shown(t,e){let{format:i,studio:s,texts:o}=this.context,a=`${i.day(e.start)}${e.all_day?"":`, ${i.span(e)}`}`,c=k(s,[e.staff_id,...e.assistant_ids]),h=k(s,e.resource_ids);return n`<p class="quiet">
        ${[e.session_type??this.t(`appointment.${e.kind}`),e.all_day?i.span(e):a,e.status==="tentative"?this.t("diary.tentative"):"",e.status==="cancelled"?this.t("appointment.cancelled"):""].filter(Boolean).join(" · ")}
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
      ${c.length?this.fact("appointment.who",c.join(", ")):l}
      ${h.length?this.fact("booking.rooms",h.join(", ")):l}
      ${t.series?this.fact("booking.repeats",P(t.series.recurrence,o,i)):l}
      ${e.place&&e.place!==h.join(", ")?this.fact("booking.place",e.place):l}
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
        ></studio-appointment-move>`;case"cancel":return _(s=>this.t(s),s=>{this.cancel(t,s)},e)}if(t.status==="cancelled")return n`<div class="row actions">
        <button class="main" ?disabled=${this.busy} @click=${()=>{this.takeUp(t)}}>
          ${this.t("appointment.take_up")}
        </button>
      </div>`;let i=s=>n`<button ?disabled=${this.busy} @click=${()=>this.do(s)}>
        ${this.t(`appointment.${s}`)}
      </button>`;return n`<div class="row actions">
      ${i("move")} ${i("give")} ${i("change")}
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
      .series=${t.series?.start??""}
      @left=${()=>this.do("")}
    ></studio-appointment-edit>`}do(t){this.doing=t}async changed(t,e){this.busy=!0,await this.carryOut(t,()=>e),this.busy=!1,this.do("")}async cancel(t,e){let i={...b(t,e),expected_rev:t.rev};await this.changed(()=>this.context.api.act("cancel_appointment",i),this.t("appointment.was_cancelled",{title:t.title??this.t("diary.busy")}))}async takeUp(t){let e={...b(t),status:"confirmed",expected_rev:t.rev};await this.changed(()=>this.context.api.act("update_appointment",e),this.t("appointment.taken_up"))}static{this.styles=[g,v`
      h2 { padding-inline-end: 44px; overflow-wrap: anywhere; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .words { white-space: pre-line; }
      .actions { margin: 12px 0; }
    `]}};p([u({attribute:!1})],x.prototype,"aim",2),p([m()],x.prototype,"details",2),p([m()],x.prototype,"doing",2),p([m()],x.prototype,"busy",2);customElements.define("studio-appointment",x);
