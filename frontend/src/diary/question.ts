// What is asked in place, where an entry was dropped.

import { css, html, type TemplateResult } from "lit";

const WIDTH = 330; // Pixels.
const EDGE = 8; // Pixels that stay free around it.

export interface Question {
  words: string;
  /** What belongs to it and may change while it is asked. */
  lines?: () => string[];
  at: { x: number; y: number };
  answers: { words: string; main?: boolean; act: () => void }[];
}

export function asking({ words, lines, at, answers }: Question, back: () => void): TemplateResult {
  return html`<div
    class="question"
    role="dialog"
    aria-label=${words}
    style=${placed(at, innerWidth, innerHeight)}
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

/** Below the place of the drop, or above it where there is more room; where it is too high, it scrolls. */
export function placed(at: Question["at"], width: number, height: number): string {
  const left = Math.max(EDGE, Math.min(at.x, width - WIDTH - EDGE));
  const y = Math.max(EDGE, Math.min(at.y, height - EDGE));
  const below = height - y;
  const [side, from, room] = below >= y ? ["top", y, below] : ["bottom", below, y];
  return `left: ${left}px; ${side}: ${from}px; max-height: ${room - EDGE}px`;
}

export const questionStyle = css`
  .question { position: fixed; z-index: 4; overflow-y: auto; width: ${WIDTH}px; max-width: calc(100vw - 16px); padding: 12px; background: var(--card-background-color); border: 1px solid var(--divider-color); border-radius: 12px; box-shadow: 0 4px 16px rgb(0 0 0 / 30%); }
  .question .line { font-size: 14px; overflow-wrap: anywhere; }
`;
