// What the calendar library draws and tells, as the page needs it.

import { wallText } from "../wall.js";

export function takeRoles(inside: Element): void {
  takeRole(inside);
  for (const each of inside.querySelectorAll("[role], [aria-colindex]")) takeRole(each);
}

export function takeRole(each: Element): void {
  const role = each.getAttribute("role");
  if (role && !["button", "img", "group"].includes(role)) each.removeAttribute("role");
  if (each.hasAttribute("aria-colindex")) each.removeAttribute("aria-colindex");
  // What is more in a month is no dialog, but another view.
  if (each.hasAttribute("aria-haspopup")) each.removeAttribute("aria-haspopup");
}

/** All that an entry says, for when it has no room for it. */
export function wordsOf(entry: Element): string {
  const lines = [...entry.querySelectorAll(".ec-event-body > :is(b, span:not(.marks))")];
  const marks = [...entry.querySelectorAll(".marks title")];
  const words = [...lines, ...marks].map((each) => each.textContent ?? "");
  return words.filter(Boolean).join("\n");
}

/** The wall-clock text of a time as the library has it. */
export function wallOf(time: Date): string {
  return wallText(Date.UTC(2000, 0, 3, time.getHours(), time.getMinutes()));
}

export function point(event: unknown): { x: number; y: number } {
  const { clientX, clientY } = event as { clientX?: number; clientY?: number };
  return { x: clientX ?? innerWidth / 2, y: clientY ?? innerHeight / 2 };
}
