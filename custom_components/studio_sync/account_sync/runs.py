"""The runs of an account, one at a time: by schedule, after edits, and what follows from each."""

from __future__ import annotations

from abc import abstractmethod
import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
import logging
from typing import Final
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util import dt as dt_util

from ..accounts.report_details import Details, read_details
from ..accounts.status import AccountStatus, read_status, request_full_resync
from ..base_error import InternalError, StudioSyncError
from ..book.book import Book
from ..book.change import Change
from ..book.database import Transaction
from ..book.errors import BookError
from ..const import STARTER_SCHEDULE
from ..entries.connected import Connected, keep_options
from ..entries.lookup import sync_enabled
from ..entries.shown_texts import ShownTexts
from ..entries.sync_options import SyncOptions
from ..errors import update_error
from ..events.runs import RunEvent, RunFailed, RunFinished, RunStopped, announce_run
from ..events.sync_events import SyncEvent, sync_events
from ..issues.account import OF_CALENDAR, settle_issues
from ..sync.engine import Sync
from ..sync.model import Plan, Rules
from ..sync.ports import ReplicaError
from ..sync.record import Fields, Record
from ..sync.report import Report, Running
from ..sync.snapshot import RETRY_REFUSED
from .poll import ServerPoll
from .state import AccountState
from .timer import RunTimer

_LOGGER = logging.getLogger(__name__)
_SOONEST: Final = 3
_LATEST: Final = 24 * 60 * 60
"""Bounds of the seconds that the other side may ask to wait."""
_TOLD_EVERY: Final = 1.0
"""Seconds after which listeners are told of a run that lasts, and then again of how far it is."""


