// The views and parts of the page: each is loaded when it is first shown.

import { html, type ReactiveControllerHost, type TemplateResult } from "lit";

type Load = () => Promise<unknown>;
type Words = (key: string) => string;

/** Loads each once. What fails, such as without a connection, waits for the connection or for a click. */
export class Loader {
  private readonly states = new Map<string, "loading" | "ready" | "failed">();

  constructor(private readonly host: ReactiveControllerHost) {}

  /** Draw it, once it is loaded; until then what it waits for. */
  shown<T>(name: string, load: Load, t: Words, draw: () => T): T | TemplateResult {
    if (!this.states.has(name)) void this.fetch(name, load);
    switch (this.states.get(name)) {
      case "ready":
        return draw();
      case "failed":
        return html`<p class="wait" role="alert">
          ${t("shell.not_loaded")}
          <button @click=${() => this.again()}>${t("shell.try_again")}</button>
        </p>`;
      default:
        return html`<p class="wait quiet" role="status"></p>`;
    }
  }

  /** Try again what could not be loaded. */
  again(): void {
    for (const [name, state] of this.states) if (state === "failed") this.states.delete(name);
    this.host.requestUpdate();
  }

  private async fetch(name: string, load: Load): Promise<void> {
    this.states.set(name, "loading");
    try {
      await load();
      this.states.set(name, "ready");
    } catch {
      // Said in its place, with a way to try it again.
      this.states.set(name, "failed");
    }
    this.host.requestUpdate();
  }
}
