// The phone accesses of a staff member: a password of one's own, signing a phone out (A6).

import { button, h, paragraphs } from "./dom.js";

const VIEW = "studio_sync/own_phones";
const ACTIONS = {
  valid: ["new_password", "sign_out", "disable"],
  not_yet: ["new_password", "sign_out", "disable"],
  no_password: ["new_password", "disable"],
};

/** Return the accesses by the ids of staff; none if they can't be read now. */
export async function own_phones(hass) {
  try {
    return await hass.callApi("GET", VIEW);
  } catch {
    return {};
  }
}

/** Return a card for each access; `start(phone, action)` begins to change it. */
export function phone_cards({ own }, phones, start) {
  return phones.map((phone) => {
    const buttons = (ACTIONS[phone.state] ?? []).map((action) => {
      const main = action === "new_password" && !phone.own_password;
      const made = button(own(`phone.${action}.do`), () => start(phone, action), { main });
      made.dataset.name = `${phone.access}-${action}`;
      return made;
    });
    const seen = phone.state === "valid" && !phone.own_password;
    return h(
      "section",
      {},
      h("h2", { tabindex: "-1" }, own("phone_title", { user_name: phone.user_name })),
      paragraphs(own(`phone_state.${phone.state}`)),
      seen ? h("div", { class: "notice" }, paragraphs(own("phone_seen"))) : null,
      buttons.length ? h("div", { class: "buttons" }, buttons) : null,
    );
  });
}

/**
 * Return a QR code of a text as Home Assistant's frontend draws it; null where it has not loaded
 * what that needs: the text is on the page in any case.
 */
function qr_code(hass, data) {
  if (!customElements.get("ha-selector")) return null;
  const drawn = document.createElement("ha-selector");
  return Object.assign(drawn, { hass, selector: { qr_code: { data, scale: 5 } } });
}

/** The dialog that changes an access: what happens then, and of a new password what it is. */
export class PhoneChange {
  constructor(page, hass, show, leave) {
    this._page = page;
    this._hass = hass;
    this._show = show;
    this._leave = leave;
  }

  stop() {
    this._over = true;
  }

  begin(phone, action) {
    const { own } = this._page;
    const send = button(own(`phone.${action}.do`), () => this._do(phone, action, send), { main: true });
    this._show([
      h("h2", { tabindex: "-1" }, own("phone_title", { user_name: phone.user_name })),
      paragraphs(own(`phone.${action}.text`)),
      h("div", { class: "buttons" }, send, button(own("cancel"), () => this._leave(""))),
    ]);
  }

  async _do(phone, action, send) {
    const { own } = this._page;
    send.disabled = true;
    let answer;
    try {
      answer = await this._hass.callApi("POST", VIEW, { access: phone.access, do: action });
    } catch (error) {
      if (!this._over) this._leave(own(error.status_code ? "failed" : "unreachable"));
      return;
    }
    if (this._over) return;
    if (answer.password) this._tell(answer);
    else this._leave(own(`phone.${action}.done`), true);
  }

  /** Show a new password; nothing can show it again. */
  _tell({ url, username, password, profile, davx5 }) {
    const { own } = this._page;
    const address = url.startsWith("/") ? location.origin + url : url;
    const drawn = qr_code(this._hass, address);
    const line = (label, text) => h("div", {}, h("dt", {}, label), h("dd", {}, h("strong", {}, text)));
    this._show([
      h("h2", { tabindex: "-1" }, own("phone_password_title")),
      paragraphs(own("phone_password_once")),
      h(
        "dl",
        {},
        line(own("phone_address"), address),
        line(own("phone_user_name"), username),
        line(own("phone_password"), password),
      ),
      paragraphs(own("phone_password_typing")),
      drawn && paragraphs(own("phone_qr_code")),
      drawn,
      // External, or the frontend takes it for a page of its own.
      profile ? h("p", {}, h("a", { href: profile, rel: "external" }, own("phone_profile"))) : null,
      davx5 ? h("p", {}, h("a", { href: davx5 }, own("phone_davx5"))) : null,
      h(
        "div",
        { class: "buttons" },
        button(own("phone_entered"), () => this._leave(own("phone.new_password.done"), true), { main: true }),
      ),
    ]);
  }
}
