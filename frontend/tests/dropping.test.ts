import assert from "node:assert/strict";
import { test } from "node:test";
import { Dropping } from "../src/diary/dropping.js";
import type { Dropped } from "../src/diary/grid.js";
import { placed } from "../src/diary/question.js";
import type { Appointment } from "../src/protocol.js";

test("what is gone or cancelled while its question is open is not asked about any more", () => {
  const yoga = { key: "yoga@1", moment: "1", status: "confirmed" } as Appointment;
  let present: Appointment | null = yoga;
  let reverted = 0;
  const host = {
    addController() {},
    requestUpdate() {},
    present: () => present,
    context: { studio: { people: [] }, texts: { page: (key: string) => key } },
  };
  const dropping = new Dropping(host as unknown as ConstructorParameters<typeof Dropping>[0]);
  const revert = () => {
    reverted += 1;
  };
  const drop = () =>
    dropping.drop({
      appointment: yoga,
      from: null,
      to: null,
      start: "2026-12-01T18:00:00",
      end: null,
      at: { x: 0, y: 0 },
      revert,
    } as unknown as Dropped);
  drop();
  dropping.look();
  assert.equal(dropping.asked?.words, "diary.which");
  present = { ...yoga, status: "cancelled" };
  dropping.look();
  assert.deepEqual([dropping.asked, reverted], [null, 1]);
  drop();
  present = null;
  dropping.look();
  assert.deepEqual([dropping.asked, reverted], [null, 2]);
});

test("a question has room for all its answers, wherever something was dropped", () => {
  const at = (x: number, y: number) => placed({ x, y }, 1360, 900);
  assert.equal(at(500, 100), "left: 500px; top: 100px; max-height: 792px");
  // Low in the window it is above the place, and does not end below the edge.
  assert.equal(at(500, 668), "left: 500px; bottom: 232px; max-height: 660px");
  assert.equal(at(1300, 899), "left: 1022px; bottom: 8px; max-height: 884px");
  assert.equal(placed({ x: 300, y: 200 }, 340, 320), "left: 8px; bottom: 120px; max-height: 192px");
});
