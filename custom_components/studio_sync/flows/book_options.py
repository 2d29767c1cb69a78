"""The steps of a studio's options that move its book to another place, or copy it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow
from homeassistant.helpers.translation import async_get_exception_message
import probatio as vol

from ..book.errors import BookError
from ..book.moving import Progress
from ..const import DOMAIN
from ..entries.book_places import CONF_SCHEMA, schema_for, server_of
from ..entries.lookup import backends
from ..lifecycle.book_move import Server, async_export, async_move
from ..lifecycle.runtime import StudioEntry
from ..texts.titles import in_markdown
from .book_place import server_errors, server_form, server_given
from .progress import at_least

STUDIO_SYNC_PAGE: Final = f"/config/integrations/integration/{DOMAIN}"
"""Where Home Assistant's frontend shows all entries of Studio Sync."""
_STEP: Final = 0.01
"""Of the whole: no more is told of progress than can be seen."""


class BookPlaceSteps(OptionsFlow):
    """Moves the book and shows how far that is; it goes on if the dialog is closed."""

    _shown = 0.0

    async def async_step_book_place(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask where the book is to be; only administrators get here."""
        entry: StudioEntry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="studio_not_loaded")
        if _is_under_way(entry):
            return self.async_abort(reason="book_is_moving")
        if server_of(entry) is not None:
            return await self.async_step_book_home()
        errors: dict[str, str] = {}
        shown: dict[str, Any] = {CONF_SCHEMA: schema_for(entry.title)}
        if user_input is not None:
            shown = server = server_given(user_input)
            errors = server_errors(server)
            if not errors:
                return self._begin_move(server)
        return self.async_show_form(
            step_id="book_place", data_schema=server_form(shown), errors=errors
        )

    async def async_step_book_home(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say what moving the book into Home Assistant means."""
        if user_input is not None:
            return self._begin_move(None)
        return self.async_show_form(step_id="book_home", data_schema=vol.Schema({}))

    async def async_step_book_server(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say how a calendar server becomes the studio's backend, or is no longer."""
        servers = backends(self.hass, self.config_entry)
        told = {"link": STUDIO_SYNC_PAGE}
        if servers:
            names = ", ".join(in_markdown(each.title) for each in servers)
            told["server"] = names
            return self.async_abort(reason="backend_there", description_placeholders=told)
        return self.async_abort(reason="backend_none", description_placeholders=told)

    async def async_step_export_book(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say where the copy is to be found."""
        entry: StudioEntry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="studio_not_loaded")
        if _is_under_way(entry):
            return self.async_abort(reason="book_is_moving")
        if user_input is not None:
            self._begin(lambda tell: async_export(self.hass, entry, tell))
            return self._show("book_exporting")
        return self.async_show_form(step_id="export_book", data_schema=vol.Schema({}))

    def _begin_move(self, server: Server) -> ConfigFlowResult:
        entry: StudioEntry = self.config_entry
        self._begin(lambda tell: async_move(self.hass, entry, server, tell))
        return self._show("book_moving")

    def _begin(self, work: Callable[[Progress], Coroutine[Any, Any, str | None]]) -> None:
        entry: StudioEntry = self.config_entry
        self._work = entry.runtime_data.book_move = self.hass.async_create_task(
            work(self._tell), "studio_sync book move"
        )
        # A dialog that is closed ends this, and not the move.
        waiting = asyncio.wait([self._work])
        self._watched = self.hass.async_create_task(at_least(waiting), "studio_sync book watched")

    def _tell(self, done: int, of: int) -> None:
        part = done / max(of, 1)
        # A walk over what has changed begins again.
        if part < self._shown or part - self._shown >= _STEP:
            self._shown = part
            self.async_update_progress(part)

    def _show(self, step: str) -> ConfigFlowResult:
        return self.async_show_progress(
            step_id=step, progress_action=step, progress_task=self._watched
        )

    async def async_step_book_moving(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say that the book is being moved."""
        if self._watched.done():
            return self.async_show_progress_done(next_step_id="book_moved")
        return self._show("book_moving")

    async def async_step_book_exporting(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say that the book is being copied."""
        if self._watched.done():
            return self.async_show_progress_done(next_step_id="book_exported")
        return self._show("book_exporting")

    async def async_step_book_moved(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say that it has moved, or why not."""
        return await self._ended("book_moved")

    async def async_step_book_exported(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say what the copy is called, or why there is none."""
        return await self._ended("book_exported")

    async def _ended(self, reason: str) -> ConfigFlowResult:
        try:
            found = await self._work
        except BookError as err:
            why = async_get_exception_message(DOMAIN, err.key)
            return self.async_abort(
                reason="book_not_moved", description_placeholders={"reason": why}
            )
        return self.async_abort(
            reason=reason, description_placeholders={"file": in_markdown(found or "")}
        )

    _work: asyncio.Task[str | None]
    _watched: asyncio.Task[Any]
    """Ends with the work, when the dialog listens."""


def _is_under_way(entry: StudioEntry) -> bool:
    task = entry.runtime_data.book_move
    return task is not None and not task.done()
