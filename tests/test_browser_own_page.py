"""Staff who are not administrators manage their own account in a browser (S5, S24).

A real Home Assistant in a real Chromium; what the page looks like goes to ``artefacts/``.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
import re
from urllib.parse import quote

from playwright.async_api import Locator, Page, expect
import pytest

from tests.demo.set_up import entries
from tests.live.browser_stage import (
    EMAIL,
    JONAS,
    MARA,
    STUDIO,
    ZONE,
    Stage,
    at,
    connect_mara,
    found_studio,
    frontend_of,
    google_event,
    stage,
)
from tests.live.calendars import Calendar
from tests.live.client import Json, Refused
from tests.live.flows import SUBENTRY, Flow
from tests.live.frontend import Frontend
from tests.live.google import Person
from tests.live.users import User, add_user
from tests.live.waiting import until

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

PAGE = "/studio-sync/me"
JONAS_EMAIL = "jonas@example.com"
PICTURES = "own_page"
SYNC_NOW = {"entity_id": "button.jonas_weber_google_sync_now"}


class OwnPage:
    """The page as its user sees it."""

    def __init__(self, frontend: Frontend) -> None:
        self.frontend = frontend
        self.place: Locator = frontend.page.locator("studio-sync-own-page")

    @property
    def page(self) -> Page:
        """The browser's page."""
        return self.frontend.page

    async def titled(self, title: str) -> None:
        """Wait until this is the heading, which has the focus for a screen reader."""
        heading = self.place.get_by_role("heading", level=2, name=title, exact=True)
        await expect(heading).to_be_visible()

    async def says(self, words: str) -> None:
        """Wait until these words are on the page."""
        await expect(self.place.get_by_text(words).first).to_be_visible()

    async def warns(self, words: str) -> None:
        """Wait until a screen reader has been told these words."""
        await expect(self.place.get_by_role("alert")).to_contain_text(words)

    async def shoot(self, name: str) -> None:
        """Take a picture, and see that only texts are where texts should be."""
        await self.frontend.shoot(name)
        await expect(self.place.get_by_text(re.compile(r"\[object|undefined"))).to_have_count(0)

    def button(self, name: str) -> Locator:
        """Find a button."""
        return self.place.get_by_role("button", name=name, exact=True)

    async def at_google(self, opener: str, answer: str) -> None:
        """Press what opens Google's page, and allow or deny there what is asked."""
        async with self.page.context.expect_page() as opened:
            await self.button(opener).click()
        google = await opened.value
        await self.titled("Sign in to Google")
        await google.get_by_label(JONAS_EMAIL).check()
        async with google.expect_event("close"):
            await google.get_by_role("button", name=answer, exact=True).click()

    async def call(self, method: str, path: str, **data: str) -> int:
        """Ask Home Assistant for something as this user, past the page; answers with the status."""
        status: int = await self.page.evaluate(
            """([method, path, data]) =>
                document.querySelector("home-assistant").hass
                    .callApi(method, path, data).then(() => 200, (error) => error.status_code)""",
            [method, path, data],
        )
        return status


@asynccontextmanager
async def own_page(actors: Stage, user: User) -> AsyncIterator[OwnPage]:
    """Open the page in a browser of the user's own."""
    async with frontend_of(actors, user, pictures=PICTURES) as frontend:
        yield OwnPage(frontend)


async def staff_of(actors: Stage) -> dict[str, str]:
    """Return the studio's staff: ids by name."""
    found = await actors.ha.socket.call(
        "config_entries/subentries/list", entry_id=await studio_id(actors)
    )
    return {each["title"]: each["subentry_id"] for each in found}


async def studio_id(actors: Stage) -> str:
    """Return the studio's entry."""
    [found] = [each["entry_id"] for each in await entries(actors.ha) if each["title"] == STUDIO]
    return str(found)


async def link(actors: Stage, name: str, user_id: str | None) -> None:
    """Have the owner say which user a staff member is, or that it is none."""
    staff = (await staff_of(actors))[name]
    body: Json = {"handler": [await studio_id(actors), "staff"], "subentry_id": staff}
    step = await actors.ha.rest.post(SUBENTRY, body)
    filled: Json = {"name": name, "syncs": True}
    if user_id is not None:
        filled["user"] = user_id
    done = await actors.ha.rest.post(f"{SUBENTRY}/{step['flow_id']}", filled)
    assert done["reason"] == "reconfigure_successful"


