import { html, type TemplateResult } from "lit";
import { shared } from "../style.js";
import { Part } from "../view.js";

class StudioBooking extends Part {
  override render(): TemplateResult {
    return html`<h2>${this.t("booking.title")}</h2>`;
  }

  static override styles = shared;
}

customElements.define("studio-booking", StudioBooking);
