// A list in the form of a client, of which each item can be changed and taken away.

import { property } from "lit/decorators.js";
import { Part } from "../view.js";

/** Its event `items-change` has the list as it is typed. */
export class Listed<T extends object> extends Part {
  @property({ attribute: false }) items: T[] = [];

  protected change(items: T[]): void {
    this.dispatchEvent(new CustomEvent("items-change", { detail: items }));
  }

  protected put(at: number, changes: Partial<T>): void {
    this.change(this.items.map((each, other) => (other === at ? { ...each, ...changes } : each)));
  }

  protected takeAway(at: number): void {
    this.change(this.items.filter((_, other) => other !== at));
  }
}
