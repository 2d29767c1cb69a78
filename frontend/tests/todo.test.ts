import assert from "node:assert/strict";
import { test } from "node:test";
import type { EditConflict, Offer, Overlap, Side } from "../src/protocol.js";
import {
  byDay,
  conflictsOf,
  fieldText,
  likelyType,
  ranked,
  settledWhere,
  short,
  takesPartInBoth,
} from "../src/todo/shown.js";

const offers = (...answers: string[]): Offer[] => answers.map((answer) => ({ answer }));
const answers = (found: Offer[]): string[] => found.map((each) => each.answer);

test("moving the newer, giving it away and keeping both stand first", () => {
  const [first, more] = ranked(
    offers(
      "keep_both",
      "move_new",
      "move_new",
      "assign_new",
      "cancel_new",
      "move_old",
      "assign_old",
    ),
  );
  assert.deepEqual(answers(first), ["move_new", "assign_new", "keep_both"]);
  assert.deepEqual(answers(more), ["move_new", "cancel_new", "move_old", "assign_old"]);
});

test("who may change only the older is shown its answers first", () => {
  const [first, more] = ranked(offers("keep_both", "move_old", "assign_old", "cancel_old"));
  assert.deepEqual(answers(first), ["move_old", "assign_old", "keep_both"]);
  assert.deepEqual(answers(more), ["cancel_old"]);
  assert.deepEqual(ranked([]), [[], []]);
});

test("of a series, an appointment has the overlap of its own date only", () => {
  const side = (appointment_id: string, start: string) => ({ appointment_id, start }) as Side;
  const item = { kind: "overlap", id: "1", old: null } as Overlap;
  const conflict = { ...item, new: side("yoga", "2026-12-01T18:00:00+01:00") };
  const of = (start: string) => conflictsOf([conflict], { appointment_id: "yoga", start });
  assert.deepEqual(of("2026-12-01T17:00:00Z"), [conflict]);
  assert.deepEqual(of("2026-12-08T18:00:00+01:00"), []);
  const edited = { kind: "edit_conflict", id: "2" } as EditConflict;
  assert.deepEqual(conflictsOf([edited], { appointment_id: "yoga", start: "" }), [edited]);
});

test("a long title is cut between letters, and kept apart from the words around it", () => {
  assert.equal(short("Dentist"), "\u2068Dentist\u2069");
  assert.equal(short("🦷".repeat(300)), `\u2068${"🦷".repeat(39)}…\u2069`);
});

test("lines are grouped by the day on the studio's clock", () => {
  const lines = [{ start: "2026-11-26T23:30:00Z" }, { start: "2026-11-27" }, { start: null }];
  const format = {
    dayOf: (moment: string | Date) => String(moment).replace(/^2026-11-26.*/, "2026-11-27"),
  };
  assert.deepEqual(
    byDay(lines, format).map(([day, found]) => [day, found.length]),
    [
      ["2026-11-27", 2],
      ["", 1],
    ],
  );
});

test("the likely type is named, or as long, or the first", () => {
  const type = (name: string, minutes: number) => ({
    name,
    minutes,
    before: 0,
    after: 0,
    color: "",
  });
  const types = [type("Portrait", 60), type("Wedding", 480), type("Passport", 15)];
  const item = (title: string | null, end: string) => ({
    title,
    start: "2026-11-27T10:00:00Z",
    end,
  });
  const found = (title: string | null, end: string) => likelyType(types, item(title, end))?.name;
  assert.equal(found("our WEDDING!", "2026-11-27T11:00:00Z"), "Wedding");
  assert.equal(found("Ana", "2026-11-27T10:15:00Z"), "Passport");
  assert.equal(found(null, "2026-11-27T10:20:00Z"), "Portrait");
  assert.equal(likelyType([], item("Ana", "2026-11-27T11:00:00Z")), undefined);
});

test("a side holds a span, a list, a text, or nothing", () => {
  const format = { when: ({ start }: { start: string }) => `on ${start}, 10–11` };
  const side = { title: "Dentist", start: "2026-11-27", recurrence: ["RRULE:A", "EXDATE:B"] };
  assert.equal(fieldText(side, "title", format), "Dentist");
  assert.equal(fieldText(side, "when", format), "on 2026-11-27, 10–11");
  assert.equal(fieldText(side, "recurrence", format), "RRULE:A EXDATE:B");
  assert.equal(fieldText(side, "place", format), "");
  assert.equal(fieldText(null, "title", format), "");
});

test("who takes part in both is who it is about", () => {
  assert.deepEqual(takesPartInBoth(["Mara", "Jonas"], ["Jonas"]), ["Jonas"]);
  assert.deepEqual(takesPartInBoth(["Mara"], ["Jonas"]), ["Mara"]);
});

test("a new sign-in is promised only to who can do it", () => {
  assert.deepEqual(settledWhere("sign_in", "all", true), { tab: "sync", signsIn: true });
  assert.deepEqual(settledWhere("sign_in", "all", false), { tab: "sync", signsIn: false });
  assert.deepEqual(settledWhere("sign_in", "own", false), { tab: "me", signsIn: true });
  assert.deepEqual(settledWhere("skipped", "own", false), { tab: "sync", signsIn: false });
});
