"""Exceptions of series that change on both sides, or whose series changes meanwhile."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from custom_components.studio_sync.book import appointments, conflicts, series_edit
from custom_components.studio_sync.book.model import LinkState, Status, Timed
from custom_components.studio_sync.scheduling import edit_conflicts
from custom_components.studio_sync.sync.model import Policy

from .settling import (
    FIRST,
    TITLE,
    WEEK,
    WEEKLY,
    agree,
    cancel_instance,
    edit_instance,
    journal_text,
    just_before_our_change,
    link_state,
)
from .world import World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


async def test_an_exception_whose_place_google_took_is_not_tried_for_ever(studio: World) -> None:
    """The series became all-day in Google while the studio edited an instance."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    await edit_instance(studio, name, FIRST + WEEK, title="i0001 outside")
    day = date(2026, 12, 1)
    studio.phone.edit(studio.event_of(TITLE), start=day, end=day + timedelta(days=1))
    await agree(studio)


async def test_an_instance_edited_in_a_series_deleted_meanwhile_is_in_the_history(
    studio: World,
) -> None:
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    studio.phone.edit_instance(studio.event_of(TITLE), FIRST + WEEK, summary="i0001 outside")
    await studio.delete(name)
    await agree(studio)
    assert studio.google_titles() == []
    assert "i0001 outside" in await journal_text(studio)


async def test_a_cancelled_instance_waits_for_its_series_to_be_made(studio: World) -> None:
    """A 404 for an instance of a series that is not there yet proves nothing."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await cancel_instance(studio, name, FIRST + WEEK)
    studio.google.faults.add("precondition", method="POST", where="outer", nth=1)
    await studio.run()
    studio.google.faults.clear()
    await agree(studio)
    assert len(studio.phone.instances(studio.event_of(TITLE))) == 4


async def test_a_cancelled_instance_is_cancelled_in_the_re_created_series(studio: World) -> None:
    """The cancellation belonged to the old copy of the series."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await edit_instance(studio, name, FIRST + WEEK, title="i0001 outside")
    await studio.run()
    await studio.edit(name, status=Status.CANCELLED)
    await studio.run()
    await studio.edit(name, status=Status.CONFIRMED)
    await cancel_instance(studio, name, FIRST + WEEK)
    await agree(studio)
    assert len(studio.phone.instances(studio.event_of(TITLE))) == 4


async def test_a_plain_instance_is_not_taken_for_an_edit(studio: World) -> None:
    """A cancellation that met a 412 must not bring the instance back."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    await studio.run()
    await cancel_instance(studio, name, FIRST + WEEK)
    studio.google.faults.add("precondition", method="DELETE", where="inner")
    await agree(studio)
    assert len(studio.phone.instances(studio.event_of(TITLE))) == 4


async def test_a_place_that_comes_back_is_the_same_on_both_sides(studio: World) -> None:
    """The studio ended the series, and Google gave it its old rule again."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await cancel_instance(studio, name, FIRST + 3 * WEEK)
    await studio.run()
    await studio.run()
    whole = await studio.get(name)
    later = replace(whole.content, title="i0002 new")
    later = replace(
        later,
        when=replace(later.when, start=FIRST + 2 * WEEK, end=FIRST + 2 * WEEK + timedelta(hours=1)),
    )
    await studio.book.write(
        lambda tx: series_edit.edit(tx, name, later, moment=FIRST + 2 * WEEK, following=True)
    )
    studio.phone.edit(studio.event_of(TITLE), recurrence=["RRULE:FREQ=WEEKLY;COUNT=6"])
    await agree(studio)


async def test_a_series_brought_back_has_its_exceptions_again(studio: World) -> None:
    """Deleted in the studio, edited in Google: an edit beats a deletion."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await cancel_instance(studio, name, FIRST + WEEK)
    await edit_instance(studio, name, FIRST + 2 * WEEK, title="i0001 outside")
    await studio.run()
    await studio.run()
    await studio.book.write(lambda tx: appointments.delete(tx, name))
    studio.phone.edit(studio.event_of(TITLE), description="Bring a mat")
    await agree(studio)
    assert (await studio.get(name)).lives
    assert sorted(r.content.title for r in await studio.records()) == ["i0001 outside", TITLE]


async def test_a_conflict_that_the_studio_edits_again_keeps_googles_value(studio: World) -> None:
    """The etag of a suspended pair is not that of an agreed content."""
    name = await studio.add("i0001 one")
    await studio.run()
    await studio.edit(name, title="i0001 here")
    studio.phone.edit(studio.event_of("i0001 one"), summary="i0001 there")
    await studio.run(policy=Policy.ASK)
    await studio.edit(name, title="i0001 later")
    await studio.run()
    assert "i0001 there" in await journal_text(studio)
    await agree(studio)


async def test_an_edit_between_fetch_and_write_is_merged(studio: World) -> None:
    name = await studio.add("i0001 one")
    await studio.run()
    await studio.edit(name, place="Garden")
    event = studio.event_of("i0001 one")
    just_before_our_change(studio, lambda: studio.phone.edit(event, description="Dog"))
    await agree(studio)
    content = (await studio.get(name)).content
    assert (content.place, content.description) == ("Garden", "Dog")


async def test_a_date_left_out_of_a_moved_series_stays_out_when_the_phone_is_faster(
    studio: World,
) -> None:
    """Its place is not there before the series has moved; that it is missing is no proof."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    event = studio.event_of(TITLE)
    when = (await studio.get(name)).content.when
    assert isinstance(when, Timed)
    hours = timedelta(hours=3)
    later = replace(when, start=when.start + hours, end=when.end + hours)
    await studio.edit(name, when=later)
    await studio.book.write(lambda tx: series_edit.remove(tx, name, moment=later.start + WEEK))
    just_before_our_change(studio, lambda: studio.phone.edit(event, description="Dog"))
    await agree(studio)
    starts = [each["start"] for each in studio.phone.instances(event)]
    assert len(starts) == 4


