import{a as u}from"./chunk-NZ3QSR3E.js";import"./chunk-KSVTZ7Q5.js";import{a as b,d as E,g as _,i as c,j as D}from"./chunk-P3WJRZVD.js";import"./chunk-FSVE4PSD.js";import"./chunk-J5RFACA2.js";import"./chunk-KPGKTK6R.js";import"./chunk-KIYO663U.js";import"./chunk-A24S5JNW.js";import{d as p}from"./chunk-KMOU4PCT.js";import{c as w}from"./chunk-PKRJYEXA.js";import{o as $}from"./chunk-2PCFWAIZ.js";import{b as g,c as r,e as l,i as v}from"./chunk-6URGFRCB.js";import{a as h}from"./chunk-BC7J7IIZ.js";var F=[2,14,92],d=class extends u{constructor(){super(...arguments);this.step=0;this.isEmpty=!1}willUpdate(t){t.has("config")&&(this.step=0),super.willUpdate(t)}wanted(){let t=this.format.dayOf(this.now);return{command:"diary/subscribe",data:{start:t,end:$(t,F[this.step]??2)}}}fold(t,e){return b(t,e)}heading(){return this.t("cards.next")}address({entry_id:t}){return p("diary",{studio:t})}updated(t){super.updated(t),!(!(this.step<F.length-1)||!this.found||!this.isEmpty)&&(this.step+=1,this.found=null)}content(t,e){let a=_(e.values(),E(t,this.config),this.now,this.format),s=a.filter(i=>c(i,this.now)==="now"),o=a.find(i=>c(i,this.now)==="later");return this.isEmpty=!o,!s.length&&!o?r`<p class="quiet">${this.t("cards.no_session")}</p>`:r`<ul>
      ${s.map(i=>r`<li>${this.entry(t,i,!0)}</li>`)}
      ${o?r`<li>${this.entry(t,o,!1)}</li>`:l}
    </ul>`}entry(t,e,a){let{format:s}=this,o=this.titleOf(e),i=t.people.filter(({id:n})=>w(e).includes(n)),k=t.types.find(({name:n})=>n===e.session_type)?.color,y=s.dayOf(e.start),A=y===s.dayOf(this.now),m=p("diary",{studio:t.entry_id,day:y,appointment:e.key}),f=D(e,o,t,[]),C=this.config.hide_names||f.includes(e.place??"")?null:e.place,O=[...f,C].filter(Boolean);return r`<a
      class="entry"
      href=${m}
      style=${`--body: ${k??"transparent"}; --edge: ${i[0]?.color??"var(--divider-color)"}`}
      @click=${n=>this.go(n,m)}
    >
      <span class="time big">
        ${A?"":`${s.day(e.start,this.now)} `}${e.all_day?this.t("diary.all_day"):s.span(e)}
        ${a?r`<b class="chip good">${this.t("cards.now")}</b>`:l}
      </span>
      <b dir="auto">${o}</b>
      <span class="quiet" dir="auto">${O.join(" · ")}</span>
    </a>`}static{this.styles=[...u.styles,g`
      .big { font-size: 20px; }
    `]}};h([v()],d.prototype,"step",2);customElements.define("studio-sync-next-body",d);
