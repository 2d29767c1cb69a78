"""One way at first, both ways later: what was changed in Google meanwhile comes (S6, S9)."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book import replicas
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Kind
from custom_components.studio_sync.sync.model import Do
from custom_components.studio_sync.sync.snapshot import with_resync

from .settling import FIRST, WEEK, WEEKLY, agree, edit_instance, rest
from .world import ZONE, World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run(send_back=False)
        yield made


async def both_ways(studio: World) -> None:
    """Switch sending back on: the calendar is listed whole, as the options have it."""

    def full_listing(tx: Transaction) -> None:
        state = replicas.get(tx, studio.sync.replica.id)
        assert state is not None
        replicas.put(tx, with_resync(state, full_listing=True, recompare_all=False))

    await studio.book.write(full_listing)
    await studio.run()


@pytest.mark.parametrize("runs", [0, 1])
async def test_an_edit_on_the_phone_comes_when_changes_are_sent_back(
    studio: World, runs: int
) -> None:
    name = await studio.add("i0001 one")
    await studio.run(send_back=False)
    event = studio.event_of("i0001 one")
    studio.phone.edit(event, summary="i0001 phone", description="bring shoes")
    for _ in range(runs):
        await studio.run(send_back=False)
    await studio.edit(name, place="Garden")
    for _ in range(3):
        await studio.run(send_back=False)
    assert studio.phone.get(event)["summary"] == "i0001 phone"
    assert studio.phone.get(event)["location"] == "Garden"
    await both_ways(studio)
    content = (await studio.get(name)).content
    assert (content.title, content.description, content.place) == (
        "i0001 phone",
        "bring shoes",
        "Garden",
    )
    await agree(studio)


async def test_one_way_is_quiet_with_what_the_phone_has_changed(studio: World) -> None:
    name = await studio.add("i0001 one")
    await studio.run(send_back=False)
    studio.phone.edit(studio.event_of("i0001 one"), summary="i0001 phone")
    await studio.edit(name, place="Garden")
    await studio.run(send_back=False)
    await studio.run(send_back=False)
    report = await studio.run(send_back=False)
    assert (report.run, report.requests) == (None, 1)


async def test_what_is_recognised_one_way_comes_later(studio: World) -> None:
    """Populating out pairs it and leaves Google's copy as it is."""
    name = await studio.add("i0001 one")
    when = (await studio.get(name)).content.when
    studio.phone.add("i0001 one", start=when.start, end=when.end, description="words")
    await studio.run(send_back=False, populate_out=True)
    assert len(studio.events()) == 1
    await studio.run(send_back=False)
    await both_ways(studio)
    assert (await studio.get(name)).content.description == "words"
    await agree(studio)


async def test_a_date_changed_on_the_phone_comes_later(studio: World) -> None:
    name = await studio.add("i0001 yoga", recurrence=WEEKLY)
    await studio.run(send_back=False)
    event = studio.event_of("i0001 yoga")
    studio.phone.edit_instance(event, FIRST + WEEK, description="exam")
    studio.phone.delete_instance(event, FIRST + 2 * WEEK)
    studio.phone.edit(event, location="Lake")
    await studio.run(send_back=False)
    await studio.edit(name, description="words")
    await studio.run(send_back=False)
    await both_ways(studio)
    await rest(studio)
    await agree(studio)


# -- T11: what was deleted in Google while nothing was sent back ------------------------------


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("repeats", [(), WEEKLY])
async def test_a_deletion_on_the_phone_comes_when_changes_are_sent_back(
    studio: World, kind: Kind, repeats: tuple[str, ...]
) -> None:
    """T11: the event is asked for by its id, since no listing has it any more."""
    name = await studio.add("i0001 one", kind=kind, recurrence=repeats)
    await studio.add("i0002 other")
    await studio.run(send_back=False)
    studio.phone.delete(studio.event_of("i0001 one"))
    for _ in range(2):
        await studio.run(send_back=False)
    assert (await studio.get(name)).lives
    assert (await studio.run(send_back=False)).requests == 1
    await both_ways(studio)
    record = await studio.get(name)
    assert record.deleted is (kind is not Kind.SESSION)
    assert not record.lives
    assert await studio.titles() == ["i0002 other"]
    await agree(studio)
    await both_ways(studio)
    assert (await studio.run()).run is None


