"""The sample studio's appointments: six months around today, created for any day.

The same day always gives the same appointments. Nobody is booked twice: what overlaps
in the demo comes from Google.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
import random
from zoneinfo import ZoneInfo

from custom_components.studio_sync.book.model import (
    AllDay,
    Appointment,
    Content,
    Kind,
    Moment,
    Status,
    Timed,
)

from .people import AYLIN, BLACK_BOX, CLIENTS, DAYLIGHT, JONAS, MARA, ZONE

WEEKS = 13
"""The appointments go this far back and ahead: a quarter of a year."""

SESSION_TYPES = (
    ("Family portrait", 90),
    ("Business portrait", 60),
    ("Newborn", 120),
    ("Pet portrait", 60),
    ("Maternity", 90),
    ("Graduation", 45),
)
NOTES = (
    "",
    "Bring two outfits, no large patterns.",
    "First birthday 🎂 with a cake.\nBackground: pastel.",
    "Deposit paid.\n\nWants the white sofa; two children (3 and 5), one dog 🐕.",
    "",
    "Prints: 3 × 20×30 cm, matt.",
)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(1, 6)
SLOTS = {
    MARA.key: ((TUESDAY, time(9, 30)), (THURSDAY, time(14)), (SATURDAY, time(10))),
    JONAS.key: ((WEDNESDAY, time(10)), (FRIDAY, time(15, 30)), (SATURDAY, time(13))),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The book's ids of the people and rooms.

    ``staff`` and ``rooms`` by the keys of ``people.py``, ``clients`` in its order.
    """

    staff: Mapping[str, str]
    rooms: Mapping[str, str]
    clients: tuple[str, ...]


def at(day: date, clock: time) -> datetime:
    """Tell the instant, in UTC, at which the studio's clocks show ``clock``."""
    return datetime.combine(day, clock, ZoneInfo(ZONE)).astimezone(UTC)


def span(day: date, clock: time, minutes: int) -> Timed:
    """Tell the span of an appointment on the studio's clocks."""
    start = at(day, clock)
    return Timed(start=start, end=start + timedelta(minutes=minutes), zone=ZONE)


def days(first: date, count: int = 1) -> AllDay:
    """Tell a span of whole days."""
    return AllDay(start=first, end=first + timedelta(days=count))


def monday(today: date) -> date:
    """Find the Monday of this week."""
    return today - timedelta(days=today.weekday())


def sample_appointments(today: date, cast: Cast, new_id: Callable[[], str]) -> list[Appointment]:
    """Write the appointments of the sample studio as it is before the first sync."""
    return [
        *_sessions(today, cast, new_id),
        *_whole_days(today, cast, new_id),
        *_series(today, cast, new_id),
    ]


def _sessions(today: date, cast: Cast, new_id: Callable[[], str]) -> Iterator[Appointment]:
    """Yield about two sessions a week for each of the two photographers."""
    chance = random.Random(2)
    rooms = {MARA.key: DAYLIGHT, JONAS.key: BLACK_BOX}
    for week in range(-WEEKS, WEEKS):
        for key, slots in SLOTS.items():
            for weekday, clock in chance.sample(slots, 2):
                day = monday(today) + timedelta(weeks=week, days=weekday)
                client = chance.randrange(len(CLIENTS))
                kind, minutes = chance.choice(SESSION_TYPES)
                outdoors = kind == "Family portrait" and chance.random() < 0.3
                helper = AYLIN if key == MARA.key else MARA
                # Mara is free on Fridays, Aylin all week.
                helps = chance.random() < 0.25 and (helper is AYLIN or weekday == FRIDAY)
                if key == JONAS.key and week == AWAY_WEEK:
                    continue
                yield Appointment(
                    id=new_id(),
                    kind=Kind.SESSION,
                    session_type=kind,
                    staff_id=cast.staff[key],
                    assistant_ids=(cast.staff[helper.key],) if helps else (),
                    resource_ids=() if outdoors else (cast.rooms[rooms[key].key],),
                    client_id=cast.clients[client],
                    content=Content(
                        title=f"{kind} – {CLIENTS[client]}",
                        when=span(day, clock, minutes),
                        description=chance.choice(NOTES),
                        place="Stadtpark, am Pavillon" if outdoors else rooms[key].name,
                        status=Status.TENTATIVE if chance.random() < 0.05 else Status.CONFIRMED,
                    ),
                )


