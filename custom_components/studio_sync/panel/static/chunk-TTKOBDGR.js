var o="studio-sync.reloaded";function r(e){e==="66c46d6ae6c8"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
