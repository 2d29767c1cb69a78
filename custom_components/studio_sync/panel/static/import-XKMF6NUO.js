import{b as v}from"./chunk-HTIT4TPU.js";import{b as f,c as i,e as p,h as b,i as d,j as $}from"./chunk-6URGFRCB.js";import{a as c}from"./chunk-BC7J7IIZ.js";function _(o,r){let s=o.page(`clients.verdict.${r.result}`),t=r.client?`: ${k(r.client)}`:"",e=r.same_as_row;return[`${s}${t}`,e===null?"":o.shared("imports.of_row",{row:e}),r.why&&["possibly_same","left_out"].includes(r.result)?o.shared(`imports.why_${r.why}`):"",r.added.length?`+ ${w(o,r.added)}`:"",r.differs.length?o.shared("imports.differs",{fields:w(o,r.differs)}):"",...new Set(r.remarks.map(n=>R(o,n)))].filter(Boolean).join(" · ")}function w(o,r){return r.map(s=>o.page(`client.field.${s==="title"?"job_title":s}`)).join(", ")}function R(o,{reason:r,column:s}){let t=o.shared(`imports.remark_${r}`);return s?`${o.shared("imports.column",{column:k(s)})}: ${t}`:t}function k(o){return`⁨${o}⁩`}async function x(o,r,s,t,e){return o.auth.expired&&await o.auth.refreshAccessToken(),new Promise((n,u)=>{let a=new XMLHttpRequest,h=()=>u({status:a.status});a.open("POST",`/api/${r}`),a.setRequestHeader("Authorization",`Bearer ${o.auth.accessToken}`),a.upload.onprogress=({loaded:g,total:T})=>t(g/T),a.onload=()=>{a.status===200?n(JSON.parse(a.responseText)):h()},a.onerror=a.onabort=h,e.addEventListener("abort",()=>a.abort()),a.send(s)})}var O=413,E=200,H=["day","month"],P=["new","fills_in","possibly_same","left_out","same"],m=["skip","name","given","family","prefix","middle","suffix","nickname","company","organisation","department","title","role","phone","phone:mobile","phone:home","phone:work","email","email:home","email:work","text","street","house_number","extended","po_box","postal_code","city","region","country","url","birthday","date","relation","notes","number","groups","custom"],l=class extends v{constructor(){super(...arguments);this.groups=[];this.file="";this.sent=null;this.columns={};this.headings={};this.unknown=!1;this.order=null;this.group="";this.all=!1;this.plan=null;this.done=null;this.busy=!1;this.wrong="";this.sending=new AbortController;this.looked=0}disconnectedCallback(){super.disconnectedCallback(),this.sending.abort()}async chosen(s){let t=s.target.files?.[0];this.sending.abort();let e=new AbortController;if(this.sending=e,this.plan=this.done=this.sent=null,this.wrong=this.file="",this.columns=this.headings={},this.order=null,this.looked+=1,this.busy=this.unknown=!1,!!t){this.sent=0;try{this.file=await this.send(t,e.signal)}catch(n){let{status:u}=n;if(e.signal.aborted)return;this.wrong=this.t(u===O?"clients.too_large":"clients.not_sent")}e.signal.aborted||(this.sent=null,this.file&&await this.look())}}async send(s,t){let{hass:e,studio:n}=this.context,u=`studio_sync/client_upload/${n.entry_id}`;return(await x(e,u,s,h=>{this.sent=h},t)).upload}act(s){return this.context.api.act("import_clients",{upload:this.file,preview:s,columns:this.columns,limit:E,add_possible:this.all,...this.group?{group_id:this.group}:{},...this.order?{date_order:this.order}:{}})}async look(){let s=++this.looked;this.busy=!0;let[t,e]=[null,null],{headings:n,order:u}=this;try{t=await this.act(!0),n=t.columns}catch(a){e=a;let{translation_key:h}=a;h==="contact_file_dates"&&(u??=""),h==="contact_file_columns"&&(this.unknown=!0,n=await this.guessed().catch(g=>(e=g,n)))}s===this.looked&&(Object.assign(this,{plan:t,headings:n,order:u,busy:!1}),this.wrong=e===null?"":this.context.texts.error(e))}async guessed(){let s={upload:this.file},{columns:t}=await this.context.api.read("clients/columns",s);return{...t,...this.columns}}async carry(){this.busy=!0;let s=({number:e})=>this.n("clients.imported",e),t=await this.carryOut(async()=>({...await this.act(!1),undo:null}),s);this.busy=!1,t&&(this.done=t)}async undo(){let s=this.done?.run_id;this.busy=!0;let t=await this.carryOut(async()=>({...await this.context.api.act("undo_import",{run_id:s}),undo:null}),({not_undone:e})=>e.length?this.n("clients.import_kept",e.length):this.t("clients.import_undone"));this.busy=!1,t&&(this.done=this.plan=null)}render(){return i`<section class="card" aria-label=${this.t("clients.import")}>
      ${this.done?this.result(this.done):this.choice()}
    </section>`}choice(){let{plan:s}=this;return i`<p>${this.t("clients.import_text")}</p>
      <div class="row">
        <input
          type="file"
          accept=".vcf,.csv,text/vcard,text/csv"
          aria-label=${this.t("clients.file")}
          @change=${t=>this.chosen(t)}
        />
        ${this.close()}
      </div>
      ${this.wrong?i`<p class="alarm" role="alert">${this.wrong}</p>`:p}
      ${this.sent===null?p:this.progress(this.sent)}
      ${this.busy?i`<p class="quiet" role="status">${this.t("clients.reading")}</p>`:p}
      ${this.orderChoice()} ${this.columnChoice()}
      ${s?i`${this.choices(s)} ${this.counts(s)} ${this.records(s)}`:p}`}progress(s){let t=this.t("clients.sending");return i`<p class="quiet">
      <progress aria-label=${t} max="1" .value=${s}></progress> ${t}
    </p>`}close(){return i`<button class="plain" @click=${()=>this.dispatchEvent(new Event("tool-close"))}>
      ${this.t("shell.close")}
    </button>`}orderChoice(){if(this.order===null)return p;let s=t=>this.context.texts.of(`selector.date_order.options.${t}`);return i`<label class="field">
      <span class="label">${this.t("clients.dates_first")}</span>
      <select
        @change=${t=>{this.order=t.target.value,this.look()}}
      >
        ${["",...H].map(t=>i`<option value=${t} ?selected=${t===this.order}>
            ${t?s(t):"–"}
          </option>`)}
      </select>
    </label>`}columnChoice(){let s=Object.keys(this.headings);return s.length?i`<details ?open=${this.unknown}>
      <summary>${this.n("clients.columns",s.length)}</summary>
      <div class="columns">
        ${s.map(t=>this.column(t,this.headings[t]??"skip"))}
      </div>
    </details>`:p}column(s,t){let e=m.includes(t)?t:t.split(":")[0]??"skip",n=m.includes(e)?m:[e,...m];return i`<label class="field">
      <span class="label"><bdi>${s}</bdi></span>
      <select
        @change=${u=>{this.columns={...this.columns,[s]:u.target.value},this.look()}}
      >
        ${n.map(u=>i`<option value=${u} ?selected=${u===e}>
            ${this.t(`clients.column.${u.replace(":","_")}`)}
          </option>`)}
      </select>
    </label>`}choices(s){return i`<div class="row choices">
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
      ${s.counts.possibly_same||this.all?i`<label>
              <input
                type="checkbox"
                .checked=${this.all}
                @change=${t=>{this.all=t.target.checked,this.look()}}
              />
              ${this.t("clients.add_possible")}
            </label>`:p}
      <button class="main" ?disabled=${this.busy} @click=${()=>this.carry()}>
        ${this.t("clients.import_now")}
      </button>
    </div>`}counts(s){let t=s.groups_left_out,e=s.wrong_quotes_in_row;return i`${e===null?p:i`<p class="alarm">${this.context.texts.shared("imports.wrong_quotes",{row:e})}</p>`}
    ${t.length?i`<p class="alarm">${this.t("clients.groups_left_out",{groups:t.join(", ")})}</p>`:p}
    <p class="row" role="status">
      ${P.filter(n=>s.counts[n]).map(n=>i`<span class=${n==="possibly_same"?"chip warn":"chip"}
          >${this.t(`clients.verdict.${n}`)}: ${s.counts[n]}</span
        >`)}
    </p>`}records(s){return i`<ul>
        ${s.records.map(t=>i`<li>
            <bdi>${t.name||"–"}</bdi>
            <span class="quiet">${_(this.context.texts,t)}</span>
          </li>`)}
      </ul>
      ${s.number>s.records.length?i`<p class="quiet">
              ${this.n("clients.further",s.number-s.records.length)}
            </p>`:p}`}result(s){return i`${this.counts(s)}
      <div class="row">
        <button ?disabled=${this.busy} @click=${()=>this.undo()}>
          ${this.t("clients.undo_import")}
        </button>
        ${this.close()}
      </div>`}static{this.styles=[$,f`
      .card { margin: 0; max-height: 60vh; overflow: auto; }
      input[type="file"] { flex: 1; min-width: 0; }
      .columns { box-sizing: border-box; display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 0 12px; margin-top: 8px; }
      .choices { margin: 12px 0; }
      .choices select { width: auto; max-width: 220px; }
      summary { min-height: 32px; cursor: pointer; color: var(--words); }
      ul { margin: 0; padding: 0; list-style: none; }
      li { padding: 4px 0; border-bottom: 1px solid var(--divider-color); }
    `]}};c([b({attribute:!1})],l.prototype,"groups",2),c([d()],l.prototype,"file",2),c([d()],l.prototype,"sent",2),c([d()],l.prototype,"columns",2),c([d()],l.prototype,"headings",2),c([d()],l.prototype,"unknown",2),c([d()],l.prototype,"order",2),c([d()],l.prototype,"group",2),c([d()],l.prototype,"all",2),c([d()],l.prototype,"plan",2),c([d()],l.prototype,"done",2),c([d()],l.prototype,"busy",2),c([d()],l.prototype,"wrong",2);customElements.define("studio-client-import",l);
