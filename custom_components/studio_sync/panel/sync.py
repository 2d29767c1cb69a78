"""What a studio is in sync with: accounts, phones, and what the last runs did."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.config_entries import (
    SOURCE_REAUTH,
    ConfigEntry,
    ConfigEntryState,
    ConfigSubentry,
)
from homeassistant.const import CONF_USERNAME
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..account_sync.contacts import ContactsCoordinator
from ..book import journal, people
from ..book.change import Change, ChangeKind
from ..book.database import Transaction
from ..book.model import CLIENT, Run
from ..book.parts import Part
from ..book.undo_chains import effects
from ..const import CONF_ACCOUNT_EMAIL, SUBENTRY_ACCESS
from ..entries.accesses import Access, AddressBook, state_of
from ..entries.account_names import entry_name
from ..entries.connected import connected_as
from ..entries.lookup import accounts, book_id, kind_of, names_of, staff_id_of
from ..entries.roles import Need
from ..events.phones import listen_to_accesses
from ..lifecycle.needs import needs_sign_in
from ..lifecycle.runtime import AccountEntry, AccountSync
from ..scheduling import history
from ..scheduling.history import Chapter, MadeBy
from ..scheduling.write_path import user_of
from ..services.response import moment_text
from ..services.studio_access import StudioAccess
from ..services.undo_tokens import TokenKind, token
from .account_changes import follow_accounts
from .authors import Authors
from .commands import Message, async_register
from .following import async_follow
from .own_changes import effect_json
from .phones_seen import follow_seen, seen_json

RUNS: Final = 50
"""Runs that are listed."""
_KINDS: Final = frozenset(ChangeKind)
_OF_SYNCS: Final = frozenset({"sync", "undo"})
"""The kinds of runs that are undone on both sides."""


@callback
def async_register_sync(hass: HomeAssistant) -> None:
    """Register ``studio_sync/sync/subscribe``."""
    async_register(hass, "sync/subscribe", {}, _subscribe, Need.OWNER)


async def _subscribe(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:

    async def tell(access: StudioAccess) -> JsonObjectType:
        authors = await Authors.in_studio(access)
        groups = await access.read(_groups)
        return {
            "administrators": await _administrators(access),
            "accounts": [_account_json(access, each, groups) for each in _accounts(access)],
            "phones": [_phone_json(access, each) for each in _phones(access.entry)],
            "runs": [_run_json(access, each, authors) for each in await access.read(_last_runs)],
        }

    def others(due: Callable[[], None]) -> list[CALLBACK_TYPE]:
        phones = listen_to_accesses(access.hass, access.entry.entry_id, due)
        seen = follow_seen(access.hass, _phones(access.entry), due)
        return [phones, seen, *follow_accounts(access, due)]

    await async_follow(access, connection, msg, tell, _concerns, others=others)


def _concerns(change: Change) -> bool:
    return bool(change.kinds & _KINDS)


def _accounts(access: StudioAccess) -> list[ConfigEntry]:
    return accounts(access.hass, book_id(access.entry))


async def _administrators(access: StudioAccess) -> list[JsonValueType]:
    """Return who can connect and change accounts and phones: Home Assistant asks for no less."""
    users = await access.hass.auth.async_get_users()
    found = [each for each in users if each.is_admin and each.is_active]
    return list[JsonValueType](
        sorted(each.name for each in found if each.name and not each.system_generated)
    )


def _groups(tx: Transaction) -> Mapping[str, str]:
    """Return the names of the client groups by id."""
    return {each.id: each.name for each in people.groups(tx)}


def _account_json(
    access: StudioAccess, account: AccountEntry, groups: Mapping[str, str]
) -> JsonObjectType:
    staff_id = staff_id_of(account)
    loaded = account.state is ConfigEntryState.LOADED
    syncs = account.runtime_data.syncs if loaded else ()
    flows = list(account.async_get_active_flows(access.hass, {SOURCE_REAUTH}))
    user = access.caller.user
    may = user is not None and user.is_admin
    return {
        "config_entry_id": account.entry_id,
        "name": entry_name(access.hass, account),
        "kind": kind_of(account).value,
        "email": account.data.get(CONF_ACCOUNT_EMAIL) or account.data.get(CONF_USERNAME),
        "who": names_of(access.entry).get(staff_id or ""),
        "state": account.state.value,
        "problem": None if loaded else account.error_reason_translation_key or "",
        "reauth": needs_sign_in(access.hass, account),
        "reauth_flow": flows[0]["flow_id"] if flows and may else None,
        "parts": [_part_json(access, each, groups) for each in syncs],
    }


def _part_json(
    access: StudioAccess, sync: AccountSync, groups: Mapping[str, str]
) -> JsonObjectType:
    status, running = sync.data, sync.sync.running
    error = None if sync.last_update_success else sync.last_exception
    return {
        "part": sync.connected.part.value,
        "name": None if sync.connected.subentry is None else sync.connected.subentry.title,
        "direction": "both" if sync.options.send_back else "out",
        "group": groups.get(sync.options.group) if isinstance(sync, ContactsCoordinator) else None,
        "enabled": sync.enabled,
        "running": running is not None,
        "done": 0 if running is None else running.done,
        "total": None if running is None else running.total,
        "synced": status.synced,
        "skipped": status.problems,
        "held": bool(status.held),
        "last_success": _text(access, status.last_success),
        "next_run": _text(access, access.entry.runtime_data.scheduler.next_of(sync)),
        "problem": None if error is None else getattr(error, "translation_key", None) or "",
    }


def _phones(studio: ConfigEntry) -> list[ConfigSubentry]:
    return studio.get_subentries_of_type(SUBENTRY_ACCESS)


def _phone_json(access: StudioAccess, phone: ConfigSubentry) -> JsonObjectType:
    names, given = names_of(access.entry), Access.of(phone.data)
    writes = given.address_book is AddressBook.WRITE or any(
        each.may_write for each in given.calendars.values()
    )
    return {
        "access_id": phone.subentry_id,
        "user_name": given.user_name,
        "who": [names[each] for each in given.calendars if each in names],
        "state": state_of(access.entry, phone, dt_util.utcnow()).value,
        "direction": "both" if writes else "out",
        "clients": given.address_book is not AddressBook.NONE,
        **seen_json(access.hass, phone),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A run that did something, and whether it is in effect; ``effect`` is as the page gets it."""

    chapter: Chapter
    last: Run
    effect: JsonObjectType
    changed_something: bool
    """Whether what would be undone next did something."""


