import{a as p}from"./chunk-NZ3QSR3E.js";import"./chunk-KSVTZ7Q5.js";import{a as v,d as l,f as $,h as b,i as w,j as F}from"./chunk-P3WJRZVD.js";import"./chunk-FSVE4PSD.js";import"./chunk-J5RFACA2.js";import"./chunk-KPGKTK6R.js";import"./chunk-KIYO663U.js";import"./chunk-A24S5JNW.js";import{d}from"./chunk-KMOU4PCT.js";import{c as g}from"./chunk-PKRJYEXA.js";import{o as h}from"./chunk-2PCFWAIZ.js";import{b as f,c as n}from"./chunk-6URGFRCB.js";import"./chunk-BC7J7IIZ.js";var c=class extends p{get days(){return b(this.format.dayOf(this.now),this.config.days??1)}wanted(){let t=this.format.dayOf(this.now);return{command:"diary/subscribe",data:{start:t,end:h(t,this.config.days??1)}}}fold(t,o){return v(t,o)}address({entry_id:t}){return d("diary",{studio:t,day:this.days[0]??""})}heading(t){let o=l(t,this.config),e=t.people.filter(({id:s})=>o.includes(s)).map(({name:s})=>s);return e.length&&e.length<=3?e.join(", "):t.name}content(t,o){return n`${this.days.map(e=>this.day(t,e,o))}`}day(t,o,e){let s=l(t,this.config),i=$(e.values(),o,s,this.format),y=this.format.longDay(o);return n`<section>
      <h3>${y}</h3>
      ${i.length?n`<ul>
              ${i.map(a=>n`<li>${this.entry(t,o,a,s)}</li>`)}
            </ul>`:n`<p class="quiet">${this.t("cards.nothing")}</p>`}
    </section>`}entry(t,o,e,s){let i=this.titleOf(e),a=t.people.filter(({id:r})=>g(e).includes(r)).find(({id:r})=>!s.length||s.includes(r))?.color,k=t.types.find(({name:r})=>r===e.session_type)?.color,S=[...F(e,i,t,s.length===1?s:[]),e.status==="tentative"?this.t("diary.tentative"):"",e.conflict?this.t("diary.overlapping"):e.kept?this.t("diary.kept"):""],m=w(e,this.now),u=d("diary",{studio:t.entry_id,day:o,appointment:e.key});return n`<a
      class="entry ${m}"
      href=${u}
      style=${`--body: ${k??"transparent"}; --edge: ${a??"var(--divider-color)"}`}
      @click=${r=>this.go(r,u)}
    >
      <span class="time">
        ${e.all_day?this.t("diary.all_day"):this.format.span(e,o)}
        ${m==="now"?n`<b class="chip good">${this.t("cards.now")}</b>`:""}
      </span>
      <b dir="auto">${i}</b>
      <span class="quiet" dir="auto">${S.filter(Boolean).join(" · ")}</span>
    </a>`}static{this.styles=[...p.styles,f`
      .past { color: var(--secondary-text-color); }
      .past b { font-weight: 400; }
    `]}};customElements.define("studio-sync-day-body",c);
