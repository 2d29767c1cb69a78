// Who is free? A span or part of a day, and a length or type: people and rooms; a click fills the booking.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { nextOpen } from "../diary/shown.js";
import { addDays } from "../format.js";
import type { Found } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { addMinutes, wallTime } from "../wall.js";

type PartOfDay = "morning" | "afternoon" | "evening" | "whole";
const SPANS: Record<PartOfDay, [string, string]> = {
  morning: ["00:00", "12:00"],
  afternoon: ["12:00", "18:00"],
  evening: ["18:00", "24:00"],
  whole: ["00:00", "24:00"],
};
const PARTS = Object.keys(SPANS) as PartOfDay[];
const DAY = 86_400_000; // Milliseconds.
const SHOWN = 8; // Free spans of each that are offered.

class StudioFree extends Part {
  @property() day = "";
  /** What is asked about, as wall-clock texts to the minute: "2026-11-26T14:00". */
  @state() private from = "";
  @state() private to = "";
  @state() private type = "";
  @state() private minutes = 60;
  @state() private found: Found | null = null;

  private asked = 0;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("day")) {
      const { studio, format } = this.context;
      this.choose(nextOpen(studio, this.day, format.clock(new Date())), "whole");
    }
    if (["from", "to", "type", "minutes"].some((each) => changed.has(each))) void this.look();
  }

  private choose(day: string, part: PartOfDay): void {
    [this.from, this.to] = spanOf(day, part);
  }

  /** Take over a part of the span; it stays as long as it is if it would end before it begins. */
  private pick(end: "from" | "to", value: string): void {
    const length = (wallTime(this.to) - wallTime(this.from)) / 60_000;
    this[end] = value;
    if (wallTime(this.from) < wallTime(this.to)) return;
    if (end === "from") this.to = addMinutes(value, length).slice(0, 16);
    else this.from = addMinutes(value, -length).slice(0, 16);
  }

  private async look(): Promise<void> {
    const asked = ++this.asked;
    const [start, end] = [`${this.from}:00`, `${this.to}:00`];
    const wanted = this.type ? { session_type: this.type } : { minutes: this.minutes };
    try {
      const found = await this.context.api.read<Found>("free/find", { start, end, ...wanted });
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
              aria-pressed=${[this.from, this.to].join() === spanOf(day, each).join()}
              aria-label=${`${words}: ${this.t(`free.${each}`)}`}
              @click=${() => this.choose(day, each)}
            >
              ${this.t(`free.${each}`)}
            </button>`,
          )}
        </div>`,
      )}
      ${this.end("from")} ${this.end("to")}
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

  /** The day and time at which the span begins, or ends. */
  private end(which: "from" | "to"): TemplateResult {
    const [day = "", time = ""] = this[which].split("T");
    const words = this.t(`free.${which}`);
    const field = (
      kind: "date" | "time",
      value: string,
      put: (value: string) => string,
    ) => html`<input
      type=${kind}
      step=${kind === "time" ? "300" : nothing}
      aria-label=${`${words}: ${this.t(kind === "date" ? "booking.day" : "free.time")}`}
      .value=${value}
      @change=${(event: Event) => {
        const target = event.target as HTMLInputElement;
        // One that was emptied stays as it was.
        if (target.value) this.pick(which, put(target.value));
        else target.value = value;
      }}
    />`;
    return html`<div class="end" role="group" aria-label=${words}>
      <span class="label">${words}</span>
      ${field("date", day, (value) => `${value}T${time}`)}
      ${field("time", time, (value) => `${day}T${value}`)}
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
    const day = this.from.slice(0, 10);
    if (![today, tomorrow].includes(day)) found.push([day, format.day(day)]);
    return found;
  }

  private person({ id, times }: Found["people"][number]): TemplateResult | typeof nothing {
    const { studio, format } = this.context;
    const person = studio.people.find((each) => each.id === id);
    if (!person) return nothing;
    const who = person.kind === "staff" ? { staff_id: id } : { resource_ids: [id] };
    const type = this.type ? { session_type: this.type } : {};
    const minutes = this.found?.minutes ?? 60;
    const severalDays = wallTime(this.to) - wallTime(this.from) > DAY;
    return html`<h3 dir="auto">${person.name}</h3>
      <div class="row">
        ${times.slice(0, SHOWN).map((each) => {
          // The instants: of an hour that comes twice the clock names two.
          const { start } = each;
          const end = new Date(Date.parse(start) + minutes * 60_000).toISOString();
          const day = severalDays ? `${format.day(each.start)}, ` : "";
          const words = `${day}${format.time(each.start)}–${format.time(each.end)}`;
          return html`<button
            ?disabled=${studio.rights.write === "none"}
            @click=${() =>
              this.tell("studio-beside", {
                show: "booking",
                draft: { start, end, ...type, ...who },
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
      .end { display: grid; grid-template-columns: 3fr 2fr; gap: 4px 8px; margin-bottom: 12px; }
      .end .label { grid-column: 1 / -1; }
      .end input { min-width: 0; padding: 8px 6px; }
      .two { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
    `,
  ];
}

/** When a part of a day begins and ends, to the minute. */
function spanOf(day: string, part: PartOfDay): [string, string] {
  const [from, to] = SPANS[part];
  return [`${day}T${from}`, to === "24:00" ? `${addDays(day, 1)}T00:00` : `${day}T${to}`];
}

customElements.define("studio-free", StudioFree);
