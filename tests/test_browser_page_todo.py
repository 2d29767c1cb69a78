"""To do on the page Studio in a real Chromium: what waits is settled by a click or two."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, expect
import pytest

from custom_components.studio_sync.const import DAV_PATH
from tests.demo.people import MARA
from tests.live.browser_stage import ZONE
from tests.live.flows import Flow
from tests.live.phone import Phone, event_text, phone
from tests.live.waiting import until
from tests.test_browser_page import CLIENT, Set, studio_page

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

ARRIVAL = f"Photos for {CLIENT}?"
DENTIST, PRODUCT = "Dentist", "Product <b>photos</b>"
MANY = 13
"""Appointments that a phone deletes: the brake holds those after the tenth."""


async def test_what_waits_is_settled_by_a_click_or_two(
    tmp_path: Path, socket_enabled: None
) -> None:
    """An overlap, an arrival, and held deletions; and each click can be taken back."""
    async with studio_page(tmp_path, "page_todo") as scene:
        async with a_phone(scene) as found:
            await an_overlap(scene)
            await an_arrival(scene, found)
            await held_deletions(scene, found)
        await on_a_phone_in_german_in_the_dark(scene)
        assert await scene.actors.google.mails() == 0


async def to(scene: Set, view: str) -> None:
    """Go to another view, counted."""
    scene.page.clicks += 1
    await scene.page.page.get_by_role("link", name=view).click()


def card(scene: Set, *words: str) -> Locator:
    """Find what is to be done by words of it."""
    found = scene.page.page.locator("studio-todo section.card")
    for each in words:
        found = found.filter(has_text=each)
    return found


@asynccontextmanager
async def a_phone(scene: Set) -> AsyncIterator[tuple[Phone, str]]:
    """Give Mara's phone access; yields it, and the path of her calendar."""
    mara = scene.studio.staff[MARA.key]
    flow = await Flow.subentry(scene.actors.ha.rest, scene.studio.entry_id, "access")
    await flow.submit(username="mara.phone", people=[mara])
    await flow.submit(may_write=True, privacy="full", tentative=True)
    await flow.submit(address_book="none")
    await flow.submit(access_enabled=True, valid_zone=ZONE)
    password: str = flow.step["description_placeholders"]["password"]
    await flow.submit()
    async with phone(scene.actors.ha.url, "mara.phone", password) as found:
        path = f"{DAV_PATH}calendars/mara.phone/{mara}/"

        async def answers() -> bool:
            return (await found.ask("PROPFIND", path, Depth="0")).status == 207

        await until(answers, "the phone's calendar")
        yield found, path


async def an_overlap(scene: Set) -> None:
    """Two clicks settle it; one takes that back."""
    page, jonas = scene.page, scene.studio.staff["jonas"]
    await scene.add(DENTIST, (10, 11), staff_id=jonas)
    await scene.add(PRODUCT, (10.5, 11.5), staff_id=jonas)
    await page.frontend.open("/studio-sync/diary")
    async with page.at_most(2):
        await to(scene, "To do")
        overlap = card(scene, DENTIST, PRODUCT)
        await expect(overlap).to_be_visible()
        await page.check("overlap")
        page.clicks += 1
        await overlap.get_by_role("button", name="Move").first.click()
        await page.toast("The conflict is settled.")
    await expect(overlap).to_have_count(0)
    # What was pressed is gone: one goes on in the view, not at the top of Home Assistant.
    view = page.page.locator("studio-sync-page main")
    await expect(view).to_be_focused()
    await page.undo()
    await expect(overlap).to_be_visible()
    await expect(view).to_be_focused()
    await page.click("Look at it", overlap)
    beside = page.page.locator("studio-appointment section.card")
    await expect(beside).to_contain_text(DENTIST)
    await page.check("overlap_beside")
    await page.click("Keep both", beside)
    await expect(beside).to_have_count(0)
    await expect(overlap).to_have_count(0)
    await expect(page.page.get_by_text("both kept")).to_be_visible()


async def an_arrival(scene: Set, found: tuple[Phone, str]) -> None:
    """One click links the client and makes it a session."""
    page, (handset, path) = scene.page, found
    await handset.well("PUT", f"{path}arrival.ics", event_text("arrival", ARRIVAL, at(scene, 14)))
    arrival = card(scene, ARRIVAL)
    await expect(arrival).to_be_visible()
    await expect(arrival).to_contain_text("name in the text")
    await page.check("arrival")
    async with page.at_most(1):
        await page.click(f"It is {CLIENT}: make it a session", arrival)
        await page.toast("The appointment has its client.")
    await expect(arrival).to_have_count(0)
    [linked] = await sessions(scene)
    assert (linked["client"], linked["session_type"]) == (CLIENT, "Portrait")
    await page.undo()
    await expect(arrival).to_be_visible()
    assert await sessions(scene) == []
    await page.click("Private, leave it", arrival)
    await expect(arrival).to_have_count(0)


async def sessions(scene: Set) -> list[dict[str, str]]:
    """Return the sessions of the day."""
    end = scene.at(24)
    listed = await scene.act("list_appointments", start=scene.at(0), end=end)
    return [each for each in listed["appointments"] if each["kind"] == "session"]


async def held_deletions(scene: Set, found: tuple[Phone, str]) -> None:
    """Delete very much on a phone: what is ticked goes, the rest stays."""
    page, (handset, path) = scene.page, found
    names = [f"visit-{number:02}" for number in range(MANY)]
    for number, name in enumerate(names):
        when = at(scene, 8) + timedelta(days=7 + number)
        await handset.well("PUT", f"{path}{name}.ics", event_text(name, name, when))
    for name in names:
        await handset.well("DELETE", f"{path}{name}.ics")
    held = card(scene, "mara.phone")
    await expect(held).to_be_visible()
    boxes = held.get_by_role("checkbox")
    number = MANY - 10
    await expect(boxes).to_have_count(0)
    await page.check("held_closed")
    page.clicks += 2
    await held.get_by_text("Look at the list").click()
    await expect(boxes).to_have_count(number)
    await page.check("held")
    await boxes.first.check()
    await page.click("Delete the 1 ticked, put back the rest", held)
    await page.toast("It is decided.")
    await expect(held).to_have_count(0)
    left = [name for name in await handset.paths(path) if "visit-" in name]
    assert len(left) == number - 1


async def on_a_phone_in_german_in_the_dark(scene: Set) -> None:
    """Look at one more overlap in the narrow."""
    await scene.add("Yoga", (16, 17), staff_id=scene.studio.staff["aylin"])
    await scene.add("Retouch", (16, 17), staff_id=scene.studio.staff["aylin"])
    page = scene.page
    await expect(card(scene, "Yoga", "Retouch")).to_be_visible()
    await page.page.set_viewport_size({"width": 420, "height": 900})
    await page.page.emulate_media(color_scheme="dark")
    await page.frontend.speak("de")
    await expect(card(scene, "Yoga", "Retouch")).to_contain_text("Überschneidung")
    await page.check("german")


def at(scene: Set, hour: int) -> datetime:
    """Return an hour of the day in UTC."""
    local = datetime.fromisoformat(scene.at(hour)).replace(tzinfo=ZoneInfo(ZONE))
    return local.astimezone(UTC)
