"""Dates that are given to somebody else exist once, whatever happens to their series."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.book.model import Status, Timed
from custom_components.studio_sync.scheduling import appointments
from custom_components.studio_sync.scheduling.settings import Studio

from .google_emulator import Call, Fault
from .settling import (
    FIRST,
    TITLE,
    WEEK,
    WEEKLY,
    all_agree,
    cancel_instance,
    edit_instance,
    give,
    in_step,
    rest,
    run_with_lost_answers,
)
from .stateful.views import google_rows, moment_of, text_of
from .world import World, beside, world

SECOND = FIRST + WEEK
OUTSIDE = "i0001 outside"
HOURS = timedelta(hours=2)


@pytest.fixture
async def mia(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


@pytest.fixture
async def tom(mia: World) -> World:
    """Tom's account, over the same book."""
    other = beside(mia, "tom")
    await other.run()
    return other


@pytest.fixture(params=[True, False], ids=["both_ways", "one_way"])
async def both(request: pytest.FixtureRequest, mia: World, tom: World) -> tuple[World, World]:
    """Return both accounts, with *send back* on and off."""
    for account in (mia, tom):
        account.rules = replace(account.rules, send_back=request.param)
    return mia, tom


async def given(mia: World, tom: World) -> tuple[str, str]:
    """Give the second date of Tom's series to Mia; nothing of hers has run yet."""
    name = await mia.add(TITLE, recurrence=WEEKLY, staff_id="tom")
    await tom.run()
    date = await edit_instance(mia, name, SECOND, title=OUTSIDE)
    await mia.change(date, staff_id="mia")
    await tom.run()
    return name, date


def everywhere(mia: World, tom: World) -> list[str]:
    """Return the days that have something, in both calendars."""
    found: list[str] = []
    for account in (mia, tom):
        for event in account.events():
            if "recurringEventId" in event:
                continue
            whole = account.phone.instances(str(event["id"])) if "recurrence" in event else [event]
            found += [text_of(moment_of(each["start"]))[:10] for each in whole]  # type: ignore[arg-type]
    return sorted(found)


FIVE = sorted((FIRST + week * WEEK).date().isoformat() for week in range(5))


# -- posted by itself, and the answer lost -----------------------------------------------------


async def lose_answers(call: Call, phase: str) -> Fault | None:
    """Let every create be done, and nobody hear of it."""
    lost = call.inner and call.method == "POST" and phase == "after"
    return Fault(kind="drop_after") if lost else None


@pytest.mark.parametrize("listings", [0, 1, 2])
async def test_a_date_posted_by_itself_whose_series_comes_meanwhile(
    mia: World, tom: World, listings: int
) -> None:
    """T14: once, not twice, also if the next listings don't show it yet."""
    name, _ = await given(mia, tom)
    if listings:
        mia.google.faults.add("delay", method="POST", where="inner", listings=listings)
    mia.google.faults.hook = lose_answers
    await mia.run()
    mia.google.faults.clear()
    await give(mia, name, "mia")
    await all_agree(mia, tom)
    assert everywhere(mia, tom) == FIVE
    assert tom.events() == []


async def test_a_date_posted_by_itself_that_never_was_whose_series_comes(
    mia: World, tom: World
) -> None:
    name, _ = await given(mia, tom)
    mia.google.faults.add("drop_before", method="POST", where="inner", count=None)
    await mia.run()
    mia.google.faults.clear()
    await give(mia, name, "mia")
    await all_agree(mia, tom)
    assert everywhere(mia, tom) == FIVE


# -- its slot goes, and comes back -------------------------------------------------------------


def moved(account: World, by: timedelta) -> None:
    """Move the series in Google."""
    begin = FIRST + by
    account.phone.edit(account.event_of(TITLE), start=begin, end=begin + timedelta(hours=1))


async def edited(account: World, name: str, by: timedelta) -> None:
    """Move the series in the studio, as its series alone is edited."""
    when = Timed(start=FIRST + by, end=FIRST + by + timedelta(hours=1), zone="Europe/Berlin")
    await account.edit(name, when=when)


@pytest.mark.parametrize("where", ["phone", "studio"])
@pytest.mark.parametrize("runs", ["none", "mia", "tom", "both"])
async def test_a_date_given_away_whose_slot_goes_and_comes_back(
    mia: World, tom: World, where: str, runs: str
) -> None:
    """T14: it showed twice."""
    name, _ = await given(mia, tom)
    await all_agree(mia, tom)
    assert everywhere(mia, tom) == FIVE
    for by in (HOURS, timedelta()):
        if where == "phone":
            moved(tom, by)
        else:
            await edited(mia, name, by)
        if by:
            for account in {"none": (), "mia": (mia,), "tom": (tom,), "both": (tom, mia)}[runs]:
                await account.run()
    await all_agree(mia, tom)
    assert everywhere(mia, tom) == FIVE


