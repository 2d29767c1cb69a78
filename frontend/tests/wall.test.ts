// Which instants a wall-clock text means.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bothOf, instantOf } from "../src/wall.js";

test("of the hour that comes twice both are known, and the first is meant", () => {
  const both = bothOf("2026-10-25T02:30:00", "Europe/Berlin");
  assert.deepEqual(both, ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]);
  assert.equal(instantOf("2026-10-25T02:30:00", "Europe/Berlin"), Date.parse(both?.[0] ?? ""));
  assert.deepEqual(bothOf("2026-11-01T01:15:00", "America/New_York"), [
    "2026-11-01T05:15:00.000Z",
    "2026-11-01T06:15:00.000Z",
  ]);
  // Half an hour, and a zone that is ahead.
  assert.deepEqual(bothOf("2027-04-04T01:45:00", "Australia/Lord_Howe"), [
    "2027-04-03T14:45:00.000Z",
    "2027-04-03T15:15:00.000Z",
  ]);
});

test("other times come once, also on that day and where the clock goes forward", () => {
  for (const wall of ["2026-10-25T01:59:00", "2026-10-25T03:00:00", "2026-03-29T02:30:00"]) {
    assert.equal(bothOf(wall, "Europe/Berlin"), null);
  }
  assert.equal(bothOf("2026-10-25T02:30:00", "UTC"), null);
});
