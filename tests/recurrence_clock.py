"""Recurrences on the wall clock, for tests."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from custom_components.studio_sync.formats.datetimes import Moment
from custom_components.studio_sync.formats.recurrence import (
    expand,
)

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"


FAR = datetime(2100, 1, 1, tzinfo=UTC)


def at(zone: str, *parts: int) -> datetime:
    """Return the instant of a wall clock."""
    return datetime(*parts, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[arg-type,misc]


def all_of(lines: Sequence[str], start: Moment, zone: str | None) -> list[Moment]:
    """Return all instances of a series that ends, or those of its first years."""
    if zone is None:
        return list(expand(lines, start, zone, date(1970, 1, 1), date(2040, 1, 1)))
    return list(
        expand(
            lines, start, zone, datetime(1970, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
        )
    )
