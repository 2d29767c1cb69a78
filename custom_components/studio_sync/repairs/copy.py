"""The fix flow of a contact of which it is not clear whose it is (*Copy*, *Merge & fix*)."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.components.repairs.models import RepairsFlowResult
from homeassistant.helpers.selector import SelectSelectorMode
import probatio as vol

from ..book import conflicts
from ..book.database import Transaction
from ..book.model import Client, Conflict
from ..entries.users import language_of_asking
from ..flows.forms import one_of
from ..formats.contact import Contact
from ..scheduling.errors import ConflictClosed, SchedulingError, UnknownConflict
from ..scheduling.overlap_answers import Offer
from ..scheduling.shared_copies import claimants, offers
from ..services.conflict_answers import Choice
from ..texts.catalogue import Catalogue
from ..texts.contacts import client_value_text
from ..texts.titles import in_markdown, spoken
from .conflict import ConflictFlow

ANSWER: Final = "answer"
_TOLD: Final = ("organisation", "phones", "emails", "addresses", "birthday")
"""Fields by which people tell one contact from another."""

type Seen = tuple[Conflict, list[Client], list[Offer]]


class CopyFlow(ConflictFlow):
    """Shows the contact and the clients whose it may be, and asks whose it is."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask."""
        studio = self.studio()
        if studio is None:
            return self.async_abort(reason="not_loaded")
        try:
            conflict, people, possible = await studio.runtime_data.book.read(self._read)
        except SchedulingError:
            return self.gone(studio)
        choices = {f"{each.answer}:{each.client_id or ''}": each for each in possible}
        chosen = choices.get((user_input or {}).get(ANSWER, ""))
        if chosen is not None:
            choice = Choice(answer=chosen.answer, client_id=chosen.client_id or "")
            return await self.give(choice)
        words = await language_of_asking(self.hass)
        labels = {key: _label(each, people, words) for key, each in choices.items()}
        form = vol.Schema({vol.Required(ANSWER): one_of(labels, mode=SelectSelectorMode.LIST)})
        return self.async_show_form(
            step_id="init",
            data_schema=form,
            description_placeholders={
                "contact": _line(conflict.theirs or Contact(), words),
                "clients": "\n".join(f"- {_line(each.content, words)}" for each in people),
            },
        )

    def _read(self, tx: Transaction) -> Seen:
        conflict = conflicts.get(tx, self.conflict_id)
        if conflict is None:
            raise UnknownConflict(id=self.conflict_id)
        if conflict.closed_at is not None:
            raise ConflictClosed(resolution=conflict.resolution)
        return conflict, claimants(tx, conflict), offers(tx, conflict)


def _label(offer: Offer, people: list[Client], words: Catalogue) -> str:
    """Say an answer with the client's name, and a number, since two may have one name."""
    names = {each.id: " · ".join(filter(None, (each.name, *each.phones[:1]))) for each in people}
    name = spoken(names.get(offer.client_id or "", ""))
    return words.whose[offer.answer].format(name=name)


def _line(content: Contact, words: Catalogue) -> str:
    """Return a contact on one line, in Markdown."""
    told = (client_value_text(content, name, words) for name in _TOLD)
    parts = dict.fromkeys([content.name or content.organisation, *told])
    return " · ".join(in_markdown(each) for each in parts if each)
