// Who is free? A span or part of a day, and a length or type: people and rooms; a click fills the booking.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { nextOpen } from "../diary/shown.js";
import { addDays } from "../format.js";
import type { Found } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { addMinutes } from "../wall.js";

type PartOfDay = "morning" | "afternoon" | "evening" | "whole";
const SPANS: Record<PartOfDay, [string, string]> = {
  morning: ["00:00", "12:00"],
  afternoon: ["12:00", "18:00"],
  evening: ["18:00", "24:00"],
  whole: ["00:00", "24:00"],
};
const PARTS = Object.keys(SPANS) as PartOfDay[];
const SHOWN = 8; // Free spans of each that are offered.

class StudioFree extends Part {
  @property() day = "";
  @state() private date = "";
  @state() private span: PartOfDay = "whole";
  @state() private type = "";
  @state() private minutes = 60;
  @state() private found: Found | null = null;

  private asked = 0;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("day")) {
      const { studio, format } = this.context;
      this.date = nextOpen(studio, this.day, format.clock(new Date()));
    }
    if (["date", "span", "type", "minutes", "day"].some((each) => changed.has(each)))
      void this.look();
  }

  private async look(): Promise<void> {
    const asked = ++this.asked;
    const [from, to] = SPANS[this.span];
    const start = `${this.date}T${from}:00`;
    const end =
      to === "24:00" ? addMinutes(`${this.date}T00:00:00`, 1440) : `${this.date}T${to}:00`;
    const wanted = this.type ? { session_type: this.type } : { minutes: this.minutes };
    try {
      const found = await this.context.api.ask<Found>("free/find", { start, end, ...wanted });
      if (asked === this.asked) this.found = found;
    } catch (reason) {
      if (asked === this.asked) this.tell("studio-failed", reason);
    }
  }

  override render(): TemplateResult {
    const { studio } = this.context;
    return html`<h2>${this.t("free.title")}</h2>
      ${this.near().map(
        ([day, words]) => html`<div class="row" role="group" aria-label=${words}>
          <span class="when" dir="auto">${words}</span>
          ${PARTS.map(
            (each) => html`<button
              aria-pressed=${this.date === day && this.span === each}
              aria-label=${`${words}: ${this.t(`free.${each}`)}`}
              @click=${() => {
                this.date = day;
                this.span = each;
              }}
            >
              ${this.t(`free.${each}`)}
            </button>`,
          )}
        </div>`,
      )}
      <label class="field"
        ><span class="label">${this.t("free.other")}</span
        ><input
          type="date"
          .value=${this.date}
          @change=${(event: Event) => {
            this.date = (event.target as HTMLInputElement).value || this.date;
          }}
      /></label>
      <div class="two">
        <label class="field"
          ><span class="label">${this.t("booking.type")}</span
          ><select
            @change=${(event: Event) => {
              this.type = (event.target as HTMLSelectElement).value;
            }}
          >
            <option value="">${this.t("free.any")}</option>
            ${studio.types.map((each) => html`<option value=${each.name}>${each.name}</option>`)}
          </select></label
        >
        ${
          this.type
            ? nothing
            : html`<label class="field"
                ><span class="label">${this.t("booking.minutes")}</span
                ><input
                  type="number"
                  min="5"
                  step="5"
                  .value=${String(this.minutes)}
                  @change=${(event: Event) => {
                    this.minutes = (event.target as HTMLInputElement).valueAsNumber || 60;
                  }}
              /></label>`
        }
      </div>
      <div aria-live="polite">
        ${
          this.found === null
            ? nothing
            : this.found.people.length
              ? this.found.people.map((each) => this.person(each))
              : html`<p>${this.t("free.nobody")}</p>`
        }
      </div>`;
  }

  /** Today, tomorrow, and the day that was chosen if it is neither. */
  private near(): [string, string][] {
    const { format } = this.context;
    const today = format.dayOf(new Date());
    const tomorrow = addDays(today, 1);
    const found: [string, string][] = [
      [today, this.t("diary.today")],
      [tomorrow, this.t("free.tomorrow")],
    ];
    if (![today, tomorrow].includes(this.date)) found.push([this.date, format.day(this.date)]);
    return found;
  }

  private person({ id, times }: Found["people"][number]): TemplateResult | typeof nothing {
    const { studio, format } = this.context;
    const person = studio.people.find((each) => each.id === id);
    if (!person) return nothing;
    const who = person.kind === "staff" ? { staff_id: id } : { resource_ids: [id] };
    const type = this.type ? { session_type: this.type } : {};
    const minutes = this.found?.minutes ?? 60;
    return html`<h3 dir="auto">${person.name}</h3>
      <div class="row">
        ${times.slice(0, SHOWN).map((each) => {
          const start = format.clock(each.start);
          const words = `${format.time(each.start)}–${format.time(each.end)}`;
          return html`<button
            ?disabled=${studio.rights.write === "none"}
            @click=${() =>
              this.tell("studio-beside", {
                show: "booking",
                draft: { start, end: addMinutes(start, minutes), ...type, ...who },
              })}
          >
            ${words}
          </button>`;
        })}
      </div>`;
  }

  static override styles = [
    shared,
    css`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      .row { margin-bottom: 12px; gap: 6px; }
      .row button { padding: 6px 10px; font-size: 14px; }
      .when { flex: 1 1 100%; font-size: 14px; }
      .two { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
    `,
  ];
}

customElements.define("studio-free", StudioFree);
