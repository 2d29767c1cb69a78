// Takes a client off the list and brings them back, or erases all that is known of them for good.

import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { ClientDetails, Done } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";

/** Tells `client-erase` before it asks for that. */
class ClientRemove extends Part {
  @property({ attribute: false }) client!: ClientDetails;
  @property({ type: Boolean }) mayErase = false;

  @state() private erasing = false;
  @state() private typed = "";
  @state() private busy = false;

  override render(): TemplateResult {
    return html`<div class="row end">
        ${this.client.removed ? this.button("restore") : this.button("remove")}
        ${
          this.mayErase
            ? html`<button
                class="danger"
                aria-expanded=${this.erasing}
                @click=${() => void this.ask()}
              >
                ${this.t("client.erase")}
              </button>`
            : nothing
        }
      </div>
      ${this.erasing ? this.sure() : nothing}`;
  }

  /** Ask for the word, or no longer; what is typed next is the word. */
  private async ask(): Promise<void> {
    this.erasing = !this.erasing;
    this.typed = "";
    await this.updateComplete;
    this.renderRoot.querySelector("input")?.focus();
  }

  private button(what: "remove" | "restore"): TemplateResult {
    return html`<button
      class=${what === "remove" ? "danger" : "main"}
      ?disabled=${this.busy}
      @click=${() => void this.change(what)}
    >
      ${this.t(`client.${what}`)}
    </button>`;
  }

  private sure(): TemplateResult {
    const word = this.t("client.erase_word");
    const ready = this.typed.trim() === word;
    return html`<form
      class="alarm"
      @submit=${(event: Event) => {
        event.preventDefault();
        if (ready) void this.erase();
      }}
    >
      <p>${this.t("client.erase_text")}</p>
      <label class="field">
        <span>${this.t("client.erase_type", { word })}</span>
        <input
          autocomplete="off"
          .value=${this.typed}
          @input=${(event: Event) => {
            this.typed = (event.target as HTMLInputElement).value;
          }}
        />
      </label>
      <button class="danger" ?disabled=${this.busy || !ready}>${this.t("client.erase_now")}</button>
    </form>`;
  }

  private async change(what: "remove" | "restore"): Promise<void> {
    const { client_id, name } = this.client;
    this.busy = true;
    const done = await this.carryOut(
      () => this.context.api.act<Pick<Done, "undo">>(`${what}_client`, { client_id }),
      () => this.t(`client.${what}d`, { name }),
    );
    this.busy = false;
    if (done && what === "remove") this.tell("studio-beside", null);
  }

  private async erase(): Promise<void> {
    type Erased = { remains_in_google: object[]; remains_in_server: object[] };
    const named = { client_id: this.client.client_id, confirm: true };
    this.busy = true;
    this.dispatchEvent(new CustomEvent("client-erase"));
    await this.carryOut(
      async () => ({ ...(await this.context.api.act<Erased>("erase_client", named)), undo: null }),
      ({ remains_in_google, remains_in_server }) => {
        const left = (key: string, { length }: object[]) => (length ? [this.n(key, length)] : []);
        const words = [
          ...left("client.erased_but", remains_in_google),
          ...left("client.erased_but_server", remains_in_server),
        ];
        return words.join(" ") || this.t("client.erased");
      },
    );
    this.busy = false;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
      .end { margin-top: 24px; padding-top: 8px; border-top: 1px solid var(--divider-color); }
    `,
  ];
}

customElements.define("studio-client-remove", ClientRemove);
