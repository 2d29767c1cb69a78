// What is being booked or changed, as the form has it, and as the actions take it. No I/O.

import { hoursOn } from "../diary/shown.js";
import { addDays, type Format } from "../format.js";
import type { Appointment, Studio } from "../protocol.js";
import type { Draft } from "../view.js";
import { addMinutes, instantOf, minutesBetween, wallTime } from "../wall.js";
import { fitted, linesOf, NEVER, type Repeat, repeatOf } from "./repeat.js";

export interface Plan {
  /** The date, and the time of day: what the inputs hold. */
  day: string;
  time: string;
  /** The instant that they mean, if it is known: of an hour that comes twice they name two. */
  at: string | null;
  /** The studio's zone. */
  zone: string;
  minutes: number;
  all_day: boolean;
  /** Of whole days: how many. */
  days: number;
  title: string;
  description: string;
  place: string;
  session_type: string | null;
  staff_id: string | null;
  assistant_ids: string[];
  resource_ids: string[];
  client_id: string | null;
  tentative: boolean;
  repeat: Repeat;
}

/** How long an appointment can be made: a month by the clock, or so many whole days. */
export const LONGEST = { minutes: 31 * 24 * 60, days: 1000 };

/** Return the length that was typed, without parts of a minute or day; null: it is none, or too long. */
export function lengthOf(name: keyof typeof LONGEST, typed: number): number | null {
  const length = Math.trunc(typed);
  return length >= 1 && length <= LONGEST[name] ? length : null;
}

/** Return the plan that a form begins with: the next full hour of work, unless more is known. */
export function newPlan(draft: Draft, studio: Studio, format: Format, now = new Date()): Plan {
  const next = `${format.clock(new Date(now.getTime() + 3_600_000)).slice(0, 13)}:00:00`;
  const start =
    draft.start ?? startOn(draft.day, next, studio, draft.staff_id ?? studio.me[0] ?? "");
  const wall = start.includes("T") ? wallOf(start, format) : `${start}T09:00:00`;
  const type = studio.types.find(({ name }) => name === draft.session_type) ?? studio.types[0];
  const minutes =
    draft.end && start.includes("T")
      ? Math.max(5, minutesTo(start, draft.end, format))
      : (type?.minutes ?? 60);
  return {
    day: wall.slice(0, 10),
    time: wall.slice(11, 16),
    at: wall === start ? null : instantIn(start),
    zone: format.zone,
    minutes,
    all_day: draft.all_day ?? false,
    days: draft.all_day && draft.end ? daysBetween(start, draft.end) : 1,
    title: "",
    description: "",
    place: "",
    session_type: type?.name ?? null,
    staff_id: draft.staff_id ?? studio.me[0] ?? null,
    assistant_ids: [],
    resource_ids: draft.resource_ids ?? [],
    client_id: draft.client_id ?? null,
    tentative: false,
    repeat: NEVER,
  };
}

/** The length of a span of instants, or of what the clock shows. */
function minutesTo(start: string, end: string, format: Format): number {
  if (instantIn(start) && instantIn(end)) return minutesBetween(start, end);
  return (wallTime(wallOf(end, format)) - wallTime(wallOf(start, format))) / 60_000;
}

/** Return when work begins on a day; if there is none, or it is over, the next time of work. */
function startOn(day: string | undefined, next: string, studio: Studio, id: string): string {
  if (!day || day <= next.slice(0, 10)) return atWork(next, studio, id);
  const midnight = `${day}T00:00:00`;
  const start = atWork(midnight, studio, id);
  return start === midnight ? `${day}T09:00:00` : start;
}

/** Return this time, or when work begins next if nobody works then. */
function atWork(wall: string, studio: Studio, id: string): string {
  for (let later = 0; later < 7; later++) {
    const day = addDays(wall, later);
    const hours = hoursOn(studio, id, day);
    if (!hours) continue;
    const [opens, closes] = [`${day}T${hours[0]}:00`, `${day}T${hours[1]}:00`];
    if (wallTime(wall) < wallTime(opens)) return opens;
    if (wallTime(wall) < wallTime(closes)) return wall;
  }
  return wall;
}

/** Return the plan that says what an appointment is now. */
export function planOf(each: Appointment, format: Format): Plan {
  const wall = format.clock(each.start);
  return {
    day: wall.slice(0, 10),
    time: each.all_day ? "09:00" : wall.slice(11, 16),
    at: each.all_day ? null : each.start,
    zone: format.zone,
    minutes: each.all_day ? 60 : minutesBetween(each.start, each.end),
    all_day: each.all_day,
    days: each.all_day ? daysBetween(each.start, each.end) : 1,
    title: each.title ?? "",
    description: each.description ?? "",
    place: each.place ?? "",
    session_type: each.session_type,
    staff_id: each.staff_id,
    assistant_ids: each.assistant_ids,
    resource_ids: each.resource_ids,
    client_id: each.client_id,
    tentative: each.status === "tentative",
    // What one date of a series says that was changed by itself does not repeat.
    repeat: repeatOf(each.recurrence, wall.slice(0, 10), format),
  };
}

