// What a sync or an undo would do, by date, before anything is done.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { isDay } from "../format.js";
import type { Place } from "../protocol.js";
import { shared } from "../style.js";
import { byDay } from "../todo/shown.js";
import { Part } from "../view.js";
import { type Preview, type PreviewStep, stepKey } from "./shown.js";

/** Asks to `studio-carry-out` what it shows, or to `studio-close` it. */
class SyncPreviews extends Part {
  @property({ attribute: false }) previews: Preview[] = [];
  @property({ type: Boolean }) undoes = false;
  /** It undoes an undo. */
  @property({ type: Boolean }) redo = false;
  @property({ type: Boolean }) busy = false;

  override render(): TemplateResult {
    return html`<section class="card" aria-label=${this.t("sync.preview")}>
      <h2 tabindex="-1">${this.t(this.undoes ? (this.redo ? "sync.would_redo" : "sync.would_undo") : "sync.would_do")}</h2>
      ${this.previews.map((each) => this.of(each))}
      <div class="row">
        <button class="main" ?disabled=${this.busy} @click=${() => this.ask("studio-carry-out")}>
          ${this.t(this.undoes ? (this.redo ? "shell.redo" : "shell.undo") : "sync.now")}
        </button>
        <button class="plain" @click=${() => this.ask("studio-close")}>
          ${this.t("shell.close")}
        </button>
      </div>
    </section>`;
  }

  override updated(changed: PropertyValues): void {
    // What was asked for is read on, though it takes the place of another one.
    if (changed.has("previews")) this.renderRoot.querySelector("h2")?.focus();
  }

  private held(why: string): TemplateResult {
    return html`<p class="alarm">
      ${this.t("sync.would_hold")} ${why}
      <button class="plain" @click=${() => this.tell("studio-go", { tab: "todo" })}>
        ${this.t("sync.decide")}
      </button>
    </p>`;
  }

  private of({ account, there, held_why, actions, number }: Preview): TemplateResult {
    const { format } = this.context;
    return html`<h3 dir="auto">${account}</h3>
      ${held_why ? this.held(held_why) : nothing}
      ${actions.length ? nothing : html`<p class="quiet">${this.t("sync.no_steps")}</p>`}
      ${byDay(actions, format).map(
        ([day, steps]) => html`${day ? html`<h4>${format.day(day)}</h4>` : nothing}
          <ul>
            ${steps.map((step) => html`<li dir="auto">${this.step(step, there)}</li>`)}
          </ul>`,
      )}
      ${
        number > actions.length
          ? html`<p>${this.n("sync.more", number - actions.length)}</p>`
          : nothing
      }`;
  }

  private step(
    { start, title, action, reason, in_studio, in_google, in_server }: PreviewStep,
    place: Place,
  ): string {
    const { texts } = this.context;
    const there = in_google ?? in_server;
    const said = (key: string) => texts.at(place, `config_panel.page.${key}`);
    const back = place === "server" ? "sync.back_there_server" : "sync.back_there";
    const timed = start && !isDay(start);
    const when = timed ? `${this.context.format.time(start)} ` : "";
    const verbs = action
      ? [said(stepKey(action))]
      : [
          in_studio
            ? this.t(this.does(in_studio) ? stepKey(`${in_studio}_local`) : "sync.back_here")
            : "",
          there ? (this.does(there) ? said(stepKey(`${there}_remote`)) : this.t(back)) : "",
        ];
    const why = reason && texts.at(place, `config_panel.texts.reasons.${reason}`);
    const done = verbs.filter(Boolean).join(", ");
    return `${when}${title ?? this.t("diary.busy")} – ${done}${why ? ` (${why})` : ""}`;
  }

  /** Whether this is more than to put something back: what goes is not called so. */
  private does(operation: string): boolean {
    return this.redo || operation === "delete";
  }

  private ask(event: string): void {
    this.dispatchEvent(new CustomEvent(event));
  }

  static override styles = [
    shared,
    css`
      h4 { margin: 8px 0 0; font-size: 14px; font-weight: 500; }
      ul { margin: 0 0 12px; padding-inline-start: 20px; }
    `,
  ];
}

customElements.define("studio-sync-previews", SyncPreviews);
