"""Quotas of the People API: several kinds, each per minute and user, in a sliding minute.

The kinds are those that refused calls name in public issue trackers ("Critical read requests
(Contact and Profile Reads) per minute per user"). Their sizes differ from project to project; how
a batch counts is not documented.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .people_errors import PROJECT, PeopleError, error_info
from .wire import Call

_MINUTE = 60.0


class QuotaKind(StrEnum):
    """What is counted, as Google's metrics call it."""

    CRITICAL_READ = "critical_read_requests"
    CRITICAL_WRITE = "critical_write_requests"
    READ = "read_requests"
    WRITE = "write_requests"
    FULL_SYNC = "full_sync_requests"


def _kinds(call: Call) -> tuple[QuotaKind, ...]:
    """Return what a call is counted as. An update reads the contact as well."""
    labels, reads = ".contactGroups." in call.route, call.method == "GET"
    if labels:
        return (QuotaKind.READ if reads else QuotaKind.WRITE,)
    if not reads:
        updates = call.route.endswith((".updateContact", ".batchUpdateContacts"))
        own = (QuotaKind.CRITICAL_WRITE,)
        return (QuotaKind.CRITICAL_READ, *own) if updates else own
    first = call.param("pageToken") is None and call.param("syncToken") is None
    full = first and call.route.endswith(".connections.list")
    return (QuotaKind.CRITICAL_READ, QuotaKind.FULL_SYNC) if full else (QuotaKind.CRITICAL_READ,)


@dataclass(slots=True, kw_only=True)
class PeopleQuota:
    """The limits per minute and user, and what was used of them."""

    limits: dict[QuotaKind, int] = field(
        default_factory=lambda: {
            QuotaKind.CRITICAL_READ: 90,
            QuotaKind.CRITICAL_WRITE: 90,
            QuotaKind.READ: 120,
            QuotaKind.WRITE: 90,
            QuotaKind.FULL_SYNC: 10,
        }
    )
    speed: float = 1.0
    """How many seconds of quota pass in a second of the clock."""
    retry_after: float | None = None
    """Seconds of a ``Retry-After``; None: there is none."""
    _used: dict[tuple[str, QuotaKind], deque[float]] = field(default_factory=dict)

    def spend(self, call: Call, now: datetime) -> None:
        """Count a call, or refuse it (429). Refused calls are not counted."""
        moment = now.timestamp() * self.speed
        used = {kind: self._used_of(call.account, kind, moment) for kind in _kinds(call)}
        for kind, moments in used.items():
            if len(moments) >= self.limits[kind]:
                raise self._exceeded(kind)
        for moments in used.values():
            moments.append(moment)

    def _used_of(self, account: str, kind: QuotaKind, moment: float) -> deque[float]:
        moments = self._used.setdefault((account.lower(), kind), deque())
        while moments and moments[0] <= moment - _MINUTE:
            moments.popleft()
        return moments

    def _exceeded(self, kind: QuotaKind) -> PeopleError:
        metric = f"people.googleapis.com/{kind}"
        headers = {} if self.retry_after is None else {"Retry-After": f"{self.retry_after:g}"}
        return PeopleError(
            429,
            "RESOURCE_EXHAUSTED",
            f"Quota exceeded for quota metric '{metric}' and limit '{metric} per minute per user' "
            f"of service 'people.googleapis.com' for consumer 'project_number:{PROJECT}'.",
            [
                error_info(
                    "RATE_LIMIT_EXCEEDED", quota_metric=metric, consumer=f"projects/{PROJECT}"
                )
            ],
            headers,
        )
