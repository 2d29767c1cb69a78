import{d as S,k as Q}from"./chunk-DXSLUACK.js";import{a as v,c as j,d as V,e as U,f as z,g as J,j as W,l as B,m as b}from"./chunk-HZYRFKE3.js";import{a as w}from"./chunk-DAYN7IBU.js";import{b as k,c as l,e as u,h as m,i as T,j as x}from"./chunk-T4ZGZ4J2.js";import{a as d}from"./chunk-BC7J7IIZ.js";var E={often:"never",interval:1,others:[],by:"date",end:"never",count:10,until:"",kept:[]},R="RRULE:",D={day:"DAILY",week:"WEEKLY",month:"MONTHLY",year:"YEARLY"},N=["MO","TU","WE","TH","FR","SA","SU"],ut="2026-01-05",dt=4;function $(e,r,t=!1){let{often:n,interval:s,kept:i}=e;if(n==="never")return[];if(n==="own")return i.map(p=>mt(p,e));let o=s>1?`;INTERVAL=${s}`:"",a=ht(e,r,t);return[`${R}FREQ=${D[n]}${o}${a}${K(e)}`,...i]}function ht({often:e,others:r,by:t},n,s){let i=U(n);if(e==="week")return`;BYDAY=${[0,...r].map(p=>(i+p)%7).sort((p,c)=>p-c).map(p=>N[p]).join(",")}`;if(e!=="month"&&e!=="year")return"";let o=e==="year"?`;BYMONTH=${Number(n.slice(5,7))}`:"";switch(t){case"date":return s?`${o};BYMONTHDAY=${Number(n.slice(8))}`:"";case"weekday":return`${o};BYDAY=${q(n)}${N[i]}`;case"last_weekday":return`${o};BYDAY=-1${N[i]}`;case"last_day":return`${o};BYMONTHDAY=-1`}}function K({end:e,count:r,until:t}){return e==="count"&&r>0?`;COUNT=${r}`:e==="until"&&t?`;UNTIL=${t.replaceAll("-","")}`:""}function mt(e,r){return!e.startsWith(R)||r.end==="never"?e.startsWith(R)?e.replace(/;(COUNT|UNTIL)=[^;]*/g,""):e:e.replace(/;(COUNT|UNTIL)=[^;]*/g,"")+K(r)}function F(e,r,t){if(!e.length)return E;let n=e.filter(p=>p.startsWith(R)),s=Z(n[0]??""),i={...E,...ft(s,t)},o=n.length===1?yt(s,r):null;if(!o)return{...i,often:"own",kept:[...e]};let a=e.filter(p=>!p.startsWith(R));return{...i,...o,interval:Number(s.INTERVAL??1),kept:a}}function Z(e){let r=e.slice(R.length).split(";");return Object.fromEntries(r.map(t=>t.split("=")))}function ft({COUNT:e,UNTIL:r},t){return e?{end:"count",count:Number(e)}:r?{end:"until",until:G(r,t)}:{}}function G(e,r){let t=/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(e);if(!t)return"";let[,n,s,i,o,a,p,c]=t,h=`${n}-${s}-${i}`;return c?r.dayOf(`${h}T${o}:${a}:${p}Z`):h}function yt(e,r){let t=Object.keys(D).find(_=>D[_]===e.FREQ),{FREQ:n,INTERVAL:s,COUNT:i,UNTIL:o,WKST:a,BYDAY:p,BYMONTH:c,BYMONTHDAY:h,...y}=e;if(!t||Object.keys(y).length)return null;if(t==="week"){let _=c||h?null:gt(p,r);return _&&!(a&&_.length)?{often:t,others:_,by:"date"}:null}if(t==="day")return p||c||h?null:{often:t,others:[],by:"date"};if(c&&(t==="month"||Number(c)!==Number(r.slice(5,7)))||t==="year"&&!c&&(p||h))return null;let g=bt(p,h,r);return g?{often:t,others:[],by:g}:null}function gt(e,r){if(!e)return[];let t=e.split(",").map(s=>N.indexOf(s)),n=t.map(s=>(s-U(r)+7)%7).sort((s,i)=>s-i);return t.includes(-1)||n[0]!==0?null:n.slice(1)}function bt(e,r,t){if(e&&r)return null;if(!e&&!r)return"date";if(r)return Number(r)===Number(t.slice(8))?"date":r==="-1"&&X(t)?"last_day":null;let n=N[U(t)];return e===`${q(t)}${n}`?"weekday":e===`-1${n}`&&tt(t)?"last_weekday":null}function Y(e){return["date",...q(e)<=dt?["weekday"]:[],...tt(e)?["last_weekday"]:[],...X(e)?["last_day"]:[]]}function H(e,r){return Y(r).includes(e.by)?e:{...e,by:"date"}}function q(e){return Math.ceil(Number(e.slice(8))/7)}function X(e){return b(e,1).slice(5,7)!==e.slice(5,7)}function tt(e){return b(e,7).slice(5,7)!==e.slice(5,7)}function et({often:e,by:r},t){return r!=="date"?"":e==="year"&&t.slice(5)==="02-29"?"years":e==="month"&&Number(t.slice(8))>28?"months":""}function M(e,r,t){let n=e.filter(i=>i.startsWith(R)),s=n.length===1?vt(Z(n[0]??""),r,t):"";return s?e.length===1?s:r.shared("repeats.exceptions",{rule:s}):e.join(", ")}function vt(e,r,t){let{COUNT:n,UNTIL:s,WKST:i,...o}=e,a=$t(o,r,t);if(!a)return"";if(n)return r.counted("times",Number(n),{rule:a});if(!s)return a;let p=G(s,t);return p&&r.shared("repeats.until",{rule:a,day:t.date(p)})}function $t(e,r,t){let{FREQ:n,INTERVAL:s,BYDAY:i,BYMONTH:o,BYMONTHDAY:a,...p}=e,c=Object.keys(D).find(g=>D[g]===n);if(!c||Object.keys(p).length)return"";let h=Number(s??1),y=h===1?r.shared(`repeats.${n?.toLowerCase()}`):r.counted(`every_${c}s`,h);if(!i&&!a&&!o)return y;if(c==="week"||c==="day"){let g=o||a?"":kt(i??"",t);return g&&r.shared("repeats.on",{rule:y,days:g})}return c==="year"!=!!o?"":xt({BYDAY:i,BYMONTH:o,BYMONTHDAY:a},{rule:y,words:r,format:t})}function kt(e,r){let t=e.split(",").map(n=>N.indexOf(n));return t.includes(-1)?"":r.list(t.map(n=>r.weekday(b(ut,n))))}function xt({BYDAY:e,BYMONTH:r,BYMONTHDAY:t},{rule:n,words:s,format:i}){let o=Number(r??0);if(r&&!(o>=1&&o<=12))return"";let a=r?i.monthName(o):"";if(e&&!t){let c=/^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/.exec(e);if(!c)return"";let h=c[1]==="-1"?"last":c[1],y=s.shared(`repeats.nth_${h}_${c[2]?.toLowerCase()}`);return s.shared(a?"repeats.nth_of_year":"repeats.nth_of_month",{rule:n,day:y,month:a})}if(e||!t)return"";if(t==="-1")return s.shared(a?"repeats.last_of_year":"repeats.last_of_month",{rule:n,month:a});if(!/^([12]?\d|3[01])$/.test(t))return"";if(!a)return s.shared("repeats.on_day",{rule:n,day:t});let p=i.birthday(`--${r?.padStart(2,"0")}-${t.padStart(2,"0")}`);return p.startsWith("--")?"":s.shared("repeats.on_date",{rule:n,date:p})}function Dt(e,r,t,n){let s=B(t)?t:n.dayOf(t);return e.often==="never"||e.often==="own"?!0:F($(e,r,!0),s,n).often!=="own"}function Wt(e,r,t,n=new Date){let s=`${t.clock(new Date(n.getTime()+36e5)).slice(0,13)}:00:00`,i=e.start??wt(e.day,s,r,e.staff_id??r.me[0]??""),o=i.includes("T")?st(i,t):`${i}T09:00:00`,a=r.types.find(({name:c})=>c===e.session_type)??r.types[0],p=e.end&&i.includes("T")?Math.max(5,(v(st(e.end,t))-v(o))/6e4):a?.minutes??60;return{day:o.slice(0,10),time:o.slice(11,16),at:o===i?null:ot(i),zone:t.zone,minutes:p,all_day:e.all_day??!1,days:e.all_day&&e.end?rt(i,e.end):1,title:"",description:"",place:"",session_type:a?.name??null,staff_id:e.staff_id??r.me[0]??null,assistant_ids:[],resource_ids:e.resource_ids??[],client_id:e.client_id??null,tentative:!1,repeat:E}}function wt(e,r,t,n){if(!e||e<=r.slice(0,10))return nt(r,t,n);let s=`${e}T00:00:00`,i=nt(s,t,n);return i===s?`${e}T09:00:00`:i}function nt(e,r,t){for(let n=0;n<7;n++){let s=b(e,n),i=Q(r,t,s);if(!i)continue;let[o,a]=[`${s}T${i[0]}:00`,`${s}T${i[1]}:00`];if(v(e)<v(o))return o;if(v(e)<v(a))return e}return e}function Ft(e,r){let t=r.clock(e.start);return{day:t.slice(0,10),time:e.all_day?"09:00":t.slice(11,16),at:e.all_day?null:e.start,zone:r.zone,minutes:e.all_day?60:V(e.start,e.end),all_day:e.all_day,days:e.all_day?rt(e.start,e.end):1,title:e.title??"",description:e.description??"",place:e.place??"",session_type:e.session_type,staff_id:e.staff_id,assistant_ids:e.assistant_ids,resource_ids:e.resource_ids,client_id:e.client_id,tentative:e.status==="tentative",repeat:F(e.recurrence,t.slice(0,10),r)}}function P(e){if(e.all_day){let o=j(`${e.day}T00:00:00`,Math.max(1,e.days)*24*60);return{start:e.day,end:o.slice(0,10),all_day:!0}}let r=e.at??`${e.day}T${e.time}:00`,t=e.at?Date.parse(e.at):W(r,e.zone),n=j(r,e.minutes),s=t+e.minutes*6e4,i=e.at===null&&W(n,e.zone)===s;return{start:r,end:i?n:new Date(s).toISOString(),all_day:!1}}function it(e){let{title:r,description:t,place:n,staff_id:s,assistant_ids:i,resource_ids:o,session_type:a}=e;return{...P(e),...r?{title:r}:{},...t?{description:t}:{},...n?{place:n}:{},...a?{session_type:a}:{},...e.client_id?{client_id:e.client_id}:{},...e.repeat.often==="never"?{}:{recurrence:$(e.repeat,e.day)},status:e.tentative?"tentative":"confirmed",staff_id:s,assistant_ids:i,resource_ids:o}}function Yt(e,r){let t={};JSON.stringify(P(e))!==JSON.stringify(P(r))&&Object.assign(t,P(r));for(let n of["title","description","place"])e[n]!==r[n]&&(t[n]=r[n]);e.session_type!==r.session_type&&r.session_type&&(t.session_type=r.session_type);for(let n of["staff_id","assistant_ids","resource_ids"])JSON.stringify(e[n])!==JSON.stringify(r[n])&&(t[n]=r[n]);return e.tentative!==r.tentative&&(t.status=r.tentative?"tentative":"confirmed"),t}function Ht(e,r,t){let[n,s]=[e,r].map(({repeat:i,day:o})=>$(i,o,t));return JSON.stringify(n)===JSON.stringify(s)?null:s??[]}function qt(e,r){return JSON.stringify(e.repeat)!==JSON.stringify(r.repeat)}function rt(e,r){return Math.max(1,Math.round((v(r.slice(0,10))-v(e.slice(0,10)))/864e5))}function st(e,r){return ot(e)?r.clock(e):e}function ot(e){return/(Z|[+-]\d\d:\d\d)$/.test(e)?e:null}function at(e){let r=e.match(/[^\s<>(),;]+@[^\s<>(),;]+\.[^\s<>(),;]+/g)??[],t=e;for(let i of r)t=t.replace(`<${i}>`," ").replace(i," ");let n=(t.match(/\+?\d[\d\s/().-]{4,}\d/g)??[]).map(i=>i.trim());for(let i of n)t=t.replace(i," ");let s=t.replace(/\(\s*\)/g," ").replace(/\s+/g," ").replace(/( ?[,;])+ ?$|^ ?([,;] ?)+/g,"").replace(/ ?([,;])(?: ?[,;])*/g,"$1").trim();return s?{name:s,phones:n,emails:r}:null}var _t=150,Tt=6,O=class extends w{constructor(){super(...arguments);this.value="";this.text=null;this.found=[];this.at=-1;this.asked=0;this.looking=Promise.resolve()}get typed(){return this.text?.trim()??""}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}type(t){this.text=t,this.at=-1,clearTimeout(this.timer),this.asked++;let n=t.trim();if(!n){this.found=[];return}this.looking=new Promise(s=>{this.timer=setTimeout(()=>s(this.look(n)),_t)})}async look(t){let n=++this.asked;try{let{rows:s}=await this.context.api.ask("clients/page",{text:t,limit:Tt});n===this.asked&&(this.found=s)}catch(s){n===this.asked&&this.tell("studio-failed",s)}}get options(){let t=this.text?at(this.text):null;return[...this.found.map(({client_id:n,name:s})=>({client_id:n,name:s})),...t?[{add:t}]:[]]}pick(t){this.text=null,this.found=[],this.at=-1,this.dispatchEvent(new CustomEvent("client-picked",{detail:t}))}key(t){let{options:n}=this;if(t.key==="ArrowDown"||t.key==="ArrowUp"){t.preventDefault();let s=t.key==="ArrowDown"?1:-1;this.at=Math.max(0,Math.min(n.length-1,this.at+s))}else t.key==="Enter"&&this.typed?(t.preventDefault(),this.enter()):t.key==="Escape"&&this.text!==null&&(t.stopPropagation(),this.text=null,this.found=[])}async enter(){let{text:t}=this;this.at<0&&await this.looking;let n=this.options[Math.max(0,this.at)];this.text===t&&n&&this.pick(n)}willUpdate(t){t.has("value")&&(this.text=null)}render(){let{options:t}=this,n=this.text!==null&&t.length>0;return l`<div class="field">
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
          aria-expanded=${n}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${n&&this.at>=0?`option-${this.at}`:u}
          placeholder=${this.t("booking.client_hint")}
          .value=${this.text??this.value}
          @input=${s=>this.type(s.target.value)}
          @keydown=${s=>this.key(s)}
        />
        ${this.value?l`<button type="button" class="plain" @click=${()=>this.pick(null)}>
                ${this.t("booking.nobody")}
              </button>`:u}
      </div>
      <ul id="found" role="listbox" aria-label=${this.t("booking.client")} ?hidden=${!n}>
        ${t.map((s,i)=>this.option(s,i))}
      </ul>
    </div>`}option(t,n){let s=this.found[n];return l`<li
      id=${`option-${n}`}
      role="option"
      aria-selected=${n===this.at}
      @click=${()=>this.pick(t)}
    >
      ${t&&"add"in t?l`<b dir="auto">${this.t("booking.add_client",{name:t.add.name})}</b>
              <span class="quiet">${[...t.add.phones,...t.add.emails].join(" · ")}</span>`:l`<b dir="auto">${s?.name}</b>
              <span class="quiet">${[s?.phone,s?.email].filter(Boolean).join(" · ")}</span>`}
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
    `]}};d([m()],O.prototype,"value",2),d([T()],O.prototype,"text",2),d([T()],O.prototype,"found",2),d([T()],O.prototype,"at",2);customElements.define("studio-client-picker",O);var Et=36e5,Rt=5,A=class extends w{constructor(){super(...arguments);this.check=null;this.time=""}render(){let{check:t}=this;return t?l`${this.clock(t)} ${this.overlaps(t)} ${this.places(t)}`:u}clock({start:t,all_day:n}){let{format:s}=this.context,i=s.clock(t);if(n||!this.time)return u;let o=s.wallTime(i);if(i.slice(11,16)>this.time)return this.told("booking.skipped",o);let[a,p]=[-1,1].map(c=>s.clock(new Date(Date.parse(t)+c*Et)));return p===i?this.told("booking.twice_first",o):a===i?this.told("booking.twice_second",o):u}told(t,n){return l`<p class="alarm" role="status">${this.t(t,{time:n})}</p>`}overlaps(t){if(!t.overlaps.length)return u;let{format:n,studio:s}=this.context,i=t.overlaps.slice(0,Rt),o=t.number-i.length;return l`<div class="alarm" role="status">
      ${i.map(a=>l`<div dir="auto">
          ${this.t("booking.overlaps",{title:a.title??this.t("diary.busy"),when:`${n.day(a.start)}, ${n.span(a)}`,who:S(s,a.people).join(", ")})}
        </div>`)}
      ${o>0?l`<div>${this.n("booking.more_overlaps",o)}</div>`:u}
    </div>`}places(t){let{studio:n}=this.context,s=t.shown.filter(i=>i.kind!=="calendar").map(i=>{let o=S(n,[i.of]).join("")||i.name;return this.t(`booking.${i.kind}`,{name:o})});return l`<p class="quiet">
      ${s.length?this.t("booking.goes_to",{places:s.join(" · ")}):this.t("booking.stays")}
      ${this.t("booking.no_mail")}
    </p>`}static{this.styles=[x,k`
      :host { display: block; overflow-wrap: anywhere; }
    `]}};d([m({attribute:!1})],A.prototype,"check",2),d([m()],A.prototype,"time",2);customElements.define("studio-booking-outcome",A);var lt=["never","day","week","month","year"],Ot=["never","count","until"],pt=1e3,C=class extends w{constructor(){super(...arguments);this.repeat=E;this.day="";this.dates=[];this.own=[]}set(t,n){let s={...this.repeat,...t},i=n?{repeat:s,day:n}:{repeat:s};this.dispatchEvent(new CustomEvent("repeat-chosen",{detail:i}))}choose(t){if(t===this.repeat.often)return;let{kept:n,end:s,count:i,until:o}=this.repeat,a=t==="never"?{}:{end:s,count:i,until:o},p=this.repeat.often==="own"||t==="never"?[]:n;this.set({...E,...a,often:t,kept:t==="own"?this.own:p})}willUpdate(){this.repeat.often==="own"&&(this.own=this.repeat.kept)}get words(){return M($(this.repeat,this.day),this.context.texts,this.context.format)}render(){let{often:t}=this.repeat,n=this.own.length?[...lt,"own"]:lt;return l`<label class="field"
        ><span class="label">${this.t("booking.repeats")}</span
        ><select @change=${s=>this.choose(L(s))}>
          ${n.map(s=>l`<option value=${s} ?selected=${t===s}>
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
    </div>`}number(t,n,s){return l`<label class="field"
      ><span class="label">${n}</span
      ><input
        type="number"
        inputmode="numeric"
        min="1"
        max=${pt}
        required
        .value=${String(s)}
        @input=${i=>{let o=Math.min(pt,Math.trunc(Number(L(i))));o>=1&&this.set({[t]:o})}}
        @change=${i=>{i.target.value=String(this.repeat[t])}}
    /></label>`}weekdays(){let{format:t,hass:n}=this.context,s=z(this.day,J(n.locale?.first_weekday)),i=Array.from({length:7},(o,a)=>b(s,a));return l`<div class="days" role="group" aria-label=${this.t("booking.on_days")}>
      <span class="label">${this.t("booking.on_days")}</span>
      ${i.map(o=>{let a=(Nt(this.day,o)+7)%7;return l`<button
          type="button"
          aria-pressed=${a===0||this.repeat.others.includes(a)}
          @click=${()=>this.toggle(a)}
        >
          ${t.weekday(o)}
        </button>`})}
    </div>`}toggle(t){let{others:n}=this.repeat;if(t){let o=n.includes(t)?n.filter(a=>a!==t):[...n,t].sort((a,p)=>a-p);this.set({others:o});return}let[s,...i]=n;s?this.set({others:i.map(o=>o-s)},b(this.day,s)):this.requestUpdate()}by(){let{repeat:t,day:n,context:s}=this,i=et(t,n),o=a=>{let p={...t,by:a,end:"never",kept:[]};return M($(p,n,!0),s.texts,s.format)};return l`<label class="field"
        ><span class="label">${this.t("booking.on_which")}</span
        ><select @change=${a=>this.set({by:L(a)})}>
          ${Y(n).map(a=>l`<option value=${a} ?selected=${t.by===a}>${o(a)}</option>`)}
        </select></label
      >
      ${i?l`<p class="quiet">${this.t(`booking.left_out_${i}`)}</p>`:u}`}end(){let{end:t,count:n,until:s}=this.repeat;return l`<div class="ends">
      <label class="field"
        ><span class="label">${this.t("booking.ends")}</span
        ><select
          @change=${i=>{let o=L(i);this.set({end:o,...o==="until"&&!s?{until:this.later}:{}})}}
        >
          ${Ot.map(i=>l`<option value=${i} ?selected=${t===i}>
                ${this.t(`booking.end.${i}`)}
              </option>`)}
        </select></label
      >
      ${t==="count"?this.number("count",this.t("booking.count"),n):u}
      ${t==="until"?l`<label class="field"
              ><span class="label">${this.t("booking.last_day")}</span
              ><input
                type="date"
                required
                min=${this.day}
                .value=${s}
                @change=${i=>this.set({until:L(i)||s})}
            /></label>`:u}
    </div>`}get later(){return b(this.day,90)}firstDates(){if(this.dates.length<2)return u;let{format:t}=this.context,n=this.dates.map(s=>t.day(s)).join(" · ");return l`<p class="quiet">${this.t("booking.first_dates",{dates:n})}</p>`}static{this.styles=[x,k`
      :host { display: block; min-width: 0; }
      .more { padding-inline-start: 12px; margin-bottom: 12px; border-inline-start: 3px solid var(--divider-color); }
      .days { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: 4px; margin-bottom: 12px; }
      .days .label { grid-column: 1 / -1; }
      .days button { min-width: 0; min-height: 36px; padding: 4px 0; font-size: 14px; }
      .ends { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; }
      .says { margin-bottom: 4px; font-weight: 500; }
      .says::first-letter { text-transform: uppercase; }
      @media (max-width: 599px) { .days button { min-height: 44px; } }
    `]}};d([m({attribute:!1})],C.prototype,"repeat",2),d([m()],C.prototype,"day",2),d([m({attribute:!1})],C.prototype,"dates",2);function L(e){return e.target.value}function Nt(e,r){return Math.round((Date.parse(r)-Date.parse(e))/864e5)}customElements.define("studio-repeats",C);var Pt=250,f=class extends w{constructor(){super(...arguments);this.client="";this.newClient=null;this.of=null;this.single=!1;this.following=!1;this.step=null;this.check=null;this.more=!1;this.asked=0}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}willUpdate(t){t.has("plan")&&(clearTimeout(this.timer),this.timer=setTimeout(()=>{this.look()},this.check?Pt:0))}async look(){let t=++this.asked,{of:n}=this,{title:s,description:i,client_id:o,...a}=it(this.plan),p=n?{appointment_id:n.appointment_id,...n.moment===null?{}:{moment:n.moment}}:{},{recurrence:c=[],...h}=a,y={recurrence:c,...n?.moment!=null?{scope:"following"}:{}},g=!n||this.following?{...h,...y}:h;try{let _=await this.context.api.ask("free/check",{...p,...g});t===this.asked&&(this.check=_)}catch{t===this.asked&&(this.check=null)}}set(t){let n={...this.plan,...t};this.dispatchEvent(new CustomEvent("plan-changed",{detail:n}))}input(t,n){let s=n.target,i=s.type==="number"?Math.max(0,s.valueAsNumber||0):s.value;this.set({[t]:i})}pick(t,n){let s=n.target;s.value?t==="time"?this.set({time:s.value,at:null}):this.set(this.from(s.value)):s.value=this.plan[t]}from(t){return{day:t,at:null,repeat:H(this.plan.repeat,t)}}pickType(t){let n=this.context.studio.types.find(s=>s.name===t);this.set(n?{session_type:n.name,minutes:n.minutes}:{session_type:null})}render(){let t=n=>this.step!==null&&this.step!==n;return l`<section ?hidden=${t("who")}>${this.who()}</section>
      <section ?hidden=${t("when")}>
        ${this.step?this.people():u} ${this.when()} ${this.nextTimes()}
        ${this.step?u:this.people()} ${this.repeats()}
      </section>
      <section ?hidden=${t("check")}>
        ${this.step==="check"?this.summary():u} ${this.details()} ${this.outcome()}
      </section>`}get unpicked(){return this.renderRoot.querySelector("studio-client-picker")?.typed??""}who(){let{plan:t,context:n}=this,{studio:s}=n;return l`${s.rights.clients==="none"?u:l`<studio-client-picker
              .context=${n}
              .value=${this.newClient?.name??this.client}
              @client-picked=${({detail:i})=>this.dispatchEvent(new CustomEvent("client-picked",{detail:i}))}
            ></studio-client-picker>`}
      ${s.types.length?l`<div class="chips" role="radiogroup" aria-label=${this.t("booking.type")}>
              ${[...s.types.map(i=>i.name),""].map(i=>l`<button
                  type="button"
                  role="radio"
                  aria-checked=${(t.session_type??"")===i}
                  ?disabled=${!i&&this.of!==null&&t.session_type!==null}
                  @click=${()=>this.pickType(i)}
                >
                  ${i||this.t("booking.no_type")}
                </button>`)}
            </div>`:u}`}when(){let{plan:t}=this;return l`<div class="when">
        <label class="field"
          ><span class="label">${this.t("booking.day")}</span
          ><input
            type="date"
            .value=${t.day}
            @change=${n=>this.pick("day",n)}
        /></label>
        ${t.all_day?this.number("days",1,1):l`<label class="field"
                  ><span class="label">${this.t("booking.time")}</span
                  ><input
                    type="time"
                    step="300"
                    .value=${t.time}
                    @change=${n=>this.pick("time",n)}
                /></label>
                ${this.number("minutes",0,5)}`}
      </div>
      ${this.tick("all_day","diary.all_day")}`}number(t,n,s){return l`<label class="field"
      ><span class="label">${this.t(`booking.${t}`)}</span
      ><input
        type="number"
        inputmode="numeric"
        min=${n}
        step=${s}
        .value=${String(this.plan[t])}
        @change=${i=>this.input(t,i)}
    /></label>`}tick(t,n){return l`<label class="tick"
      ><input
        type="checkbox"
        .checked=${this.plan[t]}
        @change=${s=>this.set({[t]:s.target.checked})}
      />
      ${this.t(n)}</label
    >`}people(){let{plan:t,context:n}=this,s=n.studio.people.filter(o=>o.kind==="staff"),i=n.studio.people.filter(o=>o.kind==="room");return l`${this.chips("booking.who",s,o=>t.staff_id===o.id,o=>this.set({staff_id:t.staff_id===o.id?null:o.id,assistant_ids:t.assistant_ids.filter(a=>a!==o.id)}))}
      ${this.chips("booking.assistants",s.filter(o=>o.id!==t.staff_id),o=>t.assistant_ids.includes(o.id),o=>this.set({assistant_ids:ct(t.assistant_ids,o.id)}))}
      ${this.chips("booking.rooms",i,o=>t.resource_ids.includes(o.id),o=>this.set({resource_ids:ct(t.resource_ids,o.id)}))}`}repeats(){let{plan:t}=this;return this.single?l`<p class="quiet">${this.t("booking.one_of_series")}</p>`:l`<studio-repeats
      .context=${this.context}
      .repeat=${t.repeat}
      .day=${t.day}
      .dates=${this.check?.dates??[]}
      @repeat-chosen=${({detail:n})=>{let s=n.day??t.day;this.set({...n.day?this.from(s):{},repeat:H(n.repeat,s)})}}
    ></studio-repeats>`}details(){let{plan:t}=this;return l`<details ?open=${this.more} @toggle=${n=>{this.more=n.target.open}}>
        <summary>${this.t("booking.more")}</summary>
        <label class="field"
          ><span class="label">${this.t("booking.name")}</span
          ><input
            dir="auto"
            maxlength="1000"
            placeholder=${t.session_type?this.t("booking.title_hint"):""}
            .value=${t.title}
            @input=${n=>this.input("title",n)}
        /></label>
        <label class="field"
          ><span class="label">${this.t("booking.notes")}</span
          ><textarea
            dir="auto"
            rows="3"
            .value=${t.description}
            @input=${n=>this.input("description",n)}
          ></textarea>
        </label>
        <label class="field"
          ><span class="label">${this.t("booking.place")}</span
          ><input
            dir="auto"
            .value=${t.place}
            @input=${n=>this.input("place",n)}
        /></label>
        ${this.tick("tentative","diary.tentative")}
      </details>`}summary(){let{plan:t,context:n}=this,{format:s,studio:i,texts:o}=n,{start:a,end:p}=P(t),c=t.all_day?s.span({start:a,end:p,all_day:!0}):`${s.day(t.day)}, ${this.check?s.span(this.check):s.wallTime(`${t.day}T${t.time}:00`)}`,h=[t.staff_id,...t.assistant_ids,...t.resource_ids],y=[this.newClient?.name||this.client,t.session_type??"",c,S(i,h).join(", "),t.repeat.often==="never"?"":M($(t.repeat,t.day),o,s)];return l`<ul class="summary">
      ${y.filter(Boolean).map(g=>l`<li dir="auto">${g}</li>`)}
    </ul>`}outcome(){return l`<studio-booking-outcome
      .context=${this.context}
      .check=${this.check}
      .time=${this.plan.all_day?"":this.plan.time}
    ></studio-booking-outcome>`}chips(t,n,s,i){return n.length?l`<div class="chips" role="group" aria-label=${this.t(t)}>
      <span class="label">${this.t(t)}</span>
      ${n.map(o=>{let a=this.check?.people.find(c=>c.id===o.id),p=a&&!a.free?this.reason(a):"";return l`<button
          type="button"
          class=${p?"taken":""}
          aria-pressed=${s(o)}
          title=${p||u}
          @click=${()=>i(o)}
        >
          <span dir="auto">${o.name}</span>${p?l`<small>${p}</small>`:u}
        </button>`})}
    </div>`:u}reason({reason:t,by:n}){if(t==="closed")return this.t("booking.closed");let[s]=n;return s?s.title??this.t("diary.busy"):this.t("diary.busy")}nextTimes(){let{check:t,context:n}=this;if(!t?.times.length)return u;let{format:s}=n;return l`<div class="chips">
      <span class="label">${this.t("booking.next_free")}</span>
      ${t.times.map(i=>l`<button
          type="button"
          @click=${()=>{let o=s.clock(i.start),a=i.all_day?null:i.start;this.set({...this.from(o.slice(0,10)),time:o.slice(11,16),at:a})}}
        >
          ${s.day(i.start)}${i.all_day?"":` ${s.time(i.start)}`}
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
    `]}};d([m({attribute:!1})],f.prototype,"plan",2),d([m()],f.prototype,"client",2),d([m({attribute:!1})],f.prototype,"newClient",2),d([m({attribute:!1})],f.prototype,"of",2),d([m({type:Boolean})],f.prototype,"single",2),d([m({type:Boolean})],f.prototype,"following",2),d([m()],f.prototype,"step",2),d([T()],f.prototype,"check",2),d([T()],f.prototype,"more",2);function ct(e,r){return e.includes(r)?e.filter(t=>t!==r):[...e,r]}customElements.define("studio-booking-form",f);export{M as a,Dt as b,Wt as c,Ft as d,it as e,Yt as f,Ht as g,qt as h};
