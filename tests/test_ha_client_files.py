"""The actions that import and export clients, and the download (Z8)."""

from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

from homeassistant.exceptions import ServiceValidationError
from PIL import Image
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.formats.vcard.content import CardContent
from custom_components.studio_sync.formats.vcard.file import read_file
from custom_components.studio_sync.formats.vcard.photo import Photo
from custom_components.studio_sync.formats.vcard.write import write_card
from custom_components.studio_sync.lifecycle.client_download import disposition

from .ha_day import act
from .ha_fixtures import Scene
from .pictures import jpeg

pytest_plugins = ("tests.ha_fixtures",)

CSV = "Name,Handy,Geburtstag,Hund\nAda Byron,0170 1234567,10.12.1815,Boy\nEve,4.9E+11,,\n,,,\n"


async def names(scene: Scene) -> list[str]:
    """Return the names of the studio's clients."""
    return [each["name"] for each in (await act(scene, "list_clients"))["clients"]]


async def test_a_preview_writes_nothing_and_the_import_does_what_it_says(scene: Scene) -> None:
    data = {"content": CSV, "columns": {"Hund": "custom"}}
    preview = await act(scene, "import_clients", **data, preview=True)
    assert await names(scene) == []
    assert preview["counts"] == {"new": 2}
    assert preview["columns"] == {
        "Name": "name",
        "Handy": "phone:mobile",
        "Geburtstag": "birthday",
        "Hund": "custom:Hund",
    }
    ada, eve = preview["records"]
    assert (ada["row"], ada["name"], ada["result"], ada["client_id"]) == (
        2,
        "Ada Byron",
        "new",
        None,
    )
    assert eve["remarks"] == [{"reason": "ruined_number", "column": "Handy"}]
    done = await act(scene, "import_clients", **data)
    assert [each["result"] for each in done["records"]] == ["new", "new"]
    assert await names(scene) == ["Ada Byron", "Eve"]
    again = await act(scene, "import_clients", **data)
    assert again["counts"] == {"same": 2}
    undone = await act(scene, "undo_import", run_id=done["run_id"])
    assert len(undone["removed"]) == 2
    assert await names(scene) == []


async def test_a_file_is_read_only_where_home_assistant_may(scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(CSV, encoding="utf-8")
    with pytest.raises(ServiceValidationError, match="can't be read"):
        await act(scene, "import_clients", path=str(file))
    scene.hass.config.allowlist_external_dirs = {str(tmp_path)}
    done = await act(scene, "import_clients", path=str(file))
    assert done["counts"] == {"new": 2}
    with pytest.raises(ServiceValidationError, match="can't be read"):
        await act(scene, "import_clients", path=str(tmp_path / "none.csv"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"content": "a,b\nx,y\n"}, "Say in columns"),
        ({"content": "Name,Birthday\nx,4/5/1985\n"}, "Say in date_order"),
        ({"content": 'Name\n"x\n'}, "In row 2"),
        ({"content": " "}, "nothing in this file"),
        ({"content": "PK\x03\x04"}, "spreadsheet"),
        ({"content": "Name\nx\n", "columns": {"Name": "nonsense"}}, "Say in columns"),
        ({"content": "Name\nx\n", "group_id": "nonsense"}, "no group of clients called"),
    ],
)
async def test_what_can_t_be_imported_is_refused_with_what_to_do(
    scene: Scene, data: dict[str, Any], words: str
) -> None:
    with pytest.raises(ServiceValidationError, match=words):
        await act(scene, "import_clients", **data)
    assert await names(scene) == []


async def test_an_unknown_import_is_not_undone(scene: Scene) -> None:
    with pytest.raises(ServiceValidationError, match="no such import"):
        await act(scene, "undo_import", run_id="nonsense")


async def test_ambiguous_dates_are_read_as_told(scene: Scene) -> None:
    content = "Name,Birthday\nx,4/5/1985\n"
    await act(scene, "import_clients", content=content, date_order="day")
    export = await act(scene, "export_clients")
    assert "BDAY:1985-05-04" in export["content"]


async def test_an_export_is_imported_again_as_the_same(scene: Scene) -> None:
    await act(scene, "import_clients", content=CSV)
    for form in ("vcard_3", "vcard_4", "csv"):
        export = await act(scene, "export_clients", format=form)
        assert export["number"] == 2
        again = await act(scene, "import_clients", content=export["content"])
        assert again["counts"] == {"same": 2}


async def test_notes_are_in_an_export_only_if_asked_for(scene: Scene) -> None:
    [ada] = (await act(scene, "add_client", name="Ada", notes="private"))["clients"]
    named = {"client_ids": [ada["client_id"]]}
    assert "private" not in (await act(scene, "export_clients", **named))["content"]
    full = await act(scene, "export_clients", **named, with_notes=True)
    assert "NOTE:private" in full["content"]
    assert full["file_name"] == "Ada.vcf"
    with pytest.raises(ServiceValidationError, match="Take client_ids"):
        await act(scene, "export_clients", client_ids=["nobody"])


async def test_a_group_is_exported(scene: Scene) -> None:
    await act(scene, "import_clients", content="Name,Groups\nAda,VIP\nEve,\n")
    export = await act(scene, "export_clients", group_id="VIP")
    assert export["number"] == 1
    assert "CATEGORIES:VIP" in export["content"]


