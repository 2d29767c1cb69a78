var o="studio-sync.reloaded";function r(e){e==="22efe9b5b3ac"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
