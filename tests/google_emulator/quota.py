"""Quotas: requests per minute, per user and for the project, in a sliding minute.

https://developers.google.com/workspace/calendar/api/guides/quota
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from .errors import rate_limited

_MINUTE = 60.0


@dataclass(slots=True, kw_only=True)
class Quota:
    """The limits and what was used of them."""

    per_user: int = 600
    per_project: int = 10_000
    speed: float = 1.0
    """How many seconds of quota pass in a second of the clock."""
    status: int = 403
    """403 or 429; Google answers with either."""
    retry_after: float | None = None
    _users: dict[str, deque[float]] = field(default_factory=dict)
    _project: deque[float] = field(default_factory=deque)

    def spend(self, account: str, now: datetime) -> None:
        """Count a call, or refuse it. Refused calls are not counted."""
        moment = now.timestamp() * self.speed
        mine = self._users.setdefault(account.lower(), deque())
        for used in (mine, self._project):
            while used and used[0] <= moment - _MINUTE:
                used.popleft()
        over_user, over_project = len(mine) >= self.per_user, len(self._project) >= self.per_project
        if over_user or over_project:
            reason = "rateLimitExceeded" if over_project else "userRateLimitExceeded"
            if self.status == 429:
                reason = "rateLimitExceeded"
            raise rate_limited(self.status, reason, self.retry_after)
        mine.append(moment)
        self._project.append(moment)
