"""The clients on the studio's page, as people click them: a real Home Assistant and Chromium.

What it looks like goes to ``artefacts/``.
"""

import asyncio
from pathlib import Path
from typing import Any

from playwright.async_api import Locator, expect
import pytest

from tests.demo.health import complaints
from tests.demo.set_up import DOMAIN
from tests.live.browser_stage import Stage, at, found_studio, stage
from tests.live.frontend import Frontend
from tests.live.studio_page import StudioPage, bring_axe

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

SOFIA, HTML, RTL = "Sofía Rossi", "<b onclick=alert(1)>Ada</b> 👩‍👩‍👧", "דוד לוי"
LONG = "Ö" * 300
PATH = "/studio-sync/clients"
MANY = 300


async def test_clients_are_found_changed_merged_and_erased_in_the_browser(
    tmp_path: Path, socket_enabled: None
) -> None:
    await asyncio.to_thread(bring_axe, tmp_path)
    async with stage(tmp_path, pictures="page_clients") as actors:
        await found_studio(actors)
        await fill(actors)
        frontend = actors.frontend
        await frontend.open(PATH)
        await find_by_number(frontend)
        await group_chips(frontend)
        await edit_while_somebody_else_does(actors)
        await remove_and_take_back(frontend)
        await edit_everything(frontend)
        await add_a_client(frontend)
        await merge_and_take_back(frontend)
        await import_and_undo(frontend, tmp_path)
        await erase(frontend)
        await scroll_through_all(frontend)
        await on_a_phone_in_german_in_the_dark(frontend)
        log = (actors.ha.folder / "home-assistant.log").read_text(encoding="utf-8")
        assert complaints(log) == []
        assert "parsing localized" not in log
        assert not any(name in log for name in (SOFIA, RTL, "2312 5008", "23125008"))
        assert await actors.google.mails() == 0


async def fill(actors: Stage) -> None:
    """Add clients of all sorts, a group, and appointments."""
    ask = actors.ha.socket.ask
    ids = {}
    for name in (SOFIA, HTML, RTL, LONG, "Sofia Rossi"):
        phones = ["+49 30 2312 5008"] if "Rossi" in name else []
        made = await ask(f"{DOMAIN}.add_client", name=name, phones=phones)
        ids[name] = made["clients"][0]["client_id"]
    await ask(f"{DOMAIN}.add_client_group", name="Newsletter")
    for days in (-3, 4):
        await ask(
            f"{DOMAIN}.add_appointment",
            title="Portrait",
            start=at(days, 10).isoformat(),
            client_id=ids[SOFIA],
        )
    table = "Name,Phone\n" + "\n".join(f"Client {n:03},030 {n:06}" for n in range(MANY))
    await ask(f"{DOMAIN}.import_clients", content=table, limit=1)


def client(frontend: Frontend, name: str) -> Locator:
    """Find a client in the list."""
    return frontend.page.locator("studio-client-list").get_by_role("button", name=name, exact=True)


def beside(frontend: Frontend) -> Locator:
    """Find the client beside the list."""
    return frontend.page.locator("studio-client")


async def undo(frontend: Frontend) -> None:
    """Press Undo where it is said what was done."""
    await frontend.page.locator(".said").get_by_role("button", name="Undo").click()
    await expect(frontend.page.get_by_text("It is as it was before.")).to_be_visible()


async def find_by_number(frontend: Frontend) -> None:
    """Two clicks, without typing counted: into the field, and on the client."""
    await expect(client(frontend, "Client 000")).to_be_visible()
    await frontend.page.locator("studio-search input").click()
    await frontend.page.locator("studio-search input").press_sequentially("030 23125")
    await expect(client(frontend, "Client 000")).to_have_count(0)
    await client(frontend, SOFIA).click()
    shown = beside(frontend)
    await expect(shown.get_by_role("heading", name=SOFIA)).to_be_visible()
    await expect(shown.get_by_text("Coming (1)")).to_be_visible()
    await expect(shown.get_by_text("Past (1)")).to_be_visible()
    call = shown.get_by_role("link", name="Call +49 30 2312 5008")
    await expect(call).to_have_attribute("href", "tel:+493023125008")
    await StudioPage(frontend).check("found")
    await shown.get_by_role("button", name="Book again").click()
    await expect(frontend.page.locator("studio-booking")).to_be_visible()
    await client(frontend, SOFIA).click()
    await frontend.page.locator("studio-search input").fill("")


