"""The page's clients: the list, one client with all appointments, and what Undo takes back."""

from dataclasses import replace
from typing import Any

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import Context
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.contact import Contact

from .ha_accesses import ALWAYS, CALENDAR, add as add_access, begin, fill, found
from .ha_book import by_phone
from .ha_day import PORTRAIT, act, add, offer
from .ha_fixtures import Scene, settle, soon
from .ha_own import a_person
from .ha_page import PageSocket
from .test_ha_contacts_sync import Book, book, office

__all__ = ["book", "office"]

pytest_plugins = ("tests.ha_fixtures",)

HTML = "<b onclick=alert(1)>Ada</b> 👩‍👩‍👧"
LONG = "Ö" * 300
RTL = "דוד לוי"


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def client(scene: Scene, name: str, **fields: Any) -> str:
    """Add a client and return their id."""
    [made] = (await act(scene, "add_client", name=name, **fields))["clients"]
    return str(made["client_id"])


async def rows(scene: Scene, page: PageSocket, **asked: Any) -> Any:
    """Return a page of the list."""
    answer = await page.ask("clients/page", entry_id=scene.studio.entry_id, **asked)
    return answer["result"]


async def names(scene: Scene, page: PageSocket, **asked: Any) -> list[str]:
    """Return the names on a page of the list."""
    return [each["name"] for each in (await rows(scene, page, **asked))["rows"]]


async def follow(scene: Scene, page: PageSocket, client_id: str, **asked: Any) -> Any:
    """Open a client; returns what is told at first."""
    studio = scene.studio.entry_id
    answer = await page.ask("client/subscribe", entry_id=studio, client_id=client_id, **asked)
    assert answer["success"]
    return await page.told()


async def undo(scene: Scene, page: PageSocket, answer: dict[str, Any]) -> Any:
    """Press Undo; returns True, or why it is refused."""
    done = await page.ask("undo", entry_id=scene.studio.entry_id, undo=answer["undo"])
    return done["success"] or done["error"]["translation_key"]


async def everybody(scene: Scene) -> dict[str, Client]:
    """Return all clients, but for the numbers of their last change."""
    found = await scene.studio.runtime_data.book.read(clients.clients)
    return {each.id: replace(each, rev=0, changed_at=None) for each in found}


async def test_the_list_is_by_name_and_paged(scene: Scene, page: PageSocket) -> None:
    """Accents and case do not order; names are whatever they are."""
    for name in ("zoe", "Émile", HTML, LONG, RTL, "Eva"):
        await client(scene, name)
    every = await names(scene, page)
    assert every == [HTML, "Émile", "Eva", LONG, "zoe", RTL]
    assert await names(scene, page, offset=1, limit=2) == ["Émile", "Eva"]
    part = await rows(scene, page, offset=5, limit=2)
    assert (part["number"], part["more"]) == (6, False)
    assert await names(scene, page, offset=6) == []
    assert (await rows(scene, page, limit=1))["rows"][0]["client_id"]


@pytest.mark.parametrize(
    "text", ["rossi sof", "SOFÍA", "2312 5008", "0302312", "+49 30-2312-5008", "sofia@", "k-7"]
)
async def test_a_client_is_found_by_any_part(scene: Scene, page: PageSocket, text: str) -> None:
    """Names in any order, digits in any form, accents folded."""
    sofia = {"phones": ["+49 30 23125008"], "emails": ["sofia@example.com"], "number": "K-7"}
    await client(scene, "Sofía Rossi", **sofia)
    await client(scene, "Chidi Okafor", phones=["+49 151 5550142"])
    hass = scene.hass
    hass.config.country = "DE"
    found = await rows(scene, page, text=f" {text} ")
    assert [each["name"] for each in found["rows"]] == ["Sofía Rossi"]
    assert (found["number"], found["more"]) == (1, False)
    assert await names(scene, page, text="nobody") == []


async def test_a_search_tells_that_there_are_more(scene: Scene, page: PageSocket) -> None:
    for number in range(5):
        await client(scene, f"Ada {number}")
    found = await rows(scene, page, text="ada", limit=2)
    assert (found["number"], found["more"]) == (2, True)
    assert await names(scene, page, text="ada", offset=3, limit=2) == ["Ada 3", "Ada 4"]


