"""When an account runs next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from ..const import NUDGE_DELAY, STARTER_CHANGE, STARTER_SCHEDULE


class RunTimer:
    """Starts the runs of one account: when one is due, and soon after an edit.

    The two timers are separate, so that continuous edits delay a run only until it is due.
    """

    def __init__(
        self, hass: HomeAssistant, run: Callable[[str], None], changed: Callable[[], None]
    ) -> None:
        """Prepare to call ``run`` with who starts it, and ``changed`` when ``next_run`` changes."""
        self._hass = hass
        self._run = run
        self._changed = changed
        self._cancel_time: CALLBACK_TYPE | None = None
        self._cancel_nudge: CALLBACK_TYPE | None = None
        self._ended = False
        self.next_run: datetime | None = None
        """When the next run is due; None if none is."""

    @callback
    def set(self, pause: timedelta | None) -> None:
        """Run after a pause instead of when it was due; never, if it is None."""
        self.hold()
        if self._is_over:
            return
        self.next_run = None if pause is None else dt_util.utcnow() + pause
        if pause is not None:
            self._cancel_time = self._call_later(pause, self._time_comes)
        self._changed()

    @callback
    def hold(self) -> None:
        """Start no scheduled run until it is set again; ``next_run`` stays."""
        if self._cancel_time is not None:
            self._cancel_time()
            self._cancel_time = None

    @callback
    def nudge(self) -> None:
        """Run a few seconds from now; further edits until then are included."""
        self._forget_nudge()
        if not self._is_over:
            self._cancel_nudge = self._call_later(NUDGE_DELAY, self._nudged)

    @callback
    def end(self) -> None:
        """Stop starting runs."""
        self._ended = True
        self.hold()
        self._forget_nudge()

    @property
    def _is_over(self) -> bool:
        return self._ended or self._hass.is_stopping

    def _call_later(self, pause: timedelta, work: Callable[[datetime], None]) -> CALLBACK_TYPE:
        return async_call_later(self._hass, pause, HassJob(work, cancel_on_shutdown=True))

    @callback
    def _time_comes(self, _now: datetime) -> None:
        self._cancel_time = None
        self._run(STARTER_SCHEDULE)

    @callback
    def _nudged(self, _now: datetime) -> None:
        self._cancel_nudge = None
        self._run(STARTER_CHANGE)

    @callback
    def _forget_nudge(self) -> None:
        if self._cancel_nudge is not None:
            self._cancel_nudge()
            self._cancel_nudge = None
