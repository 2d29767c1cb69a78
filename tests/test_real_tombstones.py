"""Tombstones of a series that is no longer in a calendar act on nothing.

Google's documents leave open how the cancelled exceptions of a deleted series are
listed: with their series, by their id alone, or not at all.
"""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.book.model import Kind, Status

from .google_emulator import GoogleEmulator, Orphans
from .settling import FIRST, TITLE, WEEK, WEEKLY, agree, all_agree, edit_instance, give, rest
from .world import Clock, World, beside, world

SECOND, THIRD = FIRST + WEEK, FIRST + 2 * WEEK


@pytest.fixture(params=list(Orphans))
async def studio(request: pytest.FixtureRequest, socket_enabled: None) -> AsyncIterator[World]:
    clock = Clock()
    google = GoogleEmulator(clock=clock, check=True, orphans=request.param)
    async with world(google=google, clock=clock) as made:
        await made.run()
        yield made


@pytest.fixture
async def tom(studio: World) -> World:
    """Tom's account, over the same book."""
    other = beside(studio, "tom")
    await other.run()
    return other


async def test_a_date_given_back_of_a_series_given_away_stops_nobody(
    studio: World, tom: World
) -> None:
    """T1: every later run failed, since the date was to be cancelled beside itself."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    date = await edit_instance(studio, name, SECOND, title="i0001 outside")
    await studio.run()
    await give(studio, name, "tom")
    await studio.run()
    await tom.run()
    await studio.change(date, staff_id="mia")
    await all_agree(studio, tom)
    assert studio.google_titles() == ["i0001 outside"]
    assert len(tom.phone.instances(tom.event_of(TITLE))) == 4


async def test_a_date_deleted_in_a_series_given_away_stays_with_the_colleague(
    studio: World, tom: World
) -> None:
    """T1: the next full listing cancelled it in the book, and for the colleague."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    await give(studio, name, "tom")
    studio.phone.delete_instance(studio.event_of(TITLE), SECOND)
    await all_agree(studio, tom)
    assert len(tom.phone.instances(tom.event_of(TITLE))) == 5
    assert studio.events() == []


async def test_a_date_cancelled_before_its_series_was_given_away_stays_cancelled(
    studio: World, tom: World
) -> None:
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    studio.phone.delete_instance(studio.event_of(TITLE), SECOND)
    await studio.run()
    await give(studio, name, "tom")
    await all_agree(studio, tom)
    assert len(tom.phone.instances(tom.event_of(TITLE))) == 4


@pytest.mark.parametrize("kind", list(Kind))
async def test_a_series_brought_back_keeps_the_dates_its_old_copy_had_cancelled(
    studio: World, kind: Kind
) -> None:
    """The tombstones are those of a copy that is no more."""
    name = await studio.add(TITLE, recurrence=WEEKLY, kind=kind)
    await studio.run()
    studio.phone.edit_instance(studio.event_of(TITLE), SECOND, summary="i0001 outside")
    studio.phone.delete_instance(studio.event_of(TITLE), THIRD)
    await studio.run()
    await studio.edit(name, description="Bring a mat")
    studio.phone.delete(studio.event_of(TITLE))
    await all_agree(studio)
    assert studio.google_titles() == ["i0001 outside", TITLE]
    assert len(studio.phone.instances(studio.event_of(TITLE))) == 4


async def test_a_series_that_comes_back_to_its_calendar_brings_what_is_cancelled_in_the_book(
    studio: World, tom: World
) -> None:
    """Given away, a date cancelled for the colleague, given back."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    date = await edit_instance(studio, name, SECOND, title="i0001 outside")
    await studio.run()
    await give(studio, name, "tom")
    await studio.run()
    await tom.run()
    await studio.edit(date, status=Status.CANCELLED)
    await tom.run()
    await give(studio, name, "mia")
    await studio.change(date, staff_id="mia")
    await all_agree(studio, tom)
    assert len(studio.phone.instances(studio.event_of(TITLE))) == 4
    assert tom.events() == []


async def test_a_date_deleted_in_google_while_its_series_goes_and_comes_back(
    studio: World, tom: World
) -> None:
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    await give(studio, name, "tom")
    studio.phone.delete_instance(studio.event_of(TITLE), SECOND)
    await studio.run()
    await tom.run()
    await give(studio, name, "mia")
    await all_agree(studio, tom)
    assert len(studio.phone.instances(studio.event_of(TITLE))) == 5


async def test_exceptions_deleted_with_their_series_are_gone_on_both_sides(studio: World) -> None:
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await edit_instance(studio, name, SECOND, title="i0001 outside")
    await studio.run()
    studio.phone.delete_instance(studio.event_of(TITLE), THIRD)
    await studio.run()
    studio.phone.delete(studio.event_of(TITLE))
    await all_agree(studio)
    assert await studio.titles() == studio.google_titles() == []


async def test_one_that_the_book_cannot_keep_stops_nobody(studio: World) -> None:
    """It is skipped and told, whatever else came with it, and comes in when it is fixed."""
    for number in range(5):
        studio.phone.add(f"i000{number} call", start=FIRST)
    much = studio.phone.add("i0009 much", start=FIRST, recurrence=list(WEEKLY))
    large = studio.phone.calendar.events[str(much["id"])]
    large.fields, large.cache = {**large.fields, "description": "x" * 1_000_001}, None
    studio.phone.edit_instance(str(much["id"]), SECOND, description="", summary="i0009 outside")
    for _ in range(2):
        report = await studio.run()
        assert [(each.remote_id, each.reason) for each in report.problems] == [
            (much["id"], "not_taken_in")
        ]
    assert (await studio.run()).run is None
    assert len(await studio.titles()) == 5
    await studio.add("i0010 ours")
    await studio.run()
    assert "i0010 ours" in studio.google_titles()
    studio.phone.edit(str(much["id"]), description="")
    studio.phone.expire_sync_tokens()
    await all_agree(studio)
    assert {"i0009 much", "i0009 outside"} <= set(await studio.titles())


async def test_an_id_that_google_knows_as_deleted_is_not_used_again(studio: World) -> None:
    """The book is one from a backup that knows nothing of the copy, which is deleted by now."""
    await studio.run()
    name = await studio.add("i0001 portrait")
    await rest(studio)
    await studio.delete(name)
    await rest(studio)
    await studio.book.write(lambda tx: tx.connection.exec_driver_sql("DELETE FROM link"))
    await studio.change(name, deleted=False)
    await rest(studio)
    assert studio.google_titles() == ["i0001 portrait"]
    await agree(studio)


@pytest.mark.parametrize("meanwhile", ["nothing", "edited there", "deleted there"])
async def test_a_date_that_was_undone_and_changed_once_more_is_one_date(
    studio: World, meanwhile: str
) -> None:
    """The undone one was to be given back where the other one stood: it was never taken in."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    first = await edit_instance(studio, name, SECOND, title="i0001 outside")
    await studio.run()
    await studio.delete(first)
    again = await edit_instance(studio, name, SECOND, title="i0001 inside")
    if meanwhile == "edited there":
        studio.phone.edit_instance(studio.event_of(TITLE), SECOND, summary="i0001 there")
    elif meanwhile == "deleted there":
        studio.phone.delete_instance(studio.event_of(TITLE), SECOND)
    report = await studio.run()
    assert report.problems == ()
    await all_agree(studio)
    assert (await studio.run()).problems == ()
    await studio.edit(again, title="i0001 at last")
    await all_agree(studio)
    assert studio.google_titles() == ["i0001 at last", TITLE]
