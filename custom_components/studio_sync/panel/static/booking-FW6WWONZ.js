import"./chunk-WYH6JV7H.js";import{a as x}from"./chunk-A24S5JNW.js";import{d as w,e as _,f as $,g as P}from"./chunk-G3PWAUJH.js";import{j as C,m as F,n as T,o as q}from"./chunk-37XJLD6S.js";import{a as R}from"./chunk-ZHHGW6S6.js";import"./chunk-4525WVJX.js";import"./chunk-PKRJYEXA.js";import"./chunk-2PCFWAIZ.js";import{b as g}from"./chunk-HTIT4TPU.js";import{b as y,c as p,e as u,h as b,i as d,j as k}from"./chunk-6URGFRCB.js";import{a as l}from"./chunk-BC7J7IIZ.js";var h=new x;function v({client_id:o},{plan:i,newClient:t}){return o?t!==null||![null,o].includes(i.client_id):!1}function D(o,i){let t=h.get(o);return t&&!v(i,t)?t:null}function O(o,i,t,e){let n=C(i,t,e);if(!o){let j=i.client??"";return{plan:n,client:j,newClient:null,request_id:R()}}let{day:s,time:a,at:m,minutes:f,all_day:U,days:E}=n,S={...o.plan,...i.start?{day:s,time:a,at:m,all_day:U}:{},...i.end?{minutes:f,days:E}:{},...i.staff_id?{staff_id:i.staff_id}:{},...i.resource_ids?{resource_ids:i.resource_ids}:{},...i.session_type?{session_type:i.session_type}:{},...i.client_id?{client_id:i.client_id}:{}};return{...o,plan:S,client:i.client||o.client}}var c=["who","when","check"],r=class extends g{constructor(){super(...arguments);this.draft={};this.busy=!1;this.step="who";this.taken="";this.free=null;this.touched=!1}keep(){this.touched&&h.keep(this.context.studio.entry_id,this.typed)}willUpdate(t){t.has("draft")&&this.begin(this.typed??null),this.keep()}begin(t){let{draft:e,context:n}=this,s=t;s&&v(e,s)&&(this.keep(),Object.assign(this,{step:"who",taken:"",free:null,touched:!1}),s=null),s||(s=D(n.studio.entry_id,e),this.touched=s!==null),this.typed=O(s,e,n.studio,n.format)}picked(t){this.touched=!0;let e=t&&"client_id"in t?t:null;this.typed={...this.typed,newClient:t&&"add"in t?t.add:null,client:e?.name??"",plan:{...this.typed.plan,client_id:e?.client_id??null}}}get form(){return this.renderRoot.querySelector("studio-booking-form")}submit(){this.form?.unpicked?(this.go("who"),this.tell("studio-failed",{message:this.t("booking.unpicked")})):this.next?this.go(this.next):this.save()}get next(){return this.context.narrow?c[c.indexOf(this.step)+1]??null:null}go(t){this.context.narrow&&(this.step=t,this.updateComplete.then(()=>this.renderRoot.querySelector("h2")?.focus()))}key(t){let[e]=t.composedPath();t.key!=="Enter"||t.defaultPrevented||!this.next||e instanceof HTMLInputElement&&(t.preventDefault(),e.blur(),this.submit())}async save(t=this.form?.saysOverlap??!1){let{api:e,texts:n}=this.context;this.taken="",this.busy=!0;let s=await this.carryOut(()=>{let{newClient:a,plan:m,request_id:f}=this.typed;return e.act("add_appointment",{...F(m),...a?{new_client:a}:{},request_id:f,allow_overlap:t})},()=>this.t("booking.booked"),a=>w(a)?(this.taken=_(n,a),!0):!1);this.busy=!1,s&&this.leave()}async later(){let{api:t,format:e,texts:n}=this.context;this.taken="";try{let s=await $(t,n,T(this.typed.plan));this.typed={...this.typed,plan:q(this.typed.plan,s.start,e)},this.free=s}catch(s){this.tell("studio-failed",s)}await this.focusOn("button.main")}async focusOn(t){await this.updateComplete,this.renderRoot.querySelector(t)?.focus()}leave(){let{entry_id:t}=this.context.studio;h.get(t)?.request_id===this.typed.request_id&&h.drop(t),this.touched=!1,this.tell("studio-beside",null)}render(){let{narrow:t}=this.context;return p`<h2 tabindex="-1">${this.t("booking.title")}</h2>
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
        ${this.taken?P(e=>this.t(e),this.taken,{both:()=>{this.save(!0)},later:()=>{this.later()},back:()=>{this.taken="",this.focusOn("button.main")}}):this.buttons()}
      </form>`}progress(){return p`<ol class="steps" aria-label=${this.t("booking.steps")}>
      ${c.map((t,e)=>p`<li>
          <button
            type="button"
            aria-current=${t===this.step?"step":u}
            @click=${()=>this.go(t)}
          >
            ${e+1}. ${this.t(`booking.step.${t}`)}
          </button>
        </li>`)}
    </ol>`}isFree(t){let{format:e}=this.context,n=t.all_day?e.span(t):`${e.day(t.start)}, ${e.span(t)}`;return p`<p role="status">${this.t("diary.free",{span:n})}</p>`}buttons(){let{next:t}=this,e=this.context.narrow?c[c.indexOf(this.step)-1]:void 0;return p`<div class="row">
      <button class="main" type="submit" ?disabled=${this.busy}>
        ${this.t(t?"booking.go_on":"booking.save")}
      </button>
      ${e?p`<button type="button" @click=${()=>this.go(e)}>
              ${this.t("booking.go_back")}
            </button>`:u}
      <button class="plain" type="button" @click=${()=>this.leave()}>
        ${this.t("booking.leave")}
      </button>
    </div>`}firstUpdated(){let t=this.renderRoot.querySelector("studio-booking-form");t?.updateComplete.then(()=>{let e=t.renderRoot.querySelector("studio-client-picker");e?.updateComplete.then(()=>e.renderRoot.querySelector("input")?.focus())})}static{this.styles=[k,y`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
      .steps { display: flex; gap: 4px; margin: 0 0 16px; padding: 0; list-style: none; }
      .steps li { flex: 1; }
      .steps button { width: 100%; padding: 4px; color: var(--secondary-text-color); background: none; border-bottom: 3px solid var(--divider-color); border-radius: 0; }
      .steps [aria-current] { color: var(--words); border-color: currentColor; }
    `]}};l([b({attribute:!1})],r.prototype,"draft",2),l([d()],r.prototype,"typed",2),l([d()],r.prototype,"busy",2),l([d()],r.prototype,"step",2),l([d()],r.prototype,"taken",2),l([d()],r.prototype,"free",2);customElements.define("studio-booking",r);
