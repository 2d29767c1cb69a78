// Two clients become one: of each field in which they differ, which value stays.

import { css, html, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { ClientDetails } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";

/** Its event `merge-chosen` has the fields of which the other one's value was chosen. */
class ClientMerge extends Part {
  @property({ attribute: false }) kept!: ClientDetails;
  @property({ attribute: false }) other!: ClientDetails;
  @property({ attribute: false }) fields: string[] = [];
  @property({ type: Boolean }) busy = false;

  @state() private chosen = new Set<string>();

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  override render(): TemplateResult {
    const send = (event: Event) => {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent("merge-chosen", { detail: [...this.chosen] }));
    };
    return html`<form @submit=${send}>
      <p>${this.t("clients.choose", { name: this.kept.name })}</p>
      ${this.fields.map((each) => this.field(each))}
      <div class="row">
        <button class="main" ?disabled=${this.busy}>${this.t("clients.merge")}</button>
        <button
          type="button"
          class="plain"
          @click=${() => this.dispatchEvent(new Event("merge-cancel"))}
        >
          ${this.t("client.discard")}
        </button>
      </div>
    </form>`;
  }

  private field(field: string): TemplateResult {
    const words = this.t(`client.field.${field === "title" ? "job_title" : field}`);
    return html`<fieldset>
      <legend class="label">${words}</legend>
      ${this.value(field, this.kept, false)} ${this.value(field, this.other, true)}
    </fieldset>`;
  }

  private value(field: string, client: ClientDetails, other: boolean): TemplateResult {
    return html`<label>
      <input
        type="radio"
        name=${field}
        .checked=${this.chosen.has(field) === other}
        @change=${() => {
          const chosen = new Set(this.chosen);
          if (other) chosen.add(field);
          else chosen.delete(field);
          this.chosen = chosen;
        }}
      />
      <span dir="auto">${shownValue(client, field, this.context.format)}</span>
    </label>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; padding: 12px; border-radius: 8px; background: var(--secondary-background-color); overflow-wrap: anywhere; }
      fieldset { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin: 0 0 12px; padding: 0; border: none; }
      label { display: flex; align-items: center; gap: 8px; min-height: 32px; min-width: 0; }
      @media (max-width: 599px) { fieldset { grid-template-columns: 1fr; } label { min-height: 44px; } }
    `,
  ];
}

function shownValue(
  client: ClientDetails,
  field: string,
  format: Part["context"]["format"],
): string {
  if (field === "name" || field === "number") return client[field];
  const value = String(client.details[field as "nickname"]);
  return field === "birthday" ? format.birthday(value) : value;
}

customElements.define("studio-client-merge", ClientMerge);
