import { html, type TemplateResult } from "lit";
import { shared } from "../style.js";
import { Part } from "../view.js";

class StudioClient extends Part {
  override render(): TemplateResult {
    return html`<h2>${this.t("client.title")}</h2>`;
  }

  static override styles = shared;
}

customElements.define("studio-client", StudioClient);
