// The choice between the two hours that bear the same name when the clock is put back.

import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../view.js";
import { bothOf } from "../wall.js";

/**
 * Ask which of two instants a wall-clock text means, if it names two. `at`: the one that is meant;
 * null, or without an offset: nobody has chosen, it is the first.
 */
export function twice(
  { format, texts }: Context,
  wall: string,
  at: string | null,
  choose: (at: string) => void,
): TemplateResult | typeof nothing {
  const both = bothOf(wall, format.zone);
  if (!both) return nothing;
  const words = texts.page("booking.twice", { time: format.wallTime(wall) });
  const second = at !== null && at !== wall && Date.parse(at) === Date.parse(both[1]);
  return html`<div class="alarm" role="radiogroup" aria-label=${words}>
    <p>${words}</p>
    <div class="row">
      ${both.map(
        (each, index) => html`<button
          type="button"
          role="radio"
          aria-checked=${second === (index === 1)}
          @click=${() => choose(each)}
        >
          ${texts.page(index ? "booking.second" : "booking.first")}
        </button>`,
      )}
    </div>
  </div>`;
}
