// What was typed of a booking waits with the id of its request, so that it is added once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isForAnother, laidOver, unsaved, waiting } from "../src/booking/unsaved.js";
import { hasDrafts } from "../src/drafts.js";
import { Format } from "../src/format.js";
import type { Hass } from "../src/hass.js";
import type { Studio } from "../src/protocol.js";

const hass = { language: "en-GB", locale: { language: "en-GB", time_format: "24" } } as Hass;
const berlin = new Format(hass, "Europe/Berlin");
const studio = {
  entry_id: "lumen",
  types: [],
  me: [],
  hours: Array(7).fill(["08:00", "18:00"]),
  own_hours: {},
} as unknown as Studio;
const begun = laidOver(null, { start: "2026-11-26T10:00:00" }, studio, berlin);

test("what waits is gone on with by the same request, at another time too", () => {
  unsaved.keep("lumen", { ...begun, plan: { ...begun.plan, title: "Typed" } });
  assert.equal(hasDrafts(), true);
  assert.equal(waiting("other", {}), null);
  const draft = { start: "2026-11-27T15:00:00", staff_id: "mara" };
  const again = laidOver(waiting("lumen", draft), draft, studio, berlin);
  assert.equal(again.request_id, begun.request_id);
  assert.deepEqual(
    [again.plan.title, again.plan.day, again.plan.time, again.plan.staff_id],
    ["Typed", "2026-11-27", "15:00", "mara"],
  );
  unsaved.drop("lumen");
  assert.equal(hasDrafts(), false);
});

test("once it is booked, and for another client, it is another request", () => {
  const zoe = { ...begun, plan: { ...begun.plan, client_id: "zoe" } };
  unsaved.keep("lumen", zoe);
  assert.equal(waiting("lumen", { client_id: "zoe" })?.request_id, begun.request_id);
  assert.equal(isForAnother({ client_id: "sofia" }, zoe), true);
  assert.equal(waiting("lumen", { client_id: "sofia" }), null);
  const other = laidOver(null, { client_id: "sofia" }, studio, berlin);
  assert.notEqual(other.request_id, begun.request_id);
  unsaved.drop("lumen");
  const next = laidOver(waiting("lumen", {}), {}, studio, berlin);
  assert.notEqual(next.request_id, begun.request_id);
});

test("a booking for a client who was typed is none for another one", () => {
  const lena = { ...begun, newClient: { name: "Lena", phones: [], emails: [] } };
  assert.equal(isForAnother({ client_id: "zoe" }, lena), true);
  assert.equal(isForAnother({}, lena), false);
});
