// The form of a client: what is typed stays while data arrive, and others' changes are shown.

import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { ClientDetails, Done, Labelled } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { type ClientDraft, draftOf, EMPTY, given, overtaken, words } from "./draft.js";
import { LABELS } from "./look.js";

type Known = ClientDetails & { rev: number };
const DATE = /^(\d{4}-\d\d-\d\d)?$/;

/** What was typed and neither saved nor given up, by client: it waits while something else is shown. */
const typedOf = new Map<string, { base: ClientDraft; draft: ClientDraft }>();

/** Whether something that was typed about a client waits. */
export function isEdited(clientId: string): boolean {
  return typedOf.has(clientId);
}

class ClientEdit extends Part {
  /** The client as they are now; null: a new one. */
  @property({ attribute: false }) client: Known | null = null;

  @state() private draft: ClientDraft = EMPTY;
  @state() private busy = false;
  @state() private wrong = "";
  private base: ClientDraft = EMPTY;

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) return;
    const waiting = typedOf.get(this.key);
    this.base = waiting?.base ?? (this.client ? draftOf(this.client) : EMPTY);
    this.draft = waiting?.draft ?? this.base;
  }

  private get key(): string {
    return this.client?.client_id ?? "";
  }

  private set_(changes: Partial<ClientDraft>): void {
    this.draft = { ...this.draft, ...changes };
    typedOf.set(this.key, { base: this.base, draft: this.draft });
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { client, context, draft } = this;
    const changes = given(this.base, draft);
    if (client && !Object.keys(changes).length) {
      this.close();
      return;
    }
    this.busy = true;
    this.wrong = "";
    const named = client ? { client_id: client.client_id, expected_rev: client.rev } : {};
    try {
      const done = await context.api.act<{ clients: ClientDetails[] } & Pick<Done, "undo">>(
        client ? "update_client" : "add_client",
        { ...named, ...changes },
      );
      const name = done.clients[0]?.name ?? draft.name;
      const text = this.t(client ? "client.saved" : "client.added", { name });
      this.tell("studio-done", { text, undo: done.undo });
      const client_id = done.clients[0]?.client_id ?? "";
      this.close();
      if (!client) this.tell("studio-beside", { show: "client", client_id });
    } catch (reason) {
      this.wrong = context.texts.error(reason);
    }
    this.busy = false;
  }

  private close(): void {
    typedOf.delete(this.key);
    this.dispatchEvent(new Event("edit-close"));
  }

  override render(): TemplateResult {
    const { draft } = this;
    const text = (field: "organisation" | "number", max = 500) => html`<div class="field">
      <label for=${field}>${this.t(`client.field.${field}`)}</label>
      <input
        id=${field}
        dir="auto"
        maxlength=${max}
        .value=${draft[field]}
        @input=${(event: Event) => this.set_({ [field]: typed(event) })}
      />
    </div>`;
    const area = (field: "address" | "notes", label: string) => html`<div class="field">
      <label for=${field}>${this.t(`client.field.${label}`)}</label>
      <textarea
        id=${field}
        dir="auto"
        rows="3"
        .value=${draft[field]}
        @input=${(event: Event) => this.set_({ [field]: typed(event) })}
      ></textarea>
    </div>`;
    return html`<form @submit=${(event: Event) => this.save(event)}>
      <div class="field">
        <label for="name">${this.t("client.field.name")}</label>
        <input
          id="name"
          dir="auto"
          required
          maxlength="500"
          autocomplete="off"
          .value=${draft.name}
          @input=${(event: Event) => this.set_({ name: typed(event) })}
        />
      </div>
      <label class="row check">
        <input
          type="checkbox"
          .checked=${draft.company}
          @change=${(event: Event) =>
            this.set_({ company: (event.target as HTMLInputElement).checked })}
        />
        ${this.t("client.is_company")}
      </label>
      ${this.list("phones", "tel")} ${this.list("emails", "email")}
      ${draft.company ? nothing : text("organisation")} ${area("address", "addresses")}
      <div class="field">
        <label for="birthday">${this.t("client.field.birthday")}</label>
        <input
          id="birthday"
          type=${DATE.test(this.base.birthday) ? "date" : "text"}
          .value=${draft.birthday}
          @input=${(event: Event) => this.set_({ birthday: typed(event) })}
        />
      </div>
      ${text("number")} ${area("notes", "notes")} ${this.meanwhile()}
      ${this.wrong ? html`<p class="alarm" role="alert">${this.wrong}</p>` : nothing}
      <div class="row">
        <button class="main" ?disabled=${this.busy}>${this.t("client.save")}</button>
        <button type="button" class="plain" @click=${() => this.close()}>
          ${this.t("client.discard")}
        </button>
      </div>
    </form>`;
  }

  /** What somebody else has changed of what is typed here. */
  private meanwhile(): TemplateResult | typeof nothing {
    if (!this.client) return nothing;
    const now = draftOf(this.client);
    const fields = overtaken(this.base, now, this.draft);
    if (!fields.length) return nothing;
    return html`<div class="alarm" role="alert">
      <p>${this.t("client.meanwhile")}</p>
      ${fields.map(
        (field) => html`<p>
          ${this.t(`client.field.${field === "address" ? "addresses" : field}`)}:
          <b dir="auto">${words(now[field]) || "–"}</b>
          <button type="button" class="plain" @click=${() => this.set_({ [field]: now[field] })}>
            ${this.t("client.take_theirs")}
          </button>
        </p>`,
      )}
    </div>`;
  }

  private list(field: "phones" | "emails", type: string): TemplateResult {
    const items = this.draft[field];
    const put = (at: number, changes: Partial<Labelled>) =>
      this.set_({
        [field]: items.map((each, other) => (other === at ? { ...each, ...changes } : each)),
      });
    const words = this.t(`client.field.${field}`);
    return html`<div class="field" role="group" aria-label=${words}>
      <span class="label">${words}</span>
      ${items.map(
        (each, at) => html`<div class="item">
          <input
            type=${type}
            aria-label=${words}
            .value=${each.value}
            @input=${(event: Event) => put(at, { value: typed(event) })}
          />
          <input
            class="kind"
            list="labels"
            maxlength="500"
            aria-label=${this.t("client.label")}
            placeholder=${this.t("client.label")}
            .value=${this.labelWords(each.label)}
            @input=${(event: Event) => put(at, { label: this.labelOf(typed(event)) })}
          />
          <button
            type="button"
            class="plain"
            aria-label=${this.t("client.take_away", { what: each.value })}
            @click=${() => this.set_({ [field]: items.filter((_, other) => other !== at) })}
          >
            ×
          </button>
        </div>`,
      )}
      <button
        type="button"
        class="plain add"
        @click=${() => this.set_({ [field]: [...items, { value: "", label: "", preferred: false }] })}
      >
        + ${this.t(`client.one_more.${field}`)}
      </button>
      <datalist id="labels">
        ${LABELS.map((each) => html`<option value=${this.labelWords(each)}></option>`)}
      </datalist>
    </div>`;
  }

  private labelWords(label: string): string {
    return LABELS.includes(label) ? this.t(`client.labels.${label}`) : label;
  }

  /** The label that stands for a word: all programs know some by their English names. */
  private labelOf(word: string): string {
    return LABELS.find((each) => this.labelWords(each) === word.trim()) ?? word;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
      .check { margin-bottom: 12px; min-height: 32px; }
      .item { display: flex; gap: 4px; }
      .kind { flex: 0 0 96px; }
      .add { justify-self: start; }
      textarea { resize: vertical; }
    `,
  ];
}

function typed(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

customElements.define("studio-client-edit", ClientEdit);