async def test_staff_look_after_their_own_account_in_the_browser(
    tmp_path: Path, socket_enabled: None
) -> None:
    """S5, S24: connect, another calendar, sign in again, and what is refused."""
    async with stage(tmp_path, pictures=PICTURES) as actors:
        await found_studio(actors)
        await connect_mara(actors)
        jonas = await actors.google.add_person(JONAS_EMAIL, name=JONAS, time_zone=ZONE)
        calendars = f"accounts/{quote(JONAS_EMAIL)}/calendars"
        await actors.google.control("POST", calendars, {"summary": "Studio"})
        # Mara lets him write into hers.
        maras = f"accounts/{quote(EMAIL)}/calendars/primary/share"
        await actors.google.control("POST", maras, {"email": JONAS_EMAIL, "role": "writer"})
        user = await add_user(actors.ha, name=JONAS, password="studio-test")
        await link(actors, MARA, (await actors.ha.socket.call("auth/current_user"))["id"])
        async with own_page(actors, user) as page:
            await nobody_yet(page)
            await link(actors, JONAS, user.id)
            await connect(page)
            await overlap(actors, jonas, page)
            await another_calendar_by_keyboard(page)
            await actors.google.control("POST", f"accounts/{quote(jonas.email)}/revoke", {})
            await sign_in_again(actors, page)
            await contacts_are_added(actors, page, user)
            await in_german_in_the_dark_on_a_phone(page)
            await refused(actors, page)
        assert await actors.google.mails() == 0


async def nobody_yet(page: OwnPage) -> None:
    """Find the page in the sidebar, and read who can help."""
    await page.frontend.open("/")
    await page.page.get_by_role("link", name="Studio", exact=True).click()
    await expect(page.page.get_by_text("You have no role in a studio yet.")).to_be_visible()
    await page.frontend.open(PAGE)
    await page.titled("No calendar of yours yet")
    await page.says(f"You are signed in as {JONAS}")
    await page.shoot("nobody")


async def connect(page: OwnPage) -> None:
    """Connect a first account; a calendar that somebody else uses is refused by its field."""
    await page.frontend.open(PAGE)
    await page.titled(STUDIO)
    await page.says(f"You are {JONAS} at {STUDIO}.")
    await page.shoot("unconnected")
    await page.at_google("Connect my Google account", "Deny")
    await page.warns("Permission was not granted on Google's page")
    await page.shoot("denied")
    await page.at_google("Connect my Google account", "Allow")
    await page.titled("Which calendar?")
    calendar = page.place.get_by_label("Google calendar", exact=True)
    await expect(page.place.get_by_label("Staff member")).to_have_count(0)
    await calendar.select_option(EMAIL)
    await page.button("Next").click()
    await expect(calendar).to_be_focused()
    await expect(calendar).to_have_accessible_description(
        re.compile("Another account already uses this calendar")
    )
    await page.shoot("calendar-used")
    await calendar.select_option(JONAS_EMAIL)
    await page.button("Next").click()
    await page.titled("What should be synchronised?")
    box = page.place.get_by_label("Send new, changed and deleted Google appointments to the studio")
    await box.check()
    await page.shoot("first-sync")
    # What the browser would not let through, Home Assistant refuses; the rest stays filled in.
    months = page.place.get_by_label("Months back")
    await page.place.locator("form").evaluate("(form) => { form.noValidate = true; }")
    await months.fill("99")
    await page.button("Next").click()
    await expect(months).to_be_focused()
    await expect(months).to_have_accessible_description(re.compile("Something was not accepted"))
    await expect(box).to_be_checked()
    await months.fill("3")
    await page.button("Next").click()
    await page.says("Your Google account is connected. The first sync has begun.")
    await page.says("Everything is up to date.")
    await page.shoot("connected")


async def overlap(actors: Stage, jonas: Person, page: OwnPage) -> None:
    """S22: who is no administrator sees no repairs; they decide in *To do*."""
    start = at(1, 10)
    calendar = Calendar(actors.ha, "calendar.jonas_weber")
    end = start + timedelta(hours=1)
    await calendar.add(summary="Passport", dtstart=start.isoformat(), dtend=end.isoformat())
    await jonas.insert(google_event("Dentist", start + timedelta(minutes=30)))
    await actors.ha.socket.action("button.press", target=SYNC_NOW)
    await page.titled("Overlapping appointments: 1")
    await page.shoot("overlap")
    await page.place.get_by_role("link", name="Decide in To do").click()
    waits = page.page.locator("studio-todo section.card").filter(has_text="Overlap")
    await waits.get_by_role("button", name=re.compile("Move.+Dentist.+ 11:00")).first.click()
    await expect(waits).to_have_count(0)
    await page.frontend.open(PAGE)
    await page.titled(STUDIO)
    await expect(page.place.get_by_text("Overlapping appointments")).to_have_count(0)

    async def moved() -> bool:
        found = await jonas.instances(at(0, 0), at(3, 0))
        return [each["summary"] for each in found] == ["Passport", "Dentist"]

    await until(moved, "Dentist after Passport in Google")


