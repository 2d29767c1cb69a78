"""Requests of people and automations to an account: sync now, preview, undo, populate, decide."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Literal

from homeassistant.exceptions import ServiceValidationError

from ..accounts.report_details import Details, Named, named, unsynced
from ..accounts.status import last_undoable
from ..book import held_decisions, journal
from ..book.database import Transaction
from ..const import DOMAIN
from ..entries.lookup import sync_enabled
from ..entries.sync_options import SyncOptions
from ..errors import busy_error, translate_errors
from ..sync.model import SkippedItem
from ..sync.record import Fields, Record
from ..sync.report import Report
from ..sync.undo import preview_undo
from ..sync.undo_plan import UndoPlan
from .runs import AccountRuns


class AccountRequests[R: Record, C: Fields, O: SyncOptions](AccountRuns[R, C, O]):
    """Runs one sync of an account on request, one run at a time."""

    async def async_sync(self, starter: str) -> Report[R, C]:
        """Run now and wait for the end. Raises translated errors."""
        self._require_enabled()
        self._try_all_again()
        return await self._on_request(lambda: self._run(starter))

    def _look_again(self) -> None:
        """Let no look at the server serve that another calendar of it had before."""
        if self.poll is not None:
            self.poll.look_again()

    def _try_all_again(self) -> None:
        """Have the next run retry what was refused, and look again, since somebody asks for it."""
        self._look_again()
        self._retry_refused = True
        self._populated_at = None

    async def async_undo(self, run_id: str | None, starter: str) -> Report[R, C]:
        """Undo a run on both sides (B2): the one named, or the last that can be undone."""
        self._require_enabled()
        if run_id is None:
            run_id = await self._last_undoable()
        chosen = run_id
        return await self._on_request(lambda: self.sync.undo(chosen, starter=starter))

    async def async_preview(self, options: O | None = None) -> Report[R, C]:
        """Return what a run would do (B1), with other options if given; nothing is written."""
        chosen = options or self.options
        self._look_again()
        await self._require_idle()
        async with self._turn:
            with translate_errors():
                return await self.sync.preview(
                    self.rules(chosen),
                    full_listing=chosen.full_listing,
                    recompare_all=chosen.recompare_all,
                )

    async def async_preview_undo(self, run_id: str | None) -> tuple[str, UndoPlan[R, C]]:
        """Return which run would be undone, and how; nothing is written."""
        chosen = await self._last_undoable() if run_id is None else run_id
        with translate_errors():
            return chosen, await preview_undo(self.sync, chosen)

    async def async_details(self, report: Report[R, C]) -> Details:
        """Return the appointments that a report is about."""
        with translate_errors():
            return await self._details(report)

    async def async_unsynced(self) -> Sequence[Named]:
        """Return what is not synchronised, as the book has it: also after a restart."""
        with translate_errors():
            return await self.book.read(lambda tx: unsynced(tx, self.replica_id))

    async def async_problems(self) -> Sequence[Named]:
        """Return what the last run could not sync, but for what is asked about."""
        if self.last_report is None:
            return ()
        problems = (await self.async_details(self.last_report)).problems
        return [each for each in problems if not each.asked]

    async def async_named(self, items: Sequence[SkippedItem]) -> tuple[Named, ...]:
        """Return which appointments were skipped, and why."""
        with translate_errors():
            return await self.book.read(lambda tx: named(tx, self.replica_id, items))

    async def async_decide(
        self, choice: Literal["apply", "keep"], digest: str, through: Collection[str] = ()
    ) -> bool:
        """Store the user's decision on this held plan, if it is still the present one; run soon.

        ``through``: with *keep*, what is done all the same.
        """
        plan = self.held_plan
        risky = () if plan is None else plan.risky
        about = [each.record.id for each in risky if each.record is not None]
        with translate_errors():
            return await self.sync.decide(choice, digest, through, about)

    async def async_decide_again(self, digest: str, starter: str) -> None:
        """Take back the user's decision on a held plan: it is held again.

        What a run has done by then of what the plan was held for is as it was before, on both
        sides. Raises translated errors.
        """
        async with self._turn:
            with translate_errors():
                if await self.sync.hold_again(digest):
                    return

        def find(tx: Transaction) -> tuple[str, frozenset[str]] | None:
            decision = held_decisions.get(tx, self.replica_id, digest)
            if decision is None:
                return None
            run = journal.first_sync(tx, self.replica_id, decision.at)
            return None if run is None else (run.id, decision.record_ids)

        with translate_errors():
            found = await self.book.read(find)
        if found is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="nothing_to_undo"
            )
        run_id, about = found
        await self._on_request(lambda: self.sync.undo(run_id, starter=starter, only=about))
        with translate_errors():
            await self.book.write(lambda tx: held_decisions.forget(tx, self.replica_id, digest))

    async def _populate(self, chosen: O, starter: str) -> Report[R, C]:
        """Run with the populate choices of these options; they clear themselves on success (S7)."""
        self._require_enabled()
        self._try_all_again()
        # They are set in its own turn: a run that ends before must not count as this one.
        return await self._on_request(lambda: self._run(starter, chosen))

    async def _on_request(self, work: Callable[[], Awaitable[Report[R, C]]]) -> Report[R, C]:
        await self._require_idle()
        with translate_errors():
            async with self._in_turn():
                return await self._carry_out(work)

    async def _last_undoable(self) -> str:
        found = await self.book.read(lambda tx: last_undoable(tx, self.replica_id))
        if found is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="nothing_to_undo"
            )
        return found

    async def _require_idle(self) -> None:
        if self.sync.running is not None:
            raise await busy_error(self.hass, self.sync.running)

    def _require_enabled(self) -> None:
        if not self.enabled:
            off = "staff_sync_off" if sync_enabled(self.studio) else "sync_disabled"
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key=off)
