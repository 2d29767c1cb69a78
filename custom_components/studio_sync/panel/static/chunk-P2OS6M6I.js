<<<<<<<< HEAD:custom_components/studio_sync/panel/static/chunk-P2OS6M6I.js
var o="studio-sync.reloaded";function r(e){e==="63d98760b9bd"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
========
var o="studio-sync.reloaded";function r(e){e==="91443a2fe18f"||sessionStorage.getItem(o)===e||(sessionStorage.setItem(o,e),location.reload())}export{r as a};
>>>>>>>> 08140d5 (Undo of a series does not lose what somebody changed of a date since; an account that is set up while its studio is reloaded gets the open book; what was settled is said though the list is up to date first. Tests: random histories of two people at the page, and each role by clicks):custom_components/studio_sync/panel/static/chunk-IG6DVKVZ.js
