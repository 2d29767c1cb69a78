"""What one run did, as the journal and its report tell it, and how it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from ..book import journal, replicas, skipped_items
from ..book.database import Transaction
from ..book.model import ReplicaState
from .context import SyncContext
from .model import Delta, Plan, SkippedItem
from .reading import Reader
from .record import Fields, Record
from .report import Report
from .whose import ask_whose

type _Problems = tuple[list[tuple[str, str | None, str]], int]


class RunRecord[R: Record, C: Fields]:
    """Counts what a run does, and writes down that it began and ended.

    ``noted``: the journal has the run; one that has nothing to write is never noted.
    """

    def __init__(self, sync: SyncContext[R, C], reader: Reader[R, C], starter: str) -> None:
        """Begin with nothing done."""
        self.sync = sync
        self.reader = reader
        self.counts: Counter[str] = Counter()
        self.noted = False
        self._problems: _Problems | None = None
        self.waits = False
        """Something is to be sent, and the replica may only be read."""
        self.run = sync.new_run("sync", starter)
        self._before = sync.replica.requests

    async def note(self) -> None:
        """Have the journal know of the run before it writes anything."""
        if not self.noted:
            self.noted = True
            await self.sync.book.write(lambda tx: journal.start(tx, self.run))

    def note_unread(
        self, tx: Transaction, names: Collection[str], read: Collection[str] = ()
    ) -> None:
        """Keep which parents are still to be read with their children, and forget those read."""
        kind = self.sync.kind.name
        skipped_items.note_unread(tx, self.sync.replica.id, names, read=read, record_kind=kind)

    async def finish(
        self,
        state: ReplicaState,
        moved: ReplicaState,
        delta: Delta[C],
        planned: Plan[R, C],
        *,
        settled: bool,
    ) -> None:
        """Move the cursors, now that all they cover is recorded.

        ``settled``: every item of the delta was taken in.
        """
        self._end("ok")
        skipped_now = (*delta.skipped, *planned.skipped, *self.reader.odd.values())
        odd = {a.remote_id: a.reason for a in skipped_now if a.problem and a.remote_id}
        read = self.reader.whole - self.reader.unread if settled else set[str]()
        replica_id = self.sync.replica.id

        def write(tx: Transaction) -> None:
            if read or self.reader.unread:
                self.note_unread(tx, self.reader.unread, read)
            if moved != state:
                replicas.put(tx, moved)
            if self.noted:
                journal.finish(tx, self.run)
            if odd or delta.full or delta.items or self.reader.looked_at:
                names = (name for item in delta.items for name in (item.id, *item.former_ids))
                seen = None if delta.full else [*names, *self.reader.looked_at]
                skipped_items.note(tx, replica_id, odd, seen, self.sync.kind.name)
                ask_whose(tx, replica_id, self.sync.kind.name, planned.claims)
            self._problems = skipped_items.problems_and_unsent(tx, replica_id)

        await self.sync.book.write(write, source=self.sync.source)

    async def end(self, outcome: str) -> None:
        """Say in the journal how it ended, or why early (S23); what it had done is done."""
        if self.noted:
            self._end(outcome)
            await self.sync.book.write(lambda tx: journal.finish(tx, self.run))

    async def report(self, delta: Delta[C], todo: Plan[R, C], outcome: str) -> Report[R, C]:
        """Return the result for the caller."""
        replica_id = self.sync.replica.id
        if self._problems is None:
            self._problems = await self.sync.book.read(
                lambda tx: skipped_items.problems_and_unsent(tx, replica_id)
            )
        problems, unsent = self._problems
        skipped = (*delta.skipped, *todo.skipped, *self.reader.odd.values())
        counts = Counter(self.counts)
        counts["skipped"] = len(skipped)
        return Report(
            run=self.run if self.noted else None,
            plan=todo,
            outcome=outcome,
            counts=self._called(counts),
            skipped=skipped,
            problems=tuple(
                SkippedItem(remote_id=remote_id, record_id=record_id, reason=reason, problem=True)
                for remote_id, record_id, reason in problems
            ),
            unsent=unsent,
            waits=self.waits,
            about=delta.about,
            origin=self.sync.replica.origin,
            full=delta.full,
            requests=self._requests(),
            seconds=(self.sync.clock() - self.run.started_at).total_seconds(),
        )

    def _end(self, outcome: str) -> None:
        self.run = replace(
            self.run,
            ended_at=self.sync.clock(),
            outcome=outcome,
            counts=self._called(self.counts),
            requests=self._requests(),
        )

    def _requests(self) -> int:
        return self.sync.replica.requests - self._before

    def _called(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Return the counts as the kind calls them, of the replica by where that is."""
        there = f"in_{self.sync.replica.origin}"
        return {
            self.sync.kind.called(name.replace("in_replica", there)): number
            for name, number in counts.items()
        }
