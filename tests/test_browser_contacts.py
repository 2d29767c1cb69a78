"""Clients and Google Contacts in a browser: a real Home Assistant in a real Chromium.

What the screens look like goes to ``artefacts/`` (or ``STUDIO_SYNC_ARTEFACTS``).
"""

from contextlib import suppress
from functools import partial
from pathlib import Path
import re

from playwright.async_api import Download, Page, TimeoutError as PlaywrightTimeout, expect
import pytest

from custom_components.studio_sync.formats.vcard.file import read_file
from tests.demo.health import complaints
from tests.demo.set_up import DOMAIN, add_credentials
from tests.demo.users import DESK, give_roles
from tests.live.browser_stage import (
    EMAIL,
    JONAS,
    STUDIO,
    ZONE,
    Stage,
    found_studio,
    frontend_of,
    stage,
)
from tests.live.contacts import Contacts
from tests.live.frontend import INTEGRATION, Dialog, Frontend
from tests.live.users import add_user
from tests.live.waiting import until
from tests.test_browser_own_page import studio_id

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

OFFICE = "office@example.com"
LABEL = f"Studio Sync - {STUDIO}"
CONTACTS = "https://www.googleapis.com/auth/contacts"
GROUP = "Phone book"
DASHBOARD, BUTTON = "office-contacts", "button.phone_book_google_account_2_synchronize_contacts"
ADA, FAMILY = "Ada Byron 🎩", "Familie Öztürk"
CLIENTS = {ADA: "+49 30 23125 001", FAMILY: "+49 30 23125 002"}


async def test_clients_go_to_google_contacts_and_to_the_user_in_the_browser(
    tmp_path: Path, socket_enabled: None
) -> None:
    """S12, Z2, Z3, Z6, Z8: connecting, the button, a vCard downloaded and imported again."""
    async with stage(tmp_path, pictures="contacts") as actors:
        await found_studio(actors)
        await add_credentials(actors.ha)
        await actors.google.add_person(OFFICE, name=STUDIO, time_zone=ZONE)
        await actors.ha.socket.ask(f"{DOMAIN}.add_client_group", name=GROUP)
        for name, phone in CLIENTS.items():
            await add_client(actors, name, phone)
        await connect_with_contacts(actors)
        await connect_for_contacts_only(actors)
        await button_is_pressed(actors)
        card = await group_is_downloaded(actors, tmp_path)
        await all_are_downloaded_in_the_options(actors)
        await file_is_imported_again(actors, card)
        only_the_refusal_is_in_the_log(actors)
        await table_is_imported(actors, tmp_path)


def only_the_refusal_is_in_the_log(actors: Stage) -> None:
    """Nothing else of ours is worth a warning, and no name is in it."""
    log = (actors.ha.folder / "home-assistant.log").read_text(encoding="utf-8")
    [refusal] = complaints(log)
    assert "contact_rights" in refusal
    assert not any(word in log for word in (JONAS, ADA, FAMILY, OFFICE))


async def add_client(actors: Stage, name: str, phone: str) -> None:
    """Add a client to the group."""
    ask = actors.ha.socket.ask
    made = await ask(f"{DOMAIN}.add_client", name=name, phones=[phone])
    await ask(
        f"{DOMAIN}.put_clients_into_group",
        group_id=GROUP,
        client_ids=[each["client_id"] for each in made["clients"]],
    )


async def connect_with_contacts(actors: Stage) -> None:
    """Connect Mara's account; the box for contacts is ticked only the second time."""
    frontend = actors.frontend
    dialog = await begin(frontend, "The calendar of a staff member, and contacts")
    google = await dialog.submit_outside()
    await expect(google.get_by_label(CONTACTS)).to_be_checked()
    await google.get_by_label(CONTACTS).uncheck()
    await frontend.shoot("consent-unticked", google)
    await allow(google, EMAIL)
    await dialog.titled("Google did not give the permission for contacts")
    await dialog.shoot("contacts-refused")
    async with frontend.page.context.expect_page() as opened:
        await dialog.choose("Sign in again, and tick the box")
    await allow(await opened.value, EMAIL)
    await dialog.titled("Whose calendar is it?")
    await dialog.submit()
    await dialog.titled("What should be synchronised?")
    await dialog.submit()
    await dialog.titled("Which clients go to Google Contacts?")
    await frontend.page.set_viewport_size({"width": 1280, "height": 1600})
    await dialog.shoot("contacts")
    await frontend.page.set_viewport_size({"width": 1280, "height": 900})
    await dialog.pick("Client group", GROUP)
    await dialog.submit()
    await dialog.finish("connected")
    await until(partial(in_label, actors, EMAIL, 2), "two contacts in Mara's label")


