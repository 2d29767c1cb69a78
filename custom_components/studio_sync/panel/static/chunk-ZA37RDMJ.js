var o="studio-sync.reloaded";function r(e){e==="750cb8268dc5"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
