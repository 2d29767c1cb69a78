// The grid of the diary: the calendar library, told what to show in the studio's wall clock.

import {
  type Calendar,
  createCalendar,
  DayGrid,
  destroyCalendar,
  Interaction,
  ResourceTimeGrid,
  TimeGrid,
} from "@event-calendar/core";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Appointment } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { offsetOf, weekStart } from "../wall.js";
import { columnOf, columnsShown, dayShown, monthShown, type Props, weekShown } from "./content.js";
import { drawn } from "./entry.js";
import { gridStyle } from "./grid-style.js";
import { point, takeRole, takeRoles, wallOf, wordsOf } from "./library.js";
import { daysOf, rangeOf } from "./range.js";
import { type Column, type Delta, draggedTo, gridSpan } from "./shown.js";
import { place } from "./slot-mark.js";
import {
  firstSlot,
  kept,
  moved,
  opening,
  type Slot,
  scrolledTo,
  startOf,
  takenBy,
} from "./slots.js";

export type GridView = "day" | "week" | "month";

const VIEWS = { day: "resourceTimeGridDay", week: "timeGridWeek", month: "dayGridMonth" } as const;

/** An entry was dragged or lengthened; times are wall-clock texts. `revert` puts it back. */
export interface Dropped {
  appointment: Appointment;
  /** Null: when it was. */
  start: string | null;
  /** Null: as long as it was. */
  end: string | null;
  from: string;
  to: string;
  revert: () => void;
  /** Where on the screen, for what is asked. */
  at: { x: number; y: number };
}

/** Free time was chosen by a click, by dragging over it, or with the keyboard. */
export interface Chosen {
  start: string;
  end: string | null;
  all_day: boolean;
  column: string;
}

/** Tells `grid-dropped`, `grid-chosen`, and `grid-day` where a month has more than it can show. */
export class DiaryGrid extends Part {
  @property({ attribute: false }) kind: GridView = "day";
  @property({ attribute: false }) day = "";
  @property({ attribute: false }) columns: Column[] = [];
  @property({ attribute: false }) appointments: Appointment[] = [];
  /** Where the keyboard is among the times of a day; null: elsewhere. */
  @state() private spot: Slot | null = null;

