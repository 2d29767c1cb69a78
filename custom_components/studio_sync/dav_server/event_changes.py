"""What a calendar object that a phone sent changes, compared with the one that it was served. Pure.

Only what differs between the two is a change: what both say alike stays as the book has it. The
moments of dates are where the series has them afterwards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from http import HTTPStatus
import re
from typing import Final

from ..book.appointment_rows import moved
from ..book.model import Content, Moment, Status, Timed
from ..book.series_edit import names_old_rules
from ..dav.errors import DavError
from ..dav.names import CALENDAR_MAX_INSTANCES, CALENDAR_VALID_OBJECT
from ..formats import recurrence
from ..formats.datetimes import midnight
from ..formats.errors import RecurrenceError
from ..formats.icalendar.event import CalendarObject, Event
from ..formats.sameness import same_dates
from ..scheduling.appointments import Changes
from ..scheduling.recurrence_scope import zone_name
from ..sync.calendar.event_content import content_of, days_off

_RULES: Final = ("RRULE", "RDATE")
_UNTIL: Final = re.compile(r"\bUNTIL=[^;]+", re.IGNORECASE)

MOST_DATES: Final = 1_000
"""Dates of a series that one request may change: each is an appointment of its own."""

type Plain = Callable[[str], str]
"""Takes off a description what the server adds to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectChanges:
    """What to change of an appointment or series.

    ``whole`` is of the single appointment or the series; its recurrence has no EXDATE.
    ``dates_stay``: the series begins elsewhere, but its other dates stay where they are;
    ``rules`` are the lines of the series as the phone wrote them, without EXDATE.
    ``gone``: all of it is deleted. ``dates`` are single dates, with what is changed of each, or in
    what it is to differ from the series if it did not before; ``off`` those that are taken out of
    the series, and ``back`` those that are to be again as it says.
    """

    whole: Changes
    gone: bool = False
    dates_stay: bool = False
    rules: tuple[str, ...] = field(default=(), compare=False)
    dates: Mapping[Moment, Changes] = field(default_factory=dict)
    off: frozenset[Moment] = frozenset()
    back: frozenset[Moment] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is changed."""
        return bool(self.whole or self.gone or self.off or self.back or self.dates)


def changes_between(
    served: CalendarObject, sent: CalendarObject, *, zone: str, plain: Plain = str
) -> ObjectChanges:
    """Return what a phone changes that was served one object and sends another.

    ``zone`` is the calendar's. Exceptions without their series change only these dates. Those
    that the series no longer names are dropped if they were served, and move with it if it moves.
    Raises DavError for other dates that the series doesn't have.
    """
    old = content_of(_first(served), zone, plain)
    clock = old.when.zone if isinstance(old.when, Timed) else zone
    new = old if sent.master is None else content_of(sent.master, clock, plain)
    if new.status is Status.CANCELLED:
        return ObjectChanges(whole={}, gone=True)
    whole = changed(old, new)
    if not new.recurrence:
        _refuse(sent.exceptions.keys() - served.exceptions.keys())
        return ObjectChanges(whole=whole)
    before = _Series(served, old, plain)
    after = _Series(sent, new, plain)
    moves = relocation(old, new) if whole.keys() & {"when", "recurrence"} else _stay
    found = _dates(before, after, moves, whole)
    if len(found.dates) + len(found.off) + len(found.back) > MOST_DATES:
        raise DavError(
            "At most 1,000 dates of a series can be changed at once.",
            status=HTTPStatus.FORBIDDEN,
            condition=CALENDAR_MAX_INSTANCES,
        )
    return replace(found, rules=new.recurrence, dates_stay=begins_elsewhere(old, new))


def first_changes(sent: CalendarObject, *, zone: str, plain: Plain = str) -> ObjectChanges:
    """Return what is left to be changed once the series itself is new in the book."""
    if sent.master is None:
        return ObjectChanges(whole={})
    rules = content_of(sent.master, zone).recurrence
    bare = replace(sent, master=replace(sent.master, recurrence=rules), exceptions={})
    return changes_between(bare, sent, zone=zone, plain=plain)


def changed(old: Content, new: Content) -> Changes:
    """Return what differs in a content; a recurrence only if it means other dates."""
    changes: Changes = {}
    if new.title != old.title:
        changes["title"] = new.title
    if new.when != old.when:
        changes["when"] = new.when
    if new.description != old.description:
        changes["description"] = new.description
    if new.place != old.place:
        changes["place"] = new.place
    if new.status is not old.status:
        changes["status"] = new.status
    if new.busy is not old.busy:
        changes["busy"] = new.busy
    zone = zone_name(new.when)
    if not same_dates(old.recurrence, new.recurrence, new.when.start, zone):
        changes["recurrence"] = new.recurrence
    return changes


type Relocate = Callable[[Moment], Moment | None]
"""Returns where an instance is once its series is changed; None: nowhere."""


def begins_elsewhere(old: Content, new: Content) -> bool:
    """Whether a series begins at another one of its dates, before or after the change."""
    if old.when.start == new.when.start:
        return False
    return _is_date(old, new.when.start) or _is_date(new, old.when.start)


def _is_date(content: Content, moment: Moment) -> bool:
    rules = [line for line in content.recurrence if not line.startswith("EXDATE")]
    if not rules:
        return False
    return recurrence.is_instance(rules, content.when.start, zone_name(content.when), moment)


def with_end(lines: tuple[str, ...], like: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of a series with the UNTIL that its one rule has in others."""
    ends = [found[0] for line in like if (found := _UNTIL.search(line))]
    rules = [line for line in lines if line.startswith("RRULE")]
    if len(ends) != 1 or len(rules) != 1:
        return lines
    return tuple(_UNTIL.sub(ends[0], line) if line in rules else line for line in lines)


