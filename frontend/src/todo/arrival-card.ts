// What arrived from a phone or Google and is nobody's session yet.

import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import "../booking/client-picker.js";
import type { Picked } from "../booking/client-picker.js";
import { clientIn, type NewClient } from "../booking/plan.js";
import { namesOf } from "../diary/shown.js";
import type { Arrival, Done, SessionType } from "../protocol.js";
import { newRequest } from "../request.js";
import { Decision } from "./decision.js";
import { likelyType, short } from "./shown.js";

class ArrivalCard extends Decision<Arrival> {
  /** Whether it is none of those who are proposed: somebody else is looked for. */
  @state() private other = false;

  /** A client is added once, though the answer is lost and it is pressed again. */
  private adding = { name: "", request_id: "" };

  override render(): TemplateResult {
    const { format, studio } = this.context;
    const { item, busy } = this;
    const [first, ...more] = item.suggestions;
    const type = likelyType(studio.types, item);
    const ids = [item.staff_id, ...item.assistant_ids, ...item.resource_ids];
    return html`<section class="card" aria-label=${this.named(item.title)}>
      <h2>
        <span class="chip">${this.t("todo.unlinked")}</span>
        <span dir="auto">${this.t("todo.quoted", { text: this.named(item.title) })}</span>
        · ${format.when(item)}
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
          type
            ? html`<label class="type"
                ><span class="label">${this.t("todo.as")}</span>
                <select>
                  ${studio.types.map(
                    (each) =>
                      html`<option value=${each.name} ?selected=${each === type}>${each.name}</option>`,
                  )}
                </select></label
              >`
            : nothing
        }
        ${
          first
            ? html`<button class="main" ?disabled=${!type || busy} @click=${() => void this.link(first.client_id, true)}>
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
        ${first && !this.other ? this.someoneElse() : this.anybody(type)}
        <button class="plain" @click=${() => this.show(item.appointment_id, item.moment)}>
          ${this.t("todo.look")}
        </button>
        <button class="plain" ?disabled=${busy} @click=${() => void this.leaveAlone()}>
          ${this.t("todo.leave")}
        </button>
      </div>
    </section>`;
  }

  private someoneElse(): TemplateResult {
    return html`<button
      class="plain"
      @click=${() => {
        this.other = true;
      }}
    >
      ${this.t("todo.someone_else")}
    </button>`;
  }

  /** Look for the client, or make one of what it is called. */
  private anybody(type: SessionType | undefined): TemplateResult {
    const fresh = clientIn(this.item.title ?? "");
    return html`<studio-client-picker
        .context=${this.context}
        @client-picked=${({ detail }: CustomEvent<Picked>) => void this.picked(detail, type)}
      ></studio-client-picker>
      ${
        fresh && type
          ? html`<button
              class="plain"
              ?disabled=${this.busy}
              @click=${() => void this.picked({ add: fresh }, type)}
            >
              ${this.t("todo.add_session", { name: short(fresh.name) })}
            </button>`
          : nothing
      }`;
  }

  private async picked(picked: Picked, type: SessionType | undefined): Promise<void> {
    if (!picked) return;
    if (!("add" in picked)) await this.link(picked.client_id, type !== undefined);
    else await this.add(picked.add, type !== undefined);
  }

  /** Add the client and link it, as one change. */
  private add(client: NewClient, session: boolean): Promise<void> {
    if (this.adding.name !== client.name) {
      this.adding = { name: client.name, request_id: newRequest() };
    }
    const { request_id } = this.adding;
    const { appointment_id } = this.item;
    const session_type = session ? this.type : null;
    const data = { appointment_id, client, session_type, request_id };
    return this.once(() => this.context.api.ask("todo/new_client", data), this.t("todo.linked"));
  }

  private get type(): string | undefined {
    return this.renderRoot.querySelector("select")?.value;
  }

  private leaveAlone(): Promise<void> {
    const data = { appointment_id: this.item.whole_id, leave: true };
    return this.once(() => this.context.api.ask("todo/leave", data), this.t("todo.left"));
  }

  private link(client: string, session: boolean): Promise<void> {
    return this.once(() => this.linking(client, session), this.t("todo.linked"));
  }

  private linking(client: string, session: boolean): Promise<Done> {
    const { api } = this.context;
    const named = { appointment_id: this.item.appointment_id, client_id: client };
    return session
      ? api.act<Done>("convert_to_session", { ...named, session_type: this.type })
      : api.act<Done>("link_client", named);
  }

  static override styles = [
    ...Decision.styles,
    css`
      studio-client-picker { flex: 1 1 260px; }
      .type { display: inline-flex; align-items: center; gap: 6px; }
      .type select { width: auto; min-height: 40px; }
      @media (max-width: 599px) { .type select { min-height: 44px; } }
    `,
  ];
}

customElements.define("studio-todo-arrival", ArrivalCard);
