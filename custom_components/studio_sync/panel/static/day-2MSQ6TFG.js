import{a as p}from"./chunk-C4GNQ6SO.js";import{b as v,d,e as $,g as b,h as w,i as F,j as l}from"./chunk-H5W3YWVM.js";import"./chunk-DOJTVMFQ.js";import"./chunk-J5RFACA2.js";import"./chunk-BE7GGKFQ.js";import"./chunk-A24S5JNW.js";import{c as g}from"./chunk-AJWU7X55.js";import{n as f}from"./chunk-NDTVE7LJ.js";import{b as h,c as n}from"./chunk-6URGFRCB.js";import"./chunk-BC7J7IIZ.js";var c=class extends p{get days(){return b(this.format.dayOf(this.now),this.config.days??1)}wanted(){let t=this.format.dayOf(this.now);return{command:"diary/subscribe",data:{start:t,end:f(t,this.config.days??1)}}}fold(t,o){return v(t,o)}address({entry_id:t}){return l("diary",{studio:t,day:this.days[0]??""})}heading(t){let o=d(t,this.config),e=t.people.filter(({id:s})=>o.includes(s)).map(({name:s})=>s);return e.length&&e.length<=3?e.join(", "):t.name}content(t,o){return n`${this.days.map(e=>this.day(t,e,o))}`}day(t,o,e){let s=d(t,this.config),r=$(e.values(),o,s,this.format),y=this.format.longDay(o);return n`<section>
      <h3>${y}</h3>
      ${r.length?n`<ul>
              ${r.map(a=>n`<li>${this.entry(t,o,a,s)}</li>`)}
            </ul>`:n`<p class="quiet">${this.t("cards.nothing")}</p>`}
    </section>`}entry(t,o,e,s){let r=this.titleOf(e),a=t.people.filter(({id:i})=>g(e).includes(i)).find(({id:i})=>!s.length||s.includes(i))?.color,k=t.types.find(({name:i})=>i===e.session_type)?.color,S=[...F(e,r,t,s.length===1?s:[]),e.status==="tentative"?this.t("diary.tentative"):"",e.conflict?this.t("diary.overlapping"):e.kept?this.t("diary.kept"):""],m=w(e,this.now),u=l("diary",{studio:t.entry_id,day:o,appointment:e.key});return n`<a
      class="entry ${m}"
      href=${u}
      style=${`--body: ${k??"transparent"}; --edge: ${a??"var(--divider-color)"}`}
      @click=${i=>this.go(i,u)}
    >
      <span class="time">
        ${e.all_day?this.t("diary.all_day"):this.format.span(e)}
        ${m==="now"?n`<b class="chip good">${this.t("cards.now")}</b>`:""}
      </span>
      <b dir="auto">${r}</b>
      <span class="quiet" dir="auto">${S.filter(Boolean).join(" · ")}</span>
    </a>`}static{this.styles=[...p.styles,h`
      .past { color: var(--secondary-text-color); }
      .past b { font-weight: 400; }
    `]}};customElements.define("studio-sync-day-body",c);