async def test_one_date_that_the_phone_cancelled_is_off_when_changes_are_sent_back(
    studio: World,
) -> None:
    """T11: of a plain date there is a cancelled exception, of a changed one its link tells."""
    name = await studio.add("i0001 yoga", recurrence=WEEKLY)
    await studio.run(send_back=False)
    await edit_instance(studio, name, FIRST + WEEK, title="i0001 outside")
    await studio.run(send_back=False)
    event = studio.event_of("i0001 yoga")
    for weeks in (1, 2):
        studio.phone.delete_instance(event, FIRST + weeks * WEEK)
    await studio.run(send_back=False)
    assert "i0001 outside" in await studio.titles()
    await both_ways(studio)
    assert await studio.titles() == ["i0001 yoga"]
    await agree(studio)


async def test_what_the_studio_changed_since_it_was_deleted_is_made_again(studio: World) -> None:
    """An edit beats a deletion, before *send back* goes on or in the same moment."""
    first, second = await studio.add("i0001 one"), await studio.add("i0002 two", hours=30)
    await studio.run(send_back=False)
    for title in ("i0001 one", "i0002 two"):
        studio.phone.delete(studio.event_of(title))
    await studio.run(send_back=False)
    await studio.edit(first, place="Garden")
    await studio.run(send_back=False)
    await studio.edit(second, place="Garden")
    await both_ways(studio)
    await agree(studio)
    assert studio.google_titles() == await studio.titles() == ["i0001 one", "i0002 two"]


async def test_a_date_changed_since_its_series_was_deleted_brings_it_back(studio: World) -> None:
    name = await studio.add("i0001 yoga", recurrence=WEEKLY)
    await studio.run(send_back=False)
    studio.phone.delete(studio.event_of("i0001 yoga"))
    await studio.run(send_back=False)
    await edit_instance(studio, name, FIRST + WEEK, title="i0001 outside")
    await both_ways(studio)
    await agree(studio)
    assert studio.google_titles() == ["i0001 outside", "i0001 yoga"]


async def test_what_was_brought_back_on_the_phone_is_no_deletion(studio: World) -> None:
    name = await studio.add("i0001 one")
    await studio.run(send_back=False)
    event = studio.event_of("i0001 one")
    studio.phone.delete(event)
    await studio.run(send_back=False)
    undelete(studio, event)
    await both_ways(studio)
    await agree(studio)
    assert (await studio.get(name)).lives
    assert studio.google_titles() == ["i0001 one"]


def undelete(studio: World, name: str) -> None:
    """Bring an event back out of the bin."""
    event = studio.phone.calendar.events[name]
    event.fields = {**event.fields, "status": "confirmed"}
    studio.phone._writer()._changed(event)


@pytest.mark.parametrize("choice", ["keep", "apply"])
async def test_the_brake_asks_about_many_deletions_that_come_later(
    studio: World, choice: Literal["keep", "apply"]
) -> None:
    names = [await studio.add(f"i{number:04}", hours=24 + number) for number in range(12)]
    await studio.run(send_back=False)
    for event in studio.events():
        studio.phone.delete(str(event["id"]))
    await studio.run(send_back=False)
    preview = await studio.sync.preview(studio.rules, full_listing=True)
    assert preview.plan.held == "mass_deletion"
    assert {a.record.id for a in preview.plan.actions if a.record} == set(names)
    assert {a.do for a in preview.plan.actions} == {Do.DELETE_LOCAL}
    await both_ways(studio)
    state = await studio.book.read(lambda tx: replicas.get(tx, studio.sync.replica.id))
    assert state is not None
    assert await studio.sync.decide(choice, state.held)
    await agree(studio)
    assert len(await studio.records()) == (12 if choice == "keep" else 0)


async def test_a_date_that_its_series_dropped_for_a_while_is_written_again(studio: World) -> None:
    """The phone moves the series and moves it back: Google forgets what the studio had changed."""
    name = await studio.add("i0001 yoga", recurrence=WEEKLY)
    await studio.run(send_back=False)
    await edit_instance(studio, name, FIRST + WEEK, title="i0001 outside")
    await studio.run(send_back=False)
    event = studio.event_of("i0001 yoga")
    for days in (1, 0):
        begin = (FIRST + timedelta(days=days)).astimezone(ZoneInfo(ZONE))
        studio.phone.edit(event, start=begin, end=begin + timedelta(hours=1))
        await studio.run(send_back=False)
    await both_ways(studio)
    await agree(studio)
