"""Edits of a single appointment, one instance, a whole series, or an instance and all that follow.

Each works in the given transaction and returns every appointment that it changed. All raise
BookInvalid for an edit that is not possible.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypedDict

from ..formats import recurrence
from ..formats.errors import RecurrenceError
from ..formats.sameness import same_dates
from . import appointments
from .appointment_rows import moved
from .database import Transaction
from .errors import BookInvalid, Reason
from .model import Appointment, Content, Kind, Moment, Origin, Status, Timed, When
from .origins import going_on_from


def edit(
    tx: Transaction,
    record_id: str,
    content: Content,
    *,
    moment: Moment | None = None,
    following: bool = False,
    dates_stay: bool = False,
) -> list[Appointment]:
    """Give an appointment new content.

    Without ``moment`` this is the single appointment, the exception, or the whole series.
    With it, the instance that starts there becomes an exception; ``content`` then has its
    own span, and its recurrence is ignored. ``following``: the series ends before that
    instance and continues in a new one with this content; unchanged rules are reduced to
    their remaining instances. Exceptions move with their series by the same shift of the
    wall clock; one at whose time the series no longer occurs is deleted. ``dates_stay``: the
    whole series begins at another one of its dates; the others, and its rules, stay as they are.
    """
    record, moment = _found(tx, record_id, moment, following=following)
    if record.series_id is not None:
        content = replace(content, recurrence=())
    if not record.content.recurrence:
        return _changed([record], appointments.put(tx, replace(record, content=content)))
    if moment is None:
        at = record.content.when.start
        return _edit_whole(tx, record, content, at, dates_stay=dates_stay)
    if not following:
        return _edit_instance(tx, record, moment, replace(content, recurrence=()))
    if moment == _first(record):
        return _edit_whole(tx, record, content, moment)
    return _edit_following(tx, record, content, moment)


def remove(
    tx: Transaction,
    record_id: str,
    *,
    moment: Moment | None = None,
    following: bool = False,
) -> list[Appointment]:
    """Remove an appointment from the calendars; ``moment`` and ``following`` as in ``edit``.

    An appointment becomes a tombstone; a session is cancelled and keeps its client and
    data. One instance of a series becomes a cancelled exception.
    """
    record, moment = _found(tx, record_id, moment, following=following)
    if record.series_id is not None:
        return _changed([record], appointments.put(tx, _cancelled(record)))
    if moment is None or not record.content.recurrence:
        return _remove_whole(tx, record)
    if not following:
        when = moved(record.content.when, moment)
        gone = replace(record.content, when=when, recurrence=(), status=Status.CANCELLED)
        return _edit_instance(tx, record, moment, gone)
    if moment == _first(record):
        return _remove_whole(tx, record)
    later = [each for each in appointments.exceptions(tx, record.id) if _from(each, moment)]
    ended = appointments.put(tx, _ended(record, moment))
    return [ended, *(each for one in later for each in _remove_whole(tx, one))]


def _found(
    tx: Transaction, record_id: str, moment: Moment | None, *, following: bool
) -> tuple[Appointment, Moment | None]:
    """Return the record and instance meant; ``following`` an exception: its series, from there."""
    record = appointments.get(tx, record_id)
    if record is None:
        raise BookInvalid("id", Reason.UNKNOWN)
    if record.deleted:
        raise BookInvalid("id", Reason.DELETED)
    if record.series_id is not None and following:
        moment = record.original_start
        record = appointments.get(tx, record.series_id)
        if record is None or record.deleted:
            raise BookInvalid("series_id", Reason.DELETED)
    elif not record.content.recurrence:
        own = (None, record.content.when.start, record.original_start)
        if moment not in own:
            raise BookInvalid("moment", Reason.NOT_AN_INSTANCE)
        moment = None
    return record, moment


def _edit_instance(
    tx: Transaction, record: Appointment, moment: Moment, content: Content
) -> list[Appointment]:
    own = appointments.exception_at(tx, record.id, moment)
    if own is not None:
        return _changed([own], appointments.put(tx, replace(own, content=content)))
    if not _is_instance(record.content, moment):
        raise BookInvalid("moment", Reason.NOT_AN_INSTANCE)
    new = replace(
        record,
        id=tx.new_id(),
        content=content,
        series_id=record.id,
        original_start=moment,
        origin=Origin.STUDIO,
        extra="",
    )
    return [appointments.put(tx, new)]


def _edit_whole(
    tx: Transaction,
    record: Appointment,
    content: Content,
    at: Moment,
    *,
    dates_stay: bool = False,
) -> list[Appointment]:
    """Edit a series; ``content`` is the new content of the instance at ``at``."""
    old = record.content
    ways: Ways = (_stay,) if dates_stay else _by_new_rule(old, at, content)
    with _told():
        if not dates_stay and names_old_rules(old, content, at):
            # The first instance differs from the start if the start is excluded.
            start = recurrence.shift(old.when.start, **_move(old, at, content))
            content = replace(content, when=moved(content.when, start))
            move = _move(old, old.when.start, content)
            lines = recurrence.shifted(old.recurrence, **move)
            ways = (partial(recurrence.moved_instance, lines=old.recurrence, **move),)
            content = replace(content, recurrence=lines)
            at = old.when.start
    new = replace(record, content=content)
    changed = _changed([record], appointments.put(tx, new))
    return [*changed, *_carry_over(tx, record, new, at, ways)]


def _edit_following(
    tx: Transaction, record: Appointment, content: Content, moment: Moment
) -> list[Appointment]:
    old = record.content
    if not _is_instance(old, moment):
        raise BookInvalid("moment", Reason.NOT_AN_INSTANCE)
    move = _move(old, moment, content)
    ways = _by_new_rule(old, moment, content)
    with _told():
        if names_old_rules(old, content, moment):
            lines = recurrence.remainder(old.recurrence, old.when.start, _zone(old.when), moment)
            ways = (partial(recurrence.shift, **move),)
            if lines:
                ways = (partial(recurrence.moved_instance, lines=lines, **move),)
                lines = recurrence.shifted(lines, **move)
            content = replace(content, recurrence=lines)
    new = replace(
        record,
        id=tx.new_id(),
        content=content,
        origin=Origin.STUDIO,
        extra=going_on_from(record),
        rev=0,
    )
    ended = appointments.put(tx, _ended(record, moment))
    new = appointments.put(tx, new)
    return [ended, new, *_carry_over(tx, record, new, moment, ways)]


type Ways = tuple[Callable[[Moment], Moment], ...]
"""What returns the new start of an instance: the first that is an instance counts."""


def _by_new_rule(old: Content, at: Moment, content: Content) -> Ways:
    """Return where instances go when the rule is replaced: they stay on their days, or move."""
    move = _move(old, at, content)
    return partial(recurrence.on_its_day, **move), partial(recurrence.shift, **move)


def _stay(moment: Moment) -> Moment:
    return moment


class _Move(TypedDict):
    """How the functions of ``recurrence`` name where a series is moved from, and where to."""

    start: Moment
    zone: str | None
    new_start: Moment
    new_zone: str | None


def _move(old: Content, at: Moment, new: Content) -> _Move:
    """Move the instance at ``at`` to where ``new`` begins."""
    return _Move(start=at, zone=_zone(old.when), new_start=new.when.start, new_zone=_zone(new.when))


def _carry_over(
    tx: Transaction, old: Appointment, new: Appointment, at: Moment, ways: Ways
) -> list[Appointment]:
    """Move the exceptions of ``old`` from ``at`` on to ``new``, which begins there.

    The exception at the very start of another series gives way to its content.
    """
    result, carried = list[Appointment](), list[Appointment]()
    after = new.content.when
    exceptions = appointments.exceptions(tx, old.id)
    targets = _targets(exceptions, new.content, at, ways)
    for each in exceptions:
        original = each.original_start
        if original is None or (new.id != old.id and not _from(each, at)):
            continue
        target = targets.get(each.id)
        # A content that no longer repeats has no instances.
        goes_on = bool(new.content.recurrence)
        kept = target == original and new.id == old.id
        if goes_on and kept and _is_instance(new.content, original):
            continue
        result.append(appointments.delete(tx, each.id))
        taken = not goes_on or (new.id != old.id and original == at)
        if target is None or taken or not _is_instance(new.content, target):
            continue
        when = each.content.when
        if when.start == original:
            when = _at(when, after, target)
        carried.append(
            replace(
                each,
                id=tx.new_id(),
                content=replace(each.content, when=when),
                series_id=new.id,
                original_start=target,
                extra=going_on_from(each),
            )
        )
    # One may take the place that another has left, so that all of them leave first.
    return [*result, *appointments.put_many(tx, carried)]


def _targets(
    exceptions: list[Appointment], content: Content, at: Moment, ways: Ways
) -> dict[str, Moment]:
    """Return the instances that exceptions replace from now on, by id; each is one's only."""
    found = dict[str, Moment]()
    for way in ways:
        for each in exceptions:
            original = each.original_start
            if original is None or isinstance(original, datetime) is not isinstance(at, datetime):
                continue
            with _told():
                target = way(original)
            free = each.id not in found and target not in found.values()
            if free and _is_instance(content, target):
                found[each.id] = target
    return found


