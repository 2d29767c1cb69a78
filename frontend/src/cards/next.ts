// The card "Next session": what is under way, and what comes next.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { owners } from "../diary/shown.js";
import { addDays } from "../format.js";
import type { Appointment, DiaryChange, Studio } from "../protocol.js";
import { linkTo } from "../shell/link.js";
import { CardBody } from "./body.js";
import { about, chosen, type Found, folded, phase, sessions } from "./shown.js";

/** Days to look ahead, one after the other until there is something. */
const AHEAD = [2, 14, 92];

class NextBody extends CardBody<DiaryChange, Found> {
  @state() private step = 0;
  private isEmpty = false;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("config")) this.step = 0;
    super.willUpdate(changed);
  }

  protected override wanted(): { command: string; data: object } {
    const start = this.format.dayOf(this.now);
    const data = { start, end: addDays(start, AHEAD[this.step] ?? 2) };
    return { command: "diary/subscribe", data };
  }

  protected override fold(before: Found | null, told: DiaryChange): Found {
    return folded(before, told);
  }

  protected override heading(): string {
    return this.t("cards.next");
  }

  protected override address({ entry_id }: Studio): string {
    return linkTo("diary", { studio: entry_id });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const wider = this.step < AHEAD.length - 1;
    if (!wider || !this.found || !this.isEmpty) return;
    this.step += 1;
    this.found = null;
  }

  protected override content(studio: Studio, found: Found): TemplateResult {
    const all = sessions(found.values(), chosen(studio, this.config), this.now, this.format);
    const running = all.filter((each) => phase(each, this.now) === "now");
    const next = all.find((each) => phase(each, this.now) === "later");
    this.isEmpty = !next;
    if (!running.length && !next) return html`<p class="quiet">${this.t("cards.no_session")}</p>`;
    return html`<ul>
      ${running.map((each) => html`<li>${this.entry(studio, each, true)}</li>`)}
      ${next ? html`<li>${this.entry(studio, next, false)}</li>` : nothing}
    </ul>`;
  }

  private entry(studio: Studio, each: Appointment, now: boolean): TemplateResult {
    const { format } = this;
    const title = this.titleOf(each);
    const of = studio.people.filter(({ id }) => owners(each).includes(id));
    const body = studio.types.find(({ name }) => name === each.session_type)?.color;
    const day = format.dayOf(each.start);
    const today = day === format.dayOf(this.now);
    const address = linkTo("diary", { studio: studio.entry_id, day, appointment: each.key });
    const known = about(each, title, studio, []);
    // A room that is the place as well is said once.
    const place = this.config.hide_names || known.includes(each.place ?? "") ? null : each.place;
    const more = [...known, place].filter(Boolean);
    return html`<a
      class="entry"
      href=${address}
      style=${`--body: ${body ?? "transparent"}; --edge: ${of[0]?.color ?? "var(--divider-color)"}`}
      @click=${(event: MouseEvent) => this.go(event, address)}
    >
      <span class="time big">
        ${today ? "" : `${format.day(each.start, this.now)} `}${
          each.all_day ? this.t("diary.all_day") : format.span(each)
        }
        ${now ? html`<b class="chip good">${this.t("cards.now")}</b>` : nothing}
      </span>
      <b dir="auto">${title}</b>
      <span class="quiet" dir="auto">${more.join(" · ")}</span>
    </a>`;
  }

  static override styles = [
    ...CardBody.styles,
    css`
      .big { font-size: 20px; }
    `,
  ];
}

customElements.define("studio-sync-next-body", NextBody);
