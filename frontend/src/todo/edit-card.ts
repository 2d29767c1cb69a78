// The same field was changed on both sides: one side for all, or one for each field.

import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import type { EditConflict, Place } from "../protocol.js";
import { Decision } from "./decision.js";
import { fieldText, short } from "./shown.js";

type Where = "studio" | Place;

class EditCard extends Decision<EditConflict> {
  /** The side that was chosen for each field. */
  @state() private chosen: Partial<Record<string, Where>> = {};

  override render(): TemplateResult {
    const { fields, studio, offers, by } = this.item;
    const { format } = this.context;
    const { there } = this;
    const sides: readonly Where[] = ["studio", there];
    const title = this.named(studio?.title ?? this.item[there]?.title);
    const may = (answer: string) => offers?.some((each) => each.answer === answer) ?? false;
    const each = fields.length > 1 && may("per_field");
    return html`<section class="card" aria-label=${title}>
      <h2>
        <span class="chip warn">${this.t("todo.edit_conflict")}</span>
        <span dir="auto">${title}</span>
      </h2>
      ${
        studio
          ? html`<p class="quiet">
              ${[format.when(studio), studio.with.join(", ")].filter(Boolean).join(" · ")}
            </p>`
          : nothing
      }
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col"><span class="hidden">${this.t("todo.of_what")}</span></th>
              ${sides.map(
                (side) => html`<th scope="col">
                  ${this.t(`todo.in_${side}`)}<small dir="auto">${this.changed(by?.[side])}</small>
                </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${fields.map(
              (field) => html`<tr>
                <th scope="row">${this.t(`todo.field.${field}`)}</th>
                ${sides.map((side) => html`<td>${this.value(field, side, each)}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${each ? this.perField(fields) : nothing}
        ${
          may("take_studio")
            ? html`<button ?disabled=${this.busy} @click=${() => void this.take("take_studio")}>
                ${this.t(each ? "todo.all_studio" : "todo.answer.take_studio")}${this.only("studio")}
              </button>`
            : nothing
        }
        ${
          may(`take_${there}`)
            ? html`<button ?disabled=${this.busy} @click=${() => void this.take(`take_${there}`)}>
                ${this.t(each ? `todo.all_${there}` : `todo.answer.take_${there}`)}${this.only(there)}
              </button>`
            : nothing
        }
      </div>
    </section>`;
  }

  /** Where the other side is. */
  private get there(): Place {
    return this.item.server === undefined ? "google" : "server";
  }

  /** What a side has, on its button, where they differ in one thing. */
  private only(side: Where): string {
    const [field, more] = this.item.fields;
    const words = field && !more && fieldText(this.item[side] ?? null, field, this.context.format);
    return words ? `: ${short(words)}` : "";
  }

  private value(field: string, side: Where, choice: boolean): TemplateResult {
    const words = fieldText(this.item[side] ?? null, field, this.context.format) || "–";
    if (!choice) return html`<span dir="auto">${words}</span>`;
    const name = this.t(`todo.field.${field}`);
    return html`<label>
      <input
        type="radio"
        name=${field}
        aria-label=${`${name}, ${this.t(`todo.in_${side}`)}: ${words}`}
        .checked=${this.chosen[field] === side}
        ?disabled=${this.busy}
        @change=${() => {
          this.chosen = { ...this.chosen, [field]: side };
        }}
      />
      <span dir="auto">${words}</span>
    </label>`;
  }

  private perField(fields: string[]): TemplateResult {
    const complete = fields.every((each) => this.chosen[each]);
    return html`<button
      class="main"
      ?disabled=${this.busy || !complete}
      @click=${() => void this.take("per_field")}
    >
      ${this.t("todo.take_chosen")}
    </button>`;
  }

  private take(answer: string): Promise<void> {
    const { id, fields } = this.item;
    const sides = Object.fromEntries(fields.map((each) => [each, this.chosen[each]]));
    return this.resolve(id, answer === "per_field" ? { answer, fields: sides } : { answer });
  }

  static override styles = [
    ...Decision.styles,
    css`
      .scroll { overflow-x: auto; margin-bottom: 8px; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top; font-weight: 400; }
      th { color: var(--secondary-text-color); }
      label { display: flex; align-items: flex-start; gap: 8px; min-height: 32px; cursor: pointer; }
      input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--full); }
      small { display: block; font-size: 13px; }
      .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      @media (max-width: 599px) { label { min-height: 44px; } }
    `,
  ];
}

customElements.define("studio-todo-edit", EditCard);
