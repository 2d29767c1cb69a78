// What a client looks like: initials, colour, links to call and to write.

import { css, html, type TemplateResult } from "lit";

/** Material colours on which white text is readable (4.5:1). */
const COLORS = [
  "#6a1b9a",
  "#1565c0",
  "#00695c",
  "#ad1457",
  "#4e342e",
  "#2e7d32",
  "#4527a0",
  "#bf360c",
];

/** Labels of numbers and addresses that have a word in each language. */
export const LABELS = ["mobile", "home", "work", "other"];

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Two letters: the first of the first word and of the last; of an emoji it is whole. */
export function initials(name: string): string {
  const words = name
    .slice(0, 500)
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}]+/u, ""))
    .filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = picked.map((word) => [...graphemes.segment(word ?? "")][0]?.segment ?? "");
  return letters.join("").toLocaleUpperCase() || "?";
}

/** Always the same colour for a client. */
export function colorOf(id: string): string {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
  return COLORS[sum % COLORS.length] ?? "#546e7a";
}

/** The number as a link takes it (RFC 3966): digits, `*` and `#`, and a plus in front. */
export function dialled(number: string): string {
  return number.replace(/(?!^\+)[^\d*#]/g, "");
}

export function avatar(id: string, name: string): TemplateResult {
  return html`<span class="avatar" aria-hidden="true" style=${`--color: ${colorOf(id)}`}
    >${initials(name)}</span
  >`;
}

export const avatarStyle = css`
  .avatar {
    flex: none;
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    overflow: hidden;
    border-radius: 50%;
    font-size: 14px;
    white-space: nowrap;
    color: #fff;
    background: var(--color);
  }
`;
