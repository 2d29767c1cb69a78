import{b as o,c as a}from"./chunk-6URGFRCB.js";var s=["#6a1b9a","#1565c0","#00695c","#ad1457","#4e342e","#2e7d32","#4527a0","#bf360c"],f=["mobile","home","work","other"],i=new Intl.Segmenter(void 0,{granularity:"grapheme"});function l(t){let e=t.slice(0,500).split(/\s+/).map(r=>r.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}]+/u,"")).filter(Boolean);return(e.length>1?[e[0],e.at(-1)]:e).map(r=>[...i.segment(r??"")][0]?.segment??"").join("").toLocaleUpperCase()||"?"}function c(t){let e=0;for(let n of t)e=(e*31+n.charCodeAt(0))%65521;return s[e%s.length]??"#546e7a"}function u(t){return t.replace(/(?!^\+)[^\d*#]/g,"")}function m(t,e){return a`<span class="avatar" aria-hidden="true" style=${`--color: ${c(t)}`}
    >${l(e)}</span
  >`}var h=o`
  .avatar {
    flex: none;
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    overflow: hidden;
    border-radius: 50%;
    font-size: 14px;
    white-space: nowrap;
    color: #fff;
    background: var(--color);
  }
`;export{f as a,u as b,m as c,h as d};
