// What a browser remembers of whose appointments are shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readHidden } from "../src/diary/kept.js";
import type { Studio } from "../src/protocol.js";

const studio = {
  entry_id: "lumen",
  me: ["mara"],
  people: [{ id: "mara" }, { id: "jonas" }],
} as unknown as Studio;
let kept: string | null = null;
Object.assign(globalThis, { localStorage: { getItem: () => kept } });

test("a phone begins with what is one's own, unless something else was chosen", () => {
  assert.deepEqual([...readHidden(studio, true)], ["jonas"]);
  assert.deepEqual([...readHidden({ ...studio, me: [] }, true)], []);
  assert.deepEqual([...readHidden(studio, false)], []);
  kept = '["mara"]';
  assert.deepEqual([...readHidden(studio, true)], ["mara"]);
});

test("what is no list counts as nothing", () => {
  for (const each of ["{", "null", '"mara"', "7", "{}"]) {
    kept = each;
    assert.deepEqual([...readHidden(studio, true)], ["jonas"]);
  }
});
