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
import sheet from "@event-calendar/core/index.css";
import { css, html, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import { property } from "lit/decorators.js";
import { type Icon, icon } from "../icons.js";
import type { Appointment } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { addMinutes, offsetOf, wallText, weekStart } from "../wall.js";
import {
  bodyOf,
  type Column,
  type Delta,
  draggedTo,
  gridSpan,
  hoursOn,
  NOBODY,
  namesOf,
  owners,
  PLAIN,
  textOn,
} from "./shown.js";

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

/** Free time was chosen by a click or by dragging over it. */
export interface Chosen {
  start: string;
  end: string | null;
  all_day: boolean;
  column: string;
}

type Props = { appointment: Appointment; column: string };

export class DiaryGrid extends Part {
  @property({ attribute: false }) kind: GridView = "day";
  @property({ attribute: false }) day = "";
  @property({ attribute: false }) columns: Column[] = [];
  @property({ attribute: false }) appointments: Appointment[] = [];

  private grid: Calendar | null = null;
  private heads = ""; // Of the columns, as the grid has them.
  /** The library says that it is a table, which it is not for those who hear it: its entries are buttons in no cell. */
  private readonly roles = new MutationObserver(() => this.takeRoles());

  override render(): TemplateResult {
    return html`<div class="grid" role="group" aria-label=${this.t("diary.title")}></div>`;
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

  private takeRoles(): void {
    const found = this.renderRoot.querySelectorAll(".grid [role]:not([role=button], [role=img])");
    for (const each of found) each.removeAttribute("role");
    for (const each of this.renderRoot.querySelectorAll(".grid [aria-colindex]")) {
      each.removeAttribute("aria-colindex");
    }
  }

  private start(): void {
    const target = this.renderRoot.querySelector(".grid");
    if (!target || this.grid) return;
    this.heads = "";
    this.grid = createCalendar(target, [ResourceTimeGrid, TimeGrid, DayGrid, Interaction], {
      ...this.options(),
      ...this.content(),
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
      scrollTime: "08:00:00",
      dayMaxEvents: true,
      eventContent: (info) => this.drawn(info.event, info.timeText),
      eventClassNames: (info) => this.classes(info.event),
      eventDidMount: (info) => this.mounted(info.el, info.event),
      eventClick: (info) => {
        const props = info.event.extendedProps as Props;
        if (props.appointment) this.open(props.appointment);
      },
      eventMouseEnter: (info) => this.light(info.event, true),
      eventMouseLeave: (info) => this.light(info.event, false),
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
    this.takeRoles();
    const what = { childList: true, subtree: true, attributeFilter: ["role", "aria-colindex"] };
    this.roles.observe(target, what);
  }

  override updated(changed: PropertyValues): void {
    const { grid } = this;
    if (!grid) return;
    if (["kind", "day", "context"].some((each) => changed.has(each))) {
      const wanted = changed.has("context") ? this.options() : this.place();
      for (const [name, value] of Object.entries(wanted)) {
        grid.setOption(name as keyof Calendar.Options, value);
      }
    }
    if (changed.size) {
      const { resources, events } = this.content();
      // Each time they are set all columns are drawn again.
      const heads = JSON.stringify(resources);
      if (heads !== this.heads) grid.setOption("resources", resources);
      this.heads = heads;
      grid.setOption("events", events);
    }
  }

  /** What of the options is another from day to day, and from view to view. */
  private place(): Calendar.Options {
    return {
      view: VIEWS[this.kind],
      date: `${this.day}T00:00:00`,
      // With many people it scrolls sideways.
      columnWidth: this.kind === "day" ? "minmax(88px, 1fr)" : "minmax(0, 1fr)",
      dayMaxEvents: this.kind === "month",
    };
  }

  private options(): Calendar.Options {
    const { context } = this;
    const { format, hass, studio } = context;
    return {
      ...this.place(),
      locale: hass.locale?.language || hass.language,
      firstDay: ((weekStart(hass.locale?.first_weekday) + 1) % 7) as 0,
      timeZone: offsetOf(studio.time_zone),
      editable: studio.rights.write !== "none",
      allDayContent: this.t("diary.all_day"),
      moreLinkContent: ({ num }) => this.n("diary.more", num),
      slotLabelFormat: (time: Date) =>
        format.wallTime(wallText(Date.UTC(2000, 0, 3, time.getHours(), time.getMinutes()))),
    };
  }

  private content(): { resources: Calendar.ResourceInput[]; events: Calendar.EventInput[] } {
    const byDay = this.kind === "day";
    return {
      resources: byDay ? this.columns.map(({ id, title }) => ({ id: id || "-", title })) : [],
      events: byDay
        ? [...this.columns.flatMap((each) => this.inColumn(each)), ...this.closed()]
        : this.appointments.map((each) => this.entry(each, NOBODY)),
    };
  }

  /** The entries of one column, and what their types keep free around them. */
  private inColumn(column: Column): Calendar.EventInput[] {
    const found: Calendar.EventInput[] = [];
    for (const each of this.appointments) {
      const all = owners(each);
      if (column.id === NOBODY ? all.length : !all.includes(column.id)) continue;
      found.push(this.entry(each, column.id));
      if (each.all_day || !each.busy) continue;
      const { start, end } = gridSpan(each, this.context.format);
      if (each.before) found.push(this.buffer(column.id, addMinutes(start, -each.before), start));
      if (each.after) found.push(this.buffer(column.id, end, addMinutes(end, each.after)));
    }
    return found;
  }

  private entry(each: Appointment, column: string): Calendar.EventInput {
    const { studio, format } = this.context;
    const color = bodyOf(studio, each);
    const person = studio.people.find(({ id }) => id === (column || each.staff_id));
    return {
      id: `${each.key}|${column}`,
      ...gridSpan(each, format),
      allDay: each.all_day,
      title: this.titleOf(each),
      backgroundColor: color,
      textColor: textOn(color),
      styles: [`--edge: ${person?.color ?? PLAIN}`, `--body: ${color}`],
      editable: each.editable && each.status !== "cancelled",
      resourceIds: this.kind === "day" ? [column || "-"] : [],
      extendedProps: { appointment: each, column } satisfies Props,
    };
  }

  private buffer(column: string, start: string, end: string): Calendar.EventInput {
    const id = column || "-";
    return { start, end, display: "background", classNames: ["buffer"], resourceIds: [id] };
  }

  /** What is outside the opening hours of each column. */
  private closed(): Calendar.EventInput[] {
    const { studio } = this.context;
    const midnight = `${this.day}T00:00:00`;
    const next = addMinutes(midnight, 24 * 60);
    return this.columns.flatMap((column) => {
      const shade = (start: string, end: string): Calendar.EventInput => ({
        start,
        end,
        display: "background",
        classNames: ["closed"],
        resourceIds: [column.id || "-"],
      });
      const hours = hoursOn(studio, column.id, this.day);
      if (!hours) return [shade(midnight, next)];
      return [
        shade(midnight, `${this.day}T${hours[0]}:00`),
        shade(`${this.day}T${hours[1]}:00`, next),
      ];
    });
  }

  private titleOf(each: Appointment): string {
    return each.title ?? this.t("diary.busy");
  }

  private marks(each: Appointment): [Icon, string][] {
    const found: [Icon, string][] = [];
    if (each.conflict) found.push(["alert", this.t("diary.overlapping")]);
    if (each.status === "tentative") found.push(["question", this.t("diary.tentative")]);
    if (each.moment !== null) found.push(["repeat", this.t("diary.repeating")]);
    if (["phone", "google"].includes(each.origin)) {
      found.push(["phone", this.t("diary.from_phone")]);
    }
    if (each.private || each.title === null) found.push(["lock", this.t("diary.private")]);
    return found;
  }

  private drawn(event: Calendar.Event, time: string): Calendar.Content | undefined {
    const { appointment, column } = event.extendedProps as Props;
    if (!appointment) return undefined;
    const title = document.createElement("b");
    title.dir = "auto";
    title.textContent = this.titleOf(appointment);
    const when = document.createElement("span");
    when.textContent = appointment.all_day ? "" : this.context.format.span(appointment);
    when.title = time;
    // For who cannot see in which column it is.
    const who = document.createElement("span");
    who.className = "heard";
    const ids = column === NOBODY ? owners(appointment) : [column];
    who.textContent = namesOf(this.context.studio, ids).join(", ");
    const marks = document.createElement("span");
    marks.className = "marks";
    for (const [name, words] of this.marks(appointment)) marks.append(drawIcon(name, words));
    return { domNodes: [marks, title, when, who] };
  }

  private classes(event: Calendar.Event): string[] {
    const { appointment, column } = event.extendedProps as Props;
    if (!appointment) return [];
    const room = this.context.studio.people.find(({ id }) => id === column)?.kind === "room";
    return [
      room ? "room" : "person",
      appointment.status === "tentative" ? "tentative" : "",
      appointment.busy ? "" : "free",
      appointment.conflict ? "conflict" : "",
      appointment.all_day || this.kind === "month" ? "flat" : "",
    ].filter(Boolean);
  }

  private mounted(el: HTMLElement, event: Calendar.Event): void {
    const { appointment } = event.extendedProps as Props;
    if (appointment) el.dataset.key = appointment.key;
  }

  /** Light all entries of one appointment together. */
  private light(event: Calendar.Event, on: boolean): void {
    const { appointment } = event.extendedProps as Props;
    if (!appointment) return;
    for (const each of this.renderRoot.querySelectorAll<HTMLElement>("[data-key]")) {
      each.classList.toggle("lit", on && each.dataset.key === appointment.key);
    }
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
  private emit(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  static override styles = [
    shared,
    unsafeCSS(sheet),
    css`
      :host { display: block; min-height: 0; }
      .grid { height: 100%; }
      .ec {
        --ec-bg-color: var(--card-background-color);
        --ec-text-color: var(--primary-text-color);
        --ec-border-color: var(--divider-color);
        --ec-today-bg-color: var(--card-background-color);
        --ec-now-indicator-color: var(--error-color);
        --ec-bg-event-opacity: 1;
        font-size: 14px;
      }
      .ec button, .ec .ec-event { min-height: 0; }
      .ec-event {
        border-inline-start: 5px solid var(--edge, transparent);
        border-radius: 6px;
        overflow: hidden;
        cursor: pointer;
      }
      .ec-event.room {
        background-color: color-mix(in srgb, var(--body) 14%, var(--card-background-color)) !important;
        color: var(--primary-text-color) !important;
        outline: 2px solid var(--body);
        outline-offset: -2px;
      }
      .ec-event.tentative { background-image: repeating-linear-gradient(45deg, transparent 0 8px, rgb(255 255 255 / 25%) 8px 12px); }
      .ec-event.free { opacity: 0.65; }
      .ec-event.conflict { box-shadow: inset 0 0 0 2px var(--error-color); }
      .ec-event.lit { box-shadow: 0 0 0 3px var(--primary-text-color); z-index: 2; }
      .ec-event-body { display: block; font-size: 12px; line-height: 1.3; }
      .ec-event-body b { display: block; font-weight: 600; overflow-wrap: anywhere; }
      .ec .ec-event.flat { min-height: 24px; }
      .ec-event.flat b { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .marks { float: inline-end; display: inline-flex; gap: 2px; }
      .marks svg { width: 14px; height: 14px; fill: currentColor; }
      .buffer { background: repeating-linear-gradient(135deg, transparent 0 5px, color-mix(in srgb, var(--secondary-text-color) 35%, transparent) 5px 7px) !important; }
      .closed { background: color-mix(in srgb, var(--secondary-text-color) 12%, transparent) !important; }
    `,
  ];
}

/** The grid takes no empty name for a column. */
function columnOf(id: string | number): string {
  return id === "-" ? NOBODY : String(id);
}

function point(event: unknown): { x: number; y: number } {
  const { clientX, clientY } = event as { clientX?: number; clientY?: number };
  return { x: clientX ?? innerWidth / 2, y: clientY ?? innerHeight / 2 };
}

const NAMESPACE = "http://www.w3.org/2000/svg";

/** An icon with its meaning, made without markup. */
function drawIcon(name: Icon, words: string): SVGElement {
  const drawn = document.createElementNS(NAMESPACE, "svg");
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", words);
  const title = document.createElementNS(NAMESPACE, "title");
  title.textContent = words;
  const path = document.createElementNS(NAMESPACE, "path");
  path.setAttribute("d", icon.path(name));
  drawn.append(title, path);
  return drawn;
}

customElements.define("studio-diary-grid", DiaryGrid);
