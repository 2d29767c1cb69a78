// What is followed goes on after a restart of Home Assistant, in which the integration starts later.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Connection } from "../src/hass.js";
import { subscribe } from "../src/subscribe.js";

test("after a reconnection it is asked for until the integration is there, and told once", async () => {
  let refusals = 0;
  let asked = 0;
  let back: () => Promise<void> = async () => undefined;
  const listening = new Set<(value: string) => void>();
  const connection = {
    subscribeMessage: async (told: (value: string) => void, _: object, options: object) => {
      assert.deepEqual(options, { resubscribe: false });
      asked += 1;
      if (refusals-- > 0) throw { code: "unknown_command" };
      listening.add(told);
      told(`answer ${asked}`);
      return () => {
        listening.delete(told);
      };
    },
    addEventListener: (_: string, callback: () => Promise<void>) => {
      back = callback;
    },
    removeEventListener: () => {
      back = async () => undefined;
    },
  } as unknown as Connection;
  const heard: string[] = [];
  const stop = await subscribe<string>(connection, (value) => heard.push(value), { type: "x" }, 1);
  listening.clear();
  refusals = 2;
  await back();
  assert.deepEqual(heard, ["answer 1", "answer 4"]);
  assert.equal(listening.size, 1);
  await stop();
  assert.equal(listening.size, 0);
  await back();
  assert.equal(asked, 4);
});

test("what is not allowed any more, or is ended meanwhile, is not asked for again", async () => {
  let asked = 0;
  let back: () => Promise<void> = async () => undefined;
  let reason: unknown = null;
  const connection = {
    subscribeMessage: async () => {
      asked += 1;
      if (reason) throw reason;
      return () => undefined;
    },
    addEventListener: (_: string, callback: () => Promise<void>) => {
      back = callback;
    },
    removeEventListener: () => undefined,
  } as unknown as Connection;
  const stop = await subscribe(connection, () => undefined, { type: "x" }, 1);
  reason = { code: "unauthorized" };
  await back();
  assert.equal(asked, 2);
  reason = { code: "unknown_command" };
  const waiting = back();
  await stop();
  await waiting;
  assert.equal(asked, 3);
});
