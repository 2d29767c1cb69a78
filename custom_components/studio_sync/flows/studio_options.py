"""The options of a studio: a menu of pages, each kept on its own.

A page changes its own options and leaves the others as they are.
"""

from __future__ import annotations

from typing import Any, Final

from homeassistant.config_entries import ConfigFlowResult

from ..entries.book_places import server_of
from .book_options import BookPlaceSteps
from .client_export import ClientExportSteps
from .client_import import ClientImportSteps
from .contact_users import ContactUserSteps
from .mail import MailSteps
from .opening_hours import OpeningHoursSteps
from .privacy import PrivacySteps
from .roles import RoleSteps
from .schedule import ScheduleSteps
from .session_types import SessionTypeSteps

PAGES: Final = (
    *("session_types", "titles", "opening_hours", "schedule", "mail", "roles"),
    *("contact_users", "privacy"),
    *("import_clients", "export_clients", "book_place", "book_server"),
)
"""The steps that the menu leads to; to undoing an import as well, if there is one."""


class StudioOptionsFlow(
    SessionTypeSteps,
    OpeningHoursSteps,
    ScheduleSteps,
    MailSteps,
    RoleSteps,
    ContactUserSteps,
    PrivacySteps,
    ClientImportSteps,
    ClientExportSteps,
    BookPlaceSteps,
):
    """Changes sessions, opening hours, when a studio syncs, how it mails, who may what.

    Also what events tell. Imports and exports clients, and moves the book, too.
    """

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what to change."""
        # Home Assistant's backup does not hold a book on a server.
        export = ["export_book"] if server_of(self.config_entry) is not None else []
        undo = ["undo_import"] if await self._can_undo_import() else []
        return self.async_show_menu(step_id="init", menu_options=[*PAGES, *export, *undo])