async def test_the_list_tells_groups_and_changes(scene: Scene, page: PageSocket) -> None:
    """Each change is one message; a group narrows the list and a search in it."""
    [group] = (await act(scene, "add_client_group", name="Newsletter"))["groups"]
    studio = scene.studio.entry_id
    assert (await page.ask("clients/subscribe", entry_id=studio))["success"]
    told = await page.told()
    may = {"import": True, "export": True}
    assert told == {
        "may": may,
        "number": 0,
        "groups": [{"group_id": group["group_id"], "name": "Newsletter", "number": 0}],
    }
    ada = await client(scene, "Ada")
    assert (await page.told())["number"] == 1
    await client(scene, "Bob")
    await page.told()
    ids = {"group_id": group["group_id"], "client_ids": [ada]}
    put = await act(scene, "put_clients_into_group", **ids)
    told = await page.told()
    assert (told["number"], told["groups"][0]["number"]) == (2, 1)
    part = await rows(scene, page, group_id=group["group_id"])
    assert ([each["name"] for each in part["rows"]], part["number"]) == (["Ada"], 1)
    assert await names(scene, page, group_id=group["group_id"], text="b") == []
    assert await undo(scene, page, put) is True
    assert (await page.told())["groups"][0]["number"] == 0


async def test_a_row_tells_the_last_visit_and_the_next(scene: Scene, page: PageSocket) -> None:
    """Of single appointments and of series, also of whole days; cancelled ones do not count."""
    ada, bob = await client(scene, "Ada"), await client(scene, "Bob")
    await client(scene, "Eve")
    for days in (-9, -3, 4, 8):
        await add(scene, start=soon(days), client_id=ada)
    gone = await add(scene, start=soon(2), client_id=ada)
    await act(scene, "cancel_appointment", appointment_id=gone["appointment_id"])
    weekly = ["RRULE:FREQ=WEEKLY"]
    first = soon(-8).date()
    series = await add(
        scene, start=first.isoformat(), all_day=True, recurrence=weekly, client_id=bob
    )
    found = {each["name"]: each for each in (await rows(scene, page))["rows"]}
    studio = scene.studio.runtime_data
    assert found["Ada"]["last"] == soon(-3).astimezone(studio.clock).isoformat()
    assert found["Ada"]["next"] == soon(4).astimezone(studio.clock).isoformat()
    assert found["Bob"]["last"] == soon(-1).date().isoformat()
    assert found["Bob"]["next"] == soon(6).date().isoformat()
    assert (found["Eve"]["last"], found["Eve"]["next"]) == (None, None)
    # A date of a series that was moved is where it was moved to.
    moved = {"start": soon(5).date().isoformat(), "moment": soon(6).date().isoformat()}
    at = {"appointment_id": series["appointment_id"], "scope": "this", "all_day": True}
    await act(scene, "update_appointment", **at, **moved)
    found = {each["name"]: each for each in (await rows(scene, page))["rows"]}
    assert found["Bob"]["next"] == soon(5).date().isoformat()


async def test_one_client_with_everything(scene: Scene, page: PageSocket) -> None:
    """Past, coming and cancelled appointments, what happened, and each change at once."""
    ada = await client(scene, HTML, phones=["030 1"], notes="\u202eb")
    for days in (-9, -3, 4):
        await add(scene, start=soon(days), client_id=ada)
    await add(scene, start=soon(0, 2), client_id=ada, recurrence=["RRULE:FREQ=DAILY;COUNT=3"])
    await offer(scene, PORTRAIT)
    gone = await add(scene, start=soon(2), client_id=ada, session_type="Portrait")
    await act(scene, "cancel_appointment", appointment_id=gone["appointment_id"])
    told = await follow(scene, page, ada, appointments=2)
    assert told["client"]["name"] == HTML
    assert told["client"]["since"].startswith(soon(-9).date().isoformat()[:7])
    assert told["may"] == {"sync": True, "cards": True, "erase": True}
    assert [told[sort]["number"] for sort in ("coming", "past", "cancelled")] == [4, 2, 1]
    assert [len(told[sort]["items"]) for sort in ("coming", "past", "cancelled")] == [2, 2, 1]
    starts = [each["start"] for each in told["past"]["items"]]
    assert starts == sorted(starts, reverse=True)
    assert told["coming"]["items"][0]["moment"] is not None
    assert told["cancelled"]["items"][0]["status"] == "cancelled"
    [line] = told["history"]
    assert (line["by"], line["verb"], line["done"]) == ("automation", "created", True)
    rev = told["client"]["rev"]
    given = {"client_id": ada, "notes": "new", "expected_rev": rev}
    changed = await act(scene, "update_client", **given)
    told = await page.told()
    assert told["client"]["notes"] == "new"
    assert told["history"][0]["fields"] == ["notes"]
    # Somebody else's change of what was read before is refused.
    with pytest.raises(Exception, match="changed") as refused:
        await act(scene, "update_client", **given | {"notes": "other"})
    assert getattr(refused.value, "translation_key", "") == "book_stale"
    assert await undo(scene, page, changed) is True
    assert (await page.told())["client"]["notes"] == "\u202eb"
    await act(scene, "remove_client", client_id=ada)
    told = await page.told()
    assert (told["client"]["removed"], told["past"]["number"]) == (True, 2)
    await act(scene, "erase_client", client_id=ada, confirm=True)
    while (told := await page.told())["client"] is not None:
        pass


