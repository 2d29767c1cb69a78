"""The options of a Google account: a menu of what it syncs, and what the next sync would do."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult

from ..book.errors import BookError
from ..book.parts import Part
from ..entries.account_options import AccountOptions
from ..entries.contact_options import STUDIO, ContactOptions
from ..entries.lookup import parts_of
from ..lifecycle.runtime import AccountEntry
from .contact_forms import contacts_form
from .contact_groups import active_groups, chosen_contacts
from .forms import options_form
from .preview import PreviewSteps
from .reports import ReportSteps

PAGES: Final = {
    "preview": Part.CALENDAR,
    "sync": Part.CALENDAR,
    "preview_contacts": Part.CONTACTS,
    "contacts": Part.CONTACTS,
    "reports": None,
}
"""The steps that the menu leads to, and what an account must be for to have them."""


class AccountOptionsFlow(ReportSteps, PreviewSteps):
    """Changes what an account syncs, and how carefully; shows what a sync would do."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what to do."""
        parts = parts_of(self.config_entry)
        pages = [page for page, part in PAGES.items() if part is None or part in parts]
        return self.async_show_menu(step_id="init", menu_options=pages)

    async def async_step_sync(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show all options of the sync."""
        current = AccountOptions.of(self.config_entry.options)
        if user_input is not None:
            chosen = AccountOptions.of({**self.config_entry.options, **user_input}).after(current)
            return self.async_create_entry(data={**self.config_entry.options, **chosen.as_dict()})
        return self.async_show_form(step_id="sync", data_schema=options_form(current))

    async def async_step_contacts(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show all options for the contacts."""
        entry: AccountEntry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="account_not_loaded")
        studio = entry.runtime_data.studio
        current = ContactOptions.of_entry(entry)
        errors: dict[str, str] = {}
        try:
            groups = await active_groups(studio)
            if user_input is not None:
                chosen, errors = await chosen_contacts(studio, groups, current, user_input)
                if not errors:
                    options = chosen.after(current).stored_in(entry.options)
                    return self.async_create_entry(data=options)
        except BookError:
            return self.async_abort(reason="book_failed")
        return self.async_show_form(
            step_id="contacts",
            data_schema=self.add_suggested_values_to_schema(
                contacts_form(groups, current), user_input
            ),
            errors=errors,
            # The texts tell of this placeholder as it is.
            description_placeholders={"studio": STUDIO},
        )
