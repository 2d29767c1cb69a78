// A dialog of Home Assistant's flows, in place: for administrators, whom Home Assistant lets do it.

import { colorScheme, type Hass, type Localize } from "../hass.js";
import type { Page } from "../me/dialog.js";
import { alarm, button, type Child, h, paragraphs } from "../me/dom.js";
import { Flow } from "../me/flow.js";
import type { Values } from "../me/payloads.js";
import { STYLE } from "../me/style.js";
import type { FlowTarget } from "./flows.js";

/** Where Home Assistant shows its own dialogs of this integration. */
export const SETTINGS = "/config/integrations/integration/studio_sync";

const TEXTS = ["config_panel", "config", "options", "config_subentries", "selector"];
// The address to which Google sends people back.
const HEADERS = { "HA-Frontend-Base": location.origin };

const LOOKS = `
  dialog {
    width: min(600px, 100vw - 16px);
    max-height: min(90vh, 100vh - 16px);
    padding: 24px;
    box-sizing: border-box;
    overflow: auto;
    overflow-wrap: anywhere;
    color: var(--primary-text-color);
    background: var(--ha-card-background, var(--card-background-color));
    border: 1px solid var(--ha-card-border-color, var(--divider-color));
    border-radius: var(--ha-card-border-radius, 12px);
  }
  dialog::backdrop { background: rgb(0 0 0 / 50%); }
  ul { margin: 0 0 12px; padding-inline-start: 20px; }
`;

class FlowDialog extends HTMLElement implements Page {
  hass!: Hass;
  private texts?: Localize;
  private path = "";
  private flow: Flow | null = null;
  private readonly dialog = h("dialog", { "aria-labelledby": "title", oncancel: this.onCancel() });
  private readonly root = this.attachShadow({ mode: "open" });

  constructor() {
    super();
    this.root.append(h("style", {}, STYLE, LOOKS), this.dialog);
  }

  /** Home Assistant takes the page away while its tab is hidden for long, and puts it back. */
  connectedCallback(): void {
    if (!this.dialog.open) return;
    this.dialog.close();
    this.dialog.showModal();
  }

  /** Begin a flow, and show its steps until it has ended or is left. */
  async open(target: FlowTarget): Promise<void> {
    for (const category of TEXTS) {
      this.texts = await this.hass.loadBackendTranslation(category, [
        "studio_sync",
        "homeassistant",
      ]);
    }
    this.style.colorScheme = colorScheme(this.hass);
    this.path = target.path;
    this.flow = new Flow(this, target);
    if (typeof target.begin === "string") this.flow.resume(target.begin);
    else this.flow.begin(target.begin);
  }

  readonly api = <T>(method: string, path: string, data?: object): Promise<T> =>
    this.hass.callApi<T>(method, this.path + path, data, HEADERS);

  readonly localize = (key: string, values?: Values, domain = "studio_sync"): string =>
    this.texts?.(`component.${domain}.${key}`, values) ?? "";

  readonly own = (key: string, values?: Values): string =>
    this.localize(`config_panel.own_page.${key}`, values);

  show(...nodes: Child[]): void {
    this.dialog.replaceChildren(h("div", {}, nodes));
    this.dialog.querySelector("h2")?.setAttribute("id", "title");
    if (!this.dialog.open) this.dialog.showModal();
    const wrong = this.dialog.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? this.dialog.querySelector("h2"))?.focus();
  }

  elsewhere(heading: Child[]): void {
    const words = (key: string) => this.localize(`config_panel.page.${key}`);
    const link = h("a", { href: SETTINGS }, words("sync.to_settings"));
    this.show(heading, alarm(words("sync.elsewhere")), h("p", {}, link), this.closing());
  }

  /** Close; what did not go well is said first, and stays until it is read. */
  leave(words: string, good = false): void {
    if (words && !good) {
      this.show(
        h("h2", { tabindex: "-1" }, this.own("not_done")),
        paragraphs(words),
        this.closing(),
      );
      return;
    }
    this.flow = null;
    this.dialog.close();
    if (!words) return;
    const detail = { text: words, undo: null };
    this.dispatchEvent(new CustomEvent("studio-done", { detail, bubbles: true, composed: true }));
  }

  private closing(): HTMLElement {
    return h(
      "div",
      { class: "buttons" },
      button(this.own("close"), () => this.giveUp(), true),
    );
  }

  private giveUp(): void {
    if (this.flow) this.flow.giveUp();
    else this.leave("");
  }

  /** Escape leaves the flow. */
  private onCancel(): (event: Event) => void {
    return (event) => {
      event.preventDefault();
      this.giveUp();
    };
  }
}

customElements.define("studio-flow-dialog", FlowDialog);

declare global {
  interface HTMLElementTagNameMap {
    "studio-flow-dialog": FlowDialog;
  }
}
