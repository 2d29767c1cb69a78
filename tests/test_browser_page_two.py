"""Two desks at the same time on the page Studio, in two real browsers: nothing is booked twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Locator, expect
import pytest

from tests.live.browser import signed_in_page
from tests.live.browser_stage import ZONE
from tests.live.frontend import Frontend, pictures_folder
from tests.live.studio_page import StudioPage
from tests.test_browser_page import (
    AYLIN,
    CLIENT,
    DAYLIGHT,
    JONAS,
    MARA,
    NINE,
    ONE,
    PORTRAIT,
    Set,
    studio_page,
)
from tests.test_browser_page_booking import begin

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

PICTURES = "page-two"


@asynccontextmanager
async def second_desk(scene: Set) -> AsyncIterator[StudioPage]:
    """Open the day in another browser."""
    async with signed_in_page(scene.actors.ha.sign_in, width=1360, time_zone=ZONE) as page:
        frontend = Frontend(page, scene.actors.ha.url, pictures_folder(PICTURES) / "second")
        other = StudioPage(frontend)
        await other.open(scene.day)
        await expect(other.entry(ONE)).to_be_visible()
        yield other
        assert frontend.errors == [], frontend.errors


async def test_two_desks_at_once(tmp_path: Path, socket_enabled: None) -> None:
    """The second is asked, and nothing that was typed is lost."""
    async with studio_page(tmp_path, PICTURES) as scene:
        await scene.page.open(scene.day)
        await expect(scene.page.entry(ONE)).to_be_visible()
        async with second_desk(scene) as other:
            await both_book_the_same_time(scene, other)
            await change_onto_what_was_free(scene, other)
            await all_that_others_changed(scene, other)
        await what_is_typed_waits(scene)
        await a_date_that_gets_another_key(scene)
        await move_and_give(scene)
        await take_up_what_is_taken(scene)


async def free_form(page: StudioPage, scene: Set, start: str, title: str) -> Locator:
    """Fill in a booking of Mara's of which the form says that nothing is in the way."""
    side = await begin(page, scene.day, start, title)
    mara = side.get_by_role("group", name="Who").get_by_role("button", name=MARA)
    if await mara.get_attribute("aria-pressed") != "true":
        await mara.click()
    await expect(side.get_by_text("It stays in the studio's book.")).to_be_visible()
    await expect(side.get_by_text("Overlaps")).to_have_count(0)
    return side


async def both_book_the_same_time(scene: Set, other: StudioPage) -> None:
    """Who presses last is asked, goes back, goes on to the next free time, or books both."""
    page = scene.page
    side = await free_form(page, scene, "15:00", "By the first desk")
    await side.get_by_label("Notes").fill("Bring the twins")
    await free_form(other, scene, "15:00", "By the second desk")
    await other.click("Book", other.side)
    await other.booked()
    await page.click("Book", side)
    question = side.get_by_role("group", name="“By the second desk” takes place")
    await expect(question).to_be_focused()
    assert await scene.found("By the first desk") == []
    await page.check("taken")
    await page.click("Back", question)
    await expect(side.get_by_label("Notes")).to_have_value("Bring the twins")
    await expect(side.get_by_text("Overlaps By the second desk")).to_have_count(0)
    await page.click("Book", side)
    await page.click("Next free time", question)
    await expect(side.get_by_text("Free", exact=False).filter(has_text="4:15")).to_be_visible()
    await page.check("next-free")
    await page.click("Book", side)
    await page.booked()
    await scene.until_at("By the first desk", ("16:15", "17:15"))
    await page.undo()
    side = await free_form(page, scene, "11:00", "Both")
    await scene.add("Quick call", (11, 12), staff_id=scene.studio.staff["mara"])
    await page.click("Book", side)
    await page.click("Book both", side.get_by_role("group", name="“Quick call”"))
    await page.booked()
    await scene.until_at("Both", ("11:00", "12:00"))
    # What it overlaps is said before: then it is booked as it was seen.
    side = await begin(page, scene.day, "11:30", "Seen")
    await side.get_by_role("group", name="Who").get_by_role("button", name=MARA).click()
    await expect(side.get_by_text("Overlaps Quick call")).to_be_visible()
    await page.click("Book", side)
    await page.booked()
    await scene.until_at("Seen", ("11:30", "12:30"))


