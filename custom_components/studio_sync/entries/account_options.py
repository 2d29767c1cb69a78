"""What the user has chosen for one Google account."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from ..scheduling.titles import Privacy
from ..sync.calendar.policy import TENTATIVE
from ..sync.model import Rules
from .sync_options import SyncOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOptions(SyncOptions):
    """The options for an account's calendar, with the defaults of a new one.

    ``months_back`` is in calendar months (S8), ``poll_minutes`` in minutes.
    """

    months_back: int = 3
    tentative: bool = False
    privacy: Privacy = Privacy.FULL
    poll_minutes: int = 5

    def after(self, before: Self) -> Self:
        """Return them as they are when chosen in place of ``before``."""
        wider = (
            (self.send_back and not before.send_back)
            or (self.tentative and not before.tentative)
            or self.months_back > before.months_back
            or _shows_more(self.privacy, before.privacy)
        )
        return self.noting(before, wider=wider, shows_other=self.privacy is not before.privacy)

    @property
    def poll_interval(self) -> timedelta:
        """How long to wait between two runs."""
        return timedelta(minutes=self.poll_minutes)

    def rules(self, staff_id: str, now: datetime) -> Rules:
        """Return the engine's rules as of ``now`` (UTC)."""
        return Rules(
            scope=staff_id,
            since=months_before(now, self.months_back),
            send_back=self.send_back,
            admits=frozenset({TENTATIVE} if self.tentative else ()),
            populate_out=self.populate_out,
            populate_in=self.populate_in,
            policy=self.policy,
            brake_count=self.brake_count,
            brake_share=self.brake_percent / 100,
        )


def _shows_more(privacy: Privacy, before: Privacy) -> bool:
    """Tell whether more is shown now: what people wrote in those fields was never read."""
    order = (Privacy.BUSY, Privacy.TITLE, Privacy.FULL)
    return order.index(privacy) > order.index(before)


def months_before(moment: datetime, months: int) -> datetime:
    """Go back by calendar months; from the 31st to the last day of a shorter month."""
    years, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    first = moment.replace(year=years, month=month + 1, day=1)
    next_first = (first + timedelta(days=32)).replace(day=1)
    last_day = (next_first - timedelta(days=1)).day
    return first.replace(day=min(moment.day, last_day))
