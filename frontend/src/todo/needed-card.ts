// What an account needs somebody for: each item by name with the reason, and where that is settled.

import { css, html, nothing, type TemplateResult } from "lit";
import { isDay } from "../format.js";
import type { Needed, Unsynced } from "../protocol.js";
import { Decision } from "./decision.js";
import { byDay, LISTED, settledWhere } from "./shown.js";

class NeededCard extends Decision<Needed> {
  override render(): TemplateResult {
    const { kind, where, there, last_success: last, number = 0, items = [] } = this.item;
    const { format } = this.context;
    const text =
      kind === "skipped"
        ? this.n("todo.skipped", number, { where })
        : this.t(there === "server" ? "todo.sign_in_server" : "todo.sign_in", { where });
    const { hass, studio } = this.context;
    const { tab, signsIn } = settledWhere(kind, studio.rights.sync, hass.user.is_admin);
    return html`<section class="card" aria-label=${text}>
      <h2><span class="chip warn">${this.t(`todo.needed.${kind}`)}</span> <span dir="auto">${text}</span></h2>
      <p class="quiet">${this.t(`todo.needed_text.${kind}`)}</p>
      ${last ? html`<p class="quiet">${this.t("todo.last_success", { when: format.recent(last) })}</p>` : nothing}
      ${byDay(items, format).map(
        ([day, found]) => html`${day ? html`<h4>${format.day(day)}</h4>` : nothing}
          <ul>
            ${found.map((each) => html`<li dir="auto">${this.line(each)}</li>`)}
          </ul>`,
      )}
      ${number > LISTED ? html`<p class="quiet">${this.n("sync.more", number - LISTED)}</p>` : nothing}
      <div class="row">
        <button class=${items.length ? "plain" : "main"} @click=${() =>
          this.tell("studio-go", { tab })}>
          ${this.t(signsIn ? "todo.to_sign_in" : "todo.to_sync")}
        </button>
      </div>
    </section>`;
  }

  private line({ title, start, reason, appointment_id, client_id }: Unsynced): TemplateResult {
    const { format, texts } = this.context;
    const time = start && !isDay(start) ? `${format.time(start)} ` : "";
    const why = texts.at(this.item.there, `selector.reason.options.${reason}`) || reason;
    const open = () =>
      client_id
        ? this.tell("studio-beside", { show: "client", client_id })
        : this.show(appointment_id ?? "", null);
    return html`${time}${
      appointment_id || client_id
        ? html`<button class="link" @click=${open}>${this.named(title)}</button>`
        : html`<b>${title || this.t("todo.only_there")}</b>`
    }
      <span class="quiet">– ${why}</span>`;
  }

  static override styles = [
    ...Decision.styles,
    css`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      ul { margin: 0 0 8px; padding-inline-start: 20px; }
      b { font-weight: 500; }
      .link {
        min-height: 32px;
        padding: 0;
        border: 0;
        background: none;
        color: var(--primary-color);
        font: inherit;
        text-align: start;
        text-decoration: underline;
      }
      @media (max-width: 599px) { .link { min-height: 44px; flex: none; } }
    `,
  ];
}

customElements.define("studio-todo-needed", NeededCard);
