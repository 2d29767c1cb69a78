// The server as the views use it: commands, subscriptions, and actions.

import type { Connection, Hass, Unsubscribe } from "./hass.js";
import { NotSent, read } from "./lost.js";
import type { Undone } from "./protocol.js";
import { subscribe } from "./subscribe.js";

/** Calls Home Assistant for one studio. Actions are those of the actions' page, with the same rights. */
export class Api {
  constructor(
    private readonly hass: () => Hass,
    readonly entryId: string,
  ) {}

  private get connection(): Connection {
    return this.hass().connection;
  }

  /** A command about this studio. */
  private message(command: string, data: object): object {
    return { type: `studio_sync/${command}`, entry_id: this.entryId, ...data };
  }

  /** Send a command about this studio. Rejects with a `HassError`, or with `NotSent`. */
  async ask<T>(command: string, data: object = {}): Promise<T> {
    if (!this.hass().connected) throw new NotSent();
    return this.connection.sendMessagePromise<T>(this.message(command, data));
  }

  /** Send a command that changes nothing; again when the connection is back, if it is lost meanwhile. */
  read<T>(command: string, data: object = {}): Promise<T> {
    return read<T>(this.connection, this.message(command, data));
  }

  /** Follow something of this studio; it is subscribed to again after a lost connection. */
  async follow<T>(command: string, data: object, told: (message: T) => void): Promise<Unsubscribe> {
    const stop = await subscribe<T>(this.connection, told, this.message(command, data));
    return async () => {
      try {
        await stop();
      } catch {
        // The studio was reloaded or the connection was lost: it had ended already.
      }
    };
  }

  /** Perform an action of Studio Sync and return its response. Rejects with a `HassError`. */
  act<T>(action: string, data: object): Promise<T> {
    return this.ask<T>("act", { action, data });
  }

  /** Take back what a change returned as its `undo`; the answer's does it again. */
  undo(token: string): Promise<Undone> {
    return this.ask<Undone>("undo", { undo: token });
  }
}