async def change_onto_what_was_free(scene: Set, other: StudioPage) -> None:
    """*Change* asks as well, and what was typed of the rest is saved with the answer."""
    page = scene.page
    await scene.add("To change", (9, 10), staff_id=scene.studio.staff["jonas"])
    await page.entry("To change", JONAS).click()
    await page.click("Change", page.side)
    await page.side.get_by_label("Start").fill("15:00")
    await page.side.get_by_text("Title, notes, place").click()
    await page.side.get_by_label("Notes").fill("Typed meanwhile")
    await expect(page.side.get_by_text("It stays in the studio's book.")).to_be_visible()
    side = await begin(other, scene.day, "15:00", "Jonas is taken")
    await side.get_by_role("group", name="Who").get_by_role("button", name=JONAS).click()
    await other.click("Book", side)
    await other.booked()
    await page.click("Save", page.side)
    question = page.side.get_by_role("group", name="“Jonas is taken”")
    await page.check("change-taken")
    await page.click("Next free time", question)
    await expect(page.side.get_by_label("Start")).to_have_value("16:15")
    await expect(page.side.get_by_label("Notes")).to_have_value("Typed meanwhile")
    await page.click("Save", page.side)
    await page.toast("It is changed.")
    await scene.until_at("To change", ("16:15", "17:15"))
    await expect(page.side.get_by_text("Typed meanwhile", exact=True)).to_be_visible()
    await page.click("Close", page.side)


async def all_that_others_changed(scene: Set, other: StudioPage) -> None:
    """Every field that somebody else has changed is shown, beside what is typed of it."""
    page = scene.page
    await scene.add("Plain", (9, 10), staff_id=scene.studio.staff["aylin"])
    await page.entry("Plain", AYLIN).click()
    await page.click("Change", page.side)
    await page.side.get_by_text("Title, notes, place").click()
    await page.side.get_by_label("Notes").fill("Mine")
    await other.entry("Plain", AYLIN).click()
    await other.click("Change", other.side)
    await other.side.get_by_role("radio", name="Portrait").click()
    await other.click(DAYLIGHT, other.side)
    await other.side.get_by_text("Title, notes, place").click()
    await other.side.get_by_label("Notes").fill("Theirs")
    await other.side.get_by_label("Place").fill("In the park")
    await other.click("Save", other.side)
    await other.toast("It is changed.")
    told = page.side.get_by_role("alert").filter(has_text="Somebody else has changed it")
    for words in (
        "Now it is: Portrait",
        "Now it is: 0 / 10",
        f"Now it is: {DAYLIGHT}",
        "Now it is: Theirs",
        "You wanted: Mine",
        "Now it is: In the park",
    ):
        await expect(told.get_by_text(words, exact=True)).to_be_visible()
    await expect(told.get_by_text("You wanted")).to_have_count(1)
    await page.check("meanwhile")
    await page.click("Keep my changes, take the rest", page.side)
    await expect(page.side.get_by_label("Place")).to_have_value("In the park")
    await expect(page.side.get_by_label("Notes")).to_have_value("Mine")
    await page.click("Save", page.side)
    await page.toast("It is changed.")
    await page.click("Close", page.side)
    await other.click("Close", other.side)


async def what_is_typed_waits(scene: Set) -> None:
    """*Change* goes on where it was, after another appointment and a lost connection."""
    page = scene.page
    await page.entry(NINE).click()
    await page.click("Change", page.side)
    await page.side.get_by_text("Title, notes, place").click()
    await page.side.get_by_label("Notes").fill("Not saved yet")
    await page.entry(ONE).click()
    await expect(page.side.get_by_role("heading", name=ONE)).to_be_visible()
    await expect(page.button("Change", page.side)).to_be_visible()
    await page.entry(NINE).click()
    await expect(page.side.get_by_label("Notes")).to_have_value("Not saved yet")
    await page.page.context.set_offline(offline=True)
    await page.page.evaluate(
        "document.querySelector('home-assistant').hass.connection.socket.close()"
    )
    lost = page.page.get_by_role("alert").filter(has_text="The connection to Home Assistant")
    await expect(lost).to_be_visible()
    await page.page.context.set_offline(offline=False)
    await expect(lost).to_have_count(0)
    await expect(page.side.get_by_label("Notes")).to_have_value("Not saved yet")
    await page.click("Save", page.side)
    await page.toast("It is changed.")
    await page.click("Close", page.side)
    # What was saved, or given up, is offered no more.
    await page.entry(NINE).click()
    await page.click("Change", page.side)
    await page.side.get_by_label("Start").fill("08:00")
    await page.click("Back", page.side)
    await page.click("Close", page.side)
    await page.entry(NINE).click()
    await expect(page.button("Change", page.side)).to_be_visible()
    await page.click("Close", page.side)
    # Home Assistant's own frontend does not handle a lost connection, on any page.
    page.frontend.errors.clear()


