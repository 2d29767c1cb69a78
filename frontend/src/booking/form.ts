// The fields of an appointment, new or changed, with what would come of them before it is saved.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "./client-picker.js";
import "./outcome.js";
import "./repeats.js";
import "./when.js";
import { namesOf } from "../diary/shown.js";
import type { Check, Person } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import type { ClientPicker, Picked } from "./client-picker.js";
import { type NewClient, type Plan, takenFields, times } from "./plan.js";
import { fitted, linesOf, repeatText } from "./repeat.js";
import type { Chosen } from "./repeats.js";
import { formStyle } from "./style.js";

const WAIT = 250; // Milliseconds after the last change until the server is asked.

/** A third of the form, on a phone: who, when, and what it says before it is saved. */
export type Step = "who" | "when" | "check";

/** The second click of two is for what the first has done: not for what is in its place now, nor to take it back. */
function onceOnly(event: MouseEvent): void {
  const button = event.composedPath().find((each) => each instanceof HTMLButtonElement);
  if (button && event.detail > 1) event.stopPropagation();
}

export class BookingForm extends Part {
  @property({ attribute: false }) plan!: Plan;
  /** What the client is called now. */
  @property() client = "";
  /** A client that is added when this is saved. */
  @property({ attribute: false }) newClient: NewClient | null = null;
  /** Names the appointment that is changed; null: it is new. */
  @property({ attribute: false }) of: { appointment_id: string; moment: string | null } | null =
    null;

  /** The dates that it changes are one of a series that was changed by itself: its rule is not asked. */
  @property({ type: Boolean }) single = false;
  /** Somebody chose how it repeats: it is looked at with all later dates. */
  @property({ type: Boolean }) following = false;
  /** The third that is shown; null: all of it. */
  @property() step: Step | null = null;

  @state() private check: Check | null = null;
  @state() private more = false;

