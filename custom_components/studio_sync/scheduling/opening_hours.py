"""Opening hours by the day of the week: when the studio is open, and when somebody works."""

from collections.abc import Iterable
from dataclasses import dataclass
import re
from typing import Final, Self

_TIME: Final = r"([0-9]{1,2})(?:[:.]([0-5][0-9]))?"
_HOURS: Final = re.compile(rf"\s*{_TIME}\s*[-\u2013\u2014]\s*{_TIME}\s*")
_NONE: Final = "these are no hours of a day"
_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """From when to when, in minutes since midnight on the studio's clock; 1440 ends the day."""

    opens: int
    closes: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read hours such as ``9:00-18:30`` or ``9–18``. Raises ValueError."""
        found = _HOURS.fullmatch(text)
        if found is None:
            raise ValueError(_NONE)
        hour, minute, until, rest = (int(each or 0) for each in found.groups())
        opens, closes = hour * 60 + minute, until * 60 + rest
        if not opens < closes <= _DAY:
            raise ValueError(_NONE)
        return cls(opens=opens, closes=closes)

    @property
    def texts(self) -> tuple[str, str]:
        """Both as ``08:00``; the end of the day is ``24:00``."""
        opens, closes = (f"{each // 60:02}:{each % 60:02}" for each in (self.opens, self.closes))
        return opens, closes

    def __str__(self) -> str:
        """Return them as people read them, and ``parse`` does."""
        return "–".join(self.texts)


type Week = tuple[Hours | None, ...]
"""The hours of each day from Monday on; None: closed."""

DAILY: Final[Week] = (Hours(opens=8 * 60, closes=20 * 60),) * 7


def common(weeks: Iterable[Week], weekday: int) -> Hours | None:
    """Return the hours that all of these have on a day of the week (0 is Monday)."""
    opens, closes = 0, _DAY
    for week in weeks:
        hours = week[weekday]
        if hours is None:
            return None
        opens, closes = max(opens, hours.opens), min(closes, hours.closes)
    return Hours(opens=opens, closes=closes) if opens < closes else None