async def group_chips(frontend: Frontend) -> None:
    """Into a group, the list of it, and out again by Undo."""
    shown = beside(frontend)
    await shown.get_by_label("Add to a group").select_option("Newsletter")
    chip = frontend.button("Newsletter (1)")
    await chip.click()
    await expect(client(frontend, SOFIA)).to_be_visible()
    await expect(frontend.page.locator("studio-client-list [data-at]")).to_have_count(1)
    await undo(frontend)
    await expect(frontend.page.get_by_text("Nobody is found.", exact=False)).to_be_visible()
    await frontend.page.get_by_role("button", name="All (", exact=False).click()


async def edit_while_somebody_else_does(actors: Stage) -> None:
    """See that what is typed stays, what both changed is shown, and it is saved as typed."""
    frontend = actors.frontend
    shown = beside(frontend)
    await shown.get_by_role("button", name="Edit").click()
    await shown.get_by_label("Notes").fill("mine <b>")
    ask: Any = actors.ha.socket.ask
    found = await ask(f"{DOMAIN}.find_clients", search=SOFIA)
    [theirs] = [each for each in found["clients"] if each["name"] == SOFIA]
    await ask(
        f"{DOMAIN}.update_client",
        client_id=theirs["client_id"],
        notes="theirs",
        emails=["sofia@example.com"],
    )
    await expect(shown.get_by_role("alert").get_by_text("theirs")).to_be_visible()
    await expect(shown.get_by_label("Notes")).to_have_value("mine <b>")
    # Somebody else is looked at, and the connection is lost and back.
    await frontend.page.locator("studio-search input").fill("rossi")
    await client(frontend, "Sofia Rossi").click()
    await expect(shown.get_by_role("heading", name="Sofia Rossi", exact=True)).to_be_visible()
    await frontend.page.evaluate(
        "document.querySelector('home-assistant').hass.connection.reconnect(true)"
    )
    await expect(frontend.page.get_by_text("is lost", exact=False)).to_have_count(0)
    await client(frontend, SOFIA).click()
    await expect(shown.get_by_label("Notes")).to_have_value("mine <b>")
    # Home Assistant's own frontend throws it that a subscription is gone with the connection.
    frontend.errors.clear()
    await StudioPage(frontend).check("meanwhile")
    await frontend.page.locator("studio-search input").fill("")
    await shown.get_by_role("button", name="Save").click()
    await expect(shown.get_by_text("mine <b>", exact=True)).to_be_visible()
    await expect(shown.get_by_role("link", name="sofia@example.com", exact=True)).to_be_visible()


async def remove_and_take_back(frontend: Frontend) -> None:
    await beside(frontend).get_by_role("button", name="Remove").click()
    await expect(beside(frontend)).to_have_count(0)
    await undo(frontend)
    # And later, from the list of those who were removed.
    await frontend.page.locator("studio-search input").fill("030 2312")
    await client(frontend, SOFIA).click()
    await beside(frontend).get_by_role("button", name="Remove").click()
    await expect(client(frontend, SOFIA)).to_have_count(0)
    await frontend.button("Removed").click()
    await client(frontend, SOFIA).click()
    await expect(beside(frontend).get_by_text("This client is removed.")).to_be_visible()
    await expect(beside(frontend).get_by_role("button", name="Edit")).to_have_count(0)
    await StudioPage(frontend).check("removed")
    await beside(frontend).get_by_role("button", name="Take up again").click()
    await expect(beside(frontend).get_by_role("button", name="Edit")).to_be_visible()
    await expect(client(frontend, SOFIA)).to_have_count(0)
    await frontend.button("Removed").click()
    await expect(client(frontend, SOFIA)).to_be_visible()
    await frontend.page.locator("studio-search input").fill("")


