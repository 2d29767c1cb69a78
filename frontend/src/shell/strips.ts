// What is said over every view: that the connection is lost, the studio does not run, a new version is
// there, or times are of another zone.

import { html, nothing, type TemplateResult } from "lit";
import type { Update } from "../reload.js";
import type { Context } from "../view.js";

export function strips(
  t: (key: string, values?: Record<string, string>) => string,
  { studio, format }: Context,
  offline: boolean,
  update: Update,
): TemplateResult {
  const zone = format.otherZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const wrong = offline ? "shell.offline" : studio.running ? "" : "shell.not_running";
  return html`${wrong ? html`<p class="strip" role="alert">${t(wrong)}</p>` : nothing}
  ${update.offer(t)} ${zone ? html`<p class="zone">${t("shell.zone", { zone })}</p>` : nothing}`;
}
