"""Calendars of a room and of the whole studio: what they show, and what edits there do."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.book.model import Appointment, Kind, Status
from custom_components.studio_sync.book.scopes import THE_STUDIO, of_room

from .settling import FIRST, WEEK, WEEKLY, in_step
from .world import World, beside, world

HOUR = timedelta(hours=1)
ROOM = of_room("room")


@pytest.fixture
async def mia(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


async def calendar_of(mia: World, scope: str) -> World:
    """Connect a calendar that shows this, over the same book."""
    other = beside(mia, "tom")
    other.rules = replace(other.rules, scope=scope)
    await other.run()
    return other


@pytest.fixture
async def room(mia: World) -> World:
    return await calendar_of(mia, ROOM)


@pytest.fixture
async def studio(mia: World) -> World:
    return await calendar_of(mia, THE_STUDIO)


async def both_rest(one: World, other: World) -> None:
    """Run both until nothing is left to do on either side."""
    for _ in range(3):
        await in_step(one)
        await in_step(other)
    assert (await one.run()).run is None
    assert (await other.run()).run is None


def owners(record: Appointment) -> tuple[str | None, tuple[str, ...]]:
    return record.staff_id, record.resource_ids


async def test_a_room_shows_what_takes_place_in_it(mia: World, room: World) -> None:
    await mia.add("In the room", resource_ids=("room",))
    await mia.add("Elsewhere")
    await both_rest(mia, room)
    assert room.google_titles() == ["In the room"]
    assert mia.google_titles() == ["Elsewhere", "In the room"]


async def test_what_moves_to_another_room_leaves_its_calendar(mia: World, room: World) -> None:
    name = await mia.add("Portrait", resource_ids=("room",))
    await both_rest(mia, room)
    await mia.change(name, resource_ids=())
    await both_rest(mia, room)
    assert (room.google_titles(), mia.google_titles()) == ([], ["Portrait"])
    await mia.change(name, resource_ids=("room",))
    await both_rest(mia, room)
    assert room.google_titles() == ["Portrait"]


async def test_what_is_made_in_a_rooms_calendar_takes_place_in_it(mia: World, room: World) -> None:
    room.phone.add(summary="Cleaning", start=FIRST, end=FIRST + HOUR)
    await both_rest(mia, room)
    assert owners(await mia.record_of("Cleaning")) == (None, ("room",))
    assert (room.google_titles(), mia.google_titles()) == (["Cleaning"], [])


async def test_the_studios_calendar_shows_everything(mia: World, studio: World) -> None:
    await mia.add("Mia's")
    await mia.add("Tom's", staff_id="tom")
    await mia.add("Nobody's", staff_id=None)
    await mia.add("The room's", staff_id=None, resource_ids=("room",))
    await both_rest(mia, studio)
    assert studio.google_titles() == ["Mia's", "Nobody's", "The room's", "Tom's"]


async def test_what_is_made_in_the_studios_calendar_is_nobodys(mia: World, studio: World) -> None:
    studio.phone.add(summary="Closed", start=FIRST, end=FIRST + HOUR)
    await both_rest(mia, studio)
    assert owners(await mia.record_of("Closed")) == (None, ())
    assert (studio.google_titles(), mia.google_titles()) == (["Closed"], [])


@pytest.mark.parametrize("scope", [ROOM, THE_STUDIO])
async def test_an_edit_on_one_side_reaches_the_other_once(mia: World, scope: str) -> None:
    other = await calendar_of(mia, scope)
    await mia.add("Portrait", resource_ids=("room",))
    await both_rest(mia, other)
    other.phone.edit(other.event_of("Portrait"), summary="Portrait of Ada")
    await both_rest(other, mia)
    assert mia.google_titles() == other.google_titles() == ["Portrait of Ada"]
    mia.phone.edit(mia.event_of("Portrait of Ada"), summary="Portrait of Ada and Bob")
    await both_rest(mia, other)
    assert mia.google_titles() == other.google_titles() == ["Portrait of Ada and Bob"]
    assert len(await mia.records()) == 1


@pytest.mark.parametrize("kind", Kind)
async def test_what_is_deleted_in_a_rooms_calendar_only_leaves_the_room(
    mia: World, room: World, kind: Kind
) -> None:
    name = await mia.add("Portrait", resource_ids=("room",), kind=kind)
    await both_rest(mia, room)
    room.phone.delete(room.event_of("Portrait"))
    report = await room.run()
    assert report.counts["taken_out_in_book"] == 1
    await both_rest(room, mia)
    left = await mia.get(name)
    assert (owners(left), left.content.status) == (("mia", ()), Status.CONFIRMED)
    assert (room.google_titles(), mia.google_titles()) == ([], ["Portrait"])


async def test_what_left_a_room_is_in_it_again_when_that_is_undone(mia: World, room: World) -> None:
    name = await mia.add("Portrait", resource_ids=("room",))
    await both_rest(mia, room)
    room.phone.delete(room.event_of("Portrait"))
    left = (await room.run()).run
    assert left is not None
    await both_rest(mia, room)
    undone = await room.sync.undo(left.id, starter="test")
    assert undone.run is not None
    await both_rest(room, mia)
    assert owners(await mia.get(name)) == ("mia", ("room",))
    # Both sides are as they were before the run: there it was deleted already.
    assert room.google_titles() == []
    await mia.edit(name, description="Bring the dog")
    await both_rest(mia, room)
    assert room.google_titles() == mia.google_titles() == ["Portrait"]


async def test_what_is_the_rooms_alone_is_deleted_there(mia: World, room: World) -> None:
    name = await mia.add("Cleaning", staff_id=None, resource_ids=("room",))
    await both_rest(mia, room)
    room.phone.delete(room.event_of("Cleaning"))
    await both_rest(room, mia)
    assert (await mia.get(name)).deleted


async def test_a_series_leaves_the_room_with_all_its_dates(mia: World, room: World) -> None:
    name = await mia.add("Yoga", resource_ids=("room",), recurrence=WEEKLY)
    await both_rest(mia, room)
    whole = room.event_of("Yoga")
    room.phone.edit(f"{whole}_{FIRST + WEEK:%Y%m%dT%H%M%SZ}", summary="Yoga outside")
    await both_rest(room, mia)
    room.phone.delete(whole)
    left = (await room.run()).run
    assert left is not None
    await both_rest(room, mia)
    assert {owners(each) for each in await mia.records()} == {("mia", ())}
    assert (await mia.get(name)).content.recurrence == WEEKLY
    assert (room.google_titles(), mia.google_titles()) == ([], ["Yoga", "Yoga outside"])
    await room.sync.undo(left.id, starter="test")
    await both_rest(room, mia)
    assert {owners(each) for each in await mia.records()} == {("mia", ("room",))}
    await mia.edit(name, description="Bring a mat")
    await both_rest(mia, room)
    assert room.google_titles() == mia.google_titles() == ["Yoga", "Yoga outside"]


async def test_one_date_leaves_the_room(mia: World, room: World) -> None:
    await mia.add("Yoga", resource_ids=("room",), recurrence=WEEKLY)
    await both_rest(mia, room)
    whole = room.event_of("Yoga")
    room.phone.delete(f"{whole}_{FIRST + WEEK:%Y%m%dT%H%M%SZ}")
    report = await room.run()
    assert report.counts["taken_out_in_book"] == 1
    await both_rest(room, mia)
    exception = next(each for each in await mia.records() if each.series_id)
    assert (owners(exception), exception.original_start) == (("mia", ()), FIRST + WEEK)
    assert exception.lives
    cancelled = [each for each in mia.phone.events() if each.get("status") == "cancelled"]
    assert not cancelled


async def test_many_deletions_in_a_rooms_calendar_are_asked_about(mia: World, room: World) -> None:
    names = [await mia.add(f"Portrait {n}", 24 + n, resource_ids=("room",)) for n in range(30)]
    await both_rest(mia, room)
    for n in range(30):
        room.phone.delete(room.event_of(f"Portrait {n}"))
    report = await room.run()
    assert report.plan.held
    assert {owners(await mia.get(each)) for each in names} == {("mia", ("room",))}
    await room.sync.decide("keep", report.plan.digest)
    await both_rest(room, mia)
    assert len(room.google_titles()) == 30
    assert {owners(await mia.get(each)) for each in names} == {("mia", ("room",))}


async def test_one_way_a_room_keeps_what_was_deleted_in_its_calendar(
    mia: World, room: World
) -> None:
    name = await mia.add("Portrait", resource_ids=("room",))
    await both_rest(mia, room)
    room.rules = replace(room.rules, send_back=False)
    room.phone.delete(room.event_of("Portrait"))
    await both_rest(room, mia)
    assert owners(await mia.get(name)) == ("mia", ("room",))
