"""Watches a studio's book for overlaps, and keeps its conflicts true (S22).

Whatever changes the book, a run or a person, is looked at soon after; while a run is
under way it waits, and what a run brought that broke off waits for one that succeeds.
When a studio starts, all that lies ahead is looked at once, so that nothing is lost by a
crash. What is over closes by itself.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval

from ..book import appointments, journal
from ..book.book import Book
from ..book.database import Transaction
from ..book.errors import BookError
from ..book.model import Appointment
from ..entries.lookup import loaded_accounts, replica_of
from ..entries.studio_settings import desk_of, session_types
from ..issues.conflicts import read_questions, settle_conflict_issues
from ..lifecycle.runtime import StudioEntry
from ..scheduling.overlap_scan import checking, sweep_all
from ..scheduling.settings import Studio
from ..texts.home_assistant import language_of

_LOGGER = logging.getLogger(__name__)
_ENDING: Final = {ConfigEntryState.UNLOAD_IN_PROGRESS, ConfigEntryState.NOT_LOADED}
SWEEP_EVERY: Final = timedelta(minutes=30)
WAIT: Final = 0.2
"""Seconds between two looks whether a run is over."""


class ConflictWatch:
    """Finds the conflicts of one studio, and shows them as repairs."""

    def __init__(self, hass: HomeAssistant, entry: StudioEntry, book: Book) -> None:
        """Prepare to monitor a studio's book."""
        self._hass = hass
        self._entry = entry
        self._book = book
        self._seen: int | None = None
        self._waiting: frozenset[str] = frozenset()
        self._types = session_types(entry.options)
        self._stale = False
        self._sweep = True
        self._looking = False

    @callback
    def async_start(self) -> None:
        """Watch until the entry is unloaded."""
        self._entry.async_on_unload(self._book.subscribe(lambda _rev: self.async_soon()))
        self._entry.async_on_unload(
            async_track_time_interval(
                self._hass, self._time_passes, SWEEP_EVERY, cancel_on_shutdown=True
            )
        )
        self.async_soon()

    @property
    def busy(self) -> bool:
        """Whether a run is under way, or what changed has not been looked at yet."""
        return self._looking or self._running()

    @callback
    def async_soon(self) -> None:
        """Look in the background, once runs that are under way are over."""
        self._stale = True
        if not self._looking:
            self._looking = True
            self._entry.async_create_background_task(
                self._hass, self._look_until_seen(), name="studio_sync conflicts"
            )

    @callback
    def async_consider_options(self) -> None:
        """Look at everything ahead again, if the buffers of sessions may have changed."""
        types = session_types(self._entry.options)
        if types != self._types:
            self._types = types
            self._seen, self._sweep = None, True
            self.async_soon()

    @callback
    def _time_passes(self, _now: datetime) -> None:
        self._sweep = True
        self.async_soon()

    async def _look_until_seen(self) -> None:
        try:
            while self._stale:
                while self._running():  # noqa: ASYNC110 - who runs does not know who waits
                    await asyncio.sleep(WAIT)
                self._stale = False
                await self._look()
        except BookError as err:
            # Entities and repairs say what is wrong with the book. While the studio is being
            # unloaded nothing is: its book was closed meanwhile, and all ahead is checked
            # at again when it starts.
            if self._entry.state in _ENDING:
                return
            _LOGGER.warning("The studio's conflicts could not be looked for: %s", err.key)
        finally:
            self._looking = False
        self._entry.runtime_data.feed.async_look_soon()

    def _running(self) -> bool:
        return any(
            account.runtime_data.coordinator.sync.running is not None
            for account in loaded_accounts(self._hass, self._entry)
        )

    async def _look(self) -> None:
        studio = desk_of(self._hass, self._entry)
        ids = await self._due(studio)
        if ids:
            async for _ in checking(self._book, studio, ids):
                pass
        if self._sweep:
            self._sweep = False
            await sweep_all(self._book, studio)
        words = language_of(self._hass)
        questions = await self._book.read(lambda tx: read_questions(tx, studio, words))
        settle_conflict_issues(self._hass, self._entry, questions)
        view = self._entry.runtime_data.view
        if view.data.open_conflicts != questions.number:
            await view.async_refresh()

    async def _due(self, studio: Studio) -> frozenset[str]:
        """Return the ids to check now; the others wait."""
        accounts = [replica_of(each) for each in loaded_accounts(self._hass, self._entry)]
        seen, waiting = self._seen, self._waiting

        def work(tx: Transaction) -> tuple[frozenset[str], frozenset[str], int]:
            changed = waiting.union(_changed(tx, studio, seen))
            held = {each for name in accounts for each in journal.unsettled(tx, name)}
            return changed - held, changed & held, tx.rev

        due, self._waiting, self._seen = await self._book.read(work)
        return due


def _changed(tx: Transaction, studio: Studio, seen: int | None) -> list[str]:
    """Return the ids of what has changed since a rev, or of all that lies ahead."""
    records = appointments.changes(tx, seen or 0)
    if seen is None:
        records = [each for each in records if _lies_ahead(tx, studio, each)]
    return [each.id for each in records]


def _lies_ahead(tx: Transaction, studio: Studio, record: Appointment) -> bool:
    return record.lives and (
        bool(record.content.recurrence) or studio.taken(record, record.content.when)[1] > tx.now
    )
