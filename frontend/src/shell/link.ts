// The address of the page: a studio, a day, and what is open beside the view. A link leads there, such as that of a
// card, and so does reloading.

import type { Beside, Shown } from "../view.js";

export interface Link extends Shown {
  studio?: string;
  beside: Beside | null;
}

/** Return what the query of an address names. */
export function linked(search: string): Link {
  const query = new URLSearchParams(search);
  const named = (name: string) => query.get(name) || undefined;
  const [studio, day, view] = [named("studio"), named("day"), named("view")];
  return {
    ...(studio ? { studio } : {}),
    ...shownOf({ day: day && /^\d{4}-\d\d-\d\d$/.test(day) ? day : "", view: view ?? "" }),
    beside: besideOf(query),
  };
}

/** Return what is named of a day and a view. */
export function shownOf({ day, view }: Shown): Shown {
  return { ...(day ? { day } : {}), ...(view ? { view } : {}) };
}

/** Return the query that names it: the opposite of `linked`. */
export function queryOf({ studio, day, view, beside }: Link): string {
  const query = new URLSearchParams();
  const all: [string, string | undefined][] = [
    ["studio", studio],
    ["day", day],
    ["view", view],
    ["appointment", beside?.show === "appointment" ? beside.key : undefined],
    ["client", beside?.show === "client" ? beside.client_id : undefined],
    ["open", beside && !keyOf(beside) ? beside.show : undefined],
  ];
  for (const [name, value] of all) if (value) query.set(name, value);
  const text = query.toString();
  return text && `?${text}`;
}

/** Return the address of a place in the page. */
export function linkTo(tab: "diary" | "todo", given: Record<string, string>): string {
  return `/studio-sync/${tab}?${new URLSearchParams(given)}`;
}

/** What is open by its key; "" what is not in the book yet, and is opened by its kind. */
function keyOf(beside: Beside): string {
  if (beside.show === "appointment") return beside.key;
  return beside.show === "client" ? beside.client_id : "";
}

function besideOf(query: URLSearchParams): Beside | null {
  const key = query.get("appointment");
  if (key) return appointmentOf(key);
  const client = query.get("client");
  if (client) return { show: "client", client_id: client };
  switch (query.get("open")) {
    case "booking":
      return { show: "booking", draft: {} };
    case "client":
      return { show: "client", client_id: "" };
    case "free":
      return { show: "free", day: query.get("day") ?? "" };
    default:
      return null;
  }
}

function appointmentOf(key: string): Beside {
  const at = key.lastIndexOf("@");
  const appointment_id = at < 0 ? key : key.slice(0, at);
  const moment = (at >= 0 && key.slice(at + 1)) || null;
  return { show: "appointment", key, appointment_id, moment };
}
