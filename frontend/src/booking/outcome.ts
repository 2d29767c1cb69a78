// What would come of a plan: what it would overlap, and where it will be shown.

import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { namesOf } from "../diary/shown.js";
import type { Check } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";

const NAMED = 5; // Overlaps that are told each by itself.

class BookingOutcome extends Part {
  @property({ attribute: false }) check: Check | null = null;
  /** The time of day that was chosen; empty: none. */
  @property() time = "";

  override render(): TemplateResult | typeof nothing {
    const { check } = this;
    return check
      ? html`${this.clock(check)} ${this.overlaps(check)} ${this.places(check)}`
      : nothing;
  }

  /** What a change of the clock makes of the time that was chosen. */
  private clock({ start, all_day }: Check): TemplateResult | typeof nothing {
    const { format } = this.context;
    const wall = format.clock(start);
    if (all_day || !this.time) return nothing;
    const time = format.wallTime(wall);
    if (wall.slice(11, 16) <= this.time) return nothing;
    return html`<p class="alarm" role="status">${this.t("booking.skipped", { time })}</p>`;
  }

  private overlaps(check: Check): TemplateResult | typeof nothing {
    if (!check.overlaps.length) return nothing;
    const { format, studio } = this.context;
    const named = check.overlaps.slice(0, NAMED);
    const more = check.number - named.length;
    return html`<div class="alarm" role="status">
      ${named.map(
        (each) => html`<div dir="auto">
          ${this.t("booking.overlaps", {
            title: each.title ?? this.t("diary.busy"),
            when: `${format.day(each.start)}, ${format.span(each)}`,
            who: namesOf(studio, each.people).join(", "),
          })}
        </div>`,
      )}
      ${more > 0 ? html`<div>${this.n("booking.more_overlaps", more)}</div>` : nothing}
    </div>`;
  }

  private places(check: Check): TemplateResult {
    const { studio } = this.context;
    const places = check.shown
      .filter((each) => each.kind !== "calendar")
      .map((each) => {
        const name = namesOf(studio, [each.of]).join("") || each.name;
        return this.t(`booking.${each.kind}`, { name });
      });
    const stays = check.shown_all ? this.t("booking.stays") : "";
    return html`<p class="quiet">
      ${places.length ? this.t("booking.goes_to", { places: places.join(" · ") }) : stays}
      ${this.t("booking.no_mail")}
    </p>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; overflow-wrap: anywhere; }
    `,
  ];
}

customElements.define("studio-booking-outcome", BookingOutcome);
