// When an appointment is, in its form: the day and time, how long, and the next free times.

import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { shared } from "../style.js";
import type { FreeTime } from "../taken.js";
import { Part } from "../view.js";
import { LONGEST, lengthOf, movedTo, type Plan } from "./plan.js";
import { fitted } from "./repeat.js";
import { formStyle } from "./style.js";
import { twice } from "./twice.js";

/** Its event `when-chosen` has what differs. */
class BookingWhen extends Part {
  @property({ attribute: false }) plan!: Plan;
  /** The next times at which all who take part are free. */
  @property({ attribute: false }) times: FreeTime[] = [];

  private set(detail: Partial<Plan>): void {
    this.dispatchEvent(new CustomEvent("when-chosen", { detail }));
  }

  /** Nothing is planned without a day and a time: one that was emptied stays as it was. */
  private pick(name: "day" | "time", event: Event): void {
    const target = event.target as HTMLInputElement;
    const { value } = target;
    if (!value) target.value = this.plan[name];
    else if (name === "time") this.set({ time: value, at: null });
    else this.set({ day: value, at: null, repeat: fitted(this.plan.repeat, value) });
  }

  override render(): TemplateResult {
    const { plan } = this;
    return html`<div class="when">
        <label class="field"
          ><span class="label">${this.t("booking.day")}</span
          ><input
            type="date"
            .value=${plan.day}
            @change=${(event: Event) => this.pick("day", event)}
        /></label>
        ${
          plan.all_day
            ? this.number("days", 1, 1)
            : html`<label class="field"
                  ><span class="label">${this.t("booking.time")}</span
                  ><input
                    type="time"
                    step="300"
                    .value=${plan.time}
                    @change=${(event: Event) => this.pick("time", event)}
                /></label>
                ${this.number("minutes", 5, 5)}`
        }
      </div>
      <label class="tick"
        ><input
          type="checkbox"
          .checked=${plan.all_day}
          @change=${(event: Event) =>
            this.set({ all_day: (event.target as HTMLInputElement).checked })}
        />
        ${this.t("diary.all_day")}</label
      >
      ${plan.all_day ? nothing : twice(this.context, `${plan.day}T${plan.time}:00`, plan.at, (at) => this.set({ at }))}
      ${this.nextTimes()}`;
  }

  private number(name: "days" | "minutes", min: number, step: number): TemplateResult {
    return html`<label class="field"
      ><span class="label">${this.t(`booking.${name}`)}</span
      ><input
        type="number"
        inputmode="numeric"
        min=${min}
        max=${LONGEST[name]}
        step=${step}
        .value=${String(this.plan[name])}
        @change=${(event: Event) => {
          const field = event.target as HTMLInputElement;
          const length = lengthOf(name, field.valueAsNumber);
          // Nothing takes no time, or a year: the browser says so, and what was there stays.
          if (length === null) field.reportValidity();
          else this.set({ [name]: length });
          field.value = String(length ?? this.plan[name]);
        }}
    /></label>`;
  }

  private nextTimes(): TemplateResult | typeof nothing {
    const { times, context } = this;
    if (!times.length) return nothing;
    const { format } = context;
    return html`<div class="chips">
      <span class="label">${this.t("booking.next_free")}</span>
      ${times.map(
        (each) => html`<button
          type="button"
          @click=${() => this.set(movedTo(this.plan, each.start, format))}
        >
          ${format.day(each.start)}${each.all_day ? "" : ` ${format.time(each.start)}`}
        </button>`,
      )}
    </div>`;
  }

  static override styles = [
    shared,
    formStyle,
    css`
      .when { display: grid; grid-template-columns: 9fr 9fr 5fr; gap: 8px; }
      .when > * { min-width: 0; }
      .when input { min-width: 0; padding: 8px 6px; }
    `,
  ];
}

customElements.define("studio-booking-when", BookingWhen);
