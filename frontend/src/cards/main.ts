// The dashboard cards and the board, as Home Assistant finds them. It loads this with every page, so
// there is little here: what a card shows is loaded when there is one.

import { type CardConfig, isValid, type Kind } from "./config.js";
import { named } from "./names.js";

interface Body extends HTMLElement {
  hass: unknown;
  config: CardConfig;
}

const KINDS: Record<Kind, { load: () => Promise<unknown>; rows: number }> = {
  day: { load: () => import("./day.js"), rows: 5 },
  next: { load: () => import("./next.js"), rows: 3 },
  todo: { load: () => import("./todo.js"), rows: 3 },
};

/** Return the class of the cards of a kind: a frame, in which the card appears once it is loaded. */
function cardOf(kind: Kind) {
  return class StudioCard extends HTMLElement {
    private body: Body | null = null;
    private given: unknown = null;
    private config: CardConfig | null = null;
    private loaded = false;

    static getStubConfig(): object {
      return {};
    }

    static async getConfigElement(): Promise<HTMLElement> {
      await import("./editor.js");
      return Object.assign(document.createElement("studio-sync-card-editor"), { kind });
    }

    setConfig(config: CardConfig): void {
      if (!isValid(config)) throw new Error(named("not_valid"));
      this.config = config;
      if (this.body) this.body.config = config;
      else this.appear();
    }

    set hass(hass: unknown) {
      this.given = hass;
      if (this.body) this.body.hass = hass;
      else this.appear();
    }

    async connectedCallback(): Promise<void> {
      this.style.display = "block";
      this.style.height = "100%";
      await KINDS[kind].load();
      this.loaded = true;
      this.appear();
    }

    /** Show the card, as soon as it is loaded and has been given what it shows. */
    private appear(): void {
      if (this.body || !this.loaded || !this.config || !this.given) return;
      const { config, given: hass } = this;
      const body = document.createElement(`studio-sync-${kind}-body`);
      this.body = Object.assign(body, { config, hass });
      this.append(body);
    }

    getCardSize(): number {
      return KINDS[kind].rows;
    }

    getGridOptions(): object {
      return { columns: 12, min_columns: 6, rows: "auto" };
    }
  };
}

/** Offer something where Home Assistant looks for it, named in the language of the page. */
function offer(list: "customCards" | "customStrategies", key: string, entry: object): void {
  const all = window as unknown as Record<string, object[] | undefined>;
  all[list] ??= [];
  all[list].push({
    ...entry,
    get name() {
      return named(key);
    },
    get description() {
      return named(`${key}_text`);
    },
  });
}

function register(): void {
  // An update can bring this file to a page that has loaded the former one: that stays until the
  // page is loaded again.
  if (customElements.get("studio-sync-day")) return;
  const documentationURL = "https://github.com/studio-sync/studio_sync/blob/main/docs/panel.md";
  for (const kind of Object.keys(KINDS) as Kind[]) {
    customElements.define(`studio-sync-${kind}`, cardOf(kind));
    offer("customCards", kind, { type: `studio-sync-${kind}`, preview: true, documentationURL });
  }
  customElements.define(
    "ll-strategy-dashboard-studio-sync",
    class StudioBoard extends HTMLElement {
      static async generate(config: object, hass: unknown): Promise<object> {
        const { board } = await import("./board.js");
        return board(config, hass as Parameters<typeof board>[1]);
      }
    },
  );
  offer("customStrategies", "board", {
    type: "studio-sync",
    strategyType: "dashboard",
    documentationURL,
  });
}

// Home Assistant's own scripts, which are loaded beside this one, may put another registry in the
// place of the browser's: what was defined before is not in it.
void customElements.whenDefined("home-assistant").then(register);
