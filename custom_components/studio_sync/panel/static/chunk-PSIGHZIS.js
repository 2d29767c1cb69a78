var o="studio-sync.reloaded";function r(e){e==="711bbabe0d96"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
