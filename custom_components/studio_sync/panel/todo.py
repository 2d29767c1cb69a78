"""What waits for a person: conflicts, held deletions, and what arrived from phones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book import appointments, journal
from ..book.change import Change, ChangeKind
from ..book.database import Transaction
from ..book.decided import Decision
from ..const import DOMAIN
from ..dav_server import deletion_brake
from ..entries.roles import Need
from ..scheduling import decisions
from ..scheduling.errors import UnknownAppointment
from ..services.studio_access import StudioAccess
from ..services.undo_tokens import Token, TokenKind, token
from ..sync.guard import NAMED
from .account_changes import follow_accounts
from .authors import Authors
from .commands import Message, async_register
from .following import async_follow
from .sync_undo import sync_of
from .todo_items import OfBook, of_accounts, of_book

KINDS: Final = frozenset(ChangeKind) - {ChangeKind.PEOPLE}
"""The changes of the book after which it may be another list."""


@callback
def async_register_todo(hass: HomeAssistant) -> None:
    """Register ``studio_sync/todo/subscribe`` and the decisions that are no actions."""
    async_register(hass, "todo/subscribe", {}, _subscribe, Need.WRITE)
    held = {
        vol.Required("config_entry_id"): str,
        vol.Required("key"): str,
        vol.Required("choice"): vol.In(["apply", "keep"]),
        vol.Required("digest"): str,
        vol.Optional("through", default=list): [vol.Match(rf"^[0-9a-f]{{{NAMED}}}$")],
    }
    async_register(hass, "todo/decide_held", held, _decide, Need.OWNER)
    deletions = {
        vol.Required("access_id"): str,
        vol.Required("owner_id"): str,
        vol.Optional("delete", default=list): [str],
        vol.Optional("all"): vol.All(int, vol.Range(min=1)),
    }
    async_register(hass, "todo/decide_deletions", deletions, _decide_deletions, Need.WRITE)
    leave = {vol.Required("appointment_id"): str, vol.Required("leave"): bool}
    async_register(hass, "todo/leave", leave, _leave, Need.WRITE)


async def _subscribe(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    told = _Todo()

    def others(due: Callable[[], None]) -> list[CALLBACK_TYPE]:
        return follow_accounts(access, due)

    await async_follow(access, connection, msg, told.tell, told.note, others=others)


class _Todo:
    """The list as one page has it. The book is read again only after a change that concerns it."""

    def __init__(self) -> None:
        self._due = True
        self._reader: object = None
        self._of_book = OfBook(items=[], number=0, settled=[])

    def note(self, change: Change) -> bool:
        """Note a change of the book; tell whether it may change the list."""
        concerns = bool(change.kinds & KINDS)
        self._due = self._due or concerns
        return concerns

    async def tell(self, access: StudioAccess) -> JsonObjectType:
        """Return the list."""
        reader = access.reader, access.studio
        if self._due or reader != self._reader:
            self._due, self._reader = False, reader
            authors = await Authors.in_studio(access)
            self._of_book = await access.read(lambda tx: of_book(tx, access, authors))
        needed = await of_accounts(access)
        return {
            "count": self._of_book.number + len(needed),
            "items": [*needed, *self._of_book.items],
            "settled": list[JsonValueType](self._of_book.settled),
        }


async def _leave(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Leave alone what arrived, since it is nobody's session; or offer it again."""
    name, alone = msg["appointment_id"], msg["leave"]
    connection.send_result(msg["id"], {"undo": await leave(access, name, alone=alone)})


async def leave(access: StudioAccess, name: str, *, alone: bool) -> str | None:
    """Leave an arrival alone, or offer it again; return what takes that back.

    Raises translated errors, and Unauthorized.
    """

    def work(tx: Transaction) -> None:
        if appointments.get(tx, name) is None:
            raise UnknownAppointment(id=name)
        decisions.leave(tx, name, alone=alone)

    undoes = None
    if not alone:
        undoes = await access.read(lambda tx: journal.last_decided(tx, name, Decision.LEAVE))
    return (await access.change(work, record=name, undoes=undoes)).undo


async def _decide(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:
    """Carry out a held plan, or do the rest and put back what it was held for.

    ``through`` names what of that is done all the same.
    """
    config_entry_id, key, digest = msg["config_entry_id"], msg["key"], msg["digest"]
    sync = sync_of(access, config_entry_id, key)
    if sync is None or not await sync.async_decide(msg["choice"], digest, msg["through"]):
        raise _held_changed()
    undo = token(TokenKind.HELD, config_entry_id, key, digest)
    connection.send_result(msg["id"], {"undo": undo})


async def decide_again(access: StudioAccess, given: Token) -> None:
    """Take back the decision on a held plan. Raises translated errors, and Unauthorized."""
    if not access.reader.rights.allow(Need.OWNER):
        raise access.caller.refused()
    config_entry_id, key, digest = given.parts(3)
    sync = sync_of(access, config_entry_id, key)
    if sync is None:
        raise _held_changed()
    await sync.async_decide_again(digest, access.request.author)


def _held_changed() -> ServiceValidationError:
    return ServiceValidationError(translation_domain=DOMAIN, translation_key="held_changed")


async def _decide_deletions(
    access: StudioAccess, connection: ActiveConnection, msg: Message
) -> None:
    """Delete those of a phone's held deletions that are named, or all; keep the others.

    ``all`` is how many these are, as the person who decides has seen it.
    """
    access_id, owner_id = msg["access_id"], msg["owner_id"]

    def work(tx: Transaction) -> None:
        held = deletion_brake.held_by(tx, access_id, owner_id)
        if held is None or msg.get("all", len(held.records)) != len(held.records):
            raise _held_changed()
        for each in held.records:
            access.refuse_foreign(each)
        every = (each.id for each in held.records)
        deletion_brake.delete_all(
            tx, access.studio, held, frozenset(every if "all" in msg else msg["delete"])
        )

    changed = await access.change(work)
    undo = token(TokenKind.DELETIONS, access_id, owner_id, changed.undo or "")
    connection.send_result(msg["id"], {"undo": undo})


async def ask_deletions_again(access: StudioAccess, given: Token) -> None:
    """Take back the decision on what a phone wanted to delete: what went is there again.

    Raises translated errors, and Unauthorized.
    """
    access_id, owner_id, run_id = given.parts(3)

    def work(tx: Transaction) -> None:
        for each in deletion_brake.hold_again(tx, access_id, owner_id):
            access.refuse_foreign(each)

    if run_id:
        await access.take_back(run_id, also=work)
    else:
        await access.write(work)
