"""The items of *To do*: of the book, and of the accounts, as far as the user may settle them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..account_sync.contacts import ContactsCoordinator
from ..account_sync.coordinator import AccountCoordinator
from ..accounts.report_details import Named
from ..book import appointments, conflicts, left_alone, replicas
from ..book.database import Transaction
from ..book.model import Appointment, Client, ConflictKind
from ..dav_server import deletion_brake
from ..entries.account_names import connected_name, entry_name
from ..entries.connected import connected_by
from ..entries.lookup import kind_of, staff_id_of
from ..entries.roles import Need
from ..lifecycle.needs import AccountNeed, Needed, needs_of
from ..scheduling.arrivals import arrived, whole_of
from ..scheduling.client_suggestions import Suggestion, suggest
from ..scheduling.listing import Listed, listed_of
from ..scheduling.overlap_answers import Answer
from ..services.conflicts import reopens
from ..services.response import listed_json, moment_text, side_json
from ..services.studio_access import StudioAccess
from ..services.sync_response import action_json
from ..services.undo_tokens import TokenKind, token
from ..sync.guard import named_risks
from ..sync.model import Plan
from ..texts.iso_times import iso_text
from ..texts.plans import held_reason
from .authors import Authors, is_told_phone
from .conflict_items import conflict_items

type Sync = AccountCoordinator | ContactsCoordinator
MOST: Final = 100
"""Conflicts, and arrivals, that are listed at most; all of them are counted."""
STEPS: Final = 500
"""Steps of a held plan, deletions of a phone and skipped items that are listed."""
SETTLED: Final = 10
"""What was settled today that is listed."""
_ANSWERS: Final = frozenset(each.value for each in Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfBook:
    """What is to be decided in the book, how much of it needs a decision, and what was settled."""

    items: list[JsonValueType]
    number: int
    settled: list[JsonObjectType]


def of_book(tx: Transaction, access: StudioAccess, authors: Authors) -> OfBook:
    """Return the items of the book."""
    items: list[JsonValueType] = [*_deletions(tx, access)]
    number = len(items)
    for kind in (ConflictKind.OVERLAP, ConflictKind.EDIT):
        found, every = conflicts.of_appointments(tx, kind, _whose(access), MOST)
        items += conflict_items(tx, access, found, authors)
        number += every
    fresh = _arrived(tx, access)
    items += [_arrival_json(access, each) for each in fresh]
    number += sum(bool(each.suggestions) for each in fresh)
    return OfBook(items=items, number=number, settled=_settled(tx, access))


def _whose(access: StudioAccess) -> Collection[str] | None:
    """Return the people whose appointments the user may change; None: everybody's."""
    rights = access.reader.rights
    return None if rights.changes(own=False) else rights.people


def _arrived(tx: Transaction, access: StudioAccess) -> list[Listed]:
    """Return what came from phones and Google and is nobody's session; each series once."""
    if not access.reader.sees_clients():
        return []
    hidden = access.reader.hidden_clients(tx)
    every = arrived(tx, access.studio)
    found = [each for each in every if access.reader.changes(each.appointment)][:MOST]
    return [
        replace(each, suggestions=_suggested(tx, access, each, hidden))
        for each in listed_of(tx, access.studio, found)
    ]


def _suggested(
    tx: Transaction, access: StudioAccess, listed: Listed, hidden: Collection[str]
) -> tuple[Suggestion, ...]:
    found = suggest(tx, access.studio, listed.instance.appointment)
    return tuple(each for each in found if each.client_id not in hidden)


def _arrival_json(access: StudioAccess, listed: Listed) -> JsonObjectType:
    record = listed.instance.appointment
    value = listed_json(listed, access.studio, access.reader)
    return {**value, "id": record.id, "kind": "arrived", "whole_id": whole_of(record)}


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
            # Who is not told what it is called is told whose calendar it is about.
            "where": phone.title
            if phone is not None and is_told_phone(access, phone)
            else access.reader.names.get(held.owner_id),
            "number": len(held.records),
            "records": [
                side_json(each, access.studio, access.reader) for each in held.records[:STEPS]
            ],
        }


