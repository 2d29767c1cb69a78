"""What has to be written before what: parents before their children."""

from collections.abc import Sequence

from ..book.model import Appointment, Content
from .apply_remote import QueuedWrite
from .kinds import RecordKind
from .model import Action, Op


def parents_before_children(actions: Sequence[Action]) -> list[list[Action]]:
    """Split the actions: a child needs the parent that it belongs to."""
    heads: list[Action] = []
    children: list[Action] = []
    for action in actions:
        record, item = action.record, action.item
        is_child = bool(record and record.parent_id) or bool(item and item.parent_id)
        (children if is_child else heads).append(action)
    return [heads, children]


def re_created(kind: RecordKind[Appointment, Content], pushes: Sequence[QueuedWrite]) -> set[str]:
    """Return the parents that were re-created: their children have to follow."""
    return {
        queued.record.id
        for queued in pushes
        if queued.write.op is Op.CREATE
        and queued.action.link
        and kind.hierarchy.is_parent(queued.record.content)
    }
