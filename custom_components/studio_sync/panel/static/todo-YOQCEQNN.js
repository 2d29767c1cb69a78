import{a as d}from"./chunk-NZ3QSR3E.js";import"./chunk-KSVTZ7Q5.js";import"./chunk-P3WJRZVD.js";import"./chunk-FSVE4PSD.js";import"./chunk-J5RFACA2.js";import"./chunk-KPGKTK6R.js";import"./chunk-KIYO663U.js";import"./chunk-A24S5JNW.js";import{d as c}from"./chunk-KMOU4PCT.js";import"./chunk-PKRJYEXA.js";import"./chunk-2PCFWAIZ.js";import{b as a,c as s,e as u}from"./chunk-6URGFRCB.js";import"./chunk-BC7J7IIZ.js";var p=4,l=class extends d{wanted({rights:t}){return t.write==="none"?null:{command:"todo/subscribe",data:{}}}fold(t,e){return e}heading(){return this.t("shell.todo")}address({entry_id:t}){return c("todo",{studio:t})}none(){return this.t("cards.not_yours")}content(t,{count:e,items:r}){let i=r.filter(o=>o.kind!=="arrived"||o.suggestions.length);return s`<p class="count">
        ${e?this.count("cards.waiting",e):this.t("cards.all_done")}
      </p>
      ${i.length?s`<ul>
              ${i.slice(0,p).map(o=>s`<li>
                  <b>${this.kind(o)}</b>
                  <span class="quiet" dir="auto">${this.about(o)}</span>
                </li>`)}
            </ul>`:u}`}kind(t){return this.t(`cards.kind.${t.kind}`)}about(t){let{hide_names:e}=this.config,r=o=>`${this.format.day(o.start,this.now)}${o.all_day?"":` ${this.format.time(o.start)}`}`,i=o=>o||this.t("diary.busy");switch(t.kind){case"held":return this.count("cards.held",t.number);case"arrived":return[e?"":i(t.title),r(t)].filter(Boolean).join(" · ");case"overlap":{let o=[t.new,t.old].filter(n=>n!==null);return[e?"":o.map(({title:n})=>i(n)).join(" × "),...o.slice(0,1).map(r)].filter(Boolean).join(" · ")}case"edit_conflict":return e?"":i(t.studio?.title??t.google?.title);case"skipped":case"sign_in":return e?"":t.where}}static{this.styles=[...d.styles,a`
      .count { margin-bottom: 8px; font-size: 16px; }
      li { padding: 4px 0; border-top: 1px solid var(--divider-color); }
      li b { display: block; font-weight: 500; }
    `]}};customElements.define("studio-sync-todo-body",l);
