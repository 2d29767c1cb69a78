import{a as es,b as Ha,c as no,d as za,e as yi,f as Ua,g as io,h as Va,i as Ba}from"./chunk-3SDUBLIT.js";import{a as $i}from"./chunk-Z3XONCKK.js";import{a as Qo,b as Qi,c as eo,f as to,g as ro,h as Pa,j as Fa,k as Fr}from"./chunk-GBU3DFR4.js";import{a as Vn}from"./chunk-2SOC4NN6.js";import{a as Mt,b as La,c as Fn,d as He,e as Hn,g as Pr,h as zn,i as Un}from"./chunk-XZYVADTC.js";var bi=class extends Vn{constructor(){super(...arguments);this.days=[];this.appointments=[]}render(){return He`${this.days.map(r=>this.day(r))}`}day(r){let{studio:n,format:o}=this.context,s=n.me[0]??"",a=this.appointments.filter(d=>this.isOn(d,r)),l=Va(a,r,io(n,s,r),o);return He`<section>
      ${this.days.length>1?He`<h3>${o.longDay(r)}</h3>`:""}
      ${l.length?He`<ul>
              ${l.map(d=>He`<li>${this.line(d)}</li>`)}
            </ul>`:He`<p class="quiet">${this.t("diary.empty")}</p>`}
    </section>`}isOn(r,n){let{format:o}=this.context;if(Fa(r.start))return r.start<=n&&n<r.end;let s=o.dayOf(r.start),a=o.dayOf(new Date(Math.max(Date.parse(r.end)-1,Date.parse(r.start))));return s<=n&&n<=a}line(r){let{studio:n,format:o}=this.context;if(r.kind==="free"){let d=`${o.wallTime(r.start)}–${o.wallTime(r.end)}`,u=this.t("diary.free",{span:d});return n.rights.write==="none"?He`<span class="gap">${u}</span>`:He`<button
        class="gap"
        @click=${()=>this.dispatchEvent(new CustomEvent("agenda-free",{detail:{start:r.start,end:r.end}}))}
      >
        ${u}
      </button>`}let s=r.appointment,a=no(s).map(d=>n.people.find(u=>u.id===d)?.name).filter(Boolean),l=n.types.find(({name:d})=>d===s.session_type);return He`<button
      class="entry"
      style=${`--body: ${l?.color??"#546e7a"}`}
      @click=${()=>this.open(s)}
    >
      <b dir="auto">${s.title??this.t("diary.busy")}</b>
      <span>${s.all_day?this.t("diary.all_day"):o.span(s)}</span>
      <span class="quiet" dir="auto"
        >${[...a,s.status==="tentative"?this.t("diary.tentative"):"",s.conflict?this.t("diary.overlapping"):""].filter(Boolean).join(" · ")}</span
      >
    </button>`}static{this.styles=[Un,Fn`
      :host { display: block; flex: 1; overflow: auto; }
      ul { display: grid; gap: 6px; margin: 0; padding: 0; list-style: none; }
      button, .gap { display: grid; gap: 2px; width: 100%; min-height: 44px; padding: 8px 12px; text-align: start; border-radius: 8px; font-weight: 400; }
      .entry { color: var(--primary-text-color); background: var(--card-background-color); border: 1px solid var(--divider-color); border-inline-start: 6px solid var(--body); }
      .gap { align-items: center; color: var(--words); background: none; border: 1px dashed var(--divider-color); }
    `]}};Mt([Pr({attribute:!1})],bi.prototype,"days",2),Mt([Pr({attribute:!1})],bi.prototype,"appointments",2);customElements.define("studio-diary-agenda",bi);var Ya=globalThis.process?.env?.NODE_ENV,$=Ya&&!Ya.toLowerCase().startsWith("prod");var Yr=Array.isArray,qa=Array.prototype.indexOf,qr=Array.prototype.includes,Bn=Array.from,ts=Object.keys,dt=Object.defineProperty,Bt=Object.getOwnPropertyDescriptor,rs=Object.getOwnPropertyDescriptors,ns=Object.prototype,Ga=Array.prototype,Yn=Object.getPrototypeOf,is=Object.isExtensible;var je=()=>{};function oo(e){for(var t=0;t<e.length;t++)e[t]()}function so(){var e,t,r=new Promise((n,o)=>{e=n,t=o});return{promise:r,resolve:e,reject:t}}var Lt=Symbol("$state"),ao=Symbol("component"),wi=Symbol("legacy props"),Wa=Symbol(""),lo=Symbol("proxy path"),co=Symbol("attributes"),xi=Symbol("class"),Ei=Symbol("style"),ki=Symbol("text");var os=Symbol("hmr anchor"),Gr=new class extends Error{name="StaleReactionError";message="The reaction that called `getAbortSignal()` was re-run or destroyed"},ss=!!globalThis.document?.contentType&&globalThis.document.contentType.includes("xml");var qn=3,ar=8;var Jt={};var De=Symbol("uninitialized"),lr=Symbol("filename");var uo="http://www.w3.org/1999/xhtml";var an="font-weight: bold",ln="font-weight: normal";function ja(e){$?console.warn(`%c[svelte] await_reactivity_loss
%cDetected reactivity loss when reading \`${e}\`. This happens when state is read in an async function after an earlier \`await\`
https://svelte.dev/e/await_reactivity_loss`,an,ln):console.warn("https://svelte.dev/e/await_reactivity_loss")}function Xa(e,t){$?console.warn(`%c[svelte] await_waterfall
%cAn async derived, \`${e}\` (${t}) was not read immediately after it resolved. This often indicates an unnecessary waterfall, which can slow down your app
https://svelte.dev/e/await_waterfall`,an,ln):console.warn("https://svelte.dev/e/await_waterfall")}function Ka(){$?console.warn(`%c[svelte] derived_inert
%cReading a derived belonging to a now-destroyed effect may result in stale values
https://svelte.dev/e/derived_inert`,an,ln):console.warn("https://svelte.dev/e/derived_inert")}function Za(e,t,r){$?console.warn(`%c[svelte] hydration_attribute_changed
%cThe \`${e}\` attribute on \`${t}\` changed its value between server and client renders. The client value, \`${r}\`, will be ignored in favour of the server value
https://svelte.dev/e/hydration_attribute_changed`,an,ln):console.warn("https://svelte.dev/e/hydration_attribute_changed")}function mn(e){$?console.warn(`%c[svelte] hydration_mismatch
%c${e?`Hydration failed because the initial UI does not match what was rendered on the server. The error occurred near ${e}`:"Hydration failed because the initial UI does not match what was rendered on the server"}
https://svelte.dev/e/hydration_mismatch`,an,ln):console.warn("https://svelte.dev/e/hydration_mismatch")}function Ja(){$?console.warn(`%c[svelte] lifecycle_double_unmount
%cTried to unmount a component that was not mounted
https://svelte.dev/e/lifecycle_double_unmount`,an,ln):console.warn("https://svelte.dev/e/lifecycle_double_unmount")}function fo(e){$?console.warn(`%c[svelte] state_proxy_equality_mismatch
%cReactive \`$state(...)\` proxies and the values they proxy have different identities. Because of this, comparisons with \`${e}\` will produce unexpected results
https://svelte.dev/e/state_proxy_equality_mismatch`,an,ln):console.warn("https://svelte.dev/e/state_proxy_equality_mismatch")}function Qa(){$?console.warn("%c[svelte] svelte_boundary_reset_noop\n%cA `<svelte:boundary>` `reset` function only resets the boundary the first time it is called\nhttps://svelte.dev/e/svelte_boundary_reset_noop",an,ln):console.warn("https://svelte.dev/e/svelte_boundary_reset_noop")}var H=!1;function Xe(e){H=e}var J;function xe(e){if(e===null)throw mn(),Jt;return J=e}function wt(){return xe(xt(J))}function ie(e){if(H){if(xt(J)!==null)throw mn(),Jt;J=e}}function as(e=1){if(H){for(var t=e,r=J;t--;)r=xt(r);J=r}}function wr(e=!0){for(var t=0,r=J;;){if(r.nodeType===ar){var n=r.data;if(n==="]"){if(t===0)return r;t-=1}else(n==="["||n==="[!"||n[0]==="["&&!isNaN(Number(n.slice(1))))&&(t+=1)}var o=xt(r);e&&r.remove(),r=o}}function dn(e){if(!e||e.nodeType!==ar)throw mn(),Jt;return e.data}function po(e){return e===this.v}function ls(e,t){return e!=e?t==t:e!==t||e!==null&&typeof e=="object"||typeof e=="function"}function ho(e){return!ls(e,this.v)}function el(e){if($){let t=new Error(`invariant_violation
An invariant violation occurred, meaning Svelte's internal assumptions were flawed. This is a bug in Svelte, not your app — please open an issue at https://github.com/sveltejs/svelte, citing the following message: "${e}"
https://svelte.dev/e/invariant_violation`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/invariant_violation")}function Ti(e){if($){let t=new Error(`lifecycle_outside_component
\`${e}(...)\` can only be used during component initialisation
https://svelte.dev/e/lifecycle_outside_component`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/lifecycle_outside_component")}function tl(){if($){let e=new Error("set_context_after_init\n`setContext` must be called when a component first initializes, not in a subsequent effect or after an `await` expression\nhttps://svelte.dev/e/set_context_after_init");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/set_context_after_init")}function nl(){if($){let e=new Error("async_derived_orphan\nCannot create a `$derived(...)` with an `await` expression outside of an effect tree\nhttps://svelte.dev/e/async_derived_orphan");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/async_derived_orphan")}function il(){if($){let e=new Error(`derived_references_self
A derived value cannot reference itself recursively
https://svelte.dev/e/derived_references_self`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/derived_references_self")}function ds(e,t,r){if($){let n=new Error(`each_key_duplicate
${r?`Keyed each block has duplicate key \`${r}\` at indexes ${e} and ${t}`:`Keyed each block has duplicate key at indexes ${e} and ${t}`}
https://svelte.dev/e/each_key_duplicate`);throw n.name="Svelte error",n}else throw new Error("https://svelte.dev/e/each_key_duplicate")}function ol(e,t,r){if($){let n=new Error(`each_key_volatile
Keyed each block has key that is not idempotent — the key for item at index ${e} was \`${t}\` but is now \`${r}\`. Keys must be the same each time for a given item
https://svelte.dev/e/each_key_volatile`);throw n.name="Svelte error",n}else throw new Error("https://svelte.dev/e/each_key_volatile")}function sl(e){if($){let t=new Error(`effect_in_teardown
\`${e}\` cannot be used inside an effect cleanup function
https://svelte.dev/e/effect_in_teardown`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/effect_in_teardown")}function al(){if($){let e=new Error("effect_in_unowned_derived\nEffect cannot be created inside a `$derived` value that was not itself created inside an effect\nhttps://svelte.dev/e/effect_in_unowned_derived");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/effect_in_unowned_derived")}function ll(e){if($){let t=new Error(`effect_orphan
\`${e}\` can only be used inside an effect (e.g. during component initialisation)
https://svelte.dev/e/effect_orphan`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/effect_orphan")}function dl(){if($){let e=new Error(`effect_update_depth_exceeded
Maximum update depth exceeded. This typically indicates that an effect reads and writes the same piece of state
https://svelte.dev/e/effect_update_depth_exceeded`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/effect_update_depth_exceeded")}function cl(){if($){let e=new Error("get_abort_signal_outside_reaction\n`getAbortSignal()` can only be called inside an effect or derived\nhttps://svelte.dev/e/get_abort_signal_outside_reaction");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/get_abort_signal_outside_reaction")}function ul(){if($){let e=new Error(`hydration_failed
Failed to hydrate the application
https://svelte.dev/e/hydration_failed`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/hydration_failed")}function fl(){if($){let e=new Error("invalid_snippet\nCould not `{@render}` snippet due to the expression being `null` or `undefined`. Consider using optional chaining `{@render snippet?.()}`\nhttps://svelte.dev/e/invalid_snippet");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/invalid_snippet")}function pl(e){if($){let t=new Error(`props_invalid_value
Cannot do \`bind:${e}={undefined}\` when \`${e}\` has a fallback value
https://svelte.dev/e/props_invalid_value`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/props_invalid_value")}function hl(e){if($){let t=new Error(`props_rest_readonly
Rest element properties of \`$props()\` such as \`${e}\` are readonly
https://svelte.dev/e/props_rest_readonly`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/props_rest_readonly")}function vl(e){if($){let t=new Error(`rune_outside_svelte
The \`${e}\` rune is only available inside \`.svelte\` and \`.svelte.js/ts\` files
https://svelte.dev/e/rune_outside_svelte`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/rune_outside_svelte")}function gl(){if($){let e=new Error("state_descriptors_fixed\nProperty descriptors defined on `$state` objects must contain `value` and always be `enumerable`, `configurable` and `writable`.\nhttps://svelte.dev/e/state_descriptors_fixed");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_descriptors_fixed")}function ml(){if($){let e=new Error("state_prototype_fixed\nCannot set prototype of `$state` object\nhttps://svelte.dev/e/state_prototype_fixed");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_prototype_fixed")}function _l(){if($){let e=new Error("state_unsafe_mutation\nUpdating state inside `$derived(...)`, `$inspect(...)` or a template expression is forbidden. If the value should not be reactive, declare it without `$state`\nhttps://svelte.dev/e/state_unsafe_mutation");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_unsafe_mutation")}function $l(){if($){let e=new Error("svelte_boundary_reset_onerror\nA `<svelte:boundary>` `reset` function cannot be called while an error is still being handled\nhttps://svelte.dev/e/svelte_boundary_reset_onerror");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/svelte_boundary_reset_onerror")}var ct=!1,Wr=!1,xr=!1;var Ci=null;function Te(e,t){return e.label=t,go(e.v,t),e}function go(e,t){return e?.[lo]?.(t),e}function Xn(e){return typeof e=="symbol"?`Symbol(${e.description})`:typeof e=="function"?"<function>":typeof e=="object"&&e?"<object>":String(e)}function Er(e){let t=new Error,r=Jc();return r.length===0?null:(r.unshift(`
`),dt(t,"stack",{value:r.join(`
`)}),dt(t,"name",{value:e}),t)}function Jc(){let e=Error.stackTraceLimit;Error.stackTraceLimit=1/0;let t=new Error().stack;if(Error.stackTraceLimit=e,!t)return[];let r=t.split(`
`),n=[];for(let o=0;o<r.length;o++){let s=r[o],a=s.replaceAll("\\","/");if(s.trim()!=="Error"){if(s.includes("validate_each_keys"))return[];a.includes("svelte/src/internal")||a.includes("node_modules/.vite")||n.push(s)}}return n}function bl(e,t){if(!$)throw new Error("invariant(...) was not guarded by if (DEV)");e||el(t)}function Qc(e){let t=e.p;for(;t!==null&&t.c===null;)t=t.p;return t?.c??null}function cs(e,t){return e===null&&Ti(t),e.c??=new Map(Qc(e)||void 0)}var oe=null;function jr(e){oe=e}var kr=null;function Kn(e){kr=e}var Tr=null;function mo(e){Tr=e}function $e(e){return cs(oe,"getContext").get(e)}function Di(e,t){let r=cs(oe,"setContext");if(ct){var n=P.f,o=!B&&(n&32)!==0&&!oe.i;o||tl()}return r.set(e,t),t}function Se(e,t=!1,r){oe={p:oe,i:!1,c:null,e:null,s:e,x:null,r:P,l:Wr&&!t?{s:null,u:null,$:[]}:null},$&&(oe.function=r,Tr=r)}function Re(e){var t=oe,r=t.e;if(r!==null){t.e=null;for(var n of r)us(n)}return e!==void 0&&(t.x=e),t.i=!0,oe=t.p,$&&(Tr=oe?.function??null),Si(e)}function Si(e={}){return dt(e,ao,{value:!0}),e}function Hr(){return!Wr||oe!==null&&oe.l===null}var _n=[];function wl(){var e=_n;_n=[],oo(e)}function tt(e){if(_n.length===0&&!$n){var t=_n;queueMicrotask(()=>{t===_n&&wl()})}_n.push(e)}function xl(){for(;_n.length>0;)wl()}var eu=-7169;function Ce(e,t){e.f=e.f&eu|t}function Zn(e){(e.f&512)!==0||e.deps===null?Ce(e,1024):Ce(e,4096)}function _o(e,t){(e.f&2048)!==0?t.set(e,2048):(e.f&4096)!==0&&t.get(e)!==2048&&t.set(e,4096),Ce(e,1024)}function El(e){return`{${e.toString().replace(/^async \(\) => /,"").replace(/^\(/,"").replace(/\$\.get\((.+?)\)/g,(t,r)=>r).replace(/\$\.track_reactivity_loss\((.+?)\)\(\)/g,(t,r)=>r).replace(/\)$/,"")}}`}function $o(e,t){if(t){let r=document.body;e.autofocus=!0,tt(()=>{document.activeElement===r&&e.focus()})}}function cr(e){var t=B,r=P;rt(null),ft(null);try{return e()}finally{rt(t),ft(r)}}function yo(e,t,r,n){let o=Hr()?fn:bn;var s=e.filter(h=>!h.settled),a=t.map(o);if($&&a.forEach((h,g)=>{h.label=t[g].toString().replace("() => ","").replaceAll("$.eager(() => ","$state.eager(").replace(/\$\.get\((.+?)\)/g,(_,m)=>m)}),r.length===0&&s.length===0){n(a);return}var l=P,d=Tl(),u=s.length===1?s[0].promise:s.length>1?Promise.all(s.map(h=>h.promise)):null;function p(h){if((l.f&16384)===0){d();try{n([...a,...h])}catch(g){qt(g,l)}Jn()}}var v=fs();if(r.length===0){u.then(()=>p([])).finally(v);return}function f(){Promise.all(r.map(h=>hs(h))).then(p).catch(h=>qt(h,l)).finally(v)}u?u.then(()=>{if((l.f&16384)!==0){v();return}d(),f(),Jn()}):f()}function Tl(){var e=P,t=B,r=oe,n=Q;if($)var o=kr;return function(a=!0){ft(e),rt(t),jr(r),a&&(e.f&16384)===0&&(n?.activate(),n?.apply()),$&&(ps(null),Kn(o))}}var ru=!1;function Jn(e=!0){ru=!1,ft(null),rt(null),jr(null),e&&Q?.deactivate(),$&&(ps(null),Kn(null))}function fs(){var e=P,t=e.b,r=Q,n=!!t?.is_rendered();return t?.update_pending_count(1,r),r.increment(n,e),()=>{t?.update_pending_count(-1,r),r.decrement(n,e)}}var Gt=null;function ps(e){Gt=e}var Ni=new Set;function fn(e){var t=2050;P!==null&&(P.f|=524288);let r={ctx:oe,deps:null,effects:null,equals:po,f:t,fn:e,reactions:null,rv:0,v:De,wv:0,parent:P,ac:null};return $&&xr&&(r.created=Er("created at")),r}var Qn=Symbol("obsolete");function hs(e,t,r){let n=P;n===null&&nl();var o=void 0,s=pt(De);$&&(s.label=t??El(e));var a=!B,l=new Set;return Sl(()=>{var d=P;$&&(Gt={effect:d,effect_deps:new Set,warned:!1});var u=so();o=u.promise;try{Promise.resolve(e()).then(u.resolve,h=>{h!==Gr&&u.reject(h)}).finally(Jn)}catch(h){u.reject(h),Jn()}if($){if(Gt){if(d.deps!==null)for(let h=0;h<Pt;h+=1)Gt.effect_deps.add(d.deps[h]);if(mt!==null)for(let h=0;h<mt.length;h+=1)Gt.effect_deps.add(mt[h])}Gt=null}var p=Q;if(a){if((d.f&32768)!==0)var v=fs();if(n.b?.is_rendered())p.async_deriveds.get(d)?.reject(Qn);else for(let h of l.values())h.reject(Qn);l.add(u),p.async_deriveds.set(d,u)}let f=(h,g=void 0)=>{$&&(Gt=null),v?.(),l.delete(u),g!==Qn&&(p.activate(),g?(s.f|=8388608,Dr(s,g)):((s.f&8388608)!==0&&(s.f^=8388608),$&&r!==void 0&&!s.equals(h)&&(Ni.add(s),setTimeout(()=>{Ni.has(s)&&(d.f&16384)===0&&(Xa(s.label,r),Ni.delete(s))})),Dr(s,h)),p.deactivate())};u.promise.then(f,h=>f(null,h||"unknown"))}),Tt(()=>{for(let d of l)d.reject(Qn)}),$&&(s.f|=4194304),new Promise(d=>{function u(p){function v(){p===o?d(s):u(o)}p.then(v,v)}u(o)})}function c(e){let t=fn(e);return ct||xo(t),t}function bn(e){let t=fn(e);return t.equals=ho,t}function Cl(e){var t=e.effects;if(t!==null){e.effects=null;for(var r=0;r<t.length;r+=1)ze(t[r])}}var vs=[];function Oi(e){var t,r=P,n=e.parent;if(!er&&n!==null&&e.v!==De&&(n.f&24576)!==0)return Ka(),e.v;if(ft(n),$){let o=wn;bo(new Set);try{qr.call(vs,e)&&il(),vs.push(e),Cl(e),t=wo(e)}finally{ft(r),bo(o),vs.pop()}}else try{Cl(e),t=wo(e)}finally{ft(r)}return t}function gs(e){var t=Oi(e);if(!e.equals(t)&&(e.wv=ei(),(!Q?.is_fork||e.deps===null)&&(Q!==null?(Q.capture(e,t,!0),Sr?.capture(e,t,!0)):e.v=t,e.deps===null))){Ce(e,1024);return}er||(_t!==null?(cn()||Q?.is_fork)&&_t.set(e,t):Zn(e))}function Dl(e){if(e.effects!==null)for(let t of e.effects)(t.teardown||t.ac)&&(t.teardown?.(),t.ac!==null&&cr(()=>{t.ac.abort(Gr),t.ac=null}),t.fn!==null&&(t.teardown=je),xn(t,0),Ii(t))}function ms(e){if(e.effects!==null)for(let t of e.effects)t.teardown&&t.fn!==null&&zr(t)}var Eo=null,ti=null,Q=null,Sr=null,_t=null,ys=null,$n=!1,_s=!1,ri=null,Mi=null,Rl=0,$s=new Set,ou=1,tr=class e{id=ou++;started=!1;linked=!0;prev=null;next=null;async_deriveds=new Map;current=new Map;previous=new Map;#e=new Set;#r=new Set;#t=0;#n=new Map;#i=null;#o=[];#a=[];#s=new Map;#l=new Map;#d=new Set;is_fork=!1;#c=!1;constructor(){ti===null?Eo=ti=this:(ti.next=this,this.prev=ti),ti=this}#v(){if(this.is_fork)return!0;for(let t of this.#n.keys())if(!this.#_(t))return!0;return!1}#_(t){for(var r=t;r!==null;r=r.parent)if(this.#l.has(r))return!0;return!1}skip_effect(t){this.#l.has(t)||this.#l.set(t,{d:[],m:[]}),this.#d.delete(t)}unskip_effect(t,r=n=>this.schedule(n)){var n=this.#l.get(t);if(n){this.#l.delete(t);for(var o of n.d)Ce(o,2048),r(o);for(o of n.m)Ce(o,4096),r(o)}this.#d.add(t)}#u(){var t=[];for(let s of this.#o)if(!((s.f&16384)!==0||(s.f&6144)===0)){for(var r=s,n=!1;r.parent!==null;){r=r.parent;var o=r.f;if((o&96)!==0){if((o&1024)===0){n=!0;break}r.f^=1024}}n||t.push(r)}return this.#o=[],t}#g(){if(this.started=!0,$)for(let l of this.current.keys())$s.add(l);for(let[l,d]of this.#s)Ce(l,d),this.schedule(l);this.apply();for(var t=ri=[],r=[],n=Mi=[];this.#o.length>0;){Rl++>1e3&&(this.#p(),su());for(let l of this.#u())try{this.#$(l,t,r)}catch(d){throw Il(l),this.#v()||this.discard(),d}}if(Q=null,n.length>0){var o=e.ensure();for(let l of n)o.schedule(l)}if(ri=null,Mi=null,this.#v()){this.#h(r),this.#h(t);for(let[l,d]of this.#l)Ol(l,d);n.length>0&&Q.#g();return}let s=this.#b();if(s){this.#h(r),this.#h(t),s.#f(this);return}this.#s.clear();for(let l of this.#e)l(this);this.#e.clear(),Sr=this,Al(r),Al(t),Sr=null,this.#i?.resolve();var a=Q;this.#t===0&&(this.#o.length===0||a!==null)&&(this.#p(),ct&&(this.#y(),Q=a)),a!==null&&(fr.clear(),a.#g())}#$(t,r,n){t.f^=1024;for(var o=t.first;o!==null;){var s=o.f,a=(s&96)!==0,l=a&&(s&1024)!==0,d=l||(s&8192)!==0||this.#l.has(o);if(!d&&o.fn!==null){a?o.f^=1024:(s&4)!==0?r.push(o):ct&&(s&16777224)!==0?n.push(o):hn(o)&&((s&16)!==0&&this.add_dirty_reaction(o,4096),zr(o));var u=o.first;if(u!==null){o=u;continue}}for(;o!==null;){var p=o.next;if(p!==null){o=p;break}o=o.parent}}}#b(){for(var t=this.prev;t!==null;t=t.prev)if(!t.is_fork&&this.#m(t))return t;return null}#m(t){for(let[r,[,n]]of this.current)if(!n&&t.current.has(r))return!0;return!1}#f(t){for(let[n,o]of t.current)!this.previous.has(n)&&t.previous.has(n)&&this.previous.set(n,t.previous.get(n)),this.current.set(n,o);for(let[n,o]of t.async_deriveds){let s=this.async_deriveds.get(n);s&&o.promise.then(s.resolve).catch(s.reject)}t.async_deriveds.clear(),this.transfer_reactions(t.#s);let r=n=>{var o=n.reactions;if(o!==null&&!((n.f&2)!==0&&(n.f&6144)===0))for(let l of o){var s=l.f;if((s&2)!==0)r(l);else{var a=l;s&4194320&&!this.async_deriveds.has(a)&&(this.#s.delete(a),Ce(a,2048),this.schedule(a))}}};for(let n of this.current.keys())r(n);this.oncommit(()=>t.discard()),t.#p(),Q=this,this.#g()}#h(t){for(var r=0;r<t.length;r+=1)_o(t[r],this.#s)}capture(t,r,n=!1){t.v!==De&&!this.previous.has(t)&&this.previous.set(t,t.v),(t.f&8388608)===0&&(this.current.set(t,[r,n]),_t?.set(t,r)),this.is_fork||(t.v=r)}activate(){Q=this}deactivate(){Q=null,_t=null}flush(){try{$&&$s.clear(),_s=!0,Q=this,this.#g()}finally{if(Rl=0,ys=null,ri=null,Mi=null,_s=!1,Q=null,_t=null,fr.clear(),$)for(let t of $s)t.updated=null}}discard(){for(let t of this.#r)t(this);this.#r.clear();for(let t of this.async_deriveds.values())t.reject(Qn);this.#p(),this.#i?.resolve()}register_created_effect(t){this.#a.push(t)}#y(){for(let v=Eo;v!==null;v=v.next){var t=v.id<this.id,r=[];for(let[f,[h,g]]of this.current){if(v.current.has(f)){var n=v.current.get(f)[0];if(t&&h!==n)v.current.set(f,[h,g]);else continue}r.push(f)}if(t)for(let[f,h]of this.async_deriveds){let g=v.async_deriveds.get(f);g&&h.promise.then(g.resolve).catch(g.reject)}var o=[...v.current.keys()].filter(f=>!v.current.get(f)[1]);if(!(!v.started||o.length===0)){var s=o.filter(f=>!this.current.has(f));if(s.length===0)t&&v.discard();else if(r.length>0){if($&&!v.#c&&bl(v.#o.length===0,"Batch has scheduled effects"),t)for(let f of this.#d)v.unskip_effect(f,h=>{(h.f&4194320)!==0?v.schedule(h):v.#h([h])});v.activate();var a=new Set,l=new Map;for(var d of r)Nl(d,s,a,l);l=new Map;var u=[...v.current].filter(([f,h])=>{let g=this.current.get(f);return g?g[0]!==h[0]||g[1]!==h[1]:!0}).map(([f])=>f);if(u.length>0)for(let f of this.#a)(f.f&155648)===0&&bs(f,u,l)&&((f.f&4194320)!==0?(Ce(f,2048),v.schedule(f)):v.add_dirty_reaction(f,2048));if(v.#o.length>0&&!v.#c){v.apply();for(var p of v.#u())v.#$(p,[],[])}v.deactivate()}}}}increment(t,r){if(this.#t+=1,t){let n=this.#n.get(r)??0;this.#n.set(r,n+1)}}decrement(t,r){if(this.#t-=1,t){let n=this.#n.get(r)??0;n===1?this.#n.delete(r):this.#n.set(r,n-1)}this.#c||(this.#c=!0,tt(()=>{this.#c=!1,this.linked&&this.flush()}))}transfer_reactions(t){for(let[r,n]of t)this.add_dirty_reaction(r,n);t.clear()}add_dirty_reaction(t,r){(r===2048||this.#s.get(t)!==2048)&&this.#s.set(t,r)}oncommit(t){this.#e.add(t)}ondiscard(t){this.#r.add(t)}settled(){return(this.#i??=so()).promise}static ensure(){if(Q===null){let t=Q=new e;!_s&&!$n&&tt(()=>{t.started||t.flush()})}return Q}apply(){if(!ct||!this.is_fork&&this.prev===null&&this.next===null){_t=null;return}_t=new Map;for(let[t,[r]]of this.current)_t.set(t,r);for(let t=Eo;t!==null;t=t.next)if(!(t===this||t.is_fork)&&(t.id>=this.id||!t.#m(this)))for(let[r,n]of t.previous)_t.has(r)||_t.set(r,n)}schedule(t){if(ys=t,t.b?.is_pending&&(t.f&16777228)!==0&&(t.f&32768)===0){t.b.defer_effect(t);return}this.#o.push(t)}#p(){if(this.linked){var t=this.prev,r=this.next;t===null?Eo=r:t.next=r,r===null?ti=t:r.prev=t,this.linked=!1}}};function pn(e){var t=$n,r=Sr;Sr=null,$n=!0;try{var n;for(e&&(pn(),n=e());;){if(xl(),Q===null)return n;Q.flush()}}finally{$n=t,Sr=r}}function su(){if($){var e=new Map;for(let r of Q.current.keys())for(let[n,o]of r.updated??[]){var t=e.get(n);t||(t={error:o.error,count:0},e.set(n,t)),t.count+=o.count}for(let r of e.values())r.error&&console.error(r.error)}try{dl()}catch(r){$&&dt(r,"stack",{value:""}),qt(r,ys)}}var ur=null;function Al(e){var t=e.length;if(t!==0){for(var r=0;r<t;){var n=e[r++];if((n.f&24576)===0&&hn(n)&&(ur=new Set,zr(n),n.deps===null&&n.first===null&&n.nodes===null&&n.teardown===null&&n.ac===null&&ws(n),ur?.size>0)){fr.clear();for(let o of ur){if((o.f&24576)!==0)continue;let s=[o],a=o.parent;for(;a!==null;)ur.has(a)&&(ur.delete(a),s.push(a)),a=a.parent;for(let l=s.length-1;l>=0;l--){let d=s[l];(d.f&24576)===0&&zr(d)}}ur.clear()}}ur=null}}function Nl(e,t,r,n){if(!r.has(e)&&(r.add(e),e.reactions!==null))for(let o of e.reactions){let s=o.f;(s&2)!==0?Nl(o,t,r,n):(s&4194320)!==0&&(s&2048)===0&&bs(o,t,n)&&(Ce(o,2048),Li(o))}}function bs(e,t,r){let n=r.get(e);if(n!==void 0)return n;if(e.deps!==null)for(let o of e.deps){if(qr.call(t,o))return!0;if((o.f&2)!==0&&bs(o,t,r))return r.set(o,!0),!0}return r.set(e,!1),!1}function Li(e){Q.schedule(e)}function Ol(e,t){if(!((e.f&32)!==0&&(e.f&1024)!==0)){(e.f&2048)!==0?t.d.push(e):(e.f&4096)!==0&&t.m.push(e),Ce(e,1024);for(var r=e.first;r!==null;)Ol(r,t),r=r.next}}function Il(e){Ce(e,1024);for(var t=e.first;t!==null;)Il(t),t=t.next}var wn=new Set,fr=new Map;function bo(e){wn=e}var Es=!1;function Ll(){Es=!0}function pt(e,t){var r={f:0,v:e,reactions:null,equals:po,rv:0,wv:0};return $&&xr&&(r.created=t??Er("created at"),r.updated=null,r.set_during_effect=!1,r.trace=null),r}function G(e,t){let r=pt(e,t);return xo(r),r}function Tn(e,t=!1,r=!0){let n=pt(e);return t||(n.equals=ho),Wr&&r&&oe!==null&&oe.l!==null&&(oe.l.s??=[]).push(n),n}function w(e,t,r=!1){B!==null&&(!Ft||(B.f&131072)!==0)&&Hr()&&(B.f&4325394)!==0&&(Rr===null||!Rr.has(e))&&_l();let n=r?Ze(t):t;return $&&go(n,e.label),Dr(e,n,Mi)}var kn=null,xs=0;function Dr(e,t,r=null){if(!e.equals(t)){er?fr.set(e,t):fr.has(e)||fr.set(e,e.v);var n=tr.ensure();if(n.capture(e,t),$){if(xr||P!==null){e.updated??=new Map;let o=(e.updated.get("")?.count??0)+1;if(e.updated.set("",{error:null,count:o}),xr||o>5){let s=Er("updated at");if(s!==null){let a=e.updated.get(s.stack);a||(a={error:s,count:0},e.updated.set(s.stack,a)),a.count++}}}P!==null&&(e.set_during_effect=!0)}if((e.f&2)!==0){let o=e;(e.f&2048)!==0&&Oi(o),_t===null&&Zn(o)}e.wv=ei(),kn=null,xs=0,Pl(e,2048,r),kn=null,Hr()&&P!==null&&(P.f&1024)!==0&&(P.f&96)===0&&(rr===null?Fl([e]):rr.push(e)),!n.is_fork&&wn.size>0&&!Es&&ko()}return t}function ko(){Es=!1;for(let e of wn){(e.f&1024)!==0&&Ce(e,4096);let t;try{t=hn(e)}catch{t=!0}t&&zr(e)}wn.clear()}function nt(e){w(e,e.v+1)}function Pl(e,t,r){var n=e.reactions;if(n!==null){var o=Hr(),s=n.length;if(xs+=s,xs>1e5&&kn===null&&(kn=new Set),kn!==null){if(kn.has(e))return;kn.add(e)}for(var a=0;a<s;a++){var l=n[a],d=l.f;if(!(!o&&l===P)){var u=(d&2048)===0;if(u&&Ce(l,t),(d&131072)!==0)wn.add(l);else if((d&2)!==0){var p=l;_t?.delete(p),Pl(p,4096,r)}else if(u){var v=l;(d&16)!==0&&ur!==null&&ur.add(v),r!==null?r.push(v):Li(v)}}}}}var lu=/^[a-zA-Z_$][a-zA-Z_$0-9]*$/;function Ze(e){if(typeof e!="object"||e===null||Lt in e||ao in e)return e;let t=Yn(e);if(t!==ns&&t!==Ga)return e;var r=new Map,n=Yr(e),o=G(0),s=$&&xr?Er("created at"):null,a=pr,l=v=>{if(pr===a)return v();var f=B,h=pr;rt(null),ks(a);var g=v();return rt(f),ks(h),g};n&&(r.set("length",G(e.length,s)),$&&(e=cu(e)));var d="";let u=!1;function p(v){if(!u){u=!0,d=v,Te(o,`${d} version`);for(let[f,h]of r)Te(h,Cn(d,f));u=!1}}return new Proxy(e,{defineProperty(v,f,h){(!("value"in h)||h.configurable===!1||h.enumerable===!1||h.writable===!1)&&gl();var g=r.get(f);return g===void 0?l(()=>{var _=G(h.value,s);return r.set(f,_),$&&typeof f=="string"&&Te(_,Cn(d,f)),_}):w(g,h.value,!0),!0},deleteProperty(v,f){var h=r.get(f);if(h===void 0){if(f in v){let g=l(()=>G(De,s));r.set(f,g),nt(o),$&&Te(g,Cn(d,f))}}else w(h,De),nt(o);return!0},get(v,f,h){if(f===Lt)return e;if($&&f===lo)return p;var g=r.get(f),_=f in v;if(g===void 0&&(!_||Bt(v,f)?.writable)&&(g=l(()=>{var y=Ze(_?v[f]:De),E=G(y,s);return $&&Te(E,Cn(d,f)),E}),r.set(f,g)),g!==void 0){var m=i(g);return m===De?void 0:m}return Reflect.get(v,f,h)},getOwnPropertyDescriptor(v,f){this.has?.(v,f);var h=Reflect.getOwnPropertyDescriptor(v,f),g=r.get(f);if(g!==void 0){var _=i(g);if(_===De)return;if(h&&"value"in h)h.value=_;else return{enumerable:!0,configurable:!0,value:_,writable:!0}}return h},has(v,f){if(f===Lt)return!0;var h=r.get(f),g=h!==void 0&&h.v!==De||Reflect.has(v,f);if(h!==void 0||(P!==null||B!==null)&&(!g||Bt(v,f)?.writable)){h===void 0&&(h=l(()=>{var m=g?Ze(v[f]):De,y=G(m,s);return $&&Te(y,Cn(d,f)),y}),r.set(f,h));var _=i(h);if(_===De)return!1}return g},set(v,f,h,g){var _=r.get(f),m=f in v;if(n&&f==="length")for(var y=h;y<_.v;y+=1){var E=r.get(y+"");E!==void 0?w(E,De):y in v&&(E=l(()=>G(De,s)),r.set(y+"",E),$&&Te(E,Cn(d,y)))}if(_===void 0)(!m||Bt(v,f)?.writable)&&(_=l(()=>G(void 0,s)),$&&Te(_,Cn(d,f)),w(_,Ze(h)),r.set(f,_));else{m=_.v!==De;var S=l(()=>Ze(h));w(_,S)}var C=Reflect.getOwnPropertyDescriptor(v,f);if(C?.set&&C.set.call(g,h),!m){if(n&&typeof f=="string"){var R=r.get("length"),b=Number(f);Number.isInteger(b)&&b>=R.v&&w(R,b+1)}nt(o)}return!0},ownKeys(v){i(o);var f=Reflect.ownKeys(v).filter(_=>{var m=r.get(_);return m===void 0||m.v!==De});for(var[h,g]of r)g.v!==De&&!(h in v)&&f.push(h);return f},setPrototypeOf(){ml()}})}function Cn(e,t){return typeof t=="symbol"?`${e}[Symbol(${t.description??""})]`:lu.test(t)?`${e}.${t}`:/^\d+$/.test(t)?`${e}[${t}]`:`${e}['${t}']`}function To(e){try{if(e!==null&&typeof e=="object"&&Lt in e)return e[Lt]}catch{}return e}var du=new Set(["copyWithin","fill","pop","push","reverse","shift","sort","splice","unshift"]);function cu(e){return new Proxy(e,{get(t,r,n){var o=Reflect.get(t,r,n);return du.has(r)?function(...s){Ll();var a=o.apply(this,s);return ko(),a}:o}})}function Hl(){let e=Array.prototype,t=Array.__svelte_cleanup;t&&t();let{indexOf:r,lastIndexOf:n,includes:o}=e;e.indexOf=function(s,a){let l=r.call(this,s,a);if(l===-1){for(let d=a??0;d<this.length;d+=1)if(To(this[d])===s){fo("array.indexOf(...)");break}}return l},e.lastIndexOf=function(s,a){let l=n.call(this,s,a??this.length-1);if(l===-1){for(let d=0;d<=(a??this.length-1);d+=1)if(To(this[d])===s){fo("array.lastIndexOf(...)");break}}return l},e.includes=function(s,a){let l=o.call(this,s,a);if(!l){for(let d=0;d<this.length;d+=1)if(To(this[d])===s){fo("array.includes(...)");break}}return l},Array.__svelte_cleanup=()=>{e.indexOf=r,e.lastIndexOf=n,e.includes=o}}var nr,zl,Pi,Ul,Vl;function Co(){if(nr===void 0){nr=window,zl=document,Pi=/Firefox/.test(navigator.userAgent);var e=Element.prototype,t=Node.prototype,r=Text.prototype;Ul=Bt(t,"firstChild").get,Vl=Bt(t,"nextSibling").get,is(e)&&(e[xi]=void 0,e[co]=null,e[Ei]=void 0,e.__e=void 0),is(r)&&(r[ki]=void 0),$&&(e.__svelte_meta=null,Hl())}}function it(e=""){return document.createTextNode(e)}function kt(e){return Ul.call(e)}function xt(e){return Vl.call(e)}function ye(e,t){if(!H)return kt(e);var r=kt(J);if(r===null)r=J.appendChild(it());else if(t&&r.nodeType!==qn){var n=it();return r?.before(n),xe(n),n}return t&&So(r),xe(r),r}function ve(e,t=!1){if(!H){var r=kt(e);return r instanceof Comment&&r.data===""?xt(r):r}if(t){if(J?.nodeType!==qn){var n=it();return J?.before(n),xe(n),n}So(J)}return J}function ni(e,t=!1){if(!H)return kt(e);var r=ye(e,t);return ie(e),r}function Ee(e,t=1,r=!1){let n=H?J:e;for(var o;t--;)o=n,n=xt(n);if(!H)return n;if(r){if(n?.nodeType!==qn){var s=it();return n===null?o?.after(s):n.before(s),xe(s),s}So(n)}return xe(n),n}function Ai(e){e.textContent=""}function Do(){if(!ct||ur!==null)return!1;var e=P.f;return(e&32768)!==0}function Ur(e,t,r){return t==null||t===uo?r?document.createElement(e,{is:r}):document.createElement(e):r?document.createElementNS(t,e,{is:r}):document.createElementNS(t,e)}function So(e){if(e.nodeValue.length<65536)return;let t=e.nextSibling;for(;t!==null&&t.nodeType===qn;)t.remove(),e.nodeValue+=t.nodeValue,t=e.nextSibling}var Ts=new WeakMap;function Bl(e){var t=P;if(t===null)return B.f|=8388608,e;if($&&e instanceof Error&&!Ts.has(e)&&Ts.set(e,uu(e,t)),(t.f&32768)===0&&(t.f&4)===0)throw $&&!t.parent&&e instanceof Error&&Yl(e),e;qt(e,t)}function qt(e,t){if(e===Jt)throw e;if(!(t!==null&&(t.f&16384)!==0)){for(;t!==null;){if((t.f&128)!==0&&(t.f&33570816)===0){if((t.f&32768)===0)throw e;try{t.b.error(e);return}catch(r){e=r}}t=t.parent}throw $&&e instanceof Error&&Yl(e),e}}function uu(e,t){let r=Bt(e,"message");if(!(r&&!r.configurable)){for(var n=Pi?"  ":"	",o=`
${n}in ${t.fn?.name||"<unknown>"}`,s=t.ctx;s!==null;)o+=`
${n}in ${s.function?.[lr].split("/").pop()}`,s=s.p;return{message:e.message+`
${o}
`,stack:e.stack?.split(`
`).filter(a=>!a.includes("svelte/src/internal")).join(`
`)}}}function Yl(e){let t=Ts.get(e);t&&(dt(e,"message",{value:t.message}),dt(e,"stack",{value:t.stack}))}function Ss(e){P===null&&(B===null&&ll(e),al()),er&&sl(e)}function fu(e,t){var r=t.last;r===null?t.last=t.first=e:(r.next=e,e.prev=r,t.last=e)}function hr(e,t){var r=P;if($)for(;r!==null&&(r.f&131072)!==0;)r=r.parent;r!==null&&(r.f&8192)!==0&&(e|=8192);var n={ctx:oe,deps:null,nodes:null,f:e|2048|512,first:null,fn:t,last:null,next:null,parent:r,b:r&&r.b,prev:null,teardown:null,wv:0,ac:null};$&&(n.component_function=Tr),Q?.register_created_effect(n);var o=n;if((e&4)!==0)ri!==null?ri.push(n):tr.ensure().schedule(n);else if(t!==null){try{zr(n)}catch(a){throw ze(n),a}o.deps===null&&o.teardown===null&&o.nodes===null&&o.first===o.last&&(o.f&524288)===0&&(o=o.first,(e&16)!==0&&(e&65536)!==0&&o!==null&&(o.f|=65536))}if(o!==null&&(o.parent=r,r!==null&&fu(o,r),B!==null&&(B.f&2)!==0&&(e&64)===0)){var s=B;(s.effects??=[]).push(o)}return n}function cn(){return B!==null&&!Ft}function Tt(e){let t=hr(8,null);return Ce(t,1024),t.teardown=e,t}function ht(e){Ss("$effect"),$&&dt(e,"name",{value:"$effect"});var t=P.f,r=!B&&(t&32)!==0&&oe!==null&&!oe.i;if(r){var n=oe;(n.e??=[]).push(e)}else return us(e)}function us(e){return hr(1048580,e)}function vr(e){return Ss("$effect.pre"),$&&dt(e,"name",{value:"$effect.pre"}),hr(1048584,e)}function Rs(e){tr.ensure();let t=hr(524352,e);return()=>{ze(t)}}function Wl(e){tr.ensure();let t=hr(524352,e);return(r={})=>new Promise(n=>{r.outro?Vr(t,()=>{ze(t),n(void 0)}):(ze(t),n(void 0))})}function jt(e){return hr(4,e)}function Sl(e){return hr(4718592,e)}function It(e,t=0){return hr(8|t,e)}function be(e,t=[],r=[],n=[]){yo(n,t,r,o=>{hr(8,()=>{e(...o.map(i))})})}function zt(e,t=0){var r=hr(16|t,e);return $&&(r.dev_stack=kr),r}function As(e,t=0){var r=hr(16777216|t,e);return $&&(r.dev_stack=kr),r}function ot(e){return hr(524320,e)}function Ns(e){var t=e.teardown;if(t!==null){let r=er,n=B;Cs(!0),rt(null);try{t.call(null)}catch(o){qt(o,e.parent)}finally{Cs(r),rt(n)}}}function Ii(e,t=!1){var r=e.first;for(e.first=e.last=null;r!==null;){let o=r.ac;o!==null&&cr(()=>{o.abort(Gr)});var n=r.next;(r.f&64)!==0?r.parent=null:ze(r,t),r=n}}function jl(e){for(var t=e.first;t!==null;){var r=t.next;(t.f&32)===0&&ze(t),t=r}}function ze(e,t=!0){var r=!1;(t||(e.f&262144)!==0)&&e.nodes!==null&&e.nodes.end!==null&&(Xl(e.nodes.start,e.nodes.end),r=!0),e.f|=33554432,Ii(e,t&&!r),xn(e,0);var n=e.nodes&&e.nodes.t;if(n!==null)for(let s of n)s.stop();Ns(e),e.f^=33554432,e.f|=16384;var o=e.parent;o!==null&&o.first!==null&&ws(e),$&&(e.component_function=null),e.next=e.prev=e.teardown=e.ctx=e.deps=e.fn=e.nodes=e.ac=e.b=null}function Xl(e,t){for(;e!==null;){var r=e===t?null:xt(e);e.remove(),e=r}}function ws(e){var t=e.parent,r=e.prev,n=e.next;r!==null&&(r.next=n),n!==null&&(n.prev=r),t!==null&&(t.first===e&&(t.first=n),t.last===e&&(t.last=r))}function Vr(e,t,r=!0){var n=[];e.f|=256,Kl(e,n,!0);var o=()=>{r&&ze(e),t&&t()},s=n.length;if(s>0){var a=()=>--s||o();for(var l of n)l.out(a)}else o()}function Kl(e,t,r){if((e.f&8192)===0){e.f^=8192;var n=e.nodes&&e.nodes.t;if(n!==null)for(let l of n)(l.is_global||r)&&t.push(l);for(var o=e.first;o!==null;){var s=o.next;if((o.f&64)===0){var a=(o.f&65536)!==0||(o.f&32)!==0&&(e.f&16)!==0;Kl(o,t,a?r:!1)}o=s}}}function ii(e){e.f&=-257,Zl(e,!0)}function Zl(e,t){if((e.f&256)===0&&(e.f&8192)!==0){e.f^=8192,(e.f&1024)===0&&(Ce(e,2048),tr.ensure().schedule(e));for(var r=e.first;r!==null;){var n=r.next,o=(r.f&65536)!==0||(r.f&32)!==0;Zl(r,o?t:!1),r=n}var s=e.nodes&&e.nodes.t;if(s!==null)for(let a of s)(a.is_global||t)&&a.in()}}function oi(e,t){if(e.nodes)for(var r=e.nodes.start,n=e.nodes.end;r!==null;){var o=r===n?null:xt(r);t.append(r),r=o}}var Jl=null;var er=!1;function Cs(e){er=e}var B=null,Ft=!1;function rt(e){B=e}var P=null;function ft(e){P=e}var Rr=null;function xo(e){B!==null&&(!ct&&(B.f&2097152)!==0||(B.f&2)!==0)&&(Rr??=new Set).add(e)}var mt=null,Pt=0,rr=null;function Fl(e){rr=e}var ed=1,Dn=0,pr=Dn;function ks(e){pr=e}function ei(){return++ed}function hn(e){var t=e.f;if((t&2048)!==0)return!0;if((t&4096)!==0){for(var r=e.deps,n=r.length,o=0;o<n;o++){var s=r[o];if(hn(s)&&gs(s),s.wv>e.wv)return!0}(t&512)!==0&&_t===null&&Ce(e,1024)}return!1}function td(e,t,r=!0){var n=e.reactions;if(n!==null&&!(!ct&&Rr!==null&&Rr.has(e)))for(var o=0;o<n.length;o++){var s=n[o];(s.f&2)!==0?td(s,t,!1):t===s&&(r?Ce(s,2048):(s.f&1024)!==0&&Ce(s,4096),Li(s))}}function wo(e){var t=mt,r=Pt,n=rr,o=B,s=Rr,a=oe,l=Ft,d=pr,u=e.f;mt=null,Pt=0,rr=null,B=(u&96)===0?e:null,Rr=null,jr(e.ctx),Ft=!1,pr=++Dn,e.ac!==null&&(cr(()=>{e.ac.abort(Gr)}),e.ac=null);try{e.f|=2097152;var p=e.fn,v=p();e.f|=32768;var f=Ql(e);if(Hr()&&rr!==null&&!Ft&&f!==null&&(e.f&6146)===0)for(var h=0;h<rr.length;h++)td(rr[h],e);if(o!==null&&o!==e){if(Dn++,o.deps!==null)for(let g=0;g<r;g+=1)o.deps[g].rv=Dn;if(t!==null)for(let g of t)g.rv=Dn;rr!==null&&(n===null?n=rr:n.push(...rr))}return(e.f&8388608)!==0&&(e.f^=8388608),v}catch(g){return Ql(e),Bl(g)}finally{e.f^=2097152,mt=t,Pt=r,rr=n,B=o,Rr=s,jr(a),Ft=l,pr=d}}function Ql(e){var t=e.deps,r=Q?.is_fork;if(mt!==null){var n;if(r||xn(e,Pt),t!==null&&Pt>0)for(t.length=Pt+mt.length,n=0;n<mt.length;n++)t[Pt+n]=mt[n];else e.deps=t=mt;if(cn()&&(e.f&512)!==0)for(n=Pt;n<t.length;n++)(t[n].reactions??=[]).push(e)}else!r&&t!==null&&Pt<t.length&&(xn(e,Pt),t.length=Pt);return t}function pu(e,t){let r=t.reactions;if(r!==null){var n=qa.call(r,e);if(n!==-1){var o=r.length-1;o===0?r=t.reactions=null:(r[n]=r[o],r.pop())}}if(r===null&&(t.f&2)!==0&&(mt===null||!qr.call(mt,t))){var s=t;(s.f&512)!==0&&(s.f^=512),s.v!==De&&Zn(s),s.ac!==null&&cr(()=>{s.ac.abort(Gr),s.ac=null,Ce(s,2048)}),Dl(s),xn(s,0)}}function xn(e,t){var r=e.deps;if(r!==null)for(var n=t;n<r.length;n++)pu(e,r[n])}function zr(e){var t=e.f;if((t&16384)===0){Ce(e,1024);var r=P;if(P=e,$){var n=Tr;mo(e.component_function);var o=kr;Kn(e.dev_stack??kr)}try{(t&16777232)!==0?jl(e):Ii(e),Ns(e);var s=wo(e);if(e.teardown=typeof s=="function"?s:null,e.wv=ed,$&&xr&&(e.f&2048)!==0&&e.deps!==null)for(var a of e.deps)a.set_during_effect&&(a.wv=ei(),a.set_during_effect=!1)}finally{P=r,$&&(mo(n),Kn(o))}}}async function gr(){if(ct)return new Promise(e=>{requestAnimationFrame(()=>e()),setTimeout(()=>e())});await Promise.resolve(),pn()}function i(e){var t=e.f,r=(t&2)!==0;if(Jl?.add(e),B!==null&&!Ft){var n=P!==null&&(P.f&16384)!==0;if(!n&&(Rr===null||!Rr.has(e))){var o=B.deps;if((B.f&2097152)!==0)e.rv<Dn&&(e.rv=Dn,mt===null&&o!==null&&o[Pt]===e?Pt++:mt===null?mt=[e]:mt.push(e));else{B.deps??=[],qr.call(B.deps,e)||B.deps.push(e);var s=e.reactions;s===null?e.reactions=[B]:qr.call(s,B)||s.push(B)}}}if($){if(!Ft&&Gt&&Q===null&&Sr===null&&!Gt.warned&&(Gt.effect.f&2097152)===0&&!Gt.effect_deps.has(e)){Gt.warned=!0,ja(e.label);var a=Er("traced at");a&&console.warn(a)}if(Ni.delete(e),xr&&!Ft&&Ci!==null&&B!==null&&Ci.reaction===B){if(e.trace)e.trace();else if(a=Er("traced at"),a){var l=Ci.entries.get(e);l===void 0&&(l={traces:[]},Ci.entries.set(e,l));var d=l.traces[l.traces.length-1];a.stack!==d?.stack&&l.traces.push(a)}}}if(er&&fr.has(e))return fr.get(e);if(r){var u=e;if(er){var p=u.v;return((u.f&1024)===0&&u.reactions!==null||nd(u))&&(p=Oi(u)),fr.set(u,p),p}var v=(u.f&512)===0&&!Ft&&B!==null&&(B.f&512)!==0,f=(u.f&32768)===0;hn(u)&&(v&&(u.f|=512),gs(u)),v&&!f&&(ms(u),rd(u))}if(_t?.has(e))return _t.get(e);if((e.f&8388608)!==0)throw e.v;return e.v}function rd(e){if(e.f|=512,e.deps!==null)for(let r of e.deps){var t=r.reactions;t===null?r.reactions=[e]:qr.call(t,e)||t.push(e),(r.f&2)!==0&&(r.f&512)===0&&(ms(r),rd(r))}}function nd(e){if(e.v===De)return!0;if(e.deps===null)return!1;for(let t of e.deps)if(fr.has(t)||(t.f&2)!==0&&nd(t))return!0;return!1}function O(e){var t=Ft;try{return Ft=!0,e()}finally{Ft=t}}var vu=["allowfullscreen","async","autofocus","autoplay","checked","controls","default","disabled","formnovalidate","indeterminate","inert","ismap","loop","multiple","muted","nomodule","novalidate","open","playsinline","readonly","required","reversed","seamless","selected","webkitdirectory","defer","disablepictureinpicture","disableremoteplayback"];var S_=[...vu,"formNoValidate","isMap","noModule","playsInline","readOnly","value","volume","defaultValue","defaultChecked","srcObject","noValidate","allowFullscreen","disablePictureInPicture","disableRemotePlayback"];var gu=["touchstart","touchmove"];function id(e){return gu.includes(e)}var mu=["$state","$state.raw","$derived","$derived.by"],R_=[...mu,"$state.eager","$state.snapshot","$props","$props.id","$bindable","$effect","$effect.pre","$effect.tracking","$effect.root","$effect.pending","$inspect","$inspect().with","$inspect.trace","$host"];var Hi=Symbol("events"),Ms=new Set,Ro=new Set;function ad(e,t,r,n={}){function o(s){if(n.capture||Ao.call(t,s),!s.cancelBubble)return cr(()=>r?.call(this,s))}return e.startsWith("pointer")||e.startsWith("touch")||e==="wheel"?(o.__removed=!1,tt(()=>{o.__removed||t.addEventListener(e,o,n)})):t.addEventListener(e,o,n),o}function Ut(e,t,r,n,o){var s={capture:n,passive:o},a=ad(e,t,r,s);(t===document.body||t===window||t===document||t instanceof HTMLMediaElement)&&Tt(()=>{a.__removed=!0,t.removeEventListener(e,a,s)})}function vt(e,t,r){(t[Hi]??={})[e]=r}function Ar(e){for(var t=0;t<e.length;t++)Ms.add(e[t]);for(var r of Ro)r(e)}var Os=null,Is=!1;function Ao(e){var t=this,r=t.ownerDocument,n=e.type,o=e.composedPath?.()||[],s=o[0]||e.target;Os=e,Is||(Is=!0,setTimeout(()=>{Is=!1,Os=null}));var a=0,l=Os===e&&e[Hi];if(l){var d=o.indexOf(l);if(d!==-1&&(t===document||t===window)){e[Hi]=t;return}var u=o.indexOf(t);if(u===-1)return;d<=u&&(a=d)}if(s=o[a]||e.target,s!==t){dt(e,"currentTarget",{configurable:!0,get(){return s||r}});var p=B,v=P;rt(null),ft(null);try{for(var f,h=[];s!==null&&s!==t;){try{var g=s[Hi]?.[n];g!=null&&(!s.disabled||e.target===s)&&g.call(s,e)}catch(_){f?h.push(_):f=_}if(e.cancelBubble)break;a++,s=a<o.length?o[a]:null}if(f){for(let _ of h)queueMicrotask(()=>{throw _});throw f}}finally{e[Hi]=t,delete e.currentTarget,rt(p),ft(v)}}}var $u=globalThis?.window?.trustedTypes&&globalThis.window.trustedTypes.createPolicy("svelte-trusted-html",{createHTML:e=>e});function ld(e){return $u?.createHTML(e)??e}function Ls(e){var t=Ur("template");return t.innerHTML=ld(e.replaceAll("<!>","<!---->")),t.content}function Nr(e,t){var r=P;r.nodes===null&&(r.nodes={start:e,end:t,a:null,t:null})}function te(e,t){var r=(t&1)!==0,n=(t&2)!==0,o,s=!e.startsWith("<!>");return()=>{if(H)return Nr(J,null),J;o===void 0&&(o=Ls(s?e:"<!>"+e),r||(o=kt(o)));var a=n||Pi?document.importNode(o,!0):o.cloneNode(!0);if(r){var l=kt(a),d=a.lastChild;Nr(l,d)}else Nr(a,a);return a}}function we(){if(H)return Nr(J,null),J;var e=document.createDocumentFragment(),t=document.createComment(""),r=it();return e.append(t,r),Nr(t,r),e}function L(e,t){if(H){var r=P;((r.f&32768)===0||r.nodes.end===null)&&(r.nodes.end=J),wt();return}e!==null&&e.before(t)}function No(e){let t=0,r=pt(0),n;return $&&Te(r,"createSubscriber version"),()=>{cn()&&(i(r),It(()=>(t===0&&(n=O(()=>e(()=>nt(r)))),t+=1,()=>{tt(()=>{t-=1,t===0&&(n?.(),n=void 0,nt(r))})})))}}var Eu=589824;function Hs(e,t,r,n){new Fs(e,t,r,n)}var Fs=class{parent;is_pending=!1;transform_error;#e;#r=H?J:null;#t;#n;#i;#o=null;#a=null;#s=null;#l=null;#d=0;#c=0;#v=!1;#_=new Map;#u=null;#g=No(()=>(this.#u=pt(this.#d),$&&Te(this.#u,"$effect.pending()"),()=>{this.#u=null}));constructor(t,r,n,o){this.#e=t,this.#t=r,this.#n=s=>{var a=P;a.b=this,a.f|=128,n(s)},this.parent=P.b,this.transform_error=o??this.parent?.transform_error??(s=>s),this.#i=zt(()=>{if(H){let s=dn(this.#r);wt();let a=s==="[!";if(s.startsWith("[?")){let d=JSON.parse(s.slice("[?".length));this.#b(d)}else a?this.#h():this.#$()}else this.#y()},Eu),H&&(this.#e=J)}#$(){try{this.#o=ot(()=>this.#n(this.#e))}catch(t){this.error(t)}}#b(t){let r=this.#t.failed,{reset:n,invoke_onerror:o}=this.#m(t);tt(o),r&&(this.#s=ot(()=>{r(this.#e,()=>t,()=>n)}))}#m(t){var r=!1,n=!1;let o=()=>{if(!this.#f()){if(r){Qa();return}r=!0,n&&$l(),this.#s!==null&&Vr(this.#s,()=>{this.#s=null}),this.#w(()=>{this.#y()})}};return{reset:o,invoke_onerror:()=>{if(!this.#f())try{n=!0,this.#t.onerror?.(t,o),n=!1}catch(a){qt(a,this.#i&&this.#i.parent)}}}}#f(){return(this.#i.f&33570816)!==0}#h(){let t=this.#t.pending;t&&(this.is_pending=!0,this.#a=ot(()=>t(this.#e)),tt(()=>{if(!this.#f()){var r=this.#l=document.createDocumentFragment(),n=it(),o=!1;if(r.append(n),this.#o=this.#w(()=>{try{return ot(()=>this.#n(n))}catch(s){try{this.error(s),o=!0}catch(a){qt(a,this.#i.parent)}return null}}),this.#o===null){this.#l=null,o&&this.#p(Q);return}this.#c===0&&(this.#e.before(r),this.#l=null,Vr(this.#a,()=>{this.#a=null}),this.#p(Q))}}))}#y(){try{if(this.is_pending=this.has_pending_snippet(),this.#c=0,this.#d=0,this.#o=ot(()=>{this.#n(this.#e)}),this.#c>0){var t=this.#l=document.createDocumentFragment();oi(this.#o,t);let r=this.#t.pending;this.#a=ot(()=>r(this.#e))}else this.#p(Q)}catch(r){this.error(r)}}#p(t){this.is_pending=!1,t.transfer_reactions(this.#_)}defer_effect(t){_o(t,this.#_)}is_rendered(){return!this.is_pending&&(!this.parent||this.parent.is_rendered())}has_pending_snippet(){return!!this.#t.pending}#w(t){var r=P,n=B,o=oe;ft(this.#i),rt(this.#i),jr(this.#i.ctx);try{return tr.ensure(),t()}finally{ft(r),rt(n),jr(o)}}#x(t,r){if(!this.has_pending_snippet()){this.parent&&this.parent.#x(t,r);return}this.#c+=t,this.#c===0&&(this.#p(r),this.#a&&Vr(this.#a,()=>{this.#a=null}),this.#l&&(this.#e.before(this.#l),this.#l=null))}update_pending_count(t,r){this.#x(t,r),this.#d+=t,!(!this.#u||this.#v)&&(this.#v=!0,tt(()=>{this.#v=!1,this.#u&&Dr(this.#u,this.#d)}))}get_effect_pending(){return this.#g(),i(this.#u)}error(t){if(t===Jt||!this.#t.onerror&&!this.#t.failed)throw t;Q?.is_fork?(this.#o&&Q.skip_effect(this.#o),this.#a&&Q.skip_effect(this.#a),this.#s&&Q.skip_effect(this.#s),Q.oncommit(()=>{this.#f()||this.#E(t)})):this.#E(t)}#E(t){this.#o&&(ze(this.#o),this.#o=null),this.#a&&(ze(this.#a),this.#a=null),this.#s&&(ze(this.#s),this.#s=null),H&&(xe(this.#r),as(),xe(wr()));let r=this.#t.failed,n=o=>{if(this.#f())return;let{reset:s,invoke_onerror:a}=this.#m(o);a(),r&&!this.#f()&&(this.#s=this.#w(()=>{try{return ot(()=>{var l=P;l.b=this,l.f|=128,r(this.#e,()=>o,()=>s)})}catch(l){return qt(l,this.#i.parent),null}}))};tt(()=>{if(!this.#f()){var o;try{o=this.transform_error(t)}catch(s){qt(s,this.#i&&this.#i.parent);return}o!==null&&typeof o=="object"&&typeof o.then=="function"?o.then(n,s=>qt(s,this.#i&&this.#i.parent)):n(o)}})}};var zs=!0;function Io(e,t){var r=t==null?"":typeof t=="object"?`${t}`:t;r!==(e[ki]??=e.nodeValue)&&(e[ki]=r,e.nodeValue=`${r}`)}function si(e,t){return cd(e,t)}function Vs(e,t){Co(),t.intro=t.intro??!1;let r=t.target,n=H,o=J;try{for(var s=kt(r);s&&(s.nodeType!==ar||s.data!=="[");)s=xt(s);if(!s)throw Jt;Xe(!0),xe(s);let a=cd(e,{...t,anchor:s});return Xe(!1),a}catch(a){if(a instanceof Error&&a.message.split(`
`).some(l=>l.startsWith("https://svelte.dev/e/")))throw a;return a!==Jt&&console.warn("Failed to hydrate: ",a),t.recover===!1&&ul(),Co(),Ai(r),Xe(!1),si(e,t)}finally{Xe(n),xe(o)}}var Oo=new Map;function cd(e,{target:t,anchor:r,props:n={},events:o,context:s,intro:a=!0,transformError:l}){Co();var d=void 0,u=Wl(()=>{var p=r??t.appendChild(it());Hs(p,{pending:()=>{}},h=>{Se({});var g=oe;if(s&&(g.c=s),o&&(n.$$events=o),H&&Nr(h,null),zs=a,d=e(h,n)||Si(),zs=!0,H&&(P.nodes.end=J,J===null||J.nodeType!==ar||J.data!=="]"))throw mn(),Jt;Re()},l);var v=new Set,f=h=>{for(var g=0;g<h.length;g++){var _=h[g];if(!v.has(_)){v.add(_);var m=id(_);for(let S of[t,document]){var y=Oo.get(S);y===void 0&&(y=new Map,Oo.set(S,y));var E=y.get(_);E===void 0?(S.addEventListener(_,Ao,{passive:m}),y.set(_,1)):y.set(_,E+1)}}}};return f(Bn(Ms)),Ro.add(f),()=>{for(var h of v)for(let m of[t,document]){var g=Oo.get(m),_=g.get(h);--_==0?(m.removeEventListener(h,Ao),g.delete(h),g.size===0&&Oo.delete(m)):g.set(h,_)}Ro.delete(f),p!==r&&p.parentNode?.removeChild(p)}});return Us.set(d,u),d}var Us=new WeakMap;function zi(e,t){let r=Us.get(e);return r?(Us.delete(e),r(t)):($&&Ja(),Promise.resolve())}var Or=class{anchor;#e=new Map;#r=new Map;#t=new Map;#n=new Set;#i=!0;constructor(t,r=!0){this.anchor=t,this.#i=r}#o=t=>{if(this.#e.has(t)){var r=this.#e.get(t),n=this.#r.get(r);if(n)ii(n),this.#n.delete(r);else{var o=this.#t.get(r);o&&(ii(o.effect),this.#r.set(r,o.effect),this.#t.delete(r),$&&(o.fragment.lastChild[os]=this.anchor),o.fragment.lastChild.remove(),this.anchor.before(o.fragment),n=o.effect)}for(let[s,a]of this.#e){if(this.#e.delete(s),s===t)break;let l=this.#t.get(a);l&&(ze(l.effect),this.#t.delete(a))}for(let[s,a]of this.#r){if(s===r||this.#n.has(s))continue;let l=()=>{if(Array.from(this.#e.values()).includes(s)){var u=document.createDocumentFragment();oi(a,u),u.append(it()),this.#t.set(s,{effect:a,fragment:u})}else ze(a);this.#n.delete(s),this.#r.delete(s)};this.#i||!n?(this.#n.add(s),Vr(a,l,!1)):l()}}};#a=t=>{this.#e.delete(t);let r=Array.from(this.#e.values());for(let[n,o]of this.#t)r.includes(n)||(ze(o.effect),this.#t.delete(n))};ensure(t,r){var n=Q,o=Do();if(r&&!this.#r.has(t)&&!this.#t.has(t))if(o){var s=document.createDocumentFragment(),a=it();s.append(a),this.#t.set(t,{effect:ot(()=>r(a)),fragment:s})}else this.#r.set(t,ot(()=>r(this.anchor)));if(this.#e.set(n,t),o){for(let[l,d]of this.#r)l===t?n.unskip_effect(d):n.skip_effect(d);for(let[l,d]of this.#t)l===t?n.unskip_effect(d.effect):n.skip_effect(d.effect);n.oncommit(this.#o),n.ondiscard(this.#a)}else H&&(this.anchor=J),this.#o(n)}};function Me(e,t,r=!1){var n;H&&(n=J,wt());var o=new Or(e),s=r?65536:0;function a(l,d){if(H){var u=dn(n);if(l!==parseInt(u.substring(1))){var p=wr();xe(p),o.anchor=p,Xe(!1),o.ensure(l,d),Xe(!0);return}}o.ensure(l,d)}zt(()=>{var l=!1;t((d,u=0)=>{l=!0,a(u,d)}),l||a(-1,null)},s)}function st(e,t){return t}function Au(e,t,r){for(var n=[],o=t.length,s,a=t.length,l=0;l<o;l++){let v=t[l];Vr(v,()=>{if(s){if(s.pending.delete(v),s.done.add(v),s.pending.size===0){var f=e.outrogroups;Bs(e,Bn(s.done)),f.delete(s),f.size===0&&(e.outrogroups=null)}}else a-=1},!1)}if(a===0){var d=n.length===0&&r!==null&&e.pending.size===0;if(d){var u=r,p=u.parentNode;Ai(p),p.append(u),e.items.clear()}Bs(e,t,!d)}else s={pending:new Set(t),done:new Set},(e.outrogroups??=new Set).add(s)}function Bs(e,t,r=!0){var n;if(e.pending.size>0){n=new Set;for(let a of e.pending.values())for(let l of a)n.add(e.items.get(l).e)}for(var o=0;o<t.length;o++){var s=t[o];if(n?.has(s)){s.f|=33554432;let a=document.createDocumentFragment();oi(s,a)}else ze(t[o],r)}}var ud;function ke(e,t,r,n,o,s=null){var a=e,l=new Map,d=(t&4)!==0;if(d){var u=e;a=H?xe(kt(u)):u.appendChild(it())}H&&wt();var p=null,v=bn(()=>{var E=r();return Yr(E)?E:E==null?[]:Bn(E)});$&&Te(v,"{#each ...}");var f=new Map,h=!0;function g(E){if((y.effect.f&16384)===0){y.pending.delete(E);var S=i(v);y.fallback=p,Nu(y,S,a,t,n),p!==null&&(S.length===0?(p.f&33554432)===0?ii(p):(p.f^=33554432,Vi(p,null,a)):Vr(p,()=>{p=null}))}}function _(E){y.pending.delete(E)}var m=zt(()=>{var E=i(v),S=E.length;let C=!1;if(H){var R=dn(a)==="[!";R!==(S===0)&&(a=wr(),xe(a),Xe(!1),C=!0)}for(var b=new Set,T=Q,I=Do(),N=0;N<S;N+=1){H&&J.nodeType===ar&&J.data==="]"&&(a=J,C=!0,Xe(!1));var K=E[N],ee=n(K,N);if($){var j=n(K,N);ee!==j&&ol(String(N),String(ee),String(j))}var k=h?null:l.get(ee);k?(k.v&&Dr(k.v,K),k.i&&Dr(k.i,N),I&&T.unskip_effect(k.e)):(k=Ou(l,h?a:ud??=it(),K,ee,N,o,t,r),h||(k.e.f|=33554432),l.set(ee,k)),b.add(ee)}if(S===0&&s&&!p&&(h?p=ot(()=>s(a)):(p=ot(()=>s(ud??=it())),p.f|=33554432)),S>b.size&&($?Iu(E,n):ds("","","")),H&&S>0&&xe(wr()),!h)if(f.set(T,b),I){for(let[z,q]of l)b.has(z)||T.skip_effect(q.e);T.oncommit(g),T.ondiscard(_)}else g(T);C&&Xe(!0),i(v)}),y={effect:m,flags:t,items:l,pending:f,outrogroups:null,fallback:p};h=!1,H&&(a=J)}function Ui(e){for(;e!==null&&(e.f&32)===0;)e=e.next;return e}function Nu(e,t,r,n,o){var s=(n&8)!==0,a=t.length,l=e.items,d=Ui(e.effect.first),u,p=null,v,f=[],h=[],g,_,m,y;if(s)for(y=0;y<a;y+=1)g=t[y],_=o(g,y),m=l.get(_).e,(m.f&33554432)===0&&(m.nodes?.a?.measure(),(v??=new Set).add(m));for(y=0;y<a;y+=1){if(g=t[y],_=o(g,y),m=l.get(_).e,e.outrogroups!==null)for(let K of e.outrogroups)K.pending.delete(m),K.done.delete(m);if((m.f&8192)!==0&&(ii(m),s&&(m.nodes?.a?.unfix(),(v??=new Set).delete(m))),(m.f&33554432)!==0)if(m.f^=33554432,m===d)Vi(m,null,r);else{var E=p?p.next:d;m===e.effect.last&&(e.effect.last=m.prev),m.prev&&(m.prev.next=m.next),m.next&&(m.next.prev=m.prev),vn(e,p,m),vn(e,m,E),Vi(m,E,r),p=m,f=[],h=[],d=Ui(p.next);continue}if(m!==d){if(u!==void 0&&u.has(m)){if(f.length<h.length){var S=h[0],C;p=S.prev;var R=f[0],b=f[f.length-1];for(C=0;C<f.length;C+=1)Vi(f[C],S,r);for(C=0;C<h.length;C+=1)u.delete(h[C]);vn(e,R.prev,b.next),vn(e,p,R),vn(e,b,S),d=S,p=b,y-=1,f=[],h=[]}else u.delete(m),Vi(m,d,r),vn(e,m.prev,m.next),vn(e,m,p===null?e.effect.first:p.next),vn(e,p,m),p=m;continue}for(f=[],h=[];d!==null&&d!==m;)(u??=new Set).add(d),h.push(d),d=Ui(d.next);if(d===null)continue}(m.f&33554432)===0&&f.push(m),p=m,d=Ui(m.next)}if(e.outrogroups!==null){for(let K of e.outrogroups)K.pending.size===0&&(Bs(e,Bn(K.done)),e.outrogroups?.delete(K));e.outrogroups.size===0&&(e.outrogroups=null)}if(d!==null||u!==void 0){var T=[];if(u!==void 0)for(m of u)(m.f&8192)===0&&T.push(m);for(;d!==null;)(d.f&8192)===0&&d!==e.fallback&&T.push(d),d=Ui(d.next);var I=T.length;if(I>0){var N=(n&4)!==0&&a===0?r:null;if(s){for(y=0;y<I;y+=1)T[y].nodes?.a?.measure();for(y=0;y<I;y+=1)T[y].nodes?.a?.fix()}Au(e,T,N)}}s&&tt(()=>{if(v!==void 0)for(m of v)m.nodes?.a?.apply()})}function Ou(e,t,r,n,o,s,a,l){var d=(a&1)!==0?(a&16)===0?Tn(r,!1,!1):pt(r):null,u=(a&2)!==0?pt(o):null;return $&&d&&(d.trace=()=>{l()[u?.v??o]}),{v:d,i:u,e:ot(()=>(s(t,d??r,u??o,l),()=>{e.delete(n)}))}}function Vi(e,t,r){if(e.nodes)for(var n=e.nodes.start,o=e.nodes.end,s=t&&(t.f&33554432)===0?t.nodes.start:r;n!==null;){var a=xt(n);if(s.before(n),n===o)return;n=a}}function vn(e,t,r){t===null?e.effect.first=r:t.next=r,r===null?e.effect.last=t:r.prev=t}function Iu(e,t){let r=new Map,n=e.length;for(let o=0;o<n;o++){let s=t(e[o],o);if(r.has(s)){let a=String(r.get(s)),l=String(o),d=String(s);d.startsWith("[object ")&&(d=null),ds(a,l,d)}r.set(s,o)}}function $t(e,t,...r){var n=new Or(e);zt(()=>{let o=t()??null;$&&o==null&&fl(),n.ensure(o,o&&(s=>o(s,...r)))},65536)}function Bi(e,t,r){var n;H&&(n=J,wt());var o=new Or(e);zt(()=>{var s=t()??null;if(H){var a=dn(n),l=a==="[",d=s!==null;if(l!==d){var u=wr();xe(u),o.anchor=u,Xe(!1),o.ensure(s,s&&(p=>r(p,s))),Xe(!0);return}}o.ensure(s,s&&(p=>r(p,s)))},65536)}function Ye(e,t){var r=void 0,n;As(()=>{r!==(r=t())&&(n&&(ze(n),n=null),r&&(n=ot(()=>{jt(()=>r(e))})))})}function hd(e){var t,r,n="";if(typeof e=="string"||typeof e=="number")n+=e;else if(typeof e=="object")if(Array.isArray(e)){var o=e.length;for(t=0;t<o;t++)e[t]&&(r=hd(e[t]))&&(n&&(n+=" "),n+=r)}else for(r in e)e[r]&&(n&&(n+=" "),n+=r);return n}function vd(){for(var e,t,r=0,n="",o=arguments.length;r<o;r++)(e=arguments[r])&&(t=hd(e))&&(n&&(n+=" "),n+=t);return n}function ir(e){return typeof e=="object"?vd(e):e??""}var gd=[...` 	
\r\f \v\uFEFF`];function _d(e,t,r){var n=e==null?"":""+e;if(t&&(n=n?n+" "+t:t),r){for(var o of Object.keys(r))if(r[o])n=n?n+" "+o:o;else if(n.length)for(var s=o.length,a=0;(a=n.indexOf(o,a))>=0;){var l=a+s;(a===0||gd.includes(n[a-1]))&&(l===n.length||gd.includes(n[l]))?n=(a===0?"":n.substring(0,a))+n.substring(l+1):a=l}}return n===""?null:n}function md(e,t=!1){var r=t?" !important;":";",n="";for(var o of Object.keys(e)){var s=e[o];s!=null&&s!==""&&(n+=" "+o+": "+s+r)}return n}function Ys(e){return e[0]!=="-"||e[1]!=="-"?e.toLowerCase():e}function $d(e,t){if(t){var r="",n,o;if(Array.isArray(t)?(n=t[0],o=t[1]):n=t,e){e=String(e).replaceAll(/\/\*.*?\*\//g,"").trim();var s=!1,a=0,l=!1,d=[];n&&d.push(...Object.keys(n).map(Ys)),o&&d.push(...Object.keys(o).map(Ys));var u=0,p=-1;let _=e.length;for(var v=0;v<_;v++){var f=e[v];if(l?f==="/"&&e[v-1]==="*"&&(l=!1):s?s===f&&(s=!1):f==="/"&&e[v+1]==="*"?l=!0:f==='"'||f==="'"?s=f:f==="("?a++:f===")"&&a--,!l&&s===!1&&a===0){if(f===":"&&p===-1)p=v;else if(f===";"||v===_-1){if(p!==-1){var h=Ys(e.substring(u,p).trim());if(!d.includes(h)){f!==";"&&v++;var g=e.substring(u,v).trim();r+=" "+g+";"}}u=v+1,p=-1}}}}return n&&(r+=md(n)),o&&(r+=md(o,!0)),r=r.trim(),r===""?null:r}return e==null?null:String(e)}function X(e,t,r,n,o,s){var a=e[xi];if(H||a!==r||a===void 0){var l=_d(r,n,s);(!H||l!==e.getAttribute("class"))&&(l==null?e.removeAttribute("class"):t?e.className=l:e.setAttribute("class",l)),e[xi]=r}else if(s&&o!==s)for(var d in s){var u=!!s[d];(o==null||u!==!!o[d])&&e.classList.toggle(d,u)}return s}function qs(e,t={},r,n){for(var o in r){var s=r[o];t[o]!==s&&(r[o]==null?e.style.removeProperty(o):e.style.setProperty(o,s,n))}}function Ir(e,t,r,n){var o=e[Ei];if(H||o!==t){var s=$d(t,n);(!H||s!==e.getAttribute("style"))&&(s==null?e.removeAttribute("style"):e.style.cssText=s),e[Ei]=t}else n&&(Array.isArray(n)?(qs(e,r?.[0],n[0]),qs(e,r?.[1],n[1],"important")):qs(e,r,n));return n}var qu=Symbol("is custom element"),Gu=Symbol("is html"),Wu=ss?"link":"LINK";function Ue(e,t,r,n){var o=ju(e);if(H&&(o[t]=e.getAttribute(t),t==="src"||t==="srcset"||t==="href"&&e.nodeName===Wu)){n||Ku(e,t,r??"");return}var s=o[t];s!==(o[t]=r)&&(t==="loading"&&(e[Wa]=r),r==null?e.removeAttribute(t):typeof r!="string"&&Xu(e).has(t)?e[t]=r:H&&(typeof r=="number"||typeof r=="boolean")&&s===String(r)||e.setAttribute(t,r))}function ju(e){return e[co]??={[qu]:e.nodeName.includes("-"),[Gu]:e.namespaceURI===uo}}var yd=new Map;function Xu(e){var t=e.getAttribute("is")||e.nodeName,r=yd.get(t);if(r)return r;yd.set(t,r=new Set);for(var n,o=e,s=Element.prototype;s!==o;){n=rs(o);for(var a in n)n[a].set&&a!=="innerHTML"&&a!=="textContent"&&a!=="innerText"&&r.add(a);o=Yn(o)}return r}function Ku(e,t,r){$&&(t==="srcset"&&Zu(e,r)||Gs(e.getAttribute(t)??"",r)||Za(t,e.outerHTML.replace(e.innerHTML,e.innerHTML&&"..."),String(r)))}function Gs(e,t){return e===t?!0:new URL(e,document.baseURI).href===new URL(t,document.baseURI).href}function bd(e){return e.split(",").map(t=>t.trim().split(" ").filter(Boolean))}function Zu(e,t){var r=bd(e.srcset),n=bd(t);return n.length===r.length&&n.every(([o,s],a)=>s===r[a][1]&&(Gs(r[a][0],o)||Gs(o,r[a][0])))}var Ws=class e{#e=new WeakMap;#r;#t;static entries=new WeakMap;constructor(t){this.#t=t}observe(t,r){var n=this.#e.get(t)||new Set;return n.add(r),this.#e.set(t,n),this.#n().observe(t,this.#t),()=>{var o=this.#e.get(t);o.delete(r),o.size===0&&(this.#e.delete(t),this.#r.unobserve(t))}}#n(){return this.#r??(this.#r=new ResizeObserver(t=>{for(var r of t){e.entries.set(r.target,r);for(var n of this.#e.get(r.target)||[])n(r)}}))}};var Ju=new Ws({box:"border-box"});function Lo(e,t,r){var n=Ju.observe(e,()=>r(e[t]));jt(()=>(O(()=>r(e[t])),n))}function js(e,t){return e===t||e?.[Lt]===t}function or(e=Si(),t,r,n){var o=oe.r,s=P;return jt(()=>{var a,l;return It(()=>{a=l,l=n?.()||[],O(()=>{js(r(...l),e)||(t(e,...l),a&&js(r(...a),e)&&t(null,...a))})}),()=>{let d=s;for(;d!==o&&d.parent!==null&&d.parent.f&33554432;)d=d.parent;let u=()=>{l&&js(r(...l),e)&&t(null,...l)},p=d.teardown;d.teardown=()=>{u(),p?.()}}}),e}var Po=!1;function Xs(e){var t=Po;try{return Po=!1,[e(),Po]}finally{Po=t}}var sf={get(e,t){if(!e.exclude.has(t))return e.props[t]},set(e,t){return $&&hl(`${e.name}.${String(t)}`),!1},getOwnPropertyDescriptor(e,t){if(!e.exclude.has(t)&&t in e.props)return{enumerable:!0,configurable:!0,value:e.props[t]}},has(e,t){return e.exclude.has(t)?!1:t in e.props},ownKeys(e){return Reflect.ownKeys(e.props).filter(t=>!e.exclude.has(t))}};function Ks(e,t,r){return new Proxy($?{props:e,exclude:t,name:r}:{props:e,exclude:t},sf)}function ge(e,t,r,n){var o=!Wr||(r&2)!==0,s=(r&8)!==0,a=(r&16)!==0,l=n,d=!0,u=void 0,p=()=>a&&o?(u??=fn(n),i(u)):(d&&(d=!1,l=a?O(n):n),l);let v;if(s){var f=Lt in e||wi in e;v=Bt(e,t)?.set??(f&&t in e?C=>e[t]=C:void 0)}var h,g=!1;s?[h,g]=Xs(()=>e[t]):h=e[t],h===void 0&&n!==void 0&&(h=p(),v&&(o&&pl(t),v(h)));var _;if(o?_=()=>{var C=e[t];return C===void 0?p():(d=!0,C)}:_=()=>{var C=e[t];return C!==void 0&&(l=void 0),C===void 0?l:C},o&&(r&4)===0)return _;if(v){var m=e.$$legacy;return(function(C,R){return arguments.length>0?((!o||!R||m||g)&&v(R?_():C),C):_()})}var y=!1,E=((r&1)!==0?fn:bn)(()=>(y=!1,_()));$&&(E.label=t),s&&i(E);var S=P;return(function(C,R){if(arguments.length>0){let b=R?i(E):o&&s?Ze(C):C;return w(E,b),y=!0,l!==void 0&&(l=b),C}return er&&y||(S.f&16384)!==0?E.v:i(E)})}function xd(e){return new Zs(e)}var Zs=class{#e;#r;constructor(t){var r=new Map,n=(s,a)=>{var l=Tn(a,!1,!1);return r.set(s,l),l};let o=new Proxy({...t.props||{},$$events:{}},{get(s,a){return i(r.get(a)??n(a,Reflect.get(s,a)))},has(s,a){return a===wi?!0:(i(r.get(a)??n(a,Reflect.get(s,a))),Reflect.has(s,a))},set(s,a,l){return w(r.get(a)??n(a,l),l),Reflect.set(s,a,l)}});this.#r=(t.hydrate?Vs:si)(t.component,{target:t.target,anchor:t.anchor,props:o,context:t.context,intro:t.intro??!1,recover:t.recover,transformError:t.transformError}),!ct&&(!t?.props?.$$host||t.sync===!1)&&pn(),this.#e=o.$$events;for(let s of Object.keys(this.#r))s==="$set"||s==="$destroy"||s==="$on"||dt(this,s,{get(){return this.#r[s]},set(a){this.#r[s]=a},enumerable:!0});this.#r.$set=s=>{Object.assign(o,s)},this.#r.$destroy=()=>{zi(this.#r)}}$set(t){this.#r.$set(t)}$on(t,r){this.#e[t]=this.#e[t]||[];let n=(...o)=>r.call(this,...o);return this.#e[t].push(n),()=>{this.#e[t]=this.#e[t].filter(o=>o!==n)}}$destroy(){this.#r.$destroy()}};var hf;typeof HTMLElement=="function"&&(hf=class extends HTMLElement{$$ctor;$$s;$$c;$$cn=!1;$$d={};$$r=!1;$$p_d={};$$l={};$$l_u=new Map;$$me;$$shadowRoot=null;constructor(e,t,r){super(),this.$$ctor=e,this.$$s=t,r&&(this.$$shadowRoot=this.attachShadow(r))}addEventListener(e,t,r){if(this.$$l[e]=this.$$l[e]||[],this.$$l[e].push(t),this.$$c){let n=this.$$c.$on(e,t);this.$$l_u.set(t,n)}super.addEventListener(e,t,r)}removeEventListener(e,t,r){if(super.removeEventListener(e,t,r),this.$$c){let n=this.$$l_u.get(t);n&&(n(),this.$$l_u.delete(t))}}async connectedCallback(){if(this.$$cn=!0,!this.$$c){let e=function(n){return o=>{let s=Ur("slot");n!=="default"&&(s.name=n),L(o,s)}};if(await Promise.resolve(),!this.$$cn||this.$$c)return;let t={},r=vf(this);for(let n of this.$$s)n in r&&(n==="default"&&!this.$$d.children?(this.$$d.children=e(n),t.default=!0):t[n]=e(n));for(let n of this.attributes){let o=this.$$g_p(n.name);o in this.$$d||(this.$$d[o]=Js(o,n.value,this.$$p_d,"toProp"))}for(let n in this.$$p_d)!(n in this.$$d)&&this[n]!==void 0&&(this.$$d[n]=this[n],delete this[n]);this.$$c=xd({component:this.$$ctor,target:this.$$shadowRoot||this,props:{...this.$$d,$$slots:t,$$host:this}}),this.$$me=Rs(()=>{It(()=>{this.$$r=!0;for(let n of ts(this.$$c)){if(!this.$$p_d[n]?.reflect)continue;this.$$d[n]=this.$$c[n];let o=Js(n,this.$$d[n],this.$$p_d,"toAttribute");o==null?this.removeAttribute(this.$$p_d[n].attribute||n):this.setAttribute(this.$$p_d[n].attribute||n,o)}this.$$r=!1})});for(let n in this.$$l)for(let o of this.$$l[n]){let s=this.$$c.$on(n,o);this.$$l_u.set(o,s)}this.$$l={}}}attributeChangedCallback(e,t,r){this.$$r||(e=this.$$g_p(e),this.$$d[e]=Js(e,r,this.$$p_d,"toProp"),this.$$c?.$set({[e]:this.$$d[e]}))}disconnectedCallback(){this.$$cn=!1,Promise.resolve().then(()=>{!this.$$cn&&this.$$c&&(this.$$c.$destroy(),this.$$me(),this.$$c=void 0)})}$$g_p(e){return ts(this.$$p_d).find(t=>this.$$p_d[t].attribute===e||!this.$$p_d[t].attribute&&t.toLowerCase()===e)||e}});function Js(e,t,r,n){let o=r[e]?.type;if(t=o==="Boolean"&&typeof t!="boolean"?t!=null:t,!n||!r[e])return t;if(n==="toAttribute")switch(o){case"Object":case"Array":return t==null?null:JSON.stringify(t);case"Boolean":return t?"":null;case"Number":return t??null;default:return t}else switch(o){case"Object":case"Array":return t&&JSON.parse(t);case"Boolean":return t;case"Number":return t!=null?+t:t;default:return t}}function vf(e){let t={};return e.childNodes.forEach(r=>{t[r.slot||"default"]=!0}),t}if($){let e=function(t){if(!(t in globalThis)){let r;Object.defineProperty(globalThis,t,{configurable:!0,get:()=>{if(r!==void 0)return r;vl(t)},set:n=>{r=n}})}};e("$state"),e("$effect"),e("$derived"),e("$inspect"),e("$props"),e("$bindable")}function Ed(){return B===null&&cl(),(B.ac??=new AbortController).signal}function ai(e){oe===null&&Ti("onMount"),Wr&&oe.l!==null?mf(oe).m.push(e):ht(()=>{let t=O(e);if(typeof t=="function")return t})}function mf(e){var t=e.l;return t.u??={a:[],b:[],m:[]}}typeof window<"u"&&((window.__svelte??={}).v??=new Set).add("5");var li=class extends Map{#e=new Map;#r=G(0);#t=G(0);#n=pr||-1;constructor(t){if(super(),$&&(t=new Map(t),Te(this.#r,"SvelteMap version"),Te(this.#t,"SvelteMap.size")),t){for(var[r,n]of t)super.set(r,n);this.#t.v=super.size}}#i(t){return pr===this.#n?G(t):pt(t)}has(t){var r=this.#e,n=r.get(t);if(n===void 0)if(super.has(t))n=this.#i(0),$&&Te(n,`SvelteMap get(${Xn(t)})`),r.set(t,n);else return i(this.#r),!1;return i(n),!0}forEach(t,r){this.#o(),super.forEach(t,r)}get(t){var r=this.#e,n=r.get(t);if(n===void 0)if(super.has(t))n=this.#i(0),$&&Te(n,`SvelteMap get(${Xn(t)})`),r.set(t,n);else{i(this.#r);return}return i(n),super.get(t)}getOrInsert(t,r){return super.has(t)||this.set(t,r),this.get(t)}getOrInsertComputed(t,r){return super.has(t)||this.set(t,r(t)),this.get(t)}set(t,r){var n=this.#e,o=n.get(t),s=super.get(t),a=super.set(t,r),l=this.#r;if(o===void 0)o=this.#i(0),$&&Te(o,`SvelteMap get(${Xn(t)})`),n.set(t,o),w(this.#t,super.size),nt(l);else if(s!==r){nt(o);var d=l.reactions===null?null:new Set(l.reactions),u=d===null||!o.reactions?.every(p=>d.has(p));u&&nt(l)}return a}delete(t){var r=this.#e,n=r.get(t),o=super.delete(t);return n!==void 0&&(r.delete(t),w(n,-1)),o&&(w(this.#t,super.size),nt(this.#r)),o}clear(){if(super.size!==0){super.clear();var t=this.#e;w(this.#t,0);for(var r of t.values())w(r,-1);nt(this.#r),t.clear()}}#o(){i(this.#r);var t=this.#e;if(this.#t.v!==t.size){for(var r of super.keys())if(!t.has(r)){var n=this.#i(0);$&&Te(n,`SvelteMap get(${Xn(r)})`),t.set(r,n)}}for([,n]of this.#e)i(n)}keys(){return i(this.#r),super.keys()}values(){return this.#o(),super.values()}entries(){return this.#o(),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return i(this.#t),super.size}};var kd=Symbol("replace"),Fo=class extends URLSearchParams{#e=$?Te(G(0),"SvelteURLSearchParams version"):G(0);#r=Td();#t=!1;#n(){if(!this.#r||this.#t)return;this.#t=!0;let t=super.toString();this.#r.search=t&&`?${t}`,this.#t=!1}[kd](t){if(!this.#t&&t.toString()!==super.toString()){this.#t=!0;for(let r of[...super.keys()])super.delete(r);for(let[r,n]of t)super.append(r,n);nt(this.#e),this.#t=!1}}append(t,r){super.append(t,r),this.#n(),nt(this.#e)}delete(t,r){var n=super.has(t,r);super.delete(t,r),n&&(this.#n(),nt(this.#e))}get(t){return i(this.#e),super.get(t)}getAll(t){return i(this.#e),super.getAll(t)}has(t,r){return i(this.#e),super.has(t,r)}keys(){return i(this.#e),super.keys()}forEach(t,r){i(this.#e),super.forEach(t,r)}set(t,r){var n=super.getAll(t);super.set(t,r);var o=super.getAll(t);(n.length!==o.length||n.some((s,a)=>s!==o[a]))&&(this.#n(),nt(this.#e))}sort(){super.sort(),this.#n(),nt(this.#e)}toString(){return i(this.#e),super.toString()}values(){return i(this.#e),super.values()}entries(){return i(this.#e),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return i(this.#e),super.size}};var $f=null;function Td(){return $f}function ma(e,t=void 0){return function(r){return r.key==="Enter"||r.key===" "&&!r.preventDefault()?e.call(t,r):void 0}}function Xt(e,t){return t?null:r=>{typeof e=="string"?r.innerText=e:e?.domNodes?r.replaceChildren(...e.domNodes):e?.html&&(r.innerHTML=e.html)}}function yf(e){return t=>{let r=n=>{t&&!t.contains(n.target)&&t.dispatchEvent(new CustomEvent(e+"outside",{detail:{jsEvent:n}}))};return document.addEventListener(e,r,!0),()=>{document.removeEventListener(e,r,!0)}}}function Yd(e,t=!1){return r=>{let n,o=new ResizeObserver(s=>{for(let a of s){if(t){let{inlineSize:l}=a.contentBoxSize?.[0]??{inlineSize:a.contentRect.width};if(l===n)continue;n=l}e(r,a)}});return o.observe(r),()=>{o.unobserve(r)}}}function bf(e,t){return r=>{let n=new IntersectionObserver(o=>{for(let s of o)e(r,s)},t);return n.observe(r),()=>{n.unobserve(r)}}}function me(...e){return Object.assign(...e)}function Sn(e){return Object.keys(e)}function wf(e){return Object.entries(e)}function oa(e,t){return Object.hasOwn(e,t)}function qd(e){return Math.floor(e)}function xf(e){return Math.ceil(e)}function Jr(...e){return Math.min(...e)}function mr(...e){return Math.max(...e)}function Ef(){return Symbol("ec")}function Fe(e){return e.length}function Qr(e){return!Fe(e)}function Vo(e=new Date){return-e.getTimezoneOffset()}function hi(e){return Array.isArray(e)}function Oe(e){return typeof e=="function"}function Gd(e){if(typeof e!="object"||e===null)return!1;let t=Object.getPrototypeOf(e);return t===null||t===Object.prototype}function _a(e){return e instanceof Date}function kf(e){return e()}function Tf(e){e.forEach(kf)}function Cf(){}var Bo=e=>e;function $a(){return window.getComputedStyle(document.documentElement).direction==="rtl"}function sa(e){return t=>t===void 0?void 0:e(t)}var Cd=new WeakMap,Df=1;function Wd(e){let t=Cd.get(e);return t||(t=Df++,Cd.set(e,t)),t}function jd(e){return{url:e.url?.replace(/&+$/,"")||"",method:e.method?.toUpperCase()||"GET",extraParams:e.extraParams??{}}}function On(e,t,r,n){return n?{snippet:n,arg:t?.()}:{content:(Oe(e)?e(t?.()):e)??(Oe(r)?r():r)}}var aa=86400;function $r(e=new Date,t=void 0){return _a(e)?Af(e,t):Nf(e,t)}function yt(e){if(typeof e=="number")e={seconds:e};else if(typeof e=="string"){let r=0,n=2;for(let o of e.split(":",3))r+=parseInt(o,10)*Math.pow(60,n--);e={seconds:r}}else _a(e)&&(e={hours:e.getUTCHours(),minutes:e.getUTCMinutes(),seconds:e.getUTCSeconds()});let t=e.weeks||e.week||0;return{years:e.years||e.year||0,months:e.months||e.month||0,days:t*7+(e.days||e.day||0),seconds:(e.hours||e.hour||0)*60*60+(e.minutes||e.minute||0)*60+(e.seconds||e.second||0),inWeeks:!!t}}function W(e){let t=new Date(en(e));return qi(t,da(e)),t}function Ie(e,t,r=1){e.setUTCFullYear(e.getUTCFullYear()+r*t.years);let n=e.getUTCMonth()+r*t.months;for(e.setUTCMonth(n),n%=12,n<0&&(n+=12);e.getUTCMonth()!==n;)Nn(e);return e.setUTCDate(e.getUTCDate()+r*t.days),e.setUTCSeconds(e.getUTCSeconds()+r*t.seconds),e}function Ho(e,t,r=1){return Ie(e,t,-r)}function Mr(e,t=1){return e.setUTCDate(e.getUTCDate()+t),e}function Nn(e,t=1){return Mr(e,-t)}function Dt(e){return e.setUTCHours(0,0,0,0),e}function qe(e){return new Date(e.getUTCFullYear(),e.getUTCMonth(),e.getUTCDate(),e.getUTCHours(),e.getUTCMinutes(),e.getUTCSeconds())}function _r(e,t=19){return e.toISOString().substring(0,t)}function en(e){return e.getTime()}function at(e,...t){return t.every(r=>en(e)===en(r))}function Sf(e,t){let r=t-e.getUTCDay();return e.setUTCDate(e.getUTCDate()+(r>=0?r:r+7)),e}function Xd(e,t){let r=t-e.getUTCDay();return e.setUTCDate(e.getUTCDate()+(r<=0?r:r-7)),e}function Dd(e){return typeof e=="string"&&e.length<=10}function la(e,t){return e.setUTCHours(t.getUTCHours(),t.getUTCMinutes(),t.getUTCSeconds(),0),e}function Pe(e){return e.seconds}function Kd(e,t,r){return Ie(e,t),tc(e,r,Mr),e}function Zd(e,t,r){return Ho(e,t),tc(e,r,Nn),e}function Jd(e,t){e=W(e),t===0?e.setUTCDate(e.getUTCDate()+6-e.getUTCDay()):e.setUTCDate(e.getUTCDate()+4-(e.getUTCDay()||7));let r=new Date(Date.UTC(e.getUTCFullYear(),0,1));return Math.ceil(((e-r)/1e3/aa+1)/7)}function Rf(e,t,r,n){return On(r,()=>({date:qe(t),week:e}),()=>"W"+String(e).padStart(2,"0"),n)}function Qd(e,t={}){let r=e.match(/([+-])(\d{2}):(\d{2})$/);if(r)return me(t,r),+(r[1]+"1")*(+r[2]*60+ +r[3])}function ya(e,t){return t&&e.setUTCMinutes(e.getUTCMinutes()+t),e}var ec=Symbol("ec");function qi(e,t){return e[ec]=t,e}function da(e){return e[ec]}function Af(e,t=void 0){let r=new Date(Date.UTC(e.getFullYear(),e.getMonth(),e.getDate(),e.getHours(),e.getMinutes(),e.getSeconds()));return ya(r,t?t-Vo(r):0),qi(r,t??Vo(r)),r}function Nf(e,t=void 0){let r={},n=Qd(e,r);n!==void 0&&(e=e.substring(0,r.index));let o=e.match(/\d+/g),s=new Date(Date.UTC(+o[0],+o[1]-1,+o[2],+o[3]||0,+o[4]||0,+o[5]||0));return t!==void 0&&n!==void 0&&ya(s,t-n),qi(s,t??n),s}function tc(e,t,r){if(t.length&&t.length<7)for(;t.includes(e.getUTCDay());)r(e)}var ba=Ef();function rc(e,t){e[ba]=t}function Of(e){return!!e?.[ba]}function ci(e){return e[ba]}function nc(e,t,r,n=[]){let o=document.createElement(e);o.className=t,typeof r=="string"?o.innerText=r:r.domNodes?o.replaceChildren(...r.domNodes):r.html&&(o.innerHTML=r.html);for(let s of n)o.setAttribute(...s);return o}function Rn(e){return e.getBoundingClientRect()}function Sd(e,t){for(;t--;)e=e.parentElement;return e}function di(e){return Rn(e).height}function ui(e,t,r=document,n=[]){n.push(r);for(let o of r.elementsFromPoint(e,t)){if(Of(o))return o;if(o.shadowRoot&&!n.includes(o.shadowRoot)){let s=ui(e,t,o.shadowRoot,n);if(s)return s}}return null}function Yi(e,t,r,n){return e.addEventListener(t,r,n),()=>e.removeEventListener(t,r,n)}function ca(e,t=void 0){return function(r){r.stopPropagation(),e&&e.call(t,r)}}function If(e,t,r,n){return{type:e,title:t,currentStart:r.start,currentEnd:r.end,activeStart:n.start,activeEnd:n.end,calendar:void 0}}function Vt(e){return e=me({},e),e.currentStart=qe(e.currentStart),e.currentEnd=qe(e.currentEnd),e.activeStart=qe(e.activeStart),e.activeEnd=qe(e.activeEnd),e}var Mf=1;function Yo(e,t=void 0){return e.map(r=>{let n={id:r.id!=null?String(r.id):`{generated-${Mf++}}`,resourceIds:Qs(r,"resourceId").map(String),allDay:r.allDay??(Dd(r.start)&&Dd(r.end)),start:$r(r.start,t),end:$r(r.end,t),title:r.title??"",editable:r.editable,startEditable:r.startEditable,durationEditable:r.durationEditable,display:r.display??"auto",layoutGroup:r.layoutGroup?.toString(),extendedProps:r.extendedProps??{},backgroundColor:r.backgroundColor??r.color,textColor:r.textColor,classNames:Qs(r,"className"),styles:Qs(r,"style")};if(n.allDay){Dt(n.start);let o=W(n.end);Dt(n.end),(!at(n.end,o)||at(n.end,n.start))&&Mr(n.end)}return n})}function Qs(e,t){let r=e[t+"s"]??e[t]??[];return hi(r)?r:[r]}function Lf(e){return e.map(t=>({events:t.events,...jd(t)}))}function Pf(e,t,r){return r.formatRange(e.start,t&&e.event.display!=="pointer"&&!e.zeroDuration?e.end:null)}function Ff(e,t,r){let n;switch(e.event.display){case"background":n=[];break;case"pointer":n=e.event.allDay?[]:[Rd(t,e,r)];break;default:n=[...e.event.allDay?[]:[Rd(t,e,r)],nc("h4",r.eventTitle,e.event.title)]}return{domNodes:n}}function Rd(e,t,r){return nc("time",r.eventTime,e,[["datetime",_r(t.start)]])}function Hf(e,t,r){let n=t.classNames;return e&&(Oe(e)&&(e=e({event:Ct(t),view:Vt(r)})),n=[...hi(e)?e:[e],...n]),n}function Ct(e){return ic(e,qe)}function ea(e){return ic(e,W)}function ic(e,t){return e=me({},e),e.start=t(e.start),e.end=t(e.end),e}var Ad=0;function oc(e,t){e.length=t.length,++Ad;for(let r of e)r?.reposition(Ad)}function Gi(e,t,r,n=void 0){return(!n||e.resourceIds.includes(n.id))&&e.start<r&&e.end>t}function Go(e){return zf(e)||Uf(e)||Vf(e)}function Lr(e){return e==="background"}function zf(e){return e==="preview"}function Uf(e){return e==="ghost"}function Vf(e){return e==="pointer"}function Wo(e,t,r){return t=e.start>t?e.start:t,r=e.end<r?e.end:r,{start:t,end:r,event:e,zeroDuration:at(t,r)}}function fi(e,t,r=!0){let n=[],o,s,a,l;for(let{gridColumn:d,gridRow:u,resource:p,dayStart:v,dayEnd:f,disabled:h}of t)!h&&Gi(e,v,f,p)&&(n.push(v),o=f,s||(s=d,a=u,l=p));if(n.length){let d=Wo(e,n[0],o);return me(d,{gridColumn:s,gridRow:a,resource:l,dates:n}),r&&wa(d),[d]}return[]}function sc(e){let t={},r={};for(let n of e){let{gridColumn:o,gridRow:s}=n;for(let l=1;l<n.dates.length;++l){let d=`${s}_${o+l}`;r[d]?r[d].chunks.push(n):r[d]={sorted:!1,chunks:[n]}}let a=`${s}_${o}`;n.long=r[a],n.prev=t[a],t[a]=n}}function ac(e,t,r=1,n=1){e.prev&&(r=e.prev.bottom+n);let o=r+t;if(e.long){let s=e.long;s.sorted||(s.chunks.sort((a,l)=>a.top-l.top),s.sorted=!0);for(let a of s.chunks)if(r<a.bottom&&o>a.top){let l=a.bottom-r+n;r+=l,o+=l}}return me(e,{top:r,bottom:o}),r}function wa(e){let{event:t,gridColumn:r,gridRow:n}=e;e.id=`${Wd(t)}-${r}-${n}`}function pi(e,t){return()=>{let{options:{locale:r}}=e,n=e.options[t],o;return O(()=>{o=Oe(n)?{format:n}:new Intl.DateTimeFormat(r,n)}),{format:s=>o.format(qe(s))}}}function Nd(e,t,r=!1){return()=>{let{options:{locale:n}}=e,o=e.options[t],s;return O(()=>{if(Oe(o))s=(a,l)=>o(qe(a),l&&qe(l));else{let a=new Intl.DateTimeFormat(n,o);s=(l,d)=>{if(!d)return a.format(qe(l));if(r&&(d=la(W(l),d)),l=qe(l),d=qe(d),l<=d)return a.formatRange(l,d);{let u=a.formatRangeToParts(d,l),p="",v=["startRange","endRange"],f=[!1,!1];for(let h of u){let g=v.indexOf(h.source);g>=0?f[g]||(p+=Bf(v[1-g],u),f[g]=!0):p+=h.value}return p}}}}),{formatRange:s}}}function Bf(e,t){let r="";for(let n of t)n.source==e&&(r+=n.value);return r}function xa(e){return ka(e,"day")}function Ea(e){return ka(e,"week")}function Yf(e){return ka(e,"month")}function ka(e,t){return{...e,next:"Next "+t,prev:"Previous "+t}}function An(e){return t=>({...t,view:e})}function qf(e){let t,r;return e&&({start:t,end:r}=e,t&&(t=Dt($r(t))),r&&(r=Dt($r(r)))),{start:t,end:r}}function Wi(e,t){return t.start&&e<t.start||t.end&&e>t.end}function Ta(e){let t=[];return lc(e,0,!1,t),t}function lc(e,t,r,n){let o=[];for(let s of e){let a=Gf(s);o.push(a),n.push(a);let l={level:t,children:[],hidden:r};rc(a,l),s.children&&(l.children=lc(s.children,t+1,r||!a.expanded,n))}return o}function Gf(e){return{id:e.id!=null?String(e.id):"",title:e.title??"",eventBackgroundColor:dc(e),eventTextColor:cc(e),expanded:e.expanded??!0,extendedProps:e.extendedProps??{}}}function dc(e){return e?.eventBackgroundColor}function cc(e){return e?.eventTextColor}function Od(e,t){return Qr(e.resourceIds)?void 0:t.find(r=>e.resourceIds.includes(r.id))}function uc(e,t,r,n,o){let s=[];e=W(e);let a=W(e);for(Ie(e,n.min),Ie(a,n.max);e<a;)s.push([_r(e),o.format(e)]),Ie(e,t,r);let l=qd((e-a)/1e3/Pe(t));return l&&l!==r&&(s.at(-1)[2]=r-l),s}function fc(e,t,r,n,o){let s=yt(e),a=yt(t);if(r){let l=yt(Jr(Pe(s),mr(0,Pe(a)-aa))),d=yt(mr(Pe(a),Pe(l)+aa)),u=Oe(r?.eventFilter)?r.eventFilter:p=>!Lr(p.display);e:for(let p of n){let v=Ie(W(p),s),f=Ie(W(p),a),h=Ie(W(p),l),g=Ie(W(p),d);for(let _ of o)if(!_.allDay&&u(_)&&_.start<g&&_.end>h){if(_.start<v){let m=mr((_.start-p)/1e3,Pe(l));m<Pe(s)&&(s.seconds=m)}if(_.end>f){let m=Jr((_.end-p)/1e3,Pe(d));m>Pe(a)&&(a.seconds=m)}if(Pe(s)===Pe(l)&&Pe(a)===Pe(d))break e}}}return{min:s,max:a}}function qo(e){let t=0,r=G(Ze(t));return pc(e,()=>i(r),()=>!0,()=>w(r,++t,!0))}function Wf(e){let t=0,r=Ze({});return pc(e,n=>r[n],(n,o)=>n!==o,n=>r[n]=++t)}function pc(e,t,r,n){return new Proxy(e,{get(o,s,a){return oa(o,s)&&t(s),Reflect.get(o,s,a)},set(o,s,a,l){let d=r(o[s],a),u=Reflect.set(o,s,a,l);return d&&n(s),u}})}function jf(e){let t={buttonText:{today:"today"},customButtons:{},customScrollbars:!1,date:new Date,dateIncrement:void 0,datesSet:void 0,dayCellContent:void 0,dayHeaderFormat:{weekday:"short",month:"numeric",day:"numeric"},dayHeaderAriaLabelFormat:{dateStyle:"full"},displayEventEnd:!0,duration:{weeks:1},events:[],eventAllUpdated:void 0,eventBackgroundColor:void 0,eventClassNames:void 0,eventClick:void 0,eventColor:void 0,eventContent:void 0,eventDidMount:void 0,eventFilter:void 0,eventGap:1,eventMouseEnter:void 0,eventMouseLeave:void 0,eventOrder:void 0,eventOrderStrict:!1,eventSources:[],eventTextColor:void 0,eventTimeFormat:{hour:"numeric",minute:"2-digit"},filterEventsWithResources:!1,firstDay:0,headerToolbar:{start:"title",center:"",end:"today prev,next"},height:void 0,hiddenDays:[],highlightedDates:[],icons:{},lazyFetching:!0,loading:void 0,locale:void 0,refetchResourcesOnNavigate:!1,resources:[],selectable:!1,theme:{active:"ec-active",bgEvent:"ec-bg-event",bgEvents:"ec-bg-events",body:"ec-body",button:"ec-button",buttonGroup:"ec-button-group",calendar:"ec",colHead:"ec-col-head",customScrollbars:"ec-custom-scrollbars",day:"ec-day",dayHead:"ec-day-head",disabled:"ec-disabled",endClipped:"ec-end-clipped",event:"ec-event",eventBody:"ec-event-body",eventTime:"ec-event-time",eventTitle:"ec-event-title",events:"ec-events",grid:"ec-grid",header:"ec-header",hidden:"ec-hidden",highlight:"ec-highlight",icon:"ec-icon",main:"ec-main",noBeb:"ec-no-beb",noIeb:"ec-no-ieb",startClipped:"ec-start-clipped",today:"ec-today",title:"ec-title",toolbar:"ec-toolbar",view:"",weekdays:["ec-sun","ec-mon","ec-tue","ec-wed","ec-thu","ec-fri","ec-sat"],weekNumber:"ec-week-number"},timeZone:"local",titleFormat:{year:"numeric",month:"short",day:"numeric"},validRange:void 0,view:void 0,viewDidMount:void 0,views:{}};for(let r of e)r.createOptions?.(t);return t}function Xf(e){let t={date:r=>Dt($r(r)),dateIncrement:sa(yt),duration:yt,events:Yo,eventSources:Lf,hiddenDays:r=>[...new Set(r)],highlightedDates:r=>r.map(n=>Dt($r(n))),resources:r=>hi(r)?Ta(r):Gd(r)?jd(r):r,validRange:qf};for(let r of e)r.createParsers?.(t);return t}var ua=["buttonText","customButtons","icons","theme"];function Kf(e,t){let r=jf(e),n=Xf(e);r=fa(r,n),t=fa(t,n);let o=ta(r,"views")??{},s=ta(t,"views")??{},a=Wf({});me(a,r),t.view&&(a.view=t.view);let l={},d={},u={},p=new Set([...Sn(o),...Sn(s)]);for(let v of p){let f=s[v]??{},h=Id(r,o[v]??o[f.type]??{}),g=Id(h,t,f),_=ta(g,"component");delete g.view;for(let m of Sn(g))oa(a,m)?(l[m]??=[],l[m].push(ua.includes(m)?y=>g[m]=Oe(y)?y(h[m]):y:y=>g[m]=y)):delete g[m];d[v]=g,u[v]=_}return me(a,d[a.view]),[a,function(f,h,g=!0){oa(a,f)&&(g||(f in n?h=n[f](h):Gd(h)?h={...h}:hi(h)&&(h=[...h])),l[f]?.forEach(_=>_(h)),a[f]=ua.includes(f)&&Oe(h)?d[a.view][f]:h)},function(f){return me(a,d[f]),u[f]}]}function fa(e,t){let r={...e};for(let n of Sn(t))n in r&&(r[n]=t[n](r[n]));if(e.views){r.views={};for(let n of Sn(e.views))r.views[n]=fa(e.views[n],t)}return r}function ta(e,t){let r=e[t];return delete e[t],r}function Id(...e){let t={};for(let r of e){let n={};for(let o of ua)Oe(r[o])&&(n[o]=r[o](t[o]));t={...t,...r,...n}}return t}function Zf(e,t){let r=[];for(let n of Sn(e))e[n]!==t[n]&&r.push([n,e[n]]);return r}function Jf(e){return()=>{let{options:{view:t}}=e;O(()=>{let r=e.setViewOptions(t);e.extensions={},e.features=[],e.viewComponent=r(e)})}}function Qf(e,t){return()=>{let{activeRange:r,fetchedRange:{events:n},offset:o,viewDates:s,options:{events:a,eventSources:l,lazyFetching:d,timeZone:u}}=e;O(()=>{hc(l.map(p=>Oe(p.events)?p.events:p),a,p=>Yo(p,o),p=>e.events=qo(p),u,r,n,s,!0,d,t)})}}function ep(e,t){return()=>{let{activeRange:r,fetchedRange:{resources:n},viewDates:o,options:{lazyFetching:s,refetchResourcesOnNavigate:a,resources:l,timeZone:d}}=e;O(()=>{hc(hi(l)?[]:[l],l,Ta,u=>e.resources=qo(u),d,r,n,o,a,s,t)})}}function hc(e,t,r,n,o,s,a,l,d,u,p){if(!Qr(l)){if(Qr(e)){n(t);return}if((d||!a.start)&&(!u||!a.start||a.start>s.start||a.end<s.end||a.timeZone!==o)){let v=[],f=m=>p.stop(),h=m=>{v=v.concat(r(m)),n(v),p.stop()},g=_r(s.start),_=_r(s.end);for(let m of e)if(p.start(),Oe(m)){let y=m(d?{start:qe(s.start),end:qe(s.end),startStr:g,endStr:_,timeZone:o}:{},h,f);y!==void 0&&Promise.resolve(y).then(h,f)}else{let y=Oe(m.extraParams)?m.extraParams():me({},m.extraParams);d&&(y.start=g,y.end=_,o!=="local"&&(y.timeZone=o)),y=new URLSearchParams(y);let E=m.url,S={},C;["GET","HEAD"].includes(m.method)?E+=(E.includes("?")?"&":"?")+y:(S["content-type"]="application/x-www-form-urlencoded;charset=UTF-8",C=String(y)),fetch(E,{method:m.method,headers:S,body:C,signal:Ed(),credentials:"same-origin"}).then(R=>R.json()).then(h).catch(f)}me(a,{...s,timeZone:o})}}}function tp(e){let t=0;function r(n){let{options:{loading:o}}=e;Oe(o)&&o(n)}return{start:()=>++t===1&&r(!0),stop:()=>--t===0&&r(!1)}}function rp(e){return()=>{let{offset:t}=e,r=setInterval(()=>{let n=$r(void 0,t),o=Dt(W(n));e.now=n,at(e.today,o)||(e.today=o)},1e3);return()=>clearInterval(r)}}function np(e){return()=>{let{offset:t,options:r}=e;O(()=>{for(let o of e.events)if(!o.allDay)for(let s of["start","end"]){let a=da(o[s]);a!==void 0&&ya(o[s],t-a),qi(o[s],t)}let n=da(r.date);if(n!==void 0){let o=$r(void 0,t).getUTCDay()-$r(void 0,n).getUTCDay(),s=Mr(W(r.date),o);e.setOption("date",s)}qi(r.date,t)})}}function ip(e){return()=>{let{activeRange:t,options:{datesSet:r}}=e;O(()=>{Oe(r)&&r({start:qe(t.start),end:qe(t.end),startStr:_r(t.start),endStr:_r(t.end),view:Vt(e.view)})})}}function op(e){let t;return()=>{let{filteredEvents:r,options:{eventAllUpdated:n}}=e;O(()=>{Oe(n)&&(t||(t=setTimeout(()=>{t=null,n({view:Vt(e.view)})})))})}}function sp(e){return()=>{let{options:{view:t,viewDidMount:r}}=e;O(()=>{Oe(r)&&gr().then(()=>r({view:Vt(e.view)}))})}}function ap(e){let t;return()=>{let{options:{date:r,duration:n,firstDay:o}}=e,s,a;return O(()=>{s=W(r),n.years?(s.setUTCMonth(0),s.setUTCDate(1)):n.months?s.setUTCDate(1):n.inWeeks&&Xd(s,o),a=Ie(W(s),n)}),t&&at(t.start,s)&&at(t.end,a)?t:t={start:s,end:a}}}function lp(e){let t;return()=>{let{currentRange:r,extensions:{activeRange:n}}=e,o,s;O(()=>{o=W(r.start),s=W(r.end)});let a=n?n(o,s):{start:o,end:s};return t&&at(t.start,a.start)&&at(t.end,a.end)?t:t=a}}function dp(e){return()=>{let{events:t,options:{eventFilter:r,eventOrder:n,filterEventsWithResources:o,resources:s,view:a}}=e,l=[...t];return O(()=>{if(Oe(r)){let d=t.map(Ct),u=Vt(e.view);l=l.filter((p,v)=>r({event:Ct(p),index:v,events:d,view:u}))}o&&(l=l.filter(d=>s.some(u=>d.resourceIds.includes(u.id)))),Oe(n)?l.sort((d,u)=>n(Ct(d),Ct(u))):l.sort((d,u)=>d.start-u.start||u.allDay-d.allDay)}),l}}function cp(e){return()=>{let{options:{timeZone:t}}=e,r;return O(()=>{r=t==="local"?Vo():t==="UTC"?0:Qd(t)??Vo()}),r}}function up(e){return()=>{let{options:t,activeRange:r}=e,{hiddenDays:n}=t,o=[];return O(()=>{let s=Dt(W(r.start)),a=Dt(W(r.end));for(;s<a;)n.includes(s.getUTCDay())||o.push(W(s)),Mr(s);if(!o.length&&n.length&&n.length<7){for(;n.includes(s.getUTCDay());)Mr(s);gr().then(()=>{e.setOption("date",s)})}}),o}}function fp(e){return()=>{let{currentRange:t,intlTitle:r}=e,n;return O(()=>{n=r.formatRange(t.start,Nn(W(t.end)))}),n}}function pp(e){return()=>{let{activeRange:t,currentRange:r,viewTitle:n,options:{view:o}}=e,s;return O(()=>{s=If(o,n,r,t)}),s}}var hp=class{#e;get auxComponents(){return i(this.#e)}set auxComponents(e){w(this.#e,e,!0)}#r;get offset(){return i(this.#r)}set offset(e){w(this.#r,e)}#t;get currentRange(){return i(this.#t)}set currentRange(e){w(this.#t,e)}#n;get activeRange(){return i(this.#n)}set activeRange(e){w(this.#n,e)}#i;get fetchedRange(){return i(this.#i)}set fetchedRange(e){w(this.#i,e,!0)}#o;get events(){return i(this.#o)}set events(e){w(this.#o,e)}#a;get filteredEvents(){return i(this.#a)}set filteredEvents(e){w(this.#a,e)}#s;get mainEl(){return i(this.#s)}set mainEl(e){w(this.#s,e,!0)}#l;get now(){return i(this.#l)}set now(e){w(this.#l,e,!0)}#d;get resources(){return i(this.#d)}set resources(e){w(this.#d,e)}#c;get scrollDate(){return i(this.#c)}set scrollDate(e){w(this.#c,e,!0)}#v;get today(){return i(this.#v)}set today(e){w(this.#v,e,!0)}#_;get intlEventTime(){return i(this.#_)}set intlEventTime(e){w(this.#_,e)}#u;get intlDayHeader(){return i(this.#u)}set intlDayHeader(e){w(this.#u,e)}#g;get intlDayHeaderAL(){return i(this.#g)}set intlDayHeaderAL(e){w(this.#g,e)}#$;get intlTitle(){return i(this.#$)}set intlTitle(e){w(this.#$,e)}#b;get viewDates(){return i(this.#b)}set viewDates(e){w(this.#b,e)}#m;get viewTitle(){return i(this.#m)}set viewTitle(e){w(this.#m,e)}#f;get view(){return i(this.#f)}set view(e){w(this.#f,e)}#h;get viewComponent(){return i(this.#h)}set viewComponent(e){w(this.#h,e,!0)}#y;get extensions(){return i(this.#y)}set extensions(e){w(this.#y,e,!0)}#p;get features(){return i(this.#p)}set features(e){w(this.#p,e,!0)}#w;get interaction(){return i(this.#w)}set interaction(e){w(this.#w,e,!0)}#x;get iClasses(){return i(this.#x)}set iClasses(e){w(this.#x,e,!0)}#E;get iClass(){return i(this.#E)}set iClass(e){w(this.#E,e,!0)}options;setOption;setViewOptions;constructor(e,t){[this.options,this.setOption,this.setViewOptions]=Kf(e,t),this.#e=G(Ze([])),this.#r=c(cp(this)),this.#t=c(ap(this)),this.#n=c(lp(this)),this.#i=G(Ze({events:{},resources:{}})),this.#o=G(qo(this.options.events)),this.#a=c(dp(this)),this.#s=G(),this.#l=G(Ze($r(void 0,this.offset))),this.#d=G(qo(hi(this.options.resources)?this.options.resources:[])),this.#c=G(),this.#v=G(Ze(Dt(W(this.now)))),this.#_=c(Nd(this,"eventTimeFormat",!0)),this.#u=c(pi(this,"dayHeaderFormat")),this.#g=c(pi(this,"dayHeaderAriaLabelFormat")),this.#$=c(Nd(this,"titleFormat")),this.#b=c(up(this)),this.#m=c(fp(this)),this.#f=c(pp(this)),this.#h=G(),this.#y=G(Ze({})),this.#p=G(Ze([])),this.snippets={},this.#w=G(Ze({})),this.iEvents=new li,this.#x=G(Ze(Bo)),this.#E=G();for(let r of e)r.initState?.(this);this.#k()}#k(){let e=tp(this);vr(Jf(this)),vr(np(this)),vr(rp(this)),ht(Qf(this,e)),ht(ep(this,e)),ht(ip(this)),ht(op(this)),ht(sp(this))}},vp=te("<h2></h2>"),Md=te("<button><i></i></button>"),Ld=te("<button> </button>"),gp=te("<div><!></div>"),mp=te("<button></button>");function Pd(e,t){Se(t,!0);let r=$e("state"),n=c(()=>r.currentRange),o=c(()=>r.snippets),s=c(()=>r.today),a=c(()=>r.viewTitle),l=c(()=>r.viewDates),d=c(()=>r.options.buttonText),u=c(()=>r.options.customButtons),p=c(()=>r.options.date),v=c(()=>r.options.dateIncrement),f=c(()=>r.options.duration),h=c(()=>r.options.hiddenDays),g=c(()=>r.options.theme),_=c(()=>r.options.validRange),m=c(()=>r.options.view),y=G(!1),E=G(!1),S=G(!1),C=!1;vr(()=>{i(l),i(_),t.buttons,O(()=>{C||(C=!0,t.buttons.includes("prev")&&(w(y,!1),i(_).start&&w(y,R(b),!0)),t.buttons.includes("next")&&(w(E,!1),i(_).end&&w(E,R(T),!0)),t.buttons.includes("today")&&(w(S,i(s)>=i(n).start&&i(s)<i(n).end,!0),!i(S)&&(i(_).start||i(_).end)&&w(S,R(I),!0)),gr().then(()=>C=!1))})});function R(j){let k=i(p);j();let z=i(l).every(q=>Wi(q,i(_)));return r.setOption("date",k),z}function b(){r.setOption("date",Zd(W(i(p)),i(v)??i(f),i(h)))}function T(){r.setOption("date",Kd(W(i(p)),i(v)??i(f),i(h)))}function I(){r.setOption("date",W(i(s)))}function N(j){return"customButton"+j.charAt(0).toUpperCase()+j.slice(1)}var K=we(),ee=ve(K);ke(ee,17,()=>t.buttons,st,(j,k)=>{var z=we(),q=ve(z),re=U=>{var x=vp();Ye(x,()=>Xt(i(a))),be(()=>X(x,1,i(g).title)),L(U,x)},pe=U=>{var x=Md(),le=ni(x);be(()=>{X(x,1,`${i(g).button??""} ec-${i(k)??""}`),Ue(x,"aria-label",i(d).prev),Ue(x,"title",i(d).prev),x.disabled=i(y),X(le,1,`${i(g).icon??""} ec-${i(k)??""}`)}),vt("click",x,b),L(U,x)},de=U=>{var x=Md(),le=ni(x);be(()=>{X(x,1,`${i(g).button??""} ec-${i(k)??""}`),Ue(x,"aria-label",i(d).next),Ue(x,"title",i(d).next),x.disabled=i(E),X(le,1,`${i(g).icon??""} ec-${i(k)??""}`)}),vt("click",x,T),L(U,x)},F=U=>{var x=Ld(),le=ni(x,!0);be(()=>{X(x,1,`${i(g).button??""} ec-${i(k)??""}`),x.disabled=i(S),Io(le,i(d)[i(k)])}),vt("click",x,I),L(U,x)},Z=U=>{let x=c(()=>On(i(u)[i(k)]?.content,void 0,void 0,i(o)[N(i(k))]));var le=gp(),Y=ye(le);$t(Y,()=>i(x).snippet??je),ie(le),Ye(le,()=>Xt(i(x).content,i(x).snippet)),be(()=>X(le,1,`ec-${i(k)??""}`)),L(U,le)},_e=c(()=>i(o)[N(i(k))]||i(u)[i(k)]?.content!=null),V=U=>{var x=mp();Ye(x,()=>Xt(i(u)[i(k)].text)),be(()=>X(x,1,ir([i(g).button,`ec-${i(k)}`,i(u)[i(k)].active&&i(g).active]))),vt("click",x,function(...le){i(u)[i(k)].click?.apply(this,le)}),L(U,x)},A=U=>{var x=Ld(),le=ni(x,!0);be(()=>{X(x,1,ir([i(g).button,`ec-${i(k)}`,i(m)===i(k)&&i(g).active])),Io(le,i(d)[i(k)])}),vt("click",x,()=>r.setOption("view",i(k))),L(U,x)};Me(q,U=>{i(k)==="title"?U(re):i(k)==="prev"?U(pe,1):i(k)==="next"?U(de,2):i(k)==="today"?U(F,3):i(_e)?U(Z,4):i(u)[i(k)]?U(V,5):U(A,-1)}),L(j,z)}),L(e,K),Re()}Ar(["click"]);var _p=te("<div><!></div>"),$p=te("<div></div>"),yp=te("<nav></nav>");function bp(e,t){Se(t,!0);let r=c(()=>$e("state")),n=c(()=>i(r).options.headerToolbar),o=c(()=>i(r).options.theme),s=c(()=>{let l={};for(let d of["start","center","end"])l[d]=i(n)[d]?.split(" ").filter(Boolean).map(u=>u.split(",").filter(Boolean))??[];return l});var a=yp();ke(a,21,()=>Sn(i(s)),st,(l,d)=>{var u=$p();ke(u,21,()=>i(s)[i(d)],st,(p,v)=>{var f=we(),h=ve(f),g=m=>{var y=_p();Pd(ye(y),{get buttons(){return i(v)}}),ie(y),be(()=>X(y,1,i(o).buttonGroup)),L(m,y)},_=m=>{Pd(m,{get buttons(){return i(v)}})};Me(h,m=>{i(v).length>1?m(g):m(_,-1)}),L(p,f)}),ie(u),be(()=>X(u,1,`ec-${i(d)??""}`)),L(l,u)}),ie(a),be(()=>X(a,1,i(o).toolbar)),L(e,a),Re()}var wp=new Set(["$$slots","$$events","$$legacy","plugins","options"]),xp=te("<div><!> <!> <!></div>");function Ep(e,t){Se(t,!0);let r=ge(t,"plugins",19,()=>[]),n=ge(t,"options",19,()=>({})),o=Ks(t,wp),s=new hp(r(),n());s.snippets=o,Di("state",s);let a=c(()=>s.auxComponents),l=c(()=>s.features),d=c(()=>s.events),u=c(()=>s.interaction),p=c(()=>s.iClass),v=c(()=>s.offset),f=c(()=>s.view),h=c(()=>s.viewComponent),g=c(()=>s.options.date),_=c(()=>s.options.dateIncrement),m=c(()=>s.options.duration),y=c(()=>s.options.height),E=c(()=>s.options.hiddenDays),S=c(()=>s.options.customScrollbars),C=c(()=>s.options.theme),R={...n()};vr(()=>{for(let[Y,se]of Zf(n(),R))O(()=>{b(Y,se)});me(R,n())});function b(Y,se){return s.setOption(Y,se,!1),this}function T(Y){let se=s.options[Y];return _a(se)?qe(se):se}function I(){return s.fetchedRange.resources={},this}function N(){return s.fetchedRange.events={},this}function K(){return i(d).map(Ct)}function ee(Y){Y=String(Y);for(let se of i(d))if(se.id===Y)return Ct(se);return null}function j(Y){return Y=Yo([Y],i(v))[0],i(d).push(Y),Ct(Y)}function k(Y){let se=String(Y.id),St=i(d).findIndex(Je=>Je.id===se);return St>=0?(Y=Yo([Y],i(v))[0],i(d)[St]=Y,Ct(Y)):null}function z(Y){Y=String(Y);let se=i(d).findIndex(St=>St.id===Y);return se>=0&&i(d).splice(se,1),this}function q(){return Vt(i(f))}function re(){return i(u).action?.unselect(),this}function pe(Y,se){let St=ui(Y,se);if(St){let Je=ci(St)(Y,se);return Je.date=qe(Je.date),Je}return null}function de(Y){return Y=Dt($r(Y)),s.setOption("date",W(Y)),s.scrollDate=Y,this}function F(){return s.setOption("date",Kd(W(i(g)),i(_)??i(m),i(E))),this}function Z(){return s.setOption("date",Zd(W(i(g)),i(_)??i(m),i(E))),this}var _e={setOption:b,getOption:T,refetchResources:I,refetchEvents:N,getEvents:K,getEventById:ee,addEvent:j,updateEvent:k,removeEventById:z,getView:q,unselect:re,dateFromPoint:pe,gotoDate:de,next:F,prev:Z},V=xp();let A;var U=ye(V);bp(U,{});var x=Ee(U,2);Bi(x,()=>i(h),(Y,se)=>{se(Y,{})});var le=Ee(x,2);return ke(le,17,()=>i(a),st,(Y,se)=>{var St=we(),Je=ve(St);Bi(Je,()=>i(se),(Kt,yr)=>{yr(Kt,{})}),L(Y,St)}),ie(V),be(Y=>{X(V,1,ir([i(C).calendar,i(C).view,i(p)&&i(C)[i(p)],i(S)&&i(C).customScrollbars])),Ue(V,"role",Y),A=Ir(V,"",A,{height:i(y)})},[()=>i(l).includes("list")?"list":"table"]),L(e,V),Re(_e)}function kp(e){"weekNumbers"in e||me(e,{weekNumbers:!1,weekNumberContent:void 0})}function Tp(e){return()=>{let{viewDates:t,options:{duration:r,hiddenDays:n}}=e,o;return O(()=>o=r.months||r.inWeeks?7-n.length:t.length),o}}function Cp(e,t){return()=>{let{options:{highlightedDates:r,validRange:n},viewDates:o}=e,{colsCount:s}=t,a=[];return O(()=>{let l=[],d=1,u=1;for(let p of o)l.push({gridColumn:d,gridRow:u,resource:void 0,dayStart:p,dayEnd:Mr(W(p)),disabled:Wi(p,n),highlight:r.some(v=>at(v,p))}),d===s&&(a.push(l),l=[],d=0,++u),++d}),a}}function Dp(e,t){return()=>{let{filteredEvents:r}=e,{grid:n}=t,o=[],s=[];return O(()=>{for(let a of r)for(let l of n)Lr(a.display)?a.allDay&&(s=s.concat(fi(a,l))):o=o.concat(fi(a,l));sc(o)}),{chunks:o,bgChunks:s}}}function Sp(e,t){return()=>{let{iEvents:r}=e,{grid:n}=t,o=[];for(let[,s]of r)s&&O(()=>{for(let a of n)o=o.concat(fi(s,a,!1))});return o}}var Rp=class{#e;get colsCount(){return i(this.#e)}set colsCount(e){w(this.#e,e)}#r;get grid(){return i(this.#r)}set grid(e){w(this.#r,e)}#t;get gridEl(){return i(this.#t)}set gridEl(e){w(this.#t,e,!0)}#n;get chunks(){return i(this.#n)}set chunks(e){w(this.#n,e)}#i;get bgChunks(){return i(this.#i)}set bgChunks(e){w(this.#i,e)}#o;get iChunks(){return i(this.#o)}set iChunks(e){w(this.#o,e)}#a;get intlDayCell(){return i(this.#a)}set intlDayCell(e){w(this.#a,e)}#s;get intlDayPopover(){return i(this.#s)}set intlDayPopover(e){w(this.#s,e)}#l;get popupDay(){return i(this.#l)}set popupDay(e){w(this.#l,e,!0)}constructor(e){this.#e=c(Tp(e)),this.#r=c(Cp(e,this)),this.#t=G();let t=c(Dp(e,this)),r=c(()=>i(t).chunks),n=c(()=>i(t).bgChunks);this.#n=c(()=>i(r)),this.#i=c(()=>i(n)),this.#o=c(Sp(e,this)),this.hiddenChunks=new li,this.#a=c(pi(e,"dayCellFormat")),this.#s=c(pi(e,"dayPopoverFormat")),this.#l=G(null)}},Ap=te("<div><!></div>");function vc(e,t){Se(t,!0);let r=ge(t,"el",15),n=ge(t,"allDay",3,!1),o=ge(t,"resource",3,void 0),s=ge(t,"dateFromPoint",3,()=>t.date),a=ge(t,"classes",3,Bo),l=ge(t,"disabled",3,!1),d=ge(t,"highlight",3,!1),u=ge(t,"role",3,"cell"),p=ge(t,"noIeb",3,!1),v=ge(t,"noBeb",3,!1),f=ge(t,"defaultContent",3,void 0),h=c(()=>$e("state")),g=c(()=>i(h).today),_=c(()=>i(h).snippets),m=c(()=>i(h).interaction.action),y=c(()=>i(h).options.dayCellContent),E=c(()=>i(h).options.theme),S=c(()=>$e("view-state")),C=c(()=>i(S).snap),R=c(()=>at(t.date,i(g))),b=c(()=>On(i(y),()=>({allDay:n(),date:qe(t.date),isToday:i(R),resource:o()}),f(),i(_).dayCellContent)),T=c(()=>a()([i(E).day,i(E).weekdays?.[t.date.getUTCDay()],i(R)&&i(E).today,d()&&i(E).highlight,l()&&i(E).disabled,p()&&i(E).noIeb,v()&&i(E).noBeb]));ai(()=>{rc(r(),(k,z)=>({allDay:n(),date:s()(k,z),resource:o(),dayEl:r(),disabled:l()}))});let I=c(()=>!l()&&i(m)?k=>i(m).select(k,i(C)):void 0);var N=Ap(),K=ye(N),ee=k=>{var z=we(),q=ve(z);$t(q,()=>t.content,()=>i(b)),L(k,z)},j=k=>{var z=we(),q=ve(z);$t(q,()=>i(b).snippet??je,()=>i(b).arg),L(k,z)};Me(K,k=>{t.content?k(ee):k(j,-1)}),ie(N),or(N,k=>r(k),()=>r()),Ye(N,()=>t.content?null:Xt(i(b).content,i(b).snippet)),be(()=>{X(N,1,ir(i(T))),Ue(N,"role",u())}),vt("pointerdown",N,function(...k){i(I)?.apply(this,k)}),L(e,N),Re()}Ar(["pointerdown"]);var Np=te("<div><!></div>"),Op=te("<article><!></article>");function Ip(e,t){Se(t,!0);let r=ge(t,"el",15),n=ge(t,"classes",3,Bo),o=ge(t,"styles",3,Bo),s=c(()=>$e("state")),a=c(()=>i(s).intlEventTime),l=c(()=>i(s).resources),d=c(()=>i(s).snippets),u=c(()=>i(s).view),p=c(()=>i(s).options.displayEventEnd),v=c(()=>i(s).options.eventBackgroundColor),f=c(()=>i(s).options.eventColor),h=c(()=>i(s).options.eventContent),g=c(()=>i(s).options.eventClick),_=c(()=>i(s).options.eventDidMount),m=c(()=>i(s).options.eventClassNames),y=c(()=>i(s).options.eventMouseEnter),E=c(()=>i(s).options.eventMouseLeave),S=c(()=>i(s).options.eventTextColor),C=c(()=>i(s).options.theme),R=c(()=>t.chunk.event),b=c(()=>t.chunk.event.display),T=c(()=>i(R).backgroundColor??dc(t.chunk.resource??Od(i(R),i(l)))??i(v)??i(f)),I=c(()=>i(R).textColor??cc(t.chunk.resource??Od(i(R),i(l)))??i(S)),N=c(()=>wf(o()({"background-color":i(T),color:i(I)})).map(V=>`${V[0]}:${V[1]}`).concat(i(R).styles).join(";")),K=c(()=>{let V=[Lr(i(b))?i(C).bgEvent:i(C).event];if(i(R).allDay){at(Dt(W(t.chunk.start)),i(R).start)||V.push(i(C).startClipped);let A=W(t.chunk.end),U=W(i(R).end);A.setUTCSeconds(A.getUTCSeconds()-1),U.setUTCSeconds(U.getUTCSeconds()-1),at(Dt(A),Dt(U))||V.push(i(C).endClipped)}else at(t.chunk.start,i(R).start)||V.push(i(C).startClipped),at(t.chunk.end,i(R).end)||V.push(i(C).endClipped);return n()(V.concat(Hf(i(m),i(R),i(u))))}),ee=c(()=>Pf(t.chunk,i(p),i(a))),j=c(()=>On(i(h),()=>({event:Ct(i(R)),timeText:i(ee),view:Vt(i(u))}),()=>Ff(t.chunk,i(ee),i(C)),i(d).eventContent));ai(()=>{Oe(i(_))&&i(_)({event:Ct(i(R)),timeText:i(ee),el:r(),view:Vt(i(u))})});function k(V,A){return Oe(V)&&!Go(A)?U=>V({event:Ct(i(R)),el:r(),jsEvent:U,view:Vt(i(u))}):void 0}let z=c(()=>!Lr(i(b))&&k(i(g),i(b))||void 0),q=c(()=>i(z)&&ma(i(z))),re=c(()=>k(i(y),i(b))),pe=c(()=>k(i(E),i(b)));var de=Op();{let V=A=>{var U=Np(),x=ye(U);$t(x,()=>i(j).snippet??je,()=>i(j).arg),ie(U),Ye(U,()=>Xt(i(j).content,i(j).snippet)),be(()=>X(U,1,ir(i(C).eventBody))),L(A,U)};var F=ye(de),Z=A=>{var U=we(),x=ve(U);$t(x,()=>t.body,()=>V,()=>i(T),()=>i(I)),L(A,U)},_e=A=>{V(A)};Me(F,A=>{t.body?A(Z):A(_e,-1)}),ie(de),or(de,A=>r(A),()=>r())}be(()=>{X(de,1,ir(i(K))),Ir(de,i(N)),Ue(de,"role",i(z)?"button":void 0),Ue(de,"tabindex",i(z)?0:void 0)}),vt("click",de,function(...V){i(z)?.apply(this,V)}),vt("keydown",de,function(...V){i(q)?.apply(this,V)}),Ut("mouseenter",de,function(...V){i(re)?.apply(this,V)}),Ut("mouseleave",de,function(...V){i(pe)?.apply(this,V)}),vt("pointerdown",de,function(...V){t.onpointerdown?.apply(this,V)}),L(e,de),Re()}Ar(["click","keydown","pointerdown"]);var Mp=te("<div><!></div>");function pa(e,t){Se(t,!0);let r=ge(t,"weekday",3,!0),n=ge(t,"colSpan",3,1),o=ge(t,"ariaHidden",3,!1),s=ge(t,"disabled",3,!1),a=ge(t,"highlight",3,!1),l=ge(t,"cssSpan",3,!1),d=c(()=>$e("state")),u=c(()=>i(d).today),p=c(()=>i(d).options.theme);var v=Mp();let f;var h=ye(v);$t(h,()=>t.children),ie(v),be(g=>{X(v,1,g),Ue(v,"role",o()?null:"columnheader"),Ue(v,"aria-colspan",o()||n()<=1?null:n()),Ue(v,"aria-colindex",o()?null:t.colIndex),Ue(v,"aria-hidden",o()?"true":null),f=Ir(v,"",f,{"--ec-col-group-span":l()?n():void 0})},[()=>ir([t.className??i(p).colHead,r()&&i(p).weekdays?.[t.date.getUTCDay()],r()&&at(t.date,i(u))&&i(p).today,a()&&i(p).highlight,s()&&i(p).disabled])]),L(e,v),Re()}var Lp=te("<time></time>");function ha(e,t){Se(t,!0);let r=ge(t,"alPrefix",3,""),n=c(()=>$e("state")),o=c(()=>i(n).intlDayHeader),s=c(()=>i(n).intlDayHeaderAL);var a=Lp();Ye(a,()=>Xt(i(o).format(t.date))),be((l,d)=>{Ue(a,"datetime",l),Ue(a,"aria-label",`${r()??""}${d??""}`)},[()=>_r(t.date,10),()=>i(s).format(t.date)]),L(e,a),Re()}function Ca(e,t){Se(t,!0);let r=ge(t,"el",15),n=c(()=>$e("state")),o=c(()=>i(n).iClasses),s=c(()=>i(n).interaction.action),a=c(()=>i(n).interaction.resizer),l=c(()=>$e("view-state")),d=c(()=>i(l).snap),u=c(()=>t.chunk.event),p=c(()=>t.chunk.event.display),v=c(()=>g=>i(o)(g,i(u)));function f(g){return i(s)?.draggable(g)?_=>i(s).drag(g,_,t.forceDate,t.forceMargin,i(d)):i(s)?.noAction}let h=c(()=>!Lr(i(p))&&!Go(i(p))?f(i(u)):void 0);Ip(e,{get chunk(){return t.chunk},get classes(){return i(v)},get styles(){return t.styles},get onpointerdown(){return i(h)},get el(){return r()},set el(_){r(_)},body:(_,m=je)=>{var y=we(),E=ve(y),S=R=>{var b=we(),T=ve(b);Bi(T,()=>i(a),(I,N)=>{N(I,{get chunk(){return t.chunk},get axis(){return t.axis},get forceDate(){return t.forceDate},get forceMargin(){return t.forceMargin},children:(K,ee)=>{var j=we(),k=ve(j);$t(k,m),L(K,j)},$$slots:{default:!0}})}),L(R,b)},C=R=>{var b=we(),T=ve(b);$t(T,m),L(R,b)};Me(E,R=>{i(a)?R(S):R(C,-1)}),L(_,y)},$$slots:{body:!0}}),Re()}var Pp=te("<span><!></span>"),Fp=te('<a role="button" tabindex="0" aria-haspopup="dialog"><!></a>'),Hp=te("<div><time><!></time> <!></div> <div><!></div>",1);function zp(e,t){Se(t,!0);let r=$e("state"),n=$e("view-state");c(()=>r.features);let o=c(()=>r.snippets),s=c(()=>r.options.date),a=c(()=>r.options.firstDay),l=c(()=>r.options.moreLinkContent),d=c(()=>r.options.theme),u=c(()=>r.options.weekNumbers),p=c(()=>r.options.weekNumberContent),v=c(()=>n.hiddenChunks),f=c(()=>n.intlDayCell),h=c(()=>t.day.dayStart),g=c(()=>t.day.disabled),_=c(()=>t.day.highlight),m=c(()=>i(h).getUTCMonth()!==i(s).getUTCMonth()),y=c(()=>T=>[...T,i(m)&&i(d).otherMonth]),E=c(()=>i(u)&&i(h).getUTCDay()===(i(a)?1:0)),S=c(()=>i(E)?Rf(Jd(i(h),i(a)),i(h),i(p),i(o).weekNumberContent):{}),C=c(()=>i(v).get(en(i(h)))),R=c(()=>{if(!i(C))return{};let T=i(C).length,I="+"+T+" more";return On(i(l),()=>({num:T,text:I}),I,i(o).moreLinkContent)});function b(){n.popupDay=t.day}vc(e,{get date(){return i(h)},allDay:!0,get classes(){return i(y)},get disabled(){return i(g)},get highlight(){return i(_)},get noIeb(){return t.noIeb},get noBeb(){return t.noBeb},defaultContent:()=>i(f).format(i(h)),content:(I,N=je)=>{var K=Hp(),ee=ve(K),j=ye(ee),k=ye(j);$t(k,()=>N().snippet??je,()=>N().arg),ie(j),Ye(j,()=>Xt(N().content,N().snippet));var z=Ee(j,2),q=F=>{var Z=Pp(),_e=ye(Z);$t(_e,()=>i(S).snippet??je,()=>i(S).arg),ie(Z),Ye(Z,()=>Xt(i(S).content,i(S).snippet)),be(()=>X(Z,1,i(d).weekNumber)),L(F,Z)};Me(z,F=>{i(E)&&F(q)}),ie(ee);var re=Ee(ee,2),pe=ye(re),de=F=>{var Z=Fp(),_e=c(()=>ca(b)),V=c(()=>ma(b)),A=c(ca),U=ye(Z);$t(U,()=>i(R).snippet??je,()=>i(R).arg),ie(Z),Ye(Z,()=>Xt(i(R).content,i(R).snippet)),vt("click",Z,function(...x){i(_e)?.apply(this,x)}),vt("keydown",Z,function(...x){i(V)?.apply(this,x)}),vt("pointerdown",Z,function(...x){i(A)?.apply(this,x)}),L(F,Z)};Me(pe,F=>{i(C)&&F(de)}),ie(re),be(F=>{X(ee,1,i(d).dayHead),Ue(j,"datetime",F),X(re,1,i(d).dayFoot)},[()=>_r(i(h),10)]),L(I,K)},$$slots:{content:!0}}),Re()}Ar(["click","keydown","pointerdown"]);function zo(e,t){Se(t,!0);let r=ge(t,"inPopup",3,!1),n=c(()=>$e("state")),o=c(()=>i(n).options.dayMaxEvents),s=c(()=>i(n).options.eventGap),a=c(()=>$e("view-state")),l=c(()=>i(a).colsCount),d=c(()=>i(a).gridEl),u=c(()=>i(a).hiddenChunks),p=c(()=>i(a).popupDay),v=G(void 0),f=G(1),h=G(!1),g=c(()=>t.chunk.event),_=c(()=>t.chunk.event.display);function m(){return i(d).children.item((t.chunk.gridRow-1)*i(l)+t.chunk.gridColumn-1)}ht(()=>{r()||w(f,di(m().firstElementChild)||1,!0)});let y=c(()=>b=>{if(b["grid-column"]=`${t.chunk.gridColumn} / span ${t.chunk.dates.length}`,b["grid-row"]=t.chunk.gridRow,!Lr(i(_))){let T=r()?1:i(f);if(i(g)._margin){let[I,N]=i(g)._margin;I>T&&t.chunk.gridRow===N&&(T=I)}b["margin-block-start"]=`${T}px`}return i(h)&&(b.visibility="hidden"),b});function E(){w(f,ac(t.chunk,di(i(v)),di(m().firstElementChild)||1,i(s)),!0)}function S(){if(i(o)===!0){let b=m(),T=di(b)-C(b);if(w(h,t.chunk.bottom>T),i(h))for(let I of t.chunk.dates){let N=en(I);if(i(u).has(N)){let K=i(u).get(N);K.includes(t.chunk)||i(u).set(N,[...K,t.chunk])}else i(u).set(N,[t.chunk])}}else w(h,!1),i(u).size&&i(u).clear()}function C(b){let T=0;for(let I=0;I<t.chunk.dates.length&&(T=mr(T,di(b.lastElementChild)),b=b.nextElementSibling,!!b);++I);return T}var R={reposition:E,hide:S};{let b=c(()=>r()&&i(p).dayStart),T=c(()=>[i(f),t.chunk.gridRow]);Ca(e,{get chunk(){return t.chunk},get styles(){return i(y)},axis:"x",get forceDate(){return i(b)},get forceMargin(){return i(T)},get el(){return i(v)},set el(I){w(v,I,!0)}})}return Re(R)}var Up=te('<dialog closedby="closerequest"><header><time></time>  <a role="button" tabindex="0">&times;</a></header> <div></div></dialog>');function Vp(e,t){Se(t,!0);let r=$e("view-state"),n=c(()=>$e("state")),o=c(()=>i(n).interaction),s=c(()=>i(n).options.buttonText),a=c(()=>i(n).options.theme),l=c(()=>r.colsCount),d=c(()=>r.chunks),u=c(()=>r.gridEl),p=c(()=>r.intlDayPopover),v=c(()=>r.popupDay),f=G(void 0),h=G(""),g=c(()=>i(v).gridColumn),_=c(()=>i(v).gridRow),m=c(()=>i(v).dayStart),y=c(()=>i(v).dayEnd),E=c(()=>{let z=[];for(let q of i(d))q.gridRow===i(_)&&q.gridColumn<=i(g)&&q.gridColumn+q.dates.length>i(g)&&z.push(me({},q,Wo(q.event,i(m),i(y))));return z.sort((q,re)=>q.top-re.top),z});ai(()=>{i(f).show()}),ht(()=>{i(E).length?O(S):C()});function S(){let z=i(u).children.item((i(_)-1)*i(l)+i(g)-1),q=Rn(i(f)),re=Rn(z),pe=Rn(i(u));w(h,"");let de;if(q.width>=pe.width){de=pe.left-re.left;let Z=re.right-pe.right;w(h,i(h)+`inset-inline-end:${Z}px;`)}else de=(re.width-q.width)/2,re.left+de<pe.left?de=pe.left-re.left:re.left+de+q.width>pe.right&&(de=pe.right-re.left-q.width);w(h,i(h)+`inset-inline-start:${de}px;`);let F;q.height>=pe.height?(F=pe.top-re.top,w(h,i(h)+`block-size:${pe.height}px;`)):(F=(re.height-q.height)/2,re.top+F<pe.top?F=pe.top-re.top:re.top+F+q.height>pe.bottom&&(F=pe.bottom-re.top-q.height)),w(h,i(h)+`inset-block-start:${F}px;`)}function C(){r.popupDay=null}function R(){C(),i(o).action?.noClick()}var b=Up();let T;var I=ye(b),N=ye(I);Ye(N,()=>Xt(i(p).format(i(m))));var K=Ee(N,2);$o(K,!0);var ee=c(()=>ca(C)),j=c(()=>ma(C));ie(I);var k=Ee(I,2);ke(k,21,()=>i(E),st,(z,q)=>{zo(z,{get chunk(){return i(q)},inPopup:!0})}),ie(k),ie(b),or(b,z=>w(f,z),()=>i(f)),Ye(b,()=>yf("pointerdown")),be(z=>{X(b,1,i(a).popup),T=Ir(b,i(h),T,{"grid-area":`${i(_)+1} / ${i(g)}`}),X(I,1,i(a).dayHead),Ue(N,"datetime",z),Ue(K,"aria-label",i(s).close),X(k,1,i(a).events)},[()=>_r(i(m),10)]),Ut("pointerdownoutside",b,R),Ut("close",b,C),vt("click",K,function(...z){i(ee)?.apply(this,z)}),vt("keydown",K,function(...z){i(j)?.apply(this,z)}),L(e,b),Re()}Ar(["click","keydown"]);var Bp=te('<div role="columnheader"><span></span></div>'),Yp=te('<section><header><div role="row"></div></header> <div><div></div> <div><!> <!> <!></div></div> <!></section>');function va(e,t){Se(t,!0);let r=$e("state"),n=new Rp(r);Di("view-state",n);let o=c(()=>r.intlDayHeader),s=c(()=>r.intlDayHeaderAL),a=c(()=>r.options.dayMaxEvents),l=c(()=>r.options.eventGap),d=c(()=>r.options.theme),u=c(()=>n.grid),p=c(()=>n.chunks),v=c(()=>n.bgChunks),f=c(()=>n.iChunks),h=c(()=>n.hiddenChunks),g=c(()=>n.popupDay),_=[];function m(){oc(_,i(p)),i(h).clear(),gr().then(y)}function y(){i(h).size,_.forEach(b=>b?.hide())}ht(()=>{i(l),m()}),ht(y);var E=we(),S=ve(E),C=b=>{var T=Yp();let I;var N=ye(T),K=ye(N);ke(K,21,()=>i(u)[0],st,(F,Z,_e)=>{let V=()=>i(Z).dayStart;var A=Bp();Ue(A,"aria-colindex",1+_e);var U=ye(A);Ye(U,()=>Xt(i(o).format(V()))),ie(A),be((x,le)=>{X(A,1,x),Ue(U,"aria-label",le)},[()=>ir([i(d).colHead,i(d).weekdays?.[V().getUTCDay()]]),()=>i(s).format(V())]),L(F,A)}),ie(K),ie(N);var ee=Ee(N,2),j=ye(ee);ke(j,21,()=>i(u),st,(F,Z,_e)=>{var V=we(),A=ve(V);ke(A,17,()=>i(Z),st,(U,x,le)=>{{let Y=c(()=>le+1===Fe(i(Z))),se=c(()=>_e+1===Fe(i(u)));zp(U,{get day(){return i(x)},get noIeb(){return i(Y)},get noBeb(){return i(se)}})}}),L(F,V)}),ie(j),or(j,F=>n.gridEl=F,()=>n?.gridEl);var k=Ee(j,2),z=ye(k);ke(z,19,()=>i(p),F=>F.id,(F,Z,_e)=>{or(zo(F,{get chunk(){return i(Z)}}),(V,A)=>_[A]=V,V=>_?.[V],()=>[i(_e)])});var q=Ee(z,2);ke(q,17,()=>i(v),F=>F.id,(F,Z)=>{zo(F,{get chunk(){return i(Z)}})});var re=Ee(q,2);ke(re,17,()=>i(f),st,(F,Z)=>{zo(F,{get chunk(){return i(Z)}})}),ie(k),ie(ee);var pe=Ee(ee,2),de=F=>{Vp(F,{})};Me(pe,F=>{i(g)&&F(de)}),ie(T),or(T,F=>r.mainEl=F,()=>r?.mainEl),Ye(T,()=>Yd(m)),be((F,Z)=>{X(T,1,ir([i(d).main,i(a)===!0&&i(d).uniform])),I=Ir(T,"",I,{"--ec-grid-cols":F,"--ec-grid-rows":Z}),X(N,1,i(d).header),X(K,1,i(d).grid),X(ee,1,i(d).body),X(j,1,i(d).grid),X(k,1,i(d).events)},[()=>Fe(i(u)[0]),()=>Fe(i(u))]),L(b,T)},R=c(()=>!Qr(i(u))&&!Qr(i(u)[0]));Me(S,b=>{i(R)&&b(C)}),L(e,E),Re()}var gc={createOptions(e){kp(e),me(e,{dayMaxEvents:!1,dayCellFormat:{day:"numeric"},dayPopoverFormat:{month:"long",day:"numeric",year:"numeric"},moreLinkContent:void 0,view:"dayGridMonth"}),me(e.buttonText,{dayGridDay:"day",dayGridMonth:"month",dayGridWeek:"week",close:"Close"}),me(e.theme,{uniform:"ec-uniform",dayFoot:"ec-day-foot",otherMonth:"ec-other-month",popup:"ec-popup"}),me(e.views,{dayGridDay:{buttonText:xa,component:()=>va,dayHeaderFormat:{weekday:"long"},displayEventEnd:!1,duration:{days:1},theme:An("ec-day-grid ec-day-view")},dayGridWeek:{buttonText:Ea,component:()=>va,displayEventEnd:!1,theme:An("ec-day-grid ec-week-view")},dayGridMonth:{buttonText:Yf,component:qp,dayHeaderFormat:{weekday:"short"},dayHeaderAriaLabelFormat:{weekday:"long"},displayEventEnd:!1,duration:{months:1},theme:An("ec-day-grid ec-month-view"),titleFormat:{year:"numeric",month:"long"}}})}};function qp(e){return e.features=["dayNumber"],e.extensions.activeRange=(t,r)=>{let{options:{firstDay:n}}=e;return{start:Xd(t,n),end:Sf(r,n)}},va}function mc(e,t,r){return e.startEditable??t??e.editable??r}function Gp(e,t,r){return e.durationEditable??t??e.editable??r}var ra=!1;function Wp(e){ra||(ra=!0,window.requestAnimationFrame(()=>{e(),ra=!1}))}function Fd(e,t,r){return mr(t,Jr(r,e))}function jp(e){return()=>{let{options:{editable:t,eventStartEditable:r,theme:n}}=e;e.iClasses=(o,s)=>{let{display:a}=s;return[...o,Go(a)?[n[a]]:!Lr(a)&&mc(s,r,t)?[n.draggable]:[]]}}}function Xp(e){return()=>{let{interaction:t,mainEl:r}=e;if(r)return Yi(r,"scroll",()=>{t.action.handleScroll(),t.pointer?.handleScroll()})}}var Kp=class{constructor(e){this.#e(e)}#e(e){vr(jp(e)),ht(Xp(e))}};function Zp(e,t){Se(t,!0);let r=$e("state"),n=c(()=>r.events),o=c(()=>r.iEvents),s=c(()=>r.features),a=c(()=>r.view),l=c(()=>r.mainEl),d=c(()=>r.options.dateClick),u=c(()=>r.options.dragConstraint),p=c(()=>r.options.dragScroll),v=c(()=>r.options.editable),f=c(()=>r.options.eventStartEditable),h=c(()=>r.options.eventDragMinDistance),g=c(()=>r.options.eventDragStart),_=c(()=>r.options.eventDragStop),m=c(()=>r.options.eventDrop),y=c(()=>r.options.eventLongPressDelay),E=c(()=>r.options.eventResizeStart),S=c(()=>r.options.eventResizeStop),C=c(()=>r.options.eventResize),R=c(()=>r.options.longPressDelay),b=c(()=>r.options.resizeConstraint),T=c(()=>r.options.selectable),I=c(()=>r.options.select),N=c(()=>r.options.selectBackgroundColor),K=c(()=>r.options.selectConstraint),ee=c(()=>r.options.selectLongPressDelay),j=c(()=>r.options.selectMinDistance),k=c(()=>r.options.unselect),z=c(()=>r.options.unselectAuto),q=c(()=>r.options.unselectCancel),re=c(()=>r.options.validRange),pe=1,de=2,F=3,Z=4,_e=5,V=6,A,U,x,le,Y,se,St,Je,Kt,yr,rn,Qe,Ve,Mn,Ln,sr,Zt,ae,ce,ue,lt,et,Ge,Rt,Le,br,We,At;function vi(D){return mc(D,i(f),i(v))}function nn(D,M,fe,ne,Nt){A||(A=Zo(M)?pe:V,gn()&&(x=D,mi(M,Nt),fe&&(se=fe),ne&&(br=ne),ae="dragging",on(M)))}function gi(D,M,fe,ne,Nt,Zi,Kc){if(!A&&(A=Zo(M)?fe?F:de:V,gn())){let{zeroDuration:Ji}=D;x=D.event,mi(M,Kc),Zi&&(br=Zi),ae=ne==="x"?"resizingX":"resizingY",Xi()?(ue=W(x.end),Zt?(la(ue,x.start),ue>=x.end&&Nn(ue)):(Ho(ue,We),ue<x.start&&(ue=x.start)),se=Zt?Dt(W(x.start)):x.start):(ue=W(x.start),Zt?(la(ue,x.end),ue<=x.start&&!Ji&&Mr(ue)):(Ie(ue,We),ue>x.end&&(ue=x.end)),Zt?(se=Dt(W(x.end)),!Ji&&at(se,x.end)&&Nn(se)):(se=x.end,Ji||(se=Ho(W(se),We))),Ji&&!Zt&&(At=We)),Nt&&(se=Nt),on(M)}}function jo(D,M){A||(A=Zo(D)?i(T)&&!i(s).includes("list")?Z:_e:V,gn()&&(mi(D,M),ae="selecting",lt=Zt?yt({day:1}):We,x={allDay:Zt,start:se,end:Ie(W(se),lt),resourceIds:Je?[Je.id]:[]},on(D)))}function Xo(){A||(A=V)}function mi(D,M){window.getSelection().removeAllRanges(),yr=Qe=D.clientX,rn=Ve=D.clientY,We=M?.duration;let fe=ui(Qe,Ve);({allDay:Zt,date:se,resource:Je}=ci(fe)(Qe,Ve)),Ln=i(l)!==Sd(fe,3),Mn=Sd(fe,1),Na(),D.pointerType!=="mouse"&&(Rt=setTimeout(()=>{A&&(U=!0,on(D))},(sn()?i(ee):i(y))??i(R)))}function on(D){if(U||D&&D.pointerType==="mouse"&&Bc()>=(sn()?i(j):i(h))){U=!0,Ki(D),le||(sn()?Uc():zc(D,Pn()?i(E):i(g)));let M=_i(Hc());if(M){let fe;if({allDay:fe,date:St,resource:Kt}=M,fe===Zt){let ne=ji({},le),Nt=i(b);sr=yt((St-se)/1e3),Xi()?(ne.start=Ie(W(x.start),sr),ne.start>ue&&(ne.start=ue,sr=yt((ue-x.start)/1e3))):(ne.end=Ie(W(x.end),sr),At&&Ie(ne.end,At),Pn()?ne.end<ue&&(ne.end=ue,sr=yt((ue-x.end)/1e3)):sn()?(ne.end<x.end?(ne.start=Ho(ne.end,lt),ne.end=x.end):ne.start=x.start,Nt=i(K)):(ne.start=Ie(W(x.start),sr),Je&&(ne.resourceIds=x.resourceIds.filter(Zi=>Zi!==Je.id),ne.resourceIds.push(Kt.id)),Nt=i(u))),ce=!1,Nt!==void 0&&(ne=ji(ea(x),ne),ce=Nt(sn()?Ia(ne,D):Ma(ne,x,D))===!1),ce||Vc(ne)}}r.iClass=ce?"notAllowed":ae}if(i(p)){let M=24,fe=24;Wp(()=>{Le&&(Ln||(Ve<Le.top+M&&(i(l).scrollTop+=mr(-8,(Ve-Le.top-M)/3)),Ve>Le.bottom-M&&(i(l).scrollTop+=Jr(8,(Ve-Le.bottom+M)/3))),Qe<Le.left+fe&&(i(l).scrollLeft+=mr(-8,(Qe-Le.left-fe)/3)),Qe>Le.right-fe&&(i(l).scrollLeft+=Jr(8,(Qe-Le.right+fe)/3)),Ve<M&&window.scrollBy(0,mr(-8,(Ve-M)/3)),Ve>window.innerHeight-M&&window.scrollBy(0,Jr(8,(Ve-window.innerHeight+M)/3)))})}}function Ra(){gn()&&(Na(),on())}function Pc(D){gn()&&D.isPrimary&&(Qe=D.clientX,Ve=D.clientY,on(D))}function Fc(D){if(et&&i(z)&&!(i(q)&&D.target.closest(i(q)))&&Ki(D),A&&D.isPrimary){if(U)if(sn()){if(ce)Ko();else if(et=!0,Oe(i(I))){let M=Ia(le,D);i(I)(M)}}else{x.display=Y;let M=Pn()?i(S):i(_);Oe(M)&&M({event:Ct(x),jsEvent:D,view:Vt(i(a))});let fe=ea(x);if(Oa(x,ce?fe:le),Ko(),M=Pn()?i(C):i(m),!ce&&Oe(M)){let ne=x,Nt=Ma(x,fe,D);M(me(Nt,{revert(){Oa(ne,fe)}}))}}else if((Yc()||sn())&&Oe(i(d))&&!Ge){Qe=D.clientX,Ve=D.clientY;let M=ui(Qe,Ve);if(M){let{allDay:fe,date:ne,resource:Nt}=ci(M)(Qe,Ve);i(d)({allDay:fe,date:qe(ne),dateStr:_r(ne),dayEl:M,jsEvent:D,view:Vt(i(a)),resource:Nt})}}Aa()}Ge=!1}function Aa(){U=ce=!1,A=yr=rn=Qe=Ve=x=Y=se=St=Je=Kt=sr=At=Zt=ue=lt=br=Mn=Le=We=void 0,r.iClass=void 0,Rt&&(clearTimeout(Rt),Rt=void 0)}function Hc(){return ui(Fd(Qe,Le.left,Le.right),Fd(Ve,Le.top,Le.bottom))}function _i(D){if(D){let M=ci(D)(Qe,Ve);if(M.disabled){if(!i(re).end||M.date<i(re).end)return _i(D.nextElementSibling);if(!i(re).start||M.date>i(re).start)return _i(D.previousElementSibling)}else return(sn()||Pn())&&M.resource&&!le.resourceIds.includes(M.resource.id)&&!i(s).includes("timeline")?Qe>yr?_i(D.previousElementSibling):_i(D.nextElementSibling):M}return null}function Na(){let D=Rn(i(l)),M=Rn(Mn),fe=D.width/i(l).offsetWidth,ne=D.height/i(l).offsetHeight,Nt=$a();Le={left:mr(0,Nt?D.right-i(l).clientWidth*fe:M.left+i(l).scrollLeft*fe),right:Jr(document.documentElement.clientWidth,Nt?M.right+i(l).scrollLeft*fe:D.left+i(l).clientWidth*fe)-2,top:mr(0,M.top+(Ln?0:i(l).scrollTop)*ne),bottom:Jr(document.documentElement.clientHeight,Ln?M.bottom:D.top+i(l).clientHeight*ne)-2}}function zc(D,M){Oe(M)&&M({event:Ct(x),jsEvent:D,view:Vt(i(a))}),Y=x.display,x.display="preview",le=ea(x),br!==void 0&&(le._margin=br),At&&Ie(le.end,At),x.display="ghost",i(n).length=i(n).length}function Uc(){le={id:"{select}",allDay:x.allDay,start:x.start,title:"",display:"preview",extendedProps:{},backgroundColor:i(N),resourceIds:x.resourceIds,classNames:[],styles:[]}}function Ko(){le=void 0,i(o).delete("action")}function ji(D,M){return D.start=M.start,D.end=M.end,D.resourceIds=M.resourceIds,{...D}}function Oa(D,M){ji(D,M),i(n).length=i(n).length}function Vc(D){le=ji(le,D),i(o).set("action",le)}function Ia(D,M){let{start:fe,end:ne}=Ct(D);return{start:fe,end:ne,startStr:_r(D.start),endStr:_r(D.end),allDay:Zt,view:Vt(i(a)),resource:Je,jsEvent:M}}function Ma(D,M,fe){let ne;return Pn()?ne=Xi()?{startDelta:sr,endDelta:yt(0)}:{startDelta:yt(0),endDelta:sr}:ne={delta:sr,oldResource:Je!==Kt?Je:void 0,newResource:Je!==Kt?Kt:void 0},me(ne,{event:Ct(D),oldEvent:Ct(M),view:Vt(i(a)),jsEvent:fe}),ne}function Bc(){return Math.sqrt(Math.pow(Qe-yr,2)+Math.pow(Ve-rn,2))}function Pn(){return A===de||Xi()}function Xi(){return A===F}function Yc(){return A===_e}function sn(){return A===Z}function gn(){return A&&A<_e}function Zo(D){return D.isPrimary&&(D.pointerType!=="mouse"||D.buttons&1)}function Ki(D){et&&(et=!1,Ko(),Oe(i(k))&&i(k)({jsEvent:D,view:Vt(i(a))}))}vr(()=>{i(a),Ki()});function qc(){Ge=!0}function Gc(D){if(gn()){let M=D.target,fe=[],ne=()=>Tf(fe);fe.push(Yi(M,"touchmove",Jo(()=>U))),fe.push(Yi(M,"touchend",ne)),fe.push(Yi(M,"touchcancel",ne))}}function Jo(D){return M=>{D()&&M.preventDefault()}}ai(()=>Yi(window,"touchmove",Cf,{passive:!1}));var Wc={draggable:vi,drag:nn,resize:gi,select:jo,noAction:Xo,handleScroll:Ra,unselect:Ki,noClick:qc};Ut("pointermove",nr,Pc),Ut("pointerup",nr,Fc),Ut("pointercancel",nr,Aa),Ut("scroll",nr,Ra);var jc=c(()=>Jo(gn));Ut("selectstart",nr,function(...D){i(jc)?.apply(this,D)});var Xc=c(()=>Jo(()=>Rt));return Ut("contextmenu",nr,function(...D){i(Xc)?.apply(this,D)}),Ut("touchstart",nr,Gc,void 0,!0),Re(Wc)}function Jp(e,t){Se(t,!0);let r=c(()=>$e("state")),n=c(()=>i(r).iEvents),o=c(()=>i(r).options.slotDuration),s=0,a=0,l;function d(){let _=ui(s,a);if(_&&!i(n).has("action")){let{allDay:m,date:y,resource:E,disabled:S}=ci(_)(s,a);if(!S){l||v(),l.allDay=m,l.start=y,l.end=Ie(W(y),i(o)),l.resourceIds=E?[E.id]:[],i(n).set("pointer",{...l});return}}f()}function u(){d()}function p(_){h(_)&&(s=_.clientX,a=_.clientY,d())}function v(){l={id:"{pointer}",title:"",display:"pointer",extendedProps:{},backgroundColor:"transparent",classNames:[],styles:[]}}function f(){l=void 0,i(n).delete("pointer")}function h(_){return _.isPrimary&&_.pointerType==="mouse"}var g={handleScroll:u};return Ut("pointermove",nr,p),Ut("scroll",nr,u),Re(g)}var Hd=te("<div></div>"),Qp=te("<!> <!> <!>",1);function eh(e,t){Se(t,!0);let r=ge(t,"forceDate",3,void 0),n=ge(t,"forceMargin",3,void 0),o=c(()=>$e("state")),s=c(()=>i(o).interaction.action),a=c(()=>i(o).options.editable),l=c(()=>i(o).options.eventDurationEditable),d=c(()=>i(o).options.eventResizableFromStart),u=c(()=>i(o).options.theme),p=c(()=>$e("view-state")),v=c(()=>i(p).snap),f=c(()=>t.chunk.event),h=c(()=>t.chunk.event.display),g=c(()=>!Lr(i(h))&&!Go(i(h))&&Gp(i(f),i(l),i(a)));function _(b){return T=>i(s).resize(t.chunk,T,b,t.axis,r(),n(),i(v))}var m=Qp(),y=ve(m),E=b=>{var T=Hd(),I=c(()=>_(!0));be(()=>X(T,1,`${i(u).resizer??""} ${i(u).start??""}`)),vt("pointerdown",T,function(...N){i(I)?.apply(this,N)}),L(b,T)};Me(y,b=>{i(g)&&i(d)&&b(E)});var S=Ee(y,2);$t(S,()=>t.children);var C=Ee(S,2),R=b=>{var T=Hd(),I=c(()=>_(!1));be(()=>X(T,1,i(u).resizer)),vt("pointerdown",T,function(...N){i(I)?.apply(this,N)}),L(b,T)};Me(C,b=>{i(g)&&b(R)}),L(e,m),Re()}Ar(["pointerdown"]);var th=te("<!> <!>",1);function rh(e,t){Se(t,!0);let r=$e("state");new Kp(r);let n=c(()=>r.interaction),o=c(()=>r.options.pointer);i(n).resizer=eh;var s=th(),a=ve(s);or(Zp(a,{}),u=>i(n).action=u,()=>i(n)?.action);var l=Ee(a,2),d=u=>{or(Jp(u,{}),p=>i(n).pointer=p,()=>i(n)?.pointer)};Me(l,u=>{i(o)&&u(d)}),L(e,s),Re()}var _c={createOptions(e){me(e,{dateClick:void 0,dragConstraint:void 0,dragScroll:!0,editable:!1,eventDragMinDistance:5,eventDragStart:void 0,eventDragStop:void 0,eventDrop:void 0,eventDurationEditable:!0,eventLongPressDelay:void 0,eventResizableFromStart:!1,eventResizeStart:void 0,eventResizeStop:void 0,eventResize:void 0,eventStartEditable:!0,longPressDelay:1e3,pointer:!1,resizeConstraint:void 0,select:void 0,selectBackgroundColor:void 0,selectConstraint:void 0,selectLongPressDelay:void 0,selectMinDistance:5,snapDuration:void 0,unselect:void 0,unselectAuto:!0,unselectCancel:""}),me(e.theme,{draggable:"ec-draggable",ghost:"ec-ghost",preview:"ec-preview",pointer:"ec-pointer",resizer:"ec-resizer",start:"ec-start",dragging:"ec-dragging",resizingY:"ec-resizing-y",resizingX:"ec-resizing-x",selecting:"ec-selecting",notAllowed:"ec-not-allowed"})},initState(e){e.auxComponents.push(rh)}};var ES=te("<div></div> <!>",1);var kS=te("<h4><time><!></time> <time></time></h4> <!>",1);var TS=te("<div><!></div>"),CS=te("<section><!></section>");Ar(["click"]);function ga(e,t,r=!0){let n=[];for(let{gridColumn:o,gridRow:s,resource:a,start:l,end:d,disabled:u}of t)if(!u&&Gi(e,l,d,a)){let p=Wo(e,l,d);me(p,{gridColumn:o,gridRow:s,resource:a,top:(p.start-l)/1e3,height:(p.end-p.start)/1e3,maxHeight:(d-p.start)/1e3}),r&&wa(p),n.push(p)}return n}function nh(e){let t={};for(let r of e){let{gridColumn:n}=r,o=t[n],s=0;if(o&&r.start<o.end){for(;s<o.columns.length&&!(o.columns[s].at(-1).end<=r.start);++s);r.end>o.end&&(o.end=r.end)}else o={columns:[],end:r.end};o.columns.length<s+1&&o.columns.push([]),o.columns[s].push(r),t[n]=o,r.group=o,r.groupColumn=s}}function ih(e,t){let r="all-day",n=On(e,()=>({text:r}),{html:r},t);return typeof n.content=="string"&&(n.content={html:n.content}),n}function $c(e){e.extensions.activeRange=(t,r)=>{let{options:{slotMaxTime:n}}=e;if(n.days||n.seconds>86400){Ie(Nn(r),n);let o=Nn(W(r));o<t&&(t=o)}return{start:t,end:r}}}function yc(e){"scrollTime"in e||(me(e,{columnWidth:void 0,flexibleSlotTimeLimits:!1,nowIndicator:!1,scrollTime:"06:00:00",slotDuration:"00:30:00",slotHeight:24,slotLabelInterval:void 0,slotLabelFormat:{hour:"numeric",minute:"2-digit"},slotMaxTime:"24:00:00",slotMinTime:"00:00:00",snapDuration:void 0}),me(e.theme,{nowIndicator:"ec-now-indicator",sidebar:"ec-sidebar",slot:"ec-slot"}))}function bc(e){"allDaySlot"in e||(me(e,{allDayContent:void 0,allDaySlot:!0,slotEventOverlap:!0}),me(e.theme,{allDay:"ec-all-day"}))}function wc(e){"scrollTime"in e||me(e,{scrollTime:yt,slotDuration:yt,slotLabelInterval:sa(yt),slotMaxTime:yt,slotMinTime:yt,snapDuration:sa(yt)})}function oh(e){"resourceLabelContent"in e||(e.filterResourcesWithEvents=!1,e.resourceLabelContent=void 0,e.resourceLabelDidMount=void 0,e.theme.colGroup="ec-col-group")}function sh(e,t){return()=>{let{viewDates:r,options:{highlightedDates:n,validRange:o}}=e,{slotTimeLimits:s}=t,a=[];return O(()=>{let l=1;for(let d of r)a.push({gridColumn:l,gridRow:1,resource:void 0,start:Ie(W(d),s.min),end:Ie(W(d),s.max),dayStart:d,dayEnd:Mr(W(d)),disabled:Wi(d,o),highlight:n.some(u=>at(u,d))}),++l}),[a]}}function ah(e,t){return()=>{let{filteredEvents:r}=e,{grid:n}=t,o=[],s=[],a=[],l=[];return O(()=>{for(let d of r)for(let u of n)Lr(d.display)?(s=s.concat(ga(d,u)),d.allDay&&(l=l.concat(fi(d,u)))):d.allDay?a=a.concat(fi(d,u)):o=o.concat(ga(d,u));nh(o),sc(a)}),{chunks:o,bgChunks:s,allDayChunks:a,allDayBgChunks:l}}}function lh(e,t){return()=>{let{iEvents:r}=e,{grid:n}=t,o=[],s=[];for(let[,a]of r)a&&O(()=>{for(let l of n)a.allDay?s=s.concat(fi(a,l,!1)):o=o.concat(ga(a,l,!1))});return{iChunks:o,allDayIChunks:s}}}function dh(e){return()=>{let{filteredEvents:t,viewDates:r,options:{flexibleSlotTimeLimits:n,slotMinTime:o,slotMaxTime:s}}=e,a;return O(()=>{a=fc(o,s,n,r,t)}),a}}function ch(e){return()=>{let{options:{slotDuration:t,slotLabelInterval:r}}=e,n;return O(()=>{n=r===void 0?Pe(t)<3600?2:1:xf(Pe(r)/Pe(t))||1}),n}}function uh(e,t){return()=>{let{offset:r,options:{slotDuration:n}}=e,{intlSlotLabel:o,slotLabelPeriodicity:s,slotTimeLimits:a}=t,l;return O(()=>{l=uc(Dt($r(void 0,r)),n,s,a,o)}),l}}function fh(e){return()=>{let{options:{slotDuration:t,snapDuration:r}}=e;return r??=t,{duration:r,ratio:Pe(r)/Pe(t)}}}function Da(){return class{#e;get intlSlotLabel(){return i(this.#e)}set intlSlotLabel(e){w(this.#e,e)}#r;get slotLabelPeriodicity(){return i(this.#r)}set slotLabelPeriodicity(e){w(this.#r,e)}#t;get sidebarWidth(){return i(this.#t)}set sidebarWidth(e){w(this.#t,e,!0)}#n;get snap(){return i(this.#n)}set snap(e){w(this.#n,e)}constructor(e){this.#e=c(pi(e,"slotLabelFormat")),this.#r=c(ch(e)),this.#t=G(0),this.#n=c(fh(e))}}}function xc(e){return class extends e{#e;get slotTimeLimits(){return i(this.#e)}set slotTimeLimits(t){w(this.#e,t)}#r;get slots(){return i(this.#r)}set slots(t){w(this.#r,t)}#t;get chunks(){return i(this.#t)}set chunks(t){w(this.#t,t)}#n;get bgChunks(){return i(this.#n)}set bgChunks(t){w(this.#n,t)}#i;get allDayChunks(){return i(this.#i)}set allDayChunks(t){w(this.#i,t)}#o;get allDayBgChunks(){return i(this.#o)}set allDayBgChunks(t){w(this.#o,t)}#a;get iChunks(){return i(this.#a)}set iChunks(t){w(this.#a,t)}#s;get allDayIChunks(){return i(this.#s)}set allDayIChunks(t){w(this.#s,t)}constructor(t){super(t),this.#e=c(dh(t)),this.#r=c(uh(t,this));let r=c(ah(t,this)),n=c(()=>i(r).chunks),o=c(()=>i(r).bgChunks),s=c(()=>i(r).allDayChunks),a=c(()=>i(r).allDayBgChunks);this.#t=c(()=>i(n)),this.#n=c(()=>i(o)),this.#i=c(()=>i(s)),this.#o=c(()=>i(a));let l=c(lh(t,this)),d=c(()=>i(l).iChunks),u=c(()=>i(l).allDayIChunks);this.#a=c(()=>i(d)),this.#s=c(()=>i(u))}}}var ph=class extends xc(Da()){#e;get grid(){return i(this.#e)}set grid(e){w(this.#e,e)}constructor(e){super(e),this.#e=c(sh(e,this))}},hh;function vh(e){return()=>{let{activeRange:t,filteredEvents:r,resources:n,options:{filterResourcesWithEvents:o},extensions:{viewResources:s}}=e,a=s?s(n):n;return O(()=>{o&&(a=n.filter(l=>r.some(d=>!Lr(d.display)&&Gi(d,t.start,t.end,l)))),a.length||(a=hh??=Ta([{}]))}),a}}function gh(e,t){return()=>{let{viewDates:r,options:{datesAboveResources:n,highlightedDates:o,validRange:s}}=e,{slotTimeLimits:a,viewResources:l}=t,d=[];return O(()=>{let u=1,p=[l,r],v=[Wd,en];n&&(p.reverse(),v.reverse());for(let f of p[0]){let h=[],g=v[0](f);for(let _ of p[1]){let m=n?f:_,y=n?_:f;h.push({gridColumn:u,gridRow:1,resource:y,key:v[1](_),groupKey:g,start:Ie(W(m),a.min),end:Ie(W(m),a.max),dayStart:m,dayEnd:Mr(W(m)),disabled:Wi(m,s),highlight:o.some(E=>at(E,m))}),++u}d.push(h)}}),d}}function Ec(e){return class extends e{#e;get viewResources(){return i(this.#e)}set viewResources(t){w(this.#e,t)}constructor(t){super(t),this.#e=c(vh(t))}}}var mh=class extends Ec(xc(Da())){#e;get grid(){return i(this.#e)}set grid(e){w(this.#e,e)}constructor(e){super(e),this.#e=c(gh(e,this))}},_h=te("<span><!></span>");function zd(e,t){Se(t,!0);let r=ge(t,"date",3,void 0),n=ge(t,"setLabel",3,void 0),o=c(()=>$e("state")),s=c(()=>i(o).intlDayHeaderAL),a=c(()=>i(o).snippets),l=c(()=>i(o).options.resourceLabelContent),d=c(()=>i(o).options.resourceLabelDidMount),u=G(void 0),p=c(()=>On(i(l),()=>({resource:t.resource,date:r()?qe(r()):void 0}),()=>t.resource.title,i(a).resourceLabelContent)),v=G(void 0);ht(()=>{i(p),t.resource,r(),O(()=>{r()?gr().then(()=>i(u)&&w(v,i(s).format(r())+", "+i(u).innerText)):n()&&(w(v,void 0),gr().then(()=>i(u)&&n()(i(u).innerText)))})}),ai(()=>{Oe(i(d))&&i(d)({resource:t.resource,date:r()?qe(r()):void 0,el:i(u)})});var f=_h(),h=ye(f);$t(h,()=>i(p).snippet??je,()=>i(p).arg),ie(f),or(f,g=>w(u,g),()=>i(u)),Ye(f,()=>Xt(i(p).content,i(p).snippet)),be(()=>Ue(f,"aria-label",i(v))),L(e,f),Re()}function Ud(e,t){Se(t,!0);let r=ge(t,"allDay",3,!1),n=c(()=>$e("state")),o=c(()=>i(n).options.slotHeight),s=c(()=>$e("view-state")),a=c(()=>i(s).snap),l=c(()=>t.day.dayStart),d=c(()=>t.day.start),u=c(()=>t.day.resource),p=c(()=>t.day.disabled),v=c(()=>t.day.highlight),f=G(void 0);function h(g,_){if(r())return i(l);{let m=Rn(i(f)),y=m.height/i(f).offsetHeight;return Ie(W(i(d)),i(a).duration,qd((_-m.top)/(i(o)*i(a).ratio*y)))}}vc(e,{get date(){return i(l)},get allDay(){return r()},get resource(){return i(u)},dateFromPoint:h,get disabled(){return i(p)},get highlight(){return i(v)},get noIeb(){return t.noIeb},get noBeb(){return t.noBeb},get el(){return i(f)},set el(g){w(f,g,!0)}}),Re()}function na(e,t){Se(t,!0);let r=c(()=>$e("state")),n=c(()=>i(r).options.slotEventOverlap),o=c(()=>i(r).options.slotDuration),s=c(()=>i(r).options.slotHeight),a=c(()=>l=>{let d=Pe(i(o)),u=t.chunk.top/d*i(s),p=t.chunk.height/d*i(s)||i(s),v=t.chunk.maxHeight/d*i(s);l["grid-column"]=t.chunk.gridColumn,l["inset-block-start"]=`${u}px`,l["min-block-size"]=`${p}px`,l["block-size"]=`${p}px`,l["max-block-size"]=`${v}px`;let f="100% - var(--ec-event-col-gap)";if(t.chunk.group){let h=t.chunk.group.columns.length;l["z-index"]=`${t.chunk.groupColumn+1}`,l["inset-inline-start"]=`calc((${f}) / ${h} * ${t.chunk.groupColumn})`,l["inline-size"]=`calc((${f}) / ${h} * ${i(n)?.5*(1+h-t.chunk.groupColumn):1})`}return l});Ca(e,{get chunk(){return t.chunk},get styles(){return i(a)},axis:"y"}),Re()}function ia(e,t){Se(t,!0);let r=c(()=>$e("state")),n=c(()=>i(r).options.eventGap),o=G(void 0),s=G(0),a=c(()=>t.chunk.event),l=c(()=>p=>(p["grid-column"]=`${t.chunk.gridColumn} / span ${t.chunk.dates.length}`,(i(s)||i(a)._margin)&&(p["margin-block-start"]=`${i(a)._margin??i(s)}px`),p));function d(){w(s,ac(t.chunk,di(i(o)),1,i(n)),!0)}var u={reposition:d};return Ca(e,{get chunk(){return t.chunk},get styles(){return i(l)},axis:"x",get forceMargin(){return i(s)},get el(){return i(o)},set el(p){w(o,p,!0)}}),Re(u)}var $h=te("<div></div>");function Uo(e,t){Se(t,!0);let r=ge(t,"span",3,1),n=c(()=>$e("state")),o=c(()=>i(n).mainEl),s=c(()=>i(n).now),a=c(()=>i(n).today),l=c(()=>i(n).options.slotDuration),d=c(()=>i(n).options.slotHeight),u=c(()=>i(n).options.theme),p=c(()=>$e("view-state")),v=c(()=>i(p).sidebarWidth),f=c(()=>{for(let b of t.days)if(at(b.dayStart,i(a)))return b;return{}}),h=c(()=>i(f).gridColumn),g=c(()=>i(f).start),_=c(()=>i(f).end),m=c(()=>{if(i(s)<i(g)||i(s)>i(_))return null;let b=Pe(i(l));return(i(s)-i(g))/1e3/b*i(d)}),y=c(()=>({root:i(o),rootMargin:$a()?`0px -${i(v)+5.5}px 0px 0px`:`0px 0px 0px -${i(v)+5.5}px`,threshold:0}));function E(b,T){b.classList.toggle(i(u).hidden,!T.isIntersecting)}var S=we(),C=ve(S),R=b=>{var T=$h();let I;Ye(T,()=>bf(E,i(y))),be(()=>{X(T,1,i(u).nowIndicator),I=Ir(T,"",I,{"grid-column":`${i(h)+1} / span ${r()??""}`,"inset-block-start":`${i(m)??""}px`})}),L(b,T)};Me(C,b=>{i(h)&&i(m)!==null&&b(R)}),L(e,S),Re()}var yh=te('<div><aside><!></aside> <div role="row"></div> <div><!> <!> <!></div></div>'),bh=te("<div><time></time></div>"),wh=te('<section><header><aside></aside> <div role="row"><!></div> <!></header> <div role="rowgroup"><aside aria-hidden="true"></aside> <div role="row"></div> <div><!> <!> <!></div></div> <!></section>');function kc(e,t){Se(t,!0);let r=ge(t,"viewState",7),n=$e("state");r()||r(new ph(n)),Di("view-state",r());let o=c(()=>n.mainEl),s=c(()=>n.snippets),a=c(()=>n.viewDates),l=c(()=>n.options.allDayContent),d=c(()=>n.options.allDaySlot),u=c(()=>n.options.columnWidth),p=c(()=>n.options.eventGap),v=c(()=>n.options.nowIndicator),f=c(()=>n.options.scrollTime),h=c(()=>n.options.slotHeight),g=c(()=>n.options.slotDuration),_=c(()=>n.options.theme),m=c(()=>r().allDayChunks),y=c(()=>r().allDayBgChunks),E=c(()=>r().allDayIChunks),S=c(()=>r().bgChunks),C=c(()=>r().chunks),R=c(()=>r().iChunks),b=c(()=>r().grid),T=c(()=>r().sidebarWidth),I=c(()=>r().slots),N=c(()=>r().slotLabelPeriodicity),K=c(()=>r().slotTimeLimits),ee=G(0),j=c(()=>ih(i(l),i(s).allDayContent));ht(()=>{i(f),Qr(i(a))||gr().then(k)});function k(){i(o).scrollTop=((Pe(i(f))-Pe(i(K).min))/Pe(i(g))-.5)*i(h)}let z=[];function q(){oc(z,i(m))}ht(()=>{i(p),q()});var re=we(),pe=ve(re),de=Z=>{var _e=wh();let V;var A=ye(_e),U=ye(A),x=Ee(U,2),le=ye(x),Y=ae=>{var ce=we(),ue=ve(ce);$t(ue,()=>t.header),L(ae,ce)},se=ae=>{var ce=we(),ue=ve(ce);ke(ue,17,()=>i(b)[0],st,(lt,et,Ge)=>{let Rt=()=>i(et).dayStart,Le=()=>i(et).disabled,br=()=>i(et).highlight;pa(lt,{get date(){return Rt()},colIndex:1+Ge,get disabled(){return Le()},get highlight(){return br()},children:(We,At)=>{ha(We,{get date(){return Rt()}})},$$slots:{default:!0}})}),L(ae,ce)};Me(le,ae=>{t.header?ae(Y):ae(se,-1)}),ie(x);var St=Ee(x,2),Je=ae=>{var ce=yh(),ue=ye(ce),lt=ye(ue);$t(lt,()=>i(j).snippet??je,()=>i(j).arg),ie(ue),Ye(ue,()=>Xt(i(j).content,i(j).snippet));var et=Ee(ue,2);ke(et,21,()=>i(b),st,(We,At,vi)=>{var nn=we(),gi=ve(nn);ke(gi,17,()=>i(At),st,(jo,Xo,mi)=>{{let on=c(()=>vi+1===Fe(i(b))&&mi+1===Fe(i(At)));Ud(jo,{get day(){return i(Xo)},allDay:!0,get noIeb(){return i(on)}})}}),L(We,nn)}),ie(et);var Ge=Ee(et,2),Rt=ye(Ge);ke(Rt,19,()=>i(m),We=>We.id,(We,At,vi)=>{or(ia(We,{get chunk(){return i(At)}}),(nn,gi)=>z[gi]=nn,nn=>z?.[nn],()=>[i(vi)])});var Le=Ee(Rt,2);ke(Le,17,()=>i(y),We=>We.id,(We,At)=>{ia(We,{get chunk(){return i(At)}})});var br=Ee(Le,2);ke(br,17,()=>i(E),st,(We,At)=>{ia(We,{get chunk(){return i(At)}})}),ie(Ge),ie(ce),be(()=>{X(ce,1,i(_).allDay),X(ue,1,i(_).sidebar),X(et,1,i(_).grid),X(Ge,1,i(_).events)}),L(ae,ce)};Me(St,ae=>{i(d)&&ae(Je)}),ie(A);var Kt=Ee(A,2),yr=ye(Kt);ke(yr,21,()=>i(I),st,(ae,ce,ue)=>{var lt=bh();let et;var Ge=ye(lt);Ye(Ge,()=>Xt(i(ce)[1])),ie(lt),be(()=>{X(lt,1,ir([i(_).slot,!ue&&i(_).hidden])),et=Ir(lt,"",et,{"--ec-slot-label-periodicity":i(ce)[2]}),Ue(Ge,"datetime",i(ce)[0])}),L(ae,lt)}),ie(yr);var rn=Ee(yr,2);ke(rn,21,()=>i(b),st,(ae,ce,ue)=>{var lt=we(),et=ve(lt);ke(et,17,()=>i(ce),st,(Ge,Rt,Le)=>{{let br=c(()=>ue+1===Fe(i(b))&&Le+1===Fe(i(ce)));Ud(Ge,{get day(){return i(Rt)},get noIeb(){return i(br)},noBeb:!0})}}),L(ae,lt)}),ie(rn);var Qe=Ee(rn,2),Ve=ye(Qe);ke(Ve,17,()=>i(C),ae=>ae.id,(ae,ce)=>{na(ae,{get chunk(){return i(ce)}})});var Mn=Ee(Ve,2);ke(Mn,17,()=>i(S),ae=>ae.id,(ae,ce)=>{na(ae,{get chunk(){return i(ce)}})});var Ln=Ee(Mn,2);ke(Ln,17,()=>i(R),st,(ae,ce)=>{na(ae,{get chunk(){return i(ce)}})}),ie(Qe),ie(Kt);var sr=Ee(Kt,2),Zt=ae=>{var ce=we(),ue=ve(ce),lt=Ge=>{var Rt=we(),Le=ve(Rt);$t(Le,()=>t.nowIndicator),L(Ge,Rt)},et=Ge=>{Uo(Ge,{get days(){return i(b)[0]}})};Me(ue,Ge=>{t.nowIndicator?Ge(lt):Ge(et,-1)}),L(ae,ce)};Me(sr,ae=>{i(v)&&ae(Zt)}),ie(_e),or(_e,ae=>n.mainEl=ae,()=>n?.mainEl),Ye(_e,()=>Yd(q)),be((ae,ce)=>{X(_e,1,i(_).main),V=Ir(_e,"",V,{"--ec-grid-cols":ae,"--ec-col-group-span":ce,"--ec-col-width":i(u)??"minmax(0, 1fr)","--ec-slot-label-periodicity":i(N),"--ec-slot-height":`${i(h)??""}px`,"--ec-header-height":`${i(ee)??""}px`,"--ec-sidebar-width":`${i(T)??""}px`}),X(A,1,i(_).header),X(U,1,i(_).sidebar),X(x,1,i(_).grid),X(Kt,1,i(_).body),X(yr,1,i(_).sidebar),X(rn,1,i(_).grid),X(Qe,1,i(_).events)},[()=>Fe(i(b))*Fe(i(b)[0]),()=>Fe(i(b)[0])]),Lo(U,"offsetWidth",ae=>r().sidebarWidth=ae),Lo(A,"offsetHeight",ae=>w(ee,ae)),L(Z,_e)},F=c(()=>!Qr(i(b))&&!Qr(i(b)[0]));Me(pe,Z=>{i(F)&&Z(de)}),L(e,re),Re()}var xh=te("<!> <!>",1);function Eh(e,t){Se(t,!0);let r=$e("state"),n=new mh(r),o=c(()=>r.today),s=c(()=>r.mainEl),a=c(()=>r.scrollDate),l=c(()=>r.viewDates),d=c(()=>r.options.scrollTime),u=c(()=>r.options.datesAboveResources),p=c(()=>r.options.theme),v=c(()=>n.grid),f=c(()=>n.sidebarWidth),h=Ze([]),g;ht(()=>{i(u)&&(i(l),i(d),i(a),gr().then(_))});function _(){let m=i(a)&&i(a)!==g?i(a):i(o);if(g=i(a),m>=i(l)[0]&&m<=i(l).at(-1))for(let y of i(v)){let E=y[0];if(E.dayStart>=m){i(s).scrollLeft=(i(s).scrollWidth-i(f))/(Fe(i(v))*Fe(y))*(E.gridColumn-1)*($a()?-1:1);break}}}kc(e,{get viewState(){return n},header:E=>{var S=xh(),C=ve(S);ke(C,19,()=>i(v),I=>I[0].groupKey,(I,N,K)=>{let ee=c(()=>{let{dayStart:j,resource:k,disabled:z,highlight:q}=i(N)[0];return{date:j,resource:k,disabled:z,highlight:q}});{let j=c(()=>Fe(i(v)[0])>1?i(p).colGroup:void 0),k=c(()=>Fe(i(N))),z=c(()=>1+i(K)*Fe(i(N))),q=c(()=>i(u)&&i(ee).disabled),re=c(()=>i(u)&&i(ee).highlight);pa(I,{get date(){return i(ee).date},get className(){return i(j)},get weekday(){return i(u)},get colSpan(){return i(k)},get colIndex(){return i(z)},get disabled(){return i(q)},get highlight(){return i(re)},children:(pe,de)=>{var F=we(),Z=ve(F),_e=A=>{ha(A,{get date(){return i(ee).date}})},V=A=>{zd(A,{get resource(){return i(ee).resource},setLabel:U=>h[i(K)]=U+", "})};Me(Z,A=>{i(u)?A(_e):A(V,-1)}),L(pe,F)},$$slots:{default:!0}})}});var R=Ee(C,2),b=I=>{var N=we(),K=ve(N);ke(K,19,()=>i(v),ee=>ee[0].groupKey,(ee,j,k)=>{var z=we(),q=ve(z);ke(q,19,()=>i(j),re=>re.key,(re,pe,de)=>{let F=c(()=>{let{dayStart:Z,resource:_e,disabled:V,highlight:A}=i(pe);return{date:Z,resource:_e,disabled:V,highlight:A}});{let Z=c(()=>1+i(de)+i(k)*Fe(i(j)));pa(re,{get date(){return i(F).date},get colIndex(){return i(Z)},get disabled(){return i(F).disabled},get highlight(){return i(F).highlight},children:(_e,V)=>{var A=we(),U=ve(A),x=Y=>{zd(Y,{get resource(){return i(F).resource},get date(){return i(F).date}})},le=Y=>{ha(Y,{get date(){return i(F).date},get alPrefix(){return h[i(k)]}})};Me(U,Y=>{i(u)?Y(x):Y(le,-1)}),L(_e,A)},$$slots:{default:!0}})}}),L(ee,z)}),L(I,N)},T=c(()=>Fe(i(v)[0])>1);Me(R,I=>{i(T)&&I(b)}),L(E,S)},nowIndicator:E=>{var S=we(),C=ve(S),R=T=>{{let I=c(()=>i(v).flat()),N=c(()=>Fe(i(v)[0]));Uo(T,{get days(){return i(I)},get span(){return i(N)}})}},b=T=>{var I=we(),N=ve(I),K=k=>{var z=we(),q=ve(z);ke(q,17,()=>i(v),st,(re,pe)=>{Uo(re,{get days(){return i(pe)}})}),L(k,z)},ee=c(()=>Fe(i(v)[0])>1),j=k=>{{let z=c(()=>i(v).flat()),q=c(()=>Fe(i(v)));Uo(k,{get days(){return i(z)},get span(){return i(q)}})}};Me(N,k=>{i(ee)?k(K):k(j,-1)}),L(T,I)};Me(C,T=>{i(u)?T(R):T(b,-1)}),L(E,S)},$$slots:{header:!0,nowIndicator:!0}}),Re()}var Tc={createOptions(e){bc(e),yc(e),oh(e),me(e,{datesAboveResources:!1,view:"resourceTimeGridWeek"}),me(e.buttonText,{resourceTimeGridDay:"day",resourceTimeGridWeek:"week"}),me(e.views,{resourceTimeGridDay:{buttonText:xa,component:Vd,dayHeaderFormat:{weekday:"long"},duration:{days:1},theme:An("ec-resource ec-time-grid ec-day-view")},resourceTimeGridWeek:{buttonText:Ea,component:Vd,duration:{weeks:1},theme:An("ec-resource ec-time-grid ec-week-view")}})},createParsers(e){wc(e)}};function Vd(e){return $c(e),Eh}function kh(e,t){let r=0,n=t.length;for(;r<n;){let o=r+n>>1;t[o].dayEnd>e.start?n=o:r=o+1}for(;r>0&&t[r-1].end>e.start;)--r;return r}function Cc(e,t,r,n=!0){let o=[],s,a,l,d,u,p,v=0;for(let f=kh(e,t);f<t.length;++f){let{gridColumn:h,gridRow:g,resource:_,dayStart:m,dayEnd:y,start:E,end:S,disabled:C}=t[f];if(m>=e.end)break;C||(r?Gi(e,m,y,_)&&(o.length||(s=m,l=h,d=g,u=_),o.push(m),a=y):Gi(e,E,S,_)&&(o.length||(s=E,l=h,d=g,u=_,p=mr(e.start-E,0)/1e3),o.push(m),a=S,v+=(Jr(S,e.end)-mr(E,e.start))/1e3))}if(o.length){let f=Wo(e,s,a);return me(f,{gridColumn:l,gridRow:d,resource:u,dates:o,left:p,width:v}),n&&wa(f),f}return null}function Dc(e,t){let r=t[0]?.resource;return!r||e.resourceIds.includes(r.id)}function Th(e,t){let r={};for(let n=0;n<e.length;++n){let o=e[n],{gridColumn:s,gridRow:a}=o;o.order=n;let l=[];for(let d=0;d<o.dates.length;++d){let u=`${a}_${s+d}`,p=r[u]??={pass:0,placed:[],chunks:[]};p.chunks.push(o),l.push(p)}o.cells=l}if(t){let n={};for(let o of e){let{gridColumn:s,gridRow:a}=o,l=new Set([o]),d=[];for(let p=0;p<o.dates.length;++p)for(let v of r[`${a}_${s+p}`].chunks)l.has(v)||(l.add(v),d.push(v));o.rivals=d;let{layoutGroup:u}=o.event;u!==void 0&&(o.mates=n[`${a}_${u}`]??=[],o.mates.push(o))}}}function Ch(e,t){return()=>{let{viewDates:r,options:{highlightedDates:n,validRange:o}}=e,{dayTimeLimits:s,viewResources:a}=t,l=[];return O(()=>{let d=1;for(let u of a){let p=[],v=1;for(let f of r){let h=s[en(f)];p.push({gridColumn:v,gridRow:d,resource:u,start:Ie(W(f),h.min),end:Ie(W(f),h.max),dayStart:f,dayEnd:Mr(W(f)),disabled:Wi(f,o),highlight:n.some(g=>at(g,f))}),++v}l.push(p),++d}}),l}}function Dh(e){return e.months===1&&!e.years&&!e.days&&!e.seconds}function Sh(e){return e.inWeeks&&e.days===7&&!e.years&&!e.months&&!e.seconds}function Rh(e,t){return()=>{let{features:r,options:{duration:n,firstDay:o,weekNumbers:s}}=e,{grid:a}=t,l=[],d=[];return O(()=>{let u,p;if(!Qr(a)){for(let{dayStart:v,gridColumn:f}of a[0])if(r.includes("month")&&(u&&u.date.getUTCMonth()===v.getUTCMonth()?++u.span:(u={date:v,gridColumn:f,span:1},l.push(u))),s){let h=Jd(v,o);p&&p.number===h?++p.span:(p={number:h,date:v,gridColumn:f,span:1},d.push(p))}}Fe(l)===1&&Dh(n)&&(l=[]),Fe(d)===1&&Sh(n)&&(d=[])}),{months:l,weeks:d}}}function Ah(e,t){return()=>{let{filteredEvents:r,options:{eventOrderStrict:n}}=e,{grid:o,monthView:s}=t,a=[],l=[];return O(()=>{for(let d of r){let u=Lr(d.display);if(u&&s&&!d.allDay)continue;let p=u?l:a;for(let v of o){if(!Dc(d,v))continue;let f=Cc(d,v,s);f&&p.push(f)}}Th(a,n)}),{chunks:a,bgChunks:l}}}function Nh(e,t){return()=>{let{iEvents:r}=e,{grid:n,monthView:o}=t,s=[];for(let[,a]of r)a&&O(()=>{for(let l of n){if(!Dc(a,l))continue;let d=Cc(a,l,o,!1);d&&s.push(d)}});return s}}function Oh(e){return()=>{let{filteredEvents:t,viewDates:r,options:{flexibleSlotTimeLimits:n,slotMinTime:o,slotMaxTime:s}}=e,a={};return O(()=>{for(let l of r)a[en(l)]=fc(o,s,n,[l],t)}),a}}function Ih(e,t){return()=>{let{viewDates:r,options:{slotDuration:n}}=e,{dayTimeLimits:o,intlSlotLabel:s,slotLabelPeriodicity:a}=t,l={};return O(()=>{for(let d of r){let u=en(d);l[u]=u in o?uc(d,n,a,o[u],s):[]}}),l}}function Mh(e){return()=>{let{resources:t}=e,r;return O(()=>{r=t.some(n=>ci(n).children.length)}),r}}function Lh(e){return()=>{let{options:{slotDuration:t}}=e,r;return O(()=>{r=!Pe(t)}),r}}var DS=class extends Ec(Da()){#e;get dayTimeLimits(){return i(this.#e)}set dayTimeLimits(e){w(this.#e,e)}#r;get daySlots(){return i(this.#r)}set daySlots(e){w(this.#r,e)}#t;get grid(){return i(this.#t)}set grid(e){w(this.#t,e)}#n;get extraHeads(){return i(this.#n)}set extraHeads(e){w(this.#n,e)}#i;get intlMonthHeader(){return i(this.#i)}set intlMonthHeader(e){w(this.#i,e)}#o;get monthView(){return i(this.#o)}set monthView(e){w(this.#o,e)}#a;get chunks(){return i(this.#a)}set chunks(e){w(this.#a,e)}#s;get bgChunks(){return i(this.#s)}set bgChunks(e){w(this.#s,e)}#l;get iChunks(){return i(this.#l)}set iChunks(e){w(this.#l,e)}#d;get nestedResources(){return i(this.#d)}set nestedResources(e){w(this.#d,e)}constructor(e){super(e),this.#e=c(Oh(e)),this.#r=c(Ih(e,this)),this.#t=c(Ch(e,this)),this.#n=c(Rh(e,this)),this.#i=c(pi(e,"monthHeaderFormat")),this.#o=c(Lh(e));let t=c(Ah(e,this)),r=c(()=>i(t).chunks),n=c(()=>i(t).bgChunks);this.#a=c(()=>i(r)),this.#s=c(()=>i(n)),this.#l=c(Nh(e,this)),this.#d=c(Mh(e))}};var SS=te("<span></span>"),RS=te("<button></button>"),AS=te("<!> <span><!></span>",1);Ar(["click"]);var NS=te("<div></div>");var OS=te("<time></time>"),IS=te("<span><!></span>"),MS=te("<div><time></time></div>"),LS=te('<div role="rowheader"><!> <!></div>'),PS=te('<section><header><aside></aside> <div role="row"><!> <!> <!> <!></div></header> <div role="rowgroup"><aside></aside> <div role="row"></div> <div><!> <!> <!></div></div> <!></section>');var Sc={createOptions(e){yc(e),bc(e),me(e.buttonText,{timeGridDay:"day",timeGridWeek:"week"}),me(e,{view:"timeGridWeek"}),me(e.views,{timeGridDay:{buttonText:xa,component:Bd,dayHeaderFormat:{weekday:"long"},duration:{days:1},theme:An("ec-time-grid ec-day-view"),titleFormat:{year:"numeric",month:"long",day:"numeric"}},timeGridWeek:{buttonText:Ea,component:Bd,duration:{weeks:1},theme:An("ec-time-grid ec-week-view")}})},createParsers(e){wc(e)}};function Bd(e){return $c(e),kc}function Rc(e,t,r){return si(Ep,{target:e,props:{plugins:t,options:r}})}function Ac(e){return zi(e)}var Nc=`/*!
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
/*$vite$:1*/`;var Fh={day:"resourceTimeGridDay",week:"timeGridWeek",month:"dayGridMonth"},Oc="#546e7a",In=class extends Vn{constructor(){super(...arguments);this.kind="day";this.day="";this.columns=[];this.appointments=[];this.grid=null;this.roles=new MutationObserver(()=>this.takeRoles())}render(){return He`<div class="grid" role="group" aria-label=${this.t("diary.title")}></div>`}firstUpdated(){this.start()}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.start()}disconnectedCallback(){super.disconnectedCallback(),this.roles.disconnect(),this.grid&&Ac(this.grid),this.grid=null}takeRoles(){let r=this.renderRoot.querySelectorAll(".grid [role]:not([role=button], [role=img])");for(let n of r)n.removeAttribute("role");for(let n of this.renderRoot.querySelectorAll(".grid [aria-colindex]"))n.removeAttribute("aria-colindex")}start(){let r=this.renderRoot.querySelector(".grid");if(!r||this.grid)return;this.grid=Rc(r,[Tc,Sc,gc,_c],{...this.options(),...this.content(),headerToolbar:{start:"",center:"",end:""},height:"100%",nowIndicator:!0,selectable:!0,unselectAuto:!0,selectMinDistance:5,eventStartEditable:!0,slotDuration:"00:30",snapDuration:"00:15",slotLabelInterval:"01:00",slotEventOverlap:!1,scrollTime:"08:00:00",dayMaxEvents:!0,eventContent:o=>this.drawn(o.event,o.timeText),eventClassNames:o=>this.classes(o.event),eventDidMount:o=>this.mounted(o.el,o.event),eventClick:o=>{let s=o.event.extendedProps;s.appointment&&this.open(s.appointment)},eventMouseEnter:o=>this.light(o.event,!0),eventMouseLeave:o=>this.light(o.event,!1),eventDrop:o=>this.dropped(o),eventResize:o=>this.resized(o),dateClick:o=>this.choose(o.dateStr,null,o.allDay,String(o.resource?.id??"")),select:o=>{this.choose(o.startStr,o.endStr,o.allDay,String(o.resource?.id??"")),this.grid?.unselect()}}),this.takeRoles();let n={childList:!0,subtree:!0,attributeFilter:["role","aria-colindex"]};this.roles.observe(r,n)}updated(r){let{grid:n}=this;if(n){if(["kind","day","context"].some(o=>r.has(o)))for(let[o,s]of Object.entries(this.options()))n.setOption(o,s);if(r.size){let{resources:o,events:s}=this.content();n.setOption("resources",o),n.setOption("events",s)}}}options(){let{context:r}=this,{format:n,hass:o,studio:s}=r;return{view:Fh[this.kind],date:`${this.day}T00:00:00`,locale:o.locale?.language||o.language,firstDay:Hh(o.locale?.first_weekday),timeZone:Pa(s.time_zone),columnWidth:this.kind==="day"?"minmax(88px, 1fr)":"minmax(0, 1fr)",editable:s.rights.write!=="none",allDayContent:this.t("diary.all_day"),slotLabelFormat:a=>n.wallTime(Qi(Date.UTC(2e3,0,3,a.getHours(),a.getMinutes()))),dayMaxEvents:this.kind==="month"}}content(){let r=this.kind==="day";return{resources:r?this.columns.map(({id:n,title:o})=>({id:n||"-",title:o})):[],events:r?[...this.columns.flatMap(n=>this.inColumn(n)),...this.closed()]:this.appointments.map(n=>this.entry(n,es))}}inColumn(r){let n=[];for(let o of this.appointments){let s=no(o);if((r.id===es?s.length:!s.includes(r.id))||(n.push(this.entry(o,r.id)),o.all_day||!o.busy))continue;let{start:a,end:l}=yi(o,this.context.format);o.before&&n.push(this.buffer(r.id,eo(a,-o.before),a)),o.after&&n.push(this.buffer(r.id,l,eo(l,o.after)))}return n}entry(r,n){let{studio:o,format:s}=this.context,l=o.types.find(({name:u})=>u===r.session_type)?.color??Oc,d=o.people.find(({id:u})=>u===(n||r.staff_id));return{id:`${r.key}|${n}`,...yi(r,s),allDay:r.all_day,title:this.titleOf(r),backgroundColor:l,textColor:Ba(l),styles:[`--edge: ${d?.color??Oc}`,`--body: ${l}`],editable:r.editable&&r.status!=="cancelled",resourceIds:this.kind==="day"?[n||"-"]:[],extendedProps:{appointment:r,column:n}}}buffer(r,n,o){return{start:n,end:o,display:"background",classNames:["buffer"],resourceIds:[r||"-"]}}closed(){let{studio:r}=this.context,n=`${this.day}T00:00:00`,o=eo(n,1440);return this.columns.flatMap(s=>{let a=(d,u)=>({start:d,end:u,display:"background",classNames:["closed"],resourceIds:[s.id||"-"]}),l=io(r,s.id,this.day);return l?[a(n,`${this.day}T${l[0]}:00`),a(`${this.day}T${l[1]}:00`,o)]:[a(n,o)]})}titleOf(r){return r.title??this.t("diary.busy")}marks(r){let n=[];return r.conflict&&n.push(["alert",this.t("diary.overlapping")]),r.status==="tentative"&&n.push(["question",this.t("diary.tentative")]),r.moment!==null&&n.push(["repeat",this.t("diary.repeating")]),["phone","google"].includes(r.origin)&&n.push(["phone",this.t("diary.from_phone")]),r.title===null&&n.push(["lock",this.t("diary.private")]),n}drawn(r,n){let{appointment:o,column:s}=r.extendedProps;if(!o)return;let a=document.createElement("b");a.dir="auto",a.textContent=this.titleOf(o);let l=document.createElement("span");l.textContent=o.all_day?"":this.context.format.span(o),l.title=n;let d=document.createElement("span");d.className="heard",d.textContent=this.context.studio.people.find(({id:p})=>p===s)?.name??"";let u=document.createElement("span");u.className="marks";for(let[p,v]of this.marks(o))u.append(zh(p,v));return{domNodes:[u,a,l,d]}}classes(r){let{appointment:n,column:o}=r.extendedProps;return n?[this.context.studio.people.find(({id:a})=>a===o)?.kind==="room"?"room":"person",n.status==="tentative"?"tentative":"",n.busy?"":"free",n.conflict?"conflict":""].filter(Boolean):[]}mounted(r,n){let{appointment:o}=n.extendedProps;o&&(r.dataset.key=o.key)}light(r,n){let{appointment:o}=r.extendedProps;if(o)for(let s of this.renderRoot.querySelectorAll("[data-key]"))s.classList.toggle("lit",n&&s.dataset.key===o.key)}dropped(r){let{appointment:n,column:o}=r.event.extendedProps,s=r.newResource?String(r.newResource.id).replace("-",""):o,{start:a}=yi(n,this.context.format),l=r.delta.days??0,d=r.delta.seconds??0,u=Qi(Qo(a)+l*864e5+d*1e3);this.emit("grid-dropped",{appointment:n,start:n.all_day?u.slice(0,10):u,end:null,from:o,to:s,revert:r.revert,at:Ic(r.jsEvent)})}resized(r){let{appointment:n,column:o}=r.event.extendedProps,{start:s,end:a}=yi(n,this.context.format),l=r.endDelta.days??0,d=r.endDelta.seconds??0,u=Qi(Qo(a)+l*864e5+d*1e3);this.emit("grid-dropped",{appointment:n,start:s,end:n.all_day?u.slice(0,10):u,from:o,to:o,revert:r.revert,at:Ic(r.jsEvent)})}choose(r,n,o,s){this.emit("grid-chosen",{start:o?r.slice(0,10):r,end:n&&o?n.slice(0,10):n,all_day:o,column:s.replace("-","")})}emit(r,n){this.dispatchEvent(new CustomEvent(r,{detail:n}))}static{this.styles=[Un,La(Nc),Fn`
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
      .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .marks { float: inline-end; display: inline-flex; gap: 2px; }
      .marks svg { width: 14px; height: 14px; fill: currentColor; }
      .buffer { background: repeating-linear-gradient(135deg, transparent 0 5px, color-mix(in srgb, var(--secondary-text-color) 35%, transparent) 5px 7px) !important; }
      .closed { background: color-mix(in srgb, var(--secondary-text-color) 12%, transparent) !important; }
    `]}};Mt([Pr({attribute:!1})],In.prototype,"kind",2),Mt([Pr({attribute:!1})],In.prototype,"day",2),Mt([Pr({attribute:!1})],In.prototype,"columns",2),Mt([Pr({attribute:!1})],In.prototype,"appointments",2);function Ic(e){let{clientX:t,clientY:r}=e;return{x:t??innerWidth/2,y:r??innerHeight/2}}function Hh(e){let r=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"].indexOf(e??"");return r<0?1:r}var Sa="http://www.w3.org/2000/svg";function zh(e,t){let r=document.createElementNS(Sa,"svg");r.setAttribute("viewBox","0 0 24 24"),r.setAttribute("role","img"),r.setAttribute("aria-label",t);let n=document.createElementNS(Sa,"title");n.textContent=t;let o=document.createElementNS(Sa,"path");return o.setAttribute("d",$i.path(e)),r.append(n,o),r}customElements.define("studio-diary-grid",In);var Uh=["day","week","month","list"],Mc=14,Lc="studio-sync.hidden.",tn=class extends Vn{constructor(){super(...arguments);this.aim=null;this.view="day";this.day="";this.found=null;this.without=new Set;this.asked=null;this.shown=[];this.columns=[];this.followed="";this.leave=null;this.revert=null;this.swipe=null}disconnectedCallback(){super.disconnectedCallback(),this.leave?.(),this.leave=null,this.followed=""}willUpdate(r){let{context:n}=this,o=r.get("context");r.has("context")&&o?.studio.entry_id!==n.studio.entry_id&&(this.day||=n.format.dayOf(new Date),this.without=this.readHidden()),r.has("aim")&&this.aim?.day&&(this.day=this.aim.day),this.follow(),["context","found","without"].some(s=>r.has(s))&&(this.shown=za(this.found?.values()??[],this.without),this.columns=Ha(n.studio,this.without,this.shown))}get range(){if(this.context.narrow||this.view==="day")return[this.day,Fr(this.day,1)];if(this.view==="list")return[this.day,Fr(this.day,Mc)];let r=this.context.hass.locale?.first_weekday==="sunday"?6:0;if(this.view==="week"){let o=to(this.day,r);return[o,Fr(o,7)]}return[to(ro(this.day),r),to(Fr(ro(this.day,1),6),r)]}async follow(){let{api:r,studio:n}=this.context,[o,s]=this.range,a=n.running&&this.isConnected?`${n.entry_id} ${o} ${s}`:"";if(a===this.followed||(this.followed=a,this.leave?.(),this.leave=null,this.found=null,!a))return;let l=d=>{if(this.followed!==a)return;let u=new Map(d.whole?[]:this.found);for(let p of d.removed)u.delete(p);for(let p of d.changed)u.set(p.key,p);this.found=u};try{let d=await r.follow("diary/subscribe",{start:o,end:s},l);this.followed===a?this.leave=d:d()}catch(d){this.followed===a&&(this.followed=""),this.tell("studio-failed",d)}}readHidden(){let{studio:r,narrow:n}=this.context,o=localStorage.getItem(Lc+r.entry_id);return o?new Set(JSON.parse(o)):!n||!r.me.length?new Set:new Set(r.people.map(({id:s})=>s).filter(s=>!r.me.includes(s)))}toggle(r){let n=new Set(this.without);n.delete(r)||n.add(r),this.without=n,localStorage.setItem(Lc+this.context.studio.entry_id,JSON.stringify([...n]))}step(r){this.context.narrow||this.view==="day"?this.day=Fr(this.day,r):this.view==="week"?this.day=Fr(this.day,r*7):this.view==="list"?this.day=Fr(this.day,r*Mc):this.day=ro(this.day,r)}book(r){this.context.studio.rights.write!=="none"&&this.tell("studio-beside",{show:"booking",draft:r})}chosen({start:r,end:n,all_day:o,column:s}){let a=this.context.studio.people.find(({id:d})=>d===s)?.kind,l=a==="staff"?{staff_id:s}:a==="room"?{resource_ids:[s]}:{};this.book({start:r,...n?{end:n}:{},all_day:o,...l})}dropped(r){let n=Ua(r.appointment,r.from,r.to,this.context.studio.people);if(this.revert=r.revert,!n){this.back(),this.tell("studio-failed",{message:this.t("diary.not_there")});return}let{appointment:o}=r,s=r.end===null?{start:r.start}:{start:r.start,end:r.end};if(o.moment===null){this.change(r,{...s,...n});return}let a=l=>()=>{this.change(r,{...s,...n,scope:l})};this.asked={words:this.t("diary.which"),at:r.at,answers:[{words:this.t("diary.this"),main:!0,act:a("this")},{words:this.t("diary.following"),act:a("following")},{words:this.t("diary.all"),act:a("all")},{words:this.t("diary.back"),act:()=>this.back()}]}}async change(r,n,o=!1){let{appointment:s}=r,{api:a,texts:l}=this.context;this.asked=null;let d={appointment_id:s.appointment_id,expected_rev:s.rev},u=s.moment===null?{}:{moment:s.moment};try{let p=await a.act("update_appointment",{...d,...u,...n,allow_overlap:o}),v=s.title??this.t("diary.busy");this.tell("studio-done",{text:this.t("diary.moved",{title:v}),undo:p.undo}),this.revert=null}catch(p){if(p.translation_key!=="staff_busy"){this.back(),this.tell("studio-failed",p);return}this.asked={words:l.error(p),at:r.at,answers:[{words:this.t("diary.beside"),act:()=>{this.change(r,n,!0)}},{words:this.t("diary.next_free"),act:()=>{this.nextFree(r,n)}},{words:this.t("diary.back"),main:!0,act:()=>this.back()}]}}}async nextFree(r,n){this.asked=null;let{appointment_id:o,moment:s}=r.appointment;try{let{times:a}=await this.context.api.ask("free/next",{appointment_id:o,...s===null?{}:{moment:s},...n}),[l]=a;if(!l){this.back(),this.tell("studio-failed",{message:this.t("diary.nothing_free")});return}await this.change(r,{...n,start:l.start,end:l.end})}catch(a){this.back(),this.tell("studio-failed",a)}}back(){this.asked=null,this.revert?.(),this.revert=null}render(){let{context:r}=this,n=r.narrow||this.view==="list";return He`<div class="bar">
        <button @click=${()=>this.goToday()}>${this.t("diary.today")}</button>
        <button class="icon" aria-label=${this.t("diary.before")} @click=${()=>this.step(-1)}>
          ${$i("previous")}
        </button>
        <button class="icon" aria-label=${this.t("diary.after")} @click=${()=>this.step(1)}>
          ${$i("next")}
        </button>
        <h2 aria-live="polite">${this.heading()}</h2>
        <input
          class="pick"
          type="date"
          aria-label=${this.t("diary.go_to")}
          .value=${this.day}
          @change=${o=>{this.day=o.target.value||this.day}}
        />
        <span class="space"></span>
        ${r.narrow?Hn:Uh.map(o=>He`<button
                  aria-pressed=${this.view===o}
                  @click=${()=>{this.view=o}}
                >
                  ${this.t(`diary.${o}`)}
                </button>`)}
        ${r.studio.rights.others==="none"&&!r.studio.me.length?Hn:He`<button
                @click=${()=>this.tell("studio-beside",{show:"free",day:this.day})}
              >
                ${this.t("free.title")}
              </button>`}
      </div>
      ${this.people()}
      ${this.found===null&&r.studio.running?He`<p class="quiet" role="status">${this.t("diary.loading")}</p>`:Hn}
      ${n?He`<studio-diary-agenda
              .context=${r}
              .days=${this.days()}
              .appointments=${this.shown}
              @agenda-free=${({detail:o})=>this.book({...o,...r.studio.me[0]?{staff_id:r.studio.me[0]}:{}})}
              @touchstart=${o=>{this.swipe=o.touches[0]?.clientX??null}}
              @touchend=${o=>this.swiped(o.changedTouches[0]?.clientX)}
            ></studio-diary-agenda>`:He`<studio-diary-grid
              .context=${r}
              .kind=${this.view}
              .day=${this.day}
              .columns=${this.columns}
              .appointments=${this.shown}
              @grid-dropped=${({detail:o})=>this.dropped(o)}
              @grid-chosen=${({detail:o})=>this.chosen(o)}
            ></studio-diary-grid>`}
      ${this.asked?this.question(this.asked):Hn}`}days(){let[r,n]=this.range,o=[];for(let s=r;s<n;s=Fr(s,1))o.push(s);return o}goToday(){this.day=this.context.format.dayOf(new Date)}heading(){let{format:r}=this.context,[n,o]=this.range;return this.context.narrow||this.view==="day"?r.longDay(this.day):this.view==="month"?r.month(this.day):`${r.day(n)} – ${r.day(Fr(o,-1))}`}people(){let{people:r}=this.context.studio;return r.length<2?Hn:He`<div class="people" role="group" aria-label=${this.t("diary.whose")}>
      ${r.map(n=>He`<button
          class="who"
          aria-pressed=${!this.without.has(n.id)}
          style=${`--edge: ${n.color}`}
          @click=${()=>this.toggle(n.id)}
        >
          ${n.name}
        </button>`)}
    </div>`}question({words:r,at:n,answers:o}){let s=Math.min(n.x,innerWidth-340),a=Math.min(n.y,innerHeight-220);return He`<div
      class="question"
      role="dialog"
      aria-label=${r}
      style=${`left: ${Math.max(8,s)}px; top: ${Math.max(8,a)}px`}
      @keydown=${l=>{l.key==="Escape"&&(l.stopPropagation(),this.back())}}
    >
      <p>${r}</p>
      <div class="row">
        ${o.map(l=>He`<button class=${l.main?"main":""} @click=${l.act}>
            ${l.words}
          </button>`)}
      </div>
    </div>`}updated(r){r.has("asked")&&this.asked&&this.renderRoot.querySelector(".question button")?.focus()}swiped(r){if(this.swipe===null||r===void 0)return;let n=r-this.swipe;this.swipe=null,Math.abs(n)>60&&this.step(n<0?1:-1)}static{this.styles=[Un,Fn`
      :host { display: flex; flex-direction: column; height: 100%; }
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 8px; }
      .bar button { padding: 6px 12px; }
      .space { flex: 1; }
      .pick { width: 44px !important; padding: 0 !important; border: none !important; background: none !important; color: transparent !important; }
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
    `]}};Mt([Pr({attribute:!1})],tn.prototype,"aim",2),Mt([zn()],tn.prototype,"view",2),Mt([zn()],tn.prototype,"day",2),Mt([zn()],tn.prototype,"found",2),Mt([zn()],tn.prototype,"without",2),Mt([zn()],tn.prototype,"asked",2);customElements.define("studio-diary",tn);
/*! Bundled license information:

@event-calendar/core/dist/index.js:
  (*!
   * EventCalendar v5.15.0
   * https://github.com/vkurko/calendar
   *)
*/
