"""Has the titles of sessions follow the names of clients, wherever these are changed."""

from __future__ import annotations

import asyncio
from collections import deque
from functools import partial
from itertools import batched
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Event, HomeAssistant, callback

from ..book.book import Book
from ..book.change import Change
from ..book.errors import BookError
from ..const import DOMAIN
from ..entries.studio_settings import studio_settings_of
from ..scheduling.client_titles import AT_ONCE, follow, titles_due
from ..scheduling.write_path import Request, Surface, carry_out, user_of

_LOGGER = logging.getLogger(__name__)


class ClientTitles:
    """Changes titles soon after a name, in the background and some at a time."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, book: Book) -> None:
        """Prepare to watch a studio's book."""
        self._hass = hass
        self._entry = entry
        self._book = book
        self._waiting: deque[tuple[str | None, dict[str, str]]] = deque()
        """Who changed names, and the former names by the ids of the clients; in order."""
        self._following = asyncio.Lock()

    @callback
    def async_start(self) -> None:
        """Watch until the entry is unloaded."""
        on_unload = self._entry.async_on_unload
        on_unload(self._book.subscribe(self._changed))
        on_unload(self._hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, self._ends))

    @callback
    def _changed(self, change: Change) -> None:
        former = {
            client_id: each.former_name
            for client_id, each in change.clients.items()
            if each.after and each.former_name is not None
        }
        if former:
            self._waiting.append((user_of(change.source.author), former))
            self._entry.async_create_background_task(
                self._hass, self.async_follow(), name=f"{DOMAIN} titles {self._entry.entry_id}"
            )

    async def _ends(self, _event: Event) -> None:
        await self.async_follow()

    async def async_follow(self) -> None:
        """Change all titles that are due; also before the book is closed."""
        async with self._following:
            while self._waiting:
                try:
                    await self._follow(*self._waiting[0])
                except BookError as err:
                    # The view has reported the error; the titles follow after the next change.
                    _LOGGER.debug("Titles can't follow names now: %s", err.key)
                    return
                self._waiting.popleft()

    async def _follow(self, user_id: str | None, former: dict[str, str]) -> None:
        studio = studio_settings_of(self._hass, self._entry)
        request = Request(surface=Surface.CLIENT_NAME, user_id=user_id)
        for some in map(dict, batched(former.items(), AT_ONCE, strict=False)):
            due = partial(titles_due, studio=studio, former_names=some)
            while await self._book.read(due):
                work = partial(follow, studio=studio, former_names=some)
                await carry_out(self._book, request, work)
