var o="studio-sync.reloaded";function r(e){e==="e56019f253b1"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
