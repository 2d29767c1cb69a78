// What is drawn of one appointment in the grid: made without markup, since texts may be anything.

import type { Calendar } from "@event-calendar/core";
import { type Icon, icon } from "../icons.js";
import type { Appointment } from "../protocol.js";
import type { Context } from "../view.js";
import { minutesBetween } from "../wall.js";
import { NOBODY, namesOf, owners } from "./shown.js";

/** Minutes of an entry that has room for one line only. */
const SHORT = 30;

type Words = (key: string) => string;

const NAMESPACE = "http://www.w3.org/2000/svg";

/** What it is marked with, besides its colours. */
function marks(t: Words, each: Appointment): [Icon, string][] {
  const found: [Icon, string][] = [];
  if (each.status === "cancelled") found.push(["close", t("diary.cancelled_one")]);
  if (each.conflict) found.push(["alert", t("diary.overlapping")]);
  else if (each.kept) found.push(["layers", t("diary.kept")]);
  if (each.status === "tentative") found.push(["question", t("diary.tentative")]);
  if (each.moment !== null) found.push(["repeat", t("diary.repeating")]);
  if (each.origin !== "studio") found.push(["phone", t("diary.from_phone")]);
  if (each.private) found.push(["lock", t("diary.private")]);
  return found;
}

/**
 * Draw an entry: its title and time; in a month the time first, and only when it begins. `held`: the
 * time over which it is held while it is dragged; null: it is not.
 */
export function drawn(
  { format, studio, texts }: Context,
  each: Appointment,
  column: string,
  month: boolean,
  held: string | null,
): Calendar.Content {
  const t: Words = (key) => texts.page(key);
  const title = document.createElement("b");
  title.dir = "auto";
  title.dataset.key = each.key;
  title.textContent = each.title ?? t("diary.busy");
  const when = document.createElement("span");
  if (held !== null) when.textContent = held;
  else if (!each.all_day) when.textContent = month ? format.time(each.start) : format.span(each);
  // For who cannot see in which column it is.
  const who = document.createElement("span");
  who.className = "heard";
  const ids = column === NOBODY ? owners(each) : [column];
  who.textContent = namesOf(studio, ids).join(", ");
  const signs = document.createElement("span");
  signs.className = "marks";
  for (const [name, words] of marks(t, each)) signs.append(drawIcon(name, words));
  return { domNodes: month ? [when, title, who, signs] : [signs, title, when, who] };
}

/** The classes by which an entry looks as it is. */
export function classesOf(
  { studio }: Context,
  each: Appointment,
  column: string,
  month: boolean,
): string[] {
  const room = studio.people.find(({ id }) => id === column)?.kind === "room";
  return [
    room ? "room" : "person",
    each.status === "confirmed" ? "" : each.status,
    each.busy ? "" : "free",
    each.conflict ? "conflict" : "",
    each.all_day || month ? "flat" : minutesBetween(each.start, each.end) <= SHORT ? "short" : "",
  ].filter(Boolean);
}

const icons = new Map<string, SVGElement>();

/** An icon with its meaning: made once, and copied. */
function drawIcon(name: Icon, words: string): Node {
  const known = `${name} ${words}`;
  let svg = icons.get(known);
  if (!svg) {
    svg = document.createElementNS(NAMESPACE, "svg") as SVGElement;
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", words);
    const title = document.createElementNS(NAMESPACE, "title");
    title.textContent = words;
    const path = document.createElementNS(NAMESPACE, "path");
    path.setAttribute("d", icon.path(name));
    svg.append(title, path);
    icons.set(known, svg);
  }
  return svg.cloneNode(true);
}