def _settled(tx: Transaction, access: StudioAccess) -> list[JsonObjectType]:
    """Return what people settled since midnight, the last first."""
    today = tx.now.astimezone(access.studio.clock).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    closed = conflicts.answered_since(tx, today, _ANSWERS, _whose(access), SETTLED)
    left = left_alone.since(tx, today, MOST)
    ids = [name for name, _ in left]
    ids += [name for each in closed for name in (each.record_id, each.other_id) if name]
    records = appointments.get_many(tx, ids)

    def title(name: str) -> str | None:
        record = records.get(name)
        return record.content.title if record is not None and access.reader.sees(record) else None

    found = [
        (
            each.closed_at or tx.now,
            each.resolution,
            reopens(each) if each.run_id else None,
            title(each.record_id),
            title(each.other_id),
        )
        for each in closed
    ]
    found += [
        (at, "left", token(TokenKind.LEFT, name), title(name), None)
        for name, at in left
        if access.reader.changes(records.get(name)) and access.reader.sees_clients()
    ]
    found.sort(key=lambda each: each[0], reverse=True)
    return [
        {"at": moment_text(at, access.studio), "what": what, "undo": undo, "new": new, "old": old}
        for at, what, undo, new, old in found[:SETTLED]
    ]


async def of_accounts(access: StudioAccess) -> list[JsonValueType]:
    """Return what the accounts need; to who does not see everything, their own sign-in only."""
    found = list(needs_of(access.hass, access.entry))
    if not access.reader.rights.allow(Need.OWNER):
        own = access.reader.rights.people
        found = [
            each
            for each in found
            if each.need is AccountNeed.SIGN_IN and staff_id_of(each.account) in own
        ]
    return [await _needed(access, each) for each in found]


async def _needed(access: StudioAccess, needed: Needed) -> JsonObjectType:
    sync = needed.sync
    entry_id = needed.account.entry_id
    values: JsonObjectType = {
        "id": f"{needed.need}/{sync.replica_id if sync else entry_id}",
        "kind": needed.need.value,
        "config_entry_id": entry_id,
        "where": entry_name(access.hass, needed.account),
        "there": kind_of(needed.account).value,
    }
    if sync is None:
        return {**values, "last_success": await _last_success(access, needed.account)}
    values |= {
        "where": connected_name(access.hass, sync.connected),
        "there": sync.connected.origin.value,
        "part": sync.connected.part.value,
        "key": sync.connected.key,
    }
    plan: Plan[Any, Any] | None = sync.held_plan
    if plan is None:
        unsynced = await sync.async_unsynced()
        return {
            **values,
            "number": len(unsynced),
            "items": [_unsynced(each) for each in unsynced[:STEPS]],
        }
    return {
        **values,
        "by": "sync",
        "number": len(plan.risky),
        "digest": plan.digest,
        "why": held_reason(plan, access.caller.words.at(sync.connected.origin)),
        "steps": _steps(sync, plan),
    }


async def _last_success(access: StudioAccess, account: ConfigEntry) -> str | None:
    """Return since when nothing of an account is synchronised, if the book knows."""

    def work(tx: Transaction) -> list[datetime]:
        states = (replicas.get(tx, each.replica_id) for each in connected_by(account))
        return [each.last_run for each in states if each is not None and each.last_run is not None]

    found = await access.read(work)
    return moment_text(max(found), access.studio) if found else None


def _unsynced(item: Named) -> JsonObjectType:
    """Return what is not synchronised; without a title it is on the other side only."""
    record = item.record
    return {
        "title": item.title,
        "start": None if item.start is None else iso_text(item.start),
        "reason": item.reason,
        "appointment_id": record.id if isinstance(record, Appointment) else None,
        "client_id": record.id if isinstance(record, Client) else None,
    }


def _steps(sync: Sync, plan: Plan[Any, Any]) -> list[JsonValueType]:
    """Return what a plan is held for, by date, each with its name; a series and its dates once."""
    steps = dict[str, JsonObjectType]()
    for name, action in named_risks(sync.sync.naming.kind, plan):
        steps.setdefault(name, {"name": name, **action_json(action)})
    found = sorted(steps.values(), key=lambda each: (str(each["start"] or ""), str(each["title"])))
    return list(found[:STEPS])
