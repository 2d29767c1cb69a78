// What is left of a day's hours of work: nobody books what is over. No I/O.

import type { Format } from "../format.js";
import { addMinutes } from "../wall.js";

const STEP = 15; // Minutes: an appointment begins at a quarter of an hour.

/** Return the hours that are still to come, from the next quarter of an hour on; null: none. */
export function hoursLeft(
  hours: [string, string] | null,
  day: string,
  format: Format,
  now = new Date(),
): [string, string] | null {
  const wall = format.clock(now);
  const today = wall.slice(0, 10);
  if (!hours || day > today) return hours;
  if (day < today) return null;
  const late = Number(wall.slice(14, 16)) % STEP;
  const next = late ? addMinutes(wall, STEP - late) : wall;
  const from = next.slice(0, 10) > today ? "24:00" : next.slice(11, 16);
  if (from <= hours[0]) return hours;
  return from < hours[1] ? [from, hours[1]] : null;
}
