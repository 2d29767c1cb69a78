"""A studio's schedule: when its accounts are synced, last and next (S15).

By interval each account keeps its own time. At times of day the accounts keep none: the
scheduler wakes them all, and an account that failed retries on its own until it works (S16).
It runs on Home Assistant's clock and nobody's session: it needs nobody to be signed in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from ..entries.lookup import accounts, book_id, loaded_accounts, sync_enabled
from ..entries.schedule_options import Schedule, ScheduleOptions
from ..events.runs import RunEvent, listen_to_runs
from ..lifecycle.runtime import AccountEntry, StudioEntry

_LOGGER = logging.getLogger(__name__)
AT_A_TIME: Final = timedelta(minutes=1)
"""How long the accounts of a studio take turns at a time of day."""
SETTLE: Final = 1
"""Seconds in which changes of several accounts are shown as one."""


class Scheduler:
    """Keeps the schedule of one studio."""

    def __init__(self, hass: HomeAssistant, entry: StudioEntry) -> None:
        """Prepare the schedule of a studio."""
        self.hass = hass
        self.entry = entry
        self.options = ScheduleOptions.of(entry.options)
        self._on = sync_enabled(entry)
        self._due: datetime | None = None
        self._forget_due: CALLBACK_TYPE | None = None
        self._forget_telling: CALLBACK_TYPE | None = None
        self._listeners: list[Callable[[], None]] = []

    @callback
    def async_start(self) -> None:
        """Keep the schedule until the entry is unloaded."""
        self._wait()
        self.entry.async_on_unload(listen_to_runs(self.hass, self.entry.entry_id, self._ran))
        self.entry.async_on_unload(self._stop)

    @callback
    def async_consider_options(self) -> None:
        """Follow the options of the entry, which may have changed."""
        on, self._on = self._on, sync_enabled(self.entry)
        if self._on and not on:
            for account in loaded_accounts(self.hass, self.entry):
                account.runtime_data.coordinator.async_nudge()
        options = ScheduleOptions.of(self.entry.options)
        if options != self.options:
            self.options = options
            self._wait()
            for account in loaded_accounts(self.hass, self.entry):
                account.runtime_data.coordinator.async_follow_schedule()
        self.async_changed()

    @property
    def by_times(self) -> bool:
        """Whether the accounts wait for the scheduler, without an interval of their own."""
        return self.options.schedule is Schedule.TIMES

    @property
    def next_run(self) -> datetime | None:
        """When the next run is due; None while nothing will run."""
        if not sync_enabled(self.entry):
            return None
        moments = [
            moment
            for account in loaded_accounts(self.hass, self.entry)
            if (moment := account.runtime_data.coordinator.next_run) is not None
        ]
        if self._due is not None and loaded_accounts(self.hass, self.entry):
            moments.append(self._due)
        return min(moments, default=None)

    @property
    def last_run(self) -> datetime | None:
        """When an account of the studio was last synced, well or not."""
        moments = [
            moment
            for account in loaded_accounts(self.hass, self.entry)
            if (moment := account.runtime_data.coordinator.last_attempt) is not None
        ]
        return max(moments, default=None)

    @property
    def failing(self) -> list[AccountEntry]:
        """The accounts that do not work just now, whatever the reason."""
        return [
            account
            for account in accounts(self.hass, book_id(self.entry))
            if account.disabled_by is None
            and not (
                account.state is ConfigEntryState.LOADED
                and account.runtime_data.coordinator.last_update_success
            )
        ]

    # Telling

    @callback
    def async_listen(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Tell a listener when one of the figures may have changed."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def _ran(self, _event: RunEvent) -> None:
        self.async_changed()

    @callback
    def async_changed(self) -> None:
        """Note that an account has run, or was added or removed."""
        if self._forget_telling is None:
            self._forget_telling = async_call_later(self.hass, SETTLE, self._tell)

    @callback
    def _tell(self, _now: datetime) -> None:
        self._forget_telling = None
        for listener in tuple(self._listeners):
            listener()

    # Times of day

    @callback
    def _wait(self) -> None:
        if self._forget_due is not None:
            self._forget_due()
            self._forget_due = None
        clock = self.entry.runtime_data.clock
        self._due = self.options.next_time(dt_util.utcnow(), clock)
        if self._due is not None:
            self._forget_due = async_track_point_in_utc_time(self.hass, self._run, self._due)

    @callback
    def _run(self, _now: datetime) -> None:
        self._forget_due = None
        woken = loaded_accounts(self.hass, self.entry)
        _LOGGER.debug("The schedule runs %d accounts", len(woken))
        for account in woken:
            pause = self.pause_of(account, AT_A_TIME)
            account.runtime_data.coordinator.async_refresh_in(pause)
        self._wait()
        self.async_changed()

    @callback
    def pause_of(self, account: AccountEntry, span: timedelta) -> timedelta:
        """Return when within a span it is an account's turn, so that all are spread over it.

        It depends only on which accounts the studio has; the first does not wait.
        """
        every = sorted(each.entry_id for each in accounts(self.hass, book_id(self.entry)))
        return span * every.index(account.entry_id) / len(every)

    @callback
    def _stop(self) -> None:
        for forget in (self._forget_due, self._forget_telling):
            if forget is not None:
                forget()
        self._forget_due = self._forget_telling = None
