// The state of a staff member's account, and what can be done about it.

import { linkTo } from "../shell/link.js";
import type { Page } from "./dialog.js";
import { button, type Child, h, paragraphs } from "./dom.js";
import { moment } from "./moment.js";
import type {
  Account,
  AccountAction,
  ContactsState,
  Membership,
  Phone,
  PhoneAction,
} from "./payloads.js";
import { phoneCards } from "./phones.js";

/** A membership with all that is shown of it. */
export interface Shown extends Membership {
  phones: Phone[];
  overlaps: number;
}

/** What can be begun: a flow, the change of a phone access. */
export interface Begin {
  start(staff: string, action: AccountAction): void;
  change(phone: Phone, action: PhoneAction): void;
}

/** Return the cards of all memberships with their overlaps and phones, or what is missing. */
export function overview(page: Page, memberships: Shown[], begin: Begin): HTMLElement[] {
  if (memberships.length) {
    return memberships.flatMap((each) => [
      card(page, each, begin.start),
      ...overlaps(page, each),
      ...phoneCards(page, each.phones, begin.change),
    ]);
  }
  return [
    h(
      "section",
      {},
      h("h2", { tabindex: "-1" }, page.own("nobody_title")),
      paragraphs(page.own("nobody", { user: page.hass.user.name })),
    ),
  ];
}

/** How many overlaps wait in *To do*. */
function overlaps({ own }: Page, { overlaps, studio_id }: Shown): HTMLElement[] {
  if (!overlaps) return [];
  const href = linkTo("todo", { studio: studio_id });
  return [
    h(
      "section",
      {},
      h("h2", { tabindex: "-1" }, own("overlaps", { number: overlaps })),
      h("div", { class: "buttons" }, h("a", { class: "main", href }, own("to_do"))),
    ),
  ];
}

function card(page: Page, membership: Membership, start: Begin["start"]): HTMLElement {
  const { own } = page;
  const { name, studio, running } = membership;
  return h(
    "section",
    {},
    h("h2", { tabindex: "-1" }, studio),
    h("p", { class: "quiet" }, own("who", { name, studio })),
    running ? state(page, membership) : notice(own("studio_down")),
    running ? h("div", { class: "buttons" }, actions(page, membership, start)) : null,
  );
}

function actions({ own }: Page, membership: Membership, start: Begin["start"]): HTMLElement[] {
  const { staff, account, allowed } = membership;
  const make = (action: AccountAction, main: boolean) => {
    const made = button(own(action), () => start(staff, action), main);
    made.dataset.name = `${staff}-${action}`;
    return made;
  };
  if (!account) return allowed ? [make("connect", true)] : [];
  if (account.sign_in) return [make("sign_in_again", true)];
  return [make("reconfigure", false)];
}

function notice(...words: string[]): HTMLElement {
  return h(
    "div",
    { class: "notice" },
    words.map((each) => paragraphs(each)),
  );
}

function state(page: Page, { account, allowed }: Membership): Child {
  const { hass, own } = page;
  if (!account) return allowed ? paragraphs(own("unconnected")) : notice(own("not_allowed"));
  const lines: Child[] = [paragraphs(own("connected", { email: account.email }))];
  if (account.last_sync) {
    lines.push(paragraphs(own("last_sync", { when: moment(hass, account.last_sync) })));
  }
  if (account.contacts?.last_sync) {
    const when = moment(hass, account.contacts.last_sync);
    lines.push(paragraphs(own("contacts_last_sync", { when })));
  }
  return [lines, amiss(page, account, allowed)];
}

/** Return what is wrong with an account, or that nothing is. */
function amiss({ own, localize }: Page, account: Account, allowed: boolean): Child {
  if (account.problem) {
    const { key, placeholders } = account.problem;
    const said = key && localize(`exceptions.${key}.message`, placeholders);
    return notice(said || own("not_running"));
  }
  if (!allowed) return notice(own("not_allowed"));
  const found: string[] = [];
  if (account.lacks_contacts) found.push(localize("exceptions.contacts_scope_missing.message"));
  if (account.paused) found.push(own("paused"));
  if (account.held) found.push(own("held"));
  if (account.skipped) found.push(own("skipped", { number: account.skipped }));
  if (account.contacts) {
    found.push(...amissContacts({ own, localize }, account.contacts, account.lacks_contacts));
  }
  if (found.length) return notice(...found);
  return paragraphs(own(account.last_sync ? "well" : "first_sync"), { role: "status" });
}

/** Return what is wrong with an account's contacts; whether it lacks the right is told already. */
function amissContacts(
  { own, localize }: Pick<Page, "own" | "localize">,
  contacts: ContactsState,
  lacks: boolean,
): string[] {
  const found: string[] = [];
  if (contacts.problem && !lacks) {
    const { key, placeholders } = contacts.problem;
    const said = key && localize(`exceptions.${key}.message`, placeholders);
    found.push(said || own("contacts_failing"));
  }
  if (contacts.held) found.push(own("contacts_held"));
  if (contacts.skipped) found.push(own("contacts_skipped", { number: contacts.skipped }));
  return found;
}
