"""How fast those who follow the book read it again while it changes fast."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

REST: Final = 4
"""The pause after a look is so many times as long as that took."""
LONGEST_REST: Final = 0.5
"""In seconds."""


class Pace:
    """The pauses between one follower's looks.

    So whatever changes the book one write after the other, as a phone does, has most of it to
    itself, and several changes are followed by one look. A pause is made before the next look:
    while nothing changes, nobody waits.
    """

    def __init__(self) -> None:
        """Begin without a pause."""
        self._next = 0.0

    @asynccontextmanager
    async def look(self) -> AsyncIterator[None]:
        """Surround a look; enters it when the pause after the one before is over."""
        time = asyncio.get_running_loop().time
        if (left := self._next - time()) > 0:
            await asyncio.sleep(left)
        begin = time()
        try:
            yield
        finally:
            end = time()
            self._next = end + min(REST * (end - begin), LONGEST_REST)
