"""What a run reads from a replica in addition to its delta."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ..book import links
from ..book.book import Book
from .kinds import RecordKind
from .model import Action, Do, Plan, RemoteItem, Rules, SkippedItem
from .pair import is_plain, is_unpaired
from .ports import Replica
from .record import Fields, Record
from .snapshot import Gathered

_TAKES_IN = {Do.CREATE_LOCAL, Do.UPDATE_LOCAL, Do.LINK, Do.MERGE}


class Reader[R: Record, C: Fields]:
    """Reads copies for one run, and keeps those that can't be read."""

    def __init__(
        self, book: Book, replica: Replica[C], rules: Rules, kind: RecordKind[R, C]
    ) -> None:
        """Begin with nothing read."""
        self.book = book
        self.replica = replica
        self.kind = kind
        self.rules = rules
        self.odd: dict[str, SkippedItem] = {}
        """Copies that make no sense, or that the book can't keep, by remote id."""
        self.looked_at: set[str] = set()
        """Remote ids of copies that were read one by one."""
        self.full = False
        """The delta lists the whole replica."""
        self.whole: set[str] = set()
        """Remote ids of parents whose children were read, every one."""
        self.coming: set[str] = set()
        """Those of them that are noted as unread until the run has ended well."""
        self.ending: set[str] = set()
        """Remote ids of parents that are to be deleted or moved there."""
        self.unread: set[str] = set()
        """Remote ids of parents whose children have to be read in a later run."""

    def half_read(self, todo: Plan[R, C], gathered: Gathered[R, C]) -> set[str]:
        """Return the parents that are added, resumed, moved or deleted, and only half known.

        A listing since a cursor shows what was touched, and nothing of what was skipped
        before. One way, edits of children are always skipped, and are lost with their parent: so
        that the history has them, they are read.
        """
        if self.full:
            return set()
        ending = set[str]() if self.rules.send_back else self._losing(todo)
        coming = {
            action.item.id
            for action in todo.actions
            if action.item is not None
            and action.item.content is not None
            and self.kind.hierarchy.is_parent(action.item.content)
            and action.do in _TAKES_IN
            and is_unpaired(action.link)
        }
        self.ending |= ending
        return (ending | coming | set(gathered.unread_parents)) - self.whole - self.odd.keys()

    def _losing(self, todo: Plan[R, C]) -> set[str]:
        """Return the parents that are deleted in the replica, or written so that children go."""
        hierarchy, found = self.kind.hierarchy, set[str]()
        for action in todo.actions:
            link, record, then = action.link, action.record, action.content
            if record is None or link is None or is_unpaired(link):
                continue
            if action.do is Do.DELETE_REMOTE:
                loses = hierarchy.is_parent(record.content)
            else:
                now = link.baseline if action.do is Do.UPDATE_REMOTE else None
                loses = now is not None and then is not None and hierarchy.moves(now, then)
            if loses:
                found.add(link.remote_id)
        return found

    async def read(self, remote_ids: Sequence[str]) -> dict[str, RemoteItem[C]]:
        """Read copies one by one. The pairs of those that can't be read stay suspended."""
        found = await self.replica.get(remote_ids)
        self.looked_at.update(remote_ids)
        for each in found:
            if isinstance(each, SkippedItem) and each.remote_id is not None:
                self.odd[each.remote_id] = replace(each, problem=True)
        items = [replace(each, asked=True) for each in found if isinstance(each, RemoteItem)]
        return by_id(items)

    async def read_children(
        self, parents: Collection[str], items: Mapping[str, RemoteItem[C]]
    ) -> dict[str, RemoteItem[C]]:
        """Read the children of parents; of those that are as these say only the linked ones.

        Of a parent that ends, such a child says nothing.
        """
        found = await self.replica.children(sorted(parents))
        self.whole.update(parents)
        names = [each.id for each in found if isinstance(each, RemoteItem)]
        linked = await self.book.read(lambda tx: links.by_remote(tx, self.replica.id, names))
        read = dict[str, RemoteItem[C]]()
        for each in found:
            if isinstance(each, SkippedItem):
                if each.remote_id is not None and each.problem:
                    self.odd[each.remote_id] = each
            elif not is_plain(self.kind, each, items.get(each.parent_id or "")) or (
                each.id in linked and each.parent_id not in self.ending
            ):
                read[each.id] = each
        return read

    def without_odd(self, todo: Plan[R, C]) -> Plan[R, C]:
        """Leave out the pairs whose copy is not known, or can't be taken in."""
        if not self.odd:
            return todo
        usable = (a for a in todo.actions if self.odd.keys().isdisjoint(_remote_ids(a)))
        return replace(todo, actions=tuple(usable))

    def skip(self, action: Action[R, C]) -> None:
        """Note that the book can't store what an action would apply."""
        record_id = None if action.record is None else action.record.id
        remote_id = next(iter(_remote_ids(action)), record_id or "")
        self.odd[remote_id] = SkippedItem(
            remote_id=remote_id, record_id=record_id, reason="not_taken_in", problem=True
        )


def _remote_ids[R: Record, C: Fields](action: Action[R, C]) -> list[str]:
    """Return the remote ids that an action depends on."""
    item, link = action.item, action.link
    names = (item and item.id, link and link.remote_id, item and item.parent_id)
    return [name for name in names if name]


def by_id[C: Fields](items: Sequence[RemoteItem[C]]) -> dict[str, RemoteItem[C]]:
    """Return the items by their remote ids."""
    return {item.id: item for item in items}
