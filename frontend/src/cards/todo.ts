// The card "To do": how much waits for a decision, and the first of it.

import { css, html, nothing, type TemplateResult } from "lit";
import type { Side, Studio, Todo, TodoItem } from "../protocol.js";
import { linkTo } from "../shell/link.js";
import { CardBody } from "./body.js";

const SHOWN = 4;

class TodoBody extends CardBody<Todo, Todo> {
  protected override wanted({ rights }: Studio): { command: string; data: object } | null {
    return rights.write === "none" ? null : { command: "todo/subscribe", data: {} };
  }

  protected override fold(_before: Todo | null, told: Todo): Todo {
    return told;
  }

  protected override heading(): string {
    return this.t("shell.todo");
  }

  protected override address({ entry_id }: Studio): string {
    return linkTo("todo", { studio: entry_id });
  }

  protected override none(): string {
    return this.t("cards.not_yours");
  }

  protected override content(_studio: Studio, { count, items }: Todo): TemplateResult {
    const due = items.filter((each) => each.kind !== "arrived" || each.suggestions.length);
    return html`<p class="count">
        ${count ? this.count("cards.waiting", count) : this.t("cards.all_done")}
      </p>
      ${
        due.length
          ? html`<ul>
              ${due.slice(0, SHOWN).map(
                (each) => html`<li>
                  <b>${this.kind(each)}</b>
                  <span class="quiet" dir="auto">${this.about(each)}</span>
                </li>`,
              )}
            </ul>`
          : nothing
      }`;
  }

  private kind(each: TodoItem): string {
    return this.t(`cards.kind.${each.kind}`);
  }

  private about(each: TodoItem): string {
    const { hide_names } = this.config;
    const when = (side: { start: string; all_day: boolean }) =>
      `${this.format.day(side.start, this.now)}${side.all_day ? "" : ` ${this.format.time(side.start)}`}`;
    const named = (title: string | null | undefined) => title || this.t("diary.busy");
    switch (each.kind) {
      case "held":
        return this.count("cards.held", each.number);
      case "arrived":
        return [hide_names ? "" : named(each.title), when(each)].filter(Boolean).join(" · ");
      case "overlap": {
        const sides = [each.new, each.old].filter((side): side is Side => side !== null);
        const titles = hide_names ? "" : sides.map(({ title }) => named(title)).join(" × ");
        return [titles, ...sides.slice(0, 1).map(when)].filter(Boolean).join(" · ");
      }
      case "edit_conflict":
        return hide_names ? "" : named(each.studio?.title ?? each.google?.title);
      case "skipped":
      case "sign_in":
        return hide_names ? "" : each.where;
    }
  }

  static override styles = [
    ...CardBody.styles,
    css`
      .count { margin-bottom: 8px; font-size: 16px; }
      li { padding: 4px 0; border-top: 1px solid var(--divider-color); }
      li b { display: block; font-weight: 500; }
    `,
  ];
}

customElements.define("studio-sync-todo-body", TodoBody);
