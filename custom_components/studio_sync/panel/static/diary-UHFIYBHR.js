import{a as yi}from"./chunk-I7RKRZAF.js";import{a as bi,b as Ya,c as wi,d as so,e as qa,f as ao,g as Ga,h as xi,i as ns,j as Wa,k as lo,l as ja,m as Xa}from"./chunk-CFCQFYPI.js";import{a as za}from"./chunk-2B3QSWIO.js";import{b as Ua,c as ro,f as no,g as io,h as oo,i as Va,k as Ba,l as Hr}from"./chunk-PUVL32KA.js";import{a as Bn}from"./chunk-FQEGW5KZ.js";import{a as Ha,b as Hn,c as ze,e as zn,h as Fr,i as Un,j as Vn}from"./chunk-T4ZGZ4J2.js";import{a as Lt}from"./chunk-JBUOXDHO.js";var Ei=class extends Bn{constructor(){super(...arguments);this.days=[];this.appointments=[]}render(){return ze`${this.days.map(r=>this.day(r))}`}day(r){let{studio:n,format:o}=this.context,s=n.me[0]??"",a=this.appointments.filter(c=>this.isOn(c,r)),l=ja(a,r,lo(n,s,r),o);return ze`<section>
      ${this.days.length>1?ze`<h3>${o.longDay(r)}</h3>`:""}
      ${l.length?ze`<ul>
              ${l.map(c=>ze`<li>${this.line(c)}</li>`)}
            </ul>`:ze`<p class="quiet">${this.t("diary.empty")}</p>`}
    </section>`}isOn(r,n){let{format:o}=this.context;if(Ba(r.start))return r.start<=n&&n<r.end;let s=o.dayOf(r.start),a=o.dayOf(new Date(Math.max(Date.parse(r.end)-1,Date.parse(r.start))));return s<=n&&n<=a}line(r){let{studio:n,format:o}=this.context;if(r.kind==="free"){let l=`${o.wallTime(r.start)}–${o.wallTime(r.end)}`,c=this.t("diary.free",{span:l});return n.rights.write==="none"?ze`<span class="gap">${c}</span>`:ze`<button
        class="gap"
        @click=${()=>this.dispatchEvent(new CustomEvent("agenda-free",{detail:{start:r.start}}))}
      >
        ${c}
      </button>`}let s=r.appointment,a=so(n,wi(s));return ze`<button
      class="entry"
      style=${`--body: ${ao(n,s)}`}
      @click=${()=>this.open(s)}
    >
      <b dir="auto">${s.title??this.t("diary.busy")}</b>
      <span>${s.all_day?this.t("diary.all_day"):o.span(s)}</span>
      <span class="quiet" dir="auto"
        >${[...a,s.status==="tentative"?this.t("diary.tentative"):"",s.conflict?this.t("diary.overlapping"):"",s.moment===null?"":this.t("diary.repeating"),["phone","google"].includes(s.origin)?this.t("diary.from_phone"):"",s.private?this.t("diary.private"):""].filter(Boolean).join(" · ")}</span
      >
    </button>`}static{this.styles=[Vn,Hn`
      :host { display: block; flex: 1; overflow: auto; }
      ul { display: grid; gap: 6px; margin: 0; padding: 0; list-style: none; }
      button, .gap { display: grid; gap: 2px; width: 100%; min-height: 44px; padding: 8px 12px; text-align: start; border-radius: 8px; font-weight: 400; }
      .entry { color: var(--primary-text-color); background: var(--card-background-color); border: 1px solid var(--divider-color); border-inline-start: 6px solid var(--body); }
      .gap { align-items: center; color: var(--words); background: none; border: 1px dashed var(--divider-color); }
    `]}};Lt([Fr({attribute:!1})],Ei.prototype,"days",2),Lt([Fr({attribute:!1})],Ei.prototype,"appointments",2);customElements.define("studio-diary-agenda",Ei);var Ka=globalThis.process?.env?.NODE_ENV,$=Ka&&!Ka.toLowerCase().startsWith("prod");var qr=Array.isArray,Za=Array.prototype.indexOf,Gr=Array.prototype.includes,Yn=Array.from,is=Object.keys,ct=Object.defineProperty,Yt=Object.getOwnPropertyDescriptor,os=Object.getOwnPropertyDescriptors,ss=Object.prototype,Ja=Array.prototype,qn=Object.getPrototypeOf,as=Object.isExtensible;var Xe=()=>{};function co(e){for(var t=0;t<e.length;t++)e[t]()}function uo(){var e,t,r=new Promise((n,o)=>{e=n,t=o});return{promise:r,resolve:e,reject:t}}var Pt=Symbol("$state"),fo=Symbol("component"),ki=Symbol("legacy props"),Qa=Symbol(""),po=Symbol("proxy path"),ho=Symbol("attributes"),Ti=Symbol("class"),Ci=Symbol("style"),Di=Symbol("text");var ls=Symbol("hmr anchor"),Wr=new class extends Error{name="StaleReactionError";message="The reaction that called `getAbortSignal()` was re-run or destroyed"},ds=!!globalThis.document?.contentType&&globalThis.document.contentType.includes("xml");var Gn=3,lr=8;var Qt={};var Se=Symbol("uninitialized"),dr=Symbol("filename");var vo="http://www.w3.org/1999/xhtml";var ln="font-weight: bold",dn="font-weight: normal";function el(e){$?console.warn(`%c[svelte] await_reactivity_loss
%cDetected reactivity loss when reading \`${e}\`. This happens when state is read in an async function after an earlier \`await\`
https://svelte.dev/e/await_reactivity_loss`,ln,dn):console.warn("https://svelte.dev/e/await_reactivity_loss")}function tl(e,t){$?console.warn(`%c[svelte] await_waterfall
%cAn async derived, \`${e}\` (${t}) was not read immediately after it resolved. This often indicates an unnecessary waterfall, which can slow down your app
https://svelte.dev/e/await_waterfall`,ln,dn):console.warn("https://svelte.dev/e/await_waterfall")}function rl(){$?console.warn(`%c[svelte] derived_inert
%cReading a derived belonging to a now-destroyed effect may result in stale values
https://svelte.dev/e/derived_inert`,ln,dn):console.warn("https://svelte.dev/e/derived_inert")}function nl(e,t,r){$?console.warn(`%c[svelte] hydration_attribute_changed
%cThe \`${e}\` attribute on \`${t}\` changed its value between server and client renders. The client value, \`${r}\`, will be ignored in favour of the server value
https://svelte.dev/e/hydration_attribute_changed`,ln,dn):console.warn("https://svelte.dev/e/hydration_attribute_changed")}function _n(e){$?console.warn(`%c[svelte] hydration_mismatch
%c${e?`Hydration failed because the initial UI does not match what was rendered on the server. The error occurred near ${e}`:"Hydration failed because the initial UI does not match what was rendered on the server"}
https://svelte.dev/e/hydration_mismatch`,ln,dn):console.warn("https://svelte.dev/e/hydration_mismatch")}function il(){$?console.warn(`%c[svelte] lifecycle_double_unmount
%cTried to unmount a component that was not mounted
https://svelte.dev/e/lifecycle_double_unmount`,ln,dn):console.warn("https://svelte.dev/e/lifecycle_double_unmount")}function go(e){$?console.warn(`%c[svelte] state_proxy_equality_mismatch
%cReactive \`$state(...)\` proxies and the values they proxy have different identities. Because of this, comparisons with \`${e}\` will produce unexpected results
https://svelte.dev/e/state_proxy_equality_mismatch`,ln,dn):console.warn("https://svelte.dev/e/state_proxy_equality_mismatch")}function ol(){$?console.warn("%c[svelte] svelte_boundary_reset_noop\n%cA `<svelte:boundary>` `reset` function only resets the boundary the first time it is called\nhttps://svelte.dev/e/svelte_boundary_reset_noop",ln,dn):console.warn("https://svelte.dev/e/svelte_boundary_reset_noop")}var z=!1;function Ke(e){z=e}var Q;function Ee(e){if(e===null)throw _n(),Qt;return Q=e}function xt(){return Ee(Et(Q))}function oe(e){if(z){if(Et(Q)!==null)throw _n(),Qt;Q=e}}function cs(e=1){if(z){for(var t=e,r=Q;t--;)r=Et(r);Q=r}}function xr(e=!0){for(var t=0,r=Q;;){if(r.nodeType===lr){var n=r.data;if(n==="]"){if(t===0)return r;t-=1}else(n==="["||n==="[!"||n[0]==="["&&!isNaN(Number(n.slice(1))))&&(t+=1)}var o=Et(r);e&&r.remove(),r=o}}function cn(e){if(!e||e.nodeType!==lr)throw _n(),Qt;return e.data}function mo(e){return e===this.v}function us(e,t){return e!=e?t==t:e!==t||e!==null&&typeof e=="object"||typeof e=="function"}function _o(e){return!us(e,this.v)}function sl(e){if($){let t=new Error(`invariant_violation
An invariant violation occurred, meaning Svelte's internal assumptions were flawed. This is a bug in Svelte, not your app — please open an issue at https://github.com/sveltejs/svelte, citing the following message: "${e}"
https://svelte.dev/e/invariant_violation`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/invariant_violation")}function Si(e){if($){let t=new Error(`lifecycle_outside_component
\`${e}(...)\` can only be used during component initialisation
https://svelte.dev/e/lifecycle_outside_component`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/lifecycle_outside_component")}function al(){if($){let e=new Error("set_context_after_init\n`setContext` must be called when a component first initializes, not in a subsequent effect or after an `await` expression\nhttps://svelte.dev/e/set_context_after_init");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/set_context_after_init")}function dl(){if($){let e=new Error("async_derived_orphan\nCannot create a `$derived(...)` with an `await` expression outside of an effect tree\nhttps://svelte.dev/e/async_derived_orphan");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/async_derived_orphan")}function cl(){if($){let e=new Error(`derived_references_self
A derived value cannot reference itself recursively
https://svelte.dev/e/derived_references_self`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/derived_references_self")}function fs(e,t,r){if($){let n=new Error(`each_key_duplicate
${r?`Keyed each block has duplicate key \`${r}\` at indexes ${e} and ${t}`:`Keyed each block has duplicate key at indexes ${e} and ${t}`}
https://svelte.dev/e/each_key_duplicate`);throw n.name="Svelte error",n}else throw new Error("https://svelte.dev/e/each_key_duplicate")}function ul(e,t,r){if($){let n=new Error(`each_key_volatile
Keyed each block has key that is not idempotent — the key for item at index ${e} was \`${t}\` but is now \`${r}\`. Keys must be the same each time for a given item
https://svelte.dev/e/each_key_volatile`);throw n.name="Svelte error",n}else throw new Error("https://svelte.dev/e/each_key_volatile")}function fl(e){if($){let t=new Error(`effect_in_teardown
\`${e}\` cannot be used inside an effect cleanup function
https://svelte.dev/e/effect_in_teardown`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/effect_in_teardown")}function pl(){if($){let e=new Error("effect_in_unowned_derived\nEffect cannot be created inside a `$derived` value that was not itself created inside an effect\nhttps://svelte.dev/e/effect_in_unowned_derived");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/effect_in_unowned_derived")}function hl(e){if($){let t=new Error(`effect_orphan
\`${e}\` can only be used inside an effect (e.g. during component initialisation)
https://svelte.dev/e/effect_orphan`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/effect_orphan")}function vl(){if($){let e=new Error(`effect_update_depth_exceeded
Maximum update depth exceeded. This typically indicates that an effect reads and writes the same piece of state
https://svelte.dev/e/effect_update_depth_exceeded`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/effect_update_depth_exceeded")}function gl(){if($){let e=new Error("get_abort_signal_outside_reaction\n`getAbortSignal()` can only be called inside an effect or derived\nhttps://svelte.dev/e/get_abort_signal_outside_reaction");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/get_abort_signal_outside_reaction")}function ml(){if($){let e=new Error(`hydration_failed
Failed to hydrate the application
https://svelte.dev/e/hydration_failed`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/hydration_failed")}function _l(){if($){let e=new Error("invalid_snippet\nCould not `{@render}` snippet due to the expression being `null` or `undefined`. Consider using optional chaining `{@render snippet?.()}`\nhttps://svelte.dev/e/invalid_snippet");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/invalid_snippet")}function $l(e){if($){let t=new Error(`props_invalid_value
Cannot do \`bind:${e}={undefined}\` when \`${e}\` has a fallback value
https://svelte.dev/e/props_invalid_value`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/props_invalid_value")}function yl(e){if($){let t=new Error(`props_rest_readonly
Rest element properties of \`$props()\` such as \`${e}\` are readonly
https://svelte.dev/e/props_rest_readonly`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/props_rest_readonly")}function bl(e){if($){let t=new Error(`rune_outside_svelte
The \`${e}\` rune is only available inside \`.svelte\` and \`.svelte.js/ts\` files
https://svelte.dev/e/rune_outside_svelte`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/rune_outside_svelte")}function wl(){if($){let e=new Error("state_descriptors_fixed\nProperty descriptors defined on `$state` objects must contain `value` and always be `enumerable`, `configurable` and `writable`.\nhttps://svelte.dev/e/state_descriptors_fixed");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_descriptors_fixed")}function xl(){if($){let e=new Error("state_prototype_fixed\nCannot set prototype of `$state` object\nhttps://svelte.dev/e/state_prototype_fixed");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_prototype_fixed")}function El(){if($){let e=new Error("state_unsafe_mutation\nUpdating state inside `$derived(...)`, `$inspect(...)` or a template expression is forbidden. If the value should not be reactive, declare it without `$state`\nhttps://svelte.dev/e/state_unsafe_mutation");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_unsafe_mutation")}function kl(){if($){let e=new Error("svelte_boundary_reset_onerror\nA `<svelte:boundary>` `reset` function cannot be called while an error is still being handled\nhttps://svelte.dev/e/svelte_boundary_reset_onerror");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/svelte_boundary_reset_onerror")}var ut=!1,jr=!1,Er=!1;var Ri=null;function Ce(e,t){return e.label=t,yo(e.v,t),e}function yo(e,t){return e?.[po]?.(t),e}function Kn(e){return typeof e=="symbol"?`Symbol(${e.description})`:typeof e=="function"?"<function>":typeof e=="object"&&e?"<object>":String(e)}function kr(e){let t=new Error,r=au();return r.length===0?null:(r.unshift(`
`),ct(t,"stack",{value:r.join(`
`)}),ct(t,"name",{value:e}),t)}function au(){let e=Error.stackTraceLimit;Error.stackTraceLimit=1/0;let t=new Error().stack;if(Error.stackTraceLimit=e,!t)return[];let r=t.split(`
`),n=[];for(let o=0;o<r.length;o++){let s=r[o],a=s.replaceAll("\\","/");if(s.trim()!=="Error"){if(s.includes("validate_each_keys"))return[];a.includes("svelte/src/internal")||a.includes("node_modules/.vite")||n.push(s)}}return n}function Cl(e,t){if(!$)throw new Error("invariant(...) was not guarded by if (DEV)");e||sl(t)}function lu(e){let t=e.p;for(;t!==null&&t.c===null;)t=t.p;return t?.c??null}function ps(e,t){return e===null&&Si(t),e.c??=new Map(lu(e)||void 0)}var se=null;function Xr(e){se=e}var Tr=null;function Zn(e){Tr=e}var Cr=null;function bo(e){Cr=e}function ye(e){return ps(se,"getContext").get(e)}function Ai(e,t){let r=ps(se,"setContext");if(ut){var n=F.f,o=!Y&&(n&32)!==0&&!se.i;o||al()}return r.set(e,t),t}function Re(e,t=!1,r){se={p:se,i:!1,c:null,e:null,s:e,x:null,r:F,l:jr&&!t?{s:null,u:null,$:[]}:null},$&&(se.function=r,Cr=r)}function Ae(e){var t=se,r=t.e;if(r!==null){t.e=null;for(var n of r)hs(n)}return e!==void 0&&(t.x=e),t.i=!0,se=t.p,$&&(Cr=se?.function??null),Ni(e)}function Ni(e={}){return ct(e,fo,{value:!0}),e}function zr(){return!jr||se!==null&&se.l===null}var $n=[];function Dl(){var e=$n;$n=[],co(e)}function rt(e){if($n.length===0&&!yn){var t=$n;queueMicrotask(()=>{t===$n&&Dl()})}$n.push(e)}function Sl(){for(;$n.length>0;)Dl()}var du=-7169;function De(e,t){e.f=e.f&du|t}function Jn(e){(e.f&512)!==0||e.deps===null?De(e,1024):De(e,4096)}function wo(e,t){(e.f&2048)!==0?t.set(e,2048):(e.f&4096)!==0&&t.get(e)!==2048&&t.set(e,4096),De(e,1024)}function Rl(e){return`{${e.toString().replace(/^async \(\) => /,"").replace(/^\(/,"").replace(/\$\.get\((.+?)\)/g,(t,r)=>r).replace(/\$\.track_reactivity_loss\((.+?)\)\(\)/g,(t,r)=>r).replace(/\)$/,"")}}`}function xo(e,t){if(t){let r=document.body;e.autofocus=!0,rt(()=>{document.activeElement===r&&e.focus()})}}function ur(e){var t=Y,r=F;nt(null),pt(null);try{return e()}finally{nt(t),pt(r)}}function Eo(e,t,r,n){let o=zr()?pn:wn;var s=e.filter(p=>!p.settled),a=t.map(o);if($&&a.forEach((p,g)=>{p.label=t[g].toString().replace("() => ","").replaceAll("$.eager(() => ","$state.eager(").replace(/\$\.get\((.+?)\)/g,(_,m)=>m)}),r.length===0&&s.length===0){n(a);return}var l=F,c=Nl(),u=s.length===1?s[0].promise:s.length>1?Promise.all(s.map(p=>p.promise)):null;function v(p){if((l.f&16384)===0){c();try{n([...a,...p])}catch(g){Gt(g,l)}Qn()}}var h=vs();if(r.length===0){u.then(()=>v([])).finally(h);return}function f(){Promise.all(r.map(p=>ms(p))).then(v).catch(p=>Gt(p,l)).finally(h)}u?u.then(()=>{if((l.f&16384)!==0){h();return}c(),f(),Qn()}):f()}function Nl(){var e=F,t=Y,r=se,n=ee;if($)var o=Tr;return function(a=!0){pt(e),nt(t),Xr(r),a&&(e.f&16384)===0&&(n?.activate(),n?.apply()),$&&(gs(null),Zn(o))}}var uu=!1;function Qn(e=!0){uu=!1,pt(null),nt(null),Xr(null),e&&ee?.deactivate(),$&&(gs(null),Zn(null))}function vs(){var e=F,t=e.b,r=ee,n=!!t?.is_rendered();return t?.update_pending_count(1,r),r.increment(n,e),()=>{t?.update_pending_count(-1,r),r.decrement(n,e)}}var Wt=null;function gs(e){Wt=e}var Mi=new Set;function pn(e){var t=2050;F!==null&&(F.f|=524288);let r={ctx:se,deps:null,effects:null,equals:mo,f:t,fn:e,reactions:null,rv:0,v:Se,wv:0,parent:F,ac:null};return $&&Er&&(r.created=kr("created at")),r}var ei=Symbol("obsolete");function ms(e,t,r){let n=F;n===null&&dl();var o=void 0,s=ht(Se);$&&(s.label=t??Rl(e));var a=!Y,l=new Set;return Ml(()=>{var c=F;$&&(Wt={effect:c,effect_deps:new Set,warned:!1});var u=uo();o=u.promise;try{Promise.resolve(e()).then(u.resolve,p=>{p!==Wr&&u.reject(p)}).finally(Qn)}catch(p){u.reject(p),Qn()}if($){if(Wt){if(c.deps!==null)for(let p=0;p<Ft;p+=1)Wt.effect_deps.add(c.deps[p]);if(_t!==null)for(let p=0;p<_t.length;p+=1)Wt.effect_deps.add(_t[p])}Wt=null}var v=ee;if(a){if((c.f&32768)!==0)var h=vs();if(n.b?.is_rendered())v.async_deriveds.get(c)?.reject(ei);else for(let p of l.values())p.reject(ei);l.add(u),v.async_deriveds.set(c,u)}let f=(p,g=void 0)=>{$&&(Wt=null),h?.(),l.delete(u),g!==ei&&(v.activate(),g?(s.f|=8388608,Sr(s,g)):((s.f&8388608)!==0&&(s.f^=8388608),$&&r!==void 0&&!s.equals(p)&&(Mi.add(s),setTimeout(()=>{Mi.has(s)&&(c.f&16384)===0&&(tl(s.label,r),Mi.delete(s))})),Sr(s,p)),v.deactivate())};u.promise.then(f,p=>f(null,p||"unknown"))}),Ct(()=>{for(let c of l)c.reject(ei)}),$&&(s.f|=4194304),new Promise(c=>{function u(v){function h(){v===o?c(s):u(o)}v.then(h,h)}u(o)})}function d(e){let t=pn(e);return ut||Co(t),t}function wn(e){let t=pn(e);return t.equals=_o,t}function Ol(e){var t=e.effects;if(t!==null){e.effects=null;for(var r=0;r<t.length;r+=1)Ue(t[r])}}var _s=[];function Li(e){var t,r=F,n=e.parent;if(!tr&&n!==null&&e.v!==Se&&(n.f&24576)!==0)return rl(),e.v;if(pt(n),$){let o=xn;ko(new Set);try{Gr.call(_s,e)&&cl(),_s.push(e),Ol(e),t=To(e)}finally{pt(r),ko(o),_s.pop()}}else try{Ol(e),t=To(e)}finally{pt(r)}return t}function $s(e){var t=Li(e);if(!e.equals(t)&&(e.wv=ti(),(!ee?.is_fork||e.deps===null)&&(ee!==null?(ee.capture(e,t,!0),Rr?.capture(e,t,!0)):e.v=t,e.deps===null))){De(e,1024);return}tr||($t!==null?(un()||ee?.is_fork)&&$t.set(e,t):Jn(e))}function Il(e){if(e.effects!==null)for(let t of e.effects)(t.teardown||t.ac)&&(t.teardown?.(),t.ac!==null&&ur(()=>{t.ac.abort(Wr),t.ac=null}),t.fn!==null&&(t.teardown=Xe),En(t,0),Pi(t))}function ys(e){if(e.effects!==null)for(let t of e.effects)t.teardown&&t.fn!==null&&Ur(t)}var Do=null,ri=null,ee=null,Rr=null,$t=null,xs=null,yn=!1,bs=!1,ni=null,Fi=null,Ll=0,ws=new Set,hu=1,rr=class e{id=hu++;started=!1;linked=!0;prev=null;next=null;async_deriveds=new Map;current=new Map;previous=new Map;#e=new Set;#r=new Set;#t=0;#n=new Map;#i=null;#o=[];#a=[];#s=new Map;#l=new Map;#d=new Set;is_fork=!1;#c=!1;constructor(){ri===null?Do=ri=this:(ri.next=this,this.prev=ri),ri=this}#v(){if(this.is_fork)return!0;for(let t of this.#n.keys())if(!this.#_(t))return!0;return!1}#_(t){for(var r=t;r!==null;r=r.parent)if(this.#l.has(r))return!0;return!1}skip_effect(t){this.#l.has(t)||this.#l.set(t,{d:[],m:[]}),this.#d.delete(t)}unskip_effect(t,r=n=>this.schedule(n)){var n=this.#l.get(t);if(n){this.#l.delete(t);for(var o of n.d)De(o,2048),r(o);for(o of n.m)De(o,4096),r(o)}this.#d.add(t)}#u(){var t=[];for(let s of this.#o)if(!((s.f&16384)!==0||(s.f&6144)===0)){for(var r=s,n=!1;r.parent!==null;){r=r.parent;var o=r.f;if((o&96)!==0){if((o&1024)===0){n=!0;break}r.f^=1024}}n||t.push(r)}return this.#o=[],t}#g(){if(this.started=!0,$)for(let l of this.current.keys())ws.add(l);for(let[l,c]of this.#s)De(l,c),this.schedule(l);this.apply();for(var t=ni=[],r=[],n=Fi=[];this.#o.length>0;){Ll++>1e3&&(this.#p(),vu());for(let l of this.#u())try{this.#$(l,t,r)}catch(c){throw zl(l),this.#v()||this.discard(),c}}if(ee=null,n.length>0){var o=e.ensure();for(let l of n)o.schedule(l)}if(ni=null,Fi=null,this.#v()){this.#h(r),this.#h(t);for(let[l,c]of this.#l)Hl(l,c);n.length>0&&ee.#g();return}let s=this.#b();if(s){this.#h(r),this.#h(t),s.#f(this);return}this.#s.clear();for(let l of this.#e)l(this);this.#e.clear(),Rr=this,Pl(r),Pl(t),Rr=null,this.#i?.resolve();var a=ee;this.#t===0&&(this.#o.length===0||a!==null)&&(this.#p(),ut&&(this.#y(),ee=a)),a!==null&&(pr.clear(),a.#g())}#$(t,r,n){t.f^=1024;for(var o=t.first;o!==null;){var s=o.f,a=(s&96)!==0,l=a&&(s&1024)!==0,c=l||(s&8192)!==0||this.#l.has(o);if(!c&&o.fn!==null){a?o.f^=1024:(s&4)!==0?r.push(o):ut&&(s&16777224)!==0?n.push(o):vn(o)&&((s&16)!==0&&this.add_dirty_reaction(o,4096),Ur(o));var u=o.first;if(u!==null){o=u;continue}}for(;o!==null;){var v=o.next;if(v!==null){o=v;break}o=o.parent}}}#b(){for(var t=this.prev;t!==null;t=t.prev)if(!t.is_fork&&this.#m(t))return t;return null}#m(t){for(let[r,[,n]]of this.current)if(!n&&t.current.has(r))return!0;return!1}#f(t){for(let[n,o]of t.current)!this.previous.has(n)&&t.previous.has(n)&&this.previous.set(n,t.previous.get(n)),this.current.set(n,o);for(let[n,o]of t.async_deriveds){let s=this.async_deriveds.get(n);s&&o.promise.then(s.resolve).catch(s.reject)}t.async_deriveds.clear(),this.transfer_reactions(t.#s);let r=n=>{var o=n.reactions;if(o!==null&&!((n.f&2)!==0&&(n.f&6144)===0))for(let l of o){var s=l.f;if((s&2)!==0)r(l);else{var a=l;s&4194320&&!this.async_deriveds.has(a)&&(this.#s.delete(a),De(a,2048),this.schedule(a))}}};for(let n of this.current.keys())r(n);this.oncommit(()=>t.discard()),t.#p(),ee=this,this.#g()}#h(t){for(var r=0;r<t.length;r+=1)wo(t[r],this.#s)}capture(t,r,n=!1){t.v!==Se&&!this.previous.has(t)&&this.previous.set(t,t.v),(t.f&8388608)===0&&(this.current.set(t,[r,n]),$t?.set(t,r)),this.is_fork||(t.v=r)}activate(){ee=this}deactivate(){ee=null,$t=null}flush(){try{$&&ws.clear(),bs=!0,ee=this,this.#g()}finally{if(Ll=0,xs=null,ni=null,Fi=null,bs=!1,ee=null,$t=null,pr.clear(),$)for(let t of ws)t.updated=null}}discard(){for(let t of this.#r)t(this);this.#r.clear();for(let t of this.async_deriveds.values())t.reject(ei);this.#p(),this.#i?.resolve()}register_created_effect(t){this.#a.push(t)}#y(){for(let h=Do;h!==null;h=h.next){var t=h.id<this.id,r=[];for(let[f,[p,g]]of this.current){if(h.current.has(f)){var n=h.current.get(f)[0];if(t&&p!==n)h.current.set(f,[p,g]);else continue}r.push(f)}if(t)for(let[f,p]of this.async_deriveds){let g=h.async_deriveds.get(f);g&&p.promise.then(g.resolve).catch(g.reject)}var o=[...h.current.keys()].filter(f=>!h.current.get(f)[1]);if(!(!h.started||o.length===0)){var s=o.filter(f=>!this.current.has(f));if(s.length===0)t&&h.discard();else if(r.length>0){if($&&!h.#c&&Cl(h.#o.length===0,"Batch has scheduled effects"),t)for(let f of this.#d)h.unskip_effect(f,p=>{(p.f&4194320)!==0?h.schedule(p):h.#h([p])});h.activate();var a=new Set,l=new Map;for(var c of r)Fl(c,s,a,l);l=new Map;var u=[...h.current].filter(([f,p])=>{let g=this.current.get(f);return g?g[0]!==p[0]||g[1]!==p[1]:!0}).map(([f])=>f);if(u.length>0)for(let f of this.#a)(f.f&155648)===0&&Es(f,u,l)&&((f.f&4194320)!==0?(De(f,2048),h.schedule(f)):h.add_dirty_reaction(f,2048));if(h.#o.length>0&&!h.#c){h.apply();for(var v of h.#u())h.#$(v,[],[])}h.deactivate()}}}}increment(t,r){if(this.#t+=1,t){let n=this.#n.get(r)??0;this.#n.set(r,n+1)}}decrement(t,r){if(this.#t-=1,t){let n=this.#n.get(r)??0;n===1?this.#n.delete(r):this.#n.set(r,n-1)}this.#c||(this.#c=!0,rt(()=>{this.#c=!1,this.linked&&this.flush()}))}transfer_reactions(t){for(let[r,n]of t)this.add_dirty_reaction(r,n);t.clear()}add_dirty_reaction(t,r){(r===2048||this.#s.get(t)!==2048)&&this.#s.set(t,r)}oncommit(t){this.#e.add(t)}ondiscard(t){this.#r.add(t)}settled(){return(this.#i??=uo()).promise}static ensure(){if(ee===null){let t=ee=new e;!bs&&!yn&&rt(()=>{t.started||t.flush()})}return ee}apply(){if(!ut||!this.is_fork&&this.prev===null&&this.next===null){$t=null;return}$t=new Map;for(let[t,[r]]of this.current)$t.set(t,r);for(let t=Do;t!==null;t=t.next)if(!(t===this||t.is_fork)&&(t.id>=this.id||!t.#m(this)))for(let[r,n]of t.previous)$t.has(r)||$t.set(r,n)}schedule(t){if(xs=t,t.b?.is_pending&&(t.f&16777228)!==0&&(t.f&32768)===0){t.b.defer_effect(t);return}this.#o.push(t)}#p(){if(this.linked){var t=this.prev,r=this.next;t===null?Do=r:t.next=r,r===null?ri=t:r.prev=t,this.linked=!1}}};function hn(e){var t=yn,r=Rr;Rr=null,yn=!0;try{var n;for(e&&(hn(),n=e());;){if(Sl(),ee===null)return n;ee.flush()}}finally{yn=t,Rr=r}}function vu(){if($){var e=new Map;for(let r of ee.current.keys())for(let[n,o]of r.updated??[]){var t=e.get(n);t||(t={error:o.error,count:0},e.set(n,t)),t.count+=o.count}for(let r of e.values())r.error&&console.error(r.error)}try{vl()}catch(r){$&&ct(r,"stack",{value:""}),Gt(r,xs)}}var fr=null;function Pl(e){var t=e.length;if(t!==0){for(var r=0;r<t;){var n=e[r++];if((n.f&24576)===0&&vn(n)&&(fr=new Set,Ur(n),n.deps===null&&n.first===null&&n.nodes===null&&n.teardown===null&&n.ac===null&&ks(n),fr?.size>0)){pr.clear();for(let o of fr){if((o.f&24576)!==0)continue;let s=[o],a=o.parent;for(;a!==null;)fr.has(a)&&(fr.delete(a),s.push(a)),a=a.parent;for(let l=s.length-1;l>=0;l--){let c=s[l];(c.f&24576)===0&&Ur(c)}}fr.clear()}}fr=null}}function Fl(e,t,r,n){if(!r.has(e)&&(r.add(e),e.reactions!==null))for(let o of e.reactions){let s=o.f;(s&2)!==0?Fl(o,t,r,n):(s&4194320)!==0&&(s&2048)===0&&Es(o,t,n)&&(De(o,2048),Hi(o))}}function Es(e,t,r){let n=r.get(e);if(n!==void 0)return n;if(e.deps!==null)for(let o of e.deps){if(Gr.call(t,o))return!0;if((o.f&2)!==0&&Es(o,t,r))return r.set(o,!0),!0}return r.set(e,!1),!1}function Hi(e){ee.schedule(e)}function Hl(e,t){if(!((e.f&32)!==0&&(e.f&1024)!==0)){(e.f&2048)!==0?t.d.push(e):(e.f&4096)!==0&&t.m.push(e),De(e,1024);for(var r=e.first;r!==null;)Hl(r,t),r=r.next}}function zl(e){De(e,1024);for(var t=e.first;t!==null;)zl(t),t=t.next}var xn=new Set,pr=new Map;function ko(e){xn=e}var Cs=!1;function Vl(){Cs=!0}function ht(e,t){var r={f:0,v:e,reactions:null,equals:mo,rv:0,wv:0};return $&&Er&&(r.created=t??kr("created at"),r.updated=null,r.set_during_effect=!1,r.trace=null),r}function W(e,t){let r=ht(e,t);return Co(r),r}function Cn(e,t=!1,r=!0){let n=ht(e);return t||(n.equals=_o),jr&&r&&se!==null&&se.l!==null&&(se.l.s??=[]).push(n),n}function x(e,t,r=!1){Y!==null&&(!Ht||(Y.f&131072)!==0)&&zr()&&(Y.f&4325394)!==0&&(Ar===null||!Ar.has(e))&&El();let n=r?Je(t):t;return $&&yo(n,e.label),Sr(e,n,Fi)}var Tn=null,Ts=0;function Sr(e,t,r=null){if(!e.equals(t)){tr?pr.set(e,t):pr.has(e)||pr.set(e,e.v);var n=rr.ensure();if(n.capture(e,t),$){if(Er||F!==null){e.updated??=new Map;let o=(e.updated.get("")?.count??0)+1;if(e.updated.set("",{error:null,count:o}),Er||o>5){let s=kr("updated at");if(s!==null){let a=e.updated.get(s.stack);a||(a={error:s,count:0},e.updated.set(s.stack,a)),a.count++}}}F!==null&&(e.set_during_effect=!0)}if((e.f&2)!==0){let o=e;(e.f&2048)!==0&&Li(o),$t===null&&Jn(o)}e.wv=ti(),Tn=null,Ts=0,Bl(e,2048,r),Tn=null,zr()&&F!==null&&(F.f&1024)!==0&&(F.f&96)===0&&(nr===null?Yl([e]):nr.push(e)),!n.is_fork&&xn.size>0&&!Cs&&So()}return t}function So(){Cs=!1;for(let e of xn){(e.f&1024)!==0&&De(e,4096);let t;try{t=vn(e)}catch{t=!0}t&&Ur(e)}xn.clear()}function it(e){x(e,e.v+1)}function Bl(e,t,r){var n=e.reactions;if(n!==null){var o=zr(),s=n.length;if(Ts+=s,Ts>1e5&&Tn===null&&(Tn=new Set),Tn!==null){if(Tn.has(e))return;Tn.add(e)}for(var a=0;a<s;a++){var l=n[a],c=l.f;if(!(!o&&l===F)){var u=(c&2048)===0;if(u&&De(l,t),(c&131072)!==0)xn.add(l);else if((c&2)!==0){var v=l;$t?.delete(v),Bl(v,4096,r)}else if(u){var h=l;(c&16)!==0&&fr!==null&&fr.add(h),r!==null?r.push(h):Hi(h)}}}}}var mu=/^[a-zA-Z_$][a-zA-Z_$0-9]*$/;function Je(e){if(typeof e!="object"||e===null||Pt in e||fo in e)return e;let t=qn(e);if(t!==ss&&t!==Ja)return e;var r=new Map,n=qr(e),o=W(0),s=$&&Er?kr("created at"):null,a=hr,l=h=>{if(hr===a)return h();var f=Y,p=hr;nt(null),Ds(a);var g=h();return nt(f),Ds(p),g};n&&(r.set("length",W(e.length,s)),$&&(e=$u(e)));var c="";let u=!1;function v(h){if(!u){u=!0,c=h,Ce(o,`${c} version`);for(let[f,p]of r)Ce(p,Dn(c,f));u=!1}}return new Proxy(e,{defineProperty(h,f,p){(!("value"in p)||p.configurable===!1||p.enumerable===!1||p.writable===!1)&&wl();var g=r.get(f);return g===void 0?l(()=>{var _=W(p.value,s);return r.set(f,_),$&&typeof f=="string"&&Ce(_,Dn(c,f)),_}):x(g,p.value,!0),!0},deleteProperty(h,f){var p=r.get(f);if(p===void 0){if(f in h){let g=l(()=>W(Se,s));r.set(f,g),it(o),$&&Ce(g,Dn(c,f))}}else x(p,Se),it(o);return!0},get(h,f,p){if(f===Pt)return e;if($&&f===po)return v;var g=r.get(f),_=f in h;if(g===void 0&&(!_||Yt(h,f)?.writable)&&(g=l(()=>{var b=Je(_?h[f]:Se),k=W(b,s);return $&&Ce(k,Dn(c,f)),k}),r.set(f,g)),g!==void 0){var m=i(g);return m===Se?void 0:m}return Reflect.get(h,f,p)},getOwnPropertyDescriptor(h,f){this.has?.(h,f);var p=Reflect.getOwnPropertyDescriptor(h,f),g=r.get(f);if(g!==void 0){var _=i(g);if(_===Se)return;if(p&&"value"in p)p.value=_;else return{enumerable:!0,configurable:!0,value:_,writable:!0}}return p},has(h,f){if(f===Pt)return!0;var p=r.get(f),g=p!==void 0&&p.v!==Se||Reflect.has(h,f);if(p!==void 0||(F!==null||Y!==null)&&(!g||Yt(h,f)?.writable)){p===void 0&&(p=l(()=>{var m=g?Je(h[f]):Se,b=W(m,s);return $&&Ce(b,Dn(c,f)),b}),r.set(f,p));var _=i(p);if(_===Se)return!1}return g},set(h,f,p,g){var _=r.get(f),m=f in h;if(n&&f==="length")for(var b=p;b<_.v;b+=1){var k=r.get(b+"");k!==void 0?x(k,Se):b in h&&(k=l(()=>W(Se,s)),r.set(b+"",k),$&&Ce(k,Dn(c,b)))}if(_===void 0)(!m||Yt(h,f)?.writable)&&(_=l(()=>W(void 0,s)),$&&Ce(_,Dn(c,f)),x(_,Je(p)),r.set(f,_));else{m=_.v!==Se;var R=l(()=>Je(p));x(_,R)}var D=Reflect.getOwnPropertyDescriptor(h,f);if(D?.set&&D.set.call(g,p),!m){if(n&&typeof f=="string"){var A=r.get("length"),w=Number(f);Number.isInteger(w)&&w>=A.v&&x(A,w+1)}it(o)}return!0},ownKeys(h){i(o);var f=Reflect.ownKeys(h).filter(_=>{var m=r.get(_);return m===void 0||m.v!==Se});for(var[p,g]of r)g.v!==Se&&!(p in h)&&f.push(p);return f},setPrototypeOf(){xl()}})}function Dn(e,t){return typeof t=="symbol"?`${e}[Symbol(${t.description??""})]`:mu.test(t)?`${e}.${t}`:/^\d+$/.test(t)?`${e}[${t}]`:`${e}['${t}']`}function Ro(e){try{if(e!==null&&typeof e=="object"&&Pt in e)return e[Pt]}catch{}return e}var _u=new Set(["copyWithin","fill","pop","push","reverse","shift","sort","splice","unshift"]);function $u(e){return new Proxy(e,{get(t,r,n){var o=Reflect.get(t,r,n);return _u.has(r)?function(...s){Vl();var a=o.apply(this,s);return So(),a}:o}})}function ql(){let e=Array.prototype,t=Array.__svelte_cleanup;t&&t();let{indexOf:r,lastIndexOf:n,includes:o}=e;e.indexOf=function(s,a){let l=r.call(this,s,a);if(l===-1){for(let c=a??0;c<this.length;c+=1)if(Ro(this[c])===s){go("array.indexOf(...)");break}}return l},e.lastIndexOf=function(s,a){let l=n.call(this,s,a??this.length-1);if(l===-1){for(let c=0;c<=(a??this.length-1);c+=1)if(Ro(this[c])===s){go("array.lastIndexOf(...)");break}}return l},e.includes=function(s,a){let l=o.call(this,s,a);if(!l){for(let c=0;c<this.length;c+=1)if(Ro(this[c])===s){go("array.includes(...)");break}}return l},Array.__svelte_cleanup=()=>{e.indexOf=r,e.lastIndexOf=n,e.includes=o}}var ir,Gl,zi,Wl,jl;function Ao(){if(ir===void 0){ir=window,Gl=document,zi=/Firefox/.test(navigator.userAgent);var e=Element.prototype,t=Node.prototype,r=Text.prototype;Wl=Yt(t,"firstChild").get,jl=Yt(t,"nextSibling").get,as(e)&&(e[Ti]=void 0,e[ho]=null,e[Ci]=void 0,e.__e=void 0),as(r)&&(r[Di]=void 0),$&&(e.__svelte_meta=null,ql())}}function ot(e=""){return document.createTextNode(e)}function Tt(e){return Wl.call(e)}function Et(e){return jl.call(e)}function be(e,t){if(!z)return Tt(e);var r=Tt(Q);if(r===null)r=Q.appendChild(ot());else if(t&&r.nodeType!==Gn){var n=ot();return r?.before(n),Ee(n),n}return t&&Oo(r),Ee(r),r}function ge(e,t=!1){if(!z){var r=Tt(e);return r instanceof Comment&&r.data===""?Et(r):r}if(t){if(Q?.nodeType!==Gn){var n=ot();return Q?.before(n),Ee(n),n}Oo(Q)}return Q}function ii(e,t=!1){if(!z)return Tt(e);var r=be(e,t);return oe(e),r}function ke(e,t=1,r=!1){let n=z?Q:e;for(var o;t--;)o=n,n=Et(n);if(!z)return n;if(r){if(n?.nodeType!==Gn){var s=ot();return n===null?o?.after(s):n.before(s),Ee(s),s}Oo(n)}return Ee(n),n}function Ii(e){e.textContent=""}function No(){if(!ut||fr!==null)return!1;var e=F.f;return(e&32768)!==0}function Vr(e,t,r){return t==null||t===vo?r?document.createElement(e,{is:r}):document.createElement(e):r?document.createElementNS(t,e,{is:r}):document.createElementNS(t,e)}function Oo(e){if(e.nodeValue.length<65536)return;let t=e.nextSibling;for(;t!==null&&t.nodeType===Gn;)t.remove(),e.nodeValue+=t.nodeValue,t=e.nextSibling}var Ss=new WeakMap;function Xl(e){var t=F;if(t===null)return Y.f|=8388608,e;if($&&e instanceof Error&&!Ss.has(e)&&Ss.set(e,yu(e,t)),(t.f&32768)===0&&(t.f&4)===0)throw $&&!t.parent&&e instanceof Error&&Kl(e),e;Gt(e,t)}function Gt(e,t){if(e===Qt)throw e;if(!(t!==null&&(t.f&16384)!==0)){for(;t!==null;){if((t.f&128)!==0&&(t.f&33570816)===0){if((t.f&32768)===0)throw e;try{t.b.error(e);return}catch(r){e=r}}t=t.parent}throw $&&e instanceof Error&&Kl(e),e}}function yu(e,t){let r=Yt(e,"message");if(!(r&&!r.configurable)){for(var n=zi?"  ":"	",o=`
${n}in ${t.fn?.name||"<unknown>"}`,s=t.ctx;s!==null;)o+=`
${n}in ${s.function?.[dr].split("/").pop()}`,s=s.p;return{message:e.message+`
${o}
`,stack:e.stack?.split(`
`).filter(a=>!a.includes("svelte/src/internal")).join(`
`)}}}function Kl(e){let t=Ss.get(e);t&&(ct(e,"message",{value:t.message}),ct(e,"stack",{value:t.stack}))}function Ns(e){F===null&&(Y===null&&hl(e),pl()),tr&&fl(e)}function bu(e,t){var r=t.last;r===null?t.last=t.first=e:(r.next=e,e.prev=r,t.last=e)}function vr(e,t){var r=F;if($)for(;r!==null&&(r.f&131072)!==0;)r=r.parent;r!==null&&(r.f&8192)!==0&&(e|=8192);var n={ctx:se,deps:null,nodes:null,f:e|2048|512,first:null,fn:t,last:null,next:null,parent:r,b:r&&r.b,prev:null,teardown:null,wv:0,ac:null};$&&(n.component_function=Cr),ee?.register_created_effect(n);var o=n;if((e&4)!==0)ni!==null?ni.push(n):rr.ensure().schedule(n);else if(t!==null){try{Ur(n)}catch(a){throw Ue(n),a}o.deps===null&&o.teardown===null&&o.nodes===null&&o.first===o.last&&(o.f&524288)===0&&(o=o.first,(e&16)!==0&&(e&65536)!==0&&o!==null&&(o.f|=65536))}if(o!==null&&(o.parent=r,r!==null&&bu(o,r),Y!==null&&(Y.f&2)!==0&&(e&64)===0)){var s=Y;(s.effects??=[]).push(o)}return n}function un(){return Y!==null&&!Ht}function Ct(e){let t=vr(8,null);return De(t,1024),t.teardown=e,t}function vt(e){Ns("$effect"),$&&ct(e,"name",{value:"$effect"});var t=F.f,r=!Y&&(t&32)!==0&&se!==null&&!se.i;if(r){var n=se;(n.e??=[]).push(e)}else return hs(e)}function hs(e){return vr(1048580,e)}function gr(e){return Ns("$effect.pre"),$&&ct(e,"name",{value:"$effect.pre"}),vr(1048584,e)}function Os(e){rr.ensure();let t=vr(524352,e);return()=>{Ue(t)}}function Ql(e){rr.ensure();let t=vr(524352,e);return(r={})=>new Promise(n=>{r.outro?Br(t,()=>{Ue(t),n(void 0)}):(Ue(t),n(void 0))})}function Xt(e){return vr(4,e)}function Ml(e){return vr(4718592,e)}function Mt(e,t=0){return vr(8|t,e)}function we(e,t=[],r=[],n=[]){Eo(n,t,r,o=>{vr(8,()=>{e(...o.map(i))})})}function Ut(e,t=0){var r=vr(16|t,e);return $&&(r.dev_stack=Tr),r}function Is(e,t=0){var r=vr(16777216|t,e);return $&&(r.dev_stack=Tr),r}function st(e){return vr(524320,e)}function Ms(e){var t=e.teardown;if(t!==null){let r=tr,n=Y;Rs(!0),nt(null);try{t.call(null)}catch(o){Gt(o,e.parent)}finally{Rs(r),nt(n)}}}function Pi(e,t=!1){var r=e.first;for(e.first=e.last=null;r!==null;){let o=r.ac;o!==null&&ur(()=>{o.abort(Wr)});var n=r.next;(r.f&64)!==0?r.parent=null:Ue(r,t),r=n}}function ed(e){for(var t=e.first;t!==null;){var r=t.next;(t.f&32)===0&&Ue(t),t=r}}function Ue(e,t=!0){var r=!1;(t||(e.f&262144)!==0)&&e.nodes!==null&&e.nodes.end!==null&&(td(e.nodes.start,e.nodes.end),r=!0),e.f|=33554432,Pi(e,t&&!r),En(e,0);var n=e.nodes&&e.nodes.t;if(n!==null)for(let s of n)s.stop();Ms(e),e.f^=33554432,e.f|=16384;var o=e.parent;o!==null&&o.first!==null&&ks(e),$&&(e.component_function=null),e.next=e.prev=e.teardown=e.ctx=e.deps=e.fn=e.nodes=e.ac=e.b=null}function td(e,t){for(;e!==null;){var r=e===t?null:Et(e);e.remove(),e=r}}function ks(e){var t=e.parent,r=e.prev,n=e.next;r!==null&&(r.next=n),n!==null&&(n.prev=r),t!==null&&(t.first===e&&(t.first=n),t.last===e&&(t.last=r))}function Br(e,t,r=!0){var n=[];e.f|=256,rd(e,n,!0);var o=()=>{r&&Ue(e),t&&t()},s=n.length;if(s>0){var a=()=>--s||o();for(var l of n)l.out(a)}else o()}function rd(e,t,r){if((e.f&8192)===0){e.f^=8192;var n=e.nodes&&e.nodes.t;if(n!==null)for(let l of n)(l.is_global||r)&&t.push(l);for(var o=e.first;o!==null;){var s=o.next;if((o.f&64)===0){var a=(o.f&65536)!==0||(o.f&32)!==0&&(e.f&16)!==0;rd(o,t,a?r:!1)}o=s}}}function oi(e){e.f&=-257,nd(e,!0)}function nd(e,t){if((e.f&256)===0&&(e.f&8192)!==0){e.f^=8192,(e.f&1024)===0&&(De(e,2048),rr.ensure().schedule(e));for(var r=e.first;r!==null;){var n=r.next,o=(r.f&65536)!==0||(r.f&32)!==0;nd(r,o?t:!1),r=n}var s=e.nodes&&e.nodes.t;if(s!==null)for(let a of s)(a.is_global||t)&&a.in()}}function si(e,t){if(e.nodes)for(var r=e.nodes.start,n=e.nodes.end;r!==null;){var o=r===n?null:Et(r);t.append(r),r=o}}var id=null;var tr=!1;function Rs(e){tr=e}var Y=null,Ht=!1;function nt(e){Y=e}var F=null;function pt(e){F=e}var Ar=null;function Co(e){Y!==null&&(!ut&&(Y.f&2097152)!==0||(Y.f&2)!==0)&&(Ar??=new Set).add(e)}var _t=null,Ft=0,nr=null;function Yl(e){nr=e}var sd=1,Sn=0,hr=Sn;function Ds(e){hr=e}function ti(){return++sd}function vn(e){var t=e.f;if((t&2048)!==0)return!0;if((t&4096)!==0){for(var r=e.deps,n=r.length,o=0;o<n;o++){var s=r[o];if(vn(s)&&$s(s),s.wv>e.wv)return!0}(t&512)!==0&&$t===null&&De(e,1024)}return!1}function ad(e,t,r=!0){var n=e.reactions;if(n!==null&&!(!ut&&Ar!==null&&Ar.has(e)))for(var o=0;o<n.length;o++){var s=n[o];(s.f&2)!==0?ad(s,t,!1):t===s&&(r?De(s,2048):(s.f&1024)!==0&&De(s,4096),Hi(s))}}function To(e){var t=_t,r=Ft,n=nr,o=Y,s=Ar,a=se,l=Ht,c=hr,u=e.f;_t=null,Ft=0,nr=null,Y=(u&96)===0?e:null,Ar=null,Xr(e.ctx),Ht=!1,hr=++Sn,e.ac!==null&&(ur(()=>{e.ac.abort(Wr)}),e.ac=null);try{e.f|=2097152;var v=e.fn,h=v();e.f|=32768;var f=od(e);if(zr()&&nr!==null&&!Ht&&f!==null&&(e.f&6146)===0)for(var p=0;p<nr.length;p++)ad(nr[p],e);if(o!==null&&o!==e){if(Sn++,o.deps!==null)for(let g=0;g<r;g+=1)o.deps[g].rv=Sn;if(t!==null)for(let g of t)g.rv=Sn;nr!==null&&(n===null?n=nr:n.push(...nr))}return(e.f&8388608)!==0&&(e.f^=8388608),h}catch(g){return od(e),Xl(g)}finally{e.f^=2097152,_t=t,Ft=r,nr=n,Y=o,Ar=s,Xr(a),Ht=l,hr=c}}function od(e){var t=e.deps,r=ee?.is_fork;if(_t!==null){var n;if(r||En(e,Ft),t!==null&&Ft>0)for(t.length=Ft+_t.length,n=0;n<_t.length;n++)t[Ft+n]=_t[n];else e.deps=t=_t;if(un()&&(e.f&512)!==0)for(n=Ft;n<t.length;n++)(t[n].reactions??=[]).push(e)}else!r&&t!==null&&Ft<t.length&&(En(e,Ft),t.length=Ft);return t}function wu(e,t){let r=t.reactions;if(r!==null){var n=Za.call(r,e);if(n!==-1){var o=r.length-1;o===0?r=t.reactions=null:(r[n]=r[o],r.pop())}}if(r===null&&(t.f&2)!==0&&(_t===null||!Gr.call(_t,t))){var s=t;(s.f&512)!==0&&(s.f^=512),s.v!==Se&&Jn(s),s.ac!==null&&ur(()=>{s.ac.abort(Wr),s.ac=null,De(s,2048)}),Il(s),En(s,0)}}function En(e,t){var r=e.deps;if(r!==null)for(var n=t;n<r.length;n++)wu(e,r[n])}function Ur(e){var t=e.f;if((t&16384)===0){De(e,1024);var r=F;if(F=e,$){var n=Cr;bo(e.component_function);var o=Tr;Zn(e.dev_stack??Tr)}try{(t&16777232)!==0?ed(e):Pi(e),Ms(e);var s=To(e);if(e.teardown=typeof s=="function"?s:null,e.wv=sd,$&&Er&&(e.f&2048)!==0&&e.deps!==null)for(var a of e.deps)a.set_during_effect&&(a.wv=ti(),a.set_during_effect=!1)}finally{F=r,$&&(bo(n),Zn(o))}}}async function mr(){if(ut)return new Promise(e=>{requestAnimationFrame(()=>e()),setTimeout(()=>e())});await Promise.resolve(),hn()}function i(e){var t=e.f,r=(t&2)!==0;if(id?.add(e),Y!==null&&!Ht){var n=F!==null&&(F.f&16384)!==0;if(!n&&(Ar===null||!Ar.has(e))){var o=Y.deps;if((Y.f&2097152)!==0)e.rv<Sn&&(e.rv=Sn,_t===null&&o!==null&&o[Ft]===e?Ft++:_t===null?_t=[e]:_t.push(e));else{Y.deps??=[],Gr.call(Y.deps,e)||Y.deps.push(e);var s=e.reactions;s===null?e.reactions=[Y]:Gr.call(s,Y)||s.push(Y)}}}if($){if(!Ht&&Wt&&ee===null&&Rr===null&&!Wt.warned&&(Wt.effect.f&2097152)===0&&!Wt.effect_deps.has(e)){Wt.warned=!0,el(e.label);var a=kr("traced at");a&&console.warn(a)}if(Mi.delete(e),Er&&!Ht&&Ri!==null&&Y!==null&&Ri.reaction===Y){if(e.trace)e.trace();else if(a=kr("traced at"),a){var l=Ri.entries.get(e);l===void 0&&(l={traces:[]},Ri.entries.set(e,l));var c=l.traces[l.traces.length-1];a.stack!==c?.stack&&l.traces.push(a)}}}if(tr&&pr.has(e))return pr.get(e);if(r){var u=e;if(tr){var v=u.v;return((u.f&1024)===0&&u.reactions!==null||dd(u))&&(v=Li(u)),pr.set(u,v),v}var h=(u.f&512)===0&&!Ht&&Y!==null&&(Y.f&512)!==0,f=(u.f&32768)===0;vn(u)&&(h&&(u.f|=512),$s(u)),h&&!f&&(ys(u),ld(u))}if($t?.has(e))return $t.get(e);if((e.f&8388608)!==0)throw e.v;return e.v}function ld(e){if(e.f|=512,e.deps!==null)for(let r of e.deps){var t=r.reactions;t===null?r.reactions=[e]:Gr.call(t,e)||t.push(e),(r.f&2)!==0&&(r.f&512)===0&&(ys(r),ld(r))}}function dd(e){if(e.v===Se)return!0;if(e.deps===null)return!1;for(let t of e.deps)if(pr.has(t)||(t.f&2)!==0&&dd(t))return!0;return!1}function I(e){var t=Ht;try{return Ht=!0,e()}finally{Ht=t}}var Eu=["allowfullscreen","async","autofocus","autoplay","checked","controls","default","disabled","formnovalidate","indeterminate","inert","ismap","loop","multiple","muted","nomodule","novalidate","open","playsinline","readonly","required","reversed","seamless","selected","webkitdirectory","defer","disablepictureinpicture","disableremoteplayback"];var x$=[...Eu,"formNoValidate","isMap","noModule","playsInline","readOnly","value","volume","defaultValue","defaultChecked","srcObject","noValidate","allowFullscreen","disablePictureInPicture","disableRemotePlayback"];var ku=["touchstart","touchmove"];function cd(e){return ku.includes(e)}var Tu=["$state","$state.raw","$derived","$derived.by"],E$=[...Tu,"$state.eager","$state.snapshot","$props","$props.id","$bindable","$effect","$effect.pre","$effect.tracking","$effect.root","$effect.pending","$inspect","$inspect().with","$inspect.trace","$host"];var Vi=Symbol("events"),Fs=new Set,Io=new Set;function pd(e,t,r,n={}){function o(s){if(n.capture||Mo.call(t,s),!s.cancelBubble)return ur(()=>r?.call(this,s))}return e.startsWith("pointer")||e.startsWith("touch")||e==="wheel"?(o.__removed=!1,rt(()=>{o.__removed||t.addEventListener(e,o,n)})):t.addEventListener(e,o,n),o}function Vt(e,t,r,n,o){var s={capture:n,passive:o},a=pd(e,t,r,s);(t===document.body||t===window||t===document||t instanceof HTMLMediaElement)&&Ct(()=>{a.__removed=!0,t.removeEventListener(e,a,s)})}function gt(e,t,r){(t[Vi]??={})[e]=r}function Nr(e){for(var t=0;t<e.length;t++)Fs.add(e[t]);for(var r of Io)r(e)}var Ls=null,Ps=!1;function Mo(e){var t=this,r=t.ownerDocument,n=e.type,o=e.composedPath?.()||[],s=o[0]||e.target;Ls=e,Ps||(Ps=!0,setTimeout(()=>{Ps=!1,Ls=null}));var a=0,l=Ls===e&&e[Vi];if(l){var c=o.indexOf(l);if(c!==-1&&(t===document||t===window)){e[Vi]=t;return}var u=o.indexOf(t);if(u===-1)return;c<=u&&(a=c)}if(s=o[a]||e.target,s!==t){ct(e,"currentTarget",{configurable:!0,get(){return s||r}});var v=Y,h=F;nt(null),pt(null);try{for(var f,p=[];s!==null&&s!==t;){try{var g=s[Vi]?.[n];g!=null&&(!s.disabled||e.target===s)&&g.call(s,e)}catch(_){f?p.push(_):f=_}if(e.cancelBubble)break;a++,s=a<o.length?o[a]:null}if(f){for(let _ of p)queueMicrotask(()=>{throw _});throw f}}finally{e[Vi]=t,delete e.currentTarget,nt(v),pt(h)}}}var Du=globalThis?.window?.trustedTypes&&globalThis.window.trustedTypes.createPolicy("svelte-trusted-html",{createHTML:e=>e});function hd(e){return Du?.createHTML(e)??e}function Hs(e){var t=Vr("template");return t.innerHTML=hd(e.replaceAll("<!>","<!---->")),t.content}function Or(e,t){var r=F;r.nodes===null&&(r.nodes={start:e,end:t,a:null,t:null})}function re(e,t){var r=(t&1)!==0,n=(t&2)!==0,o,s=!e.startsWith("<!>");return()=>{if(z)return Or(Q,null),Q;o===void 0&&(o=Hs(s?e:"<!>"+e),r||(o=Tt(o)));var a=n||zi?document.importNode(o,!0):o.cloneNode(!0);if(r){var l=Tt(a),c=a.lastChild;Or(l,c)}else Or(a,a);return a}}function xe(){if(z)return Or(Q,null),Q;var e=document.createDocumentFragment(),t=document.createComment(""),r=ot();return e.append(t,r),Or(t,r),e}function P(e,t){if(z){var r=F;((r.f&32768)===0||r.nodes.end===null)&&(r.nodes.end=Q),xt();return}e!==null&&e.before(t)}function Lo(e){let t=0,r=ht(0),n;return $&&Ce(r,"createSubscriber version"),()=>{un()&&(i(r),Mt(()=>(t===0&&(n=I(()=>e(()=>it(r)))),t+=1,()=>{rt(()=>{t-=1,t===0&&(n?.(),n=void 0,it(r))})})))}}var Ou=589824;function Vs(e,t,r,n){new Us(e,t,r,n)}var Us=class{parent;is_pending=!1;transform_error;#e;#r=z?Q:null;#t;#n;#i;#o=null;#a=null;#s=null;#l=null;#d=0;#c=0;#v=!1;#_=new Map;#u=null;#g=Lo(()=>(this.#u=ht(this.#d),$&&Ce(this.#u,"$effect.pending()"),()=>{this.#u=null}));constructor(t,r,n,o){this.#e=t,this.#t=r,this.#n=s=>{var a=F;a.b=this,a.f|=128,n(s)},this.parent=F.b,this.transform_error=o??this.parent?.transform_error??(s=>s),this.#i=Ut(()=>{if(z){let s=cn(this.#r);xt();let a=s==="[!";if(s.startsWith("[?")){let c=JSON.parse(s.slice("[?".length));this.#b(c)}else a?this.#h():this.#$()}else this.#y()},Ou),z&&(this.#e=Q)}#$(){try{this.#o=st(()=>this.#n(this.#e))}catch(t){this.error(t)}}#b(t){let r=this.#t.failed,{reset:n,invoke_onerror:o}=this.#m(t);rt(o),r&&(this.#s=st(()=>{r(this.#e,()=>t,()=>n)}))}#m(t){var r=!1,n=!1;let o=()=>{if(!this.#f()){if(r){ol();return}r=!0,n&&kl(),this.#s!==null&&Br(this.#s,()=>{this.#s=null}),this.#w(()=>{this.#y()})}};return{reset:o,invoke_onerror:()=>{if(!this.#f())try{n=!0,this.#t.onerror?.(t,o),n=!1}catch(a){Gt(a,this.#i&&this.#i.parent)}}}}#f(){return(this.#i.f&33570816)!==0}#h(){let t=this.#t.pending;t&&(this.is_pending=!0,this.#a=st(()=>t(this.#e)),rt(()=>{if(!this.#f()){var r=this.#l=document.createDocumentFragment(),n=ot(),o=!1;if(r.append(n),this.#o=this.#w(()=>{try{return st(()=>this.#n(n))}catch(s){try{this.error(s),o=!0}catch(a){Gt(a,this.#i.parent)}return null}}),this.#o===null){this.#l=null,o&&this.#p(ee);return}this.#c===0&&(this.#e.before(r),this.#l=null,Br(this.#a,()=>{this.#a=null}),this.#p(ee))}}))}#y(){try{if(this.is_pending=this.has_pending_snippet(),this.#c=0,this.#d=0,this.#o=st(()=>{this.#n(this.#e)}),this.#c>0){var t=this.#l=document.createDocumentFragment();si(this.#o,t);let r=this.#t.pending;this.#a=st(()=>r(this.#e))}else this.#p(ee)}catch(r){this.error(r)}}#p(t){this.is_pending=!1,t.transfer_reactions(this.#_)}defer_effect(t){wo(t,this.#_)}is_rendered(){return!this.is_pending&&(!this.parent||this.parent.is_rendered())}has_pending_snippet(){return!!this.#t.pending}#w(t){var r=F,n=Y,o=se;pt(this.#i),nt(this.#i),Xr(this.#i.ctx);try{return rr.ensure(),t()}finally{pt(r),nt(n),Xr(o)}}#x(t,r){if(!this.has_pending_snippet()){this.parent&&this.parent.#x(t,r);return}this.#c+=t,this.#c===0&&(this.#p(r),this.#a&&Br(this.#a,()=>{this.#a=null}),this.#l&&(this.#e.before(this.#l),this.#l=null))}update_pending_count(t,r){this.#x(t,r),this.#d+=t,!(!this.#u||this.#v)&&(this.#v=!0,rt(()=>{this.#v=!1,this.#u&&Sr(this.#u,this.#d)}))}get_effect_pending(){return this.#g(),i(this.#u)}error(t){if(t===Qt||!this.#t.onerror&&!this.#t.failed)throw t;ee?.is_fork?(this.#o&&ee.skip_effect(this.#o),this.#a&&ee.skip_effect(this.#a),this.#s&&ee.skip_effect(this.#s),ee.oncommit(()=>{this.#f()||this.#E(t)})):this.#E(t)}#E(t){this.#o&&(Ue(this.#o),this.#o=null),this.#a&&(Ue(this.#a),this.#a=null),this.#s&&(Ue(this.#s),this.#s=null),z&&(Ee(this.#r),cs(),Ee(xr()));let r=this.#t.failed,n=o=>{if(this.#f())return;let{reset:s,invoke_onerror:a}=this.#m(o);a(),r&&!this.#f()&&(this.#s=this.#w(()=>{try{return st(()=>{var l=F;l.b=this,l.f|=128,r(this.#e,()=>o,()=>s)})}catch(l){return Gt(l,this.#i.parent),null}}))};rt(()=>{if(!this.#f()){var o;try{o=this.transform_error(t)}catch(s){Gt(s,this.#i&&this.#i.parent);return}o!==null&&typeof o=="object"&&typeof o.then=="function"?o.then(n,s=>Gt(s,this.#i&&this.#i.parent)):n(o)}})}};var Bs=!0;function Fo(e,t){var r=t==null?"":typeof t=="object"?`${t}`:t;r!==(e[Di]??=e.nodeValue)&&(e[Di]=r,e.nodeValue=`${r}`)}function ai(e,t){return gd(e,t)}function qs(e,t){Ao(),t.intro=t.intro??!1;let r=t.target,n=z,o=Q;try{for(var s=Tt(r);s&&(s.nodeType!==lr||s.data!=="[");)s=Et(s);if(!s)throw Qt;Ke(!0),Ee(s);let a=gd(e,{...t,anchor:s});return Ke(!1),a}catch(a){if(a instanceof Error&&a.message.split(`
`).some(l=>l.startsWith("https://svelte.dev/e/")))throw a;return a!==Qt&&console.warn("Failed to hydrate: ",a),t.recover===!1&&ml(),Ao(),Ii(r),Ke(!1),ai(e,t)}finally{Ke(n),Ee(o)}}var Po=new Map;function gd(e,{target:t,anchor:r,props:n={},events:o,context:s,intro:a=!0,transformError:l}){Ao();var c=void 0,u=Ql(()=>{var v=r??t.appendChild(ot());Vs(v,{pending:()=>{}},p=>{Re({});var g=se;if(s&&(g.c=s),o&&(n.$$events=o),z&&Or(p,null),Bs=a,c=e(p,n)||Ni(),Bs=!0,z&&(F.nodes.end=Q,Q===null||Q.nodeType!==lr||Q.data!=="]"))throw _n(),Qt;Ae()},l);var h=new Set,f=p=>{for(var g=0;g<p.length;g++){var _=p[g];if(!h.has(_)){h.add(_);var m=cd(_);for(let R of[t,document]){var b=Po.get(R);b===void 0&&(b=new Map,Po.set(R,b));var k=b.get(_);k===void 0?(R.addEventListener(_,Mo,{passive:m}),b.set(_,1)):b.set(_,k+1)}}}};return f(Yn(Fs)),Io.add(f),()=>{for(var p of h)for(let m of[t,document]){var g=Po.get(m),_=g.get(p);--_==0?(m.removeEventListener(p,Mo),g.delete(p),g.size===0&&Po.delete(m)):g.set(p,_)}Io.delete(f),v!==r&&v.parentNode?.removeChild(v)}});return Ys.set(c,u),c}var Ys=new WeakMap;function Bi(e,t){let r=Ys.get(e);return r?(Ys.delete(e),r(t)):($&&il(),Promise.resolve())}var Ir=class{anchor;#e=new Map;#r=new Map;#t=new Map;#n=new Set;#i=!0;constructor(t,r=!0){this.anchor=t,this.#i=r}#o=t=>{if(this.#e.has(t)){var r=this.#e.get(t),n=this.#r.get(r);if(n)oi(n),this.#n.delete(r);else{var o=this.#t.get(r);o&&(oi(o.effect),this.#r.set(r,o.effect),this.#t.delete(r),$&&(o.fragment.lastChild[ls]=this.anchor),o.fragment.lastChild.remove(),this.anchor.before(o.fragment),n=o.effect)}for(let[s,a]of this.#e){if(this.#e.delete(s),s===t)break;let l=this.#t.get(a);l&&(Ue(l.effect),this.#t.delete(a))}for(let[s,a]of this.#r){if(s===r||this.#n.has(s))continue;let l=()=>{if(Array.from(this.#e.values()).includes(s)){var u=document.createDocumentFragment();si(a,u),u.append(ot()),this.#t.set(s,{effect:a,fragment:u})}else Ue(a);this.#n.delete(s),this.#r.delete(s)};this.#i||!n?(this.#n.add(s),Br(a,l,!1)):l()}}};#a=t=>{this.#e.delete(t);let r=Array.from(this.#e.values());for(let[n,o]of this.#t)r.includes(n)||(Ue(o.effect),this.#t.delete(n))};ensure(t,r){var n=ee,o=No();if(r&&!this.#r.has(t)&&!this.#t.has(t))if(o){var s=document.createDocumentFragment(),a=ot();s.append(a),this.#t.set(t,{effect:st(()=>r(a)),fragment:s})}else this.#r.set(t,st(()=>r(this.anchor)));if(this.#e.set(n,t),o){for(let[l,c]of this.#r)l===t?n.unskip_effect(c):n.skip_effect(c);for(let[l,c]of this.#t)l===t?n.unskip_effect(c.effect):n.skip_effect(c.effect);n.oncommit(this.#o),n.ondiscard(this.#a)}else z&&(this.anchor=Q),this.#o(n)}};function Le(e,t,r=!1){var n;z&&(n=Q,xt());var o=new Ir(e),s=r?65536:0;function a(l,c){if(z){var u=cn(n);if(l!==parseInt(u.substring(1))){var v=xr();Ee(v),o.anchor=v,Ke(!1),o.ensure(l,c),Ke(!0);return}}o.ensure(l,c)}Ut(()=>{var l=!1;t((c,u=0)=>{l=!0,a(u,c)}),l||a(-1,null)},s)}function at(e,t){return t}function zu(e,t,r){for(var n=[],o=t.length,s,a=t.length,l=0;l<o;l++){let h=t[l];Br(h,()=>{if(s){if(s.pending.delete(h),s.done.add(h),s.pending.size===0){var f=e.outrogroups;Gs(e,Yn(s.done)),f.delete(s),f.size===0&&(e.outrogroups=null)}}else a-=1},!1)}if(a===0){var c=n.length===0&&r!==null&&e.pending.size===0;if(c){var u=r,v=u.parentNode;Ii(v),v.append(u),e.items.clear()}Gs(e,t,!c)}else s={pending:new Set(t),done:new Set},(e.outrogroups??=new Set).add(s)}function Gs(e,t,r=!0){var n;if(e.pending.size>0){n=new Set;for(let a of e.pending.values())for(let l of a)n.add(e.items.get(l).e)}for(var o=0;o<t.length;o++){var s=t[o];if(n?.has(s)){s.f|=33554432;let a=document.createDocumentFragment();si(s,a)}else Ue(t[o],r)}}var md;function Te(e,t,r,n,o,s=null){var a=e,l=new Map,c=(t&4)!==0;if(c){var u=e;a=z?Ee(Tt(u)):u.appendChild(ot())}z&&xt();var v=null,h=wn(()=>{var k=r();return qr(k)?k:k==null?[]:Yn(k)});$&&Ce(h,"{#each ...}");var f=new Map,p=!0;function g(k){if((b.effect.f&16384)===0){b.pending.delete(k);var R=i(h);b.fallback=v,Uu(b,R,a,t,n),v!==null&&(R.length===0?(v.f&33554432)===0?oi(v):(v.f^=33554432,qi(v,null,a)):Br(v,()=>{v=null}))}}function _(k){b.pending.delete(k)}var m=Ut(()=>{var k=i(h),R=k.length;let D=!1;if(z){var A=cn(a)==="[!";A!==(R===0)&&(a=xr(),Ee(a),Ke(!1),D=!0)}for(var w=new Set,C=ee,M=No(),O=0;O<R;O+=1){z&&Q.nodeType===lr&&Q.data==="]"&&(a=Q,D=!0,Ke(!1));var Z=k[O],te=n(Z,O);if($){var X=n(Z,O);te!==X&&ul(String(O),String(te),String(X))}var T=p?null:l.get(te);T?(T.v&&Sr(T.v,Z),T.i&&Sr(T.i,O),M&&C.unskip_effect(T.e)):(T=Vu(l,p?a:md??=ot(),Z,te,O,o,t,r),p||(T.e.f|=33554432),l.set(te,T)),w.add(te)}if(R===0&&s&&!v&&(p?v=st(()=>s(a)):(v=st(()=>s(md??=ot())),v.f|=33554432)),R>w.size&&($?Bu(k,n):fs("","","")),z&&R>0&&Ee(xr()),!p)if(f.set(C,w),M){for(let[U,G]of l)w.has(U)||C.skip_effect(G.e);C.oncommit(g),C.ondiscard(_)}else g(C);D&&Ke(!0),i(h)}),b={effect:m,flags:t,items:l,pending:f,outrogroups:null,fallback:v};p=!1,z&&(a=Q)}function Yi(e){for(;e!==null&&(e.f&32)===0;)e=e.next;return e}function Uu(e,t,r,n,o){var s=(n&8)!==0,a=t.length,l=e.items,c=Yi(e.effect.first),u,v=null,h,f=[],p=[],g,_,m,b;if(s)for(b=0;b<a;b+=1)g=t[b],_=o(g,b),m=l.get(_).e,(m.f&33554432)===0&&(m.nodes?.a?.measure(),(h??=new Set).add(m));for(b=0;b<a;b+=1){if(g=t[b],_=o(g,b),m=l.get(_).e,e.outrogroups!==null)for(let Z of e.outrogroups)Z.pending.delete(m),Z.done.delete(m);if((m.f&8192)!==0&&(oi(m),s&&(m.nodes?.a?.unfix(),(h??=new Set).delete(m))),(m.f&33554432)!==0)if(m.f^=33554432,m===c)qi(m,null,r);else{var k=v?v.next:c;m===e.effect.last&&(e.effect.last=m.prev),m.prev&&(m.prev.next=m.next),m.next&&(m.next.prev=m.prev),gn(e,v,m),gn(e,m,k),qi(m,k,r),v=m,f=[],p=[],c=Yi(v.next);continue}if(m!==c){if(u!==void 0&&u.has(m)){if(f.length<p.length){var R=p[0],D;v=R.prev;var A=f[0],w=f[f.length-1];for(D=0;D<f.length;D+=1)qi(f[D],R,r);for(D=0;D<p.length;D+=1)u.delete(p[D]);gn(e,A.prev,w.next),gn(e,v,A),gn(e,w,R),c=R,v=w,b-=1,f=[],p=[]}else u.delete(m),qi(m,c,r),gn(e,m.prev,m.next),gn(e,m,v===null?e.effect.first:v.next),gn(e,v,m),v=m;continue}for(f=[],p=[];c!==null&&c!==m;)(u??=new Set).add(c),p.push(c),c=Yi(c.next);if(c===null)continue}(m.f&33554432)===0&&f.push(m),v=m,c=Yi(m.next)}if(e.outrogroups!==null){for(let Z of e.outrogroups)Z.pending.size===0&&(Gs(e,Yn(Z.done)),e.outrogroups?.delete(Z));e.outrogroups.size===0&&(e.outrogroups=null)}if(c!==null||u!==void 0){var C=[];if(u!==void 0)for(m of u)(m.f&8192)===0&&C.push(m);for(;c!==null;)(c.f&8192)===0&&c!==e.fallback&&C.push(c),c=Yi(c.next);var M=C.length;if(M>0){var O=(n&4)!==0&&a===0?r:null;if(s){for(b=0;b<M;b+=1)C[b].nodes?.a?.measure();for(b=0;b<M;b+=1)C[b].nodes?.a?.fix()}zu(e,C,O)}}s&&rt(()=>{if(h!==void 0)for(m of h)m.nodes?.a?.apply()})}function Vu(e,t,r,n,o,s,a,l){var c=(a&1)!==0?(a&16)===0?Cn(r,!1,!1):ht(r):null,u=(a&2)!==0?ht(o):null;return $&&c&&(c.trace=()=>{l()[u?.v??o]}),{v:c,i:u,e:st(()=>(s(t,c??r,u??o,l),()=>{e.delete(n)}))}}function qi(e,t,r){if(e.nodes)for(var n=e.nodes.start,o=e.nodes.end,s=t&&(t.f&33554432)===0?t.nodes.start:r;n!==null;){var a=Et(n);if(s.before(n),n===o)return;n=a}}function gn(e,t,r){t===null?e.effect.first=r:t.next=r,r===null?e.effect.last=t:r.prev=t}function Bu(e,t){let r=new Map,n=e.length;for(let o=0;o<n;o++){let s=t(e[o],o);if(r.has(s)){let a=String(r.get(s)),l=String(o),c=String(s);c.startsWith("[object ")&&(c=null),fs(a,l,c)}r.set(s,o)}}function yt(e,t,...r){var n=new Ir(e);Ut(()=>{let o=t()??null;$&&o==null&&_l(),n.ensure(o,o&&(s=>o(s,...r)))},65536)}function Gi(e,t,r){var n;z&&(n=Q,xt());var o=new Ir(e);Ut(()=>{var s=t()??null;if(z){var a=cn(n),l=a==="[",c=s!==null;if(l!==c){var u=xr();Ee(u),o.anchor=u,Ke(!1),o.ensure(s,s&&(v=>r(v,s))),Ke(!0);return}}o.ensure(s,s&&(v=>r(v,s)))},65536)}function qe(e,t){var r=void 0,n;Is(()=>{r!==(r=t())&&(n&&(Ue(n),n=null),r&&(n=st(()=>{Xt(()=>r(e))})))})}function yd(e){var t,r,n="";if(typeof e=="string"||typeof e=="number")n+=e;else if(typeof e=="object")if(Array.isArray(e)){var o=e.length;for(t=0;t<o;t++)e[t]&&(r=yd(e[t]))&&(n&&(n+=" "),n+=r)}else for(r in e)e[r]&&(n&&(n+=" "),n+=r);return n}function bd(){for(var e,t,r=0,n="",o=arguments.length;r<o;r++)(e=arguments[r])&&(t=yd(e))&&(n&&(n+=" "),n+=t);return n}function or(e){return typeof e=="object"?bd(e):e??""}var wd=[...` 	
\r\f \v\uFEFF`];function Ed(e,t,r){var n=e==null?"":""+e;if(t&&(n=n?n+" "+t:t),r){for(var o of Object.keys(r))if(r[o])n=n?n+" "+o:o;else if(n.length)for(var s=o.length,a=0;(a=n.indexOf(o,a))>=0;){var l=a+s;(a===0||wd.includes(n[a-1]))&&(l===n.length||wd.includes(n[l]))?n=(a===0?"":n.substring(0,a))+n.substring(l+1):a=l}}return n===""?null:n}function xd(e,t=!1){var r=t?" !important;":";",n="";for(var o of Object.keys(e)){var s=e[o];s!=null&&s!==""&&(n+=" "+o+": "+s+r)}return n}function Ws(e){return e[0]!=="-"||e[1]!=="-"?e.toLowerCase():e}function kd(e,t){if(t){var r="",n,o;if(Array.isArray(t)?(n=t[0],o=t[1]):n=t,e){e=String(e).replaceAll(/\/\*.*?\*\//g,"").trim();var s=!1,a=0,l=!1,c=[];n&&c.push(...Object.keys(n).map(Ws)),o&&c.push(...Object.keys(o).map(Ws));var u=0,v=-1;let _=e.length;for(var h=0;h<_;h++){var f=e[h];if(l?f==="/"&&e[h-1]==="*"&&(l=!1):s?s===f&&(s=!1):f==="/"&&e[h+1]==="*"?l=!0:f==='"'||f==="'"?s=f:f==="("?a++:f===")"&&a--,!l&&s===!1&&a===0){if(f===":"&&v===-1)v=h;else if(f===";"||h===_-1){if(v!==-1){var p=Ws(e.substring(u,v).trim());if(!c.includes(p)){f!==";"&&h++;var g=e.substring(u,h).trim();r+=" "+g+";"}}u=h+1,v=-1}}}}return n&&(r+=xd(n)),o&&(r+=xd(o,!0)),r=r.trim(),r===""?null:r}return e==null?null:String(e)}function K(e,t,r,n,o,s){var a=e[Ti];if(z||a!==r||a===void 0){var l=Ed(r,n,s);(!z||l!==e.getAttribute("class"))&&(l==null?e.removeAttribute("class"):t?e.className=l:e.setAttribute("class",l)),e[Ti]=r}else if(s&&o!==s)for(var c in s){var u=!!s[c];(o==null||u!==!!o[c])&&e.classList.toggle(c,u)}return s}function js(e,t={},r,n){for(var o in r){var s=r[o];t[o]!==s&&(r[o]==null?e.style.removeProperty(o):e.style.setProperty(o,s,n))}}function Mr(e,t,r,n){var o=e[Ci];if(z||o!==t){var s=kd(t,n);(!z||s!==e.getAttribute("style"))&&(s==null?e.removeAttribute("style"):e.style.cssText=s),e[Ci]=t}else n&&(Array.isArray(n)?(js(e,r?.[0],n[0]),js(e,r?.[1],n[1],"important")):js(e,r,n));return n}var ef=Symbol("is custom element"),tf=Symbol("is html"),rf=ds?"link":"LINK";function Ve(e,t,r,n){var o=nf(e);if(z&&(o[t]=e.getAttribute(t),t==="src"||t==="srcset"||t==="href"&&e.nodeName===rf)){n||sf(e,t,r??"");return}var s=o[t];s!==(o[t]=r)&&(t==="loading"&&(e[Qa]=r),r==null?e.removeAttribute(t):typeof r!="string"&&of(e).has(t)?e[t]=r:z&&(typeof r=="number"||typeof r=="boolean")&&s===String(r)||e.setAttribute(t,r))}function nf(e){return e[ho]??={[ef]:e.nodeName.includes("-"),[tf]:e.namespaceURI===vo}}var Td=new Map;function of(e){var t=e.getAttribute("is")||e.nodeName,r=Td.get(t);if(r)return r;Td.set(t,r=new Set);for(var n,o=e,s=Element.prototype;s!==o;){n=os(o);for(var a in n)n[a].set&&a!=="innerHTML"&&a!=="textContent"&&a!=="innerText"&&r.add(a);o=qn(o)}return r}function sf(e,t,r){$&&(t==="srcset"&&af(e,r)||Xs(e.getAttribute(t)??"",r)||nl(t,e.outerHTML.replace(e.innerHTML,e.innerHTML&&"..."),String(r)))}function Xs(e,t){return e===t?!0:new URL(e,document.baseURI).href===new URL(t,document.baseURI).href}function Cd(e){return e.split(",").map(t=>t.trim().split(" ").filter(Boolean))}function af(e,t){var r=Cd(e.srcset),n=Cd(t);return n.length===r.length&&n.every(([o,s],a)=>s===r[a][1]&&(Xs(r[a][0],o)||Xs(o,r[a][0])))}var Ks=class e{#e=new WeakMap;#r;#t;static entries=new WeakMap;constructor(t){this.#t=t}observe(t,r){var n=this.#e.get(t)||new Set;return n.add(r),this.#e.set(t,n),this.#n().observe(t,this.#t),()=>{var o=this.#e.get(t);o.delete(r),o.size===0&&(this.#e.delete(t),this.#r.unobserve(t))}}#n(){return this.#r??(this.#r=new ResizeObserver(t=>{for(var r of t){e.entries.set(r.target,r);for(var n of this.#e.get(r.target)||[])n(r)}}))}};var lf=new Ks({box:"border-box"});function zo(e,t,r){var n=lf.observe(e,()=>r(e[t]));Xt(()=>(I(()=>r(e[t])),n))}function Zs(e,t){return e===t||e?.[Pt]===t}function sr(e=Ni(),t,r,n){var o=se.r,s=F;return Xt(()=>{var a,l;return Mt(()=>{a=l,l=n?.()||[],I(()=>{Zs(r(...l),e)||(t(e,...l),a&&Zs(r(...a),e)&&t(null,...a))})}),()=>{let c=s;for(;c!==o&&c.parent!==null&&c.parent.f&33554432;)c=c.parent;let u=()=>{l&&Zs(r(...l),e)&&t(null,...l)},v=c.teardown;c.teardown=()=>{u(),v?.()}}}),e}var Uo=!1;function Js(e){var t=Uo;try{return Uo=!1,[e(),Uo]}finally{Uo=t}}var vf={get(e,t){if(!e.exclude.has(t))return e.props[t]},set(e,t){return $&&yl(`${e.name}.${String(t)}`),!1},getOwnPropertyDescriptor(e,t){if(!e.exclude.has(t)&&t in e.props)return{enumerable:!0,configurable:!0,value:e.props[t]}},has(e,t){return e.exclude.has(t)?!1:t in e.props},ownKeys(e){return Reflect.ownKeys(e.props).filter(t=>!e.exclude.has(t))}};function Qs(e,t,r){return new Proxy($?{props:e,exclude:t,name:r}:{props:e,exclude:t},vf)}function me(e,t,r,n){var o=!jr||(r&2)!==0,s=(r&8)!==0,a=(r&16)!==0,l=n,c=!0,u=void 0,v=()=>a&&o?(u??=pn(n),i(u)):(c&&(c=!1,l=a?I(n):n),l);let h;if(s){var f=Pt in e||ki in e;h=Yt(e,t)?.set??(f&&t in e?D=>e[t]=D:void 0)}var p,g=!1;s?[p,g]=Js(()=>e[t]):p=e[t],p===void 0&&n!==void 0&&(p=v(),h&&(o&&$l(t),h(p)));var _;if(o?_=()=>{var D=e[t];return D===void 0?v():(c=!0,D)}:_=()=>{var D=e[t];return D!==void 0&&(l=void 0),D===void 0?l:D},o&&(r&4)===0)return _;if(h){var m=e.$$legacy;return(function(D,A){return arguments.length>0?((!o||!A||m||g)&&h(A?_():D),D):_()})}var b=!1,k=((r&1)!==0?pn:wn)(()=>(b=!1,_()));$&&(k.label=t),s&&i(k);var R=F;return(function(D,A){if(arguments.length>0){let w=A?i(k):o&&s?Je(D):D;return x(k,w),b=!0,l!==void 0&&(l=w),D}return tr&&b||(R.f&16384)!==0?k.v:i(k)})}function Sd(e){return new ea(e)}var ea=class{#e;#r;constructor(t){var r=new Map,n=(s,a)=>{var l=Cn(a,!1,!1);return r.set(s,l),l};let o=new Proxy({...t.props||{},$$events:{}},{get(s,a){return i(r.get(a)??n(a,Reflect.get(s,a)))},has(s,a){return a===ki?!0:(i(r.get(a)??n(a,Reflect.get(s,a))),Reflect.has(s,a))},set(s,a,l){return x(r.get(a)??n(a,l),l),Reflect.set(s,a,l)}});this.#r=(t.hydrate?qs:ai)(t.component,{target:t.target,anchor:t.anchor,props:o,context:t.context,intro:t.intro??!1,recover:t.recover,transformError:t.transformError}),!ut&&(!t?.props?.$$host||t.sync===!1)&&hn(),this.#e=o.$$events;for(let s of Object.keys(this.#r))s==="$set"||s==="$destroy"||s==="$on"||ct(this,s,{get(){return this.#r[s]},set(a){this.#r[s]=a},enumerable:!0});this.#r.$set=s=>{Object.assign(o,s)},this.#r.$destroy=()=>{Bi(this.#r)}}$set(t){this.#r.$set(t)}$on(t,r){this.#e[t]=this.#e[t]||[];let n=(...o)=>r.call(this,...o);return this.#e[t].push(n),()=>{this.#e[t]=this.#e[t].filter(o=>o!==n)}}$destroy(){this.#r.$destroy()}};var xf;typeof HTMLElement=="function"&&(xf=class extends HTMLElement{$$ctor;$$s;$$c;$$cn=!1;$$d={};$$r=!1;$$p_d={};$$l={};$$l_u=new Map;$$me;$$shadowRoot=null;constructor(e,t,r){super(),this.$$ctor=e,this.$$s=t,r&&(this.$$shadowRoot=this.attachShadow(r))}addEventListener(e,t,r){if(this.$$l[e]=this.$$l[e]||[],this.$$l[e].push(t),this.$$c){let n=this.$$c.$on(e,t);this.$$l_u.set(t,n)}super.addEventListener(e,t,r)}removeEventListener(e,t,r){if(super.removeEventListener(e,t,r),this.$$c){let n=this.$$l_u.get(t);n&&(n(),this.$$l_u.delete(t))}}async connectedCallback(){if(this.$$cn=!0,!this.$$c){let e=function(n){return o=>{let s=Vr("slot");n!=="default"&&(s.name=n),P(o,s)}};if(await Promise.resolve(),!this.$$cn||this.$$c)return;let t={},r=Ef(this);for(let n of this.$$s)n in r&&(n==="default"&&!this.$$d.children?(this.$$d.children=e(n),t.default=!0):t[n]=e(n));for(let n of this.attributes){let o=this.$$g_p(n.name);o in this.$$d||(this.$$d[o]=ta(o,n.value,this.$$p_d,"toProp"))}for(let n in this.$$p_d)!(n in this.$$d)&&this[n]!==void 0&&(this.$$d[n]=this[n],delete this[n]);this.$$c=Sd({component:this.$$ctor,target:this.$$shadowRoot||this,props:{...this.$$d,$$slots:t,$$host:this}}),this.$$me=Os(()=>{Mt(()=>{this.$$r=!0;for(let n of is(this.$$c)){if(!this.$$p_d[n]?.reflect)continue;this.$$d[n]=this.$$c[n];let o=ta(n,this.$$d[n],this.$$p_d,"toAttribute");o==null?this.removeAttribute(this.$$p_d[n].attribute||n):this.setAttribute(this.$$p_d[n].attribute||n,o)}this.$$r=!1})});for(let n in this.$$l)for(let o of this.$$l[n]){let s=this.$$c.$on(n,o);this.$$l_u.set(o,s)}this.$$l={}}}attributeChangedCallback(e,t,r){this.$$r||(e=this.$$g_p(e),this.$$d[e]=ta(e,r,this.$$p_d,"toProp"),this.$$c?.$set({[e]:this.$$d[e]}))}disconnectedCallback(){this.$$cn=!1,Promise.resolve().then(()=>{!this.$$cn&&this.$$c&&(this.$$c.$destroy(),this.$$me(),this.$$c=void 0)})}$$g_p(e){return is(this.$$p_d).find(t=>this.$$p_d[t].attribute===e||!this.$$p_d[t].attribute&&t.toLowerCase()===e)||e}});function ta(e,t,r,n){let o=r[e]?.type;if(t=o==="Boolean"&&typeof t!="boolean"?t!=null:t,!n||!r[e])return t;if(n==="toAttribute")switch(o){case"Object":case"Array":return t==null?null:JSON.stringify(t);case"Boolean":return t?"":null;case"Number":return t??null;default:return t}else switch(o){case"Object":case"Array":return t&&JSON.parse(t);case"Boolean":return t;case"Number":return t!=null?+t:t;default:return t}}function Ef(e){let t={};return e.childNodes.forEach(r=>{t[r.slot||"default"]=!0}),t}if($){let e=function(t){if(!(t in globalThis)){let r;Object.defineProperty(globalThis,t,{configurable:!0,get:()=>{if(r!==void 0)return r;bl(t)},set:n=>{r=n}})}};e("$state"),e("$effect"),e("$derived"),e("$inspect"),e("$props"),e("$bindable")}function Rd(){return Y===null&&gl(),(Y.ac??=new AbortController).signal}function li(e){se===null&&Si("onMount"),jr&&se.l!==null?Tf(se).m.push(e):vt(()=>{let t=I(e);if(typeof t=="function")return t})}function Tf(e){var t=e.l;return t.u??={a:[],b:[],m:[]}}typeof window<"u"&&((window.__svelte??={}).v??=new Set).add("5");var di=class extends Map{#e=new Map;#r=W(0);#t=W(0);#n=hr||-1;constructor(t){if(super(),$&&(t=new Map(t),Ce(this.#r,"SvelteMap version"),Ce(this.#t,"SvelteMap.size")),t){for(var[r,n]of t)super.set(r,n);this.#t.v=super.size}}#i(t){return hr===this.#n?W(t):ht(t)}has(t){var r=this.#e,n=r.get(t);if(n===void 0)if(super.has(t))n=this.#i(0),$&&Ce(n,`SvelteMap get(${Kn(t)})`),r.set(t,n);else return i(this.#r),!1;return i(n),!0}forEach(t,r){this.#o(),super.forEach(t,r)}get(t){var r=this.#e,n=r.get(t);if(n===void 0)if(super.has(t))n=this.#i(0),$&&Ce(n,`SvelteMap get(${Kn(t)})`),r.set(t,n);else{i(this.#r);return}return i(n),super.get(t)}getOrInsert(t,r){return super.has(t)||this.set(t,r),this.get(t)}getOrInsertComputed(t,r){return super.has(t)||this.set(t,r(t)),this.get(t)}set(t,r){var n=this.#e,o=n.get(t),s=super.get(t),a=super.set(t,r),l=this.#r;if(o===void 0)o=this.#i(0),$&&Ce(o,`SvelteMap get(${Kn(t)})`),n.set(t,o),x(this.#t,super.size),it(l);else if(s!==r){it(o);var c=l.reactions===null?null:new Set(l.reactions),u=c===null||!o.reactions?.every(v=>c.has(v));u&&it(l)}return a}delete(t){var r=this.#e,n=r.get(t),o=super.delete(t);return n!==void 0&&(r.delete(t),x(n,-1)),o&&(x(this.#t,super.size),it(this.#r)),o}clear(){if(super.size!==0){super.clear();var t=this.#e;x(this.#t,0);for(var r of t.values())x(r,-1);it(this.#r),t.clear()}}#o(){i(this.#r);var t=this.#e;if(this.#t.v!==t.size){for(var r of super.keys())if(!t.has(r)){var n=this.#i(0);$&&Ce(n,`SvelteMap get(${Kn(r)})`),t.set(r,n)}}for([,n]of this.#e)i(n)}keys(){return i(this.#r),super.keys()}values(){return this.#o(),super.values()}entries(){return this.#o(),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return i(this.#t),super.size}};var Ad=Symbol("replace"),Vo=class extends URLSearchParams{#e=$?Ce(W(0),"SvelteURLSearchParams version"):W(0);#r=Nd();#t=!1;#n(){if(!this.#r||this.#t)return;this.#t=!0;let t=super.toString();this.#r.search=t&&`?${t}`,this.#t=!1}[Ad](t){if(!this.#t&&t.toString()!==super.toString()){this.#t=!0;for(let r of[...super.keys()])super.delete(r);for(let[r,n]of t)super.append(r,n);it(this.#e),this.#t=!1}}append(t,r){super.append(t,r),this.#n(),it(this.#e)}delete(t,r){var n=super.has(t,r);super.delete(t,r),n&&(this.#n(),it(this.#e))}get(t){return i(this.#e),super.get(t)}getAll(t){return i(this.#e),super.getAll(t)}has(t,r){return i(this.#e),super.has(t,r)}keys(){return i(this.#e),super.keys()}forEach(t,r){i(this.#e),super.forEach(t,r)}set(t,r){var n=super.getAll(t);super.set(t,r);var o=super.getAll(t);(n.length!==o.length||n.some((s,a)=>s!==o[a]))&&(this.#n(),it(this.#e))}sort(){super.sort(),this.#n(),it(this.#e)}toString(){return i(this.#e),super.toString()}values(){return i(this.#e),super.values()}entries(){return i(this.#e),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return i(this.#e),super.size}};var Df=null;function Nd(){return Df}function ya(e,t=void 0){return function(r){return r.key==="Enter"||r.key===" "&&!r.preventDefault()?e.call(t,r):void 0}}function Kt(e,t){return t?null:r=>{typeof e=="string"?r.innerText=e:e?.domNodes?r.replaceChildren(...e.domNodes):e?.html&&(r.innerHTML=e.html)}}function Sf(e){return t=>{let r=n=>{t&&!t.contains(n.target)&&t.dispatchEvent(new CustomEvent(e+"outside",{detail:{jsEvent:n}}))};return document.addEventListener(e,r,!0),()=>{document.removeEventListener(e,r,!0)}}}function Kd(e,t=!1){return r=>{let n,o=new ResizeObserver(s=>{for(let a of s){if(t){let{inlineSize:l}=a.contentBoxSize?.[0]??{inlineSize:a.contentRect.width};if(l===n)continue;n=l}e(r,a)}});return o.observe(r),()=>{o.unobserve(r)}}}function Rf(e,t){return r=>{let n=new IntersectionObserver(o=>{for(let s of o)e(r,s)},t);return n.observe(r),()=>{n.unobserve(r)}}}function _e(...e){return Object.assign(...e)}function Rn(e){return Object.keys(e)}function Af(e){return Object.entries(e)}function la(e,t){return Object.hasOwn(e,t)}function Zd(e){return Math.floor(e)}function Nf(e){return Math.ceil(e)}function Qr(...e){return Math.min(...e)}function _r(...e){return Math.max(...e)}function Of(){return Symbol("ec")}function He(e){return e.length}function en(e){return!He(e)}function Go(e=new Date){return-e.getTimezoneOffset()}function vi(e){return Array.isArray(e)}function Ie(e){return typeof e=="function"}function Jd(e){if(typeof e!="object"||e===null)return!1;let t=Object.getPrototypeOf(e);return t===null||t===Object.prototype}function ba(e){return e instanceof Date}function If(e){return e()}function Mf(e){e.forEach(If)}function Lf(){}var Wo=e=>e;function wa(){return window.getComputedStyle(document.documentElement).direction==="rtl"}function da(e){return t=>t===void 0?void 0:e(t)}var Od=new WeakMap,Pf=1;function Qd(e){let t=Od.get(e);return t||(t=Pf++,Od.set(e,t)),t}function ec(e){return{url:e.url?.replace(/&+$/,"")||"",method:e.method?.toUpperCase()||"GET",extraParams:e.extraParams??{}}}function In(e,t,r,n){return n?{snippet:n,arg:t?.()}:{content:(Ie(e)?e(t?.()):e)??(Ie(r)?r():r)}}var ca=86400;function yr(e=new Date,t=void 0){return ba(e)?zf(e,t):Uf(e,t)}function bt(e){if(typeof e=="number")e={seconds:e};else if(typeof e=="string"){let r=0,n=2;for(let o of e.split(":",3))r+=parseInt(o,10)*Math.pow(60,n--);e={seconds:r}}else ba(e)&&(e={hours:e.getUTCHours(),minutes:e.getUTCMinutes(),seconds:e.getUTCSeconds()});let t=e.weeks||e.week||0;return{years:e.years||e.year||0,months:e.months||e.month||0,days:t*7+(e.days||e.day||0),seconds:(e.hours||e.hour||0)*60*60+(e.minutes||e.minute||0)*60+(e.seconds||e.second||0),inWeeks:!!t}}function j(e){let t=new Date(tn(e));return ji(t,fa(e)),t}function Me(e,t,r=1){e.setUTCFullYear(e.getUTCFullYear()+r*t.years);let n=e.getUTCMonth()+r*t.months;for(e.setUTCMonth(n),n%=12,n<0&&(n+=12);e.getUTCMonth()!==n;)On(e);return e.setUTCDate(e.getUTCDate()+r*t.days),e.setUTCSeconds(e.getUTCSeconds()+r*t.seconds),e}function Bo(e,t,r=1){return Me(e,t,-r)}function Lr(e,t=1){return e.setUTCDate(e.getUTCDate()+t),e}function On(e,t=1){return Lr(e,-t)}function St(e){return e.setUTCHours(0,0,0,0),e}function Ge(e){return new Date(e.getUTCFullYear(),e.getUTCMonth(),e.getUTCDate(),e.getUTCHours(),e.getUTCMinutes(),e.getUTCSeconds())}function $r(e,t=19){return e.toISOString().substring(0,t)}function tn(e){return e.getTime()}function lt(e,...t){return t.every(r=>tn(e)===tn(r))}function Ff(e,t){let r=t-e.getUTCDay();return e.setUTCDate(e.getUTCDate()+(r>=0?r:r+7)),e}function tc(e,t){let r=t-e.getUTCDay();return e.setUTCDate(e.getUTCDate()+(r<=0?r:r-7)),e}function Id(e){return typeof e=="string"&&e.length<=10}function ua(e,t){return e.setUTCHours(t.getUTCHours(),t.getUTCMinutes(),t.getUTCSeconds(),0),e}function Fe(e){return e.seconds}function rc(e,t,r){return Me(e,t),ac(e,r,Lr),e}function nc(e,t,r){return Bo(e,t),ac(e,r,On),e}function ic(e,t){e=j(e),t===0?e.setUTCDate(e.getUTCDate()+6-e.getUTCDay()):e.setUTCDate(e.getUTCDate()+4-(e.getUTCDay()||7));let r=new Date(Date.UTC(e.getUTCFullYear(),0,1));return Math.ceil(((e-r)/1e3/ca+1)/7)}function Hf(e,t,r,n){return In(r,()=>({date:Ge(t),week:e}),()=>"W"+String(e).padStart(2,"0"),n)}function oc(e,t={}){let r=e.match(/([+-])(\d{2}):(\d{2})$/);if(r)return _e(t,r),+(r[1]+"1")*(+r[2]*60+ +r[3])}function xa(e,t){return t&&e.setUTCMinutes(e.getUTCMinutes()+t),e}var sc=Symbol("ec");function ji(e,t){return e[sc]=t,e}function fa(e){return e[sc]}function zf(e,t=void 0){let r=new Date(Date.UTC(e.getFullYear(),e.getMonth(),e.getDate(),e.getHours(),e.getMinutes(),e.getSeconds()));return xa(r,t?t-Go(r):0),ji(r,t??Go(r)),r}function Uf(e,t=void 0){let r={},n=oc(e,r);n!==void 0&&(e=e.substring(0,r.index));let o=e.match(/\d+/g),s=new Date(Date.UTC(+o[0],+o[1]-1,+o[2],+o[3]||0,+o[4]||0,+o[5]||0));return t!==void 0&&n!==void 0&&xa(s,t-n),ji(s,t??n),s}function ac(e,t,r){if(t.length&&t.length<7)for(;t.includes(e.getUTCDay());)r(e)}var Ea=Of();function lc(e,t){e[Ea]=t}function Vf(e){return!!e?.[Ea]}function ui(e){return e[Ea]}function dc(e,t,r,n=[]){let o=document.createElement(e);o.className=t,typeof r=="string"?o.innerText=r:r.domNodes?o.replaceChildren(...r.domNodes):r.html&&(o.innerHTML=r.html);for(let s of n)o.setAttribute(...s);return o}function An(e){return e.getBoundingClientRect()}function Md(e,t){for(;t--;)e=e.parentElement;return e}function ci(e){return An(e).height}function fi(e,t,r=document,n=[]){n.push(r);for(let o of r.elementsFromPoint(e,t)){if(Vf(o))return o;if(o.shadowRoot&&!n.includes(o.shadowRoot)){let s=fi(e,t,o.shadowRoot,n);if(s)return s}}return null}function Wi(e,t,r,n){return e.addEventListener(t,r,n),()=>e.removeEventListener(t,r,n)}function pa(e,t=void 0){return function(r){r.stopPropagation(),e&&e.call(t,r)}}function Bf(e,t,r,n){return{type:e,title:t,currentStart:r.start,currentEnd:r.end,activeStart:n.start,activeEnd:n.end,calendar:void 0}}function Bt(e){return e=_e({},e),e.currentStart=Ge(e.currentStart),e.currentEnd=Ge(e.currentEnd),e.activeStart=Ge(e.activeStart),e.activeEnd=Ge(e.activeEnd),e}var Yf=1;function jo(e,t=void 0){return e.map(r=>{let n={id:r.id!=null?String(r.id):`{generated-${Yf++}}`,resourceIds:ra(r,"resourceId").map(String),allDay:r.allDay??(Id(r.start)&&Id(r.end)),start:yr(r.start,t),end:yr(r.end,t),title:r.title??"",editable:r.editable,startEditable:r.startEditable,durationEditable:r.durationEditable,display:r.display??"auto",layoutGroup:r.layoutGroup?.toString(),extendedProps:r.extendedProps??{},backgroundColor:r.backgroundColor??r.color,textColor:r.textColor,classNames:ra(r,"className"),styles:ra(r,"style")};if(n.allDay){St(n.start);let o=j(n.end);St(n.end),(!lt(n.end,o)||lt(n.end,n.start))&&Lr(n.end)}return n})}function ra(e,t){let r=e[t+"s"]??e[t]??[];return vi(r)?r:[r]}function qf(e){return e.map(t=>({events:t.events,...ec(t)}))}function Gf(e,t,r){return r.formatRange(e.start,t&&e.event.display!=="pointer"&&!e.zeroDuration?e.end:null)}function Wf(e,t,r){let n;switch(e.event.display){case"background":n=[];break;case"pointer":n=e.event.allDay?[]:[Ld(t,e,r)];break;default:n=[...e.event.allDay?[]:[Ld(t,e,r)],dc("h4",r.eventTitle,e.event.title)]}return{domNodes:n}}function Ld(e,t,r){return dc("time",r.eventTime,e,[["datetime",$r(t.start)]])}function jf(e,t,r){let n=t.classNames;return e&&(Ie(e)&&(e=e({event:Dt(t),view:Bt(r)})),n=[...vi(e)?e:[e],...n]),n}function Dt(e){return cc(e,Ge)}function na(e){return cc(e,j)}function cc(e,t){return e=_e({},e),e.start=t(e.start),e.end=t(e.end),e}var Pd=0;function uc(e,t){e.length=t.length,++Pd;for(let r of e)r?.reposition(Pd)}function Xi(e,t,r,n=void 0){return(!n||e.resourceIds.includes(n.id))&&e.start<r&&e.end>t}function Ko(e){return Xf(e)||Kf(e)||Zf(e)}function Pr(e){return e==="background"}function Xf(e){return e==="preview"}function Kf(e){return e==="ghost"}function Zf(e){return e==="pointer"}function Zo(e,t,r){return t=e.start>t?e.start:t,r=e.end<r?e.end:r,{start:t,end:r,event:e,zeroDuration:lt(t,r)}}function pi(e,t,r=!0){let n=[],o,s,a,l;for(let{gridColumn:c,gridRow:u,resource:v,dayStart:h,dayEnd:f,disabled:p}of t)!p&&Xi(e,h,f,v)&&(n.push(h),o=f,s||(s=c,a=u,l=v));if(n.length){let c=Zo(e,n[0],o);return _e(c,{gridColumn:s,gridRow:a,resource:l,dates:n}),r&&ka(c),[c]}return[]}function fc(e){let t={},r={};for(let n of e){let{gridColumn:o,gridRow:s}=n;for(let l=1;l<n.dates.length;++l){let c=`${s}_${o+l}`;r[c]?r[c].chunks.push(n):r[c]={sorted:!1,chunks:[n]}}let a=`${s}_${o}`;n.long=r[a],n.prev=t[a],t[a]=n}}function pc(e,t,r=1,n=1){e.prev&&(r=e.prev.bottom+n);let o=r+t;if(e.long){let s=e.long;s.sorted||(s.chunks.sort((a,l)=>a.top-l.top),s.sorted=!0);for(let a of s.chunks)if(r<a.bottom&&o>a.top){let l=a.bottom-r+n;r+=l,o+=l}}return _e(e,{top:r,bottom:o}),r}function ka(e){let{event:t,gridColumn:r,gridRow:n}=e;e.id=`${Qd(t)}-${r}-${n}`}function hi(e,t){return()=>{let{options:{locale:r}}=e,n=e.options[t],o;return I(()=>{o=Ie(n)?{format:n}:new Intl.DateTimeFormat(r,n)}),{format:s=>o.format(Ge(s))}}}function Fd(e,t,r=!1){return()=>{let{options:{locale:n}}=e,o=e.options[t],s;return I(()=>{if(Ie(o))s=(a,l)=>o(Ge(a),l&&Ge(l));else{let a=new Intl.DateTimeFormat(n,o);s=(l,c)=>{if(!c)return a.format(Ge(l));if(r&&(c=ua(j(l),c)),l=Ge(l),c=Ge(c),l<=c)return a.formatRange(l,c);{let u=a.formatRangeToParts(c,l),v="",h=["startRange","endRange"],f=[!1,!1];for(let p of u){let g=h.indexOf(p.source);g>=0?f[g]||(v+=Jf(h[1-g],u),f[g]=!0):v+=p.value}return v}}}}),{formatRange:s}}}function Jf(e,t){let r="";for(let n of t)n.source==e&&(r+=n.value);return r}function Ta(e){return Da(e,"day")}function Ca(e){return Da(e,"week")}function Qf(e){return Da(e,"month")}function Da(e,t){return{...e,next:"Next "+t,prev:"Previous "+t}}function Nn(e){return t=>({...t,view:e})}function ep(e){let t,r;return e&&({start:t,end:r}=e,t&&(t=St(yr(t))),r&&(r=St(yr(r)))),{start:t,end:r}}function Ki(e,t){return t.start&&e<t.start||t.end&&e>t.end}function Sa(e){let t=[];return hc(e,0,!1,t),t}function hc(e,t,r,n){let o=[];for(let s of e){let a=tp(s);o.push(a),n.push(a);let l={level:t,children:[],hidden:r};lc(a,l),s.children&&(l.children=hc(s.children,t+1,r||!a.expanded,n))}return o}function tp(e){return{id:e.id!=null?String(e.id):"",title:e.title??"",eventBackgroundColor:vc(e),eventTextColor:gc(e),expanded:e.expanded??!0,extendedProps:e.extendedProps??{}}}function vc(e){return e?.eventBackgroundColor}function gc(e){return e?.eventTextColor}function Hd(e,t){return en(e.resourceIds)?void 0:t.find(r=>e.resourceIds.includes(r.id))}function mc(e,t,r,n,o){let s=[];e=j(e);let a=j(e);for(Me(e,n.min),Me(a,n.max);e<a;)s.push([$r(e),o.format(e)]),Me(e,t,r);let l=Zd((e-a)/1e3/Fe(t));return l&&l!==r&&(s.at(-1)[2]=r-l),s}function _c(e,t,r,n,o){let s=bt(e),a=bt(t);if(r){let l=bt(Qr(Fe(s),_r(0,Fe(a)-ca))),c=bt(_r(Fe(a),Fe(l)+ca)),u=Ie(r?.eventFilter)?r.eventFilter:v=>!Pr(v.display);e:for(let v of n){let h=Me(j(v),s),f=Me(j(v),a),p=Me(j(v),l),g=Me(j(v),c);for(let _ of o)if(!_.allDay&&u(_)&&_.start<g&&_.end>p){if(_.start<h){let m=_r((_.start-v)/1e3,Fe(l));m<Fe(s)&&(s.seconds=m)}if(_.end>f){let m=Qr((_.end-v)/1e3,Fe(c));m>Fe(a)&&(a.seconds=m)}if(Fe(s)===Fe(l)&&Fe(a)===Fe(c))break e}}}return{min:s,max:a}}function Xo(e){let t=0,r=W(Je(t));return $c(e,()=>i(r),()=>!0,()=>x(r,++t,!0))}function rp(e){let t=0,r=Je({});return $c(e,n=>r[n],(n,o)=>n!==o,n=>r[n]=++t)}function $c(e,t,r,n){return new Proxy(e,{get(o,s,a){return la(o,s)&&t(s),Reflect.get(o,s,a)},set(o,s,a,l){let c=r(o[s],a),u=Reflect.set(o,s,a,l);return c&&n(s),u}})}function np(e){let t={buttonText:{today:"today"},customButtons:{},customScrollbars:!1,date:new Date,dateIncrement:void 0,datesSet:void 0,dayCellContent:void 0,dayHeaderFormat:{weekday:"short",month:"numeric",day:"numeric"},dayHeaderAriaLabelFormat:{dateStyle:"full"},displayEventEnd:!0,duration:{weeks:1},events:[],eventAllUpdated:void 0,eventBackgroundColor:void 0,eventClassNames:void 0,eventClick:void 0,eventColor:void 0,eventContent:void 0,eventDidMount:void 0,eventFilter:void 0,eventGap:1,eventMouseEnter:void 0,eventMouseLeave:void 0,eventOrder:void 0,eventOrderStrict:!1,eventSources:[],eventTextColor:void 0,eventTimeFormat:{hour:"numeric",minute:"2-digit"},filterEventsWithResources:!1,firstDay:0,headerToolbar:{start:"title",center:"",end:"today prev,next"},height:void 0,hiddenDays:[],highlightedDates:[],icons:{},lazyFetching:!0,loading:void 0,locale:void 0,refetchResourcesOnNavigate:!1,resources:[],selectable:!1,theme:{active:"ec-active",bgEvent:"ec-bg-event",bgEvents:"ec-bg-events",body:"ec-body",button:"ec-button",buttonGroup:"ec-button-group",calendar:"ec",colHead:"ec-col-head",customScrollbars:"ec-custom-scrollbars",day:"ec-day",dayHead:"ec-day-head",disabled:"ec-disabled",endClipped:"ec-end-clipped",event:"ec-event",eventBody:"ec-event-body",eventTime:"ec-event-time",eventTitle:"ec-event-title",events:"ec-events",grid:"ec-grid",header:"ec-header",hidden:"ec-hidden",highlight:"ec-highlight",icon:"ec-icon",main:"ec-main",noBeb:"ec-no-beb",noIeb:"ec-no-ieb",startClipped:"ec-start-clipped",today:"ec-today",title:"ec-title",toolbar:"ec-toolbar",view:"",weekdays:["ec-sun","ec-mon","ec-tue","ec-wed","ec-thu","ec-fri","ec-sat"],weekNumber:"ec-week-number"},timeZone:"local",titleFormat:{year:"numeric",month:"short",day:"numeric"},validRange:void 0,view:void 0,viewDidMount:void 0,views:{}};for(let r of e)r.createOptions?.(t);return t}function ip(e){let t={date:r=>St(yr(r)),dateIncrement:da(bt),duration:bt,events:jo,eventSources:qf,hiddenDays:r=>[...new Set(r)],highlightedDates:r=>r.map(n=>St(yr(n))),resources:r=>vi(r)?Sa(r):Jd(r)?ec(r):r,validRange:ep};for(let r of e)r.createParsers?.(t);return t}var ha=["buttonText","customButtons","icons","theme"];function op(e,t){let r=np(e),n=ip(e);r=va(r,n),t=va(t,n);let o=ia(r,"views")??{},s=ia(t,"views")??{},a=rp({});_e(a,r),t.view&&(a.view=t.view);let l={},c={},u={},v=new Set([...Rn(o),...Rn(s)]);for(let h of v){let f=s[h]??{},p=zd(r,o[h]??o[f.type]??{}),g=zd(p,t,f),_=ia(g,"component");delete g.view;for(let m of Rn(g))la(a,m)?(l[m]??=[],l[m].push(ha.includes(m)?b=>g[m]=Ie(b)?b(p[m]):b:b=>g[m]=b)):delete g[m];c[h]=g,u[h]=_}return _e(a,c[a.view]),[a,function(f,p,g=!0){la(a,f)&&(g||(f in n?p=n[f](p):Jd(p)?p={...p}:vi(p)&&(p=[...p])),l[f]?.forEach(_=>_(p)),a[f]=ha.includes(f)&&Ie(p)?c[a.view][f]:p)},function(f){return _e(a,c[f]),u[f]}]}function va(e,t){let r={...e};for(let n of Rn(t))n in r&&(r[n]=t[n](r[n]));if(e.views){r.views={};for(let n of Rn(e.views))r.views[n]=va(e.views[n],t)}return r}function ia(e,t){let r=e[t];return delete e[t],r}function zd(...e){let t={};for(let r of e){let n={};for(let o of ha)Ie(r[o])&&(n[o]=r[o](t[o]));t={...t,...r,...n}}return t}function sp(e,t){let r=[];for(let n of Rn(e))e[n]!==t[n]&&r.push([n,e[n]]);return r}function ap(e){return()=>{let{options:{view:t}}=e;I(()=>{let r=e.setViewOptions(t);e.extensions={},e.features=[],e.viewComponent=r(e)})}}function lp(e,t){return()=>{let{activeRange:r,fetchedRange:{events:n},offset:o,viewDates:s,options:{events:a,eventSources:l,lazyFetching:c,timeZone:u}}=e;I(()=>{yc(l.map(v=>Ie(v.events)?v.events:v),a,v=>jo(v,o),v=>e.events=Xo(v),u,r,n,s,!0,c,t)})}}function dp(e,t){return()=>{let{activeRange:r,fetchedRange:{resources:n},viewDates:o,options:{lazyFetching:s,refetchResourcesOnNavigate:a,resources:l,timeZone:c}}=e;I(()=>{yc(vi(l)?[]:[l],l,Sa,u=>e.resources=Xo(u),c,r,n,o,a,s,t)})}}function yc(e,t,r,n,o,s,a,l,c,u,v){if(!en(l)){if(en(e)){n(t);return}if((c||!a.start)&&(!u||!a.start||a.start>s.start||a.end<s.end||a.timeZone!==o)){let h=[],f=m=>v.stop(),p=m=>{h=h.concat(r(m)),n(h),v.stop()},g=$r(s.start),_=$r(s.end);for(let m of e)if(v.start(),Ie(m)){let b=m(c?{start:Ge(s.start),end:Ge(s.end),startStr:g,endStr:_,timeZone:o}:{},p,f);b!==void 0&&Promise.resolve(b).then(p,f)}else{let b=Ie(m.extraParams)?m.extraParams():_e({},m.extraParams);c&&(b.start=g,b.end=_,o!=="local"&&(b.timeZone=o)),b=new URLSearchParams(b);let k=m.url,R={},D;["GET","HEAD"].includes(m.method)?k+=(k.includes("?")?"&":"?")+b:(R["content-type"]="application/x-www-form-urlencoded;charset=UTF-8",D=String(b)),fetch(k,{method:m.method,headers:R,body:D,signal:Rd(),credentials:"same-origin"}).then(A=>A.json()).then(p).catch(f)}_e(a,{...s,timeZone:o})}}}function cp(e){let t=0;function r(n){let{options:{loading:o}}=e;Ie(o)&&o(n)}return{start:()=>++t===1&&r(!0),stop:()=>--t===0&&r(!1)}}function up(e){return()=>{let{offset:t}=e,r=setInterval(()=>{let n=yr(void 0,t),o=St(j(n));e.now=n,lt(e.today,o)||(e.today=o)},1e3);return()=>clearInterval(r)}}function fp(e){return()=>{let{offset:t,options:r}=e;I(()=>{for(let o of e.events)if(!o.allDay)for(let s of["start","end"]){let a=fa(o[s]);a!==void 0&&xa(o[s],t-a),ji(o[s],t)}let n=fa(r.date);if(n!==void 0){let o=yr(void 0,t).getUTCDay()-yr(void 0,n).getUTCDay(),s=Lr(j(r.date),o);e.setOption("date",s)}ji(r.date,t)})}}function pp(e){return()=>{let{activeRange:t,options:{datesSet:r}}=e;I(()=>{Ie(r)&&r({start:Ge(t.start),end:Ge(t.end),startStr:$r(t.start),endStr:$r(t.end),view:Bt(e.view)})})}}function hp(e){let t;return()=>{let{filteredEvents:r,options:{eventAllUpdated:n}}=e;I(()=>{Ie(n)&&(t||(t=setTimeout(()=>{t=null,n({view:Bt(e.view)})})))})}}function vp(e){return()=>{let{options:{view:t,viewDidMount:r}}=e;I(()=>{Ie(r)&&mr().then(()=>r({view:Bt(e.view)}))})}}function gp(e){let t;return()=>{let{options:{date:r,duration:n,firstDay:o}}=e,s,a;return I(()=>{s=j(r),n.years?(s.setUTCMonth(0),s.setUTCDate(1)):n.months?s.setUTCDate(1):n.inWeeks&&tc(s,o),a=Me(j(s),n)}),t&&lt(t.start,s)&&lt(t.end,a)?t:t={start:s,end:a}}}function mp(e){let t;return()=>{let{currentRange:r,extensions:{activeRange:n}}=e,o,s;I(()=>{o=j(r.start),s=j(r.end)});let a=n?n(o,s):{start:o,end:s};return t&&lt(t.start,a.start)&&lt(t.end,a.end)?t:t=a}}function _p(e){return()=>{let{events:t,options:{eventFilter:r,eventOrder:n,filterEventsWithResources:o,resources:s,view:a}}=e,l=[...t];return I(()=>{if(Ie(r)){let c=t.map(Dt),u=Bt(e.view);l=l.filter((v,h)=>r({event:Dt(v),index:h,events:c,view:u}))}o&&(l=l.filter(c=>s.some(u=>c.resourceIds.includes(u.id)))),Ie(n)?l.sort((c,u)=>n(Dt(c),Dt(u))):l.sort((c,u)=>c.start-u.start||u.allDay-c.allDay)}),l}}function $p(e){return()=>{let{options:{timeZone:t}}=e,r;return I(()=>{r=t==="local"?Go():t==="UTC"?0:oc(t)??Go()}),r}}function yp(e){return()=>{let{options:t,activeRange:r}=e,{hiddenDays:n}=t,o=[];return I(()=>{let s=St(j(r.start)),a=St(j(r.end));for(;s<a;)n.includes(s.getUTCDay())||o.push(j(s)),Lr(s);if(!o.length&&n.length&&n.length<7){for(;n.includes(s.getUTCDay());)Lr(s);mr().then(()=>{e.setOption("date",s)})}}),o}}function bp(e){return()=>{let{currentRange:t,intlTitle:r}=e,n;return I(()=>{n=r.formatRange(t.start,On(j(t.end)))}),n}}function wp(e){return()=>{let{activeRange:t,currentRange:r,viewTitle:n,options:{view:o}}=e,s;return I(()=>{s=Bf(o,n,r,t)}),s}}var xp=class{#e;get auxComponents(){return i(this.#e)}set auxComponents(e){x(this.#e,e,!0)}#r;get offset(){return i(this.#r)}set offset(e){x(this.#r,e)}#t;get currentRange(){return i(this.#t)}set currentRange(e){x(this.#t,e)}#n;get activeRange(){return i(this.#n)}set activeRange(e){x(this.#n,e)}#i;get fetchedRange(){return i(this.#i)}set fetchedRange(e){x(this.#i,e,!0)}#o;get events(){return i(this.#o)}set events(e){x(this.#o,e)}#a;get filteredEvents(){return i(this.#a)}set filteredEvents(e){x(this.#a,e)}#s;get mainEl(){return i(this.#s)}set mainEl(e){x(this.#s,e,!0)}#l;get now(){return i(this.#l)}set now(e){x(this.#l,e,!0)}#d;get resources(){return i(this.#d)}set resources(e){x(this.#d,e)}#c;get scrollDate(){return i(this.#c)}set scrollDate(e){x(this.#c,e,!0)}#v;get today(){return i(this.#v)}set today(e){x(this.#v,e,!0)}#_;get intlEventTime(){return i(this.#_)}set intlEventTime(e){x(this.#_,e)}#u;get intlDayHeader(){return i(this.#u)}set intlDayHeader(e){x(this.#u,e)}#g;get intlDayHeaderAL(){return i(this.#g)}set intlDayHeaderAL(e){x(this.#g,e)}#$;get intlTitle(){return i(this.#$)}set intlTitle(e){x(this.#$,e)}#b;get viewDates(){return i(this.#b)}set viewDates(e){x(this.#b,e)}#m;get viewTitle(){return i(this.#m)}set viewTitle(e){x(this.#m,e)}#f;get view(){return i(this.#f)}set view(e){x(this.#f,e)}#h;get viewComponent(){return i(this.#h)}set viewComponent(e){x(this.#h,e,!0)}#y;get extensions(){return i(this.#y)}set extensions(e){x(this.#y,e,!0)}#p;get features(){return i(this.#p)}set features(e){x(this.#p,e,!0)}#w;get interaction(){return i(this.#w)}set interaction(e){x(this.#w,e,!0)}#x;get iClasses(){return i(this.#x)}set iClasses(e){x(this.#x,e,!0)}#E;get iClass(){return i(this.#E)}set iClass(e){x(this.#E,e,!0)}options;setOption;setViewOptions;constructor(e,t){[this.options,this.setOption,this.setViewOptions]=op(e,t),this.#e=W(Je([])),this.#r=d($p(this)),this.#t=d(gp(this)),this.#n=d(mp(this)),this.#i=W(Je({events:{},resources:{}})),this.#o=W(Xo(this.options.events)),this.#a=d(_p(this)),this.#s=W(),this.#l=W(Je(yr(void 0,this.offset))),this.#d=W(Xo(vi(this.options.resources)?this.options.resources:[])),this.#c=W(),this.#v=W(Je(St(j(this.now)))),this.#_=d(Fd(this,"eventTimeFormat",!0)),this.#u=d(hi(this,"dayHeaderFormat")),this.#g=d(hi(this,"dayHeaderAriaLabelFormat")),this.#$=d(Fd(this,"titleFormat")),this.#b=d(yp(this)),this.#m=d(bp(this)),this.#f=d(wp(this)),this.#h=W(),this.#y=W(Je({})),this.#p=W(Je([])),this.snippets={},this.#w=W(Je({})),this.iEvents=new di,this.#x=W(Je(Wo)),this.#E=W();for(let r of e)r.initState?.(this);this.#k()}#k(){let e=cp(this);gr(ap(this)),gr(fp(this)),gr(up(this)),vt(lp(this,e)),vt(dp(this,e)),vt(pp(this)),vt(hp(this)),vt(vp(this))}},Ep=re("<h2></h2>"),Ud=re("<button><i></i></button>"),Vd=re("<button> </button>"),kp=re("<div><!></div>"),Tp=re("<button></button>");function Bd(e,t){Re(t,!0);let r=ye("state"),n=d(()=>r.currentRange),o=d(()=>r.snippets),s=d(()=>r.today),a=d(()=>r.viewTitle),l=d(()=>r.viewDates),c=d(()=>r.options.buttonText),u=d(()=>r.options.customButtons),v=d(()=>r.options.date),h=d(()=>r.options.dateIncrement),f=d(()=>r.options.duration),p=d(()=>r.options.hiddenDays),g=d(()=>r.options.theme),_=d(()=>r.options.validRange),m=d(()=>r.options.view),b=W(!1),k=W(!1),R=W(!1),D=!1;gr(()=>{i(l),i(_),t.buttons,I(()=>{D||(D=!0,t.buttons.includes("prev")&&(x(b,!1),i(_).start&&x(b,A(w),!0)),t.buttons.includes("next")&&(x(k,!1),i(_).end&&x(k,A(C),!0)),t.buttons.includes("today")&&(x(R,i(s)>=i(n).start&&i(s)<i(n).end,!0),!i(R)&&(i(_).start||i(_).end)&&x(R,A(M),!0)),mr().then(()=>D=!1))})});function A(X){let T=i(v);X();let U=i(l).every(G=>Ki(G,i(_)));return r.setOption("date",T),U}function w(){r.setOption("date",nc(j(i(v)),i(h)??i(f),i(p)))}function C(){r.setOption("date",rc(j(i(v)),i(h)??i(f),i(p)))}function M(){r.setOption("date",j(i(s)))}function O(X){return"customButton"+X.charAt(0).toUpperCase()+X.slice(1)}var Z=xe(),te=ge(Z);Te(te,17,()=>t.buttons,at,(X,T)=>{var U=xe(),G=ge(U),ne=V=>{var E=Ep();qe(E,()=>Kt(i(a))),we(()=>K(E,1,i(g).title)),P(V,E)},he=V=>{var E=Ud(),de=ii(E);we(()=>{K(E,1,`${i(g).button??""} ec-${i(T)??""}`),Ve(E,"aria-label",i(c).prev),Ve(E,"title",i(c).prev),E.disabled=i(b),K(de,1,`${i(g).icon??""} ec-${i(T)??""}`)}),gt("click",E,w),P(V,E)},ce=V=>{var E=Ud(),de=ii(E);we(()=>{K(E,1,`${i(g).button??""} ec-${i(T)??""}`),Ve(E,"aria-label",i(c).next),Ve(E,"title",i(c).next),E.disabled=i(k),K(de,1,`${i(g).icon??""} ec-${i(T)??""}`)}),gt("click",E,C),P(V,E)},H=V=>{var E=Vd(),de=ii(E,!0);we(()=>{K(E,1,`${i(g).button??""} ec-${i(T)??""}`),E.disabled=i(R),Fo(de,i(c)[i(T)])}),gt("click",E,M),P(V,E)},J=V=>{let E=d(()=>In(i(u)[i(T)]?.content,void 0,void 0,i(o)[O(i(T))]));var de=kp(),q=be(de);yt(q,()=>i(E).snippet??Xe),oe(de),qe(de,()=>Kt(i(E).content,i(E).snippet)),we(()=>K(de,1,`ec-${i(T)??""}`)),P(V,de)},$e=d(()=>i(o)[O(i(T))]||i(u)[i(T)]?.content!=null),B=V=>{var E=Tp();qe(E,()=>Kt(i(u)[i(T)].text)),we(()=>K(E,1,or([i(g).button,`ec-${i(T)}`,i(u)[i(T)].active&&i(g).active]))),gt("click",E,function(...de){i(u)[i(T)].click?.apply(this,de)}),P(V,E)},N=V=>{var E=Vd(),de=ii(E,!0);we(()=>{K(E,1,or([i(g).button,`ec-${i(T)}`,i(m)===i(T)&&i(g).active])),Fo(de,i(c)[i(T)])}),gt("click",E,()=>r.setOption("view",i(T))),P(V,E)};Le(G,V=>{i(T)==="title"?V(ne):i(T)==="prev"?V(he,1):i(T)==="next"?V(ce,2):i(T)==="today"?V(H,3):i($e)?V(J,4):i(u)[i(T)]?V(B,5):V(N,-1)}),P(X,U)}),P(e,Z),Ae()}Nr(["click"]);var Cp=re("<div><!></div>"),Dp=re("<div></div>"),Sp=re("<nav></nav>");function Rp(e,t){Re(t,!0);let r=d(()=>ye("state")),n=d(()=>i(r).options.headerToolbar),o=d(()=>i(r).options.theme),s=d(()=>{let l={};for(let c of["start","center","end"])l[c]=i(n)[c]?.split(" ").filter(Boolean).map(u=>u.split(",").filter(Boolean))??[];return l});var a=Sp();Te(a,21,()=>Rn(i(s)),at,(l,c)=>{var u=Dp();Te(u,21,()=>i(s)[i(c)],at,(v,h)=>{var f=xe(),p=ge(f),g=m=>{var b=Cp();Bd(be(b),{get buttons(){return i(h)}}),oe(b),we(()=>K(b,1,i(o).buttonGroup)),P(m,b)},_=m=>{Bd(m,{get buttons(){return i(h)}})};Le(p,m=>{i(h).length>1?m(g):m(_,-1)}),P(v,f)}),oe(u),we(()=>K(u,1,`ec-${i(c)??""}`)),P(l,u)}),oe(a),we(()=>K(a,1,i(o).toolbar)),P(e,a),Ae()}var Ap=new Set(["$$slots","$$events","$$legacy","plugins","options"]),Np=re("<div><!> <!> <!></div>");function Op(e,t){Re(t,!0);let r=me(t,"plugins",19,()=>[]),n=me(t,"options",19,()=>({})),o=Qs(t,Ap),s=new xp(r(),n());s.snippets=o,Ai("state",s);let a=d(()=>s.auxComponents),l=d(()=>s.features),c=d(()=>s.events),u=d(()=>s.interaction),v=d(()=>s.iClass),h=d(()=>s.offset),f=d(()=>s.view),p=d(()=>s.viewComponent),g=d(()=>s.options.date),_=d(()=>s.options.dateIncrement),m=d(()=>s.options.duration),b=d(()=>s.options.height),k=d(()=>s.options.hiddenDays),R=d(()=>s.options.customScrollbars),D=d(()=>s.options.theme),A={...n()};gr(()=>{for(let[q,ae]of sp(n(),A))I(()=>{w(q,ae)});_e(A,n())});function w(q,ae){return s.setOption(q,ae,!1),this}function C(q){let ae=s.options[q];return ba(ae)?Ge(ae):ae}function M(){return s.fetchedRange.resources={},this}function O(){return s.fetchedRange.events={},this}function Z(){return i(c).map(Dt)}function te(q){q=String(q);for(let ae of i(c))if(ae.id===q)return Dt(ae);return null}function X(q){return q=jo([q],i(h))[0],i(c).push(q),Dt(q)}function T(q){let ae=String(q.id),Rt=i(c).findIndex(Qe=>Qe.id===ae);return Rt>=0?(q=jo([q],i(h))[0],i(c)[Rt]=q,Dt(q)):null}function U(q){q=String(q);let ae=i(c).findIndex(Rt=>Rt.id===q);return ae>=0&&i(c).splice(ae,1),this}function G(){return Bt(i(f))}function ne(){return i(u).action?.unselect(),this}function he(q,ae){let Rt=fi(q,ae);if(Rt){let Qe=ui(Rt)(q,ae);return Qe.date=Ge(Qe.date),Qe}return null}function ce(q){return q=St(yr(q)),s.setOption("date",j(q)),s.scrollDate=q,this}function H(){return s.setOption("date",rc(j(i(g)),i(_)??i(m),i(k))),this}function J(){return s.setOption("date",nc(j(i(g)),i(_)??i(m),i(k))),this}var $e={setOption:w,getOption:C,refetchResources:M,refetchEvents:O,getEvents:Z,getEventById:te,addEvent:X,updateEvent:T,removeEventById:U,getView:G,unselect:ne,dateFromPoint:he,gotoDate:ce,next:H,prev:J},B=Np();let N;var V=be(B);Rp(V,{});var E=ke(V,2);Gi(E,()=>i(p),(q,ae)=>{ae(q,{})});var de=ke(E,2);return Te(de,17,()=>i(a),at,(q,ae)=>{var Rt=xe(),Qe=ge(Rt);Gi(Qe,()=>i(ae),(Zt,br)=>{br(Zt,{})}),P(q,Rt)}),oe(B),we(q=>{K(B,1,or([i(D).calendar,i(D).view,i(v)&&i(D)[i(v)],i(R)&&i(D).customScrollbars])),Ve(B,"role",q),N=Mr(B,"",N,{height:i(b)})},[()=>i(l).includes("list")?"list":"table"]),P(e,B),Ae($e)}function Ip(e){"weekNumbers"in e||_e(e,{weekNumbers:!1,weekNumberContent:void 0})}function Mp(e){return()=>{let{viewDates:t,options:{duration:r,hiddenDays:n}}=e,o;return I(()=>o=r.months||r.inWeeks?7-n.length:t.length),o}}function Lp(e,t){return()=>{let{options:{highlightedDates:r,validRange:n},viewDates:o}=e,{colsCount:s}=t,a=[];return I(()=>{let l=[],c=1,u=1;for(let v of o)l.push({gridColumn:c,gridRow:u,resource:void 0,dayStart:v,dayEnd:Lr(j(v)),disabled:Ki(v,n),highlight:r.some(h=>lt(h,v))}),c===s&&(a.push(l),l=[],c=0,++u),++c}),a}}function Pp(e,t){return()=>{let{filteredEvents:r}=e,{grid:n}=t,o=[],s=[];return I(()=>{for(let a of r)for(let l of n)Pr(a.display)?a.allDay&&(s=s.concat(pi(a,l))):o=o.concat(pi(a,l));fc(o)}),{chunks:o,bgChunks:s}}}function Fp(e,t){return()=>{let{iEvents:r}=e,{grid:n}=t,o=[];for(let[,s]of r)s&&I(()=>{for(let a of n)o=o.concat(pi(s,a,!1))});return o}}var Hp=class{#e;get colsCount(){return i(this.#e)}set colsCount(e){x(this.#e,e)}#r;get grid(){return i(this.#r)}set grid(e){x(this.#r,e)}#t;get gridEl(){return i(this.#t)}set gridEl(e){x(this.#t,e,!0)}#n;get chunks(){return i(this.#n)}set chunks(e){x(this.#n,e)}#i;get bgChunks(){return i(this.#i)}set bgChunks(e){x(this.#i,e)}#o;get iChunks(){return i(this.#o)}set iChunks(e){x(this.#o,e)}#a;get intlDayCell(){return i(this.#a)}set intlDayCell(e){x(this.#a,e)}#s;get intlDayPopover(){return i(this.#s)}set intlDayPopover(e){x(this.#s,e)}#l;get popupDay(){return i(this.#l)}set popupDay(e){x(this.#l,e,!0)}constructor(e){this.#e=d(Mp(e)),this.#r=d(Lp(e,this)),this.#t=W();let t=d(Pp(e,this)),r=d(()=>i(t).chunks),n=d(()=>i(t).bgChunks);this.#n=d(()=>i(r)),this.#i=d(()=>i(n)),this.#o=d(Fp(e,this)),this.hiddenChunks=new di,this.#a=d(hi(e,"dayCellFormat")),this.#s=d(hi(e,"dayPopoverFormat")),this.#l=W(null)}},zp=re("<div><!></div>");function bc(e,t){Re(t,!0);let r=me(t,"el",15),n=me(t,"allDay",3,!1),o=me(t,"resource",3,void 0),s=me(t,"dateFromPoint",3,()=>t.date),a=me(t,"classes",3,Wo),l=me(t,"disabled",3,!1),c=me(t,"highlight",3,!1),u=me(t,"role",3,"cell"),v=me(t,"noIeb",3,!1),h=me(t,"noBeb",3,!1),f=me(t,"defaultContent",3,void 0),p=d(()=>ye("state")),g=d(()=>i(p).today),_=d(()=>i(p).snippets),m=d(()=>i(p).interaction.action),b=d(()=>i(p).options.dayCellContent),k=d(()=>i(p).options.theme),R=d(()=>ye("view-state")),D=d(()=>i(R).snap),A=d(()=>lt(t.date,i(g))),w=d(()=>In(i(b),()=>({allDay:n(),date:Ge(t.date),isToday:i(A),resource:o()}),f(),i(_).dayCellContent)),C=d(()=>a()([i(k).day,i(k).weekdays?.[t.date.getUTCDay()],i(A)&&i(k).today,c()&&i(k).highlight,l()&&i(k).disabled,v()&&i(k).noIeb,h()&&i(k).noBeb]));li(()=>{lc(r(),(T,U)=>({allDay:n(),date:s()(T,U),resource:o(),dayEl:r(),disabled:l()}))});let M=d(()=>!l()&&i(m)?T=>i(m).select(T,i(D)):void 0);var O=zp(),Z=be(O),te=T=>{var U=xe(),G=ge(U);yt(G,()=>t.content,()=>i(w)),P(T,U)},X=T=>{var U=xe(),G=ge(U);yt(G,()=>i(w).snippet??Xe,()=>i(w).arg),P(T,U)};Le(Z,T=>{t.content?T(te):T(X,-1)}),oe(O),sr(O,T=>r(T),()=>r()),qe(O,()=>t.content?null:Kt(i(w).content,i(w).snippet)),we(()=>{K(O,1,or(i(C))),Ve(O,"role",u())}),gt("pointerdown",O,function(...T){i(M)?.apply(this,T)}),P(e,O),Ae()}Nr(["pointerdown"]);var Up=re("<div><!></div>"),Vp=re("<article><!></article>");function Bp(e,t){Re(t,!0);let r=me(t,"el",15),n=me(t,"classes",3,Wo),o=me(t,"styles",3,Wo),s=d(()=>ye("state")),a=d(()=>i(s).intlEventTime),l=d(()=>i(s).resources),c=d(()=>i(s).snippets),u=d(()=>i(s).view),v=d(()=>i(s).options.displayEventEnd),h=d(()=>i(s).options.eventBackgroundColor),f=d(()=>i(s).options.eventColor),p=d(()=>i(s).options.eventContent),g=d(()=>i(s).options.eventClick),_=d(()=>i(s).options.eventDidMount),m=d(()=>i(s).options.eventClassNames),b=d(()=>i(s).options.eventMouseEnter),k=d(()=>i(s).options.eventMouseLeave),R=d(()=>i(s).options.eventTextColor),D=d(()=>i(s).options.theme),A=d(()=>t.chunk.event),w=d(()=>t.chunk.event.display),C=d(()=>i(A).backgroundColor??vc(t.chunk.resource??Hd(i(A),i(l)))??i(h)??i(f)),M=d(()=>i(A).textColor??gc(t.chunk.resource??Hd(i(A),i(l)))??i(R)),O=d(()=>Af(o()({"background-color":i(C),color:i(M)})).map(B=>`${B[0]}:${B[1]}`).concat(i(A).styles).join(";")),Z=d(()=>{let B=[Pr(i(w))?i(D).bgEvent:i(D).event];if(i(A).allDay){lt(St(j(t.chunk.start)),i(A).start)||B.push(i(D).startClipped);let N=j(t.chunk.end),V=j(i(A).end);N.setUTCSeconds(N.getUTCSeconds()-1),V.setUTCSeconds(V.getUTCSeconds()-1),lt(St(N),St(V))||B.push(i(D).endClipped)}else lt(t.chunk.start,i(A).start)||B.push(i(D).startClipped),lt(t.chunk.end,i(A).end)||B.push(i(D).endClipped);return n()(B.concat(jf(i(m),i(A),i(u))))}),te=d(()=>Gf(t.chunk,i(v),i(a))),X=d(()=>In(i(p),()=>({event:Dt(i(A)),timeText:i(te),view:Bt(i(u))}),()=>Wf(t.chunk,i(te),i(D)),i(c).eventContent));li(()=>{Ie(i(_))&&i(_)({event:Dt(i(A)),timeText:i(te),el:r(),view:Bt(i(u))})});function T(B,N){return Ie(B)&&!Ko(N)?V=>B({event:Dt(i(A)),el:r(),jsEvent:V,view:Bt(i(u))}):void 0}let U=d(()=>!Pr(i(w))&&T(i(g),i(w))||void 0),G=d(()=>i(U)&&ya(i(U))),ne=d(()=>T(i(b),i(w))),he=d(()=>T(i(k),i(w)));var ce=Vp();{let B=N=>{var V=Up(),E=be(V);yt(E,()=>i(X).snippet??Xe,()=>i(X).arg),oe(V),qe(V,()=>Kt(i(X).content,i(X).snippet)),we(()=>K(V,1,or(i(D).eventBody))),P(N,V)};var H=be(ce),J=N=>{var V=xe(),E=ge(V);yt(E,()=>t.body,()=>B,()=>i(C),()=>i(M)),P(N,V)},$e=N=>{B(N)};Le(H,N=>{t.body?N(J):N($e,-1)}),oe(ce),sr(ce,N=>r(N),()=>r())}we(()=>{K(ce,1,or(i(Z))),Mr(ce,i(O)),Ve(ce,"role",i(U)?"button":void 0),Ve(ce,"tabindex",i(U)?0:void 0)}),gt("click",ce,function(...B){i(U)?.apply(this,B)}),gt("keydown",ce,function(...B){i(G)?.apply(this,B)}),Vt("mouseenter",ce,function(...B){i(ne)?.apply(this,B)}),Vt("mouseleave",ce,function(...B){i(he)?.apply(this,B)}),gt("pointerdown",ce,function(...B){t.onpointerdown?.apply(this,B)}),P(e,ce),Ae()}Nr(["click","keydown","pointerdown"]);var Yp=re("<div><!></div>");function ga(e,t){Re(t,!0);let r=me(t,"weekday",3,!0),n=me(t,"colSpan",3,1),o=me(t,"ariaHidden",3,!1),s=me(t,"disabled",3,!1),a=me(t,"highlight",3,!1),l=me(t,"cssSpan",3,!1),c=d(()=>ye("state")),u=d(()=>i(c).today),v=d(()=>i(c).options.theme);var h=Yp();let f;var p=be(h);yt(p,()=>t.children),oe(h),we(g=>{K(h,1,g),Ve(h,"role",o()?null:"columnheader"),Ve(h,"aria-colspan",o()||n()<=1?null:n()),Ve(h,"aria-colindex",o()?null:t.colIndex),Ve(h,"aria-hidden",o()?"true":null),f=Mr(h,"",f,{"--ec-col-group-span":l()?n():void 0})},[()=>or([t.className??i(v).colHead,r()&&i(v).weekdays?.[t.date.getUTCDay()],r()&&lt(t.date,i(u))&&i(v).today,a()&&i(v).highlight,s()&&i(v).disabled])]),P(e,h),Ae()}var qp=re("<time></time>");function ma(e,t){Re(t,!0);let r=me(t,"alPrefix",3,""),n=d(()=>ye("state")),o=d(()=>i(n).intlDayHeader),s=d(()=>i(n).intlDayHeaderAL);var a=qp();qe(a,()=>Kt(i(o).format(t.date))),we((l,c)=>{Ve(a,"datetime",l),Ve(a,"aria-label",`${r()??""}${c??""}`)},[()=>$r(t.date,10),()=>i(s).format(t.date)]),P(e,a),Ae()}function Ra(e,t){Re(t,!0);let r=me(t,"el",15),n=d(()=>ye("state")),o=d(()=>i(n).iClasses),s=d(()=>i(n).interaction.action),a=d(()=>i(n).interaction.resizer),l=d(()=>ye("view-state")),c=d(()=>i(l).snap),u=d(()=>t.chunk.event),v=d(()=>t.chunk.event.display),h=d(()=>g=>i(o)(g,i(u)));function f(g){return i(s)?.draggable(g)?_=>i(s).drag(g,_,t.forceDate,t.forceMargin,i(c)):i(s)?.noAction}let p=d(()=>!Pr(i(v))&&!Ko(i(v))?f(i(u)):void 0);Bp(e,{get chunk(){return t.chunk},get classes(){return i(h)},get styles(){return t.styles},get onpointerdown(){return i(p)},get el(){return r()},set el(_){r(_)},body:(_,m=Xe)=>{var b=xe(),k=ge(b),R=A=>{var w=xe(),C=ge(w);Gi(C,()=>i(a),(M,O)=>{O(M,{get chunk(){return t.chunk},get axis(){return t.axis},get forceDate(){return t.forceDate},get forceMargin(){return t.forceMargin},children:(Z,te)=>{var X=xe(),T=ge(X);yt(T,m),P(Z,X)},$$slots:{default:!0}})}),P(A,w)},D=A=>{var w=xe(),C=ge(w);yt(C,m),P(A,w)};Le(k,A=>{i(a)?A(R):A(D,-1)}),P(_,b)},$$slots:{body:!0}}),Ae()}var Gp=re("<span><!></span>"),Wp=re('<a role="button" tabindex="0" aria-haspopup="dialog"><!></a>'),jp=re("<div><time><!></time> <!></div> <div><!></div>",1);function Xp(e,t){Re(t,!0);let r=ye("state"),n=ye("view-state");d(()=>r.features);let o=d(()=>r.snippets),s=d(()=>r.options.date),a=d(()=>r.options.firstDay),l=d(()=>r.options.moreLinkContent),c=d(()=>r.options.theme),u=d(()=>r.options.weekNumbers),v=d(()=>r.options.weekNumberContent),h=d(()=>n.hiddenChunks),f=d(()=>n.intlDayCell),p=d(()=>t.day.dayStart),g=d(()=>t.day.disabled),_=d(()=>t.day.highlight),m=d(()=>i(p).getUTCMonth()!==i(s).getUTCMonth()),b=d(()=>C=>[...C,i(m)&&i(c).otherMonth]),k=d(()=>i(u)&&i(p).getUTCDay()===(i(a)?1:0)),R=d(()=>i(k)?Hf(ic(i(p),i(a)),i(p),i(v),i(o).weekNumberContent):{}),D=d(()=>i(h).get(tn(i(p)))),A=d(()=>{if(!i(D))return{};let C=i(D).length,M="+"+C+" more";return In(i(l),()=>({num:C,text:M}),M,i(o).moreLinkContent)});function w(){n.popupDay=t.day}bc(e,{get date(){return i(p)},allDay:!0,get classes(){return i(b)},get disabled(){return i(g)},get highlight(){return i(_)},get noIeb(){return t.noIeb},get noBeb(){return t.noBeb},defaultContent:()=>i(f).format(i(p)),content:(M,O=Xe)=>{var Z=jp(),te=ge(Z),X=be(te),T=be(X);yt(T,()=>O().snippet??Xe,()=>O().arg),oe(X),qe(X,()=>Kt(O().content,O().snippet));var U=ke(X,2),G=H=>{var J=Gp(),$e=be(J);yt($e,()=>i(R).snippet??Xe,()=>i(R).arg),oe(J),qe(J,()=>Kt(i(R).content,i(R).snippet)),we(()=>K(J,1,i(c).weekNumber)),P(H,J)};Le(U,H=>{i(k)&&H(G)}),oe(te);var ne=ke(te,2),he=be(ne),ce=H=>{var J=Wp(),$e=d(()=>pa(w)),B=d(()=>ya(w)),N=d(pa),V=be(J);yt(V,()=>i(A).snippet??Xe,()=>i(A).arg),oe(J),qe(J,()=>Kt(i(A).content,i(A).snippet)),gt("click",J,function(...E){i($e)?.apply(this,E)}),gt("keydown",J,function(...E){i(B)?.apply(this,E)}),gt("pointerdown",J,function(...E){i(N)?.apply(this,E)}),P(H,J)};Le(he,H=>{i(D)&&H(ce)}),oe(ne),we(H=>{K(te,1,i(c).dayHead),Ve(X,"datetime",H),K(ne,1,i(c).dayFoot)},[()=>$r(i(p),10)]),P(M,Z)},$$slots:{content:!0}}),Ae()}Nr(["click","keydown","pointerdown"]);function Yo(e,t){Re(t,!0);let r=me(t,"inPopup",3,!1),n=d(()=>ye("state")),o=d(()=>i(n).options.dayMaxEvents),s=d(()=>i(n).options.eventGap),a=d(()=>ye("view-state")),l=d(()=>i(a).colsCount),c=d(()=>i(a).gridEl),u=d(()=>i(a).hiddenChunks),v=d(()=>i(a).popupDay),h=W(void 0),f=W(1),p=W(!1),g=d(()=>t.chunk.event),_=d(()=>t.chunk.event.display);function m(){return i(c).children.item((t.chunk.gridRow-1)*i(l)+t.chunk.gridColumn-1)}vt(()=>{r()||x(f,ci(m().firstElementChild)||1,!0)});let b=d(()=>w=>{if(w["grid-column"]=`${t.chunk.gridColumn} / span ${t.chunk.dates.length}`,w["grid-row"]=t.chunk.gridRow,!Pr(i(_))){let C=r()?1:i(f);if(i(g)._margin){let[M,O]=i(g)._margin;M>C&&t.chunk.gridRow===O&&(C=M)}w["margin-block-start"]=`${C}px`}return i(p)&&(w.visibility="hidden"),w});function k(){x(f,pc(t.chunk,ci(i(h)),ci(m().firstElementChild)||1,i(s)),!0)}function R(){if(i(o)===!0){let w=m(),C=ci(w)-D(w);if(x(p,t.chunk.bottom>C),i(p))for(let M of t.chunk.dates){let O=tn(M);if(i(u).has(O)){let Z=i(u).get(O);Z.includes(t.chunk)||i(u).set(O,[...Z,t.chunk])}else i(u).set(O,[t.chunk])}}else x(p,!1),i(u).size&&i(u).clear()}function D(w){let C=0;for(let M=0;M<t.chunk.dates.length&&(C=_r(C,ci(w.lastElementChild)),w=w.nextElementSibling,!!w);++M);return C}var A={reposition:k,hide:R};{let w=d(()=>r()&&i(v).dayStart),C=d(()=>[i(f),t.chunk.gridRow]);Ra(e,{get chunk(){return t.chunk},get styles(){return i(b)},axis:"x",get forceDate(){return i(w)},get forceMargin(){return i(C)},get el(){return i(h)},set el(M){x(h,M,!0)}})}return Ae(A)}var Kp=re('<dialog closedby="closerequest"><header><time></time>  <a role="button" tabindex="0">&times;</a></header> <div></div></dialog>');function Zp(e,t){Re(t,!0);let r=ye("view-state"),n=d(()=>ye("state")),o=d(()=>i(n).interaction),s=d(()=>i(n).options.buttonText),a=d(()=>i(n).options.theme),l=d(()=>r.colsCount),c=d(()=>r.chunks),u=d(()=>r.gridEl),v=d(()=>r.intlDayPopover),h=d(()=>r.popupDay),f=W(void 0),p=W(""),g=d(()=>i(h).gridColumn),_=d(()=>i(h).gridRow),m=d(()=>i(h).dayStart),b=d(()=>i(h).dayEnd),k=d(()=>{let U=[];for(let G of i(c))G.gridRow===i(_)&&G.gridColumn<=i(g)&&G.gridColumn+G.dates.length>i(g)&&U.push(_e({},G,Zo(G.event,i(m),i(b))));return U.sort((G,ne)=>G.top-ne.top),U});li(()=>{i(f).show()}),vt(()=>{i(k).length?I(R):D()});function R(){let U=i(u).children.item((i(_)-1)*i(l)+i(g)-1),G=An(i(f)),ne=An(U),he=An(i(u));x(p,"");let ce;if(G.width>=he.width){ce=he.left-ne.left;let J=ne.right-he.right;x(p,i(p)+`inset-inline-end:${J}px;`)}else ce=(ne.width-G.width)/2,ne.left+ce<he.left?ce=he.left-ne.left:ne.left+ce+G.width>he.right&&(ce=he.right-ne.left-G.width);x(p,i(p)+`inset-inline-start:${ce}px;`);let H;G.height>=he.height?(H=he.top-ne.top,x(p,i(p)+`block-size:${he.height}px;`)):(H=(ne.height-G.height)/2,ne.top+H<he.top?H=he.top-ne.top:ne.top+H+G.height>he.bottom&&(H=he.bottom-ne.top-G.height)),x(p,i(p)+`inset-block-start:${H}px;`)}function D(){r.popupDay=null}function A(){D(),i(o).action?.noClick()}var w=Kp();let C;var M=be(w),O=be(M);qe(O,()=>Kt(i(v).format(i(m))));var Z=ke(O,2);xo(Z,!0);var te=d(()=>pa(D)),X=d(()=>ya(D));oe(M);var T=ke(M,2);Te(T,21,()=>i(k),at,(U,G)=>{Yo(U,{get chunk(){return i(G)},inPopup:!0})}),oe(T),oe(w),sr(w,U=>x(f,U),()=>i(f)),qe(w,()=>Sf("pointerdown")),we(U=>{K(w,1,i(a).popup),C=Mr(w,i(p),C,{"grid-area":`${i(_)+1} / ${i(g)}`}),K(M,1,i(a).dayHead),Ve(O,"datetime",U),Ve(Z,"aria-label",i(s).close),K(T,1,i(a).events)},[()=>$r(i(m),10)]),Vt("pointerdownoutside",w,A),Vt("close",w,D),gt("click",Z,function(...U){i(te)?.apply(this,U)}),gt("keydown",Z,function(...U){i(X)?.apply(this,U)}),P(e,w),Ae()}Nr(["click","keydown"]);var Jp=re('<div role="columnheader"><span></span></div>'),Qp=re('<section><header><div role="row"></div></header> <div><div></div> <div><!> <!> <!></div></div> <!></section>');function _a(e,t){Re(t,!0);let r=ye("state"),n=new Hp(r);Ai("view-state",n);let o=d(()=>r.intlDayHeader),s=d(()=>r.intlDayHeaderAL),a=d(()=>r.options.dayMaxEvents),l=d(()=>r.options.eventGap),c=d(()=>r.options.theme),u=d(()=>n.grid),v=d(()=>n.chunks),h=d(()=>n.bgChunks),f=d(()=>n.iChunks),p=d(()=>n.hiddenChunks),g=d(()=>n.popupDay),_=[];function m(){uc(_,i(v)),i(p).clear(),mr().then(b)}function b(){i(p).size,_.forEach(w=>w?.hide())}vt(()=>{i(l),m()}),vt(b);var k=xe(),R=ge(k),D=w=>{var C=Qp();let M;var O=be(C),Z=be(O);Te(Z,21,()=>i(u)[0],at,(H,J,$e)=>{let B=()=>i(J).dayStart;var N=Jp();Ve(N,"aria-colindex",1+$e);var V=be(N);qe(V,()=>Kt(i(o).format(B()))),oe(N),we((E,de)=>{K(N,1,E),Ve(V,"aria-label",de)},[()=>or([i(c).colHead,i(c).weekdays?.[B().getUTCDay()]]),()=>i(s).format(B())]),P(H,N)}),oe(Z),oe(O);var te=ke(O,2),X=be(te);Te(X,21,()=>i(u),at,(H,J,$e)=>{var B=xe(),N=ge(B);Te(N,17,()=>i(J),at,(V,E,de)=>{{let q=d(()=>de+1===He(i(J))),ae=d(()=>$e+1===He(i(u)));Xp(V,{get day(){return i(E)},get noIeb(){return i(q)},get noBeb(){return i(ae)}})}}),P(H,B)}),oe(X),sr(X,H=>n.gridEl=H,()=>n?.gridEl);var T=ke(X,2),U=be(T);Te(U,19,()=>i(v),H=>H.id,(H,J,$e)=>{sr(Yo(H,{get chunk(){return i(J)}}),(B,N)=>_[N]=B,B=>_?.[B],()=>[i($e)])});var G=ke(U,2);Te(G,17,()=>i(h),H=>H.id,(H,J)=>{Yo(H,{get chunk(){return i(J)}})});var ne=ke(G,2);Te(ne,17,()=>i(f),at,(H,J)=>{Yo(H,{get chunk(){return i(J)}})}),oe(T),oe(te);var he=ke(te,2),ce=H=>{Zp(H,{})};Le(he,H=>{i(g)&&H(ce)}),oe(C),sr(C,H=>r.mainEl=H,()=>r?.mainEl),qe(C,()=>Kd(m)),we((H,J)=>{K(C,1,or([i(c).main,i(a)===!0&&i(c).uniform])),M=Mr(C,"",M,{"--ec-grid-cols":H,"--ec-grid-rows":J}),K(O,1,i(c).header),K(Z,1,i(c).grid),K(te,1,i(c).body),K(X,1,i(c).grid),K(T,1,i(c).events)},[()=>He(i(u)[0]),()=>He(i(u))]),P(w,C)},A=d(()=>!en(i(u))&&!en(i(u)[0]));Le(R,w=>{i(A)&&w(D)}),P(e,k),Ae()}var wc={createOptions(e){Ip(e),_e(e,{dayMaxEvents:!1,dayCellFormat:{day:"numeric"},dayPopoverFormat:{month:"long",day:"numeric",year:"numeric"},moreLinkContent:void 0,view:"dayGridMonth"}),_e(e.buttonText,{dayGridDay:"day",dayGridMonth:"month",dayGridWeek:"week",close:"Close"}),_e(e.theme,{uniform:"ec-uniform",dayFoot:"ec-day-foot",otherMonth:"ec-other-month",popup:"ec-popup"}),_e(e.views,{dayGridDay:{buttonText:Ta,component:()=>_a,dayHeaderFormat:{weekday:"long"},displayEventEnd:!1,duration:{days:1},theme:Nn("ec-day-grid ec-day-view")},dayGridWeek:{buttonText:Ca,component:()=>_a,displayEventEnd:!1,theme:Nn("ec-day-grid ec-week-view")},dayGridMonth:{buttonText:Qf,component:eh,dayHeaderFormat:{weekday:"short"},dayHeaderAriaLabelFormat:{weekday:"long"},displayEventEnd:!1,duration:{months:1},theme:Nn("ec-day-grid ec-month-view"),titleFormat:{year:"numeric",month:"long"}}})}};function eh(e){return e.features=["dayNumber"],e.extensions.activeRange=(t,r)=>{let{options:{firstDay:n}}=e;return{start:tc(t,n),end:Ff(r,n)}},_a}function xc(e,t,r){return e.startEditable??t??e.editable??r}function th(e,t,r){return e.durationEditable??t??e.editable??r}var oa=!1;function rh(e){oa||(oa=!0,window.requestAnimationFrame(()=>{e(),oa=!1}))}function Yd(e,t,r){return _r(t,Qr(r,e))}function nh(e){return()=>{let{options:{editable:t,eventStartEditable:r,theme:n}}=e;e.iClasses=(o,s)=>{let{display:a}=s;return[...o,Ko(a)?[n[a]]:!Pr(a)&&xc(s,r,t)?[n.draggable]:[]]}}}function ih(e){return()=>{let{interaction:t,mainEl:r}=e;if(r)return Wi(r,"scroll",()=>{t.action.handleScroll(),t.pointer?.handleScroll()})}}var oh=class{constructor(e){this.#e(e)}#e(e){gr(nh(e)),vt(ih(e))}};function sh(e,t){Re(t,!0);let r=ye("state"),n=d(()=>r.events),o=d(()=>r.iEvents),s=d(()=>r.features),a=d(()=>r.view),l=d(()=>r.mainEl),c=d(()=>r.options.dateClick),u=d(()=>r.options.dragConstraint),v=d(()=>r.options.dragScroll),h=d(()=>r.options.editable),f=d(()=>r.options.eventStartEditable),p=d(()=>r.options.eventDragMinDistance),g=d(()=>r.options.eventDragStart),_=d(()=>r.options.eventDragStop),m=d(()=>r.options.eventDrop),b=d(()=>r.options.eventLongPressDelay),k=d(()=>r.options.eventResizeStart),R=d(()=>r.options.eventResizeStop),D=d(()=>r.options.eventResize),A=d(()=>r.options.longPressDelay),w=d(()=>r.options.resizeConstraint),C=d(()=>r.options.selectable),M=d(()=>r.options.select),O=d(()=>r.options.selectBackgroundColor),Z=d(()=>r.options.selectConstraint),te=d(()=>r.options.selectLongPressDelay),X=d(()=>r.options.selectMinDistance),T=d(()=>r.options.unselect),U=d(()=>r.options.unselectAuto),G=d(()=>r.options.unselectCancel),ne=d(()=>r.options.validRange),he=1,ce=2,H=3,J=4,$e=5,B=6,N,V,E,de,q,ae,Rt,Qe,Zt,br,nn,et,Be,Ln,Pn,ar,Jt,le,ue,fe,dt,tt,We,At,Pe,wr,je,Nt;function gi(S){return xc(S,i(f),i(h))}function on(S,L,pe,ie,Ot){N||(N=ts(L)?he:B,mn()&&(E=S,_i(L,Ot),pe&&(ae=pe),ie&&(wr=ie),le="dragging",sn(L)))}function mi(S,L,pe,ie,Ot,eo,ou){if(!N&&(N=ts(L)?pe?H:ce:B,mn())){let{zeroDuration:to}=S;E=S.event,_i(L,ou),eo&&(wr=eo),le=ie==="x"?"resizingX":"resizingY",Ji()?(fe=j(E.end),Jt?(ua(fe,E.start),fe>=E.end&&On(fe)):(Bo(fe,je),fe<E.start&&(fe=E.start)),ae=Jt?St(j(E.start)):E.start):(fe=j(E.start),Jt?(ua(fe,E.end),fe<=E.start&&!to&&Lr(fe)):(Me(fe,je),fe>E.end&&(fe=E.end)),Jt?(ae=St(j(E.end)),!to&&lt(ae,E.end)&&On(ae)):(ae=E.end,to||(ae=Bo(j(ae),je))),to&&!Jt&&(Nt=je)),Ot&&(ae=Ot),sn(L)}}function Jo(S,L){N||(N=ts(S)?i(C)&&!i(s).includes("list")?J:$e:B,mn()&&(_i(S,L),le="selecting",dt=Jt?bt({day:1}):je,E={allDay:Jt,start:ae,end:Me(j(ae),dt),resourceIds:Qe?[Qe.id]:[]},sn(S)))}function Qo(){N||(N=B)}function _i(S,L){window.getSelection().removeAllRanges(),br=et=S.clientX,nn=Be=S.clientY,je=L?.duration;let pe=fi(et,Be);({allDay:Jt,date:ae,resource:Qe}=ui(pe)(et,Be)),Pn=i(l)!==Md(pe,3),Ln=Md(pe,1),Ma(),S.pointerType!=="mouse"&&(At=setTimeout(()=>{N&&(V=!0,sn(S))},(an()?i(te):i(b))??i(A)))}function sn(S){if(V||S&&S.pointerType==="mouse"&&Jc()>=(an()?i(X):i(p))){V=!0,Qi(S),de||(an()?Kc():Xc(S,Fn()?i(k):i(g)));let L=$i(jc());if(L){let pe;if({allDay:pe,date:Rt,resource:Zt}=L,pe===Jt){let ie=Zi({},de),Ot=i(w);ar=bt((Rt-ae)/1e3),Ji()?(ie.start=Me(j(E.start),ar),ie.start>fe&&(ie.start=fe,ar=bt((fe-E.start)/1e3))):(ie.end=Me(j(E.end),ar),Nt&&Me(ie.end,Nt),Fn()?ie.end<fe&&(ie.end=fe,ar=bt((fe-E.end)/1e3)):an()?(ie.end<E.end?(ie.start=Bo(ie.end,dt),ie.end=E.end):ie.start=E.start,Ot=i(Z)):(ie.start=Me(j(E.start),ar),Qe&&(ie.resourceIds=E.resourceIds.filter(eo=>eo!==Qe.id),ie.resourceIds.push(Zt.id)),Ot=i(u))),ue=!1,Ot!==void 0&&(ie=Zi(na(E),ie),ue=Ot(an()?Pa(ie,S):Fa(ie,E,S))===!1),ue||Zc(ie)}}r.iClass=ue?"notAllowed":le}if(i(v)){let L=24,pe=24;rh(()=>{Pe&&(Pn||(Be<Pe.top+L&&(i(l).scrollTop+=_r(-8,(Be-Pe.top-L)/3)),Be>Pe.bottom-L&&(i(l).scrollTop+=Qr(8,(Be-Pe.bottom+L)/3))),et<Pe.left+pe&&(i(l).scrollLeft+=_r(-8,(et-Pe.left-pe)/3)),et>Pe.right-pe&&(i(l).scrollLeft+=Qr(8,(et-Pe.right+pe)/3)),Be<L&&window.scrollBy(0,_r(-8,(Be-L)/3)),Be>window.innerHeight-L&&window.scrollBy(0,Qr(8,(Be-window.innerHeight+L)/3)))})}}function Oa(){mn()&&(Ma(),sn())}function Gc(S){mn()&&S.isPrimary&&(et=S.clientX,Be=S.clientY,sn(S))}function Wc(S){if(tt&&i(U)&&!(i(G)&&S.target.closest(i(G)))&&Qi(S),N&&S.isPrimary){if(V)if(an()){if(ue)es();else if(tt=!0,Ie(i(M))){let L=Pa(de,S);i(M)(L)}}else{E.display=q;let L=Fn()?i(R):i(_);Ie(L)&&L({event:Dt(E),jsEvent:S,view:Bt(i(a))});let pe=na(E);if(La(E,ue?pe:de),es(),L=Fn()?i(D):i(m),!ue&&Ie(L)){let ie=E,Ot=Fa(E,pe,S);L(_e(Ot,{revert(){La(ie,pe)}}))}}else if((Qc()||an())&&Ie(i(c))&&!We){et=S.clientX,Be=S.clientY;let L=fi(et,Be);if(L){let{allDay:pe,date:ie,resource:Ot}=ui(L)(et,Be);i(c)({allDay:pe,date:Ge(ie),dateStr:$r(ie),dayEl:L,jsEvent:S,view:Bt(i(a)),resource:Ot})}}Ia()}We=!1}function Ia(){V=ue=!1,N=br=nn=et=Be=E=q=ae=Rt=Qe=Zt=ar=Nt=Jt=fe=dt=wr=Ln=Pe=je=void 0,r.iClass=void 0,At&&(clearTimeout(At),At=void 0)}function jc(){return fi(Yd(et,Pe.left,Pe.right),Yd(Be,Pe.top,Pe.bottom))}function $i(S){if(S){let L=ui(S)(et,Be);if(L.disabled){if(!i(ne).end||L.date<i(ne).end)return $i(S.nextElementSibling);if(!i(ne).start||L.date>i(ne).start)return $i(S.previousElementSibling)}else return(an()||Fn())&&L.resource&&!de.resourceIds.includes(L.resource.id)&&!i(s).includes("timeline")?et>br?$i(S.previousElementSibling):$i(S.nextElementSibling):L}return null}function Ma(){let S=An(i(l)),L=An(Ln),pe=S.width/i(l).offsetWidth,ie=S.height/i(l).offsetHeight,Ot=wa();Pe={left:_r(0,Ot?S.right-i(l).clientWidth*pe:L.left+i(l).scrollLeft*pe),right:Qr(document.documentElement.clientWidth,Ot?L.right+i(l).scrollLeft*pe:S.left+i(l).clientWidth*pe)-2,top:_r(0,L.top+(Pn?0:i(l).scrollTop)*ie),bottom:Qr(document.documentElement.clientHeight,Pn?L.bottom:S.top+i(l).clientHeight*ie)-2}}function Xc(S,L){Ie(L)&&L({event:Dt(E),jsEvent:S,view:Bt(i(a))}),q=E.display,E.display="preview",de=na(E),wr!==void 0&&(de._margin=wr),Nt&&Me(de.end,Nt),E.display="ghost",i(n).length=i(n).length}function Kc(){de={id:"{select}",allDay:E.allDay,start:E.start,title:"",display:"preview",extendedProps:{},backgroundColor:i(O),resourceIds:E.resourceIds,classNames:[],styles:[]}}function es(){de=void 0,i(o).delete("action")}function Zi(S,L){return S.start=L.start,S.end=L.end,S.resourceIds=L.resourceIds,{...S}}function La(S,L){Zi(S,L),i(n).length=i(n).length}function Zc(S){de=Zi(de,S),i(o).set("action",de)}function Pa(S,L){let{start:pe,end:ie}=Dt(S);return{start:pe,end:ie,startStr:$r(S.start),endStr:$r(S.end),allDay:Jt,view:Bt(i(a)),resource:Qe,jsEvent:L}}function Fa(S,L,pe){let ie;return Fn()?ie=Ji()?{startDelta:ar,endDelta:bt(0)}:{startDelta:bt(0),endDelta:ar}:ie={delta:ar,oldResource:Qe!==Zt?Qe:void 0,newResource:Qe!==Zt?Zt:void 0},_e(ie,{event:Dt(S),oldEvent:Dt(L),view:Bt(i(a)),jsEvent:pe}),ie}function Jc(){return Math.sqrt(Math.pow(et-br,2)+Math.pow(Be-nn,2))}function Fn(){return N===ce||Ji()}function Ji(){return N===H}function Qc(){return N===$e}function an(){return N===J}function mn(){return N&&N<$e}function ts(S){return S.isPrimary&&(S.pointerType!=="mouse"||S.buttons&1)}function Qi(S){tt&&(tt=!1,es(),Ie(i(T))&&i(T)({jsEvent:S,view:Bt(i(a))}))}gr(()=>{i(a),Qi()});function eu(){We=!0}function tu(S){if(mn()){let L=S.target,pe=[],ie=()=>Mf(pe);pe.push(Wi(L,"touchmove",rs(()=>V))),pe.push(Wi(L,"touchend",ie)),pe.push(Wi(L,"touchcancel",ie))}}function rs(S){return L=>{S()&&L.preventDefault()}}li(()=>Wi(window,"touchmove",Lf,{passive:!1}));var ru={draggable:gi,drag:on,resize:mi,select:Jo,noAction:Qo,handleScroll:Oa,unselect:Qi,noClick:eu};Vt("pointermove",ir,Gc),Vt("pointerup",ir,Wc),Vt("pointercancel",ir,Ia),Vt("scroll",ir,Oa);var nu=d(()=>rs(mn));Vt("selectstart",ir,function(...S){i(nu)?.apply(this,S)});var iu=d(()=>rs(()=>At));return Vt("contextmenu",ir,function(...S){i(iu)?.apply(this,S)}),Vt("touchstart",ir,tu,void 0,!0),Ae(ru)}function ah(e,t){Re(t,!0);let r=d(()=>ye("state")),n=d(()=>i(r).iEvents),o=d(()=>i(r).options.slotDuration),s=0,a=0,l;function c(){let _=fi(s,a);if(_&&!i(n).has("action")){let{allDay:m,date:b,resource:k,disabled:R}=ui(_)(s,a);if(!R){l||h(),l.allDay=m,l.start=b,l.end=Me(j(b),i(o)),l.resourceIds=k?[k.id]:[],i(n).set("pointer",{...l});return}}f()}function u(){c()}function v(_){p(_)&&(s=_.clientX,a=_.clientY,c())}function h(){l={id:"{pointer}",title:"",display:"pointer",extendedProps:{},backgroundColor:"transparent",classNames:[],styles:[]}}function f(){l=void 0,i(n).delete("pointer")}function p(_){return _.isPrimary&&_.pointerType==="mouse"}var g={handleScroll:u};return Vt("pointermove",ir,v),Vt("scroll",ir,u),Ae(g)}var qd=re("<div></div>"),lh=re("<!> <!> <!>",1);function dh(e,t){Re(t,!0);let r=me(t,"forceDate",3,void 0),n=me(t,"forceMargin",3,void 0),o=d(()=>ye("state")),s=d(()=>i(o).interaction.action),a=d(()=>i(o).options.editable),l=d(()=>i(o).options.eventDurationEditable),c=d(()=>i(o).options.eventResizableFromStart),u=d(()=>i(o).options.theme),v=d(()=>ye("view-state")),h=d(()=>i(v).snap),f=d(()=>t.chunk.event),p=d(()=>t.chunk.event.display),g=d(()=>!Pr(i(p))&&!Ko(i(p))&&th(i(f),i(l),i(a)));function _(w){return C=>i(s).resize(t.chunk,C,w,t.axis,r(),n(),i(h))}var m=lh(),b=ge(m),k=w=>{var C=qd(),M=d(()=>_(!0));we(()=>K(C,1,`${i(u).resizer??""} ${i(u).start??""}`)),gt("pointerdown",C,function(...O){i(M)?.apply(this,O)}),P(w,C)};Le(b,w=>{i(g)&&i(c)&&w(k)});var R=ke(b,2);yt(R,()=>t.children);var D=ke(R,2),A=w=>{var C=qd(),M=d(()=>_(!1));we(()=>K(C,1,i(u).resizer)),gt("pointerdown",C,function(...O){i(M)?.apply(this,O)}),P(w,C)};Le(D,w=>{i(g)&&w(A)}),P(e,m),Ae()}Nr(["pointerdown"]);var ch=re("<!> <!>",1);function uh(e,t){Re(t,!0);let r=ye("state");new oh(r);let n=d(()=>r.interaction),o=d(()=>r.options.pointer);i(n).resizer=dh;var s=ch(),a=ge(s);sr(sh(a,{}),u=>i(n).action=u,()=>i(n)?.action);var l=ke(a,2),c=u=>{sr(ah(u,{}),v=>i(n).pointer=v,()=>i(n)?.pointer)};Le(l,u=>{i(o)&&u(c)}),P(e,s),Ae()}var Ec={createOptions(e){_e(e,{dateClick:void 0,dragConstraint:void 0,dragScroll:!0,editable:!1,eventDragMinDistance:5,eventDragStart:void 0,eventDragStop:void 0,eventDrop:void 0,eventDurationEditable:!0,eventLongPressDelay:void 0,eventResizableFromStart:!1,eventResizeStart:void 0,eventResizeStop:void 0,eventResize:void 0,eventStartEditable:!0,longPressDelay:1e3,pointer:!1,resizeConstraint:void 0,select:void 0,selectBackgroundColor:void 0,selectConstraint:void 0,selectLongPressDelay:void 0,selectMinDistance:5,snapDuration:void 0,unselect:void 0,unselectAuto:!0,unselectCancel:""}),_e(e.theme,{draggable:"ec-draggable",ghost:"ec-ghost",preview:"ec-preview",pointer:"ec-pointer",resizer:"ec-resizer",start:"ec-start",dragging:"ec-dragging",resizingY:"ec-resizing-y",resizingX:"ec-resizing-x",selecting:"ec-selecting",notAllowed:"ec-not-allowed"})},initState(e){e.auxComponents.push(uh)}};var UA=re("<div></div> <!>",1);var VA=re("<h4><time><!></time> <time></time></h4> <!>",1);var BA=re("<div><!></div>"),YA=re("<section><!></section>");Nr(["click"]);function $a(e,t,r=!0){let n=[];for(let{gridColumn:o,gridRow:s,resource:a,start:l,end:c,disabled:u}of t)if(!u&&Xi(e,l,c,a)){let v=Zo(e,l,c);_e(v,{gridColumn:o,gridRow:s,resource:a,top:(v.start-l)/1e3,height:(v.end-v.start)/1e3,maxHeight:(c-v.start)/1e3}),r&&ka(v),n.push(v)}return n}function fh(e){let t={};for(let r of e){let{gridColumn:n}=r,o=t[n],s=0;if(o&&r.start<o.end){for(;s<o.columns.length&&!(o.columns[s].at(-1).end<=r.start);++s);r.end>o.end&&(o.end=r.end)}else o={columns:[],end:r.end};o.columns.length<s+1&&o.columns.push([]),o.columns[s].push(r),t[n]=o,r.group=o,r.groupColumn=s}}function ph(e,t){let r="all-day",n=In(e,()=>({text:r}),{html:r},t);return typeof n.content=="string"&&(n.content={html:n.content}),n}function kc(e){e.extensions.activeRange=(t,r)=>{let{options:{slotMaxTime:n}}=e;if(n.days||n.seconds>86400){Me(On(r),n);let o=On(j(r));o<t&&(t=o)}return{start:t,end:r}}}function Tc(e){"scrollTime"in e||(_e(e,{columnWidth:void 0,flexibleSlotTimeLimits:!1,nowIndicator:!1,scrollTime:"06:00:00",slotDuration:"00:30:00",slotHeight:24,slotLabelInterval:void 0,slotLabelFormat:{hour:"numeric",minute:"2-digit"},slotMaxTime:"24:00:00",slotMinTime:"00:00:00",snapDuration:void 0}),_e(e.theme,{nowIndicator:"ec-now-indicator",sidebar:"ec-sidebar",slot:"ec-slot"}))}function Cc(e){"allDaySlot"in e||(_e(e,{allDayContent:void 0,allDaySlot:!0,slotEventOverlap:!0}),_e(e.theme,{allDay:"ec-all-day"}))}function Dc(e){"scrollTime"in e||_e(e,{scrollTime:bt,slotDuration:bt,slotLabelInterval:da(bt),slotMaxTime:bt,slotMinTime:bt,snapDuration:da(bt)})}function hh(e){"resourceLabelContent"in e||(e.filterResourcesWithEvents=!1,e.resourceLabelContent=void 0,e.resourceLabelDidMount=void 0,e.theme.colGroup="ec-col-group")}function vh(e,t){return()=>{let{viewDates:r,options:{highlightedDates:n,validRange:o}}=e,{slotTimeLimits:s}=t,a=[];return I(()=>{let l=1;for(let c of r)a.push({gridColumn:l,gridRow:1,resource:void 0,start:Me(j(c),s.min),end:Me(j(c),s.max),dayStart:c,dayEnd:Lr(j(c)),disabled:Ki(c,o),highlight:n.some(u=>lt(u,c))}),++l}),[a]}}function gh(e,t){return()=>{let{filteredEvents:r}=e,{grid:n}=t,o=[],s=[],a=[],l=[];return I(()=>{for(let c of r)for(let u of n)Pr(c.display)?(s=s.concat($a(c,u)),c.allDay&&(l=l.concat(pi(c,u)))):c.allDay?a=a.concat(pi(c,u)):o=o.concat($a(c,u));fh(o),fc(a)}),{chunks:o,bgChunks:s,allDayChunks:a,allDayBgChunks:l}}}function mh(e,t){return()=>{let{iEvents:r}=e,{grid:n}=t,o=[],s=[];for(let[,a]of r)a&&I(()=>{for(let l of n)a.allDay?s=s.concat(pi(a,l,!1)):o=o.concat($a(a,l,!1))});return{iChunks:o,allDayIChunks:s}}}function _h(e){return()=>{let{filteredEvents:t,viewDates:r,options:{flexibleSlotTimeLimits:n,slotMinTime:o,slotMaxTime:s}}=e,a;return I(()=>{a=_c(o,s,n,r,t)}),a}}function $h(e){return()=>{let{options:{slotDuration:t,slotLabelInterval:r}}=e,n;return I(()=>{n=r===void 0?Fe(t)<3600?2:1:Nf(Fe(r)/Fe(t))||1}),n}}function yh(e,t){return()=>{let{offset:r,options:{slotDuration:n}}=e,{intlSlotLabel:o,slotLabelPeriodicity:s,slotTimeLimits:a}=t,l;return I(()=>{l=mc(St(yr(void 0,r)),n,s,a,o)}),l}}function bh(e){return()=>{let{options:{slotDuration:t,snapDuration:r}}=e;return r??=t,{duration:r,ratio:Fe(r)/Fe(t)}}}function Aa(){return class{#e;get intlSlotLabel(){return i(this.#e)}set intlSlotLabel(e){x(this.#e,e)}#r;get slotLabelPeriodicity(){return i(this.#r)}set slotLabelPeriodicity(e){x(this.#r,e)}#t;get sidebarWidth(){return i(this.#t)}set sidebarWidth(e){x(this.#t,e,!0)}#n;get snap(){return i(this.#n)}set snap(e){x(this.#n,e)}constructor(e){this.#e=d(hi(e,"slotLabelFormat")),this.#r=d($h(e)),this.#t=W(0),this.#n=d(bh(e))}}}function Sc(e){return class extends e{#e;get slotTimeLimits(){return i(this.#e)}set slotTimeLimits(t){x(this.#e,t)}#r;get slots(){return i(this.#r)}set slots(t){x(this.#r,t)}#t;get chunks(){return i(this.#t)}set chunks(t){x(this.#t,t)}#n;get bgChunks(){return i(this.#n)}set bgChunks(t){x(this.#n,t)}#i;get allDayChunks(){return i(this.#i)}set allDayChunks(t){x(this.#i,t)}#o;get allDayBgChunks(){return i(this.#o)}set allDayBgChunks(t){x(this.#o,t)}#a;get iChunks(){return i(this.#a)}set iChunks(t){x(this.#a,t)}#s;get allDayIChunks(){return i(this.#s)}set allDayIChunks(t){x(this.#s,t)}constructor(t){super(t),this.#e=d(_h(t)),this.#r=d(yh(t,this));let r=d(gh(t,this)),n=d(()=>i(r).chunks),o=d(()=>i(r).bgChunks),s=d(()=>i(r).allDayChunks),a=d(()=>i(r).allDayBgChunks);this.#t=d(()=>i(n)),this.#n=d(()=>i(o)),this.#i=d(()=>i(s)),this.#o=d(()=>i(a));let l=d(mh(t,this)),c=d(()=>i(l).iChunks),u=d(()=>i(l).allDayIChunks);this.#a=d(()=>i(c)),this.#s=d(()=>i(u))}}}var wh=class extends Sc(Aa()){#e;get grid(){return i(this.#e)}set grid(e){x(this.#e,e)}constructor(e){super(e),this.#e=d(vh(e,this))}},xh;function Eh(e){return()=>{let{activeRange:t,filteredEvents:r,resources:n,options:{filterResourcesWithEvents:o},extensions:{viewResources:s}}=e,a=s?s(n):n;return I(()=>{o&&(a=n.filter(l=>r.some(c=>!Pr(c.display)&&Xi(c,t.start,t.end,l)))),a.length||(a=xh??=Sa([{}]))}),a}}function kh(e,t){return()=>{let{viewDates:r,options:{datesAboveResources:n,highlightedDates:o,validRange:s}}=e,{slotTimeLimits:a,viewResources:l}=t,c=[];return I(()=>{let u=1,v=[l,r],h=[Qd,tn];n&&(v.reverse(),h.reverse());for(let f of v[0]){let p=[],g=h[0](f);for(let _ of v[1]){let m=n?f:_,b=n?_:f;p.push({gridColumn:u,gridRow:1,resource:b,key:h[1](_),groupKey:g,start:Me(j(m),a.min),end:Me(j(m),a.max),dayStart:m,dayEnd:Lr(j(m)),disabled:Ki(m,s),highlight:o.some(k=>lt(k,m))}),++u}c.push(p)}}),c}}function Rc(e){return class extends e{#e;get viewResources(){return i(this.#e)}set viewResources(t){x(this.#e,t)}constructor(t){super(t),this.#e=d(Eh(t))}}}var Th=class extends Rc(Sc(Aa())){#e;get grid(){return i(this.#e)}set grid(e){x(this.#e,e)}constructor(e){super(e),this.#e=d(kh(e,this))}},Ch=re("<span><!></span>");function Gd(e,t){Re(t,!0);let r=me(t,"date",3,void 0),n=me(t,"setLabel",3,void 0),o=d(()=>ye("state")),s=d(()=>i(o).intlDayHeaderAL),a=d(()=>i(o).snippets),l=d(()=>i(o).options.resourceLabelContent),c=d(()=>i(o).options.resourceLabelDidMount),u=W(void 0),v=d(()=>In(i(l),()=>({resource:t.resource,date:r()?Ge(r()):void 0}),()=>t.resource.title,i(a).resourceLabelContent)),h=W(void 0);vt(()=>{i(v),t.resource,r(),I(()=>{r()?mr().then(()=>i(u)&&x(h,i(s).format(r())+", "+i(u).innerText)):n()&&(x(h,void 0),mr().then(()=>i(u)&&n()(i(u).innerText)))})}),li(()=>{Ie(i(c))&&i(c)({resource:t.resource,date:r()?Ge(r()):void 0,el:i(u)})});var f=Ch(),p=be(f);yt(p,()=>i(v).snippet??Xe,()=>i(v).arg),oe(f),sr(f,g=>x(u,g),()=>i(u)),qe(f,()=>Kt(i(v).content,i(v).snippet)),we(()=>Ve(f,"aria-label",i(h))),P(e,f),Ae()}function Wd(e,t){Re(t,!0);let r=me(t,"allDay",3,!1),n=d(()=>ye("state")),o=d(()=>i(n).options.slotHeight),s=d(()=>ye("view-state")),a=d(()=>i(s).snap),l=d(()=>t.day.dayStart),c=d(()=>t.day.start),u=d(()=>t.day.resource),v=d(()=>t.day.disabled),h=d(()=>t.day.highlight),f=W(void 0);function p(g,_){if(r())return i(l);{let m=An(i(f)),b=m.height/i(f).offsetHeight;return Me(j(i(c)),i(a).duration,Zd((_-m.top)/(i(o)*i(a).ratio*b)))}}bc(e,{get date(){return i(l)},get allDay(){return r()},get resource(){return i(u)},dateFromPoint:p,get disabled(){return i(v)},get highlight(){return i(h)},get noIeb(){return t.noIeb},get noBeb(){return t.noBeb},get el(){return i(f)},set el(g){x(f,g,!0)}}),Ae()}function sa(e,t){Re(t,!0);let r=d(()=>ye("state")),n=d(()=>i(r).options.slotEventOverlap),o=d(()=>i(r).options.slotDuration),s=d(()=>i(r).options.slotHeight),a=d(()=>l=>{let c=Fe(i(o)),u=t.chunk.top/c*i(s),v=t.chunk.height/c*i(s)||i(s),h=t.chunk.maxHeight/c*i(s);l["grid-column"]=t.chunk.gridColumn,l["inset-block-start"]=`${u}px`,l["min-block-size"]=`${v}px`,l["block-size"]=`${v}px`,l["max-block-size"]=`${h}px`;let f="100% - var(--ec-event-col-gap)";if(t.chunk.group){let p=t.chunk.group.columns.length;l["z-index"]=`${t.chunk.groupColumn+1}`,l["inset-inline-start"]=`calc((${f}) / ${p} * ${t.chunk.groupColumn})`,l["inline-size"]=`calc((${f}) / ${p} * ${i(n)?.5*(1+p-t.chunk.groupColumn):1})`}return l});Ra(e,{get chunk(){return t.chunk},get styles(){return i(a)},axis:"y"}),Ae()}function aa(e,t){Re(t,!0);let r=d(()=>ye("state")),n=d(()=>i(r).options.eventGap),o=W(void 0),s=W(0),a=d(()=>t.chunk.event),l=d(()=>v=>(v["grid-column"]=`${t.chunk.gridColumn} / span ${t.chunk.dates.length}`,(i(s)||i(a)._margin)&&(v["margin-block-start"]=`${i(a)._margin??i(s)}px`),v));function c(){x(s,pc(t.chunk,ci(i(o)),1,i(n)),!0)}var u={reposition:c};return Ra(e,{get chunk(){return t.chunk},get styles(){return i(l)},axis:"x",get forceMargin(){return i(s)},get el(){return i(o)},set el(v){x(o,v,!0)}}),Ae(u)}var Dh=re("<div></div>");function qo(e,t){Re(t,!0);let r=me(t,"span",3,1),n=d(()=>ye("state")),o=d(()=>i(n).mainEl),s=d(()=>i(n).now),a=d(()=>i(n).today),l=d(()=>i(n).options.slotDuration),c=d(()=>i(n).options.slotHeight),u=d(()=>i(n).options.theme),v=d(()=>ye("view-state")),h=d(()=>i(v).sidebarWidth),f=d(()=>{for(let w of t.days)if(lt(w.dayStart,i(a)))return w;return{}}),p=d(()=>i(f).gridColumn),g=d(()=>i(f).start),_=d(()=>i(f).end),m=d(()=>{if(i(s)<i(g)||i(s)>i(_))return null;let w=Fe(i(l));return(i(s)-i(g))/1e3/w*i(c)}),b=d(()=>({root:i(o),rootMargin:wa()?`0px -${i(h)+5.5}px 0px 0px`:`0px 0px 0px -${i(h)+5.5}px`,threshold:0}));function k(w,C){w.classList.toggle(i(u).hidden,!C.isIntersecting)}var R=xe(),D=ge(R),A=w=>{var C=Dh();let M;qe(C,()=>Rf(k,i(b))),we(()=>{K(C,1,i(u).nowIndicator),M=Mr(C,"",M,{"grid-column":`${i(p)+1} / span ${r()??""}`,"inset-block-start":`${i(m)??""}px`})}),P(w,C)};Le(D,w=>{i(p)&&i(m)!==null&&w(A)}),P(e,R),Ae()}var Sh=re('<div><aside><!></aside> <div role="row"></div> <div><!> <!> <!></div></div>'),Rh=re("<div><time></time></div>"),Ah=re('<section><header><aside></aside> <div role="row"><!></div> <!></header> <div role="rowgroup"><aside aria-hidden="true"></aside> <div role="row"></div> <div><!> <!> <!></div></div> <!></section>');function Ac(e,t){Re(t,!0);let r=me(t,"viewState",7),n=ye("state");r()||r(new wh(n)),Ai("view-state",r());let o=d(()=>n.mainEl),s=d(()=>n.snippets),a=d(()=>n.viewDates),l=d(()=>n.options.allDayContent),c=d(()=>n.options.allDaySlot),u=d(()=>n.options.columnWidth),v=d(()=>n.options.eventGap),h=d(()=>n.options.nowIndicator),f=d(()=>n.options.scrollTime),p=d(()=>n.options.slotHeight),g=d(()=>n.options.slotDuration),_=d(()=>n.options.theme),m=d(()=>r().allDayChunks),b=d(()=>r().allDayBgChunks),k=d(()=>r().allDayIChunks),R=d(()=>r().bgChunks),D=d(()=>r().chunks),A=d(()=>r().iChunks),w=d(()=>r().grid),C=d(()=>r().sidebarWidth),M=d(()=>r().slots),O=d(()=>r().slotLabelPeriodicity),Z=d(()=>r().slotTimeLimits),te=W(0),X=d(()=>ph(i(l),i(s).allDayContent));vt(()=>{i(f),en(i(a))||mr().then(T)});function T(){i(o).scrollTop=((Fe(i(f))-Fe(i(Z).min))/Fe(i(g))-.5)*i(p)}let U=[];function G(){uc(U,i(m))}vt(()=>{i(v),G()});var ne=xe(),he=ge(ne),ce=J=>{var $e=Ah();let B;var N=be($e),V=be(N),E=ke(V,2),de=be(E),q=le=>{var ue=xe(),fe=ge(ue);yt(fe,()=>t.header),P(le,ue)},ae=le=>{var ue=xe(),fe=ge(ue);Te(fe,17,()=>i(w)[0],at,(dt,tt,We)=>{let At=()=>i(tt).dayStart,Pe=()=>i(tt).disabled,wr=()=>i(tt).highlight;ga(dt,{get date(){return At()},colIndex:1+We,get disabled(){return Pe()},get highlight(){return wr()},children:(je,Nt)=>{ma(je,{get date(){return At()}})},$$slots:{default:!0}})}),P(le,ue)};Le(de,le=>{t.header?le(q):le(ae,-1)}),oe(E);var Rt=ke(E,2),Qe=le=>{var ue=Sh(),fe=be(ue),dt=be(fe);yt(dt,()=>i(X).snippet??Xe,()=>i(X).arg),oe(fe),qe(fe,()=>Kt(i(X).content,i(X).snippet));var tt=ke(fe,2);Te(tt,21,()=>i(w),at,(je,Nt,gi)=>{var on=xe(),mi=ge(on);Te(mi,17,()=>i(Nt),at,(Jo,Qo,_i)=>{{let sn=d(()=>gi+1===He(i(w))&&_i+1===He(i(Nt)));Wd(Jo,{get day(){return i(Qo)},allDay:!0,get noIeb(){return i(sn)}})}}),P(je,on)}),oe(tt);var We=ke(tt,2),At=be(We);Te(At,19,()=>i(m),je=>je.id,(je,Nt,gi)=>{sr(aa(je,{get chunk(){return i(Nt)}}),(on,mi)=>U[mi]=on,on=>U?.[on],()=>[i(gi)])});var Pe=ke(At,2);Te(Pe,17,()=>i(b),je=>je.id,(je,Nt)=>{aa(je,{get chunk(){return i(Nt)}})});var wr=ke(Pe,2);Te(wr,17,()=>i(k),at,(je,Nt)=>{aa(je,{get chunk(){return i(Nt)}})}),oe(We),oe(ue),we(()=>{K(ue,1,i(_).allDay),K(fe,1,i(_).sidebar),K(tt,1,i(_).grid),K(We,1,i(_).events)}),P(le,ue)};Le(Rt,le=>{i(c)&&le(Qe)}),oe(N);var Zt=ke(N,2),br=be(Zt);Te(br,21,()=>i(M),at,(le,ue,fe)=>{var dt=Rh();let tt;var We=be(dt);qe(We,()=>Kt(i(ue)[1])),oe(dt),we(()=>{K(dt,1,or([i(_).slot,!fe&&i(_).hidden])),tt=Mr(dt,"",tt,{"--ec-slot-label-periodicity":i(ue)[2]}),Ve(We,"datetime",i(ue)[0])}),P(le,dt)}),oe(br);var nn=ke(br,2);Te(nn,21,()=>i(w),at,(le,ue,fe)=>{var dt=xe(),tt=ge(dt);Te(tt,17,()=>i(ue),at,(We,At,Pe)=>{{let wr=d(()=>fe+1===He(i(w))&&Pe+1===He(i(ue)));Wd(We,{get day(){return i(At)},get noIeb(){return i(wr)},noBeb:!0})}}),P(le,dt)}),oe(nn);var et=ke(nn,2),Be=be(et);Te(Be,17,()=>i(D),le=>le.id,(le,ue)=>{sa(le,{get chunk(){return i(ue)}})});var Ln=ke(Be,2);Te(Ln,17,()=>i(R),le=>le.id,(le,ue)=>{sa(le,{get chunk(){return i(ue)}})});var Pn=ke(Ln,2);Te(Pn,17,()=>i(A),at,(le,ue)=>{sa(le,{get chunk(){return i(ue)}})}),oe(et),oe(Zt);var ar=ke(Zt,2),Jt=le=>{var ue=xe(),fe=ge(ue),dt=We=>{var At=xe(),Pe=ge(At);yt(Pe,()=>t.nowIndicator),P(We,At)},tt=We=>{qo(We,{get days(){return i(w)[0]}})};Le(fe,We=>{t.nowIndicator?We(dt):We(tt,-1)}),P(le,ue)};Le(ar,le=>{i(h)&&le(Jt)}),oe($e),sr($e,le=>n.mainEl=le,()=>n?.mainEl),qe($e,()=>Kd(G)),we((le,ue)=>{K($e,1,i(_).main),B=Mr($e,"",B,{"--ec-grid-cols":le,"--ec-col-group-span":ue,"--ec-col-width":i(u)??"minmax(0, 1fr)","--ec-slot-label-periodicity":i(O),"--ec-slot-height":`${i(p)??""}px`,"--ec-header-height":`${i(te)??""}px`,"--ec-sidebar-width":`${i(C)??""}px`}),K(N,1,i(_).header),K(V,1,i(_).sidebar),K(E,1,i(_).grid),K(Zt,1,i(_).body),K(br,1,i(_).sidebar),K(nn,1,i(_).grid),K(et,1,i(_).events)},[()=>He(i(w))*He(i(w)[0]),()=>He(i(w)[0])]),zo(V,"offsetWidth",le=>r().sidebarWidth=le),zo(N,"offsetHeight",le=>x(te,le)),P(J,$e)},H=d(()=>!en(i(w))&&!en(i(w)[0]));Le(he,J=>{i(H)&&J(ce)}),P(e,ne),Ae()}var Nh=re("<!> <!>",1);function Oh(e,t){Re(t,!0);let r=ye("state"),n=new Th(r),o=d(()=>r.today),s=d(()=>r.mainEl),a=d(()=>r.scrollDate),l=d(()=>r.viewDates),c=d(()=>r.options.scrollTime),u=d(()=>r.options.datesAboveResources),v=d(()=>r.options.theme),h=d(()=>n.grid),f=d(()=>n.sidebarWidth),p=Je([]),g;vt(()=>{i(u)&&(i(l),i(c),i(a),mr().then(_))});function _(){let m=i(a)&&i(a)!==g?i(a):i(o);if(g=i(a),m>=i(l)[0]&&m<=i(l).at(-1))for(let b of i(h)){let k=b[0];if(k.dayStart>=m){i(s).scrollLeft=(i(s).scrollWidth-i(f))/(He(i(h))*He(b))*(k.gridColumn-1)*(wa()?-1:1);break}}}Ac(e,{get viewState(){return n},header:k=>{var R=Nh(),D=ge(R);Te(D,19,()=>i(h),M=>M[0].groupKey,(M,O,Z)=>{let te=d(()=>{let{dayStart:X,resource:T,disabled:U,highlight:G}=i(O)[0];return{date:X,resource:T,disabled:U,highlight:G}});{let X=d(()=>He(i(h)[0])>1?i(v).colGroup:void 0),T=d(()=>He(i(O))),U=d(()=>1+i(Z)*He(i(O))),G=d(()=>i(u)&&i(te).disabled),ne=d(()=>i(u)&&i(te).highlight);ga(M,{get date(){return i(te).date},get className(){return i(X)},get weekday(){return i(u)},get colSpan(){return i(T)},get colIndex(){return i(U)},get disabled(){return i(G)},get highlight(){return i(ne)},children:(he,ce)=>{var H=xe(),J=ge(H),$e=N=>{ma(N,{get date(){return i(te).date}})},B=N=>{Gd(N,{get resource(){return i(te).resource},setLabel:V=>p[i(Z)]=V+", "})};Le(J,N=>{i(u)?N($e):N(B,-1)}),P(he,H)},$$slots:{default:!0}})}});var A=ke(D,2),w=M=>{var O=xe(),Z=ge(O);Te(Z,19,()=>i(h),te=>te[0].groupKey,(te,X,T)=>{var U=xe(),G=ge(U);Te(G,19,()=>i(X),ne=>ne.key,(ne,he,ce)=>{let H=d(()=>{let{dayStart:J,resource:$e,disabled:B,highlight:N}=i(he);return{date:J,resource:$e,disabled:B,highlight:N}});{let J=d(()=>1+i(ce)+i(T)*He(i(X)));ga(ne,{get date(){return i(H).date},get colIndex(){return i(J)},get disabled(){return i(H).disabled},get highlight(){return i(H).highlight},children:($e,B)=>{var N=xe(),V=ge(N),E=q=>{Gd(q,{get resource(){return i(H).resource},get date(){return i(H).date}})},de=q=>{ma(q,{get date(){return i(H).date},get alPrefix(){return p[i(T)]}})};Le(V,q=>{i(u)?q(E):q(de,-1)}),P($e,N)},$$slots:{default:!0}})}}),P(te,U)}),P(M,O)},C=d(()=>He(i(h)[0])>1);Le(A,M=>{i(C)&&M(w)}),P(k,R)},nowIndicator:k=>{var R=xe(),D=ge(R),A=C=>{{let M=d(()=>i(h).flat()),O=d(()=>He(i(h)[0]));qo(C,{get days(){return i(M)},get span(){return i(O)}})}},w=C=>{var M=xe(),O=ge(M),Z=T=>{var U=xe(),G=ge(U);Te(G,17,()=>i(h),at,(ne,he)=>{qo(ne,{get days(){return i(he)}})}),P(T,U)},te=d(()=>He(i(h)[0])>1),X=T=>{{let U=d(()=>i(h).flat()),G=d(()=>He(i(h)));qo(T,{get days(){return i(U)},get span(){return i(G)}})}};Le(O,T=>{i(te)?T(Z):T(X,-1)}),P(C,M)};Le(D,C=>{i(u)?C(A):C(w,-1)}),P(k,R)},$$slots:{header:!0,nowIndicator:!0}}),Ae()}var Nc={createOptions(e){Cc(e),Tc(e),hh(e),_e(e,{datesAboveResources:!1,view:"resourceTimeGridWeek"}),_e(e.buttonText,{resourceTimeGridDay:"day",resourceTimeGridWeek:"week"}),_e(e.views,{resourceTimeGridDay:{buttonText:Ta,component:jd,dayHeaderFormat:{weekday:"long"},duration:{days:1},theme:Nn("ec-resource ec-time-grid ec-day-view")},resourceTimeGridWeek:{buttonText:Ca,component:jd,duration:{weeks:1},theme:Nn("ec-resource ec-time-grid ec-week-view")}})},createParsers(e){Dc(e)}};function jd(e){return kc(e),Oh}function Ih(e,t){let r=0,n=t.length;for(;r<n;){let o=r+n>>1;t[o].dayEnd>e.start?n=o:r=o+1}for(;r>0&&t[r-1].end>e.start;)--r;return r}function Oc(e,t,r,n=!0){let o=[],s,a,l,c,u,v,h=0;for(let f=Ih(e,t);f<t.length;++f){let{gridColumn:p,gridRow:g,resource:_,dayStart:m,dayEnd:b,start:k,end:R,disabled:D}=t[f];if(m>=e.end)break;D||(r?Xi(e,m,b,_)&&(o.length||(s=m,l=p,c=g,u=_),o.push(m),a=b):Xi(e,k,R,_)&&(o.length||(s=k,l=p,c=g,u=_,v=_r(e.start-k,0)/1e3),o.push(m),a=R,h+=(Qr(R,e.end)-_r(k,e.start))/1e3))}if(o.length){let f=Zo(e,s,a);return _e(f,{gridColumn:l,gridRow:c,resource:u,dates:o,left:v,width:h}),n&&ka(f),f}return null}function Ic(e,t){let r=t[0]?.resource;return!r||e.resourceIds.includes(r.id)}function Mh(e,t){let r={};for(let n=0;n<e.length;++n){let o=e[n],{gridColumn:s,gridRow:a}=o;o.order=n;let l=[];for(let c=0;c<o.dates.length;++c){let u=`${a}_${s+c}`,v=r[u]??={pass:0,placed:[],chunks:[]};v.chunks.push(o),l.push(v)}o.cells=l}if(t){let n={};for(let o of e){let{gridColumn:s,gridRow:a}=o,l=new Set([o]),c=[];for(let v=0;v<o.dates.length;++v)for(let h of r[`${a}_${s+v}`].chunks)l.has(h)||(l.add(h),c.push(h));o.rivals=c;let{layoutGroup:u}=o.event;u!==void 0&&(o.mates=n[`${a}_${u}`]??=[],o.mates.push(o))}}}function Lh(e,t){return()=>{let{viewDates:r,options:{highlightedDates:n,validRange:o}}=e,{dayTimeLimits:s,viewResources:a}=t,l=[];return I(()=>{let c=1;for(let u of a){let v=[],h=1;for(let f of r){let p=s[tn(f)];v.push({gridColumn:h,gridRow:c,resource:u,start:Me(j(f),p.min),end:Me(j(f),p.max),dayStart:f,dayEnd:Lr(j(f)),disabled:Ki(f,o),highlight:n.some(g=>lt(g,f))}),++h}l.push(v),++c}}),l}}function Ph(e){return e.months===1&&!e.years&&!e.days&&!e.seconds}function Fh(e){return e.inWeeks&&e.days===7&&!e.years&&!e.months&&!e.seconds}function Hh(e,t){return()=>{let{features:r,options:{duration:n,firstDay:o,weekNumbers:s}}=e,{grid:a}=t,l=[],c=[];return I(()=>{let u,v;if(!en(a)){for(let{dayStart:h,gridColumn:f}of a[0])if(r.includes("month")&&(u&&u.date.getUTCMonth()===h.getUTCMonth()?++u.span:(u={date:h,gridColumn:f,span:1},l.push(u))),s){let p=ic(h,o);v&&v.number===p?++v.span:(v={number:p,date:h,gridColumn:f,span:1},c.push(v))}}He(l)===1&&Ph(n)&&(l=[]),He(c)===1&&Fh(n)&&(c=[])}),{months:l,weeks:c}}}function zh(e,t){return()=>{let{filteredEvents:r,options:{eventOrderStrict:n}}=e,{grid:o,monthView:s}=t,a=[],l=[];return I(()=>{for(let c of r){let u=Pr(c.display);if(u&&s&&!c.allDay)continue;let v=u?l:a;for(let h of o){if(!Ic(c,h))continue;let f=Oc(c,h,s);f&&v.push(f)}}Mh(a,n)}),{chunks:a,bgChunks:l}}}function Uh(e,t){return()=>{let{iEvents:r}=e,{grid:n,monthView:o}=t,s=[];for(let[,a]of r)a&&I(()=>{for(let l of n){if(!Ic(a,l))continue;let c=Oc(a,l,o,!1);c&&s.push(c)}});return s}}function Vh(e){return()=>{let{filteredEvents:t,viewDates:r,options:{flexibleSlotTimeLimits:n,slotMinTime:o,slotMaxTime:s}}=e,a={};return I(()=>{for(let l of r)a[tn(l)]=_c(o,s,n,[l],t)}),a}}function Bh(e,t){return()=>{let{viewDates:r,options:{slotDuration:n}}=e,{dayTimeLimits:o,intlSlotLabel:s,slotLabelPeriodicity:a}=t,l={};return I(()=>{for(let c of r){let u=tn(c);l[u]=u in o?mc(c,n,a,o[u],s):[]}}),l}}function Yh(e){return()=>{let{resources:t}=e,r;return I(()=>{r=t.some(n=>ui(n).children.length)}),r}}function qh(e){return()=>{let{options:{slotDuration:t}}=e,r;return I(()=>{r=!Fe(t)}),r}}var qA=class extends Rc(Aa()){#e;get dayTimeLimits(){return i(this.#e)}set dayTimeLimits(e){x(this.#e,e)}#r;get daySlots(){return i(this.#r)}set daySlots(e){x(this.#r,e)}#t;get grid(){return i(this.#t)}set grid(e){x(this.#t,e)}#n;get extraHeads(){return i(this.#n)}set extraHeads(e){x(this.#n,e)}#i;get intlMonthHeader(){return i(this.#i)}set intlMonthHeader(e){x(this.#i,e)}#o;get monthView(){return i(this.#o)}set monthView(e){x(this.#o,e)}#a;get chunks(){return i(this.#a)}set chunks(e){x(this.#a,e)}#s;get bgChunks(){return i(this.#s)}set bgChunks(e){x(this.#s,e)}#l;get iChunks(){return i(this.#l)}set iChunks(e){x(this.#l,e)}#d;get nestedResources(){return i(this.#d)}set nestedResources(e){x(this.#d,e)}constructor(e){super(e),this.#e=d(Vh(e)),this.#r=d(Bh(e,this)),this.#t=d(Lh(e,this)),this.#n=d(Hh(e,this)),this.#i=d(hi(e,"monthHeaderFormat")),this.#o=d(qh(e));let t=d(zh(e,this)),r=d(()=>i(t).chunks),n=d(()=>i(t).bgChunks);this.#a=d(()=>i(r)),this.#s=d(()=>i(n)),this.#l=d(Uh(e,this)),this.#d=d(Yh(e))}};var GA=re("<span></span>"),WA=re("<button></button>"),jA=re("<!> <span><!></span>",1);Nr(["click"]);var XA=re("<div></div>");var KA=re("<time></time>"),ZA=re("<span><!></span>"),JA=re("<div><time></time></div>"),QA=re('<div role="rowheader"><!> <!></div>'),eN=re('<section><header><aside></aside> <div role="row"><!> <!> <!> <!></div></header> <div role="rowgroup"><aside></aside> <div role="row"></div> <div><!> <!> <!></div></div> <!></section>');var Mc={createOptions(e){Tc(e),Cc(e),_e(e.buttonText,{timeGridDay:"day",timeGridWeek:"week"}),_e(e,{view:"timeGridWeek"}),_e(e.views,{timeGridDay:{buttonText:Ta,component:Xd,dayHeaderFormat:{weekday:"long"},duration:{days:1},theme:Nn("ec-time-grid ec-day-view"),titleFormat:{year:"numeric",month:"long",day:"numeric"}},timeGridWeek:{buttonText:Ca,component:Xd,duration:{weeks:1},theme:Nn("ec-time-grid ec-week-view")}})},createParsers(e){Dc(e)}};function Xd(e){return kc(e),Ac}function Lc(e,t,r){return ai(Op,{target:e,props:{plugins:t,options:r}})}function Pc(e){return Bi(e)}var Fc=`/*!
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
/*$vite$:1*/`;var Wh={day:"resourceTimeGridDay",week:"timeGridWeek",month:"dayGridMonth"},Mn=class extends Bn{constructor(){super(...arguments);this.kind="day";this.day="";this.columns=[];this.appointments=[];this.grid=null;this.heads="";this.roles=new MutationObserver(()=>this.takeRoles())}render(){return ze`<div class="grid" role="group" aria-label=${this.t("diary.title")}></div>`}firstUpdated(){this.start()}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.start()}disconnectedCallback(){super.disconnectedCallback(),this.roles.disconnect(),this.grid&&Pc(this.grid),this.grid=null}takeRoles(){let r=this.renderRoot.querySelectorAll(".grid [role]:not([role=button], [role=img])");for(let n of r)n.removeAttribute("role");for(let n of this.renderRoot.querySelectorAll(".grid [aria-colindex]"))n.removeAttribute("aria-colindex")}start(){let r=this.renderRoot.querySelector(".grid");if(!r||this.grid)return;this.heads="",this.grid=Lc(r,[Nc,Mc,wc,Ec],{...this.options(),...this.content(),headerToolbar:{start:"",center:"",end:""},height:"100%",nowIndicator:!0,selectable:!0,unselectAuto:!0,selectMinDistance:5,eventStartEditable:!0,slotDuration:"00:30",snapDuration:"00:15",slotLabelInterval:"01:00",slotEventOverlap:!1,scrollTime:"08:00:00",dayMaxEvents:!0,eventContent:o=>this.drawn(o.event,o.timeText),eventClassNames:o=>this.classes(o.event),eventDidMount:o=>this.mounted(o.el,o.event),eventClick:o=>{let s=o.event.extendedProps;s.appointment&&this.open(s.appointment)},eventMouseEnter:o=>this.light(o.event,!0),eventMouseLeave:o=>this.light(o.event,!1),eventDrop:o=>this.dropped(o),eventResize:o=>this.resized(o),dateClick:o=>{let s=this.kind==="month"?o.dateStr.slice(0,10):o.dateStr,a=o.allDay&&this.kind!=="month";this.choose(s,null,a,String(o.resource?.id??""))},select:o=>{this.choose(o.startStr,o.endStr,o.allDay,String(o.resource?.id??"")),this.grid?.unselect()}}),this.takeRoles();let n={childList:!0,subtree:!0,attributeFilter:["role","aria-colindex"]};this.roles.observe(r,n)}updated(r){let{grid:n}=this;if(n){if(["kind","day","context"].some(o=>r.has(o))){let o=r.has("context")?this.options():this.place();for(let[s,a]of Object.entries(o))n.setOption(s,a)}if(r.size){let{resources:o,events:s}=this.content(),a=JSON.stringify(o);a!==this.heads&&n.setOption("resources",o),this.heads=a,n.setOption("events",s)}}}place(){return{view:Wh[this.kind],date:`${this.day}T00:00:00`,columnWidth:this.kind==="day"?"minmax(88px, 1fr)":"minmax(0, 1fr)",dayMaxEvents:this.kind==="month"}}options(){let{context:r}=this,{format:n,hass:o,studio:s}=r;return{...this.place(),locale:o.locale?.language||o.language,firstDay:(io(o.locale?.first_weekday)+1)%7,timeZone:Va(s.time_zone),editable:s.rights.write!=="none",allDayContent:this.t("diary.all_day"),moreLinkContent:({num:a})=>this.n("diary.more",a),slotLabelFormat:a=>n.wallTime(Ua(Date.UTC(2e3,0,3,a.getHours(),a.getMinutes())))}}content(){let r=this.kind==="day";return{resources:r?this.columns.map(({id:n,title:o})=>({id:n||"-",title:o})):[],events:r?[...this.columns.flatMap(n=>this.inColumn(n)),...this.closed()]:this.appointments.map(n=>this.entry(n,bi))}}inColumn(r){let n=[];for(let o of this.appointments){let s=wi(o);if((r.id===bi?s.length:!s.includes(r.id))||(n.push(this.entry(o,r.id)),o.all_day||!o.busy))continue;let{start:a,end:l}=xi(o,this.context.format);o.before&&n.push(this.buffer(r.id,ro(a,-o.before),a)),o.after&&n.push(this.buffer(r.id,l,ro(l,o.after)))}return n}entry(r,n){let{studio:o,format:s}=this.context,a=ao(o,r),l=o.people.find(({id:c})=>c===(n||r.staff_id));return{id:`${r.key}|${n}`,...xi(r,s),allDay:r.all_day,title:this.titleOf(r),backgroundColor:a,textColor:Xa(a),styles:[`--edge: ${l?.color??qa}`,`--body: ${a}`],editable:r.editable&&r.status!=="cancelled",resourceIds:this.kind==="day"?[n||"-"]:[],extendedProps:{appointment:r,column:n}}}buffer(r,n,o){return{start:n,end:o,display:"background",classNames:["buffer"],resourceIds:[r||"-"]}}closed(){let{studio:r}=this.context,n=`${this.day}T00:00:00`,o=ro(n,1440);return this.columns.flatMap(s=>{let a=(c,u)=>({start:c,end:u,display:"background",classNames:["closed"],resourceIds:[s.id||"-"]}),l=lo(r,s.id,this.day);return l?[a(n,`${this.day}T${l[0]}:00`),a(`${this.day}T${l[1]}:00`,o)]:[a(n,o)]})}titleOf(r){return r.title??this.t("diary.busy")}marks(r){let n=[];return r.conflict&&n.push(["alert",this.t("diary.overlapping")]),r.status==="tentative"&&n.push(["question",this.t("diary.tentative")]),r.moment!==null&&n.push(["repeat",this.t("diary.repeating")]),["phone","google"].includes(r.origin)&&n.push(["phone",this.t("diary.from_phone")]),(r.private||r.title===null)&&n.push(["lock",this.t("diary.private")]),n}drawn(r,n){let{appointment:o,column:s}=r.extendedProps;if(!o)return;let a=document.createElement("b");a.dir="auto",a.textContent=this.titleOf(o);let l=document.createElement("span");l.textContent=o.all_day?"":this.context.format.span(o),l.title=n;let c=document.createElement("span");c.className="heard";let u=s===bi?wi(o):[s];c.textContent=so(this.context.studio,u).join(", ");let v=document.createElement("span");v.className="marks";for(let[h,f]of this.marks(o))v.append(jh(h,f));return{domNodes:[v,a,l,c]}}classes(r){let{appointment:n,column:o}=r.extendedProps;return n?[this.context.studio.people.find(({id:a})=>a===o)?.kind==="room"?"room":"person",n.status==="tentative"?"tentative":"",n.busy?"":"free",n.conflict?"conflict":"",n.all_day||this.kind==="month"?"flat":""].filter(Boolean):[]}mounted(r,n){let{appointment:o}=n.extendedProps;o&&(r.dataset.key=o.key)}light(r,n){let{appointment:o}=r.extendedProps;if(o)for(let s of this.renderRoot.querySelectorAll("[data-key]"))s.classList.toggle("lit",n&&s.dataset.key===o.key)}dropped(r){let{appointment:n,column:o}=r.event.extendedProps;this.emit("grid-dropped",{appointment:n,start:ns(xi(n,this.context.format).start,r.delta),end:null,from:o,to:r.newResource?Hc(r.newResource.id):o,revert:r.revert,at:zc(r.jsEvent)})}resized(r){let{appointment:n,column:o}=r.event.extendedProps;this.emit("grid-dropped",{appointment:n,start:null,end:ns(xi(n,this.context.format).end,r.endDelta),from:o,to:o,revert:r.revert,at:zc(r.jsEvent)})}choose(r,n,o,s){this.emit("grid-chosen",{start:o?r.slice(0,10):r,end:n&&o?n.slice(0,10):n,all_day:o,column:Hc(s)})}emit(r,n){this.dispatchEvent(new CustomEvent(r,{detail:n}))}static{this.styles=[Vn,Ha(Fc),Hn`
      :host { display: block; min-height: 0; }
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
        overflow: hidden;
        cursor: pointer;
      }
      .ec-event.room {
        background-color: color-mix(in srgb, var(--body) 14%, var(--card-background-color)) !important;
        color: var(--primary-text-color) !important;
        outline: 2px solid var(--body);
        outline-offset: -2px;
      }
      .ec-event.tentative { background-image: repeating-linear-gradient(45deg, transparent 0 8px, rgb(255 255 255 / 25%) 8px 12px); }
      .ec-event.free { opacity: 0.65; }
      .ec-event.conflict { box-shadow: inset 0 0 0 2px var(--error-color); }
      .ec-event.lit { box-shadow: 0 0 0 3px var(--primary-text-color); z-index: 2; }
      .ec-event-body { display: block; font-size: 12px; line-height: 1.3; }
      .ec-event-body b { display: block; font-weight: 600; overflow-wrap: anywhere; }
      .ec .ec-event.flat { min-height: 24px; }
      .ec-event.flat b { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .marks { float: inline-end; display: inline-flex; gap: 2px; }
      .marks svg { width: 14px; height: 14px; fill: currentColor; }
      .buffer { background: repeating-linear-gradient(135deg, transparent 0 5px, color-mix(in srgb, var(--secondary-text-color) 35%, transparent) 5px 7px) !important; }
      .closed { background: color-mix(in srgb, var(--secondary-text-color) 12%, transparent) !important; }
    `]}};Lt([Fr({attribute:!1})],Mn.prototype,"kind",2),Lt([Fr({attribute:!1})],Mn.prototype,"day",2),Lt([Fr({attribute:!1})],Mn.prototype,"columns",2),Lt([Fr({attribute:!1})],Mn.prototype,"appointments",2);function Hc(e){return e==="-"?bi:String(e)}function zc(e){let{clientX:t,clientY:r}=e;return{x:t??innerWidth/2,y:r??innerHeight/2}}var Na="http://www.w3.org/2000/svg";function jh(e,t){let r=document.createElementNS(Na,"svg");r.setAttribute("viewBox","0 0 24 24"),r.setAttribute("role","img"),r.setAttribute("aria-label",t);let n=document.createElementNS(Na,"title");n.textContent=t;let o=document.createElementNS(Na,"path");return o.setAttribute("d",yi.path(e)),r.append(n,o),r}customElements.define("studio-diary-grid",Mn);var Xh=["day","week","month","list"],Uc=14,Vc="studio-sync.hidden.",Kh=6e4,Bc="",Yc="day",rn=class extends Bn{constructor(){super(...arguments);this.aim=null;this.view=Yc;this.day="";this.found=null;this.without=new Set;this.asked=null;this.shown=[];this.columns=[];this.following=new za(this,r=>this.tell("studio-failed",r));this.revert=null;this.swipe=null;this.today=""}connectedCallback(){super.connectedCallback(),this.minutes=setInterval(()=>this.followClock(),Kh)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.minutes)}willUpdate(r){let{context:n}=this,o=r.get("context");r.has("context")&&o?.studio.entry_id!==n.studio.entry_id&&(this.today=n.format.dayOf(new Date),this.day||=Bc||this.today,this.without=this.readHidden()),r.has("aim")&&this.aim?.day&&(this.day=this.aim.day),Yc=this.view,Bc=this.day===this.today?"":this.day,(r.has("day")||r.has("view"))&&this.back(),this.follow(),["context","found","without"].some(s=>r.has(s))&&(this.shown=Ga(this.found?.values()??[],this.without),this.columns=Ya(n.studio,this.without,this.shown))}followClock(){let r=this.context.format.dayOf(new Date);r!==this.today&&(this.day===this.today&&(this.day=r),this.today=r)}get range(){if(this.context.narrow||this.view==="day")return[this.day,Hr(this.day,1)];if(this.view==="list")return[this.day,Hr(this.day,Uc)];let r=io(this.context.hass.locale?.first_weekday);if(this.view==="week"){let o=no(this.day,r);return[o,Hr(o,7)]}return[no(oo(this.day),r),no(Hr(oo(this.day,1),6),r)]}follow(){let[r,n]=this.range,o=s=>{let a=new Map(s.whole?[]:this.found);for(let l of s.removed)a.delete(l);for(let l of s.changed)a.set(l.key,l);this.found=a};this.following.to(this.context,"diary/subscribe",{start:r,end:n},o)&&(this.found=null)}readHidden(){let{studio:r,narrow:n}=this.context,o=localStorage.getItem(Vc+r.entry_id);return o?new Set(JSON.parse(o)):!n||!r.me.length?new Set:new Set(r.people.map(({id:s})=>s).filter(s=>!r.me.includes(s)))}toggle(r){let n=new Set(this.without);n.delete(r)||n.add(r),this.without=n,localStorage.setItem(Vc+this.context.studio.entry_id,JSON.stringify([...n]))}step(r){this.context.narrow||this.view==="day"?this.day=Hr(this.day,r):this.view==="week"?this.day=Hr(this.day,r*7):this.view==="list"?this.day=Hr(this.day,r*Uc):this.day=oo(this.day,r)}book(r){this.context.studio.rights.write!=="none"&&this.tell("studio-beside",{show:"booking",draft:r})}chosen({start:r,end:n,all_day:o,column:s}){let a=this.context.studio.people.find(({id:c})=>c===s)?.kind,l=a==="staff"?{staff_id:s}:a==="room"?{resource_ids:[s]}:{};this.book({start:r,...n?{end:n}:{},all_day:o,...l})}dropped(r){this.back();let n=Wa(r.appointment,r.from,r.to,this.context.studio.people);if(this.revert=r.revert,!n){this.back(),this.tell("studio-failed",{message:this.t("diary.not_there")});return}let{appointment:o}=r,s={...r.start===null?{}:{start:r.start},...r.end===null?{}:{end:r.end}};if(!Object.keys({...s,...n}).length){this.back();return}if(o.moment===null){this.change(r,{...s,...n});return}let a=l=>()=>{this.change(r,{...s,...n,scope:l})};this.asked={words:this.t("diary.which"),at:r.at,answers:[{words:this.t("diary.this"),main:!0,act:a("this")},{words:this.t("diary.following"),act:a("following")},{words:this.t("diary.all"),act:a("all")},{words:this.t("diary.back"),act:()=>this.back()}]}}async change(r,n,o=!1,s=""){let{appointment:a}=r,{api:l}=this.context;this.asked=null;let c={appointment_id:a.appointment_id,expected_rev:a.rev},u=a.moment===null?{}:{moment:a.moment};try{let v=await l.act("update_appointment",{...c,...u,...n,allow_overlap:o}),h=a.title??this.t("diary.busy"),f=this.t(s?"diary.moved_to":"diary.moved",{title:h,when:s});this.tell("studio-done",{text:f,undo:v.undo}),this.revert=null}catch(v){if(v.translation_key!=="staff_busy"){this.back(),this.tell("studio-failed",v);return}this.asked={words:this.t("diary.taken",{title:Zh(v)||this.t("diary.busy")}),at:r.at,answers:[{words:this.t("diary.beside"),act:()=>{this.change(r,n,!0)}},{words:this.t("diary.next_free"),act:()=>{this.nextFree(r,n)}},{words:this.t("diary.back"),main:!0,act:()=>this.back()}]}}}async nextFree(r,n){this.asked=null;let{appointment_id:o,moment:s}=r.appointment;try{let{times:a}=await this.context.api.ask("free/next",{appointment_id:o,...s===null?{}:{moment:s},...n}),[l]=a;if(!l){this.back(),this.tell("studio-failed",{message:this.t("diary.nothing_free")});return}let{format:c}=this.context,u=r.appointment.all_day?"":`, ${c.time(l.start)}`,v={...n,start:l.start,end:l.end};await this.change(r,v,!1,`${c.day(l.start)}${u}`)}catch(a){this.back(),this.tell("studio-failed",a)}}back(){this.asked=null,this.revert?.(),this.revert=null}render(){let{context:r}=this,n=r.narrow||this.view==="list";return ze`<div class="bar">
        <button @click=${()=>this.goToday()}>${this.t("diary.today")}</button>
        <button class="icon" aria-label=${this.t("diary.before")} @click=${()=>this.step(-1)}>
          ${yi("previous")}
        </button>
        <button class="icon" aria-label=${this.t("diary.after")} @click=${()=>this.step(1)}>
          ${yi("next")}
        </button>
        <h2 aria-live="polite" tabindex="-1">${this.heading()}</h2>
        <input
          class="pick"
          type="date"
          aria-label=${this.t("diary.go_to")}
          .value=${this.day}
          @change=${o=>{this.day=o.target.value||this.day}}
        />
        <span class="space"></span>
        ${r.narrow?zn:Xh.map(o=>ze`<button
                  aria-pressed=${this.view===o}
                  @click=${()=>{this.view=o}}
                >
                  ${this.t(`diary.${o}`)}
                </button>`)}
        ${r.studio.rights.others==="none"&&!r.studio.me.length?zn:ze`<button
                @click=${()=>this.tell("studio-beside",{show:"free",day:this.day})}
              >
                ${this.t("free.title")}
              </button>`}
      </div>
      ${this.people()}
      ${this.found===null&&r.studio.running?ze`<p class="quiet loading" role="status">${this.t("diary.loading")}</p>`:zn}
      ${n?ze`<studio-diary-agenda
              .context=${r}
              .days=${this.days()}
              .appointments=${this.shown}
              @agenda-free=${({detail:o})=>this.book({...o,...r.studio.me[0]?{staff_id:r.studio.me[0]}:{}})}
              @touchstart=${o=>{this.swipe=qc(o.touches)}}
              @touchend=${o=>this.swiped(qc(o.changedTouches))}
            ></studio-diary-agenda>`:ze`<studio-diary-grid
              .context=${r}
              .kind=${this.view}
              .day=${this.day}
              .columns=${this.columns}
              .appointments=${this.shown}
              @grid-dropped=${({detail:o})=>this.dropped(o)}
              @grid-chosen=${({detail:o})=>this.chosen(o)}
            ></studio-diary-grid>`}
      ${this.asked?this.question(this.asked):zn}`}days(){let[r,n]=this.range,o=[];for(let s=r;s<n;s=Hr(s,1))o.push(s);return o}goToday(){this.day=this.context.format.dayOf(new Date)}heading(){let{format:r}=this.context,[n,o]=this.range;return this.context.narrow||this.view==="day"?r.longDay(this.day):this.view==="month"?r.month(this.day):`${r.day(n)} – ${r.day(Hr(o,-1))}`}people(){let{people:r}=this.context.studio;return r.length<2?zn:ze`<div class="people" role="group" aria-label=${this.t("diary.whose")}>
      ${r.map(n=>ze`<button
          class="who"
          aria-pressed=${!this.without.has(n.id)}
          style=${`--edge: ${n.color}`}
          @click=${()=>this.toggle(n.id)}
        >
          ${n.name}
        </button>`)}
    </div>`}question({words:r,at:n,answers:o}){let s=Math.min(n.x,innerWidth-340),a=Math.min(n.y,innerHeight-220);return ze`<div
      class="question"
      role="dialog"
      aria-label=${r}
      style=${`left: ${Math.max(8,s)}px; top: ${Math.max(8,a)}px`}
      @keydown=${l=>{l.key==="Escape"&&(l.stopPropagation(),this.back())}}
    >
      <p>${r}</p>
      <div class="row">
        ${o.map(l=>ze`<button class=${l.main?"main":""} @click=${l.act}>
            ${l.words}
          </button>`)}
      </div>
    </div>`}updated(r){r.has("asked")&&this.asked?this.renderRoot.querySelector(".question button")?.focus():r.get("asked")&&this.renderRoot.querySelector("h2")?.focus()}swiped(r){let n=this.swipe;if(this.swipe=null,!n||!r)return;let o=r.x-n.x;Math.abs(o)>60&&Math.abs(o)>2*Math.abs(r.y-n.y)&&this.step(o<0?1:-1)}static{this.styles=[Vn,Hn`
      :host { position: relative; display: flex; flex-direction: column; height: 100%; }
      /* Beside nothing else, so that the grid keeps its size from day to day. */
      .loading { position: absolute; top: 50%; inset-inline: 0; z-index: 1; text-align: center; pointer-events: none; }
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 8px; }
      .bar button { padding: 6px 12px; }
      .space { flex: 1; }
      .pick { width: 44px !important; padding: 0 !important; border: none !important; background: none !important; color: transparent !important; }
      .pick::-webkit-datetime-edit { display: none; }
      .people { display: flex; flex-wrap: wrap; gap: 6px; margin-bottom: 8px; }
      .who { min-height: 32px; padding: 2px 12px; font-size: 13px; color: var(--secondary-text-color); background: none; border: 1px solid var(--divider-color); }
      .who[aria-pressed="true"] { color: var(--primary-text-color); background: color-mix(in srgb, var(--edge) 20%, transparent); border-color: var(--edge); }
      studio-diary-grid { flex: 1; }
      .question { position: fixed; z-index: 4; width: 330px; padding: 12px; background: var(--card-background-color); border: 1px solid var(--divider-color); border-radius: 12px; box-shadow: 0 4px 16px rgb(0 0 0 / 30%); }
      @media (max-width: 599px) {
        .bar { gap: 2px; }
        .people { flex-wrap: nowrap; overflow-x: auto; }
        .who { flex: none; min-height: 44px; }
        h2 { font-size: 18px; }
      }
    `]}};Lt([Fr({attribute:!1})],rn.prototype,"aim",2),Lt([Un()],rn.prototype,"view",2),Lt([Un()],rn.prototype,"day",2),Lt([Un()],rn.prototype,"found",2),Lt([Un()],rn.prototype,"without",2),Lt([Un()],rn.prototype,"asked",2);function qc([e]){return e?{x:e.clientX,y:e.clientY}:null}function Zh(e){return e.translation_placeholders?.title??""}customElements.define("studio-diary",rn);
/*! Bundled license information:

@event-calendar/core/dist/index.js:
  (*!
   * EventCalendar v5.15.0
   * https://github.com/vkurko/calendar
   *)
*/
