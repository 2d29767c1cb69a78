"""Moving a studio's book to another place, and ending a move in which Home Assistant was stopped.

What is under way is noted in a file of its own, written at once: Home Assistant writes its entries
down about a second later. Whether the book has moved is told by the place that it was in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
import logging
from pathlib import Path
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from ..book import moving
from ..book.engines import backend_of
from ..book.errors import BookError, BookUncertain
from ..const import CONF_BOOK, DOMAIN
from ..entries.book_files import EXPORTED, MOVED, book_path, free_path, keep_book
from ..entries.book_places import CONF_SCHEMA, server_of, server_url, url_at, url_of
from .runtime import StudioEntry

_LOGGER = logging.getLogger(__name__)
_VERSION: Final = 1

type Server = Mapping[str, Any] | None
"""A server that a book is on; None: it is in Home Assistant."""


async def async_move(
    hass: HomeAssistant, entry: StudioEntry, server: Server, progress: moving.Progress
) -> None:
    """Move a studio's book; it is read and written in the meantime. Raises BookError."""
    store = _store(hass, entry)
    note = {"from": server_of(entry), "to": server, "done": False}
    await store.async_save(note)
    try:
        url = url_at(hass, entry.entry_id, server)
        await moving.move(entry.runtime_data.book, url, progress)
    except BookUncertain:
        # It is found out when the studio is set up again.
        hass.config_entries.async_schedule_reload(entry.entry_id)
        raise
    except BookError:
        await store.async_remove()
        raise
    await _follow(hass, entry, store, note)


async def async_settle(hass: HomeAssistant, entry: StudioEntry) -> None:
    """Before a book is opened: follow it if it has moved. Raises BookError."""
    store = _store(hass, entry)
    note = await store.async_load()
    if note is None:
        return
    if not note["done"]:
        # The entry names the place that the book was in, perhaps by a newer password.
        if not await hass.async_add_executor_job(moving.has_moved, url_of(hass, entry)):
            await store.async_remove()
            return
    elif server_of(entry) != note["from"]:
        # It was followed; its password or address may have been changed since.
        await hass.async_add_executor_job(moving.adopt, url_of(hass, entry))
        if hass.state is not CoreState.running:
            # The entry was read as it was written down, with the new place.
            await store.async_remove()
        return
    await hass.async_add_executor_job(moving.adopt, url_at(hass, entry.entry_id, note["to"]))
    await _follow(hass, entry, store, note)


async def async_forget(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Forget what is noted of a studio that is removed."""
    await _store(hass, entry).async_remove()


async def async_export(hass: HomeAssistant, entry: StudioEntry, progress: moving.Progress) -> str:
    """Copy a studio's book to a file in Home Assistant; return its name. Raises BookError."""
    path = await hass.async_add_executor_job(
        free_path, book_path(hass, entry.entry_id), entry.title, EXPORTED, dt_util.now().date()
    )
    await moving.export(entry.runtime_data.book, f"sqlite:///{path}", progress)
    return path.name


async def _follow(
    hass: HomeAssistant, entry: ConfigEntry, store: Store[dict[str, Any]], note: dict[str, Any]
) -> None:
    """Have the entry name the new place, and keep what was left in the old one."""
    await store.async_save({**note, "done": True})
    data = {name: value for name, value in entry.data.items() if name != CONF_BOOK}
    if note["to"] is not None:
        data[CONF_BOOK] = note["to"]
    hass.config_entries.async_update_entry(entry, data=data)
    path = book_path(hass, entry.entry_id)
    today = dt_util.now().date()
    await hass.async_add_executor_job(_keep_old, note["from"], path, entry.title, today)


def _keep_old(server: Server, path: Path, studio: str, today: date) -> None:
    """Keep what a book has moved away from, dated, as a book of its own."""
    try:
        if server is None:
            moving.restore(f"sqlite:///{path}")
            keep_book(path, studio, today, MOVED)
        else:
            url = server_url(server)
            moving.restore(url)
            backend = backend_of(url)
            try:
                backend.rename(f"{server[CONF_SCHEMA][:45]}_moved_{today:%Y%m%d}")
            finally:
                backend.engine.dispose()
    except BookError as err:
        # It is in nobody's way: it says that the book has moved.
        _LOGGER.warning("What the book has left could not be renamed (%s)", err.key)


def _store(hass: HomeAssistant, entry: ConfigEntry) -> Store[dict[str, Any]]:
    return Store(hass, _VERSION, f"{DOMAIN}.{entry.entry_id}.move", private=True)
