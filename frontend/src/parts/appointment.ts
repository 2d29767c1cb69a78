// One appointment: what it is, whose, where it is synced, what happened to it, and what to do with it.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { isChanged } from "../appointment/edit.js";
import "../appointment/facts.js";
import "../appointment/move.js";
import { named, SCOPES, type Scope, whichOf } from "../appointment/change.js";
import { repeatText } from "../booking/repeat.js";
import { namesOf } from "../diary/shown.js";
import { Following } from "../following.js";
import type { Appointment, AppointmentDetails, Done } from "../protocol.js";
import { focused } from "../shell/focus.js";
import { shared } from "../style.js";
import { isTaken, nextFree, takenQuestion, takenWords } from "../taken.js";
import "../todo/edit-card.js";
import "../todo/overlap-card.js";
import { conflictsOf } from "../todo/shown.js";
import { type Beside, Part } from "../view.js";

/** What is done with it: nothing yet, or one of the forms below is open. */
type Doing = "" | "move" | "give" | "change" | "cancel";

class StudioAppointment extends Part {
  @property({ attribute: false }) aim!: Beside & { show: "appointment" };
  @state() private details: AppointmentDetails | null = null;
  @state() private doing: Doing = "";
  @state() private busy = false;
  /** What is in the way of taking it up again; empty: nothing. */
  @state() private taken = "";

