"""Clients are imported in the studio's options: a file is uploaded, shown and confirmed."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
import tempfile
from threading import Event
from typing import Any

from aiohttp import FormData
from homeassistant.components.file_upload import _DATA as UPLOADS
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.book import clients, journal, people
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.entries.contact_options import ContactOptions
from custom_components.studio_sync.entries.import_columns import CONF_IMPORT_COLUMNS, KEPT

from .ha_day import act, add
from .ha_fixtures import House, Scene, settle
from .ha_options import choose, open_page, submit, suggested
from .test_ha_texts import TEXTS

pytest_plugins = ("tests.ha_fixtures",)

CSV = "Name,Handy,Geburtstag\nAda Byron,0170 1234567,10.12.1815\nEve,4.9E+11,\n"
VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Byron\r\nCATEGORIES:VIP\r\nEND:VCARD\r\n"

type Upload = Callable[[str | bytes, str], Awaitable[str]]


@pytest.fixture
async def studio(house: House) -> Scene:
    """Return a studio without accounts."""
    entry = await house.add_studio()
    nobody: Any = None
    return Scene(house, entry, "", "", "", nobody)


@pytest.fixture
def upload(
    hass_client: ClientSessionGenerator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Upload:
    """Upload a file as the browser does, and return its id.

    All Home Assistants of a machine keep uploads in one folder, which each empties when it stops.
    """
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    async def send(content: str | bytes, name: str) -> str:
        client = await hass_client()
        form = FormData()
        data = content.encode() if isinstance(content, str) else content
        form.add_field("file", data, filename=name)
        answer = await client.post("/api/file_upload", data=form)
        assert answer.status == 200
        found: str = (await answer.json())["file_id"]
        return found

    return send


async def begin(
    scene: Scene, upload: Upload, content: str | bytes, name: str = "clients.csv", **given: Any
) -> ConfigFlowResult:
    """Open the page, and choose a file."""
    form = await open_page(scene.hass, scene.studio, "import_clients")
    file = await upload(content, name)
    return await submit(scene.hass, form, file=file, **given)


async def all_of(scene: Scene) -> list[Client]:
    return await scene.studio.runtime_data.book.read(clients.clients)


async def group_of(scene: Scene, name: str) -> str:
    """Make a group, and return its id."""
    made = await act(scene, "add_client_group", name=name)
    [group] = made["groups"]
    found: str = group["group_id"]
    return found


def shown(result: ConfigFlowResult) -> str:
    """Return all that a page says."""
    return "\n".join((result["description_placeholders"] or {}).values())


def uploads(scene: Scene) -> list[Path]:
    """Return the uploaded files that are still there."""
    return [each for each in scene.hass.data[UPLOADS].temp_dir.rglob("*") if each.is_file()]


async def test_a_file_is_shown_imported_and_undone(studio: Scene, upload: Upload) -> None:
    """Nothing is written before; the uploaded file is gone at once."""
    preview = await begin(studio, upload, CSV)
    assert preview["step_id"] == "import_preview"
    assert uploads(studio) == []
    assert await all_of(studio) == []
    text = shown(preview)
    assert "clients\\.csv" in text or "clients.csv" in text
    assert "New: 2" in text
    assert "Ada Byron" in text
    assert "row 3" in text
    assert "column \u2068Handy\u2069: a spreadsheet has ruined the number" in text
    assert preview["menu_options"] == ["import_now", "import_columns", "leave"]
    done = await choose(studio.hass, preview, "import_now")
    assert done["step_id"] == "import_done"
    assert "New: 2" in shown(done)
    ada, eve = await all_of(studio)
    assert (ada.name, ada.content.birthday, eve.name) == ("Ada Byron", "1815-12-10", "Eve")
    look = await choose(studio.hass, done, "undo_import")
    assert "Clients that are removed: 2" in shown(look)
    assert len(await all_of(studio)) == 2
    undone = await choose(studio.hass, look, "undo_import_now")
    assert undone["reason"] == "import_undone"
    assert await all_of(studio) == []


async def test_who_imported_is_in_the_journal_and_a_second_time_nothing_is_new(
    studio: Scene, upload: Upload
) -> None:
    preview = await begin(studio, upload, VCARD, "Ada.vcf")
    assert preview["menu_options"] == ["import_now", "leave"]
    done = await choose(studio.hass, preview, "import_now")
    assert (await choose(studio.hass, done, "import_close"))["reason"] == "import_done"
    book = studio.studio.runtime_data.book
    [run] = await book.read(lambda tx: journal.runs(tx, journal.STUDIO, limit=1))
    assert run.kind == "import"
    again = await begin(studio, upload, VCARD, "Ada.vcf")
    assert "The same: 1" in shown(again)
    assert again["menu_options"] == ["leave"]
    assert (await choose(studio.hass, again, "leave"))["reason"] == "nothing_done"


async def test_the_last_import_is_undone_from_the_menu_and_once(
    studio: Scene, upload: Upload
) -> None:
    options = studio.hass.config_entries.options
    menu = await options.async_init(studio.studio.entry_id)
    assert "undo_import" not in menu["menu_options"]
    await act(studio, "import_clients", content=CSV)
    [ada, _] = await all_of(studio)
    await act(studio, "update_client", client_id=ada.id, notes="A note")
    look = await open_page(studio.hass, studio.studio, "undo_import")
    assert "removed: 1" in shown(look)
    assert "changed or booked after the import: 1" in shown(look)
    other = await open_page(studio.hass, studio.studio, "undo_import")
    undone = await choose(studio.hass, look, "undo_import_now")
    assert undone["reason"] == "import_undone"
    assert [each.name for each in await all_of(studio)] == ["Ada Byron"]
    assert (await choose(studio.hass, other, "undo_import_now"))["reason"] == "import_undone"
    assert [each.name for each in await all_of(studio)] == ["Ada Byron"]
    menu = await options.async_init(studio.studio.entry_id)
    assert "undo_import" not in menu["menu_options"]


async def test_columns_that_are_not_known_are_asked_and_remembered(
    studio: Scene, upload: Upload
) -> None:
    content = "Wer,Hund,Hund,,Name,Phone\nx,Boy,Rex,y,Ada,0170 1\n"
    form = await begin(studio, upload, content)
    assert form["step_id"] == "import_columns"
    assert "Boy" in shown(form)
    chosen = {"1. Wer": "nickname", "2. Hund": "custom", "3.": "skip"}
    chosen |= {"4. Name": "name", "5. Phone": "phone"}
    preview = await submit(studio.hass, form, **chosen)
    assert preview["step_id"] == "import_preview"
    assert CONF_IMPORT_COLUMNS not in studio.studio.options
    done = await choose(studio.hass, preview, "import_now")
    assert done["step_id"] == "import_done"
    [ada] = await all_of(studio)
    assert ada.content.nickname == "x"
    assert [(each.label, each.value) for each in ada.content.custom] == [
        ("Hund", "Boy"),
        ("Hund", "Rex"),
    ]
    again = await begin(studio, upload, content)
    assert again["step_id"] == "import_preview"
    assert "The same: 1" in shown(again)
    form = await choose(studio.hass, again, "import_columns")
    assert form["data_schema"] is not None
    defaults = {str(key): key.default() for key in form["data_schema"].schema}
    assert defaults == chosen
    preview = await submit(studio.hass, form, **chosen | {"1. Wer": "notes"})
    assert "Filled in: 1" in shown(preview)
    assert "gets notes" in shown(preview)


async def test_a_column_has_to_say_who_it_is(studio: Scene, upload: Upload) -> None:
    form = await begin(studio, upload, "a,b\nx,y\n")
    assert form["step_id"] == "import_columns"
    again = await submit(studio.hass, form, **{"1. a": "notes", "2. b": "skip"})
    assert again["errors"] == {"base": "contact_file_columns"}
    preview = await submit(studio.hass, again, **{"1. a": "notes", "2. b": "name"})
    assert "**\u2068y\u2069**" in shown(preview)


async def test_only_the_latest_kinds_of_files_are_remembered(studio: Scene, upload: Upload) -> None:
    for number in range(KEPT + 1):
        form = await begin(studio, upload, f"Name,c{number}\nAda{number},y\n")
        preview = await submit(studio.hass, form, **{"1. Name": "name", f"2. c{number}": "skip"})
        await choose(studio.hass, preview, "import_now")
    assert len(studio.studio.options[CONF_IMPORT_COLUMNS]) == KEPT
    assert (await begin(studio, upload, "Name,c0\nEve,y\n"))["step_id"] == "import_columns"
    assert (await begin(studio, upload, "Name,c1\nEve,y\n"))["step_id"] == "import_preview"


async def test_an_order_of_dates_is_asked_once_and_can_be_changed(
    studio: Scene, upload: Upload
) -> None:
    form = await begin(studio, upload, "Name,Birthday\nAda,4/5/1985\nEve,6/7/1990\n")
    assert form["step_id"] == "import_dates"
    assert "4/5/1985" in shown(form)
    preview = await submit(studio.hass, form, date_order="month")
    again = await choose(studio.hass, preview, "import_dates")
    preview = await submit(studio.hass, again, date_order="day")
    await choose(studio.hass, preview, "import_now")
    assert [each.content.birthday for each in await all_of(studio)] == ["1985-05-04", "1990-07-06"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", "contact_file_empty"),
        ("Name\n", "contact_file_empty"),
        (b"PK\x03\x04\x00", "contact_file_spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "contact_file_spreadsheet"),
        (b"\xff\xd8\xff\xe0\x00\x00", "contact_file_unknown"),
        ('Name,Phone\n"Ada,0170\n', "contact_file_quotes"),
    ],
)
async def test_a_file_that_can_t_be_read_is_told_and_another_one_chosen(
    studio: Scene, upload: Upload, content: str | bytes, error: str
) -> None:
    form = await begin(studio, upload, content, file_groups=False)
    assert form["step_id"] == "import_clients"
    assert form["errors"] == {"file": error}
    assert error in TEXTS["en"]["options"]["error"]
    if error == "contact_file_quotes":
        assert form["description_placeholders"] == {"row": "2"}
    assert suggested(form)["file_groups"] is False
    assert uploads(studio) == []
    preview = await submit(studio.hass, form, file=await upload(CSV, "x.csv"))
    assert preview["step_id"] == "import_preview"


async def test_an_upload_that_is_gone_or_too_big_is_told(
    studio: Scene, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = await begin(studio, upload, b"Name\n" + b"x" * (64 * 2**20))
    assert form["errors"] == {"file": "contact_file_unreadable"}
    form = await submit(studio.hass, form, file="0" * 32)
    assert form["errors"] == {"file": "contact_file_unreadable"}


async def test_clients_join_the_groups_that_are_chosen(studio: Scene, upload: Upload) -> None:
    group = await group_of(studio, "Weddings")
    book = studio.studio.runtime_data.book
    preview = await begin(studio, upload, VCARD, "a.vcf", group=group, file_groups=False)
    await choose(studio.hass, preview, "import_now")
    [ada] = await all_of(studio)
    assert ada.group_ids == (group,)
    preview = await begin(studio, upload, VCARD, "a.vcf")
    assert "gets groups" in shown(preview)
    await choose(studio.hass, preview, "import_now")
    [ada] = await all_of(studio)
    names = {each.id: each.name for each in await book.read(people.groups)}
    assert [names[each] for each in ada.group_ids] == ["Weddings", "VIP"]


async def test_a_group_that_is_gone_meanwhile_leaves_the_file_chosen(
    studio: Scene, upload: Upload
) -> None:
    group = await group_of(studio, "Weddings")
    form = await open_page(studio.hass, studio.studio, "import_clients")
    file = await upload(VCARD, "a.vcf")
    await act(studio, "remove_client_group", group_id=group)
    form = await submit(studio.hass, form, file=file, group=group)
    assert form["errors"] == {"group": "group_gone"}
    preview = await submit(studio.hass, form, file_groups=True)
    assert preview["step_id"] == "import_preview"
    group = await group_of(studio, "Portraits")
    preview = await begin(studio, upload, VCARD, "a.vcf", group=group)
    await act(studio, "update_client_group", group_id=group, inactive=True)
    form = await choose(studio.hass, preview, "import_now")
    assert form["errors"] == {"group": "group_gone"}
    assert await all_of(studio) == []


async def test_those_that_may_be_clients_are_added_only_if_told(
    studio: Scene, upload: Upload
) -> None:
    await act(studio, "import_clients", content="Name,Phone\nAnna Berg,030 1234567\n")
    content = "Name,Phone\nPaul Berg,030 1234567\n,\n"
    preview = await begin(studio, upload, content)
    assert "may be \u2068Anna Berg\u2069; by the phone number alone" in shown(preview)
    assert preview["menu_options"] == ["import_all", "import_columns", "leave"]
    done = await choose(studio.hass, preview, "import_all")
    assert "New: 1" in shown(done)
    assert [each.name for each in await all_of(studio)] == ["Anna Berg", "Paul Berg"]


async def test_what_changed_after_the_preview_counts(studio: Scene, upload: Upload) -> None:
    """A client who was added meanwhile is not doubled."""
    preview = await begin(studio, upload, CSV)
    await act(studio, "import_clients", content=CSV)
    done = await choose(studio.hass, preview, "import_now")
    assert "The same: 2" in shown(done)
    assert len(await all_of(studio)) == 2


async def test_a_preview_is_bounded_and_shows_what_is_written_as_it_is(
    studio: Scene, upload: Upload
) -> None:
    """A name or heading is no mark-up; of thousands of records some are shown."""
    wild = "<img src=x>[a](javascript:b)\u202e שלום 🐶" + "x" * 5_000
    rows = "".join(f"Name {number}\n" for number in range(3_000))
    preview = await begin(studio, upload, f"Name\n{wild}\n{rows}", "a](b).csv")
    text = shown(preview)
    assert len(text) < 20_000
    assert "New: 3001" in text
    assert "and 2976 more" in text
    assert "<img" not in text.replace("\\<", "")
    assert "[a](" not in text
    assert "\u202e" not in text


async def test_a_studio_that_is_not_running_imports_nothing(studio: Scene, upload: Upload) -> None:
    preview = await begin(studio, upload, CSV)
    form = await open_page(studio.hass, studio.studio, "import_clients")
    await act(studio, "import_clients", content="Name\nAda\n")
    undo = await open_page(studio.hass, studio.studio, "undo_import")
    look = await open_page(studio.hass, studio.studio, "undo_import")
    file = await upload(CSV, "a.csv")
    await studio.hass.config_entries.async_unload(studio.studio.entry_id)
    await settle(studio.hass)
    for result in (
        await choose(studio.hass, preview, "import_now"),
        await submit(studio.hass, form, file=file),
        await choose(studio.hass, look, "undo_import_now"),
        await open_page(studio.hass, studio.studio, "import_clients"),
    ):
        assert result["type"] is FlowResultType.ABORT
        assert result["reason"] == "studio_not_loaded"
    assert undo["type"] is FlowResultType.MENU


async def test_the_page_is_for_administrators(
    studio: Scene, hass_client: ClientSessionGenerator, hass_admin_user: Any
) -> None:
    """Home Assistant asks for one before any page of options."""
    await async_setup_component(studio.hass, "config", {})
    client = await hass_client()
    path = "/api/config/config_entries/options/flow"
    body = {"handler": studio.studio.entry_id}
    hass_admin_user.groups = []
    answer = await client.post(path, json=body)
    assert answer.status == 401


async def test_an_import_that_was_booked_is_not_undone(scene: Scene, upload: Upload) -> None:
    preview = await begin(scene, upload, CSV)
    await choose(scene.hass, preview, "import_now")
    [ada, _] = await all_of(scene)
    await add(scene, client_id=ada.id)
    look = await open_page(scene.hass, scene.studio, "undo_import")
    await choose(scene.hass, look, "undo_import_now")
    assert [each.name for each in await all_of(scene)] == ["Ada Byron"]


async def test_a_book_that_fails_is_said_on_every_page(studio: Scene, upload: Upload) -> None:
    """Nothing was changed, and there is no import to undo in the menu."""
    group = await group_of(studio, "Weddings")
    dates = await begin(studio, upload, "Name,Birthday\nAda,4/5/1985\n")
    preview = await begin(studio, upload, CSV)
    joining = await begin(studio, upload, CSV, group=group)
    form = await open_page(studio.hass, studio.studio, "import_clients")
    other = await open_page(studio.hass, studio.studio, "import_clients")
    await act(studio, "import_clients", content="Name\nAda\n")
    look = await open_page(studio.hass, studio.studio, "undo_import")
    menu = await studio.hass.config_entries.options.async_init(studio.studio.entry_id)
    file, broken = await upload(CSV, "a.csv"), await upload("", "a.csv")
    await studio.studio.runtime_data.book.close()
    for result in (
        await submit(studio.hass, dates, date_order="day"),
        await choose(studio.hass, preview, "import_now"),
        await choose(studio.hass, joining, "import_now"),
        await submit(studio.hass, form, file=file, group=group),
        await submit(studio.hass, other, file=broken),
        await choose(studio.hass, look, "undo_import_now"),
        await choose(studio.hass, menu, "undo_import"),
        await open_page(studio.hass, studio.studio, "import_clients"),
    ):
        assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "book_failed")
    menu = await studio.hass.config_entries.options.async_init(studio.studio.entry_id)
    assert "undo_import" not in menu["menu_options"]


async def test_a_studio_that_stops_meanwhile_shows_no_preview(
    studio: Scene, upload: Upload
) -> None:
    dates = await begin(studio, upload, "Name,Birthday\nAda,4/5/1985\n")
    await act(studio, "import_clients", content="Name\nAda\n")
    menu = await studio.hass.config_entries.options.async_init(studio.studio.entry_id)
    await studio.hass.config_entries.async_unload(studio.studio.entry_id)
    await settle(studio.hass)
    for result in (
        await submit(studio.hass, dates, date_order="day"),
        await choose(studio.hass, menu, "undo_import"),
    ):
        assert result["reason"] == "studio_not_loaded"


async def test_an_import_that_is_forgotten_is_not_undone(studio: Scene) -> None:
    """The journal keeps it for 90 days."""
    await act(studio, "import_clients", content=CSV)
    look = await open_page(studio.hass, studio.studio, "undo_import")
    menu = await studio.hass.config_entries.options.async_init(studio.studio.entry_id)
    book = studio.studio.runtime_data.book
    await book.write(lambda tx: journal.prune(tx, tx.now + timedelta(days=1)))
    assert (await choose(studio.hass, look, "undo_import_now"))["reason"] == "no_import"
    assert (await choose(studio.hass, menu, "undo_import"))["reason"] == "no_import"
    assert len(await all_of(studio)) == 2


async def test_the_preview_says_what_of_the_file_is_left_out(studio: Scene, upload: Upload) -> None:
    content = 'Name,Stars,Home City,Phone\nAda,5,Rom,0170 1\nBo,"4"x,,0170 2\nAda B,,,0170 1\n'
    form = await begin(studio, upload, content)
    chosen = {"1. Name": "name", "2. Stars": "skip", "3. Home City": "city:home"}
    preview = await submit(studio.hass, form, **chosen, **{"4. Phone": "phone"})
    text = shown(preview)
    assert "Columns that are left out (1): \u2068Stars\u2069" in text
    assert "In row 3 there is text behind a closing quotation mark" in text
    assert "the same as row 2; by phone number and name" in text
    assert form["data_schema"] is not None
    [city] = [
        field for key, field in form["data_schema"].schema.items() if str(key) == "3. Home City"
    ]
    labels = {each["value"]: each["label"] for each in city.config["options"]}
    assert labels["city:home"] == "City (home)"
    assert labels["phone:mobile"] == "Phone (mobile)"


async def test_a_client_keeps_what_differs_and_the_preview_says_so(
    studio: Scene, upload: Upload
) -> None:
    await act(studio, "import_clients", content="Name,Phone,Job title\nAda,0170 1,Boss\n")
    preview = await begin(studio, upload, "Name,Phone,Job title,City\nAda,0170 1,Countess,Rom\n")
    assert "gets postal addresses; stays as it is: job title" in shown(preview)
    done = await choose(studio.hass, preview, "import_now")
    look = await choose(studio.hass, done, "undo_import")
    assert "Clients that get back what they had: 1" in shown(look)
    await choose(studio.hass, look, "undo_import_now")
    [ada] = await all_of(studio)
    assert (ada.content.title, ada.content.addresses) == ("Boss", ())


async def test_a_group_that_an_account_synchronizes_stays_when_its_import_is_undone(
    scene: Scene, upload: Upload
) -> None:
    book = scene.studio.runtime_data.book
    for number, chosen in enumerate((False, True), 1):
        preview = await begin(scene, upload, VCARD, "a.vcf")
        done = await choose(scene.hass, preview, "import_now")
        [group] = await book.read(people.groups)
        if chosen:
            options = ContactOptions(group=group.id).stored_in(scene.account.options)
            scene.hass.config_entries.async_update_entry(scene.account, options=options)
            await settle(scene.hass)
        look = await choose(scene.hass, done, "undo_import")
        assert (await choose(scene.hass, look, "undo_import_now"))["reason"] == "import_undone"
        assert len(await book.read(people.groups)) == number - 1


async def test_columns_without_headings_are_remembered_for_files_that_look_alike(
    studio: Scene, upload: Upload
) -> None:
    """Not for another file that only has as many columns."""
    form = await begin(studio, upload, "Mia Berg,mia@example.org,03.04.1990\n", "till.csv")
    preview = await submit(studio.hass, form, **{"1.": "name", "2.": "email", "3.": "birthday"})
    await choose(studio.hass, preview, "import_now")
    same = await begin(studio, upload, "Tom Ott,tom@example.org,11.12.1975\n", "till.csv")
    assert same["step_id"] == "import_preview"
    assert "Tom Ott" in shown(same)
    other = await begin(studio, upload, "0170 998877,Salon,Tom Ott\n", "other.csv")
    assert other["step_id"] == "import_columns"


async def until_done(studio: Scene, result: ConfigFlowResult, action: str) -> ConfigFlowResult:
    """Wait as the browser does while a page shows that something is under way."""
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    assert result["progress_action"] == action
    assert action in TEXTS["en"]["options"]["progress"]
    while result["type"] is FlowResultType.SHOW_PROGRESS:
        await settle(studio.hass)
        result = await studio.hass.config_entries.options.async_configure(result["flow_id"])
    return result


async def test_a_large_import_is_shown_as_under_way(studio: Scene, upload: Upload) -> None:
    """Reading and writing both; with a question about dates in between."""
    rows = "".join(f"Nora {number},n{number}@example.org,4/5/1985\n" for number in range(3_000))
    reading = await begin(studio, upload, f"Name,Mail,Birthday\n{rows}", "many.csv")
    dates = await until_done(studio, reading, "import_reading")
    assert dates["step_id"] == "import_dates"
    reading = await submit(studio.hass, dates, date_order="day")
    preview = await until_done(studio, reading, "import_reading")
    assert "New: 3000" in shown(preview)
    writing = await choose(studio.hass, preview, "import_now")
    assert writing["description_placeholders"] == {"number": "3000"}
    done = await until_done(studio, writing, "import_writing")
    assert done["step_id"] == "import_done"
    assert "New: 3000" in shown(done)
    assert len(await all_of(studio)) == 3_000


async def test_a_large_import_that_is_looked_at_again_is_still_under_way(
    studio: Scene, upload: Upload
) -> None:
    """As when the browser is reloaded; until then the book's one thread does something else."""
    flows, book = studio.hass.config_entries.options, studio.studio.runtime_data.book
    form = await open_page(studio.hass, studio.studio, "import_clients")
    rows = "".join(f"Nora {number},n{number}@example.org\n" for number in range(3_000))
    step: dict[str, Any] = {"file": await upload(f"Name,Mail\n{rows}", "many.csv")}
    goes_on = Event()
    for action in ("import_reading", "import_writing"):
        goes_on.clear()
        holds = studio.hass.async_create_task(book.read(lambda _: goes_on.wait(60)))
        await flows.async_configure(form["flow_id"], step)
        again = await flows.async_configure(form["flow_id"])
        assert (again["type"], again["step_id"]) == (FlowResultType.SHOW_PROGRESS, action)
        goes_on.set()
        assert await holds
        await until_done(studio, again, action)
        step = {"next_step_id": "import_now"}
    assert len(await all_of(studio)) == 3_000


async def test_a_large_file_that_can_t_be_read_is_told(studio: Scene, upload: Upload) -> None:
    reading = await begin(studio, upload, "BEGIN:VCARD is said\n" + "x" * 70_000, "x.vcf")
    form = await until_done(studio, reading, "import_reading")
    assert form["step_id"] == "import_clients"
    assert form["errors"] == {"file": "contact_file_unknown"}
    again = await submit(studio.hass, form, file=await upload(VCARD, "a.vcf"))
    assert again["step_id"] == "import_preview"


async def test_a_large_import_is_done_or_not_when_its_page_is_closed(
    studio: Scene, upload: Upload
) -> None:
    rows = "".join(f"Nora {number},n{number}@example.org\n" for number in range(4_000))
    reading = await begin(studio, upload, f"Name,Mail\n{rows}")
    preview = await until_done(studio, reading, "import_reading")
    flows = studio.hass.config_entries.options
    writing = await flows.async_configure(preview["flow_id"], {"next_step_id": "import_now"})
    flows.async_abort(writing["flow_id"])
    await settle(studio.hass)
    assert len(await all_of(studio)) in {0, 4_000}