async def edit_everything(frontend: Frontend) -> None:
    """See parts of the name, and several addresses."""
    shown = beside(frontend)
    await shown.get_by_role("button", name="Edit").click()
    await shown.get_by_text("Parts of the name").click()
    await expect(shown.get_by_label("Last name", exact=True)).to_have_value("Rossi")
    await shown.get_by_label("Prefix of the name").fill("Dr.")
    await expect(shown.get_by_label("Name", exact=True)).to_have_value(f"Dr. {SOFIA}")
    for number, street in (("1", "Ring 1"), ("2", "Via Roma 2")):
        await shown.get_by_role("button", name="+ Postal address").click()
        place = shown.get_by_role("group", name=f"Address {number}")
        await place.get_by_label("Street").fill(street)
        await place.get_by_label("Label").fill("home" if number == "1" else "Studio")
    await shown.get_by_text("More fields").click()
    await shown.get_by_role("button", name="+ Web address").click()
    await shown.get_by_label("Web addresses").last.fill("https://example.com")
    await StudioPage(frontend).check("edit")
    await shown.get_by_role("button", name="Save").click()
    await StudioPage(frontend).toast("is saved.")
    await expect(shown.get_by_role("heading", name=f"Dr. {SOFIA}")).to_be_visible()
    await expect(shown.get_by_text("Postal addresses (Studio)")).to_be_visible()
    await expect(shown.get_by_text("Via Roma 2")).to_be_visible()
    await expect(shown.get_by_role("link", name="https://example.com")).to_be_visible()
    await expect(frontend.page.get_by_text(f"Dr. {SOFIA} is saved.")).to_be_visible()
    await undo(frontend)


async def add_a_client(frontend: Frontend) -> None:
    """See that what is refused stays typed."""
    await frontend.button("+ Client").click()
    shown = beside(frontend)
    await shown.get_by_label("Name", exact=True).fill("Zoé\N{CAMERA}")
    await shown.get_by_role("button", name="+ Number").click()
    await shown.get_by_label("Phone numbers").last.fill("none")
    await shown.get_by_role("button", name="Save").click()
    await expect(shown.get_by_role("alert")).to_be_visible()
    await shown.get_by_label("Phone numbers").last.fill("030 99")
    await shown.get_by_role("button", name="Save").click()
    await expect(shown.get_by_role("heading", name="Zoé\N{CAMERA}")).to_be_visible()


async def merge_and_take_back(frontend: Frontend) -> None:
    """Make one of a pair, side by side."""
    await frontend.button("Duplicates").click()
    place = frontend.page.locator("studio-client-duplicates")
    await expect(place.get_by_text("The same: name, phone number")).to_be_visible()
    await StudioPage(frontend).check("duplicates")
    none = place.get_by_text("No two clients look like the same person.")
    await place.get_by_role("button", name="Keep this one").first.click()
    await place.get_by_role("radio", name="Sofia Rossi").check()
    await StudioPage(frontend).check("merge")
    await place.get_by_role("button", name="Merge", exact=True).click()
    await StudioPage(frontend).toast("is one client now.")
    await expect(none).to_be_visible()
    await undo(frontend)
    await expect(place.get_by_text("The same: name, phone number")).to_be_visible()
    await place.get_by_role("button", name="Not the same person").click()
    await expect(none).to_be_visible()
    await undo(frontend)
    await place.get_by_role("button", name="Not the same person").click()
    await place.get_by_role("button", name="Kept apart (1)").click()
    await place.get_by_role("button", name="Compare them again").click()
    await expect(place.get_by_text("0 pairs are kept apart.")).to_be_visible()
    await place.get_by_role("button", name="Kept apart (0)").click()
    await expect(place.get_by_text("The same: name, phone number")).to_be_visible()
    await place.get_by_role("button", name="Close").click()


async def a_file_that_has_to_be_explained(place: Locator, folder: Path) -> None:
    """Ask in place what its columns are, and in which order its dates."""
    file = folder / "unknown.csv"
    file.write_text("Nimi 🙂,🎂\nAino Uusi,4/5/1985\n", encoding="utf-8")
    await place.get_by_label("File", exact=True).set_input_files(file)
    await expect(place.get_by_role("alert")).to_contain_text("Say what each column is")
    await place.get_by_label("Nimi 🙂").select_option("Name")
    await expect(place.get_by_text("New: 1")).to_be_visible()
    await place.get_by_label("🎂").select_option("Birthday")
    await expect(place.get_by_role("alert")).to_contain_text("whether the day or the month")
    await place.get_by_label("What comes first?").select_option("Day first")
    await expect(place.get_by_text("New: 1")).to_be_visible()


