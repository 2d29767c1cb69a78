// A flow under way: connecting an account, choosing another calendar, signing in again.

import type { ApiError } from "../hass.js";
import { Dialog, type Page } from "./dialog.js";
import { alarm, button, type Child, h, paragraphs } from "./dom.js";
import { fields, unknownTo } from "./form.js";
import type {
  AbortStep,
  CreatedStep,
  ExternalStep,
  FieldErrors,
  Filled,
  FormStep,
  MenuStep,
  ProgressStep,
  Step,
  Values,
} from "./payloads.js";

const LOOK = 2000; // Milliseconds between two looks whether Google's page has come back.
const PATIENCE = 15 * 60 * 1000; // How long anybody may take on Google's page.
const DONE = ["reauth_successful", "reconfigure_successful"];

/** Where the texts of a flow are, and what is special about it. */
export interface FlowKind {
  /** The key of its texts, such as `config`. */
  texts: string;
  /** It is a person's own: the page *Me* has words of its own for its steps. */
  own: boolean;
  /** The choice of its first menu that is taken without asking. */
  choose?: string;
  /** It waits for somebody in any case, such as a new sign-in: to leave it does not end it. */
  waits?: boolean;
}

/** Shows a form again that was refused, with what is wrong. */
type Again = (errors: FieldErrors, problem: string) => void;

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

export class Flow extends Dialog {
  private step: Step | null = null;

  constructor(
    page: Page,
    private readonly kind: FlowKind = { texts: "config", own: true },
  ) {
    super(page);
  }

  begin(data: object): void {
    this.ask("POST", "", data);
  }

  /** Go on with a flow that has begun already. */
  resume(flow: string): void {
    this.ask("GET", `/${flow}`);
  }

  /** Make a request and show what comes of it; `again` is what to show if it is refused. */
  private async ask(method: string, path: string, data?: object, again?: Again): Promise<void> {
    let step: Step;
    try {
      step = await this.page.api<Step>(method, path, data);
      if (step.type === "external_done") {
        step = await this.page.api<Step>("POST", `/${step.flow_id}`);
      }
    } catch (error) {
      if (!this.over) this.refused(error as ApiError, again);
      return;
    }
    if (!this.over) this.arrived(step);
  }

  private arrived(step: Step): void {
    const first = !this.step;
    this.step = step;
    const { choose } = this.kind;
    if (first && choose && step.type === "menu") {
      this.ask("POST", `/${step.flow_id}`, { next_step_id: choose });
      return;
    }
    this.draw(step, step.errors ?? {});
  }

  private refused(error: ApiError, again?: Again): void {
    const { own } = this.page;
    if (error.status_code === 400 && again) again(error.body?.errors ?? {}, own("not_accepted"));
    else if (again && !error.status_code) again({}, own("unreachable"));
    else if (error.status_code === 403) this.end(own("lost"));
    else this.end(own(error.status_code ? "failed" : "unreachable"));
  }

  private draw(step: Step, errors: FieldErrors, problem = ""): void {
    if (step.type === "form") this.form(step, errors, problem);
    else if (step.type === "menu") this.menu(step);
    else if (step.type === "external") this.external(step);
    else if (step.type === "progress") this.progress(step);
    else if (step.type === "progress_done") this.ask("POST", `/${step.flow_id}`);
    else if (step.type === "create_entry") this.created(step);
    else if (step.type === "abort") this.abort(step);
    else this.end(this.page.own("failed"));
  }

  /** Return a text of a step: the page's own if it has one, else the dialog's. */
  private text(step: Step, key: string, fallback = ""): string {
    const name = `step.${step.step_id}.${key}`;
    return (this.kind.own && this.page.own(name, given(step))) || this.said(name, step) || fallback;
  }

  /** Return a text of the flow. */
  private said(key: string, step: Step, domain?: string): string {
    return this.page.localize(`${this.kind.texts}.${key}`, given(step), domain);
  }

  private heading(step: Step): Child[] {
    return [
      h("h2", { tabindex: "-1" }, this.text(step, "title")),
      paragraphs(this.text(step, "description")),
    ];
  }

  private cancel(): HTMLElement {
    return button(this.page.own("cancel"), () => this.giveUp());
  }

  /** End it, unless it waits for somebody in any case. */
  private drop(): void {
    if (!this.step || this.kind.waits) return;
    this.page.api("DELETE", `/${this.step.flow_id}`).catch(() => {});
  }

  giveUp(): void {
    this.stop();
    this.drop();
    this.page.leave("");
  }

  private error(key: string | undefined): string {
    if (!key || !this.step) return "";
    return this.said(`error.${key}`, this.step) || this.page.own("not_accepted");
  }

