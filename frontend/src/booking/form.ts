// The fields of an appointment, new or changed, with what would come of them before it is saved.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "./client-picker.js";
import { namesOf } from "../diary/shown.js";
import type { Check, Person } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import type { Picked } from "./client-picker.js";
import { fieldsOf, type NewClient, type Plan, REPEATS, type Repeats } from "./plan.js";

const WAIT = 250; // Milliseconds after the last change until the server is asked.

export class BookingForm extends Part {
  @property({ attribute: false }) plan!: Plan;
  /** What the client is called now. */
  @property() client = "";
  /** A client that is added when this is saved. */
  @property({ attribute: false }) newClient: NewClient | null = null;
  /** Names the appointment that is changed; null: it is new. */
  @property({ attribute: false }) of: { appointment_id: string; moment: string | null } | null =
    null;

  @state() private check: Check | null = null;
  @state() private more = false;

  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has("plan")) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), this.check ? WAIT : 0);
  }

  private async look(): Promise<void> {
    const asked = ++this.asked;
    const { of } = this;
    const { title: _title, description: _text, client_id: _client, ...rest } = fieldsOf(this.plan);
    const named = of
      ? { appointment_id: of.appointment_id, ...(of.moment === null ? {} : { moment: of.moment }) }
      : {};
    const { recurrence, ...others } = rest as Record<string, unknown>;
    const plan = of ? others : { ...others, ...(recurrence ? { recurrence } : {}) };
    try {
      const check = await this.context.api.ask<Check>("free/check", { ...named, ...plan });
      if (asked === this.asked) this.check = check;
    } catch {
      // What is wrong is told when it is saved; a form that is being filled in is often incomplete.
      if (asked === this.asked) this.check = null;
    }
  }

  private set(changes: Partial<Plan>): void {
    const detail = { ...this.plan, ...changes };
    this.dispatchEvent(new CustomEvent("plan-changed", { detail }));
  }

  private input(name: keyof Plan, event: Event): void {
    const target = event.target as HTMLInputElement;
    const value = target.type === "number" ? Math.max(0, target.valueAsNumber || 0) : target.value;
    this.set({ [name]: value } as Partial<Plan>);
  }

  private pickType(name: string): void {
    const type = this.context.studio.types.find((each) => each.name === name);
    this.set(type ? { session_type: type.name, minutes: type.minutes } : { session_type: null });
  }

  override render(): TemplateResult {
    const { plan, context } = this;
    const { studio } = context;
    const staff = studio.people.filter((each) => each.kind === "staff");
    const rooms = studio.people.filter((each) => each.kind === "room");
    return html`${
      studio.rights.clients === "none"
        ? nothing
        : html`<studio-client-picker
              .context=${context}
              .value=${this.newClient?.name ?? this.client}
              @client-picked=${({ detail }: CustomEvent<Picked>) =>
                this.dispatchEvent(new CustomEvent("client-picked", { detail }))}
            ></studio-client-picker>`
    }
      ${
        studio.types.length
          ? html`<div class="chips" role="radiogroup" aria-label=${this.t("booking.type")}>
              ${[...studio.types.map((each) => each.name), ""].map(
                (name) => html`<button
                  role="radio"
                  aria-checked=${(plan.session_type ?? "") === name}
                  ?disabled=${!name && this.of !== null && plan.session_type !== null}
                  @click=${() => this.pickType(name)}
                >
                  ${name || this.t("booking.no_type")}
                </button>`,
              )}
            </div>`
          : nothing
      }
      <div class="when">
        <label class="field"
          ><span class="label">${this.t("booking.day")}</span
          ><input type="date" .value=${plan.day} @change=${(event: Event) => this.input("day", event)}
        /></label>
        ${
          plan.all_day
            ? html`<label class="field"
                ><span class="label">${this.t("booking.days")}</span
                ><input
                  type="number"
                  min="1"
                  .value=${String(plan.days)}
                  @change=${(event: Event) => this.input("days", event)}
              /></label>`
            : html`<label class="field"
                  ><span class="label">${this.t("booking.time")}</span
                  ><input
                    type="time"
                    step="300"
                    .value=${plan.time}
                    @change=${(event: Event) => this.input("time", event)}
                /></label>
                <label class="field"
                  ><span class="label">${this.t("booking.minutes")}</span
                  ><input
                    type="number"
                    min="0"
                    step="5"
                    .value=${String(plan.minutes)}
                    @change=${(event: Event) => this.input("minutes", event)}
                /></label>`
        }
      </div>
      ${this.nextTimes()}
      ${this.chips(
        "booking.who",
        staff,
        (each) => plan.staff_id === each.id,
        (each) =>
          this.set({
            staff_id: plan.staff_id === each.id ? null : each.id,
            assistant_ids: plan.assistant_ids.filter((id) => id !== each.id),
          }),
      )}
      ${this.chips(
        "booking.assistants",
        staff.filter((each) => each.id !== plan.staff_id),
        (each) => plan.assistant_ids.includes(each.id),
        (each) => this.set({ assistant_ids: toggled(plan.assistant_ids, each.id) }),
      )}
      ${this.chips(
        "booking.rooms",
        rooms,
        (each) => plan.resource_ids.includes(each.id),
        (each) => this.set({ resource_ids: toggled(plan.resource_ids, each.id) }),
      )}
      <details ?open=${this.more} @toggle=${(event: Event) => {
        this.more = (event.target as HTMLDetailsElement).open;
      }}>
        <summary>${this.t("booking.more")}</summary>
        <label class="field"
          ><span class="label">${this.t("booking.name")}</span
          ><input
            dir="auto"
            maxlength="1000"
            placeholder=${plan.session_type ? this.t("booking.title_hint") : ""}
            .value=${plan.title}
            @input=${(event: Event) => this.input("title", event)}
        /></label>
        <label class="field"
          ><span class="label">${this.t("booking.notes")}</span
          ><textarea
            dir="auto"
            rows="3"
            .value=${plan.description}
            @input=${(event: Event) => this.input("description", event)}
          ></textarea>
        </label>
        <label class="field"
          ><span class="label">${this.t("booking.place")}</span
          ><input
            dir="auto"
            .value=${plan.place}
            @input=${(event: Event) => this.input("place", event)}
        /></label>
        <div class="when">
          <label class="field"
            ><span class="label">${this.t("booking.repeats")}</span
            ><select
              ?disabled=${this.of?.moment != null}
              @change=${(event: Event) => this.set({ repeats: (event.target as HTMLSelectElement).value as Repeats })}
            >
              ${[...REPEATS, ...(plan.repeats === "own" ? (["own"] as const) : [])].map(
                (each) =>
                  html`<option value=${each} ?selected=${plan.repeats === each}>
                    ${this.t(`booking.repeat.${each}`)}
                  </option>`,
              )}
            </select></label
          >
          ${
            plan.repeats === "never" || plan.repeats === "own"
              ? nothing
              : html`<label class="field"
                  ><span class="label">${this.t("booking.count")}</span
                  ><input
                    type="number"
                    min="0"
                    .value=${plan.count ? String(plan.count) : ""}
                    placeholder=${this.t("booking.for_ever")}
                    @change=${(event: Event) => this.input("count", event)}
                /></label>`
          }
        </div>
        <label class="tick"
          ><input
            type="checkbox"
            .checked=${plan.all_day}
            @change=${(event: Event) => this.set({ all_day: (event.target as HTMLInputElement).checked })}
          />
          ${this.t("diary.all_day")}</label
        >
        <label class="tick"
          ><input
            type="checkbox"
            .checked=${plan.tentative}
            @change=${(event: Event) => this.set({ tentative: (event.target as HTMLInputElement).checked })}
          />
          ${this.t("diary.tentative")}</label
        >
      </details>
      ${this.outcome()}`;
  }

  /** Chips of people or rooms; who is taken then is grey, with the reason. */
  private chips(
    label: string,
    people: Person[],
    on: (each: Person) => boolean,
    toggle: (each: Person) => void,
  ): TemplateResult | typeof nothing {
    if (!people.length) return nothing;
    return html`<div class="chips" role="group" aria-label=${this.t(label)}>
      <span class="label">${this.t(label)}</span>
      ${people.map((each) => {
        const known = this.check?.people.find((one) => one.id === each.id);
        const why = known && !known.free ? this.reason(known) : "";
        return html`<button
          class=${why ? "taken" : ""}
          aria-pressed=${on(each)}
          title=${why || nothing}
          @click=${() => toggle(each)}
        >
          <span dir="auto">${each.name}</span>${why ? html`<small>${why}</small>` : nothing}
        </button>`;
      })}
    </div>`;
  }

  private reason({ reason, by }: Check["people"][number]): string {
    if (reason === "closed") return this.t("booking.closed");
    const [first] = by;
    return first ? (first.title ?? this.t("diary.busy")) : this.t("diary.busy");
  }

  private nextTimes(): TemplateResult | typeof nothing {
    const { check, context } = this;
    if (!check?.times.length) return nothing;
    const { format } = context;
    return html`<div class="chips">
      <span class="label">${this.t("booking.next_free")}</span>
      ${check.times.map(
        (each) => html`<button
          @click=${() => {
            const wall = format.clock(each.start);
            this.set({ day: wall.slice(0, 10), time: wall.slice(11, 16) });
          }}
        >
          ${format.day(each.start)}${each.all_day ? "" : ` ${format.time(each.start)}`}
        </button>`,
      )}
    </div>`;
  }

  /** What it would overlap, and where it will be shown. */
  private outcome(): TemplateResult {
    const { check, context } = this;
    if (!check) return html``;
    const { format, studio } = context;
    const names = (ids: readonly string[]) => namesOf(studio, ids).join(", ");
    const places = check.shown.filter((each) => each.kind !== "calendar");
    return html`${
      check.overlaps.length
        ? html`<div class="alarm" role="status">
              ${check.overlaps.map(
                (each) => html`<div dir="auto">
                  ${this.t("booking.overlaps", {
                    title: each.title ?? this.t("diary.busy"),
                    when: `${format.day(each.start)}, ${format.span(each)}`,
                    who: names(each.people),
                  })}
                </div>`,
              )}
            </div>`
        : nothing
    }
      <p class="quiet">
        ${
          places.length
            ? this.t("booking.goes_to", {
                places: places
                  .map((each) =>
                    this.t(`booking.${each.kind}`, { name: names([each.of]) || each.name }),
                  )
                  .join(" · "),
              })
            : this.t("booking.stays")
        }
        ${this.t("booking.no_mail")}
      </p>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
      .when { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; }
      .when > * { min-width: 0; }
      .when input, .when select { min-width: 0; padding: 8px 6px; }
      .chips { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-bottom: 12px; }
      .chips .label { flex: 1 1 100%; }
      .chips button { display: inline-grid; align-content: center; min-height: 36px; padding: 4px 12px; }
      .chips .taken { color: var(--secondary-text-color); background: var(--secondary-background-color); }
      .chips .taken[aria-pressed="true"] { color: var(--primary-text-color); background: color-mix(in srgb, var(--warning-color) 35%, transparent); }
      small { max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; }
      .tick { display: flex; align-items: center; gap: 8px; min-height: 40px; }
      .tick input { width: 20px; height: 20px; }
      summary { min-height: 36px; cursor: pointer; }
      @media (max-width: 599px) { .chips button, .tick, summary { min-height: 44px; } }
    `,
  ];
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}

customElements.define("studio-booking-form", BookingForm);
