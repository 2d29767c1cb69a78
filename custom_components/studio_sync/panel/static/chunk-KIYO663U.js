function t(r){let e=r.themes?.darkMode;return e===void 0?"":e?"dark":"light"}export{t as a};
