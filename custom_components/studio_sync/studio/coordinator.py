"""What entities show of a studio: one immutable view, rebuilt when the book changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
import logging
from typing import Final, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from ..book import appointments, conflicts
from ..book.appointments import Instance
from ..book.book import Book
from ..book.change import Change
from ..book.database import Transaction
from ..book.errors import BookError
from ..book.model import Moment
from ..const import DOMAIN
from ..errors import update_error
from ..lifecycle.runtime import StudioEntry

_LOGGER = logging.getLogger(__name__)
PAUSE: Final = 0.5
"""Seconds between two pictures while the book moves fast."""
AHEAD: Final = timedelta(days=62)
"""How far to look for the next start while something else is going on."""

STUDIO: Final = ""
"""Stands for the whole studio where an owner's id is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """What is next for one owner: ``current`` is running or next, ``following`` yet to start."""

    current: Instance | None
    following: Instance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioState:
    """A studio as of one rev of its book. ``upcoming`` is by owner, and STUDIO for all."""

    rev: int
    upcoming: Mapping[str, Upcoming]
    appointments: int
    open_conflicts: int


def instant(moment: Moment, zone: tzinfo) -> datetime:
    """Return the instant of a start or end; dates begin at midnight in the studio's zone."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(), zone)


class StudioView(DataUpdateCoordinator[StudioState]):
    """Draws the picture whenever the book's rev moves, and when an appointment ends."""

    config_entry: StudioEntry

    def __init__(
        self, hass: HomeAssistant, entry: StudioEntry, book: Book, zone: str, clock: tzinfo
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
        self._stale = False
        self._drawing = False
        self._forget_end: Callable[[], None] | None = None

    @callback
    def async_start(self) -> None:
        """Follow the book until the entry is unloaded."""
        self.config_entry.async_on_unload(self._book.subscribe(self._on_change))
        self.config_entry.async_on_unload(self._cancel_end)

    @callback
    def _on_change(self, change: Change) -> None:
        self._on_rev(change.rev)

    @callback
    def _on_rev(self, _rev: int) -> None:
        self._stale = True
        if not self._drawing:
            self._drawing = True
            self.config_entry.async_create_background_task(
                self.hass, self._draw(), name=f"{self.name} draw"
            )

    async def _draw(self) -> None:
        """Draw until the picture is as new as the book, with a pause after each."""
        try:
            while self._stale:
                self._stale = False
                await self.async_refresh()
                await asyncio.sleep(PAUSE)
        finally:
            self._drawing = False

    @override
    async def _async_update_data(self) -> StudioState:
        entry = self.config_entry
        owners = (STUDIO, *entry.subentries)
        try:
            state = await self._book.read(lambda tx: self._read(tx, owners))
        except BookError as err:
            raise update_error(err) from err
        self._watch_end(state)
        return state

    def _read(self, tx: Transaction, owners: tuple[str, ...]) -> StudioState:
        return StudioState(
            rev=tx.rev,
            upcoming={owner: self._upcoming(tx, owner or None) for owner in owners},
            appointments=appointments.count_live(tx),
            open_conflicts=conflicts.count_open(tx),
        )

    def _upcoming(self, tx: Transaction, owner: str | None) -> Upcoming:
        now = dt_util.utcnow()
        current = appointments.next_instance(tx, owner, now, self._zone)
        if current is None or instant(current.start, self._clock) > now:
            return Upcoming(current=current, following=current)
        later = appointments.window(tx, now, now + AHEAD, owner, zone=self._zone)
        starts = (each for each in later if instant(each.start, self._clock) > now)
        return Upcoming(current=current, following=next(starts, None))

    def _watch_end(self, state: StudioState) -> None:
        """Draw again when something ends, or when something begins."""
        self._cancel_end()
        now = dt_util.utcnow()
        edges = [edge for each in state.upcoming.values() for edge in self._edges(each)]
        coming = [edge for edge in edges if edge > now]
        if coming:
            self._forget_end = async_track_point_in_utc_time(self.hass, self._at_edge, min(coming))

    def _edges(self, upcoming: Upcoming) -> Iterator[datetime]:
        if upcoming.current is not None:
            yield instant(upcoming.current.when.end, self._clock)
        if upcoming.following is not None:
            yield instant(upcoming.following.start, self._clock)

    @callback
    def _at_edge(self, _now: datetime) -> None:
        self._forget_end = None
        self._on_rev(self.data.rev)

    @callback
    def _cancel_end(self) -> None:
        if self._forget_end is not None:
            self._forget_end()
            self._forget_end = None
