import{a as b}from"./chunk-2B3QSWIO.js";import{k as y}from"./chunk-PUVL32KA.js";import{c as $,d as k}from"./chunk-OFDZJKXF.js";import{a as x}from"./chunk-FQEGW5KZ.js";import{b as m,c as n,e as l,h,i as d,j as f}from"./chunk-T4ZGZ4J2.js";import{a}from"./chunk-JBUOXDHO.js";function R(u,i,t,e){let s=Math.max(0,Math.floor(u/t)-8),r=Math.min(e,Math.ceil((u+i)/t)+8);return{first:Math.min(s,Math.max(0,r)),end:Math.max(0,r)}}var g=class{constructor(i,t,e){this.ask=i;this.changed=t;this.failed=e;this.number=0;this.more=!1;this.answered=!1;this.rows=new Map;this.asked=new Set;this.question=0;this.fresh=!1;this.exact=!1}row(i){return this.rows.get(i)}reset(i){this.question+=1,this.asked.clear(),this.fresh=!1,this.need({first:i.first,end:Math.max(i.end,i.first+1)})}need(i){if(i.end<=i.first)return;let t=Math.floor((i.end-1)/50);for(let e=Math.floor(i.first/50);e<=t;e++)this.fetch(e)}async fetch(i){if(this.asked.has(i))return;this.asked.add(i);let{question:t}=this;try{let e=await this.ask(i*50,50);t===this.question&&this.take(i,e)}catch(e){if(t!==this.question)return;this.asked.delete(i),this.failed(e)}}take(i,t){this.fresh||(this.rows.clear(),this.number=0,this.exact=!1),this.fresh=!0,this.answered=!0,t.rows.forEach((e,o)=>{this.rows.set(i*50+o,e)}),t.more||(this.exact=!0),this.more=!this.exact,this.number=t.more?Math.max(this.number,t.number+1):t.number,this.changed(),t.rows.length===0&&i>0&&t.number>0&&this.need({first:0,end:Math.min(50,this.number)})}};var E=53,M=64,c=class extends x{constructor(){super(...arguments);this.text="";this.group=null;this.rev=0;this.chosen="";this.sight={first:0,end:0};this.pages=new g((t,e)=>this.context.api.ask("clients/page",{text:this.text,group_id:this.group,offset:t,limit:e}),()=>this.look(),t=>this.tell("studio-failed",t));this.sizes=new ResizeObserver(()=>this.look());this.onKey=t=>{let e={ArrowDown:1,ArrowUp:-1}[t.key],o=t.target.dataset.at,{scroller:s}=this;if(!e||o===void 0||!s)return;let r=Number(o)+e;if(r<0||r>=this.pages.number)return;t.preventDefault();let w=r*this.height;w<s.scrollTop&&(s.scrollTop=w);let v=w+this.height-s.clientHeight;v>s.scrollTop&&(s.scrollTop=v),this.look(),this.updateComplete.then(()=>this.renderRoot.querySelector(`[data-at="${r}"]`)?.focus({preventScroll:!0}))}}disconnectedCallback(){super.disconnectedCallback(),this.sizes.disconnect()}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.sizes.observe(this.scroller)}firstUpdated(){this.sizes.observe(this.scroller)}willUpdate(t){let e=t.get("context"),o=e&&e.api!==this.context.api;t.has("text")||t.has("group")||o?(this.sight={first:0,end:0},this.scroller&&(this.scroller.scrollTop=0),this.pages.reset(this.sight)):t.has("rev")&&this.hasUpdated&&this.pages.reset(this.sight)}get scroller(){return this.renderRoot?.querySelector?.(".rows")??null}get height(){return this.context.narrow?M:E}look(){let{scroller:t}=this;if(!t)return;let{scrollTop:e,clientHeight:o}=t;this.sight=R(e,o,this.height,this.pages.number),this.pages.need(this.sight),this.requestUpdate()}render(){let{pages:t,sight:e}=this,o=[];for(let r=e.first;r<e.end;r++)o.push(this.row(r));let s=r=>n`<span role="columnheader">${this.t(`clients.${r}`)}</span>`;return n`<div
      class=${this.context.narrow?"table narrow":"table"}
      role="table"
      aria-label=${this.t("clients.title")}
      aria-rowcount=${t.more?-1:t.number+1}
      aria-busy=${t.answered?"false":"true"}
    >
      <div class="row head" role="row" aria-rowindex="1">
        ${["name","phone","email","last","next","where"].map(s)}
      </div>
      <div class="rows" role="rowgroup" @scroll=${()=>this.look()} @keydown=${this.onKey}>
        <div role="presentation" style=${`height: ${t.number*this.height}px`}>${o}</div>
        ${t.answered&&!t.number?n`<p class="quiet none" role="status">
                ${this.t(this.text||this.group?"clients.nobody":"clients.empty")}
              </p>`:l}
      </div>
    </div>`}row(t){let e=this.pages.row(t),o=`transform: translateY(${t*this.height}px); height: ${this.height}px`;if(!e)return n`<div class="row" role="row" aria-rowindex=${t+2} style=${o}>
        <span role="cell" class="quiet">…</span>
      </div>`;let{format:s}=this.context;return n`<div
      class=${e.client_id===this.chosen?"row chosen":"row"}
      role="row"
      aria-rowindex=${t+2}
      style=${o}
      @click=${()=>this.open_(e)}
    >
      <span role="cell" class="name">
        ${$(e.client_id,e.name)}
        <button data-at=${t} aria-current=${e.client_id===this.chosen?"true":l}>
          <bdi>${e.name}</bdi>
        </button>
      </span>
      <span role="cell" class="phone">${e.phone?n`<bdi>${e.phone}</bdi>`:"–"}</span>
      <span role="cell" class="email"><bdi>${e.email||"–"}</bdi></span>
      <span role="cell" class="last">${e.last?s.date(e.last):"–"}</span>
      <span role="cell" class="next">${e.next?this.next(e.next):n`<span class="nothing">–</span>`}</span>
      <span role="cell" class="where">${P(e.where).map(r=>this.copy(r))}</span>
    </div>`}next(t){let{format:e}=this.context;return e.dayOf(t)!==e.dayOf(new Date)?e.day(t):y(t)?this.t("diary.today"):this.t("clients.today",{time:e.time(t)})}copy(t){let e=this.t(t.kind==="google"?"clients.google":"clients.on_phone"),o=t.state==="ok"?"✓":this.t(`clients.${t.state}`);return n`<span class=${t.state==="ok"?"chip good":"chip warn"} title=${t.name}
      >${e} ${o}</span
    >`}open_(t){this.tell("studio-beside",{show:"client",client_id:t.client_id})}static{this.styles=[f,k,m`
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
        grid-template-columns: minmax(160px, 3fr) minmax(130px, 2fr) minmax(130px, 3fr) 110px 110px minmax(110px, 1.4fr);
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
      @container (max-width: 860px) {
        .row { grid-template-columns: minmax(160px, 3fr) minmax(130px, 2fr) 110px 110px; }
        .email, .where, .head > :nth-child(3), .head > :nth-child(6) { display: none; }
      }
      .narrow .head { display: none; }
      .narrow .row { grid-template-columns: minmax(0, 1fr) auto; grid-template-rows: 1fr 1fr; gap: 0 12px; padding: 6px 12px; }
      .narrow .nothing { display: none; }
      .narrow .name { grid-row: 1 / 3; }
      .narrow .name button { font-size: 16px; min-height: 44px; }
      .narrow :is(.email, .last, .where) { display: none; }
      .narrow .row > :is(.phone, .next) { font-size: 13px; text-align: end; color: var(--secondary-text-color); }
    `]}};a([h()],c.prototype,"text",2),a([h({attribute:!1})],c.prototype,"group",2),a([h({type:Number})],c.prototype,"rev",2),a([h()],c.prototype,"chosen",2),a([d()],c.prototype,"sight",2);function P(u){let i=new Map;for(let t of u){let e=i.get(t.kind);(!e||e.state==="ok")&&i.set(t.kind,t)}return[...i.values()]}customElements.define("studio-client-list",c);var _={import:()=>import("./import-HNQSPRYT.js"),export:()=>import("./export-QQRYLKA2.js"),duplicates:()=>import("./duplicates-QIKL7JWR.js")},p=class extends x{constructor(){super(...arguments);this.aim=null;this.beside=null;this.text="";this.group=null;this.told=null;this.tool=null;this.ready=new Set;this.rev=0;this.following=new b(this,t=>this.tell("studio-failed",t))}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.follow()}willUpdate(t){let e=t.get("context");e&&e.studio.entry_id!==this.context.studio.entry_id&&(this.group=null,this.tool=null),t.has("aim")&&this.aim?.find!==void 0&&(this.text=this.aim.find),this.told&&this.group&&!this.told.groups.some(o=>o.group_id===this.group)&&(this.group=null),this.follow()}follow(){let t=e=>{this.told=e,this.rev+=1};this.following.to(this.context,"clients/subscribe",{},t)&&(this.told=null)}open_(t){this.tool=this.tool===t?null:t,!this.ready.has(t)&&_[t]().then(()=>{this.ready=new Set(this.ready).add(t)},e=>this.tell("studio-failed",e))}render(){let{context:t,told:e}=this,o=t.studio.rights.write!=="none",s=r=>n`<button
      aria-expanded=${this.tool===r}
      @click=${()=>this.open_(r)}
    >
      ${this.t(`clients.${r}`)}
    </button>`;return n`<div class="bar">
        <h2>${this.t("clients.title")}</h2>
        <div class="groups" role="group" aria-label=${this.t("clients.groups")}>
          ${e?this.chip(null,this.t("clients.all"),e.number):l}
          ${e?.groups.map(r=>this.chip(r.group_id,r.name,r.number))}
        </div>
        <span class="space"></span>
        <div class="tools">
        ${o?s("duplicates"):l} ${e?.may.import?s("import"):l}
        ${e?.may.export?s("export"):l}
        ${o?n`<button
                class="main"
                @click=${()=>this.tell("studio-beside",{show:"client",client_id:""})}
              >
                + ${this.t("clients.client")}
              </button>`:l}
        </div>
      </div>
      ${t.narrow?n`<input
              type="search"
              dir="auto"
              aria-label=${this.t("shell.find")}
              placeholder=${this.t("shell.find")}
              .value=${this.text}
              @input=${r=>{this.text=r.target.value}}
            />`:l}
      ${this.tool&&this.ready.has(this.tool)?this.toolPanel(this.tool):l}
      ${e?n`<studio-client-list
              .context=${t}
              .text=${this.text}
              .group=${this.group}
              .rev=${this.rev}
              .chosen=${this.beside?.show==="client"?this.beside.client_id:""}
            ></studio-client-list>`:t.studio.running?n`<p class="quiet" role="status">${this.t("clients.loading")}</p>`:l}`}chip(t,e,o){return n`<button
      class="group"
      aria-pressed=${this.group===t}
      @click=${()=>{this.group=this.group===t?null:t}}
    >
      <bdi>${e}</bdi> (${o})
    </button>`}toolPanel(t){let{context:e}=this,o=this.told?.groups??[],s=()=>{this.tool=null};switch(t){case"import":return n`<studio-client-import
          .context=${e}
          .groups=${o}
          @tool-close=${s}
        ></studio-client-import>`;case"export":return n`<studio-client-export
          .context=${e}
          .groups=${o}
          .group=${this.group}
          @tool-close=${s}
        ></studio-client-export>`;case"duplicates":return n`<studio-client-duplicates
          .context=${e}
          .rev=${this.rev}
          @tool-close=${s}
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
    `]}};a([h({attribute:!1})],p.prototype,"aim",2),a([h({attribute:!1})],p.prototype,"beside",2),a([d()],p.prototype,"text",2),a([d()],p.prototype,"group",2),a([d()],p.prototype,"told",2),a([d()],p.prototype,"tool",2),a([d()],p.prototype,"ready",2);customElements.define("studio-clients",p);
