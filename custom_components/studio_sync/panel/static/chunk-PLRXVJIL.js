var o="studio-sync.reloaded";function r(e){e==="177ee877cd99"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
