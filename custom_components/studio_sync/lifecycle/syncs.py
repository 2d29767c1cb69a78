"""What Google accounts and servers have in common: their studio, and the sync of a calendar."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryError, ConfigEntryNotReady
from homeassistant.util import dt as dt_util
from homeassistant.util.uuid import random_uuid_hex

from ..account_sync.coordinator import AccountCoordinator
from ..account_sync.turns import first_pause
from ..book.model import Content
from ..const import DOMAIN, PLATFORMS_ACCOUNT
from ..entries.account_options import AccountOptions
from ..entries.connected import Connected
from ..entries.lookup import staff_id_of, staff_of, studio_of
from ..issues.registry import STAFF_MISSING, STUDIO_MISSING, Issue, clear_issue, raise_issue
from ..scheduling.titles import AccountProjection
from ..studio.event_feed import announce_sync_event
from ..sync.calendar.kind import APPOINTMENTS
from ..sync.engine import Sync
from ..sync.ports import Replica
from ..texts.home_assistant import language_of
from .runtime import AccountEntry, StudioEntry


def studio_for(hass: HomeAssistant, entry: AccountEntry) -> StudioEntry:
    """Find an account's studio, loaded, with the staff member, if it has one, still in it.

    Raises ConfigEntryNotReady and ConfigEntryError.
    """
    studio = studio_of(hass, entry)
    if studio is None:
        raise _broken(hass, entry, STUDIO_MISSING)
    clear_issue(hass, entry, STUDIO_MISSING)
    if studio.state is not ConfigEntryState.LOADED:
        raise not_loaded()
    if staff_id_of(entry) is not None and staff_of(studio, entry) is None:
        raise _broken(hass, entry, STAFF_MISSING)
    clear_issue(hass, entry, STAFF_MISSING)
    return studio


def not_loaded() -> ConfigEntryNotReady:
    """Return the error of an account whose studio, or its book, can't be used now."""
    return ConfigEntryNotReady(translation_domain=DOMAIN, translation_key="studio_not_loaded")


def _broken(hass: HomeAssistant, entry: AccountEntry, subject: str) -> ConfigEntryError:
    raise_issue(hass, entry, Issue(subject=subject, key=subject))
    return ConfigEntryError(translation_domain=DOMAIN, translation_key=subject)


async def calendar_sync(
    hass: HomeAssistant, connected: Connected, studio: StudioEntry, replica: Replica[Content]
) -> AccountCoordinator:
    """Return what syncs a calendar. Raises BookError."""
    entry, book = connected.account, studio.runtime_data.book
    options = AccountOptions.of(connected.options)
    sync = Sync(
        book,
        replica,
        kind=APPOINTMENTS,
        clock=dt_util.utcnow,
        new_id=random_uuid_hex,
        projection=AccountProjection(
            privacy=options.privacy, busy_word=language_of(hass).busy, origin=replica.origin
        ),
    )
    coordinator = AccountCoordinator(
        hass,
        connected,
        studio=studio,
        clock=studio.runtime_data.clock,
        sync=sync,
        options=options,
        rescheduled=studio.runtime_data.scheduler.async_changed,
    )
    await coordinator.async_load()
    announce = partial(announce_sync_event, hass, studio, connected)
    entry.async_on_unload(coordinator.async_listen(announce))
    entry.async_on_unload(book.subscribe(coordinator.async_book_changed))
    return coordinator


async def async_start_syncs(hass: HomeAssistant, entry: AccountEntry, studio: StudioEntry) -> None:
    """Add the entities of what an account syncs, and have it run for the first time."""
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS_ACCOUNT)
    woken = studio.runtime_data.woken
    pause = first_pause(hass, studio, entry, with_studio=entry.entry_id in woken)
    woken.discard(entry.entry_id)
    for calendar in entry.runtime_data.calendars:
        # What the brake holds is to be decided, and only a run tells what that is.
        calendar.async_refresh_in(timedelta() if calendar.data.still_held else pause)
    for contacts in entry.runtime_data.contacts:
        studio.runtime_data.scheduler.async_make_up(contacts, at_once=not pause)
