// What a part follows is asked for a few times, with growing pauses, when it fails.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Following } from "../src/following.js";
import type { Unsubscribe } from "../src/hass.js";
import type { Context } from "../src/view.js";

const host = {
  isConnected: true,
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};
const told = () => undefined;

function contextOf(ask: () => Promise<Unsubscribe>): Context {
  const studio = { entry_id: "lumen", running: true };
  return { api: { follow: ask }, studio } as unknown as Context;
}

async function settled(): Promise<void> {
  await new Promise((done) => setTimeout(done, 20));
}

test("what fails is tried again a few times, and told at first and at last", async () => {
  let asked = 0;
  const failed: unknown[] = [];
  const following = new Following(host, (reason) => failed.push(reason), [1, 2]);
  const context = contextOf(async () => {
    asked += 1;
    throw { code: `failure ${asked}` };
  });
  assert.equal(following.to(context, "diary", {}, told), true);
  // Each drawing of the part asks for it again.
  for (let drawn = 0; drawn < 50; drawn++) following.to(context, "diary", {}, told);
  await settled();
  assert.equal(following.to(context, "diary", {}, told), false);
  await settled();
  assert.equal(asked, 3);
  assert.deepEqual(failed, [{ code: "failure 1" }, { code: "failure 3" }]);
});

test("what is not allowed is not tried again, until the studio says something else", async () => {
  let asked = 0;
  const failed: unknown[] = [];
  const following = new Following(host, (reason) => failed.push(reason), [1, 2]);
  const refused = contextOf(async () => {
    asked += 1;
    throw { code: "unauthorized" };
  });
  following.to(refused, "diary", {}, told);
  await settled();
  assert.deepEqual([asked, failed.length], [1, 1]);
  let stopped = 0;
  const allowed = contextOf(async () => () => {
    stopped += 1;
  });
  assert.equal(following.to(allowed, "diary", {}, told), true);
  await settled();
  assert.equal(following.to(allowed, "diary", {}, told), false);
  following.hostDisconnected();
  await settled();
  assert.equal(stopped, 1);
});
