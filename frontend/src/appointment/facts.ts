// What is known around one appointment: its client, where it is shown, and what happened to it.

import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { repeatText } from "../booking/repeat.js";
import { dialled } from "../clients/look.js";
import type { Appointment, AppointmentDetails, Step } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { STATUS } from "./compare.js";
import { toldAs } from "./steps.js";

/** The client, with call, message and mail, her last visits and next ones. */
class AppointmentClient extends Part {
  @property({ attribute: false }) details!: AppointmentDetails;

  override render(): TemplateResult | typeof nothing {
    const { details } = this;
    const { client } = details;
    if (!client) return nothing;
    const { format } = this.context;
    const visit = (one: Appointment) => html`<li>
      <button class="line" @click=${() => this.open(one)}>
        ${format.day(one.start)}${one.all_day ? "" : `, ${format.time(one.start)}`}:
        <span dir="auto">${one.session_type ?? one.title ?? ""}</span>
      </button>
    </li>`;
    return html`<div class="fact">
      <span class="label">${this.t("booking.client")}</span>
      <button
        class="line name"
        dir="auto"
        @click=${() => this.tell("studio-beside", { show: "client", client_id: client.client_id })}
      >
        ${client.name}
      </button>
      ${client.phones.map(
        ({ value }) => html`<div class="row">
          <span dir="ltr">${value}</span>
          <a href=${`tel:${dialled(value)}`}>${this.t("appointment.call")}</a>
          <a href=${`sms:${dialled(value)}`}>${this.t("appointment.message")}</a>
        </div>`,
      )}
      ${client.emails.map(
        ({ value }) => html`<div class="row">
          <span dir="ltr">${value}</span>
          <a href=${`mailto:${encodeURIComponent(value)}`}>${this.t("appointment.mail")}</a>
        </div>`,
      )}
      ${
        details.last.length
          ? html`<span class="label">${this.t("appointment.last")}</span>
              <ul>${details.last.map(visit)}</ul>`
          : nothing
      }
      ${
        details.next.length
          ? html`<span class="label">${this.t("appointment.next")}</span>
              <ul>${details.next.map(visit)}</ul>`
          : nothing
      }
    </div>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .line { display: block; min-height: 32px; padding: 2px 0; text-align: start; font-weight: 400; background: none; }
      .name { font-weight: 600; color: var(--primary-text-color); }
      ul { margin: 0 0 8px; padding-inline-start: 18px; }
      @media (max-width: 599px) { .line { min-height: 44px; } .row a { display: inline-flex; min-width: 44px; min-height: 44px; align-items: center; } }
    `,
  ];
}

/** Where it is shown since when, and what happened to it. */
class AppointmentHistory extends Part {
  @property({ attribute: false }) details!: AppointmentDetails;

  override render(): TemplateResult {
    return html`${this.where(this.details)} ${this.history(this.details.history)}`;
  }

  private where(details: AppointmentDetails): TemplateResult | typeof nothing {
    const { format, studio } = this.context;
    const places = details.shown.filter((one) => one.kind !== "calendar");
    if (!places.length) return nothing;
    return html`<h3>${this.t("appointment.where")}</h3>
      <ul class="plain">
        ${places.map((one) => {
          const of = studio.people.find((each) => each.id === one.of)?.name ?? one.name;
          const since = one.since ? format.recent(one.since) : "";
          return html`<li dir="auto">
            ${this.t(`booking.${one.kind}`, { name: of })}:
            ${this.t(`appointment.state.${one.state}`)}
            ${since ? this.t("appointment.since", { when: since }) : ""}
          </li>`;
        })}
      </ul>`;
  }

  private history(steps: Step[]): TemplateResult | typeof nothing {
    if (!steps.length) return nothing;
    const { format } = this.context;
    return html`<h3>${this.t("appointment.happened")}</h3>
      <ul class="plain history">
        ${steps.map(
          (step) => html`<li>
            <span class="quiet">${format.day(step.at)}, ${format.time(step.at)}</span>
            ${this.what(step)}
            ${
              step.changes.length
                ? html`<div class="quiet" dir="auto">
                    ${step.changes
                      .filter((one) => FIELDS.includes(one.field))
                      .map(
                        (one) => html`<div>
                          ${this.t(`appointment.field.${one.field}`)}:
                          ${this.said(one.field, one.before)} → ${this.said(one.field, one.after)}
                        </div>`,
                      )}
                  </div>`
                : nothing
            }
            ${
              step.undo
                ? html`<button class="plain" @click=${() => void this.takeBack(step.undo ?? "", step.redo)}>
                    ${this.t(step.redo ? "shell.redo" : "shell.undo")}
                  </button>`
                : nothing
            }
          </li>`,
        )}
      </ul>`;
  }

  /** Who did what; of a copy the sync did, and where. */
  private what(step: Step): TemplateResult {
    const name = step.who.name || this.t(`appointment.by.${step.who.kind}`);
    const { by, key, where } = toldAs(step);
    const who = by === "sync" ? this.t("shell.sync") : name;
    return html`<span dir="auto">${who}</span>: ${this.t(key, where ? { where: name } : {})}`;
  }

  private said(field: string, value: Step["changes"][number]["after"]): string {
    const { format, texts } = this.context;
    if (typeof value !== "string") return format.when(value);
    if (!value) return "–";
    if (field === "recurrence") return repeatText(value.split("\n"), texts, format);
    if (field === "busy") return this.t(value === "True" ? "diary.busy" : "diary.slot_free");
    return field === "status" && value in STATUS
      ? this.t(STATUS[value as keyof typeof STATUS])
      : value;
  }

  static override styles = [
    shared,
    css`
      ul { margin: 0 0 8px; padding: 0; list-style: none; font-size: 14px; }
      .history li { margin-bottom: 8px; overflow-wrap: anywhere; }
    `,
  ];
}

const FIELDS = [
  "title",
  "when",
  "description",
  "place",
  "status",
  "recurrence",
  "busy",
  "staff",
  "assistants",
  "resources",
  "client",
  "session_type",
];

customElements.define("studio-appointment-client", AppointmentClient);
customElements.define("studio-appointment-history", AppointmentHistory);
