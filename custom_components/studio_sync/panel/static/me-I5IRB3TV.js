import{a as F}from"./chunk-FQEGW5KZ.js";import{b as L,c as C,e as O,j}from"./chunk-T4ZGZ4J2.js";import"./chunk-JBUOXDHO.js";var b=class{constructor(i){this.page=i;this.over=!1}stop(){this.over=!0}};function z(o){return o.flatMap(i=>Array.isArray(i)?z(i):i??[])}function r(o,i={},...e){let t=document.createElement(o);for(let[n,s]of Object.entries(i))s==null||s===!1||(typeof s=="function"?t.addEventListener(n.slice(2),s):t.setAttribute(n,s===!0?"":String(s)));return t.append(...z(e)),t}var Y=/\*\*(.+?)\*\*|`(.+?)`/g;function h(o,i={}){return o.split(/\n{2,}/).filter(Boolean).map(e=>{let t=e.split(Y);return r("p",i,t.map((n,s)=>n&&s%3===1?r("strong",{},n):n))})}function f(o,i,e=!1){return r("button",{type:"button",class:e?"main":!1,onclick:i},o)}function w(o){return r("div",{class:"alarm",role:"alert"},h(o))}function x(o,i,e=!1){let{language:t,time_format:n,time_zone:s}=o.locale,a=d=>new Intl.DateTimeFormat(t,d).format(new Date(i));if(e)return a({dateStyle:"full",timeZone:"UTC"});let l={12:!0,24:!1}[n],c=s==="server"?o.config.time_zone:void 0;return a({dateStyle:"medium",timeStyle:"short",hour12:l,timeZone:c})}var Z=2e3,y="issues.overlap.fix_flow";async function D(o,i,e){return(await o.callService("studio_sync",i,e,void 0,!1,!0)).response}async function R(o,i){if(!i.running)return[];let e={config_entry_id:i.studio_id,kind:"overlap",limit:Z},t=n=>n?.with.includes(i.name);try{let{conflicts:n}=await D(o,"list_conflicts",e);return n.filter(s=>t(s.new)||t(s.old))}catch{return[]}}function $(o,i){return`⁨${i?.title??o.own("busy")}⁩`}function B(o,i){let e=(t,n)=>n&&r("div",{},r("dt",{},t),r("dd",{},$(o,n),", ",x(o.hass,n.start,n.all_day)));return r("dl",{},e(o.own("arrived"),i.new),e(o.own("was_there"),i.old))}function q(o,i,e){return i.map(t=>{let n=f(o.own("settle"),()=>e(t),!0);return n.dataset.name=t.conflict_id,r("section",{},r("h2",{tabindex:"-1"},o.localize(`${y}.step.init.title`)),B(o,t),r("div",{class:"buttons"},n))})}var P=class extends b{constructor(){super(...arguments);this.conflict=null;this.named={}}async begin({studio_id:e},{conflict_id:t}){this.named={config_entry_id:e,conflict_id:t};let n=await this.ask("list_conflicts");if(!n)return;let[s]=n.conflicts;s?this.draw(s):this.page.leave(this.page.localize(`${y}.abort.nothing_open`))}async ask(e,t={}){try{let n=await D(this.page.hass,e,{...this.named,...t});return this.over?null:n}catch(n){return this.over||this.refused(n),null}}refused({translation_key:e}){let{localize:t,own:n}=this.page,s=e&&t(`${y}.error.${e}`);s&&this.conflict?this.draw(this.conflict,s):this.page.leave(e?t(`${y}.abort.nothing_open`):n("failed"))}draw(e,t=""){this.conflict=e;let{own:n,localize:s}=this.page,a=e.offers??[],l=a.map((u,m)=>{let g=`offer-${m}`,_=r("input",{type:"radio",name:"offer",id:g,value:m,required:!0}),E=r("label",{for:g},this.label(e,u));return r("div",{class:"offer"},_,E)}),c=r("button",{type:"submit",class:"main"},n("do_it")),d=u=>{u.preventDefault();let m=new FormData(u.target),g=a[Number(m.get("offer"))];g&&(c.disabled=!0,this.answer(g))},p=f(n("cancel"),()=>this.page.leave(""));this.page.show(r("h2",{tabindex:"-1"},s(`${y}.step.init.title`)),t?w(t):null,B(this.page,e),a.length?null:h(s(`${y}.abort.nothing_open`)),r("form",{onsubmit:d},r("fieldset",{},r("legend",{},n("what_to_do")),l),r("div",{class:"buttons"},a.length?c:null,p)))}label(e,{answer:t,start:n,all_day:s,staff:a}){let{own:l,localize:c,hass:d}=this.page,p=$(this.page,e.new),u=$(this.page,e.old),m=t.endsWith("_old")?u:p;return t.startsWith("move_")&&n?l("move_to",{title:m,when:x(d,n,s)}):t.startsWith("assign_")?l("give_to",{title:m,staff:a??""}):c(`${y}.step.init.menu_options.${t}`,{new_title:p,old_title:u})}async answer({answer:e,start:t,end:n,all_day:s,staff_id:a}){let l={answer:e,...t?{start:t,end:n,all_day:s}:{},...a?{staff_id:a}:{}};await this.ask("resolve_conflict",l)&&this.page.leave(this.page.own("settled"),!0)}};function V(o,i){let{options:e,translation_key:t}=o.selector?.select??{},n=e??o.options;return n?n.map(s=>{if(Array.isArray(s))return s;let{value:a,label:l}=typeof s=="object"?s:{value:s,label:s};return[a,t&&i(t,a)||l]}):null}function A(o){return o.description?.suggested_value??o.default}function J(o,i,e){let t=V(o,e);if(t){let l=A(o),c=t.map(([p,u])=>r("option",{value:p,selected:p===l},u)),d=r("select",i,c);return[d,()=>d.value]}if(o.selector?.boolean!==void 0){let l=!!A(o),c=r("input",{type:"checkbox",role:"switch",...i,checked:l});return[c,()=>c.checked]}let n=o.selector?.number,s=n&&{type:"number",min:n.min,max:n.max,step:n.step},a=r("input",{type:"text",...s,...i,value:A(o)});return[a,()=>n?a.valueAsNumber:a.value]}function Q(o){let i=o.name==="staff"?V(o,()=>""):null;return i?.length===1?i[0]?.[0]:void 0}function N(o,{text:i,hint:e,problem:t,option:n}){let s={};return[o.map(c=>{let d=Q(c);if(d!==void 0)return s[c.name]=()=>d,null;let p=`field-${c.name}`,[u,m]=[e(c.name),t(c.name)],g=[u&&`${p}-hint`,m&&`${p}-problem`].filter(Boolean).join(" "),_={id:p,name:c.name,required:c.required&&c.selector?.boolean===void 0,"aria-describedby":g||!1,"aria-invalid":m?"true":!1},[E,X]=J(c,_,n);return s[c.name]=X,r("div",{class:E.type==="checkbox"?"field tick":"field"},r("label",{for:p},i(c.name)),E,u?r("div",{class:"hint",id:`${p}-hint`},u):null,m?r("div",{class:"wrong",id:`${p}-problem`},m):null)}),()=>Object.fromEntries(Object.entries(s).map(([c,d])=>[c,d()]))]}var ee=2e3,te=900*1e3,ne=["reauth_successful","reconfigure_successful"],oe=o=>new Promise(i=>setTimeout(i,o)),T=class extends b{constructor(){super(...arguments);this.step=null}begin(e,t){this.ask("POST","",{staff:e,do:t})}async ask(e,t,n,s){let a;try{a=await this.page.api(e,t,n),a.type==="external_done"&&(a=await this.page.api("POST",`/${a.flow_id}`))}catch(l){this.over||this.refused(l,s);return}this.over||this.arrived(a)}arrived(e){this.step=e,this.draw(e,e.errors??{})}refused(e,t){let{own:n}=this.page;e.status_code===400&&t?t(e.body?.errors??{},n("not_accepted")):t&&!e.status_code?t({},n("unreachable")):e.status_code===403?this.end(n("lost")):this.end(n(e.status_code?"failed":"unreachable"))}draw(e,t,n=""){e.type==="form"?this.form(e,t,n):e.type==="menu"?this.menu(e):e.type==="external"?this.external(e):e.type==="create_entry"?this.end(this.page.own("connected_now"),!0):e.type==="abort"?this.abort(e):this.end(this.page.own("failed"))}text(e,t,n=""){let s=`step.${e.step_id}.${t}`,a=e.description_placeholders??{},{own:l,localize:c}=this.page;return l(s,a)||c(`config.${s}`,a)||n}heading(e){return[r("h2",{tabindex:"-1"},this.text(e,"title")),h(this.text(e,"description"))]}cancel(){return f(this.page.own("cancel"),()=>this.giveUp())}giveUp(){this.stop(),this.step&&this.page.api("DELETE",`/${this.step.flow_id}`).catch(()=>{}),this.page.leave("")}error(e){let{own:t,localize:n}=this.page;return e?n(`config.error.${e}`)||t("not_accepted"):""}form(e,t,n){let[s,a]=N(e.data_schema,{text:p=>this.text(e,`data.${p}`,p),hint:p=>this.text(e,`data_description.${p}`),problem:p=>this.error(t[p]),option:(p,u)=>this.page.localize(`selector.${p}.options.${u}`)}),l=r("button",{type:"submit",class:"main"},this.page.own("next")),c=p=>{p.preventDefault();let u=a();l.disabled=!0;let m=(g,_)=>this.draw(this.kept(e,u),g,_);this.ask("POST",`/${e.flow_id}`,u,m)},d=n||this.error(t.base);this.page.show(this.heading(e),d?w(d):null,r("form",{onsubmit:c},s,r("div",{class:"buttons"},l,this.cancel())))}kept(e,t){let n=e.data_schema.map(s=>({...s,description:{...s.description,suggested_value:t[s.name]}}));return{...e,data_schema:n}}menu(e){let n=(Array.isArray(e.menu_options)?e.menu_options:Object.keys(e.menu_options)).map(s=>f(this.text(e,`menu_options.${s}`,s),()=>this.ask("POST",`/${e.flow_id}`,{next_step_id:s})));this.page.show(this.heading(e),r("div",{class:"buttons"},n),r("div",{class:"buttons"},this.cancel()))}external(e){let{own:t}=this.page,n=()=>{window.open(e.url)};this.page.show(r("h2",{tabindex:"-1"},t("outside_title")),h(t("outside_text")),r("p",{role:"status"},t("outside_waiting")),r("div",{class:"buttons"},f(t("outside_open"),n,!0),this.cancel())),n(),this.follow(e)}async follow(e){let t=Date.now()+te;for(;Date.now()<t;){if(await oe(ee),this.over||this.step!==e)return;if(!this.page.isConnected)continue;let n=null;try{n=await this.page.api("GET",`/${e.flow_id}`)}catch(s){if(s.status_code){this.over||this.refused(s);return}}if(this.over||this.step!==e)return;if(n&&n.type!=="external"){n.type==="external_done"?this.ask("POST",`/${n.flow_id}`):this.arrived(n);return}}this.giveUp()}abort(e){let{own:t,localize:n}=this.page,s=e.description_placeholders??{},a=t(`abort.${e.reason}`)||n(`config.abort.${e.reason}`,s,e.translation_domain);this.end(a||t("failed"),ne.includes(e.reason))}end(e,t=!1){this.stop(),this.page.leave(e,t)}};var I="studio_sync/own_phones",se={valid:["new_password","sign_out","disable"],not_yet:["new_password","sign_out","disable"],no_password:["new_password","disable"]};async function W(o){try{return await o.callApi("GET",I)}catch{return{}}}function U({own:o},i,e){return i.map(t=>{let n=(se[t.state]??[]).map(a=>{let l=a==="new_password"&&!t.own_password,c=f(o(`phone.${a}.do`),()=>e(t,a),l);return c.dataset.name=`${t.access}-${a}`,c}),s=t.state==="valid"&&!t.own_password;return r("section",{},r("h2",{tabindex:"-1"},o("phone_title",{user_name:t.user_name})),h(o(`phone_state.${t.state}`)),s?r("div",{class:"notice"},h(o("phone_seen"))):null,n.length?r("div",{class:"buttons"},n):null)})}function ie(o,i){if(!customElements.get("ha-selector"))return null;let e=document.createElement("ha-selector");return Object.assign(e,{hass:o,selector:{qr_code:{data:i,scale:5}}})}var S=class extends b{begin(i,e){let{own:t}=this.page,n=f(t(`phone.${e}.do`),()=>{n.disabled=!0,this.change(i,e)},!0);this.page.show(r("h2",{tabindex:"-1"},t("phone_title",{user_name:i.user_name})),h(t(`phone.${e}.text`)),r("div",{class:"buttons"},n,f(t("cancel"),()=>this.page.leave(""))))}async change({access:i},e){let{hass:t,own:n}=this.page,s;try{s=await t.callApi("POST",I,{access:i,do:e})}catch(a){let{status_code:l}=a;this.over||this.page.leave(n(l?"failed":"unreachable"));return}this.over||(s.password?this.tell(s,s.password):this.page.leave(n(`phone.${e}.done`),!0))}tell({url:i,username:e,profile:t,davx5:n},s){let{hass:a,own:l}=this.page,c=i.startsWith("/")?location.origin+i:i,d=ie(a,c),p=(m,g)=>r("div",{},r("dt",{},m),r("dd",{},r("strong",{},g))),u=()=>this.page.leave(l("phone.new_password.done"),!0);this.page.show(r("h2",{tabindex:"-1"},l("phone_password_title")),h(l("phone_password_once")),r("dl",{},p(l("phone_address"),c),p(l("phone_user_name"),e),p(l("phone_password"),s)),h(l("phone_password_typing")),d&&h(l("phone_qr_code")),d,t?r("p",{},r("a",{href:t,rel:"external"},l("phone_profile"))):null,n?r("p",{},r("a",{href:n},l("phone_davx5"))):null,r("div",{class:"buttons"},f(l("phone_entered"),u,!0)))}};function G(o,i,e){return i.length?i.flatMap(t=>[re(o,t,e.start),...q(o,t.conflicts,n=>e.settle(t,n)),...U(o,t.phones,e.change)]):[r("section",{},r("h2",{tabindex:"-1"},o.own("nobody_title")),h(o.own("nobody",{user:o.hass.user.name})))]}function re(o,i,e){let{own:t}=o,{name:n,studio:s,running:a}=i;return r("section",{},r("h2",{tabindex:"-1"},s),r("p",{class:"quiet"},t("who",{name:n,studio:s})),a?le(o,i):k(t("studio_down")),a?r("div",{class:"buttons"},ae(o,i,e)):null)}function ae({own:o},i,e){let{staff:t,account:n,allowed:s}=i,a=(l,c)=>{let d=f(o(l),()=>e(t,l),c);return d.dataset.name=`${t}-${l}`,d};return n?n.sign_in?[a("sign_in_again",!0)]:[a("reconfigure",!1)]:s?[a("connect",!0)]:[]}function k(...o){return r("div",{class:"notice"},o.map(i=>h(i)))}function le(o,{account:i,allowed:e}){let{hass:t,own:n}=o;if(!i)return e?h(n("unconnected")):k(n("not_allowed"));let s=[h(n("connected",{email:i.email}))];if(i.last_sync&&s.push(h(n("last_sync",{when:x(t,i.last_sync)}))),i.contacts?.last_sync){let a=x(t,i.contacts.last_sync);s.push(h(n("contacts_last_sync",{when:a})))}return[s,ce(o,i,e)]}function ce({own:o,localize:i},e,t){if(e.problem){let{key:s,placeholders:a}=e.problem,l=s&&i(`exceptions.${s}.message`,a);return k(l||o("not_running"))}if(!t)return k(o("not_allowed"));let n=[];return e.lacks_contacts&&n.push(i("exceptions.contacts_scope_missing.message")),e.paused&&n.push(o("paused")),e.held&&n.push(o("held")),e.skipped&&n.push(o("skipped",{number:e.skipped})),e.contacts&&n.push(...de({own:o,localize:i},e.contacts,e.lacks_contacts)),n.length?k(...n):h(o(e.last_sync?"well":"first_sync"),{role:"status"})}function de({own:o,localize:i},e,t){let n=[];if(e.problem&&!t){let{key:s,placeholders:a}=e.problem,l=s&&i(`exceptions.${s}.message`,a);n.push(l||o("contacts_failing"))}return e.held&&n.push(o("contacts_held")),e.skipped&&n.push(o("contacts_skipped",{number:e.skipped})),n}var K=`
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
  a { color: var(--words); }
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
    color: var(--words);
    background: none;
    border: 1px solid var(--primary-color);
    border-radius: 22px;
    cursor: pointer;
  }
  button.main { color: #fff; background: var(--full); }
  button:disabled { opacity: 0.6; cursor: default; }
  :is(button, select, input):focus-visible { outline: 3px solid var(--primary-color); outline-offset: 2px; }
`;var pe="studio_sync/own_account",he=["config_panel","config","exceptions","issues","selector"],ue=5e3,me={"HA-Frontend-Base":location.origin},H=class extends HTMLElement{constructor(){super();this.dialog=null;this.shown="";this.said=null;this.main=r("main");this.root=this.attachShadow({mode:"open"});this.api=(e,t,n)=>this.hass.callApi(e,pe+t,n,me);this.localize=(e,t,n="studio_sync")=>this.texts?.(`component.${n}.${e}`,t)??"";this.own=(e,t)=>this.localize(`config_panel.own_page.${e}`,t);this.look=async()=>{if(!this.texts||this.dialog||document.hidden)return;let e=await this.memberships(),t=e?.length?await W(this.hass):{},n=e?.map(d=>({...d,phones:t[d.staff]??[]}))??null,s=JSON.stringify(n);if(this.dialog||s===this.shown)return;let a=n&&await Promise.all(n.map(async d=>({...d,conflicts:await R(this.hass,d)})));if(this.dialog)return;this.shown=s,this.said?.good&&n?.some(({account:d})=>d?.problem)&&(this.said=null);let l=this.root.activeElement,c=l instanceof HTMLElement&&l.dataset.name;this.main.replaceChildren(...this.notice(),...this.overview(a)),c&&this.main.querySelector(`[data-name="${c}"]`)?.focus()};this.root.append(r("style",{},K),this.main)}get hass(){return this.known}set hass(e){let t=this.known;this.known=e,this.style.colorScheme=e.themes.darkMode?"dark":"light",t?.language!==e.language&&this.begin()}connectedCallback(){this.timer=window.setInterval(this.look,ue),document.addEventListener("visibilitychange",this.look)}disconnectedCallback(){window.clearInterval(this.timer),document.removeEventListener("visibilitychange",this.look)}show(...e){this.main.replaceChildren(r("section",{},e)),this.attend()}async leave(e,t=!1){await this.home(e,t),this.attend()}async begin(){for(let e of he){let t=["studio_sync","homeassistant"];this.texts=await this.hass.loadBackendTranslation(e,t)}this.dialog?.stop(),await this.home()}async home(e="",t=!1){this.dialog=null,this.shown="",this.said=e?{words:e,good:t}:null,await this.look()}async memberships(){try{return await this.api("GET","")}catch{return null}}notice(){if(!this.said)return[];let{words:e,good:t}=this.said;return t?[r("div",{class:"good",role:"status"},h(e))]:[w(e)]}overview(e){if(!e){let t=f(this.own("again"),()=>this.home());return[r("section",{},w(this.own("unreachable")),t)]}return G(this,e,{start:(t,n)=>this.open(new T(this)).begin(t,n),settle:(t,n)=>this.open(new P(this)).begin(t,n),change:(t,n)=>this.open(new S(this)).begin(t,n)})}open(e){this.dialog=e;for(let t of this.main.querySelectorAll("button"))t.disabled=!0;return e}attend(){(this.main.querySelector('[aria-invalid="true"]')??this.main.querySelector("h2"))?.focus()}};customElements.get("studio-sync-own-page")||customElements.define("studio-sync-own-page",H);var M=class extends F{render(){let{hass:i,narrow:e,studio:t}=this.context;return C`${e&&t.rights.sync==="all"?C`<button class="sync" @click=${()=>this.tell("studio-go",{tab:"sync"})}>
            ${this.t("shell.sync_all")}
          </button>`:O}
      <studio-sync-own-page .hass=${i}></studio-sync-own-page>`}static{this.styles=[j,L`
      :host { display: block; }
      .sync { display: block; width: calc(100% - 32px); margin: 8px 16px; }
    `]}};customElements.define("studio-me",M);
