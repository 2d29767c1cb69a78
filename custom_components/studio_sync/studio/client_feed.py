"""Announces what happens to a studio's clients: added, changed, removed, merged … (B6).

Changes by people are announced at once, those of a run when it ends. Of more than twenty only
the numbers are told, as when a file is imported or an account populated.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from datetime import datetime
import logging
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..book.book import Book
from ..book.change import Change, ClientWhat
from ..book.client_feed import ClientBy, ClientEvent, ClientSummary, PendingClients, summarize
from ..book.errors import BookError
from ..const import DOMAIN
from ..events.bus import StudioEvent, StudioEventType, announce
from ..events.payloads import phone_details, studio_details, user_details, user_names
from ..events.runs import RunEvent, RunFailed, RunFinished, listen_to_runs
from ..scheduling.write_path import user_of
from ..texts.iso_times import iso_text
from .run_changes import RunChanges

_LOGGER = logging.getLogger(__name__)
MOST: Final = 20
"""More changes are one event with their number."""
KINDS: Final = {each: StudioEventType(f"client_{each}") for each in ClientWhat}
_LISTED_BY: Final[Mapping[ClientBy | None, str]] = dict.fromkeys(
    (ClientBy.GOOGLE, ClientBy.SERVER), "get_history"
)
"""The action that lists what happened; the history is that of runs."""


class ClientFeed:
    """Collects what happens to the clients of one studio, and announces it."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, book: Book) -> None:
        """Prepare to watch a studio's book."""
        self._hass = hass
        self._entry = entry
        self._book = book
        self._pending = PendingClients()
        self._of_runs = RunChanges(hass, PendingClients, self._tell_soon)
        self._since = dt_util.utcnow()
        self._telling = asyncio.Lock()

    @callback
    def async_start(self) -> None:
        """Watch until the entry is unloaded."""
        on_unload = self._entry.async_on_unload
        on_unload(self._book.subscribe(self._changed))
        on_unload(listen_to_runs(self._hass, self._entry.entry_id, self._ran))
        on_unload(self._of_runs.stop)
        on_unload(self._hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, self._ends))

    @callback
    def _changed(self, change: Change) -> None:
        if not change.clients:
            return
        if change.source.replica_id:
            self._of_runs.add(change)
        else:
            later = PendingClients()
            later.add(change)
            self._tell_soon(later)

    @callback
    def _ran(self, event: RunEvent) -> None:
        match event:
            case RunFinished(report=report) if report.run is not None:
                self._since = min(self._since, report.run.started_at)
            case RunFailed(began=began):
                self._since = min(self._since, began)
        if (wrote := self._of_runs.ended(event.replica_id)) is not None:
            self._tell_soon(wrote)

    @callback
    def _tell_soon(self, later: PendingClients) -> None:
        """Announce in the background; what comes meanwhile is combined."""
        self._pending.add_later(later)
        self._entry.async_create_background_task(
            self._hass, self._tell(), name=f"{DOMAIN} clients {self._entry.entry_id}"
        )

    async def async_tell_rest(self) -> None:
        """Announce what was not announced yet, before the book is closed."""
        for each in self._of_runs.rest():
            self._pending.add_later(each)
        await self._tell()

    async def _ends(self, _event: Event) -> None:
        await self.async_tell_rest()

    async def _tell(self) -> None:
        async with self._telling:
            pending, self._pending = self._pending, PendingClients()
            if not pending:
                return
            try:
                found = await self._book.read(lambda tx: summarize(tx, pending, MOST))
            except BookError as err:
                # The view has reported the error; nothing is lost, it is announced later.
                _LOGGER.debug("The book can't be read on: %s", err.key)
                pending.add_later(self._pending)
                self._pending = pending
                return
            since, self._since = self._since, dt_util.utcnow()
            users = await user_names(self._hass)
            for studio_event in self._events(found, since, users):
                announce(self._hass, studio_event)

    def _events(
        self, found: ClientSummary, since: datetime, users: Mapping[str, str]
    ) -> Iterator[StudioEvent]:
        for event in found.events:
            yield self._of_one(event, users)
        if found.counts:
            yield StudioEvent(
                kind=StudioEventType.MANY_CLIENT_CHANGES,
                studio=self._entry.entry_id,
                by="" if found.by is None else found.by.value,
                user_id=user_of(found.author),
                details={
                    **studio_details(self._entry),
                    **_author(found.by, found.author),
                    **phone_details(self._entry, found.author),
                    **user_details(users, found.author),
                    "since": iso_text(since),
                    **{each.value: found.counts.get(each, 0) for each in ClientWhat},
                    "listed_by": [f"{DOMAIN}.{_LISTED_BY.get(found.by, 'list_clients')}"],
                },
            )

    def _of_one(self, event: ClientEvent, users: Mapping[str, str]) -> StudioEvent:
        details = {
            **studio_details(self._entry),
            **_author(event.by, event.author),
            **phone_details(self._entry, event.author),
            **user_details(users, event.author),
            "client_id": event.client_id,
        }
        if event.what is not ClientWhat.ERASED:
            details["client"] = event.name
        if event.other_id:
            details["other_id"] = event.other_id
        return StudioEvent(
            kind=KINDS[event.what],
            studio=self._entry.entry_id,
            by=event.by.value,
            user_id=user_of(event.author),
            details=details,
        )


def _author(by: ClientBy | None, author: str) -> dict[str, object]:
    """Return by what and whom it was done, as far as is known."""
    return {"by": None if by is None else by.value, "user_id": user_of(author)}
