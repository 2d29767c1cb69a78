// Days as lists, each appointment once, with the free time between: on a phone, and as the view "list".

import { css, html, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { isDay, lastOf } from "../format.js";
import type { Appointment } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { hoursLeft } from "./left.js";
import { agenda, bodyOf, hoursOn, type Line, namesOf, owners } from "./shown.js";

class DiaryAgenda extends Part {
  @property({ attribute: false }) days: string[] = [];
  @property({ attribute: false }) appointments: Appointment[] = [];

  override render(): TemplateResult {
    return html`${this.days.map((day) => this.day(day))}`;
  }

  private day(day: string): TemplateResult {
    const { studio, format } = this.context;
    const mine = studio.me[0] ?? "";
    const of = this.appointments.filter((each) => this.isOn(each, day));
    const hours = hoursLeft(hoursOn(studio, mine, day), day, format);
    const lines = agenda(of, day, hours, format);
    return html`<section>
      ${this.days.length > 1 ? html`<h3>${format.longDay(day)}</h3>` : ""}
      ${
        lines.length
          ? html`<ul>
              ${lines.map((each) => html`<li>${this.line(each, day)}</li>`)}
            </ul>`
          : html`<p class="quiet">${this.t("diary.empty")}</p>`
      }
    </section>`;
  }

  private isOn(each: Appointment, day: string): boolean {
    const { format } = this.context;
    if (isDay(each.start)) return each.start <= day && day < each.end;
    const first = format.dayOf(each.start);
    return first <= day && day <= format.dayOf(lastOf(each));
  }

  private line(line: Line, day: string): TemplateResult {
    const { studio, format } = this.context;
    if (line.kind === "free") {
      const span = `${format.wallTime(line.start)}–${format.wallTime(line.end)}`;
      const words = this.t("diary.free", { span });
      if (studio.rights.write === "none") return html`<span class="gap">${words}</span>`;
      return html`<button
        class="gap"
        @click=${() =>
          this.dispatchEvent(new CustomEvent("agenda-free", { detail: { start: line.start } }))}
      >
        ${words}
      </button>`;
    }
    const each = line.appointment;
    const names = namesOf(studio, owners(each));
    return html`<button
      class=${each.status === "cancelled" ? "entry cancelled" : "entry"}
      style=${`--body: ${bodyOf(studio, each)}`}
      @click=${() => this.open(each)}
    >
      <b dir="auto">${each.title ?? this.t("diary.busy")}</b>
      <span>${each.all_day ? this.t("diary.all_day") : format.span(each, day)}</span>
      <span class="quiet" dir="auto"
        >${[
          ...names,
          each.status === "confirmed"
            ? ""
            : this.t(`diary.${each.status === "cancelled" ? "cancelled_one" : "tentative"}`),
          each.conflict ? this.t("diary.overlapping") : each.kept ? this.t("diary.kept") : "",
          each.moment === null ? "" : this.t("diary.repeating"),
          each.origin !== "studio" ? this.t("diary.from_phone") : "",
          each.private ? this.t("diary.private") : "",
        ]
          .filter(Boolean)
          .join(" · ")}</span
      >
    </button>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; flex: 1; overflow: auto; }
      ul { display: grid; gap: 6px; margin: 0; padding: 0; list-style: none; }
      button, .gap { display: grid; gap: 2px; width: 100%; min-height: 44px; padding: 8px 12px; text-align: start; border-radius: 8px; font-weight: 400; }
      .entry { color: var(--primary-text-color); background: var(--card-background-color); border: 1px solid var(--divider-color); border-inline-start: 6px solid var(--body); }
      .cancelled { border-style: dashed; }
      .cancelled :is(b, b + span) { color: var(--secondary-text-color); text-decoration: line-through; }
      .gap { align-items: center; color: var(--words); background: none; border: 1px dashed var(--divider-color); }
    `,
  ];
}

customElements.define("studio-diary-agenda", DiaryAgenda);
