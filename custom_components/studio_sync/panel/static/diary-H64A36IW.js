import{b as Fa,c as Hr,d as Ei}from"./chunk-JBIVTWFK.js";import{a as Yn}from"./chunk-HFAUFVFM.js";import{a as Mt,b as Pa,c as zn,d as He,e as Un,g as Fr,h as Bn,i as Vn}from"./chunk-GDUGG3T6.js";function Vt(e){let t=e.length===10?`${e}T00:00:00`:e;return Date.parse(`${t.slice(0,19)}Z`)}function qn(e){return new Date(e).toISOString().slice(0,19)}function qr(e,t){return qn(Vt(e)+t*6e4)}function Ha(e,t){return(Date.parse(t)-Date.parse(e))/6e4}function ts(e){return(new Date(`${e.slice(0,10)}T00:00:00Z`).getUTCDay()+6)%7}function io(e,t){let r=(ts(e)-t+7)%7;return qn(Vt(e)-r*864e5).slice(0,10)}function oo(e,t=0){let r=new Date(`${e.slice(0,7)}-01T00:00:00Z`);return r.setUTCMonth(r.getUTCMonth()+t),r.toISOString().slice(0,10)}function za(e,t=new Date){return(new Intl.DateTimeFormat("en-US",{timeZone:e,timeZoneName:"longOffset"}).formatToParts(t).find(n=>n.type==="timeZoneName")?.value??"GMT").match(/[+-]\d\d:\d\d/)?.[0]??"+00:00"}var ki="",Ua=15;function Ba(e,t,r){let o=[...e.people].sort((s,a)=>+(s.kind==="room")-+(a.kind==="room")).filter(s=>!t.has(s.id)).map(({id:s,name:a,kind:l})=>({id:s,title:a,kind:l}));for(let s of r)if(!Gn(s).length){o.push({id:ki,title:e.name,kind:"staff"});break}return o}function Gn(e){let t=e.staff_id?[e.staff_id]:[];return[...new Set([...t,...e.assistant_ids,...e.resource_ids])]}function Va(e,t){return[...e].filter(r=>{let n=Gn(r);return!n.length||n.some(o=>!t.has(o))})}function Wn(e,t){if(e.all_day)return{start:e.start,end:e.end};let r=t.clock(e.start),n=t.clock(e.end),o=qr(r,Math.max(Ua,0));if(Vt(n)>=Vt(o))return{start:r,end:n};let s=Math.max(Ua,Ha(e.start,e.end));return{start:r,end:qr(r,s)}}function Ya(e,t,r,n){if(t===r)return{};let o=n.find(a=>a.id===r)?.kind;if(!o)return null;let s=a=>[...new Set(a.map(l=>l===t?r:l))];return t===ki?o==="staff"?{staff_id:r}:{resource_ids:[r]}:e.resource_ids.includes(t)?o==="room"?{resource_ids:s(e.resource_ids)}:null:o!=="staff"?null:e.staff_id===t?{staff_id:r,assistant_ids:e.assistant_ids.filter(a=>a!==r)}:e.staff_id===r?null:{assistant_ids:s(e.assistant_ids)}}function so(e,t,r){return(e.own_hours[t]??e.hours)[ts(r)]??null}var eu=30;function qa(e,t,r,n){let o=e.filter(f=>f.all_day),s=e.filter(f=>!f.all_day).sort((f,h)=>Date.parse(f.start)-Date.parse(h.start)||(f.key<h.key?-1:1)),a=o.map(f=>({kind:"appointment",appointment:f})),l=r?`${t}T${r[0]}:00`:null,d=r?`${t}T${r[1]}:00`:null,u=f=>{if(!l||!d)return;let h=Vt(f)<Vt(d)?f:d;(Vt(h)-Vt(l))/6e4>=eu&&a.push({kind:"free",start:l,end:h})};for(let f of s){let{start:h,end:p}=Wn(f,n),v=f.busy&&f.status!=="cancelled";v&&u(qr(h,-f.before)),a.push({kind:"appointment",appointment:f});let g=qr(p,f.after);v&&l&&Vt(g)>Vt(l)&&(l=g)}return d&&u(d),a}function Ga(e){let t=n=>{let o=Number.parseInt(e.slice(n,n+2),16)/255;return o<=.04045?o/12.92:((o+.055)/1.055)**2.4};return .2126*t(1)+.7152*t(3)+.0722*t(5)>.179?"#000":"#fff"}var Ti=class extends Yn{constructor(){super(...arguments);this.days=[];this.appointments=[]}render(){return He`${this.days.map(r=>this.day(r))}`}day(r){let{studio:n,format:o}=this.context,s=n.me[0]??"",a=this.appointments.filter(d=>this.isOn(d,r)),l=qa(a,r,so(n,s,r),o);return He`<section>
      ${this.days.length>1?He`<h3>${o.longDay(r)}</h3>`:""}
      ${l.length?He`<ul>
              ${l.map(d=>He`<li>${this.line(d)}</li>`)}
            </ul>`:He`<p class="quiet">${this.t("diary.empty")}</p>`}
    </section>`}isOn(r,n){let{format:o}=this.context;if(Fa(r.start))return r.start<=n&&n<r.end;let s=o.dayOf(r.start),a=o.dayOf(new Date(Math.max(Date.parse(r.end)-1,Date.parse(r.start))));return s<=n&&n<=a}line(r){let{studio:n,format:o}=this.context;if(r.kind==="free"){let d=`${o.wallTime(r.start)}–${o.wallTime(r.end)}`,u=this.t("diary.free",{span:d});return n.rights.write==="none"?He`<span class="gap">${u}</span>`:He`<button
        class="gap"
        @click=${()=>this.dispatchEvent(new CustomEvent("agenda-free",{detail:{start:r.start,end:r.end}}))}
      >
        ${u}
      </button>`}let s=r.appointment,a=Gn(s).map(d=>n.people.find(u=>u.id===d)?.name).filter(Boolean),l=n.types.find(({name:d})=>d===s.session_type);return He`<button
      class="entry"
      style=${`--body: ${l?.color??"#546e7a"}`}
      @click=${()=>this.open(s)}
    >
      <b>${s.title??this.t("diary.busy")}</b>
      <span>${s.all_day?this.t("diary.all_day"):o.span(s)}</span>
      <span class="quiet"
        >${[...a,s.status==="tentative"?this.t("diary.tentative"):"",s.conflict?this.t("diary.overlapping"):""].filter(Boolean).join(" · ")}</span
      >
    </button>`}static{this.styles=[Vn,zn`
      :host { display: block; flex: 1; overflow: auto; }
      ul { display: grid; gap: 6px; margin: 0; padding: 0; list-style: none; }
      button, .gap { display: grid; gap: 2px; width: 100%; min-height: 44px; padding: 8px 12px; text-align: start; border-radius: 8px; font-weight: 400; }
      .entry { color: var(--primary-text-color); background: var(--card-background-color); border: 1px solid var(--divider-color); border-inline-start: 6px solid var(--body); }
      .gap { align-items: center; color: var(--primary-color); background: none; border: 1px dashed var(--divider-color); }
    `]}};Mt([Fr({attribute:!1})],Ti.prototype,"days",2),Mt([Fr({attribute:!1})],Ti.prototype,"appointments",2);customElements.define("studio-diary-agenda",Ti);var Wa=globalThis.process?.env?.NODE_ENV,$=Wa&&!Wa.toLowerCase().startsWith("prod");var Gr=Array.isArray,ja=Array.prototype.indexOf,Wr=Array.prototype.includes,jn=Array.from,rs=Object.keys,dt=Object.defineProperty,Yt=Object.getOwnPropertyDescriptor,ns=Object.getOwnPropertyDescriptors,is=Object.prototype,Xa=Array.prototype,Xn=Object.getPrototypeOf,os=Object.isExtensible;var je=()=>{};function ao(e){for(var t=0;t<e.length;t++)e[t]()}function lo(){var e,t,r=new Promise((n,o)=>{e=n,t=o});return{promise:r,resolve:e,reject:t}}var Lt=Symbol("$state"),co=Symbol("component"),Ci=Symbol("legacy props"),Ka=Symbol(""),uo=Symbol("proxy path"),fo=Symbol("attributes"),Di=Symbol("class"),Si=Symbol("style"),Ri=Symbol("text");var ss=Symbol("hmr anchor"),jr=new class extends Error{name="StaleReactionError";message="The reaction that called `getAbortSignal()` was re-run or destroyed"},as=!!globalThis.document?.contentType&&globalThis.document.contentType.includes("xml");var Kn=3,lr=8;var Qt={};var De=Symbol("uninitialized"),dr=Symbol("filename");var po="http://www.w3.org/1999/xhtml";var dn="font-weight: bold",cn="font-weight: normal";function Za(e){$?console.warn(`%c[svelte] await_reactivity_loss
%cDetected reactivity loss when reading \`${e}\`. This happens when state is read in an async function after an earlier \`await\`
https://svelte.dev/e/await_reactivity_loss`,dn,cn):console.warn("https://svelte.dev/e/await_reactivity_loss")}function Ja(e,t){$?console.warn(`%c[svelte] await_waterfall
%cAn async derived, \`${e}\` (${t}) was not read immediately after it resolved. This often indicates an unnecessary waterfall, which can slow down your app
https://svelte.dev/e/await_waterfall`,dn,cn):console.warn("https://svelte.dev/e/await_waterfall")}function Qa(){$?console.warn(`%c[svelte] derived_inert
%cReading a derived belonging to a now-destroyed effect may result in stale values
https://svelte.dev/e/derived_inert`,dn,cn):console.warn("https://svelte.dev/e/derived_inert")}function el(e,t,r){$?console.warn(`%c[svelte] hydration_attribute_changed
%cThe \`${e}\` attribute on \`${t}\` changed its value between server and client renders. The client value, \`${r}\`, will be ignored in favour of the server value
https://svelte.dev/e/hydration_attribute_changed`,dn,cn):console.warn("https://svelte.dev/e/hydration_attribute_changed")}function $n(e){$?console.warn(`%c[svelte] hydration_mismatch
%c${e?`Hydration failed because the initial UI does not match what was rendered on the server. The error occurred near ${e}`:"Hydration failed because the initial UI does not match what was rendered on the server"}
https://svelte.dev/e/hydration_mismatch`,dn,cn):console.warn("https://svelte.dev/e/hydration_mismatch")}function tl(){$?console.warn(`%c[svelte] lifecycle_double_unmount
%cTried to unmount a component that was not mounted
https://svelte.dev/e/lifecycle_double_unmount`,dn,cn):console.warn("https://svelte.dev/e/lifecycle_double_unmount")}function ho(e){$?console.warn(`%c[svelte] state_proxy_equality_mismatch
%cReactive \`$state(...)\` proxies and the values they proxy have different identities. Because of this, comparisons with \`${e}\` will produce unexpected results
https://svelte.dev/e/state_proxy_equality_mismatch`,dn,cn):console.warn("https://svelte.dev/e/state_proxy_equality_mismatch")}function rl(){$?console.warn("%c[svelte] svelte_boundary_reset_noop\n%cA `<svelte:boundary>` `reset` function only resets the boundary the first time it is called\nhttps://svelte.dev/e/svelte_boundary_reset_noop",dn,cn):console.warn("https://svelte.dev/e/svelte_boundary_reset_noop")}var H=!1;function Xe(e){H=e}var J;function xe(e){if(e===null)throw $n(),Qt;return J=e}function wt(){return xe(xt(J))}function ie(e){if(H){if(xt(J)!==null)throw $n(),Qt;J=e}}function ls(e=1){if(H){for(var t=e,r=J;t--;)r=xt(r);J=r}}function xr(e=!0){for(var t=0,r=J;;){if(r.nodeType===lr){var n=r.data;if(n==="]"){if(t===0)return r;t-=1}else(n==="["||n==="[!"||n[0]==="["&&!isNaN(Number(n.slice(1))))&&(t+=1)}var o=xt(r);e&&r.remove(),r=o}}function un(e){if(!e||e.nodeType!==lr)throw $n(),Qt;return e.data}function vo(e){return e===this.v}function ds(e,t){return e!=e?t==t:e!==t||e!==null&&typeof e=="object"||typeof e=="function"}function go(e){return!ds(e,this.v)}function nl(e){if($){let t=new Error(`invariant_violation
An invariant violation occurred, meaning Svelte's internal assumptions were flawed. This is a bug in Svelte, not your app — please open an issue at https://github.com/sveltejs/svelte, citing the following message: "${e}"
https://svelte.dev/e/invariant_violation`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/invariant_violation")}function Ai(e){if($){let t=new Error(`lifecycle_outside_component
\`${e}(...)\` can only be used during component initialisation
https://svelte.dev/e/lifecycle_outside_component`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/lifecycle_outside_component")}function il(){if($){let e=new Error("set_context_after_init\n`setContext` must be called when a component first initializes, not in a subsequent effect or after an `await` expression\nhttps://svelte.dev/e/set_context_after_init");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/set_context_after_init")}function sl(){if($){let e=new Error("async_derived_orphan\nCannot create a `$derived(...)` with an `await` expression outside of an effect tree\nhttps://svelte.dev/e/async_derived_orphan");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/async_derived_orphan")}function al(){if($){let e=new Error(`derived_references_self
A derived value cannot reference itself recursively
https://svelte.dev/e/derived_references_self`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/derived_references_self")}function cs(e,t,r){if($){let n=new Error(`each_key_duplicate
${r?`Keyed each block has duplicate key \`${r}\` at indexes ${e} and ${t}`:`Keyed each block has duplicate key at indexes ${e} and ${t}`}
https://svelte.dev/e/each_key_duplicate`);throw n.name="Svelte error",n}else throw new Error("https://svelte.dev/e/each_key_duplicate")}function ll(e,t,r){if($){let n=new Error(`each_key_volatile
Keyed each block has key that is not idempotent — the key for item at index ${e} was \`${t}\` but is now \`${r}\`. Keys must be the same each time for a given item
https://svelte.dev/e/each_key_volatile`);throw n.name="Svelte error",n}else throw new Error("https://svelte.dev/e/each_key_volatile")}function dl(e){if($){let t=new Error(`effect_in_teardown
\`${e}\` cannot be used inside an effect cleanup function
https://svelte.dev/e/effect_in_teardown`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/effect_in_teardown")}function cl(){if($){let e=new Error("effect_in_unowned_derived\nEffect cannot be created inside a `$derived` value that was not itself created inside an effect\nhttps://svelte.dev/e/effect_in_unowned_derived");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/effect_in_unowned_derived")}function ul(e){if($){let t=new Error(`effect_orphan
\`${e}\` can only be used inside an effect (e.g. during component initialisation)
https://svelte.dev/e/effect_orphan`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/effect_orphan")}function fl(){if($){let e=new Error(`effect_update_depth_exceeded
Maximum update depth exceeded. This typically indicates that an effect reads and writes the same piece of state
https://svelte.dev/e/effect_update_depth_exceeded`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/effect_update_depth_exceeded")}function pl(){if($){let e=new Error("get_abort_signal_outside_reaction\n`getAbortSignal()` can only be called inside an effect or derived\nhttps://svelte.dev/e/get_abort_signal_outside_reaction");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/get_abort_signal_outside_reaction")}function hl(){if($){let e=new Error(`hydration_failed
Failed to hydrate the application
https://svelte.dev/e/hydration_failed`);throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/hydration_failed")}function vl(){if($){let e=new Error("invalid_snippet\nCould not `{@render}` snippet due to the expression being `null` or `undefined`. Consider using optional chaining `{@render snippet?.()}`\nhttps://svelte.dev/e/invalid_snippet");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/invalid_snippet")}function gl(e){if($){let t=new Error(`props_invalid_value
Cannot do \`bind:${e}={undefined}\` when \`${e}\` has a fallback value
https://svelte.dev/e/props_invalid_value`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/props_invalid_value")}function ml(e){if($){let t=new Error(`props_rest_readonly
Rest element properties of \`$props()\` such as \`${e}\` are readonly
https://svelte.dev/e/props_rest_readonly`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/props_rest_readonly")}function _l(e){if($){let t=new Error(`rune_outside_svelte
The \`${e}\` rune is only available inside \`.svelte\` and \`.svelte.js/ts\` files
https://svelte.dev/e/rune_outside_svelte`);throw t.name="Svelte error",t}else throw new Error("https://svelte.dev/e/rune_outside_svelte")}function $l(){if($){let e=new Error("state_descriptors_fixed\nProperty descriptors defined on `$state` objects must contain `value` and always be `enumerable`, `configurable` and `writable`.\nhttps://svelte.dev/e/state_descriptors_fixed");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_descriptors_fixed")}function yl(){if($){let e=new Error("state_prototype_fixed\nCannot set prototype of `$state` object\nhttps://svelte.dev/e/state_prototype_fixed");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_prototype_fixed")}function bl(){if($){let e=new Error("state_unsafe_mutation\nUpdating state inside `$derived(...)`, `$inspect(...)` or a template expression is forbidden. If the value should not be reactive, declare it without `$state`\nhttps://svelte.dev/e/state_unsafe_mutation");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/state_unsafe_mutation")}function wl(){if($){let e=new Error("svelte_boundary_reset_onerror\nA `<svelte:boundary>` `reset` function cannot be called while an error is still being handled\nhttps://svelte.dev/e/svelte_boundary_reset_onerror");throw e.name="Svelte error",e}else throw new Error("https://svelte.dev/e/svelte_boundary_reset_onerror")}var ct=!1,Xr=!1,Er=!1;var Ni=null;function Te(e,t){return e.label=t,_o(e.v,t),e}function _o(e,t){return e?.[uo]?.(t),e}function ei(e){return typeof e=="symbol"?`Symbol(${e.description})`:typeof e=="function"?"<function>":typeof e=="object"&&e?"<object>":String(e)}function kr(e){let t=new Error,r=ru();return r.length===0?null:(r.unshift(`
`),dt(t,"stack",{value:r.join(`
`)}),dt(t,"name",{value:e}),t)}function ru(){let e=Error.stackTraceLimit;Error.stackTraceLimit=1/0;let t=new Error().stack;if(Error.stackTraceLimit=e,!t)return[];let r=t.split(`
`),n=[];for(let o=0;o<r.length;o++){let s=r[o],a=s.replaceAll("\\","/");if(s.trim()!=="Error"){if(s.includes("validate_each_keys"))return[];a.includes("svelte/src/internal")||a.includes("node_modules/.vite")||n.push(s)}}return n}function El(e,t){if(!$)throw new Error("invariant(...) was not guarded by if (DEV)");e||nl(t)}function nu(e){let t=e.p;for(;t!==null&&t.c===null;)t=t.p;return t?.c??null}function us(e,t){return e===null&&Ai(t),e.c??=new Map(nu(e)||void 0)}var oe=null;function Kr(e){oe=e}var Tr=null;function ti(e){Tr=e}var Cr=null;function $o(e){Cr=e}function $e(e){return us(oe,"getContext").get(e)}function Oi(e,t){let r=us(oe,"setContext");if(ct){var n=P.f,o=!V&&(n&32)!==0&&!oe.i;o||il()}return r.set(e,t),t}function Se(e,t=!1,r){oe={p:oe,i:!1,c:null,e:null,s:e,x:null,r:P,l:Xr&&!t?{s:null,u:null,$:[]}:null},$&&(oe.function=r,Cr=r)}function Re(e){var t=oe,r=t.e;if(r!==null){t.e=null;for(var n of r)fs(n)}return e!==void 0&&(t.x=e),t.i=!0,oe=t.p,$&&(Cr=oe?.function??null),Ii(e)}function Ii(e={}){return dt(e,co,{value:!0}),e}function zr(){return!Xr||oe!==null&&oe.l===null}var yn=[];function kl(){var e=yn;yn=[],ao(e)}function tt(e){if(yn.length===0&&!bn){var t=yn;queueMicrotask(()=>{t===yn&&kl()})}yn.push(e)}function Tl(){for(;yn.length>0;)kl()}var iu=-7169;function Ce(e,t){e.f=e.f&iu|t}function ri(e){(e.f&512)!==0||e.deps===null?Ce(e,1024):Ce(e,4096)}function yo(e,t){(e.f&2048)!==0?t.set(e,2048):(e.f&4096)!==0&&t.get(e)!==2048&&t.set(e,4096),Ce(e,1024)}function Cl(e){return`{${e.toString().replace(/^async \(\) => /,"").replace(/^\(/,"").replace(/\$\.get\((.+?)\)/g,(t,r)=>r).replace(/\$\.track_reactivity_loss\((.+?)\)\(\)/g,(t,r)=>r).replace(/\)$/,"")}}`}function bo(e,t){if(t){let r=document.body;e.autofocus=!0,tt(()=>{document.activeElement===r&&e.focus()})}}function ur(e){var t=V,r=P;rt(null),ft(null);try{return e()}finally{rt(t),ft(r)}}function wo(e,t,r,n){let o=zr()?hn:xn;var s=e.filter(v=>!v.settled),a=t.map(o);if($&&a.forEach((v,g)=>{v.label=t[g].toString().replace("() => ","").replaceAll("$.eager(() => ","$state.eager(").replace(/\$\.get\((.+?)\)/g,(_,m)=>m)}),r.length===0&&s.length===0){n(a);return}var l=P,d=Sl(),u=s.length===1?s[0].promise:s.length>1?Promise.all(s.map(v=>v.promise)):null;function f(v){if((l.f&16384)===0){d();try{n([...a,...v])}catch(g){Gt(g,l)}ni()}}var h=ps();if(r.length===0){u.then(()=>f([])).finally(h);return}function p(){Promise.all(r.map(v=>vs(v))).then(f).catch(v=>Gt(v,l)).finally(h)}u?u.then(()=>{if((l.f&16384)!==0){h();return}d(),p(),ni()}):p()}function Sl(){var e=P,t=V,r=oe,n=Q;if($)var o=Tr;return function(a=!0){ft(e),rt(t),Kr(r),a&&(e.f&16384)===0&&(n?.activate(),n?.apply()),$&&(hs(null),ti(o))}}var su=!1;function ni(e=!0){su=!1,ft(null),rt(null),Kr(null),e&&Q?.deactivate(),$&&(hs(null),ti(null))}function ps(){var e=P,t=e.b,r=Q,n=!!t?.is_rendered();return t?.update_pending_count(1,r),r.increment(n,e),()=>{t?.update_pending_count(-1,r),r.decrement(n,e)}}var Wt=null;function hs(e){Wt=e}var Pi=new Set;function hn(e){var t=2050;P!==null&&(P.f|=524288);let r={ctx:oe,deps:null,effects:null,equals:vo,f:t,fn:e,reactions:null,rv:0,v:De,wv:0,parent:P,ac:null};return $&&Er&&(r.created=kr("created at")),r}var ii=Symbol("obsolete");function vs(e,t,r){let n=P;n===null&&sl();var o=void 0,s=pt(De);$&&(s.label=t??Cl(e));var a=!V,l=new Set;return Nl(()=>{var d=P;$&&(Wt={effect:d,effect_deps:new Set,warned:!1});var u=lo();o=u.promise;try{Promise.resolve(e()).then(u.resolve,v=>{v!==jr&&u.reject(v)}).finally(ni)}catch(v){u.reject(v),ni()}if($){if(Wt){if(d.deps!==null)for(let v=0;v<Pt;v+=1)Wt.effect_deps.add(d.deps[v]);if(mt!==null)for(let v=0;v<mt.length;v+=1)Wt.effect_deps.add(mt[v])}Wt=null}var f=Q;if(a){if((d.f&32768)!==0)var h=ps();if(n.b?.is_rendered())f.async_deriveds.get(d)?.reject(ii);else for(let v of l.values())v.reject(ii);l.add(u),f.async_deriveds.set(d,u)}let p=(v,g=void 0)=>{$&&(Wt=null),h?.(),l.delete(u),g!==ii&&(f.activate(),g?(s.f|=8388608,Sr(s,g)):((s.f&8388608)!==0&&(s.f^=8388608),$&&r!==void 0&&!s.equals(v)&&(Pi.add(s),setTimeout(()=>{Pi.has(s)&&(d.f&16384)===0&&(Ja(s.label,r),Pi.delete(s))})),Sr(s,v)),f.deactivate())};u.promise.then(p,v=>p(null,v||"unknown"))}),Tt(()=>{for(let d of l)d.reject(ii)}),$&&(s.f|=4194304),new Promise(d=>{function u(f){function h(){f===o?d(s):u(o)}f.then(h,h)}u(o)})}function c(e){let t=hn(e);return ct||ko(t),t}function xn(e){let t=hn(e);return t.equals=go,t}function Rl(e){var t=e.effects;if(t!==null){e.effects=null;for(var r=0;r<t.length;r+=1)ze(t[r])}}var gs=[];function Fi(e){var t,r=P,n=e.parent;if(!tr&&n!==null&&e.v!==De&&(n.f&24576)!==0)return Qa(),e.v;if(ft(n),$){let o=En;xo(new Set);try{Wr.call(gs,e)&&al(),gs.push(e),Rl(e),t=Eo(e)}finally{ft(r),xo(o),gs.pop()}}else try{Rl(e),t=Eo(e)}finally{ft(r)}return t}function ms(e){var t=Fi(e);if(!e.equals(t)&&(e.wv=oi(),(!Q?.is_fork||e.deps===null)&&(Q!==null?(Q.capture(e,t,!0),Rr?.capture(e,t,!0)):e.v=t,e.deps===null))){Ce(e,1024);return}tr||(_t!==null?(fn()||Q?.is_fork)&&_t.set(e,t):ri(e))}function Al(e){if(e.effects!==null)for(let t of e.effects)(t.teardown||t.ac)&&(t.teardown?.(),t.ac!==null&&ur(()=>{t.ac.abort(jr),t.ac=null}),t.fn!==null&&(t.teardown=je),kn(t,0),Hi(t))}function _s(e){if(e.effects!==null)for(let t of e.effects)t.teardown&&t.fn!==null&&Ur(t)}var To=null,si=null,Q=null,Rr=null,_t=null,bs=null,bn=!1,$s=!1,ai=null,zi=null,Ol=0,ys=new Set,du=1,rr=class e{id=du++;started=!1;linked=!0;prev=null;next=null;async_deriveds=new Map;current=new Map;previous=new Map;#e=new Set;#r=new Set;#t=0;#n=new Map;#i=null;#o=[];#a=[];#s=new Map;#l=new Map;#d=new Set;is_fork=!1;#c=!1;constructor(){si===null?To=si=this:(si.next=this,this.prev=si),si=this}#v(){if(this.is_fork)return!0;for(let t of this.#n.keys())if(!this.#_(t))return!0;return!1}#_(t){for(var r=t;r!==null;r=r.parent)if(this.#l.has(r))return!0;return!1}skip_effect(t){this.#l.has(t)||this.#l.set(t,{d:[],m:[]}),this.#d.delete(t)}unskip_effect(t,r=n=>this.schedule(n)){var n=this.#l.get(t);if(n){this.#l.delete(t);for(var o of n.d)Ce(o,2048),r(o);for(o of n.m)Ce(o,4096),r(o)}this.#d.add(t)}#u(){var t=[];for(let s of this.#o)if(!((s.f&16384)!==0||(s.f&6144)===0)){for(var r=s,n=!1;r.parent!==null;){r=r.parent;var o=r.f;if((o&96)!==0){if((o&1024)===0){n=!0;break}r.f^=1024}}n||t.push(r)}return this.#o=[],t}#g(){if(this.started=!0,$)for(let l of this.current.keys())ys.add(l);for(let[l,d]of this.#s)Ce(l,d),this.schedule(l);this.apply();for(var t=ai=[],r=[],n=zi=[];this.#o.length>0;){Ol++>1e3&&(this.#p(),cu());for(let l of this.#u())try{this.#$(l,t,r)}catch(d){throw Pl(l),this.#v()||this.discard(),d}}if(Q=null,n.length>0){var o=e.ensure();for(let l of n)o.schedule(l)}if(ai=null,zi=null,this.#v()){this.#h(r),this.#h(t);for(let[l,d]of this.#l)Ll(l,d);n.length>0&&Q.#g();return}let s=this.#b();if(s){this.#h(r),this.#h(t),s.#f(this);return}this.#s.clear();for(let l of this.#e)l(this);this.#e.clear(),Rr=this,Il(r),Il(t),Rr=null,this.#i?.resolve();var a=Q;this.#t===0&&(this.#o.length===0||a!==null)&&(this.#p(),ct&&(this.#y(),Q=a)),a!==null&&(pr.clear(),a.#g())}#$(t,r,n){t.f^=1024;for(var o=t.first;o!==null;){var s=o.f,a=(s&96)!==0,l=a&&(s&1024)!==0,d=l||(s&8192)!==0||this.#l.has(o);if(!d&&o.fn!==null){a?o.f^=1024:(s&4)!==0?r.push(o):ct&&(s&16777224)!==0?n.push(o):gn(o)&&((s&16)!==0&&this.add_dirty_reaction(o,4096),Ur(o));var u=o.first;if(u!==null){o=u;continue}}for(;o!==null;){var f=o.next;if(f!==null){o=f;break}o=o.parent}}}#b(){for(var t=this.prev;t!==null;t=t.prev)if(!t.is_fork&&this.#m(t))return t;return null}#m(t){for(let[r,[,n]]of this.current)if(!n&&t.current.has(r))return!0;return!1}#f(t){for(let[n,o]of t.current)!this.previous.has(n)&&t.previous.has(n)&&this.previous.set(n,t.previous.get(n)),this.current.set(n,o);for(let[n,o]of t.async_deriveds){let s=this.async_deriveds.get(n);s&&o.promise.then(s.resolve).catch(s.reject)}t.async_deriveds.clear(),this.transfer_reactions(t.#s);let r=n=>{var o=n.reactions;if(o!==null&&!((n.f&2)!==0&&(n.f&6144)===0))for(let l of o){var s=l.f;if((s&2)!==0)r(l);else{var a=l;s&4194320&&!this.async_deriveds.has(a)&&(this.#s.delete(a),Ce(a,2048),this.schedule(a))}}};for(let n of this.current.keys())r(n);this.oncommit(()=>t.discard()),t.#p(),Q=this,this.#g()}#h(t){for(var r=0;r<t.length;r+=1)yo(t[r],this.#s)}capture(t,r,n=!1){t.v!==De&&!this.previous.has(t)&&this.previous.set(t,t.v),(t.f&8388608)===0&&(this.current.set(t,[r,n]),_t?.set(t,r)),this.is_fork||(t.v=r)}activate(){Q=this}deactivate(){Q=null,_t=null}flush(){try{$&&ys.clear(),$s=!0,Q=this,this.#g()}finally{if(Ol=0,bs=null,ai=null,zi=null,$s=!1,Q=null,_t=null,pr.clear(),$)for(let t of ys)t.updated=null}}discard(){for(let t of this.#r)t(this);this.#r.clear();for(let t of this.async_deriveds.values())t.reject(ii);this.#p(),this.#i?.resolve()}register_created_effect(t){this.#a.push(t)}#y(){for(let h=To;h!==null;h=h.next){var t=h.id<this.id,r=[];for(let[p,[v,g]]of this.current){if(h.current.has(p)){var n=h.current.get(p)[0];if(t&&v!==n)h.current.set(p,[v,g]);else continue}r.push(p)}if(t)for(let[p,v]of this.async_deriveds){let g=h.async_deriveds.get(p);g&&v.promise.then(g.resolve).catch(g.reject)}var o=[...h.current.keys()].filter(p=>!h.current.get(p)[1]);if(!(!h.started||o.length===0)){var s=o.filter(p=>!this.current.has(p));if(s.length===0)t&&h.discard();else if(r.length>0){if($&&!h.#c&&El(h.#o.length===0,"Batch has scheduled effects"),t)for(let p of this.#d)h.unskip_effect(p,v=>{(v.f&4194320)!==0?h.schedule(v):h.#h([v])});h.activate();var a=new Set,l=new Map;for(var d of r)Ml(d,s,a,l);l=new Map;var u=[...h.current].filter(([p,v])=>{let g=this.current.get(p);return g?g[0]!==v[0]||g[1]!==v[1]:!0}).map(([p])=>p);if(u.length>0)for(let p of this.#a)(p.f&155648)===0&&ws(p,u,l)&&((p.f&4194320)!==0?(Ce(p,2048),h.schedule(p)):h.add_dirty_reaction(p,2048));if(h.#o.length>0&&!h.#c){h.apply();for(var f of h.#u())h.#$(f,[],[])}h.deactivate()}}}}increment(t,r){if(this.#t+=1,t){let n=this.#n.get(r)??0;this.#n.set(r,n+1)}}decrement(t,r){if(this.#t-=1,t){let n=this.#n.get(r)??0;n===1?this.#n.delete(r):this.#n.set(r,n-1)}this.#c||(this.#c=!0,tt(()=>{this.#c=!1,this.linked&&this.flush()}))}transfer_reactions(t){for(let[r,n]of t)this.add_dirty_reaction(r,n);t.clear()}add_dirty_reaction(t,r){(r===2048||this.#s.get(t)!==2048)&&this.#s.set(t,r)}oncommit(t){this.#e.add(t)}ondiscard(t){this.#r.add(t)}settled(){return(this.#i??=lo()).promise}static ensure(){if(Q===null){let t=Q=new e;!$s&&!bn&&tt(()=>{t.started||t.flush()})}return Q}apply(){if(!ct||!this.is_fork&&this.prev===null&&this.next===null){_t=null;return}_t=new Map;for(let[t,[r]]of this.current)_t.set(t,r);for(let t=To;t!==null;t=t.next)if(!(t===this||t.is_fork)&&(t.id>=this.id||!t.#m(this)))for(let[r,n]of t.previous)_t.has(r)||_t.set(r,n)}schedule(t){if(bs=t,t.b?.is_pending&&(t.f&16777228)!==0&&(t.f&32768)===0){t.b.defer_effect(t);return}this.#o.push(t)}#p(){if(this.linked){var t=this.prev,r=this.next;t===null?To=r:t.next=r,r===null?si=t:r.prev=t,this.linked=!1}}};function vn(e){var t=bn,r=Rr;Rr=null,bn=!0;try{var n;for(e&&(vn(),n=e());;){if(Tl(),Q===null)return n;Q.flush()}}finally{bn=t,Rr=r}}function cu(){if($){var e=new Map;for(let r of Q.current.keys())for(let[n,o]of r.updated??[]){var t=e.get(n);t||(t={error:o.error,count:0},e.set(n,t)),t.count+=o.count}for(let r of e.values())r.error&&console.error(r.error)}try{fl()}catch(r){$&&dt(r,"stack",{value:""}),Gt(r,bs)}}var fr=null;function Il(e){var t=e.length;if(t!==0){for(var r=0;r<t;){var n=e[r++];if((n.f&24576)===0&&gn(n)&&(fr=new Set,Ur(n),n.deps===null&&n.first===null&&n.nodes===null&&n.teardown===null&&n.ac===null&&xs(n),fr?.size>0)){pr.clear();for(let o of fr){if((o.f&24576)!==0)continue;let s=[o],a=o.parent;for(;a!==null;)fr.has(a)&&(fr.delete(a),s.push(a)),a=a.parent;for(let l=s.length-1;l>=0;l--){let d=s[l];(d.f&24576)===0&&Ur(d)}}fr.clear()}}fr=null}}function Ml(e,t,r,n){if(!r.has(e)&&(r.add(e),e.reactions!==null))for(let o of e.reactions){let s=o.f;(s&2)!==0?Ml(o,t,r,n):(s&4194320)!==0&&(s&2048)===0&&ws(o,t,n)&&(Ce(o,2048),Ui(o))}}function ws(e,t,r){let n=r.get(e);if(n!==void 0)return n;if(e.deps!==null)for(let o of e.deps){if(Wr.call(t,o))return!0;if((o.f&2)!==0&&ws(o,t,r))return r.set(o,!0),!0}return r.set(e,!1),!1}function Ui(e){Q.schedule(e)}function Ll(e,t){if(!((e.f&32)!==0&&(e.f&1024)!==0)){(e.f&2048)!==0?t.d.push(e):(e.f&4096)!==0&&t.m.push(e),Ce(e,1024);for(var r=e.first;r!==null;)Ll(r,t),r=r.next}}function Pl(e){Ce(e,1024);for(var t=e.first;t!==null;)Pl(t),t=t.next}var En=new Set,pr=new Map;function xo(e){En=e}var ks=!1;function Hl(){ks=!0}function pt(e,t){var r={f:0,v:e,reactions:null,equals:vo,rv:0,wv:0};return $&&Er&&(r.created=t??kr("created at"),r.updated=null,r.set_during_effect=!1,r.trace=null),r}function G(e,t){let r=pt(e,t);return ko(r),r}function Dn(e,t=!1,r=!0){let n=pt(e);return t||(n.equals=go),Xr&&r&&oe!==null&&oe.l!==null&&(oe.l.s??=[]).push(n),n}function w(e,t,r=!1){V!==null&&(!Ft||(V.f&131072)!==0)&&zr()&&(V.f&4325394)!==0&&(Ar===null||!Ar.has(e))&&bl();let n=r?Ze(t):t;return $&&_o(n,e.label),Sr(e,n,zi)}var Cn=null,Es=0;function Sr(e,t,r=null){if(!e.equals(t)){tr?pr.set(e,t):pr.has(e)||pr.set(e,e.v);var n=rr.ensure();if(n.capture(e,t),$){if(Er||P!==null){e.updated??=new Map;let o=(e.updated.get("")?.count??0)+1;if(e.updated.set("",{error:null,count:o}),Er||o>5){let s=kr("updated at");if(s!==null){let a=e.updated.get(s.stack);a||(a={error:s,count:0},e.updated.set(s.stack,a)),a.count++}}}P!==null&&(e.set_during_effect=!0)}if((e.f&2)!==0){let o=e;(e.f&2048)!==0&&Fi(o),_t===null&&ri(o)}e.wv=oi(),Cn=null,Es=0,zl(e,2048,r),Cn=null,zr()&&P!==null&&(P.f&1024)!==0&&(P.f&96)===0&&(nr===null?Ul([e]):nr.push(e)),!n.is_fork&&En.size>0&&!ks&&Co()}return t}function Co(){ks=!1;for(let e of En){(e.f&1024)!==0&&Ce(e,4096);let t;try{t=gn(e)}catch{t=!0}t&&Ur(e)}En.clear()}function nt(e){w(e,e.v+1)}function zl(e,t,r){var n=e.reactions;if(n!==null){var o=zr(),s=n.length;if(Es+=s,Es>1e5&&Cn===null&&(Cn=new Set),Cn!==null){if(Cn.has(e))return;Cn.add(e)}for(var a=0;a<s;a++){var l=n[a],d=l.f;if(!(!o&&l===P)){var u=(d&2048)===0;if(u&&Ce(l,t),(d&131072)!==0)En.add(l);else if((d&2)!==0){var f=l;_t?.delete(f),zl(f,4096,r)}else if(u){var h=l;(d&16)!==0&&fr!==null&&fr.add(h),r!==null?r.push(h):Ui(h)}}}}}var fu=/^[a-zA-Z_$][a-zA-Z_$0-9]*$/;function Ze(e){if(typeof e!="object"||e===null||Lt in e||co in e)return e;let t=Xn(e);if(t!==is&&t!==Xa)return e;var r=new Map,n=Gr(e),o=G(0),s=$&&Er?kr("created at"):null,a=hr,l=h=>{if(hr===a)return h();var p=V,v=hr;rt(null),Ts(a);var g=h();return rt(p),Ts(v),g};n&&(r.set("length",G(e.length,s)),$&&(e=hu(e)));var d="";let u=!1;function f(h){if(!u){u=!0,d=h,Te(o,`${d} version`);for(let[p,v]of r)Te(v,Sn(d,p));u=!1}}return new Proxy(e,{defineProperty(h,p,v){(!("value"in v)||v.configurable===!1||v.enumerable===!1||v.writable===!1)&&$l();var g=r.get(p);return g===void 0?l(()=>{var _=G(v.value,s);return r.set(p,_),$&&typeof p=="string"&&Te(_,Sn(d,p)),_}):w(g,v.value,!0),!0},deleteProperty(h,p){var v=r.get(p);if(v===void 0){if(p in h){let g=l(()=>G(De,s));r.set(p,g),nt(o),$&&Te(g,Sn(d,p))}}else w(v,De),nt(o);return!0},get(h,p,v){if(p===Lt)return e;if($&&p===uo)return f;var g=r.get(p),_=p in h;if(g===void 0&&(!_||Yt(h,p)?.writable)&&(g=l(()=>{var y=Ze(_?h[p]:De),E=G(y,s);return $&&Te(E,Sn(d,p)),E}),r.set(p,g)),g!==void 0){var m=i(g);return m===De?void 0:m}return Reflect.get(h,p,v)},getOwnPropertyDescriptor(h,p){this.has?.(h,p);var v=Reflect.getOwnPropertyDescriptor(h,p),g=r.get(p);if(g!==void 0){var _=i(g);if(_===De)return;if(v&&"value"in v)v.value=_;else return{enumerable:!0,configurable:!0,value:_,writable:!0}}return v},has(h,p){if(p===Lt)return!0;var v=r.get(p),g=v!==void 0&&v.v!==De||Reflect.has(h,p);if(v!==void 0||(P!==null||V!==null)&&(!g||Yt(h,p)?.writable)){v===void 0&&(v=l(()=>{var m=g?Ze(h[p]):De,y=G(m,s);return $&&Te(y,Sn(d,p)),y}),r.set(p,v));var _=i(v);if(_===De)return!1}return g},set(h,p,v,g){var _=r.get(p),m=p in h;if(n&&p==="length")for(var y=v;y<_.v;y+=1){var E=r.get(y+"");E!==void 0?w(E,De):y in h&&(E=l(()=>G(De,s)),r.set(y+"",E),$&&Te(E,Sn(d,y)))}if(_===void 0)(!m||Yt(h,p)?.writable)&&(_=l(()=>G(void 0,s)),$&&Te(_,Sn(d,p)),w(_,Ze(v)),r.set(p,_));else{m=_.v!==De;var S=l(()=>Ze(v));w(_,S)}var C=Reflect.getOwnPropertyDescriptor(h,p);if(C?.set&&C.set.call(g,v),!m){if(n&&typeof p=="string"){var R=r.get("length"),b=Number(p);Number.isInteger(b)&&b>=R.v&&w(R,b+1)}nt(o)}return!0},ownKeys(h){i(o);var p=Reflect.ownKeys(h).filter(_=>{var m=r.get(_);return m===void 0||m.v!==De});for(var[v,g]of r)g.v!==De&&!(v in h)&&p.push(v);return p},setPrototypeOf(){yl()}})}function Sn(e,t){return typeof t=="symbol"?`${e}[Symbol(${t.description??""})]`:fu.test(t)?`${e}.${t}`:/^\d+$/.test(t)?`${e}[${t}]`:`${e}['${t}']`}function Do(e){try{if(e!==null&&typeof e=="object"&&Lt in e)return e[Lt]}catch{}return e}var pu=new Set(["copyWithin","fill","pop","push","reverse","shift","sort","splice","unshift"]);function hu(e){return new Proxy(e,{get(t,r,n){var o=Reflect.get(t,r,n);return pu.has(r)?function(...s){Hl();var a=o.apply(this,s);return Co(),a}:o}})}function Bl(){let e=Array.prototype,t=Array.__svelte_cleanup;t&&t();let{indexOf:r,lastIndexOf:n,includes:o}=e;e.indexOf=function(s,a){let l=r.call(this,s,a);if(l===-1){for(let d=a??0;d<this.length;d+=1)if(Do(this[d])===s){ho("array.indexOf(...)");break}}return l},e.lastIndexOf=function(s,a){let l=n.call(this,s,a??this.length-1);if(l===-1){for(let d=0;d<=(a??this.length-1);d+=1)if(Do(this[d])===s){ho("array.lastIndexOf(...)");break}}return l},e.includes=function(s,a){let l=o.call(this,s,a);if(!l){for(let d=0;d<this.length;d+=1)if(Do(this[d])===s){ho("array.includes(...)");break}}return l},Array.__svelte_cleanup=()=>{e.indexOf=r,e.lastIndexOf=n,e.includes=o}}var ir,Vl,Bi,Yl,ql;function So(){if(ir===void 0){ir=window,Vl=document,Bi=/Firefox/.test(navigator.userAgent);var e=Element.prototype,t=Node.prototype,r=Text.prototype;Yl=Yt(t,"firstChild").get,ql=Yt(t,"nextSibling").get,os(e)&&(e[Di]=void 0,e[fo]=null,e[Si]=void 0,e.__e=void 0),os(r)&&(r[Ri]=void 0),$&&(e.__svelte_meta=null,Bl())}}function it(e=""){return document.createTextNode(e)}function kt(e){return Yl.call(e)}function xt(e){return ql.call(e)}function ye(e,t){if(!H)return kt(e);var r=kt(J);if(r===null)r=J.appendChild(it());else if(t&&r.nodeType!==Kn){var n=it();return r?.before(n),xe(n),n}return t&&Ao(r),xe(r),r}function ve(e,t=!1){if(!H){var r=kt(e);return r instanceof Comment&&r.data===""?xt(r):r}if(t){if(J?.nodeType!==Kn){var n=it();return J?.before(n),xe(n),n}Ao(J)}return J}function li(e,t=!1){if(!H)return kt(e);var r=ye(e,t);return ie(e),r}function Ee(e,t=1,r=!1){let n=H?J:e;for(var o;t--;)o=n,n=xt(n);if(!H)return n;if(r){if(n?.nodeType!==Kn){var s=it();return n===null?o?.after(s):n.before(s),xe(s),s}Ao(n)}return xe(n),n}function Li(e){e.textContent=""}function Ro(){if(!ct||fr!==null)return!1;var e=P.f;return(e&32768)!==0}function Br(e,t,r){return t==null||t===po?r?document.createElement(e,{is:r}):document.createElement(e):r?document.createElementNS(t,e,{is:r}):document.createElementNS(t,e)}function Ao(e){if(e.nodeValue.length<65536)return;let t=e.nextSibling;for(;t!==null&&t.nodeType===Kn;)t.remove(),e.nodeValue+=t.nodeValue,t=e.nextSibling}var Cs=new WeakMap;function Gl(e){var t=P;if(t===null)return V.f|=8388608,e;if($&&e instanceof Error&&!Cs.has(e)&&Cs.set(e,vu(e,t)),(t.f&32768)===0&&(t.f&4)===0)throw $&&!t.parent&&e instanceof Error&&Wl(e),e;Gt(e,t)}function Gt(e,t){if(e===Qt)throw e;if(!(t!==null&&(t.f&16384)!==0)){for(;t!==null;){if((t.f&128)!==0&&(t.f&33570816)===0){if((t.f&32768)===0)throw e;try{t.b.error(e);return}catch(r){e=r}}t=t.parent}throw $&&e instanceof Error&&Wl(e),e}}function vu(e,t){let r=Yt(e,"message");if(!(r&&!r.configurable)){for(var n=Bi?"  ":"	",o=`
${n}in ${t.fn?.name||"<unknown>"}`,s=t.ctx;s!==null;)o+=`
${n}in ${s.function?.[dr].split("/").pop()}`,s=s.p;return{message:e.message+`
${o}
`,stack:e.stack?.split(`
`).filter(a=>!a.includes("svelte/src/internal")).join(`
`)}}}function Wl(e){let t=Cs.get(e);t&&(dt(e,"message",{value:t.message}),dt(e,"stack",{value:t.stack}))}function Rs(e){P===null&&(V===null&&ul(e),cl()),tr&&dl(e)}function gu(e,t){var r=t.last;r===null?t.last=t.first=e:(r.next=e,e.prev=r,t.last=e)}function vr(e,t){var r=P;if($)for(;r!==null&&(r.f&131072)!==0;)r=r.parent;r!==null&&(r.f&8192)!==0&&(e|=8192);var n={ctx:oe,deps:null,nodes:null,f:e|2048|512,first:null,fn:t,last:null,next:null,parent:r,b:r&&r.b,prev:null,teardown:null,wv:0,ac:null};$&&(n.component_function=Cr),Q?.register_created_effect(n);var o=n;if((e&4)!==0)ai!==null?ai.push(n):rr.ensure().schedule(n);else if(t!==null){try{Ur(n)}catch(a){throw ze(n),a}o.deps===null&&o.teardown===null&&o.nodes===null&&o.first===o.last&&(o.f&524288)===0&&(o=o.first,(e&16)!==0&&(e&65536)!==0&&o!==null&&(o.f|=65536))}if(o!==null&&(o.parent=r,r!==null&&gu(o,r),V!==null&&(V.f&2)!==0&&(e&64)===0)){var s=V;(s.effects??=[]).push(o)}return n}function fn(){return V!==null&&!Ft}function Tt(e){let t=vr(8,null);return Ce(t,1024),t.teardown=e,t}function ht(e){Rs("$effect"),$&&dt(e,"name",{value:"$effect"});var t=P.f,r=!V&&(t&32)!==0&&oe!==null&&!oe.i;if(r){var n=oe;(n.e??=[]).push(e)}else return fs(e)}function fs(e){return vr(1048580,e)}function gr(e){return Rs("$effect.pre"),$&&dt(e,"name",{value:"$effect.pre"}),vr(1048584,e)}function As(e){rr.ensure();let t=vr(524352,e);return()=>{ze(t)}}function Kl(e){rr.ensure();let t=vr(524352,e);return(r={})=>new Promise(n=>{r.outro?Vr(t,()=>{ze(t),n(void 0)}):(ze(t),n(void 0))})}function Xt(e){return vr(4,e)}function Nl(e){return vr(4718592,e)}function It(e,t=0){return vr(8|t,e)}function be(e,t=[],r=[],n=[]){wo(n,t,r,o=>{vr(8,()=>{e(...o.map(i))})})}function zt(e,t=0){var r=vr(16|t,e);return $&&(r.dev_stack=Tr),r}function Ns(e,t=0){var r=vr(16777216|t,e);return $&&(r.dev_stack=Tr),r}function ot(e){return vr(524320,e)}function Os(e){var t=e.teardown;if(t!==null){let r=tr,n=V;Ds(!0),rt(null);try{t.call(null)}catch(o){Gt(o,e.parent)}finally{Ds(r),rt(n)}}}function Hi(e,t=!1){var r=e.first;for(e.first=e.last=null;r!==null;){let o=r.ac;o!==null&&ur(()=>{o.abort(jr)});var n=r.next;(r.f&64)!==0?r.parent=null:ze(r,t),r=n}}function Zl(e){for(var t=e.first;t!==null;){var r=t.next;(t.f&32)===0&&ze(t),t=r}}function ze(e,t=!0){var r=!1;(t||(e.f&262144)!==0)&&e.nodes!==null&&e.nodes.end!==null&&(Jl(e.nodes.start,e.nodes.end),r=!0),e.f|=33554432,Hi(e,t&&!r),kn(e,0);var n=e.nodes&&e.nodes.t;if(n!==null)for(let s of n)s.stop();Os(e),e.f^=33554432,e.f|=16384;var o=e.parent;o!==null&&o.first!==null&&xs(e),$&&(e.component_function=null),e.next=e.prev=e.teardown=e.ctx=e.deps=e.fn=e.nodes=e.ac=e.b=null}function Jl(e,t){for(;e!==null;){var r=e===t?null:xt(e);e.remove(),e=r}}function xs(e){var t=e.parent,r=e.prev,n=e.next;r!==null&&(r.next=n),n!==null&&(n.prev=r),t!==null&&(t.first===e&&(t.first=n),t.last===e&&(t.last=r))}function Vr(e,t,r=!0){var n=[];e.f|=256,Ql(e,n,!0);var o=()=>{r&&ze(e),t&&t()},s=n.length;if(s>0){var a=()=>--s||o();for(var l of n)l.out(a)}else o()}function Ql(e,t,r){if((e.f&8192)===0){e.f^=8192;var n=e.nodes&&e.nodes.t;if(n!==null)for(let l of n)(l.is_global||r)&&t.push(l);for(var o=e.first;o!==null;){var s=o.next;if((o.f&64)===0){var a=(o.f&65536)!==0||(o.f&32)!==0&&(e.f&16)!==0;Ql(o,t,a?r:!1)}o=s}}}function di(e){e.f&=-257,ed(e,!0)}function ed(e,t){if((e.f&256)===0&&(e.f&8192)!==0){e.f^=8192,(e.f&1024)===0&&(Ce(e,2048),rr.ensure().schedule(e));for(var r=e.first;r!==null;){var n=r.next,o=(r.f&65536)!==0||(r.f&32)!==0;ed(r,o?t:!1),r=n}var s=e.nodes&&e.nodes.t;if(s!==null)for(let a of s)(a.is_global||t)&&a.in()}}function ci(e,t){if(e.nodes)for(var r=e.nodes.start,n=e.nodes.end;r!==null;){var o=r===n?null:xt(r);t.append(r),r=o}}var td=null;var tr=!1;function Ds(e){tr=e}var V=null,Ft=!1;function rt(e){V=e}var P=null;function ft(e){P=e}var Ar=null;function ko(e){V!==null&&(!ct&&(V.f&2097152)!==0||(V.f&2)!==0)&&(Ar??=new Set).add(e)}var mt=null,Pt=0,nr=null;function Ul(e){nr=e}var nd=1,Rn=0,hr=Rn;function Ts(e){hr=e}function oi(){return++nd}function gn(e){var t=e.f;if((t&2048)!==0)return!0;if((t&4096)!==0){for(var r=e.deps,n=r.length,o=0;o<n;o++){var s=r[o];if(gn(s)&&ms(s),s.wv>e.wv)return!0}(t&512)!==0&&_t===null&&Ce(e,1024)}return!1}function id(e,t,r=!0){var n=e.reactions;if(n!==null&&!(!ct&&Ar!==null&&Ar.has(e)))for(var o=0;o<n.length;o++){var s=n[o];(s.f&2)!==0?id(s,t,!1):t===s&&(r?Ce(s,2048):(s.f&1024)!==0&&Ce(s,4096),Ui(s))}}function Eo(e){var t=mt,r=Pt,n=nr,o=V,s=Ar,a=oe,l=Ft,d=hr,u=e.f;mt=null,Pt=0,nr=null,V=(u&96)===0?e:null,Ar=null,Kr(e.ctx),Ft=!1,hr=++Rn,e.ac!==null&&(ur(()=>{e.ac.abort(jr)}),e.ac=null);try{e.f|=2097152;var f=e.fn,h=f();e.f|=32768;var p=rd(e);if(zr()&&nr!==null&&!Ft&&p!==null&&(e.f&6146)===0)for(var v=0;v<nr.length;v++)id(nr[v],e);if(o!==null&&o!==e){if(Rn++,o.deps!==null)for(let g=0;g<r;g+=1)o.deps[g].rv=Rn;if(t!==null)for(let g of t)g.rv=Rn;nr!==null&&(n===null?n=nr:n.push(...nr))}return(e.f&8388608)!==0&&(e.f^=8388608),h}catch(g){return rd(e),Gl(g)}finally{e.f^=2097152,mt=t,Pt=r,nr=n,V=o,Ar=s,Kr(a),Ft=l,hr=d}}function rd(e){var t=e.deps,r=Q?.is_fork;if(mt!==null){var n;if(r||kn(e,Pt),t!==null&&Pt>0)for(t.length=Pt+mt.length,n=0;n<mt.length;n++)t[Pt+n]=mt[n];else e.deps=t=mt;if(fn()&&(e.f&512)!==0)for(n=Pt;n<t.length;n++)(t[n].reactions??=[]).push(e)}else!r&&t!==null&&Pt<t.length&&(kn(e,Pt),t.length=Pt);return t}function mu(e,t){let r=t.reactions;if(r!==null){var n=ja.call(r,e);if(n!==-1){var o=r.length-1;o===0?r=t.reactions=null:(r[n]=r[o],r.pop())}}if(r===null&&(t.f&2)!==0&&(mt===null||!Wr.call(mt,t))){var s=t;(s.f&512)!==0&&(s.f^=512),s.v!==De&&ri(s),s.ac!==null&&ur(()=>{s.ac.abort(jr),s.ac=null,Ce(s,2048)}),Al(s),kn(s,0)}}function kn(e,t){var r=e.deps;if(r!==null)for(var n=t;n<r.length;n++)mu(e,r[n])}function Ur(e){var t=e.f;if((t&16384)===0){Ce(e,1024);var r=P;if(P=e,$){var n=Cr;$o(e.component_function);var o=Tr;ti(e.dev_stack??Tr)}try{(t&16777232)!==0?Zl(e):Hi(e),Os(e);var s=Eo(e);if(e.teardown=typeof s=="function"?s:null,e.wv=nd,$&&Er&&(e.f&2048)!==0&&e.deps!==null)for(var a of e.deps)a.set_during_effect&&(a.wv=oi(),a.set_during_effect=!1)}finally{P=r,$&&($o(n),ti(o))}}}async function mr(){if(ct)return new Promise(e=>{requestAnimationFrame(()=>e()),setTimeout(()=>e())});await Promise.resolve(),vn()}function i(e){var t=e.f,r=(t&2)!==0;if(td?.add(e),V!==null&&!Ft){var n=P!==null&&(P.f&16384)!==0;if(!n&&(Ar===null||!Ar.has(e))){var o=V.deps;if((V.f&2097152)!==0)e.rv<Rn&&(e.rv=Rn,mt===null&&o!==null&&o[Pt]===e?Pt++:mt===null?mt=[e]:mt.push(e));else{V.deps??=[],Wr.call(V.deps,e)||V.deps.push(e);var s=e.reactions;s===null?e.reactions=[V]:Wr.call(s,V)||s.push(V)}}}if($){if(!Ft&&Wt&&Q===null&&Rr===null&&!Wt.warned&&(Wt.effect.f&2097152)===0&&!Wt.effect_deps.has(e)){Wt.warned=!0,Za(e.label);var a=kr("traced at");a&&console.warn(a)}if(Pi.delete(e),Er&&!Ft&&Ni!==null&&V!==null&&Ni.reaction===V){if(e.trace)e.trace();else if(a=kr("traced at"),a){var l=Ni.entries.get(e);l===void 0&&(l={traces:[]},Ni.entries.set(e,l));var d=l.traces[l.traces.length-1];a.stack!==d?.stack&&l.traces.push(a)}}}if(tr&&pr.has(e))return pr.get(e);if(r){var u=e;if(tr){var f=u.v;return((u.f&1024)===0&&u.reactions!==null||sd(u))&&(f=Fi(u)),pr.set(u,f),f}var h=(u.f&512)===0&&!Ft&&V!==null&&(V.f&512)!==0,p=(u.f&32768)===0;gn(u)&&(h&&(u.f|=512),ms(u)),h&&!p&&(_s(u),od(u))}if(_t?.has(e))return _t.get(e);if((e.f&8388608)!==0)throw e.v;return e.v}function od(e){if(e.f|=512,e.deps!==null)for(let r of e.deps){var t=r.reactions;t===null?r.reactions=[e]:Wr.call(t,e)||t.push(e),(r.f&2)!==0&&(r.f&512)===0&&(_s(r),od(r))}}function sd(e){if(e.v===De)return!0;if(e.deps===null)return!1;for(let t of e.deps)if(pr.has(t)||(t.f&2)!==0&&sd(t))return!0;return!1}function O(e){var t=Ft;try{return Ft=!0,e()}finally{Ft=t}}var $u=["allowfullscreen","async","autofocus","autoplay","checked","controls","default","disabled","formnovalidate","indeterminate","inert","ismap","loop","multiple","muted","nomodule","novalidate","open","playsinline","readonly","required","reversed","seamless","selected","webkitdirectory","defer","disablepictureinpicture","disableremoteplayback"];var L_=[...$u,"formNoValidate","isMap","noModule","playsInline","readOnly","value","volume","defaultValue","defaultChecked","srcObject","noValidate","allowFullscreen","disablePictureInPicture","disableRemotePlayback"];var yu=["touchstart","touchmove"];function ad(e){return yu.includes(e)}var bu=["$state","$state.raw","$derived","$derived.by"],P_=[...bu,"$state.eager","$state.snapshot","$props","$props.id","$bindable","$effect","$effect.pre","$effect.tracking","$effect.root","$effect.pending","$inspect","$inspect().with","$inspect.trace","$host"];var Yi=Symbol("events"),Ls=new Set,No=new Set;function cd(e,t,r,n={}){function o(s){if(n.capture||Oo.call(t,s),!s.cancelBubble)return ur(()=>r?.call(this,s))}return e.startsWith("pointer")||e.startsWith("touch")||e==="wheel"?(o.__removed=!1,tt(()=>{o.__removed||t.addEventListener(e,o,n)})):t.addEventListener(e,o,n),o}function Ut(e,t,r,n,o){var s={capture:n,passive:o},a=cd(e,t,r,s);(t===document.body||t===window||t===document||t instanceof HTMLMediaElement)&&Tt(()=>{a.__removed=!0,t.removeEventListener(e,a,s)})}function vt(e,t,r){(t[Yi]??={})[e]=r}function Nr(e){for(var t=0;t<e.length;t++)Ls.add(e[t]);for(var r of No)r(e)}var Is=null,Ms=!1;function Oo(e){var t=this,r=t.ownerDocument,n=e.type,o=e.composedPath?.()||[],s=o[0]||e.target;Is=e,Ms||(Ms=!0,setTimeout(()=>{Ms=!1,Is=null}));var a=0,l=Is===e&&e[Yi];if(l){var d=o.indexOf(l);if(d!==-1&&(t===document||t===window)){e[Yi]=t;return}var u=o.indexOf(t);if(u===-1)return;d<=u&&(a=d)}if(s=o[a]||e.target,s!==t){dt(e,"currentTarget",{configurable:!0,get(){return s||r}});var f=V,h=P;rt(null),ft(null);try{for(var p,v=[];s!==null&&s!==t;){try{var g=s[Yi]?.[n];g!=null&&(!s.disabled||e.target===s)&&g.call(s,e)}catch(_){p?v.push(_):p=_}if(e.cancelBubble)break;a++,s=a<o.length?o[a]:null}if(p){for(let _ of v)queueMicrotask(()=>{throw _});throw p}}finally{e[Yi]=t,delete e.currentTarget,rt(f),ft(h)}}}var xu=globalThis?.window?.trustedTypes&&globalThis.window.trustedTypes.createPolicy("svelte-trusted-html",{createHTML:e=>e});function ud(e){return xu?.createHTML(e)??e}function Ps(e){var t=Br("template");return t.innerHTML=ud(e.replaceAll("<!>","<!---->")),t.content}function Or(e,t){var r=P;r.nodes===null&&(r.nodes={start:e,end:t,a:null,t:null})}function te(e,t){var r=(t&1)!==0,n=(t&2)!==0,o,s=!e.startsWith("<!>");return()=>{if(H)return Or(J,null),J;o===void 0&&(o=Ps(s?e:"<!>"+e),r||(o=kt(o)));var a=n||Bi?document.importNode(o,!0):o.cloneNode(!0);if(r){var l=kt(a),d=a.lastChild;Or(l,d)}else Or(a,a);return a}}function we(){if(H)return Or(J,null),J;var e=document.createDocumentFragment(),t=document.createComment(""),r=it();return e.append(t,r),Or(t,r),e}function L(e,t){if(H){var r=P;((r.f&32768)===0||r.nodes.end===null)&&(r.nodes.end=J),wt();return}e!==null&&e.before(t)}function Io(e){let t=0,r=pt(0),n;return $&&Te(r,"createSubscriber version"),()=>{fn()&&(i(r),It(()=>(t===0&&(n=O(()=>e(()=>nt(r)))),t+=1,()=>{tt(()=>{t-=1,t===0&&(n?.(),n=void 0,nt(r))})})))}}var Du=589824;function zs(e,t,r,n){new Hs(e,t,r,n)}var Hs=class{parent;is_pending=!1;transform_error;#e;#r=H?J:null;#t;#n;#i;#o=null;#a=null;#s=null;#l=null;#d=0;#c=0;#v=!1;#_=new Map;#u=null;#g=Io(()=>(this.#u=pt(this.#d),$&&Te(this.#u,"$effect.pending()"),()=>{this.#u=null}));constructor(t,r,n,o){this.#e=t,this.#t=r,this.#n=s=>{var a=P;a.b=this,a.f|=128,n(s)},this.parent=P.b,this.transform_error=o??this.parent?.transform_error??(s=>s),this.#i=zt(()=>{if(H){let s=un(this.#r);wt();let a=s==="[!";if(s.startsWith("[?")){let d=JSON.parse(s.slice("[?".length));this.#b(d)}else a?this.#h():this.#$()}else this.#y()},Du),H&&(this.#e=J)}#$(){try{this.#o=ot(()=>this.#n(this.#e))}catch(t){this.error(t)}}#b(t){let r=this.#t.failed,{reset:n,invoke_onerror:o}=this.#m(t);tt(o),r&&(this.#s=ot(()=>{r(this.#e,()=>t,()=>n)}))}#m(t){var r=!1,n=!1;let o=()=>{if(!this.#f()){if(r){rl();return}r=!0,n&&wl(),this.#s!==null&&Vr(this.#s,()=>{this.#s=null}),this.#w(()=>{this.#y()})}};return{reset:o,invoke_onerror:()=>{if(!this.#f())try{n=!0,this.#t.onerror?.(t,o),n=!1}catch(a){Gt(a,this.#i&&this.#i.parent)}}}}#f(){return(this.#i.f&33570816)!==0}#h(){let t=this.#t.pending;t&&(this.is_pending=!0,this.#a=ot(()=>t(this.#e)),tt(()=>{if(!this.#f()){var r=this.#l=document.createDocumentFragment(),n=it(),o=!1;if(r.append(n),this.#o=this.#w(()=>{try{return ot(()=>this.#n(n))}catch(s){try{this.error(s),o=!0}catch(a){Gt(a,this.#i.parent)}return null}}),this.#o===null){this.#l=null,o&&this.#p(Q);return}this.#c===0&&(this.#e.before(r),this.#l=null,Vr(this.#a,()=>{this.#a=null}),this.#p(Q))}}))}#y(){try{if(this.is_pending=this.has_pending_snippet(),this.#c=0,this.#d=0,this.#o=ot(()=>{this.#n(this.#e)}),this.#c>0){var t=this.#l=document.createDocumentFragment();ci(this.#o,t);let r=this.#t.pending;this.#a=ot(()=>r(this.#e))}else this.#p(Q)}catch(r){this.error(r)}}#p(t){this.is_pending=!1,t.transfer_reactions(this.#_)}defer_effect(t){yo(t,this.#_)}is_rendered(){return!this.is_pending&&(!this.parent||this.parent.is_rendered())}has_pending_snippet(){return!!this.#t.pending}#w(t){var r=P,n=V,o=oe;ft(this.#i),rt(this.#i),Kr(this.#i.ctx);try{return rr.ensure(),t()}finally{ft(r),rt(n),Kr(o)}}#x(t,r){if(!this.has_pending_snippet()){this.parent&&this.parent.#x(t,r);return}this.#c+=t,this.#c===0&&(this.#p(r),this.#a&&Vr(this.#a,()=>{this.#a=null}),this.#l&&(this.#e.before(this.#l),this.#l=null))}update_pending_count(t,r){this.#x(t,r),this.#d+=t,!(!this.#u||this.#v)&&(this.#v=!0,tt(()=>{this.#v=!1,this.#u&&Sr(this.#u,this.#d)}))}get_effect_pending(){return this.#g(),i(this.#u)}error(t){if(t===Qt||!this.#t.onerror&&!this.#t.failed)throw t;Q?.is_fork?(this.#o&&Q.skip_effect(this.#o),this.#a&&Q.skip_effect(this.#a),this.#s&&Q.skip_effect(this.#s),Q.oncommit(()=>{this.#f()||this.#E(t)})):this.#E(t)}#E(t){this.#o&&(ze(this.#o),this.#o=null),this.#a&&(ze(this.#a),this.#a=null),this.#s&&(ze(this.#s),this.#s=null),H&&(xe(this.#r),ls(),xe(xr()));let r=this.#t.failed,n=o=>{if(this.#f())return;let{reset:s,invoke_onerror:a}=this.#m(o);a(),r&&!this.#f()&&(this.#s=this.#w(()=>{try{return ot(()=>{var l=P;l.b=this,l.f|=128,r(this.#e,()=>o,()=>s)})}catch(l){return Gt(l,this.#i.parent),null}}))};tt(()=>{if(!this.#f()){var o;try{o=this.transform_error(t)}catch(s){Gt(s,this.#i&&this.#i.parent);return}o!==null&&typeof o=="object"&&typeof o.then=="function"?o.then(n,s=>Gt(s,this.#i&&this.#i.parent)):n(o)}})}};var Us=!0;function Lo(e,t){var r=t==null?"":typeof t=="object"?`${t}`:t;r!==(e[Ri]??=e.nodeValue)&&(e[Ri]=r,e.nodeValue=`${r}`)}function ui(e,t){return pd(e,t)}function Vs(e,t){So(),t.intro=t.intro??!1;let r=t.target,n=H,o=J;try{for(var s=kt(r);s&&(s.nodeType!==lr||s.data!=="[");)s=xt(s);if(!s)throw Qt;Xe(!0),xe(s);let a=pd(e,{...t,anchor:s});return Xe(!1),a}catch(a){if(a instanceof Error&&a.message.split(`
`).some(l=>l.startsWith("https://svelte.dev/e/")))throw a;return a!==Qt&&console.warn("Failed to hydrate: ",a),t.recover===!1&&hl(),So(),Li(r),Xe(!1),ui(e,t)}finally{Xe(n),xe(o)}}var Mo=new Map;function pd(e,{target:t,anchor:r,props:n={},events:o,context:s,intro:a=!0,transformError:l}){So();var d=void 0,u=Kl(()=>{var f=r??t.appendChild(it());zs(f,{pending:()=>{}},v=>{Se({});var g=oe;if(s&&(g.c=s),o&&(n.$$events=o),H&&Or(v,null),Us=a,d=e(v,n)||Ii(),Us=!0,H&&(P.nodes.end=J,J===null||J.nodeType!==lr||J.data!=="]"))throw $n(),Qt;Re()},l);var h=new Set,p=v=>{for(var g=0;g<v.length;g++){var _=v[g];if(!h.has(_)){h.add(_);var m=ad(_);for(let S of[t,document]){var y=Mo.get(S);y===void 0&&(y=new Map,Mo.set(S,y));var E=y.get(_);E===void 0?(S.addEventListener(_,Oo,{passive:m}),y.set(_,1)):y.set(_,E+1)}}}};return p(jn(Ls)),No.add(p),()=>{for(var v of h)for(let m of[t,document]){var g=Mo.get(m),_=g.get(v);--_==0?(m.removeEventListener(v,Oo),g.delete(v),g.size===0&&Mo.delete(m)):g.set(v,_)}No.delete(p),f!==r&&f.parentNode?.removeChild(f)}});return Bs.set(d,u),d}var Bs=new WeakMap;function qi(e,t){let r=Bs.get(e);return r?(Bs.delete(e),r(t)):($&&tl(),Promise.resolve())}var Ir=class{anchor;#e=new Map;#r=new Map;#t=new Map;#n=new Set;#i=!0;constructor(t,r=!0){this.anchor=t,this.#i=r}#o=t=>{if(this.#e.has(t)){var r=this.#e.get(t),n=this.#r.get(r);if(n)di(n),this.#n.delete(r);else{var o=this.#t.get(r);o&&(di(o.effect),this.#r.set(r,o.effect),this.#t.delete(r),$&&(o.fragment.lastChild[ss]=this.anchor),o.fragment.lastChild.remove(),this.anchor.before(o.fragment),n=o.effect)}for(let[s,a]of this.#e){if(this.#e.delete(s),s===t)break;let l=this.#t.get(a);l&&(ze(l.effect),this.#t.delete(a))}for(let[s,a]of this.#r){if(s===r||this.#n.has(s))continue;let l=()=>{if(Array.from(this.#e.values()).includes(s)){var u=document.createDocumentFragment();ci(a,u),u.append(it()),this.#t.set(s,{effect:a,fragment:u})}else ze(a);this.#n.delete(s),this.#r.delete(s)};this.#i||!n?(this.#n.add(s),Vr(a,l,!1)):l()}}};#a=t=>{this.#e.delete(t);let r=Array.from(this.#e.values());for(let[n,o]of this.#t)r.includes(n)||(ze(o.effect),this.#t.delete(n))};ensure(t,r){var n=Q,o=Ro();if(r&&!this.#r.has(t)&&!this.#t.has(t))if(o){var s=document.createDocumentFragment(),a=it();s.append(a),this.#t.set(t,{effect:ot(()=>r(a)),fragment:s})}else this.#r.set(t,ot(()=>r(this.anchor)));if(this.#e.set(n,t),o){for(let[l,d]of this.#r)l===t?n.unskip_effect(d):n.skip_effect(d);for(let[l,d]of this.#t)l===t?n.unskip_effect(d.effect):n.skip_effect(d.effect);n.oncommit(this.#o),n.ondiscard(this.#a)}else H&&(this.anchor=J),this.#o(n)}};function Me(e,t,r=!1){var n;H&&(n=J,wt());var o=new Ir(e),s=r?65536:0;function a(l,d){if(H){var u=un(n);if(l!==parseInt(u.substring(1))){var f=xr();xe(f),o.anchor=f,Xe(!1),o.ensure(l,d),Xe(!0);return}}o.ensure(l,d)}zt(()=>{var l=!1;t((d,u=0)=>{l=!0,a(u,d)}),l||a(-1,null)},s)}function st(e,t){return t}function Mu(e,t,r){for(var n=[],o=t.length,s,a=t.length,l=0;l<o;l++){let h=t[l];Vr(h,()=>{if(s){if(s.pending.delete(h),s.done.add(h),s.pending.size===0){var p=e.outrogroups;Ys(e,jn(s.done)),p.delete(s),p.size===0&&(e.outrogroups=null)}}else a-=1},!1)}if(a===0){var d=n.length===0&&r!==null&&e.pending.size===0;if(d){var u=r,f=u.parentNode;Li(f),f.append(u),e.items.clear()}Ys(e,t,!d)}else s={pending:new Set(t),done:new Set},(e.outrogroups??=new Set).add(s)}function Ys(e,t,r=!0){var n;if(e.pending.size>0){n=new Set;for(let a of e.pending.values())for(let l of a)n.add(e.items.get(l).e)}for(var o=0;o<t.length;o++){var s=t[o];if(n?.has(s)){s.f|=33554432;let a=document.createDocumentFragment();ci(s,a)}else ze(t[o],r)}}var hd;function ke(e,t,r,n,o,s=null){var a=e,l=new Map,d=(t&4)!==0;if(d){var u=e;a=H?xe(kt(u)):u.appendChild(it())}H&&wt();var f=null,h=xn(()=>{var E=r();return Gr(E)?E:E==null?[]:jn(E)});$&&Te(h,"{#each ...}");var p=new Map,v=!0;function g(E){if((y.effect.f&16384)===0){y.pending.delete(E);var S=i(h);y.fallback=f,Lu(y,S,a,t,n),f!==null&&(S.length===0?(f.f&33554432)===0?di(f):(f.f^=33554432,Wi(f,null,a)):Vr(f,()=>{f=null}))}}function _(E){y.pending.delete(E)}var m=zt(()=>{var E=i(h),S=E.length;let C=!1;if(H){var R=un(a)==="[!";R!==(S===0)&&(a=xr(),xe(a),Xe(!1),C=!0)}for(var b=new Set,T=Q,I=Ro(),N=0;N<S;N+=1){H&&J.nodeType===lr&&J.data==="]"&&(a=J,C=!0,Xe(!1));var K=E[N],ee=n(K,N);if($){var j=n(K,N);ee!==j&&ll(String(N),String(ee),String(j))}var k=v?null:l.get(ee);k?(k.v&&Sr(k.v,K),k.i&&Sr(k.i,N),I&&T.unskip_effect(k.e)):(k=Pu(l,v?a:hd??=it(),K,ee,N,o,t,r),v||(k.e.f|=33554432),l.set(ee,k)),b.add(ee)}if(S===0&&s&&!f&&(v?f=ot(()=>s(a)):(f=ot(()=>s(hd??=it())),f.f|=33554432)),S>b.size&&($?Fu(E,n):cs("","","")),H&&S>0&&xe(xr()),!v)if(p.set(T,b),I){for(let[z,q]of l)b.has(z)||T.skip_effect(q.e);T.oncommit(g),T.ondiscard(_)}else g(T);C&&Xe(!0),i(h)}),y={effect:m,flags:t,items:l,pending:p,outrogroups:null,fallback:f};v=!1,H&&(a=J)}function Gi(e){for(;e!==null&&(e.f&32)===0;)e=e.next;return e}function Lu(e,t,r,n,o){var s=(n&8)!==0,a=t.length,l=e.items,d=Gi(e.effect.first),u,f=null,h,p=[],v=[],g,_,m,y;if(s)for(y=0;y<a;y+=1)g=t[y],_=o(g,y),m=l.get(_).e,(m.f&33554432)===0&&(m.nodes?.a?.measure(),(h??=new Set).add(m));for(y=0;y<a;y+=1){if(g=t[y],_=o(g,y),m=l.get(_).e,e.outrogroups!==null)for(let K of e.outrogroups)K.pending.delete(m),K.done.delete(m);if((m.f&8192)!==0&&(di(m),s&&(m.nodes?.a?.unfix(),(h??=new Set).delete(m))),(m.f&33554432)!==0)if(m.f^=33554432,m===d)Wi(m,null,r);else{var E=f?f.next:d;m===e.effect.last&&(e.effect.last=m.prev),m.prev&&(m.prev.next=m.next),m.next&&(m.next.prev=m.prev),mn(e,f,m),mn(e,m,E),Wi(m,E,r),f=m,p=[],v=[],d=Gi(f.next);continue}if(m!==d){if(u!==void 0&&u.has(m)){if(p.length<v.length){var S=v[0],C;f=S.prev;var R=p[0],b=p[p.length-1];for(C=0;C<p.length;C+=1)Wi(p[C],S,r);for(C=0;C<v.length;C+=1)u.delete(v[C]);mn(e,R.prev,b.next),mn(e,f,R),mn(e,b,S),d=S,f=b,y-=1,p=[],v=[]}else u.delete(m),Wi(m,d,r),mn(e,m.prev,m.next),mn(e,m,f===null?e.effect.first:f.next),mn(e,f,m),f=m;continue}for(p=[],v=[];d!==null&&d!==m;)(u??=new Set).add(d),v.push(d),d=Gi(d.next);if(d===null)continue}(m.f&33554432)===0&&p.push(m),f=m,d=Gi(m.next)}if(e.outrogroups!==null){for(let K of e.outrogroups)K.pending.size===0&&(Ys(e,jn(K.done)),e.outrogroups?.delete(K));e.outrogroups.size===0&&(e.outrogroups=null)}if(d!==null||u!==void 0){var T=[];if(u!==void 0)for(m of u)(m.f&8192)===0&&T.push(m);for(;d!==null;)(d.f&8192)===0&&d!==e.fallback&&T.push(d),d=Gi(d.next);var I=T.length;if(I>0){var N=(n&4)!==0&&a===0?r:null;if(s){for(y=0;y<I;y+=1)T[y].nodes?.a?.measure();for(y=0;y<I;y+=1)T[y].nodes?.a?.fix()}Mu(e,T,N)}}s&&tt(()=>{if(h!==void 0)for(m of h)m.nodes?.a?.apply()})}function Pu(e,t,r,n,o,s,a,l){var d=(a&1)!==0?(a&16)===0?Dn(r,!1,!1):pt(r):null,u=(a&2)!==0?pt(o):null;return $&&d&&(d.trace=()=>{l()[u?.v??o]}),{v:d,i:u,e:ot(()=>(s(t,d??r,u??o,l),()=>{e.delete(n)}))}}function Wi(e,t,r){if(e.nodes)for(var n=e.nodes.start,o=e.nodes.end,s=t&&(t.f&33554432)===0?t.nodes.start:r;n!==null;){var a=xt(n);if(s.before(n),n===o)return;n=a}}function mn(e,t,r){t===null?e.effect.first=r:t.next=r,r===null?e.effect.last=t:r.prev=t}function Fu(e,t){let r=new Map,n=e.length;for(let o=0;o<n;o++){let s=t(e[o],o);if(r.has(s)){let a=String(r.get(s)),l=String(o),d=String(s);d.startsWith("[object ")&&(d=null),cs(a,l,d)}r.set(s,o)}}function $t(e,t,...r){var n=new Ir(e);zt(()=>{let o=t()??null;$&&o==null&&vl(),n.ensure(o,o&&(s=>o(s,...r)))},65536)}function ji(e,t,r){var n;H&&(n=J,wt());var o=new Ir(e);zt(()=>{var s=t()??null;if(H){var a=un(n),l=a==="[",d=s!==null;if(l!==d){var u=xr();xe(u),o.anchor=u,Xe(!1),o.ensure(s,s&&(f=>r(f,s))),Xe(!0);return}}o.ensure(s,s&&(f=>r(f,s)))},65536)}function Ye(e,t){var r=void 0,n;Ns(()=>{r!==(r=t())&&(n&&(ze(n),n=null),r&&(n=ot(()=>{Xt(()=>r(e))})))})}function md(e){var t,r,n="";if(typeof e=="string"||typeof e=="number")n+=e;else if(typeof e=="object")if(Array.isArray(e)){var o=e.length;for(t=0;t<o;t++)e[t]&&(r=md(e[t]))&&(n&&(n+=" "),n+=r)}else for(r in e)e[r]&&(n&&(n+=" "),n+=r);return n}function _d(){for(var e,t,r=0,n="",o=arguments.length;r<o;r++)(e=arguments[r])&&(t=md(e))&&(n&&(n+=" "),n+=t);return n}function or(e){return typeof e=="object"?_d(e):e??""}var $d=[...` 	
\r\f \v\uFEFF`];function bd(e,t,r){var n=e==null?"":""+e;if(t&&(n=n?n+" "+t:t),r){for(var o of Object.keys(r))if(r[o])n=n?n+" "+o:o;else if(n.length)for(var s=o.length,a=0;(a=n.indexOf(o,a))>=0;){var l=a+s;(a===0||$d.includes(n[a-1]))&&(l===n.length||$d.includes(n[l]))?n=(a===0?"":n.substring(0,a))+n.substring(l+1):a=l}}return n===""?null:n}function yd(e,t=!1){var r=t?" !important;":";",n="";for(var o of Object.keys(e)){var s=e[o];s!=null&&s!==""&&(n+=" "+o+": "+s+r)}return n}function qs(e){return e[0]!=="-"||e[1]!=="-"?e.toLowerCase():e}function wd(e,t){if(t){var r="",n,o;if(Array.isArray(t)?(n=t[0],o=t[1]):n=t,e){e=String(e).replaceAll(/\/\*.*?\*\//g,"").trim();var s=!1,a=0,l=!1,d=[];n&&d.push(...Object.keys(n).map(qs)),o&&d.push(...Object.keys(o).map(qs));var u=0,f=-1;let _=e.length;for(var h=0;h<_;h++){var p=e[h];if(l?p==="/"&&e[h-1]==="*"&&(l=!1):s?s===p&&(s=!1):p==="/"&&e[h+1]==="*"?l=!0:p==='"'||p==="'"?s=p:p==="("?a++:p===")"&&a--,!l&&s===!1&&a===0){if(p===":"&&f===-1)f=h;else if(p===";"||h===_-1){if(f!==-1){var v=qs(e.substring(u,f).trim());if(!d.includes(v)){p!==";"&&h++;var g=e.substring(u,h).trim();r+=" "+g+";"}}u=h+1,f=-1}}}}return n&&(r+=yd(n)),o&&(r+=yd(o,!0)),r=r.trim(),r===""?null:r}return e==null?null:String(e)}function X(e,t,r,n,o,s){var a=e[Di];if(H||a!==r||a===void 0){var l=bd(r,n,s);(!H||l!==e.getAttribute("class"))&&(l==null?e.removeAttribute("class"):t?e.className=l:e.setAttribute("class",l)),e[Di]=r}else if(s&&o!==s)for(var d in s){var u=!!s[d];(o==null||u!==!!o[d])&&e.classList.toggle(d,u)}return s}function Gs(e,t={},r,n){for(var o in r){var s=r[o];t[o]!==s&&(r[o]==null?e.style.removeProperty(o):e.style.setProperty(o,s,n))}}function Mr(e,t,r,n){var o=e[Si];if(H||o!==t){var s=wd(t,n);(!H||s!==e.getAttribute("style"))&&(s==null?e.removeAttribute("style"):e.style.cssText=s),e[Si]=t}else n&&(Array.isArray(n)?(Gs(e,r?.[0],n[0]),Gs(e,r?.[1],n[1],"important")):Gs(e,r,n));return n}var Xu=Symbol("is custom element"),Ku=Symbol("is html"),Zu=as?"link":"LINK";function Ue(e,t,r,n){var o=Ju(e);if(H&&(o[t]=e.getAttribute(t),t==="src"||t==="srcset"||t==="href"&&e.nodeName===Zu)){n||ef(e,t,r??"");return}var s=o[t];s!==(o[t]=r)&&(t==="loading"&&(e[Ka]=r),r==null?e.removeAttribute(t):typeof r!="string"&&Qu(e).has(t)?e[t]=r:H&&(typeof r=="number"||typeof r=="boolean")&&s===String(r)||e.setAttribute(t,r))}function Ju(e){return e[fo]??={[Xu]:e.nodeName.includes("-"),[Ku]:e.namespaceURI===po}}var xd=new Map;function Qu(e){var t=e.getAttribute("is")||e.nodeName,r=xd.get(t);if(r)return r;xd.set(t,r=new Set);for(var n,o=e,s=Element.prototype;s!==o;){n=ns(o);for(var a in n)n[a].set&&a!=="innerHTML"&&a!=="textContent"&&a!=="innerText"&&r.add(a);o=Xn(o)}return r}function ef(e,t,r){$&&(t==="srcset"&&tf(e,r)||Ws(e.getAttribute(t)??"",r)||el(t,e.outerHTML.replace(e.innerHTML,e.innerHTML&&"..."),String(r)))}function Ws(e,t){return e===t?!0:new URL(e,document.baseURI).href===new URL(t,document.baseURI).href}function Ed(e){return e.split(",").map(t=>t.trim().split(" ").filter(Boolean))}function tf(e,t){var r=Ed(e.srcset),n=Ed(t);return n.length===r.length&&n.every(([o,s],a)=>s===r[a][1]&&(Ws(r[a][0],o)||Ws(o,r[a][0])))}var js=class e{#e=new WeakMap;#r;#t;static entries=new WeakMap;constructor(t){this.#t=t}observe(t,r){var n=this.#e.get(t)||new Set;return n.add(r),this.#e.set(t,n),this.#n().observe(t,this.#t),()=>{var o=this.#e.get(t);o.delete(r),o.size===0&&(this.#e.delete(t),this.#r.unobserve(t))}}#n(){return this.#r??(this.#r=new ResizeObserver(t=>{for(var r of t){e.entries.set(r.target,r);for(var n of this.#e.get(r.target)||[])n(r)}}))}};var rf=new js({box:"border-box"});function Fo(e,t,r){var n=rf.observe(e,()=>r(e[t]));Xt(()=>(O(()=>r(e[t])),n))}function Xs(e,t){return e===t||e?.[Lt]===t}function sr(e=Ii(),t,r,n){var o=oe.r,s=P;return Xt(()=>{var a,l;return It(()=>{a=l,l=n?.()||[],O(()=>{Xs(r(...l),e)||(t(e,...l),a&&Xs(r(...a),e)&&t(null,...a))})}),()=>{let d=s;for(;d!==o&&d.parent!==null&&d.parent.f&33554432;)d=d.parent;let u=()=>{l&&Xs(r(...l),e)&&t(null,...l)},f=d.teardown;d.teardown=()=>{u(),f?.()}}}),e}var Ho=!1;function Ks(e){var t=Ho;try{return Ho=!1,[e(),Ho]}finally{Ho=t}}var cf={get(e,t){if(!e.exclude.has(t))return e.props[t]},set(e,t){return $&&ml(`${e.name}.${String(t)}`),!1},getOwnPropertyDescriptor(e,t){if(!e.exclude.has(t)&&t in e.props)return{enumerable:!0,configurable:!0,value:e.props[t]}},has(e,t){return e.exclude.has(t)?!1:t in e.props},ownKeys(e){return Reflect.ownKeys(e.props).filter(t=>!e.exclude.has(t))}};function Zs(e,t,r){return new Proxy($?{props:e,exclude:t,name:r}:{props:e,exclude:t},cf)}function ge(e,t,r,n){var o=!Xr||(r&2)!==0,s=(r&8)!==0,a=(r&16)!==0,l=n,d=!0,u=void 0,f=()=>a&&o?(u??=hn(n),i(u)):(d&&(d=!1,l=a?O(n):n),l);let h;if(s){var p=Lt in e||Ci in e;h=Yt(e,t)?.set??(p&&t in e?C=>e[t]=C:void 0)}var v,g=!1;s?[v,g]=Ks(()=>e[t]):v=e[t],v===void 0&&n!==void 0&&(v=f(),h&&(o&&gl(t),h(v)));var _;if(o?_=()=>{var C=e[t];return C===void 0?f():(d=!0,C)}:_=()=>{var C=e[t];return C!==void 0&&(l=void 0),C===void 0?l:C},o&&(r&4)===0)return _;if(h){var m=e.$$legacy;return(function(C,R){return arguments.length>0?((!o||!R||m||g)&&h(R?_():C),C):_()})}var y=!1,E=((r&1)!==0?hn:xn)(()=>(y=!1,_()));$&&(E.label=t),s&&i(E);var S=P;return(function(C,R){if(arguments.length>0){let b=R?i(E):o&&s?Ze(C):C;return w(E,b),y=!0,l!==void 0&&(l=b),C}return tr&&y||(S.f&16384)!==0?E.v:i(E)})}function Td(e){return new Js(e)}var Js=class{#e;#r;constructor(t){var r=new Map,n=(s,a)=>{var l=Dn(a,!1,!1);return r.set(s,l),l};let o=new Proxy({...t.props||{},$$events:{}},{get(s,a){return i(r.get(a)??n(a,Reflect.get(s,a)))},has(s,a){return a===Ci?!0:(i(r.get(a)??n(a,Reflect.get(s,a))),Reflect.has(s,a))},set(s,a,l){return w(r.get(a)??n(a,l),l),Reflect.set(s,a,l)}});this.#r=(t.hydrate?Vs:ui)(t.component,{target:t.target,anchor:t.anchor,props:o,context:t.context,intro:t.intro??!1,recover:t.recover,transformError:t.transformError}),!ct&&(!t?.props?.$$host||t.sync===!1)&&vn(),this.#e=o.$$events;for(let s of Object.keys(this.#r))s==="$set"||s==="$destroy"||s==="$on"||dt(this,s,{get(){return this.#r[s]},set(a){this.#r[s]=a},enumerable:!0});this.#r.$set=s=>{Object.assign(o,s)},this.#r.$destroy=()=>{qi(this.#r)}}$set(t){this.#r.$set(t)}$on(t,r){this.#e[t]=this.#e[t]||[];let n=(...o)=>r.call(this,...o);return this.#e[t].push(n),()=>{this.#e[t]=this.#e[t].filter(o=>o!==n)}}$destroy(){this.#r.$destroy()}};var _f;typeof HTMLElement=="function"&&(_f=class extends HTMLElement{$$ctor;$$s;$$c;$$cn=!1;$$d={};$$r=!1;$$p_d={};$$l={};$$l_u=new Map;$$me;$$shadowRoot=null;constructor(e,t,r){super(),this.$$ctor=e,this.$$s=t,r&&(this.$$shadowRoot=this.attachShadow(r))}addEventListener(e,t,r){if(this.$$l[e]=this.$$l[e]||[],this.$$l[e].push(t),this.$$c){let n=this.$$c.$on(e,t);this.$$l_u.set(t,n)}super.addEventListener(e,t,r)}removeEventListener(e,t,r){if(super.removeEventListener(e,t,r),this.$$c){let n=this.$$l_u.get(t);n&&(n(),this.$$l_u.delete(t))}}async connectedCallback(){if(this.$$cn=!0,!this.$$c){let e=function(n){return o=>{let s=Br("slot");n!=="default"&&(s.name=n),L(o,s)}};if(await Promise.resolve(),!this.$$cn||this.$$c)return;let t={},r=$f(this);for(let n of this.$$s)n in r&&(n==="default"&&!this.$$d.children?(this.$$d.children=e(n),t.default=!0):t[n]=e(n));for(let n of this.attributes){let o=this.$$g_p(n.name);o in this.$$d||(this.$$d[o]=Qs(o,n.value,this.$$p_d,"toProp"))}for(let n in this.$$p_d)!(n in this.$$d)&&this[n]!==void 0&&(this.$$d[n]=this[n],delete this[n]);this.$$c=Td({component:this.$$ctor,target:this.$$shadowRoot||this,props:{...this.$$d,$$slots:t,$$host:this}}),this.$$me=As(()=>{It(()=>{this.$$r=!0;for(let n of rs(this.$$c)){if(!this.$$p_d[n]?.reflect)continue;this.$$d[n]=this.$$c[n];let o=Qs(n,this.$$d[n],this.$$p_d,"toAttribute");o==null?this.removeAttribute(this.$$p_d[n].attribute||n):this.setAttribute(this.$$p_d[n].attribute||n,o)}this.$$r=!1})});for(let n in this.$$l)for(let o of this.$$l[n]){let s=this.$$c.$on(n,o);this.$$l_u.set(o,s)}this.$$l={}}}attributeChangedCallback(e,t,r){this.$$r||(e=this.$$g_p(e),this.$$d[e]=Qs(e,r,this.$$p_d,"toProp"),this.$$c?.$set({[e]:this.$$d[e]}))}disconnectedCallback(){this.$$cn=!1,Promise.resolve().then(()=>{!this.$$cn&&this.$$c&&(this.$$c.$destroy(),this.$$me(),this.$$c=void 0)})}$$g_p(e){return rs(this.$$p_d).find(t=>this.$$p_d[t].attribute===e||!this.$$p_d[t].attribute&&t.toLowerCase()===e)||e}});function Qs(e,t,r,n){let o=r[e]?.type;if(t=o==="Boolean"&&typeof t!="boolean"?t!=null:t,!n||!r[e])return t;if(n==="toAttribute")switch(o){case"Object":case"Array":return t==null?null:JSON.stringify(t);case"Boolean":return t?"":null;case"Number":return t??null;default:return t}else switch(o){case"Object":case"Array":return t&&JSON.parse(t);case"Boolean":return t;case"Number":return t!=null?+t:t;default:return t}}function $f(e){let t={};return e.childNodes.forEach(r=>{t[r.slot||"default"]=!0}),t}if($){let e=function(t){if(!(t in globalThis)){let r;Object.defineProperty(globalThis,t,{configurable:!0,get:()=>{if(r!==void 0)return r;_l(t)},set:n=>{r=n}})}};e("$state"),e("$effect"),e("$derived"),e("$inspect"),e("$props"),e("$bindable")}function Cd(){return V===null&&pl(),(V.ac??=new AbortController).signal}function fi(e){oe===null&&Ai("onMount"),Xr&&oe.l!==null?bf(oe).m.push(e):ht(()=>{let t=O(e);if(typeof t=="function")return t})}function bf(e){var t=e.l;return t.u??={a:[],b:[],m:[]}}typeof window<"u"&&((window.__svelte??={}).v??=new Set).add("5");var pi=class extends Map{#e=new Map;#r=G(0);#t=G(0);#n=hr||-1;constructor(t){if(super(),$&&(t=new Map(t),Te(this.#r,"SvelteMap version"),Te(this.#t,"SvelteMap.size")),t){for(var[r,n]of t)super.set(r,n);this.#t.v=super.size}}#i(t){return hr===this.#n?G(t):pt(t)}has(t){var r=this.#e,n=r.get(t);if(n===void 0)if(super.has(t))n=this.#i(0),$&&Te(n,`SvelteMap get(${ei(t)})`),r.set(t,n);else return i(this.#r),!1;return i(n),!0}forEach(t,r){this.#o(),super.forEach(t,r)}get(t){var r=this.#e,n=r.get(t);if(n===void 0)if(super.has(t))n=this.#i(0),$&&Te(n,`SvelteMap get(${ei(t)})`),r.set(t,n);else{i(this.#r);return}return i(n),super.get(t)}getOrInsert(t,r){return super.has(t)||this.set(t,r),this.get(t)}getOrInsertComputed(t,r){return super.has(t)||this.set(t,r(t)),this.get(t)}set(t,r){var n=this.#e,o=n.get(t),s=super.get(t),a=super.set(t,r),l=this.#r;if(o===void 0)o=this.#i(0),$&&Te(o,`SvelteMap get(${ei(t)})`),n.set(t,o),w(this.#t,super.size),nt(l);else if(s!==r){nt(o);var d=l.reactions===null?null:new Set(l.reactions),u=d===null||!o.reactions?.every(f=>d.has(f));u&&nt(l)}return a}delete(t){var r=this.#e,n=r.get(t),o=super.delete(t);return n!==void 0&&(r.delete(t),w(n,-1)),o&&(w(this.#t,super.size),nt(this.#r)),o}clear(){if(super.size!==0){super.clear();var t=this.#e;w(this.#t,0);for(var r of t.values())w(r,-1);nt(this.#r),t.clear()}}#o(){i(this.#r);var t=this.#e;if(this.#t.v!==t.size){for(var r of super.keys())if(!t.has(r)){var n=this.#i(0);$&&Te(n,`SvelteMap get(${ei(r)})`),t.set(r,n)}}for([,n]of this.#e)i(n)}keys(){return i(this.#r),super.keys()}values(){return this.#o(),super.values()}entries(){return this.#o(),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return i(this.#t),super.size}};var Dd=Symbol("replace"),zo=class extends URLSearchParams{#e=$?Te(G(0),"SvelteURLSearchParams version"):G(0);#r=Sd();#t=!1;#n(){if(!this.#r||this.#t)return;this.#t=!0;let t=super.toString();this.#r.search=t&&`?${t}`,this.#t=!1}[Dd](t){if(!this.#t&&t.toString()!==super.toString()){this.#t=!0;for(let r of[...super.keys()])super.delete(r);for(let[r,n]of t)super.append(r,n);nt(this.#e),this.#t=!1}}append(t,r){super.append(t,r),this.#n(),nt(this.#e)}delete(t,r){var n=super.has(t,r);super.delete(t,r),n&&(this.#n(),nt(this.#e))}get(t){return i(this.#e),super.get(t)}getAll(t){return i(this.#e),super.getAll(t)}has(t,r){return i(this.#e),super.has(t,r)}keys(){return i(this.#e),super.keys()}forEach(t,r){i(this.#e),super.forEach(t,r)}set(t,r){var n=super.getAll(t);super.set(t,r);var o=super.getAll(t);(n.length!==o.length||n.some((s,a)=>s!==o[a]))&&(this.#n(),nt(this.#e))}sort(){super.sort(),this.#n(),nt(this.#e)}toString(){return i(this.#e),super.toString()}values(){return i(this.#e),super.values()}entries(){return i(this.#e),super.entries()}[Symbol.iterator](){return this.entries()}get size(){return i(this.#e),super.size}};var xf=null;function Sd(){return xf}function _a(e,t=void 0){return function(r){return r.key==="Enter"||r.key===" "&&!r.preventDefault()?e.call(t,r):void 0}}function Kt(e,t){return t?null:r=>{typeof e=="string"?r.innerText=e:e?.domNodes?r.replaceChildren(...e.domNodes):e?.html&&(r.innerHTML=e.html)}}function Ef(e){return t=>{let r=n=>{t&&!t.contains(n.target)&&t.dispatchEvent(new CustomEvent(e+"outside",{detail:{jsEvent:n}}))};return document.addEventListener(e,r,!0),()=>{document.removeEventListener(e,r,!0)}}}function Wd(e,t=!1){return r=>{let n,o=new ResizeObserver(s=>{for(let a of s){if(t){let{inlineSize:l}=a.contentBoxSize?.[0]??{inlineSize:a.contentRect.width};if(l===n)continue;n=l}e(r,a)}});return o.observe(r),()=>{o.unobserve(r)}}}function kf(e,t){return r=>{let n=new IntersectionObserver(o=>{for(let s of o)e(r,s)},t);return n.observe(r),()=>{n.unobserve(r)}}}function me(...e){return Object.assign(...e)}function An(e){return Object.keys(e)}function Tf(e){return Object.entries(e)}function sa(e,t){return Object.hasOwn(e,t)}function jd(e){return Math.floor(e)}function Cf(e){return Math.ceil(e)}function en(...e){return Math.min(...e)}function _r(...e){return Math.max(...e)}function Df(){return Symbol("ec")}function Fe(e){return e.length}function tn(e){return!Fe(e)}function Yo(e=new Date){return-e.getTimezoneOffset()}function $i(e){return Array.isArray(e)}function Oe(e){return typeof e=="function"}function Xd(e){if(typeof e!="object"||e===null)return!1;let t=Object.getPrototypeOf(e);return t===null||t===Object.prototype}function $a(e){return e instanceof Date}function Sf(e){return e()}function Rf(e){e.forEach(Sf)}function Af(){}var qo=e=>e;function ya(){return window.getComputedStyle(document.documentElement).direction==="rtl"}function aa(e){return t=>t===void 0?void 0:e(t)}var Rd=new WeakMap,Nf=1;function Kd(e){let t=Rd.get(e);return t||(t=Nf++,Rd.set(e,t)),t}function Zd(e){return{url:e.url?.replace(/&+$/,"")||"",method:e.method?.toUpperCase()||"GET",extraParams:e.extraParams??{}}}function Mn(e,t,r,n){return n?{snippet:n,arg:t?.()}:{content:(Oe(e)?e(t?.()):e)??(Oe(r)?r():r)}}var la=86400;function yr(e=new Date,t=void 0){return $a(e)?Mf(e,t):Lf(e,t)}function yt(e){if(typeof e=="number")e={seconds:e};else if(typeof e=="string"){let r=0,n=2;for(let o of e.split(":",3))r+=parseInt(o,10)*Math.pow(60,n--);e={seconds:r}}else $a(e)&&(e={hours:e.getUTCHours(),minutes:e.getUTCMinutes(),seconds:e.getUTCSeconds()});let t=e.weeks||e.week||0;return{years:e.years||e.year||0,months:e.months||e.month||0,days:t*7+(e.days||e.day||0),seconds:(e.hours||e.hour||0)*60*60+(e.minutes||e.minute||0)*60+(e.seconds||e.second||0),inWeeks:!!t}}function W(e){let t=new Date(rn(e));return Ki(t,ca(e)),t}function Ie(e,t,r=1){e.setUTCFullYear(e.getUTCFullYear()+r*t.years);let n=e.getUTCMonth()+r*t.months;for(e.setUTCMonth(n),n%=12,n<0&&(n+=12);e.getUTCMonth()!==n;)In(e);return e.setUTCDate(e.getUTCDate()+r*t.days),e.setUTCSeconds(e.getUTCSeconds()+r*t.seconds),e}function Uo(e,t,r=1){return Ie(e,t,-r)}function Lr(e,t=1){return e.setUTCDate(e.getUTCDate()+t),e}function In(e,t=1){return Lr(e,-t)}function Dt(e){return e.setUTCHours(0,0,0,0),e}function qe(e){return new Date(e.getUTCFullYear(),e.getUTCMonth(),e.getUTCDate(),e.getUTCHours(),e.getUTCMinutes(),e.getUTCSeconds())}function $r(e,t=19){return e.toISOString().substring(0,t)}function rn(e){return e.getTime()}function at(e,...t){return t.every(r=>rn(e)===rn(r))}function Of(e,t){let r=t-e.getUTCDay();return e.setUTCDate(e.getUTCDate()+(r>=0?r:r+7)),e}function Jd(e,t){let r=t-e.getUTCDay();return e.setUTCDate(e.getUTCDate()+(r<=0?r:r-7)),e}function Ad(e){return typeof e=="string"&&e.length<=10}function da(e,t){return e.setUTCHours(t.getUTCHours(),t.getUTCMinutes(),t.getUTCSeconds(),0),e}function Pe(e){return e.seconds}function Qd(e,t,r){return Ie(e,t),ic(e,r,Lr),e}function ec(e,t,r){return Uo(e,t),ic(e,r,In),e}function tc(e,t){e=W(e),t===0?e.setUTCDate(e.getUTCDate()+6-e.getUTCDay()):e.setUTCDate(e.getUTCDate()+4-(e.getUTCDay()||7));let r=new Date(Date.UTC(e.getUTCFullYear(),0,1));return Math.ceil(((e-r)/1e3/la+1)/7)}function If(e,t,r,n){return Mn(r,()=>({date:qe(t),week:e}),()=>"W"+String(e).padStart(2,"0"),n)}function rc(e,t={}){let r=e.match(/([+-])(\d{2}):(\d{2})$/);if(r)return me(t,r),+(r[1]+"1")*(+r[2]*60+ +r[3])}function ba(e,t){return t&&e.setUTCMinutes(e.getUTCMinutes()+t),e}var nc=Symbol("ec");function Ki(e,t){return e[nc]=t,e}function ca(e){return e[nc]}function Mf(e,t=void 0){let r=new Date(Date.UTC(e.getFullYear(),e.getMonth(),e.getDate(),e.getHours(),e.getMinutes(),e.getSeconds()));return ba(r,t?t-Yo(r):0),Ki(r,t??Yo(r)),r}function Lf(e,t=void 0){let r={},n=rc(e,r);n!==void 0&&(e=e.substring(0,r.index));let o=e.match(/\d+/g),s=new Date(Date.UTC(+o[0],+o[1]-1,+o[2],+o[3]||0,+o[4]||0,+o[5]||0));return t!==void 0&&n!==void 0&&ba(s,t-n),Ki(s,t??n),s}function ic(e,t,r){if(t.length&&t.length<7)for(;t.includes(e.getUTCDay());)r(e)}var wa=Df();function oc(e,t){e[wa]=t}function Pf(e){return!!e?.[wa]}function vi(e){return e[wa]}function sc(e,t,r,n=[]){let o=document.createElement(e);o.className=t,typeof r=="string"?o.innerText=r:r.domNodes?o.replaceChildren(...r.domNodes):r.html&&(o.innerHTML=r.html);for(let s of n)o.setAttribute(...s);return o}function Nn(e){return e.getBoundingClientRect()}function Nd(e,t){for(;t--;)e=e.parentElement;return e}function hi(e){return Nn(e).height}function gi(e,t,r=document,n=[]){n.push(r);for(let o of r.elementsFromPoint(e,t)){if(Pf(o))return o;if(o.shadowRoot&&!n.includes(o.shadowRoot)){let s=gi(e,t,o.shadowRoot,n);if(s)return s}}return null}function Xi(e,t,r,n){return e.addEventListener(t,r,n),()=>e.removeEventListener(t,r,n)}function ua(e,t=void 0){return function(r){r.stopPropagation(),e&&e.call(t,r)}}function Ff(e,t,r,n){return{type:e,title:t,currentStart:r.start,currentEnd:r.end,activeStart:n.start,activeEnd:n.end,calendar:void 0}}function Bt(e){return e=me({},e),e.currentStart=qe(e.currentStart),e.currentEnd=qe(e.currentEnd),e.activeStart=qe(e.activeStart),e.activeEnd=qe(e.activeEnd),e}var Hf=1;function Go(e,t=void 0){return e.map(r=>{let n={id:r.id!=null?String(r.id):`{generated-${Hf++}}`,resourceIds:ea(r,"resourceId").map(String),allDay:r.allDay??(Ad(r.start)&&Ad(r.end)),start:yr(r.start,t),end:yr(r.end,t),title:r.title??"",editable:r.editable,startEditable:r.startEditable,durationEditable:r.durationEditable,display:r.display??"auto",layoutGroup:r.layoutGroup?.toString(),extendedProps:r.extendedProps??{},backgroundColor:r.backgroundColor??r.color,textColor:r.textColor,classNames:ea(r,"className"),styles:ea(r,"style")};if(n.allDay){Dt(n.start);let o=W(n.end);Dt(n.end),(!at(n.end,o)||at(n.end,n.start))&&Lr(n.end)}return n})}function ea(e,t){let r=e[t+"s"]??e[t]??[];return $i(r)?r:[r]}function zf(e){return e.map(t=>({events:t.events,...Zd(t)}))}function Uf(e,t,r){return r.formatRange(e.start,t&&e.event.display!=="pointer"&&!e.zeroDuration?e.end:null)}function Bf(e,t,r){let n;switch(e.event.display){case"background":n=[];break;case"pointer":n=e.event.allDay?[]:[Od(t,e,r)];break;default:n=[...e.event.allDay?[]:[Od(t,e,r)],sc("h4",r.eventTitle,e.event.title)]}return{domNodes:n}}function Od(e,t,r){return sc("time",r.eventTime,e,[["datetime",$r(t.start)]])}function Vf(e,t,r){let n=t.classNames;return e&&(Oe(e)&&(e=e({event:Ct(t),view:Bt(r)})),n=[...$i(e)?e:[e],...n]),n}function Ct(e){return ac(e,qe)}function ta(e){return ac(e,W)}function ac(e,t){return e=me({},e),e.start=t(e.start),e.end=t(e.end),e}var Id=0;function lc(e,t){e.length=t.length,++Id;for(let r of e)r?.reposition(Id)}function Zi(e,t,r,n=void 0){return(!n||e.resourceIds.includes(n.id))&&e.start<r&&e.end>t}function jo(e){return Yf(e)||qf(e)||Gf(e)}function Pr(e){return e==="background"}function Yf(e){return e==="preview"}function qf(e){return e==="ghost"}function Gf(e){return e==="pointer"}function Xo(e,t,r){return t=e.start>t?e.start:t,r=e.end<r?e.end:r,{start:t,end:r,event:e,zeroDuration:at(t,r)}}function mi(e,t,r=!0){let n=[],o,s,a,l;for(let{gridColumn:d,gridRow:u,resource:f,dayStart:h,dayEnd:p,disabled:v}of t)!v&&Zi(e,h,p,f)&&(n.push(h),o=p,s||(s=d,a=u,l=f));if(n.length){let d=Xo(e,n[0],o);return me(d,{gridColumn:s,gridRow:a,resource:l,dates:n}),r&&xa(d),[d]}return[]}function dc(e){let t={},r={};for(let n of e){let{gridColumn:o,gridRow:s}=n;for(let l=1;l<n.dates.length;++l){let d=`${s}_${o+l}`;r[d]?r[d].chunks.push(n):r[d]={sorted:!1,chunks:[n]}}let a=`${s}_${o}`;n.long=r[a],n.prev=t[a],t[a]=n}}function cc(e,t,r=1,n=1){e.prev&&(r=e.prev.bottom+n);let o=r+t;if(e.long){let s=e.long;s.sorted||(s.chunks.sort((a,l)=>a.top-l.top),s.sorted=!0);for(let a of s.chunks)if(r<a.bottom&&o>a.top){let l=a.bottom-r+n;r+=l,o+=l}}return me(e,{top:r,bottom:o}),r}function xa(e){let{event:t,gridColumn:r,gridRow:n}=e;e.id=`${Kd(t)}-${r}-${n}`}function _i(e,t){return()=>{let{options:{locale:r}}=e,n=e.options[t],o;return O(()=>{o=Oe(n)?{format:n}:new Intl.DateTimeFormat(r,n)}),{format:s=>o.format(qe(s))}}}function Md(e,t,r=!1){return()=>{let{options:{locale:n}}=e,o=e.options[t],s;return O(()=>{if(Oe(o))s=(a,l)=>o(qe(a),l&&qe(l));else{let a=new Intl.DateTimeFormat(n,o);s=(l,d)=>{if(!d)return a.format(qe(l));if(r&&(d=da(W(l),d)),l=qe(l),d=qe(d),l<=d)return a.formatRange(l,d);{let u=a.formatRangeToParts(d,l),f="",h=["startRange","endRange"],p=[!1,!1];for(let v of u){let g=h.indexOf(v.source);g>=0?p[g]||(f+=Wf(h[1-g],u),p[g]=!0):f+=v.value}return f}}}}),{formatRange:s}}}function Wf(e,t){let r="";for(let n of t)n.source==e&&(r+=n.value);return r}function Ea(e){return Ta(e,"day")}function ka(e){return Ta(e,"week")}function jf(e){return Ta(e,"month")}function Ta(e,t){return{...e,next:"Next "+t,prev:"Previous "+t}}function On(e){return t=>({...t,view:e})}function Xf(e){let t,r;return e&&({start:t,end:r}=e,t&&(t=Dt(yr(t))),r&&(r=Dt(yr(r)))),{start:t,end:r}}function Ji(e,t){return t.start&&e<t.start||t.end&&e>t.end}function Ca(e){let t=[];return uc(e,0,!1,t),t}function uc(e,t,r,n){let o=[];for(let s of e){let a=Kf(s);o.push(a),n.push(a);let l={level:t,children:[],hidden:r};oc(a,l),s.children&&(l.children=uc(s.children,t+1,r||!a.expanded,n))}return o}function Kf(e){return{id:e.id!=null?String(e.id):"",title:e.title??"",eventBackgroundColor:fc(e),eventTextColor:pc(e),expanded:e.expanded??!0,extendedProps:e.extendedProps??{}}}function fc(e){return e?.eventBackgroundColor}function pc(e){return e?.eventTextColor}function Ld(e,t){return tn(e.resourceIds)?void 0:t.find(r=>e.resourceIds.includes(r.id))}function hc(e,t,r,n,o){let s=[];e=W(e);let a=W(e);for(Ie(e,n.min),Ie(a,n.max);e<a;)s.push([$r(e),o.format(e)]),Ie(e,t,r);let l=jd((e-a)/1e3/Pe(t));return l&&l!==r&&(s.at(-1)[2]=r-l),s}function vc(e,t,r,n,o){let s=yt(e),a=yt(t);if(r){let l=yt(en(Pe(s),_r(0,Pe(a)-la))),d=yt(_r(Pe(a),Pe(l)+la)),u=Oe(r?.eventFilter)?r.eventFilter:f=>!Pr(f.display);e:for(let f of n){let h=Ie(W(f),s),p=Ie(W(f),a),v=Ie(W(f),l),g=Ie(W(f),d);for(let _ of o)if(!_.allDay&&u(_)&&_.start<g&&_.end>v){if(_.start<h){let m=_r((_.start-f)/1e3,Pe(l));m<Pe(s)&&(s.seconds=m)}if(_.end>p){let m=en((_.end-f)/1e3,Pe(d));m>Pe(a)&&(a.seconds=m)}if(Pe(s)===Pe(l)&&Pe(a)===Pe(d))break e}}}return{min:s,max:a}}function Wo(e){let t=0,r=G(Ze(t));return gc(e,()=>i(r),()=>!0,()=>w(r,++t,!0))}function Zf(e){let t=0,r=Ze({});return gc(e,n=>r[n],(n,o)=>n!==o,n=>r[n]=++t)}function gc(e,t,r,n){return new Proxy(e,{get(o,s,a){return sa(o,s)&&t(s),Reflect.get(o,s,a)},set(o,s,a,l){let d=r(o[s],a),u=Reflect.set(o,s,a,l);return d&&n(s),u}})}function Jf(e){let t={buttonText:{today:"today"},customButtons:{},customScrollbars:!1,date:new Date,dateIncrement:void 0,datesSet:void 0,dayCellContent:void 0,dayHeaderFormat:{weekday:"short",month:"numeric",day:"numeric"},dayHeaderAriaLabelFormat:{dateStyle:"full"},displayEventEnd:!0,duration:{weeks:1},events:[],eventAllUpdated:void 0,eventBackgroundColor:void 0,eventClassNames:void 0,eventClick:void 0,eventColor:void 0,eventContent:void 0,eventDidMount:void 0,eventFilter:void 0,eventGap:1,eventMouseEnter:void 0,eventMouseLeave:void 0,eventOrder:void 0,eventOrderStrict:!1,eventSources:[],eventTextColor:void 0,eventTimeFormat:{hour:"numeric",minute:"2-digit"},filterEventsWithResources:!1,firstDay:0,headerToolbar:{start:"title",center:"",end:"today prev,next"},height:void 0,hiddenDays:[],highlightedDates:[],icons:{},lazyFetching:!0,loading:void 0,locale:void 0,refetchResourcesOnNavigate:!1,resources:[],selectable:!1,theme:{active:"ec-active",bgEvent:"ec-bg-event",bgEvents:"ec-bg-events",body:"ec-body",button:"ec-button",buttonGroup:"ec-button-group",calendar:"ec",colHead:"ec-col-head",customScrollbars:"ec-custom-scrollbars",day:"ec-day",dayHead:"ec-day-head",disabled:"ec-disabled",endClipped:"ec-end-clipped",event:"ec-event",eventBody:"ec-event-body",eventTime:"ec-event-time",eventTitle:"ec-event-title",events:"ec-events",grid:"ec-grid",header:"ec-header",hidden:"ec-hidden",highlight:"ec-highlight",icon:"ec-icon",main:"ec-main",noBeb:"ec-no-beb",noIeb:"ec-no-ieb",startClipped:"ec-start-clipped",today:"ec-today",title:"ec-title",toolbar:"ec-toolbar",view:"",weekdays:["ec-sun","ec-mon","ec-tue","ec-wed","ec-thu","ec-fri","ec-sat"],weekNumber:"ec-week-number"},timeZone:"local",titleFormat:{year:"numeric",month:"short",day:"numeric"},validRange:void 0,view:void 0,viewDidMount:void 0,views:{}};for(let r of e)r.createOptions?.(t);return t}function Qf(e){let t={date:r=>Dt(yr(r)),dateIncrement:aa(yt),duration:yt,events:Go,eventSources:zf,hiddenDays:r=>[...new Set(r)],highlightedDates:r=>r.map(n=>Dt(yr(n))),resources:r=>$i(r)?Ca(r):Xd(r)?Zd(r):r,validRange:Xf};for(let r of e)r.createParsers?.(t);return t}var fa=["buttonText","customButtons","icons","theme"];function ep(e,t){let r=Jf(e),n=Qf(e);r=pa(r,n),t=pa(t,n);let o=ra(r,"views")??{},s=ra(t,"views")??{},a=Zf({});me(a,r),t.view&&(a.view=t.view);let l={},d={},u={},f=new Set([...An(o),...An(s)]);for(let h of f){let p=s[h]??{},v=Pd(r,o[h]??o[p.type]??{}),g=Pd(v,t,p),_=ra(g,"component");delete g.view;for(let m of An(g))sa(a,m)?(l[m]??=[],l[m].push(fa.includes(m)?y=>g[m]=Oe(y)?y(v[m]):y:y=>g[m]=y)):delete g[m];d[h]=g,u[h]=_}return me(a,d[a.view]),[a,function(p,v,g=!0){sa(a,p)&&(g||(p in n?v=n[p](v):Xd(v)?v={...v}:$i(v)&&(v=[...v])),l[p]?.forEach(_=>_(v)),a[p]=fa.includes(p)&&Oe(v)?d[a.view][p]:v)},function(p){return me(a,d[p]),u[p]}]}function pa(e,t){let r={...e};for(let n of An(t))n in r&&(r[n]=t[n](r[n]));if(e.views){r.views={};for(let n of An(e.views))r.views[n]=pa(e.views[n],t)}return r}function ra(e,t){let r=e[t];return delete e[t],r}function Pd(...e){let t={};for(let r of e){let n={};for(let o of fa)Oe(r[o])&&(n[o]=r[o](t[o]));t={...t,...r,...n}}return t}function tp(e,t){let r=[];for(let n of An(e))e[n]!==t[n]&&r.push([n,e[n]]);return r}function rp(e){return()=>{let{options:{view:t}}=e;O(()=>{let r=e.setViewOptions(t);e.extensions={},e.features=[],e.viewComponent=r(e)})}}function np(e,t){return()=>{let{activeRange:r,fetchedRange:{events:n},offset:o,viewDates:s,options:{events:a,eventSources:l,lazyFetching:d,timeZone:u}}=e;O(()=>{mc(l.map(f=>Oe(f.events)?f.events:f),a,f=>Go(f,o),f=>e.events=Wo(f),u,r,n,s,!0,d,t)})}}function ip(e,t){return()=>{let{activeRange:r,fetchedRange:{resources:n},viewDates:o,options:{lazyFetching:s,refetchResourcesOnNavigate:a,resources:l,timeZone:d}}=e;O(()=>{mc($i(l)?[]:[l],l,Ca,u=>e.resources=Wo(u),d,r,n,o,a,s,t)})}}function mc(e,t,r,n,o,s,a,l,d,u,f){if(!tn(l)){if(tn(e)){n(t);return}if((d||!a.start)&&(!u||!a.start||a.start>s.start||a.end<s.end||a.timeZone!==o)){let h=[],p=m=>f.stop(),v=m=>{h=h.concat(r(m)),n(h),f.stop()},g=$r(s.start),_=$r(s.end);for(let m of e)if(f.start(),Oe(m)){let y=m(d?{start:qe(s.start),end:qe(s.end),startStr:g,endStr:_,timeZone:o}:{},v,p);y!==void 0&&Promise.resolve(y).then(v,p)}else{let y=Oe(m.extraParams)?m.extraParams():me({},m.extraParams);d&&(y.start=g,y.end=_,o!=="local"&&(y.timeZone=o)),y=new URLSearchParams(y);let E=m.url,S={},C;["GET","HEAD"].includes(m.method)?E+=(E.includes("?")?"&":"?")+y:(S["content-type"]="application/x-www-form-urlencoded;charset=UTF-8",C=String(y)),fetch(E,{method:m.method,headers:S,body:C,signal:Cd(),credentials:"same-origin"}).then(R=>R.json()).then(v).catch(p)}me(a,{...s,timeZone:o})}}}function op(e){let t=0;function r(n){let{options:{loading:o}}=e;Oe(o)&&o(n)}return{start:()=>++t===1&&r(!0),stop:()=>--t===0&&r(!1)}}function sp(e){return()=>{let{offset:t}=e,r=setInterval(()=>{let n=yr(void 0,t),o=Dt(W(n));e.now=n,at(e.today,o)||(e.today=o)},1e3);return()=>clearInterval(r)}}function ap(e){return()=>{let{offset:t,options:r}=e;O(()=>{for(let o of e.events)if(!o.allDay)for(let s of["start","end"]){let a=ca(o[s]);a!==void 0&&ba(o[s],t-a),Ki(o[s],t)}let n=ca(r.date);if(n!==void 0){let o=yr(void 0,t).getUTCDay()-yr(void 0,n).getUTCDay(),s=Lr(W(r.date),o);e.setOption("date",s)}Ki(r.date,t)})}}function lp(e){return()=>{let{activeRange:t,options:{datesSet:r}}=e;O(()=>{Oe(r)&&r({start:qe(t.start),end:qe(t.end),startStr:$r(t.start),endStr:$r(t.end),view:Bt(e.view)})})}}function dp(e){let t;return()=>{let{filteredEvents:r,options:{eventAllUpdated:n}}=e;O(()=>{Oe(n)&&(t||(t=setTimeout(()=>{t=null,n({view:Bt(e.view)})})))})}}function cp(e){return()=>{let{options:{view:t,viewDidMount:r}}=e;O(()=>{Oe(r)&&mr().then(()=>r({view:Bt(e.view)}))})}}function up(e){let t;return()=>{let{options:{date:r,duration:n,firstDay:o}}=e,s,a;return O(()=>{s=W(r),n.years?(s.setUTCMonth(0),s.setUTCDate(1)):n.months?s.setUTCDate(1):n.inWeeks&&Jd(s,o),a=Ie(W(s),n)}),t&&at(t.start,s)&&at(t.end,a)?t:t={start:s,end:a}}}function fp(e){let t;return()=>{let{currentRange:r,extensions:{activeRange:n}}=e,o,s;O(()=>{o=W(r.start),s=W(r.end)});let a=n?n(o,s):{start:o,end:s};return t&&at(t.start,a.start)&&at(t.end,a.end)?t:t=a}}function pp(e){return()=>{let{events:t,options:{eventFilter:r,eventOrder:n,filterEventsWithResources:o,resources:s,view:a}}=e,l=[...t];return O(()=>{if(Oe(r)){let d=t.map(Ct),u=Bt(e.view);l=l.filter((f,h)=>r({event:Ct(f),index:h,events:d,view:u}))}o&&(l=l.filter(d=>s.some(u=>d.resourceIds.includes(u.id)))),Oe(n)?l.sort((d,u)=>n(Ct(d),Ct(u))):l.sort((d,u)=>d.start-u.start||u.allDay-d.allDay)}),l}}function hp(e){return()=>{let{options:{timeZone:t}}=e,r;return O(()=>{r=t==="local"?Yo():t==="UTC"?0:rc(t)??Yo()}),r}}function vp(e){return()=>{let{options:t,activeRange:r}=e,{hiddenDays:n}=t,o=[];return O(()=>{let s=Dt(W(r.start)),a=Dt(W(r.end));for(;s<a;)n.includes(s.getUTCDay())||o.push(W(s)),Lr(s);if(!o.length&&n.length&&n.length<7){for(;n.includes(s.getUTCDay());)Lr(s);mr().then(()=>{e.setOption("date",s)})}}),o}}function gp(e){return()=>{let{currentRange:t,intlTitle:r}=e,n;return O(()=>{n=r.formatRange(t.start,In(W(t.end)))}),n}}function mp(e){return()=>{let{activeRange:t,currentRange:r,viewTitle:n,options:{view:o}}=e,s;return O(()=>{s=Ff(o,n,r,t)}),s}}var _p=class{#e;get auxComponents(){return i(this.#e)}set auxComponents(e){w(this.#e,e,!0)}#r;get offset(){return i(this.#r)}set offset(e){w(this.#r,e)}#t;get currentRange(){return i(this.#t)}set currentRange(e){w(this.#t,e)}#n;get activeRange(){return i(this.#n)}set activeRange(e){w(this.#n,e)}#i;get fetchedRange(){return i(this.#i)}set fetchedRange(e){w(this.#i,e,!0)}#o;get events(){return i(this.#o)}set events(e){w(this.#o,e)}#a;get filteredEvents(){return i(this.#a)}set filteredEvents(e){w(this.#a,e)}#s;get mainEl(){return i(this.#s)}set mainEl(e){w(this.#s,e,!0)}#l;get now(){return i(this.#l)}set now(e){w(this.#l,e,!0)}#d;get resources(){return i(this.#d)}set resources(e){w(this.#d,e)}#c;get scrollDate(){return i(this.#c)}set scrollDate(e){w(this.#c,e,!0)}#v;get today(){return i(this.#v)}set today(e){w(this.#v,e,!0)}#_;get intlEventTime(){return i(this.#_)}set intlEventTime(e){w(this.#_,e)}#u;get intlDayHeader(){return i(this.#u)}set intlDayHeader(e){w(this.#u,e)}#g;get intlDayHeaderAL(){return i(this.#g)}set intlDayHeaderAL(e){w(this.#g,e)}#$;get intlTitle(){return i(this.#$)}set intlTitle(e){w(this.#$,e)}#b;get viewDates(){return i(this.#b)}set viewDates(e){w(this.#b,e)}#m;get viewTitle(){return i(this.#m)}set viewTitle(e){w(this.#m,e)}#f;get view(){return i(this.#f)}set view(e){w(this.#f,e)}#h;get viewComponent(){return i(this.#h)}set viewComponent(e){w(this.#h,e,!0)}#y;get extensions(){return i(this.#y)}set extensions(e){w(this.#y,e,!0)}#p;get features(){return i(this.#p)}set features(e){w(this.#p,e,!0)}#w;get interaction(){return i(this.#w)}set interaction(e){w(this.#w,e,!0)}#x;get iClasses(){return i(this.#x)}set iClasses(e){w(this.#x,e,!0)}#E;get iClass(){return i(this.#E)}set iClass(e){w(this.#E,e,!0)}options;setOption;setViewOptions;constructor(e,t){[this.options,this.setOption,this.setViewOptions]=ep(e,t),this.#e=G(Ze([])),this.#r=c(hp(this)),this.#t=c(up(this)),this.#n=c(fp(this)),this.#i=G(Ze({events:{},resources:{}})),this.#o=G(Wo(this.options.events)),this.#a=c(pp(this)),this.#s=G(),this.#l=G(Ze(yr(void 0,this.offset))),this.#d=G(Wo($i(this.options.resources)?this.options.resources:[])),this.#c=G(),this.#v=G(Ze(Dt(W(this.now)))),this.#_=c(Md(this,"eventTimeFormat",!0)),this.#u=c(_i(this,"dayHeaderFormat")),this.#g=c(_i(this,"dayHeaderAriaLabelFormat")),this.#$=c(Md(this,"titleFormat")),this.#b=c(vp(this)),this.#m=c(gp(this)),this.#f=c(mp(this)),this.#h=G(),this.#y=G(Ze({})),this.#p=G(Ze([])),this.snippets={},this.#w=G(Ze({})),this.iEvents=new pi,this.#x=G(Ze(qo)),this.#E=G();for(let r of e)r.initState?.(this);this.#k()}#k(){let e=op(this);gr(rp(this)),gr(ap(this)),gr(sp(this)),ht(np(this,e)),ht(ip(this,e)),ht(lp(this)),ht(dp(this)),ht(cp(this))}},$p=te("<h2></h2>"),Fd=te("<button><i></i></button>"),Hd=te("<button> </button>"),yp=te("<div><!></div>"),bp=te("<button></button>");function zd(e,t){Se(t,!0);let r=$e("state"),n=c(()=>r.currentRange),o=c(()=>r.snippets),s=c(()=>r.today),a=c(()=>r.viewTitle),l=c(()=>r.viewDates),d=c(()=>r.options.buttonText),u=c(()=>r.options.customButtons),f=c(()=>r.options.date),h=c(()=>r.options.dateIncrement),p=c(()=>r.options.duration),v=c(()=>r.options.hiddenDays),g=c(()=>r.options.theme),_=c(()=>r.options.validRange),m=c(()=>r.options.view),y=G(!1),E=G(!1),S=G(!1),C=!1;gr(()=>{i(l),i(_),t.buttons,O(()=>{C||(C=!0,t.buttons.includes("prev")&&(w(y,!1),i(_).start&&w(y,R(b),!0)),t.buttons.includes("next")&&(w(E,!1),i(_).end&&w(E,R(T),!0)),t.buttons.includes("today")&&(w(S,i(s)>=i(n).start&&i(s)<i(n).end,!0),!i(S)&&(i(_).start||i(_).end)&&w(S,R(I),!0)),mr().then(()=>C=!1))})});function R(j){let k=i(f);j();let z=i(l).every(q=>Ji(q,i(_)));return r.setOption("date",k),z}function b(){r.setOption("date",ec(W(i(f)),i(h)??i(p),i(v)))}function T(){r.setOption("date",Qd(W(i(f)),i(h)??i(p),i(v)))}function I(){r.setOption("date",W(i(s)))}function N(j){return"customButton"+j.charAt(0).toUpperCase()+j.slice(1)}var K=we(),ee=ve(K);ke(ee,17,()=>t.buttons,st,(j,k)=>{var z=we(),q=ve(z),re=U=>{var x=$p();Ye(x,()=>Kt(i(a))),be(()=>X(x,1,i(g).title)),L(U,x)},pe=U=>{var x=Fd(),le=li(x);be(()=>{X(x,1,`${i(g).button??""} ec-${i(k)??""}`),Ue(x,"aria-label",i(d).prev),Ue(x,"title",i(d).prev),x.disabled=i(y),X(le,1,`${i(g).icon??""} ec-${i(k)??""}`)}),vt("click",x,b),L(U,x)},de=U=>{var x=Fd(),le=li(x);be(()=>{X(x,1,`${i(g).button??""} ec-${i(k)??""}`),Ue(x,"aria-label",i(d).next),Ue(x,"title",i(d).next),x.disabled=i(E),X(le,1,`${i(g).icon??""} ec-${i(k)??""}`)}),vt("click",x,T),L(U,x)},F=U=>{var x=Hd(),le=li(x,!0);be(()=>{X(x,1,`${i(g).button??""} ec-${i(k)??""}`),x.disabled=i(S),Lo(le,i(d)[i(k)])}),vt("click",x,I),L(U,x)},Z=U=>{let x=c(()=>Mn(i(u)[i(k)]?.content,void 0,void 0,i(o)[N(i(k))]));var le=yp(),Y=ye(le);$t(Y,()=>i(x).snippet??je),ie(le),Ye(le,()=>Kt(i(x).content,i(x).snippet)),be(()=>X(le,1,`ec-${i(k)??""}`)),L(U,le)},_e=c(()=>i(o)[N(i(k))]||i(u)[i(k)]?.content!=null),B=U=>{var x=bp();Ye(x,()=>Kt(i(u)[i(k)].text)),be(()=>X(x,1,or([i(g).button,`ec-${i(k)}`,i(u)[i(k)].active&&i(g).active]))),vt("click",x,function(...le){i(u)[i(k)].click?.apply(this,le)}),L(U,x)},A=U=>{var x=Hd(),le=li(x,!0);be(()=>{X(x,1,or([i(g).button,`ec-${i(k)}`,i(m)===i(k)&&i(g).active])),Lo(le,i(d)[i(k)])}),vt("click",x,()=>r.setOption("view",i(k))),L(U,x)};Me(q,U=>{i(k)==="title"?U(re):i(k)==="prev"?U(pe,1):i(k)==="next"?U(de,2):i(k)==="today"?U(F,3):i(_e)?U(Z,4):i(u)[i(k)]?U(B,5):U(A,-1)}),L(j,z)}),L(e,K),Re()}Nr(["click"]);var wp=te("<div><!></div>"),xp=te("<div></div>"),Ep=te("<nav></nav>");function kp(e,t){Se(t,!0);let r=c(()=>$e("state")),n=c(()=>i(r).options.headerToolbar),o=c(()=>i(r).options.theme),s=c(()=>{let l={};for(let d of["start","center","end"])l[d]=i(n)[d]?.split(" ").filter(Boolean).map(u=>u.split(",").filter(Boolean))??[];return l});var a=Ep();ke(a,21,()=>An(i(s)),st,(l,d)=>{var u=xp();ke(u,21,()=>i(s)[i(d)],st,(f,h)=>{var p=we(),v=ve(p),g=m=>{var y=wp();zd(ye(y),{get buttons(){return i(h)}}),ie(y),be(()=>X(y,1,i(o).buttonGroup)),L(m,y)},_=m=>{zd(m,{get buttons(){return i(h)}})};Me(v,m=>{i(h).length>1?m(g):m(_,-1)}),L(f,p)}),ie(u),be(()=>X(u,1,`ec-${i(d)??""}`)),L(l,u)}),ie(a),be(()=>X(a,1,i(o).toolbar)),L(e,a),Re()}var Tp=new Set(["$$slots","$$events","$$legacy","plugins","options"]),Cp=te("<div><!> <!> <!></div>");function Dp(e,t){Se(t,!0);let r=ge(t,"plugins",19,()=>[]),n=ge(t,"options",19,()=>({})),o=Zs(t,Tp),s=new _p(r(),n());s.snippets=o,Oi("state",s);let a=c(()=>s.auxComponents),l=c(()=>s.features),d=c(()=>s.events),u=c(()=>s.interaction),f=c(()=>s.iClass),h=c(()=>s.offset),p=c(()=>s.view),v=c(()=>s.viewComponent),g=c(()=>s.options.date),_=c(()=>s.options.dateIncrement),m=c(()=>s.options.duration),y=c(()=>s.options.height),E=c(()=>s.options.hiddenDays),S=c(()=>s.options.customScrollbars),C=c(()=>s.options.theme),R={...n()};gr(()=>{for(let[Y,se]of tp(n(),R))O(()=>{b(Y,se)});me(R,n())});function b(Y,se){return s.setOption(Y,se,!1),this}function T(Y){let se=s.options[Y];return $a(se)?qe(se):se}function I(){return s.fetchedRange.resources={},this}function N(){return s.fetchedRange.events={},this}function K(){return i(d).map(Ct)}function ee(Y){Y=String(Y);for(let se of i(d))if(se.id===Y)return Ct(se);return null}function j(Y){return Y=Go([Y],i(h))[0],i(d).push(Y),Ct(Y)}function k(Y){let se=String(Y.id),St=i(d).findIndex(Je=>Je.id===se);return St>=0?(Y=Go([Y],i(h))[0],i(d)[St]=Y,Ct(Y)):null}function z(Y){Y=String(Y);let se=i(d).findIndex(St=>St.id===Y);return se>=0&&i(d).splice(se,1),this}function q(){return Bt(i(p))}function re(){return i(u).action?.unselect(),this}function pe(Y,se){let St=gi(Y,se);if(St){let Je=vi(St)(Y,se);return Je.date=qe(Je.date),Je}return null}function de(Y){return Y=Dt(yr(Y)),s.setOption("date",W(Y)),s.scrollDate=Y,this}function F(){return s.setOption("date",Qd(W(i(g)),i(_)??i(m),i(E))),this}function Z(){return s.setOption("date",ec(W(i(g)),i(_)??i(m),i(E))),this}var _e={setOption:b,getOption:T,refetchResources:I,refetchEvents:N,getEvents:K,getEventById:ee,addEvent:j,updateEvent:k,removeEventById:z,getView:q,unselect:re,dateFromPoint:pe,gotoDate:de,next:F,prev:Z},B=Cp();let A;var U=ye(B);kp(U,{});var x=Ee(U,2);ji(x,()=>i(v),(Y,se)=>{se(Y,{})});var le=Ee(x,2);return ke(le,17,()=>i(a),st,(Y,se)=>{var St=we(),Je=ve(St);ji(Je,()=>i(se),(Zt,br)=>{br(Zt,{})}),L(Y,St)}),ie(B),be(Y=>{X(B,1,or([i(C).calendar,i(C).view,i(f)&&i(C)[i(f)],i(S)&&i(C).customScrollbars])),Ue(B,"role",Y),A=Mr(B,"",A,{height:i(y)})},[()=>i(l).includes("list")?"list":"table"]),L(e,B),Re(_e)}function Sp(e){"weekNumbers"in e||me(e,{weekNumbers:!1,weekNumberContent:void 0})}function Rp(e){return()=>{let{viewDates:t,options:{duration:r,hiddenDays:n}}=e,o;return O(()=>o=r.months||r.inWeeks?7-n.length:t.length),o}}function Ap(e,t){return()=>{let{options:{highlightedDates:r,validRange:n},viewDates:o}=e,{colsCount:s}=t,a=[];return O(()=>{let l=[],d=1,u=1;for(let f of o)l.push({gridColumn:d,gridRow:u,resource:void 0,dayStart:f,dayEnd:Lr(W(f)),disabled:Ji(f,n),highlight:r.some(h=>at(h,f))}),d===s&&(a.push(l),l=[],d=0,++u),++d}),a}}function Np(e,t){return()=>{let{filteredEvents:r}=e,{grid:n}=t,o=[],s=[];return O(()=>{for(let a of r)for(let l of n)Pr(a.display)?a.allDay&&(s=s.concat(mi(a,l))):o=o.concat(mi(a,l));dc(o)}),{chunks:o,bgChunks:s}}}function Op(e,t){return()=>{let{iEvents:r}=e,{grid:n}=t,o=[];for(let[,s]of r)s&&O(()=>{for(let a of n)o=o.concat(mi(s,a,!1))});return o}}var Ip=class{#e;get colsCount(){return i(this.#e)}set colsCount(e){w(this.#e,e)}#r;get grid(){return i(this.#r)}set grid(e){w(this.#r,e)}#t;get gridEl(){return i(this.#t)}set gridEl(e){w(this.#t,e,!0)}#n;get chunks(){return i(this.#n)}set chunks(e){w(this.#n,e)}#i;get bgChunks(){return i(this.#i)}set bgChunks(e){w(this.#i,e)}#o;get iChunks(){return i(this.#o)}set iChunks(e){w(this.#o,e)}#a;get intlDayCell(){return i(this.#a)}set intlDayCell(e){w(this.#a,e)}#s;get intlDayPopover(){return i(this.#s)}set intlDayPopover(e){w(this.#s,e)}#l;get popupDay(){return i(this.#l)}set popupDay(e){w(this.#l,e,!0)}constructor(e){this.#e=c(Rp(e)),this.#r=c(Ap(e,this)),this.#t=G();let t=c(Np(e,this)),r=c(()=>i(t).chunks),n=c(()=>i(t).bgChunks);this.#n=c(()=>i(r)),this.#i=c(()=>i(n)),this.#o=c(Op(e,this)),this.hiddenChunks=new pi,this.#a=c(_i(e,"dayCellFormat")),this.#s=c(_i(e,"dayPopoverFormat")),this.#l=G(null)}},Mp=te("<div><!></div>");function _c(e,t){Se(t,!0);let r=ge(t,"el",15),n=ge(t,"allDay",3,!1),o=ge(t,"resource",3,void 0),s=ge(t,"dateFromPoint",3,()=>t.date),a=ge(t,"classes",3,qo),l=ge(t,"disabled",3,!1),d=ge(t,"highlight",3,!1),u=ge(t,"role",3,"cell"),f=ge(t,"noIeb",3,!1),h=ge(t,"noBeb",3,!1),p=ge(t,"defaultContent",3,void 0),v=c(()=>$e("state")),g=c(()=>i(v).today),_=c(()=>i(v).snippets),m=c(()=>i(v).interaction.action),y=c(()=>i(v).options.dayCellContent),E=c(()=>i(v).options.theme),S=c(()=>$e("view-state")),C=c(()=>i(S).snap),R=c(()=>at(t.date,i(g))),b=c(()=>Mn(i(y),()=>({allDay:n(),date:qe(t.date),isToday:i(R),resource:o()}),p(),i(_).dayCellContent)),T=c(()=>a()([i(E).day,i(E).weekdays?.[t.date.getUTCDay()],i(R)&&i(E).today,d()&&i(E).highlight,l()&&i(E).disabled,f()&&i(E).noIeb,h()&&i(E).noBeb]));fi(()=>{oc(r(),(k,z)=>({allDay:n(),date:s()(k,z),resource:o(),dayEl:r(),disabled:l()}))});let I=c(()=>!l()&&i(m)?k=>i(m).select(k,i(C)):void 0);var N=Mp(),K=ye(N),ee=k=>{var z=we(),q=ve(z);$t(q,()=>t.content,()=>i(b)),L(k,z)},j=k=>{var z=we(),q=ve(z);$t(q,()=>i(b).snippet??je,()=>i(b).arg),L(k,z)};Me(K,k=>{t.content?k(ee):k(j,-1)}),ie(N),sr(N,k=>r(k),()=>r()),Ye(N,()=>t.content?null:Kt(i(b).content,i(b).snippet)),be(()=>{X(N,1,or(i(T))),Ue(N,"role",u())}),vt("pointerdown",N,function(...k){i(I)?.apply(this,k)}),L(e,N),Re()}Nr(["pointerdown"]);var Lp=te("<div><!></div>"),Pp=te("<article><!></article>");function Fp(e,t){Se(t,!0);let r=ge(t,"el",15),n=ge(t,"classes",3,qo),o=ge(t,"styles",3,qo),s=c(()=>$e("state")),a=c(()=>i(s).intlEventTime),l=c(()=>i(s).resources),d=c(()=>i(s).snippets),u=c(()=>i(s).view),f=c(()=>i(s).options.displayEventEnd),h=c(()=>i(s).options.eventBackgroundColor),p=c(()=>i(s).options.eventColor),v=c(()=>i(s).options.eventContent),g=c(()=>i(s).options.eventClick),_=c(()=>i(s).options.eventDidMount),m=c(()=>i(s).options.eventClassNames),y=c(()=>i(s).options.eventMouseEnter),E=c(()=>i(s).options.eventMouseLeave),S=c(()=>i(s).options.eventTextColor),C=c(()=>i(s).options.theme),R=c(()=>t.chunk.event),b=c(()=>t.chunk.event.display),T=c(()=>i(R).backgroundColor??fc(t.chunk.resource??Ld(i(R),i(l)))??i(h)??i(p)),I=c(()=>i(R).textColor??pc(t.chunk.resource??Ld(i(R),i(l)))??i(S)),N=c(()=>Tf(o()({"background-color":i(T),color:i(I)})).map(B=>`${B[0]}:${B[1]}`).concat(i(R).styles).join(";")),K=c(()=>{let B=[Pr(i(b))?i(C).bgEvent:i(C).event];if(i(R).allDay){at(Dt(W(t.chunk.start)),i(R).start)||B.push(i(C).startClipped);let A=W(t.chunk.end),U=W(i(R).end);A.setUTCSeconds(A.getUTCSeconds()-1),U.setUTCSeconds(U.getUTCSeconds()-1),at(Dt(A),Dt(U))||B.push(i(C).endClipped)}else at(t.chunk.start,i(R).start)||B.push(i(C).startClipped),at(t.chunk.end,i(R).end)||B.push(i(C).endClipped);return n()(B.concat(Vf(i(m),i(R),i(u))))}),ee=c(()=>Uf(t.chunk,i(f),i(a))),j=c(()=>Mn(i(v),()=>({event:Ct(i(R)),timeText:i(ee),view:Bt(i(u))}),()=>Bf(t.chunk,i(ee),i(C)),i(d).eventContent));fi(()=>{Oe(i(_))&&i(_)({event:Ct(i(R)),timeText:i(ee),el:r(),view:Bt(i(u))})});function k(B,A){return Oe(B)&&!jo(A)?U=>B({event:Ct(i(R)),el:r(),jsEvent:U,view:Bt(i(u))}):void 0}let z=c(()=>!Pr(i(b))&&k(i(g),i(b))||void 0),q=c(()=>i(z)&&_a(i(z))),re=c(()=>k(i(y),i(b))),pe=c(()=>k(i(E),i(b)));var de=Pp();{let B=A=>{var U=Lp(),x=ye(U);$t(x,()=>i(j).snippet??je,()=>i(j).arg),ie(U),Ye(U,()=>Kt(i(j).content,i(j).snippet)),be(()=>X(U,1,or(i(C).eventBody))),L(A,U)};var F=ye(de),Z=A=>{var U=we(),x=ve(U);$t(x,()=>t.body,()=>B,()=>i(T),()=>i(I)),L(A,U)},_e=A=>{B(A)};Me(F,A=>{t.body?A(Z):A(_e,-1)}),ie(de),sr(de,A=>r(A),()=>r())}be(()=>{X(de,1,or(i(K))),Mr(de,i(N)),Ue(de,"role",i(z)?"button":void 0),Ue(de,"tabindex",i(z)?0:void 0)}),vt("click",de,function(...B){i(z)?.apply(this,B)}),vt("keydown",de,function(...B){i(q)?.apply(this,B)}),Ut("mouseenter",de,function(...B){i(re)?.apply(this,B)}),Ut("mouseleave",de,function(...B){i(pe)?.apply(this,B)}),vt("pointerdown",de,function(...B){t.onpointerdown?.apply(this,B)}),L(e,de),Re()}Nr(["click","keydown","pointerdown"]);var Hp=te("<div><!></div>");function ha(e,t){Se(t,!0);let r=ge(t,"weekday",3,!0),n=ge(t,"colSpan",3,1),o=ge(t,"ariaHidden",3,!1),s=ge(t,"disabled",3,!1),a=ge(t,"highlight",3,!1),l=ge(t,"cssSpan",3,!1),d=c(()=>$e("state")),u=c(()=>i(d).today),f=c(()=>i(d).options.theme);var h=Hp();let p;var v=ye(h);$t(v,()=>t.children),ie(h),be(g=>{X(h,1,g),Ue(h,"role",o()?null:"columnheader"),Ue(h,"aria-colspan",o()||n()<=1?null:n()),Ue(h,"aria-colindex",o()?null:t.colIndex),Ue(h,"aria-hidden",o()?"true":null),p=Mr(h,"",p,{"--ec-col-group-span":l()?n():void 0})},[()=>or([t.className??i(f).colHead,r()&&i(f).weekdays?.[t.date.getUTCDay()],r()&&at(t.date,i(u))&&i(f).today,a()&&i(f).highlight,s()&&i(f).disabled])]),L(e,h),Re()}var zp=te("<time></time>");function va(e,t){Se(t,!0);let r=ge(t,"alPrefix",3,""),n=c(()=>$e("state")),o=c(()=>i(n).intlDayHeader),s=c(()=>i(n).intlDayHeaderAL);var a=zp();Ye(a,()=>Kt(i(o).format(t.date))),be((l,d)=>{Ue(a,"datetime",l),Ue(a,"aria-label",`${r()??""}${d??""}`)},[()=>$r(t.date,10),()=>i(s).format(t.date)]),L(e,a),Re()}function Da(e,t){Se(t,!0);let r=ge(t,"el",15),n=c(()=>$e("state")),o=c(()=>i(n).iClasses),s=c(()=>i(n).interaction.action),a=c(()=>i(n).interaction.resizer),l=c(()=>$e("view-state")),d=c(()=>i(l).snap),u=c(()=>t.chunk.event),f=c(()=>t.chunk.event.display),h=c(()=>g=>i(o)(g,i(u)));function p(g){return i(s)?.draggable(g)?_=>i(s).drag(g,_,t.forceDate,t.forceMargin,i(d)):i(s)?.noAction}let v=c(()=>!Pr(i(f))&&!jo(i(f))?p(i(u)):void 0);Fp(e,{get chunk(){return t.chunk},get classes(){return i(h)},get styles(){return t.styles},get onpointerdown(){return i(v)},get el(){return r()},set el(_){r(_)},body:(_,m=je)=>{var y=we(),E=ve(y),S=R=>{var b=we(),T=ve(b);ji(T,()=>i(a),(I,N)=>{N(I,{get chunk(){return t.chunk},get axis(){return t.axis},get forceDate(){return t.forceDate},get forceMargin(){return t.forceMargin},children:(K,ee)=>{var j=we(),k=ve(j);$t(k,m),L(K,j)},$$slots:{default:!0}})}),L(R,b)},C=R=>{var b=we(),T=ve(b);$t(T,m),L(R,b)};Me(E,R=>{i(a)?R(S):R(C,-1)}),L(_,y)},$$slots:{body:!0}}),Re()}var Up=te("<span><!></span>"),Bp=te('<a role="button" tabindex="0" aria-haspopup="dialog"><!></a>'),Vp=te("<div><time><!></time> <!></div> <div><!></div>",1);function Yp(e,t){Se(t,!0);let r=$e("state"),n=$e("view-state");c(()=>r.features);let o=c(()=>r.snippets),s=c(()=>r.options.date),a=c(()=>r.options.firstDay),l=c(()=>r.options.moreLinkContent),d=c(()=>r.options.theme),u=c(()=>r.options.weekNumbers),f=c(()=>r.options.weekNumberContent),h=c(()=>n.hiddenChunks),p=c(()=>n.intlDayCell),v=c(()=>t.day.dayStart),g=c(()=>t.day.disabled),_=c(()=>t.day.highlight),m=c(()=>i(v).getUTCMonth()!==i(s).getUTCMonth()),y=c(()=>T=>[...T,i(m)&&i(d).otherMonth]),E=c(()=>i(u)&&i(v).getUTCDay()===(i(a)?1:0)),S=c(()=>i(E)?If(tc(i(v),i(a)),i(v),i(f),i(o).weekNumberContent):{}),C=c(()=>i(h).get(rn(i(v)))),R=c(()=>{if(!i(C))return{};let T=i(C).length,I="+"+T+" more";return Mn(i(l),()=>({num:T,text:I}),I,i(o).moreLinkContent)});function b(){n.popupDay=t.day}_c(e,{get date(){return i(v)},allDay:!0,get classes(){return i(y)},get disabled(){return i(g)},get highlight(){return i(_)},get noIeb(){return t.noIeb},get noBeb(){return t.noBeb},defaultContent:()=>i(p).format(i(v)),content:(I,N=je)=>{var K=Vp(),ee=ve(K),j=ye(ee),k=ye(j);$t(k,()=>N().snippet??je,()=>N().arg),ie(j),Ye(j,()=>Kt(N().content,N().snippet));var z=Ee(j,2),q=F=>{var Z=Up(),_e=ye(Z);$t(_e,()=>i(S).snippet??je,()=>i(S).arg),ie(Z),Ye(Z,()=>Kt(i(S).content,i(S).snippet)),be(()=>X(Z,1,i(d).weekNumber)),L(F,Z)};Me(z,F=>{i(E)&&F(q)}),ie(ee);var re=Ee(ee,2),pe=ye(re),de=F=>{var Z=Bp(),_e=c(()=>ua(b)),B=c(()=>_a(b)),A=c(ua),U=ye(Z);$t(U,()=>i(R).snippet??je,()=>i(R).arg),ie(Z),Ye(Z,()=>Kt(i(R).content,i(R).snippet)),vt("click",Z,function(...x){i(_e)?.apply(this,x)}),vt("keydown",Z,function(...x){i(B)?.apply(this,x)}),vt("pointerdown",Z,function(...x){i(A)?.apply(this,x)}),L(F,Z)};Me(pe,F=>{i(C)&&F(de)}),ie(re),be(F=>{X(ee,1,i(d).dayHead),Ue(j,"datetime",F),X(re,1,i(d).dayFoot)},[()=>$r(i(v),10)]),L(I,K)},$$slots:{content:!0}}),Re()}Nr(["click","keydown","pointerdown"]);function Bo(e,t){Se(t,!0);let r=ge(t,"inPopup",3,!1),n=c(()=>$e("state")),o=c(()=>i(n).options.dayMaxEvents),s=c(()=>i(n).options.eventGap),a=c(()=>$e("view-state")),l=c(()=>i(a).colsCount),d=c(()=>i(a).gridEl),u=c(()=>i(a).hiddenChunks),f=c(()=>i(a).popupDay),h=G(void 0),p=G(1),v=G(!1),g=c(()=>t.chunk.event),_=c(()=>t.chunk.event.display);function m(){return i(d).children.item((t.chunk.gridRow-1)*i(l)+t.chunk.gridColumn-1)}ht(()=>{r()||w(p,hi(m().firstElementChild)||1,!0)});let y=c(()=>b=>{if(b["grid-column"]=`${t.chunk.gridColumn} / span ${t.chunk.dates.length}`,b["grid-row"]=t.chunk.gridRow,!Pr(i(_))){let T=r()?1:i(p);if(i(g)._margin){let[I,N]=i(g)._margin;I>T&&t.chunk.gridRow===N&&(T=I)}b["margin-block-start"]=`${T}px`}return i(v)&&(b.visibility="hidden"),b});function E(){w(p,cc(t.chunk,hi(i(h)),hi(m().firstElementChild)||1,i(s)),!0)}function S(){if(i(o)===!0){let b=m(),T=hi(b)-C(b);if(w(v,t.chunk.bottom>T),i(v))for(let I of t.chunk.dates){let N=rn(I);if(i(u).has(N)){let K=i(u).get(N);K.includes(t.chunk)||i(u).set(N,[...K,t.chunk])}else i(u).set(N,[t.chunk])}}else w(v,!1),i(u).size&&i(u).clear()}function C(b){let T=0;for(let I=0;I<t.chunk.dates.length&&(T=_r(T,hi(b.lastElementChild)),b=b.nextElementSibling,!!b);++I);return T}var R={reposition:E,hide:S};{let b=c(()=>r()&&i(f).dayStart),T=c(()=>[i(p),t.chunk.gridRow]);Da(e,{get chunk(){return t.chunk},get styles(){return i(y)},axis:"x",get forceDate(){return i(b)},get forceMargin(){return i(T)},get el(){return i(h)},set el(I){w(h,I,!0)}})}return Re(R)}var qp=te('<dialog closedby="closerequest"><header><time></time>  <a role="button" tabindex="0">&times;</a></header> <div></div></dialog>');function Gp(e,t){Se(t,!0);let r=$e("view-state"),n=c(()=>$e("state")),o=c(()=>i(n).interaction),s=c(()=>i(n).options.buttonText),a=c(()=>i(n).options.theme),l=c(()=>r.colsCount),d=c(()=>r.chunks),u=c(()=>r.gridEl),f=c(()=>r.intlDayPopover),h=c(()=>r.popupDay),p=G(void 0),v=G(""),g=c(()=>i(h).gridColumn),_=c(()=>i(h).gridRow),m=c(()=>i(h).dayStart),y=c(()=>i(h).dayEnd),E=c(()=>{let z=[];for(let q of i(d))q.gridRow===i(_)&&q.gridColumn<=i(g)&&q.gridColumn+q.dates.length>i(g)&&z.push(me({},q,Xo(q.event,i(m),i(y))));return z.sort((q,re)=>q.top-re.top),z});fi(()=>{i(p).show()}),ht(()=>{i(E).length?O(S):C()});function S(){let z=i(u).children.item((i(_)-1)*i(l)+i(g)-1),q=Nn(i(p)),re=Nn(z),pe=Nn(i(u));w(v,"");let de;if(q.width>=pe.width){de=pe.left-re.left;let Z=re.right-pe.right;w(v,i(v)+`inset-inline-end:${Z}px;`)}else de=(re.width-q.width)/2,re.left+de<pe.left?de=pe.left-re.left:re.left+de+q.width>pe.right&&(de=pe.right-re.left-q.width);w(v,i(v)+`inset-inline-start:${de}px;`);let F;q.height>=pe.height?(F=pe.top-re.top,w(v,i(v)+`block-size:${pe.height}px;`)):(F=(re.height-q.height)/2,re.top+F<pe.top?F=pe.top-re.top:re.top+F+q.height>pe.bottom&&(F=pe.bottom-re.top-q.height)),w(v,i(v)+`inset-block-start:${F}px;`)}function C(){r.popupDay=null}function R(){C(),i(o).action?.noClick()}var b=qp();let T;var I=ye(b),N=ye(I);Ye(N,()=>Kt(i(f).format(i(m))));var K=Ee(N,2);bo(K,!0);var ee=c(()=>ua(C)),j=c(()=>_a(C));ie(I);var k=Ee(I,2);ke(k,21,()=>i(E),st,(z,q)=>{Bo(z,{get chunk(){return i(q)},inPopup:!0})}),ie(k),ie(b),sr(b,z=>w(p,z),()=>i(p)),Ye(b,()=>Ef("pointerdown")),be(z=>{X(b,1,i(a).popup),T=Mr(b,i(v),T,{"grid-area":`${i(_)+1} / ${i(g)}`}),X(I,1,i(a).dayHead),Ue(N,"datetime",z),Ue(K,"aria-label",i(s).close),X(k,1,i(a).events)},[()=>$r(i(m),10)]),Ut("pointerdownoutside",b,R),Ut("close",b,C),vt("click",K,function(...z){i(ee)?.apply(this,z)}),vt("keydown",K,function(...z){i(j)?.apply(this,z)}),L(e,b),Re()}Nr(["click","keydown"]);var Wp=te('<div role="columnheader"><span></span></div>'),jp=te('<section><header><div role="row"></div></header> <div><div></div> <div><!> <!> <!></div></div> <!></section>');function ga(e,t){Se(t,!0);let r=$e("state"),n=new Ip(r);Oi("view-state",n);let o=c(()=>r.intlDayHeader),s=c(()=>r.intlDayHeaderAL),a=c(()=>r.options.dayMaxEvents),l=c(()=>r.options.eventGap),d=c(()=>r.options.theme),u=c(()=>n.grid),f=c(()=>n.chunks),h=c(()=>n.bgChunks),p=c(()=>n.iChunks),v=c(()=>n.hiddenChunks),g=c(()=>n.popupDay),_=[];function m(){lc(_,i(f)),i(v).clear(),mr().then(y)}function y(){i(v).size,_.forEach(b=>b?.hide())}ht(()=>{i(l),m()}),ht(y);var E=we(),S=ve(E),C=b=>{var T=jp();let I;var N=ye(T),K=ye(N);ke(K,21,()=>i(u)[0],st,(F,Z,_e)=>{let B=()=>i(Z).dayStart;var A=Wp();Ue(A,"aria-colindex",1+_e);var U=ye(A);Ye(U,()=>Kt(i(o).format(B()))),ie(A),be((x,le)=>{X(A,1,x),Ue(U,"aria-label",le)},[()=>or([i(d).colHead,i(d).weekdays?.[B().getUTCDay()]]),()=>i(s).format(B())]),L(F,A)}),ie(K),ie(N);var ee=Ee(N,2),j=ye(ee);ke(j,21,()=>i(u),st,(F,Z,_e)=>{var B=we(),A=ve(B);ke(A,17,()=>i(Z),st,(U,x,le)=>{{let Y=c(()=>le+1===Fe(i(Z))),se=c(()=>_e+1===Fe(i(u)));Yp(U,{get day(){return i(x)},get noIeb(){return i(Y)},get noBeb(){return i(se)}})}}),L(F,B)}),ie(j),sr(j,F=>n.gridEl=F,()=>n?.gridEl);var k=Ee(j,2),z=ye(k);ke(z,19,()=>i(f),F=>F.id,(F,Z,_e)=>{sr(Bo(F,{get chunk(){return i(Z)}}),(B,A)=>_[A]=B,B=>_?.[B],()=>[i(_e)])});var q=Ee(z,2);ke(q,17,()=>i(h),F=>F.id,(F,Z)=>{Bo(F,{get chunk(){return i(Z)}})});var re=Ee(q,2);ke(re,17,()=>i(p),st,(F,Z)=>{Bo(F,{get chunk(){return i(Z)}})}),ie(k),ie(ee);var pe=Ee(ee,2),de=F=>{Gp(F,{})};Me(pe,F=>{i(g)&&F(de)}),ie(T),sr(T,F=>r.mainEl=F,()=>r?.mainEl),Ye(T,()=>Wd(m)),be((F,Z)=>{X(T,1,or([i(d).main,i(a)===!0&&i(d).uniform])),I=Mr(T,"",I,{"--ec-grid-cols":F,"--ec-grid-rows":Z}),X(N,1,i(d).header),X(K,1,i(d).grid),X(ee,1,i(d).body),X(j,1,i(d).grid),X(k,1,i(d).events)},[()=>Fe(i(u)[0]),()=>Fe(i(u))]),L(b,T)},R=c(()=>!tn(i(u))&&!tn(i(u)[0]));Me(S,b=>{i(R)&&b(C)}),L(e,E),Re()}var $c={createOptions(e){Sp(e),me(e,{dayMaxEvents:!1,dayCellFormat:{day:"numeric"},dayPopoverFormat:{month:"long",day:"numeric",year:"numeric"},moreLinkContent:void 0,view:"dayGridMonth"}),me(e.buttonText,{dayGridDay:"day",dayGridMonth:"month",dayGridWeek:"week",close:"Close"}),me(e.theme,{uniform:"ec-uniform",dayFoot:"ec-day-foot",otherMonth:"ec-other-month",popup:"ec-popup"}),me(e.views,{dayGridDay:{buttonText:Ea,component:()=>ga,dayHeaderFormat:{weekday:"long"},displayEventEnd:!1,duration:{days:1},theme:On("ec-day-grid ec-day-view")},dayGridWeek:{buttonText:ka,component:()=>ga,displayEventEnd:!1,theme:On("ec-day-grid ec-week-view")},dayGridMonth:{buttonText:jf,component:Xp,dayHeaderFormat:{weekday:"short"},dayHeaderAriaLabelFormat:{weekday:"long"},displayEventEnd:!1,duration:{months:1},theme:On("ec-day-grid ec-month-view"),titleFormat:{year:"numeric",month:"long"}}})}};function Xp(e){return e.features=["dayNumber"],e.extensions.activeRange=(t,r)=>{let{options:{firstDay:n}}=e;return{start:Jd(t,n),end:Of(r,n)}},ga}function yc(e,t,r){return e.startEditable??t??e.editable??r}function Kp(e,t,r){return e.durationEditable??t??e.editable??r}var na=!1;function Zp(e){na||(na=!0,window.requestAnimationFrame(()=>{e(),na=!1}))}function Ud(e,t,r){return _r(t,en(r,e))}function Jp(e){return()=>{let{options:{editable:t,eventStartEditable:r,theme:n}}=e;e.iClasses=(o,s)=>{let{display:a}=s;return[...o,jo(a)?[n[a]]:!Pr(a)&&yc(s,r,t)?[n.draggable]:[]]}}}function Qp(e){return()=>{let{interaction:t,mainEl:r}=e;if(r)return Xi(r,"scroll",()=>{t.action.handleScroll(),t.pointer?.handleScroll()})}}var eh=class{constructor(e){this.#e(e)}#e(e){gr(Jp(e)),ht(Qp(e))}};function th(e,t){Se(t,!0);let r=$e("state"),n=c(()=>r.events),o=c(()=>r.iEvents),s=c(()=>r.features),a=c(()=>r.view),l=c(()=>r.mainEl),d=c(()=>r.options.dateClick),u=c(()=>r.options.dragConstraint),f=c(()=>r.options.dragScroll),h=c(()=>r.options.editable),p=c(()=>r.options.eventStartEditable),v=c(()=>r.options.eventDragMinDistance),g=c(()=>r.options.eventDragStart),_=c(()=>r.options.eventDragStop),m=c(()=>r.options.eventDrop),y=c(()=>r.options.eventLongPressDelay),E=c(()=>r.options.eventResizeStart),S=c(()=>r.options.eventResizeStop),C=c(()=>r.options.eventResize),R=c(()=>r.options.longPressDelay),b=c(()=>r.options.resizeConstraint),T=c(()=>r.options.selectable),I=c(()=>r.options.select),N=c(()=>r.options.selectBackgroundColor),K=c(()=>r.options.selectConstraint),ee=c(()=>r.options.selectLongPressDelay),j=c(()=>r.options.selectMinDistance),k=c(()=>r.options.unselect),z=c(()=>r.options.unselectAuto),q=c(()=>r.options.unselectCancel),re=c(()=>r.options.validRange),pe=1,de=2,F=3,Z=4,_e=5,B=6,A,U,x,le,Y,se,St,Je,Zt,br,on,Qe,Be,Pn,Fn,ar,Jt,ae,ce,ue,lt,et,Ge,Rt,Le,wr,We,At;function yi(D){return yc(D,i(p),i(h))}function sn(D,M,fe,ne,Nt){A||(A=Qo(M)?pe:B,_n()&&(x=D,wi(M,Nt),fe&&(se=fe),ne&&(wr=ne),ae="dragging",an(M)))}function bi(D,M,fe,ne,Nt,ro,Qc){if(!A&&(A=Qo(M)?fe?F:de:B,_n())){let{zeroDuration:no}=D;x=D.event,wi(M,Qc),ro&&(wr=ro),ae=ne==="x"?"resizingX":"resizingY",eo()?(ue=W(x.end),Jt?(da(ue,x.start),ue>=x.end&&In(ue)):(Uo(ue,We),ue<x.start&&(ue=x.start)),se=Jt?Dt(W(x.start)):x.start):(ue=W(x.start),Jt?(da(ue,x.end),ue<=x.start&&!no&&Lr(ue)):(Ie(ue,We),ue>x.end&&(ue=x.end)),Jt?(se=Dt(W(x.end)),!no&&at(se,x.end)&&In(se)):(se=x.end,no||(se=Uo(W(se),We))),no&&!Jt&&(At=We)),Nt&&(se=Nt),an(M)}}function Ko(D,M){A||(A=Qo(D)?i(T)&&!i(s).includes("list")?Z:_e:B,_n()&&(wi(D,M),ae="selecting",lt=Jt?yt({day:1}):We,x={allDay:Jt,start:se,end:Ie(W(se),lt),resourceIds:Je?[Je.id]:[]},an(D)))}function Zo(){A||(A=B)}function wi(D,M){window.getSelection().removeAllRanges(),br=Qe=D.clientX,on=Be=D.clientY,We=M?.duration;let fe=gi(Qe,Be);({allDay:Jt,date:se,resource:Je}=vi(fe)(Qe,Be)),Fn=i(l)!==Nd(fe,3),Pn=Nd(fe,1),Oa(),D.pointerType!=="mouse"&&(Rt=setTimeout(()=>{A&&(U=!0,an(D))},(ln()?i(ee):i(y))??i(R)))}function an(D){if(U||D&&D.pointerType==="mouse"&&Gc()>=(ln()?i(j):i(v))){U=!0,to(D),le||(ln()?Yc():Vc(D,Hn()?i(E):i(g)));let M=xi(Bc());if(M){let fe;if({allDay:fe,date:St,resource:Zt}=M,fe===Jt){let ne=Qi({},le),Nt=i(b);ar=yt((St-se)/1e3),eo()?(ne.start=Ie(W(x.start),ar),ne.start>ue&&(ne.start=ue,ar=yt((ue-x.start)/1e3))):(ne.end=Ie(W(x.end),ar),At&&Ie(ne.end,At),Hn()?ne.end<ue&&(ne.end=ue,ar=yt((ue-x.end)/1e3)):ln()?(ne.end<x.end?(ne.start=Uo(ne.end,lt),ne.end=x.end):ne.start=x.start,Nt=i(K)):(ne.start=Ie(W(x.start),ar),Je&&(ne.resourceIds=x.resourceIds.filter(ro=>ro!==Je.id),ne.resourceIds.push(Zt.id)),Nt=i(u))),ce=!1,Nt!==void 0&&(ne=Qi(ta(x),ne),ce=Nt(ln()?Ma(ne,D):La(ne,x,D))===!1),ce||qc(ne)}}r.iClass=ce?"notAllowed":ae}if(i(f)){let M=24,fe=24;Zp(()=>{Le&&(Fn||(Be<Le.top+M&&(i(l).scrollTop+=_r(-8,(Be-Le.top-M)/3)),Be>Le.bottom-M&&(i(l).scrollTop+=en(8,(Be-Le.bottom+M)/3))),Qe<Le.left+fe&&(i(l).scrollLeft+=_r(-8,(Qe-Le.left-fe)/3)),Qe>Le.right-fe&&(i(l).scrollLeft+=en(8,(Qe-Le.right+fe)/3)),Be<M&&window.scrollBy(0,_r(-8,(Be-M)/3)),Be>window.innerHeight-M&&window.scrollBy(0,en(8,(Be-window.innerHeight+M)/3)))})}}function Aa(){_n()&&(Oa(),an())}function zc(D){_n()&&D.isPrimary&&(Qe=D.clientX,Be=D.clientY,an(D))}function Uc(D){if(et&&i(z)&&!(i(q)&&D.target.closest(i(q)))&&to(D),A&&D.isPrimary){if(U)if(ln()){if(ce)Jo();else if(et=!0,Oe(i(I))){let M=Ma(le,D);i(I)(M)}}else{x.display=Y;let M=Hn()?i(S):i(_);Oe(M)&&M({event:Ct(x),jsEvent:D,view:Bt(i(a))});let fe=ta(x);if(Ia(x,ce?fe:le),Jo(),M=Hn()?i(C):i(m),!ce&&Oe(M)){let ne=x,Nt=La(x,fe,D);M(me(Nt,{revert(){Ia(ne,fe)}}))}}else if((Wc()||ln())&&Oe(i(d))&&!Ge){Qe=D.clientX,Be=D.clientY;let M=gi(Qe,Be);if(M){let{allDay:fe,date:ne,resource:Nt}=vi(M)(Qe,Be);i(d)({allDay:fe,date:qe(ne),dateStr:$r(ne),dayEl:M,jsEvent:D,view:Bt(i(a)),resource:Nt})}}Na()}Ge=!1}function Na(){U=ce=!1,A=br=on=Qe=Be=x=Y=se=St=Je=Zt=ar=At=Jt=ue=lt=wr=Pn=Le=We=void 0,r.iClass=void 0,Rt&&(clearTimeout(Rt),Rt=void 0)}function Bc(){return gi(Ud(Qe,Le.left,Le.right),Ud(Be,Le.top,Le.bottom))}function xi(D){if(D){let M=vi(D)(Qe,Be);if(M.disabled){if(!i(re).end||M.date<i(re).end)return xi(D.nextElementSibling);if(!i(re).start||M.date>i(re).start)return xi(D.previousElementSibling)}else return(ln()||Hn())&&M.resource&&!le.resourceIds.includes(M.resource.id)&&!i(s).includes("timeline")?Qe>br?xi(D.previousElementSibling):xi(D.nextElementSibling):M}return null}function Oa(){let D=Nn(i(l)),M=Nn(Pn),fe=D.width/i(l).offsetWidth,ne=D.height/i(l).offsetHeight,Nt=ya();Le={left:_r(0,Nt?D.right-i(l).clientWidth*fe:M.left+i(l).scrollLeft*fe),right:en(document.documentElement.clientWidth,Nt?M.right+i(l).scrollLeft*fe:D.left+i(l).clientWidth*fe)-2,top:_r(0,M.top+(Fn?0:i(l).scrollTop)*ne),bottom:en(document.documentElement.clientHeight,Fn?M.bottom:D.top+i(l).clientHeight*ne)-2}}function Vc(D,M){Oe(M)&&M({event:Ct(x),jsEvent:D,view:Bt(i(a))}),Y=x.display,x.display="preview",le=ta(x),wr!==void 0&&(le._margin=wr),At&&Ie(le.end,At),x.display="ghost",i(n).length=i(n).length}function Yc(){le={id:"{select}",allDay:x.allDay,start:x.start,title:"",display:"preview",extendedProps:{},backgroundColor:i(N),resourceIds:x.resourceIds,classNames:[],styles:[]}}function Jo(){le=void 0,i(o).delete("action")}function Qi(D,M){return D.start=M.start,D.end=M.end,D.resourceIds=M.resourceIds,{...D}}function Ia(D,M){Qi(D,M),i(n).length=i(n).length}function qc(D){le=Qi(le,D),i(o).set("action",le)}function Ma(D,M){let{start:fe,end:ne}=Ct(D);return{start:fe,end:ne,startStr:$r(D.start),endStr:$r(D.end),allDay:Jt,view:Bt(i(a)),resource:Je,jsEvent:M}}function La(D,M,fe){let ne;return Hn()?ne=eo()?{startDelta:ar,endDelta:yt(0)}:{startDelta:yt(0),endDelta:ar}:ne={delta:ar,oldResource:Je!==Zt?Je:void 0,newResource:Je!==Zt?Zt:void 0},me(ne,{event:Ct(D),oldEvent:Ct(M),view:Bt(i(a)),jsEvent:fe}),ne}function Gc(){return Math.sqrt(Math.pow(Qe-br,2)+Math.pow(Be-on,2))}function Hn(){return A===de||eo()}function eo(){return A===F}function Wc(){return A===_e}function ln(){return A===Z}function _n(){return A&&A<_e}function Qo(D){return D.isPrimary&&(D.pointerType!=="mouse"||D.buttons&1)}function to(D){et&&(et=!1,Jo(),Oe(i(k))&&i(k)({jsEvent:D,view:Bt(i(a))}))}gr(()=>{i(a),to()});function jc(){Ge=!0}function Xc(D){if(_n()){let M=D.target,fe=[],ne=()=>Rf(fe);fe.push(Xi(M,"touchmove",es(()=>U))),fe.push(Xi(M,"touchend",ne)),fe.push(Xi(M,"touchcancel",ne))}}function es(D){return M=>{D()&&M.preventDefault()}}fi(()=>Xi(window,"touchmove",Af,{passive:!1}));var Kc={draggable:yi,drag:sn,resize:bi,select:Ko,noAction:Zo,handleScroll:Aa,unselect:to,noClick:jc};Ut("pointermove",ir,zc),Ut("pointerup",ir,Uc),Ut("pointercancel",ir,Na),Ut("scroll",ir,Aa);var Zc=c(()=>es(_n));Ut("selectstart",ir,function(...D){i(Zc)?.apply(this,D)});var Jc=c(()=>es(()=>Rt));return Ut("contextmenu",ir,function(...D){i(Jc)?.apply(this,D)}),Ut("touchstart",ir,Xc,void 0,!0),Re(Kc)}function rh(e,t){Se(t,!0);let r=c(()=>$e("state")),n=c(()=>i(r).iEvents),o=c(()=>i(r).options.slotDuration),s=0,a=0,l;function d(){let _=gi(s,a);if(_&&!i(n).has("action")){let{allDay:m,date:y,resource:E,disabled:S}=vi(_)(s,a);if(!S){l||h(),l.allDay=m,l.start=y,l.end=Ie(W(y),i(o)),l.resourceIds=E?[E.id]:[],i(n).set("pointer",{...l});return}}p()}function u(){d()}function f(_){v(_)&&(s=_.clientX,a=_.clientY,d())}function h(){l={id:"{pointer}",title:"",display:"pointer",extendedProps:{},backgroundColor:"transparent",classNames:[],styles:[]}}function p(){l=void 0,i(n).delete("pointer")}function v(_){return _.isPrimary&&_.pointerType==="mouse"}var g={handleScroll:u};return Ut("pointermove",ir,f),Ut("scroll",ir,u),Re(g)}var Bd=te("<div></div>"),nh=te("<!> <!> <!>",1);function ih(e,t){Se(t,!0);let r=ge(t,"forceDate",3,void 0),n=ge(t,"forceMargin",3,void 0),o=c(()=>$e("state")),s=c(()=>i(o).interaction.action),a=c(()=>i(o).options.editable),l=c(()=>i(o).options.eventDurationEditable),d=c(()=>i(o).options.eventResizableFromStart),u=c(()=>i(o).options.theme),f=c(()=>$e("view-state")),h=c(()=>i(f).snap),p=c(()=>t.chunk.event),v=c(()=>t.chunk.event.display),g=c(()=>!Pr(i(v))&&!jo(i(v))&&Kp(i(p),i(l),i(a)));function _(b){return T=>i(s).resize(t.chunk,T,b,t.axis,r(),n(),i(h))}var m=nh(),y=ve(m),E=b=>{var T=Bd(),I=c(()=>_(!0));be(()=>X(T,1,`${i(u).resizer??""} ${i(u).start??""}`)),vt("pointerdown",T,function(...N){i(I)?.apply(this,N)}),L(b,T)};Me(y,b=>{i(g)&&i(d)&&b(E)});var S=Ee(y,2);$t(S,()=>t.children);var C=Ee(S,2),R=b=>{var T=Bd(),I=c(()=>_(!1));be(()=>X(T,1,i(u).resizer)),vt("pointerdown",T,function(...N){i(I)?.apply(this,N)}),L(b,T)};Me(C,b=>{i(g)&&b(R)}),L(e,m),Re()}Nr(["pointerdown"]);var oh=te("<!> <!>",1);function sh(e,t){Se(t,!0);let r=$e("state");new eh(r);let n=c(()=>r.interaction),o=c(()=>r.options.pointer);i(n).resizer=ih;var s=oh(),a=ve(s);sr(th(a,{}),u=>i(n).action=u,()=>i(n)?.action);var l=Ee(a,2),d=u=>{sr(rh(u,{}),f=>i(n).pointer=f,()=>i(n)?.pointer)};Me(l,u=>{i(o)&&u(d)}),L(e,s),Re()}var bc={createOptions(e){me(e,{dateClick:void 0,dragConstraint:void 0,dragScroll:!0,editable:!1,eventDragMinDistance:5,eventDragStart:void 0,eventDragStop:void 0,eventDrop:void 0,eventDurationEditable:!0,eventLongPressDelay:void 0,eventResizableFromStart:!1,eventResizeStart:void 0,eventResizeStop:void 0,eventResize:void 0,eventStartEditable:!0,longPressDelay:1e3,pointer:!1,resizeConstraint:void 0,select:void 0,selectBackgroundColor:void 0,selectConstraint:void 0,selectLongPressDelay:void 0,selectMinDistance:5,snapDuration:void 0,unselect:void 0,unselectAuto:!0,unselectCancel:""}),me(e.theme,{draggable:"ec-draggable",ghost:"ec-ghost",preview:"ec-preview",pointer:"ec-pointer",resizer:"ec-resizer",start:"ec-start",dragging:"ec-dragging",resizingY:"ec-resizing-y",resizingX:"ec-resizing-x",selecting:"ec-selecting",notAllowed:"ec-not-allowed"})},initState(e){e.auxComponents.push(sh)}};var AS=te("<div></div> <!>",1);var NS=te("<h4><time><!></time> <time></time></h4> <!>",1);var OS=te("<div><!></div>"),IS=te("<section><!></section>");Nr(["click"]);function ma(e,t,r=!0){let n=[];for(let{gridColumn:o,gridRow:s,resource:a,start:l,end:d,disabled:u}of t)if(!u&&Zi(e,l,d,a)){let f=Xo(e,l,d);me(f,{gridColumn:o,gridRow:s,resource:a,top:(f.start-l)/1e3,height:(f.end-f.start)/1e3,maxHeight:(d-f.start)/1e3}),r&&xa(f),n.push(f)}return n}function ah(e){let t={};for(let r of e){let{gridColumn:n}=r,o=t[n],s=0;if(o&&r.start<o.end){for(;s<o.columns.length&&!(o.columns[s].at(-1).end<=r.start);++s);r.end>o.end&&(o.end=r.end)}else o={columns:[],end:r.end};o.columns.length<s+1&&o.columns.push([]),o.columns[s].push(r),t[n]=o,r.group=o,r.groupColumn=s}}function lh(e,t){let r="all-day",n=Mn(e,()=>({text:r}),{html:r},t);return typeof n.content=="string"&&(n.content={html:n.content}),n}function wc(e){e.extensions.activeRange=(t,r)=>{let{options:{slotMaxTime:n}}=e;if(n.days||n.seconds>86400){Ie(In(r),n);let o=In(W(r));o<t&&(t=o)}return{start:t,end:r}}}function xc(e){"scrollTime"in e||(me(e,{columnWidth:void 0,flexibleSlotTimeLimits:!1,nowIndicator:!1,scrollTime:"06:00:00",slotDuration:"00:30:00",slotHeight:24,slotLabelInterval:void 0,slotLabelFormat:{hour:"numeric",minute:"2-digit"},slotMaxTime:"24:00:00",slotMinTime:"00:00:00",snapDuration:void 0}),me(e.theme,{nowIndicator:"ec-now-indicator",sidebar:"ec-sidebar",slot:"ec-slot"}))}function Ec(e){"allDaySlot"in e||(me(e,{allDayContent:void 0,allDaySlot:!0,slotEventOverlap:!0}),me(e.theme,{allDay:"ec-all-day"}))}function kc(e){"scrollTime"in e||me(e,{scrollTime:yt,slotDuration:yt,slotLabelInterval:aa(yt),slotMaxTime:yt,slotMinTime:yt,snapDuration:aa(yt)})}function dh(e){"resourceLabelContent"in e||(e.filterResourcesWithEvents=!1,e.resourceLabelContent=void 0,e.resourceLabelDidMount=void 0,e.theme.colGroup="ec-col-group")}function ch(e,t){return()=>{let{viewDates:r,options:{highlightedDates:n,validRange:o}}=e,{slotTimeLimits:s}=t,a=[];return O(()=>{let l=1;for(let d of r)a.push({gridColumn:l,gridRow:1,resource:void 0,start:Ie(W(d),s.min),end:Ie(W(d),s.max),dayStart:d,dayEnd:Lr(W(d)),disabled:Ji(d,o),highlight:n.some(u=>at(u,d))}),++l}),[a]}}function uh(e,t){return()=>{let{filteredEvents:r}=e,{grid:n}=t,o=[],s=[],a=[],l=[];return O(()=>{for(let d of r)for(let u of n)Pr(d.display)?(s=s.concat(ma(d,u)),d.allDay&&(l=l.concat(mi(d,u)))):d.allDay?a=a.concat(mi(d,u)):o=o.concat(ma(d,u));ah(o),dc(a)}),{chunks:o,bgChunks:s,allDayChunks:a,allDayBgChunks:l}}}function fh(e,t){return()=>{let{iEvents:r}=e,{grid:n}=t,o=[],s=[];for(let[,a]of r)a&&O(()=>{for(let l of n)a.allDay?s=s.concat(mi(a,l,!1)):o=o.concat(ma(a,l,!1))});return{iChunks:o,allDayIChunks:s}}}function ph(e){return()=>{let{filteredEvents:t,viewDates:r,options:{flexibleSlotTimeLimits:n,slotMinTime:o,slotMaxTime:s}}=e,a;return O(()=>{a=vc(o,s,n,r,t)}),a}}function hh(e){return()=>{let{options:{slotDuration:t,slotLabelInterval:r}}=e,n;return O(()=>{n=r===void 0?Pe(t)<3600?2:1:Cf(Pe(r)/Pe(t))||1}),n}}function vh(e,t){return()=>{let{offset:r,options:{slotDuration:n}}=e,{intlSlotLabel:o,slotLabelPeriodicity:s,slotTimeLimits:a}=t,l;return O(()=>{l=hc(Dt(yr(void 0,r)),n,s,a,o)}),l}}function gh(e){return()=>{let{options:{slotDuration:t,snapDuration:r}}=e;return r??=t,{duration:r,ratio:Pe(r)/Pe(t)}}}function Sa(){return class{#e;get intlSlotLabel(){return i(this.#e)}set intlSlotLabel(e){w(this.#e,e)}#r;get slotLabelPeriodicity(){return i(this.#r)}set slotLabelPeriodicity(e){w(this.#r,e)}#t;get sidebarWidth(){return i(this.#t)}set sidebarWidth(e){w(this.#t,e,!0)}#n;get snap(){return i(this.#n)}set snap(e){w(this.#n,e)}constructor(e){this.#e=c(_i(e,"slotLabelFormat")),this.#r=c(hh(e)),this.#t=G(0),this.#n=c(gh(e))}}}function Tc(e){return class extends e{#e;get slotTimeLimits(){return i(this.#e)}set slotTimeLimits(t){w(this.#e,t)}#r;get slots(){return i(this.#r)}set slots(t){w(this.#r,t)}#t;get chunks(){return i(this.#t)}set chunks(t){w(this.#t,t)}#n;get bgChunks(){return i(this.#n)}set bgChunks(t){w(this.#n,t)}#i;get allDayChunks(){return i(this.#i)}set allDayChunks(t){w(this.#i,t)}#o;get allDayBgChunks(){return i(this.#o)}set allDayBgChunks(t){w(this.#o,t)}#a;get iChunks(){return i(this.#a)}set iChunks(t){w(this.#a,t)}#s;get allDayIChunks(){return i(this.#s)}set allDayIChunks(t){w(this.#s,t)}constructor(t){super(t),this.#e=c(ph(t)),this.#r=c(vh(t,this));let r=c(uh(t,this)),n=c(()=>i(r).chunks),o=c(()=>i(r).bgChunks),s=c(()=>i(r).allDayChunks),a=c(()=>i(r).allDayBgChunks);this.#t=c(()=>i(n)),this.#n=c(()=>i(o)),this.#i=c(()=>i(s)),this.#o=c(()=>i(a));let l=c(fh(t,this)),d=c(()=>i(l).iChunks),u=c(()=>i(l).allDayIChunks);this.#a=c(()=>i(d)),this.#s=c(()=>i(u))}}}var mh=class extends Tc(Sa()){#e;get grid(){return i(this.#e)}set grid(e){w(this.#e,e)}constructor(e){super(e),this.#e=c(ch(e,this))}},_h;function $h(e){return()=>{let{activeRange:t,filteredEvents:r,resources:n,options:{filterResourcesWithEvents:o},extensions:{viewResources:s}}=e,a=s?s(n):n;return O(()=>{o&&(a=n.filter(l=>r.some(d=>!Pr(d.display)&&Zi(d,t.start,t.end,l)))),a.length||(a=_h??=Ca([{}]))}),a}}function yh(e,t){return()=>{let{viewDates:r,options:{datesAboveResources:n,highlightedDates:o,validRange:s}}=e,{slotTimeLimits:a,viewResources:l}=t,d=[];return O(()=>{let u=1,f=[l,r],h=[Kd,rn];n&&(f.reverse(),h.reverse());for(let p of f[0]){let v=[],g=h[0](p);for(let _ of f[1]){let m=n?p:_,y=n?_:p;v.push({gridColumn:u,gridRow:1,resource:y,key:h[1](_),groupKey:g,start:Ie(W(m),a.min),end:Ie(W(m),a.max),dayStart:m,dayEnd:Lr(W(m)),disabled:Ji(m,s),highlight:o.some(E=>at(E,m))}),++u}d.push(v)}}),d}}function Cc(e){return class extends e{#e;get viewResources(){return i(this.#e)}set viewResources(t){w(this.#e,t)}constructor(t){super(t),this.#e=c($h(t))}}}var bh=class extends Cc(Tc(Sa())){#e;get grid(){return i(this.#e)}set grid(e){w(this.#e,e)}constructor(e){super(e),this.#e=c(yh(e,this))}},wh=te("<span><!></span>");function Vd(e,t){Se(t,!0);let r=ge(t,"date",3,void 0),n=ge(t,"setLabel",3,void 0),o=c(()=>$e("state")),s=c(()=>i(o).intlDayHeaderAL),a=c(()=>i(o).snippets),l=c(()=>i(o).options.resourceLabelContent),d=c(()=>i(o).options.resourceLabelDidMount),u=G(void 0),f=c(()=>Mn(i(l),()=>({resource:t.resource,date:r()?qe(r()):void 0}),()=>t.resource.title,i(a).resourceLabelContent)),h=G(void 0);ht(()=>{i(f),t.resource,r(),O(()=>{r()?mr().then(()=>i(u)&&w(h,i(s).format(r())+", "+i(u).innerText)):n()&&(w(h,void 0),mr().then(()=>i(u)&&n()(i(u).innerText)))})}),fi(()=>{Oe(i(d))&&i(d)({resource:t.resource,date:r()?qe(r()):void 0,el:i(u)})});var p=wh(),v=ye(p);$t(v,()=>i(f).snippet??je,()=>i(f).arg),ie(p),sr(p,g=>w(u,g),()=>i(u)),Ye(p,()=>Kt(i(f).content,i(f).snippet)),be(()=>Ue(p,"aria-label",i(h))),L(e,p),Re()}function Yd(e,t){Se(t,!0);let r=ge(t,"allDay",3,!1),n=c(()=>$e("state")),o=c(()=>i(n).options.slotHeight),s=c(()=>$e("view-state")),a=c(()=>i(s).snap),l=c(()=>t.day.dayStart),d=c(()=>t.day.start),u=c(()=>t.day.resource),f=c(()=>t.day.disabled),h=c(()=>t.day.highlight),p=G(void 0);function v(g,_){if(r())return i(l);{let m=Nn(i(p)),y=m.height/i(p).offsetHeight;return Ie(W(i(d)),i(a).duration,jd((_-m.top)/(i(o)*i(a).ratio*y)))}}_c(e,{get date(){return i(l)},get allDay(){return r()},get resource(){return i(u)},dateFromPoint:v,get disabled(){return i(f)},get highlight(){return i(h)},get noIeb(){return t.noIeb},get noBeb(){return t.noBeb},get el(){return i(p)},set el(g){w(p,g,!0)}}),Re()}function ia(e,t){Se(t,!0);let r=c(()=>$e("state")),n=c(()=>i(r).options.slotEventOverlap),o=c(()=>i(r).options.slotDuration),s=c(()=>i(r).options.slotHeight),a=c(()=>l=>{let d=Pe(i(o)),u=t.chunk.top/d*i(s),f=t.chunk.height/d*i(s)||i(s),h=t.chunk.maxHeight/d*i(s);l["grid-column"]=t.chunk.gridColumn,l["inset-block-start"]=`${u}px`,l["min-block-size"]=`${f}px`,l["block-size"]=`${f}px`,l["max-block-size"]=`${h}px`;let p="100% - var(--ec-event-col-gap)";if(t.chunk.group){let v=t.chunk.group.columns.length;l["z-index"]=`${t.chunk.groupColumn+1}`,l["inset-inline-start"]=`calc((${p}) / ${v} * ${t.chunk.groupColumn})`,l["inline-size"]=`calc((${p}) / ${v} * ${i(n)?.5*(1+v-t.chunk.groupColumn):1})`}return l});Da(e,{get chunk(){return t.chunk},get styles(){return i(a)},axis:"y"}),Re()}function oa(e,t){Se(t,!0);let r=c(()=>$e("state")),n=c(()=>i(r).options.eventGap),o=G(void 0),s=G(0),a=c(()=>t.chunk.event),l=c(()=>f=>(f["grid-column"]=`${t.chunk.gridColumn} / span ${t.chunk.dates.length}`,(i(s)||i(a)._margin)&&(f["margin-block-start"]=`${i(a)._margin??i(s)}px`),f));function d(){w(s,cc(t.chunk,hi(i(o)),1,i(n)),!0)}var u={reposition:d};return Da(e,{get chunk(){return t.chunk},get styles(){return i(l)},axis:"x",get forceMargin(){return i(s)},get el(){return i(o)},set el(f){w(o,f,!0)}}),Re(u)}var xh=te("<div></div>");function Vo(e,t){Se(t,!0);let r=ge(t,"span",3,1),n=c(()=>$e("state")),o=c(()=>i(n).mainEl),s=c(()=>i(n).now),a=c(()=>i(n).today),l=c(()=>i(n).options.slotDuration),d=c(()=>i(n).options.slotHeight),u=c(()=>i(n).options.theme),f=c(()=>$e("view-state")),h=c(()=>i(f).sidebarWidth),p=c(()=>{for(let b of t.days)if(at(b.dayStart,i(a)))return b;return{}}),v=c(()=>i(p).gridColumn),g=c(()=>i(p).start),_=c(()=>i(p).end),m=c(()=>{if(i(s)<i(g)||i(s)>i(_))return null;let b=Pe(i(l));return(i(s)-i(g))/1e3/b*i(d)}),y=c(()=>({root:i(o),rootMargin:ya()?`0px -${i(h)+5.5}px 0px 0px`:`0px 0px 0px -${i(h)+5.5}px`,threshold:0}));function E(b,T){b.classList.toggle(i(u).hidden,!T.isIntersecting)}var S=we(),C=ve(S),R=b=>{var T=xh();let I;Ye(T,()=>kf(E,i(y))),be(()=>{X(T,1,i(u).nowIndicator),I=Mr(T,"",I,{"grid-column":`${i(v)+1} / span ${r()??""}`,"inset-block-start":`${i(m)??""}px`})}),L(b,T)};Me(C,b=>{i(v)&&i(m)!==null&&b(R)}),L(e,S),Re()}var Eh=te('<div><aside><!></aside> <div role="row"></div> <div><!> <!> <!></div></div>'),kh=te("<div><time></time></div>"),Th=te('<section><header><aside></aside> <div role="row"><!></div> <!></header> <div role="rowgroup"><aside aria-hidden="true"></aside> <div role="row"></div> <div><!> <!> <!></div></div> <!></section>');function Dc(e,t){Se(t,!0);let r=ge(t,"viewState",7),n=$e("state");r()||r(new mh(n)),Oi("view-state",r());let o=c(()=>n.mainEl),s=c(()=>n.snippets),a=c(()=>n.viewDates),l=c(()=>n.options.allDayContent),d=c(()=>n.options.allDaySlot),u=c(()=>n.options.columnWidth),f=c(()=>n.options.eventGap),h=c(()=>n.options.nowIndicator),p=c(()=>n.options.scrollTime),v=c(()=>n.options.slotHeight),g=c(()=>n.options.slotDuration),_=c(()=>n.options.theme),m=c(()=>r().allDayChunks),y=c(()=>r().allDayBgChunks),E=c(()=>r().allDayIChunks),S=c(()=>r().bgChunks),C=c(()=>r().chunks),R=c(()=>r().iChunks),b=c(()=>r().grid),T=c(()=>r().sidebarWidth),I=c(()=>r().slots),N=c(()=>r().slotLabelPeriodicity),K=c(()=>r().slotTimeLimits),ee=G(0),j=c(()=>lh(i(l),i(s).allDayContent));ht(()=>{i(p),tn(i(a))||mr().then(k)});function k(){i(o).scrollTop=((Pe(i(p))-Pe(i(K).min))/Pe(i(g))-.5)*i(v)}let z=[];function q(){lc(z,i(m))}ht(()=>{i(f),q()});var re=we(),pe=ve(re),de=Z=>{var _e=Th();let B;var A=ye(_e),U=ye(A),x=Ee(U,2),le=ye(x),Y=ae=>{var ce=we(),ue=ve(ce);$t(ue,()=>t.header),L(ae,ce)},se=ae=>{var ce=we(),ue=ve(ce);ke(ue,17,()=>i(b)[0],st,(lt,et,Ge)=>{let Rt=()=>i(et).dayStart,Le=()=>i(et).disabled,wr=()=>i(et).highlight;ha(lt,{get date(){return Rt()},colIndex:1+Ge,get disabled(){return Le()},get highlight(){return wr()},children:(We,At)=>{va(We,{get date(){return Rt()}})},$$slots:{default:!0}})}),L(ae,ce)};Me(le,ae=>{t.header?ae(Y):ae(se,-1)}),ie(x);var St=Ee(x,2),Je=ae=>{var ce=Eh(),ue=ye(ce),lt=ye(ue);$t(lt,()=>i(j).snippet??je,()=>i(j).arg),ie(ue),Ye(ue,()=>Kt(i(j).content,i(j).snippet));var et=Ee(ue,2);ke(et,21,()=>i(b),st,(We,At,yi)=>{var sn=we(),bi=ve(sn);ke(bi,17,()=>i(At),st,(Ko,Zo,wi)=>{{let an=c(()=>yi+1===Fe(i(b))&&wi+1===Fe(i(At)));Yd(Ko,{get day(){return i(Zo)},allDay:!0,get noIeb(){return i(an)}})}}),L(We,sn)}),ie(et);var Ge=Ee(et,2),Rt=ye(Ge);ke(Rt,19,()=>i(m),We=>We.id,(We,At,yi)=>{sr(oa(We,{get chunk(){return i(At)}}),(sn,bi)=>z[bi]=sn,sn=>z?.[sn],()=>[i(yi)])});var Le=Ee(Rt,2);ke(Le,17,()=>i(y),We=>We.id,(We,At)=>{oa(We,{get chunk(){return i(At)}})});var wr=Ee(Le,2);ke(wr,17,()=>i(E),st,(We,At)=>{oa(We,{get chunk(){return i(At)}})}),ie(Ge),ie(ce),be(()=>{X(ce,1,i(_).allDay),X(ue,1,i(_).sidebar),X(et,1,i(_).grid),X(Ge,1,i(_).events)}),L(ae,ce)};Me(St,ae=>{i(d)&&ae(Je)}),ie(A);var Zt=Ee(A,2),br=ye(Zt);ke(br,21,()=>i(I),st,(ae,ce,ue)=>{var lt=kh();let et;var Ge=ye(lt);Ye(Ge,()=>Kt(i(ce)[1])),ie(lt),be(()=>{X(lt,1,or([i(_).slot,!ue&&i(_).hidden])),et=Mr(lt,"",et,{"--ec-slot-label-periodicity":i(ce)[2]}),Ue(Ge,"datetime",i(ce)[0])}),L(ae,lt)}),ie(br);var on=Ee(br,2);ke(on,21,()=>i(b),st,(ae,ce,ue)=>{var lt=we(),et=ve(lt);ke(et,17,()=>i(ce),st,(Ge,Rt,Le)=>{{let wr=c(()=>ue+1===Fe(i(b))&&Le+1===Fe(i(ce)));Yd(Ge,{get day(){return i(Rt)},get noIeb(){return i(wr)},noBeb:!0})}}),L(ae,lt)}),ie(on);var Qe=Ee(on,2),Be=ye(Qe);ke(Be,17,()=>i(C),ae=>ae.id,(ae,ce)=>{ia(ae,{get chunk(){return i(ce)}})});var Pn=Ee(Be,2);ke(Pn,17,()=>i(S),ae=>ae.id,(ae,ce)=>{ia(ae,{get chunk(){return i(ce)}})});var Fn=Ee(Pn,2);ke(Fn,17,()=>i(R),st,(ae,ce)=>{ia(ae,{get chunk(){return i(ce)}})}),ie(Qe),ie(Zt);var ar=Ee(Zt,2),Jt=ae=>{var ce=we(),ue=ve(ce),lt=Ge=>{var Rt=we(),Le=ve(Rt);$t(Le,()=>t.nowIndicator),L(Ge,Rt)},et=Ge=>{Vo(Ge,{get days(){return i(b)[0]}})};Me(ue,Ge=>{t.nowIndicator?Ge(lt):Ge(et,-1)}),L(ae,ce)};Me(ar,ae=>{i(h)&&ae(Jt)}),ie(_e),sr(_e,ae=>n.mainEl=ae,()=>n?.mainEl),Ye(_e,()=>Wd(q)),be((ae,ce)=>{X(_e,1,i(_).main),B=Mr(_e,"",B,{"--ec-grid-cols":ae,"--ec-col-group-span":ce,"--ec-col-width":i(u)??"minmax(0, 1fr)","--ec-slot-label-periodicity":i(N),"--ec-slot-height":`${i(v)??""}px`,"--ec-header-height":`${i(ee)??""}px`,"--ec-sidebar-width":`${i(T)??""}px`}),X(A,1,i(_).header),X(U,1,i(_).sidebar),X(x,1,i(_).grid),X(Zt,1,i(_).body),X(br,1,i(_).sidebar),X(on,1,i(_).grid),X(Qe,1,i(_).events)},[()=>Fe(i(b))*Fe(i(b)[0]),()=>Fe(i(b)[0])]),Fo(U,"offsetWidth",ae=>r().sidebarWidth=ae),Fo(A,"offsetHeight",ae=>w(ee,ae)),L(Z,_e)},F=c(()=>!tn(i(b))&&!tn(i(b)[0]));Me(pe,Z=>{i(F)&&Z(de)}),L(e,re),Re()}var Ch=te("<!> <!>",1);function Dh(e,t){Se(t,!0);let r=$e("state"),n=new bh(r),o=c(()=>r.today),s=c(()=>r.mainEl),a=c(()=>r.scrollDate),l=c(()=>r.viewDates),d=c(()=>r.options.scrollTime),u=c(()=>r.options.datesAboveResources),f=c(()=>r.options.theme),h=c(()=>n.grid),p=c(()=>n.sidebarWidth),v=Ze([]),g;ht(()=>{i(u)&&(i(l),i(d),i(a),mr().then(_))});function _(){let m=i(a)&&i(a)!==g?i(a):i(o);if(g=i(a),m>=i(l)[0]&&m<=i(l).at(-1))for(let y of i(h)){let E=y[0];if(E.dayStart>=m){i(s).scrollLeft=(i(s).scrollWidth-i(p))/(Fe(i(h))*Fe(y))*(E.gridColumn-1)*(ya()?-1:1);break}}}Dc(e,{get viewState(){return n},header:E=>{var S=Ch(),C=ve(S);ke(C,19,()=>i(h),I=>I[0].groupKey,(I,N,K)=>{let ee=c(()=>{let{dayStart:j,resource:k,disabled:z,highlight:q}=i(N)[0];return{date:j,resource:k,disabled:z,highlight:q}});{let j=c(()=>Fe(i(h)[0])>1?i(f).colGroup:void 0),k=c(()=>Fe(i(N))),z=c(()=>1+i(K)*Fe(i(N))),q=c(()=>i(u)&&i(ee).disabled),re=c(()=>i(u)&&i(ee).highlight);ha(I,{get date(){return i(ee).date},get className(){return i(j)},get weekday(){return i(u)},get colSpan(){return i(k)},get colIndex(){return i(z)},get disabled(){return i(q)},get highlight(){return i(re)},children:(pe,de)=>{var F=we(),Z=ve(F),_e=A=>{va(A,{get date(){return i(ee).date}})},B=A=>{Vd(A,{get resource(){return i(ee).resource},setLabel:U=>v[i(K)]=U+", "})};Me(Z,A=>{i(u)?A(_e):A(B,-1)}),L(pe,F)},$$slots:{default:!0}})}});var R=Ee(C,2),b=I=>{var N=we(),K=ve(N);ke(K,19,()=>i(h),ee=>ee[0].groupKey,(ee,j,k)=>{var z=we(),q=ve(z);ke(q,19,()=>i(j),re=>re.key,(re,pe,de)=>{let F=c(()=>{let{dayStart:Z,resource:_e,disabled:B,highlight:A}=i(pe);return{date:Z,resource:_e,disabled:B,highlight:A}});{let Z=c(()=>1+i(de)+i(k)*Fe(i(j)));ha(re,{get date(){return i(F).date},get colIndex(){return i(Z)},get disabled(){return i(F).disabled},get highlight(){return i(F).highlight},children:(_e,B)=>{var A=we(),U=ve(A),x=Y=>{Vd(Y,{get resource(){return i(F).resource},get date(){return i(F).date}})},le=Y=>{va(Y,{get date(){return i(F).date},get alPrefix(){return v[i(k)]}})};Me(U,Y=>{i(u)?Y(x):Y(le,-1)}),L(_e,A)},$$slots:{default:!0}})}}),L(ee,z)}),L(I,N)},T=c(()=>Fe(i(h)[0])>1);Me(R,I=>{i(T)&&I(b)}),L(E,S)},nowIndicator:E=>{var S=we(),C=ve(S),R=T=>{{let I=c(()=>i(h).flat()),N=c(()=>Fe(i(h)[0]));Vo(T,{get days(){return i(I)},get span(){return i(N)}})}},b=T=>{var I=we(),N=ve(I),K=k=>{var z=we(),q=ve(z);ke(q,17,()=>i(h),st,(re,pe)=>{Vo(re,{get days(){return i(pe)}})}),L(k,z)},ee=c(()=>Fe(i(h)[0])>1),j=k=>{{let z=c(()=>i(h).flat()),q=c(()=>Fe(i(h)));Vo(k,{get days(){return i(z)},get span(){return i(q)}})}};Me(N,k=>{i(ee)?k(K):k(j,-1)}),L(T,I)};Me(C,T=>{i(u)?T(R):T(b,-1)}),L(E,S)},$$slots:{header:!0,nowIndicator:!0}}),Re()}var Sc={createOptions(e){Ec(e),xc(e),dh(e),me(e,{datesAboveResources:!1,view:"resourceTimeGridWeek"}),me(e.buttonText,{resourceTimeGridDay:"day",resourceTimeGridWeek:"week"}),me(e.views,{resourceTimeGridDay:{buttonText:Ea,component:qd,dayHeaderFormat:{weekday:"long"},duration:{days:1},theme:On("ec-resource ec-time-grid ec-day-view")},resourceTimeGridWeek:{buttonText:ka,component:qd,duration:{weeks:1},theme:On("ec-resource ec-time-grid ec-week-view")}})},createParsers(e){kc(e)}};function qd(e){return wc(e),Dh}function Sh(e,t){let r=0,n=t.length;for(;r<n;){let o=r+n>>1;t[o].dayEnd>e.start?n=o:r=o+1}for(;r>0&&t[r-1].end>e.start;)--r;return r}function Rc(e,t,r,n=!0){let o=[],s,a,l,d,u,f,h=0;for(let p=Sh(e,t);p<t.length;++p){let{gridColumn:v,gridRow:g,resource:_,dayStart:m,dayEnd:y,start:E,end:S,disabled:C}=t[p];if(m>=e.end)break;C||(r?Zi(e,m,y,_)&&(o.length||(s=m,l=v,d=g,u=_),o.push(m),a=y):Zi(e,E,S,_)&&(o.length||(s=E,l=v,d=g,u=_,f=_r(e.start-E,0)/1e3),o.push(m),a=S,h+=(en(S,e.end)-_r(E,e.start))/1e3))}if(o.length){let p=Xo(e,s,a);return me(p,{gridColumn:l,gridRow:d,resource:u,dates:o,left:f,width:h}),n&&xa(p),p}return null}function Ac(e,t){let r=t[0]?.resource;return!r||e.resourceIds.includes(r.id)}function Rh(e,t){let r={};for(let n=0;n<e.length;++n){let o=e[n],{gridColumn:s,gridRow:a}=o;o.order=n;let l=[];for(let d=0;d<o.dates.length;++d){let u=`${a}_${s+d}`,f=r[u]??={pass:0,placed:[],chunks:[]};f.chunks.push(o),l.push(f)}o.cells=l}if(t){let n={};for(let o of e){let{gridColumn:s,gridRow:a}=o,l=new Set([o]),d=[];for(let f=0;f<o.dates.length;++f)for(let h of r[`${a}_${s+f}`].chunks)l.has(h)||(l.add(h),d.push(h));o.rivals=d;let{layoutGroup:u}=o.event;u!==void 0&&(o.mates=n[`${a}_${u}`]??=[],o.mates.push(o))}}}function Ah(e,t){return()=>{let{viewDates:r,options:{highlightedDates:n,validRange:o}}=e,{dayTimeLimits:s,viewResources:a}=t,l=[];return O(()=>{let d=1;for(let u of a){let f=[],h=1;for(let p of r){let v=s[rn(p)];f.push({gridColumn:h,gridRow:d,resource:u,start:Ie(W(p),v.min),end:Ie(W(p),v.max),dayStart:p,dayEnd:Lr(W(p)),disabled:Ji(p,o),highlight:n.some(g=>at(g,p))}),++h}l.push(f),++d}}),l}}function Nh(e){return e.months===1&&!e.years&&!e.days&&!e.seconds}function Oh(e){return e.inWeeks&&e.days===7&&!e.years&&!e.months&&!e.seconds}function Ih(e,t){return()=>{let{features:r,options:{duration:n,firstDay:o,weekNumbers:s}}=e,{grid:a}=t,l=[],d=[];return O(()=>{let u,f;if(!tn(a)){for(let{dayStart:h,gridColumn:p}of a[0])if(r.includes("month")&&(u&&u.date.getUTCMonth()===h.getUTCMonth()?++u.span:(u={date:h,gridColumn:p,span:1},l.push(u))),s){let v=tc(h,o);f&&f.number===v?++f.span:(f={number:v,date:h,gridColumn:p,span:1},d.push(f))}}Fe(l)===1&&Nh(n)&&(l=[]),Fe(d)===1&&Oh(n)&&(d=[])}),{months:l,weeks:d}}}function Mh(e,t){return()=>{let{filteredEvents:r,options:{eventOrderStrict:n}}=e,{grid:o,monthView:s}=t,a=[],l=[];return O(()=>{for(let d of r){let u=Pr(d.display);if(u&&s&&!d.allDay)continue;let f=u?l:a;for(let h of o){if(!Ac(d,h))continue;let p=Rc(d,h,s);p&&f.push(p)}}Rh(a,n)}),{chunks:a,bgChunks:l}}}function Lh(e,t){return()=>{let{iEvents:r}=e,{grid:n,monthView:o}=t,s=[];for(let[,a]of r)a&&O(()=>{for(let l of n){if(!Ac(a,l))continue;let d=Rc(a,l,o,!1);d&&s.push(d)}});return s}}function Ph(e){return()=>{let{filteredEvents:t,viewDates:r,options:{flexibleSlotTimeLimits:n,slotMinTime:o,slotMaxTime:s}}=e,a={};return O(()=>{for(let l of r)a[rn(l)]=vc(o,s,n,[l],t)}),a}}function Fh(e,t){return()=>{let{viewDates:r,options:{slotDuration:n}}=e,{dayTimeLimits:o,intlSlotLabel:s,slotLabelPeriodicity:a}=t,l={};return O(()=>{for(let d of r){let u=rn(d);l[u]=u in o?hc(d,n,a,o[u],s):[]}}),l}}function Hh(e){return()=>{let{resources:t}=e,r;return O(()=>{r=t.some(n=>vi(n).children.length)}),r}}function zh(e){return()=>{let{options:{slotDuration:t}}=e,r;return O(()=>{r=!Pe(t)}),r}}var MS=class extends Cc(Sa()){#e;get dayTimeLimits(){return i(this.#e)}set dayTimeLimits(e){w(this.#e,e)}#r;get daySlots(){return i(this.#r)}set daySlots(e){w(this.#r,e)}#t;get grid(){return i(this.#t)}set grid(e){w(this.#t,e)}#n;get extraHeads(){return i(this.#n)}set extraHeads(e){w(this.#n,e)}#i;get intlMonthHeader(){return i(this.#i)}set intlMonthHeader(e){w(this.#i,e)}#o;get monthView(){return i(this.#o)}set monthView(e){w(this.#o,e)}#a;get chunks(){return i(this.#a)}set chunks(e){w(this.#a,e)}#s;get bgChunks(){return i(this.#s)}set bgChunks(e){w(this.#s,e)}#l;get iChunks(){return i(this.#l)}set iChunks(e){w(this.#l,e)}#d;get nestedResources(){return i(this.#d)}set nestedResources(e){w(this.#d,e)}constructor(e){super(e),this.#e=c(Ph(e)),this.#r=c(Fh(e,this)),this.#t=c(Ah(e,this)),this.#n=c(Ih(e,this)),this.#i=c(_i(e,"monthHeaderFormat")),this.#o=c(zh(e));let t=c(Mh(e,this)),r=c(()=>i(t).chunks),n=c(()=>i(t).bgChunks);this.#a=c(()=>i(r)),this.#s=c(()=>i(n)),this.#l=c(Lh(e,this)),this.#d=c(Hh(e))}};var LS=te("<span></span>"),PS=te("<button></button>"),FS=te("<!> <span><!></span>",1);Nr(["click"]);var HS=te("<div></div>");var zS=te("<time></time>"),US=te("<span><!></span>"),BS=te("<div><time></time></div>"),VS=te('<div role="rowheader"><!> <!></div>'),YS=te('<section><header><aside></aside> <div role="row"><!> <!> <!> <!></div></header> <div role="rowgroup"><aside></aside> <div role="row"></div> <div><!> <!> <!></div></div> <!></section>');var Nc={createOptions(e){xc(e),Ec(e),me(e.buttonText,{timeGridDay:"day",timeGridWeek:"week"}),me(e,{view:"timeGridWeek"}),me(e.views,{timeGridDay:{buttonText:Ea,component:Gd,dayHeaderFormat:{weekday:"long"},duration:{days:1},theme:On("ec-time-grid ec-day-view"),titleFormat:{year:"numeric",month:"long",day:"numeric"}},timeGridWeek:{buttonText:ka,component:Gd,duration:{weeks:1},theme:On("ec-time-grid ec-week-view")}})},createParsers(e){kc(e)}};function Gd(e){return wc(e),Dc}function Oc(e,t,r){return ui(Dp,{target:e,props:{plugins:t,options:r}})}function Ic(e){return qi(e)}var Mc=`/*!
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
/*$vite$:1*/`;var Bh={day:"resourceTimeGridDay",week:"timeGridWeek",month:"dayGridMonth"},Lc="#546e7a",Ln=class extends Yn{constructor(){super(...arguments);this.kind="day";this.day="";this.columns=[];this.appointments=[];this.grid=null}render(){return He`<div class="grid"></div>`}firstUpdated(){this.start()}connectedCallback(){super.connectedCallback(),this.hasUpdated&&this.start()}disconnectedCallback(){super.disconnectedCallback(),this.grid&&Ic(this.grid),this.grid=null}start(){let r=this.renderRoot.querySelector(".grid");!r||this.grid||(this.grid=Oc(r,[Sc,Nc,$c,bc],{...this.options(),...this.content(),headerToolbar:{start:"",center:"",end:""},height:"100%",nowIndicator:!0,selectable:!0,unselectAuto:!0,selectMinDistance:5,eventStartEditable:!0,slotDuration:"00:30",snapDuration:"00:15",slotLabelInterval:"01:00",slotEventOverlap:!1,scrollTime:"08:00:00",dayMaxEvents:!0,eventContent:n=>this.drawn(n.event,n.timeText),eventClassNames:n=>this.classes(n.event),eventDidMount:n=>this.mounted(n.el,n.event),eventClick:n=>{let o=n.event.extendedProps;o.appointment&&this.open(o.appointment)},eventMouseEnter:n=>this.light(n.event,!0),eventMouseLeave:n=>this.light(n.event,!1),eventDrop:n=>this.dropped(n),eventResize:n=>this.resized(n),dateClick:n=>this.choose(n.dateStr,null,n.allDay,String(n.resource?.id??"")),select:n=>{this.choose(n.startStr,n.endStr,n.allDay,String(n.resource?.id??"")),this.grid?.unselect()}}))}updated(r){let{grid:n}=this;if(n){if(["kind","day","context"].some(o=>r.has(o)))for(let[o,s]of Object.entries(this.options()))n.setOption(o,s);if(r.size){let{resources:o,events:s}=this.content();n.setOption("resources",o),n.setOption("events",s)}}}options(){let{context:r}=this,{format:n,hass:o,studio:s}=r;return{view:Bh[this.kind],date:`${this.day}T00:00:00`,locale:o.locale?.language||o.language,firstDay:Vh(o.locale?.first_weekday),timeZone:za(s.time_zone),editable:s.rights.write!=="none",allDayContent:this.t("diary.all_day"),slotLabelFormat:a=>n.wallTime(qn(Date.UTC(2e3,0,3,a.getHours(),a.getMinutes()))),dayMaxEvents:this.kind==="month"}}content(){let r=this.kind==="day";return{resources:r?this.columns.map(({id:n,title:o})=>({id:n||"-",title:o})):[],events:r?[...this.columns.flatMap(n=>this.inColumn(n)),...this.closed()]:this.appointments.map(n=>this.entry(n,ki))}}inColumn(r){let n=[];for(let o of this.appointments){let s=Gn(o);if((r.id===ki?s.length:!s.includes(r.id))||(n.push(this.entry(o,r.id)),o.all_day||!o.busy))continue;let{start:a,end:l}=Wn(o,this.context.format);o.before&&n.push(this.buffer(r.id,qr(a,-o.before),a)),o.after&&n.push(this.buffer(r.id,l,qr(l,o.after)))}return n}entry(r,n){let{studio:o,format:s}=this.context,l=o.types.find(({name:u})=>u===r.session_type)?.color??Lc,d=o.people.find(({id:u})=>u===(n||r.staff_id));return{id:`${r.key}|${n}`,...Wn(r,s),allDay:r.all_day,title:this.titleOf(r),backgroundColor:l,textColor:Ga(l),styles:[`--edge: ${d?.color??Lc}`,`--body: ${l}`],editable:r.editable&&r.status!=="cancelled",resourceIds:this.kind==="day"?[n||"-"]:[],extendedProps:{appointment:r,column:n}}}buffer(r,n,o){return{start:n,end:o,display:"background",classNames:["buffer"],resourceIds:[r||"-"]}}closed(){let{studio:r}=this.context,n=`${this.day}T00:00:00`,o=qr(n,1440);return this.columns.flatMap(s=>{let a=(d,u)=>({start:d,end:u,display:"background",classNames:["closed"],resourceIds:[s.id||"-"]}),l=so(r,s.id,this.day);return l?[a(n,`${this.day}T${l[0]}:00`),a(`${this.day}T${l[1]}:00`,o)]:[a(n,o)]})}titleOf(r){return r.title??this.t("diary.busy")}marks(r){let n=[];return r.conflict&&n.push(["alert",this.t("diary.overlapping")]),r.status==="tentative"&&n.push(["question",this.t("diary.tentative")]),r.moment!==null&&n.push(["repeat",this.t("diary.repeating")]),["phone","google"].includes(r.origin)&&n.push(["phone",this.t("diary.from_phone")]),r.title===null&&n.push(["lock",this.t("diary.private")]),n}drawn(r,n){let{appointment:o}=r.extendedProps;if(!o)return;let s=document.createElement("b");s.textContent=this.titleOf(o);let a=document.createElement("span");a.textContent=o.all_day?"":this.context.format.span(o),a.title=n;let l=document.createElement("span");l.className="marks";for(let[d,u]of this.marks(o))l.append(Yh(d,u));return{domNodes:[l,s,a]}}classes(r){let{appointment:n,column:o}=r.extendedProps;return n?[this.context.studio.people.find(({id:a})=>a===o)?.kind==="room"?"room":"person",n.status==="tentative"?"tentative":"",n.busy?"":"free",n.conflict?"conflict":""].filter(Boolean):[]}mounted(r,n){let{appointment:o,column:s}=n.extendedProps;if(!o)return;r.dataset.key=o.key;let a=this.context.studio.people.find(({id:d})=>d===s)?.name,l=[this.titleOf(o),this.context.format.span(o),a,...this.marks(o).map(([,d])=>d)];r.setAttribute("aria-label",l.filter(Boolean).join(", "))}light(r,n){let{appointment:o}=r.extendedProps;if(o)for(let s of this.renderRoot.querySelectorAll("[data-key]"))s.classList.toggle("lit",n&&s.dataset.key===o.key)}dropped(r){let{appointment:n,column:o}=r.event.extendedProps,s=r.newResource?String(r.newResource.id).replace("-",""):o,{start:a}=Wn(n,this.context.format),l=r.delta.days??0,d=r.delta.seconds??0,u=qn(Vt(a)+l*864e5+d*1e3);this.emit("grid-dropped",{appointment:n,start:n.all_day?u.slice(0,10):u,end:null,from:o,to:s,revert:r.revert,at:Pc(r.jsEvent)})}resized(r){let{appointment:n,column:o}=r.event.extendedProps,{start:s,end:a}=Wn(n,this.context.format),l=r.endDelta.days??0,d=r.endDelta.seconds??0,u=qn(Vt(a)+l*864e5+d*1e3);this.emit("grid-dropped",{appointment:n,start:s,end:n.all_day?u.slice(0,10):u,from:o,to:o,revert:r.revert,at:Pc(r.jsEvent)})}choose(r,n,o,s){this.emit("grid-chosen",{start:o?r.slice(0,10):r,end:n&&o?n.slice(0,10):n,all_day:o,column:s.replace("-","")})}emit(r,n){this.dispatchEvent(new CustomEvent(r,{detail:n}))}static{this.styles=[Vn,Pa(Mc),zn`
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
      .marks { float: inline-end; display: inline-flex; gap: 2px; }
      .marks svg { width: 14px; height: 14px; fill: currentColor; }
      .buffer { background: repeating-linear-gradient(135deg, transparent 0 5px, color-mix(in srgb, var(--secondary-text-color) 35%, transparent) 5px 7px) !important; }
      .closed { background: color-mix(in srgb, var(--secondary-text-color) 12%, transparent) !important; }
    `]}};Mt([Fr({attribute:!1})],Ln.prototype,"kind",2),Mt([Fr({attribute:!1})],Ln.prototype,"day",2),Mt([Fr({attribute:!1})],Ln.prototype,"columns",2),Mt([Fr({attribute:!1})],Ln.prototype,"appointments",2);function Pc(e){let{clientX:t,clientY:r}=e;return{x:t??innerWidth/2,y:r??innerHeight/2}}function Vh(e){let r=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"].indexOf(e??"");return r<0?1:r}var Ra="http://www.w3.org/2000/svg";function Yh(e,t){let r=document.createElementNS(Ra,"svg");r.setAttribute("viewBox","0 0 24 24"),r.setAttribute("role","img"),r.setAttribute("aria-label",t);let n=document.createElementNS(Ra,"title");n.textContent=t;let o=document.createElementNS(Ra,"path");return o.setAttribute("d",Ei.path(e)),r.append(n,o),r}customElements.define("studio-diary-grid",Ln);var qh=["day","week","month","list"],Fc=14,Hc="studio-sync.hidden.",nn=class extends Yn{constructor(){super(...arguments);this.aim=null;this.view="day";this.day="";this.found=null;this.without=new Set;this.asked=null;this.followed="";this.leave=null;this.revert=null;this.swipe=null}disconnectedCallback(){super.disconnectedCallback(),this.leave?.(),this.leave=null,this.followed=""}willUpdate(r){let{context:n}=this,o=r.get("context");r.has("context")&&o?.studio.entry_id!==n.studio.entry_id&&(this.day||=n.format.dayOf(new Date),this.without=this.readHidden()),r.has("aim")&&this.aim?.day&&(this.day=this.aim.day),this.follow()}get range(){if(this.context.narrow||this.view==="day")return[this.day,Hr(this.day,1)];if(this.view==="list")return[this.day,Hr(this.day,Fc)];let r=this.context.hass.locale?.first_weekday==="sunday"?6:0;if(this.view==="week"){let o=io(this.day,r);return[o,Hr(o,7)]}return[io(oo(this.day),r),io(Hr(oo(this.day,1),6),r)]}async follow(){let{api:r,studio:n}=this.context,[o,s]=this.range,a=n.running&&this.isConnected?`${n.entry_id} ${o} ${s}`:"";if(a===this.followed||(this.followed=a,this.leave?.(),this.leave=null,this.found=null,!a))return;let l=d=>{if(this.followed!==a)return;let u=new Map(d.whole?[]:this.found);for(let f of d.removed)u.delete(f);for(let f of d.changed)u.set(f.key,f);this.found=u};try{let d=await r.follow("diary/subscribe",{start:o,end:s},l);this.followed===a?this.leave=d:d()}catch(d){this.followed===a&&(this.followed=""),this.tell("studio-failed",d)}}readHidden(){let{studio:r,narrow:n}=this.context,o=localStorage.getItem(Hc+r.entry_id);return o?new Set(JSON.parse(o)):!n||!r.me.length?new Set:new Set(r.people.map(({id:s})=>s).filter(s=>!r.me.includes(s)))}toggle(r){let n=new Set(this.without);n.delete(r)||n.add(r),this.without=n,localStorage.setItem(Hc+this.context.studio.entry_id,JSON.stringify([...n]))}step(r){this.context.narrow||this.view==="day"?this.day=Hr(this.day,r):this.view==="week"?this.day=Hr(this.day,r*7):this.view==="list"?this.day=Hr(this.day,r*Fc):this.day=oo(this.day,r)}book(r){this.context.studio.rights.write!=="none"&&this.tell("studio-beside",{show:"booking",draft:r})}chosen({start:r,end:n,all_day:o,column:s}){let a=this.context.studio.people.find(({id:d})=>d===s)?.kind,l=a==="staff"?{staff_id:s}:a==="room"?{resource_ids:[s]}:{};this.book({start:r,...n?{end:n}:{},all_day:o,...l})}dropped(r){let n=Ya(r.appointment,r.from,r.to,this.context.studio.people);if(this.revert=r.revert,!n){this.back(),this.tell("studio-failed",{message:this.t("diary.not_there")});return}let{appointment:o}=r,s=r.end===null?{start:r.start}:{start:r.start,end:r.end};if(o.moment===null){this.change(r,{...s,...n});return}let a=l=>()=>{this.change(r,{...s,...n,scope:l})};this.asked={words:this.t("diary.which"),at:r.at,answers:[{words:this.t("diary.this"),main:!0,act:a("this")},{words:this.t("diary.following"),act:a("following")},{words:this.t("diary.all"),act:a("all")},{words:this.t("diary.back"),act:()=>this.back()}]}}async change(r,n,o=!1){let{appointment:s}=r,{api:a,texts:l}=this.context;this.asked=null;let d={appointment_id:s.appointment_id,expected_rev:s.rev},u=s.moment===null?{}:{moment:s.moment};try{let f=await a.act("update_appointment",{...d,...u,...n,allow_overlap:o}),h=s.title??this.t("diary.busy");this.tell("studio-done",{text:this.t("diary.moved",{title:h}),undo:f.undo}),this.revert=null}catch(f){if(f.translation_key!=="staff_busy"){this.back(),this.tell("studio-failed",f);return}this.asked={words:l.error(f),at:r.at,answers:[{words:this.t("diary.beside"),act:()=>{this.change(r,n,!0)}},{words:this.t("diary.next_free"),act:()=>{this.nextFree(r,n)}},{words:this.t("diary.back"),main:!0,act:()=>this.back()}]}}}async nextFree(r,n){this.asked=null;let{appointment_id:o,moment:s}=r.appointment;try{let{times:a}=await this.context.api.ask("free/next",{appointment_id:o,...s===null?{}:{moment:s},...n}),[l]=a;if(!l){this.back(),this.tell("studio-failed",{message:this.t("diary.nothing_free")});return}await this.change(r,{...n,start:l.start,end:l.end})}catch(a){this.back(),this.tell("studio-failed",a)}}back(){this.asked=null,this.revert?.(),this.revert=null}render(){let{context:r}=this,n=Va(this.found?.values()??[],this.without),o=r.narrow||this.view==="list";return He`<div class="bar">
        <button @click=${()=>this.goToday()}>${this.t("diary.today")}</button>
        <button class="icon" aria-label=${this.t("diary.before")} @click=${()=>this.step(-1)}>
          ${Ei("previous")}
        </button>
        <button class="icon" aria-label=${this.t("diary.after")} @click=${()=>this.step(1)}>
          ${Ei("next")}
        </button>
        <h2 aria-live="polite">${this.heading()}</h2>
        <input
          class="pick"
          type="date"
          aria-label=${this.t("diary.go_to")}
          .value=${this.day}
          @change=${s=>{this.day=s.target.value||this.day}}
        />
        <span class="space"></span>
        ${r.narrow?Un:qh.map(s=>He`<button
                  aria-pressed=${this.view===s}
                  @click=${()=>{this.view=s}}
                >
                  ${this.t(`diary.${s}`)}
                </button>`)}
        ${r.studio.rights.others==="none"&&!r.studio.me.length?Un:He`<button
                @click=${()=>this.tell("studio-beside",{show:"free",day:this.day})}
              >
                ${this.t("free.title")}
              </button>`}
      </div>
      ${this.people()}
      ${this.found===null&&r.studio.running?He`<p class="quiet" role="status">${this.t("diary.loading")}</p>`:Un}
      ${o?He`<studio-diary-agenda
              .context=${r}
              .days=${this.days()}
              .appointments=${n}
              @agenda-free=${({detail:s})=>this.book({...s,...r.studio.me[0]?{staff_id:r.studio.me[0]}:{}})}
              @touchstart=${s=>{this.swipe=s.touches[0]?.clientX??null}}
              @touchend=${s=>this.swiped(s.changedTouches[0]?.clientX)}
            ></studio-diary-agenda>`:He`<studio-diary-grid
              .context=${r}
              .kind=${this.view}
              .day=${this.day}
              .columns=${Ba(r.studio,this.without,n)}
              .appointments=${n}
              @grid-dropped=${({detail:s})=>this.dropped(s)}
              @grid-chosen=${({detail:s})=>this.chosen(s)}
            ></studio-diary-grid>`}
      ${this.asked?this.question(this.asked):Un}`}days(){let[r,n]=this.range,o=[];for(let s=r;s<n;s=Hr(s,1))o.push(s);return o}goToday(){this.day=this.context.format.dayOf(new Date)}heading(){let{format:r}=this.context,[n,o]=this.range;return this.context.narrow||this.view==="day"?r.longDay(this.day):this.view==="month"?r.month(this.day):`${r.day(n)} – ${r.day(Hr(o,-1))}`}people(){let{people:r}=this.context.studio;return r.length<2?Un:He`<div class="people" role="group" aria-label=${this.t("diary.whose")}>
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
    </div>`}updated(r){r.has("asked")&&this.asked&&this.renderRoot.querySelector(".question button")?.focus()}swiped(r){if(this.swipe===null||r===void 0)return;let n=r-this.swipe;this.swipe=null,Math.abs(n)>60&&this.step(n<0?1:-1)}static{this.styles=[Vn,zn`
      :host { display: flex; flex-direction: column; height: 100%; }
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 8px; }
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
    `]}};Mt([Fr({attribute:!1})],nn.prototype,"aim",2),Mt([Bn()],nn.prototype,"view",2),Mt([Bn()],nn.prototype,"day",2),Mt([Bn()],nn.prototype,"found",2),Mt([Bn()],nn.prototype,"without",2),Mt([Bn()],nn.prototype,"asked",2);customElements.define("studio-diary",nn);
/*! Bundled license information:

@event-calendar/core/dist/index.js:
  (*!
   * EventCalendar v5.15.0
   * https://github.com/vkurko/calendar
   *)
*/
