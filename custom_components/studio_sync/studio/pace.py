"""How fast those who follow the book read it again while it changes fast."""

import asyncio
from typing import Final

REST: Final = 4
"""The pause after a look is so many times as long as that took."""
LONGEST_REST: Final = 0.5
"""In seconds."""


async def rest(begin: float) -> None:
    """Pause after a look that began then, on the clock of the event loop.

    So whatever changes the book one write after the other, as a phone does, has most of it to
    itself, and several changes are followed by one look.
    """
    spent = asyncio.get_running_loop().time() - begin
    await asyncio.sleep(min(REST * spent, LONGEST_REST))
