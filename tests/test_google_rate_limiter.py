"""The limiter stays below Google's 600 calls a minute, and learns lower limits."""

import asyncio
from collections.abc import Sequence

import pytest

from custom_components.studio_sync.google.rate_limiter import WINDOW, Limiter
from tests.google_client import Time


async def make(limiter: Limiter, time: Time, sizes: Sequence[int], seconds: float = 0.0) -> None:
    """Make calls one after the other, each taking so long."""
    for size in sizes:
        async with limiter.room_for(size):
            time.now += seconds


def limiter_on(time: Time, most: int = 600) -> Limiter:
    """Make a limiter on a clock."""
    return Limiter(clock=time.clock, sleep=time.sleep, most=most)


async def test_a_burst_up_to_the_limit_is_not_held_up() -> None:
    time = Time()
    await make(limiter_on(time), time, [50] * 12)
    assert time.slept == []


@pytest.mark.parametrize("seconds", [0.0, 0.5, 4.0, 20.0])
async def test_no_window_ever_holds_more_than_the_limit(seconds: float) -> None:
    time = Time()
    limiter, sent = limiter_on(time), []
    for _ in range(60):
        async with limiter.room_for(50):
            # Google sees the call at any time until its answer.
            sent += [time.now, time.now + seconds]
            time.now += seconds
    for start in sent:
        inside = sum(25 for moment in sent if start <= moment < start + WINDOW)
        assert inside <= 600


async def test_three_thousand_calls_take_little_more_than_the_quota_allows() -> None:
    """The least is 240 s: 600 at once, and 600 more each minute."""
    time = Time(now=0.0)
    await make(limiter_on(time), time, [50] * 60, 0.3)
    assert time.now <= 240 * 1.1


async def test_more_than_the_limit_at_once_goes_when_nothing_else_counts() -> None:
    time = Time()
    await make(limiter_on(time, most=20), time, [50, 50])
    assert time.slept == [WINDOW]


async def test_a_refusal_lowers_the_limit_and_quiet_raises_it_again() -> None:
    time = Time()
    limiter = limiter_on(time)
    limiter.refused()
    assert limiter.limit == pytest.approx(420)
    limiter.refused()
    assert limiter.limit == pytest.approx(420), "refusals of one moment count once"
    time.now += WINDOW / 4
    limiter.refused()
    assert limiter.limit == pytest.approx(294)
    time.now += 2 * WINDOW
    await make(limiter, time, [1])
    assert limiter.limit == pytest.approx(414)
    time.now += 20 * WINDOW
    await make(limiter, time, [1])
    assert limiter.limit == 600


async def test_refusals_never_stop_it_altogether() -> None:
    time = Time()
    limiter = limiter_on(time)
    for _ in range(50):
        limiter.refused()
        time.now += WINDOW / 2
    assert limiter.limit == 20


async def test_calls_that_are_under_way_count() -> None:
    time = Time()
    limiter = limiter_on(time, most=100)
    began, go_on = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        async with limiter.room_for(100):
            began.set()
            await go_on.wait()

    task = asyncio.create_task(slow())
    await began.wait()
    waiting = asyncio.create_task(make(limiter, time, [1]))
    for _ in range(20):
        await asyncio.sleep(0)
    assert not waiting.done()
    go_on.set()
    await task
    await waiting
    assert time.now >= 1000.0 + WINDOW


async def test_a_call_that_fails_counts_too() -> None:
    time = Time()
    limiter = limiter_on(time, most=1)
    with pytest.raises(RuntimeError):
        async with limiter.room_for(1):
            raise RuntimeError
    await make(limiter, time, [1])
    assert time.slept == [WINDOW]
