import{b as $}from"./chunk-HTIT4TPU.js";import{b as g,c as i,e as a,h as b,i as c,j as v}from"./chunk-6URGFRCB.js";import{a as l}from"./chunk-BC7J7IIZ.js";async function f(p,m,t,e,s){return p.auth.expired&&await p.auth.refreshAccessToken(),new Promise((u,r)=>{let o=new XMLHttpRequest,d=()=>r({status:o.status});o.open("POST",`/api/${m}`),o.setRequestHeader("Authorization",`Bearer ${p.auth.accessToken}`),o.upload.onprogress=({loaded:y,total:w})=>e(y/w),o.onload=()=>{o.status===200?u(JSON.parse(o.responseText)):d()},o.onerror=o.onabort=d,s.addEventListener("abort",()=>o.abort()),o.send(t)})}var x=413,T=200,k=["new","fills_in","possibly_same","left_out","same"],h=["skip","name","given","family","prefix","middle","suffix","nickname","company","organisation","department","title","role","phone","phone:mobile","phone:home","phone:work","email","email:home","email:work","text","street","house_number","extended","po_box","postal_code","city","region","country","url","birthday","date","relation","notes","number","groups","custom"],n=class extends ${constructor(){super(...arguments);this.groups=[];this.file="";this.sent=null;this.columns={};this.group="";this.all=!1;this.plan=null;this.done=null;this.busy=!1;this.wrong="";this.sending=new AbortController}disconnectedCallback(){super.disconnectedCallback(),this.sending.abort()}async chosen(t){let e=t.target.files?.[0];this.sending.abort();let s=new AbortController;if(this.sending=s,this.plan=this.done=this.sent=null,this.wrong=this.file="",this.columns={},!!e){this.sent=0;try{this.file=await this.send(e,s.signal)}catch(u){let{status:r}=u;if(s.signal.aborted)return;this.wrong=this.t(r===x?"clients.too_large":"clients.not_sent")}s.signal.aborted||(this.sent=null,this.file&&await this.look())}}async send(t,e){let{hass:s,studio:u}=this.context,r=`studio_sync/client_upload/${u.entry_id}`;return(await f(s,r,t,d=>{this.sent=d},e)).upload}act(t){return this.context.api.act("import_clients",{upload:this.file,preview:t,columns:this.columns,limit:T,add_possible:this.all,...this.group?{group_id:this.group}:{}})}async look(){this.busy=!0;try{this.plan=await this.act(!0),this.wrong=""}catch(t){this.wrong=this.context.texts.error(t)}this.busy=!1}async carry(){this.busy=!0;let t=({number:s})=>this.n("clients.imported",s),e=await this.carryOut(async()=>({...await this.act(!1),undo:null}),t);this.busy=!1,e&&(this.done=e)}async undo(){let t=this.done?.run_id;this.busy=!0;let e=await this.carryOut(async()=>({...await this.context.api.act("undo_import",{run_id:t}),undo:null}),({not_undone:s})=>s.length?this.n("clients.import_kept",s.length):this.t("clients.import_undone"));this.busy=!1,e&&(this.done=this.plan=null)}render(){return i`<section class="card" aria-label=${this.t("clients.import")}>
      ${this.done?this.result(this.done):this.choice()}
    </section>`}choice(){let{plan:t}=this;return i`<p>${this.t("clients.import_text")}</p>
      <div class="row">
        <input
          type="file"
          accept=".vcf,.csv,text/vcard,text/csv"
          aria-label=${this.t("clients.file")}
          @change=${e=>this.chosen(e)}
        />
        ${this.close()}
      </div>
      ${this.wrong?i`<p class="alarm" role="alert">${this.wrong}</p>`:a}
      ${this.sent===null?a:this.progress(this.sent)}
      ${this.busy?i`<p class="quiet" role="status">${this.t("clients.reading")}</p>`:a}
      ${t?i`${this.columnChoice(t)} ${this.choices(t)} ${this.counts(t)}
              ${this.records(t)}`:a}`}progress(t){let e=this.t("clients.sending");return i`<p class="quiet">
      <progress aria-label=${e} max="1" .value=${t}></progress> ${e}
    </p>`}close(){return i`<button class="plain" @click=${()=>this.dispatchEvent(new Event("tool-close"))}>
      ${this.t("shell.close")}
    </button>`}columnChoice(t){let e=Object.keys(t.columns);return e.length?i`<details>
      <summary>${this.n("clients.columns",e.length)}</summary>
      <div class="columns">
        ${e.map(s=>this.column(s,t.columns[s]??"skip"))}
      </div>
    </details>`:a}column(t,e){let s=h.includes(e)?e:e.split(":")[0]??"skip",u=h.includes(s)?h:[s,...h];return i`<label class="field">
      <span class="label"><bdi>${t}</bdi></span>
      <select
        @change=${r=>{this.columns={...this.columns,[t]:r.target.value},this.look()}}
      >
        ${u.map(r=>i`<option value=${r} ?selected=${r===s}>
            ${this.t(`clients.column.${r.replace(":","_")}`)}
          </option>`)}
      </select>
    </label>`}choices(t){return i`<div class="row choices">
      <label>
        ${this.t("clients.into_group")}
        <select
          @change=${e=>{this.group=e.target.value}}
        >
          <option value="">–</option>
          ${this.groups.map(e=>i`<option value=${e.group_id} ?selected=${e.group_id===this.group}>
              ${e.name}
            </option>`)}
        </select>
      </label>
      ${t.counts.possibly_same||this.all?i`<label>
              <input
                type="checkbox"
                .checked=${this.all}
                @change=${e=>{this.all=e.target.checked,this.look()}}
              />
              ${this.t("clients.add_possible")}
            </label>`:a}
      <button class="main" ?disabled=${this.busy} @click=${()=>this.carry()}>
        ${this.t("clients.import_now")}
      </button>
    </div>`}counts(t){let e=t.groups_left_out;return i`${e.length?i`<p class="alarm">${this.t("clients.groups_left_out",{groups:e.join(", ")})}</p>`:a}
    <p class="row" role="status">
      ${k.filter(s=>t.counts[s]).map(s=>i`<span class=${s==="possibly_same"?"chip warn":"chip"}
          >${this.t(`clients.verdict.${s}`)}: ${t.counts[s]}</span
        >`)}
    </p>`}records(t){let e=s=>s.map(u=>this.t(`client.field.${u}`)).join(", ");return i`<ul>
        ${t.records.map(s=>i`<li>
            <bdi>${s.name||"–"}</bdi>
            <span class="quiet"
              >${this.t(`clients.verdict.${s.result}`)}${s.client?i`: <bdi>${s.client}</bdi>`:a}${s.added.length?` · + ${e(s.added)}`:a}</span
            >
          </li>`)}
      </ul>
      ${t.number>t.records.length?i`<p class="quiet">
              ${this.n("clients.further",t.number-t.records.length)}
            </p>`:a}`}result(t){return i`${this.counts(t)}
      <div class="row">
        <button ?disabled=${this.busy} @click=${()=>this.undo()}>
          ${this.t("clients.undo_import")}
        </button>
        ${this.close()}
      </div>`}static{this.styles=[v,g`
      .card { margin: 0; max-height: 60vh; overflow: auto; }
      input[type="file"] { flex: 1; min-width: 0; }
      .columns { box-sizing: border-box; display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 0 12px; margin-top: 8px; }
      .choices { margin: 12px 0; }
      .choices select { width: auto; max-width: 220px; }
      summary { min-height: 32px; cursor: pointer; color: var(--words); }
      ul { margin: 0; padding: 0; list-style: none; }
      li { padding: 4px 0; border-bottom: 1px solid var(--divider-color); }
    `]}};l([b({attribute:!1})],n.prototype,"groups",2),l([c()],n.prototype,"file",2),l([c()],n.prototype,"sent",2),l([c()],n.prototype,"columns",2),l([c()],n.prototype,"group",2),l([c()],n.prototype,"all",2),l([c()],n.prototype,"plan",2),l([c()],n.prototype,"done",2),l([c()],n.prototype,"busy",2),l([c()],n.prototype,"wrong",2);customElements.define("studio-client-import",n);
