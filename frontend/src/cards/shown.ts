// What cards show of appointments. No I/O.

import { owners } from "../diary/shown.js";
import { addDays, type Format, isDay, lastOf } from "../format.js";
import type { Appointment, DiaryChange, Studio } from "../protocol.js";
import type { Texts } from "../texts.js";
import type { CardConfig } from "./config.js";

export type Found = Map<string, Appointment>;

/** Return what is known after a message of `diary/subscribe`. */
export function folded(before: Found | null, change: DiaryChange): Found {
  const found: Found = new Map(change.whole ? [] : before);
  for (const key of change.removed) found.delete(key);
  for (const each of change.changed) found.set(each.key, each);
  return found;
}

/** Return the studio that a card is about; null: the user has no role in it. */
export function studioOf(studios: readonly Studio[], config: CardConfig): Studio | null {
  if (!config.studio) return studios[0] ?? null;
  return studios.find((each) => each.entry_id === config.studio) ?? null;
}

/** Say why the studio that is meant is not among those of the user. */
export function notAmong(studios: readonly Studio[], texts: Texts): string {
  if (!studios.length) return texts.page("shell.no_studio");
  return texts.page("shell.gone", { studio: texts.page("shell.studio") });
}

/** Return whose appointments a card shows; empty: everybody's. Who has left is left out. */
export function chosen(studio: Studio, config: CardConfig): string[] {
  return studio.people.map(({ id }) => id).filter((id) => config.people?.includes(id));
}

/** Tell whether a card is about certain people all of whom have left: nobody's is not everybody's. */
export function haveLeft(studio: Studio, config: CardConfig): boolean {
  return Boolean(config.people?.length) && !chosen(studio, config).length;
}

export function concerns(each: Appointment, people: readonly string[]): boolean {
  return !people.length || owners(each).some((id) => people.includes(id));
}

/** Return those of a day, whole days first, then by start. */
export function ofDay(
  found: Iterable<Appointment>,
  day: string,
  people: readonly string[],
  format: Format,
): Appointment[] {
  const on = (each: Appointment) => {
    if (isDay(each.start)) return each.start <= day && day < each.end;
    return format.dayOf(each.start) <= day && day <= format.dayOf(lastOf(each));
  };
  return [...found]
    .filter((each) => each.status !== "cancelled" && concerns(each, people) && on(each))
    .sort(byStart);
}

/** Return the sessions that are not over, by start: of a day those of the whole day first. */
export function sessions(
  found: Iterable<Appointment>,
  people: readonly string[],
  now: Date,
  format: Format,
): Appointment[] {
  const today = format.dayOf(now);
  const day = ({ start, all_day }: Appointment) => (all_day ? start : format.dayOf(start));
  return [...found]
    .filter(
      (each) =>
        each.kind === "session" &&
        each.status !== "cancelled" &&
        concerns(each, people) &&
        (each.all_day ? each.end > today : Date.parse(each.end) > now.getTime()),
    )
    .sort((one, other) => day(one).localeCompare(day(other)) || byStart(one, other));
}

function byStart(one: Appointment, other: Appointment): number {
  const whole = Number(other.all_day) - Number(one.all_day);
  return whole || Date.parse(one.start) - Date.parse(other.start) || (one.key < other.key ? -1 : 1);
}

/** Return the days from one on. */
export function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => addDays(first, at));
}

/** Tell when it is, compared to now. */
export function phase(each: Appointment, now: Date): "past" | "now" | "later" {
  if (each.all_day) return "later";
  if (Date.parse(each.end) <= now.getTime()) return "past";
  return Date.parse(each.start) <= now.getTime() ? "now" : "later";
}

/** Return what is shown below a title: type, people and rooms, as far as it is not said already. */
export function about(each: Appointment, title: string, studio: Studio, said: readonly string[]) {
  const names = studio.people.filter(({ id }) => owners(each).includes(id) && !said.includes(id));
  const type = each.session_type && !title.includes(each.session_type) ? [each.session_type] : [];
  return [...type, ...names.map(({ name }) => name)];
}
