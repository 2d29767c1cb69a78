// "Me": the user's own account, phones, and conflicts (S5); on a phone also the way to *Sync*.

import { css, html, nothing, type TemplateResult } from "lit";
import "../me/own-page.js";
import { shared } from "../style.js";
import { Part } from "../view.js";

class StudioMe extends Part {
  override render(): TemplateResult {
    const { hass, narrow, studio } = this.context;
    return html`${
      narrow && studio.rights.sync === "all"
        ? html`<button class="sync" @click=${() => this.tell("studio-go", { tab: "sync" })}>
            ${this.t("shell.sync_all")}
          </button>`
        : nothing
    }
      <studio-sync-own-page .toDo=${this.toDo()} .hass=${hass}></studio-sync-own-page>`;
  }

  /** Overlaps are settled in *To do*, where the role has that. */
  private toDo(): { studio_id: string; go: () => void } | null {
    const { studio } = this.context;
    if (studio.rights.write === "none") return null;
    return { studio_id: studio.entry_id, go: () => this.tell("studio-go", { tab: "todo" }) };
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
      .sync { display: block; width: calc(100% - 32px); margin: 8px 16px; }
    `,
  ];
}

customElements.define("studio-me", StudioMe);
