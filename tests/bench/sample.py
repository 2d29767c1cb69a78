"""A studio's appointments in any number, always the same."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
import random

from custom_components.studio_sync.book.model import Appointment, Content, Kind, Origin, Timed

ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

_WHAT = ("Portrait", "Family session", "Newborn", "Application photos", "Wedding talk", "Passport")
_WHO = ("Ada", "Björn", "Chloé", "Dmitri", "Emre", "Fatima", "Grzegorz", "שרה", "Ida", "Jürgen")
_WHERE = ("", "Studio 1", "Studio 2", "Old town, by the bridge")
_NOTES = (
    "",
    "Bring a second outfit and the signed form. Parking is behind the house.",
    """Deposit paid. Wants the pictures in black and white as well, twelve prints, matt paper.
Call the day before.""",
)
_QUARTER = timedelta(minutes=15)
_ENDLESS = 0.1
"""Of the series."""


def appointments(
    count: int,
    *,
    staff: tuple[str, ...] = ("mia",),
    series: float = 0.1,
    start: datetime = NOW,
    days: int = 180,
    prefix: str = "a",
) -> Iterator[Appointment]:
    """Make appointments from ``start`` on, over so many days, each of one staff member.

    A share of them are weekly series, most of which end within half a year.
    """
    chance = random.Random(f"{count}/{prefix}")
    for number in range(count):
        begin = start.replace(hour=7) + timedelta(days=chance.randrange(days))
        begin += _QUARTER * chance.randrange(40)
        recurrence: tuple[str, ...] = ()
        if chance.random() < series:
            length = "" if chance.random() < _ENDLESS else f";COUNT={chance.randrange(3, 26)}"
            recurrence = (f"RRULE:FREQ=WEEKLY{length}",)
        yield Appointment(
            id=f"{prefix}{number:06}",
            kind=Kind.APPOINTMENT,
            staff_id=staff[number % len(staff)],
            origin=Origin.STUDIO,
            content=Content(
                title=f"{chance.choice(_WHAT)} – {chance.choice(_WHO)} {number}",
                when=Timed(start=begin, end=begin + _QUARTER * chance.randrange(2, 9), zone=ZONE),
                description=chance.choice(_NOTES),
                place=chance.choice(_WHERE),
                recurrence=recurrence,
            ),
        )
