import{a as h,c as f}from"./chunk-G726KSHD.js";import"./chunk-FOJJ3OJK.js";import"./chunk-WYM6IMWQ.js";import{a as p}from"./chunk-WVOFSEMZ.js";import{b as a,c as o,f as d,g as n,h as c}from"./chunk-XHTJKB2U.js";import{a as s}from"./chunk-JBUOXDHO.js";var i=class extends p{constructor(){super(...arguments);this.draft={};this.client="";this.newClient=null;this.busy=!1}willUpdate(t){if(!t.has("draft"))return;let e=h(this.draft,this.context.studio,this.context.format),{day:l,time:u,minutes:m,all_day:y,days:v}=e,r=this.draft.start?{day:l,time:u,all_day:y}:{},b=this.draft.end?{...r,minutes:m,days:v}:r;this.plan=this.plan?{...this.plan,...b,...this.draft.staff_id?{staff_id:this.draft.staff_id}:{},...this.draft.resource_ids?{resource_ids:this.draft.resource_ids}:{},...this.draft.session_type?{session_type:this.draft.session_type}:{},...this.draft.client_id?{client_id:this.draft.client_id}:{}}:e,this.draft.client&&(this.client=this.draft.client)}picked(t){this.newClient=t&&"add"in t?t.add:null;let e=t&&"client_id"in t?t:null;this.client=e?.name??"",this.plan={...this.plan,client_id:e?.client_id??null}}async save(){let{api:t}=this.context;this.busy=!0;let e=await this.carryOut(async()=>{if(this.newClient){let l=await t.act("add_client",{...this.newClient});this.client=this.newClient.name,this.newClient=null,this.plan={...this.plan,client_id:l.clients[0]?.client_id??null}}return t.act("add_appointment",f(this.plan))},()=>this.t("booking.booked"));this.busy=!1,e&&this.tell("studio-beside",null)}render(){return o`<h2>${this.t("booking.title")}</h2>
      <form
        @submit=${t=>{t.preventDefault(),this.save()}}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${this.plan}
          .client=${this.client}
          .newClient=${this.newClient}
          @plan-changed=${({detail:t})=>{this.plan=t}}
          @client-picked=${({detail:t})=>this.picked(t)}
        ></studio-booking-form>
        <div class="row">
          <button class="main" type="submit" ?disabled=${this.busy}>${this.t("booking.save")}</button>
          <button class="plain" type="button" @click=${()=>this.tell("studio-beside",null)}>
            ${this.t("booking.leave")}
          </button>
        </div>
      </form>`}firstUpdated(){let t=this.renderRoot.querySelector("studio-booking-form");t?.updateComplete.then(()=>{let e=t.renderRoot.querySelector("studio-client-picker");e?.updateComplete.then(()=>e.renderRoot.querySelector("input")?.focus())})}static{this.styles=[c,a`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
    `]}};s([d({attribute:!1})],i.prototype,"draft",2),s([n()],i.prototype,"plan",2),s([n()],i.prototype,"client",2),s([n()],i.prototype,"newClient",2),s([n()],i.prototype,"busy",2);customElements.define("studio-booking",i);
