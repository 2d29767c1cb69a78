// What waits for a person: each with the answers that fit it, one click each.

import { css, html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "../todo/overlap.js";
import { namesOf } from "../diary/shown.js";
import { isDay } from "../format.js";
import type {
  Arrival,
  Done,
  EditConflict,
  Held,
  Needed,
  Offer,
  Overlap,
  Todo,
  TodoItem,
} from "../protocol.js";
import { shared } from "../style.js";
import { byDay, LISTED, type Line, likelyType, ranked, short } from "../todo/shown.js";
import { Part } from "../view.js";

const INTEGRATION = "/config/integrations/integration/studio_sync";

class StudioTodo extends Part {
  @property({ attribute: false }) todo: Todo | null = null;
  /** Ids of what an answer was given to, until the server has told that it is gone. */
  @state() private busy = new Set<string>();
  /** Of what is held, the names of what is to be done all the same. */
  @state() private ticked = new Map<string, Set<string>>();

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
      ${decide.map((each) => this.card(each))}
      ${likely.length ? html`<h3>${this.t("todo.arrived")}</h3>` : nothing}
      ${likely.map((each) => this.arrival(each))}
      ${
        others.length
          ? html`<details>
              <summary>${this.n("todo.others", others.length)}</summary>
              ${others.map((each) => this.arrival(each))}
            </details>`
          : nothing
      }
      ${this.settled()}
    </div>`;
  }

  /** What people settled today, each with Undo as long as it can be undone. */
  private settled(): TemplateResult | typeof nothing {
    const settled = this.todo?.settled ?? [];
    if (!settled.length) return nothing;
    return html`<h3>${this.t("todo.settled_today")}</h3>
      <ul class="settled">
        ${settled.map(({ at, what, undo, ...titles }) => {
          const words = { new: short(this.named(titles.new)), old: short(this.named(titles.old)) };
          return html`<li>
            ${this.context.format.time(at)} <span>${this.t(`todo.settled_as.${what}`, words)}</span>
            ${
              undo
                ? html`<button
                    class="plain"
                    ?disabled=${this.busy.has(undo)}
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
    await this.once(undo, () =>
      this.carryOut(
        async () => {
          await this.context.api.undo(undo);
          return { undo: null };
        },
        () => this.t("shell.undone"),
      ),
    );
  }

  /** What an account needs somebody for, and where that is settled. */
  private needed({ kind, where, number }: Needed): TemplateResult {
    const text =
      kind === "skipped"
        ? this.n("todo.skipped", number ?? 0, { where })
        : this.t("todo.sign_in", { where });
    const manages = this.context.hass.user.is_admin;
    return html`<section class="card" aria-label=${text}>
      <h2><span class="chip warn">${this.t(`todo.needed.${kind}`)}</span> <span dir="auto">${text}</span></h2>
      <p class="quiet">${this.t(`todo.needed_text.${kind}`)}</p>
      <div class="row">
        ${
          kind === "sign_in" && manages
            ? html`<a class="main" href=${INTEGRATION}>${this.t("todo.to_sign_in")}</a>`
            : html`<button class="main" @click=${() =>
                this.tell("studio-go", { tab: kind === "skipped" ? "sync" : "me" })}>
                ${this.t(kind === "skipped" ? "todo.to_sync" : "todo.to_sign_in")}
              </button>`
        }
      </div>
    </section>`;
  }

  private card(item: TodoItem): TemplateResult | typeof nothing {
    switch (item.kind) {
      case "overlap":
        return this.overlap(item);
      case "edit_conflict":
        return this.edited(item);
      case "held":
        return this.held(item);
      case "skipped":
      case "sign_in":
        return this.needed(item);
      default:
        return nothing;
    }
  }

  private overlap(item: Overlap): TemplateResult {
    const { format } = this.context;
    const { new: fresh, old } = item;
    const title = `${this.named(fresh?.title)} × ${this.named(old?.title)}`;
    const [first, more] = ranked(item.offers ?? []);
    return html`<section class="card" aria-label=${title}>
      <h2><span class="chip bad">${this.t("todo.overlap")}</span> <span dir="auto">${title}</span></h2>
      ${
        fresh && old
          ? html`<p class="quiet">
                ${format.day(fresh.start)} · ${shared_with(fresh.with, old.with).join(", ")}
              </p>
              <studio-overlap .context=${this.context} .fresh=${fresh} .old=${old}></studio-overlap>`
          : html`<p class="quiet">${this.t("todo.gone")}</p>`
      }
      <div class="row">
        ${first.map((offer, at) => this.answer(item, offer, at === 0))}
        ${
          fresh
            ? html`<button class="plain" @click=${() => this.show(fresh.appointment_id, item.moment)}>
                ${this.t("todo.look")}
              </button>`
            : nothing
        }
      </div>
      ${
        more.length
          ? html`<details>
              <summary>${this.t("todo.more")}</summary>
              <div class="row">${more.map((offer) => this.answer(item, offer, false))}</div>
            </details>`
          : nothing
      }
    </section>`;
  }

  private answer(item: Overlap | EditConflict, offer: Offer, main: boolean): TemplateResult {
    const { format } = this.context;
    const older = offer.answer.endsWith("_old");
    const side = item.kind === "overlap" ? (older ? item.old : item.new) : null;
    const words = {
      title: short(this.named(side?.title)),
      time: offer.start
        ? `${format.day(offer.start)} ${offer.all_day ? "" : format.time(offer.start)}`.trim()
        : "",
      name: offer.staff ?? "",
    };
    return html`<button
      class=${main ? "main" : offer.answer.startsWith("cancel") ? "danger" : ""}
      ?disabled=${this.busy.has(item.id)}
      @click=${() => void this.resolve(item.id, offer)}
    >
      ${this.t(`todo.answer.${offer.answer.replace(/_(new|old)$/, "")}`, words)}
    </button>`;
  }

  private edited(item: EditConflict): TemplateResult {
    const title = this.named(item.studio?.title ?? item.google?.title);
    return html`<section class="card" aria-label=${title}>
      <h2>
        <span class="chip warn">${this.t("todo.edit_conflict")}</span>
        <span dir="auto">${title}</span>
      </h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col"></th>
              <th scope="col">${this.t("todo.in_studio")}</th>
              <th scope="col">${this.t("todo.in_google")}</th>
            </tr>
          </thead>
          <tbody>
            ${item.fields.map(
              (field) => html`<tr>
                <th scope="row">${this.t(`todo.field.${field}`)}</th>
                <td dir="auto">${this.value(item.studio, field)}</td>
                <td dir="auto">${this.value(item.google, field)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div class="row">
        ${(item.offers ?? [])
          .filter((each) => each.answer !== "per_field")
          .map((offer, at) => this.answer(item, offer, at === 0))}
      </div>
    </section>`;
  }

  private value(side: EditConflict["studio"] | EditConflict["google"], field: string): string {
    if (!side) return "–";
    if (field === "when")
      return `${this.context.format.day(side.start)}, ${this.context.format.span(side)}`;
    const found = (side as unknown as Record<string, unknown>)[field];
    if (Array.isArray(found)) return found.join(" ") || "–";
    return found ? String(found) : "–";
  }

  private held(item: Held): TemplateResult {
    const words = { number: item.number, where: item.where ?? "–" };
    const lines = item.by === "sync" ? this.steps(item) : this.records(item);
    const ticked = lines.filter((each) => this.ticked.get(item.id)?.has(each.name));
    const busy = this.busy.has(item.id);
    const title = this.t(`todo.held_${item.by}`, words);
    const settle = item.by === "sync" ? this.decide : this.deletions;
    const names = ticked.map((each) => each.name);
    return html`<section class="card" aria-label=${title}>
      <h2><span class="chip warn">${this.t("todo.held")}</span> ${title}</h2>
      <p class="quiet">${item.by === "sync" ? item.why : this.t("todo.held_text")}</p>
      ${byDay(lines, this.context.format).map(
        ([day, found]) => html`${day ? html`<h4>${this.context.format.day(day)}</h4>` : nothing}
          <ul class="ticks">
            ${found.map((each) => this.line(item, each))}
          </ul>`,
      )}
      ${
        lines.length < item.number && item.by === "sync" && lines.length >= LISTED
          ? html`<p class="quiet">${this.t("todo.held_more", { count: LISTED })}</p>`
          : nothing
      }
      <div class="row">
        <button class=${names.length ? "danger" : "main"} ?disabled=${busy} @click=${() =>
          void settle.call(this, item as never, names)}>
          ${names.length ? this.n(`todo.ticked_${item.by}`, names.length) : this.t("todo.put_back")}
        </button>
        ${
          item.by === "sync"
            ? html`<button class="plain" ?disabled=${busy} @click=${() =>
                void this.decide(item, null)}>
                ${this.t("todo.carry_out")}
              </button>`
            : nothing
        }
      </div>
    </section>`;
  }

  private steps(item: Held & { by: "sync" }): Line[] {
    return item.steps.map(({ name, start, title, action }) => ({
      name,
      start,
      words: `${start && !isDay(start) ? `${this.context.format.time(start)} ` : ""}${this.named(title)}`,
      what: this.t(`sync.step.${action}`),
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

  private line(item: Held, { name, words, what }: Line): TemplateResult {
    return html`<li>
      <label>
        <input
          type="checkbox"
          .checked=${this.ticked.get(item.id)?.has(name) ?? false}
          @change=${() => this.tick(item.id, name)}
        />
        <span dir="auto">${words}</span> <span class="quiet">${what}</span>
      </label>
    </li>`;
  }

  private tick(id: string, name: string): void {
    const found = new Set(this.ticked.get(id));
    if (!found.delete(name)) found.add(name);
    this.ticked = new Map(this.ticked).set(id, found);
  }

  private arrival(item: Arrival): TemplateResult {
    const { format, studio } = this.context;
    const [first, ...more] = item.suggestions;
    const type = likelyType(studio.types, item);
    const ids = [item.staff_id, ...item.assistant_ids, ...item.resource_ids];
    const names = namesOf(studio, ids);
    return html`<section class="card" aria-label=${this.named(item.title)}>
      <h2>
        <span class="chip">${this.t("todo.unlinked")}</span>
        <span dir="auto">“${this.named(item.title)}”</span> · ${format.day(item.start)},
        ${format.span(item)}
      </h2>
      <p class="quiet">${names.join(", ")}</p>
      ${
        first
          ? html`<p>
              ${this.t("todo.probably")} <b dir="auto">${first.name}</b>
              <span class="quiet">(${first.reasons.map((each) => this.t(`todo.reason.${each.reason}`)).join(", ")})</span>
            </p>`
          : nothing
      }
      <div class="row">
        ${
          first
            ? html`<label class="type"
                ><span class="label">${this.t("todo.as")}</span>
                <select id=${`type-${item.id}`}>
                  ${studio.types.map(
                    (each) =>
                      html`<option value=${each.name} ?selected=${each === type}>${each.name}</option>`,
                  )}
                </select></label
              >
              <button class="main" ?disabled=${!type || this.busy.has(item.id)} @click=${() => void this.link(item, first.client_id, true)}>
                ${this.t("todo.make_session", { name: first.name })}
              </button>
              <button ?disabled=${this.busy.has(item.id)} @click=${() => void this.link(item, first.client_id, false)}>
                ${this.t("todo.link_only", { name: first.name })}
              </button>
              ${more.map(
                (
                  each,
                ) => html`<button class="plain" ?disabled=${this.busy.has(item.id)} @click=${() => void this.link(item, each.client_id, true)}>
                  ${this.t("todo.make_session", { name: each.name })}
                </button>`,
              )}`
            : nothing
        }
        <button class="plain" @click=${() => this.show(item.appointment_id, item.moment)}>
          ${this.t(first ? "todo.someone_else" : "todo.look")}
        </button>
        <button class="plain" ?disabled=${this.busy.has(item.id)} @click=${() => void this.leaveAlone(item)}>
          ${this.t("todo.leave")}
        </button>
      </div>
    </section>`;
  }

  private named(title: string | null | undefined): string {
    return title || this.t("diary.busy");
  }

  private show(id: string, moment: string | null): void {
    this.tell("studio-beside", {
      show: "appointment",
      key: `${id}@${moment ?? ""}`,
      appointment_id: id,
      moment,
    });
  }

  /** Give an answer; the card stays, disabled, until the server tells that it is settled. */
  private async once(id: string, change: () => Promise<unknown>): Promise<void> {
    this.busy = new Set(this.busy).add(id);
    try {
      await change();
    } finally {
      const busy = new Set(this.busy);
      busy.delete(id);
      this.busy = busy;
    }
  }

  private async resolve(
    id: string,
    { answer, start, end, all_day, staff_id }: Offer,
  ): Promise<void> {
    const data = { conflict_id: id, answer, start, end, all_day, staff_id };
    await this.once(id, () =>
      this.carryOut(
        async () => {
          await this.context.api.act("resolve_conflict", data);
          return { undo: `conflict:${id}` };
        },
        () => this.t("todo.settled"),
      ),
    );
  }

  /** Put back all but what is ticked; null: carry out all of it. */
  private async decide(item: Held & { by: "sync" }, ticked: string[] | null): Promise<void> {
    const { config_entry_id, part, digest } = item;
    const choice = ticked ? { choice: "keep", through: ticked } : { choice: "apply" };
    await this.once(item.id, () =>
      this.carryOut(
        async () => {
          await this.context.api.ask("todo/decide_held", {
            config_entry_id,
            part,
            digest,
            ...choice,
          });
          return { undo: null };
        },
        () => this.t("todo.decided"),
      ),
    );
  }

  private async deletions(item: Held & { by: "phone" }, gone: string[]): Promise<void> {
    const { access_id, owner_id } = item;
    await this.once(item.id, () =>
      this.carryOut(
        () =>
          this.context.api.ask<{ undo: string | null }>("todo/decide_deletions", {
            access_id,
            owner_id,
            delete: gone,
          }),
        () => this.t("todo.decided"),
      ),
    );
  }

  private async leaveAlone(item: Arrival): Promise<void> {
    const data = { appointment_id: item.whole_id, leave: true };
    await this.once(item.id, () =>
      this.carryOut(
        () => this.context.api.ask<{ undo: string | null }>("todo/leave", data),
        () => this.t("todo.left"),
      ),
    );
  }

  private async link(item: Arrival, client: string, session: boolean): Promise<void> {
    const { api } = this.context;
    const chosen = this.renderRoot.querySelector<HTMLSelectElement>(`#type-${CSS.escape(item.id)}`);
    const named = { appointment_id: item.appointment_id };
    await this.once(item.id, () =>
      this.carryOut(
        async () => {
          if (!session) return api.act<Done>("link_client", { ...named, client_id: client });
          return api.act<Done>("convert_to_session", {
            ...named,
            client_id: client,
            session_type: chosen?.value,
          });
        },
        () => this.t("todo.linked"),
      ),
    );
  }

  static override styles = [
    shared,
    css`
      .page { max-width: 840px; margin: 0 auto; padding-bottom: 80px; }
      .card h2 { font-size: 16px; font-weight: 500; margin-bottom: 6px; }
      .chip { font-weight: 400; }
      .scroll { overflow-x: auto; margin-bottom: 8px; }
      table { border-collapse: collapse; font-size: 14px; }
      th, td { padding: 4px 16px 4px 0; text-align: start; vertical-align: top; font-weight: 400; }
      th { color: var(--secondary-text-color); }
      ul { margin: 0 0 12px; padding-inline-start: 20px; }
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      .ticks { padding: 0; list-style: none; }
      .ticks label { display: flex; align-items: center; gap: 8px; min-height: 36px; }
      .ticks input { width: 20px; height: 20px; }
      .settled { padding: 0; list-style: none; color: var(--secondary-text-color); }
      .settled li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      a.main { display: inline-flex; align-items: center; }
      details { margin: 8px 0; }
      summary { cursor: pointer; min-height: 32px; }
      .type { display: inline-flex; align-items: center; gap: 6px; }
      .type select { width: auto; min-height: 40px; }
      @media (max-width: 599px) { .ticks label, summary { min-height: 44px; } .row button { flex: 1 1 100%; } }
    `,
  ];
}

/** Return who takes part in both. */
function shared_with(one: string[], other: string[]): string[] {
  const found = one.filter((each) => other.includes(each));
  return found.length ? found : one;
}

customElements.define("studio-todo", StudioTodo);
