// A flow under way: connecting an account, choosing another calendar, signing in again.

import { alarm, button, h, paragraphs } from "./dom.js";
import { fields } from "./form.js";

const LOOK = 2000; // Milliseconds between two looks whether Google's page has come back.
const PATIENCE = 15 * 60 * 1000; // How long anybody may take on Google's page.
const DONE = ["reauth_successful", "reconfigure_successful"];

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

export class Flow {
  /**
   * `page` offers api, localize and own (its texts); `show` takes the nodes to be shown, and
   * `leave` what to say when all is over.
   */
  constructor(page, show, leave) {
    this._page = page;
    this._show = show;
    this._leave = leave;
    this._over = false;
  }

  async begin(staff, action) {
    await this._ask("POST", "", { staff, do: action });
  }

  /** Stop looking; what is shown is gone. */
  stop() {
    this._over = true;
  }

  /** Make a request and show what comes of it; `again` is what to show if it is refused. */
  async _ask(method, path, data, again = null) {
    let step;
    try {
      step = await this._page.api(method, path, data);
      if (step.type === "external_done") step = await this._page.api("POST", `/${step.flow_id}`);
    } catch (error) {
      if (!this._over) this._refused(error, again);
      return;
    }
    if (this._over) return;
    this._step = step;
    this._draw(step, step.errors ?? {});
  }

  _refused(error, again) {
    const { own } = this._page;
    if (error.status_code === 400 && again) again(error.body?.errors ?? {}, own("not_accepted"));
    else if (again && !error.status_code) again({}, own("unreachable"));
    else if (error.status_code === 403) this._end(own("lost"));
    else this._end(own(error.status_code ? "failed" : "unreachable"));
  }

  _draw(step, errors, problem = "") {
    if (step.type === "form") this._form(step, errors, problem);
    else if (step.type === "menu") this._menu(step);
    else if (step.type === "external") this._external(step);
    else if (step.type === "create_entry") this._end(this._page.own("connected_now"), true);
    else if (step.type === "abort") this._abort(step);
    else this._end(this._page.own("failed"));
  }

  /** Return a text of a step: the page's own if it has one, else the dialog's. */
  _text(step, key, fallback = "") {
    const prefix = `step.${step.step_id}.${key}`;
    const placeholders = step.description_placeholders ?? {};
    return (
      this._page.own(prefix, placeholders) ||
      this._page.localize(`config.${prefix}`, placeholders) ||
      fallback
    );
  }

  _heading(step) {
    return [
      h("h2", { tabindex: "-1" }, this._text(step, "title")),
      paragraphs(this._text(step, "description")),
    ];
  }

  _cancel() {
    return button(this._page.own("cancel"), () => this._give_up());
  }

  _give_up() {
    this.stop();
    if (this._step) this._page.api("DELETE", `/${this._step.flow_id}`).catch(() => {});
    this._leave("");
  }

  _error(key) {
    return key ? this._page.localize(`config.error.${key}`) || this._page.own("not_accepted") : "";
  }

  _form(step, errors, problem) {
    const [nodes, read] = fields(step.data_schema, {
      text: (name) => this._text(step, `data.${name}`, name),
      hint: (name) => this._text(step, `data_description.${name}`),
      problem: (name) => this._error(errors[name]),
      option: (key, value) => this._page.localize(`selector.${key}.options.${value}`),
    });
    const send = h("button", { type: "submit", class: "main" }, this._page.own("next"));
    const onsubmit = (event) => {
      event.preventDefault();
      const filled = read();
      send.disabled = true;
      const again = (found, said) => this._draw(this._kept(step, filled), found, said);
      this._ask("POST", `/${step.flow_id}`, filled, again);
    };
    const wrong = problem || this._error(errors.base);
    this._show([
      this._heading(step),
      wrong ? alarm(wrong) : null,
      h("form", { onsubmit }, nodes, h("div", { class: "buttons" }, send, this._cancel())),
    ]);
  }

  /** Return a form with what has been filled in. */
  _kept(step, filled) {
    const data_schema = step.data_schema.map((field) => ({
      ...field,
      description: { ...field.description, suggested_value: filled[field.name] },
    }));
    return { ...step, data_schema };
  }

  _menu(step) {
    const options = Array.isArray(step.menu_options)
      ? step.menu_options
      : Object.keys(step.menu_options);
    const choose = (option) => () =>
      this._ask("POST", `/${step.flow_id}`, { next_step_id: option });
    const label = (option) => this._text(step, `menu_options.${option}`, option);
    this._show([
      this._heading(step),
      h("div", { class: "buttons" }, options.map((each) => button(label(each), choose(each)))),
      h("div", { class: "buttons" }, this._cancel()),
    ]);
  }

  /** Open Google's page, and look now and then whether it has come back. */
  _external(step) {
    const { own } = this._page;
    // Google's page closes itself at the end, which needs the opener.
    const open = () => window.open(step.url);
    this._show([
      h("h2", { tabindex: "-1" }, own("outside_title")),
      paragraphs(own("outside_text")),
      h("p", { role: "status" }, own("outside_waiting")),
      h("div", { class: "buttons" }, button(own("outside_open"), open, { main: true }), this._cancel()),
    ]);
    open();
    this._watch(step);
  }

  async _watch(step) {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      await pause(LOOK);
      if (this._over || this._step !== step) return;
      if (!this._page.isConnected) continue;
      let now = null;
      try {
        now = await this._page.api("GET", `/${step.flow_id}`);
      } catch (error) {
        // Away for a moment, as on a train: look again.
        if (error.status_code) return this._over ? null : this._refused(error, null);
      }
      if (this._over || this._step !== step) return;
      if (now && now.type !== "external") return this._came_back(now);
    }
    this._give_up();
  }

  _came_back(step) {
    if (step.type === "external_done") return this._ask("POST", `/${step.flow_id}`);
    this._step = step;
    this._draw(step, step.errors ?? {});
  }

  _abort(step) {
    const domain = step.translation_domain ?? "studio_sync";
    const placeholders = step.description_placeholders ?? {};
    const { own, localize } = this._page;
    const said = own(`abort.${step.reason}`) || localize(`config.abort.${step.reason}`, placeholders, domain);
    this._end(said || own("failed"), DONE.includes(step.reason));
  }

  _end(words, good = false) {
    this.stop();
    this._leave(words, good);
  }
}
