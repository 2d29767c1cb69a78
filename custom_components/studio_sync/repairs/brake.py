"""The fix flow of a held plan: the user's word on what the brake has stopped (B4)."""

from __future__ import annotations

from typing import Any, Final, Literal

from homeassistant.components.repairs import RepairsFlow
from homeassistant.components.repairs.models import RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState

from ..entries.account_names import connected_name
from ..entries.studio_settings import studio_settings_of
from ..entries.users import language_of_asking
from ..lifecycle.runtime import AccountEntry, AccountSync
from ..sync.model import Plan
from ..texts.catalogue import Catalogue
from ..texts.plans import held_field, plan_text

SHOWN: Final = 10
"""How many appointments are named; the others are counted."""


class HeldFlow(RepairsFlow):
    """Shows what would be deleted, emptied or moved, and asks what to do."""

    _seen: str = ""
    """The digest of the plan that the user sees."""

    async def async_step_init(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Ask."""
        coordinator = self._coordinator()
        if coordinator is None:
            return self.async_abort(reason="not_loaded")
        plan = coordinator.held_plan
        if plan is None:
            return self.async_abort(reason="nothing_held")
        self._seen = plan.digest
        words = await language_of_asking(self.hass)
        field = held_field(plan, words)
        return self.async_show_menu(
            step_id="init",
            menu_options=["apply", "keep", "discard"],
            description_placeholders={
                "entry": connected_name(self.hass, coordinator.connected),
                "number": str(len(plan.risky)),
                "titles": await self.hass.async_add_executor_job(
                    self._titles, coordinator, plan, words
                ),
                **({"field": field} if field else {}),
            },
        )

    async def async_step_apply(
        self, _user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Do all of it."""
        return await self._decide("apply")

    async def async_step_keep(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Do the rest, and restore what the plan was held for."""
        return await self._decide("keep")

    async def async_step_discard(
        self, _user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Do nothing; the repair stays until the next run has looked again."""
        return self.async_abort(reason="left_as_it_is")

    async def _decide(self, choice: Literal["apply", "keep"]) -> RepairsFlowResult:
        coordinator = self._coordinator()
        if coordinator is None:
            return self.async_abort(reason="not_loaded")
        if coordinator.held_plan is None:
            return self.async_abort(reason="nothing_held")
        if not await coordinator.async_decide(choice, self._seen):
            # The person who decides has to see what it is about.
            return self.async_abort(reason="plan_changed")
        return self.async_create_entry(data={})

    def _coordinator(self) -> AccountSync | None:
        entry_id = str((self.data or {}).get("entry_id"))
        entry: AccountEntry | None = self.hass.config_entries.async_get_entry(entry_id)
        if entry is None or entry.state is not ConfigEntryState.LOADED:
            return None
        key = (self.data or {}).get("key")
        return next((each for each in entry.runtime_data.syncs if each.connected.key == key), None)

    def _titles(
        self,
        coordinator: AccountSync,
        plan: Plan[Any, Any],
        words: Catalogue,
    ) -> str:
        """Name the first of them on each side; this goes to the user's screen only."""
        studio = studio_settings_of(self.hass, coordinator.studio)
        words = words.at(coordinator.connected.origin)
        return plan_text(plan.risky, studio, words, SHOWN)
