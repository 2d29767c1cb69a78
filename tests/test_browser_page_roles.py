"""Each role does its jobs on the page by clicks, and is offered nothing else."""

from dataclasses import replace
from pathlib import Path

from playwright.async_api import expect
import pytest

from tests.demo import people
from tests.demo.people import MARA
from tests.demo.set_up import add_credentials, connect
from tests.demo.users import DESK, OWNER, STAFF, TABLET
from tests.live.browser_stage import ZONE
from tests.page_crew import Crew, Window, crew
from tests.test_browser_page import (
    AYLIN,
    CLIENT,
    JONAS,
    ONE,
    PORTRAIT,
    Set,
    book_a_known_client,
    book_a_new_client,
    cancel_and_take_up,
    give_away,
    move_by_drag_and_by_panel,
)
from tests.test_browser_page_todo import ARRIVAL, a_phone, an_arrival, an_overlap, card

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

HOLD = """() => {
    const { connection } = document.querySelector("home-assistant").hass;
    const send = connection.sendMessagePromise.bind(connection);
    connection.sendMessagePromise = async (message) => {
        const answer = await send(message);
        if (message.type === "studio_sync/act")
            await new Promise((go) => { window.letAnswer = go; });
        return answer;
    };
}"""
"""Has answers wait, while what they tell of is told to all pages."""


def of(found: Crew, window: Window) -> Set:
    """Return the studio with the page of somebody else in front."""
    return replace(found.scene, page=window)


async def views(window: Window) -> list[str]:
    """Tell which views are offered."""
    links = await window.page.locator("nav a").all_inner_texts()
    return [each.split("\n")[0].split(" ")[0] if "To" not in each else "To do" for each in links]


async def test_everybody_does_what_their_role_may(tmp_path: Path, socket_enabled: None) -> None:
    """Owners without administering, the front desk, staff, and a tablet that only looks."""
    async with crew(tmp_path, "page_roles") as found:
        await the_front_desk(found)
        await an_owner(found)
        await staff(found)
        await a_tablet(found)


async def the_front_desk(found: Crew) -> None:
    """Book, move, give, cancel, settle an overlap, link an arrival; no accounts, no erasing."""
    async with found.window(DESK) as window:
        scene = of(found, window)
        await window.open(scene.day)
        await expect(window.entry(ONE)).to_be_visible()
        assert await views(window) == ["Diary", "To do", "Clients"]
        async with a_phone(scene) as phone:
            await an_overlap(scene)
            await an_arrival(scene, phone)
        await clear_the_day(scene)
        await window.open(scene.day)
        await book_a_known_client(scene, "Goes to: Mara Lindqvist on the phone.")
        await book_a_new_client(scene)
        await move_by_drag_and_by_panel(scene)
        await give_away(scene)
        await cancel_and_take_up(scene)
        await window.page.get_by_role("link", name="To do").click()
        await an_answer_that_comes_last(scene, window)
        await the_client(window)
        await expect(window.button("Remove", window.side)).to_be_visible()
        await expect(window.button("Erase for good", window.side)).to_have_count(0)
        await expect(window.button("Synchronize", window.side)).to_have_count(0)
        await window.check("client")


async def clear_the_day(scene: Set) -> None:
    """Cancel what came from the phone: it would be in the way."""
    listed = await scene.act("list_appointments", start=scene.at(0), end=scene.at(24))
    for each in listed["appointments"]:
        if each["title"] == ARRIVAL:
            await scene.act("cancel_appointment", appointment_id=each["appointment_id"])


async def an_answer_that_comes_last(scene: Set, window: Window) -> None:
    """Settle an overlap that is off the list before the answer has come: it is said, with Undo."""
    aylin = scene.studio.staff["aylin"]
    await scene.add("Inventory", (18, 19), staff_id=aylin)
    await scene.add("Delivery", (18, 19), staff_id=aylin)
    overlap = card(scene, "Inventory", "Delivery")
    await window.page.evaluate(HOLD)
    await window.click("Keep both", overlap)
    await expect(overlap).to_have_count(0)
    # The list may be up to date long before the answer has come.
    await window.page.wait_for_function("'letAnswer' in window")
    await window.page.evaluate("window.letAnswer()")
    await window.toast("The conflict is settled.")
    await window.page.reload()
    await expect(window.page.get_by_text("both kept").first).to_be_visible()