def names_its_start(content: Content) -> bool:
    """Whether a series has its start by its rule, and not only because it begins there."""
    start = content.when.start
    series = recurrence.series_of(content.recurrence, start, zone_name(content.when))
    return any(each.names(series.local(series.start)) for each in series.patterns)


def relocation(old: Content, new: Content) -> Relocate:
    """Return how the dates of a series move, as ``series_edit.edit`` moves its exceptions."""
    if begins_elsewhere(old, new):
        return _stay
    zone, new_zone = zone_name(old.when), zone_name(new.when)
    move = partial(
        recurrence.shift,
        start=old.when.start,
        zone=zone,
        new_start=new.when.start,
        new_zone=new_zone,
    )
    if old.recurrence and names_old_rules(old, new, old.when.start):
        move = partial(
            recurrence.moved_instance,
            lines=old.recurrence,
            start=old.when.start,
            zone=zone,
            new_start=new.when.start,
            new_zone=new_zone,
        )

    def relocate(moment: Moment) -> Moment | None:
        try:
            return move(moment)
        except RecurrenceError:
            return None

    return relocate


def _stay(moment: Moment) -> Moment:
    return moment


def starting_at(found: ObjectChanges, told: Moment, start: Moment) -> ObjectChanges:
    """Return changes with the first date of a series at its start, which a text can't tell.

    On a clock the second of two equal hours in autumn is ``told`` as the first.
    """
    if told == start or "when" in found.whole:
        return found

    def right(moment: Moment) -> Moment:
        return start if moment == told else moment

    return replace(
        found,
        dates={right(at): each for at, each in found.dates.items()},
        off=frozenset(map(right, found.off)),
        back=frozenset(map(right, found.back)),
    )


