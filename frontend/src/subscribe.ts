// One subscription of Studio Sync that outlives lost connections and restarts of Home Assistant.

import type { Connection, HassError, Unsubscribe } from "./hass.js";

const AGAIN = 2_000; // Milliseconds between two tries.
const TRIES = 150;
/** What no further try changes: the connection is lost again, or it is not allowed any more. */
const FINAL = new Set<unknown>([3, "unauthorized"]);

/**
 * Follow what `message` subscribes to. After each reconnection it is asked for again: while Home
 * Assistant starts, for some minutes, until the integration and the studio are there. Home
 * Assistant's own library asks once, and then never again. Rejects if the first try fails.
 */
export async function subscribe<T>(
  connection: Connection,
  told: (value: T) => void,
  message: object,
  wait = AGAIN,
): Promise<Unsubscribe> {
  const begin = () => connection.subscribeMessage<T>(told, message, { resubscribe: false });
  let stop: Unsubscribe | null = await begin();
  let turn = 0;
  const again = async () => {
    turn += 1;
    const mine = turn;
    stop = null; // It ended with its connection.
    for (let tries = 0; tries < TRIES && mine === turn; tries++) {
      try {
        const begun = await begin();
        if (mine === turn) stop = begun;
        else void begun();
        return;
      } catch (reason) {
        if (FINAL.has(reason) || FINAL.has((reason as HassError | null)?.code)) return;
        await new Promise((done) => setTimeout(done, wait));
      }
    }
  };
  connection.addEventListener("ready", again);
  return async () => {
    turn += 1;
    connection.removeEventListener("ready", again);
    await stop?.();
  };
}
