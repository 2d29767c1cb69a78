import { html, type TemplateResult } from "lit";
import { shared } from "../style.js";
import { Part } from "../view.js";

class StudioDiary extends Part {
  override render(): TemplateResult {
    return html`<h2>${this.t("shell.diary")}</h2>`;
  }

  static override styles = shared;
}

customElements.define("studio-diary", StudioDiary);
