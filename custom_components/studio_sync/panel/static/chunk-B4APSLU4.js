var o="studio-sync.reloaded";function r(e){e==="9843f68d68b1"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
