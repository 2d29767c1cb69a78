// The looks of what is around the views.

import { css } from "lit";

export const shell = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100vh;
    height: 100dvh;
    background: var(--primary-background-color);
    font-family: var(--ha-font-family-body, Roboto, sans-serif);
    font-size: 16px;
    line-height: 1.4;
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
    height: var(--header-height, 56px);
    flex: none;
    padding: 0 16px;
    color: var(--app-header-text-color, #fff);
    background: var(--app-header-background-color, var(--primary-color));
    border-bottom: var(--app-header-border-bottom, 1px solid var(--divider-color));
  }
  h1 { margin: 0; font-size: 20px; font-weight: 400; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  header select { width: auto; max-width: 240px; }
  .find { padding: 8px; background: var(--primary-background-color); }
  .space { flex: 1; }
  nav.top { display: flex; align-self: stretch; margin-inline-start: 12px; }
  nav a {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 0 14px;
    color: inherit;
    text-decoration: none;
    border-bottom: 3px solid transparent;
  }
  nav.top a[aria-current] { border-color: currentColor; font-weight: 500; }
  nav.bottom {
    display: flex;
    flex: none;
    background: var(--card-background-color);
    border-top: 1px solid var(--divider-color);
  }
  nav.bottom a { flex: auto; justify-content: center; min-height: 56px; padding: 0 4px; font-size: 13px; white-space: nowrap; color: var(--secondary-text-color); }
  nav.bottom a[aria-current] { color: var(--words); font-weight: 500; }
  .badge { padding: 0 7px; border-radius: 10px; font-size: 12px; line-height: 20px; color: #fff; background: var(--error-color); }
  .body { display: flex; flex: 1; min-height: 0; }
  main { flex: 1; min-width: 0; overflow: auto; padding: 12px 16px; }
  main.lone { max-width: 600px; margin: 0 auto; }
  aside {
    position: relative;
    flex: none;
    width: 380px;
    overflow: auto;
    padding: 16px;
    background: var(--card-background-color);
    border-inline-start: 1px solid var(--divider-color);
  }
  .close { position: absolute; top: 8px; inset-inline-end: 8px; z-index: 1; }
  .strip { margin: 0; padding: 8px 16px; background: color-mix(in srgb, var(--warning-color) 25%, transparent); }
  .zone { margin: 0; padding: 4px 16px; font-size: 13px; color: var(--secondary-text-color); }
  .said { position: absolute; inset-inline: 0; bottom: 24px; display: flex; justify-content: center; pointer-events: none; z-index: 3; }
  /* Not over the buttons of what is open beside the view. */
  .body:has(> aside) ~ .said { inset-inline-end: 380px; }
  .toast {
    display: flex;
    align-items: center;
    gap: 12px;
    max-width: min(640px, calc(100% - 32px));
    padding: 8px 16px;
    color: var(--primary-background-color);
    background: var(--primary-text-color);
    border-radius: 8px;
    pointer-events: auto;
  }
  .toast button { color: inherit; background: none; text-decoration: underline; }
  .toast.bad { border-inline-start: 6px solid var(--error-color); }
  @media (max-width: 599px) {
    header { padding: 0 8px; gap: 4px; }
    main { padding: 8px; }
    aside { position: fixed; inset: 0; z-index: 2; width: auto; padding-bottom: 96px; border: none; }
    .said, .body:has(> aside) ~ .said { inset-inline-end: 0; bottom: 72px; }
  }
`;
