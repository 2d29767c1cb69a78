// What the user has changed lately, each with Undo, which shows first what it would put back.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import "../sync/undo-preview.js";
import { Following } from "../following.js";
import type { OwnChange } from "../protocol.js";
import { shared } from "../style.js";
import { kindOf } from "../sync/shown.js";
import { Part } from "../view.js";

class OwnChanges extends Part {
  @state() private shown = false;
  @state() private found: OwnChange[] | null = null;
  /** The id of the one of which is shown what undoing it would put back. */
  @state() private undoing = "";

  private readonly following = new Following(this, (reason) => this.tell("studio-failed", reason));

  override willUpdate(_changed: PropertyValues): void {
    const told = (found: OwnChange[]) => {
      this.found = found;
    };
    const command = this.shown ? "undo/subscribe" : "";
    if (this.following.to(this.context, command, {}, told)) this.found = null;
  }

  override render(): TemplateResult {
    return html`<details
      @toggle=${(event: Event) => {
        this.shown = (event.target as HTMLDetailsElement).open;
      }}
    >
      <summary>${this.t("todo.mine")}</summary>
      ${this.shown ? this.list() : nothing}
    </details>`;
  }

  private list(): TemplateResult {
    const { found } = this;
    if (!found) return html`<p class="quiet" role="status">${this.t("sync.loading_run")}</p>`;
    if (!found.length) return html`<p class="quiet">${this.t("todo.mine_none")}</p>`;
    return html`<ul>
      ${found.map((each) => html`<li>${this.line(each)}</li>`)}
    </ul>`;
  }

  private line(change: OwnChange): TemplateResult {
    const { format } = this.context;
    const { undo_id, at, number, undone, undo, redo } = change;
    // Of a client who was erased there is no name left to hide.
    const title = change.title || (change.kind === "erase" ? "" : this.t("diary.busy"));
    const what = [title + (number > 1 ? " …" : ""), this.t(kindOf(change))];
    const open = this.undoing === undo_id;
    return html`<div class="row">
        <span class="quiet">${format.day(at)}, ${format.time(at)}</span>
        <span class="what" dir="auto"
          >${what.filter(Boolean).join(" – ")}</span
        >
        ${undone ? html`<span class="quiet">${this.t("sync.undone")}</span>` : nothing}
        ${
          undo
            ? html`<button
                class="plain"
                aria-expanded=${open}
                @click=${() => {
                  this.undoing = open ? "" : undo_id;
                }}
              >
                ${this.t(redo ? "shell.redo" : "shell.undo")}
              </button>`
            : nothing
        }
      </div>
      ${
        open && undo
          ? html`<studio-undo-preview
              .context=${this.context}
              .run=${change}
              @studio-close=${() => {
                this.undoing = "";
              }}
            ></studio-undo-preview>`
          : nothing
      }`;
  }

  static override styles = [
    shared,
    css`
      details { margin: 16px 0; }
      summary { cursor: pointer; min-height: 32px; font-weight: 500; }
      ul { margin: 0; padding: 0; list-style: none; }
      .row { gap: 8px; }
      .what { flex: 1 1 200px; overflow-wrap: anywhere; }
      @media (max-width: 599px) { summary { min-height: 44px; } }
    `,
  ];
}

customElements.define("studio-own-changes", OwnChanges);
