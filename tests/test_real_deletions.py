"""Deletions on either side: taken back, too early, or with an unknown outcome."""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.book.model import Kind, LinkState, Status

from .settling import FIRST, TITLE, WEEK, WEEKLY, agree, cancel_instance, edit_instance, link_state
from .world import World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


async def test_what_was_deleted_before_its_copy_was_confirmed_stays_deleted(
    studio: World,
) -> None:
    """The answer to the insert was lost, and then it was deleted in the studio."""
    name = await studio.add("i0001 one")
    studio.google.faults.add("drop_after", method="POST", count=20)
    await studio.run()
    studio.google.faults.clear()
    await studio.delete(name)
    await agree(studio)
    assert studio.google_titles() == await studio.titles() == []


async def test_what_was_deleted_before_its_copy_was_made_is_not_pending_for_ever(
    studio: World,
) -> None:
    name = await studio.add("i0001 one")
    studio.google.faults.add("drop_before", method="POST", count=None)
    await studio.run()
    studio.google.faults.clear()
    await studio.delete(name)
    await agree(studio)
    assert await link_state(studio, name) is not LinkState.PENDING


async def test_one_given_away_and_undeleted_leaves_this_calendar_again(studio: World) -> None:
    name = await studio.add("i0001 one")
    await studio.run()
    await studio.change(name, staff_id="tom")
    await studio.run()
    await studio.edit(name, place="Garden")
    [event] = studio.phone.calendar.by_number
    event.fields = {**event.fields, "status": "confirmed"}
    studio.phone._writer()._changed(event)
    await agree(studio)
    left = await studio.get(name)
    assert (left.staff_id, left.content.place) == ("tom", "Garden")


async def test_undo_leaves_in_the_bin_what_a_person_deleted_in_google(studio: World) -> None:
    """The exceptions of a series whose deletion came in are put back in the book only."""
    name = await studio.add(TITLE, recurrence=WEEKLY, kind=Kind.SESSION, client_id="ada")
    await edit_instance(studio, name, FIRST + WEEK, title="i0001 outside")
    await studio.run()
    await studio.run()
    studio.phone.delete(studio.event_of(TITLE))
    report = await studio.run()
    assert report.run is not None
    await studio.sync.undo(report.run.id, starter="test")
    assert studio.google_titles() == []
    assert sorted(await studio.titles()) == ["i0001 outside", TITLE]


async def test_what_is_brought_back_after_a_deletion_of_unknown_outcome_stays(
    studio: World,
) -> None:
    """The copy was gone by our own deletion, whose answer was lost: nobody deleted it there."""
    name = await studio.add("i0001 one")
    await studio.run()
    await studio.edit(name, status=Status.CANCELLED)
    studio.google.faults.add("drop_after", method="POST", count=20)
    await studio.run()
    studio.google.faults.clear()
    await studio.edit(name, status=Status.CONFIRMED)
    await agree(studio)
    assert studio.google_titles() == await studio.titles() == ["i0001 one"]


async def test_what_is_brought_back_before_its_deletion_went_out_is_not_pending_for_ever(
    studio: World,
) -> None:
    name = await studio.add("i0001 one")
    await studio.run()
    await studio.edit(name, status=Status.CANCELLED)
    studio.google.faults.add("drop_before", method="POST", count=None)
    await studio.run()
    studio.google.faults.clear()
    await studio.edit(name, status=Status.CONFIRMED)
    await agree(studio)
    assert studio.google_titles() == ["i0001 one"]
    assert await link_state(studio, name) is LinkState.OK


async def test_undo_leaves_alone_what_both_sides_had_cancelled_before(studio: World) -> None:
    """Such an instance was cancelled in Google once more with every edit of its series."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    await cancel_instance(studio, name, FIRST + WEEK)
    event = studio.event_of(TITLE)
    studio.phone.delete_instance(event, FIRST + WEEK)
    await studio.run()
    await studio.edit(name, description="Bring a mat")
    report = await studio.run()
    assert report.run is not None
    await studio.sync.undo(report.run.id, starter="test")
    assert len(studio.phone.instances(event)) == 4


async def test_what_was_deleted_after_an_edit_of_unknown_outcome_stays_deleted(
    studio: World,
) -> None:
    """What is in Google is our own edit, not somebody's."""
    name = await studio.add("i0001 one")
    await studio.run()
    await studio.edit(name, place="Garden")
    studio.google.faults.add("drop_after", method="POST", count=20)
    await studio.run()
    studio.google.faults.clear()
    await studio.delete(name)
    await agree(studio)
    assert studio.google_titles() == await studio.titles() == []
