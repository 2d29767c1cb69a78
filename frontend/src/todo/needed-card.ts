// What an account needs somebody for, and where that is settled.

import { html, type TemplateResult } from "lit";
import type { Needed } from "../protocol.js";
import { Decision } from "./decision.js";

class NeededCard extends Decision<Needed> {
  override render(): TemplateResult {
    const { kind, where, number } = this.item;
    const text =
      kind === "skipped"
        ? this.n("todo.skipped", number ?? 0, { where })
        : this.t("todo.sign_in", { where });
    const sync = kind === "skipped" || this.context.studio.rights.sync === "all";
    return html`<section class="card" aria-label=${text}>
      <h2><span class="chip warn">${this.t(`todo.needed.${kind}`)}</span> <span dir="auto">${text}</span></h2>
      <p class="quiet">${this.t(`todo.needed_text.${kind}`)}</p>
      <div class="row">
        <button class="main" @click=${() => this.tell("studio-go", { tab: sync ? "sync" : "me" })}>
          ${this.t(kind === "skipped" ? "todo.to_sync" : "todo.to_sign_in")}
        </button>
      </div>
    </section>`;
  }
}

customElements.define("studio-todo-needed", NeededCard);
