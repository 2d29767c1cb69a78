import{a as W}from"./chunk-A24S5JNW.js";import{a as j}from"./chunk-I7RKRZAF.js";import{a as z}from"./chunk-ZHHGW6S6.js";import{d as B}from"./chunk-DXSLUACK.js";import{a as Y}from"./chunk-JIUV36S6.js";import{a as M}from"./chunk-2B3QSWIO.js";import"./chunk-HZYRFKE3.js";import{a as E,b as H,c as K,d as U}from"./chunk-OFDZJKXF.js";import{a as b}from"./chunk-S73UV6OI.js";import{b as h,c as n,e as o,h as m,i as $,j as f}from"./chunk-T4ZGZ4J2.js";import{a as c}from"./chunk-BC7J7IIZ.js";var ct={prefix:"",given:"",middle:"",family:"",suffix:"",phonetic_given:"",phonetic_middle:"",phonetic_family:""},J={text:"",street:"",extended:"",po_box:"",postal_code:"",city:"",region:"",country:"",country_code:"",label:"",preferred:!1},P={name:"",parts:null,company:!1,nickname:"",organisation:"",department:"",title:"",role:"",number:"",phones:[],emails:[],addresses:[],urls:[],birthday:"",dates:[],relations:[],custom:[],notes:""},pt=Object.keys(P);function I(a){let{name:r,number:t,notes:e,details:i}=a;return structuredClone({...i,name:r,number:t,notes:e})}function V({name:a,parts:r}){if(r)return r;let t=a.trim().split(/\s+/);return{...ct,family:t.pop()??"",given:t.join(" ")}}function F(a){let{prefix:r,given:t,middle:e,family:i,suffix:l}=a;return[r,t,e,i,l].map(s=>s.trim()).filter(Boolean).join(" ")}function G(a){return!!a.text&&!ut.some(r=>a[r])}function D(a){if(a.text)return a.text;let{extended:r,street:t,po_box:e,postal_code:i,city:l,region:s,country:d}=a,p=[i,l].filter(Boolean).join(" ");return[r,t,e,p,s,d].filter(Boolean).join(`
`)}var ut=["street","extended","po_box","postal_code","city","region","country"];function S(a,r){return pt.filter(t=>A(a[t])!==A(r[t]))}function Q(a,r){return Object.fromEntries(S(a,r).map(t=>[t,et(r[t])]))}function X(a,r,t){let e=S(a,t);return S(a,r).filter(i=>e.includes(i)&&A(r[i])!==A(t[i]))}function Z(a){return a===null?"":Array.isArray(a)?a.map(tt).join(", "):typeof a=="object"?F(a):String(a)}function tt(a){return"value"in a?a.value:D(a).replaceAll(`
`,", ")}function et(a){return Array.isArray(a)?a.filter(t=>tt(t).trim()):a}function A(a){return JSON.stringify(et(a))}var it={phones:"tel",emails:"email",urls:"url",dates:"text",relations:"text",custom:"text"},st=["phones","emails","urls"],R=class extends b{constructor(){super(...arguments);this.field="phones";this.items=[]}change(t){this.dispatchEvent(new CustomEvent("items-change",{detail:t}))}put(t,e){this.change(this.items.map((i,l)=>l===t?{...i,...e}:i))}render(){let{field:t,items:e}=this,i=this.t(`client.field.${t}`);return n`<div class="field" role="group" aria-label=${i}>
      <span class="label">${i}</span>
      ${e.map((l,s)=>this.item(l,s,i))}
      <button
        type="button"
        class="plain add"
        @click=${()=>this.change([...e,{value:"",label:"",preferred:!1}])}
      >
        + ${this.t(`client.one_more.${t}`)}
      </button>
      ${st.includes(t)?n`<datalist id="labels">
              ${E.map(l=>n`<option value=${y(this,l)}></option>`)}
            </datalist>`:o}
    </div>`}item(t,e,i){let l=this.t("client.label");return n`<div class="item">
      <input
        type=${it[this.field]}
        dir=${it[this.field]==="text"?"auto":o}
        aria-label=${i}
        .value=${t.value}
        @input=${s=>this.put(e,{value:v(s)})}
      />
      <input
        class="kind"
        list=${st.includes(this.field)?"labels":o}
        maxlength="500"
        aria-label=${l}
        placeholder=${l}
        .value=${y(this,t.label)}
        @input=${s=>this.put(e,{label:N(this,v(s))})}
      />
      <button
        type="button"
        class="plain"
        aria-label=${this.t("client.take_away",{what:t.value})}
        @click=${()=>this.change(this.items.filter((s,d)=>d!==e))}
      >
        ×
      </button>
    </div>`}static{this.styles=[f,h`
      :host { display: block; }
      .item { display: flex; gap: 4px; }
      .kind { flex: 0 0 96px; }
      .add { justify-self: start; }
    `]}};c([m()],R.prototype,"field",2),c([m({attribute:!1})],R.prototype,"items",2);function y({context:a},r){return E.includes(r)?a.texts.page(`client.labels.${r}`):r}function N(a,r){return E.find(t=>y(a,t)===r.trim())??r}function v(a){return a.target.value}customElements.define("studio-client-items",R);var mt=["street","extended","po_box","postal_code","city","region","country"],C=class extends b{constructor(){super(...arguments);this.items=[]}change(t){this.dispatchEvent(new CustomEvent("items-change",{detail:t}))}put(t,e){this.change(this.items.map((i,l)=>l===t?{...i,...e}:i))}render(){let t=this.t("client.field.addresses");return n`<div class="field" role="group" aria-label=${t}>
      <span class="label">${t}</span>
      ${this.items.map((e,i)=>this.address(e,i))}
      <button type="button" class="plain add" @click=${()=>this.change([...this.items,J])}>
        + ${this.t("client.one_more.addresses")}
      </button>
      <datalist id="labels">
        ${E.map(e=>n`<option value=${y(this,e)}></option>`)}
      </datalist>
    </div>`}address(t,e){let i=this.t("client.label"),l=D(t).replaceAll(`
`,", ");return n`<div class="address" role="group" aria-label=${`${this.t("client.address")} ${e+1}`}>
      <div class="item">
        <input
          list="labels"
          maxlength="500"
          aria-label=${i}
          placeholder=${i}
          .value=${y(this,t.label)}
          @input=${s=>this.put(e,{label:N(this,v(s))})}
        />
        <button
          type="button"
          class="plain"
          aria-label=${this.t("client.take_away",{what:l})}
          @click=${()=>this.change(this.items.filter((s,d)=>d!==e))}
        >
          ×
        </button>
      </div>
      ${G(t)?this.text(t,e):mt.map(s=>this.piece(t,e,s))}
    </div>`}text(t,e){return n`<textarea
      class="wide"
      dir="auto"
      rows="3"
      aria-label=${this.t("client.address")}
      .value=${t.text}
      @input=${i=>this.put(e,{text:v(i)})}
    ></textarea>`}piece(t,e,i){return n`<label class=${i==="street"||i==="extended"?"wide":""}>
      <span class="label">${this.t(`clients.column.${i}`)}</span>
      <input
        dir="auto"
        maxlength="500"
        .value=${t[i]}
        @input=${s=>{let d=i==="country"?{country_code:""}:{};this.put(e,{[i]:v(s),text:"",...d})}}
      />
    </label>`}static{this.styles=[f,h`
      :host { display: block; }
      .address { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; padding: 8px; border: 1px solid var(--divider-color); border-radius: 8px; }
      .wide, .item { grid-column: 1 / 3; }
      .item { display: flex; gap: 4px; }
      label { display: grid; gap: 2px; align-content: end; }
      textarea { resize: vertical; }
      .add { justify-self: start; }
    `]}};c([m({attribute:!1})],C.prototype,"items",2);customElements.define("studio-client-addresses",C);var ht=["prefix","given","middle","family","suffix","phonetic_given","phonetic_middle","phonetic_family"],ft=/^(\d{4}-\d\d-\d\d)?$/,O=new W;function at(a){return O.has(a)}var k=class extends b{constructor(){super(...arguments);this.client=null;this.draft=P;this.busy=!1;this.wrong="";this.base=P;this.request_id=z()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}connectedCallback(){if(super.connectedCallback(),this.hasUpdated)return;let t=O.get(this.key);this.base=t?.base??(this.client?I(this.client):P),this.draft=t?.draft??this.base,this.request_id=t?.request_id??this.request_id}get key(){return this.client?.client_id??""}set_(t){this.draft={...this.draft,...t};let{base:e,draft:i,request_id:l}=this;O.keep(this.key,{base:e,draft:i,request_id:l})}async save(t){t.preventDefault();let{client:e,context:i,draft:l}=this,s=Q(this.base,l);if(e&&!Object.keys(s).length){this.close();return}this.busy=!0,this.wrong="";let d=e?{client_id:e.client_id,expected_rev:e.rev}:{request_id:this.request_id};try{let p=await i.api.act(e?"update_client":"add_client",{...d,...s}),u=p.clients[0]?.name??l.name,g=this.t(e?"client.saved":"client.added",{name:u});this.tell("studio-done",{text:g,undo:p.undo});let T=p.clients[0]?.client_id??"";this.close(),e||this.tell("studio-beside",{show:"client",client_id:T})}catch(p){this.wrong=i.texts.error(p)}this.busy=!1}close(){O.drop(this.key),this.dispatchEvent(new Event("edit-close"))}render(){let{draft:t}=this;return n`<form @submit=${e=>this.save(e)}>
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
          type=${ft.test(this.base.birthday)?"date":"text"}
          .value=${t.birthday}
          @input=${e=>this.set_({birthday:v(e)})}
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
          @input=${e=>this.set_({notes:v(e)})}
        ></textarea>
      </div>
      ${this.further()} ${this.meanwhile()}
      ${this.wrong?n`<p class="alarm" role="alert">${this.wrong}</p>`:o}
      <div class="row">
        <button class="main" ?disabled=${this.busy}>${this.t("client.save")}</button>
        <button type="button" class="plain" @click=${()=>this.close()}>
          ${this.t("client.discard")}
        </button>
      </div>
    </form>`}name(){let{draft:t}=this;return n`<div class="field">
        <label for="name">${this.t("client.field.name")}</label>
        <input
          id="name"
          dir="auto"
          required
          maxlength="500"
          autocomplete="off"
          .value=${t.name}
          @input=${e=>this.set_({name:v(e),parts:null})}
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
      ${t.company?o:n`<details>
              <summary>${this.t("client.field.parts")}</summary>
              <div class="parts">${ht.map(e=>this.piece(e))}</div>
              ${this.line("nickname")}
            </details>`}`}piece(t){let e=V(this.draft);return n`<label class="field">
      <span class="label">${this.t(`clients.column.${t}`)}</span>
      <input
        dir="auto"
        maxlength="500"
        autocomplete="off"
        .value=${e[t]}
        @input=${i=>{let l={...e,[t]:v(i)};this.set_({parts:l,name:F(l)})}}
      />
    </label>`}line(t){return n`<div class="field">
      <label for=${t}>${this.t(nt(t))}</label>
      <input
        id=${t}
        dir="auto"
        maxlength="500"
        .value=${this.draft[t]}
        @input=${e=>this.set_({[t]:v(e)})}
      />
    </div>`}items(t){return n`<studio-client-items
      .context=${this.context}
      .field=${t}
      .items=${this.draft[t]}
      @items-change=${({detail:e})=>this.set_({[t]:e})}
    ></studio-client-items>`}further(){return n`<details>
      <summary>${this.t("client.further")}</summary>
      ${["department","title","role"].map(t=>this.line(t))}
      ${["urls","dates","relations","custom"].map(t=>this.items(t))}
    </details>`}meanwhile(){if(!this.client)return o;let t=I(this.client),e=X(this.base,t,this.draft);return e.length?n`<div class="alarm" role="alert">
      <p>${this.t("client.meanwhile")}</p>
      ${e.map(i=>n`<p>
          ${this.t(nt(i))}:
          <b dir="auto">${Z(t[i])||"–"}</b>
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
    `]}};c([m({attribute:!1})],k.prototype,"client",2),c([$()],k.prototype,"draft",2),c([$()],k.prototype,"busy",2),c([$()],k.prototype,"wrong",2);function nt(a){return`client.field.${a==="title"?"job_title":a}`}customElements.define("studio-client-edit",k);var q=class extends b{render(){let{client:r}=this,{details:t}=r,e=[t.title,t.department,t.organisation].filter(Boolean),{format:i}=this.context,l=(s,d,p="")=>d?n`<div class="field">
            <span class="label">${this.t(`client.field.${s}`)}${p?` (${p})`:""}</span>
            <span class="value" dir="auto">${d}</span>
          </div>`:o;return n`<div class="contact">
      ${t.phones.map(s=>this.phone(s))}
      ${t.emails.map(s=>n`<div class="reach">
          <a href=${lt(s.value)}><bdi>${s.value}</bdi></a>
          <span class="quiet">${this.label(s)}</span>
          <a
            class="do"
            href=${lt(s.value)}
            aria-label=${this.t("client.write",{to:s.value})}
            >${j("mail")}</a
          >
        </div>`)}
      ${t.addresses.map(s=>l("addresses",D(s),this.label(s)))}
      ${l("nickname",t.nickname)} ${l("birthday",i.birthday(t.birthday))}
      ${l("organisation",e.join(", "))} ${l("role",t.role)}
      ${t.urls.map(s=>l("urls",bt(s.value),this.label(s)))}
      ${t.dates.map(s=>l("dates",i.birthday(s.value),s.label))}
      ${t.custom.map(s=>l("custom",s.value,s.label))}
      ${l("notes",r.notes)}
      ${t.relations.length?n`<div class="field">
              <span class="label">${this.t("client.field.relations")}</span>
              ${t.relations.map(s=>n`<span class="value line" dir="auto"
                  >${s.label?`${s.label}: `:""}<button
                    class="plain related"
                    @click=${()=>this.tell("studio-go",{tab:"clients",find:s.value})}
                  >
                    ${s.value}
                  </button></span
                >`)}
            </div>`:o}
    </div>`}phone(r){let t=H(r.value);return n`<div class="reach">
      <a href=${`tel:${t}`}><bdi>${r.value}</bdi></a>
      <span class="quiet">${this.label(r)}</span>
      <a class="do" href=${`tel:${t}`} aria-label=${this.t("client.call",{to:r.value})}
        >${j("call")}</a
      >
      <a class="do" href=${`sms:${t}`} aria-label=${this.t("client.text",{to:r.value})}
        >${j("message")}</a
      >
    </div>`}label({label:r}){return y(this,r)}static{this.styles=[f,h`
      :host { display: block; overflow-wrap: anywhere; }
      .contact { margin-top: 16px; }
      .reach { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 0 12px; margin-bottom: 8px; border-radius: 8px; background: var(--secondary-background-color); }
      .reach > :first-child { min-width: 0; color: inherit; text-decoration: none; }
      .reach .quiet { flex: 1; }
      .do { flex: none; display: grid; place-items: center; width: 40px; height: 44px; }
      .do svg { width: 22px; height: 22px; fill: currentColor; }
      .value { display: block; padding: 8px 12px; white-space: pre-line; border-radius: 8px; background: var(--secondary-background-color); }
      .value.line { white-space: normal; }
      .related { min-height: 24px; padding: 0; text-align: start; }
    `]}};c([m({attribute:!1})],q.prototype,"client",2);function bt(a){let r=/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(a)?`https://${a}`:a;return/^https?:\/\//i.test(r)?n`<a href=${r} target="_blank" rel="noreferrer">${a}</a>`:a}function lt(a){return`mailto:${encodeURIComponent(a).replaceAll("%40","@")}`}customElements.define("studio-client-contact",q);var x=class extends b{constructor(){super(...arguments);this.mayErase=!1;this.erasing=!1;this.typed="";this.busy=!1}render(){return n`<div class="row end">
        ${this.client.removed?this.button("restore"):this.button("remove")}
        ${this.mayErase?n`<button
                class="danger"
                aria-expanded=${this.erasing}
                @click=${()=>{this.erasing=!this.erasing,this.typed=""}}
              >
                ${this.t("client.erase")}
              </button>`:o}
      </div>
      ${this.erasing?this.sure():o}`}button(t){return n`<button
      class=${t==="remove"?"danger":"main"}
      ?disabled=${this.busy}
      @click=${()=>{this.change(t)}}
    >
      ${this.t(`client.${t}`)}
    </button>`}sure(){let t=this.t("client.erase_word"),e=this.typed.trim()===t;return n`<form
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
    </form>`}async change(t){let{client_id:e,name:i}=this.client;this.busy=!0;let l=await this.carryOut(()=>this.context.api.act(`${t}_client`,{client_id:e}),()=>this.t(`client.${t}d`,{name:i}));this.busy=!1,l&&t==="remove"&&this.tell("studio-beside",null)}async erase(){let t={client_id:this.client.client_id,confirm:!0};this.busy=!0;let e=await this.carryOut(async()=>({...await this.context.api.act("erase_client",t),undo:null}),({remains_in_google:i})=>i.length?this.n("client.erased_but",i.length):this.t("client.erased"));this.busy=!1,e&&this.tell("studio-beside",null)}static{this.styles=[f,h`
      :host { display: block; }
      .end { margin-top: 24px; padding-top: 8px; border-top: 1px solid var(--divider-color); }
    `]}};c([m({attribute:!1})],x.prototype,"client",2),c([m({type:Boolean})],x.prototype,"mayErase",2),c([$()],x.prototype,"erasing",2),c([$()],x.prototype,"typed",2),c([$()],x.prototype,"busy",2);customElements.define("studio-client-remove",x);var L=class extends b{constructor(){super(...arguments);this.books=!1}render(){let t=!this.visits.coming.number&&!this.visits.past.number;return n`<h3>${this.t("client.appointments")}</h3>
      ${t?n`<p class="quiet">${this.t("client.no_appointments")}</p>`:o}
      ${this.sort("coming")} ${this.sort("past")} ${this.sort("cancelled")}`}sort(t){let{number:e,items:i}=this.visits[t];return e?n`<h4>${this.t(`client.${t}`,{count:e})}</h4>
      <ul>
        ${i.map(l=>n`<li>${this.line(l,t)}</li>`)}
      </ul>
      ${e>i.length?n`<button class="plain" @click=${()=>this.dispatchEvent(new Event("visits-more"))}>
              ${this.t("client.more")}
            </button>`:o}`:o}line(t,e){let{studio:i,format:l}=this.context,s=B(i,[t.staff_id,...t.assistant_ids]),d=[t.session_type||t.title,...s].filter(Boolean).join(" · "),p=l.day(t.start),u=e!=="coming"&&this.books;return n`<button class="entry" @click=${()=>this.open(t)}>
        <span>${t.all_day?p:`${p}, ${l.span(t)}`}</span>
        <span class="quiet" dir="auto">${d}</span>
      </button>
      ${u?n`<button class="plain" @click=${()=>this.again(t)}>
              ${this.t("client.again")}
            </button>`:o}`}again(t){this.tell("studio-beside",{show:"booking",draft:{...t.client_id?{client_id:t.client_id}:{},...t.client?{client:t.client}:{},...t.staff_id?{staff_id:t.staff_id}:{},...t.session_type?{session_type:t.session_type}:{},resource_ids:t.resource_ids}})}static{this.styles=[f,h`
      h4 { margin: 12px 0 4px; font-size: 13px; font-weight: 500; color: var(--secondary-text-color); }
      ul { margin: 0; padding: 0; list-style: none; }
      li { display: flex; align-items: center; gap: 4px; border-bottom: 1px solid var(--divider-color); }
      .entry { flex: 1; min-width: 0; display: grid; gap: 2px; padding: 6px 4px; text-align: start; font-weight: 400; font-size: 14px; color: inherit; background: none; border-radius: 6px; overflow-wrap: anywhere; }
      li > .plain { flex: none; font-size: 13px; }
    `]}};c([m({attribute:!1})],L.prototype,"visits",2),c([m({type:Boolean})],L.prototype,"books",2);customElements.define("studio-client-visits",L);var rt={appointments:5,history:5},$t=1e3,_=class extends b{constructor(){super(...arguments);this.clientId="";this.told=null;this.edits=!1;this.busy=!1;this.shown=rt;this.following=new M(this,t=>this.tell("studio-failed",t))}willUpdate(t){t.has("clientId")&&(this.shown=rt,this.told=null,this.edits=at(this.clientId)),this.follow()}follow(){let t={client_id:this.clientId,...this.shown},e=s=>{this.told=s},i=this.context.studio.rights.clients!=="none",l=i&&this.clientId?"client/subscribe":"";this.following.to(this.context,l,t,e)&&!i&&(this.told=null)}async do_(t,e){this.busy=!0;let i=await this.carryOut(t,e);return this.busy=!1,i}render(){if(!this.clientId)return n`<h2>${this.t("client.new")}</h2>
        <studio-client-edit
          .context=${this.context}
          @edit-close=${()=>this.tell("studio-beside",null)}
        ></studio-client-edit>`;let{told:t}=this;return t?t.client?this.whole(t):n`<h2>${this.t("client.title")}</h2>
        <p>${this.t("client.gone")}</p>`:n`<h2>${this.t("client.title")}</h2>
        <p class="quiet" role="status">${this.t("clients.loading")}</p>`}whole(t){let{client:e}=t,{format:i,studio:l}=this.context,s=l.rights.write!=="none",d=s&&!e.removed,p=e.since?this.t("client.since",{year:i.dayOf(e.since).slice(0,4)}):"",u=e.number?this.t("client.number",{number:e.number}):"";return n`<header>
        ${K(e.client_id,e.name)}
        <div>
          <h2 dir="auto">${e.name}</h2>
          <span class="quiet" dir="auto">${[u,p].filter(Boolean).join(" · ")}</span>
        </div>
      </header>
      ${e.removed?n`<p class="alarm">${this.t("client.is_removed")}</p>`:o}
      ${this.edits&&d?n`<studio-client-edit
              .context=${this.context}
              .client=${e}
              @edit-close=${()=>{this.edits=!1}}
            ></studio-client-edit>`:n`${this.buttons(t,d)}
              <studio-client-contact
                .context=${this.context}
                .client=${e}
              ></studio-client-contact>`}
      ${this.groups(t,d)} ${this.copies(t)}
      <studio-client-visits
        .context=${this.context}
        .visits=${t}
        .books=${d}
        @visits-more=${()=>{this.shown={...this.shown,appointments:ot(this.shown.appointments)}}}
      ></studio-client-visits>
      ${this.history(t)}
      ${s?n`<studio-client-remove
              .context=${this.context}
              .client=${e}
              .mayErase=${t.may.erase}
            ></studio-client-remove>`:o}`}buttons(t,e){let{client_id:i,name:l}=t.client,s=(p,u,g=!1)=>n`<button
      class=${g?"main":""}
      ?disabled=${this.busy}
      @click=${u}
    >
      ${this.t(`client.${p}`)}
    </button>`,d={client_id:i,client:l};return n`<div class="row">
      ${e?n`${s("book",()=>this.tell("studio-beside",{show:"booking",draft:d}),!0)}
            ${s("edit",()=>{this.edits=!0})}`:o}
      ${t.may.cards&&!t.client.removed?n`${s("vcard",()=>{this.save(i)})}
            ${s("mail_me",()=>{this.mail(i)})}`:o}
      ${t.may.sync&&!t.client.removed?s("sync",()=>{this.sync(i,l)}):o}
    </div>`}async save(t){try{await Y(this.context,{client_ids:[t]})}catch(e){this.tell("studio-failed",e)}}async mail(t){let e={client_ids:[t]};await this.do_(async()=>({...await this.context.api.act("mail_vcard",e),undo:null}),()=>this.t("client.mailed"))}async sync(t,e){await this.do_(async()=>({...await this.context.api.act("sync_client",{client_id:t}),undo:null}),({reports:i})=>this.t(i.every(l=>l.outcome==="ok")?"client.synced":"client.not_synced",{name:e}))}groups(t,e){let{client_id:i,group_ids:l}=t.client,s=t.groups.filter(u=>!l.includes(u.group_id)),d=t.groups.filter(u=>l.includes(u.group_id));if(!d.length&&!(e&&s.length))return o;let p=(u,g,T)=>{this.do_(()=>this.context.api.act(u,{group_id:g.group_id,client_ids:[i]}),()=>this.t(`client.${T}`,{group:g.name}))};return n`<div class="field">
      <span class="label">${this.t("client.field.groups")}</span>
      <div class="row">
        ${d.map(u=>n`<span class="chip"
            ><bdi>${u.name}</bdi>${e?n`<button
                    class="off"
                    ?disabled=${this.busy}
                    aria-label=${this.t("client.take_away",{what:u.name})}
                    @click=${()=>p("take_clients_out_of_group",u,"taken_out")}
                  >
                    ×
                  </button>`:o}</span
          >`)}
        ${e&&s.length?n`<select
                class="join"
                ?disabled=${this.busy}
                aria-label=${this.t("client.into_group")}
                @change=${u=>{let g=u.target,T=s.find(dt=>dt.group_id===g.value);g.value="",T&&p("put_clients_into_group",T,"put_in")}}
              >
                <option value="">+ ${this.t("client.into_group")}</option>
                ${s.map(u=>n`<option value=${u.group_id}>${u.name}</option>`)}
              </select>`:o}
      </div>
    </div>`}copies({where:t}){return t.length?n`<div class="field">
      <span class="label">${this.t("clients.where")}</span>
      <div class="row">
        ${t.map(e=>n`<span class=${e.state==="ok"?"chip good":"chip warn"}
            >${e.kind==="google"&&e.name?o:this.t(e.kind==="google"?"clients.google":"clients.on_phone")}
            <bdi>${e.name}</bdi> ${e.state==="ok"?"✓":this.t(`clients.${e.state}`)}</span
          >`)}
      </div>
    </div>`:o}history({history:t}){let{shown:e}=this;return n`<h3>${this.t("client.history")}</h3>
      <ul>
        ${t.map(i=>n`<li class="quiet">${this.event(i)}</li>`)}
      </ul>
      ${t.length>=e.history?n`<button
              class="plain"
              @click=${()=>{this.shown={...e,history:ot(e.history)}}}
            >
              ${this.t("client.more")}
            </button>`:o}`}event(t){let{format:e}=this.context,i=this.t(`client.by.${t.by}`),l=t.by==="google"||t.by==="user"?t.who||i:`${i} ${t.who}`,s=t.fields.map(p=>this.t(`client.field.${p}`)).join(", "),d=this.t(`client.verb.${t.done?t.verb:"failed"}`);return n`${e.day(t.at)}, ${e.time(t.at)} <bdi>${l.trim()}</bdi>:
      ${s?`${d} (${s})`:d}`}static{this.styles=[f,U,h`
      :host { display: block; overflow-wrap: anywhere; }
      header { display: flex; align-items: center; gap: 12px; margin-bottom: 12px; padding-inline-end: 40px; }
      header .avatar { width: 48px; height: 48px; font-size: 16px; }
      header div { min-width: 0; }
      .off { min-height: 24px; min-width: 24px; padding: 0; background: none; color: inherit; }
      .join { width: auto; max-width: 180px; min-height: 32px; padding: 2px 8px; font-size: 13px; }
      ul { margin: 0; padding: 0; list-style: none; }
      li { padding: 4px 0; }
      @media (max-width: 599px) { .off, .join { min-height: 44px; min-width: 44px; } }
    `]}};c([m()],_.prototype,"clientId",2),c([$()],_.prototype,"told",2),c([$()],_.prototype,"edits",2),c([$()],_.prototype,"busy",2),c([$()],_.prototype,"shown",2);function ot(a){return Math.min($t,a*4)}customElements.define("studio-client",_);
