"""Takes back what somebody has just changed, exactly: the records as they were before.

For the moments after a change, while what it returned is still at hand. What a phone changed, and
what runs did, is undone from the journal.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ..book import appointments, clients, journal
from ..book.database import Transaction
from ..book.model import CLIENT, Appointment, Client, Entry
from ..formats.contact import Contact
from .client_undo import ClientUndo
from .errors import SchedulingError, Unknown
from .recurrence_scope import telling
from .write_path import Answer

KEPT: Final = 500
"""How many changes of a studio can be taken back at any time."""


class UnknownChange(Unknown):
    """The change is too long ago, or Home Assistant was restarted since."""

    key = "unknown_change"
    field = "undo"


class ChangeOvertaken(SchedulingError):
    """Somebody has changed the same things again since."""

    key = "change_overtaken"


@dataclass(slots=True)
class LastChanges:
    """The last changes of a studio by people, by their runs' ids, and who made each."""

    answers: OrderedDict[str, tuple[str, Answer[Any]]] = field(default_factory=OrderedDict)

    def keep(self, author: str, answer: Answer[Any]) -> None:
        """Keep a change, and forget the oldest."""
        if not answer.run_id:
            return
        self.answers[answer.run_id] = (author, answer)
        while len(self.answers) > KEPT:
            self.answers.popitem(last=False)

    def get(self, run_id: str) -> tuple[str, Answer[Any]]:
        """Return who made a change, and what it did. Raises UnknownChange."""
        found = self.answers.get(run_id)
        if found is None:
            raise UnknownChange(id=run_id)
        return found

    def forget(self, run_id: str) -> None:
        """Forget a change that was taken back."""
        self.answers.pop(run_id, None)


def take_back(tx: Transaction, answer: Answer[Any]) -> None:
    """Put everything back that a change made different; all of it, or nothing.

    Raises ChangeOvertaken if somebody has changed one of the records since.
    """
    now = appointments.get_many(tx, [each.id for each in answer.after])
    entries = journal.entries(tx, answer.run_id)
    gone = [each for each in entries if _removed_client(each)]
    plan = ClientUndo.of(tx, [each for each in entries if each not in gone])
    plan.restored += _restored(tx, gone)
    if plan.kept or any(_seen(now.get(each.id)) != _seen(each) for each in answer.after):
        raise ChangeOvertaken
    before = {each.id: each for each in answer.before}
    living = [each for each in answer.before if not each.deleted]
    with telling():
        for each in answer.after:
            former = before.get(each.id)
            if not each.deleted and (former is None or former.deleted):
                appointments.delete(tx, each.id)
        appointments.put_many(tx, [replace(each, extra=now[each.id].extra) for each in living])
        plan.carry_out(tx)


def _removed_client(line: Entry) -> bool:
    return line.record_kind == CLIENT and isinstance(line.before, Contact) and line.after is None


def _restored(tx: Transaction, gone: Iterable[Entry]) -> list[Client]:
    """Return removed clients as they were. Raises ChangeOvertaken if one is there again."""
    found = clients.get_many(tx, [each.record_id or "" for each in gone]).values()
    if any(each.lives for each in found):
        raise ChangeOvertaken
    return [replace(each, deleted=False) for each in found]


def _seen(record: Appointment | None) -> Appointment | None:
    """Return what people see of an appointment: runs keep data of their own with it."""
    return None if record is None else replace(record, rev=0, changed_at=None, extra="", guests=())
