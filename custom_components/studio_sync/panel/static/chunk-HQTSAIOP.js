var o="studio-sync.reloaded";function r(e){e==="3597f7714bc9"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
