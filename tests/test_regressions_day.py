"""What the stateful machine found in the studio's day: instances given to others, and privacy."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.accounts.status import look_afresh
from custom_components.studio_sync.book import appointments, links, series_edit
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Kind, Status
from custom_components.studio_sync.entries.account_options import AccountOptions
from custom_components.studio_sync.scheduling import appointments as scheduling
from custom_components.studio_sync.scheduling.appointments import Changes
from custom_components.studio_sync.scheduling.settings import Studio
from custom_components.studio_sync.scheduling.titles import AccountProjection, Privacy
from custom_components.studio_sync.sync.calendar.hierarchy import instance_content
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync

from .settling import FIRST, TITLE, WEEK, WEEKLY, agree, journal_text, rest
from .stateful.views import book_rows, google_rows
from .world import ZONE, World, world

HOUR = timedelta(hours=1)
DESK = Studio(zone=ZONE)


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


async def show(studio: World, privacy: Privacy, before: Privacy = Privacy.FULL) -> None:
    """Choose what the account is shown, as its coordinator does; the next run looks at it."""
    studio.sync = Sync(
        studio.book,
        studio.sync.replica,
        kind=APPOINTMENTS,
        clock=studio.clock,
        new_id=studio.new_id,
        projection=AccountProjection(privacy=privacy),
    )
    options = AccountOptions(privacy=privacy).after(AccountOptions(privacy=before))

    await studio.book.write(
        lambda tx: look_afresh(
            tx, studio.sync.replica.id, relist=options.relist, reshow=options.reshow
        )
    )


# -- instances that are given to somebody else -------------------------------------------------


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
    await studio.book.write(lambda tx: scheduling.update(tx, DESK, name, Changes(when=later)))
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


# -- privacy -----------------------------------------------------------------------------------


async def test_a_deletion_in_google_is_not_beaten_by_a_change_of_privacy(studio: World) -> None:
    name = await studio.add(TITLE, description="Secret")
    await studio.run()
    await show(studio, Privacy.TITLE)
    studio.phone.delete(studio.event_of(TITLE))
    await rest(studio)
    assert (await studio.get(name)).deleted
    assert studio.google_titles() == []


async def test_undo_does_not_show_what_is_hidden_by_now(studio: World) -> None:
    name = await studio.add(TITLE, description="Secret")
    await studio.run()
    await studio.edit(name, status=Status.CANCELLED)
    report = await studio.run()
    assert report.run is not None
    await show(studio, Privacy.TITLE)
    await studio.sync.undo(report.run.id, starter="test")
    assert "description" not in studio.phone.get(studio.event_of(TITLE))


async def test_what_was_written_before_it_was_hidden_is_in_the_history(studio: World) -> None:
    """Converted in the studio (S19) while somebody edits it on the phone."""
    studio.phone.add("i0001 dentist", start=FIRST, description="Floor 3")
    await studio.run()
    record = await studio.record_of("i0001 dentist")
    await show(studio, Privacy.TITLE)
    await rest(studio)
    studio.phone.edit(studio.event_of("i0001 dentist"), description="Floor 4")
    await studio.change(record.id, kind=Kind.SESSION, client_id="ada")
    await rest(studio)
    assert "description" not in studio.phone.get(studio.event_of("i0001 dentist"))
    assert "Floor 4" in await journal_text(studio)


async def test_the_word_that_hides_a_title_never_becomes_one(studio: World) -> None:
    """Out of the bin, after more was shown."""
    await show(studio, Privacy.BUSY)
    name = await studio.add(TITLE, description="Secret")
    await rest(studio)
    studio.phone.delete(studio.event_of("Busy"))
    await rest(studio)
    await show(studio, Privacy.FULL, Privacy.BUSY)
    [event] = studio.phone.calendar.by_number
    event.fields = {**event.fields, "status": "confirmed"}
    studio.phone._writer()._changed(event)
    await agree(studio)
    content = (await studio.get(name)).content
    assert (content.title, content.description) == (TITLE, "Secret")


async def test_one_deleted_here_and_edited_there_keeps_its_title_when_more_is_shown(
    studio: World,
) -> None:
    await show(studio, Privacy.BUSY)
    name = await studio.add(TITLE)
    await rest(studio)
    await show(studio, Privacy.FULL, Privacy.BUSY)
    await studio.delete(name)
    studio.phone.edit(studio.event_of("Busy"), location="Garden")
    await agree(studio)
    assert (await studio.get(name)).content.title == TITLE


async def test_what_was_written_in_place_of_the_hidden_is_read_when_it_is_shown(
    studio: World,
) -> None:
    await show(studio, Privacy.TITLE)
    name = await studio.add(TITLE)
    await rest(studio)
    studio.phone.edit(studio.event_of(TITLE), location="Garden")
    await rest(studio)
    assert (await studio.get(name)).content.place == ""
    await show(studio, Privacy.FULL, Privacy.TITLE)
    await agree(studio)
    assert (await studio.get(name)).content.place == "Garden"


async def test_a_copy_of_unknown_outcome_is_shown_as_it_shall_be_now(studio: World) -> None:
    """Written as busy, the answer lost, and then all of it was shown."""
    await show(studio, Privacy.BUSY)
    await studio.add(TITLE)
    studio.google.faults.add("drop_after", method="POST", count=20)
    await studio.run()
    studio.google.faults.clear()
    await show(studio, Privacy.FULL, Privacy.BUSY)
    await agree(studio)
    assert studio.google_titles() == [TITLE]


async def test_what_was_shown_without_an_answer_is_taken_away_again(studio: World) -> None:
    """More was to be shown, its answer was lost, and then less."""
    await show(studio, Privacy.TITLE)
    await studio.add(TITLE, description="Secret")
    await rest(studio)
    await show(studio, Privacy.FULL, Privacy.TITLE)
    studio.google.faults.add("drop_after", method="POST", count=20)
    await studio.run()
    studio.google.faults.clear()
    await show(studio, Privacy.TITLE)
    await rest(studio)
    assert "description" not in studio.phone.get(studio.event_of(TITLE))


async def test_what_came_out_of_the_bin_shows_no_more_than_it_may(studio: World) -> None:
    name = await studio.add(TITLE, description="Secret")
    await studio.run()
    studio.phone.delete(studio.event_of(TITLE))
    await studio.run()
    await show(studio, Privacy.TITLE)
    [event] = studio.phone.calendar.by_number
    event.fields = {**event.fields, "status": "confirmed"}
    studio.phone._writer()._changed(event)
    await rest(studio)
    assert "description" not in studio.phone.get(studio.event_of(TITLE))
    assert (await studio.get(name)).content.description == "Secret"


async def test_a_series_split_in_google_shows_no_more_than_it_may(studio: World) -> None:
    """Split while all was shown, and fetched when less is."""
    await studio.add(TITLE, recurrence=WEEKLY, description="Secret")
    await studio.run()
    later = studio.phone.split_series(
        studio.event_of(TITLE), FIRST + 2 * WEEK, summary="i0001 later"
    )
    await show(studio, Privacy.TITLE)
    await rest(studio)
    assert "description" not in studio.phone.get(str(later["id"]))
    assert (await studio.record_of("i0001 later")).content.description == "Secret"
