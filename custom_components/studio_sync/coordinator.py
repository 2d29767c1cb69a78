"""Keeps one Google account in step with its studio, by schedule and on request."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
import logging
from typing import Literal, override
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    HomeAssistantError,
    ServiceValidationError,
)
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from .accounts.problems import Details, Named, named, read_details
from .accounts.status import AccountStatus, last_undoable, read_status, request_full_resync
from .book.book import Book
from .book.change import Change
from .book.database import Transaction
from .book.errors import BookError
from .const import CONF_STAFF, DOMAIN, NUDGE_DELAY, STARTER_CHANGE, STARTER_SCHEDULE
from .entries.account_options import AccountOptions
from .entries.lookup import may_sync, staff_of, sync_enabled
from .entries.schedule_options import Schedule, ScheduleOptions
from .errors import busy_error, translate_errors, update_error, user_error
from .events.runs import RunEvent, RunFailed, RunFinished, RunStopped, announce_run
from .events.sync_events import SyncEvent, sync_events
from .issues.run import settle_issues
from .sync.engine import Sync
from .sync.model import Plan, Rules, SkippedItem
from .sync.ports import ReplicaError
from .sync.report import Report
from .sync.snapshot import RETRY_REFUSED
from .sync.undo import NothingToUndo, UndoPlan, preview_undo

_LOGGER = logging.getLogger(__name__)

type SyncEventListener = Callable[[SyncEvent], None]


class AccountCoordinator(DataUpdateCoordinator[AccountStatus]):
    """Runs the sync of one account; one run at a time."""

    config_entry: ConfigEntry

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        *,
        studio: ConfigEntry,
        clock: ZoneInfo,
        sync: Sync,
        rescheduled: Callable[[], None],
    ) -> None:
        """Prepare the sync between an account and its studio's book.

        ``clock`` is the studio's time zone; ``rescheduled`` is called when ``next_run`` changes.
        """
        self.options = AccountOptions.of(entry.options)
        super().__init__(
            hass,
            _LOGGER,
            config_entry=entry,
            name=f"{DOMAIN} account {entry.entry_id}",
            update_interval=self.options.poll_interval,
            always_update=False,
        )
        self.sync = sync
        self.studio = studio
        self._clock = clock
        self._rescheduled = rescheduled
        self.data = AccountStatus()
        self.held_plan: Plan | None = None
        self.last_report: Report | None = None
        self._turn = asyncio.Lock()
        self._starter = STARTER_SCHEDULE
        self._began = dt_util.utcnow()
        self._nudge: CALLBACK_TYPE | None = None
        # At a start, too: what we send may be right since an update.
        self._retry_refused = True
        self._populated_at: datetime | None = None
        """When the last run populated, if Google refused some of it."""
        self._listening: list[SyncEventListener] = []
        self.last_attempt: datetime | None = None
        """When the last run ended, well or not."""
        self.next_run: datetime | None = None
        """When the next run of its own is due; None while it waits for the studio's scheduler."""

    @property
    def book(self) -> Book:
        """The studio's book."""
        return self.sync.book

    @property
    def replica_id(self) -> str:
        """The calendar's name in links and the journal."""
        return self.sync.replica.id

    @property
    def enabled(self) -> bool:
        """The studio's switch is on (S15), and the staff member may sync (A1)."""
        staff = staff_of(self.studio, self.config_entry)
        return sync_enabled(self.studio) and staff is not None and may_sync(staff)

    def rules(self, options: AccountOptions | None = None) -> Rules:
        """Return what the user has chosen, or would choose by ``options``, as of now."""
        staff_id = self.config_entry.data[CONF_STAFF]
        now = dt_util.utcnow()
        rules = (options or self.options).rules(staff_id, now)
        # What was refused is tried once a day: no need to read all appointments each time.
        waits = self._populated_at is not None and now < self._populated_at + RETRY_REFUSED
        return replace(
            rules,
            populate_out=rules.populate_out and not waits,
            retry_refused=self._retry_refused,
        )

    async def async_load(self) -> None:
        """Begin with what the journal says of the last run."""
        self.data = await self.book.read(self._read)
        if self.data.last_run is not None:
            self.last_attempt = self.data.last_run.ended_at

    def _read(self, tx: Transaction) -> AccountStatus:
        return read_status(tx, self.replica_id, self.data)

    # Runs

    @override
    async def _async_refresh(
        self,
        log_failures: bool = True,
        raise_on_auth_failed: bool = False,
        scheduled: bool = False,
        raise_on_entry_error: bool = False,
    ) -> None:
        """Run; what fails is told by us, as a warning: being offline is no error of ours."""
        await super()._async_refresh(False, raise_on_auth_failed, scheduled, raise_on_entry_error)

    @override
    async def _async_update_data(self) -> AccountStatus:
        starter, self._starter = self._starter, STARTER_SCHEDULE
        if not self.enabled:
            if not self.last_update_success and isinstance(self.last_exception, HomeAssistantError):
                raise self.last_exception
            return self.data
        try:
            async with self._in_turn():
                return await self._follow_up(await self._run(starter))
        except (BookError, ReplicaError) as err:
            self._tell_failure(err)
            raise update_error(err) from err

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        """Run one at a time; also that a run was given up is announced."""
        async with self._turn:
            try:
                yield
            except asyncio.CancelledError:
                account = self.config_entry.entry_id
                self._announce(RunStopped(account=account, replica_id=self.replica_id))
                raise

    @callback
    def _announce(self, event: RunEvent) -> None:
        announce_run(self.hass, self.studio.entry_id, event)

    async def _run(self, starter: str, options: AccountOptions | None = None) -> Report:
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

    async def async_sync(self, starter: str) -> Report:
        """Run now, for somebody who waits for it. Raises what the user should read."""
        self._require_enabled()
        self._try_all_again()
        return await self._on_request(lambda: self._run(starter))

    def _try_all_again(self) -> None:
        """Have the next run send once more what Google refused: somebody asks for it."""
        self._retry_refused = True
        self._populated_at = None

    async def async_undo(self, run_id: str | None, starter: str) -> Report:
        """Undo a run on both sides (B2): the one named, or the last that can be undone."""
        self._require_enabled()
        if run_id is None:
            run_id = await self._last_undoable()
        chosen = run_id
        return await self._on_request(lambda: self.sync.undo(chosen, starter=starter))

    async def async_preview(self, options: AccountOptions | None = None) -> Report:
        """Return what a run would do (B1), with other options if given; nothing is written."""
        chosen = options or self.options
        await self._require_idle()
        async with self._turn:
            with translate_errors():
                return await self.sync.preview(
                    self.rules(chosen),
                    full_listing=chosen.full_listing,
                    recompare_all=chosen.recompare_all,
                )

    async def async_preview_undo(self, run_id: str | None) -> tuple[str, UndoPlan]:
        """Return which run an undo would put back, and how; nothing is written."""
        chosen = await self._last_undoable() if run_id is None else run_id
        try:
            with translate_errors():
                return chosen, await preview_undo(self.sync, chosen)
        except NothingToUndo as err:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key=err.key
            ) from err

    async def async_details(self, report: Report) -> Details:
        """Return which appointments a report speaks of."""
        with translate_errors():
            return await self._details(report)

    async def async_named(self, items: Sequence[SkippedItem]) -> tuple[Named, ...]:
        """Return which appointments were skipped, and why."""
        with translate_errors():
            return await self.book.read(lambda tx: named(tx, self.replica_id, items))

    async def _details(self, report: Report) -> Details:
        return await self.book.read(lambda tx: read_details(tx, self.replica_id, report))

    async def async_decide(self, choice: Literal["apply", "keep"], digest: str) -> bool:
        """Note the user's word on this held plan, if it still is the one; act on it soon."""
        with translate_errors():
            known = await self.sync.decide(choice, digest)
        self.async_nudge()
        return known

    async def async_populate(
        self, *, outward: bool, inward: bool, months_back: int | None, starter: str
    ) -> Report:
        """Set the populate choices and run; they clear themselves on success (S7)."""
        self._require_enabled()
        chosen = self.populating(outward=outward, inward=inward, months_back=months_back)
        self._try_all_again()
        # They are set in its own turn: a run that ends before must not count as this one.
        return await self._on_request(lambda: self._run(starter, chosen))

    def populating(self, *, outward: bool, inward: bool, months_back: int | None) -> AccountOptions:
        """Return the options with which a run populates; none is changed.

        What was chosen before and has not succeeded yet stays chosen.
        """
        before = self.options
        back = before.months_back if months_back is None else months_back
        if before.populate_out or before.populate_in:
            back = max(back, before.months_back)
        chosen = replace(
            before,
            populate_out=outward or before.populate_out,
            populate_in=inward or before.populate_in,
            months_back=back,
        )
        return chosen.after(before)

    async def _on_request(self, work: Callable[[], Awaitable[Report]]) -> Report:
        await self._require_idle()
        try:
            async with self._in_turn():
                report = await work()
                status = await self._follow_up(report)
        except NothingToUndo as err:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key=err.key
            ) from err
        except (BookError, ReplicaError) as err:
            self._fail_on_request(err)
            raise user_error(err) from err
        if not self.last_update_success:
            _LOGGER.info("The sync of %s works again", self.name)
        self.async_set_updated_data(status)
        return report

    def _fail_on_request(self, err: BookError | ReplicaError) -> None:
        self._tell_failure(err)
        self.last_exception = told = update_error(err)
        if self.last_update_success:
            self.last_update_success = False
            self.async_update_listeners()
        if isinstance(told, ConfigEntryAuthFailed):
            self.config_entry.async_start_reauth(self.hass)
        else:
            self.async_follow_schedule()

    async def _last_undoable(self) -> str:
        found = await self.book.read(lambda tx: last_undoable(tx, self.replica_id))
        if found is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="nothing_to_undo"
            )
        return found

    async def _require_idle(self) -> None:
        if self.sync.running is not None:
            raise await busy_error(self.hass, self.sync.running)

    def _require_enabled(self) -> None:
        if not self.enabled:
            off = "staff_sync_off" if sync_enabled(self.studio) else "sync_disabled"
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key=off)

    # After a run

    async def _follow_up(self, report: Report) -> AccountStatus:
        """Publish the results of a finished run; returns the account's new state."""
        self._note_attempt()
        account, replica_id = self.config_entry.entry_id, self.replica_id
        self._announce(RunFinished(account=account, replica_id=replica_id, report=report))
        if report.run is not None and report.run.kind == "undo":
            read = await self.book.read(self._read)
            return replace(read, last_success=self.data.last_success, problems=self.data.problems)
        recovered = not self.last_update_success
        held_before = "" if self.held_plan is None else self.held_plan.digest
        self.last_report = report
        self.held_plan = report.plan if report.plan.held else None
        status = await self.book.read(self._read)
        problems = (await self._details(report)).problems
        await settle_issues(self.hass, self.config_entry, self._clock, report, problems)
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

    def _note_success(self, report: Report) -> None:
        """Clear what was chosen for this run; what Google refused of it stays chosen (S7)."""
        self._retry_refused = False
        self._populated_at = dt_util.utcnow() if report.unsent else None
        self._keep_options(self.options.settled(unsent=report.unsent > 0))

    def _keep_options(self, options: AccountOptions) -> None:
        """Note the options in the entry; no reload follows."""
        if options != self.options:
            self.options = options
            self.hass.config_entries.async_update_entry(
                self.config_entry, options={**self.config_entry.options, **options.as_dict()}
            )

    # When

    @property
    def _by_times(self) -> bool:
        """Whether it waits for the studio's scheduler, without an interval of its own."""
        return ScheduleOptions.of(self.studio.options).schedule is Schedule.TIMES

    @callback
    def async_follow_schedule(self) -> None:
        """Keep an interval of its own, or wait for the studio's scheduler from now on (S15)."""
        self._async_unsub_refresh()
        self._schedule_refresh()

    @override
    def _schedule_refresh(self) -> None:
        """Note when that will be. While it waits, only a failed run is tried again."""
        waits = self._by_times and self.last_update_success
        self.update_interval = None if waits else self.options.poll_interval
        pause = self.update_interval
        if pause is not None and self._retry_after is not None:
            pause = timedelta(seconds=self._retry_after)
        super()._schedule_refresh()
        if self.config_entry.pref_disable_polling:
            pause = None
        self.next_run = None if pause is None else dt_util.utcnow() + pause
        self._rescheduled()

    @callback
    def _note_attempt(self) -> None:
        self.last_attempt = dt_util.utcnow()

    # Soon after an edit

    @callback
    def async_book_changed(self, change: Change) -> None:
        """Sync what others have changed in this calendar; its own changes are there already."""
        mine = change.source.replica_id == self.replica_id
        concerned = self.config_entry.data[CONF_STAFF] in change.owners
        if not mine and (concerned or self.replica_id in change.replicas):
            self.async_nudge()

    @callback
    def async_nudge(self) -> None:
        """Sync a few seconds from now; further edits until then ride along."""
        self._cancel_nudge()
        self._nudge = async_call_later(self.hass, NUDGE_DELAY, self._nudged)

    @callback
    def _nudged(self, _now: datetime) -> None:
        self._nudge = None
        self._starter = STARTER_CHANGE
        self.async_refresh_soon()

    @callback
    def async_refresh_in(self, pause: timedelta) -> None:
        """Run after a pause, or soon after an edit if that comes first; at once without one."""
        if not pause:
            self.async_refresh_soon()
        elif self._nudge is None:
            self.next_run = dt_util.utcnow() + pause
            self._nudge = async_call_later(self.hass, pause, self._turn_comes)

    @callback
    def _turn_comes(self, _now: datetime) -> None:
        self._nudge = None
        self.async_refresh_soon()

    @callback
    def async_refresh_soon(self) -> None:
        """Run in the background; unloading the entry ends it."""
        self.config_entry.async_create_background_task(
            self.hass, self.async_refresh(), name=f"{self.name} refresh"
        )

    @callback
    def _cancel_nudge(self) -> None:
        if self._nudge is not None:
            self._nudge()
            self._nudge = None

    @override
    async def async_shutdown(self) -> None:
        """End the schedule."""
        self._cancel_nudge()
        await super().async_shutdown()

    # What happened

    @callback
    def async_listen(self, listener: SyncEventListener) -> CALLBACK_TYPE:
        """Tell a listener what happens; returns how to stop that."""
        self._listening.append(listener)
        return lambda: self._listening.remove(listener)

    @callback
    def _tell(self, sync_event: SyncEvent) -> None:
        for listener in tuple(self._listening):
            listener(sync_event)

    @callback
    def _tell_failure(self, err: BookError | ReplicaError) -> None:
        self._note_attempt()
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