class AccountRuns[R: Record, C: Fields, O: SyncOptions](AccountState):
    """Runs one sync of an account: of its calendar, or of its contacts."""

    repairs = OF_CALENDAR

    def __init__(
        self,
        hass: HomeAssistant,
        connected: Connected,
        *,
        studio: ConfigEntry,
        clock: ZoneInfo,
        sync: Sync[R, C],
        options: O,
        rescheduled: Callable[[], None],
    ) -> None:
        """Prepare the sync between an account and its studio's book.

        ``clock`` is the studio's time zone; ``rescheduled`` is called when ``next_run`` changes.
        """
        super().__init__(hass, connected)
        self.options = options
        self.studio = studio
        self.sync = sync
        self.held_plan: Plan[R, C] | None = None
        self.last_report: Report[R, C] | None = None
        self.poll: ServerPoll | None = None
        """What runs it together with all else that its server has; None: it runs by itself."""
        self._clock = clock
        self._timer = RunTimer(hass, self.async_refresh_soon, rescheduled)
        connected.account.async_on_unload(self._timer.end)
        self._turn = asyncio.Lock()
        self._waits = False
        """Whether a scheduled run is waiting for its turn."""
        self._began = dt_util.utcnow()
        # At a start, too: what we send may be right since an update.
        self._retry_refused = True
        self._populated_at: datetime | None = None
        """When the last run populated, if Google refused some of it."""

    @property
    def book(self) -> Book:
        """The studio's book."""
        return self.sync.book

    @property
    def enabled(self) -> bool:
        """It may run: the studio's switch is on (S15)."""
        return sync_enabled(self.studio)

    @property
    def unsettled(self) -> bool:
        """Whether a run has yet to carry out what was chosen in the options."""
        return self.options != self.options.settled()

    @abstractmethod
    def _chosen(self, options: O, now: datetime) -> Rules:
        """Return what the user has chosen, as of ``now``."""

    @abstractmethod
    def _concerns(self, change: Change) -> bool:
        """Tell whether a change of the book has to be sent."""

    def rules(self, options: O | None = None) -> Rules:
        """Return what the user has chosen, or would choose by ``options``, as of now."""
        now = dt_util.utcnow()
        rules = self._chosen(options or self.options, now)
        # What was refused is tried once a day: no need to read all appointments each time.
        waits = self._populated_at is not None and now < self._populated_at + RETRY_REFUSED
        return replace(
            rules,
            populate_out=rules.populate_out and not waits,
            retry_refused=self._retry_refused,
        )

    async def async_load(self) -> None:
        """Initialise the state from the last run in the journal."""
        self.data = await self.book.read(self._read)
        if self.data.last_run is not None:
            self.last_attempt = self.data.last_run.ended_at

    def _read(self, tx: Transaction) -> AccountStatus:
        """Read the account's state; it is called again after each run."""
        return read_status(tx, self.replica_id, self.data)

    # Runs

    async def async_refresh(self, starter: str = STARTER_SCHEDULE) -> None:
        """Run when it is its turn, unless the sync is off; the result is in the account's state."""
        async with self._in_turn():
            self._waits = False
            if not self.enabled:
                self.async_follow_schedule()
                return
            with suppress(BookError, ReplicaError):
                await self._carry_out(lambda: self._run(starter))

    @callback
    def async_refresh_soon(self, starter: str = STARTER_SCHEDULE) -> None:
        """Run in the background; if a run is already waiting for its turn, that one suffices."""
        if not self._waits:
            self._waits = True
            self.config_entry.async_create_background_task(
                self.hass, self.async_refresh(starter), name=f"{self.name} refresh"
            )

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        """Run one at a time; a cancelled run is announced, too."""
        async with self._turn:
            try:
                yield
            except asyncio.CancelledError:
                account = self.config_entry.entry_id
                self._announce(RunStopped(account=account, replica_id=self.replica_id))
                raise

    async def _carry_out(self, work: Callable[[], Awaitable[Report[R, C]]]) -> Report[R, C]:
        """Run, and do what follows from it. Raises the run's errors."""
        self._timer.hold()
        try:
            with self._told_while_it_lasts():
                report = await work()
            self._show_success(await self._follow_up(report))
        except (BookError, ReplicaError) as err:
            self._fail(err)
            raise
        except Exception:
            # A fault of ours is a failed run, too: who waits for its end must hear of it.
            self._fail(InternalError())
            raise
        finally:
            self.async_follow_schedule()
        return report

    @contextmanager
    def _told_while_it_lasts(self) -> Iterator[None]:
        """Have listeners told that a run is under way, and of its progress; not if it ends soon."""
        told: Running | None = None
        timer: asyncio.TimerHandle

        @callback
        def wait() -> None:
            nonlocal timer
            timer = self.hass.loop.call_later(_TOLD_EVERY, tell)

        @callback
        def tell() -> None:
            nonlocal told
            if self.sync.running != told:
                told = self.sync.running
                self._show()
            wait()

        wait()
        try:
            yield
        finally:
            timer.cancel()
            if told is not None:
                self._show()

    def _fail(self, err: StudioSyncError) -> None:
        """Publish a failure; if the sign-in has expired, ask for a new one."""
        self.last_attempt = dt_util.utcnow()
        # The mailer reports it once a day for as long as it lasts.
        self._announce(
            RunFailed(
                account=self.config_entry.entry_id,
                replica_id=self.replica_id,
                reason=err.key,
                began=self._began,
            )
        )
        if self.last_update_success:
            _LOGGER.warning("The sync of %s fails: %s", self.name, err.key)
            self._tell(SyncEvent(kind="failed", details={"reason": err.key}))
        told = update_error(err)
        self._show_failure(told)
        if isinstance(told, ConfigEntryAuthFailed):
            self.config_entry.async_start_reauth(self.hass)

    @callback
    def _announce(self, event: RunEvent) -> None:
        announce_run(self.hass, self.studio.entry_id, event)

    async def _run(self, starter: str, options: O | None = None) -> Report[R, C]:
        self._keep_options(options or self.options)
        self._began = dt_util.utcnow()
        full_listing, recompare_all = self.options.full_listing, self.options.recompare_all
        if full_listing or recompare_all:
            await self.book.write(
                lambda tx: request_full_resync(
                    tx, self.replica_id, full_listing=full_listing, recompare_all=recompare_all
                )
            )
        return await self.sync.run(self.rules(), starter=starter)

    # After a run

    async def _follow_up(self, report: Report[R, C]) -> AccountStatus:
        """Publish the results of a finished run; returns the account's new state."""
        self.last_attempt = dt_util.utcnow()
        status = await self.book.read(self._read)
        # What is asked about has a repair of its own, and is counted as an open conflict.
        problems = [each for each in (await self._details(report)).problems if not each.asked]
        account, replica_id = self.config_entry.entry_id, self.replica_id
        self._announce(RunFinished(account=account, replica_id=replica_id, report=report))
        if report.run is not None and report.run.kind == "undo":
            return replace(status, last_success=self.data.last_success, problems=self.data.problems)
        recovered = not self.last_update_success
        held_before = "" if self.held_plan is None else self.held_plan.digest
        self.last_report = report
        self.held_plan = report.plan if report.plan.held else None
        await settle_issues(
            self.hass,
            self.connected,
            self._clock,
            report,
            problems,
            subjects=self.repairs,
            shown=ShownTexts.of(self.hass, self.studio),
        )
        if report.outcome == "ok":
            self._note_success(report)
        for sync_event in sync_events(report, recovered=recovered, held_before=held_before):
            self._tell(sync_event)
        good = report.outcome == "ok"
        return replace(
            status,
            last_success=dt_util.utcnow() if good else status.last_success,
            problems=len(problems),
            held=report.plan.held,
        )

    def _note_success(self, report: Report[R, C]) -> None:
        """Clear the populate options of this run, unless Google refused some of it (S7)."""
        self._retry_refused = False
        self._populated_at = dt_util.utcnow() if report.unsent else None
        self._keep_options(self.options.settled(unsent=report.unsent > 0 or report.waits))

    def _keep_options(self, options: O) -> None:
        """Store the options in the entry; this does not reload it."""
        if options != self.options:
            self.options = options
            keep_options(self.hass, self.connected, options.as_dict())

    async def _details(self, report: Report[R, C]) -> Details:
        return await self.book.read(lambda tx: read_details(tx, self.replica_id, report))

    # When

    @property
    def next_run(self) -> datetime | None:
        """When the next run of its own is due; None while it waits for the studio's scheduler."""
        polled = None if self.poll is None else self.poll.timer.next_run
        return self._timer.next_run or polled

    @property
    def waits_for_itself(self) -> bool:
        """Whether it runs at a time of its own, or not before a person has done something."""
        refused = isinstance(self.last_exception, ConfigEntryAuthFailed)
        return self._timer.next_run is not None or (refused and not self.last_update_success)

    @callback
    def async_consider_schedule(self) -> None:
        """Follow a schedule that has changed."""
        (self.poll or self).async_follow_schedule()

    @callback
    def async_follow_schedule(self) -> None:
        """Run at an interval of its own, or wait for the studio's scheduler, from now on (S15)."""
        self._timer.set(None if self.config_entry.pref_disable_polling else self._pause)

    @property
    def _pause(self) -> timedelta | None:
        """How long to wait for the next run; None if it waits for the scheduler, or a person.

        At times of day, too, a run that failed is tried again (S16).
        """
        if self.last_update_success:
            return None if self.poll else self._interval
        match self.last_exception:
            case ConfigEntryAuthFailed():
                return None
            case UpdateFailed(retry_after=seconds) if seconds is not None:
                return timedelta(seconds=min(max(seconds, _SOONEST), _LATEST))
        return None if self.poll else self._retry_interval

    @property
    @abstractmethod
    def _interval(self) -> timedelta | None:
        """How long to wait after a run that went well; None if it waits for the scheduler."""

    @property
    @abstractmethod
    def _retry_interval(self) -> timedelta:
        """How long to wait after one that failed."""

    @callback
    def async_refresh_in(self, pause: timedelta) -> None:
        """Run after a pause; at once without one."""
        if pause:
            self._timer.set(pause)
        else:
            self.async_refresh_soon()

    @callback
    def async_book_changed(self, change: Change) -> None:
        """Sync changes that others made to what is synced; its own are already there."""
        if change.source.replica_id != self.replica_id and self._concerns(change):
            self.async_nudge()

    @callback
    def async_nudge(self) -> None:
        """Sync a few seconds from now; further edits until then are included."""
        self._timer.nudge()