  private form(step: FormStep, errors: FieldErrors, problem: string): void {
    if (unknownTo(step.data_schema)) {
      this.page.elsewhere(this.heading(step));
      return;
    }
    const [nodes, read] = fields(step.data_schema, {
      text: (name) => this.text(step, `data.${name}`, name),
      hint: (name) => this.text(step, `data_description.${name}`),
      problem: (name) => this.error(errors[name]),
      option: (key, value) => this.page.localize(`selector.${key}.options.${value}`),
      hass: this.page.hass,
    });
    const send = h("button", { type: "submit", class: "main" }, this.page.own("next"));
    const onsubmit = (event: Event) => {
      event.preventDefault();
      const filled = read();
      send.disabled = true;
      const again: Again = (found, said) => this.draw(this.kept(step, filled), found, said);
      this.ask("POST", `/${step.flow_id}`, filled, again);
    };
    const wrong = problem || this.error(errors.base);
    this.page.show(
      this.heading(step),
      wrong ? alarm(wrong) : null,
      h("form", { onsubmit }, nodes, h("div", { class: "buttons" }, send, this.cancel())),
    );
  }

  /** Return a form with what has been filled in. */
  private kept(step: FormStep, filled: Record<string, Filled>): FormStep {
    const data_schema = step.data_schema.map((field) => ({
      ...field,
      description: { ...field.description, suggested_value: filled[field.name] },
    }));
    return { ...step, data_schema };
  }

  private menu(step: MenuStep): void {
    const options = Array.isArray(step.menu_options)
      ? step.menu_options
      : Object.keys(step.menu_options);
    const choices = options.map((option) => {
      const choose = button(this.text(step, `menu_options.${option}`, option), () =>
        this.ask("POST", `/${step.flow_id}`, { next_step_id: option }),
      );
      const said = this.text(step, `menu_option_descriptions.${option}`);
      return h("div", { class: "choice" }, choose, said ? h("div", { class: "hint" }, said) : null);
    });
    this.page.show(
      this.heading(step),
      h("div", { class: "choices" }, choices),
      h("div", { class: "buttons" }, this.cancel()),
    );
  }

  /** Open Google's page, and look now and then whether it has come back. */
  private external(step: ExternalStep): void {
    const { own } = this.page;
    // Google's page closes itself at the end, which needs the opener.
    const open = () => {
      window.open(step.url);
    };
    this.page.show(
      h("h2", { tabindex: "-1" }, own("outside_title")),
      paragraphs(own("outside_text")),
      h("p", { role: "status" }, own("outside_waiting")),
      h("div", { class: "buttons" }, button(own("outside_open"), open, true), this.cancel()),
    );
    open();
    this.follow(step);
  }

  /** Say that something is under way, and look now and then whether it is done. */
  private progress(step: ProgressStep): void {
    const said = this.said(`progress.${step.progress_action}`, step);
    this.page.show(
      this.heading(step),
      h("p", { role: "status" }, said || this.page.own("working")),
      h("div", { class: "buttons" }, this.cancel()),
    );
    this.follow(step);
  }

  /** Look until the flow has left a step by itself. */
  private async follow(step: ExternalStep | ProgressStep): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      await pause(LOOK);
      if (this.over || this.step !== step) return;
      if (!this.page.isConnected) continue;
      let now: Step | null = null;
      try {
        now = await this.page.api<Step>("GET", `/${step.flow_id}`);
      } catch (error) {
        // Away for a moment, as on a train: look again.
        if ((error as ApiError).status_code) {
          if (!this.over) this.refused(error as ApiError);
          return;
        }
      }
      if (this.over || this.step !== step) return;
      if (now && now.type !== step.type) {
        if (now.type === "external_done") this.ask("POST", `/${now.flow_id}`);
        else this.arrived(now);
        return;
      }
    }
    this.giveUp();
  }

  /** Say what was made; what was typed before can't be seen again, such as a password. */
  private created(step: CreatedStep): void {
    const { own } = this.page;
    if (this.kind.own) {
      this.end(own("connected_now"), true);
      return;
    }
    this.stop();
    const said = this.said(`create_entry.${step.description || "default"}`, step);
    if (!said) {
      this.page.leave(own("saved"), true);
      return;
    }
    const close = button(own("close"), () => this.page.leave("", true), true);
    const title = h("h2", { tabindex: "-1" }, own("saved"));
    this.page.show(title, paragraphs(said), h("div", { class: "buttons" }, close));
  }

  private abort(step: AbortStep): void {
    const { own } = this.page;
    const key = `abort.${step.reason}`;
    const said = (this.kind.own && own(key)) || this.said(key, step, step.translation_domain);
    this.end(said || own("failed"), DONE.includes(step.reason));
  }

  private end(words: string, good = false): void {
    this.stop();
    this.page.leave(words, good);
  }
}

function given(step: Step): Values {
  return step.description_placeholders ?? {};
}
