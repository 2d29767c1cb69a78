"""The actions on conflicts and the history: list, resolve, look back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Final

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book import appointments, conflicts
from ..book.database import Transaction
from ..book.model import Conflict, ConflictKind, When
from ..entries.account_names import entry_name
from ..entries.lookup import accounts, book_id, replica_of, replicas_of, staff_id_of
from ..google.account import Part
from ..scheduling import history, overlap_answers, shared_copies
from ..scheduling.errors import ConflictOutdated
from ..scheduling.history import Chapter, Line
from ..scheduling.overlap_answers import Answer
from . import schema as given
from .conflict_answers import SIDES, Choice, give_answer, take_answer_back
from .contact_rights import allows_contacts
from .permissions import Caller, async_register
from .response import chapter_json, clients_of, conflict_list, offer_json, records_json
from .studio_access import STUDIO, StudioAccess

LIST: Final = "list_conflicts"
RESOLVE: Final = "resolve_conflict"
REOPEN: Final = "reopen_conflict"
HISTORY: Final = "get_history"
MOST: Final = 2_000
LISTED: Final = 100
"""Conflicts that a response lists by default."""
CHANGES: Final = 200
"""Changes of each run that the history lists by default."""

_LIST = vol.Schema(
    {
        **STUDIO,
        vol.Optional("kind"): vol.Coerce(ConflictKind),
        vol.Optional("conflict_id"): cv.string,
        **given.page(LISTED, MOST),
    }
)
_RESOLVE = vol.Schema(
    {
        **STUDIO,
        vol.Required("conflict_id"): cv.string,
        vol.Required("answer"): vol.Coerce(Answer),
        vol.Optional(given.ATTR_START): given.moment,
        **given.WHEN,
        vol.Optional("staff_id"): cv.string,
        vol.Optional("client_id"): cv.string,
        vol.Optional("fields"): {cv.string: vol.In(list(SIDES))},
    }
)
_REOPEN = vol.Schema({**STUDIO, vol.Required("conflict_id"): cv.string})
_HISTORY = vol.Schema(
    {
        **STUDIO,
        vol.Optional("appointment_id"): cv.string,
        vol.Optional("start"): given.moment,
        vol.Optional("end"): given.moment,
        **given.page(50, history.MAX_RUNS),
        vol.Optional("changes_limit", default=CHANGES): vol.All(
            vol.Coerce(int), vol.Range(min=1, max=MOST)
        ),
        vol.Optional("changes_offset", default=0): vol.All(vol.Coerce(int), vol.Range(min=0)),
    }
)


@callback
def async_register_conflict_actions(hass: HomeAssistant) -> None:
    """Register the actions on conflicts and the history."""
    async_register(hass, LIST, _list, _LIST, SupportsResponse.ONLY)
    async_register(hass, RESOLVE, _resolve, _RESOLVE, SupportsResponse.OPTIONAL)
    async_register(hass, REOPEN, _reopen, _REOPEN, SupportsResponse.OPTIONAL)
    async_register(hass, HISTORY, _history, _HISTORY, SupportsResponse.ONLY)


async def _list(call: ServiceCall, caller: Caller) -> ServiceResponse:
    """List the open conflicts; for a single one, also the possible answers."""
    access = await _access(call, caller)
    limit, offset = call.data[given.ATTR_LIMIT], call.data[given.ATTR_OFFSET]
    if "conflict_id" in call.data:
        return await _one(access, call.data["conflict_id"])

    def work(tx: Transaction) -> JsonObjectType:
        kind = call.data.get("kind")
        found = conflicts.open_ones(tx, kind, limit=limit, offset=offset)
        return {
            "number": conflicts.count_open(tx, kind),
            "conflicts": conflict_list(tx, found, access.studio, access.reader),
        }

    return await access.read(work)


async def _one(access: StudioAccess, conflict_id: str) -> JsonObjectType:
    def work(tx: Transaction) -> list[JsonValueType]:
        conflict = conflicts.get(tx, conflict_id)
        kind = ConflictKind.OVERLAP if conflict is None else conflict.kind
        conflict = overlap_answers.open_conflict(tx, conflict_id, kind, "")
        values = conflict_list(tx, [conflict], access.studio, access.reader)
        offers: list[JsonValueType] = [
            offer_json(each, access.studio, access.reader)
            for each in _offers(tx, access, conflict)
            if may_answer(tx, access, conflict, each.answer)
        ]
        [shown] = values
        return [{**shown, "offers": offers}] if isinstance(shown, dict) else values

    return {"number": 1, "conflicts": await access.read(work)}


def _offers(
    tx: Transaction, access: StudioAccess, conflict: Conflict
) -> list[overlap_answers.Offer]:
    if conflict.kind is ConflictKind.EDIT:
        edits = (Answer.STUDIO, Answer.GOOGLE, Answer.FIELDS)
        return [overlap_answers.Offer(answer=answer) for answer in edits]
    if conflict.kind is ConflictKind.COPY:
        return shared_copies.offers(tx, conflict)
    try:
        return overlap_answers.overlap_offers(tx, access.studio, conflict.id)
    except ConflictOutdated:
        return []


async def _resolve(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = await _access(call, caller)
    conflict_id, answer = call.data["conflict_id"], call.data["answer"]
    sides = {name: SIDES[side] for name, side in call.data.get("fields", {}).items()}
    staff = call.data.get("staff_id")
    await access.read(lambda tx: _refuse_foreign(tx, access, conflict_id, answer))
    with access.telling():
        staff_id = None if staff is None else given.staff_of_name(access.entry, staff)
        when = await _time(access, call, conflict_id)
        choice = Choice(
            answer=answer,
            when=when,
            staff_id=staff_id,
            sides=sides,
            client_id=call.data.get("client_id", ""),
        )
        resolved = await give_answer(access.hass, access.entry, access.request, conflict_id, choice)
    values = await access.read(
        lambda tx: records_json(tx, resolved.after, access.studio, access.reader)
    )
    return {"conflict_id": conflict_id, "answer": answer.value, **values}


async def _reopen(call: ServiceCall, caller: Caller) -> ServiceResponse:
    """Undo an answer: its changes are reverted, and the conflict is open again."""
    access = await _access(call, caller)
    conflict_id = call.data["conflict_id"]
    await access.read(lambda tx: _refuse_foreign(tx, access, conflict_id, Answer.KEEP_BOTH))
    with access.telling():
        taken = await take_answer_back(access.entry, access.request, conflict_id)
    values = await access.read(
        lambda tx: records_json(tx, taken.before, access.studio, access.reader)
    )
    return {"conflict_id": conflict_id, "answer": taken.answer.value, **values}


async def _access(call: ServiceCall, caller: Caller) -> StudioAccess:
    """Return access to the studio of a call, by somebody who may perhaps sync contacts."""
    access = StudioAccess.of(call, caller)
    may = await allows_contacts(call.hass, access.entry, call.context)
    return replace(access, reader=replace(access.reader, syncs_contacts=may))


def _refuse_foreign(
    tx: Transaction, access: StudioAccess, conflict_id: str, answer: Answer
) -> None:
    """Raise Unauthorized if the answer changes what the caller may not change."""
    conflict = conflicts.get(tx, conflict_id)
    if conflict is not None and not may_answer(tx, access, conflict, answer):
        raise access.caller.refused()


def may_answer(tx: Transaction, access: StudioAccess, conflict: Conflict, answer: Answer) -> bool:
    """Tell whether the caller may give an answer: it changes only what they may change."""
    if about := frozenset(clients_of(conflict)):
        return about == access.reader.shown_contacts(tx, about)
    sides = [conflict.record_id, conflict.other_id]
    if answer is Answer.CANCEL_OLD:
        sides = [conflict.other_id]
    elif answer is not Answer.KEEP_BOTH:
        sides = [conflict.record_id]
    found = appointments.get_many(tx, [each for each in sides if each])
    return not found or any(access.reader.changes(each) for each in found.values())


async def _time(access: StudioAccess, call: ServiceCall, conflict_id: str) -> When | None:
    """Return the time to move the new one to; what is not given stays.

    None if nothing is given of it.
    """
    if call.data.keys().isdisjoint({given.ATTR_START, given.ATTR_END, given.ATTR_ALL_DAY}):
        return None
    both = await access.entry.runtime_data.book.read(
        lambda tx: overlap_answers.both_sides(tx, access.studio, conflict_id, call.data["answer"])
    )
    return given.changed_span(call.data, both.clash.mine, access.studio)


async def _history(call: ServiceCall, caller: Caller) -> ServiceResponse:
    """Return runs with their changes, of an account, an appointment, or all."""
    access = StudioAccess.of(call, caller)
    replicas = {
        name: each
        for each in accounts(access.hass, book_id(access.entry))
        for name in replicas_of(each)
    }
    asked = call.data.get(ATTR_CONFIG_ENTRY_ID)
    named = [name for name, account in replicas.items() if account.entry_id == asked]
    start, end = call.data.get("start"), call.data.get("end")
    studio = access.studio
    of: defaultdict[str, JsonObjectType] = defaultdict(
        lambda: {"account": "", "config_entry_id": None},
        {
            name: {
                "account": entry_name(access.hass, account),
                "config_entry_id": account.entry_id,
            }
            for name, account in replicas.items()
        },
    )
    own = {
        name
        for name, account in replicas.items()
        if access.reader.people is None
        or (
            staff_id_of(account) in access.reader.people
            and name != replica_of(account, Part.CONTACTS)
        )
    }

    after = call.data["changes_offset"]

    # The response is built in the book's thread, too: a long one must not block the event loop.
    def work(tx: Transaction) -> list[JsonValueType]:
        chapters = history.get_history(
            tx,
            replica_ids=named or None,
            record_id=call.data.get("appointment_id"),
            since=None if start is None else given.at_least_midnight(start, studio),
            until=None if end is None else given.at_least_midnight(end, studio, "end"),
            limit=call.data[given.ATTR_LIMIT],
            offset=call.data[given.ATTR_OFFSET],
            lines=slice(after, after + call.data["changes_limit"]),
        )
        return [told(tx, each) for each in chapters]

    def told(tx: Transaction, chapter: Chapter) -> JsonObjectType:
        replica_id = chapter.run.replica_id
        shown = _shown(tx, access, chapter)
        shows = partial(_shows, shown=shown, unread=replica_id in own)
        return {**of[replica_id], **chapter_json(chapter, studio, shows)}

    return {"runs": await access.read(work)}


def _shown(tx: Transaction, access: StudioAccess, chapter: Chapter) -> frozenset[str]:
    """Return the ids of the appointments of a run that the caller may see."""
    ids = {line.record_id for line in chapter.lines if line.record_id is not None}
    if access.caller.sees_all:
        return frozenset(ids)
    found = appointments.get_many(tx, ids)
    return frozenset(i for i in ids if access.reader.sees(found.get(i)))


def _shows(line: Line, *, shown: Collection[str], unread: bool) -> bool:
    """Tell whether a line is shown in full; ``unread``: also what was never in the book."""
    return unread if line.record_id is None else line.record_id in shown
