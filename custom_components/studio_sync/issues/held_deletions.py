"""The repair of what a phone wanted to delete, and the brake holds (B4)."""

from __future__ import annotations

import logging
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..book.book import Book
from ..book.change import Change, ChangeKind
from ..book.errors import BookError
from ..const import DOCS_URL, DOMAIN
from ..dav_server import deletion_brake
from ..entries.lookup import names_of

_LOGGER = logging.getLogger(__name__)

HELD_DELETIONS: Final = "held_deletions"


class HeldDeletions:
    """Keeps the repairs of one studio true."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, book: Book) -> None:
        """Take the studio and its open book."""
        self._hass = hass
        self._entry = entry
        self._book = book
        self._any = False

    async def async_start(self) -> None:
        """Look now, and whenever it may have changed, until the entry is unloaded."""
        self._entry.async_on_unload(self._book.subscribe(self._changed))
        await self._look()

    @callback
    def _changed(self, change: Change) -> None:
        if ChangeKind.HELD in change.kinds or (
            self._any and ChangeKind.APPOINTMENT in change.kinds
        ):
            self._entry.async_create_background_task(
                self._hass, self._look_again(), name="studio_sync held deletions"
            )

    async def _look_again(self) -> None:
        try:
            await self._look()
        except BookError as err:
            # The view has reported the error, or the studio ends and looks when it starts again.
            _LOGGER.debug("Held deletions can't be looked for now: %s", err.key)

    async def _look(self) -> None:
        """Raise the repairs that apply, and delete those that no longer do."""
        found = await self._book.read(lambda tx: list(deletion_brake.held(tx)))
        self._any = bool(found)
        names = names_of(self._entry)
        start = f"{HELD_DELETIONS}_{self._entry.entry_id}_"
        wanted = {f"{start}{each.access_id}_{each.owner_id}": each for each in found}
        for issue_id, each in wanted.items():
            ir.async_create_issue(
                self._hass,
                DOMAIN,
                issue_id,
                data={
                    "subject": HELD_DELETIONS,
                    "entry_id": self._entry.entry_id,
                    "access_id": each.access_id,
                    "owner_id": each.owner_id,
                },
                is_fixable=True,
                severity=ir.IssueSeverity.ERROR,
                translation_key=HELD_DELETIONS,
                translation_placeholders={
                    "name": names.get(each.owner_id, self._entry.title),
                    "number": str(len(each.records)),
                },
                learn_more_url=f"{DOCS_URL}/use.md#the-brake",
            )
        for domain, issue_id in list(ir.async_get(self._hass).issues):
            if domain == DOMAIN and issue_id.startswith(start) and issue_id not in wanted:
                ir.async_delete_issue(self._hass, DOMAIN, issue_id)
