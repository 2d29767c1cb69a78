// Arithmetic on the studio's wall clock: texts such as "2026-11-26T14:00:00", without a zone. The grid
// and the actions take them; which instant one is, the server decides by the studio's zone.

/** Milliseconds of a wall-clock text, as if it were in UTC: for differences only. */
export function wallTime(wall: string): number {
  const full = wall.length === 10 ? `${wall}T00:00:00` : wall;
  return Date.parse(`${full.slice(0, 19)}Z`);
}

export function wallText(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}

/** Return the wall-clock text so many minutes later. */
export function addMinutes(wall: string, minutes: number): string {
  return wallText(wallTime(wall) + minutes * 60_000);
}

/** The length of a span of instants, in minutes. */
export function minutesBetween(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / 60_000;
}

/** Monday is 0. */
export function weekday(day: string): number {
  return (new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The first day of the week that a day is in; `first`: 0 is Monday. */
export function weekOf(day: string, first: number): string {
  const back = (weekday(day) - first + 7) % 7;
  return wallText(wallTime(day) - back * 86_400_000).slice(0, 10);
}

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The first day of a week as a user has set it, or as it is usual in the language: 0 is Monday. */
export function weekStart(locale?: { first_weekday?: string; language?: string }): number {
  const set = DAYS.indexOf(locale?.first_weekday ?? "");
  if (set >= 0 || !locale?.language) return Math.max(0, set);
  // Not every browser knows, and some have it as a property.
  const known = new Intl.Locale(locale.language) as WeekLocale;
  return ((known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1) - 1;
}

interface WeekLocale extends Intl.Locale {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** The first day of a month, and of the one so many later. */
export function monthOf(day: string, later = 0): string {
  const moment = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  moment.setUTCMonth(moment.getUTCMonth() + later);
  return moment.toISOString().slice(0, 10);
}

/** A UTC offset as the grid takes it, such as "+02:00", of a zone at an instant. */
export function offsetOf(zone: string, at = new Date()): string {
  const name =
    new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" })
      .formatToParts(at)
      .find((each) => each.type === "timeZoneName")?.value ?? "GMT";
  return name.match(/[+-]\d\d:\d\d/)?.[0] ?? "+00:00";
}

/**
 * Return the instant that a wall-clock text means in a zone, as the server reads it: of an hour that
 * comes twice the first; what the clock skips is as much later (RFC 5545 §3.3.5).
 */
export function instantOf(wall: string, zone: string): number {
  const shown = wallTime(wall);
  const [before, after] = [-1, 1].map((days) => shiftOf(zone, shown + days * 86_400_000));
  const first = shown - (before ?? 0);
  if (shiftOf(zone, first) === before) return first;
  const second = shown - (after ?? 0);
  return shiftOf(zone, second) === after ? second : first;
}

/** Return the two instants, as ISO texts, that a wall-clock text means where the clock goes back; else null. */
export function bothOf(wall: string, zone: string): [string, string] | null {
  const shown = wallTime(wall);
  const [first, second] = [-1, 1]
    .map((days) => shown - shiftOf(zone, shown + days * 86_400_000))
    .filter((at) => at + shiftOf(zone, at) === shown);
  if (first === undefined || second === undefined || first === second) return null;
  return [new Date(first).toISOString(), new Date(second).toISOString()];
}

/** Milliseconds that a zone's clock is ahead of UTC at an instant. */
function shiftOf(zone: string, at: number): number {
  const offset = offsetOf(zone, new Date(at));
  const [hours = 0, minutes = 0] = offset.slice(1).split(":").map(Number);
  const sign = offset.startsWith("-") ? -1 : 1;
  return sign * (hours * 60 + minutes) * 60_000;
}
