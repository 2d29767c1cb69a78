var o="studio-sync.reloaded";function r(e){e==="8f89bd4f519d"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
