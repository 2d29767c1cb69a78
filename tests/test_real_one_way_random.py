"""Random histories of an account that is one way, the default."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from hypothesis import HealthCheck, given, seed, settings, strategies as st
import pytest

from custom_components.studio_sync.accounts.status import request_full_resync

from .google_emulator import GoogleEmulator, Orphans
from .random_history import HERE, THERE, History, play
from .settling import all_agree, in_step
from .stateful.stage import unlogged
from .stateful.views import google_rows
from .world import Clock, world


class _History(History):
    """One example: a studio whose account sends nothing back."""

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
