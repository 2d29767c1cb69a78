// "My calendar": the page on which a staff member connects and changes their own account.
// A plain web component, loaded by Home Assistant's frontend as it is.

import { own_conflicts, Settling } from "./conflicts.js";
import { alarm, button, h, paragraphs } from "./dom.js";
import { Flow } from "./flow.js";
import { overview } from "./overview.js";
import { own_phones, PhoneChange } from "./phones.js";
import { STYLE } from "./style.js";

const VIEW = "studio_sync/own_account";
const TEXTS = ["config_panel", "config", "exceptions", "issues", "selector"];
const REFRESH = 5000; // Milliseconds between two looks at the account's state.
// The address to which Google sends people back.
const HEADERS = { "HA-Frontend-Base": location.origin };

class OwnPage extends HTMLElement {
  constructor() {
    super();
    this._main = h("main");
    this._flow = null;
    this._look = this._look.bind(this);
    this.attachShadow({ mode: "open" }).append(h("style", {}, STYLE), this._main);
    this.api = (method, path, data) => this._hass.callApi(method, VIEW + path, data, HEADERS);
    this.localize = (key, placeholders, domain = "studio_sync") =>
      this._localize(`component.${domain}.${key}`, placeholders);
    this.own = (key, placeholders) => this.localize(`config_panel.own_page.${key}`, placeholders);
  }

  set hass(hass) {
    const former = this._hass;
    this._hass = hass;
    // Native controls take their colours from this.
    this.style.colorScheme = hass.themes?.darkMode ? "dark" : "light";
    if (former?.language !== hass.language) this._begin();
  }

  connectedCallback() {
    this._timer = setInterval(this._look, REFRESH);
    document.addEventListener("visibilitychange", this._look);
  }

  disconnectedCallback() {
    clearInterval(this._timer);
    document.removeEventListener("visibilitychange", this._look);
  }

  async _begin() {
    for (const category of TEXTS) {
      this._localize = await this._hass.loadBackendTranslation(category, [
        "studio_sync",
        "homeassistant",
      ]);
    }
    this._flow?.stop();
    await this._home();
  }

  /** Show the account's state, after saying what has just been done. */
  async _home(words = "", good = false, focus = false) {
    this._flow = null;
    this._shown = "";
    this._said = words ? [words, good] : null;
    await this._look();
    if (focus) this._focus();
  }

  async _look() {
    if (!this._localize || this._flow || document.hidden) return;
    const listed = await this._memberships();
    const phones = listed?.length ? await own_phones(this._hass) : {};
    const memberships = listed?.map((each) => ({ ...each, phones: phones[each.staff] ?? [] })) ?? null;
    const found = JSON.stringify(memberships);
    // What is drawn again loses the focus: only what has changed is.
    if (this._flow || found === this._shown) return;
    const conflicts = await Promise.all((memberships ?? []).map((each) => own_conflicts(this._hass, each)));
    if (this._flow) return;
    this._shown = found;
    // "Done" is out of date as soon as something is wrong.
    if (this._said?.[1] && memberships?.some(({ account }) => account?.problem)) this._said = null;
    const held = this.shadowRoot.activeElement?.dataset.name;
    this._main.replaceChildren(...this._notice(), ...this._overview(memberships, conflicts));
    if (held) this._main.querySelector(`[data-name="${held}"]`)?.focus();
  }

  /** Return the user's memberships; null if Home Assistant can't be reached. */
  async _memberships() {
    try {
      return await this.api("GET", "");
    } catch {
      return null;
    }
  }

  _notice() {
    if (!this._said) return [];
    const [words, good] = this._said;
    return good ? [h("div", { class: "good", role: "status" }, paragraphs(words))] : [alarm(words)];
  }

  _overview(memberships, conflicts) {
    if (memberships === null) {
      return [
        h("section", {}, alarm(this.own("unreachable")), button(this.own("again"), () => this._home())),
      ];
    }
    const show = (nodes) => this._draw(nodes);
    const leave = (words, good) => this._home(words, good, true);
    const start = (staff, action) => this._start(new Flow(this, show, leave), staff, action);
    const settle = (membership, { conflict_id }) =>
      this._start(new Settling(this, this._hass, membership, show, leave), conflict_id);
    const change = (phone, action) =>
      this._start(new PhoneChange(this, this._hass, show, leave), phone, action);
    const found = memberships.map((each, at) => ({ ...each, conflicts: conflicts[at] }));
    return overview(this, this._hass, found, { start, settle, change });
  }

  /** Begin something that takes the page for itself until it is left. */
  _start(flow, ...what) {
    this._flow = flow;
    for (const each of this._main.querySelectorAll("button")) each.disabled = true;
    flow.begin(...what);
  }

  _draw(nodes) {
    this._main.replaceChildren(h("section", {}, nodes));
    this._focus();
  }

  /** Take the focus to what is wrong, or to where the new page begins. */
  _focus() {
    const target =
      this._main.querySelector('[aria-invalid="true"]') ?? this._main.querySelector("h2");
    target?.focus();
  }
}

customElements.get("studio-sync-own-page") ??
  customElements.define("studio-sync-own-page", OwnPage);
