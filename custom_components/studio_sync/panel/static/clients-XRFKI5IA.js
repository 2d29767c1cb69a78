import{a as y}from"./chunk-MJN7SWPD.js";import{n as b}from"./chunk-2PCFWAIZ.js";import{c as $,d as k}from"./chunk-D75BE6HH.js";import{b as x}from"./chunk-HTIT4TPU.js";import{b as m,c as s,e as l,h as d,i as h,j as f}from"./chunk-6URGFRCB.js";import{a}from"./chunk-BC7J7IIZ.js";function R(u,i,e,t){let n=Math.max(0,Math.floor(u/e)-8),o=Math.min(t,Math.ceil((u+i)/e)+8);return{first:Math.min(n,Math.max(0,o)),end:Math.max(0,o)}}var v=class{constructor(i,e,t){this.ask=i;this.changed=e;this.failed=t;this.number=0;this.more=!1;this.answered=!1;this.rows=new Map;this.asked=new Set;this.question=0;this.fresh=!1;this.exact=!1}row(i){return this.rows.get(i)}reset(i){this.question+=1,this.asked.clear(),this.fresh=!1,this.need({first:i.first,end:Math.max(i.end,i.first+1)})}need(i){if(i.end<=i.first)return;let e=Math.floor((i.end-1)/50);for(let t=Math.floor(i.first/50);t<=e;t++)this.fetch(t)}async fetch(i){if(this.asked.has(i))return;this.asked.add(i);let{question:e}=this;try{let t=await this.ask(i*50,50);e===this.question&&this.take(i,t)}catch(t){if(e!==this.question)return;this.asked.delete(i),this.failed(t)}}take(i,e){this.fresh||(this.rows.clear(),this.number=0,this.exact=!1),this.fresh=!0,this.answered=!0,e.rows.forEach((t,r)=>{this.rows.set(i*50+r,t)}),e.more||(this.exact=!0),this.more=!this.exact,this.number=e.more?Math.max(this.number,e.number+1):e.number,this.changed(),e.rows.length===0&&i>0&&e.number>0&&this.need({first:0,end:Math.min(50,this.number)})}};var E=53,M=64,c=class extends x{constructor(){super(...arguments);this.text="";this.group=null;this.removed=!1;this.rev=0;this.chosen="";this.sight={first:0,end:0};this.pages=new v((e,t)=>this.context.api.read("clients/page",{text:this.text,group_id:this.group,removed:this.removed,offset:e,limit:t}),()=>this.look(),e=>this.tell("studio-failed",e));this.sizes=new ResizeObserver(()=>this.look());this.onKey=e=>{let t={ArrowDown:1,ArrowUp:-1}[e.key],r=e.target.dataset.at,{scroller:n}=this;if(!t||r===void 0||!n)return;let o=Number(r)+t;if(o<0||o>=this.pages.number)return;e.preventDefault();let g=o*this.height;g<n.scrollTop&&(n.scrollTop=g);let w=g+this.height-n.clientHeight;w>n.scrollTop&&(n.scrollTop=w),this.look(),this.updateComplete.then(()=>this.renderRoot.querySelector(`[data-at="${o}"]`)?.focus({preventScroll:!0}))}}disconnectedCallback(){super.disconnectedCallback(),this.sizes.disconnect()}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.sizes.observe(this.scroller)}firstUpdated(){this.sizes.observe(this.scroller)}willUpdate(e){let t=e.get("context"),r=t&&t.api!==this.context.api;e.has("text")||e.has("group")||e.has("removed")||r?(this.sight={first:0,end:0},this.scroller&&(this.scroller.scrollTop=0),this.pages.reset(this.sight)):e.has("rev")&&this.hasUpdated&&this.pages.reset(this.sight)}get scroller(){return this.renderRoot?.querySelector?.(".rows")??null}get height(){return this.context.narrow?M:E}look(){let{scroller:e}=this;if(!e)return;let{scrollTop:t,clientHeight:r}=e;this.sight=R(t,r,this.height,this.pages.number),this.pages.need(this.sight),this.requestUpdate()}render(){let{pages:e,sight:t}=this,r=[];for(let o=t.first;o<t.end;o++)r.push(this.row(o));let n=o=>s`<span role="columnheader">${this.t(`clients.${o}`)}</span>`;return s`<div
      class=${this.context.narrow?"table narrow":"table"}
      role="table"
      aria-label=${this.t("clients.title")}
      aria-rowcount=${e.more?-1:e.number+1}
      aria-busy=${e.answered?"false":"true"}
    >
      <div class="row head" role="row" aria-rowindex="1">
        ${["name","phone","email","last","next","where"].map(n)}
      </div>
      <div class="rows" role="rowgroup" @scroll=${()=>this.look()} @keydown=${this.onKey}>
        <div role="presentation" style=${`height: ${e.number*this.height}px`}>${r}</div>
        ${e.answered&&!e.number?s`<p class="quiet none" role="status">
                ${this.t(`clients.${this.text||this.group?"nobody":this.removed?"none_removed":"empty"}`)}
              </p>`:l}
      </div>
    </div>`}row(e){let t=this.pages.row(e),r=`transform: translateY(${e*this.height}px); height: ${this.height}px`;if(!t)return s`<div class="row" role="row" aria-rowindex=${e+2} style=${r}>
        <span role="cell" class="quiet">…</span>
      </div>`;let{format:n}=this.context;return s`<div
      class=${t.client_id===this.chosen?"row chosen":"row"}
      role="row"
      aria-rowindex=${e+2}
      style=${r}
      @click=${()=>this.open_(t)}
    >
      <span role="cell" class="name">
        ${$(t.client_id,t.name)}
        <button data-at=${e} aria-current=${t.client_id===this.chosen?"true":l}>
          <bdi>${t.name}</bdi>
        </button>
      </span>
      <span role="cell" class="phone">${t.phone?s`<bdi>${t.phone}</bdi>`:"–"}</span>
      <span role="cell" class="email"><bdi>${t.email||"–"}</bdi></span>
      <span role="cell" class="last">${t.last?n.date(t.last):"–"}</span>
      <span role="cell" class="next">${t.next?this.next(t.next):s`<span class="nothing">–</span>`}</span>
      <span role="cell" class="where">${_(t.where).map(o=>this.copy(o))}</span>
    </div>`}next(e){let{format:t}=this.context;return t.dayOf(e)!==t.dayOf(new Date)?t.day(e):b(e)?this.t("diary.today"):this.t("clients.today",{time:t.time(e)})}copy(e){let t=this.t(`clients.on_${e.kind}`),r=e.state==="ok"?"✓":this.t(`clients.${e.state}`);return s`<span class=${e.state==="ok"?"chip good":"chip warn"} title=${e.name}
      >${t} ${r}</span
    >`}open_(e){this.tell("studio-beside",{show:"client",client_id:e.client_id})}static{this.styles=[f,k,m`
      :host { display: block; flex: 1; min-height: 0; container-type: inline-size; }
      .table {
        display: flex;
        flex-direction: column;
        height: 100%;
        background: var(--ha-card-background, var(--card-background-color));
        border: 1px solid var(--ha-card-border-color, var(--divider-color));
        border-radius: var(--ha-card-border-radius, 12px);
        overflow: hidden;
      }
      .rows { position: relative; flex: 1; overflow: auto; }
      .row {
        display: grid;
        grid-template-columns: minmax(160px, 3fr) minmax(130px, 1.6fr) minmax(130px, 2.4fr) 110px 126px minmax(168px, 1fr);
        flex-wrap: nowrap;
        align-items: center;
        gap: 12px;
        padding: 0 16px;
        border-bottom: 1px solid var(--divider-color);
      }
      .row > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 14px; }
      .head { flex: none; height: 36px; }
      .head > span { font-size: 12px; color: var(--secondary-text-color); }
      .head > :first-child { padding-inline-start: 48px; }
      .rows .row { position: absolute; inset-inline: 0; top: 0; cursor: pointer; }
      .rows .row:hover, .chosen { background: color-mix(in srgb, var(--primary-color) 10%, transparent); }
      .name { display: flex; align-items: center; gap: 12px; }
      .name button { min-width: 0; padding: 4px; border-radius: 6px; text-align: start; color: inherit; background: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .name button:focus-visible { outline-offset: -3px; }
      .where { display: flex; gap: 4px; }
      .none { padding: 24px; text-align: center; }
      @container (max-width: 920px) {
        .row { grid-template-columns: minmax(160px, 3fr) minmax(130px, 2fr) 110px 126px; }
        .email, .where, .head > :nth-child(3), .head > :nth-child(6) { display: none; }
      }
      .narrow .head { display: none; }
      .narrow .row { grid-template-columns: minmax(0, 1fr) auto; grid-template-rows: 1fr 1fr; gap: 0 12px; padding: 6px 12px; }
      .narrow .nothing { display: none; }
      .narrow .name { grid-row: 1 / 3; }
      .narrow .name button { font-size: 16px; min-height: 44px; }
      .narrow :is(.email, .last, .where) { display: none; }
      .narrow .row > :is(.phone, .next) { font-size: 13px; text-align: end; color: var(--secondary-text-color); }
    `]}};a([d()],c.prototype,"text",2),a([d({attribute:!1})],c.prototype,"group",2),a([d({type:Boolean})],c.prototype,"removed",2),a([d({type:Number})],c.prototype,"rev",2),a([d()],c.prototype,"chosen",2),a([h()],c.prototype,"sight",2);function _(u){let i=new Map;for(let e of u){let t=i.get(e.kind);(!t||t.state==="ok")&&i.set(e.kind,e)}return[...i.values()]}customElements.define("studio-client-list",c);var P={import:()=>import("./import-XKMF6NUO.js"),export:()=>import("./export-MJJSDJGP.js"),duplicates:()=>import("./duplicates-Y27ZNJCR.js")},p=class extends x{constructor(){super(...arguments);this.aim=null;this.beside=null;this.text="";this.group=null;this.removed=!1;this.told=null;this.tool=null;this.ready=new Set;this.rev=0;this.following=new y(this,e=>this.tell("studio-failed",e))}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.follow()}willUpdate(e){let t=e.get("context");t&&t.studio.entry_id!==this.context.studio.entry_id&&(this.group=null,this.removed=!1,this.tool=null),e.has("aim")&&this.aim?.find!==void 0&&(this.text=this.aim.find),this.told&&this.group&&!this.told.groups.some(r=>r.group_id===this.group)&&(this.group=null),this.follow()}follow(){let e=t=>{this.told=t,this.rev+=1};this.following.to(this.context,"clients/subscribe",{},e)&&(this.told=null)}open_(e){this.tool=this.tool===e?null:e,!this.ready.has(e)&&P[e]().then(()=>{this.ready=new Set(this.ready).add(e)},t=>this.tell("studio-failed",t))}render(){let{context:e,told:t}=this,r=e.studio.rights.write!=="none",n=o=>s`<button
      aria-expanded=${this.tool===o}
      @click=${()=>this.open_(o)}
    >
      ${this.t(`clients.${o}`)}
    </button>`;return s`<div class="bar">
        <h2>${this.t("clients.title")}</h2>
        <div class="groups" role="group" aria-label=${this.t("clients.groups")}>
          ${t?this.chip(null,this.t("clients.all"),t.number):l}
          ${t?.groups.map(o=>this.chip(o.group_id,o.name,o.number))}
          ${t&&r?this.removedChip():l}
        </div>
        <span class="space"></span>
        <div class="tools">
        ${r?n("duplicates"):l} ${t?.may.import?n("import"):l}
        ${t?.may.export?n("export"):l}
        ${r?s`<button
                class="main"
                @click=${()=>this.tell("studio-beside",{show:"client",client_id:""})}
              >
                + ${this.t("clients.client")}
              </button>`:l}
        </div>
      </div>
      ${e.narrow?s`<input
              type="search"
              dir="auto"
              aria-label=${this.t("clients.find")}
              placeholder=${this.t("clients.find")}
              .value=${this.text}
              @input=${o=>{this.text=o.target.value}}
            />`:l}
      ${this.tool&&this.ready.has(this.tool)?this.toolPanel(this.tool):l}
      ${t?s`<studio-client-list
              .context=${e}
              .text=${this.text}
              .group=${this.group}
              .removed=${this.removed}
              .rev=${this.rev}
              .chosen=${this.beside?.show==="client"?this.beside.client_id:""}
            ></studio-client-list>`:e.studio.running?s`<p class="quiet" role="status">${this.t("clients.loading")}</p>`:l}`}chip(e,t,r){return s`<button
      class="group"
      aria-pressed=${this.group===e&&!this.removed}
      @click=${()=>{this.group=this.group===e?null:e,this.removed=!1}}
    >
      <bdi>${t}</bdi> (${r})
    </button>`}removedChip(){return s`<button
      class="group"
      aria-pressed=${this.removed}
      @click=${()=>{this.group=null,this.removed=!this.removed}}
    >
      ${this.t("clients.removed")}
    </button>`}toolPanel(e){let{context:t}=this,r=this.told?.groups??[],n=()=>{this.tool=null};switch(e){case"import":return s`<studio-client-import
          .context=${t}
          .groups=${r}
          @tool-close=${n}
        ></studio-client-import>`;case"export":return s`<studio-client-export
          .context=${t}
          .groups=${r}
          .group=${this.group}
          @tool-close=${n}
        ></studio-client-export>`;case"duplicates":return s`<studio-client-duplicates
          .context=${t}
          .rev=${this.rev}
          @tool-close=${n}
        ></studio-client-duplicates>`}}static{this.styles=[f,m`
      :host { display: flex; flex-direction: column; gap: 8px; height: 100%; }
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      .groups { display: flex; flex-wrap: wrap; gap: 6px; min-width: 0; max-height: 80px; overflow: auto; }
      .group { min-height: 32px; padding: 2px 12px; max-width: 260px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 13px; }
      .group:not([aria-pressed="true"]) { color: var(--primary-text-color); background: var(--secondary-background-color); }
      .space { flex: 1; }
      .tools { display: flex; flex-wrap: wrap; gap: 8px; }
      studio-client-list { flex: 1; min-height: 200px; }
      @media (max-width: 599px) {
        h2 { display: none; }
        .groups { flex: 1 1 100%; flex-wrap: nowrap; overflow-x: auto; }
        .group, .tools button { flex: none; min-height: 44px; }
        .tools { flex-wrap: nowrap; gap: 4px; overflow-x: auto; }
        .tools button { padding: 6px 10px; font-size: 14px; }
        .tools .main { order: -1; }
        .space { display: none; }
      }
    `]}};a([d({attribute:!1})],p.prototype,"aim",2),a([d({attribute:!1})],p.prototype,"beside",2),a([h()],p.prototype,"text",2),a([h()],p.prototype,"group",2),a([h()],p.prototype,"removed",2),a([h()],p.prototype,"told",2),a([h()],p.prototype,"tool",2),a([h()],p.prototype,"ready",2);customElements.define("studio-clients",p);
