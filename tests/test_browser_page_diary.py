"""The diary in a real Chromium: finding, what is cancelled, months, the keyboard, and drags."""

from datetime import timedelta
from pathlib import Path
import re

from playwright.async_api import expect
import pytest

from tests.live.waiting import until
from tests.test_browser_page import (
    AYLIN,
    CLIENT,
    JONAS,
    MARA,
    NINE,
    ONE,
    PORTRAIT,
    RULER,
    Set,
    studio_page,
)

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

SEARCH = "Find clients and appointments"
_HOLD = """() => {
    const send = WebSocket.prototype.send;
    const held = [];
    WebSocket.prototype.send = function (data) {
        if (String(data).includes("update_appointment")) held.push(() => send.call(this, data));
        else send.call(this, data);
    };
    window.heldNumber = () => held.length;
    window.sendHeld = () => {
        WebSocket.prototype.send = send;
        for (const each of held) each();
    };
}"""
"""What changes an appointment is sent only later, when that is called for, as on a slow network."""


async def test_finding_and_looking(tmp_path: Path, socket_enabled: None) -> None:
    """Everything is found, seen and booked without a mouse, or with few clicks."""
    async with studio_page(tmp_path, "page-diary") as scene:
        mara = scene.studio.staff["mara"]
        sofia = (await scene.act("list_clients"))["clients"][0]["client_id"]
        of = {"client_id": sofia, "session_type": "Portrait", "staff_id": mara}
        await scene.add(PORTRAIT, (10, 11), **of)
        await scene.add("Long ago", (10 - 24 * 400, 11 - 24 * 400), client_id=sofia)
        await scene.page.open(scene.day)
        await expect(scene.page.entry(ONE)).to_be_visible()
        await find_by_keyboard(scene)
        await find_by_a_click(scene)
        await look_at_what_is_cancelled(scene)
        await book_by_keyboard(scene)
        await more_of_a_month(scene)


async def find_by_keyboard(scene: Set) -> None:
    """Clients and appointments in two groups; the arrows and Enter choose, Escape closes."""
    page, keys = scene.page, scene.page.page.keyboard
    field = page.page.get_by_role("combobox", name=SEARCH)
    await field.fill("rossi")
    options = page.page.locator("studio-search").get_by_role("option")
    await expect(options).to_have_text(
        [re.compile(CLIENT), re.compile(PORTRAIT), re.compile("Long")]
    )
    for group in ("Clients", "Appointments"):
        await expect(
            page.page.locator("studio-search").get_by_role("group", name=group)
        ).to_be_visible()
    await page.check("search")
    await keys.press("Escape")
    await expect(options).to_have_count(0)
    await expect(field).to_be_focused()
    await field.fill("nothing like it")
    await expect(page.page.get_by_text("Nothing is found.")).to_be_visible()
    await page.check("search-nothing")
    await field.fill("rossi")
    await expect(options).to_have_count(3)
    for _ in range(4):
        await keys.press("ArrowDown")
    await keys.press("ArrowUp")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await keys.press("Enter")
    await expect(page.side.get_by_role("heading", name=PORTRAIT)).to_be_visible()
    await expect(page.entry(PORTRAIT, MARA)).to_be_visible()
    await keys.press("Escape")
    await expect(page.side).to_have_count(0)
    await field.fill("rossi")
    await expect(options).to_have_count(3)
    await keys.press("ArrowDown")
    await keys.press("Enter")
    await expect(page.side.get_by_role("heading", name=CLIENT)).to_be_visible()
    await keys.press("Escape")


async def find_by_a_click(scene: Set) -> None:
    """Into the field, and on what is found: the diary is at its day, a year ago."""
    page = scene.page
    async with page.at_most(2):
        page.clicks += 2
        await page.page.get_by_role("combobox", name=SEARCH).fill("ago long")
        await page.page.locator("studio-search").get_by_role("option").click()
    await expect(page.side.get_by_role("heading", name="Long ago")).to_be_visible()
    await expect(page.entry("Long ago")).to_be_visible()
    day = (scene.day - timedelta(days=400)).isoformat()
    await expect(page.page.locator("studio-diary input.pick")).to_have_value(day)
    await page.page.keyboard.press("Escape")
    await page.page.locator("studio-diary input.pick").fill(scene.day.isoformat())
    await expect(page.entry(PORTRAIT, MARA)).to_be_visible()


