"""A studio is set up and used in a browser: a real Home Assistant in a real Chromium.

What the screens look like goes to ``artefacts/`` (or ``STUDIO_SYNC_ARTEFACTS``).
"""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
import re
from zoneinfo import ZoneInfo

from playwright.async_api import expect
import pytest

from tests.demo.set_up import add_credentials
from tests.live.browser_stage import (
    EMAIL,
    MARA,
    STUDIO,
    ZONE,
    Stage,
    at,
    connect_mara,
    found_studio,
    google_event,
    stage,
)
from tests.live.calendar_page import CalendarPage
from tests.live.calendars import Calendar
from tests.live.client import Json
from tests.live.frontend import INTEGRATION, Frontend
from tests.live.google import Person
from tests.live.waiting import until
from tests.mail_server import mail_server

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

PORTRAIT = "Family portrait – Adler 🎂"
# Titles are isolated from the text around them by marks that nobody sees.
OVERLAP = re.compile(rf"10:30: \W*Dentist\W+overlaps\W+{PORTRAIT}")
ZAHNARZT = re.compile(rf"10:00: \W*Zahnarzt\W+überschneidet sich mit\W+{PORTRAIT}")
ABSAGEN = re.compile(r"^\s*Absagen: \W*Zahnarzt\W*$")
MOVE = re.compile(r"^\s*Move \W*Dentist\W*$")
NEWBORN = "Newborn – Öztürk <3"


async def test_a_studio_set_up_and_used_in_the_browser_is_in_step_with_google(
    tmp_path: Path, socket_enabled: None
) -> None:
    """S2, S3, S7, B7, B9: by clicks alone, from the first dialog to an event in Google."""
    async with stage(tmp_path, pictures="first_steps") as actors:
        await add_studio(actors.frontend)
        await add_staff_member(actors.frontend)
        await calendar_page(actors)
        await add_credentials(actors.ha)
        await connect_account(actors.frontend)
        page = CalendarPage(actors.frontend)
        await page.open()
        # Mara's calendar has it, and so has the studio's.
        await page.shows(PORTRAIT, times=2)
        await page.shows("Dentist", times=2)
        await actors.frontend.shoot("calendar")
        await actors.in_google(PORTRAIT)
        proposed = await page.add_event(NEWBORN, calendar=MARA, place="Daylight Studio")
        await page.shows(NEWBORN, times=2)
        arrived = await actors.in_google(NEWBORN)
        # The dialog says no more than the clock, which shows some times twice.
        assert _clock(arrived["start"]) == proposed.start
        assert _clock(arrived["end"]) == proposed.end
        assert arrived["location"] == "Daylight Studio"
        shown = await page.look_at(NEWBORN, calendar=MARA)
        await expect(shown.get_by_text(MARA)).to_be_visible()
        await actors.frontend.shoot("event")
        assert await actors.google.mails() == 0


async def test_previews_conflicts_and_mail_are_settled_in_the_browser(
    tmp_path: Path, socket_enabled: None
) -> None:
    """B1, S14, S22: the options' preview, a conflict's fix flow, a test e-mail; in German, too."""
    start = at(1, 10)
    async with mail_server() as mail, stage(tmp_path, pictures="daily_work") as actors:
        await found_studio(actors)
        calendar = Calendar(actors.ha, "calendar.mara_lindqvist")
        await put_in(calendar, PORTRAIT, start)
        await connect_mara(actors)
        await actors.in_google(PORTRAIT)
        made = await actors.mara.insert(google_event("Dentist", start + timedelta(minutes=30)))
        await preview_and_sync(actors, calendar)
        await move_the_new_one(actors.frontend)
        moved = start + timedelta(hours=1)
        await until(partial(is_at, actors.mara, made["id"], moved), "the dentist an hour later")
        await actors.frontend.nothing_to_repair()
        await send_test_mail(actors.frontend, mail.port)
        assert [message["To"] for message in mail.received] == [EMAIL]
        await in_german(actors, calendar)
        assert await actors.google.mails() == 0


async def preview_and_sync(actors: Stage, calendar: Calendar) -> None:
    """Look at what the next sync would do, see that it is not done, and do it."""
    dialog = await actors.frontend.configure("Google account 1")
    await dialog.titled("What would you like to do?")
    await dialog.shoot("account-options")
    await dialog.choose("Preview the next sync")
    await dialog.says("Dentist")
    await dialog.shoot("preview")
    assert await titles(calendar) == [PORTRAIT]
    await dialog.choose("Do it now")
    await dialog.says("The sync is done.")
    await dialog.shoot("preview-done")
    await dialog.close()
    assert await titles(calendar) == [PORTRAIT, "Dentist"]


async def move_the_new_one(frontend: Frontend) -> None:
    """Take the first free time that the repair proposes."""
    dialog = await frontend.repair(OVERLAP, "repairs")
    await dialog.titled("Two appointments at one time")
    await dialog.says("What should happen?")
    await dialog.shoot("conflict")
    await dialog.choose(MOVE)
    await dialog.titled("When should it take place?")
    await dialog.says("11:00–12:00")
    await dialog.shoot("conflict-times")
    await dialog.submit()
    await dialog.finish("conflict-resolved")