async def test_who_changed_a_client_is_told(scene: Scene, page: PageSocket) -> None:
    """A user by name, a phone by its access, and an automation."""
    ada = await client(scene, "Ada")
    hass = scene.hass
    anna = await a_person(scene.house, "Anna Lund", admin=True)
    await hass.services.async_call(
        "studio_sync",
        "update_client",
        {"client_id": ada, "phones": ["030 1"]},
        blocking=True,
        context=Context(user_id=anna.user.id),
    )

    def noted(tx: Transaction) -> Client:
        record = clients.get_client(tx, ada)
        assert record is not None
        content = replace(record.content, notes="by phone")
        return clients.put_client(tx, replace(record, content=content))

    await by_phone(scene, noted)
    phone, _ = await add_access(scene, "annas-phone", scene.anna)
    await by_phone(scene, lambda tx: clients.delete_client(tx, ada), phone.subentry_id)
    await by_phone(
        scene,
        lambda tx: clients.put_client(tx, replace(clients.get_many(tx, [ada])[ada], deleted=False)),
        phone.subentry_id,
    )
    told = await follow(scene, page, ada, history=10)
    assert [(each["by"], each["who"], each["verb"]) for each in told["history"]] == [
        ("phone", phone.title, "restored"),
        ("phone", phone.title, "deleted"),
        ("phone", "", "changed"),
        ("user", "Anna Lund", "changed"),
        ("automation", "", "created"),
    ]


async def with_clients(scene: Scene, group_id: str) -> ConfigSubentry:
    """Add a phone's access to the clients of a group."""
    shown = await fill(scene, await begin(scene), username="desk", people=[scene.room])
    shown = await fill(scene, shown, **CALENDAR)
    book = {"address_book": "read", "access_group": group_id}
    shown = await fill(scene, shown, **book)
    shown = await fill(scene, shown, **ALWAYS)
    await fill(scene, shown)
    await settle(scene.hass)
    return found(scene, "desk")


async def test_where_a_client_is_on_phones(scene: Scene, page: PageSocket) -> None:
    [group] = (await act(scene, "add_client_group", name="Desk"))["groups"]
    phone = await with_clients(scene, group["group_id"])
    ada = await client(scene, "Ada")
    assert (await follow(scene, page, ada))["where"] == []
    await act(scene, "put_clients_into_group", group_id=group["group_id"], client_ids=[ada])
    where = [{"kind": "phone", "name": phone.title, "state": "ok"}]
    assert (await page.told())["where"] == where
    assert (await rows(scene, page))["rows"][0]["where"] == where
    # Phones are given nothing of a group that is not used.
    await act(scene, "update_client_group", group_id=group["group_id"], inactive=True)
    assert (await page.told())["where"] == []


async def test_where_a_client_is_in_google(book: Book, hass_ws_client: WebSocketGenerator) -> None:
    """After a run: with the account's name, and what the run did."""
    [ada] = await book.add(Contact(name="Ada"))
    await book.sync()
    page = PageSocket(book.hass, await hass_ws_client(book.hass))
    studio = book.office.studio.entry_id
    answer = await page.ask("clients/page", entry_id=studio)
    [row] = [each for each in answer["result"]["rows"] if each["client_id"] == ada.id]
    [where] = row["where"]
    assert (where["kind"], where["state"]) == ("google", "ok")
    assert where["name"]
    await page.ask("client/subscribe", entry_id=studio, client_id=ada.id)
    told = await page.told()
    assert told["where"] == [where]
    assert (told["history"][0]["by"], told["history"][0]["verb"]) == ("google", "created")
    assert (told["history"][0]["to"], told["history"][0]["who"]) == ("google", where["name"])


