"""The clock that the tests run by: every test begins at a moment of its own, not at today's.

``--moment`` chooses the moment, ``--moments`` spreads what depends on the clock over those that
break programs, or repeats it at all.
The clock goes on from there as clocks do, and ahead when a test says so.
Tests marked ``live`` have the machine's clock, as the processes and the browser that they start.
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import time
from zlib import crc32

import pytest
import time_machine

MOMENTS = {
    "noon": "2026-11-26T12:00:00+01:00",
    "new-years-eve": "2026-12-31T23:50:00+01:00",
    "america-forward": "2027-03-14T01:50:00-05:00",
    "europe-forward": "2027-03-28T01:50:00+01:00",
    "europe-back": "2027-10-31T02:50:00+02:00",
    "america-back": "2027-11-07T01:50:00-04:00",
    "month-end": "2028-01-31T23:59:30+01:00",
    "leap-day": "2028-02-29T20:30:00+01:00",
}
"""What has broken tests and programs before: ends of years and months, changes of clocks."""
USUAL = "noon"


def moment_of(name: str) -> datetime:
    """Return a moment by its name, or by its date and time with an offset."""
    moment = datetime.fromisoformat(MOMENTS.get(name, name))
    if moment.tzinfo is None:
        raise ValueError(f"{name} lacks the offset from UTC")
    return moment


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the moment at which the tests begin, or that there are to be several."""
    names = ", ".join(MOMENTS)
    parser.addoption(
        "--moment", type=moment_of, default=USUAL, help=f"begin each test then: {names}, or ISO"
    )
    parser.addoption(
        "--moments",
        choices=("spread", "all"),
        help="begin what depends on the clock at one that breaks programs, or at all of them",
    )


def depends_on_the_clock(test: pytest.Metafunc | pytest.Function) -> bool:
    """Whether a test begins at other moments: whatever has a Home Assistant in it."""
    return "house" in test.fixturenames


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Spread what depends on the clock over the moments, if asked to."""
    wanted = metafunc.config.getoption("moments")
    if wanted is None or not depends_on_the_clock(metafunc):
        return
    names = list(MOMENTS)
    if wanted == "spread":
        others = [name for name in names if name != USUAL]
        names = [others[crc32(metafunc.definition.nodeid.encode()) % len(others)]]
    metafunc.parametrize("moment", map(moment_of, names), indirect=True, ids=names)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what depends on the clock, so that it can be chosen."""
    for item in items:
        if isinstance(item, pytest.Function) and depends_on_the_clock(item):
            item.add_marker("clock")


@pytest.fixture
def moment(request: pytest.FixtureRequest) -> datetime:
    """Return when this test begins."""
    begin: datetime = getattr(request, "param", request.config.getoption("moment"))
    return begin


@dataclass(slots=True)
class WallClock:
    """The clock of this process, and of event loops that were put right by it."""

    began: datetime
    traveller: time_machine.Traveller
    passed: timedelta = timedelta()
    """How far it went ahead."""

    def monotonic(self) -> float:
        """Return seconds that only go up."""
        return time.monotonic() + self.passed.total_seconds()

    def go_on(self, span: timedelta) -> None:
        """Let time pass at once."""
        self.traveller.shift(span)
        self.passed += span

    async def go_on_when(self, holds: Callable[[], object], **span: float) -> None:
        """Wait until something holds, and let time pass at once; timedelta's arguments.

        For what gives up after a while: the test neither waits for it nor races with it.
        """
        self.drive(asyncio.get_running_loop())
        await until(holds)
        self.go_on(timedelta(**span))

    def drive(self, loop: asyncio.AbstractEventLoop) -> None:
        """Have a loop's timers go by this clock, too."""
        loop.time = self.monotonic  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def wall_clock(request: pytest.FixtureRequest, moment: datetime) -> Iterator[WallClock | None]:
    """Set the clock of this process to the moment."""
    if request.node.get_closest_marker("live"):
        yield None
        return
    with time_machine.travel(moment) as traveller:
        _CLOCKS.append(WallClock(moment, traveller))
        yield _CLOCKS[-1]
        _CLOCKS.pop()


async def until(holds: Callable[[], object]) -> None:
    """Give everybody else their turn until something holds; pytest ends what never comes."""
    while not holds():  # noqa: ASYNC110 - what is waited for has no event
        await asyncio.sleep(0.001)


_CLOCKS: list[WallClock] = []
"""The clock of the test that runs."""


def today() -> datetime:
    """Return the time, in UTC, without what the machine has spent on the test.

    So a day that is reckoned from it is the same all through a test, also at midnight.
    """
    clock = _CLOCKS[-1]
    return clock.began.astimezone(UTC) + clock.passed
