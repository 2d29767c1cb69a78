"""Keeps the calls of one account below Google's limit, which it learns."""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

WINDOW = 60.0
"""Seconds over which Google counts, as a sliding window."""
PER_WINDOW = 600
"""Calls per user and minute; each call of a batch counts.

https://developers.google.com/workspace/calendar/api/guides/quota
"""
_LEAST = 20.0
_SHRINK = 0.7
_GROW = 0.1
_GLANCE = 0.5
"""Seconds between checks while only calls under way fill the window."""


@dataclass(slots=True)
class _Spent:
    calls: int
    ended: float | None = None


class Limiter:
    """A sliding window over calls: it never contains more than the limit.

    A call leaves the window ``WINDOW`` seconds after its response, so never before Google
    stops counting it. A refusal lowers the limit by a third (at most once in a quarter of a
    window); each window without one raises it by a tenth of the maximum.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
        most: int = PER_WINDOW,
    ) -> None:
        """``clock`` is monotonic, in seconds."""
        self._clock = clock
        self._sleep = sleep
        self._most = float(most)
        self._limit = float(most)
        self._changed = clock()
        self._refused: float | None = None
        self._spent: deque[_Spent] = deque()

    @property
    def limit(self) -> float:
        """How many calls a window takes, as learned so far."""
        return self._limit

    @asynccontextmanager
    async def room_for(self, calls: int) -> AsyncIterator[None]:
        """Wait until the window has room; the calls are made inside the block."""
        while (wait := self._wait(calls)) > 0:
            await self._sleep(wait)
        spent = _Spent(calls)
        self._spent.append(spent)
        try:
            yield
        finally:
            spent.ended = self._clock()

    def refused(self) -> None:
        """Learn from Google's refusal that the limit is lower."""
        now = self._clock()
        if self._refused is None or now - self._refused >= WINDOW / 4:
            self._limit = max(min(_LEAST, self._most), self._limit * _SHRINK)
            self._refused = now
        self._changed = now

    def _wait(self, calls: int) -> float:
        now = self._clock()
        while now - self._changed >= WINDOW and self._limit < self._most:
            self._limit = min(self._most, self._limit + self._most * _GROW)
            self._changed += WINDOW
        while self._spent and (ended := self._spent[0].ended) is not None:
            if now - ended < WINDOW:
                break
            self._spent.popleft()
        used = sum(spent.calls for spent in self._spent)
        if not used or used + calls <= self._limit:
            return 0
        ended = self._spent[0].ended
        return _GLANCE if ended is None else ended + WINDOW - now
