"""The actions on appointments and sessions: add, change, cancel, list, link, convert."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, Final

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType
import probatio as vol

from ..book.database import Transaction
from ..book.model import APPOINTMENT, Appointment, Origin
from ..entries.roles import Need
from ..errors import translate_errors
from ..scheduling import appointments, sessions
from ..scheduling.listing import MAX_ENTRIES, Listed, listing, listing_of
from ..scheduling.recurrence_scope import Scope, instance, keeping_dates, target
from ..scheduling.wanted import Wanted
from . import schema as given
from .names import by_name
from .new_client import add_client, client_field
from .permissions import Caller, async_register
from .response import appointments_json, listed_json
from .studio_access import STUDIO, Change, StudioAccess

ADD: Final = "add_appointment"
UPDATE: Final = "update_appointment"
CANCEL: Final = "cancel_appointment"
LIST: Final = "list_appointments"
LINK: Final = "link_client"
UNLINK: Final = "unlink_client"
TO_SESSION: Final = "convert_to_session"
TO_APPOINTMENT: Final = "convert_to_appointment"
AHEAD: Final = timedelta(days=7)
LISTED: Final = 500
"""Appointments that a response lists by default."""

_ONE = {**STUDIO, vol.Required("appointment_id"): cv.string}
_ADD = vol.Schema(
    {
        **STUDIO,
        vol.Required(given.ATTR_START): given.moment,
        **given.WHEN,
        **given.CONTENT,
        **given.PEOPLE,
        **client_field(cv.string),
        **given.ONCE,
    }
)
_UPDATE = vol.Schema(
    {
        **_ONE,
        **given.INSTANCE,
        vol.Optional(given.ATTR_START): given.moment,
        **given.WHEN,
        **given.CONTENT,
        **given.PEOPLE,
        **client_field(vol.Any(None, cv.string)),
        **given.EXPECTED,
    }
)
_CANCEL = vol.Schema({**_ONE, **given.INSTANCE, **given.EXPECTED})
_LIST = vol.Schema(
    {
        **STUDIO,
        vol.Optional("appointment_id"): given.NAMES,
        vol.Optional(given.ATTR_START): given.moment,
        vol.Optional(given.ATTR_END): given.moment,
        vol.Optional("staff_id"): cv.string,
        vol.Optional("resource_id"): cv.string,
        vol.Optional("client_id"): cv.string,
        vol.Optional("origin"): vol.All(cv.ensure_list, [vol.Coerce(Origin)]),
        vol.Optional("text"): cv.string,
        vol.Optional("unlinked", default=False): cv.boolean,
        vol.Optional("cancelled", default=False): cv.boolean,
        vol.Optional("suggestions", default=True): cv.boolean,
        **given.page(LISTED, MAX_ENTRIES),
    }
)
_TO_SESSION = vol.Schema(
    {
        **_ONE,
        vol.Required("session_type"): cv.string,
        vol.Optional("client_id"): cv.string,
        **given.PEOPLE,
        vol.Optional("keep_title", default=False): cv.boolean,
        vol.Optional("allow_overlap", default=True): cv.boolean,
    }
)


@callback
def async_register_appointment_actions(hass: HomeAssistant) -> None:
    """Register the actions on appointments and sessions."""
    one = vol.Schema(_ONE)
    link = vol.Schema({**_ONE, vol.Required("client_id"): cv.string})
    optional = SupportsResponse.OPTIONAL
    write = partial(async_register, hass, supports_response=optional, needs=Need.WRITE)
    write(ADD, by_name(_add), _ADD)
    write(UPDATE, by_name(_update), _UPDATE)
    write(CANCEL, by_name(_cancel), _CANCEL)
    write(LINK, by_name(_link), link)
    write(UNLINK, by_name(_unlink), one)
    write(TO_SESSION, by_name(_to_session), _TO_SESSION)
    write(TO_APPOINTMENT, by_name(_to_appointment), one)
    async_register(hass, LIST, by_name(_list), _LIST, SupportsResponse.ONLY, needs=Need.LOOK)


async def _add(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    people = _people(call, access)
    client_id, overlap = call.data.get("client_id"), call.data["allow_overlap"]
    request_id, details = call.data.get("request_id"), call.data.get("new_client")
    new_id = access.new_id(APPOINTMENT, request_id)

    def work(tx: Transaction) -> Appointment:
        whose = client_id
        if details is not None:
            whose = add_client(tx, access, details, request_id).id
        draft = given.draft_of(call.data, access.studio, people, whose)
        record = appointments.add(tx, access.studio, draft, allow_overlap=overlap, record_id=new_id)
        access.refuse_foreign(record)
        return record

    if client_id is not None:
        await access.refuse_client_elsewhere(client_id)
    added = await access.add(work, client=client_id)
    return await _answer(access, Change(result=[added.result], undo=added.undo))


async def _update(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    people = _people(call, access)
    overlap = call.data["allow_overlap"]
    asked = call.data.keys() - {
        *("config_entry_id", "appointment_id", "moment", "scope", "expected_rev")
    }
    given.need_some(asked - {"allow_overlap"}, "appointment_id")
    client = {"client_id": call.data["client_id"] or None} if "client_id" in call.data else {}
    client_id, details = client.get("client_id"), call.data.get("new_client")
    if client_id is not None:
        await access.refuse_client_elsewhere(client_id)

    def work(tx: Transaction) -> list[Appointment]:
        record_id = call.data["appointment_id"]
        moment, scope = given.instance_of(call.data, access.studio)
        rev = call.data.get("expected_rev")
        record, at, found = target(tx, record_id, moment, scope, expected_rev=rev)
        others = {**people, **client}
        if details is not None:
            others["client_id"] = add_client(tx, access, details).id
        now = instance(record, at)
        changes = given.changes_of(call.data, now, access.studio, others)
        if "recurrence" in changes:
            when = changes.get("when", now.when)
            changes["recurrence"] = keeping_dates(
                record,
                at,
                when,
                tuple(changes["recurrence"]),
                following=found is Scope.FOLLOWING,
            )
        return appointments.update(
            tx,
            access.studio,
            record_id,
            changes,
            moment=moment,
            scope=scope,
            expected_rev=rev,
            allow_overlap=overlap,
        )

    changed = await access.change(work, record=call.data["appointment_id"], client=client_id)
    return await _answer(access, changed)


async def _cancel(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)

    def work(tx: Transaction) -> list[Appointment]:
        moment, scope = given.instance_of(call.data, access.studio)
        return appointments.cancel(
            tx,
            call.data["appointment_id"],
            moment=moment,
            scope=scope,
            expected_rev=call.data.get("expected_rev"),
        )

    changed = await access.change(work, record=call.data["appointment_id"])
    return await _answer(access, changed)


async def _list(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    end = call.data.get("end")
    staff, room = call.data.get("staff_id"), call.data.get("resource_id")
    with translate_errors():
        start = given.at_least_midnight(call.data.get("start") or dt_util.utcnow(), access.studio)
        before = (
            start + AHEAD if end is None else given.at_least_midnight(end, access.studio, "end")
        )

    ids = call.data.get("appointment_id")
    wanted = None
    if not call.data.keys().isdisjoint({"client_id", "origin", "text"}):
        wanted = Wanted(
            client_id=call.data.get("client_id"),
            origins=call.data.get("origin", ()),
            text=call.data.get("text", ""),
        )

    # The response is built in the book's thread, too: a long one must not block the event loop.
    def work(tx: Transaction) -> JsonObjectType:
        hidden = access.reader.hidden_clients(tx)
        found, number = listed(tx)
        return {
            "number": number,
            "appointments": [
                listed_json(each, access.studio, access.reader, hidden) for each in found
            ],
        }

    def listed(tx: Transaction) -> tuple[list[Listed], int]:
        if ids is not None:
            named = listing_of(tx, access.studio, ids, suggestions=call.data["suggestions"])
            if not all(access.reader.lists(each.instance.appointment) for each in named):
                raise caller.refused()
            return named, len(named)
        return listing(
            tx,
            access.studio,
            start,
            before,
            staff_id=staff,
            resource_id=room,
            unlinked=call.data["unlinked"],
            cancelled=call.data["cancelled"],
            suggestions=call.data["suggestions"],
            lists=access.reader.lists,
            wanted=wanted,
            sees=access.reader.sees,
            limit=call.data[given.ATTR_LIMIT],
            offset=call.data[given.ATTR_OFFSET],
        )

    return await access.read(work)


async def _link(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    record_id, client_id = call.data["appointment_id"], call.data["client_id"]

    def work(tx: Transaction) -> Appointment:
        return sessions.link(tx, access.studio, record_id, client_id)

    return await _answer(access, await _with_client(access, call, work))


async def _unlink(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    record_id = call.data["appointment_id"]
    changed = await access.change(
        lambda tx: [sessions.unlink(tx, access.studio, record_id)], record=record_id
    )
    return await _answer(access, changed)


async def _to_session(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    people = _people(call, access)
    record_id, client_id = call.data["appointment_id"], call.data.get("client_id")

    def work(tx: Transaction) -> Appointment:
        if client_id is not None:
            sessions.link(tx, access.studio, record_id, client_id)
        return sessions.to_session(
            tx,
            studio=access.studio,
            record_id=record_id,
            session_type=call.data["session_type"],
            keep_title=call.data["keep_title"],
            allow_overlap=call.data["allow_overlap"],
            **people,
        )

    return await _answer(access, await _with_client(access, call, work))


async def _to_appointment(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = StudioAccess.of(call, caller)
    record_id = call.data["appointment_id"]
    changed = await access.change(
        lambda tx: [sessions.to_appointment(tx, record_id)], record=record_id
    )
    return await _answer(access, changed)


def _people(call: ServiceCall, access: StudioAccess) -> dict[str, Any]:
    with translate_errors():
        return given.people_of(call.data, access.entry)


async def _with_client(
    access: StudioAccess, call: ServiceCall, work: Callable[[Transaction], Appointment]
) -> Change[list[Appointment]]:
    """Do something with a client; one of another studio is refused as such."""
    client_id = call.data.get("client_id")
    if client_id is not None:
        await access.refuse_client_elsewhere(client_id)
    return await access.change(
        lambda tx: [work(tx)], record=call.data["appointment_id"], client=client_id
    )


async def _answer(access: StudioAccess, changed: Change[list[Appointment]]) -> ServiceResponse:
    """Return what has changed, and by what it can be taken back."""
    values = await access.read(
        lambda tx: appointments_json(tx, changed.result, access.studio, access.reader)
    )
    return {"appointments": values, "undo": changed.undo}
