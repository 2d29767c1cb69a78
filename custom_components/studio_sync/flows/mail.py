"""The steps of a studio's options that set up e-mail, and try it (S14)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.const import CONF_HOST, CONF_PASSWORD, CONF_PORT, CONF_USERNAME
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import probatio as vol

from ..entries.mail_options import (
    CONF_RECIPIENT,
    CONF_SECURITY,
    CONF_SENDER,
    CONF_SENDER_NAME,
    CONF_SMTP,
    settings_of,
    smtp_of,
    stored_settings,
)
from ..mailer.test_mail import send_test_mail
from ..reports.smtp import (
    DEFAULT_PORTS,
    MailAddressInvalid,
    MailError,
    MailRecipientRefused,
    Security,
    Settings,
    check_address,
)
from .reports import ADDRESS

_TEXT = TextSelector()
_PORT = NumberSelector(NumberSelectorConfig(min=1, max=65535, step=1, mode=NumberSelectorMode.BOX))
_PASSWORD = TextSelector(
    TextSelectorConfig(type=TextSelectorType.PASSWORD, autocomplete="new-password")
)
_SECURITY = SelectSelector(
    SelectSelectorConfig(
        options=[each.value for each in Security],
        translation_key=CONF_SECURITY,
        mode=SelectSelectorMode.DROPDOWN,
    )
)
_FORM: Final = vol.Schema(
    {
        vol.Optional(CONF_HOST): _TEXT,
        vol.Required(CONF_SECURITY, default=Security.STARTTLS.value): _SECURITY,
        vol.Required(CONF_PORT, default=DEFAULT_PORTS[Security.STARTTLS]): _PORT,
        vol.Optional(CONF_USERNAME): _TEXT,
        vol.Optional(CONF_PASSWORD): _PASSWORD,
        vol.Optional(CONF_SENDER): ADDRESS,
        vol.Optional(CONF_SENDER_NAME): _TEXT,
    }
)
_TEST_FORM: Final = vol.Schema({vol.Required(CONF_RECIPIENT): ADDRESS})


class MailSteps(OptionsFlow):
    """Asks how a studio sends e-mail; sends a test e-mail before anything is kept."""

    _mail: Settings
    _tested: str = ""

    async def async_step_mail(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the server; without one, the studio sends no e-mail."""
        known = smtp_of(self.config_entry)
        errors: dict[str, str] = {}
        if user_input is not None:
            if not user_input.get(CONF_HOST, "").strip():
                return self._keep_mail(None)
            errors = _errors(user_input)
            if not errors:
                self._mail = _with_password(settings_of(user_input), known)
                return await self.async_step_mail_ready()
        shown = user_input or ({} if known is None else stored_settings(known))
        # The password never goes back to a browser.
        shown = {key: value for key, value in shown.items() if key != CONF_PASSWORD}
        return self.async_show_form(
            step_id="mail",
            data_schema=self.add_suggested_values_to_schema(_FORM, shown),
            errors=errors,
        )

    async def async_step_mail_ready(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask whether to try it first."""
        return self.async_show_menu(
            step_id="mail_ready",
            menu_options=["mail_test", "mail_save", "mail"],
            description_placeholders={"host": self._mail.host},
        )

    async def async_step_mail_test(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Send a test e-mail, and say what went wrong."""
        errors: dict[str, str] = {}
        if user_input is not None:
            recipient = user_input[CONF_RECIPIENT]
            try:
                await send_test_mail(self.hass, self.config_entry, self._mail, recipient)
            except (MailAddressInvalid, MailRecipientRefused) as err:
                errors = {CONF_RECIPIENT: err.key}
            except MailError as err:
                errors = {"base": err.key}
            else:
                self._tested = recipient
                return await self.async_step_mail_sent()
        return self.async_show_form(
            step_id="mail_test",
            data_schema=self.add_suggested_values_to_schema(
                _TEST_FORM, user_input or {CONF_RECIPIENT: self._mail.sender}
            ),
            errors=errors,
        )

    async def async_step_mail_sent(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say that it was sent; whether it arrives is for the user to see."""
        return self.async_show_menu(
            step_id="mail_sent",
            menu_options=["mail_save", "mail_test", "mail"],
            description_placeholders={"recipient": self._tested},
        )

    async def async_step_mail_save(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Keep what was entered."""
        return self._keep_mail(self._mail)

    def _keep_mail(self, settings: Settings | None) -> ConfigFlowResult:
        options = {key: each for key, each in self.config_entry.options.items() if key != CONF_SMTP}
        if settings is not None:
            options[CONF_SMTP] = stored_settings(settings)
        return self.async_create_entry(data=options)


def _errors(user_input: dict[str, Any]) -> dict[str, str]:
    try:
        check_address(CONF_SENDER, user_input.get(CONF_SENDER, ""))
    except MailAddressInvalid as err:
        return {CONF_SENDER: err.key}
    return {}


def _with_password(given: Settings, known: Settings | None) -> Settings:
    """Keep the stored password if none was entered and it is for the same server and user."""
    if given.password or known is None:
        return given
    same = (given.host, given.user) == (known.host, known.user)
    return replace(given, password=known.password) if same else given
