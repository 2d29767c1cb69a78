// Subscriptions that cards share: a board of many asks the server once for the same.

import type { Connection, Unsubscribe } from "../hass.js";
import { subscribe } from "../subscribe.js";

interface Listener<T> {
  told: (value: T) => void;
  failed: (reason: unknown) => void;
}

class Topic<M, T> {
  readonly listeners = new Set<Listener<T>>();
  private value: T | null = null;
  private readonly stopping: Promise<Unsubscribe | null>;

  constructor(
    connection: Connection,
    message: object,
    private readonly fold: (before: T | null, told: M) => T,
    ended: () => void,
  ) {
    const told = (part: M) => {
      const value = this.fold(this.value, part);
      this.value = value;
      for (const each of [...this.listeners]) each.told(value);
    };
    this.stopping = subscribe<M>(connection, told, message).catch((reason: unknown) => {
      ended();
      for (const each of [...this.listeners]) each.failed(reason);
      return null;
    });
  }

  add(listener: Listener<T>): void {
    this.listeners.add(listener);
    if (this.value !== null) listener.told(this.value);
  }

  async stop(): Promise<void> {
    await (await this.stopping)?.();
  }
}

const topics = new WeakMap<Connection, Map<string, Topic<unknown, unknown>>>();

/**
 * Follow what a subscription tells, folded into one value. Who asks for the same must fold it alike.
 * Returns what ends it.
 */
export function follow<M, T>(
  connection: Connection,
  message: object,
  fold: (before: T | null, told: M) => T,
  listener: Listener<T>,
): () => void {
  const of = topics.get(connection) ?? new Map<string, Topic<unknown, unknown>>();
  topics.set(connection, of);
  const key = JSON.stringify(message);
  const ended = () => {
    if (of.get(key) === (topic as unknown)) of.delete(key);
  };
  const known = of.get(key) as Topic<M, T> | undefined;
  const topic: Topic<M, T> = known ?? new Topic<M, T>(connection, message, fold, () => ended());
  of.set(key, topic as unknown as Topic<unknown, unknown>);
  topic.add(listener);
  return () => {
    topic.listeners.delete(listener);
    if (topic.listeners.size) return;
    ended();
    void topic.stop();
  };
}
