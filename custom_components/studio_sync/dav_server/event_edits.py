"""Applies to the book what a phone changed of an appointment or series.

All edits go through ``scheduling.appointments``, so that the studio's rules hold. A calendar shows
its own part of a series: dates that other people have are not its to change.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Final, cast

from ..book import appointments as stored, people, tombstones
from ..book.database import Transaction
from ..book.model import Appointment, Content, Moment, Origin, Status, Timed
from ..dav.errors import DavError
from ..dav.names import CALENDAR_VALID_OBJECT
from ..formats import recurrence
from ..formats.icalendar.event import CalendarObject, Event
from ..formats.sameness import same_dates
from ..scheduling import appointments
from ..scheduling.appointments import Changes, Draft
from ..scheduling.errors import NeverTakesPlace
from ..scheduling.recurrence_scope import Scope, instance, known, telling, zone_name
from ..scheduling.settings import Studio
from ..scheduling.taken_off import TakenOff
from ..sync.calendar.event_content import content_of
from .client_block import without_client
from .event_changes import (
    ObjectChanges,
    changes_between,
    first_changes,
    names_its_start,
    relocation,
    starting_at,
    with_end,
)
from .event_mapping import View

_HIDDEN: Final = ("title", "description", "place")
_PEOPLE: Final = (
    "kind",
    "client_id",
    "session_type",
    "staff_id",
    "assistant_ids",
    "resource_ids",
)
"""What is of an appointment besides its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """The edits of one request, in one calendar. Each raises SchedulingError.

    ``busy_words``: see ``Visit``.
    """

    tx: Transaction
    studio: Studio
    view: View
    busy_words: frozenset[str] = frozenset()

    def create(self, sent: CalendarObject) -> Appointment:
        """Add what a phone made: an appointment of the calendar's owner, without a client (S19)."""
        event = sent.master or _only(sent)
        content = content_of(event, self.view.zone, without_client)
        if content.status is Status.CANCELLED:
            raise _invalid("A new appointment can't be a cancelled one.")
        rest = first_changes(sent, zone=self.view.zone, plain=without_client)
        _refuse_all_off(content, rest.off)
        owner = self.view.owner_id
        is_staff = people.get_staff(self.tx, owner) is not None
        record = appointments.add(
            self.tx,
            self.studio,
            Draft(
                title="" if self._is_no_title(content.title) else content.title,
                when=content.when,
                description=content.description,
                place=content.place,
                recurrence=content.recurrence,
                status=Status.CONFIRMED if self._makes_firm(content.status) else content.status,
                busy=content.busy,
                staff_id=owner if is_staff else None,
                resource_ids=() if is_staff else (owner,),
                origin=Origin.PHONE,
                guests=tuple(_addresses(event)),
            ),
        )
        if not rest:
            return record
        self._apply_dates(record, rest)
        return known(self.tx, record.id)

    def change(
        self, record: Appointment, served: CalendarObject, sent: CalendarObject
    ) -> ObjectChanges:
        """Change an appointment by what differs between two objects, and return that."""
        found = changes_between(served, sent, zone=self.view.zone, plain=without_client)
        if served.master is not None:
            found = starting_at(found, served.master.start, record.content.when.start)
        if found.gone:
            self.remove(record)
            return found
        days_off = self._days_off(record, found)
        whole = self._visible(record, found.whole)
        if whole:
            whole = _with_end_zone(record.content, whole)
            appointments.update(self.tx, self.studio, record.id, whole, dates_stay=found.dates_stay)
            if "when" in whole and found.rules and record.content.recurrence:
                self._keep_rules(record, found.rules)
        if record.series_id is None:
            now = known(self.tx, record.id)
            again = found.back | found.dates.keys()
            if found.whole.keys() & {"when", "recurrence"} or days_off & again:
                now = self._with_days_off(now, days_off - again)
            self._apply_dates(now, found)
        return found

    def remove(self, record: Appointment) -> None:
        """Delete an appointment, a series or a date from the calendar.

        In the photographer's, a session is cancelled and an appointment deleted. Others are taken
        off it, unless nobody else remains.
        """
        family = [] if record.series_id else stored.exceptions(self.tx, record.id)
        if self._is_main(record):
            appointments.cancel(self.tx, record.id)
            return
        owner = self.view.owner_id
        appointments.update(self.tx, self.studio, record.id, _without(record, owner))
        for each in family:
            now = stored.get(self.tx, each.id)
            if now is not None and now.lives and owner in now.owners:
                self.remove(now)

    def move(self, record: Appointment, to: View) -> Appointment:
        """Give an appointment to another owner instead of this one; returns it as it is now.

        A date that leaves its series for other people is another record then.
        """
        to_staff = people.get_staff(self.tx, to.owner_id) is not None
        changes = _moved(record, self.view.owner_id, to.owner_id, to_staff=to_staff)
        changed = appointments.update(self.tx, self.studio, record.id, changes)
        if record.series_id is None:
            return known(self.tx, record.id)
        return next((each for each in changed if each.lives), record)

    def revive(self, record: Appointment) -> Appointment:
        """Bring back what is deleted or cancelled, with its client and the dates of a series."""
        back = replace(record, deleted=False)
        if not back.lives:
            back = replace(back, content=replace(back.content, status=Status.CONFIRMED))
        gone = tombstones.gone_with(self.tx, record) if record.deleted else []
        with telling():
            stored.put_many(self.tx, [back, *(replace(each, deleted=False) for each in gone)])
        return known(self.tx, record.id)

    def _is_main(self, record: Appointment) -> bool:
        """Whether what is deleted here is deleted altogether."""
        return belongs_to(record, {self.view.owner_id})

    def _has(self, exception: Appointment) -> bool:
        """Whether a date is this calendar's to change: not other people's, and not hidden.

        What has been taken out of the series only the photographer brings back.
        """
        if exception.lives:
            return self.view.shows(exception)
        return self._is_main(exception)

    def _on_again(self, exception: Appointment | None) -> Appointment | None:
        """Put the owner on a date again of which a phone took them off; return it as it is now."""
        if exception is None or not exception.lives or self.view.owner_id in exception.owners:
            return exception
        taken_off = TakenOff.of(self.tx, exception.id, {self.view.owner_id})
        if taken_off is None:
            return exception
        taken_off.put_back(self.tx, exception.id)
        return known(self.tx, exception.id)

    def _visible(self, record: Appointment, changes: Changes) -> Changes:
        """Leave out what the access is not shown, and so can't have changed.

        Nor has who writes the word for busy times instead of a title: it comes from another
        calendar, or from before the access was shown more.
        """
        probe = replace(record.content, title="\0", description="\0", place="\0")
        shown = self.view.projection.project(record, probe)
        hidden = {name for name in _HIDDEN if getattr(shown, name) != "\0"}
        if self._says_busy(changes.get("title", "")):
            hidden.update(name for name in _HIDDEN if name == "title" or not changes.get(name))
        if self._makes_firm(changes.get("status")):
            hidden.add("status")
        return cast("Changes", {name: each for name, each in changes.items() if name not in hidden})

    def _says_busy(self, title: str) -> bool:
        """Whether a title is the word by which titles are replaced, in whatever language."""
        words = {each.casefold() for each in (*self.busy_words, self.view.busy_word)}
        return title.strip().casefold() in words

    def _is_no_title(self, title: str) -> bool:
        """Whether a new appointment is a copy of one of which the access is not shown all."""
        return self._says_busy(title) and not self.view.names_clients

    def _makes_firm(self, status: Status | None) -> bool:
        """Whether something is confirmed that a phone calls tentative.

        Where tentative ones are not shown, it would be gone from the phone that has just made it.
        """
        return status is Status.TENTATIVE and not self.view.tentative

    def _keep_rules(self, record: Appointment, rules: tuple[str, ...]) -> None:
        """Let a series that was moved end where the phone says, and not where it moved to.

        Of the rest of a rule the phone's is kept if it names the new start: else it has forgotten
        that, and the book's names the days that are meant.
        """
        now = known(self.tx, record.id).content
        lines = tuple(line for line in now.recurrence if not line.startswith("EXDATE"))
        forgotten = names_its_start(record.content) and not names_its_start(
            replace(now, recurrence=rules)
        )
        wanted = with_end(lines, rules) if forgotten else rules
        if not same_dates(lines, wanted, now.when.start, zone_name(now.when)):
            off = (line for line in now.recurrence if line.startswith("EXDATE"))
            changes = Changes(recurrence=(*wanted, *off))
            appointments.update(self.tx, self.studio, record.id, changes)

    def _days_off(self, record: Appointment, found: ObjectChanges) -> set[Moment]:
        """Return the dates that the series itself excludes, where they are after the change."""
        content = record.content
        if not content.recurrence:
            return set()
        zone = zone_name(content.when)
        series = recurrence.series_of(content.recurrence, content.when.start, zone)
        moments = set(map(series.outer, series.removed))
        if not found.whole.keys() & {"when", "recurrence"}:
            return moments
        moves = relocation(content, replace(content, **cast("Any", found.whole)))
        return {at for at in map(moves, moments) if at is not None}

    def _with_days_off(self, record: Appointment, days_off: set[Moment]) -> Appointment:
        """Let a series exclude these dates, as far as it has them."""
        content = record.content
        start, zone = content.when.start, zone_name(content.when)
        rules = tuple(line for line in content.recurrence if not line.startswith("EXDATE"))
        if not rules:
            return record
        found = [at for at in days_off if recurrence.is_instance(rules, start, zone, at)]
        lines = recurrence.without(rules, start, zone, found)
        with telling():
            return stored.put(self.tx, replace(record, content=replace(content, recurrence=lines)))

    def _apply_dates(self, record: Appointment, found: ObjectChanges) -> None:
        if not (found.off or found.back or found.dates):
            return
        family = {each.original_start: each for each in stored.exceptions(self.tx, record.id)}
        for at in sorted(found.off):
            self._take_off(record, at, family.get(at))
        for at in sorted(found.back):
            if (exception := family.get(at)) is not None:
                self._restore(record, at, exception)
        for at, changes in found.dates.items():
            self._change_date(record, at, self._on_again(family.get(at)), changes)

    def _take_off(self, record: Appointment, at: Moment, exception: Appointment | None) -> None:
        if exception is not None:
            if self.view.shows(exception):
                self.remove(exception)
        elif self._is_main(record):
            appointments.cancel(self.tx, record.id, moment=at)
        else:
            without = _without(record, self.view.owner_id)
            appointments.update(
                self.tx, self.studio, record.id, without, moment=at, scope=Scope.THIS
            )

    def _restore(self, record: Appointment, at: Moment, exception: Appointment) -> None:
        """Let a date be as its series says; it keeps people and a client of its own.

        One that its phone had only left is as it has become without them.
        """
        now = self._on_again(exception)
        if now is None or not self._has(now):
            return
        plain = instance(record, at)
        if now is not exception:
            exception, plain = now, now.content
        elif exception.lives:
            plain = self.view.projection.take_back(exception, plain)
        plain = replace(plain, recurrence=())
        alike = all(getattr(exception, name) == getattr(record, name) for name in _PEOPLE)
        with telling():
            if alike and plain == replace(instance(record, at), recurrence=()):
                stored.delete(self.tx, exception.id)
            else:
                stored.put(self.tx, replace(exception, content=plain))

    def _change_date(
        self, record: Appointment, at: Moment, exception: Appointment | None, changes: Changes
    ) -> None:
        if exception is not None and not self._has(exception):
            return
        changes = self._visible(exception or record, changes)
        if exception is None:
            if changes:
                appointments.update(
                    self.tx, self.studio, record.id, changes, moment=at, scope=Scope.THIS
                )
            return
        if exception.lives:
            if changes:
                changes = _with_end_zone(exception.content, changes)
                appointments.update(self.tx, self.studio, exception.id, changes)
            return
        back = replace(instance(record, at), recurrence=())
        with telling():
            stored.put(self.tx, replace(exception, content=replace(back, **cast("Any", changes))))


