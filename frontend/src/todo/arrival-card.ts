// What arrived from a phone or Google and is nobody's session yet.

import { css, html, nothing, type TemplateResult } from "lit";
import { namesOf } from "../diary/shown.js";
import type { Arrival, Done } from "../protocol.js";
import { Decision } from "./decision.js";
import { likelyType } from "./shown.js";

class ArrivalCard extends Decision<Arrival> {
  override render(): TemplateResult {
    const { format, studio } = this.context;
    const { item, busy } = this;
    const [first, ...more] = item.suggestions;
    const type = likelyType(studio.types, item);
    const ids = [item.staff_id, ...item.assistant_ids, ...item.resource_ids];
    return html`<section class="card" aria-label=${this.named(item.title)}>
      <h2>
        <span class="chip">${this.t("todo.unlinked")}</span>
        <span dir="auto">“${this.named(item.title)}”</span> · ${format.day(item.start)},
        ${format.span(item)}
      </h2>
      <p class="quiet">${namesOf(studio, ids).join(", ")}</p>
      ${
        first
          ? html`<p>
              ${this.t("todo.probably")} <b dir="auto">${first.name}</b>
              <span class="quiet">(${first.reasons.map((each) => this.t(`todo.reason.${each.reason}`)).join(", ")})</span>
            </p>`
          : nothing
      }
      <div class="row">
        ${
          first
            ? html`<label class="type"
                ><span class="label">${this.t("todo.as")}</span>
                <select>
                  ${studio.types.map(
                    (each) =>
                      html`<option value=${each.name} ?selected=${each === type}>${each.name}</option>`,
                  )}
                </select></label
              >
              <button class="main" ?disabled=${!type || busy} @click=${() => void this.link(first.client_id, true)}>
                ${this.t("todo.make_session", { name: first.name })}
              </button>
              <button ?disabled=${busy} @click=${() => void this.link(first.client_id, false)}>
                ${this.t("todo.link_only", { name: first.name })}
              </button>
              ${more.map(
                (
                  each,
                ) => html`<button class="plain" ?disabled=${busy} @click=${() => void this.link(each.client_id, true)}>
                  ${this.t("todo.make_session", { name: each.name })}
                </button>`,
              )}`
            : nothing
        }
        <button class="plain" @click=${() => this.show(item.appointment_id, item.moment)}>
          ${this.t(first ? "todo.someone_else" : "todo.look")}
        </button>
        <button class="plain" ?disabled=${busy} @click=${() => void this.leaveAlone()}>
          ${this.t("todo.leave")}
        </button>
      </div>
    </section>`;
  }

  private leaveAlone(): Promise<void> {
    const data = { appointment_id: this.item.whole_id, leave: true };
    return this.once(() => this.context.api.ask("todo/leave", data), this.t("todo.left"));
  }

  private link(client: string, session: boolean): Promise<void> {
    const { api } = this.context;
    const named = { appointment_id: this.item.appointment_id, client_id: client };
    const type = this.renderRoot.querySelector("select")?.value;
    const change = () =>
      session
        ? api.act<Done>("convert_to_session", { ...named, session_type: type })
        : api.act<Done>("link_client", named);
    return this.once(change, this.t("todo.linked"));
  }

  static override styles = [
    ...Decision.styles,
    css`
      .type { display: inline-flex; align-items: center; gap: 6px; }
      .type select { width: auto; min-height: 40px; }
      @media (max-width: 599px) { .type select { min-height: 44px; } }
    `,
  ];
}

customElements.define("studio-todo-arrival", ArrivalCard);
