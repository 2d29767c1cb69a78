// What the view To do makes of what the server tells, as pure functions.

import type { Offer } from "../protocol.js";

/** How many letters of a title stand on a button. */
const SHORT = 40;

/** A title that fits on a button; marks of direction keep it apart from the words around it. */
export function short(title: string): string {
  const letters = [...title];
  const shown = letters.length > SHORT ? `${letters.slice(0, SHORT - 1).join("")}…` : title;
  return `\u2068${shown}\u2069`;
}

/**
 * The answers that stand on an overlap at once, and those behind *More*: first one that moves the
 * newer, one that gives it away, and *keep both*; with none of the first, the same of the older.
 */
export function ranked(offers: Offer[]): [Offer[], Offer[]] {
  const found = (...answers: string[]) => offers.find((each) => answers.includes(each.answer));
  const move = found("move_new") ?? found("move_old");
  const assign = found("assign_new") ?? found("assign_old");
  const first = [move, assign, found("keep_both")].filter((each) => each !== undefined);
  return [first, offers.filter((each) => !first.includes(each))];
}
