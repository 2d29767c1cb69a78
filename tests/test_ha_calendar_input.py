"""The calendars: odd input, and what Google gets of an edit."""

import pytest

from .ha_calendar_page import Page, at
from .ha_fixtures import Scene, settle, soon


@pytest.mark.parametrize(
    ("start", "end"),
    [("0001-01-01", "0001-01-02"), ("9999-12-30", "9999-12-31")],
)
async def test_dates_at_the_ends_of_time_do_no_harm(page: Page, start: str, end: str) -> None:
    """They are kept, or refused with a message; the calendar goes on working."""
    event = {"summary": "Far away", "dtstart": start, "dtend": end}
    answer = await page.call("create", "calendar.anna", event=event)
    assert answer["success"] or answer["error"]["message"].startswith("This date is too far")
    await page.create("calendar.anna", "Near", at(1, 10), at(1, 11))
    assert [event["summary"] for event in await page.shown("calendar.anna")] == ["Near"]


async def test_long_and_foreign_texts_are_kept(page: Page) -> None:
    """64 kB, emoji, right-to-left."""
    text = "😀 שבת مرحبا\n" + "x" * 65_000
    title = "\u200fשבת\u200f 👩🏽\u200d🎤"
    await page.create("calendar.anna", title, at(1, 10), at(1, 11), description=text)
    [shown] = await page.shown("calendar.anna")
    assert (shown["summary"], shown["description"]) == (title, text)


async def test_a_text_that_is_too_long_is_refused_in_plain_words(page: Page) -> None:
    """Nothing is saved."""
    event = {
        "summary": "Too long",
        "dtstart": at(1, 10).isoformat(),
        "dtend": at(1, 11).isoformat(),
        "description": "x" * 3_000_000,
    }
    answer = await page.call("create", "calendar.anna", event=event)
    assert answer["error"]["message"].startswith("The text is too long")
    assert await page.shown("calendar.anna") == []


# -- with Google -------------------------------------------------------------------------------


async def test_an_edit_in_home_assistant_reaches_google_within_seconds(scene: Scene) -> None:
    """S1: phones learn in the same breath, without waiting for the next poll."""
    await scene.hass.services.async_call(
        "calendar",
        "create_event",
        {
            "entity_id": "calendar.anna",
            "summary": "Wedding",
            "start_date_time": soon().isoformat(),
            "end_date_time": soon(hours=2).isoformat(),
        },
        blocking=True,
    )
    await scene.house.pass_time(seconds=4)
    await settle(scene.hass)
    events = scene.house.google.account("anna@example.com").primary.events()
    assert [event["summary"] for event in events] == ["Wedding"]


async def test_an_edit_of_somebody_else_asks_google_nothing(scene: Scene) -> None:
    """Only the accounts concerned are synced."""
    before = len(scene.house.google.log)
    await scene.hass.services.async_call(
        "calendar",
        "create_event",
        {
            "entity_id": "calendar.ben",
            "summary": "Wedding",
            "start_date_time": soon().isoformat(),
            "end_date_time": soon(hours=2).isoformat(),
        },
        blocking=True,
    )
    await scene.house.pass_time(seconds=4)
    await settle(scene.hass)
    assert len(scene.house.google.log) == before