async def test_googles_own_categories_are_no_groups(scene: Scene) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nCATEGORIES:myContacts,Guests,starred\nEND:VCARD\n"
    await act(scene, "import_clients", content=card)
    groups = await act(scene, "list_client_groups")
    assert [each["name"] for each in groups["groups"]] == ["Guests"]
    await act(scene, "import_clients", content=card.replace("Guests,", "").replace("Ada", "Bo"))
    groups = await act(scene, "list_client_groups")
    assert [(each["name"], each["number"]) for each in groups["groups"]] == [("Guests", 1)]


async def test_a_download_needs_no_sign_in_ends_and_is_not_kept(
    scene: Scene, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """Any name is safe in the header."""
    name = 'Ada "\r\nX: y"; Zoë 🐶/../שלום'
    [ada] = (await act(scene, "add_client", name=name))["clients"]
    export = await act(scene, "export_clients", client_ids=[ada["client_id"]])
    client = await hass_client_no_auth()
    answer = await client.get(export["download"])
    assert answer.status == 200
    assert (await answer.read()).decode() == export["content"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "text/vcard; charset=utf-8"
    shown = answer.headers["Content-Disposition"]
    assert shown.startswith("attachment; filename=\"clients.vcf\"; filename*=UTF-8''Ada%20%22")
    assert "X: y" not in shown
    unsigned = await client.get(export["download"].partition("?")[0])
    assert unsigned.status == 401
    await scene.house.pass_time(minutes=6)
    assert (await client.get(export["download"])).status == 401


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("x" * 100_000, "x" * 200),
        ("👩‍👧" * 250, "👩‍👧" * 18),
        ("\u202egpj.\u2066\r\nAda", "gpj. Ada"),
        ("\u202e", "clients"),
    ],
    ids=["long", "long in bytes", "reversed", "nothing"],
)
async def test_a_file_has_a_name_that_can_be_saved(
    scene: Scene, hass_client_no_auth: ClientSessionGenerator, name: str, saved: str
) -> None:
    """Z8: at most 255 bytes, as file systems and servers take them; none that is shown reversed."""
    client_id = await scene.studio.runtime_data.book.write(
        lambda tx: clients.put_client(tx, Client(id=tx.new_id(), content=Contact(name=name))).id
    )
    export = await act(scene, "export_clients", client_ids=[client_id])
    assert export["file_name"] == f"{saved}.vcf"
    answer = await (await hass_client_no_auth()).get(export["download"])
    assert answer.status == 200
    assert answer.headers["Content-Disposition"].endswith(f"UTF-8''{quote(saved)}.vcf")


async def test_the_oldest_download_goes_when_there_are_too_many(
    scene: Scene, hass_client_no_auth: ClientSessionGenerator
) -> None:
    await act(scene, "import_clients", content=CSV)
    addresses = [(await act(scene, "export_clients"))["download"] for _ in range(21)]
    client = await hass_client_no_auth()
    found = [(await client.get(each)).status for each in addresses]
    assert found == [404, *[200] * 20]


async def test_downloads_that_ended_make_room(
    scene: Scene, hass_client_no_auth: ClientSessionGenerator
) -> None:
    await act(scene, "import_clients", content=CSV)
    for _ in range(20):
        await act(scene, "export_clients")
    await scene.house.pass_time(minutes=6)
    addresses = [(await act(scene, "export_clients"))["download"] for _ in range(20)]
    client = await hass_client_no_auth()
    assert {(await client.get(each)).status for each in addresses} == {200}


def test_a_name_can_t_break_the_header() -> None:
    header = disposition("\r\n\";'é\ud800.csv")
    assert header.isascii()
    assert "\r" not in header
    assert header.startswith('attachment; filename="clients.csv"; ')


def card_with_photo(name: str, photo: bytes) -> str:
    """Return a vCard with a photo."""
    content = CardContent(
        contact=Contact(name=name), photo=Photo(data=photo, media_type="image/jpeg")
    )
    return write_card(content).decode()


async def test_a_photo_is_kept_small_and_without_its_place(scene: Scene) -> None:
    """And given out so; what is no picture is left out with a remark, its client is not."""
    exif = Image.Exif()
    exif[0x010E] = "53.5511N 9.9937E"
    large = jpeg("green", 3000, 2000, exif=exif)
    cards = [("Ada", large), ("Bo", b"\xff\xd8\xff\xe0no picture"), ("Cy", jpeg("blue"))]
    content = "".join(card_with_photo(*each) for each in cards)
    done = await act(scene, "import_clients", content=content)
    assert done["counts"] == {"new": 3}
    assert [each["remarks"] for each in done["records"]] == [
        [],
        [{"reason": "photo", "column": ""}],
        [],
    ]
    export = (await act(scene, "export_clients"))["content"]
    ada, bo, cy = [each.content.photo for each in read_file(export.encode())]
    assert isinstance(ada, Photo)
    assert Image.open(BytesIO(ada.data)).size == (1024, 683)
    assert b"53.5511N" not in ada.data
    assert bo is None
    assert isinstance(cy, Photo)
    assert cy.data == jpeg("blue")
    again = await act(scene, "import_clients", content=export)
    assert again["counts"] == {"same": 3}


async def test_wrong_quoting_is_told_with_its_row(scene: Scene) -> None:
    done = await act(scene, "import_clients", content='Name,Notes\nAda,a\nBo,"b"c\n')
    assert done["wrong_quotes_in_row"] == 3
    done = await act(scene, "import_clients", content="Name,Notes\nAda,a\n")
    assert done["wrong_quotes_in_row"] is None
