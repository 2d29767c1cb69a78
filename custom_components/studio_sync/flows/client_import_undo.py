"""The steps of a studio's options that undo the last import of clients."""

from __future__ import annotations

from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow

from ..book.book import Book
from ..book.database import Transaction
from ..book.errors import BookError
from ..book.model import Run
from ..entries.connected import groups_in_use
from ..entries.users import asking_user, language_of_asking
from ..lifecycle.runtime import StudioEntry
from ..scheduling.client_import_undo import Undone, last_import, undo, would_undo
from ..scheduling.import_errors import UnknownImport
from ..scheduling.write_path import Request, Surface, carry_out
from ..texts.client_imports import undo_text
from ..texts.times import start_text


class ImportUndoSteps(OptionsFlow):
    """Says what undoing the last import would do, and does it."""

    _run_id: str | None = None

    @property
    def _book(self) -> Book | None:
        """The studio's book, while the studio is loaded."""
        entry: StudioEntry = self.config_entry
        return entry.runtime_data.book if entry.state is ConfigEntryState.LOADED else None

    async def _can_undo_import(self) -> bool:
        """Tell whether there is an import to undo."""
        book = self._book
        try:
            return book is not None and await book.read(last_import) is not None
        except BookError:
            return False

    async def async_step_undo_import(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what would be undone."""
        book = self._book
        if book is None:
            return self.async_abort(reason="studio_not_loaded")

        def look(tx: Transaction) -> tuple[Run, Undone] | None:
            run = last_import(tx)
            return None if run is None else (run, would_undo(tx, run.id))

        try:
            found = await book.read(look)
        except BookError:
            return self.async_abort(reason="book_failed")
        if found is None:
            return self.async_abort(reason="no_import")
        run, undone = found
        self._run_id = run.id
        entry: StudioEntry = self.config_entry
        words = await language_of_asking(self.hass)
        options = ["undo_import_now"] if undone.removed or undone.restored else []
        return self.async_show_menu(
            step_id="undo_import",
            menu_options=[*options, "leave"],
            description_placeholders={
                "when": start_text(run.started_at, entry.runtime_data.clock, words),
                "plan": undo_text(undone, words),
            },
        )

    async def async_step_undo_import_now(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Undo it."""
        book, run_id = self._book, self._run_id
        if book is None or run_id is None:
            return self.async_abort(reason="studio_not_loaded")
        request = Request(surface=Surface.IMPORT, user_id=asking_user(), undoes=run_id)
        try:
            in_use = groups_in_use(self.hass, self.config_entry)
            answer = await carry_out(book, request, lambda tx: undo(tx, run_id, in_use))
        except UnknownImport:
            return self.async_abort(reason="no_import")
        except BookError:
            return self.async_abort(reason="book_failed")
        words = await language_of_asking(self.hass)
        return self.async_abort(
            reason="import_undone",
            description_placeholders={"done": undo_text(answer.result, words)},
        )

    async def async_step_leave(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Do nothing."""
        return self.async_abort(reason="nothing_done")
