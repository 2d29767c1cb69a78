"""Undo of a run (B2): both sides are as they were before it, and suspended."""

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from custom_components.studio_sync.book import appointments, journal, series_edit, tables
from custom_components.studio_sync.book.model import Entry, Kind, Status
from custom_components.studio_sync.sync.report import Report
from custom_components.studio_sync.sync.undo_plan import NothingToUndo

from .settling import FIRST, TITLE, WEEK, WEEKLY, cancel_instance, edit_instance, rest
from .stateful.views import Row, book_rows, google_rows
from .world import START, World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


async def undo(studio: World, report: Report) -> Report:
    assert report.run is not None
    return await studio.sync.undo(report.run.id, starter="test")


async def seen(studio: World) -> tuple[Counter[Row], Counter[Row]]:
    """Return what people see on both sides; titles begin with a tag here."""
    book = await studio.book.read(lambda tx: book_rows(tx, "mia"))
    return book, google_rows(studio.phone)


async def run_and_undo(studio: World) -> Report:
    """Run and undo: both sides are as before, and stay so in the next runs."""
    before = await seen(studio)
    report = await studio.run()
    assert await seen(studio) != before
    undone = await undo(studio, report)
    assert not undone.skipped
    assert await seen(studio) == before
    await studio.run()
    assert (await studio.run()).run is None
    assert await seen(studio) == before
    return undone


type Change = Callable[[World], Awaitable[None]]


async def created_here(studio: World) -> None:
    await studio.add("i0002 new")


async def created_there(studio: World) -> None:
    studio.phone.add("i0002 new", start=START + timedelta(hours=3))


async def edited_here(studio: World) -> None:
    name = (await studio.record_of("i0001 one")).id
    await studio.edit(name, title="i0001 uno", place="Garden")


async def edited_there(studio: World) -> None:
    studio.phone.edit(studio.event_of("i0001 one"), summary="i0001 uno", location="Garden")


async def moved_there(studio: World) -> None:
    studio.phone.edit(studio.event_of("i0001 one"), start=START, end=START + timedelta(hours=2))


async def edited_on_both(studio: World) -> None:
    name = (await studio.record_of("i0001 one")).id
    await studio.edit(name, place="Garden")
    studio.phone.edit(studio.event_of("i0001 one"), description="Bring the dog")


async def deleted_here(studio: World) -> None:
    await studio.delete((await studio.record_of("i0001 one")).id)


async def deleted_there(studio: World) -> None:
    studio.phone.delete(studio.event_of("i0001 one"))


async def session_deleted_there(studio: World) -> None:
    studio.phone.delete(studio.event_of("i0003 session"))


async def given_away(studio: World) -> None:
    await studio.change((await studio.record_of("i0001 one")).id, staff_id="tom")


async def series_deleted_there(studio: World) -> None:
    studio.phone.delete(studio.event_of("i0004 yoga"))


async def series_edited_there(studio: World) -> None:
    studio.phone.edit(studio.event_of("i0004 yoga"), summary="i0004 pilates")


async def series_edited_here(studio: World) -> None:
    await studio.edit((await studio.record_of("i0004 yoga")).id, place="Park")


async def instance_edited_here(studio: World) -> None:
    whole = await studio.record_of("i0004 yoga")
    when = replace(whole.content.when, start=FIRST + WEEK, end=FIRST + WEEK + timedelta(hours=2))
    content = replace(whole.content, title="i0004 outside", when=when, recurrence=())
    await studio.book.write(lambda tx: series_edit.edit(tx, whole.id, content, moment=FIRST + WEEK))


async def instance_edited_there(studio: World) -> None:
    event = studio.event_of("i0004 yoga")
    studio.phone.edit_instance(event, FIRST + WEEK, summary="i0004 outside")


async def instance_cancelled_here(studio: World) -> None:
    whole = await studio.record_of("i0004 yoga")
    await studio.book.write(lambda tx: series_edit.remove(tx, whole.id, moment=FIRST + WEEK))


async def instance_cancelled_there(studio: World) -> None:
    studio.phone.delete_instance(studio.event_of("i0004 yoga"), FIRST + WEEK)


CHANGES = [
    created_here,
    created_there,
    edited_here,
    edited_there,
    moved_there,
    edited_on_both,
    deleted_here,
    deleted_there,
    session_deleted_there,
    given_away,
    series_deleted_there,
    series_edited_there,
    series_edited_here,
    instance_edited_here,
    instance_edited_there,
    instance_cancelled_here,
    instance_cancelled_there,
]


