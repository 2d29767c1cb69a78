function A(r){return r.flatMap(i=>Array.isArray(i)?A(i):i??[])}function s(r,i={},...e){let t=document.createElement(r);for(let[o,n]of Object.entries(i))n==null||n===!1||(typeof n=="function"?t.addEventListener(o.slice(2),n):t.setAttribute(o,n===!0?"":String(n)));return t.append(...A(e)),t}var H=/\*\*((?:\\.|[^\\])+?)\*\*|`([^`]+)`|\*((?:\\.|[^*\\])+?)\*|\[((?:\\.|[^\]\\])+)\]\((https?:[^)\s]+|\/[^)\s]*)\)|\\([^\w\s])/g;function k(r){return r.replace(/\\([^\w\s])/g,"$1")}function _(r){let i=[],e=0;for(let t of r.matchAll(H)){let[o,n,l,a,d,p,c]=t;i.push(r.slice(e,t.index)),n?i.push(s("strong",{},k(n))):a?i.push(s("em",{},k(a))):d?i.push(s("a",{href:p,rel:"external"},k(d))):i.push(l??c),e=t.index+o.length}return[...i,r.slice(e)]}var S=/^[-*] /;function g(r,i={}){return r.split(/\n{2,}/).filter(Boolean).flatMap(t=>{let o=t.split(`
`),n=o.filter(d=>S.test(d)),l=o.filter(d=>!S.test(d)).join(" "),a=l?[s("p",i,_(l))]:[];if(n.length){let d=n.map(p=>s("li",{},_(p.replace(S,""))));a.push(s("ul",i,d))}return a})}function m(r,i,e=!1){return s("button",{type:"button",class:e?"main":!1,onclick:i},r)}function E(r){return s("div",{class:"alarm",role:"alert"},g(r))}var b=class{constructor(i){this.page=i;this.over=!1}stop(){this.over=!0}};var M="studio_sync/own_phones",O={valid:["new_password","sign_out","disable"],not_yet:["new_password","sign_out","disable"],no_password:["new_password","disable"]};function oe({own:r},i,e){return i.map(t=>{let o=(O[t.state]??[]).map(l=>{let a=l==="new_password"&&!t.own_password,d=m(r(`phone.${l}.do`),()=>e(t,l),a);return d.dataset.name=`${t.access}-${l}`,d}),n=t.state==="valid"&&!t.own_password;return s("section",{},s("h2",{tabindex:"-1"},r("phone_title",{user_name:t.user_name})),g(r(`phone_state.${t.state}`)),n?s("div",{class:"notice"},g(r("phone_seen"))):null,o.length?s("div",{class:"buttons"},o):null)})}function T(r,i){if(!customElements.get("ha-selector"))return null;let e=document.createElement("ha-selector");return Object.assign(e,{hass:r,selector:{qr_code:{data:i,scale:5}}})}var $=class extends b{begin(i,e){let{own:t}=this.page,o=m(t(`phone.${e}.do`),()=>{o.disabled=!0,this.change(i,e)},!0);this.page.show(s("h2",{tabindex:"-1"},t("phone_title",{user_name:i.user_name})),g(t(`phone.${e}.text`)),s("div",{class:"buttons"},o,m(t("cancel"),()=>this.page.leave(""))))}async change({access:i},e){let{hass:t,own:o}=this.page,n;try{n=await t.callApi("POST",M,{access:i,do:e})}catch(l){let{status_code:a}=l;this.over||this.page.leave(o(a?"failed":"unreachable"));return}this.over||(n.password?this.tell(n,n.password):this.page.leave(o(`phone.${e}.done`),!0))}tell({url:i,username:e,profile:t,davx5:o},n){let{hass:l,own:a}=this.page,d=i.startsWith("/")?location.origin+i:i,p=T(l,d),c=(f,w)=>s("div",{},s("dt",{},f),s("dd",{},s("strong",{},w))),h=()=>this.page.leave(a("phone.new_password.done"),!0);this.page.show(s("h2",{tabindex:"-1"},a("phone_password_title")),g(a("phone_password_once")),s("dl",{},c(a("phone_address"),d),c(a("phone_user_name"),e),c(a("phone_password"),n)),g(a("phone_password_typing")),p&&g(a("phone_qr_code")),p,t?s("p",{},s("a",{href:t,rel:"external"},a("phone_profile"))):null,o?s("p",{},s("a",{href:o},a("phone_davx5"))):null,s("div",{class:"buttons"},m(a("phone_entered"),h,!0)))}};var q=["select","boolean","number","text","entity","datetime","date","time","qr_code"],z=["string","select","boolean","integer","float"];function C(r){return r.some(({selector:i,type:e})=>i?i.select?.multiple&&i.select.custom_value||i.text?.multiple||!q.some(o=>o in i):e!==void 0&&!z.includes(e))}function P(r,{option:i,hass:e}){let{select:t,entity:o}=r.selector??{};if(o!==void 0)return N(e,[o?.domain??[]].flat());let n=t?.options??r.options;if(!n)return null;let l=t?.translation_key;return n.map(a=>{if(Array.isArray(a))return a;let{value:d,label:p}=typeof a=="object"?a:{value:a,label:a};return[d,l&&i(l,d)||p]})}function N(r,i){return Object.entries(r.states).filter(([e])=>!i.length||i.includes(e.split(".")[0]??"")).map(([e,{attributes:t}])=>[e,t.friendly_name??e]).sort(([,e],[,t])=>e.localeCompare(t))}function x(r){return r.description?.suggested_value??r.default}function R(r,i,e){let{selector:t={}}=r,o=P(r,e);if(o&&(t.select?.multiple||t.entity?.multiple))return B(r,i,o);if(o)return V(r,i,o);if(t.boolean!==void 0||r.type==="boolean"){let n=!!x(r),{required:l,...a}=i,d=s("input",{type:"checkbox",role:"switch",...a,checked:n});return[d,()=>d.checked]}if(t.text?.multiline){let n=s("textarea",{rows:4,...i},String(x(r)??""));return[n,()=>n.value||void 0]}return D(r,i)}function D(r,i){let{selector:e={}}=r,t=e.number??(e.number===null?{}:void 0),o=e.datetime!==void 0,n=o&&"datetime-local"||e.date!==void 0&&"date"||e.time!==void 0&&"time"||(t||r.type==="integer")&&"number"||(["password","email","url","tel"].find(f=>f===e.text?.type)??"text"),l=String(x(r)??""),a=o?l.slice(0,16).replace(" ","T"):l,d=t&&{min:t.min,max:t.max,step:t.step},c=s("input",{type:n,...d,autocomplete:n==="password"?"new-password":void 0,...i,value:a});return[c,()=>{if(c.value!=="")return n==="number"?c.valueAsNumber:o?`${c.value.replace("T"," ")}:00`:c.value}]}function V(r,i,e){let t=x(r);if(r.selector?.select?.custom_value){let d=`${i.id}-choices`,p=s("datalist",{id:d},e.map(([h,f])=>s("option",{value:h},f))),c=s("input",{type:"text",list:d,...i,value:String(t??"")});return[s("div",{},c,p),()=>c.value||void 0]}let n=r.required&&t!==void 0?[]:[s("option",{value:""},"")],l=e.map(([d,p])=>s("option",{value:d,selected:d===t},p)),a=s("select",i,n,l);return[a,()=>a.value||void 0]}function B(r,i,e){let t=x(r),o=Array.isArray(t)?t:[],n=o.filter(u=>!e.some(([y])=>y===u)),l=[...e,...n.map(u=>[u,u])],a=l.map(([u])=>s("input",{type:"checkbox",value:u,id:`${i.id}-${u}`,checked:o.includes(u)})),d=l.map(([,u],y)=>s("div",{class:"offer"},a[y],s("label",{for:a[y]?.id},u))),{required:p,name:c,id:h,...f}=i;return[s("div",{role:"group",id:h,"aria-labelledby":`${h}-label`,...f},d),()=>a.filter(u=>u.checked).map(u=>u.value)]}function I(r,i){let e=r.name==="staff"?P(r,i):null;return e?.length===1?e[0]?.[0]:void 0}function F(r,i){let e={};return[r.map(n=>{let l=n.selector?.qr_code;if(l)return T(i.hass,l.data);let a=I(n,i);return a!==void 0?(e[n.name]=()=>a,null):K(n,i,e)}),()=>Object.fromEntries(Object.entries(e).map(([n,l])=>[n,l()]).filter(([,n])=>n!==void 0))]}function K(r,i,e){let t=`field-${r.name}`,[o,n]=[i.hint(r.name),i.problem(r.name)],l=[o&&`${t}-hint`,n&&`${t}-problem`].filter(Boolean).join(" "),a={id:t,name:r.name,required:r.required,"aria-describedby":l||!1,"aria-invalid":n?"true":!1},[d,p]=R(r,a,i);e[r.name]=p;let h=d.getAttribute("role")==="group"?s("span",{class:"label",id:`${t}-label`},i.text(r.name)):s("label",{for:t},i.text(r.name));return s("div",{class:d instanceof HTMLInputElement&&d.type==="checkbox"?"field tick":"field"},h,d,o?s("div",{class:"hint",id:`${t}-hint`},_(o)):null,n?s("div",{class:"wrong",id:`${t}-problem`},n):null)}var U=2e3,W=900*1e3,G=["reauth_successful","reconfigure_successful"],Y=r=>new Promise(i=>setTimeout(i,r)),j=class extends b{constructor(e,t={texts:"config",own:!0}){super(e);this.kind=t;this.step=null}begin(e){this.ask("POST","",e)}resume(e){this.ask("GET",`/${e}`)}async ask(e,t,o,n){let l;try{l=await this.page.api(e,t,o),l.type==="external_done"&&(l=await this.page.api("POST",`/${l.flow_id}`))}catch(a){this.over||this.refused(a,n);return}this.over||this.arrived(l)}arrived(e){let t=!this.step;this.step=e;let{choose:o}=this.kind;if(t&&o&&e.type==="menu"){this.ask("POST",`/${e.flow_id}`,{next_step_id:o});return}this.draw(e,e.errors??{})}refused(e,t){let{own:o}=this.page;e.status_code===400&&t?t(e.body?.errors??{},o("not_accepted")):t&&!e.status_code?t({},o("unreachable")):e.status_code===403?this.end(o("lost")):this.end(o(e.status_code?"failed":"unreachable"))}draw(e,t,o=""){e.type==="form"?this.form(e,t,o):e.type==="menu"?this.menu(e):e.type==="external"?this.external(e):e.type==="progress"?this.progress(e):e.type==="progress_done"?this.ask("POST",`/${e.flow_id}`):e.type==="create_entry"?this.created(e):e.type==="abort"?this.abort(e):this.end(this.page.own("failed"))}text(e,t,o=""){let n=`step.${e.step_id}.${t}`;return this.kind.own&&this.page.own(n,L(e))||this.said(n,e)||o}said(e,t,o){return this.page.localize(`${this.kind.texts}.${e}`,L(t),o)}heading(e){return[s("h2",{tabindex:"-1"},this.text(e,"title")),g(this.text(e,"description"))]}cancel(){return m(this.page.own("cancel"),()=>this.giveUp())}drop(){!this.step||this.kind.waits||this.page.api("DELETE",`/${this.step.flow_id}`).catch(()=>{})}giveUp(){this.stop(),this.drop(),this.page.leave("")}error(e){return!e||!this.step?"":this.said(`error.${e}`,this.step)||this.page.own("not_accepted")}form(e,t,o){if(C(e.data_schema)){this.page.elsewhere(this.heading(e));return}let[n,l]=F(e.data_schema,{text:c=>this.text(e,`data.${c}`,c),hint:c=>this.text(e,`data_description.${c}`),problem:c=>this.error(t[c]),option:(c,h)=>this.page.localize(`selector.${c}.options.${h}`),hass:this.page.hass}),a=s("button",{type:"submit",class:"main"},this.page.own("next")),d=c=>{c.preventDefault();let h=l();a.disabled=!0;let f=(w,u)=>this.draw(this.kept(e,h),w,u);this.ask("POST",`/${e.flow_id}`,h,f)},p=o||this.error(t.base);this.page.show(this.heading(e),p?E(p):null,s("form",{onsubmit:d},n,s("div",{class:"buttons"},a,this.cancel())))}kept(e,t){let o=e.data_schema.map(n=>({...n,description:{...n.description,suggested_value:t[n.name]}}));return{...e,data_schema:o}}menu(e){let o=(Array.isArray(e.menu_options)?e.menu_options:Object.keys(e.menu_options)).map(n=>{let l=m(this.text(e,`menu_options.${n}`,n),()=>this.ask("POST",`/${e.flow_id}`,{next_step_id:n})),a=this.text(e,`menu_option_descriptions.${n}`);return s("div",{class:"choice"},l,a?s("div",{class:"hint"},a):null)});this.page.show(this.heading(e),s("div",{class:"choices"},o),s("div",{class:"buttons"},this.cancel()))}external(e){let{own:t}=this.page,o=()=>{window.open(e.url)};this.page.show(s("h2",{tabindex:"-1"},t("outside_title")),g(t("outside_text")),s("p",{role:"status"},t("outside_waiting")),s("div",{class:"buttons"},m(t("outside_open"),o,!0),this.cancel())),o(),this.follow(e)}progress(e){let t=this.said(`progress.${e.progress_action}`,e);this.page.show(this.heading(e),s("p",{role:"status"},t||this.page.own("working")),s("div",{class:"buttons"},this.cancel())),this.follow(e)}async follow(e){let t=Date.now()+W;for(;Date.now()<t;){if(await Y(U),this.over||this.step!==e)return;if(!this.page.isConnected)continue;let o=null;try{o=await this.page.api("GET",`/${e.flow_id}`)}catch(n){if(n.status_code){this.over||this.refused(n);return}}if(this.over||this.step!==e)return;if(o&&o.type!==e.type){o.type==="external_done"?this.ask("POST",`/${o.flow_id}`):this.arrived(o);return}}this.giveUp()}created(e){let{own:t}=this.page;if(this.kind.own){this.end(t("connected_now"),!0);return}this.stop();let o=this.said(`create_entry.${e.description||"default"}`,e);if(!o){this.page.leave(t("saved"),!0);return}let n=m(t("close"),()=>this.page.leave("",!0),!0),l=s("h2",{tabindex:"-1"},t("saved"));this.page.show(l,g(o),s("div",{class:"buttons"},n))}abort(e){let{own:t}=this.page,o=`abort.${e.reason}`,n=this.kind.own&&t(o)||this.said(o,e,e.translation_domain);this.end(n||t("failed"),G.includes(e.reason))}end(e,t=!1){this.stop(),this.page.leave(e,t)}};function L(r){return r.description_placeholders??{}}var ge=`
  :host {
    display: block;
    color: var(--primary-text-color);
    font-family: var(--ha-font-family-body, Roboto, sans-serif);
    font-size: 16px;
    line-height: 1.5;
    /* As dark or light as words need (WCAG 2, 1.4.3), as on the other views. */
    --full: oklch(from var(--primary-color) min(l, 0.52) c h);
    --words: color-mix(in srgb, var(--primary-color) 55%, var(--primary-text-color));
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
  select, textarea, input:not([type="checkbox"], [type="radio"]) {
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
  .choices { display: grid; gap: 12px; margin-bottom: 20px; }
  .choice .hint { margin-top: 4px; }
  .field .label { font-weight: 500; }
  .buttons { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 8px; }
  :is(button, a.main) {
    box-sizing: border-box;
    min-height: 44px;
    padding: 8px 20px;
    font: inherit;
    font-weight: 500;
    color: var(--words);
    background: none;
    border: 1px solid var(--words);
    border-radius: 22px;
    cursor: pointer;
  }
  :is(button, a).main { color: #fff; background: var(--full); border-color: var(--full); }
  a.main { display: inline-grid; place-items: center; text-decoration: none; }
  button:disabled { opacity: 0.6; cursor: default; }
  :is(button, a.main, select, input):focus-visible { outline: 3px solid var(--primary-color); outline-offset: 2px; }
`;export{s as a,g as b,m as c,E as d,oe as e,$ as f,j as g,ge as h};
