// How to reach a client, and what else is known of them.

import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { icon } from "../icons.js";
import type { ClientDetails, Labelled } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";
import { lines } from "./draft.js";
import { labelWords } from "./items.js";
import { dialled } from "./look.js";

class ClientContact extends Part {
  @property({ attribute: false }) client!: ClientDetails;

  override render(): TemplateResult {
    const { client } = this;
    const { details } = client;
    const job = [details.title, details.department, details.organisation].filter(Boolean);
    const { format } = this.context;
    const field = (name: string, text: string | TemplateResult, label = "") =>
      text
        ? html`<div class="field">
            <span class="label">${this.t(`client.field.${name}`)}${label ? ` (${label})` : ""}</span>
            <span class="value" dir="auto">${text}</span>
          </div>`
        : nothing;
    return html`<div class="contact">
      ${details.phones.map((each) => this.phone(each))}
      ${details.emails.map(
        (each) => html`<div class="reach">
          <a href=${mailTo(each.value)}><bdi>${each.value}</bdi></a>
          <span class="quiet">${this.label(each)}</span>
          <a
            class="do"
            href=${mailTo(each.value)}
            aria-label=${this.t("client.write", { to: each.value })}
            >${icon("mail")}</a
          >
        </div>`,
      )}
      ${details.addresses.map((each) => field("addresses", lines(each), this.label(each)))}
      ${field("nickname", details.nickname)} ${field("birthday", format.birthday(details.birthday))}
      ${field("organisation", job.join(", "))} ${field("role", details.role)}
      ${details.urls.map((each) => field("urls", link(each.value), this.label(each)))}
      ${details.dates.map((each) => field("dates", format.birthday(each.value), each.label))}
      ${details.custom.map((each) => field("custom", each.value, each.label))}
      ${field("notes", client.notes)}
      ${
        details.relations.length
          ? html`<div class="field">
              <span class="label">${this.t("client.field.relations")}</span>
              ${details.relations.map(
                (each) => html`<span class="value line" dir="auto"
                  >${each.label ? `${each.label}: ` : ""}<button
                    class="plain related"
                    @click=${() => this.tell("studio-go", { tab: "clients", find: each.value })}
                  >
                    ${each.value}
                  </button></span
                >`,
              )}
            </div>`
          : nothing
      }
    </div>`;
  }

  private phone(each: Labelled): TemplateResult {
    const number = dialled(each.value);
    return html`<div class="reach">
      <a href=${`tel:${number}`}><bdi>${each.value}</bdi></a>
      <span class="quiet">${this.label(each)}</span>
      <a class="do" href=${`tel:${number}`} aria-label=${this.t("client.call", { to: each.value })}
        >${icon("call")}</a
      >
      <a class="do" href=${`sms:${number}`} aria-label=${this.t("client.text", { to: each.value })}
        >${icon("message")}</a
      >
    </div>`;
  }

  private label({ label }: Pick<Labelled, "label">): string {
    return labelWords(this, label);
  }

  static override styles = [
    shared,
    css`
      :host { display: block; overflow-wrap: anywhere; }
      .contact { margin-top: 16px; }
      .reach { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 0 12px; margin-bottom: 8px; border-radius: 8px; background: var(--secondary-background-color); }
      .reach > :first-child { min-width: 0; padding: 11px 0; color: inherit; text-decoration: none; }
      .reach .quiet { flex: 1; }
      .do { flex: none; display: grid; place-items: center; width: 44px; height: 44px; }
      .do svg { width: 22px; height: 22px; fill: currentColor; }
      .value { display: block; padding: 8px 12px; white-space: pre-line; border-radius: 8px; background: var(--secondary-background-color); }
      .value.line { white-space: normal; }
      .related { min-height: 24px; padding: 0; text-align: start; }
    `,
  ];
}

/** A web address as a link, if it is one; anything else, such as a script, is only text. */
function link(text: string): string | TemplateResult {
  const address = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : text;
  if (!/^https?:\/\//i.test(address)) return text;
  return html`<a href=${address} target="_blank" rel="noreferrer">${text}</a>`;
}

/** An address as a link takes it (RFC 6068): nothing in it begins a header. */
function mailTo(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll("%40", "@")}`;
}

customElements.define("studio-client-contact", ClientContact);
