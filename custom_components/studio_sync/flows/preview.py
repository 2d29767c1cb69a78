"""The steps of an account's options that show what the next sync would do, and do it (B1)."""

from __future__ import annotations

from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.exceptions import HomeAssistantError

from ..account_sync.coordinator import AccountCoordinator
from ..book.model import Appointment, Content
from ..entries.account_names import entry_name
from ..entries.studio_settings import studio_settings_of
from ..entries.users import asking_user
from ..lifecycle.runtime import AccountEntry
from ..scheduling.write_path import author_of
from ..sync.report import Report
from ..texts.home_assistant import language_of
from ..texts.plans import preview_text


class PreviewSteps(OptionsFlowWithReload):
    """Shows the plan of the next sync in words; nothing is written before the user says so."""

    async def async_step_preview(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Look at both sides, and show what would be done."""
        coordinator = self._coordinator()
        if coordinator is None:
            return self.async_abort(reason="account_not_loaded")
        try:
            report = await coordinator.async_preview()
        except HomeAssistantError as err:
            return self._failed(err)
        return await self._show(coordinator, report)

    async def _show(
        self, coordinator: AccountCoordinator, report: Report[Appointment, Content]
    ) -> ConfigFlowResult:
        studio = coordinator.studio
        text = await self.hass.async_add_executor_job(
            preview_text, report.plan, studio_settings_of(self.hass, studio), language_of(self.hass)
        )
        if not text:
            return self.async_abort(reason="nothing_to_sync")
        return self.async_show_menu(
            step_id="preview",
            menu_options=["run_sync", "leave"],
            description_placeholders={
                "plan": text,
                "entry": entry_name(self.hass, coordinator.config_entry),
            },
        )

    async def async_step_run_sync(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Sync now. What has changed meanwhile is part of it."""
        coordinator = self._coordinator()
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

    def _coordinator(self) -> AccountCoordinator | None:
        entry: AccountEntry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED:
            return None
        return entry.runtime_data.calendar
