// The looks that all parts share, in Home Assistant's own colours: they change with its theme.

import { css } from "lit";

export const shared = css`
  /* The theme's primary colour, as dark as white words on it need, and as words need on a background (WCAG 2, 1.4.3). */
  :host {
    box-sizing: border-box;
    color: var(--primary-text-color);
    --full: oklch(from var(--primary-color) min(l, 0.52) c h);
    --words: color-mix(in srgb, var(--primary-color) 55%, var(--primary-text-color));
  }
  *, *::before, *::after { box-sizing: border-box; }
  h2 { margin: 0; font-size: 20px; font-weight: 400; line-height: 1.3; }
  h3 { margin: 16px 0 8px; font-size: 15px; font-weight: 500; }
  [tabindex="-1"]:focus { outline: none; }
  p { margin: 0 0 12px; }
  a { color: var(--words); }
  .quiet { color: var(--secondary-text-color); font-size: 14px; }
  .card {
    padding: 16px;
    margin-bottom: 12px;
    background: var(--ha-card-background, var(--card-background-color));
    border: 1px solid var(--ha-card-border-color, var(--divider-color));
    border-radius: var(--ha-card-border-radius, 12px);
    overflow-wrap: anywhere;
  }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
  button {
    min-height: 40px;
    padding: 6px 16px;
    font: inherit;
    font-weight: 500;
    color: var(--words);
    background: color-mix(in srgb, var(--primary-color) 12%, transparent);
    border: none;
    border-radius: 20px;
    cursor: pointer;
  }
  button.main, button[aria-pressed="true"], button[aria-checked="true"] {
    color: #fff;
    background: var(--full);
  }
  button.plain { background: none; }
  button.danger { color: color-mix(in srgb, var(--error-color) 70%, var(--primary-text-color)); background: none; }
  button:disabled { opacity: 0.5; cursor: default; }
  button.icon { padding: 8px; min-width: 40px; border-radius: 50%; background: none; color: inherit; }
  button.icon svg { display: block; width: 24px; height: 24px; fill: currentColor; }
  :is(button, select, input, textarea, a, summary, [tabindex="0"]):focus-visible {
    outline: 3px solid var(--primary-color);
    outline-offset: 2px;
  }
  .field { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; margin-bottom: 12px; }
  .field > label, .label { font-size: 13px; color: var(--secondary-text-color); }
  select, textarea, input:not([type="checkbox"], [type="radio"]) {
    width: 100%;
    min-height: 44px;
    padding: 8px 12px;
    font: inherit;
    color: inherit;
    background: var(--secondary-background-color);
    border: 1px solid var(--secondary-text-color);
    border-radius: 8px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 2px 10px;
    font-size: 13px;
    border-radius: 12px;
    background: var(--secondary-background-color);
  }
  .chip.warn { color: var(--primary-text-color); background: color-mix(in srgb, var(--warning-color) 25%, transparent); }
  .chip.bad { color: var(--primary-text-color); background: color-mix(in srgb, var(--error-color) 20%, transparent); }
  .chip.good { color: var(--primary-text-color); background: color-mix(in srgb, var(--success-color) 25%, transparent); }
  .alarm {
    padding: 12px;
    margin-bottom: 12px;
    border-inline-start: 4px solid var(--warning-color);
    background: color-mix(in srgb, var(--warning-color) 12%, transparent);
  }
  /* As large as a finger, whatever a part says for a mouse (WCAG 2, 2.5.5). */
  @media (max-width: 599px) {
    button, select, summary, label:has(> :is([type="checkbox"], [type="radio"])) { min-height: 44px !important; }
    button { min-width: 44px !important; }
    summary { align-content: center; }
    label:has(> :is([type="checkbox"], [type="radio"])) { display: flex; align-items: center; gap: 8px; }
  }
  @media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
`;
