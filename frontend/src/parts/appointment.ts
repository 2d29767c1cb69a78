// One appointment: what it is, whose, where it is synced, what happened to it, and what to do with it.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "../booking/form.js";
import type { Picked } from "../booking/client-picker.js";
import { changed as changedFields, type NewClient, type Plan, planOf } from "../booking/plan.js";
import { owners } from "../diary/shown.js";
import type { HassError, Unsubscribe } from "../hass.js";
import type { Appointment, AppointmentDetails, Done, Step } from "../protocol.js";
import { shared } from "../style.js";
import { type Beside, Part } from "../view.js";

type Scope = "this" | "following" | "all";
const SCOPES: Scope[] = ["this", "following", "all"];

/** An edit that is under way: what it began with, and the rev that it may replace. */
interface Edit {
  before: Plan;
  plan: Plan;
  rev: number;
  client: string;
  newClient: NewClient | null;
}

class StudioAppointment extends Part {
  @property({ attribute: false }) aim!: Beside & { show: "appointment" };
  @state() private details: AppointmentDetails | null = null;
  @state() private edit: Edit | null = null;
  /** What is done once it is known of how much of a series. */
  @state() private scoped: ((scope: Scope) => void) | null = null;
  @state() private busy = false;

  private followed = "";
  private leave: Unsubscribe | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.leave?.();
    this.leave = null;
    this.followed = "";
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("aim")) {
      const before = changed.get("aim") as StudioAppointment["aim"] | undefined;
      if (before?.key !== this.aim.key) {
        this.edit = null;
        this.scoped = null;
      }
    }
    void this.follow();
  }

  private async follow(): Promise<void> {
    const { api, studio } = this.context;
    const { key, appointment_id, moment } = this.aim;
    const wanted = studio.running && this.isConnected ? `${studio.entry_id} ${key}` : "";
    if (wanted === this.followed) return;
    this.followed = wanted;
    void this.leave?.();
    this.leave = null;
    this.details = null;
    if (!wanted) return;
    const data = { appointment_id, ...(moment === null ? {} : { moment }) };
    try {
      const stop = await api.follow<AppointmentDetails>("appointment/subscribe", data, (told) => {
        if (this.followed === wanted) this.details = told;
      });
      if (this.followed === wanted) this.leave = stop;
      else void stop();
    } catch (reason) {
      this.tell("studio-failed", reason);
    }
  }

  override render(): TemplateResult {
    const { details } = this;
    if (!details) return html`<p class="quiet" role="status">${this.t("appointment.loading")}</p>`;
    const each = details.appointment;
    if (details.gone || !each) return html`<h2>${this.t("appointment.gone")}</h2>`;
    if (this.edit) return this.editing(each, this.edit);
    return this.shown(details, each);
  }

  private shown(details: AppointmentDetails, each: Appointment): TemplateResult {
    const { format, studio } = this.context;
    const whole = `${format.day(each.start)}${each.all_day ? "" : `, ${format.span(each)}`}`;
    const people = owners(each).map((id) => studio.people.find((one) => one.id === id)?.name ?? "");
    return html`<h2 dir="auto">${each.title ?? this.t("diary.busy")}</h2>
      <p class="quiet">
        ${[
          each.session_type ?? this.t(`appointment.${each.kind}`),
          each.all_day ? format.span(each) : whole,
          each.status === "tentative" ? this.t("diary.tentative") : "",
          each.status === "cancelled" ? this.t("appointment.cancelled") : "",
          each.moment === null ? "" : this.t("diary.repeating"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      ${
        each.conflict && details.conflicts.length
          ? html`<div class="alarm">
              ${this.t("appointment.conflict")}
              <button class="plain" @click=${() => this.tell("studio-go", { tab: "todo" })}>
                ${this.t("shell.todo")}
              </button>
            </div>`
          : nothing
      }
      ${this.client(details)}
      ${people.length ? this.fact("appointment.who", people.join(", ")) : nothing}
      ${each.place ? this.fact("booking.place", each.place) : nothing}
      ${each.description ? this.fact("booking.notes", each.description) : nothing}
      ${each.editable ? this.actions(each) : nothing} ${this.where(details)}
      ${this.history(details.history)}`;
  }

  private fact(label: string, words: string): TemplateResult {
    return html`<div class="fact">
      <span class="label">${this.t(label)}</span>
      <div dir="auto">${words}</div>
    </div>`;
  }

  private client(details: AppointmentDetails): TemplateResult | typeof nothing {
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

  private actions(each: Appointment): TemplateResult {
    if (this.scoped) {
      const scoped = this.scoped;
      return html`<div class="alarm" role="group" aria-label=${this.t("appointment.which")}>
        <p>${this.t("appointment.which")}</p>
        <div class="row">
          ${SCOPES.map(
            (scope) =>
              html`<button ?disabled=${this.busy} @click=${() => scoped(scope)}>
                ${this.t(`diary.${scope}`)}
              </button>`,
          )}
          <button
            class="plain"
            @click=${() => {
              this.scoped = null;
            }}
          >
            ${this.t("booking.leave")}
          </button>
        </div>
      </div>`;
    }
    if (each.status === "cancelled") {
      return html`<div class="row actions">
        <button class="main" ?disabled=${this.busy} @click=${() => void this.takeUp(each)}>
          ${this.t("appointment.take_up")}
        </button>
      </div>`;
    }
    return html`<div class="row actions">
      <button class="main" ?disabled=${this.busy} @click=${() => this.begin(each)}>
        ${this.t("appointment.change")}
      </button>
      <button
        class="danger"
        ?disabled=${this.busy}
        @click=${() => this.withScope(each, (scope) => void this.cancel(each, scope))}
      >
        ${this.t("appointment.cancel")}
      </button>
    </div>`;
  }

  private where(details: AppointmentDetails): TemplateResult | typeof nothing {
    const { format, studio } = this.context;
    const places = details.shown.filter((one) => one.kind !== "calendar");
    if (!places.length) return nothing;
    return html`<h3>${this.t("appointment.where")}</h3>
      <ul class="plain">
        ${places.map((one) => {
          const of = studio.people.find((each) => each.id === one.of)?.name ?? one.name;
          const since = one.since ? `${format.day(one.since)}, ${format.time(one.since)}` : "";
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
    const said = (value: Step["changes"][number]["after"]) =>
      typeof value === "string"
        ? value || "–"
        : `${format.day(value.start)}, ${format.span(value)}`;
    return html`<h3>${this.t("appointment.happened")}</h3>
      <ul class="plain history">
        ${steps.map(
          (step) => html`<li>
            <span class="quiet">${format.day(step.at)}, ${format.time(step.at)}</span>
            <span dir="auto">${step.who.name || this.t(`appointment.by.${step.who.kind}`)}</span>:
            ${this.t(`appointment.verb.${VERBS.includes(step.what) ? step.what : "changed"}`)}
            ${
              step.changes.length
                ? html`<div class="quiet" dir="auto">
                    ${step.changes
                      .filter((one) => FIELDS.includes(one.field))
                      .map(
                        (one) => html`<div>
                          ${this.t(`appointment.field.${one.field}`)}: ${said(one.before)} →
                          ${said(one.after)}
                        </div>`,
                      )}
                  </div>`
                : nothing
            }
          </li>`,
        )}
      </ul>`;
  }

  private begin(each: Appointment): void {
    const plan = planOf(each, this.context.format);
    const client = each.client ?? this.details?.client?.name ?? "";
    this.edit = { before: plan, plan, rev: each.rev, client, newClient: null };
  }

  /** Of a series, ask first how much of it is meant. */
  private withScope(each: Appointment, work: (scope?: Scope) => void): void {
    if (each.moment === null) work();
    else this.scoped = work;
  }

  private named(each: Appointment, scope?: Scope): Record<string, unknown> {
    const at = each.moment === null ? {} : { moment: each.moment };
    return { appointment_id: each.appointment_id, ...at, ...(scope ? { scope } : {}) };
  }

  private async doing(change: () => Promise<Done>, said: string): Promise<boolean> {
    this.busy = true;
    const done = await this.carryOut(change, () => said);
    this.busy = false;
    this.scoped = null;
    return done !== null;
  }

  private async cancel(each: Appointment, scope?: Scope): Promise<void> {
    const data = { ...this.named(each, scope), expected_rev: each.rev };
    await this.doing(
      () => this.context.api.act<Done>("cancel_appointment", data),
      this.t("appointment.was_cancelled", { title: each.title ?? this.t("diary.busy") }),
    );
  }

  private async takeUp(each: Appointment): Promise<void> {
    const data = { ...this.named(each), status: "confirmed" };
    await this.doing(
      () => this.context.api.act<Done>("update_appointment", data),
      this.t("appointment.taken_up"),
    );
  }

  private async save(each: Appointment, edit: Edit, scope?: Scope): Promise<void> {
    const { api } = this.context;
    const fields = changedFields(edit.before, edit.plan);
    this.busy = true;
    try {
      let undo: string | null = null;
      if (Object.keys(fields).length) {
        const data = { ...this.named(each, scope), ...fields, expected_rev: edit.rev };
        undo = (await api.act<Done>("update_appointment", data)).undo;
      }
      const client = await this.linkedTo(edit);
      if (client !== edit.before.client_id) {
        const named = { appointment_id: each.appointment_id };
        const done = client
          ? await api.act<Done>("link_client", { ...named, client_id: client })
          : await api.act<Done>("unlink_client", named);
        undo = Object.keys(fields).length ? null : done.undo;
      }
      this.tell("studio-done", { text: this.t("appointment.saved"), undo });
      this.edit = null;
    } catch (reason) {
      if ((reason as HassError).translation_key === "book_stale") this.overtaken();
      else this.tell("studio-failed", reason);
    } finally {
      this.busy = false;
      this.scoped = null;
    }
  }

  /** Return the client that was chosen; one who was typed in is added first. */
  private async linkedTo(edit: Edit): Promise<string | null> {
    if (!edit.newClient) return edit.plan.client_id;
    const made = await this.context.api.act<{ clients: { client_id: string }[] }>("add_client", {
      ...edit.newClient,
    });
    const id = made.clients[0]?.client_id ?? null;
    this.edit = {
      ...edit,
      newClient: null,
      client: edit.newClient.name,
      plan: { ...edit.plan, client_id: id },
    };
    return id;
  }

  /** Somebody else changed it meanwhile: what they changed is shown, and what was typed stays. */
  private overtaken(): void {
    this.tell("studio-failed", { message: this.t("appointment.overtaken") });
  }

  private editing(each: Appointment, edit: Edit): TemplateResult {
    const now = planOf(each, this.context.format);
    const others = each.rev === edit.rev ? [] : Object.keys(changedFields(edit.before, now));
    return html`<h2 dir="auto">${each.title ?? this.t("diary.busy")}</h2>
      ${
        each.rev === edit.rev
          ? nothing
          : html`<div class="alarm" role="alert">
              <p>${this.t("appointment.meanwhile")}</p>
              ${
                others.length
                  ? html`<p dir="auto">
                      ${this.context.format.day(each.start)}, ${this.context.format.span(each)} ·
                      ${each.title ?? ""} ·
                      ${owners(each)
                        .map((id) => this.context.studio.people.find((one) => one.id === id)?.name)
                        .join(", ")}
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
                <button class="plain" @click=${() => this.begin(each)}>
                  ${this.t("appointment.take_theirs")}
                </button>
              </div>
            </div>`
      }
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          this.withScope(each, (scope) => void this.save(each, edit, scope));
        }}
      >
        <studio-booking-form
          .context=${this.context}
          .plan=${edit.plan}
          .client=${edit.client}
          .newClient=${edit.newClient}
          .of=${this.aim}
          @plan-changed=${({ detail }: CustomEvent<Plan>) => {
            this.edit = { ...edit, plan: detail };
          }}
          @client-picked=${({ detail }: CustomEvent<Picked>) => this.picked(edit, detail)}
        ></studio-booking-form>
        ${
          this.scoped
            ? this.actions(each)
            : html`<div class="row">
                <button class="main" type="submit" ?disabled=${this.busy}>${this.t("booking.save_changes")}</button>
                <button
                  class="plain"
                  type="button"
                  @click=${() => {
                    this.edit = null;
                  }}
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
      h2 { padding-inline-end: 44px; overflow-wrap: anywhere; }
      form { display: grid; gap: 8px; margin-top: 12px; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; white-space: pre-line; }
      .line { display: block; min-height: 32px; padding: 2px 0; text-align: start; font-weight: 400; background: none; }
      .name { font-weight: 600; color: var(--primary-text-color); }
      .actions { margin: 12px 0; }
      ul { margin: 0 0 8px; padding-inline-start: 18px; }
      ul.plain { padding: 0; list-style: none; font-size: 14px; }
      .history li { margin-bottom: 8px; overflow-wrap: anywhere; }
      @media (max-width: 599px) { .line { min-height: 44px; } .row a { display: inline-flex; min-height: 44px; align-items: center; } }
    `,
  ];
}

const VERBS = [
  "created",
  "changed",
  "merged",
  "deleted",
  "cancelled",
  "linked",
  "unlinked",
  "conflict",
  "undone",
  "restored",
];
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
];

function dialled(number: string): string {
  return number.replace(/[^\d+*#]/g, "");
}

/** What was changed in the form, to lay over what the appointment is by now. */
function mine({ before, plan }: Edit): Partial<Plan> {
  const found: Record<string, unknown> = {};
  for (const key of Object.keys(plan) as (keyof Plan)[]) {
    if (JSON.stringify(before[key]) !== JSON.stringify(plan[key])) found[key] = plan[key];
  }
  return found;
}

customElements.define("studio-appointment", StudioAppointment);
