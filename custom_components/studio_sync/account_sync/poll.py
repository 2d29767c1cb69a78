"""When a server is asked: once for all its calendars and address books."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Protocol

from homeassistant.core import HomeAssistant, callback

from .timer import RunTimer


class Polled(Protocol):
    """A sync that does not run by itself."""

    @property
    def waits_for_itself(self) -> bool:
        """Whether it runs at a time of its own, or not before a person has done something."""

    def async_refresh_soon(self, starter: str) -> None:
        """Run in the background."""


class ServerPoll:
    """Runs all syncs of a server at the same time, so that one look at it serves all."""

    def __init__(
        self,
        hass: HomeAssistant,
        syncs: Sequence[Polled],
        interval: Callable[[], timedelta | None],
        rescheduled: Callable[[], None],
        look_again: Callable[[], None],
    ) -> None:
        """Prepare; ``interval`` tells how long to wait, None: a scheduler runs the syncs.

        ``look_again`` is called before a run that has to see what is there now.
        """
        self.look_again = look_again
        self._syncs = syncs
        self._interval = interval
        self.timer = RunTimer(hass, self._run, rescheduled)

    @callback
    def async_follow_schedule(self) -> None:
        """Run at the interval that is chosen now, or not at all."""
        self.timer.set(self._interval())

    @callback
    def _run(self, starter: str) -> None:
        self.look_again()
        for each in self._syncs:
            if not each.waits_for_itself:
                each.async_refresh_soon(starter)
        self.async_follow_schedule()
