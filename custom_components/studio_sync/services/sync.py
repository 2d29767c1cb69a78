"""The actions sync now, preview, undo and populate; each returns what it did."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
import probatio as vol

from ..account_sync.coordinator import AccountCoordinator
from ..book import journal
from ..book.database import Transaction
from ..book.model import Appointment, Content
from ..const import (
    CONF_MONTHS_BACK,
    CONF_POPULATE_IN,
    CONF_POPULATE_OUT,
    DOMAIN,
)
from ..entries.lookup import accounts, book_id
from ..entries.roles import Need
from ..lifecycle.lookup import is_studio
from ..lifecycle.runtime import AccountEntry
from ..sync.report import Report
from .permissions import Caller, async_register
from .sync_answers import (
    ATTR_PREVIEW,
    ATTR_RUN_ID,
    PAGE,
    PREVIEW,
    PREVIEW_FIRST,
    previews_answer,
    reports_answer,
    run_all,
    sees,
    starter_of,
    undo,
)

SYNC_NOW: Final = "sync_now"
PREVIEW_SYNC: Final = "preview_sync"
UNDO_SYNC: Final = "undo_sync"
POPULATE: Final = "populate"

_ENTRIES = {vol.Optional(ATTR_CONFIG_ENTRY_ID): vol.All(cv.ensure_list, [cv.string])}
_PREVIEW_SCHEMA = vol.Schema({**_ENTRIES, **PAGE})
_SYNC_SCHEMA = vol.Schema({**_ENTRIES, **PREVIEW})
_UNDO_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Optional(ATTR_RUN_ID): cv.string,
        **PREVIEW_FIRST,
    }
)
_POPULATE_SCHEMA = vol.Schema(
    {
        **_ENTRIES,
        **PREVIEW,
        vol.Optional(CONF_POPULATE_OUT, default=True): cv.boolean,
        vol.Optional(CONF_POPULATE_IN, default=False): cv.boolean,
        vol.Optional(CONF_MONTHS_BACK): vol.All(vol.Coerce(int), vol.Range(min=0, max=24)),
    }
)

type Work = Callable[[AccountCoordinator], Awaitable[Report[Appointment, Content]]]


@callback
def async_register_sync_actions(hass: HomeAssistant) -> None:
    """Register the actions that sync, show what a sync would do, and undo."""
    optional = SupportsResponse.OPTIONAL
    only = SupportsResponse.ONLY
    async_register(hass, SYNC_NOW, _sync_now, _SYNC_SCHEMA, optional, needs=Need.SYNC)
    async_register(hass, PREVIEW_SYNC, _preview, _PREVIEW_SCHEMA, only, needs=Need.SYNC)
    async_register(hass, UNDO_SYNC, _undo, _UNDO_SCHEMA, optional, needs=Need.OWNER)
    async_register(hass, POPULATE, _populate, _POPULATE_SCHEMA, optional, needs=Need.OWNER)


async def sync_calendars(
    chosen: Iterable[AccountCoordinator], starter: str
) -> list[Report[Appointment, Content]]:
    """Sync several calendars at once; raises the first error when all are done."""
    return await run_all(chosen, lambda each: each.async_sync(starter))


async def _sync_now(call: ServiceCall, caller: Caller) -> ServiceResponse:
    if call.data.get(ATTR_PREVIEW):
        return await _preview(call, caller)
    chosen = _own(call, caller)
    reports = await sync_calendars(chosen, starter_of(call.context))
    return await reports_answer(call, chosen, reports)


async def _preview(call: ServiceCall, caller: Caller) -> ServiceResponse:
    return await _previews(call, caller, lambda coordinator: coordinator.async_preview())


async def _previews(call: ServiceCall, caller: Caller, work: Work) -> ServiceResponse:
    calendars = _own(call, caller)
    return await previews_answer(call, calendars, await run_all(calendars, work))


async def _undo(call: ServiceCall, caller: Caller) -> ServiceResponse:
    entry = _account(call.hass, call.data[ATTR_CONFIG_ENTRY_ID])
    caller.rights(entry.runtime_data.studio)
    return await undo(call, await _of_run(entry, call.data.get(ATTR_RUN_ID)))


async def _of_run(entry: AccountEntry, run_id: str | None) -> AccountCoordinator:
    """Return the calendar of a run; without one that of the account's last run."""
    calendars = {each.replica_id: each for each in entry.runtime_data.calendars}

    def work(tx: Transaction) -> str | None:
        if run_id is not None:
            found = journal.run(tx, run_id)
            return None if found is None else found.replica_id
        last = (run for name in calendars for run in journal.runs(tx, name, limit=1))
        latest = max(last, key=lambda run: run.started_at, default=None)
        return None if latest is None else latest.replica_id

    name = await entry.runtime_data.studio.runtime_data.book.read(work)
    return calendars.get(name or "") or entry.runtime_data.calendars[0]


