// How often it repeats, on which days and until when: each choice opens the next, and all is said in words.

import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { addDays } from "../format.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { weekOf, weekStart } from "../wall.js";
import {
  type By,
  choicesOf,
  leavesOut,
  linesOf,
  NEVER,
  type Often,
  type Repeat,
  repeatText,
} from "./repeat.js";

const OFTEN: Often[] = ["never", "day", "week", "month", "year"];
const ENDS: Repeat["end"][] = ["never", "count", "until"];
const MOST = 1000; // Times, and days, weeks, months or years between two of them.

/** What was chosen; another day, if the one on which it began is no longer one of its days. */
export interface Chosen {
  repeat: Repeat;
  day?: string;
}

export class Repeats extends Part {
  @property({ attribute: false }) repeat: Repeat = NEVER;
  /** The day on which it begins. */
  @property() day = "";
  /** The first dates, as far as the server has told them. */
  @property({ attribute: false }) dates: string[] = [];

  private set(changes: Partial<Repeat>, day?: string): void {
    const repeat = { ...this.repeat, ...changes };
    const detail: Chosen = day ? { repeat, day } : { repeat };
    this.dispatchEvent(new CustomEvent("repeat-chosen", { detail }));
  }

  private choose(often: Often): void {
    // What a rule of another kind says can only stay or be replaced as a whole.
    if (often === this.repeat.often) return;
    const { kept, end, count, until } = this.repeat;
    const ended = often === "never" ? {} : { end, count, until };
    const dates = this.repeat.often === "own" || often === "never" ? [] : kept;
    this.set({ ...NEVER, ...ended, often, kept: often === "own" ? this.own : dates });
  }

  /** The rule of another kind that it began with. */
  private own: string[] = [];

  override willUpdate(): void {
    if (this.repeat.often === "own") this.own = this.repeat.kept;
  }

  private get words(): string {
    return repeatText(linesOf(this.repeat, this.day), this.context.texts, this.context.format);
  }

  override render(): TemplateResult {
    const { often } = this.repeat;
    const choices = this.own.length ? [...OFTEN, "own" as const] : OFTEN;
    return html`<label class="field"
        ><span class="label">${this.t("booking.repeats")}</span
        ><select @change=${(event: Event) => this.choose(valueIn(event) as Often)}>
          ${choices.map(
            (each) =>
              html`<option value=${each} ?selected=${often === each}>
                ${this.t(`booking.repeat.${each}`)}
              </option>`,
          )}
        </select></label
      >
      ${often === "never" ? nothing : this.more()}`;
  }

  private more(): TemplateResult {
    const { often } = this.repeat;
    return html`<div class="more">
      ${
        often === "own"
          ? nothing
          : this.number("interval", this.t(`booking.interval.${often}`), this.repeat.interval)
      }
      ${often === "week" ? this.weekdays() : nothing}
      ${often === "month" || often === "year" ? this.by() : nothing} ${this.end()}
      <p class="says" role="status" dir="auto">${this.words}</p>
      ${this.firstDates()}
    </div>`;
  }

  private number(name: "interval" | "count", label: string, value: number): TemplateResult {
    return html`<label class="field"
      ><span class="label">${label}</span
      ><input
        type="number"
        inputmode="numeric"
        min="1"
        max=${MOST}
        required
        .value=${String(value)}
        @input=${(event: Event) => {
          const number = Math.min(MOST, Math.trunc(Number(valueIn(event))));
          if (number >= 1) this.set({ [name]: number });
        }}
        @change=${(event: Event) => {
          (event.target as HTMLInputElement).value = String(this.repeat[name]);
        }}
    /></label>`;
  }

  private weekdays(): TemplateResult {
    const { format, hass } = this.context;
    const first = weekOf(this.day, weekStart(hass.locale));
    const days = Array.from({ length: 7 }, (_, at) => addDays(first, at));
    return html`<div class="days" role="group" aria-label=${this.t("booking.on_days")}>
      <span class="label">${this.t("booking.on_days")}</span>
      ${days.map((each) => {
        const later = (daysBetween(this.day, each) + 7) % 7;
        return html`<button
          type="button"
          aria-pressed=${later === 0 || this.repeat.others.includes(later)}
          @click=${() => this.toggle(later)}
        >
          ${format.weekday(each)}
        </button>`;
      })}
    </div>`;
  }

  private toggle(later: number): void {
    const { others } = this.repeat;
    if (later) {
      const added = others.includes(later)
        ? others.filter((each) => each !== later)
        : [...others, later].sort((a, b) => a - b);
      this.set({ others: added });
      return;
    }
    // Without the day on which it begins, it begins on the next of its days.
    const [next, ...rest] = others;
    if (next) this.set({ others: rest.map((each) => each - next) }, addDays(this.day, next));
    else this.requestUpdate();
  }

  private by(): TemplateResult {
    const { repeat, day, context } = this;
    const left = leavesOut(repeat, day);
    const said = (by: By) => {
      const plain: Repeat = { ...repeat, by, end: "never", kept: [] };
      return repeatText(linesOf(plain, day, true), context.texts, context.format);
    };
    return html`<label class="field"
        ><span class="label">${this.t("booking.on_which")}</span
        ><select @change=${(event: Event) => this.set({ by: valueIn(event) as By })}>
          ${choicesOf(day).map(
            (each) =>
              html`<option value=${each} ?selected=${repeat.by === each}>${said(each)}</option>`,
          )}
        </select></label
      >
      ${left ? html`<p class="quiet">${this.t(`booking.left_out_${left}`)}</p>` : nothing}`;
  }

  private end(): TemplateResult {
    const { end, count, until } = this.repeat;
    return html`<div class="ends">
      <label class="field"
        ><span class="label">${this.t("booking.ends")}</span
        ><select
          @change=${(event: Event) => {
            const chosen = valueIn(event) as Repeat["end"];
            this.set({
              end: chosen,
              ...(chosen === "until" && !until ? { until: this.later } : {}),
            });
          }}
        >
          ${ENDS.map(
            (each) =>
              html`<option value=${each} ?selected=${end === each}>
                ${this.t(`booking.end.${each}`)}
              </option>`,
          )}
        </select></label
      >
      ${end === "count" ? this.number("count", this.t("booking.count"), count) : nothing}
      ${
        end === "until"
          ? html`<label class="field"
              ><span class="label">${this.t("booking.last_day")}</span
              ><input
                type="date"
                required
                min=${this.day}
                .value=${until}
                @change=${(event: Event) => this.set({ until: valueIn(event) || until })}
            /></label>`
          : nothing
      }
    </div>`;
  }

  /** The last day that is proposed: three months on. */
  private get later(): string {
    return addDays(this.day, 90);
  }

  private firstDates(): TemplateResult | typeof nothing {
    if (this.dates.length < 2) return nothing;
    const { format } = this.context;
    const dates = this.dates.map((each) => format.day(each)).join(" · ");
    return html`<p class="quiet">${this.t("booking.first_dates", { dates })}</p>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; min-width: 0; }
      .more { padding-inline-start: 12px; margin-bottom: 12px; border-inline-start: 3px solid var(--divider-color); }
      .days { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: 4px; margin-bottom: 12px; }
      .days .label { grid-column: 1 / -1; }
      .days button { min-width: 0; min-height: 36px; padding: 4px 0; font-size: 14px; }
      .ends { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; }
      .says { margin-bottom: 4px; font-weight: 500; }
      .says::first-letter { text-transform: uppercase; }
      @media (max-width: 599px) { .days button { min-height: 44px; } }
    `,
  ];
}

function valueIn(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

customElements.define("studio-repeats", Repeats);
