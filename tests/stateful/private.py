"""What an account must not be shown, and what its calendar shows in spite of that."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
import re
from typing import Any

from custom_components.studio_sync.book import appointments, links
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Content, Link
from custom_components.studio_sync.scheduling.titles import AccountProjection, Privacy
from custom_components.studio_sync.sync.ports import Replica

from . import views
from .views import BUSY, Row, tag_of

_VALUE = re.compile(r"[tdp]\d{5}")
HIDDEN = {
    Privacy.FULL: (),
    Privacy.TITLE: ("description", "place"),
    Privacy.BUSY: ("title", "description", "place"),
}


def projection(privacy: Privacy) -> AccountProjection:
    """Return what an account is shown."""
    return AccountProjection(privacy=privacy, busy_word=BUSY)


@dataclass(slots=True)
class Private:
    """The values that the studio wrote into appointments of its own, by field."""

    values: dict[str, set[str]] = field(default_factory=dict)

    def note(self, values: Mapping[str, str]) -> None:
        """Somebody wrote these in the studio."""
        for name, value in values.items():
            if _VALUE.fullmatch(value):
                self.values.setdefault(name, set()).add(value)

    def published(self, text: str) -> None:
        """Somebody who was shown these made an appointment of their own of them."""
        for found in self.values.values():
            found -= set(_VALUE.findall(text))

    def check(self, privacy: Privacy, text: str) -> None:
        """Compare: what is hidden from an account must not be sent to it."""
        hidden = {value for name in HIDDEN[privacy] for value in self.values.get(name, ())}
        leaked = hidden.intersection(_VALUE.findall(text))
        assert not leaked, f"{leaked} must not be sent under {privacy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What an event is a copy of: the thing's tag, what is hidden of it, what the book says."""

    tag: str
    hidden: tuple[str, ...] = ()
    content: Content


class CopyIndex:
    """Which event is a copy of what in one calendar, as the book and the ids tell."""

    def __init__(self, copies: Mapping[str, Seen], latest: Collection[str] = ()) -> None:
        """``latest``: the ids of the last copy of each appointment."""
        self._copies = copies
        self.latest = latest

    def of(self, event_id: str) -> Seen | None:
        """Return what an event is a copy of; an instance is at least one of its series."""
        names = event_id, event_id.rpartition("_")[0], event_id.partition("_")[0]
        return next((self._copies[name] for name in names if name in self._copies), None)

    def tag(self, event: Mapping[str, Any]) -> str:
        """Return the tag of the thing that an event belongs to."""
        tag = tag_of(str(event.get("summary", "")))
        seen = self.of(str(event["id"]))
        return seen.tag if tag == "none" and seen is not None else tag

    def hides(self, event: Mapping[str, Any], name: str) -> bool:
        """Tell whether what is written in a field of an event stays there, unread."""
        seen = self.of(str(event["id"]))
        return seen is not None and name in seen.hidden

    def veil(self, row: Row, event: Mapping[str, Any]) -> Row:
        """Return what counts of an instance in Google."""
        seen = self.of(str(event["id"]))
        return row if seen is None else veiled(row, seen.hidden, seen.tag)

    def check(self, events: Iterable[Mapping[str, Any]]) -> None:
        """Compare: what is hidden must not be in Google."""
        for event in events:
            seen = self.of(str(event["id"]))
            if seen is None:
                continue
            theirs = {
                "title": event.get("summary"),
                "description": event.get("description"),
                "place": event.get("location"),
            }
            for name in seen.hidden:
                own = getattr(seen.content, name)
                assert not own or theirs[name] != own, f"the {name} of {seen.tag} is shown"


def veiled(row: Row, hidden: Iterable[str], tag: str) -> Row:
    """Return a row without what is hidden of it."""
    values: dict[str, Any] = {name: tag if name == "title" else "" for name in hidden}
    return replace(row, **values)


def book_rows(tx: Transaction, staff_id: str, privacy: Privacy) -> Counter[Row]:
    """Return what of a calendar its owner's account is shown."""
    return Counter(
        veiled(row, hidden_of(record, privacy), row.tag)
        for row, record in views.book_instances(tx, staff_id)
    )


def google_rows(events: Iterable[dict[str, Any]], copy_index: CopyIndex) -> Counter[Row]:
    """Return what counts of the instances in a Google calendar."""
    return Counter(copy_index.veil(views.google_row(event), event) for event in events)


def hidden_of(record: Appointment, privacy: Privacy) -> tuple[str, ...]:
    """Name the fields of an appointment that an account is not shown."""
    marked = replace(record.content, title="x", description="x", place="x")
    shown = projection(privacy).project(record, marked)
    names = ("title", "description", "place")
    return tuple(name for name in names if getattr(shown, name) != "x")


def copy_index_of(tx: Transaction, replica: Replica[Content], privacy: Privacy) -> CopyIndex:
    """Look which events of a calendar are copies of which appointments."""
    records = {record.id: record for record in appointments.changes(tx, 0)}
    found = links.get(tx, replica.id, records)
    names = {
        record.id: _names(replica, record, found.get(record.id)) for record in records.values()
    }
    copies = dict[str, Seen]()
    for record in sorted(records.values(), key=lambda each: each.series_id is not None):
        seen = Seen(
            tag=tag_of(record.content.title),
            hidden=hidden_of(record, privacy),
            content=record.content,
        )
        copies.update(dict.fromkeys(names[record.id], seen))
        start = record.original_start
        if record.series_id is not None and start is not None and not record.deleted:
            whole = names.get(record.series_id, ())
            copies.update((replica.child_id(name, start), seen) for name in whole)
    return CopyIndex(copies, {link.remote_id for link in found.values()})


def _names(replica: Replica[Content], record: Appointment, link: Link | None) -> list[str]:
    """Return the ids that the copies of an appointment have or may have had."""
    last = 1 if link is None else link.generation + 1
    derived = [replica.remote_id(record.id, number) for number in range(last + 1)]
    return derived if link is None else [*derived, link.remote_id]
