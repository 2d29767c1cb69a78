var o="studio-sync.reloaded";function r(e){e==="f8cda8b0559e"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
