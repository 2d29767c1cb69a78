var o="studio-sync.reloaded";function r(e){e==="b864de621770"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
