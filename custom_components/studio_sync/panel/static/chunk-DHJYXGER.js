import{d as I,k as Z}from"./chunk-DXSLUACK.js";import{a as x,c as H,d as J,e as F,f as Q,g as K,j as Y,l as B,m as g}from"./chunk-HZYRFKE3.js";import{a as v}from"./chunk-S73UV6OI.js";import{b as f,c as l,e as c,h,i as _,j as b}from"./chunk-T4ZGZ4J2.js";import{a as d}from"./chunk-BC7J7IIZ.js";var T={often:"never",interval:1,others:[],by:"date",end:"never",count:10,until:"",kept:[]},E="RRULE:",M={day:"DAILY",week:"WEEKLY",month:"MONTHLY",year:"YEARLY"},N=["MO","TU","WE","TH","FR","SA","SU"],mt="2026-01-05",ft=4;function w(e,r,t=!1){let{often:n,interval:s,kept:i}=e;if(n==="never")return[];if(n==="own")return i.map(p=>gt(p,e));let o=s>1?`;INTERVAL=${s}`:"",a=yt(e,r,t);return[`${E}FREQ=${M[n]}${o}${a}${G(e)}`,...i]}function yt({often:e,others:r,by:t},n,s){let i=F(n);if(e==="week")return`;BYDAY=${[0,...r].map(p=>(i+p)%7).sort((p,u)=>p-u).map(p=>N[p]).join(",")}`;if(e!=="month"&&e!=="year")return"";let o=e==="year"?`;BYMONTH=${Number(n.slice(5,7))}`:"";switch(t){case"date":return s?`${o};BYMONTHDAY=${Number(n.slice(8))}`:"";case"weekday":return`${o};BYDAY=${z(n)}${N[i]}`;case"last_weekday":return`${o};BYDAY=-1${N[i]}`;case"last_day":return`${o};BYMONTHDAY=-1`}}function G({end:e,count:r,until:t}){return e==="count"&&r>0?`;COUNT=${r}`:e==="until"&&t?`;UNTIL=${t.replaceAll("-","")}`:""}function gt(e,r){return!e.startsWith(E)||r.end==="never"?e.startsWith(E)?e.replace(/;(COUNT|UNTIL)=[^;]*/g,""):e:e.replace(/;(COUNT|UNTIL)=[^;]*/g,"")+G(r)}function q(e,r,t){if(!e.length)return T;let n=e.filter(p=>p.startsWith(E)),s=X(n[0]??""),i={...T,...bt(s,t)},o=n.length===1?vt(s,r):null;if(!o)return{...i,often:"own",kept:[...e]};let a=e.filter(p=>!p.startsWith(E));return{...i,...o,interval:Number(s.INTERVAL??1),kept:a}}function X(e){let r=e.slice(E.length).split(";");return Object.fromEntries(r.map(t=>t.split("=")))}function bt({COUNT:e,UNTIL:r},t){return e?{end:"count",count:Number(e)}:r?{end:"until",until:tt(r,t)}:{}}function tt(e,r){let t=/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(e);if(!t)return"";let[,n,s,i,o,a,p,u]=t,m=`${n}-${s}-${i}`;return u?r.dayOf(`${m}T${o}:${a}:${p}Z`):m}function vt(e,r){let t=Object.keys(M).find(D=>M[D]===e.FREQ),{FREQ:n,INTERVAL:s,COUNT:i,UNTIL:o,WKST:a,BYDAY:p,BYMONTH:u,BYMONTHDAY:m,...$}=e;if(!t||Object.keys($).length)return null;if(t==="week"){let D=u||m?null:$t(p,r);return D&&!(a&&D.length)?{often:t,others:D,by:"date"}:null}if(t==="day")return p||u||m?null:{often:t,others:[],by:"date"};if(u&&(t==="month"||Number(u)!==Number(r.slice(5,7)))||t==="year"&&!u&&(p||m))return null;let k=kt(p,m,r);return k?{often:t,others:[],by:k}:null}function $t(e,r){if(!e)return[];let t=e.split(",").map(s=>N.indexOf(s)),n=t.map(s=>(s-F(r)+7)%7).sort((s,i)=>s-i);return t.includes(-1)||n[0]!==0?null:n.slice(1)}function kt(e,r,t){if(e&&r)return null;if(!e&&!r)return"date";if(r)return Number(r)===Number(t.slice(8))?"date":r==="-1"&&et(t)?"last_day":null;let n=N[F(t)];return e===`${z(t)}${n}`?"weekday":e===`-1${n}`&&nt(t)?"last_weekday":null}function V(e){return["date",...z(e)<=ft?["weekday"]:[],...nt(e)?["last_weekday"]:[],...et(e)?["last_day"]:[]]}function O(e,r){return V(r).includes(e.by)?e:{...e,by:"date"}}function z(e){return Math.ceil(Number(e.slice(8))/7)}function et(e){return g(e,1).slice(5,7)!==e.slice(5,7)}function nt(e){return g(e,7).slice(5,7)!==e.slice(5,7)}function st({often:e,by:r},t){return r!=="date"?"":e==="year"&&t.slice(5)==="02-29"?"years":e==="month"&&Number(t.slice(8))>28?"months":""}function L(e,r,t){let n=e.filter(i=>i.startsWith(E)),s=n.length===1?xt(X(n[0]??""),r,t):"";return s?e.length===1?s:r.shared("repeats.exceptions",{rule:s}):e.join(", ")}function xt(e,r,t){let{COUNT:n,UNTIL:s,WKST:i,...o}=e,a=wt(o,r,t);if(!a)return"";if(n)return r.counted("times",Number(n),{rule:a});if(!s)return a;let p=tt(s,t);return p&&r.shared("repeats.until",{rule:a,day:t.date(p)})}function wt(e,r,t){let{FREQ:n,INTERVAL:s,BYDAY:i,BYMONTH:o,BYMONTHDAY:a,...p}=e,u=Object.keys(M).find(k=>M[k]===n);if(!u||Object.keys(p).length)return"";let m=Number(s??1),$=m===1?r.shared(`repeats.${n?.toLowerCase()}`):r.counted(`every_${u}s`,m);if(!i&&!a&&!o)return $;if(u==="week"||u==="day"){let k=o||a?"":_t(i??"",t);return k&&r.shared("repeats.on",{rule:$,days:k})}return u==="year"!=!!o?"":Tt({BYDAY:i,BYMONTH:o,BYMONTHDAY:a},{rule:$,words:r,format:t})}function _t(e,r){let t=e.split(",").map(n=>N.indexOf(n));return t.includes(-1)?"":r.list(t.map(n=>r.weekday(g(mt,n))))}function Tt({BYDAY:e,BYMONTH:r,BYMONTHDAY:t},{rule:n,words:s,format:i}){let o=Number(r??0);if(r&&!(o>=1&&o<=12))return"";let a=r?i.monthName(o):"";if(e&&!t){let u=/^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/.exec(e);if(!u)return"";let m=u[1]==="-1"?"last":u[1],$=s.shared(`repeats.nth_${m}_${u[2]?.toLowerCase()}`);return s.shared(a?"repeats.nth_of_year":"repeats.nth_of_month",{rule:n,day:$,month:a})}if(e||!t)return"";if(t==="-1")return s.shared(a?"repeats.last_of_year":"repeats.last_of_month",{rule:n,month:a});if(!/^([12]?\d|3[01])$/.test(t))return"";if(!a)return s.shared("repeats.on_day",{rule:n,day:t});let p=i.birthday(`--${r?.padStart(2,"0")}-${t.padStart(2,"0")}`);return p.startsWith("--")?"":s.shared("repeats.on_date",{rule:n,date:p})}function At(e,r,t,n){let s=B(t)?t:n.dayOf(t);return e.often==="never"||e.often==="own"?!0:q(w(e,r,!0),s,n).often!=="own"}function qt(e,r,t,n=new Date){let s=`${t.clock(new Date(n.getTime()+36e5)).slice(0,13)}:00:00`,i=e.start??Et(e.day,s,r,e.staff_id??r.me[0]??""),o=i.includes("T")?rt(i,t):`${i}T09:00:00`,a=r.types.find(({name:u})=>u===e.session_type)??r.types[0],p=e.end&&i.includes("T")?Math.max(5,(x(rt(e.end,t))-x(o))/6e4):a?.minutes??60;return{day:o.slice(0,10),time:o.slice(11,16),at:o===i?null:pt(i),zone:t.zone,minutes:p,all_day:e.all_day??!1,days:e.all_day&&e.end?lt(i,e.end):1,title:"",description:"",place:"",session_type:a?.name??null,staff_id:e.staff_id??r.me[0]??null,assistant_ids:[],resource_ids:e.resource_ids??[],client_id:e.client_id??null,tentative:!1,repeat:T}}function Et(e,r,t,n){if(!e||e<=r.slice(0,10))return it(r,t,n);let s=`${e}T00:00:00`,i=it(s,t,n);return i===s?`${e}T09:00:00`:i}function it(e,r,t){for(let n=0;n<7;n++){let s=g(e,n),i=Z(r,t,s);if(!i)continue;let[o,a]=[`${s}T${i[0]}:00`,`${s}T${i[1]}:00`];if(x(e)<x(o))return o;if(x(e)<x(a))return e}return e}function Vt(e,r){let t=r.clock(e.start);return{day:t.slice(0,10),time:e.all_day?"09:00":t.slice(11,16),at:e.all_day?null:e.start,zone:r.zone,minutes:e.all_day?60:J(e.start,e.end),all_day:e.all_day,days:e.all_day?lt(e.start,e.end):1,title:e.title??"",description:e.description??"",place:e.place??"",session_type:e.session_type,staff_id:e.staff_id,assistant_ids:e.assistant_ids,resource_ids:e.resource_ids,client_id:e.client_id,tentative:e.status==="tentative",repeat:q(e.recurrence,t.slice(0,10),r)}}function C(e){if(e.all_day){let o=H(`${e.day}T00:00:00`,Math.max(1,e.days)*24*60);return{start:e.day,end:o.slice(0,10),all_day:!0}}let r=e.at??`${e.day}T${e.time}:00`,t=e.at?Date.parse(e.at):Y(r,e.zone),n=H(r,e.minutes),s=t+e.minutes*6e4,i=e.at===null&&Y(n,e.zone)===s;return{start:r,end:i?n:new Date(s).toISOString(),all_day:!1}}function Rt(e){let{title:r,description:t,place:n,staff_id:s,assistant_ids:i,resource_ids:o,session_type:a}=e;return{...C(e),...r?{title:r}:{},...t?{description:t}:{},...n?{place:n}:{},...a?{session_type:a}:{},...e.client_id?{client_id:e.client_id}:{},...e.repeat.often==="never"?{}:{recurrence:w(e.repeat,e.day)},status:e.tentative?"tentative":"confirmed",staff_id:s,assistant_ids:i,resource_ids:o}}function ot(e){let{title:r,description:t,client_id:n,...s}=Rt(e);return s}function at(e,r,t){let n=t.clock(r),s=n.slice(0,10),i=O(e.repeat,s);return e.all_day?{...e,day:s,repeat:i}:{...e,day:s,time:n.slice(11,16),at:r,repeat:i}}function zt(e,r){let t={};JSON.stringify(C(e))!==JSON.stringify(C(r))&&Object.assign(t,C(r));for(let n of["title","description","place"])e[n]!==r[n]&&(t[n]=r[n]);e.session_type!==r.session_type&&r.session_type&&(t.session_type=r.session_type);for(let n of["staff_id","assistant_ids","resource_ids"])JSON.stringify(e[n])!==JSON.stringify(r[n])&&(t[n]=r[n]);return e.tentative!==r.tentative&&(t.status=r.tentative?"tentative":"confirmed"),t}function Jt(e,r,t){let[n,s]=[e,r].map(({repeat:i,day:o})=>w(i,o,t));return JSON.stringify(n)===JSON.stringify(s)?null:s??[]}function Qt(e,r){return JSON.stringify(e.repeat)!==JSON.stringify(r.repeat)}function lt(e,r){return Math.max(1,Math.round((x(r.slice(0,10))-x(e.slice(0,10)))/864e5))}function rt(e,r){return pt(e)?r.clock(e):e}function pt(e){return/(Z|[+-]\d\d:\d\d)$/.test(e)?e:null}function ct(e){let r=e.match(/[^\s<>(),;]+@[^\s<>(),;]+\.[^\s<>(),;]+/g)??[],t=e;for(let i of r)t=t.replace(`<${i}>`," ").replace(i," ");let n=(t.match(/\+?\d[\d\s/().-]{4,}\d/g)??[]).map(i=>i.trim());for(let i of n)t=t.replace(i," ");let s=t.replace(/\(\s*\)/g," ").replace(/\s+/g," ").replace(/( ?[,;])+ ?$|^ ?([,;] ?)+/g,"").replace(/ ?([,;])(?: ?[,;])*/g,"$1").trim();return s?{name:s,phones:n,emails:r}:null}var Ot=150,Pt=6,P=class extends v{constructor(){super(...arguments);this.value="";this.text=null;this.found=[];this.at=-1;this.asked=0;this.looking=Promise.resolve()}get typed(){return this.text?.trim()??""}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}type(t){this.text=t,this.at=-1,clearTimeout(this.timer),this.asked++;let n=t.trim();if(!n){this.found=[];return}this.looking=new Promise(s=>{this.timer=setTimeout(()=>s(this.look(n)),Ot)})}async look(t){let n=++this.asked;try{let{rows:s}=await this.context.api.ask("clients/page",{text:t,limit:Pt});n===this.asked&&(this.found=s)}catch(s){n===this.asked&&this.tell("studio-failed",s)}}get options(){let t=this.text?ct(this.text):null;return[...this.found.map(({client_id:n,name:s})=>({client_id:n,name:s})),...t?[{add:t}]:[]]}pick(t){this.text=null,this.found=[],this.at=-1,this.dispatchEvent(new CustomEvent("client-picked",{detail:t}))}key(t){let{options:n}=this;if(t.key==="ArrowDown"||t.key==="ArrowUp"){t.preventDefault();let s=t.key==="ArrowDown"?1:-1;this.at=Math.max(0,Math.min(n.length-1,this.at+s))}else t.key==="Enter"&&this.typed?(t.preventDefault(),this.enter()):t.key==="Escape"&&this.text!==null&&(t.stopPropagation(),this.text=null,this.found=[])}async enter(){let{text:t}=this;this.at<0&&await this.looking;let n=this.options[Math.max(0,this.at)];this.text===t&&n&&this.pick(n)}willUpdate(t){t.has("value")&&(this.text=null)}render(){let{options:t}=this,n=this.text!==null&&t.length>0;return l`<div class="field">
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
          aria-activedescendant=${n&&this.at>=0?`option-${this.at}`:c}
          placeholder=${this.t("booking.client_hint")}
          .value=${this.text??this.value}
          @input=${s=>this.type(s.target.value)}
          @keydown=${s=>this.key(s)}
        />
        ${this.value?l`<button type="button" class="plain" @click=${()=>this.pick(null)}>
                ${this.t("booking.nobody")}
              </button>`:c}
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
    </li>`}static{this.styles=[b,f`
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
    `]}};d([h()],P.prototype,"value",2),d([_()],P.prototype,"text",2),d([_()],P.prototype,"found",2),d([_()],P.prototype,"at",2);customElements.define("studio-client-picker",P);var Nt=36e5,Ct=5,A=class extends v{constructor(){super(...arguments);this.check=null;this.time=""}render(){let{check:t}=this;return t?l`${this.clock(t)} ${this.overlaps(t)} ${this.places(t)}`:c}clock({start:t,all_day:n}){let{format:s}=this.context,i=s.clock(t);if(n||!this.time)return c;let o=s.wallTime(i);if(i.slice(11,16)>this.time)return this.told("booking.skipped",o);let[a,p]=[-1,1].map(u=>s.clock(new Date(Date.parse(t)+u*Nt)));return p===i?this.told("booking.twice_first",o):a===i?this.told("booking.twice_second",o):c}told(t,n){return l`<p class="alarm" role="status">${this.t(t,{time:n})}</p>`}overlaps(t){if(!t.overlaps.length)return c;let{format:n,studio:s}=this.context,i=t.overlaps.slice(0,Ct),o=t.number-i.length;return l`<div class="alarm" role="status">
      ${i.map(a=>l`<div dir="auto">
          ${this.t("booking.overlaps",{title:a.title??this.t("diary.busy"),when:`${n.day(a.start)}, ${n.span(a)}`,who:I(s,a.people).join(", ")})}
        </div>`)}
      ${o>0?l`<div>${this.n("booking.more_overlaps",o)}</div>`:c}
    </div>`}places(t){let{studio:n}=this.context,s=t.shown.filter(i=>i.kind!=="calendar").map(i=>{let o=I(n,[i.of]).join("")||i.name;return this.t(`booking.${i.kind}`,{name:o})});return l`<p class="quiet">
      ${s.length?this.t("booking.goes_to",{places:s.join(" · ")}):this.t("booking.stays")}
      ${this.t("booking.no_mail")}
    </p>`}static{this.styles=[b,f`
      :host { display: block; overflow-wrap: anywhere; }
    `]}};d([h({attribute:!1})],A.prototype,"check",2),d([h()],A.prototype,"time",2);customElements.define("studio-booking-outcome",A);var ut=["never","day","week","month","year"],St=["never","count","until"],dt=1e3,S=class extends v{constructor(){super(...arguments);this.repeat=T;this.day="";this.dates=[];this.own=[]}set(t,n){let s={...this.repeat,...t},i=n?{repeat:s,day:n}:{repeat:s};this.dispatchEvent(new CustomEvent("repeat-chosen",{detail:i}))}choose(t){if(t===this.repeat.often)return;let{kept:n,end:s,count:i,until:o}=this.repeat,a=t==="never"?{}:{end:s,count:i,until:o},p=this.repeat.often==="own"||t==="never"?[]:n;this.set({...T,...a,often:t,kept:t==="own"?this.own:p})}willUpdate(){this.repeat.often==="own"&&(this.own=this.repeat.kept)}get words(){return L(w(this.repeat,this.day),this.context.texts,this.context.format)}render(){let{often:t}=this.repeat,n=this.own.length?[...ut,"own"]:ut;return l`<label class="field"
        ><span class="label">${this.t("booking.repeats")}</span
        ><select @change=${s=>this.choose(j(s))}>
          ${n.map(s=>l`<option value=${s} ?selected=${t===s}>
                ${this.t(`booking.repeat.${s}`)}
              </option>`)}
        </select></label
      >
      ${t==="never"?c:this.more()}`}more(){let{often:t}=this.repeat;return l`<div class="more">
      ${t==="own"?c:this.number("interval",this.t(`booking.interval.${t}`),this.repeat.interval)}
      ${t==="week"?this.weekdays():c}
      ${t==="month"||t==="year"?this.by():c} ${this.end()}
      <p class="says" role="status" dir="auto">${this.words}</p>
      ${this.firstDates()}
    </div>`}number(t,n,s){return l`<label class="field"
      ><span class="label">${n}</span
      ><input
        type="number"
        inputmode="numeric"
        min="1"
        max=${dt}
        required
        .value=${String(s)}
        @input=${i=>{let o=Math.min(dt,Math.trunc(Number(j(i))));o>=1&&this.set({[t]:o})}}
        @change=${i=>{i.target.value=String(this.repeat[t])}}
    /></label>`}weekdays(){let{format:t,hass:n}=this.context,s=Q(this.day,K(n.locale?.first_weekday)),i=Array.from({length:7},(o,a)=>g(s,a));return l`<div class="days" role="group" aria-label=${this.t("booking.on_days")}>
      <span class="label">${this.t("booking.on_days")}</span>
      ${i.map(o=>{let a=(Dt(this.day,o)+7)%7;return l`<button
          type="button"
          aria-pressed=${a===0||this.repeat.others.includes(a)}
          @click=${()=>this.toggle(a)}
        >
          ${t.weekday(o)}
        </button>`})}
    </div>`}toggle(t){let{others:n}=this.repeat;if(t){let o=n.includes(t)?n.filter(a=>a!==t):[...n,t].sort((a,p)=>a-p);this.set({others:o});return}let[s,...i]=n;s?this.set({others:i.map(o=>o-s)},g(this.day,s)):this.requestUpdate()}by(){let{repeat:t,day:n,context:s}=this,i=st(t,n),o=a=>{let p={...t,by:a,end:"never",kept:[]};return L(w(p,n,!0),s.texts,s.format)};return l`<label class="field"
        ><span class="label">${this.t("booking.on_which")}</span
        ><select @change=${a=>this.set({by:j(a)})}>
          ${V(n).map(a=>l`<option value=${a} ?selected=${t.by===a}>${o(a)}</option>`)}
        </select></label
      >
      ${i?l`<p class="quiet">${this.t(`booking.left_out_${i}`)}</p>`:c}`}end(){let{end:t,count:n,until:s}=this.repeat;return l`<div class="ends">
      <label class="field"
        ><span class="label">${this.t("booking.ends")}</span
        ><select
          @change=${i=>{let o=j(i);this.set({end:o,...o==="until"&&!s?{until:this.later}:{}})}}
        >
          ${St.map(i=>l`<option value=${i} ?selected=${t===i}>
                ${this.t(`booking.end.${i}`)}
              </option>`)}
        </select></label
      >
      ${t==="count"?this.number("count",this.t("booking.count"),n):c}
      ${t==="until"?l`<label class="field"
              ><span class="label">${this.t("booking.last_day")}</span
              ><input
                type="date"
                required
                min=${this.day}
                .value=${s}
                @change=${i=>this.set({until:j(i)||s})}
            /></label>`:c}
    </div>`}get later(){return g(this.day,90)}firstDates(){if(this.dates.length<2)return c;let{format:t}=this.context,n=this.dates.map(s=>t.day(s)).join(" · ");return l`<p class="quiet">${this.t("booking.first_dates",{dates:n})}</p>`}static{this.styles=[b,f`
      :host { display: block; min-width: 0; }
      .more { padding-inline-start: 12px; margin-bottom: 12px; border-inline-start: 3px solid var(--divider-color); }
      .days { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: 4px; margin-bottom: 12px; }
      .days .label { grid-column: 1 / -1; }
      .days button { min-width: 0; min-height: 36px; padding: 4px 0; font-size: 14px; }
      .ends { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; }
      .says { margin-bottom: 4px; font-weight: 500; }
      .says::first-letter { text-transform: uppercase; }
      @media (max-width: 599px) { .days button { min-height: 44px; } }
    `]}};d([h({attribute:!1})],S.prototype,"repeat",2),d([h()],S.prototype,"day",2),d([h({attribute:!1})],S.prototype,"dates",2);function j(e){return e.target.value}function Dt(e,r){return Math.round((Date.parse(r)-Date.parse(e))/864e5)}customElements.define("studio-repeats",S);var W=f`
  :host { display: block; }
  .chips { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 12px; }
  .chips .label { flex: 1 1 100%; }
  .chips button { display: inline-grid; align-content: center; min-height: 36px; padding: 4px 12px; }
  .tick { display: flex; align-items: center; gap: 8px; min-height: 40px; }
  .tick input { width: 20px; height: 20px; }
  @media (max-width: 599px) { .chips button, .tick { min-height: 44px; } }
`;var U=class extends v{constructor(){super(...arguments);this.times=[]}set(t){this.dispatchEvent(new CustomEvent("when-chosen",{detail:t}))}pick(t,n){let s=n.target,{value:i}=s;i?t==="time"?this.set({time:i,at:null}):this.set({day:i,at:null,repeat:O(this.plan.repeat,i)}):s.value=this.plan[t]}render(){let{plan:t}=this;return l`<div class="when">
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
      <label class="tick"
        ><input
          type="checkbox"
          .checked=${t.all_day}
          @change=${n=>this.set({all_day:n.target.checked})}
        />
        ${this.t("diary.all_day")}</label
      >
      ${this.nextTimes()}`}number(t,n,s){return l`<label class="field"
      ><span class="label">${this.t(`booking.${t}`)}</span
      ><input
        type="number"
        inputmode="numeric"
        min=${n}
        step=${s}
        .value=${String(this.plan[t])}
        @change=${i=>{let o=i.target.valueAsNumber;this.set({[t]:Math.max(0,o||0)})}}
    /></label>`}nextTimes(){let{times:t,context:n}=this;if(!t.length)return c;let{format:s}=n;return l`<div class="chips">
      <span class="label">${this.t("booking.next_free")}</span>
      ${t.map(i=>l`<button
          type="button"
          @click=${()=>this.set(at(this.plan,i.start,s))}
        >
          ${s.day(i.start)}${i.all_day?"":` ${s.time(i.start)}`}
        </button>`)}
    </div>`}static{this.styles=[b,W,f`
      .when { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; }
      .when > * { min-width: 0; }
      .when input { min-width: 0; padding: 8px 6px; }
    `]}};d([h({attribute:!1})],U.prototype,"plan",2),d([h({attribute:!1})],U.prototype,"times",2);customElements.define("studio-booking-when",U);var It=250,y=class extends v{constructor(){super(...arguments);this.client="";this.newClient=null;this.of=null;this.single=!1;this.following=!1;this.step=null;this.check=null;this.more=!1;this.checked="";this.asked=0}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}willUpdate(t){t.has("plan")&&(clearTimeout(this.timer),this.timer=setTimeout(()=>{this.look()},this.check?It:0))}get asks(){let{of:t}=this,n=t?{appointment_id:t.appointment_id,...t.moment===null?{}:{moment:t.moment}}:{},{recurrence:s=[],...i}=ot(this.plan),o={recurrence:s,...t?.moment!=null?{scope:"following"}:{}};return{...n,...i,...!t||this.following?o:{}}}get saysOverlap(){return this.checked===JSON.stringify(this.asks)&&(this.check?.number??0)>0}async look(){let t=++this.asked,n=this.asks;try{let s=await this.context.api.ask("free/check",n);if(t!==this.asked)return;this.check=s,this.checked=JSON.stringify(n)}catch{t===this.asked&&(this.check=null)}}set(t){let n={...this.plan,...t};this.dispatchEvent(new CustomEvent("plan-changed",{detail:n}))}input(t,n){this.set({[t]:n.target.value})}from(t){return{day:t,at:null,repeat:O(this.plan.repeat,t)}}pickType(t){let n=this.context.studio.types.find(s=>s.name===t);this.set(n?{session_type:n.name,minutes:n.minutes}:{session_type:null})}render(){let t=n=>this.step!==null&&this.step!==n;return l`<section ?hidden=${t("who")}>${this.who()}</section>
      <section ?hidden=${t("when")}>
        ${this.step?this.people():c} ${this.when()}
        ${this.step?c:this.people()} ${this.repeats()}
      </section>
      <section ?hidden=${t("check")}>
        ${this.step==="check"?this.summary():c} ${this.details()} ${this.outcome()}
      </section>`}get unpicked(){return this.renderRoot.querySelector("studio-client-picker")?.typed??""}who(){let{plan:t,context:n}=this,{studio:s}=n;return l`${s.rights.clients==="none"?c:l`<studio-client-picker
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
            </div>`:c}`}when(){return l`<studio-booking-when
      .context=${this.context}
      .plan=${this.plan}
      .times=${this.check?.times??[]}
      @when-chosen=${({detail:t})=>this.set(t)}
    ></studio-booking-when>`}tentative(){return l`<label class="tick"
      ><input
        type="checkbox"
        .checked=${this.plan.tentative}
        @change=${t=>this.set({tentative:t.target.checked})}
      />
      ${this.t("diary.tentative")}</label
    >`}people(){let{plan:t,context:n}=this,s=n.studio.people.filter(o=>o.kind==="staff"),i=n.studio.people.filter(o=>o.kind==="room");return l`${this.chips("booking.who",s,o=>t.staff_id===o.id,o=>this.set({staff_id:t.staff_id===o.id?null:o.id,assistant_ids:t.assistant_ids.filter(a=>a!==o.id)}))}
      ${this.chips("booking.assistants",s.filter(o=>o.id!==t.staff_id),o=>t.assistant_ids.includes(o.id),o=>this.set({assistant_ids:ht(t.assistant_ids,o.id)}))}
      ${this.chips("booking.rooms",i,o=>t.resource_ids.includes(o.id),o=>this.set({resource_ids:ht(t.resource_ids,o.id)}))}`}repeats(){let{plan:t}=this;return this.single?l`<p class="quiet">${this.t("booking.one_of_series")}</p>`:l`<studio-repeats
      .context=${this.context}
      .repeat=${t.repeat}
      .day=${t.day}
      .dates=${this.check?.dates??[]}
      @repeat-chosen=${({detail:n})=>{let s=n.day??t.day;this.set({...n.day?this.from(s):{},repeat:O(n.repeat,s)})}}
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
        ${this.tentative()}
      </details>`}summary(){let{plan:t,context:n}=this,{format:s,studio:i,texts:o}=n,{start:a,end:p}=C(t),u=t.all_day?s.span({start:a,end:p,all_day:!0}):`${s.day(t.day)}, ${this.check?s.span(this.check):s.wallTime(`${t.day}T${t.time}:00`)}`,m=[t.staff_id,...t.assistant_ids,...t.resource_ids],$=[this.newClient?.name||this.client,t.session_type??"",u,I(i,m).join(", "),t.repeat.often==="never"?"":L(w(t.repeat,t.day),o,s)];return l`<ul class="summary">
      ${$.filter(Boolean).map(k=>l`<li dir="auto">${k}</li>`)}
    </ul>`}outcome(){return l`<studio-booking-outcome
      .context=${this.context}
      .check=${this.check}
      .time=${this.plan.all_day?"":this.plan.time}
    ></studio-booking-outcome>`}chips(t,n,s,i){return n.length?l`<div class="chips" role="group" aria-label=${this.t(t)}>
      <span class="label">${this.t(t)}</span>
      ${n.map(o=>{let a=this.check?.people.find(u=>u.id===o.id),p=a&&!a.free?this.reason(a):"";return l`<button
          type="button"
          class=${p?"taken":""}
          aria-pressed=${s(o)}
          title=${p||c}
          @click=${()=>i(o)}
        >
          <span dir="auto">${o.name}</span>${p?l`<small>${p}</small>`:c}
        </button>`})}
    </div>`:c}reason({reason:t,by:n}){if(t==="closed")return this.t("booking.closed");let[s]=n;return s?s.title??this.t("diary.busy"):this.t("diary.busy")}static{this.styles=[b,W,f`
      .chips .taken { color: var(--secondary-text-color); background: var(--secondary-background-color); }
      .chips .taken[aria-pressed="true"] { color: var(--primary-text-color); background: color-mix(in srgb, var(--warning-color) 35%, transparent); }
      small { max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; }
      summary { min-height: 36px; cursor: pointer; }
      .summary { margin: 0 0 12px; padding: 12px; list-style: none; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .summary li:first-child { font-weight: 500; }
      .summary li::first-letter { text-transform: uppercase; }
      @media (max-width: 599px) { summary { min-height: 44px; } }
    `]}};d([h({attribute:!1})],y.prototype,"plan",2),d([h()],y.prototype,"client",2),d([h({attribute:!1})],y.prototype,"newClient",2),d([h({attribute:!1})],y.prototype,"of",2),d([h({type:Boolean})],y.prototype,"single",2),d([h({type:Boolean})],y.prototype,"following",2),d([h()],y.prototype,"step",2),d([_()],y.prototype,"check",2),d([_()],y.prototype,"more",2);function ht(e,r){return e.includes(r)?e.filter(t=>t!==r):[...e,r]}customElements.define("studio-booking-form",y);export{w as a,L as b,At as c,qt as d,Vt as e,C as f,Rt as g,ot as h,at as i,zt as j,Jt as k,Qt as l};
