"""The fix flow of contacts that could not be synced: it names them, which the repair does not."""

from __future__ import annotations

from typing import Any

from homeassistant.components.repairs import RepairsFlow
from homeassistant.components.repairs.models import RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState
from homeassistant.exceptions import HomeAssistantError

from ..account_sync.contacts import ContactsCoordinator
from ..accounts.report_details import listed, reason_texts
from ..entries.account_names import connected_name
from ..entries.studio_settings import studio_settings_of
from ..entries.users import asking_user, language_of_asking
from ..lifecycle.runtime import AccountEntry
from ..scheduling.write_path import author_of


class ContactProblemsFlow(RepairsFlow):
    """Shows which contacts could not be synced, and why, and syncs once more if that is wanted."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Name them."""
        contacts = self._contacts()
        if contacts is None:
            return self.async_abort(reason="not_loaded")
        try:
            problems = await contacts.async_problems()
        except HomeAssistantError:
            return self.async_abort(reason="not_loaded")
        clock = studio_settings_of(self.hass, contacts.studio).clock
        words = await language_of_asking(self.hass)
        texts = await reason_texts(self.hass, words, contacts.connected.origin)
        return self.async_show_menu(
            step_id="init",
            menu_options=["again"],
            description_placeholders={
                "entry": connected_name(self.hass, contacts.connected),
                "titles": listed(problems, texts, clock, words),
            },
        )

    async def async_step_again(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Sync once more; the repair is gone afterwards, or says what is left."""
        contacts = self._contacts()
        if contacts is None:
            return self.async_abort(reason="not_loaded")
        try:
            await contacts.async_sync(author_of(asking_user()))
        except HomeAssistantError:
            return self.async_abort(reason="not_synced")
        return self.async_abort(reason="synced_again")

    def _contacts(self) -> ContactsCoordinator | None:
        entry_id = str((self.data or {}).get("entry_id"))
        entry: AccountEntry | None = self.hass.config_entries.async_get_entry(entry_id)
        if entry is None or entry.state is not ConfigEntryState.LOADED:
            return None
        key = (self.data or {}).get("key")
        found = entry.runtime_data.contacts
        return next((each for each in found if each.connected.key == key), None)
