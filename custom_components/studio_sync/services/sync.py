"""The actions sync now, preview, undo and populate; each returns what it did."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    Context,
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType
import probatio as vol

from ..account_sync.coordinator import AccountCoordinator
from ..accounts.report_details import details_json, named_json, reason_texts
from ..book.model import Appointment, Content
from ..const import (
    CONF_MONTHS_BACK,
    CONF_POPULATE_IN,
    CONF_POPULATE_OUT,
    DOMAIN,
)
from ..entries.account_names import entry_name
from ..entries.lookup import accounts, book_id, staff_id_of
from ..lifecycle.lookup import is_studio
from ..lifecycle.runtime import AccountEntry
from ..scheduling.write_path import author_of
from ..sync.report import Report
from ..texts.home_assistant import language_of
from ..texts.plans import held_text
from . import schema as given
from .permissions import Caller, async_register
from .sync_response import preview_json, report_json, undo_json

SYNC_NOW: Final = "sync_now"
PREVIEW_SYNC: Final = "preview_sync"
UNDO_SYNC: Final = "undo_sync"
POPULATE: Final = "populate"
ATTR_RUN_ID: Final = "run_id"
ATTR_PREVIEW: Final = "preview"

_ENTRIES = {vol.Optional(ATTR_CONFIG_ENTRY_ID): vol.All(cv.ensure_list, [cv.string])}
_PAGE = given.page(500, 2_000)
_PREVIEW = {vol.Optional(ATTR_PREVIEW, default=False): cv.boolean, **_PAGE}
_PREVIEW_SCHEMA = vol.Schema({**_ENTRIES, **_PAGE})
_SYNC_SCHEMA = vol.Schema({**_ENTRIES, **_PREVIEW})
_UNDO_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Optional(ATTR_RUN_ID): cv.string,
        **_PREVIEW,
    }
)
_POPULATE_SCHEMA = vol.Schema(
    {
        **_ENTRIES,
        **_PREVIEW,
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
    async_register(hass, SYNC_NOW, _sync_now, _SYNC_SCHEMA, optional)
    async_register(hass, PREVIEW_SYNC, _preview, _PREVIEW_SCHEMA, SupportsResponse.ONLY)
    async_register(hass, UNDO_SYNC, _undo, _UNDO_SCHEMA, optional, admin=True)
    async_register(hass, POPULATE, _populate, _POPULATE_SCHEMA, optional, admin=True)


def starter_of(context: Context | None) -> str:
    """Return who starts a run: a user, or an automation."""
    return author_of(None if context is None else context.user_id)


async def sync_accounts(
    chosen: Iterable[AccountEntry], starter: str
) -> list[Report[Appointment, Content]]:
    """Sync several accounts at once; raises the first error when all are done."""
    return await _all(chosen, lambda coordinator: coordinator.async_sync(starter))


async def _sync_now(call: ServiceCall, caller: Caller) -> ServiceResponse:
    if call.data.get(ATTR_PREVIEW):
        return await _preview(call, caller)
    chosen = _chosen(call)
    reports = await sync_accounts(chosen, starter_of(call.context))
    return await _answer(call, caller, chosen, reports)


async def _preview(call: ServiceCall, caller: Caller) -> ServiceResponse:
    return await _previews(call, caller, lambda coordinator: coordinator.async_preview())


async def _previews(call: ServiceCall, caller: Caller, work: Work) -> ServiceResponse:
    chosen = _visible(call, caller, _chosen(call))
    reports = await _all(chosen, work)
    texts = await reason_texts(call.hass)
    values: list[JsonObjectType] = []
    for entry, report in zip(chosen, reports, strict=True):
        details = await entry.runtime_data.coordinator.async_details(report)
        why = held_text(report.plan, language_of(call.hass))
        name = entry_name(call.hass, entry)
        # A plan may be long: it is formatted in another thread, not to block the event loop.
        shown = await call.hass.async_add_executor_job(
            preview_json, name, report, why, page_of(call)
        )
        values.append(shown | details_json(details, texts))
    return {"previews": list(values)}


async def _undo(call: ServiceCall, caller: Caller) -> ServiceResponse:
    entry = _account(call.hass, call.data[ATTR_CONFIG_ENTRY_ID])
    coordinator = entry.runtime_data.coordinator
    run_id = call.data.get(ATTR_RUN_ID)
    if call.data[ATTR_PREVIEW]:
        chosen, plan = await coordinator.async_preview_undo(run_id)
        left = named_json(
            await coordinator.async_named(plan.refused), await reason_texts(call.hass)
        )
        name = entry_name(call.hass, entry)
        shown = await call.hass.async_add_executor_job(undo_json, name, chosen, plan, page_of(call))
        return {"previews": [shown | {"not_undone": left}]}
    report = await coordinator.async_undo(run_id, starter_of(call.context))
    return await _answer(call, caller, [entry], [report])


async def _populate(call: ServiceCall, caller: Caller) -> ServiceResponse:
    chosen = _chosen(call)
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

    return await _answer(call, caller, chosen, await _all(chosen, populate))


async def _all(chosen: Iterable[AccountEntry], work: Work) -> list[Report[Appointment, Content]]:
    """Do the work for all accounts at once. One that fails does not stop the others."""
    coordinators = [entry.runtime_data.coordinator for entry in chosen]
    results = await asyncio.gather(
        *(work(coordinator) for coordinator in coordinators), return_exceptions=True
    )
    reports: list[Report[Appointment, Content]] = []
    for result in results:
        if isinstance(result, BaseException):
            raise result
        reports.append(result)
    return reports


async def _answer(
    call: ServiceCall,
    caller: Caller,
    chosen: Iterable[AccountEntry],
    reports: Iterable[Report[Appointment, Content]],
) -> ServiceResponse:
    """Return what was done; details of appointments only for those who may see them."""
    if not call.return_response:
        return None
    texts = await reason_texts(call.hass)
    values: list[JsonObjectType] = []
    for entry, report in zip(chosen, reports, strict=True):
        details = await entry.runtime_data.coordinator.async_details(report)
        if not _sees(caller, entry):
            details = details.hidden()
        told = report_json(entry_name(call.hass, entry), report) | details_json(details, texts)
        if report.run is not None and report.run.kind == "undo":
            told["not_undone"] = named_json(details.skipped, texts)
        values.append(told)
    return {"reports": list(values)}


def _sees(caller: Caller, entry: AccountEntry) -> bool:
    """Tell whether the caller may see the appointments of an account."""
    people = caller.people(entry.runtime_data.studio)
    return people is None or staff_id_of(entry) in people


def _visible(call: ServiceCall, caller: Caller, chosen: list[AccountEntry]) -> list[AccountEntry]:
    """Return the accounts that the caller may preview. Raises Unauthorized."""
    own = [entry for entry in chosen if _sees(caller, entry)]
    if not own or (ATTR_CONFIG_ENTRY_ID in call.data and len(own) < len(chosen)):
        raise Unauthorized(context=call.context)
    return own


def page_of(call: ServiceCall) -> slice:
    """Return which steps of a plan the response lists."""
    offset = call.data[given.ATTR_OFFSET]
    return slice(offset, offset + call.data[given.ATTR_LIMIT])


def _chosen(call: ServiceCall) -> list[AccountEntry]:
    """Return the accounts that are named, those of a studio, or all that there are."""
    hass = call.hass
    if ATTR_CONFIG_ENTRY_ID not in call.data:
        found = accounts(hass)
    else:
        found = [each for name in call.data[ATTR_CONFIG_ENTRY_ID] for each in _named(hass, name)]
    loaded = [each for each in found if _has_calendar(each)]
    if not loaded:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_account_loaded")
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
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_account_loaded")
    return entry


def _has_calendar(entry: AccountEntry) -> bool:
    """Tell whether an account is loaded and syncs a calendar."""
    return entry.state is ConfigEntryState.LOADED and entry.runtime_data.calendar is not None
