import{a as S,b as $,c as L,d as k,e as N,f as x,h as D,i as H,l as q,n as I,o as A}from"./chunk-37XJLD6S.js";import{d as b}from"./chunk-PKRJYEXA.js";import{f as O,g as M,k as j,o as R}from"./chunk-2PCFWAIZ.js";import{b as y}from"./chunk-HTIT4TPU.js";import{b as m,c as a,e as r,h as c,i as P,j as f}from"./chunk-6URGFRCB.js";import{a as l}from"./chunk-BC7J7IIZ.js";var X=5,w=class extends y{constructor(){super(...arguments);this.check=null;this.time=""}render(){let{check:t}=this;return t?a`${this.clock(t)} ${this.overlaps(t)} ${this.places(t)}`:r}clock({start:t,all_day:e}){let{format:s}=this.context,i=s.clock(t);if(e||!this.time)return r;let n=s.wallTime(i);return i.slice(11,16)<=this.time?r:a`<p class="alarm" role="status">${this.t("booking.skipped",{time:n})}</p>`}overlaps(t){if(!t.overlaps.length)return r;let{format:e,studio:s}=this.context,i=t.overlaps.slice(0,X),n=t.number-i.length;return a`<div class="alarm" role="status">
      ${i.map(o=>a`<div dir="auto">
          ${this.t("booking.overlaps",{title:o.title??this.t("diary.busy"),when:`${e.day(o.start)}, ${e.span(o)}`,who:b(s,o.people).join(", ")})}
        </div>`)}
      ${n>0?a`<div>${this.n("booking.more_overlaps",n)}</div>`:r}
    </div>`}places(t){let{studio:e}=this.context,s=t.shown.filter(n=>n.kind!=="calendar").map(n=>{let o=b(e,[n.of]).join("")||n.name;return this.t(`booking.${n.kind}`,{name:o})}),i=t.shown_all?this.t("booking.stays"):"";return a`<p class="quiet">
      ${s.length?this.t("booking.goes_to",{places:s.join(" · ")}):i}
      ${this.t("booking.no_mail")}
    </p>`}static{this.styles=[f,m`
      :host { display: block; overflow-wrap: anywhere; }
    `]}};l([c({attribute:!1})],w.prototype,"check",2),l([c()],w.prototype,"time",2);customElements.define("studio-booking-outcome",w);var V=["never","day","week","month","year"],Y=["never","count","until"],U=1e3,v=class extends y{constructor(){super(...arguments);this.repeat=S;this.day="";this.dates=[];this.own=[]}set(t,e){let s={...this.repeat,...t},i=e?{repeat:s,day:e}:{repeat:s};this.dispatchEvent(new CustomEvent("repeat-chosen",{detail:i}))}choose(t){if(t===this.repeat.often)return;let{kept:e,end:s,count:i,until:n}=this.repeat,o=t==="never"?{}:{end:s,count:i,until:n},d=this.repeat.often==="own"||t==="never"?[]:e;this.set({...S,...o,often:t,kept:t==="own"?this.own:d})}willUpdate(){this.repeat.often==="own"&&(this.own=this.repeat.kept)}get words(){return x($(this.repeat,this.day),this.context.texts,this.context.format)}render(){let{often:t}=this.repeat,e=this.own.length?[...V,"own"]:V;return a`<label class="field"
        ><span class="label">${this.t("booking.repeats")}</span
        ><select @change=${s=>this.choose(_(s))}>
          ${e.map(s=>a`<option value=${s} ?selected=${t===s}>
                ${this.t(`booking.repeat.${s}`)}
              </option>`)}
        </select></label
      >
      ${t==="never"?r:this.more()}`}more(){let{often:t}=this.repeat;return a`<div class="more">
      ${t==="own"?r:this.number("interval",this.t(`booking.interval.${t}`),this.repeat.interval)}
      ${t==="week"?this.weekdays():r}
      ${t==="month"||t==="year"?this.by():r} ${this.end()}
      <p class="says" role="status" dir="auto">${this.words}</p>
      ${this.firstDates()}
    </div>`}number(t,e,s){return a`<label class="field"
      ><span class="label">${e}</span
      ><input
        type="number"
        inputmode="numeric"
        min="1"
        max=${U}
        required
        .value=${String(s)}
        @input=${i=>{let n=Math.min(U,Math.trunc(Number(_(i))));n>=1&&this.set({[t]:n})}}
        @change=${i=>{i.target.value=String(this.repeat[t])}}
    /></label>`}weekdays(){let{format:t,hass:e}=this.context,s=O(this.day,M(e.locale)),i=Array.from({length:7},(n,o)=>R(s,o));return a`<div class="days" role="group" aria-label=${this.t("booking.on_days")}>
      <span class="label">${this.t("booking.on_days")}</span>
      ${i.map(n=>{let o=(Z(this.day,n)+7)%7;return a`<button
          type="button"
          aria-pressed=${o===0||this.repeat.others.includes(o)}
          @click=${()=>this.toggle(o)}
        >
          ${t.weekday(n)}
        </button>`})}
    </div>`}toggle(t){let{others:e}=this.repeat;if(t){let n=e.includes(t)?e.filter(o=>o!==t):[...e,t].sort((o,d)=>o-d);this.set({others:n});return}let[s,...i]=e;s?this.set({others:i.map(n=>n-s)},R(this.day,s)):this.requestUpdate()}by(){let{repeat:t,day:e,context:s}=this,i=N(t,e),n=o=>{let d={...t,by:o,end:"never",kept:[]};return x($(d,e,!0),s.texts,s.format)};return a`<label class="field"
        ><span class="label">${this.t("booking.on_which")}</span
        ><select @change=${o=>this.set({by:_(o)})}>
          ${L(e).map(o=>a`<option value=${o} ?selected=${t.by===o}>${n(o)}</option>`)}
        </select></label
      >
      ${i?a`<p class="quiet">${this.t(`booking.left_out_${i}`)}</p>`:r}`}end(){let{end:t,count:e,until:s}=this.repeat;return a`<div class="ends">
      <label class="field"
        ><span class="label">${this.t("booking.ends")}</span
        ><select
          @change=${i=>{let n=_(i);this.set({end:n,...n==="until"&&!s?{until:this.later}:{}})}}
        >
          ${Y.map(i=>a`<option value=${i} ?selected=${t===i}>
                ${this.t(`booking.end.${i}`)}
              </option>`)}
        </select></label
      >
      ${t==="count"?this.number("count",this.t("booking.count"),e):r}
      ${t==="until"?a`<label class="field"
              ><span class="label">${this.t("booking.last_day")}</span
              ><input
                type="date"
                required
                min=${this.day}
                .value=${s}
                @change=${i=>this.set({until:_(i)||s})}
            /></label>`:r}
    </div>`}get later(){return R(this.day,90)}firstDates(){if(this.dates.length<2)return r;let{format:t}=this.context,e=this.dates.map(s=>t.day(s)).join(" · ");return a`<p class="quiet">${this.t("booking.first_dates",{dates:e})}</p>`}static{this.styles=[f,m`
      :host { display: block; min-width: 0; }
      .more { padding-inline-start: 12px; margin-bottom: 12px; border-inline-start: 3px solid var(--divider-color); }
      .days { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: 4px; margin-bottom: 12px; }
      .days .label { grid-column: 1 / -1; }
      .days button { min-width: 0; min-height: 36px; padding: 4px 0; font-size: 14px; }
      .ends { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; }
      .says { margin-bottom: 4px; font-weight: 500; }
      .says::first-letter { text-transform: uppercase; }
      @media (max-width: 599px) { .days button { min-height: 44px; } }
    `]}};l([c({attribute:!1})],v.prototype,"repeat",2),l([c()],v.prototype,"day",2),l([c({attribute:!1})],v.prototype,"dates",2);function _(p){return p.target.value}function Z(p,h){return Math.round((Date.parse(h)-Date.parse(p))/864e5)}customElements.define("studio-repeats",v);var C=m`
  :host { display: block; }
  .chips { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 12px; }
  .chips .label { flex: 1 1 100%; }
  .chips button { display: inline-grid; align-content: center; min-height: 36px; padding: 4px 12px; }
  .tick { display: flex; align-items: center; gap: 8px; min-height: 40px; }
  .tick input { width: 20px; height: 20px; }
  @media (max-width: 599px) { .chips button, .tick { min-height: 44px; } }
`;function z({format:p,texts:h},t,e,s){let i=j(t,p.zone);if(!i)return r;let n=h.page("booking.twice",{time:p.wallTime(t)}),o=e!==null&&e!==t&&Date.parse(e)===Date.parse(i[1]);return a`<div class="alarm" role="radiogroup" aria-label=${n}>
    <p>${n}</p>
    <div class="row">
      ${i.map((d,g)=>a`<button
          type="button"
          role="radio"
          aria-checked=${o===(g===1)}
          @click=${()=>s(d)}
        >
          ${h.page(g?"booking.second":"booking.first")}
        </button>`)}
    </div>
  </div>`}var E=class extends y{constructor(){super(...arguments);this.times=[]}set(t){this.dispatchEvent(new CustomEvent("when-chosen",{detail:t}))}pick(t,e){let s=e.target,{value:i}=s;i?t==="time"?this.set({time:i,at:null}):this.set({day:i,at:null,repeat:k(this.plan.repeat,i)}):s.value=this.plan[t]}render(){let{plan:t}=this;return a`<div class="when">
        <label class="field"
          ><span class="label">${this.t("booking.day")}</span
          ><input
            type="date"
            .value=${t.day}
            @change=${e=>this.pick("day",e)}
        /></label>
        ${t.all_day?this.number("days",1,1):a`<label class="field"
                  ><span class="label">${this.t("booking.time")}</span
                  ><input
                    type="time"
                    step="300"
                    .value=${t.time}
                    @change=${e=>this.pick("time",e)}
                /></label>
                ${this.number("minutes",5,5)}`}
      </div>
      <label class="tick"
        ><input
          type="checkbox"
          .checked=${t.all_day}
          @change=${e=>this.set({all_day:e.target.checked})}
        />
        ${this.t("diary.all_day")}</label
      >
      ${t.all_day?r:z(this.context,`${t.day}T${t.time}:00`,t.at,e=>this.set({at:e}))}
      ${this.nextTimes()}`}number(t,e,s){return a`<label class="field"
      ><span class="label">${this.t(`booking.${t}`)}</span
      ><input
        type="number"
        inputmode="numeric"
        min=${e}
        max=${D[t]}
        step=${s}
        .value=${String(this.plan[t])}
        @change=${i=>{let n=i.target,o=H(t,n.valueAsNumber);o===null?n.reportValidity():this.set({[t]:o}),n.value=String(o??this.plan[t])}}
    /></label>`}nextTimes(){let{times:t,context:e}=this;if(!t.length)return r;let{format:s}=e;return a`<div class="chips">
      <span class="label">${this.t("booking.next_free")}</span>
      ${t.map(i=>a`<button
          type="button"
          @click=${()=>this.set(A(this.plan,i.start,s))}
        >
          ${s.day(i.start)}${i.all_day?"":` ${s.time(i.start)}`}
        </button>`)}
    </div>`}static{this.styles=[f,C,m`
      .when { display: grid; grid-template-columns: 9fr 9fr 5fr; gap: 8px; }
      .when > * { min-width: 0; }
      .when input { min-width: 0; padding: 8px 6px; }
    `]}};l([c({attribute:!1})],E.prototype,"plan",2),l([c({attribute:!1})],E.prototype,"times",2);customElements.define("studio-booking-when",E);var W=250;function F(p){p.composedPath().find(t=>t instanceof HTMLButtonElement)&&p.detail>1&&p.stopPropagation()}var u=class extends y{constructor(){super();this.client="";this.newClient=null;this.of=null;this.single=!1;this.following=!1;this.step=null;this.check=null;this.more=!1;this.checked="";this.asked=0;this.addEventListener("click",F,{capture:!0})}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}willUpdate(t){let e=t.get("context");!t.has("plan")&&(!e||e.studio===this.context.studio)||(clearTimeout(this.timer),this.timer=setTimeout(()=>{this.look()},this.check?W:0))}get asks(){let{of:t}=this,e=t?{appointment_id:t.appointment_id,...t.moment===null?{}:{moment:t.moment}}:{},{recurrence:s=[],...i}=I(this.plan),n={recurrence:s,...t?.moment!=null?{scope:"following"}:{}};return{...e,...i,...!t||this.following?n:{}}}get saysOverlap(){return this.checked===JSON.stringify(this.asks)&&(this.check?.number??0)>0}async look(){let t=++this.asked,e=this.asks;try{let s=await this.context.api.read("free/check",e);if(t!==this.asked)return;this.check=s,this.checked=JSON.stringify(e)}catch{t===this.asked&&(this.check=null)}}set(t){let e={...this.plan,...t};this.dispatchEvent(new CustomEvent("plan-changed",{detail:e}))}input(t,e){this.set({[t]:e.target.value})}from(t){return{day:t,at:null,repeat:k(this.plan.repeat,t)}}pickType(t){let e=this.context.studio.types.find(s=>s.name===t);this.set(e?{session_type:e.name,minutes:e.minutes}:{session_type:null})}render(){let t=e=>this.step!==null&&this.step!==e;return a`<section ?hidden=${t("who")}>${this.who()}</section>
      <section ?hidden=${t("when")}>
        ${this.step?this.people():r} ${this.when()}
        ${this.step?r:this.people()} ${this.repeats()}
      </section>
      <section ?hidden=${t("check")}>
        ${this.step==="check"?this.summary():r} ${this.details()} ${this.outcome()}
      </section>`}get unpicked(){return this.renderRoot.querySelector("studio-client-picker")?.typed??""}who(){let{plan:t,context:e}=this,{studio:s}=e;return a`${s.rights.clients==="none"?r:a`<studio-client-picker
              .context=${e}
              .value=${this.newClient?.name??this.client}
              @client-picked=${({detail:i})=>this.dispatchEvent(new CustomEvent("client-picked",{detail:i}))}
            ></studio-client-picker>`}
      ${s.types.length?a`<div class="chips" role="radiogroup" aria-label=${this.t("booking.type")}>
              ${[...s.types.map(i=>i.name),""].map(i=>a`<button
                  type="button"
                  role="radio"
                  aria-checked=${(t.session_type??"")===i}
                  ?disabled=${!i&&this.of!==null&&t.session_type!==null}
                  @click=${()=>this.pickType(i)}
                >
                  ${i||this.t("booking.no_type")}
                </button>`)}
            </div>`:r}`}when(){return a`<studio-booking-when
      .context=${this.context}
      .plan=${this.plan}
      .times=${this.check?.times??[]}
      @when-chosen=${({detail:t})=>this.set(t)}
    ></studio-booking-when>`}tentative(){return a`<label class="tick"
      ><input
        type="checkbox"
        .checked=${this.plan.tentative}
        @change=${t=>this.set({tentative:t.target.checked})}
      />
      ${this.t("diary.tentative")}</label
    >`}people(){let{plan:t,context:e}=this,s=e.studio.people.filter(n=>n.kind==="staff"),i=e.studio.people.filter(n=>n.kind==="room");return a`${this.chips("booking.who",s,n=>t.staff_id===n.id,n=>this.set({staff_id:t.staff_id===n.id?null:n.id,assistant_ids:t.assistant_ids.filter(o=>o!==n.id)}))}
      ${this.chips("booking.assistants",s.filter(n=>n.id!==t.staff_id),n=>t.assistant_ids.includes(n.id),n=>this.set({assistant_ids:J(t.assistant_ids,n.id)}))}
      ${this.chips("booking.rooms",i,n=>t.resource_ids.includes(n.id),n=>this.set({resource_ids:J(t.resource_ids,n.id)}))}`}repeats(){let{plan:t}=this;return this.single?a`<p class="quiet">${this.t("booking.one_of_series")}</p>`:a`<studio-repeats
      .context=${this.context}
      .repeat=${t.repeat}
      .day=${t.day}
      .dates=${this.check?.dates??[]}
      @repeat-chosen=${({detail:e})=>{let s=e.day??t.day;this.set({...e.day?this.from(s):{},repeat:k(e.repeat,s)})}}
    ></studio-repeats>`}details(){let{plan:t}=this;return a`<details ?open=${this.more} @toggle=${e=>{this.more=e.target.open}}>
        <summary>${this.t("booking.more")}</summary>
        <label class="field"
          ><span class="label">${this.t("booking.name")}</span
          ><input
            dir="auto"
            maxlength="1000"
            placeholder=${t.session_type?this.t("booking.title_hint"):""}
            .value=${t.title}
            @input=${e=>this.input("title",e)}
        /></label>
        <label class="field"
          ><span class="label">${this.t("booking.notes")}</span
          ><textarea
            dir="auto"
            rows="3"
            .value=${t.description}
            @input=${e=>this.input("description",e)}
          ></textarea>
        </label>
        <label class="field"
          ><span class="label">${this.t("booking.place")}</span
          ><input
            dir="auto"
            .value=${t.place}
            @input=${e=>this.input("place",e)}
        /></label>
        ${this.tentative()}
      </details>`}summary(){let{plan:t,context:e}=this,{format:s,studio:i,texts:n}=e,{start:o,end:d}=q(t),g=t.all_day?s.span({start:o,end:d,all_day:!0}):`${s.day(t.day)}, ${this.check?s.span(this.check):s.wallTime(`${t.day}T${t.time}:00`)}`,G=[t.staff_id,...t.assistant_ids,...t.resource_ids],K=[this.newClient?.name||this.client,t.session_type??"",g,b(i,G).join(", "),t.repeat.often==="never"?"":x($(t.repeat,t.day),n,s)];return a`<ul class="summary">
      ${K.filter(Boolean).map(Q=>a`<li dir="auto">${Q}</li>`)}
    </ul>`}outcome(){let{staff_id:t,assistant_ids:e,resource_ids:s}=this.plan,i=t!==null||e.length||s.length;return a`${i?r:a`<p class="quiet" role="status">${this.t("booking.nobody_chosen")}</p>`}<studio-booking-outcome
      .context=${this.context}
      .check=${this.check}
      .time=${this.plan.all_day?"":this.plan.time}
    ></studio-booking-outcome>`}chips(t,e,s,i){return e.length?a`<div class="chips" role="group" aria-label=${this.t(t)}>
      <span class="label">${this.t(t)}</span>
      ${e.map(n=>{let o=this.check?.people.find(g=>g.id===n.id),d=o&&!o.free?this.reason(o):"";return a`<button
          type="button"
          class=${d?"taken":""}
          aria-pressed=${s(n)}
          title=${d||r}
          @click=${()=>i(n)}
        >
          <span dir="auto">${n.name}</span>${d?a`<small>${d}</small>`:r}
        </button>`})}
    </div>`:r}reason({reason:t,by:e}){if(t==="closed")return this.t("booking.closed");let[s]=e;return s?s.title??this.t("diary.busy"):this.t("diary.busy")}static{this.styles=[f,C,m`
      .chips .taken { color: var(--secondary-text-color); background: var(--secondary-background-color); }
      .chips .taken[aria-pressed="true"] { color: var(--primary-text-color); background: color-mix(in srgb, var(--warning-color) 35%, transparent); }
      small { max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; }
      summary { min-height: 36px; cursor: pointer; }
      .summary { margin: 0 0 12px; padding: 12px; list-style: none; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .summary li:first-child { font-weight: 500; }
      .summary li::first-letter { text-transform: uppercase; }
      @media (max-width: 599px) { summary { min-height: 44px; } }
    `]}};l([c({attribute:!1})],u.prototype,"plan",2),l([c()],u.prototype,"client",2),l([c({attribute:!1})],u.prototype,"newClient",2),l([c({attribute:!1})],u.prototype,"of",2),l([c({type:Boolean})],u.prototype,"single",2),l([c({type:Boolean})],u.prototype,"following",2),l([c()],u.prototype,"step",2),l([P()],u.prototype,"check",2),l([P()],u.prototype,"more",2);function J(p,h){return p.includes(h)?p.filter(t=>t!==h):[...p,h]}customElements.define("studio-booking-form",u);export{z as a};
