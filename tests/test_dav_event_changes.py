"""What a phone changed, told from the object that it was served and the one that it sent."""

from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus

from hypothesis import given, strategies as st
import pytest

from custom_components.studio_sync.book.model import AllDay, Moment, Status, Timed
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav.names import CALENDAR_VALID_OBJECT
from custom_components.studio_sync.dav_server.event_changes import (
    ObjectChanges,
    changes_between,
    first_changes,
)
from custom_components.studio_sync.formats.icalendar.event import CalendarObject
from custom_components.studio_sync.formats.icalendar.read import read_object
from custom_components.studio_sync.sync.calendar.event_content import content_of

BERLIN = "Europe/Berlin"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""Ten o'clock in Berlin; the clocks change on the 29th."""
SECOND, THIRD, FOURTH = (MONDAY + timedelta(weeks=number) for number in (1, 2, 3))
START = "DTSTART;TZID=Europe/Berlin:20260302T100000\nDTEND;TZID=Europe/Berlin:20260302T110000"
SERIES = f"{START}\nRRULE:FREQ=WEEKLY;COUNT=10\nSUMMARY:Shoot"


def said(*events: str) -> CalendarObject:
    """Read the object with these events, without their UID."""
    whole = "\n".join(f"BEGIN:VEVENT\nUID:u\n{each}\nEND:VEVENT" for each in events)
    return read_object(f"BEGIN:VCALENDAR\n{whole}\nEND:VCALENDAR\n".encode(), zone=BERLIN)


def between(served: CalendarObject, sent: CalendarObject) -> ObjectChanges:
    """Compare two objects."""
    return changes_between(served, sent, zone=BERLIN)


def date_of(day: str, clock: str = "10", *more: str, at: str | None = None) -> str:
    """Return an exception of an hour for the instance of a day."""
    lines = [
        f"RECURRENCE-ID;TZID=Europe/Berlin:{day}T100000" if at is None else at,
        f"DTSTART;TZID=Europe/Berlin:{day}T{clock}0000",
        "DURATION:PT1H",
        "SUMMARY:Shoot" if not any(each.startswith("SUMMARY") for each in more) else "",
        *more,
    ]
    return "\n".join(each for each in lines if each)


def span(start: datetime, hours: int = 1, zone: str = BERLIN) -> Timed:
    """Return a span of hours."""
    return Timed(start=start, end=start + timedelta(hours=hours), zone=zone)


def test_only_fields_that_differ_are_changed() -> None:
    served = said(f"{START}\nSUMMARY:Old 🎉\nDESCRIPTION:d\nLOCATION:l\nSTATUS:CONFIRMED")
    sent = said(f"{START}\nSUMMARY:New 🎉\nLOCATION:l\nDESCRIPTION:d\nX-APPLE:1\nSEQUENCE:4")
    assert between(served, sent) == ObjectChanges(whole={"title": "New 🎉"})
    assert not between(served, served)


def test_every_field_is_compared() -> None:
    sent = said(
        "DTSTART;VALUE=DATE:20280229\nSUMMARY:x\nDESCRIPTION:y\nLOCATION:z\n"
        "STATUS:TENTATIVE\nTRANSP:TRANSPARENT\nRRULE:FREQ=YEARLY"
    )
    assert between(said(START), sent).whole == {
        "title": "x",
        "when": AllDay(start=date(2028, 2, 29), end=date(2028, 3, 1)),
        "description": "y",
        "place": "z",
        "status": Status.TENTATIVE,
        "busy": False,
        "recurrence": ("RRULE:FREQ=YEARLY",),
    }


def test_what_the_server_adds_to_a_description_is_taken_off() -> None:
    served, sent = said(f"{START}\nDESCRIPTION:a--b"), said(f"{START}\nDESCRIPTION:a")
    found = changes_between(served, sent, zone=BERLIN, plain=lambda text: text.split("--")[0])
    assert not found


@pytest.mark.parametrize(
    "written",
    [
        "DTSTART:20260302T100000\nDURATION:PT1H",
        "DTSTART:20260302T090000Z\nDTEND:20260302T100000Z",
        "DTSTART;TZID=W. Europe Standard Time:20260302T100000\nDTEND:20260302T100000Z",
    ],
    ids=["floating", "utc", "windows"],
)
def test_another_way_to_write_the_same_time_is_no_change(written: str) -> None:
    assert not between(said(START), said(written))
    assert content_of(said(written).master, BERLIN).when == span(MONDAY)  # type: ignore[arg-type]


