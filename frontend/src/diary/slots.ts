// The times of a day as the keyboard goes through them: columns beside each other, half hours below. No I/O.

import type { Format } from "../format.js";
import type { Appointment } from "../protocol.js";
import type { Context } from "../view.js";
import { addMinutes, wallTime } from "../wall.js";
import { type Column, gridSpan, hoursOn, NOBODY, owners } from "./shown.js";

export const SLOT = 30; // Minutes.
const LAST = 24 * 60 - SLOT;

/** A place in the grid of a day: a column by its number, and minutes since midnight. */
export interface Slot {
  column: number;
  minutes: number;
}

/** Return where a key leads; null: it leads nowhere. */
export function moved(
  { column, minutes }: Slot,
  key: string,
  columns: number,
  [opens, closes]: [number, number],
): Slot | null {
  const at = (wanted: number) => Math.max(0, Math.min(LAST, wanted));
  switch (key) {
    case "ArrowUp":
      return { column, minutes: at(minutes - SLOT) };
    case "ArrowDown":
      return { column, minutes: at(minutes + SLOT) };
    case "ArrowLeft":
      return { column: Math.max(0, column - 1), minutes };
    case "ArrowRight":
      return { column: Math.min(columns - 1, column + 1), minutes };
    case "Home":
      return { column, minutes: at(opens) };
    case "End":
      return { column, minutes: at(closes - SLOT) };
    default:
      return null;
  }
}

const MORNING = "08:00:00";

/** The time with which the grid begins before anybody scrolls: the morning, or what is earlier on these days. */
export function scrolledTo(
  appointments: readonly Appointment[],
  days: readonly string[],
  format: Format,
): string {
  const timed = appointments.filter((each) => !each.all_day);
  const begun = timed.flatMap((each) => {
    const { start, end } = gridSpan(each, format);
    const on = days.filter((day) => start.slice(0, 10) <= day && end > `${day}T00:00:00`);
    return on.map((day) => (start.slice(0, 10) < day ? "00:00:00" : start.slice(11)));
  });
  return [MORNING, ...begun].reduce((one, other) => (one < other ? one : other));
}

/** From when to when a column is open on a day, in minutes since midnight. */
export function opening({ studio }: Context, { id }: Column, day: string): [number, number] {
  const [from, to] = hoursOn(studio, id, day) ?? ["09:00", "18:00"];
  return [minutesOf(from), minutesOf(to)];
}

/** Stay where the keyboard is when columns come or go: with the same person, or with the first. */
export function kept(spot: Slot, before: readonly Column[], now: readonly Column[]): Slot {
  const column = Math.max(
    0,
    now.findIndex(({ id }) => id === before[spot.column]?.id),
  );
  return column === spot.column ? spot : { ...spot, column };
}

/** The first slot that the keyboard comes to: now, if the day is today and open now; else the opening. */
export function firstSlot(context: Context, columns: readonly Column[], day: string): Slot {
  const [column] = columns;
  if (!column) return { column: 0, minutes: 0 };
  const [opens, closes] = opening(context, column, day);
  const now = context.format.clock(new Date());
  const minutes = Math.ceil(minutesOf(now.slice(11, 16)) / SLOT) * SLOT;
  const isNow = now.slice(0, 10) === day && opens <= minutes && minutes < closes;
  return { column: 0, minutes: isNow ? minutes : opens };
}

export function startOf(day: string, minutes: number): string {
  return addMinutes(`${day}T00:00:00`, minutes);
}

/** What is at a slot: an appointment that takes it, buffers included; "closed"; or nothing. */
export function takenBy(
  context: Context,
  column: Column,
  day: string,
  minutes: number,
  appointments: readonly Appointment[],
): Appointment | "closed" | null {
  const start = startOf(day, minutes);
  const [first, last] = [wallTime(start), wallTime(addMinutes(start, SLOT))];
  for (const each of appointments) {
    const all = owners(each);
    if (column.id === NOBODY ? all.length : !all.includes(column.id)) continue;
    if (!each.busy || each.status === "cancelled") continue;
    if (each.all_day) return each;
    const span = gridSpan(each, context.format);
    const begins = wallTime(addMinutes(span.start, -each.before));
    if (begins < last && wallTime(addMinutes(span.end, each.after)) > first) return each;
  }
  const hours = hoursOn(context.studio, column.id, day);
  const open = hours && minutesOf(hours[0]) <= minutes && minutes < minutesOf(hours[1]);
  return open ? null : "closed";
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
