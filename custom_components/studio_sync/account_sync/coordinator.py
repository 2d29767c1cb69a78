"""Requests of people and automations to an account: sync now, preview, undo, populate, decide."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Literal

from homeassistant.exceptions import ServiceValidationError

from ..accounts.report_details import Details, Named, named
from ..accounts.status import last_undoable
from ..book.model import Appointment, Content
from ..const import DOMAIN
from ..entries.account_options import AccountOptions
from ..entries.lookup import sync_enabled
from ..errors import busy_error, translate_errors
from ..sync.model import SkippedItem
from ..sync.report import Report
from ..sync.undo import preview_undo
from ..sync.undo_plan import UndoPlan
from .runs import AccountRuns


class AccountCoordinator(AccountRuns):
    """Runs the sync of one account on request, one run at a time."""

    async def async_sync(self, starter: str) -> Report[Appointment, Content]:
        """Run now and wait for the end. Raises translated errors."""
        self._require_enabled()
        self._try_all_again()
        return await self._on_request(lambda: self._run(starter))

    def _try_all_again(self) -> None:
        """Have the next run retry what Google refused, since somebody asks for it."""
        self._retry_refused = True
        self._populated_at = None

    async def async_undo(self, run_id: str | None, starter: str) -> Report[Appointment, Content]:
        """Undo a run on both sides (B2): the one named, or the last that can be undone."""
        self._require_enabled()
        if run_id is None:
            run_id = await self._last_undoable()
        chosen = run_id
        return await self._on_request(lambda: self.sync.undo(chosen, starter=starter))

    async def async_preview(
        self, options: AccountOptions | None = None
    ) -> Report[Appointment, Content]:
        """Return what a run would do (B1), with other options if given; nothing is written."""
        chosen = options or self.options
        await self._require_idle()
        async with self._turn:
            with translate_errors():
                return await self.sync.preview(
                    self.rules(chosen),
                    full_listing=chosen.full_listing,
                    recompare_all=chosen.recompare_all,
                )

    async def async_preview_undo(
        self, run_id: str | None
    ) -> tuple[str, UndoPlan[Appointment, Content]]:
        """Return which run would be undone, and how; nothing is written."""
        chosen = await self._last_undoable() if run_id is None else run_id
        with translate_errors():
            return chosen, await preview_undo(self.sync, chosen)

    async def async_details(self, report: Report[Appointment, Content]) -> Details:
        """Return the appointments that a report is about."""
        with translate_errors():
            return await self._details(report)

    async def async_named(self, items: Sequence[SkippedItem]) -> tuple[Named, ...]:
        """Return which appointments were skipped, and why."""
        with translate_errors():
            return await self.book.read(lambda tx: named(tx, self.replica_id, items))

    async def async_decide(self, choice: Literal["apply", "keep"], digest: str) -> bool:
        """Store the user's decision on this held plan, if it is still the present one; run soon."""
        with translate_errors():
            return await self.sync.decide(choice, digest)

    async def async_populate(
        self, *, outward: bool, inward: bool, months_back: int | None, starter: str
    ) -> Report[Appointment, Content]:
        """Set the populate choices and run; they clear themselves on success (S7)."""
        self._require_enabled()
        chosen = self.populating(outward=outward, inward=inward, months_back=months_back)
        self._try_all_again()
        # They are set in its own turn: a run that ends before must not count as this one.
        return await self._on_request(lambda: self._run(starter, chosen))

    def populating(self, *, outward: bool, inward: bool, months_back: int | None) -> AccountOptions:
        """Return the options for a run that populates; the account's own stay unchanged.

        Directions chosen before that have not succeeded yet stay chosen.
        """
        before = self.options
        back = before.months_back if months_back is None else months_back
        if before.populate_out or before.populate_in:
            back = max(back, before.months_back)
        chosen = replace(
            before,
            populate_out=outward or before.populate_out,
            populate_in=inward or before.populate_in,
            months_back=back,
        )
        return chosen.after(before)

    async def _on_request(
        self, work: Callable[[], Awaitable[Report[Appointment, Content]]]
    ) -> Report[Appointment, Content]:
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
