// The head of the page and the bar of its views, as templates.

import { html, nothing, type TemplateResult } from "lit";
import { type Icon, icon } from "../icons.js";
import type { Studio } from "../protocol.js";
import type { Tab } from "../view.js";
import { tabsOf, thumbedOf } from "./views.js";

type Words = (key: string) => string;

/** A button that is a sign; `look`: its class, beside that of all such buttons. */
export function signButton(
  words: string,
  sign: Icon,
  act: () => void,
  { look = "", open }: { look?: string; open?: boolean } = {},
): TemplateResult {
  return html`<button
    class=${`icon ${look}`.trim()}
    aria-label=${words}
    aria-expanded=${open ?? nothing}
    @click=${act}
  >
    ${icon(sign)}
  </button>`;
}

/** The name of the studio; with several, the choice of one. */
export function studioName(
  t: Words,
  studios: readonly Studio[],
  studio: Studio | null,
  choose: (entryId: string) => void,
): TemplateResult {
  if (!studio || studios.length < 2) return html`<h1>${studio?.name ?? t("shell.title")}</h1>`;
  return html`<select
    aria-label=${t("shell.studio")}
    .value=${studio.entry_id}
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
  >
    ${studios.map(
      (each) =>
        html`<option value=${each.entry_id} ?selected=${each.entry_id === studio.entry_id}>
          ${each.name}
        </option>`,
    )}
  </select>`;
}

export interface Bar {
  studio: Studio | null;
  present: Tab;
  prefix: string;
  /** How much is to be done. */
  count: number;
  go: (tab: Tab) => void;
}

/** The views to choose from; `place`: at the top, or at the bottom of a phone. */
export function bar(t: Words, place: "top" | "bottom", of: Bar): TemplateResult {
  const thumbs = place === "bottom";
  const tabs = thumbs ? thumbedOf(of.studio) : tabsOf(of.studio);
  const present = thumbs && of.present === "sync" ? "me" : of.present;
  return html`<nav class=${place} aria-label=${t("shell.views")}>
    ${tabs.map(
      (each) => html`<a
        href=${`${of.prefix}/${each}`}
        aria-current=${present === each ? "page" : nothing}
        @click=${(event: MouseEvent) => {
          if (event.ctrlKey || event.metaKey || event.button) return;
          event.preventDefault();
          of.go(each);
        }}
        >${t(thumbs && each === "diary" ? "shell.day" : `shell.${each}`)}${
          each === "todo" && of.count ? html` <span class="badge">${of.count}</span>` : nothing
        }</a
      >`,
    )}
  </nav>`;
}
