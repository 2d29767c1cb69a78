var o="studio-sync.reloaded";function r(e){e==="88e37c58291b"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
