// What the view To do makes of what the server tells, as pure functions.

import type { Format } from "../format.js";
import type {
  Appointment,
  EditConflict,
  EditedContent,
  Needed,
  Offer,
  Overlap,
  Rights,
  SessionType,
} from "../protocol.js";

/** What is to be decided about an appointment: of a series, about this date. */
export function conflictsOf(
  conflicts: (Overlap | EditConflict)[],
  each: Pick<Appointment, "appointment_id" | "start">,
): (Overlap | EditConflict)[] {
  return conflicts.filter((item) => {
    if (item.kind === "edit_conflict") return true;
    const sides = [item.new, item.old].filter((side) => side !== null);
    const own = sides.filter(({ appointment_id }) => appointment_id === each.appointment_id);
    return own.some(({ start }) => Date.parse(start) === Date.parse(each.start));
  });
}

/** How many letters of a title fit on a button. */
const SHORT = 40;

/** A title that fits on a button; marks of direction keep it apart from the words around it. */
export function short(title: string): string {
  const letters = [...title];
  const shown = letters.length > SHORT ? `${letters.slice(0, SHORT - 1).join("")}…` : title;
  return `\u2068${shown}\u2069`;
}

/**
 * The answers that are shown on an overlap at once, and those behind *More*: first one that moves the
 * newer, one that gives it away, and *keep both*; with none of the first, the same of the older.
 */
export function ranked(offers: Offer[]): [Offer[], Offer[]] {
  const found = (...answers: string[]) => offers.find((each) => answers.includes(each.answer));
  const move = found("move_new") ?? found("move_old");
  const assign = found("assign_new") ?? found("assign_old");
  const first = [move, assign, found("keep_both")].filter((each) => each !== undefined);
  return [first, offers.filter((each) => !first.includes(each))];
}

/** How many steps of a held plan the server lists. */
export const LISTED = 500;

/** A line of a list by date: something that would be done. */
export interface Line {
  name: string;
  start: string | null;
  words: string;
  what: string;
}

/** Lines by the studio's days, in their order; "": they have no date. */
export function byDay<T extends { start: string | null }>(
  lines: T[],
  format: Pick<Format, "dayOf">,
): [string, T[]][] {
  const days = new Map<string, T[]>();
  for (const each of lines) {
    const day = each.start ? format.dayOf(each.start) : "";
    const found = days.get(day);
    if (found) found.push(each);
    else days.set(day, [each]);
  }
  return [...days];
}

/** The type that an arrival may be: the one that its title names, or that is as long, or the first. */
export function likelyType(
  types: SessionType[],
  item: { title: string | null; start: string; end: string },
): SessionType | undefined {
  const title = (item.title ?? "").toLocaleLowerCase();
  const minutes = (Date.parse(item.end) - Date.parse(item.start)) / 60_000;
  return (
    types.find((each) => title.includes(each.name.toLocaleLowerCase())) ??
    types.find((each) => each.minutes === minutes) ??
    types[0]
  );
}

/** Who takes part in both; nobody: all of the first. */
export function takesPartInBoth(one: string[], other: string[]): string[] {
  const found = one.filter((each) => other.includes(each));
  return found.length ? found : one;
}

/** What one side holds of a field, in words; empty: nothing. */
export function fieldText(
  side: Partial<EditedContent> | null,
  field: string,
  format: Pick<Format, "when">,
): string {
  if (!side) return "";
  if (field === "when") {
    const { start = "", end = "", all_day = false } = side;
    return format.when({ start, end, all_day });
  }
  const found = (side as Record<string, unknown>)[field];
  return Array.isArray(found) ? found.join(" ") : String(found ?? "");
}

/** Where what an account needs is settled; of a new sign-in, whether this user can do it there. */
export function settledWhere(
  kind: Needed["kind"],
  sync: Rights["sync"],
  admin: boolean,
): { tab: "sync" | "me"; signsIn: boolean } {
  const tab = kind === "skipped" || sync === "all" ? "sync" : "me";
  // An owner who is no administrator reads on Sync who is.
  return { tab, signsIn: kind === "sign_in" && (admin || tab === "me") };
}
