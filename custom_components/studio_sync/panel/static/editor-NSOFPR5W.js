import{a as v}from"./chunk-KSVTZ7Q5.js";import{b as y,d as b,e as $}from"./chunk-P3WJRZVD.js";import"./chunk-J5RFACA2.js";import{c as m}from"./chunk-KPGKTK6R.js";import"./chunk-DYF2AQBH.js";import"./chunk-PKRJYEXA.js";import"./chunk-2PCFWAIZ.js";import{b as h,c as o,e as r,g,h as u,i as p,j as f}from"./chunk-6URGFRCB.js";import{a as d}from"./chunk-BC7J7IIZ.js";var l=class extends g{constructor(){super(...arguments);this.kind="day";this.config=null;this.texts=null;this.studios=null;this.language="";this.leave=null}setConfig(e){this.config=e}disconnectedCallback(){super.disconnectedCallback(),this.leave?.(),this.leave=null}willUpdate(e){!e.has("hass")||!this.hass||(this.hass.language!==this.language&&(this.language=this.hass.language,m.load(this.hass).then(t=>{this.texts=t})),this.leave??=v(this.hass.connection,{type:"studio_sync/studios/subscribe"},(t,n)=>n.studios,{told:t=>{this.studios=t},failed:()=>{this.studios=[]}}))}change(e){if(!this.config)return;let t={...this.config,...e};for(let[a,s]of Object.entries(t))(s===""||s===!1||Array.isArray(s)&&!s.length||s===void 0)&&delete t[a];this.config=t;let n={config:t};this.dispatchEvent(new CustomEvent("config-changed",{detail:n,bubbles:!0,composed:!0}))}render(){let{config:e,texts:t,studios:n}=this;if(!e||!t||!n)return r;let a=i=>t.page(`cards.${i}`),s=y(n,e);return o`${n.length>1?o`<div class="field">
            <label for="studio">${t.page("shell.studio")}</label>
            <select
              id="studio"
              @change=${i=>this.change({studio:i.target.value,people:[]})}
            >
              ${n.map(i=>o`<option
                  value=${i.entry_id}
                  ?selected=${i.entry_id===s?.entry_id}
                >
                  ${i.name}
                </option>`)}
            </select>
          </div>`:r}
      <div class="field">
        <label for="title">${a("editor.title")}</label>
        <input
          id="title"
          dir="auto"
          .value=${e.title??""}
          @input=${i=>this.change({title:i.target.value})}
        />
      </div>
      ${this.kind!=="todo"&&s?this.people(s,e,a):r}
      ${this.kind==="day"?this.days(e,a):r}
      <label class="tick">
        <input
          type="checkbox"
          .checked=${e.hide_names??!1}
          @change=${i=>this.change({hide_names:i.target.checked})}
        />
        ${a("editor.hide_names")}
      </label>`}people(e,t,n){let a=b(e,t);return o`<fieldset>
      <legend>${n("editor.people")}</legend>
      ${e.people.map(s=>o`<label class="tick">
          <input
            type="checkbox"
            .checked=${a.includes(s.id)}
            @change=${i=>{let c=a.filter(C=>C!==s.id),k=i.target.checked;this.change({people:k?[...c,s.id]:c})}}
          />
          <span dir="auto">${s.name}</span>
        </label>`)}
      <p class="quiet">${n($(e,t)?"people_gone":"editor.everybody")}</p>
    </fieldset>`}days(e,t){return o`<div class="field">
      <label for="days">${t("editor.days")}</label>
      <input
        id="days"
        type="number"
        min="1"
        max=${14}
        .value=${String(e.days??1)}
        @change=${n=>{let a=n.target,s=Math.round(Number(a.value))||1,i=Math.min(Math.max(s,1),14);a.value=String(i),this.change({days:i===1?void 0:i})}}
      />
    </div>`}static{this.styles=[f,h`
      :host { display: block; }
      fieldset { display: grid; margin: 0 0 12px; padding: 8px 12px; border: 1px solid var(--divider-color); border-radius: 8px; }
      legend { padding: 0 4px; font-size: 13px; color: var(--secondary-text-color); }
      .tick { display: flex; align-items: center; gap: 12px; min-height: 44px; }
      .tick input { width: 20px; height: 20px; flex: none; }
    `]}};d([u({attribute:!1})],l.prototype,"hass",2),d([u({attribute:!1})],l.prototype,"kind",2),d([p()],l.prototype,"config",2),d([p()],l.prototype,"texts",2),d([p()],l.prototype,"studios",2);customElements.define("studio-sync-card-editor",l);
