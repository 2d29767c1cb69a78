// What all cards have in common: texts, the studio, what they follow, and their frame.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Format } from "../format.js";
import { colorScheme, type Hass } from "../hass.js";
import type { Appointment, Studio, Studios } from "../protocol.js";
import { reloadIfFormer } from "../reload.js";
import { shared } from "../style.js";
import { Texts } from "../texts.js";
import type { CardConfig } from "./config.js";
import { follow } from "./follow.js";
import { haveLeft, notAmong, studioOf } from "./shown.js";

const LOOK_EVERY = 30_000; // Milliseconds after which what is over, or begins, is told from the clock.

/** What of `hass` a card depends on: it is another object with each change of any entity. */
function isAnother(hass: Hass, former?: Hass): boolean {
  return (
    hass.connection !== former?.connection ||
    hass.language !== former.language ||
    hass.locale !== former.locale ||
    hass.themes !== former.themes
  );
}

/** A card's content. It follows `wanted`, and draws what was found. */
export abstract class CardBody<M, T> extends LitElement {
  @property({ attribute: false, hasChanged: isAnother }) hass!: Hass;
  @property({ attribute: false }) config!: CardConfig;

  @state() protected found: T | null = null;
  @state() protected now = new Date();
  @state() private texts: Texts | null = null;
  @state() private studios: Studio[] | null = null;
  @state() private wrong: unknown = null;
  protected format!: Format;

  private language = "";
  private followed = "";
  private leave: (() => void) | null = null;
  private leaveStudios: (() => void) | null = null;
  private clock: ReturnType<typeof setInterval> | undefined;

