import{a as tt}from"./chunk-WYH6JV7H.js";import{a as et}from"./chunk-ZPOA45UA.js";import{a as z}from"./chunk-LYSKUVDN.js";import{a as N}from"./chunk-A24S5JNW.js";import{a as U,b,c as S,d as P,e as E,f as D,g as R}from"./chunk-G3PWAUJH.js";import"./chunk-HAGLAADD.js";import{a as J,b as M}from"./chunk-RUV2SFPD.js";import{b as H,f as j,g as K,k as O,l as G,o as X,p as Y,q as Z,r as L}from"./chunk-37XJLD6S.js";import"./chunk-4525WVJX.js";import{d as $}from"./chunk-PKRJYEXA.js";import{a as Q}from"./chunk-MJN7SWPD.js";import{j as I}from"./chunk-2PCFWAIZ.js";import{b as V}from"./chunk-D75BE6HH.js";import{b as x}from"./chunk-HTIT4TPU.js";import{b as k,c as a,e as c,h as y,i as f,j as w}from"./chunk-6URGFRCB.js";import{a as d}from"./chunk-BC7J7IIZ.js";var it={client:"booking.client",type:"booking.type",buffers:"appointment.field.buffers",when:"appointment.field.when",staff:"appointment.field.staff",assistants:"appointment.field.assistants",resources:"appointment.field.resources",recurrence:"appointment.field.recurrence",title:"appointment.field.title",description:"appointment.field.description",place:"appointment.field.place",status:"appointment.field.status",busy:"appointment.field.busy"};function st(p,o,t){let e=l=>p.texts.page(l),[s,i]=[o.was,t].map(l=>lt(p,l)),n=pt(p,o);return Object.keys(it).flatMap(l=>{let[h,m,u]=[s,i,n].map(C=>C?.[l]||"–");if(h===m)return[];let _=u!==h&&u!==m;return{label:e(it[l]),now:m??"",mine:_?u??"":null}})}function lt(p,o){return nt(p,O(o,p.format),o.client??"",o)}function pt(p,{was:o,plan:t,client:e}){let s=p.studio.types.find(({name:m})=>m===t.session_type),i=t.session_type===o.session_type,{before:n,after:r}=i?o:s??{before:0,after:0},h=t.tentative===(o.status==="tentative")?o.status:t.tentative?"tentative":"confirmed";return nt(p,t,e,{status:h,busy:o.busy,before:n,after:r})}function nt(p,o,t,e){let{format:s,studio:i,texts:n}=p,r=o.repeat.often!=="never";return{client:t,type:o.session_type||n.page("booking.no_type"),buffers:`${e.before} / ${e.after}`,when:ct(p,o),staff:$(i,[o.staff_id]).join(", "),assistants:$(i,o.assistant_ids).join(", "),resources:$(i,o.resource_ids).join(", "),recurrence:r?j(H(o.repeat,o.day),n,s):"",title:o.title,description:o.description,place:o.place,status:n.page(F[e.status]),busy:n.page(e.busy?"diary.busy":"diary.slot_free")}}var F={confirmed:"appointment.confirmed",tentative:"diary.tentative",cancelled:"diary.cancelled_one"};function ct({format:p,texts:o},t){let{start:e,end:s}=G(t);if(t.all_day)return`${p.span({start:e,end:s,all_day:!0})}, ${o.page("diary.all_day")}`;let i=t.at?Date.parse(t.at):I(e,t.zone),[n,r]=[i,i+t.minutes*6e4].map(l=>new Date(l).toISOString());return`${p.day(n)}, ${p.span({start:n,end:r,all_day:!1})}`}var dt=["start","end","all_day","staff_id","assistant_ids","resource_ids","session_type","recurrence","status"],A=new N;function ot({studio:p},o){return A.has(at(p,o))}var v=class extends x{constructor(){super(...arguments);this.opened="";this.client="";this.series="";this.edit=null;this.scoped=!1;this.busy=!1;this.taken=null}willUpdate(t){t.has("opened")&&this.begin(A.get(this.key));let{edit:e}=this;e&&e.rev!==this.each.rev&&!this.others(e).length&&this.adopt(e),this.edit&&ht(this.edit)&&A.keep(this.key,this.edit)}get key(){return at(this.context.studio,this.opened)}begin(t=null){let{each:e,client:s}=this;t||A.drop(this.key);let i=O(e,this.context.format);this.edit=t??{was:e,before:i,plan:i,rev:e.rev,client:s,newClient:null},this.scoped=!1,this.taken=null}left(){A.drop(this.key),this.edit=null,this.dispatchEvent(new Event("left"))}submit(t){if(this.fields?.unpicked){this.tell("studio-failed",{message:this.t("booking.unpicked")});return}let[e,...s]=this.scopes(t);this.each.moment===null?this.save(t):e&&!s.length?this.save(t,e):this.scoped=!0}scopes({before:t,plan:e}){if(!L(t,e))return U;let{repeat:s,day:i}=e;return s.often==="never"?["following"]:K(s,i,this.series||i,this.context.format)?["following","all"]:["following"]}render(){return this.edit?this.form(this.edit):c}get fields(){return this.renderRoot.querySelector("studio-booking-form")}async save(t,e,s=this.fields?.saysOverlap??!1){let{each:i}=this,{api:n,texts:r}=this.context,l=Y(t.before,t.plan),h=Z(t.before,t.plan,i.moment!==null);h&&e!=="this"&&(l.recurrence=h);let m=s||!dt.some(u=>u in l);this.taken=null,this.busy=!0;try{let{client_id:u}=t.plan;t.newClient?l.new_client=t.newClient:u!==t.before.client_id&&(l.client_id=u);let _=null;if(Object.keys(l).length){let C={...b(i,e),...l,allow_overlap:m,expected_rev:t.rev};_=(await n.act("update_appointment",C)).undo}this.tell("studio-done",{text:this.t("appointment.saved"),undo:_}),this.left()}catch(u){u.translation_key==="book_stale"?this.overtaken():P(u)?this.taken={words:E(r,u),scope:e}:this.tell("studio-failed",u)}finally{this.busy=!1,this.scoped=!1}}async later(t){let{api:e,format:s,texts:i}=this.context;this.taken=null;try{let n=await D(e,i,this.fields?.asks??{});this.edit={...t,plan:X(t.plan,n.start,s)}}catch(n){this.tell("studio-failed",n)}}overtaken(){this.tell("studio-failed",{message:this.t("appointment.overtaken")}),this.renderRoot.querySelector(".alarm")?.scrollIntoView({block:"nearest"})}form(t){let{each:e}=this,s=e.moment!==null&&e.series_id!==null;return a`${e.rev===t.rev?c:this.meanwhile(t)}
      <form
        @submit=${i=>{i.preventDefault(),this.submit(t)}}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${t.plan}
          .client=${t.client}
          .newClient=${t.newClient}
          .of=${{appointment_id:e.appointment_id,moment:e.moment}}
          .single=${s}
          .following=${L(t.before,t.plan)}
          @plan-changed=${({detail:i})=>{this.edit={...t,plan:i},this.taken=null}}
          @client-picked=${({detail:i})=>this.picked(t,i)}
        ></studio-booking-form>
        ${this.taken?this.asked(t,this.taken):this.scoped?S(i=>this.t(i),i=>{this.save(t,i)},()=>{this.scoped=!1},this.scopes(t)):a`<div class="row">
                <button class="main" type="submit" ?disabled=${this.busy}>${this.t("booking.save_changes")}</button>
                <button
                  class="plain"
                  type="button"
                  @click=${()=>this.left()}
                >
                  ${this.t("booking.go_back")}
                </button>
              </div>`}
      </form>`}others(t){let e=t.newClient?.name??t.client;return st(this.context,{...t,client:e},this.each)}meanwhile(t){let e=this.others(t);return a`<div class="alarm" role="alert">
      <p>${this.t("appointment.meanwhile")}</p>
      <dl>
        ${e.map(({label:s,now:i,mine:n})=>a`<dt>${s}</dt>
            <dd dir="auto">${this.t("diary.it_is",{what:i})}</dd>
            ${n===null?c:a`<dd dir="auto">${this.t("diary.you_wanted",{what:n})}</dd>`}`)}
      </dl>
      <div class="row">
        <button @click=${()=>this.adopt(t)}>${this.t("appointment.keep_mine")}</button>
        <button class="plain" @click=${()=>this.begin()}>
          ${this.t("appointment.take_theirs")}
        </button>
      </div>
    </div>`}adopt(t){let{each:e}=this,s=O(e,this.context.format),i=rt(t),n=t.newClient||"client_id"in i?t.client:e.client??"",r={...s,...i};this.edit={...t,was:e,rev:e.rev,before:s,plan:r,client:n}}asked(t,{words:e,scope:s}){return R(i=>this.t(i),e,{both:()=>{this.save(t,s,!0)},later:()=>{this.later(t)},back:()=>{this.taken=null}})}picked(t,e){let s=e&&"client_id"in e?e:null;this.edit={...t,newClient:e&&"add"in e?e.add:null,client:s?.name??"",plan:{...t.plan,client_id:s?.client_id??null}}}static{this.styles=[w,k`
      :host { display: block; }
      .alarm { margin-top: 12px; }
      dl { margin: 0 0 12px; overflow-wrap: anywhere; }
      dt { margin-top: 8px; font-weight: 500; }
      dd { margin: 0; white-space: pre-line; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; margin-top: 12px; }
    `]}};d([y({attribute:!1})],v.prototype,"each",2),d([y()],v.prototype,"opened",2),d([y()],v.prototype,"client",2),d([y()],v.prototype,"series",2),d([f()],v.prototype,"edit",2),d([f()],v.prototype,"scoped",2),d([f()],v.prototype,"busy",2),d([f()],v.prototype,"taken",2);function at({entry_id:p},o){return`${p} ${o}`}function ht(p){return p.newClient!==null||Object.keys(rt(p)).length>0}function rt({before:p,plan:o}){let t={};for(let e of Object.keys(o))JSON.stringify(p[e])!==JSON.stringify(o[e])&&(t[e]=o[e]);return t}customElements.define("studio-appointment-edit",v);var q=class extends x{render(){let{details:o}=this,{client:t}=o;if(!t)return c;let{format:e}=this.context,s=i=>a`<li>
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
          <a href=${`tel:${V(i)}`}>${this.t("appointment.call")}</a>
          <a href=${`sms:${V(i)}`}>${this.t("appointment.message")}</a>
        </div>`)}
      ${t.emails.map(({value:i})=>a`<div class="row">
          <span dir="ltr">${i}</span>
          <a href=${`mailto:${encodeURIComponent(i)}`}>${this.t("appointment.mail")}</a>
        </div>`)}
      ${o.last.length?a`<span class="label">${this.t("appointment.last")}</span>
              <ul>${o.last.map(s)}</ul>`:c}
      ${o.next.length?a`<span class="label">${this.t("appointment.next")}</span>
              <ul>${o.next.map(s)}</ul>`:c}
    </div>`}static{this.styles=[w,k`
      :host { display: block; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .line { display: block; min-height: 32px; padding: 2px 0; text-align: start; font-weight: 400; background: none; }
      .name { font-weight: 600; color: var(--primary-text-color); }
      ul { margin: 0 0 8px; padding-inline-start: 18px; }
      @media (max-width: 599px) { .line { min-height: 44px; } .row a { display: inline-flex; min-width: 44px; min-height: 44px; align-items: center; } }
    `]}};d([y({attribute:!1})],q.prototype,"details",2);var W=class extends x{render(){return a`${this.where(this.details)} ${this.history(this.details.history)}`}where(o){let{format:t,studio:e}=this.context,s=o.shown.filter(i=>i.kind!=="calendar");return s.length?a`<h3>${this.t("appointment.where")}</h3>
      <ul class="plain">
        ${s.map(i=>{let n=e.people.find(l=>l.id===i.of)?.name??i.name,r=i.since?t.recent(i.since):"";return a`<li dir="auto">
            ${this.t(`booking.${i.kind}`,{name:n})}:
            ${this.t(`appointment.state.${i.state}`)}
            ${r?this.t("appointment.since",{when:r}):""}
          </li>`})}
      </ul>`:c}history(o){if(!o.length)return c;let{format:t}=this.context;return a`<h3>${this.t("appointment.happened")}</h3>
      <ul class="plain history">
        ${o.map(e=>a`<li>
            <span class="quiet">${t.day(e.at)}, ${t.time(e.at)}</span>
            ${this.what(e)}
            ${e.changes.length?a`<div class="quiet" dir="auto">
                    ${e.changes.filter(s=>mt.includes(s.field)).map(s=>a`<div>
                          ${this.t(`appointment.field.${s.field}`)}:
                          ${this.said(s.field,s.before)} → ${this.said(s.field,s.after)}
                        </div>`)}
                  </div>`:c}
            ${e.undo?a`<button class="plain" @click=${()=>{this.takeBack(e.undo??"",e.redo)}}>
                    ${this.t(e.redo?"shell.redo":"shell.undo")}
                  </button>`:c}
          </li>`)}
      </ul>`}what(o){let t=o.who.name||this.t(`appointment.by.${o.who.kind}`),{by:e,key:s,where:i}=et(o),n=e==="sync"?this.t("shell.sync"):t;return a`<span dir="auto">${n}</span>: ${this.t(s,i?{where:t}:{})}`}said(o,t){let{format:e,texts:s}=this.context;return typeof t!="string"?e.when(t):t?o==="recurrence"?j(t.split(`
`),s,e):o==="busy"?this.t(t==="True"?"diary.busy":"diary.slot_free"):o==="status"&&t in F?this.t(F[t]):t:"–"}static{this.styles=[w,k`
      ul { margin: 0 0 8px; padding: 0; list-style: none; font-size: 14px; }
      .history li { margin-bottom: 8px; overflow-wrap: anywhere; }
    `]}};d([y({attribute:!1})],W.prototype,"details",2);var mt=["title","when","description","place","status","recurrence","busy","staff","assistants","resources","client","session_type"];customElements.define("studio-appointment-client",q);customElements.define("studio-appointment-history",W);var g=class extends x{constructor(){super(...arguments);this.what="move";this.check=null;this.day="";this.time="";this.at=null;this.asked=null;this.busy=!1;this.latest=0;this.who=""}willUpdate(t){let e=t.get("each");if(t.has("each")&&e?.start!==this.each.start){let s=this.context.format.clock(this.each.start);[this.day,this.time]=[s.slice(0,10),s.slice(11,16)],this.at=null,this.look()}}get start(){return this.each.all_day?this.day:`${this.day}T${this.time}:00`}get chosen(){return this.at?this.at:this.context.format.clock(this.each.start).slice(0,this.start.length)===this.start?this.each.start:this.start}pick(t,e){let s=e.target.value||this[t];t==="day"?this.day=s:this.time=s,this.at=null,this.look()}async look(){let t=++this.latest,{api:e}=this.context,s={...b(this.each),start:this.chosen};try{let i=await e.read("free/check",s);t===this.latest&&(this.check=i)}catch(i){t===this.latest&&this.tell("studio-failed",i)}}choose(t,e=""){this.who=e,this.each.moment===null?this.carry(t):this.asked={kind:"which",fields:t}}async carry(t,e,{overlap:s=!1,to:i=""}={}){let{each:n,what:r}=this,{api:l,texts:h}=this.context;this.busy=!0;try{let m=await l.act("update_appointment",{...b(n,e),...t,expected_rev:n.rev,allow_overlap:s}),u=n.title??this.t("diary.busy"),_=i?"diary.moved_to":r==="move"?"diary.moved":"appointment.given",C=this.t(_,{title:u,name:this.who,when:i});this.tell("studio-done",{text:C,undo:m.undo}),this.dispatchEvent(new Event("left"))}catch(m){if(P(m)){let u=()=>{this.carry(t,e,{overlap:!0})},_=()=>{this.later(t,e)};this.asked={kind:"taken",words:E(h,m),both:u,later:_}}else this.asked=null,this.tell("studio-failed",m)}finally{this.busy=!1}}async later(t,e){let{api:s,format:i,texts:n}=this.context;this.asked=null;try{let r=await D(s,n,{...b(this.each,e),...t}),l=`${i.day(r.start)}${r.all_day?"":`, ${i.time(r.start)}`}`;await this.carry({...t,start:r.start,end:r.end},e,{to:l})}catch(r){this.tell("studio-failed",r)}}render(){let{asked:t}=this,e=()=>{this.asked=null};return t?.kind==="which"?S(i=>this.t(i),i=>{this.carry(t.fields,i)},e):t?.kind==="taken"?R(s=>this.t(s),t.words,{...t,back:e}):a`<div class="move">
      ${this.what==="move"?this.times():this.people()}
      <button class="plain" @click=${()=>this.dispatchEvent(new Event("left"))}>
        ${this.t("booking.go_back")}
      </button>
    </div>`}times(){let{check:t,each:e,busy:s}=this,{format:i}=this.context;return a`${t?.times.length?a`<span class="label">${this.t("booking.next_free")}</span>
            <div class="row">
              ${t.times.map(n=>a`<button
                  ?disabled=${s}
                  @click=${()=>this.choose({start:n.start,end:n.end})}
                >
                  ${i.day(n.start)}${n.all_day?"":` ${i.time(n.start)}`}
                </button>`)}
            </div>`:c}
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
            @change=${n=>this.pick("day",n)}
        /></label>
        ${e.all_day?c:a`<label
                ><span class="label">${this.t("booking.time")}</span
                ><input
                  type="time"
                  step="300"
                  required
                  .value=${this.time}
                  @change=${n=>this.pick("time",n)}
              /></label>`}
        <button class="main" type="submit" ?disabled=${s}>${this.t("appointment.move_it")}</button>
      </form>
      ${e.all_day?c:tt(this.context,this.start,this.chosen,n=>{this.at=n,this.look()})}
      ${t?.overlaps.length?a`<div class="alarm" role="status">
              ${t.overlaps.map(n=>a`<div dir="auto">
                  ${this.t("booking.overlaps",{title:n.title??this.t("diary.busy"),when:`${i.day(n.start)}, ${i.span(n)}`,who:this.names(n.people)})}
                </div>`)}
            </div>`:c}`}names(t){return $(this.context.studio,t).join(", ")}people(){let{each:t,context:e}=this,s=r=>e.studio.people.filter(l=>l.kind===r),[i]=t.resource_ids,n=s("room").filter(({id:r})=>!t.resource_ids.includes(r));return a`${this.row("booking.who",s("staff").filter(({id:r})=>r!==t.staff_id),r=>({staff_id:r,assistant_ids:t.assistant_ids.filter(l=>l!==r)}))}
    ${i?this.row("booking.rooms",n,r=>({resource_ids:[r,...t.resource_ids.slice(1)]})):c}`}row(t,e,s){return e.length?a`<span class="label">${this.t(t)}</span>
      <div class="row" role="group" aria-label=${this.t(t)}>
        ${e.map(i=>{let n=this.check?.people.find(({id:m})=>m===i.id),r=n?.by[0],l=n?.reason==="closed"?this.t("booking.closed"):this.t("diary.busy"),h=n&&!n.free?r?.title??l:"";return a`<button
            class=${h?"taken":""}
            ?disabled=${this.busy}
            @click=${()=>this.choose(s(i.id),i.name)}
          >
            <span dir="auto">${i.name}</span>${h?a`<small dir="auto">${h}</small>`:c}
          </button>`})}
      </div>`:c}static{this.styles=[w,k`
      :host { display: block; }
      .move { display: grid; gap: 8px; margin: 12px 0; justify-items: start; }
      .when { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); align-items: end; gap: 8px; width: 100%; }
      .when input { min-width: 0; padding: 8px 6px; }
      .row button { display: inline-grid; align-content: center; }
      .taken { color: var(--secondary-text-color); background: var(--secondary-background-color); }
      small { max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; }
    `]}};d([y({attribute:!1})],g.prototype,"each",2),d([y()],g.prototype,"what",2),d([f()],g.prototype,"check",2),d([f()],g.prototype,"day",2),d([f()],g.prototype,"time",2),d([f()],g.prototype,"at",2),d([f()],g.prototype,"asked",2),d([f()],g.prototype,"busy",2);customElements.define("studio-appointment-move",g);var T=class extends x{constructor(){super(...arguments);this.details=null;this.doing="";this.busy=!1;this.taken="";this.following=new Q(this,t=>this.tell("studio-failed",t))}willUpdate(t){let e=t.get("aim");t.has("aim")&&e?.key!==this.aim.key&&(this.details=null,this.doing=ot(this.context,this.aim.key)?"change":"",this.taken=""),this.follow()}updated(t){t.has("doing")&&t.get("doing")!==void 0&&this.renderRoot.querySelector("h2")?.focus()}follow(){let{appointment_id:t,moment:e}=this.aim,s={appointment_id:t,...e===null?{}:{moment:e}},i=n=>{this.details=n};this.following.to(this.context,"appointment/subscribe",s,i)}render(){let{details:t}=this;if(!t)return a`<p class="quiet" role="status">${this.t("appointment.loading")}</p>`;let e=t.appointment;return t.gone||!e?a`<h2>${this.t("appointment.gone")}</h2>`:a`<h2 dir="auto" tabindex="-1">${e.title??this.t("diary.busy")}</h2>
      ${this.doing==="change"&&e.editable?this.changing(t,e):this.shown(t,e)}`}shown(t,e){let{format:s,studio:i,texts:n}=this.context,r=`${s.day(e.start)}${e.all_day?"":`, ${s.span(e)}`}`,l=$(i,[e.staff_id,...e.assistant_ids]),h=$(i,e.resource_ids);return a`<p class="quiet">
        ${[e.session_type??this.t(`appointment.${e.kind}`),e.all_day?s.span(e):r,e.status==="tentative"?this.t("diary.tentative"):"",e.status==="cancelled"?this.t("appointment.cancelled"):""].filter(Boolean).join(" · ")}
      </p>
      ${this.conflicts(t,e)}
      ${t.kept.length?this.fact("diary.kept",t.kept.map(m=>this.keptBeside(m)).join(`
`)):c}
      ${e.editable?this.actions(e):c}
      <studio-appointment-client
        .context=${this.context}
        .details=${t}
      ></studio-appointment-client>
      ${l.length?this.fact("appointment.who",l.join(", ")):c}
      ${h.length?this.fact("booking.rooms",h.join(", ")):c}
      ${t.series?this.fact("booking.repeats",j(t.series.recurrence,n,s)):c}
      ${e.place&&e.place!==h.join(", ")?this.fact("booking.place",e.place):c}
      ${e.description?this.fact("booking.notes",e.description):c}
      <studio-appointment-history
        .context=${this.context}
        .details=${t}
      ></studio-appointment-history>`}conflicts(t,e){let{context:s}=this;return J(M(t.conflicts,e),({id:i})=>i,i=>i.kind==="overlap"?a`<studio-todo-overlap
              .context=${s}
              .item=${i}
              .of=${e.appointment_id}
            ></studio-todo-overlap>`:a`<studio-todo-edit .context=${s} .item=${i}></studio-todo-edit>`)}keptBeside({title:t,who:e,at:s,...i}){let{format:n}=this.context,r=e&&(e.name||this.t(`appointment.by.${e.kind}`)),l=i.all_day?"":n.span(i),h=[r,s&&n.recent(s)].filter(Boolean).join(", ");return[t??this.t("diary.busy"),l,h].filter(Boolean).join(" · ")}fact(t,e){return a`<div class="fact">
      <span class="label">${this.t(t)}</span>
      <div class="words" dir="auto">${e}</div>
    </div>`}actions(t){let e=()=>this.do("");switch(this.doing){case"move":case"give":return a`<studio-appointment-move
          .context=${this.context}
          .each=${t}
          .what=${this.doing}
          @left=${e}
        ></studio-appointment-move>`;case"cancel":return S(i=>this.t(i),i=>{this.cancel(t,i)},e,U,this.t("appointment.which_cancel"))}if(t.status==="cancelled")return this.taken?this.asked(t):a`<div class="row actions">
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
      .opened=${this.aim.key}
      .series=${t.series?.start??""}
      @left=${()=>this.do("")}
    ></studio-appointment-edit>`}do(t){this.doing=t}async changed(t,e,s){this.busy=!0,await this.carryOut(t,()=>e,s),this.busy=!1,this.do(""),await this.updateComplete,z()===document.body&&this.renderRoot.querySelector("h2")?.focus()}async cancel(t,e){let s={...b(t,e),expected_rev:t.rev};await this.changed(()=>this.context.api.act("cancel_appointment",s),this.t("appointment.was_cancelled",{title:t.title??this.t("diary.busy")}))}async takeUp(t,e={},s=!1){let{api:i,texts:n}=this.context,l={...b(t),...e,status:"confirmed",allow_overlap:s,expected_rev:t.rev};this.taken="",await this.changed(()=>i.act("update_appointment",l),this.t("appointment.taken_up"),h=>(P(h)&&(this.taken=E(n,h)),P(h)))}async takeUpLater(t){let{api:e,texts:s}=this.context;try{let{start:i,end:n}=await D(e,s,b(t));await this.takeUp(t,{start:i,end:n})}catch(i){this.tell("studio-failed",i)}}asked(t){return R(e=>this.t(e),this.taken,{both:()=>{this.takeUp(t,{},!0)},later:()=>{this.takeUpLater(t)},back:()=>{this.taken=""}})}static{this.styles=[w,k`
      h2 { padding-inline-end: 44px; overflow-wrap: anywhere; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .words { white-space: pre-line; }
      .actions { margin: 12px 0; }
    `]}};d([y({attribute:!1})],T.prototype,"aim",2),d([f()],T.prototype,"details",2),d([f()],T.prototype,"doing",2),d([f()],T.prototype,"busy",2),d([f()],T.prototype,"taken",2);customElements.define("studio-appointment",T);
