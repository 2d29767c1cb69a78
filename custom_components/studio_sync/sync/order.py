"""What has to be written before what: parents before their children."""

from collections.abc import Sequence

from .kinds import RecordKind
from .model import Action, Op
from .queued_writes import QueuedWrite, family_of
from .record import Fields, Record


def parents_before_children[R: Record, C: Fields](
    actions: Sequence[Action[R, C]],
) -> list[list[Action[R, C]]]:
    """Split the actions: a child needs the parent that it belongs to."""
    heads: list[Action[R, C]] = []
    children: list[Action[R, C]] = []
    for action in actions:
        record, item = action.record, action.item
        is_child = bool(record and record.parent_id) or bool(item and item.parent_id)
        (children if is_child else heads).append(action)
    return [heads, children]


def by_family[R: Record, C: Fields](
    groups: Sequence[Sequence[QueuedWrite[R, C]]],
) -> list[QueuedWrite[R, C]]:
    """Put all writes of an item and its children behind each other, the item's own first."""
    families = dict[str, list[QueuedWrite[R, C]]]()
    for group in groups:
        for queued in group:
            families.setdefault(family_of(queued), []).append(queued)
    return [queued for family in families.values() for queued in family]


def re_created[R: Record, C: Fields](
    kind: RecordKind[R, C], pushes: Sequence[QueuedWrite[R, C]]
) -> set[str]:
    """Return the parents that were re-created: their children have to follow."""
    return {
        queued.record.id
        for queued in pushes
        if queued.write.op is Op.CREATE
        and queued.action.link
        and kind.hierarchy.is_parent(queued.record.content)
    }
