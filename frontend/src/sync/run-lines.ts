// What one run did, item by item, by date: each with the reason, and what was not done.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { isDay } from "../format.js";
import type { Place, RunLine, RunLines } from "../protocol.js";
import { shared } from "../style.js";
import { byDay } from "../todo/shown.js";
import { Part } from "../view.js";
import { inOrder, lineKey } from "./shown.js";

class StudioRunLines extends Part {
  @property({ attribute: false }) runId = "";
  @state() private found: RunLines | null = null;

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has("runId")) return;
    this.found = null;
    void this.load();
  }

  /** Load the next lines. */
  private async load(): Promise<void> {
    const { runId: run_id, found } = this;
    const lines = found?.lines ?? [];
    try {
      const data = { run_id, offset: lines.length };
      const more = await this.context.api.read<RunLines>("sync/run", data);
      if (this.runId === run_id) this.found = { ...more, lines: [...lines, ...more.lines] };
    } catch (reason) {
      this.tell("studio-failed", reason);
    }
  }

  override render(): TemplateResult {
    if (!this.found) return html`<p class="quiet" role="status">${this.t("sync.loading_run")}</p>`;
    const { number, lines, there } = this.found;
    const { format } = this.context;
    return html`${byDay(inOrder(lines), format).map(
      ([day, some]) => html`${day ? html`<h4>${format.day(day)}</h4>` : nothing}
        <ul>
          ${some.map((each) => html`<li dir="auto">${this.line(each, there)}</li>`)}
        </ul>`,
    )}
    ${
      number > lines.length
        ? html`<button @click=${() => void this.load()}>
            ${this.n("sync.show_more", number - lines.length)}
          </button>`
        : nothing
    }`;
  }

  private line(line: RunLine, there: Place): TemplateResult {
    const { texts, format } = this.context;
    const time = line.start && !isDay(line.start) ? `${format.time(line.start)} ` : "";
    const why = texts.at(there, `config_panel.texts.reasons.${line.reason}`);
    const undone = ["done", "gone"].includes(line.outcome)
      ? ""
      : texts.at(there, `selector.reason.options.${line.outcome}`) || this.t("sync.not_done");
    return html`${time}<b>${line.title || this.t("diary.busy")}</b> – ${texts.at(there, `config_panel.page.${lineKey(line)}`)}
      ${why ? html`<span class="quiet">(${why})</span>` : nothing}
      ${undone ? html`<span class="chip bad">${undone}</span>` : nothing}`;
  }

  static override styles = [
    shared,
    css`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      ul { margin: 0 0 8px; padding-inline-start: 20px; }
      b { font-weight: 500; }
    `,
  ];
}

customElements.define("studio-run-lines", StudioRunLines);
