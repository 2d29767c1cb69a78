// Booking something new.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "../booking/form.js";
import type { Picked } from "../booking/client-picker.js";
import type { BookingForm, Step } from "../booking/form.js";
import { fieldsOf, type NewClient, newPlan, type Plan } from "../booking/plan.js";
import type { Done } from "../protocol.js";
import { newRequest } from "../request.js";
import { shared } from "../style.js";
import { type Draft, Part } from "../view.js";

/** On a phone: one after the other. */
const STEPS: Step[] = ["who", "when", "check"];

/** What was typed and not booked, when the panel was closed; the next booking goes on with it. */
let unsaved: {
  entryId: string;
  plan: Plan;
  client: string;
  newClient: NewClient | null;
  request_id: string;
} | null = null;

/** Tell whether a draft is for another client than what was typed. */
function isForAnother({ client_id }: Draft, plan: Plan, newClient: NewClient | null): boolean {
  if (!client_id) return false;
  return newClient !== null || ![null, client_id].includes(plan.client_id);
}

class StudioBooking extends Part {
  @property({ attribute: false }) draft: Draft = {};
  @state() private plan!: Plan;
  @state() private client = "";
  @state() private newClient: NewClient | null = null;
  @state() private busy = false;
  @state() private step: Step = "who";
  private touched = false;
  /** Whether it goes on with what was typed before. */
  private resumed = false;
  /** The same until something is saved: of the client first, then of the appointment. */
  private request_id = newRequest();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.keep();
  }

  private keep(): void {
    const { plan, client, newClient, request_id } = this;
    const entryId = this.context.studio.entry_id;
    if (this.touched) unsaved = { entryId, plan, client, newClient, request_id };
    else if (this.resumed) unsaved = null;
  }

  /** Begin another booking; this one waits. */
  private putAside(): void {
    this.keep();
    Object.assign(this, { plan: undefined, client: "", newClient: null, step: "who" });
    this.touched = false;
    this.resumed = false;
    this.request_id = newRequest();
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has("draft")) return;
    if (this.plan && isForAnother(this.draft, this.plan, this.newClient)) this.putAside();
    const here = unsaved?.entryId === this.context.studio.entry_id ? unsaved : null;
    if (!this.plan && here && !isForAnother(this.draft, here.plan, here.newClient)) {
      this.resumed = true;
      this.plan = here.plan;
      this.client = here.client;
      this.newClient = here.newClient;
      this.request_id = here.request_id;
      this.touched = true;
    }
    const fresh = newPlan(this.draft, this.context.studio, this.context.format);
    // What was typed stays when another time is chosen in the diary.
    const { day, time, at, minutes, all_day, days } = fresh;
    const chosen = this.draft.start ? { day, time, at, all_day } : {};
    const kept = this.draft.end ? { ...chosen, minutes, days } : chosen;
    this.plan = this.plan
      ? {
          ...this.plan,
          ...kept,
          ...(this.draft.staff_id ? { staff_id: this.draft.staff_id } : {}),
          ...(this.draft.resource_ids ? { resource_ids: this.draft.resource_ids } : {}),
          ...(this.draft.session_type ? { session_type: this.draft.session_type } : {}),
          ...(this.draft.client_id ? { client_id: this.draft.client_id } : {}),
        }
      : fresh;
    if (this.draft.client) this.client = this.draft.client;
  }

  private picked(picked: Picked): void {
    this.touched = true;
    this.newClient = picked && "add" in picked ? picked.add : null;
    const known = picked && "client_id" in picked ? picked : null;
    this.client = known?.name ?? "";
    this.plan = { ...this.plan, client_id: known?.client_id ?? null };
  }

  private get form(): BookingForm | null {
    return this.renderRoot.querySelector("studio-booking-form");
  }

  private submit(): void {
    if (this.form?.unpicked) {
      // Somebody who was typed is not left out silently.
      this.go("who");
      this.tell("studio-failed", { message: this.t("booking.unpicked") });
    } else if (this.next) this.go(this.next);
    else void this.save();
  }

  /** The step after this one, on a phone. */
  private get next(): Step | null {
    return this.context.narrow ? (STEPS[STEPS.indexOf(this.step) + 1] ?? null) : null;
  }

  private go(step: Step): void {
    if (!this.context.narrow) return;
    this.step = step;
    void this.updateComplete.then(() => this.renderRoot.querySelector("h2")?.focus());
  }

  /** The key of a phone's keyboard that says *Next*. */
  private key(event: KeyboardEvent): void {
    const [field] = event.composedPath();
    if (event.key !== "Enter" || event.defaultPrevented || !this.next) return;
    if (!(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    field.blur(); // What was typed is taken over first.
    this.submit();
  }

  private async save(): Promise<void> {
    const { api } = this.context;
    this.busy = true;
    const done = await this.carryOut(
      async () => {
        if (this.newClient) {
          const made = await api.act<{ clients: { client_id: string }[] }>("add_client", {
            ...this.newClient,
            request_id: this.request_id,
          });
          this.request_id = newRequest();
          // If the rest fails, the client is there already the next time.
          this.client = this.newClient.name;
          this.newClient = null;
          this.plan = { ...this.plan, client_id: made.clients[0]?.client_id ?? null };
        }
        return api.act<Done>("add_appointment", {
          ...fieldsOf(this.plan),
          request_id: this.request_id,
        });
      },
      () => this.t("booking.booked"),
    );
    this.busy = false;
    if (done) this.leave();
  }

  /** Close the panel for good: nothing of it is kept. */
  private leave(): void {
    this.touched = false;
    this.request_id = newRequest();
    this.tell("studio-beside", null);
  }

  override render(): TemplateResult {
    const { narrow } = this.context;
    return html`<h2 tabindex="-1">${this.t("booking.title")}</h2>
      ${narrow ? this.progress() : nothing}
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          this.submit();
        }}
        @keydown=${(event: KeyboardEvent) => this.key(event)}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${this.plan}
          .client=${this.client}
          .newClient=${this.newClient}
          .step=${narrow ? this.step : null}
          @plan-changed=${({ detail }: CustomEvent<Plan>) => {
            this.plan = detail;
            this.touched ||= Boolean(detail.title || detail.description || detail.place);
          }}
          @client-picked=${({ detail }: CustomEvent<Picked>) => this.picked(detail)}
        ></studio-booking-form>
        ${this.buttons()}
      </form>`;
  }

  /** Where one is; a touch goes there. */
  private progress(): TemplateResult {
    return html`<ol class="steps" aria-label=${this.t("booking.steps")}>
      ${STEPS.map(
        (each, at) => html`<li>
          <button
            type="button"
            aria-current=${each === this.step ? "step" : nothing}
            @click=${() => this.go(each)}
          >
            ${at + 1}. ${this.t(`booking.step.${each}`)}
          </button>
        </li>`,
      )}
    </ol>`;
  }

  private buttons(): TemplateResult {
    const { next } = this;
    const before = this.context.narrow ? STEPS[STEPS.indexOf(this.step) - 1] : undefined;
    return html`<div class="row">
      <button class="main" type="submit" ?disabled=${this.busy}>
        ${this.t(next ? "booking.go_on" : "booking.save")}
      </button>
      ${
        before
          ? html`<button type="button" @click=${() => this.go(before)}>
              ${this.t("booking.go_back")}
            </button>`
          : nothing
      }
      <button class="plain" type="button" @click=${() => this.leave()}>
        ${this.t("booking.leave")}
      </button>
    </div>`;
  }

  override firstUpdated(): void {
    const picker = this.renderRoot.querySelector("studio-booking-form");
    void picker?.updateComplete.then(() => {
      const field = picker.renderRoot.querySelector("studio-client-picker");
      void field?.updateComplete.then(() => field.renderRoot.querySelector("input")?.focus());
    });
  }

  static override styles = [
    shared,
    css`
      h2 { margin-bottom: 12px; padding-inline-end: 44px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
      .steps { display: flex; gap: 4px; margin: 0 0 16px; padding: 0; list-style: none; }
      .steps li { flex: 1; }
      .steps button { width: 100%; padding: 4px; color: var(--secondary-text-color); background: none; border-bottom: 3px solid var(--divider-color); border-radius: 0; }
      .steps [aria-current] { color: var(--words); border-color: currentColor; }
    `,
  ];
}

customElements.define("studio-booking", StudioBooking);
