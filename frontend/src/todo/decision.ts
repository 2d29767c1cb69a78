// What each card of To do has: one thing to decide, and what is asked while that is decided.

import { css, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Changed, Done, Offer } from "../protocol.js";
import { shared } from "../style.js";
import { type PageEvents, Part } from "../view.js";

/** One item with its answers. It stays, disabled, until the server tells that it is settled. */
export abstract class Decision<Item> extends Part {
  @property({ attribute: false }) item!: Item;
  @state() protected busy = false;

  /** The view that it is in; it is told there what was done, since the card may be gone by then. */
  private view: EventTarget = this;

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) this.view = root.host;
  }

  abstract override render(): TemplateResult;

  protected override tell<K extends keyof PageEvents>(event: K, detail: PageEvents[K]): void {
    this.view.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  }

  protected named(title: string | null | undefined): string {
    return title || this.t("diary.busy");
  }

  /** Who changed something last, and when; empty: not known. */
  protected changed(by: Changed | undefined): string {
    if (!by) return "";
    const who = by.who.name || this.t(`appointment.by.${by.who.kind}`);
    return `${who}, ${this.context.format.recent(by.at)}`;
  }

  protected show(id: string, moment: string | null): void {
    this.tell("studio-beside", {
      show: "appointment",
      key: `${id}@${moment ?? ""}`,
      appointment_id: id,
      moment,
    });
  }

  /** Give an answer, and say `words` when it is done. */
  protected async once(change: () => Promise<Pick<Done, "undo">>, words: string): Promise<void> {
    this.busy = true;
    await this.carryOut(change, () => words);
    this.busy = false;
  }

  /** Resolve a conflict as it was offered, or with what else the answer needs. */
  protected resolve(id: string, { staff, ...answer }: Offer & { fields?: object }): Promise<void> {
    const data = { conflict_id: id, ...answer };
    return this.once(
      () => this.context.api.act<Pick<Done, "undo">>("resolve_conflict", data),
      this.t("todo.settled"),
    );
  }

  static override styles = [
    shared,
    css`
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .chip { font-weight: 400; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) { summary { min-height: 44px; } .row button { flex: 1 1 100%; } }
    `,
  ];
}
