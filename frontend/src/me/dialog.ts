// What takes the page for itself until it is left: a flow, an answer to a conflict, a phone's change.

import type { Hass } from "../hass.js";
import type { Child } from "./dom.js";
import type { Values } from "./payloads.js";

/** What the parts of the page use of it. */
export interface Page {
  readonly isConnected: boolean;
  readonly hass: Hass;
  /** Make a request about the user's own account. Rejects with an `ApiError`. */
  readonly api: <T>(method: string, path: string, data?: object) => Promise<T>;
  readonly localize: (key: string, values?: Values, domain?: string) => string;
  /** Return a text of the page's own. */
  readonly own: (key: string, values?: Values) => string;
  show(...nodes: Child[]): void;
  /** Say that a step, with this heading, can only be shown by Home Assistant itself. */
  elsewhere(heading: Child[]): void;
  /** End what is shown, and say how it ended: well if `good`. */
  leave(words: string, good?: boolean): void;
}

export abstract class Dialog {
  /** Whether it was left: nothing is shown of it any more. */
  protected over = false;

  constructor(protected readonly page: Page) {}

  stop(): void {
    this.over = true;
  }
}
