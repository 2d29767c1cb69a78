var o="studio-sync.reloaded";function r(e){e==="2c5b0c5cf868"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
