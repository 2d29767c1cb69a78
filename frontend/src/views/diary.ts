// The diary: a day with a column per person and room, a week, a month, or a list.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "../diary/agenda.js";
import "../diary/grid.js";
import { Dropping } from "../diary/dropping.js";
import type { Chosen, Dropped } from "../diary/grid.js";
import { keepCancelled, keepHidden, readCancelled, readHidden } from "../diary/kept.js";
import { asking, type Question, questionStyle } from "../diary/question.js";
import { daysOf, heading, rangeOf, stepped, VIEWS, type View } from "../diary/range.js";
import { type Column, columns, visible } from "../diary/shown.js";
import { Following } from "../following.js";
import { icon } from "../icons.js";
import type { Appointment, DiaryChange } from "../protocol.js";
import { shownOf } from "../shell/link.js";
import { shared } from "../style.js";
import { type Context, type Draft, type PageEvents, Part } from "../view.js";
import { weekStart } from "../wall.js";

const MINUTE = 60_000; // Milliseconds.
/** The view and the day that were shown last, unless it was today, for who comes back from another one of the page. */
let lastDay = "";
let lastView: View = "day";

class StudioDiary extends Part {
  @property({ attribute: false }) aim: PageEvents["studio-go"] | null = null;

  @state() private view: View = lastView;
  @state() day = "";
  @state() private found: Map<string, Appointment> | null = null;
  @state() private without = new Set<string>();
  @state() private cancelled = readCancelled();