def _last_runs(tx: Transaction) -> list[_Told]:
    """Return the last runs that did something: of syncs, of phones, and of people."""
    found = history.get_history(tx, made_by=MadeBy.ALL, limit=RUNS, lines=slice(0, 1))
    effect = effects(tx, [each.run for each in found])
    return [
        _Told(
            chapter=each,
            last=effect[each.run.id].last,
            effect=effect_json(tx, effect[each.run.id]),
            changed_something=journal.changed_something(tx, effect[each.run.id].last.id),
        )
        for each in found
    ]


def _run_json(access: StudioAccess, told: _Told, authors: Authors) -> JsonObjectType:
    """Return a run with who made it, and how it can be undone."""
    chapter = told.chapter
    run = chapter.run
    place = connected_as(access.hass, access.entry, run.replica_id)
    # Of an account that is removed, who began it may still be known.
    who = authors.of(run).name or authors.users.get(user_of(run.starter) or "")
    values: JsonObjectType = {
        "run_id": run.id,
        "at": moment_text(run.ended_at or run.started_at, access.studio),
        "kind": run.kind,
        "outcome": run.outcome,
        "counts": dict[str, JsonValueType](sorted(run.counts.items())),
        "number": chapter.number,
        "title": chapter.lines[0].title if chapter.lines else "",
        "what": chapter.lines[0].verb if chapter.lines else "",
        **told.effect,
        "config_entry_id": None if place is None else place.account.entry_id,
        "part": _part_of(chapter).value,
        "who": who,
    }
    if place is not None and told.last.kind in _OF_SYNCS:
        values["undo"] = "sync"
        values["token"] = token(TokenKind.SYNC, place.account.entry_id, place.key, told.last.id)
    if not told.changed_something:
        values["undo"] = None
    return values


def _part_of(chapter: Chapter) -> Part:
    """Return whether it is about clients or appointments."""
    clients = bool(chapter.lines) and chapter.lines[0].record_kind == CLIENT
    return Part.CONTACTS if clients else Part.CALENDAR


def _text(access: StudioAccess, moment: datetime | None) -> str | None:
    return None if moment is None else moment_text(moment, access.studio)
