"""One way: a date of a series is written where that is in Google now, read or not."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from custom_components.studio_sync.accounts.status import request_full_resync
from custom_components.studio_sync.book.model import AllDay

from .settling import (
    FIRST,
    TITLE,
    WEEK,
    WEEKLY,
    agree,
    cancel_instance,
    edit_instance,
    in_step,
    just_before_our_change,
)
from .stateful.views import google_rows
from .world import World, appointment, world

SECOND, FOURTH = FIRST + WEEK, FIRST + 3 * WEEK
HOURS = timedelta(hours=2)
OUTSIDE = "i0001 outside"


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        made.rules = replace(made.rules, send_back=False)
        await made.run()
        yield made


def shown(studio: World) -> list[tuple[str, str]]:
    """Return the day and title of all that is in Google, in order."""
    return sorted((row.start[:10], row.title) for row in google_rows(studio.phone).elements())


def days(*weeks: int) -> list[str]:
    """Return the days of the series' dates."""
    return [(FIRST + week * WEEK).date().isoformat() for week in weeks]


def moves(studio: World, event: str) -> None:
    studio.phone.edit(event, start=FIRST + HOURS, end=FIRST + HOURS + timedelta(hours=1))


def moves_to_the_next_day(studio: World, event: str) -> None:
    begin = FIRST + timedelta(days=1)
    studio.phone.edit(event, start=begin, end=begin + timedelta(hours=1))


def turns(studio: World, event: str) -> None:
    studio.phone.edit(event, start=FIRST.date(), end=FIRST.date() + timedelta(days=1))


def splits(studio: World, event: str) -> None:
    studio.phone.split_series(event, FIRST + 2 * WEEK, summary="i0001 split")


def splits_and_moves(studio: World, event: str) -> None:
    begin = FIRST + 2 * WEEK + HOURS
    studio.phone.split_series(event, FIRST + 2 * WEEK, start=begin, end=begin + timedelta(hours=1))


def splits_twice(studio: World, event: str) -> None:
    later = studio.phone.split_series(event, FIRST + WEEK, summary="i0001 split")
    studio.phone.split_series(str(later["id"]), FIRST + 2 * WEEK, summary="i0001 split again")


def ends(studio: World, event: str) -> None:
    studio.phone.edit(event, recurrence=["RRULE:FREQ=WEEKLY;COUNT=2"])


def repeats_no_more(studio: World, event: str) -> None:
    studio.phone.edit(event, recurrence=[])


def thins_out(studio: World, event: str) -> None:
    studio.phone.edit(event, recurrence=["RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3"])


def renames(studio: World, event: str) -> None:
    studio.phone.edit(event, summary="i0001 there")


CHANGES = [
    moves,
    moves_to_the_next_day,
    turns,
    splits,
    splits_and_moves,
    splits_twice,
    ends,
    repeats_no_more,
    thins_out,
    renames,
]
changed = pytest.mark.parametrize("change", CHANGES)
read = pytest.mark.parametrize("when", ["before", "together"])
type Change = Callable[[World, str], None]


