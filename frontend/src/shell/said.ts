// What was done or went wrong, in one line at the bottom, with Undo for a while.

import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from "lit";
import { icon } from "../icons.js";
import { undoneWords } from "../undone.js";
import type { Context } from "../view.js";

const SAY_FOR = 10_000; // Milliseconds for which Undo is offered.

export class Said implements ReactiveController {
  /** What is said is not drawn yet. */
  waits = false;
  private said: { text: string; undo: string | null; undone: boolean; bad: boolean } | null = null;
  private hush: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.hush);
  }

  /** `undone`: it was undone, and `undo` does it again. */
  say(text: string, undo: string | null = null, undone = false): void {
    this.show({ text, undo, undone, bad: false });
  }

  fail(text: string): void {
    this.show({ text, undo: null, undone: false, bad: true });
  }

  private show(said: Said["said"]): void {
    clearTimeout(this.hush);
    this.said = said;
    this.waits = true;
    this.host.requestUpdate();
    if (said) this.hush = setTimeout(() => this.show(null), SAY_FOR);
  }

  /** Take it back, or do it again. */
  private async undo({ api, texts }: Context, token: string, redo: boolean): Promise<void> {
    this.show(null);
    try {
      const done = await api.undo(token);
      this.say(undoneWords(texts, done, redo), done.undo, !redo);
    } catch (reason) {
      this.fail(texts.error(reason));
    }
  }

  render(context: Context): TemplateResult {
    this.waits = false;
    return html`<div class="said" role="status" aria-live="polite">${this.toast(context)}</div>`;
  }

  private toast(context: Context): TemplateResult | typeof nothing {
    const { said } = this;
    if (!said) return nothing;
    const { undo, undone } = said;
    return html`<div class=${said.bad ? "toast bad" : "toast"}>
      <span>${said.text}</span>
      ${
        undo
          ? html`<button @click=${() => void this.undo(context, undo, undone)}>
              ${context.texts.page(undone ? "shell.redo" : "shell.undo")}
            </button>`
          : nothing
      }
      <button
        class="icon"
        aria-label=${context.texts.page("shell.close")}
        @click=${() => this.show(null)}
      >
        ${icon("close")}
      </button>
    </div>`;
  }
}
