"""What the actions that sync calendars and contacts have in common: several at once, answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import Any, Final

from homeassistant.core import Context, ServiceCall, ServiceResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType
import probatio as vol

from ..account_sync.requests import AccountRequests
from ..accounts.report_details import details_json, named_json, reason_texts
from ..entries.account_names import connected_name
from ..entries.users import language_of_user
from ..scheduling.write_path import author_of
from ..sync.report import Report
from ..texts.plans import held_text
from . import schema as given
from .permissions import Caller
from .sync_response import likely_json, preview_json, report_json, undo_json

ATTR_RUN_ID: Final = "run_id"
ATTR_PREVIEW: Final = "preview"
PAGE: Final = given.page(500, 2_000)
PREVIEW: Final[dict[Any, Any]] = {
    vol.Optional(ATTR_PREVIEW, default=False): cv.boolean,
    **PAGE,
}

PREVIEW_FIRST: Final[dict[Any, Any]] = {
    vol.Optional(ATTR_PREVIEW, default=True): cv.boolean,
    **PAGE,
}
"""Nothing is done unless it is asked for."""

type Sync = AccountRequests[Any, Any, Any]
"""What syncs the calendar or the contacts of an account."""


def starter_of(context: Context | None) -> str:
    """Return who starts a run: a user, or an automation."""
    return author_of(None if context is None else context.user_id)


async def run_all[S: Sync, R: Report[Any, Any]](
    syncs: Iterable[S], work: Callable[[S], Awaitable[R]]
) -> list[R]:
    """Do the work for all at once. One that fails does not stop the others; its error is raised."""
    results = await asyncio.gather(*(work(each) for each in syncs), return_exceptions=True)
    reports = list[R]()
    for result in results:
        if isinstance(result, BaseException):
            raise result
        reports.append(result)
    return reports


def sees(caller: Caller, sync: Sync) -> bool:
    """Tell whether the caller may see what is synced: everything, or with their own account."""
    rights = caller.rights_in(sync.studio)
    return rights is not None and rights.are_about(sync.connected.staff_id)


async def reports_answer(
    call: ServiceCall,
    syncs: Iterable[Sync],
    reports: Iterable[Report[Any, Any]],
    *,
    hides: Callable[[Sync], bool] = lambda _: False,
) -> ServiceResponse:
    """Return what was done; ``hides``: of whom the caller may not see what it is about."""
    if not call.return_response:
        return None
    words = await language_of_user(call.hass, call.context.user_id)
    values = list[JsonObjectType]()
    for sync, report in zip(syncs, reports, strict=True):
        texts = await reason_texts(call.hass, words, sync.connected.origin)
        details = await sync.async_details(report)
        if hides(sync):
            details = details.hidden()
        name = connected_name(call.hass, sync.connected)
        told = report_json(name, report) | details_json(details, texts)
        told["possibly_same"] = likely_json(report.plan.likely, texts, hidden=hides(sync))
        if report.run is not None and report.run.kind == "undo":
            told["not_undone"] = named_json(details.skipped, texts)
        values.append(told)
    return {"reports": list(values)}


async def previews_answer(
    call: ServiceCall,
    syncs: Iterable[Sync],
    reports: Iterable[Report[Any, Any]],
    *,
    hides: Callable[[Sync], bool] = lambda _: False,
) -> ServiceResponse:
    """Return what would be done, step by step; ``hides`` as for ``reports_answer``."""
    words = await language_of_user(call.hass, call.context.user_id)
    values = list[JsonObjectType]()
    for sync, report in zip(syncs, reports, strict=True):
        origin = sync.connected.origin
        texts = await reason_texts(call.hass, words, origin)
        details, hidden = await sync.async_details(report), hides(sync)
        why = held_text(report.plan, words.at(origin))
        name = connected_name(call.hass, sync.connected)
        # A plan may be long: it is formatted in another thread, not to block the event loop.
        shown = await call.hass.async_add_executor_job(
            partial(preview_json, name, report, why, _page(call), origin, hidden=hidden)
        )
        shown["possibly_same"] = likely_json(report.plan.likely, texts, hidden=hidden)
        values.append(shown | details_json(details.hidden() if hidden else details, texts))
    return {"previews": list(values)}


async def undo(call: ServiceCall, sync: Sync) -> ServiceResponse:
    """Undo a run of a sync, or return what that would do."""
    run_id = call.data.get(ATTR_RUN_ID)
    if not call.data[ATTR_PREVIEW]:
        report = await sync.async_undo(run_id, starter_of(call.context))
        return await reports_answer(call, [sync], [report])
    chosen, plan = await sync.async_preview_undo(run_id)
    words = await language_of_user(call.hass, call.context.user_id)
    origin = sync.connected.origin
    texts = await reason_texts(call.hass, words, origin)
    left = named_json(await sync.async_named(plan.refused), texts)
    name = connected_name(call.hass, sync.connected)
    shown = await call.hass.async_add_executor_job(
        undo_json, name, chosen, plan, _page(call), origin
    )
    return {"previews": [shown | {"not_undone": left}]}


def _page(call: ServiceCall) -> slice:
    """Return which steps of a plan the response lists."""
    offset = call.data[given.ATTR_OFFSET]
    return slice(offset, offset + call.data[given.ATTR_LIMIT])
