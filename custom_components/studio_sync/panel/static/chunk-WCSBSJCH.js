var o="studio-sync.reloaded";function r(e){e==="01fa58af7cbd"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
