"""The page Studio on a phone: a bar for thumbs, a day that is swiped, a booking in three steps."""

from datetime import timedelta
from pathlib import Path
import re

from playwright.async_api import Page, expect
import pytest

from tests.live.studio_page import StudioPage
from tests.test_browser_page import CLIENT, MARA, PORTRAIT, Set, studio_page

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

WIDTHS = (360, 420, 599)
_SWIPE = """([from, to]) => {
    const find = (root) => {
        for (const each of root.querySelectorAll("*")) {
            if (each.localName === "studio-diary-agenda") return each;
            const found = each.shadowRoot && find(each.shadowRoot);
            if (found) return found;
        }
        return null;
    };
    const agenda = find(document);
    const touch = ([clientX, clientY]) =>
        new Touch({ identifier: 1, target: agenda, clientX, clientY });
    const tell = (name, at) => agenda.dispatchEvent(new TouchEvent(name, {
        bubbles: true, changedTouches: [touch(at)],
        touches: name === "touchend" ? [] : [touch(at)],
    }));
    tell("touchstart", from);
    tell("touchend", to);
}"""


async def swipe(page: Page, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Draw a finger across the agenda."""
    await page.evaluate(_SWIPE, [start, end])


async def wide(page: StudioPage, width: int) -> None:
    """Give the window a phone's width."""
    await page.page.set_viewport_size({"width": width, "height": 780})


async def test_a_day_on_a_phone(tmp_path: Path, socket_enabled: None) -> None:
    """Everything that a thumb does, in three widths."""
    async with studio_page(tmp_path, "page-thumb") as scene:
        page = scene.page
        await wide(page, WIDTHS[0])
        await page.open(scene.day)
        await the_bar_at_the_bottom(scene)
        await the_day_is_swiped(scene)
        await booked_in_three_steps(scene)
        await nothing_typed_is_lost(scene)


async def the_bar_at_the_bottom(scene: Set) -> None:
    """Four views for everybody; who is an owner has *Sync* on *Me*."""
    page = scene.page
    bar = page.page.get_by_role("navigation", name="Views")
    for width in WIDTHS:
        await wide(page, width)
        await expect(bar.get_by_role("link")).to_have_text(["Day", "To do", "Clients", "Me"])
        await page.finger_wide()
        await page.check(f"day-{width}")
    await bar.get_by_role("link", name="Me").click()
    await expect(page.button("Sync: all accounts and phones")).to_be_visible()
    await page.check("me")
    await page.finger_wide()
    await page.click("Sync: all accounts and phones")
    await expect(page.page.get_by_role("heading", name="Sync")).to_be_visible()
    await expect(bar.get_by_role("link", name="Me")).to_have_attribute("aria-current", "page")
    await bar.get_by_role("link", name="Day").click()


async def the_day_is_swiped(scene: Set) -> None:
    """To the next day and back; who scrolls stays."""
    page = scene.page
    heading = page.page.locator("studio-diary h2")
    days = [f"{day:%a, %b} {day.day}" for day in (scene.day, scene.day + timedelta(days=1))]
    await expect(heading).to_contain_text(days[0])
    await swipe(page.page, (300, 400), (100, 420))
    await expect(heading).to_contain_text(days[1])
    await swipe(page.page, (100, 400), (300, 420))
    await expect(heading).to_contain_text(days[0])
    await swipe(page.page, (300, 200), (200, 600))
    await expect(heading).to_contain_text(days[0])


async def booked_in_three_steps(scene: Set) -> None:
    """Who, when, and what it says; back and on again."""
    page = scene.page
    await wide(page, 420)
    await page.page.get_by_role("button", name=re.compile("^Free 10:00")).click()
    steps = page.side.get_by_role("list", name="Steps").get_by_role("button")
    await expect(steps).to_have_text(["1. Client", "2. When", "3. Check"])
    await page.pick_client("5008", CLIENT)
    await page.side.get_by_role("radio", name="Portrait").click()
    await page.check("who")
    await page.finger_wide()
    await page.click("Next", page.side)
    await expect(steps.nth(1)).to_have_attribute("aria-current", "step")
    await page.focused("New appointment")
    await expect(page.side.get_by_role("combobox", name="Client")).to_be_hidden()
    await page.click(MARA, page.side.get_by_role("group", name="Who"))
    await expect(page.side.get_by_text("Next free times")).to_be_visible()
    await page.side.get_by_label("Repeats").select_option("Every week")
    await page.check("when")
    await page.finger_wide()
    await page.side.get_by_label("Minutes").fill("45")
    await page.side.get_by_label("Minutes").press("Enter")
    await expect(steps.nth(2)).to_have_attribute("aria-current", "step")
    summary = page.side.locator(".summary")
    await expect(summary).to_contain_text(CLIENT)
    await expect(summary).to_contain_text("10:00")
    await expect(summary).to_contain_text("10:45")
    await expect(summary).to_contain_text(f"weekly on {scene.day:%a}")
    await page.check("check")
    await page.finger_wide()
    await page.click("Back", page.side)
    await expect(page.side.get_by_label("Minutes")).to_have_value("45")
    await page.side.get_by_label("Repeats").select_option("Never")
    await page.click("Next", page.side)
    await page.side.get_by_text("Title, notes, place").click()
    await page.side.get_by_label("Notes").fill("Bring the twins")
    await page.click("Book", page.side)
    await page.toast("It is booked.")
    await expect(page.side).to_have_count(0)
    await scene.until_at(PORTRAIT, ("10:00", "10:45"))
    await page.undo()
    await scene.until_at(PORTRAIT)


async def nothing_typed_is_lost(scene: Set) -> None:
    """Ask for the client who was typed and not chosen; show all at once in a wider window."""
    page = scene.page
    await page.click("+ New")
    client = page.side.get_by_role("combobox", name="Client")
    await client.fill("Sofia")
    await page.click("Next", page.side)
    await page.toast("Choose the client from what was found, or empty the field.")
    await expect(client).to_have_value("Sofia")
    await page.side.get_by_role("option").filter(has_text=CLIENT).click()
    await page.side.get_by_role("button", name="3. Check").click()
    await page.side.get_by_text("Title, notes, place").click()
    await page.side.get_by_label("Notes").fill("With the dog")
    await page.page.set_viewport_size({"width": 1360, "height": 900})
    await expect(page.side.get_by_label("Notes")).to_have_value("With the dog")
    await expect(client).to_have_value(CLIENT)
    await wide(page, 420)
    await expect(page.side.get_by_label("Notes")).to_have_value("With the dog")
    await page.click("Cancel", page.side)
    await expect(page.side).to_have_count(0)
