"""Undoes an import: what it added is removed, what it changed is as it was before."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from ..book import clients, journal, people
from ..book.database import Transaction
from ..book.model import Run
from .client_undo import ClientUndo
from .import_errors import UnknownImport
from .write_path import Surface


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """Ids of clients that were removed, put back, and left as they are.

    Those that somebody has changed since the import stay; of a client that was there before, only
    what was changed.
    """

    removed: tuple[str, ...]
    restored: tuple[str, ...]
    kept: tuple[str, ...]

    @classmethod
    def of(cls, plan: ClientUndo) -> Self:
        """Take it from what is planned."""
        return cls(
            removed=tuple(each.id for each in plan.removed),
            restored=tuple(each.id for each in plan.restored),
            kept=tuple(plan.kept),
        )


def last_import(tx: Transaction) -> Run | None:
    """Return the last import that added or changed anything; None if it was undone."""
    return journal.last_change(tx, Surface.IMPORT)


def would_undo(tx: Transaction, run_id: str) -> Undone:
    """Return what ``undo`` would do. Raises UnknownImport."""
    return Undone.of(_plan(tx, run_id))


def undo(tx: Transaction, run_id: str, groups_in_use: Collection[str] = ()) -> Undone:
    """Undo an import. The caller makes it a run of its own. Raises UnknownImport.

    Groups that it made are removed, unless somebody is in them or has changed them, or an account
    synchronizes them (``groups_in_use``).
    """
    plan = _plan(tx, run_id)
    plan.carry_out(tx)
    for group_id, rev in plan.new_groups.items():
        group = people.get_group(tx, group_id)
        if group is None or group.deleted or group.rev != rev or group_id in groups_in_use:
            continue
        if not clients.number_in(tx, group_id):
            people.delete_group(tx, group_id)
    return Undone.of(plan)


def _plan(tx: Transaction, run_id: str) -> ClientUndo:
    run = journal.run(tx, run_id)
    if run is None or run.kind != Surface.IMPORT or run.undoes is not None:
        raise UnknownImport(id=run_id)
    return ClientUndo.of(tx, journal.entries(tx, run_id))
