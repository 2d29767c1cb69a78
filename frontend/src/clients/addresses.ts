// The postal addresses in the form of a client: each by its parts, or as the text that it is.

import { css, html, type TemplateResult } from "lit";
import type { PostalAddress } from "../protocol.js";
import { shared } from "../style.js";
import { isText, lines, NO_ADDRESS } from "./draft.js";
import { labelOf, labelWords, typed } from "./items.js";
import { Listed } from "./listed.js";
import { LABELS } from "./look.js";

const FIELDS = [
  ...(["street", "extended", "po_box", "postal_code", "city", "region", "country"] as const),
];

class ClientAddresses extends Listed<PostalAddress> {
  override render(): TemplateResult {
    const words = this.t("client.field.addresses");
    return html`<div class="field" role="group" aria-label=${words}>
      <span class="label">${words}</span>
      ${this.items.map((each, at) => this.address(each, at))}
      <button type="button" class="plain add" @click=${() => this.change([...this.items, NO_ADDRESS])}>
        + ${this.t("client.one_more.addresses")}
      </button>
      <datalist id="labels">
        ${LABELS.map((each) => html`<option value=${labelWords(this, each)}></option>`)}
      </datalist>
    </div>`;
  }

  private address(each: PostalAddress, at: number): TemplateResult {
    const label = this.t("client.label");
    const what = lines(each).replaceAll("\n", ", ");
    return html`<div class="address" role="group" aria-label=${`${this.t("client.address")} ${at + 1}`}>
      <div class="item">
        <input
          list="labels"
          maxlength="500"
          aria-label=${label}
          placeholder=${label}
          .value=${labelWords(this, each.label)}
          @input=${(event: Event) => this.put(at, { label: labelOf(this, typed(event)) })}
        />
        <button
          type="button"
          class="plain"
          aria-label=${this.t("client.take_away", { what })}
          @click=${() => this.takeAway(at)}
        >
          ×
        </button>
      </div>
      ${isText(each) ? this.text(each, at) : FIELDS.map((name) => this.piece(each, at, name))}
    </div>`;
  }

  private text(each: PostalAddress, at: number): TemplateResult {
    return html`<textarea
      class="wide"
      dir="auto"
      rows="3"
      aria-label=${this.t("client.address")}
      .value=${each.text}
      @input=${(event: Event) => this.put(at, { text: typed(event) })}
    ></textarea>`;
  }

  private piece(each: PostalAddress, at: number, name: (typeof FIELDS)[number]): TemplateResult {
    const wide = name === "street" || name === "extended";
    return html`<label class=${wide ? "wide" : ""}>
      <span class="label">${this.t(`clients.column.${name}`)}</span>
      <input
        dir="auto"
        maxlength="500"
        .value=${each[name]}
        @input=${(event: Event) => {
          // What it was as one text, and of which country, is not true any more.
          const code = name === "country" ? { country_code: "" } : {};
          this.put(at, { [name]: typed(event), text: "", ...code });
        }}
      />
    </label>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
      .address { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; padding: 8px; border: 1px solid var(--divider-color); border-radius: 8px; }
      .wide, .item { grid-column: 1 / 3; }
      .item { display: flex; gap: 4px; }
      label { display: grid; gap: 2px; align-content: end; }
      textarea { resize: vertical; }
      .add { justify-self: start; }
    `,
  ];
}

customElements.define("studio-client-addresses", ClientAddresses);
