"""The actions on clients: all fields, removing and restoring, groups, merging, erasing."""

from pathlib import Path
import sqlite3
from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_USER
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, Unauthorized
import probatio as vol
import pytest

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.change import Change
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)

from .ha_day import act, act_as, add, offer
from .ha_fixtures import Scene, soon
from .ha_roles import a_user_of_role


async def made(scene: Scene, **fields: Any) -> dict[str, Any]:
    """Add a client and return the answer."""
    [found] = (await act(scene, "add_client", **fields))["clients"]
    return dict(found)


async def kept(scene: Scene, client: dict[str, Any]) -> Client:
    """Return a client as the book has it."""
    book = scene.studio.runtime_data.book
    found = await book.read(lambda tx: clients.get_client(tx, client["client_id"]))
    assert found is not None
    return found


async def content(scene: Scene, client: dict[str, Any], **fields: Any) -> Contact:
    """Change a client, and return what is known then."""
    await act(scene, "update_client", client_id=client["client_id"], **fields)
    return (await kept(scene, client)).content


async def test_a_client_has_all_that_a_contact_has(scene: Scene) -> None:
    fields = {
        "parts": {"prefix": "Dr.", "given": "Ada ", "family": "Byron"},
        "company": False,
        "nickname": "Countess",
        "organisation": "Engines",
        "department": "Notes",
        "title": "Analyst",
        "role": "writes",
        "number": " K-7 ",
        "phones": ["030 1", {"value": "030 2", "label": "work", "preferred": True}, " "],
        "emails": [{"value": "ada@example.com", "label": "home"}],
        "urls": "https://example.com",
        "dates": [{"value": "1835-07-08", "label": "wedding"}],
        "relations": [{"value": "Byron", "label": "father"}],
        "custom": [{"value": "40", "label": "Shoe size"}],
        "addresses": ["Way 1", {"city": "London", "country_code": "GB", "preferred": True}],
        "birthday": "--12-10",
        "notes": "a\nb 👩‍👩‍👧",
    }
    answer = await made(scene, **fields)
    client = await kept(scene, answer)
    assert client.number == "K-7"
    assert client.content == Contact(
        name="Dr. Ada Byron",
        parts=NameParts(prefix="Dr.", given="Ada", family="Byron"),
        nickname="Countess",
        organisation="Engines",
        department="Notes",
        title="Analyst",
        role="writes",
        phones=(Labelled(value="030 1"), Labelled(value="030 2", label="work", preferred=True)),
        emails=(Labelled(value="ada@example.com", label="home"),),
        urls=(Labelled(value="https://example.com"),),
        dates=(Labelled(value="1835-07-08", label="wedding"),),
        relations=(Labelled(value="Byron", label="father"),),
        custom=(Labelled(value="40", label="Shoe size"),),
        addresses=(
            PostalAddress(text="Way 1"),
            PostalAddress(city="London", country_code="GB", preferred=True),
        ),
        birthday="--12-10",
        notes="a\nb 👩‍👩‍👧",
    )
    assert answer["phones"] == ["030 2", "030 1"]
    assert await content(scene, answer, **answer["details"]) == client.content


async def test_what_is_not_given_is_kept(scene: Scene) -> None:
    """A name as one text has no parts; a plain number keeps its label, the first is preferred."""
    client = await made(
        scene,
        parts={"given": "Ada", "family": "Byron"},
        phones=[{"value": "030 1", "label": "work", "preferred": True}],
        addresses=["Way 1", "Way 2"],
    )
    assert (await content(scene, client, name="Ada Byron")).parts is not None
    named = await content(scene, client, name="Countess Lovelace")
    assert (named.name, named.parts) == ("Countess Lovelace", None)
    numbered = await content(scene, client, phones=["030 2", "030 1"])
    assert numbered.phones == (
        Labelled(value="030 2", preferred=True),
        Labelled(value="030 1", label="work"),
    )
    for address, after in (("Way 1", 2), ("Way 3", 2), (" ", 1)):
        found = (await content(scene, client, address=address)).addresses
        assert len(found) == after
    assert (found[0].text, (await kept(scene, client)).name) == ("Way 2", "Countess Lovelace")
    both = [{"value": str(n), "preferred": True} for n in (1, 2)]
    assert [each.preferred for each in (await content(scene, client, urls=both)).urls] == [
        True,
        False,
    ]
    empty: list[dict[str, str] | None] = [{}, None]
    for nothing in empty:
        await content(scene, client, parts={"given": "Countess", "family": "Lovelace"})
        named = await content(scene, client, parts=nothing)
        assert (named.name, named.parts) == ("Countess Lovelace", None)
    assert (await content(scene, client, parts={"given": "Al"}, name="Shown")).name == "Shown"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Give a name"),
        ({"parts": {"given": " "}}, "Give a name"),
        ({"name": "A", "custom": [{"value": "x", "label": "l" * 501}]}, "Shorten custom"),
        ({"name": "A", "addresses": [{"city": "x" * 100_001}]}, "Shorten addresses"),
        ({"name": "A", "parts": {"given": "x" * 501}}, "Shorten given"),
        ({"name": "A", "emails": [{"value": "none"}]}, "in emails"),
        ({"name": "\ud800"}, "can't be saved"),
    ],
)
async def test_what_no_client_can_have_is_refused(
    scene: Scene, fields: dict[str, Any], words: str
) -> None:
    with pytest.raises(ServiceValidationError, match=words):
        await made(scene, **fields)


