// The search of the page: clients, and the nearest appointments, as one list to choose from.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { namesOf, owners } from "../diary/shown.js";
import { isDay } from "../format.js";
import type { Appointment, ClientPage, ClientRow, FoundAppointments } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";

const WAIT = 150; // Milliseconds after the last key.
const LEAST = 2; // Characters.
const CLIENTS = 5;
const APPOINTMENTS = 8;

type Option =
  | { kind: "client"; client: ClientRow }
  | { kind: "all" }
  | { kind: "appointment"; appointment: Appointment };

interface Results {
  clients: ClientRow[];
  /** There are further clients. */
  more: boolean;
  appointments: Appointment[];
}

const NOTHING: Results = { clients: [], more: false, appointments: [] };

/** Tells the list of clients what is typed while it is the view (`search-typed`). */
class StudioSearch extends Part {
  /** The list of clients is the view: it shows what is found there, as it is typed. */
  @property({ type: Boolean }) listed = false;
  /** What is looked for, as the page has it. */
  @property() value = "";
  @state() private results: Results | null = null;
  @state() private at = -1;

  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  /** Ends when that is found which the text names now. */
  private looking: Promise<void> = Promise.resolve();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.shut();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("listed") && this.listed) this.shut();
  }

  override focus(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  private shut(): void {
    clearTimeout(this.timer);
    this.asked++;
    this.results = null;
    this.at = -1;
  }

  private type(text: string): void {
    this.value = text;
    this.dispatchEvent(new CustomEvent("search-typed", { detail: text }));
    clearTimeout(this.timer);
    this.at = -1;
    this.asked++;
    if (this.listed || text.trim().length < LEAST) {
      this.shut();
      return;
    }
    this.looking = new Promise((resolve) => {
      this.timer = setTimeout(() => resolve(this.look(text.trim())), WAIT);
    });
  }

  private async look(text: string): Promise<void> {
    const asked = ++this.asked;
    const { api, studio } = this.context;
    const none: ClientPage = { rows: [], number: 0, more: false };
    try {
      const [page, found] = await Promise.all([
        studio.rights.clients === "none"
          ? none
          : api.read<ClientPage>("clients/page", { text, limit: CLIENTS }),
        api.read<FoundAppointments>("diary/find", { text, limit: APPOINTMENTS }),
      ]);
      if (asked !== this.asked) return;
      this.results = { clients: page.rows, more: page.more, appointments: found.appointments };
    } catch (reason) {
      if (asked === this.asked) this.tell("studio-failed", reason);
    }
  }

  private get options(): Option[] {
    const { clients, more, appointments } = this.results ?? NOTHING;
    return [
      ...clients.map((client): Option => ({ kind: "client", client })),
      ...(more ? [{ kind: "all" } as const] : []),
      ...appointments.map((appointment): Option => ({ kind: "appointment", appointment })),
    ];
  }

  private choose(option: Option): void {
    this.shut();
    if (option.kind === "all") this.tell("studio-go", { tab: "clients", find: this.value });
    else if (option.kind === "client") {
      this.tell("studio-beside", { show: "client", client_id: option.client.client_id });
    } else {
      const { start } = option.appointment;
      this.tell("studio-go", {
        tab: "diary",
        day: isDay(start) ? start : this.context.format.dayOf(start),
      });
      this.open(option.appointment);
    }
    this.dispatchEvent(new Event("search-chosen"));
  }

  private key(event: KeyboardEvent): void {
    const { options } = this;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
      event.preventDefault();
      const by = event.key === "ArrowDown" ? 1 : -1;
      this.at = Math.max(0, Math.min(options.length - 1, this.at + by));
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }),
      );
    } else if (event.key === "Enter") {
      event.preventDefault();
      void this.enter();
    } else if (event.key === "Escape" && this.results) {
      event.stopPropagation();
      this.shut();
    }
  }

  /** Choose the marked one; with none, all clients who are found, or else the first. */
  private async enter(): Promise<void> {
    const { value } = this;
    const marked = this.options[this.at];
    if (marked) this.choose(marked);
    else if (this.context.studio.rights.clients !== "none") this.choose({ kind: "all" });
    else {
      await this.looking;
      const [first] = this.options;
      if (first && value === this.value) this.choose(first);
    }
  }

  override render(): TemplateResult {
    const open = this.results !== null;
    const words = this.t(
      this.context.studio.rights.clients === "none" ? "shell.find_appointment" : "shell.find",
    );
    return html`<form
      role="search"
      @submit=${(event: Event) => event.preventDefault()}
      @focusout=${({ relatedTarget }: FocusEvent) => {
        if (!this.renderRoot.contains(relatedTarget as Node | null)) this.shut();
      }}
    >
      <input
        type="search"
        dir="auto"
        autocomplete="off"
        role="combobox"
        aria-label=${words}
        placeholder=${words}
        aria-expanded=${open}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant=${open && this.at >= 0 ? `option-${this.at}` : nothing}
        .value=${this.value}
        @focus=${() => this.type(this.value)}
        @input=${(event: Event) => this.type((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.key(event)}
      />
      <div
        id="found"
        role=${this.options.length ? "listbox" : nothing}
        aria-label=${this.options.length ? words : nothing}
        ?hidden=${!open}
      >
        ${this.results ? this.list(this.results) : nothing}
      </div>
    </form>
    <span class="heard" role="status">${this.results ? this.n("shell.found", this.options.length) : ""}</span>`;
  }

  private list({ clients, appointments }: Results): TemplateResult {
    const { options } = this;
    const drawn = options.map((each, at) => this.option(each, at));
    const first = options.length - appointments.length;
    return html`${this.group("shell.clients", drawn.slice(0, first))}
      ${this.group("shell.appointments", drawn.slice(first))}
      ${
        clients.length || appointments.length
          ? nothing
          : html`<p class="quiet">${this.t("shell.found_nothing")}</p>`
      }`;
  }

  private group(label: string, drawn: TemplateResult[]): TemplateResult | typeof nothing {
    if (!drawn.length) return nothing;
    return html`<div role="group" aria-label=${this.t(label)}>
      <span class="label" aria-hidden="true">${this.t(label)}</span>
      ${drawn}
    </div>`;
  }

  private option(option: Option, at: number): TemplateResult {
    return html`<div
      id=${`option-${at}`}
      class="option"
      role="option"
      aria-selected=${at === this.at}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.choose(option)}
    >
      ${this.words(option)}
    </div>`;
  }

  private words(option: Option): TemplateResult {
    if (option.kind === "all") return html`<b>${this.t("shell.all_clients")}</b>`;
    if (option.kind === "client") {
      const { name, phone, email } = option.client;
      return html`<b dir="auto">${name}</b>
        <span class="quiet">${[phone, email].filter(Boolean).join(" · ")}</span>`;
    }
    const each = option.appointment;
    const { format, studio } = this.context;
    const when = each.all_day
      ? format.span(each)
      : `${format.day(each.start)}, ${format.span(each)}`;
    const names = namesOf(studio, owners(each)).join(", ");
    return html`<b dir="auto">${each.title ?? this.t("diary.busy")}</b>
      <span class="quiet" dir="auto">${[when, names].filter(Boolean).join(" · ")}</span>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; position: relative; flex: 0 1 320px; min-width: 0; }
      input { border-radius: 22px; color: var(--primary-text-color); }
      #found {
        position: absolute;
        inset-inline-end: 0;
        top: calc(100% + 4px);
        z-index: 5;
        width: max(100%, min(420px, 100vw - 16px));
        max-height: min(70vh, 640px);
        overflow: auto;
        padding: 4px;
        color: var(--primary-text-color);
        background: var(--card-background-color);
        border: 1px solid var(--divider-color);
        border-radius: 12px;
        box-shadow: 0 4px 16px rgb(0 0 0 / 30%);
      }
      .label { display: block; padding: 8px 10px 2px; }
      .option { display: grid; min-height: 44px; align-content: center; padding: 4px 10px; border-radius: 6px; cursor: pointer; overflow-wrap: anywhere; }
      .option b { font-weight: 500; }
      .option[aria-selected="true"], .option:hover { background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
      p { margin: 0; padding: 10px; }
      .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    `,
  ];
}

customElements.define("studio-search", StudioSearch);
