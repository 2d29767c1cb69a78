"""Values that were never given before, so that each can be told from every other."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.world import START

_RULES = (
    "RRULE:FREQ=WEEKLY;COUNT={n}",
    "RRULE:FREQ=DAILY;COUNT={n}",
    "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT={n}",
)


@dataclass(slots=True)
class Numbers:
    """Gives out values that were never given before."""

    last: int = 0

    def next(self) -> int:
        """Return the next number."""
        self.last += 1
        return self.last

    def start(self) -> datetime:
        """Return an instant of its own: this winter, or around the change of the clocks."""
        n = self.next()
        return START + timedelta(days=1 + 120 * (n % 3 == 0), minutes=7 * n)

    def day(self) -> date:
        """Return a day of its own."""
        return START.date() + timedelta(days=400 + 2 * self.next())

    def rule(self) -> str:
        """Return a rule of a few instances."""
        n = self.next()
        return _RULES[n % len(_RULES)].format(n=3 + n % 4)
