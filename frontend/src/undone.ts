// What is said when something was taken back, or done again.

import type { Undone } from "./protocol.js";
import type { Texts } from "./texts.js";

export function undoneWords(
  texts: Pick<Texts, "page">,
  { staying }: Undone,
  redo: boolean,
): string {
  const names = staying.join(", ");
  if (names) return texts.page("shell.undone_staying", { names });
  return texts.page(redo ? "shell.redone" : "shell.undone");
}
