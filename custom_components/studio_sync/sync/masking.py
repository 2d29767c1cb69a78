"""What a copy says, how much of it counts, and what the book takes from it."""

from __future__ import annotations

from ..book.database import Transaction
from .kinds import RecordKind
from .merge import field_names, with_fields
from .model import Action
from .projection import Projection
from .record import Fields, Record


def copy_now[R: Record, C: Fields](view: Projection[R, C], action: Action[R, C]) -> C | None:
    """Return what is there, for the baseline: what it shows wrongly is then removed.

    A hidden field in which people wrote something of their own is left out.
    """
    record, item = action.record, action.item
    if record is None or item is None or item.content is None:
        return None if item is None else item.content
    return seen(view, record, item.content, item.whole)


def seen[R: Record, C: Fields](view: Projection[R, C], record: R, counts: C, whole: C | None) -> C:
    """Return what counts of a copy, with what it shows of the record in spite of being hidden."""
    return counts if whole is None else with_fields(counts, whole, shown(view, record, whole))


def shown[R: Record, C: Fields](
    view: Projection[R, C], record: R, whole: C | None
) -> tuple[str, ...]:
    """Name the fields that are hidden, and in which a copy still says what the book says."""
    if whole is None:
        return ()
    counts = view.mask(record, None, whole)
    back = view.take_back(record, whole)
    return tuple(
        name
        for name in field_names(whole)
        if getattr(counts, name) != getattr(whole, name)
        and getattr(back, name) == getattr(whole, name)
    )


def taken_back[R: Record, C: Fields](
    view: Projection[R, C], kind: RecordKind[R, C], record: R, content: C
) -> C:
    """Return what the record says then. A child, even one without its parent here, has none."""
    own = view.take_back(record, content)
    return own if record.parent_id is None else kind.hierarchy.as_child(own)


def has_place[R: Record, C: Fields](tx: Transaction, kind: RecordKind[R, C], record: R) -> bool:
    """Tell whether a record can be brought back as what it was: a child needs its parent."""
    position = record.position
    if record.parent_id is None or position is None:
        return True
    parent = kind.store.get(tx, [record.parent_id]).get(record.parent_id)
    if parent is None or not parent.lives:
        return False
    return not record.deleted or kind.hierarchy.has_place(parent.content, position)
