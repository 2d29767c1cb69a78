"""Booking on the page Studio in a real Chromium: what repeats, and what goes wrong."""

from datetime import date, timedelta
from pathlib import Path

from playwright.async_api import expect
import pytest

from tests.test_browser_page import JONAS, MARA, ONE, RULER, Set, studio_page

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

LESSON, VISIT = "Lesson", "Visit"


async def test_what_repeats_is_said_in_words(tmp_path: Path, socket_enabled: None) -> None:
    """The usual repeats by choices that open one another; others stay, and can be ended."""
    async with studio_page(tmp_path, "page-repeats") as scene:
        await scene.page.open(scene.day)
        await expect(scene.page.entry(ONE)).to_be_visible()
        await a_simple_one(scene)
        await a_lesson_twice_a_week(scene)
        await from_one_date_on(scene)
        await a_rule_from_a_phone(scene)


async def a_simple_one(scene: Set) -> None:
    """One choice more than without a repeat."""
    page = scene.page
    await page.click_at(await page.place(JONAS, 15, RULER))
    await page.side.get_by_label("Repeats").select_option("Every day")
    await expect(page.side.get_by_text("daily", exact=True)).to_be_visible()
    await expect(page.side.get_by_text("First dates:")).to_be_visible()
    await page.click("Cancel", page.side)
    await expect(page.side).to_have_count(0)


async def a_lesson_twice_a_week(scene: Set) -> None:
    """Read it in words before it is booked, with its first dates and what they would overlap."""
    page = scene.page
    day, later = scene.day, scene.day + timedelta(days=2)
    midnight = f"{later + timedelta(days=14)}T"
    box = [scene.studio.rooms["black_box"]]
    await scene.act(
        "add_appointment",
        title="In the way",
        start=f"{midnight}15:30:00",
        end=f"{midnight}16:00:00",
        resource_ids=box,
    )
    await page.click("+ New")
    await page.side.get_by_label("Day", exact=True).fill(day.isoformat())
    await page.side.get_by_label("Start").fill("15:00")
    await page.click("Black Box", page.side)
    await page.side.get_by_label("Repeats").select_option("Every week")
    await page.side.get_by_role("button", name=f"{later:%a}", exact=True).click()
    await page.side.get_by_label("Every … weeks").fill("2")
    await page.side.get_by_label("Ends").select_option("After so many times")
    await page.side.get_by_label("How many times").fill("5")
    names = sorted([day, later], key=date.weekday)
    words = f"every 2 weeks on {names[0]:%a} and {names[1]:%a}, 5 times"
    await expect(page.side.get_by_text(words)).to_be_visible()
    dates = [day, later, day + timedelta(days=14), later + timedelta(days=14)]
    told = page.side.get_by_text("First dates:")
    for each in dates:
        await expect(told).to_contain_text(f"{each:%b} {each.day}")
    await expect(page.side.get_by_text("Overlaps In the way")).to_be_visible()
    await page.side.get_by_text("Title, notes, place").click()
    await page.side.get_by_label("Title").fill(LESSON)
    await page.check("lesson")
    await page.click("Book", page.side)
    await page.toast("It is booked.")
    found = await scene.found(LESSON, days=60)
    assert [start for start, _ in found[:4]] == [f"{each}T15:00" for each in dates]
    assert len(found) == 5
    await page.entry(LESSON).click()
    await expect(page.side.get_by_text(words)).to_be_visible()
    await page.check("lesson-booked")


async def from_one_date_on(scene: Set) -> None:
    """How it repeats can't be changed of one date: it is asked what else is meant."""
    page = scene.page
    await page.click("Change", page.side)
    await page.side.get_by_label("Every … weeks").fill("1")
    await page.click("Save", page.side)
    await expect(page.button("Only this one", page.side)).to_have_count(0)
    await page.click("This and all later ones", page.side)
    await page.toast("It is changed.")
    days = [scene.day + timedelta(days=each) for each in (0, 2, 7, 9, 14)]
    found = [start for start, _ in await scene.found(LESSON, days=60)]
    assert found == [f"{each}T15:00" for each in days]
    await page.undo()
    assert len(await scene.found(LESSON, days=8)) == 2


async def a_rule_from_a_phone(scene: Set) -> None:
    """Keep a rule as it is written for which there are no choices; it can be ended."""
    page = scene.page
    rule = "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"
    first = (scene.day.replace(day=1) + timedelta(days=32)).replace(day=1)
    while first.weekday() > 4:
        first += timedelta(days=1)
    await scene.act(
        "add_appointment",
        title=VISIT,
        start=f"{first}T10:00:00",
        end=f"{first}T11:00:00",
        staff_id=scene.studio.staff["mara"],
        recurrence=[rule],
    )
    await page.open(first)
    await page.entry(VISIT, MARA).click()
    await expect(page.side.get_by_text(rule)).to_be_visible()
    await page.click("Change", page.side)
    await expect(page.side.get_by_label("Repeats")).to_have_value("own")
    await page.side.get_by_label("Ends").select_option("On a day")
    await page.side.get_by_label("Last day").fill((first + timedelta(days=40)).isoformat())
    await page.check("rule-of-a-phone")
    await page.click("Save", page.side)
    await page.click("All", page.side)
    await page.toast("It is changed.")
    listed = await scene.act(
        "list_appointments",
        start=f"{first}T00:00:00",
        end=f"{first + timedelta(days=200)}T00:00:00",
    )
    visits = [each for each in listed["appointments"] if each["title"] == VISIT]
    assert len(visits) == 2
    assert visits[0]["recurrence"][0].startswith("RRULE:FREQ=MONTHLY;UNTIL=")
    assert visits[0]["recurrence"][0].endswith(";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1")
