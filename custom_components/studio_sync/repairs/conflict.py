"""What the fix flows of conflicts have in common: finding the studio, giving the answer."""

from __future__ import annotations

from homeassistant.components.repairs import RepairsFlow
from homeassistant.components.repairs.models import RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState
from homeassistant.exceptions import HomeAssistantError

from ..book.errors import BookError
from ..entries.studio_settings import studio_settings_of
from ..entries.users import asking_user
from ..lifecycle.runtime import StudioEntry
from ..scheduling.errors import SchedulingError
from ..scheduling.settings import Studio
from ..scheduling.write_path import Request, Surface
from ..services.conflict_answers import Choice, give_answer

GONE = frozenset({"unknown_conflict", "conflict_closed", "conflict_outdated"})
"""Errors after which there is nothing left to decide."""


class ConflictFlow(RepairsFlow):
    """Asks about one conflict of a studio."""

    @property
    def conflict_id(self) -> str:
        """The conflict that the repair is about."""
        return str((self.data or {}).get("conflict_id"))

    def studio(self) -> StudioEntry | None:
        """Return the studio, None if it does not run."""
        entry_id = str((self.data or {}).get("entry_id"))
        entry: StudioEntry | None = self.hass.config_entries.async_get_entry(entry_id)
        if entry is None or entry.state is not ConfigEntryState.LOADED:
            return None
        return entry

    def settings(self, studio: StudioEntry) -> Studio:
        """Return the studio's options."""
        return studio_settings_of(self.hass, studio)

    async def give(self, choice: Choice) -> RepairsFlowResult:
        """Give the answer, and close the repair. Raises SchedulingError if it can't be given so."""
        studio = self.studio()
        if studio is None:
            return self.async_abort(reason="not_loaded")
        request = Request(surface=Surface.REPAIR, user_id=asking_user())
        try:
            await give_answer(self.hass, studio, request, self.conflict_id, choice)
        except SchedulingError as err:
            if err.key in GONE:
                return self.gone(studio)
            raise
        except BookError, HomeAssistantError:
            return self.async_abort(reason="not_loaded")
        return self.async_create_entry(data={})

    def gone(self, studio: StudioEntry) -> RepairsFlowResult:
        """Say that there is nothing left to decide, and have the repair taken away."""
        studio.runtime_data.conflict_monitor.async_soon()
        return self.async_abort(reason="nothing_open")
