var o="studio-sync.reloaded";function r(e){e==="9bf972db1575"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
