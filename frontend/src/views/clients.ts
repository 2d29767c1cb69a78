// The clients: by group, by what is typed, and what is done with many of them.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import "../clients/list.js";
import { Following } from "../following.js";
import type { ClientGroups } from "../protocol.js";
import { shared } from "../style.js";
import { type Beside, type PageEvents, Part } from "../view.js";

type Tool = "import" | "export" | "duplicates";
const TOOLS: Record<Tool, () => Promise<unknown>> = {
  import: () => import("../clients/import.js"),
  export: () => import("../clients/export.js"),
  duplicates: () => import("../clients/duplicates.js"),
};

class StudioClients extends Part {
  @property({ attribute: false }) aim: PageEvents["studio-go"] | null = null;

  @property({ attribute: false }) beside: Beside | null = null;

  @state() private text = "";
  @state() private group: string | null = null;
  @state() private removed = false;
  @state() private told: ClientGroups | null = null;
  @state() private tool: Tool | null = null;
  @state() private ready = new Set<Tool>();

  /** Another one with each change: the list is to be read again. */
  private rev = 0;
  private readonly following = new Following(this, (reason) => this.tell("studio-failed", reason));

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.follow();
  }

  override willUpdate(changed: PropertyValues): void {
    const former = changed.get("context") as typeof this.context | undefined;
    if (former && former.studio.entry_id !== this.context.studio.entry_id) {
      this.group = null;
      this.removed = false;
      this.tool = null;
    }
    if (changed.has("aim") && this.aim?.find !== undefined) this.text = this.aim.find;
    if (this.told && this.group && !this.told.groups.some((each) => each.group_id === this.group)) {
      this.group = null;
    }
    this.follow();
  }

  private follow(): void {
    const told = (groups: ClientGroups) => {
      this.told = groups;
      this.rev += 1;
    };
    if (this.following.to(this.context, "clients/subscribe", {}, told)) this.told = null;
  }

  private open_(tool: Tool): void {
    this.tool = this.tool === tool ? null : tool;
    if (this.ready.has(tool)) return;
    void TOOLS[tool]().then(
      () => {
        this.ready = new Set(this.ready).add(tool);
      },
      (reason) => this.tell("studio-failed", reason),
    );
  }

  override render(): TemplateResult {
    const { context, told } = this;
    const writes = context.studio.rights.write !== "none";
    const tool = (name: Tool) => html`<button
      aria-expanded=${this.tool === name}
      @click=${() => this.open_(name)}
    >
      ${this.t(`clients.${name}`)}
    </button>`;
    return html`<div class="bar">
        <h2>${this.t("clients.title")}</h2>
        <div class="groups" role="group" aria-label=${this.t("clients.groups")}>
          ${told ? this.chip(null, this.t("clients.all"), told.number) : nothing}
          ${told?.groups.map((each) => this.chip(each.group_id, each.name, each.number))}
          ${told && writes ? this.removedChip() : nothing}
        </div>
        <span class="space"></span>
        <div class="tools">
        ${writes ? tool("duplicates") : nothing} ${told?.may.import ? tool("import") : nothing}
        ${told?.may.export ? tool("export") : nothing}
        ${
          writes
            ? html`<button
                class="main"
                @click=${() => this.tell("studio-beside", { show: "client", client_id: "" })}
              >
                + ${this.t("clients.client")}
              </button>`
            : nothing
        }
        </div>
      </div>
      ${
        context.narrow
          ? html`<input
              type="search"
              dir="auto"
              aria-label=${this.t("clients.find")}
              placeholder=${this.t("clients.find")}
              .value=${this.text}
              @input=${(event: Event) => {
                this.text = (event.target as HTMLInputElement).value;
              }}
            />`
          : nothing
      }
      ${this.tool && this.ready.has(this.tool) ? this.toolPanel(this.tool) : nothing}
      ${
        told
          ? html`<studio-client-list
              .context=${context}
              .text=${this.text}
              .group=${this.group}
              .removed=${this.removed}
              .rev=${this.rev}
              .chosen=${this.beside?.show === "client" ? this.beside.client_id : ""}
            ></studio-client-list>`
          : context.studio.running
            ? html`<p class="quiet" role="status">${this.t("clients.loading")}</p>`
            : nothing
      }`;
  }

  private chip(id: string | null, name: string, number: number): TemplateResult {
    return html`<button
      class="group"
      aria-pressed=${this.group === id && !this.removed}
      @click=${() => {
        this.group = this.group === id ? null : id;
        this.removed = false;
      }}
    >
      <bdi>${name}</bdi> (${number})
    </button>`;
  }

  private removedChip(): TemplateResult {
    return html`<button
      class="group"
      aria-pressed=${this.removed}
      @click=${() => {
        this.group = null;
        this.removed = !this.removed;
      }}
    >
      ${this.t("clients.removed")}
    </button>`;
  }

  private toolPanel(tool: Tool): TemplateResult {
    const { context } = this;
    const groups = this.told?.groups ?? [];
    const close = () => {
      this.tool = null;
    };
    switch (tool) {
      case "import":
        return html`<studio-client-import
          .context=${context}
          .groups=${groups}
          @tool-close=${close}
        ></studio-client-import>`;
      case "export":
        return html`<studio-client-export
          .context=${context}
          .groups=${groups}
          .group=${this.group}
          @tool-close=${close}
        ></studio-client-export>`;
      case "duplicates":
        return html`<studio-client-duplicates
          .context=${context}
          .rev=${this.rev}
          @tool-close=${close}
        ></studio-client-duplicates>`;
    }
  }

  static override styles = [
    shared,
    css`
      :host { display: flex; flex-direction: column; gap: 8px; height: 100%; }
      .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
      .groups { display: flex; flex-wrap: wrap; gap: 6px; min-width: 0; max-height: 80px; overflow: auto; }
      .group { min-height: 32px; padding: 2px 12px; max-width: 260px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 13px; }
      .group:not([aria-pressed="true"]) { color: var(--primary-text-color); background: var(--secondary-background-color); }
      .space { flex: 1; }
      .tools { display: flex; flex-wrap: wrap; gap: 8px; }
      studio-client-list { flex: 1; min-height: 200px; }
      @media (max-width: 599px) {
        h2 { display: none; }
        .groups { flex: 1 1 100%; flex-wrap: nowrap; overflow-x: auto; }
        .group, .tools button { flex: none; min-height: 44px; }
        .tools { flex-wrap: nowrap; gap: 4px; overflow-x: auto; }
        .tools button { padding: 6px 10px; font-size: 14px; }
        .tools .main { order: -1; }
        .space { display: none; }
      }
    `,
  ];
}

customElements.define("studio-clients", StudioClients);