async def connect_for_contacts_only(actors: Stage) -> None:
    """Connect the office's account: Google is asked for no calendar."""
    dialog = await begin(actors.frontend, "Contacts only")
    google = await dialog.submit_outside()
    await google.get_by_label(OFFICE).check()
    await expect(google.get_by_label(re.compile("auth/calendar"))).to_have_count(0)
    await actors.frontend.shoot("consent-contacts-only", google)
    await allow(google, OFFICE)
    await dialog.titled("Which clients go to Google Contacts?")
    await dialog.pick("Client group", GROUP)
    await dialog.submit()
    await dialog.finish("connected-contacts-only")
    await until(partial(in_label, actors, OFFICE, 2), "two contacts in the office's label")
    await actors.frontend.open(INTEGRATION)
    await expect(actors.frontend.page.get_by_text("Google account 2").first).to_be_visible()
    await actors.frontend.shoot("accounts")


async def button_is_pressed(actors: Stage) -> None:
    """By the owner, by Jonas at the front desk who may not, and by him when he is allowed to."""
    contacts, page = Contacts(actors.google, OFFICE), actors.frontend.page
    await lose_a_contact(contacts)
    await page.get_by_text("Google Contacts", exact=False).last.click()
    await expect(page.get_by_title("Synchronize contacts", exact=True).first).to_be_visible()
    await expect(page.get_by_text("Contacts in step", exact=True).first).to_be_visible()
    await actors.frontend.shoot("device")
    await actors.frontend.button("Press").click()
    await until(partial(in_label, actors, OFFICE, 2), "the contact that was put back")
    await lose_a_contact(contacts)
    await make_dashboard(actors)
    user = await add_user(actors.ha, name=JONAS, password="studio-test")
    await give_roles(actors.ha, await studio_id(actors), {DESK: user})
    async with frontend_of(actors, user, pictures="contacts_of_jonas") as frontend:
        theirs = frontend.page
        await press(frontend)
        refusal = theirs.get_by_text(re.compile("You may not synchronize contacts"))
        await expect(refusal.first).to_be_visible()
        await frontend.shoot("refused")
        # Home Assistant's card shows a refusal, and throws it as well.
        frontend.errors.clear()
        assert await in_label(actors, OFFICE, 1)
        await allow_to_sync(actors)
        await theirs.reload()
        await press(frontend)
        await until(partial(in_label, actors, OFFICE, 2), "the contact that was put back")
        await frontend.shoot("allowed")


async def make_dashboard(actors: Stage) -> None:
    """Have the owner put the office's button on a dashboard for everybody."""
    call = actors.ha.socket.call
    await call("lovelace/dashboards/create", url_path=DASHBOARD, title="Contacts", mode="storage")
    card = {"type": "entities", "entities": [BUTTON]}
    config = {"views": [{"title": "Contacts", "cards": [card]}]}
    await call("lovelace/config/save", url_path=DASHBOARD, config=config)


async def press(frontend: Frontend) -> None:
    """Press the office's button on the dashboard."""
    await frontend.open(f"/{DASHBOARD}/0")
    await frontend.button("Press").click()


async def allow_to_sync(actors: Stage) -> None:
    """Have the owner say that Jonas may."""
    dialog = await actors.frontend.configure(STUDIO)
    await dialog.choose("Who may synchronize contacts")
    await dialog.titled("Who may synchronize contacts")
    await dialog.says("Owners and automations always may")
    await dialog.shoot("who-may")
    await dialog.pick("User", JONAS)
    await dialog.submit()
    await dialog.switch_on("May synchronize contacts")
    await dialog.shoot("may-sync")
    await dialog.submit()
    await dialog.finish("may-sync-saved")


async def lose_a_contact(contacts: Contacts) -> None:
    """Delete a contact of the label in Google."""
    await contacts.remove((await contacts.labelled(LABEL))[0])


async def group_is_downloaded(actors: Stage, folder: Path) -> Path:
    """Export the group on the page of tools, and open the address in the answer."""
    page = actors.frontend.page
    await actors.frontend.open("/config/tools/action")
    picker = page.locator("ha-service-picker")
    await picker.click()
    await picker.get_by_role("textbox").fill("Export clients")
    await picker.get_by_text("Export clients", exact=True).click()
    group = page.locator("ha-settings-row").filter(has=page.get_by_text("Group", exact=True))
    await group.locator("ha-checkbox").click()
    await group.get_by_role("textbox").fill(GROUP)
    address = page.get_by_text(re.compile("^/api/studio_sync/clients/"))

    async def answered() -> bool:
        # The first click may only leave the field.
        await actors.frontend.button("Perform action").click()
        with suppress(PlaywrightTimeout):
            await address.wait_for(timeout=10_000)
        return bool(await address.count())

    await until(answered, "the answer of the action")
    await address.scroll_into_view_if_needed()
    await actors.frontend.shoot("export")
    download = await downloaded(page, await address.inner_text())
    assert download.suggested_filename == f"{STUDIO}.vcf"
    file = folder / f"{STUDIO}.vcf"
    await download.save_as(file)
    cards = [each.content.contact for each in read_file(file.read_bytes())]
    assert {each.name: each.phones[0].value for each in cards} == CLIENTS
    return file


