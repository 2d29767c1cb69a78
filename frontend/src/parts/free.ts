import { html, type TemplateResult } from "lit";
import { shared } from "../style.js";
import { Part } from "../view.js";

class StudioFree extends Part {
  override render(): TemplateResult {
    return html`<h2>${this.t("free.title")}</h2>`;
  }

  static override styles = shared;
}

customElements.define("studio-free", StudioFree);
