"""Undoes what a change made of clients: each has again what it had, but for what changed since."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

from ..book import appointments, clients
from ..book.database import Transaction
from ..book.model import CLIENT, Client, Entry
from ..formats.contact import Contact
from .client_besides import Besides


@dataclass(slots=True)
class ClientUndo:
    """What is to be done with the clients of a change: removed, put back, left as they are.

    ``kept`` are ids, also of clients of whom only a part is put back; ``staying`` are those of
    them who were new, and have been changed or booked since. ``new_groups`` are the groups that
    the change made, with their revs.
    """

    removed: list[Client] = field(default_factory=list)
    restored: list[Client] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    staying: list[str] = field(default_factory=list)
    new_groups: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, tx: Transaction, entries: list[Entry], freed: Collection[str] = ()) -> Self:
        """Plan to undo these lines of the journal, as far as they are about clients.

        A new client who has an appointment by now stays, but for those that are theirs no more
        when these lines are undone (``freed``).
        """
        lines = {
            each.record_id: each
            for each in entries
            if each.record_kind == CLIENT and each.record_id is not None
        }
        now = clients.get_many(tx, lines)
        new = [key for key, line in lines.items() if line.before is None]
        booked = {
            key
            for key in clients.with_appointments(tx, new)
            if any(each.id not in freed for each in appointments.of_client(tx, key))
        }
        plan = cls()
        for key, line in lines.items():
            client, besides = now.get(key), Besides.read(line.loser)
            plan.new_groups |= besides.new_groups if besides is not None else {}
            if client is not None and not client.lives and _is_removal(line):
                plan.restored.append(replace(client, deleted=False))
            elif client is None or not client.lives or _is_removal(line):
                plan.kept.append(key)
            elif isinstance(line.before, Contact):
                plan._put_back(client, line, besides)
            elif key in booked or not _is_as_left(client, line, besides):
                plan.kept.append(key)
                plan.staying.append(key)
            else:
                plan.removed.append(replace(client, deleted=True))
        return plan

    def carry_out(self, tx: Transaction) -> None:
        """Change the clients so."""
        clients.put_many(tx, [*self.removed, *self.restored])

    def _put_back(self, client: Client, line: Entry, besides: Besides | None) -> None:
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
            restored = _with_former(restored, besides)
        changed = [
            name for name in given if getattr(restored.content, name) != getattr(before, name)
        ]
        if restored != client:
            self.restored.append(restored)
        if changed or restored == client:
            self.kept.append(client.id)


def _is_removal(line: Entry) -> bool:
    return isinstance(line.before, Contact) and line.after is None


def _is_as_left(client: Client, line: Entry, besides: Besides | None) -> bool:
    if besides is not None and (client.number, client.group_ids) != (
        besides.number,
        besides.groups,
    ):
        return False
    return client.content == line.after


def _with_former(client: Client, besides: Besides) -> Client:
    """Return a client with the number and the groups that it had before the change."""
    number = besides.number_before if client.number == besides.number else client.number
    joined = set(besides.groups) - set(besides.groups_before)
    left = [each for each in besides.groups_before if each not in besides.groups]
    kept = [each for each in client.group_ids if each not in joined]
    return replace(client, number=number, group_ids=tuple(dict.fromkeys((*kept, *left))))
