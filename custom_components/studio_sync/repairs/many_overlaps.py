"""The fix flow of very many overlaps: a list, from which people choose which to settle next."""

from __future__ import annotations

from typing import Any, Final, override

from homeassistant.components.repairs.models import RepairsFlowResult
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.selector import SelectSelectorMode
import probatio as vol

from ..book import conflicts
from ..book.database import Transaction
from ..book.model import ConflictKind
from ..entries.users import language_of_asking
from ..flows.forms import one_of
from ..issues.conflicts import Question, read_some
from ..services.conflict_answers import Choice
from .overlap import OverlapFlow

LISTED: Final = 50
"""How many overlaps the list shows; the others follow as these are settled."""


class ManyOverlapsFlow(OverlapFlow):
    """Lists the overlaps of a studio, and asks about the one that is chosen, again and again."""

    _chosen_id: str = ""

    @property
    @override
    def conflict_id(self) -> str:
        """The overlap that was chosen from the list."""
        return self._chosen_id

    @override
    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Begin with the list; later show the overlap that was chosen."""
        if not self._chosen_id:
            return await self.async_step_choose()
        return await super().async_step_init(user_input)

    async def async_step_choose(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Choose which overlap to settle next."""
        if user_input is not None:
            self._chosen_id = user_input["conflict_id"]
            return await super().async_step_init()
        studio = self.studio()
        if studio is None:
            return self.async_abort(reason="not_loaded")
        settings, words = self.settings(studio), await language_of_asking(self.hass)

        def read(tx: Transaction) -> tuple[int, tuple[Question, ...]]:
            listed = read_some(tx, settings, words, [ConflictKind.OVERLAP], LISTED)
            return conflicts.count_open(tx, ConflictKind.OVERLAP), listed

        number, listed = await studio.runtime_data.book.read(read)
        if not listed:
            return self.async_create_entry(data={})
        choices = one_of(
            {each.conflict_id: each.line for each in listed}, mode=SelectSelectorMode.LIST
        )
        return self.async_show_form(
            step_id="choose",
            data_schema=vol.Schema(
                {vol.Required("conflict_id", default=listed[0].conflict_id): choices}
            ),
            description_placeholders={"number": str(number), "shown": str(len(listed))},
        )

    @override
    async def give(self, choice: Choice) -> RepairsFlowResult:
        """Give the answer, and go back to the list."""
        result = await super().give(choice)
        if result["type"] is not FlowResultType.CREATE_ENTRY:
            return result
        return await self.async_step_choose()
