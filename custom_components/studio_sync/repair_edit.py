"""The fix flow of an edit conflict: the same field was changed on both sides (policy *ask*)."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.components.repairs.models import RepairsFlowResult
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.selector import (
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import probatio as vol

from .book import conflicts
from .book.model import AllDay, Conflict, Content, Side, Timed
from .conflict_answers import Choice, account_of
from .desk.edits import sides
from .desk.errors import DeskError, UnknownConflict
from .desk.resolve import Answer
from .desk.studio import Studio
from .desk_text import in_markdown
from .plan_words import language_of
from .post.times import span_text
from .post.words import Wording
from .repair_conflict import ConflictFlow
from .runtime import StudioEntry

SIDES: Final = {"studio": Side.BOOK, "google": Side.REPLICA}


class EditFlow(ConflictFlow):
    """Shows what the studio and Google hold, and asks which of it is right."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask."""
        shown = await self._look()
        if not isinstance(shown, tuple):
            return shown
        conflict, placeholders = shown
        options = ["take_studio", "take_google"]
        if len(conflict.fields) > 1:
            options.append("per_field")
        return self.async_show_menu(
            step_id="init", menu_options=options, description_placeholders=placeholders
        )

    async def async_step_take_studio(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Let the studio's values win."""
        return await self._answer(Choice(answer=Answer.STUDIO))

    async def async_step_take_google(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Let Google's values win."""
        return await self._answer(Choice(answer=Answer.GOOGLE))

    async def async_step_per_field(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Choose a side for each field."""
        shown = await self._look()
        if not isinstance(shown, tuple):
            return shown
        conflict, placeholders = shown
        if user_input is not None:
            chosen = {name: SIDES[side] for name, side in user_input.items()}
            return await self._answer(Choice(answer=Answer.FIELDS, sides=chosen))
        selector = SelectSelector(
            SelectSelectorConfig(
                options=list(SIDES), translation_key="side", mode=SelectSelectorMode.LIST
            )
        )
        fields = {vol.Required(name, default="studio"): selector for name in conflict.fields}
        return self.async_show_form(
            step_id="per_field",
            data_schema=vol.Schema(fields),
            description_placeholders=placeholders,
        )

    async def _answer(self, choice: Choice) -> RepairsFlowResult:
        try:
            return await self.give(choice)
        except DeskError:
            return self.async_abort(reason="nothing_open")

    async def _look(self) -> tuple[Conflict, dict[str, str]] | RepairsFlowResult:
        """Read the conflict as it is now; or say why it can't be decided."""
        studio = self.studio()
        if studio is None:
            return self.async_abort(reason="not_loaded")
        try:
            conflict, ours, theirs = await self._read(studio)
        except DeskError:
            return self.gone(studio)
        except HomeAssistantError:
            return self.async_abort(reason="not_loaded")
        return conflict, {
            "title": in_markdown(ours.title),
            "fields": self._table(conflict, ours, theirs, self.desk(studio)),
        }

    async def _read(self, studio: StudioEntry) -> tuple[Conflict, Content, Content]:
        book = studio.runtime_data.book
        found = await book.read(lambda tx: conflicts.get(tx, self.conflict_id))
        if found is None:
            raise UnknownConflict(id=self.conflict_id)
        projection = account_of(self.hass, studio, found).sync.naming.projection
        return await book.read(lambda tx: sides(tx, self.conflict_id, projection=projection))

    def _table(self, conflict: Conflict, ours: Content, theirs: Content, desk: Studio) -> str:
        """Return what is in question in Markdown, a line for each field."""
        words = language_of(self.hass)
        return "\n".join(
            f"- {words.of(words.fields, name) or name}:"
            f" **{_value(ours, name, desk, words)}** ↔ **{_value(theirs, name, desk, words)}**"
            for name in conflict.fields
        )


def _value(content: Content, name: str, desk: Studio, words: Wording) -> str:
    value: object = getattr(content, name)
    if isinstance(value, Timed | AllDay):
        return span_text(value, desk.clock, words)
    if isinstance(value, tuple):
        return in_markdown(", ".join(value))
    return in_markdown(str(value))
