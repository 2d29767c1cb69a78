"""Instances of a series that are given to somebody else, and taken over."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.book import appointments, links, series_edit
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Status
from custom_components.studio_sync.scheduling import appointments as scheduling
from custom_components.studio_sync.scheduling.appointments import Changes
from custom_components.studio_sync.scheduling.settings import Studio
from custom_components.studio_sync.sync.calendar.hierarchy import instance_content

from .settling import FIRST, TITLE, WEEK, WEEKLY, agree, journal_text, rest
from .stateful.views import book_rows, google_rows
from .world import ZONE, World, world

HOUR = timedelta(hours=1)
STUDIO = Studio(zone=ZONE)


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


async def assign(studio: World, name: str, staff: str) -> None:
    """Give the second instance of a series to somebody: an exception, as in version 0.1.0."""

    def give(tx: Transaction) -> None:
        whole = appointments.get(tx, name)
        assert whole is not None
        moment = FIRST + WEEK
        content = instance_content(whole.content, moment)
        changed = series_edit.edit(tx, name, content, moment=moment)
        part = next(iter(changed), None) or next(
            each for each in appointments.exceptions(tx, name) if each.original_start == moment
        )
        appointments.put(tx, replace(part, staff_id=staff))

    await studio.book.write(give)


async def taken_over(studio: World) -> str:
    """Give the second instance of Tom's series to Mia, and let both come to rest."""
    name = await studio.add(TITLE, recurrence=WEEKLY, staff_id="tom")
    await assign(studio, name, "mia")
    await rest(studio)
    return name


async def test_an_instance_given_away_leaves_this_calendar(studio: World) -> None:
    """An assignment to other staff neither doubles nor loses (S22)."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    await assign(studio, name, "tom")
    await agree(studio)
    assert len(studio.phone.instances(studio.event_of(TITLE))) == 4


async def test_an_instance_taken_over_stands_by_itself_once(studio: World) -> None:
    """Its echo is not taken for a new appointment."""
    name = await studio.add(TITLE, recurrence=WEEKLY, staff_id="tom")
    await assign(studio, name, "mia")
    await agree(studio)
    assert len(await studio.records()) == 2
    studio.phone.edit(studio.event_of(TITLE), location="Garden")
    await agree(studio)
    [taken] = [each for each in await studio.records() if each.series_id == name]
    assert taken.content.place == "Garden"


async def test_an_instance_taken_over_becomes_part_of_its_series_and_again_not(
    studio: World,
) -> None:
    """The series comes into this calendar, and leaves it."""
    name = await taken_over(studio)
    await studio.change(name, staff_id="mia")
    await agree(studio)
    [whole] = [event for event in studio.events() if "recurrence" in event]
    assert len(studio.phone.instances(str(whole["id"]))) == 5
    await studio.change(name, staff_id="tom")
    await agree(studio)
    assert studio.google_titles() == [TITLE]


async def test_an_instance_taken_over_can_not_repeat(studio: World) -> None:
    """One bad item never stops a run."""
    await taken_over(studio)
    studio.phone.edit(studio.event_of(TITLE), location="Garden", recurrence=["RRULE:FREQ=DAILY"])
    await agree(studio)
    assert "recurrence" not in studio.phone.get(studio.event_of(TITLE))


async def test_a_repeat_of_an_instance_that_can_not_repeat_is_in_the_history(
    studio: World,
) -> None:
    """Edited on the phone before the next sync, which takes the repetition away."""
    await taken_over(studio)
    event = studio.event_of(TITLE)
    studio.phone.edit(event, recurrence=["RRULE:FREQ=DAILY;COUNT=3"])
    later = FIRST + WEEK + timedelta(days=1)
    studio.phone.edit_instance(event, later, description="Bring the mats")
    await agree(studio)
    assert "Bring the mats" in await journal_text(studio)
    assert len(google_rows(studio.phone)) == 1


async def test_an_instance_taken_over_and_edited_outlives_its_series(studio: World) -> None:
    """An edit beats a deletion, also where there is no place left in the series."""
    name = await taken_over(studio)
    await studio.book.write(lambda tx: scheduling.cancel(tx, name))
    studio.phone.edit(studio.event_of(TITLE), location="Garden")
    await agree(studio)
    [left] = await studio.records()
    assert (left.content.place, left.series_id) == ("Garden", None)


async def test_an_instance_edited_in_google_before_its_place_moved_is_in_the_history(
    studio: World,
) -> None:
    """The studio had cancelled it and moved the series since the last sync."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    await studio.book.write(lambda tx: scheduling.cancel(tx, name, moment=FIRST + WEEK))
    when = (await studio.get(name)).content.when
    later = replace(when, start=FIRST + 3 * HOUR, end=FIRST + 4 * HOUR)
    await studio.book.write(lambda tx: scheduling.update(tx, STUDIO, name, Changes(when=later)))
    studio.phone.edit_instance(studio.event_of(TITLE), FIRST + WEEK, summary="i0001 outside")
    await agree(studio)
    assert "i0001 outside" in await journal_text(studio)


async def test_one_that_left_and_was_undeleted_is_not_pending_for_ever(studio: World) -> None:
    """It was deleted there once more, and the answer was lost."""
    name = await studio.add(TITLE)
    await studio.run()
    await studio.change(name, staff_id="tom")
    await studio.run()
    [event] = studio.phone.calendar.by_number
    event.fields = {**event.fields, "status": "confirmed"}
    studio.phone._writer()._changed(event)
    studio.google.faults.add("drop_after", method="POST", count=20)
    await studio.run()
    studio.google.faults.clear()
    await agree(studio)
    pending = await studio.book.read(lambda tx: links.pending(tx, studio.sync.replica.id))
    assert not pending


async def test_what_is_brought_back_takes_only_what_was_edited(studio: World) -> None:
    """Deleted here after an edit of the title, edited there in the place."""
    name = await studio.add("i0001 one")
    await studio.run()
    await studio.edit(name, title="i0001 two")
    await studio.book.write(lambda tx: appointments.delete(tx, name))
    studio.phone.edit(studio.event_of("i0001 one"), location="Garden")
    await agree(studio)
    content = (await studio.get(name)).content
    assert (content.title, content.place) == ("i0001 two", "Garden")


async def test_an_instance_that_outlives_its_series_and_repeats_is_there_once(
    studio: World,
) -> None:
    """What made an appointment of its own of it must not do so again."""
    name = await taken_over(studio)
    await studio.book.write(lambda tx: scheduling.cancel(tx, name))
    studio.phone.edit(studio.event_of(TITLE), recurrence=["RRULE:FREQ=DAILY;COUNT=6"])
    await agree(studio)
    assert await studio.titles() == [TITLE]


async def test_undo_takes_what_outlived_its_series_out_of_the_book_again(studio: World) -> None:
    """It is as before on both sides (B2)."""
    name = await taken_over(studio)
    await studio.edit(name, status=Status.CANCELLED)
    before = await studio.book.read(lambda tx: book_rows(tx, "mia"))
    studio.phone.edit(studio.event_of(TITLE), location="Garden")
    report = await studio.run()
    assert report.run is not None
    await studio.sync.undo(report.run.id, starter="test")
    assert await studio.book.read(lambda tx: book_rows(tx, "mia")) == before
    assert studio.google_titles() == [TITLE]
    await studio.run()
    assert (await studio.run()).run is None
