import assert from "node:assert/strict";
import { test } from "node:test";
import type { Offer } from "../src/protocol.js";
import { ranked, short } from "../src/todo/shown.js";

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

test("a long title is cut between letters, and kept apart from the words around it", () => {
  assert.equal(short("Dentist"), "\u2068Dentist\u2069");
  assert.equal(short("🦷".repeat(300)), `\u2068${"🦷".repeat(39)}…\u2069`);
});
