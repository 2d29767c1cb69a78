"""Gives an answer to a conflict, and undoes it unless one of its records was changed since.

The records are put back from the journal, by the run in which it was answered.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ..book import conflicts, journal, links
from ..book.book import Book
from ..book.database import Transaction
from ..book.model import Conflict
from . import decisions
from .appointment_undo import AppointmentUndo, is_whole
from .client_undo import ClientUndo
from .errors import ResolutionOvertaken
from .overlap_answers import Resolved
from .record_kinds import KINDS, Kept
from .recurrence_scope import telling
from .undo_rights import Rights
from .write_path import Request, change, source_of

type Answering = Callable[[Transaction], Resolved[Any]]
"""Answers a conflict."""


async def answer(book: Book, request: Request, work: Answering) -> Resolved[Any]:
    """Answer a conflict as ``work`` does, all or nothing; see ``give``."""
    return await book.write(lambda tx: give(tx, request, work), source=source_of(request))


def give(tx: Transaction, request: Request, work: Answering) -> Resolved[Any]:
    """Answer a conflict as ``work`` does, and keep what is needed to undo that."""

    def settling(tx: Transaction) -> Resolved[Any]:
        resolved = work(tx)
        before, after = resolved.link_before, resolved.link_after
        pair = "" if before is None or after is None else links.dump_pair(before, after)
        decisions.settle(tx, replace(resolved.conflict, links=pair))
        return resolved

    return change(tx, request, settling).result


def take_back(tx: Transaction, conflict_id: str, rights: Rights) -> tuple[Conflict, list[Kept]]:
    """Put back what an answer changed, and open its conflict again.

    Returns the conflict as it was answered, and what is put back. Raises
    ResolutionOvertaken if one of the records has been changed since, the conflict has been
    answered otherwise, or the answer to an edit conflict is in Google already; and what
    ``rights`` raise.
    """
    stored = conflicts.get(tx, conflict_id)
    if stored is None or not stored.run_id or journal.run(tx, stored.run_id) is None:
        raise ResolutionOvertaken
    entries = journal.entries(tx, stored.run_id)
    if not all(map(is_whole, entries)):
        raise ResolutionOvertaken
    appointments, clients = AppointmentUndo.of(tx, entries), ClientUndo.of(tx, entries)
    if appointments.kept or clients.kept:
        raise ResolutionOvertaken
    rights.check(appointments, clients)
    with telling():
        appointments.carry_out(tx)
        clients.carry_out(tx)
    if not decisions.ask_again(tx, stored):
        raise ResolutionOvertaken
    store = KINDS[stored.record_kind].store
    found = store.get(tx, [*appointments.restored, *(each.id for each in clients.restored)])
    return stored, [*found.values()]
