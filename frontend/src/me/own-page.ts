// "My calendar": the page on which a staff member connects and changes their own account.
// A plain web component: what is typed stays, since only what has changed is drawn again.

import {
  type Connection,
  colorScheme,
  type Hass,
  type Localize,
  type Unsubscribe,
} from "../hass.js";
import { subscribe } from "../subscribe.js";
import { Texts } from "../texts.js";
import type { Dialog, Page } from "./dialog.js";
import { alarm, button, type Child, h, paragraphs } from "./dom.js";
import { Flow } from "./flow.js";
import { overlapsOf } from "./overlaps.js";
import { overview, type Shown } from "./overview.js";
import type { Own, Values } from "./payloads.js";
import { PhoneChange } from "./phones.js";
import { STYLE } from "./style.js";

const VIEW = "studio_sync/own_account";
/** What is Home Assistant's to translate: its dialogs, as they are here. */
const TEXTS = ["config", "exceptions", "selector"];
const FOLLOW = "studio_sync/me/subscribe";
// The address to which Google sends people back.
const HEADERS = { "HA-Frontend-Base": location.origin };

class OwnPage extends HTMLElement implements Page {
  private known?: Hass;
  private texts?: Localize;
  private words?: Texts;
  /** What Home Assistant has told last; null: nothing yet, or it can't be reached. */
  private told: Own | null = null;
  private followed?: Connection;
  private stop: Unsubscribe | null = null;
  private looks = 0;
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
    this.style.colorScheme = colorScheme(hass);
    if (former?.language !== hass.language) this.begin();
  }

  connectedCallback(): void {
    if (this.known && this.texts) void this.follow();
  }

  disconnectedCallback(): void {
    this.followed = undefined;
    void this.stop?.();
    this.stop = null;
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
    if (this.isConnected) await this.follow();
    if (this.told) await this.home();
  }

  /** Have Home Assistant tell what is the user's own, now and with each change. */
  private async follow(): Promise<void> {
    const { connection } = this.hass;
    if (this.followed === connection) return;
    this.followed = connection;
    const told = (own: Own) => {
      this.told = own;
      void this.look();
    };
    try {
      const stop = await subscribe<Own>(connection, told, { type: FOLLOW });
      if (this.followed === connection) this.stop = stop;
      else void stop();
    } catch {
      this.followed = undefined;
      this.told = null;
      await this.look();
    }
  }

  /** Show the account's state, after saying what has just been done. */
  private async home(words = "", good = false): Promise<void> {
    this.dialog = null;
    this.shown = "";
    this.said = words ? { words, good } : null;
    await this.look();
  }

  private async look(): Promise<void> {
    if (!this.texts || this.dialog) return;
    this.looks += 1;
    const { told, looks } = this;
    const complete =
      told &&
      (await Promise.all(
        told.memberships.map(async (each) => ({
          ...each,
          overlaps: await overlapsOf(this.hass, each),
        })),
      ));
    if (this.dialog || looks !== this.looks) return;
    const found = JSON.stringify(complete);
    // What is drawn again loses the focus: only what has changed is.
    if (found === this.shown) return;
    this.shown = found;
    // "Done" is out of date as soon as something is wrong.
    if (this.said?.good && complete?.some(({ account }) => account?.problem)) this.said = null;
    const active = this.root.activeElement;
    const held = active instanceof HTMLElement && active.dataset.name;
    this.main.replaceChildren(...this.notice(), ...this.overview(complete));
    if (held) this.main.querySelector<HTMLElement>(`[data-name="${held}"]`)?.focus();
  }

  private notice(): HTMLElement[] {
    if (!this.said) return [];
    const { words, good } = this.said;
    return good ? [h("div", { class: "good", role: "status" }, paragraphs(words))] : [alarm(words)];
  }

  private overview(memberships: Shown[] | null): HTMLElement[] {
    if (!memberships) {
      const again = button(this.own("again"), () => this.follow());
      return [h("section", {}, alarm(this.own("unreachable")), again)];
    }
    return overview(this, memberships, {
      start: (staff, action) => this.open(new Flow(this)).begin({ staff, do: action }),
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
