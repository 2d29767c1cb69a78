"""Work that a dialog shows as progress."""

import asyncio
from collections.abc import Awaitable
from typing import Final

LEAST: Final = 2.0
"""Seconds that work is shown to be under way, however quick it is: Home Assistant's frontend
begins to listen for its end when it shows that, and would else wait for ever."""


async def at_least[T](work: Awaitable[T]) -> T:
    """Return what some work returns, or raise what it raises, but no sooner than that."""
    done, _ = await asyncio.gather(work, asyncio.sleep(LEAST), return_exceptions=True)
    if isinstance(done, BaseException):
        raise done
    return done
