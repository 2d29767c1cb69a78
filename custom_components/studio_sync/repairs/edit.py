"""The fix flow of an edit conflict: the same field was changed on both sides (policy *ask*)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from homeassistant.components.repairs.models import RepairsFlowResult
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.selector import SelectSelectorMode
import probatio as vol

from ..book import conflicts
from ..book.database import Transaction
from ..book.model import AllDay, Conflict, Timed
from ..book.replicas import origin_of
from ..entries.users import language_of_asking
from ..flows.forms import one_of
from ..formats.contact import Contact
from ..lifecycle.runtime import StudioEntry
from ..scheduling.edit_conflicts import Edit, last_edit, sides, theirs_answer
from ..scheduling.errors import SchedulingError, UnknownConflict
from ..scheduling.history import Subject, field_name, heading_of
from ..scheduling.overlap_answers import Answer
from ..scheduling.write_path import AUTOMATION, access_of, user_of
from ..services.conflict_answers import SIDES, Choice, account_of
from ..texts.catalogue import Catalogue
from ..texts.contacts import client_value_text
from ..texts.recurrence import repeats_text
from ..texts.times import span_text, start_text
from ..texts.titles import in_markdown, spoken
from .conflict import ConflictFlow

_OTHER: Final = "google"
"""What a form calls the other side, wherever that is."""
_NAMED: Final = frozenset({"status", "busy"})
"""Fields whose values have names in each language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An edit conflict as the flow shows it: what both sides hold of the fields in question.

    ``fields`` are the names, each with the values of both sides in words. ``words`` are the texts
    in the user's language, about the place of the other side: Google, or a server. ``theirs`` is
    the answer that takes its values. ``ours`` is what the studio holds, ``changed``
    says when the sides were changed, and by whom.
    """

    words: Catalogue
    theirs: Answer
    ours: Subject
    fields: dict[str, tuple[str, str]]
    changed: str

    @property
    def title(self) -> str:
        """The title of the appointment, or the name of the client, in Markdown."""
        return in_markdown(heading_of(self.ours)[0])


class EditFlow(ConflictFlow):
    """Shows what the studio and the other side hold, and asks which of it is right."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask."""
        seen = await self._look()
        if not isinstance(seen, Seen):
            return seen
        options = [Answer.STUDIO.value, seen.theirs.value]
        if len(seen.fields) > 1:
            options.append("per_field")
        return self.async_show_menu(
            step_id="init",
            menu_options=options,
            description_placeholders={
                "title": seen.title,
                "fields": self._table(seen),
                "changed": seen.changed,
            },
        )

    async def async_step_take_studio(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Let the studio's values win."""
        return await self.give(Choice(answer=Answer.STUDIO))

    async def async_step_take_google(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Let Google's values win."""
        return await self.give(Choice(answer=Answer.GOOGLE))

    async def async_step_take_server(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Let the server's values win."""
        return await self.give(Choice(answer=Answer.SERVER))

    async def async_step_per_field(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Choose a side for each field; each choice shows its value."""
        seen = await self._look()
        if not isinstance(seen, Seen):
            return seen
        # If the values in question have changed meanwhile, the question is asked again.
        if user_input is not None and user_input.keys() == seen.fields.keys():
            chosen = {name: SIDES[side] for name, side in user_input.items()}
            return await self.give(Choice(answer=Answer.FIELDS, sides=chosen))
        fields = {
            vol.Required(name, default="studio"): one_of(
                {
                    "studio": f"Studio: {spoken(ours)}",
                    _OTHER: f"{seen.words.place}: {spoken(theirs)}",
                },
                mode=SelectSelectorMode.LIST,
            )
            for name, (ours, theirs) in seen.fields.items()
        }
        return self.async_show_form(
            step_id="per_field",
            data_schema=vol.Schema(fields),
            description_placeholders={"title": seen.title},
        )

    async def _look(self) -> Seen | RepairsFlowResult:
        """Read the conflict as it is now; or say why it can't be decided."""
        studio = self.studio()
        if studio is None:
            return self.async_abort(reason="not_loaded")
        try:
            conflict, ours, theirs, edit = await self._read(studio)
        except SchedulingError:
            return self.gone(studio)
        except HomeAssistantError:
            return self.async_abort(reason="not_loaded")
        clock = self.settings(studio).clock
        words = (await language_of_asking(self.hass)).at(origin_of(conflict.replica_id))
        fields = {
            name: (_value(ours, name, clock, words), _value(theirs, name, clock, words))
            for name in conflict.fields
        }
        if "parts" in fields and "name" in fields:
            # A name goes with its parts.
            ours_too, theirs_too = fields["name"]
            del fields["parts" if ours_too != theirs_too else "name"]
        changed = await self._changed(studio, edit, conflict, words)
        return Seen(
            words=words,
            theirs=theirs_answer(conflict),
            ours=ours,
            fields=fields,
            changed=changed,
        )

    async def _changed(
        self, studio: StudioEntry, edit: Edit | None, conflict: Conflict, texts: Catalogue
    ) -> str:
        """Say when it was changed here, by whom if that is known, and when the other side was."""
        clock, words = self.settings(studio).clock, texts.changed
        noticed = words["noticed"].format(when=start_text(conflict.opened_at, clock, texts))
        if edit is None:
            return noticed
        who = await self._name_of(studio, edit.author, words)
        key = "by" if who else "at"
        when = start_text(edit.at, clock, texts)
        return f"{words[key].format(when=when, who=in_markdown(who))} {noticed}"

    async def _name_of(self, studio: StudioEntry, author: str, words: Mapping[str, str]) -> str:
        """Return who that is; empty if nobody knows."""
        if author == AUTOMATION:
            return words["automation"]
        if (access_id := access_of(author)) is not None:
            access = studio.subentries.get(access_id)
            return (
                words["some_phone"] if access is None else words["phone"].format(name=access.title)
            )
        user = await self.hass.auth.async_get_user(user_of(author) or "")
        return "" if user is None else user.name or ""

    async def _read(self, studio: StudioEntry) -> tuple[Conflict, Subject, Subject, Edit | None]:
        book = studio.runtime_data.book
        found = await book.read(lambda tx: conflicts.get(tx, self.conflict_id))
        if found is None:
            raise UnknownConflict(id=self.conflict_id)
        projection = account_of(self.hass, studio, found).sync.naming.projection

        def read(tx: Transaction) -> tuple[Conflict, Subject, Subject, Edit | None]:
            seen = sides(tx, self.conflict_id, projection=projection)
            return *seen, last_edit(tx, found)

        return await book.read(read)

    def _table(self, seen: Seen) -> str:
        """Return what is in question in Markdown, a line for each field."""
        words = seen.words
        return "\n".join(
            f"- {words.of(words.fields, field_name(seen.ours, name)) or name}:"
            f" Studio **{in_markdown(ours)}** · {words.place} **{in_markdown(theirs)}**"
            for name, (ours, theirs) in seen.fields.items()
        )


def _value(content: Subject, name: str, clock: ZoneInfo, words: Catalogue) -> str:
    """Return one field of a side in words; an empty one is empty."""
    if isinstance(content, Contact):
        return client_value_text(content, name, words)
    value: object = getattr(content, name)
    if isinstance(value, Timed | AllDay):
        return span_text(value, clock, words)
    if isinstance(value, tuple):
        return repeats_text(value, clock, words)
    if isinstance(value, bool):
        value = "busy" if value else "free"
    return words.values.get(str(value), str(value)) if name in _NAMED else str(value)
