// What is followed goes on after a restart of Home Assistant, in which the integration starts later.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Connection } from "../src/hass.js";
import { LOST, read } from "../src/lost.js";
import { subscribe } from "../src/subscribe.js";

const SOON = { wait: 1, settle: 1 };

test("after a reconnection it is asked for until the integration is there, and told once", async () => {
  let refusals = 0;
  let asked = 0;
  let back: () => Promise<void> = async () => undefined;
  const listening = new Set<(value: string) => void>();
  const connection = {
    sendMessagePromise: async () => undefined,
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
  const stop = await subscribe<string>(
    connection,
    (value) => heard.push(value),
    { type: "x" },
    SOON,
  );
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
    sendMessagePromise: async () => undefined,
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
  const stop = await subscribe(connection, () => undefined, { type: "x" }, SOON);
  reason = { code: "unauthorized" };
  await back();
  assert.equal(asked, 2);
  reason = { code: "unknown_command" };
  const waiting = back();
  while (asked < 3) await new Promise((done) => setTimeout(done, 1));
  await stop();
  await waiting;
  assert.equal(asked, 3);
});

test("it is not asked for while Home Assistant ends what had numbers of a former connection", async () => {
  const sent: string[] = [];
  let answer: () => void = () => undefined;
  let back: () => Promise<void> = async () => undefined;
  const connection = {
    sendMessagePromise: ({ type }: { type: string }) => {
      sent.push(type);
      return new Promise<void>((done) => {
        answer = done;
      });
    },
    subscribeMessage: async () => {
      sent.push("subscribe");
      return () => undefined;
    },
    addEventListener: (_: string, callback: () => Promise<void>) => {
      back = callback;
    },
    removeEventListener: () => undefined,
  } as unknown as Connection;
  await subscribe(connection, () => undefined, { type: "x" }, SOON);
  const waiting = back();
  assert.deepEqual(sent, ["subscribe"]);
  while (sent.length < 2) await new Promise((done) => setTimeout(done, 1));
  assert.deepEqual(sent, ["subscribe", "ping"]);
  answer();
  await waiting;
  assert.deepEqual(sent, ["subscribe", "ping", "subscribe"]);
});

test("a connection that is gone for good is not asked again and again", async () => {
  let asked = 0;
  let lost = false;
  const ready = new Set<() => unknown>();
  const answer = async () => {
    asked += 1;
    if (lost) throw LOST;
    return () => undefined;
  };
  const connection = {
    sendMessagePromise: answer,
    subscribeMessage: answer,
    addEventListener: (_: string, back: () => unknown) => ready.add(back),
    removeEventListener: (_: string, back: () => unknown) => ready.delete(back),
  } as unknown as Connection;
  const stop = await subscribe(connection, () => undefined, { type: "x" }, SOON);
  lost = true;
  let answered = false;
  void read(connection, { type: "y" }).finally(() => {
    answered = true;
  });
  await new Promise((done) => setTimeout(done, 20));
  assert.deepEqual([asked, answered, ready.size], [2, false, 2]);
  // It seemed to be back once, and was not: what is followed is given up, what is read waits on.
  for (const back of [...ready]) await back();
  await new Promise((done) => setTimeout(done, 20));
  assert.deepEqual([asked, answered, ready.size], [5, false, 2]);
  await stop();
  assert.equal(ready.size, 1);
});
