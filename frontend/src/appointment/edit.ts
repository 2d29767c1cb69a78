// Changes all fields of an appointment; what somebody else changed meanwhile is shown, not overwritten.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "../booking/form.js";
import type { Picked } from "../booking/client-picker.js";
import {
  changed as changedFields,
  changedRepeat,
  choseRepeat,
  type NewClient,
  type Plan,
  planOf,
} from "../booking/plan.js";
import { beginsAt } from "../booking/repeat.js";
import { namesOf, owners } from "../diary/shown.js";
import type { HassError } from "../hass.js";
import type { Appointment, Done } from "../protocol.js";
import { newRequest } from "../request.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { named, SCOPES, type Scope, whichOf } from "./change.js";

/** An edit that is under way: what it began with, and the rev that it may replace. */
interface Edit {
  before: Plan;
  plan: Plan;
  rev: number;
  client: string;
  newClient: NewClient | null;
  /** By which a new client is added, once. */
  request_id: string;
}

class AppointmentEdit extends Part {
  @property({ attribute: false }) each!: Appointment;
  /** What its client is called. */
  @property() client = "";
  /** When the series begins that it is one date of. */
  @property() series = "";
  @state() private edit: Edit | null = null;
  @state() private scoped = false;
  @state() private busy = false;

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("each") as Appointment | undefined;
    if (changed.has("each") && before?.key !== this.each.key) this.begin();
  }

  private begin(): void {
    const { each, client } = this;
    const plan = planOf(each, this.context.format);
    const request_id = newRequest();
    this.edit = { before: plan, plan, rev: each.rev, client, newClient: null, request_id };
    this.scoped = false;
  }

  private left(): void {
    this.dispatchEvent(new Event("left"));
  }

  /** Of a series, ask first how much of it is meant. */
  private submit(edit: Edit): void {
    if (this.renderRoot.querySelector("studio-booking-form")?.unpicked) {
      this.tell("studio-failed", { message: this.t("booking.unpicked") });
      return;
    }
    const [only, ...others] = this.scopes(edit);
    if (this.each.moment === null) void this.save(edit);
    else if (only && !others.length) void this.save(edit, only);
    else this.scoped = true;
  }

  /** How much may be meant: how it repeats is nothing of one date alone. */
  private scopes({ before, plan }: Edit): Scope[] {
    if (!choseRepeat(before, plan)) return SCOPES;
    const { repeat, day } = plan;
    // What was stays; what would have come is left out.
    if (repeat.often === "never") return ["following"];
    const all = beginsAt(repeat, day, this.series || day, this.context.format);
    return all ? ["following", "all"] : ["following"];
  }

  override render(): TemplateResult | typeof nothing {
    return this.edit ? this.form(this.edit) : nothing;
  }

  private async save(edit: Edit, scope?: Scope): Promise<void> {
    const { each } = this;
    const { api } = this.context;
    const fields = changedFields(edit.before, edit.plan);
    const recurrence = changedRepeat(edit.before, edit.plan, each.moment !== null);
    if (recurrence && scope !== "this") fields.recurrence = recurrence;
    this.busy = true;
    try {
      const client = await this.linkedTo(edit);
      if (client !== edit.before.client_id) fields.client_id = client;
      let undo: string | null = null;
      if (Object.keys(fields).length) {
        const data = { ...named(each, scope), ...fields, expected_rev: edit.rev };
        undo = (await api.act<Done>("update_appointment", data)).undo;
      }
      this.tell("studio-done", { text: this.t("appointment.saved"), undo });
      this.left();
    } catch (reason) {
      if ((reason as HassError).translation_key === "book_stale") this.overtaken();
      else this.tell("studio-failed", reason);
    } finally {
      this.busy = false;
      this.scoped = false;
    }
  }

  /** Return the client that was chosen; one who was typed in is added first. */
  private async linkedTo(edit: Edit): Promise<string | null> {
    if (!edit.newClient) return edit.plan.client_id;
    const made = await this.context.api.act<{ clients: { client_id: string }[] }>("add_client", {
      ...edit.newClient,
      request_id: edit.request_id,
    });
    const id = made.clients[0]?.client_id ?? null;
    this.edit = {
      ...edit,
      newClient: null,
      request_id: newRequest(),
      client: edit.newClient.name,
      plan: { ...edit.plan, client_id: id },
    };
    return id;
  }

  /** Somebody else changed it meanwhile: what they changed is shown, and what was typed stays. */
  private overtaken(): void {
    this.tell("studio-failed", { message: this.t("appointment.overtaken") });
  }

  private form(edit: Edit): TemplateResult {
    const { each } = this;
    const now = planOf(each, this.context.format);
    const others = each.rev === edit.rev ? [] : Object.keys(changedFields(edit.before, now));
    const single = each.moment !== null && each.series_id !== null;
    return html`${
      each.rev === edit.rev
        ? nothing
        : html`<div class="alarm" role="alert">
              <p>${this.t("appointment.meanwhile")}</p>
              ${
                others.length
                  ? html`<p dir="auto">
                      ${this.context.format.day(each.start)}, ${this.context.format.span(each)} ·
                      ${each.title ?? ""} ·
                      ${namesOf(this.context.studio, owners(each)).join(", ")}
                    </p>`
                  : nothing
              }
              <div class="row">
                <button
                  @click=${() => {
                    this.edit = {
                      ...edit,
                      rev: each.rev,
                      before: now,
                      plan: { ...now, ...mine(edit) },
                    };
                  }}
                >
                  ${this.t("appointment.keep_mine")}
                </button>
                <button class="plain" @click=${() => this.begin()}>
                  ${this.t("appointment.take_theirs")}
                </button>
              </div>
            </div>`
    }
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          this.submit(edit);
        }}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${edit.plan}
          .client=${edit.client}
          .newClient=${edit.newClient}
          .of=${{ appointment_id: each.appointment_id, moment: each.moment }}
          .single=${single}
          .following=${choseRepeat(edit.before, edit.plan)}
          @plan-changed=${({ detail }: CustomEvent<Plan>) => {
            this.edit = { ...edit, plan: detail };
          }}
          @client-picked=${({ detail }: CustomEvent<Picked>) => this.picked(edit, detail)}
        ></studio-booking-form>
        ${
          this.scoped
            ? whichOf(
                (key) => this.t(key),
                (scope) => void this.save(edit, scope),
                () => {
                  this.scoped = false;
                },
                this.scopes(edit),
              )
            : html`<div class="row">
                <button class="main" type="submit" ?disabled=${this.busy}>${this.t("booking.save_changes")}</button>
                <button
                  class="plain"
                  type="button"
                  @click=${() => this.left()}
                >
                  ${this.t("booking.leave")}
                </button>
              </div>`
        }
      </form>`;
  }

  private picked(edit: Edit, picked: Picked): void {
    const known = picked && "client_id" in picked ? picked : null;
    this.edit = {
      ...edit,
      newClient: picked && "add" in picked ? picked.add : null,
      client: known?.name ?? "",
      plan: { ...edit.plan, client_id: known?.client_id ?? null },
    };
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
      .alarm { margin-top: 12px; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; margin-top: 12px; }
    `,
  ];
}

/** What was changed in the form, to lay over what the appointment is by now. */
function mine({ before, plan }: Edit): Partial<Plan> {
  const found: Record<string, unknown> = {};
  for (const key of Object.keys(plan) as (keyof Plan)[]) {
    if (JSON.stringify(before[key]) !== JSON.stringify(plan[key])) found[key] = plan[key];
  }
  return found;
}

customElements.define("studio-appointment-edit", AppointmentEdit);
