"""The page's address in a real Chromium: reloading, links, and the way back."""

from pathlib import Path
import re

from playwright.async_api import expect
import pytest

from tests.live.studio_page import StudioPage
from tests.test_browser_page import CLIENT, NINE, ONE, Set, studio_page

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

PHONE = {"width": 420, "height": 860}


async def test_the_address_names_what_is_shown(tmp_path: Path, socket_enabled: None) -> None:
    async with studio_page(tmp_path, "page_address") as scene:
        await scene.page.frontend.open("/profile")
        await scene.page.page.get_by_role("link", name="Studio").click()
        await scene.page.page.locator("studio-diary input.pick").fill(scene.day.isoformat())
        await reloading_shows_the_same(scene)
        await back_closes_what_was_opened(scene.page)
        await back_passes_over_what_was_closed(scene.page)
        await a_phone_goes_back_to_its_day(scene)


async def reloading_shows_the_same(scene: Set) -> None:
    """Reload: the day, the view, and what is open beside it are the same."""
    window = scene.page
    await window.entry(NINE).click()
    await expect(window.side.get_by_role("heading", name=NINE)).to_be_visible()
    await window.click("Week")
    await expect(window.page).to_have_url(re.compile(rf"day={scene.day}&view=week&appointment="))
    await window.page.reload()
    await expect(window.side.get_by_role("heading", name=NINE)).to_be_visible()
    await expect(window.button("Week")).to_have_attribute("aria-pressed", "true")
    await expect(window.page.locator("studio-diary input.pick")).to_have_value(str(scene.day))
    await window.click("Day")
    await window.click("Close", window.side)
    await window.page.get_by_role("button", name="+ New").click()
    await expect(window.button("Book", window.side)).to_be_visible()
    await window.page.reload()
    await expect(window.button("Book", window.side)).to_be_visible()
    await window.click("Close", window.side)


async def back_closes_what_was_opened(window: StudioPage) -> None:
    """Go back the way one came, view by view; forward opens it again."""
    await window.page.get_by_role("link", name="Clients").click()
    await window.page.get_by_role("button", name=CLIENT, exact=True).click()
    client = window.side.get_by_role("heading", name=CLIENT)
    await expect(client).to_be_visible()
    await window.page.go_back()
    await expect(window.side).to_have_count(0)
    await expect(window.page.get_by_role("heading", name="Clients")).to_be_visible()
    await window.page.go_forward()
    await expect(client).to_be_visible()
    await window.page.go_back()
    await window.page.go_back()
    await expect(window.entry(NINE)).to_be_visible()


async def back_passes_over_what_was_closed(window: StudioPage) -> None:
    """However many panels were opened and closed, *back* is then the page before."""
    for each in (NINE, ONE):
        await window.entry(each).click()
        await expect(window.side.get_by_role("heading", name=each)).to_be_visible()
        await window.click("Close", window.side)
        await expect(window.side).to_have_count(0)
    await window.page.go_back()
    await expect(window.page).to_have_url(re.compile("/profile"))
    await window.page.go_forward()
    await expect(window.entry(NINE)).to_be_visible()


async def a_phone_goes_back_to_its_day(scene: Set) -> None:
    """Leave what covers the screen of a phone with the phone's own *back*."""
    window = scene.page
    await window.page.set_viewport_size(PHONE)
    entry = window.page.locator("studio-diary-agenda").get_by_role("button").filter(has_text=NINE)
    await entry.click()
    await expect(window.side.get_by_role("heading", name=NINE)).to_be_visible()
    await window.page.go_back()
    await expect(window.side).to_have_count(0)
    await expect(entry).to_be_visible()
