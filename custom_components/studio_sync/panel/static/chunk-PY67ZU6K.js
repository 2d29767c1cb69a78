var o="studio-sync.reloaded";function r(e){e==="3c12a3a55438"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
