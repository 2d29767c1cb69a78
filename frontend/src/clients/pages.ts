// The list as far as it has been asked for: page by page, only what is in sight.

import type { ClientPage, ClientRow } from "../protocol.js";

export const SIZE = 50;

export interface Sight {
  first: number;
  /** Not included. */
  end: number;
}

/** Which rows are in sight, with some before and after them. */
export function inSight(top: number, height: number, row: number, number: number): Sight {
  const spare = 8;
  const first = Math.max(0, Math.floor(top / row) - spare);
  const end = Math.min(number, Math.ceil((top + height) / row) + spare);
  return { first: Math.min(first, Math.max(0, end)), end: Math.max(0, end) };
}

/** Rows by their place in the list; what was asked before stays until the first answer is there. */
export class Pages {
  /** How many there are; one more than are known where a search found more. */
  number = 0;
  /** A search found more than are counted. */
  more = false;
  /** False until the first answer to any question. */
  answered = false;

  private rows = new Map<number, ClientRow>();
  private asked = new Set<number>();
  private question = 0;
  private fresh = false;
  private exact = false;

  constructor(
    private readonly ask: (offset: number, limit: number) => Promise<ClientPage>,
    private readonly changed: () => void,
    private readonly failed: (reason: unknown) => void,
  ) {}

  row(at: number): ClientRow | undefined {
    return this.rows.get(at);
  }

  /** Another question, or other data: ask again for what is in sight. */
  reset(sight: Sight): void {
    this.question += 1;
    this.asked.clear();
    this.fresh = false;
    this.need({ first: sight.first, end: Math.max(sight.end, sight.first + 1) });
  }

  /** Ask for the pages of these rows that were not asked for yet. */
  need(sight: Sight): void {
    if (sight.end <= sight.first) return;
    const last = Math.floor((sight.end - 1) / SIZE);
    for (let page = Math.floor(sight.first / SIZE); page <= last; page++) void this.fetch(page);
  }

  private async fetch(page: number): Promise<void> {
    if (this.asked.has(page)) return;
    this.asked.add(page);
    const { question } = this;
    try {
      const found = await this.ask(page * SIZE, SIZE);
      if (question === this.question) this.take(page, found);
    } catch (reason) {
      if (question !== this.question) return;
      this.asked.delete(page);
      this.failed(reason);
    }
  }

  private take(page: number, found: ClientPage): void {
    if (!this.fresh) {
      this.rows.clear();
      this.number = 0;
      this.exact = false;
    }
    this.fresh = true;
    this.answered = true;
    found.rows.forEach((row, at) => {
      this.rows.set(page * SIZE + at, row);
    });
    if (!found.more) this.exact = true;
    this.more = !this.exact;
    this.number = found.more ? Math.max(this.number, found.number + 1) : found.number;
    this.changed();
    // It was asked from where there is nothing any more.
    if (found.rows.length === 0 && page > 0 && found.number > 0) {
      this.need({ first: 0, end: Math.min(SIZE, this.number) });
    }
  }
}
