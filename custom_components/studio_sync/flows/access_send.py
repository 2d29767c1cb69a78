"""The step that sends the owner of a phone what is needed to set an access up (A9)."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.components.notify.const import DOMAIN as NOTIFY
from homeassistant.config_entries import ConfigSubentryFlow, SubentryFlowResult
from homeassistant.const import CONF_EMAIL
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    QrCodeSelector,
    QrCodeSelectorConfig,
    QrErrorCorrectionLevel,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import probatio as vol

from ..entries.access_changes import phone_address
from ..entries.accesses import Access
from ..entries.phone_links import davx5_link
from ..entries.users import asking_user
from ..lifecycle.handout import Target, async_send_handout
from ..lifecycle.phone_profile import PROFILE_FILE, async_profile_url
from ..reports.handout import Phone
from ..reports.smtp import MailAddressInvalid, MailError, MailRecipientRefused

CONF_PHONE: Final = "phone"
CONF_NOTIFY: Final = "notify"
CONF_NEW_PASSWORD: Final = "new_password"  # noqa: S105 - the name of a field
_FORM: Final = vol.Schema(
    {
        vol.Required(CONF_PHONE, default=Phone.IOS.value): SelectSelector(
            SelectSelectorConfig(
                options=[each.value for each in Phone],
                translation_key=CONF_PHONE,
                mode=SelectSelectorMode.DROPDOWN,
            )
        ),
        vol.Optional(CONF_EMAIL): TextSelector(TextSelectorConfig(type=TextSelectorType.EMAIL)),
        vol.Optional(CONF_NOTIFY): EntitySelector(EntitySelectorConfig(domain=NOTIFY)),
        vol.Required(CONF_NEW_PASSWORD, default=False): BooleanSelector(),
    }
)


def _form(profile: str | None) -> vol.Schema:
    """Ask for phone and recipient; the profile's long address is scanned rather than typed."""
    if profile is None:
        return _FORM
    drawn = QrCodeSelectorConfig(
        data=profile, scale=3, error_correction_level=QrErrorCorrectionLevel.LOW
    )
    # First: the frontend shows no label with it, so that it has to follow the words about it.
    return vol.Schema({vol.Optional("qr_code"): QrCodeSelector(drawn)}).extend(_FORM.schema)


def shown_of(hass: HomeAssistant, access: Access) -> dict[str, str]:
    """Return what sets a phone up, as texts show it; a link is a dash while no address is known."""
    profile = async_profile_url(hass, access.user_name)
    return {
        "url": phone_address(hass),
        "user_name": access.user_name,
        # Without the target, the frontend would take it for a page of its own.
        "profile": f'<a href="{profile}" target="_blank">{PROFILE_FILE}</a>' if profile else "–",
        "davx5": davx5_link(hass, access) or "–",
    }


class SendStep(ConfigSubentryFlow):
    """Shows the links that set a phone up, and sends them with the steps for that phone."""

    async def async_step_send(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Choose the phone and the recipient."""
        subentry = self._get_reconfigure_subentry()
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                await async_send_handout(
                    self.hass,
                    self._get_entry(),
                    subentry,
                    phone=Phone(user_input[CONF_PHONE]),
                    target=Target(
                        email=user_input.get(CONF_EMAIL, "").strip(),
                        notify=user_input.get(CONF_NOTIFY, ""),
                    ),
                    with_password=user_input[CONF_NEW_PASSWORD],
                    by=asking_user(),
                )
            except (MailAddressInvalid, MailRecipientRefused) as err:
                errors = {CONF_EMAIL: err.key}
            except MailError as err:
                errors = {"base": err.key}
            else:
                return self.async_abort(reason="handout_sent")
        access = Access.of(subentry.data)
        profile = async_profile_url(self.hass, access.user_name)
        return self.async_show_form(
            step_id="send",
            data_schema=self.add_suggested_values_to_schema(_form(profile), user_input),
            errors=errors,
            description_placeholders=shown_of(self.hass, access),
        )
