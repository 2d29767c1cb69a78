var o="studio-sync.reloaded";function r(e){e==="6f11a505253c"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