AWAY_WEEK = 5
"""The week in which Jonas is on holiday, counted from this one."""


def _whole_days(today: date, cast: Cast, new_id: Callable[[], str]) -> Iterator[Appointment]:
    """Yield what lasts all day: a holiday, a fair, a stock-taking."""
    start = monday(today)
    for key, title, first, count, busy in (
        (JONAS.key, "Holiday 🏖️", start + timedelta(weeks=AWAY_WEEK, days=1), 5, True),
        (MARA.key, "Trade fair, Cologne", start + timedelta(weeks=-3, days=-1), 1, True),
        (MARA.key, "Stock-taking", start + timedelta(weeks=8), 1, False),
        (AYLIN.key, "Course: colour grading", start + timedelta(weeks=2), 2, True),
    ):
        yield Appointment(
            id=new_id(),
            staff_id=cast.staff[key],
            content=Content(title=title, when=days(first, count), busy=busy),
        )
    for week in range(-6, 7, 2):
        yield Appointment(
            id=new_id(),
            staff_id=cast.staff[AYLIN.key],
            content=Content(
                title="Retouching, quiet hours",
                when=span(start + timedelta(weeks=week, days=1), time(8), 90),
            ),
        )


def _series(today: date, cast: Cast, new_id: Callable[[], str]) -> Iterator[Appointment]:
    """Yield what repeats. The weekly meeting has no end: it crosses every clock change."""
    first = monday(today) - timedelta(weeks=WEEKS - 1)
    meeting = Appointment(
        id=new_id(),
        staff_id=cast.staff[MARA.key],
        assistant_ids=(cast.staff[JONAS.key],),
        content=Content(
            title="Team meeting ☕",
            when=span(first, time(9), 45),
            place="Kitchen",
            recurrence=("RRULE:FREQ=WEEKLY;BYDAY=MO",),
        ),
    )
    yield meeting
    late, dropped = monday(today) + timedelta(weeks=3), monday(today) + timedelta(weeks=6)
    yield _exception(meeting, new_id(), at(late, time(9)), span(late, time(11), 45))
    yield _exception(meeting, new_id(), at(dropped, time(9)), None)
    yield Appointment(
        id=new_id(),
        staff_id=cast.staff[JONAS.key],
        content=Content(
            title="Album proofs to the lab",
            when=span(first + timedelta(days=WEDNESDAY), time(17), 30),
            recurrence=("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=12;BYDAY=WE",),
        ),
    )
    yield Appointment(
        id=new_id(),
        staff_id=cast.staff[MARA.key],
        content=Content(
            title="Bookkeeping day",
            when=days(_first_monday(first)),
            recurrence=("RRULE:FREQ=MONTHLY;BYDAY=1MO",),
            busy=False,
        ),
    )
    yield Appointment(
        id=new_id(),
        resource_ids=(cast.rooms[BLACK_BOX.key],),
        content=Content(
            title="Light check",
            when=span(first + timedelta(days=THURSDAY), time(8), 30),
            recurrence=("RRULE:FREQ=WEEKLY;INTERVAL=4;BYDAY=TH",),
        ),
    )


def _exception(
    series: Appointment, new_id: str, original: Moment, moved_to: Timed | None
) -> Appointment:
    """Move one instance of a series, or cancel it."""
    content = series.content
    return Appointment(
        id=new_id,
        staff_id=series.staff_id,
        assistant_ids=series.assistant_ids,
        series_id=series.id,
        original_start=original,
        content=Content(
            title=content.title,
            when=moved_to or content.when,
            place=content.place,
            status=Status.CANCELLED if moved_to is None else Status.CONFIRMED,
        ),
    )


def _first_monday(day: date) -> date:
    """Find the first Monday of a month on or after ``day``."""
    while day.weekday() != 0 or day.day > 7:
        day += timedelta(days=1)
    return day
