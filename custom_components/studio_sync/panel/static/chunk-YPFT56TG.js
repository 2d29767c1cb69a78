var o="studio-sync.reloaded";function r(e){e==="22ea9bc0a9d6"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
