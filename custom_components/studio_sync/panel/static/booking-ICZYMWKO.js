import{c as y,e as g}from"./chunk-YUTYIS3Z.js";import{a as p}from"./chunk-ZHHGW6S6.js";import"./chunk-DXSLUACK.js";import"./chunk-HZYRFKE3.js";import{a as v}from"./chunk-DAYN7IBU.js";import{b as f,c as n,e as d,h as m,i as o,j as b}from"./chunk-T4ZGZ4J2.js";import{a as s}from"./chunk-BC7J7IIZ.js";var a=["who","when","check"],r=null,i=class extends v{constructor(){super(...arguments);this.draft={};this.client="";this.newClient=null;this.busy=!1;this.step="who";this.touched=!1;this.request_id=p()}disconnectedCallback(){super.disconnectedCallback();let{plan:t,client:e,newClient:l,request_id:h}=this,c=this.context.studio.entry_id;r=this.touched?{entryId:c,plan:t,client:e,newClient:l,request_id:h}:null}willUpdate(t){if(!t.has("draft"))return;!this.plan&&r?.entryId===this.context.studio.entry_id&&(this.plan=r.plan,this.client=r.client,this.newClient=r.newClient,this.request_id=r.request_id,this.touched=!0);let e=y(this.draft,this.context.studio,this.context.format),{day:l,time:h,at:c,minutes:_,all_day:w,days:k}=e,u=this.draft.start?{day:l,time:h,at:c,all_day:w}:{},x=this.draft.end?{...u,minutes:_,days:k}:u;this.plan=this.plan?{...this.plan,...x,...this.draft.staff_id?{staff_id:this.draft.staff_id}:{},...this.draft.resource_ids?{resource_ids:this.draft.resource_ids}:{},...this.draft.session_type?{session_type:this.draft.session_type}:{},...this.draft.client_id?{client_id:this.draft.client_id}:{}}:e,this.draft.client&&(this.client=this.draft.client)}picked(t){this.touched=!0,this.newClient=t&&"add"in t?t.add:null;let e=t&&"client_id"in t?t:null;this.client=e?.name??"",this.plan={...this.plan,client_id:e?.client_id??null}}get form(){return this.renderRoot.querySelector("studio-booking-form")}submit(){this.form?.unpicked?(this.go("who"),this.tell("studio-failed",{message:this.t("booking.unpicked")})):this.next?this.go(this.next):this.save()}get next(){return this.context.narrow?a[a.indexOf(this.step)+1]??null:null}go(t){this.context.narrow&&(this.step=t,this.updateComplete.then(()=>this.renderRoot.querySelector("h2")?.focus()))}key(t){let[e]=t.composedPath();t.key!=="Enter"||t.defaultPrevented||!this.next||e instanceof HTMLInputElement&&(t.preventDefault(),e.blur(),this.submit())}async save(){let{api:t}=this.context;this.busy=!0;let e=await this.carryOut(async()=>{if(this.newClient){let l=await t.act("add_client",{...this.newClient,request_id:this.request_id});this.request_id=p(),this.client=this.newClient.name,this.newClient=null,this.plan={...this.plan,client_id:l.clients[0]?.client_id??null}}return t.act("add_appointment",{...g(this.plan),request_id:this.request_id})},()=>this.t("booking.booked"));this.busy=!1,e&&this.leave()}leave(){this.touched=!1,this.request_id=p(),this.tell("studio-beside",null)}render(){let{narrow:t}=this.context;return n`<h2 tabindex="-1">${this.t("booking.title")}</h2>
      ${t?this.progress():d}
      <form
        @submit=${e=>{e.preventDefault(),this.submit()}}
        @keydown=${e=>this.key(e)}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${this.plan}
          .client=${this.client}
          .newClient=${this.newClient}
          .step=${t?this.step:null}
          @plan-changed=${({detail:e})=>{this.plan=e,this.touched||=!!(e.title||e.description||e.place)}}
          @client-picked=${({detail:e})=>this.picked(e)}
        ></studio-booking-form>
        ${this.buttons()}
      </form>`}progress(){return n`<ol class="steps" aria-label=${this.t("booking.steps")}>
      ${a.map((t,e)=>n`<li>
          <button
            type="button"
            aria-current=${t===this.step?"step":d}
            @click=${()=>this.go(t)}
          >
            ${e+1}. ${this.t(`booking.step.${t}`)}
          </button>
        </li>`)}
    </ol>`}buttons(){let{next:t}=this,e=this.context.narrow?a[a.indexOf(this.step)-1]:void 0;return n`<div class="row">
      <button class="main" type="submit" ?disabled=${this.busy}>
        ${this.t(t?"booking.go_on":"booking.save")}
      </button>
      ${e?n`<button type="button" @click=${()=>this.go(e)}>
              ${this.t("booking.go_back")}
            </button>`:d}
      <button class="plain" type="button" @click=${()=>this.leave()}>
        ${this.t("booking.leave")}
      </button>
    </div>`}firstUpdated(){let t=this.renderRoot.querySelector("studio-booking-form");t?.updateComplete.then(()=>{let e=t.renderRoot.querySelector("studio-client-picker");e?.updateComplete.then(()=>e.renderRoot.querySelector("input")?.focus())})}static{this.styles=[b,f`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
      .steps { display: flex; gap: 4px; margin: 0 0 16px; padding: 0; list-style: none; }
      .steps li { flex: 1; }
      .steps button { width: 100%; padding: 4px; color: var(--secondary-text-color); background: none; border-bottom: 3px solid var(--divider-color); border-radius: 0; }
      .steps [aria-current] { color: var(--words); border-color: currentColor; }
    `]}};s([m({attribute:!1})],i.prototype,"draft",2),s([o()],i.prototype,"plan",2),s([o()],i.prototype,"client",2),s([o()],i.prototype,"newClient",2),s([o()],i.prototype,"busy",2),s([o()],i.prototype,"step",2);customElements.define("studio-booking",i);
