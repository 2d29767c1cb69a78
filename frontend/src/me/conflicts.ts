// Overlaps of a staff member: both sides, and the possible answers (S22).
// Home Assistant shows repairs to administrators only; the actions are for everybody.

import type { Hass, HassError } from "../hass.js";
import type { Offer, Side } from "../protocol.js";
import { Dialog, type Page } from "./dialog.js";
import { alarm, button, h, paragraphs } from "./dom.js";
import { moment } from "./moment.js";
import type { Membership, OwnConflict } from "./payloads.js";

const MOST = 2000;
const TEXTS = "issues.overlap.fix_flow";

interface Listed {
  conflicts: OwnConflict[];
}

/** Call an action of ours that answers. */
function ask<T>(hass: Hass, entry_id: string, action: string, data: object): Promise<T> {
  const message = { type: "studio_sync/act", entry_id, action, data };
  return hass.connection.sendMessagePromise<T>(message);
}

/** Return the open overlaps in which a membership's staff member takes part; none on an error. */
export async function ownConflicts(hass: Hass, membership: Membership): Promise<OwnConflict[]> {
  if (!membership.running) return [];
  const data = { kind: "overlap", limit: MOST };
  const takesPart = (side: Side | null) => side?.with.includes(membership.name);
  try {
    const { conflicts } = await ask<Listed>(hass, membership.studio_id, "list_conflicts", data);
    return conflicts.filter((each) => takesPart(each.new) || takesPart(each.old));
  } catch {
    // Not this user's to see, or the studio is just being reloaded.
    return [];
  }
}

/** Return the title of a side; a colleague's is hidden. */
function titled(page: Page, side: Side | null): string {
  return `\u2068${side?.title ?? page.own("busy")}\u2069`;
}

/** Return both sides of a conflict, told apart as the repair does. */
function sides(page: Page, conflict: OwnConflict): HTMLElement {
  const line = (label: string, side: Side | null) =>
    side &&
    h(
      "div",
      {},
      h("dt", {}, label),
      h("dd", {}, titled(page, side), ", ", moment(page.hass, side.start, side.all_day)),
    );
  return h(
    "dl",
    {},
    line(page.own("arrived"), conflict.new),
    line(page.own("was_there"), conflict.old),
  );
}

/** Return a card for each conflict; `settle(conflict)` opens the question. */
export function conflictCards(
  page: Page,
  conflicts: OwnConflict[],
  settle: (conflict: OwnConflict) => void,
): HTMLElement[] {
  return conflicts.map((conflict) => {
    const open = button(page.own("settle"), () => settle(conflict), true);
    open.dataset.name = conflict.conflict_id;
    return h(
      "section",
      {},
      h("h2", { tabindex: "-1" }, page.localize(`${TEXTS}.step.init.title`)),
      sides(page, conflict),
      h("div", { class: "buttons" }, open),
    );
  });
}

/** The dialog that resolves a conflict: the possible answers, and the chosen one. */
export class Settling extends Dialog {
  private conflict: OwnConflict | null = null;
  private named: object = {};
  private studio = "";

  async begin({ studio_id }: Membership, { conflict_id }: OwnConflict): Promise<void> {
    this.studio = studio_id;
    this.named = { conflict_id };
    const listed = await this.ask<Listed>("list_conflicts");
    if (!listed) return;
    const [conflict] = listed.conflicts;
    if (conflict) this.draw(conflict);
    else this.page.leave(this.page.localize(`${TEXTS}.abort.nothing_open`));
  }

  /**
   * Call an action about this conflict. Null if this is over, or if it was refused: what is no
   * longer possible is shown on the page.
   */
  private async ask<T>(action: string, data: object = {}): Promise<T | null> {
    try {
      const answer = await ask<T>(this.page.hass, this.studio, action, { ...this.named, ...data });
      return this.over ? null : answer;
    } catch (error) {
      if (!this.over) this.refused(error as HassError);
      return null;
    }
  }

  private refused({ translation_key: key }: HassError): void {
    const { localize, own } = this.page;
    const known = key && localize(`${TEXTS}.error.${key}`);
    if (known && this.conflict) this.draw(this.conflict, known);
    else this.page.leave(key ? localize(`${TEXTS}.abort.nothing_open`) : own("failed"));
  }

  private draw(conflict: OwnConflict, problem = ""): void {
    this.conflict = conflict;
    const { own, localize } = this.page;
    const offers = conflict.offers ?? [];
    const choices = offers.map((offer, number) => {
      const id = `offer-${number}`;
      const radio = h("input", { type: "radio", name: "offer", id, value: number, required: true });
      const label = h("label", { for: id }, this.label(conflict, offer));
      return h("div", { class: "offer" }, radio, label);
    });
    const send = h("button", { type: "submit", class: "main" }, own("do_it"));
    const onsubmit = (event: Event) => {
      event.preventDefault();
      const form = new FormData(event.target as HTMLFormElement);
      const chosen = offers[Number(form.get("offer"))];
      if (!chosen) return;
      send.disabled = true;
      this.answer(chosen);
    };
    const leave = button(own("cancel"), () => this.page.leave(""));
    this.page.show(
      h("h2", { tabindex: "-1" }, localize(`${TEXTS}.step.init.title`)),
      problem ? alarm(problem) : null,
      sides(this.page, conflict),
      offers.length ? null : paragraphs(localize(`${TEXTS}.abort.nothing_open`)),
      h(
        "form",
        { onsubmit },
        h("fieldset", {}, h("legend", {}, own("what_to_do")), choices),
        h("div", { class: "buttons" }, offers.length ? send : null, leave),
      ),
    );
  }

  private label(conflict: OwnConflict, { answer, start, all_day, staff }: Offer): string {
    const { own, localize, hass } = this.page;
    const new_title = titled(this.page, conflict.new);
    const old_title = titled(this.page, conflict.old);
    const title = answer.endsWith("_old") ? old_title : new_title;
    if (answer.startsWith("move_") && start) {
      return own("move_to", { title, when: moment(hass, start, all_day) });
    }
    if (answer.startsWith("assign_")) return own("give_to", { title, staff: staff ?? "" });
    return localize(`${TEXTS}.step.init.menu_options.${answer}`, { new_title, old_title });
  }

  private async answer({ answer, start, end, all_day, staff_id }: Offer): Promise<void> {
    const data = {
      answer,
      ...(start ? { start, end, all_day } : {}),
      ...(staff_id ? { staff_id } : {}),
    };
    const done = await this.ask<object>("resolve_conflict", data);
    if (done) this.page.leave(this.page.own("settled"), true);
  }
}
