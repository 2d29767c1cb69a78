"""Booking on the page Studio in a real Chromium: what repeats, and what goes wrong."""

from datetime import date, timedelta
from pathlib import Path
import re

from playwright.async_api import Locator, expect
import pytest

from tests.live.browser import signed_in_page
from tests.live.frontend import Frontend, pictures_folder
from tests.live.studio_page import StudioPage
from tests.test_browser_page import (
    CLIENT,
    JONAS,
    MARA,
    ONE,
    PORTRAIT,
    RULER,
    STRANGE,
    Set,
    studio_page,
)

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
    await page.booked()
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


async def test_problems_of_a_booking(tmp_path: Path, socket_enabled: None) -> None:
    """Changes of the clock, another zone, a lost connection, odd names: nothing typed is lost."""
    async with studio_page(tmp_path, "page-booking-problems") as scene:
        await scene.page.open(scene.day)
        await expect(scene.page.entry(ONE)).to_be_visible()
        await a_connection_lost_while_typing(scene)
        await another_client(scene)
        await the_clock_is_put_forward(scene)
        await the_clock_is_put_back(scene)
        await in_another_zone(scene)
        await odd_names(scene)


async def begin(page: StudioPage, day: date, start: str, title: str) -> Locator:
    """Open the form of a booking with a title."""
    await page.click("+ New")
    await page.side.get_by_label("Day", exact=True).fill(day.isoformat())
    await page.side.get_by_label("Start").fill(start)
    details = page.side.get_by_text("Title, notes, place")
    if not await page.side.get_by_label("Title", exact=True).is_visible():
        await details.click()
    await page.side.get_by_label("Title", exact=True).fill(title)
    return page.side


async def a_connection_lost_while_typing(scene: Set) -> None:
    """Book what was typed once the connection is back, and once only."""
    page = scene.page
    side = await begin(page, scene.day, "16:00", "Typed offline")
    await page.page.context.set_offline(offline=True)
    await page.page.evaluate(
        "document.querySelector('home-assistant').hass.connection.socket.close()"
    )
    lost = page.page.get_by_role("alert").filter(has_text="The connection to Home Assistant")
    await expect(lost).to_be_visible()
    await side.get_by_label("Notes").fill("Bring the twins")
    await page.check("offline")
    await page.page.context.set_offline(offline=False)
    await expect(lost).to_have_count(0)
    await expect(side.get_by_label("Title", exact=True)).to_have_value("Typed offline")
    await expect(side.get_by_label("Notes")).to_have_value("Bring the twins")
    await page.click("Book", side)
    await page.booked()
    assert len(await scene.found("Typed offline")) == 1
    # Home Assistant's own frontend does not handle a lost connection, on any page.
    page.frontend.errors.clear()


async def another_client(scene: Set) -> None:
    """Give an appointment another client in *Change*, and take that back at once."""
    page = scene.page
    await scene.act("add_client", name="Bea Blum")
    await scene.add(
        "", (11, 12), staff_id=scene.studio.staff["mara"], client_id=CLIENT, session_type="Portrait"
    )
    await page.entry(PORTRAIT, MARA).click()
    await page.click("Change", page.side)
    await page.side.get_by_role("combobox", name="Client").fill("Bea")
    await page.click("Save", page.side)
    await page.toast("Choose the client from what was found, or empty the field.")
    await page.side.get_by_role("option").filter(has_text="Bea Blum").click()
    await page.click("Save", page.side)
    await page.toast("It is changed.")
    await scene.until_at("Portrait – Bea Blum", ("11:00", "12:00"))
    await page.undo()
    await scene.until_at(PORTRAIT, ("11:00", "12:00"))
    await page.click("Close", page.side)


