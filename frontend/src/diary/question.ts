// What is asked in place, where an entry was dropped.

import { css, html, type TemplateResult } from "lit";

const WIDTH = 330; // Pixels.
const HEIGHT = 220;

export interface Question {
  words: string;
  /** What belongs to it and may change while it is asked. */
  lines?: () => string[];
  at: { x: number; y: number };
  answers: { words: string; main?: boolean; act: () => void }[];
}

export function asking({ words, lines, at, answers }: Question, back: () => void): TemplateResult {
  const left = Math.min(at.x, innerWidth - WIDTH - 10);
  const top = Math.min(at.y, innerHeight - HEIGHT);
  return html`<div
    class="question"
    role="dialog"
    aria-label=${words}
    style=${`left: ${Math.max(8, left)}px; top: ${Math.max(8, top)}px`}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      back();
    }}
  >
    <p>${words}</p>
    <div aria-live="polite">
      ${lines?.().map((each) => html`<p class="line" dir="auto">${each}</p>`)}
    </div>
    <div class="row">
      ${answers.map(
        (each) => html`<button class=${each.main ? "main" : ""} @click=${each.act}>
          ${each.words}
        </button>`,
      )}
    </div>
  </div>`;
}

export const questionStyle = css`
  .question { position: fixed; z-index: 4; width: ${WIDTH}px; max-width: calc(100vw - 16px); padding: 12px; background: var(--card-background-color); border: 1px solid var(--divider-color); border-radius: 12px; box-shadow: 0 4px 16px rgb(0 0 0 / 30%); }
  .question .line { font-size: 14px; overflow-wrap: anywhere; }
`;
