"""Recognises by their contents that a record and an item are one (S7). Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any, Final

from ..book.model import Moment
from .kinds import RecordKind
from .model import Likeness, RemoteItem
from .pair import Pair
from .record import Fields, Record

MOST_LIKE: Final = 5
"""With so many items of those that may be the same a record is told of."""

type ChildrenOff = Mapping[str, Collection[Moment]]
"""The positions of children that are off by themselves, by the id of their parent."""


def recognised[R: Record, C: Fields](
    kind: RecordKind[R, C],
    pairs: Sequence[Pair[R, C]],
    items: Sequence[RemoteItem[C]],
    off: ChildrenOff,
) -> Iterator[tuple[Pair[R, C], RemoteItem[C]]]:
    """Yield each pair without an item and the item that it is one with; identical ones in order.

    By what the record says, then by what the replica is shown of that: what people
    wrote there themselves says all of it. At last those of which some children are
    off by the parent on one side, and by themselves on the other. Then by what tells them from
    all others (``Schema.clues``).
    """
    ways: tuple[tuple[bool, ChildrenOff], ...] = ((True, {}), (False, {}), (False, off))
    taken = set[str]()
    for (exactly, cancelled), says in product(ways, (_own, _shown)):
        free: dict[object, list[RemoteItem[C]]] = defaultdict(list)
        for item in items:
            if item.id not in taken and item.content is not None:
                free[kind.schema.key(item.content, exactly=exactly)].append(item)
        free.pop(None, None)
        if not free:
            continue
        for pair in pairs:
            content = says(pair)
            if pair.item is None and content is not None and pair.is_unpaired:
                like = free.get(kind.schema.key(content, exactly=exactly), [])
                name = "" if pair.record is None else pair.record.id
                here = cancelled.get(name, ())
                found = next(
                    (
                        item
                        for item in like
                        if item.content is not None
                        and kind.hierarchy.same_children(
                            content, here, item.content, cancelled.get(item.id, ())
                        )
                    ),
                    None,
                )
                if found is not None:
                    like.remove(found)
                    taken.add(found.id)
                    yield pair, found
    yield from _by_clues(kind, pairs, [item for item in items if item.id not in taken])


def _by_clues[R: Record, C: Fields](
    kind: RecordKind[R, C], pairs: Sequence[Pair[R, C]], items: Sequence[RemoteItem[C]]
) -> Iterator[tuple[Pair[R, C], RemoteItem[C]]]:
    """Yield each pair and the item with clues in common that both have with nobody else."""
    there = _by_clue(kind, ((item, item.content) for item in items))
    if not there:
        return
    here = _by_clue(kind, ((pair, _own(pair)) for pair in pairs))
    for pair in pairs:
        content = _own(pair)
        if pair.item is not None or not pair.is_unpaired or content is None:
            continue
        clues = [clue for clue in kind.schema.clues(content) if clue in there]
        found = {item.id: item for clue in clues for item in there[clue]}
        if len(found) != 1:
            continue
        item = next(iter(found.values()))
        theirs = item.content
        if theirs is None or not kind.schema.alike(content, theirs):
            continue
        others = (other for clue in kind.schema.clues(theirs) for other in here.get(clue, ()))
        if all(other is pair for other in others):
            yield pair, item


def likely[R: Record, C: Fields](
    kind: RecordKind[R, C], pairs: Iterable[Pair[R, C]], items: Iterable[RemoteItem[C]]
) -> Iterator[Likeness[R, C]]:
    """Yield what may be the same, of pairs without an item and items that nothing belongs to."""
    free = [item for item in items if item.content is not None]
    there = _by_clue(kind, ((item, item.content) for item in free))
    named: defaultdict[Hashable, list[RemoteItem[C]]] = defaultdict(list)
    for item in free:
        if item.content is not None and (name := kind.schema.name(item.content)) is not None:
            named[name].append(item)
    for pair in pairs:
        record, content = pair.record, _own(pair)
        if record is None or content is None or pair.item is not None or not pair.is_unpaired:
            continue
        clues = kind.schema.clues(content)
        near = {item.id: item for clue in clues for item in there.get(clue, ())}
        same = [item for item in named.get(kind.schema.name(content), ()) if item.id not in near]
        for item in islice((*near.values(), *same), MOST_LIKE):
            reason = "same_name"
            if item.id in near:
                alike = item.content is not None and kind.schema.alike(content, item.content)
                reason = "several_alike" if alike else "other_name"
            yield Likeness(record=record, item=item, reason=reason)


def _by_clue[T, C: Fields](
    kind: RecordKind[Any, C], every: Iterable[tuple[T, C | None]]
) -> Mapping[Hashable, Sequence[T]]:
    found: defaultdict[Hashable, list[T]] = defaultdict(list)
    for each, content in every:
        for clue in () if content is None else kind.schema.clues(content):
            found[clue].append(each)
    return found


def children_off[R: Record, C: Fields](
    children: Iterable[Pair[R, C]], items: Iterable[RemoteItem[C]]
) -> ChildrenOff:
    """Return the children that are off by themselves on either side."""
    off: defaultdict[str, set[Moment]] = defaultdict(set)
    for pair in children:
        record = pair.record
        if record is None or record.deleted or pair.content is not None:
            continue
        if record.parent_id is not None and record.position is not None:
            off[record.parent_id].add(record.position)
    for item in items:
        if item.content is None and item.parent_id and item.position is not None:
            off[item.parent_id].add(item.position)
    return off


def _shown[R: Record, C: Fields](pair: Pair[R, C]) -> C | None:
    return pair.content


def _own[R: Record, C: Fields](pair: Pair[R, C]) -> C | None:
    return None if pair.record is None or pair.content is None else pair.record.content
