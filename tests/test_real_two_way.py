"""One way at first, both ways later: what was changed in Google meanwhile comes (S6, S9)."""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.book import replicas
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.sync.gather import afresh

from .settling import FIRST, WEEK, WEEKLY, agree, rest
from .world import World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run(send_back=False)
        yield made


async def both_ways(studio: World) -> None:
    """Switch sending back on: the calendar is listed whole, as the options have it."""

    def relist(tx: Transaction) -> None:
        state = replicas.get(tx, studio.sync.replica.id)
        assert state is not None
        replicas.put(tx, afresh(state, relist=True, reshow=False))

    await studio.book.write(relist)
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
