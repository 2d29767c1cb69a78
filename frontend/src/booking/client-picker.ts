// Finds a client by any part of name, number or mail, or takes what was typed for a new one.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { FoundClient } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { clientIn, type NewClient } from "./plan.js";

const WAIT = 150; // Milliseconds after the last key.
const SHOWN = 6;

/** Who was chosen: a client of the studio, one to be added, or nobody. */
export type Picked = { client_id: string; name: string } | { add: NewClient } | null;

export class ClientPicker extends Part {
  /** The name of the present client; empty: none. */
  @property() value = "";
  @state() private text: string | null = null;
  @state() private found: FoundClient[] = [];
  @state() private at = -1;

  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  /** Ends when those are found whom the text names now. */
  private looking: Promise<void> = Promise.resolve();

  /** What was typed and names nobody yet. */
  get typed(): string {
    return this.text?.trim() ?? "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private type(text: string): void {
    this.text = text;
    this.at = -1;
    clearTimeout(this.timer);
    this.asked++;
    const trimmed = text.trim();
    if (!trimmed) {
      this.found = [];
      return;
    }
    this.looking = new Promise((resolve) => {
      this.timer = setTimeout(() => resolve(this.look(trimmed)), WAIT);
    });
  }

  private async look(text: string): Promise<void> {
    const asked = ++this.asked;
    try {
      const { rows } = await this.context.api.read<{ rows: FoundClient[] }>("clients/page", {
        text,
        limit: SHOWN,
      });
      if (asked === this.asked) this.found = rows;
    } catch (reason) {
      if (asked === this.asked) this.tell("studio-failed", reason);
    }
  }

  private get options(): Picked[] {
    const fresh = this.text ? clientIn(this.text) : null;
    return [
      ...this.found.map(({ client_id, name }) => ({ client_id, name })),
      ...(fresh ? [{ add: fresh }] : []),
    ];
  }

  private pick(picked: Picked): void {
    this.text = null;
    this.found = [];
    this.at = -1;
    this.dispatchEvent(new CustomEvent("client-picked", { detail: picked }));
  }

  private key(event: KeyboardEvent): void {
    const { options } = this;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const by = event.key === "ArrowDown" ? 1 : -1;
      this.at = Math.max(0, Math.min(options.length - 1, this.at + by));
    } else if (event.key === "Enter" && this.typed) {
      event.preventDefault();
      void this.enter();
    } else if (event.key === "Escape" && this.text !== null) {
      event.stopPropagation();
      this.text = null;
      this.found = [];
    }
  }

  /** Pick the marked one, or the first of those whom the text names: not of an earlier text. */
  private async enter(): Promise<void> {
    const { text } = this;
    if (this.at < 0) await this.looking;
    const picked = this.options[Math.max(0, this.at)];
    if (this.text === text && picked) this.pick(picked);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("value")) this.text = null;
  }

  override render(): TemplateResult {
    const { options } = this;
    const open = this.text !== null && options.length > 0;
    return html`<div class="field">
      <label for="client">${this.t("booking.client")}</label>
      <div class="row">
        <input
          id="client"
          dir="auto"
          autocomplete="off"
          autocapitalize="words"
          enterkeyhint="done"
          maxlength="1000"
          role="combobox"
          aria-expanded=${open}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${open && this.at >= 0 ? `option-${this.at}` : nothing}
          placeholder=${this.t("booking.client_hint")}
          .value=${this.text ?? this.value}
          @input=${(event: Event) => this.type((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.key(event)}
        />
        ${
          this.value
            ? html`<button type="button" class="plain" @click=${() => this.pick(null)}>
                ${this.t("booking.nobody")}
              </button>`
            : nothing
        }
      </div>
      <ul id="found" role="listbox" aria-label=${this.t("booking.client")} ?hidden=${!open}>
        ${options.map((each, at) => this.option(each, at))}
      </ul>
    </div>`;
  }

  private option(picked: Picked, at: number): TemplateResult {
    const client = this.found[at];
    return html`<li
      id=${`option-${at}`}
      role="option"
      aria-selected=${at === this.at}
      @click=${() => this.pick(picked)}
    >
      ${
        picked && "add" in picked
          ? html`<b dir="auto">${this.t("booking.add_client", { name: picked.add.name })}</b>
              <span class="quiet">${[...picked.add.phones, ...picked.add.emails].join(" · ")}</span>`
          : html`<b dir="auto">${client?.name}</b>
              <span class="quiet">${[client?.phone, client?.email].filter(Boolean).join(" · ")}</span>`
      }
    </li>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; position: relative; }
      .row { flex-wrap: nowrap; }
      ul {
        position: absolute;
        inset-inline: 0;
        top: 100%;
        z-index: 3;
        max-height: 320px;
        overflow: auto;
        margin: 0;
        padding: 4px;
        list-style: none;
        background: var(--card-background-color);
        border: 1px solid var(--divider-color);
        border-radius: 8px;
        box-shadow: 0 4px 12px rgb(0 0 0 / 25%);
      }
      li { display: grid; min-height: 44px; align-content: center; padding: 4px 10px; border-radius: 6px; cursor: pointer; overflow-wrap: anywhere; }
      li[aria-selected="true"], li:hover { background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
    `,
  ];
}

customElements.define("studio-client-picker", ClientPicker);
