"""What waits for a person: conflicts, held deletions, and what arrived from phones."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, Final, cast

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..account_sync.contacts import ContactsCoordinator
from ..account_sync.coordinator import AccountCoordinator
from ..book import conflicts
from ..book.change import Change, ChangeKind
from ..book.database import Transaction
from ..book.model import APPOINTMENT, Conflict, ConflictKind
from ..const import DOMAIN
from ..dav_server import deletion_brake
from ..entries.account_names import entry_name
from ..entries.roles import Need
from ..lifecycle.lookup import contacts_syncs, coordinators, loaded_accounts
from ..lifecycle.runtime import AccountEntry
from ..scheduling.arrivals import arrived
from ..scheduling.client_suggestions import Suggestion, suggest
from ..scheduling.listing import Listed
from ..scheduling.overlap_answers import Answer
from ..services.conflicts import may_answer, offers
from ..services.response import conflict_list, listed_json, offer_json, side_json
from ..services.studio_access import StudioAccess
from ..services.sync_response import action_json
from ..sync.guard import NAMED, named_risks
from ..sync.model import Plan
from ..texts.home_assistant import language_of
from ..texts.plans import held_text
from .commands import Message, async_register
from .following import async_follow

type Sync = AccountCoordinator | ContactsCoordinator
MOST: Final = 100
"""Conflicts, and arrivals, that are listed at most; all of them are counted."""
STEPS: Final = 500
"""Steps of a held plan that are listed; what is not can't be ticked by itself."""
OFFERED: Final = 20
"""Conflicts that have their answers with them: the times in these are searched for."""
_KINDS: Final = frozenset(
    {
        ChangeKind.APPOINTMENT,
        ChangeKind.CLIENT,
        ChangeKind.CONFLICT,
        ChangeKind.HELD,
        ChangeKind.REPLICA,
    }
)


@callback
def async_register_todo(hass: HomeAssistant) -> None:
    """Register ``studio_sync/todo/subscribe`` and the two decisions that are no actions."""
    async_register(hass, "todo/subscribe", {}, _subscribe, Need.WRITE)
    held = {
        vol.Required("config_entry_id"): str,
        vol.Required("part"): vol.In(["calendar", "contacts"]),
        vol.Required("choice"): vol.In(["apply", "keep"]),
        vol.Required("digest"): str,
        vol.Optional("through", default=list): [vol.Match(rf"^[0-9a-f]{{{NAMED}}}$")],
    }
    async_register(hass, "todo/decide_held", held, _decide, Need.OWNER)
    deletions = {
        vol.Required("access_id"): str,
        vol.Required("owner_id"): str,
        vol.Required("delete"): [str],
    }
    async_register(hass, "todo/decide_deletions", deletions, _decide_deletions, Need.WRITE)


