"""How many writes are under way at once: learned, since some servers become slower by more."""

from __future__ import annotations

from typing import Final

_MOST: Final = 8
_ENOUGH: Final = 8
"""Writes by which a pace can be judged."""
_BETTER: Final = 1.1
"""So much faster it has to be to be worth it."""


class Pace:
    """Looks for the best number of writes at once, from one up, by doubling it."""

    def __init__(self) -> None:
        self.at_once = 1
        self._best = 0.0
        self._settled = False

    def note(self, writes: int, seconds: float) -> None:
        """Tell how long so many writes took at the present pace."""
        if self._settled or writes < _ENOUGH or seconds <= 0:
            return
        speed = writes / seconds
        if speed >= self._best * _BETTER:
            self._best = speed
            self._settled = self.at_once >= _MOST
            self.at_once = min(self.at_once * 2, _MOST)
        else:
            self.at_once = max(1, self.at_once // 2)
            self._settled = True
