// The page "Studio": what is around every view. Home Assistant loads it as a custom panel.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "./shell/search.js";
import { Api } from "./api.js";
import { hasDrafts } from "./drafts.js";
import { Following } from "./following.js";
import { Format } from "./format.js";
import { colorScheme, type Hass, type Unsubscribe } from "./hass.js";
import type { Studio, Studios, Todo } from "./protocol.js";
import { Update } from "./reload.js";
import { Address } from "./shell/address.js";
import { alone } from "./shell/alone.js";
import { draftShown } from "./shell/draft.js";
import { focused, isTyping } from "./shell/focus.js";
import { bar, signButton, studioName } from "./shell/head.js";
import { keepLast, readLast } from "./shell/last.js";
import { type Link, shownOf } from "./shell/link.js";
import { Loader } from "./shell/loader.js";
import { part } from "./shell/part.js";
import { Pressed } from "./shell/pressed.js";
import { Said } from "./shell/said.js";
import { strips } from "./shell/strips.js";
import { BESIDE, searches, tabsOf, VIEWS } from "./shell/views.js";
import { shell } from "./shell-style.js";
import { shared } from "./style.js";
import { subscribe } from "./subscribe.js";
import { Texts } from "./texts.js";
import type { Beside, Context, PageEvents, Shown, Tab } from "./view.js";

const NARROW = "(max-width: 599px)";

/** What the page shows depends on of `hass`, which is another object after each change of a state. */
const USED = ["connection", "language", "locale", "themes", "dockedSidebar"] as const;

/** What was open beside the view when the page was left, or taken away while Home Assistant restarts. */
let left: Beside | null = null;

class StudioPage extends LitElement {
  @property({ attribute: false }) hass!: Hass;
  @property({ attribute: false }) route?: { prefix: string; path: string };

  @state() private texts: Texts | null = null;
  @state() private studios: Studio[] | null = null;
  @state() private entryId: string | null = readLast();
  @state() private todo: Todo | null = null;
  @state() private beside = hasDrafts() ? left : null;
  @state() private offline = false;
  @state() private narrow = matchMedia(NARROW).matches;
  @state() private find = "";
  /** On a phone: whether the search is shown. */
  @state() private searching = false;
  @state() private goTo: PageEvents["studio-go"] | null = null;

  private context: Context | null = null;
  private language = "";
  private following = false;
  private leave: Unsubscribe[] = [];
  private readonly loader = new Loader(this);
  private readonly said = new Said(this);
  private readonly former = new Update(this);
  private readonly todos = new Following(this, (reason) => this.fail(reason));
  private readonly address = new Address((link) => this.arrive(link));
  /** What the diary shows. */
  private shown: Shown = {};
  private from: HTMLElement | null = null;
  /** What the studio was called that was shown and is not there any more. */
  private gone = "";
  private readonly width = matchMedia(NARROW);
  private readonly onWidth = () => {
    this.narrow = this.width.matches;
  };
  private readonly onLost = () => {
    this.offline = true;
  };
  private readonly onBack = () => {
    this.offline = false;
    this.loader.again();
  };

  constructor() {
    super();
    new Pressed(this);
    this.on("studio-beside", (beside) => {
      this.beside = beside;
    });
    this.on("studio-done", ({ text, undo, undone }) => this.said.say(text, undo, undone));
    this.on("studio-failed", (reason) => this.fail(reason));
    this.on("studio-go", (where) => this.go(where));
    this.on("studio-shown", (shown) => {
      this.shown = shown;
      this.address.write(this.placeOf(this.tab));
    });
  }

  private on<K extends keyof PageEvents>(name: K, act: (detail: PageEvents[K]) => void): void {
    this.addEventListener(name, (event) => act((event as CustomEvent<PageEvents[K]>).detail));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.width.addEventListener("change", this.onWidth);
    window.addEventListener("keydown", this.onKey);
    this.address.connect();
    if (this.hass) void this.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    left = this.beside;
    this.width.removeEventListener("change", this.onWidth);
    window.removeEventListener("keydown", this.onKey);
    this.address.disconnect();
    this.hass.connection.removeEventListener("disconnected", this.onLost);
    this.hass.connection.removeEventListener("ready", this.onBack);
    this.following = false;
    for (const each of this.leave.splice(0)) void each();
  }

