"""Undoes an import: what it added is removed, what it changed is as it was before."""

from dataclasses import dataclass, replace

from ..book import clients, journal
from ..book.database import Transaction
from ..book.model import CLIENT, Client
from ..formats.contact import Contact
from .import_errors import UnknownImport
from .write_path import Surface


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """Ids of clients that were removed, put back, and left as they are.

    Those that somebody has changed since the import stay.
    """

    removed: tuple[str, ...]
    restored: tuple[str, ...]
    kept: tuple[str, ...]


def undo(tx: Transaction, run_id: str) -> Undone:
    """Undo an import. The caller makes it a run of its own.

    Client numbers and groups that an import gave to clients who were there before stay: the
    journal keeps contents. Raises UnknownImport.
    """
    run = journal.run(tx, run_id)
    if run is None or run.kind != Surface.IMPORT:
        raise UnknownImport(id=run_id)
    lines = [each for each in journal.entries(tx, run_id) if each.record_kind == CLIENT]
    now = clients.get_many(tx, [each.record_id for each in lines if each.record_id])
    removed, restored, kept = list[Client](), list[Client](), list[str]()
    for line in lines:
        client = now.get(line.record_id or "")
        if client is None or not client.lives or client.content != line.after:
            kept.extend([line.record_id] if line.record_id else [])
        elif isinstance(line.before, Contact):
            restored.append(replace(client, content=line.before))
        else:
            removed.append(replace(client, deleted=True))
    clients.put_many(tx, [*removed, *restored])
    return Undone(
        removed=tuple(each.id for each in removed),
        restored=tuple(each.id for each in restored),
        kept=tuple(kept),
    )
