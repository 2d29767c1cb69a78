// What happened: runs of syncs, changes by phones and by people in the studio, the last first.

import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import "./run-lines.js";
import "./undo-preview.js";
import type { SyncRun } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { countsOf, kindOf, undoneBy } from "./shown.js";

/** Asks to `studio-undo` a run of a sync; of all else it shows itself what would be put back. */
class SyncRuns extends Part {
  @property({ attribute: false }) runs: SyncRun[] = [];
  @property({ type: Boolean }) busy = false;
  /** The id of the run that is open. */
  @state() private opened = "";
  /** The id of the one of which is shown what undoing it would put back. */
  @state() private undoing = "";

  override render(): TemplateResult {
    return html`<section class="card scroll">
      <table>
        <thead>
          <tr>
            ${["sync.time", "sync.run", this.there, "sync.in_studio"].map(
              (each) => html`<th scope="col">${this.t(each)}</th>`,
            )}
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            this.runs,
            (each) => each.run_id,
            (each) => this.run(each),
          )}
        </tbody>
      </table>
    </section>`;
  }

  /** What the other side is called: Google, unless something was done on a server, too. */
  private get there(): string {
    const counted = this.runs.flatMap(({ counts }) => Object.keys(counts));
    return counted.some((each) => each.endsWith("_in_server"))
      ? "sync.elsewhere"
      : "sync.in_google";
  }

  private run(run: SyncRun): TemplateResult {
    const sync = run.config_entry_id !== null;
    const undone = undoneBy(run);
    const number = undone ? this.n(`sync.moves_${run.part}`, undone) : "";
    const what = [run.who, this.t(kindOf(run)), number].filter(Boolean).join(" · ");
    return html`<tr>
      <td>${this.when(run.at)}</td>
      <td dir="auto">
        ${what} ${run.outcome === "ok" ? nothing : html`<span class="chip bad">${this.failed(run)}</span>`}
      </td>
      ${this.cell(this.there, sync ? this.counted(run, "there") : "")}
      ${this.cell(
        "sync.in_studio",
        sync ? this.counted(run, "here") : run.number > 1 ? `${run.title} …` : run.title,
      )}
      <td>${this.show(run)} ${this.undo(run)}</td>
    </tr>
    ${
      this.opened === run.run_id
        ? html`<tr>
            <td colspan="5">
              <studio-run-lines .context=${this.context} .runId=${run.run_id}></studio-run-lines>
            </td>
          </tr>`
        : nothing
    }
    ${
      this.undoing === run.undo_id && run.undo
        ? html`<tr>
            <td colspan="5">
              <studio-undo-preview
                .context=${this.context}
                .run=${run}
                @studio-close=${() => {
                  this.undoing = "";
                }}
              ></studio-undo-preview>
            </td>
          </tr>`
        : nothing
    }`;
  }

  /** What it did on a side; on a phone with what that is, and left away if it is nothing. */
  private cell(label: string, text: string): TemplateResult {
    return html`<td class=${text ? "side" : "side none"} dir="auto" data-label=${this.t(label)}>
      ${text || "–"}
    </td>`;
  }

  /** Open what a run did, or close it. */
  private show({ run_id, number }: SyncRun): TemplateResult | typeof nothing {
    if (!number) return nothing;
    const open = this.opened === run_id;
    return html`<button
      class="plain"
      aria-expanded=${open}
      @click=${() => {
        this.opened = open ? "" : run_id;
      }}
    >
      ${this.t(open ? "sync.hide" : "sync.show")}
    </button>`;
  }

  /** Whether it is undone, and how it is undone or done again. */
  private undo(run: SyncRun): TemplateResult | typeof nothing {
    const undone = run.undone ? html`<span class="quiet">${this.t("sync.undone")}</span>` : nothing;
    if (!run.undo) return undone;
    const sync = run.undo === "sync";
    const open = this.undoing === run.undo_id;
    const ask = () => {
      if (sync) this.dispatchEvent(new CustomEvent("studio-undo", { detail: run }));
      else this.undoing = open ? "" : run.undo_id;
    };
    return html`${undone}
    <button
      class="plain"
      aria-expanded=${sync ? nothing : open}
      ?disabled=${this.busy}
      @click=${ask}
    >
      ${this.t(run.redo ? "shell.redo" : "shell.undo")}
    </button>`;
  }

  private failed(run: SyncRun): string {
    const words = this.context.texts.of(`exceptions.${run.outcome}.message`);
    return words.split(". ")[0] || this.t("sync.failed");
  }

  private counted(run: SyncRun, side: "here" | "there"): string {
    const words = countsOf(run, side).map(([what, count]) => this.n(`sync.count.${what}`, count));
    return words.join(", ");
  }

  private when(moment: string): string {
    const { format } = this.context;
    const today = format.dayOf(moment) === format.dayOf(new Date());
    return today ? format.time(moment) : `${format.day(moment)}, ${format.time(moment)}`;
  }

  static override styles = [
    shared,
    css`
      .scroll { overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; font-size: 14px; overflow-wrap: normal; }
      th, td { padding: 8px 12px; text-align: start; vertical-align: top; }
      thead th { font-size: 13px; font-weight: 400; color: var(--secondary-text-color); }
      tbody tr { border-top: 1px solid var(--divider-color); }
      td button { min-height: 32px; white-space: nowrap; }
      @media (max-width: 599px) {
        td button { min-height: 44px; padding-inline-start: 0; }
        table, tbody { display: block; }
        thead { display: none; }
        tr { display: grid; grid-template-columns: auto 1fr; column-gap: 12px; padding: 8px 0; }
        td { padding: 2px 0; }
        td.side, td:last-child { grid-column: 2; }
        td[colspan] { grid-column: 1 / -1; }
        td.none { display: none; }
        td.side::before { content: attr(data-label) ": "; color: var(--secondary-text-color); }
      }
    `,
  ];
}

customElements.define("studio-sync-runs", SyncRuns);
