// Which days a view of the diary shows, and where its arrows lead. No I/O.

import { addDays, type Format } from "../format.js";
import { monthOf, weekOf } from "../wall.js";

export type View = "day" | "week" | "month" | "list";
export const VIEWS: View[] = ["day", "week", "month", "list"];
const LISTED = 14; // Days of a list.

/** The first day that is shown, and the day after the last. `first`: the first weekday, 0 is Monday. */
export function rangeOf(view: View, day: string, first: number): [string, string] {
  if (view === "day") return [day, addDays(day, 1)];
  if (view === "list") return [day, addDays(day, LISTED)];
  if (view === "week") {
    const start = weekOf(day, first);
    return [start, addDays(start, 7)];
  }
  return [weekOf(monthOf(day), first), weekOf(addDays(monthOf(day, 1), 6), first)];
}

/** The day that a view shows after so many steps. */
export function stepped(view: View, day: string, by: number): string {
  if (view === "month") return monthOf(day, by);
  return addDays(day, by * { day: 1, week: 7, list: LISTED }[view]);
}

/** What is shown, in words; `short`: in short ones. */
export function heading(
  view: View,
  day: string,
  first: number,
  format: Format,
  short = false,
): string {
  if (view === "day") return short ? format.day(day) : format.longDay(day);
  if (view === "month") return format.month(day);
  const [start, end] = rangeOf(view, day, first);
  return `${format.day(start)} – ${format.day(addDays(end, -1))}`;
}

export function daysOf([start, end]: [string, string]): string[] {
  const found: string[] = [];
  for (let day = start; day < end; day = addDays(day, 1)) found.push(day);
  return found;
}