def _at(own: When, series: When, start: Moment) -> When:
    """Return an exception's span at a new start; of the series' length if the types differ."""
    return moved(own if type(own) is type(series) else series, start)


def _remove_whole(tx: Transaction, record: Appointment) -> list[Appointment]:
    if record.kind is Kind.SESSION:
        return _changed([record], appointments.put(tx, _cancelled(record)))
    family = [] if record.series_id else appointments.exceptions(tx, record.id)
    appointments.delete(tx, record.id)
    found = appointments.get_many(tx, [record.id, *(each.id for each in family)])
    return list(found.values())


def _ended(record: Appointment, moment: Moment) -> Appointment:
    content = record.content
    with _told():
        lines = recurrence.truncate(
            content.recurrence, content.when.start, _zone(content.when), moment
        )
    return replace(record, content=replace(content, recurrence=lines))


def _cancelled(record: Appointment) -> Appointment:
    return replace(record, content=replace(record.content, status=Status.CANCELLED))


def _changed(before: list[Appointment], after: Appointment) -> list[Appointment]:
    return [] if after in before else [after]


def _from(exception: Appointment, moment: Moment) -> bool:
    """Whether an exception replaces an instance at ``moment`` or later."""
    original = exception.original_start
    if isinstance(original, datetime) and isinstance(moment, datetime):
        return original >= moment
    if original is None or isinstance(original, datetime) or isinstance(moment, datetime):
        return False
    return original >= moment


