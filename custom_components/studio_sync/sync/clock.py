"""Clocks: the book and a replica each stamp changes by their own. Pure.

Times are compared on the replica's clock. It is unknown when the book's was corrected,
only by how much it was ahead when the replica was last heard.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..book.model import ReplicaState
from ..book.stamping import edited_at
from .record import Record

TOLERANCE = timedelta(seconds=10)
"""Answers take time, and tell theirs in whole seconds: what differs by less is the same."""
_NONE = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """The difference between the book's clock and a replica's. None by default."""

    ahead: timedelta = _NONE
    """By how much the book's is ahead now; negative if it is behind."""
    before: timedelta = _NONE
    """By how much it was ahead in the last run."""
    book_rev: int = 0
    """The book's rev in the last run."""
    last_run: datetime | None = None
    """The replica's time in the last run, or one before that; None: nothing is known of it."""
    now: datetime | None = None
    """The replica's time now, if that is known."""

    def edited_at(self, record: Record | None, name: str) -> datetime | None:
        """Return when a field of a record was edited last, by the replica's clock."""
        at = None if record is None else edited_at(record.edited, name, record.changed_at)
        if record is None or at is None:
            return None
        as_now, as_before = at - self.ahead, at - self.before
        if record.rev <= self.book_rev:
            return as_before
        # Changed since the last run, the clock may have been corrected since.
        return as_now if self._fits(as_now) or not self._fits(as_before) else as_before

    def ago(self, at: datetime, span: timedelta) -> datetime:
        """Return the time so long before a moment of the book's clock, by the replica's."""
        return at - self.ahead - span

    def _fits(self, at: datetime) -> bool:
        """Tell whether it lies between the last run and now."""
        early = self.last_run is not None and at < self.last_run - TOLERANCE
        return not early and (self.now is None or at <= self.now + TOLERANCE)


SAME_CLOCK = Clocks()


def compared(
    state: ReplicaState, *, ours: datetime, theirs: datetime | None
) -> tuple[ReplicaState, Clocks]:
    """Compare the clocks: ``ours`` and ``theirs`` are the time of one moment by each.

    Returns the state with what was learned. The moment of connecting is on the book's clock
    until the replica is heard for the first time.
    """
    known = state.clock_ahead or _NONE
    ahead = known if theirs is None else ours - theirs
    if abs(ahead - known) <= TOLERANCE:
        ahead = known
    elif abs(ahead) <= TOLERANCE:
        ahead = _NONE
    first = state.clock_ahead is None
    # A book from before this was kept: the last run was later than the connection.
    earliest = state.connected_at if state.last_run is None and not first else state.last_run
    clocks = Clocks(
        ahead=ahead,
        before=ahead if first else known,
        book_rev=state.book_rev,
        last_run=earliest,
        now=theirs,
    )
    if theirs is None:
        return state, clocks
    if first:
        state = replace(state, connected_at=min(state.connected_at - ahead, theirs))
    return replace(state, clock_ahead=ahead), clocks
