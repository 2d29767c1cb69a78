"""Whose clock: Home Assistant's may be ahead of Google's, behind it, or corrected in between."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from custom_components.studio_sync.book import replicas
from custom_components.studio_sync.book.model import Appointment, ReplicaState
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.clock import Clocks, compared
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.ports import Unreachable
from tests.google_emulator import GoogleEmulator, Kind
from tests.world import START, World, appointment, world

MINUTE = timedelta(minutes=1)
OFF = [20 * MINUTE, -20 * MINUTE, timedelta(days=3), -timedelta(days=3), timedelta(0)]


@dataclass(slots=True)
class HomeAssistantClock:
    """Goes as Google's does, but wrong by ``off``; a second passes at each look at either."""

    off: timedelta
    true: datetime = field(default=START)

    def google(self) -> datetime:
        """Return the right time."""
        self.true += timedelta(seconds=1)
        return self.true

    def __call__(self) -> datetime:
        """Return the time by the wrong clock."""
        return self.google() + self.off


@asynccontextmanager
async def studio_off_by(off: timedelta) -> AsyncIterator[tuple[World, HomeAssistantClock]]:
    """Make a world in which Home Assistant's clock is wrong."""
    clock = HomeAssistantClock(off)
    google = GoogleEmulator(clock=clock.google)
    async with world(google=google, clock=clock) as studio:  # type: ignore[arg-type]
        yield studio, clock


@pytest.mark.parametrize("off", OFF, ids=str)
@pytest.mark.usefixtures("socket_enabled")
async def test_what_the_phone_makes_right_after_connecting_comes_in(off: timedelta) -> None:
    """S9: it is new, whatever Home Assistant's clock says."""
    async with studio_off_by(off) as (studio, clock):
        studio.phone.add("Before", start=START + timedelta(days=2))
        clock.true += 10 * MINUTE
        await studio.run()
        studio.phone.add("Right after", start=START + timedelta(days=1))
        await studio.run()
        assert await studio.titles() == ["Right after"]


async def the_later_edit_wins(
    studio: World,
    clock: HomeAssistantClock,
    record_id: str,
    *,
    phone_is_later: bool,
    corrected_first: bool,
) -> None:
    """Edit on both sides, correct the clock before or after that, and sync."""
    event_id = studio.event_of("Portrait")
    if corrected_first:
        clock.off = timedelta(0)
    clock.true += MINUTE
    if not phone_is_later:
        studio.phone.edit(event_id, summary="phone")
        clock.true += 5 * MINUTE
    await studio.edit(record_id, title="studio")
    clock.true += 5 * MINUTE
    if phone_is_later:
        studio.phone.edit(event_id, summary="phone")
    clock.off = timedelta(0)
    clock.true += MINUTE
    await studio.run()
    winner = "phone" if phone_is_later else "studio"
    assert (await studio.titles(), studio.google_titles()) == ([winner], [winner])


@pytest.mark.parametrize("off", OFF, ids=str)
@pytest.mark.parametrize("phone_is_later", [False, True])
@pytest.mark.usefixtures("socket_enabled")
async def test_the_newer_edit_wins_by_one_clock(off: timedelta, *, phone_is_later: bool) -> None:
    """B3."""
    async with studio_off_by(off) as (studio, clock):
        await studio.run()
        record_id = await studio.add()
        await studio.run()
        event_id = studio.event_of("Portrait")
        if phone_is_later:
            await studio.edit(record_id, title="studio")
            clock.true += 5 * MINUTE
            studio.phone.edit(event_id, summary="phone")
        else:
            studio.phone.edit(event_id, summary="phone")
            clock.true += 5 * MINUTE
            await studio.edit(record_id, title="studio")
        clock.true += MINUTE
        await studio.run()
        winner = "phone" if phone_is_later else "studio"
        assert (await studio.titles(), studio.google_titles()) == ([winner], [winner])


@pytest.mark.parametrize("off", OFF, ids=str)
@pytest.mark.usefixtures("socket_enabled")
async def test_a_clock_that_is_corrected_after_connecting(off: timedelta) -> None:
    """The moment of connecting is kept by Google's clock."""
    async with studio_off_by(off) as (studio, clock):
        studio.phone.add("Before", start=START + timedelta(days=2))
        clock.true += 10 * MINUTE
        await studio.run()
        clock.off = timedelta(0)
        clock.true += MINUTE
        studio.phone.add("Right after", start=START + timedelta(days=1))
        await studio.run()
        studio.phone.expire_sync_tokens()
        await studio.run()
        assert await studio.titles() == ["Right after"]


@pytest.mark.parametrize("off", OFF, ids=str)
@pytest.mark.parametrize("phone_is_later", [False, True])
@pytest.mark.parametrize("corrected_first", [False, True])
@pytest.mark.usefixtures("socket_enabled")
async def test_a_clock_that_is_corrected_between_two_edits(
    off: timedelta, *, phone_is_later: bool, corrected_first: bool
) -> None:
    """The studio's edit may be stamped by the wrong clock or by the right one."""
    async with studio_off_by(off) as (studio, clock):
        await studio.run()
        record_id = await studio.add()
        await studio.run()
        await the_later_edit_wins(
            studio, clock, record_id, phone_is_later=phone_is_later, corrected_first=corrected_first
        )


