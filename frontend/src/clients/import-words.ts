// What is said of a record of a file that is imported.

import type { Texts } from "../texts.js";

export interface ImportRecord {
  row: number;
  name: string;
  result: string;
  why: string | null;
  client: string | null;
  same_as_row: number | null;
  added: string[];
  differs: string[];
  remarks: { reason: string; column: string }[];
}

/** What becomes of it, why where that is a question, what it adds, and what of it is not taken over. */
export function wordsOf(texts: Texts, each: ImportRecord): string {
  const verdict = texts.page(`clients.verdict.${each.result}`);
  const who = each.client ? `: ${isolated(each.client)}` : "";
  const row = each.same_as_row;
  return [
    `${verdict}${who}`,
    row === null ? "" : texts.shared("imports.of_row", { row }),
    each.why && ["possibly_same", "left_out"].includes(each.result)
      ? texts.shared(`imports.why_${each.why}`)
      : "",
    each.added.length ? `+ ${fields(texts, each.added)}` : "",
    each.differs.length
      ? texts.shared("imports.differs", { fields: fields(texts, each.differs) })
      : "",
    ...new Set(each.remarks.map((remark) => remarkOf(texts, remark))),
  ]
    .filter(Boolean)
    .join(" · ");
}

function fields(texts: Texts, names: string[]): string {
  return names
    .map((name) => texts.page(`client.field.${name === "title" ? "job_title" : name}`))
    .join(", ");
}

function remarkOf(texts: Texts, { reason, column }: { reason: string; column: string }): string {
  const words = texts.shared(`imports.remark_${reason}`);
  if (!column) return words;
  return `${texts.shared("imports.column", { column: isolated(column) })}: ${words}`;
}

/** A text of any direction within a sentence. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
