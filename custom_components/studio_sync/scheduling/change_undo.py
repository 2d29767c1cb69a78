"""Takes back what somebody has changed, as a whole, from the journal: the records as they were.

For changes by people in Home Assistant, for as long as the journal is kept. What an import or a
phone changed has undos of its own, and so has what runs did.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final, Self

from ..book import appointments, clients, conflicts, journal
from ..book.database import Transaction
from ..book.model import Appointment, Entry, Run
from . import decisions
from .appointment_undo import AppointmentUndo, is_whole
from .client_undo import ClientUndo
from .errors import SchedulingError, Unknown
from .recurrence_scope import telling
from .undo_rights import Rights
from .write_path import Surface

SURFACES: Final = frozenset({Surface.ACTION, Surface.CALENDAR, Surface.REPAIR, Surface.DIALOG})
"""Where a change is made that this takes back."""
_NAMED: Final = 3
"""How many of those that were changed since are named."""


class UnknownChange(Unknown):
    """There is no such change, or it is too long ago."""

    key = "unknown_change"
    field = "undo"


class ChangeUndone(SchedulingError):
    """The change is taken back already."""

    key = "change_undone"


class ChangeOvertaken(SchedulingError):
    """Somebody has changed the same things again since; ``titles`` names them."""

    key = "change_overtaken"


@dataclass(slots=True)
class ChangeUndo:
    """What taking back a change would do."""

    run: Run
    appointments: AppointmentUndo = field(default_factory=AppointmentUndo)
    clients: ClientUndo = field(default_factory=ClientUndo)
    decided: list[Entry] = field(default_factory=list)
    """Lines of what was decided besides."""

    @classmethod
    def of(cls, tx: Transaction, run_id: str) -> Self:
        """Plan to take back a change. Raises UnknownChange, ChangeUndone."""
        run, entries = journal.run(tx, run_id), journal.entries(tx, run_id)
        if run is None or not can_be_undone(run, entries):
            raise UnknownChange(id=run_id)
        if journal.undone(tx, [run_id]):
            raise ChangeUndone
        return cls.planned(tx, run, entries)

    @classmethod
    def planned(cls, tx: Transaction, run: Run, entries: list[Entry]) -> Self:
        """Plan to take back these lines of a run."""
        dates = AppointmentUndo.of(tx, entries)
        freed = {key for key, now in dates.now.items() if _frees(dates, now)}
        return cls(
            run=run,
            appointments=dates,
            clients=ClientUndo.of(tx, entries, freed),
            decided=[each for each in entries if decisions.is_decision(each)],
        )

    @property
    def staying(self) -> list[str]:
        """The new clients of an appointment who stay: changed since, or booked otherwise."""
        return self.clients.staying if self.appointments.now else []

    @property
    def kept(self) -> list[str]:
        """Why nothing can be put back: what somebody has changed since."""
        changed = [each for each in self.clients.kept if each not in self.staying]
        return [*self.appointments.kept, *changed]

    def carry_out(self, tx: Transaction, rights: Rights) -> None:
        """Put everything back; all of it but for who is ``staying``, or nothing.

        The caller makes it a run. If it was the answer to a conflict, that is asked again.
        Raises ChangeOvertaken, and what ``rights`` raise.
        """
        self.check(tx, rights)
        if kept := self.kept:
            raise ChangeOvertaken(titles=_titles(tx, kept))
        with telling():
            self.appointments.carry_out(tx)
            self.clients.carry_out(tx)
        if left := decisions.take_back(tx, self.decided):
            raise ChangeOvertaken(titles=_titles(tx, left))
        if (answered := conflicts.answered_in(tx, self.run.id)) is not None:
            decisions.ask_again(tx, answered)

    def check(self, tx: Transaction, rights: Rights) -> None:
        """Raise what ``rights`` raise, if some of it is not theirs to take back."""
        rights.check(self.appointments, self.clients)
        for line in self.decided:
            rights.decided(decisions.about(tx, line))


def _frees(dates: AppointmentUndo, now: Appointment) -> bool:
    """Tell whether an appointment has its client no more when it is put back."""
    return now.id in dates.removed or dates.as_before(now.id).client_id != now.client_id


def can_be_undone(run: Run, entries: Collection[Entry]) -> bool:
    """Tell whether the journal has all that is needed to take back a change."""
    return (
        run.replica_id == journal.STUDIO
        and run.kind in SURFACES
        and bool(entries)
        and all(map(is_whole, entries))
    )


def way_back(tx: Transaction, run: Run) -> str | None:
    """Return how a change in the studio is taken back: *phone*, *import* or *change*; None: not.

    What has taken back another change is one like any other, and done again so.
    """
    if run.kind in (Surface.PHONE, Surface.IMPORT) and run.undoes is None:
        return run.kind
    # Asked first: a sync may have many lines.
    whole = run.kind in SURFACES and can_be_undone(run, journal.entries(tx, run.id))
    return "change" if whole else None


def _titles(tx: Transaction, ids: Collection[str]) -> str:
    """Return what some of these appointments are called, and clients named."""
    records, people = appointments.get_many(tx, ids), clients.get_many(tx, ids)
    titles = [records[key].content.title for key in ids if key in records]
    titles += [people[key].name for key in ids if key in people]
    return ", ".join(list(filter(None, titles))[:_NAMED]) or "\N{EN DASH}"
