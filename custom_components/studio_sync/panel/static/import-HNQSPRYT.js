import{a as g}from"./chunk-FQEGW5KZ.js";import{b as d,c as i,e as l,h,i as a,j as m}from"./chunk-T4ZGZ4J2.js";import{a as o}from"./chunk-JBUOXDHO.js";function f(r){if(r[0]===255&&r[1]===254)return new TextDecoder("utf-16le").decode(r);if(r[0]===254&&r[1]===255)return new TextDecoder("utf-16be").decode(r);try{return new TextDecoder("utf-8",{fatal:!0}).decode(r)}catch{return new TextDecoder("windows-1252").decode(r)}}var $=3e6,b=200,y=["new","fills_in","possibly_same","left_out","same"],u=["skip","name","given","family","prefix","middle","suffix","nickname","company","organisation","department","title","role","phone","phone:mobile","phone:home","phone:work","email","email:home","email:work","text","street","house_number","extended","po_box","postal_code","city","region","country","url","birthday","date","relation","notes","number","groups","custom"],n=class extends g{constructor(){super(...arguments);this.groups=[];this.file=null;this.columns={};this.group="";this.all=!1;this.plan=null;this.done=null;this.busy=!1;this.wrong=""}async chosen(e){let t=e.target.files?.[0];if(this.plan=this.done=this.file=null,this.wrong="",this.columns={},!t)return;if(t.size>$){this.wrong=this.t("clients.too_large");return}let s=f(new Uint8Array(await t.arrayBuffer()));this.file={name:t.name,content:s},await this.look()}act(e){return this.context.api.act("import_clients",{content:this.file?.content,preview:e,columns:this.columns,limit:b,add_possible:this.all,...this.group?{group_id:this.group}:{}})}async look(){this.busy=!0;try{this.plan=await this.act(!0),this.wrong=""}catch(e){this.wrong=this.context.texts.error(e)}this.busy=!1}async carry(){this.busy=!0;let e=({number:s})=>this.n("clients.imported",s),t=await this.carryOut(async()=>({...await this.act(!1),undo:null}),e);this.busy=!1,t&&(this.done=t)}async undo(){let e=this.done?.run_id;this.busy=!0;let t=await this.carryOut(async()=>({...await this.context.api.act("undo_import",{run_id:e}),undo:null}),({not_undone:s})=>s.length?this.n("clients.import_kept",s.length):this.t("clients.import_undone"));this.busy=!1,t&&(this.done=this.plan=null)}render(){return i`<section class="card" aria-label=${this.t("clients.import")}>
      ${this.done?this.result(this.done):this.choice()}
    </section>`}choice(){let{plan:e}=this;return i`<p>${this.t("clients.import_text")}</p>
      <div class="row">
        <input
          type="file"
          accept=".vcf,.csv,text/vcard,text/csv"
          aria-label=${this.t("clients.file")}
          @change=${t=>this.chosen(t)}
        />
        ${this.close()}
      </div>
      ${this.wrong?i`<p class="alarm" role="alert">${this.wrong}</p>`:l}
      ${this.busy?i`<p class="quiet" role="status">${this.t("clients.reading")}</p>`:l}
      ${e?i`${this.columnChoice(e)} ${this.choices(e)} ${this.counts(e)}
              ${this.records(e)}`:l}`}close(){return i`<button class="plain" @click=${()=>this.dispatchEvent(new Event("tool-close"))}>
      ${this.t("shell.close")}
    </button>`}columnChoice(e){let t=Object.keys(e.columns);return t.length?i`<details>
      <summary>${this.n("clients.columns",t.length)}</summary>
      <div class="columns">
        ${t.map(s=>this.column(s,e.columns[s]??"skip"))}
      </div>
    </details>`:l}column(e,t){let s=u.includes(t)?t:t.split(":")[0]??"skip",p=u.includes(s)?u:[s,...u];return i`<label class="field">
      <span class="label"><bdi>${e}</bdi></span>
      <select
        @change=${c=>{this.columns={...this.columns,[e]:c.target.value},this.look()}}
      >
        ${p.map(c=>i`<option value=${c} ?selected=${c===s}>
            ${this.t(`clients.column.${c.replace(":","_")}`)}
          </option>`)}
      </select>
    </label>`}choices(e){return i`<div class="row choices">
      <label>
        ${this.t("clients.into_group")}
        <select
          @change=${t=>{this.group=t.target.value}}
        >
          <option value="">–</option>
          ${this.groups.map(t=>i`<option value=${t.group_id} ?selected=${t.group_id===this.group}>
              ${t.name}
            </option>`)}
        </select>
      </label>
      ${e.counts.possibly_same||this.all?i`<label>
              <input
                type="checkbox"
                .checked=${this.all}
                @change=${t=>{this.all=t.target.checked,this.look()}}
              />
              ${this.t("clients.add_possible")}
            </label>`:l}
      <button class="main" ?disabled=${this.busy} @click=${()=>this.carry()}>
        ${this.t("clients.import_now")}
      </button>
    </div>`}counts(e){return i`<p class="row" role="status">
      ${y.filter(t=>e.counts[t]).map(t=>i`<span class=${t==="possibly_same"?"chip warn":"chip"}
          >${this.t(`clients.verdict.${t}`)}: ${e.counts[t]}</span
        >`)}
    </p>`}records(e){let t=s=>s.map(p=>this.t(`client.field.${p}`)).join(", ");return i`<ul>
        ${e.records.map(s=>i`<li>
            <bdi>${s.name||"–"}</bdi>
            <span class="quiet"
              >${this.t(`clients.verdict.${s.result}`)}${s.client?i`: <bdi>${s.client}</bdi>`:l}${s.added.length?` · + ${t(s.added)}`:l}</span
            >
          </li>`)}
      </ul>
      ${e.number>e.records.length?i`<p class="quiet">
              ${this.n("clients.further",e.number-e.records.length)}
            </p>`:l}`}result(e){return i`${this.counts(e)}
      <div class="row">
        <button ?disabled=${this.busy} @click=${()=>this.undo()}>
          ${this.t("clients.undo_import")}
        </button>
        ${this.close()}
      </div>`}static{this.styles=[m,d`
      .card { margin: 0; max-height: 60vh; overflow: auto; }
      input[type="file"] { flex: 1; min-width: 0; }
      .columns { box-sizing: border-box; display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 0 12px; margin-top: 8px; }
      .choices { margin: 12px 0; }
      .choices select { width: auto; max-width: 220px; }
      summary { min-height: 32px; cursor: pointer; color: var(--primary-color); }
      ul { margin: 0; padding: 0; list-style: none; }
      li { padding: 4px 0; border-bottom: 1px solid var(--divider-color); }
    `]}};o([h({attribute:!1})],n.prototype,"groups",2),o([a()],n.prototype,"file",2),o([a()],n.prototype,"columns",2),o([a()],n.prototype,"group",2),o([a()],n.prototype,"all",2),o([a()],n.prototype,"plan",2),o([a()],n.prototype,"done",2),o([a()],n.prototype,"busy",2),o([a()],n.prototype,"wrong",2);customElements.define("studio-client-import",n);
