// Saves clients to a file: all that the user may see, or those of a group.

import { css, html, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { ClientGroups } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { download } from "./files.js";

const FORMS = ["vcard_3", "vcard_4", "csv"];

class ClientExport extends Part {
  @property({ attribute: false }) groups: ClientGroups["groups"] = [];
  @property({ attribute: false }) group: string | null = null;

  @state() private form = "vcard_3";
  @state() private notes = false;
  @state() private busy = false;

  private async save(): Promise<void> {
    this.busy = true;
    const group = this.group ? { group_id: this.group } : {};
    await this.carryOut(
      async () => ({
        number: await download(this.context, {
          ...{ format: this.form, with_notes: this.notes, ...group },
        }),
        undo: null,
      }),
      ({ number }) => this.n("clients.exported", number),
    );
    this.busy = false;
    this.dispatchEvent(new Event("tool-close"));
  }

  override render(): TemplateResult {
    const name = this.groups.find((each) => each.group_id === this.group)?.name;
    return html`<section class="card" aria-label=${this.t("clients.export")}>
      <p>
        ${name ? this.t("clients.export_group", { group: name }) : this.t("clients.export_all")}
      </p>
      <div class="row">
        <select
          aria-label=${this.t("clients.file")}
          @change=${(event: Event) => {
            this.form = (event.target as HTMLSelectElement).value;
          }}
        >
          ${FORMS.map(
            (each) => html`<option value=${each} ?selected=${each === this.form}>
              ${this.context.texts.of(`selector.file_format.options.${each}`)}
            </option>`,
          )}
        </select>
        <label>
          <input
            type="checkbox"
            .checked=${this.notes}
            @change=${(event: Event) => {
              this.notes = (event.target as HTMLInputElement).checked;
            }}
          />
          ${this.t("clients.with_notes")}
        </label>
        <button class="main" ?disabled=${this.busy} @click=${() => this.save()}>
          ${this.t("clients.save_file")}
        </button>
        <button class="plain" @click=${() => this.dispatchEvent(new Event("tool-close"))}>
          ${this.t("shell.close")}
        </button>
      </div>
    </section>`;
  }

  static override styles = [
    shared,
    css`
      .card { margin: 0; }
      select { width: auto; }
    `,
  ];
}

customElements.define("studio-client-export", ClientExport);
