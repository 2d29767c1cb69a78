"""The steps of an account's options that show what the next sync would do, and do it (B1)."""

from __future__ import annotations

from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.exceptions import HomeAssistantError

from ..book.parts import Part
from ..entries.account_names import connected_name
from ..entries.studio_settings import studio_settings_of
from ..entries.users import asking_user, language_of_asking
from ..lifecycle.runtime import AccountEntry, AccountSync
from ..scheduling.write_path import author_of
from ..texts.plans import preview_text


class PreviewSteps(OptionsFlowWithReload):
    """Shows the plan of the next sync in words; nothing is written before the user says so."""

    async def async_step_preview(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Look at both sides of the calendar, and show what would be done."""
        return await self._preview(Part.CALENDAR, step_id="preview", run="run_sync")

    async def async_step_preview_contacts(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Look at clients and contacts, and show what would be done."""
        return await self._preview(Part.CONTACTS, step_id="preview_contacts", run="run_contacts")

    async def _preview(self, part: Part, *, step_id: str, run: str) -> ConfigFlowResult:
        coordinator = self._coordinator(part)
        if coordinator is None:
            return self.async_abort(reason="account_not_loaded")
        try:
            report = await coordinator.async_preview()
        except HomeAssistantError as err:
            return self._failed(err)
        studio = coordinator.studio
        words = await language_of_asking(self.hass)
        words = words.at(coordinator.connected.origin)
        text = await self.hass.async_add_executor_job(
            preview_text, report.plan, studio_settings_of(self.hass, studio), words
        )
        if not text:
            return self.async_abort(reason="nothing_to_sync")
        return self.async_show_menu(
            step_id=step_id,
            menu_options=[run, "leave"],
            description_placeholders={
                "plan": text,
                "entry": connected_name(self.hass, coordinator.connected),
            },
        )

    async def async_step_run_sync(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Sync the calendar now. What has changed meanwhile is part of it."""
        return await self._run(Part.CALENDAR)

    async def async_step_run_contacts(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Sync the contacts now. What has changed meanwhile is part of it."""
        return await self._run(Part.CONTACTS)

    async def _run(self, part: Part) -> ConfigFlowResult:
        coordinator = self._coordinator(part)
        if coordinator is None:
            return self.async_abort(reason="account_not_loaded")
        try:
            report = await coordinator.async_sync(author_of(asking_user()))
        except HomeAssistantError as err:
            return self._failed(err)
        reason = "sync_held" if report.plan.held else "sync_done"
        return self.async_abort(reason=reason)

    async def async_step_leave(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Do nothing."""
        return self.async_abort(reason="nothing_done")

    def _failed(self, err: HomeAssistantError) -> ConfigFlowResult:
        """Say what went wrong, in the words that an action would use."""
        return self.async_abort(
            reason="sync_failed", description_placeholders={"problem": str(err)}
        )

    def _coordinator(self, part: Part) -> AccountSync | None:
        entry: AccountEntry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED:
            return None
        syncs = entry.runtime_data.syncs
        return next((each for each in syncs if each.connected.part is part), None)
