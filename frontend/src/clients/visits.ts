// A client's appointments: those to come, those that are over, and those cancelled.

import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { namesOf } from "../diary/shown.js";
import type { Appointment, Visits } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";

type Sort = "coming" | "past" | "cancelled";

class ClientVisits extends Part {
  @property({ attribute: false }) visits!: Record<Sort, Visits>;
  /** Whether the same can be booked again. */
  @property({ type: Boolean }) books = false;

  override render(): TemplateResult {
    const none = !this.visits.coming.number && !this.visits.past.number;
    return html`<h3>${this.t("client.appointments")}</h3>
      ${none ? html`<p class="quiet">${this.t("client.no_appointments")}</p>` : nothing}
      ${this.sort("coming")} ${this.sort("past")} ${this.sort("cancelled")}`;
  }

  private sort(sort: Sort): TemplateResult | typeof nothing {
    const { number, items } = this.visits[sort];
    if (!number) return nothing;
    return html`<h4>${this.t(`client.${sort}`, { count: number })}</h4>
      <ul>
        ${items.map((each) => html`<li>${this.line(each, sort)}</li>`)}
      </ul>
      ${
        number > items.length
          ? html`<button class="plain" @click=${() => this.dispatchEvent(new Event("visits-more"))}>
              ${this.t("client.more")}
            </button>`
          : nothing
      }`;
  }

  private line(each: Appointment, sort: Sort): TemplateResult {
    const { studio, format } = this.context;
    const who = namesOf(studio, [each.staff_id, ...each.assistant_ids]);
    const what = [each.session_type || each.title, ...who].filter(Boolean).join(" · ");
    const day = format.day(each.start);
    const books = sort !== "coming" && this.books;
    return html`<button class="entry" @click=${() => this.open(each)}>
        <span>${each.all_day ? day : `${day}, ${format.span(each)}`}</span>
        <span class="quiet" dir="auto">${what}</span>
      </button>
      ${
        books
          ? html`<button class="plain" @click=${() => this.again(each)}>
              ${this.t("client.again")}
            </button>`
          : nothing
      }`;
  }

  /** Book the same once more: with the same people, rooms and type, at a time that is yet to be chosen. */
  private again(each: Appointment): void {
    this.tell("studio-beside", {
      show: "booking",
      draft: {
        ...(each.client_id ? { client_id: each.client_id } : {}),
        ...(each.client ? { client: each.client } : {}),
        ...(each.staff_id ? { staff_id: each.staff_id } : {}),
        ...(each.session_type ? { session_type: each.session_type } : {}),
        resource_ids: each.resource_ids,
      },
    });
  }

  static override styles = [
    shared,
    css`
      h4 { margin: 12px 0 4px; font-size: 13px; font-weight: 500; color: var(--secondary-text-color); }
      ul { margin: 0; padding: 0; list-style: none; }
      li { display: flex; align-items: center; gap: 4px; border-bottom: 1px solid var(--divider-color); }
      .entry { flex: 1; min-width: 0; display: grid; gap: 2px; padding: 6px 4px; text-align: start; font-weight: 400; font-size: 14px; color: inherit; background: none; border-radius: 6px; overflow-wrap: anywhere; }
      li > .plain { flex: none; font-size: 13px; }
    `,
  ];
}

customElements.define("studio-client-visits", ClientVisits);
