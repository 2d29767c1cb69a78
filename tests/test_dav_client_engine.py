"""The engine with a calendar on a server: alone, and beside the same person's Google calendar."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from aiohttp import web
import pytest

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.model import Status
from custom_components.studio_sync.dav_client.homes import read_home
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.queued_writes import in_batches

from .dav_stage import Stage, event, stage as new_stage
from .world import World, appointment, world


@pytest.fixture
async def server(socket_enabled: None) -> AsyncIterator[Stage]:
    async with new_stage() as found:
        yield found


@pytest.fixture
async def google(server: Stage) -> AsyncIterator[World]:
    """Mia's Google calendar, and the book; the server's clock is theirs."""
    async with world() as studio:
        server.double.now = studio.clock()
        await studio.run()
        yield studio


@pytest.fixture
async def studio(server: Stage, google: World) -> World:
    """Mia's calendar on the server, over the same book."""
    sync = Sync(
        google.book,
        server.replica,
        kind=APPOINTMENTS,
        clock=google.clock,
        new_id=google.new_id,
    )
    mia = replace(google, sync=sync)
    # It is connected: what is there from now on goes out.
    await mia.run()
    return mia


async def quiet(studio: World) -> None:
    """Run twice: the first may hear its own echo, the second asks once and does nothing."""
    echo = await studio.run()
    assert not echo.plan.actions, echo.plan.actions
    again = await studio.run()
    assert (again.requests, again.run) == (1, None)


async def series_with_dates(studio: World) -> str:
    """Put a series in the book with a date that is later, and one that is cancelled."""
    series_id = await studio.add("Course", recurrence=("RRULE:FREQ=WEEKLY;COUNT=6",))
    series = await studio.get(series_id)
    start: Any = series.content.when.start
    records = []
    for week, changes in ((1, {"title": "Late"}), (2, {"status": Status.CANCELLED})):
        at = start + timedelta(weeks=week)
        when = replace(series.content.when, start=at, end=at + timedelta(hours=2))
        content = replace(series.content, when=when, recurrence=(), **changes)
        records.append(
            replace(
                series,
                id=studio.new_id(),
                series_id=series_id,
                original_start=at,
                content=content,
            )
        )
    await studio.book.write(lambda tx: appointments.put_many(tx, records))
    return series_id


async def test_a_series_with_its_dates_is_one_write(studio: World, server: Stage) -> None:
    await series_with_dates(studio)
    await studio.run()
    assert len(server.sent("PUT")) == 1
    (name,) = server.folder.items
    assert server.text(name).count(b"BEGIN:VEVENT") == 2
    assert server.text(name).count(b"\r\nEXDATE") == 1
    await quiet(studio)
    assert len(server.sent("PUT")) == 1


async def test_edits_go_both_ways_and_come_to_rest(studio: World, server: Stage) -> None:
    ours = await studio.add("Portrait")
    await studio.run()
    (name,) = server.folder.items
    server.double.now = studio.clock()
    server.put(name, server.text(name).replace(b"SUMMARY:Portrait", b"SUMMARY:Wedding"))
    await studio.run()
    assert (await studio.get(ours)).content.title == "Wedding"
    await quiet(studio)
    await studio.edit(ours, place="Studio 1")
    await studio.run()
    assert b"LOCATION:Studio 1" in server.text(name)
    await quiet(studio)
    server.double.delete(server.folder, name)
    await studio.run()
    assert await studio.titles() == []
    await quiet(studio)


async def test_what_the_server_keeps_otherwise_is_no_edit(studio: World, server: Stage) -> None:
    server.double.faults.rewrite = lambda text: text.replace(b"Portrait", b"PORTRAIT")
    ours = await studio.add("Portrait")
    await studio.run()
    await quiet(studio)
    assert (await studio.get(ours)).content.title == "Portrait"
    await studio.edit(ours, place="Studio 1")
    await studio.run()
    await quiet(studio)
    assert (await studio.get(ours)).content.title == "Portrait"


