var o="studio-sync.reloaded";function r(e){e==="63d98760b9bd"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