async def _populate(call: ServiceCall, caller: Caller) -> ServiceResponse:
    chosen = _own(call, caller)
    outward, inward = call.data[CONF_POPULATE_OUT], call.data[CONF_POPULATE_IN]
    if not (outward or inward):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="nothing_to_populate"
        )
    starter = starter_of(call.context)
    months_back = call.data.get(CONF_MONTHS_BACK)
    if call.data[ATTR_PREVIEW]:
        return await _previews(
            call,
            caller,
            lambda coordinator: coordinator.async_preview(
                coordinator.populating(outward=outward, inward=inward, months_back=months_back)
            ),
        )

    def populate(coordinator: AccountCoordinator) -> Awaitable[Report[Appointment, Content]]:
        return coordinator.async_populate(
            outward=outward,
            inward=inward,
            months_back=months_back,
            starter=starter,
        )

    return await reports_answer(call, chosen, await run_all(chosen, populate))


def _own(call: ServiceCall, caller: Caller) -> list[AccountCoordinator]:
    """Return the chosen calendars; without a choice all that are the caller's to sync.

    Raises Unauthorized if one that is named is not.
    """
    chosen = [calendar for each in _chosen(call) for calendar in each.runtime_data.calendars]
    own = [each for each in chosen if sees(caller, each)]
    if not own or (ATTR_CONFIG_ENTRY_ID in call.data and len(own) < len(chosen)):
        raise caller.refused()
    return own


def _chosen(call: ServiceCall) -> list[AccountEntry]:
    """Return the accounts that are named, those of a studio, or all that there are."""
    hass = call.hass
    if ATTR_CONFIG_ENTRY_ID not in call.data:
        found = accounts(hass)
    else:
        found = [each for name in call.data[ATTR_CONFIG_ENTRY_ID] for each in _named(hass, name)]
    loaded = [each for each in found if _has_calendar(each)]
    if not loaded:
        raise _no_calendar(found)
    return list({each.entry_id: each for each in loaded}.values())


def _named(hass: HomeAssistant, entry_id: str) -> list[AccountEntry]:
    entry = hass.config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="entry_unknown")
    if is_studio(entry):
        return accounts(hass, book_id(entry))
    return [_account(hass, entry_id)]


def _account(hass: HomeAssistant, entry_id: str) -> AccountEntry:
    entry = hass.config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN or is_studio(entry):
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="entry_unknown")
    if not _has_calendar(entry):
        raise _no_calendar([entry])
    return entry


def _no_calendar(chosen: Iterable[AccountEntry]) -> ServiceValidationError:
    """Return the error that none of these syncs a calendar now; some may sync contacts."""
    for each in chosen:
        if each.state is ConfigEntryState.LOADED and each.runtime_data.contacts:
            return ServiceValidationError(
                translation_domain=DOMAIN, translation_key="contacts_only"
            )
    return ServiceValidationError(translation_domain=DOMAIN, translation_key="no_account_loaded")


def _has_calendar(entry: AccountEntry) -> bool:
    """Tell whether an account is loaded and syncs a calendar."""
    return entry.state is ConfigEntryState.LOADED and bool(entry.runtime_data.calendars)
