"""What has to be written before what: series before their exceptions."""

from collections.abc import Sequence

from ..book.model import Appointment, Content
from .apply_remote import QueuedWrite
from .kinds import RecordKind
from .model import Action, Op


def series_before_exceptions(actions: Sequence[Action]) -> list[list[Action]]:
    """Split the actions: an exception needs the series that it belongs to."""
    heads: list[Action] = []
    exceptions: list[Action] = []
    for action in actions:
        record, item = action.record, action.item
        is_child = bool(record and record.parent_id) or bool(item and item.parent_id)
        (exceptions if is_child else heads).append(action)
    return [heads, exceptions]


def re_created(kind: RecordKind[Appointment, Content], pushes: Sequence[QueuedWrite]) -> set[str]:
    """Return the series that were re-created: their exceptions have to follow."""
    return {
        queued.record.id
        for queued in pushes
        if queued.write.op is Op.CREATE
        and queued.action.link
        and kind.hierarchy.is_parent(queued.record.content)
    }
