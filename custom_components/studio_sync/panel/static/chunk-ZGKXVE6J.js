var o="studio-sync.reloaded";function r(e){e==="7044709e5280"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