async def test_fields_that_there_are_not_are_refused(scene: Scene) -> None:
    with pytest.raises(vol.Invalid):
        await made(scene, name="A", phones=[{"number": "1"}])
    client = await made(scene, name="A")
    with pytest.raises(ServiceValidationError):
        await act(scene, "update_client", client_id=client["client_id"])


async def test_a_client_is_removed_and_restored(scene: Scene) -> None:
    client = await made(scene, name="Ada", phones="030 1")
    await act(scene, "remove_client", client_id=client["client_id"])
    assert (await act(scene, "list_clients"))["number"] == 0
    assert (await act(scene, "find_clients", search="ada"))["clients"] == []
    [gone] = (await act(scene, "list_clients", removed=True))["clients"]
    assert (gone["client_id"], gone["removed"]) == (client["client_id"], True)
    for action in ("remove_client", "update_client"):
        more = {"name": "B"} if action == "update_client" else {}
        with pytest.raises(ServiceValidationError, match="no such client"):
            await act(scene, action, client_id=client["client_id"], **more)
    await act(scene, "restore_client", client_id=client["client_id"])
    assert (await act(scene, "list_clients"))["clients"] == [client]
    assert (await act(scene, "find_clients", search="ada"))["clients"] == [client]
    with pytest.raises(ServiceValidationError, match="no such client"):
        await act(scene, "restore_client", client_id="nobody")


async def test_the_list_is_searched_and_paged(scene: Scene) -> None:
    for name in ("Ada King", "Ada Byron", "Eve"):
        await made(scene, name=name)
    page = await act(scene, "list_clients", search=" ada ", limit=1, offset=1)
    assert (page["number"], len(page["clients"])) == (2, 1)
    both = await act(scene, "list_clients", search="ada")
    assert both["clients"][1:] == page["clients"]
    found = await act(scene, "find_clients", search="ada", limit=1)
    assert found["more"]
    assert [each in both["clients"] for each in found["clients"]] == [True]


async def test_who_has_no_role_or_is_a_tablet_is_shown_no_client(scene: Scene) -> None:
    await made(scene, name="Ada")
    await made(scene, name="Ada")
    await scene.hass.auth.async_create_user("Owner", group_ids=[GROUP_ID_ADMIN])
    guest = await scene.hass.auth.async_create_user("Guest", group_ids=[GROUP_ID_USER])
    tablet = await a_user_of_role(scene.hass, scene.studio, "tablet")
    for user in (guest, tablet):
        context = Context(user_id=user.id)
        for action in ("list_clients", "find_clients", "list_duplicate_clients"):
            given = {} if action == "list_duplicate_clients" else {"search": "ada"}
            with pytest.raises(Unauthorized):
                await act_as(scene, context, action, **given)


async def test_clients_are_put_into_groups_and_taken_out(scene: Scene) -> None:
    """S12: many at once, all or none; groups by name or id."""
    ids = [(await made(scene, name=name))["client_id"] for name in ("Ada", "Bo")]
    [group] = (await act(scene, "add_client_group", name=" Regulars "))["groups"]
    for _ in range(2):
        answer = await act(scene, "put_clients_into_group", group_id="regulars", client_ids=ids)
        assert answer["groups"] == [{**group, "number": 2}]
    with pytest.raises(ServiceValidationError, match="no such client"):
        await act(
            scene,
            "take_clients_out_of_group",
            group_id=group["group_id"],
            client_ids=[*ids, "nobody"],
        )
    assert (await act(scene, "list_client_groups"))["groups"] == [{**group, "number": 2}]
    await act(scene, "take_clients_out_of_group", group_id="Regulars", client_ids=ids[0])
    [changed] = (
        await act(scene, "update_client_group", group_id="Regulars", inactive=True, name="Guests")
    )["groups"]
    assert (changed["name"], changed["inactive"], changed["number"]) == ("Guests", True, 1)
    await act(scene, "add_client_group", name="Others", inactive=True)
    for bad, words in (
        (("add_client_group", {"name": "GUESTS"}), "Another group"),
        (("add_client_group", {"name": " "}), "Give a name"),
        (("update_client_group", {"group_id": "Guests", "name": "others"}), "Another group"),
        (("remove_client_group", {"group_id": "none"}), "no group of clients called"),
    ):
        with pytest.raises(ServiceValidationError, match=words):
            await act(scene, bad[0], **bad[1])
    [gone] = (await act(scene, "remove_client_group", group_id="Guests"))["groups"]
    assert gone["removed"]
    names = [each["name"] for each in (await act(scene, "list_client_groups"))["groups"]]
    assert names == ["Others"]


