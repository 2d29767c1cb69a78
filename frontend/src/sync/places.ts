// Each account and phone: how it is, what moves, and what can be done about it.

import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { SyncAccount, SyncPart, SyncPhone, SyncState } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import {
  accountOptions,
  changeAccount,
  changePhone,
  type FlowTarget,
  signInAgain,
} from "./flows.js";
import type { Of } from "./shown.js";

/**
 * Asks to `studio-preview` or `studio-sync` a part of an account (`Of`), and to open a dialog of
 * Home Assistant (`studio-flow`, a `FlowTarget`), which is for administrators.
 */
class SyncPlaces extends Part {
  @property({ attribute: false }) sync!: SyncState;
  @property({ type: Boolean }) busy = false;

  override render(): TemplateResult {
    const { accounts, phones } = this.sync;
    return html`<div class="places">
      ${accounts.map((each) => this.account(each))} ${phones.map((each) => this.phone(each))}
    </div>`;
  }

  private account(account: SyncAccount): TemplateResult {
    const { name, email, parts, config_entry_id: id } = account;
    return html`<section class="card" aria-label=${name}>
      <h3 dir="auto">${name}</h3>
      <p class="quiet" dir="auto">${email}</p>
      ${
        account.problem !== null
          ? html`<p><span class="chip bad">${this.problem(account.problem) || this.t("sync.state_not_running")}</span></p>`
          : nothing
      }
      ${account.reauth ? this.signIn(account) : nothing}
      ${parts.map((each) => this.ofPart(account, each))}
      ${
        this.manages
          ? html`<div class="row">
              ${this.dialog("sync.options", accountOptions(id), name)}
              ${this.dialog("sync.change", changeAccount(id), name)}
            </div>`
          : nothing
      }
    </section>`;
  }

  private get manages(): boolean {
    return this.context.hass.user.is_admin;
  }

  /** What an account waits for; who can't do it is told who can. */
  private signIn({ kind, name, reauth_flow }: SyncAccount): TemplateResult {
    const waits = kind === "server" ? "sync.waits_for_password" : "sync.waits_for_sign_in";
    return html`<p class="alarm">${this.t(waits)}</p>
      ${
        reauth_flow
          ? html`<div class="row">${this.dialog("sync.sign_in", signInAgain(reauth_flow), name, true)}</div>`
          : nothing
      }`;
  }

  private dialog(key: string, target: FlowTarget, of: string, main = false): TemplateResult {
    return html`<button
      class=${main ? "main" : "plain"}
      aria-label=${`${this.t(key)}: ${of}`}
      @click=${() => this.ask("studio-flow", target)}
    >
      ${this.t(key)}
    </button>`;
  }

  private ofPart(account: SyncAccount, part: SyncPart): TemplateResult {
    const of: Of = { account, part };
    const { last_success: last, next_run: next } = part;
    const times = [
      last ? this.t("sync.last_run", { when: this.when(last) }) : "",
      next && part.enabled ? this.t("sync.next_run", { when: this.when(next) }) : "",
    ];
    return html`<div class="part">
      <h4><bdi>${part.name ?? this.t(`sync.google_${part.part}`)}</bdi> ${this.status(part)}</h4>
      <p class="quiet" dir="auto">${this.moves(account, part)}</p>
      <p class="quiet">${times.filter(Boolean).join(" · ")}</p>
      ${
        part.enabled && !part.running
          ? html`<div class="row">
              ${this.doing("sync.preview", "studio-preview", of)}
              ${this.doing("sync.now", "studio-sync", of)}
            </div>`
          : nothing
      }
    </div>`;
  }

  /** What moves, in which direction. */
  private moves({ kind }: SyncAccount, part: SyncPart): string {
    const { direction, group, synced } = part;
    const out = direction === "out" && kind === "server" ? "out_server" : direction;
    const known = [
      this.t(`sync.direction.${out}`),
      group,
      this.n(`sync.moves_${part.part}`, synced),
    ];
    return known.filter(Boolean).join(" · ");
  }

