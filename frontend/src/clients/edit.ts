// The form of a client: what is typed stays while data arrive, and others' changes are shown.

import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Drafts } from "../drafts.js";
import type { ClientDetails, Done, Labelled, NameParts } from "../protocol.js";
import { newRequest } from "../request.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import "./addresses.js";
import {
  type ClientDraft,
  type ClientField,
  draftOf,
  EMPTY,
  given,
  type Items,
  type Line,
  overtaken,
  partsOf,
  whole,
  words,
} from "./draft.js";
import { typed } from "./items.js";

type Known = ClientDetails & { rev: number };
const NAME_PARTS: (keyof NameParts)[] = [
  ...(["prefix", "given", "middle", "family", "suffix"] as const),
  ...(["phonetic_given", "phonetic_middle", "phonetic_family"] as const),
];
const DATE = /^(\d{4}-\d\d-\d\d)?$/;

/** What was typed and neither saved nor given up, by client: it waits while something else is shown. */
const typedOf = new Drafts<{ base: ClientDraft; draft: ClientDraft; request_id: string }>();

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
  private request_id = newRequest();

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) return;
    const waiting = typedOf.get(this.key);
    this.base = waiting?.base ?? (this.client ? draftOf(this.client) : EMPTY);
    this.draft = waiting?.draft ?? this.base;
    this.request_id = waiting?.request_id ?? this.request_id;
  }

  private get key(): string {
    return this.client?.client_id ?? "";
  }

  private set_(changes: Partial<ClientDraft>): void {
    this.draft = { ...this.draft, ...changes };
    const { base, draft, request_id } = this;
    typedOf.keep(this.key, { base, draft, request_id });
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
    const named = client
      ? { client_id: client.client_id, expected_rev: client.rev }
      : { request_id: this.request_id };
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
    typedOf.drop(this.key);
    this.dispatchEvent(new Event("edit-close"));
  }

  override render(): TemplateResult {
    const { draft } = this;
    return html`<form @submit=${(event: Event) => this.save(event)}>
      ${this.name()} ${this.items("phones")} ${this.items("emails")}
      ${draft.company ? nothing : this.line("organisation")}
      <studio-client-addresses
        .context=${this.context}
        .items=${draft.addresses}
        @items-change=${({ detail }: CustomEvent<ClientDraft["addresses"]>) =>
          this.set_({ addresses: detail })}
      ></studio-client-addresses>
      <div class="field">
        <label for="birthday">${this.t("client.field.birthday")}</label>
        <input
          id="birthday"
          type=${DATE.test(this.base.birthday) ? "date" : "text"}
          .value=${draft.birthday}
          @input=${(event: Event) => this.set_({ birthday: typed(event) })}
        />
      </div>
      ${this.line("number")}
      <div class="field">
        <label for="notes">${this.t("client.field.notes")}</label>
        <textarea
          id="notes"
          dir="auto"
          rows="3"
          .value=${draft.notes}
          @input=${(event: Event) => this.set_({ notes: typed(event) })}
        ></textarea>
      </div>
      ${this.further()} ${this.meanwhile()}
      ${this.wrong ? html`<p class="alarm" role="alert">${this.wrong}</p>` : nothing}
      <div class="row">
        <button class="main" ?disabled=${this.busy}>${this.t("client.save")}</button>
        <button type="button" class="plain" @click=${() => this.close()}>
          ${this.t("client.discard")}
        </button>
      </div>
    </form>`;
  }

  /** The name as one text, and by its parts: each follows the other. */
  private name(): TemplateResult {
    const { draft } = this;
    return html`<div class="field">
        <label for="name">${this.t("client.field.name")}</label>
        <input
          id="name"
          dir="auto"
          required
          maxlength="500"
          autocomplete="off"
          .value=${draft.name}
          @input=${(event: Event) => this.set_({ name: typed(event), parts: null })}
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
      ${
        draft.company
          ? nothing
          : html`<details>
              <summary>${this.t("client.field.parts")}</summary>
              <div class="parts">${NAME_PARTS.map((each) => this.piece(each))}</div>
              ${this.line("nickname")}
            </details>`
      }`;
  }

  private piece(name: keyof NameParts): TemplateResult {
    const parts = partsOf(this.draft);
    return html`<label class="field">
      <span class="label">${this.t(`clients.column.${name}`)}</span>
      <input
        dir="auto"
        maxlength="500"
        autocomplete="off"
        .value=${parts[name]}
        @input=${(event: Event) => {
          const changed = { ...parts, [name]: typed(event) };
          this.set_({ parts: changed, name: whole(changed) });
        }}
      />
    </label>`;
  }

  private line(field: Line): TemplateResult {
    return html`<div class="field">
      <label for=${field}>${this.t(fieldKey(field))}</label>
      <input
        id=${field}
        dir="auto"
        maxlength="500"
        .value=${this.draft[field]}
        @input=${(event: Event) => this.set_({ [field]: typed(event) })}
      />
    </div>`;
  }

  private items(field: Items): TemplateResult {
    return html`<studio-client-items
      .context=${this.context}
      .field=${field}
      .items=${this.draft[field]}
      @items-change=${({ detail }: CustomEvent<Labelled[]>) => this.set_({ [field]: detail })}
    ></studio-client-items>`;
  }

  private further(): TemplateResult {
    return html`<details>
      <summary>${this.t("client.further")}</summary>
      ${(["department", "title", "role"] as const).map((each) => this.line(each))}
      ${(["urls", "dates", "relations", "custom"] as const).map((each) => this.items(each))}
    </details>`;
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
          ${this.t(fieldKey(field))}:
          <b dir="auto">${words(now[field]) || "–"}</b>
          <button type="button" class="plain" @click=${() => this.set_({ [field]: now[field] })}>
            ${this.t("client.take_theirs")}
          </button>
        </p>`,
      )}
    </div>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
      .check { margin-bottom: 12px; min-height: 32px; }
      details { margin-bottom: 12px; }
      summary { min-height: 32px; cursor: pointer; color: var(--words); }
      .parts { display: grid; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); gap: 0 8px; }
      textarea { resize: vertical; }
    `,
  ];
}

function fieldKey(field: ClientField): string {
  return `client.field.${field === "title" ? "job_title" : field}`;
}

customElements.define("studio-client-edit", ClientEdit);
