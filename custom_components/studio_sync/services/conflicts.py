"""The actions on conflicts: list, resolve, reopen."""

from __future__ import annotations

from typing import Final

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
from ..entries.roles import Extent, Need
from ..scheduling import overlap_answers, shared_copies
from ..scheduling.edit_conflicts import theirs_answer
from ..scheduling.errors import ConflictOutdated
from ..scheduling.overlap_answers import Answer
from . import schema as given
from .conflict_answers import SIDES, Choice, Reopened, give_answer, take_answer_back
from .contact_rights import contacts_access, not_allowed
from .names import by_name
from .permissions import Caller, async_register
from .response import clients_of, conflict_list, offer_json, records_json
from .studio_access import STUDIO, StudioAccess
from .undo_tokens import TokenKind, token

LIST: Final = "list_conflicts"
RESOLVE: Final = "resolve_conflict"
REOPEN: Final = "reopen_conflict"
MOST: Final = 2_000
LISTED: Final = 100
"""Conflicts that a response lists by default."""

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


@callback
def async_register_conflict_actions(hass: HomeAssistant) -> None:
    """Register the actions on conflicts."""
    optional = SupportsResponse.OPTIONAL
    async_register(hass, LIST, _list, _LIST, SupportsResponse.ONLY, needs=Need.LOOK)
    async_register(hass, RESOLVE, by_name(_resolve), _RESOLVE, optional, needs=Need.WRITE)
    async_register(hass, REOPEN, _reopen, _REOPEN, optional, needs=Need.WRITE)


async def _list(call: ServiceCall, caller: Caller) -> ServiceResponse:
    """List the open conflicts; for a single one, also the possible answers."""
    access = await contacts_access(call, caller)
    limit, offset = call.data[given.ATTR_LIMIT], call.data[given.ATTR_OFFSET]
    if "conflict_id" in call.data:
        return await _one(access, call.data["conflict_id"])

    def work(tx: Transaction) -> JsonObjectType:
        kind = call.data.get("kind")
        if access.reader.rights.others is not Extent.NONE:
            found = conflicts.open_ones(tx, kind, limit=limit, offset=offset)
            number = conflicts.count_open(tx, kind)
        else:
            own = _listed(tx, access, conflicts.open_ones(tx, kind))
            found, number = own[offset : offset + limit], len(own)
        return {
            "number": number,
            "conflicts": conflict_list(tx, found, access.studio, access.reader),
        }

    return await access.read(work)


async def _one(access: StudioAccess, conflict_id: str) -> JsonObjectType:
    def work(tx: Transaction) -> list[JsonValueType]:
        conflict = conflicts.get(tx, conflict_id)
        kind = ConflictKind.OVERLAP if conflict is None else conflict.kind
        conflict = overlap_answers.open_conflict(tx, conflict_id, kind, "")
        if not _listed(tx, access, [conflict]):
            raise access.caller.refused()
        return _with_offers(tx, access, conflict)

    return {"number": 1, "conflicts": await access.read(work)}


def _listed(tx: Transaction, access: StudioAccess, found: list[Conflict]) -> list[Conflict]:
    """Return those of these conflicts that the caller may know of."""
    ids = {name for each in found for name in (each.record_id, each.other_id) if name}
    sides = appointments.get_many(tx, ids)
    return [
        each
        for each in found
        if clients_of(each)
        or any(access.reader.lists(sides.get(name)) for name in (each.record_id, each.other_id))
    ]


def _with_offers(tx: Transaction, access: StudioAccess, conflict: Conflict) -> list[JsonValueType]:
    """Return an open conflict, in a list, with the answers that the caller may give."""
    values = conflict_list(tx, [conflict], access.studio, access.reader)
    [shown] = values
    found = answers_json(tx, access, conflict)
    return [{**shown, "offers": found}] if isinstance(shown, dict) else values


def answers_json(tx: Transaction, access: StudioAccess, conflict: Conflict) -> list[JsonValueType]:
    """Return the answers to an open conflict that the caller may give."""
    return [
        offer_json(each, access.studio, access.reader)
        for each in _offers(tx, access, conflict)
        if may_answer(tx, access, conflict, each.answer) and access.reader.knows(each.staff_id)
    ]


