import assert from "node:assert/strict";
import { test } from "node:test";
import { Dropping } from "../src/diary/dropping.js";
import type { Dropped } from "../src/diary/grid.js";
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
