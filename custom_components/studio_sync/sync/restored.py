"""A replica that was restored from a backup: what it lacks nobody has deleted (B4). Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Final

from ..book.model import Link, ReplicaState
from .model import Action, Do, RemoteItem, SetBack
from .record import Fields, Record

REASON: Final = "set_back"
"""What a plan is held for."""
MARK: Final = "back-"
"""What the digest of such a plan begins with: until it is decided on, all is listed each time."""
_NEVER: Final = datetime.min.replace(tzinfo=UTC)
_LOSES: Final = frozenset(
    {Do.DELETE_LOCAL, Do.CANCEL_LOCAL, Do.LEAVE_LOCAL, Do.UPDATE_LOCAL, Do.MERGE}
)


def is_asked_about(state: ReplicaState) -> bool:
    """Tell whether a plan is held for this, or was decided on and not carried out yet."""
    return any(each.startswith(MARK) for each in (state.held, *state.decisions.split()))


def was_set_back(
    told: SetBack, items: Collection[RemoteItem], links: Iterable[Link[object]]
) -> bool:
    """Tell whether a replica was set back: it says so, or shows it where it has forgotten.

    It does by an item that is older than it was, or if all that it lacks is younger than all that
    it has. ``items`` are all there are, and those that are paired and gone.
    """
    if told is not SetBack.PERHAPS:
        return told is SetBack.YES
    paired = {link.remote_id: link for link in links if not link.gone}
    newest = max((_time(each) for each in items if each.content is not None), default=_NEVER)
    missing = list[datetime]()
    for item in items:
        link = paired.get(item.id)
        if link is None or link.updated is None or item.parent_id is not None:
            continue
        if item.content is None:
            missing.append(link.updated)
        elif item.etag != link.etag and _time(item) < link.updated:
            return True
    return bool(missing) and newest < min(missing)


def _time(item: RemoteItem) -> datetime:
    """Return when an item was changed; long ahead if that is not told, so that nothing follows."""
    return datetime.max.replace(tzinfo=UTC) if item.updated is None else item.updated


def lost_by_it[R: Record, C: Fields](actions: Iterable[Action[R, C]]) -> list[Action[R, C]]:
    """Return what the book would lose: what is younger than the backup."""
    return [each for each in actions if each.do in _LOSES and not each.hides]