/** Return when it is, as the actions take it. */
export function times(plan: Plan): { start: string; end: string; all_day: boolean } {
  if (plan.all_day) {
    const end = addMinutes(`${plan.day}T00:00:00`, Math.max(1, plan.days) * 24 * 60);
    return { start: plan.day, end: end.slice(0, 10), all_day: true };
  }
  const start = plan.at ?? `${plan.day}T${plan.time}:00`;
  const begins = plan.at ? Date.parse(plan.at) : instantOf(start, plan.zone);
  // A wall-clock text, unless the clock is changed meanwhile: it is as long as it says.
  const wall = addMinutes(start, plan.minutes);
  const ends = begins + plan.minutes * 60_000;
  const plain = plan.at === null && instantOf(wall, plan.zone) === ends;
  return { start, end: plain ? wall : new Date(ends).toISOString(), all_day: false };
}

/** Return all fields, as `add_appointment` and `free/check` take them. */
export function fieldsOf(plan: Plan): Record<string, unknown> {
  const { title, description, place, staff_id, assistant_ids, resource_ids, session_type } = plan;
  return {
    ...times(plan),
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(place ? { place } : {}),
    ...(session_type ? { session_type } : {}),
    ...(plan.client_id ? { client_id: plan.client_id } : {}),
    ...(plan.repeat.often === "never" ? {} : { recurrence: linesOf(plan.repeat, plan.day) }),
    status: plan.tentative ? "tentative" : "confirmed",
    staff_id,
    assistant_ids,
    resource_ids,
  };
}

/** Return the fields that decide who is free, as `free/check` and `free/next` take them. */
export function takenFields(plan: Plan): Record<string, unknown> {
  const { title: _title, description: _text, client_id: _client, ...rest } = fieldsOf(plan);
  return rest;
}

/** Return the plan at another time: an instant, or the first of whole days. */
export function movedTo(plan: Plan, start: string, format: Format): Plan {
  const wall = format.clock(start);
  const day = wall.slice(0, 10);
  const repeat = fitted(plan.repeat, day);
  if (plan.all_day) return { ...plan, day, repeat };
  return { ...plan, day, time: wall.slice(11, 16), at: start, repeat };
}

/** Return what differs, as `update_appointment` takes it, but for the client and the repeat. */
export function changed(before: Plan, after: Plan): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  if (JSON.stringify(times(before)) !== JSON.stringify(times(after)))
    Object.assign(found, times(after));
  for (const key of ["title", "description", "place"] as const) {
    if (before[key] !== after[key]) found[key] = after[key];
  }
  if (before.session_type !== after.session_type && after.session_type) {
    found.session_type = after.session_type;
  }
  for (const key of ["staff_id", "assistant_ids", "resource_ids"] as const) {
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) found[key] = after[key];
  }
  if (before.tentative !== after.tentative)
    found.status = after.tentative ? "tentative" : "confirmed";
  return found;
}

/** Return how it repeats from now on, if that differs; `series`: it did before, from `start` on. */
export function changedRepeat(before: Plan, after: Plan, series: boolean): string[] | null {
  const [was, now] = [before, after].map(({ repeat, day }) => linesOf(repeat, day, series));
  return JSON.stringify(was) === JSON.stringify(now) ? null : (now ?? []);
}

/** Tell whether somebody chose how it repeats: not only another day, which its rule follows. */
export function choseRepeat(before: Plan, after: Plan): boolean {
  return JSON.stringify(before.repeat) !== JSON.stringify(after.repeat);
}

function daysBetween(start: string, end: string): number {
  return Math.max(
    1,
    Math.round((wallTime(end.slice(0, 10)) - wallTime(start.slice(0, 10))) / 86_400_000),
  );
}

/** Drafts have wall-clock texts, or instants with an offset. */
function wallOf(moment: string, format: Format): string {
  return instantIn(moment) ? format.clock(moment) : moment;
}

function instantIn(moment: string): string | null {
  return /(Z|[+-]\d\d:\d\d)$/.test(moment) ? moment : null;
}

export interface NewClient {
  name: string;
  phones: string[];
  emails: string[];
}

/** Return the client that a text names: a name, and any numbers and e-mail addresses with it. */
export function clientIn(text: string): NewClient | null {
  const emails = text.match(/[^\s<>(),;]+@[^\s<>(),;]+\.[^\s<>(),;]+/g) ?? [];
  let rest = text;
  for (const each of emails) rest = rest.replace(`<${each}>`, " ").replace(each, " ");
  const phones = (rest.match(/\+?\d[\d\s/().-]{4,}\d/g) ?? []).map((each) => each.trim());
  for (const each of phones) rest = rest.replace(each, " ");
  // What stood around numbers and addresses goes with them, the rest stays as it was typed.
  const name = rest
    .replace(/\(\s*\)/g, " ")
    .replace(/\s+/g, " ")
    .replace(/( ?[,;])+ ?$|^ ?([,;] ?)+/g, "")
    .replace(/ ?([,;])(?: ?[,;])*/g, "$1")
    .trim();
  return name ? { name, phones, emails } : null;
}
