// What the brake has stopped, by date: what is ticked is done, the rest is put back.

import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { isDay } from "../format.js";
import type { Held } from "../protocol.js";
import { stepKey } from "../sync/shown.js";
import { Decision } from "./decision.js";
import { byDay, LISTED, type Line } from "./shown.js";

class HeldCard extends Decision<Held> {
  /** The names of what is to be done all the same. */
  @state() private ticked: ReadonlySet<string> = new Set();

  override render(): TemplateResult {
    const { item, busy } = this;
    const lines = item.by === "sync" ? this.steps(item) : this.records(item);
    const days = byDay(lines, this.context.format);
    const names = lines.map((each) => each.name).filter((each) => this.ticked.has(each));
    const title = this.n(`todo.held_${item.by}`, item.number, { where: item.where ?? "–" });
    return html`<section class="card" aria-label=${title}>
      <h2><span class="chip warn">${this.t("todo.held")}</span> ${title}</h2>
      <p class="quiet">
        ${[this.days(days), item.by === "sync" ? item.why : this.t("todo.held_text")]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <div class="row">
        <button class=${names.length ? "danger" : "main"} ?disabled=${busy} @click=${() =>
          void this.decide(names)}>
          ${names.length ? this.n(`todo.ticked_${item.by}`, names.length) : this.t("todo.put_back")}
        </button>
        <button class="plain" ?disabled=${busy} @click=${() => void this.decide(null)}>
          ${item.by === "sync" ? this.t("todo.carry_out") : this.t("todo.delete_all")}
        </button>
      </div>
      <p class="quiet">${this.t(`todo.undo_${item.by}`)}</p>
      <details>
        <summary>${this.t("todo.look_list")}</summary>
        ${days.map(
          ([day, found]) => html`${day ? html`<h4>${this.context.format.day(day)}</h4>` : nothing}
            <ul class="ticks">
              ${found.map((each) => this.line(each))}
            </ul>`,
        )}
        ${
          lines.length < item.number && lines.length >= LISTED
            ? html`<p class="quiet">
                ${this.t(item.by === "sync" ? "todo.held_more" : "todo.held_more_phone", { count: LISTED })}
              </p>`
            : nothing
        }
      </details>
    </section>`;
  }

  /** From when to when they are; empty: they have no dates. */
  private days(lists: [string, Line[]][]): string {
    const { format } = this.context;
    const days = lists
      .map(([day]) => day)
      .filter(Boolean)
      .sort();
    const ends = [...new Set([days[0], days.at(-1)])].filter((each) => each !== undefined);
    return ends.map((each) => format.day(each)).join(" – ");
  }

  private steps(item: Held & { by: "sync" }): Line[] {
    return item.steps.map(({ name, start, title, action }) => ({
      name,
      start,
      words: `${start && !isDay(start) ? `${this.context.format.time(start)} ` : ""}${this.named(title)}`,
      what: this.context.texts.at(item.there, `config_panel.page.${stepKey(action)}`),
    }));
  }

  private records(item: Held & { by: "phone" }): Line[] {
    return item.records.map((each) => ({
      name: each.appointment_id,
      start: each.start,
      words: `${each.all_day ? "" : `${this.context.format.span(each)} `}${this.named(each.title)}`,
      what: "",
    }));
  }

  private line({ name, words, what }: Line): TemplateResult {
    return html`<li>
      <label>
        <input
          type="checkbox"
          .checked=${this.ticked.has(name)}
          @change=${() => this.tick(name)}
        />
        <span><span dir="auto">${words}</span> <span class="quiet">${what}</span></span>
      </label>
    </li>`;
  }

  private tick(name: string): void {
    const found = new Set(this.ticked);
    if (!found.delete(name)) found.add(name);
    this.ticked = found;
  }

  /** Put back all but what is ticked; null: carry out all of it. */
  private decide(ticked: string[] | null): Promise<void> {
    const { item } = this;
    const { api } = this.context;
    const words = this.t("todo.decided");
    if (item.by === "phone") {
      const { access_id, owner_id } = item;
      const what = ticked ? { delete: ticked } : { all: item.number };
      const data = { access_id, owner_id, ...what };
      return this.once(() => api.ask("todo/decide_deletions", data), words);
    }
    const { config_entry_id, key, digest } = item;
    const choice = ticked ? { choice: "keep", through: ticked } : { choice: "apply" };
    const data = { config_entry_id, key, digest, ...choice };
    return this.once(() => api.ask("todo/decide_held", data), words);
  }

  static override styles = [
    ...Decision.styles,
    css`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      .ticks { margin: 0 0 12px; padding: 0; list-style: none; }
      .ticks label { display: flex; align-items: center; gap: 8px; min-height: 36px; }
      .ticks input { flex: none; width: 20px; height: 20px; }
      @media (max-width: 599px) { .ticks label { min-height: 44px; } }
    `,
  ];
}

customElements.define("studio-todo-held", HeldCard);