  /** What is shown: the same objects as long as they are the same, so that the grid stays as it is. */
  private shown: Appointment[] = [];
  private columns: Column[] = [];
  private readonly following = new Following(this, (reason) => this.tell("studio-failed", reason));
  private readonly dropping = new Dropping(this);
  private asked: Question | null = null;
  private swipe: { x: number; y: number } | null = null;
  private today = "";
  private minutes: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.minutes = setInterval(() => this.followClock(), MINUTE);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.minutes);
  }

  override willUpdate(changed: PropertyValues): void {
    const { context } = this;
    const former = changed.get("context") as typeof context | undefined;
    if (changed.has("context") && former?.studio.entry_id !== context.studio.entry_id) {
      this.today = context.format.dayOf(new Date());
      this.day ||= lastDay || this.today;
    }
    if (changed.has("context") && (!former || begins(former) !== begins(context))) {
      this.without = readHidden(context.studio, context.narrow);
    }
    if (changed.has("aim") && this.aim?.day) this.day = this.aim.day;
    const aimed = changed.has("aim") && VIEWS.find((each) => each === this.aim?.view);
    if (aimed) this.view = aimed;
    lastView = this.view;
    lastDay = this.day === this.today ? "" : this.day;
    if (changed.has("day") || changed.has("view")) this.dropping.back();
    this.follow();
    if (["context", "found", "without"].some((each) => changed.has(each))) {
      this.redraw();
    }
  }

  /** At midnight a diary that shows today goes on to the new day. */
  private followClock(): void {
    const now = this.context.format.dayOf(new Date());
    if (now === this.today) return;
    if (this.day === this.today) this.day = now;
    this.today = now;
  }

  /** On a phone it is always one day. */
  private get shownView(): View {
    return this.context.narrow ? "day" : this.view;
  }

  private get first(): number {
    return weekStart(this.context.hass.locale);
  }

  private get range(): [string, string] {
    return rangeOf(this.shownView, this.day, this.first);
  }

  redraw(): void {
    this.shown = visible(this.found?.values() ?? [], this.without);
    this.columns = columns(this.context.studio, this.without, this.shown);
    this.requestUpdate();
  }

  present(key: string): Appointment | null {
    return this.found?.get(key) ?? null;
  }

  say<K extends keyof PageEvents>(event: K, detail: PageEvents[K]): void {
    this.tell(event, detail);
  }

  private follow(): void {
    const [start, end] = this.range;
    const told = (change: DiaryChange) => {
      const found = new Map(change.whole ? [] : this.found);
      for (const key of change.removed) found.delete(key);
      for (const each of change.changed) found.set(each.key, each);
      this.found = found;
      this.dropping.look();
    };
    const wanted = { start, end, ...(this.cancelled ? { cancelled: true } : {}) };
    if (this.following.to(this.context, "diary/subscribe", wanted, told)) this.found = null;
  }

  private toggle(id: string): void {
    const hidden = new Set(this.without);
    if (!hidden.delete(id)) hidden.add(id);
    this.without = hidden;
    keepHidden(this.context.studio, hidden);
  }

  private toggleCancelled(): void {
    this.cancelled = !this.cancelled;
    keepCancelled(this.cancelled);
  }

  private step(by: number): void {
    this.day = stepped(this.shownView, this.day, by);
  }

  private book(draft: Draft): void {
    if (this.context.studio.rights.write === "none") return;
    this.tell("studio-beside", { show: "booking", draft });
  }

  private chosen({ start, end, all_day, column }: Chosen): void {
    const kind = this.context.studio.people.find(({ id }) => id === column)?.kind;
    const who =
      kind === "staff" ? { staff_id: column } : kind === "room" ? { resource_ids: [column] } : {};
    this.book({ start, ...(end ? { end } : {}), all_day, ...who });
  }

  override render(): TemplateResult {
    const { context } = this;
    const list = context.narrow || this.view === "list";
    return html`<div class="bar">
        <button @click=${() => this.goToday()}>${this.t("diary.today")}</button>
        <button class="icon" aria-label=${this.t("diary.before")} @click=${() => this.step(-1)}>
          ${icon("previous")}
        </button>
        <button class="icon" aria-label=${this.t("diary.after")} @click=${() => this.step(1)}>
          ${icon("next")}
        </button>
        <input
          class="pick"
          type="date"
          aria-label=${this.t("diary.go_to")}
          .value=${this.day}
          @change=${(event: Event) => {
            this.day = (event.target as HTMLInputElement).value || this.day;
          }}
        />
        <h2 aria-live="polite" tabindex="-1">
          ${[false, true].map(
            (short) => html`<span class=${short ? "brief" : "full"}>
              ${heading(this.shownView, this.day, this.first, context.format, short)}
            </span>`,
          )}
        </h2>
        ${
          context.narrow
            ? nothing
            : VIEWS.map(
                (each) => html`<button
                  aria-pressed=${this.view === each}
                  @click=${() => {
                    this.view = each;
                  }}
                >
                  ${this.t(`diary.${each}`)}
                </button>`,
              )
        }
        ${
          context.studio.rights.others === "none" && !context.studio.me.length
            ? nothing
            : html`<button
                @click=${() => this.tell("studio-beside", { show: "free", day: this.day })}
              >
                ${this.t("free.title")}
              </button>`
        }
      </div>
      ${this.people()}
      ${
        this.found === null && context.studio.running
          ? html`<p class="quiet loading" role="status">${this.t("diary.loading")}</p>`
          : nothing
      }
      ${
        list
          ? html`<studio-diary-agenda
              .context=${context}
              .days=${daysOf(this.range)}
              .appointments=${this.shown}
              @agenda-free=${({ detail }: CustomEvent<{ start: string }>) =>
                this.book({ ...detail, ...this.whose() })}
              @touchstart=${(event: TouchEvent) => {
                this.swipe = at(event.touches);
              }}
              @touchend=${(event: TouchEvent) => this.swiped(at(event.changedTouches))}
            ></studio-diary-agenda>`
          : html`<studio-diary-grid
              .context=${context}
              .kind=${this.view}
              .day=${this.day}
              .columns=${this.columns}
              .appointments=${this.shown}
              @studio-beside=${() => this.dropping.back()}
              @grid-dropped=${({ detail }: CustomEvent<Dropped>) => this.dropping.drop(detail)}
              @grid-chosen=${({ detail }: CustomEvent<Chosen>) => this.chosen(detail)}
              @grid-day=${({ detail }: CustomEvent<string>) => {
                this.day = detail;
                this.view = "day";
              }}
            ></studio-diary-grid>`
      }
      ${this.dropping.asked ? asking(this.dropping.asked, () => this.dropping.back()) : nothing}`;
  }

  /** Whose a free time of the agenda is: one's own, or that of the only person who is shown. */
  private whose(): { staff_id?: string } {
    const { me, people } = this.context.studio;
    const shown = people.filter(({ id, kind }) => kind === "staff" && !this.without.has(id));
    const staff_id =
      shown.find(({ id }) => id === me[0])?.id ?? (shown.length === 1 ? shown[0]?.id : me[0]);
    return staff_id ? { staff_id } : {};
  }

  private goToday(): void {
    this.day = this.context.format.dayOf(new Date());
  }

  private people(): TemplateResult {
    const { people } = this.context.studio;
    return html`<div class="people">
      ${
        people.length < 2
          ? nothing
          : html`<div class="row" role="group" aria-label=${this.t("diary.whose")}>
              ${people.map(
                (each) => html`<button
                  class="who"
                  aria-pressed=${!this.without.has(each.id)}
                  style=${`--edge: ${each.color}`}
                  @click=${() => this.toggle(each.id)}
                >
                  ${each.name}
                </button>`,
              )}
            </div>`
      }
      <span class="space"></span>
      <button
        class="who also"
        aria-pressed=${this.cancelled}
        @click=${() => this.toggleCancelled()}
      >
        ${this.t("diary.cancelled")}
      </button>
    </div>`;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has("day") || changed.has("view")) {
      const view = this.view === "day" ? "" : this.view;
      this.tell("studio-shown", shownOf({ day: lastDay, view }));
    }
    const { asked } = this.dropping;
    const before = this.asked;
    this.asked = asked;
    if (asked && asked !== before) {
      this.renderRoot.querySelector<HTMLElement>(".question button")?.focus();
    } else if (before && !asked) this.renderRoot.querySelector("h2")?.focus();
  }

  private swiped(to: { x: number; y: number } | null): void {
    const from = this.swipe;
    this.swipe = null;
    if (!from || !to) return;
    const moved = to.x - from.x;
    // Who scrolls, with a thumb that goes astray, stays on the day.
    if (Math.abs(moved) > 60 && Math.abs(moved) > 2 * Math.abs(to.y - from.y)) {
      this.step(moved < 0 ? 1 : -1);
    }
  }

  static override styles = [
    shared,
    questionStyle,
    css`
      :host { position: relative; display: flex; flex-direction: column; height: 100%; container-type: inline-size; }
      /* Beside nothing else, so that the grid keeps its size from day to day. */
      .loading { position: absolute; top: 50%; inset-inline: 0; z-index: 1; text-align: center; pointer-events: none; }
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 8px; }
      .bar button { padding: 6px 12px; }
      /* It gives way before the buttons do, so that the grid stays where it is when something opens beside it. */
      .bar h2 { flex: 1 1 110px; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .brief { display: none; }
      .space { flex: 1; }
      .pick { width: 44px !important; padding: 0 !important; border: none !important; background: none !important; color: transparent !important; }
      .pick::-webkit-datetime-edit { display: none; }
      /* Many people leave room for the day itself. What has the focus has a ring. */
      .people { display: flex; flex: none; flex-wrap: wrap; gap: 6px; max-height: 25%; overflow-y: auto; margin: -5px -5px 3px; padding: 5px; }
      .people .row { gap: 6px; }
      .who { min-height: 32px; padding: 2px 12px; font-size: 13px; color: var(--secondary-text-color); background: none; border: 1px solid var(--divider-color); }
      .also { --edge: var(--secondary-text-color); }
      .who[aria-pressed="true"] { color: var(--primary-text-color); background: color-mix(in srgb, var(--edge) 20%, transparent); border-color: var(--edge); }
      studio-diary-grid { flex: 1; }
      /* Sideways it is the diary that goes to another day, not the browser to another page. */
      studio-diary-agenda { touch-action: pan-y; }
      @container (max-width: 780px) {
        .bar { gap: 4px; }
        .bar button { padding: 6px 9px; font-size: 14px; }
        .bar h2 { font-size: 17px; }
        .full { display: none; }
        .brief { display: inline; }
      }
      @media (max-width: 599px) {
        .bar { gap: 2px; }
        .bar h2 { white-space: normal; }
        .people, .people .row { flex: none; flex-wrap: nowrap; }
        .people { max-height: none; overflow: auto hidden; }
        .who { flex: none; min-height: 44px; }
        h2 { font-size: 18px; }
      }
    `,
  ];
}

/** What decides with whose appointments a diary begins. */
function begins({ studio, narrow }: Context): string {
  return JSON.stringify([studio.entry_id, narrow, studio.me]);
}

/** Where a finger is, or was. */
function at([touch]: TouchList): { x: number; y: number } | null {
  return touch ? { x: touch.clientX, y: touch.clientY } : null;
}

customElements.define("studio-diary", StudioDiary);
