// Two appointments that need the same person or room: either can be moved, given away or cancelled.

import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import "./overlap.js";
import type { Offer, Overlap } from "../protocol.js";
import { Decision } from "./decision.js";
import { ranked, short, takesPartInBoth } from "./shown.js";

class OverlapCard extends Decision<Overlap> {
  /** The appointment in whose panel it is shown; empty: none. */
  @property() of = "";

  override render(): TemplateResult {
    const { format } = this.context;
    const { new: fresh, old, moment, offers } = this.item;
    const title = `${this.named(fresh?.title)} × ${this.named(old?.title)}`;
    const [first, more] = ranked(offers ?? []);
    const look = fresh?.appointment_id === this.of ? null : fresh;
    return html`<section class="card" aria-label=${title}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${title}</span></h2>
      ${
        fresh && old
          ? html`<p class="quiet">
                ${format.day(fresh.start)} · ${takesPartInBoth(fresh.with, old.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${fresh} .old=${old}></studio-overlap>
              ${this.origins()}`
          : html`<p class="quiet">${this.t("todo.gone")}</p>`
      }
      <div class="row">
        ${first.map((offer, at) => this.answer(offer, at === 0))}
        ${
          look
            ? html`<button
                class="plain"
                @click=${() => this.show(look.appointment_id, moment)}
              >
                ${this.t("todo.look")}
              </button>`
            : nothing
        }
      </div>
      ${
        more.length
          ? html`<details>
              <summary>${this.t("todo.more")}</summary>
              <div class="row">${more.map((offer) => this.answer(offer, false))}</div>
            </details>`
          : nothing
      }
    </section>`;
  }

  /** Who made, or changed last, each of the two. */
  private origins(): TemplateResult[] {
    const { new: fresh, old, by } = this.item;
    const sides = [
      { side: fresh, changed: this.changed(by?.new) },
      { side: old, changed: this.changed(by?.old) },
    ];
    return sides
      .filter(({ changed }) => changed)
      .map(({ side, changed }) => {
        const title = this.t("todo.quoted", { text: short(this.named(side?.title)) });
        return html`<p class="quiet origin" dir="auto">${title}: ${changed}</p>`;
      });
  }

  private answer(offer: Offer, main: boolean): TemplateResult {
    const { format } = this.context;
    const side = offer.answer.endsWith("_old") ? this.item.old : this.item.new;
    const words = {
      title: short(this.named(side?.title)),
      time: offer.start
        ? `${format.day(offer.start)} ${offer.all_day ? "" : format.time(offer.start)}`.trim()
        : "",
      name: offer.staff ?? "",
    };
    return html`<button
      class=${main ? "main" : offer.answer.startsWith("cancel") ? "danger" : ""}
      ?disabled=${this.busy}
      @click=${() => void this.resolve(this.item.id, offer)}
    >
      ${this.t(`todo.answer.${offer.answer.replace(/_(new|old)$/, "")}`, words)}
    </button>`;
  }

  static override styles = [
    ...Decision.styles,
    css`
      .origin { margin: 0 0 8px; font-size: 14px; overflow-wrap: anywhere; }
    `,
  ];
}

customElements.define("studio-todo-overlap", OverlapCard);