async def in_step(studio: World) -> None:
    """Put a single one, a session and a series on both sides."""
    await studio.add("i0001 one")
    await studio.add("i0003 session", hours=30, kind=Kind.SESSION, client_id="ada")
    await studio.add("i0004 yoga", recurrence=WEEKLY)
    await studio.run()
    await studio.run()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_a_run_is_undone_on_both_sides(studio: World, change: Change) -> None:
    """B2."""
    await in_step(studio)
    await change(studio)
    await run_and_undo(studio)


async def test_a_cancelled_session_has_its_client_again(studio: World) -> None:
    """B2, S20."""
    await in_step(studio)
    name = (await studio.record_of("i0003 session")).id
    studio.phone.delete(studio.event_of("i0003 session"))
    report = await studio.run()
    assert (await studio.get(name)).content.status is Status.CANCELLED
    await undo(studio, report)
    back = await studio.get(name)
    assert (back.content.status, back.client_id) == (Status.CONFIRMED, "ada")


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_an_undo_can_be_undone(studio: World, change: Change) -> None:
    """B2: an undo is a run like any other."""
    await in_step(studio)
    await change(studio)
    report = await studio.run()
    after = await seen(studio)
    undone = await undo(studio, report)
    again = await undo(studio, undone)
    assert not again.skipped
    assert await seen(studio) == after
    # Nothing of it is suspended any more, and nothing is left to do.
    assert await suspended(studio) == set()
    await studio.run()
    assert (await studio.run()).run is None
    assert await seen(studio) == after


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_what_was_done_again_can_be_undone(studio: World, change: Change) -> None:
    """B2: no sync does it a third time by itself."""
    await in_step(studio)
    await change(studio)
    before = await seen(studio)
    report = await studio.run()
    undone = await undo(studio, report)
    again = await undo(studio, undone)
    last = await undo(studio, again)
    assert not last.skipped
    assert await seen(studio) == before
    await studio.run()
    assert (await studio.run()).run is None
    assert await seen(studio) == before


async def suspended(studio: World) -> set[str]:
    """Return the ids of the records whose pairs wait until somebody changes one side."""
    query = select(tables.link.c.record_id).where(tables.link.c.frozen_rev.is_not(None))
    return await studio.book.read(lambda tx: set(tx.connection.execute(query).scalars()))


async def test_what_was_changed_since_is_refused_by_name(studio: World) -> None:
    await in_step(studio)
    await edited_there(studio)
    studio.phone.edit(studio.event_of("i0003 session"), location="Garden")
    report = await studio.run()
    one = await studio.record_of("i0001 uno")
    await studio.edit(one.id, description="later")
    undone = await undo(studio, report)
    assert [(each.record_id, each.reason) for each in undone.skipped] == [(one.id, "changed_since")]
    assert undone.counts["undone"] == 1
    assert (await studio.get(one.id)).content.title == "i0001 uno"
    assert (await studio.record_of("i0003 session")).content.place == ""


@pytest.mark.parametrize("first", ["created", "edited"])
async def test_what_was_edited_here_since_and_not_sent_yet_is_refused_by_name(
    studio: World, first: str
) -> None:
    """B2: the copy stays, and the edit is sent with the next run."""
    await in_step(studio)
    if first == "created":
        await studio.add("i0009 uno")
    else:
        await edited_here(studio)
    report = await studio.run()
    one = await studio.record_of("i0009 uno" if first == "created" else "i0001 uno")
    await studio.edit(one.id, description="later")
    undone = await undo(studio, report)
    assert [(each.record_id, each.reason) for each in undone.skipped] == [(one.id, "changed_since")]
    await studio.run()
    assert studio.phone.get(studio.event_of(one.content.title))["description"] == "later"


@pytest.mark.parametrize(
    "decided",
    [
        {"client_id": "ada"},
        {"kind": Kind.SESSION, "session_type": "portrait"},
        {"staff_id": "tom"},
    ],
    ids=["linked", "converted", "assigned"],
)
async def test_what_somebody_has_made_of_an_arrival_is_not_undone_with_it(
    studio: World, decided: dict[str, Any]
) -> None:
    """B2, S19: the time is as it came, but it is the studio's by now."""
    await in_step(studio)
    await created_there(studio)
    report = await studio.run()
    [name] = [each.record_id for each in await entries_of(studio, report)]
    assert name is not None
    await studio.change(name, **decided)
    undone = await undo(studio, report)
    assert [(each.record_id, each.reason) for each in undone.skipped] == [(name, "changed_since")]
    kept = await studio.get(name)
    assert not kept.deleted
    assert {field: getattr(kept, field) for field in decided} == decided


async def entries_of(studio: World, report: Report) -> list[Entry]:
    """Return what a run noted."""
    run = report.run
    assert run is not None
    return await studio.book.read(lambda tx: journal.entries(tx, run.id))