def belongs_to(record: Appointment, owners: Collection[str]) -> bool:
    """Whether it is for these owners to say that an appointment takes place, or does not.

    The photographer is one of them, or nobody else has a part in it.
    """
    return record.staff_id in owners or not set(record.owners) - set(owners)


def _refuse_all_off(content: Content, off: frozenset[Moment]) -> None:
    """Raise NeverTakesPlace if every date of a new series is taken out of it."""
    lines, start, zone = content.recurrence, content.when.start, zone_name(content.when)
    last = recurrence.last_start(lines, start, zone) if off else None
    if last is None or last not in off:
        return
    first = recurrence.first_start(lines, start, zone)
    if all(each in off for each in recurrence.expand(lines, start, zone, first, last)):
        raise NeverTakesPlace


def _only(sent: CalendarObject) -> Event:
    """Return the date of a series that nobody knows, which becomes an appointment by itself."""
    first, *more = sent.exceptions.values()
    if more:
        raise _invalid("Several dates of a series that is not here can't be kept.")
    return first


def _invalid(sentence: str) -> DavError:
    return DavError(sentence, status=HTTPStatus.FORBIDDEN, condition=CALENDAR_VALID_OBJECT)


def _with_end_zone(old: Content, changes: Changes) -> Changes:
    """Keep the clock on which an end is shown (a flight's), which phones are not told."""
    when = changes.get("when")
    if isinstance(when, Timed) and isinstance(old.when, Timed) and when.zone == old.when.zone:
        return {**changes, "when": replace(when, end_zone=old.when.end_zone)}
    return changes


