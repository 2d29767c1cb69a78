"""What every run of one account's sync shares: the book, the replica, the clock, who runs now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from ..book.book import Book
from ..book.change import Source, Writer
from ..book.model import Run
from .naming import Naming
from .ports import Replica
from .projection import AS_IT_IS, Projection
from .record import Fields, Record
from .report import Busy, Running
from .sync_kind import SyncKind


class SyncContext[R: Record = Record, C: Fields = Fields]:
    """The two sides of one sync. Only one run or undo takes place in it at a time."""

    def __init__(
        self,
        book: Book,
        replica: Replica[C],
        *,
        clock: Callable[[], datetime],
        kind: SyncKind[R, C],
        new_id: Callable[[], str],
        projection: Projection[R, C] = AS_IT_IS,
    ) -> None:
        """``clock`` returns the time in UTC; ``new_id`` a new id for each run.

        ``kind`` is that of the records, ``projection`` what the replica is shown of them.
        """
        self.book = book
        self.kind = kind
        self.replica = replica
        self.source = Source(writer=Writer.RUN, replica_id=replica.id, origin=replica.origin)
        """Of what a run writes to the book."""
        self.running: Running | None = None
        self.clock = clock
        self._new_id = new_id
        self.naming = Naming(
            remote_id=replica.remote_id,
            child_id=replica.child_id,
            split_id=replica.split_id,
            kind=kind,
            projection=projection,
            limits=replica.limits,
            listed_after=replica.listed_after,
        )

    @contextmanager
    def occupied(self, starter: str) -> Iterator[None]:
        """Keep other runs from starting; raises Busy if one is under way."""
        if self.running is not None:
            raise Busy(self.running)
        self.running = Running(starter=starter, since=self.clock())
        try:
            yield
        finally:
            self.running = None

    def progress(self, steps: int, total: int) -> None:
        """Report progress of the run."""
        if self.running is not None:
            self.running = replace(self.running, done=self.running.done + steps, total=total)

    def new_run(self, kind: str, starter: str, *, undoes: str | None = None) -> Run:
        """Begin the record of a run."""
        return Run(
            id=self._new_id(),
            replica_id=self.replica.id,
            kind=kind,
            starter=starter,
            started_at=self.clock(),
            counts={},
            undoes=undoes,
        )
