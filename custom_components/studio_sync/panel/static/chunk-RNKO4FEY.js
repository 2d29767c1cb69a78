var o="studio-sync.reloaded";function r(e){e==="079f9c392b61"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
