// One subscription of a part of the page: whichever it wants now, while the studio runs.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { HassError, Unsubscribe } from "./hass.js";
import type { Context } from "./view.js";

type Host = ReactiveControllerHost & Pick<Node, "isConnected">;
/** Begins a subscription. */
type Ask = () => Promise<Unsubscribe>;

/** Milliseconds before each further try, when the first has failed. */
const PAUSES = [1_000, 2_000, 5_000, 15_000, 60_000];

/** Follows one thing at a time; what another subscription still tells is not heard any more. */
export class Following implements ReactiveController {
  private wanted = "";
  private stop: Unsubscribe | null = null;
  /** What the last try was about, if it failed. */
  private failing: Context | null = null;
  private turn = 0;

  /** `failed` is told of the first failure, and of the last, after which it is not tried again. */
  constructor(
    private readonly host: Host,
    private readonly failed: (reason: unknown) => void,
    private readonly pauses: readonly number[] = PAUSES,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.end("");
  }

  /**
   * Follow `command` (empty: nothing) with these data. Returns whether that is another
   * subscription than before, or none any more. What failed is tried again when anything of the
   * studio is another, as when the connection is back, and some times before.
   */
  to<T>(context: Context, command: string, data: object, told: (value: T) => void): boolean {
    const { api, studio } = context;
    const follows = command && studio.running && this.host.isConnected;
    const wanted = follows ? JSON.stringify([studio.entry_id, command, data]) : "";
    const again = this.failing !== null && this.failing !== context;
    if (wanted === this.wanted && !again) return false;
    const turn = this.end(wanted);
    const listen = (value: T) => {
      if (this.turn === turn) told(value);
    };
    if (wanted) void this.begin(turn, context, () => api.follow<T>(command, data, listen));
    return true;
  }

  private end(wanted: string): number {
    this.wanted = wanted;
    this.failing = null;
    void this.stop?.();
    this.stop = null;
    return ++this.turn;
  }

  private async begin(turn: number, context: Context, ask: Ask): Promise<void> {
    for (let tries = 0; this.turn === turn; tries++) {
      try {
        const stop = await ask();
        if (this.turn !== turn) void stop();
        else [this.stop, this.failing] = [stop, null];
        return;
      } catch (reason) {
        if (this.turn !== turn) return;
        this.failing = context;
        const pause = isFinal(reason) ? undefined : this.pauses[tries];
        if (!tries || pause === undefined) this.failed(reason);
        if (pause === undefined) return;
        await new Promise((done) => setTimeout(done, pause));
      }
    }
  }
}

/** What no further try changes. */
function isFinal(reason: unknown): boolean {
  return (reason as HassError | null)?.code === "unauthorized";
}