async def test_what_was_changed_in_google_since_is_refused(studio: World) -> None:
    """If-Match guards an undo as well."""
    await in_step(studio)
    await edited_here(studio)
    report = await studio.run()
    studio.phone.edit(studio.event_of("i0001 uno"), description="later")
    undone = await undo(studio, report)
    assert [each.reason for each in undone.skipped] == ["changed_since"]
    assert studio.phone.get(studio.event_of("i0001 uno"))["description"] == "later"


async def test_an_undone_pair_is_suspended_until_somebody_changes_it(studio: World) -> None:
    await in_step(studio)
    await edited_there(studio)
    await undo(studio, await studio.run())
    await studio.run()
    assert (await studio.record_of("i0001 one")).content.place == ""
    studio.phone.edit(studio.event_of("i0001 uno"), description="now")
    await studio.run()
    content = (await studio.record_of("i0001 uno")).content
    assert (content.place, content.description) == ("Garden", "now")


async def test_undo_twice_has_nothing_to_do(studio: World) -> None:
    await in_step(studio)
    await edited_there(studio)
    report = await studio.run()
    await undo(studio, report)
    with pytest.raises(NothingToUndo):
        await undo(studio, report)


async def test_an_unknown_run_has_nothing_to_undo(studio: World) -> None:
    with pytest.raises(NothingToUndo):
        await studio.sync.undo("no such run", starter="test")


async def test_a_series_of_many_exceptions_comes_back_whole(studio: World) -> None:
    """B2: the exceptions that went with their series as well."""
    await in_step(studio)
    await instance_edited_here(studio)
    whole = await studio.record_of("i0004 yoga")
    at = FIRST + 2 * WEEK
    await studio.book.write(lambda tx: series_edit.remove(tx, whole.id, moment=at))
    await studio.run()
    await studio.run()
    before = await seen(studio)
    await studio.book.write(lambda tx: appointments.delete(tx, whole.id))
    report = await studio.run()
    gone = await seen(studio)
    undone = await undo(studio, report)
    assert not undone.skipped
    assert (await seen(studio))[1] == before[1]
    assert (await seen(studio))[0] == gone[0]


async def test_a_date_that_joined_its_series_stays_when_that_is_undone(studio: World) -> None:
    """It was there before, as an appointment of its own."""
    made = studio.phone.add("i0002 course", start=FIRST, recurrence=list(WEEKLY))
    event = str(made["id"])
    studio.phone.calendar.events[event].updated -= timedelta(days=2)
    studio.phone.calendar.events[event].cache = None
    studio.phone.edit_instance(event, FIRST + WEEK, location="Park")
    await studio.run()
    [alone] = await studio.records()
    studio.phone.edit(event, description="now")
    await run_and_undo(studio)
    [left] = [record for record in await studio.records() if not record.deleted]
    assert (left.id, left.series_id, left.content) == (alone.id, None, alone.content)


async def test_a_date_that_google_had_forgotten_to_be_off_still_takes_place_after_an_undo(
    studio: World,
) -> None:
    """Google forgets which dates are off while a series is a single appointment."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await rest(studio)
    await cancel_instance(studio, name, FIRST + WEEK)
    await rest(studio)
    single = replace((await studio.get(name)).content, recurrence=())
    await studio.book.write(lambda tx: series_edit.edit(tx, name, single))
    await rest(studio)
    studio.phone.edit(studio.event_of(TITLE), recurrence=list(WEEKLY))
    await rest(studio)
    studio.phone.edit(studio.event_of(TITLE), location="Garden")
    await run_and_undo(studio)
    assert sum((await seen(studio))[1].values()) == 5


async def test_the_changed_dates_of_a_series_that_the_studio_had_moved_come_back(
    studio: World,
) -> None:
    """Google drops them when the series moves; those at its new times go when it moves back."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await rest(studio)
    await edit_instance(studio, name, FIRST + WEEK, place="Garden")
    await cancel_instance(studio, name, FIRST + 2 * WEEK)
    await rest(studio)
    there = (await seen(studio))[1]
    content = (await studio.get(name)).content
    at = FIRST + timedelta(hours=2)
    moved = replace(content, when=replace(content.when, start=at, end=at + timedelta(hours=1)))
    await studio.book.write(lambda tx: series_edit.edit(tx, name, moved))
    undone = await run_and_undo(studio)
    assert (await seen(studio))[1] == there
    after = await undo(studio, undone)
    assert not after.skipped
    assert (await seen(studio))[0] == (await seen(studio))[1]
    await rest(studio)
    assert (await seen(studio))[0] == (await seen(studio))[1]
