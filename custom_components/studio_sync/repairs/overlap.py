"""The fix flow of an overlap (S22): both sides, and what may be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from homeassistant.components.repairs.models import RepairsFlowResult
from homeassistant.helpers.selector import DateTimeSelector
import probatio as vol

from ..book.database import Transaction
from ..book.model import AllDay, Appointment, When
from ..entries.lookup import names_of
from ..entries.users import language_of_asking
from ..flows.forms import one_of
from ..lifecycle.runtime import StudioEntry
from ..scheduling.errors import SchedulingError
from ..scheduling.overlap_answers import Answer, Both, Offer, both_sides, overlap_offers
from ..services.conflict_answers import Choice
from ..services.response import client_name
from ..services.schema import changed_span, moment
from ..texts.catalogue import Catalogue
from ..texts.times import span_text
from ..texts.titles import in_markdown, spoken
from .conflict import ConflictFlow


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An overlap as the flow shows it."""

    studio: StudioEntry
    both: Both
    offers: tuple[Offer, ...]
    new_client: str
    old_client: str
    words: Catalogue

    def of(self, answer: Answer) -> list[Offer]:
        """Return the proposals for one answer."""
        return [each for each in self.offers if each.answer is answer]


class OverlapFlow(ConflictFlow):
    """Shows both appointments, and asks what to do."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask."""
        seen = await self._look()
        if not isinstance(seen, Seen):
            return seen
        options = [
            "keep_both",
            "move",
            *(["assign"] if seen.of(Answer.ASSIGN_NEW) else []),
            "cancel_new",
            "move_old",
            *(["assign_old"] if seen.of(Answer.ASSIGN_OLD) else []),
            "cancel_old",
        ]
        return self.async_show_menu(
            step_id="init",
            menu_options=options,
            description_placeholders=self._placeholders(seen),
        )

    async def async_step_keep_both(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Leave both where they are."""
        return await self.give(Choice(answer=Answer.KEEP_BOTH))

    async def async_step_cancel_new(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Cancel the one that came later."""
        return await self._cancel(Answer.CANCEL_NEW)

    async def async_step_cancel_old(
        self, _user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Cancel the one that was there before."""
        return await self._cancel(Answer.CANCEL_OLD)

    async def _cancel(self, answer: Answer) -> RepairsFlowResult:
        try:
            return await self.give(Choice(answer=answer))
        except SchedulingError:
            return self.async_abort(reason="nothing_open")

    async def async_step_move(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Choose when the one that came later is to take place."""
        return await self._move(user_input, Answer.MOVE_NEW, step_id="move")

    async def async_step_move_old(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Choose when the one that was there before is to take place."""
        return await self._move(user_input, Answer.MOVE_OLD, step_id="move_old")

    async def _move(
        self, user_input: dict[str, Any] | None, answer: Answer, *, step_id: str
    ) -> RepairsFlowResult:
        """Choose one of the next free times, or enter a time of one's own, which counts then."""
        seen = await self._look()
        if not isinstance(seen, Seen):
            return seen
        free = {
            each.when.start.isoformat(): each.when
            for each in seen.of(answer)
            if each.when is not None
        }
        errors: dict[str, str] = {}
        problem = ""
        if user_input is not None:
            field = "start" if user_input.get("start") else "time"
            try:
                when = self._chosen(seen, answer, free, user_input)
                if when is not None:
                    return await self.give(Choice(answer=answer, when=when))
                errors[field] = "time_gone"
            except SchedulingError as err:
                errors[field] = err.key
                problem = in_markdown(err.placeholders.get("title", ""))
        placeholders = self._placeholders(seen) | {"problem": problem}
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(
                self._times(seen, free), user_input or {}
            ),
            errors=errors,
            description_placeholders=placeholders,
        )

    def _times(self, seen: Seen, free: dict[str, When]) -> vol.Schema:
        """Offer the free times, if there are any, and a field for another one."""
        own = DateTimeSelector()
        if not free:
            return vol.Schema({vol.Required("start"): own})
        clock = self.settings(seen.studio).clock
        labels = {name: span_text(when, clock, seen.words) for name, when in free.items()}
        first = next(iter(free))
        return vol.Schema(
            {vol.Required("time", default=first): one_of(labels), vol.Optional("start"): own}
        )

    def _chosen(
        self, seen: Seen, answer: Answer, free: dict[str, When], user_input: dict[str, Any]
    ) -> When | None:
        """Return the time that was entered or chosen, None if it is not free any more.

        Raises DateTooFar.
        """
        if not user_input.get("start"):
            return free.get(user_input["time"])
        _, present = seen.both.changed_by(answer)
        # The form has a field for a time only: whole days stay whole days.
        given = {"start": moment(user_input["start"]), "all_day": isinstance(present, AllDay)}
        return changed_span(given, present, self.settings(seen.studio))

    async def async_step_assign(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Choose who takes over the one that came later."""
        return await self._assign(user_input, Answer.ASSIGN_NEW, step_id="assign")

    async def async_step_assign_old(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Choose who takes over the one that was there before."""
        return await self._assign(user_input, Answer.ASSIGN_OLD, step_id="assign_old")

    async def _assign(
        self, user_input: dict[str, Any] | None, answer: Answer, *, step_id: str
    ) -> RepairsFlowResult:
        """Choose another staff member who is free."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                return await self.give(Choice(answer=answer, staff_id=user_input["staff_id"]))
            except SchedulingError as err:
                errors["staff_id"] = err.key
        seen = await self._look()
        if not isinstance(seen, Seen):
            return seen
        names = names_of(seen.studio)
        free = [each.staff_id for each in seen.of(answer) if each.staff_id is not None]
        if not free:
            return self.async_abort(reason="nobody_free")
        choices = one_of({staff_id: names.get(staff_id, staff_id) for staff_id in free})
        return self.async_show_form(
            step_id=step_id,
            data_schema=vol.Schema({vol.Required("staff_id", default=free[0]): choices}),
            errors=errors,
            description_placeholders=self._placeholders(seen),
        )

    async def _look(self) -> Seen | RepairsFlowResult:
        """Read the overlap as it is now; or say why it can't be decided."""
        studio = self.studio()
        if studio is None:
            return self.async_abort(reason="not_loaded")
        settings, conflict_id = self.settings(studio), self.conflict_id
        words = await language_of_asking(self.hass)

        def work(tx: Transaction) -> Seen:
            both = both_sides(tx, settings, conflict_id)
            return Seen(
                studio=studio,
                both=both,
                offers=tuple(overlap_offers(tx, settings, conflict_id)),
                new_client=client_name(tx, both.new.client_id),
                old_client=client_name(tx, both.old.client_id),
                words=words,
            )

        try:
            return await studio.runtime_data.book.read(work)
        except SchedulingError:
            return self.gone(studio)

    def _placeholders(self, seen: Seen) -> dict[str, str]:
        clash = seen.both.clash
        return {
            "new": self._side(seen, seen.both.new, clash.mine, seen.new_client),
            "old": self._side(seen, seen.both.old, clash.other, seen.old_client),
            # The choices of a menu are plain text.
            "new_title": spoken(seen.both.new.content.title),
            "old_title": spoken(seen.both.old.content.title),
        }

    def _side(self, seen: Seen, record: Appointment, when: When, client: str) -> str:
        """Return one side in Markdown: title, time, who and what is taken, whose it is."""
        names = names_of(seen.studio)
        people = [in_markdown(names[owner]) for owner in record.owners if owner in names]
        parts = [
            f"**{in_markdown(record.content.title)}**",
            span_text(when, self.settings(seen.studio).clock, seen.words),
            ", ".join(people),
            in_markdown(client) if client else "",
        ]
        return " · ".join(each for each in parts if each)
