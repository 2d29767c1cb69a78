var o="studio-sync.reloaded";function r(e){e==="0cd3a3a18566"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