  /** What the check is of. */
  private checked = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor() {
    super();
    this.addEventListener("click", onceOnly, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override willUpdate(changed: PropertyValues): void {
    // The studio is another one after a restart as well.
    const former = changed.get("context") as typeof this.context | undefined;
    if (!changed.has("plan") && (!former || former.studio === this.context.studio)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), this.check ? WAIT : 0);
  }

  /** What is planned, as the server is asked about it. */
  get asks(): object {
    const { of } = this;
    const named = of
      ? { appointment_id: of.appointment_id, ...(of.moment === null ? {} : { moment: of.moment }) }
      : {};
    const { recurrence = [], ...others } = takenFields(this.plan);
    const repeats = { recurrence, ...(of?.moment != null ? { scope: "following" } : {}) };
    return { ...named, ...others, ...(!of || this.following ? repeats : {}) };
  }

  /** Whether it is said of what is planned now that it overlaps something. */
  get saysOverlap(): boolean {
    const known = this.checked === JSON.stringify(this.asks);
    return known && (this.check?.number ?? 0) > 0;
  }

  private async look(): Promise<void> {
    const asked = ++this.asked;
    const plan = this.asks;
    try {
      const check = await this.context.api.read<Check>("free/check", plan);
      if (asked !== this.asked) return;
      this.check = check;
      this.checked = JSON.stringify(plan);
    } catch {
      // What is wrong is told when it is saved; a form that is being filled in is often incomplete.
      if (asked === this.asked) this.check = null;
    }
  }

  private set(changes: Partial<Plan>): void {
    const detail = { ...this.plan, ...changes };
    this.dispatchEvent(new CustomEvent("plan-changed", { detail }));
  }

  private input(name: "title" | "description" | "place", event: Event): void {
    this.set({ [name]: (event.target as HTMLInputElement).value });
  }

  /** The day that the plan is moved to, with a repeat that fits it. */
  private from(day: string): Partial<Plan> {
    return { day, at: null, repeat: fitted(this.plan.repeat, day) };
  }

  private pickType(name: string): void {
    const type = this.context.studio.types.find((each) => each.name === name);
    this.set(type ? { session_type: type.name, minutes: type.minutes } : { session_type: null });
  }

  override render(): TemplateResult {
    // What is not shown keeps what was typed.
    const hidden = (step: Step) => this.step !== null && this.step !== step;
    return html`<section ?hidden=${hidden("who")}>${this.who()}</section>
      <section ?hidden=${hidden("when")}>
        ${this.step ? this.people() : nothing} ${this.when()}
        ${this.step ? nothing : this.people()} ${this.repeats()}
      </section>
      <section ?hidden=${hidden("check")}>
        ${this.step === "check" ? this.summary() : nothing} ${this.details()} ${this.outcome()}
      </section>`;
  }

  /** What was typed to find a client of whom none was picked; empty: nothing. */
  get unpicked(): string {
    return this.renderRoot.querySelector<ClientPicker>("studio-client-picker")?.typed ?? "";
  }

  /** The client, and the type. */
  private who(): TemplateResult {
    const { plan, context } = this;
    const { studio } = context;
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
                  type="button"
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
      }`;
  }

  private when(): TemplateResult {
    return html`<studio-booking-when
      .context=${this.context}
      .plan=${this.plan}
      .times=${this.check?.times ?? []}
      @when-chosen=${({ detail }: CustomEvent<Partial<Plan>>) => this.set(detail)}
    ></studio-booking-when>`;
  }

  private tentative(): TemplateResult {
    return html`<label class="tick"
      ><input
        type="checkbox"
        .checked=${this.plan.tentative}
        @change=${(event: Event) =>
          this.set({ tentative: (event.target as HTMLInputElement).checked })}
      />
      ${this.t("diary.tentative")}</label
    >`;
  }

  /** Who, who helps, and where. */
  private people(): TemplateResult {
    const { plan, context } = this;
    const staff = context.studio.people.filter((each) => each.kind === "staff");
    const rooms = context.studio.people.filter((each) => each.kind === "room");
    return html`${this.chips(
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
      )}`;
  }

  private repeats(): TemplateResult {
    const { plan } = this;
    if (this.single) return html`<p class="quiet">${this.t("booking.one_of_series")}</p>`;
    return html`<studio-repeats
      .context=${this.context}
      .repeat=${plan.repeat}
      .day=${plan.day}
      .dates=${this.check?.dates ?? []}
      @repeat-chosen=${({ detail }: CustomEvent<Chosen>) => {
        const day = detail.day ?? plan.day;
        this.set({ ...(detail.day ? this.from(day) : {}), repeat: fitted(detail.repeat, day) });
      }}
    ></studio-repeats>`;
  }

  private details(): TemplateResult {
    const { plan } = this;
    return html`<details ?open=${this.more} @toggle=${(event: Event) => {
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
        ${this.tentative()}
      </details>`;
  }

  /** What is going to be booked, in words. */
  private summary(): TemplateResult {
    const { plan, context } = this;
    const { format, studio, texts } = context;
    const { start, end } = times(plan);
    // As the server reads it, as soon as that is known.
    const span = plan.all_day
      ? format.span({ start, end, all_day: true })
      : `${format.day(plan.day)}, ${
          this.check ? format.span(this.check) : format.wallTime(`${plan.day}T${plan.time}:00`)
        }`;
    const people = [plan.staff_id, ...plan.assistant_ids, ...plan.resource_ids];
    const lines = [
      this.newClient?.name || this.client,
      plan.session_type ?? "",
      span,
      namesOf(studio, people).join(", "),
      plan.repeat.often === "never"
        ? ""
        : repeatText(linesOf(plan.repeat, plan.day), texts, format),
    ];
    return html`<ul class="summary">
      ${lines.filter(Boolean).map((each) => html`<li dir="auto">${each}</li>`)}
    </ul>`;
  }

  private outcome(): TemplateResult {
    const { staff_id, assistant_ids, resource_ids } = this.plan;
    const chosen = staff_id !== null || assistant_ids.length || resource_ids.length;
    return html`${
      chosen ? nothing : html`<p class="quiet" role="status">${this.t("booking.nobody_chosen")}</p>`
    }<studio-booking-outcome
      .context=${this.context}
      .check=${this.check}
      .time=${this.plan.all_day ? "" : this.plan.time}
    ></studio-booking-outcome>`;
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
          type="button"
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

  static override styles = [
    shared,
    formStyle,
    css`
      .chips .taken { color: var(--secondary-text-color); background: var(--secondary-background-color); }
      .chips .taken[aria-pressed="true"] { color: var(--primary-text-color); background: color-mix(in srgb, var(--warning-color) 35%, transparent); }
      small { max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 400; }
      summary { min-height: 36px; cursor: pointer; }
      .summary { margin: 0 0 12px; padding: 12px; list-style: none; background: var(--secondary-background-color); border-radius: 8px; overflow-wrap: anywhere; }
      .summary li:first-child { font-weight: 500; }
      .summary li::first-letter { text-transform: uppercase; }
      @media (max-width: 599px) { summary { min-height: 44px; } }
    `,
  ];
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}

customElements.define("studio-booking-form", BookingForm);
