// What waits for a person: each with the answers that fit it, one click each.

import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import "../todo/arrival-card.js";
import "../todo/edit-card.js";
import "../todo/held-card.js";
import "../todo/mine.js";
import "../todo/needed-card.js";
import "../todo/overlap-card.js";
import type { Arrival, Todo, TodoItem } from "../protocol.js";
import { shared } from "../style.js";
import { short } from "../todo/shown.js";
import { Part } from "../view.js";

class StudioTodo extends Part {
  @property({ attribute: false }) todo: Todo | null = null;
  /** What is being taken back. */
  @state() private busy = "";

  override render(): TemplateResult {
    const items = this.todo?.items;
    if (!items) return html`<p class="quiet" role="status">${this.t("todo.loading")}</p>`;
    const decide = items.filter((each) => each.kind !== "arrived");
    const arrived = items.filter((each): each is Arrival => each.kind === "arrived");
    const likely = arrived.filter((each) => each.suggestions.length);
    const others = arrived.filter((each) => !each.suggestions.length);
    return html`<div class="page">
      ${
        items.length
          ? nothing
          : html`<div class="card"><h2>${this.t("todo.nothing")}</h2>
              <p class="quiet">${this.t("todo.nothing_text")}</p></div>`
      }
      ${decide.length ? html`<h3>${this.t("todo.decide")}</h3>` : nothing}
      ${this.cards(decide)}
      ${likely.length ? html`<h3>${this.t("todo.arrived")}</h3>` : nothing}
      ${this.cards(likely)}
      ${
        others.length
          ? html`<details>
              <summary>${this.n("todo.others", others.length)}</summary>
              ${this.cards(others)}
            </details>`
          : nothing
      }
      ${this.settled()}
      <studio-own-changes .context=${this.context}></studio-own-changes>
    </div>`;
  }

  /** A card for each, which stays the same while others come and go: it keeps what was ticked. */
  private cards(items: TodoItem[]): unknown {
    return repeat(
      items,
      (each) => each.id,
      (each) => this.card(each),
    );
  }

  private card(item: TodoItem): TemplateResult | typeof nothing {
    const { context } = this;
    switch (item.kind) {
      case "overlap":
        return html`<studio-todo-overlap .context=${context} .item=${item}></studio-todo-overlap>`;
      case "edit_conflict":
        return html`<studio-todo-edit .context=${context} .item=${item}></studio-todo-edit>`;
      case "held":
        return html`<studio-todo-held .context=${context} .item=${item}></studio-todo-held>`;
      case "skipped":
      case "sign_in":
        return html`<studio-todo-needed .context=${context} .item=${item}></studio-todo-needed>`;
      case "arrived":
        return html`<studio-todo-arrival .context=${context} .item=${item}></studio-todo-arrival>`;
      default:
        return nothing;
    }
  }

  /** What people settled today, each with Undo as long as it can be undone. */
  private settled(): TemplateResult | typeof nothing {
    const settled = this.todo?.settled ?? [];
    if (!settled.length) return nothing;
    const named = (title: string | null) => short(title || this.t("diary.busy"));
    return html`<h3>${this.t("todo.settled_today")}</h3>
      <ul class="settled">
        ${settled.map(({ at, what, undo, ...titles }) => {
          const words = { new: named(titles.new), old: named(titles.old) };
          return html`<li>
            <time>${this.context.format.time(at)}</time>
            <span>${this.t(`todo.settled_as.${what}`, words)}</span>
            ${
              undo
                ? html`<button
                    class="plain"
                    ?disabled=${this.busy === undo}
                    @click=${() => void this.undo(undo)}
                  >
                    ${this.t("shell.undo")}
                  </button>`
                : nothing
            }
          </li>`;
        })}
      </ul>`;
  }

  private async undo(undo: string): Promise<void> {
    this.busy = undo;
    await this.takeBack(undo);
    this.busy = "";
  }

  static override styles = [
    shared,
    css`
      .page { max-width: 840px; margin: 0 auto; padding-bottom: 80px; }
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .settled { padding: 0; list-style: none; color: var(--secondary-text-color); }
      .settled li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      .settled span { flex: 0 1 auto; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      @media (max-width: 599px) {
        summary { min-height: 44px; }
        .settled li { display: grid; grid-template-columns: auto 1fr; }
        .settled button { grid-column: 2; justify-self: start; padding-inline-start: 0; }
      }
    `,
  ];
}

customElements.define("studio-todo", StudioTodo);
