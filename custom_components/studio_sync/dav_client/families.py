"""The writes to one text, which are sent together, and what has become of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..sync.model import Op, Outcome, RemoteItem, Verdict, Write
from ..sync.ports import ReplicaError, Unreachable
from ..sync.record import Fields
from .codec import Applied, Codec, Entry, Resource


@dataclass(slots=True)
class Family[C: Fields]:
    """The writes to one text, by their numbers, and what has become of them."""

    name: str
    writes: dict[int, Write[C]] = field(default_factory=dict)
    there: Resource | None = None
    read: Resource | None = None
    """What it was when the writes were begun."""
    applied: Applied[C] | None = None
    error: ReplicaError | None = None
    forbidden: bool = False
    written: bool = False
    """Something was sent, and may have been done."""

    @property
    def creates(self) -> bool:
        """Whether nothing need be there: it is begun with a new text."""
        first = next(iter(self.writes.values()))
        return first.op is Op.CREATE and first.parent_id is None


def outcomes_of[C: Fields](
    family: Family[C], codec: Codec[C], kept: Resource | None
) -> Mapping[int, Outcome[C]]:
    """Return the outcomes of the writes; ``kept`` is what was read back, if it was. Pure."""
    applied = family.applied
    if family.error is not None or applied is None:
        reason = "lost_answer" if family.written else "unreachable"
        if family.error is not None and not isinstance(family.error, Unreachable):
            reason = family.error.key
        return dict.fromkeys(family.writes, Outcome(verdict=Verdict.FAILED, reason=reason))
    outcomes = dict(applied.settled)
    if not applied.done:
        return outcomes
    if applied.text is None:
        return outcomes | {
            number: Outcome(verdict=Verdict.DONE, item=_absent(family.writes[number]))
            for number in applied.done
        }
    entries = codec.read(kept or Resource(name=family.name, text=applied.text))
    for number in applied.done:
        item = _item(family.writes[number], codec, entries)
        if kept is None:
            # What was kept is compared when it can be read.
            item = replace(item, etag=None)
        content = None if kept is None else item.content
        outcomes[number] = Outcome(verdict=Verdict.DONE, item=item, kept=content)
    return outcomes


def _item[C: Fields](
    write: Write[C], codec: Codec[C], entries: Sequence[Entry[C]]
) -> RemoteItem[C]:
    for each in entries:
        if isinstance(each, RemoteItem) and each.id == write.remote_id:
            return each
    if write.parent_id is not None:
        return codec.child_now(write.remote_id, entries)
    return replace(_absent(write), content=write.content)


def _absent(write: Write[Any]) -> RemoteItem[Any]:
    return RemoteItem(
        id=write.remote_id,
        etag=None,
        content=None,
        parent_id=write.parent_id,
        position=write.position,
    )
