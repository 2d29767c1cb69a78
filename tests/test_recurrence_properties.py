"""Properties of every recurrence, tested with random ones."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings, strategies as st
import icalendar
import recurring_ical_events

from custom_components.studio_sync.formats.datetimes import Moment, moment_text
from custom_components.studio_sync.formats.errors import RecurrenceError
from custom_components.studio_sync.formats.recurrence import (
    expand,
    is_instance,
    last_start,
    normalise,
    remainder,
    truncate,
)

from .recurrence_clock import BERLIN, NEW_YORK, all_of, at

ZONES = [BERLIN, NEW_YORK, "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "UTC"]
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Return a rule that oracles agree on: no mix of plain and counted weekdays."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={freq}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 4))}")
    if draw(st.booleans()) and freq != "YEARLY":
        days = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True))
        if freq == "MONTHLY" and draw(st.booleans()):
            days = [f"{draw(st.sampled_from([1, 2, 4, -1]))}{day}" for day in days]
        parts.append("BYDAY=" + ",".join(days))
    elif freq == "MONTHLY" and draw(st.booleans()):
        days = draw(
            st.lists(st.sampled_from(["1", "15", "28", "31", "-1"]), min_size=1, unique=True)
        )
        parts.append("BYMONTHDAY=" + ",".join(days))
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 30))}")
    elif end == "UNTIL":
        parts.append(f"UNTIL=20{draw(st.integers(26, 30))}0615T120000Z")
    return "RRULE:" + ";".join(parts)


@st.composite
def series(draw: st.DrawFn) -> tuple[list[str], Moment, str | None]:
    """Return lines, start and zone of a timed series, or one of whole days."""
    local = datetime(2026, 1, 1) + timedelta(  # noqa: DTZ001
        days=draw(st.integers(0, 364)), minutes=30 * draw(st.integers(0, 47))
    )
    zone = draw(st.sampled_from([None, *ZONES]))
    start: Moment = local.date() if zone is None else at(zone, *local.timetuple()[:5])
    lines = [draw(rules())]
    for name in ("RDATE", "EXDATE"):
        some = draw(st.lists(st.integers(0, 60), max_size=3))
        if some:
            texts = (moment_text(start + timedelta(days=n)) for n in some)
            lines.append(f"{name}:" + ",".join(texts))
    return lines, start, zone


@settings(max_examples=200, deadline=None)
@given(series())
def test_the_canonical_form_is_stable_and_means_the_same(
    given_series: tuple[list[str], Moment, str | None],
) -> None:
    lines, start, zone = given_series
    canonical = normalise(lines, start, zone)
    assert normalise(canonical, start, zone) == canonical
    assert all_of(canonical, start, zone) == all_of(lines, start, zone)


@settings(max_examples=300, deadline=None)
@given(series(), st.integers(1, 40))
def test_a_cut_parts_the_instances_exactly(
    given_series: tuple[list[str], Moment, str | None], place: int
) -> None:
    lines, start, zone = given_series
    whole = all_of(lines, start, zone)
    assume(len(whole) > 1)
    cut = whole[1 + place % (len(whole) - 1)]
    before = all_of(truncate(lines, start, zone, cut), start, zone)
    try:
        rest = remainder(lines, start, zone, cut)
    except RecurrenceError as err:
        assert str(err) == "not_divisible"  # noqa: PT017 - the one reason there may be
        assert any(line.startswith("RDATE") for line in lines)
        return
    after = all_of(rest, cut, zone) if rest else [cut]
    assert before + after == whole


@settings(max_examples=200, deadline=None)
@given(series(), st.integers(0, 4000), st.integers(1, 400))
def test_a_window_shows_the_part_of_the_whole_that_lies_in_it(
    given_series: tuple[list[str], Moment, str | None], begin: int, length: int
) -> None:
    lines, start, zone = given_series
    low = start + timedelta(days=begin)
    high = low + timedelta(days=length)
    whole = all_of(lines, start, zone)
    inside = [moment for moment in whole if low <= moment < high]
    assert list(expand(lines, start, zone, low, high)) == inside
    assert all(is_instance(lines, start, zone, moment) for moment in inside[:5])
    last = last_start(lines, start, zone)
    if last is not None and whole and moment_text(last) < "2040":
        assert last == whole[-1]


@settings(max_examples=60, deadline=None)
@given(series())
def test_another_implementation_names_the_same_instances(
    given_series: tuple[list[str], Moment, str | None],
) -> None:
    """``recurring_ical_events`` expands by dateutil, over the same wall clock.

    Left out is what it sees otherwise: an EXDATE excludes only the very instant.
    """
    lines, start, zone = given_series
    (rule,) = normalise(lines[:1], start, zone)
    assume("UNTIL=20260615" not in rule)
    if lines[-1].startswith("EXDATE"):
        whole = {moment_text(moment) for moment in all_of(lines[:-1], start, zone)}
        assume(whole.issuperset(lines[-1][7:].split(",")))
    event = icalendar.Event()
    event.add("uid", "1")
    shown = start if zone is None else start.astimezone(ZoneInfo(zone))  # type: ignore[union-attr]
    event.add("dtstart", shown)
    text = (
        event.to_ical()
        .decode()
        .replace("END:VEVENT", "\r\n".join([*normalise(lines, start, zone), "END:VEVENT"]))
    )
    calendar = icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")
    found = recurring_ical_events.of(calendar).between(date(2025, 1, 1), date(2028, 1, 1))
    theirs = sorted({_plain(each["DTSTART"].dt) for each in found})
    ours = [_plain(moment) for moment in all_of(lines, start, zone)]
    assert [each for each in theirs if each < "2027-12"] == [
        each for each in ours if each < "2027-12"
    ]


def _plain(moment: Moment) -> str:
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat()
    return moment.isoformat()