@pytest.mark.parametrize("off", OFF, ids=str)
@pytest.mark.parametrize("phone_is_later", [False, True])
@pytest.mark.parametrize("corrected_first", [False, True])
@pytest.mark.usefixtures("socket_enabled")
async def test_a_clock_that_is_corrected_after_a_restart(
    off: timedelta, *, phone_is_later: bool, corrected_first: bool
) -> None:
    """When the last run was is known then, too: an edit in the studio was made after it."""
    async with studio_off_by(off) as (studio, clock):
        await studio.run()
        record_id = await studio.add()
        await studio.run()
        clock.true += 60 * MINUTE
        await studio.run()
        # Another one takes its place, which knows only what is in the book.
        studio.sync = Sync(
            studio.book,
            studio.sync.replica,
            kind=APPOINTMENTS,
            clock=clock,
            new_id=studio.new_id,
        )
        await the_later_edit_wins(
            studio, clock, record_id, phone_is_later=phone_is_later, corrected_first=corrected_first
        )


@pytest.mark.parametrize("off", OFF, ids=str)
@pytest.mark.usefixtures("socket_enabled")
async def test_a_first_attempt_that_failed_is_when_it_was_connected(off: timedelta) -> None:
    async with studio_off_by(off) as (studio, clock):
        studio.phone.add("Before", start=START + timedelta(days=2))
        clock.true += 10 * MINUTE
        studio.google.faults.add(Kind.DROP_BEFORE, count=None)
        with pytest.raises(Unreachable):
            await studio.run()
        studio.google.faults.clear()
        clock.true += MINUTE
        studio.phone.add("Between", start=START + timedelta(days=1))
        clock.true += 10 * MINUTE
        await studio.run()
        assert await studio.titles() == ["Between"]


@pytest.mark.usefixtures("socket_enabled")
async def test_what_is_learned_of_the_clock_is_kept() -> None:
    async with studio_off_by(20 * MINUTE) as (studio, clock):

        async def kept() -> tuple[timedelta, datetime]:
            state = await studio.book.read(lambda tx: replicas.get(tx, studio.sync.replica.id))
            assert state is not None
            assert state.clock_ahead is not None
            return state.clock_ahead, state.connected_at

        await studio.run()
        ahead, connected_at = learned = await kept()
        assert abs(ahead - 20 * MINUTE) < timedelta(seconds=20)
        assert abs(connected_at - START) < MINUTE
        await studio.run()
        assert await kept() == learned
        clock.off = timedelta(0)
        await studio.sync.preview(studio.rules)
        assert await kept() == learned
        await studio.run()
        assert await kept() == (timedelta(0), connected_at)


def state(**changes: object) -> ReplicaState:
    """Make a state that knows no clock yet."""
    made = ReplicaState(replica_id="r", connected_at=START, book_rev=7)
    return replace(made, **changes)  # type: ignore[arg-type]


def record(at: datetime, rev: int = 8) -> Appointment:
    """Make a record that was changed at a time by the book's clock."""
    return replace(appointment(id="a"), changed_at=at, rev=rev)


def test_a_replica_without_a_clock_counts_as_going_with_the_book() -> None:
    kept, clocks = compared(state(), ours=START, theirs=None)
    assert kept == state()
    assert clocks.edited_at(record(START), "title") == START
    assert Clocks().edited_at(None, "title") is None


def test_a_few_seconds_are_no_difference() -> None:
    for seconds in (-9, 0, 9):
        theirs = START + timedelta(seconds=seconds)
        kept, clocks = compared(state(), ours=START, theirs=theirs)
        assert clocks.ahead == timedelta(0)
        known = state(clock_ahead=20 * MINUTE)
        kept, clocks = compared(known, ours=START + 20 * MINUTE, theirs=theirs)
        assert (kept, clocks.ahead) == (known, 20 * MINUTE)


def test_what_was_in_the_last_run_goes_by_the_clock_of_then() -> None:
    known = state(clock_ahead=20 * MINUTE)
    now = START + 60 * MINUTE
    _, clocks = compared(replace(known, last_run=START), ours=now, theirs=now)
    stamped = START + 30 * MINUTE
    assert clocks.edited_at(record(stamped, rev=7), "title") == stamped - 20 * MINUTE
    assert clocks.edited_at(record(stamped, rev=8), "title") == stamped
    # Only by the clock of then it was before now.
    late = now + 5 * MINUTE
    assert clocks.edited_at(record(late), "title") == late - 20 * MINUTE


def test_where_the_last_run_is_not_kept_nothing_since_is_older_than_the_connection() -> None:
    """A clock that had started at 1970 was put right; the book is of an earlier version."""
    known = state(clock_ahead=-timedelta(days=300))
    now = START + 60 * MINUTE
    _, clocks = compared(known, ours=now, theirs=now)
    stamped = now - 10 * MINUTE - timedelta(days=300)
    assert clocks.edited_at(record(stamped), "title") == now - 10 * MINUTE


def test_a_time_that_fits_neither_clock_goes_by_the_present_one() -> None:
    known = state(clock_ahead=20 * MINUTE, last_run=START - MINUTE)
    _, clocks = compared(known, ours=START, theirs=START)
    assert clocks.edited_at(record(START + timedelta(days=9)), "title") == START + timedelta(days=9)
