import{a as k}from"./chunk-VPHFZIJV.js";import{a as I}from"./chunk-JIUV36S6.js";import{a as w,b as L,c as A,d as O}from"./chunk-I3UBAVV5.js";import{a as x}from"./chunk-WVOFSEMZ.js";import{b as v,c as a,d as p,f as g,g as m,h as y}from"./chunk-XHTJKB2U.js";import{a as u}from"./chunk-JBUOXDHO.js";var J=["name","company","organisation","number","phones","emails","address","birthday","notes"],D={name:"",company:!1,organisation:"",number:"",phones:[],emails:[],address:"",birthday:"",notes:""};function j(r){let{details:l}=r;return{name:r.name,company:l.company,organisation:l.organisation,number:r.number,phones:l.phones.map(t=>({...t})),emails:l.emails.map(t=>({...t})),address:r.address,birthday:l.birthday,notes:r.notes}}function R(r,l){return J.filter(t=>T(r[t])!==T(l[t]))}function q(r,l){return Object.fromEntries(R(r,l).map(t=>[t,S(l[t])]))}function F(r,l,t){let e=R(r,t);return R(r,l).filter(i=>e.includes(i)&&T(l[i])!==T(t[i]))}function M(r){return Array.isArray(r)?r.map(l=>l.value).join(", "):String(r)}function S(r){return Array.isArray(r)?r.filter(l=>l.value.trim()):r}function T(r){return JSON.stringify(S(r))}var K=/^(\d{4}-\d\d-\d\d)?$/,E=new Map;function z(r){return E.has(r)}var f=class extends x{constructor(){super(...arguments);this.client=null;this.draft=D;this.busy=!1;this.wrong="";this.base=D}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}connectedCallback(){if(super.connectedCallback(),this.hasUpdated)return;let t=E.get(this.key);this.base=t?.base??(this.client?j(this.client):D),this.draft=t?.draft??this.base}get key(){return this.client?.client_id??""}set_(t){this.draft={...this.draft,...t},E.set(this.key,{base:this.base,draft:this.draft})}async save(t){t.preventDefault();let{client:e,context:i,draft:s}=this,n=q(this.base,s);if(e&&!Object.keys(n).length){this.close();return}this.busy=!0,this.wrong="";let o=e?{client_id:e.client_id,expected_rev:e.rev}:{};try{let c=await i.api.act(e?"update_client":"add_client",{...o,...n}),d=c.clients[0]?.name??s.name,h=this.t(e?"client.saved":"client.added",{name:d});this.tell("studio-done",{text:h,undo:c.undo});let $=c.clients[0]?.client_id??"";this.close(),e||this.tell("studio-beside",{show:"client",client_id:$})}catch(c){this.wrong=i.texts.error(c)}this.busy=!1}close(){E.delete(this.key),this.dispatchEvent(new Event("edit-close"))}render(){let{draft:t}=this,e=(s,n=500)=>a`<div class="field">
      <label for=${s}>${this.t(`client.field.${s}`)}</label>
      <input
        id=${s}
        dir="auto"
        maxlength=${n}
        .value=${t[s]}
        @input=${o=>this.set_({[s]:_(o)})}
      />
    </div>`,i=(s,n)=>a`<div class="field">
      <label for=${s}>${this.t(`client.field.${n}`)}</label>
      <textarea
        id=${s}
        dir="auto"
        rows="3"
        .value=${t[s]}
        @input=${o=>this.set_({[s]:_(o)})}
      ></textarea>
    </div>`;return a`<form @submit=${s=>this.save(s)}>
      <div class="field">
        <label for="name">${this.t("client.field.name")}</label>
        <input
          id="name"
          dir="auto"
          required
          maxlength="500"
          autocomplete="off"
          .value=${t.name}
          @input=${s=>this.set_({name:_(s)})}
        />
      </div>
      <label class="row check">
        <input
          type="checkbox"
          .checked=${t.company}
          @change=${s=>this.set_({company:s.target.checked})}
        />
        ${this.t("client.is_company")}
      </label>
      ${this.list("phones","tel")} ${this.list("emails","email")}
      ${t.company?p:e("organisation")} ${i("address","addresses")}
      <div class="field">
        <label for="birthday">${this.t("client.field.birthday")}</label>
        <input
          id="birthday"
          type=${K.test(this.base.birthday)?"date":"text"}
          .value=${t.birthday}
          @input=${s=>this.set_({birthday:_(s)})}
        />
      </div>
      ${e("number")} ${i("notes","notes")} ${this.meanwhile()}
      ${this.wrong?a`<p class="alarm" role="alert">${this.wrong}</p>`:p}
      <div class="row">
        <button class="main" ?disabled=${this.busy}>${this.t("client.save")}</button>
        <button type="button" class="plain" @click=${()=>this.close()}>
          ${this.t("client.discard")}
        </button>
      </div>
    </form>`}meanwhile(){if(!this.client)return p;let t=j(this.client),e=F(this.base,t,this.draft);return e.length?a`<div class="alarm" role="alert">
      <p>${this.t("client.meanwhile")}</p>
      ${e.map(i=>a`<p>
          ${this.t(`client.field.${i==="address"?"addresses":i}`)}:
          <b dir="auto">${M(t[i])||"–"}</b>
          <button type="button" class="plain" @click=${()=>this.set_({[i]:t[i]})}>
            ${this.t("client.take_theirs")}
          </button>
        </p>`)}
    </div>`:p}list(t,e){let i=this.draft[t],s=(o,c)=>this.set_({[t]:i.map((d,h)=>h===o?{...d,...c}:d)}),n=this.t(`client.field.${t}`);return a`<div class="field" role="group" aria-label=${n}>
      <span class="label">${n}</span>
      ${i.map((o,c)=>a`<div class="item">
          <input
            type=${e}
            aria-label=${n}
            .value=${o.value}
            @input=${d=>s(c,{value:_(d)})}
          />
          <input
            class="kind"
            list="labels"
            maxlength="500"
            aria-label=${this.t("client.label")}
            placeholder=${this.t("client.label")}
            .value=${this.labelWords(o.label)}
            @input=${d=>s(c,{label:this.labelOf(_(d))})}
          />
          <button
            type="button"
            class="plain"
            aria-label=${this.t("client.take_away",{what:o.value})}
            @click=${()=>this.set_({[t]:i.filter((d,h)=>h!==c)})}
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
        ${w.map(o=>a`<option value=${this.labelWords(o)}></option>`)}
      </datalist>
    </div>`}labelWords(t){return w.includes(t)?this.t(`client.labels.${t}`):t}labelOf(t){return w.find(e=>this.labelWords(e)===t.trim())??t}static{this.styles=[y,v`
      :host { display: block; }
      .check { margin-bottom: 12px; min-height: 32px; }
      .item { display: flex; gap: 4px; }
      .kind { flex: 0 0 96px; }
      .add { justify-self: start; }
      textarea { resize: vertical; }
    `]}};u([g({attribute:!1})],f.prototype,"client",2),u([m()],f.prototype,"draft",2),u([m()],f.prototype,"busy",2),u([m()],f.prototype,"wrong",2);function _(r){return r.target.value}customElements.define("studio-client-edit",f);var C=class extends x{render(){let l=!this.visits.coming.number&&!this.visits.past.number;return a`<h3>${this.t("client.appointments")}</h3>
      ${l?a`<p class="quiet">${this.t("client.no_appointments")}</p>`:p}
      ${this.sort("coming")} ${this.sort("past")} ${this.sort("cancelled")}`}sort(l){let{number:t,items:e}=this.visits[l];return t?a`<h4>${this.t(`client.${l}`,{count:t})}</h4>
      <ul>
        ${e.map(i=>a`<li>${this.line(i,l)}</li>`)}
      </ul>
      ${t>e.length?a`<button class="plain" @click=${()=>this.dispatchEvent(new Event("visits-more"))}>
              ${this.t("client.more")}
            </button>`:p}`:p}line(l,t){let{studio:e,format:i}=this.context,s=[l.staff_id,...l.assistant_ids].map(d=>e.people.find(h=>h.id===d)?.name).filter(Boolean),n=[l.session_type||l.title,...s].filter(Boolean).join(" · "),o=i.day(l.start),c=t!=="coming"&&e.rights.write!=="none";return a`<button class="entry" @click=${()=>this.open(l)}>
        <span>${l.all_day?o:`${o}, ${i.span(l)}`}</span>
        <span class="quiet" dir="auto">${n}</span>
      </button>
      ${c?a`<button class="plain" @click=${()=>this.again(l)}>
              ${this.t("client.again")}
            </button>`:p}`}again(l){this.tell("studio-beside",{show:"booking",draft:{...l.client_id?{client_id:l.client_id}:{},...l.client?{client:l.client}:{},...l.staff_id?{staff_id:l.staff_id}:{},...l.session_type?{session_type:l.session_type}:{},resource_ids:l.resource_ids}})}static{this.styles=[y,v`
      h4 { margin: 12px 0 4px; font-size: 13px; font-weight: 500; color: var(--secondary-text-color); }
      ul { margin: 0; padding: 0; list-style: none; }
      li { display: flex; align-items: center; gap: 4px; border-bottom: 1px solid var(--divider-color); }
      .entry { flex: 1; min-width: 0; display: grid; gap: 2px; padding: 6px 4px; text-align: start; font-weight: 400; font-size: 14px; color: inherit; background: none; border-radius: 6px; overflow-wrap: anywhere; }
      li > .plain { flex: none; font-size: 13px; }
    `]}};u([g({attribute:!1})],C.prototype,"visits",2);customElements.define("studio-client-visits",C);var B={appointments:5,history:5},N=1e3,b=class extends x{constructor(){super(...arguments);this.clientId="";this.told=null;this.edits=!1;this.erasing=!1;this.typed="";this.busy=!1;this.shown=B;this.followed="";this.leave=null}disconnectedCallback(){super.disconnectedCallback(),this.leave?.(),this.leave=null,this.followed=""}willUpdate(t){t.has("clientId")&&(this.shown=B,this.told=null,this.edits=z(this.clientId),this.erasing=!1,this.typed=""),this.follow()}async follow(){let{api:t,studio:e}=this.context,{clientId:i,shown:s}=this,o=e.running&&this.isConnected&&i?`${e.entry_id} ${i} ${JSON.stringify(s)}`:"";if(o!==this.followed&&(this.followed=o,this.leave?.(),this.leave=null,!!o))try{let c={client_id:i,...s},d=await t.follow("client/subscribe",c,h=>{this.followed===o&&(this.told=h)});this.followed===o?this.leave=d:d()}catch(c){this.followed===o&&(this.followed=""),this.tell("studio-failed",c)}}async do_(t,e){this.busy=!0;let i=await this.carryOut(t,e);return this.busy=!1,i}render(){if(!this.clientId)return a`<h2>${this.t("client.new")}</h2>
        <studio-client-edit
          .context=${this.context}
          @edit-close=${()=>this.tell("studio-beside",null)}
        ></studio-client-edit>`;let{told:t}=this;return t?t.client?this.whole(t):a`<h2>${this.t("client.title")}</h2>
        <p>${this.t("client.gone")}</p>`:a`<h2>${this.t("client.title")}</h2>
        <p class="quiet" role="status">${this.t("clients.loading")}</p>`}whole(t){let{client:e}=t,{format:i,studio:s}=this.context,n=s.rights.write!=="none",o=e.since?this.t("client.since",{year:i.dayOf(e.since).slice(0,4)}):"",c=e.number?this.t("client.number",{number:e.number}):"";return a`<header>
        ${A(e.client_id,e.name)}
        <div>
          <h2 dir="auto">${e.name}</h2>
          <span class="quiet" dir="auto">${[c,o].filter(Boolean).join(" · ")}</span>
        </div>
      </header>
      ${this.edits?a`<studio-client-edit
              .context=${this.context}
              .client=${e}
              @edit-close=${()=>{this.edits=!1}}
            ></studio-client-edit>`:a`${this.buttons(t,n)} ${this.contact(t)}`}
      ${this.groups(t,n)} ${this.copies(t)}
      <studio-client-visits
        .context=${this.context}
        .visits=${t}
        @visits-more=${()=>{this.shown={...this.shown,appointments:H(this.shown.appointments)}}}
      ></studio-client-visits>
      ${this.history(t)} ${n?this.end(t):p}`}buttons(t,e){let{client_id:i,name:s}=t.client,n=(c,d,h=!1)=>a`<button
      class=${h?"main":""}
      ?disabled=${this.busy}
      @click=${d}
    >
      ${this.t(`client.${c}`)}
    </button>`,o={client_id:i,client:s};return a`<div class="row">
      ${e?a`${n("book",()=>this.tell("studio-beside",{show:"booking",draft:o}),!0)}
            ${n("edit",()=>{this.edits=!0})}`:p}
      ${t.may.sync?a`${n("vcard",()=>{this.save(i)})}
            ${n("mail_me",()=>{this.mail(i)})}
            ${n("sync",()=>{this.sync(i,s)})}`:p}
    </div>`}async save(t){try{await I(this.context,{client_ids:[t]})}catch(e){this.tell("studio-failed",e)}}async mail(t){let e={client_ids:[t]};await this.do_(async()=>({...await this.context.api.act("mail_vcard",e),undo:null}),()=>this.t("client.mailed"))}async sync(t,e){await this.do_(async()=>({...await this.context.api.act("sync_client",{client_id:t}),undo:null}),({reports:i})=>this.t(i.every(s=>s.outcome==="ok")?"client.synced":"client.not_synced",{name:e}))}contact({client:t}){let{details:e}=t,i=[e.title,e.department,e.organisation].filter(Boolean),s=(n,o)=>o?a`<div class="field">
            <span class="label">${this.t(`client.field.${n}`)}</span>
            <span class="value" dir="auto">${o}</span>
          </div>`:p;return a`<div class="contact">
      ${e.phones.map(n=>this.phone(n))}
      ${e.emails.map(n=>a`<div class="reach">
          <a href=${U(n.value)}><bdi>${n.value}</bdi></a>
          <span class="quiet">${this.label(n)}</span>
          <a
            class="do"
            href=${U(n.value)}
            aria-label=${this.t("client.write",{to:n.value})}
            >${k("mail")}</a
          >
        </div>`)}
      ${s("addresses",t.address)} ${s("birthday",this.context.format.birthday(e.birthday))}
      ${s("organisation",i.join(", "))} ${s("notes",t.notes)}
      ${e.relations.length?a`<div class="field">
              <span class="label">${this.t("client.field.relations")}</span>
              ${e.relations.map(n=>a`<span class="value line" dir="auto"
                  >${n.label?`${n.label}: `:""}<button
                    class="plain related"
                    @click=${()=>this.tell("studio-go",{tab:"clients",find:n.value})}
                  >
                    ${n.value}
                  </button></span
                >`)}
            </div>`:p}
    </div>`}phone(t){let e=L(t.value);return a`<div class="reach">
      <a href=${`tel:${e}`}><bdi>${t.value}</bdi></a>
      <span class="quiet">${this.label(t)}</span>
      <a class="do" href=${`tel:${e}`} aria-label=${this.t("client.call",{to:t.value})}
        >${k("call")}</a
      >
      <a class="do" href=${`sms:${e}`} aria-label=${this.t("client.text",{to:t.value})}
        >${k("message")}</a
      >
    </div>`}label({label:t}){return w.includes(t)?this.t(`client.labels.${t}`):t}groups(t,e){let{client_id:i,group_ids:s}=t.client,n=t.groups.filter(d=>!s.includes(d.group_id)),o=t.groups.filter(d=>s.includes(d.group_id));if(!o.length&&!(e&&n.length))return p;let c=(d,h,$)=>{this.do_(()=>this.context.api.act(d,{group_id:h.group_id,client_ids:[i]}),()=>this.t(`client.${$}`,{group:h.name}))};return a`<div class="field">
      <span class="label">${this.t("client.field.groups")}</span>
      <div class="row">
        ${o.map(d=>a`<span class="chip"
            ><bdi>${d.name}</bdi>${e?a`<button
                    class="off"
                    ?disabled=${this.busy}
                    aria-label=${this.t("client.take_away",{what:d.name})}
                    @click=${()=>c("take_clients_out_of_group",d,"taken_out")}
                  >
                    ×
                  </button>`:p}</span
          >`)}
        ${e&&n.length?a`<select
                class="join"
                ?disabled=${this.busy}
                aria-label=${this.t("client.into_group")}
                @change=${d=>{let h=d.target,$=n.find(W=>W.group_id===h.value);h.value="",$&&c("put_clients_into_group",$,"put_in")}}
              >
                <option value="">+ ${this.t("client.into_group")}</option>
                ${n.map(d=>a`<option value=${d.group_id}>${d.name}</option>`)}
              </select>`:p}
      </div>
    </div>`}copies({where:t}){return t.length?a`<div class="field">
      <span class="label">${this.t("clients.where")}</span>
      <div class="row">
        ${t.map(e=>a`<span class=${e.state==="ok"?"chip good":"chip warn"}
            >${e.kind==="google"&&e.name?p:this.t(e.kind==="google"?"clients.google":"clients.on_phone")}
            <bdi>${e.name}</bdi> ${e.state==="ok"?"✓":this.t(`clients.${e.state}`)}</span
          >`)}
      </div>
    </div>`:p}history({history:t}){let{shown:e}=this;return a`<h3>${this.t("client.history")}</h3>
      <ul>
        ${t.map(i=>a`<li class="quiet">${this.event(i)}</li>`)}
      </ul>
      ${t.length>=e.history?a`<button
              class="plain"
              @click=${()=>{this.shown={...e,history:H(e.history)}}}
            >
              ${this.t("client.more")}
            </button>`:p}`}event(t){let{format:e}=this.context,i=this.t(`client.by.${t.by}`),s=t.by==="google"||t.by==="user"?t.who||i:`${i} ${t.who}`,n=t.fields.map(c=>this.t(`client.field.${c}`)).join(", "),o=this.t(`client.verb.${t.done?t.verb:"failed"}`);return a`${e.day(t.at)}, ${e.time(t.at)} <bdi>${s.trim()}</bdi>:
      ${n?`${o} (${n})`:o}`}end(t){let{client_id:e,name:i}=t.client,s=this.t("client.erase_word");return a`<div class="row end">
        <button
          class="danger"
          ?disabled=${this.busy}
          @click=${()=>{this.takeAway(e,i)}}
        >
          ${this.t("client.remove")}
        </button>
        ${t.may.erase?a`<button
                class="danger"
                aria-expanded=${this.erasing}
                @click=${()=>{this.erasing=!this.erasing,this.typed=""}}
              >
                ${this.t("client.erase")}
              </button>`:p}
      </div>
      ${this.erasing?a`<form
              class="alarm"
              @submit=${n=>{n.preventDefault(),this.typed.trim()===s&&this.erase(e)}}
            >
              <p>${this.t("client.erase_text")}</p>
              <label class="field">
                <span>${this.t("client.erase_type",{word:s})}</span>
                <input
                  autocomplete="off"
                  .value=${this.typed}
                  @input=${n=>{this.typed=n.target.value}}
                />
              </label>
              <button class="danger" ?disabled=${this.busy||this.typed.trim()!==s}>
                ${this.t("client.erase_now")}
              </button>
            </form>`:p}`}async takeAway(t,e){await this.do_(()=>this.context.api.act("remove_client",{client_id:t}),()=>this.t("client.removed",{name:e}))&&this.tell("studio-beside",null)}async erase(t){await this.do_(async()=>({...await this.context.api.act("erase_client",{client_id:t,confirm:!0}),undo:null}),({remains_in_google:i})=>i.length?this.n("client.erased_but",i.length):this.t("client.erased"))&&this.tell("studio-beside",null)}static{this.styles=[y,O,v`
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
    `]}};u([g()],b.prototype,"clientId",2),u([m()],b.prototype,"told",2),u([m()],b.prototype,"edits",2),u([m()],b.prototype,"erasing",2),u([m()],b.prototype,"typed",2),u([m()],b.prototype,"busy",2),u([m()],b.prototype,"shown",2);function U(r){return`mailto:${encodeURIComponent(r).replaceAll("%40","@")}`}function H(r){return Math.min(N,r*4)}customElements.define("studio-client",b);
