import{a as f,g as _,h as d,i as $}from"./chunk-4525WVJX.js";import{c as l,e as h}from"./chunk-6URGFRCB.js";var r=(t,i)=>{let e=t._$AN;if(e===void 0)return!1;for(let s of e)s._$AO?.(i,!1),r(s,i);return!0},a=t=>{let i,e;do{if((i=t._$AM)===void 0)break;e=i._$AN,e.delete(t),t=i}while(e?.size===0)},v=t=>{for(let i;i=t._$AM;t=i){let e=i._$AN;if(e===void 0)i._$AN=e=new Set;else if(e.has(t))break;e.add(t),x(i)}};function y(t){this._$AN!==void 0?(a(this),this._$AM=t,v(this)):this._$AM=t}function A(t,i=!1,e=0){let s=this._$AH,n=this._$AN;if(n!==void 0&&n.size!==0)if(i)if(Array.isArray(s))for(let o=e;o<s.length;o++)r(s[o],!1),a(s[o]);else s!=null&&(r(s,!1),a(s));else r(this,t)}var x=t=>{t.type==_.CHILD&&(t._$AP??=A,t._$AQ??=y)},c=class extends ${constructor(){super(...arguments),this._$AN=void 0}_$AT(i,e,s){super._$AT(i,e,s),v(this),this.isConnected=i._$AU}_$AO(i,e=!0){i!==this.isConnected&&(this.isConnected=i,i?this.reconnected?.():this.disconnected?.()),e&&(r(this,i),a(this))}setValue(i){if(f(this._$Ct))this._$Ct._$AI(i,this);else{let e=[...this._$Ct._$AH];e[this._$Ci]=i,this._$Ct._$AI(e,this,0)}}disconnected(){}reconnected(){}};var m=new WeakMap,g=d(class extends c{render(t){return h}update(t,[i]){let e=i!==this.G;return e&&this.rt(void 0),(e||this.lt!==this.ct)&&(this.G=i,this.ht=t.options?.host,this.rt(this.ct=t.element)),h}rt(t){if(this.G!==void 0)if(this.isConnected||(t=void 0),typeof this.G=="function"){let i=this.ht??globalThis,e=m.get(i);e===void 0&&(e=new WeakMap,m.set(i,e)),e.get(this.G)!==void 0&&this.G.call(this.ht,void 0),e.set(this.G,t),t!==void 0&&this.G.call(this.ht,t)}else this.G.value=t}get lt(){return typeof this.G=="function"?m.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var b=["this","following","all"];function I(t,i){let e=t.moment===null?{}:{moment:t.moment};return{appointment_id:t.appointment_id,...e,...i?{scope:i}:{}}}function k(t){queueMicrotask(()=>t?.focus())}function u(t,i){return l`<div class="alarm" role="group" tabindex="-1" aria-label=${t} ${g(k)}>
    <p>${t}</p>
    <div class="row">
      ${i.map(e=>l`<button type="button" class=${e.plain?"plain":""} @click=${e.act}>
            ${e.words}
          </button>`)}
    </div>
  </div>`}function W(t,i,e,s=b,n=t("appointment.which")){return u(n,[...s.map(o=>({words:t(`diary.${o}`),act:()=>i(o)})),{words:t("booking.go_back"),plain:!0,act:e}])}function U(t){return t.translation_key==="staff_busy"}function V(t,i){let e=i.translation_placeholders?.title;return t.page("diary.taken",{title:e||t.page("diary.busy")})}async function B(t,i,e){let[s]=(await t.read("free/next",e)).times;if(!s)throw{message:i.page("diary.nothing_free")};return s}function J(t,i,e){return u(i,[{words:t("diary.beside"),act:e.both},{words:t("diary.next_free"),act:e.later},{words:t("booking.go_back"),plain:!0,act:e.back}])}export{b as a,I as b,W as c,U as d,V as e,B as f,J as g};
/*! Bundled license information:

lit-html/async-directive.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