async def all_are_downloaded_in_the_options(actors: Stage) -> None:
    """As a table; the link is followed by the browser, not by Home Assistant's pages."""
    dialog = await actors.frontend.configure(STUDIO)
    await dialog.choose("Export clients")
    await dialog.choose("CSV")
    await dialog.shoot("export-form")
    await dialog.submit()
    link = dialog.place.get_by_role("link", name=f"{STUDIO}.csv")
    await expect(link).to_be_visible()
    await actors.frontend.shoot("export-link")
    address = await link.get_attribute("href")
    # It is opened beside this page, which would take it for one of its own.
    async with actors.frontend.page.context.expect_page():
        await link.click()
    await dialog.close()
    download = await downloaded(actors.frontend.page, address)
    assert download.suggested_filename == f"{STUDIO}.csv"


async def downloaded(page: Page, address: str | None) -> Download:
    """Open the address of a file."""
    async with page.expect_download() as offered:
        await page.evaluate("address => { location.href = address }", address)
    return await offered.value


async def file_is_imported_again(actors: Stage, file: Path) -> None:
    """One of the two clients has been removed meanwhile: the other is there already."""
    ask = actors.ha.socket.ask
    [known] = (await ask(f"{DOMAIN}.find_clients", search=ADA))["clients"]
    await ask(f"{DOMAIN}.remove_client", client_id=known["client_id"])
    dialog = await actors.frontend.configure(STUDIO)
    await dialog.shoot("studio-options")
    await dialog.choose("Import clients")
    await dialog.says("nothing is written before you say so")
    await dialog.upload(file)
    await dialog.shoot("import-file")
    await dialog.submit()
    await dialog.titled("What the import would do")
    await dialog.says("New: 1")
    await dialog.shoot("import-preview")
    assert await clients(actors) == {FAMILY}
    await dialog.choose("Import")
    await dialog.titled("The import is done")
    await dialog.shoot("import-done")
    await dialog.choose("Close")
    await dialog.close()
    assert await clients(actors) == set(CLIENTS)


async def table_is_imported(actors: Stage, folder: Path) -> None:
    """Columns and dates that are not clear are asked for; then it is undone. In German."""
    file = folder / "Kundinnen <b>.csv"
    file.write_text("Name;Geburtstag;Haarfarbe\nZoë;04/05/1985;Rot\n;;Blau\n", "cp1252")
    await actors.ha.socket.call("config/core/update", language="de")
    await actors.frontend.speak("de")
    dialog = await actors.frontend.configure(STUDIO)
    await dialog.choose("Kundendaten importieren")
    await dialog.upload(file)
    await dialog.submit()
    await dialog.titled("Die Spalten der Datei")
    await dialog.shoot("import-columns-german")
    await dialog.submit()
    await dialog.titled("Die Datumsangaben der Datei")
    await dialog.choose("Zuerst der Tag")
    await dialog.shoot("import-dates-german")
    await dialog.submit()
    await dialog.titled("Vorschau des Imports")
    await dialog.shoot("import-preview-german")
    await dialog.choose("Importieren")
    await dialog.titled("Der Import ist abgeschlossen")
    assert await clients(actors) == {*CLIENTS, "Zoë"}
    await dialog.choose("Rückgängig machen")
    await dialog.titled("Letzten Import rückgängig machen")
    await dialog.shoot("import-undo-german")
    await dialog.choose("Rückgängig machen")
    await dialog.says("Der Import wurde rückgängig gemacht.")
    await dialog.shoot("import-undone-german")
    await dialog.close()
    assert await clients(actors) == set(CLIENTS)


async def clients(actors: Stage) -> set[str]:
    """Read the names of the clients there are."""
    listed = await actors.ha.socket.ask(f"{DOMAIN}.list_clients")
    return {each["name"] for each in listed["clients"]}


async def begin(frontend: Frontend, purpose: str) -> Dialog:
    """Begin to add an account that is for this."""
    dialog = await frontend.press("Add service")
    await dialog.choose("A Google account")
    await dialog.titled("What is the account for?")
    await dialog.choose(purpose)
    return dialog


async def allow(google: Page, email: str) -> None:
    """Sign in as somebody, and allow what is ticked."""
    await google.get_by_label(email).check()
    async with google.expect_event("close"):
        await google.get_by_role("button", name="Allow", exact=True).click()


async def in_label(actors: Stage, email: str, number: int) -> bool:
    """Tell whether this many contacts are in the studio's label of an account."""
    return len(await Contacts(actors.google, email).labelled(LABEL)) == number
