import{c as b,e as v}from"./chunk-PPRAUCDI.js";import"./chunk-DXSLUACK.js";import"./chunk-HZYRFKE3.js";import{a as m}from"./chunk-DAYN7IBU.js";import{b as h,c as s,e as d,h as u,i as o,j as f}from"./chunk-T4ZGZ4J2.js";import{a as n}from"./chunk-BC7J7IIZ.js";var l=["who","when","check"],a=null,i=class extends m{constructor(){super(...arguments);this.draft={};this.client="";this.newClient=null;this.busy=!1;this.step="who";this.touched=!1}disconnectedCallback(){super.disconnectedCallback();let{plan:t,client:e,newClient:r}=this,p=this.context.studio.entry_id;a=this.touched?{entryId:p,plan:t,client:e,newClient:r}:null}willUpdate(t){if(!t.has("draft"))return;!this.plan&&a?.entryId===this.context.studio.entry_id&&(this.plan=a.plan,this.client=a.client,this.newClient=a.newClient,this.touched=!0);let e=b(this.draft,this.context.studio,this.context.format),{day:r,time:p,at:y,minutes:g,all_day:k,days:w}=e,c=this.draft.start?{day:r,time:p,at:y,all_day:k}:{},x=this.draft.end?{...c,minutes:g,days:w}:c;this.plan=this.plan?{...this.plan,...x,...this.draft.staff_id?{staff_id:this.draft.staff_id}:{},...this.draft.resource_ids?{resource_ids:this.draft.resource_ids}:{},...this.draft.session_type?{session_type:this.draft.session_type}:{},...this.draft.client_id?{client_id:this.draft.client_id}:{}}:e,this.draft.client&&(this.client=this.draft.client)}picked(t){this.touched=!0,this.newClient=t&&"add"in t?t.add:null;let e=t&&"client_id"in t?t:null;this.client=e?.name??"",this.plan={...this.plan,client_id:e?.client_id??null}}get form(){return this.renderRoot.querySelector("studio-booking-form")}submit(){this.form?.unpicked?(this.go("who"),this.tell("studio-failed",{message:this.t("booking.unpicked")})):this.next?this.go(this.next):this.save()}get next(){return this.context.narrow?l[l.indexOf(this.step)+1]??null:null}go(t){this.context.narrow&&(this.step=t,this.updateComplete.then(()=>this.renderRoot.querySelector("h2")?.focus()))}key(t){let[e]=t.composedPath();t.key!=="Enter"||t.defaultPrevented||!this.next||e instanceof HTMLInputElement&&(t.preventDefault(),e.blur(),this.submit())}async save(){let{api:t}=this.context;this.busy=!0;let e=await this.carryOut(async()=>{if(this.newClient){let r=await t.act("add_client",{...this.newClient});this.client=this.newClient.name,this.newClient=null,this.plan={...this.plan,client_id:r.clients[0]?.client_id??null}}return t.act("add_appointment",v(this.plan))},()=>this.t("booking.booked"));this.busy=!1,e&&this.leave()}leave(){this.touched=!1,this.tell("studio-beside",null)}render(){let{narrow:t}=this.context;return s`<h2 tabindex="-1">${this.t("booking.title")}</h2>
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
      </form>`}progress(){return s`<ol class="steps" aria-label=${this.t("booking.steps")}>
      ${l.map((t,e)=>s`<li>
          <button
            type="button"
            aria-current=${t===this.step?"step":d}
            @click=${()=>this.go(t)}
          >
            ${e+1}. ${this.t(`booking.step.${t}`)}
          </button>
        </li>`)}
    </ol>`}buttons(){let{next:t}=this,e=this.context.narrow?l[l.indexOf(this.step)-1]:void 0;return s`<div class="row">
      <button class="main" type="submit" ?disabled=${this.busy}>
        ${this.t(t?"booking.go_on":"booking.save")}
      </button>
      ${e?s`<button type="button" @click=${()=>this.go(e)}>
              ${this.t("booking.go_back")}
            </button>`:d}
      <button class="plain" type="button" @click=${()=>this.leave()}>
        ${this.t("booking.leave")}
      </button>
    </div>`}firstUpdated(){let t=this.renderRoot.querySelector("studio-booking-form");t?.updateComplete.then(()=>{let e=t.renderRoot.querySelector("studio-client-picker");e?.updateComplete.then(()=>e.renderRoot.querySelector("input")?.focus())})}static{this.styles=[f,h`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
      .steps { display: flex; gap: 4px; margin: 0 0 16px; padding: 0; list-style: none; }
      .steps li { flex: 1; }
      .steps button { width: 100%; padding: 4px; color: var(--secondary-text-color); background: none; border-bottom: 3px solid var(--divider-color); border-radius: 0; }
      .steps [aria-current] { color: var(--words); border-color: currentColor; }
    `]}};n([u({attribute:!1})],i.prototype,"draft",2),n([o()],i.prototype,"plan",2),n([o()],i.prototype,"client",2),n([o()],i.prototype,"newClient",2),n([o()],i.prototype,"busy",2),n([o()],i.prototype,"step",2);customElements.define("studio-booking",i);
