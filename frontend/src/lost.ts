// A connection that is lost while something is asked.

import type { Connection } from "./hass.js";

/** The code of Home Assistant's library for a connection that is lost. */
export const LOST = 3;

/** Ask for something that changes nothing; again when the connection is back, if it is lost meanwhile. */
export async function read<T>(connection: Connection, message: object): Promise<T> {
  for (;;) {
    try {
      return await connection.sendMessagePromise<T>(message);
    } catch (reason) {
      const code = (reason as { error?: { code?: unknown } })?.error?.code ?? reason;
      if (code !== LOST) throw reason;
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
