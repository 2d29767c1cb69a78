// Changes all fields of an appointment; what somebody else changed meanwhile is shown, not overwritten.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "../booking/form.js";
import type { Picked } from "../booking/client-picker.js";
import type { BookingForm } from "../booking/form.js";
import {
  changed as changedFields,
  changedRepeat,
  choseRepeat,
  movedTo,
  type NewClient,
  type Plan,
  planOf,
} from "../booking/plan.js";
import { beginsAt } from "../booking/repeat.js";
import { Drafts } from "../drafts.js";
import type { HassError } from "../hass.js";
import type { Appointment, Done, Studio } from "../protocol.js";
import { shared } from "../style.js";
import { isTaken, nextFree, takenQuestion, takenWords } from "../taken.js";
import { type Context, Part } from "../view.js";
import { named, SCOPES, type Scope, whichOf } from "./change.js";
import { type Difference, differences } from "./compare.js";

/** The fields by which an appointment takes somebody's time. */
const TAKES = [
  ...(["start", "end", "all_day", "staff_id", "assistant_ids", "resource_ids"] as const),
  ...(["session_type", "recurrence", "status"] as const),
];

/** An edit that is under way: what it began with, and the rev that it may replace. */
interface Edit {
  /** What it was when the form was opened, also as the form has it. */
  was: Appointment;
  before: Plan;
  plan: Plan;
  rev: number;
  client: string;
  newClient: NewClient | null;
}

/** What was typed and neither saved nor given up, by appointment. */
const unsaved = new Drafts<Edit>();

/** Whether something that was typed of an appointment waits. */
export function isChanged({ studio }: Context, key: string): boolean {
  return unsaved.has(keyOf(studio, key));
}

