"""What is hidden or shown again while something else happens: deletions, undo, unknown outcomes."""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.book.model import Kind, Status
from custom_components.studio_sync.scheduling.titles import Privacy

from .settling import (
    FIRST,
    TITLE,
    WEEK,
    WEEKLY,
    agree,
    journal_text,
    just_before_our_change,
    rest,
    show,
)
from .world import World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


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


@pytest.mark.parametrize("before", [Privacy.FULL, Privacy.TITLE])
async def test_one_deleted_in_google_while_it_is_hidden_stays_deleted(
    studio: World, before: Privacy
) -> None:
    """Between the fetch of a run and its write, which finds it gone."""
    await show(studio, before)
    name = await studio.add(TITLE)
    await rest(studio)
    event = studio.event_of(TITLE)
    await show(studio, Privacy.BUSY, before)
    just_before_our_change(studio, lambda: studio.phone.delete(event))
    await rest(studio)
    assert (await studio.get(name)).deleted
    assert studio.google_titles() == []


async def test_one_deleted_in_google_while_it_is_shown_again_stays_deleted(studio: World) -> None:
    """Between the fetch of a run and its write, which finds it gone."""
    await show(studio, Privacy.BUSY)
    name = await studio.add(TITLE)
    await rest(studio)
    event = studio.event_of("Busy")
    await show(studio, Privacy.FULL, Privacy.BUSY)
    just_before_our_change(studio, lambda: studio.phone.delete(event))
    await rest(studio)
    assert (await studio.get(name)).deleted
    assert studio.google_titles() == []


async def test_one_edited_and_deleted_in_google_while_it_is_hidden_stays_deleted(
    studio: World,
) -> None:
    name = await studio.add(TITLE, description="Secret")
    await rest(studio)
    event = studio.event_of(TITLE)
    await show(studio, Privacy.TITLE)
    studio.phone.edit(event, summary="i0001 dance")
    just_before_our_change(studio, lambda: studio.phone.delete(event))
    await rest(studio)
    assert (await studio.get(name)).deleted
    assert studio.google_titles() == []


@pytest.mark.parametrize("fault", ["drop_before", "drop_after"])
async def test_one_deleted_in_google_after_a_change_of_privacy_failed_stays_deleted(
    studio: World, fault: str
) -> None:
    """Twice: also what is still to be hidden in a later run is no edit of the studio's."""
    name = await studio.add(TITLE, description="Secret")
    await rest(studio)
    await show(studio, Privacy.TITLE)
    for _ in range(2):
        studio.google.faults.add(fault, method="POST", count=20)
        await studio.run()
        studio.google.faults.clear()
    studio.phone.delete(studio.event_of(TITLE))
    await rest(studio)
    assert (await studio.get(name)).deleted
    assert studio.google_titles() == []


async def test_an_edit_in_the_studio_beats_a_deletion_while_it_is_hidden(studio: World) -> None:
    """Edited after a change of privacy failed, and deleted in Google in the next run."""
    name = await studio.add(TITLE, description="Secret")
    await rest(studio)
    event = studio.event_of(TITLE)
    await show(studio, Privacy.TITLE)
    studio.google.faults.add("drop_before", method="POST", count=20)
    await studio.run()
    studio.google.faults.clear()
    await studio.edit(name, title="i0001 dance")
    just_before_our_change(studio, lambda: studio.phone.delete(event))
    await rest(studio)
    assert not (await studio.get(name)).deleted
    assert studio.google_titles() == ["i0001 dance"]


async def test_one_edited_in_google_and_deleted_after_it_is_hidden_stays_deleted(
    studio: World,
) -> None:
    """What a run took in is no edit of the studio's."""
    name = await studio.add(TITLE, description="Secret")
    await rest(studio)
    event = studio.event_of(TITLE)
    studio.phone.edit(event, summary="i0001 dance")
    await studio.run()
    await show(studio, Privacy.TITLE)
    studio.phone.delete(event)
    await rest(studio)
    assert (await studio.get(name)).deleted
    assert studio.google_titles() == []


async def test_one_edited_on_both_sides_before_it_is_hidden_is_not_deleted(studio: World) -> None:
    """What the studio edited since a run took something in beats a deletion."""
    name = await studio.add(TITLE, description="Secret")
    await rest(studio)
    event = studio.event_of(TITLE)
    studio.phone.edit(event, summary="i0001 dance")
    await studio.run()
    await studio.edit(name, place="Garden", title="i0001 tango")
    await show(studio, Privacy.TITLE)
    studio.phone.delete(event)
    await rest(studio)
    assert not (await studio.get(name)).deleted
    assert studio.google_titles() == ["i0001 tango"]
