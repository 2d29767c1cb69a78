"""The title of an account's entry, and whose account it is.

Home Assistant writes the titles of entries into its log, so an account's title names nobody.
People read whose account it is by the name of its device, and in all texts of ours.
"""

from __future__ import annotations

from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ..const import CONF_ACCOUNT_EMAIL, EntryKind
from ..texts.home_assistant import language_of
from .connected import Connected
from .lookup import accounts, kind_of, staff_id_of, staff_of, studio_of

FORMER: Final = " (Google)"
"""The end of titles that earlier versions gave, after the person's name."""


@callback
def new_title(hass: HomeAssistant) -> str:
    """Return a title for an account that none has yet: the first free number."""
    pattern = language_of(hass).account_title
    taken = {entry.title for entry in accounts(hass)}
    numbers = range(1, len(taken) + 2)
    return next(title for each in numbers if (title := pattern.format(number=each)) not in taken)


@callback
def connected_name(hass: HomeAssistant, connected: Connected) -> str:
    """Return the name of what is synced for people: of Google whose account it is."""
    if connected.subentry is None:
        return entry_name(hass, connected.account)
    return f"{connected.account.title}: {connected.subentry.title}"


@callback
def entry_name(hass: HomeAssistant, entry: ConfigEntry) -> str:
    """Return an entry's name for people: whose Google account it is, else its title.

    An account for contacts only is nobody's: it has its address. The title of an account whose
    studio or staff member is gone.
    """
    if kind_of(entry) is not EntryKind.GOOGLE:
        return entry.title
    if staff_id_of(entry) is None:
        return str(entry.data[CONF_ACCOUNT_EMAIL])
    studio = studio_of(hass, entry)
    staff = None if studio is None else staff_of(studio, entry)
    return entry.title if staff is None else f"{staff.title}{FORMER}"
