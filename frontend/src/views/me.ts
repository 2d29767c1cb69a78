// "Me": the user's own account, phones, and conflicts (S5).

import { css, html, type TemplateResult } from "lit";
import "../me/own-page.js";
import { shared } from "../style.js";
import { Part } from "../view.js";

class StudioMe extends Part {
  override render(): TemplateResult {
    return html`<studio-sync-own-page
      .hass=${this.context.hass}
    ></studio-sync-own-page>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
    `,
  ];
}

customElements.define("studio-me", StudioMe);
