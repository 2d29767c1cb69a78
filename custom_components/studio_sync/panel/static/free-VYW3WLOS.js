import{l as k}from"./chunk-PKRJYEXA.js";import{a as d,c as g,o as y}from"./chunk-2PCFWAIZ.js";import{b as D}from"./chunk-HTIT4TPU.js";import{b as w,c as n,e as f,h as x,i as m,j as T}from"./chunk-6URGFRCB.js";import{a as l}from"./chunk-BC7J7IIZ.js";var P={morning:["00:00","12:00"],afternoon:["12:00","18:00"],evening:["18:00","24:00"],whole:["00:00","24:00"]},R=Object.keys(P),j=864e5,A=8,p=class extends D{constructor(){super(...arguments);this.day="";this.from="";this.to="";this.type="";this.minutes=60;this.found=null;this.asked=0}willUpdate(e){if(e.has("day")){let{studio:t,format:s}=this.context;this.choose(k(t,this.day,s.clock(new Date)),"whole")}["from","to","type","minutes"].some(t=>e.has(t))&&this.look()}choose(e,t){[this.from,this.to]=O(e,t)}pick(e,t){let s=(d(this.to)-d(this.from))/6e4;this[e]=t,!(d(this.from)<d(this.to))&&(e==="from"?this.to=g(t,s).slice(0,16):this.from=g(t,-s).slice(0,16))}async look(){let e=++this.asked,[t,s]=[`${this.from}:00`,`${this.to}:00`],i=this.type?{session_type:this.type}:{minutes:this.minutes};try{let o=await this.context.api.read("free/find",{start:t,end:s,...i});e===this.asked&&(this.found=o)}catch(o){e===this.asked&&this.tell("studio-failed",o)}}render(){let{studio:e}=this.context;return n`<h2>${this.t("free.title")}</h2>
      ${this.near().map(([t,s])=>n`<div class="row" role="group" aria-label=${s}>
          <span class="when" dir="auto">${s}</span>
          ${R.map(i=>n`<button
              aria-pressed=${[this.from,this.to].join()===O(t,i).join()}
              aria-label=${`${s}: ${this.t(`free.${i}`)}`}
              @click=${()=>this.choose(t,i)}
            >
              ${this.t(`free.${i}`)}
            </button>`)}
        </div>`)}
      ${this.end("from")} ${this.end("to")}
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
        ${this.type?f:n`<label class="field"
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
        ${this.found===null?f:this.found.people.length?this.found.people.map(t=>this.person(t)):n`<p>${this.t("free.nobody")}</p>`}
      </div>`}end(e){let[t="",s=""]=this[e].split("T"),i=this.t(`free.${e}`),o=(a,c,u)=>n`<input
      type=${a}
      step=${a==="time"?"300":f}
      aria-label=${`${i}: ${this.t(a==="date"?"booking.day":"free.time")}`}
      .value=${c}
      @change=${$=>{let r=$.target;r.value?this.pick(e,u(r.value)):r.value=c}}
    />`;return n`<div class="end" role="group" aria-label=${i}>
      <span class="label">${i}</span>
      ${o("date",t,a=>`${a}T${s}`)}
      ${o("time",s,a=>`${t}T${a}`)}
    </div>`}near(){let{format:e}=this.context,t=e.dayOf(new Date),s=y(t,1),i=[[t,this.t("diary.today")],[s,this.t("free.tomorrow")]],o=this.from.slice(0,10);return[t,s].includes(o)||i.push([o,e.day(o)]),i}person({id:e,times:t}){let{studio:s,format:i}=this.context,o=s.people.find(r=>r.id===e);if(!o)return f;let a=o.kind==="staff"?{staff_id:e}:{resource_ids:[e]},c=this.type?{session_type:this.type}:{},u=this.found?.minutes??60,$=d(this.to)-d(this.from)>j;return n`<h3 dir="auto">${o.name}</h3>
      <div class="row">
        ${t.slice(0,A).map(r=>{let{start:b}=r,_=new Date(Date.parse(b)+u*6e4).toISOString(),E=`${$?`${i.day(r.start)}, `:""}${i.time(r.start)}–${i.time(r.end)}`;return n`<button
            ?disabled=${s.rights.write==="none"}
            @click=${()=>this.tell("studio-beside",{show:"booking",draft:{start:b,end:_,...c,...a}})}
          >
            ${E}
          </button>`})}
      </div>`}static{this.styles=[T,w`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      .row { margin-bottom: 12px; gap: 6px; }
      .row button { padding: 6px 10px; font-size: 14px; }
      .when { flex: 1 1 100%; font-size: 14px; }
      .end { display: grid; grid-template-columns: 3fr 2fr; gap: 4px 8px; margin-bottom: 12px; }
      .end .label { grid-column: 1 / -1; }
      .end input { min-width: 0; padding: 8px 6px; }
      .two { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
    `]}};l([x()],p.prototype,"day",2),l([m()],p.prototype,"from",2),l([m()],p.prototype,"to",2),l([m()],p.prototype,"type",2),l([m()],p.prototype,"minutes",2),l([m()],p.prototype,"found",2);function O(h,v){let[e,t]=P[v];return[`${h}T${e}`,t==="24:00"?`${y(h,1)}T00:00`:`${h}T${t}`]}customElements.define("studio-free",p);
