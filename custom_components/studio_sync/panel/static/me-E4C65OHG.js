import{a as j}from"./chunk-DBBVSZAG.js";import{b as q,c as D,h as P}from"./chunk-JLWUGFXF.js";import"./chunk-JBUOXDHO.js";function r(i,t={},...e){let s=document.createElement(i);for(let[o,n]of Object.entries(t))n==null||n===!1||(o.startsWith("on")?s.addEventListener(o.slice(2),n):s.setAttribute(o,n===!0?"":n));return s.append(...e.flat(1/0).filter(o=>o!=null)),s}var Y=/\*\*(.+?)\*\*|`(.+?)`/g;function u(i,t={}){return i.split(/\n{2,}/).filter(Boolean).map(e=>{let s=e.split(Y);return r("p",t,s.map((o,n)=>o&&n%3===1?r("strong",{},o):o))})}function _(i,t,{main:e=!1}={}){return r("button",{type:"button",class:e?"main":!1,onclick:t},i)}function g(i){return r("div",{class:"alarm",role:"alert"},u(i))}function w(i,t,e=!1){let{language:s,time_format:o,time_zone:n}=i.locale??{},a=c=>new Intl.DateTimeFormat(s??i.language,c).format(new Date(t));if(e)return a({dateStyle:"full",timeZone:"UTC"});let d={12:!0,24:!1}[o],l=n==="server"?i.config.time_zone:void 0;return a({dateStyle:"medium",timeStyle:"short",hour12:d,timeZone:l})}var Z=2e3,b="issues.overlap.fix_flow";async function I(i,t,e){return(await i.callService("studio_sync",t,e,void 0,!1,!0)).response}async function L(i,t){if(!t.running)return[];let e={config_entry_id:t.studio_id,kind:"overlap",limit:Z},s;try{({conflicts:s}=await I(i,"list_conflicts",e))}catch{return[]}let o=n=>n?.with.includes(t.name);return s.filter(({new:n,old:a})=>o(n)||o(a))}var E=(i,{title:t})=>`⁨${t??i.own("busy")}⁩`;function C(i,t,e,s){let{start:o,all_day:n}=s;return r("div",{},r("dt",{},e),r("dd",{},E(i,s),", ",w(t,o,n)))}function R(i,t,{new:e,old:s}){return r("dl",{},e?C(i,t,i.own("arrived"),e):null,s?C(i,t,i.own("was_there"),s):null)}function W(i,t,e,s){return e.map(o=>{let n=_(i.own("settle"),()=>s(o),{main:!0});return n.dataset.name=o.conflict_id,r("section",{},r("h2",{tabindex:"-1"},i.localize(`${b}.step.init.title`)),R(i,t,o),r("div",{class:"buttons"},n))})}var x=class{constructor(t,e,s,o,n){this._page=t,this._hass=e,this._membership=s,this._show=o,this._leave=n}stop(){this._over=!0}async begin(t){this._named={config_entry_id:this._membership.studio_id,conflict_id:t},await this._ask("list_conflicts",{},({conflicts:[e]})=>{this._conflict=e,this._draw(e)})}async _ask(t,e,s){try{let o=await I(this._hass,t,{...this._named,...e});this._over||s(o)}catch(o){this._over||this._refused(o)}}_refused({translation_key:t}){let e=t&&this._page.localize(`${b}.error.${t}`);e&&this._conflict?this._draw(this._conflict,e):t?this._leave(this._page.localize(`${b}.abort.nothing_open`)):this._leave(this._page.own("failed"))}_draw(t,e=""){let{own:s,localize:o}=this._page,n=t.offers.map((c,h)=>{let p=`offer-${h}`,m=r("input",{type:"radio",name:"offer",id:p,value:h,required:!0});return r("div",{class:"offer"},m,r("label",{for:p},this._label(c)))}),a=r("button",{type:"submit",class:"main"},s("do_it")),d=c=>{c.preventDefault(),a.disabled=!0,this._answer(t.offers[Number(new FormData(c.target).get("offer"))])},l=_(s("cancel"),()=>this._leave(""));this._show([r("h2",{tabindex:"-1"},o(`${b}.step.init.title`)),e?g(e):null,R(this._page,this._hass,t),n.length?null:u(o(`${b}.abort.nothing_open`)),r("form",{onsubmit:d},r("fieldset",{},r("legend",{},s("what_to_do")),n),r("div",{class:"buttons"},n.length?a:null,l))])}_label({answer:t,start:e,all_day:s,staff:o}){let{own:n,localize:a}=this._page,{new:d,old:l}=this._conflict,[c,h]=[E(this._page,d),E(this._page,l)],p=t.endsWith("_old")?h:c;return t.startsWith("move_")?n("move_to",{title:p,when:w(this._hass,e,s)}):t.startsWith("assign_")?n("give_to",{title:p,staff:o}):a(`${b}.step.init.menu_options.${t}`,{new_title:c,old_title:h})}_answer({answer:t,start:e,end:s,all_day:o,staff_id:n}){let a={answer:t};e&&Object.assign(a,{start:e,end:s,all_day:o}),n&&(a.staff_id=n),this._ask("resolve_conflict",a,()=>this._leave(this._page.own("settled"),!0))}};function S(i,t){let{options:e,translation_key:s}=i.selector?.select??{},o=e??i.options;return o?o.map(n=>{if(Array.isArray(n))return n;let[a,d]=typeof n=="object"?[n.value,n.label]:[n,n];return[a,s&&t(s,a)||d]}):null}function T(i){return i.description?.suggested_value??i.default}function J(i,t,e){let s=S(i,e);if(s){let d=T(i),l=s.map(([h,p])=>r("option",{value:h,selected:h===d},p)),c=r("select",t,l);return[c,()=>c.value]}if(i.selector?.boolean!==void 0){let d=!!T(i),l=r("input",{type:"checkbox",role:"switch",...t,checked:d});return[l,()=>l.checked]}let o=i.selector?.number,n=o?{type:"number",min:o.min,max:o.max,step:o.step}:{},a=r("input",{type:"text",...n,...t,value:T(i)});return[a,()=>o?a.valueAsNumber:a.value]}function U(i){return i.name==="staff"&&S(i,()=>"")?.length===1}function N(i,{text:t,hint:e,problem:s,option:o}){let n={};return[i.map(l=>{if(U(l)){let[[X]]=S(l,o);return n[l.name]=()=>X,null}let c=`field-${l.name}`,h=[e(l.name),s(l.name)],[p,m]=h,$=[p&&`${c}-hint`,m&&`${c}-problem`].filter(Boolean).join(" "),K={id:c,name:l.name,required:l.required&&l.selector?.boolean===void 0,"aria-describedby":$||!1,"aria-invalid":m?"true":!1},[A,V]=J(l,K,o);return n[l.name]=V,r("div",{class:A.type==="checkbox"?"field tick":"field"},r("label",{for:c},t(l.name)),A,p?r("div",{class:"hint",id:`${c}-hint`},p):null,m?r("div",{class:"wrong",id:`${c}-problem`},m):null)}),()=>Object.fromEntries(Object.entries(n).map(([l,c])=>[l,c()]))]}var Q=2e3,tt=900*1e3,et=["reauth_successful","reconfigure_successful"],st=i=>new Promise(t=>setTimeout(t,i)),y=class{constructor(t,e,s){this._page=t,this._show=e,this._leave=s,this._over=!1}async begin(t,e){await this._ask("POST","",{staff:t,do:e})}stop(){this._over=!0}async _ask(t,e,s,o=null){let n;try{n=await this._page.api(t,e,s),n.type==="external_done"&&(n=await this._page.api("POST",`/${n.flow_id}`))}catch(a){this._over||this._refused(a,o);return}this._over||(this._step=n,this._draw(n,n.errors??{}))}_refused(t,e){let{own:s}=this._page;t.status_code===400&&e?e(t.body?.errors??{},s("not_accepted")):e&&!t.status_code?e({},s("unreachable")):t.status_code===403?this._end(s("lost")):this._end(s(t.status_code?"failed":"unreachable"))}_draw(t,e,s=""){t.type==="form"?this._form(t,e,s):t.type==="menu"?this._menu(t):t.type==="external"?this._external(t):t.type==="create_entry"?this._end(this._page.own("connected_now"),!0):t.type==="abort"?this._abort(t):this._end(this._page.own("failed"))}_text(t,e,s=""){let o=`step.${t.step_id}.${e}`,n=t.description_placeholders??{};return this._page.own(o,n)||this._page.localize(`config.${o}`,n)||s}_heading(t){return[r("h2",{tabindex:"-1"},this._text(t,"title")),u(this._text(t,"description"))]}_cancel(){return _(this._page.own("cancel"),()=>this._give_up())}_give_up(){this.stop(),this._step&&this._page.api("DELETE",`/${this._step.flow_id}`).catch(()=>{}),this._leave("")}_error(t){return t?this._page.localize(`config.error.${t}`)||this._page.own("not_accepted"):""}_form(t,e,s){let[o,n]=N(t.data_schema,{text:c=>this._text(t,`data.${c}`,c),hint:c=>this._text(t,`data_description.${c}`),problem:c=>this._error(e[c]),option:(c,h)=>this._page.localize(`selector.${c}.options.${h}`)}),a=r("button",{type:"submit",class:"main"},this._page.own("next")),d=c=>{c.preventDefault();let h=n();a.disabled=!0;let p=(m,$)=>this._draw(this._kept(t,h),m,$);this._ask("POST",`/${t.flow_id}`,h,p)},l=s||this._error(e.base);this._show([this._heading(t),l?g(l):null,r("form",{onsubmit:d},o,r("div",{class:"buttons"},a,this._cancel()))])}_kept(t,e){let s=t.data_schema.map(o=>({...o,description:{...o.description,suggested_value:e[o.name]}}));return{...t,data_schema:s}}_menu(t){let e=Array.isArray(t.menu_options)?t.menu_options:Object.keys(t.menu_options),s=n=>()=>this._ask("POST",`/${t.flow_id}`,{next_step_id:n}),o=n=>this._text(t,`menu_options.${n}`,n);this._show([this._heading(t),r("div",{class:"buttons"},e.map(n=>_(o(n),s(n)))),r("div",{class:"buttons"},this._cancel())])}_external(t){let{own:e}=this._page,s=()=>window.open(t.url);this._show([r("h2",{tabindex:"-1"},e("outside_title")),u(e("outside_text")),r("p",{role:"status"},e("outside_waiting")),r("div",{class:"buttons"},_(e("outside_open"),s,{main:!0}),this._cancel())]),s(),this._watch(t)}async _watch(t){let e=Date.now()+tt;for(;Date.now()<e;){if(await st(Q),this._over||this._step!==t)return;if(!this._page.isConnected)continue;let s=null;try{s=await this._page.api("GET",`/${t.flow_id}`)}catch(o){if(o.status_code)return this._over?null:this._refused(o,null)}if(this._over||this._step!==t)return;if(s&&s.type!=="external")return this._came_back(s)}this._give_up()}_came_back(t){if(t.type==="external_done")return this._ask("POST",`/${t.flow_id}`);this._step=t,this._draw(t,t.errors??{})}_abort(t){let e=t.translation_domain??"studio_sync",s=t.description_placeholders??{},{own:o,localize:n}=this._page,a=o(`abort.${t.reason}`)||n(`config.abort.${t.reason}`,s,e);this._end(a||o("failed"),et.includes(t.reason))}_end(t,e=!1){this.stop(),this._leave(t,e)}};var B="studio_sync/own_phones",ot={valid:["new_password","sign_out","disable"],not_yet:["new_password","sign_out","disable"],no_password:["new_password","disable"]};async function M(i){try{return await i.callApi("GET",B)}catch{return{}}}function F({own:i},t,e){return t.map(s=>{let o=(ot[s.state]??[]).map(a=>{let d=a==="new_password"&&!s.own_password,l=_(i(`phone.${a}.do`),()=>e(s,a),{main:d});return l.dataset.name=`${s.access}-${a}`,l}),n=s.state==="valid"&&!s.own_password;return r("section",{},r("h2",{tabindex:"-1"},i("phone_title",{user_name:s.user_name})),u(i(`phone_state.${s.state}`)),n?r("div",{class:"notice"},u(i("phone_seen"))):null,o.length?r("div",{class:"buttons"},o):null)})}function nt(i,t){if(!customElements.get("ha-selector"))return null;let e=document.createElement("ha-selector");return Object.assign(e,{hass:i,selector:{qr_code:{data:t,scale:5}}})}var k=class{constructor(t,e,s,o){this._page=t,this._hass=e,this._show=s,this._leave=o}stop(){this._over=!0}begin(t,e){let{own:s}=this._page,o=_(s(`phone.${e}.do`),()=>this._do(t,e,o),{main:!0});this._show([r("h2",{tabindex:"-1"},s("phone_title",{user_name:t.user_name})),u(s(`phone.${e}.text`)),r("div",{class:"buttons"},o,_(s("cancel"),()=>this._leave("")))])}async _do(t,e,s){let{own:o}=this._page;s.disabled=!0;let n;try{n=await this._hass.callApi("POST",B,{access:t.access,do:e})}catch(a){this._over||this._leave(o(a.status_code?"failed":"unreachable"));return}this._over||(n.password?this._tell(n):this._leave(o(`phone.${e}.done`),!0))}_tell({url:t,username:e,password:s,profile:o,davx5:n}){let{own:a}=this._page,d=t.startsWith("/")?location.origin+t:t,l=nt(this._hass,d),c=(h,p)=>r("div",{},r("dt",{},h),r("dd",{},r("strong",{},p)));this._show([r("h2",{tabindex:"-1"},a("phone_password_title")),u(a("phone_password_once")),r("dl",{},c(a("phone_address"),d),c(a("phone_user_name"),e),c(a("phone_password"),s)),u(a("phone_password_typing")),l&&u(a("phone_qr_code")),l,o?r("p",{},r("a",{href:o,rel:"external"},a("phone_profile"))):null,n?r("p",{},r("a",{href:n},a("phone_davx5"))):null,r("div",{class:"buttons"},_(a("phone_entered"),()=>this._leave(a("phone.new_password.done"),!0),{main:!0}))])}};function H(i,t,e,{start:s,settle:o,change:n}){if(e.length)return e.flatMap(d=>[it(i,t,d,s),...W(i,t,d.conflicts,l=>o(d,l)),...F(i,d.phones,n)]);let a={user:t.user?.name??""};return[r("section",{},r("h2",{tabindex:"-1"},i.own("nobody_title")),u(i.own("nobody",a)))]}function it(i,t,e,s){let{own:o}=i;return r("section",{},r("h2",{tabindex:"-1"},e.studio),r("p",{class:"quiet"},o("who",{name:e.name,studio:e.studio})),e.running?at(i,t,e):v(o("studio_down")),e.running?r("div",{class:"buttons"},rt(o,e,s)):null)}function rt(i,t,e){let s=(o,n)=>{let a=_(i(o),()=>e(t.staff,o),{main:n});return a.dataset.name=`${t.staff}-${o}`,a};return t.account?t.account.sign_in?[s("sign_in_again",!0)]:[s("reconfigure",!1)]:t.allowed?[s("connect",!0)]:[]}function v(...i){return r("div",{class:"notice"},i.flatMap(t=>u(t)))}function at(i,t,{account:e,allowed:s}){let{own:o}=i;if(!e)return s?u(o("unconnected")):v(o("not_allowed"));let n=u(o("connected",{email:e.email}));if(e.last_sync&&n.push(...u(o("last_sync",{when:w(t,e.last_sync)}))),e.contacts?.last_sync){let a=w(t,e.contacts.last_sync);n.push(...u(o("contacts_last_sync",{when:a})))}return[...n,...ct(i,e,s)]}function ct(i,t,e){let{own:s}=i;if(t.problem){let{key:n,placeholders:a}=t.problem,d=n&&i.localize(`exceptions.${n}.message`,a);return[v(d||s("not_running"))]}if(!e)return[v(s("not_allowed"))];let o=[];return t.lacks_contacts&&o.push(i.localize("exceptions.contacts_scope_missing.message")),t.paused&&o.push(s("paused")),t.held&&o.push(s("held")),t.skipped&&o.push(s("skipped",{number:t.skipped})),t.contacts&&o.push(...lt(i,t)),o.length?[v(...o)]:u(s(t.last_sync?"well":"first_sync"),{role:"status"})}function lt({own:i,localize:t},{contacts:e,lacks_contacts:s}){let o=[];if(e.problem&&!s){let{key:n,placeholders:a}=e.problem;o.push(n&&t(`exceptions.${n}.message`,a)||i("contacts_failing"))}return e.held&&o.push(i("contacts_held")),e.skipped&&o.push(i("contacts_skipped",{number:e.skipped})),o}var G=`
  :host {
    display: block;
    color: var(--primary-text-color);
    font-family: var(--ha-font-family-body, Roboto, sans-serif);
    font-size: 16px;
    line-height: 1.5;
  }
  main { max-width: 600px; margin: 0 auto; padding: 16px; box-sizing: border-box; }
  section {
    margin-bottom: 16px;
    padding: 16px;
    background: var(--ha-card-background, var(--card-background-color));
    border: 1px solid var(--ha-card-border-color, var(--divider-color));
    border-radius: var(--ha-card-border-radius, 12px);
    overflow-wrap: anywhere;
  }
  h2 { margin: 0 0 8px; font-size: 22px; font-weight: 400; line-height: 1.3; }
  h2:focus { outline: none; }
  h2, [aria-invalid] { scroll-margin-top: 80px; }
  p { margin: 0 0 12px; }
  a { color: var(--primary-color); }
  .quiet, .hint { color: var(--secondary-text-color); }
  .hint { font-size: 14px; line-height: 1.4; }
  .alarm, .notice, .good {
    margin: 0 0 16px;
    padding: 12px;
    border-inline-start: 4px solid var(--error-color);
    background: var(--secondary-background-color);
  }
  .notice { border-color: var(--warning-color); }
  .good { border-color: var(--success-color); }
  :is(.alarm, .notice, .good) > p:last-child { margin: 0; }
  .field { display: grid; gap: 4px; margin-bottom: 20px; }
  .field label { font-weight: 500; }
  .tick { grid-template-columns: auto 1fr; column-gap: 12px; align-items: start; }
  .tick input { grid-row: 1; grid-column: 1; }
  .tick label { grid-row: 1; grid-column: 2; }
  .tick .hint, .tick .wrong { grid-column: 2; }
  .wrong { color: var(--error-color); }
  .wrong::before { content: "⚠ "; }
  select, input:not([type="checkbox"], [type="radio"]) {
    width: 100%;
    min-height: 48px;
    padding: 8px 12px;
    box-sizing: border-box;
    font: inherit;
    color: inherit;
    background: var(--secondary-background-color);
    border: 1px solid var(--secondary-text-color);
    border-radius: 8px;
  }
  [role="switch"] {
    appearance: none;
    position: relative;
    width: 40px;
    height: 24px;
    margin: 0;
    border: 2px solid var(--secondary-text-color);
    border-radius: 12px;
    cursor: pointer;
  }
  [role="switch"]::after {
    content: "";
    position: absolute;
    inset-block: 4px;
    inset-inline-start: 4px;
    width: 12px;
    border-radius: 50%;
    background: var(--secondary-text-color);
  }
  [role="switch"]:checked { background: var(--primary-color); border-color: var(--primary-color); }
  [role="switch"]:checked::after { inset-inline: auto 4px; background: var(--text-primary-color, #fff); }
  [aria-invalid="true"] { border-color: var(--error-color) !important; }
  form { margin-top: 20px; }
  dl { margin: 0 0 12px; }
  dt { color: var(--secondary-text-color); font-size: 14px; }
  dd { margin: 0 0 8px; }
  fieldset { margin: 0 0 16px; padding: 0; border: none; }
  legend { padding: 0; margin-bottom: 8px; font-weight: 500; }
  .offer { display: flex; gap: 12px; align-items: center; min-height: 44px; }
  .offer input { width: 20px; height: 20px; margin: 0; flex: none; accent-color: var(--primary-color); }
  .buttons { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 8px; }
  button {
    min-height: 44px;
    padding: 8px 20px;
    font: inherit;
    font-weight: 500;
    color: var(--primary-color);
    background: none;
    border: 1px solid var(--primary-color);
    border-radius: 22px;
    cursor: pointer;
  }
  button.main { color: var(--text-primary-color, #fff); background: var(--primary-color); }
  button:disabled { opacity: 0.6; cursor: default; }
  :is(button, select, input):focus-visible { outline: 3px solid var(--primary-color); outline-offset: 2px; }
`;var dt="studio_sync/own_account",ht=["config_panel","config","exceptions","issues","selector"],ut=5e3,_t={"HA-Frontend-Base":location.origin},z=class extends HTMLElement{constructor(){super(),this._main=r("main"),this._flow=null,this._look=this._look.bind(this),this.attachShadow({mode:"open"}).append(r("style",{},G),this._main),this.api=(t,e,s)=>this._hass.callApi(t,dt+e,s,_t),this.localize=(t,e,s="studio_sync")=>this._localize(`component.${s}.${t}`,e),this.own=(t,e)=>this.localize(`config_panel.own_page.${t}`,e)}set hass(t){let e=this._hass;this._hass=t,this.style.colorScheme=t.themes?.darkMode?"dark":"light",e?.language!==t.language&&this._begin()}connectedCallback(){this._timer=setInterval(this._look,ut),document.addEventListener("visibilitychange",this._look)}disconnectedCallback(){clearInterval(this._timer),document.removeEventListener("visibilitychange",this._look)}async _begin(){for(let t of ht)this._localize=await this._hass.loadBackendTranslation(t,["studio_sync","homeassistant"]);this._flow?.stop(),await this._home()}async _home(t="",e=!1,s=!1){this._flow=null,this._shown="",this._said=t?[t,e]:null,await this._look(),s&&this._focus()}async _look(){if(!this._localize||this._flow||document.hidden)return;let t=await this._memberships(),e=t?.length?await M(this._hass):{},s=t?.map(d=>({...d,phones:e[d.staff]??[]}))??null,o=JSON.stringify(s);if(this._flow||o===this._shown)return;let n=await Promise.all((s??[]).map(d=>L(this._hass,d)));if(this._flow)return;this._shown=o,this._said?.[1]&&s?.some(({account:d})=>d?.problem)&&(this._said=null);let a=this.shadowRoot.activeElement?.dataset.name;this._main.replaceChildren(...this._notice(),...this._overview(s,n)),a&&this._main.querySelector(`[data-name="${a}"]`)?.focus()}async _memberships(){try{return await this.api("GET","")}catch{return null}}_notice(){if(!this._said)return[];let[t,e]=this._said;return e?[r("div",{class:"good",role:"status"},u(t))]:[g(t)]}_overview(t,e){if(t===null)return[r("section",{},g(this.own("unreachable")),_(this.own("again"),()=>this._home()))];let s=c=>this._draw(c),o=(c,h)=>this._home(c,h,!0),n=(c,h)=>this._start(new y(this,s,o),c,h),a=(c,{conflict_id:h})=>this._start(new x(this,this._hass,c,s,o),h),d=(c,h)=>this._start(new k(this,this._hass,s,o),c,h),l=t.map((c,h)=>({...c,conflicts:e[h]}));return H(this,this._hass,l,{start:n,settle:a,change:d})}_start(t,...e){this._flow=t;for(let s of this._main.querySelectorAll("button"))s.disabled=!0;t.begin(...e)}_draw(t){this._main.replaceChildren(r("section",{},t)),this._focus()}_focus(){(this._main.querySelector('[aria-invalid="true"]')??this._main.querySelector("h2"))?.focus()}};customElements.get("studio-sync-own-page")??customElements.define("studio-sync-own-page",z);var O=class extends j{render(){return D`<studio-sync-own-page
      .hass=${this.context.hass}
    ></studio-sync-own-page>`}static{this.styles=[P,q`
      :host { display: block; }
    `]}};customElements.define("studio-me",O);
