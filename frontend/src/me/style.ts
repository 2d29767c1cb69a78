// The page's looks, in Home Assistant's own colours: they change with its theme.

export const STYLE = `
  :host {
    display: block;
    color: var(--primary-text-color);
    font-family: var(--ha-font-family-body, Roboto, sans-serif);
    font-size: 16px;
    line-height: 1.5;
    /* As dark or light as words need (WCAG 2, 1.4.3), as on the other views. */
    --full: oklch(from var(--primary-color) min(l, 0.52) c h);
    --words: color-mix(in srgb, var(--primary-color) 55%, var(--primary-text-color));
  }
  main { max-width: 600px; margin: 0 auto; padding: 16px; box-sizing: border-box; }
  section {
    margin-bottom: 16px;
    padding: 16px;
    background: var(--ha-card-background, var(--card-background-color));
    border: 1px solid var(--ha-card-border-color, var(--divider-color));
    border-radius: var(--ha-card-border-radius, 12px);
    overflow-wrap: anywhere;
  }
  h2 { margin: 0 0 8px; font-size: 22px; font-weight: 400; line-height: 1.3; }
  h2:focus { outline: none; }
  h2, [aria-invalid] { scroll-margin-top: 80px; }
  p { margin: 0 0 12px; }
  a { color: var(--words); }
  .quiet, .hint { color: var(--secondary-text-color); }
  .hint { font-size: 14px; line-height: 1.4; }
  .alarm, .notice, .good {
    margin: 0 0 16px;
    padding: 12px;
    border-inline-start: 4px solid var(--error-color);
    background: var(--secondary-background-color);
  }
  .notice { border-color: var(--warning-color); }
  .good { border-color: var(--success-color); }
  :is(.alarm, .notice, .good) > p:last-child { margin: 0; }
  .field { display: grid; gap: 4px; margin-bottom: 20px; }
  .field label { font-weight: 500; }
  .tick { grid-template-columns: auto 1fr; column-gap: 12px; align-items: start; }
  .tick input { grid-row: 1; grid-column: 1; }
  .tick label { grid-row: 1; grid-column: 2; }
  .tick .hint, .tick .wrong { grid-column: 2; }
  .wrong { color: var(--error-color); }
  .wrong::before { content: "⚠ "; }
  select, textarea, input:not([type="checkbox"], [type="radio"]) {
    width: 100%;
    min-height: 48px;
    padding: 8px 12px;
    box-sizing: border-box;
    font: inherit;
    color: inherit;
    background: var(--secondary-background-color);
    border: 1px solid var(--secondary-text-color);
    border-radius: 8px;
  }
  [role="switch"] {
    appearance: none;
    position: relative;
    width: 40px;
    height: 24px;
    margin: 0;
    border: 2px solid var(--secondary-text-color);
    border-radius: 12px;
    cursor: pointer;
  }
  [role="switch"]::after {
    content: "";
    position: absolute;
    inset-block: 4px;
    inset-inline-start: 4px;
    width: 12px;
    border-radius: 50%;
    background: var(--secondary-text-color);
  }
  [role="switch"]:checked { background: var(--primary-color); border-color: var(--primary-color); }
  [role="switch"]:checked::after { inset-inline: auto 4px; background: var(--text-primary-color, #fff); }
  [aria-invalid="true"] { border-color: var(--error-color) !important; }
  form { margin-top: 20px; }
  dl { margin: 0 0 12px; }
  dt { color: var(--secondary-text-color); font-size: 14px; }
  dd { margin: 0 0 8px; }
  fieldset { margin: 0 0 16px; padding: 0; border: none; }
  legend { padding: 0; margin-bottom: 8px; font-weight: 500; }
  .offer { display: flex; gap: 12px; align-items: center; min-height: 44px; }
  .offer input { width: 20px; height: 20px; margin: 0; flex: none; accent-color: var(--primary-color); }
  .choices { display: grid; gap: 12px; margin-bottom: 20px; }
  .choice .hint { margin-top: 4px; }
  .field .label { font-weight: 500; }
  .buttons { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 8px; }
  :is(button, a.main) {
    box-sizing: border-box;
    min-height: 44px;
    padding: 8px 20px;
    font: inherit;
    font-weight: 500;
    color: var(--words);
    background: none;
    border: 1px solid var(--words);
    border-radius: 22px;
    cursor: pointer;
  }
  :is(button, a).main { color: #fff; background: var(--full); border-color: var(--full); }
  a.main { display: inline-grid; place-items: center; text-decoration: none; }
  button:disabled { opacity: 0.6; cursor: default; }
  :is(button, a.main, select, input):focus-visible { outline: 3px solid var(--primary-color); outline-offset: 2px; }
`;
