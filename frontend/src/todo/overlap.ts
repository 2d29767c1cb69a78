// A small timeline of two appointments that overlap.

import { css, html, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Side } from "../protocol.js";
import { shared } from "../style.js";
import { Part } from "../view.js";

class OverlapTimeline extends Part {
  @property({ attribute: false }) fresh!: Side;
  @property({ attribute: false }) old!: Side;

  override render(): TemplateResult {
    const sides = [this.fresh, this.old];
    const low = Math.min(...sides.map((each) => Date.parse(each.start)));
    const high = Math.max(...sides.map((each) => Date.parse(each.end)), low + 60_000);
    return html`${sides.map((each, at) => {
      const from = ((Date.parse(each.start) - low) / (high - low)) * 100;
      const long = Math.max(
        ((Date.parse(each.end) - Date.parse(each.start)) / (high - low)) * 100,
        2,
      );
      const words = `${this.context.format.span(each)} ${each.title ?? this.t("diary.busy")}`;
      return html`<div class="lane">
        <span
          class=${at ? "old" : "new"}
          dir="auto"
          title=${words}
          style=${`margin-inline-start: ${from}%; width: ${long}%`}
          >${words}</span
        >
      </div>`;
    })}`;
  }

  static override styles = [
    shared,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; margin-bottom: 12px; }
      .lane { background: var(--secondary-background-color); border-radius: 4px; }
      .lane span { display: block; padding: 4px 8px; font-size: 13px; border-radius: 4px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      .new { background: color-mix(in srgb, var(--error-color) 25%, var(--card-background-color)); }
      .old { background: color-mix(in srgb, var(--primary-color) 25%, var(--card-background-color)); }
    `,
  ];
}

customElements.define("studio-overlap", OverlapTimeline);
