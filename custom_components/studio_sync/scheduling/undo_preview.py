"""What taking back a change in the studio would do, before it is done."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from ..book import appointments, clients, journal
from ..book.database import Transaction
from ..book.decided import Decision
from ..book.model import Entry, Run, When
from . import decisions
from .appointment_undo import AppointmentUndo
from .change_undo import SURFACES, ChangeUndo, ChangeUndone, UnknownChange, can_be_undone
from .history import heading_of
from .undo_rights import Rights
from .write_path import Surface

IN_PART: Final = frozenset({Surface.PHONE, Surface.IMPORT})
"""Of such a change what was changed again stays, and the rest is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """What becomes of one record: *removed*, *restored*, *as_before*, or *kept* as it is.

    *stays*: a new client who has been changed or booked since; the rest is put back.
    Of what was decided: *asked* or *settled* again, *offered* or *left* as private again.
    ``title`` and ``when`` are those that it has afterwards.
    """

    what: str
    title: str
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """All of it. ``refused``: nothing would be taken back, since some was changed again."""

    run: Run
    lines: tuple[Back, ...]
    refused: bool


def preview(tx: Transaction, run_id: str, rights: Rights) -> Preview:
    """Return what taking back a change would do.

    Raises UnknownChange, ChangeUndone, and what ``rights`` raise.
    """
    run, entries = journal.run(tx, run_id), journal.entries(tx, run_id)
    if run is None or not (_in_part(run) or can_be_undone(run, entries)):
        raise UnknownChange(id=run_id)
    if journal.undone(tx, [run_id]):
        raise ChangeUndone
    plan = ChangeUndo.planned(tx, run, entries)
    plan.check(tx, rights)
    lines = (*_dates(plan.appointments), *_people(tx, plan), *_decided(tx, plan.decided))
    kept = any(each.what == "kept" for each in lines) or bool(plan.kept)
    return Preview(run=run, lines=lines, refused=kept and run.kind in SURFACES)


def _in_part(run: Run) -> bool:
    return run.kind in IN_PART and run.undoes is None


def _dates(plan: AppointmentUndo) -> Iterator[Back]:
    for key, now in plan.now.items():
        content = plan.as_before(key).content
        if key in plan.kept:
            what = "kept"
        elif key in plan.removed:
            what = "removed"
        else:
            what = "as_before" if now.lives else "restored"
        yield Back(what=what, title=content.title, when=content.when)


_BACK: Final = {
    Decision.SETTLE: "asked",
    Decision.ASK: "settled",
    Decision.LEAVE: "offered",
    Decision.OFFER: "left",
}


def _decided(tx: Transaction, lines: Collection[Entry]) -> Iterator[Back]:
    found = appointments.get_many(tx, [each.record_id for each in lines if each.record_id])
    for each in lines:
        what = _BACK[Decision(each.action)] if decisions.can_be_taken_back(tx, each) else "kept"
        record = found.get(each.record_id or "")
        title, when = heading_of(None if record is None else record.content)
        yield Back(what=what, title=title, when=when)


def _people(tx: Transaction, change: ChangeUndo) -> Iterator[Back]:
    plan = change.clients
    now = clients.get_many(tx, [each.id for each in plan.restored] + plan.kept)
    for each in plan.removed:
        yield Back(what="removed", title=each.name)
    restored = set[str]()
    for each in plan.restored:
        restored.add(each.id)
        what = "as_before" if now[each.id].lives else "restored"
        yield Back(what=what, title=each.name)
    for key in plan.kept:
        if key in now and key not in restored:
            what = "stays" if key in change.staying else "kept"
            yield Back(what=what, title=now[key].name)
