"""Showing what somebody has changed in the book, and having it synced."""

from __future__ import annotations

from collections.abc import Iterable

from homeassistant.core import HomeAssistant, callback

from ..book.model import Appointment
from ..const import CONF_STAFF
from ..entries.lookup import loaded_accounts
from ..lifecycle.runtime import AccountEntry, StudioEntry


@callback
def nudge_accounts(
    hass: HomeAssistant,
    studio: StudioEntry,
    owners: Iterable[str] | None = None,
    *,
    but: AccountEntry | None = None,
) -> None:
    """Have the accounts of these owners synced soon (of all, if None)."""
    wanted = None if owners is None else frozenset(owners)
    for account in loaded_accounts(hass, studio):
        concerned = wanted is None or account.data[CONF_STAFF] in wanted
        if account is not but and concerned:
            account.runtime_data.coordinator.async_nudge()


async def show_changes(
    hass: HomeAssistant, studio: StudioEntry, *groups: Iterable[Appointment]
) -> None:
    """Show what has changed in the book, and send it to the calendars of all concerned."""
    owners = {owner for group in groups for each in group for owner in each.owners}
    await studio.runtime_data.view.async_refresh()
    nudge_accounts(hass, studio, owners)
