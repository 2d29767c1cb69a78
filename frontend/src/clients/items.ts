// A list in the form of a client: numbers, addresses and the like, each with a label.

import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Labelled } from "../protocol.js";
import { shared } from "../style.js";
import type { Part } from "../view.js";
import type { Items } from "./draft.js";
import { Listed } from "./listed.js";
import { LABELS } from "./look.js";

const TYPES: Record<Items, string> = {
  ...{ phones: "tel", emails: "email", urls: "url", dates: "text" },
  ...{ relations: "text", custom: "text" },
};
/** Lists of which all programs know some labels by their English names. */
const KNOWN: Items[] = ["phones", "emails", "urls"];

class ClientItems extends Listed<Labelled> {
  @property() field: Items = "phones";

  override render(): TemplateResult {
    const { field, items } = this;
    const words = this.t(`client.field.${field}`);
    return html`<div class="field" role="group" aria-label=${words}>
      <span class="label">${words}</span>
      ${items.map((each, at) => this.item(each, at, words))}
      <button
        type="button"
        class="plain add"
        @click=${() => this.change([...items, { value: "", label: "", preferred: false }])}
      >
        + ${this.t(`client.one_more.${field}`)}
      </button>
      ${
        KNOWN.includes(field)
          ? html`<datalist id="labels">
              ${LABELS.map((each) => html`<option value=${labelWords(this, each)}></option>`)}
            </datalist>`
          : nothing
      }
    </div>`;
  }

  private item(each: Labelled, at: number, words: string): TemplateResult {
    const label = this.t("client.label");
    return html`<div class="item">
      <input
        type=${TYPES[this.field]}
        dir=${TYPES[this.field] === "text" ? "auto" : nothing}
        aria-label=${words}
        .value=${each.value}
        @input=${(event: Event) => this.put(at, { value: typed(event) })}
      />
      <input
        class="kind"
        list=${KNOWN.includes(this.field) ? "labels" : nothing}
        maxlength="500"
        aria-label=${label}
        placeholder=${label}
        .value=${labelWords(this, each.label)}
        @input=${(event: Event) => this.put(at, { label: labelOf(this, typed(event)) })}
      />
      <button
        type="button"
        class="plain"
        aria-label=${this.t("client.take_away", { what: each.value })}
        @click=${() => this.takeAway(at)}
      >
        ×
      </button>
    </div>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
      .item { display: flex; gap: 4px; }
      .kind { flex: 0 0 96px; }
      .add { justify-self: start; }
    `,
  ];
}

/** What has the words of labels. */
export interface Worded {
  context: Part["context"];
}

export function labelWords({ context }: Worded, label: string): string {
  return LABELS.includes(label) ? context.texts.page(`client.labels.${label}`) : label;
}

/** The label that stands for a word: all programs know some by their English names. */
export function labelOf(part: Worded, word: string): string {
  return LABELS.find((each) => labelWords(part, each) === word.trim()) ?? word;
}

export function typed(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

customElements.define("studio-client-items", ClientItems);
