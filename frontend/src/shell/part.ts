// What is shown beside the view.

import { html, type TemplateResult } from "lit";
import type { Beside, Context } from "../view.js";

export function part(context: Context, beside: Beside): TemplateResult {
  switch (beside.show) {
    case "appointment":
      return html`<studio-appointment .context=${context} .aim=${beside}></studio-appointment>`;
    case "booking":
      return html`<studio-booking .context=${context} .draft=${beside.draft}></studio-booking>`;
    case "free":
      return html`<studio-free .context=${context} .day=${beside.day}></studio-free>`;
    case "client":
      return html`<studio-client .context=${context} .clientId=${beside.client_id}></studio-client>`;
  }
}
