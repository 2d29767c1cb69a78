"""The forms that ask for an access record."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from homeassistant.const import CONF_USERNAME
from homeassistant.helpers.selector import (
    BooleanSelector,
    DateTimeSelector,
    QrCodeSelector,
    QrCodeSelectorConfig,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
)
import probatio as vol

from ..const import CONF_PRIVACY, CONF_TENTATIVE
from ..entries.accesses import (
    CONF_ACCESS_ENABLED,
    CONF_ACCESS_GROUP,
    CONF_ADDRESS_BOOK,
    CONF_MAY_WRITE,
    CONF_VALID_FROM,
    CONF_VALID_UNTIL,
    CONF_VALID_ZONE,
    Access,
    AddressBook,
    CalendarAccess,
)
from ..scheduling.titles import Privacy
from .forms import one_of

CONF_PEOPLE: Final = "people"
_YES_NO: Final = BooleanSelector()


def who_form(names: Mapping[str, str], *, new: bool) -> vol.Schema:
    """Ask whose calendars it is for, and, of a new one, the user name."""
    options = [SelectOptionDict(value=key, label=name) for key, name in names.items()]
    config = SelectSelectorConfig(options=options, multiple=True, mode=SelectSelectorMode.LIST)
    user_name = {vol.Required(CONF_USERNAME): TextSelector()} if new else {}
    # Without this default, the frontend would begin with the first of them ticked.
    people = vol.Required(CONF_PEOPLE, default=list)
    return vol.Schema({**user_name, people: SelectSelector(config)})


def calendar_form(calendar: CalendarAccess) -> vol.Schema:
    """Ask what a phone may do with one calendar."""
    shown = SelectSelectorConfig(
        options=[each.value for each in Privacy],
        translation_key=CONF_PRIVACY,
        mode=SelectSelectorMode.DROPDOWN,
    )
    return vol.Schema(
        {
            vol.Required(CONF_MAY_WRITE, default=calendar.may_write): _YES_NO,
            vol.Required(CONF_PRIVACY, default=calendar.shown.value): SelectSelector(shown),
            vol.Required(CONF_TENTATIVE, default=calendar.tentative): _YES_NO,
        }
    )


def address_book_form(groups: Mapping[str, str], access: Access) -> vol.Schema:
    """Ask for the address book, and for the group of clients in it, if there are groups."""
    book = SelectSelectorConfig(
        options=[each.value for each in AddressBook],
        translation_key=CONF_ADDRESS_BOOK,
        mode=SelectSelectorMode.DROPDOWN,
    )
    fields: dict[Any, Any] = {
        vol.Required(CONF_ADDRESS_BOOK, default=access.address_book.value): SelectSelector(book)
    }
    if groups:
        suggested = {"suggested_value": access.group} if access.group in groups else None
        fields[vol.Optional(CONF_ACCESS_GROUP, description=suggested)] = one_of(groups)
    return vol.Schema(fields)


def validity_form(zones: Iterable[str]) -> vol.Schema:
    """Ask when it is valid."""
    zone = SelectSelectorConfig(options=sorted(zones), mode=SelectSelectorMode.DROPDOWN)
    return vol.Schema(
        {
            vol.Required(CONF_ACCESS_ENABLED): _YES_NO,
            vol.Optional(CONF_VALID_FROM): DateTimeSelector(),
            vol.Optional(CONF_VALID_UNTIL): DateTimeSelector(),
            vol.Required(CONF_VALID_ZONE): SelectSelector(zone),
        }
    )


def validity_shown(access: Access, zone: ZoneInfo) -> dict[str, Any]:
    """Return what the form of the validity shows of an access."""
    moments = {CONF_VALID_FROM: access.valid_from, CONF_VALID_UNTIL: access.valid_until}
    return {
        CONF_ACCESS_ENABLED: access.enabled,
        CONF_VALID_ZONE: access.zone,
        **{
            key: moment.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
            for key, moment in moments.items()
            if moment is not None
        },
    }


def password_form(url: str) -> vol.Schema:
    """Show the address as a QR code; it holds neither the user name nor the password."""
    return vol.Schema(
        {vol.Optional("qr_code"): QrCodeSelector(QrCodeSelectorConfig(data=url, scale=5))}
    )
