// Clients who may be one person, side by side, to be merged by a click.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { ClientDetails, Done } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { avatar, avatarStyle } from "./look.js";

const STEP = 20;

interface Pair {
  strength: string;
  reasons: string[];
  clients: [ClientDetails, ClientDetails];
}

class ClientDuplicates extends Part {
  @property({ type: Number }) rev = 0;

  @state() private pairs: Pair[] | null = null;
  @state() private number = 0;
  @state() private busy = false;
  private limit = STEP;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("rev")) void this.look();
  }

  private async look(): Promise<void> {
    try {
      const { limit } = this;
      const found = await this.context.api.act<{ number: number; pairs: Pair[] }>(
        "list_duplicate_clients",
        { limit },
      );
      this.pairs = found.pairs;
      this.number = found.number;
    } catch (reason) {
      this.tell("studio-failed", reason);
    }
  }

  private async merge(kept: ClientDetails, other: ClientDetails): Promise<void> {
    this.busy = true;
    const names = { client_id: kept.client_id, other_id: other.client_id };
    await this.carryOut(
      () => this.context.api.act<Pick<Done, "undo">>("merge_clients", names),
      () => this.t("clients.merged", { name: kept.name }),
    );
    this.busy = false;
  }

  override render(): TemplateResult {
    const { pairs } = this;
    return html`<section class="card" aria-label=${this.t("clients.duplicates")}>
      <div class="row">
        <span class="text" role="status"
          >${
            !pairs
              ? this.t("clients.comparing")
              : this.number
                ? this.n("clients.pairs", this.number)
                : this.t("clients.no_pairs")
          }</span
        >
        <button class="plain" @click=${() => this.dispatchEvent(new Event("tool-close"))}>
          ${this.t("shell.close")}
        </button>
      </div>
      ${pairs?.map((each) => this.pair(each))}
      ${
        pairs && this.number > pairs.length
          ? html`<button
              @click=${() => {
                this.limit += STEP;
                void this.look();
              }}
            >
              ${this.t("client.more")}
            </button>`
          : nothing
      }
    </section>`;
  }

  private pair(pair: Pair): TemplateResult {
    const [one, other] = pair.clients;
    const why = pair.reasons.map((each) => this.t(`clients.reason.${each}`)).join(", ");
    return html`<div class="pair" role="group" aria-label=${`${one.name}, ${other.name}`}>
      <p class="quiet">${this.t("clients.alike", { what: why })}</p>
      ${this.side(one, other)} ${this.side(other, one)}
    </div>`;
  }

  private side(client: ClientDetails, other: ClientDetails): TemplateResult {
    const lines = [...client.phones, ...client.emails, ...client.address.split("\n"), client.notes];
    return html`<div class="side">
      <div class="head">
        ${avatar(client.client_id, client.name)}
        <b dir="auto">${client.name}</b>
      </div>
      ${lines
        .filter(Boolean)
        .slice(0, 8)
        .map((each) => html`<span class="line" dir="auto">${each}</span>`)}
      <div class="row">
        <button ?disabled=${this.busy} @click=${() => this.merge(client, other)}>
          ${this.t("clients.keep")}
        </button>
        <button
          class="plain"
          @click=${() =>
            this.tell("studio-beside", { show: "client", client_id: client.client_id })}
        >
          ${this.t("clients.open")}
        </button>
      </div>
    </div>`;
  }

  static override styles = [
    shared,
    avatarStyle,
    css`
      .card { margin: 0; max-height: 60vh; overflow: auto; }
      .text { flex: 1; }
      .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; padding: 12px 0; border-top: 1px solid var(--divider-color); }
      .pair > p { grid-column: 1 / 3; margin: 0; }
      .side { display: flex; flex-direction: column; gap: 4px; min-width: 0; padding: 12px; border-radius: 8px; background: var(--secondary-background-color); }
      .head { display: flex; align-items: center; gap: 8px; }
      .line { font-size: 14px; overflow: hidden; text-overflow: ellipsis; }
      .side .row { margin-top: auto; }
      @media (max-width: 599px) { .pair { grid-template-columns: 1fr; } .pair > p { grid-column: 1; } }
    `,
  ];
}

customElements.define("studio-client-duplicates", ClientDuplicates);
