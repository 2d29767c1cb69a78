"""What a list of appointments is narrowed to: a client, where it was made, or a text."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from ..book import clients
from ..book.appointment_rows import words_of
from ..book.appointment_search import terms_of
from ..book.database import Transaction
from ..book.model import Appointment, Origin
from ..formats.folding import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which appointments are wanted; what is not given does not matter.

    ``origins``: where they were made. ``text``: all its words are in the title, the place, the
    notes or the name of the client, as the search of the page finds them.
    """

    client_id: str | None = None
    origins: Collection[Origin] = ()
    text: str = ""

    def among(
        self,
        tx: Transaction,
        records: Iterable[Appointment],
        sees: Callable[[Appointment], bool],
    ) -> set[str]:
        """Return the ids of those that are wanted.

        ``sees``: which ones a reader sees whole; others are not found by what is hidden.
        """
        found = {
            each.id: each
            for each in records
            if self.client_id in {None, each.client_id}
            and (not self.origins or each.origin in self.origins)
            and sees(each)
        }
        return self._with_text(tx, found) if self.text.strip() else set(found)

    def _with_text(self, tx: Transaction, records: dict[str, Appointment]) -> set[str]:
        terms = terms_of(self.text)
        ids = [each.client_id for each in records.values() if each.client_id is not None]
        names = clients.names(tx, list(dict.fromkeys(ids)))
        found = set[str]()
        for key, record in records.items():
            name = " ".join(words(names.get(record.client_id or "", "")))
            text = f"{words_of(record.content)} {name}"
            if terms and all(any(way in text for way in term) for term in terms):
                found.add(key)
        return found
