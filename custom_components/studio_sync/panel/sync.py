"""What a studio is in sync with: accounts, phones, and what the last runs did."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from typing import Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.config_entries import (
    ConfigEntry,
    ConfigEntryState,
    ConfigSubentry,
)
from homeassistant.const import CONF_USERNAME
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..account_sync.contacts import ContactsCoordinator
from ..account_sync.coordinator import AccountCoordinator
from ..book.change import Change, ChangeKind
from ..book.database import Transaction
from ..book.model import Run
from ..const import CONF_ACCOUNT_EMAIL, SUBENTRY_ACCESS
from ..entries.accesses import CONF_CALENDARS, state_of
from ..entries.account_names import entry_name
from ..entries.lookup import account_id_of, accounts, book_id, names_of, staff_id_of
from ..entries.roles import Need
from ..events.phones import listen_to_accesses
from ..lifecycle.runtime import AccountEntry
from ..scheduling import history
from ..scheduling.history import Chapter, MadeBy
from ..scheduling.write_path import user_of
from ..services.response import moment_text
from ..services.studio_access import StudioAccess
from .account_changes import follow_accounts
from .authors import Authors
from .commands import Message, async_register
from .following import async_follow

type Sync = AccountCoordinator | ContactsCoordinator

RUNS: Final = 50
"""Runs that are listed."""
_KINDS: Final = frozenset(ChangeKind)


@callback
def async_register_sync(hass: HomeAssistant) -> None:
    """Register ``studio_sync/sync/subscribe``."""
    async_register(hass, "sync/subscribe", {}, _subscribe, Need.OWNER)


async def _subscribe(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:

    async def tell(access: StudioAccess) -> JsonObjectType:
        authors = await Authors.in_studio(access)
        return {
            "accounts": [_account_json(access, each) for each in _accounts(access)],
            "phones": [_phone_json(access, each) for each in _phones(access.entry)],
            "runs": _runs_json(access, await access.read(_last_runs), authors),
        }

    def others(due: Callable[[], None]) -> list[CALLBACK_TYPE]:
        phones = listen_to_accesses(access.hass, access.entry.entry_id, due)
        return [phones, *follow_accounts(access, due)]

    await async_follow(access, connection, msg, tell, _concerns, others=others)


def _concerns(change: Change) -> bool:
    return bool(change.kinds & _KINDS)


def _accounts(access: StudioAccess) -> list[ConfigEntry]:
    return accounts(access.hass, book_id(access.entry))


def _syncs(account: AccountEntry) -> Iterator[Sync]:
    runtime = account.runtime_data
    yield from (each for each in (runtime.calendar, runtime.contacts) if each is not None)


def _account_json(access: StudioAccess, account: ConfigEntry) -> JsonObjectType:
    staff_id = staff_id_of(account)
    loaded = account.state is ConfigEntryState.LOADED
    return {
        "config_entry_id": account.entry_id,
        "name": entry_name(access.hass, account),
        "email": account.data[CONF_ACCOUNT_EMAIL],
        "who": names_of(access.entry).get(staff_id or ""),
        "state": account.state.value,
        "problem": None if loaded else account.error_reason_translation_key or "",
        "reauth": any(account.async_get_active_flows(access.hass, {"reauth"})),
        "parts": [_part_json(access, each) for each in _syncs(account)] if loaded else [],
    }


def _part_json(access: StudioAccess, sync: Sync) -> JsonObjectType:
    status, running = sync.data, sync.sync.running
    error = None if sync.last_update_success else sync.last_exception
    return {
        "part": "contacts" if isinstance(sync, ContactsCoordinator) else "calendar",
        "enabled": sync.enabled,
        "running": running is not None,
        "done": 0 if running is None else running.done,
        "total": None if running is None else running.total,
        "synced": status.synced,
        "skipped": status.problems,
        "held": bool(status.held),
        "last_success": _text(access, status.last_success),
        "next_run": _text(access, sync.next_run),
        "problem": None if error is None else getattr(error, "translation_key", None) or "",
    }


def _phones(studio: ConfigEntry) -> list[ConfigSubentry]:
    return studio.get_subentries_of_type(SUBENTRY_ACCESS)


def _phone_json(access: StudioAccess, phone: ConfigSubentry) -> JsonObjectType:
    names = names_of(access.entry)
    return {
        "access_id": phone.subentry_id,
        "user_name": phone.data[CONF_USERNAME],
        "who": [names[each] for each in phone.data[CONF_CALENDARS] if each in names],
        "state": state_of(access.entry, phone, dt_util.utcnow()).value,
    }


def _last_runs(tx: Transaction) -> list[Chapter]:
    """Return the last runs that did something: of syncs, of phones, and of people."""
    return history.get_history(tx, made_by=MadeBy.ALL, limit=RUNS, lines=slice(0, 1))


def _runs_json(
    access: StudioAccess, found: Collection[Chapter], authors: Authors
) -> list[JsonValueType]:
    undone = {each.run.undoes for each in found if each.run.undoes}
    return [_run_json(access, each, authors, undone=each.run.id in undone) for each in found]


def _run_json(
    access: StudioAccess, chapter: Chapter, authors: Authors, *, undone: bool
) -> JsonObjectType:
    """Return a run with who made it, and how it can be undone."""
    run = chapter.run
    account = account_id_of(access.hass, access.entry, run.replica_id)
    # Of an account that is removed, who began it may still be known.
    who = authors.of(run).name or authors.users.get(user_of(run.starter) or "")
    return {
        "run_id": run.id,
        "at": moment_text(run.ended_at or run.started_at, access.studio),
        "kind": run.kind,
        "outcome": run.outcome,
        "counts": dict[str, JsonValueType](sorted(run.counts.items())),
        "number": chapter.number,
        "title": chapter.lines[0].title if chapter.lines else "",
        "what": chapter.lines[0].verb if chapter.lines else "",
        "undone": undone,
        "config_entry_id": account or None,
        "part": "contacts" if run.replica_id.endswith(":contacts") else "calendar",
        "who": who,
        "undo": None if undone or not chapter.number else _way_back(access, run, account),
    }


def _way_back(access: StudioAccess, run: Run, account: str) -> str | None:
    """Return how a run can be undone; None: it can't."""
    if account and run.kind == "sync":
        return "sync"
    if run.kind == "phone":
        return "phone"
    return "change" if run.id in access.entry.runtime_data.last_changes.answers else None


def _text(access: StudioAccess, moment: datetime | None) -> str | None:
    return None if moment is None else moment_text(moment, access.studio)