@pytest.mark.parametrize("runs", ["mia", "tom", "both"])
async def test_a_date_given_away_whose_series_ends_and_goes_on(
    mia: World, tom: World, runs: str
) -> None:
    name, _ = await given(mia, tom)
    await all_agree(mia, tom)
    for lines in (("RRULE:FREQ=WEEKLY;COUNT=1",), WEEKLY):
        await mia.edit(name, recurrence=lines)
        if lines != WEEKLY:
            for account in {"mia": (mia,), "tom": (tom,), "both": (tom, mia)}[runs]:
                await account.run()
    await all_agree(mia, tom)
    assert everywhere(mia, tom) == FIVE


# -- creates that never were -------------------------------------------------------------------


def put_back(account: World, old: Mapping[str, Any]) -> None:
    fields = {name: old[name] for name in ("start", "end", "recurrence")}
    account.phone.edit(account.event_of(TITLE), **fields)


def days_of(account: World) -> list[str]:
    """Return the days that the calendar shows."""
    return sorted(row.start[:10] for row in google_rows(account.phone).elements())


AWAY: Mapping[str, Mapping[str, Any]] = {
    "moved": {"start": FIRST + HOURS, "end": FIRST + HOURS + timedelta(hours=1)},
    "shorter": {"recurrence": ["RRULE:FREQ=WEEKLY;COUNT=1"]},
    "rarer": {"recurrence": ["RRULE:FREQ=WEEKLY;INTERVAL=3;COUNT=2"]},
    "all_day": {"start": FIRST.date(), "end": FIRST.date() + timedelta(days=1)},
}
"""What somebody makes of the series on the phone, and takes back."""


async def cancelled(mia: World, name: str) -> None:
    await cancel_instance(mia, name, SECOND)


async def given_to_tom(mia: World, name: str) -> None:
    date = await edit_instance(mia, name, SECOND, title=OUTSIDE)
    studio_settings = Studio(zone="Europe/Berlin")
    await mia.book.write(
        lambda tx: appointments.update(tx, studio_settings, date, {"staff_id": "tom"})
    )


@pytest.mark.parametrize("run", [World.run, run_with_lost_answers])
@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize("happens", [cancelled, given_to_tom])
async def test_a_date_that_is_off_here_stays_off_when_its_series_goes_and_comes_back(
    both: tuple[World, World],
    happens: Callable[[World, str], Awaitable[None]],
    away: str,
    run: Callable[[World], Awaitable[object]],
) -> None:
    """Google has forgotten it then, which is not intended (issue 8: T14)."""
    mia, tom = both
    name = await mia.add(TITLE, recurrence=WEEKLY)
    await mia.run()
    await happens(mia, name)
    await run(mia)
    await run(tom)
    await all_agree(mia, tom)
    before, theirs = days_of(mia), days_of(tom)
    assert SECOND.date().isoformat() not in before
    old = mia.phone.get(mia.event_of(TITLE))
    mia.phone.edit(str(old["id"]), **AWAY[away])
    put_back(mia, old)
    await all_agree(mia, tom)
    assert (days_of(mia), days_of(tom)) == (before, theirs)
    mia.phone.expire_sync_tokens()
    await all_agree(mia, tom)
    assert (days_of(mia), days_of(tom)) == (before, theirs)


@pytest.mark.parametrize("away", AWAY)
async def test_a_changed_date_is_as_its_series_says_when_that_went_and_came_back(
    both: tuple[World, World], away: str
) -> None:
    """Google forgets the change: both ways the book follows, one way it is left as it is there."""
    mia, _ = both
    name = await mia.add(TITLE, recurrence=WEEKLY)
    await mia.run()
    date = await edit_instance(mia, name, SECOND, title=OUTSIDE)
    await in_step(mia)
    old = mia.phone.get(mia.event_of(TITLE))
    mia.phone.edit(str(old["id"]), **AWAY[away])
    put_back(mia, old)
    await mia.run()
    assert [row.title for row in google_rows(mia.phone).elements()] == [TITLE] * 5
    mia.rules = replace(mia.rules, send_back=True)
    mia.phone.expire_sync_tokens()
    await all_agree(mia)
    assert (await mia.get(date)).content.title == TITLE


