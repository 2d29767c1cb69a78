"""Titles of sessions that are made from a client's name follow that name."""

from dataclasses import replace
from typing import Any

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Context
import pytest

from custom_components.studio_sync.book import appointments, clients, journal
from custom_components.studio_sync.book.model import Status
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.scheduling.client_titles import AT_ONCE

from .ha_day import act, act_as, add, in_google, offer, record
from .ha_fixtures import Scene, settle, soon
from .ha_mailing import said_by_us
from .test_ha_contacts_sync import Book, book, office

__all__ = ["book", "office"]


async def client(scene: Scene, name: str) -> str:
    """Add a client."""
    [words] = (await act(scene, "add_client", name=name))["clients"]
    return str(words["client_id"])


async def session(scene: Scene, client_id: str, title: str = "", **more: Any) -> str:
    """Book a session for a client."""
    start = more.pop("start", soon(3))
    words = await add(scene, title, start, session_type="Portrait", client_id=client_id, **more)
    return str(words["appointment_id"])


async def title(scene: Scene, appointment_id: str) -> str:
    """Return the title of an appointment."""
    return (await record(scene, appointment_id)).content.title


async def test_a_title_follows_the_name_of_its_client(scene: Scene) -> None:
    """Those that a person wrote stay, and so do those of appointments that are no sessions."""
    await offer(scene)
    ada, eve = await client(scene, "Ada"), await client(scene, "Eve")
    made, own = await session(scene, ada), await session(scene, ada, "Hello", start=soon(4))
    past = await session(scene, ada, start=soon(-9))
    call = (await add(scene, "Portrait – Ada", soon(6), client_id=ada))["appointment_id"]
    others = await session(scene, eve, start=soon(5))
    await act(scene, "update_client", client_id=ada, name="Ada Byron")
    assert await title(scene, made) == "Portrait – Ada Byron"
    assert await title(scene, past) == "Portrait – Ada Byron"
    assert await title(scene, own) == "Hello"
    assert await title(scene, call) == "Portrait – Ada"
    assert await title(scene, others) == "Portrait – Eve"
    await scene.house.sync(scene.account)
    assert {"Portrait – Ada Byron", "Hello", "Portrait – Eve"} <= in_google(scene).keys()


async def test_a_series_and_its_dates_follow(scene: Scene) -> None:
    await offer(scene)
    ada = await client(scene, "Ada")
    series = await session(scene, ada, recurrence="FREQ=WEEKLY;COUNT=4")
    moved = soon(3).isoformat()
    await act(
        scene,
        "update_appointment",
        appointment_id=series,
        moment=moved,
        scope="this",
        start=soon(3, hours=2).isoformat(),
    )
    await act(scene, "update_client", client_id=ada, name="Ada Byron")
    runtime = scene.studio.runtime_data
    dates = await runtime.book.read(lambda tx: appointments.exceptions(tx, series))
    assert [each.content.title for each in dates] == ["Portrait – Ada Byron"]
    assert await title(scene, series) == "Portrait – Ada Byron"


async def test_what_else_is_changed_of_a_client_changes_no_title(scene: Scene) -> None:
    await offer(scene)
    ada = await client(scene, "Ada")
    made = await session(scene, ada)
    rev = (await record(scene, made)).rev
    await act(scene, "update_client", client_id=ada, notes="likes tea")
    assert (await record(scene, made)).rev == rev


async def test_it_is_in_the_journal_by_whom(scene: Scene, hass_admin_user: Any) -> None:
    """Through the one write path, which follows from the user's change."""
    await offer(scene)
    ada = await client(scene, "Ada")
    made = await session(scene, ada)
    context = Context(user_id=hass_admin_user.id)
    await act_as(scene, context, "update_client", client_id=ada, name="Ada Byron")
    book = scene.studio.runtime_data.book
    runs = await book.read(lambda tx: journal.runs(tx, journal.STUDIO, made))
    assert (runs[0].kind, runs[0].starter) == ("client_name", f"user:{hass_admin_user.id}")
    [line] = await book.read(lambda tx: journal.entries(tx, runs[0].id))
    assert line.before is not None
    assert line.after is not None


