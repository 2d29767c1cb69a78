var o="studio-sync.reloaded";function r(e){e==="595b4e196109"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