async def import_and_undo(frontend: Frontend, folder: Path) -> None:
    """Look at the preview first, with the columns."""
    file = folder / "clients.csv"
    # More than a message to Home Assistant takes.
    long = "x" * 100_000
    table = f"Name,Tel.,Hund,Bild\nNeue Kundin,030 5,Rex,{long}\n" + f"{RTL},030 6,,{long}\n" * 40
    file.write_text(table, encoding="utf-8")
    await frontend.button("Import …").click()
    place = frontend.page.locator("studio-client-import")
    await a_file_that_has_to_be_explained(place, folder)
    await place.get_by_label("File", exact=True).set_input_files(file)
    await expect(place.get_by_text("What the 4 columns are")).to_be_visible()
    await expect(place.get_by_text("New: 1")).to_be_visible()
    await place.get_by_text("What the 4 columns are").click()
    await place.get_by_label("Hund").select_option("Notes")
    await place.get_by_label("Bild").select_option("(leave out)")
    await StudioPage(frontend).check("import")
    await place.get_by_role("button", name="Import", exact=True).click()
    await expect(place.get_by_role("button", name="Undo the import")).to_be_visible()
    await frontend.page.locator("studio-search input").fill("Kundin Neue")
    await client(frontend, "Neue Kundin").click()
    await expect(beside(frontend).get_by_text("Rex")).to_be_visible()
    await place.get_by_role("button", name="Undo the import").click()
    await expect(client(frontend, "Neue Kundin")).to_have_count(0)
    await place.get_by_role("button", name="Close").click()
    await frontend.page.locator("studio-search input").fill("")


async def erase(frontend: Frontend) -> None:
    """Only after a word is typed."""
    await client(frontend, HTML).click()
    shown = beside(frontend)
    await shown.get_by_role("button", name="Erase for good").click()
    sure = shown.get_by_role("button", name="Erase for good").last
    await expect(sure).to_be_disabled()
    await expect(shown.get_by_label("Type ERASE to go on")).to_be_focused()
    await frontend.page.keyboard.type("ERASE")
    await StudioPage(frontend).check("erase")
    await sure.click()
    await expect(client(frontend, HTML)).to_have_count(0)
    await expect(shown).to_have_count(0)


async def scroll_through_all(frontend: Frontend) -> None:
    """Only those in sight are there, and arrows go on."""
    rows = frontend.page.locator("studio-client-list .rows")
    await rows.evaluate("rows => { rows.scrollTop = 100 * 53; }")
    await expect(client(frontend, "Client 100")).to_be_visible()
    assert await rows.locator("[data-at]").count() < 60
    await client(frontend, "Client 100").focus()
    await frontend.page.keyboard.press("ArrowDown")
    await expect(client(frontend, "Client 101")).to_be_focused()
    await frontend.page.keyboard.press("Enter")
    await expect(beside(frontend).get_by_role("heading", name="Client 101")).to_be_visible()
    await StudioPage(frontend).check("all")


async def on_a_phone_in_german_in_the_dark(frontend: Frontend) -> None:
    """See a plain list, with a search of its own."""
    page = frontend.page
    await page.set_viewport_size({"width": 420, "height": 860})
    await page.emulate_media(color_scheme="dark")
    await frontend.speak("de")
    await frontend.open("/studio-sync/clients")
    field = page.get_by_label("Nach Name, Nummer oder E-Mail-Adresse suchen")
    await field.fill(RTL)
    await client(frontend, RTL).click()
    await expect(beside(frontend).get_by_role("button", name="Termin buchen")).to_be_visible()
    await StudioPage(frontend).check("phone")
    await page.get_by_role("button", name="Schließen").click()
    await field.fill("Ö")
    await expect(client(frontend, LONG)).to_be_visible()
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert await page.evaluate(wide)
    await StudioPage(frontend).check("phone-list")
