// A connection that is lost while something is asked.

import type { Connection } from "./hass.js";

/** The code of Home Assistant's library for a connection that is lost. */
export const LOST = 3;

/** Nothing was sent: there was no connection. */
export class NotSent extends Error {}

/** Tell whether the connection was lost before there was an answer. */
export function wasLost(reason: unknown): boolean {
  return ((reason as { error?: { code?: unknown } })?.error?.code ?? reason) === LOST;
}

/** Ask for something that changes nothing; again when the connection is back, if it is lost meanwhile. */
export async function read<T>(connection: Connection, message: object): Promise<T> {
  for (;;) {
    try {
      return await connection.sendMessagePromise<T>(message);
    } catch (reason) {
      if (!wasLost(reason)) throw reason;
      await new Promise<void>((resolve) => {
        const back = () => {
          connection.removeEventListener("ready", back);
          resolve();
        };
        connection.addEventListener("ready", back);
      });
    }
  }
}
