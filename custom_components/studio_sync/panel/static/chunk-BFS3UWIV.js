var o="studio-sync.reloaded";function r(e){e==="69d31bf39701"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
