// The state of a staff member's account, and what can be done about it.

import { conflict_cards } from "./conflicts.js";
import { button, h, paragraphs } from "./dom.js";
import { moment } from "./moment.js";
import { phone_cards } from "./phones.js";

/**
 * Return the cards of all memberships with their conflicts and phones, or what is missing.
 * `start(staff, action)` begins a flow, `settle(membership, conflict)` opens the question of a
 * conflict, `change(phone, action)` begins to change a phone access.
 */
export function overview(page, hass, memberships, { start, settle, change }) {
  if (memberships.length) {
    return memberships.flatMap((membership) => [
      card(page, hass, membership, start),
      ...conflict_cards(page, hass, membership.conflicts, (conflict) => settle(membership, conflict)),
      ...phone_cards(page, membership.phones, change),
    ]);
  }
  const placeholders = { user: hass.user?.name ?? "" };
  return [
    h(
      "section",
      {},
      h("h2", { tabindex: "-1" }, page.own("nobody_title")),
      paragraphs(page.own("nobody", placeholders)),
    ),
  ];
}

function card(page, hass, membership, start) {
  const { own } = page;
  return h(
    "section",
    {},
    h("h2", { tabindex: "-1" }, membership.studio),
    h("p", { class: "quiet" }, own("who", { name: membership.name, studio: membership.studio })),
    membership.running ? standing(page, hass, membership) : notice(own("studio_down")),
    membership.running ? h("div", { class: "buttons" }, actions(own, membership, start)) : null,
  );
}

function actions(own, membership, start) {
  const make = (action, main) => {
    const made = button(own(action), () => start(membership.staff, action), { main });
    made.dataset.name = `${membership.staff}-${action}`;
    return made;
  };
  if (!membership.account) return membership.allowed ? [make("connect", true)] : [];
  if (membership.account.sign_in) return [make("sign_in_again", true)];
  return [make("reconfigure", false)];
}

function notice(...words) {
  return h("div", { class: "notice" }, words.flatMap((each) => paragraphs(each)));
}

function standing(page, hass, { account, allowed }) {
  const { own } = page;
  if (!account) return allowed ? paragraphs(own("unconnected")) : notice(own("not_allowed"));
  const lines = paragraphs(own("connected", { email: account.email }));
  if (account.last_sync) {
    lines.push(...paragraphs(own("last_sync", { when: moment(hass, account.last_sync) })));
  }
  if (account.contacts?.last_sync) {
    const when = moment(hass, account.contacts.last_sync);
    lines.push(...paragraphs(own("contacts_last_sync", { when })));
  }
  return [...lines, ...amiss(page, account, allowed)];
}

/** Return what is wrong with an account, or that nothing is. */
function amiss(page, account, allowed) {
  const { own } = page;
  if (account.problem) {
    const { key, placeholders } = account.problem;
    const said = key && page.localize(`exceptions.${key}.message`, placeholders);
    return [notice(said || own("not_running"))];
  }
  if (!allowed) return [notice(own("not_allowed"))];
  const found = [];
  if (account.lacks_contacts) found.push(page.localize("exceptions.contacts_scope_missing.message"));
  if (account.paused) found.push(own("paused"));
  if (account.held) found.push(own("held"));
  if (account.skipped) found.push(own("skipped", { number: account.skipped }));
  if (account.contacts) found.push(...amiss_contacts(page, account));
  if (found.length) return [notice(...found)];
  return paragraphs(own(account.last_sync ? "well" : "first_sync"), { role: "status" });
}

/** Return what is wrong with an account's contacts. */
function amiss_contacts({ own, localize }, { contacts, lacks_contacts }) {
  const found = [];
  if (contacts.problem && !lacks_contacts) {
    const { key, placeholders } = contacts.problem;
    found.push((key && localize(`exceptions.${key}.message`, placeholders)) || own("contacts_failing"));
  }
  if (contacts.held) found.push(own("contacts_held"));
  if (contacts.skipped) found.push(own("contacts_skipped", { number: contacts.skipped }));
  return found;
}