  private grid: Calendar | null = null;
  private heads = ""; // Of the columns, as the grid has them.
  private moving = false;
  private scrolled = ""; // The time with which it begins.
  private lit = "";
  /** The library says that it is a table, which it is not for those who hear it: its entries are buttons in no cell. */
  private readonly roles = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      // Only what is new: this runs for each step of a drag.
      if (type === "attributes") takeRole(target as Element);
      for (const each of addedNodes) if (each instanceof Element) takeRoles(each);
    }
    this.reach();
  });

  override render(): TemplateResult {
    const writes = this.context.studio.rights.write !== "none";
    return html`${this.kind === "day" && writes && this.columns.length ? this.cursor() : nothing}
      <div
        class="grid"
        role="group"
        aria-label=${this.t("diary.title")}
        @click=${{ handleEvent: (event: Event) => this.more(event), capture: true }}
        @keydown=${{ handleEvent: (event: Event) => this.more(event), capture: true }}
        @mouseover=${({ target }: Event) => this.light(target)}
        @mouseleave=${() => this.light(null)}
        @scroll=${{ handleEvent: () => this.placeSlot(false), capture: true, passive: true }}
      ></div>`;
  }

  override firstUpdated(): void {
    this.start();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.roles.disconnect();
    if (this.grid) void destroyCalendar(this.grid);
    this.grid = null;
  }

  private start(): void {
    const target = this.renderRoot.querySelector(".grid");
    if (!target || this.grid) return;
    this.heads = "";
    this.scrolled = this.begins();
    this.grid = createCalendar(target, [ResourceTimeGrid, TimeGrid, DayGrid, Interaction], {
      ...this.options(),
      ...this.content(),
      scrollTime: this.scrolled,
      headerToolbar: { start: "", center: "", end: "" },
      height: "100%",
      nowIndicator: true,
      selectable: true,
      unselectAuto: true,
      selectMinDistance: 5,
      eventStartEditable: true,
      slotDuration: "00:30",
      snapDuration: "00:15",
      slotLabelInterval: "01:00",
      slotEventOverlap: false,
      // Not shown, but worked out for each entry and day, which takes longer than to draw them.
      eventTimeFormat: () => "",
      titleFormat: () => "",
      // The library reads the name of each column as it is laid out: the whole grid, for each of them.
      resourceLabelDidMount: ({ el }) => {
        Object.defineProperty(el, "innerText", {
          get: () => el.textContent,
          set: (words: string) => {
            el.textContent = words;
          },
        });
      },
      eventContent: ({ event }) => {
        const { appointment, column } = event.extendedProps as Props;
        if (!appointment) return undefined;
        const held = event.display === "preview" ? this.heldAt(event) : null;
        return drawn(this.context, appointment, column, this.kind === "month", held);
      },
      eventClick: ({ event }) => {
        const { appointment } = event.extendedProps as Props;
        if (appointment) this.open(appointment);
      },
      eventDragStart: ({ event }) => this.move(event),
      eventDragStop: () => this.move(null),
      eventResizeStart: ({ event }) => this.move(event),
      eventResizeStop: () => this.move(null),
      eventDrop: (info) => this.dropped(info),
      eventResize: (info) => this.resized(info),
      dateClick: (info) => {
        // In a month a click chooses the day, of which the booking asks the time.
        const start = this.kind === "month" ? info.dateStr.slice(0, 10) : info.dateStr;
        const whole = info.allDay && this.kind !== "month";
        this.choose(start, null, whole, String(info.resource?.id ?? ""));
      },
      select: (info) => {
        this.choose(info.startStr, info.endStr, info.allDay, String(info.resource?.id ?? ""));
        this.grid?.unselect();
      },
    });
    takeRoles(target);
    const what = { childList: true, subtree: true, attributeFilter: ["role", "aria-colindex"] };
    this.roles.observe(target, what);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("kind") || changed.has("day")) this.spot = null;
    const before = changed.get("columns") as Column[] | undefined;
    if (this.spot && before) this.spot = kept(this.spot, before, this.columns);
  }

  override updated(changed: PropertyValues): void {
    const { grid } = this;
    if (changed.has("spot")) this.placeSlot(true);
    this.reach();
    if (!grid) return;
    if (["kind", "day", "context"].some((each) => changed.has(each))) {
      const wanted = changed.has("context") ? this.options() : this.moment();
      for (const [name, value] of Object.entries(wanted)) {
        grid.setOption(name as keyof Calendar.Options, value);
      }
    }
    const shown = ["kind", "day", "context", "columns", "appointments"];
    if (shown.some((each) => changed.has(each))) {
      const { resources, events } = this.content();
      // Each time they are set all columns are drawn again.
      const heads = JSON.stringify(resources);
      if (heads !== this.heads) grid.setOption("resources", resources);
      this.heads = heads;
      grid.setOption("events", events);
      const begins = this.begins();
      const another = changed.has("kind") || changed.has("day");
      // What comes on the same day is not left out of sight; what goes moves nothing under the hand.
      if (another ? begins !== this.scrolled : begins < this.scrolled) {
        this.scrolled = begins;
        grid.setOption("scrollTime", begins);
      }
    }
  }

  /** The hours are scrolled by keyboard also where there is no entry among them to go to. */
  private reach(): void {
    const alone = this.kind !== "month" && !this.appointments.length;
    const hours = this.renderRoot.querySelector(".ec-main");
    if (!hours || hours.hasAttribute("tabindex") === alone) return;
    if (alone) hours.setAttribute("tabindex", "0");
    else hours.removeAttribute("tabindex");
  }

  /** What of the options is another from day to day, and from view to view. */
  private moment(): Calendar.Options {
    return {
      view: VIEWS[this.kind],
      date: `${this.day}T00:00:00`,
      // With many people it scrolls sideways.
      columnWidth: this.kind === "day" ? "minmax(88px, 1fr)" : "minmax(0, 1fr)",
      dayMaxEvents: this.kind === "month",
    };
  }

  private options(): Calendar.Options {
    const { format, hass, studio } = this.context;
    return {
      ...this.moment(),
      locale: hass.locale?.language || hass.language,
      firstDay: ((weekStart(hass.locale) + 1) % 7) as 0,
      timeZone: offsetOf(studio.time_zone),
      editable: studio.rights.write !== "none",
      allDayContent: this.t("diary.all_day"),
      moreLinkContent: ({ num }) => this.n("diary.more", num),
      slotLabelFormat: (time: Date) => format.wallTime(wallOf(time)),
    };
  }

  /** The time over which a dragged entry is held. */
  private heldAt({ start, end, allDay }: Calendar.Event): string {
    const { format } = this.context;
    if (allDay || this.kind === "month") return "";
    return `${format.wallTime(wallOf(start))}–${format.wallTime(wallOf(end))}`;
  }

  private get days(): string[] {
    const { context, day, kind } = this;
    return kind === "week" ? daysOf(rangeOf("week", day, weekStart(context.hass.locale))) : [day];
  }

  private begins(): string {
    return scrolledTo(this.appointments, this.days, this.context.format);
  }

  private content(): { resources: Calendar.ResourceInput[]; events: Calendar.EventInput[] } {
    const { context, day, columns, appointments } = this;
    if (this.kind === "month") {
      return { resources: [], events: monthShown(context, appointments) };
    }
    if (this.kind === "week") {
      return { resources: [], events: weekShown(context, this.days, columns, appointments) };
    }
    return {
      resources: columnsShown(columns),
      events: dayShown(context, day, columns, appointments),
    };
  }

  /** Light all entries of one appointment together, but not while one is dragged across others. */
  private light(under: EventTarget | null): void {
    const over =
      this.moving || !(under instanceof Element) ? null : under.closest<HTMLElement>(".ec-event");
    const key = over?.querySelector<HTMLElement>("[data-key]")?.dataset.key ?? "";
    if (key === this.lit) return;
    this.lit = key;
    if (over) over.title = wordsOf(over);
    this.mark("lit", key);
  }

  /** While one is dragged, what is taken is easy to see: all but itself. */
  private move(event: Calendar.Event | null): void {
    this.moving = event !== null;
    this.renderRoot.querySelector(".grid")?.classList.toggle("moving", this.moving);
    this.mark("own", (event?.extendedProps as Props | undefined)?.appointment.key ?? "");
  }

  /** Give a class to all entries of one appointment, and to no other; "": to none. */
  private mark(name: string, key: string): void {
    for (const each of this.renderRoot.querySelectorAll(`.${name}`)) each.classList.remove(name);
    if (!key) return;
    for (const each of this.renderRoot.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)) {
      each.closest(".ec-event")?.classList.add(name);
    }
  }

  /** "+3 more" of a month opens the day. */
  private more(event: Event): void {
    const link = (event.target as Element).closest(".ec-day-foot a");
    if (!link || (event instanceof KeyboardEvent && event.key !== "Enter")) return;
    event.stopPropagation();
    const day = link.closest(".ec-day")?.querySelector("time")?.dateTime;
    if (day) this.emit("grid-day", day.slice(0, 10));
  }

  private dropped(info: Calendar.EventDropInfo): void {
    const { appointment, column } = info.event.extendedProps as Props;
    this.emit("grid-dropped", {
      appointment,
      start: draggedTo(gridSpan(appointment, this.context.format).start, info.delta as Delta),
      end: null,
      from: column,
      to: info.newResource ? columnOf(info.newResource.id) : column,
      revert: info.revert,
      at: point(info.jsEvent),
    });
  }

  private resized(info: Calendar.EventResizeInfo): void {
    const { appointment, column } = info.event.extendedProps as Props;
    this.emit("grid-dropped", {
      appointment,
      start: null,
      end: draggedTo(gridSpan(appointment, this.context.format).end, info.endDelta as Delta),
      from: column,
      to: column,
      revert: info.revert,
      at: point(info.jsEvent),
    });
  }

  private choose(start: string, end: string | null, allDay: boolean, column: string): void {
    this.emit("grid-chosen", {
      start: allDay ? start.slice(0, 10) : start,
      end: end && allDay ? end.slice(0, 10) : end,
      all_day: allDay,
      column: columnOf(column),
    });
  }

  private emit(name: "grid-dropped", detail: Dropped): void;
  private emit(name: "grid-chosen", detail: Chosen): void;
  private emit(name: "grid-day", detail: string): void;
  private emit(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** The times of the day for the keyboard: one stop, from which the arrows lead to all of them. */
  private cursor(): TemplateResult {
    return html`<button
        class="slot"
        aria-label=${this.t("diary.slots")}
        @focus=${() => {
          this.spot ??= firstSlot(this.context, this.columns, this.day);
          this.placeSlot(true);
        }}
        @keydown=${(event: KeyboardEvent) => this.steer(event)}
        @click=${() => {
          const column = this.spot && this.columns[this.spot.column];
          if (!this.spot || !column) return;
          this.choose(startOf(this.day, this.spot.minutes), null, false, column.id);
        }}
      ></button>
      <span class="heard" role="status">${this.spot ? this.slotWords(this.spot) : ""}</span>`;
  }

  private steer(event: KeyboardEvent): void {
    const { context, columns, day } = this;
    const spot = this.spot ?? firstSlot(context, columns, day);
    const column = columns[spot.column];
    if (!column || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moved(spot, event.key, columns.length, opening(context, column, day));
    if (!next) return;
    event.preventDefault();
    this.spot = next;
  }

  /** Who, when, and whether that is free, for those who hear it. */
  private slotWords({ column, minutes }: Slot): string {
    const { context, day } = this;
    const who = this.columns[column];
    if (!who) return "";
    const taken = takenBy(context, who, day, minutes, this.appointments);
    const state =
      taken === null
        ? this.t("diary.slot_free")
        : taken === "closed"
          ? this.t("booking.closed")
          : (taken.title ?? this.t("diary.busy"));
    const time = context.format.wallTime(startOf(day, minutes));
    return this.t("diary.slot", { who: who.title, time, state });
  }

  /** Lay the mark of the keyboard over its time; `reveal`: bring that into view. */
  private placeSlot(reveal: boolean): void {
    const mark = this.renderRoot.querySelector<HTMLElement>(".slot:focus");
    const main = this.renderRoot.querySelector(".ec-main");
    const column = this.renderRoot.querySelectorAll(".ec-body .ec-day")[this.spot?.column ?? -1];
    if (mark && main && column && this.spot) place(mark, main, column, this.spot.minutes, reveal);
  }

  static override styles = [shared, ...gridStyle];
}

customElements.define("studio-diary-grid", DiaryGrid);
