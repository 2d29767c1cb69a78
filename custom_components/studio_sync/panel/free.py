"""What the page asks before it books: who is free, what would overlap, when is next free time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book.database import Transaction
from ..book.model import Appointment, Status, When
from ..book.timeline import Instance
from ..const import DOMAIN, SUBENTRY_STAFF
from ..entries.lookup import people_of
from ..errors import translate_errors
from ..scheduling.availability import free_times
from ..scheduling.errors import EndBeforeStart
from ..scheduling.free_people import free_spans, who_is_free, would_overlap
from ..scheduling.session_types import MAX_MINUTES
from ..services import schema as given
from ..services.response import moment_text, span_json
from ..services.studio_access import StudioAccess
from .commands import Message, async_register
from .diary import LONGEST
from .plans import PLAN, dates_of, plan_of
from .shown_in import shown_in, tells_all

MOST: Final = 20
"""Overlaps that are named."""
_MINUTES: Final = vol.All(vol.Coerce(int), vol.Range(min=1, max=MAX_MINUTES))


@callback
def async_register_free(hass: HomeAssistant) -> None:
    """Register ``studio_sync/free/next``, ``free/check`` and ``free/find``."""
    async_register(hass, "free/next", PLAN, _next)
    async_register(hass, "free/check", PLAN, _check)
    span = {vol.Required("start"): given.moment, vol.Required("end"): given.moment}
    wanted = {vol.Optional("minutes"): _MINUTES, vol.Optional("session_type"): str}
    async_register(hass, "free/find", {**span, **wanted}, _find)


async def _next(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Tell the next three times at which all who are planned are free."""
    people = _people(access, msg)

    def work(tx: Transaction) -> list[JsonValueType]:
        plan = plan_of(tx, access, msg, people)
        record = _of_known(access, plan.record)
        found = free_times(tx, access.studio, record, plan.when, instance=plan.instance)
        return [span_json(each, access.studio) for each in found]

    connection.send_result(msg["id"], {"times": await access.read(work)})


async def _check(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Tell what would come of a plan: who is free, what it overlaps, where it will be shown."""
    people, seen = _people(access, msg), _seen(access)
    studio = access.studio

    def work(tx: Transaction) -> tuple[JsonObjectType, Appointment]:
        plan = plan_of(tx, access, msg, people)
        record = plan.record
        free = who_is_free(tx, studio, plan, seen)
        clashes = [
            each
            for each in would_overlap(tx, studio, plan)
            if access.reader.lists(each[1].appointment)
        ]
        known = _of_known(access, record)
        times = free_times(tx, studio, known, plan.when, instance=plan.instance)
        told: JsonObjectType = {
            **span_json(plan.when, studio),
            "people": [
                {
                    "id": owner,
                    "free": each.reason is None,
                    "reason": None if each.reason is None else each.reason.value,
                    "by": [
                        _busy_json(access, one)
                        for one in each.by[:MOST]
                        if access.reader.lists(one.appointment)
                    ],
                }
                for owner, each in free.items()
            ],
            "overlaps": [
                {**_busy_json(access, other), "at": _start(access, when)}
                for when, other in clashes[:MOST]
            ],
            "number": len(clashes),
            "times": [span_json(each, studio) for each in times],
            "dates": [moment_text(each, studio) for each in dates_of(plan)],
        }
        return told, record

    told, record = await access.read(work)
    tentative = record.content.status is Status.TENTATIVE
    places = shown_in(access, record.owners, tentative=tentative)
    shown = list[JsonValueType](each.as_json() for each in places)
    whole = tells_all(access, record.owners)
    connection.send_result(msg["id"], {**told, "shown": shown, "shown_all": whole})


async def _find(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Tell who has the time for something within a span, and when."""
    studio, seen = access.studio, _seen(access)
    with translate_errors():
        name = msg.get("session_type")
        kind = None if name is None else studio.session_type(name)
        start = given.at_least_midnight(msg["start"], studio)
        end = given.at_least_midnight(msg["end"], studio, "end")
        if end <= start:
            raise EndBeforeStart
    if end - start > LONGEST:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="diary_too_long")
    usual = given.HOUR if kind is None else kind.length
    length = timedelta(minutes=msg["minutes"]) if "minutes" in msg else usual

    def work(tx: Transaction) -> list[JsonValueType]:
        found = free_spans(tx, studio, seen, (max(start, tx.now), end), length=length, kind=kind)
        return [
            {
                "id": owner,
                "times": [
                    {"start": moment_text(first, studio), "end": moment_text(last, studio)}
                    for first, last in spans
                ],
            }
            for owner, spans in found.items()
            if spans
        ]

    minutes = length // timedelta(minutes=1)
    connection.send_result(msg["id"], {"minutes": minutes, "people": await access.read(work)})


def _people(access: StudioAccess, msg: Message) -> dict[str, Any]:
    with translate_errors():
        return given.people_of(msg, access.entry)


def _seen(access: StudioAccess) -> dict[str, bool]:
    """Return of whom the user may know when they are busy: by id, and whether it is staff."""
    kinds = {each.subentry_id: each.subentry_type for each in people_of(access.entry)}
    return {
        key: kind == SUBENTRY_STAFF
        for key, kind in kinds.items()
        if kind != SUBENTRY_STAFF or access.reader.knows(key)
    }


def _of_known(access: StudioAccess, record: Appointment) -> Appointment:
    """Return what is planned without those of whom the user may not know when they are free."""
    knows = access.reader.knows
    return replace(
        record,
        staff_id=record.staff_id if knows(record.staff_id) else None,
        assistant_ids=tuple(filter(knows, record.assistant_ids)),
    )


def _busy_json(access: StudioAccess, busy: Instance) -> JsonObjectType:
    record = busy.appointment
    return {
        "appointment_id": record.id,
        "title": record.content.title if access.reader.sees(record) else None,
        **span_json(busy.when, access.studio),
        "people": list[JsonValueType](record.owners),
    }


def _start(access: StudioAccess, when: When) -> str:
    return moment_text(when.start, access.studio)