async def in_german(actors: Stage, calendar: Calendar) -> None:
    """Preview, sync and settle another overlap on German pages."""
    await actors.ha.socket.call("config/core/update", language="de")
    await actors.frontend.speak("de")
    made = await actors.mara.insert(google_event("Zahnarzt", at(1, 10)))
    dialog = await actors.frontend.configure("Google account 1")
    await dialog.choose("Vorschau des nächsten Abgleichs")
    await dialog.says("Hinzufügen: ")
    await dialog.shoot("preview-german")
    await dialog.choose("Jetzt ausführen")
    await dialog.says("Der Abgleich ist abgeschlossen.")
    await dialog.close()
    dialog = await actors.frontend.repair(ZAHNARZT, "repairs-german")
    await dialog.titled("Zwei Termine zur selben Zeit")
    await dialog.says("Was soll geschehen?")
    await dialog.shoot("conflict-german")
    await dialog.choose(ABSAGEN)
    await dialog.finish("conflict-resolved-german")
    await until(partial(is_gone, actors.mara, made["id"]), "the dentist gone from Google")
    assert await titles(calendar) == [PORTRAIT, "Dentist"]


async def is_gone(person: Person, event_id: str) -> bool:
    """Tell whether somebody's event in Google is deleted."""
    return bool((await person.get(event_id))["status"] == "cancelled")


async def send_test_mail(frontend: Frontend, port: int) -> None:
    """Set e-mail up for the studio, try it, and keep it."""
    dialog = await frontend.configure(STUDIO)
    await dialog.titled("What would you like to do?")
    await dialog.shoot("studio-options")
    await dialog.choose("E-mail")
    await dialog.titled("How the studio sends e-mail")
    await dialog.fill("Mail server", "127.0.0.1")
    await dialog.pick("Encryption", "None")
    await dialog.fill("Port", str(port))
    await dialog.fill("Sender's address", "studio@example.com")
    await dialog.shoot("mail")
    await dialog.submit()
    await dialog.titled("Try it first?")
    await dialog.shoot("mail-try")
    await dialog.choose("Send a test e-mail")
    await dialog.fill("Recipient", EMAIL)
    await dialog.shoot("mail-test")
    await dialog.submit()
    await dialog.titled("The e-mail was sent")
    await dialog.shoot("mail-sent")
    await dialog.choose("Save")
    await dialog.finish("mail-saved")


async def titles(calendar: Calendar) -> list[str]:
    """Read the titles of the coming days, in order."""
    return [event["summary"] for event in await calendar.events(at(0, 0), at(3, 0))]


async def is_at(person: Person, event_id: str, start: datetime) -> bool:
    """Tell whether somebody's event in Google begins then."""
    return _instant((await person.get(event_id))["start"]) == start


async def put_in(calendar: Calendar, title: str, start: datetime) -> None:
    """Put an hour's appointment into a calendar."""
    end = start + timedelta(hours=1)
    await calendar.add(summary=title, dtstart=start.isoformat(), dtend=end.isoformat())


async def add_studio(frontend: Frontend) -> None:
    """Click through the flow from the menu on."""
    dialog = await frontend.add_integration("Studio Sync")
    await dialog.titled("What would you like to add?")
    await dialog.shoot("menu")
    await dialog.choose("A studio")
    await dialog.titled("A studio")
    await dialog.fill("Name", STUDIO)
    await dialog.shoot("studio")
    await dialog.submit()
    await dialog.finish("studio-done")


async def add_staff_member(frontend: Frontend) -> None:
    """Add Mara."""
    dialog = await frontend.press("Add staff member")
    await dialog.titled("Staff member")
    await dialog.fill("Name", MARA)
    await dialog.fill("E-mail address", EMAIL)
    await dialog.shoot("staff-member")
    await dialog.submit()
    await dialog.finish("staff-member-done")
    await expect(frontend.page.get_by_text("Staff member", exact=True)).to_be_visible()
    await frontend.shoot("studio-page")


async def calendar_page(actors: Stage) -> None:
    """Put an appointment on each side, before the two know of each other."""
    calendar = Calendar(actors.ha, "calendar.mara_lindqvist")
    await put_in(calendar, PORTRAIT, at(1, 10))
    await actors.mara.insert(google_event("Dentist", at(2, 16)))


async def connect_account(frontend: Frontend) -> None:
    """Sign in to Google in the window that opens, then fill in the two forms."""
    dialog = await frontend.press("Add service")
    await dialog.choose("A Google account")
    await dialog.titled("What is the account for?")
    await dialog.shoot("account-purpose")
    google = await dialog.submit_outside()
    await expect(google.get_by_label(EMAIL)).to_be_checked()
    await frontend.shoot("consent", google)
    async with google.expect_event("close"):
        await google.get_by_role("button", name="Allow", exact=True).click()
    await dialog.titled("Whose calendar is it?")
    await dialog.shoot("account")
    await dialog.submit()
    await dialog.titled("What should be synchronised?")
    await dialog.switch_on("Bring the appointments that are in Google into the studio")
    await dialog.switch_on("Send new, changed and deleted Google appointments to the studio")
    await dialog.shoot("first-sync")
    await dialog.submit()
    await dialog.finish("account-done")
    await frontend.open(INTEGRATION)
    await expect(frontend.page.get_by_text(f"{MARA} (Google)").first).to_be_visible()
    await frontend.shoot("account-page")


def _instant(moment: Json) -> datetime:
    return datetime.fromisoformat(moment["dateTime"])


def _clock(moment: Json) -> datetime:
    return _instant(moment).astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)