async def series_with(studio: World, change: Change, when: str) -> str:
    """Return a series that the phone has changed since, before a run or just now."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    change(studio, studio.event_of(TITLE))
    if when == "before":
        await in_step(studio)
    return name


@changed
@read
async def test_a_date_edited_after_the_phone_changed_the_series(
    studio: World, change: Change, when: str
) -> None:
    """T4: it was a 404, three times in every run, for ever."""
    name = await series_with(studio, change, when)
    before = shown(studio)
    await edit_instance(studio, name, FOURTH, title=OUTSIDE)
    await in_step(studio)
    after = shown(studio)
    assert [day for day, title in after if title == OUTSIDE] == days(3)
    # One date more only where Google had none for it.
    none = change in {ends, repeats_no_more, thins_out}
    assert len(after) == len(before) + none
    assert (await studio.run()).requests == 1


@changed
async def test_a_date_stays_where_it_was_written_when_its_series_is_edited(
    studio: World, change: Change
) -> None:
    """What was split off is read then, too: else the date was deleted and made in each run."""
    name = await series_with(studio, change, "before")
    await edit_instance(studio, name, FOURTH, title=OUTSIDE)
    await in_step(studio)
    before = shown(studio)
    await studio.edit(name, busy=False)
    await in_step(studio)
    assert shown(studio) == before
    assert (await studio.run()).requests == 1


@changed
@read
async def test_a_date_cancelled_after_the_phone_changed_the_series(
    studio: World, change: Change, when: str
) -> None:
    """T4: it counted as done while Google still showed it."""
    name = await series_with(studio, change, when)
    before = shown(studio)
    await cancel_instance(studio, name, FOURTH)
    await in_step(studio)
    after = shown(studio)
    none = change in {ends, repeats_no_more, thins_out}
    assert len(after) == len(before) - (not none)
    assert days(3)[0] not in [day for day, _ in after]


@changed
async def test_a_date_that_was_edited_before_is_edited_again(studio: World, change: Change) -> None:
    name = await studio.add(TITLE, recurrence=WEEKLY)
    date = await edit_instance(studio, name, FOURTH, title=OUTSIDE)
    await studio.run()
    await studio.run()
    change(studio, studio.event_of(TITLE))
    await in_step(studio)
    await studio.edit(date, title="i0001 inside")
    await in_step(studio)
    assert [title for day, title in shown(studio) if day == days(3)[0]] == ["i0001 inside"]


@changed
async def test_a_date_that_was_edited_before_is_cancelled(studio: World, change: Change) -> None:
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await edit_instance(studio, name, FOURTH, title=OUTSIDE)
    await studio.run()
    await studio.run()
    change(studio, studio.event_of(TITLE))
    await cancel_instance(studio, name, FOURTH)
    await in_step(studio)
    none = days(3)[0]
    assert none not in [day for day, _ in shown(studio)]
    assert OUTSIDE not in [title for _, title in shown(studio)]


async def test_a_date_by_itself_goes_back_into_its_series(studio: World) -> None:
    """Google had no place for it, and has one again."""
    name = await series_with(studio, ends, "before")
    await edit_instance(studio, name, FOURTH, title=OUTSIDE)
    await in_step(studio)
    studio.phone.edit(studio.event_of(TITLE), recurrence=list(WEEKLY))
    await in_step(studio)
    assert shown(studio) == [
        *((day, TITLE) for day in days(0, 1, 2)), (days(3)[0], OUTSIDE), (days(4)[0], TITLE)
    ]  # fmt: skip


# -- the kind of a time -----------------------------------------------------------------------


async def test_what_the_phone_turned_into_a_day_is_moved(studio: World) -> None:
    """T4: 400, refused: Google merges a time into a day."""
    name = await studio.add(TITLE)
    await studio.run()
    turns(studio, studio.event_of(TITLE))
    await studio.run()
    await studio.edit(name, when=appointment(hours=48, id="any").content.when)
    await in_step(studio)
    event = studio.phone.get(studio.event_of(TITLE))
    assert event["start"]["dateTime"] == "2026-11-23T10:00:00+01:00"
    assert "date" not in event["start"]


async def test_what_the_phone_gave_a_time_is_moved_to_another_day(studio: World) -> None:
    day = date(2026, 11, 25)
    name = await studio.add(TITLE, when=AllDay(start=day, end=day + timedelta(days=1)))
    await studio.run()
    moves(studio, studio.event_of(TITLE))
    await studio.edit(name, when=AllDay(start=day, end=day + timedelta(days=2)))
    await in_step(studio)
    event = studio.phone.get(studio.event_of(TITLE))
    assert (event["start"], event["end"]) == ({"date": "2026-11-25"}, {"date": "2026-11-27"})


@pytest.mark.parametrize(
    "recurrence",
    [("RRULE:FREQ=WEEKLY;UNTIL=20261212T225959Z",), ("RRULE:FREQ=WEEKLY;COUNT=3",), ()],
)
async def test_the_repeats_of_a_series_turned_into_days_are_changed(
    studio: World, recurrence: tuple[str, ...]
) -> None:
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    turns(studio, studio.event_of(TITLE))
    await studio.edit(name, recurrence=recurrence)
    await in_step(studio)
    assert [day for day, _ in shown(studio)] == days(*range(3 if recurrence else 1))


async def test_what_the_phone_changed_while_it_was_written(studio: World) -> None:
    """The series is moved in the very moment in which a date of it is written."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    await studio.run()
    event = studio.event_of(TITLE)
    await edit_instance(studio, name, FOURTH, title=OUTSIDE)
    just_before_our_change(studio, lambda: moves(studio, event))
    await in_step(studio)
    assert [day for day, title in shown(studio) if title == OUTSIDE] == days(3)
    assert len(shown(studio)) == 5


@changed
@pytest.mark.parametrize("do", [edit_instance, cancel_instance])
async def test_both_sides_agree_when_edits_are_sent_back_from_then_on(
    studio: World, change: Change, do: Callable[..., Awaitable[object]]
) -> None:
    """Then what is in Google is read whole, and comes in."""
    name = await series_with(studio, change, "before")
    if do is edit_instance:
        await edit_instance(studio, name, FOURTH, title=OUTSIDE)
    else:
        await cancel_instance(studio, name, FOURTH)
    await in_step(studio)
    studio.rules = replace(studio.rules, send_back=True)
    await studio.book.write(
        lambda tx: request_full_resync(
            tx, studio.sync.replica.id, full_listing=True, recompare_all=False
        )
    )
    await agree(studio)


@changed
async def test_an_edit_of_a_date_is_undone_where_it_was_made(studio: World, change: Change) -> None:
    name = await series_with(studio, change, "before")
    before = len(shown(studio))
    await edit_instance(studio, name, FOURTH, title=OUTSIDE)
    report = await studio.run()
    assert report.run is not None
    await in_step(studio)
    undone = await studio.sync.undo(report.run.id, starter="test")
    assert not undone.skipped
    assert OUTSIDE not in [title for _, title in shown(studio)]
    assert len(shown(studio)) == before
    assert (await studio.run()).run is None


@changed
async def test_a_cancelled_date_is_brought_back_where_it_was(studio: World, change: Change) -> None:
    name = await series_with(studio, change, "before")
    before = len(shown(studio))
    await cancel_instance(studio, name, FOURTH)
    report = await studio.run()
    if change in {ends, repeats_no_more, thins_out}:
        return
    assert report.run is not None
    await in_step(studio)
    undone = await studio.sync.undo(report.run.id, starter="test")
    assert not undone.skipped
    assert len(shown(studio)) == before
