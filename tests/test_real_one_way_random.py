"""Random histories of an account that is one way, the default."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from hypothesis import HealthCheck, given, seed, settings, strategies as st
import pytest

from custom_components.studio_sync.accounts.status import request_full_resync
from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.book.errors import BookInvalid
from custom_components.studio_sync.book.model import Appointment, Timed

from .google_emulator import GoogleEmulator, Orphans
from .google_emulator.errors import GoogleError
from .settling import FIRST, WEEK, WEEKLY, all_agree, edit_instance, in_step
from .stateful.stage import unlogged
from .stateful.views import google_rows, moment_of
from .world import Clock, World, world

DAY = timedelta(days=1)


class _History:
    """One example: a studio whose account is shown everything, and sends nothing back."""

    def __init__(self, studio: World) -> None:
        self.studio = studio
        self.number = 0

    def title(self) -> str:
        """Return a title that nothing else has."""
        self.number += 1
        return f"i{self.number:04} title"

    async def records(self, *, whole: bool = False) -> list[Appointment]:
        """Return what lives in the book, or the single ones and series only."""
        found = [each for each in await self.studio.records() if not whole or not each.series_id]
        return sorted(found, key=lambda each: each.id)

    # What somebody does in the studio

    async def add(self, which: int) -> None:
        await self.studio.add(self.title(), hours=24 + which)

    async def add_series(self, _which: int) -> None:
        await self.studio.add(self.title(), recurrence=WEEKLY)

    async def rename(self, which: int) -> None:
        for record in one_of(await self.records(), which):
            await self.studio.edit(record.id, title=self.title())

    async def move(self, which: int) -> None:
        for record in one_of(await self.records(whole=True), which):
            when = record.content.when
            assert isinstance(when, Timed)
            begin = when.start + timedelta(hours=1 + which % 30)
            content = replace(
                record.content, when=replace(when, start=begin, end=begin + timedelta(hours=1))
            )
            work = partial(series_edit.edit, record_id=record.id, content=content)
            await self.studio.book.write(work)

    async def edit_date(self, which: int) -> None:
        for record, at in await self.dates(which):
            await edit_instance(self.studio, record.id, at, title=self.title())

    async def cancel_date(self, which: int) -> None:
        for record, at in await self.dates(which):
            work = partial(series_edit.remove, record_id=record.id, moment=at)
            await self.studio.book.write(work)

    async def delete(self, which: int) -> None:
        for record in one_of(await self.records(whole=True), which):
            await self.studio.delete(record.id)

    async def dates(self, which: int) -> list[tuple[Appointment, Any]]:
        every = [each for each in await self.records(whole=True) if each.content.recurrence]
        return [(each, each.content.when.start + which % 5 * WEEK) for each in one_of(every, which)]

    # What somebody does on the phone

    async def phone_renames(self, which: int) -> None:
        for event in self.event(which):
            self.studio.phone.edit(event, summary="i0000 there")

    async def phone_moves(self, which: int) -> None:
        for event in self.event(which):
            begin = FIRST + timedelta(hours=which * 5)
            self.studio.phone.edit(event, start=begin, end=begin + timedelta(hours=1))

    async def phone_turns(self, which: int) -> None:
        for event in self.event(which):
            self.studio.phone.edit(event, start=FIRST.date(), end=FIRST.date() + DAY)

    async def phone_ends(self, which: int) -> None:
        for event in self.event(which, recurring=True):
            lines = [f"RRULE:FREQ=WEEKLY;COUNT={2 + which % 6}"]
            self.studio.phone.edit(event, recurrence=lines)

    async def phone_splits(self, which: int) -> None:
        for event in self.event(which, recurring=True):
            dates = self.studio.phone.instances(event)
            if len(dates) > 2:
                start = dates[len(dates) // 2]["originalStartTime"]
                at = moment_of(start)
                self.studio.phone.split_series(event, at)

    async def phone_edits_date(self, which: int) -> None:
        for event in self.event(which, recurring=True):
            for date in one_of(self.studio.phone.instances(event), which):
                self.studio.phone.edit(str(date["id"]), description="there")

    async def phone_cancels_date(self, which: int) -> None:
        for event in self.event(which, recurring=True):
            for date in one_of(self.studio.phone.instances(event), which):
                self.studio.phone.delete(str(date["id"]))

    async def phone_deletes(self, which: int) -> None:
        for event in self.event(which):
            self.studio.phone.delete(event)

    def event(self, which: int, *, recurring: bool = False) -> list[str]:
        every = [
            str(event["id"])
            for event in self.studio.events()
            if "recurringEventId" not in event and (not recurring or "recurrence" in event)
        ]
        return one_of(every, which)

    # The sync

    async def run(self, _which: int) -> None:
        """Nothing that happens in Google changes the book."""
        before = await self.studio.book.read(lambda tx: tx.rev)
        await self.studio.run()
        assert await self.studio.book.read(lambda tx: tx.rev) == before

    async def lost(self, which: int) -> None:
        """Run while answers are lost."""
        for method in ("POST", "PATCH", "DELETE"):
            self.studio.google.faults.add(
                "drop_after", method=method, where="inner", nth=1 + which % 3, count=None
            )
        await self.run(which)
        self.studio.google.faults.clear()

    async def end(self) -> None:
        """All that the studio changes last is in Google, once; what it cancels does not."""
        await in_step(self.studio)
        for record in await self.records():
            await self.studio.edit(record.id, title=self.title())
        await in_step(self.studio)
        shown = [row.title for row in google_rows(self.studio.phone).elements()]
        for record in await self.records():
            title = record.content.title
            assert title in self.studio.google_titles()
            # Each date of a series may say something else by now.
            assert record.content.recurrence or shown.count(title) == 1, title
        assert (await self.studio.run()).requests == 1


def one_of[T](every: list[T], which: int) -> list[T]:
    return [every[which % len(every)]] if every else []


async def play(history: _History, steps: list[tuple[str, int]]) -> None:
    """Do all of these, one after the other."""
    for name, which in steps:
        gesture: Callable[[int], Any] = getattr(history, name)
        try:
            await gesture(which)
        except BookInvalid, GoogleError:
            continue  # nobody can do that here


HERE = ["add", "add_series", "rename", "move", "edit_date", "cancel_date", "delete"]
THERE = [f"phone_{what}" for what in ("renames", "moves", "turns", "ends", "splits")]
THERE += ["phone_edits_date", "phone_deletes"]
STEPS = st.lists(
    st.tuples(
        st.sampled_from([*HERE, *HERE, *THERE, "run", "run", "run", "lost"]), st.integers(0, 30)
    ),
    min_size=4,
    max_size=14,
)

type Steps = list[tuple[str, int]]
ON_THE_PHONE = st.lists(
    st.tuples(st.sampled_from([*THERE, "phone_deletes", "phone_cancels_date"]), st.integers(0, 30)),
    min_size=1,
    max_size=3,
)


@pytest.fixture
def runner(socket_enabled: None) -> Iterator[asyncio.Runner]:
    with unlogged(), asyncio.Runner() as one:
        yield one


def test_one_way_the_studios_last_word_stands_in_google(runner: asyncio.Runner) -> None:
    """T4: whatever the phone did to it before."""

    async def example(steps: list[tuple[str, int]], orphans: Orphans) -> None:
        clock = Clock()
        google = GoogleEmulator(clock=clock, check=False, orphans=orphans)
        async with world(google=google, clock=clock) as studio:
            studio.rules = replace(studio.rules, send_back=False, brake_count=1000)
            await studio.run()
            history = _History(studio)
            await play(history, steps)
            await history.end()

    @seed(20261126)
    @settings(
        max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(steps=STEPS, orphans=st.sampled_from(list(Orphans)))
    def any_history(steps: list[tuple[str, int]], orphans: Orphans) -> None:
        runner.run(example(steps, orphans))

    any_history()


def test_whatever_differs_one_way_agrees_when_changes_are_sent_back(
    runner: asyncio.Runner,
) -> None:
    """T11: edits and deletions there come, and what the studio changed since is there."""

    async def example(steps: Steps, last: Steps, orphans: Orphans) -> None:
        clock = Clock()
        google = GoogleEmulator(clock=clock, check=False, orphans=orphans)
        async with world(google=google, clock=clock) as studio:
            studio.rules = replace(studio.rules, send_back=False, brake_count=1000)
            await studio.run()
            await play(_History(studio), [*steps, ("run", 0), *last, ("run", 0)])
            studio.rules = replace(studio.rules, send_back=True)
            await studio.book.write(
                partial(
                    request_full_resync,
                    replica_id=studio.sync.replica.id,
                    full_listing=True,
                    recompare_all=False,
                )
            )
            await all_agree(studio)

    @seed(20261126)
    @settings(
        max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(steps=STEPS, last=ON_THE_PHONE, orphans=st.sampled_from(list(Orphans)))
    def any_history(steps: Steps, last: Steps, orphans: Orphans) -> None:
        runner.run(example(steps, last, orphans))

    any_history()