async def test_an_instance_of_a_series_that_is_suspended_without_a_copy_waits(
    studio: World,
) -> None:
    """After an undo the series is not in Google: its instances can't be, either."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    report = await studio.run()
    assert report.run is not None
    await studio.sync.undo(report.run.id, starter="test")
    await edit_instance(studio, name, FIRST + WEEK, title="i0001 outside")
    await studio.run()
    await studio.run()
    assert (await studio.run()).run is None
    assert studio.google_titles() == []


async def test_a_series_that_repeats_no_more_has_no_exceptions(studio: World) -> None:
    """Not even at its own start, where it would be there twice."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await edit_instance(studio, name, FIRST, title="i0001 outside")
    await studio.run()
    whole = await studio.get(name)
    single = replace(whole.content, recurrence=())
    await studio.book.write(lambda tx: series_edit.edit(tx, name, single))
    await agree(studio)
    assert await studio.titles() == [TITLE]


async def test_one_way_what_the_studio_overwrites_is_in_the_history(studio: World) -> None:
    """What was there is written down, not what was believed to be there."""
    name = await studio.add("i0001 one")
    await studio.run(send_back=False)
    studio.phone.edit(studio.event_of("i0001 one"), summary="i0001 there")
    await studio.run(send_back=False)
    await studio.edit(name, title="i0001 here")
    await studio.run(send_back=False)
    assert studio.google_titles() == ["i0001 here"]
    assert "i0001 there" in await journal_text(studio)


async def test_a_cancelled_instance_goes_with_its_place(studio: World) -> None:
    """The series is moved in Google and back again, which drops what was cancelled there."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await cancel_instance(studio, name, FIRST + WEEK)
    await studio.run()
    await studio.run()
    event = studio.event_of(TITLE)
    begin = FIRST + timedelta(hours=3)
    studio.phone.edit(event, start=begin, end=begin + timedelta(hours=1))
    await studio.run()
    studio.phone.edit(event, start=FIRST, end=FIRST + timedelta(hours=1))
    await agree(studio)


async def test_an_instance_of_a_series_that_is_brought_back_is_not_cancelled_meanwhile(
    studio: World,
) -> None:
    """Cancelled in the studio, edited in Google: the exception is where its series is."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await edit_instance(studio, name, FIRST + WEEK, title="i0001 outside")
    await studio.run()
    await studio.run()
    await studio.edit(name, status=Status.CANCELLED)
    studio.phone.edit(studio.event_of(TITLE), description="Bring a mat")
    await studio.run()
    assert studio.google_titles() == ["i0001 outside", TITLE]
    await agree(studio)


@pytest.mark.parametrize(
    ("answer", "titles"),
    [(edit_conflicts.take_studio, ["i0001 outside", TITLE]), (edit_conflicts.take_theirs, [TITLE])],
)
async def test_an_exception_that_google_dropped_waits_for_the_answer_about_its_series(
    studio: World, answer: Callable[..., object], titles: list[str]
) -> None:
    """Both sides ended the series elsewhere, and the studio is asked."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await edit_instance(studio, name, FIRST + 2 * WEEK, title="i0001 outside")
    await studio.run(policy=Policy.ASK)
    await studio.run(policy=Policy.ASK)
    [outside] = [r for r in await studio.records() if r.content.title == "i0001 outside"]
    await studio.edit(name, recurrence=("RRULE:FREQ=WEEKLY;COUNT=4",))
    studio.phone.edit(studio.event_of(TITLE), recurrence=["RRULE:FREQ=WEEKLY;COUNT=2"])
    await studio.run(policy=Policy.ASK)
    assert (await studio.run(policy=Policy.ASK)).run is None
    assert await link_state(studio, outside.id) is LinkState.OK
    [question] = await studio.book.read(conflicts.open_ones)
    await studio.book.write(lambda tx: answer(tx, question.id))
    await agree(studio)
    assert studio.google_titles() == titles


async def test_what_an_undo_left_in_google_keeps_its_exceptions(studio: World) -> None:
    """Cancelled in the studio, edited in Google, brought back by a run, and that undone."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await edit_instance(studio, name, FIRST + WEEK, title="i0001 outside")
    await studio.run()
    await studio.run()
    await studio.edit(name, status=Status.CANCELLED)
    studio.phone.edit(studio.event_of(TITLE), description="Bring a mat")
    report = await studio.run()
    assert report.run is not None
    await studio.sync.undo(report.run.id, starter="test")
    await studio.run()
    assert (await studio.run()).run is None
    assert studio.google_titles() == ["i0001 outside", TITLE]
    assert await studio.titles() == ["i0001 outside"]
