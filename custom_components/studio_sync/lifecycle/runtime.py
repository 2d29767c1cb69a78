"""What a loaded config entry holds."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE

from ..account_sync.contacts import ContactsCoordinator
from ..account_sync.coordinator import AccountCoordinator
from ..book.book import Book
from ..mailer.mailer import Mailer
from ..studio.client_feed import ClientFeed
from ..studio.client_titles import ClientTitles
from ..studio.conflict_monitor import ConflictMonitor
from ..studio.coordinator import StudioView
from ..studio.event_feed import StudioFeed
from ..studio.scheduler import Scheduler

type StudioEntry = ConfigEntry[StudioRuntime]
type AccountEntry = ConfigEntry[AccountRuntime]
type AccountSync = AccountCoordinator | ContactsCoordinator
"""What syncs a calendar or contacts of an account."""


@dataclass(slots=True, kw_only=True)
class StudioRuntime:
    """A loaded studio: its book and the view that entities read."""

    book: Book
    view: StudioView
    feed: StudioFeed
    """Announces what happens in the book to automations."""
    client_feed: ClientFeed
    """Announces what happens to clients."""
    client_titles: ClientTitles
    """Has titles of sessions follow the names of clients."""
    scheduler: Scheduler
    """Keeps the schedule."""
    mailer: Mailer
    """Reports by e-mail and to notify entities."""
    conflict_monitor: ConflictMonitor
    """Finds schedule conflicts, and shows them as repairs."""
    zone: str
    """The studio's IANA time zone."""
    clock: ZoneInfo
    """The same as a ZoneInfo."""
    device_id: str
    """The studio's own device in the registry."""
    setup_key: tuple[object, ...]
    """The parts of the entry whose change requires a reload."""
    book_move: asyncio.Task[str | None] | None = None
    """What moves the book to another place, or copies it."""
    followed: set[CALLBACK_TYPE] = field(default_factory=set)
    """What pages follow of the studio: each ends it, and leaves the set when it has ended."""
    woken: set[str] = field(default_factory=set)
    """Ids of the account entries that waited for the studio and take turns now."""


@dataclass(slots=True, kw_only=True)
class AccountRuntime:
    """A loaded account, and what it syncs."""

    studio: StudioEntry
    syncs: tuple[AccountSync, ...]
    """What syncs, calendars first; nothing for contacts that Google does not allow (Z3)."""

    @property
    def calendars(self) -> tuple[AccountCoordinator, ...]:
        """What syncs calendars."""
        return tuple(each for each in self.syncs if isinstance(each, AccountCoordinator))

    @property
    def contacts(self) -> tuple[ContactsCoordinator, ...]:
        """What syncs contacts."""
        return tuple(each for each in self.syncs if isinstance(each, ContactsCoordinator))
