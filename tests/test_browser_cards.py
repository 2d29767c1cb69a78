"""The dashboard cards and the board, as people add, edit, read and tap them in a browser.

A real Home Assistant in a real Chromium; what they look like goes to ``artefacts/``.
"""

from datetime import datetime, timedelta
from pathlib import Path
import re
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, Page, expect
import pytest

from tests.demo.set_up import DOMAIN
from tests.live.browser import signed_in_page
from tests.live.browser_stage import (
    JONAS,
    MARA,
    ZONE,
    Stage,
    found_studio,
    frontend_of,
    stage,
)
from tests.live.client import Json
from tests.live.flows import Flow
from tests.live.frontend import Frontend, pictures_folder
from tests.live.home_assistant import home_assistant
from tests.live.users import add_user
from tests.test_browser_own_page import staff_of, studio_id

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

PICTURES = "cards"
CARDS, BOARD = "/studio-cards/0", "/studio-board"
CLIENT = "Renée O'Brien <b>דוד</b> 🎂"
MEETING = "Team meeting"
TYPE = "Portrait"
DASHBOARD = """
lovelace:
  dashboards:
    yaml-cards:
      mode: yaml
      title: Cards
      filename: cards.yaml
"""


async def act(actors: Stage, action: str, **data: object) -> Json:
    """Perform an action of ours for the studio."""
    answer = await actors.ha.socket.call(
        "call_service",
        domain=DOMAIN,
        service=action,
        service_data={"config_entry_id": await studio_id(actors), **data},
        return_response=True,
    )
    found: Json = answer["response"]
    return found


async def booked(actors: Stage) -> str:
    """Book a session of Mara's for tomorrow, and something of Jonas's that overlaps nothing.

    Returns the day: it is still that one when midnight has passed.
    """
    day = tomorrow()
    staff = await staff_of(actors)
    flow = await Flow.options(actors.ha.rest, await studio_id(actors))
    await flow.choose("session_types")
    await flow.submit(name=TYPE, minutes=60, buffer_before=0, buffer_after=0, colour=[30, 136, 229])
    [client] = (await act(actors, "add_client", name=CLIENT))["clients"]
    times = {"start": f"{day} 10:00", "end": f"{day} 11:00"}
    ids = {"staff_id": staff[MARA], "client_id": client["client_id"]}
    made = await act(actors, "add_appointment", title=CLIENT, **times, **ids)
    key = made["appointments"][0]["appointment_id"]
    await act(actors, "convert_to_session", appointment_id=key, session_type=TYPE, keep_title=True)
    await act(actors, "add_appointment", title=MEETING, staff_id=staff[JONAS], **times)
    return day


def tomorrow() -> str:
    """Return tomorrow's date on the studio's clock."""
    return (datetime.now(ZoneInfo(ZONE)) + timedelta(days=1)).date().isoformat()


async def dashboard(actors: Stage, path: str, config: Json) -> None:
    """Add a dashboard that everybody may see."""
    url = path.split("/")[1]
    await actors.ha.socket.call(
        "lovelace/dashboards/create", url_path=url, title=url, mode="storage"
    )
    await actors.ha.socket.call("lovelace/config/save", url_path=url, config=config)


class Picker:
    """Adds cards to a dashboard by clicks."""

    def __init__(self, frontend: Frontend) -> None:
        self.frontend = frontend
        self.page: Page = frontend.page
        self.editor = self.page.locator("hui-dialog-edit-card")

    async def choose(self, card: str) -> None:
        """Find a card in the picker, where it is shown as it will be, and begin to edit it."""
        await self.page.get_by_role("button", name="Add card").first.click()
        dialog = self.page.locator("hui-dialog-create-card")
        await dialog.get_by_text("By card", exact=True).click()
        await dialog.locator("hui-card-picker input").fill(card)
        found = dialog.locator("hui-card-picker .card").filter(has_text=card).first
        await expect(found.locator("h2").get_by_role("link")).to_be_attached()
        await self.frontend.shoot(f"picker {card}")
        await found.click()
        await expect(self.editor.get_by_label("Hide the names of clients")).to_be_visible()

    async def save(self, card: str) -> None:
        """End the editing."""
        await self.frontend.shoot(f"editor {card}")
        save = self.editor.get_by_role("button", name="Save")
        await save.click()
        await expect(save).to_be_hidden()


def card(page: Page, kind: str) -> Locator:
    """Find a card on the dashboard."""
    return page.locator(f"studio-sync-{kind}")


