"""Undoes an import: what it added is removed, what it changed is as it was before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from ..book import clients, journal, people
from ..book.database import Transaction
from ..book.model import CLIENT, Client, Entry, Run
from ..formats.contact import Contact
from .client_besides import Besides
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


def last_import(tx: Transaction) -> Run | None:
    """Return the last import that added or changed anything; None if it was undone."""
    return journal.last_change(tx, Surface.IMPORT)


def would_undo(tx: Transaction, run_id: str) -> Undone:
    """Return what ``undo`` would do. Raises UnknownImport."""
    return _plan(tx, run_id).undone()


def undo(tx: Transaction, run_id: str, groups_in_use: Collection[str] = ()) -> Undone:
    """Undo an import. The caller makes it a run of its own. Raises UnknownImport.

    Groups that it made are removed, unless somebody is in them or has changed them, or an account
    synchronizes them (``groups_in_use``).
    """
    plan = _plan(tx, run_id)
    clients.put_many(tx, [*plan.removed, *plan.restored])
    for group_id, rev in plan.new_groups.items():
        group = people.get_group(tx, group_id)
        if group is None or group.deleted or group.rev != rev or group_id in groups_in_use:
            continue
        if not clients.number_in(tx, group_id):
            people.delete_group(tx, group_id)
    return plan.undone()


@dataclass(slots=True)
class _Plan:
    removed: list[Client] = field(default_factory=list)
    restored: list[Client] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    new_groups: dict[str, int] = field(default_factory=dict)

    def undone(self) -> Undone:
        return Undone(
            removed=tuple(each.id for each in self.removed),
            restored=tuple(each.id for each in self.restored),
            kept=tuple(self.kept),
        )


def _plan(tx: Transaction, run_id: str) -> _Plan:
    run = journal.run(tx, run_id)
    if run is None or run.kind != Surface.IMPORT or run.undoes is not None:
        raise UnknownImport(id=run_id)
    lines = {
        each.record_id: each
        for each in journal.entries(tx, run_id)
        if each.record_kind == CLIENT and each.record_id is not None
    }
    now = clients.get_many(tx, lines)
    new = [key for key, line in lines.items() if line.before is None]
    booked = clients.with_appointments(tx, new)
    plan = _Plan()
    for key, line in lines.items():
        client, besides = now.get(key), Besides.read(line.loser)
        plan.new_groups |= besides.new_groups if besides is not None else {}
        if client is None or not client.lives:
            plan.kept.append(key)
        elif isinstance(line.before, Contact):
            _put_back(plan, client, line, besides)
        elif key in booked or not _as_imported(client, line, besides):
            plan.kept.append(key)
        else:
            plan.removed.append(replace(client, deleted=True))
    return plan


def _as_imported(client: Client, line: Entry, besides: Besides | None) -> bool:
    if besides is not None and (client.number, client.group_ids) != (
        besides.number,
        besides.groups,
    ):
        return False
    return client.content == line.after


def _put_back(plan: _Plan, client: Client, line: Entry, besides: Besides | None) -> None:
    """Plan to give a client back what it had, but for what was changed since."""
    before, after, now = line.before, line.after, client.content
    given = [
        each.name
        for each in fields(Contact)
        if getattr(before, each.name) != getattr(after, each.name)
    ]
    same = [name for name in given if getattr(now, name) == getattr(after, name)]
    back: Mapping[str, Any] = {name: getattr(before, name) for name in same}
    restored = replace(client, content=replace(now, **back))
    if besides is not None:
        restored = _without(restored, besides)
    changed = [name for name in given if getattr(restored.content, name) != getattr(before, name)]
    if restored != client:
        plan.restored.append(restored)
    if changed or restored == client:
        plan.kept.append(client.id)


def _without(client: Client, besides: Besides) -> Client:
    """Return a client without the number and the groups that an import gave."""
    given = set(besides.groups) - set(besides.groups_before)
    number = besides.number_before if client.number == besides.number else client.number
    left = tuple(each for each in client.group_ids if each not in given)
    return replace(client, number=number, group_ids=left)