  private doing(key: string, event: string, of: Of): TemplateResult {
    return html`<button
      ?disabled=${this.busy}
      aria-label=${`${this.t(key)}: ${[of?.account.name, of?.part.name].filter(Boolean).join(" ")}`}
      @click=${() => this.ask(event, of)}
    >
      ${this.t(key)}
    </button>`;
  }

  private status(part: SyncPart): TemplateResult {
    const chip = (kind: string, words: string) =>
      html`<span class=${`chip ${kind}`}>${words}</span>`;
    if (part.running) {
      const { done, total } = part;
      const words = total ? this.t("sync.progress", { done, total }) : this.t("sync.running");
      return chip("", words);
    }
    if (part.held) {
      return html`${chip("warn", this.t("sync.held"))} ${this.toTodo("sync.decide")}`;
    }
    if (part.problem !== null) {
      return chip("bad", this.problem(part.problem) || this.t("sync.failed"));
    }
    if (!part.enabled) return chip("", this.t("sync.paused"));
    if (part.skipped) {
      return html`${chip("warn", this.n("sync.skipped", part.skipped))}
        ${this.toTodo("shell.todo")}`;
    }
    return chip("good", this.t("sync.in_step"));
  }

  /** A way to where it is listed and decided. */
  private toTodo(key: string): TemplateResult {
    return html`<button class="plain" @click=${() => this.tell("studio-go", { tab: "todo" })}>
      ${this.t(key)}
    </button>`;
  }

  /** A sentence of the errors' texts, up to its first full stop; empty: unknown. */
  private problem(key: string): string {
    const words = key ? this.context.texts.of(`exceptions.${key}.message`) : "";
    return words.split(". ")[0] ?? "";
  }

  private phone(phone: SyncPhone): TemplateResult {
    const { studio } = this.context;
    const chip = phone.state === "valid" ? "chip good" : "chip";
    return html`<section class="card" aria-label=${phone.user_name}>
      <h3><span dir="auto">${phone.user_name}</span> <span class=${chip}>${this.t(`sync.phone_state.${phone.state}`)}</span></h3>
      <p class="quiet" dir="auto">${this.t("sync.phone")} · ${phone.who.join(", ")}</p>
      <p class="quiet">
        ${this.t(`sync.direction_phone.${phone.direction}`)}${phone.clients ? ` · ${this.t("sync.with_clients")}` : nothing}
      </p>
      <p class="quiet">${this.seen(phone)}</p>
      ${
        this.manages
          ? html`<div class="row">
              ${this.dialog("sync.change", changePhone(studio.entry_id, phone.access_id), phone.user_name)}
            </div>`
          : nothing
      }
    </section>`;
  }

  /** When a phone was last seen, with what, and from where if that is kept. */
  private seen({ seen, client, place }: SyncPhone): string {
    if (!seen) return this.t("sync.never_seen");
    const word = (sensor: string, state: string | null) =>
      state &&
      this.context.hass.localize(`component.studio_sync.entity.sensor.${sensor}.state.${state}`);
    const known = [word("phone_client", client), word("phone_place", place)].filter(Boolean);
    return [this.t("sync.last_seen", { when: this.when(seen) }), ...known].join(" · ");
  }

  private when(moment: string): string {
    const { format } = this.context;
    const today = format.dayOf(moment) === format.dayOf(new Date());
    return today ? format.time(moment) : `${format.day(moment)}, ${format.time(moment)}`;
  }

  private ask(event: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  static override styles = [
    shared,
    css`
      .places { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 12px; }
      .card { margin: 0; }
      h3 { margin: 0; font-size: 16px; }
      h4 { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 0; font-size: 14px; font-weight: 500; }
      .card > h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      p { margin: 0 0 4px; }
      .part { padding: 8px 0; border-top: 1px solid var(--divider-color); }
    `,
  ];
}

customElements.define("studio-sync-places", SyncPlaces);
