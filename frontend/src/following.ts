// One subscription of a part of the page: whichever it wants now, while the studio runs.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Unsubscribe } from "./hass.js";
import type { Context } from "./view.js";

type Host = ReactiveControllerHost & Pick<Node, "isConnected">;

/** Follows one thing at a time; what another subscription still tells is not heard any more. */
export class Following implements ReactiveController {
  private wanted = "";
  private stop: Unsubscribe | null = null;

  constructor(
    private readonly host: Host,
    private readonly failed: (reason: unknown) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.end("");
  }

  /**
   * Follow `command` (empty: nothing) with these data. Returns whether that is another
   * subscription than before, or none any more.
   */
  to<T>(
    { api, studio }: Context,
    command: string,
    data: object,
    told: (value: T) => void,
  ): boolean {
    const follows = command && studio.running && this.host.isConnected;
    const wanted = follows ? JSON.stringify([studio.entry_id, command, data]) : "";
    if (wanted === this.wanted) return false;
    this.end(wanted);
    if (wanted) {
      const listen = (value: T) => {
        if (this.wanted === wanted) told(value);
      };
      void this.begin(wanted, api.follow<T>(command, data, listen));
    }
    return true;
  }

  private end(wanted: string): void {
    this.wanted = wanted;
    void this.stop?.();
    this.stop = null;
  }

  private async begin(wanted: string, subscribed: Promise<Unsubscribe>): Promise<void> {
    try {
      const stop = await subscribed;
      if (this.wanted === wanted) this.stop = stop;
      else void stop();
    } catch (reason) {
      if (this.wanted === wanted) this.wanted = "";
      this.failed(reason);
    }
  }
}
