// What the studio is in sync with: each account and phone, what runs did, and what to do about it.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import "../sync/places.js";
import "../sync/previews.js";
import "../sync/runs.js";
import { Following } from "../following.js";
import type { SyncRun, SyncState } from "../protocol.js";
import { focused } from "../shell/focus.js";
import { shared } from "../style.js";
import { addPhone, connectAccount, type FlowTarget } from "../sync/flows.js";
import { idsOf, type Of, type Preview, SYNCS, stateOf, undoing } from "../sync/shown.js";
import { Part } from "../view.js";

interface Shown {
  previews: Preview[];
  /** The run that would be undone; null: it is the next sync. */
  undoes: SyncRun | null;
  of: Of;
}

class StudioAccounts extends Part {
  @state() private sync: SyncState | null = null;
  @state() private shown: Shown | null = null;
  @state() private busy = false;

  /** The button that asked for what is shown. */
  private asker: HTMLElement | null = null;

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
    const { sync, busy, context } = this;
    if (!sync) return html`<p class="quiet" role="status">${this.t("sync.loading")}</p>`;
    const none = !sync.accounts.length;
    return html`<div class="bar">
        <h2>${this.t("sync.title")}</h2>
        ${none ? nothing : this.summary(sync)}
        <span class="space"></span>
        <button ?disabled=${busy || none} @click=${() => void this.preview(null)}>
          ${this.t("sync.preview")}
        </button>
        <button class="main" ?disabled=${busy || none} @click=${() => void this.run(null)}>
          ${this.t("sync.now")}
        </button>
      </div>
      ${this.connecting(sync)}
      ${
        this.shown
          ? html`<studio-sync-previews
              .context=${context}
              .previews=${this.shown.previews}
              ?undoes=${this.shown.undoes !== null}
              ?redo=${this.shown.undoes?.redo ?? false}
              ?busy=${busy}
              @studio-carry-out=${() => void this.carryOn()}
              @studio-close=${() => {
                this.shown = null;
                this.asker?.focus();
              }}
            ></studio-sync-previews>`
          : nothing
      }
      <studio-sync-places
        .context=${context}
        .sync=${sync}
        ?busy=${busy}
        @studio-preview=${({ detail }: CustomEvent<Of>) => void this.preview(detail)}
        @studio-sync=${({ detail }: CustomEvent<Of>) => void this.run(detail)}
        @studio-flow=${({ detail }: CustomEvent<FlowTarget>) => void this.begin(detail)}
      ></studio-sync-places>
      <h3>${this.t("sync.happened")}</h3>
      <studio-sync-runs
        .context=${context}
        .runs=${sync.runs}
        ?busy=${busy}
        @studio-undo=${({ detail }: CustomEvent<SyncRun>) => void this.askUndo(detail)}
      ></studio-sync-runs>
      <div class="dialogs"></div>`;
  }

  /** Who can connect something new, and how. Home Assistant lets administrators only. */
  private connecting({ accounts, phones, administrators }: SyncState): TemplateResult {
    const nothingYet = !accounts.length && !phones.length;
    const words = nothingYet ? html`<p>${this.t("sync.nothing")}</p>` : nothing;
    if (!this.context.hass.user.is_admin) {
      const names = administrators.join(", ");
      return html`${words}<p class="quiet">${this.t("sync.who_connects", { names })}</p>`;
    }
    return html`${words}
      <div class="row connect">
        <button class="plain" @click=${() => void this.begin(connectAccount())}>
          ${this.t("sync.connect_account")}
        </button>
        <button class="plain" @click=${() => void this.begin(addPhone(this.context.studio.entry_id))}>
          ${this.t("sync.connect_phone")}
        </button>
      </div>`;
  }

  private summary(sync: SyncState): TemplateResult {
    const found = stateOf(sync);
    if ("running" in found) {
      const { done, total } = found.running;
      const words = total ? this.t("sync.progress", { done, total }) : this.t("sync.running");
      return html`<span class="chip" role="status">${words}</span>`;
    }
    if (found.attention) return html`<span class="chip warn">${this.t("sync.attention")}</span>`;
    const words = found.next
      ? this.t("sync.in_step_next", { time: this.context.format.time(found.next) })
      : this.t("sync.in_step");
    return html`<span class="chip good">${words}</span>`;
  }

  /** Open a dialog of Home Assistant in place. */
  private async begin(target: FlowTarget): Promise<void> {
    try {
      await import("../sync/flow-dialog.js");
    } catch (reason) {
      this.tell("studio-failed", reason);
      return;
    }
    const dialog = document.createElement("studio-flow-dialog");
    dialog.hass = this.context.hass;
    this.renderRoot.querySelector(".dialogs")?.replaceChildren(dialog);
    await dialog.open(target);
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

  /** Show what the next sync would do: of all, or of one part of an account. */
  private preview(of: Of): Promise<void> {
    this.asker = focused();
    return this.doing(async () => {
      const previews: Preview[] = [];
      for (const [part, actions] of SYNCS) {
        const ids = this.sync ? idsOf(this.sync, part, of) : [];
        if (!ids.length) continue;
        const data = { config_entry_id: ids, ...(part === "contacts" ? { preview: true } : {}) };
        const found = await this.context.api.act<{ previews: Preview[] }>(actions.preview, data);
        previews.push(...found.previews);
      }
      this.shown = { previews, undoes: null, of };
    });
  }

  private run(of: Of): Promise<void> {
    return this.doing(async () => {
      this.shown = null;
      for (const [part, actions] of SYNCS) {
        const ids = this.sync ? idsOf(this.sync, part, of) : [];
        if (ids.length) await this.context.api.act(actions.run, { config_entry_id: ids });
      }
      this.tell("studio-done", { text: this.t("sync.done"), undo: null });
    });
  }

  /** Do what the preview shows. */
  private carryOn(): Promise<void> | undefined {
    if (!this.shown) return undefined;
    const { undoes, of } = this.shown;
    return undoes ? this.undo(undoes) : this.run(of);
  }

  private askUndo(run: SyncRun): Promise<void> {
    this.asker = focused();
    return this.doing(async () => {
      const data = { config_entry_id: run.config_entry_id, run_id: run.undo_id, preview: true };
      const found = await this.context.api.act<{ previews: Preview[] }>(undoing(run), data);
      this.shown = { previews: found.previews, undoes: run, of: null };
    });
  }

  private undo(run: SyncRun): Promise<void> {
    return this.doing(async () => {
      const done = await this.takeBack(run.token, run.redo);
      if (done) this.shown = null;
    });
  }

  static override styles = [
    shared,
    css`
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 4px; }
      .space { flex: 1; }
      .connect { margin: 0 0 8px; }
    `,
  ];
}

customElements.define("studio-accounts", StudioAccounts);
