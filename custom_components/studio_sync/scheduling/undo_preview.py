"""What taking back a change in the studio would do, before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..book import clients, journal
from ..book.database import Transaction
from ..book.model import Run, When
from .appointment_undo import AppointmentUndo
from .change_undo import SURFACES, ChangeUndone, UnknownChange, can_be_undone
from .client_undo import ClientUndo
from .undo_rights import Rights
from .write_path import Surface

IN_PART: Final = frozenset({Surface.PHONE, Surface.IMPORT})
"""Of such a change what was changed again stays, and the rest is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """What becomes of one record: *removed*, *restored*, *as_before*, or *kept* as it is.

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
    dates, people = AppointmentUndo.of(tx, entries), ClientUndo.of(tx, entries)
    rights.check(dates, people)
    kept = bool(dates.kept or people.kept)
    lines = (*_dates(dates), *_people(tx, people))
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


def _people(tx: Transaction, plan: ClientUndo) -> Iterator[Back]:
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
            yield Back(what="kept", title=now[key].name)
