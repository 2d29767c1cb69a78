var o="studio-sync.reloaded";function r(e){e==="99ac0395e915"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