def test_recurrences_are_compared_by_the_dates_they_mean() -> None:
    same = f"{START}\nSUMMARY:Shoot\nRRULE:WKST=SU;COUNT=10;INTERVAL=1;BYDAY=MO;FREQ=WEEKLY"
    assert not between(said(SERIES), said(same))
    fewer = said(SERIES.replace("10\n", "9\n").replace("COUNT=10", "COUNT=9"))
    assert between(said(SERIES), fewer).whole == {"recurrence": ("RRULE:FREQ=WEEKLY;COUNT=9",)}


def test_a_date_is_taken_out_and_comes_back() -> None:
    without = said(f"{SERIES}\nEXDATE;TZID=Europe/Berlin:20260309T100000")
    assert between(said(SERIES), without) == ObjectChanges(whole={}, off=frozenset({SECOND}))
    assert between(without, said(SERIES)) == ObjectChanges(whole={}, back=frozenset({SECOND}))
    assert not between(without, said(f"{SERIES}\nEXDATE;VALUE=DATE:20260309"))


def test_a_date_that_is_cancelled_is_taken_out() -> None:
    found = between(said(SERIES), said(SERIES, date_of("20260309", "10", "STATUS:CANCELLED")))
    assert found == ObjectChanges(whole={}, off=frozenset({SECOND}))


def test_cancelled_and_taken_out_are_the_same_for_a_date() -> None:
    cancelled = said(SERIES, date_of("20260309", "10", "STATUS:CANCELLED"))
    without = said(f"{SERIES}\nEXDATE;TZID=Europe/Berlin:20260309T100000")
    assert not between(cancelled, without)
    assert not between(without, cancelled)
    assert between(cancelled, said(SERIES)) == ObjectChanges(whole={}, back=frozenset({SECOND}))


def test_exdate_of_no_date_of_the_series_changes_nothing() -> None:
    assert not between(said(SERIES), said(f"{SERIES}\nEXDATE:20260310T090000Z"))


@pytest.mark.parametrize(
    "at",
    [
        None,
        "RECURRENCE-ID:20260309T090000Z",
        "RECURRENCE-ID;VALUE=DATE:20260309",
        "RECURRENCE-ID:20260309T100000",
        "RECURRENCE-ID;TZID=America/New_York:20260309T050000",
    ],
)
def test_a_date_is_changed_by_whatever_name(at: str | None) -> None:
    found = between(said(SERIES), said(SERIES, date_of("20260309", "14", at=at)))
    assert found.dates == {SECOND: {"when": span(SECOND + timedelta(hours=4))}}
    assert not any((found.whole, found.off, found.back))


def test_a_date_like_its_series_is_no_change() -> None:
    assert not between(said(SERIES), said(SERIES, date_of("20260309")))
    assert not between(said(SERIES, date_of("20260309")), said(SERIES))


def test_a_date_that_said_what_its_series_did_still_says_it_when_that_is_changed() -> None:
    """The book has no exception for it yet."""
    ordinary, renamed = date_of("20260309"), SERIES.replace("SUMMARY:Shoot", "SUMMARY:Other")
    found = between(said(SERIES, ordinary), said(renamed, ordinary))
    assert (found.whole, found.dates) == ({"title": "Other"}, {SECOND: {"title": "Shoot"}})
    longer = SERIES.replace("T110000", "T120000")
    found = between(said(SERIES, ordinary), said(longer, ordinary))
    assert found.dates == {SECOND: {"when": span(SECOND)}}


def test_of_a_date_only_what_differs_is_changed() -> None:
    served = said(SERIES, date_of("20260309", "12", "SUMMARY:Own", "LOCATION:Park"))
    sent = said(SERIES, date_of("20260309", "12", "SUMMARY:Own", "LOCATION:Lake"))
    assert between(served, sent).dates == {SECOND: {"place": "Lake"}}


def test_an_exception_that_is_left_out_comes_back_as_the_series_says() -> None:
    served = said(SERIES, date_of("20260309", "12"))
    assert between(served, said(SERIES)) == ObjectChanges(whole={}, back=frozenset({SECOND}))
    off = said(f"{SERIES}\nEXDATE:20260309T090000Z")
    assert between(served, off) == ObjectChanges(whole={}, off=frozenset({SECOND}))


