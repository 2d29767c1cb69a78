"""A studio's schedule: when its accounts are synced, last and next (S15).

With an interval each calendar has its own timer. With times of day the scheduler starts them
all, and one that failed retries until it works (S16). Contacts are synced daily at a time of
their own (Z1), later on that day if nothing could run then. It needs nobody to be signed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, tzinfo
import logging
from typing import Final, Protocol

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from ..account_sync.contacts import ContactsCoordinator
from ..account_sync.coordinator import AccountCoordinator
from ..account_sync.turns import pause_of
from ..entries.lookup import accounts, book_id, sync_enabled
from ..entries.schedule_options import ScheduleOptions
from ..events.runs import RunEvent, listen_to_runs

_LOGGER = logging.getLogger(__name__)
AT_A_TIME: Final = timedelta(minutes=1)
"""The span over which the accounts of a studio are spread at a time of day."""
SETTLE: Final = 1
"""Seconds in which changes of several accounts are shown as one."""


class ContactsSync(Protocol):
    """What syncs the contacts of one account."""

    config_entry: ConfigEntry
    last_update_success: bool
    last_attempt: datetime | None
    """When the last run ended, well or not; None if there was none yet."""

    @property
    def unsettled(self) -> bool:
        """Whether a run has yet to do what was chosen, or to send what was changed."""

    def async_refresh_in(self, pause: timedelta) -> None:
        """Run after a pause, unless it has run by itself until then."""


class Scheduler:
    """Keeps the schedule of one studio."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        *,
        clock: tzinfo,
        coordinators: Callable[[], Sequence[AccountCoordinator]],
        contacts: Callable[[], Sequence[ContactsSync]],
    ) -> None:
        """Prepare the schedule of a studio.

        ``clock`` is its time zone; ``coordinators`` returns those of the calendars of its
        accounts that are loaded, ``contacts`` what syncs their contacts.
        """
        self.hass = hass
        self.entry = entry
        self._clock = clock
        self._coordinators = coordinators
        self._contacts = contacts
        self.options = ScheduleOptions.of(entry.options)
        self._on = sync_enabled(entry)
        self._due: datetime | None = None
        self._forget_due: CALLBACK_TYPE | None = None
        self._forget_contacts: CALLBACK_TYPE | None = None
        self._forget_telling: CALLBACK_TYPE | None = None
        self._listeners: list[Callable[[], None]] = []

    @callback
    def async_start(self) -> None:
        """Run the schedule until the entry is unloaded."""
        self._wait()
        self._wait_for_contacts()
        self.entry.async_on_unload(listen_to_runs(self.hass, self.entry.entry_id, self._ran))
        self.entry.async_on_unload(self._stop)

    @callback
    def async_consider_options(self) -> None:
        """Follow the options of the entry, which may have changed."""
        on, self._on = self._on, sync_enabled(self.entry)
        if self._on and not on:
            for account in self._coordinators():
                account.async_nudge()
            for contacts in self._contacts():
                self._run_soon(contacts)
        options = ScheduleOptions.of(self.entry.options)
        if options != self.options:
            self.options = options
            self._wait()
            self._wait_for_contacts()
            for account in self._coordinators():
                account.async_consider_schedule()
        self.async_changed()

    @property
    def next_run(self) -> datetime | None:
        """When the next run is due; None while nothing will run."""
        if not sync_enabled(self.entry):
            return None
        loaded = self._coordinators()
        moments = [each.next_run for each in loaded if each.next_run is not None]
        if self._due is not None and loaded:
            moments.append(self._due)
        return min(moments, default=None)

    def next_of(self, sync: AccountCoordinator | ContactsCoordinator) -> datetime | None:
        """When a calendar, or an account's contacts, are synced next; None: while nothing runs."""
        if not sync.enabled:
            return None
        planned = self.next_contacts if isinstance(sync, ContactsCoordinator) else self._due
        return min((each for each in (sync.next_run, planned) if each is not None), default=None)

    @property
    def last_run(self) -> datetime | None:
        """When an account of the studio was last synced, well or not."""
        moments = (each.last_attempt for each in self._coordinators())
        return max((moment for moment in moments if moment is not None), default=None)

    @property
    def failing(self) -> int:
        """How many accounts do not work at present, for whatever reason."""
        fails = {
            each.config_entry.entry_id
            for each in (*self._coordinators(), *self._contacts())
            if not each.last_update_success
        }
        return sum(
            account.disabled_by is None
            and (account.entry_id in fails or account.state is not ConfigEntryState.LOADED)
            for account in accounts(self.hass, book_id(self.entry))
        )

    # Telling

    @callback
    def async_listen(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call a listener when one of the figures may have changed."""
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
        self._due = self.options.next_time(dt_util.utcnow(), self._clock)
        if self._due is not None:
            self._forget_due = async_track_point_in_utc_time(self.hass, self._run, self._due)

    @callback
    def _run(self, _now: datetime) -> None:
        self._forget_due = None
        woken = self._coordinators()
        _LOGGER.debug("The schedule runs %d accounts", len(woken))
        for account in woken:
            pause = pause_of(self.hass, self.entry, account.config_entry, AT_A_TIME)
            account.async_refresh_in(pause)
        self._wait()
        self.async_changed()

    # Contacts

    @property
    def next_contacts(self) -> datetime:
        """When the contacts are due next (Z1)."""
        return self.options.contacts_times(dt_util.utcnow(), self._clock)[1]

    @callback
    def async_make_up(self, contacts: ContactsSync, *, at_once: bool = False) -> None:
        """Run soon if its last run is older than when it was due: it was missed, or is the first.

        So, too, if other options were chosen, or clients changed since. To be called when an
        account with contacts has been loaded; ``at_once``: it takes no turn.
        """
        due = self.options.contacts_times(dt_util.utcnow(), self._clock)[0]
        last = contacts.last_attempt
        if sync_enabled(self.entry) and (last is None or last < due or contacts.unsettled):
            self._run_soon(contacts, timedelta() if at_once else AT_A_TIME)

    def _run_soon(self, contacts: ContactsSync, span: timedelta = AT_A_TIME) -> None:
        """Run when it is its turn among the studio's accounts."""
        contacts.async_refresh_in(pause_of(self.hass, self.entry, contacts.config_entry, span))

    @callback
    def _make_up(self) -> None:
        for contacts in self._contacts():
            self.async_make_up(contacts)

    @callback
    def _wait_for_contacts(self) -> None:
        if self._forget_contacts is not None:
            self._forget_contacts()
        self._forget_contacts = async_track_point_in_utc_time(
            self.hass, self._run_contacts, self.next_contacts
        )

    @callback
    def _run_contacts(self, _now: datetime) -> None:
        self._forget_contacts = None
        self._make_up()
        self._wait_for_contacts()

    @callback
    def _stop(self) -> None:
        for forget in (self._forget_due, self._forget_telling, self._forget_contacts):
            if forget is not None:
                forget()
        self._forget_due = self._forget_telling = self._forget_contacts = None
