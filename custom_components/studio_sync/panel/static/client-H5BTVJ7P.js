import{a as V}from"./chunk-ZPOA45UA.js";import{a as W}from"./chunk-A24S5JNW.js";import{a as A}from"./chunk-XEF7L7MO.js";import{a as H}from"./chunk-ZHHGW6S6.js";import{d as M}from"./chunk-PKRJYEXA.js";import{a as J}from"./chunk-JIUV36S6.js";import{a as z}from"./chunk-MJN7SWPD.js";import"./chunk-2PCFWAIZ.js";import{a as P,b as K,c as U,d as Y}from"./chunk-D75BE6HH.js";import{b as v}from"./chunk-HTIT4TPU.js";import{b as h,c as s,e as o,h as m,i as b,j as f}from"./chunk-6URGFRCB.js";import{a as d}from"./chunk-BC7J7IIZ.js";var ut={prefix:"",given:"",middle:"",family:"",suffix:"",phonetic_given:"",phonetic_middle:"",phonetic_family:""},G={text:"",street:"",extended:"",po_box:"",postal_code:"",city:"",region:"",country:"",country_code:"",label:"",preferred:!1},D={name:"",parts:null,company:!1,nickname:"",organisation:"",department:"",title:"",role:"",number:"",phones:[],emails:[],addresses:[],urls:[],birthday:"",dates:[],relations:[],custom:[],notes:""},mt=Object.keys(D);function I(n){let{name:l,number:t,notes:e,details:i}=n;return structuredClone({...i,name:l,number:t,notes:e})}function Q({name:n,parts:l}){if(l)return l;let t=n.trim().split(/\s+/);return{...ut,family:t.pop()??"",given:t.join(" ")}}function F(n){let{prefix:l,given:t,middle:e,family:i,suffix:a}=n;return[l,t,e,i,a].map(r=>r.trim()).filter(Boolean).join(" ")}function X(n){return!!n.text&&!ht.some(l=>n[l])}function R(n){if(n.text)return n.text;let{extended:l,street:t,po_box:e,postal_code:i,city:a,region:r,country:u}=n,c=[i,a].filter(Boolean).join(" ");return[l,t,e,c,r,u].filter(Boolean).join(`
`)}var ht=["street","extended","po_box","postal_code","city","region","country"];function S(n,l){return mt.filter(t=>C(n[t])!==C(l[t]))}function Z(n,l){return Object.fromEntries(S(n,l).map(t=>[t,st(l[t])]))}function tt(n,l,t){let e=S(n,t);return S(n,l).filter(i=>e.includes(i)&&C(l[i])!==C(t[i]))}function et(n){return n===null?"":Array.isArray(n)?n.map(it).join(", "):typeof n=="object"?F(n):String(n)}function it(n){return"value"in n?n.value:R(n).replaceAll(`
`,", ")}function st(n){return Array.isArray(n)?n.filter(t=>it(t).trim()):n}function C(n){return JSON.stringify(st(n))}var T=class extends v{constructor(){super(...arguments);this.items=[]}change(t){this.dispatchEvent(new CustomEvent("items-change",{detail:t}))}put(t,e){this.change(this.items.map((i,a)=>a===t?{...i,...e}:i))}takeAway(t){this.change(this.items.filter((e,i)=>i!==t))}};d([m({attribute:!1})],T.prototype,"items",2);var nt={phones:"tel",emails:"email",urls:"url",dates:"text",relations:"text",custom:"text"},rt=["phones","emails","urls"],L=class extends T{constructor(){super(...arguments);this.field="phones"}render(){let{field:t,items:e}=this,i=this.t(`client.field.${t}`);return s`<div class="field" role="group" aria-label=${i}>
      <span class="label">${i}</span>
      ${e.map((a,r)=>this.item(a,r,i))}
      <button
        type="button"
        class="plain add"
        @click=${()=>this.change([...e,{value:"",label:"",preferred:!1}])}
      >
        + ${this.t(`client.one_more.${t}`)}
      </button>
      ${rt.includes(t)?s`<datalist id="labels">
              ${P.map(a=>s`<option value=${_(this,a)}></option>`)}
            </datalist>`:o}
    </div>`}item(t,e,i){let a=this.t("client.label");return s`<div class="item">
      <input
        type=${nt[this.field]}
        dir=${nt[this.field]==="text"?"auto":o}
        aria-label=${i}
        .value=${t.value}
        @input=${r=>this.put(e,{value:y(r)})}
      />
      <input
        class="kind"
        list=${rt.includes(this.field)?"labels":o}
        maxlength="500"
        aria-label=${a}
        placeholder=${a}
        .value=${_(this,t.label)}
        @input=${r=>this.put(e,{label:N(this,y(r))})}
      />
      <button
        type="button"
        class="plain"
        aria-label=${this.t("client.take_away",{what:t.value})}
        @click=${()=>this.takeAway(e)}
      >
        ×
      </button>
    </div>`}static{this.styles=[f,h`
      :host { display: block; }
      .item { display: flex; gap: 4px; }
      .kind { flex: 0 0 96px; }
      .add { justify-self: start; }
    `]}};d([m()],L.prototype,"field",2);function _({context:n},l){return P.includes(l)?n.texts.page(`client.labels.${l}`):l}function N(n,l){return P.find(t=>_(n,t)===l.trim())??l}function y(n){return n.target.value}customElements.define("studio-client-items",L);var ft=["street","extended","po_box","postal_code","city","region","country"],B=class extends T{render(){let l=this.t("client.field.addresses");return s`<div class="field" role="group" aria-label=${l}>
      <span class="label">${l}</span>
      ${this.items.map((t,e)=>this.address(t,e))}
      <button type="button" class="plain add" @click=${()=>this.change([...this.items,G])}>
        + ${this.t("client.one_more.addresses")}
      </button>
      <datalist id="labels">
        ${P.map(t=>s`<option value=${_(this,t)}></option>`)}
      </datalist>
    </div>`}address(l,t){let e=this.t("client.label"),i=R(l).replaceAll(`
`,", ");return s`<div class="address" role="group" aria-label=${`${this.t("client.address")} ${t+1}`}>
      <div class="item">
        <input
          list="labels"
          maxlength="500"
          aria-label=${e}
          placeholder=${e}
          .value=${_(this,l.label)}
          @input=${a=>this.put(t,{label:N(this,y(a))})}
        />
        <button
          type="button"
          class="plain"
          aria-label=${this.t("client.take_away",{what:i})}
          @click=${()=>this.takeAway(t)}
        >
          ×
        </button>
      </div>
      ${X(l)?this.text(l,t):ft.map(a=>this.piece(l,t,a))}
    </div>`}text(l,t){return s`<textarea
      class="wide"
      dir="auto"
      rows="3"
      aria-label=${this.t("client.address")}
      .value=${l.text}
      @input=${e=>this.put(t,{text:y(e)})}
    ></textarea>`}piece(l,t,e){return s`<label class=${e==="street"||e==="extended"?"wide":""}>
      <span class="label">${this.t(`clients.column.${e}`)}</span>
      <input
        dir="auto"
        maxlength="500"
        .value=${l[e]}
        @input=${a=>{let r=e==="country"?{country_code:""}:{};this.put(t,{[e]:y(a),text:"",...r})}}
      />
    </label>`}static{this.styles=[f,h`
      :host { display: block; }
      .address { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; padding: 8px; border: 1px solid var(--divider-color); border-radius: 8px; }
      .wide, .item { grid-column: 1 / 3; }
      .item { display: flex; gap: 4px; }
      label { display: grid; gap: 2px; align-content: end; }
      textarea { resize: vertical; }
      .add { justify-self: start; }
    `]}};customElements.define("studio-client-addresses",B);var bt=["prefix","given","middle","family","suffix","phonetic_given","phonetic_middle","phonetic_family"],$t=/^(\d{4}-\d\d-\d\d)?$/,O=new W;function lt(n){return O.has(n)}var E=class extends v{constructor(){super(...arguments);this.client=null;this.draft=D;this.busy=!1;this.wrong="";this.base=D;this.request_id=H()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}connectedCallback(){if(super.connectedCallback(),this.hasUpdated)return;let t=O.get(this.key);this.base=t?.base??(this.client?I(this.client):D),this.draft=t?.draft??this.base,this.request_id=t?.request_id??this.request_id}get key(){return this.client?.client_id??""}set_(t){this.draft={...this.draft,...t};let{base:e,draft:i,request_id:a}=this;O.keep(this.key,{base:e,draft:i,request_id:a})}async save(t){t.preventDefault();let{client:e,context:i,draft:a}=this,r=Z(this.base,a);if(e&&!Object.keys(r).length){this.close();return}this.busy=!0,this.wrong="";let u=e?{client_id:e.client_id,expected_rev:e.rev}:{request_id:this.request_id};try{let c=await i.api.act(e?"update_client":"add_client",{...u,...r}),p=c.clients[0]?.name??a.name,$=this.t(e?"client.saved":"client.added",{name:p});this.tell("studio-done",{text:$,undo:c.undo});let g=c.clients[0]?.client_id??"";this.close(),e||this.tell("studio-beside",{show:"client",client_id:g})}catch(c){this.wrong=i.texts.error(c)}this.busy=!1}close(){O.drop(this.key),this.dispatchEvent(new Event("edit-close"))}render(){let{draft:t}=this;return s`<form @submit=${e=>this.save(e)}>
      ${this.name()} ${this.items("phones")} ${this.items("emails")}
      ${t.company?o:this.line("organisation")}
      <studio-client-addresses
        .context=${this.context}
        .items=${t.addresses}
        @items-change=${({detail:e})=>this.set_({addresses:e})}
      ></studio-client-addresses>
      <div class="field">
        <label for="birthday">${this.t("client.field.birthday")}</label>
        <input
          id="birthday"
          type=${$t.test(this.base.birthday)?"date":"text"}
          .value=${t.birthday}
          @input=${e=>this.set_({birthday:y(e)})}
        />
      </div>
      ${this.line("number")}
      <div class="field">
        <label for="notes">${this.t("client.field.notes")}</label>
        <textarea
          id="notes"
          dir="auto"
          rows="3"
          .value=${t.notes}
          @input=${e=>this.set_({notes:y(e)})}
        ></textarea>
      </div>
      ${this.further()} ${this.meanwhile()}
      ${this.wrong?s`<p class="alarm" role="alert">${this.wrong}</p>`:o}
      <div class="row">
        <button class="main" ?disabled=${this.busy}>${this.t("client.save")}</button>
        <button type="button" class="plain" @click=${()=>this.close()}>
          ${this.t("client.discard")}
        </button>
      </div>
    </form>`}name(){let{draft:t}=this;return s`<div class="field">
        <label for="name">${this.t("client.field.name")}</label>
        <input
          id="name"
          dir="auto"
          required
          maxlength="500"
          autocomplete="off"
          .value=${t.name}
          @input=${e=>this.set_({name:y(e),parts:null})}
        />
      </div>
      <label class="row check">
        <input
          type="checkbox"
          .checked=${t.company}
          @change=${e=>this.set_({company:e.target.checked})}
        />
        ${this.t("client.is_company")}
      </label>
      ${t.company?o:s`<details>
              <summary>${this.t("client.field.parts")}</summary>
              <div class="parts">${bt.map(e=>this.piece(e))}</div>
              ${this.line("nickname")}
            </details>`}`}piece(t){let e=Q(this.draft);return s`<label class="field">
      <span class="label">${this.t(`clients.column.${t}`)}</span>
      <input
        dir="auto"
        maxlength="500"
        autocomplete="off"
        .value=${e[t]}
        @input=${i=>{let a={...e,[t]:y(i)};this.set_({parts:a,name:F(a)})}}
      />
    </label>`}line(t){return s`<div class="field">
      <label for=${t}>${this.t(at(t))}</label>
      <input
        id=${t}
        dir="auto"
        maxlength="500"
        .value=${this.draft[t]}
        @input=${e=>this.set_({[t]:y(e)})}
      />
    </div>`}items(t){return s`<studio-client-items
      .context=${this.context}
      .field=${t}
      .items=${this.draft[t]}
      @items-change=${({detail:e})=>this.set_({[t]:e})}
    ></studio-client-items>`}further(){return s`<details>
      <summary>${this.t("client.further")}</summary>
      ${["department","title","role"].map(t=>this.line(t))}
      ${["urls","dates","relations","custom"].map(t=>this.items(t))}
    </details>`}meanwhile(){if(!this.client)return o;let t=I(this.client),e=tt(this.base,t,this.draft);return e.length?s`<div class="alarm" role="alert">
      <p>${this.t("client.meanwhile")}</p>
      ${e.map(i=>s`<p>
          ${this.t(at(i))}:
          <b dir="auto">${et(t[i])||"–"}</b>
          <button type="button" class="plain" @click=${()=>this.set_({[i]:t[i]})}>
            ${this.t("client.take_theirs")}
          </button>
        </p>`)}
    </div>`:o}static{this.styles=[f,h`
      :host { display: block; }
      .check { margin-bottom: 12px; min-height: 32px; }
      details { margin-bottom: 12px; }
      summary { min-height: 32px; cursor: pointer; color: var(--words); }
      .parts { display: grid; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); gap: 0 8px; }
      textarea { resize: vertical; }
    `]}};d([m({attribute:!1})],E.prototype,"client",2),d([b()],E.prototype,"draft",2),d([b()],E.prototype,"busy",2),d([b()],E.prototype,"wrong",2);function at(n){return`client.field.${n==="title"?"job_title":n}`}customElements.define("studio-client-edit",E);var q=class extends v{render(){let{client:l}=this,{details:t}=l,e=[t.title,t.department,t.organisation].filter(Boolean),{format:i}=this.context,a=(r,u,c="")=>u?s`<div class="field">
            <span class="label">${this.t(`client.field.${r}`)}${c?` (${c})`:""}</span>
            <span class="value" dir="auto">${u}</span>
          </div>`:o;return s`<div class="contact">
      ${t.phones.map(r=>this.phone(r))}
      ${t.emails.map(r=>s`<div class="reach">
          <a href=${ot(r.value)}><bdi>${r.value}</bdi></a>
          <span class="quiet">${this.label(r)}</span>
          <a
            class="do"
            href=${ot(r.value)}
            aria-label=${this.t("client.write",{to:r.value})}
            >${A("mail")}</a
          >
        </div>`)}
      ${t.addresses.map(r=>a("addresses",R(r),this.label(r)))}
      ${a("nickname",t.nickname)} ${a("birthday",i.birthday(t.birthday))}
      ${a("organisation",e.join(", "))} ${a("role",t.role)}
      ${t.urls.map(r=>a("urls",vt(r.value),this.label(r)))}
      ${t.dates.map(r=>a("dates",i.birthday(r.value),r.label))}
      ${t.custom.map(r=>a("custom",r.value,r.label))}
      ${a("notes",l.notes)}
      ${t.relations.length?s`<div class="field">
              <span class="label">${this.t("client.field.relations")}</span>
              ${t.relations.map(r=>s`<span class="value line" dir="auto"
                  >${r.label?`${r.label}: `:""}<button
                    class="plain related"
                    @click=${()=>this.tell("studio-go",{tab:"clients",find:r.value})}
                  >
                    ${r.value}
                  </button></span
                >`)}
            </div>`:o}
    </div>`}phone(l){let t=K(l.value);return s`<div class="reach">
      <a href=${`tel:${t}`}><bdi>${l.value}</bdi></a>
      <span class="quiet">${this.label(l)}</span>
      <a class="do" href=${`tel:${t}`} aria-label=${this.t("client.call",{to:l.value})}
        >${A("call")}</a
      >
      <a class="do" href=${`sms:${t}`} aria-label=${this.t("client.text",{to:l.value})}
        >${A("message")}</a
      >
    </div>`}label({label:l}){return _(this,l)}static{this.styles=[f,h`
      :host { display: block; overflow-wrap: anywhere; }
      .contact { margin-top: 16px; }
      .reach { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 0 12px; margin-bottom: 8px; border-radius: 8px; background: var(--secondary-background-color); }
      .reach > :first-child { min-width: 0; padding: 11px 0; color: inherit; text-decoration: none; }
      .reach .quiet { flex: 1; }
      .do { flex: none; display: grid; place-items: center; width: 44px; height: 44px; }
      .do svg { width: 22px; height: 22px; fill: currentColor; }
      .value { display: block; padding: 8px 12px; white-space: pre-line; border-radius: 8px; background: var(--secondary-background-color); }
      .value.line { white-space: normal; }
      .related { min-height: 24px; padding: 0; text-align: start; }
    `]}};d([m({attribute:!1})],q.prototype,"client",2);function vt(n){let l=/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(n)?`https://${n}`:n;return/^https?:\/\//i.test(l)?s`<a href=${l} target="_blank" rel="noreferrer">${n}</a>`:n}function ot(n){return`mailto:${encodeURIComponent(n).replaceAll("%40","@")}`}customElements.define("studio-client-contact",q);var w=class extends v{constructor(){super(...arguments);this.mayErase=!1;this.erasing=!1;this.typed="";this.busy=!1}render(){return s`<div class="row end">
        ${this.client.removed?this.button("restore"):this.button("remove")}
        ${this.mayErase?s`<button
                class="danger"
                aria-expanded=${this.erasing}
                @click=${()=>{this.ask()}}
              >
                ${this.t("client.erase")}
              </button>`:o}
      </div>
      ${this.erasing?this.sure():o}`}async ask(){this.erasing=!this.erasing,this.typed="",await this.updateComplete,this.renderRoot.querySelector("input")?.focus()}button(t){return s`<button
      class=${t==="remove"?"danger":"main"}
      ?disabled=${this.busy}
      @click=${()=>{this.change(t)}}
    >
      ${this.t(`client.${t}`)}
    </button>`}sure(){let t=this.t("client.erase_word"),e=this.typed.trim()===t;return s`<form
      class="alarm"
      @submit=${i=>{i.preventDefault(),e&&this.erase()}}
    >
      <p>${this.t("client.erase_text")}</p>
      <label class="field">
        <span>${this.t("client.erase_type",{word:t})}</span>
        <input
          autocomplete="off"
          .value=${this.typed}
          @input=${i=>{this.typed=i.target.value}}
        />
      </label>
      <button class="danger" ?disabled=${this.busy||!e}>${this.t("client.erase_now")}</button>
    </form>`}async change(t){let{client_id:e,name:i}=this.client;this.busy=!0;let a=await this.carryOut(()=>this.context.api.act(`${t}_client`,{client_id:e}),()=>this.t(`client.${t}d`,{name:i}));this.busy=!1,a&&t==="remove"&&this.tell("studio-beside",null)}async erase(){let t={client_id:this.client.client_id,confirm:!0};this.busy=!0,this.dispatchEvent(new CustomEvent("client-erase")),await this.carryOut(async()=>({...await this.context.api.act("erase_client",t),undo:null}),({remains_in_google:e,remains_in_server:i})=>{let a=(u,{length:c})=>c?[this.n(u,c)]:[];return[...a("client.erased_but",e),...a("client.erased_but_server",i)].join(" ")||this.t("client.erased")}),this.busy=!1}static{this.styles=[f,h`
      :host { display: block; }
      .end { margin-top: 24px; padding-top: 8px; border-top: 1px solid var(--divider-color); }
    `]}};d([m({attribute:!1})],w.prototype,"client",2),d([m({type:Boolean})],w.prototype,"mayErase",2),d([b()],w.prototype,"erasing",2),d([b()],w.prototype,"typed",2),d([b()],w.prototype,"busy",2);customElements.define("studio-client-remove",w);var j=class extends v{constructor(){super(...arguments);this.books=!1}render(){let t=!this.visits.coming.number&&!this.visits.past.number;return s`<h3>${this.t("client.appointments")}</h3>
      ${t?s`<p class="quiet">${this.t("client.no_appointments")}</p>`:o}
      ${this.sort("coming")} ${this.sort("past")} ${this.sort("cancelled")}`}sort(t){let{number:e,items:i}=this.visits[t];return e?s`<h4>${this.t(`client.${t}`,{count:e})}</h4>
      <ul>
        ${i.map(a=>s`<li>${this.line(a,t)}</li>`)}
      </ul>
      ${e>i.length?s`<button class="plain" @click=${()=>this.dispatchEvent(new Event("visits-more"))}>
              ${this.t("client.more")}
            </button>`:o}`:o}line(t,e){let{studio:i,format:a}=this.context,r=M(i,[t.staff_id,...t.assistant_ids]),u=[t.session_type||t.title,...r].filter(Boolean).join(" · "),c=a.day(t.start),p=e!=="coming"&&this.books;return s`<button class="entry" @click=${()=>this.open(t)}>
        <span>${t.all_day?c:`${c}, ${a.span(t)}`}</span>
        <span class="quiet" dir="auto">${u}</span>
      </button>
      ${p?s`<button class="plain" @click=${()=>this.again(t)}>
              ${this.t("client.again")}
            </button>`:o}`}again(t){this.tell("studio-beside",{show:"booking",draft:{...t.client_id?{client_id:t.client_id}:{},...t.client?{client:t.client}:{},...t.staff_id?{staff_id:t.staff_id}:{},...t.session_type?{session_type:t.session_type}:{},resource_ids:t.resource_ids}})}static{this.styles=[f,h`
      h4 { margin: 12px 0 4px; font-size: 13px; font-weight: 500; color: var(--secondary-text-color); }
      ul { margin: 0; padding: 0; list-style: none; }
      li { display: flex; align-items: center; gap: 4px; border-bottom: 1px solid var(--divider-color); }
      .entry { flex: 1; min-width: 0; display: grid; gap: 2px; padding: 6px 4px; text-align: start; font-weight: 400; font-size: 14px; color: inherit; background: none; border-radius: 6px; overflow-wrap: anywhere; }
      li > .plain { flex: none; font-size: 13px; }
    `]}};d([m({attribute:!1})],j.prototype,"visits",2),d([m({type:Boolean})],j.prototype,"books",2);customElements.define("studio-client-visits",j);var dt={appointments:5,history:5},yt=1e3,k=class extends v{constructor(){super(...arguments);this.clientId="";this.told=null;this.edits=!1;this.busy=!1;this.shown=dt;this.erased=!1;this.following=new z(this,t=>this.tell("studio-failed",t))}willUpdate(t){t.has("clientId")&&(this.shown=dt,this.told=null,this.edits=lt(this.clientId),this.erased=!1),this.follow()}follow(){let t={client_id:this.clientId,...this.shown},e=r=>{this.told=r,!r.client&&this.erased&&this.tell("studio-beside",null)},i=this.context.studio.rights.clients!=="none",a=i&&this.clientId?"client/subscribe":"";this.following.to(this.context,a,t,e)&&!i&&(this.told=null)}async do_(t,e){this.busy=!0;let i=await this.carryOut(t,e);return this.busy=!1,i}render(){if(!this.clientId)return s`<h2>${this.t("client.new")}</h2>
        <studio-client-edit
          .context=${this.context}
          @edit-close=${()=>this.tell("studio-beside",null)}
        ></studio-client-edit>`;let{told:t}=this;return t?t.client?this.whole(t):s`<h2>${this.t("client.title")}</h2>
        <p>${this.t("client.gone")}</p>`:s`<h2>${this.t("client.title")}</h2>
        <p class="quiet" role="status">${this.t("clients.loading")}</p>`}whole(t){let{client:e}=t,{format:i,studio:a}=this.context,r=a.rights.write!=="none",u=r&&!e.removed,c=e.since?this.t("client.since",{year:i.dayOf(e.since).slice(0,4)}):"",p=e.number?this.t("client.number",{number:e.number}):"";return s`<header>
        ${U(e.client_id,e.name)}
        <div>
          <h2 dir="auto">${e.name}</h2>
          <span class="quiet" dir="auto">${[p,c].filter(Boolean).join(" · ")}</span>
        </div>
      </header>
      ${e.removed?s`<p class="alarm">${this.t("client.is_removed")}</p>`:o}
      ${this.edits&&u?s`<studio-client-edit
              .context=${this.context}
              .client=${e}
              @edit-close=${()=>{this.edits=!1}}
            ></studio-client-edit>`:s`${this.buttons(t,u)}
              <studio-client-contact
                .context=${this.context}
                .client=${e}
              ></studio-client-contact>`}
      ${this.groups(t,u)} ${this.copies(t)}
      <studio-client-visits
        .context=${this.context}
        .visits=${t}
        .books=${u}
        @visits-more=${()=>{this.shown={...this.shown,appointments:ct(this.shown.appointments)}}}
      ></studio-client-visits>
      ${this.history(t)}
      ${r?s`<studio-client-remove
              .context=${this.context}
              .client=${e}
              .mayErase=${t.may.erase}
              @client-erase=${()=>{this.erased=!0}}
            ></studio-client-remove>`:o}`}buttons(t,e){let{client_id:i,name:a}=t.client,r=(c,p,$=!1)=>s`<button
      class=${$?"main":""}
      ?disabled=${this.busy}
      @click=${p}
    >
      ${this.t(`client.${c}`)}
    </button>`,u={client_id:i,client:a};return s`<div class="row">
      ${e?s`${r("book",()=>this.tell("studio-beside",{show:"booking",draft:u}),!0)}
            ${r("edit",()=>{this.edits=!0})}`:o}
      ${t.may.cards&&!t.client.removed?s`${r("vcard",()=>{this.save(i)})}
            ${r("mail_me",()=>{this.mail(i)})}`:o}
      ${t.may.sync&&!t.client.removed?r("sync",()=>{this.sync(i,a)}):o}
    </div>`}async save(t){try{await J(this.context,{client_ids:[t]})}catch(e){this.tell("studio-failed",e)}}async mail(t){let e={client_ids:[t]};await this.do_(async()=>({...await this.context.api.act("mail_vcard",e),undo:null}),()=>this.t("client.mailed"))}async sync(t,e){await this.do_(async()=>({...await this.context.api.act("sync_client",{client_id:t}),undo:null}),({reports:i})=>this.t(i.every(a=>a.outcome==="ok")?"client.synced":"client.not_synced",{name:e}))}groups(t,e){let{client_id:i,group_ids:a}=t.client,r=t.groups.filter(p=>!a.includes(p.group_id)),u=t.groups.filter(p=>a.includes(p.group_id));if(!u.length&&!(e&&r.length))return o;let c=(p,$,g)=>{this.do_(()=>this.context.api.act(p,{group_id:$.group_id,client_ids:[i]}),()=>this.t(`client.${g}`,{group:$.name}))};return s`<div class="field">
      <span class="label">${this.t("client.field.groups")}</span>
      <div class="row">
        ${u.map(p=>s`<span class="chip"
            ><bdi>${p.name}</bdi>${e?s`<button
                    class="off"
                    ?disabled=${this.busy}
                    aria-label=${this.t("client.take_away",{what:p.name})}
                    @click=${()=>c("take_clients_out_of_group",p,"taken_out")}
                  >
                    ×
                  </button>`:o}</span
          >`)}
        ${e&&r.length?s`<select
                class="join"
                ?disabled=${this.busy}
                aria-label=${this.t("client.into_group")}
                @change=${p=>{let $=p.target,g=r.find(pt=>pt.group_id===$.value);$.value="",g&&c("put_clients_into_group",g,"put_in")}}
              >
                <option value="">+ ${this.t("client.into_group")}</option>
                ${r.map(p=>s`<option value=${p.group_id}>${p.name}</option>`)}
              </select>`:o}
      </div>
    </div>`}copies({where:t}){return t.length?s`<div class="field">
      <span class="label">${this.t("clients.where")}</span>
      <div class="row">
        ${t.map(e=>s`<span class=${e.state==="ok"?"chip good":"chip warn"}
            >${e.kind!=="phone"&&e.name?o:this.t(`clients.on_${e.kind}`)}
            <bdi>${e.name}</bdi> ${e.state==="ok"?"✓":this.t(`clients.${e.state}`)}</span
          >`)}
      </div>
    </div>`:o}history({history:t}){let{shown:e}=this;return s`<h3>${this.t("client.history")}</h3>
      <ul>
        ${t.map(i=>s`<li class="quiet">${this.event(i)}</li>`)}
      </ul>
      ${t.length>=e.history?s`<button
              class="plain"
              @click=${()=>{this.shown={...e,history:ct(e.history)}}}
            >
              ${this.t("client.more")}
            </button>`:o}`}event(t){let{format:e}=this.context,i=this.t(`client.by.${t.by}`),a=["google","server","user"].includes(t.by)?t.who||i:`${i} ${t.who}`.trim(),r=V({to:t.to,what:t.verb}),u=t.done&&r.by==="sync",c=u?this.t("shell.sync"):a,p=t.fields.map(g=>this.t(`client.field.${g}`)).join(", "),$=u?this.t(r.key,{where:a}):this.t(`client.verb.${t.done?t.verb:"failed"}`);return s`${e.day(t.at)}, ${e.time(t.at)} <bdi>${c}</bdi>:
      ${p?`${$} (${p})`:$}
      ${t.undo?s`<button class="plain" @click=${()=>{this.takeBack(t.undo??"",t.redo)}}>
              ${this.t(t.redo?"shell.redo":"shell.undo")}
            </button>`:o}`}static{this.styles=[f,Y,h`
      :host { display: block; overflow-wrap: anywhere; }
      header { display: flex; align-items: center; gap: 12px; margin-bottom: 12px; padding-inline-end: 40px; }
      header .avatar { width: 48px; height: 48px; font-size: 16px; }
      header div { min-width: 0; }
      .off { min-height: 24px; min-width: 24px; padding: 0; background: none; color: inherit; }
      .join { width: auto; max-width: 180px; min-height: 32px; padding: 2px 8px; font-size: 13px; }
      ul { margin: 0; padding: 0; list-style: none; }
      li { padding: 4px 0; }
      @media (max-width: 599px) { .off, .join { min-height: 44px; min-width: 44px; } }
    `]}};d([m()],k.prototype,"clientId",2),d([b()],k.prototype,"told",2),d([b()],k.prototype,"edits",2),d([b()],k.prototype,"busy",2),d([b()],k.prototype,"shown",2);function ct(n){return Math.min(yt,n*4)}customElements.define("studio-client",k);
