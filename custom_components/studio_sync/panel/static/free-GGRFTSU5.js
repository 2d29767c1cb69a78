import{l as v}from"./chunk-DXSLUACK.js";import{c as u,m as $}from"./chunk-HZYRFKE3.js";import{a as b}from"./chunk-S73UV6OI.js";import{b as c,c as n,e as h,h as y,i as r,j as g}from"./chunk-T4ZGZ4J2.js";import{a as o}from"./chunk-BC7J7IIZ.js";var w={morning:["00:00","12:00"],afternoon:["12:00","18:00"],evening:["18:00","24:00"],whole:["00:00","24:00"]},P=Object.keys(w),T=8,a=class extends b{constructor(){super(...arguments);this.day="";this.date="";this.span="whole";this.type="";this.minutes=60;this.found=null;this.asked=0}willUpdate(e){if(e.has("day")){let{studio:t,format:s}=this.context;this.date=v(t,this.day,s.clock(new Date))}["date","span","type","minutes","day"].some(t=>e.has(t))&&this.look()}async look(){let e=++this.asked,[t,s]=w[this.span],i=`${this.date}T${t}:00`,p=s==="24:00"?u(`${this.date}T00:00:00`,1440):`${this.date}T${s}:00`,m=this.type?{session_type:this.type}:{minutes:this.minutes};try{let l=await this.context.api.ask("free/find",{start:i,end:p,...m});e===this.asked&&(this.found=l)}catch(l){e===this.asked&&this.tell("studio-failed",l)}}render(){let{studio:e}=this.context;return n`<h2>${this.t("free.title")}</h2>
      ${this.near().map(([t,s])=>n`<div class="row" role="group" aria-label=${s}>
          <span class="when" dir="auto">${s}</span>
          ${P.map(i=>n`<button
              aria-pressed=${this.date===t&&this.span===i}
              aria-label=${`${s}: ${this.t(`free.${i}`)}`}
              @click=${()=>{this.date=t,this.span=i}}
            >
              ${this.t(`free.${i}`)}
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
      </div>`}near(){let{format:e}=this.context,t=e.dayOf(new Date),s=$(t,1),i=[[t,this.t("diary.today")],[s,this.t("free.tomorrow")]];return[t,s].includes(this.date)||i.push([this.date,e.day(this.date)]),i}person({id:e,times:t}){let{studio:s,format:i}=this.context,p=s.people.find(d=>d.id===e);if(!p)return h;let m=p.kind==="staff"?{staff_id:e}:{resource_ids:[e]},l=this.type?{session_type:this.type}:{},k=this.found?.minutes??60;return n`<h3 dir="auto">${p.name}</h3>
      <div class="row">
        ${t.slice(0,T).map(d=>{let f=i.clock(d.start),x=`${i.time(d.start)}–${i.time(d.end)}`;return n`<button
            ?disabled=${s.rights.write==="none"}
            @click=${()=>this.tell("studio-beside",{show:"booking",draft:{start:f,end:u(f,k),...l,...m}})}
          >
            ${x}
          </button>`})}
      </div>`}static{this.styles=[g,c`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      .row { margin-bottom: 12px; gap: 6px; }
      .row button { padding: 6px 10px; font-size: 14px; }
      .when { flex: 1 1 100%; font-size: 14px; }
      .two { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
    `]}};o([y()],a.prototype,"day",2),o([r()],a.prototype,"date",2),o([r()],a.prototype,"span",2),o([r()],a.prototype,"type",2),o([r()],a.prototype,"minutes",2),o([r()],a.prototype,"found",2);customElements.define("studio-free",a);