def _without(record: Appointment, owner: str) -> Changes:
    changes: Changes = {}
    if owner in record.assistant_ids:
        changes["assistant_ids"] = tuple(each for each in record.assistant_ids if each != owner)
    if owner in record.resource_ids:
        changes["resource_ids"] = tuple(each for each in record.resource_ids if each != owner)
    if owner == record.staff_id:
        changes["staff_id"] = None
    return changes


def _moved(record: Appointment, owner: str, to: str, *, to_staff: bool) -> Changes:
    """Return the people and rooms of an appointment that goes from one calendar to another."""
    changes = _without(record, owner)
    if to in record.owners:
        return changes
    photographer = changes.get("staff_id", record.staff_id)
    if not to_staff:
        changes["resource_ids"] = (*changes.get("resource_ids", record.resource_ids), to)
    elif photographer is None and owner not in record.assistant_ids:
        changes["staff_id"] = to
    else:
        changes["assistant_ids"] = (*changes.get("assistant_ids", record.assistant_ids), to)
    return changes


def _addresses(event: Event) -> Iterator[str]:
    """Yield the e-mail addresses of those who are invited, by which a client is suggested."""
    for line in event.attendees:
        name, _, value = line.rpartition(":")
        _, _, scheme = name.rpartition(":")
        if line.upper().startswith("ATTENDEE") and scheme.casefold() == "mailto" and "@" in value:
            yield value.strip()
