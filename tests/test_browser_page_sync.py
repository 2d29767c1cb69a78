"""Sync on the page Studio in a real Chromium: accounts and phones are connected in place."""

from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, expect
import pytest

from tests.demo.people import MARA
from tests.demo.set_up import add_credentials
from tests.live.browser_stage import ZONE
from tests.live.google import Person
from tests.live.waiting import until
from tests.test_browser_page import Set, studio_page
from tests.test_browser_page_todo import card, to

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

TITLE = "Portrait of Ada"
EMAIL = MARA.google or ""


async def test_an_account_is_connected_changed_and_signed_in_again_in_place(
    tmp_path: Path, socket_enabled: None
) -> None:
    """Nothing leads away from the page; what a sync did is undone with three clicks."""
    async with studio_page(tmp_path, "page_sync") as scene:
        stage = scene.actors
        person = await stage.google.add_person(EMAIL, name=MARA.name, time_zone=ZONE)
        await add_credentials(stage.ha)
        await scene.add(TITLE, (10, 11), staff_id=scene.studio.staff[MARA.key])
        await scene.page.frontend.open("/studio-sync/sync")
        await connect(scene)
        await until_in_google(scene, person, TITLE)
        await undo_the_sync(scene, person)
        await ask_on_conflicts(scene)
        await a_side_for_each_field(scene, person)
        await sign_in_again(scene)
        await a_phone_in_german_in_the_dark(scene)
        assert await stage.google.mails() == 0


def dialog(scene: Set) -> Locator:
    """Find the dialog of a flow."""
    return scene.page.page.locator("studio-flow-dialog").get_by_role("dialog")


async def step(scene: Set, title: str) -> None:
    """Wait until the dialog shows a step: its heading has the focus."""
    heading = dialog(scene).get_by_role("heading", level=2, name=title, exact=True)
    await expect(heading).to_be_visible()


async def press(scene: Set, name: str) -> None:
    """Press a button of the dialog."""
    await scene.page.button(name, dialog(scene)).click()


async def at_google(scene: Set, opener: str) -> None:
    """Press what opens Google's page, and allow there what is asked."""
    async with scene.page.page.context.expect_page() as opened:
        await press(scene, opener)
    google = await opened.value
    await google.get_by_label(EMAIL).check()
    async with google.expect_event("close"):
        await google.get_by_role("button", name="Allow", exact=True).click()


async def connect(scene: Set) -> None:
    """Connect an account; the dialog goes on by itself when Google's page has closed."""
    page = scene.page
    await page.click("Connect a Google account")
    await step(scene, "What is the account for?")
    await page.check("connect")
    await at_google(scene, "Next")
    await step(scene, "Whose calendar is it?")
    await dialog(scene).get_by_label("Staff member", exact=True).select_option(MARA.name)
    await press(scene, "Next")
    await step(scene, "What should be synchronised?")
    back = "Send new, changed and deleted Google appointments to the studio"
    await dialog(scene).get_by_label(back).check()
    await page.check("connect_what")
    await press(scene, "Next")
    await expect(dialog(scene)).to_contain_text("The account is connected")
    await press(scene, "Close")
    await expect(dialog(scene)).to_have_count(0)
    await expect(page.page.get_by_role("region", name=f"{MARA.name} (Google)")).to_be_visible()


async def titles(scene: Set, person: Person) -> list[str]:
    """Return what the day has in Google."""
    start = datetime.fromisoformat(scene.at(0)).replace(tzinfo=ZoneInfo(ZONE))
    every = await person.instances(start, start + timedelta(days=1))
    return [each["summary"] for each in every]


async def until_in_google(scene: Set, person: Person, *wanted: str) -> None:
    """Wait until the day has just these in Google."""

    async def is_so() -> bool:
        return await titles(scene, person) == [*wanted]

    await until(is_so, f"{wanted} in Google")


