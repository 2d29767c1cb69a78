"""A server that was restored from a backup: what it lacks was not deleted by anybody (B4)."""

from collections.abc import AsyncIterator
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
import os
from pathlib import Path
import shutil
from typing import Literal

import pytest

from custom_components.studio_sync.accounts.status import request_full_resync
from custom_components.studio_sync.dav_client.shared_homes import joined, parted
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.ports import LIST_ALL

from .dav_servers.radicale import radicale
from .dav_side import CalendarSide, calendar_side
from .dav_stage import Stage, stage as new_stage
from .world import World, world

KINDS = ("numbered", "refused", "everything")
"""How servers answer a token that is later than all they know of."""


@pytest.fixture
async def server(socket_enabled: None) -> AsyncIterator[Stage]:
    async with new_stage() as found:
        yield found


@pytest.fixture
async def studio(server: Stage) -> AsyncIterator[World]:
    """Mia's calendar on a server alone."""
    async with world() as google:
        server.double.now = google.clock()
        sync = Sync(
            google.book,
            server.replica,
            kind=APPOINTMENTS,
            clock=google.clock,
            new_id=google.new_id,
        )
        mia = replace(google, sync=sync)
        await mia.run()
        yield mia


def later(studio: World, server: Stage) -> None:
    """Let a day go by."""
    studio.clock.now += timedelta(days=1)
    server.double.now = studio.clock()


def titles(server: Stage) -> list[str]:
    """Return the titles on the server."""
    lines = [line for item in server.folder.items.values() for line in item.text.split(b"\r\n")]
    found = [line.removeprefix(b"SUMMARY:") for line in lines if line.startswith(b"SUMMARY:")]
    return sorted(each.decode() for each in found)


def named(server: Stage, line: bytes) -> str:
    """Return the name of the item with this line."""
    return next(name for name, each in server.folder.items.items() if line in each.text)


async def last_week(studio: World, server: Stage, kind: str) -> None:
    """Book and change things since a backup was made, all of it in step; then restore that."""
    kept = [await studio.add(title, hours=24 * n) for n, title in enumerate("ABCDE", 1)]
    await studio.run()
    later(studio, server)
    items, changes = deepcopy(server.folder.items), list(server.folder.changes)
    later(studio, server)
    await studio.edit(kept[0], title="A later")
    await studio.add("New", hours=100)
    await studio.add("Newer", hours=120)
    await studio.run()
    await studio.delete(kept[3])
    await studio.run()
    later(studio, server)
    name = named(server, b"SUMMARY:B")
    server.double.delete(server.folder, named(server, b"SUMMARY:E"))
    server.put(name, server.text(name).replace(b"SUMMARY:B", b"SUMMARY:B there"))
    await studio.run()
    await studio.run()
    assert await studio.titles() == ["A later", "B there", "C", "New", "Newer"] == titles(server)
    later(studio, server)
    server.folder.items, server.folder.changes = items, changes
    if kind != "numbered":
        server.double.faults.dead_status = {"refused": 403, "everything": 207}[kind]


@pytest.mark.parametrize("choice", ["keep", "apply"])
@pytest.mark.parametrize("kind", KINDS)
async def test_a_server_that_was_set_back_is_asked_about(
    studio: World, server: Stage, kind: str, choice: Literal["keep", "apply"]
) -> None:
    await last_week(studio, server, kind)
    puts = len(server.sent("PUT"))
    report = await studio.run()
    assert (report.outcome, report.plan.held) == ("held", "set_back")
    assert await studio.titles() == ["A later", "B there", "C", "New", "Newer"]
    # Somebody goes on there, so that the token passes what it was: it is asked about all the same.
    for n in range(9):
        server.put("z.ics", server.text(next(iter(server.folder.items))) + b"\r\n" * n)
    server.double.delete(server.folder, "z.ics")
    server.double.faults.dead_status = None
    report = await studio.run()
    assert (report.outcome, report.plan.held) == ("held", "set_back")
    assert await studio.sync.decide(choice, report.plan.digest)
    for _ in range(3):
        report = await studio.run()
        assert report.outcome == "ok"
    kept = ["A later", "B there", "C", "New", "Newer"]
    assert titles(server) == await studio.titles() == (kept if choice == "keep" else list("ABCDE"))
    assert (report.requests, report.run) == (1, None)
    assert len(server.sent("PUT")) == puts + (4 if choice == "keep" else 0)