def _first(record: Appointment) -> Moment | None:
    content = record.content
    series = recurrence.series_of(content.recurrence, content.when.start, _zone(content.when))
    first = series.opening
    return None if first is None else series.outer(first)


def _is_instance(content: Content, moment: Moment) -> bool:
    if not content.recurrence:
        return content.when.start == moment
    return recurrence.is_instance(
        content.recurrence, content.when.start, _zone(content.when), moment
    )


def names_old_rules(old: Content, new: Content, at: Moment) -> bool:
    """Whether the recurrence is unchanged, or consists of the old rules alone.

    Compared by the dates that they mean, at the old start, or at the start that follows
    from moving the instance at ``at`` to where ``new`` begins.
    """
    if not new.recurrence:
        return False
    start, zone, new_zone = old.when.start, _zone(old.when), _zone(new.when)
    rules = tuple(line for line in old.recurrence if line.startswith("RRULE"))
    kept = {old.recurrence, rules}
    if any(same_dates(new.recurrence, lines, start, zone) for lines in kept):
        return True
    try:
        moved = recurrence.shift(start, at, zone, new.when.start, new_zone)
        there = [recurrence.shifted(each, start, zone, moved, new_zone) for each in kept if each]
    except RecurrenceError:
        return False
    return any(same_dates(new.recurrence, lines, moved, new_zone) for lines in there)


def _zone(when: When) -> str | None:
    return when.zone if isinstance(when, Timed) else None


@contextmanager
def _told() -> Iterator[None]:
    """Raise a RecurrenceError as BookInvalid."""
    try:
        yield
    except RecurrenceError as err:
        raise BookInvalid("recurrence", err.reason) from err
