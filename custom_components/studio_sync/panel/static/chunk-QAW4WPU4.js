var o="studio-sync.reloaded";function r(e){e==="c5bdfc7ab5c7"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
