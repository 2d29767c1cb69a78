// The visual editor of the cards.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Hass } from "../hass.js";
import type { Studio, Studios } from "../protocol.js";
import { shared } from "../style.js";
import { Texts } from "../texts.js";
import { type CardConfig, type Kind, MOST_DAYS } from "./config.js";
import { follow } from "./follow.js";
import { chosen, haveLeft, studioOf } from "./shown.js";

class CardEditor extends LitElement {
  @property({ attribute: false }) hass!: Hass;
  @property({ attribute: false }) kind: Kind = "day";
  @state() private config: CardConfig | null = null;
  @state() private texts: Texts | null = null;
  @state() private studios: Studio[] | null = null;
  private language = "";
  private leave: (() => void) | null = null;

  setConfig(config: CardConfig): void {
    this.config = config;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave?.();
    this.leave = null;
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has("hass") || !this.hass) return;
    if (this.hass.language !== this.language) {
      this.language = this.hass.language;
      void Texts.load(this.hass).then((texts) => {
        this.texts = texts;
      });
    }
    this.leave ??= follow<Studios, Studio[]>(
      this.hass.connection,
      { type: "studio_sync/studios/subscribe" },
      (_, told) => told.studios,
      {
        told: (studios) => {
          this.studios = studios;
        },
        failed: () => {
          this.studios = [];
        },
      },
    );
  }

  /** Tell the dashboard's editor what was chosen; what is as without a choice is left out. */
  private change(part: Partial<CardConfig>): void {
    if (!this.config) return;
    const config: Record<string, unknown> = { ...this.config, ...part };
    for (const [key, value] of Object.entries(config)) {
      const none = value === "" || value === false || (Array.isArray(value) && !value.length);
      if (none || value === undefined) delete config[key];
    }
    this.config = config as unknown as CardConfig;
    const detail = { config };
    this.dispatchEvent(
      new CustomEvent("config-changed", { detail, bubbles: true, composed: true }),
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { config, texts, studios } = this;
    if (!config || !texts || !studios) return nothing;
    const t = (key: string) => texts.page(`cards.${key}`);
    const studio = studioOf(studios, config);
    return html`${
      studios.length > 1
        ? html`<div class="field">
            <label for="studio">${texts.page("shell.studio")}</label>
            <select
              id="studio"
              @change=${(event: Event) =>
                this.change({ studio: (event.target as HTMLSelectElement).value, people: [] })}
            >
              ${studios.map(
                (each) => html`<option
                  value=${each.entry_id}
                  ?selected=${each.entry_id === studio?.entry_id}
                >
                  ${each.name}
                </option>`,
              )}
            </select>
          </div>`
        : nothing
    }
      <div class="field">
        <label for="title">${t("editor.title")}</label>
        <input
          id="title"
          dir="auto"
          .value=${config.title ?? ""}
          @input=${(event: Event) => this.change({ title: (event.target as HTMLInputElement).value })}
        />
      </div>
      ${this.kind !== "todo" && studio ? this.people(studio, config, t) : nothing}
      ${this.kind === "day" ? this.days(config, t) : nothing}
      <label class="tick">
        <input
          type="checkbox"
          .checked=${config.hide_names ?? false}
          @change=${(event: Event) =>
            this.change({ hide_names: (event.target as HTMLInputElement).checked })}
        />
        ${t("editor.hide_names")}
      </label>`;
  }

  private people(studio: Studio, config: CardConfig, t: (key: string) => string): TemplateResult {
    // With a choice of somebody else, who has left is no longer in it.
    const ticked = chosen(studio, config);
    return html`<fieldset>
      <legend>${t("editor.people")}</legend>
      ${studio.people.map(
        (each) => html`<label class="tick">
          <input
            type="checkbox"
            .checked=${ticked.includes(each.id)}
            @change=${(event: Event) => {
              const others = ticked.filter((id) => id !== each.id);
              const on = (event.target as HTMLInputElement).checked;
              this.change({ people: on ? [...others, each.id] : others });
            }}
          />
          <span dir="auto">${each.name}</span>
        </label>`,
      )}
      <p class="quiet">${t(haveLeft(studio, config) ? "people_gone" : "editor.everybody")}</p>
    </fieldset>`;
  }

  private days(config: CardConfig, t: (key: string) => string): TemplateResult {
    return html`<div class="field">
      <label for="days">${t("editor.days")}</label>
      <input
        id="days"
        type="number"
        min="1"
        max=${MOST_DAYS}
        .value=${String(config.days ?? 1)}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const given = Math.round(Number(input.value)) || 1;
          const days = Math.min(Math.max(given, 1), MOST_DAYS);
          input.value = String(days);
          this.change({ days: days === 1 ? undefined : days });
        }}
      />
    </div>`;
  }

  static override styles = [
    shared,
    css`
      :host { display: block; }
      fieldset { display: grid; margin: 0 0 12px; padding: 8px 12px; border: 1px solid var(--divider-color); border-radius: 8px; }
      legend { padding: 0 4px; font-size: 13px; color: var(--secondary-text-color); }
      .tick { display: flex; align-items: center; gap: 12px; min-height: 44px; }
      .tick input { width: 20px; height: 20px; flex: none; }
    `,
  ];
}

customElements.define("studio-sync-card-editor", CardEditor);
