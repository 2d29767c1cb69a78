"""All tests have their own clock, and none waits for time to pass."""

import ast
import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from .moments import MOMENTS, WallClock, moment_of, today, until

TESTS = Path(__file__).parent
SPANS = {
    "google_emulator/people_api.py": "a write that takes time, so that another one is refused",
    "google_emulator/server.py": "the fault of an answer that comes late",
    "ha_fixtures.py": "the pauses of our own calls to Google, where a test does not skip them",
    "moving_kills.py": "when the process is killed is left to chance",
    "test_kill.py": "when the process is killed is left to chance",
}
"""Where time passes for a reason: no test waits there for something to happen."""


def test_a_test_begins_at_its_moment(moment: datetime) -> None:
    assert moment <= datetime.now(UTC) < moment + timedelta(minutes=10)


async def test_time_passes_at_once_for_everybody(wall_clock: WallClock) -> None:
    """For who asks, and for who waits."""
    began, rung = today(), list[bool]()
    loop = asyncio.get_running_loop()
    wall_clock.drive(loop)
    loop.call_later(3600, rung.append, True)
    wall_clock.go_on(timedelta(hours=1))
    await until(lambda: rung)
    assert today() == began + timedelta(hours=1)
    assert datetime.now(UTC) >= began + timedelta(hours=1)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("europe-forward", "Europe/Berlin"),
        ("europe-back", "Europe/Berlin"),
        ("america-forward", "America/New_York"),
        ("america-back", "America/New_York"),
    ],
)
def test_the_clocks_change_soon_after(name: str, zone: str) -> None:
    before = moment_of(name)
    after = before + timedelta(minutes=10)
    change = {each.astimezone(ZoneInfo(zone)).utcoffset() for each in (before, after)}
    assert len(change) == 2


def test_the_other_moments_are_what_they_are_called() -> None:
    eve, end, leap = (moment_of(name) for name in ("new-years-eve", "month-end", "leap-day"))
    assert f"{eve:%d %B %H:%M}" == "31 December 23:50"
    assert (end + timedelta(minutes=1)).month != end.month
    assert f"{leap:%d %B}" == "29 February"
    assert moment_of("noon").hour == 12
    assert len(MOMENTS) == 8


def sleeps(file: Path) -> Iterator[ast.Call]:
    """Return what waits for a span outside of a loop that looks again and again."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    loops = [each for each in ast.walk(tree) if isinstance(each, ast.While | ast.For)]
    looping = {inner for loop in loops for inner in ast.walk(loop)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node not in looping and _name(node.func) == "sleep":
            [span] = node.args
            if not (isinstance(span, ast.Constant) and span.value == 0):
                yield node


def _name(called: ast.expr) -> str:
    return getattr(called, "attr", getattr(called, "id", ""))


def test_no_test_waits_for_a_span_of_time() -> None:
    """A slow machine takes longer: wait until something holds (``until``)."""
    found = {str(file.relative_to(TESTS)) for file in TESTS.rglob("*.py") for _ in sleeps(file)}
    found = {name for name in found if not name.startswith("bench/")}
    assert found == SPANS.keys()
