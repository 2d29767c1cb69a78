import{c as h,d as u}from"./chunk-OFDZJKXF.js";import{a as m}from"./chunk-FQEGW5KZ.js";import{b as n,c as a,e as d,h as p,i as l,j as c}from"./chunk-T4ZGZ4J2.js";import{a as r}from"./chunk-JBUOXDHO.js";var v=20,s=class extends m{constructor(){super(...arguments);this.rev=0;this.pairs=null;this.number=0;this.busy=!1;this.limit=v}willUpdate(t){t.has("rev")&&this.look()}async look(){try{let{limit:t}=this,i=await this.context.api.act("list_duplicate_clients",{limit:t});this.pairs=i.pairs,this.number=i.number}catch(t){this.tell("studio-failed",t)}}async merge(t,i){this.busy=!0;let e={client_id:t.client_id,other_id:i.client_id};await this.carryOut(()=>this.context.api.act("merge_clients",e),()=>this.t("clients.merged",{name:t.name})),this.busy=!1}render(){let{pairs:t}=this;return a`<section class="card" aria-label=${this.t("clients.duplicates")}>
      <div class="row">
        <span class="text" role="status"
          >${t?this.number?this.n("clients.pairs",this.number):this.t("clients.no_pairs"):this.t("clients.comparing")}</span
        >
        <button class="plain" @click=${()=>this.dispatchEvent(new Event("tool-close"))}>
          ${this.t("shell.close")}
        </button>
      </div>
      ${t?.map(i=>this.pair(i))}
      ${t&&this.number>t.length?a`<button
              @click=${()=>{this.limit+=v,this.look()}}
            >
              ${this.t("client.more")}
            </button>`:d}
    </section>`}pair(t){let[i,e]=t.clients,o=t.reasons.map(b=>this.t(`clients.reason.${b}`)).join(", ");return a`<div class="pair" role="group" aria-label=${`${i.name}, ${e.name}`}>
      <p class="quiet">${this.t("clients.alike",{what:o})}</p>
      ${this.side(i,e)} ${this.side(e,i)}
    </div>`}side(t,i){let e=[...t.phones,...t.emails,...t.address.split(`
`),t.notes];return a`<div class="side">
      <div class="head">
        ${h(t.client_id,t.name)}
        <b dir="auto">${t.name}</b>
      </div>
      ${e.filter(Boolean).slice(0,8).map(o=>a`<span class="line" dir="auto">${o}</span>`)}
      <div class="row">
        <button ?disabled=${this.busy} @click=${()=>this.merge(t,i)}>
          ${this.t("clients.keep")}
        </button>
        <button
          class="plain"
          @click=${()=>this.tell("studio-beside",{show:"client",client_id:t.client_id})}
        >
          ${this.t("clients.open")}
        </button>
      </div>
    </div>`}static{this.styles=[c,u,n`
      .card { margin: 0; max-height: 60vh; overflow: auto; }
      .text { flex: 1; }
      .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; padding: 12px 0; border-top: 1px solid var(--divider-color); }
      .pair > p { grid-column: 1 / 3; margin: 0; }
      .side { display: flex; flex-direction: column; gap: 4px; min-width: 0; padding: 12px; border-radius: 8px; background: var(--secondary-background-color); }
      .head { display: flex; align-items: center; gap: 8px; }
      .line { font-size: 14px; overflow: hidden; text-overflow: ellipsis; }
      .side .row { margin-top: auto; }
      @media (max-width: 599px) { .pair { grid-template-columns: 1fr; } .pair > p { grid-column: 1; } }
    `]}};r([p({type:Number})],s.prototype,"rev",2),r([l()],s.prototype,"pairs",2),r([l()],s.prototype,"number",2),r([l()],s.prototype,"busy",2);customElements.define("studio-client-duplicates",s);
