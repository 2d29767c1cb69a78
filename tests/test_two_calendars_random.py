"""One person in two calendars, with series: whatever is done where, all three sides agree."""

# ruff: noqa: D102 - the names of the gestures say it

import asyncio
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, seed, settings, strategies as st
import pytest

from .google_emulator import GoogleEmulator
from .random_history import HERE, THERE, History, play
from .settling import all_agree
from .stateful.stage import unlogged
from .world import Clock, World, beside, world

EXAMPLES = 25
THERE_TOO = [*THERE, "phone_cancels_date", "run", "run", "lost"]
STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from([*HERE, *THERE_TOO]), st.integers(0, 30)),
    min_size=3,
    max_size=12,
)

type Steps = list[tuple[int, str, int]]


class Person(History):
    """What one does in one of two calendars, or in the studio."""

    def __init__(self, studio: World, number: int) -> None:
        super().__init__(studio)
        self.number = number
        self.singles: list[str] = []
        """Titles that only single appointments have, each one of them."""

    async def add(self, which: int) -> None:
        await super().add(which)
        self.singles.append(f"i{self.number:04} title")

    async def phone_renames(self, which: int) -> None:
        for event in self.event(which):
            self.studio.phone.edit(event, summary=self.title())

    async def run(self, _which: int) -> None:
        """Sync this calendar."""
        await self.studio.run()

    async def lost(self, which: int) -> None:
        """Sync it while answers are lost."""
        for method in ("POST", "PATCH", "DELETE"):
            self.studio.google.faults.add(
                "drop_after", method=method, where="inner", nth=1 + which % 3, count=None
            )
        await self.studio.run()
        self.studio.google.faults.clear()


async def connect(studio: World) -> World:
    """Put a second calendar of the same person beside the first, and connect both."""
    studio.rules = replace(studio.rules, brake_count=1000)
    other = beside(studio, "mia.too")
    other.rules = studio.rules
    await studio.run()
    await other.run()
    return other


@pytest.fixture
def runner(socket_enabled: None) -> Iterator[asyncio.Runner]:
    with unlogged(), asyncio.Runner() as one:
        yield one


def test_both_calendars_and_the_book_agree_whatever_was_done(
    runner: asyncio.Runner, request: pytest.FixtureRequest
) -> None:
    async def example(steps: Steps) -> None:
        clock = Clock()
        async with world(google=GoogleEmulator(clock=clock, check=False), clock=clock) as studio:
            other = await connect(studio)
            people = [Person(studio, 0), Person(other, 5000)]
            for who, name, which in steps:
                await play(people[who], [(name, which)])
            await all_agree(studio, other)
            titles = await studio.titles()
            assert all(titles.count(each) <= 1 for one in people for each in one.singles)

    fuzz = request.config.getoption("--fuzz")

    @settings(
        max_examples=fuzz or EXAMPLES,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink) if fuzz else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(steps=STEPS)
    def any_history(steps: Steps) -> None:
        runner.run(example(steps))

    (any_history if fuzz else seed(20261128)(any_history))()
