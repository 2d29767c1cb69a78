import assert from "node:assert/strict";
import { test } from "node:test";
import { toldAs } from "../src/appointment/steps.js";

test("of a copy it is told that the sync made it, and where", () => {
  const told = toldAs({ to: "google", what: "created" });
  assert.deepEqual(told, { by: "sync", key: "appointment.copied.created", where: true });
});

test("what came from Google was done by its account", () => {
  const told = toldAs({ to: "studio", what: "created" });
  assert.deepEqual(told, { by: "author", key: "appointment.verb.created", where: false });
});

test("what has no word of its own is a change", () => {
  assert.equal(toldAs({ to: "google", what: "linked" }).key, "appointment.verb.linked");
  assert.equal(toldAs({ to: "studio", what: "of later" }).key, "appointment.verb.changed");
});
