"""What the studio knows of an appointment travels to servers with it, and is not learned there."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.model import Client, Content, Kind, Origin
from custom_components.studio_sync.dav_client.own_properties import facts_of, lines_of
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.scheduling.titles import AccountProjection, Privacy
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync

from .calendar_contract import timed
from .dav_servers.running import Running
from .dav_side import CalendarSide, calendar_side
from .dav_stage import Stage, stage as new_stage
from .settling import show
from .world import World, appointment, world

FULL = AccountProjection(origin=Origin.SERVER)
OWN = b"X-STUDIO-SYNC-"


def test_the_lines_say_what_they_were_made_of() -> None:
    facts = (
        ("kind", "session"),
        ("session_type", "portrait"),
        ("assistant", "ole"),
        ("assistant", "eva"),
        ("client_number", "K;7, a"),
    )
    lines = lines_of(Content(title="A", when=timed("A").when, shown_studio=facts))
    assert lines == (
        "X-STUDIO-SYNC-KIND:session",
        "X-STUDIO-SYNC-SESSION-TYPE:portrait",
        "X-STUDIO-SYNC-ASSISTANTS:ole eva",
        r"X-STUDIO-SYNC-CLIENT-NUMBER:K\;7\, a",
    )
    assert facts_of(["ATTENDEE:mailto:a@b.example", *lines]) == facts


@pytest.fixture
async def server(socket_enabled: None) -> AsyncIterator[Stage]:
    async with new_stage() as found:
        yield found


@pytest.fixture
async def studio(server: Stage) -> AsyncIterator[World]:
    """Mia's calendar on the server, which is shown everything."""
    async with world() as made:
        server.double.now = made.clock()
        yield await connected(made, server.replica)


async def connected(made: World, replica: Any, privacy: Privacy = Privacy.FULL) -> World:
    """Sync Mia's calendar with a server."""
    sync = Sync(
        made.book,
        replica,
        kind=APPOINTMENTS,
        clock=made.clock,
        new_id=made.new_id,
        projection=replace(FULL, privacy=privacy),
    )
    mia = replace(made, sync=sync)
    await mia.book.write(
        lambda tx: clients.put_client(
            tx, Client(id="zoe", content=Contact(name="Zoe Secret"), number="1042")
        )
    )
    await mia.run()
    return mia


async def session(studio: World, **more: Any) -> str:
    """Add a session with an assistant in a room."""
    values = {
        "kind": Kind.SESSION,
        "client_id": "zoe",
        "session_type": "portrait",
        "assistant_ids": ("tom",),
        "resource_ids": ("room",),
    }
    name = await studio.add("Portrait", **(values | more))
    await studio.run()
    return name


def own(text: bytes) -> list[str]:
    """Return our lines in a text."""
    return sorted(each.decode() for each in text.split(b"\r\n") if each.startswith(OWN))


SAID = [
    "X-STUDIO-SYNC-ASSISTANTS:tom",
    "X-STUDIO-SYNC-CLIENT-NUMBER:1042",
    "X-STUDIO-SYNC-KIND:session",
    "X-STUDIO-SYNC-ROOMS:room",
    "X-STUDIO-SYNC-SESSION-TYPE:portrait",
    "X-STUDIO-SYNC-STAFF:mia",
]


async def quiet(studio: World) -> None:
    """Run until nothing is to be done: the first may hear its own echo."""
    assert not (await studio.run()).plan.actions
    assert (await studio.run()).run is None


async def test_a_session_tells_what_it_is_and_no_name(studio: World, server: Stage) -> None:
    await session(studio)
    (name,) = server.folder.items
    assert own(server.text(name)) == SAID
    assert b"Zoe" not in server.text(name)
    await quiet(studio)
    assert len(server.sent("PUT")) == 1


async def test_what_is_simply_somebodys_tells_nothing(studio: World, server: Stage) -> None:
    await studio.add("Dentist")
    await studio.run()
    (name,) = server.folder.items
    assert own(server.text(name)) == []
    await quiet(studio)


async def test_another_assistant_session_type_or_number_reaches_the_server(
    studio: World, server: Stage
) -> None:
    record_id = await session(studio)
    (name,) = server.folder.items
    await studio.change(record_id, assistant_ids=(), session_type="wedding")
    await studio.run()
    expected = [each for each in SAID if "ASSISTANTS" not in each]
    expected[-2] = "X-STUDIO-SYNC-SESSION-TYPE:wedding"
    assert own(server.text(name)) == expected
    await quiet(studio)
    client = Client(id="zoe", content=Contact(name="Zoe Secret"), number="7")
    await studio.book.write(lambda tx: clients.put_client(tx, client))
    await studio.run()
    assert "X-STUDIO-SYNC-CLIENT-NUMBER:7" in own(server.text(name))
    await quiet(studio)
    assert len(server.sent("PUT")) == 3


