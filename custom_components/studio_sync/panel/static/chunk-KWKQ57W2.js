var o="studio-sync.reloaded";function r(e){e==="d3185623f29b"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
