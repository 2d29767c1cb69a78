"""Rules as the calendar page's editor sends them, and the resulting recurrence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.book.model import AllDay, Content, Timed
from custom_components.studio_sync.calendar_rules import Edit, edited_recurrence, same_clock
from custom_components.studio_sync.scheduling.errors import BadRecurrence

from .ha_fixtures import ZONE

FRIDAY = datetime(2031, 10, 3, 16, tzinfo=UTC)
WHEN = Timed(start=FRIDAY, end=FRIDAY + timedelta(hours=1), zone=ZONE)
SINGLE = Content(title="Course", when=WHEN)


@pytest.fixture(autouse=True)
def page_clock() -> Iterator[None]:
    """Have Home Assistant's clock be the studio's."""
    before = dt_util.get_default_time_zone()
    dt_util.set_default_time_zone(ZoneInfo(ZONE))
    yield
    dt_util.set_default_time_zone(before)


def edited(content: Content, rule: str) -> tuple[str, ...] | None:
    """Return the recurrence when the page sends this rule, and the time as it is."""
    return edited_recurrence(content, Edit(rule=rule, at=content.when.start, when=content.when))


def test_a_single_appointment_gets_a_rule() -> None:
    assert edited(SINGLE, "FREQ=DAILY;COUNT=3") == ("RRULE:FREQ=DAILY;COUNT=3",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("COUNT=4", "COUNT=5"),
        ("COUNT=4", "UNTIL=20311231T180000"),
        ("UNTIL=20311231T170000Z", "UNTIL=20311130T180000"),
    ],
)
def test_another_end_is_another_rule(old: str, new: str) -> None:
    before = replace(SINGLE, recurrence=(f"RRULE:FREQ=WEEKLY;{old}",))
    assert edited(before, f"FREQ=WEEKLY;BYDAY=FR;{new}") == (f"RRULE:FREQ=WEEKLY;BYDAY=FR;{new}",)


def test_the_weekday_of_whole_days_is_that_of_the_day() -> None:
    """However far the page's clock is from UTC."""
    days = AllDay(start=date(2031, 10, 3), end=date(2031, 10, 4))
    before = Content(title="Fair", when=days, recurrence=("RRULE:FREQ=WEEKLY;COUNT=4",))
    assert edited(before, "FREQ=WEEKLY;BYDAY=FR;COUNT=4") is None
    assert same_clock(days.start, date(2031, 10, 3))
    assert not same_clock(days.start, date(2031, 10, 4))


def test_what_is_no_rule_is_refused() -> None:
    before = replace(SINGLE, recurrence=("RRULE:FREQ=MONTHLY;BYDAY=MO,FR;BYSETPOS=1",))
    with pytest.raises(BadRecurrence):
        edited(before, "FREQ=SOMETIMES")
