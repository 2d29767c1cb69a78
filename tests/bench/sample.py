"""A studio's appointments in any number, always the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
import random
import re
from zoneinfo import ZoneInfo

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


_OPENS = 7 * 4
_QUARTERS = 12 * 4
"""Of an hour at which somebody may work, each day."""
_WEEKS_AFTER = 26
"""For which series may go on after the last appointment has begun, but for endless ones."""


def of_one_person(count: int, *, start: datetime, days: int) -> list[Appointment]:
    """Make the appointments of one person, who is at one of them at a time.

    They are those of ``appointments``, a quarter or half an hour long, each when nothing else is.
    """
    chance = random.Random(f"one {count}")
    first, taken, found = start.date(), set[tuple[int, int]](), list[Appointment]()
    wanted = list(appointments(count, start=start, days=days))
    # First those for which it is harder to find a time.
    for record in sorted(wanted, key=lambda each: -_weeks(each, days)):
        length = chance.randrange(1, 3)
        begin = chance.randrange(days * _QUARTERS)
        for number in range(days * _QUARTERS):
            day, quarter = divmod((begin + number) % (days * _QUARTERS), _QUARTERS)
            last = min(day + _weeks(record, days) * 7, days + _WEEKS_AFTER * 7)
            places = {
                (each, quarter + more) for each in range(day, last, 7) for more in range(length)
            }
            if taken.isdisjoint(places):
                break
        else:
            raise ValueError("so many find no time")
        taken |= places
        clock = datetime.combine(first + timedelta(days=day), time(), ZoneInfo(ZONE))
        clock += _QUARTER * (_OPENS + quarter)
        when = Timed(
            start=clock.astimezone(UTC),
            end=(clock + _QUARTER * length).astimezone(UTC),
            zone=ZONE,
        )
        found.append(replace(record, content=replace(record.content, when=when)))
    return sorted(found, key=lambda each: each.id)


def _weeks(record: Appointment, days: int) -> int:
    """Return in how many weeks an appointment takes place, from its first on."""
    if not record.content.recurrence:
        return 1
    times = re.search(r"COUNT=(\d+)", record.content.recurrence[0])
    return days if times is None else int(times[1])
