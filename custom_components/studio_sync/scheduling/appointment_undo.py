"""Undoes what a change made of appointments, but for those that somebody has changed since."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Self

from ..book import appointments
from ..book.database import Transaction
from ..book.decided import Decision
from ..book.model import APPOINTMENT, Appointment, Entry
from ..formats.recurrence import is_instance
from . import decisions
from .appointment_note import States, noted_people, people_of, with_state
from .recurrence_scope import zone_name


@dataclass(slots=True)
class AppointmentUndo:
    """What is to be done with the appointments of a change: deleted, put back, left as they are.

    ``now``: those that there are, as they are, by id.
    """

    now: dict[str, Appointment] = field(default_factory=dict)
    removed: dict[str, Appointment] = field(default_factory=dict)
    restored: dict[str, Appointment] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, tx: Transaction, entries: Iterable[Entry]) -> Self:
        """Plan to undo these lines of the journal, as far as they are about appointments.

        One that somebody has changed since stays, a date whose series is gone, and a series of
        which a date was changed since that would be lost.
        """
        lines = {
            each.record_id: each
            for each in entries
            if each.record_kind == APPOINTMENT
            and each.record_id is not None
            and not decisions.is_decision(each)
        }
        plan = cls(now=appointments.get_many(tx, lines))
        same = {key for key, line in lines.items() if _is_as_left(plan.now.get(key), line)}
        back = {key: _before(plan.now[key], lines[key]) for key in same}
        for key in [*back]:
            former = None if lines[key].before is None else back[key]
            if _has_later_dates(tx, plan.now[key], former, lines.keys()):
                same.remove(key)
                del back[key]
        plan.removed = {key: back[key] for key in sorted(same) if lines[key].before is None}
        living = {key: each for key, each in back.items() if key not in plan.removed}
        plan.restored = {key: each for key, each in living.items() if _has_series(tx, each, living)}
        plan.kept = sorted(lines.keys() - plan.removed.keys() - plan.restored.keys())
        return plan

    def as_before(self, key: str) -> Appointment:
        """Return an appointment as it would be put back; as it is, if it stays."""
        return self.restored.get(key) or self.removed.get(key) or self.now[key]

    def carry_out(self, tx: Transaction) -> None:
        """Change the appointments so."""
        # What was deleted before the change is deleted again with the people that it had.
        moved = [
            each
            for key, each in self.removed.items()
            if people_of(each) != people_of(self.now[key])
        ]
        appointments.put_many(tx, moved)
        for key in self.removed:
            appointments.delete(tx, key)
        appointments.put_many(tx, self.restored.values())


def is_whole(line: Entry) -> bool:
    """Tell whether a line has all; one of an erased client, or of an earlier version, has not."""
    if decisions.is_decision(line):
        return line.action != Decision.ASK or bool(line.loser)
    if line.record_kind == APPOINTMENT:
        return States.read(line) is not None
    return bool(line.loser)


def _is_as_left(record: Appointment | None, line: Entry) -> bool:
    """Tell whether nobody has changed an appointment since."""
    if record is None:
        return False
    if line.after is None:
        return record.deleted
    if record.deleted or record.content != line.after:
        return False
    if (states := States.read(line)) is not None:
        return states.are_left(record)
    people = noted_people(line)
    return not people or people_of(record) == people[1]


def _has_later_dates(
    tx: Transaction, series: Appointment, former: Appointment | None, undone: Collection[str]
) -> bool:
    """Tell whether a date of a series was changed since, and is none of the series as it was.

    ``former``: the series as it was, None: there was none. ``undone``: what is undone with it.
    """
    if not series.content.recurrence:
        return False
    return any(
        former is None or (_has(series, date) and not _has(former, date))
        for date in appointments.exceptions(tx, series.id)
        if date.id not in undone
    )


def _has(series: Appointment, date: Appointment) -> bool:
    content, moment = series.content, date.original_start
    return moment is not None and is_instance(
        content.recurrence, content.when.start, zone_name(content.when), moment
    )


def _before(record: Appointment, line: Entry) -> Appointment:
    """Return an appointment as it was before a change, but not deleted."""
    content = record.content if line.before is None else line.before
    back = replace(record, deleted=False, content=content)
    states = States.read(line)
    if states is not None and states.before is not None:
        return with_state(back, states.before)
    if not (people := noted_people(line)):
        return back
    staff_id, assistants, resources = people[0]
    return replace(
        back,
        staff_id=staff_id,
        assistant_ids=tuple(assistants),
        resource_ids=tuple(resources),
    )


def _has_series(tx: Transaction, record: Appointment, back: dict[str, Appointment]) -> bool:
    if record.series_id is None or record.series_id in back:
        return True
    series = appointments.get(tx, record.series_id)
    return series is not None and not series.deleted
