// One client: who they are, how to reach them, all appointments, and what happened.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { toldAs } from "../appointment/steps.js";
import { isEdited } from "../clients/edit.js";
import { download } from "../clients/files.js";
import { avatar, avatarStyle } from "../clients/look.js";
import "../clients/contact.js";
import "../clients/remove.js";
import "../clients/visits.js";
import { Following } from "../following.js";
import type { ClientEvent, ClientTold, Done } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";

type Told = Extract<ClientTold, { client: object }>;
const FIRST = { appointments: 5, history: 5 };
const MOST = 1_000;

class StudioClient extends Part {
  /** Empty: a new one is to be entered. */
  @property() clientId = "";

  @state() private told: ClientTold | null = null;
  @state() private edits = false;
  @state() private busy = false;
  @state() private shown = FIRST;
  /** Its user is erasing the client, of whom nothing is left to be shown then. */
  private erased = false;

  private readonly following = new Following(this, (reason) => this.tell("studio-failed", reason));

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("clientId")) {
      this.shown = FIRST;
      this.told = null;
      this.edits = isEdited(this.clientId);
      this.erased = false;
    }
    this.follow();
  }

  private follow(): void {
    const data = { client_id: this.clientId, ...this.shown };
    const told = (client: ClientTold) => {
      this.told = client;
      if (!client.client && this.erased) this.tell("studio-beside", null);
    };
    // The role may be another one by now.
    const sees = this.context.studio.rights.clients !== "none";
    const command = sees && this.clientId ? "client/subscribe" : "";
    if (this.following.to(this.context, command, data, told) && !sees) this.told = null;
  }

  private async do_<T extends Pick<Done, "undo">>(
    change: () => Promise<T>,
    said: (done: T) => string,
  ): Promise<T | null> {
    this.busy = true;
    const done = await this.carryOut(change, said);
    this.busy = false;
    return done;
  }

  override render(): TemplateResult {
    if (!this.clientId) {
      return html`<h2>${this.t("client.new")}</h2>
        <studio-client-edit
          .context=${this.context}
          @edit-close=${() => this.tell("studio-beside", null)}
        ></studio-client-edit>`;
    }
    const { told } = this;
    if (!told) {
      return html`<h2>${this.t("client.title")}</h2>
        <p class="quiet" role="status">${this.t("clients.loading")}</p>`;
    }
    if (!told.client) {
      return html`<h2>${this.t("client.title")}</h2>
        <p>${this.t("client.gone")}</p>`;
    }
    return this.whole(told as Told);
  }

  private whole(told: Told): TemplateResult {
    const { client } = told;
    const { format, studio } = this.context;
    const may = studio.rights.write !== "none";
    // What is removed is only looked at, until it is back.
    const writes = may && !client.removed;
    const since = client.since
      ? this.t("client.since", { year: format.dayOf(client.since).slice(0, 4) })
      : "";
    const number = client.number ? this.t("client.number", { number: client.number }) : "";
    return html`<header>
        ${avatar(client.client_id, client.name)}
        <div>
          <h2 dir="auto">${client.name}</h2>
          <span class="quiet" dir="auto">${[number, since].filter(Boolean).join(" · ")}</span>
        </div>
      </header>
      ${client.removed ? html`<p class="alarm">${this.t("client.is_removed")}</p>` : nothing}
      ${
        this.edits && writes
          ? html`<studio-client-edit
              .context=${this.context}
              .client=${client}
              @edit-close=${() => {
                this.edits = false;
              }}
            ></studio-client-edit>`
          : html`${this.buttons(told, writes)}
              <studio-client-contact
                .context=${this.context}
                .client=${client}
              ></studio-client-contact>`
      }
      ${this.groups(told, writes)} ${this.copies(told)}
      <studio-client-visits
        .context=${this.context}
        .visits=${told}
        .books=${writes}
        @visits-more=${() => {
          this.shown = { ...this.shown, appointments: more(this.shown.appointments) };
        }}
      ></studio-client-visits>
      ${this.history(told)}
      ${
        may
          ? html`<studio-client-remove
              .context=${this.context}
              .client=${client}
              .mayErase=${told.may.erase}
              @client-erase=${() => {
                this.erased = true;
              }}
            ></studio-client-remove>`
          : nothing
      }`;
  }

  private buttons(told: Told, writes: boolean): TemplateResult {
    const { client_id, name } = told.client;
    const button = (words: string, act: () => void, main = false) => html`<button
      class=${main ? "main" : ""}
      ?disabled=${this.busy}
      @click=${act}
    >
      ${this.t(`client.${words}`)}
    </button>`;
    const draft = { client_id, client: name };
    return html`<div class="row">
      ${
        writes
          ? html`${button("book", () => this.tell("studio-beside", { show: "booking", draft }), true)}
            ${button("edit", () => {
              this.edits = true;
            })}`
          : nothing
      }
      ${
        told.may.cards && !told.client.removed
          ? html`${button("vcard", () => void this.save(client_id))}
            ${button("mail_me", () => void this.mail(client_id))}`
          : nothing
      }
      ${
        told.may.sync && !told.client.removed
          ? button("sync", () => void this.sync(client_id, name))
          : nothing
      }
    </div>`;
  }

  private async save(client_id: string): Promise<void> {
    try {
      await download(this.context, { client_ids: [client_id] });
    } catch (reason) {
      this.tell("studio-failed", reason);
    }
  }

  private async mail(client_id: string): Promise<void> {
    const data = { client_ids: [client_id] };
    await this.do_(
      async () => ({ ...(await this.context.api.act<object>("mail_vcard", data)), undo: null }),
      () => this.t("client.mailed"),
    );
  }

  private async sync(client_id: string, name: string): Promise<void> {
    type Reports = { reports: { outcome: string }[] };
    await this.do_(
      async () => ({
        ...(await this.context.api.act<Reports>("sync_client", { client_id })),
        undo: null,
      }),
      ({ reports }) =>
        this.t(
          reports.every((each) => each.outcome === "ok") ? "client.synced" : "client.not_synced",
          {
            name,
          },
        ),
    );
  }

  private groups(told: Told, writes: boolean): TemplateResult | typeof nothing {
    const { client_id, group_ids } = told.client;
    const others = told.groups.filter((each) => !group_ids.includes(each.group_id));
    const inside = told.groups.filter((each) => group_ids.includes(each.group_id));
    if (!inside.length && !(writes && others.length)) return nothing;
    const move = (action: string, group: Told["groups"][0], said: string) =>
      void this.do_(
        () =>
          this.context.api.act<Pick<Done, "undo">>(action, {
            ...{ group_id: group.group_id, client_ids: [client_id] },
          }),
        () => this.t(`client.${said}`, { group: group.name }),
      );
    return html`<div class="field">
      <span class="label">${this.t("client.field.groups")}</span>
      <div class="row">
        ${inside.map(
          (each) => html`<span class="chip"
            ><bdi>${each.name}</bdi>${
              writes
                ? html`<button
                    class="off"
                    ?disabled=${this.busy}
                    aria-label=${this.t("client.take_away", { what: each.name })}
                    @click=${() => move("take_clients_out_of_group", each, "taken_out")}
                  >
                    ×
                  </button>`
                : nothing
            }</span
          >`,
        )}
        ${
          writes && others.length
            ? html`<select
                class="join"
                ?disabled=${this.busy}
                aria-label=${this.t("client.into_group")}
                @change=${(event: Event) => {
                  const list = event.target as HTMLSelectElement;
                  const group = others.find((each) => each.group_id === list.value);
                  list.value = "";
                  if (group) move("put_clients_into_group", group, "put_in");
                }}
              >
                <option value="">+ ${this.t("client.into_group")}</option>
                ${others.map((each) => html`<option value=${each.group_id}>${each.name}</option>`)}
              </select>`
            : nothing
        }
      </div>
    </div>`;
  }

  private copies({ where }: Told): TemplateResult | typeof nothing {
    if (!where.length) return nothing;
    return html`<div class="field">
      <span class="label">${this.t("clients.where")}</span>
      <div class="row">
        ${where.map(
          (each) => html`<span class=${each.state === "ok" ? "chip good" : "chip warn"}
            >${each.kind !== "phone" && each.name ? nothing : this.t(`clients.on_${each.kind}`)}
            <bdi>${each.name}</bdi> ${
              each.state === "ok" ? "✓" : this.t(`clients.${each.state}`)
            }</span
          >`,
        )}
      </div>
    </div>`;
  }

  private history({ history }: Told): TemplateResult {
    const { shown } = this;
    return html`<h3>${this.t("client.history")}</h3>
      <ul>
        ${history.map((each) => html`<li class="quiet">${this.event(each)}</li>`)}
      </ul>
      ${
        history.length >= shown.history
          ? html`<button
              class="plain"
              @click=${() => {
                this.shown = { ...shown, history: more(shown.history) };
              }}
            >
              ${this.t("client.more")}
            </button>`
          : nothing
      }`;
  }

  private event(event: ClientEvent): TemplateResult {
    const { format } = this.context;
    const by = this.t(`client.by.${event.by}`);
    const name = ["google", "server", "user"].includes(event.by)
      ? event.who || by
      : `${by} ${event.who}`.trim();
    const told = toldAs({ to: event.to, what: event.verb });
    const copied = event.done && told.by === "sync";
    const who = copied ? this.t("shell.sync") : name;
    const fields = event.fields.map((each) => this.t(`client.field.${each}`)).join(", ");
    const verb = copied
      ? this.t(told.key, { where: name })
      : this.t(`client.verb.${event.done ? event.verb : "failed"}`);
    return html`${format.day(event.at)}, ${format.time(event.at)} <bdi>${who}</bdi>:
      ${fields ? `${verb} (${fields})` : verb}
      ${
        event.undo
          ? html`<button class="plain" @click=${() => void this.takeBack(event.undo ?? "", event.redo)}>
              ${this.t(event.redo ? "shell.redo" : "shell.undo")}
            </button>`
          : nothing
      }`;
  }

  static override styles = [
    shared,
    avatarStyle,
    css`
      :host { display: block; overflow-wrap: anywhere; }
      header { display: flex; align-items: center; gap: 12px; margin-bottom: 12px; padding-inline-end: 40px; }
      header .avatar { width: 48px; height: 48px; font-size: 16px; }
      header div { min-width: 0; }
      .off { min-height: 24px; min-width: 24px; padding: 0; background: none; color: inherit; }
      .join { width: auto; max-width: 180px; min-height: 32px; padding: 2px 8px; font-size: 13px; }
      ul { margin: 0; padding: 0; list-style: none; }
      li { padding: 4px 0; }
      @media (max-width: 599px) { .off, .join { min-height: 44px; min-width: 44px; } }
    `,
  ];
}

function more(number: number): number {
  return Math.min(MOST, number * 4);
}

customElements.define("studio-client", StudioClient);