@pytest.mark.parametrize("number", ["", "K-7"])
async def test_a_removed_client_comes_back_whole(
    scene: Scene, page: PageSocket, number: str
) -> None:
    """With groups, number and appointments; and not twice."""
    [group] = (await act(scene, "add_client_group", name="Desk"))["groups"]
    ada = await client(scene, "Ada", number=number, phones=["030 1"])
    await act(scene, "put_clients_into_group", group_id=group["group_id"], client_ids=[ada])
    await add(scene, start=soon(2), client_id=ada)
    before = await everybody(scene)
    gone = await act(scene, "remove_client", client_id=ada)
    assert await everybody(scene) == {}
    assert await undo(scene, page, gone) is True
    assert await everybody(scene) == before
    assert (await follow(scene, page, ada))["coming"]["number"] == 1
    again = await act(scene, "remove_client", client_id=ada)
    await act(scene, "restore_client", client_id=ada)
    assert await undo(scene, page, again) == "change_overtaken"
    assert await everybody(scene) == before


async def test_undo_does_not_bring_back_an_erased_client(scene: Scene, page: PageSocket) -> None:
    ada = await client(scene, "Ada")
    gone = await act(scene, "remove_client", client_id=ada)
    await act(scene, "erase_client", client_id=ada, confirm=True)
    assert await undo(scene, page, gone) == "unknown_change"
    assert await everybody(scene) == {}


async def test_a_merge_is_taken_back(scene: Scene, page: PageSocket) -> None:
    """Both clients and their appointments are as before."""
    ada = await client(scene, "Ada", phones=["030 1"])
    other = await client(scene, "Ada Byron", emails=["ada@example.com"])
    await add(scene, start=soon(2), client_id=other)
    before = await everybody(scene)
    merged = await act(scene, "merge_clients", client_id=ada, other_id=other)
    assert [*await everybody(scene)] == [ada]
    assert await undo(scene, page, merged) is True
    assert await everybody(scene) == before
    assert (await follow(scene, page, other))["coming"]["number"] == 1


async def test_a_new_client_goes_again(scene: Scene, page: PageSocket) -> None:
    made = await act(scene, "add_client", name=RTL)
    assert await undo(scene, page, made) is True
    assert await everybody(scene) == {}


async def test_staff_see_their_own_clients(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """Those with an appointment of theirs, and those with none; and only their own visits."""
    person = await a_person(scene.house, "Ben")
    subentry = scene.studio.subentries[scene.ben]
    scene.hass.config_entries.async_update_subentry(
        scene.studio, subentry, data={**subentry.data, "user": person.user.id}
    )
    await settle(scene.hass)
    token = person.headers["Authorization"].removeprefix("Bearer ")
    page = PageSocket(scene.hass, await hass_ws_client(scene.hass, token))
    ada, bob, _ = [await client(scene, name) for name in ("Ada", "Bob", "Eve")]
    await add(scene, start=soon(2), client_id=ada)
    await add(scene, start=soon(3), client_id=bob, staff_id=scene.ben)
    await add(scene, start=soon(1), client_id=bob)
    assert await names(scene, page) == ["Bob", "Eve"]
    assert await names(scene, page, text="ada") == []
    [row, _] = (await rows(scene, page))["rows"]
    assert row["next"] == soon(3).astimezone(scene.studio.runtime_data.clock).isoformat()
    assert await follow(scene, page, ada) == {"client": None}
    told = await follow(scene, page, bob)
    assert told["coming"]["number"] == 1
    assert told["may"] == {"sync": False, "cards": False, "erase": False}
    assert [each["by"] for each in told["history"]] == ["automation"]
    assert (await page.ask("clients/subscribe", entry_id=scene.studio.entry_id))["success"]
    listed = await page.told()
    assert (listed["number"], listed["may"]) == (2, {"import": False, "export": False})


async def test_what_is_the_same_is_not_told_again(scene: Scene, page: PageSocket) -> None:
    """A change of another client is none of this one."""
    ada = await client(scene, "Ada")
    await follow(scene, page, ada)
    await client(scene, "Bob")
    await act(scene, "update_client", client_id=ada, nickname="Countess")
    assert (await page.told())["client"]["details"]["nickname"] == "Countess"