async def test_what_an_edit_there_drops_or_changes_is_written_again(
    studio: World, server: Stage
) -> None:
    record_id = await session(studio)
    (name,) = server.folder.items
    text = server.text(name).replace(b"SUMMARY:Portrait", b"SUMMARY:Wedding")
    lines = [each for each in text.split(b"\r\n") if b"ROOMS" not in each and b"KIND" not in each]
    text = b"\r\n".join(lines).replace(b"ASSISTANTS:tom", b"ASSISTANTS:mia")
    server.put(name, text)
    before = await studio.get(record_id)
    await studio.run()
    after = await studio.get(record_id)
    assert after.content == replace(before.content, title="Wedding")
    assert (after.kind, after.assistant_ids, after.resource_ids) == (
        before.kind,
        before.assistant_ids,
        before.resource_ids,
    )
    await quiet(studio)
    await studio.edit(record_id, place="Park")
    await studio.run()
    assert own(server.text(name)) == SAID
    await quiet(studio)


async def test_a_copy_made_there_is_nobodys_session(studio: World, server: Stage) -> None:
    record_id = await session(studio)
    (name,) = server.folder.items
    uid = name.removesuffix(".ics").encode()
    server.put("copy.ics", server.text(name).replace(uid, b"copy").replace(b"Portrait", b"Copy"))
    await studio.run()
    records = await studio.all_records()
    (copy,) = [each for each in records if each.id != record_id]
    assert (copy.kind, copy.client_id, copy.session_type) == (Kind.APPOINTMENT, None, None)
    assert (copy.assistant_ids, copy.resource_ids) == ((), ())
    assert copy.content.shown_studio == ()
    await studio.run()
    assert own(server.text("copy.ics")) == []
    assert own(server.text(name)) == SAID
    await quiet(studio)


async def test_dates_of_a_series_tell_it_too(studio: World, server: Stage) -> None:
    series_id = await session(studio, recurrence=("RRULE:FREQ=WEEKLY;COUNT=6",))
    (name,) = server.folder.items
    series = await studio.get(series_id)
    start: Any = series.content.when.start
    at = start + timedelta(weeks=1)
    when = replace(series.content.when, start=at, end=at + timedelta(hours=3))
    content = replace(series.content, when=when, recurrence=())
    date = replace(
        series, id=studio.new_id(), series_id=series_id, original_start=at, content=content
    )
    await studio.add_many([date])
    await studio.run()
    assert server.text(name).count(b"BEGIN:VEVENT") == 2
    assert own(server.text(name)) == sorted(SAID * 2)
    await quiet(studio)


async def test_where_less_is_shown_it_is_taken_away(studio: World, server: Stage) -> None:
    await session(studio)
    (name,) = server.folder.items
    await show(studio, Privacy.TITLE)
    await studio.run()
    assert own(server.text(name)) == []
    await quiet(studio)


def test_google_and_phones_are_not_told() -> None:
    for origin in (Origin.GOOGLE, Origin.PHONE):
        view = AccountProjection(origin=origin)
        assert "shown_studio" in view.only_shown
        record = _session()
        assert view.project(record, record.content).shown_studio == ()
    assert FULL.project(_session(), _session().content).shown_studio == (
        ("kind", "session"),
        ("staff", "mia"),
    )


def _session() -> Any:
    return replace(appointment("Portrait", 24, id="one"), kind=Kind.SESSION, staff_id="mia")


@pytest.mark.xdist_group("radicale")
@pytest.mark.usefixtures("socket_enabled")
async def test_radicale_keeps_it(radicale_server: Running) -> None:
    await _kept_by(radicale_server)


@pytest.mark.xdist_group("sogo")
@pytest.mark.usefixtures("socket_enabled")
async def test_sogo_keeps_it(sogo_server: Running) -> None:
    await _kept_by(sogo_server)


async def _kept_by(running: Running) -> None:
    """Write it, change it, and write again what somebody has dropped."""
    async with calendar_side(running, CalendarSide) as side, world() as made:
        studio = await connected(made, side.replica)
        record_id = await session(studio)
        (name,) = await side.person.names()
        assert own(await side.person.text(name)) == SAID
        await quiet(studio)
        await studio.change(record_id, resource_ids=())
        await studio.run()
        text = await side.person.text(name)
        assert own(text) == [each for each in SAID if "ROOMS" not in each]
        lines = [each for each in text.split(b"\r\n") if not each.startswith(OWN)]
        await side.person.put(name, b"\r\n".join(lines))
        await studio.run()
        assert (await studio.get(record_id)).kind is Kind.SESSION
        await studio.change(record_id, resource_ids=("room",))
        await studio.run()
        assert own(await side.person.text(name)) == SAID
        await quiet(studio)
