// Where the focus goes on when the button that was pressed is gone, or could not be pressed for a while.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import { focused } from "./focus.js";

export class Pressed implements ReactiveController {
  /** The button that was pressed last, and all that is around it. */
  private around: HTMLElement[] = [];

  constructor(private readonly host: ReactiveControllerHost & { renderRoot: ParentNode }) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("click", this.onClick, { capture: true });
  }

  hostDisconnected(): void {
    window.removeEventListener("click", this.onClick, { capture: true });
    this.around = [];
  }

  /** What is around it may be drawn again, too, as soon as the page has been. */
  hostUpdated(): void {
    this.lookSoon();
  }

  private readonly onClick = (event: Event) => {
    const path = event.composedPath().filter((each) => each instanceof HTMLElement);
    const at = path.findIndex((each) => each instanceof HTMLButtonElement);
    this.around = at < 0 ? [] : path.slice(at);
    this.lookSoon();
  };

  private lookSoon(): void {
    if (this.around.length) setTimeout(() => this.look());
  }

  private look(): void {
    const [button] = this.around;
    const now = focused();
    if (!button || now === button) return;
    if (now === document.body) {
      if (button.isConnected && (button as HTMLButtonElement).disabled) return; // It waits for an answer.
      (this.nearest() ?? this.place("aside") ?? this.place("main"))?.focus({ preventScroll: true });
    }
    this.around = [];
  }

  /** What is still there of what was around the button, and can have the focus. */
  private nearest(): HTMLElement | undefined {
    return this.around.find(
      (each) =>
        each.isConnected && (each instanceof HTMLButtonElement || each.hasAttribute("tabindex")),
    );
  }

  /** What of the page takes the focus where there is nothing nearer. */
  private place(name: string): HTMLElement | null {
    return this.host.renderRoot.querySelector(name);
  }
}