async def test_two_who_are_one_are_shown_and_merged_and_parted(scene: Scene) -> None:
    """The title of a session follows its client."""
    await offer(scene)
    one = await made(scene, name="Ada Byron", phones="0171 1234567", birthday="1815-12-10")
    two = await made(scene, name="Ada B.", phones="+49 171 1234567", birthday="1815-12-11")
    session = await add(scene, "", soon(2), session_type="Portrait", client_id=two["client_id"])
    [pair] = (await act(scene, "list_duplicate_clients"))["pairs"]
    assert (pair["strength"], pair["reasons"]) == ("weak", ["number"])
    pair = {"client_id": one["client_id"], "other_id": two["client_id"]}
    merged = await act(scene, "merge_clients", **pair)
    assert merged["appointments"] == 1
    assert {each["field"]: (each["kept"], each["other"]) for each in merged["differences"]}[
        "birthday"
    ] == ("1815-12-10", "1815-12-11")
    assert merged["clients"][0]["phones"] == ["0171 1234567", "+49 171 1234567"]

    async def title() -> str:
        ids = [session["appointment_id"]]
        [found] = (await act(scene, "list_appointments", appointment_id=ids))["appointments"]
        return str(found["title"])

    assert await title() == "Portrait – Ada Byron"
    parted = await act(scene, "undo_client_merge", run_id=merged["run_id"])
    assert parted["clients"] == [one, two]
    assert await title() == "Portrait – Ada B."
    for run_id, words in ((merged["run_id"], "can no longer"), ("none", "no such merge")):
        with pytest.raises(ServiceValidationError, match=words):
            await act(scene, "undo_client_merge", run_id=run_id)
    with pytest.raises(ServiceValidationError, match="same client twice"):
        await act(scene, "merge_clients", **{**pair, "other_id": one["client_id"]})


def file_of(scene: Scene) -> Path:
    """Return the file of the studio's book."""
    folder = Path(scene.hass.config.config_dir) / ".storage"
    return folder / f"studio_sync.{scene.studio.entry_id}.db"


async def test_an_erased_client_is_in_no_part_of_the_books_file(scene: Scene) -> None:
    """Nor is what was changed before."""
    client = await made(scene, name="Zaphod Beeblebrox")
    await act(scene, "update_client", client_id=client["client_id"], name="Zaphod the First")
    files = [*file_of(scene).parent.glob(f"{file_of(scene).name}*")]
    assert any(b"Zaphod" in each.read_bytes() for each in files)
    await act(scene, "erase_client", client_id=client["client_id"], confirm=True)
    assert not [each.name for each in files if b"Zaphod" in each.read_bytes()]


async def test_a_file_that_somebody_else_holds_is_said_in_the_log(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """The client is erased; only free parts of the file are as they were."""
    client = await made(scene, name="Zaphod Beeblebrox")
    other = sqlite3.connect(file_of(scene), isolation_level=None)

    def hold(_change: Change) -> None:
        other.execute("BEGIN IMMEDIATE")

    scene.studio.runtime_data.book.subscribe(hold)
    await act(scene, "erase_client", client_id=client["client_id"], confirm=True)
    other.close()
    assert "free parts" in caplog.text
    assert "Zaphod" not in caplog.text
    assert (await act(scene, "list_clients", removed=True))["number"] == 0


async def test_a_client_is_erased_only_when_that_is_confirmed(scene: Scene) -> None:
    client = await made(scene, name="Ada Byron")
    with pytest.raises(ServiceValidationError, match="Nothing was erased"):
        await act(scene, "erase_client", client_id=client["client_id"])
    answer = await act(scene, "erase_client", client_id=client["client_id"], confirm=True)
    assert answer == {
        "appointments": 0,
        "remains_in_google": [],
        "remains_in_server": [],
    }
    for removed in (False, True):
        assert (await act(scene, "list_clients", removed=removed))["number"] == 0
    with pytest.raises(ServiceValidationError, match="no such client"):
        await act(scene, "erase_client", client_id=client["client_id"], confirm=True)
