"""The steps of a studio's options that import clients from a file, with a preview."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..book.book import Book
from ..book.errors import BookError
from ..entries.contact_options import CONF_GROUP
from ..entries.import_columns import chosen_columns, with_columns
from ..entries.users import asking_user, language_of_asking
from ..formats.contact_csv.dates import Order
from ..scheduling import client_import
from ..scheduling.client_files import (
    MAX_FILE,
    ClientFile,
    FileColumn,
    columns_of,
    read_client_file,
)
from ..scheduling.client_import import Choices, ImportPlan
from ..scheduling.import_errors import (
    FileColumns,
    FileDates,
    FileEmpty,
    FileRefused,
    FileUnreadable,
)
from ..scheduling.write_path import Request, Surface, carry_out
from ..texts.client_imports import counts_text, preview_text
from ..texts.titles import in_markdown
from .client_import_forms import (
    CONF_FILE,
    CONF_FILE_GROUPS,
    CONF_ORDER,
    chosen_words,
    columns_form,
    columns_table,
    dates_form,
    file_form,
    unknown,
)
from .client_import_undo import ImportUndoSteps
from .contact_groups import active_groups

_LARGE: Final = 64 * 2**10
"""Bytes of a file that takes so long that work on it is shown as under way."""


class ClientImportSteps(ImportUndoSteps):
    """Asks for a file and what in it is not clear, shows what would be done, and does it.

    Nothing is written before. The file is kept in this flow only, and with it forgotten.
    """

    _data: bytes | None = None
    _name: str = ""
    _given: Mapping[str, Any] = MappingProxyType({})
    """What was chosen besides the file."""
    _columns: tuple[FileColumn, ...] = ()
    _chosen_columns: dict[str, str] | None = None
    """What was chosen for the columns, by heading; None: it was not asked."""
    _order: Order | None = None
    _example: str = ""
    """A date of which the order is not known."""
    _file: ClientFile
    _plan: ImportPlan
    _task: asyncio.Task[None]
    """The work on a large file, which is shown as under way."""
    _done: str

    async def async_step_import_clients(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the file, and for the groups of its clients."""
        if self._book is None:
            return self.async_abort(reason="studio_not_loaded")
        if user_input is None:
            return await self._ask_file({})
        self._given = user_input
        try:
            if CONF_FILE in user_input:
                await self._take(user_input[CONF_FILE])
            if not await self._has_group():
                return await self._ask_file({CONF_GROUP: "group_gone"})
            return await self._next()
        except FileRefused as err:
            return await self._refused(err)
        except BookError:
            return self.async_abort(reason="book_failed")

    async def _ask_file(self, errors: dict[str, str], row: str = "") -> ConfigFlowResult:
        """Show the form; a file that could be read need not be chosen again."""
        try:
            groups = await active_groups(self.config_entry)
        except BookError:
            return self.async_abort(reason="book_failed")
        shown = {key: each for key, each in self._given.items() if key != CONF_FILE}
        return self.async_show_form(
            step_id="import_clients",
            data_schema=self.add_suggested_values_to_schema(
                file_form(groups, chosen=self._data is not None), shown
            ),
            errors=errors,
            description_placeholders={"row": row},
        )

    async def _has_group(self) -> bool:
        """Tell whether the chosen group, if there is one, is still there. Raises BookError."""
        group = self._given.get(CONF_GROUP)
        return not group or group in await active_groups(self.config_entry)

    async def _take(self, file_id: str) -> None:
        """Read what was uploaded, which is removed then. Raises FileRefused."""
        self._data, self._chosen_columns, self._order = None, None, None
        self._name, data = await self.hass.async_add_executor_job(_uploaded, self.hass, file_id)
        self._columns = await self.hass.async_add_executor_job(columns_of, data)
        self._data = data
        remembered = chosen_columns(self.config_entry.options, self._marks)
        if remembered is not None:
            self._chosen_columns = dict(remembered)

    @property
    def _marks(self) -> list[str]:
        return [each.mark for each in self._columns]

    async def _next(self) -> ConfigFlowResult:
        """Ask for what is not known yet, or show what would be done."""
        book, choices = self._book, self._choices()
        if self._chosen_columns is None and unknown(self._columns):
            return await self.async_step_import_columns()
        if book is None:
            return self.async_abort(reason="studio_not_loaded")
        if self._is_large:
            self._task = self.hass.async_create_task(self._look(book, choices))
            return self._show_reading()
        return await self._looked(self._look(book, choices))

    @property
    def _is_large(self) -> bool:
        return len(self._data or b"") > _LARGE

    async def _look(self, book: Book, choices: Choices) -> None:
        """Read the file, and what would become of its records. Raises FileRefused, BookError."""
        self._file = file = await self.hass.async_add_executor_job(self._read)
        self._plan = await book.read(lambda tx: client_import.plan(tx, file.records, choices))

    async def async_step_import_reading(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say that a large file is being read."""
        if self._task.done():
            return self.async_show_progress_done(next_step_id="import_read")
        return self._show_reading()

    def _show_reading(self) -> ConfigFlowResult:
        return self.async_show_progress(
            step_id="import_reading",
            progress_action="import_reading",
            progress_task=self._task,
            description_placeholders={"file": in_markdown(self._name)},
        )

    async def async_step_import_read(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what was read of a large file."""
        return await self._looked(self._task)

    async def _looked(self, work: Awaitable[None]) -> ConfigFlowResult:
        """Show what would be done, or ask for what is not clear."""
        try:
            await work
        except FileColumns as err:
            return await self._ask_columns({"base": err.key})
        except FileDates as err:
            self._example = err.placeholders["example"]
            return await self.async_step_import_dates()
        except FileRefused as err:
            return await self._refused(err)
        except BookError:
            return self.async_abort(reason="book_failed")
        return await self.async_step_import_preview()

    async def _refused(self, err: FileRefused) -> ConfigFlowResult:
        self._data = None
        return await self._ask_file({CONF_FILE: err.key}, err.placeholders.get("row", ""))

    def _read(self) -> ClientFile:
        file = read_client_file(
            self._data or b"",
            dt_util.now().date(),
            order=self._order,
            chosen=self._chosen_columns,
        )
        if not file.records:
            raise FileEmpty
        return file

    async def async_step_import_columns(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask what the columns of the file are."""
        if user_input is None:
            return await self._ask_columns({})
        self._chosen_columns = chosen_words(self._columns, user_input)
        return await self._next()

    async def _ask_columns(self, errors: dict[str, str]) -> ConfigFlowResult:
        words = await language_of_asking(self.hass)
        return self.async_show_form(
            step_id="import_columns",
            data_schema=columns_form(self._columns, self._chosen_columns or {}, words),
            errors=errors,
            description_placeholders={
                "file": in_markdown(self._name),
                "columns": columns_table(self._columns),
            },
        )

    async def async_step_import_dates(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask which comes first in the dates of the file."""
        if user_input is not None:
            self._order = Order(user_input[CONF_ORDER])
            return await self._next()
        return self.async_show_form(
            step_id="import_dates",
            data_schema=dates_form(),
            description_placeholders={"example": in_markdown(self._example)},
        )

    async def async_step_import_preview(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what would become of each record."""
        counts = client_import.counts(self._plan.records)
        options = ["import_now"] if self._plan.changed else []
        options += ["import_all"] if counts.get("possibly_same") else []
        options += ["import_columns"] if self._columns else []
        options += ["import_dates"] if self._order is not None else []
        words = await language_of_asking(self.hass)
        text = await self.hass.async_add_executor_job(
            preview_text, self._plan.records, self._file, words
        )
        return self.async_show_menu(
            step_id="import_preview",
            menu_options=[*options, "leave"],
            description_placeholders={"file": in_markdown(self._name), "plan": text},
        )

    def _choices(self, *, add_possible: bool = False) -> Choices:
        return Choices(
            country=self.hass.config.country or "",
            group_id=self._given.get(CONF_GROUP) or None,
            file_groups=self._given[CONF_FILE_GROUPS],
            add_possible=add_possible,
        )

    async def async_step_import_now(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Import what is clear."""
        return await self._import(self._choices())

    async def async_step_import_all(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Import also those that may be clients already, as clients of their own."""
        return await self._import(self._choices(add_possible=True))

    async def _import(self, choices: Choices) -> ConfigFlowResult:
        book = self._book
        if book is None:
            return self.async_abort(reason="studio_not_loaded")
        try:
            if not await self._has_group():
                return await self._ask_file({CONF_GROUP: "group_gone"})
        except BookError:
            return self.async_abort(reason="book_failed")
        if self._is_large:
            self._task = self.hass.async_create_task(self._carry_out(book, choices))
            return self._show_writing()
        return await self._imported(self._carry_out(book, choices))

    async def _carry_out(self, book: Book, choices: Choices) -> None:
        """Import the records. Raises BookError."""
        records, shown = self._file.records, self._plan
        request = Request(surface=Surface.IMPORT, user_id=asking_user())
        answer = await carry_out(
            book, request, lambda tx: client_import.apply(tx, records, choices, shown=shown)
        )
        self._done = counts_text(answer.result, await language_of_asking(self.hass))

    async def async_step_import_writing(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say that many records are being imported."""
        if self._task.done():
            return self.async_show_progress_done(next_step_id="import_written")
        return self._show_writing()

    def _show_writing(self) -> ConfigFlowResult:
        return self.async_show_progress(
            step_id="import_writing",
            progress_action="import_writing",
            progress_task=self._task,
            description_placeholders={"number": str(len(self._file.records))},
        )

    async def async_step_import_written(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what was done with many records."""
        return await self._imported(self._task)

    async def _imported(self, work: Awaitable[None]) -> ConfigFlowResult:
        """Remember what was chosen for the columns, and say what was done."""
        try:
            await work
        except BookError:
            return self.async_abort(reason="book_failed")
        if self._chosen_columns is not None:
            options = with_columns(self.config_entry.options, self._marks, self._chosen_columns)
            self.hass.config_entries.async_update_entry(self.config_entry, options=options)
        return await self.async_step_import_done()

    async def async_step_import_done(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say what was done, and how to undo it."""
        return self.async_show_menu(
            step_id="import_done",
            menu_options=["import_close", "undo_import"],
            description_placeholders={"done": self._done},
        )

    async def async_step_import_close(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """End, with what was imported."""
        return self.async_abort(reason="import_done")


def _uploaded(hass: HomeAssistant, file_id: str) -> tuple[str, bytes]:
    """Return the name and the bytes of an uploaded file, and remove it. Raises FileRefused."""
    with suppress(ValueError), process_uploaded_file(hass, file_id) as path:
        return path.name, _bytes(path)
    raise FileUnreadable


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_FILE:
        raise FileUnreadable
    return path.read_bytes()
