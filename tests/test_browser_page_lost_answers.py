"""In a real Chromium: what was done, unheard of, and is saved again, is done once."""

from pathlib import Path

from playwright.async_api import expect
import pytest

from tests.live.studio_page import LOST, StudioPage
from tests.live.wire import Wire
from tests.test_browser_page import CLIENT, MARA, ONE, RULER, Set, studio_page
from tests.test_browser_page_booking import begin

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

TWICE, NEW, MOVED = "Saved twice", "With a new client", "Moved twice"


async def test_what_is_saved_again_is_saved_once(tmp_path: Path, socket_enabled: None) -> None:
    """A booking, a client, both at once, a move, and an import."""
    async with studio_page(tmp_path, "page_lost_answers") as scene:
        wire = Wire()
        await wire.between(scene.page.page)
        await scene.page.open(scene.day)
        await expect(scene.page.entry(ONE)).to_be_visible()
        await of_a_booking(scene, wire)
        await of_its_client(scene, wire)
        await of_a_move(scene, wire)
        await of_a_change(scene, wire)
        await of_a_client(scene, wire)
        await of_an_import(scene, wire, tmp_path)
        # Home Assistant's own frontend does not handle a lost connection, and says so late.
        errors = scene.page.frontend.errors
        errors[:] = [error for error in errors if error != "Object"]


async def until_lost(page: StudioPage, wire: Wire) -> None:
    """Wait until the answer is lost, the page says so, and it has a connection again."""
    await wire.lost.wait()
    lost = page.page.get_by_role("alert").filter(has_text="The connection to Home Assistant")
    await expect(lost).to_have_count(0)
    await page.page.wait_for_function(
        "document.querySelector('home-assistant').hass.connection.connected"
    )
    # Home Assistant's own frontend does not handle a lost connection, on any page.
    page.frontend.errors.clear()


async def named(scene: Set, name: str) -> int:
    """Count the clients of a name."""
    listed = (await scene.act("list_clients", limit=500))["clients"]
    return sum(each["name"] == name for each in listed)


async def of_a_booking(scene: Set, wire: Wire) -> None:
    """Press *Book* twice; *Undo* takes back the one that there is."""
    page = scene.page
    side = await begin(page, scene.day, "18:00", TWICE)
    wire.lose("add_appointment")
    await page.click("Book", side)
    await page.toast(LOST)
    await until_lost(page, wire)
    await scene.until_at(TWICE, ("18:00", "19:00"))
    await page.check("not-known")
    await page.click("Book", side)
    await page.booked()
    assert len(await scene.found(TWICE)) == 1
    await page.undo()
    await scene.until_at(TWICE)


async def of_its_client(scene: Set, wire: Wire) -> None:
    """Lose the answer to a booking for a new client: both are added once."""
    page = scene.page
    side = await begin(page, scene.day, "18:00", NEW)
    await page.pick_client("Cleo Once", "Add Cleo Once as a new client")
    wire.lose("add_appointment")
    await page.click("Book", side)
    await page.toast(LOST)
    await until_lost(page, wire)
    assert (await named(scene, "Cleo Once"), len(await scene.found(NEW))) == (1, 1)
    await page.click("Close", page.page.locator(".said"))
    await page.click("Book", side)
    await page.booked()
    assert (await named(scene, "Cleo Once"), len(await scene.found(NEW))) == (1, 1)


async def of_a_move(scene: Set, wire: Wire) -> None:
    """Drag it, hear nothing, and see it where it is by now."""
    page = scene.page
    await scene.add(MOVED, (10, 11), staff_id=scene.studio.staff["mara"])
    await expect(page.entry(MOVED, MARA)).to_be_visible()
    wire.lose("update_appointment")
    await page.drag(MOVED, MARA, await page.place(MARA, 15, RULER))
    await page.toast(LOST)
    await until_lost(page, wire)
    await scene.until_at(MOVED, ("15:00", "16:00"))
    await expect(page.entry(MOVED, MARA)).to_contain_text("3:00")


async def of_a_change(scene: Set, wire: Wire) -> None:
    """Save it twice, more than once: each time it is seen what it is by now."""
    page = scene.page
    await page.entry(MOVED, MARA).click()
    for notes in ("First", "Second", "Third"):
        await page.click("Change", page.side)
        field = page.side.get_by_label("Notes")
        if not await field.is_visible():
            await page.side.get_by_text("Title, notes, place").click()
        await field.fill(notes)
        wire.lose("update_appointment")
        await page.click("Save", page.side)
        await page.toast(LOST)
        await until_lost(page, wire)
        # One's own change is told like that of somebody else: nobody knows that it was done.
        await expect(page.side.get_by_text("Somebody else has changed it")).to_be_visible()
        await page.click("Keep my changes, take the rest", page.side)
        await page.click("Save", page.side)
        await page.toast("It is changed.")
        await expect(page.side.get_by_text(notes, exact=True)).to_be_visible()
    await page.click("Close", page.side)


async def of_a_client(scene: Set, wire: Wire) -> None:
    """Save a client twice, in the form of *Clients*."""
    page = scene.page
    await page.page.get_by_role("link", name="Clients").click()
    await page.click("+ Client")
    shown = page.page.locator("studio-client")
    await shown.get_by_label("Name", exact=True).fill("Dora Once")
    wire.lose("add_client")
    await page.click("Save", shown)
    await expect(shown.get_by_role("alert")).to_contain_text(LOST)
    await until_lost(page, wire)
    assert await named(scene, "Dora Once") == 1
    await expect(shown.get_by_label("Name", exact=True)).to_have_value("Dora Once")
    await page.click("Save", shown)
    await expect(shown.get_by_role("heading", name="Dora Once")).to_be_visible()
    assert await named(scene, "Dora Once") == 1


async def of_an_import(scene: Set, wire: Wire, folder: Path) -> None:
    """Import a file twice: the second time it has to be chosen again, and is there already."""
    page = scene.page
    file = folder / "clients.csv"
    file.write_text("Name,Tel.\nEmil Once,030 5\nFrida Once,\n", encoding="utf-8")
    await page.click("Import …")
    place = page.page.locator("studio-client-import")
    field = place.get_by_label("File", exact=True)
    await field.set_input_files(file)
    await expect(place.get_by_text("New: 2")).to_be_visible()
    wire.lose('"preview":false')
    await page.click("Import", place)
    await page.toast(LOST)
    await until_lost(page, wire)
    assert [await named(scene, each) for each in ("Emil Once", "Frida Once")] == [1, 1]
    await page.click("Import", place)
    await page.toast("The file that was sent is not kept any more. Choose it again.")
    await field.set_input_files([])
    await field.set_input_files(file)
    await expect(place.get_by_text("Already there: 2")).to_be_visible()
    await page.check("imported")
    assert [await named(scene, each) for each in (CLIENT, "Emil Once", "Frida Once")] == [1, 1, 1]
