import{c as $,d as y}from"./chunk-D75BE6HH.js";import{b as f}from"./chunk-HTIT4TPU.js";import{b as u,c as s,e as v,h as c,i as h,j as b}from"./chunk-6URGFRCB.js";import{a}from"./chunk-BC7J7IIZ.js";var p=class extends f{constructor(){super(...arguments);this.fields=[];this.busy=!1;this.chosen=new Set}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}render(){return s`<form @submit=${e=>{e.preventDefault(),this.dispatchEvent(new CustomEvent("merge-chosen",{detail:[...this.chosen]}))}}>
      <p>${this.t("clients.choose",{name:this.kept.name})}</p>
      ${this.fields.map(e=>this.field(e))}
      <div class="row">
        <button class="main" ?disabled=${this.busy}>${this.t("clients.merge")}</button>
        <button
          type="button"
          class="plain"
          @click=${()=>this.dispatchEvent(new Event("merge-cancel"))}
        >
          ${this.t("client.discard")}
        </button>
      </div>
    </form>`}field(t){let e=this.t(`client.field.${t==="title"?"job_title":t}`);return s`<fieldset>
      <legend class="label">${e}</legend>
      ${this.value(t,this.kept,!1)} ${this.value(t,this.other,!0)}
    </fieldset>`}value(t,e,i){return s`<label>
      <input
        type="radio"
        name=${t}
        .checked=${this.chosen.has(t)===i}
        @change=${()=>{let n=new Set(this.chosen);i?n.add(t):n.delete(t),this.chosen=n}}
      />
      <span dir="auto">${k(e,t,this.context.format)}</span>
    </label>`}static{this.styles=[b,u`
      :host { display: block; padding: 12px; border-radius: 8px; background: var(--secondary-background-color); overflow-wrap: anywhere; }
      fieldset { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin: 0 0 12px; padding: 0; border: none; }
      label { display: flex; align-items: center; gap: 8px; min-height: 32px; min-width: 0; }
      @media (max-width: 599px) { fieldset { grid-template-columns: 1fr; } label { min-height: 44px; } }
    `]}};a([c({attribute:!1})],p.prototype,"kept",2),a([c({attribute:!1})],p.prototype,"other",2),a([c({attribute:!1})],p.prototype,"fields",2),a([c({type:Boolean})],p.prototype,"busy",2),a([h()],p.prototype,"chosen",2);function k(m,r,t){if(r==="name"||r==="number")return m[r];let e=String(m.details[r]);return r==="birthday"?t.birthday(e):e}customElements.define("studio-client-merge",p);var g=20,d=class extends f{constructor(){super(...arguments);this.rev=0;this.told=null;this.apart=!1;this.kept=null;this.busy=!1;this.limit=g}willUpdate(t){t.has("rev")&&this.look()}async look(){let{apart:t,limit:e}=this;try{let i=await this.context.api.read("clients/pairs",{apart:t,limit:e});t===this.apart&&(this.told=i)}catch(i){this.tell("studio-failed",i)}}show(t){this.apart=t,this.told=this.kept=null,this.limit=g,this.look()}async merge(t,e,i){this.busy=!0;let n={client_id:t.client_id,other_id:e.client_id,from_other:i},l=await this.carryOut(()=>this.context.api.act("merge_clients",n),({clients:o})=>this.t("clients.merged",{name:o[0]?.name??t.name}));this.busy=!1,l&&(this.kept=null)}async keepApart([t,e],i){let n={client_id:t.client_id,other_id:e.client_id};this.busy=!0,await this.carryOut(()=>this.context.api.ask("clients/apart",{...n,apart:i}),()=>this.t(i?"clients.kept_apart":"clients.compared_again")),this.busy=!1}render(){let{told:t}=this;return s`<section class="card" aria-label=${this.t("clients.duplicates")}>
      <div class="row">
        <span class="text" role="status">${this.words()}</span>
        ${t?.apart||this.apart?s`<button
                class="plain"
                aria-pressed=${this.apart}
                @click=${()=>this.show(!this.apart)}
              >
                ${this.t("clients.apart",{count:t?.apart??0})}
              </button>`:v}
        <button class="plain" @click=${()=>this.dispatchEvent(new Event("tool-close"))}>
          ${this.t("shell.close")}
        </button>
      </div>
      ${t?.pairs.map(e=>this.pair(e))}
      ${t&&t.number>t.pairs.length?s`<button
              @click=${()=>{this.limit+=g,this.look()}}
            >
              ${this.t("client.more")}
            </button>`:v}
    </section>`}words(){let{told:t}=this;return t?this.apart?this.n("clients.pairs_apart",t.number):t.number?this.n("clients.pairs",t.number):this.t("clients.no_pairs"):this.t("clients.comparing")}pair(t){let[e,i]=t.clients,n=t.reasons.map(o=>this.t(`clients.reason.${o}`)).join(", "),l=t.clients.find(o=>o.client_id===this.kept?.client_id);return s`<div class="pair" role="group" aria-label=${`${e.name}, ${i.name}`}>
      <p class="row whole">
        <span class="text quiet">${this.t("clients.alike",{what:n})}</span>
        <button ?disabled=${this.busy} @click=${()=>this.keepApart(t.clients,!this.apart)}>
          ${this.t(this.apart?"clients.compare_again":"clients.not_same")}
        </button>
      </p>
      ${l?s`<studio-client-merge
              class="whole"
              .context=${this.context}
              .kept=${l}
              .other=${l===e?i:e}
              .fields=${w(t)}
              ?busy=${this.busy}
              @merge-cancel=${()=>{this.kept=null}}
              @merge-chosen=${({detail:o})=>this.merge(l,l===e?i:e,o)}
            ></studio-client-merge>`:s`${this.side(t,e,i)} ${this.side(t,i,e)}`}
    </div>`}side(t,e,i){let n=[...e.phones,...e.emails,...e.address.split(`
`),e.notes],l=()=>{w(t).length?this.kept=e:this.merge(e,i,[])};return s`<div class="side">
      <div class="head">
        ${$(e.client_id,e.name)}
        <b dir="auto">${e.name}</b>
      </div>
      ${n.filter(Boolean).slice(0,8).map(o=>s`<span class="line" dir="auto">${o}</span>`)}
      <div class="row">
        ${this.apart?v:s`<button ?disabled=${this.busy} @click=${l}>${this.t("clients.keep")}</button>`}
        <button
          class="plain"
          @click=${()=>this.tell("studio-beside",{show:"client",client_id:e.client_id})}
        >
          ${this.t("clients.open")}
        </button>
      </div>
    </div>`}static{this.styles=[b,y,u`
      .card { margin: 0; max-height: 60vh; overflow: auto; }
      .text { flex: 1; }
      .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; padding: 12px 0; border-top: 1px solid var(--divider-color); }
      .whole { grid-column: 1 / -1; margin: 0; }
      .side { display: flex; flex-direction: column; gap: 4px; min-width: 0; padding: 12px; border-radius: 8px; background: var(--secondary-background-color); }
      .head { display: flex; align-items: center; gap: 8px; }
      .line { font-size: 14px; overflow: hidden; text-overflow: ellipsis; }
      .side .row { margin-top: auto; }
      @media (max-width: 599px) { .pair { grid-template-columns: 1fr; } }
    `]}};a([c({type:Number})],d.prototype,"rev",2),a([h()],d.prototype,"told",2),a([h()],d.prototype,"apart",2),a([h()],d.prototype,"kept",2),a([h()],d.prototype,"busy",2);function w(m){return m.differ.filter(r=>r!=="photo")}customElements.define("studio-client-duplicates",d);