def test_a_date_that_was_off_may_come_back_changed_or_plain() -> None:
    served = said(f"{SERIES}\nEXDATE:20260309T090000Z")
    changed = between(served, said(SERIES, date_of("20260309", "12")))
    assert changed.dates.keys() == {SECOND}
    assert between(served, said(SERIES, date_of("20260309"))).back == {SECOND}


def test_a_date_that_is_both_off_and_changed_is_changed() -> None:
    sent = said(f"{SERIES}\nEXDATE:20260309T090000Z", date_of("20260309", "12"))
    found = between(said(SERIES), sent)
    assert found.dates.keys() == {SECOND}
    assert not found.off


def test_an_exception_alone_changes_only_its_date() -> None:
    served = said(SERIES, date_of("20260316", "15"))
    found = between(served, said(date_of("20260309", "14")))
    assert found == ObjectChanges(
        whole={}, dates={SECOND: {"when": span(SECOND + timedelta(hours=4))}}
    )
    cancelled = between(served, said(date_of("20260309", "10", "STATUS:CANCELLED")))
    assert cancelled == ObjectChanges(whole={}, off=frozenset({SECOND}))


@pytest.mark.parametrize("day", ["20260310", "20270301"])
def test_a_date_that_the_series_does_not_have_is_refused(day: str) -> None:
    with pytest.raises(DavError) as caught:
        between(said(SERIES), said(SERIES, date_of(day)))
    assert caught.value.status is HTTPStatus.FORBIDDEN
    assert caught.value.condition == CALENDAR_VALID_OBJECT


def test_two_exceptions_for_one_date_are_refused() -> None:
    twice = date_of("20260309", at="RECURRENCE-ID;VALUE=DATE:20260309")
    with pytest.raises(DavError):
        between(said(SERIES), said(SERIES, date_of("20260309", "12"), twice))


def test_an_exception_of_what_does_not_repeat_is_refused() -> None:
    with pytest.raises(DavError):
        between(said(START), said(START, date_of("20260309")))


MOVED = SERIES.replace("T100000", "T120000").replace("T110000", "T130000")


def moved_date(day: str, clock: str) -> str:
    return date_of(day, clock, at=f"RECURRENCE-ID;TZID=Europe/Berlin:{day}T120000")


@pytest.mark.parametrize("kept", [False, True], ids=["renamed", "as it was served"])
def test_a_series_is_moved_with_its_exceptions(kept: bool) -> None:  # noqa: FBT001
    served = said(f"{SERIES}\nEXDATE:20260316T090000Z", date_of("20260309", "15"))
    exdate = "EXDATE:20260316T090000Z" if kept else "EXDATE:20260316T110000Z"
    exception = date_of("20260309", "15") if kept else moved_date("20260309", "15")
    found = between(served, said(f"{MOVED}\n{exdate}", exception))
    assert found.whole == {"when": span(MONDAY + timedelta(hours=2))}
    assert found.dates == {SECOND + timedelta(hours=2): {"when": span(SECOND + timedelta(hours=5))}}
    assert not found.off | found.back


def test_a_series_moved_to_another_weekday_takes_its_dates_along() -> None:
    rule = SERIES.replace("RRULE:", "RRULE:BYDAY=MO;")
    served = said(f"{rule}\nEXDATE:20260309T090000Z")
    sent = rule.replace("20260302", "20260303").replace("BYDAY=MO", "BYDAY=TU")
    found = between(served, said(f"{sent}\nEXDATE:20260310T090000Z"))
    assert found.whole.keys() == {"when", "recurrence"}
    assert not any((found.off, found.back, found.dates))


def test_exceptions_go_that_a_new_rule_does_not_name() -> None:
    served = said(SERIES, date_of("20260309", "15"), date_of("20260316", "15"))
    sent = SERIES.replace("WEEKLY", "WEEKLY;INTERVAL=2")
    found = between(served, said(sent, date_of("20260309", "15"), date_of("20260316", "15")))
    assert found == ObjectChanges(whole={"recurrence": ("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=10",)})


def test_a_series_becomes_single_and_the_reverse() -> None:
    single = said(f"{START}\nSUMMARY:Shoot")
    assert between(said(SERIES, date_of("20260309", "15")), single).whole == {"recurrence": ()}
    left = said(f"{START}\nSUMMARY:Shoot", date_of("20260309", "15"))
    assert between(said(SERIES, date_of("20260309", "15")), left).whole == {"recurrence": ()}
    found = between(single, said(f"{SERIES}\nEXDATE:20260309T090000Z", date_of("20260316", "15")))
    assert found.whole == {"recurrence": ("RRULE:FREQ=WEEKLY;COUNT=10",)}
    assert found.off == {SECOND}
    assert found.dates == {THIRD: {"when": span(THIRD + timedelta(hours=5))}}


