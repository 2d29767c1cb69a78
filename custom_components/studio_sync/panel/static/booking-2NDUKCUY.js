import"./chunk-WYH6JV7H.js";import{a as _}from"./chunk-A24S5JNW.js";import{d as $,e as C,f as P,g as q}from"./chunk-G3PWAUJH.js";import{j as F,m as T,n as U,o as R}from"./chunk-37XJLD6S.js";import{a as y}from"./chunk-ZHHGW6S6.js";import"./chunk-4525WVJX.js";import"./chunk-PKRJYEXA.js";import"./chunk-2PCFWAIZ.js";import{b as w}from"./chunk-HTIT4TPU.js";import{b as g,c as p,e as u,h as k,i as d,j as x}from"./chunk-6URGFRCB.js";import{a}from"./chunk-BC7J7IIZ.js";var c=new _;function b({client_id:n},{plan:i,newClient:t}){return n?t!==null||![null,n].includes(i.client_id):!1}function D(n,i){let t=c.get(n);return t&&!b(i,t)?t:null}function O(n,i,t,e){let o=F(i,t,e);if(!n){let A=i.client??"";return{plan:o,client:A,newClient:null,request_id:y()}}let{day:s,time:l,at:m,minutes:f,all_day:v,days:S}=o,j={...n.plan,...i.start?{day:s,time:l,at:m,all_day:v}:{},...i.end?{minutes:f,days:S}:{},...i.staff_id?{staff_id:i.staff_id}:{},...i.resource_ids?{resource_ids:i.resource_ids}:{},...i.session_type?{session_type:i.session_type}:{},...i.client_id?{client_id:i.client_id}:{}};return{...n,plan:j,client:i.client||n.client}}function E(n,i){let t={...n.plan,client_id:i},e=n.newClient?.name??n.client;return{plan:t,client:e,newClient:null,request_id:y()}}var h=["who","when","check"],r=class extends w{constructor(){super(...arguments);this.draft={};this.busy=!1;this.step="who";this.taken="";this.free=null;this.touched=!1}keep(){this.touched&&c.keep(this.context.studio.entry_id,this.typed)}willUpdate(t){t.has("draft")&&this.begin(this.typed??null),this.keep()}begin(t){let{draft:e,context:o}=this,s=t;s&&b(e,s)&&(this.keep(),Object.assign(this,{step:"who",taken:"",free:null,touched:!1}),s=null),s||(s=D(o.studio.entry_id,e),this.touched=s!==null),this.typed=O(s,e,o.studio,o.format)}picked(t){this.touched=!0;let e=t&&"client_id"in t?t:null;this.typed={...this.typed,newClient:t&&"add"in t?t.add:null,client:e?.name??"",plan:{...this.typed.plan,client_id:e?.client_id??null}}}get form(){return this.renderRoot.querySelector("studio-booking-form")}submit(){this.form?.unpicked?(this.go("who"),this.tell("studio-failed",{message:this.t("booking.unpicked")})):this.next?this.go(this.next):this.save()}get next(){return this.context.narrow?h[h.indexOf(this.step)+1]??null:null}go(t){this.context.narrow&&(this.step=t,this.updateComplete.then(()=>this.renderRoot.querySelector("h2")?.focus()))}key(t){let[e]=t.composedPath();t.key!=="Enter"||t.defaultPrevented||!this.next||e instanceof HTMLInputElement&&(t.preventDefault(),e.blur(),this.submit())}async save(t=this.form?.saysOverlap??!1){let{api:e,texts:o}=this.context;this.taken="",this.busy=!0;let s=await this.carryOut(async()=>{let{newClient:l,request_id:m}=this.typed;if(l){let f={...l,request_id:m},v=await e.act("add_client",f);this.typed=E(this.typed,v.clients[0]?.client_id??null)}return e.act("add_appointment",{...T(this.typed.plan),request_id:this.typed.request_id,allow_overlap:t})},()=>this.t("booking.booked"),l=>$(l)?(this.taken=C(o,l),!0):!1);this.busy=!1,s&&this.leave()}async later(){let{api:t,format:e,texts:o}=this.context;this.taken="";try{let s=await P(t,o,U(this.typed.plan));this.typed={...this.typed,plan:R(this.typed.plan,s.start,e)},this.free=s}catch(s){this.tell("studio-failed",s)}await this.focusOn("button.main")}async focusOn(t){await this.updateComplete,this.renderRoot.querySelector(t)?.focus()}leave(){let{entry_id:t}=this.context.studio;c.get(t)?.request_id===this.typed.request_id&&c.drop(t),this.touched=!1,this.tell("studio-beside",null)}render(){let{narrow:t}=this.context;return p`<h2 tabindex="-1">${this.t("booking.title")}</h2>
      ${t?this.progress():u}
      <form
        @submit=${e=>{e.preventDefault(),this.submit()}}
        @keydown=${e=>this.key(e)}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${this.typed.plan}
          .client=${this.typed.client}
          .newClient=${this.typed.newClient}
          .step=${t?this.step:null}
          @plan-changed=${({detail:e})=>{this.typed={...this.typed,plan:e},this.taken="",this.free=null,this.touched||=!!(e.title||e.description||e.place)}}
          @client-picked=${({detail:e})=>this.picked(e)}
        ></studio-booking-form>
        ${this.free?this.isFree(this.free):u}
        ${this.taken?q(e=>this.t(e),this.taken,{both:()=>{this.save(!0)},later:()=>{this.later()},back:()=>{this.taken="",this.focusOn("button.main")}}):this.buttons()}
      </form>`}progress(){return p`<ol class="steps" aria-label=${this.t("booking.steps")}>
      ${h.map((t,e)=>p`<li>
          <button
            type="button"
            aria-current=${t===this.step?"step":u}
            @click=${()=>this.go(t)}
          >
            ${e+1}. ${this.t(`booking.step.${t}`)}
          </button>
        </li>`)}
    </ol>`}isFree(t){let{format:e}=this.context,o=t.all_day?e.span(t):`${e.day(t.start)}, ${e.span(t)}`;return p`<p role="status">${this.t("diary.free",{span:o})}</p>`}buttons(){let{next:t}=this,e=this.context.narrow?h[h.indexOf(this.step)-1]:void 0;return p`<div class="row">
      <button class="main" type="submit" ?disabled=${this.busy}>
        ${this.t(t?"booking.go_on":"booking.save")}
      </button>
      ${e?p`<button type="button" @click=${()=>this.go(e)}>
              ${this.t("booking.go_back")}
            </button>`:u}
      <button class="plain" type="button" @click=${()=>this.leave()}>
        ${this.t("booking.leave")}
      </button>
    </div>`}firstUpdated(){let t=this.renderRoot.querySelector("studio-booking-form");t?.updateComplete.then(()=>{let e=t.renderRoot.querySelector("studio-client-picker");e?.updateComplete.then(()=>e.renderRoot.querySelector("input")?.focus())})}static{this.styles=[x,g`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
      .steps { display: flex; gap: 4px; margin: 0 0 16px; padding: 0; list-style: none; }
      .steps li { flex: 1; }
      .steps button { width: 100%; padding: 4px; color: var(--secondary-text-color); background: none; border-bottom: 3px solid var(--divider-color); border-radius: 0; }
      .steps [aria-current] { color: var(--words); border-color: currentColor; }
    `]}};a([k({attribute:!1})],r.prototype,"draft",2),a([d()],r.prototype,"typed",2),a([d()],r.prototype,"busy",2),a([d()],r.prototype,"step",2),a([d()],r.prototype,"taken",2),a([d()],r.prototype,"free",2);customElements.define("studio-booking",r);
