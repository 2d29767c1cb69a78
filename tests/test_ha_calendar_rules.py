"""Home Assistant's calendar page shows one rule of a series: nothing else of it is lost."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.model import Appointment, Content, Timed
from custom_components.studio_sync.lifecycle.runtime import StudioEntry

from .ha_calendar_page import Page
from .ha_day import in_google
from .ha_fixtures import ANNA, ZONE, Scene, settle

BERLIN = ZoneInfo(ZONE)
HOUR = timedelta(hours=1)
FRIDAY = datetime(2031, 10, 3, 18, tzinfo=BERLIN)
"""A Friday to come; the clocks change on the 26th."""
ENTITY = "calendar.atelier_nord"


async def put(studio: StudioEntry, *lines: str, start: datetime = FRIDAY, **fields: Any) -> None:
    """Put a series in the book."""
    when = Timed(start=start.astimezone(UTC), end=start.astimezone(UTC) + HOUR, zone=ZONE)
    content = Content(title="Course", when=when, recurrence=lines)
    record = Appointment(id="s", content=content, **fields)
    await studio.runtime_data.book.write(lambda tx: appointments.put(tx, record))


async def shown(page: Page, entity: str = ENTITY, days: int = 1_200) -> list[dict[str, Any]]:
    """Return what the page shows from the Friday on."""
    return await page.shown(entity, after=FRIDAY - timedelta(days=1), days=days)


def dates(events: list[dict[str, Any]]) -> list[str]:
    return [event["start"][:16] for event in events]


def moved(dates: list[str], by: timedelta) -> list[str]:
    return [(datetime.fromisoformat(each) + by).isoformat(timespec="minutes") for each in dates]


async def edit(
    page: Page,
    event: dict[str, Any],
    rule: str | None,
    by: timedelta = timedelta(),
    **changes: Any,
) -> dict[str, Any]:
    """Save an event for this and all future dates, as the page sends it: no offset from UTC."""
    sent = dict(event)
    sent.pop("rrule", None)
    if rule is not None:
        sent["rrule"] = rule
    for name in ("start", "end"):
        sent[name] = (datetime.fromisoformat(event[name]) + by).replace(tzinfo=None).isoformat()
    where = {"recurrence_id": event["recurrence_id"], "recurrence_range": "THISANDFUTURE"}
    return await page.update(ENTITY, sent, **where, **changes)


@pytest.mark.parametrize(
    "lines",
    [
        ("RDATE:20311004T160000Z,20311017T160000Z,20311107T170000Z",),
        ("RRULE:FREQ=MONTHLY;COUNT=4", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=5"),
        ("RRULE:FREQ=WEEKLY;COUNT=3", "RDATE:20311008T100000Z", "EXDATE:20311010T160000Z"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=3,17;COUNT=6",),
        ("RRULE:FREQ=MONTHLY;BYDAY=MO,FR;BYSETPOS=1,-1;COUNT=6",),
        ("RRULE:FREQ=YEARLY;BYMONTH=10,11;COUNT=6",),
    ],
)
@pytest.mark.parametrize("number", [0, 2])
async def test_a_new_title_keeps_all_dates(
    page: Page, studio: StudioEntry, lines: tuple[str, ...], number: int
) -> None:
    await put(studio, *lines)
    before = await shown(page)
    event = before[number]
    answer = await edit(page, event, event.get("rrule"), summary="Seminar")
    assert answer["success"], answer
    after = await shown(page)
    assert dates(after) == dates(before)
    titles = [event["summary"] for event in after]
    assert titles == ["Course"] * number + ["Seminar"] * (len(before) - number)


@pytest.mark.parametrize(
    ("line", "sent"),
    [
        # Each as the page writes it when only the time of day changes.
        ("FREQ=WEEKLY;UNTIL=20311231T225959Z", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20311231T190000"),
        # It takes an end in UTC for the clock of the studio: a day too late.
        ("FREQ=WEEKLY;UNTIL=20311107T235959Z", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20311108T190000"),
        ("FREQ=DAILY;UNTIL=20311010T235959Z", "FREQ=DAILY;UNTIL=20311011T190000"),
        ("FREQ=DAILY;UNTIL=20311010T225959Z", "FREQ=DAILY;UNTIL=20311010T190000"),
        ("FREQ=WEEKLY;COUNT=4", "FREQ=WEEKLY;COUNT=4;BYDAY=FR"),
        ("FREQ=MONTHLY;COUNT=4", "FREQ=MONTHLY;COUNT=4"),
        ("FREQ=MONTHLY;BYMONTHDAY=3,17;COUNT=6", "FREQ=MONTHLY;COUNT=6;BYMONTHDAY=3"),
        ("FREQ=MONTHLY;BYDAY=1FR,3MO;COUNT=6", "FREQ=MONTHLY;COUNT=6"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1;COUNT=6", "FREQ=MONTHLY;COUNT=6;BYDAY=FR"),
        ("FREQ=YEARLY;BYMONTH=10,11;COUNT=6", "FREQ=YEARLY;COUNT=6"),
        ("FREQ=DAILY;BYDAY=MO,FR;COUNT=6", "FREQ=DAILY;COUNT=6"),
    ],
)
async def test_another_time_of_day_keeps_all_dates(
    page: Page, studio: StudioEntry, line: str, sent: str
) -> None:
    more = ("RDATE:20311005T160000Z", "EXDATE:20311010T160000Z,20311017T160000Z")
    await put(studio, f"RRULE:{line}", *more)
    before = dates(await shown(page))
    answer = await edit(page, (await shown(page))[0], sent, HOUR)
    assert answer["success"], answer
    assert dates(await shown(page)) == moved(before, HOUR)


async def test_from_the_second_lesson_of_four_on_leaves_three(
    page: Page, studio: StudioEntry
) -> None:
    await put(studio, "RRULE:FREQ=WEEKLY;COUNT=4")
    before = await shown(page)
    day = timedelta(days=1)
    answer = await edit(page, before[1], "FREQ=WEEKLY;COUNT=4;BYDAY=SA", day)
    assert answer["success"], answer
    expected = dates(before)[:1] + moved(dates(before)[1:], day)
    assert dates(await shown(page)) == expected


async def test_a_new_end_keeps_dates_off_and_added_and_what_is_not_shown(
    page: Page, studio: StudioEntry
) -> None:
    more = ("RDATE:20311005T160000Z", "EXDATE:20311017T160000Z")
    await put(studio, "RRULE:FREQ=MONTHLY;BYMONTHDAY=3,17;COUNT=6", *more)
    event = (await shown(page))[0]
    answer = await edit(page, event, "FREQ=MONTHLY;COUNT=3;BYMONTHDAY=3", HOUR)
    assert answer["success"], answer
    assert dates(await shown(page)) == ["2031-10-03T19:00", "2031-10-05T19:00", "2031-11-03T19:00"]


async def test_a_rule_that_is_shown_whole_can_be_replaced(page: Page, studio: StudioEntry) -> None:
    await put(studio, "RRULE:FREQ=WEEKLY;COUNT=6", "EXDATE:20311010T160000Z")
    event = (await shown(page))[0]
    answer = await edit(page, event, "FREQ=WEEKLY;COUNT=4;BYDAY=FR,SA")
    assert answer["success"], answer
    found = [each[8:10] for each in dates(await shown(page))]
    assert found == ["03", "04", "11"]


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        # A second rule, or dates of their own, beside the one that is shown.
        (("RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:FREQ=MONTHLY;COUNT=3"), "FREQ=DAILY;COUNT=3"),
        (("RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:FREQ=MONTHLY;COUNT=3"), None),
        (("RRULE:FREQ=WEEKLY;COUNT=3", "RDATE:20311008T100000Z"), None),
        # What would be lost of the rule itself.
        (("RRULE:FREQ=MONTHLY;BYMONTHDAY=3,17;COUNT=6",), "FREQ=MONTHLY;COUNT=6;BYMONTHDAY=5"),
        (("RRULE:FREQ=YEARLY;BYMONTH=10,11;COUNT=6",), "FREQ=MONTHLY;COUNT=6"),
    ],
)
async def test_what_would_be_lost_is_refused_with_the_reason(
    page: Page, studio: StudioEntry, lines: tuple[str, ...], rule: str | None
) -> None:
    await put(studio, *lines)
    before = await shown(page)
    answer = await edit(page, before[0], rule, summary="Seminar")
    assert answer["error"]["message"].startswith("This repetition is more complex")
    assert await shown(page) == before


async def test_a_series_can_stop_repeating(page: Page, studio: StudioEntry) -> None:
    await put(studio, "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20311010T160000Z")
    answer = await edit(page, (await shown(page))[0], None)
    assert answer["success"], answer
    assert dates(await shown(page)) == ["2031-10-03T18:00"]


async def test_a_series_of_single_dates_can_get_a_rule(page: Page, studio: StudioEntry) -> None:
    await put(studio, "RDATE:20311008T160000Z")
    answer = await edit(page, (await shown(page))[0], "FREQ=WEEKLY;COUNT=2;BYDAY=FR")
    assert answer["success"], answer
    assert [each[8:10] for each in dates(await shown(page))] == ["03", "08", "10"]


async def test_an_hour_that_comes_twice_does_not_move(page: Page, studio: StudioEntry) -> None:
    """The page sends what the clock shows, which is no more than that."""
    second = datetime(2031, 10, 26, 2, 30, tzinfo=BERLIN, fold=1)
    await put(studio, start=second)
    [event] = await shown(page)
    sent = {**event, "start": "2031-10-26T02:30:00", "end": "2031-10-26T03:30:00"}
    answer = await page.update(ENTITY, sent, summary="Late")
    assert answer["success"], answer
    [after] = await shown(page)
    assert (after["summary"], after["start"], after["end"]) == (
        "Late",
        event["start"],
        event["end"],
    )


async def test_google_keeps_all_dates_too(scene: Scene, hass_ws_client: Any) -> None:
    lines = ("RDATE:20311004T160000Z,20311017T160000Z,20311107T170000Z",)
    await put(scene.studio, *lines, staff_id=scene.anna)
    await scene.house.sync(scene.account)
    page = Page(scene.hass, await hass_ws_client(scene.hass))
    event = (await shown(page))[0]
    assert (await edit(page, event, None, summary="Seminar"))["success"]
    await scene.house.pass_time(seconds=4)
    await settle(scene.hass)
    assert in_google(scene)["Seminar"]["recurrence"] == list(lines)
    assert len(scene.house.google.account(ANNA).primary.events()) == 1
