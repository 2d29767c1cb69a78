"""Watches a studio's book for overlaps, and keeps its conflicts up to date (S22).

Every change of the book is checked soon after; changes of a run are checked when it ends, and
those of a run that failed when one succeeds. The rev up to which the book was checked is stored
in it, so that a crash loses nothing and a start reads only what has changed since. Past
conflicts close by themselves.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval

from ..book import appointments, checks
from ..book.book import Book
from ..book.change import Change, ChangeKind, Writer
from ..book.database import Transaction
from ..book.errors import BookError
from ..entries.shown_texts import ShownTexts
from ..entries.studio_settings import session_types, studio_settings_of
from ..events.runs import RunEvent, RunFailed, RunFinished, announce_checked, listen_to_runs
from ..issues.conflicts import read_questions, settle_conflict_issues
from ..scheduling.overlap_scan import check_everything, checking, sweep_all
from ..texts.home_assistant import language_of
from .pace import Pace

_LOGGER = logging.getLogger(__name__)
_ENDING: Final = {ConfigEntryState.UNLOAD_IN_PROGRESS, ConfigEntryState.NOT_LOADED}
SWEEP_EVERY: Final = timedelta(minutes=30)
_CALL_FOR: Final = frozenset({ChangeKind.APPOINTMENT, ChangeKind.CONFLICT, ChangeKind.REPLICA})


class ConflictMonitor:
    """Finds the conflicts of one studio, and shows them as repairs."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, book: Book) -> None:
        """Prepare to watch a studio's book."""
        self._hass = hass
        self._entry = entry
        self._book = book
        self._due: set[str] = set()
        """Ids of appointments to check."""
        self._held: dict[str, set[str]] = {}
        """Ids that runs under way have written, by replica."""
        self._broken: set[str] = set()
        """The replicas whose last run failed."""
        self._waiting: frozenset[str] = frozenset()
        self._rules = _rules(entry)
        self._begins = True
        self._stale = False
        self._sweep = True
        self._looking = False
        self._following = False
        self._pace = Pace()

    @callback
    def async_start(self) -> None:
        """Watch until the entry is unloaded."""
        on_unload = self._entry.async_on_unload
        on_unload(self._book.subscribe(self._changed))
        on_unload(listen_to_runs(self._hass, self._entry.entry_id, self._ran))
        on_unload(
            async_track_time_interval(
                self._hass, self._time_passes, SWEEP_EVERY, cancel_on_shutdown=True
            )
        )
        self.async_soon()

    @callback
    def _changed(self, change: Change) -> None:
        """Check what somebody changed; what a run changed is checked when it ends."""
        match change.source.writer:
            case Writer.MONITOR:
                return
            case Writer.RUN | Writer.UNDO:
                self._held.setdefault(change.source.replica_id, set()).update(change.records)
            case Writer.STUDIO | Writer.IMPORT | Writer.PHONE if change.kinds & _CALL_FOR:
                self._due.update(change.records)
                self.async_soon()

    @callback
    def _ran(self, event: RunEvent) -> None:
        """Check what a run wrote, and what waited for it."""
        match event:
            case RunFailed():
                self._broken.add(event.replica_id)
            case RunFinished():
                self._broken.discard(event.replica_id)
        wrote = self._held.pop(event.replica_id, None)
        self._due.update(wrote or ())
        if wrote is not None or self._waiting:
            self.async_soon()
        elif not (self._stale or self._looking):
            announce_checked(self._hass, self._entry.entry_id)

    @callback
    def async_soon(self) -> None:
        """Check in the background."""
        self._stale = True
        if not self._following:
            self._following = True
            self._entry.async_create_background_task(
                self._hass, self._look_until_seen(), name="studio_sync conflicts"
            )

    @callback
    def async_consider_options(self) -> None:
        """Check all future appointments again if the buffers of sessions may have changed."""
        rules = _rules(self._entry)
        if rules != self._rules:
            self._rules, self._begins, self._sweep = rules, True, True
            self.async_soon()

    @callback
    def _time_passes(self, _now: datetime) -> None:
        self._sweep = True
        self.async_soon()

    async def _look_until_seen(self) -> None:
        """Look until all has been seen."""
        try:
            while self._stale:
                async with self._pace.look():
                    self._stale, self._looking = False, True
                    await self._look()
                    self._looking = False
                if not self._stale:
                    announce_checked(self._hass, self._entry.entry_id)
        except BookError as err:
            # Entities and repairs say what is wrong with the book. While the studio is being
            # unloaded nothing is: its book was closed under our hands, and what has changed
            # is looked at when it starts.
            if self._entry.state in _ENDING:
                return
            self._begins = True
            _LOGGER.warning("The studio's conflicts could not be looked for: %s", err.key)
            announce_checked(self._hass, self._entry.entry_id)
        except Exception:
            # A fault of ours: what was to be checked is read from the book next time.
            self._begins = True
            announce_checked(self._hass, self._entry.entry_id)
            raise
        finally:
            self._looking = self._following = False

    async def _look(self) -> None:
        studio = studio_settings_of(self._hass, self._entry)
        everything, due, rev = await self._sort_out()
        if everything:
            await check_everything(self._book, studio, self._waiting)
        elif due:
            async for _ in checking(self._book, studio, due):
                pass
        if self._sweep or everything:
            self._sweep = False
            await sweep_all(self._book, studio)
        words = language_of(self._hass)
        texts = ShownTexts.of(self._hass, self._entry)
        questions = await self._book.read(lambda tx: read_questions(tx, studio, words, texts))
        settle_conflict_issues(self._hass, self._entry, questions)
        if (everything or due) and not self._waiting and not self._held:
            rules = self._rules
            await self._book.write(lambda tx: checks.put(tx, rev, rules))

    async def _sort_out(self) -> tuple[bool, frozenset[str], int]:
        """Return whether everything is to be checked, the ids to check now, and the rev.

        The rest waits.
        """
        begins, self._begins = self._begins, False
        due, self._due = self._waiting.union(self._due), set()
        broken, rules = tuple(self._broken), self._rules

        def work(tx: Transaction) -> tuple[bool, frozenset[str], frozenset[str], int]:
            since = checks.checked_rev(tx, rules) if begins else tx.rev
            left = frozenset(each for name in broken for each in checks.unsettled(tx, name))
            if since is None:
                return True, due, left, tx.rev
            changed = due.union(appointments.changed_ids(tx, since))
            return False, changed - left, changed & left, tx.rev

        everything, now, self._waiting, rev = await self._book.read(work)
        return everything, now, rev


def _rules(entry: ConfigEntry) -> str:
    """Return what overlaps depend on besides the appointments: the buffers of sessions."""
    types = sorted(repr(each) for each in session_types(entry.options))
    return sha256("".join(types).encode()).hexdigest()