async def test_a_date_that_is_taken_off_there_is_off_here(studio: World, server: Stage) -> None:
    await series_with_dates(studio)
    await studio.run()
    (name,) = server.folder.items
    text = server.text(name)
    lines = text.split(b"\r\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(b"DTSTART;TZID="))
    day = lines[at].partition(b":")[2]
    lines.insert(at + 1, b"EXDATE;TZID=Europe/Berlin:" + day)
    server.put(name, b"\r\n".join(lines))
    await studio.run()
    records = await studio.all_records()
    off = [each for each in records if each.content.status is Status.CANCELLED]
    assert len(off) == 2
    await quiet(studio)


async def test_google_and_a_server_hold_each_appointment_once(
    studio: World, google: World, server: Stage
) -> None:
    """The newer edit reaches the other once, and no copy is made of a copy."""
    await google.add("Portrait")
    google.phone.add("From Google", start=google.clock() + timedelta(days=3))
    await series_with_dates(google)
    for each in (google, studio, google, studio):
        await each.run()
    before = len(server.sent("PUT"))
    assert len(server.folder.items) == 3
    event = google.event_of("From Google")
    google.phone.edit(event, summary="Edited in Google")
    for each in (google, studio):
        await each.run()
    texts = b"".join(item.text for item in server.folder.items.values())
    assert texts.count(b"SUMMARY:Edited in Google") == 1
    assert len(server.sent("PUT")) == before + 1
    name = next(
        name for name, item in server.folder.items.items() if b"Edited in Google" in item.text
    )
    google.clock.now += timedelta(minutes=5)
    server.double.now = google.clock()
    server.put(name, server.text(name).replace(b"Edited in Google", b"Edited on the server"))
    for each in (studio, google):
        await each.run()
    assert google.event_of("Edited on the server") == event
    await quiet(studio)
    await quiet(google)


async def test_another_record_is_another_text(studio: World, server: Stage) -> None:
    records = [appointment(str(hour), hour, id=studio.new_id()) for hour in range(24, 84)]
    await studio.add_many(records)
    await studio.run()
    assert len(server.folder.items) == 60
    await quiet(studio)


def test_no_family_is_split_that_fits_into_a_batch() -> None:
    writes = [f"{family}{number}" for family in "abc" for number in range(3)]
    assert _batches(writes, 4) == [["a0", "a1", "a2"], ["b0", "b1", "b2"], ["c0", "c1", "c2"]]
    assert _batches(writes, 6) == [["a0", "a1", "a2", "b0", "b1", "b2"], ["c0", "c1", "c2"]]
    assert _batches(writes, 2)[0] == ["a0", "a1"]
    assert [each for batch in _batches(writes, 2) for each in batch] == writes
    assert _batches([], 2) == []
    assert _batches(writes, 4, families=False)[0] == ["a0", "a1", "a2", "b0"]


def _batches(names: list[str], size: int, *, families: bool = True) -> list[list[str]]:
    """Cut writes into batches; those of one letter are of one family."""
    queued: list[Any] = [
        SimpleNamespace(name=name, write=SimpleNamespace(parent_id=name[0], remote_id=name))
        for name in names
    ]
    batches: Any = in_batches(queued, size, families=families)
    return [[each.name for each in some] for some in batches]


async def test_what_may_only_be_read_is_read_and_the_rest_waits(
    studio: World, server: Stage
) -> None:
    """As its rights say; nothing is sent in vain, and all of it once it may be written."""
    changed, deleted = await studio.add("Changed"), await studio.add("Deleted", hours=30)
    await studio.run()
    server.folder.rights = "<privilege><read/></privilege>"
    await reread(server)
    await studio.edit(changed, title="Changed here")
    await studio.delete(deleted)
    await studio.add("New", hours=50)
    server.put("theirs.ics", event("theirs", "Theirs"))
    puts = len(server.sent("PUT"))
    for _ in range(2):
        report = await studio.run()
        assert report.waits
        assert sorted(await studio.titles()) == ["Changed here", "New", "Theirs"]
    assert report.run is None
    assert not server.sent("DELETE")
    assert len(server.sent("PUT")) == puts
    server.folder.rights = "<privilege><all/></privilege>"
    await reread(server)
    report = await studio.run()
    assert not report.waits
    texts = b"".join(each.text for each in server.folder.items.values())
    assert all(f"SUMMARY:{each}".encode() in texts for each in ("Changed here", "New", "Theirs"))
    assert b"Deleted" not in texts
    await quiet(studio)


async def test_both_sides_edited_the_book_takes_its_part(studio: World, server: Stage) -> None:
    ours = await studio.add("Portrait")
    await studio.run()
    (name,) = server.folder.items
    server.folder.rights = "<privilege><read/></privilege>"
    await reread(server)
    await studio.edit(ours, place="Park")
    server.put(name, server.text(name).replace(b"SUMMARY:Portrait", b"SUMMARY:Wedding"))
    assert (await studio.run()).waits
    content = (await studio.get(ours)).content
    assert (content.title, content.place) == ("Wedding", "Park")
    assert (await studio.run()).waits
    server.folder.rights = "<privilege><write/></privilege>"
    await reread(server)
    await studio.run()
    assert b"LOCATION:Park" in server.text(name)
    await quiet(studio)


async def test_a_server_that_tells_no_rights_is_tried_once_an_hour(
    studio: World, server: Stage
) -> None:
    server.double.faults.read_only = True
    await studio.add("Portrait")
    server.put("theirs.ics", event("theirs", "Theirs"))
    for _ in range(3):
        assert (await studio.run()).waits
    assert len(server.sent("PUT")) == 1
    assert await studio.titles() == ["Portrait", "Theirs"]
    studio.clock.now += timedelta(hours=2)
    server.double.now = studio.clock()
    assert (await studio.run()).waits
    assert len(server.sent("PUT")) == 2
    server.double.faults.read_only = False
    studio.clock.now += timedelta(hours=2)
    server.double.now = studio.clock()
    assert not (await studio.run()).waits
    assert len(server.folder.items) == 2
    await quiet(studio)


@pytest.mark.parametrize("ends", [False, True])
async def test_what_gets_another_name_while_it_is_written_stays_one(
    studio: World,
    server: Stage,
    ends: bool,  # noqa: FBT001
) -> None:
    """Programs delete it and make it again; what was to be written goes to its new name."""
    ours = await series_with_dates(studio)
    await studio.run()
    (name,) = server.folder.items
    await (studio.delete(ours) if ends else studio.edit(ours, place="Park"))

    def renamed(request: web.Request, _: bytes) -> None:
        if request.method in ("PUT", "DELETE") and name in server.folder.items:
            text = server.text(name)
            server.double.delete(server.folder, name)
            server.put("other.ics", text)

    server.double.faults.answers.append(renamed)
    assert (await studio.run()).counts["failed"]
    await studio.run()
    assert list(server.folder.items) == ([] if ends else ["other.ics"])
    assert ends or b"LOCATION:Park" in server.text("other.ics")
    assert await studio.titles() == ([] if ends else ["Course", "Late"])
    await studio.run()
    await quiet(studio)


async def reread(server: Stage) -> None:
    """Let the replica know the rights, as it does where it looks at the home."""
    home = await read_home(server.transport, f"{server.double.url}/calendars/anna/")
    server.replica._reader.collection = home.collections[0]
