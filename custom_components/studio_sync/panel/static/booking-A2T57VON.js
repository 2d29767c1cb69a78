import{a as f,c as m}from"./chunk-AMRGNBNF.js";import"./chunk-G5Z3JVMO.js";import"./chunk-WYM6IMWQ.js";import{a as u}from"./chunk-FQEGW5KZ.js";import{b as d,c,h,i as l,j as p}from"./chunk-T4ZGZ4J2.js";import{a as n}from"./chunk-JBUOXDHO.js";var r=null,i=class extends u{constructor(){super(...arguments);this.draft={};this.client="";this.newClient=null;this.busy=!1;this.touched=!1}disconnectedCallback(){super.disconnectedCallback();let{plan:t,client:e,newClient:s}=this,a=this.context.studio.entry_id;r=this.touched?{entryId:a,plan:t,client:e,newClient:s}:null}willUpdate(t){if(!t.has("draft"))return;!this.plan&&r?.entryId===this.context.studio.entry_id&&(this.plan=r.plan,this.client=r.client,this.newClient=r.newClient,this.touched=!0);let e=f(this.draft,this.context.studio,this.context.format),{day:s,time:a,minutes:v,all_day:y,days:b}=e,o=this.draft.start?{day:s,time:a,all_day:y}:{},_=this.draft.end?{...o,minutes:v,days:b}:o;this.plan=this.plan?{...this.plan,..._,...this.draft.staff_id?{staff_id:this.draft.staff_id}:{},...this.draft.resource_ids?{resource_ids:this.draft.resource_ids}:{},...this.draft.session_type?{session_type:this.draft.session_type}:{},...this.draft.client_id?{client_id:this.draft.client_id}:{}}:e,this.draft.client&&(this.client=this.draft.client)}picked(t){this.touched=!0,this.newClient=t&&"add"in t?t.add:null;let e=t&&"client_id"in t?t:null;this.client=e?.name??"",this.plan={...this.plan,client_id:e?.client_id??null}}async save(){let{api:t}=this.context;this.busy=!0;let e=await this.carryOut(async()=>{if(this.newClient){let s=await t.act("add_client",{...this.newClient});this.client=this.newClient.name,this.newClient=null,this.plan={...this.plan,client_id:s.clients[0]?.client_id??null}}return t.act("add_appointment",m(this.plan))},()=>this.t("booking.booked"));this.busy=!1,e&&this.leave()}leave(){this.touched=!1,this.tell("studio-beside",null)}render(){return c`<h2>${this.t("booking.title")}</h2>
      <form
        @submit=${t=>{t.preventDefault(),this.save()}}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${this.plan}
          .client=${this.client}
          .newClient=${this.newClient}
          @plan-changed=${({detail:t})=>{this.plan=t,this.touched||=!!(t.title||t.description||t.place)}}
          @client-picked=${({detail:t})=>this.picked(t)}
        ></studio-booking-form>
        <div class="row">
          <button class="main" type="submit" ?disabled=${this.busy}>${this.t("booking.save")}</button>
          <button class="plain" type="button" @click=${()=>this.leave()}>
            ${this.t("booking.leave")}
          </button>
        </div>
      </form>`}firstUpdated(){let t=this.renderRoot.querySelector("studio-booking-form");t?.updateComplete.then(()=>{let e=t.renderRoot.querySelector("studio-client-picker");e?.updateComplete.then(()=>e.renderRoot.querySelector("input")?.focus())})}static{this.styles=[p,d`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
    `]}};n([h({attribute:!1})],i.prototype,"draft",2),n([l()],i.prototype,"plan",2),n([l()],i.prototype,"client",2),n([l()],i.prototype,"newClient",2),n([l()],i.prototype,"busy",2);customElements.define("studio-booking",i);
