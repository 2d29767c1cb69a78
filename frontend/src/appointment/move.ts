// Moves an appointment to another time, or gives it to somebody else: one click for what is free.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { twice } from "../booking/twice.js";
import { namesOf } from "../diary/shown.js";
import type { Appointment, Check, Done, Person } from "../protocol.js";
import { shared } from "../style.js";
import { isTaken, nextFree, takenQuestion, takenWords } from "../taken.js";
import { Part } from "../view.js";
import { named, type Scope, whichOf } from "./change.js";

/** What is asked before it is done. */
type Asked =
  | { kind: "which"; fields: object }
  | { kind: "taken"; words: string; both: () => void; later: () => void };

class AppointmentMove extends Part {
  @property({ attribute: false }) each!: Appointment;
  @property() what: "move" | "give" = "move";
  @state() private check: Check | null = null;
  @state() private day = "";
  @state() private time = "";
  /** Of two hours of the same name the one that was chosen. */
  @state() private at: string | null = null;
  @state() private asked: Asked | null = null;
  @state() private busy = false;

  private latest = 0;
  /** The name of whom it is given to. */
  private who = "";

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("each") as Appointment | undefined;
    if (changed.has("each") && before?.start !== this.each.start) {
      const wall = this.context.format.clock(this.each.start);
      [this.day, this.time] = [wall.slice(0, 10), wall.slice(11, 16)];
      this.at = null;
      void this.look();
    }
  }

  private get start(): string {
    return this.each.all_day ? this.day : `${this.day}T${this.time}:00`;
  }

  /** The chosen start; the present one as it is, since a wall-clock text may name two instants. */
  private get chosen(): string {
    if (this.at) return this.at;
    const wall = this.context.format.clock(this.each.start).slice(0, this.start.length);
    return wall === this.start ? this.each.start : this.start;
  }

  private pick(what: "day" | "time", event: Event): void {
    const value = (event.target as HTMLInputElement).value || this[what];
    if (what === "day") this.day = value;
    else this.time = value;
    this.at = null;
    void this.look();
  }

  private async look(): Promise<void> {
    const latest = ++this.latest;
    const { api } = this.context;
    const data = { ...named(this.each), start: this.chosen };
    try {
      const check = await api.read<Check>("free/check", data);
      if (latest === this.latest) this.check = check;
    } catch (reason) {
      if (latest === this.latest) this.tell("studio-failed", reason);
    }
  }

  private choose(fields: object, who = ""): void {
    this.who = who;
    if (this.each.moment === null) void this.carry(fields);
    else this.asked = { kind: "which", fields };
  }

  /** Do it; if somebody is taken then, ask in place. `to`: the next free time, to which it goes. */
  private async carry(
    fields: object,
    scope?: Scope,
    { overlap = false, to = "" } = {},
  ): Promise<void> {
    const { each, what } = this;
    const { api, texts } = this.context;
    this.busy = true;
    try {
      const done = await api.act<Done>("update_appointment", {
        ...named(each, scope),
        ...fields,
        expected_rev: each.rev,
        allow_overlap: overlap,
      });
      const title = each.title ?? this.t("diary.busy");
      const said = to ? "diary.moved_to" : what === "move" ? "diary.moved" : "appointment.given";
      const text = this.t(said, { title, name: this.who, when: to });
      this.tell("studio-done", { text, undo: done.undo });
      this.dispatchEvent(new Event("left"));
    } catch (reason) {
      if (isTaken(reason)) {
        const both = () => void this.carry(fields, scope, { overlap: true });
        const later = () => void this.later(fields, scope);
        this.asked = { kind: "taken", words: takenWords(texts, reason), both, later };
      } else {
        this.asked = null;
        this.tell("studio-failed", reason);
      }
    } finally {
      this.busy = false;
    }
  }

  /** Carry it out at the next time at which all are free. */
  private async later(fields: object, scope?: Scope): Promise<void> {
    const { api, format, texts } = this.context;
    this.asked = null;
    try {
      const free = await nextFree(api, texts, { ...named(this.each, scope), ...fields });
      const to = `${format.day(free.start)}${free.all_day ? "" : `, ${format.time(free.start)}`}`;
      await this.carry({ ...fields, start: free.start, end: free.end }, scope, { to });
    } catch (reason) {
      this.tell("studio-failed", reason);
    }
  }

  override render(): TemplateResult {
    const { asked } = this;
    const back = () => {
      this.asked = null;
    };
    if (asked?.kind === "which") {
      const t = (key: string) => this.t(key);
      return whichOf(t, (scope) => void this.carry(asked.fields, scope), back);
    }
    if (asked?.kind === "taken") {
      return takenQuestion((key) => this.t(key), asked.words, { ...asked, back });
    }
    return html`<div class="move">
      ${this.what === "move" ? this.times() : this.people()}
      <button class="plain" @click=${() => this.dispatchEvent(new Event("left"))}>
        ${this.t("booking.go_back")}
      </button>
    </div>`;
  }

  private times(): TemplateResult {
    const { check, each, busy } = this;
    const { format } = this.context;
    return html`${
      check?.times.length
        ? html`<span class="label">${this.t("booking.next_free")}</span>
            <div class="row">
              ${check.times.map(
                (one) => html`<button
                  ?disabled=${busy}
                  @click=${() => this.choose({ start: one.start, end: one.end })}
                >
                  ${format.day(one.start)}${one.all_day ? "" : ` ${format.time(one.start)}`}
                </button>`,
              )}
            </div>`
        : nothing
    }
      <form
        class="when"
        @submit=${(event: Event) => {
          event.preventDefault();
          this.choose({ start: this.chosen });
        }}
      >
        <label
          ><span class="label">${this.t("booking.day")}</span
          ><input
            type="date"
            required
            .value=${this.day}
            @change=${(event: Event) => this.pick("day", event)}
        /></label>
        ${
          each.all_day
            ? nothing
            : html`<label
                ><span class="label">${this.t("booking.time")}</span
                ><input
                  type="time"
                  step="300"
                  required
                  .value=${this.time}
                  @change=${(event: Event) => this.pick("time", event)}
              /></label>`
        }
        <button class="main" type="submit" ?disabled=${busy}>${this.t("appointment.move_it")}</button>
      </form>
      ${
        each.all_day
          ? nothing
          : twice(this.context, this.start, this.chosen, (at) => {
              this.at = at;
              void this.look();
            })
      }
      ${
        check?.overlaps.length
          ? html`<div class="alarm" role="status">
              ${check.overlaps.map(
                (one) => html`<div dir="auto">
                  ${this.t("booking.overlaps", {
                    title: one.title ?? this.t("diary.busy"),
                    when: `${format.day(one.start)}, ${format.span(one)}`,
                    who: this.names(one.people),
                  })}
                </div>`,
              )}
            </div>`
          : nothing
      }`;
  }

  private names(ids: readonly string[]): string {
    return namesOf(this.context.studio, ids).join(", ");
  }

  private people(): TemplateResult {
    const { each, context } = this;
    const of = (kind: Person["kind"]) => context.studio.people.filter((one) => one.kind === kind);
    const [room] = each.resource_ids;
    const rooms = of("room").filter(({ id }) => !each.resource_ids.includes(id));
    return html`${this.row(
      "booking.who",
      of("staff").filter(({ id }) => id !== each.staff_id),
      (id) => ({ staff_id: id, assistant_ids: each.assistant_ids.filter((one) => one !== id) }),
    )}
    ${
      room
        ? this.row("booking.rooms", rooms, (id) => ({
            resource_ids: [id, ...each.resource_ids.slice(1)],
          }))
        : nothing
    }`;
  }

  private row(
    label: string,
    people: Person[],
    fields: (id: string) => object,
  ): TemplateResult | typeof nothing {
    if (!people.length) return nothing;
    return html`<span class="label">${this.t(label)}</span>
      <div class="row" role="group" aria-label=${this.t(label)}>
        ${people.map((one) => {
          const known = this.check?.people.find(({ id }) => id === one.id);
          const first = known?.by[0];
          const busy = known?.reason === "closed" ? this.t("booking.closed") : this.t("diary.busy");
          const why = known && !known.free ? (first?.title ?? busy) : "";
          return html`<button
            class=${why ? "taken" : ""}
            ?disabled=${this.busy}
            @click=${() => this.choose(fields(one.id), one.name)}
          >
            <span dir="auto">${one.name}</span>${why ? html`<small dir="auto">${why}</small>` : nothing}
          </button>`;
        })}
      </div>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
      .move { display: grid; gap: 8px; margin: 12px 0; justify-items: start; }
      .when { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); align-items: end; gap: 8px; width: 100%; }
      .when input { min-width: 0; padding: 8px 6px; }
      .row button { display: inline-grid; align-content: center; }
      .taken { color: var(--secondary-text-color); background: var(--secondary-background-color); }
      small { max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; }
    `,
  ];
}

customElements.define("studio-appointment-move", AppointmentMove);
