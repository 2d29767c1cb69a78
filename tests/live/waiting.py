"""Patience with what happens by itself, such as a sync."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

from . import LiveError

LIMIT = 120.0
"""Seconds that something may take on a slow machine."""
LOOK = 0.1


class Overdue(LiveError):
    """Something did not come; the message says what was awaited."""


async def until[T](look: Callable[[], Awaitable[T | None]], what: str, limit: float = LIMIT) -> T:
    """Look again and again until there is something to be seen. Raises Overdue."""
    end = monotonic() + limit
    while not (seen := await look()):
        if monotonic() > end:
            raise Overdue(f"{what}: not within {limit:.0f} s")
        await asyncio.sleep(LOOK)
    return seen
