import{a as v,c as y}from"./chunk-PQRZBONR.js";import"./chunk-J5RFACA2.js";import{b as m}from"./chunk-5RZ42HHR.js";import"./chunk-DYF2AQBH.js";import"./chunk-PKRJYEXA.js";import"./chunk-2PCFWAIZ.js";import{b as h,c as o,e as r,g,h as u,i as p,j as f}from"./chunk-6URGFRCB.js";import{a as d}from"./chunk-BC7J7IIZ.js";var l=class extends g{constructor(){super(...arguments);this.kind="day";this.config=null;this.texts=null;this.studios=null;this.language="";this.leave=null}setConfig(i){this.config=i}disconnectedCallback(){super.disconnectedCallback(),this.leave?.(),this.leave=null}willUpdate(i){!i.has("hass")||!this.hass||(this.hass.language!==this.language&&(this.language=this.hass.language,m.load(this.hass).then(e=>{this.texts=e})),this.leave??=v(this.hass.connection,{type:"studio_sync/studios/subscribe"},(e,n)=>n.studios,{told:e=>{this.studios=e},failed:()=>{this.studios=[]}}))}change(i){if(!this.config)return;let e={...this.config,...i};for(let[a,t]of Object.entries(e))(t===""||t===!1||Array.isArray(t)&&!t.length||t===void 0)&&delete e[a];this.config=e;let n={config:e};this.dispatchEvent(new CustomEvent("config-changed",{detail:n,bubbles:!0,composed:!0}))}render(){let{config:i,texts:e,studios:n}=this;if(!i||!e||!n)return r;let a=s=>e.page(`cards.${s}`),t=y(n,i);return o`${n.length>1?o`<div class="field">
            <label for="studio">${e.page("shell.studio")}</label>
            <select
              id="studio"
              @change=${s=>this.change({studio:s.target.value,people:[]})}
            >
              ${n.map(s=>o`<option
                  value=${s.entry_id}
                  ?selected=${s.entry_id===t?.entry_id}
                >
                  ${s.name}
                </option>`)}
            </select>
          </div>`:r}
      <div class="field">
        <label for="title">${a("editor.title")}</label>
        <input
          id="title"
          dir="auto"
          .value=${i.title??""}
          @input=${s=>this.change({title:s.target.value})}
        />
      </div>
      ${this.kind!=="todo"&&t?this.people(t,i,a):r}
      ${this.kind==="day"?this.days(i,a):r}
      <label class="tick">
        <input
          type="checkbox"
          .checked=${i.hide_names??!1}
          @change=${s=>this.change({hide_names:s.target.checked})}
        />
        ${a("editor.hide_names")}
      </label>`}people(i,e,n){let a=e.people??[];return o`<fieldset>
      <legend>${n("editor.people")}</legend>
      ${i.people.map(t=>o`<label class="tick">
          <input
            type="checkbox"
            .checked=${a.includes(t.id)}
            @change=${s=>{let c=a.filter(x=>x!==t.id),$=s.target.checked;this.change({people:$?[...c,t.id]:c})}}
          />
          <span dir="auto">${t.name}</span>
        </label>`)}
      <p class="quiet">${n("editor.everybody")}</p>
    </fieldset>`}days(i,e){return o`<div class="field">
      <label for="days">${e("editor.days")}</label>
      <input
        id="days"
        type="number"
        min="1"
        max=${14}
        .value=${String(i.days??1)}
        @change=${n=>{let a=Math.round(Number(n.target.value))||1,t=Math.min(Math.max(a,1),14);this.change({days:t===1?void 0:t})}}
      />
    </div>`}static{this.styles=[f,h`
      :host { display: block; }
      fieldset { display: grid; margin: 0 0 12px; padding: 8px 12px; border: 1px solid var(--divider-color); border-radius: 8px; }
      legend { padding: 0 4px; font-size: 13px; color: var(--secondary-text-color); }
      .tick { display: flex; align-items: center; gap: 12px; min-height: 44px; }
      .tick input { width: 20px; height: 20px; flex: none; }
    `]}};d([u({attribute:!1})],l.prototype,"hass",2),d([u({attribute:!1})],l.prototype,"kind",2),d([p()],l.prototype,"config",2),d([p()],l.prototype,"texts",2),d([p()],l.prototype,"studios",2);customElements.define("studio-sync-card-editor",l);
