"""The sync of one replica, as its callers see it: run, preview, undo, decide."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from ..book import held_decisions, replicas
from ..book.database import Transaction
from .context import SyncContext
from .guard import with_decision, without_decision
from .model import Rules
from .ports import ReplicaError
from .record import Fields, Record
from .report import Busy, Report, Running
from .run import SyncRun
from .undo import undo

__all__ = ["Busy", "Report", "Running", "Sync"]


class Sync[R: Record = Record, C: Fields = Fields](SyncContext[R, C]):
    """Keeps one replica in step with the book. One run at a time."""

    async def run(self, rules: Rules, *, starter: str) -> Report[R, C]:
        """Bring both sides into step. Raises Busy, a ReplicaError or a BookError."""
        with self.occupied(starter):
            run = SyncRun(self, rules, starter)
            try:
                return await run.through()
            except ReplicaError as err:
                await run.record.end(err.key)
                raise

    async def run_one(self, record_id: str, rules: Rules, *, starter: str) -> Report[R, C]:
        """Bring one record and its copy into step. Raises like ``run``."""
        with self.occupied(starter):
            run = SyncRun(self, rules, starter)
            try:
                return await run.one(record_id)
            except ReplicaError as err:
                await run.record.end(err.key)
                raise

    async def preview(
        self, rules: Rules, *, full_listing: bool = False, recompare_all: bool = False
    ) -> Report[R, C]:
        """Return what a run would do now; nothing is written on either side.

        ``full_listing``: as if the whole replica was to be listed again;
        ``recompare_all``: as if every pair was to be compared once more.
        """
        with self.occupied("preview"):
            return await SyncRun(self, rules, "preview").preview(
                full_listing=full_listing, recompare_all=recompare_all
            )

    async def undo(
        self, run_id: str, *, starter: str, only: Collection[str] | None = None
    ) -> Report[R, C]:
        """Put back what a run did; see ``undo``."""
        return await undo(self, run_id, starter=starter, only=only)

    async def decide(
        self,
        choice: Literal["apply", "keep"],
        digest: str,
        through: Collection[str] = (),
        about: Collection[str] = (),
    ) -> bool:
        """Take the user's word on the held plan of this digest.

        *apply*: the next run does all of it. *keep*: all but what it was held for, which
        is put back, but for what ``through`` names (see ``named_risks``). ``about``: the ids
        of the records that it was held for, by which it is taken back. Returns whether
        that plan is still the one that is held; if not, nothing is noted. If the plan is
        held for something else besides, that is asked next.
        """

        def note(tx: Transaction) -> bool:
            state = replicas.get(tx, self.replica.id)
            if state is None or state.held != digest:
                return False
            decisions = with_decision(state.decisions, digest, choice, through)
            replicas.put_decision(tx, replace(state, held="", decisions=decisions))
            applied = choice == "apply"
            held_decisions.note(tx, self.replica.id, digest, about, applied=applied)
            return True

        return await self.book.write(note)

    async def hold_again(self, digest: str) -> bool:
        """Take back the user's word on a plan; tell whether no run has heard of it yet."""

        def note(tx: Transaction) -> bool:
            state = replicas.get(tx, self.replica.id)
            left = without_decision("" if state is None else state.decisions, digest)
            if state is None or left == state.decisions:
                return False
            replicas.put_decision(tx, replace(state, held=digest, decisions=left))
            held_decisions.forget(tx, self.replica.id, digest)
            return True

        return await self.book.write(note)
