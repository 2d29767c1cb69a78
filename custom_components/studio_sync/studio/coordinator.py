"""What entities show of a studio: one immutable state, updated when the book changes.

Only the owners whom a change concerns are read again, and those for whom something has begun
or ended; what is next in the studio is the earliest of what is next for each owner.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
import logging
from typing import Final, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from ..book import appointments, clients, conflicts, people
from ..book.appointments import Instance
from ..book.book import Book
from ..book.change import Change, ChangeKind
from ..book.database import Transaction
from ..book.errors import BookError
from ..book.model import Kind, Moment
from ..book.tables import NOBODY
from ..const import DOMAIN
from ..entries.studio_settings import studio_settings_of
from ..errors import update_error
from .pace import Pace
from .waiting import Waiting, waiting

_LOGGER = logging.getLogger(__name__)
AHEAD: Final = (timedelta(days=2), timedelta(days=62))
"""How far ahead to search for the next start while something is going on: first near, then far."""

STUDIO: Final = ""
"""Stands for the whole studio where an owner's id is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """What is next for one owner: ``current`` is running or next, ``following`` yet to start.

    ``rev`` is that of the book when it was last read, which it is with each change of theirs.
    ``client`` is the name of the client of what follows, empty if it has none. ``session`` is a
    session that is under way, the one that began first. ``today`` names what is on this day of
    the studio's clock: by appointment and start.
    """

    rev: int

    current: Instance | None
    following: Instance | None
    client: str
    session: Instance | None
    today: frozenset[tuple[str, Moment]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioState:
    """A studio as of one rev of its book.

    ``upcoming`` is by owner, those who have left included, and STUDIO for all. ``waiting`` is what
    of the book waits for a person.
    """

    rev: int
    upcoming: Mapping[str, Upcoming]
    appointments: int
    open_conflicts: int
    waiting: Waiting


def instant(moment: Moment, zone: tzinfo) -> datetime:
    """Return the instant of a start or end; dates begin at midnight in the studio's zone."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(), zone)