class _Series:
    """A series of a calendar object, and its dates."""

    def __init__(self, said: CalendarObject, content: Content, plain: Plain) -> None:
        self.content = content
        self.whole = said.master is not None
        self.off = set() if said.master is None else set(days_off(said.master))
        self.exceptions = dict[Moment, Content]()
        self._lines, self._start = content.recurrence, content.when.start
        self._zone = zone_name(content.when)
        for moment, event in said.exceptions.items():
            at = self.instance(moment) or moment
            if at in self.exceptions:
                raise _not_in_series()
            there = content_of(event, self._zone or event.zone or "UTC", plain)
            self.exceptions[at] = replace(there, recurrence=())

    def instance(self, moment: Moment) -> Moment | None:
        """Return the date of the series that a RECURRENCE-ID means; None if there is none.

        A day means the instance of that day on the series' clock.
        """
        if not self._lines:
            return None
        series = recurrence.series_of(self._lines, self._start, self._zone)
        if self._has(moment):
            return moment
        if series.zone is None:
            return None
        try:
            if isinstance(moment, datetime):
                # The second of two equal hours in autumn is read as the first, as its start is.
                first = series.inner_of(series.local(moment).replace(fold=0))
                return first if self._has(first) else None
            found = series.of_day(series.inner_of(midnight(moment)))
        except OverflowError, RecurrenceError:
            return None
        return found[0] if found else None

    def _has(self, moment: Moment) -> bool:
        return recurrence.is_instance(self._lines, self._start, self._zone, moment)


def _dates(before: _Series, after: _Series, moves: Relocate, whole: Changes) -> ObjectChanges:
    was = _moved(before.exceptions, moves)
    was_off = {at for moment in before.off if (at := _place(moment, after, moves)) is not None}
    was_off |= {at for at, (_, content) in was.items() if content.status is Status.CANCELLED}
    # A date that said what its series did is none of its own, whatever named it.
    own = {
        at: (moment, content)
        for at, (moment, content) in was.items()
        if _of_date(before.content, content, moment, None)
    }
    off, kept = set[Moment](), set[Moment]()
    dates = dict[Moment, Changes]()
    for moment, content in after.exceptions.items():
        at = after.instance(moment)
        if at is None:
            if moment not in before.exceptions:
                raise _not_in_series()
            if (at := _place(moment, after, moves)) is None:
                continue
        changes = _of_date(after.content, content, at, own.get(at))
        if content.status is Status.CANCELLED:
            off.add(at)
        elif changes:
            dates[at] = changes
        elif at in was:
            kept.add(at)
    if not after.whole:
        return ObjectChanges(whole=whole, dates=dates, off=frozenset(off - was_off))
    off |= _off_now(before, after, moves) - kept - dates.keys()
    had = {at for at in (was if whole else own) if after.instance(at) is not None}
    return ObjectChanges(
        whole=whole,
        dates=dates,
        off=frozenset(off - was_off),
        back=frozenset((was_off | had) - off - kept - dates.keys()),
    )


def _place(moment: Moment, after: _Series, moves: Relocate) -> Moment | None:
    """Return where a date of the series as it was is now; None if it has no place any more."""
    at = moves(moment)
    return None if at is None else after.instance(at)


def _off_now(before: _Series, after: _Series, moves: Relocate) -> set[Moment]:
    """Return the dates that EXDATE takes out; those of before may be named as they were."""
    found = set[Moment | None]()
    for moment in after.off:
        at = after.instance(moment)
        if at is None and moment in before.off:
            at = _place(moment, after, moves)
        found.add(at)
    return {at for at in found if at is not None}


def _moved(
    exceptions: Mapping[Moment, Content], moves: Relocate
) -> dict[Moment, tuple[Moment, Content]]:
    """Return exceptions by where they are now, with where they were."""
    found = ((moves(moment), moment, content) for moment, content in exceptions.items())
    return {at: (moment, content) for at, moment, content in found if at is not None}


def _of_date(
    series: Content, content: Content, at: Moment, was: tuple[Moment, Content] | None
) -> Changes:
    """Return what is changed of a date: of how it was served, else of what the series says."""
    if was is None:
        instance = replace(series, when=moved(series.when, at), recurrence=())
        return changed(instance, content)
    moment, old = was
    changes = changed(old, content)
    if moment != at:
        # The book moves it with its series, and knows where it is now.
        changes["when"] = content.when
    return changes


def _first(said: CalendarObject) -> Event:
    return said.master or next(iter(said.exceptions.values()))


def _refuse(moments: set[Moment]) -> None:
    if moments:
        raise _not_in_series()


def _not_in_series() -> DavError:
    return DavError(
        "An exception is for a date that its series does not have, or has another exception for.",
        status=HTTPStatus.FORBIDDEN,
        condition=CALENDAR_VALID_OBJECT,
    )
