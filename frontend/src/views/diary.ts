// The diary: a day with a column per person and room, a week, a month, or a list.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "../diary/agenda.js";
import "../diary/grid.js";
import type { Chosen, Dropped } from "../diary/grid.js";
import { type Column, columns, reassigned, visible } from "../diary/shown.js";
import { Following } from "../following.js";
import { addDays } from "../format.js";
import type { HassError } from "../hass.js";
import { icon } from "../icons.js";
import type { Appointment, DiaryChange, Done } from "../protocol.js";
import { shared } from "../style.js";
import { type Draft, type PageEvents, Part } from "../view.js";
import { monthOf, weekOf, weekStart } from "../wall.js";

type View = "day" | "week" | "month" | "list";
const VIEWS: View[] = ["day", "week", "month", "list"];
const LISTED = 14; // Days of a list.
const HIDDEN = "studio-sync.hidden.";
/** The view that was shown last, for who comes back from another one of the page. */
const MINUTE = 60_000; // Milliseconds.
/** The day that was shown last, unless it was today. */
let lastDay = "";
let lastView: View = "day";

/** What is asked where an entry was dropped. */
interface Question {
  words: string;
  at: { x: number; y: number };
  answers: { words: string; main?: boolean; act: () => void }[];
}

class StudioDiary extends Part {
  @property({ attribute: false }) aim: PageEvents["studio-go"] | null = null;

  @state() private view: View = lastView;
  @state() private day = "";
  @state() private found: Map<string, Appointment> | null = null;
  @state() private without = new Set<string>();
  @state() private asked: Question | null = null;

