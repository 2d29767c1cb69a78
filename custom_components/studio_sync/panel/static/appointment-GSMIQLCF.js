import{b as T,d as D}from"./chunk-KX2FEACG.js";import{c as _}from"./chunk-FOJJ3OJK.js";import"./chunk-WYM6IMWQ.js";import{a as g}from"./chunk-WVOFSEMZ.js";import{b as y,c as a,d as r,f as u,g as m,h as $}from"./chunk-XHTJKB2U.js";import{a as p}from"./chunk-JBUOXDHO.js";var O=["this","following","all"];function b(d,l){let t=d.moment===null?{}:{moment:d.moment};return{appointment_id:d.appointment_id,...t,...l?{scope:l}:{}}}function j(d,l){return a`<div class="alarm" role="group" aria-label=${d}>
    <p>${d}</p>
    <div class="row">
      ${l.map(t=>a`<button type="button" class=${t.plain?"plain":""} @click=${t.act}>
            ${t.words}
          </button>`)}
    </div>
  </div>`}function x(d,l,t){return j(d("appointment.which"),[...O.map(e=>({words:d(`diary.${e}`),act:()=>l(e)})),{words:d("booking.leave"),plain:!0,act:t}])}var w=class extends g{constructor(){super(...arguments);this.client="";this.edit=null;this.scoped=!1;this.busy=!1}willUpdate(t){let e=t.get("each");t.has("each")&&e?.key!==this.each.key&&this.begin()}begin(){let{each:t,client:e}=this,s=T(t,this.context.format);this.edit={before:s,plan:s,rev:t.rev,client:e,newClient:null},this.scoped=!1}left(){this.dispatchEvent(new Event("left"))}submit(t){this.each.moment===null?this.save(t):this.scoped=!0}render(){return this.edit?this.form(this.edit):r}async save(t,e){let{each:s}=this,{api:i}=this.context,n=D(t.before,t.plan);this.busy=!0;try{let o=null;if(Object.keys(n).length){let c={...b(s,e),...n,expected_rev:t.rev};o=(await i.act("update_appointment",c)).undo}let h=await this.linkedTo(t);if(h!==t.before.client_id){let c={appointment_id:s.appointment_id},v=h?await i.act("link_client",{...c,client_id:h}):await i.act("unlink_client",c);o=Object.keys(n).length?null:v.undo}this.tell("studio-done",{text:this.t("appointment.saved"),undo:o}),this.left()}catch(o){o.translation_key==="book_stale"?this.overtaken():this.tell("studio-failed",o)}finally{this.busy=!1,this.scoped=!1}}async linkedTo(t){if(!t.newClient)return t.plan.client_id;let s=(await this.context.api.act("add_client",{...t.newClient})).clients[0]?.client_id??null;return this.edit={...t,newClient:null,client:t.newClient.name,plan:{...t.plan,client_id:s}},s}overtaken(){this.tell("studio-failed",{message:this.t("appointment.overtaken")})}form(t){let{each:e}=this,s=T(e,this.context.format),i=e.rev===t.rev?[]:Object.keys(D(t.before,s));return a`${e.rev===t.rev?r:a`<div class="alarm" role="alert">
              <p>${this.t("appointment.meanwhile")}</p>
              ${i.length?a`<p dir="auto">
                      ${this.context.format.day(e.start)}, ${this.context.format.span(e)} ·
                      ${e.title??""} ·
                      ${_(e).map(n=>this.context.studio.people.find(o=>o.id===n)?.name).join(", ")}
                    </p>`:r}
              <div class="row">
                <button
                  @click=${()=>{this.edit={...t,rev:e.rev,before:s,plan:{...s,...q(t)}}}}
                >
                  ${this.t("appointment.keep_mine")}
                </button>
                <button class="plain" @click=${()=>this.begin()}>
                  ${this.t("appointment.take_theirs")}
                </button>
              </div>
            </div>`}
      <form
        @submit=${n=>{n.preventDefault(),this.submit(t)}}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${t.plan}
          .client=${t.client}
          .newClient=${t.newClient}
          .of=${{appointment_id:e.appointment_id,moment:e.moment}}
          @plan-changed=${({detail:n})=>{this.edit={...t,plan:n}}}
          @client-picked=${({detail:n})=>this.picked(t,n)}
        ></studio-booking-form>
        ${this.scoped?x(n=>this.t(n),n=>{this.save(t,n)},()=>{this.scoped=!1}):a`<div class="row">
                <button class="main" type="submit" ?disabled=${this.busy}>${this.t("booking.save_changes")}</button>
                <button
                  class="plain"
                  type="button"
                  @click=${()=>this.left()}
                >
                  ${this.t("booking.leave")}
                </button>
              </div>`}
      </form>`}picked(t,e){let s=e&&"client_id"in e?e:null;this.edit={...t,newClient:e&&"add"in e?e.add:null,client:s?.name??"",plan:{...t.plan,client_id:s?.client_id??null}}}static{this.styles=[$,y`
      :host { display: block; }
      .alarm { margin-top: 12px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; margin-top: 12px; }
    `]}};p([u({attribute:!1})],w.prototype,"each",2),p([u()],w.prototype,"client",2),p([m()],w.prototype,"edit",2),p([m()],w.prototype,"scoped",2),p([m()],w.prototype,"busy",2);function q({before:d,plan:l}){let t={};for(let e of Object.keys(l))JSON.stringify(d[e])!==JSON.stringify(l[e])&&(t[e]=l[e]);return t}customElements.define("studio-appointment-edit",w);var E=class extends g{render(){let{details:l}=this,{client:t}=l;if(!t)return r;let{format:e}=this.context,s=i=>a`<li>
      <button class="line" @click=${()=>this.open(i)}>
        ${e.day(i.start)}${i.all_day?"":`, ${e.time(i.start)}`}:
        <span dir="auto">${i.session_type??i.title??""}</span>
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
      ${t.phones.map(({value:i})=>a`<div class="row">
          <span dir="ltr">${i}</span>
          <a href=${`tel:${C(i)}`}>${this.t("appointment.call")}</a>
          <a href=${`sms:${C(i)}`}>${this.t("appointment.message")}</a>
        </div>`)}
      ${t.emails.map(({value:i})=>a`<div class="row">
          <span dir="ltr">${i}</span>
          <a href=${`mailto:${encodeURIComponent(i)}`}>${this.t("appointment.mail")}</a>
        </div>`)}
      ${l.last.length?a`<span class="label">${this.t("appointment.last")}</span>
              <ul>${l.last.map(s)}</ul>`:r}
      ${l.next.length?a`<span class="label">${this.t("appointment.next")}</span>
              <ul>${l.next.map(s)}</ul>`:r}
    </div>`}static{this.styles=[$,y`
      :host { display: block; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .line { display: block; min-height: 32px; padding: 2px 0; text-align: start; font-weight: 400; background: none; }
      .name { font-weight: 600; color: var(--primary-text-color); }
      ul { margin: 0 0 8px; padding-inline-start: 18px; }
      @media (max-width: 599px) { .line { min-height: 44px; } .row a { display: inline-flex; min-height: 44px; align-items: center; } }
    `]}};p([u({attribute:!1})],E.prototype,"details",2);var R=class extends g{render(){return a`${this.where(this.details)} ${this.history(this.details.history)}`}where(l){let{format:t,studio:e}=this.context,s=l.shown.filter(i=>i.kind!=="calendar");return s.length?a`<h3>${this.t("appointment.where")}</h3>
      <ul class="plain">
        ${s.map(i=>{let n=e.people.find(h=>h.id===i.of)?.name??i.name,o=i.since?`${t.day(i.since)}, ${t.time(i.since)}`:"";return a`<li dir="auto">
            ${this.t(`booking.${i.kind}`,{name:n})}:
            ${this.t(`appointment.state.${i.state}`)}
            ${o?this.t("appointment.since",{when:o}):""}
          </li>`})}
      </ul>`:r}history(l){if(!l.length)return r;let{format:t}=this.context,e=s=>typeof s=="string"?s||"–":`${t.day(s.start)}, ${t.span(s)}`;return a`<h3>${this.t("appointment.happened")}</h3>
      <ul class="plain history">
        ${l.map(s=>a`<li>
            <span class="quiet">${t.day(s.at)}, ${t.time(s.at)}</span>
            <span dir="auto">${s.who.name||this.t(`appointment.by.${s.who.kind}`)}</span>:
            ${this.t(`appointment.verb.${U.includes(s.what)?s.what:"changed"}`)}
            ${s.changes.length?a`<div class="quiet" dir="auto">
                    ${s.changes.filter(i=>V.includes(i.field)).map(i=>a`<div>
                          ${this.t(`appointment.field.${i.field}`)}: ${e(i.before)} →
                          ${e(i.after)}
                        </div>`)}
                  </div>`:r}
          </li>`)}
      </ul>`}static{this.styles=[$,y`
      ul { margin: 0 0 8px; padding: 0; list-style: none; font-size: 14px; }
      .history li { margin-bottom: 8px; overflow-wrap: anywhere; }
    `]}};p([u({attribute:!1})],R.prototype,"details",2);var U=["created","changed","merged","deleted","cancelled","linked","unlinked","conflict","undone","restored"],V=["title","when","description","place","status","recurrence","busy","staff","assistants","resources"];function C(d){return d.replace(/[^\d+*#]/g,"")}customElements.define("studio-appointment-client",E);customElements.define("studio-appointment-history",R);var f=class extends g{constructor(){super(...arguments);this.what="move";this.check=null;this.day="";this.time="";this.asked=null;this.busy=!1;this.latest=0;this.who=""}willUpdate(t){let e=t.get("each");if(t.has("each")&&e?.start!==this.each.start){let s=this.context.format.clock(this.each.start);[this.day,this.time]=[s.slice(0,10),s.slice(11,16)],this.look()}}get start(){return this.each.all_day?this.day:`${this.day}T${this.time}:00`}get chosen(){return this.context.format.clock(this.each.start).slice(0,this.start.length)===this.start?this.each.start:this.start}async look(){let t=++this.latest,{api:e}=this.context,s={...b(this.each),start:this.chosen};try{let i=await e.ask("free/check",s);t===this.latest&&(this.check=i)}catch(i){t===this.latest&&this.tell("studio-failed",i)}}choose(t,e=""){this.who=e,this.each.moment===null?this.carry(t):this.asked={kind:"which",fields:t}}async carry(t,e,s=!1){let{each:i,what:n}=this,{api:o,texts:h}=this.context;this.busy=!0;try{let c=await o.act("update_appointment",{...b(i,e),...t,expected_rev:i.rev,allow_overlap:s}),v=i.title??this.t("diary.busy"),S=n==="move"?"diary.moved":"appointment.given";this.tell("studio-done",{text:this.t(S,{title:v,name:this.who}),undo:c.undo}),this.dispatchEvent(new Event("left"))}catch(c){if(c.translation_key==="staff_busy"){let v=()=>{this.carry(t,e,!0)};this.asked={kind:"taken",words:h.error(c),act:v}}else this.asked=null,this.tell("studio-failed",c)}finally{this.busy=!1}}render(){let{asked:t}=this,e=()=>{this.asked=null};return t?.kind==="which"?x(i=>this.t(i),i=>{this.carry(t.fields,i)},e):t?.kind==="taken"?j(t.words,[{words:this.t("diary.beside"),act:t.act},{words:this.t("booking.leave"),plain:!0,act:e}]):a`<div class="move">
      ${this.what==="move"?this.times():this.people()}
      <button class="plain" @click=${()=>this.dispatchEvent(new Event("left"))}>
        ${this.t("booking.leave")}
      </button>
    </div>`}times(){let{check:t,each:e,busy:s}=this,{format:i}=this.context;return a`${t?.times.length?a`<span class="label">${this.t("booking.next_free")}</span>
            <div class="row">
              ${t.times.map(n=>a`<button
                  ?disabled=${s}
                  @click=${()=>this.choose({start:n.start,end:n.end})}
                >
                  ${i.day(n.start)}${n.all_day?"":` ${i.time(n.start)}`}
                </button>`)}
            </div>`:r}
      <form
        class="when"
        @submit=${n=>{n.preventDefault(),this.choose({start:this.chosen})}}
      >
        <label
          ><span class="label">${this.t("booking.day")}</span
          ><input
            type="date"
            required
            .value=${this.day}
            @change=${n=>{this.day=n.target.value||this.day,this.look()}}
        /></label>
        ${e.all_day?r:a`<label
                ><span class="label">${this.t("booking.time")}</span
                ><input
                  type="time"
                  step="300"
                  required
                  .value=${this.time}
                  @change=${n=>{this.time=n.target.value||this.time,this.look()}}
              /></label>`}
        <button class="main" type="submit" ?disabled=${s}>${this.t("appointment.move_it")}</button>
      </form>
      ${t?.overlaps.length?a`<div class="alarm" role="status">
              ${t.overlaps.map(n=>a`<div dir="auto">
                  ${this.t("booking.overlaps",{title:n.title??this.t("diary.busy"),when:`${i.day(n.start)}, ${i.span(n)}`,who:this.names(n.people)})}
                </div>`)}
            </div>`:r}`}names(t){let{people:e}=this.context.studio;return t.map(i=>e.find(n=>n.id===i)?.name).filter(Boolean).join(", ")}people(){let{each:t,context:e}=this,s=o=>e.studio.people.filter(h=>h.kind===o),[i]=t.resource_ids,n=s("room").filter(({id:o})=>!t.resource_ids.includes(o));return a`${this.row("booking.who",s("staff").filter(({id:o})=>o!==t.staff_id),o=>({staff_id:o,assistant_ids:t.assistant_ids.filter(h=>h!==o)}))}
    ${i?this.row("booking.rooms",n,o=>({resource_ids:[o,...t.resource_ids.slice(1)]})):r}`}row(t,e,s){return e.length?a`<span class="label">${this.t(t)}</span>
      <div class="row" role="group" aria-label=${this.t(t)}>
        ${e.map(i=>{let n=this.check?.people.find(({id:v})=>v===i.id),o=n?.by[0],h=n?.reason==="closed"?this.t("booking.closed"):this.t("diary.busy"),c=n&&!n.free?o?.title??h:"";return a`<button
            class=${c?"taken":""}
            ?disabled=${this.busy}
            @click=${()=>this.choose(s(i.id),i.name)}
          >
            <span dir="auto">${i.name}</span>${c?a`<small dir="auto">${c}</small>`:r}
          </button>`})}
      </div>`:r}static{this.styles=[$,y`
      :host { display: block; }
      .move { display: grid; gap: 8px; margin: 12px 0; justify-items: start; }
      .when { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); align-items: end; gap: 8px; width: 100%; }
      .when input { min-width: 0; padding: 8px 6px; }
      .row button { display: inline-grid; align-content: center; }
      .taken { color: var(--secondary-text-color); background: var(--secondary-background-color); }
      small { max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; }
    `]}};p([u({attribute:!1})],f.prototype,"each",2),p([u()],f.prototype,"what",2),p([m()],f.prototype,"check",2),p([m()],f.prototype,"day",2),p([m()],f.prototype,"time",2),p([m()],f.prototype,"asked",2),p([m()],f.prototype,"busy",2);customElements.define("studio-appointment-move",f);var k=class extends g{constructor(){super(...arguments);this.details=null;this.doing="";this.busy=!1;this.followed="";this.leave=null}disconnectedCallback(){super.disconnectedCallback(),this.leave?.(),this.leave=null,this.followed=""}willUpdate(t){let e=t.get("aim");t.has("aim")&&e?.key!==this.aim.key&&(this.details=null,this.doing=""),this.follow()}updated(t){t.has("doing")&&t.get("doing")!==void 0&&this.renderRoot.querySelector("h2")?.focus()}async follow(){let{api:t,studio:e}=this.context,{key:s,appointment_id:i,moment:n}=this.aim,o=e.running&&this.isConnected?`${e.entry_id} ${s}`:"";if(o===this.followed||(this.followed=o,this.leave?.(),this.leave=null,!o))return;let h={appointment_id:i,...n===null?{}:{moment:n}};try{let c=await t.follow("appointment/subscribe",h,v=>{this.followed===o&&(this.details=v)});this.followed===o?this.leave=c:c()}catch(c){this.tell("studio-failed",c)}}render(){let{details:t}=this;if(!t)return a`<p class="quiet" role="status">${this.t("appointment.loading")}</p>`;let e=t.appointment;return t.gone||!e?a`<h2>${this.t("appointment.gone")}</h2>`:a`<h2 dir="auto" tabindex="-1">${e.title??this.t("diary.busy")}</h2>
      ${this.doing==="change"?this.changing(t,e):this.shown(t,e)}`}shown(t,e){let{format:s,studio:i}=this.context,n=`${s.day(e.start)}${e.all_day?"":`, ${s.span(e)}`}`,o=_(e).map(h=>i.people.find(c=>c.id===h)?.name??"");return a`<p class="quiet">
        ${[e.session_type??this.t(`appointment.${e.kind}`),e.all_day?s.span(e):n,e.status==="tentative"?this.t("diary.tentative"):"",e.status==="cancelled"?this.t("appointment.cancelled"):"",e.moment===null?"":this.t("diary.repeating")].filter(Boolean).join(" · ")}
      </p>
      ${e.conflict&&t.conflicts.length?a`<div class="alarm">
              ${this.t("appointment.conflict")}
              <button class="plain" @click=${()=>this.tell("studio-go",{tab:"todo"})}>
                ${this.t("shell.todo")}
              </button>
            </div>`:r}
      ${e.editable?this.actions(e):r}
      <studio-appointment-client
        .context=${this.context}
        .details=${t}
      ></studio-appointment-client>
      ${o.length?this.fact("appointment.who",o.join(", ")):r}
      ${e.place?this.fact("booking.place",e.place):r}
      ${e.description?this.fact("booking.notes",e.description):r}
      <studio-appointment-history
        .context=${this.context}
        .details=${t}
      ></studio-appointment-history>`}fact(t,e){return a`<div class="fact">
      <span class="label">${this.t(t)}</span>
      <div class="words" dir="auto">${e}</div>
    </div>`}actions(t){let e=()=>this.do("");switch(this.doing){case"move":case"give":return a`<studio-appointment-move
          .context=${this.context}
          .each=${t}
          .what=${this.doing}
          @left=${e}
        ></studio-appointment-move>`;case"cancel":return x(i=>this.t(i),i=>{this.cancel(t,i)},e)}if(t.status==="cancelled")return a`<div class="row actions">
        <button class="main" ?disabled=${this.busy} @click=${()=>{this.takeUp(t)}}>
          ${this.t("appointment.take_up")}
        </button>
      </div>`;let s=i=>a`<button ?disabled=${this.busy} @click=${()=>this.do(i)}>
        ${this.t(`appointment.${i}`)}
      </button>`;return a`<div class="row actions">
      ${s("move")} ${s("give")} ${s("change")}
      <button
        class="danger"
        ?disabled=${this.busy}
        @click=${()=>t.moment===null?void this.cancel(t):this.do("cancel")}
      >
        ${this.t("appointment.cancel")}
      </button>
    </div>`}changing(t,e){return a`<studio-appointment-edit
      .context=${this.context}
      .client=${e.client??t.client?.name??""}
      .each=${e}
      @left=${()=>this.do("")}
    ></studio-appointment-edit>`}do(t){this.doing=t}async changed(t,e){this.busy=!0,await this.carryOut(t,()=>e),this.busy=!1,this.do("")}async cancel(t,e){let s={...b(t,e),expected_rev:t.rev};await this.changed(()=>this.context.api.act("cancel_appointment",s),this.t("appointment.was_cancelled",{title:t.title??this.t("diary.busy")}))}async takeUp(t){let e={...b(t),status:"confirmed",expected_rev:t.rev};await this.changed(()=>this.context.api.act("update_appointment",e),this.t("appointment.taken_up"))}static{this.styles=[$,y`
      h2 { padding-inline-end: 44px; overflow-wrap: anywhere; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .words { white-space: pre-line; }
      .actions { margin: 12px 0; }
    `]}};p([u({attribute:!1})],k.prototype,"aim",2),p([m()],k.prototype,"details",2),p([m()],k.prototype,"doing",2),p([m()],k.prototype,"busy",2);customElements.define("studio-appointment",k);
