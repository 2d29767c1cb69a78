"""Watches a studio's book for what automations wait for, and for the sessions to come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
import logging
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util
from homeassistant.util.signal_type import SignalType

from ..book import appointments, change_feed, clients
from ..book.appointments import Instance
from ..book.change_feed import Look, Mark, News, What
from ..book.database import Transaction
from ..book.errors import BookError
from ..book.model import Appointment, Conflict, ConflictKind, Kind, When
from ..const import CONF_STAFF, DOMAIN
from ..entries.account_names import entry_name
from ..entries.lookup import names_of
from ..entries.studio_settings import desk_of
from ..events.bus import Occurrence, Occurs, announce
from ..events.payloads import suggestion_words
from ..events.run import Happening
from ..lifecycle.runtime import AccountEntry, StudioEntry
from ..scheduling.client_suggestions import suggest
from ..scheduling.overlap import spans_of
from ..texts.iso_times import moment_words
from .coordinator import StudioView, instant

_LOGGER = logging.getLogger(__name__)
AHEAD: Final = timedelta(days=3)
"""How far sessions are looked for; they are looked for again every hour."""
AGAIN: Final = timedelta(hours=1)
MOST: Final = 20
"""Of more changes, or of more conflicts, one occurrence tells how many there were."""
MOST_WAIT: Final = 300
"""Seconds that a look waits at most for runs, and the search for conflicts, to be over."""
NOTED: Final = 500
"""So many of very many conflicts are named to those who report on them."""
NUMBERS: Final[Mapping[str, What | None]] = {
    "added": What.ADDED,
    "changed": What.CHANGED,
    "cancelled": What.CANCELLED,
    "client_matched": What.MATCHED,
    "conflicts_found": None,
    "conflicts_resolved": None,
}
"""What the summary of very many changes counts."""

_KINDS: Final[Mapping[What, Occurs]] = {
    What.ADDED: Occurs.APPOINTMENT_ADDED,
    What.CHANGED: Occurs.APPOINTMENT_CHANGED,
    What.CANCELLED: Occurs.APPOINTMENT_CANCELLED,
    What.MATCHED: Occurs.CLIENT_MATCHED,
}
_ACCOUNT_KINDS: Final[Mapping[str, Occurs]] = {
    "failed": Occurs.SYNC_FAILED,
    "recovered": Occurs.SYNC_RECOVERED,
}
_SESSIONS: Final[SignalType[str]] = SignalType(f"{DOMAIN}_sessions")


class StudioFeed:
    """Reads the book's changes whenever the studio's view is rebuilt.

    ``sessions`` are those that are running or begin within AHEAD, by their start.
    """

    def __init__(self, hass: HomeAssistant, entry: StudioEntry, view: StudioView) -> None:
        """Prepare to watch a studio."""
        self.hass = hass
        self.entry = entry
        self.sessions: tuple[Instance, ...] = ()
        self._view = view
        self._mark: Mark | None = None
        self._due = False
        self._looking = False
        self._waits_since: float | None = None

    @callback
    def async_start(self) -> None:
        """Begin with the book as it is, and watch until the entry is unloaded."""
        self.entry.async_on_unload(self._view.async_add_listener(self.async_look_soon))
        self.entry.async_on_unload(
            async_track_time_interval(
                self.hass, self._again, AGAIN, cancel_on_shutdown=True, name=f"{DOMAIN} feed"
            )
        )
        self.async_look_soon()

    @callback
    def _again(self, _now: datetime) -> None:
        self.async_look_soon()

    @callback
    def async_look_soon(self) -> None:
        """Look in the background; looks that are asked for meanwhile become one."""
        self._due = True
        if not self._looking:
            self._looking = True
            self.entry.async_create_background_task(
                self.hass, self._look_on(), name=f"{DOMAIN} feed {self.entry.entry_id}"
            )

    async def _look_on(self) -> None:
        try:
            while self._due:
                self._due = False
                await self._look()
        except BookError as err:
            # The view has told of it; the mark stays, so that nothing is missed.
            _LOGGER.debug("The book can't be read on: %s", err.key)
        finally:
            self._looking = False

    async def _look(self) -> None:
        mark, waits = self._mark, self._waits()
        found = await self.entry.runtime_data.book.read(
            lambda tx: self._read(tx, mark, waits=waits)
        )
        self._mark, told, self.sessions = found
        for occurrence in told:
            announce(self.hass, occurrence)
        async_dispatcher_send(self.hass, _SESSIONS, self.entry.entry_id)

    def _waits(self) -> bool:
        """Tell whether there is more to come, of a run, which is better told together.

        The end of the run triggers another look. Where one run follows the other it is told all
        the same, after MOST_WAIT.
        """
        if self._mark is None or not self.entry.runtime_data.watch.busy:
            self._waits_since = None
            return False
        now = self.hass.loop.time()
        if self._waits_since is None:
            self._waits_since = now
        if now - self._waits_since < MOST_WAIT:
            return True
        self._waits_since = now
        return False

    def _read(
        self, tx: Transaction, mark: Mark | None, *, waits: bool
    ) -> tuple[Mark, list[Occurrence], tuple[Instance, ...]]:
        if mark is None:
            return change_feed.begin(tx), [], self._sessions(tx)
        if waits:
            return mark, [], self._sessions(tx)
        found = change_feed.look(tx, mark, MOST)
        told = [self._of_news(tx, news) for news in found.news]
        told += self._of_conflicts(tx, Occurs.CONFLICT_FOUND, found.opened)
        told += self._of_conflicts(tx, Occurs.CONFLICT_RESOLVED, found.closed)
        if found.many:
            told.append(self._of_many(found, mark))
        return found.mark, told, self._sessions(tx)

    def _of_many(self, found: Look, before: Mark) -> Occurrence:
        """Tell how much happened, since when, and by which actions it is listed."""
        opened = found.mark.open_conflicts - before.open_conflicts
        return Occurrence(
            kind=Occurs.MANY_CHANGES,
            studio=self.entry.entry_id,
            conflicts=tuple(sorted(opened))[:NOTED] if found.number_opened else (),
            details={
                **_studio_details(self.entry),
                "since": moment_words(before.at),
                **{
                    name: found.changes.get(what, 0)
                    for name, what in NUMBERS.items()
                    if what is not None
                },
                "conflicts_found": found.number_opened,
                "conflicts_resolved": found.number_closed,
                "listed_by": [f"{DOMAIN}.get_history", f"{DOMAIN}.list_conflicts"],
            },
        )

    def _sessions(self, tx: Transaction) -> tuple[Instance, ...]:
        now = dt_util.utcnow()
        coming = appointments.window(tx, now, now + AHEAD, zone=self.entry.runtime_data.zone)
        return tuple(each for each in coming if each.appointment.kind is Kind.SESSION)

    def _of_news(self, tx: Transaction, news: News) -> Occurrence:
        """Tell of a change; and whose a new unlinked one may be (S19)."""
        details: dict[str, object] = {
            **appointment_details(self.entry, news.record),
            "by": news.by.value,
        }
        if news.what is What.MATCHED and news.record.client_id is not None:
            client = clients.get_client(tx, news.record.client_id)
            details["client"] = None if client is None else client.name
            details["client_id"] = news.record.client_id
        if news.what is What.ADDED and news.record.client_id is None:
            found = suggest(tx, desk_of(self.hass, self.entry), news.record)
            details["suggestions"] = [suggestion_words(each) for each in found]
        return Occurrence(
            kind=_KINDS[news.what],
            studio=self.entry.entry_id,
            owners=frozenset(news.record.owners),
            by=news.by.value,
            details=details,
        )

    def _of_conflicts(
        self, tx: Transaction, kind: Occurs, found: Iterable[Conflict]
    ) -> Iterable[Occurrence]:
        listed = list(found)
        ids = [key for each in listed for key in (each.record_id, each.other_id) if key]
        records = appointments.get_many(tx, ids)
        for each in listed:
            sides = [records.get(each.record_id), records.get(each.other_id)]
            owners = {owner for side in sides if side is not None for owner in side.owners}
            yield Occurrence(
                kind=kind,
                studio=self.entry.entry_id,
                owners=frozenset(owners),
                details=self._conflict_details(tx, each, *sides),
            )

    def _conflict_details(
        self, tx: Transaction, conflict: Conflict, new: Appointment | None, old: Appointment | None
    ) -> dict[str, object]:
        """Tell of both sides; of a series when the instance in question is."""
        spans: tuple[When | None, When | None] = None, None
        if conflict.kind is ConflictKind.OVERLAP and new is not None and old is not None:
            spans = spans_of(tx, desk_of(self.hass, self.entry), conflict, new, old)
        return {
            **_studio_details(self.entry),
            "conflict_id": conflict.id,
            "conflict_kind": conflict.kind.value,
            "new": None if new is None else appointment_details(self.entry, new, spans[0]),
            "old": None if old is None else appointment_details(self.entry, old, spans[1]),
            "fields": list(conflict.fields),
            "resolution": conflict.resolution or None,
        }


def appointment_details(
    studio: StudioEntry, record: Appointment, when: When | None = None
) -> dict[str, object]:
    """Return what an automation gets to see of an appointment, or of its instance at ``when``."""
    content = record.content
    when = when or content.when
    names = names_of(studio)
    return {
        **_studio_details(studio),
        "appointment_id": record.id,
        "kind": record.kind.value,
        "title": content.title,
        "start": moment_words(when.start),
        "end": moment_words(when.end),
        "place": content.place,
        "staff_id": record.staff_id,
        "staff": None if record.staff_id is None else names.get(record.staff_id),
        "resource_ids": list(record.resource_ids),
        "resources": [names[key] for key in record.resource_ids if key in names],
        "session_type": record.session_type,
        "linked": record.client_id is not None,
    }


def _studio_details(studio: StudioEntry) -> dict[str, object]:
    """Return which studio it is; the id is what actions take."""
    return {"config_entry_id": studio.entry_id, "studio": studio.title}


@callback
def announce_happening(
    hass: HomeAssistant, studio: StudioEntry, account: AccountEntry, happening: Happening
) -> None:
    """Pass on what an account tells, if it is of the kind that triggers wait for."""
    kind = _ACCOUNT_KINDS.get(happening.kind)
    if kind is None:
        return
    staff = account.data[CONF_STAFF]
    announce(
        hass,
        Occurrence(
            kind=kind,
            studio=studio.entry_id,
            account=account.entry_id,
            owners=frozenset([staff]) if staff else frozenset(),
            details={
                **_studio_details(studio),
                "account_id": account.entry_id,
                "account": entry_name(hass, account),
                **happening.details,
            },
        ),
    )


@callback
def listen_to_sessions(hass: HomeAssistant, listener: Callable[[str], None]) -> CALLBACK_TYPE:
    """Have a listener told the studio's entry id whenever its sessions were looked at."""
    return async_dispatcher_connect(hass, _SESSIONS, listener)


def running_now(sessions: Iterable[Instance], studio: StudioEntry, owner: str | None) -> bool:
    """Tell whether somebody (or the studio, if None) is in a session at this moment."""
    now = dt_util.utcnow()
    clock = studio.runtime_data.clock
    return any(
        instant(each.when.start, clock) <= now < instant(each.when.end, clock)
        for each in sessions
        if owner is None or owner in each.appointment.owners
    )
