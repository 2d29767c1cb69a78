import{a as p}from"./chunk-KSVTZ7Q5.js";import{b as x,c as S,e as k}from"./chunk-P3WJRZVD.js";import{a as w}from"./chunk-FSVE4PSD.js";import{c as y}from"./chunk-KPGKTK6R.js";import{a as b}from"./chunk-KIYO663U.js";import{l as m}from"./chunk-2PCFWAIZ.js";import{b as g,c as n,e as u,g as f,h as c,i as r,j as v}from"./chunk-6URGFRCB.js";import{a as s}from"./chunk-BC7J7IIZ.js";var $=3e4;function R(a,l){return a.connection!==l?.connection||a.language!==l.language||a.locale!==l.locale||a.themes!==l.themes}var o=class extends f{constructor(){super(...arguments);this.found=null;this.now=new Date;this.texts=null;this.studios=null;this.wrong=null;this.language="";this.followed="";this.leave=null;this.leaveStudios=null}none(){return this.t("shell.no_studio")}connectedCallback(){super.connectedCallback(),this.clock=setInterval(()=>{this.now=new Date},$),this.requestUpdate()}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.clock),this.leave?.(),this.leaveStudios?.(),this.leave=this.leaveStudios=null,this.followed=""}willUpdate(t){if(this.hass.language!==this.language&&(this.language=this.hass.language,y.load(this.hass).then(i=>{this.texts=i})),t.has("hass")&&(this.style.colorScheme=b(this.hass)),!this.isConnected)return;this.leaveStudios??=p(this.hass.connection,{type:"studio_sync/studios/subscribe"},(i,d)=>(w(d.build),d.studios),{told:i=>{this.studios=i},failed:i=>{this.wrong=i}});let{studio:e}=this;e&&(this.format=new m(this.hass,e.time_zone)),this.followWanted(e)}get studio(){return x(this.studios??[],this.config)}followWanted(t){let e=t?.running?this.wanted(t):null,i=t&&e?JSON.stringify([e,t.entry_id,t.rights]):"";if(i===this.followed)return;if(this.followed=i,this.leave?.(),this.leave=null,this.wrong=null,!t||!e){this.found=null;return}let T={type:`studio_sync/${e.command}`,entry_id:t.entry_id,...e.data};this.leave=p(this.hass.connection,T,(h,_)=>this.fold(h,_),{told:h=>{this.followed===i&&(this.found=h)},failed:h=>{this.followed===i&&(this.wrong=h)}})}t(t,e){return this.texts?.page(t,e)??""}count(t,e){return this.texts?.count(t,e)??""}render(){let{texts:t,studio:e}=this;if(!t||!this.studios&&!this.wrong)return n`<div class="box"></div>`;if(!e)return this.says(this.wrong?t.error(this.wrong):S(this.studios??[],t));if(!e.running)return this.says(this.t("shell.not_running"));if(this.wrong)return this.says(t.error(this.wrong));if(!this.wanted(e))return this.says(this.none());if(k(e,this.config))return this.says(this.t("cards.people_gone"));let i=this.address(e);return n`<div class="box" @click=${d=>this.go(d,i)}>
      <h2><a href=${i} dir="auto">${this.config.title||this.heading(e)}</a></h2>
      ${this.otherZone()} ${this.found===null?u:this.content(e,this.found)}
    </div>`}otherZone(){let t=this.format.otherZone(Intl.DateTimeFormat().resolvedOptions().timeZone,this.now);return t?n`<p class="quiet">${this.t("shell.zone",{zone:t})}</p>`:u}says(t){return n`<div class="box">
      ${this.config.title?n`<h2 dir="auto">${this.config.title}</h2>`:u}
      <p class="quiet">${t}</p>
    </div>`}go(t,e){t.ctrlKey||t.metaKey||t.shiftKey||t.button||(t.preventDefault(),t.stopPropagation(),history.pushState(null,"",e),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}})))}titleOf(t){return this.config.hide_names&&t.title!==null?t.session_type??this.t(`cards.${t.kind}`):t.title||this.t(t.title===null?"diary.busy":`cards.${t.kind}`)}static{this.styles=[v,g`
      :host { display: block; height: 100%; font-family: var(--ha-font-family-body, Roboto, sans-serif); line-height: 1.4; }
      .box {
        height: 100%;
        min-height: 56px;
        padding: 16px;
        overflow: hidden;
        cursor: pointer;
        overflow-wrap: anywhere;
        background: var(--ha-card-background, var(--card-background-color));
        border: var(--ha-card-border-width, 1px) solid var(--ha-card-border-color, var(--divider-color));
        border-radius: var(--ha-card-border-radius, 12px);
        box-shadow: var(--ha-card-box-shadow, none);
      }
      h2 { margin-bottom: 8px; font-size: 18px; }
      h2 + p + ul { margin-top: 8px; }
      h2 a { color: inherit; text-decoration: none; }
      h3 { margin: 12px 0 6px; }
      p { margin: 0; }
      ul { display: grid; gap: 6px; margin: 0; padding: 0; list-style: none; }
      a.entry {
        display: grid;
        gap: 2px;
        min-height: 44px;
        padding: 6px 10px;
        align-content: center;
        color: inherit;
        text-decoration: none;
        background: color-mix(in srgb, var(--body, transparent) 14%, transparent);
        border-inline-start: 6px solid var(--edge, var(--divider-color));
        border-radius: 6px;
      }
      .time { font-variant-numeric: tabular-nums; }
    `]}};s([c({attribute:!1,hasChanged:R})],o.prototype,"hass",2),s([c({attribute:!1})],o.prototype,"config",2),s([r()],o.prototype,"found",2),s([r()],o.prototype,"now",2),s([r()],o.prototype,"texts",2),s([r()],o.prototype,"studios",2),s([r()],o.prototype,"wrong",2);export{o as a};
