var o="studio-sync.reloaded";function r(e){e==="161acf2019e1"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
