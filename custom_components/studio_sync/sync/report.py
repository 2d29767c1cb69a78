"""The result of a run, for its caller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from ..book.model import USUAL_PLACE, Origin, Run
from .errors import SyncError
from .model import Plan, SkippedItem
from .record import Fields, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A run that is under way. ``done`` of ``total`` steps are behind it."""

    starter: str
    since: datetime
    done: int = 0
    total: int = 0


class Busy(SyncError):
    """Another run is under way: who started it, and when (UTC)."""

    key = "busy_automation"
    is_mistake = True

    def __init__(self, running: Running) -> None:
        """Keep the run that is under way."""
        super().__init__(f"started {running.since:%H:%M:%S} UTC")
        self.running = running
        self.placeholders = {"since": f"{running.since:%H:%M:%S} UTC"}

    @property
    def starter(self) -> str:
        """Who started the run that is under way."""
        return self.running.starter

    @property
    def since(self) -> datetime:
        """When it was started, in UTC."""
        return self.running.since


@dataclass(frozen=True, slots=True, kw_only=True)
class Report[R: Record = Record, C: Fields = Fields]:
    """What a run did, or for a preview would do.

    ``run`` is None if there was nothing to write down. ``outcome``: ``ok`` or ``held``.
    ``skipped`` is what was skipped in this run, ``problems`` what the user should look at,
    also from earlier runs; ``unsent``: how many of these are records that the replica does
    not have yet. ``about`` is what the replica said of itself, ``origin`` where that is.
    ``waits``: something is to be sent, and the replica may only be read.
    """

    run: Run | None
    plan: Plan[R, C]
    outcome: str
    counts: Mapping[str, int]
    skipped: tuple[SkippedItem, ...] = ()
    problems: tuple[SkippedItem, ...] = ()
    unsent: int = 0
    waits: bool = False
    about: Mapping[str, str] = MappingProxyType({})
    full: bool = False
    requests: int = 0
    seconds: float = 0.0
    origin: Origin = USUAL_PLACE
