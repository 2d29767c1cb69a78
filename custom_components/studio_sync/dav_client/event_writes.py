"""Writes into the text of a calendar resource: all of one family at once. Pure.

Only the lines that say something else change; alarms, attachments and all that is not ours stay
byte for byte in their place. Nobody is mailed: see ``quiet``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
import re
from typing import Any, Final

from ..book.model import Content, Moment, Timed
from ..formats.datetimes import moment_text
from ..formats.icalendar.event import Event
from ..formats.icalendar.write import changed_object, time_line, write_object
from ..formats.recurrence import series_of
from ..sync.calendar.event_content import EVENT_STATUS, lines_like, recurrence_lines
from ..sync.model import Op, Outcome, RemoteItem, Verdict, Write
from .codec import Applied
from .event_items import (
    OWN_EXCLUSIONS,
    EventText,
    child_id,
    exclusions_line,
    items_of,
    place_of,
    plain_child,
)
from .own_properties import by_itself, lines_of, without_own

_GUEST: Final = re.compile(r"(ORGANIZER|ATTENDEE)(?=[;:])", re.IGNORECASE)
_AGENT: Final = re.compile(r";SCHEDULE-AGENT=(?:\"[^\"]*\"|[^;:\"]*)", re.IGNORECASE)
_TEXTS: Final = {"title": "summary", "description": "description", "place": "location"}


class Family:
    """A text with the writes that are made to it: ``text`` is what there is, None for nothing."""

    def __init__(self, name: str, text: EventText | None, uid: str, now: datetime) -> None:
        self._name, self._text, self._uid, self._now = name, text, uid, now
        self._master: Event | None = None if text is None else text.master
        self._dates = dict[Moment, Event]()
        self._off, self._own = set[Moment](), frozenset[Moment]()
        self._items = dict[str, RemoteItem[Content]]()
        self._gone = False
        if text is not None:
            self._off, self._own = set(text.off), text.own
            self._dates = {at: event for _, at, event in text.exceptions()}
            self._items = {each.id: each for each in items_of(text)}

    def apply(self, writes: Mapping[int, Write[Content]], old: bytes | None) -> Applied[Content]:
        """Make the writes, and return the text after them."""
        applied = Applied[Content](text=old)
        for number, write in writes.items():
            outcome = self._one(write) if write.parent_id is None else self._child(write)
            if outcome is None:
                applied.done.append(number)
            else:
                applied.settled[number] = outcome
        stale = any(each.verdict is Verdict.STALE for each in applied.settled.values())
        if stale and applied.done:
            # One text is written as a whole, or planned again.
            for number in applied.done:
                item = self._items.get(writes[number].remote_id)
                applied.settled[number] = Outcome(verdict=Verdict.STALE, item=item)
            applied.done = []
        if not applied.done:
            return applied
        if self._gone:
            applied.text, applied.changed, applied.first = None, old is not None, self._quiet()
        else:
            applied.text = self._written()
            applied.changed = applied.text != old
        return applied

    def _quiet(self) -> bytes | None:
        """Return the text by which the server tells nobody; None if it does not anyway."""
        text = self._text
        if text is None:
            return None
        if all(quiet(event) == event for event in _events(text)):
            return None
        return self._written()

    # -- one write -------------------------------------------------------------------------------

    def _one(self, write: Write[Content]) -> Outcome[Content] | None:
        """Write the series or the single event; None if it is done."""
        there = self._items.get(write.remote_id)
        content = write.content
        if write.op is Op.CREATE:
            if self._text is not None:
                return Outcome(verdict=Verdict.EXISTS, item=there or _absent(write))
            if content is not None:
                self._master = event_of(content, self._uid, self._now)
                self._own = own_exclusions(content)
            return None
        if there is None or there.content is None:
            return Outcome(verdict=Verdict.GONE, item=_absent(write))
        if write.etag != there.etag:
            same = _says(there, content)
            return Outcome(verdict=Verdict.DONE if same else Verdict.STALE, item=there)
        if write.op is Op.DELETE:
            self._delete(write.remote_id)
            return None
        if content is None:
            return Outcome(verdict=Verdict.REFUSED, reason="malformed")
        self._change(write.remote_id, content, write.was)
        return None

    def _delete(self, remote_id: str) -> None:
        """Delete all, or of several dates whose series is not there only one."""
        kept = {at: event for at, event in self._dates.items() if self._id(at) != remote_id}
        if self._master is None and kept:
            self._dates = kept
        else:
            self._gone = True

    def _id(self, at: Moment) -> str:
        return child_id(self._name, at)

    def _change(self, remote_id: str, content: Content, was: Content | None) -> None:
        """Change the single event or series, or a date whose series is not there."""
        for at, event in self._dates.items():
            if self._master is None and self._id(at) == remote_id:
                self._dates[at] = edited(event, content, was, self._now)
                return
        if self._master is None:
            return
        new = edited(self._master, content, was, self._now)
        moved = (new.start, new.end, new.zone, new.recurrence) != (
            self._master.start,
            self._master.end,
            self._master.zone,
            self._master.recurrence,
        )
        self._master = new
        if moved:
            # As for Google, dates that the series no longer has are gone with what they said.
            self._own = own_exclusions(content)
            self._dates = {at: each for at, each in self._dates.items() if self._has(at)}
            self._off = {at for at in self._off if self._has(at)}

    def _has(self, at: Moment) -> bool:
        """Tell whether the series has this date; what does not repeat has none."""
        series = self._master
        if series is None or not series.recurrence:
            return False
        return place_of(series, at) is not None

    def _child(self, write: Write[Content]) -> Outcome[Content] | None:
        """Write one date of the series; None if it is done."""
        at, content = write.position, write.content
        if at is None or not self._has(at):
            return Outcome(verdict=Verdict.GONE, item=_absent(write))
        there = self._items.get(write.remote_id)
        if there is not None and there.content is None:
            if write.op is not Op.CREATE:
                return Outcome(verdict=Verdict.GONE, item=there)
        elif self._is_stale(write, there):
            same = there is not None and _says(there, content)
            return Outcome(verdict=Verdict.DONE if same else Verdict.STALE, item=there)
        if write.op is Op.DELETE or content is None:
            self._dates.pop(at, None)
            self._off.add(at)
            return None
        self._off.discard(at)
        if (event := self._dates.get(at)) is not None and there is not None and there.content:
            self._dates[at] = edited(event, content, write.was, self._now)
        else:
            self._dates[at] = self._new_date(at, content)
        return None

    def _new_date(self, at: Moment, content: Content) -> Event:
        """Return an exception, with the guests of its series."""
        guests: tuple[str, ...] = ()
        if self._master is not None:
            guests = tuple(each for each in self._master.attendees if _GUEST.match(each))
        event = event_of(replace(content, recurrence=()), self._uid, self._now)
        return replace(event, recurrence_id=at, attendees=(*guests, *event.attendees))

    def _is_stale(self, write: Write[Content], there: RemoteItem[Content] | None) -> bool:
        """Tell whether a date is another one than it is believed to be."""
        if there is None:
            plain = plain_child(list(self._items.values()), write.remote_id)
            if write.etag is not None:
                return plain is None or plain.etag != write.etag
            return write.was is not None and (plain is None or not _says(plain, write.was))
        if write.etag is not None:
            return write.etag != there.etag
        return write.was is None or not _says(there, write.was)

    # -- the text --------------------------------------------------------------------------------

    def _written(self) -> bytes:
        master = self._master
        if master is not None:
            master = quiet(self._with_exclusions(master))
        dates = list(map(quiet, self._dates.values()))
        if self._text is None:
            return write_object(master, dates, stamp=self._now)
        return changed_object(self._text.said, master, dates, stamp=self._now)

    def _with_exclusions(self, master: Event) -> Event:
        """Return the series with the dates that do not take place."""
        others = tuple(
            line for line in master.attendees if not line.upper().startswith(OWN_EXCLUSIONS)
        )
        rules = tuple(line for line in master.recurrence if not line.upper().startswith("EXDATE"))
        if not rules:
            return replace(master, recurrence=(), attendees=others)
        excluded = sorted(self._own | self._off, key=moment_text)
        bare = replace(master, recurrence=rules)
        lines = (*rules, *(time_line("EXDATE", at, bare) for at in excluded))
        master = replace(master, recurrence=lines)
        if self._text is not None and self._text.master is not None:
            master = replace(master, recurrence=lines_like(master, self._text.master))
        own = (exclusions_line(self._own),) if self._own else ()
        return replace(master, attendees=(*others, *own))


def _events(text: EventText) -> Iterator[Event]:
    if text.master is not None:
        yield text.master
    yield from text.said.exceptions.values()


def _says(item: RemoteItem[Content], content: Content | None) -> bool:
    """Tell whether a text says a content, but for what that is only shown."""
    if item.content is None or content is None:
        return False
    return by_itself(item.content) == by_itself(content)


def _absent(write: Write[Content]) -> RemoteItem[Content]:
    return RemoteItem(
        id=write.remote_id,
        etag=None,
        content=None,
        parent_id=write.parent_id,
        position=write.position,
    )


# -- events --------------------------------------------------------------------------------------


def event_of(content: Content, uid: str, now: datetime) -> Event:
    """Return a new event that says this."""
    event = Event(
        uid=uid,
        **_times(content),
        summary=content.title,
        description=content.description,
        location=content.place,
        status=EVENT_STATUS[content.status],
        transparent=not content.busy,
        modified=now,
        attendees=lines_of(content),
    )
    return replace(event, recurrence=_rules(content, event))


def _times(content: Content) -> dict[str, Any]:
    when = content.when
    zone, end_zone = (when.zone, when.end_zone) if isinstance(when, Timed) else (None, "")
    return {
        "start": when.start,
        "end": when.end,
        "zone": zone,
        "end_zone": end_zone if end_zone not in ("", zone) else None,
    }


def _rules(content: Content, like: Event) -> tuple[str, ...]:
    """Return the lines of a series without the dates that it excludes."""
    if not content.recurrence:
        return ()
    lines = recurrence_lines(content, like, ())
    return tuple(line for line in lines if not line.startswith("EXDATE"))


def own_exclusions(content: Content) -> frozenset[Moment]:
    """Return the dates that a content excludes itself."""
    if not content.recurrence:
        return frozenset()
    zone = content.when.zone if isinstance(content.when, Timed) else None
    whole = series_of(content.recurrence, content.when.start, zone)
    return frozenset(map(whole.outer, whole.removed))


def edited(event: Event, content: Content, was: Content | None, now: datetime) -> Event:
    """Return an event with the fields in which a content differs from what was there."""

    def differs(name: str) -> bool:
        return was is None or getattr(was, name) != getattr(content, name)

    changes: dict[str, Any] = {
        member: getattr(content, name) for name, member in _TEXTS.items() if differs(name)
    }
    if differs("status"):
        changes["status"] = EVENT_STATUS[content.status]
    if differs("busy"):
        changes["transparent"] = not content.busy
    is_date = event.recurrence_id is not None
    if differs("when"):
        changes |= {**_times(content), "floating": False}
    if not is_date and (differs("when") or differs("recurrence")):
        like = replace(event, **changes)
        rules = _rules(content, replace(like, recurrence=()))
        changes["recurrence"] = lines_like(replace(like, recurrence=rules), event)
    # Written each time: what others' programs have dropped is there again.
    others = without_own(event.attendees)
    if (own := lines_of(content)) != event.attendees[len(others) :]:
        changes["attendees"] = (*others, *own)
    new = replace(event, **changes)
    if new == event:
        return event
    step = int(bool(changes.keys() & {"start", "recurrence"}))
    return replace(new, modified=now, sequence=event.sequence + step)


def quiet(event: Event) -> Event:
    """Return an event of which the server tells nobody (RFC 6638 §7.1, B9)."""
    return replace(event, attendees=tuple(map(_quiet_line, event.attendees)))


def _quiet_line(line: str) -> str:
    found = _GUEST.match(line)
    if found is None:
        return line
    name, rest = line[: found.end()], line[found.end() :]
    agent = _AGENT.search(rest)
    if agent is not None and agent[0].upper().endswith(("=NONE", "=CLIENT")):
        return line
    return f"{name};SCHEDULE-AGENT=NONE{_AGENT.sub('', rest)}"