  /** What is shown: the same objects as long as they are the same, so that the grid stays as it is. */
  private shown: Appointment[] = [];
  private columns: Column[] = [];
  private readonly following = new Following(this, (reason) => this.tell("studio-failed", reason));
  private revert: (() => void) | null = null;
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
      this.without = this.readHidden();
    }
    if (changed.has("aim") && this.aim?.day) this.day = this.aim.day;
    lastView = this.view;
    lastDay = this.day === this.today ? "" : this.day;
    if (changed.has("day") || changed.has("view")) this.back();
    this.follow();
    if (["context", "found", "without"].some((each) => changed.has(each))) {
      this.shown = visible(this.found?.values() ?? [], this.without);
      this.columns = columns(context.studio, this.without, this.shown);
    }
  }

  /** At midnight a diary that shows today goes on to the new day. */
  private followClock(): void {
    const now = this.context.format.dayOf(new Date());
    if (now === this.today) return;
    if (this.day === this.today) this.day = now;
    this.today = now;
  }

  /** The first day that is shown, and the day after the last. */
  private get range(): [string, string] {
    if (this.context.narrow || this.view === "day") return [this.day, addDays(this.day, 1)];
    if (this.view === "list") return [this.day, addDays(this.day, LISTED)];
    const first = weekStart(this.context.hass.locale?.first_weekday);
    if (this.view === "week") {
      const start = weekOf(this.day, first);
      return [start, addDays(start, 7)];
    }
    const start = weekOf(monthOf(this.day), first);
    return [start, weekOf(addDays(monthOf(this.day, 1), 6), first)];
  }

  private follow(): void {
    const [start, end] = this.range;
    const told = (change: DiaryChange) => {
      const found = new Map(change.whole ? [] : this.found);
      for (const key of change.removed) found.delete(key);
      for (const each of change.changed) found.set(each.key, each);
      this.found = found;
    };
    if (this.following.to(this.context, "diary/subscribe", { start, end }, told)) this.found = null;
  }

  private readHidden(): Set<string> {
    const { studio, narrow } = this.context;
    const kept = localStorage.getItem(HIDDEN + studio.entry_id);
    if (kept) return new Set(JSON.parse(kept) as string[]);
    // On a phone everybody begins with what is theirs.
    if (!narrow || !studio.me.length) return new Set();
    return new Set(studio.people.map(({ id }) => id).filter((id) => !studio.me.includes(id)));
  }

  private toggle(id: string): void {
    const hidden = new Set(this.without);
    if (!hidden.delete(id)) hidden.add(id);
    this.without = hidden;
    localStorage.setItem(HIDDEN + this.context.studio.entry_id, JSON.stringify([...hidden]));
  }

  private step(by: number): void {
    if (this.context.narrow || this.view === "day") this.day = addDays(this.day, by);
    else if (this.view === "week") this.day = addDays(this.day, by * 7);
    else if (this.view === "list") this.day = addDays(this.day, by * LISTED);
    else this.day = monthOf(this.day, by);
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

  private dropped(dropped: Dropped): void {
    this.back(); // What was asked of an earlier one is answered by this.
    const people = reassigned(
      dropped.appointment,
      dropped.from,
      dropped.to,
      this.context.studio.people,
    );
    this.revert = dropped.revert;
    if (!people) {
      this.back();
      this.tell("studio-failed", { message: this.t("diary.not_there") });
      return;
    }
    const { appointment } = dropped;
    const times = {
      ...(dropped.start === null ? {} : { start: dropped.start }),
      ...(dropped.end === null ? {} : { end: dropped.end }),
    };
    if (!Object.keys({ ...times, ...people }).length) {
      this.back();
      return;
    }
    if (appointment.moment === null) {
      void this.change(dropped, { ...times, ...people });
      return;
    }
    const change = (scope: string) => () =>
      void this.change(dropped, { ...times, ...people, scope });
    this.asked = {
      words: this.t("diary.which"),
      at: dropped.at,
      answers: [
        { words: this.t("diary.this"), main: true, act: change("this") },
        { words: this.t("diary.following"), act: change("following") },
        { words: this.t("diary.all"), act: change("all") },
        { words: this.t("diary.back"), act: () => this.back() },
      ],
    };
  }

  /** Change what was dropped; if somebody is taken then, ask there. */
  private async change(dropped: Dropped, data: object, overlap = false, to = ""): Promise<void> {
    const { appointment } = dropped;
    const { api } = this.context;
    this.asked = null;
    const named = { appointment_id: appointment.appointment_id, expected_rev: appointment.rev };
    const at = appointment.moment === null ? {} : { moment: appointment.moment };
    try {
      const done = await api.act<Done>("update_appointment", {
        ...named,
        ...at,
        ...data,
        allow_overlap: overlap,
      });
      const title = appointment.title ?? this.t("diary.busy");
      const said = this.t(to ? "diary.moved_to" : "diary.moved", { title, when: to });
      this.tell("studio-done", { text: said, undo: done.undo });
      this.revert = null;
    } catch (reason) {
      if ((reason as HassError).translation_key !== "staff_busy") {
        this.back();
        this.tell("studio-failed", reason);
        return;
      }
      this.asked = {
        words: this.t("diary.taken", { title: titleIn(reason) || this.t("diary.busy") }),
        at: dropped.at,
        answers: [
          { words: this.t("diary.beside"), act: () => void this.change(dropped, data, true) },
          { words: this.t("diary.next_free"), act: () => void this.nextFree(dropped, data) },
          { words: this.t("diary.back"), main: true, act: () => this.back() },
        ],
      };
    }
  }

  private async nextFree(dropped: Dropped, data: object): Promise<void> {
    this.asked = null;
    const { appointment_id, moment } = dropped.appointment;
    try {
      const { times } = await this.context.api.ask<{ times: { start: string; end: string }[] }>(
        "free/next",
        { appointment_id, ...(moment === null ? {} : { moment }), ...data },
      );
      const [first] = times;
      if (!first) {
        this.back();
        this.tell("studio-failed", { message: this.t("diary.nothing_free") });
        return;
      }
      const { format } = this.context;
      const time = dropped.appointment.all_day ? "" : `, ${format.time(first.start)}`;
      const fields = { ...data, start: first.start, end: first.end };
      await this.change(dropped, fields, false, `${format.day(first.start)}${time}`);
    } catch (reason) {
      this.back();
      this.tell("studio-failed", reason);
    }
  }

  private back(): void {
    this.asked = null;
    this.revert?.();
    this.revert = null;
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
        <h2 aria-live="polite" tabindex="-1">${this.heading()}</h2>
        <input
          class="pick"
          type="date"
          aria-label=${this.t("diary.go_to")}
          .value=${this.day}
          @change=${(event: Event) => {
            this.day = (event.target as HTMLInputElement).value || this.day;
          }}
        />
        <span class="space"></span>
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
              .days=${this.days()}
              .appointments=${this.shown}
              @agenda-free=${({ detail }: CustomEvent<{ start: string }>) =>
                this.book({
                  ...detail,
                  ...(context.studio.me[0] ? { staff_id: context.studio.me[0] } : {}),
                })}
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
              @grid-dropped=${({ detail }: CustomEvent<Dropped>) => this.dropped(detail)}
              @grid-chosen=${({ detail }: CustomEvent<Chosen>) => this.chosen(detail)}
            ></studio-diary-grid>`
      }
      ${this.asked ? this.question(this.asked) : nothing}`;
  }

  private days(): string[] {
    const [start, end] = this.range;
    const found: string[] = [];
    for (let day = start; day < end; day = addDays(day, 1)) found.push(day);
    return found;
  }

  private goToday(): void {
    this.day = this.context.format.dayOf(new Date());
  }

  private heading(): string {
    const { format } = this.context;
    const [start, end] = this.range;
    if (this.context.narrow || this.view === "day") return format.longDay(this.day);
    if (this.view === "month") return format.month(this.day);
    return `${format.day(start)} – ${format.day(addDays(end, -1))}`;
  }

  private people(): TemplateResult | typeof nothing {
    const { people } = this.context.studio;
    if (people.length < 2) return nothing;
    return html`<div class="people" role="group" aria-label=${this.t("diary.whose")}>
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
    </div>`;
  }

  private question({ words, at, answers }: Question): TemplateResult {
    const left = Math.min(at.x, innerWidth - 340);
    const top = Math.min(at.y, innerHeight - 220);
    return html`<div
      class="question"
      role="dialog"
      aria-label=${words}
      style=${`left: ${Math.max(8, left)}px; top: ${Math.max(8, top)}px`}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        this.back();
      }}
    >
      <p>${words}</p>
      <div class="row">
        ${answers.map(
          (each) => html`<button class=${each.main ? "main" : ""} @click=${each.act}>
            ${each.words}
          </button>`,
        )}
      </div>
    </div>`;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has("asked") && this.asked) {
      this.renderRoot.querySelector<HTMLElement>(".question button")?.focus();
    } else if (changed.get("asked")) this.renderRoot.querySelector("h2")?.focus();
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
    css`
      :host { position: relative; display: flex; flex-direction: column; height: 100%; }
      /* Beside nothing else, so that the grid keeps its size from day to day. */
      .loading { position: absolute; top: 50%; inset-inline: 0; z-index: 1; text-align: center; pointer-events: none; }
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 8px; }
      .bar button { padding: 6px 12px; }
      .space { flex: 1; }
      .pick { width: 44px !important; padding: 0 !important; border: none !important; background: none !important; color: transparent !important; }
      .pick::-webkit-datetime-edit { display: none; }
      .people { display: flex; flex-wrap: wrap; gap: 6px; margin-bottom: 8px; }
      .who { min-height: 32px; padding: 2px 12px; font-size: 13px; color: var(--secondary-text-color); background: none; border: 1px solid var(--divider-color); }
      .who[aria-pressed="true"] { color: var(--primary-text-color); background: color-mix(in srgb, var(--edge) 20%, transparent); border-color: var(--edge); }
      studio-diary-grid { flex: 1; }
      .question { position: fixed; z-index: 4; width: 330px; padding: 12px; background: var(--card-background-color); border: 1px solid var(--divider-color); border-radius: 12px; box-shadow: 0 4px 16px rgb(0 0 0 / 30%); }
      @media (max-width: 599px) {
        .bar { gap: 2px; }
        .people { flex-wrap: nowrap; overflow-x: auto; }
        .who { flex: none; min-height: 44px; }
        h2 { font-size: 18px; }
      }
    `,
  ];
}

/** Where a finger is, or was. */
function at([touch]: TouchList): { x: number; y: number } | null {
  return touch ? { x: touch.clientX, y: touch.clientY } : null;
}

/** The title of what somebody is taken by, as far as the user may know it. */
function titleIn(reason: unknown): string {
  return (reason as HassError).translation_placeholders?.title ?? "";
}

customElements.define("studio-diary", StudioDiary);
