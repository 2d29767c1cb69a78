import{a as p}from"./chunk-JIUV36S6.js";import{b as c}from"./chunk-HTIT4TPU.js";import{b as l,c as r,h as a,i as o,j as n}from"./chunk-6URGFRCB.js";import{a as s}from"./chunk-BC7J7IIZ.js";var u=["vcard_3","vcard_4","csv"],e=class extends c{constructor(){super(...arguments);this.groups=[];this.group=null;this.form="vcard_3";this.notes=!1;this.busy=!1}async save(){this.busy=!0;let i=this.group?{group_id:this.group}:{};await this.carryOut(async()=>({number:await p(this.context,{format:this.form,with_notes:this.notes,...i}),undo:null}),({number:t})=>this.n("clients.exported",t)),this.busy=!1,this.dispatchEvent(new Event("tool-close"))}render(){let i=this.groups.find(t=>t.group_id===this.group)?.name;return r`<section class="card" aria-label=${this.t("clients.export")}>
      <p>
        ${i?this.t("clients.export_group",{group:i}):this.t("clients.export_all")}
      </p>
      <div class="row">
        <select
          aria-label=${this.t("clients.file")}
          @change=${t=>{this.form=t.target.value}}
        >
          ${u.map(t=>r`<option value=${t} ?selected=${t===this.form}>
              ${this.context.texts.of(`selector.file_format.options.${t}`)}
            </option>`)}
        </select>
        <label>
          <input
            type="checkbox"
            .checked=${this.notes}
            @change=${t=>{this.notes=t.target.checked}}
          />
          ${this.t("clients.with_notes")}
        </label>
        <button class="main" ?disabled=${this.busy} @click=${()=>this.save()}>
          ${this.t("clients.save_file")}
        </button>
        <button class="plain" @click=${()=>this.dispatchEvent(new Event("tool-close"))}>
          ${this.t("shell.close")}
        </button>
      </div>
    </section>`}static{this.styles=[n,l`
      .card { margin: 0; }
      select { width: auto; }
    `]}};s([a({attribute:!1})],e.prototype,"groups",2),s([a({attribute:!1})],e.prototype,"group",2),s([o()],e.prototype,"form",2),s([o()],e.prototype,"notes",2),s([o()],e.prototype,"busy",2);customElements.define("studio-client-export",e);
