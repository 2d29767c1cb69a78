"""The calendar of a staff member or resource: what the server for phones reads and writes there."""

from collections.abc import Collection as Some, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from operator import attrgetter
from typing import Final

from ..book import calendar_items, phone_items, timeline
from ..book.calendar_items import Scope
from ..book.database import Transaction
from ..dav.errors import DavError
from ..dav.time_range import TimeRange
from ..formats.icalendar.read import EVENTS
from . import tokens
from .calendar_reading import CalendarReading
from .calendar_writes import CalendarWrites, Reading
from .event_mapping import View
from .home import Changes, Collection, Item, Stored
from .live_properties import COLOR
from .own_properties import OwnProperties
from .paths import Kind
from .visit import CalendarRights, Visit

_FEW: Final = 20
"""Items of which it is not worth while to look whether they are ready."""


class BookCalendar(OwnProperties):
    """Implements ``home.Collection`` by the appointments of the book, within one transaction."""

    kind: Final = Kind.CALENDAR
    components: Final = EVENTS
    description: Final = ""

    def __init__(self, tx: Transaction, visit: Visit, owner_id: str) -> None:
        """Take the transaction of the request, who asks, and whose calendar it is."""
        self._rights: CalendarRights = visit.calendars[owner_id]
        super().__init__(tx, visit.access_id, owner_id, self._rights.name)
        self._visit = visit
        self.view = View.of(owner_id, self._rights, visit.busy_word, visit.studio.zone)
        self._reading = CalendarReading(tx)

    @property
    def name(self) -> str:
        """The id of the staff member or resource."""
        return self.view.owner_id

    @property
    def zone(self) -> str:
        """The studio's."""
        return self.view.zone

    @property
    def may_write(self) -> bool:
        """Whether the access may change appointments here."""
        return self._rights.may_write

    # -- reading -------------------------------------------------------------------------------

    def token(self) -> str:
        """Return the sync token; a change elsewhere does not move it."""
        return self._reading.token(self.view)

    def etags(self, names: Some[str] | None = None) -> Mapping[str, str]:
        """Return the etags of all items, or of those that there are of ``names``."""
        return self._reading.etags(self.view, names)

    def read(self, names: Iterable[str]) -> Mapping[str, Item]:
        """Return the items that there are of ``names``."""
        wanted = list(names)
        ready = self._reading.ready(self.view, wanted) if len(wanted) > _FEW else {}
        ids = self._reading.named(self.view, [name for name in wanted if name not in ready])
        found = self._reading.texts(self.view, list(ids.values()))
        every = ready | {name: found[key] for name, key in ids.items() if key in found}
        return {
            name: Item(name=name, etag=every[name][0], text=every[name][1])
            for name in wanted
            if name in every
        }

    def between(self, time_range: TimeRange) -> Sequence[str]:
        """Return the names of the events with an instance in a range."""
        shown = timeline.touching(
            self._tx, time_range.start, time_range.end, self.view.owner_id, zone=self.zone
        )
        visible = [each for each in shown if self.view.shows(each)]
        ids = dict.fromkeys(each for one in visible for each in (one.id, one.series_id) if each)
        items = calendar_items.items(self._tx, _scope(self.view), list(ids))
        dates = {one.id: one.series_id for one in visible}
        there = dict.fromkeys(
            key for key in (each if each in items else dates[each] for each in dates) if key
        )
        names = self._reading.names_of(self.view, [key for key in there if key in items])
        return list(names.values())

    def changes(self, token: str, limit: int | None) -> Changes:
        """Return what changed since a token, or everything. Raises ``DavError`` for a dead one."""
        reading, view = self._reading, self.view
        forgotten, now = reading.forgotten, reading.token(self.view)
        if token == now:
            return Changes(changed={}, removed=(), token=now)
        if not token and (limit is None or len(self.etags()) <= limit):
            return Changes(changed=self.etags(), removed=(), token=now)
        since, after = 0, ""
        if token:
            since, after = tokens.position_of(self._tx, token, view.form, forgotten)
        found = self._since(since - 1 if after else since, everything=not token)
        every = [each for each in found if each.place > (since, after) or not token]
        every.sort(key=attrgetter("place"))
        some = every if limit is None else every[:limit]
        if len(some) < len(every):
            rev, at = some[-1].place if some else (since, after)
            until = tokens.token_of(self._tx, rev, view.form, forgotten, at)
        else:
            until = now
        changed = {each.name: each.etag for each in some if each.etag is not None}
        gone = dict.fromkeys(each.name for each in some if each.etag is None)
        return Changes(
            changed=changed,
            removed=[name for name in gone if name not in changed],
            token=until,
            truncated=len(some) < len(every),
        )

    def _since(self, rev: int, *, everything: bool) -> list[_Change]:
        """Return what changed after a rev, each item once with the rev of its last change."""
        touched = calendar_items.touched(self._tx, _scope(self.view), rev)
        revs = dict(touched.within)
        for key, at in touched.changed.items():
            revs[key] = max(at, revs.get(key, 0))
        gone = list[_Change]()
        for mark in phone_items.marks(self._tx, self.view.key, rev):
            if mark.record_id is None:
                gone.append(_Change(rev=mark.rev, key=mark.name, name=mark.name, etag=None))
            else:
                revs[mark.record_id] = max(mark.rev, revs.get(mark.record_id, 0))
        if everything:
            there = calendar_items.items(self._tx, _scope(self.view))
            revs = {key: max(*own, revs.get(key, 0)) for key, own in there.items()}
        etags = self._reading.etags_of(self.view, revs)
        names = self._reading.names_of(self.view, revs)
        found = [
            _Change(rev=revs[key], key=key, name=names[key], etag=etag)
            for key, etag in etags.items()
        ]
        if everything:
            return found
        # What is gone went with a change of its own.
        found += [
            _Change(rev=at, key=key, name=names[key], etag=None)
            for key, at in touched.changed.items()
            if key not in etags
        ]
        taken = {each.name for each in found}
        return [*found, *(each for each in gone if each.name not in taken)]

    # -- writing -------------------------------------------------------------------------------

    @cached_property
    def _writes(self) -> CalendarWrites:
        reading = self._reading
        return CalendarWrites(
            tx=self._tx,
            visit=self._visit,
            reading=Reading(
                text=reading.text,
                own=reading.own,
                made_from=reading.made_from,
                named=reading.named,
                names_of=reading.names_of,
            ),
        )

    def put(self, name: str, text: bytes) -> Stored:
        """Create or replace an item. Raises ``DavError``."""
        return self._writes.put(self.view, name, text)

    def delete(self, name: str) -> None:
        """Delete an item that is there."""
        self._writes.delete(self.view, name)

    def move(self, name: str, to: Collection, new_name: str) -> bool:
        """Move an item to a name in this or another calendar; return if it is new there."""
        if not isinstance(to, BookCalendar):
            raise DavError(
                "An appointment can only be moved to a calendar.", status=HTTPStatus.FORBIDDEN
            )
        return self._writes.move(self.view, name, to.view, new_name)

    # -- what the access calls it ----------------------------------------------------------------

    @property
    def color(self) -> str | None:
        """The colour that the access gave it."""
        own = self.properties.get(COLOR)
        return None if own is None else own.text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """An item that changed, with the rev of its last change; ``etag`` is None if it is gone.

    ``key`` tells apart what changed with one rev.
    """

    rev: int
    key: str
    name: str
    etag: str | None

    @property
    def place(self) -> tuple[int, str]:
        """Where it is in a list of changes."""
        return self.rev, tokens.order_of(self.key)


def _scope(view: View) -> Scope:
    return Scope(owner_id=view.owner_id, tentative=view.tentative, clients=view.names_clients)
