var o="studio-sync.reloaded";function r(e){e==="73580b7209d7"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