async def look_at_what_is_cancelled(scene: Set) -> None:
    """Show it, struck through, also the next time; and take it up again."""
    page = scene.page
    await page.entry(PORTRAIT, MARA).click()
    await page.click("Cancel it", page.side)
    await page.toast("is cancelled")
    await page.page.keyboard.press("Escape")
    await expect(page.grid.get_by_role("button").filter(has_text=PORTRAIT)).to_have_count(0)
    await page.click("Cancelled ones, too")
    entry = page.entry(PORTRAIT, MARA)
    await expect(entry.locator("b")).to_have_css("text-decoration-line", "line-through")
    await expect(entry.get_by_role("img", name="Cancelled")).to_be_visible()
    await page.check("cancelled-shown")
    await page.page.reload()
    await page.page.locator("studio-diary input.pick").fill(scene.day.isoformat())
    await expect(entry).to_be_visible()
    async with page.at_most(2):
        page.clicks += 1
        await entry.click()
        await page.click("Take it up again", page.side)
    await page.toast("It takes place again.")
    await expect(entry.get_by_role("img", name="Cancelled")).to_have_count(0)
    await page.click("Cancelled ones, too")
    await page.page.keyboard.press("Escape")


async def book_by_keyboard(scene: Set) -> None:
    """Go through people and times with the arrows; each says whether it is free."""
    page, keys = scene.page, scene.page.page.keyboard
    slot = page.grid.get_by_role("button", name=re.compile("^Free times"))
    await slot.focus()
    said = page.grid.get_by_role("status")
    await expect(said).to_contain_text(re.compile(f"^{MARA}, "))
    await keys.press("Home")
    for _ in range(40):
        shown = await said.inner_text()
        if "10:00" in shown:
            break
        await keys.press("ArrowDown")
        await expect(said).not_to_have_text(shown)
    await expect(said).to_have_text(re.compile(f"{MARA}, 10:00.AM: {PORTRAIT}"))
    await page.check("slot-taken")
    await keys.press("ArrowRight")
    await expect(said).to_have_text(re.compile(f"{JONAS}, 10:00.AM: free"))
    await expect(slot).to_be_in_viewport()
    # What somebody else does meanwhile is said, and leads nobody away.
    await scene.add("Meanwhile", (10.5, 11), staff_id=scene.studio.staff["jonas"])
    await expect(page.entry("Meanwhile", JONAS)).to_be_visible()
    await expect(said).to_have_text(re.compile(f"{JONAS}, 10:00.AM: free"))
    await keys.press("ArrowDown")
    await expect(said).to_have_text(re.compile(f"{JONAS}, 10:30.AM: Meanwhile"))
    await keys.press("ArrowUp")
    await keys.press("Enter")
    await expect(page.side.get_by_label("Start")).to_have_value("10:00")
    jonas = page.side.get_by_role("group", name="Who").get_by_role("button", name=JONAS)
    await expect(jonas).to_have_attribute("aria-pressed", "true")
    await keys.press("Escape")
    await expect(slot).to_be_focused()


async def more_of_a_month(scene: Set) -> None:
    """Open the day by the one link for what does not fit."""
    page = scene.page
    for at in range(12):
        await scene.add(f"Appointment with a long name {at}", (8 + at / 2, 9 + at / 2))
    await page.click("Month")
    more = page.grid.get_by_role("button", name=re.compile(r"^\+\d+ more$"))
    await expect(more).to_have_count(1)
    await page.check("month-many")
    await more.focus()
    await page.page.keyboard.press("Enter")
    await expect(page.button("Day")).to_have_attribute("aria-pressed", "true")
    await expect(page.page.locator("studio-diary input.pick")).to_have_value(scene.day.isoformat())
    await expect(page.entry("Appointment with a long name 11")).to_be_visible()
    await page.check("narrow-entries")


