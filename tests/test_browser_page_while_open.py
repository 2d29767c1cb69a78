"""The page while Home Assistant restarts and the studio goes, and drags by finger: a real Chromium.

Lost connections are in ``test_browser_page.py`` and ``test_browser_page_lost_answers.py``, updates
and roles in ``test_browser_page_problems.py``.
"""

import asyncio
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import CDPSession, Page, expect
import pytest

from tests.demo.people import STUDIO
from tests.demo.set_up import DOMAIN, add_studio, entries
from tests.live.browser import NoBrowser, chromium, signed_in_page
from tests.live.browser_stage import ZONE
from tests.live.flows import Flow
from tests.live.folder import write_config_folder
from tests.live.frontend import Frontend, pictures_folder
from tests.live.home_assistant import HomeAssistant, home_assistant
from tests.live.onboarding import Owner
from tests.live.process import free_port
from tests.live.studio_page import StudioPage, bring_axe
from tests.test_browser_page import MARA, RULER, Set, studio_page
from tests.test_browser_page_booking import begin

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

LOST = "The connection to Home Assistant is lost."
OTHER = "Studio Nord"
TYPED = "Typed before the restart"
TABLET = {"width": 1024, "height": 768}


async def test_home_assistant_restarts_under_an_open_page(
    tmp_path: Path, socket_enabled: None
) -> None:
    """It catches up by itself and keeps what is typed; that its studio is removed it says."""
    try:
        await asyncio.to_thread(chromium)
    except NoBrowser as error:
        pytest.skip(str(error))
    await asyncio.to_thread(bring_axe, tmp_path)
    port, day = free_port(), datetime.now(ZoneInfo(ZONE)).date() + timedelta(days=1)
    write_config_folder(tmp_path, port=port, name="Home", time_zone=ZONE)
    owner = Owner(name=MARA, username="mara", password="studio-test")
    async with AsyncExitStack() as stack:
        async with home_assistant(tmp_path, port=port, env={}, owner=owner) as ha:
            await add_studio(ha, {})
            sign_in = ha.sign_in
            shown = await stack.enter_async_context(
                signed_in_page(sign_in, width=1360, time_zone=ZONE)
            )
            page = StudioPage(Frontend(shown, ha.url, pictures_folder("page_while_open")))
            await page.open(day)
            side = await begin(page, day, "16:00", TYPED)
        lost = page.page.get_by_role("alert").filter(has_text=LOST)
        await expect(lost).to_be_visible()
        async with home_assistant(tmp_path, port=port, env={}, sign_in=sign_in) as ha:
            await expect(lost).to_have_count(0)
            await expect(side.get_by_label("Title", exact=True)).to_have_value(TYPED)
            add = {"title": "After it", "start": f"{day}T11:00:00"}
            await ha.socket.ask("studio_sync.add_appointment", **add)
            await expect(page.entry("After it")).to_be_visible()
            await page.click("Book", side)
            await page.booked()
            await expect(page.entry(TYPED)).to_be_visible()
            # Home Assistant's own frontend does not handle a lost connection, on any page.
            page.frontend.errors.clear()
            await the_studio_is_removed(ha, page)


async def the_studio_is_removed(ha: HomeAssistant, page: StudioPage) -> None:
    """Say that it is gone; what was open of it does not go on in the studio that is left.

    Then the only one is removed as well.
    """
    [studio] = await entries(ha)
    flow = await Flow.config(ha.rest, DOMAIN)
    await flow.choose("studio")
    await flow.submit(name=OTHER, time_zone=ZONE)
    flow.made()
    await page.page.get_by_role("combobox", name="Studio", exact=True).wait_for()
    await page.click("+ New")
    await expect(page.side.get_by_role("heading", name="New appointment")).to_be_visible()
    await ha.rest.delete(f"/api/config/config_entries/entry/{studio['entry_id']}")
    await page.toast(f"{STUDIO} is not there any more")
    await expect(page.side).to_have_count(0)
    await expect(page.page.get_by_role("heading", name=OTHER)).to_be_visible()
    # Nobody works there, and nothing takes place: what scrolls is reached all the same.
    await expect(page.grid.locator(".ec-main")).to_be_visible()
    await page.check("removed")
    assert page.frontend.errors == []
    [left] = await entries(ha)
    await ha.rest.delete(f"/api/config/config_entries/entry/{left['entry_id']}")
    # With its last studio the page goes out of the sidebar, and Home Assistant shows its own.
    await expect(page.panel).to_have_count(0)
    await expect(page.page.get_by_role("heading", name="Areas")).to_be_visible()
    # Home Assistant's own frontend asks once more for the panel that has gone; nothing else fails.
    assert all("_panel_custom" in each for each in page.frontend.errors)


async def test_a_finger_drags_on_a_tablet(tmp_path: Path, socket_enabled: None) -> None:
    """Hold it, and draw it to another hour."""
    async with studio_page(tmp_path, "page_finger") as scene:
        await scene.add("Portrait", (10, 11), staff_id=scene.studio.staff["mara"])
        await scene.page.page.set_viewport_size(TABLET)
        await scene.page.open(scene.day)
        await expect(scene.page.entry("Portrait", MARA)).to_be_visible()
        await held_first(scene)


async def touches(page: Page) -> CDPSession:
    """Let a finger touch the page."""
    finger = await page.context.new_cdp_session(page)
    await finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    return finger


async def touch(finger: CDPSession, kind: str, *at: tuple[float, float]) -> None:
    """Put a finger down, draw it, or lift it."""
    points = [{"x": x, "y": y} for x, y in at]
    await finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


async def held_first(scene: Set) -> None:
    """Hold it until it is seen to be held, and draw it; Undo is there for a finger, too."""
    page = scene.page
    finger = await touches(page.page)
    to = await page.place(MARA, 12, RULER)
    box = await page.at_rest(page.entry("Portrait", MARA))
    x, y = box["x"] + 20, box["y"] + 8
    await touch(finger, "touchStart", (x, y))
    # It shows that it is held.
    await expect(page.grid.locator(".ec-preview, .ec-ghost, .ec-dragging").first).to_be_attached()
    for step in range(1, 11):
        await touch(finger, "touchMove", (x, y + (to[1] + 8 - y) * step / 10))
    await touch(finger, "touchEnd")
    await page.toast("Portrait is moved.")
    await scene.until_at("Portrait", ("12:00", "13:00"))
    await page.undo()
    await scene.until_at("Portrait", ("10:00", "11:00"))
    await finger.detach()