async def _subscribe(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    told: list[Any] = []

    async def tell(access: StudioAccess) -> JsonObjectType | None:
        items, number = await access.read(lambda tx: _items(tx, access))
        held = _held_plans(access)
        now: JsonObjectType = {"count": number + len(held), "items": [*held, *items]}
        if told == [now]:
            return None
        told[:] = [now]
        return now

    await async_follow(access, connection, msg, tell, _concerns)


def _concerns(change: Change) -> bool:
    return bool(change.kinds & _KINDS)


def _items(tx: Transaction, access: StudioAccess) -> tuple[list[JsonValueType], int]:
    """Return what is to be decided in the book, and how much of it needs a decision."""
    items: list[JsonValueType] = [*_deletions(tx, access)]
    number = len(items)
    for kind in (ConflictKind.OVERLAP, ConflictKind.EDIT):
        found = [
            each
            for each in conflicts.open_ones(tx, kind, limit=MOST)
            if each.record_kind == APPOINTMENT and may_answer(tx, access, each, Answer.KEEP_BOTH)
        ]
        items += _conflicts(tx, access, found)
        number += len(found)
    fresh = _arrived(tx, access)
    items += [_arrival_json(access, each) for each in fresh]
    return items, number + sum(bool(each.suggestions) for each in fresh)


def _conflicts(
    tx: Transaction, access: StudioAccess, found: list[Conflict]
) -> Iterator[JsonObjectType]:
    shown = conflict_list(tx, found, access.studio, access.reader)
    for at, (conflict, value) in enumerate(zip(found, shown, strict=True)):
        answers: list[JsonValueType] | None = None
        if at < OFFERED:
            answers = [
                offer_json(each, access.studio, access.reader)
                for each in offers(tx, access, conflict)
                if may_answer(tx, access, conflict, each.answer)
            ]
        yield {
            **cast("JsonObjectType", value),
            "id": conflict.id,
            "kind": "overlap" if conflict.kind is ConflictKind.OVERLAP else "edit_conflict",
            "offers": answers,
        }


def _arrived(tx: Transaction, access: StudioAccess) -> list[Listed]:
    """Return what came from phones and Google and is nobody's session; each series once."""
    if not access.reader.sees_clients():
        return []
    hidden = access.reader.hidden_clients(tx)
    every = arrived(tx, access.studio)
    found = [each for each in every if access.reader.sees(each.instance.appointment)][:MOST]
    return [replace(each, suggestions=_suggested(tx, access, each, hidden)) for each in found]


def _suggested(
    tx: Transaction, access: StudioAccess, listed: Listed, hidden: Collection[str]
) -> tuple[Suggestion, ...]:
    found = suggest(tx, access.studio, listed.instance.appointment)
    return tuple(each for each in found if each.client_id not in hidden)


def _arrival_json(access: StudioAccess, listed: Listed) -> JsonObjectType:
    record = listed.instance.appointment
    value = listed_json(listed, access.studio, access.reader)
    return {**value, "id": record.id, "kind": "arrived"}


def _deletions(tx: Transaction, access: StudioAccess) -> Iterator[JsonObjectType]:
    """Yield what phones wanted to delete, as far as the user may decide on all of it."""
    for held in deletion_brake.held(tx):
        if not all(access.reader.changes(each) for each in held.records):
            continue
        phone = access.entry.subentries.get(held.access_id)
        yield {
            "id": f"{held.access_id}/{held.owner_id}",
            "kind": "held",
            "by": "phone",
            "access_id": held.access_id,
            "owner_id": held.owner_id,
            "where": None if phone is None else phone.title,
            "number": len(held.records),
            "records": [
                side_json(each, access.studio, access.reader) for each in held.records[:MOST]
            ],
        }


def _held_plans(access: StudioAccess) -> list[JsonValueType]:
    """Return the plans of syncs that the brake has stopped; only who sees everything decides."""
    if not access.reader.rights.allow(Need.OWNER):
        return []
    syncs: list[Sync] = [
        *coordinators(access.hass, access.entry),
        *contacts_syncs(access.hass, access.entry),
    ]
    words = language_of(access.hass)
    return [
        {
            "id": f"{each.replica_id}",
            "kind": "held",
            "by": "sync",
            "config_entry_id": each.config_entry.entry_id,
            "part": "contacts" if isinstance(each, ContactsCoordinator) else "calendar",
            "where": entry_name(access.hass, each.config_entry),
            "number": len(plan.risky),
            "digest": plan.digest,
            "why": held_text(plan, words),
            "steps": _steps(each, plan),
        }
        for each in syncs
        if (plan := each.held_plan) is not None
    ]


def _steps(sync: Sync, plan: Plan[Any, Any]) -> list[JsonValueType]:
    """Return what a plan is held for, by date, each with its name; a series and its dates once."""
    steps = dict[str, JsonObjectType]()
    for name, action in named_risks(sync.sync.naming.kind, plan):
        steps.setdefault(name, {"name": name, **action_json(action)})
    found = sorted(steps.values(), key=lambda each: (str(each["start"] or ""), str(each["title"])))
    return list(found[:STEPS])


async def _decide(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Carry out a held plan, or do the rest and put back what it was held for.

    ``through`` names what of that is done all the same.
    """
    entry: AccountEntry | None = access.hass.config_entries.async_get_entry(msg["config_entry_id"])
    of_studio = entry is not None and entry in loaded_accounts(access.hass, access.entry)
    sync: Sync | None = None
    if entry is not None and of_studio:
        runtime = entry.runtime_data
        sync = runtime.contacts if msg["part"] == "contacts" else runtime.calendar
    if sync is None or not await sync.async_decide(msg["choice"], msg["digest"], msg["through"]):
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="held_changed")
    connection.send_result(msg["id"])


async def _decide_deletions(
    access: StudioAccess, connection: ActiveConnection, msg: Message
) -> None:
    """Delete those of a phone's held deletions that are named, and keep the others."""

    def work(tx: Transaction) -> None:
        wanted = msg["access_id"], msg["owner_id"]
        every = deletion_brake.held(tx)
        held = next((each for each in every if (each.access_id, each.owner_id) == wanted), None)
        if held is None:
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key="held_changed")
        for each in held.records:
            access.refuse_foreign(each)
        deletion_brake.delete_all(tx, access.studio, held, frozenset(msg["delete"]))

    changed = await access.change(work)
    connection.send_result(msg["id"], {"undo": changed.undo})
