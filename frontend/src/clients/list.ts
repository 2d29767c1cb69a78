// The list of clients: however many there are, only those in sight are drawn and asked for.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { isDay } from "../format.js";
import type { ClientCopy, ClientPage, ClientRow } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { avatar, avatarStyle } from "./look.js";
import { inSight, Pages, type Sight } from "./pages.js";

const ROW = 53;
const NARROW_ROW = 64;

class ClientList extends Part {
  @property() text = "";
  @property({ attribute: false }) group: string | null = null;
  /** Those who were removed, in place of those who are there. */
  @property({ type: Boolean }) removed = false;
  /** Another one: the data have changed. */
  @property({ type: Number }) rev = 0;
  /** Who is shown beside the list. */
  @property() chosen = "";

  @state() private sight: Sight = { first: 0, end: 0 };
  private readonly pages = new Pages(
    (offset, limit) =>
      this.context.api.read<ClientPage>("clients/page", {
        ...{ text: this.text, group_id: this.group, removed: this.removed, offset, limit },
      }),
    () => this.look(),
    (reason) => this.tell("studio-failed", reason),
  );
  private readonly sizes = new ResizeObserver(() => this.look());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.sizes.observe(this.scroller as HTMLElement);
  }

  override firstUpdated(): void {
    this.sizes.observe(this.scroller as HTMLElement);
  }

  override willUpdate(changed: PropertyValues): void {
    const former = changed.get("context") as typeof this.context | undefined;
    const other = former && former.api !== this.context.api;
    if (changed.has("text") || changed.has("group") || changed.has("removed") || other) {
      this.sight = { first: 0, end: 0 };
      if (this.scroller) this.scroller.scrollTop = 0;
      this.pages.reset(this.sight);
    } else if (changed.has("rev") && this.hasUpdated) this.pages.reset(this.sight);
  }

  private get scroller(): HTMLElement | null {
    return this.renderRoot?.querySelector?.(".rows") ?? null;
  }

  private get height(): number {
    return this.context.narrow ? NARROW_ROW : ROW;
  }

  /** See which rows are in sight now, and ask for those that are not known. */
  private look(): void {
    const { scroller } = this;
    if (!scroller) return;
    const { scrollTop, clientHeight } = scroller;
    this.sight = inSight(scrollTop, clientHeight, this.height, this.pages.number);
    this.pages.need(this.sight);
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const { pages, sight } = this;
    const drawn: TemplateResult[] = [];
    for (let at = sight.first; at < sight.end; at++) drawn.push(this.row(at));
    const head = (key: string) =>
      html`<span role="columnheader">${this.t(`clients.${key}`)}</span>`;
    return html`<div
      class=${this.context.narrow ? "table narrow" : "table"}
      role="table"
      aria-label=${this.t("clients.title")}
      aria-rowcount=${pages.more ? -1 : pages.number + 1}
      aria-busy=${pages.answered ? "false" : "true"}
    >
      <div class="row head" role="row" aria-rowindex="1">
        ${["name", "phone", "email", "last", "next", "where"].map(head)}
      </div>
      <div class="rows" role="rowgroup" @scroll=${() => this.look()} @keydown=${this.onKey}>
        <div role="presentation" style=${`height: ${pages.number * this.height}px`}>${drawn}</div>
        ${
          pages.answered && !pages.number
            ? html`<p class="quiet none" role="status">
                ${this.t(`clients.${this.text || this.group ? "nobody" : this.removed ? "none_removed" : "empty"}`)}
              </p>`
            : nothing
        }
      </div>
    </div>`;
  }

  private row(at: number): TemplateResult {
    const row = this.pages.row(at);
    const place = `transform: translateY(${at * this.height}px); height: ${this.height}px`;
    if (!row) {
      return html`<div class="row" role="row" aria-rowindex=${at + 2} style=${place}>
        <span role="cell" class="quiet">…</span>
      </div>`;
    }
    const { format } = this.context;
    return html`<div
      class=${row.client_id === this.chosen ? "row chosen" : "row"}
      role="row"
      aria-rowindex=${at + 2}
      style=${place}
      @click=${() => this.open_(row)}
    >
      <span role="cell" class="name">
        ${avatar(row.client_id, row.name)}
        <button data-at=${at} aria-current=${row.client_id === this.chosen ? "true" : nothing}>
          <bdi>${row.name}</bdi>
        </button>
      </span>
      <span role="cell" class="phone">${row.phone ? html`<bdi>${row.phone}</bdi>` : "–"}</span>
      <span role="cell" class="email"><bdi>${row.email || "–"}</bdi></span>
      <span role="cell" class="last">${row.last ? format.date(row.last) : "–"}</span>
      <span role="cell" class="next">${row.next ? this.next(row.next) : html`<span class="nothing">–</span>`}</span>
      <span role="cell" class="where">${copies(row.where).map((each) => this.copy(each))}</span>
    </div>`;
  }

  private next(moment: string): string {
    const { format } = this.context;
    if (format.dayOf(moment) !== format.dayOf(new Date())) return format.day(moment);
    return isDay(moment)
      ? this.t("diary.today")
      : this.t("clients.today", { time: format.time(moment) });
  }

  private copy(copy: ClientCopy): TemplateResult {
    const words = this.t(`clients.on_${copy.kind}`);
    const how = copy.state === "ok" ? "✓" : this.t(`clients.${copy.state}`);
    return html`<span class=${copy.state === "ok" ? "chip good" : "chip warn"} title=${copy.name}
      >${words} ${how}</span
    >`;
  }

  private open_(row: ClientRow): void {
    this.tell("studio-beside", { show: "client", client_id: row.client_id });
  }

  /** Arrows go from client to client. */
  private readonly onKey = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const from = (event.target as HTMLElement).dataset.at;
    const { scroller } = this;
    if (!by || from === undefined || !scroller) return;
    const at = Number(from) + by;
    if (at < 0 || at >= this.pages.number) return;
    event.preventDefault();
    const top = at * this.height;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    const below = top + this.height - scroller.clientHeight;
    if (below > scroller.scrollTop) scroller.scrollTop = below;
    this.look();
    void this.updateComplete.then(() =>
      this.renderRoot
        .querySelector<HTMLElement>(`[data-at="${at}"]`)
        ?.focus({ preventScroll: true }),
    );
  };

  static override styles = [
    shared,
    avatarStyle,
    css`
      :host { display: block; flex: 1; min-height: 0; container-type: inline-size; }
      .table {
        display: flex;
        flex-direction: column;
        height: 100%;
        background: var(--ha-card-background, var(--card-background-color));
        border: 1px solid var(--ha-card-border-color, var(--divider-color));
        border-radius: var(--ha-card-border-radius, 12px);
        overflow: hidden;
      }
      .rows { position: relative; flex: 1; overflow: auto; }
      .row {
        display: grid;
        grid-template-columns: minmax(160px, 3fr) minmax(130px, 1.6fr) minmax(130px, 2.4fr) 110px 126px minmax(168px, 1fr);
        flex-wrap: nowrap;
        align-items: center;
        gap: 12px;
        padding: 0 16px;
        border-bottom: 1px solid var(--divider-color);
      }
      .row > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 14px; }
      .head { flex: none; height: 36px; }
      .head > span { font-size: 12px; color: var(--secondary-text-color); }
      .head > :first-child { padding-inline-start: 48px; }
      .rows .row { position: absolute; inset-inline: 0; top: 0; cursor: pointer; }
      .rows .row:hover, .chosen { background: color-mix(in srgb, var(--primary-color) 10%, transparent); }
      .name { display: flex; align-items: center; gap: 12px; }
      .name button { min-width: 0; padding: 4px; border-radius: 6px; text-align: start; color: inherit; background: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .name button:focus-visible { outline-offset: -3px; }
      .where { display: flex; gap: 4px; }
      .none { padding: 24px; text-align: center; }
      @container (max-width: 920px) {
        .row { grid-template-columns: minmax(160px, 3fr) minmax(130px, 2fr) 110px 126px; }
        .email, .where, .head > :nth-child(3), .head > :nth-child(6) { display: none; }
      }
      .narrow .head { display: none; }
      .narrow .row { grid-template-columns: minmax(0, 1fr) auto; grid-template-rows: 1fr 1fr; gap: 0 12px; padding: 6px 12px; }
      .narrow .nothing { display: none; }
      .narrow .name { grid-row: 1 / 3; }
      .narrow .name button { font-size: 16px; min-height: 44px; }
      .narrow :is(.email, .last, .where) { display: none; }
      .narrow .row > :is(.phone, .next) { font-size: 13px; text-align: end; color: var(--secondary-text-color); }
    `,
  ];
}

/** Each place once, of which the worst state counts. */
function copies(where: ClientCopy[]): ClientCopy[] {
  const found = new Map<string, ClientCopy>();
  for (const each of where) {
    const known = found.get(each.kind);
    if (!known || known.state === "ok") found.set(each.kind, each);
  }
  return [...found.values()];
}

customElements.define("studio-client-list", ClientList);
