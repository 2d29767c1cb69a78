import{f as _}from"./chunk-6URGFRCB.js";var{I:T}=_,A=t=>t;var m=t=>t.strings===void 0,o=()=>document.createComment(""),f=(t,i,e)=>{let r=t._$AA.parentNode,$=i===void 0?t._$AB:i._$AA;if(e===void 0){let a=r.insertBefore(o(),$),l=r.insertBefore(o(),$);e=new T(a,l,t,t.options)}else{let a=e._$AB.nextSibling,l=e._$AM,n=l!==t;if(n){let s;e._$AQ?.(t),e._$AM=t,e._$AP!==void 0&&(s=t._$AU)!==l._$AU&&e._$AP(s)}if(a!==$||n){let s=e._$AA;for(;s!==a;){let p=A(s).nextSibling;A(r).insertBefore(s,$),s=p}}}return e},E=(t,i,e=t)=>(t._$AI(i,e),t),d={},P=(t,i=d)=>t._$AH=i,R=t=>t._$AH,h=t=>{t._$AR(),t._$AA.remove()};var B={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},g=t=>(...i)=>({_$litDirective$:t,values:i}),c=class{constructor(i){}get _$AU(){return this._$AM._$AU}_$AT(i,e,r){this._$Ct=i,this._$AM=e,this._$Ci=r}_$AS(i,e){return this.update(i,e)}update(i,e){return this.render(...e)}};export{m as a,f as b,E as c,P as d,R as e,h as f,B as g,g as h,c as i};
/*! Bundled license information:

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