  override shouldUpdate(changed: PropertyValues): boolean {
    const former = changed.get("hass") as Hass | undefined;
    // What is said is no property: it must not be lost when it comes with a change of a state.
    if (!former || changed.size > 1 || this.said.waits) return true;
    return USED.some((each) => former[each] !== this.hass[each]);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("route")) this.address.read();
    if (changed.has("beside") && this.beside && !changed.get("beside")) this.from = focused();
    if (changed.has("hass")) {
      if (!changed.get("hass")) void this.follow();
      if (this.hass.language !== this.language) {
        this.language = this.hass.language;
        void Texts.load(this.hass).then((texts) => {
          this.texts = texts;
        });
      }
      this.style.colorScheme = colorScheme(this.hass);
    }
    this.context = this.makeContext();
    this.followTodo();
  }

  /** What is opened beside the view has the focus; when it is closed, what it was opened from. */
  override updated(changed: PropertyValues): void {
    if (this.studios) this.address.write(this.placeOf(this.tab));
    if (!changed.has("beside")) return;
    if (this.beside) this.renderRoot.querySelector("aside")?.focus();
    else if (this.from?.isConnected) this.from.focus();
    else this.renderRoot.querySelector("main")?.focus();
  }

  /** Show what the address names: of a link, after reloading, or with "back" and "forward". */
  private arrive({ studio, beside, ...link }: Link): void {
    this.shown = shownOf(link);
    if (studio) this.entryId = studio;
    if (link.day || link.view) this.goTo = { tab: "diary", ...this.shown };
    this.beside = beside;
  }

  private placeOf(tab: Tab): Link {
    const { beside } = this;
    const studio = (this.studios?.length ?? 0) > 1 ? this.studio?.entry_id : undefined;
    return { ...(studio ? { studio } : {}), ...(tab === "diary" ? this.shown : {}), beside };
  }

  private get tab(): Tab {
    const path = this.route?.path.split("/")[1] ?? "";
    const tabs = tabsOf(this.studio);
    const open: Tab[] = [...tabs, "me"];
    return open.find((each) => each === path) ?? tabs[0] ?? "diary";
  }

  private get studio(): Studio | null {
    const all = this.studios ?? [];
    return all.find((each) => each.entry_id === this.entryId) ?? all[0] ?? null;
  }

  private async follow(): Promise<void> {
    if (this.following) return;
    this.following = true;
    const { connection } = this.hass;
    connection.addEventListener("disconnected", this.onLost);
    connection.addEventListener("ready", this.onBack);
    const message = { type: "studio_sync/studios/subscribe" };
    const told = ({ studios, build }: Studios) => {
      const { studio } = this;
      this.studios = studios;
      if (studio) this.leaveIfGone(studio);
      this.former.told(build);
    };
    const stop = await subscribe<Studios>(connection, told, message);
    if (this.isConnected) this.leave.push(stop);
    else void stop();
  }

  /** What is open beside the view is the former studio's, and nothing of it belongs in another one. */
  private leaveIfGone({ entry_id, name }: Studio): void {
    if (this.studios?.some((each) => each.entry_id === entry_id)) return;
    this.beside = null;
    this.gone = name;
    this.said.fail(this.texts?.page("shell.gone", { studio: name }) ?? "");
  }

  private followTodo(): void {
    const { context } = this;
    if (!context) return;
    const command = context.studio.rights.write === "none" ? "" : "todo/subscribe";
    const told = (todo: Todo) => {
      this.todo = todo;
    };
    if (this.todos.to(context, command, {}, told)) this.todo = null;
  }

  /** Return the present context: the same object while nothing of it has changed. */
  private makeContext(): Context | null {
    const studio = this.studio;
    if (!studio || !this.texts) return null;
    const { context, hass, texts, narrow } = this;
    const same = context?.studio === studio && context.texts === texts && context.narrow === narrow;
    if (context && same && context.hass.locale === hass.locale) return context;
    const format = new Format(hass, studio.time_zone);
    const known = context?.studio.entry_id === studio.entry_id ? context.api : null;
    const api = known ?? new Api(() => this.hass, studio.entry_id);
    return { hass, api, studio, texts, format, narrow };
  }

  private fail(reason: unknown): void {
    this.said.fail(this.texts?.error(reason) ?? "");
  }

  private go(detail: PageEvents["studio-go"]): void {
    this.goTo = detail;
    if (detail.tab !== this.tab && this.beside?.show !== "booking") this.beside = null;
    if (detail.find !== undefined) this.find = detail.find;
    const { tab, day, view } = detail;
    if (day || view) this.shown = shownOf(detail);
    const prefix = this.route?.prefix ?? "/studio-sync";
    this.address.go(`${prefix}/${tab}`, this.placeOf(tab));
  }

  private readonly onKey = (event: KeyboardEvent) => {
    const typing = isTyping(event);
    // What was typed of a change would be lost; a booking keeps it.
    const keeps = typing && this.beside?.show === "appointment";
    if (event.key === "Escape" && !keeps) this.beside = null;
    if (typing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === "b" && this.context?.studio.rights.write !== "none") {
      event.preventDefault();
      this.create();
    }
  };

  private readonly create = () => {
    this.beside = { show: "booking", draft: draftShown(this.renderRoot) };
  };

  override render(): TemplateResult {
    const { context } = this;
    if (!this.texts || !this.studios) return html`<div class="wait" role="status"></div>`;
    const t = (key: string, values?: Record<string, string | number>) =>
      (this.texts as Texts).page(key, values);
    if (!context) return this.alone(t);
    return html`${this.head(t)} ${strips(t, context, this.offline, this.former)}
      <div class="body">
        <main tabindex="-1" ?inert=${context.narrow && this.beside !== null}>
          ${this.view(context)}
        </main>
        ${
          this.beside
            ? html`<aside tabindex="-1" aria-label=${t("shell.beside")}>
                ${this.side(context, this.beside)}
              </aside>`
            : nothing
        }
      </div>
      ${context.narrow ? this.bar(t, "bottom") : nothing} ${this.said.render(context)}`;
  }

  /** The page of a user who has no role in a studio, or not yet. */
  private alone(t: (key: string) => string): TemplateResult {
    return html`${this.head(t)}
      <main class="lone">
        ${
          this.route?.path === "/me"
            ? this.loader.shown(
                "me",
                VIEWS.me,
                t,
                () => html`<studio-sync-own-page .hass=${this.hass}></studio-sync-own-page>`,
              )
            : alone(t, this.gone)
        }
      </main>`;
  }

  private head(t: (key: string) => string): TemplateResult {
    const { context, studios } = this;
    const menu = this.narrow || this.hass.dockedSidebar === "always_hidden";
    const searched = context && searches(context.studio) ? context : null;
    return html`<header>
        ${menu ? signButton(t("shell.menu"), "menu", () => this.toggleMenu()) : nothing}
        ${studioName(t, studios ?? [], context?.studio ?? null, (id) => this.choose(id))}
        ${context && !context.narrow ? this.bar(t, "top") : nothing}
        <span class="space"></span>
        ${searched ? (searched.narrow ? signButton(t("shell.search"), "search", () => void this.toggleSearch(), { open: this.searching }) : this.search(searched)) : nothing}
        ${
          context && context.studio.rights.write !== "none"
            ? html`<button class="main new" @click=${this.create}>+ ${t("shell.new")}</button>`
            : nothing
        }
      </header>
      ${
        searched?.narrow && this.searching
          ? html`<div class="find">${this.search(searched)}</div>`
          : nothing
      }`;
  }

  private async toggleSearch(): Promise<void> {
    this.searching = !this.searching;
    await this.updateComplete;
    if (this.searching) this.renderRoot.querySelector<HTMLElement>("studio-search")?.focus();
  }

  private search(context: Context): TemplateResult {
    return html`<studio-search
      .context=${context}
      .value=${this.find}
      .listed=${this.tab === "clients"}
      @search-typed=${({ detail }: CustomEvent<string>) => {
        this.find = detail;
        if (this.tab === "clients") this.goTo = { tab: "clients", find: detail };
      }}
      @search-chosen=${() => {
        this.searching = false;
      }}
    ></studio-search>`;
  }

  private bar(t: (key: string) => string, place: "top" | "bottom"): TemplateResult {
    return bar(t, place, {
      studio: this.studio,
      present: this.tab,
      prefix: this.route?.prefix ?? "",
      count: this.todo?.count ?? 0,
      go: (tab) => this.go({ tab }),
    });
  }

  private view(context: Context): TemplateResult {
    const t = (key: string) => context.texts.page(key);
    return this.loader.shown(this.tab, VIEWS[this.tab], t, () => this.viewOf(context, this.tab));
  }

  private viewOf(context: Context, tab: Tab): TemplateResult {
    const aim = this.goTo?.tab === tab ? this.goTo : null;
    switch (tab) {
      case "diary":
        return html`<studio-diary .context=${context} .aim=${aim}></studio-diary>`;
      case "todo":
        return html`<studio-todo .context=${context} .todo=${this.todo}></studio-todo>`;
      case "clients":
        return html`<studio-clients .context=${context} .aim=${aim} .beside=${this.beside}></studio-clients>`;
      case "sync":
        return html`<studio-accounts .context=${context}></studio-accounts>`;
      case "me":
        return html`<studio-me .context=${context}></studio-me>`;
    }
  }

  private side(context: Context, beside: Beside): TemplateResult {
    const t = (key: string) => context.texts.page(key);
    const { show } = beside;
    const leave = () => {
      this.beside = null;
    };
    return html`${signButton(t("shell.close"), "close", leave, { look: "close" })}
      ${this.loader.shown(show, BESIDE[show], t, () => part(context, beside))}`;
  }

  private choose(entryId: string): void {
    this.entryId = entryId;
    this.beside = null;
    keepLast(entryId);
  }

  private toggleMenu(): void {
    this.dispatchEvent(new Event("hass-toggle-menu", { bubbles: true, composed: true }));
  }

  static override styles = [shared, shell];
}

customElements.define("studio-sync-page", StudioPage);
