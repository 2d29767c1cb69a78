var o="studio-sync.reloaded";function r(e){e==="9b991fb37e47"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
