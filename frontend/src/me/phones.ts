// The phone accesses of a staff member: a password of one's own, signing a phone out (A6).

import type { ApiError, Hass } from "../hass.js";
import { Dialog, type Page } from "./dialog.js";
import { button, h, paragraphs } from "./dom.js";
import type { ChangedPhone, Phone, PhoneAction } from "./payloads.js";

const VIEW = "studio_sync/own_phones";
const ACTIONS: Partial<Record<Phone["state"], PhoneAction[]>> = {
  valid: ["new_password", "sign_out", "disable"],
  not_yet: ["new_password", "sign_out", "disable"],
  no_password: ["new_password", "disable"],
};

/** Return a card for each access; `start(phone, action)` begins to change it. */
export function phoneCards(
  { own }: Page,
  phones: Phone[],
  start: (phone: Phone, action: PhoneAction) => void,
): HTMLElement[] {
  return phones.map((phone) => {
    const buttons = (ACTIONS[phone.state] ?? []).map((action) => {
      const main = action === "new_password" && !phone.own_password;
      const made = button(own(`phone.${action}.do`), () => start(phone, action), main);
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
export function qrCode(hass: Hass, data: string): HTMLElement | null {
  if (!customElements.get("ha-selector")) return null;
  const drawn = document.createElement("ha-selector");
  return Object.assign(drawn, { hass, selector: { qr_code: { data, scale: 5 } } });
}

/** The dialog that changes an access: what happens then, and of a new password what it is. */
export class PhoneChange extends Dialog {
  begin(phone: Phone, action: PhoneAction): void {
    const { own } = this.page;
    const send = button(
      own(`phone.${action}.do`),
      () => {
        send.disabled = true;
        this.change(phone, action);
      },
      true,
    );
    this.page.show(
      h("h2", { tabindex: "-1" }, own("phone_title", { user_name: phone.user_name })),
      paragraphs(own(`phone.${action}.text`)),
      h(
        "div",
        { class: "buttons" },
        send,
        button(own("cancel"), () => this.page.leave("")),
      ),
    );
  }

  private async change({ access }: Phone, action: PhoneAction): Promise<void> {
    const { hass, own } = this.page;
    let answer: ChangedPhone;
    try {
      answer = await hass.callApi<ChangedPhone>("POST", VIEW, { access, do: action });
    } catch (error) {
      const { status_code } = error as ApiError;
      if (!this.over) this.page.leave(own(status_code ? "failed" : "unreachable"));
      return;
    }
    if (this.over) return;
    if (answer.password) this.tell(answer, answer.password);
    else this.page.leave(own(`phone.${action}.done`), true);
  }

  /** Show a new password; nothing can show it again. */
  private tell({ url, username, profile, davx5 }: ChangedPhone, password: string): void {
    const { hass, own } = this.page;
    const address = url.startsWith("/") ? location.origin + url : url;
    const drawn = qrCode(hass, address);
    const line = (label: string, text: string) =>
      h("div", {}, h("dt", {}, label), h("dd", {}, h("strong", {}, text)));
    const done = () => this.page.leave(own("phone.new_password.done"), true);
    this.page.show(
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
      h("div", { class: "buttons" }, button(own("phone_entered"), done, true)),
    );
  }
}