async def the_client(window: Window) -> None:
    """Open the client."""
    await window.page.get_by_role("link", name="Clients").click()
    listed = window.page.locator("studio-client-list")
    await listed.get_by_role("button", name=CLIENT, exact=True).click()
    await expect(window.side.get_by_role("heading", name=CLIENT)).to_be_visible()


async def an_owner(found: Crew) -> None:
    """Sync by hand; administering Home Assistant is not offered."""
    scene = found.scene
    stage = scene.actors
    jonas = people.JONAS
    assert jonas.google is not None
    await stage.google.add_person(jonas.google, name=jonas.name, time_zone=ZONE)
    await add_credentials(stage.ha)
    await connect(stage.ha, scene.studio, jonas)
    async with found.window(OWNER) as window:
        await window.open(scene.day)
        await expect(window.entry(PORTRAIT)).to_be_visible()
        assert await views(window) == ["Diary", "To do", "Clients", "Sync"]
        await move_by_drag_and_by_panel(of(found, window))
        await window.page.get_by_role("link", name="Sync").click()
        await window.button("Sync now").first.click()
        await window.toast("The sync has ended.")
        await window.check("sync")
        await the_client(window)
        await expect(window.button("Erase for good", window.side)).to_be_visible()


async def staff(found: Crew) -> None:
    """Move what is one's own; of others see only when they are busy."""
    scene = found.scene
    await scene.add("Retouching", (16, 17), staff_id=scene.studio.staff["jonas"])
    async with found.window(STAFF) as window:
        await window.open(scene.day)
        assert await views(window) == ["Diary", "To do", "Clients", "Me"]
        await expect(window.entry("Retouching", JONAS)).to_be_visible()
        said = " ".join(await window.told())
        assert CLIENT not in said
        assert PORTRAIT not in said
        await window.entry("Busy", MARA.name).click()
        await expect(window.side.get_by_role("heading", name="Busy")).to_be_visible()
        for name in ("Move", "Give to", "Change", "Cancel it"):
            await expect(window.button(name, window.side)).to_have_count(0)
        await window.check("busy")
        await window.page.keyboard.press("Escape")
        await window.entry("Retouching").click()
        await window.click("Give to", window.side)
        await window.click(AYLIN, window.side)
        await window.toast(f"Retouching is given to {AYLIN}.")
        await window.undo()
        await expect(window.entry("Retouching", JONAS)).to_be_visible()


async def a_tablet(found: Crew) -> None:
    """Only look: nothing is offered, and neither clicks, drags nor keys change anything."""
    scene = found.scene
    async with found.window(TABLET) as window:
        await window.open(scene.day)
        assert await views(window) == ["Diary"]
        await expect(window.entry("Portrait", MARA.name)).to_be_visible()
        said = " ".join(await window.told())
        assert CLIENT not in said
        assert "Retouching" not in said
        before = await _day(scene)
        await expect(window.button("+ New")).to_have_count(0)
        await window.page.keyboard.press("b")
        ruler = window.page.locator("studio-diary-grid .ec-event").filter(visible=True).first
        box = await window.at_rest(ruler)
        await window.page.mouse.click(box["x"] + 20, box["y"] + box["height"] + 150)
        await window.page.mouse.move(box["x"] + 20, box["y"] + 8)
        await window.page.mouse.down()
        await window.page.mouse.move(box["x"] + 20, box["y"] + 120, steps=8)
        await window.page.mouse.up()
        await window.page.keyboard.press("Escape")
        await expect(window.side).to_have_count(0)
        await expect(window.page.get_by_role("dialog")).to_have_count(0)
        await window.entry("Portrait", MARA.name).click()
        await expect(window.side.get_by_role("heading")).to_have_count(1)
        await expect(window.side.get_by_role("button")).to_have_count(1)
        await window.check("tablet")
        assert await _day(scene) == before


async def _day(scene: Set) -> list[tuple[str, str, str]]:
    listed = await scene.act("list_appointments", start=scene.at(0), end=scene.at(24))
    return [(each["title"], each["start"], each["end"]) for each in listed["appointments"]]
