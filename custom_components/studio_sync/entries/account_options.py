"""What the user has chosen for one Google account."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self

from ..const import (
    CONF_BRAKE_COUNT,
    CONF_BRAKE_PERCENT,
    CONF_FULL_LISTING,
    CONF_MONTHS_BACK,
    CONF_POLICY,
    CONF_POLL_MINUTES,
    CONF_POPULATE_IN,
    CONF_POPULATE_OUT,
    CONF_PRIVACY,
    CONF_RECOMPARE_ALL,
    CONF_SEND_BACK,
    CONF_TENTATIVE,
)
from ..scheduling.titles import Privacy
from ..sync.calendar.policy import TENTATIVE
from ..sync.model import Policy, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOptions:
    """The options of an account entry, with the defaults of a new one.

    ``months_back`` is in calendar months (S8), ``poll_minutes`` in minutes,
    ``brake_percent`` in percent of the appointments in sync (B4).
    """

    populate_out: bool = False
    populate_in: bool = False
    months_back: int = 3
    send_back: bool = False
    tentative: bool = False
    policy: Policy = Policy.NEWEST
    privacy: Privacy = Privacy.FULL
    poll_minutes: int = 5
    brake_count: int = 10
    brake_percent: int = 20
    full_listing: bool = False
    """Set by us: the next run lists the whole calendar, since more of it is included now."""
    recompare_all: bool = False
    """Set by us: the next run compares every pair, since the account's privacy has changed."""

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Self:
        """Read the options of an entry; what is missing has its default."""
        default = cls()
        return cls(
            populate_out=options.get(CONF_POPULATE_OUT, default.populate_out),
            populate_in=options.get(CONF_POPULATE_IN, default.populate_in),
            months_back=int(options.get(CONF_MONTHS_BACK, default.months_back)),
            send_back=options.get(CONF_SEND_BACK, default.send_back),
            tentative=options.get(CONF_TENTATIVE, default.tentative),
            policy=Policy(options.get(CONF_POLICY, default.policy)),
            privacy=Privacy(options.get(CONF_PRIVACY, default.privacy)),
            poll_minutes=int(options.get(CONF_POLL_MINUTES, default.poll_minutes)),
            brake_count=int(options.get(CONF_BRAKE_COUNT, default.brake_count)),
            brake_percent=int(options.get(CONF_BRAKE_PERCENT, default.brake_percent)),
            full_listing=options.get(CONF_FULL_LISTING, default.full_listing),
            recompare_all=options.get(CONF_RECOMPARE_ALL, default.recompare_all),
        )

    def as_dict(self) -> dict[str, Any]:
        """Return them as the entry stores them."""
        return {
            CONF_POPULATE_OUT: self.populate_out,
            CONF_POPULATE_IN: self.populate_in,
            CONF_MONTHS_BACK: self.months_back,
            CONF_SEND_BACK: self.send_back,
            CONF_TENTATIVE: self.tentative,
            CONF_POLICY: self.policy.value,
            CONF_PRIVACY: self.privacy.value,
            CONF_POLL_MINUTES: self.poll_minutes,
            CONF_BRAKE_COUNT: self.brake_count,
            CONF_BRAKE_PERCENT: self.brake_percent,
            CONF_FULL_LISTING: self.full_listing,
            CONF_RECOMPARE_ALL: self.recompare_all,
        }

    def after(self, before: Self) -> Self:
        """Return them as they are when chosen in place of ``before``.

        Items that were skipped with the former options are not among later changes: only a
        full listing finds them.
        """
        wider = (
            (self.send_back and not before.send_back)
            or (self.tentative and not before.tentative)
            or self.populate_in
            or self.months_back > before.months_back
            or _shows_more(self.privacy, before.privacy)
        )
        return replace(
            self,
            full_listing=wider or before.full_listing,
            recompare_all=before.recompare_all or self.privacy is not before.privacy,
        )

    def settled(self, *, unsent: bool = False) -> Self:
        """Return them as they are after a run that succeeded (S7).

        ``unsent``: Google refused some of what was to be sent, so *populate* stays on.
        """
        out = self.populate_out and unsent
        return replace(
            self, populate_out=out, populate_in=False, full_listing=False, recompare_all=False
        )

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