async def the_clock_is_put_forward(scene: Set) -> None:
    """Say that a time is skipped; the appointment is as long as it says."""
    page = scene.page
    day = last_sunday(scene.day.year + 1, 3)
    side = await begin(page, day, "02:30", "Spring")
    await expect(side.get_by_text("The clock is put forward at that time")).to_be_visible()
    await expect(side.get_by_text("3:30")).to_be_visible()
    await page.check("spring")
    await page.click("Book", side)
    await page.booked()
    assert await spans(scene, "Spring", day) == [(f"{day}T03:30:00+02:00", f"{day}T04:30:00+02:00")]


async def the_clock_is_put_back(scene: Set) -> None:
    """Choose which of two hours is meant: in a booking, in *Change* and in *Move*."""
    page = scene.page
    day = last_sunday(scene.day.year + 1, 10)
    summer = (f"{day}T02:30:00+02:00", f"{day}T02:30:00+01:00")
    winter = (f"{day}T02:30:00+01:00", f"{day}T03:30:00+01:00")
    side = await begin(page, day, "02:30", "Autumn")
    asked = side.get_by_role("radiogroup", name=re.compile("^2:30.AM comes twice on this day"))
    first, second = (asked.get_by_role("radio", name=each) for each in ("The first", "The second"))
    await expect(first).to_be_checked()
    await page.check("autumn")
    await second.click()
    await expect(second).to_be_checked()
    await page.click("Book", side)
    await page.booked()
    assert await spans(scene, "Autumn", day) == [winter]
    await page.open(day)
    await page.entry("Autumn").click()
    await page.click("Change", side)
    await expect(second).to_be_checked()
    await first.click()
    await page.click("Save", side)
    await page.toast("It is changed.")
    assert await spans(scene, "Autumn", day) == [summer]
    await page.click("Move", side)
    await expect(first).to_be_checked()
    await second.click()
    await page.check("autumn-move")
    await page.click("Move there", side)
    await page.toast("is moved")
    assert await spans(scene, "Autumn", day) == [winter]
    await page.click("Close", side)


def last_sunday(year: int, month: int) -> date:
    """Return the day on which the clocks are changed in Europe."""
    day = date(year, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


async def spans(scene: Set, title: str, day: date) -> list[tuple[str, str]]:
    """Return when a day's appointments of a title begin and end."""
    listed = await scene.act("list_appointments", start=f"{day}", end=f"{day + timedelta(days=1)}")
    return [
        (each["start"], each["end"]) for each in listed["appointments"] if each["title"] == title
    ]


async def in_another_zone(scene: Set) -> None:
    """Book by the studio's clock from a browser that is elsewhere."""
    sign_in = scene.actors.ha.sign_in
    async with signed_in_page(sign_in, width=1360, time_zone="Pacific/Auckland") as other:
        pictures = pictures_folder("page-booking-problems") / "auckland"
        page = StudioPage(Frontend(other, scene.actors.ha.url, pictures))
        await page.open(scene.day)
        side = await begin(page, scene.day, "17:30", "From afar")
        await page.click("Book", side)
        await page.booked()
    await scene.until_at("From afar", ("17:30", "18:30"))


async def odd_names(scene: Set) -> None:
    """Make a client of whatever was typed, and show it as it was typed."""
    page = scene.page
    for width in (1360, 420):
        await page.page.set_viewport_size({"width": width, "height": 900})
        await page.click("+ New")
        field = page.side.get_by_role("combobox", name="Client")
        await field.fill(f"{width} {STRANGE[:280]}")
        await page.side.get_by_role("option").filter(has_text="as a new client").click()
        await expect(field).to_have_value(f"{width} {STRANGE[:280]}")
        await page.check(f"odd-{width}")
        if width == 420:
            await page.click("Next", page.side)
            await page.click("Next", page.side)
            await page.check("odd-check")
        await page.click("Book", page.side)
        await page.booked()
    await expect(page.page.locator("studio-booking img, studio-appointment img")).to_have_count(0)
    listed = (await scene.act("list_clients"))["clients"]
    assert sum("onerror" in each["name"] for each in listed) == 2
