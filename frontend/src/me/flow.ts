// A flow under way: connecting an account, choosing another calendar, signing in again.

import type { ApiError } from "../hass.js";
import { Dialog } from "./dialog.js";
import { alarm, button, type Child, h, paragraphs } from "./dom.js";
import { fields } from "./form.js";
import type {
  AbortStep,
  AccountAction,
  ExternalStep,
  FieldErrors,
  Filled,
  FormStep,
  MenuStep,
  Step,
  Values,
} from "./payloads.js";

const LOOK = 2000; // Milliseconds between two looks whether Google's page has come back.
const PATIENCE = 15 * 60 * 1000; // How long anybody may take on Google's page.
const DONE = ["reauth_successful", "reconfigure_successful"];

/** Shows a form again that was refused, with what is wrong. */
type Again = (errors: FieldErrors, problem: string) => void;

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

export class Flow extends Dialog {
  private step: Step | null = null;

  begin(staff: string, action: AccountAction): void {
    this.ask("POST", "", { staff, do: action });
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
    this.step = step;
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
    else if (step.type === "create_entry") this.end(this.page.own("connected_now"), true);
    else if (step.type === "abort") this.abort(step);
    else this.end(this.page.own("failed"));
  }

  /** Return a text of a step: the page's own if it has one, else the dialog's. */
  private text(step: Step, key: string, fallback = ""): string {
    const name = `step.${step.step_id}.${key}`;
    const values: Values = step.description_placeholders ?? {};
    const { own, localize } = this.page;
    return own(name, values) || localize(`config.${name}`, values) || fallback;
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

  private giveUp(): void {
    this.stop();
    if (this.step) this.page.api("DELETE", `/${this.step.flow_id}`).catch(() => {});
    this.page.leave("");
  }

  private error(key: string | undefined): string {
    const { own, localize } = this.page;
    return key ? localize(`config.error.${key}`) || own("not_accepted") : "";
  }

  private form(step: FormStep, errors: FieldErrors, problem: string): void {
    const [nodes, read] = fields(step.data_schema, {
      text: (name) => this.text(step, `data.${name}`, name),
      hint: (name) => this.text(step, `data_description.${name}`),
      problem: (name) => this.error(errors[name]),
      option: (key, value) => this.page.localize(`selector.${key}.options.${value}`),
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
    const choices = options.map((option) =>
      button(this.text(step, `menu_options.${option}`, option), () =>
        this.ask("POST", `/${step.flow_id}`, { next_step_id: option }),
      ),
    );
    this.page.show(
      this.heading(step),
      h("div", { class: "buttons" }, choices),
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

  private async follow(step: ExternalStep): Promise<void> {
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
      if (now && now.type !== "external") {
        if (now.type === "external_done") this.ask("POST", `/${now.flow_id}`);
        else this.arrived(now);
        return;
      }
    }
    this.giveUp();
  }

  private abort(step: AbortStep): void {
    const { own, localize } = this.page;
    const values: Values = step.description_placeholders ?? {};
    const said =
      own(`abort.${step.reason}`) ||
      localize(`config.abort.${step.reason}`, values, step.translation_domain);
    this.end(said || own("failed"), DONE.includes(step.reason));
  }

  private end(words: string, good = false): void {
    this.stop();
    this.page.leave(words, good);
  }
}