  private readonly following = new Following(this, (reason) => this.tell("studio-failed", reason));

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("aim") as StudioAppointment["aim"] | undefined;
    if (changed.has("aim") && before?.key !== this.aim.key) {
      this.details = null;
      // What was typed of it before is offered again.
      this.doing = isChanged(this.context, this.aim.key) ? "change" : "";
      this.taken = "";
    }
    this.follow();
  }

  override updated(changed: PropertyValues): void {
    // What had the focus may be gone, as a button whose form has taken its place.
    if (changed.has("doing") && changed.get("doing") !== undefined) {
      this.renderRoot.querySelector("h2")?.focus();
    }
  }

  /** While the studio reloads, what was told last stays, and what is typed with it. */
  private follow(): void {
    const { appointment_id, moment } = this.aim;
    const data = { appointment_id, ...(moment === null ? {} : { moment }) };
    const told = (details: AppointmentDetails) => {
      this.details = details;
    };
    this.following.to(this.context, "appointment/subscribe", data, told);
  }

  override render(): TemplateResult {
    const { details } = this;
    if (!details) return html`<p class="quiet" role="status">${this.t("appointment.loading")}</p>`;
    const each = details.appointment;
    if (details.gone || !each) return html`<h2>${this.t("appointment.gone")}</h2>`;
    return html`<h2 dir="auto" tabindex="-1">${each.title ?? this.t("diary.busy")}</h2>
      ${this.doing === "change" && each.editable ? this.changing(details, each) : this.shown(details, each)}`;
  }

  private shown(details: AppointmentDetails, each: Appointment): TemplateResult {
    const { format, studio, texts } = this.context;
    const whole = `${format.day(each.start)}${each.all_day ? "" : `, ${format.span(each)}`}`;
    const people = namesOf(studio, [each.staff_id, ...each.assistant_ids]);
    const rooms = namesOf(studio, each.resource_ids);
    return html`<p class="quiet">
        ${[
          each.session_type ?? this.t(`appointment.${each.kind}`),
          each.all_day ? format.span(each) : whole,
          each.status === "tentative" ? this.t("diary.tentative") : "",
          each.status === "cancelled" ? this.t("appointment.cancelled") : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      ${this.conflicts(details, each)}
      ${details.kept.length ? this.fact("diary.kept", details.kept.map((one) => this.keptBeside(one)).join("\n")) : nothing}
      ${each.editable ? this.actions(each) : nothing}
      <studio-appointment-client
        .context=${this.context}
        .details=${details}
      ></studio-appointment-client>
      ${people.length ? this.fact("appointment.who", people.join(", ")) : nothing}
      ${rooms.length ? this.fact("booking.rooms", rooms.join(", ")) : nothing}
      ${
        details.series
          ? this.fact("booking.repeats", repeatText(details.series.recurrence, texts, format))
          : nothing
      }
      ${
        each.place && each.place !== rooms.join(", ")
          ? this.fact("booking.place", each.place)
          : nothing
      }
      ${each.description ? this.fact("booking.notes", each.description) : nothing}
      <studio-appointment-history
        .context=${this.context}
        .details=${details}
      ></studio-appointment-history>`;
  }

  /** What is to be decided about it, with the answers as in *To do*. */
  private conflicts(details: AppointmentDetails, each: Appointment): unknown {
    const { context } = this;
    return repeat(
      conflictsOf(details.conflicts, each),
      ({ id }) => id,
      (item) =>
        item.kind === "overlap"
          ? html`<studio-todo-overlap
              .context=${context}
              .item=${item}
              .of=${each.appointment_id}
            ></studio-todo-overlap>`
          : html`<studio-todo-edit .context=${context} .item=${item}></studio-todo-edit>`,
    );
  }

  /** With what it overlaps as somebody chose to keep it, and who did. */
  private keptBeside({ title, who, at, ...span }: AppointmentDetails["kept"][number]): string {
    const { format } = this.context;
    const name = who && (who.name || this.t(`appointment.by.${who.kind}`));
    const time = span.all_day ? "" : format.span(span);
    const by = [name, at && format.recent(at)].filter(Boolean).join(", ");
    return [title ?? this.t("diary.busy"), time, by].filter(Boolean).join(" · ");
  }

  private fact(label: string, words: string): TemplateResult {
    return html`<div class="fact">
      <span class="label">${this.t(label)}</span>
      <div class="words" dir="auto">${words}</div>
    </div>`;
  }

  private actions(each: Appointment): TemplateResult {
    const left = () => this.do("");
    switch (this.doing) {
      case "move":
      case "give":
        return html`<studio-appointment-move
          .context=${this.context}
          .each=${each}
          .what=${this.doing}
          @left=${left}
        ></studio-appointment-move>`;
      case "cancel":
        return whichOf(
          (key) => this.t(key),
          (scope) => void this.cancel(each, scope),
          left,
          SCOPES,
          this.t("appointment.which_cancel"),
        );
    }
    if (each.status === "cancelled") {
      if (this.taken) return this.asked(each);
      return html`<div class="row actions">
        <button class="main" ?disabled=${this.busy} @click=${() => void this.takeUp(each)}>
          ${this.t("appointment.take_up")}
        </button>
      </div>`;
    }
    const button = (doing: Doing) =>
      html`<button ?disabled=${this.busy} @click=${() => this.do(doing)}>
        ${this.t(`appointment.${doing}`)}
      </button>`;
    return html`<div class="row actions">
      ${button("move")} ${button("give")} ${button("change")}
      <button
        class="danger"
        ?disabled=${this.busy}
        @click=${() => (each.moment === null ? void this.cancel(each) : this.do("cancel"))}
      >
        ${this.t("appointment.cancel")}
      </button>
    </div>`;
  }

  private changing(details: AppointmentDetails, each: Appointment): TemplateResult {
    return html`<studio-appointment-edit
      .context=${this.context}
      .client=${each.client ?? details.client?.name ?? ""}
      .each=${each}
      .opened=${this.aim.key}
      .series=${details.series?.start ?? ""}
      @left=${() => this.do("")}
    ></studio-appointment-edit>`;
  }

  private do(doing: Doing): void {
    this.doing = doing;
  }

  private async changed(
    change: () => Promise<Done>,
    said: string,
    asks?: (reason: unknown) => boolean,
  ): Promise<void> {
    this.busy = true;
    await this.carryOut(change, () => said, asks);
    this.busy = false;
    this.do("");
    await this.updateComplete;
    // The button that was pressed is gone, or was of no use meanwhile.
    if (focused() === document.body) this.renderRoot.querySelector("h2")?.focus();
  }

  private async cancel(each: Appointment, scope?: Scope): Promise<void> {
    const data = { ...named(each, scope), expected_rev: each.rev };
    await this.changed(
      () => this.context.api.act<Done>("cancel_appointment", data),
      this.t("appointment.was_cancelled", { title: each.title ?? this.t("diary.busy") }),
    );
  }

  /** Let it take place again: when it did, or at another time. If somebody is taken then, ask. */
  private async takeUp(each: Appointment, when: object = {}, allow_overlap = false): Promise<void> {
    const { api, texts } = this.context;
    const status = "confirmed";
    const data = { ...named(each), ...when, status, allow_overlap, expected_rev: each.rev };
    this.taken = "";
    await this.changed(
      () => api.act<Done>("update_appointment", data),
      this.t("appointment.taken_up"),
      (reason) => {
        if (isTaken(reason)) this.taken = takenWords(texts, reason);
        return isTaken(reason);
      },
    );
  }

  private async takeUpLater(each: Appointment): Promise<void> {
    const { api, texts } = this.context;
    try {
      const { start, end } = await nextFree(api, texts, named(each));
      await this.takeUp(each, { start, end });
    } catch (reason) {
      this.tell("studio-failed", reason);
    }
  }

  private asked(each: Appointment): TemplateResult {
    return takenQuestion((key) => this.t(key), this.taken, {
      both: () => void this.takeUp(each, {}, true),
      later: () => void this.takeUpLater(each),
      back: () => {
        this.taken = "";
      },
    });
  }

  static override styles = [
    shared,
    css`
      h2 { padding-inline-end: 44px; overflow-wrap: anywhere; }
      .fact { margin-bottom: 12px; padding: 8px 12px; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .words { white-space: pre-line; }
      .actions { margin: 12px 0; }
    `,
  ];
}

customElements.define("studio-appointment", StudioAppointment);