async def test_cards_are_picked_edited_read_and_tapped(
    tmp_path: Path, socket_enabled: None
) -> None:
    """Each opens the page where it shows something; names can be hidden."""
    async with stage(tmp_path, pictures=PICTURES) as actors:
        await found_studio(actors)
        day = await booked(actors)
        mara = (await staff_of(actors))[MARA]
        view = {"title": "Cards", "type": "sections", "sections": [{"type": "grid", "cards": []}]}
        await dashboard(actors, CARDS, {"views": [view]})
        frontend = actors.frontend
        page = frontend.page
        await frontend.open(f"{CARDS}?edit=1")
        picker = Picker(frontend)

        await picker.choose("Studio day")
        await picker.editor.get_by_label(MARA).check()
        days = picker.editor.get_by_label("Days, from today on")
        for given, taken in (("0", "1"), ("2", "2")):
            await days.fill(given)
            await days.press("Tab")
            await expect(days).to_have_value(taken)
        await expect(picker.editor.get_by_text(CLIENT).first).to_be_visible()
        await picker.save("day")
        await picker.choose("Next session")
        await picker.editor.get_by_label("Hide the names of clients").check()
        await picker.save("next")
        await picker.choose("Studio: to do")
        await picker.editor.get_by_label("Title").fill("Was ist zu tun?")
        await picker.save("todo")
        # The picker shows cards of Home Assistant's own, which ask for what isn't set up here.
        frontend.errors[:] = [each for each in frontend.errors if each != "Object"]

        await page.goto(page.url.partition("?")[0])
        await expect(card(page, "day").get_by_text(CLIENT)).to_be_visible()
        await expect(card(page, "day").get_by_text(MEETING)).to_have_count(0)
        await expect(card(page, "next").get_by_text("10:00")).to_be_visible()
        await expect(card(page, "next").get_by_text("Renée")).to_have_count(0)
        await expect(card(page, "todo").get_by_text("Was ist zu tun?")).to_be_visible()
        await expect(card(page, "todo").get_by_text("Nothing waits for a decision")).to_be_visible()
        await frontend.shoot("cards")

        # A change of the book is there without anybody asking.
        dentist = {"title": "Dentist", "allow_overlap": True, "staff_id": mara}
        times = {"start": f"{day} 10:30", "end": f"{day} 11:30"}
        await act(actors, "add_appointment", **dentist, **times)
        await expect(card(page, "day").get_by_text("Dentist")).to_be_visible()
        await expect(card(page, "todo").get_by_text("1 decision is waiting")).to_be_visible()

        await card(page, "day").get_by_text(CLIENT).click()
        await expect(page).to_have_url(re.compile(r"/studio-sync/diary\?day=.*&appointment="))
        beside = page.locator("studio-sync-page aside")
        await expect(beside.get_by_text(CLIENT).first).to_be_visible()
        await frontend.shoot("tapped")
        await frontend.open(CARDS)
        await card(page, "todo").get_by_role("link").click()
        await expect(page).to_have_url(re.compile(r"/studio-sync/todo$"))


async def test_the_board_shows_the_whole_studio(tmp_path: Path, socket_enabled: None) -> None:
    """Dark, on a phone and in German, too; and a sentence to those who have no role in it."""
    async with stage(tmp_path, pictures=f"{PICTURES}_board") as actors:
        await found_studio(actors)
        await booked(actors)
        await dashboard(actors, BOARD, {"strategy": {"type": "custom:studio-sync"}})
        frontend = actors.frontend
        page = frontend.page
        await frontend.open(BOARD)
        for name in (MARA, JONAS):
            await expect(page.locator("studio-sync-day").get_by_text(name).first).to_be_visible()
        await expect(card(page, "next").get_by_text(CLIENT)).to_be_visible()
        await expect(card(page, "todo")).to_be_visible()
        await expect(page.locator("hui-tile-card").get_by_text("Sync now").first).to_be_visible()
        await frontend.shoot("board")
        await page.emulate_media(color_scheme="dark")
        await page.set_viewport_size({"width": 420, "height": 860})
        await frontend.speak("de")
        await expect(card(page, "next").get_by_text("Nächstes Shooting")).to_be_visible()
        await frontend.shoot("phone")

        user = await add_user(actors.ha, name="Tess", password="studio-test")
        async with frontend_of(actors, user, pictures=f"{PICTURES}_none") as other:
            await other.open(BOARD)
            words = "You have no role in a studio yet"
            await expect(other.page.get_by_text(words)).to_be_visible()
            await other.shoot("no role")


async def test_the_cards_are_there_after_a_restart(tmp_path: Path, socket_enabled: None) -> None:
    """Once each, and in a dashboard that is kept in YAML as well; far away with the zone."""
    async with stage(tmp_path, pictures=f"{PICTURES}_first") as actors:
        await found_studio(actors)
        await booked(actors)
        sign_in = actors.ha.sign_in
    config = tmp_path / "config"
    (config / "cards.yaml").write_text(
        "views:\n  - title: Cards\n    cards:\n      - type: custom:studio-sync-next\n",
        encoding="utf-8",
    )
    settings = config / "configuration.yaml"
    port = int(sign_in.browser["hassUrl"].rpartition(":")[2])
    settings.write_text(f"{settings.read_text('utf-8')}\n{DASHBOARD}", encoding="utf-8")
    async with (
        home_assistant(config, port=port, env={}, sign_in=sign_in) as ha,
        signed_in_page(sign_in, time_zone="America/St_Johns") as page,
    ):
        frontend = Frontend(page, ha.url, pictures_folder(f"{PICTURES}_yaml"))
        await frontend.open("/yaml-cards")
        await expect(card(page, "next").get_by_text(CLIENT)).to_be_visible()
        await expect(card(page, "next")).to_contain_text(f"on the studio's clock: {ZONE}")
        await frontend.shoot("yaml")
        names = await page.evaluate("window.customCards.map(each => each.type)")
        assert sorted(names) == [f"studio-sync-{kind}" for kind in ("day", "next", "todo")]
        assert frontend.errors == []
