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
      <studio-sync-own-page .hass=${hass}></studio-sync-own-page>`;
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