class AppointmentEdit extends Part {
  @property({ attribute: false }) each!: Appointment;
  /** By which key it was opened: a date of a series has another one once it is changed by itself. */
  @property() opened = "";
  /** What its client is called. */
  @property() client = "";
  /** When the series begins that it is one date of. */
  @property() series = "";
  @state() private edit: Edit | null = null;
  @state() private scoped = false;
  @state() private busy = false;
  /** Somebody is taken then: what is in the way, and how much of a series was meant. */
  @state() private taken: { words: string; scope: Scope | undefined } | null = null;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("opened")) this.begin(unsaved.get(this.key));
    const { edit } = this;
    // Of what differs in nothing that is shown here, nothing is asked.
    if (edit && edit.rev !== this.each.rev && !this.others(edit).length) this.adopt(edit);
    if (this.edit && isTyped(this.edit)) unsaved.keep(this.key, this.edit);
  }

  private get key(): string {
    return keyOf(this.context.studio, this.opened);
  }

  /** Go on with what was typed before; null: begin with what it is now. */
  private begin(typed: Edit | null = null): void {
    const { each, client } = this;
    if (!typed) unsaved.drop(this.key);
    const plan = planOf(each, this.context.format);
    this.edit = typed ?? {
      was: each,
      before: plan,
      plan,
      rev: each.rev,
      client,
      newClient: null,
    };
    this.scoped = false;
    this.taken = null;
  }

  private left(): void {
    unsaved.drop(this.key);
    this.edit = null;
    this.dispatchEvent(new Event("left"));
  }

  /** Of a series, ask first how much of it is meant. */
  private submit(edit: Edit): void {
    if (this.fields?.unpicked) {
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

  private get fields(): BookingForm | null {
    return this.renderRoot.querySelector("studio-booking-form");
  }

  /** Save it; over another appointment only if that was said before, or is wanted. */
  private async save(
    edit: Edit,
    scope?: Scope,
    overlap = this.fields?.saysOverlap ?? false,
  ): Promise<void> {
    const { each } = this;
    const { api, texts } = this.context;
    const fields = changedFields(edit.before, edit.plan);
    const recurrence = changedRepeat(edit.before, edit.plan, each.moment !== null);
    if (recurrence && scope !== "this") fields.recurrence = recurrence;
    // What it takes stays: what it overlaps already is no matter of this change.
    const allow_overlap = overlap || !TAKES.some((each) => each in fields);
    this.taken = null;
    this.busy = true;
    try {
      const { client_id } = edit.plan;
      if (edit.newClient) fields.new_client = edit.newClient;
      else if (client_id !== edit.before.client_id) fields.client_id = client_id;
      let undo: string | null = null;
      if (Object.keys(fields).length) {
        const data = { ...named(each, scope), ...fields, allow_overlap, expected_rev: edit.rev };
        undo = (await api.act<Done>("update_appointment", data)).undo;
      }
      this.tell("studio-done", { text: this.t("appointment.saved"), undo });
      this.left();
    } catch (reason) {
      if ((reason as HassError).translation_key === "book_stale") this.overtaken();
      else if (isTaken(reason)) this.taken = { words: takenWords(texts, reason), scope };
      else this.tell("studio-failed", reason);
    } finally {
      this.busy = false;
      this.scoped = false;
    }
  }

  /** Go on to the next time at which all are free: it is seen before it is saved. */
  private async later(edit: Edit): Promise<void> {
    const { api, format, texts } = this.context;
    this.taken = null;
    try {
      const free = await nextFree(api, texts, this.fields?.asks ?? {});
      this.edit = { ...edit, plan: movedTo(edit.plan, free.start, format) };
    } catch (reason) {
      this.tell("studio-failed", reason);
    }
  }

  /** Somebody else changed it meanwhile: what they changed is shown, and what was typed stays. */
  private overtaken(): void {
    this.tell("studio-failed", { message: this.t("appointment.overtaken") });
    this.renderRoot.querySelector(".alarm")?.scrollIntoView({ block: "nearest" });
  }

  private form(edit: Edit): TemplateResult {
    const { each } = this;
    const single = each.moment !== null && each.series_id !== null;
    return html`${each.rev === edit.rev ? nothing : this.meanwhile(edit)}
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
            this.taken = null;
          }}
          @client-picked=${({ detail }: CustomEvent<Picked>) => this.picked(edit, detail)}
        ></studio-booking-form>
        ${
          this.taken
            ? this.asked(edit, this.taken)
            : this.scoped
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
                  ${this.t("booking.go_back")}
                </button>
              </div>`
        }
      </form>`;
  }

  private others(edit: Edit): Difference[] {
    const client = edit.newClient?.name ?? edit.client;
    return differences(this.context, { ...edit, client }, this.each);
  }

  /** What somebody else has changed, beside what is typed. */
  private meanwhile(edit: Edit): TemplateResult {
    const found = this.others(edit);
    return html`<div class="alarm" role="alert">
      <p>${this.t("appointment.meanwhile")}</p>
      <dl>
        ${found.map(
          ({ label, now, mine: typed }) => html`<dt>${label}</dt>
            <dd dir="auto">${this.t("diary.it_is", { what: now })}</dd>
            ${
              typed === null
                ? nothing
                : html`<dd dir="auto">${this.t("diary.you_wanted", { what: typed })}</dd>`
            }`,
        )}
      </dl>
      <div class="row">
        <button @click=${() => this.adopt(edit)}>${this.t("appointment.keep_mine")}</button>
        <button class="plain" @click=${() => this.begin()}>
          ${this.t("appointment.take_theirs")}
        </button>
      </div>
    </div>`;
  }

  /** Lay what is typed over what the appointment is by now. */
  private adopt(edit: Edit): void {
    const { each } = this;
    const before = planOf(each, this.context.format);
    const typed = mine(edit);
    const client = edit.newClient || "client_id" in typed ? edit.client : (each.client ?? "");
    const plan = { ...before, ...typed };
    this.edit = { ...edit, was: each, rev: each.rev, before, plan, client };
  }

  private asked(edit: Edit, { words, scope }: { words: string; scope?: Scope }): TemplateResult {
    return takenQuestion((key) => this.t(key), words, {
      both: () => void this.save(edit, scope, true),
      later: () => void this.later(edit),
      back: () => {
        this.taken = null;
      },
    });
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
      dl { margin: 0 0 12px; overflow-wrap: anywhere; }
      dt { margin-top: 8px; font-weight: 500; }
      dd { margin: 0; white-space: pre-line; }
      form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; margin-top: 12px; }
    `,
  ];
}

function keyOf({ entry_id }: Studio, key: string): string {
  return `${entry_id} ${key}`;
}

function isTyped(edit: Edit): boolean {
  return edit.newClient !== null || Object.keys(mine(edit)).length > 0;
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
