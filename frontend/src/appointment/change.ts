// How the panel of an appointment names it for actions, and asks how much of a series is meant.

import { html, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Appointment } from "../protocol.js";

export type Scope = "this" | "following" | "all";
export const SCOPES: Scope[] = ["this", "following", "all"];

/** Return the fields that name an appointment for actions and commands. */
export function named(each: Appointment, scope?: Scope): Record<string, unknown> {
  const at = each.moment === null ? {} : { moment: each.moment };
  return { appointment_id: each.appointment_id, ...at, ...(scope ? { scope } : {}) };
}

/** What asks has the focus, as soon as it is there: what was pressed before it is gone. */
function toFocus(asked?: Element): void {
  queueMicrotask(() => (asked as HTMLElement | undefined)?.focus());
}

/** A question with its answers, asked in place. */
export function question(
  words: string,
  answers: { words: string; plain?: boolean; act: () => void }[],
): TemplateResult {
  return html`<div class="alarm" role="group" tabindex="-1" aria-label=${words} ${ref(toFocus)}>
    <p>${words}</p>
    <div class="row">
      ${answers.map(
        (each) =>
          html`<button type="button" class=${each.plain ? "plain" : ""} @click=${each.act}>
            ${each.words}
          </button>`,
      )}
    </div>
  </div>`;
}

/** Asks how much of a series is meant; leaving is never called as what is done. */
export function whichOf(
  t: (key: string) => string,
  act: (scope: Scope) => void,
  leave: () => void,
  scopes = SCOPES,
  words = t("appointment.which"),
): TemplateResult {
  return question(words, [
    ...scopes.map((scope) => ({ words: t(`diary.${scope}`), act: () => act(scope) })),
    { words: t("booking.go_back"), plain: true, act: leave },
  ]);
}
