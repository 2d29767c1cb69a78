var o="studio-sync.reloaded";function r(e){e==="df616009c9dc"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
