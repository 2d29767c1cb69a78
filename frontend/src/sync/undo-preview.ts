// What taking back a change in the studio would do, in place, before it is done.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { OwnChange, SyncRun, UndoPreview } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";

/** Tells `studio-close` when it is done or not wanted any more. */
class UndoPreviews extends Part {
  @property({ attribute: false }) run!: Pick<
    SyncRun | OwnChange,
    "undo_id" | "undo" | "token" | "redo"
  >;
  @state() private found: UndoPreview | null = null;
  @state() private busy = false;

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("run") as typeof this.run | undefined;
    if (!changed.has("run") || before?.undo_id === this.run.undo_id) return;
    this.found = null;
    void this.load();
  }

  private async load(): Promise<void> {
    const { undo_id: run_id } = this.run;
    try {
      const found = await this.context.api.read<UndoPreview>("undo/preview", { run_id });
      if (this.run.undo_id === run_id) this.found = found;
    } catch (reason) {
      this.tell("studio-failed", reason);
      this.close();
    }
  }

  override render(): TemplateResult {
    const { found } = this;
    if (!found) return html`<p class="quiet" role="status">${this.t("sync.loading_run")}</p>`;
    const rest = found.number - found.lines.length;
    return html`<div role="group" aria-label=${this.t(this.run.redo ? "sync.would_redo" : "sync.would_undo")}>
      ${found.refused ? html`<p class="alarm">${this.t("sync.undo_refused")}</p>` : nothing}
      <ul>
        ${found.lines.map((each) => html`<li dir="auto">${this.line(each)}</li>`)}
      </ul>
      ${rest ? html`<p class="quiet">${this.n("sync.more", rest)}</p>` : nothing}
      <div class="row">
        ${
          found.refused
            ? nothing
            : html`<button class="main" ?disabled=${this.busy} @click=${() => void this.undo()}>
                ${this.t(this.run.redo ? "shell.redo" : "shell.undo")}
              </button>`
        }
        <button class="plain" @click=${() => this.close()}>${this.t("shell.close")}</button>
      </div>
    </div>`;
  }

  override updated(changed: PropertyValues): void {
    // What was asked for is read on, and the next press is the answer.
    if (changed.has("found") && this.found) this.renderRoot.querySelector("button")?.focus();
  }

  private line({ what, title, when }: UndoPreview["lines"][number]): TemplateResult {
    const { format } = this.context;
    const time = when ? `${format.when(when)} ` : "";
    const becomes = what === "as_before" && this.run.redo ? "again" : what;
    return html`${time}<b>${title || this.t("diary.busy")}</b> – ${this.t(`sync.back.${becomes}`)}`;
  }

  private async undo(): Promise<void> {
    const { api } = this.context;
    const { undo_id: run_id, undo, token, redo } = this.run;
    this.busy = true;
    const done =
      undo === "import"
        ? await this.carryOut(
            async () => {
              await api.act("undo_import", { run_id });
              return { undo: null };
            },
            () => this.t("shell.undone"),
          )
        : await this.takeBack(token, redo);
    this.busy = false;
    if (done) this.close();
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent("studio-close"));
  }

  static override styles = [
    shared,
    css`
      ul { margin: 0 0 8px; padding-inline-start: 20px; }
      b { font-weight: 500; }
    `,
  ];
}

customElements.define("studio-undo-preview", UndoPreviews);
