// What the diary shows of appointments: columns, entries, and the free time between them. No I/O.

import { addDays, type Format, isDay } from "../format.js";
import type { Appointment, Hours, Person, Studio } from "../protocol.js";
import { addMinutes, minutesBetween, wallText, wallTime, weekday } from "../wall.js";

export const NOBODY = "";
/** The column of what is nobody's. */
const SHORTEST = 15; // Minutes that an entry takes in the grid at least.

export interface Column {
  id: string;
  title: string;
  kind: Person["kind"];
}

/** Return the columns of a day: staff, then rooms, then what is nobody's if there is any. */
export function columns(
  studio: Studio,
  hidden: ReadonlySet<string>,
  appointments: Iterable<Appointment>,
): Column[] {
  const people = [...studio.people].sort(
    (a, b) => Number(a.kind === "room") - Number(b.kind === "room"),
  );
  const found: Column[] = people
    .filter((each) => !hidden.has(each.id))
    .map(({ id, name, kind }) => ({ id, title: name, kind }));
  for (const each of appointments) {
    if (!owners(each).length) {
      found.push({ id: NOBODY, title: studio.name, kind: "staff" });
      break;
    }
  }
  return found;
}

/** Return whose calendars an appointment is in, without repeats. */
export function owners(each: Appointment): string[] {
  const staff = each.staff_id ? [each.staff_id] : [];
  return [...new Set([...staff, ...each.assistant_ids, ...each.resource_ids])];
}

/** Return what these people and rooms are called; who is not there any more is left out. */
export function namesOf({ people }: Studio, ids: readonly (string | null)[]): string[] {
  return ids.flatMap((id) => people.find((each) => each.id === id)?.name || []);
}

/** The colour of what has no type. */
export const PLAIN = "#546e7a";

/** The colour of an appointment's body: that of its type. */
export function bodyOf({ types }: Studio, each: Appointment): string {
  return types.find(({ name }) => name === each.session_type)?.color ?? PLAIN;
}

/** Return those that one of the shown takes part in. */
export function visible(
  appointments: Iterable<Appointment>,
  hidden: ReadonlySet<string>,
): Appointment[] {
  return [...appointments].filter((each) => {
    const found = owners(each);
    return !found.length || found.some((id) => !hidden.has(id));
  });
}

type WallSpan = { start: string; end: string };

/** Of each appointment, what was worked out last: it is in several columns, and asked for at each drawing. */
const spans = new WeakMap<Appointment, { format: Format; span: WallSpan }>();

/** The wall-clock span that an entry takes in the grid: never empty, also where the clock goes back. */
export function gridSpan(each: Appointment, format: Format): WallSpan {
  const known = spans.get(each);
  if (known?.format === format) return known.span;
  const span = spanOf(each, format);
  spans.set(each, { format, span });
  return span;
}

function spanOf(each: Appointment, format: Format): WallSpan {
  if (each.all_day) return { start: each.start, end: each.end };
  const start = format.clock(each.start);
  const end = format.clock(each.end);
  const shortest = addMinutes(start, SHORTEST);
  if (wallTime(end) >= wallTime(shortest)) return { start, end };
  const length = Math.max(SHORTEST, minutesBetween(each.start, each.end));
  return { start, end: addMinutes(start, length) };
}

/** A drag's delta as the grid tells it. */
export interface Delta {
  days?: number;
  seconds?: number;
}

/**
 * Return where a drag has taken the start or end of an entry, as a wall-clock text or date; null: where
 * it was. That is told as such, since of the hours when the clock goes back a wall-clock text names two.
 */
export function draggedTo(wall: string, { days = 0, seconds = 0 }: Delta): string | null {
  if (!days && !seconds) return null;
  const moved = wallText(wallTime(wall) + days * 86_400_000 + seconds * 1000);
  return isDay(wall) ? moved.slice(0, 10) : moved;
}

/** Change of people when an entry is dragged from one column to another; null: it can't be. */
export function reassigned(
  each: Appointment,
  from: string,
  to: string,
  people: readonly Person[],
): { staff_id?: string | null; assistant_ids?: string[]; resource_ids?: string[] } | null {
  if (from === to) return {};
  const kind = people.find((person) => person.id === to)?.kind;
  if (!kind) return null;
  const replaced = (ids: string[]) => [...new Set(ids.map((id) => (id === from ? to : id)))];
  if (from === NOBODY) return kind === "staff" ? { staff_id: to } : { resource_ids: [to] };
  if (each.resource_ids.includes(from)) {
    return kind === "room" ? { resource_ids: replaced(each.resource_ids) } : null;
  }
  if (kind !== "staff") return null;
  if (each.staff_id === from) {
    return { staff_id: to, assistant_ids: each.assistant_ids.filter((id) => id !== to) };
  }
  return each.staff_id === to ? null : { assistant_ids: replaced(each.assistant_ids) };
}

/** Return the hours of a person, or of the studio, on a day; null: closed. */
export function hoursOn(studio: Studio, id: string, day: string): [string, string] | null {
  const own: Hours = studio.own_hours[id] ?? studio.hours;
  return own[weekday(day)] ?? null;
}

/**
 * Return the first day on which somebody still works: `day`, unless the wall clock `now` says that it is
 * today and too late, or that today is closed.
 */
export function nextOpen(studio: Studio, day: string, now: string): string {
  if (day !== now.slice(0, 10)) return day;
  const ids = ["", ...Object.keys(studio.own_hours)];
  for (let ahead = 0; ahead < 7; ahead++) {
    const at = addDays(day, ahead);
    const closes = ids.flatMap((id) => hoursOn(studio, id, at)?.[1] ?? []);
    if (closes.some((each) => ahead > 0 || now.slice(11, 16) < each)) return at;
  }
  return day;
}

export type Line =
  | { kind: "appointment"; appointment: Appointment }
  | { kind: "free"; start: string; end: string };

const LEAST_GAP = 30; // Minutes worth a line.

/**
 * Return a day as lines: whole days first, then by start, each once, with the free time between
 * them within `hours`. Times of gaps are wall-clock texts.
 */
export function agenda(
  appointments: readonly Appointment[],
  day: string,
  hours: [string, string] | null,
  format: Format,
): Line[] {
  const whole = appointments.filter((each) => each.all_day);
  const timed = appointments
    .filter((each) => !each.all_day)
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.key < b.key ? -1 : 1));
  const lines: Line[] = whole.map((appointment) => ({ kind: "appointment", appointment }));
  let until = hours ? `${day}T${hours[0]}:00` : null;
  const closes = hours ? `${day}T${hours[1]}:00` : null;
  const gap = (before: string) => {
    if (!until || !closes) return;
    const end = wallTime(before) < wallTime(closes) ? before : closes;
    if ((wallTime(end) - wallTime(until)) / 60_000 >= LEAST_GAP) {
      lines.push({ kind: "free", start: until, end });
    }
  };
  for (const appointment of timed) {
    const { start, end } = gridSpan(appointment, format);
    const taken = appointment.busy && appointment.status !== "cancelled";
    if (taken) gap(addMinutes(start, -appointment.before));
    lines.push({ kind: "appointment", appointment });
    const free = addMinutes(end, appointment.after);
    if (taken && until && wallTime(free) > wallTime(until)) until = free;
  }
  if (closes) gap(closes);
  return lines;
}

/** Black or white, whichever is easier to read on a colour (WCAG 2, relative luminance). */
export function textOn(color: string): string {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const light = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return light > 0.179 ? "#000" : "#fff";
}
