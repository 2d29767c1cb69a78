// Imports clients from a file: first what would become of each record, then the import, with Undo.

import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { HassError } from "../hass.js";
import type { ClientGroups } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { type ImportRecord, wordsOf } from "./import-words.js";
import { upload } from "./upload.js";

const TOO_LARGE = 413; // The answer to a file that is larger than Home Assistant takes.
const SHOWN = 200;
const ORDERS = ["day", "month"];
const VERDICTS = ["new", "fills_in", "possibly_same", "left_out", "same"];
const COLUMNS = [
  ...["skip", "name", "given", "family", "prefix", "middle", "suffix", "nickname", "company"],
  ...["organisation", "department", "title", "role"],
  ...["phone", "phone:mobile", "phone:home", "phone:work", "email", "email:home", "email:work"],
  ...["text", "street", "house_number", "extended", "po_box", "postal_code", "city", "region"],
  ...["country", "url", "birthday", "date", "relation", "notes", "number", "groups", "custom"],
];

interface Outcome {
  run_id?: string;
  number: number;
  counts: Record<string, number>;
  /** Groups that the file names and that there are not, which only owners may add. */
  groups_left_out: string[];
  columns: Record<string, string>;
  wrong_quotes_in_row: number | null;
  records: ImportRecord[];
}

class ClientImport extends Part {
  @property({ attribute: false }) groups: ClientGroups["groups"] = [];

  /** What Home Assistant calls the file that it was sent. */
  @state() private file = "";
  /** How much of the file was sent, 0 to 1; null: nothing is being sent. */
  @state() private sent: number | null = null;
  /** What was chosen for columns; `headings`: what they are taken for. */
  @state() private columns: Record<string, string> = {};
  @state() private headings: Record<string, string> = {};
  /** They have to be chosen, or nothing can be imported. */
  @state() private unknown = false;
  /** What comes first in dates that can be read in two ways; null: that was not asked. */
  @state() private order: string | null = null;
  @state() private group = "";
  @state() private all = false;
  @state() private plan: Outcome | null = null;
  @state() private done: Outcome | null = null;
  @state() private busy = false;
  @state() private wrong = "";

