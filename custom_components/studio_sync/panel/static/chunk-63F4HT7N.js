import{d as S,k as Q}from"./chunk-CFCQFYPI.js";import{a as b,c as j,d as q,e as L,f as V,g as B,k as J,l as g}from"./chunk-PUVL32KA.js";import{a as x}from"./chunk-FQEGW5KZ.js";import{b as $,c as l,e as u,h as m,i as _,j as k}from"./chunk-T4ZGZ4J2.js";import{a as d}from"./chunk-JBUOXDHO.js";var T={often:"never",interval:1,others:[],by:"date",end:"never",count:10,until:"",kept:[]},E="RRULE:",D={day:"DAILY",week:"WEEKLY",month:"MONTHLY",year:"YEARLY"},N=["MO","TU","WE","TH","FR","SA","SU"],lt="2026-01-05",pt=4;function v(n,i,t=!1){let{often:e,interval:s,kept:r}=n;if(e==="never")return[];if(e==="own")return r.map(p=>ut(p,n));let o=s>1?`;INTERVAL=${s}`:"",a=ct(n,i,t);return[`${E}FREQ=${D[e]}${o}${a}${K(n)}`,...r]}function ct({often:n,others:i,by:t},e,s){let r=L(e);if(n==="week")return`;BYDAY=${[0,...i].map(p=>(r+p)%7).sort((p,c)=>p-c).map(p=>N[p]).join(",")}`;if(n!=="month"&&n!=="year")return"";let o=n==="year"?`;BYMONTH=${Number(e.slice(5,7))}`:"";switch(t){case"date":return s?`${o};BYMONTHDAY=${Number(e.slice(8))}`:"";case"weekday":return`${o};BYDAY=${H(e)}${N[r]}`;case"last_weekday":return`${o};BYDAY=-1${N[r]}`;case"last_day":return`${o};BYMONTHDAY=-1`}}function K({end:n,count:i,until:t}){return n==="count"&&i>0?`;COUNT=${i}`:n==="until"&&t?`;UNTIL=${t.replaceAll("-","")}`:""}function ut(n,i){return!n.startsWith(E)||i.end==="never"?n.startsWith(E)?n.replace(/;(COUNT|UNTIL)=[^;]*/g,""):n:n.replace(/;(COUNT|UNTIL)=[^;]*/g,"")+K(i)}function W(n,i,t){if(!n.length)return T;let e=n.filter(p=>p.startsWith(E)),s=z(e[0]??""),r={...T,...dt(s,t)},o=e.length===1?ht(s,i):null;if(!o)return{...r,often:"own",kept:[...n]};let a=n.filter(p=>!p.startsWith(E));return{...r,...o,interval:Number(s.INTERVAL??1),kept:a}}function z(n){let i=n.slice(E.length).split(";");return Object.fromEntries(i.map(t=>t.split("=")))}function dt({COUNT:n,UNTIL:i},t){return n?{end:"count",count:Number(n)}:i?{end:"until",until:Z(i,t)}:{}}function Z(n,i){let t=/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(n);if(!t)return"";let[,e,s,r,o,a,p,c]=t,h=`${e}-${s}-${r}`;return c?i.dayOf(`${h}T${o}:${a}:${p}Z`):h}function ht(n,i){let t=Object.keys(D).find(w=>D[w]===n.FREQ),{FREQ:e,INTERVAL:s,COUNT:r,UNTIL:o,WKST:a,BYDAY:p,BYMONTH:c,BYMONTHDAY:h,...f}=n;if(!t||Object.keys(f).length)return null;if(t==="week"){let w=c||h?null:mt(p,i);return w&&!(a&&w.length)?{often:t,others:w,by:"date"}:null}if(t==="day")return p||c||h?null:{often:t,others:[],by:"date"};if(c&&(t==="month"||Number(c)!==Number(i.slice(5,7)))||t==="year"&&!c&&(p||h))return null;let O=ft(p,h,i);return O?{often:t,others:[],by:O}:null}function mt(n,i){if(!n)return[];let t=n.split(",").map(s=>N.indexOf(s)),e=t.map(s=>(s-L(i)+7)%7).sort((s,r)=>s-r);return t.includes(-1)||e[0]!==0?null:e.slice(1)}function ft(n,i,t){if(n&&i)return null;if(!n&&!i)return"date";if(i)return Number(i)===Number(t.slice(8))?"date":i==="-1"&&G(t)?"last_day":null;let e=N[L(t)];return n===`${H(t)}${e}`?"weekday":n===`-1${e}`&&X(t)?"last_weekday":null}function F(n){return["date",...H(n)<=pt?["weekday"]:[],...X(n)?["last_weekday"]:[],...G(n)?["last_day"]:[]]}function Y(n,i){return F(i).includes(n.by)?n:{...n,by:"date"}}function H(n){return Math.ceil(Number(n.slice(8))/7)}function G(n){return g(n,1).slice(5,7)!==n.slice(5,7)}function X(n){return g(n,7).slice(5,7)!==n.slice(5,7)}function tt({often:n,by:i},t){return i!=="date"?"":n==="year"&&t.slice(5)==="02-29"?"years":n==="month"&&Number(t.slice(8))>28?"months":""}function I(n,i,t){let e=n.filter(r=>r.startsWith(E)),s=e.length===1?yt(z(e[0]??""),i,t):"";return s?n.length===1?s:i.page("repeat.exceptions",{rule:s}):n.join(", ")}function yt(n,i,t){let{COUNT:e,UNTIL:s,WKST:r,...o}=n,a=gt(o,i,t);if(!a)return"";if(e)return i.count("repeat.times",Number(e),{rule:a});if(!s)return a;let p=Z(s,t);return p&&i.page("repeat.until",{rule:a,day:t.date(p)})}function gt(n,i,t){let{FREQ:e,INTERVAL:s,BYDAY:r,BYMONTH:o,BYMONTHDAY:a,...p}=n,c=Object.keys(D).find(f=>D[f]===e);if(!c||Object.keys(p).length)return"";let h=i.count(`repeat.${c}`,Number(s??1));if(!r&&!a&&!o)return h;if(c==="week"||c==="day"){let f=o||a?"":bt(r??"",t);return f&&i.page("repeat.on",{rule:h,days:f})}return c==="year"!=!!o?"":vt({BYDAY:r,BYMONTH:o,BYMONTHDAY:a},{rule:h,words:i,format:t})}function bt(n,i){let t=n.split(",").map(e=>N.indexOf(e));return t.includes(-1)?"":i.list(t.map(e=>i.weekday(g(lt,e))))}function vt({BYDAY:n,BYMONTH:i,BYMONTHDAY:t},{rule:e,words:s,format:r}){let o=Number(i??0);if(i&&!(o>=1&&o<=12))return"";let a=i?r.monthName(o):"";if(n&&!t){let c=/^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/.exec(n);if(!c)return"";let h=c[1]==="-1"?"last":c[1],f=s.page(`repeat.nth.${h}.${c[2]?.toLowerCase()}`);return s.page(a?"repeat.nth_of_year":"repeat.nth_of_month",{rule:e,day:f,month:a})}if(n||!t)return"";if(t==="-1")return s.page(a?"repeat.last_of_year":"repeat.last_of_month",{rule:e,month:a});if(!/^([12]?\d|3[01])$/.test(t))return"";if(!a)return s.page("repeat.on_day",{rule:e,day:t});let p=r.birthday(`--${i?.padStart(2,"0")}-${t.padStart(2,"0")}`);return p.startsWith("--")?"":s.page("repeat.on_date",{rule:e,date:p})}function Nt(n,i,t,e){let s=J(t)?t:e.dayOf(t);return n.often==="never"||n.often==="own"?!0:W(v(n,i,!0),s,e).often!=="own"}function At(n,i,t,e=new Date){let s=`${t.clock(new Date(e.getTime()+36e5)).slice(0,13)}:00:00`,r=n.start??$t(s,i,n.staff_id??i.me[0]??""),o=r.includes("T")?et(r,t):`${r}T09:00:00`,a=i.types.find(({name:c})=>c===n.session_type)??i.types[0],p=n.end&&r.includes("T")?Math.max(5,(b(et(n.end,t))-b(o))/6e4):a?.minutes??60;return{day:o.slice(0,10),time:o.slice(11,16),minutes:p,all_day:n.all_day??!1,days:n.all_day&&n.end?st(r,n.end):1,title:"",description:"",place:"",session_type:a?.name??null,staff_id:n.staff_id??i.me[0]??null,assistant_ids:[],resource_ids:n.resource_ids??[],client_id:n.client_id??null,tentative:!1,repeat:T}}function $t(n,i,t){for(let e=0;e<7;e++){let s=g(n,e),r=Q(i,t,s);if(!r)continue;let[o,a]=[`${s}T${r[0]}:00`,`${s}T${r[1]}:00`];if(b(n)<b(o))return o;if(b(n)<b(a))return n}return n}function Lt(n,i){let t=i.clock(n.start);return{day:t.slice(0,10),time:n.all_day?"09:00":t.slice(11,16),minutes:n.all_day?60:q(n.start,n.end),all_day:n.all_day,days:n.all_day?st(n.start,n.end):1,title:n.title??"",description:n.description??"",place:n.place??"",session_type:n.session_type,staff_id:n.staff_id,assistant_ids:n.assistant_ids,resource_ids:n.resource_ids,client_id:n.client_id,tentative:n.status==="tentative",repeat:W(n.recurrence,t.slice(0,10),i)}}function P(n){if(n.all_day){let t=j(`${n.day}T00:00:00`,Math.max(1,n.days)*24*60);return{start:n.day,end:t.slice(0,10),all_day:!0}}let i=`${n.day}T${n.time}:00`;return{start:i,end:j(i,n.minutes),all_day:!1}}function nt(n){let{title:i,description:t,place:e,staff_id:s,assistant_ids:r,resource_ids:o,session_type:a}=n;return{...P(n),...i?{title:i}:{},...t?{description:t}:{},...e?{place:e}:{},...a?{session_type:a}:{},...n.client_id?{client_id:n.client_id}:{},...n.repeat.often==="never"?{}:{recurrence:v(n.repeat,n.day)},status:n.tentative?"tentative":"confirmed",staff_id:s,assistant_ids:r,resource_ids:o}}function Ut(n,i){let t={};JSON.stringify(P(n))!==JSON.stringify(P(i))&&Object.assign(t,P(i));for(let e of["title","description","place"])n[e]!==i[e]&&(t[e]=i[e]);n.session_type!==i.session_type&&i.session_type&&(t.session_type=i.session_type);for(let e of["staff_id","assistant_ids","resource_ids"])JSON.stringify(n[e])!==JSON.stringify(i[e])&&(t[e]=i[e]);return n.tentative!==i.tentative&&(t.status=i.tentative?"tentative":"confirmed"),t}function jt(n,i,t){let[e,s]=[n,i].map(({repeat:r,day:o})=>v(r,o,t));return JSON.stringify(e)===JSON.stringify(s)?null:s??[]}function Wt(n,i){return JSON.stringify(n.repeat)!==JSON.stringify(i.repeat)}function st(n,i){return Math.max(1,Math.round((b(i.slice(0,10))-b(n.slice(0,10)))/864e5))}function et(n,i){return/(Z|[+-]\d\d:\d\d)$/.test(n)?i.clock(n):n}function it(n){let i=n.match(/[^\s<>(),;]+@[^\s<>(),;]+\.[^\s<>(),;]+/g)??[],t=n;for(let r of i)t=t.replace(`<${r}>`," ").replace(r," ");let e=(t.match(/\+?\d[\d\s/().-]{4,}\d/g)??[]).map(r=>r.trim());for(let r of e)t=t.replace(r," ");let s=t.replace(/[,;()]+/g," ").replace(/\s+/g," ").trim();return s?{name:s,phones:e,emails:i}:null}var kt=150,xt=6,R=class extends x{constructor(){super(...arguments);this.value="";this.text=null;this.found=[];this.at=-1;this.asked=0;this.looking=Promise.resolve()}get typed(){return this.text?.trim()??""}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}type(t){this.text=t,this.at=-1,clearTimeout(this.timer),this.asked++;let e=t.trim();if(!e){this.found=[];return}this.looking=new Promise(s=>{this.timer=setTimeout(()=>s(this.look(e)),kt)})}async look(t){let e=++this.asked;try{let{rows:s}=await this.context.api.ask("clients/page",{text:t,limit:xt});e===this.asked&&(this.found=s)}catch(s){e===this.asked&&this.tell("studio-failed",s)}}get options(){let t=this.text?it(this.text):null;return[...this.found.map(({client_id:e,name:s})=>({client_id:e,name:s})),...t?[{add:t}]:[]]}pick(t){this.text=null,this.found=[],this.at=-1,this.dispatchEvent(new CustomEvent("client-picked",{detail:t}))}key(t){let{options:e}=this;if(t.key==="ArrowDown"||t.key==="ArrowUp"){t.preventDefault();let s=t.key==="ArrowDown"?1:-1;this.at=Math.max(0,Math.min(e.length-1,this.at+s))}else t.key==="Enter"&&this.typed?(t.preventDefault(),this.enter()):t.key==="Escape"&&this.text!==null&&(t.stopPropagation(),this.text=null,this.found=[])}async enter(){let{text:t}=this;this.at<0&&await this.looking;let e=this.options[Math.max(0,this.at)];this.text===t&&e&&this.pick(e)}willUpdate(t){t.has("value")&&(this.text=null)}render(){let{options:t}=this,e=this.text!==null&&t.length>0;return l`<div class="field">
      <label for="client">${this.t("booking.client")}</label>
      <div class="row">
        <input
          id="client"
          dir="auto"
          autocomplete="off"
          autocapitalize="words"
          enterkeyhint="done"
          maxlength="1000"
          role="combobox"
          aria-expanded=${e}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${e&&this.at>=0?`option-${this.at}`:u}
          placeholder=${this.t("booking.client_hint")}
          .value=${this.text??this.value}
          @input=${s=>this.type(s.target.value)}
          @keydown=${s=>this.key(s)}
        />
        ${this.value?l`<button type="button" class="plain" @click=${()=>this.pick(null)}>
                ${this.t("booking.nobody")}
              </button>`:u}
      </div>
      <ul id="found" role="listbox" aria-label=${this.t("booking.client")} ?hidden=${!e}>
        ${t.map((s,r)=>this.option(s,r))}
      </ul>
    </div>`}option(t,e){let s=this.found[e];return l`<li
      id=${`option-${e}`}
      role="option"
      aria-selected=${e===this.at}
      @click=${()=>this.pick(t)}
    >
      ${t&&"add"in t?l`<b dir="auto">${this.t("booking.add_client",{name:t.add.name})}</b>
              <span class="quiet">${[...t.add.phones,...t.add.emails].join(" · ")}</span>`:l`<b dir="auto">${s?.name}</b>
              <span class="quiet">${[s?.phone,s?.email].filter(Boolean).join(" · ")}</span>`}
    </li>`}static{this.styles=[k,$`
      :host { display: block; position: relative; }
      .row { flex-wrap: nowrap; }
      ul {
        position: absolute;
        inset-inline: 0;
        top: 100%;
        z-index: 3;
        max-height: 320px;
        overflow: auto;
        margin: 0;
        padding: 4px;
        list-style: none;
        background: var(--card-background-color);
        border: 1px solid var(--divider-color);
        border-radius: 8px;
        box-shadow: 0 4px 12px rgb(0 0 0 / 25%);
      }
      li { display: grid; min-height: 44px; align-content: center; padding: 4px 10px; border-radius: 6px; cursor: pointer; overflow-wrap: anywhere; }
      li[aria-selected="true"], li:hover { background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
    `]}};d([m()],R.prototype,"value",2),d([_()],R.prototype,"text",2),d([_()],R.prototype,"found",2),d([_()],R.prototype,"at",2);customElements.define("studio-client-picker",R);var wt=5,U=class extends x{constructor(){super(...arguments);this.check=null}render(){let{check:t}=this;return t?l`${this.overlaps(t)} ${this.places(t)}`:u}overlaps(t){if(!t.overlaps.length)return u;let{format:e,studio:s}=this.context,r=t.overlaps.slice(0,wt),o=t.number-r.length;return l`<div class="alarm" role="status">
      ${r.map(a=>l`<div dir="auto">
          ${this.t("booking.overlaps",{title:a.title??this.t("diary.busy"),when:`${e.day(a.start)}, ${e.span(a)}`,who:S(s,a.people).join(", ")})}
        </div>`)}
      ${o>0?l`<div>${this.n("booking.more_overlaps",o)}</div>`:u}
    </div>`}places(t){let{studio:e}=this.context,s=t.shown.filter(r=>r.kind!=="calendar").map(r=>{let o=S(e,[r.of]).join("")||r.name;return this.t(`booking.${r.kind}`,{name:o})});return l`<p class="quiet">
      ${s.length?this.t("booking.goes_to",{places:s.join(" · ")}):this.t("booking.stays")}
      ${this.t("booking.no_mail")}
    </p>`}static{this.styles=[k,$`
      :host { display: block; overflow-wrap: anywhere; }
    `]}};d([m({attribute:!1})],U.prototype,"check",2);customElements.define("studio-booking-outcome",U);var rt=["never","day","week","month","year"],_t=["never","count","until"],ot=1e3,C=class extends x{constructor(){super(...arguments);this.repeat=T;this.day="";this.dates=[];this.own=[]}set(t,e){let s={...this.repeat,...t},r=e?{repeat:s,day:e}:{repeat:s};this.dispatchEvent(new CustomEvent("repeat-chosen",{detail:r}))}choose(t){if(t===this.repeat.often)return;let{kept:e,end:s,count:r,until:o}=this.repeat,a=t==="never"?{}:{end:s,count:r,until:o},p=this.repeat.often==="own"||t==="never"?[]:e;this.set({...T,...a,often:t,kept:t==="own"?this.own:p})}willUpdate(){this.repeat.often==="own"&&(this.own=this.repeat.kept)}get words(){return I(v(this.repeat,this.day),this.context.texts,this.context.format)}render(){let{often:t}=this.repeat,e=this.own.length?[...rt,"own"]:rt;return l`<label class="field"
        ><span class="label">${this.t("booking.repeats")}</span
        ><select @change=${s=>this.choose(A(s))}>
          ${e.map(s=>l`<option value=${s} ?selected=${t===s}>
                ${this.t(`booking.repeat.${s}`)}
              </option>`)}
        </select></label
      >
      ${t==="never"?u:this.more()}`}more(){let{often:t}=this.repeat;return l`<div class="more">
      ${t==="own"?u:this.number("interval",this.t(`booking.interval.${t}`),this.repeat.interval)}
      ${t==="week"?this.weekdays():u}
      ${t==="month"||t==="year"?this.by():u} ${this.end()}
      <p class="says" role="status" dir="auto">${this.words}</p>
      ${this.firstDates()}
    </div>`}number(t,e,s){return l`<label class="field"
      ><span class="label">${e}</span
      ><input
        type="number"
        inputmode="numeric"
        min="1"
        max=${ot}
        required
        .value=${String(s)}
        @input=${r=>{let o=Math.min(ot,Math.trunc(Number(A(r))));o>=1&&this.set({[t]:o})}}
        @change=${r=>{r.target.value=String(this.repeat[t])}}
    /></label>`}weekdays(){let{format:t,hass:e}=this.context,s=V(this.day,B(e.locale?.first_weekday)),r=Array.from({length:7},(o,a)=>g(s,a));return l`<div class="days" role="group" aria-label=${this.t("booking.on_days")}>
      <span class="label">${this.t("booking.on_days")}</span>
      ${r.map(o=>{let a=(Tt(this.day,o)+7)%7;return l`<button
          type="button"
          aria-pressed=${a===0||this.repeat.others.includes(a)}
          @click=${()=>this.toggle(a)}
        >
          ${t.weekday(o)}
        </button>`})}
    </div>`}toggle(t){let{others:e}=this.repeat;if(t){let o=e.includes(t)?e.filter(a=>a!==t):[...e,t].sort((a,p)=>a-p);this.set({others:o});return}let[s,...r]=e;s?this.set({others:r.map(o=>o-s)},g(this.day,s)):this.requestUpdate()}by(){let{repeat:t,day:e,context:s}=this,r=tt(t,e),o=a=>{let p={...t,by:a,end:"never",kept:[]};return I(v(p,e,!0),s.texts,s.format)};return l`<label class="field"
        ><span class="label">${this.t("booking.on_which")}</span
        ><select @change=${a=>this.set({by:A(a)})}>
          ${F(e).map(a=>l`<option value=${a} ?selected=${t.by===a}>${o(a)}</option>`)}
        </select></label
      >
      ${r?l`<p class="quiet">${this.t(`booking.left_out_${r}`)}</p>`:u}`}end(){let{end:t,count:e,until:s}=this.repeat;return l`<div class="ends">
      <label class="field"
        ><span class="label">${this.t("booking.ends")}</span
        ><select
          @change=${r=>{let o=A(r);this.set({end:o,...o==="until"&&!s?{until:this.later}:{}})}}
        >
          ${_t.map(r=>l`<option value=${r} ?selected=${t===r}>
                ${this.t(`booking.end.${r}`)}
              </option>`)}
        </select></label
      >
      ${t==="count"?this.number("count",this.t("booking.count"),e):u}
      ${t==="until"?l`<label class="field"
              ><span class="label">${this.t("booking.last_day")}</span
              ><input
                type="date"
                required
                min=${this.day}
                .value=${s}
                @change=${r=>this.set({until:A(r)||s})}
            /></label>`:u}
    </div>`}get later(){return g(this.day,90)}firstDates(){if(this.dates.length<2)return u;let{format:t}=this.context,e=this.dates.map(s=>t.day(s)).join(" · ");return l`<p class="quiet">${this.t("booking.first_dates",{dates:e})}</p>`}static{this.styles=[k,$`
      :host { display: block; min-width: 0; }
      .more { padding-inline-start: 12px; margin-bottom: 12px; border-inline-start: 3px solid var(--divider-color); }
      .days { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: 4px; margin-bottom: 12px; }
      .days .label { grid-column: 1 / -1; }
      .days button { min-width: 0; min-height: 36px; padding: 4px 0; font-size: 14px; }
      .ends { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; }
      .says { margin-bottom: 4px; font-weight: 500; }
      .says::first-letter { text-transform: uppercase; }
      @media (max-width: 599px) { .days button { min-height: 44px; } }
    `]}};d([m({attribute:!1})],C.prototype,"repeat",2),d([m()],C.prototype,"day",2),d([m({attribute:!1})],C.prototype,"dates",2);function A(n){return n.target.value}function Tt(n,i){return Math.round((Date.parse(i)-Date.parse(n))/864e5)}customElements.define("studio-repeats",C);var Et=250,y=class extends x{constructor(){super(...arguments);this.client="";this.newClient=null;this.of=null;this.single=!1;this.following=!1;this.step=null;this.check=null;this.more=!1;this.asked=0}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}willUpdate(t){t.has("plan")&&(clearTimeout(this.timer),this.timer=setTimeout(()=>{this.look()},this.check?Et:0))}async look(){let t=++this.asked,{of:e}=this,{title:s,description:r,client_id:o,...a}=nt(this.plan),p=e?{appointment_id:e.appointment_id,...e.moment===null?{}:{moment:e.moment}}:{},{recurrence:c=[],...h}=a,f={recurrence:c,...e?.moment!=null?{scope:"following"}:{}},O=!e||this.following?{...h,...f}:h;try{let w=await this.context.api.ask("free/check",{...p,...O});t===this.asked&&(this.check=w)}catch{t===this.asked&&(this.check=null)}}set(t){let e={...this.plan,...t};this.dispatchEvent(new CustomEvent("plan-changed",{detail:e}))}input(t,e){let s=e.target,r=s.type==="number"?Math.max(0,s.valueAsNumber||0):s.value;this.set({[t]:r})}pick(t,e){let s=e.target;s.value?t==="time"?this.set({time:s.value}):this.set(this.from(s.value)):s.value=this.plan[t]}from(t){return{day:t,repeat:Y(this.plan.repeat,t)}}pickType(t){let e=this.context.studio.types.find(s=>s.name===t);this.set(e?{session_type:e.name,minutes:e.minutes}:{session_type:null})}render(){let t=e=>this.step!==null&&this.step!==e;return l`<section ?hidden=${t("who")}>${this.who()}</section>
      <section ?hidden=${t("when")}>
        ${this.step?this.people():u} ${this.when()} ${this.nextTimes()}
        ${this.step?u:this.people()} ${this.repeats()}
      </section>
      <section ?hidden=${t("check")}>
        ${this.step==="check"?this.summary():u} ${this.details()} ${this.outcome()}
      </section>`}get unpicked(){return this.renderRoot.querySelector("studio-client-picker")?.typed??""}who(){let{plan:t,context:e}=this,{studio:s}=e;return l`${s.rights.clients==="none"?u:l`<studio-client-picker
              .context=${e}
              .value=${this.newClient?.name??this.client}
              @client-picked=${({detail:r})=>this.dispatchEvent(new CustomEvent("client-picked",{detail:r}))}
            ></studio-client-picker>`}
      ${s.types.length?l`<div class="chips" role="radiogroup" aria-label=${this.t("booking.type")}>
              ${[...s.types.map(r=>r.name),""].map(r=>l`<button
                  type="button"
                  role="radio"
                  aria-checked=${(t.session_type??"")===r}
                  ?disabled=${!r&&this.of!==null&&t.session_type!==null}
                  @click=${()=>this.pickType(r)}
                >
                  ${r||this.t("booking.no_type")}
                </button>`)}
            </div>`:u}`}when(){let{plan:t}=this;return l`<div class="when">
        <label class="field"
          ><span class="label">${this.t("booking.day")}</span
          ><input
            type="date"
            .value=${t.day}
            @change=${e=>this.pick("day",e)}
        /></label>
        ${t.all_day?this.number("days",1,1):l`<label class="field"
                  ><span class="label">${this.t("booking.time")}</span
                  ><input
                    type="time"
                    step="300"
                    .value=${t.time}
                    @change=${e=>this.pick("time",e)}
                /></label>
                ${this.number("minutes",0,5)}`}
      </div>
      ${this.tick("all_day","diary.all_day")}`}number(t,e,s){return l`<label class="field"
      ><span class="label">${this.t(`booking.${t}`)}</span
      ><input
        type="number"
        inputmode="numeric"
        min=${e}
        step=${s}
        .value=${String(this.plan[t])}
        @change=${r=>this.input(t,r)}
    /></label>`}tick(t,e){return l`<label class="tick"
      ><input
        type="checkbox"
        .checked=${this.plan[t]}
        @change=${s=>this.set({[t]:s.target.checked})}
      />
      ${this.t(e)}</label
    >`}people(){let{plan:t,context:e}=this,s=e.studio.people.filter(o=>o.kind==="staff"),r=e.studio.people.filter(o=>o.kind==="room");return l`${this.chips("booking.who",s,o=>t.staff_id===o.id,o=>this.set({staff_id:t.staff_id===o.id?null:o.id,assistant_ids:t.assistant_ids.filter(a=>a!==o.id)}))}
      ${this.chips("booking.assistants",s.filter(o=>o.id!==t.staff_id),o=>t.assistant_ids.includes(o.id),o=>this.set({assistant_ids:at(t.assistant_ids,o.id)}))}
      ${this.chips("booking.rooms",r,o=>t.resource_ids.includes(o.id),o=>this.set({resource_ids:at(t.resource_ids,o.id)}))}`}repeats(){let{plan:t}=this;return this.single?l`<p class="quiet">${this.t("booking.one_of_series")}</p>`:l`<studio-repeats
      .context=${this.context}
      .repeat=${t.repeat}
      .day=${t.day}
      .dates=${this.check?.dates??[]}
      @repeat-chosen=${({detail:e})=>{let s=e.day??t.day;this.set({day:s,repeat:Y(e.repeat,s)})}}
    ></studio-repeats>`}details(){let{plan:t}=this;return l`<details ?open=${this.more} @toggle=${e=>{this.more=e.target.open}}>
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
        ${this.tick("tentative","diary.tentative")}
      </details>`}summary(){let{plan:t,context:e}=this,{format:s,studio:r,texts:o}=e,{start:a,end:p}=P(t),c=t.all_day?s.span({start:a,end:p,all_day:!0}):`${s.day(t.day)}, ${s.wallTime(a)}–${s.wallTime(p)}`,h=[t.staff_id,...t.assistant_ids,...t.resource_ids],f=[this.newClient?.name||this.client,t.session_type??"",c,S(r,h).join(", "),t.repeat.often==="never"?"":I(v(t.repeat,t.day),o,s)];return l`<ul class="summary">
      ${f.filter(Boolean).map(O=>l`<li dir="auto">${O}</li>`)}
    </ul>`}outcome(){return l`<studio-booking-outcome
      .context=${this.context}
      .check=${this.check}
    ></studio-booking-outcome>`}chips(t,e,s,r){return e.length?l`<div class="chips" role="group" aria-label=${this.t(t)}>
      <span class="label">${this.t(t)}</span>
      ${e.map(o=>{let a=this.check?.people.find(c=>c.id===o.id),p=a&&!a.free?this.reason(a):"";return l`<button
          type="button"
          class=${p?"taken":""}
          aria-pressed=${s(o)}
          title=${p||u}
          @click=${()=>r(o)}
        >
          <span dir="auto">${o.name}</span>${p?l`<small>${p}</small>`:u}
        </button>`})}
    </div>`:u}reason({reason:t,by:e}){if(t==="closed")return this.t("booking.closed");let[s]=e;return s?s.title??this.t("diary.busy"):this.t("diary.busy")}nextTimes(){let{check:t,context:e}=this;if(!t?.times.length)return u;let{format:s}=e;return l`<div class="chips">
      <span class="label">${this.t("booking.next_free")}</span>
      ${t.times.map(r=>l`<button
          type="button"
          @click=${()=>{let o=s.clock(r.start);this.set({...this.from(o.slice(0,10)),time:o.slice(11,16)})}}
        >
          ${s.day(r.start)}${r.all_day?"":` ${s.time(r.start)}`}
        </button>`)}
    </div>`}static{this.styles=[k,$`
      :host { display: block; }
      .when { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; }
      .when > * { min-width: 0; }
      .when input, .when select { min-width: 0; padding: 8px 6px; }
      .chips { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 12px; }
      .chips .label { flex: 1 1 100%; }
      .chips button { display: inline-grid; align-content: center; min-height: 36px; padding: 4px 12px; }
      .chips .taken { color: var(--secondary-text-color); background: var(--secondary-background-color); }
      .chips .taken[aria-pressed="true"] { color: var(--primary-text-color); background: color-mix(in srgb, var(--warning-color) 35%, transparent); }
      small { max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; }
      .tick { display: flex; align-items: center; gap: 8px; min-height: 40px; }
      .tick input { width: 20px; height: 20px; }
      summary { min-height: 36px; cursor: pointer; }
      .summary { margin: 0 0 12px; padding: 12px; list-style: none; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .summary li:first-child { font-weight: 500; }
      .summary li::first-letter { text-transform: uppercase; }
      @media (max-width: 599px) { .chips button, .tick, summary { min-height: 44px; } }
    `]}};d([m({attribute:!1})],y.prototype,"plan",2),d([m()],y.prototype,"client",2),d([m({attribute:!1})],y.prototype,"newClient",2),d([m({attribute:!1})],y.prototype,"of",2),d([m({type:Boolean})],y.prototype,"single",2),d([m({type:Boolean})],y.prototype,"following",2),d([m()],y.prototype,"step",2),d([_()],y.prototype,"check",2),d([_()],y.prototype,"more",2);function at(n,i){return n.includes(i)?n.filter(t=>t!==i):[...n,i]}customElements.define("studio-booking-form",y);export{I as a,Nt as b,At as c,Lt as d,nt as e,Ut as f,jt as g,Wt as h};
