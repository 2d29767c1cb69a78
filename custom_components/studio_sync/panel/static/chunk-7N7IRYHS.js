import{d as S,k as Q}from"./chunk-ZHNTCG3R.js";import{a as v,c as U,d as q,e as L,f as V,g as B,k as J,l as b}from"./chunk-PUVL32KA.js";import{a as w}from"./chunk-FQEGW5KZ.js";import{b as k,c as l,e as d,h as m,i as T,j as x}from"./chunk-T4ZGZ4J2.js";import{a as u}from"./chunk-JBUOXDHO.js";var E={often:"never",interval:1,others:[],by:"date",end:"never",count:10,until:"",kept:[]},R="RRULE:",D={day:"DAILY",week:"WEEKLY",month:"MONTHLY",year:"YEARLY"},N=["MO","TU","WE","TH","FR","SA","SU"],lt="2026-01-05",pt=4;function $(s,i,t=!1){let{often:e,interval:n,kept:r}=s;if(e==="never")return[];if(e==="own")return r.map(p=>dt(p,s));let o=n>1?`;INTERVAL=${n}`:"",a=ct(s,i,t);return[`${R}FREQ=${D[e]}${o}${a}${K(s)}`,...r]}function ct({often:s,others:i,by:t},e,n){let r=L(e);if(s==="week")return`;BYDAY=${[0,...i].map(p=>(r+p)%7).sort((p,c)=>p-c).map(p=>N[p]).join(",")}`;if(s!=="month"&&s!=="year")return"";let o=s==="year"?`;BYMONTH=${Number(e.slice(5,7))}`:"";switch(t){case"date":return n?`${o};BYMONTHDAY=${Number(e.slice(8))}`:"";case"weekday":return`${o};BYDAY=${H(e)}${N[r]}`;case"last_weekday":return`${o};BYDAY=-1${N[r]}`;case"last_day":return`${o};BYMONTHDAY=-1`}}function K({end:s,count:i,until:t}){return s==="count"&&i>0?`;COUNT=${i}`:s==="until"&&t?`;UNTIL=${t.replaceAll("-","")}`:""}function dt(s,i){return!s.startsWith(R)||i.end==="never"?s.startsWith(R)?s.replace(/;(COUNT|UNTIL)=[^;]*/g,""):s:s.replace(/;(COUNT|UNTIL)=[^;]*/g,"")+K(i)}function W(s,i,t){if(!s.length)return E;let e=s.filter(p=>p.startsWith(R)),n=z(e[0]??""),r={...E,...ut(n,t)},o=e.length===1?ht(n,i):null;if(!o)return{...r,often:"own",kept:[...s]};let a=s.filter(p=>!p.startsWith(R));return{...r,...o,interval:Number(n.INTERVAL??1),kept:a}}function z(s){let i=s.slice(R.length).split(";");return Object.fromEntries(i.map(t=>t.split("=")))}function ut({COUNT:s,UNTIL:i},t){return s?{end:"count",count:Number(s)}:i?{end:"until",until:Z(i,t)}:{}}function Z(s,i){let t=/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(s);if(!t)return"";let[,e,n,r,o,a,p,c]=t,h=`${e}-${n}-${r}`;return c?i.dayOf(`${h}T${o}:${a}:${p}Z`):h}function ht(s,i){let t=Object.keys(D).find(_=>D[_]===s.FREQ),{FREQ:e,INTERVAL:n,COUNT:r,UNTIL:o,WKST:a,BYDAY:p,BYMONTH:c,BYMONTHDAY:h,...y}=s;if(!t||Object.keys(y).length)return null;if(t==="week"){let _=c||h?null:mt(p,i);return _&&!(a&&_.length)?{often:t,others:_,by:"date"}:null}if(t==="day")return p||c||h?null:{often:t,others:[],by:"date"};if(c&&(t==="month"||Number(c)!==Number(i.slice(5,7)))||t==="year"&&!c&&(p||h))return null;let g=ft(p,h,i);return g?{often:t,others:[],by:g}:null}function mt(s,i){if(!s)return[];let t=s.split(",").map(n=>N.indexOf(n)),e=t.map(n=>(n-L(i)+7)%7).sort((n,r)=>n-r);return t.includes(-1)||e[0]!==0?null:e.slice(1)}function ft(s,i,t){if(s&&i)return null;if(!s&&!i)return"date";if(i)return Number(i)===Number(t.slice(8))?"date":i==="-1"&&G(t)?"last_day":null;let e=N[L(t)];return s===`${H(t)}${e}`?"weekday":s===`-1${e}`&&X(t)?"last_weekday":null}function F(s){return["date",...H(s)<=pt?["weekday"]:[],...X(s)?["last_weekday"]:[],...G(s)?["last_day"]:[]]}function Y(s,i){return F(i).includes(s.by)?s:{...s,by:"date"}}function H(s){return Math.ceil(Number(s.slice(8))/7)}function G(s){return b(s,1).slice(5,7)!==s.slice(5,7)}function X(s){return b(s,7).slice(5,7)!==s.slice(5,7)}function tt({often:s,by:i},t){return i!=="date"?"":s==="year"&&t.slice(5)==="02-29"?"years":s==="month"&&Number(t.slice(8))>28?"months":""}function I(s,i,t){let e=s.filter(r=>r.startsWith(R)),n=e.length===1?yt(z(e[0]??""),i,t):"";return n?s.length===1?n:i.shared("repeats.exceptions",{rule:n}):s.join(", ")}function yt(s,i,t){let{COUNT:e,UNTIL:n,WKST:r,...o}=s,a=gt(o,i,t);if(!a)return"";if(e)return i.counted("times",Number(e),{rule:a});if(!n)return a;let p=Z(n,t);return p&&i.shared("repeats.until",{rule:a,day:t.date(p)})}function gt(s,i,t){let{FREQ:e,INTERVAL:n,BYDAY:r,BYMONTH:o,BYMONTHDAY:a,...p}=s,c=Object.keys(D).find(g=>D[g]===e);if(!c||Object.keys(p).length)return"";let h=Number(n??1),y=h===1?i.shared(`repeats.${e?.toLowerCase()}`):i.counted(`every_${c}s`,h);if(!r&&!a&&!o)return y;if(c==="week"||c==="day"){let g=o||a?"":bt(r??"",t);return g&&i.shared("repeats.on",{rule:y,days:g})}return c==="year"!=!!o?"":vt({BYDAY:r,BYMONTH:o,BYMONTHDAY:a},{rule:y,words:i,format:t})}function bt(s,i){let t=s.split(",").map(e=>N.indexOf(e));return t.includes(-1)?"":i.list(t.map(e=>i.weekday(b(lt,e))))}function vt({BYDAY:s,BYMONTH:i,BYMONTHDAY:t},{rule:e,words:n,format:r}){let o=Number(i??0);if(i&&!(o>=1&&o<=12))return"";let a=i?r.monthName(o):"";if(s&&!t){let c=/^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/.exec(s);if(!c)return"";let h=c[1]==="-1"?"last":c[1],y=n.shared(`repeats.nth_${h}_${c[2]?.toLowerCase()}`);return n.shared(a?"repeats.nth_of_year":"repeats.nth_of_month",{rule:e,day:y,month:a})}if(s||!t)return"";if(t==="-1")return n.shared(a?"repeats.last_of_year":"repeats.last_of_month",{rule:e,month:a});if(!/^([12]?\d|3[01])$/.test(t))return"";if(!a)return n.shared("repeats.on_day",{rule:e,day:t});let p=r.birthday(`--${i?.padStart(2,"0")}-${t.padStart(2,"0")}`);return p.startsWith("--")?"":n.shared("repeats.on_date",{rule:e,date:p})}function Nt(s,i,t,e){let n=J(t)?t:e.dayOf(t);return s.often==="never"||s.often==="own"?!0:W($(s,i,!0),n,e).often!=="own"}function At(s,i,t,e=new Date){let n=`${t.clock(new Date(e.getTime()+36e5)).slice(0,13)}:00:00`,r=s.start??$t(n,i,s.staff_id??i.me[0]??""),o=r.includes("T")?et(r,t):`${r}T09:00:00`,a=i.types.find(({name:c})=>c===s.session_type)??i.types[0],p=s.end&&r.includes("T")?Math.max(5,(v(et(s.end,t))-v(o))/6e4):a?.minutes??60;return{day:o.slice(0,10),time:o.slice(11,16),minutes:p,all_day:s.all_day??!1,days:s.all_day&&s.end?nt(r,s.end):1,title:"",description:"",place:"",session_type:a?.name??null,staff_id:s.staff_id??i.me[0]??null,assistant_ids:[],resource_ids:s.resource_ids??[],client_id:s.client_id??null,tentative:!1,repeat:E}}function $t(s,i,t){for(let e=0;e<7;e++){let n=b(s,e),r=Q(i,t,n);if(!r)continue;let[o,a]=[`${n}T${r[0]}:00`,`${n}T${r[1]}:00`];if(v(s)<v(o))return o;if(v(s)<v(a))return s}return s}function Lt(s,i){let t=i.clock(s.start);return{day:t.slice(0,10),time:s.all_day?"09:00":t.slice(11,16),minutes:s.all_day?60:q(s.start,s.end),all_day:s.all_day,days:s.all_day?nt(s.start,s.end):1,title:s.title??"",description:s.description??"",place:s.place??"",session_type:s.session_type,staff_id:s.staff_id,assistant_ids:s.assistant_ids,resource_ids:s.resource_ids,client_id:s.client_id,tentative:s.status==="tentative",repeat:W(s.recurrence,t.slice(0,10),i)}}function P(s){if(s.all_day){let t=U(`${s.day}T00:00:00`,Math.max(1,s.days)*24*60);return{start:s.day,end:t.slice(0,10),all_day:!0}}let i=`${s.day}T${s.time}:00`;return{start:i,end:U(i,s.minutes),all_day:!1}}function st(s){let{title:i,description:t,place:e,staff_id:n,assistant_ids:r,resource_ids:o,session_type:a}=s;return{...P(s),...i?{title:i}:{},...t?{description:t}:{},...e?{place:e}:{},...a?{session_type:a}:{},...s.client_id?{client_id:s.client_id}:{},...s.repeat.often==="never"?{}:{recurrence:$(s.repeat,s.day)},status:s.tentative?"tentative":"confirmed",staff_id:n,assistant_ids:r,resource_ids:o}}function jt(s,i){let t={};JSON.stringify(P(s))!==JSON.stringify(P(i))&&Object.assign(t,P(i));for(let e of["title","description","place"])s[e]!==i[e]&&(t[e]=i[e]);s.session_type!==i.session_type&&i.session_type&&(t.session_type=i.session_type);for(let e of["staff_id","assistant_ids","resource_ids"])JSON.stringify(s[e])!==JSON.stringify(i[e])&&(t[e]=i[e]);return s.tentative!==i.tentative&&(t.status=i.tentative?"tentative":"confirmed"),t}function Ut(s,i,t){let[e,n]=[s,i].map(({repeat:r,day:o})=>$(r,o,t));return JSON.stringify(e)===JSON.stringify(n)?null:n??[]}function Wt(s,i){return JSON.stringify(s.repeat)!==JSON.stringify(i.repeat)}function nt(s,i){return Math.max(1,Math.round((v(i.slice(0,10))-v(s.slice(0,10)))/864e5))}function et(s,i){return/(Z|[+-]\d\d:\d\d)$/.test(s)?i.clock(s):s}function it(s){let i=s.match(/[^\s<>(),;]+@[^\s<>(),;]+\.[^\s<>(),;]+/g)??[],t=s;for(let r of i)t=t.replace(`<${r}>`," ").replace(r," ");let e=(t.match(/\+?\d[\d\s/().-]{4,}\d/g)??[]).map(r=>r.trim());for(let r of e)t=t.replace(r," ");let n=t.replace(/[,;()]+/g," ").replace(/\s+/g," ").trim();return n?{name:n,phones:e,emails:i}:null}var kt=150,xt=6,O=class extends w{constructor(){super(...arguments);this.value="";this.text=null;this.found=[];this.at=-1;this.asked=0;this.looking=Promise.resolve()}get typed(){return this.text?.trim()??""}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}type(t){this.text=t,this.at=-1,clearTimeout(this.timer),this.asked++;let e=t.trim();if(!e){this.found=[];return}this.looking=new Promise(n=>{this.timer=setTimeout(()=>n(this.look(e)),kt)})}async look(t){let e=++this.asked;try{let{rows:n}=await this.context.api.ask("clients/page",{text:t,limit:xt});e===this.asked&&(this.found=n)}catch(n){e===this.asked&&this.tell("studio-failed",n)}}get options(){let t=this.text?it(this.text):null;return[...this.found.map(({client_id:e,name:n})=>({client_id:e,name:n})),...t?[{add:t}]:[]]}pick(t){this.text=null,this.found=[],this.at=-1,this.dispatchEvent(new CustomEvent("client-picked",{detail:t}))}key(t){let{options:e}=this;if(t.key==="ArrowDown"||t.key==="ArrowUp"){t.preventDefault();let n=t.key==="ArrowDown"?1:-1;this.at=Math.max(0,Math.min(e.length-1,this.at+n))}else t.key==="Enter"&&this.typed?(t.preventDefault(),this.enter()):t.key==="Escape"&&this.text!==null&&(t.stopPropagation(),this.text=null,this.found=[])}async enter(){let{text:t}=this;this.at<0&&await this.looking;let e=this.options[Math.max(0,this.at)];this.text===t&&e&&this.pick(e)}willUpdate(t){t.has("value")&&(this.text=null)}render(){let{options:t}=this,e=this.text!==null&&t.length>0;return l`<div class="field">
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
          aria-activedescendant=${e&&this.at>=0?`option-${this.at}`:d}
          placeholder=${this.t("booking.client_hint")}
          .value=${this.text??this.value}
          @input=${n=>this.type(n.target.value)}
          @keydown=${n=>this.key(n)}
        />
        ${this.value?l`<button type="button" class="plain" @click=${()=>this.pick(null)}>
                ${this.t("booking.nobody")}
              </button>`:d}
      </div>
      <ul id="found" role="listbox" aria-label=${this.t("booking.client")} ?hidden=${!e}>
        ${t.map((n,r)=>this.option(n,r))}
      </ul>
    </div>`}option(t,e){let n=this.found[e];return l`<li
      id=${`option-${e}`}
      role="option"
      aria-selected=${e===this.at}
      @click=${()=>this.pick(t)}
    >
      ${t&&"add"in t?l`<b dir="auto">${this.t("booking.add_client",{name:t.add.name})}</b>
              <span class="quiet">${[...t.add.phones,...t.add.emails].join(" · ")}</span>`:l`<b dir="auto">${n?.name}</b>
              <span class="quiet">${[n?.phone,n?.email].filter(Boolean).join(" · ")}</span>`}
    </li>`}static{this.styles=[x,k`
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
    `]}};u([m()],O.prototype,"value",2),u([T()],O.prototype,"text",2),u([T()],O.prototype,"found",2),u([T()],O.prototype,"at",2);customElements.define("studio-client-picker",O);var wt=5,j=class extends w{constructor(){super(...arguments);this.check=null}render(){let{check:t}=this;return t?l`${this.overlaps(t)} ${this.places(t)}`:d}overlaps(t){if(!t.overlaps.length)return d;let{format:e,studio:n}=this.context,r=t.overlaps.slice(0,wt),o=t.number-r.length;return l`<div class="alarm" role="status">
      ${r.map(a=>l`<div dir="auto">
          ${this.t("booking.overlaps",{title:a.title??this.t("diary.busy"),when:`${e.day(a.start)}, ${e.span(a)}`,who:S(n,a.people).join(", ")})}
        </div>`)}
      ${o>0?l`<div>${this.n("booking.more_overlaps",o)}</div>`:d}
    </div>`}places(t){let{studio:e}=this.context,n=t.shown.filter(r=>r.kind!=="calendar").map(r=>{let o=S(e,[r.of]).join("")||r.name;return this.t(`booking.${r.kind}`,{name:o})});return l`<p class="quiet">
      ${n.length?this.t("booking.goes_to",{places:n.join(" · ")}):this.t("booking.stays")}
      ${this.t("booking.no_mail")}
    </p>`}static{this.styles=[x,k`
      :host { display: block; overflow-wrap: anywhere; }
    `]}};u([m({attribute:!1})],j.prototype,"check",2);customElements.define("studio-booking-outcome",j);var rt=["never","day","week","month","year"],_t=["never","count","until"],ot=1e3,C=class extends w{constructor(){super(...arguments);this.repeat=E;this.day="";this.dates=[];this.own=[]}set(t,e){let n={...this.repeat,...t},r=e?{repeat:n,day:e}:{repeat:n};this.dispatchEvent(new CustomEvent("repeat-chosen",{detail:r}))}choose(t){if(t===this.repeat.often)return;let{kept:e,end:n,count:r,until:o}=this.repeat,a=t==="never"?{}:{end:n,count:r,until:o},p=this.repeat.often==="own"||t==="never"?[]:e;this.set({...E,...a,often:t,kept:t==="own"?this.own:p})}willUpdate(){this.repeat.often==="own"&&(this.own=this.repeat.kept)}get words(){return I($(this.repeat,this.day),this.context.texts,this.context.format)}render(){let{often:t}=this.repeat,e=this.own.length?[...rt,"own"]:rt;return l`<label class="field"
        ><span class="label">${this.t("booking.repeats")}</span
        ><select @change=${n=>this.choose(A(n))}>
          ${e.map(n=>l`<option value=${n} ?selected=${t===n}>
                ${this.t(`booking.repeat.${n}`)}
              </option>`)}
        </select></label
      >
      ${t==="never"?d:this.more()}`}more(){let{often:t}=this.repeat;return l`<div class="more">
      ${t==="own"?d:this.number("interval",this.t(`booking.interval.${t}`),this.repeat.interval)}
      ${t==="week"?this.weekdays():d}
      ${t==="month"||t==="year"?this.by():d} ${this.end()}
      <p class="says" role="status" dir="auto">${this.words}</p>
      ${this.firstDates()}
    </div>`}number(t,e,n){return l`<label class="field"
      ><span class="label">${e}</span
      ><input
        type="number"
        inputmode="numeric"
        min="1"
        max=${ot}
        required
        .value=${String(n)}
        @input=${r=>{let o=Math.min(ot,Math.trunc(Number(A(r))));o>=1&&this.set({[t]:o})}}
        @change=${r=>{r.target.value=String(this.repeat[t])}}
    /></label>`}weekdays(){let{format:t,hass:e}=this.context,n=V(this.day,B(e.locale?.first_weekday)),r=Array.from({length:7},(o,a)=>b(n,a));return l`<div class="days" role="group" aria-label=${this.t("booking.on_days")}>
      <span class="label">${this.t("booking.on_days")}</span>
      ${r.map(o=>{let a=(Tt(this.day,o)+7)%7;return l`<button
          type="button"
          aria-pressed=${a===0||this.repeat.others.includes(a)}
          @click=${()=>this.toggle(a)}
        >
          ${t.weekday(o)}
        </button>`})}
    </div>`}toggle(t){let{others:e}=this.repeat;if(t){let o=e.includes(t)?e.filter(a=>a!==t):[...e,t].sort((a,p)=>a-p);this.set({others:o});return}let[n,...r]=e;n?this.set({others:r.map(o=>o-n)},b(this.day,n)):this.requestUpdate()}by(){let{repeat:t,day:e,context:n}=this,r=tt(t,e),o=a=>{let p={...t,by:a,end:"never",kept:[]};return I($(p,e,!0),n.texts,n.format)};return l`<label class="field"
        ><span class="label">${this.t("booking.on_which")}</span
        ><select @change=${a=>this.set({by:A(a)})}>
          ${F(e).map(a=>l`<option value=${a} ?selected=${t.by===a}>${o(a)}</option>`)}
        </select></label
      >
      ${r?l`<p class="quiet">${this.t(`booking.left_out_${r}`)}</p>`:d}`}end(){let{end:t,count:e,until:n}=this.repeat;return l`<div class="ends">
      <label class="field"
        ><span class="label">${this.t("booking.ends")}</span
        ><select
          @change=${r=>{let o=A(r);this.set({end:o,...o==="until"&&!n?{until:this.later}:{}})}}
        >
          ${_t.map(r=>l`<option value=${r} ?selected=${t===r}>
                ${this.t(`booking.end.${r}`)}
              </option>`)}
        </select></label
      >
      ${t==="count"?this.number("count",this.t("booking.count"),e):d}
      ${t==="until"?l`<label class="field"
              ><span class="label">${this.t("booking.last_day")}</span
              ><input
                type="date"
                required
                min=${this.day}
                .value=${n}
                @change=${r=>this.set({until:A(r)||n})}
            /></label>`:d}
    </div>`}get later(){return b(this.day,90)}firstDates(){if(this.dates.length<2)return d;let{format:t}=this.context,e=this.dates.map(n=>t.day(n)).join(" · ");return l`<p class="quiet">${this.t("booking.first_dates",{dates:e})}</p>`}static{this.styles=[x,k`
      :host { display: block; min-width: 0; }
      .more { padding-inline-start: 12px; margin-bottom: 12px; border-inline-start: 3px solid var(--divider-color); }
      .days { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: 4px; margin-bottom: 12px; }
      .days .label { grid-column: 1 / -1; }
      .days button { min-width: 0; min-height: 36px; padding: 4px 0; font-size: 14px; }
      .ends { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; }
      .says { margin-bottom: 4px; font-weight: 500; }
      .says::first-letter { text-transform: uppercase; }
      @media (max-width: 599px) { .days button { min-height: 44px; } }
    `]}};u([m({attribute:!1})],C.prototype,"repeat",2),u([m()],C.prototype,"day",2),u([m({attribute:!1})],C.prototype,"dates",2);function A(s){return s.target.value}function Tt(s,i){return Math.round((Date.parse(i)-Date.parse(s))/864e5)}customElements.define("studio-repeats",C);var Et=250,f=class extends w{constructor(){super(...arguments);this.client="";this.newClient=null;this.of=null;this.single=!1;this.following=!1;this.step=null;this.check=null;this.more=!1;this.asked=0}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}willUpdate(t){t.has("plan")&&(clearTimeout(this.timer),this.timer=setTimeout(()=>{this.look()},this.check?Et:0))}async look(){let t=++this.asked,{of:e}=this,{title:n,description:r,client_id:o,...a}=st(this.plan),p=e?{appointment_id:e.appointment_id,...e.moment===null?{}:{moment:e.moment}}:{},{recurrence:c=[],...h}=a,y={recurrence:c,...e?.moment!=null?{scope:"following"}:{}},g=!e||this.following?{...h,...y}:h;try{let _=await this.context.api.ask("free/check",{...p,...g});t===this.asked&&(this.check=_)}catch{t===this.asked&&(this.check=null)}}set(t){let e={...this.plan,...t};this.dispatchEvent(new CustomEvent("plan-changed",{detail:e}))}input(t,e){let n=e.target,r=n.type==="number"?Math.max(0,n.valueAsNumber||0):n.value;this.set({[t]:r})}pick(t,e){let n=e.target;n.value?t==="time"?this.set({time:n.value}):this.set(this.from(n.value)):n.value=this.plan[t]}from(t){return{day:t,repeat:Y(this.plan.repeat,t)}}pickType(t){let e=this.context.studio.types.find(n=>n.name===t);this.set(e?{session_type:e.name,minutes:e.minutes}:{session_type:null})}render(){let t=e=>this.step!==null&&this.step!==e;return l`<section ?hidden=${t("who")}>${this.who()}</section>
      <section ?hidden=${t("when")}>
        ${this.step?this.people():d} ${this.when()} ${this.nextTimes()}
        ${this.step?d:this.people()} ${this.repeats()}
      </section>
      <section ?hidden=${t("check")}>
        ${this.step==="check"?this.summary():d} ${this.details()} ${this.outcome()}
      </section>`}get unpicked(){return this.renderRoot.querySelector("studio-client-picker")?.typed??""}who(){let{plan:t,context:e}=this,{studio:n}=e;return l`${n.rights.clients==="none"?d:l`<studio-client-picker
              .context=${e}
              .value=${this.newClient?.name??this.client}
              @client-picked=${({detail:r})=>this.dispatchEvent(new CustomEvent("client-picked",{detail:r}))}
            ></studio-client-picker>`}
      ${n.types.length?l`<div class="chips" role="radiogroup" aria-label=${this.t("booking.type")}>
              ${[...n.types.map(r=>r.name),""].map(r=>l`<button
                  type="button"
                  role="radio"
                  aria-checked=${(t.session_type??"")===r}
                  ?disabled=${!r&&this.of!==null&&t.session_type!==null}
                  @click=${()=>this.pickType(r)}
                >
                  ${r||this.t("booking.no_type")}
                </button>`)}
            </div>`:d}`}when(){let{plan:t}=this;return l`<div class="when">
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
      ${this.tick("all_day","diary.all_day")}`}number(t,e,n){return l`<label class="field"
      ><span class="label">${this.t(`booking.${t}`)}</span
      ><input
        type="number"
        inputmode="numeric"
        min=${e}
        step=${n}
        .value=${String(this.plan[t])}
        @change=${r=>this.input(t,r)}
    /></label>`}tick(t,e){return l`<label class="tick"
      ><input
        type="checkbox"
        .checked=${this.plan[t]}
        @change=${n=>this.set({[t]:n.target.checked})}
      />
      ${this.t(e)}</label
    >`}people(){let{plan:t,context:e}=this,n=e.studio.people.filter(o=>o.kind==="staff"),r=e.studio.people.filter(o=>o.kind==="room");return l`${this.chips("booking.who",n,o=>t.staff_id===o.id,o=>this.set({staff_id:t.staff_id===o.id?null:o.id,assistant_ids:t.assistant_ids.filter(a=>a!==o.id)}))}
      ${this.chips("booking.assistants",n.filter(o=>o.id!==t.staff_id),o=>t.assistant_ids.includes(o.id),o=>this.set({assistant_ids:at(t.assistant_ids,o.id)}))}
      ${this.chips("booking.rooms",r,o=>t.resource_ids.includes(o.id),o=>this.set({resource_ids:at(t.resource_ids,o.id)}))}`}repeats(){let{plan:t}=this;return this.single?l`<p class="quiet">${this.t("booking.one_of_series")}</p>`:l`<studio-repeats
      .context=${this.context}
      .repeat=${t.repeat}
      .day=${t.day}
      .dates=${this.check?.dates??[]}
      @repeat-chosen=${({detail:e})=>{let n=e.day??t.day;this.set({day:n,repeat:Y(e.repeat,n)})}}
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
      </details>`}summary(){let{plan:t,context:e}=this,{format:n,studio:r,texts:o}=e,{start:a,end:p}=P(t),c=t.all_day?n.span({start:a,end:p,all_day:!0}):`${n.day(t.day)}, ${n.wallTime(a)}–${n.wallTime(p)}`,h=[t.staff_id,...t.assistant_ids,...t.resource_ids],y=[this.newClient?.name||this.client,t.session_type??"",c,S(r,h).join(", "),t.repeat.often==="never"?"":I($(t.repeat,t.day),o,n)];return l`<ul class="summary">
      ${y.filter(Boolean).map(g=>l`<li dir="auto">${g}</li>`)}
    </ul>`}outcome(){return l`<studio-booking-outcome
      .context=${this.context}
      .check=${this.check}
    ></studio-booking-outcome>`}chips(t,e,n,r){return e.length?l`<div class="chips" role="group" aria-label=${this.t(t)}>
      <span class="label">${this.t(t)}</span>
      ${e.map(o=>{let a=this.check?.people.find(c=>c.id===o.id),p=a&&!a.free?this.reason(a):"";return l`<button
          type="button"
          class=${p?"taken":""}
          aria-pressed=${n(o)}
          title=${p||d}
          @click=${()=>r(o)}
        >
          <span dir="auto">${o.name}</span>${p?l`<small>${p}</small>`:d}
        </button>`})}
    </div>`:d}reason({reason:t,by:e}){if(t==="closed")return this.t("booking.closed");let[n]=e;return n?n.title??this.t("diary.busy"):this.t("diary.busy")}nextTimes(){let{check:t,context:e}=this;if(!t?.times.length)return d;let{format:n}=e;return l`<div class="chips">
      <span class="label">${this.t("booking.next_free")}</span>
      ${t.times.map(r=>l`<button
          type="button"
          @click=${()=>{let o=n.clock(r.start);this.set({...this.from(o.slice(0,10)),time:o.slice(11,16)})}}
        >
          ${n.day(r.start)}${r.all_day?"":` ${n.time(r.start)}`}
        </button>`)}
    </div>`}static{this.styles=[x,k`
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
    `]}};u([m({attribute:!1})],f.prototype,"plan",2),u([m()],f.prototype,"client",2),u([m({attribute:!1})],f.prototype,"newClient",2),u([m({attribute:!1})],f.prototype,"of",2),u([m({type:Boolean})],f.prototype,"single",2),u([m({type:Boolean})],f.prototype,"following",2),u([m()],f.prototype,"step",2),u([T()],f.prototype,"check",2),u([T()],f.prototype,"more",2);function at(s,i){return s.includes(i)?s.filter(t=>t!==i):[...s,i]}customElements.define("studio-booking-form",f);export{I as a,Nt as b,At as c,Lt as d,st as e,jt as f,Ut as g,Wt as h};
