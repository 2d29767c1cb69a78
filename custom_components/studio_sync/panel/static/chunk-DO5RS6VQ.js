var o="studio-sync.reloaded";function r(e){e==="c20de8858159"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
