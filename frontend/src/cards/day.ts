// The card "Studio day": whose appointments, for how many days.

import { css, html, type TemplateResult } from "lit";
import { owners } from "../diary/shown.js";
import { addDays } from "../format.js";
import type { Appointment, DiaryChange, Studio } from "../protocol.js";
import { linkTo } from "../shell/link.js";
import { CardBody } from "./body.js";
import { about, chosen, daysFrom, type Found, folded, ofDay, phase } from "./shown.js";

class DayBody extends CardBody<DiaryChange, Found> {
  private get days(): string[] {
    return daysFrom(this.format.dayOf(this.now), this.config.days ?? 1);
  }

  protected override wanted(): { command: string; data: object } {
    const start = this.format.dayOf(this.now);
    const data = { start, end: addDays(start, this.config.days ?? 1) };
    return { command: "diary/subscribe", data };
  }

  protected override fold(before: Found | null, told: DiaryChange): Found {
    return folded(before, told);
  }

  protected override address({ entry_id }: Studio): string {
    return linkTo("diary", { studio: entry_id, day: this.days[0] ?? "" });
  }

  protected override heading(studio: Studio): string {
    const people = chosen(studio, this.config);
    const names = studio.people.filter(({ id }) => people.includes(id)).map(({ name }) => name);
    return names.length && names.length <= 3 ? names.join(", ") : studio.name;
  }

  protected override content(studio: Studio, found: Found): TemplateResult {
    return html`${this.days.map((day) => this.day(studio, day, found))}`;
  }

  private day(studio: Studio, day: string, found: Found): TemplateResult {
    const people = chosen(studio, this.config);
    const all = ofDay(found.values(), day, people, this.format);
    const date = this.format.longDay(day);
    return html`<section>
      <h3>${date}</h3>
      ${
        all.length
          ? html`<ul>
              ${all.map((each) => html`<li>${this.entry(studio, day, each, people)}</li>`)}
            </ul>`
          : html`<p class="quiet">${this.t("cards.nothing")}</p>`
      }
    </section>`;
  }

  private entry(
    studio: Studio,
    day: string,
    each: Appointment,
    people: readonly string[],
  ): TemplateResult {
    const title = this.titleOf(each);
    const of = studio.people.filter(({ id }) => owners(each).includes(id));
    const edge = of.find(({ id }) => !people.length || people.includes(id))?.color;
    const body = studio.types.find(({ name }) => name === each.session_type)?.color;
    const marks = [
      ...about(each, title, studio, people.length === 1 ? people : []),
      each.status === "tentative" ? this.t("diary.tentative") : "",
      each.conflict ? this.t("diary.overlapping") : each.kept ? this.t("diary.kept") : "",
    ];
    const when = phase(each, this.now);
    const address = linkTo("diary", { studio: studio.entry_id, day, appointment: each.key });
    return html`<a
      class="entry ${when}"
      href=${address}
      style=${`--body: ${body ?? "transparent"}; --edge: ${edge ?? "var(--divider-color)"}`}
      @click=${(event: MouseEvent) => this.go(event, address)}
    >
      <span class="time">
        ${each.all_day ? this.t("diary.all_day") : this.format.span(each, day)}
        ${when === "now" ? html`<b class="chip good">${this.t("cards.now")}</b>` : ""}
      </span>
      <b dir="auto">${title}</b>
      <span class="quiet" dir="auto">${marks.filter(Boolean).join(" · ")}</span>
    </a>`;
  }

  static override styles = [
    ...CardBody.styles,
    css`
      .past { color: var(--secondary-text-color); }
      .past b { font-weight: 400; }
    `,
  ];
}

customElements.define("studio-sync-day-body", DayBody);
