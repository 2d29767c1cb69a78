// Booking something new.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "../booking/form.js";
import type { Picked } from "../booking/client-picker.js";
import type { BookingForm, Step } from "../booking/form.js";
import { fieldsOf, movedTo, type Plan, takenFields } from "../booking/plan.js";
import { isForAnother, laidOver, type Unsaved, unsaved, waiting } from "../booking/unsaved.js";
import type { Done } from "../protocol.js";
import { shared } from "../style.js";
import { type FreeTime, isTaken, nextFree, takenQuestion, takenWords } from "../taken.js";
import { type Draft, Part } from "../view.js";

/** On a phone: one after the other. */
const STEPS: Step[] = ["who", "when", "check"];

class StudioBooking extends Part {
  @property({ attribute: false }) draft: Draft = {};
  @state() private typed!: Unsaved;
  @state() private busy = false;
  @state() private step: Step = "who";
  /** What is in the way, while it is asked what is to be done; empty: nothing. */
  @state() private taken = "";
  /** The next free time, to which it was moved when somebody was taken. */
  @state() private free: FreeTime | null = null;
  private touched = false;

  private keep(): void {
    if (this.touched) unsaved.keep(this.context.studio.entry_id, this.typed);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("draft")) this.begin(this.typed ?? null);
    this.keep();
  }

  /** Go on with what was typed; for another client it waits, and another booking begins. */
  private begin(typed: Unsaved | null): void {
    const { draft, context } = this;
    let present = typed;
    if (present && isForAnother(draft, present)) {
      this.keep();
      Object.assign(this, { step: "who", taken: "", free: null, touched: false });
      present = null;
    }
    if (!present) {
      present = waiting(context.studio.entry_id, draft);
      this.touched = present !== null;
    }
    this.typed = laidOver(present, draft, context.studio, context.format);
  }

  private picked(picked: Picked): void {
    this.touched = true;
    const known = picked && "client_id" in picked ? picked : null;
    this.typed = {
      ...this.typed,
      newClient: picked && "add" in picked ? picked.add : null,
      client: known?.name ?? "",
      plan: { ...this.typed.plan, client_id: known?.client_id ?? null },
    };
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

  /** Book it; over another appointment only if that was said before, or is wanted. */
  private async save(overlap = this.form?.saysOverlap ?? false): Promise<void> {
    const { api, texts } = this.context;
    this.taken = "";
    this.busy = true;
    const done = await this.carryOut(
      () => {
        const { newClient, plan, request_id } = this.typed;
        return api.act<Done>("add_appointment", {
          ...fieldsOf(plan),
          ...(newClient ? { new_client: newClient } : {}),
          request_id,
          allow_overlap: overlap,
        });
      },
      () => this.t("booking.booked"),
      (reason) => {
        if (!isTaken(reason)) return false;
        this.taken = takenWords(texts, reason);
        return true;
      },
    );
    this.busy = false;
    if (done) this.leave();
  }

  /** Go on to the next time at which all are free: it is seen before it is booked. */
  private async later(): Promise<void> {
    const { api, format, texts } = this.context;
    this.taken = "";
    try {
      const free = await nextFree(api, texts, takenFields(this.typed.plan));
      this.typed = { ...this.typed, plan: movedTo(this.typed.plan, free.start, format) };
      this.free = free;
    } catch (reason) {
      this.tell("studio-failed", reason);
    }
    await this.focusOn("button.main");
  }

  private async focusOn(what: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(what)?.focus();
  }

  /** Close the panel for good: nothing of it is kept. */
  private leave(): void {
    const { entry_id } = this.context.studio;
    if (unsaved.get(entry_id)?.request_id === this.typed.request_id) unsaved.drop(entry_id);
    this.touched = false;
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
          .plan=${this.typed.plan}
          .client=${this.typed.client}
          .newClient=${this.typed.newClient}
          .step=${narrow ? this.step : null}
          @plan-changed=${({ detail }: CustomEvent<Plan>) => {
            this.typed = { ...this.typed, plan: detail };
            this.taken = "";
            this.free = null;
            this.touched ||= Boolean(detail.title || detail.description || detail.place);
          }}
          @client-picked=${({ detail }: CustomEvent<Picked>) => this.picked(detail)}
        ></studio-booking-form>
        ${this.free ? this.isFree(this.free) : nothing}
        ${
          this.taken
            ? takenQuestion((key) => this.t(key), this.taken, {
                both: () => void this.save(true),
                later: () => void this.later(),
                back: () => {
                  this.taken = "";
                  void this.focusOn("button.main");
                },
              })
            : this.buttons()
        }
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

  private isFree(free: FreeTime): TemplateResult {
    const { format } = this.context;
    const span = free.all_day
      ? format.span(free)
      : `${format.day(free.start)}, ${format.span(free)}`;
    return html`<p role="status">${this.t("diary.free", { span })}</p>`;
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
