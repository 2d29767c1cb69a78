"""What is the studio's alone: whose an appointment is, and what sort. Google never moves it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from custom_components.studio_sync.book.model import Appointment, Kind

from .views import tag_of

type Sort = tuple[Kind, str | None, str | None]
"""Kind, client and session type: the same for a series and all its exceptions."""
type Belonging = tuple[Sort, str | None, Sequence[str], Sequence[str]]
"""That, the photographer, the assistants and the rooms."""

_UNLINKED: Sort = (Kind.APPOINTMENT, None, None)


def sort_of(record: Appointment) -> Sort:
    return record.kind, record.client_id, record.session_type


def _belonging(record: Appointment) -> Belonging:
    return sort_of(record), record.staff_id, record.assistant_ids, record.resource_ids


@dataclass(slots=True)
class OwnershipModel:
    """What people in the studio decided last on each record, and ever on each thing."""

    last: dict[str, Belonging] = field(default_factory=dict)
    ever: dict[str, set[Sort]] = field(default_factory=dict)

    def note(self, records: Iterable[Appointment]) -> None:
        """Somebody in the studio left these so."""
        for record in records:
            self.last[record.id] = _belonging(record)
            self.ever.setdefault(tag_of(record.content.title), {_UNLINKED}).add(sort_of(record))

    def check(self, records: Iterable[Appointment]) -> None:
        """Compare: the client and the session survive every edit in Google (S19, S20)."""
        by_id = {record.id: record for record in records}
        for record in by_id.values():
            last = self.last.get(record.id, _belonging(record))
            assert _belonging(record) == last, f"{record.id} was {last}"
            whole = by_id.get(record.series_id or "")
            if record.deleted:
                continue
            if whole is not None:
                assert whole.deleted or sort_of(record) == sort_of(whole), (
                    f"{record.id} is {sort_of(record)}, its series {sort_of(whole)}"
                )
            elif record.id not in self.last:
                known = self.ever.get(tag_of(record.content.title), {_UNLINKED})
                assert sort_of(record) in known, f"{record.id} became {sort_of(record)} by itself"
