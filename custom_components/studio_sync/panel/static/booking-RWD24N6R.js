import{c as w,e as _}from"./chunk-YUTYIS3Z.js";import{a as l}from"./chunk-ZHHGW6S6.js";import"./chunk-DXSLUACK.js";import"./chunk-HZYRFKE3.js";import{a as g}from"./chunk-DAYN7IBU.js";import{b,c as r,e as d,h as v,i as o,j as y}from"./chunk-T4ZGZ4J2.js";import{a as s}from"./chunk-BC7J7IIZ.js";var a=["who","when","check"],p=null;function k({client_id:h},f,e){return h?e!==null||![null,h].includes(f.client_id):!1}var i=class extends g{constructor(){super(...arguments);this.draft={};this.client="";this.newClient=null;this.busy=!1;this.step="who";this.touched=!1;this.resumed=!1;this.request_id=l()}disconnectedCallback(){super.disconnectedCallback(),this.keep()}keep(){let{plan:e,client:t,newClient:n,request_id:u}=this,c=this.context.studio.entry_id;this.touched?p={entryId:c,plan:e,client:t,newClient:n,request_id:u}:this.resumed&&(p=null)}putAside(){this.keep(),Object.assign(this,{plan:void 0,client:"",newClient:null,step:"who"}),this.touched=!1,this.resumed=!1,this.request_id=l()}willUpdate(e){if(!e.has("draft"))return;this.plan&&k(this.draft,this.plan,this.newClient)&&this.putAside();let t=p?.entryId===this.context.studio.entry_id?p:null;!this.plan&&t&&!k(this.draft,t.plan,t.newClient)&&(this.resumed=!0,this.plan=t.plan,this.client=t.client,this.newClient=t.newClient,this.request_id=t.request_id,this.touched=!0);let n=w(this.draft,this.context.studio,this.context.format),{day:u,time:c,at:x,minutes:C,all_day:$,days:q}=n,m=this.draft.start?{day:u,time:c,at:x,all_day:$}:{},P=this.draft.end?{...m,minutes:C,days:q}:m;this.plan=this.plan?{...this.plan,...P,...this.draft.staff_id?{staff_id:this.draft.staff_id}:{},...this.draft.resource_ids?{resource_ids:this.draft.resource_ids}:{},...this.draft.session_type?{session_type:this.draft.session_type}:{},...this.draft.client_id?{client_id:this.draft.client_id}:{}}:n,this.draft.client&&(this.client=this.draft.client)}picked(e){this.touched=!0,this.newClient=e&&"add"in e?e.add:null;let t=e&&"client_id"in e?e:null;this.client=t?.name??"",this.plan={...this.plan,client_id:t?.client_id??null}}get form(){return this.renderRoot.querySelector("studio-booking-form")}submit(){this.form?.unpicked?(this.go("who"),this.tell("studio-failed",{message:this.t("booking.unpicked")})):this.next?this.go(this.next):this.save()}get next(){return this.context.narrow?a[a.indexOf(this.step)+1]??null:null}go(e){this.context.narrow&&(this.step=e,this.updateComplete.then(()=>this.renderRoot.querySelector("h2")?.focus()))}key(e){let[t]=e.composedPath();e.key!=="Enter"||e.defaultPrevented||!this.next||t instanceof HTMLInputElement&&(e.preventDefault(),t.blur(),this.submit())}async save(){let{api:e}=this.context;this.busy=!0;let t=await this.carryOut(async()=>{if(this.newClient){let n=await e.act("add_client",{...this.newClient,request_id:this.request_id});this.request_id=l(),this.client=this.newClient.name,this.newClient=null,this.plan={...this.plan,client_id:n.clients[0]?.client_id??null}}return e.act("add_appointment",{..._(this.plan),request_id:this.request_id})},()=>this.t("booking.booked"));this.busy=!1,t&&this.leave()}leave(){this.touched=!1,this.request_id=l(),this.tell("studio-beside",null)}render(){let{narrow:e}=this.context;return r`<h2 tabindex="-1">${this.t("booking.title")}</h2>
      ${e?this.progress():d}
      <form
        @submit=${t=>{t.preventDefault(),this.submit()}}
        @keydown=${t=>this.key(t)}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${this.plan}
          .client=${this.client}
          .newClient=${this.newClient}
          .step=${e?this.step:null}
          @plan-changed=${({detail:t})=>{this.plan=t,this.touched||=!!(t.title||t.description||t.place)}}
          @client-picked=${({detail:t})=>this.picked(t)}
        ></studio-booking-form>
        ${this.buttons()}
      </form>`}progress(){return r`<ol class="steps" aria-label=${this.t("booking.steps")}>
      ${a.map((e,t)=>r`<li>
          <button
            type="button"
            aria-current=${e===this.step?"step":d}
            @click=${()=>this.go(e)}
          >
            ${t+1}. ${this.t(`booking.step.${e}`)}
          </button>
        </li>`)}
    </ol>`}buttons(){let{next:e}=this,t=this.context.narrow?a[a.indexOf(this.step)-1]:void 0;return r`<div class="row">
      <button class="main" type="submit" ?disabled=${this.busy}>
        ${this.t(e?"booking.go_on":"booking.save")}
      </button>
      ${t?r`<button type="button" @click=${()=>this.go(t)}>
              ${this.t("booking.go_back")}
            </button>`:d}
      <button class="plain" type="button" @click=${()=>this.leave()}>
        ${this.t("booking.leave")}
      </button>
    </div>`}firstUpdated(){let e=this.renderRoot.querySelector("studio-booking-form");e?.updateComplete.then(()=>{let t=e.renderRoot.querySelector("studio-client-picker");t?.updateComplete.then(()=>t.renderRoot.querySelector("input")?.focus())})}static{this.styles=[y,b`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
      .steps { display: flex; gap: 4px; margin: 0 0 16px; padding: 0; list-style: none; }
      .steps li { flex: 1; }
      .steps button { width: 100%; padding: 4px; color: var(--secondary-text-color); background: none; border-bottom: 3px solid var(--divider-color); border-radius: 0; }
      .steps [aria-current] { color: var(--words); border-color: currentColor; }
    `]}};s([v({attribute:!1})],i.prototype,"draft",2),s([o()],i.prototype,"plan",2),s([o()],i.prototype,"client",2),s([o()],i.prototype,"newClient",2),s([o()],i.prototype,"busy",2),s([o()],i.prototype,"step",2);customElements.define("studio-booking",i);
