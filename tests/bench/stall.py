"""Watches the event loop for blocks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
import gc
from time import perf_counter

_TICK = 0.002
"""Seconds between two looks."""


@dataclass(slots=True)
class Stall:
    """The longest block seen so far, in seconds."""

    longest: float = 0.0


@asynccontextmanager
async def watched(stall: Stall) -> AsyncIterator[None]:
    """Measure how late the event loop is to get to a task that wants to run all the time.

    Garbage of what was before is collected first: a full collection of Home Assistant's
    modules takes a tenth of a second here, no matter what triggers it (docs/performance.md).
    """
    gc.collect()
    measuring = asyncio.create_task(_measure(stall))
    # Let it begin before what is watched does.
    await asyncio.sleep(_TICK)
    try:
        yield
    finally:
        await asyncio.sleep(_TICK)
        measuring.cancel()


async def _measure(stall: Stall) -> None:
    while True:
        before = perf_counter()
        await asyncio.sleep(_TICK)
        stall.longest = max(stall.longest, perf_counter() - before - _TICK)
