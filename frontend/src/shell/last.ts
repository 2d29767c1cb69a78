// The studio that was chosen last, in this browser.

const LAST_STUDIO = "studio-sync.studio";

export function readLast(): string | null {
  return localStorage.getItem(LAST_STUDIO);
}

export function keepLast(entryId: string): void {
  localStorage.setItem(LAST_STUDIO, entryId);
}
