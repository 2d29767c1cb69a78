"""What the two Google calendars hold before Studio Sync is connected."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from custom_components.studio_sync.book.model import Appointment, Timed

from .people import JONAS, MARA, ZONE
from .sample_appointments import WEEKS, monday

type Event = dict[str, Any]
"""An event resource of the Calendar API, as it goes over the wire."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One event that is there before.

    ``skipped`` is the reason why it stays out of the studio's book, empty if it
    goes in. ``received``: Google or somebody else made it, not the person.
    """

    event: Event
    skipped: str = ""
    received: bool = False
    moved: dict[date, Event] = field(default_factory=dict)
    """For a series: what is different on some days."""


def timed(day: date, clock: time, minutes: int) -> Event:
    """Write a span on the studio's clocks as Google does."""
    start = datetime.combine(day, clock)
    return _from_to(start, start + timedelta(minutes=minutes))


def _from_to(start: datetime, end: datetime) -> Event:
    return {
        "start": {"dateTime": start.isoformat(), "timeZone": ZONE},
        "end": {"dateTime": end.isoformat(), "timeZone": ZONE},
    }


def whole(first: date, count: int = 1) -> Event:
    """Write a span of whole days as Google does."""
    return {
        "start": {"date": first.isoformat()},
        "end": {"date": (first + timedelta(days=count)).isoformat()},
    }


def as_event(appointment: Appointment) -> Event:
    """Copy a timed appointment by hand: the same title, place and time."""
    content = appointment.content
    assert isinstance(content.when, Timed)
    return {
        "summary": content.title,
        "location": content.place,
        "description": content.description,
        "start": {"dateTime": content.when.start.isoformat(), "timeZone": ZONE},
        "end": {"dateTime": content.when.end.isoformat(), "timeZone": ZONE},
    }


def items(key: str, today: date, *, overlapped: Appointment, copied: Appointment) -> list[Item]:
    """List what is in the Google calendar of a colleague.

    ``overlapped`` is a session that an event of Mara's collides with, ``copied``
    one that Jonas has entered in Google by hand as well.
    """
    start = monday(today)
    if key == MARA.key:
        return [*_mara(start, overlapped), *_not_appointments(start)]
    if key == JONAS.key:
        return _jonas(start, copied)
    return []


def _mara(start: date, overlapped: Appointment) -> list[Item]:
    when = overlapped.content.when
    assert isinstance(when, Timed)
    lunch = when.start + timedelta(minutes=30)
    tuesday = start + timedelta(days=1)
    yoga = tuesday - timedelta(weeks=WEEKS - 2)
    rest = {"recurrence": ["RRULE:FREQ=WEEKLY;BYDAY=TU"]}
    return [
        Item(event={"summary": "Dentist 🦷", "colorId": "11", **_dentist(start)}),
        Item(
            event={
                "summary": "Lunch with Nora",
                "start": {"dateTime": lunch.isoformat()},
                "end": {"dateTime": (lunch + timedelta(hours=1)).isoformat()},
            }
        ),
        Item(
            event={"summary": "Yoga 🧘", **timed(yoga, time(18, 30), 75), **rest},
            moved={tuesday + timedelta(weeks=2): timed(start + timedelta(16), time(19), 75)},
        ),
        Item(event={"summary": "Mum’s 70th 🎂", **whole(start + timedelta(days=26))}),
        Item(
            event={
                "summary": "Call the frame maker",
                "description": "About the walnut frames.\nAsk for Herr Öztürk.",
                **timed(start + timedelta(days=10), time(12, 15), 30),
            }
        ),
        *(
            Item(
                event={"summary": title, "status": "tentative", **when},
                skipped="tentative",
            )
            for title, when in (
                ("Gallery opening?", timed(start + timedelta(days=18), time(19), 120)),
                ("Maybe: weekend in Lübeck", whole(start + timedelta(days=40), 2)),
            )
        ),
    ]


def _dentist(start: date) -> Event:
    # What the studio's book does not know has to survive its edits.
    return {
        "reminders": {"useDefault": False, "overrides": [{"method": "popup", "minutes": 90}]},
        **timed(start + timedelta(days=9), time(8), 45),
    }


def _not_appointments(start: date) -> list[Item]:
    """List what stays out of the book, each for another reason."""
    private = {"visibility": "private", "transparency": "transparent"}
    yearly = {"recurrence": ["RRULE:FREQ=YEARLY"]}
    birthday = {"eventType": "birthday", **private, **yearly, **whole(start + timedelta(days=12))}
    home = {
        "eventType": "workingLocation",
        "visibility": "public",
        "transparency": "transparent",
        "workingLocationProperties": {"type": "homeOffice", "homeOffice": {}},
    }
    declined = [
        {"email": MARA.google, "responseStatus": "declined"},
        {"email": "verein@example.org", "organizer": True, "responseStatus": "accepted"},
    ]
    return [
        Item(event={"summary": "Nora’s birthday", **birthday}, skipped="event_type"),
        Item(
            event={"summary": "Home", **home, **whole(start + timedelta(days=7))},
            skipped="event_type",
        ),
        Item(
            event={
                "summary": "Train to Cologne",
                "eventType": "fromGmail",
                **timed(start - timedelta(days=22), time(7, 40), 80),
            },
            skipped="event_type",
            received=True,
        ),
        Item(
            event={
                "summary": "Club evening",
                "attendees": declined,
                "organizer": {"email": "verein@example.org"},
                **timed(start + timedelta(days=11), time(20), 90),
            },
            skipped="declined",
            received=True,
        ),
        Item(
            event={
                "summary": "Camera course",
                **timed(start - timedelta(weeks=30), time(10), 180),
            },
            skipped="before_window",
        ),
    ]


def _jonas(start: date, copied: Appointment) -> list[Item]:
    thursday = start + timedelta(days=3)
    first = thursday - timedelta(weeks=WEEKS - 1)
    rest = {"recurrence": ["RRULE:FREQ=WEEKLY;COUNT=40;BYDAY=TH"]}
    away = {"eventType": "outOfOffice", "outOfOfficeProperties": {}}
    return [
        Item(event=as_event(copied)),
        Item(event={"summary": "Football ⚽", **timed(first, time(19), 90), **rest}),
        Item(
            event={
                "summary": "פגישה עם דוד על האלבום",
                **timed(start + timedelta(days=15), time(18), 60),
            }
        ),
        Item(
            event={
                "summary": "Hold: wedding fair",
                "status": "tentative",
                **timed(start + timedelta(days=24), time(9), 240),
            }
        ),
        Item(event={"summary": "Parents visit", **whole(start + timedelta(days=54), 3)}),
        Item(
            event={
                "summary": "Away",
                **away,
                **timed(start + timedelta(days=21), time(8), 540),
            },
            skipped="event_type",
        ),
    ]
