"""A clock for tests."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(slots=True)
class Clock:
    """A clock that does not move unless set."""

    now: datetime = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now

    def advance(self, **step: float) -> None:
        """Go on by a timedelta's arguments."""
        self.now += timedelta(**step)
