import{a as i,b as l,c as n,d as r,g as d,h}from"./chunk-4IWR7MIC.js";import{a}from"./chunk-KIYO663U.js";import"./chunk-BC7J7IIZ.js";var p="/config/integrations/integration/studio_sync",g=["config_panel","config","options","config_subentries","selector"],u={"HA-Frontend-Base":location.origin},m=`
  dialog {
    width: min(600px, 100vw - 16px);
    max-height: min(90vh, 100vh - 16px);
    padding: 24px;
    box-sizing: border-box;
    overflow: auto;
    overflow-wrap: anywhere;
    color: var(--primary-text-color);
    background: var(--ha-card-background, var(--card-background-color));
    border: 1px solid var(--ha-card-border-color, var(--divider-color));
    border-radius: var(--ha-card-border-radius, 12px);
  }
  dialog::backdrop { background: rgb(0 0 0 / 50%); }
  ul { margin: 0 0 12px; padding-inline-start: 20px; }
`,s=class extends HTMLElement{constructor(){super();this.path="";this.flow=null;this.dialog=i("dialog",{"aria-labelledby":"title",oncancel:this.onCancel()});this.root=this.attachShadow({mode:"open"});this.api=(o,e,t)=>this.hass.callApi(o,this.path+e,t,u);this.localize=(o,e,t="studio_sync")=>this.texts?.(`component.${t}.${o}`,e)??"";this.own=(o,e)=>this.localize(`config_panel.own_page.${o}`,e);this.root.append(i("style",{},h,m),this.dialog)}connectedCallback(){this.dialog.open&&(this.dialog.close(),this.dialog.showModal())}async open(o){for(let e of g)this.texts=await this.hass.loadBackendTranslation(e,["studio_sync","homeassistant"]);this.style.colorScheme=a(this.hass),this.path=o.path,this.flow=new d(this,o),typeof o.begin=="string"?this.flow.resume(o.begin):this.flow.begin(o.begin)}show(...o){this.dialog.replaceChildren(i("div",{},o)),this.dialog.querySelector("h2")?.setAttribute("id","title"),this.dialog.open||this.dialog.showModal(),(this.dialog.querySelector('[aria-invalid="true"]')??this.dialog.querySelector("h2"))?.focus()}elsewhere(o){let e=c=>this.localize(`config_panel.page.${c}`),t=i("a",{href:p},e("sync.to_settings"));this.show(o,r(e("sync.elsewhere")),i("p",{},t),this.closing())}leave(o,e=!1){if(o&&!e){this.show(i("h2",{tabindex:"-1"},this.own("not_done")),l(o),this.closing());return}if(this.flow=null,this.dialog.close(),!o)return;let t={text:o,undo:null};this.dispatchEvent(new CustomEvent("studio-done",{detail:t,bubbles:!0,composed:!0}))}closing(){return i("div",{class:"buttons"},n(this.own("close"),()=>this.giveUp(),!0))}giveUp(){this.flow?this.flow.giveUp():this.leave("")}onCancel(){return o=>{o.preventDefault(),this.giveUp()}}};customElements.define("studio-flow-dialog",s);export{p as SETTINGS};
