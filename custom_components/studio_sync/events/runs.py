"""Announces the ends of runs: mailer, scheduler, conflict monitor and event feed listen.

So nobody polls for the end of a run. The last step is ``announce_told``: the changes of a run
were checked for conflicts, and all of it was announced.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.util.signal_type import SignalTypeFormat

from ..const import DOMAIN
from ..sync.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEvent:
    """A run of an account is over; ``account`` is the id of its config entry."""

    account: str
    replica_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFinished(RunEvent):
    """It was completed, or held by the brake."""

    report: Report[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFailed(RunEvent):
    """It failed: the error's key, and when it began (UTC)."""

    reason: str
    began: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStopped(RunEvent):
    """It was cancelled, as when the account is unloaded."""


_RUNS: Final[SignalTypeFormat[RunEvent]] = SignalTypeFormat(f"{DOMAIN}_run_{{}}")
_CHECKED: Final[SignalTypeFormat[()]] = SignalTypeFormat(f"{DOMAIN}_checked_{{}}")
_TOLD: Final[SignalTypeFormat[()]] = SignalTypeFormat(f"{DOMAIN}_told_{{}}")


@callback
def announce_run(hass: HomeAssistant, studio: str, event: RunEvent) -> None:
    """Announce that a run of a studio (the id of its config entry) is over."""
    async_dispatcher_send(hass, _RUNS.format(studio), event)


@callback
def listen_to_runs(
    hass: HomeAssistant, studio: str, listener: Callable[[RunEvent], None]
) -> CALLBACK_TYPE:
    """Call a listener (a callback) with the runs of a studio."""
    return async_dispatcher_connect(hass, _RUNS.format(studio), listener)


@callback
def announce_checked(hass: HomeAssistant, studio: str) -> None:
    """Announce that the changes of all finished runs were checked for conflicts."""
    async_dispatcher_send(hass, _CHECKED.format(studio))


@callback
def listen_to_checks(
    hass: HomeAssistant, studio: str, listener: Callable[[], None]
) -> CALLBACK_TYPE:
    """Call a listener (a callback) when the changes were checked for conflicts."""
    return async_dispatcher_connect(hass, _CHECKED.format(studio), listener)


@callback
def announce_told(hass: HomeAssistant, studio: str) -> None:
    """Announce that the events of all finished runs were announced."""
    async_dispatcher_send(hass, _TOLD.format(studio))


@callback
def listen_to_told(hass: HomeAssistant, studio: str, listener: Callable[[], None]) -> CALLBACK_TYPE:
    """Call a listener (a callback) when the events of all finished runs were announced."""
    return async_dispatcher_connect(hass, _TOLD.format(studio), listener)
