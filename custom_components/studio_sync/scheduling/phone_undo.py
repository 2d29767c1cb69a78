"""Undoes a change by a phone: what it replaced in the book is put back.

What somebody has changed since stays as it is, and is named: an appointment as a whole, of a
client the fields.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Self

from ..book import appointments, journal
from ..book.database import Transaction
from ..book.model import APPOINTMENT, Appointment, Client, Entry, Run
from .client_undo import ClientUndo
from .errors import SchedulingError, Unknown
from .people_note import noted_people, people_of
from .recurrence_scope import telling
from .write_path import PHONE, Surface


class UnknownPhoneChange(Unknown):
    """No such run, or no phone made it."""

    key = "unknown_phone_change"
    field = "run_id"


class NoPhoneChange(SchedulingError):
    """No phone has changed anything, or the last change by one is undone already."""

    key = "no_phone_change"


class PhoneChangeOvertaken(SchedulingError):
    """Everything that the phone changed has been changed again since."""

    key = "phone_change_overtaken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """Ids of appointments and clients that were removed, put back, and left as they are."""

    removed: tuple[str, ...]
    restored: tuple[str, ...]
    kept: tuple[str, ...]

    @classmethod
    def of(cls, several: Iterable[Self]) -> Self:
        """Return what became of all, each by the last word on it."""
        found = dict[str, str]()
        for each in several:
            for name in ("removed", "restored", "kept"):
                found.update(dict.fromkeys(getattr(each, name), name))
        removed, restored, kept = (
            tuple(sorted(key for key, what in found.items() if what == name))
            for name in ("removed", "restored", "kept")
        )
        return cls(removed=removed, restored=restored, kept=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What the person who undoes a change may put back; these raise for what they may not.

    ``appointment`` is given an appointment as it is, and as it would be put back; ``clients`` all
    that the phone changed.
    """

    appointment: Callable[[Appointment, Appointment], None]
    clients: Callable[[Collection[str]], None]


def last_change(tx: Transaction, access_ids: Collection[str]) -> Run:
    """Return the last change by these access records. Raises NoPhoneChange."""
    run = journal.last_change(tx, Surface.PHONE, [f"{PHONE}{each}" for each in access_ids])
    if run is None:
        raise NoPhoneChange
    return run


def and_later(tx: Transaction, run_id: str) -> list[str]:
    """Return a change by a phone and all later ones by the same access, the latest first.

    Without those that are undone. Raises UnknownPhoneChange.
    """
    return journal.changes_from(tx, _by_phone(tx, run_id))


def undo_all(tx: Transaction, run_ids: Collection[str], rights: Rights | None = None) -> Undone:
    """Undo changes by phones in the given order; raises what ``undo`` does."""
    return Undone.of(undo(tx, each, rights) for each in run_ids)


def _by_phone(tx: Transaction, run_id: str) -> Run:
    run = journal.run(tx, run_id)
    if run is None or run.kind != Surface.PHONE or run.undoes is not None:
        raise UnknownPhoneChange(id=run_id)
    return run


def undo(tx: Transaction, run_id: str, rights: Rights | None = None) -> Undone:
    """Undo a change by a phone. The caller makes it a run.

    ``rights``: None for somebody who may undo anything. Raises UnknownPhoneChange and
    SchedulingError.
    """
    _by_phone(tx, run_id)
    entries = journal.entries(tx, run_id)
    lines = {
        each.record_id: each
        for each in entries
        if each.record_kind == APPOINTMENT and each.record_id is not None
    }
    now = appointments.get_many(tx, lines)
    same = {key for key, line in lines.items() if key in now and _is_as_left(now[key], line)}
    removed = {key for key in same if lines[key].before is None}
    back = {key: _before(now[key], lines[key]) for key in same - removed}
    homeless = {key for key, each in back.items() if not _has_series(tx, each, back)}
    restored = {key: each for key, each in back.items() if key not in homeless}
    plan = ClientUndo.of(tx, entries)
    if rights is not None:
        _check(rights, now, back, plan)
    with telling():
        # What was deleted before the change is deleted again with the people that it had.
        moved = [key for key in sorted(removed) if noted_people(lines[key])]
        appointments.put_many(tx, [_with_former_people(now[key], lines[key]) for key in moved])
        for key in sorted(removed):
            appointments.delete(tx, key)
        appointments.put_many(tx, restored.values())
        plan.carry_out(tx)
    return Undone(
        removed=(*sorted(removed), *_ids(plan.removed)),
        restored=(*sorted(restored), *_ids(plan.restored)),
        kept=(*sorted(lines.keys() - removed - restored.keys()), *plan.kept),
    )


def _check(
    rights: Rights, now: dict[str, Appointment], back: dict[str, Appointment], plan: ClientUndo
) -> None:
    for key, record in now.items():
        rights.appointment(record, back.get(key, record))
    if ids := {*_ids(plan.removed), *_ids(plan.restored), *plan.kept}:
        rights.clients(ids)


def _ids(clients: Collection[Client]) -> tuple[str, ...]:
    return tuple(each.id for each in clients)


def _is_as_left(record: Appointment, line: Entry) -> bool:
    """Whether nobody has changed an appointment since."""
    if line.after is None:
        return record.deleted
    people = noted_people(line)
    same = not people or people_of(record) == people[1]
    return same and not record.deleted and record.content == line.after


def _before(record: Appointment, line: Entry) -> Appointment:
    content = record.content if line.before is None else line.before
    return _with_former_people(replace(record, deleted=False, content=content), line)


def _with_former_people(record: Appointment, line: Entry) -> Appointment:
    if not (people := noted_people(line)):
        return record
    staff_id, assistants, resources = people[0]
    return replace(
        record,
        staff_id=staff_id,
        assistant_ids=tuple(assistants),
        resource_ids=tuple(resources),
    )


def _has_series(tx: Transaction, record: Appointment, back: dict[str, Appointment]) -> bool:
    if record.series_id is None or record.series_id in back:
        return True
    series = appointments.get(tx, record.series_id)
    return series is not None and not series.deleted
