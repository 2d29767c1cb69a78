// Two appointments that need the same person or room: either can be moved, given away or cancelled.

import { html, nothing, type TemplateResult } from "lit";
import "./overlap.js";
import type { Offer, Overlap } from "../protocol.js";
import { Decision } from "./decision.js";
import { ranked, short, takesPartInBoth } from "./shown.js";

class OverlapCard extends Decision<Overlap> {
  override render(): TemplateResult {
    const { format } = this.context;
    const { new: fresh, old, moment, offers } = this.item;
    const title = `${this.named(fresh?.title)} × ${this.named(old?.title)}`;
    const [first, more] = ranked(offers ?? []);
    return html`<section class="card" aria-label=${title}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${title}</span></h2>
      ${
        fresh && old
          ? html`<p class="quiet">
                ${format.day(fresh.start)} · ${takesPartInBoth(fresh.with, old.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${fresh} .old=${old}></studio-overlap>`
          : html`<p class="quiet">${this.t("todo.gone")}</p>`
      }
      <div class="row">
        ${first.map((offer, at) => this.answer(offer, at === 0))}
        ${
          fresh
            ? html`<button class="plain" @click=${() => this.show(fresh.appointment_id, moment)}>
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
}

customElements.define("studio-todo-overlap", OverlapCard);
