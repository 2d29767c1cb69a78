import{d as yl,e as bl,f as wl}from"./chunk-G3PWAUJH.js";import{a as Di}from"./chunk-XEF7L7MO.js";import{b as $l}from"./chunk-KMOU4PCT.js";import"./chunk-4525WVJX.js";import{a as Er,b as fl,c as Vr,d as jn,e as pl,f as vo,g as hl,h as Gr,i as hs,j as vl,k as Cn,m as ml,n as gl}from"./chunk-PKRJYEXA.js";import{a as _l}from"./chunk-MJN7SWPD.js";import{a as Ci,b as ll,c as Yt,d as fo,f as po,g as Si,h as ho,i as cl,m as dl,n as ul,o as vn}from"./chunk-2PCFWAIZ.js";import{b as Xn}from"./chunk-HTIT4TPU.js";import{a as al,b as fn,c as Ce,e as pn,h as zr,i as hn,j as Kn}from"./chunk-6URGFRCB.js";import{a as It}from"./chunk-BC7J7IIZ.js";var xl=15;function El(e,t,r,n=new Date){let o=r.clock(n),s=o.slice(0,10);if(!e||t>s)return e;if(t<s)return null;let a=Number(o.slice(14,16))%xl,l=a?Yt(o,xl-a):o,c=l.slice(0,10)>s?"24:00":l.slice(11,16);return c<=e[0]?e:c<e[1]?[c,e[1]]:null}var Ri=class extends Xn{constructor(){super(...arguments);this.days=[];this.appointments=[]}render(){return Ce`${this.days.map(r=>this.day(r))}`}day(r){let{studio:n,format:o}=this.context,s=n.me[0]??"",a=this.appointments.filter(u=>this.isOn(u,r)),l=El(Cn(n,s,r),r,o),c=ml(a,r,l,o);return Ce`<section>
      ${this.days.length>1?Ce`<h3>${o.longDay(r)}</h3>`:""}
      ${c.length?Ce`<ul>
              ${c.map(u=>Ce`<li>${this.line(u,r)}</li>`)}
            </ul>`:Ce`<p class="quiet">${this.t("diary.empty")}</p>`}
    </section>`}isOn(r,n){let{format:o}=this.context;return ul(r.start)?r.start<=n&&n<r.end:o.dayOf(r.start)<=n&&n<=o.dayOf(dl(r))}line(r,n){let{studio:o,format:s}=this.context;if(r.kind==="free"){let c=`${s.wallTime(r.start)}–${s.wallTime(r.end)}`,u=this.t("diary.free",{span:c});return o.rights.write==="none"?Ce`<span class="gap">${u}</span>`:Ce`<button
        class="gap"
        @click=${()=>this.dispatchEvent(new CustomEvent("agenda-free",{detail:{start:r.start}}))}
      >
        ${u}
      </button>`}let a=r.appointment,l=jn(o,Vr(a));return Ce`<button
      class=${a.status==="cancelled"?"entry cancelled":"entry"}
      style=${`--body: ${vo(o,a)}`}
      @click=${()=>this.open(a)}
    >
      <b dir="auto">${a.title??this.t("diary.busy")}</b>
      <span>${a.all_day?this.t("diary.all_day"):s.span(a,n)}</span>
      <span class="quiet" dir="auto"
        >${[...l,a.status==="confirmed"?"":this.t(`diary.${a.status==="cancelled"?"cancelled_one":"tentative"}`),a.conflict?this.t("diary.overlapping"):a.kept?this.t("diary.kept"):"",a.moment===null?"":this.t("diary.repeating"),a.origin!=="studio"?this.t("diary.from_phone"):"",a.private?this.t("diary.private"):""].filter(Boolean).join(" · ")}</span
      >
    </button>`}static{this.styles=[Kn,fn`
      :host { display: block; flex: 1; overflow: auto; }
      ul { display: grid; gap: 6px; margin: 0; padding: 0; list-style: none; }
      button, .gap { display: grid; gap: 2px; width: 100%; min-height: 44px; padding: 8px 12px; text-align: start; border-radius: 8px; font-weight: 400; }
      .entry { color: var(--primary-text-color); background: var(--card-background-color); border: 1px solid var(--divider-color); border-inline-start: 6px solid var(--body); }
      .cancelled { border-style: dashed; }
      .cancelled :is(b, b + span) { color: var(--secondary-text-color); text-decoration: line-through; }
      .gap { align-items: center; color: var(--words); background: none; border: 1px dashed var(--divider-color); }
    `]}};It([zr({attribute:!1})],Ri.prototype,"days",2),It([zr({attribute:!1})],Ri.prototype,"appointments",2);customElements.define("studio-diary-agenda",Ri);var kl=globalThis.process?.env?.NODE_ENV,$=kl&&!kl.toLowerCase().startsWith("prod");var jr=Array.isArray,Tl=Array.prototype.indexOf,Kr=Array.prototype.includes,Zn=Array.from,vs=Object.keys,dt=Object.defineProperty,qt=Object.getOwnPropertyDescriptor,ms=Object.getOwnPropertyDescriptors,gs=Object.prototype,Cl=Array.prototype,Jn=Object.getPrototypeOf,_s=Object.isExtensible;var Ke=()=>{};function mo(e){for(var t=0;t<e.length;t++)e[t]()}function go(){var e,t,r=new Promise((n,o)=>{e=n,t=o});return{promise:r,resolve:e,reject:t}}var Pt=Symbol("$state"),_o=Symbol("component"),Ai=Symbol("legacy props"),Sl=Symbol(""),$o=Symbol("proxy path"),yo=Symbol("attributes"),Ni=Symbol("class"),Oi=Symbol("style"),Ii=Symbol("text");var $s=Symbol("hmr anchor"),Xr=new class extends Error{name="StaleReactionError";message="The reaction that called `getAbortSignal()` was re-run or destroyed"},ys=!!globalThis.document?.contentType&&globalThis.document.contentType.includes("xml");var Qn=3,cr=8;var er={};var Re=Symbol("uninitialized"),dr=Symbol("filename");var bo="http://www.w3.org/1999/xhtml";var mn="font-weight: bold",gn="font-weight: normal";function Dl(e){$?console.warn(`%c[svelte] await_reactivity_loss
%cDetected reactivity loss when reading \`${e}\`. This happens when state is read in an async function after an earlier \`await\`
https://svelte.dev/e/await_reactivity_loss`,mn,gn):console.warn("https://svelte.dev/e/await_reactivity_loss")}function Rl(e,t){$?console.warn(`%c[svelte] await_waterfall
%cAn async derived, \`${e}\` (${t}) was not read immediately after it resolved. This often indicates an unnecessary waterfall, which can slow down your app
https://svelte.dev/e/await_waterfall`,mn,gn):console.warn("https://svelte.dev/e/await_waterfall")}function Al(){$?console.warn(`%c[svelte] derived_inert
%cReading a derived belonging to a now-destroyed effect may result in stale values
https://svelte.dev/e/derived_inert`,mn,gn):console.warn("https://svelte.dev/e/derived_inert")}function Nl(e,t,r){$?console.warn(`%c[svelte] hydration_attribute_changed
%cThe \`${e}\` attribute on \`${t}\` changed its value between server and client renders. The client value, \`${r}\`, will be ignored in favour of the server value
https://svelte.dev/e/hydration_attribute_changed`,mn,gn):console.warn("https://svelte.dev/e/hydration_attribute_changed")}function Sn(e){$?console.warn(`%c[svelte] hydration_mismatch
%c${e?`Hydration failed because the initial UI does not match what was rendered on the server. The error occurred near ${e}`:"Hydration failed because the initial UI does not match what was rendered on the server"}
https://svelte.dev/e/hydration_mismatch`,mn,gn):console.warn("https://svelte.dev/e/hydration_mismatch")}function Ol(){$?console.warn(`%c[svelte] lifecycle_double_unmount
%cTried to unmount a component that was not mounted
https://svelte.dev/e/lifecycle_double_unmount`,mn,gn):console.warn("https://svelte.dev/e/lifecycle_double_unmount")}function wo(e){$?console.warn(`%c[svelte] state_proxy_equality_mismatch
%cReactive \`$state(...)\` proxies and the values they proxy have different identities. Because of this, comparisons with \`${e}\` will produce unexpected results
https://svelte.dev/e/state_proxy_equality_mismatch`,mn,gn):console.warn("https://svelte.dev/e/state_proxy_equality_mismatch")}function Il(){$?console.warn("%c[svelte] svelte_boundary_reset_noop\n%cA `<svelte:boundary>` `reset` function only resets the boundary the first time it is called\nhttps://svelte.dev/e/svelte_boundary_reset_noop",mn,gn):console.warn("https://svelte.dev/e/svelte_boundary_reset_noop")}var z=!1;function Xe(e){z=e}var Q;function Ee(e){if(e===null)throw Sn(),er;return Q=e}function xt(){return Ee(Et(Q))}function oe(e){if(z){if(Et(Q)!==null)throw Sn(),er;Q=e}}function bs(e=1){if(z){for(var t=e,r=Q;t--;)r=Et(r);Q=r}}function kr(e=!0){for(var t=0,r=Q;;){if(r.nodeType===cr){var n=r.data;if(n==="]"){if(t===0)return r;t-=1}else(n==="["||n==="[!"||n[0]==="["&&!isNaN(Number(n.slice(1))))&&(t+=1)}var o=Et(r);e&&r.remove(),r=o}}function _n(e){if(!e||e.nodeType!==cr)throw Sn(),er;return e.data}function xo(e){return e===this.v}function ws(e,t){return e!=e?t==t:e!==t||e!==null&&typeof e=="object"||typeof e=="function"}function Eo(e){return!ws(e,this.v)}function Ml(e){if($){let t=new Error(`invariant_violation
An invariant violation occurred, meaning Svelte's internal assumptions were flawed. This is a bug in Svelte, not your app — please open an issue at https://github.com/sveltejs/svelte, citing the following message: "${e}"
https://svelte.dev/e/invariant_violation`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/invariant_violation")}function Mi(e){if($){let t=new Error(`lifecycle_outside_component
\`${e}(...)\` can only be used during component initialisation
https://svelte.dev/e/lifecycle_outside_component`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/lifecycle_outside_component")}function Ll(){if($){let e=new Error("set_context_after_init\n`setContext` must be called when a component first initializes, not in a subsequent effect or after an `await` expression\nhttps://svelte.dev/e/set_context_after_init");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/set_context_after_init")}function Fl(){if($){let e=new Error("async_derived_orphan\nCannot create a `$derived(...)` with an `await` expression outside of an effect tree\nhttps://svelte.dev/e/async_derived_orphan");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/async_derived_orphan")}function Hl(){if($){let e=new Error(`derived_references_self
A derived value cannot reference itself recursively
https://svelte.dev/e/derived_references_self`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/derived_references_self")}function xs(e,t,r){if($){let n=new Error(`each_key_duplicate
${r?`Keyed each block has duplicate key \`${r}\` at indexes ${e} and ${t}`:`Keyed each block has duplicate key at indexes ${e} and ${t}`}
https://svelte.dev/e/each_key_duplicate`);throw n.name="Svelte error",n}else throw new Error("https://svelte.dev/e/each_key_duplicate")}function zl(e,t,r){if($){let n=new Error(`each_key_volatile
Keyed each block has key that is not idempotent — the key for item at index ${e} was \`${t}\` but is now \`${r}\`. Keys must be the same each time for a given item
https://svelte.dev/e/each_key_volatile`);throw n.name="Svelte error",n}else throw new Error("https://svelte.dev/e/each_key_volatile")}function Vl(e){if($){let t=new Error(`effect_in_teardown
\`${e}\` cannot be used inside an effect cleanup function
https://svelte.dev/e/effect_in_teardown`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/effect_in_teardown")}function Bl(){if($){let e=new Error("effect_in_unowned_derived\nEffect cannot be created inside a `$derived` value that was not itself created inside an effect\nhttps://svelte.dev/e/effect_in_unowned_derived");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/effect_in_unowned_derived")}function Ul(e){if($){let t=new Error(`effect_orphan
\`${e}\` can only be used inside an effect (e.g. during component initialisation)
https://svelte.dev/e/effect_orphan`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/effect_orphan")}function Yl(){if($){let e=new Error(`effect_update_depth_exceeded
Maximum update depth exceeded. This typically indicates that an effect reads and writes the same piece of state
https://svelte.dev/e/effect_update_depth_exceeded`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/effect_update_depth_exceeded")}function ql(){if($){let e=new Error("get_abort_signal_outside_reaction\n`getAbortSignal()` can only be called inside an effect or derived\nhttps://svelte.dev/e/get_abort_signal_outside_reaction");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/get_abort_signal_outside_reaction")}function Wl(){if($){let e=new Error(`hydration_failed
Failed to hydrate the application
https://svelte.dev/e/hydration_failed`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/hydration_failed")}function Gl(){if($){let e=new Error("invalid_snippet\nCould not `{@render}` snippet due to the expression being `null` or `undefined`. Consider using optional chaining `{@render snippet?.()}`\nhttps://svelte.dev/e/invalid_snippet");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/invalid_snippet")}function jl(e){if($){let t=new Error(`props_invalid_value
Cannot do \`bind:${e}={undefined}\` when \`${e}\` has a fallback value
https://svelte.dev/e/props_invalid_value`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/props_invalid_value")}function Kl(e){if($){let t=new Error(`props_rest_readonly
Rest element properties of \`$props()\` such as \`${e}\` are readonly
https://svelte.dev/e/props_rest_readonly`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/props_rest_readonly")}function Xl(e){if($){let t=new Error(`rune_outside_svelte
The \`${e}\` rune is only available inside \`.svelte\` and \`.svelte.js/ts\` files
https://svelte.dev/e/rune_outside_svelte`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/rune_outside_svelte")}function Zl(){if($){let e=new Error("state_descriptors_fixed\nProperty descriptors defined on `$state` objects must contain `value` and always be `enumerable`, `configurable` and `writable`.\nhttps://svelte.dev/e/state_descriptors_fixed");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_descriptors_fixed")}function Jl(){if($){let e=new Error("state_prototype_fixed\nCannot set prototype of `$state` object\nhttps://svelte.dev/e/state_prototype_fixed");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_prototype_fixed")}function Ql(){if($){let e=new Error("state_unsafe_mutation\nUpdating state inside `$derived(...)`, `$inspect(...)` or a template expression is forbidden. If the value should not be reactive, declare it without `$state`\nhttps://svelte.dev/e/state_unsafe_mutation");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_unsafe_mutation")}function ec(){if($){let e=new Error("svelte_boundary_reset_onerror\nA `<svelte:boundary>` `reset` function cannot be called while an error is still being handled\nhttps://svelte.dev/e/svelte_boundary_reset_onerror");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/svelte_boundary_reset_onerror")}var ut=!1,Zr=!1,Tr=!1;var Li=null;function Se(e,t){return e.label=t,To(e.v,t),e}function To(e,t){return e?.[$o]?.(t),e}function ni(e){return typeof e=="symbol"?`Symbol(${e.description})`:typeof e=="function"?"<function>":typeof e=="object"&&e?"<object>":String(e)}function Cr(e){let t=new Error,r=cf();return r.length===0?null:(r.unshift(`
`),dt(t,"stack",{value:r.join(`
`)}),dt(t,"name",{value:e}),t)}function cf(){let e=Error.stackTraceLimit;Error.stackTraceLimit=1/0;let t=new Error().stack;if(Error.stackTraceLimit=e,!t)return[];let r=t.split(`
`),n=[];for(let o=0;o<r.length;o++){let s=r[o],a=s.replaceAll("\\","/");if(s.trim()!=="Error"){if(s.includes("validate_each_keys"))return[];a.includes("svelte/src/internal")||a.includes("node_modules/.vite")||n.push(s)}}return n}function rc(e,t){if(!$)throw new Error("invariant(...) was not guarded by if (DEV)");e||Ml(t)}function df(e){let t=e.p;for(;t!==null&&t.c===null;)t=t.p;return t?.c??null}function Es(e,t){return e===null&&Mi(t),e.c??=new Map(df(e)||void 0)}var se=null;function Jr(e){se=e}var Sr=null;function ii(e){Sr=e}var Dr=null;function Co(e){Dr=e}function ye(e){return Es(se,"getContext").get(e)}function Pi(e,t){let r=Es(se,"setContext");if(ut){var n=F.f,o=!Y&&(n&32)!==0&&!se.i;o||Ll()}return r.set(e,t),t}function Ae(e,t=!1,r){se={p:se,i:!1,c:null,e:null,s:e,x:null,r:F,l:Zr&&!t?{s:null,u:null,$:[]}:null},$&&(se.function=r,Dr=r)}function Ne(e){var t=se,r=t.e;if(r!==null){t.e=null;for(var n of r)ks(n)}return e!==void 0&&(t.x=e),t.i=!0,se=t.p,$&&(Dr=se?.function??null),Fi(e)}function Fi(e={}){return dt(e,_o,{value:!0}),e}function Br(){return!Zr||se!==null&&se.l===null}var Dn=[];function nc(){var e=Dn;Dn=[],mo(e)}function rt(e){if(Dn.length===0&&!Rn){var t=Dn;queueMicrotask(()=>{t===Dn&&nc()})}Dn.push(e)}function ic(){for(;Dn.length>0;)nc()}var uf=-7169;function De(e,t){e.f=e.f&uf|t}function oi(e){(e.f&512)!==0||e.deps===null?De(e,1024):De(e,4096)}function So(e,t){(e.f&2048)!==0?t.set(e,2048):(e.f&4096)!==0&&t.get(e)!==2048&&t.set(e,4096),De(e,1024)}function oc(e){return`{${e.toString().replace(/^async \(\) => /,"").replace(/^\(/,"").replace(/\$\.get\((.+?)\)/g,(t,r)=>r).replace(/\$\.track_reactivity_loss\((.+?)\)\(\)/g,(t,r)=>r).replace(/\)$/,"")}}`}function Do(e,t){if(t){let r=document.body;e.autofocus=!0,rt(()=>{document.activeElement===r&&e.focus()})}}function fr(e){var t=Y,r=F;nt(null),pt(null);try{return e()}finally{nt(t),pt(r)}}function Ro(e,t,r,n){let o=Br()?bn:Nn;var s=e.filter(h=>!h.settled),a=t.map(o);if($&&a.forEach((h,m)=>{h.label=t[m].toString().replace("() => ","").replaceAll("$.eager(() => ","$state.eager(").replace(/\$\.get\((.+?)\)/g,(_,g)=>g)}),r.length===0&&s.length===0){n(a);return}var l=F,c=ac(),u=s.length===1?s[0].promise:s.length>1?Promise.all(s.map(h=>h.promise)):null;function p(h){if((l.f&16384)===0){c();try{n([...a,...h])}catch(m){Gt(m,l)}si()}}var v=Ts();if(r.length===0){u.then(()=>p([])).finally(v);return}function f(){Promise.all(r.map(h=>Ss(h))).then(p).catch(h=>Gt(h,l)).finally(v)}u?u.then(()=>{if((l.f&16384)!==0){v();return}c(),f(),si()}):f()}function ac(){var e=F,t=Y,r=se,n=ee;if($)var o=Sr;return function(a=!0){pt(e),nt(t),Jr(r),a&&(e.f&16384)===0&&(n?.activate(),n?.apply()),$&&(Cs(null),ii(o))}}var pf=!1;function si(e=!0){pf=!1,pt(null),nt(null),Jr(null),e&&ee?.deactivate(),$&&(Cs(null),ii(null))}function Ts(){var e=F,t=e.b,r=ee,n=!!t?.is_rendered();return t?.update_pending_count(1,r),r.increment(n,e),()=>{t?.update_pending_count(-1,r),r.decrement(n,e)}}var jt=null;function Cs(e){jt=e}var Vi=new Set;function bn(e){var t=2050;F!==null&&(F.f|=524288);let r={ctx:se,deps:null,effects:null,equals:xo,f:t,fn:e,reactions:null,rv:0,v:Re,wv:0,parent:F,ac:null};return $&&Tr&&(r.created=Cr("created at")),r}var ai=Symbol("obsolete");function Ss(e,t,r){let n=F;n===null&&Fl();var o=void 0,s=ht(Re);$&&(s.label=t??oc(e));var a=!Y,l=new Set;return dc(()=>{var c=F;$&&(jt={effect:c,effect_deps:new Set,warned:!1});var u=go();o=u.promise;try{Promise.resolve(e()).then(u.resolve,h=>{h!==Xr&&u.reject(h)}).finally(si)}catch(h){u.reject(h),si()}if($){if(jt){if(c.deps!==null)for(let h=0;h<Ft;h+=1)jt.effect_deps.add(c.deps[h]);if(_t!==null)for(let h=0;h<_t.length;h+=1)jt.effect_deps.add(_t[h])}jt=null}var p=ee;if(a){if((c.f&32768)!==0)var v=Ts();if(n.b?.is_rendered())p.async_deriveds.get(c)?.reject(ai);else for(let h of l.values())h.reject(ai);l.add(u),p.async_deriveds.set(c,u)}let f=(h,m=void 0)=>{$&&(jt=null),v?.(),l.delete(u),m!==ai&&(p.activate(),m?(s.f|=8388608,Ar(s,m)):((s.f&8388608)!==0&&(s.f^=8388608),$&&r!==void 0&&!s.equals(h)&&(Vi.add(s),setTimeout(()=>{Vi.has(s)&&(c.f&16384)===0&&(Rl(s.label,r),Vi.delete(s))})),Ar(s,h)),p.deactivate())};u.promise.then(f,h=>f(null,h||"unknown"))}),Ct(()=>{for(let c of l)c.reject(ai)}),$&&(s.f|=4194304),new Promise(c=>{function u(p){function v(){p===o?c(s):u(o)}p.then(v,v)}u(o)})}function d(e){let t=bn(e);return ut||Oo(t),t}function Nn(e){let t=bn(e);return t.equals=Eo,t}function lc(e){var t=e.effects;if(t!==null){e.effects=null;for(var r=0;r<t.length;r+=1)Ve(t[r])}}var Ds=[];function Bi(e){var t,r=F,n=e.parent;if(!rr&&n!==null&&e.v!==Re&&(n.f&24576)!==0)return Al(),e.v;if(pt(n),$){let o=On;Ao(new Set);try{Kr.call(Ds,e)&&Hl(),Ds.push(e),lc(e),t=No(e)}finally{pt(r),Ao(o),Ds.pop()}}else try{lc(e),t=No(e)}finally{pt(r)}return t}function Rs(e){var t=Bi(e);if(!e.equals(t)&&(e.wv=li(),(!ee?.is_fork||e.deps===null)&&(ee!==null?(ee.capture(e,t,!0),Nr?.capture(e,t,!0)):e.v=t,e.deps===null))){De(e,1024);return}rr||($t!==null?($n()||ee?.is_fork)&&$t.set(e,t):oi(e))}function cc(e){if(e.effects!==null)for(let t of e.effects)(t.teardown||t.ac)&&(t.teardown?.(),t.ac!==null&&fr(()=>{t.ac.abort(Xr),t.ac=null}),t.fn!==null&&(t.teardown=Ke),In(t,0),Ui(t))}function As(e){if(e.effects!==null)for(let t of e.effects)t.teardown&&t.fn!==null&&Ur(t)}var Io=null,ci=null,ee=null,Nr=null,$t=null,Is=null,Rn=!1,Ns=!1,di=null,Yi=null,uc=0,Os=new Set,mf=1,nr=class e{id=mf++;started=!1;linked=!0;prev=null;next=null;async_deriveds=new Map;current=new Map;previous=new Map;#e=new Set;#r=new Set;#t=0;#n=new Map;#i=null;#o=[];#a=[];#s=new Map;#l=new Map;#c=new Set;is_fork=!1;#d=!1;constructor(){ci===null?Io=ci=this:(ci.next=this,this.prev=ci),ci=this}#v(){if(this.is_fork)return!0;for(let t of this.#n.keys())if(!this.#_(t))return!0;return!1}#_(t){for(var r=t;r!==null;r=r.parent)if(this.#l.has(r))return!0;return!1}skip_effect(t){this.#l.has(t)||this.#l.set(t,{d:[],m:[]}),this.#c.delete(t)}unskip_effect(t,r=n=>this.schedule(n)){var n=this.#l.get(t);if(n){this.#l.delete(t);for(var o of n.d)De(o,2048),r(o);for(o of n.m)De(o,4096),r(o)}this.#c.add(t)}#u(){var t=[];for(let s of this.#o)if(!((s.f&16384)!==0||(s.f&6144)===0)){for(var r=s,n=!1;r.parent!==null;){r=r.parent;var o=r.f;if((o&96)!==0){if((o&1024)===0){n=!0;break}r.f^=1024}}n||t.push(r)}return this.#o=[],t}#m(){if(this.started=!0,$)for(let l of this.current.keys())Os.add(l);for(let[l,c]of this.#s)De(l,c),this.schedule(l);this.apply();for(var t=di=[],r=[],n=Yi=[];this.#o.length>0;){uc++>1e3&&(this.#p(),gf());for(let l of this.#u())try{this.#$(l,t,r)}catch(c){throw vc(l),this.#v()||this.discard(),c}}if(ee=null,n.length>0){var o=e.ensure();for(let l of n)o.schedule(l)}if(di=null,Yi=null,this.#v()){this.#h(r),this.#h(t);for(let[l,c]of this.#l)hc(l,c);n.length>0&&ee.#m();return}let s=this.#b();if(s){this.#h(r),this.#h(t),s.#f(this);return}this.#s.clear();for(let l of this.#e)l(this);this.#e.clear(),Nr=this,fc(r),fc(t),Nr=null,this.#i?.resolve();var a=ee;this.#t===0&&(this.#o.length===0||a!==null)&&(this.#p(),ut&&(this.#y(),ee=a)),a!==null&&(hr.clear(),a.#m())}#$(t,r,n){t.f^=1024;for(var o=t.first;o!==null;){var s=o.f,a=(s&96)!==0,l=a&&(s&1024)!==0,c=l||(s&8192)!==0||this.#l.has(o);if(!c&&o.fn!==null){a?o.f^=1024:(s&4)!==0?r.push(o):ut&&(s&16777224)!==0?n.push(o):xn(o)&&((s&16)!==0&&this.add_dirty_reaction(o,4096),Ur(o));var u=o.first;if(u!==null){o=u;continue}}for(;o!==null;){var p=o.next;if(p!==null){o=p;break}o=o.parent}}}#b(){for(var t=this.prev;t!==null;t=t.prev)if(!t.is_fork&&this.#g(t))return t;return null}#g(t){for(let[r,[,n]]of this.current)if(!n&&t.current.has(r))return!0;return!1}#f(t){for(let[n,o]of t.current)!this.previous.has(n)&&t.previous.has(n)&&this.previous.set(n,t.previous.get(n)),this.current.set(n,o);for(let[n,o]of t.async_deriveds){let s=this.async_deriveds.get(n);s&&o.promise.then(s.resolve).catch(s.reject)}t.async_deriveds.clear(),this.transfer_reactions(t.#s);let r=n=>{var o=n.reactions;if(o!==null&&!((n.f&2)!==0&&(n.f&6144)===0))for(let l of o){var s=l.f;if((s&2)!==0)r(l);else{var a=l;s&4194320&&!this.async_deriveds.has(a)&&(this.#s.delete(a),De(a,2048),this.schedule(a))}}};for(let n of this.current.keys())r(n);this.oncommit(()=>t.discard()),t.#p(),ee=this,this.#m()}#h(t){for(var r=0;r<t.length;r+=1)So(t[r],this.#s)}capture(t,r,n=!1){t.v!==Re&&!this.previous.has(t)&&this.previous.set(t,t.v),(t.f&8388608)===0&&(this.current.set(t,[r,n]),$t?.set(t,r)),this.is_fork||(t.v=r)}activate(){ee=this}deactivate(){ee=null,$t=null}flush(){try{$&&Os.clear(),Ns=!0,ee=this,this.#m()}finally{if(uc=0,Is=null,di=null,Yi=null,Ns=!1,ee=null,$t=null,hr.clear(),$)for(let t of Os)t.updated=null}}discard(){for(let t of this.#r)t(this);this.#r.clear();for(let t of this.async_deriveds.values())t.reject(ai);this.#p(),this.#i?.resolve()}register_created_effect(t){this.#a.push(t)}#y(){for(let v=Io;v!==null;v=v.next){var t=v.id<this.id,r=[];for(let[f,[h,m]]of this.current){if(v.current.has(f)){var n=v.current.get(f)[0];if(t&&h!==n)v.current.set(f,[h,m]);else continue}r.push(f)}if(t)for(let[f,h]of this.async_deriveds){let m=v.async_deriveds.get(f);m&&h.promise.then(m.resolve).catch(m.reject)}var o=[...v.current.keys()].filter(f=>!v.current.get(f)[1]);if(!(!v.started||o.length===0)){var s=o.filter(f=>!this.current.has(f));if(s.length===0)t&&v.discard();else if(r.length>0){if($&&!v.#d&&rc(v.#o.length===0,"Batch has scheduled effects"),t)for(let f of this.#c)v.unskip_effect(f,h=>{(h.f&4194320)!==0?v.schedule(h):v.#h([h])});v.activate();var a=new Set,l=new Map;for(var c of r)pc(c,s,a,l);l=new Map;var u=[...v.current].filter(([f,h])=>{let m=this.current.get(f);return m?m[0]!==h[0]||m[1]!==h[1]:!0}).map(([f])=>f);if(u.length>0)for(let f of this.#a)(f.f&155648)===0&&Ms(f,u,l)&&((f.f&4194320)!==0?(De(f,2048),v.schedule(f)):v.add_dirty_reaction(f,2048));if(v.#o.length>0&&!v.#d){v.apply();for(var p of v.#u())v.#$(p,[],[])}v.deactivate()}}}}increment(t,r){if(this.#t+=1,t){let n=this.#n.get(r)??0;this.#n.set(r,n+1)}}decrement(t,r){if(this.#t-=1,t){let n=this.#n.get(r)??0;n===1?this.#n.delete(r):this.#n.set(r,n-1)}this.#d||(this.#d=!0,rt(()=>{this.#d=!1,this.linked&&this.flush()}))}transfer_reactions(t){for(let[r,n]of t)this.add_dirty_reaction(r,n);t.clear()}add_dirty_reaction(t,r){(r===2048||this.#s.get(t)!==2048)&&this.#s.set(t,r)}oncommit(t){this.#e.add(t)}ondiscard(t){this.#r.add(t)}settled(){return(this.#i??=go()).promise}static ensure(){if(ee===null){let t=ee=new e;!Ns&&!Rn&&rt(()=>{t.started||t.flush()})}return ee}apply(){if(!ut||!this.is_fork&&this.prev===null&&this.next===null){$t=null;return}$t=new Map;for(let[t,[r]]of this.current)$t.set(t,r);for(let t=Io;t!==null;t=t.next)if(!(t===this||t.is_fork)&&(t.id>=this.id||!t.#g(this)))for(let[r,n]of t.previous)$t.has(r)||$t.set(r,n)}schedule(t){if(Is=t,t.b?.is_pending&&(t.f&16777228)!==0&&(t.f&32768)===0){t.b.defer_effect(t);return}this.#o.push(t)}#p(){if(this.linked){var t=this.prev,r=this.next;t===null?Io=r:t.next=r,r===null?ci=t:r.prev=t,this.linked=!1}}};function wn(e){var t=Rn,r=Nr;Nr=null,Rn=!0;try{var n;for(e&&(wn(),n=e());;){if(ic(),ee===null)return n;ee.flush()}}finally{Rn=t,Nr=r}}function gf(){if($){var e=new Map;for(let r of ee.current.keys())for(let[n,o]of r.updated??[]){var t=e.get(n);t||(t={error:o.error,count:0},e.set(n,t)),t.count+=o.count}for(let r of e.values())r.error&&console.error(r.error)}try{Yl()}catch(r){$&&dt(r,"stack",{value:""}),Gt(r,Is)}}var pr=null;function fc(e){var t=e.length;if(t!==0){for(var r=0;r<t;){var n=e[r++];if((n.f&24576)===0&&xn(n)&&(pr=new Set,Ur(n),n.deps===null&&n.first===null&&n.nodes===null&&n.teardown===null&&n.ac===null&&Ls(n),pr?.size>0)){hr.clear();for(let o of pr){if((o.f&24576)!==0)continue;let s=[o],a=o.parent;for(;a!==null;)pr.has(a)&&(pr.delete(a),s.push(a)),a=a.parent;for(let l=s.length-1;l>=0;l--){let c=s[l];(c.f&24576)===0&&Ur(c)}}pr.clear()}}pr=null}}function pc(e,t,r,n){if(!r.has(e)&&(r.add(e),e.reactions!==null))for(let o of e.reactions){let s=o.f;(s&2)!==0?pc(o,t,r,n):(s&4194320)!==0&&(s&2048)===0&&Ms(o,t,n)&&(De(o,2048),qi(o))}}function Ms(e,t,r){let n=r.get(e);if(n!==void 0)return n;if(e.deps!==null)for(let o of e.deps){if(Kr.call(t,o))return!0;if((o.f&2)!==0&&Ms(o,t,r))return r.set(o,!0),!0}return r.set(e,!1),!1}function qi(e){ee.schedule(e)}function hc(e,t){if(!((e.f&32)!==0&&(e.f&1024)!==0)){(e.f&2048)!==0?t.d.push(e):(e.f&4096)!==0&&t.m.push(e),De(e,1024);for(var r=e.first;r!==null;)hc(r,t),r=r.next}}function vc(e){De(e,1024);for(var t=e.first;t!==null;)vc(t),t=t.next}var On=new Set,hr=new Map;function Ao(e){On=e}var Fs=!1;function gc(){Fs=!0}function ht(e,t){var r={f:0,v:e,reactions:null,equals:xo,rv:0,wv:0};return $&&Tr&&(r.created=t??Cr("created at"),r.updated=null,r.set_during_effect=!1,r.trace=null),r}function G(e,t){let r=ht(e,t);return Oo(r),r}function Pn(e,t=!1,r=!0){let n=ht(e);return t||(n.equals=Eo),Zr&&r&&se!==null&&se.l!==null&&(se.l.s??=[]).push(n),n}function x(e,t,r=!1){Y!==null&&(!Ht||(Y.f&131072)!==0)&&Br()&&(Y.f&4325394)!==0&&(Or===null||!Or.has(e))&&Ql();let n=r?Je(t):t;return $&&To(n,e.label),Ar(e,n,Yi)}var Ln=null,Ps=0;function Ar(e,t,r=null){if(!e.equals(t)){rr?hr.set(e,t):hr.has(e)||hr.set(e,e.v);var n=nr.ensure();if(n.capture(e,t),$){if(Tr||F!==null){e.updated??=new Map;let o=(e.updated.get("")?.count??0)+1;if(e.updated.set("",{error:null,count:o}),Tr||o>5){let s=Cr("updated at");if(s!==null){let a=e.updated.get(s.stack);a||(a={error:s,count:0},e.updated.set(s.stack,a)),a.count++}}}F!==null&&(e.set_during_effect=!0)}if((e.f&2)!==0){let o=e;(e.f&2048)!==0&&Bi(o),$t===null&&oi(o)}e.wv=li(),Ln=null,Ps=0,_c(e,2048,r),Ln=null,Br()&&F!==null&&(F.f&1024)!==0&&(F.f&96)===0&&(ir===null?$c([e]):ir.push(e)),!n.is_fork&&On.size>0&&!Fs&&Mo()}return t}function Mo(){Fs=!1;for(let e of On){(e.f&1024)!==0&&De(e,4096);let t;try{t=xn(e)}catch{t=!0}t&&Ur(e)}On.clear()}function it(e){x(e,e.v+1)}function _c(e,t,r){var n=e.reactions;if(n!==null){var o=Br(),s=n.length;if(Ps+=s,Ps>1e5&&Ln===null&&(Ln=new Set),Ln!==null){if(Ln.has(e))return;Ln.add(e)}for(var a=0;a<s;a++){var l=n[a],c=l.f;if(!(!o&&l===F)){var u=(c&2048)===0;if(u&&De(l,t),(c&131072)!==0)On.add(l);else if((c&2)!==0){var p=l;$t?.delete(p),_c(p,4096,r)}else if(u){var v=l;(c&16)!==0&&pr!==null&&pr.add(v),r!==null?r.push(v):qi(v)}}}}}var $f=/^[a-zA-Z_$][a-zA-Z_$0-9]*$/;function Je(e){if(typeof e!="object"||e===null||Pt in e||_o in e)return e;let t=Jn(e);if(t!==gs&&t!==Cl)return e;var r=new Map,n=jr(e),o=G(0),s=$&&Tr?Cr("created at"):null,a=vr,l=v=>{if(vr===a)return v();var f=Y,h=vr;nt(null),Hs(a);var m=v();return nt(f),Hs(h),m};n&&(r.set("length",G(e.length,s)),$&&(e=bf(e)));var c="";let u=!1;function p(v){if(!u){u=!0,c=v,Se(o,`${c} version`);for(let[f,h]of r)Se(h,Fn(c,f));u=!1}}return new Proxy(e,{defineProperty(v,f,h){(!("value"in h)||h.configurable===!1||h.enumerable===!1||h.writable===!1)&&Zl();var m=r.get(f);return m===void 0?l(()=>{var _=G(h.value,s);return r.set(f,_),$&&typeof f=="string"&&Se(_,Fn(c,f)),_}):x(m,h.value,!0),!0},deleteProperty(v,f){var h=r.get(f);if(h===void 0){if(f in v){let m=l(()=>G(Re,s));r.set(f,m),it(o),$&&Se(m,Fn(c,f))}}else x(h,Re),it(o);return!0},get(v,f,h){if(f===Pt)return e;if($&&f===$o)return p;var m=r.get(f),_=f in v;if(m===void 0&&(!_||qt(v,f)?.writable)&&(m=l(()=>{var b=Je(_?v[f]:Re),k=G(b,s);return $&&Se(k,Fn(c,f)),k}),r.set(f,m)),m!==void 0){var g=i(m);return g===Re?void 0:g}return Reflect.get(v,f,h)},getOwnPropertyDescriptor(v,f){this.has?.(v,f);var h=Reflect.getOwnPropertyDescriptor(v,f),m=r.get(f);if(m!==void 0){var _=i(m);if(_===Re)return;if(h&&"value"in h)h.value=_;else return{enumerable:!0,configurable:!0,value:_,writable:!0}}return h},has(v,f){if(f===Pt)return!0;var h=r.get(f),m=h!==void 0&&h.v!==Re||Reflect.has(v,f);if(h!==void 0||(F!==null||Y!==null)&&(!m||qt(v,f)?.writable)){h===void 0&&(h=l(()=>{var g=m?Je(v[f]):Re,b=G(g,s);return $&&Se(b,Fn(c,f)),b}),r.set(f,h));var _=i(h);if(_===Re)return!1}return m},set(v,f,h,m){var _=r.get(f),g=f in v;if(n&&f==="length")for(var b=h;b<_.v;b+=1){var k=r.get(b+"");k!==void 0?x(k,Re):b in v&&(k=l(()=>G(Re,s)),r.set(b+"",k),$&&Se(k,Fn(c,b)))}if(_===void 0)(!g||qt(v,f)?.writable)&&(_=l(()=>G(void 0,s)),$&&Se(_,Fn(c,f)),x(_,Je(h)),r.set(f,_));else{g=_.v!==Re;var R=l(()=>Je(h));x(_,R)}var S=Reflect.getOwnPropertyDescriptor(v,f);if(S?.set&&S.set.call(m,h),!g){if(n&&typeof f=="string"){var A=r.get("length"),w=Number(f);Number.isInteger(w)&&w>=A.v&&x(A,w+1)}it(o)}return!0},ownKeys(v){i(o);var f=Reflect.ownKeys(v).filter(_=>{var g=r.get(_);return g===void 0||g.v!==Re});for(var[h,m]of r)m.v!==Re&&!(h in v)&&f.push(h);return f},setPrototypeOf(){Jl()}})}function Fn(e,t){return typeof t=="symbol"?`${e}[Symbol(${t.description??""})]`:$f.test(t)?`${e}.${t}`:/^\d+$/.test(t)?`${e}[${t}]`:`${e}['${t}']`}function Lo(e){try{if(e!==null&&typeof e=="object"&&Pt in e)return e[Pt]}catch{}return e}var yf=new Set(["copyWithin","fill","pop","push","reverse","shift","sort","splice","unshift"]);function bf(e){return new Proxy(e,{get(t,r,n){var o=Reflect.get(t,r,n);return yf.has(r)?function(...s){gc();var a=o.apply(this,s);return Mo(),a}:o}})}function yc(){let e=Array.prototype,t=Array.__svelte_cleanup;t&&t();let{indexOf:r,lastIndexOf:n,includes:o}=e;e.indexOf=function(s,a){let l=r.call(this,s,a);if(l===-1){for(let c=a??0;c<this.length;c+=1)if(Lo(this[c])===s){wo("array.indexOf(...)");break}}return l},e.lastIndexOf=function(s,a){let l=n.call(this,s,a??this.length-1);if(l===-1){for(let c=0;c<=(a??this.length-1);c+=1)if(Lo(this[c])===s){wo("array.lastIndexOf(...)");break}}return l},e.includes=function(s,a){let l=o.call(this,s,a);if(!l){for(let c=0;c<this.length;c+=1)if(Lo(this[c])===s){wo("array.includes(...)");break}}return l},Array.__svelte_cleanup=()=>{e.indexOf=r,e.lastIndexOf=n,e.includes=o}}var or,bc,Wi,wc,xc;function Po(){if(or===void 0){or=window,bc=document,Wi=/Firefox/.test(navigator.userAgent);var e=Element.prototype,t=Node.prototype,r=Text.prototype;wc=qt(t,"firstChild").get,xc=qt(t,"nextSibling").get,_s(e)&&(e[Ni]=void 0,e[yo]=null,e[Oi]=void 0,e.__e=void 0),_s(r)&&(r[Ii]=void 0),$&&(e.__svelte_meta=null,yc())}}function ot(e=""){return document.createTextNode(e)}function Tt(e){return wc.call(e)}function Et(e){return xc.call(e)}function be(e,t){if(!z)return Tt(e);var r=Tt(Q);if(r===null)r=Q.appendChild(ot());else if(t&&r.nodeType!==Qn){var n=ot();return r?.before(n),Ee(n),n}return t&&Ho(r),Ee(r),r}function me(e,t=!1){if(!z){var r=Tt(e);return r instanceof Comment&&r.data===""?Et(r):r}if(t){if(Q?.nodeType!==Qn){var n=ot();return Q?.before(n),Ee(n),n}Ho(Q)}return Q}function ui(e,t=!1){if(!z)return Tt(e);var r=be(e,t);return oe(e),r}function ke(e,t=1,r=!1){let n=z?Q:e;for(var o;t--;)o=n,n=Et(n);if(!z)return n;if(r){if(n?.nodeType!==Qn){var s=ot();return n===null?o?.after(s):n.before(s),Ee(s),s}Ho(n)}return Ee(n),n}function zi(e){e.textContent=""}function Fo(){if(!ut||pr!==null)return!1;var e=F.f;return(e&32768)!==0}function Yr(e,t,r){return t==null||t===bo?r?document.createElement(e,{is:r}):document.createElement(e):r?document.createElementNS(t,e,{is:r}):document.createElementNS(t,e)}function Ho(e){if(e.nodeValue.length<65536)return;let t=e.nextSibling;for(;t!==null&&t.nodeType===Qn;)t.remove(),e.nodeValue+=t.nodeValue,t=e.nextSibling}var zs=new WeakMap;function Ec(e){var t=F;if(t===null)return Y.f|=8388608,e;if($&&e instanceof Error&&!zs.has(e)&&zs.set(e,wf(e,t)),(t.f&32768)===0&&(t.f&4)===0)throw $&&!t.parent&&e instanceof Error&&kc(e),e;Gt(e,t)}function Gt(e,t){if(e===er)throw e;if(!(t!==null&&(t.f&16384)!==0)){for(;t!==null;){if((t.f&128)!==0&&(t.f&33570816)===0){if((t.f&32768)===0)throw e;try{t.b.error(e);return}catch(r){e=r}}t=t.parent}throw $&&e instanceof Error&&kc(e),e}}function wf(e,t){let r=qt(e,"message");if(!(r&&!r.configurable)){for(var n=Wi?"  ":"	",o=`
${n}in ${t.fn?.name||"<unknown>"}`,s=t.ctx;s!==null;)o+=`
${n}in ${s.function?.[dr].split("/").pop()}`,s=s.p;return{message:e.message+`
${o}
`,stack:e.stack?.split(`
`).filter(a=>!a.includes("svelte/src/internal")).join(`
`)}}}function kc(e){let t=zs.get(e);t&&(dt(e,"message",{value:t.message}),dt(e,"stack",{value:t.stack}))}function Us(e){F===null&&(Y===null&&Ul(e),Bl()),rr&&Vl(e)}function xf(e,t){var r=t.last;r===null?t.last=t.first=e:(r.next=e,e.prev=r,t.last=e)}function mr(e,t){var r=F;if($)for(;r!==null&&(r.f&131072)!==0;)r=r.parent;r!==null&&(r.f&8192)!==0&&(e|=8192);var n={ctx:se,deps:null,nodes:null,f:e|2048|512,first:null,fn:t,last:null,next:null,parent:r,b:r&&r.b,prev:null,teardown:null,wv:0,ac:null};$&&(n.component_function=Dr),ee?.register_created_effect(n);var o=n;if((e&4)!==0)di!==null?di.push(n):nr.ensure().schedule(n);else if(t!==null){try{Ur(n)}catch(a){throw Ve(n),a}o.deps===null&&o.teardown===null&&o.nodes===null&&o.first===o.last&&(o.f&524288)===0&&(o=o.first,(e&16)!==0&&(e&65536)!==0&&o!==null&&(o.f|=65536))}if(o!==null&&(o.parent=r,r!==null&&xf(o,r),Y!==null&&(Y.f&2)!==0&&(e&64)===0)){var s=Y;(s.effects??=[]).push(o)}return n}function $n(){return Y!==null&&!Ht}function Ct(e){let t=mr(8,null);return De(t,1024),t.teardown=e,t}function vt(e){Us("$effect"),$&&dt(e,"name",{value:"$effect"});var t=F.f,r=!Y&&(t&32)!==0&&se!==null&&!se.i;if(r){var n=se;(n.e??=[]).push(e)}else return ks(e)}function ks(e){return mr(1048580,e)}function gr(e){return Us("$effect.pre"),$&&dt(e,"name",{value:"$effect.pre"}),mr(1048584,e)}function Ys(e){nr.ensure();let t=mr(524352,e);return()=>{Ve(t)}}function Sc(e){nr.ensure();let t=mr(524352,e);return(r={})=>new Promise(n=>{r.outro?qr(t,()=>{Ve(t),n(void 0)}):(Ve(t),n(void 0))})}function Xt(e){return mr(4,e)}function dc(e){return mr(4718592,e)}function Lt(e,t=0){return mr(8|t,e)}function we(e,t=[],r=[],n=[]){Ro(n,t,r,o=>{mr(8,()=>{e(...o.map(i))})})}function Vt(e,t=0){var r=mr(16|t,e);return $&&(r.dev_stack=Sr),r}function qs(e,t=0){var r=mr(16777216|t,e);return $&&(r.dev_stack=Sr),r}function st(e){return mr(524320,e)}function Ws(e){var t=e.teardown;if(t!==null){let r=rr,n=Y;Vs(!0),nt(null);try{t.call(null)}catch(o){Gt(o,e.parent)}finally{Vs(r),nt(n)}}}function Ui(e,t=!1){var r=e.first;for(e.first=e.last=null;r!==null;){let o=r.ac;o!==null&&fr(()=>{o.abort(Xr)});var n=r.next;(r.f&64)!==0?r.parent=null:Ve(r,t),r=n}}function Dc(e){for(var t=e.first;t!==null;){var r=t.next;(t.f&32)===0&&Ve(t),t=r}}function Ve(e,t=!0){var r=!1;(t||(e.f&262144)!==0)&&e.nodes!==null&&e.nodes.end!==null&&(Rc(e.nodes.start,e.nodes.end),r=!0),e.f|=33554432,Ui(e,t&&!r),In(e,0);var n=e.nodes&&e.nodes.t;if(n!==null)for(let s of n)s.stop();Ws(e),e.f^=33554432,e.f|=16384;var o=e.parent;o!==null&&o.first!==null&&Ls(e),$&&(e.component_function=null),e.next=e.prev=e.teardown=e.ctx=e.deps=e.fn=e.nodes=e.ac=e.b=null}function Rc(e,t){for(;e!==null;){var r=e===t?null:Et(e);e.remove(),e=r}}function Ls(e){var t=e.parent,r=e.prev,n=e.next;r!==null&&(r.next=n),n!==null&&(n.prev=r),t!==null&&(t.first===e&&(t.first=n),t.last===e&&(t.last=r))}function qr(e,t,r=!0){var n=[];e.f|=256,Ac(e,n,!0);var o=()=>{r&&Ve(e),t&&t()},s=n.length;if(s>0){var a=()=>--s||o();for(var l of n)l.out(a)}else o()}function Ac(e,t,r){if((e.f&8192)===0){e.f^=8192;var n=e.nodes&&e.nodes.t;if(n!==null)for(let l of n)(l.is_global||r)&&t.push(l);for(var o=e.first;o!==null;){var s=o.next;if((o.f&64)===0){var a=(o.f&65536)!==0||(o.f&32)!==0&&(e.f&16)!==0;Ac(o,t,a?r:!1)}o=s}}}function fi(e){e.f&=-257,Nc(e,!0)}function Nc(e,t){if((e.f&256)===0&&(e.f&8192)!==0){e.f^=8192,(e.f&1024)===0&&(De(e,2048),nr.ensure().schedule(e));for(var r=e.first;r!==null;){var n=r.next,o=(r.f&65536)!==0||(r.f&32)!==0;Nc(r,o?t:!1),r=n}var s=e.nodes&&e.nodes.t;if(s!==null)for(let a of s)(a.is_global||t)&&a.in()}}function pi(e,t){if(e.nodes)for(var r=e.nodes.start,n=e.nodes.end;r!==null;){var o=r===n?null:Et(r);t.append(r),r=o}}var Oc=null;var rr=!1;function Vs(e){rr=e}var Y=null,Ht=!1;function nt(e){Y=e}var F=null;function pt(e){F=e}var Or=null;function Oo(e){Y!==null&&(!ut&&(Y.f&2097152)!==0||(Y.f&2)!==0)&&(Or??=new Set).add(e)}var _t=null,Ft=0,ir=null;function $c(e){ir=e}var Mc=1,Hn=0,vr=Hn;function Hs(e){vr=e}function li(){return++Mc}function xn(e){var t=e.f;if((t&2048)!==0)return!0;if((t&4096)!==0){for(var r=e.deps,n=r.length,o=0;o<n;o++){var s=r[o];if(xn(s)&&Rs(s),s.wv>e.wv)return!0}(t&512)!==0&&$t===null&&De(e,1024)}return!1}function Lc(e,t,r=!0){var n=e.reactions;if(n!==null&&!(!ut&&Or!==null&&Or.has(e)))for(var o=0;o<n.length;o++){var s=n[o];(s.f&2)!==0?Lc(s,t,!1):t===s&&(r?De(s,2048):(s.f&1024)!==0&&De(s,4096),qi(s))}}function No(e){var t=_t,r=Ft,n=ir,o=Y,s=Or,a=se,l=Ht,c=vr,u=e.f;_t=null,Ft=0,ir=null,Y=(u&96)===0?e:null,Or=null,Jr(e.ctx),Ht=!1,vr=++Hn,e.ac!==null&&(fr(()=>{e.ac.abort(Xr)}),e.ac=null);try{e.f|=2097152;var p=e.fn,v=p();e.f|=32768;var f=Ic(e);if(Br()&&ir!==null&&!Ht&&f!==null&&(e.f&6146)===0)for(var h=0;h<ir.length;h++)Lc(ir[h],e);if(o!==null&&o!==e){if(Hn++,o.deps!==null)for(let m=0;m<r;m+=1)o.deps[m].rv=Hn;if(t!==null)for(let m of t)m.rv=Hn;ir!==null&&(n===null?n=ir:n.push(...ir))}return(e.f&8388608)!==0&&(e.f^=8388608),v}catch(m){return Ic(e),Ec(m)}finally{e.f^=2097152,_t=t,Ft=r,ir=n,Y=o,Or=s,Jr(a),Ht=l,vr=c}}function Ic(e){var t=e.deps,r=ee?.is_fork;if(_t!==null){var n;if(r||In(e,Ft),t!==null&&Ft>0)for(t.length=Ft+_t.length,n=0;n<_t.length;n++)t[Ft+n]=_t[n];else e.deps=t=_t;if($n()&&(e.f&512)!==0)for(n=Ft;n<t.length;n++)(t[n].reactions??=[]).push(e)}else!r&&t!==null&&Ft<t.length&&(In(e,Ft),t.length=Ft);return t}function Ef(e,t){let r=t.reactions;if(r!==null){var n=Tl.call(r,e);if(n!==-1){var o=r.length-1;o===0?r=t.reactions=null:(r[n]=r[o],r.pop())}}if(r===null&&(t.f&2)!==0&&(_t===null||!Kr.call(_t,t))){var s=t;(s.f&512)!==0&&(s.f^=512),s.v!==Re&&oi(s),s.ac!==null&&fr(()=>{s.ac.abort(Xr),s.ac=null,De(s,2048)}),cc(s),In(s,0)}}function In(e,t){var r=e.deps;if(r!==null)for(var n=t;n<r.length;n++)Ef(e,r[n])}function Ur(e){var t=e.f;if((t&16384)===0){De(e,1024);var r=F;if(F=e,$){var n=Dr;Co(e.component_function);var o=Sr;ii(e.dev_stack??Sr)}try{(t&16777232)!==0?Dc(e):Ui(e),Ws(e);var s=No(e);if(e.teardown=typeof s=="function"?s:null,e.wv=Mc,$&&Tr&&(e.f&2048)!==0&&e.deps!==null)for(var a of e.deps)a.set_during_effect&&(a.wv=li(),a.set_during_effect=!1)}finally{F=r,$&&(Co(n),ii(o))}}}async function _r(){if(ut)return new Promise(e=>{requestAnimationFrame(()=>e()),setTimeout(()=>e())});await Promise.resolve(),wn()}function i(e){var t=e.f,r=(t&2)!==0;if(Oc?.add(e),Y!==null&&!Ht){var n=F!==null&&(F.f&16384)!==0;if(!n&&(Or===null||!Or.has(e))){var o=Y.deps;if((Y.f&2097152)!==0)e.rv<Hn&&(e.rv=Hn,_t===null&&o!==null&&o[Ft]===e?Ft++:_t===null?_t=[e]:_t.push(e));else{Y.deps??=[],Kr.call(Y.deps,e)||Y.deps.push(e);var s=e.reactions;s===null?e.reactions=[Y]:Kr.call(s,Y)||s.push(Y)}}}if($){if(!Ht&&jt&&ee===null&&Nr===null&&!jt.warned&&(jt.effect.f&2097152)===0&&!jt.effect_deps.has(e)){jt.warned=!0,Dl(e.label);var a=Cr("traced at");a&&console.warn(a)}if(Vi.delete(e),Tr&&!Ht&&Li!==null&&Y!==null&&Li.reaction===Y){if(e.trace)e.trace();else if(a=Cr("traced at"),a){var l=Li.entries.get(e);l===void 0&&(l={traces:[]},Li.entries.set(e,l));var c=l.traces[l.traces.length-1];a.stack!==c?.stack&&l.traces.push(a)}}}if(rr&&hr.has(e))return hr.get(e);if(r){var u=e;if(rr){var p=u.v;return((u.f&1024)===0&&u.reactions!==null||Fc(u))&&(p=Bi(u)),hr.set(u,p),p}var v=(u.f&512)===0&&!Ht&&Y!==null&&(Y.f&512)!==0,f=(u.f&32768)===0;xn(u)&&(v&&(u.f|=512),Rs(u)),v&&!f&&(As(u),Pc(u))}if($t?.has(e))return $t.get(e);if((e.f&8388608)!==0)throw e.v;return e.v}function Pc(e){if(e.f|=512,e.deps!==null)for(let r of e.deps){var t=r.reactions;t===null?r.reactions=[e]:Kr.call(t,e)||t.push(e),(r.f&2)!==0&&(r.f&512)===0&&(As(r),Pc(r))}}function Fc(e){if(e.v===Re)return!0;if(e.deps===null)return!1;for(let t of e.deps)if(hr.has(t)||(t.f&2)!==0&&Fc(t))return!0;return!1}function I(e){var t=Ht;try{return Ht=!0,e()}finally{Ht=t}}var Tf=["allowfullscreen","async","autofocus","autoplay","checked","controls","default","disabled","formnovalidate","indeterminate","inert","ismap","loop","multiple","muted","nomodule","novalidate","open","playsinline","readonly","required","reversed","seamless","selected","webkitdirectory","defer","disablepictureinpicture","disableremoteplayback"];var Py=[...Tf,"formNoValidate","isMap","noModule","playsInline","readOnly","value","volume","defaultValue","defaultChecked","srcObject","noValidate","allowFullscreen","disablePictureInPicture","disableRemotePlayback"];var Cf=["touchstart","touchmove"];function Hc(e){return Cf.includes(e)}var Sf=["$state","$state.raw","$derived","$derived.by"],Fy=[...Sf,"$state.eager","$state.snapshot","$props","$props.id","$bindable","$effect","$effect.pre","$effect.tracking","$effect.root","$effect.pending","$inspect","$inspect().with","$inspect.trace","$host"];var ji=Symbol("events"),Ks=new Set,zo=new Set;function Bc(e,t,r,n={}){function o(s){if(n.capture||Vo.call(t,s),!s.cancelBubble)return fr(()=>r?.call(this,s))}return e.startsWith("pointer")||e.startsWith("touch")||e==="wheel"?(o.__removed=!1,rt(()=>{o.__removed||t.addEventListener(e,o,n)})):t.addEventListener(e,o,n),o}function Bt(e,t,r,n,o){var s={capture:n,passive:o},a=Bc(e,t,r,s);(t===document.body||t===window||t===document||t instanceof HTMLMediaElement)&&Ct(()=>{a.__removed=!0,t.removeEventListener(e,a,s)})}function mt(e,t,r){(t[ji]??={})[e]=r}function Ir(e){for(var t=0;t<e.length;t++)Ks.add(e[t]);for(var r of zo)r(e)}var Gs=null,js=!1;function Vo(e){var t=this,r=t.ownerDocument,n=e.type,o=e.composedPath?.()||[],s=o[0]||e.target;Gs=e,js||(js=!0,setTimeout(()=>{js=!1,Gs=null}));var a=0,l=Gs===e&&e[ji];if(l){var c=o.indexOf(l);if(c!==-1&&(t===document||t===window)){e[ji]=t;return}var u=o.indexOf(t);if(u===-1)return;c<=u&&(a=c)}if(s=o[a]||e.target,s!==t){dt(e,"currentTarget",{configurable:!0,get(){return s||r}});var p=Y,v=F;nt(null),pt(null);try{for(var f,h=[];s!==null&&s!==t;){try{var m=s[ji]?.[n];m!=null&&(!s.disabled||e.target===s)&&m.call(s,e)}catch(_){f?h.push(_):f=_}if(e.cancelBubble)break;a++,s=a<o.length?o[a]:null}if(f){for(let _ of h)queueMicrotask(()=>{throw _});throw f}}finally{e[ji]=t,delete e.currentTarget,nt(p),pt(v)}}}var Rf=globalThis?.window?.trustedTypes&&globalThis.window.trustedTypes.createPolicy("svelte-trusted-html",{createHTML:e=>e});function Uc(e){return Rf?.createHTML(e)??e}function Xs(e){var t=Yr("template");return t.innerHTML=Uc(e.replaceAll("<!>","<!---->")),t.content}function Mr(e,t){var r=F;r.nodes===null&&(r.nodes={start:e,end:t,a:null,t:null})}function re(e,t){var r=(t&1)!==0,n=(t&2)!==0,o,s=!e.startsWith("<!>");return()=>{if(z)return Mr(Q,null),Q;o===void 0&&(o=Xs(s?e:"<!>"+e),r||(o=Tt(o)));var a=n||Wi?document.importNode(o,!0):o.cloneNode(!0);if(r){var l=Tt(a),c=a.lastChild;Mr(l,c)}else Mr(a,a);return a}}function xe(){if(z)return Mr(Q,null),Q;var e=document.createDocumentFragment(),t=document.createComment(""),r=ot();return e.append(t,r),Mr(t,r),e}function P(e,t){if(z){var r=F;((r.f&32768)===0||r.nodes.end===null)&&(r.nodes.end=Q),xt();return}e!==null&&e.before(t)}function Bo(e){let t=0,r=ht(0),n;return $&&Se(r,"createSubscriber version"),()=>{$n()&&(i(r),Lt(()=>(t===0&&(n=I(()=>e(()=>it(r)))),t+=1,()=>{rt(()=>{t-=1,t===0&&(n?.(),n=void 0,it(r))})})))}}var Mf=589824;function Qs(e,t,r,n){new Js(e,t,r,n)}var Js=class{parent;is_pending=!1;transform_error;#e;#r=z?Q:null;#t;#n;#i;#o=null;#a=null;#s=null;#l=null;#c=0;#d=0;#v=!1;#_=new Map;#u=null;#m=Bo(()=>(this.#u=ht(this.#c),$&&Se(this.#u,"$effect.pending()"),()=>{this.#u=null}));constructor(t,r,n,o){this.#e=t,this.#t=r,this.#n=s=>{var a=F;a.b=this,a.f|=128,n(s)},this.parent=F.b,this.transform_error=o??this.parent?.transform_error??(s=>s),this.#i=Vt(()=>{if(z){let s=_n(this.#r);xt();let a=s==="[!";if(s.startsWith("[?")){let c=JSON.parse(s.slice("[?".length));this.#b(c)}else a?this.#h():this.#$()}else this.#y()},Mf),z&&(this.#e=Q)}#$(){try{this.#o=st(()=>this.#n(this.#e))}catch(t){this.error(t)}}#b(t){let r=this.#t.failed,{reset:n,invoke_onerror:o}=this.#g(t);rt(o),r&&(this.#s=st(()=>{r(this.#e,()=>t,()=>n)}))}#g(t){var r=!1,n=!1;let o=()=>{if(!this.#f()){if(r){Il();return}r=!0,n&&ec(),this.#s!==null&&qr(this.#s,()=>{this.#s=null}),this.#w(()=>{this.#y()})}};return{reset:o,invoke_onerror:()=>{if(!this.#f())try{n=!0,this.#t.onerror?.(t,o),n=!1}catch(a){Gt(a,this.#i&&this.#i.parent)}}}}#f(){return(this.#i.f&33570816)!==0}#h(){let t=this.#t.pending;t&&(this.is_pending=!0,this.#a=st(()=>t(this.#e)),rt(()=>{if(!this.#f()){var r=this.#l=document.createDocumentFragment(),n=ot(),o=!1;if(r.append(n),this.#o=this.#w(()=>{try{return st(()=>this.#n(n))}catch(s){try{this.error(s),o=!0}catch(a){Gt(a,this.#i.parent)}return null}}),this.#o===null){this.#l=null,o&&this.#p(ee);return}this.#d===0&&(this.#e.before(r),this.#l=null,qr(this.#a,()=>{this.#a=null}),this.#p(ee))}}))}#y(){try{if(this.is_pending=this.has_pending_snippet(),this.#d=0,this.#c=0,this.#o=st(()=>{this.#n(this.#e)}),this.#d>0){var t=this.#l=document.createDocumentFragment();pi(this.#o,t);let r=this.#t.pending;this.#a=st(()=>r(this.#e))}else this.#p(ee)}catch(r){this.error(r)}}#p(t){this.is_pending=!1,t.transfer_reactions(this.#_)}defer_effect(t){So(t,this.#_)}is_rendered(){return!this.is_pending&&(!this.parent||this.parent.is_rendered())}has_pending_snippet(){return!!this.#t.pending}#w(t){var r=F,n=Y,o=se;pt(this.#i),nt(this.#i),Jr(this.#i.ctx);try{return nr.ensure(),t()}finally{pt(r),nt(n),Jr(o)}}#x(t,r){if(!this.has_pending_snippet()){this.parent&&this.parent.#x(t,r);return}this.#d+=t,this.#d===0&&(this.#p(r),this.#a&&qr(this.#a,()=>{this.#a=null}),this.#l&&(this.#e.before(this.#l),this.#l=null))}update_pending_count(t,r){this.#x(t,r),this.#c+=t,!(!this.#u||this.#v)&&(this.#v=!0,rt(()=>{this.#v=!1,this.#u&&Ar(this.#u,this.#c)}))}get_effect_pending(){return this.#m(),i(this.#u)}error(t){if(t===er||!this.#t.onerror&&!this.#t.failed)throw t;ee?.is_fork?(this.#o&&ee.skip_effect(this.#o),this.#a&&ee.skip_effect(this.#a),this.#s&&ee.skip_effect(this.#s),ee.oncommit(()=>{this.#f()||this.#E(t)})):this.#E(t)}#E(t){this.#o&&(Ve(this.#o),this.#o=null),this.#a&&(Ve(this.#a),this.#a=null),this.#s&&(Ve(this.#s),this.#s=null),z&&(Ee(this.#r),bs(),Ee(kr()));let r=this.#t.failed,n=o=>{if(this.#f())return;let{reset:s,invoke_onerror:a}=this.#g(o);a(),r&&!this.#f()&&(this.#s=this.#w(()=>{try{return st(()=>{var l=F;l.b=this,l.f|=128,r(this.#e,()=>o,()=>s)})}catch(l){return Gt(l,this.#i.parent),null}}))};rt(()=>{if(!this.#f()){var o;try{o=this.transform_error(t)}catch(s){Gt(s,this.#i&&this.#i.parent);return}o!==null&&typeof o=="object"&&typeof o.then=="function"?o.then(n,s=>Gt(s,this.#i&&this.#i.parent)):n(o)}})}};var ea=!0;function Yo(e,t){var r=t==null?"":typeof t=="object"?`${t}`:t;r!==(e[Ii]??=e.nodeValue)&&(e[Ii]=r,e.nodeValue=`${r}`)}function hi(e,t){return qc(e,t)}function ra(e,t){Po(),t.intro=t.intro??!1;let r=t.target,n=z,o=Q;try{for(var s=Tt(r);s&&(s.nodeType!==cr||s.data!=="[");)s=Et(s);if(!s)throw er;Xe(!0),Ee(s);let a=qc(e,{...t,anchor:s});return Xe(!1),a}catch(a){if(a instanceof Error&&a.message.split(`
`).some(l=>l.startsWith("https://svelte.dev/e/")))throw a;return a!==er&&console.warn("Failed to hydrate: ",a),t.recover===!1&&Wl(),Po(),zi(r),Xe(!1),hi(e,t)}finally{Xe(n),Ee(o)}}var Uo=new Map;function qc(e,{target:t,anchor:r,props:n={},events:o,context:s,intro:a=!0,transformError:l}){Po();var c=void 0,u=Sc(()=>{var p=r??t.appendChild(ot());Qs(p,{pending:()=>{}},h=>{Ae({});var m=se;if(s&&(m.c=s),o&&(n.$$events=o),z&&Mr(h,null),ea=a,c=e(h,n)||Fi(),ea=!0,z&&(F.nodes.end=Q,Q===null||Q.nodeType!==cr||Q.data!=="]"))throw Sn(),er;Ne()},l);var v=new Set,f=h=>{for(var m=0;m<h.length;m++){var _=h[m];if(!v.has(_)){v.add(_);var g=Hc(_);for(let R of[t,document]){var b=Uo.get(R);b===void 0&&(b=new Map,Uo.set(R,b));var k=b.get(_);k===void 0?(R.addEventListener(_,Vo,{passive:g}),b.set(_,1)):b.set(_,k+1)}}}};return f(Zn(Ks)),zo.add(f),()=>{for(var h of v)for(let g of[t,document]){var m=Uo.get(g),_=m.get(h);--_==0?(g.removeEventListener(h,Vo),m.delete(h),m.size===0&&Uo.delete(g)):m.set(h,_)}zo.delete(f),p!==r&&p.parentNode?.removeChild(p)}});return ta.set(c,u),c}var ta=new WeakMap;function Ki(e,t){let r=ta.get(e);return r?(ta.delete(e),r(t)):($&&Ol(),Promise.resolve())}var Lr=class{anchor;#e=new Map;#r=new Map;#t=new Map;#n=new Set;#i=!0;constructor(t,r=!0){this.anchor=t,this.#i=r}#o=t=>{if(this.#e.has(t)){var r=this.#e.get(t),n=this.#r.get(r);if(n)fi(n),this.#n.delete(r);else{var o=this.#t.get(r);o&&(fi(o.effect),this.#r.set(r,o.effect),this.#t.delete(r),$&&(o.fragment.lastChild[$s]=this.anchor),o.fragment.lastChild.remove(),this.anchor.before(o.fragment),n=o.effect)}for(let[s,a]of this.#e){if(this.#e.delete(s),s===t)break;let l=this.#t.get(a);l&&(Ve(l.effect),this.#t.delete(a))}for(let[s,a]of this.#r){if(s===r||this.#n.has(s))continue;let l=()=>{if(Array.from(this.#e.values()).includes(s)){var u=document.createDocumentFragment();pi(a,u),u.append(ot()),this.#t.set(s,{effect:a,fragment:u})}else Ve(a);this.#n.delete(s),this.#r.delete(s)};this.#i||!n?(this.#n.add(s),qr(a,l,!1)):l()}}};#a=t=>{this.#e.delete(t);let r=Array.from(this.#e.values());for(let[n,o]of this.#t)r.includes(n)||(Ve(o.effect),this.#t.delete(n))};ensure(t,r){var n=ee,o=Fo();if(r&&!this.#r.has(t)&&!this.#t.has(t))if(o){var s=document.createDocumentFragment(),a=ot();s.append(a),this.#t.set(t,{effect:st(()=>r(a)),fragment:s})}else this.#r.set(t,st(()=>r(this.anchor)));if(this.#e.set(n,t),o){for(let[l,c]of this.#r)l===t?n.unskip_effect(c):n.skip_effect(c);for(let[l,c]of this.#t)l===t?n.unskip_effect(c.effect):n.skip_effect(c.effect);n.oncommit(this.#o),n.ondiscard(this.#a)}else z&&(this.anchor=Q),this.#o(n)}};function Pe(e,t,r=!1){var n;z&&(n=Q,xt());var o=new Lr(e),s=r?65536:0;function a(l,c){if(z){var u=_n(n);if(l!==parseInt(u.substring(1))){var p=kr();Ee(p),o.anchor=p,Xe(!1),o.ensure(l,c),Xe(!0);return}}o.ensure(l,c)}Vt(()=>{var l=!1;t((c,u=0)=>{l=!0,a(u,c)}),l||a(-1,null)},s)}function at(e,t){return t}function Bf(e,t,r){for(var n=[],o=t.length,s,a=t.length,l=0;l<o;l++){let v=t[l];qr(v,()=>{if(s){if(s.pending.delete(v),s.done.add(v),s.pending.size===0){var f=e.outrogroups;na(e,Zn(s.done)),f.delete(s),f.size===0&&(e.outrogroups=null)}}else a-=1},!1)}if(a===0){var c=n.length===0&&r!==null&&e.pending.size===0;if(c){var u=r,p=u.parentNode;zi(p),p.append(u),e.items.clear()}na(e,t,!c)}else s={pending:new Set(t),done:new Set},(e.outrogroups??=new Set).add(s)}function na(e,t,r=!0){var n;if(e.pending.size>0){n=new Set;for(let a of e.pending.values())for(let l of a)n.add(e.items.get(l).e)}for(var o=0;o<t.length;o++){var s=t[o];if(n?.has(s)){s.f|=33554432;let a=document.createDocumentFragment();pi(s,a)}else Ve(t[o],r)}}var Wc;function Te(e,t,r,n,o,s=null){var a=e,l=new Map,c=(t&4)!==0;if(c){var u=e;a=z?Ee(Tt(u)):u.appendChild(ot())}z&&xt();var p=null,v=Nn(()=>{var k=r();return jr(k)?k:k==null?[]:Zn(k)});$&&Se(v,"{#each ...}");var f=new Map,h=!0;function m(k){if((b.effect.f&16384)===0){b.pending.delete(k);var R=i(v);b.fallback=p,Uf(b,R,a,t,n),p!==null&&(R.length===0?(p.f&33554432)===0?fi(p):(p.f^=33554432,Zi(p,null,a)):qr(p,()=>{p=null}))}}function _(k){b.pending.delete(k)}var g=Vt(()=>{var k=i(v),R=k.length;let S=!1;if(z){var A=_n(a)==="[!";A!==(R===0)&&(a=kr(),Ee(a),Xe(!1),S=!0)}for(var w=new Set,C=ee,M=Fo(),O=0;O<R;O+=1){z&&Q.nodeType===cr&&Q.data==="]"&&(a=Q,S=!0,Xe(!1));var Z=k[O],te=n(Z,O);if($){var K=n(Z,O);te!==K&&zl(String(O),String(te),String(K))}var T=h?null:l.get(te);T?(T.v&&Ar(T.v,Z),T.i&&Ar(T.i,O),M&&C.unskip_effect(T.e)):(T=Yf(l,h?a:Wc??=ot(),Z,te,O,o,t,r),h||(T.e.f|=33554432),l.set(te,T)),w.add(te)}if(R===0&&s&&!p&&(h?p=st(()=>s(a)):(p=st(()=>s(Wc??=ot())),p.f|=33554432)),R>w.size&&($?qf(k,n):xs("","","")),z&&R>0&&Ee(kr()),!h)if(f.set(C,w),M){for(let[V,W]of l)w.has(V)||C.skip_effect(W.e);C.oncommit(m),C.ondiscard(_)}else m(C);S&&Xe(!0),i(v)}),b={effect:g,flags:t,items:l,pending:f,outrogroups:null,fallback:p};h=!1,z&&(a=Q)}function Xi(e){for(;e!==null&&(e.f&32)===0;)e=e.next;return e}function Uf(e,t,r,n,o){var s=(n&8)!==0,a=t.length,l=e.items,c=Xi(e.effect.first),u,p=null,v,f=[],h=[],m,_,g,b;if(s)for(b=0;b<a;b+=1)m=t[b],_=o(m,b),g=l.get(_).e,(g.f&33554432)===0&&(g.nodes?.a?.measure(),(v??=new Set).add(g));for(b=0;b<a;b+=1){if(m=t[b],_=o(m,b),g=l.get(_).e,e.outrogroups!==null)for(let Z of e.outrogroups)Z.pending.delete(g),Z.done.delete(g);if((g.f&8192)!==0&&(fi(g),s&&(g.nodes?.a?.unfix(),(v??=new Set).delete(g))),(g.f&33554432)!==0)if(g.f^=33554432,g===c)Zi(g,null,r);else{var k=p?p.next:c;g===e.effect.last&&(e.effect.last=g.prev),g.prev&&(g.prev.next=g.next),g.next&&(g.next.prev=g.prev),En(e,p,g),En(e,g,k),Zi(g,k,r),p=g,f=[],h=[],c=Xi(p.next);continue}if(g!==c){if(u!==void 0&&u.has(g)){if(f.length<h.length){var R=h[0],S;p=R.prev;var A=f[0],w=f[f.length-1];for(S=0;S<f.length;S+=1)Zi(f[S],R,r);for(S=0;S<h.length;S+=1)u.delete(h[S]);En(e,A.prev,w.next),En(e,p,A),En(e,w,R),c=R,p=w,b-=1,f=[],h=[]}else u.delete(g),Zi(g,c,r),En(e,g.prev,g.next),En(e,g,p===null?e.effect.first:p.next),En(e,p,g),p=g;continue}for(f=[],h=[];c!==null&&c!==g;)(u??=new Set).add(c),h.push(c),c=Xi(c.next);if(c===null)continue}(g.f&33554432)===0&&f.push(g),p=g,c=Xi(g.next)}if(e.outrogroups!==null){for(let Z of e.outrogroups)Z.pending.size===0&&(na(e,Zn(Z.done)),e.outrogroups?.delete(Z));e.outrogroups.size===0&&(e.outrogroups=null)}if(c!==null||u!==void 0){var C=[];if(u!==void 0)for(g of u)(g.f&8192)===0&&C.push(g);for(;c!==null;)(c.f&8192)===0&&c!==e.fallback&&C.push(c),c=Xi(c.next);var M=C.length;if(M>0){var O=(n&4)!==0&&a===0?r:null;if(s){for(b=0;b<M;b+=1)C[b].nodes?.a?.measure();for(b=0;b<M;b+=1)C[b].nodes?.a?.fix()}Bf(e,C,O)}}s&&rt(()=>{if(v!==void 0)for(g of v)g.nodes?.a?.apply()})}function Yf(e,t,r,n,o,s,a,l){var c=(a&1)!==0?(a&16)===0?Pn(r,!1,!1):ht(r):null,u=(a&2)!==0?ht(o):null;return $&&c&&(c.trace=()=>{l()[u?.v??o]}),{v:c,i:u,e:st(()=>(s(t,c??r,u??o,l),()=>{e.delete(n)}))}}function Zi(e,t,r){if(e.nodes)for(var n=e.nodes.start,o=e.nodes.end,s=t&&(t.f&33554432)===0?t.nodes.start:r;n!==null;){var a=Et(n);if(s.before(n),n===o)return;n=a}}function En(e,t,r){t===null?e.effect.first=r:t.next=r,r===null?e.effect.last=t:r.prev=t}function qf(e,t){let r=new Map,n=e.length;for(let o=0;o<n;o++){let s=t(e[o],o);if(r.has(s)){let a=String(r.get(s)),l=String(o),c=String(s);c.startsWith("[object ")&&(c=null),xs(a,l,c)}r.set(s,o)}}function yt(e,t,...r){var n=new Lr(e);Vt(()=>{let o=t()??null;$&&o==null&&Gl(),n.ensure(o,o&&(s=>o(s,...r)))},65536)}function Ji(e,t,r){var n;z&&(n=Q,xt());var o=new Lr(e);Vt(()=>{var s=t()??null;if(z){var a=_n(n),l=a==="[",c=s!==null;if(l!==c){var u=kr();Ee(u),o.anchor=u,Xe(!1),o.ensure(s,s&&(p=>r(p,s))),Xe(!0);return}}o.ensure(s,s&&(p=>r(p,s)))},65536)}function qe(e,t){var r=void 0,n;qs(()=>{r!==(r=t())&&(n&&(Ve(n),n=null),r&&(n=st(()=>{Xt(()=>r(e))})))})}function Kc(e){var t,r,n="";if(typeof e=="string"||typeof e=="number")n+=e;else if(typeof e=="object")if(Array.isArray(e)){var o=e.length;for(t=0;t<o;t++)e[t]&&(r=Kc(e[t]))&&(n&&(n+=" "),n+=r)}else for(r in e)e[r]&&(n&&(n+=" "),n+=r);return n}function Xc(){for(var e,t,r=0,n="",o=arguments.length;r<o;r++)(e=arguments[r])&&(t=Kc(e))&&(n&&(n+=" "),n+=t);return n}function sr(e){return typeof e=="object"?Xc(e):e??""}var Zc=[...` 	
\r\f \v\uFEFF`];function Qc(e,t,r){var n=e==null?"":""+e;if(t&&(n=n?n+" "+t:t),r){for(var o of Object.keys(r))if(r[o])n=n?n+" "+o:o;else if(n.length)for(var s=o.length,a=0;(a=n.indexOf(o,a))>=0;){var l=a+s;(a===0||Zc.includes(n[a-1]))&&(l===n.length||Zc.includes(n[l]))?n=(a===0?"":n.substring(0,a))+n.substring(l+1):a=l}}return n===""?null:n}function Jc(e,t=!1){var r=t?" !important;":";",n="";for(var o of Object.keys(e)){var s=e[o];s!=null&&s!==""&&(n+=" "+o+": "+s+r)}return n}function ia(e){return e[0]!=="-"||e[1]!=="-"?e.toLowerCase():e}function ed(e,t){if(t){var r="",n,o;if(Array.isArray(t)?(n=t[0],o=t[1]):n=t,e){e=String(e).replaceAll(/\/\*.*?\*\//g,"").trim();var s=!1,a=0,l=!1,c=[];n&&c.push(...Object.keys(n).map(ia)),o&&c.push(...Object.keys(o).map(ia));var u=0,p=-1;let _=e.length;for(var v=0;v<_;v++){var f=e[v];if(l?f==="/"&&e[v-1]==="*"&&(l=!1):s?s===f&&(s=!1):f==="/"&&e[v+1]==="*"?l=!0:f==='"'||f==="'"?s=f:f==="("?a++:f===")"&&a--,!l&&s===!1&&a===0){if(f===":"&&p===-1)p=v;else if(f===";"||v===_-1){if(p!==-1){var h=ia(e.substring(u,p).trim());if(!c.includes(h)){f!==";"&&v++;var m=e.substring(u,v).trim();r+=" "+m+";"}}u=v+1,p=-1}}}}return n&&(r+=Jc(n)),o&&(r+=Jc(o,!0)),r=r.trim(),r===""?null:r}return e==null?null:String(e)}function X(e,t,r,n,o,s){var a=e[Ni];if(z||a!==r||a===void 0){var l=Qc(r,n,s);(!z||l!==e.getAttribute("class"))&&(l==null?e.removeAttribute("class"):t?e.className=l:e.setAttribute("class",l)),e[Ni]=r}else if(s&&o!==s)for(var c in s){var u=!!s[c];(o==null||u!==!!o[c])&&e.classList.toggle(c,u)}return s}function oa(e,t={},r,n){for(var o in r){var s=r[o];t[o]!==s&&(r[o]==null?e.style.removeProperty(o):e.style.setProperty(o,s,n))}}function Pr(e,t,r,n){var o=e[Oi];if(z||o!==t){var s=ed(t,n);(!z||s!==e.getAttribute("style"))&&(s==null?e.removeAttribute("style"):e.style.cssText=s),e[Oi]=t}else n&&(Array.isArray(n)?(oa(e,r?.[0],n[0]),oa(e,r?.[1],n[1],"important")):oa(e,r,n));return n}var rp=Symbol("is custom element"),np=Symbol("is html"),ip=ys?"link":"LINK";function Be(e,t,r,n){var o=op(e);if(z&&(o[t]=e.getAttribute(t),t==="src"||t==="srcset"||t==="href"&&e.nodeName===ip)){n||ap(e,t,r??"");return}var s=o[t];s!==(o[t]=r)&&(t==="loading"&&(e[Sl]=r),r==null?e.removeAttribute(t):typeof r!="string"&&sp(e).has(t)?e[t]=r:z&&(typeof r=="number"||typeof r=="boolean")&&s===String(r)||e.setAttribute(t,r))}function op(e){return e[yo]??={[rp]:e.nodeName.includes("-"),[np]:e.namespaceURI===bo}}var td=new Map;function sp(e){var t=e.getAttribute("is")||e.nodeName,r=td.get(t);if(r)return r;td.set(t,r=new Set);for(var n,o=e,s=Element.prototype;s!==o;){n=ms(o);for(var a in n)n[a].set&&a!=="innerHTML"&&a!=="textContent"&&a!=="innerText"&&r.add(a);o=Jn(o)}return r}function ap(e,t,r){$&&(t==="srcset"&&lp(e,r)||sa(e.getAttribute(t)??"",r)||Nl(t,e.outerHTML.replace(e.innerHTML,e.innerHTML&&"..."),String(r)))}function sa(e,t){return e===t?!0:new URL(e,document.baseURI).href===new URL(t,document.baseURI).href}function rd(e){return e.split(",").map(t=>t.trim().split(" ").filter(Boolean))}function lp(e,t){var r=rd(e.srcset),n=rd(t);return n.length===r.length&&n.every(([o,s],a)=>s===r[a][1]&&(sa(r[a][0],o)||sa(o,r[a][0])))}var aa=class e{#e=new WeakMap;#r;#t;static entries=new WeakMap;constructor(t){this.#t=t}observe(t,r){var n=this.#e.get(t)||new Set;return n.add(r),this.#e.set(t,n),this.#n().observe(t,this.#t),()=>{var o=this.#e.get(t);o.delete(r),o.size===0&&(this.#e.delete(t),this.#r.unobserve(t))}}#n(){return this.#r??(this.#r=new ResizeObserver(t=>{for(var r of t){e.entries.set(r.target,r);for(var n of this.#e.get(r.target)||[])n(r)}}))}};var cp=new aa({box:"border-box"});function Wo(e,t,r){var n=cp.observe(e,()=>r(e[t]));Xt(()=>(I(()=>r(e[t])),n))}function la(e,t){return e===t||e?.[Pt]===t}function ar(e=Fi(),t,r,n){var o=se.r,s=F;return Xt(()=>{var a,l;return Lt(()=>{a=l,l=n?.()||[],I(()=>{la(r(...l),e)||(t(e,...l),a&&la(r(...a),e)&&t(null,...a))})}),()=>{let c=s;for(;c!==o&&c.parent!==null&&c.parent.f&33554432;)c=c.parent;let u=()=>{l&&la(r(...l),e)&&t(null,...l)},p=c.teardown;c.teardown=()=>{u(),p?.()}}}),e}var Go=!1;function ca(e){var t=Go;try{return Go=!1,[e(),Go]}finally{Go=t}}var mp={get(e,t){if(!e.exclude.has(t))return e.props[t]},set(e,t){return $&&Kl(`${e.name}.${String(t)}`),!1},getOwnPropertyDescriptor(e,t){if(!e.exclude.has(t)&&t in e.props)return{enumerable:!0,configurable:!0,value:e.props[t]}},has(e,t){return e.exclude.has(t)?!1:t in e.props},ownKeys(e){return Reflect.ownKeys(e.props).filter(t=>!e.exclude.has(t))}};function da(e,t,r){return new Proxy($?{props:e,exclude:t,name:r}:{props:e,exclude:t},mp)}function ge(e,t,r,n){var o=!Zr||(r&2)!==0,s=(r&8)!==0,a=(r&16)!==0,l=n,c=!0,u=void 0,p=()=>a&&o?(u??=bn(n),i(u)):(c&&(c=!1,l=a?I(n):n),l);let v;if(s){var f=Pt in e||Ai in e;v=qt(e,t)?.set??(f&&t in e?S=>e[t]=S:void 0)}var h,m=!1;s?[h,m]=ca(()=>e[t]):h=e[t],h===void 0&&n!==void 0&&(h=p(),v&&(o&&jl(t),v(h)));var _;if(o?_=()=>{var S=e[t];return S===void 0?p():(c=!0,S)}:_=()=>{var S=e[t];return S!==void 0&&(l=void 0),S===void 0?l:S},o&&(r&4)===0)return _;if(v){var g=e.$$legacy;return(function(S,A){return arguments.length>0?((!o||!A||g||m)&&v(A?_():S),S):_()})}var b=!1,k=((r&1)!==0?bn:Nn)(()=>(b=!1,_()));$&&(k.label=t),s&&i(k);var R=F;return(function(S,A){if(arguments.length>0){let w=A?i(k):o&&s?Je(S):S;return x(k,w),b=!0,l!==void 0&&(l=w),S}return rr&&b||(R.f&16384)!==0?k.v:i(k)})}function id(e){return new ua(e)}var ua=class{#e;#r;constructor(t){var r=new Map,n=(s,a)=>{var l=Pn(a,!1,!1);return r.set(s,l),l};let o=new Proxy({...t.props||{},$$events:{}},{get(s,a){return i(r.get(a)??n(a,Reflect.get(s,a)))},has(s,a){return a===Ai?!0:(i(r.get(a)??n(a,Reflect.get(s,a))),Reflect.has(s,a))},set(s,a,l){return x(r.get(a)??n(a,l),l),Reflect.set(s,a,l)}});this.#r=(t.hydrate?ra:hi)(t.component,{target:t.target,anchor:t.anchor,props:o,context:t.context,intro:t.intro??!1,recover:t.recover,transformError:t.transformError}),!ut&&(!t?.props?.$$host||t.sync===!1)&&wn(),this.#e=o.$$events;for(let s of Object.keys(this.#r))s==="$set"||s==="$destroy"||s==="$on"||dt(this,s,{get(){return this.#r[s]},set(a){this.#r[s]=a},enumerable:!0});this.#r.$set=s=>{Object.assign(o,s)},this.#r.$destroy=()=>{Ki(this.#r)}}$set(t){this.#r.$set(t)}$on(t,r){this.#e[t]=this.#e[t]||[];let n=(...o)=>r.call(this,...o);return this.#e[t].push(n),()=>{this.#e[t]=this.#e[t].filter(o=>o!==n)}}$destroy(){this.#r.$destroy()}};var Ep;typeof HTMLElement=="function"&&(Ep=class extends HTMLElement{$$ctor;$$s;$$c;$$cn=!1;$$d={};$$r=!1;$$p_d={};$$l={};$$l_u=new Map;$$me;$$shadowRoot=null;constructor(e,t,r){super(),this.$$ctor=e,this.$$s=t,r&&(this.$$shadowRoot=this.attachShadow(r))}addEventListener(e,t,r){if(this.$$l[e]=this.$$l[e]||[],this.$$l[e].push(t),this.$$c){let n=this.$$c.$on(e,t);this.$$l_u.set(t,n)}super.addEventListener(e,t,r)}removeEventListener(e,t,r){if(super.removeEventListener(e,t,r),this.$$c){let n=this.$$l_u.get(t);n&&(n(),this.$$l_u.delete(t))}}async connectedCallback(){if(this.$$cn=!0,!this.$$c){let e=function(n){return o=>{let s=Yr("slot");n!=="default"&&(s.name=n),P(o,s)}};if(await Promise.resolve(),!this.$$cn||this.$$c)return;let t={},r=kp(this);for(let n of this.$$s)n in r&&(n==="default"&&!this.$$d.children?(this.$$d.children=e(n),t.default=!0):t[n]=e(n));for(let n of this.attributes){let o=this.$$g_p(n.name);o in this.$$d||(this.$$d[o]=fa(o,n.value,this.$$p_d,"toProp"))}for(let n in this.$$p_d)!(n in this.$$d)&&this[n]!==void 0&&(this.$$d[n]=this[n],delete this[n]);this.$$c=id({component:this.$$ctor,target:this.$$shadowRoot||this,props:{...this.$$d,$$slots:t,$$host:this}}),this.$$me=Ys(()=>{Lt(()=>{this.$$r=!0;for(let n of vs(this.$$c)){if(!this.$$p_d[n]?.reflect)continue;this.$$d[n]=this.$$c[n];let o=fa(n,this.$$d[n],this.$$p_d,"toAttribute");o==null?this.removeAttribute(this.$$p_d[n].attribute||n):this.setAttribute(this.$$p_d[n].attribute||n,o)}this.$$r=!1})});for(let n in this.$$l)for(let o of this.$$l[n]){let s=this.$$c.$on(n,o);this.$$l_u.set(o,s)}this.$$l={}}}attributeChangedCallback(e,t,r){this.$$r||(e=this.$$g_p(e),this.$$d[e]=fa(e,r,this.$$p_d,"toProp"),this.$$c?.$set({[e]:this.$$d[e]}))}disconnectedCallback(){this.$$cn=!1,Promise.resolve().then(()=>{!this.$$cn&&this.$$c&&(this.$$c.$destroy(),this.$$me(),this.$$c=void 0)})}$$g_p(e){return vs(this.$$p_d).find(t=>this.$$p_d[t].attribute===e||!this.$$p_d[t].attribute&&t.toLowerCase()===e)||e}});function fa(e,t,r,n){let o=r[e]?.type;if(t=o==="Boolean"&&typeof t!="boolean"?t!=null:t,!n||!r[e])return t;if(n==="toAttribute")switch(o){case"Object":case"Array":return t==null?null:JSON.stringify(t);case"Boolean":return t?"":null;case"Number":return t??null;default:return t}else switch(o){case"Object":case"Array":return t&&JSON.parse(t);case"Boolean":return t;case"Number":return t!=null?+t:t;default:return t}}function kp(e){let t={};return e.childNodes.forEach(r=>{t[r.slot||"default"]=!0}),t}if($){let e=function(t){if(!(t in globalThis)){let r;Object.defineProperty(globalThis,t,{configurable:!0,get:()=>{if(r!==void 0)return r;Xl(t)},set:n=>{r=n}})}};e("$state"),e("$effect"),e("$derived"),e("$inspect"),e("$props"),e("$bindable")}function od(){return Y===null&&ql(),(Y.ac??=new AbortController).signal}function vi(e){se===null&&Mi("onMount"),Zr&&se.l!==null?Cp(se).m.push(e):vt(()=>{let t=I(e);if(typeof t=="function")return t})}function Cp(e){var t=e.l;return t.u??={a:[],b:[],m:[]}}typeof window<"u"&&((window.__svelte??={}).v??=new Set).add("5");var mi=class extends Map{#e=new Map;#r=G(0);#t=G(0);#n=vr||-1;constructor(t){if(super(),$&&(t=new Map(t),Se(this.#r,"SvelteMap version"),Se(this.#t,"SvelteMap.size")),t){for(var[r,n]of t)super.set(r,n);this.#t.v=super.size}}#i(t){return vr===this.#n?G(t):ht(t)}has(t){var r=this.#e,n=r.get(t);if(n===void 0)if(super.has(t))n=this.#i(0),$&&Se(n,`SvelteMap get(${ni(t)})`),r.set(t,n);else return i(this.#r),!1;return i(n),!0}forEach(t,r){this.#o(),super.forEach(t,r)}get(t){var r=this.#e,n=r.get(t);if(n===void 0)if(super.has(t))n=this.#i(0),$&&Se(n,`SvelteMap get(${ni(t)})`),r.set(t,n);else{i(this.#r);return}return i(n),super.get(t)}getOrInsert(t,r){return super.has(t)||this.set(t,r),this.get(t)}getOrInsertComputed(t,r){return super.has(t)||this.set(t,r(t)),this.get(t)}set(t,r){var n=this.#e,o=n.get(t),s=super.get(t),a=super.set(t,r),l=this.#r;if(o===void 0)o=this.#i(0),$&&Se(o,`SvelteMap get(${ni(t)})`),n.set(t,o),x(this.#t,super.size),it(l);else if(s!==r){it(o);var c=l.reactions===null?null:new Set(l.reactions),u=c===null||!o.reactions?.every(p=>c.has(p));u&&it(l)}return a}delete(t){var r=this.#e,n=r.get(t),o=super.delete(t);return n!==void 0&&(r.delete(t),x(n,-1)),o&&(x(this.#t,super.size),it(this.#r)),o}clear(){if(super.size!==0){super.clear();var t=this.#e;x(this.#t,0);for(var r of t.values())x(r,-1);it(this.#r),t.clear()}}#o(){i(this.#r);var t=this.#e;if(this.#t.v!==t.size){for(var r of super.keys())if(!t.has(r)){var n=this.#i(0);$&&Se(n,`SvelteMap get(${ni(r)})`),t.set(r,n)}}for([,n]of this.#e)i(n)}keys(){return i(this.#r),super.keys()}values(){return this.#o(),super.values()}entries(){return this.#o(),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return i(this.#t),super.size}};var sd=Symbol("replace"),jo=class extends URLSearchParams{#e=$?Se(G(0),"SvelteURLSearchParams version"):G(0);#r=ad();#t=!1;#n(){if(!this.#r||this.#t)return;this.#t=!0;let t=super.toString();this.#r.search=t&&`?${t}`,this.#t=!1}[sd](t){if(!this.#t&&t.toString()!==super.toString()){this.#t=!0;for(let r of[...super.keys()])super.delete(r);for(let[r,n]of t)super.append(r,n);it(this.#e),this.#t=!1}}append(t,r){super.append(t,r),this.#n(),it(this.#e)}delete(t,r){var n=super.has(t,r);super.delete(t,r),n&&(this.#n(),it(this.#e))}get(t){return i(this.#e),super.get(t)}getAll(t){return i(this.#e),super.getAll(t)}has(t,r){return i(this.#e),super.has(t,r)}keys(){return i(this.#e),super.keys()}forEach(t,r){i(this.#e),super.forEach(t,r)}set(t,r){var n=super.getAll(t);super.set(t,r);var o=super.getAll(t);(n.length!==o.length||n.some((s,a)=>s!==o[a]))&&(this.#n(),it(this.#e))}sort(){super.sort(),this.#n(),it(this.#e)}toString(){return i(this.#e),super.toString()}values(){return i(this.#e),super.values()}entries(){return i(this.#e),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return i(this.#e),super.size}};var Dp=null;function ad(){return Dp}function Aa(e,t=void 0){return function(r){return r.key==="Enter"||r.key===" "&&!r.preventDefault()?e.call(t,r):void 0}}function Zt(e,t){return t?null:r=>{typeof e=="string"?r.innerText=e:e?.domNodes?r.replaceChildren(...e.domNodes):e?.html&&(r.innerHTML=e.html)}}function Rp(e){return t=>{let r=n=>{t&&!t.contains(n.target)&&t.dispatchEvent(new CustomEvent(e+"outside",{detail:{jsEvent:n}}))};return document.addEventListener(e,r,!0),()=>{document.removeEventListener(e,r,!0)}}}function kd(e,t=!1){return r=>{let n,o=new ResizeObserver(s=>{for(let a of s){if(t){let{inlineSize:l}=a.contentBoxSize?.[0]??{inlineSize:a.contentRect.width};if(l===n)continue;n=l}e(r,a)}});return o.observe(r),()=>{o.unobserve(r)}}}function Ap(e,t){return r=>{let n=new IntersectionObserver(o=>{for(let s of o)e(r,s)},t);return n.observe(r),()=>{n.unobserve(r)}}}function _e(...e){return Object.assign(...e)}function zn(e){return Object.keys(e)}function Np(e){return Object.entries(e)}function $a(e,t){return Object.hasOwn(e,t)}function Td(e){return Math.floor(e)}function Op(e){return Math.ceil(e)}function rn(...e){return Math.min(...e)}function $r(...e){return Math.max(...e)}function Ip(){return Symbol("ec")}function ze(e){return e.length}function nn(e){return!ze(e)}function Jo(e=new Date){return-e.getTimezoneOffset()}function wi(e){return Array.isArray(e)}function Me(e){return typeof e=="function"}function Cd(e){if(typeof e!="object"||e===null)return!1;let t=Object.getPrototypeOf(e);return t===null||t===Object.prototype}function Na(e){return e instanceof Date}function Mp(e){return e()}function Lp(e){e.forEach(Mp)}function Pp(){}var Qo=e=>e;function Oa(){return window.getComputedStyle(document.documentElement).direction==="rtl"}function ya(e){return t=>t===void 0?void 0:e(t)}var ld=new WeakMap,Fp=1;function Sd(e){let t=ld.get(e);return t||(t=Fp++,ld.set(e,t)),t}function Dd(e){return{url:e.url?.replace(/&+$/,"")||"",method:e.method?.toUpperCase()||"GET",extraParams:e.extraParams??{}}}function Yn(e,t,r,n){return n?{snippet:n,arg:t?.()}:{content:(Me(e)?e(t?.()):e)??(Me(r)?r():r)}}var ba=86400;function br(e=new Date,t=void 0){return Na(e)?Vp(e,t):Bp(e,t)}function bt(e){if(typeof e=="number")e={seconds:e};else if(typeof e=="string"){let r=0,n=2;for(let o of e.split(":",3))r+=parseInt(o,10)*Math.pow(60,n--);e={seconds:r}}else Na(e)&&(e={hours:e.getUTCHours(),minutes:e.getUTCMinutes(),seconds:e.getUTCSeconds()});let t=e.weeks||e.week||0;return{years:e.years||e.year||0,months:e.months||e.month||0,days:t*7+(e.days||e.day||0),seconds:(e.hours||e.hour||0)*60*60+(e.minutes||e.minute||0)*60+(e.seconds||e.second||0),inWeeks:!!t}}function j(e){let t=new Date(on(e));return eo(t,xa(e)),t}function Le(e,t,r=1){e.setUTCFullYear(e.getUTCFullYear()+r*t.years);let n=e.getUTCMonth()+r*t.months;for(e.setUTCMonth(n),n%=12,n<0&&(n+=12);e.getUTCMonth()!==n;)Un(e);return e.setUTCDate(e.getUTCDate()+r*t.days),e.setUTCSeconds(e.getUTCSeconds()+r*t.seconds),e}function Ko(e,t,r=1){return Le(e,t,-r)}function Fr(e,t=1){return e.setUTCDate(e.getUTCDate()+t),e}function Un(e,t=1){return Fr(e,-t)}function Dt(e){return e.setUTCHours(0,0,0,0),e}function We(e){return new Date(e.getUTCFullYear(),e.getUTCMonth(),e.getUTCDate(),e.getUTCHours(),e.getUTCMinutes(),e.getUTCSeconds())}function yr(e,t=19){return e.toISOString().substring(0,t)}function on(e){return e.getTime()}function lt(e,...t){return t.every(r=>on(e)===on(r))}function Hp(e,t){let r=t-e.getUTCDay();return e.setUTCDate(e.getUTCDate()+(r>=0?r:r+7)),e}function Rd(e,t){let r=t-e.getUTCDay();return e.setUTCDate(e.getUTCDate()+(r<=0?r:r-7)),e}function cd(e){return typeof e=="string"&&e.length<=10}function wa(e,t){return e.setUTCHours(t.getUTCHours(),t.getUTCMinutes(),t.getUTCSeconds(),0),e}function He(e){return e.seconds}function Ad(e,t,r){return Le(e,t),Ld(e,r,Fr),e}function Nd(e,t,r){return Ko(e,t),Ld(e,r,Un),e}function Od(e,t){e=j(e),t===0?e.setUTCDate(e.getUTCDate()+6-e.getUTCDay()):e.setUTCDate(e.getUTCDate()+4-(e.getUTCDay()||7));let r=new Date(Date.UTC(e.getUTCFullYear(),0,1));return Math.ceil(((e-r)/1e3/ba+1)/7)}function zp(e,t,r,n){return Yn(r,()=>({date:We(t),week:e}),()=>"W"+String(e).padStart(2,"0"),n)}function Id(e,t={}){let r=e.match(/([+-])(\d{2}):(\d{2})$/);if(r)return _e(t,r),+(r[1]+"1")*(+r[2]*60+ +r[3])}function Ia(e,t){return t&&e.setUTCMinutes(e.getUTCMinutes()+t),e}var Md=Symbol("ec");function eo(e,t){return e[Md]=t,e}function xa(e){return e[Md]}function Vp(e,t=void 0){let r=new Date(Date.UTC(e.getFullYear(),e.getMonth(),e.getDate(),e.getHours(),e.getMinutes(),e.getSeconds()));return Ia(r,t?t-Jo(r):0),eo(r,t??Jo(r)),r}function Bp(e,t=void 0){let r={},n=Id(e,r);n!==void 0&&(e=e.substring(0,r.index));let o=e.match(/\d+/g),s=new Date(Date.UTC(+o[0],+o[1]-1,+o[2],+o[3]||0,+o[4]||0,+o[5]||0));return t!==void 0&&n!==void 0&&Ia(s,t-n),eo(s,t??n),s}function Ld(e,t,r){if(t.length&&t.length<7)for(;t.includes(e.getUTCDay());)r(e)}var Ma=Ip();function Pd(e,t){e[Ma]=t}function Up(e){return!!e?.[Ma]}function _i(e){return e[Ma]}function Fd(e,t,r,n=[]){let o=document.createElement(e);o.className=t,typeof r=="string"?o.innerText=r:r.domNodes?o.replaceChildren(...r.domNodes):r.html&&(o.innerHTML=r.html);for(let s of n)o.setAttribute(...s);return o}function Vn(e){return e.getBoundingClientRect()}function dd(e,t){for(;t--;)e=e.parentElement;return e}function gi(e){return Vn(e).height}function $i(e,t,r=document,n=[]){n.push(r);for(let o of r.elementsFromPoint(e,t)){if(Up(o))return o;if(o.shadowRoot&&!n.includes(o.shadowRoot)){let s=$i(e,t,o.shadowRoot,n);if(s)return s}}return null}function Qi(e,t,r,n){return e.addEventListener(t,r,n),()=>e.removeEventListener(t,r,n)}function Ea(e,t=void 0){return function(r){r.stopPropagation(),e&&e.call(t,r)}}function Yp(e,t,r,n){return{type:e,title:t,currentStart:r.start,currentEnd:r.end,activeStart:n.start,activeEnd:n.end,calendar:void 0}}function Ut(e){return e=_e({},e),e.currentStart=We(e.currentStart),e.currentEnd=We(e.currentEnd),e.activeStart=We(e.activeStart),e.activeEnd=We(e.activeEnd),e}var qp=1;function es(e,t=void 0){return e.map(r=>{let n={id:r.id!=null?String(r.id):`{generated-${qp++}}`,resourceIds:pa(r,"resourceId").map(String),allDay:r.allDay??(cd(r.start)&&cd(r.end)),start:br(r.start,t),end:br(r.end,t),title:r.title??"",editable:r.editable,startEditable:r.startEditable,durationEditable:r.durationEditable,display:r.display??"auto",layoutGroup:r.layoutGroup?.toString(),extendedProps:r.extendedProps??{},backgroundColor:r.backgroundColor??r.color,textColor:r.textColor,classNames:pa(r,"className"),styles:pa(r,"style")};if(n.allDay){Dt(n.start);let o=j(n.end);Dt(n.end),(!lt(n.end,o)||lt(n.end,n.start))&&Fr(n.end)}return n})}function pa(e,t){let r=e[t+"s"]??e[t]??[];return wi(r)?r:[r]}function Wp(e){return e.map(t=>({events:t.events,...Dd(t)}))}function Gp(e,t,r){return r.formatRange(e.start,t&&e.event.display!=="pointer"&&!e.zeroDuration?e.end:null)}function jp(e,t,r){let n;switch(e.event.display){case"background":n=[];break;case"pointer":n=e.event.allDay?[]:[ud(t,e,r)];break;default:n=[...e.event.allDay?[]:[ud(t,e,r)],Fd("h4",r.eventTitle,e.event.title)]}return{domNodes:n}}function ud(e,t,r){return Fd("time",r.eventTime,e,[["datetime",yr(t.start)]])}function Kp(e,t,r){let n=t.classNames;return e&&(Me(e)&&(e=e({event:St(t),view:Ut(r)})),n=[...wi(e)?e:[e],...n]),n}function St(e){return Hd(e,We)}function ha(e){return Hd(e,j)}function Hd(e,t){return e=_e({},e),e.start=t(e.start),e.end=t(e.end),e}var fd=0;function zd(e,t){e.length=t.length,++fd;for(let r of e)r?.reposition(fd)}function to(e,t,r,n=void 0){return(!n||e.resourceIds.includes(n.id))&&e.start<r&&e.end>t}function rs(e){return Xp(e)||Zp(e)||Jp(e)}function Hr(e){return e==="background"}function Xp(e){return e==="preview"}function Zp(e){return e==="ghost"}function Jp(e){return e==="pointer"}function ns(e,t,r){return t=e.start>t?e.start:t,r=e.end<r?e.end:r,{start:t,end:r,event:e,zeroDuration:lt(t,r)}}function yi(e,t,r=!0){let n=[],o,s,a,l;for(let{gridColumn:c,gridRow:u,resource:p,dayStart:v,dayEnd:f,disabled:h}of t)!h&&to(e,v,f,p)&&(n.push(v),o=f,s||(s=c,a=u,l=p));if(n.length){let c=ns(e,n[0],o);return _e(c,{gridColumn:s,gridRow:a,resource:l,dates:n}),r&&La(c),[c]}return[]}function Vd(e){let t={},r={};for(let n of e){let{gridColumn:o,gridRow:s}=n;for(let l=1;l<n.dates.length;++l){let c=`${s}_${o+l}`;r[c]?r[c].chunks.push(n):r[c]={sorted:!1,chunks:[n]}}let a=`${s}_${o}`;n.long=r[a],n.prev=t[a],t[a]=n}}function Bd(e,t,r=1,n=1){e.prev&&(r=e.prev.bottom+n);let o=r+t;if(e.long){let s=e.long;s.sorted||(s.chunks.sort((a,l)=>a.top-l.top),s.sorted=!0);for(let a of s.chunks)if(r<a.bottom&&o>a.top){let l=a.bottom-r+n;r+=l,o+=l}}return _e(e,{top:r,bottom:o}),r}function La(e){let{event:t,gridColumn:r,gridRow:n}=e;e.id=`${Sd(t)}-${r}-${n}`}function bi(e,t){return()=>{let{options:{locale:r}}=e,n=e.options[t],o;return I(()=>{o=Me(n)?{format:n}:new Intl.DateTimeFormat(r,n)}),{format:s=>o.format(We(s))}}}function pd(e,t,r=!1){return()=>{let{options:{locale:n}}=e,o=e.options[t],s;return I(()=>{if(Me(o))s=(a,l)=>o(We(a),l&&We(l));else{let a=new Intl.DateTimeFormat(n,o);s=(l,c)=>{if(!c)return a.format(We(l));if(r&&(c=wa(j(l),c)),l=We(l),c=We(c),l<=c)return a.formatRange(l,c);{let u=a.formatRangeToParts(c,l),p="",v=["startRange","endRange"],f=[!1,!1];for(let h of u){let m=v.indexOf(h.source);m>=0?f[m]||(p+=Qp(v[1-m],u),f[m]=!0):p+=h.value}return p}}}}),{formatRange:s}}}function Qp(e,t){let r="";for(let n of t)n.source==e&&(r+=n.value);return r}function Pa(e){return Ha(e,"day")}function Fa(e){return Ha(e,"week")}function eh(e){return Ha(e,"month")}function Ha(e,t){return{...e,next:"Next "+t,prev:"Previous "+t}}function Bn(e){return t=>({...t,view:e})}function th(e){let t,r;return e&&({start:t,end:r}=e,t&&(t=Dt(br(t))),r&&(r=Dt(br(r)))),{start:t,end:r}}function ro(e,t){return t.start&&e<t.start||t.end&&e>t.end}function za(e){let t=[];return Ud(e,0,!1,t),t}function Ud(e,t,r,n){let o=[];for(let s of e){let a=rh(s);o.push(a),n.push(a);let l={level:t,children:[],hidden:r};Pd(a,l),s.children&&(l.children=Ud(s.children,t+1,r||!a.expanded,n))}return o}function rh(e){return{id:e.id!=null?String(e.id):"",title:e.title??"",eventBackgroundColor:Yd(e),eventTextColor:qd(e),expanded:e.expanded??!0,extendedProps:e.extendedProps??{}}}function Yd(e){return e?.eventBackgroundColor}function qd(e){return e?.eventTextColor}function hd(e,t){return nn(e.resourceIds)?void 0:t.find(r=>e.resourceIds.includes(r.id))}function Wd(e,t,r,n,o){let s=[];e=j(e);let a=j(e);for(Le(e,n.min),Le(a,n.max);e<a;)s.push([yr(e),o.format(e)]),Le(e,t,r);let l=Td((e-a)/1e3/He(t));return l&&l!==r&&(s.at(-1)[2]=r-l),s}function Gd(e,t,r,n,o){let s=bt(e),a=bt(t);if(r){let l=bt(rn(He(s),$r(0,He(a)-ba))),c=bt($r(He(a),He(l)+ba)),u=Me(r?.eventFilter)?r.eventFilter:p=>!Hr(p.display);e:for(let p of n){let v=Le(j(p),s),f=Le(j(p),a),h=Le(j(p),l),m=Le(j(p),c);for(let _ of o)if(!_.allDay&&u(_)&&_.start<m&&_.end>h){if(_.start<v){let g=$r((_.start-p)/1e3,He(l));g<He(s)&&(s.seconds=g)}if(_.end>f){let g=rn((_.end-p)/1e3,He(c));g>He(a)&&(a.seconds=g)}if(He(s)===He(l)&&He(a)===He(c))break e}}}return{min:s,max:a}}function ts(e){let t=0,r=G(Je(t));return jd(e,()=>i(r),()=>!0,()=>x(r,++t,!0))}function nh(e){let t=0,r=Je({});return jd(e,n=>r[n],(n,o)=>n!==o,n=>r[n]=++t)}function jd(e,t,r,n){return new Proxy(e,{get(o,s,a){return $a(o,s)&&t(s),Reflect.get(o,s,a)},set(o,s,a,l){let c=r(o[s],a),u=Reflect.set(o,s,a,l);return c&&n(s),u}})}function ih(e){let t={buttonText:{today:"today"},customButtons:{},customScrollbars:!1,date:new Date,dateIncrement:void 0,datesSet:void 0,dayCellContent:void 0,dayHeaderFormat:{weekday:"short",month:"numeric",day:"numeric"},dayHeaderAriaLabelFormat:{dateStyle:"full"},displayEventEnd:!0,duration:{weeks:1},events:[],eventAllUpdated:void 0,eventBackgroundColor:void 0,eventClassNames:void 0,eventClick:void 0,eventColor:void 0,eventContent:void 0,eventDidMount:void 0,eventFilter:void 0,eventGap:1,eventMouseEnter:void 0,eventMouseLeave:void 0,eventOrder:void 0,eventOrderStrict:!1,eventSources:[],eventTextColor:void 0,eventTimeFormat:{hour:"numeric",minute:"2-digit"},filterEventsWithResources:!1,firstDay:0,headerToolbar:{start:"title",center:"",end:"today prev,next"},height:void 0,hiddenDays:[],highlightedDates:[],icons:{},lazyFetching:!0,loading:void 0,locale:void 0,refetchResourcesOnNavigate:!1,resources:[],selectable:!1,theme:{active:"ec-active",bgEvent:"ec-bg-event",bgEvents:"ec-bg-events",body:"ec-body",button:"ec-button",buttonGroup:"ec-button-group",calendar:"ec",colHead:"ec-col-head",customScrollbars:"ec-custom-scrollbars",day:"ec-day",dayHead:"ec-day-head",disabled:"ec-disabled",endClipped:"ec-end-clipped",event:"ec-event",eventBody:"ec-event-body",eventTime:"ec-event-time",eventTitle:"ec-event-title",events:"ec-events",grid:"ec-grid",header:"ec-header",hidden:"ec-hidden",highlight:"ec-highlight",icon:"ec-icon",main:"ec-main",noBeb:"ec-no-beb",noIeb:"ec-no-ieb",startClipped:"ec-start-clipped",today:"ec-today",title:"ec-title",toolbar:"ec-toolbar",view:"",weekdays:["ec-sun","ec-mon","ec-tue","ec-wed","ec-thu","ec-fri","ec-sat"],weekNumber:"ec-week-number"},timeZone:"local",titleFormat:{year:"numeric",month:"short",day:"numeric"},validRange:void 0,view:void 0,viewDidMount:void 0,views:{}};for(let r of e)r.createOptions?.(t);return t}function oh(e){let t={date:r=>Dt(br(r)),dateIncrement:ya(bt),duration:bt,events:es,eventSources:Wp,hiddenDays:r=>[...new Set(r)],highlightedDates:r=>r.map(n=>Dt(br(n))),resources:r=>wi(r)?za(r):Cd(r)?Dd(r):r,validRange:th};for(let r of e)r.createParsers?.(t);return t}var ka=["buttonText","customButtons","icons","theme"];function sh(e,t){let r=ih(e),n=oh(e);r=Ta(r,n),t=Ta(t,n);let o=va(r,"views")??{},s=va(t,"views")??{},a=nh({});_e(a,r),t.view&&(a.view=t.view);let l={},c={},u={},p=new Set([...zn(o),...zn(s)]);for(let v of p){let f=s[v]??{},h=vd(r,o[v]??o[f.type]??{}),m=vd(h,t,f),_=va(m,"component");delete m.view;for(let g of zn(m))$a(a,g)?(l[g]??=[],l[g].push(ka.includes(g)?b=>m[g]=Me(b)?b(h[g]):b:b=>m[g]=b)):delete m[g];c[v]=m,u[v]=_}return _e(a,c[a.view]),[a,function(f,h,m=!0){$a(a,f)&&(m||(f in n?h=n[f](h):Cd(h)?h={...h}:wi(h)&&(h=[...h])),l[f]?.forEach(_=>_(h)),a[f]=ka.includes(f)&&Me(h)?c[a.view][f]:h)},function(f){return _e(a,c[f]),u[f]}]}function Ta(e,t){let r={...e};for(let n of zn(t))n in r&&(r[n]=t[n](r[n]));if(e.views){r.views={};for(let n of zn(e.views))r.views[n]=Ta(e.views[n],t)}return r}function va(e,t){let r=e[t];return delete e[t],r}function vd(...e){let t={};for(let r of e){let n={};for(let o of ka)Me(r[o])&&(n[o]=r[o](t[o]));t={...t,...r,...n}}return t}function ah(e,t){let r=[];for(let n of zn(e))e[n]!==t[n]&&r.push([n,e[n]]);return r}function lh(e){return()=>{let{options:{view:t}}=e;I(()=>{let r=e.setViewOptions(t);e.extensions={},e.features=[],e.viewComponent=r(e)})}}function ch(e,t){return()=>{let{activeRange:r,fetchedRange:{events:n},offset:o,viewDates:s,options:{events:a,eventSources:l,lazyFetching:c,timeZone:u}}=e;I(()=>{Kd(l.map(p=>Me(p.events)?p.events:p),a,p=>es(p,o),p=>e.events=ts(p),u,r,n,s,!0,c,t)})}}function dh(e,t){return()=>{let{activeRange:r,fetchedRange:{resources:n},viewDates:o,options:{lazyFetching:s,refetchResourcesOnNavigate:a,resources:l,timeZone:c}}=e;I(()=>{Kd(wi(l)?[]:[l],l,za,u=>e.resources=ts(u),c,r,n,o,a,s,t)})}}function Kd(e,t,r,n,o,s,a,l,c,u,p){if(!nn(l)){if(nn(e)){n(t);return}if((c||!a.start)&&(!u||!a.start||a.start>s.start||a.end<s.end||a.timeZone!==o)){let v=[],f=g=>p.stop(),h=g=>{v=v.concat(r(g)),n(v),p.stop()},m=yr(s.start),_=yr(s.end);for(let g of e)if(p.start(),Me(g)){let b=g(c?{start:We(s.start),end:We(s.end),startStr:m,endStr:_,timeZone:o}:{},h,f);b!==void 0&&Promise.resolve(b).then(h,f)}else{let b=Me(g.extraParams)?g.extraParams():_e({},g.extraParams);c&&(b.start=m,b.end=_,o!=="local"&&(b.timeZone=o)),b=new URLSearchParams(b);let k=g.url,R={},S;["GET","HEAD"].includes(g.method)?k+=(k.includes("?")?"&":"?")+b:(R["content-type"]="application/x-www-form-urlencoded;charset=UTF-8",S=String(b)),fetch(k,{method:g.method,headers:R,body:S,signal:od(),credentials:"same-origin"}).then(A=>A.json()).then(h).catch(f)}_e(a,{...s,timeZone:o})}}}function uh(e){let t=0;function r(n){let{options:{loading:o}}=e;Me(o)&&o(n)}return{start:()=>++t===1&&r(!0),stop:()=>--t===0&&r(!1)}}function fh(e){return()=>{let{offset:t}=e,r=setInterval(()=>{let n=br(void 0,t),o=Dt(j(n));e.now=n,lt(e.today,o)||(e.today=o)},1e3);return()=>clearInterval(r)}}function ph(e){return()=>{let{offset:t,options:r}=e;I(()=>{for(let o of e.events)if(!o.allDay)for(let s of["start","end"]){let a=xa(o[s]);a!==void 0&&Ia(o[s],t-a),eo(o[s],t)}let n=xa(r.date);if(n!==void 0){let o=br(void 0,t).getUTCDay()-br(void 0,n).getUTCDay(),s=Fr(j(r.date),o);e.setOption("date",s)}eo(r.date,t)})}}function hh(e){return()=>{let{activeRange:t,options:{datesSet:r}}=e;I(()=>{Me(r)&&r({start:We(t.start),end:We(t.end),startStr:yr(t.start),endStr:yr(t.end),view:Ut(e.view)})})}}function vh(e){let t;return()=>{let{filteredEvents:r,options:{eventAllUpdated:n}}=e;I(()=>{Me(n)&&(t||(t=setTimeout(()=>{t=null,n({view:Ut(e.view)})})))})}}function mh(e){return()=>{let{options:{view:t,viewDidMount:r}}=e;I(()=>{Me(r)&&_r().then(()=>r({view:Ut(e.view)}))})}}function gh(e){let t;return()=>{let{options:{date:r,duration:n,firstDay:o}}=e,s,a;return I(()=>{s=j(r),n.years?(s.setUTCMonth(0),s.setUTCDate(1)):n.months?s.setUTCDate(1):n.inWeeks&&Rd(s,o),a=Le(j(s),n)}),t&&lt(t.start,s)&&lt(t.end,a)?t:t={start:s,end:a}}}function _h(e){let t;return()=>{let{currentRange:r,extensions:{activeRange:n}}=e,o,s;I(()=>{o=j(r.start),s=j(r.end)});let a=n?n(o,s):{start:o,end:s};return t&&lt(t.start,a.start)&&lt(t.end,a.end)?t:t=a}}function $h(e){return()=>{let{events:t,options:{eventFilter:r,eventOrder:n,filterEventsWithResources:o,resources:s,view:a}}=e,l=[...t];return I(()=>{if(Me(r)){let c=t.map(St),u=Ut(e.view);l=l.filter((p,v)=>r({event:St(p),index:v,events:c,view:u}))}o&&(l=l.filter(c=>s.some(u=>c.resourceIds.includes(u.id)))),Me(n)?l.sort((c,u)=>n(St(c),St(u))):l.sort((c,u)=>c.start-u.start||u.allDay-c.allDay)}),l}}function yh(e){return()=>{let{options:{timeZone:t}}=e,r;return I(()=>{r=t==="local"?Jo():t==="UTC"?0:Id(t)??Jo()}),r}}function bh(e){return()=>{let{options:t,activeRange:r}=e,{hiddenDays:n}=t,o=[];return I(()=>{let s=Dt(j(r.start)),a=Dt(j(r.end));for(;s<a;)n.includes(s.getUTCDay())||o.push(j(s)),Fr(s);if(!o.length&&n.length&&n.length<7){for(;n.includes(s.getUTCDay());)Fr(s);_r().then(()=>{e.setOption("date",s)})}}),o}}function wh(e){return()=>{let{currentRange:t,intlTitle:r}=e,n;return I(()=>{n=r.formatRange(t.start,Un(j(t.end)))}),n}}function xh(e){return()=>{let{activeRange:t,currentRange:r,viewTitle:n,options:{view:o}}=e,s;return I(()=>{s=Yp(o,n,r,t)}),s}}var Eh=class{#e;get auxComponents(){return i(this.#e)}set auxComponents(e){x(this.#e,e,!0)}#r;get offset(){return i(this.#r)}set offset(e){x(this.#r,e)}#t;get currentRange(){return i(this.#t)}set currentRange(e){x(this.#t,e)}#n;get activeRange(){return i(this.#n)}set activeRange(e){x(this.#n,e)}#i;get fetchedRange(){return i(this.#i)}set fetchedRange(e){x(this.#i,e,!0)}#o;get events(){return i(this.#o)}set events(e){x(this.#o,e)}#a;get filteredEvents(){return i(this.#a)}set filteredEvents(e){x(this.#a,e)}#s;get mainEl(){return i(this.#s)}set mainEl(e){x(this.#s,e,!0)}#l;get now(){return i(this.#l)}set now(e){x(this.#l,e,!0)}#c;get resources(){return i(this.#c)}set resources(e){x(this.#c,e)}#d;get scrollDate(){return i(this.#d)}set scrollDate(e){x(this.#d,e,!0)}#v;get today(){return i(this.#v)}set today(e){x(this.#v,e,!0)}#_;get intlEventTime(){return i(this.#_)}set intlEventTime(e){x(this.#_,e)}#u;get intlDayHeader(){return i(this.#u)}set intlDayHeader(e){x(this.#u,e)}#m;get intlDayHeaderAL(){return i(this.#m)}set intlDayHeaderAL(e){x(this.#m,e)}#$;get intlTitle(){return i(this.#$)}set intlTitle(e){x(this.#$,e)}#b;get viewDates(){return i(this.#b)}set viewDates(e){x(this.#b,e)}#g;get viewTitle(){return i(this.#g)}set viewTitle(e){x(this.#g,e)}#f;get view(){return i(this.#f)}set view(e){x(this.#f,e)}#h;get viewComponent(){return i(this.#h)}set viewComponent(e){x(this.#h,e,!0)}#y;get extensions(){return i(this.#y)}set extensions(e){x(this.#y,e,!0)}#p;get features(){return i(this.#p)}set features(e){x(this.#p,e,!0)}#w;get interaction(){return i(this.#w)}set interaction(e){x(this.#w,e,!0)}#x;get iClasses(){return i(this.#x)}set iClasses(e){x(this.#x,e,!0)}#E;get iClass(){return i(this.#E)}set iClass(e){x(this.#E,e,!0)}options;setOption;setViewOptions;constructor(e,t){[this.options,this.setOption,this.setViewOptions]=sh(e,t),this.#e=G(Je([])),this.#r=d(yh(this)),this.#t=d(gh(this)),this.#n=d(_h(this)),this.#i=G(Je({events:{},resources:{}})),this.#o=G(ts(this.options.events)),this.#a=d($h(this)),this.#s=G(),this.#l=G(Je(br(void 0,this.offset))),this.#c=G(ts(wi(this.options.resources)?this.options.resources:[])),this.#d=G(),this.#v=G(Je(Dt(j(this.now)))),this.#_=d(pd(this,"eventTimeFormat",!0)),this.#u=d(bi(this,"dayHeaderFormat")),this.#m=d(bi(this,"dayHeaderAriaLabelFormat")),this.#$=d(pd(this,"titleFormat")),this.#b=d(bh(this)),this.#g=d(wh(this)),this.#f=d(xh(this)),this.#h=G(),this.#y=G(Je({})),this.#p=G(Je([])),this.snippets={},this.#w=G(Je({})),this.iEvents=new mi,this.#x=G(Je(Qo)),this.#E=G();for(let r of e)r.initState?.(this);this.#k()}#k(){let e=uh(this);gr(lh(this)),gr(ph(this)),gr(fh(this)),vt(ch(this,e)),vt(dh(this,e)),vt(hh(this)),vt(vh(this)),vt(mh(this))}},kh=re("<h2></h2>"),md=re("<button><i></i></button>"),gd=re("<button> </button>"),Th=re("<div><!></div>"),Ch=re("<button></button>");function _d(e,t){Ae(t,!0);let r=ye("state"),n=d(()=>r.currentRange),o=d(()=>r.snippets),s=d(()=>r.today),a=d(()=>r.viewTitle),l=d(()=>r.viewDates),c=d(()=>r.options.buttonText),u=d(()=>r.options.customButtons),p=d(()=>r.options.date),v=d(()=>r.options.dateIncrement),f=d(()=>r.options.duration),h=d(()=>r.options.hiddenDays),m=d(()=>r.options.theme),_=d(()=>r.options.validRange),g=d(()=>r.options.view),b=G(!1),k=G(!1),R=G(!1),S=!1;gr(()=>{i(l),i(_),t.buttons,I(()=>{S||(S=!0,t.buttons.includes("prev")&&(x(b,!1),i(_).start&&x(b,A(w),!0)),t.buttons.includes("next")&&(x(k,!1),i(_).end&&x(k,A(C),!0)),t.buttons.includes("today")&&(x(R,i(s)>=i(n).start&&i(s)<i(n).end,!0),!i(R)&&(i(_).start||i(_).end)&&x(R,A(M),!0)),_r().then(()=>S=!1))})});function A(K){let T=i(p);K();let V=i(l).every(W=>ro(W,i(_)));return r.setOption("date",T),V}function w(){r.setOption("date",Nd(j(i(p)),i(v)??i(f),i(h)))}function C(){r.setOption("date",Ad(j(i(p)),i(v)??i(f),i(h)))}function M(){r.setOption("date",j(i(s)))}function O(K){return"customButton"+K.charAt(0).toUpperCase()+K.slice(1)}var Z=xe(),te=me(Z);Te(te,17,()=>t.buttons,at,(K,T)=>{var V=xe(),W=me(V),ne=B=>{var E=kh();qe(E,()=>Zt(i(a))),we(()=>X(E,1,i(m).title)),P(B,E)},he=B=>{var E=md(),ce=ui(E);we(()=>{X(E,1,`${i(m).button??""} ec-${i(T)??""}`),Be(E,"aria-label",i(c).prev),Be(E,"title",i(c).prev),E.disabled=i(b),X(ce,1,`${i(m).icon??""} ec-${i(T)??""}`)}),mt("click",E,w),P(B,E)},de=B=>{var E=md(),ce=ui(E);we(()=>{X(E,1,`${i(m).button??""} ec-${i(T)??""}`),Be(E,"aria-label",i(c).next),Be(E,"title",i(c).next),E.disabled=i(k),X(ce,1,`${i(m).icon??""} ec-${i(T)??""}`)}),mt("click",E,C),P(B,E)},H=B=>{var E=gd(),ce=ui(E,!0);we(()=>{X(E,1,`${i(m).button??""} ec-${i(T)??""}`),E.disabled=i(R),Yo(ce,i(c)[i(T)])}),mt("click",E,M),P(B,E)},J=B=>{let E=d(()=>Yn(i(u)[i(T)]?.content,void 0,void 0,i(o)[O(i(T))]));var ce=Th(),q=be(ce);yt(q,()=>i(E).snippet??Ke),oe(ce),qe(ce,()=>Zt(i(E).content,i(E).snippet)),we(()=>X(ce,1,`ec-${i(T)??""}`)),P(B,ce)},$e=d(()=>i(o)[O(i(T))]||i(u)[i(T)]?.content!=null),U=B=>{var E=Ch();qe(E,()=>Zt(i(u)[i(T)].text)),we(()=>X(E,1,sr([i(m).button,`ec-${i(T)}`,i(u)[i(T)].active&&i(m).active]))),mt("click",E,function(...ce){i(u)[i(T)].click?.apply(this,ce)}),P(B,E)},N=B=>{var E=gd(),ce=ui(E,!0);we(()=>{X(E,1,sr([i(m).button,`ec-${i(T)}`,i(g)===i(T)&&i(m).active])),Yo(ce,i(c)[i(T)])}),mt("click",E,()=>r.setOption("view",i(T))),P(B,E)};Pe(W,B=>{i(T)==="title"?B(ne):i(T)==="prev"?B(he,1):i(T)==="next"?B(de,2):i(T)==="today"?B(H,3):i($e)?B(J,4):i(u)[i(T)]?B(U,5):B(N,-1)}),P(K,V)}),P(e,Z),Ne()}Ir(["click"]);var Sh=re("<div><!></div>"),Dh=re("<div></div>"),Rh=re("<nav></nav>");function Ah(e,t){Ae(t,!0);let r=d(()=>ye("state")),n=d(()=>i(r).options.headerToolbar),o=d(()=>i(r).options.theme),s=d(()=>{let l={};for(let c of["start","center","end"])l[c]=i(n)[c]?.split(" ").filter(Boolean).map(u=>u.split(",").filter(Boolean))??[];return l});var a=Rh();Te(a,21,()=>zn(i(s)),at,(l,c)=>{var u=Dh();Te(u,21,()=>i(s)[i(c)],at,(p,v)=>{var f=xe(),h=me(f),m=g=>{var b=Sh();_d(be(b),{get buttons(){return i(v)}}),oe(b),we(()=>X(b,1,i(o).buttonGroup)),P(g,b)},_=g=>{_d(g,{get buttons(){return i(v)}})};Pe(h,g=>{i(v).length>1?g(m):g(_,-1)}),P(p,f)}),oe(u),we(()=>X(u,1,`ec-${i(c)??""}`)),P(l,u)}),oe(a),we(()=>X(a,1,i(o).toolbar)),P(e,a),Ne()}var Nh=new Set(["$$slots","$$events","$$legacy","plugins","options"]),Oh=re("<div><!> <!> <!></div>");function Ih(e,t){Ae(t,!0);let r=ge(t,"plugins",19,()=>[]),n=ge(t,"options",19,()=>({})),o=da(t,Nh),s=new Eh(r(),n());s.snippets=o,Pi("state",s);let a=d(()=>s.auxComponents),l=d(()=>s.features),c=d(()=>s.events),u=d(()=>s.interaction),p=d(()=>s.iClass),v=d(()=>s.offset),f=d(()=>s.view),h=d(()=>s.viewComponent),m=d(()=>s.options.date),_=d(()=>s.options.dateIncrement),g=d(()=>s.options.duration),b=d(()=>s.options.height),k=d(()=>s.options.hiddenDays),R=d(()=>s.options.customScrollbars),S=d(()=>s.options.theme),A={...n()};gr(()=>{for(let[q,ae]of ah(n(),A))I(()=>{w(q,ae)});_e(A,n())});function w(q,ae){return s.setOption(q,ae,!1),this}function C(q){let ae=s.options[q];return Na(ae)?We(ae):ae}function M(){return s.fetchedRange.resources={},this}function O(){return s.fetchedRange.events={},this}function Z(){return i(c).map(St)}function te(q){q=String(q);for(let ae of i(c))if(ae.id===q)return St(ae);return null}function K(q){return q=es([q],i(v))[0],i(c).push(q),St(q)}function T(q){let ae=String(q.id),Rt=i(c).findIndex(Qe=>Qe.id===ae);return Rt>=0?(q=es([q],i(v))[0],i(c)[Rt]=q,St(q)):null}function V(q){q=String(q);let ae=i(c).findIndex(Rt=>Rt.id===q);return ae>=0&&i(c).splice(ae,1),this}function W(){return Ut(i(f))}function ne(){return i(u).action?.unselect(),this}function he(q,ae){let Rt=$i(q,ae);if(Rt){let Qe=_i(Rt)(q,ae);return Qe.date=We(Qe.date),Qe}return null}function de(q){return q=Dt(br(q)),s.setOption("date",j(q)),s.scrollDate=q,this}function H(){return s.setOption("date",Ad(j(i(m)),i(_)??i(g),i(k))),this}function J(){return s.setOption("date",Nd(j(i(m)),i(_)??i(g),i(k))),this}var $e={setOption:w,getOption:C,refetchResources:M,refetchEvents:O,getEvents:Z,getEventById:te,addEvent:K,updateEvent:T,removeEventById:V,getView:W,unselect:ne,dateFromPoint:he,gotoDate:de,next:H,prev:J},U=Oh();let N;var B=be(U);Ah(B,{});var E=ke(B,2);Ji(E,()=>i(h),(q,ae)=>{ae(q,{})});var ce=ke(E,2);return Te(ce,17,()=>i(a),at,(q,ae)=>{var Rt=xe(),Qe=me(Rt);Ji(Qe,()=>i(ae),(Jt,wr)=>{wr(Jt,{})}),P(q,Rt)}),oe(U),we(q=>{X(U,1,sr([i(S).calendar,i(S).view,i(p)&&i(S)[i(p)],i(R)&&i(S).customScrollbars])),Be(U,"role",q),N=Pr(U,"",N,{height:i(b)})},[()=>i(l).includes("list")?"list":"table"]),P(e,U),Ne($e)}function Mh(e){"weekNumbers"in e||_e(e,{weekNumbers:!1,weekNumberContent:void 0})}function Lh(e){return()=>{let{viewDates:t,options:{duration:r,hiddenDays:n}}=e,o;return I(()=>o=r.months||r.inWeeks?7-n.length:t.length),o}}function Ph(e,t){return()=>{let{options:{highlightedDates:r,validRange:n},viewDates:o}=e,{colsCount:s}=t,a=[];return I(()=>{let l=[],c=1,u=1;for(let p of o)l.push({gridColumn:c,gridRow:u,resource:void 0,dayStart:p,dayEnd:Fr(j(p)),disabled:ro(p,n),highlight:r.some(v=>lt(v,p))}),c===s&&(a.push(l),l=[],c=0,++u),++c}),a}}function Fh(e,t){return()=>{let{filteredEvents:r}=e,{grid:n}=t,o=[],s=[];return I(()=>{for(let a of r)for(let l of n)Hr(a.display)?a.allDay&&(s=s.concat(yi(a,l))):o=o.concat(yi(a,l));Vd(o)}),{chunks:o,bgChunks:s}}}function Hh(e,t){return()=>{let{iEvents:r}=e,{grid:n}=t,o=[];for(let[,s]of r)s&&I(()=>{for(let a of n)o=o.concat(yi(s,a,!1))});return o}}var zh=class{#e;get colsCount(){return i(this.#e)}set colsCount(e){x(this.#e,e)}#r;get grid(){return i(this.#r)}set grid(e){x(this.#r,e)}#t;get gridEl(){return i(this.#t)}set gridEl(e){x(this.#t,e,!0)}#n;get chunks(){return i(this.#n)}set chunks(e){x(this.#n,e)}#i;get bgChunks(){return i(this.#i)}set bgChunks(e){x(this.#i,e)}#o;get iChunks(){return i(this.#o)}set iChunks(e){x(this.#o,e)}#a;get intlDayCell(){return i(this.#a)}set intlDayCell(e){x(this.#a,e)}#s;get intlDayPopover(){return i(this.#s)}set intlDayPopover(e){x(this.#s,e)}#l;get popupDay(){return i(this.#l)}set popupDay(e){x(this.#l,e,!0)}constructor(e){this.#e=d(Lh(e)),this.#r=d(Ph(e,this)),this.#t=G();let t=d(Fh(e,this)),r=d(()=>i(t).chunks),n=d(()=>i(t).bgChunks);this.#n=d(()=>i(r)),this.#i=d(()=>i(n)),this.#o=d(Hh(e,this)),this.hiddenChunks=new mi,this.#a=d(bi(e,"dayCellFormat")),this.#s=d(bi(e,"dayPopoverFormat")),this.#l=G(null)}},Vh=re("<div><!></div>");function Xd(e,t){Ae(t,!0);let r=ge(t,"el",15),n=ge(t,"allDay",3,!1),o=ge(t,"resource",3,void 0),s=ge(t,"dateFromPoint",3,()=>t.date),a=ge(t,"classes",3,Qo),l=ge(t,"disabled",3,!1),c=ge(t,"highlight",3,!1),u=ge(t,"role",3,"cell"),p=ge(t,"noIeb",3,!1),v=ge(t,"noBeb",3,!1),f=ge(t,"defaultContent",3,void 0),h=d(()=>ye("state")),m=d(()=>i(h).today),_=d(()=>i(h).snippets),g=d(()=>i(h).interaction.action),b=d(()=>i(h).options.dayCellContent),k=d(()=>i(h).options.theme),R=d(()=>ye("view-state")),S=d(()=>i(R).snap),A=d(()=>lt(t.date,i(m))),w=d(()=>Yn(i(b),()=>({allDay:n(),date:We(t.date),isToday:i(A),resource:o()}),f(),i(_).dayCellContent)),C=d(()=>a()([i(k).day,i(k).weekdays?.[t.date.getUTCDay()],i(A)&&i(k).today,c()&&i(k).highlight,l()&&i(k).disabled,p()&&i(k).noIeb,v()&&i(k).noBeb]));vi(()=>{Pd(r(),(T,V)=>({allDay:n(),date:s()(T,V),resource:o(),dayEl:r(),disabled:l()}))});let M=d(()=>!l()&&i(g)?T=>i(g).select(T,i(S)):void 0);var O=Vh(),Z=be(O),te=T=>{var V=xe(),W=me(V);yt(W,()=>t.content,()=>i(w)),P(T,V)},K=T=>{var V=xe(),W=me(V);yt(W,()=>i(w).snippet??Ke,()=>i(w).arg),P(T,V)};Pe(Z,T=>{t.content?T(te):T(K,-1)}),oe(O),ar(O,T=>r(T),()=>r()),qe(O,()=>t.content?null:Zt(i(w).content,i(w).snippet)),we(()=>{X(O,1,sr(i(C))),Be(O,"role",u())}),mt("pointerdown",O,function(...T){i(M)?.apply(this,T)}),P(e,O),Ne()}Ir(["pointerdown"]);var Bh=re("<div><!></div>"),Uh=re("<article><!></article>");function Yh(e,t){Ae(t,!0);let r=ge(t,"el",15),n=ge(t,"classes",3,Qo),o=ge(t,"styles",3,Qo),s=d(()=>ye("state")),a=d(()=>i(s).intlEventTime),l=d(()=>i(s).resources),c=d(()=>i(s).snippets),u=d(()=>i(s).view),p=d(()=>i(s).options.displayEventEnd),v=d(()=>i(s).options.eventBackgroundColor),f=d(()=>i(s).options.eventColor),h=d(()=>i(s).options.eventContent),m=d(()=>i(s).options.eventClick),_=d(()=>i(s).options.eventDidMount),g=d(()=>i(s).options.eventClassNames),b=d(()=>i(s).options.eventMouseEnter),k=d(()=>i(s).options.eventMouseLeave),R=d(()=>i(s).options.eventTextColor),S=d(()=>i(s).options.theme),A=d(()=>t.chunk.event),w=d(()=>t.chunk.event.display),C=d(()=>i(A).backgroundColor??Yd(t.chunk.resource??hd(i(A),i(l)))??i(v)??i(f)),M=d(()=>i(A).textColor??qd(t.chunk.resource??hd(i(A),i(l)))??i(R)),O=d(()=>Np(o()({"background-color":i(C),color:i(M)})).map(U=>`${U[0]}:${U[1]}`).concat(i(A).styles).join(";")),Z=d(()=>{let U=[Hr(i(w))?i(S).bgEvent:i(S).event];if(i(A).allDay){lt(Dt(j(t.chunk.start)),i(A).start)||U.push(i(S).startClipped);let N=j(t.chunk.end),B=j(i(A).end);N.setUTCSeconds(N.getUTCSeconds()-1),B.setUTCSeconds(B.getUTCSeconds()-1),lt(Dt(N),Dt(B))||U.push(i(S).endClipped)}else lt(t.chunk.start,i(A).start)||U.push(i(S).startClipped),lt(t.chunk.end,i(A).end)||U.push(i(S).endClipped);return n()(U.concat(Kp(i(g),i(A),i(u))))}),te=d(()=>Gp(t.chunk,i(p),i(a))),K=d(()=>Yn(i(h),()=>({event:St(i(A)),timeText:i(te),view:Ut(i(u))}),()=>jp(t.chunk,i(te),i(S)),i(c).eventContent));vi(()=>{Me(i(_))&&i(_)({event:St(i(A)),timeText:i(te),el:r(),view:Ut(i(u))})});function T(U,N){return Me(U)&&!rs(N)?B=>U({event:St(i(A)),el:r(),jsEvent:B,view:Ut(i(u))}):void 0}let V=d(()=>!Hr(i(w))&&T(i(m),i(w))||void 0),W=d(()=>i(V)&&Aa(i(V))),ne=d(()=>T(i(b),i(w))),he=d(()=>T(i(k),i(w)));var de=Uh();{let U=N=>{var B=Bh(),E=be(B);yt(E,()=>i(K).snippet??Ke,()=>i(K).arg),oe(B),qe(B,()=>Zt(i(K).content,i(K).snippet)),we(()=>X(B,1,sr(i(S).eventBody))),P(N,B)};var H=be(de),J=N=>{var B=xe(),E=me(B);yt(E,()=>t.body,()=>U,()=>i(C),()=>i(M)),P(N,B)},$e=N=>{U(N)};Pe(H,N=>{t.body?N(J):N($e,-1)}),oe(de),ar(de,N=>r(N),()=>r())}we(()=>{X(de,1,sr(i(Z))),Pr(de,i(O)),Be(de,"role",i(V)?"button":void 0),Be(de,"tabindex",i(V)?0:void 0)}),mt("click",de,function(...U){i(V)?.apply(this,U)}),mt("keydown",de,function(...U){i(W)?.apply(this,U)}),Bt("mouseenter",de,function(...U){i(ne)?.apply(this,U)}),Bt("mouseleave",de,function(...U){i(he)?.apply(this,U)}),mt("pointerdown",de,function(...U){t.onpointerdown?.apply(this,U)}),P(e,de),Ne()}Ir(["click","keydown","pointerdown"]);var qh=re("<div><!></div>");function Ca(e,t){Ae(t,!0);let r=ge(t,"weekday",3,!0),n=ge(t,"colSpan",3,1),o=ge(t,"ariaHidden",3,!1),s=ge(t,"disabled",3,!1),a=ge(t,"highlight",3,!1),l=ge(t,"cssSpan",3,!1),c=d(()=>ye("state")),u=d(()=>i(c).today),p=d(()=>i(c).options.theme);var v=qh();let f;var h=be(v);yt(h,()=>t.children),oe(v),we(m=>{X(v,1,m),Be(v,"role",o()?null:"columnheader"),Be(v,"aria-colspan",o()||n()<=1?null:n()),Be(v,"aria-colindex",o()?null:t.colIndex),Be(v,"aria-hidden",o()?"true":null),f=Pr(v,"",f,{"--ec-col-group-span":l()?n():void 0})},[()=>sr([t.className??i(p).colHead,r()&&i(p).weekdays?.[t.date.getUTCDay()],r()&&lt(t.date,i(u))&&i(p).today,a()&&i(p).highlight,s()&&i(p).disabled])]),P(e,v),Ne()}var Wh=re("<time></time>");function Sa(e,t){Ae(t,!0);let r=ge(t,"alPrefix",3,""),n=d(()=>ye("state")),o=d(()=>i(n).intlDayHeader),s=d(()=>i(n).intlDayHeaderAL);var a=Wh();qe(a,()=>Zt(i(o).format(t.date))),we((l,c)=>{Be(a,"datetime",l),Be(a,"aria-label",`${r()??""}${c??""}`)},[()=>yr(t.date,10),()=>i(s).format(t.date)]),P(e,a),Ne()}function Va(e,t){Ae(t,!0);let r=ge(t,"el",15),n=d(()=>ye("state")),o=d(()=>i(n).iClasses),s=d(()=>i(n).interaction.action),a=d(()=>i(n).interaction.resizer),l=d(()=>ye("view-state")),c=d(()=>i(l).snap),u=d(()=>t.chunk.event),p=d(()=>t.chunk.event.display),v=d(()=>m=>i(o)(m,i(u)));function f(m){return i(s)?.draggable(m)?_=>i(s).drag(m,_,t.forceDate,t.forceMargin,i(c)):i(s)?.noAction}let h=d(()=>!Hr(i(p))&&!rs(i(p))?f(i(u)):void 0);Yh(e,{get chunk(){return t.chunk},get classes(){return i(v)},get styles(){return t.styles},get onpointerdown(){return i(h)},get el(){return r()},set el(_){r(_)},body:(_,g=Ke)=>{var b=xe(),k=me(b),R=A=>{var w=xe(),C=me(w);Ji(C,()=>i(a),(M,O)=>{O(M,{get chunk(){return t.chunk},get axis(){return t.axis},get forceDate(){return t.forceDate},get forceMargin(){return t.forceMargin},children:(Z,te)=>{var K=xe(),T=me(K);yt(T,g),P(Z,K)},$$slots:{default:!0}})}),P(A,w)},S=A=>{var w=xe(),C=me(w);yt(C,g),P(A,w)};Pe(k,A=>{i(a)?A(R):A(S,-1)}),P(_,b)},$$slots:{body:!0}}),Ne()}var Gh=re("<span><!></span>"),jh=re('<a role="button" tabindex="0" aria-haspopup="dialog"><!></a>'),Kh=re("<div><time><!></time> <!></div> <div><!></div>",1);function Xh(e,t){Ae(t,!0);let r=ye("state"),n=ye("view-state");d(()=>r.features);let o=d(()=>r.snippets),s=d(()=>r.options.date),a=d(()=>r.options.firstDay),l=d(()=>r.options.moreLinkContent),c=d(()=>r.options.theme),u=d(()=>r.options.weekNumbers),p=d(()=>r.options.weekNumberContent),v=d(()=>n.hiddenChunks),f=d(()=>n.intlDayCell),h=d(()=>t.day.dayStart),m=d(()=>t.day.disabled),_=d(()=>t.day.highlight),g=d(()=>i(h).getUTCMonth()!==i(s).getUTCMonth()),b=d(()=>C=>[...C,i(g)&&i(c).otherMonth]),k=d(()=>i(u)&&i(h).getUTCDay()===(i(a)?1:0)),R=d(()=>i(k)?zp(Od(i(h),i(a)),i(h),i(p),i(o).weekNumberContent):{}),S=d(()=>i(v).get(on(i(h)))),A=d(()=>{if(!i(S))return{};let C=i(S).length,M="+"+C+" more";return Yn(i(l),()=>({num:C,text:M}),M,i(o).moreLinkContent)});function w(){n.popupDay=t.day}Xd(e,{get date(){return i(h)},allDay:!0,get classes(){return i(b)},get disabled(){return i(m)},get highlight(){return i(_)},get noIeb(){return t.noIeb},get noBeb(){return t.noBeb},defaultContent:()=>i(f).format(i(h)),content:(M,O=Ke)=>{var Z=Kh(),te=me(Z),K=be(te),T=be(K);yt(T,()=>O().snippet??Ke,()=>O().arg),oe(K),qe(K,()=>Zt(O().content,O().snippet));var V=ke(K,2),W=H=>{var J=Gh(),$e=be(J);yt($e,()=>i(R).snippet??Ke,()=>i(R).arg),oe(J),qe(J,()=>Zt(i(R).content,i(R).snippet)),we(()=>X(J,1,i(c).weekNumber)),P(H,J)};Pe(V,H=>{i(k)&&H(W)}),oe(te);var ne=ke(te,2),he=be(ne),de=H=>{var J=jh(),$e=d(()=>Ea(w)),U=d(()=>Aa(w)),N=d(Ea),B=be(J);yt(B,()=>i(A).snippet??Ke,()=>i(A).arg),oe(J),qe(J,()=>Zt(i(A).content,i(A).snippet)),mt("click",J,function(...E){i($e)?.apply(this,E)}),mt("keydown",J,function(...E){i(U)?.apply(this,E)}),mt("pointerdown",J,function(...E){i(N)?.apply(this,E)}),P(H,J)};Pe(he,H=>{i(S)&&H(de)}),oe(ne),we(H=>{X(te,1,i(c).dayHead),Be(K,"datetime",H),X(ne,1,i(c).dayFoot)},[()=>yr(i(h),10)]),P(M,Z)},$$slots:{content:!0}}),Ne()}Ir(["click","keydown","pointerdown"]);function Xo(e,t){Ae(t,!0);let r=ge(t,"inPopup",3,!1),n=d(()=>ye("state")),o=d(()=>i(n).options.dayMaxEvents),s=d(()=>i(n).options.eventGap),a=d(()=>ye("view-state")),l=d(()=>i(a).colsCount),c=d(()=>i(a).gridEl),u=d(()=>i(a).hiddenChunks),p=d(()=>i(a).popupDay),v=G(void 0),f=G(1),h=G(!1),m=d(()=>t.chunk.event),_=d(()=>t.chunk.event.display);function g(){return i(c).children.item((t.chunk.gridRow-1)*i(l)+t.chunk.gridColumn-1)}vt(()=>{r()||x(f,gi(g().firstElementChild)||1,!0)});let b=d(()=>w=>{if(w["grid-column"]=`${t.chunk.gridColumn} / span ${t.chunk.dates.length}`,w["grid-row"]=t.chunk.gridRow,!Hr(i(_))){let C=r()?1:i(f);if(i(m)._margin){let[M,O]=i(m)._margin;M>C&&t.chunk.gridRow===O&&(C=M)}w["margin-block-start"]=`${C}px`}return i(h)&&(w.visibility="hidden"),w});function k(){x(f,Bd(t.chunk,gi(i(v)),gi(g().firstElementChild)||1,i(s)),!0)}function R(){if(i(o)===!0){let w=g(),C=gi(w)-S(w);if(x(h,t.chunk.bottom>C),i(h))for(let M of t.chunk.dates){let O=on(M);if(i(u).has(O)){let Z=i(u).get(O);Z.includes(t.chunk)||i(u).set(O,[...Z,t.chunk])}else i(u).set(O,[t.chunk])}}else x(h,!1),i(u).size&&i(u).clear()}function S(w){let C=0;for(let M=0;M<t.chunk.dates.length&&(C=$r(C,gi(w.lastElementChild)),w=w.nextElementSibling,!!w);++M);return C}var A={reposition:k,hide:R};{let w=d(()=>r()&&i(p).dayStart),C=d(()=>[i(f),t.chunk.gridRow]);Va(e,{get chunk(){return t.chunk},get styles(){return i(b)},axis:"x",get forceDate(){return i(w)},get forceMargin(){return i(C)},get el(){return i(v)},set el(M){x(v,M,!0)}})}return Ne(A)}var Zh=re('<dialog closedby="closerequest"><header><time></time>  <a role="button" tabindex="0">&times;</a></header> <div></div></dialog>');function Jh(e,t){Ae(t,!0);let r=ye("view-state"),n=d(()=>ye("state")),o=d(()=>i(n).interaction),s=d(()=>i(n).options.buttonText),a=d(()=>i(n).options.theme),l=d(()=>r.colsCount),c=d(()=>r.chunks),u=d(()=>r.gridEl),p=d(()=>r.intlDayPopover),v=d(()=>r.popupDay),f=G(void 0),h=G(""),m=d(()=>i(v).gridColumn),_=d(()=>i(v).gridRow),g=d(()=>i(v).dayStart),b=d(()=>i(v).dayEnd),k=d(()=>{let V=[];for(let W of i(c))W.gridRow===i(_)&&W.gridColumn<=i(m)&&W.gridColumn+W.dates.length>i(m)&&V.push(_e({},W,ns(W.event,i(g),i(b))));return V.sort((W,ne)=>W.top-ne.top),V});vi(()=>{i(f).show()}),vt(()=>{i(k).length?I(R):S()});function R(){let V=i(u).children.item((i(_)-1)*i(l)+i(m)-1),W=Vn(i(f)),ne=Vn(V),he=Vn(i(u));x(h,"");let de;if(W.width>=he.width){de=he.left-ne.left;let J=ne.right-he.right;x(h,i(h)+`inset-inline-end:${J}px;`)}else de=(ne.width-W.width)/2,ne.left+de<he.left?de=he.left-ne.left:ne.left+de+W.width>he.right&&(de=he.right-ne.left-W.width);x(h,i(h)+`inset-inline-start:${de}px;`);let H;W.height>=he.height?(H=he.top-ne.top,x(h,i(h)+`block-size:${he.height}px;`)):(H=(ne.height-W.height)/2,ne.top+H<he.top?H=he.top-ne.top:ne.top+H+W.height>he.bottom&&(H=he.bottom-ne.top-W.height)),x(h,i(h)+`inset-block-start:${H}px;`)}function S(){r.popupDay=null}function A(){S(),i(o).action?.noClick()}var w=Zh();let C;var M=be(w),O=be(M);qe(O,()=>Zt(i(p).format(i(g))));var Z=ke(O,2);Do(Z,!0);var te=d(()=>Ea(S)),K=d(()=>Aa(S));oe(M);var T=ke(M,2);Te(T,21,()=>i(k),at,(V,W)=>{Xo(V,{get chunk(){return i(W)},inPopup:!0})}),oe(T),oe(w),ar(w,V=>x(f,V),()=>i(f)),qe(w,()=>Rp("pointerdown")),we(V=>{X(w,1,i(a).popup),C=Pr(w,i(h),C,{"grid-area":`${i(_)+1} / ${i(m)}`}),X(M,1,i(a).dayHead),Be(O,"datetime",V),Be(Z,"aria-label",i(s).close),X(T,1,i(a).events)},[()=>yr(i(g),10)]),Bt("pointerdownoutside",w,A),Bt("close",w,S),mt("click",Z,function(...V){i(te)?.apply(this,V)}),mt("keydown",Z,function(...V){i(K)?.apply(this,V)}),P(e,w),Ne()}Ir(["click","keydown"]);var Qh=re('<div role="columnheader"><span></span></div>'),ev=re('<section><header><div role="row"></div></header> <div><div></div> <div><!> <!> <!></div></div> <!></section>');function Da(e,t){Ae(t,!0);let r=ye("state"),n=new zh(r);Pi("view-state",n);let o=d(()=>r.intlDayHeader),s=d(()=>r.intlDayHeaderAL),a=d(()=>r.options.dayMaxEvents),l=d(()=>r.options.eventGap),c=d(()=>r.options.theme),u=d(()=>n.grid),p=d(()=>n.chunks),v=d(()=>n.bgChunks),f=d(()=>n.iChunks),h=d(()=>n.hiddenChunks),m=d(()=>n.popupDay),_=[];function g(){zd(_,i(p)),i(h).clear(),_r().then(b)}function b(){i(h).size,_.forEach(w=>w?.hide())}vt(()=>{i(l),g()}),vt(b);var k=xe(),R=me(k),S=w=>{var C=ev();let M;var O=be(C),Z=be(O);Te(Z,21,()=>i(u)[0],at,(H,J,$e)=>{let U=()=>i(J).dayStart;var N=Qh();Be(N,"aria-colindex",1+$e);var B=be(N);qe(B,()=>Zt(i(o).format(U()))),oe(N),we((E,ce)=>{X(N,1,E),Be(B,"aria-label",ce)},[()=>sr([i(c).colHead,i(c).weekdays?.[U().getUTCDay()]]),()=>i(s).format(U())]),P(H,N)}),oe(Z),oe(O);var te=ke(O,2),K=be(te);Te(K,21,()=>i(u),at,(H,J,$e)=>{var U=xe(),N=me(U);Te(N,17,()=>i(J),at,(B,E,ce)=>{{let q=d(()=>ce+1===ze(i(J))),ae=d(()=>$e+1===ze(i(u)));Xh(B,{get day(){return i(E)},get noIeb(){return i(q)},get noBeb(){return i(ae)}})}}),P(H,U)}),oe(K),ar(K,H=>n.gridEl=H,()=>n?.gridEl);var T=ke(K,2),V=be(T);Te(V,19,()=>i(p),H=>H.id,(H,J,$e)=>{ar(Xo(H,{get chunk(){return i(J)}}),(U,N)=>_[N]=U,U=>_?.[U],()=>[i($e)])});var W=ke(V,2);Te(W,17,()=>i(v),H=>H.id,(H,J)=>{Xo(H,{get chunk(){return i(J)}})});var ne=ke(W,2);Te(ne,17,()=>i(f),at,(H,J)=>{Xo(H,{get chunk(){return i(J)}})}),oe(T),oe(te);var he=ke(te,2),de=H=>{Jh(H,{})};Pe(he,H=>{i(m)&&H(de)}),oe(C),ar(C,H=>r.mainEl=H,()=>r?.mainEl),qe(C,()=>kd(g)),we((H,J)=>{X(C,1,sr([i(c).main,i(a)===!0&&i(c).uniform])),M=Pr(C,"",M,{"--ec-grid-cols":H,"--ec-grid-rows":J}),X(O,1,i(c).header),X(Z,1,i(c).grid),X(te,1,i(c).body),X(K,1,i(c).grid),X(T,1,i(c).events)},[()=>ze(i(u)[0]),()=>ze(i(u))]),P(w,C)},A=d(()=>!nn(i(u))&&!nn(i(u)[0]));Pe(R,w=>{i(A)&&w(S)}),P(e,k),Ne()}var Zd={createOptions(e){Mh(e),_e(e,{dayMaxEvents:!1,dayCellFormat:{day:"numeric"},dayPopoverFormat:{month:"long",day:"numeric",year:"numeric"},moreLinkContent:void 0,view:"dayGridMonth"}),_e(e.buttonText,{dayGridDay:"day",dayGridMonth:"month",dayGridWeek:"week",close:"Close"}),_e(e.theme,{uniform:"ec-uniform",dayFoot:"ec-day-foot",otherMonth:"ec-other-month",popup:"ec-popup"}),_e(e.views,{dayGridDay:{buttonText:Pa,component:()=>Da,dayHeaderFormat:{weekday:"long"},displayEventEnd:!1,duration:{days:1},theme:Bn("ec-day-grid ec-day-view")},dayGridWeek:{buttonText:Fa,component:()=>Da,displayEventEnd:!1,theme:Bn("ec-day-grid ec-week-view")},dayGridMonth:{buttonText:eh,component:tv,dayHeaderFormat:{weekday:"short"},dayHeaderAriaLabelFormat:{weekday:"long"},displayEventEnd:!1,duration:{months:1},theme:Bn("ec-day-grid ec-month-view"),titleFormat:{year:"numeric",month:"long"}}})}};function tv(e){return e.features=["dayNumber"],e.extensions.activeRange=(t,r)=>{let{options:{firstDay:n}}=e;return{start:Rd(t,n),end:Hp(r,n)}},Da}function Jd(e,t,r){return e.startEditable??t??e.editable??r}function rv(e,t,r){return e.durationEditable??t??e.editable??r}var ma=!1;function nv(e){ma||(ma=!0,window.requestAnimationFrame(()=>{e(),ma=!1}))}function $d(e,t,r){return $r(t,rn(r,e))}function iv(e){return()=>{let{options:{editable:t,eventStartEditable:r,theme:n}}=e;e.iClasses=(o,s)=>{let{display:a}=s;return[...o,rs(a)?[n[a]]:!Hr(a)&&Jd(s,r,t)?[n.draggable]:[]]}}}function ov(e){return()=>{let{interaction:t,mainEl:r}=e;if(r)return Qi(r,"scroll",()=>{t.action.handleScroll(),t.pointer?.handleScroll()})}}var sv=class{constructor(e){this.#e(e)}#e(e){gr(iv(e)),vt(ov(e))}};function av(e,t){Ae(t,!0);let r=ye("state"),n=d(()=>r.events),o=d(()=>r.iEvents),s=d(()=>r.features),a=d(()=>r.view),l=d(()=>r.mainEl),c=d(()=>r.options.dateClick),u=d(()=>r.options.dragConstraint),p=d(()=>r.options.dragScroll),v=d(()=>r.options.editable),f=d(()=>r.options.eventStartEditable),h=d(()=>r.options.eventDragMinDistance),m=d(()=>r.options.eventDragStart),_=d(()=>r.options.eventDragStop),g=d(()=>r.options.eventDrop),b=d(()=>r.options.eventLongPressDelay),k=d(()=>r.options.eventResizeStart),R=d(()=>r.options.eventResizeStop),S=d(()=>r.options.eventResize),A=d(()=>r.options.longPressDelay),w=d(()=>r.options.resizeConstraint),C=d(()=>r.options.selectable),M=d(()=>r.options.select),O=d(()=>r.options.selectBackgroundColor),Z=d(()=>r.options.selectConstraint),te=d(()=>r.options.selectLongPressDelay),K=d(()=>r.options.selectMinDistance),T=d(()=>r.options.unselect),V=d(()=>r.options.unselectAuto),W=d(()=>r.options.unselectCancel),ne=d(()=>r.options.validRange),he=1,de=2,H=3,J=4,$e=5,U=6,N,B,E,ce,q,ae,Rt,Qe,Jt,wr,ln,et,Ue,qn,Wn,lr,Qt,le,ue,fe,ct,tt,Ge,At,Fe,xr,je,Nt;function xi(D){return Jd(D,i(f),i(v))}function cn(D,L,pe,ie,Ot){N||(N=fs(L)?he:U,Tn()&&(E=D,ki(L,Ot),pe&&(ae=pe),ie&&(xr=ie),le="dragging",dn(L)))}function Ei(D,L,pe,ie,Ot,co,af){if(!N&&(N=fs(L)?pe?H:de:U,Tn())){let{zeroDuration:uo}=D;E=D.event,ki(L,af),co&&(xr=co),le=ie==="x"?"resizingX":"resizingY",ao()?(fe=j(E.end),Qt?(wa(fe,E.start),fe>=E.end&&Un(fe)):(Ko(fe,je),fe<E.start&&(fe=E.start)),ae=Qt?Dt(j(E.start)):E.start):(fe=j(E.start),Qt?(wa(fe,E.end),fe<=E.start&&!uo&&Fr(fe)):(Le(fe,je),fe>E.end&&(fe=E.end)),Qt?(ae=Dt(j(E.end)),!uo&&lt(ae,E.end)&&Un(ae)):(ae=E.end,uo||(ae=Ko(j(ae),je))),uo&&!Qt&&(Nt=je)),Ot&&(ae=Ot),dn(L)}}function cs(D,L){N||(N=fs(D)?i(C)&&!i(s).includes("list")?J:$e:U,Tn()&&(ki(D,L),le="selecting",ct=Qt?bt({day:1}):je,E={allDay:Qt,start:ae,end:Le(j(ae),ct),resourceIds:Qe?[Qe.id]:[]},dn(D)))}function ds(){N||(N=U)}function ki(D,L){window.getSelection().removeAllRanges(),wr=et=D.clientX,ln=Ue=D.clientY,je=L?.duration;let pe=$i(et,Ue);({allDay:Qt,date:ae,resource:Qe}=_i(pe)(et,Ue)),Wn=i(l)!==dd(pe,3),qn=dd(pe,1),nl(),D.pointerType!=="mouse"&&(At=setTimeout(()=>{N&&(B=!0,dn(D))},(un()?i(te):i(b))??i(A)))}function dn(D){if(B||D&&D.pointerType==="mouse"&&Qu()>=(un()?i(K):i(h))){B=!0,lo(D),ce||(un()?Zu():Xu(D,Gn()?i(k):i(m)));let L=Ti(Ku());if(L){let pe;if({allDay:pe,date:Rt,resource:Jt}=L,pe===Qt){let ie=so({},ce),Ot=i(w);lr=bt((Rt-ae)/1e3),ao()?(ie.start=Le(j(E.start),lr),ie.start>fe&&(ie.start=fe,lr=bt((fe-E.start)/1e3))):(ie.end=Le(j(E.end),lr),Nt&&Le(ie.end,Nt),Gn()?ie.end<fe&&(ie.end=fe,lr=bt((fe-E.end)/1e3)):un()?(ie.end<E.end?(ie.start=Ko(ie.end,ct),ie.end=E.end):ie.start=E.start,Ot=i(Z)):(ie.start=Le(j(E.start),lr),Qe&&(ie.resourceIds=E.resourceIds.filter(co=>co!==Qe.id),ie.resourceIds.push(Jt.id)),Ot=i(u))),ue=!1,Ot!==void 0&&(ie=so(ha(E),ie),ue=Ot(un()?ol(ie,D):sl(ie,E,D))===!1),ue||Ju(ie)}}r.iClass=ue?"notAllowed":le}if(i(p)){let L=24,pe=24;nv(()=>{Fe&&(Wn||(Ue<Fe.top+L&&(i(l).scrollTop+=$r(-8,(Ue-Fe.top-L)/3)),Ue>Fe.bottom-L&&(i(l).scrollTop+=rn(8,(Ue-Fe.bottom+L)/3))),et<Fe.left+pe&&(i(l).scrollLeft+=$r(-8,(et-Fe.left-pe)/3)),et>Fe.right-pe&&(i(l).scrollLeft+=rn(8,(et-Fe.right+pe)/3)),Ue<L&&window.scrollBy(0,$r(-8,(Ue-L)/3)),Ue>window.innerHeight-L&&window.scrollBy(0,rn(8,(Ue-window.innerHeight+L)/3)))})}}function tl(){Tn()&&(nl(),dn())}function Gu(D){Tn()&&D.isPrimary&&(et=D.clientX,Ue=D.clientY,dn(D))}function ju(D){if(tt&&i(V)&&!(i(W)&&D.target.closest(i(W)))&&lo(D),N&&D.isPrimary){if(B)if(un()){if(ue)us();else if(tt=!0,Me(i(M))){let L=ol(ce,D);i(M)(L)}}else{E.display=q;let L=Gn()?i(R):i(_);Me(L)&&L({event:St(E),jsEvent:D,view:Ut(i(a))});let pe=ha(E);if(il(E,ue?pe:ce),us(),L=Gn()?i(S):i(g),!ue&&Me(L)){let ie=E,Ot=sl(E,pe,D);L(_e(Ot,{revert(){il(ie,pe)}}))}}else if((ef()||un())&&Me(i(c))&&!Ge){et=D.clientX,Ue=D.clientY;let L=$i(et,Ue);if(L){let{allDay:pe,date:ie,resource:Ot}=_i(L)(et,Ue);i(c)({allDay:pe,date:We(ie),dateStr:yr(ie),dayEl:L,jsEvent:D,view:Ut(i(a)),resource:Ot})}}rl()}Ge=!1}function rl(){B=ue=!1,N=wr=ln=et=Ue=E=q=ae=Rt=Qe=Jt=lr=Nt=Qt=fe=ct=xr=qn=Fe=je=void 0,r.iClass=void 0,At&&(clearTimeout(At),At=void 0)}function Ku(){return $i($d(et,Fe.left,Fe.right),$d(Ue,Fe.top,Fe.bottom))}function Ti(D){if(D){let L=_i(D)(et,Ue);if(L.disabled){if(!i(ne).end||L.date<i(ne).end)return Ti(D.nextElementSibling);if(!i(ne).start||L.date>i(ne).start)return Ti(D.previousElementSibling)}else return(un()||Gn())&&L.resource&&!ce.resourceIds.includes(L.resource.id)&&!i(s).includes("timeline")?et>wr?Ti(D.previousElementSibling):Ti(D.nextElementSibling):L}return null}function nl(){let D=Vn(i(l)),L=Vn(qn),pe=D.width/i(l).offsetWidth,ie=D.height/i(l).offsetHeight,Ot=Oa();Fe={left:$r(0,Ot?D.right-i(l).clientWidth*pe:L.left+i(l).scrollLeft*pe),right:rn(document.documentElement.clientWidth,Ot?L.right+i(l).scrollLeft*pe:D.left+i(l).clientWidth*pe)-2,top:$r(0,L.top+(Wn?0:i(l).scrollTop)*ie),bottom:rn(document.documentElement.clientHeight,Wn?L.bottom:D.top+i(l).clientHeight*ie)-2}}function Xu(D,L){Me(L)&&L({event:St(E),jsEvent:D,view:Ut(i(a))}),q=E.display,E.display="preview",ce=ha(E),xr!==void 0&&(ce._margin=xr),Nt&&Le(ce.end,Nt),E.display="ghost",i(n).length=i(n).length}function Zu(){ce={id:"{select}",allDay:E.allDay,start:E.start,title:"",display:"preview",extendedProps:{},backgroundColor:i(O),resourceIds:E.resourceIds,classNames:[],styles:[]}}function us(){ce=void 0,i(o).delete("action")}function so(D,L){return D.start=L.start,D.end=L.end,D.resourceIds=L.resourceIds,{...D}}function il(D,L){so(D,L),i(n).length=i(n).length}function Ju(D){ce=so(ce,D),i(o).set("action",ce)}function ol(D,L){let{start:pe,end:ie}=St(D);return{start:pe,end:ie,startStr:yr(D.start),endStr:yr(D.end),allDay:Qt,view:Ut(i(a)),resource:Qe,jsEvent:L}}function sl(D,L,pe){let ie;return Gn()?ie=ao()?{startDelta:lr,endDelta:bt(0)}:{startDelta:bt(0),endDelta:lr}:ie={delta:lr,oldResource:Qe!==Jt?Qe:void 0,newResource:Qe!==Jt?Jt:void 0},_e(ie,{event:St(D),oldEvent:St(L),view:Ut(i(a)),jsEvent:pe}),ie}function Qu(){return Math.sqrt(Math.pow(et-wr,2)+Math.pow(Ue-ln,2))}function Gn(){return N===de||ao()}function ao(){return N===H}function ef(){return N===$e}function un(){return N===J}function Tn(){return N&&N<$e}function fs(D){return D.isPrimary&&(D.pointerType!=="mouse"||D.buttons&1)}function lo(D){tt&&(tt=!1,us(),Me(i(T))&&i(T)({jsEvent:D,view:Ut(i(a))}))}gr(()=>{i(a),lo()});function tf(){Ge=!0}function rf(D){if(Tn()){let L=D.target,pe=[],ie=()=>Lp(pe);pe.push(Qi(L,"touchmove",ps(()=>B))),pe.push(Qi(L,"touchend",ie)),pe.push(Qi(L,"touchcancel",ie))}}function ps(D){return L=>{D()&&L.preventDefault()}}vi(()=>Qi(window,"touchmove",Pp,{passive:!1}));var nf={draggable:xi,drag:cn,resize:Ei,select:cs,noAction:ds,handleScroll:tl,unselect:lo,noClick:tf};Bt("pointermove",or,Gu),Bt("pointerup",or,ju),Bt("pointercancel",or,rl),Bt("scroll",or,tl);var of=d(()=>ps(Tn));Bt("selectstart",or,function(...D){i(of)?.apply(this,D)});var sf=d(()=>ps(()=>At));return Bt("contextmenu",or,function(...D){i(sf)?.apply(this,D)}),Bt("touchstart",or,rf,void 0,!0),Ne(nf)}function lv(e,t){Ae(t,!0);let r=d(()=>ye("state")),n=d(()=>i(r).iEvents),o=d(()=>i(r).options.slotDuration),s=0,a=0,l;function c(){let _=$i(s,a);if(_&&!i(n).has("action")){let{allDay:g,date:b,resource:k,disabled:R}=_i(_)(s,a);if(!R){l||v(),l.allDay=g,l.start=b,l.end=Le(j(b),i(o)),l.resourceIds=k?[k.id]:[],i(n).set("pointer",{...l});return}}f()}function u(){c()}function p(_){h(_)&&(s=_.clientX,a=_.clientY,c())}function v(){l={id:"{pointer}",title:"",display:"pointer",extendedProps:{},backgroundColor:"transparent",classNames:[],styles:[]}}function f(){l=void 0,i(n).delete("pointer")}function h(_){return _.isPrimary&&_.pointerType==="mouse"}var m={handleScroll:u};return Bt("pointermove",or,p),Bt("scroll",or,u),Ne(m)}var yd=re("<div></div>"),cv=re("<!> <!> <!>",1);function dv(e,t){Ae(t,!0);let r=ge(t,"forceDate",3,void 0),n=ge(t,"forceMargin",3,void 0),o=d(()=>ye("state")),s=d(()=>i(o).interaction.action),a=d(()=>i(o).options.editable),l=d(()=>i(o).options.eventDurationEditable),c=d(()=>i(o).options.eventResizableFromStart),u=d(()=>i(o).options.theme),p=d(()=>ye("view-state")),v=d(()=>i(p).snap),f=d(()=>t.chunk.event),h=d(()=>t.chunk.event.display),m=d(()=>!Hr(i(h))&&!rs(i(h))&&rv(i(f),i(l),i(a)));function _(w){return C=>i(s).resize(t.chunk,C,w,t.axis,r(),n(),i(v))}var g=cv(),b=me(g),k=w=>{var C=yd(),M=d(()=>_(!0));we(()=>X(C,1,`${i(u).resizer??""} ${i(u).start??""}`)),mt("pointerdown",C,function(...O){i(M)?.apply(this,O)}),P(w,C)};Pe(b,w=>{i(m)&&i(c)&&w(k)});var R=ke(b,2);yt(R,()=>t.children);var S=ke(R,2),A=w=>{var C=yd(),M=d(()=>_(!1));we(()=>X(C,1,i(u).resizer)),mt("pointerdown",C,function(...O){i(M)?.apply(this,O)}),P(w,C)};Pe(S,w=>{i(m)&&w(A)}),P(e,g),Ne()}Ir(["pointerdown"]);var uv=re("<!> <!>",1);function fv(e,t){Ae(t,!0);let r=ye("state");new sv(r);let n=d(()=>r.interaction),o=d(()=>r.options.pointer);i(n).resizer=dv;var s=uv(),a=me(s);ar(av(a,{}),u=>i(n).action=u,()=>i(n)?.action);var l=ke(a,2),c=u=>{ar(lv(u,{}),p=>i(n).pointer=p,()=>i(n)?.pointer)};Pe(l,u=>{i(o)&&u(c)}),P(e,s),Ne()}var Qd={createOptions(e){_e(e,{dateClick:void 0,dragConstraint:void 0,dragScroll:!0,editable:!1,eventDragMinDistance:5,eventDragStart:void 0,eventDragStop:void 0,eventDrop:void 0,eventDurationEditable:!0,eventLongPressDelay:void 0,eventResizableFromStart:!1,eventResizeStart:void 0,eventResizeStop:void 0,eventResize:void 0,eventStartEditable:!0,longPressDelay:1e3,pointer:!1,resizeConstraint:void 0,select:void 0,selectBackgroundColor:void 0,selectConstraint:void 0,selectLongPressDelay:void 0,selectMinDistance:5,snapDuration:void 0,unselect:void 0,unselectAuto:!0,unselectCancel:""}),_e(e.theme,{draggable:"ec-draggable",ghost:"ec-ghost",preview:"ec-preview",pointer:"ec-pointer",resizer:"ec-resizer",start:"ec-start",dragging:"ec-dragging",resizingY:"ec-resizing-y",resizingX:"ec-resizing-x",selecting:"ec-selecting",notAllowed:"ec-not-allowed"})},initState(e){e.auxComponents.push(fv)}};var tO=re("<div></div> <!>",1);var rO=re("<h4><time><!></time> <time></time></h4> <!>",1);var nO=re("<div><!></div>"),iO=re("<section><!></section>");Ir(["click"]);function Ra(e,t,r=!0){let n=[];for(let{gridColumn:o,gridRow:s,resource:a,start:l,end:c,disabled:u}of t)if(!u&&to(e,l,c,a)){let p=ns(e,l,c);_e(p,{gridColumn:o,gridRow:s,resource:a,top:(p.start-l)/1e3,height:(p.end-p.start)/1e3,maxHeight:(c-p.start)/1e3}),r&&La(p),n.push(p)}return n}function pv(e){let t={};for(let r of e){let{gridColumn:n}=r,o=t[n],s=0;if(o&&r.start<o.end){for(;s<o.columns.length&&!(o.columns[s].at(-1).end<=r.start);++s);r.end>o.end&&(o.end=r.end)}else o={columns:[],end:r.end};o.columns.length<s+1&&o.columns.push([]),o.columns[s].push(r),t[n]=o,r.group=o,r.groupColumn=s}}function hv(e,t){let r="all-day",n=Yn(e,()=>({text:r}),{html:r},t);return typeof n.content=="string"&&(n.content={html:n.content}),n}function eu(e){e.extensions.activeRange=(t,r)=>{let{options:{slotMaxTime:n}}=e;if(n.days||n.seconds>86400){Le(Un(r),n);let o=Un(j(r));o<t&&(t=o)}return{start:t,end:r}}}function tu(e){"scrollTime"in e||(_e(e,{columnWidth:void 0,flexibleSlotTimeLimits:!1,nowIndicator:!1,scrollTime:"06:00:00",slotDuration:"00:30:00",slotHeight:24,slotLabelInterval:void 0,slotLabelFormat:{hour:"numeric",minute:"2-digit"},slotMaxTime:"24:00:00",slotMinTime:"00:00:00",snapDuration:void 0}),_e(e.theme,{nowIndicator:"ec-now-indicator",sidebar:"ec-sidebar",slot:"ec-slot"}))}function ru(e){"allDaySlot"in e||(_e(e,{allDayContent:void 0,allDaySlot:!0,slotEventOverlap:!0}),_e(e.theme,{allDay:"ec-all-day"}))}function nu(e){"scrollTime"in e||_e(e,{scrollTime:bt,slotDuration:bt,slotLabelInterval:ya(bt),slotMaxTime:bt,slotMinTime:bt,snapDuration:ya(bt)})}function vv(e){"resourceLabelContent"in e||(e.filterResourcesWithEvents=!1,e.resourceLabelContent=void 0,e.resourceLabelDidMount=void 0,e.theme.colGroup="ec-col-group")}function mv(e,t){return()=>{let{viewDates:r,options:{highlightedDates:n,validRange:o}}=e,{slotTimeLimits:s}=t,a=[];return I(()=>{let l=1;for(let c of r)a.push({gridColumn:l,gridRow:1,resource:void 0,start:Le(j(c),s.min),end:Le(j(c),s.max),dayStart:c,dayEnd:Fr(j(c)),disabled:ro(c,o),highlight:n.some(u=>lt(u,c))}),++l}),[a]}}function gv(e,t){return()=>{let{filteredEvents:r}=e,{grid:n}=t,o=[],s=[],a=[],l=[];return I(()=>{for(let c of r)for(let u of n)Hr(c.display)?(s=s.concat(Ra(c,u)),c.allDay&&(l=l.concat(yi(c,u)))):c.allDay?a=a.concat(yi(c,u)):o=o.concat(Ra(c,u));pv(o),Vd(a)}),{chunks:o,bgChunks:s,allDayChunks:a,allDayBgChunks:l}}}function _v(e,t){return()=>{let{iEvents:r}=e,{grid:n}=t,o=[],s=[];for(let[,a]of r)a&&I(()=>{for(let l of n)a.allDay?s=s.concat(yi(a,l,!1)):o=o.concat(Ra(a,l,!1))});return{iChunks:o,allDayIChunks:s}}}function $v(e){return()=>{let{filteredEvents:t,viewDates:r,options:{flexibleSlotTimeLimits:n,slotMinTime:o,slotMaxTime:s}}=e,a;return I(()=>{a=Gd(o,s,n,r,t)}),a}}function yv(e){return()=>{let{options:{slotDuration:t,slotLabelInterval:r}}=e,n;return I(()=>{n=r===void 0?He(t)<3600?2:1:Op(He(r)/He(t))||1}),n}}function bv(e,t){return()=>{let{offset:r,options:{slotDuration:n}}=e,{intlSlotLabel:o,slotLabelPeriodicity:s,slotTimeLimits:a}=t,l;return I(()=>{l=Wd(Dt(br(void 0,r)),n,s,a,o)}),l}}function wv(e){return()=>{let{options:{slotDuration:t,snapDuration:r}}=e;return r??=t,{duration:r,ratio:He(r)/He(t)}}}function Ba(){return class{#e;get intlSlotLabel(){return i(this.#e)}set intlSlotLabel(e){x(this.#e,e)}#r;get slotLabelPeriodicity(){return i(this.#r)}set slotLabelPeriodicity(e){x(this.#r,e)}#t;get sidebarWidth(){return i(this.#t)}set sidebarWidth(e){x(this.#t,e,!0)}#n;get snap(){return i(this.#n)}set snap(e){x(this.#n,e)}constructor(e){this.#e=d(bi(e,"slotLabelFormat")),this.#r=d(yv(e)),this.#t=G(0),this.#n=d(wv(e))}}}function iu(e){return class extends e{#e;get slotTimeLimits(){return i(this.#e)}set slotTimeLimits(t){x(this.#e,t)}#r;get slots(){return i(this.#r)}set slots(t){x(this.#r,t)}#t;get chunks(){return i(this.#t)}set chunks(t){x(this.#t,t)}#n;get bgChunks(){return i(this.#n)}set bgChunks(t){x(this.#n,t)}#i;get allDayChunks(){return i(this.#i)}set allDayChunks(t){x(this.#i,t)}#o;get allDayBgChunks(){return i(this.#o)}set allDayBgChunks(t){x(this.#o,t)}#a;get iChunks(){return i(this.#a)}set iChunks(t){x(this.#a,t)}#s;get allDayIChunks(){return i(this.#s)}set allDayIChunks(t){x(this.#s,t)}constructor(t){super(t),this.#e=d($v(t)),this.#r=d(bv(t,this));let r=d(gv(t,this)),n=d(()=>i(r).chunks),o=d(()=>i(r).bgChunks),s=d(()=>i(r).allDayChunks),a=d(()=>i(r).allDayBgChunks);this.#t=d(()=>i(n)),this.#n=d(()=>i(o)),this.#i=d(()=>i(s)),this.#o=d(()=>i(a));let l=d(_v(t,this)),c=d(()=>i(l).iChunks),u=d(()=>i(l).allDayIChunks);this.#a=d(()=>i(c)),this.#s=d(()=>i(u))}}}var xv=class extends iu(Ba()){#e;get grid(){return i(this.#e)}set grid(e){x(this.#e,e)}constructor(e){super(e),this.#e=d(mv(e,this))}},Ev;function kv(e){return()=>{let{activeRange:t,filteredEvents:r,resources:n,options:{filterResourcesWithEvents:o},extensions:{viewResources:s}}=e,a=s?s(n):n;return I(()=>{o&&(a=n.filter(l=>r.some(c=>!Hr(c.display)&&to(c,t.start,t.end,l)))),a.length||(a=Ev??=za([{}]))}),a}}function Tv(e,t){return()=>{let{viewDates:r,options:{datesAboveResources:n,highlightedDates:o,validRange:s}}=e,{slotTimeLimits:a,viewResources:l}=t,c=[];return I(()=>{let u=1,p=[l,r],v=[Sd,on];n&&(p.reverse(),v.reverse());for(let f of p[0]){let h=[],m=v[0](f);for(let _ of p[1]){let g=n?f:_,b=n?_:f;h.push({gridColumn:u,gridRow:1,resource:b,key:v[1](_),groupKey:m,start:Le(j(g),a.min),end:Le(j(g),a.max),dayStart:g,dayEnd:Fr(j(g)),disabled:ro(g,s),highlight:o.some(k=>lt(k,g))}),++u}c.push(h)}}),c}}function ou(e){return class extends e{#e;get viewResources(){return i(this.#e)}set viewResources(t){x(this.#e,t)}constructor(t){super(t),this.#e=d(kv(t))}}}var Cv=class extends ou(iu(Ba())){#e;get grid(){return i(this.#e)}set grid(e){x(this.#e,e)}constructor(e){super(e),this.#e=d(Tv(e,this))}},Sv=re("<span><!></span>");function bd(e,t){Ae(t,!0);let r=ge(t,"date",3,void 0),n=ge(t,"setLabel",3,void 0),o=d(()=>ye("state")),s=d(()=>i(o).intlDayHeaderAL),a=d(()=>i(o).snippets),l=d(()=>i(o).options.resourceLabelContent),c=d(()=>i(o).options.resourceLabelDidMount),u=G(void 0),p=d(()=>Yn(i(l),()=>({resource:t.resource,date:r()?We(r()):void 0}),()=>t.resource.title,i(a).resourceLabelContent)),v=G(void 0);vt(()=>{i(p),t.resource,r(),I(()=>{r()?_r().then(()=>i(u)&&x(v,i(s).format(r())+", "+i(u).innerText)):n()&&(x(v,void 0),_r().then(()=>i(u)&&n()(i(u).innerText)))})}),vi(()=>{Me(i(c))&&i(c)({resource:t.resource,date:r()?We(r()):void 0,el:i(u)})});var f=Sv(),h=be(f);yt(h,()=>i(p).snippet??Ke,()=>i(p).arg),oe(f),ar(f,m=>x(u,m),()=>i(u)),qe(f,()=>Zt(i(p).content,i(p).snippet)),we(()=>Be(f,"aria-label",i(v))),P(e,f),Ne()}function wd(e,t){Ae(t,!0);let r=ge(t,"allDay",3,!1),n=d(()=>ye("state")),o=d(()=>i(n).options.slotHeight),s=d(()=>ye("view-state")),a=d(()=>i(s).snap),l=d(()=>t.day.dayStart),c=d(()=>t.day.start),u=d(()=>t.day.resource),p=d(()=>t.day.disabled),v=d(()=>t.day.highlight),f=G(void 0);function h(m,_){if(r())return i(l);{let g=Vn(i(f)),b=g.height/i(f).offsetHeight;return Le(j(i(c)),i(a).duration,Td((_-g.top)/(i(o)*i(a).ratio*b)))}}Xd(e,{get date(){return i(l)},get allDay(){return r()},get resource(){return i(u)},dateFromPoint:h,get disabled(){return i(p)},get highlight(){return i(v)},get noIeb(){return t.noIeb},get noBeb(){return t.noBeb},get el(){return i(f)},set el(m){x(f,m,!0)}}),Ne()}function ga(e,t){Ae(t,!0);let r=d(()=>ye("state")),n=d(()=>i(r).options.slotEventOverlap),o=d(()=>i(r).options.slotDuration),s=d(()=>i(r).options.slotHeight),a=d(()=>l=>{let c=He(i(o)),u=t.chunk.top/c*i(s),p=t.chunk.height/c*i(s)||i(s),v=t.chunk.maxHeight/c*i(s);l["grid-column"]=t.chunk.gridColumn,l["inset-block-start"]=`${u}px`,l["min-block-size"]=`${p}px`,l["block-size"]=`${p}px`,l["max-block-size"]=`${v}px`;let f="100% - var(--ec-event-col-gap)";if(t.chunk.group){let h=t.chunk.group.columns.length;l["z-index"]=`${t.chunk.groupColumn+1}`,l["inset-inline-start"]=`calc((${f}) / ${h} * ${t.chunk.groupColumn})`,l["inline-size"]=`calc((${f}) / ${h} * ${i(n)?.5*(1+h-t.chunk.groupColumn):1})`}return l});Va(e,{get chunk(){return t.chunk},get styles(){return i(a)},axis:"y"}),Ne()}function _a(e,t){Ae(t,!0);let r=d(()=>ye("state")),n=d(()=>i(r).options.eventGap),o=G(void 0),s=G(0),a=d(()=>t.chunk.event),l=d(()=>p=>(p["grid-column"]=`${t.chunk.gridColumn} / span ${t.chunk.dates.length}`,(i(s)||i(a)._margin)&&(p["margin-block-start"]=`${i(a)._margin??i(s)}px`),p));function c(){x(s,Bd(t.chunk,gi(i(o)),1,i(n)),!0)}var u={reposition:c};return Va(e,{get chunk(){return t.chunk},get styles(){return i(l)},axis:"x",get forceMargin(){return i(s)},get el(){return i(o)},set el(p){x(o,p,!0)}}),Ne(u)}var Dv=re("<div></div>");function Zo(e,t){Ae(t,!0);let r=ge(t,"span",3,1),n=d(()=>ye("state")),o=d(()=>i(n).mainEl),s=d(()=>i(n).now),a=d(()=>i(n).today),l=d(()=>i(n).options.slotDuration),c=d(()=>i(n).options.slotHeight),u=d(()=>i(n).options.theme),p=d(()=>ye("view-state")),v=d(()=>i(p).sidebarWidth),f=d(()=>{for(let w of t.days)if(lt(w.dayStart,i(a)))return w;return{}}),h=d(()=>i(f).gridColumn),m=d(()=>i(f).start),_=d(()=>i(f).end),g=d(()=>{if(i(s)<i(m)||i(s)>i(_))return null;let w=He(i(l));return(i(s)-i(m))/1e3/w*i(c)}),b=d(()=>({root:i(o),rootMargin:Oa()?`0px -${i(v)+5.5}px 0px 0px`:`0px 0px 0px -${i(v)+5.5}px`,threshold:0}));function k(w,C){w.classList.toggle(i(u).hidden,!C.isIntersecting)}var R=xe(),S=me(R),A=w=>{var C=Dv();let M;qe(C,()=>Ap(k,i(b))),we(()=>{X(C,1,i(u).nowIndicator),M=Pr(C,"",M,{"grid-column":`${i(h)+1} / span ${r()??""}`,"inset-block-start":`${i(g)??""}px`})}),P(w,C)};Pe(S,w=>{i(h)&&i(g)!==null&&w(A)}),P(e,R),Ne()}var Rv=re('<div><aside><!></aside> <div role="row"></div> <div><!> <!> <!></div></div>'),Av=re("<div><time></time></div>"),Nv=re('<section><header><aside></aside> <div role="row"><!></div> <!></header> <div role="rowgroup"><aside aria-hidden="true"></aside> <div role="row"></div> <div><!> <!> <!></div></div> <!></section>');function su(e,t){Ae(t,!0);let r=ge(t,"viewState",7),n=ye("state");r()||r(new xv(n)),Pi("view-state",r());let o=d(()=>n.mainEl),s=d(()=>n.snippets),a=d(()=>n.viewDates),l=d(()=>n.options.allDayContent),c=d(()=>n.options.allDaySlot),u=d(()=>n.options.columnWidth),p=d(()=>n.options.eventGap),v=d(()=>n.options.nowIndicator),f=d(()=>n.options.scrollTime),h=d(()=>n.options.slotHeight),m=d(()=>n.options.slotDuration),_=d(()=>n.options.theme),g=d(()=>r().allDayChunks),b=d(()=>r().allDayBgChunks),k=d(()=>r().allDayIChunks),R=d(()=>r().bgChunks),S=d(()=>r().chunks),A=d(()=>r().iChunks),w=d(()=>r().grid),C=d(()=>r().sidebarWidth),M=d(()=>r().slots),O=d(()=>r().slotLabelPeriodicity),Z=d(()=>r().slotTimeLimits),te=G(0),K=d(()=>hv(i(l),i(s).allDayContent));vt(()=>{i(f),nn(i(a))||_r().then(T)});function T(){i(o).scrollTop=((He(i(f))-He(i(Z).min))/He(i(m))-.5)*i(h)}let V=[];function W(){zd(V,i(g))}vt(()=>{i(p),W()});var ne=xe(),he=me(ne),de=J=>{var $e=Nv();let U;var N=be($e),B=be(N),E=ke(B,2),ce=be(E),q=le=>{var ue=xe(),fe=me(ue);yt(fe,()=>t.header),P(le,ue)},ae=le=>{var ue=xe(),fe=me(ue);Te(fe,17,()=>i(w)[0],at,(ct,tt,Ge)=>{let At=()=>i(tt).dayStart,Fe=()=>i(tt).disabled,xr=()=>i(tt).highlight;Ca(ct,{get date(){return At()},colIndex:1+Ge,get disabled(){return Fe()},get highlight(){return xr()},children:(je,Nt)=>{Sa(je,{get date(){return At()}})},$$slots:{default:!0}})}),P(le,ue)};Pe(ce,le=>{t.header?le(q):le(ae,-1)}),oe(E);var Rt=ke(E,2),Qe=le=>{var ue=Rv(),fe=be(ue),ct=be(fe);yt(ct,()=>i(K).snippet??Ke,()=>i(K).arg),oe(fe),qe(fe,()=>Zt(i(K).content,i(K).snippet));var tt=ke(fe,2);Te(tt,21,()=>i(w),at,(je,Nt,xi)=>{var cn=xe(),Ei=me(cn);Te(Ei,17,()=>i(Nt),at,(cs,ds,ki)=>{{let dn=d(()=>xi+1===ze(i(w))&&ki+1===ze(i(Nt)));wd(cs,{get day(){return i(ds)},allDay:!0,get noIeb(){return i(dn)}})}}),P(je,cn)}),oe(tt);var Ge=ke(tt,2),At=be(Ge);Te(At,19,()=>i(g),je=>je.id,(je,Nt,xi)=>{ar(_a(je,{get chunk(){return i(Nt)}}),(cn,Ei)=>V[Ei]=cn,cn=>V?.[cn],()=>[i(xi)])});var Fe=ke(At,2);Te(Fe,17,()=>i(b),je=>je.id,(je,Nt)=>{_a(je,{get chunk(){return i(Nt)}})});var xr=ke(Fe,2);Te(xr,17,()=>i(k),at,(je,Nt)=>{_a(je,{get chunk(){return i(Nt)}})}),oe(Ge),oe(ue),we(()=>{X(ue,1,i(_).allDay),X(fe,1,i(_).sidebar),X(tt,1,i(_).grid),X(Ge,1,i(_).events)}),P(le,ue)};Pe(Rt,le=>{i(c)&&le(Qe)}),oe(N);var Jt=ke(N,2),wr=be(Jt);Te(wr,21,()=>i(M),at,(le,ue,fe)=>{var ct=Av();let tt;var Ge=be(ct);qe(Ge,()=>Zt(i(ue)[1])),oe(ct),we(()=>{X(ct,1,sr([i(_).slot,!fe&&i(_).hidden])),tt=Pr(ct,"",tt,{"--ec-slot-label-periodicity":i(ue)[2]}),Be(Ge,"datetime",i(ue)[0])}),P(le,ct)}),oe(wr);var ln=ke(wr,2);Te(ln,21,()=>i(w),at,(le,ue,fe)=>{var ct=xe(),tt=me(ct);Te(tt,17,()=>i(ue),at,(Ge,At,Fe)=>{{let xr=d(()=>fe+1===ze(i(w))&&Fe+1===ze(i(ue)));wd(Ge,{get day(){return i(At)},get noIeb(){return i(xr)},noBeb:!0})}}),P(le,ct)}),oe(ln);var et=ke(ln,2),Ue=be(et);Te(Ue,17,()=>i(S),le=>le.id,(le,ue)=>{ga(le,{get chunk(){return i(ue)}})});var qn=ke(Ue,2);Te(qn,17,()=>i(R),le=>le.id,(le,ue)=>{ga(le,{get chunk(){return i(ue)}})});var Wn=ke(qn,2);Te(Wn,17,()=>i(A),at,(le,ue)=>{ga(le,{get chunk(){return i(ue)}})}),oe(et),oe(Jt);var lr=ke(Jt,2),Qt=le=>{var ue=xe(),fe=me(ue),ct=Ge=>{var At=xe(),Fe=me(At);yt(Fe,()=>t.nowIndicator),P(Ge,At)},tt=Ge=>{Zo(Ge,{get days(){return i(w)[0]}})};Pe(fe,Ge=>{t.nowIndicator?Ge(ct):Ge(tt,-1)}),P(le,ue)};Pe(lr,le=>{i(v)&&le(Qt)}),oe($e),ar($e,le=>n.mainEl=le,()=>n?.mainEl),qe($e,()=>kd(W)),we((le,ue)=>{X($e,1,i(_).main),U=Pr($e,"",U,{"--ec-grid-cols":le,"--ec-col-group-span":ue,"--ec-col-width":i(u)??"minmax(0, 1fr)","--ec-slot-label-periodicity":i(O),"--ec-slot-height":`${i(h)??""}px`,"--ec-header-height":`${i(te)??""}px`,"--ec-sidebar-width":`${i(C)??""}px`}),X(N,1,i(_).header),X(B,1,i(_).sidebar),X(E,1,i(_).grid),X(Jt,1,i(_).body),X(wr,1,i(_).sidebar),X(ln,1,i(_).grid),X(et,1,i(_).events)},[()=>ze(i(w))*ze(i(w)[0]),()=>ze(i(w)[0])]),Wo(B,"offsetWidth",le=>r().sidebarWidth=le),Wo(N,"offsetHeight",le=>x(te,le)),P(J,$e)},H=d(()=>!nn(i(w))&&!nn(i(w)[0]));Pe(he,J=>{i(H)&&J(de)}),P(e,ne),Ne()}var Ov=re("<!> <!>",1);function Iv(e,t){Ae(t,!0);let r=ye("state"),n=new Cv(r),o=d(()=>r.today),s=d(()=>r.mainEl),a=d(()=>r.scrollDate),l=d(()=>r.viewDates),c=d(()=>r.options.scrollTime),u=d(()=>r.options.datesAboveResources),p=d(()=>r.options.theme),v=d(()=>n.grid),f=d(()=>n.sidebarWidth),h=Je([]),m;vt(()=>{i(u)&&(i(l),i(c),i(a),_r().then(_))});function _(){let g=i(a)&&i(a)!==m?i(a):i(o);if(m=i(a),g>=i(l)[0]&&g<=i(l).at(-1))for(let b of i(v)){let k=b[0];if(k.dayStart>=g){i(s).scrollLeft=(i(s).scrollWidth-i(f))/(ze(i(v))*ze(b))*(k.gridColumn-1)*(Oa()?-1:1);break}}}su(e,{get viewState(){return n},header:k=>{var R=Ov(),S=me(R);Te(S,19,()=>i(v),M=>M[0].groupKey,(M,O,Z)=>{let te=d(()=>{let{dayStart:K,resource:T,disabled:V,highlight:W}=i(O)[0];return{date:K,resource:T,disabled:V,highlight:W}});{let K=d(()=>ze(i(v)[0])>1?i(p).colGroup:void 0),T=d(()=>ze(i(O))),V=d(()=>1+i(Z)*ze(i(O))),W=d(()=>i(u)&&i(te).disabled),ne=d(()=>i(u)&&i(te).highlight);Ca(M,{get date(){return i(te).date},get className(){return i(K)},get weekday(){return i(u)},get colSpan(){return i(T)},get colIndex(){return i(V)},get disabled(){return i(W)},get highlight(){return i(ne)},children:(he,de)=>{var H=xe(),J=me(H),$e=N=>{Sa(N,{get date(){return i(te).date}})},U=N=>{bd(N,{get resource(){return i(te).resource},setLabel:B=>h[i(Z)]=B+", "})};Pe(J,N=>{i(u)?N($e):N(U,-1)}),P(he,H)},$$slots:{default:!0}})}});var A=ke(S,2),w=M=>{var O=xe(),Z=me(O);Te(Z,19,()=>i(v),te=>te[0].groupKey,(te,K,T)=>{var V=xe(),W=me(V);Te(W,19,()=>i(K),ne=>ne.key,(ne,he,de)=>{let H=d(()=>{let{dayStart:J,resource:$e,disabled:U,highlight:N}=i(he);return{date:J,resource:$e,disabled:U,highlight:N}});{let J=d(()=>1+i(de)+i(T)*ze(i(K)));Ca(ne,{get date(){return i(H).date},get colIndex(){return i(J)},get disabled(){return i(H).disabled},get highlight(){return i(H).highlight},children:($e,U)=>{var N=xe(),B=me(N),E=q=>{bd(q,{get resource(){return i(H).resource},get date(){return i(H).date}})},ce=q=>{Sa(q,{get date(){return i(H).date},get alPrefix(){return h[i(T)]}})};Pe(B,q=>{i(u)?q(E):q(ce,-1)}),P($e,N)},$$slots:{default:!0}})}}),P(te,V)}),P(M,O)},C=d(()=>ze(i(v)[0])>1);Pe(A,M=>{i(C)&&M(w)}),P(k,R)},nowIndicator:k=>{var R=xe(),S=me(R),A=C=>{{let M=d(()=>i(v).flat()),O=d(()=>ze(i(v)[0]));Zo(C,{get days(){return i(M)},get span(){return i(O)}})}},w=C=>{var M=xe(),O=me(M),Z=T=>{var V=xe(),W=me(V);Te(W,17,()=>i(v),at,(ne,he)=>{Zo(ne,{get days(){return i(he)}})}),P(T,V)},te=d(()=>ze(i(v)[0])>1),K=T=>{{let V=d(()=>i(v).flat()),W=d(()=>ze(i(v)));Zo(T,{get days(){return i(V)},get span(){return i(W)}})}};Pe(O,T=>{i(te)?T(Z):T(K,-1)}),P(C,M)};Pe(S,C=>{i(u)?C(A):C(w,-1)}),P(k,R)},$$slots:{header:!0,nowIndicator:!0}}),Ne()}var au={createOptions(e){ru(e),tu(e),vv(e),_e(e,{datesAboveResources:!1,view:"resourceTimeGridWeek"}),_e(e.buttonText,{resourceTimeGridDay:"day",resourceTimeGridWeek:"week"}),_e(e.views,{resourceTimeGridDay:{buttonText:Pa,component:xd,dayHeaderFormat:{weekday:"long"},duration:{days:1},theme:Bn("ec-resource ec-time-grid ec-day-view")},resourceTimeGridWeek:{buttonText:Fa,component:xd,duration:{weeks:1},theme:Bn("ec-resource ec-time-grid ec-week-view")}})},createParsers(e){nu(e)}};function xd(e){return eu(e),Iv}function Mv(e,t){let r=0,n=t.length;for(;r<n;){let o=r+n>>1;t[o].dayEnd>e.start?n=o:r=o+1}for(;r>0&&t[r-1].end>e.start;)--r;return r}function lu(e,t,r,n=!0){let o=[],s,a,l,c,u,p,v=0;for(let f=Mv(e,t);f<t.length;++f){let{gridColumn:h,gridRow:m,resource:_,dayStart:g,dayEnd:b,start:k,end:R,disabled:S}=t[f];if(g>=e.end)break;S||(r?to(e,g,b,_)&&(o.length||(s=g,l=h,c=m,u=_),o.push(g),a=b):to(e,k,R,_)&&(o.length||(s=k,l=h,c=m,u=_,p=$r(e.start-k,0)/1e3),o.push(g),a=R,v+=(rn(R,e.end)-$r(k,e.start))/1e3))}if(o.length){let f=ns(e,s,a);return _e(f,{gridColumn:l,gridRow:c,resource:u,dates:o,left:p,width:v}),n&&La(f),f}return null}function cu(e,t){let r=t[0]?.resource;return!r||e.resourceIds.includes(r.id)}function Lv(e,t){let r={};for(let n=0;n<e.length;++n){let o=e[n],{gridColumn:s,gridRow:a}=o;o.order=n;let l=[];for(let c=0;c<o.dates.length;++c){let u=`${a}_${s+c}`,p=r[u]??={pass:0,placed:[],chunks:[]};p.chunks.push(o),l.push(p)}o.cells=l}if(t){let n={};for(let o of e){let{gridColumn:s,gridRow:a}=o,l=new Set([o]),c=[];for(let p=0;p<o.dates.length;++p)for(let v of r[`${a}_${s+p}`].chunks)l.has(v)||(l.add(v),c.push(v));o.rivals=c;let{layoutGroup:u}=o.event;u!==void 0&&(o.mates=n[`${a}_${u}`]??=[],o.mates.push(o))}}}function Pv(e,t){return()=>{let{viewDates:r,options:{highlightedDates:n,validRange:o}}=e,{dayTimeLimits:s,viewResources:a}=t,l=[];return I(()=>{let c=1;for(let u of a){let p=[],v=1;for(let f of r){let h=s[on(f)];p.push({gridColumn:v,gridRow:c,resource:u,start:Le(j(f),h.min),end:Le(j(f),h.max),dayStart:f,dayEnd:Fr(j(f)),disabled:ro(f,o),highlight:n.some(m=>lt(m,f))}),++v}l.push(p),++c}}),l}}function Fv(e){return e.months===1&&!e.years&&!e.days&&!e.seconds}function Hv(e){return e.inWeeks&&e.days===7&&!e.years&&!e.months&&!e.seconds}function zv(e,t){return()=>{let{features:r,options:{duration:n,firstDay:o,weekNumbers:s}}=e,{grid:a}=t,l=[],c=[];return I(()=>{let u,p;if(!nn(a)){for(let{dayStart:v,gridColumn:f}of a[0])if(r.includes("month")&&(u&&u.date.getUTCMonth()===v.getUTCMonth()?++u.span:(u={date:v,gridColumn:f,span:1},l.push(u))),s){let h=Od(v,o);p&&p.number===h?++p.span:(p={number:h,date:v,gridColumn:f,span:1},c.push(p))}}ze(l)===1&&Fv(n)&&(l=[]),ze(c)===1&&Hv(n)&&(c=[])}),{months:l,weeks:c}}}function Vv(e,t){return()=>{let{filteredEvents:r,options:{eventOrderStrict:n}}=e,{grid:o,monthView:s}=t,a=[],l=[];return I(()=>{for(let c of r){let u=Hr(c.display);if(u&&s&&!c.allDay)continue;let p=u?l:a;for(let v of o){if(!cu(c,v))continue;let f=lu(c,v,s);f&&p.push(f)}}Lv(a,n)}),{chunks:a,bgChunks:l}}}function Bv(e,t){return()=>{let{iEvents:r}=e,{grid:n,monthView:o}=t,s=[];for(let[,a]of r)a&&I(()=>{for(let l of n){if(!cu(a,l))continue;let c=lu(a,l,o,!1);c&&s.push(c)}});return s}}function Uv(e){return()=>{let{filteredEvents:t,viewDates:r,options:{flexibleSlotTimeLimits:n,slotMinTime:o,slotMaxTime:s}}=e,a={};return I(()=>{for(let l of r)a[on(l)]=Gd(o,s,n,[l],t)}),a}}function Yv(e,t){return()=>{let{viewDates:r,options:{slotDuration:n}}=e,{dayTimeLimits:o,intlSlotLabel:s,slotLabelPeriodicity:a}=t,l={};return I(()=>{for(let c of r){let u=on(c);l[u]=u in o?Wd(c,n,a,o[u],s):[]}}),l}}function qv(e){return()=>{let{resources:t}=e,r;return I(()=>{r=t.some(n=>_i(n).children.length)}),r}}function Wv(e){return()=>{let{options:{slotDuration:t}}=e,r;return I(()=>{r=!He(t)}),r}}var oO=class extends ou(Ba()){#e;get dayTimeLimits(){return i(this.#e)}set dayTimeLimits(e){x(this.#e,e)}#r;get daySlots(){return i(this.#r)}set daySlots(e){x(this.#r,e)}#t;get grid(){return i(this.#t)}set grid(e){x(this.#t,e)}#n;get extraHeads(){return i(this.#n)}set extraHeads(e){x(this.#n,e)}#i;get intlMonthHeader(){return i(this.#i)}set intlMonthHeader(e){x(this.#i,e)}#o;get monthView(){return i(this.#o)}set monthView(e){x(this.#o,e)}#a;get chunks(){return i(this.#a)}set chunks(e){x(this.#a,e)}#s;get bgChunks(){return i(this.#s)}set bgChunks(e){x(this.#s,e)}#l;get iChunks(){return i(this.#l)}set iChunks(e){x(this.#l,e)}#c;get nestedResources(){return i(this.#c)}set nestedResources(e){x(this.#c,e)}constructor(e){super(e),this.#e=d(Uv(e)),this.#r=d(Yv(e,this)),this.#t=d(Pv(e,this)),this.#n=d(zv(e,this)),this.#i=d(bi(e,"monthHeaderFormat")),this.#o=d(Wv(e));let t=d(Vv(e,this)),r=d(()=>i(t).chunks),n=d(()=>i(t).bgChunks);this.#a=d(()=>i(r)),this.#s=d(()=>i(n)),this.#l=d(Bv(e,this)),this.#c=d(qv(e))}};var sO=re("<span></span>"),aO=re("<button></button>"),lO=re("<!> <span><!></span>",1);Ir(["click"]);var cO=re("<div></div>");var dO=re("<time></time>"),uO=re("<span><!></span>"),fO=re("<div><time></time></div>"),pO=re('<div role="rowheader"><!> <!></div>'),hO=re('<section><header><aside></aside> <div role="row"><!> <!> <!> <!></div></header> <div role="rowgroup"><aside></aside> <div role="row"></div> <div><!> <!> <!></div></div> <!></section>');var du={createOptions(e){tu(e),ru(e),_e(e.buttonText,{timeGridDay:"day",timeGridWeek:"week"}),_e(e,{view:"timeGridWeek"}),_e(e.views,{timeGridDay:{buttonText:Pa,component:Ed,dayHeaderFormat:{weekday:"long"},duration:{days:1},theme:Bn("ec-time-grid ec-day-view"),titleFormat:{year:"numeric",month:"long",day:"numeric"}},timeGridWeek:{buttonText:Fa,component:Ed,duration:{weeks:1},theme:Bn("ec-time-grid ec-week-view")}})},createParsers(e){nu(e)}};function Ed(e){return eu(e),su}function uu(e,t,r){return hi(Ih,{target:e,props:{plugins:t,options:r}})}function fu(e){return Ki(e)}var Gv=30,Ua="http://www.w3.org/2000/svg";function jv(e,t){let r=[];return t.status==="cancelled"&&r.push(["close",e("diary.cancelled_one")]),t.conflict?r.push(["alert",e("diary.overlapping")]):t.kept&&r.push(["layers",e("diary.kept")]),t.status==="tentative"&&r.push(["question",e("diary.tentative")]),t.moment!==null&&r.push(["repeat",e("diary.repeating")]),t.origin!=="studio"&&r.push(["phone",e("diary.from_phone")]),t.private&&r.push(["lock",e("diary.private")]),r}function hu({format:e,studio:t,texts:r},n,o,s,a){let l=h=>r.page(h),c=document.createElement("b");c.dir="auto",c.dataset.key=n.key,c.textContent=n.title??l("diary.busy");let u=document.createElement("span");a!==null?u.textContent=a:n.all_day||(u.textContent=s?e.time(n.start):e.span(n));let p=document.createElement("span");p.className="heard";let v=o===Er?Vr(n):[o];p.textContent=jn(t,v).join(", ");let f=document.createElement("span");f.className="marks";for(let[h,m]of jv(l,n))f.append(Kv(h,m));return{domNodes:s?[u,c,p,f]:[f,c,u,p]}}function vu({studio:e},t,r,n){return[e.people.find(({id:s})=>s===r)?.kind==="room"?"room":"person",t.status==="confirmed"?"":t.status,t.busy?"":"free",t.conflict?"conflict":"",t.all_day||n?"flat":fo(t.start,t.end)<=Gv?"short":""].filter(Boolean)}var pu=new Map;function Kv(e,t){let r=`${e} ${t}`,n=pu.get(r);if(!n){n=document.createElementNS(Ua,"svg"),n.setAttribute("viewBox","0 0 24 24"),n.setAttribute("role","img"),n.setAttribute("aria-label",t);let o=document.createElementNS(Ua,"title");o.textContent=t;let s=document.createElementNS(Ua,"path");s.setAttribute("d",Di.path(e)),n.append(o,s),pu.set(r,n)}return n.cloneNode(!0)}var Ya=e=>e||"-";function qa(e){return e==="-"?Er:String(e)}function mu(e){return e.map(({id:t,title:r})=>({id:Ya(t),title:r}))}function gu(e,t,r,n){return[...r.flatMap(o=>Zv(e,o,n)),...Jv(e,t,r)]}function _u(e,t){return t.map(r=>Wa(e,r,Er,[],!0))}function $u(e,t,r,n){let o=(c,u)=>yu(u).map(([p,v])=>Ga(c,null,p,v)),s=n.flatMap(c=>bu(e,c)),a=r.filter(({id:c,kind:u})=>u==="staff"&&c!==Er),l=a.length?a.map(({id:c})=>c):[Er];return[...n.map(c=>Wa(e,c,Er,[])),...o("buffer",s),...t.flatMap(c=>o("closed",wu(e,c,l)))]}function yu(e){let t=[];for(let[r,n]of[...e].sort(([o],[s])=>o<s?-1:1)){let o=t.at(-1);!o||o[1]<r?t.push([r,n]):o[1]<n&&(o[1]=n)}return t}function bu({format:e},t){if(t.all_day||!t.busy||t.status==="cancelled")return[];let{start:r,end:n}=Gr(t,e),o=[];return t.before&&o.push([Yt(r,-t.before),r]),t.after&&o.push([n,Yt(n,t.after)]),o}function wu({studio:e},t,r){let n=r.flatMap(c=>{let u=Cn(e,c,t);return u?[[`${t}T${u[0]}:00`,Xv(t,u[1])]]:[]}),[o,s]=[`${t}T00:00:00`,Yt(`${t}T00:00:00`,1440)],a=[],l=o;for(let[c,u]of yu(n))l<c&&a.push([l,c]),l=u;return l<s&&a.push([l,s]),a}function Xv(e,t){return t==="24:00"?Yt(`${e}T00:00:00`,1440):`${e}T${t}:00`}function Zv(e,t,r){let n=[],o=Ya(t.id);for(let s of r){let a=Vr(s);if(!(t.id===Er?a.length:!a.includes(t.id))){n.push(Wa(e,s,t.id,[o]));for(let l of bu(e,s))n.push(Ga("buffer",o,...l))}}return n}function Wa(e,t,r,n,o=!1){let{studio:s,format:a,texts:l}=e,c=vo(s,t),u=s.people.find(({id:p})=>p===(r||t.staff_id));return{id:`${t.key}|${r}`,...Gr(t,a),allDay:t.all_day,title:t.title??l.page("diary.busy"),backgroundColor:c,textColor:gl(c),styles:[`--edge: ${u?.color??pl}`,`--body: ${c}`],classNames:vu(e,t,r,o),editable:t.editable&&t.status!=="cancelled",resourceIds:n,extendedProps:{appointment:t,column:r}}}function Jv(e,t,r){return r.flatMap(({id:n})=>wu(e,t,[n]).map(o=>Ga("closed",Ya(n),...o)))}function Ga(e,t,r,n){return{id:`${e}|${t??""}|${r}`,start:r,end:n,display:"background",classNames:[e],resourceIds:t===null?[]:[t]}}var xu=`/*!
 * EventCalendar v5.15.0
 * https://github.com/vkurko/calendar
 */
.ec {
    color-scheme: light;

    /* Main colors */
    --ec-color-400: oklch(70.8% 0 0);
    --ec-color-300: oklch(87% 0 0);
    --ec-color-200: oklch(92.2% 0 0);
    --ec-color-100: oklch(97% 0 0);
    --ec-color-50: oklch(98.5% 0 0);

    /* General props */
    --ec-bg-color: #fff;
    --ec-text-color: currentcolor;
    --ec-border-color: var(--ec-color-300);

    /* Buttons */
    --ec-button-bg-color: var(--ec-bg-color);
    --ec-button-border-color: var(--ec-border-color);
    --ec-button-text-color: var(--ec-text-color);
    --ec-button-active-bg-color: var(--ec-color-200);
    --ec-button-active-border-color: var(--ec-color-400);
    --ec-button-active-text-color: var(--ec-button-text-color);

    /* Days */
    --ec-today-bg-color: oklch(98.7% 0.026 102.212);
    --ec-highlight-color: oklch(98.4% 0.019 200.873);

    /* Events */
    --ec-event-bg-color: oklch(70.7% 0.165 254.624);
    --ec-event-text-color: #fff;
    --ec-bg-event-color: var(--ec-color-300);
    --ec-bg-event-opacity: 0.3;
    --ec-event-col-gap: .375rem;

    /* Now Indicator */
    --ec-now-indicator-color: oklch(63.7% 0.237 25.331);

    /* Popup */
    --ec-popup-bg-color: var(--ec-bg-color);

    .ec-dark & {
        color-scheme: dark;
        --ec-color-400: oklch(43.9% 0 0);
        --ec-color-300: oklch(37.1% 0 0);
        --ec-color-200: oklch(26.9% 0 0);
        --ec-color-100: oklch(20.5% 0 0);
        --ec-color-50: oklch(14.5% 0 0);
        --ec-bg-color: var(--ec-color-100);
        --ec-today-bg-color: oklch(28.6% 0.066 53.813);
        --ec-highlight-color: oklch(30.2% 0.056 229.695);
        --ec-bg-event-opacity: 0.5;
    }

    @media (prefers-color-scheme: dark) {
        .ec-auto-dark & {
            color-scheme: dark;
            --ec-color-400: oklch(43.9% 0 0);
            --ec-color-300: oklch(37.1% 0 0);
            --ec-color-200: oklch(26.9% 0 0);
            --ec-color-100: oklch(20.5% 0 0);
            --ec-color-50: oklch(14.5% 0 0);
            --ec-bg-color: var(--ec-color-100);
            --ec-today-bg-color: oklch(28.6% 0.066 53.813);
            --ec-highlight-color: oklch(30.2% 0.056 229.695);
            --ec-bg-event-opacity: 0.5;
        }
    }
}

.ec-day {
    --ec-day-bg-color: var(--ec-bg-color);
    background-color: var(--ec-day-bg-color);
    border: 1px solid var(--ec-border-color);
    border-block-start: none;
    border-inline-start: none;

    &.ec-today {
        --ec-day-bg-color: var(--ec-today-bg-color);
    }

    &.ec-highlight {
        --ec-day-bg-color: var(--ec-highlight-color);
    }

    .ec-time-grid .ec-body & {
        background-image:
                linear-gradient(to top, var(--ec-day-bg-color) 1px, transparent 1px),
                linear-gradient(to top, var(--ec-border-color) 1px, transparent 1px),
                linear-gradient(to right, var(--ec-day-bg-color) 1px, transparent 1px),
                linear-gradient(to top, var(--ec-border-color) 1px, transparent 1px);
        background-size:
                100% 100%,
                100% calc(var(--ec-slot-height) * var(--ec-slot-label-periodicity)),
                2px 100%,
                100% var(--ec-slot-height);
    }

    .ec-timeline:not(.ec-month-view, .ec-year-view) .ec-body & {
        --ec-last-line-color: transparent;
        --ec-direction: to left;
        [dir="rtl"] & {
            --ec-direction: to right;
        }
        background-image:
                linear-gradient(var(--ec-direction), var(--ec-last-line-color) 1px, transparent 1px),
                linear-gradient(var(--ec-direction), var(--ec-border-color) 1px, transparent 1px),
                linear-gradient(var(--ec-day-bg-color) 1px, transparent 1px),
                linear-gradient(var(--ec-direction), var(--ec-border-color) 1px, transparent 1px);
        background-size:
                100% 100%,
                calc(var(--ec-slot-width) * var(--ec-slot-label-periodicity)) 100%,
                100% 2px,
                var(--ec-slot-width) 100%;
        border-inline: none;

        &.ec-no-ieb {
            --ec-last-line-color: var(--ec-day-bg-color);
        }
    }

    .ec-day-grid & {
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        min-block-size: 5em;
    }

    .ec-day-grid .ec-uniform & {
        min-block-size: auto;
    }

    .ec-list & {
        border-inline: none;

        &:last-child {
            border: none;
        }
    }

    &.ec-no-ieb {
        border-inline-end: none;
    }

    &.ec-no-beb {
        border-block-end: none;
    }
}

.ec-day-head {
    display: flex;
    flex-direction: row-reverse;
    justify-content: space-between;

    .ec-day-grid.ec-month-view & {
        padding: .375rem;
    }

    .ec-day.ec-other-month & time {
        opacity: .3;
    }

    .ec-list & {
        background-color: var(--ec-day-bg-color);
        border-block-end: 1px solid var(--ec-border-color);
        flex-direction: unset;
        margin: 0 0 -1px;
        padding: .5em 1.5em;
        position: sticky;
        inset-block-start: 0;
        z-index: 2;
    }
}

.ec-day-foot {
    padding: .18rem;
    font-size: .85em;

    a {
        cursor: pointer;
    }
}

.ec-disabled {
    position: relative;
    &:after {
        content: '';
        position: absolute;
        inset: 0 0 0 0;
        background-color: var(--ec-bg-event-color);
        opacity: var(--ec-bg-event-opacity);
    }
}

/* Toolbar */
.ec-toolbar {
    display: flex;
    justify-content: space-between;
    align-items: center;
    margin-block-end: 1em;

    > * {
        display: inline-flex;
        flex-wrap: wrap;
        column-gap: .75rem;
        row-gap: .5rem;
    }
}

.ec-title {
    margin: 0;
}

.ec-button {
    background-color: var(--ec-button-bg-color);
    border: 1px solid var(--ec-button-border-color);
    padding: .375rem .75rem;
    font-size: 1rem;
    line-height: 1.5;
    border-radius: .25rem;

    &:not(:disabled) {
        color: var(--ec-button-text-color);
        cursor: pointer;
    }

    &:not(:disabled):hover,
    &.ec-active {
        background-color: var(--ec-button-active-bg-color);
        border-color: var(--ec-button-active-border-color);
        color: var(--ec-button-active-text-color);
        z-index: 1;  /* make all borders visible */
    }
}

.ec-button-group {
    display: inline-flex;
    vertical-align: top;

    .ec-button:not(:first-child) {
        border-start-start-radius: 0;
        border-end-start-radius: 0;
        margin-inline-start: -1px;
    }

    .ec-button:not(:last-child) {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
    }
}

.ec-icon {
    display: inline-block;
    inline-size: 1em;

    &.ec-prev:after,
    &.ec-next:after {
        content: '';
        position: relative;
        inline-size: .5em;
        block-size: .5em;
        border-block-start: 2px solid currentcolor;
        border-inline-end: 2px solid currentcolor;
        display: inline-block;
    }

    &.ec-prev:after {
        inset-inline-start: 3px;
        rotate: -135deg;
    }
    [dir="rtl"] &.ec-prev:after {
        rotate: 135deg;
    }

    &.ec-next:after {
        inset-inline-start: -3px;
        rotate: 45deg;
    }
    [dir="rtl"] &.ec-next:after {
        rotate: -45deg;
    }
}

.ec-sidebar {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background-color: var(--ec-bg-color);
    border-inline-end: 1px solid var(--ec-border-color);
    text-align: end;
    overflow: clip;

    .ec-header & {
        border-block-end: 1px solid var(--ec-border-color);
        padding-block: .375rem;
    }

    .ec-time-grid & {
        padding-inline: .75rem;
    }

    .ec-time-grid .ec-body & {
        --ec-direction: to left;
        [dir="rtl"] & {
            --ec-direction: to right;
        }
        background-image:
                linear-gradient(var(--ec-direction), transparent .375rem, var(--ec-bg-color) .375rem),
                linear-gradient(to top, var(--ec-bg-color) 1px, transparent 1px),
                linear-gradient(to top, var(--ec-border-color) 1px, transparent 1px),
                linear-gradient(to right, var(--ec-bg-color) 1px, transparent 1px),
                linear-gradient(to top, var(--ec-border-color) 1px, transparent 1px);
        background-size:
                100% 100%,
                100% 100%,
                100% calc(var(--ec-slot-height) * var(--ec-slot-label-periodicity)),
                2px 100%,
                100% var(--ec-slot-height);
    }

    .ec-timeline .ec-body & {
        grid-area: 1 / 1 / -1 / 2;
        display: grid;
        grid-template-rows: subgrid;
    }
}

.ec-row-head {
    display: flex;
    border-block-end: 1px solid var(--ec-border-color);
    padding: .375em .75rem;

    > span {
        min-block-size: 1.5em;
    }

    &:last-child {
        border: none;
    }
}

.ec-expander {
    inline-size: 1.25em;
    margin-inline-end: .25em;
    margin-block-start: -1px;

    .ec-button {
        line-height: normal;
        padding: 0;
        aspect-ratio: 1;
        block-size: 1.25em;
    }
}

.ec-slot {
    white-space: nowrap;

    .ec-time-grid & {
        block-size: calc(var(--ec-slot-height) * var(--ec-slot-label-periodicity));
        position: relative;
        inset-block-start: -.5lh;
    }

    .ec-timeline & {
        grid-column: span var(--ec-slot-label-periodicity);
        font-size: .95em;
        padding: .18rem 0;
        overflow: clip;
        text-overflow: ellipsis;
    }
}

.ec-slots {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: var(--ec-slot-width);
    text-align: center;

    --ec-day-bg-color: var(--ec-bg-color);
    background-color: var(--ec-day-bg-color);
    border-block-end: 1px solid var(--ec-border-color);

    &.ec-today {
        --ec-day-bg-color: var(--ec-today-bg-color);
    }

    &.ec-highlight {
        --ec-day-bg-color: var(--ec-highlight-color);
    }

    --ec-last-line-color: transparent;
    --ec-direction: to left;
    [dir="rtl"] & {
        --ec-direction: to right;
    }
    background-image:
            linear-gradient(var(--ec-direction), var(--ec-last-line-color) 1px, transparent 1px),
            linear-gradient(var(--ec-direction), var(--ec-border-color) 1px, transparent 1px);
    background-size:
            100% 100%,
            calc(var(--ec-slot-width) * var(--ec-slot-label-periodicity)) 100%;

    &:last-child {
        --ec-last-line-color: var(--ec-day-bg-color);
    }
}

.ec-events {
    grid-area: 1 / 2 / -1 / -1;
    display: grid;
    grid-template: subgrid / subgrid;
    isolation: isolate;
    pointer-events: none;

    .ec-day-grid & {
        grid-column-start: 1;
    }
}

.ec-event {
    display: flex;
    position: relative;
    padding: 2px;
    color: var(--ec-event-text-color);
    box-sizing: border-box;
    box-shadow: 0 0 1px 0 var(--ec-border-color);
    background-color: var(--ec-event-bg-color);
    border-radius: 3px;
    font-size: .85em;
    line-height: 1.5;
    z-index: 1;
    pointer-events: all;
    inline-size: calc(100% - var(--ec-event-col-gap));

    .ec-time-grid & {
        grid-row: 1;
    }

    .ec-day-grid &,
    .ec-all-day &,
    .ec-timeline & {
        block-size: max-content;
        margin-block-end: var(--ec-event-col-gap);
        &.ec-start-clipped {
            border-start-start-radius: 0;
            border-end-start-radius: 0;
            border-start-end-radius: 3px;
            border-end-end-radius: 3px;
        }
        &.ec-end-clipped {
            border-start-end-radius: 0;
            border-end-end-radius: 0;
            border-start-start-radius: 3px;
            border-end-start-radius: 3px;
        }
    }

    .ec-list & {
        flex-direction: row;
        padding: .5em 1.5em;
        color: inherit;
        background-color: var(--ec-day-bg-color);
        border-radius: 0;
    }

    &.ec-preview {
        z-index: 1000;
        user-select: none;
        opacity: .8;
    }

    &.ec-pointer {
        color: inherit;
        pointer-events: none;
        user-select: none;
        z-index: 0;
        box-shadow: none;
    }

    &.ec-start-clipped {
        border-start-start-radius: 0;
        border-start-end-radius: 0;
    }
    &.ec-end-clipped {
        border-end-start-radius: 0;
        border-end-end-radius: 0;
    }
    &.ec-start-clipped.ec-end-clipped {
        border-radius: 0;
    }
}

.ec-bg-event {
    grid-row: 1;
    position: relative;
    background-color: var(--ec-bg-event-color);
    opacity: var(--ec-bg-event-opacity);
}

.ec-draggable {
    cursor: pointer;
    user-select: none;
}

.ec-ghost {
    opacity: .5;
    user-select: none;
    pointer-events: none;
}

.ec-event-body {
    display: flex;
    flex-direction: column;
    inline-size: 100%;

    .ec-day-grid &,
    .ec-all-day &,
    .ec-timeline & {
        flex-direction: row;
    }
}

.ec-event-tag {
    inline-size: 4px;
    border-radius: 2px;
    margin-inline-end: 8px;
}

.ec-event-time {
    overflow: hidden;
    white-space: nowrap;
    margin: 0 0 1px 0;
    flex-shrink: 0;
    max-block-size: 100%;

    .ec-day-grid &,
    .ec-timeline & {
        margin: 0 3px 0 0;
        max-inline-size: 100%;
        text-overflow: ellipsis;
    }
}

.ec-event-title {
    overflow: hidden;
    margin: 0;
    font-weight: inherit;

    .ec-time-grid & {
        position: sticky;
        inset-block-start: var(--ec-header-height);
    }

    .ec-day-grid &,
    .ec-all-day &,
    .ec-timeline & {
        min-block-size: 1.5em;
        white-space: nowrap;
        text-overflow: ellipsis;
        position: sticky;
        inset-inline-start: calc(var(--ec-sidebar-width) + .18em);
    }

    .ec-list & {
        font-size: 1rem;
    }
}

.ec-resizer {
    position: absolute;
    user-select: none;

    .ec-time-grid .ec-body & {
        inset: auto 0 0 0;
        block-size: 50%;
        max-block-size: 8px;
        cursor: ns-resize;

        &.ec-start {
            inset: 0 0 auto 0;
        }
    }
    .ec-day-grid &,
    .ec-all-day &,
    .ec-timeline & {
        inset: 0 0 0 auto;
        inline-size: 50%;
        max-inline-size: 8px;
        cursor: ew-resize;

        &.ec-start {
            inset: 0 auto 0 0;
        }
    }
}

.ec-dragging, .ec-dragging * {
    cursor: pointer!important;
}
.ec-resizing-y, .ec-resizing-y * {
    cursor: ns-resize!important;
}
.ec-resizing-x, .ec-resizing-x * {
    cursor: ew-resize!important;
}
.ec-not-allowed, .ec-not-allowed * {
    cursor: not-allowed!important;
}

.ec-no-events {
    text-align: center;
    padding: 5em 0;
    background-color: var(--ec-bg-color);
}

.ec-now-indicator {
    grid-row: 2;
    position: relative;
    pointer-events: none;
    will-change: inset;

    .ec-time-grid & {
        inline-size: 100%;
        block-size: 0;
        border-block-start: var(--ec-now-indicator-color) solid 2px;
    }

    .ec-timeline & {
        inline-size: 0;
        border-inline-start: var(--ec-now-indicator-color) solid 2px;

        &:before {
            inset-block-start: calc(var(--ec-header-height) - 6.5px);
            z-index: 2;
        }
    }

    &:before {
        background: var(--ec-now-indicator-color);
        border-radius: 50%;
        content: "";
        display: block;
        block-size: 12px;
        inline-size: 12px;
        margin-block-start: -7px;
        margin-inline-start: -7px;
        position: sticky;
        inset-inline-start: calc(var(--ec-sidebar-width) - 6.5px);
        z-index: 1;
    }
}

.ec-popup {
    position: relative;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    block-size: max-content;
    inline-size: 125%;
    min-block-size: 8em;
    min-inline-size: 12em;
    padding: .375rem .75rem .75rem;
    background-color: var(--ec-popup-bg-color);
    border: 1px solid var(--ec-border-color);
    border-radius: .25rem;
    box-shadow: var(--ec-color-300) 0 10px 15px -3px, var(--ec-color-300) 0 4px 6px -4px;

    .ec-day-head {
        flex-direction: row;
        padding-inline: 0;

        a {
            cursor: pointer;
            font-size: 1.5em;
            line-height: .8;
        }
    }

    .ec-events {
        --ec-event-col-gap: 0;
        display: block;
        overflow-y: auto;
        pointer-events: auto;
    }
}

.ec-custom-scrollbars {
    .ec-main {
        &::-webkit-scrollbar {
            background-color: transparent;
        }

        &::-webkit-scrollbar-thumb {
            border: 4px solid transparent;
            box-shadow: none;
            background-color: var(--ec-border-color);
            background-clip: padding-box;
            border-radius: 8px;
        }

        &::-webkit-scrollbar-thumb:hover {
            background-color: var(--ec-color-400);
        }
    }
}

.ec {
    display: flex;
    flex-direction: column;
}

.ec-main {
    display: grid;
    border: 1px solid var(--ec-border-color);
    overflow: auto;
    /*scrollbar-width: thin;*/

    .ec-time-grid & {
        grid-template-columns: max-content repeat(var(--ec-grid-cols), var(--ec-col-width));
        grid-template-rows: repeat(2, max-content);
    }

    .ec-day-grid & {
        --ec-row-height: auto;
        grid-template-columns: repeat(var(--ec-grid-cols), minmax(0, 1fr));
        grid-template-rows: max-content repeat(var(--ec-grid-rows), var(--ec-row-height));

        &.ec-uniform {
            --ec-row-height: minmax(0, 1fr);
            overflow: hidden;
            flex-grow: 1;
        }
    }

    .ec-timeline & {
        grid-template-columns: max-content repeat(var(--ec-grid-cols), var(--ec-col-width));
        grid-template-rows: max-content var(--ec-grid-rows);
        flex-grow: 1;
    }

    .ec-list & {

    }
}

.ec-header {
    grid-area: 1 / 1 / 2 / -1;
    display: grid;
    grid-template-columns: subgrid;
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
}

.ec-grid {
    grid-area: 1 / 1 / -1 / -1;
    display: grid;
    grid-template-columns: subgrid;

    .ec-body & {
        grid-template-rows: subgrid;
    }

    .ec-time-grid &,
    .ec-timeline & {
        grid-column-start: 2;
    }
}

.ec-all-day {
    grid-area: 2 / 1 / auto / -1;
    display: grid;
    grid-template-columns: subgrid;
    min-block-size: var(--ec-slot-height);
}

.ec-col-group {
    grid-column: span  var(--ec-col-group-span);
}

.ec-col-group,
.ec-col-head {
    text-align: center;
    padding: .375rem .18em;
    background-color: var(--ec-bg-color);
    border: 1px solid var(--ec-border-color);
    border-block-start: none;
    border-inline-start: none;
    overflow: clip;
    text-overflow: ellipsis;

    &.ec-today {
        background-color: var(--ec-today-bg-color);
    }

    &.ec-highlight {
        background-color: var(--ec-highlight-color);
    }
}

.ec-col-group:nth-last-child(1 of .ec-col-group),
.ec-col-head:nth-last-child(1 of .ec-col-head) {
    border-inline-end: none;
}

.ec-col-group > *,
.ec-timeline .ec-col-head > * {
    position: sticky;
    inset-inline-start: calc(var(--ec-sidebar-width) + .18em);
}

.ec-body {
    grid-area: 2 / 1 / -1 / -1;
    display: grid;
    grid-template: subgrid / subgrid;
}

.ec-hidden {
    visibility: hidden;
}
/*$vite$:1*/`;var Eu=[al(xu),fn`
    :host { display: block; position: relative; min-height: 0; }
    .grid { height: 100%; }
    .ec {
      --ec-bg-color: var(--card-background-color);
      --ec-text-color: var(--primary-text-color);
      --ec-border-color: var(--divider-color);
      --ec-today-bg-color: var(--card-background-color);
      --ec-now-indicator-color: var(--error-color);
      --ec-bg-event-opacity: 1;
      font-size: 14px;
    }
    .ec button, .ec .ec-event { min-height: 0; }
    .ec-event {
      border-inline-start: 5px solid var(--edge, transparent);
      border-radius: 6px;
      box-shadow: none;
      overflow: hidden;
      container: entry / inline-size;
      cursor: pointer;
    }
    /* The edge is seen beside a body of the same colour as well. */
    .ec-event::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: 0; width: 2px; background: var(--card-background-color); }
    .ec-event.room {
      background-color: color-mix(in srgb, var(--body) 14%, var(--card-background-color)) !important;
      color: var(--primary-text-color) !important;
      outline: 2px solid var(--body);
      outline-offset: -2px;
    }
    .ec-event.tentative { background-image: repeating-linear-gradient(45deg, transparent 0 8px, rgb(255 255 255 / 25%) 8px 12px); }
    .ec-event.free { opacity: 0.65; }
    .ec-event.conflict { box-shadow: inset 0 0 0 2px var(--error-color); }
    .ec-event.cancelled {
      color: var(--primary-text-color) !important;
      background: var(--card-background-color) !important;
      border: 1px dashed var(--secondary-text-color);
      outline: none;
    }
    .ec-event.cancelled :is(b, span) { text-decoration: line-through; }
    .ec-event.lit { box-shadow: 0 0 0 3px var(--primary-text-color); z-index: 2; }
    /* Of the lines only those that fit whole, of a very short one the middle of its only line. */
    .ec-event-body { display: block; padding-inline-start: 3px; font-size: 12px; line-height: 1.2; max-block-size: max(1lh, round(down, 100%, 1lh)); overflow: hidden; }
    .ec-event.short { padding-block: 0; align-items: center; }
    /* A word that is wider than its line ends with an ellipsis, and is not broken anywhere. */
    .ec-event-body b { display: block; font-weight: 600; overflow: hidden; text-overflow: ellipsis; hyphens: auto; }
    .ec .ec-event.flat { min-height: 24px; }
    :is(.flat, .short) .ec-event-body { display: flex; flex-direction: row; gap: 4px; align-items: baseline; white-space: nowrap; }
    :is(.flat, .short) b { flex: 0 1 auto; min-width: 0; }
    /* Where there is no room for both, the title is more than the time, which the place tells. */
    .short b + span { flex: 0 99 auto; min-width: 0; overflow: hidden; text-overflow: ellipsis; }
    :is(.flat, .short) .marks { order: 3; margin-inline-start: auto; align-self: center; }
    .ec-month-view .ec-day-foot a { display: inline-block; min-height: 24px; padding: 2px 6px; color: var(--words); font-weight: 500; }
    .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .marks { float: inline-end; display: inline-flex; gap: 2px; }
    .marks svg { width: 14px; height: 14px; fill: currentColor; }
    /* Beside others it may be too narrow for words: then of each line the letters that fit, and no time. */
    @container entry (max-width: 64px) {
      .ec-event-body { font-size: 11px; }
      .ec-event-body b { overflow-wrap: anywhere; }
      .ec-event-body b + span { display: none; }
      .marks { display: flex; float: none; flex-wrap: wrap; }
      .short b { flex: 1 0 3ch; text-overflow: clip; }
      .short .marks { flex: 0 99 auto; flex-wrap: nowrap; min-width: 0; overflow: hidden; }
    }
    .buffer { background: repeating-linear-gradient(135deg, transparent 0 5px, color-mix(in srgb, var(--secondary-text-color) 35%, transparent) 5px 7px) !important; }
    .closed { background: color-mix(in srgb, var(--secondary-text-color) 12%, transparent) !important; }
    /* While one is dragged: what is taken is easy to see, what may be covered steps back. */
    .moving .buffer { background: repeating-linear-gradient(135deg, transparent 0 4px, color-mix(in srgb, var(--error-color) 55%, transparent) 4px 7px) !important; }
    .moving .closed { background: color-mix(in srgb, var(--secondary-text-color) 30%, transparent) !important; }
    .moving .ec-event:not(.own, .ec-ghost, .ec-preview, .free, .cancelled) {
      /* No pattern and no round corners: a drag paints all of them again, at its start and from column to column. */
      outline: 3px solid var(--error-color);
      outline-offset: -3px;
      border-radius: 0;
    }
    .moving .ec-event:is(.free, .cancelled) { opacity: 0.4; }
    /* What is held is no item of the grid: each of its steps would lay out and paint all others again. */
    .ec-body .ec-events { position: relative; }
    .ec-body .ec-preview { position: absolute; grid-column-end: span 1 !important; inset-inline-start: 0; contain: strict; will-change: transform; }
    .slot {
      position: absolute;
      z-index: 3;
      min-height: 0;
      padding: 0;
      border-radius: 4px;
      background: color-mix(in srgb, var(--primary-color) 20%, transparent);
      opacity: 0;
      pointer-events: none;
    }
    .ec-main:focus-visible { outline: 3px solid var(--primary-color); outline-offset: -3px; }
    .slot:focus { opacity: 1; outline: 3px solid var(--primary-color); outline-offset: -3px; }
  `];function ja(e){is(e);for(let t of e.querySelectorAll("[role], [aria-colindex]"))is(t)}function is(e){let t=e.getAttribute("role");t&&!["button","img","group"].includes(t)&&e.removeAttribute("role"),e.hasAttribute("aria-colindex")&&e.removeAttribute("aria-colindex"),e.hasAttribute("aria-haspopup")&&e.removeAttribute("aria-haspopup")}function ku(e){let t=[...e.querySelectorAll(".ec-event-body > :is(b, span:not(.marks))")],r=[...e.querySelectorAll(".marks title")];return[...t,...r].map(o=>o.textContent??"").filter(Boolean).join(`
`)}function os(e){return ll(Date.UTC(2e3,0,3,e.getHours(),e.getMinutes()))}function Ka(e){let{clientX:t,clientY:r}=e;return{x:t??innerWidth/2,y:r??innerHeight/2}}var Xa=["day","week","month","list"],Tu=14;function no(e,t,r){if(e==="day")return[t,vn(t,1)];if(e==="list")return[t,vn(t,Tu)];if(e==="week"){let n=po(t,r);return[n,vn(n,7)]}return[po(ho(t),r),po(vn(ho(t,1),6),r)]}function Cu(e,t,r){return e==="month"?ho(t,r):vn(t,r*{day:1,week:7,list:Tu}[e])}function Su(e,t,r,n,o=!1){if(e==="day")return o?n.day(t):n.longDay(t);if(e==="month")return n.month(t);let[s,a]=no(e,t,r);return`${n.day(s)} – ${n.day(vn(a,-1))}`}function ss([e,t]){let r=[];for(let n=e;n<t;n=vn(n,1))r.push(n);return r}var sn=30,em=1440-sn;function Du({column:e,minutes:t},r,n,[o,s]){let a=l=>Math.max(0,Math.min(em,l));switch(r){case"ArrowUp":return{column:e,minutes:a(t-sn)};case"ArrowDown":return{column:e,minutes:a(t+sn)};case"ArrowLeft":return{column:Math.max(0,e-1),minutes:t};case"ArrowRight":return{column:Math.min(n-1,e+1),minutes:t};case"Home":return{column:e,minutes:a(o)};case"End":return{column:e,minutes:a(s-sn)};default:return null}}var tm="08:00:00";function Ru(e,t,r){let o=e.filter(s=>!s.all_day).flatMap(s=>{let{start:a,end:l}=Gr(s,r);return t.filter(u=>a.slice(0,10)<=u&&l>`${u}T00:00:00`).map(u=>a.slice(0,10)<u?"00:00:00":a.slice(11))});return[tm,...o].reduce((s,a)=>s<a?s:a)}function Za({studio:e},{id:t},r){let[n,o]=Cn(e,t,r)??["09:00","18:00"];return[io(n),io(o)]}function Au(e,t,r){let n=Math.max(0,r.findIndex(({id:o})=>o===t[e.column]?.id));return n===e.column?e:{...e,column:n}}function Ja(e,t,r){let[n]=t;if(!n)return{column:0,minutes:0};let[o,s]=Za(e,n,r),a=e.format.clock(new Date),l=Math.ceil(io(a.slice(11,16))/sn)*sn;return{column:0,minutes:a.slice(0,10)===r&&o<=l&&l<s?l:o}}function as(e,t){return Yt(`${e}T00:00:00`,t)}function Nu(e,t,r,n,o){let s=as(r,n),[a,l]=[Ci(s),Ci(Yt(s,sn))];for(let p of o){let v=Vr(p);if((t.id===Er?v.length:!v.includes(t.id))||!p.busy||p.status==="cancelled")continue;if(p.all_day)return p;let f=Gr(p,e.format);if(Ci(Yt(f.start,-p.before))<l&&Ci(Yt(f.end,p.after))>a)return p}let c=Cn(e.studio,t.id,r);return c&&io(c[0])<=n&&n<io(c[1])?null:"closed"}function io(e){return Number(e.slice(0,2))*60+Number(e.slice(3,5))}var Ou=1440,Iu=16;function Mu(e,t,r,n,o){let s=()=>{let{left:f,top:h,width:m,height:_}=r.getBoundingClientRect();return{left:f,top:h+n/Ou*_,width:m,height:sn/Ou*_}};o&&rm(t,s());let{left:a,top:l,width:c,height:u}=s(),p=(e.offsetParent??t).getBoundingClientRect(),v={left:a-p.left,top:l-p.top,width:c,height:u};for(let[f,h]of Object.entries(v))e.style.setProperty(f,`${h}px`)}function rm(e,t){let r=e.getBoundingClientRect(),n=e.querySelector(".ec-header")?.getBoundingClientRect().height??0,o=e.querySelector(".ec-sidebar")?.getBoundingClientRect().width??0,s=Math.min(0,t.top-r.top-n);e.scrollTop+=s||Math.max(0,t.top+t.height-r.bottom+Iu);let a=Math.min(0,t.left-r.left-o);e.scrollLeft+=a||Math.max(0,t.left+t.width-r.right+Iu)}var nm={day:"resourceTimeGridDay",week:"timeGridWeek",month:"dayGridMonth"},kn=class extends Xn{constructor(){super(...arguments);this.kind="day";this.day="";this.columns=[];this.appointments=[];this.spot=null;this.grid=null;this.heads="";this.moving=!1;this.scrolled="";this.lit="";this.roles=new MutationObserver(r=>{for(let{type:n,target:o,addedNodes:s}of r){n==="attributes"&&is(o);for(let a of s)a instanceof Element&&ja(a)}this.reach()})}render(){let r=this.context.studio.rights.write!=="none";return Ce`${this.kind==="day"&&r&&this.columns.length?this.cursor():pn}
      <div
        class="grid"
        role="group"
        aria-label=${this.t("diary.title")}
        @click=${{handleEvent:n=>this.more(n),capture:!0}}
        @keydown=${{handleEvent:n=>this.more(n),capture:!0}}
        @mouseover=${({target:n})=>this.light(n)}
        @mouseleave=${()=>this.light(null)}
        @scroll=${{handleEvent:()=>this.placeSlot(!1),capture:!0,passive:!0}}
      ></div>`}firstUpdated(){this.start()}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.start()}disconnectedCallback(){super.disconnectedCallback(),this.roles.disconnect(),this.grid&&fu(this.grid),this.grid=null}start(){let r=this.renderRoot.querySelector(".grid");if(!r||this.grid)return;this.heads="",this.scrolled=this.begins(),this.grid=uu(r,[au,du,Zd,Qd],{...this.options(),...this.content(),scrollTime:this.scrolled,headerToolbar:{start:"",center:"",end:""},height:"100%",nowIndicator:!0,selectable:!0,unselectAuto:!0,selectMinDistance:5,eventStartEditable:!0,slotDuration:"00:30",snapDuration:"00:15",slotLabelInterval:"01:00",slotEventOverlap:!1,eventTimeFormat:()=>"",titleFormat:()=>"",resourceLabelDidMount:({el:o})=>{Object.defineProperty(o,"innerText",{get:()=>o.textContent,set:s=>{o.textContent=s}})},eventContent:({event:o})=>{let{appointment:s,column:a}=o.extendedProps;if(!s)return;let l=o.display==="preview"?this.heldAt(o):null;return hu(this.context,s,a,this.kind==="month",l)},eventClick:({event:o})=>{let{appointment:s}=o.extendedProps;s&&this.open(s)},eventDragStart:({event:o})=>this.move(o),eventDragStop:()=>this.move(null),eventResizeStart:({event:o})=>this.move(o),eventResizeStop:()=>this.move(null),eventDrop:o=>this.dropped(o),eventResize:o=>this.resized(o),dateClick:o=>{let s=this.kind==="month"?o.dateStr.slice(0,10):o.dateStr,a=o.allDay&&this.kind!=="month";this.choose(s,null,a,String(o.resource?.id??""))},select:o=>{this.choose(o.startStr,o.endStr,o.allDay,String(o.resource?.id??"")),this.grid?.unselect()}}),ja(r);let n={childList:!0,subtree:!0,attributeFilter:["role","aria-colindex"]};this.roles.observe(r,n)}willUpdate(r){(r.has("kind")||r.has("day"))&&(this.spot=null);let n=r.get("columns");this.spot&&n&&(this.spot=Au(this.spot,n,this.columns))}updated(r){let{grid:n}=this;if(r.has("spot")&&this.placeSlot(!0),this.reach(),!n)return;if(["kind","day","context"].some(s=>r.has(s))){let s=r.has("context")?this.options():this.moment();for(let[a,l]of Object.entries(s))n.setOption(a,l)}if(["kind","day","context","columns","appointments"].some(s=>r.has(s))){let{resources:s,events:a}=this.content(),l=JSON.stringify(s);l!==this.heads&&n.setOption("resources",s),this.heads=l,n.setOption("events",a);let c=this.begins();(r.has("kind")||r.has("day")?c!==this.scrolled:c<this.scrolled)&&(this.scrolled=c,n.setOption("scrollTime",c))}}reach(){let r=this.kind!=="month"&&!this.appointments.length,n=this.renderRoot.querySelector(".ec-main");!n||n.hasAttribute("tabindex")===r||(r?n.setAttribute("tabindex","0"):n.removeAttribute("tabindex"))}moment(){return{view:nm[this.kind],date:`${this.day}T00:00:00`,columnWidth:this.kind==="day"?"minmax(88px, 1fr)":"minmax(0, 1fr)",dayMaxEvents:this.kind==="month"}}options(){let{format:r,hass:n,studio:o}=this.context;return{...this.moment(),locale:n.locale?.language||n.language,firstDay:(Si(n.locale)+1)%7,timeZone:cl(o.time_zone),editable:o.rights.write!=="none",allDayContent:this.t("diary.all_day"),moreLinkContent:({num:s})=>this.n("diary.more",s),slotLabelFormat:s=>r.wallTime(os(s))}}heldAt({start:r,end:n,allDay:o}){let{format:s}=this.context;return o||this.kind==="month"?"":`${s.wallTime(os(r))}–${s.wallTime(os(n))}`}get days(){let{context:r,day:n,kind:o}=this;return o==="week"?ss(no("week",n,Si(r.hass.locale))):[n]}begins(){return Ru(this.appointments,this.days,this.context.format)}content(){let{context:r,day:n,columns:o,appointments:s}=this;return this.kind==="month"?{resources:[],events:_u(r,s)}:this.kind==="week"?{resources:[],events:$u(r,this.days,o,s)}:{resources:mu(o),events:gu(r,n,o,s)}}light(r){let n=this.moving||!(r instanceof Element)?null:r.closest(".ec-event"),o=n?.querySelector("[data-key]")?.dataset.key??"";o!==this.lit&&(this.lit=o,n&&(n.title=ku(n)),this.mark("lit",o))}move(r){this.moving=r!==null,this.renderRoot.querySelector(".grid")?.classList.toggle("moving",this.moving),this.mark("own",r?.extendedProps?.appointment.key??"")}mark(r,n){for(let o of this.renderRoot.querySelectorAll(`.${r}`))o.classList.remove(r);if(n)for(let o of this.renderRoot.querySelectorAll(`[data-key="${CSS.escape(n)}"]`))o.closest(".ec-event")?.classList.add(r)}more(r){let n=r.target.closest(".ec-day-foot a");if(!n||r instanceof KeyboardEvent&&r.key!=="Enter")return;r.stopPropagation();let o=n.closest(".ec-day")?.querySelector("time")?.dateTime;o&&this.emit("grid-day",o.slice(0,10))}dropped(r){let{appointment:n,column:o}=r.event.extendedProps;this.emit("grid-dropped",{appointment:n,start:hs(Gr(n,this.context.format).start,r.delta),end:null,from:o,to:r.newResource?qa(r.newResource.id):o,revert:r.revert,at:Ka(r.jsEvent)})}resized(r){let{appointment:n,column:o}=r.event.extendedProps;this.emit("grid-dropped",{appointment:n,start:null,end:hs(Gr(n,this.context.format).end,r.endDelta),from:o,to:o,revert:r.revert,at:Ka(r.jsEvent)})}choose(r,n,o,s){this.emit("grid-chosen",{start:o?r.slice(0,10):r,end:n&&o?n.slice(0,10):n,all_day:o,column:qa(s)})}emit(r,n){this.dispatchEvent(new CustomEvent(r,{detail:n}))}cursor(){return Ce`<button
        class="slot"
        aria-label=${this.t("diary.slots")}
        @focus=${()=>{this.spot??=Ja(this.context,this.columns,this.day),this.placeSlot(!0)}}
        @keydown=${r=>this.steer(r)}
        @click=${()=>{let r=this.spot&&this.columns[this.spot.column];!this.spot||!r||this.choose(as(this.day,this.spot.minutes),null,!1,r.id)}}
      ></button>
      <span class="heard" role="status">${this.spot?this.slotWords(this.spot):""}</span>`}steer(r){let{context:n,columns:o,day:s}=this,a=this.spot??Ja(n,o,s),l=o[a.column];if(!l||r.ctrlKey||r.metaKey||r.altKey)return;let c=Du(a,r.key,o.length,Za(n,l,s));c&&(r.preventDefault(),this.spot=c)}slotWords({column:r,minutes:n}){let{context:o,day:s}=this,a=this.columns[r];if(!a)return"";let l=Nu(o,a,s,n,this.appointments),c=l===null?this.t("diary.slot_free"):l==="closed"?this.t("booking.closed"):l.title??this.t("diary.busy"),u=o.format.wallTime(as(s,n));return this.t("diary.slot",{who:a.title,time:u,state:c})}placeSlot(r){let n=this.renderRoot.querySelector(".slot:focus"),o=this.renderRoot.querySelector(".ec-main"),s=this.renderRoot.querySelectorAll(".ec-body .ec-day")[this.spot?.column??-1];n&&o&&s&&this.spot&&Mu(n,o,s,this.spot.minutes,r)}static{this.styles=[Kn,...Eu]}};It([zr({attribute:!1})],kn.prototype,"kind",2),It([zr({attribute:!1})],kn.prototype,"day",2),It([zr({attribute:!1})],kn.prototype,"columns",2),It([zr({attribute:!1})],kn.prototype,"appointments",2),It([hn()],kn.prototype,"spot",2);customElements.define("studio-diary-grid",kn);var ls=class{constructor(t){this.host=t;this.asked=null;this.about="";this.revert=null;t.addController(this)}hostDisconnected(){this.asked=null,this.revert=null}t(t,r){return this.host.context.texts.page(t,r)}ask(t,r=""){this.asked=t,this.about=r,this.host.requestUpdate()}back(){this.asked&&this.ask(null),this.revert?.(),this.revert=null}look(){if(!this.about)return;let t=this.host.present(this.about);(!t||t.status==="cancelled")&&this.back()}fail(t){this.back(),this.host.say("studio-failed",t)}drop(t){this.back();let{appointment:r,from:n,to:o}=t,s=vl(r,n,o,this.host.context.studio.people);if(this.revert=t.revert,!s){this.fail({message:this.t("diary.not_there")});return}let a={...t.start===null?{}:{start:t.start},...t.end===null?{}:{end:t.end},...s};Object.keys(a).length?r.moment===null?this.change(t,a):this.askWhich(t,a):this.back()}askWhich(t,r){let n=s=>()=>{this.change(t,{...r,scope:s})},o={words:this.t("diary.which"),at:t.at,answers:[{words:this.t("diary.this"),main:!0,act:n("this")},{words:this.t("diary.following"),act:n("following")},{words:this.t("diary.all"),act:n("all")},{words:this.t("diary.back"),act:()=>this.back()}]};this.ask(o,t.appointment.key)}async change(t,r,{overlap:n=!1,to:o="",rev:s=t.appointment.rev}={}){let{appointment:a}=t;this.ask(null);let l=a.moment===null?{}:{moment:a.moment};try{let c=await this.host.context.api.act("update_appointment",{appointment_id:a.appointment_id,expected_rev:s,...l,...r,allow_overlap:n}),u=a.title??this.t("diary.busy"),p=this.t(o?"diary.moved_to":"diary.moved",{title:u,when:o});this.revert=null,this.host.say("studio-done",{text:p,undo:c.undo})}catch(c){let{translation_key:u}=c;yl(c)?this.askTaken(t,r,s,c):u==="book_stale"?this.askStale(t,r,n):this.fail(c)}}askTaken(t,r,n,o){let s={words:bl(this.host.context.texts,o),at:t.at,answers:[{words:this.t("diary.beside"),act:()=>{this.change(t,r,{overlap:!0,rev:n})}},{words:this.t("diary.next_free"),act:()=>{this.nextFree(t,r,n)}},{words:this.t("diary.back"),main:!0,act:()=>this.back()}]};this.ask(s,t.appointment.key)}askStale(t,r,n){let{key:o}=t.appointment;this.revert?.(),this.revert=null,this.host.redraw();let s=()=>{let l=this.host.present(o);if(!l)return[this.t("diary.gone_meanwhile")];let c={...l,...r,...im(l,r)};return[this.t("diary.it_is",{what:this.words(l)}),this.t("diary.you_wanted",{what:this.words(c)})]},a=()=>{let l=this.host.present(o);l?this.change({...t,appointment:l},r,{overlap:n}):this.fail({message:this.t("diary.gone_meanwhile")})};this.ask({words:this.t("diary.meanwhile"),lines:s,at:t.at,answers:[{words:this.t("diary.as_i_wanted"),act:a},{words:this.t("diary.as_it_is"),main:!0,act:()=>this.back()}]})}words(t){let{format:r,studio:n}=this.host.context,o=jn(n,Vr(t)).join(", ");return[t.all_day?r.span(t):`${r.day(t.start.slice(0,10))}, ${r.wallTime(t.start)}–${r.wallTime(t.end)}`,o].filter(Boolean).join(", ")}async nextFree(t,r,n){this.ask(null);let{appointment_id:o,moment:s}=t.appointment,{api:a,format:l,texts:c}=this.host.context;try{let u=await wl(a,c,{appointment_id:o,...s===null?{}:{moment:s},...r}),p=t.appointment.all_day?"":`, ${l.time(u.start)}`,v=`${l.day(u.start)}${p}`;await this.change(t,{...r,start:u.start,end:u.end},{to:v,rev:n})}catch(u){this.fail(u)}}};function im(e,{start:t,end:r}){if(!t||r)return{};let n=fo(e.start,e.end),o=Yt(t,n);return{end:e.all_day?o.slice(0,10):o}}var Lu="studio-sync.hidden.",Qa="studio-sync.cancelled";function Pu({entry_id:e,me:t,people:r},n){let o=om(localStorage.getItem(Lu+e));return o?new Set(o):!n||!t.length?new Set:new Set(r.map(({id:s})=>s).filter(s=>!t.includes(s)))}function om(e){try{let t=JSON.parse(e??"null");return Array.isArray(t)?t.map(String):null}catch{return null}}function Fu({entry_id:e},t){localStorage.setItem(Lu+e,JSON.stringify([...t]))}function Hu(){return localStorage.getItem(Qa)==="yes"}function zu(e){e?localStorage.setItem(Qa,"yes"):localStorage.removeItem(Qa)}var Vu=330,oo=8;function Bu({words:e,lines:t,at:r,answers:n},o){return Ce`<div
    class="question"
    role="dialog"
    aria-label=${e}
    style=${sm(r,innerWidth,innerHeight)}
    @keydown=${s=>{s.key==="Escape"&&(s.stopPropagation(),o())}}
  >
    <p>${e}</p>
    <div aria-live="polite">
      ${t?.().map(s=>Ce`<p class="line" dir="auto">${s}</p>`)}
    </div>
    <div class="row">
      ${n.map(s=>Ce`<button class=${s.main?"main":""} @click=${s.act}>
          ${s.words}
        </button>`)}
    </div>
  </div>`}function sm(e,t,r){let n=Math.max(oo,Math.min(e.x,t-Vu-oo)),o=Math.max(oo,Math.min(e.y,r-oo)),s=r-o,[a,l,c]=s>=o?["top",o,s]:["bottom",s,o];return`left: ${n}px; ${a}: ${l}px; max-height: ${c-oo}px`}var Uu=fn`
  .question { position: fixed; z-index: 4; overflow-y: auto; width: ${Vu}px; max-width: calc(100vw - 16px); padding: 12px; background: var(--card-background-color); border: 1px solid var(--divider-color); border-radius: 12px; box-shadow: 0 4px 16px rgb(0 0 0 / 30%); }
  .question .line { font-size: 14px; overflow-wrap: anywhere; }
`;var am=6e4,el="",Yu="day",an=class extends Xn{constructor(){super(...arguments);this.aim=null;this.view=Yu;this.day="";this.found=null;this.without=new Set;this.cancelled=Hu();this.shown=[];this.columns=[];this.following=new _l(this,r=>this.tell("studio-failed",r));this.dropping=new ls(this);this.asked=null;this.swipe=null;this.today=""}connectedCallback(){super.connectedCallback(),this.minutes=setInterval(()=>this.followClock(),am)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.minutes)}willUpdate(r){let{context:n}=this,o=r.get("context");r.has("context")&&o?.studio.entry_id!==n.studio.entry_id&&(this.today=n.format.dayOf(new Date),this.day||=el||this.today),r.has("context")&&(!o||qu(o)!==qu(n))&&(this.without=Pu(n.studio,n.narrow)),r.has("aim")&&this.aim?.day&&(this.day=this.aim.day);let s=r.has("aim")&&Xa.find(a=>a===this.aim?.view);s&&(this.view=s),Yu=this.view,el=this.day===this.today?"":this.day,(r.has("day")||r.has("view"))&&this.dropping.back(),this.follow(),["context","found","without"].some(a=>r.has(a))&&this.redraw()}followClock(){let r=this.context.format.dayOf(new Date);r!==this.today&&(this.day===this.today&&(this.day=r),this.today=r)}get shownView(){return this.context.narrow?"day":this.view}get first(){return Si(this.context.hass.locale)}get range(){return no(this.shownView,this.day,this.first)}redraw(){this.shown=hl(this.found?.values()??[],this.without),this.columns=fl(this.context.studio,this.without,this.shown),this.requestUpdate()}present(r){return this.found?.get(r)??null}say(r,n){this.tell(r,n)}follow(){let[r,n]=this.range,o=a=>{let l=new Map(a.whole?[]:this.found);for(let c of a.removed)l.delete(c);for(let c of a.changed)l.set(c.key,c);this.found=l,this.dropping.look()},s={start:r,end:n,...this.cancelled?{cancelled:!0}:{}};this.following.to(this.context,"diary/subscribe",s,o)&&(this.found=null)}toggle(r){let n=new Set(this.without);n.delete(r)||n.add(r),this.without=n,Fu(this.context.studio,n)}toggleCancelled(){this.cancelled=!this.cancelled,zu(this.cancelled)}step(r){this.day=Cu(this.shownView,this.day,r)}book(r){this.context.studio.rights.write!=="none"&&this.tell("studio-beside",{show:"booking",draft:r})}chosen({start:r,end:n,all_day:o,column:s}){let a=this.context.studio.people.find(({id:c})=>c===s)?.kind,l=a==="staff"?{staff_id:s}:a==="room"?{resource_ids:[s]}:{};this.book({start:r,...n?{end:n}:{},all_day:o,...l})}render(){let{context:r}=this,n=r.narrow||this.view==="list";return Ce`<div class="bar">
        <button @click=${()=>this.goToday()}>${this.t("diary.today")}</button>
        <button class="icon" aria-label=${this.t("diary.before")} @click=${()=>this.step(-1)}>
          ${Di("previous")}
        </button>
        <button class="icon" aria-label=${this.t("diary.after")} @click=${()=>this.step(1)}>
          ${Di("next")}
        </button>
        <input
          class="pick"
          type="date"
          aria-label=${this.t("diary.go_to")}
          .value=${this.day}
          @change=${o=>{this.day=o.target.value||this.day}}
        />
        <h2 aria-live="polite" tabindex="-1">
          ${[!1,!0].map(o=>Ce`<span class=${o?"brief":"full"}>
              ${Su(this.shownView,this.day,this.first,r.format,o)}
            </span>`)}
        </h2>
        ${r.narrow?pn:Xa.map(o=>Ce`<button
                  aria-pressed=${this.view===o}
                  @click=${()=>{this.view=o}}
                >
                  ${this.t(`diary.${o}`)}
                </button>`)}
        ${r.studio.rights.others==="none"&&!r.studio.me.length?pn:Ce`<button
                @click=${()=>this.tell("studio-beside",{show:"free",day:this.day})}
              >
                ${this.t("free.title")}
              </button>`}
      </div>
      ${this.people()}
      ${this.found===null&&r.studio.running?Ce`<p class="quiet loading" role="status">${this.t("diary.loading")}</p>`:pn}
      ${n?Ce`<studio-diary-agenda
              .context=${r}
              .days=${ss(this.range)}
              .appointments=${this.shown}
              @agenda-free=${({detail:o})=>this.book({...o,...this.whose()})}
              @touchstart=${o=>{this.swipe=Wu(o.touches)}}
              @touchend=${o=>this.swiped(Wu(o.changedTouches))}
            ></studio-diary-agenda>`:Ce`<studio-diary-grid
              .context=${r}
              .kind=${this.view}
              .day=${this.day}
              .columns=${this.columns}
              .appointments=${this.shown}
              @studio-beside=${()=>this.dropping.back()}
              @grid-dropped=${({detail:o})=>this.dropping.drop(o)}
              @grid-chosen=${({detail:o})=>this.chosen(o)}
              @grid-day=${({detail:o})=>{this.day=o,this.view="day"}}
            ></studio-diary-grid>`}
      ${this.dropping.asked?Bu(this.dropping.asked,()=>this.dropping.back()):pn}`}whose(){let{me:r,people:n}=this.context.studio,o=n.filter(({id:a,kind:l})=>l==="staff"&&!this.without.has(a)),s=o.find(({id:a})=>a===r[0])?.id??(o.length===1?o[0]?.id:r[0]);return s?{staff_id:s}:{}}goToday(){this.day=this.context.format.dayOf(new Date)}people(){let{people:r}=this.context.studio;return Ce`<div class="people">
      ${r.length<2?pn:Ce`<div class="row" role="group" aria-label=${this.t("diary.whose")}>
              ${r.map(n=>Ce`<button
                  class="who"
                  aria-pressed=${!this.without.has(n.id)}
                  style=${`--edge: ${n.color}`}
                  @click=${()=>this.toggle(n.id)}
                >
                  ${n.name}
                </button>`)}
            </div>`}
      <span class="space"></span>
      <button
        class="who also"
        aria-pressed=${this.cancelled}
        @click=${()=>this.toggleCancelled()}
      >
        ${this.t("diary.cancelled")}
      </button>
    </div>`}updated(r){if(r.has("day")||r.has("view")){let s=this.view==="day"?"":this.view;this.tell("studio-shown",$l({day:el,view:s}))}let{asked:n}=this.dropping,o=this.asked;this.asked=n,n&&n!==o?this.renderRoot.querySelector(".question button")?.focus():o&&!n&&this.renderRoot.querySelector("h2")?.focus()}swiped(r){let n=this.swipe;if(this.swipe=null,!n||!r)return;let o=r.x-n.x;Math.abs(o)>60&&Math.abs(o)>2*Math.abs(r.y-n.y)&&this.step(o<0?1:-1)}static{this.styles=[Kn,Uu,fn`
      :host { position: relative; display: flex; flex-direction: column; height: 100%; container-type: inline-size; }
      /* Beside nothing else, so that the grid keeps its size from day to day. */
      .loading { position: absolute; top: 50%; inset-inline: 0; z-index: 1; text-align: center; pointer-events: none; }
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 8px; }
      .bar button { padding: 6px 12px; }
      /* It gives way before the buttons do, so that the grid stays where it is when something opens beside it. */
      .bar h2 { flex: 1 1 110px; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .brief { display: none; }
      .space { flex: 1; }
      .pick { width: 44px !important; padding: 0 !important; border: none !important; background: none !important; color: transparent !important; }
      .pick::-webkit-datetime-edit { display: none; }
      /* Many people leave room for the day itself. What has the focus has a ring. */
      .people { display: flex; flex: none; flex-wrap: wrap; gap: 6px; max-height: 25%; overflow-y: auto; margin: -5px -5px 3px; padding: 5px; }
      .people .row { gap: 6px; }
      .who { min-height: 32px; padding: 2px 12px; font-size: 13px; color: var(--secondary-text-color); background: none; border: 1px solid var(--divider-color); }
      .also { --edge: var(--secondary-text-color); }
      .who[aria-pressed="true"] { color: var(--primary-text-color); background: color-mix(in srgb, var(--edge) 20%, transparent); border-color: var(--edge); }
      studio-diary-grid { flex: 1; }
      /* Sideways it is the diary that goes to another day, not the browser to another page. */
      studio-diary-agenda { touch-action: pan-y; }
      @container (max-width: 780px) {
        .bar { gap: 4px; }
        .bar button { padding: 6px 9px; font-size: 14px; }
        .bar h2 { font-size: 17px; }
        .full { display: none; }
        .brief { display: inline; }
      }
      @media (max-width: 599px) {
        .bar { gap: 2px; }
        .bar h2 { white-space: normal; }
        .people, .people .row { flex: none; flex-wrap: nowrap; }
        .people { max-height: none; overflow: auto hidden; }
        .who { flex: none; min-height: 44px; }
        h2 { font-size: 18px; }
      }
    `]}};It([zr({attribute:!1})],an.prototype,"aim",2),It([hn()],an.prototype,"view",2),It([hn()],an.prototype,"day",2),It([hn()],an.prototype,"found",2),It([hn()],an.prototype,"without",2),It([hn()],an.prototype,"cancelled",2);function qu({studio:e,narrow:t}){return JSON.stringify([e.entry_id,t,e.me])}function Wu([e]){return e?{x:e.clientX,y:e.clientY}:null}customElements.define("studio-diary",an);
/*! Bundled license information:

@event-calendar/core/dist/index.js:
  (*!
   * EventCalendar v5.15.0
   * https://github.com/vkurko/calendar
   *)
*/