async def another_calendar_by_keyboard(page: OwnPage) -> None:
    """Nobody needs a mouse."""
    keys = page.page.keyboard
    await page.button("Choose another calendar").focus()
    await keys.press("Enter")
    await page.titled("Another calendar")
    await keys.press("Tab")
    await expect(page.place.get_by_label("Google calendar", exact=True)).to_be_focused()
    await keys.type("Studio")
    await page.shoot("another-calendar")
    await keys.press("Tab")
    await keys.press("Enter")
    await page.says("Done. The next sync uses the calendar you have chosen.")


async def sign_in_again(actors: Stage, page: OwnPage) -> None:
    """Google no longer accepts the sign-in; in place, nothing is lost."""

    async def noticed() -> bool:
        # The account is reloaded for its other calendar, and may find out by itself.
        with suppress(Refused):
            await actors.ha.socket.action("button.press", target=SYNC_NOW)
        return bool(await page.place.get_by_text("Google no longer accepts").first.is_visible())

    await until(noticed, "an expired sign-in on the page")
    await page.says("Google no longer accepts the sign-in.")
    await page.shoot("sign-in-expired")
    await page.button("Sign in again").click()
    await page.titled("Sign in to Google again")
    await page.at_google("Next", "Allow")
    await page.says("You are signed in again.")
    await page.says("Everything is up to date.")
    await page.shoot("signed-in-again")


async def contacts_are_added(actors: Stage, page: OwnPage, user: User) -> None:
    """Once the owner says that they may (Z2)."""
    flow = await Flow.options(actors.ha.rest, await studio_id(actors))
    await flow.choose("contact_users")
    await flow.submit(user=user.id)
    await flow.submit(may_sync=True)
    await page.button("Choose another calendar").click()
    await page.titled("Another calendar")
    await page.place.get_by_label("Also synchronise contacts").check()
    await page.shoot("add-contacts")
    await page.at_google("Next", "Allow")
    await page.titled("Which clients go to Google Contacts?")
    await page.place.get_by_label("Client group", exact=True).select_option("A new group")
    await page.place.get_by_label("What Google is shown of a client").select_option("Everything")
    await page.place.get_by_label("Name of the new group").fill("Phones")
    await page.shoot("contacts")
    await page.button("Next").click()
    await page.says("Done.")
    await page.says("Everything is up to date.")


async def in_german_in_the_dark_on_a_phone(page: OwnPage) -> None:
    """As it is on a phone at night, and in a tunnel."""
    await page.page.evaluate("localStorage.setItem('selectedLanguage', '\"de\"')")
    await page.page.emulate_media(color_scheme="dark")
    await page.page.set_viewport_size({"width": 390, "height": 844})
    await page.page.reload()
    await page.says("Alles ist auf dem neuesten Stand.")
    await page.shoot("phone-connected")
    await page.button("Anderen Kalender wählen").click()
    await page.titled("Ein anderer Kalender")
    await page.shoot("phone-form")
    await page.page.context.set_offline(offline=True)
    await page.button("Weiter").click()
    await page.warns("Home Assistant ist gerade nicht erreichbar.")
    await page.page.context.set_offline(offline=False)
    await page.shoot("phone-offline")
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert await page.page.evaluate(wide) is False


async def refused(actors: Stage, page: OwnPage) -> None:
    """Another's account, a step for administrators, and what was begun before one left."""
    maras = (await staff_of(actors))[MARA]
    assert await page.call("POST", "studio_sync/own_account", staff=maras, do="connect") == 403
    assert await page.call("POST", "studio_sync/own_account", staff=maras, do="reconfigure") == 403
    flow = "config/config_entries/flow"
    assert await page.call("POST", flow, handler="studio_sync") in (401, 403)
    # Who is nobody's user any more is shown so at once, whatever was begun.
    await expect(page.button("Weiter")).to_be_visible()
    await link(actors, JONAS, None)
    await page.titled("Noch kein Kalender für Sie")
    await page.shoot("phone-refused")
