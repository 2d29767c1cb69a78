"""How a replica names new items, and what it is shown of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from ..book.model import Link, Moment
from .kinds import RecordKind
from .limits import NO_LIMITS, Limits
from .projection import AS_IT_IS, Projection
from .record import Fields, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming[R: Record, C: Fields]:
    """How the replica names new items (see Replica), and what it is shown of them."""

    remote_id: Callable[[str, int], str]
    child_id: Callable[[str, Moment], str]
    split_id: Callable[[str, Moment], str]
    kind: RecordKind[R, C]
    projection: Projection[R, C] = AS_IT_IS
    limits: Limits = NO_LIMITS
    listed_after: timedelta | None = None
    """How long a listing may lack what was created; None: the replica takes ids of ours."""

    def own_id(self, record_id: str, link: Link[C] | None) -> str:
        """Name the copy of a record that is an item of its own: of its present generation."""
        return self.remote_id(record_id, 0 if link is None else link.generation)