  /** Return the command to follow with its fields; null: the role has nothing of it. */
  protected abstract wanted(studio: Studio): { command: string; data: object } | null;
  protected abstract fold(before: T | null, told: M): T;
  /** Return the address of the page that the card opens. */
  protected abstract address(studio: Studio): string;
  protected abstract heading(studio: Studio): string;
  protected abstract content(studio: Studio, found: T): TemplateResult;
  /** Return what to say if the role has nothing of it. */
  protected none(): string {
    return this.t("shell.no_studio");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.clock = setInterval(() => {
      this.now = new Date();
    }, LOOK_EVERY);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock);
    this.leave?.();
    this.leaveStudios?.();
    this.leave = this.leaveStudios = null;
    this.followed = "";
  }

  override willUpdate(changed: PropertyValues): void {
    if (this.hass.language !== this.language) {
      this.language = this.hass.language;
      void Texts.load(this.hass).then((texts) => {
        this.texts = texts;
      });
    }
    if (changed.has("hass")) this.style.colorScheme = colorScheme(this.hass);
    if (!this.isConnected) return;
    this.leaveStudios ??= follow<Studios, Studio[]>(
      this.hass.connection,
      { type: "studio_sync/studios/subscribe" },
      (_, told) => {
        reloadIfFormer(told.build);
        return told.studios;
      },
      {
        told: (studios) => {
          this.studios = studios;
        },
        failed: (reason) => {
          this.wrong = reason;
        },
      },
    );
    const { studio } = this;
    if (studio) this.format = new Format(this.hass, studio.time_zone);
    this.followWanted(studio);
  }

  private get studio(): Studio | null {
    return studioOf(this.studios ?? [], this.config);
  }

  private followWanted(studio: Studio | null): void {
    const wanted = studio?.running ? this.wanted(studio) : null;
    const key = studio && wanted ? JSON.stringify([wanted, studio.entry_id, studio.rights]) : "";
    if (key === this.followed) return;
    this.followed = key;
    this.leave?.();
    this.leave = null;
    this.wrong = null;
    if (!studio || !wanted) {
      this.found = null;
      return;
    }
    const type = `studio_sync/${wanted.command}`;
    const message = { type, entry_id: studio.entry_id, ...wanted.data };
    this.leave = follow<M, T>(this.hass.connection, message, (a, b) => this.fold(a, b), {
      told: (found) => {
        if (this.followed === key) this.found = found;
      },
      failed: (reason) => {
        if (this.followed === key) this.wrong = reason;
      },
    });
  }

  /** A text of the page. */
  protected t(key: string, values?: Record<string, string | number>): string {
    return this.texts?.page(key, values) ?? "";
  }

  protected count(key: string, count: number): string {
    return this.texts?.count(key, count) ?? "";
  }

  override render(): TemplateResult {
    const { texts, studio } = this;
    if (!texts || (!this.studios && !this.wrong)) return html`<div class="box"></div>`;
    if (!studio) {
      return this.says(this.wrong ? texts.error(this.wrong) : notAmong(this.studios ?? [], texts));
    }
    if (!studio.running) return this.says(this.t("shell.not_running"));
    if (this.wrong) return this.says(texts.error(this.wrong));
    if (!this.wanted(studio)) return this.says(this.none());
    if (haveLeft(studio, this.config)) return this.says(this.t("cards.people_gone"));
    const address = this.address(studio);
    return html`<div class="box" @click=${(event: MouseEvent) => this.go(event, address)}>
      <h2><a href=${address} dir="auto">${this.config.title || this.heading(studio)}</a></h2>
      ${this.otherZone()} ${this.found === null ? nothing : this.content(studio, this.found)}
    </div>`;
  }

  /** Name the studio's zone where the browser's clock shows another time. */
  private otherZone(): TemplateResult | typeof nothing {
    const zone = this.format.otherZone(Intl.DateTimeFormat().resolvedOptions().timeZone, this.now);
    return zone ? html`<p class="quiet">${this.t("shell.zone", { zone })}</p>` : nothing;
  }

  private says(words: string): TemplateResult {
    return html`<div class="box">
      ${this.config.title ? html`<h2 dir="auto">${this.config.title}</h2>` : nothing}
      <p class="quiet">${words}</p>
    </div>`;
  }

  /** Open a place of the page within Home Assistant. */
  protected go(event: MouseEvent, address: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    event.stopPropagation();
    history.pushState(null, "", address);
    window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
  }

  /** What an appointment is called on this card: without names it is called like its type. */
  protected titleOf(each: Appointment): string {
    if (this.config.hide_names && each.title !== null) {
      return each.session_type ?? this.t(`cards.${each.kind}`);
    }
    return each.title || this.t(each.title === null ? "diary.busy" : `cards.${each.kind}`);
  }

  static override styles = [
    shared,
    css`
      :host { display: block; height: 100%; font-family: var(--ha-font-family-body, Roboto, sans-serif); line-height: 1.4; }
      .box {
        height: 100%;
        min-height: 56px;
        padding: 16px;
        overflow: hidden;
        cursor: pointer;
        overflow-wrap: anywhere;
        background: var(--ha-card-background, var(--card-background-color));
        border: var(--ha-card-border-width, 1px) solid var(--ha-card-border-color, var(--divider-color));
        border-radius: var(--ha-card-border-radius, 12px);
        box-shadow: var(--ha-card-box-shadow, none);
      }
      h2 { margin-bottom: 8px; font-size: 18px; }
      h2 + p + ul { margin-top: 8px; }
      h2 a { color: inherit; text-decoration: none; }
      h3 { margin: 12px 0 6px; }
      p { margin: 0; }
      ul { display: grid; gap: 6px; margin: 0; padding: 0; list-style: none; }
      a.entry {
        display: grid;
        gap: 2px;
        min-height: 44px;
        padding: 6px 10px;
        align-content: center;
        color: inherit;
        text-decoration: none;
        background: color-mix(in srgb, var(--body, transparent) 14%, transparent);
        border-inline-start: 6px solid var(--edge, var(--divider-color));
        border-radius: 6px;
      }
      .time { font-variant-numeric: tabular-nums; }
    `,
  ];
}
