"""The fix flow of what a phone wanted to delete, and the brake holds (B4)."""

from __future__ import annotations

from typing import Final

from homeassistant.components.repairs.models import RepairsFlowResult

from ..book.database import Transaction
from ..dav_server import deletion_brake
from ..dav_server.deletion_brake import Held
from ..entries.users import asking_user, language_of_asking
from ..scheduling.errors import SchedulingError
from ..scheduling.write_path import Request, Surface, carry_out
from ..texts.titles import titled
from .conflict import ConflictFlow

SHOWN: Final = 10
"""How many appointments are named; the others are counted."""


class HeldDeletionsFlow(ConflictFlow):
    """Names what is held, and asks whether it is deleted."""

    _seen: frozenset[str] = frozenset()

    async def async_step_init(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Ask."""
        studio = self.studio()
        if studio is None:
            return self.async_abort(reason="not_loaded")
        held = await studio.runtime_data.book.read(self._held)
        if held is None:
            return self.async_abort(reason="nothing_held")
        self._seen = frozenset(each.id for each in held.records)
        settings, words = self.settings(studio), await language_of_asking(self.hass)
        in_order = sorted(held.records, key=lambda each: settings.instant(each.content.when.start))
        named = [
            f"- {titled(each.content.title, each.content.when.start, settings.clock, words)}"
            for each in in_order[:SHOWN]
        ]
        access = studio.subentries.get(held.access_id)
        more = ["- …"] if len(held.records) > SHOWN else []
        return self.async_show_menu(
            step_id="init",
            menu_options=["delete", "keep"],
            description_placeholders={
                "user_name": "–" if access is None else access.title,
                "number": str(len(held.records)),
                "titles": "\n".join([*named, *more]),
            },
        )

    async def async_step_delete(
        self, _user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Delete what was seen."""
        return await self._decide(delete=True)

    async def async_step_keep(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Keep all of it."""
        return await self._decide(delete=False)

    async def _decide(self, *, delete: bool) -> RepairsFlowResult:
        studio = self.studio()
        if studio is None:
            return self.async_abort(reason="not_loaded")
        settings = self.settings(studio)

        def work(tx: Transaction) -> None:
            held = self._held(tx)
            if held is None:
                return
            if delete:
                deletion_brake.delete_all(tx, settings, held, self._seen)
            else:
                deletion_brake.keep_all(tx, held.access_id, held.owner_id)

        request = Request(surface=Surface.REPAIR, user_id=asking_user())
        try:
            await carry_out(studio.runtime_data.book, request, work)
        except SchedulingError:
            return self.async_abort(reason="nothing_held")
        return self.async_create_entry(data={})

    def _held(self, tx: Transaction) -> Held | None:
        data = self.data or {}
        return deletion_brake.held_by(tx, str(data.get("access_id")), str(data.get("owner_id")))