def test_dates_that_are_added_count_as_dates_of_the_series() -> None:
    added = f"{START}\nSUMMARY:Shoot\nRDATE;TZID=Europe/Berlin:20260304T100000"
    sent = said(added, date_of("20260304", "15"))
    found = between(said(f"{START}\nSUMMARY:Shoot"), sent)
    assert found.whole["recurrence"] == ("RDATE;TZID=Europe/Berlin:20260304T100000",)
    assert found.dates.keys() == {datetime(2026, 3, 4, 9, tzinfo=UTC)}


def test_timed_days_become_whole_days_and_take_their_exceptions_along() -> None:
    served = said(f"{SERIES}\nEXDATE:20260316T090000Z", date_of("20260309", "15"))
    sent = said(
        "DTSTART;VALUE=DATE:20260302\nRRULE:FREQ=WEEKLY;COUNT=10\nSUMMARY:Shoot\n"
        "EXDATE;VALUE=DATE:20260316",
        "RECURRENCE-ID;VALUE=DATE:20260309\nDTSTART;VALUE=DATE:20260310\nSUMMARY:Shoot",
    )
    found = between(served, sent)
    assert found.whole == {"when": AllDay(start=date(2026, 3, 2), end=date(2026, 3, 3))}
    assert found.dates.keys() == {date(2026, 3, 9)}
    assert not found.off | found.back


def test_cancelled_means_deleted() -> None:
    assert between(said(SERIES), said(f"{SERIES}\nSTATUS:CANCELLED")) == ObjectChanges(
        whole={}, gone=True
    )


def test_a_new_series_brings_its_dates() -> None:
    sent = said(f"{SERIES}\nEXDATE:20260309T090000Z", date_of("20260316", "15"))
    found = first_changes(sent, zone=BERLIN)
    assert found == ObjectChanges(
        whole={}, off=frozenset({SECOND}), dates={THIRD: {"when": span(THIRD + timedelta(hours=5))}}
    )
    assert not first_changes(said(date_of("20260309")), zone=BERLIN)


def test_an_exception_at_the_ends_of_time_is_refused() -> None:
    for at in ("RECURRENCE-ID;VALUE=DATE:99991231", "RECURRENCE-ID;VALUE=DATE:00010101"):
        with pytest.raises(DavError):
            between(said(SERIES), said(SERIES, date_of("20260309", at=at)))


_AT: st.SearchStrategy[Moment] = st.sampled_from([MONDAY, SECOND, THIRD, FOURTH])


@st.composite
def objects(draw: st.DrawFn) -> CalendarObject:
    """Draw a weekly series over the change of clocks with dates off and changed."""
    start = draw(st.sampled_from(["20260302T100000", "20260302T233000", "20260303T023000"]))
    rule = draw(st.sampled_from(["FREQ=WEEKLY;COUNT=6", "FREQ=WEEKLY", "FREQ=DAILY;INTERVAL=7"]))
    first = datetime.fromisoformat(start)
    days = [(first + timedelta(weeks=number)).strftime("%Y%m%dT%H%M%S") for number in range(1, 6)]
    off = draw(st.sets(st.sampled_from(days), max_size=2))
    changed = draw(st.sets(st.sampled_from(days), max_size=2)) - off
    title = draw(st.sampled_from(["A", "🎉 ב", ""]))
    lines = [f"DTSTART;TZID=Europe/Berlin:{start}", "DURATION:PT1H", f"RRULE:{rule}"]
    lines += [f"SUMMARY:{title}", *(f"EXDATE;TZID=Europe/Berlin:{each}" for each in sorted(off))]
    events = ["\n".join(lines)]
    events += [
        f"RECURRENCE-ID;TZID=Europe/Berlin:{each}\nDTSTART;TZID=Europe/Berlin:{each}\n"
        f"DURATION:PT{draw(st.integers(1, 3))}H\nSUMMARY:{title}{draw(st.sampled_from('xy'))}"
        for each in sorted(changed)
    ]
    return said(*events)


@given(served=objects(), sent=objects())
def test_no_date_is_changed_in_two_ways(served: CalendarObject, sent: CalendarObject) -> None:
    assert not between(served, served)
    found = between(served, sent)
    parts = [found.off, found.back, found.dates.keys()]
    assert len(set().union(*parts)) == sum(map(len, parts))
