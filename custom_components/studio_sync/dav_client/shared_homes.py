"""Looks at all calendars and address books of a server at once: only what has moved is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
import math
import time
from typing import Final
from urllib.parse import quote, unquote

from ..sync.ports import LIST_ALL
from .homes import Collection, read_home
from .transport import Transport

_FRESH: Final = 20.0
"""Seconds for which a look is good for those who have not had it yet."""
_SPACE: Final = " "


class SharedHomes:
    """Reads the homes of a server for all who ask at about the same time.

    Each of them gets a look once: who asks again has the homes read again.
    """

    def __init__(
        self,
        transport: Transport,
        homes: Sequence[str],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._transport = transport
        self._homes = homes
        self._clock = clock
        self._look: asyncio.Task[Mapping[str, Collection]] | None = None
        self._since = 0.0
        self._had = set[str]()

    async def look(self, url: str) -> Collection | None:
        """Return a collection as it is now, None if no home has it. Raises a ReplicaError."""
        old = self._clock() > self._since + _FRESH
        if self._look is None or old or url in self._had:
            self._since = self._clock()
            self._had.clear()
            self._look = asyncio.create_task(self._read())
        self._had.add(url)
        # Who is cancelled does not take the look away from the others.
        found = await asyncio.shield(self._look)
        return found.get(url)

    def look_again(self) -> None:
        """Let the next who ask read the homes again."""
        self._since = -math.inf

    async def _read(self) -> Mapping[str, Collection]:
        found = dict[str, Collection]()
        for home in self._homes:
            told = await read_home(self._transport, home)
            found |= {each.url: each for each in told.collections}
        return found

    def close(self) -> None:
        """End a look that is under way."""
        if self._look is not None:
            self._look.cancel()


def parted(cursor: str | None) -> tuple[str, str | None]:
    """Return the mark that a collection had, and the cursor in it.

    Where all is to be listed there is no mark, and the cursor says so, too.
    """
    if cursor is None or _SPACE not in cursor:
        return "", None
    mark, _, rest = cursor.removeprefix(LIST_ALL).partition(_SPACE)
    if cursor.startswith(LIST_ALL):
        return "", f"{LIST_ALL}{rest}"
    return unquote(mark), rest


def joined(mark: str, cursor: str) -> str:
    """Return a cursor together with the mark that the collection had."""
    return f"{quote(mark, safe='')}{_SPACE}{cursor}"
