// Clients who may be one person, side by side: to be merged, value by value, or kept apart.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { ClientDetails, ClientPair, ClientPairs, Done } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { avatar, avatarStyle } from "./look.js";
import "./merge.js";

const STEP = 20;

class ClientDuplicates extends Part {
  @property({ type: Number }) rev = 0;

  @state() private told: ClientPairs | null = null;
  /** Those who are kept apart are shown. */
  @state() private apart = false;
  /** Who stays, where values have to be chosen first. */
  @state() private kept: ClientDetails | null = null;
  @state() private busy = false;
  private limit = STEP;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("rev")) void this.look();
  }

  private async look(): Promise<void> {
    const { apart, limit } = this;
    try {
      const told = await this.context.api.read<ClientPairs>("clients/pairs", { apart, limit });
      if (apart === this.apart) this.told = told;
    } catch (reason) {
      this.tell("studio-failed", reason);
    }
  }

  private show(apart: boolean): void {
    this.apart = apart;
    this.told = this.kept = null;
    this.limit = STEP;
    void this.look();
  }

  private async merge(
    kept: ClientDetails,
    other: ClientDetails,
    from_other: string[],
  ): Promise<void> {
    this.busy = true;
    const names = { client_id: kept.client_id, other_id: other.client_id, from_other };
    const done = await this.carryOut(
      () =>
        this.context.api.act<Pick<Done, "undo"> & { clients: ClientDetails[] }>(
          "merge_clients",
          names,
        ),
      ({ clients }) => this.t("clients.merged", { name: clients[0]?.name ?? kept.name }),
    );
    this.busy = false;
    if (done) this.kept = null;
  }

  private async keepApart([one, other]: ClientPair["clients"], apart: boolean): Promise<void> {
    const two = { client_id: one.client_id, other_id: other.client_id };
    this.busy = true;
    await this.carryOut(
      () => this.context.api.ask<Pick<Done, "undo">>("clients/apart", { ...two, apart }),
      () => this.t(apart ? "clients.kept_apart" : "clients.compared_again"),
    );
    this.busy = false;
  }

  override render(): TemplateResult {
    const { told } = this;
    return html`<section class="card" aria-label=${this.t("clients.duplicates")}>
      <div class="row">
        <span class="text" role="status">${this.words()}</span>
        ${
          told?.apart || this.apart
            ? html`<button
                class="plain"
                aria-pressed=${this.apart}
                @click=${() => this.show(!this.apart)}
              >
                ${this.t("clients.apart", { count: told?.apart ?? 0 })}
              </button>`
            : nothing
        }
        <button class="plain" @click=${() => this.dispatchEvent(new Event("tool-close"))}>
          ${this.t("shell.close")}
        </button>
      </div>
      ${told?.pairs.map((each) => this.pair(each))}
      ${
        told && told.number > told.pairs.length
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

  private words(): string {
    const { told } = this;
    if (!told) return this.t("clients.comparing");
    if (this.apart) return this.n("clients.pairs_apart", told.number);
    return told.number ? this.n("clients.pairs", told.number) : this.t("clients.no_pairs");
  }

  private pair(pair: ClientPair): TemplateResult {
    const [one, other] = pair.clients;
    const why = pair.reasons.map((each) => this.t(`clients.reason.${each}`)).join(", ");
    const kept = pair.clients.find((each) => each.client_id === this.kept?.client_id);
    return html`<div class="pair" role="group" aria-label=${`${one.name}, ${other.name}`}>
      <p class="row whole">
        <span class="text quiet">${this.t("clients.alike", { what: why })}</span>
        <button ?disabled=${this.busy} @click=${() => this.keepApart(pair.clients, !this.apart)}>
          ${this.t(this.apart ? "clients.compare_again" : "clients.not_same")}
        </button>
      </p>
      ${
        kept
          ? html`<studio-client-merge
              class="whole"
              .context=${this.context}
              .kept=${kept}
              .other=${kept === one ? other : one}
              .fields=${shownFields(pair)}
              ?busy=${this.busy}
              @merge-cancel=${() => {
                this.kept = null;
              }}
              @merge-chosen=${({ detail }: CustomEvent<string[]>) =>
                this.merge(kept, kept === one ? other : one, detail)}
            ></studio-client-merge>`
          : html`${this.side(pair, one, other)} ${this.side(pair, other, one)}`
      }
    </div>`;
  }

  private side(pair: ClientPair, client: ClientDetails, other: ClientDetails): TemplateResult {
    const lines = [...client.phones, ...client.emails, ...client.address.split("\n"), client.notes];
    const keep = () => {
      if (shownFields(pair).length) this.kept = client;
      else void this.merge(client, other, []);
    };
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
        ${
          this.apart
            ? nothing
            : html`<button ?disabled=${this.busy} @click=${keep}>${this.t("clients.keep")}</button>`
        }
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
      .whole { grid-column: 1 / -1; margin: 0; }
      .side { display: flex; flex-direction: column; gap: 4px; min-width: 0; padding: 12px; border-radius: 8px; background: var(--secondary-background-color); }
      .head { display: flex; align-items: center; gap: 8px; }
      .line { font-size: 14px; overflow: hidden; text-overflow: ellipsis; }
      .side .row { margin-top: auto; }
      @media (max-width: 599px) { .pair { grid-template-columns: 1fr; } }
    `,
  ];
}

/** The fields that differ and can be shown: a photo can't. */
function shownFields(pair: ClientPair): string[] {
  return pair.differ.filter((each) => each !== "photo");
}

customElements.define("studio-client-duplicates", ClientDuplicates);
