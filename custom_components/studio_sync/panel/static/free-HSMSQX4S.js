import{c as u,l as $}from"./chunk-PUVL32KA.js";import{a as g}from"./chunk-FQEGW5KZ.js";import{b as c,c as n,e as h,h as y,i as r,j as v}from"./chunk-T4ZGZ4J2.js";import{a as o}from"./chunk-JBUOXDHO.js";var b={morning:["00:00","12:00"],afternoon:["12:00","18:00"],evening:["18:00","24:00"],whole:["00:00","24:00"]},x=Object.keys(b),P=8,a=class extends g{constructor(){super(...arguments);this.day="";this.date="";this.span="whole";this.type="";this.minutes=60;this.found=null;this.asked=0}willUpdate(e){e.has("day")&&(this.date=this.day),["date","span","type","minutes","day"].some(t=>e.has(t))&&this.look()}async look(){let e=++this.asked,[t,i]=b[this.span],s=`${this.date}T${t}:00`,p=i==="24:00"?u(`${this.date}T00:00:00`,1440):`${this.date}T${i}:00`,m=this.type?{session_type:this.type}:{minutes:this.minutes};try{let l=await this.context.api.ask("free/find",{start:s,end:p,...m});e===this.asked&&(this.found=l)}catch(l){e===this.asked&&this.tell("studio-failed",l)}}render(){let{studio:e}=this.context;return n`<h2>${this.t("free.title")}</h2>
      ${this.near().map(([t,i])=>n`<div class="row" role="group" aria-label=${i}>
          <span class="when" dir="auto">${i}</span>
          ${x.map(s=>n`<button
              aria-pressed=${this.date===t&&this.span===s}
              aria-label=${`${i}: ${this.t(`free.${s}`)}`}
              @click=${()=>{this.date=t,this.span=s}}
            >
              ${this.t(`free.${s}`)}
            </button>`)}
        </div>`)}
      <label class="field"
        ><span class="label">${this.t("free.other")}</span
        ><input
          type="date"
          .value=${this.date}
          @change=${t=>{this.date=t.target.value||this.date}}
      /></label>
      <div class="two">
        <label class="field"
          ><span class="label">${this.t("booking.type")}</span
          ><select
            @change=${t=>{this.type=t.target.value}}
          >
            <option value="">${this.t("free.any")}</option>
            ${e.types.map(t=>n`<option value=${t.name}>${t.name}</option>`)}
          </select></label
        >
        ${this.type?h:n`<label class="field"
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
        ${this.found===null?h:this.found.people.length?this.found.people.map(t=>this.person(t)):n`<p>${this.t("free.nobody")}</p>`}
      </div>`}near(){let{format:e}=this.context,t=e.dayOf(new Date),i=$(t,1),s=[[t,this.t("diary.today")],[i,this.t("free.tomorrow")]];return[t,i].includes(this.date)||s.push([this.date,e.day(this.date)]),s}person({id:e,times:t}){let{studio:i,format:s}=this.context,p=i.people.find(d=>d.id===e);if(!p)return h;let m=p.kind==="staff"?{staff_id:e}:{resource_ids:[e]},l=this.type?{session_type:this.type}:{},w=this.found?.minutes??60;return n`<h3 dir="auto">${p.name}</h3>
      <div class="row">
        ${t.slice(0,P).map(d=>{let f=s.clock(d.start),k=`${s.time(d.start)}–${s.time(d.end)}`;return n`<button
            ?disabled=${i.rights.write==="none"}
            @click=${()=>this.tell("studio-beside",{show:"booking",draft:{start:f,end:u(f,w),...l,...m}})}
          >
            ${k}
          </button>`})}
      </div>`}static{this.styles=[v,c`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      .row { margin-bottom: 12px; gap: 6px; }
      .row button { padding: 6px 10px; font-size: 14px; }
      .when { flex: 1 1 100%; font-size: 14px; }
      .two { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
    `]}};o([y()],a.prototype,"day",2),o([r()],a.prototype,"date",2),o([r()],a.prototype,"span",2),o([r()],a.prototype,"type",2),o([r()],a.prototype,"minutes",2),o([r()],a.prototype,"found",2);customElements.define("studio-free",a);