async def test_imports_merges_and_removing_are_followed(scene: Scene) -> None:
    await offer(scene)
    ada, twin = await client(scene, "Ada"), await client(scene, "Twin")
    hers, his = await session(scene, ada), await session(scene, twin, start=soon(4))
    merged = await act(scene, "merge_clients", client_id=ada, other_id=twin)
    assert await title(scene, his) == "Portrait – Ada"
    await act(scene, "update_client", client_id=ada, name="Ada Byron")
    assert [await title(scene, each) for each in (hers, his)] == ["Portrait – Ada Byron"] * 2
    await act(scene, "undo_client_merge", run_id=merged["run_id"])
    assert await title(scene, hers) == "Portrait – Ada Byron"
    assert await title(scene, his) == "Portrait – Twin"
    await act(scene, "remove_client", client_id=ada)
    assert await title(scene, hers) == "Portrait – Ada Byron"


async def test_many_are_followed_in_parts(scene: Scene) -> None:
    """Few in each transaction, and once each."""
    await offer(scene)
    ada = await client(scene, "Ada")
    first = await record(scene, await session(scene, ada))
    many = [
        replace(first, id=f"s{number}", content=replace(first.content, status=status))
        for number in range(AT_ONCE * 2)
        for status in [Status.CANCELLED if number % 2 else Status.CONFIRMED]
    ]
    book = scene.studio.runtime_data.book
    await book.write(lambda tx: appointments.put_many(tx, many))
    await settle(scene.hass)
    changes: list[int] = []
    book.subscribe(lambda change: changes.append(len(change.records)))
    await act(scene, "update_client", client_id=ada, name="Ada Byron")
    titles = await book.read(
        lambda tx: {each.content.title for each in appointments.of_client(tx, ada)}
    )
    assert titles == {"Portrait – Ada Byron"}
    assert max(changes) <= AT_ONCE
    assert sum(changes) == len(many) + 1


async def test_a_rename_before_a_reload_is_followed(scene: Scene) -> None:
    """The studio is not closed before."""
    await offer(scene)
    ada = await client(scene, "Ada")
    made = await session(scene, ada)
    await scene.hass.services.async_call(
        "studio_sync", "update_client", {"client_id": ada, "name": "Ada Byron"}, blocking=True
    )
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert await title(scene, made) == "Portrait – Ada Byron"


async def test_titles_follow_before_home_assistant_stops(scene: Scene) -> None:
    await offer(scene)
    ada = await client(scene, "Ada")
    made = await session(scene, ada)
    await scene.hass.services.async_call(
        "studio_sync", "update_client", {"client_id": ada, "name": "Ada Byron"}, blocking=True
    )
    scene.hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await settle(scene.hass)
    assert await title(scene, made) == "Portrait – Ada Byron"


async def test_a_book_that_is_closed_under_the_titles_is_no_fault(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    await offer(scene)
    ada = await client(scene, "Ada")
    await session(scene, ada)
    book = scene.studio.runtime_data.book
    [known] = (await book.read(lambda tx: clients.get_many(tx, [ada]))).values()
    renamed = replace(known, content=replace(known.content, name="Ada Byron"))
    await book.write(lambda tx: clients.put_client(tx, renamed))
    await book.close()
    await settle(scene.hass)
    assert "Titles can't follow names now: book_unavailable" in caplog.text
    assert "Ada" not in said_by_us(caplog)
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)


async def test_a_name_that_changed_in_google_is_followed(book: Book) -> None:
    """S10, S20: as soon as it comes in."""
    await book.choose(send_back=True)
    [tom] = await book.add(Contact(name="Tom Wood"))
    await book.sync()
    studio = book.office.studio
    scene = Scene(
        house=book.house,
        studio=studio,
        account=book.account,
        anna=book.office.anna,
        ben="",
        room="",
    )
    await offer(scene)
    made = await session(scene, tom.id)
    [name] = book.phone.members(book.label)
    book.phone.edit(name, names=[{"givenName": "Tom", "familyName": "Stone"}])
    await book.sync()
    assert (await book.all()).keys() == {"Tom Stone"}
    assert await title(scene, made) == "Portrait – Tom Stone"
