"""The studio that an action on appointments is about, and access to its book."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
import probatio as vol

from ..book import appointments, clients, journal
from ..book.database import Transaction
from ..book.model import Appointment, Client
from ..const import DOMAIN
from ..entries.lookup import names_of, studio_of
from ..entries.roles import Extent, Need
from ..entries.studio_settings import studio_settings_of
from ..errors import translate_errors, user_error
from ..lifecycle.lookup import is_studio, loaded_studios
from ..lifecycle.runtime import StudioEntry
from ..scheduling.change_undo import ChangeUndo
from ..scheduling.errors import ClientElsewhere, StaffBusy
from ..scheduling.once import id_of_request
from ..scheduling.settings import Studio
from ..scheduling.undo_rights import Rights
from ..scheduling.write_path import Request, Surface, allow, carry_out
from .permissions import Caller
from .response import Reader

STUDIO: Final[dict[Any, Any]] = {vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change[T]:
    """What a change returned, and by what it can be taken back; None: it changed nothing."""

    result: T
    undo: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """That a change is taken back: by what that is; None: it can't be.

    ``staying``: the names of new clients who stay, since they were changed or booked meanwhile.
    """

    undo: str | None
    staying: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioAccess:
    """Access to a studio: its entry, its options, and the names of its people."""

    hass: HomeAssistant
    entry: StudioEntry
    studio: Studio
    caller: Caller
    reader: Reader

    @classmethod
    def of(cls, call: ServiceCall, caller: Caller) -> Self:
        """Find the studio of a call: the one named, or the only one that runs.

        Raises a translated error if it is unclear which studio is meant, and Unauthorized.
        """
        return cls.to(call.hass, _studio(call.hass, call.data.get(ATTR_CONFIG_ENTRY_ID)), caller)

    @classmethod
    def to(cls, hass: HomeAssistant, entry: StudioEntry, caller: Caller) -> Self:
        """Return a caller's access to a loaded studio. Raises Unauthorized if they have none."""
        return cls(
            hass=hass,
            entry=entry,
            studio=studio_settings_of(hass, entry),
            caller=caller,
            reader=Reader(names=names_of(entry), rights=caller.rights(entry)),
        )

    async def read[T](self, work: Callable[[Transaction], T]) -> T:
        """Read from the studio's book. Raises translated errors."""
        with translate_errors():
            return await self.entry.runtime_data.book.read(work)

    async def write[T](
        self,
        work: Callable[[Transaction], T],
        *,
        record: str = "",
        client: str | None = None,
        after: Callable[[Transaction, T], None] | None = None,
    ) -> T:
        """Change the studio's book, and return what ``work`` does; see ``change``."""
        return (await self.change(work, record=record, client=client, after=after)).result

    async def change[T](
        self,
        work: Callable[[Transaction], T],
        *,
        record: str = "",
        client: str | None = None,
        after: Callable[[Transaction, T], None] | None = None,
        once: bool = False,
        undoes: str | None = None,
    ) -> Change[T]:
        """Change the studio's book, all or nothing. Raises translated errors.

        ``record`` and ``client``: the ids of the appointment and the client that are
        named; ``after``: see ``carry_out``; ``once`` and ``undoes``: see ``Request``. Raises
        Unauthorized if they, or what else is changed with them, are not the caller's to change
        and to see.
        """

        def checked(tx: Transaction) -> T:
            if record:
                self.refuse_foreign(appointments.get(tx, record))
            if client is not None:
                self.refuse_foreign_client(tx, client)
            return work(tx)

        with self.telling():
            book = self.entry.runtime_data.book
            request = replace(self.request, once=once, undoes=undoes)
            answer = await carry_out(book, request, checked, after=after)
        return Change(result=answer.result, undo=answer.run_id if answer.number else None)

    def new_id(self, kind: str, request_id: str | None) -> str | None:
        """Return the id of a record that the caller adds by a request; None: it has none yet."""
        if request_id is None:
            return None
        return id_of_request(kind, self.request.author, request_id)

    async def add[R: (Appointment, Client)](
        self, work: Callable[[Transaction], R], *, client: str | None = None
    ) -> Change[R]:
        """Add something to the studio's book as ``work`` does, or find that it was added before.

        It is answered as then, with what takes it back. Raises what ``change`` raises.
        """
        added = await self.change(work, client=client, once=True)
        if added.undo is not None:
            return added
        undo = await self.read(lambda tx: journal.made_by(tx, added.result.id))
        return replace(added, undo=undo)

    async def take_back(
        self, undo: str, also: Callable[[Transaction], None] | None = None
    ) -> TakenBack:
        """Take back a change of the caller's, or any if they may change everything.

        ``also``: what else is done, in the same transaction. Raises translated errors, and
        Unauthorized.
        """

        def work(tx: Transaction) -> tuple[str, ...]:
            change = ChangeUndo.of(tx, undo)
            mine = change.run.starter == self.request.author
            if not mine and not self.reader.rights.allow(Need.ALL_CLIENTS):
                raise self.caller.refused()
            change.carry_out(tx, self.undo_rights(tx))
            if also is not None:
                also(tx)
            return tuple(each.name for each in clients.get_many(tx, change.staying).values())

        # What they gave away is not theirs any more, and theirs to take back.
        request = replace(self.request, undoes=undo, check=allow)
        with self.telling():
            answer = await carry_out(self.entry.runtime_data.book, request, work)
        undo_it = answer.run_id if answer.number else None
        return TakenBack(undo=undo_it, staying=answer.result)

    def undo_rights(self, tx: Transaction) -> Rights:
        """Return what the caller may put back; else it raises Unauthorized."""

        def appointment(now: Appointment, back: Appointment) -> None:
            if not self.reader.changes(now) and not self.reader.changes(back):
                raise self.caller.refused()

        def decided(records: Collection[Appointment]) -> None:
            if not any(map(self.reader.changes, records)):
                raise self.caller.refused()

        return Rights(
            appointment=appointment,
            clients=lambda ids: self.refuse_foreign_clients(tx, ids),
            decided=decided,
        )

    @property
    def request(self) -> Request:
        """Return the request: by whom, and which appointments they may change."""
        return Request(
            surface=Surface.ACTION,
            user_id=self.caller.context.user_id,
            check=self.refuse_foreign,
        )

    @contextmanager
    def telling(self) -> Generator[None]:
        """Translate errors; a title that the caller may not see is left out."""
        with translate_errors():
            try:
                yield
            except StaffBusy as err:
                if self.reader.rights.others is Extent.ALL:
                    raise
                raise StaffBusy(err.field, title=self.caller.words.busy) from None

    def refuse_foreign(self, record: Appointment | None) -> None:
        """Raise Unauthorized for an appointment that the caller may not change."""
        if record is not None and not self.reader.changes(record):
            raise self.caller.refused()

    def refuse_foreign_client(self, tx: Transaction, client_id: str) -> None:
        """Raise Unauthorized for a client of the studio whom the caller may not see."""
        self.refuse_foreign_clients(tx, [client_id])

    def refuse_foreign_clients(self, tx: Transaction, client_ids: Iterable[str]) -> None:
        """Raise Unauthorized if the caller may not see one of these clients."""
        hidden = self.reader.hidden_clients(tx)
        if not self.reader.sees_clients() or any(each in hidden for each in client_ids):
            raise self.caller.refused()

    async def refuse_client_elsewhere(self, client_id: str) -> None:
        """Refuse a client whom this studio does not have, but another one does."""
        if await self.entry.runtime_data.book.read(lambda tx: _has(tx, client_id)):
            return
        for other in loaded_studios(self.hass):
            if other is self.entry:
                continue
            if await other.runtime_data.book.read(lambda tx: _has(tx, client_id)):
                raise user_error(ClientElsewhere(id=client_id))


def _has(tx: Transaction, client_id: str) -> bool:
    client = clients.get_client(tx, client_id)
    return client is not None and not client.deleted


def _studio(hass: HomeAssistant, entry_id: str | None) -> StudioEntry:
    if entry_id is None:
        running = list(loaded_studios(hass))
        if len(running) > 1:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="several_studios"
            )
        if running:
            return running[0]
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_studio_loaded")
    entry = hass.config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="entry_unknown")
    studio = entry if is_studio(entry) else studio_of(hass, entry)
    if studio is None or studio.state is not ConfigEntryState.LOADED:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_studio_loaded")
    return studio
