// What a browser remembers of how its user looks at a studio's diary.

import type { Studio } from "../protocol.js";

const HIDDEN = "studio-sync.hidden.";
const CANCELLED = "studio-sync.cancelled";

/** Whose appointments are not shown. On a phone everybody begins with what is theirs. */
export function readHidden({ entry_id, me, people }: Studio, narrow: boolean): Set<string> {
  const kept = listIn(localStorage.getItem(HIDDEN + entry_id));
  if (kept) return new Set(kept);
  if (!narrow || !me.length) return new Set();
  return new Set(people.map(({ id }) => id).filter((id) => !me.includes(id)));
}

/** What somebody else has written there counts as nothing. */
function listIn(text: string | null): string[] | null {
  try {
    const found: unknown = JSON.parse(text ?? "null");
    return Array.isArray(found) ? found.map(String) : null;
  } catch {
    return null;
  }
}

export function keepHidden({ entry_id }: Studio, hidden: ReadonlySet<string>): void {
  localStorage.setItem(HIDDEN + entry_id, JSON.stringify([...hidden]));
}

/** Whether what is cancelled is shown. */
export function readCancelled(): boolean {
  return localStorage.getItem(CANCELLED) === "yes";
}

export function keepCancelled(shown: boolean): void {
  if (shown) localStorage.setItem(CANCELLED, "yes");
  else localStorage.removeItem(CANCELLED);
}
