// What the studio is in sync with: each account and phone, what runs did, and what to do about it.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { Following } from "../following.js";
import { isDay } from "../format.js";
import type { SyncAccount, SyncPart, SyncPhone, SyncRun, SyncState } from "../protocol.js";
import { shared } from "../style.js";
import { byDay } from "../todo/shown.js";
import { Part } from "../view.js";

const INTEGRATION = "/config/integrations/integration/studio_sync";

/** What a sync or an undo would do, as `preview_sync` and `undo_sync` tell it. */
interface Preview {
  account: string;
  held_why?: string | null;
  number: number;
  actions: {
    action?: string;
    reason?: string;
    in_studio?: string | null;
    in_google?: string | null;
    title: string | null;
    start: string | null;
  }[];
}

interface Shown {
  previews: Preview[];
  /** The run that would be undone; null: it is the next sync. */
  undoes: SyncRun | null;
  /** The part of an account that the next sync is of; empty: all. */
  of: { account?: SyncAccount | undefined; part?: SyncPart | undefined };
}

class StudioAccounts extends Part {
  @state() private sync: SyncState | null = null;
  @state() private shown: Shown | null = null;
  @state() private busy = false;

  private readonly following = new Following(this, (reason) => this.tell("studio-failed", reason));

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("context")) this.follow();
  }

  private follow(): void {
    const told = (state: SyncState) => {
      this.sync = state;
    };
    if (this.following.to(this.context, "sync/subscribe", {}, told)) this.sync = null;
  }

  override render(): TemplateResult {
    const { sync } = this;
    if (!sync) return html`<p class="quiet" role="status">${this.t("sync.loading")}</p>`;
    return html`<div class="bar">
        <h2>${this.t("sync.title")}</h2>
        ${this.summary(sync)}
        <span class="space"></span>
        <a class="link" href=${INTEGRATION}>${this.t("sync.connect")}</a>
        <button ?disabled=${this.busy || !sync.accounts.length} @click=${() => void this.preview()}>
          ${this.t("sync.preview")}
        </button>
        <button
          class="main"
          ?disabled=${this.busy || !sync.accounts.length}
          @click=${() => void this.run()}
        >
          ${this.t("sync.now")}
        </button>
      </div>
      ${this.shown ? this.previews(this.shown) : nothing}
      <section class="card scroll">
        ${
          sync.accounts.length + sync.phones.length
            ? html`<table>
                <thead>
                  <tr>
                    ${["sync.where", "sync.who", "sync.moves", "sync.last", "sync.status"].map(
                      (each) => html`<th scope="col">${this.t(each)}</th>`,
                    )}
                  </tr>
                </thead>
                <tbody>
                  ${sync.accounts.map((each) => this.account(each))}
                  ${sync.phones.map((each) => this.phone(each))}
                </tbody>
              </table>`
            : html`<p>${this.t("sync.nothing")}</p>`
        }
      </section>
      <h3>${this.t("sync.happened")}</h3>
      <section class="card scroll">
        <table>
          <thead>
            <tr>
              ${["sync.time", "sync.run", "sync.in_google", "sync.in_studio"].map(
                (each) => html`<th scope="col">${this.t(each)}</th>`,
              )}
              <th></th>
            </tr>
          </thead>
          <tbody>
            ${sync.runs.map((each) => this.happened(each))}
          </tbody>
        </table>
      </section>`;
  }

  private summary(sync: SyncState): TemplateResult {
    const parts = sync.accounts.flatMap((each) => each.parts);
    const running = parts.find((each) => each.running);
    if (running) {
      const words = running.total
        ? this.t("sync.progress", { done: running.done, total: running.total })
        : this.t("sync.running");
      return html`<span class="chip" role="status">${words}</span>`;
    }
    const attention =
      sync.accounts.some((each) => each.problem !== null) ||
      parts.some((each) => each.held || each.problem !== null);
    if (attention) return html`<span class="chip warn">${this.t("sync.attention")}</span>`;
    const next = parts
      .map((each) => each.next_run)
      .filter((each) => each !== null)
      .sort()[0];
    return html`<span class="chip good"
      >${
        next
          ? this.t("sync.in_step_next", { time: this.context.format.time(next) })
          : this.t("sync.in_step")
      }</span
    >`;
  }

  private account(account: SyncAccount): TemplateResult[] {
    if (!account.parts.length) {
      return [
        html`<tr>
          <th scope="row" dir="auto">${account.name}</th>
          <td dir="auto">${account.who ?? account.email}</td>
          <td></td>
          <td></td>
          <td>${this.accountProblem(account)}</td>
        </tr>`,
      ];
    }
    return account.parts.map(
      (part) => html`<tr>
        <th scope="row">${this.t(`sync.google_${part.part}`)}</th>
        <td dir="auto">${account.who ?? account.email}</td>
        <td>${this.n(`sync.moves_${part.part}`, part.synced)}</td>
        <td>${part.last_success ? this.when(part.last_success) : "–"}</td>
        <td>
          ${this.partStatus(account, part)}
          ${
            part.enabled && !part.running
              ? html`<button class="plain" ?disabled=${this.busy} aria-label=${`${this.t("sync.preview")}: ${account.name}`}
                    @click=${() => void this.preview(account, part)}>${this.t("sync.preview")}</button>
                  <button class="plain" ?disabled=${this.busy} aria-label=${`${this.t("sync.now")}: ${account.name}`}
                    @click=${() => void this.run(account, part)}>${this.t("sync.now")}</button>`
              : nothing
          }
        </td>
      </tr>`,
    );
  }

  private accountProblem(account: SyncAccount): TemplateResult {
    const words = account.problem
      ? this.problem(account.problem)
      : this.t("sync.state_not_running");
    return html`<span class="chip bad">${words}</span> ${this.repair(account)}`;
  }

  private repair(account: SyncAccount): TemplateResult {
    return html`<a href=${INTEGRATION}
      >${this.t(account.reauth ? "sync.sign_in" : "sync.open_settings")}</a
    >`;
  }

  private partStatus(account: SyncAccount, part: SyncPart): TemplateResult {
    if (part.running) return html`<span class="chip">${this.t("sync.running")}</span>`;
    if (part.held) {
      return html`<span class="chip warn">${this.t("sync.held")}</span>
        <button class="plain" @click=${() => this.tell("studio-go", { tab: "todo" })}>
          ${this.t("sync.decide")}
        </button>`;
    }
    if (part.problem !== null) {
      return html`<span class="chip bad">${this.problem(part.problem)}</span> ${this.repair(account)}`;
    }
    if (!part.enabled) return html`<span class="chip">${this.t("sync.paused")}</span>`;
    if (part.skipped) {
      return html`<span class="chip warn">${this.n("sync.skipped", part.skipped)}</span>
        <a href="/config/repairs">${this.t("sync.open_repairs")}</a>`;
    }
    return html`<span class="chip good">${this.t("sync.in_step")}</span>`;
  }

  /** A sentence of the errors' texts, up to its first full stop. */
  private problem(key: string): string {
    const words = key ? this.context.texts.of(`exceptions.${key}.message`) : "";
    return words.split(". ")[0] || this.t("sync.failed");
  }

  private phone(phone: SyncPhone): TemplateResult {
    const good = phone.state === "valid";
    return html`<tr>
      <th scope="row">${this.t("sync.phone")} <span class="quiet">${phone.user_name}</span></th>
      <td dir="auto">${phone.who.join(", ")}</td>
      <td></td>
      <td></td>
      <td>
        <span class=${good ? "chip good" : "chip"}>${this.t(`sync.phone_state.${phone.state}`)}</span>
        <a href=${INTEGRATION}>${this.t("sync.open_settings")}</a>
      </td>
    </tr>`;
  }

  private happened(run: SyncRun): TemplateResult {
    const there = ["created_in_google", "updated_in_google", "deleted_in_google"];
    const here = ["created_in_book", "updated_in_book", "deleted_in_book", "cancelled_in_book"];
    const sync = run.config_entry_id !== null;
    return html`<tr>
      <td>${this.when(run.at)}</td>
      <td dir="auto">
        ${[run.who, this.kind(run)].filter(Boolean).join(" · ")}
        ${
          run.outcome === "ok"
            ? nothing
            : html`<span class="chip bad">${this.problem(run.outcome)}</span>`
        }
      </td>
      <td>${sync ? this.counted(run, there) : "–"}</td>
      <td dir="auto">
        ${sync ? this.counted(run, here) : run.number > 1 ? `${run.title} …` : run.title}
      </td>
      <td>
        ${
          run.undone
            ? html`<span class="quiet">${this.t("sync.undone")}</span>`
            : run.undo
              ? html`<button
                  class="plain"
                  ?disabled=${this.busy}
                  @click=${() => void this.askUndo(run)}
                >
                  ${this.t("shell.undo")}
                </button>`
              : nothing
        }
      </td>
    </tr>`;
  }

  /** What kind of run it was; of a change by people in the studio, what it did. */
  private kind(run: SyncRun): string {
    if (run.kind === "action" && VERBS.includes(run.what)) {
      return this.t(`appointment.verb.${run.what}`);
    }
    return this.t(`sync.kind.${KINDS.includes(run.kind) ? run.kind : "other"}`);
  }

  private counted(run: SyncRun, names: string[]): string {
    const words = names
      .filter((each) => run.counts[each])
      .map((each) => this.n(`sync.count.${each.split("_")[0]}`, run.counts[each] ?? 0));
    return words.join(", ") || "–";
  }

  private when(moment: string): string {
    const { format } = this.context;
    const today = format.dayOf(moment) === format.dayOf(new Date());
    return today ? format.time(moment) : `${format.day(moment)}, ${format.time(moment)}`;
  }

  private previews(shown: Shown): TemplateResult {
    const { undoes } = shown;
    return html`<section class="card" aria-label=${this.t("sync.preview")}>
      <h2 tabindex="-1">${this.t(undoes ? "sync.would_undo" : "sync.would_do")}</h2>
      ${shown.previews.map(
        (each) => html`<h3 dir="auto">${each.account}</h3>
          ${each.held_why ? html`<p class="alarm">${each.held_why}</p>` : nothing}
          ${
            each.actions.length
              ? html`${byDay(each.actions, this.context.format).map(
                  ([
                    day,
                    steps,
                  ]) => html`${day ? html`<h4>${this.context.format.day(day)}</h4>` : nothing}
                      <ul>
                        ${steps.map((step) => html`<li dir="auto">${this.step(step)}</li>`)}
                      </ul>`,
                )}
                  ${
                    each.number > each.actions.length
                      ? html`<p>${this.n("sync.more", each.number - each.actions.length)}</p>`
                      : nothing
                  }`
              : html`<p class="quiet">${this.t("sync.no_steps")}</p>`
          }`,
      )}
      <div class="row">
        ${
          undoes
            ? html`<button class="main" ?disabled=${this.busy} @click=${() => void this.undo(undoes)}>
                ${this.t("shell.undo")}
              </button>`
            : html`<button class="main" ?disabled=${this.busy} @click=${() => void this.run(shown.of.account, shown.of.part)}>
                ${this.t("sync.now")}
              </button>`
        }
        <button
          class="plain"
          @click=${() => {
            this.shown = null;
          }}
        >
          ${this.t("shell.close")}
        </button>
      </div>
    </section>`;
  }

  private step(step: Preview["actions"][number]): string {
    const timed = step.start && !isDay(step.start);
    const when = timed && step.start ? `${this.context.format.time(step.start)} ` : "";
    const verbs = step.action
      ? [this.t(`sync.step.${step.action}`)]
      : [
          step.in_studio ? this.t("sync.back_here") : "",
          step.in_google ? this.t("sync.back_there") : "",
        ];
    return `${when}${step.title ?? this.t("diary.busy")} – ${verbs.filter(Boolean).join(", ")}`;
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } catch (reason) {
      this.tell("studio-failed", reason);
    } finally {
      this.busy = false;
    }
  }

  /** The accounts that have a calendar, and those that have contacts. */
  private ids(part: SyncPart["part"], account?: SyncAccount, only?: SyncPart): string[] {
    if (account && only) return only.part === part ? [account.config_entry_id] : [];
    return (this.sync?.accounts ?? [])
      .filter((each) => each.parts.some((has) => has.part === part))
      .map((each) => each.config_entry_id);
  }

  /** Show what the next sync would do: of all, or of one part of an account. */
  private preview(account?: SyncAccount, only?: SyncPart): Promise<void> {
    return this.doing(async () => {
      const { api } = this.context;
      const previews: Preview[] = [];
      for (const [part, action] of SYNCS) {
        const ids = this.ids(part, account, only);
        if (!ids.length) continue;
        const data = { config_entry_id: ids, ...(part === "contacts" ? { preview: true } : {}) };
        previews.push(...(await api.act<{ previews: Preview[] }>(action[0], data)).previews);
      }
      this.shown = { previews, undoes: null, of: { account, part: only } };
    });
  }

  private run(account?: SyncAccount, only?: SyncPart): Promise<void> {
    return this.doing(async () => {
      this.shown = null;
      for (const [part, action] of SYNCS) {
        const ids = this.ids(part, account, only);
        if (ids.length) await this.context.api.act(action[1], { config_entry_id: ids });
      }
      this.tell("studio-done", { text: this.t("sync.done"), undo: null });
    });
  }

  private askUndo(run: SyncRun): Promise<void> {
    return this.doing(async () => {
      if (run.undo !== "sync") {
        await this.undo(run);
        return;
      }
      const data = { config_entry_id: run.config_entry_id, run_id: run.run_id, preview: true };
      const found = await this.context.api.act<{ previews: Preview[] }>(undoing(run), data);
      this.shown = { previews: found.previews, undoes: run, of: {} };
    });
  }

  private undo(run: SyncRun): Promise<void> {
    return this.doing(async () => {
      const { api } = this.context;
      if (run.undo === "change") await api.undo(run.run_id);
      else if (run.undo === "import") await api.act("undo_import", { run_id: run.run_id });
      else if (run.undo === "phone") await api.act("undo_phone_change", { run_id: run.run_id });
      else {
        const data = { config_entry_id: run.config_entry_id, run_id: run.run_id, preview: false };
        await api.act(undoing(run), data);
      }
      this.shown = null;
      this.tell("studio-done", { text: this.t("shell.undone"), undo: null });
    });
  }

  static override styles = [
    shared,
    css`
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 12px; }
      .space { flex: 1; }
      .link { display: inline-flex; align-items: center; min-height: 40px; padding: 0 8px; }
      .scroll { overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; font-size: 14px; }
      th, td { padding: 8px 12px; text-align: start; vertical-align: top; }
      thead th { font-size: 13px; font-weight: 400; color: var(--secondary-text-color); }
      tbody tr { border-top: 1px solid var(--divider-color); }
      tbody th { font-weight: 500; }
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      table { overflow-wrap: normal; }
      td button { min-height: 32px; white-space: nowrap; }
      @media (max-width: 599px) { td button, .link { min-height: 44px; } }
    `,
  ];
}

/** The previewing action and the one that syncs, by what is synced. */
const SYNCS: ["calendar" | "contacts", [string, string]][] = [
  ["calendar", ["preview_sync", "sync_now"]],
  ["contacts", ["sync_contacts", "sync_contacts"]],
];

/** What `appointment.verb` has words for. */
const VERBS = ["created", "changed", "cancelled", "deleted", "linked", "unlinked", "restored"];

const KINDS = [
  "sync",
  "undo",
  "phone",
  "action",
  "calendar",
  "repair",
  "dialog",
  "import",
  "client_name",
  "merge",
];

function undoing(run: SyncRun): string {
  return run.part === "contacts" ? "undo_contacts_sync" : "undo_sync";
}

customElements.define("studio-accounts", StudioAccounts);
