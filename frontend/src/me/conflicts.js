// Overlaps of a staff member: both sides, and the possible answers (S22).
// Home Assistant shows repairs to administrators only; the actions are for everybody.

import { alarm, button, h, paragraphs } from "./dom.js";
import { moment } from "./moment.js";

const MOST = 2000;
const TEXTS = "issues.overlap.fix_flow";

/** Call an action of ours that answers. */
async function ask(hass, action, data) {
  const done = await hass.callService("studio_sync", action, data, undefined, false, true);
  return done.response;
}

/** Return the open overlaps in which a membership's staff member takes part; none on an error. */
export async function own_conflicts(hass, membership) {
  if (!membership.running) return [];
  const data = { config_entry_id: membership.studio_id, kind: "overlap", limit: MOST };
  let conflicts;
  try {
    ({ conflicts } = await ask(hass, "list_conflicts", data));
  } catch {
    // Not this user's to see, or the studio is just being reloaded.
    return [];
  }
  const takes_part = (side) => side?.with.includes(membership.name);
  return conflicts.filter(({ new: mine, old }) => takes_part(mine) || takes_part(old));
}

/** Return the title of a side; a colleague's is hidden. */
const titled = (page, { title }) => `\u2068${title ?? page.own("busy")}\u2069`;

function side(page, hass, label, shown) {
  const { start, all_day } = shown;
  return h("div", {}, h("dt", {}, label), h("dd", {}, titled(page, shown), ", ", moment(hass, start, all_day)));
}

/** Return both sides of a conflict, told apart as the repair does. */
function sides(page, hass, { new: mine, old }) {
  return h(
    "dl",
    {},
    mine ? side(page, hass, page.own("arrived"), mine) : null,
    old ? side(page, hass, page.own("was_there"), old) : null,
  );
}

/** Return a card for each conflict; `settle(conflict)` opens the question. */
export function conflict_cards(page, hass, conflicts, settle) {
  return conflicts.map((conflict) => {
    const open = button(page.own("settle"), () => settle(conflict), { main: true });
    open.dataset.name = conflict.conflict_id;
    return h(
      "section",
      {},
      h("h2", { tabindex: "-1" }, page.localize(`${TEXTS}.step.init.title`)),
      sides(page, hass, conflict),
      h("div", { class: "buttons" }, open),
    );
  });
}

/** The dialog that resolves a conflict: the possible answers, and the chosen one. */
export class Settling {
  constructor(page, hass, membership, show, leave) {
    this._page = page;
    this._hass = hass;
    this._membership = membership;
    this._show = show;
    this._leave = leave;
  }

  stop() {
    this._over = true;
  }

  async begin(conflict_id) {
    this._named = { config_entry_id: this._membership.studio_id, conflict_id };
    await this._ask("list_conflicts", {}, ({ conflicts: [conflict] }) => {
      this._conflict = conflict;
      this._draw(conflict);
    });
  }

  /** Call an action about this conflict; what is no longer possible is shown on the page. */
  async _ask(action, data, done) {
    try {
      const answer = await ask(this._hass, action, { ...this._named, ...data });
      if (!this._over) done(answer);
    } catch (error) {
      if (!this._over) this._refused(error);
    }
  }

  _refused({ translation_key }) {
    const known = translation_key && this._page.localize(`${TEXTS}.error.${translation_key}`);
    if (known && this._conflict) this._draw(this._conflict, known);
    else if (translation_key) this._leave(this._page.localize(`${TEXTS}.abort.nothing_open`));
    else this._leave(this._page.own("failed"));
  }

  _draw(conflict, problem = "") {
    const { own, localize } = this._page;
    const offers = conflict.offers.map((offer, number) => {
      const id = `offer-${number}`;
      const radio = h("input", { type: "radio", name: "offer", id, value: number, required: true });
      return h("div", { class: "offer" }, radio, h("label", { for: id }, this._label(offer)));
    });
    const send = h("button", { type: "submit", class: "main" }, own("do_it"));
    const onsubmit = (event) => {
      event.preventDefault();
      send.disabled = true;
      this._answer(conflict.offers[Number(new FormData(event.target).get("offer"))]);
    };
    const leave = button(own("cancel"), () => this._leave(""));
    this._show([
      h("h2", { tabindex: "-1" }, localize(`${TEXTS}.step.init.title`)),
      problem ? alarm(problem) : null,
      sides(this._page, this._hass, conflict),
      offers.length ? null : paragraphs(localize(`${TEXTS}.abort.nothing_open`)),
      h(
        "form",
        { onsubmit },
        h("fieldset", {}, h("legend", {}, own("what_to_do")), offers),
        h("div", { class: "buttons" }, offers.length ? send : null, leave),
      ),
    ]);
  }

  _label({ answer, start, all_day, staff }) {
    const { own, localize } = this._page;
    const { new: mine, old } = this._conflict;
    const [new_title, old_title] = [titled(this._page, mine), titled(this._page, old)];
    const title = answer.endsWith("_old") ? old_title : new_title;
    if (answer.startsWith("move_")) {
      return own("move_to", { title, when: moment(this._hass, start, all_day) });
    }
    if (answer.startsWith("assign_")) return own("give_to", { title, staff });
    return localize(`${TEXTS}.step.init.menu_options.${answer}`, { new_title, old_title });
  }

  _answer({ answer, start, end, all_day, staff_id }) {
    const data = { answer };
    if (start) Object.assign(data, { start, end, all_day });
    if (staff_id) data.staff_id = staff_id;
    this._ask("resolve_conflict", data, () => this._leave(this._page.own("settled"), true));
  }
}
