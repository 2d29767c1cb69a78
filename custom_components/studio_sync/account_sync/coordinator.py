"""The sync of a calendar with the appointments of whom it is connected to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from ..book.change import Change
from ..book.model import Appointment, Content
from ..entries.account_options import AccountOptions
from ..entries.lookup import may_sync, sync_enabled
from ..entries.schedule_options import Schedule, ScheduleOptions
from ..sync.model import Rules
from ..sync.report import Report
from .requests import AccountRequests


class AccountCoordinator(AccountRequests[Appointment, Content, AccountOptions]):
    """Runs the sync of one calendar: by schedule, after edits, and on request."""

    @property
    def enabled(self) -> bool:
        """The studio's switch is on (S15), and the staff member may sync (A1)."""
        owner_id = self.connected.owner_id
        owner = self.studio.subentries.get(owner_id or "")
        may = owner_id is None or (owner is not None and may_sync(owner))
        return sync_enabled(self.studio) and may

    async def async_populate(
        self, *, outward: bool, inward: bool, months_back: int | None, starter: str
    ) -> Report[Appointment, Content]:
        """Set the populate choices and run; they clear themselves on success (S7)."""
        chosen = self.populating(outward=outward, inward=inward, months_back=months_back)
        return await self._populate(chosen, starter)

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

    def _chosen(self, options: AccountOptions, now: datetime) -> Rules:
        return options.rules(self.connected.scope, now)

    def _concerns(self, change: Change) -> bool:
        return self.connected.shows_any(change.owners) or self.replica_id in change.replicas

    @property
    def _interval(self) -> timedelta | None:
        schedule = ScheduleOptions.of(self.studio.options).schedule
        return None if schedule is Schedule.TIMES else self.options.poll_interval

    @property
    def _retry_interval(self) -> timedelta:
        return self.options.poll_interval
