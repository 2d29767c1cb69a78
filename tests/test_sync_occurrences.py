"""Which occurrence in a replica stands for one date of a series (T4)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from custom_components.studio_sync.book.model import AllDay, Content, Moment, Timed
from custom_components.studio_sync.sync.calendar.occurrences import MOST_SPLITS, Copies, Occurrence
from custom_components.studio_sync.sync.model import RemoteItem

WEEK, HOUR, DAY = timedelta(weeks=1), timedelta(hours=1), timedelta(days=1)
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 2)
WEEKLY = ("RRULE:FREQ=WEEKLY",)


def timed(start: datetime = NOON, rules: tuple[str, ...] = WEEKLY) -> Content:
    when = Timed(start=start, end=start + HOUR, zone="Europe/Berlin")
    return Content(title="Yoga", when=when, recurrence=rules)


def whole_day(start: date = MONDAY, rules: tuple[str, ...] = WEEKLY) -> Content:
    return Content(title="Yoga", when=AllDay(start=start, end=start + DAY), recurrence=rules)


def item(content: Content | None, name: str = "x", **more: Moment) -> RemoteItem[Content]:
    start = RemoteItem(id=name, etag="1", content=content, updated=NOON)
    return replace(start, **more)  # type: ignore[arg-type]


def stands_for(
    start: Moment, ours: Content, theirs: Content | None, *splits: RemoteItem[Content]
) -> tuple[str, Moment] | None:
    """Return the series and the date there that stand for one of ours."""
    found: Occurrence | None = Copies(ours=ours, theirs=item(theirs), splits=splits).of(start)
    return None if found is None else (found.parent_id, found.position)


@pytest.mark.parametrize(
    ("ours", "start", "theirs", "there"),
    [
        pytest.param(timed(), NOON + WEEK, timed(), NOON + WEEK, id="same"),
        pytest.param(timed(), NOON + WEEK, timed(NOON + HOUR), NOON + WEEK + HOUR, id="moved"),
        pytest.param(timed(), NOON + WEEK, whole_day(), MONDAY + WEEK, id="all-day there"),
        pytest.param(whole_day(), MONDAY + WEEK, timed(), NOON + WEEK, id="all-day here"),
        pytest.param(
            whole_day(), MONDAY + WEEK, whole_day(MONDAY + DAY), MONDAY + DAY + WEEK, id="a day on"
        ),
    ],
)
def test_a_date_is_found_where_the_series_went(
    ours: Content, start: Moment, theirs: Content, there: Moment
) -> None:
    assert stands_for(start, ours, theirs) == ("x", there)


def test_nothing_stands_for_a_date_after_the_end_or_of_what_repeats_no_more() -> None:
    ended = timed(rules=("RRULE:FREQ=WEEKLY;COUNT=1",))
    assert stands_for(NOON + WEEK, timed(), ended) is None
    assert stands_for(NOON + WEEK, timed(), timed(rules=())) is None
    assert stands_for(NOON + WEEK, timed(), None) is None


def test_a_date_may_stand_in_the_series_that_goes_on() -> None:
    """The latest that has begun by then; those without a place or content are none."""
    later = item(timed(NOON + 3 * WEEK), "later", split_at=NOON + 3 * WEEK)
    second = item(timed(NOON + 2 * WEEK + HOUR), "second", split_at=NOON + 2 * WEEK)
    gone = item(None, "gone", split_at=NOON + 2 * WEEK)
    odd = item(timed(), "odd")
    splits = (later, odd, gone, second)
    at = NOON + 2 * WEEK
    assert stands_for(at, timed(), None, *splits) == ("second", at + HOUR)
    assert stands_for(at + WEEK, timed(), None, *splits) == ("later", at + WEEK)
    assert stands_for(at - WEEK, timed(), None, *splits) is None


def test_where_a_series_may_have_been_split_is_looked_for_from_both_ends() -> None:
    def dates(ours: Content, theirs: Content | None, start: Moment) -> list[Moment]:
        return list(Copies(ours=ours, theirs=item(theirs), splits=()).possible_splits(start))

    end = ("RRULE:FREQ=WEEKLY;COUNT=2",)
    assert dates(timed(), timed(rules=end), NOON + 3 * WEEK) == [
        NOON + number * WEEK for number in (1, 2, 3)
    ]
    daily = ("RRULE:FREQ=DAILY",)
    many = dates(timed(rules=daily), timed(rules=daily), NOON + 100 * DAY)
    assert len(many) == 2 * MOST_SPLITS + 1
    assert many[-1] == NOON + 100 * DAY
    assert dates(whole_day(), whole_day(rules=end), MONDAY + 2 * WEEK)[-1] == MONDAY + 2 * WEEK
    assert dates(timed(), None, NOON) == []
    assert dates(timed(rules=()), timed(), NOON) == []
