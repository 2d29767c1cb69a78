// What a user reads who has no role in a studio: not yet, or not any more.

import { html, nothing, type TemplateResult } from "lit";

/** `gone`: what the studio is called that was shown until now; empty: there was none. */
export function alone(
  t: (key: string, values?: Record<string, string>) => string,
  gone: string,
): TemplateResult {
  return html`${gone ? html`<p role="alert">${t("shell.gone", { studio: gone })}</p>` : nothing}
    <p>${t("shell.no_studio")}</p>`;
}