async def a_date_that_gets_another_key(scene: Set) -> None:
    """Type into a date of a series that somebody moves by itself: it stays, and is saved once."""
    page = scene.page
    aylin = scene.studio.staff["aylin"]
    series = await scene.add("Yoga", (16, 17), staff_id=aylin, recurrence=["RRULE:FREQ=DAILY"])
    await page.entry("Yoga", AYLIN).click()
    await page.click("Change", page.side)
    await page.side.get_by_text("Title, notes, place").click()
    await page.side.get_by_label("Notes").fill("Bring a mat")
    moved = {"start": scene.at(17), "end": scene.at(18), "scope": "this"}
    await scene.act("update_appointment", appointment_id=series, moment=scene.at(16), **moved)
    await expect(page.side.get_by_text("Somebody else has changed it meanwhile.")).to_be_visible()
    await expect(page.side.get_by_label("Notes")).to_have_value("Bring a mat")
    await page.click("Keep my changes, take the rest", page.side)
    await page.click("Save", page.side)
    await page.click("Only this one", page.side)
    await page.toast("It is changed.")
    await scene.until_at("Yoga", ("17:00", "18:00"))
    await expect(page.side.get_by_text("Bring a mat", exact=True)).to_be_visible()
    # What is saved is not offered again as if it was not.
    await page.click("Close", page.side)
    await page.entry("Yoga", AYLIN).click()
    await expect(page.button("Move", page.side)).to_be_visible()
    await page.click("Close", page.side)


async def move_and_give(scene: Set) -> None:
    """Both offer the next free time, at which it is done at once."""
    page = scene.page
    await scene.add("Wanders", (10, 11), staff_id=scene.studio.staff["aylin"])
    await page.entry("Wanders", AYLIN).click()
    await page.click("Move", page.side)
    await page.side.get_by_label("Start").fill("14:00")
    await scene.add("Aylin is taken", (14, 15), staff_id=scene.studio.staff["aylin"])
    await page.click("Move there", page.side)
    await page.click("Next free time", page.side.get_by_role("group", name="“Aylin is taken”"))
    await page.toast("Wanders is moved to")
    await scene.until_at("Wanders", ("15:00", "16:00"))
    await page.click("Give to", page.side)
    await page.side.get_by_role("button", name=JONAS).last.click()
    question = page.side.get_by_role("group", name="“Jonas is taken”")
    await page.click("Back", question)
    await page.side.get_by_role("button", name=JONAS).last.click()
    await page.click("Book both", question)
    await page.toast("Wanders is given to Jonas Weber.")
    await page.click("Close", page.side)


async def take_up_what_is_taken(scene: Set) -> None:
    """Let what was cancelled take place again when somebody is free."""
    page = scene.page
    mara = scene.studio.staff["mara"]
    hours = (17, 18)
    await scene.add("", hours, staff_id=mara, client_id=CLIENT, session_type="Portrait")
    await page.entry(PORTRAIT, MARA).click()
    await page.click("Cancel it", page.side)
    await scene.add("Instead", hours, staff_id=mara)
    await page.click("Take it up again", page.side)
    question = page.side.get_by_role("group", name="“Instead”")
    await page.click("Back", question)
    await page.click("Take it up again", page.side)
    await page.check("take-up-taken")
    await page.click("Next free time", question)
    await page.toast("It takes place again.")
    await scene.until_at(PORTRAIT, ("18:00", "19:00"))