class StudioView(DataUpdateCoordinator[StudioState]):
    """Updates the state whenever the book changes, or an appointment begins or ends."""

    config_entry: ConfigEntry

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, book: Book, zone: str, clock: tzinfo
    ) -> None:
        """Prepare the view of a book; ``zone`` is the studio's, by name and in effect."""
        super().__init__(
            hass,
            _LOGGER,
            config_entry=entry,
            name=f"{DOMAIN} studio {entry.entry_id}",
            always_update=False,
        )
        self._book = book
        self._zone = zone
        self._clock = clock
        self._due: set[str] | None = None
        """The owners to be read, None for all."""
        self._changed: set[str] | None = None
        """The records changed since the last look, None if anything may wait for a person."""
        self._stale = False
        self._drawing = False
        self._pace = Pace()
        self._next_edge: dict[str, datetime] = {}
        """When something begins or ends next, by owner."""
        self._forget_end: Callable[[], None] | None = None

    @callback
    def async_start(self) -> None:
        """Follow the book until the entry is unloaded."""
        self.config_entry.async_on_unload(self._book.subscribe(self._on_change))
        self.config_entry.async_on_unload(self._cancel_end)

    @callback
    def _on_change(self, change: Change) -> None:
        again = change.clients or ChangeKind.ARRIVAL in change.kinds
        self._note_records(None if again else change.records)
        self._draw_soon({*change.owners, *self._awaiting(change.clients)})

    def _note_records(self, record_ids: Iterable[str] | None) -> None:
        """Note what has changed; None: what arrived is to be looked for again."""
        if self._changed is None or record_ids is None:
            self._changed = None
        else:
            self._changed.update(record_ids)

    def _awaiting(self, client_ids: Collection[str]) -> Iterator[str]:
        """Yield the owners whose next appointment is with one of these clients."""
        for owner, upcoming in self.data.upcoming.items() if client_ids else ():
            following = upcoming.following
            if owner != STUDIO and following and following.appointment.client_id in client_ids:
                yield owner

    @callback
    def _draw_soon(self, owners: Iterable[str]) -> None:
        if self._due is not None:
            self._due.update(owners)
        self._stale = True
        if not self._drawing:
            self._drawing = True
            self.config_entry.async_create_background_task(
                self.hass, self._draw(), name=f"{self.name} draw"
            )

    async def _draw(self) -> None:
        """Update until the state is as new as the book."""
        try:
            while self._stale:
                async with self._pace.look():
                    self._stale = False
                    await self.async_refresh()
        finally:
            self._drawing = False

    @override
    async def _async_update_data(self) -> StudioState:
        now = dt_util.utcnow()
        due, self._due = self._due, set()
        if due is not None:
            # Also those for whom something has begun or ended meanwhile.
            passed = {owner for owner, edge in self._next_edge.items() if edge <= now}
            due |= passed
            if passed:  # Arrivals pass, too.
                self._note_records(None)
        known = None if due is None else self.data
        changed, self._changed = self._changed, set()
        try:
            state = await self._book.read(lambda tx: self._read(tx, due, known, changed))
        except BookError as err:
            self._due = self._changed = None
            raise update_error(err) from err
        for owner in state.upcoming if due is None else due:
            self._note_edge(owner, state.upcoming[owner], now)
        self._wait_for_edge()
        return state

    def _read(
        self,
        tx: Transaction,
        due: Collection[str] | None,
        known: StudioState | None,
        changed: Collection[str] | None,
    ) -> StudioState:
        """Read what is next for these owners, and merge it with the known state of the others.

        ``changed``: the records that have changed since; None: what arrived is looked for again.
        """
        # Of those who have left as well: what is theirs is the studio's still.
        owners = [*people.owner_ids(tx), NOBODY] if due is None else due
        before = {} if known is None else known.upcoming
        upcoming = {**before, **{owner: self._upcoming(tx, owner) for owner in owners}}
        upcoming.pop(STUDIO, None)
        studio = studio_settings_of(self.hass, self.config_entry)
        waited = None if known is None or changed is None else known.waiting
        return StudioState(
            rev=tx.rev,
            upcoming={**upcoming, STUDIO: self._of_all(upcoming.values(), tx.rev)},
            appointments=appointments.count_live(tx),
            open_conflicts=conflicts.count_open(tx),
            waiting=waiting(tx, studio, waited, changed or ()),
        )

    def _of_all(self, every: Collection[Upcoming], rev: int) -> Upcoming:
        following = self._earliest(each.following for each in every)
        return Upcoming(
            rev=rev,
            current=self._earliest(each.current for each in every),
            following=following,
            client=next((each.client for each in every if each.following == following), ""),
            session=self._earliest(each.session for each in every),
            today=frozenset[tuple[str, Moment]]().union(*(each.today for each in every)),
        )

    def _earliest(self, found: Iterable[Instance | None]) -> Instance | None:
        return min(
            (each for each in found if each is not None),
            key=lambda each: (instant(each.start, self._clock), each.appointment.id),
            default=None,
        )

    def _upcoming(self, tx: Transaction, owner: str) -> Upcoming:
        now = dt_util.utcnow()
        current = appointments.next_instance(tx, owner, now, self._zone)
        following = self._following(tx, owner, current, now)
        today = appointments.window(tx, *self._day(now), owner, zone=self._zone)
        return Upcoming(
            rev=tx.rev,
            current=current,
            following=following,
            client=_client(tx, following),
            session=next((each for each in today if self._in_session(each, now)), None),
            today=frozenset((each.appointment.id, each.start) for each in today),
        )

    def _following(
        self, tx: Transaction, owner: str, current: Instance | None, now: datetime
    ) -> Instance | None:
        if current is None or instant(current.start, self._clock) > now:
            return current
        for ahead in AHEAD:
            for each in appointments.window(tx, now, now + ahead, owner, zone=self._zone):
                if instant(each.start, self._clock) > now:
                    return each
        return None

    def _in_session(self, each: Instance, now: datetime) -> bool:
        begun = instant(each.start, self._clock) <= now < instant(each.when.end, self._clock)
        return begun and each.appointment.kind is Kind.SESSION

    def _day(self, now: datetime) -> tuple[datetime, datetime]:
        """Return when this day of the studio's clock begins and ends."""
        day = now.astimezone(self._clock).date()
        return instant(day, self._clock), instant(day + timedelta(days=1), self._clock)

    def _note_edge(self, owner: str, upcoming: Upcoming, now: datetime) -> None:
        """Note when something ends or begins next for somebody; at the latest the next day."""
        if owner != STUDIO:
            edges = (*self._edges(upcoming), self._day(now)[1])
            self._next_edge[owner] = min(each for each in edges if each > now)

    def _wait_for_edge(self) -> None:
        """Read again at the next of all edges: those for whom it is."""
        self._cancel_end()
        if self._next_edge:
            first = min(self._next_edge.values())
            self._forget_end = async_track_point_in_utc_time(self.hass, self._edge, first)

    def _edges(self, upcoming: Upcoming) -> Iterator[datetime]:
        if upcoming.current is not None:
            yield instant(upcoming.current.when.end, self._clock)
        if upcoming.following is not None:
            yield instant(upcoming.following.start, self._clock)
        if upcoming.session is not None:
            yield instant(upcoming.session.when.end, self._clock)

    @callback
    def _edge(self, _now: datetime) -> None:
        self._forget_end = None
        self._draw_soon(())

    @callback
    def _cancel_end(self) -> None:
        if self._forget_end is not None:
            self._forget_end()
            self._forget_end = None


def _client(tx: Transaction, instance: Instance | None) -> str:
    client_id = None if instance is None else instance.appointment.client_id
    return "" if client_id is None else clients.names(tx, [client_id]).get(client_id, "")
