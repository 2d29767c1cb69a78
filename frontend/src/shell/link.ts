// Where a link leads, such as that of a card: to a studio, a day, an appointment.

import type { Beside } from "../view.js";

export interface Link {
  studio: string | null;
  day: string | null;
  beside: Beside | null;
}

/** Return what the query of an address names; null: nothing. */
export function linked(search: string): Link | null {
  const query = new URLSearchParams(search);
  const [studio, day, key] = ["studio", "day", "appointment"].map((each) => query.get(each));
  if (!studio && !day && !key) return null;
  return { studio: studio ?? null, day: day ?? null, beside: key ? appointmentOf(key) : null };
}

function appointmentOf(key: string): Beside {
  const at = key.lastIndexOf("@");
  const [appointment_id, moment] = [key.slice(0, at), key.slice(at + 1) || null];
  return { show: "appointment", key, appointment_id, moment };
}
