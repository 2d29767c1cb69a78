// The page's texts: from Home Assistant's translations of this integration, in the user's language.

import type { Hass, HassError, Localize } from "./hass.js";

const DOMAIN = "studio_sync";
/** What has texts that the page shows: its own, those of actions' errors, and of flows in it. */
const CATEGORIES = ["config_panel", "exceptions", "config", "issues", "selector"];

export class Texts {
  private readonly plurals: Intl.PluralRules;

  constructor(
    private readonly localize: Localize,
    language: string,
  ) {
    this.plurals = new Intl.PluralRules(language);
  }

  static async load(hass: Hass): Promise<Texts> {
    let localize: Localize = (key) => key;
    for (const category of CATEGORIES) {
      localize = await hass.loadBackendTranslation(category, [DOMAIN, "homeassistant"]);
    }
    return new Texts(localize, hass.language);
  }

  /** Return a text of the page: `page` + its key, such as `diary.today`. */
  page(key: string, values?: Record<string, string | number>): string {
    return this.of(`config_panel.page.${key}`, values);
  }

  /** Return a text of the page in the form for a number: `one`, `few`, `many`, or else `other`. */
  count(key: string, count: number, values?: Record<string, string | number>): string {
    return this.inForm(`config_panel.page.${key}`, count, { ...values, count });
  }

  /** Return a text that mails and dialogs have as well, such as `repeats.daily`. */
  shared(key: string, values?: Record<string, string | number>): string {
    return this.of(`config_panel.texts.${key}`, values);
  }

  /** Return one of those in the form for a number. */
  counted(key: string, number: number, values?: Record<string, string | number>): string {
    return this.inForm(`config_panel.texts.counted.${key}`, number, { ...values, number });
  }

  private inForm(key: string, number: number, values: Record<string, string | number>): string {
    const form = this.of(`${key}.${this.plurals.select(number)}`, values);
    return form || this.of(`${key}.other`, values);
  }

  /** Return any text of the integration. */
  of(key: string, values?: Record<string, string | number>): string {
    return this.localize(`component.${DOMAIN}.${key}`, values);
  }

  /** Return what went wrong, in words that say what to do. */
  error(reason: unknown): string {
    const found = reason as HassError;
    if (found?.translation_key) {
      const key = `component.${found.translation_domain ?? DOMAIN}.exceptions.${found.translation_key}.message`;
      const text = this.localize(key, found.translation_placeholders);
      if (text && text !== key) return text;
    }
    if (found?.code === "unauthorized") return this.page("shell.not_allowed");
    return found?.message || this.page("shell.failed");
  }
}
