// One client: who they are, how to reach them, all appointments, and what happened.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { isEdited } from "../clients/edit.js";
import { download } from "../clients/files.js";
import { avatar, avatarStyle, dialled, LABELS } from "../clients/look.js";
import "../clients/visits.js";
import { Following } from "../following.js";
import { icon } from "../icons.js";
import type { ClientEvent, ClientTold, Done, Labelled } from "../protocol.js";
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
  @state() private erasing = false;
  @state() private typed = "";
  @state() private busy = false;
  @state() private shown = FIRST;

  private readonly following = new Following(this, (reason) => this.tell("studio-failed", reason));

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("clientId")) {
      this.shown = FIRST;
      this.told = null;
      this.edits = isEdited(this.clientId);
      this.erasing = false;
      this.typed = "";
    }
    this.follow();
  }

  private follow(): void {
    const data = { client_id: this.clientId, ...this.shown };
    const told = (client: ClientTold) => {
      this.told = client;
    };
    this.following.to(this.context, this.clientId && "client/subscribe", data, told);
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
    const writes = studio.rights.write !== "none";
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
      ${
        this.edits
          ? html`<studio-client-edit
              .context=${this.context}
              .client=${client}
              @edit-close=${() => {
                this.edits = false;
              }}
            ></studio-client-edit>`
          : html`${this.buttons(told, writes)} ${this.contact(told)}`
      }
      ${this.groups(told, writes)} ${this.copies(told)}
      <studio-client-visits
        .context=${this.context}
        .visits=${told}
        @visits-more=${() => {
          this.shown = { ...this.shown, appointments: more(this.shown.appointments) };
        }}
      ></studio-client-visits>
      ${this.history(told)} ${writes ? this.end(told) : nothing}`;
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
        told.may.sync
          ? html`${button("vcard", () => void this.save(client_id))}
            ${button("mail_me", () => void this.mail(client_id))}
            ${button("sync", () => void this.sync(client_id, name))}`
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

  private contact({ client }: Told): TemplateResult {
    const { details } = client;
    const job = [details.title, details.department, details.organisation].filter(Boolean);
    const field = (label: string, text: string) =>
      text
        ? html`<div class="field">
            <span class="label">${this.t(`client.field.${label}`)}</span>
            <span class="value" dir="auto">${text}</span>
          </div>`
        : nothing;
    return html`<div class="contact">
      ${details.phones.map((each) => this.phone(each))}
      ${details.emails.map(
        (each) => html`<div class="reach">
          <a href=${mailTo(each.value)}><bdi>${each.value}</bdi></a>
          <span class="quiet">${this.label(each)}</span>
          <a
            class="do"
            href=${mailTo(each.value)}
            aria-label=${this.t("client.write", { to: each.value })}
            >${icon("mail")}</a
          >
        </div>`,
      )}
      ${field("addresses", client.address)} ${field("birthday", this.context.format.birthday(details.birthday))}
      ${field("organisation", job.join(", "))} ${field("notes", client.notes)}
      ${
        details.relations.length
          ? html`<div class="field">
              <span class="label">${this.t("client.field.relations")}</span>
              ${details.relations.map(
                (each) => html`<span class="value line" dir="auto"
                  >${each.label ? `${each.label}: ` : ""}<button
                    class="plain related"
                    @click=${() => this.tell("studio-go", { tab: "clients", find: each.value })}
                  >
                    ${each.value}
                  </button></span
                >`,
              )}
            </div>`
          : nothing
      }
    </div>`;
  }

  private phone(each: Labelled): TemplateResult {
    const number = dialled(each.value);
    return html`<div class="reach">
      <a href=${`tel:${number}`}><bdi>${each.value}</bdi></a>
      <span class="quiet">${this.label(each)}</span>
      <a class="do" href=${`tel:${number}`} aria-label=${this.t("client.call", { to: each.value })}
        >${icon("call")}</a
      >
      <a class="do" href=${`sms:${number}`} aria-label=${this.t("client.text", { to: each.value })}
        >${icon("message")}</a
      >
    </div>`;
  }

  private label({ label }: Labelled): string {
    return LABELS.includes(label) ? this.t(`client.labels.${label}`) : label;
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
            >${each.kind === "google" && each.name ? nothing : this.t(each.kind === "google" ? "clients.google" : "clients.on_phone")}
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
    const who =
      event.by === "google" || event.by === "user" ? event.who || by : `${by} ${event.who}`;
    const fields = event.fields.map((each) => this.t(`client.field.${each}`)).join(", ");
    const verb = this.t(`client.verb.${event.done ? event.verb : "failed"}`);
    return html`${format.day(event.at)}, ${format.time(event.at)} <bdi>${who.trim()}</bdi>:
      ${fields ? `${verb} (${fields})` : verb}`;
  }

  private end(told: Told): TemplateResult {
    const { client_id, name } = told.client;
    const word = this.t("client.erase_word");
    return html`<div class="row end">
        <button
          class="danger"
          ?disabled=${this.busy}
          @click=${() => void this.takeAway(client_id, name)}
        >
          ${this.t("client.remove")}
        </button>
        ${
          told.may.erase
            ? html`<button
                class="danger"
                aria-expanded=${this.erasing}
                @click=${() => {
                  this.erasing = !this.erasing;
                  this.typed = "";
                }}
              >
                ${this.t("client.erase")}
              </button>`
            : nothing
        }
      </div>
      ${
        this.erasing
          ? html`<form
              class="alarm"
              @submit=${(event: Event) => {
                event.preventDefault();
                if (this.typed.trim() === word) void this.erase(client_id);
              }}
            >
              <p>${this.t("client.erase_text")}</p>
              <label class="field">
                <span>${this.t("client.erase_type", { word })}</span>
                <input
                  autocomplete="off"
                  .value=${this.typed}
                  @input=${(event: Event) => {
                    this.typed = (event.target as HTMLInputElement).value;
                  }}
                />
              </label>
              <button class="danger" ?disabled=${this.busy || this.typed.trim() !== word}>
                ${this.t("client.erase_now")}
              </button>
            </form>`
          : nothing
      }`;
  }

  private async takeAway(client_id: string, name: string): Promise<void> {
    const done = await this.do_(
      () => this.context.api.act<Pick<Done, "undo">>("remove_client", { client_id }),
      () => this.t("client.removed", { name }),
    );
    if (done) this.tell("studio-beside", null);
  }

  private async erase(client_id: string): Promise<void> {
    type Erased = { remains_in_google: object[] };
    const done = await this.do_(
      async () => ({
        ...(await this.context.api.act<Erased>("erase_client", { client_id, confirm: true })),
        undo: null,
      }),
      ({ remains_in_google }) =>
        remains_in_google.length
          ? this.n("client.erased_but", remains_in_google.length)
          : this.t("client.erased"),
    );
    if (done) this.tell("studio-beside", null);
  }

  static override styles = [
    shared,
    avatarStyle,
    css`
      :host { display: block; overflow-wrap: anywhere; }
      header { display: flex; align-items: center; gap: 12px; margin-bottom: 12px; padding-inline-end: 40px; }
      header .avatar { width: 48px; height: 48px; font-size: 16px; }
      header div { min-width: 0; }
      .contact { margin-top: 16px; }
      .reach { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 0 12px; margin-bottom: 8px; border-radius: 8px; background: var(--secondary-background-color); }
      .reach > :first-child { min-width: 0; color: inherit; text-decoration: none; }
      .reach .quiet { flex: 1; }
      .do { flex: none; display: grid; place-items: center; width: 40px; height: 44px; }
      .do svg { width: 22px; height: 22px; fill: currentColor; }
      .value { display: block; padding: 8px 12px; white-space: pre-line; border-radius: 8px; background: var(--secondary-background-color); }
      .value.line { white-space: normal; }
      .related { min-height: 24px; padding: 0; text-align: start; }
      .off { min-height: 24px; min-width: 24px; padding: 0; background: none; color: inherit; }
      .join { width: auto; max-width: 180px; min-height: 32px; padding: 2px 8px; font-size: 13px; }
      ul { margin: 0; padding: 0; list-style: none; }
      li { padding: 4px 0; }
      .end { margin-top: 24px; padding-top: 8px; border-top: 1px solid var(--divider-color); }
      @media (max-width: 599px) { .off, .join { min-height: 44px; min-width: 44px; } }
    `,
  ];
}

/** An address as a link takes it (RFC 6068): nothing in it begins a header. */
function mailTo(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll("%40", "@")}`;
}

function more(number: number): number {
  return Math.min(MOST, number * 4);
}

customElements.define("studio-client", StudioClient);