async def test_a_date_that_somebody_takes_out_of_the_bin_takes_place_again(mia: World) -> None:
    """Unlike one that Google has forgotten to be off, it is listed."""
    name = await mia.add(TITLE, recurrence=WEEKLY)
    await mia.run()
    before = days_of(mia)
    await cancelled(mia, name)
    await in_step(mia)
    event = mia.event_of(TITLE)
    mia.phone.edit_instance(event, SECOND, status="confirmed")
    await in_step(mia)
    assert days_of(mia) == before


async def is_deleted(mia: World, name: str, date: str) -> None:
    await mia.delete(date)


async def is_cancelled(mia: World, name: str, date: str) -> None:
    await mia.edit(date, status=Status.CANCELLED)


async def is_given_away(mia: World, name: str, date: str) -> None:
    await mia.change(date, staff_id="tom")


async def series_is_deleted(mia: World, name: str, date: str) -> None:
    await mia.delete(name)


async def series_is_cancelled(mia: World, name: str, date: str) -> None:
    await mia.edit(name, status=Status.CANCELLED)


async def series_is_given_away(mia: World, name: str, date: str) -> None:
    await give(mia, name, "tom")


async def series_alone_is_given_away(mia: World, name: str, date: str) -> None:
    await mia.change(name, staff_id="tom")


async def series_comes_no_more(mia: World, name: str, date: str) -> None:
    await mia.edit(name, recurrence=("RRULE:FREQ=WEEKLY;COUNT=1",))


async def series_repeats_no_more(mia: World, name: str, date: str) -> None:
    whole = await mia.get(name)
    await mia.book.write(
        lambda tx: series_edit.edit(tx, name, replace(whole.content, recurrence=()))
    )


MEANWHILE = [
    is_deleted,
    is_cancelled,
    is_given_away,
    series_is_deleted,
    series_is_cancelled,
    series_is_given_away,
    series_alone_is_given_away,
    series_comes_no_more,
    series_repeats_no_more,
]
type Happens = Callable[[World, str, str], Awaitable[None]]


@pytest.mark.parametrize("happens", MEANWHILE)
@pytest.mark.parametrize("fault", ["drop_before", "drop_after"])
@pytest.mark.parametrize("together", [True, False], ids=["with_its_series", "later"])
async def test_a_date_that_may_never_have_been_written(
    both: tuple[World, World],
    happens: Happens,
    fault: str,
    together: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """T14: no link stays pending."""
    mia, tom = both
    name = await mia.add(TITLE, recurrence=WEEKLY)
    if not together:
        await mia.run()
    date = await edit_instance(mia, name, SECOND, title=OUTSIDE)
    for method in ("POST", "PATCH"):
        mia.google.faults.add(fault, method=method, where="inner", count=None)
    await mia.run()
    mia.google.faults.clear()
    await happens(mia, name, date)
    await all_agree(mia, tom)


@pytest.mark.parametrize("happens", [is_deleted, is_cancelled, is_given_away])
@pytest.mark.parametrize("fault", ["drop_before", "drop_after"])
async def test_one_that_may_never_have_been_written(
    both: tuple[World, World], happens: Happens, fault: str
) -> None:
    mia, tom = both
    name = await mia.add(TITLE)
    mia.google.faults.add(fault, method="POST", where="inner", count=None)
    await mia.run()
    mia.google.faults.clear()
    await happens(mia, name, name)
    await all_agree(mia, tom)


@pytest.mark.parametrize("first", ["mia", "tom"])
@pytest.mark.parametrize("made", ["here", "there"])
async def test_a_series_that_is_split_on_the_phone_of_who_gives_it_away(
    mia: World, tom: World, first: str, made: str
) -> None:
    """T14: what continues it goes to the other's calendar, too."""
    if made == "here":
        await mia.add(TITLE, recurrence=WEEKLY, staff_id="tom")
    else:
        tom.phone.add(TITLE, start=FIRST, recurrence=list(WEEKLY))
    await all_agree(mia, tom)
    await give(mia, (await mia.record_of(TITLE)).id, "mia")
    tom.phone.split_series(tom.event_of(TITLE), FIRST + 2 * WEEK, summary=OUTSIDE)
    for account in (mia, tom) if first == "mia" else (tom, mia):
        await account.run()
    # At once: the next run may not be told of it once more.
    assert tom.events() == []
    await rest(mia)
    assert everywhere(mia, tom) == FIVE
    assert mia.google_titles() == [OUTSIDE, TITLE]
    await all_agree(mia, tom)
    assert everywhere(mia, tom) == FIVE
