"""Changes of runs under way, which are announced together when the run ends."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final, Protocol

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ..book.change import Change

MOST_WAIT: Final = 300
"""Seconds after which the changes of a run are announced although it goes on."""


class Pending(Protocol):
    """Collects changes until they are announced."""

    def add(self, change: Change) -> None:
        """Add a change of the book."""


class RunChanges[P: Pending]:
    """Holds back what runs write until they end, or take too long.

    ``waited`` is called with what a long run has written so far.
    """

    def __init__(
        self, hass: HomeAssistant, new: Callable[[], P], waited: Callable[[P], None]
    ) -> None:
        """Begin with nothing; ``new`` makes a collection."""
        self._hass = hass
        self._new = new
        self._waited = waited
        self._held: dict[str, P] = {}
        """By replica."""
        self._timers: dict[str, CALLBACK_TYPE] = {}

    @callback
    def add(self, change: Change) -> None:
        """Hold back a change that a run made."""
        replica_id = change.source.replica_id
        if replica_id not in self._held:
            self._held[replica_id] = self._new()
            waited = HassJob(partial(self._wait_ends, replica_id), cancel_on_shutdown=True)
            self._timers[replica_id] = async_call_later(self._hass, MOST_WAIT, waited)
        self._held[replica_id].add(change)

    @callback
    def ended(self, replica_id: str) -> P | None:
        """Return what a run wrote, now that it has ended; None if that is nothing."""
        if replica_id not in self._held:
            return None
        self._timers.pop(replica_id)()
        return self._held.pop(replica_id)

    @callback
    def _wait_ends(self, replica_id: str, _now: datetime) -> None:
        del self._timers[replica_id]
        self._waited(self._held.pop(replica_id))

    @callback
    def stop(self) -> None:
        """Wait no longer."""
        for stop in self._timers.values():
            stop()

    @callback
    def rest(self) -> list[P]:
        """Return what is held back, and wait no longer."""
        self.stop()
        held, self._held, self._timers = list(self._held.values()), {}, {}
        return held