  private sending = new AbortController();
  /** Which look at which file is the last: the answer to another one comes too late. */
  private looked = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sending.abort();
  }

  private async chosen(event: Event): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0];
    this.sending.abort();
    const sending = new AbortController();
    this.sending = sending;
    this.plan = this.done = this.sent = null;
    this.wrong = this.file = "";
    this.columns = this.headings = {};
    this.order = null;
    this.looked += 1;
    this.busy = this.unknown = false;
    if (!file) return;
    this.sent = 0;
    try {
      this.file = await this.send(file, sending.signal);
    } catch (reason) {
      const { status } = reason as { status: number };
      if (sending.signal.aborted) return;
      this.wrong = this.t(status === TOO_LARGE ? "clients.too_large" : "clients.not_sent");
    }
    if (sending.signal.aborted) return;
    this.sent = null;
    if (this.file) await this.look();
  }

  private async send(file: File, stop: AbortSignal): Promise<string> {
    const { hass, studio } = this.context;
    const path = `studio_sync/client_upload/${studio.entry_id}`;
    const told = (share: number) => {
      this.sent = share;
    };
    return (await upload<{ upload: string }>(hass, path, file, told, stop)).upload;
  }

  private act(preview: boolean): Promise<Outcome> {
    return this.context.api.act<Outcome>("import_clients", {
      ...{ upload: this.file, preview, columns: this.columns, limit: SHOWN },
      ...{ add_possible: this.all, ...(this.group ? { group_id: this.group } : {}) },
      ...(this.order ? { date_order: this.order } : {}),
    });
  }

  /** Ask what would become of each record. */
  private async look(): Promise<void> {
    const turn = ++this.looked;
    this.busy = true;
    let [plan, wrong]: [Outcome | null, unknown] = [null, null];
    let { headings, order } = this;
    try {
      plan = await this.act(true);
      headings = plan.columns;
    } catch (reason) {
      wrong = reason;
      const { translation_key: key } = reason as HassError;
      if (key === "contact_file_dates") order ??= "";
      if (key === "contact_file_columns") {
        this.unknown = true;
        headings = await this.guessed().catch((other: unknown) => {
          wrong = other;
          return headings;
        });
      }
    }
    if (turn !== this.looked) return;
    Object.assign(this, { plan, headings, order, busy: false });
    this.wrong = wrong === null ? "" : this.context.texts.error(wrong);
  }

  /** Ask what columns are taken for, where that is too little to import them. */
  private async guessed(): Promise<Record<string, string>> {
    const asked = { upload: this.file };
    const { columns } = await this.context.api.read<Pick<Outcome, "columns">>(
      "clients/columns",
      asked,
    );
    return { ...columns, ...this.columns };
  }

  private async carry(): Promise<void> {
    this.busy = true;
    const said = ({ number }: Outcome) => this.n("clients.imported", number);
    const done = await this.carryOut(
      async () => ({ ...(await this.act(false)), undo: null }),
      said,
    );
    this.busy = false;
    if (done) this.done = done;
  }

  private async undo(): Promise<void> {
    const run_id = this.done?.run_id;
    this.busy = true;
    const undone = await this.carryOut(
      async () => ({
        ...(await this.context.api.act<{ not_undone: string[] }>("undo_import", { run_id })),
        undo: null,
      }),
      ({ not_undone }) =>
        not_undone.length
          ? this.n("clients.import_kept", not_undone.length)
          : this.t("clients.import_undone"),
    );
    this.busy = false;
    if (undone) this.done = this.plan = null;
  }

  override render(): TemplateResult {
    return html`<section class="card" aria-label=${this.t("clients.import")}>
      ${this.done ? this.result(this.done) : this.choice()}
    </section>`;
  }

  private choice(): TemplateResult {
    const { plan } = this;
    return html`<p>${this.t("clients.import_text")}</p>
      <div class="row">
        <input
          type="file"
          accept=".vcf,.csv,text/vcard,text/csv"
          aria-label=${this.t("clients.file")}
          @change=${(event: Event) => this.chosen(event)}
        />
        ${this.close()}
      </div>
      ${this.wrong ? html`<p class="alarm" role="alert">${this.wrong}</p>` : nothing}
      ${this.sent === null ? nothing : this.progress(this.sent)}
      ${this.busy ? html`<p class="quiet" role="status">${this.t("clients.reading")}</p>` : nothing}
      ${this.orderChoice()} ${this.columnChoice()}
      ${plan ? html`${this.choices(plan)} ${this.counts(plan)} ${this.records(plan)}` : nothing}`;
  }

  private progress(sent: number): TemplateResult {
    const words = this.t("clients.sending");
    return html`<p class="quiet">
      <progress aria-label=${words} max="1" .value=${sent}></progress> ${words}
    </p>`;
  }

  private close(): TemplateResult {
    return html`<button class="plain" @click=${() => this.dispatchEvent(new Event("tool-close"))}>
      ${this.t("shell.close")}
    </button>`;
  }

  private orderChoice(): TemplateResult | typeof nothing {
    if (this.order === null) return nothing;
    const words = (each: string) => this.context.texts.of(`selector.date_order.options.${each}`);
    return html`<label class="field">
      <span class="label">${this.t("clients.dates_first")}</span>
      <select
        @change=${(event: Event) => {
          this.order = (event.target as HTMLSelectElement).value;
          void this.look();
        }}
      >
        ${["", ...ORDERS].map(
          (each) => html`<option value=${each} ?selected=${each === this.order}>
            ${each ? words(each) : "–"}
          </option>`,
        )}
      </select>
    </label>`;
  }

  private columnChoice(): TemplateResult | typeof nothing {
    const headings = Object.keys(this.headings);
    if (!headings.length) return nothing;
    return html`<details ?open=${this.unknown}>
      <summary>${this.n("clients.columns", headings.length)}</summary>
      <div class="columns">
        ${headings.map((heading) => this.column(heading, this.headings[heading] ?? "skip"))}
      </div>
    </details>`;
  }

  private column(heading: string, is: string): TemplateResult {
    const known = COLUMNS.includes(is) ? is : (is.split(":")[0] ?? "skip");
    const all = COLUMNS.includes(known) ? COLUMNS : [known, ...COLUMNS];
    return html`<label class="field">
      <span class="label"><bdi>${heading}</bdi></span>
      <select
        @change=${(event: Event) => {
          this.columns = { ...this.columns, [heading]: (event.target as HTMLSelectElement).value };
          void this.look();
        }}
      >
        ${all.map(
          (each) => html`<option value=${each} ?selected=${each === known}>
            ${this.t(`clients.column.${each.replace(":", "_")}`)}
          </option>`,
        )}
      </select>
    </label>`;
  }

  private choices(plan: Outcome): TemplateResult {
    return html`<div class="row choices">
      <label>
        ${this.t("clients.into_group")}
        <select
          @change=${(event: Event) => {
            this.group = (event.target as HTMLSelectElement).value;
          }}
        >
          <option value="">–</option>
          ${this.groups.map(
            (each) => html`<option value=${each.group_id} ?selected=${each.group_id === this.group}>
              ${each.name}
            </option>`,
          )}
        </select>
      </label>
      ${
        plan.counts.possibly_same || this.all
          ? html`<label>
              <input
                type="checkbox"
                .checked=${this.all}
                @change=${(event: Event) => {
                  this.all = (event.target as HTMLInputElement).checked;
                  void this.look();
                }}
              />
              ${this.t("clients.add_possible")}
            </label>`
          : nothing
      }
      <button class="main" ?disabled=${this.busy} @click=${() => this.carry()}>
        ${this.t("clients.import_now")}
      </button>
    </div>`;
  }

  private counts(plan: Outcome): TemplateResult {
    const left = plan.groups_left_out;
    const row = plan.wrong_quotes_in_row;
    return html`${
      row === null
        ? nothing
        : html`<p class="alarm">${this.context.texts.shared("imports.wrong_quotes", { row })}</p>`
    }
    ${
      left.length
        ? html`<p class="alarm">${this.t("clients.groups_left_out", { groups: left.join(", ") })}</p>`
        : nothing
    }
    <p class="row" role="status">
      ${VERDICTS.filter((each) => plan.counts[each]).map(
        (each) => html`<span class=${each === "possibly_same" ? "chip warn" : "chip"}
          >${this.t(`clients.verdict.${each}`)}: ${plan.counts[each]}</span
        >`,
      )}
    </p>`;
  }

  private records(plan: Outcome): TemplateResult {
    return html`<ul>
        ${plan.records.map(
          (each) => html`<li>
            <bdi>${each.name || "–"}</bdi>
            <span class="quiet">${wordsOf(this.context.texts, each)}</span>
          </li>`,
        )}
      </ul>
      ${
        plan.number > plan.records.length
          ? html`<p class="quiet">
              ${this.n("clients.further", plan.number - plan.records.length)}
            </p>`
          : nothing
      }`;
  }

  private result(done: Outcome): TemplateResult {
    return html`${this.counts(done)}
      <div class="row">
        <button ?disabled=${this.busy} @click=${() => this.undo()}>
          ${this.t("clients.undo_import")}
        </button>
        ${this.close()}
      </div>`;
  }

  static override styles = [
    shared,
    css`
      .card { margin: 0; max-height: 60vh; overflow: auto; }
      input[type="file"] { flex: 1; min-width: 0; }
      .columns { box-sizing: border-box; display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 0 12px; margin-top: 8px; }
      .choices { margin: 12px 0; }
      .choices select { width: auto; max-width: 220px; }
      summary { min-height: 32px; cursor: pointer; color: var(--words); }
      ul { margin: 0; padding: 0; list-style: none; }
      li { padding: 4px 0; border-bottom: 1px solid var(--divider-color); }
    `,
  ];
}

customElements.define("studio-client-import", ClientImport);