def _offers(
    tx: Transaction, access: StudioAccess, conflict: Conflict
) -> list[overlap_answers.Offer]:
    """Return the possible answers to an open conflict; none if its sides are gone."""
    if conflict.kind is ConflictKind.EDIT:
        edits = (Answer.STUDIO, theirs_answer(conflict), Answer.FIELDS)
        return [overlap_answers.Offer(answer=answer) for answer in edits]
    if conflict.kind is ConflictKind.COPY:
        return shared_copies.offers(tx, conflict)
    try:
        return overlap_answers.overlap_offers(tx, access.studio, conflict.id)
    except ConflictOutdated:
        return []


async def _resolve(call: ServiceCall, caller: Caller) -> ServiceResponse:
    access = await contacts_access(call, caller)
    conflict_id, answer = call.data["conflict_id"], call.data["answer"]
    sides = {name: SIDES[side] for name, side in call.data.get("fields", {}).items()}
    await access.read(lambda tx: _refuse_foreign(tx, access, conflict_id, answer))
    with access.telling():
        when = await _time(access, call, conflict_id)
        choice = Choice(
            answer=answer,
            when=when,
            staff_id=call.data.get("staff_id"),
            sides=sides,
            client_id=call.data.get("client_id", ""),
        )
        resolved = await give_answer(access.hass, access.entry, access.request, conflict_id, choice)
    values = await access.read(
        lambda tx: records_json(tx, resolved.after, access.studio, access.reader)
    )
    return {
        "conflict_id": conflict_id,
        "answer": answer.value,
        "undo": reopens(resolved.conflict),
        **values,
    }


def reopens(conflict: Conflict) -> str | None:
    """Return what takes back an answer: a token for the page. None: it can't be taken back."""
    final = conflict.kind is ConflictKind.COPY
    return None if final else token(TokenKind.CONFLICT, conflict.id)


async def _reopen(call: ServiceCall, caller: Caller) -> ServiceResponse:
    """Undo an answer: its changes are reverted, and the conflict is open again."""
    access = await contacts_access(call, caller)
    conflict_id = call.data["conflict_id"]
    taken = await reopen(access, conflict_id)
    values = await access.read(
        lambda tx: records_json(tx, taken.restored, access.studio, access.reader)
    )
    answer = taken.conflict.resolution
    return {"conflict_id": conflict_id, "answer": answer, "undo": taken.undo, **values}


async def reopen(access: StudioAccess, conflict_id: str) -> Reopened:
    """Undo an answer.

    Raises translated errors, and Unauthorized. ``access``: of somebody of whom it is known
    whether they may synchronize contacts.
    """
    await access.read(lambda tx: _refuse_foreign(tx, access, conflict_id, Answer.KEEP_BOTH))
    with access.telling():
        return await take_answer_back(access.entry, access.request, conflict_id, access.undo_rights)


def _refuse_foreign(
    tx: Transaction, access: StudioAccess, conflict_id: str, answer: Answer
) -> None:
    """Refuse an answer that changes what the caller may not change.

    Raises Unauthorized, or ServiceValidationError for who may not synchronize contacts.
    """
    conflict = conflicts.get(tx, conflict_id)
    if conflict is None or may_answer(tx, access, conflict, answer):
        return
    if clients_of(conflict) and not access.reader.syncs_contacts:
        raise not_allowed(access.caller.context.user_id)
    raise access.caller.refused()


def may_answer(tx: Transaction, access: StudioAccess, conflict: Conflict, answer: Answer) -> bool:
    """Tell whether the caller may give an answer: it changes only what they may change."""
    if about := frozenset(clients_of(conflict)):
        return about == access.reader.shown_contacts(tx, about)
    sides = [conflict.record_id, conflict.other_id]
    if answer in overlap_answers.OF_THE_OLD:
        sides = [conflict.other_id]
    elif answer is not Answer.KEEP_BOTH:
        sides = [conflict.record_id]
    found = appointments.get_many(tx, [each for each in sides if each])
    return not found or any(access.reader.changes(each) for each in found.values())


async def _time(access: StudioAccess, call: ServiceCall, conflict_id: str) -> When | None:
    """Return the time to move one side to; what is not given stays.

    None if nothing is given of it.
    """
    if call.data.keys().isdisjoint({given.ATTR_START, given.ATTR_END, given.ATTR_ALL_DAY}):
        return None
    answer = call.data["answer"]
    both = await access.entry.runtime_data.book.read(
        lambda tx: overlap_answers.both_sides(tx, access.studio, conflict_id, answer)
    )
    _, present = both.changed_by(answer)
    return given.changed_span(call.data, present, access.studio)
