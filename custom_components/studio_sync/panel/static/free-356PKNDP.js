import{c as u}from"./chunk-LVRY5L73.js";import{a as $}from"./chunk-FEC3KF4G.js";import{a,c as f,d as i,e as h,g as v,h as n,i as y}from"./chunk-GDUGG3T6.js";var b={morning:["00:00","12:00"],afternoon:["12:00","18:00"],evening:["18:00","24:00"],whole:["00:00","24:00"]},k=8,s=class extends ${constructor(){super(...arguments);this.day="";this.date="";this.span="whole";this.type="";this.minutes=60;this.found=null;this.asked=0}willUpdate(e){e.has("day")&&(this.date=this.day),["date","span","type","minutes","day"].some(t=>e.has(t))&&this.look()}async look(){let e=++this.asked,[t,o]=b[this.span],r=`${this.date}T${t}:00`,l=o==="24:00"?u(`${this.date}T00:00:00`,1440):`${this.date}T${o}:00`,m=this.type?{session_type:this.type}:{minutes:this.minutes};try{let p=await this.context.api.ask("free/find",{start:r,end:l,...m});e===this.asked&&(this.found=p)}catch(p){e===this.asked&&this.tell("studio-failed",p)}}render(){let{studio:e}=this.context;return i`<h2>${this.t("free.title")}</h2>
      <label class="field"
        ><span class="label">${this.t("booking.day")}</span
        ><input
          type="date"
          .value=${this.date}
          @change=${t=>{this.date=t.target.value||this.date}}
      /></label>
      <div class="row" role="radiogroup" aria-label=${this.t("free.part")}>
        ${Object.keys(b).map(t=>i`<button
            role="radio"
            aria-checked=${this.span===t}
            @click=${()=>{this.span=t}}
          >
            ${this.t(`free.${t}`)}
          </button>`)}
      </div>
      <div class="two">
        <label class="field"
          ><span class="label">${this.t("booking.type")}</span
          ><select
            @change=${t=>{this.type=t.target.value}}
          >
            <option value="">${this.t("free.any")}</option>
            ${e.types.map(t=>i`<option value=${t.name}>${t.name}</option>`)}
          </select></label
        >
        ${this.type?h:i`<label class="field"
                ><span class="label">${this.t("booking.minutes")}</span
                ><input
                  type="number"
                  min="5"
                  step="5"
                  .value=${String(this.minutes)}
                  @change=${t=>{this.minutes=t.target.valueAsNumber||60}}
              /></label>`}
      </div>
      <div aria-live="polite">
        ${this.found===null?h:this.found.people.length?this.found.people.map(t=>this.person(t)):i`<p>${this.t("free.nobody")}</p>`}
      </div>`}person({id:e,times:t}){let{studio:o,format:r}=this.context,l=o.people.find(d=>d.id===e);if(!l)return h;let m=l.kind==="staff"?{staff_id:e}:{resource_ids:[e]},p=this.found?.minutes??60;return i`<h3 dir="auto">${l.name}</h3>
      <div class="row">
        ${t.slice(0,k).map(d=>{let c=r.clock(d.start),g=`${r.time(d.start)}–${r.time(d.end)}`;return i`<button
            ?disabled=${o.rights.write==="none"}
            @click=${()=>this.tell("studio-beside",{show:"booking",draft:{start:c,end:u(c,p),...m}})}
          >
            ${g}
          </button>`})}
      </div>`}static{this.styles=[y,f`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      .row { margin-bottom: 12px; }
      .two { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
      button[aria-checked="true"] { color: var(--text-primary-color, #fff); background: var(--primary-color); }
    `]}};a([v()],s.prototype,"day",2),a([n()],s.prototype,"date",2),a([n()],s.prototype,"span",2),a([n()],s.prototype,"type",2),a([n()],s.prototype,"minutes",2),a([n()],s.prototype,"found",2);customElements.define("studio-free",s);
