// The page's texts in the user's language: one message, asked for once.

import type { Connection, Hass, HassError } from "./hass.js";
import { NotSent, read, wasLost } from "./lost.js";
import type { Place } from "./protocol.js";

type Found = Record<string, string>;
/** What codes of Home Assistant mean here. */
const CODES = new Map<unknown, string>([
  ["invalid_format", "exceptions.page_refused.message"],
  ["unauthorized", "config_panel.page.shell.not_allowed"],
  ["unknown_command", "config_panel.page.shell.not_running"],
]);

type Values = Record<string, string | number>;

/** What was asked for last, by whichever part of the page or card came first. */
let asked: { connection: Connection; language: string; texts: Promise<Texts> } | null = null;

export class Texts {
  private readonly plurals: Intl.PluralRules;

  constructor(
    private readonly found: Found,
    language: string,
  ) {
    this.plurals = new Intl.PluralRules(language);
  }

  /**
   * Return the texts in the user's language; all parts of the page and all cards share them.
   * While the integration does not run they are empty: what else fails says so.
   */
  static load({ connection, language }: Pick<Hass, "connection" | "language">): Promise<Texts> {
    if (asked?.connection === connection && asked.language === language) return asked.texts;
    const message = { type: "studio_sync/texts", language };
    const texts = read<Found>(connection, message).then(
      (found) => new Texts(found, language),
      () => {
        asked = null;
        return new Texts({}, language);
      },
    );
    asked = { connection, language, texts };
    return texts;
  }

  /** Return a text of the page: `page` + its key, such as `diary.today`. */
  page(key: string, values?: Values): string {
    return this.of(`config_panel.page.${key}`, values);
  }

  /** Return a text of the page in the form for a number: `one`, `few`, `many`, or else `other`. */
  count(key: string, count: number, values?: Values): string {
    return this.inForm(`config_panel.page.${key}`, count, { ...values, count });
  }

  /** Return a text that mails and dialogs have as well, such as `repeats.daily`. */
  shared(key: string, values?: Values): string {
    return this.of(`config_panel.texts.${key}`, values);
  }

  /** Return one of those in the form for a number. */
  counted(key: string, number: number, values?: Values): string {
    return this.inForm(`config_panel.texts.counted.${key}`, number, { ...values, number });
  }

  private inForm(key: string, number: number, values: Values): string {
    const form = this.of(`${key}.${this.plurals.select(number)}`, values);
    return form || this.of(`${key}.other`, values);
  }

  /** Return a text about a place by its key: a server's own, if it is that and has one. */
  at(place: Place, key: string, values?: Values): string {
    const own = place === "server" ? this.of(`${key}_server`, values) : "";
    return own || this.of(key, values);
  }

  /** Return a text by its key in the integration's translations; empty if it has none. */
  of(key: string, values?: Values): string {
    const text = this.found[key] ?? "";
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values?.[name] ?? whole));
  }

  /** Return what went wrong, in words that say what to do. */
  error(reason: unknown): string {
    const found = reason as HassError;
    if (reason instanceof NotSent) return this.page("shell.not_sent");
    if (wasLost(reason)) return this.page("shell.lost");
    if (found?.translation_key) {
      const key = `exceptions.${found.translation_key}.message`;
      const text = this.of(key, found.translation_placeholders);
      if (text) return text;
    }
    const meant = this.of(CODES.get(found?.code) ?? "");
    // What a library or Home Assistant says is in English, names fields, and is no help.
    const own = reason instanceof Error || found?.code ? "" : found?.message;
    return meant || own || this.page("shell.failed") || found?.message || "";
  }
}
