import{d as R,k as P}from"./chunk-G5Z3JVMO.js";import{a as u,c as x,d as E,l as T}from"./chunk-WYM6IMWQ.js";import{a as k}from"./chunk-FQEGW5KZ.js";import{b as v,c as r,e as d,h as m,i as y,j as b}from"./chunk-T4ZGZ4J2.js";import{a as c}from"./chunk-JBUOXDHO.js";var _={daily:"FREQ=DAILY",weekly:"FREQ=WEEKLY",fortnightly:"FREQ=WEEKLY;INTERVAL=2",monthly:"FREQ=MONTHLY",yearly:"FREQ=YEARLY"},N=["never",...Object.keys(_)];function K(e,a,t,s=new Date){let n=`${t.clock(new Date(s.getTime()+36e5)).slice(0,13)}:00:00`,o=e.start??U(n,a,e.staff_id??a.me[0]??""),l=o.includes("T")?C(o,t):`${o}T09:00:00`,i=a.types.find(({name:g})=>g===e.session_type)??a.types[0],p=e.end&&o.includes("T")?Math.max(5,(u(C(e.end,t))-u(l))/6e4):i?.minutes??60;return{day:l.slice(0,10),time:l.slice(11,16),minutes:p,all_day:e.all_day??!1,days:e.all_day&&e.end?S(o,e.end):1,title:"",description:"",place:"",session_type:i?.name??null,staff_id:e.staff_id??a.me[0]??null,assistant_ids:[],resource_ids:e.resource_ids??[],client_id:e.client_id??null,tentative:!1,repeats:"never",count:0}}function U(e,a,t){for(let s=0;s<7;s++){let n=T(e,s),o=P(a,t,n);if(!o)continue;let[l,i]=[`${n}T${o[0]}:00`,`${n}T${o[1]}:00`];if(u(e)<u(l))return l;if(u(e)<u(i))return e}return e}function q(e,a){let t=a.clock(e.start),[s,n]=H(e.recurrence);return{day:t.slice(0,10),time:e.all_day?"09:00":t.slice(11,16),minutes:e.all_day?60:E(e.start,e.end),all_day:e.all_day,days:e.all_day?S(e.start,e.end):1,title:e.title??"",description:e.description??"",place:e.place??"",session_type:e.session_type,staff_id:e.staff_id,assistant_ids:e.assistant_ids,resource_ids:e.resource_ids,client_id:e.client_id,tentative:e.status==="tentative",repeats:s,count:n}}function $(e){if(e.all_day){let t=x(`${e.day}T00:00:00`,Math.max(1,e.days)*24*60);return{start:e.day,end:t.slice(0,10),all_day:!0}}let a=`${e.day}T${e.time}:00`;return{start:a,end:x(a,e.minutes),all_day:!1}}function L(e){let{title:a,description:t,place:s,staff_id:n,assistant_ids:o,resource_ids:l,session_type:i}=e;return{...$(e),...a?{title:a}:{},...t?{description:t}:{},...s?{place:s}:{},...i?{session_type:i}:{},...e.client_id?{client_id:e.client_id}:{},...e.repeats==="never"?{}:{recurrence:M(e)},status:e.tentative?"tentative":"confirmed",staff_id:n,assistant_ids:o,resource_ids:l}}function z(e,a){let t={};JSON.stringify($(e))!==JSON.stringify($(a))&&Object.assign(t,$(a));for(let s of["title","description","place"])e[s]!==a[s]&&(t[s]=a[s]);e.session_type!==a.session_type&&a.session_type&&(t.session_type=a.session_type);for(let s of["staff_id","assistant_ids","resource_ids"])JSON.stringify(e[s])!==JSON.stringify(a[s])&&(t[s]=a[s]);return e.tentative!==a.tentative&&(t.status=a.tentative?"tentative":"confirmed"),(e.repeats!==a.repeats||e.count!==a.count)&&a.repeats!=="own"&&(t.recurrence=M(a)),t}function M(e){if(e.repeats==="never"||e.repeats==="own")return[];let a=e.count>0?`;COUNT=${e.count}`:"";return[`RRULE:${_[e.repeats]}${a}`]}function H(e){if(!e.length)return["never",0];let[a,...t]=e,s=(a??"").replace(/^RRULE:/,""),n=Number(s.match(/;COUNT=(\d+)$/)?.[1]??0),o=s.replace(/;COUNT=\d+$/,""),l=Object.keys(_).find(i=>_[i]===o);return l&&!t.length?[l,n]:["own",0]}function S(e,a){return Math.max(1,Math.round((u(a.slice(0,10))-u(e.slice(0,10)))/864e5))}function C(e,a){return/(Z|[+-]\d\d:\d\d)$/.test(e)?a.clock(e):e}function A(e){let a=e.match(/[^\s<>(),;]+@[^\s<>(),;]+\.[^\s<>(),;]+/g)??[],t=e;for(let o of a)t=t.replace(`<${o}>`," ").replace(o," ");let s=(t.match(/\+?\d[\d\s/().-]{4,}\d/g)??[]).map(o=>o.trim());for(let o of s)t=t.replace(o," ");let n=t.replace(/[,;()]+/g," ").replace(/\s+/g," ").trim();return n?{name:n,phones:s,emails:a}:null}var W=150,Y=6,f=class extends k{constructor(){super(...arguments);this.value="";this.text=null;this.found=[];this.at=-1;this.asked=0;this.looking=Promise.resolve()}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}type(t){this.text=t,this.at=-1,clearTimeout(this.timer),this.asked++;let s=t.trim();if(!s){this.found=[];return}this.looking=new Promise(n=>{this.timer=setTimeout(()=>n(this.look(s)),W)})}async look(t){let s=++this.asked;try{let{rows:n}=await this.context.api.ask("clients/page",{text:t,limit:Y});s===this.asked&&(this.found=n)}catch(n){s===this.asked&&this.tell("studio-failed",n)}}get options(){let t=this.text?A(this.text):null;return[...this.found.map(({client_id:s,name:n})=>({client_id:s,name:n})),...t?[{add:t}]:[]]}pick(t){this.text=null,this.found=[],this.at=-1,this.dispatchEvent(new CustomEvent("client-picked",{detail:t}))}key(t){let{options:s}=this;if(t.key==="ArrowDown"||t.key==="ArrowUp"){t.preventDefault();let n=t.key==="ArrowDown"?1:-1;this.at=Math.max(0,Math.min(s.length-1,this.at+n))}else t.key==="Enter"&&s.length?(t.preventDefault(),this.enter()):t.key==="Escape"&&this.text!==null&&(t.stopPropagation(),this.text=null,this.found=[])}async enter(){let{text:t}=this;this.at<0&&await this.looking,this.text===t&&this.pick(this.options[Math.max(0,this.at)]??null)}willUpdate(t){t.has("value")&&(this.text=null)}render(){let{options:t}=this,s=this.text!==null&&t.length>0;return r`<div class="field">
      <label for="client">${this.t("booking.client")}</label>
      <div class="row">
        <input
          id="client"
          dir="auto"
          autocomplete="off"
          role="combobox"
          aria-expanded=${s}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${s&&this.at>=0?`option-${this.at}`:d}
          placeholder=${this.t("booking.client_hint")}
          .value=${this.text??this.value}
          @input=${n=>this.type(n.target.value)}
          @keydown=${n=>this.key(n)}
        />
        ${this.value?r`<button class="plain" @click=${()=>this.pick(null)}>
                ${this.t("booking.nobody")}
              </button>`:d}
      </div>
      <ul id="found" role="listbox" aria-label=${this.t("booking.client")} ?hidden=${!s}>
        ${t.map((n,o)=>this.option(n,o))}
      </ul>
    </div>`}option(t,s){let n=this.found[s];return r`<li
      id=${`option-${s}`}
      role="option"
      aria-selected=${s===this.at}
      @click=${()=>this.pick(t)}
    >
      ${t&&"add"in t?r`<b dir="auto">${this.t("booking.add_client",{name:t.add.name})}</b>
              <span class="quiet">${[...t.add.phones,...t.add.emails].join(" · ")}</span>`:r`<b dir="auto">${n?.name}</b>
              <span class="quiet">${[n?.phone,n?.email].filter(Boolean).join(" · ")}</span>`}
    </li>`}static{this.styles=[b,v`
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
    `]}};c([m()],f.prototype,"value",2),c([y()],f.prototype,"text",2),c([y()],f.prototype,"found",2),c([y()],f.prototype,"at",2);customElements.define("studio-client-picker",f);var F=250,h=class extends k{constructor(){super(...arguments);this.client="";this.newClient=null;this.of=null;this.check=null;this.more=!1;this.asked=0}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.timer)}willUpdate(t){t.has("plan")&&(clearTimeout(this.timer),this.timer=setTimeout(()=>{this.look()},this.check?F:0))}async look(){let t=++this.asked,{of:s}=this,{title:n,description:o,client_id:l,...i}=L(this.plan),p=s?{appointment_id:s.appointment_id,...s.moment===null?{}:{moment:s.moment}}:{},{recurrence:g,...w}=i,D=s?w:{...w,...g?{recurrence:g}:{}};try{let I=await this.context.api.ask("free/check",{...p,...D});t===this.asked&&(this.check=I)}catch{t===this.asked&&(this.check=null)}}set(t){let s={...this.plan,...t};this.dispatchEvent(new CustomEvent("plan-changed",{detail:s}))}input(t,s){let n=s.target,o=n.type==="number"?Math.max(0,n.valueAsNumber||0):n.value;this.set({[t]:o})}pickType(t){let s=this.context.studio.types.find(n=>n.name===t);this.set(s?{session_type:s.name,minutes:s.minutes}:{session_type:null})}render(){let{plan:t,context:s}=this,{studio:n}=s,o=n.people.filter(i=>i.kind==="staff"),l=n.people.filter(i=>i.kind==="room");return r`${n.rights.clients==="none"?d:r`<studio-client-picker
              .context=${s}
              .value=${this.newClient?.name??this.client}
              @client-picked=${({detail:i})=>this.dispatchEvent(new CustomEvent("client-picked",{detail:i}))}
            ></studio-client-picker>`}
      ${n.types.length?r`<div class="chips" role="radiogroup" aria-label=${this.t("booking.type")}>
              ${[...n.types.map(i=>i.name),""].map(i=>r`<button
                  role="radio"
                  aria-checked=${(t.session_type??"")===i}
                  ?disabled=${!i&&this.of!==null&&t.session_type!==null}
                  @click=${()=>this.pickType(i)}
                >
                  ${i||this.t("booking.no_type")}
                </button>`)}
            </div>`:d}
      <div class="when">
        <label class="field"
          ><span class="label">${this.t("booking.day")}</span
          ><input type="date" .value=${t.day} @change=${i=>this.input("day",i)}
        /></label>
        ${t.all_day?r`<label class="field"
                ><span class="label">${this.t("booking.days")}</span
                ><input
                  type="number"
                  min="1"
                  .value=${String(t.days)}
                  @change=${i=>this.input("days",i)}
              /></label>`:r`<label class="field"
                  ><span class="label">${this.t("booking.time")}</span
                  ><input
                    type="time"
                    step="300"
                    .value=${t.time}
                    @change=${i=>this.input("time",i)}
                /></label>
                <label class="field"
                  ><span class="label">${this.t("booking.minutes")}</span
                  ><input
                    type="number"
                    min="0"
                    step="5"
                    .value=${String(t.minutes)}
                    @change=${i=>this.input("minutes",i)}
                /></label>`}
      </div>
      ${this.nextTimes()}
      ${this.chips("booking.who",o,i=>t.staff_id===i.id,i=>this.set({staff_id:t.staff_id===i.id?null:i.id,assistant_ids:t.assistant_ids.filter(p=>p!==i.id)}))}
      ${this.chips("booking.assistants",o.filter(i=>i.id!==t.staff_id),i=>t.assistant_ids.includes(i.id),i=>this.set({assistant_ids:j(t.assistant_ids,i.id)}))}
      ${this.chips("booking.rooms",l,i=>t.resource_ids.includes(i.id),i=>this.set({resource_ids:j(t.resource_ids,i.id)}))}
      <details ?open=${this.more} @toggle=${i=>{this.more=i.target.open}}>
        <summary>${this.t("booking.more")}</summary>
        <label class="field"
          ><span class="label">${this.t("booking.name")}</span
          ><input
            dir="auto"
            maxlength="1000"
            placeholder=${t.session_type?this.t("booking.title_hint"):""}
            .value=${t.title}
            @input=${i=>this.input("title",i)}
        /></label>
        <label class="field"
          ><span class="label">${this.t("booking.notes")}</span
          ><textarea
            dir="auto"
            rows="3"
            .value=${t.description}
            @input=${i=>this.input("description",i)}
          ></textarea>
        </label>
        <label class="field"
          ><span class="label">${this.t("booking.place")}</span
          ><input
            dir="auto"
            .value=${t.place}
            @input=${i=>this.input("place",i)}
        /></label>
        <div class="when">
          <label class="field"
            ><span class="label">${this.t("booking.repeats")}</span
            ><select
              ?disabled=${this.of?.moment!=null}
              @change=${i=>this.set({repeats:i.target.value})}
            >
              ${[...N,...t.repeats==="own"?["own"]:[]].map(i=>r`<option value=${i} ?selected=${t.repeats===i}>
                    ${this.t(`booking.repeat.${i}`)}
                  </option>`)}
            </select></label
          >
          ${t.repeats==="never"||t.repeats==="own"?d:r`<label class="field"
                  ><span class="label">${this.t("booking.count")}</span
                  ><input
                    type="number"
                    min="0"
                    .value=${t.count?String(t.count):""}
                    placeholder=${this.t("booking.for_ever")}
                    @change=${i=>this.input("count",i)}
                /></label>`}
        </div>
        <label class="tick"
          ><input
            type="checkbox"
            .checked=${t.all_day}
            @change=${i=>this.set({all_day:i.target.checked})}
          />
          ${this.t("diary.all_day")}</label
        >
        <label class="tick"
          ><input
            type="checkbox"
            .checked=${t.tentative}
            @change=${i=>this.set({tentative:i.target.checked})}
          />
          ${this.t("diary.tentative")}</label
        >
      </details>
      ${this.outcome()}`}chips(t,s,n,o){return s.length?r`<div class="chips" role="group" aria-label=${this.t(t)}>
      <span class="label">${this.t(t)}</span>
      ${s.map(l=>{let i=this.check?.people.find(g=>g.id===l.id),p=i&&!i.free?this.reason(i):"";return r`<button
          class=${p?"taken":""}
          aria-pressed=${n(l)}
          title=${p||d}
          @click=${()=>o(l)}
        >
          <span dir="auto">${l.name}</span>${p?r`<small>${p}</small>`:d}
        </button>`})}
    </div>`:d}reason({reason:t,by:s}){if(t==="closed")return this.t("booking.closed");let[n]=s;return n?n.title??this.t("diary.busy"):this.t("diary.busy")}nextTimes(){let{check:t,context:s}=this;if(!t?.times.length)return d;let{format:n}=s;return r`<div class="chips">
      <span class="label">${this.t("booking.next_free")}</span>
      ${t.times.map(o=>r`<button
          @click=${()=>{let l=n.clock(o.start);this.set({day:l.slice(0,10),time:l.slice(11,16)})}}
        >
          ${n.day(o.start)}${o.all_day?"":` ${n.time(o.start)}`}
        </button>`)}
    </div>`}outcome(){let{check:t,context:s}=this;if(!t)return r``;let{format:n,studio:o}=s,l=p=>R(o,p).join(", "),i=t.shown.filter(p=>p.kind!=="calendar");return r`${t.overlaps.length?r`<div class="alarm" role="status">
              ${t.overlaps.map(p=>r`<div dir="auto">
                  ${this.t("booking.overlaps",{title:p.title??this.t("diary.busy"),when:`${n.day(p.start)}, ${n.span(p)}`,who:l(p.people)})}
                </div>`)}
            </div>`:d}
      <p class="quiet">
        ${i.length?this.t("booking.goes_to",{places:i.map(p=>this.t(`booking.${p.kind}`,{name:l([p.of])||p.name})).join(" · ")}):this.t("booking.stays")}
        ${this.t("booking.no_mail")}
      </p>`}static{this.styles=[b,v`
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
      @media (max-width: 599px) { .chips button, .tick, summary { min-height: 44px; } }
    `]}};c([m({attribute:!1})],h.prototype,"plan",2),c([m()],h.prototype,"client",2),c([m({attribute:!1})],h.prototype,"newClient",2),c([m({attribute:!1})],h.prototype,"of",2),c([y()],h.prototype,"check",2),c([y()],h.prototype,"more",2);function j(e,a){return e.includes(a)?e.filter(t=>t!==a):[...e,a]}customElements.define("studio-booking-form",h);export{K as a,q as b,L as c,z as d};
