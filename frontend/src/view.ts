// What every view is given, and what it asks the page for.

import { LitElement } from "lit";
import { property } from "lit/decorators.js";
import type { Api } from "./api.js";
import type { Format } from "./format.js";
import type { Hass } from "./hass.js";
import type { Appointment, Done, Studio, Undone } from "./protocol.js";
import type { Texts } from "./texts.js";
import { undoneWords } from "./undone.js";

/** What a view shows things of: the same object as long as nothing of it changes. */
export interface Context {
  hass: Hass;
  api: Api;
  studio: Studio;
  texts: Texts;
  format: Format;
  /** On a phone: less than 600 px wide. */
  narrow: boolean;
}

export type Tab = "diary" | "todo" | "clients" | "sync" | "me";

/** What the panel beside the view shows. */
export type Beside =
  | { show: "appointment"; key: string; appointment_id: string; moment: string | null }
  | { show: "booking"; draft: Draft }
  | { show: "client"; client_id: string }
  | { show: "free"; day: string };

/** What is known of something new before it is booked. Times as the actions take them. */
export interface Draft {
  /** The day that is shown: a booking without a start begins there, unless it is over. */
  day?: string;
  start?: string;
  end?: string;
  all_day?: boolean;
  staff_id?: string;
  resource_ids?: string[];
  session_type?: string;
  client_id?: string;
  client?: string;
  /** What was typed for a client who is not known yet. */
  text?: string;
}

/** What the diary shows: nothing named is today, and a day. */
export interface Shown {
  day?: string;
  view?: string;
}

export interface PageEvents {
  /** Show something beside the view; null: nothing. */
  "studio-beside": Beside | null;
  /** Say what was done, with Undo; `undone`: it was undone, and Redo does it again. */
  "studio-done": { text: string; undo: string | null; undone?: boolean };
  /** Say what went wrong. */
  "studio-failed": unknown;
  /** Go to another view, at a day or with a search. */
  "studio-go": { tab: Tab; find?: string } & Shown;
  /** The diary shows another day or view. */
  "studio-shown": Shown;
}

/** A part of the page: it redraws when its context changes. */
export class Part extends LitElement {
  @property({ attribute: false }) context!: Context;

  private around: Element = this;

  override connectedCallback(): void {
    super.connectedCallback();
    this.around = aroundParts(this);
  }

  protected tell<K extends keyof PageEvents>(event: K, detail: PageEvents[K]): void {
    // What it has done is settled, and it itself may be gone, before the answer has come: that is
    // still to be said, with Undo.
    const outcome = event === "studio-done" || event === "studio-failed";
    const from = outcome && !this.isConnected ? this.around : this;
    from.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  }

  /** A text of the page. */
  protected t(key: string, values?: Record<string, string | number>): string {
    return this.context.texts.page(key, values);
  }

  /** A text of the page in the form for a number. */
  protected n(key: string, count: number, values?: Record<string, string | number>): string {
    return this.context.texts.count(key, count, values);
  }

  /**
   * Carry out a change and say what was done. Null: it failed, which is told, unless it was
   * refused for a reason of which `asks` asks what is to be done.
   */
  protected async carryOut<T extends Pick<Done, "undo">>(
    change: () => Promise<T>,
    said: (done: T) => string,
    asks: (reason: unknown) => boolean = () => false,
    undone = false,
  ): Promise<T | null> {
    try {
      const done = await change();
      this.tell("studio-done", { text: said(done), undo: done.undo ?? null, undone });
      return done;
    } catch (reason) {
      if (!asks(reason)) this.tell("studio-failed", reason);
      return null;
    }
  }

  /** Take back what a change returned as its `undo`, and say so; `redo`: that does it again. */
  protected takeBack(token: string, redo = false): Promise<Undone | null> {
    return this.carryOut(
      () => this.context.api.undo(token),
      (done) => undoneWords(this.context.texts, done, redo),
      undefined,
      !redo,
    );
  }

  protected open(each: Appointment): void {
    const { key, appointment_id, moment } = each;
    this.tell("studio-beside", { show: "appointment", key, appointment_id, moment });
  }
}

/** What is around a part and stays when views and panels change; outside the page its own place. */
function aroundParts(part: Element): Element {
  const { host } = part.getRootNode() as ShadowRoot;
  return host instanceof Part ? aroundParts(host) : (part.closest(".body") ?? part);
}
