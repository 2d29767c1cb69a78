"""Undoes a change by a phone: what it replaced in the book is put back.

What somebody has changed since stays as it is, and is named: an appointment as a whole, of a
client the fields.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Self

from ..book import journal
from ..book.database import Transaction
from ..book.model import Client, Run
from .appointment_undo import AppointmentUndo
from .client_undo import ClientUndo
from .errors import SchedulingError, Unknown
from .recurrence_scope import telling
from .undo_rights import Rights
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
    found, plan = AppointmentUndo.of(tx, entries), ClientUndo.of(tx, entries)
    if rights is not None:
        rights.check(found, plan)
    with telling():
        found.carry_out(tx)
        plan.carry_out(tx)
    return Undone(
        removed=(*found.removed, *_ids(plan.removed)),
        restored=(*sorted(found.restored), *_ids(plan.restored)),
        kept=(*found.kept, *plan.kept),
    )


def _ids(clients: Collection[Client]) -> tuple[str, ...]:
    return tuple(each.id for each in clients)