async def undo_the_sync(scene: Set, person: Person) -> None:
    """Three clicks, the view's own included; then Google is as before."""
    page = scene.page
    await page.frontend.open("/studio-sync/diary")
    async with page.at_most(3):
        await to(scene, "Sync")
        run = page.page.get_by_role("row").filter(has_text="1 new").filter(has_text="sync")
        await run.first.get_by_role("button", name="Show").click()
        lines = page.page.locator("studio-run-lines")
        await expect(lines).to_contain_text("Portrait of Ada – new in Google")
        await expect(lines).to_contain_text("it was created in the studio")
        await page.check("run")
        await page.click("Undo", run.first)
        await expect(page.page.get_by_text("What undoing would put back")).to_be_visible()
        await page.check("undo")
        preview = page.page.get_by_role("region", name="Preview")
        await page.click("Undo", preview)
        await page.toast("It is as it was before.")
    await until_in_google(scene, person)
    await page.check("undone")


async def ask_on_conflicts(scene: Set) -> None:
    """Change an option of the account; Escape leaves the dialog without a change."""
    page = scene.page
    options = page.page.get_by_role("button", name=f"Options: {MARA.name} (Google)")
    await options.click()
    await step(scene, "What would you like to do?")
    await page.check("options")
    await page.page.keyboard.press("Escape")
    await expect(dialog(scene)).to_have_count(0)
    await options.click()
    await press(scene, "Change what the account syncs")
    await dialog(scene).get_by_label("When both sides changed the same thing").select_option("ask")
    await press(scene, "Next")
    await page.toast("Saved")


async def a_side_for_each_field(scene: Set, person: Person) -> None:
    """B3: the title of one side, the place of the other."""
    page = scene.page
    added = await scene.add("Wedding", (15, 16), staff_id=scene.studio.staff[MARA.key])
    await page.click("Sync now")
    await until_in_google(scene, person, "Wedding")
    start = datetime.fromisoformat(scene.at(0)).replace(tzinfo=ZoneInfo(ZONE))
    [event] = await person.instances(start, start + timedelta(days=1))
    await person.change(event["id"], {"summary": "Theirs", "location": "Their place"})
    ours = {"title": "Ours", "place": "Our place"}
    await scene.act("update_appointment", appointment_id=added, **ours)
    await page.frontend.open("/studio-sync/todo")
    conflict = card(scene, "Ours", "Their place")
    await expect(conflict).to_be_visible()
    take = page.button("Take what is chosen", conflict)
    await conflict.get_by_role("radio", name="Title, In Google: Theirs").check()
    await expect(take).to_be_disabled()
    await conflict.get_by_role("radio", name="Place, In the studio: Our place").check()
    await page.check("per_field")
    await take.click()
    await page.toast("The conflict is settled.")
    await expect(conflict).to_have_count(0)
    await until_in_google(scene, person, "Theirs")


async def sign_in_again(scene: Set) -> None:
    """Google no longer accepts the sign-in: in place, nothing is lost."""
    page, google = scene.page, scene.actors.google
    await google.control("POST", f"accounts/{quote(EMAIL)}/revoke", {})
    await page.frontend.open("/studio-sync/sync")
    await page.click("Sync now")
    waits = page.page.get_by_role("button", name=f"Sign in again: {MARA.name} (Google)")
    await expect(waits).to_be_visible()
    await waits.click()
    await step(scene, "Sign in to Google again")
    await press(scene, "Cancel")
    await expect(waits).to_be_visible()
    await waits.click()
    await at_google(scene, "Next")
    await expect(waits).to_have_count(0)


async def a_phone_in_german_in_the_dark(scene: Set) -> None:
    """Give a phone access, and read its password once."""
    page = scene.page
    await page.page.set_viewport_size({"width": 420, "height": 900})
    await page.page.emulate_media(color_scheme="dark")
    await page.frontend.speak("de")
    await page.click("Einem Telefon Zugang geben")
    await dialog(scene).get_by_label("Benutzername").fill("mara.phone")
    await page.check("phone_who")
    await dialog(scene).get_by_role("checkbox", name=MARA.name).check()
    for _ in range(4):
        await press(scene, "Weiter")
    await page.check("phone_validity")
    await press(scene, "Weiter")
    await press(scene, "Weiter")
    await expect(dialog(scene)).to_contain_text("mara.phone")
    await page.check("phone_password")
    await press(scene, "Schließen")
    await expect(page.page.get_by_role("region", name="mara.phone")).to_be_visible()
    await page.check("german")
