// One subscription of Studio Sync that outlives lost connections and restarts of Home Assistant.

import type { Connection, HassError, Unsubscribe } from "./hass.js";
import { LOST } from "./lost.js";

const AGAIN = 2_000; // Milliseconds between two tries.
const TRIES = 150;
const SETTLE = 500; // Milliseconds for which Home Assistant's own frontend is busy after a reconnection.
/** What no further try changes: the connection is lost again, or it is not allowed any more. */
const FINAL = new Set<unknown>([LOST, "unauthorized"]);

/**
 * Follow what `message` subscribes to. After each reconnection it is asked for again: while Home
 * Assistant starts, for some minutes, until the integration and the studio are there. Home
 * Assistant's own library asks once, and then never again. Rejects if the first try fails.
 */
export async function subscribe<T>(
  connection: Connection,
  told: (value: T) => void,
  message: object,
  { wait = AGAIN, settle = SETTLE } = {},
): Promise<Unsubscribe> {
  const begin = () => connection.subscribeMessage<T>(told, message, { resubscribe: false });
  let stop: Unsubscribe | null = await begin();
  let turn = 0;
  const again = async () => {
    turn += 1;
    const mine = turn;
    stop = null; // It ended with its connection.
    await settled(connection, settle);
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

/**
 * Wait until Home Assistant's own frontend has ended what it followed before a reconnection. It names
 * that by numbers of the former connection: on the new one these may be those of others' subscriptions.
 */
async function settled(connection: Connection, wait: number): Promise<void> {
  await new Promise((done) => setTimeout(done, wait));
  try {
    await connection.sendMessagePromise({ type: "ping" }); // Answered after what was asked before it.
  } catch {
    // The connection is lost again: what is asked for next is refused.
  }
}
