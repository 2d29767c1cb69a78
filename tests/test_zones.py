"""Time zones: round trips between book and Google never shift an instant (S17)."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import HealthCheck, example, given, settings, strategies as st
import pytest

from custom_components.studio_sync.book.appointments import Instance, window
from custom_components.studio_sync.book.model import AllDay, Timed, When

from .world import START, ZONE, World, world

LONG = timedelta(days=500)


@cache
def zones() -> list[str]:
    """Return the IANA zones that Google knows: those with a place in their name, and UTC."""
    outside = (
        "Etc/",
        "SystemV/",
        "posix/",
        "right/",
        "US/",
        "Brazil/",
        "Canada/",
        "Chile/",
        "Mexico/",
    )
    named = (name for name in available_timezones() if "/" in name and not name.startswith(outside))
    return ["UTC", *sorted(named)]


@cache
def edges(zone: str) -> list[datetime]:
    """Return the instants of the coming two years at which a zone's clock is changed."""
    clock = ZoneInfo(zone)
    found = []
    day = START
    while day < START + timedelta(days=730):
        following = day + timedelta(days=1)
        if day.astimezone(clock).utcoffset() != following.astimezone(clock).utcoffset():
            found.append(_edge(day, following, clock))
        day = following
    return found


def _edge(low: datetime, high: datetime, clock: ZoneInfo) -> datetime:
    """Find the minute at which a clock is changed."""
    before = low.astimezone(clock).utcoffset()
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        if middle.astimezone(clock).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(second=0, microsecond=0)


@st.composite
def moments(draw: st.DrawFn, zone: str) -> datetime:
    """Draw an instant in UTC, by preference near a change of the zone's clock."""
    near = edges(zone)
    minutes = draw(st.integers(-180, 180))
    edge = draw(st.sampled_from([None, *near]))
    if edge is not None:
        return edge + timedelta(minutes=minutes)
    return START + timedelta(days=draw(st.integers(1, 700)), minutes=minutes)


@st.composite
def spans(draw: st.DrawFn) -> When:
    """Draw when something is: on the clock of any zone, or whole days."""
    if draw(st.integers(0, 4)) == 0:
        first = date(2026, 12, 1) + timedelta(days=draw(st.integers(0, 700)))
        return AllDay(start=first, end=first + timedelta(days=draw(st.integers(1, 4))))
    zone = draw(st.sampled_from(zones()))
    start = draw(moments(zone))
    length = timedelta(minutes=draw(st.sampled_from([15, 60, 90, 180, 26 * 60])))
    return Timed(start=start, end=start + length, zone=zone)


rules = st.sampled_from(
    [
        (),
        (),
        ("RRULE:FREQ=DAILY;COUNT=5",),
        ("RRULE:FREQ=WEEKLY;COUNT=30",),
        ("RRULE:FREQ=MONTHLY;COUNT=12",),
    ]
)
LAST_SUNDAY = Timed(
    start=datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
    end=datetime(2027, 3, 28, 2, 30, tzinfo=UTC),
    zone="Europe/Berlin",
)


async def instances(place: World) -> list[tuple[object, object]]:
    """Return from when to when everything in the book is, series expanded."""

    def work(found: list[Instance]) -> list[tuple[object, object]]:
        return [(each.when.start, each.when.end) for each in found]

    return await place.book.read(
        lambda tx: work(window(tx, START - LONG, START + 3 * LONG, zone=ZONE))
    )


def reread(place: World) -> None:
    """Have everything in Google count as changed, so that it comes back."""
    for event in place.events():
        place.phone.edit(str(event["id"]), description=f"{event.get('description', '')}.")


@pytest.mark.usefixtures("socket_enabled")
@given(when=spans(), rule=rules, calendar_zone=st.sampled_from(zones()))
@example(when=LAST_SUNDAY, rule=("RRULE:FREQ=WEEKLY;COUNT=30",), calendar_zone="America/New_York")
@example(
    when=AllDay(start=date(2027, 3, 28), end=date(2027, 3, 29)),
    rule=("RRULE:FREQ=DAILY;COUNT=5",),
    calendar_zone="Pacific/Kiritimati",
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_round_trips_move_no_instant(
    when: When, rule: tuple[str, ...], calendar_zone: str
) -> None:
    """S17: book → Google → book, thrice, with the calendar in another zone each time."""
    async with world() as place:
        record_id = await place.add("Portrait", when=when, recurrence=rule)
        before, stored = await instances(place), await place.get(record_id)
        for zone in (calendar_zone, "Asia/Kolkata", ZONE):
            place.phone.set_time_zone(zone)
            await place.run()
            reread(place)
            await place.run()
            assert await instances(place) == before
        kept = await place.get(record_id)
        assert (kept.content.when, kept.content.recurrence) == (
            stored.content.when,
            stored.content.recurrence,
        )
        report = await place.run()
        assert report.counts.get("updated_in_google", 0) == 0


@pytest.mark.usefixtures("socket_enabled")
@given(when=spans(), rule=rules)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_what_begins_in_google_comes_back_to_the_same_instants(
    when: When, rule: tuple[str, ...]
) -> None:
    """S17: Google → book → Google: another book reads the same instants from it."""
    async with world() as place:
        event = place.phone.add(
            "From the phone", start=when.start, end=when.end, recurrence=list(rule) or None
        )
        await place.run(populate_in=True)
        before = await instances(place)
        record = await place.record_of("From the phone")
        assert record.content.when.start == when.start
        await place.edit(record.id, title="Renamed here")
        await place.run()
        place.phone.edit(str(event["id"]), summary="Renamed there")
        await place.run()
        assert (await place.record_of("Renamed there")).id == record.id
        assert await instances(place) == before
