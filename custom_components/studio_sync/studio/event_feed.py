"""Announces a studio's events to automations, and keeps the sessions to come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from itertools import islice
import logging
from typing import Final
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util
from homeassistant.util.signal_type import SignalType

from ..book import appointments, change_feed, clients
from ..book.appointments import Instance
from ..book.book import Book
from ..book.change import Change, ChangeKind, What
from ..book.change_feed import AppointmentChange, ChangeSummary, PendingChanges
from ..book.database import Transaction
from ..book.errors import BookError
from ..book.model import CLIENT, Appointment, Conflict, ConflictKind, Kind, When
from ..const import DOMAIN
from ..entries.account_names import connected_name
from ..entries.connected import Connected, connected_as
from ..entries.studio_settings import studio_settings_of
from ..events.bus import StudioEvent, StudioEventType, announce
from ..events.payloads import (
    phone_details,
    studio_details,
    suggestion_json,
    user_details,
    user_names,
)
from ..events.runs import (
    RunEvent,
    announce_told,
    listen_to_checks,
    listen_to_runs,
)
from ..events.sync_events import SyncEvent
from ..scheduling.client_suggestions import suggest
from ..scheduling.overlap import spans_of
from ..scheduling.write_path import user_of
from ..texts.iso_times import iso_text
from .coordinator import STUDIO, StudioView, instant
from .event_details import appointment_details, claims
from .pace import Pace
from .run_changes import RunChanges

_LOGGER = logging.getLogger(__name__)
AHEAD: Final = timedelta(days=3)
"""How far ahead sessions are read; all are read again every hour."""
AGAIN: Final = timedelta(hours=1)
AT_ONCE: Final = 10
"""Owners whose sessions are read in one transaction."""
MOST: Final = 20
"""More changes, or more conflicts, are one event with their number."""
NOTED: Final = 500
"""The most conflicts whose ids a summary names."""
NUMBERS: Final[Mapping[str, What | None]] = {
    "added": What.ADDED,
    "changed": What.CHANGED,
    "cancelled": What.CANCELLED,
    "client_matched": What.MATCHED,
    "conflicts_found": None,
    "conflicts_resolved": None,
}
"""What the summary of very many changes counts."""

_KINDS: Final[Mapping[What, StudioEventType]] = {
    What.ADDED: StudioEventType.APPOINTMENT_ADDED,
    What.CHANGED: StudioEventType.APPOINTMENT_CHANGED,
    What.CANCELLED: StudioEventType.APPOINTMENT_CANCELLED,
    What.MATCHED: StudioEventType.CLIENT_MATCHED,
}
_ACCOUNT_KINDS: Final[Mapping[str, StudioEventType]] = {
    "failed": StudioEventType.SYNC_FAILED,
    "recovered": StudioEventType.SYNC_RECOVERED,
}
_SESSIONS: Final[SignalType[str]] = SignalType(f"{DOMAIN}_sessions")


class StudioFeed:
    """Collects what happens in the book, and announces it once it was checked for conflicts.

    ``sessions`` are those that are running or begin within AHEAD, by their start.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        *,
        book: Book,
        view: StudioView,
        clock: ZoneInfo,
    ) -> None:
        """Prepare to watch a studio; ``clock`` is its time zone."""
        self.hass = hass
        self.entry = entry
        self._book = book
        self._view = view
        self._clock = clock
        self.sessions: tuple[Instance, ...] = ()
        self._pending = PendingChanges()
        self._of_runs = RunChanges(hass, PendingChanges, self._waited)
        self._told_at = dt_util.utcnow()
        self._owners: set[str] = set()
        """The owners whose sessions are to be read."""
        self._tells = False
        self._looking = False
        self._pace = Pace()

    @callback
    def async_start(self) -> None:
        """Start with the book as it is, and watch until the entry is unloaded."""
        studio, on_unload = self.entry.entry_id, self.entry.async_on_unload
        on_unload(self._book.subscribe(self._changed))
        on_unload(listen_to_runs(self.hass, studio, self._ran))
        on_unload(listen_to_checks(self.hass, studio, self._checked))
        on_unload(self._of_runs.stop)
        on_unload(
            async_track_time_interval(
                self.hass, self._again, AGAIN, cancel_on_shutdown=True, name=f"{DOMAIN} feed"
            )
        )
        self._read_all()

    @callback
    def _changed(self, change: Change) -> None:
        """Collect a change; those of clients are announced by ``ClientFeed``."""
        if not change.kinds & {ChangeKind.APPOINTMENT, ChangeKind.CONFLICT}:
            return
        if change.source.replica_id:
            self._of_runs.add(change)
        else:
            self._pending.add(change)
        if change.owners:
            self._owners.update(change.owners)
            self._look_soon()

    @callback
    def _ran(self, event: RunEvent) -> None:
        """Announce what a run wrote once it was checked for conflicts."""
        if (wrote := self._of_runs.ended(event.replica_id)) is not None:
            self._pending.add_later(wrote)

    @callback
    def _waited(self, wrote: PendingChanges) -> None:
        """Announce what a long run has written so far."""
        self._pending.add_later(wrote)
        self._checked()

    @callback
    def _checked(self) -> None:
        self._tells = True
        self._look_soon()

    @callback
    def _again(self, _now: datetime) -> None:
        self._read_all()

    @callback
    def _read_all(self) -> None:
        self._owners.update(self._view.data.upcoming)
        self._look_soon()

    @callback
    def _look_soon(self) -> None:
        """Read in the background; requests in the meantime are combined."""
        if not self._looking:
            self._looking = True
            self.entry.async_create_background_task(
                self.hass, self._look_on(), name=f"{DOMAIN} feed {self.entry.entry_id}"
            )

    def is_in_session(self, owner: str | None) -> bool:
        """Tell whether somebody (or anybody, if None) is in a session at this moment."""
        now = dt_util.utcnow()
        return any(
            instant(each.when.start, self._clock) <= now < instant(each.when.end, self._clock)
            for each in self.sessions
            if owner is None or owner in each.appointment.owners
        )

    async def _look_on(self) -> None:
        try:
            while self._tells or self._owners:
                async with self._pace.look():
                    await self._look()
        except BookError as err:
            # The view has reported the error; nothing is lost, it is announced later.
            _LOGGER.debug("The book can't be read on: %s", err.key)
        finally:
            self._looking = False

    async def _look(self) -> None:
        # Some in each transaction, so that the book is never occupied.
        owners = frozenset(islice(self._owners, AT_ONCE))
        self._owners -= owners
        tells, self._tells = self._tells, False
        pending = PendingChanges()
        if tells:
            pending, self._pending = self._pending, pending
        since, now = self._told_at, dt_util.utcnow()
        if pending or owners:
            try:
                users = await user_names(self.hass) if pending else {}
                told, self.sessions = await self._book.read(
                    lambda tx: (self._told(tx, pending, since, users), self._sessions(tx, owners))
                )
            except BookError:
                self._owners |= owners
                pending.add_later(self._pending)
                self._pending = pending
                raise
            for studio_event in told:
                announce(self.hass, studio_event)
            async_dispatcher_send(self.hass, _SESSIONS, self.entry.entry_id)
        if tells:
            self._told_at = now
            announce_told(self.hass, self.entry.entry_id)

    def _told(
        self, tx: Transaction, pending: PendingChanges, since: datetime, users: Mapping[str, str]
    ) -> list[StudioEvent]:
        found = change_feed.summarize(tx, pending, MOST)
        told = [self._of_change(tx, change, users) for change in found.appointments]
        told += self._of_conflicts(tx, StudioEventType.CONFLICT_FOUND, found.opened)
        told += self._of_conflicts(tx, StudioEventType.CONFLICT_RESOLVED, found.closed)
        if found.many:
            told.append(self._of_many(found, pending.opened, since))
        return told

    def _of_many(self, found: ChangeSummary, opened: Iterable[str], since: datetime) -> StudioEvent:
        """Return the summary: how much happened, since when, and which actions list it."""
        return StudioEvent(
            kind=StudioEventType.MANY_CHANGES,
            studio=self.entry.entry_id,
            conflicts=tuple(sorted(opened))[:NOTED] if found.number_opened else (),
            details={
                **studio_details(self.entry),
                "since": iso_text(since),
                **{
                    name: found.change_counts.get(what, 0)
                    for name, what in NUMBERS.items()
                    if what is not None
                },
                "conflicts_found": found.number_opened,
                "conflicts_resolved": found.number_closed,
                "listed_by": [f"{DOMAIN}.get_history", f"{DOMAIN}.list_conflicts"],
            },
        )

    def _sessions(self, tx: Transaction, owners: frozenset[str]) -> tuple[Instance, ...]:
        """Return the sessions to come, those of these owners read again."""
        now = dt_util.utcnow()
        kept = [each for each in self.sessions if owners.isdisjoint(each.appointment.owners)]
        found = {
            (each.appointment.id, each.start): each
            for owner in sorted(owners - {STUDIO})
            for each in appointments.window(tx, now, now + AHEAD, owner, zone=self._clock.key)
            if each.appointment.kind is Kind.SESSION
        }
        return tuple(
            sorted(
                [*kept, *found.values()],
                key=lambda each: (instant(each.start, self._clock), each.appointment.id),
            )
        )

    def _of_change(
        self, tx: Transaction, change: AppointmentChange, users: Mapping[str, str]
    ) -> StudioEvent:
        """Return the event of a change, with suggestions for a new unlinked one (S19)."""
        details: dict[str, object] = {
            **appointment_details(self.entry, change.record),
            "by": change.by.value,
            **phone_details(self.entry, change.author),
            **user_details(users, change.author),
        }
        if change.start_before is not None:
            details["start_before"] = iso_text(change.start_before)
        if change.what is What.MATCHED and change.record.client_id is not None:
            client = clients.get_client(tx, change.record.client_id)
            details["client"] = None if client is None else client.name
            details["client_id"] = change.record.client_id
        if change.what is What.ADDED and change.record.client_id is None:
            found = suggest(tx, studio_settings_of(self.hass, self.entry), change.record)
            details["suggestions"] = [suggestion_json(each) for each in found]
        return StudioEvent(
            kind=_KINDS[change.what],
            studio=self.entry.entry_id,
            owners=frozenset(change.record.owners),
            by=change.by.value,
            user_id=user_of(change.author),
            details=details,
        )

    def _of_conflicts(
        self, tx: Transaction, kind: StudioEventType, found: Iterable[Conflict]
    ) -> Iterable[StudioEvent]:
        listed = list(found)
        ids = [key for each in listed for key in (each.record_id, each.other_id) if key]
        records = appointments.get_many(tx, ids)
        for each in listed:
            if each.record_kind == CLIENT:
                yield self._of_client_conflict(tx, kind, each)
                continue
            sides = [records.get(each.record_id), records.get(each.other_id)]
            owners = {owner for side in sides if side is not None for owner in side.owners}
            yield StudioEvent(
                kind=kind,
                studio=self.entry.entry_id,
                owners=frozenset(owners),
                details=self._conflict_details(tx, each, *sides),
            )

    def _of_client_conflict(
        self, tx: Transaction, kind: StudioEventType, conflict: Conflict
    ) -> StudioEvent:
        """Return the event of a conflict about a client, with the account that it is with."""
        client = clients.get_client(tx, conflict.record_id)
        place = connected_as(self.hass, self.entry, conflict.replica_id)
        return StudioEvent(
            kind=kind,
            studio=self.entry.entry_id,
            account="" if place is None else place.account.entry_id,
            details={
                **self._conflict_details(tx, conflict, None, None),
                **claims(conflict),
                "client": None if client is None else client.name,
                "client_id": conflict.record_id,
            },
        )

    def _conflict_details(
        self, tx: Transaction, conflict: Conflict, new: Appointment | None, old: Appointment | None
    ) -> dict[str, object]:
        """Return both sides; for a series with the time of the instance in question."""
        spans: tuple[When | None, When | None] = None, None
        if conflict.kind is ConflictKind.OVERLAP and new is not None and old is not None:
            spans = spans_of(tx, studio_settings_of(self.hass, self.entry), conflict, new, old)
        return {
            **studio_details(self.entry),
            "conflict_id": conflict.id,
            "conflict_kind": conflict.kind.value,
            "new": None if new is None else appointment_details(self.entry, new, spans[0]),
            "old": None if old is None else appointment_details(self.entry, old, spans[1]),
            "fields": list(conflict.fields),
            "resolution": conflict.resolution or None,
        }


@callback
def announce_sync_event(
    hass: HomeAssistant, studio: ConfigEntry, connected: Connected, sync_event: SyncEvent
) -> None:
    """Announce an account's event, if there is a trigger for its kind."""
    kind = _ACCOUNT_KINDS.get(sync_event.kind)
    if kind is None:
        return
    account, staff = connected.account, connected.staff_id
    announce(
        hass,
        StudioEvent(
            kind=kind,
            studio=studio.entry_id,
            account=account.entry_id,
            owners=frozenset([staff]) if staff else frozenset(),
            details={
                **studio_details(studio),
                "account_id": account.entry_id,
                "account": connected_name(hass, connected),
                **sync_event.details,
            },
        ),
    )


@callback
def listen_to_sessions(hass: HomeAssistant, listener: Callable[[str], None]) -> CALLBACK_TYPE:
    """Call a listener with the studio's entry id whenever its sessions were read."""
    return async_dispatcher_connect(hass, _SESSIONS, listener)
