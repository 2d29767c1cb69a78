"""The sample studio contains what the demo shows, on whatever day it runs."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, pairwise
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book.model import Appointment, Kind, Status, Timed
from tests.demo.desk import EARLY
from tests.demo.edits import sessions_ahead
from tests.demo.filling import sample_clients
from tests.demo.google_items import items
from tests.demo.left_open import ARRIVALS, EDITED
from tests.demo.people import CLIENTS, COLLEAGUES, DAYLIGHT, JONAS, MARA, ROOMS, ZONE
from tests.demo.sample_appointments import Cast, at, sample_appointments

DAYS = [
    date(2026, 11, 21) + timedelta(days=step) for step in (0, 1, 2, 37, 100, 130, 200, 331, 462)
]
CAST = Cast(
    staff={colleague.key: colleague.key for colleague in COLLEAGUES},
    rooms={room.key: room.key for room in ROOMS},
    clients=tuple(str(number) for number in range(len(CLIENTS))),
)


def sample(today: date) -> list[Appointment]:
    numbers = count()
    return sample_appointments(today, CAST, lambda: f"a{next(numbers)}")


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def timed(entries: Sequence[Appointment], owner: str) -> list[Timed]:
    return sorted(
        (
            entry.content.when
            for entry in entries
            if owner in entry.owners and entry.lives and isinstance(entry.content.when, Timed)
        ),
        key=lambda when: when.start,
    )


def test_three_staff_two_of_them_with_google_two_rooms_and_forty_clients() -> None:
    assert len(COLLEAGUES) == 3
    assert sum(colleague.google is not None for colleague in COLLEAGUES) == 2
    assert len(ROOMS) == 2
    assert len(set(CLIENTS)) == 40
    assert len({client.id for client in sample_clients("g")}) == 40


@pytest.mark.parametrize("today", DAYS)
def test_about_120_entries_of_every_kind(today: date) -> None:
    entries = sample(today)
    assert 110 <= len(entries) <= 130
    sessions = [entry for entry in entries if entry.kind is Kind.SESSION]
    assert all(each.client_id and each.session_type and each.staff_id for each in sessions)
    assert any(each.assistant_ids for each in sessions)
    assert any(each.resource_ids for each in sessions)
    assert any(not isinstance(entry.content.when, Timed) for entry in entries)
    assert sum(bool(entry.content.recurrence) for entry in entries) >= 4
    moments = [entry for entry in entries if entry.series_id]
    assert {entry.content.status for entry in moments} == {Status.CONFIRMED, Status.CANCELLED}
    assert any(entry.content.status is Status.TENTATIVE for entry in sessions)


@pytest.mark.parametrize("today", DAYS)
def test_nobody_and_no_room_is_booked_twice(today: date) -> None:
    entries = sample(today)
    for owner in (*CAST.staff.values(), *CAST.rooms.values()):
        for one, next_one in pairwise(timed(entries, owner)):
            assert one.end <= next_one.start, (owner, one)


def test_the_same_day_gives_the_same_appointments() -> None:
    assert sample(DAYS[0]) == sample(DAYS[0])


@pytest.mark.parametrize("today", DAYS)
def test_a_series_stays_on_the_wall_clock_over_a_clock_change(today: date) -> None:
    meeting = next(e for e in sample(today) if e.content.title.startswith("Team meeting"))
    assert isinstance(meeting.content.when, Timed)
    start = meeting.content.when.start.astimezone(ZoneInfo(ZONE))
    offsets = {(start + timedelta(weeks=week)).utcoffset() for week in range(40)}
    assert start.hour == 9
    assert len(offsets) == 2


@pytest.mark.parametrize("today", DAYS)
def test_there_are_sessions_enough_to_edit(today: date) -> None:
    entries = sample(today)
    assert len(sessions_ahead(entries, MARA.key, noon(today))) >= 8
    assert len(sessions_ahead(entries, JONAS.key, noon(today))) >= 8


@pytest.mark.parametrize("today", DAYS)
def test_enough_of_jonas_is_ahead_for_the_brake(today: date) -> None:
    """More than ten, and than a fifth of all that he has."""
    entries = sample(today)
    ahead = sessions_ahead(entries, JONAS.key, noon(today))[EDITED:]
    his = [entry for entry in entries if JONAS.key in entry.owners]
    assert len(ahead) > 10
    assert len(ahead) > 0.2 * (
        len(his) + len(items(JONAS.key, today, overlapped=entries[0], copied=ahead[0][0]))
    )


@pytest.mark.parametrize("today", DAYS)
def test_google_holds_tentative_ones_a_series_and_an_overlap(today: date) -> None:
    entries = sample(today)
    overlapped = sessions_ahead(entries, MARA.key, noon(today))[0][0]
    copied = sessions_ahead(entries, JONAS.key, noon(today))[4][0]
    mara = items(MARA.key, today, overlapped=overlapped, copied=copied)
    jonas = items(JONAS.key, today, overlapped=overlapped, copied=copied)
    both = [item.event for item in (*mara, *jonas)]
    assert sum(event.get("status") == "tentative" for event in both) == 3
    assert any("recurrence" in event and "eventType" not in event for event in both)
    assert {item.skipped for item in (*mara, *jonas)} == {
        "",
        "tentative",
        "event_type",
        "declined",
        "before_window",
    }
    lunch = next(item.event for item in mara if item.event["summary"] == "Lunch with Nora")
    assert isinstance(overlapped.content.when, Timed)
    starts = datetime.fromisoformat(lunch["start"]["dateTime"])
    assert overlapped.content.when.start < starts < overlapped.content.when.end
    assert any(item.event["summary"] == copied.content.title for item in jonas)


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize("clock", [time(12, 30), EARLY, *ARRIVALS.values()])
def test_what_the_demo_adds_for_mara_overlaps_nothing(today: date, clock: time) -> None:
    """Nobody has to decide about it: an enquiry, a booking by the front desk, arrivals."""
    entries, start = sample(today), at(today + timedelta(days=6), clock)
    end = start + timedelta(hours=1)
    for owner in (MARA.key, DAYLIGHT.key):
        taken = [when for when in timed(entries, owner) if when.start < end and start < when.end]
        assert not taken


def test_a_colleague_without_google_has_no_items_there() -> None:
    entries = sample(DAYS[0])
    assert items("aylin", DAYS[0], overlapped=entries[0], copied=entries[0]) == []
