// "My calendar": the page on which a staff member connects and changes their own account.
// A plain web component: what is typed stays, since only what has changed is drawn again.

import type { Hass, Localize } from "../hass.js";
import { Texts } from "../texts.js";
import { ownConflicts, Settling } from "./conflicts.js";
import type { Dialog, Page } from "./dialog.js";
import { alarm, button, type Child, h, paragraphs } from "./dom.js";
import { Flow } from "./flow.js";
import { overview, type Shown } from "./overview.js";
import type { Membership, Values } from "./payloads.js";
import { ownPhones, PhoneChange } from "./phones.js";
import { STYLE } from "./style.js";

const VIEW = "studio_sync/own_account";
/** What is Home Assistant's to translate: its dialogs, as they are here. */
const TEXTS = ["config", "exceptions", "issues", "selector"];
const REFRESH = 5000; // Milliseconds between two looks at the account's state.
// The address to which Google sends people back.
const HEADERS = { "HA-Frontend-Base": location.origin };

class OwnPage extends HTMLElement implements Page {
  private known?: Hass;
  private texts?: Localize;
  private words?: Texts;
  private timer?: number;
  private dialog: Dialog | null = null;
  /** What the memberships were when they were drawn, as JSON. */
  private shown = "";
  private said: { words: string; good: boolean } | null = null;
  private readonly main = h("main");
  private readonly root = this.attachShadow({ mode: "open" });

  constructor() {
    super();
    this.root.append(h("style", {}, STYLE), this.main);
  }

  readonly api = <T>(method: string, path: string, data?: object): Promise<T> =>
    this.hass.callApi<T>(method, VIEW + path, data, HEADERS);

  readonly localize = (key: string, values?: Values, domain = "studio_sync"): string =>
    this.texts?.(`component.${domain}.${key}`, values) ?? "";

  readonly own = (key: string, values?: Values): string =>
    this.words?.of(`config_panel.own_page.${key}`, values) ?? "";

  get hass(): Hass {
    return this.known as Hass;
  }

  set hass(hass: Hass) {
    const former = this.known;
    this.known = hass;
    // Native controls take their colours from this.
    this.style.colorScheme = hass.themes.darkMode ? "dark" : "light";
    if (former?.language !== hass.language) this.begin();
  }

  connectedCallback(): void {
    this.timer = window.setInterval(this.look, REFRESH);
    document.addEventListener("visibilitychange", this.look);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.look);
  }

  show(...nodes: Child[]): void {
    this.main.replaceChildren(h("section", {}, nodes));
    this.attend();
  }

  /** A step that this page can't show: none of a person's own flows has one. */
  elsewhere(heading: Child[]): void {
    this.show(heading, alarm(this.own("failed")));
  }

  async leave(words: string, good = false): Promise<void> {
    await this.home(words, good);
    this.attend();
  }

  private async begin(): Promise<void> {
    this.words = await Texts.load(this.hass);
    for (const category of TEXTS) {
      const integrations = ["studio_sync", "homeassistant"];
      this.texts = await this.hass.loadBackendTranslation(category, integrations);
    }
    this.dialog?.stop();
    await this.home();
  }

  /** Show the account's state, after saying what has just been done. */
  private async home(words = "", good = false): Promise<void> {
    this.dialog = null;
    this.shown = "";
    this.said = words ? { words, good } : null;
    await this.look();
  }

  private readonly look = async (): Promise<void> => {
    if (!this.texts || this.dialog || document.hidden) return;
    const listed = await this.memberships();
    const phones = listed?.length ? await ownPhones(this.hass) : {};
    const memberships =
      listed?.map((each) => ({ ...each, phones: phones[each.staff] ?? [] })) ?? null;
    const found = JSON.stringify(memberships);
    // What is drawn again loses the focus: only what has changed is.
    if (this.dialog || found === this.shown) return;
    const complete =
      memberships &&
      (await Promise.all(
        memberships.map(async (each) => ({
          ...each,
          conflicts: await ownConflicts(this.hass, each),
        })),
      ));
    if (this.dialog) return;
    this.shown = found;
    // "Done" is out of date as soon as something is wrong.
    if (this.said?.good && memberships?.some(({ account }) => account?.problem)) this.said = null;
    const active = this.root.activeElement;
    const held = active instanceof HTMLElement && active.dataset.name;
    this.main.replaceChildren(...this.notice(), ...this.overview(complete));
    if (held) this.main.querySelector<HTMLElement>(`[data-name="${held}"]`)?.focus();
  };

  /** Return the user's memberships; null if Home Assistant can't be reached. */
  private async memberships(): Promise<Membership[] | null> {
    try {
      return await this.api<Membership[]>("GET", "");
    } catch {
      return null;
    }
  }

  private notice(): HTMLElement[] {
    if (!this.said) return [];
    const { words, good } = this.said;
    return good ? [h("div", { class: "good", role: "status" }, paragraphs(words))] : [alarm(words)];
  }

  private overview(memberships: Shown[] | null): HTMLElement[] {
    if (!memberships) {
      const again = button(this.own("again"), () => this.home());
      return [h("section", {}, alarm(this.own("unreachable")), again)];
    }
    return overview(this, memberships, {
      start: (staff, action) => this.open(new Flow(this)).begin({ staff, do: action }),
      settle: (membership, conflict) => this.open(new Settling(this)).begin(membership, conflict),
      change: (phone, action) => this.open(new PhoneChange(this)).begin(phone, action),
    });
  }

  /** Give the page to a dialog until it is left. */
  private open<Begun extends Dialog>(dialog: Begun): Begun {
    this.dialog = dialog;
    for (const each of this.main.querySelectorAll("button")) each.disabled = true;
    return dialog;
  }

  /** Take the focus to what is wrong, or to where the new page begins. */
  private attend(): void {
    const target =
      this.main.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      this.main.querySelector("h2");
    target?.focus();
  }
}

if (!customElements.get("studio-sync-own-page")) {
  customElements.define("studio-sync-own-page", OwnPage);
}
