// What was typed and neither saved nor given up: it waits while something else is shown, and the page
// is not loaded again over it.

const all: ReadonlyMap<string, unknown>[] = [];

/** What was typed in forms of one kind, each by what it is of. */
export class Drafts<T> {
  private readonly kept = new Map<string, T>();

  constructor() {
    all.push(this.kept);
  }

  get(key: string): T | null {
    return this.kept.get(key) ?? null;
  }

  has(key: string): boolean {
    return this.kept.has(key);
  }

  keep(key: string, typed: T): void {
    this.kept.set(key, typed);
  }

  drop(key: string): void {
    this.kept.delete(key);
  }
}

/** Whether anything waits. */
export function hasDrafts(): boolean {
  return all.some((each) => each.size > 0);
}
