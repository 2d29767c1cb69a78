var o="studio-sync.reloaded";function r(e){e==="5f0aa6ba0275"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