async def test_a_server_that_was_set_back_is_asked_about_when_all_is_listed(
    studio: World, server: Stage
) -> None:
    """As somebody wants who looks into what is wrong with it."""
    await last_week(studio, server, "numbered")
    replica_id = studio.sync.replica.id
    await studio.book.write(
        lambda tx: request_full_resync(tx, replica_id, full_listing=True, recompare_all=False)
    )
    report = await studio.run()
    assert (report.outcome, report.plan.held) == ("held", "set_back")
    assert await studio.titles() == ["A later", "B there", "C", "New", "Newer"]


def test_what_was_known_is_kept_where_all_is_listed() -> None:
    cursor = joined("a mark", "a cursor")
    assert parted(cursor) == ("a mark", "a cursor")
    assert parted(f"{LIST_ALL}{cursor}") == ("", f"{LIST_ALL}a cursor")
    assert parted(LIST_ALL) == parted(None) == ("", None)


@pytest.mark.parametrize("kind", [*KINDS, "without tokens"])
async def test_a_calendar_that_was_made_again_and_is_empty_is_asked_about(
    studio: World, server: Stage, kind: str
) -> None:
    """Under the old address: nobody has deleted what was in the one before."""
    server.double.faults.no_sync = kind == "without tokens"
    for n, title in enumerate("ABC", 1):
        await studio.add(title, hours=24 * n)
    await studio.run()
    await studio.run()
    later(studio, server)
    server.folder.items, server.folder.changes = {}, []
    server.double.faults.dead_status = {"refused": 403, "everything": 207}.get(kind)
    report = await studio.run()
    assert (report.outcome, report.plan.held) == ("held", "set_back")
    assert await studio.sync.decide("keep", report.plan.digest)
    assert (await studio.run()).outcome == "ok"
    assert titles(server) == await studio.titles() == ["A", "B", "C"]


@pytest.mark.parametrize("no_sync", [False, True])
async def test_what_people_delete_one_by_one_is_deleted(
    studio: World, server: Stage, *, no_sync: bool
) -> None:
    server.double.faults.no_sync = no_sync
    for n, title in enumerate("ABC", 1):
        await studio.add(title, hours=24 * n)
    await studio.run()
    await studio.run()
    for name in list(server.folder.items):
        server.double.delete(server.folder, name)
        assert (await studio.run()).outcome == "ok"
    assert await studio.titles() == []


@pytest.mark.parametrize("kind", KINDS)
async def test_a_token_that_is_forgotten_says_nothing_of_the_past(
    studio: World, server: Stage, kind: str
) -> None:
    """What people deleted and changed there meanwhile is deleted and changed here."""
    for n, title in enumerate("ABC", 1):
        await studio.add(title, hours=24 * n)
    await studio.run()
    await studio.run()
    later(studio, server)
    one, other, _ = sorted(server.folder.items)
    server.double.delete(server.folder, one)
    later(studio, server)
    server.put(other, server.text(other).replace(b"SUMMARY:", b"SUMMARY:Now "))
    server.double.faults.dead_status = {"numbered": None, "refused": 403, "everything": 207}[kind]
    report = await studio.run()
    assert report.outcome == "ok"
    assert await studio.titles() == titles(server)
    assert len(titles(server)) == 2


async def test_radicale_restored_from_a_backup_is_asked_about(
    tmp_path: Path,
    socket_enabled: None,
) -> None:
    async with (
        radicale(tmp_path) as running,
        calendar_side(running, CalendarSide) as side,
        world() as google,
    ):
        google.clock.now = datetime.now(UTC)
        sync = Sync(
            google.book, side.replica, kind=APPOINTMENTS, clock=google.clock, new_id=google.new_id
        )
        studio = replace(google, sync=sync, rules=replace(google.rules, populate_out=True))
        old = await studio.add("Old")
        await studio.run()
        collections, backup = tmp_path / "collections", tmp_path / "backup"
        shutil.copytree(collections, backup)
        for item in backup.rglob("*.ics"):
            made = item.stat().st_mtime - timedelta(days=7).total_seconds()
            os.utime(item, (made, made))
        await studio.edit(old, title="Old, but edited")
        await studio.add("New", hours=100)
        await studio.run()
        await studio.run()
        shutil.rmtree(collections)
        backup.rename(collections)
        report = await studio.run()
        assert (report.outcome, report.plan.held, len(report.plan.risky)) == ("held", "set_back", 2)
        assert await studio.sync.decide("keep", report.plan.digest)
        assert (await studio.run()).outcome == "ok"
        there = {each.title for each in (await side.seen()).values()}
        assert there == {"Old, but edited", "New"} == set(await studio.titles())