async def test_drags_that_meet_something(tmp_path: Path, socket_enabled: None) -> None:
    """What is taken shows while it is dragged; what somebody else changed is shown, and kept."""
    async with studio_page(tmp_path, "page-drags") as scene:
        staff = scene.studio.staff
        shoot = await scene.add("Shoot", (10, 11), staff_id=staff["mara"])
        await scene.add("Meeting", (12, 13), staff_id=staff["mara"])
        await scene.page.open(scene.day)
        await expect(scene.page.entry("Meeting")).to_be_visible()
        await taken_shows(scene)
        await changed_meanwhile(scene, shoot, "Leave it as it is now", ("15:00", "16:00"))
        await changed_meanwhile(scene, shoot, "Move it as I wanted", ("11:00", "12:00"))


async def taken_shows(scene: Set) -> None:
    """Only while it is dragged."""
    page, mouse = scene.page, scene.page.page.mouse
    box = await page.at_rest(page.entry("Shoot", MARA))
    moving = page.grid.locator(".grid.moving")
    await expect(moving).to_have_count(0)
    await mouse.move(box["x"] + 20, box["y"] + 8)
    await mouse.down()
    await mouse.move(box["x"] + 20, box["y"] + 40, steps=6)
    await expect(moving).to_have_count(1)
    await expect(page.entry("Meeting")).to_have_css("outline-style", "solid")
    held = await page.at_rest(page.grid.locator(".ec-preview"))
    assert (held["x"], held["width"]) == pytest.approx((box["x"], box["width"]), abs=2)
    await page.frontend.shoot("dragging")
    await mouse.move(box["x"] + 20, box["y"] + 8, steps=6)
    await mouse.up()
    await expect(moving).to_have_count(0)
    await scene.until_at("Shoot", ("10:00", "11:00"))


async def changed_meanwhile(scene: Set, shoot: str, answer: str, becomes: tuple[str, str]) -> None:
    """Somebody moves it to three, to Aylin, while it is dragged to eleven."""
    page = scene.page
    before = {"start": scene.at(10), "end": scene.at(11), "staff_id": scene.studio.staff["mara"]}
    await scene.act("update_appointment", appointment_id=shoot, **before)
    await expect(page.entry("Shoot", MARA)).to_contain_text("10:00")
    await page.page.evaluate(_HOLD)
    await page.drag("Shoot", MARA, await page.place(MARA, 11, RULER))

    async def is_held() -> bool:
        return bool(await page.page.evaluate("window.heldNumber() === 1"))

    await until(is_held, "the change on its way")
    other = {"start": scene.at(15), "end": scene.at(16), "staff_id": scene.studio.staff["aylin"]}
    await scene.act("update_appointment", appointment_id=shoot, **other)
    await page.page.evaluate("window.sendHeld()")
    question = page.page.get_by_role("dialog")
    await expect(question).to_contain_text("Nothing was overwritten.")
    await expect(question).to_contain_text(re.compile(f"Now it is: .*3:00.PM–4:00.PM, {AYLIN}"))
    await expect(question).to_contain_text(re.compile("You wanted: .*11:00.AM–12:00.PM"))
    await expect(page.entry("Shoot", AYLIN)).to_contain_text("3:00")
    await page.check("meanwhile")
    await page.click(answer, question)
    await expect(question).to_have_count(0)
    await scene.until_at("Shoot", becomes)
    await expect(page.entry("Shoot", AYLIN)).to_be_visible()


async def test_search_on_a_phone_in_german(tmp_path: Path, socket_enabled: None) -> None:
    """The search opens below the head, in the dark as well."""
    async with studio_page(tmp_path, "page-diary-phone") as scene:
        page = scene.page
        await page.page.set_viewport_size({"width": 420, "height": 860})
        await page.page.emulate_media(color_scheme="dark")
        await page.page.add_init_script("localStorage.setItem('selectedLanguage', '\"de\"')")
        await page.open(scene.day)
        await page.click("Suchen")
        words = "In Kundschaft und Terminen suchen"
        await page.page.get_by_role("combobox", name=words).fill("ruler")
        options = page.page.locator("studio-search").get_by_role("option")
        await expect(options).to_have_text([re.compile(NINE), re.compile(ONE)])
        await page.check("search")
        await options.first.click()
        await expect(page.side.get_by_role("heading", name=NINE)).to_be_visible()
        await page.click("Schließen", page.side)
        await expect(page.page.locator("studio-search")).to_have_count(0)
        await page.click("Auch abgesagte")
        await page.check("cancelled")
