// Scripts of a former build, after an update: the page is loaded again, as is a dashboard with cards,
// but not over what somebody types.

import { html, nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import { hasDrafts } from "./drafts.js";

const RELOADED = "studio-sync.reloaded";

/** Whether these scripts are of another build than the server's, and were not loaded again for it. */
function isFormer(build: string): boolean {
  return build !== __BUILD__ && sessionStorage.getItem(RELOADED) !== build;
}

/** Load the page again unless these scripts are of the server's build; only once for each build. */
export function reloadIfFormer(build: string): void {
  if (!isFormer(build)) return;
  sessionStorage.setItem(RELOADED, build);
  location.reload();
}

type Host = ReactiveControllerHost & HTMLElement;

/** Loads the page again after an update; while something is typed, it offers to. */
export class Update implements ReactiveController {
  /** The fields in which somebody has typed. */
  private readonly fields = new Set<HTMLInputElement>();
  /** The build that waits; empty: none. */
  private build = "";

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener("input", this.onInput);
    document.addEventListener("visibilitychange", this.onHidden);
  }

  hostDisconnected(): void {
    this.host.removeEventListener("input", this.onInput);
    document.removeEventListener("visibilitychange", this.onHidden);
  }

  private readonly onInput = (event: Event) => {
    const [field] = event.composedPath();
    this.fields.add(field as HTMLInputElement);
  };

  /** Who looks elsewhere is not disturbed. */
  private readonly onHidden = () => {
    if (document.hidden && this.build) this.told(this.build);
  };

  private get isTyped(): boolean {
    for (const each of this.fields) if (!each.isConnected) this.fields.delete(each);
    return hasDrafts() || [...this.fields].some((each) => each.value);
  }

  /** Take note of the server's build. */
  told(build: string): void {
    if (!isFormer(build)) return;
    if (!this.isTyped) reloadIfFormer(build);
    this.build = build;
    this.host.requestUpdate();
  }

  /** What is offered; `t` says it. */
  offer(t: (key: string) => string): unknown {
    const { build } = this;
    if (!build) return nothing;
    return html`<p class="strip" role="alert">
      ${t("shell.new_version")}
      <button @click=${() => reloadIfFormer(build)}>${t("shell.reload")}</button>
    </p>`;
  }
}
