// The browser's address and history: what is shown can be reloaded, sent as a link, and left with "back".

import type { Beside } from "../view.js";
import { type Link, linked, queryOf } from "./link.js";

/** Marks the entry of a panel that has been closed: the next one takes its place, and "back" passes over it. */
const LEFT = { studioLeft: true };

export class Address {
  /** Null: this page is not shown. */
  private search: string | null = null;
  private beside: Beside | null = null;
  private left = false;
  private path = "";

  /** `arrive` is told what the address names when it was not this page that wrote it. */
  constructor(private readonly arrive: (link: Link) => void) {}

  connect(): void {
    window.addEventListener("popstate", this.onPop);
    this.read();
  }

  disconnect(): void {
    window.removeEventListener("popstate", this.onPop);
    this.search = null;
  }

  /** Take over what the address names, unless that is shown already. */
  read(): void {
    if (location.search === this.search) return;
    this.search = location.search;
    this.note();
    const link = linked(location.search);
    this.beside = link.beside;
    this.arrive(link);
  }

  /** Have the address name what is shown. What has been opened is a step, which "back" takes again. */
  write(link: Link): void {
    const before = this.beside;
    const search = queryOf(link);
    if (this.search === null || (search === this.search && link.beside === before)) return;
    this.search = search;
    this.beside = link.beside;
    // A booking that is done is not gone back to.
    const another = queryOf({ beside: link.beside }) !== queryOf({ beside: before });
    const opened = another && before?.show !== "booking";
    const step = link.beside && opened && !this.left;
    const state = link.beside ? null : before || this.left ? LEFT : history.state;
    history[step ? "pushState" : "replaceState"](state, "", location.pathname + search);
    this.note();
  }

  /** Go to another view of the page. */
  go(path: string, link: Link): void {
    this.search = queryOf(link);
    this.beside = link.beside;
    history.pushState(null, "", path + this.search);
    this.note();
    window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
  }

  private readonly onPop = () => {
    const { left, path } = this;
    this.note();
    const stays = location.pathname === path && location.search === this.search;
    if (left && !this.left && stays) history.back();
    else this.read();
  };

  /** Note at which entry of the history this is. */
  private note(): void {
    this.left = history.state?.studioLeft === true;
    this.path = location.pathname;
  }
}
