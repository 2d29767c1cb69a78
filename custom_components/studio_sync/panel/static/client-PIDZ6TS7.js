import{a as k}from"./chunk-I7RKRZAF.js";import{d as A}from"./chunk-CFCQFYPI.js";import{a as q}from"./chunk-JIUV36S6.js";import{a as L}from"./chunk-2B3QSWIO.js";import"./chunk-PUVL32KA.js";import{a as w,b as I,c as O,d as F}from"./chunk-OFDZJKXF.js";import{a as x}from"./chunk-FQEGW5KZ.js";import{b as v,c as n,e as c,h as g,i as m,j as y}from"./chunk-T4ZGZ4J2.js";import{a as h}from"./chunk-JBUOXDHO.js";var Y=["name","company","organisation","number","phones","emails","address","birthday","notes"],D={name:"",company:!1,organisation:"",number:"",phones:[],emails:[],address:"",birthday:"",notes:""};function j(o){let{details:l}=o;return{name:o.name,company:l.company,organisation:l.organisation,number:o.number,phones:l.phones.map(t=>({...t})),emails:l.emails.map(t=>({...t})),address:o.address,birthday:l.birthday,notes:o.notes}}function R(o,l){return Y.filter(t=>T(o[t])!==T(l[t]))}function M(o,l){return Object.fromEntries(R(o,l).map(t=>[t,B(l[t])]))}function z(o,l,t){let e=R(o,t);return R(o,l).filter(i=>e.includes(i)&&T(l[i])!==T(t[i]))}function S(o){return Array.isArray(o)?o.map(l=>l.value).join(", "):String(o)}function B(o){return Array.isArray(o)?o.filter(l=>l.value.trim()):o}function T(o){return JSON.stringify(B(o))}var J=/^(\d{4}-\d\d-\d\d)?$/,E=new Map;function H(o){return E.has(o)}var $=class extends x{constructor(){super(...arguments);this.client=null;this.draft=D;this.busy=!1;this.wrong="";this.base=D}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}connectedCallback(){if(super.connectedCallback(),this.hasUpdated)return;let t=E.get(this.key);this.base=t?.base??(this.client?j(this.client):D),this.draft=t?.draft??this.base}get key(){return this.client?.client_id??""}set_(t){this.draft={...this.draft,...t},E.set(this.key,{base:this.base,draft:this.draft})}async save(t){t.preventDefault();let{client:e,context:i,draft:a}=this,s=M(this.base,a);if(e&&!Object.keys(s).length){this.close();return}this.busy=!0,this.wrong="";let r=e?{client_id:e.client_id,expected_rev:e.rev}:{};try{let p=await i.api.act(e?"update_client":"add_client",{...r,...s}),d=p.clients[0]?.name??a.name,u=this.t(e?"client.saved":"client.added",{name:d});this.tell("studio-done",{text:u,undo:p.undo});let f=p.clients[0]?.client_id??"";this.close(),e||this.tell("studio-beside",{show:"client",client_id:f})}catch(p){this.wrong=i.texts.error(p)}this.busy=!1}close(){E.delete(this.key),this.dispatchEvent(new Event("edit-close"))}render(){let{draft:t}=this,e=(a,s=500)=>n`<div class="field">
      <label for=${a}>${this.t(`client.field.${a}`)}</label>
      <input
        id=${a}
        dir="auto"
        maxlength=${s}
        .value=${t[a]}
        @input=${r=>this.set_({[a]:_(r)})}
      />
    </div>`,i=(a,s)=>n`<div class="field">
      <label for=${a}>${this.t(`client.field.${s}`)}</label>
      <textarea
        id=${a}
        dir="auto"
        rows="3"
        .value=${t[a]}
        @input=${r=>this.set_({[a]:_(r)})}
      ></textarea>
    </div>`;return n`<form @submit=${a=>this.save(a)}>
      <div class="field">
        <label for="name">${this.t("client.field.name")}</label>
        <input
          id="name"
          dir="auto"
          required
          maxlength="500"
          autocomplete="off"
          .value=${t.name}
          @input=${a=>this.set_({name:_(a)})}
        />
      </div>
      <label class="row check">
        <input
          type="checkbox"
          .checked=${t.company}
          @change=${a=>this.set_({company:a.target.checked})}
        />
        ${this.t("client.is_company")}
      </label>
      ${this.list("phones","tel")} ${this.list("emails","email")}
      ${t.company?c:e("organisation")} ${i("address","addresses")}
      <div class="field">
        <label for="birthday">${this.t("client.field.birthday")}</label>
        <input
          id="birthday"
          type=${J.test(this.base.birthday)?"date":"text"}
          .value=${t.birthday}
          @input=${a=>this.set_({birthday:_(a)})}
        />
      </div>
      ${e("number")} ${i("notes","notes")} ${this.meanwhile()}
      ${this.wrong?n`<p class="alarm" role="alert">${this.wrong}</p>`:c}
      <div class="row">
        <button class="main" ?disabled=${this.busy}>${this.t("client.save")}</button>
        <button type="button" class="plain" @click=${()=>this.close()}>
          ${this.t("client.discard")}
        </button>
      </div>
    </form>`}meanwhile(){if(!this.client)return c;let t=j(this.client),e=z(this.base,t,this.draft);return e.length?n`<div class="alarm" role="alert">
      <p>${this.t("client.meanwhile")}</p>
      ${e.map(i=>n`<p>
          ${this.t(`client.field.${i==="address"?"addresses":i}`)}:
          <b dir="auto">${S(t[i])||"–"}</b>
          <button type="button" class="plain" @click=${()=>this.set_({[i]:t[i]})}>
            ${this.t("client.take_theirs")}
          </button>
        </p>`)}
    </div>`:c}list(t,e){let i=this.draft[t],a=(r,p)=>this.set_({[t]:i.map((d,u)=>u===r?{...d,...p}:d)}),s=this.t(`client.field.${t}`);return n`<div class="field" role="group" aria-label=${s}>
      <span class="label">${s}</span>
      ${i.map((r,p)=>n`<div class="item">
          <input
            type=${e}
            aria-label=${s}
            .value=${r.value}
            @input=${d=>a(p,{value:_(d)})}
          />
          <input
            class="kind"
            list="labels"
            maxlength="500"
            aria-label=${this.t("client.label")}
            placeholder=${this.t("client.label")}
            .value=${this.labelWords(r.label)}
            @input=${d=>a(p,{label:this.labelOf(_(d))})}
          />
          <button
            type="button"
            class="plain"
            aria-label=${this.t("client.take_away",{what:r.value})}
            @click=${()=>this.set_({[t]:i.filter((d,u)=>u!==p)})}
          >
            ×
          </button>
        </div>`)}
      <button
        type="button"
        class="plain add"
        @click=${()=>this.set_({[t]:[...i,{value:"",label:"",preferred:!1}]})}
      >
        + ${this.t(`client.one_more.${t}`)}
      </button>
      <datalist id="labels">
        ${w.map(r=>n`<option value=${this.labelWords(r)}></option>`)}
      </datalist>
    </div>`}labelWords(t){return w.includes(t)?this.t(`client.labels.${t}`):t}labelOf(t){return w.find(e=>this.labelWords(e)===t.trim())??t}static{this.styles=[y,v`
      :host { display: block; }
      .check { margin-bottom: 12px; min-height: 32px; }
      .item { display: flex; gap: 4px; }
      .kind { flex: 0 0 96px; }
      .add { justify-self: start; }
      textarea { resize: vertical; }
    `]}};h([g({attribute:!1})],$.prototype,"client",2),h([m()],$.prototype,"draft",2),h([m()],$.prototype,"busy",2),h([m()],$.prototype,"wrong",2);function _(o){return o.target.value}customElements.define("studio-client-edit",$);var C=class extends x{render(){let l=!this.visits.coming.number&&!this.visits.past.number;return n`<h3>${this.t("client.appointments")}</h3>
      ${l?n`<p class="quiet">${this.t("client.no_appointments")}</p>`:c}
      ${this.sort("coming")} ${this.sort("past")} ${this.sort("cancelled")}`}sort(l){let{number:t,items:e}=this.visits[l];return t?n`<h4>${this.t(`client.${l}`,{count:t})}</h4>
      <ul>
        ${e.map(i=>n`<li>${this.line(i,l)}</li>`)}
      </ul>
      ${t>e.length?n`<button class="plain" @click=${()=>this.dispatchEvent(new Event("visits-more"))}>
              ${this.t("client.more")}
            </button>`:c}`:c}line(l,t){let{studio:e,format:i}=this.context,a=A(e,[l.staff_id,...l.assistant_ids]),s=[l.session_type||l.title,...a].filter(Boolean).join(" · "),r=i.day(l.start),p=t!=="coming"&&e.rights.write!=="none";return n`<button class="entry" @click=${()=>this.open(l)}>
        <span>${l.all_day?r:`${r}, ${i.span(l)}`}</span>
        <span class="quiet" dir="auto">${s}</span>
      </button>
      ${p?n`<button class="plain" @click=${()=>this.again(l)}>
              ${this.t("client.again")}
            </button>`:c}`}again(l){this.tell("studio-beside",{show:"booking",draft:{...l.client_id?{client_id:l.client_id}:{},...l.client?{client:l.client}:{},...l.staff_id?{staff_id:l.staff_id}:{},...l.session_type?{session_type:l.session_type}:{},resource_ids:l.resource_ids}})}static{this.styles=[y,v`
      h4 { margin: 12px 0 4px; font-size: 13px; font-weight: 500; color: var(--secondary-text-color); }
      ul { margin: 0; padding: 0; list-style: none; }
      li { display: flex; align-items: center; gap: 4px; border-bottom: 1px solid var(--divider-color); }
      .entry { flex: 1; min-width: 0; display: grid; gap: 2px; padding: 6px 4px; text-align: start; font-weight: 400; font-size: 14px; color: inherit; background: none; border-radius: 6px; overflow-wrap: anywhere; }
      li > .plain { flex: none; font-size: 13px; }
    `]}};h([g({attribute:!1})],C.prototype,"visits",2);customElements.define("studio-client-visits",C);var U={appointments:5,history:5},N=1e3,b=class extends x{constructor(){super(...arguments);this.clientId="";this.told=null;this.edits=!1;this.erasing=!1;this.typed="";this.busy=!1;this.shown=U;this.following=new L(this,t=>this.tell("studio-failed",t))}willUpdate(t){t.has("clientId")&&(this.shown=U,this.told=null,this.edits=H(this.clientId),this.erasing=!1,this.typed=""),this.follow()}follow(){let t={client_id:this.clientId,...this.shown},e=i=>{this.told=i};this.following.to(this.context,this.clientId&&"client/subscribe",t,e)}async do_(t,e){this.busy=!0;let i=await this.carryOut(t,e);return this.busy=!1,i}render(){if(!this.clientId)return n`<h2>${this.t("client.new")}</h2>
        <studio-client-edit
          .context=${this.context}
          @edit-close=${()=>this.tell("studio-beside",null)}
        ></studio-client-edit>`;let{told:t}=this;return t?t.client?this.whole(t):n`<h2>${this.t("client.title")}</h2>
        <p>${this.t("client.gone")}</p>`:n`<h2>${this.t("client.title")}</h2>
        <p class="quiet" role="status">${this.t("clients.loading")}</p>`}whole(t){let{client:e}=t,{format:i,studio:a}=this.context,s=a.rights.write!=="none",r=e.since?this.t("client.since",{year:i.dayOf(e.since).slice(0,4)}):"",p=e.number?this.t("client.number",{number:e.number}):"";return n`<header>
        ${O(e.client_id,e.name)}
        <div>
          <h2 dir="auto">${e.name}</h2>
          <span class="quiet" dir="auto">${[p,r].filter(Boolean).join(" · ")}</span>
        </div>
      </header>
      ${this.edits?n`<studio-client-edit
              .context=${this.context}
              .client=${e}
              @edit-close=${()=>{this.edits=!1}}
            ></studio-client-edit>`:n`${this.buttons(t,s)} ${this.contact(t)}`}
      ${this.groups(t,s)} ${this.copies(t)}
      <studio-client-visits
        .context=${this.context}
        .visits=${t}
        @visits-more=${()=>{this.shown={...this.shown,appointments:K(this.shown.appointments)}}}
      ></studio-client-visits>
      ${this.history(t)} ${s?this.end(t):c}`}buttons(t,e){let{client_id:i,name:a}=t.client,s=(p,d,u=!1)=>n`<button
      class=${u?"main":""}
      ?disabled=${this.busy}
      @click=${d}
    >
      ${this.t(`client.${p}`)}
    </button>`,r={client_id:i,client:a};return n`<div class="row">
      ${e?n`${s("book",()=>this.tell("studio-beside",{show:"booking",draft:r}),!0)}
            ${s("edit",()=>{this.edits=!0})}`:c}
      ${t.may.sync?n`${s("vcard",()=>{this.save(i)})}
            ${s("mail_me",()=>{this.mail(i)})}
            ${s("sync",()=>{this.sync(i,a)})}`:c}
    </div>`}async save(t){try{await q(this.context,{client_ids:[t]})}catch(e){this.tell("studio-failed",e)}}async mail(t){let e={client_ids:[t]};await this.do_(async()=>({...await this.context.api.act("mail_vcard",e),undo:null}),()=>this.t("client.mailed"))}async sync(t,e){await this.do_(async()=>({...await this.context.api.act("sync_client",{client_id:t}),undo:null}),({reports:i})=>this.t(i.every(a=>a.outcome==="ok")?"client.synced":"client.not_synced",{name:e}))}contact({client:t}){let{details:e}=t,i=[e.title,e.department,e.organisation].filter(Boolean),a=(s,r)=>r?n`<div class="field">
            <span class="label">${this.t(`client.field.${s}`)}</span>
            <span class="value" dir="auto">${r}</span>
          </div>`:c;return n`<div class="contact">
      ${e.phones.map(s=>this.phone(s))}
      ${e.emails.map(s=>n`<div class="reach">
          <a href=${W(s.value)}><bdi>${s.value}</bdi></a>
          <span class="quiet">${this.label(s)}</span>
          <a
            class="do"
            href=${W(s.value)}
            aria-label=${this.t("client.write",{to:s.value})}
            >${k("mail")}</a
          >
        </div>`)}
      ${a("addresses",t.address)} ${a("birthday",this.context.format.birthday(e.birthday))}
      ${a("organisation",i.join(", "))} ${a("notes",t.notes)}
      ${e.relations.length?n`<div class="field">
              <span class="label">${this.t("client.field.relations")}</span>
              ${e.relations.map(s=>n`<span class="value line" dir="auto"
                  >${s.label?`${s.label}: `:""}<button
                    class="plain related"
                    @click=${()=>this.tell("studio-go",{tab:"clients",find:s.value})}
                  >
                    ${s.value}
                  </button></span
                >`)}
            </div>`:c}
    </div>`}phone(t){let e=I(t.value);return n`<div class="reach">
      <a href=${`tel:${e}`}><bdi>${t.value}</bdi></a>
      <span class="quiet">${this.label(t)}</span>
      <a class="do" href=${`tel:${e}`} aria-label=${this.t("client.call",{to:t.value})}
        >${k("call")}</a
      >
      <a class="do" href=${`sms:${e}`} aria-label=${this.t("client.text",{to:t.value})}
        >${k("message")}</a
      >
    </div>`}label({label:t}){return w.includes(t)?this.t(`client.labels.${t}`):t}groups(t,e){let{client_id:i,group_ids:a}=t.client,s=t.groups.filter(d=>!a.includes(d.group_id)),r=t.groups.filter(d=>a.includes(d.group_id));if(!r.length&&!(e&&s.length))return c;let p=(d,u,f)=>{this.do_(()=>this.context.api.act(d,{group_id:u.group_id,client_ids:[i]}),()=>this.t(`client.${f}`,{group:u.name}))};return n`<div class="field">
      <span class="label">${this.t("client.field.groups")}</span>
      <div class="row">
        ${r.map(d=>n`<span class="chip"
            ><bdi>${d.name}</bdi>${e?n`<button
                    class="off"
                    ?disabled=${this.busy}
                    aria-label=${this.t("client.take_away",{what:d.name})}
                    @click=${()=>p("take_clients_out_of_group",d,"taken_out")}
                  >
                    ×
                  </button>`:c}</span
          >`)}
        ${e&&s.length?n`<select
                class="join"
                ?disabled=${this.busy}
                aria-label=${this.t("client.into_group")}
                @change=${d=>{let u=d.target,f=s.find(V=>V.group_id===u.value);u.value="",f&&p("put_clients_into_group",f,"put_in")}}
              >
                <option value="">+ ${this.t("client.into_group")}</option>
                ${s.map(d=>n`<option value=${d.group_id}>${d.name}</option>`)}
              </select>`:c}
      </div>
    </div>`}copies({where:t}){return t.length?n`<div class="field">
      <span class="label">${this.t("clients.where")}</span>
      <div class="row">
        ${t.map(e=>n`<span class=${e.state==="ok"?"chip good":"chip warn"}
            >${e.kind==="google"&&e.name?c:this.t(e.kind==="google"?"clients.google":"clients.on_phone")}
            <bdi>${e.name}</bdi> ${e.state==="ok"?"✓":this.t(`clients.${e.state}`)}</span
          >`)}
      </div>
    </div>`:c}history({history:t}){let{shown:e}=this;return n`<h3>${this.t("client.history")}</h3>
      <ul>
        ${t.map(i=>n`<li class="quiet">${this.event(i)}</li>`)}
      </ul>
      ${t.length>=e.history?n`<button
              class="plain"
              @click=${()=>{this.shown={...e,history:K(e.history)}}}
            >
              ${this.t("client.more")}
            </button>`:c}`}event(t){let{format:e}=this.context,i=this.t(`client.by.${t.by}`),a=t.by==="google"||t.by==="user"?t.who||i:`${i} ${t.who}`,s=t.fields.map(p=>this.t(`client.field.${p}`)).join(", "),r=this.t(`client.verb.${t.done?t.verb:"failed"}`);return n`${e.day(t.at)}, ${e.time(t.at)} <bdi>${a.trim()}</bdi>:
      ${s?`${r} (${s})`:r}`}end(t){let{client_id:e,name:i}=t.client,a=this.t("client.erase_word");return n`<div class="row end">
        <button
          class="danger"
          ?disabled=${this.busy}
          @click=${()=>{this.takeAway(e,i)}}
        >
          ${this.t("client.remove")}
        </button>
        ${t.may.erase?n`<button
                class="danger"
                aria-expanded=${this.erasing}
                @click=${()=>{this.erasing=!this.erasing,this.typed=""}}
              >
                ${this.t("client.erase")}
              </button>`:c}
      </div>
      ${this.erasing?n`<form
              class="alarm"
              @submit=${s=>{s.preventDefault(),this.typed.trim()===a&&this.erase(e)}}
            >
              <p>${this.t("client.erase_text")}</p>
              <label class="field">
                <span>${this.t("client.erase_type",{word:a})}</span>
                <input
                  autocomplete="off"
                  .value=${this.typed}
                  @input=${s=>{this.typed=s.target.value}}
                />
              </label>
              <button class="danger" ?disabled=${this.busy||this.typed.trim()!==a}>
                ${this.t("client.erase_now")}
              </button>
            </form>`:c}`}async takeAway(t,e){await this.do_(()=>this.context.api.act("remove_client",{client_id:t}),()=>this.t("client.removed",{name:e}))&&this.tell("studio-beside",null)}async erase(t){await this.do_(async()=>({...await this.context.api.act("erase_client",{client_id:t,confirm:!0}),undo:null}),({remains_in_google:i})=>i.length?this.n("client.erased_but",i.length):this.t("client.erased"))&&this.tell("studio-beside",null)}static{this.styles=[y,F,v`
      :host { display: block; overflow-wrap: anywhere; }
      header { display: flex; align-items: center; gap: 12px; margin-bottom: 12px; padding-inline-end: 40px; }
      header .avatar { width: 48px; height: 48px; font-size: 16px; }
      header div { min-width: 0; }
      .contact { margin-top: 16px; }
      .reach { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 0 12px; margin-bottom: 8px; border-radius: 8px; background: var(--secondary-background-color); }
      .reach > :first-child { min-width: 0; color: inherit; text-decoration: none; }
      .reach .quiet { flex: 1; }
      .do { flex: none; display: grid; place-items: center; width: 40px; height: 44px; }
      .do svg { width: 22px; height: 22px; fill: currentColor; }
      .value { display: block; padding: 8px 12px; white-space: pre-line; border-radius: 8px; background: var(--secondary-background-color); }
      .value.line { white-space: normal; }
      .related { min-height: 24px; padding: 0; text-align: start; }
      .off { min-height: 24px; min-width: 24px; padding: 0; background: none; color: inherit; }
      .join { width: auto; max-width: 180px; min-height: 32px; padding: 2px 8px; font-size: 13px; }
      ul { margin: 0; padding: 0; list-style: none; }
      li { padding: 4px 0; }
      .end { margin-top: 24px; padding-top: 8px; border-top: 1px solid var(--divider-color); }
      @media (max-width: 599px) { .off, .join { min-height: 44px; min-width: 44px; } }
    `]}};h([g()],b.prototype,"clientId",2),h([m()],b.prototype,"told",2),h([m()],b.prototype,"edits",2),h([m()],b.prototype,"erasing",2),h([m()],b.prototype,"typed",2),h([m()],b.prototype,"busy",2),h([m()],b.prototype,"shown",2);function W(o){return`mailto:${encodeURIComponent(o).replaceAll("%40","@")}`}function K(o){return Math.min(N,o*4)}customElements.define("studio-client",b);
