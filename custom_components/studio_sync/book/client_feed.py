"""Changes of clients that are still to be announced; see ``change_feed`` for appointments.

Several changes of one client are combined. The source of a change says who made it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from . import clients
from .change import Change, ClientChange, ClientWhat, Source, Writer
from .database import Transaction

MOST_KEPT = 5_000
"""The most changed clients kept by id; if there are more, they are only counted."""


class ClientBy(StrEnum):
    """By what a client was changed."""

    STUDIO = "studio"
    GOOGLE = "google"
    SERVER = "server"
    IMPORT = "import"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientEvent:
    """One thing that happened to a client, by what and whom.

    ``name`` is empty once it is erased. ``other_id``: of a merge, the client that is removed.
    ``author`` is who asked for it, as the journal names them; empty where nobody is known.
    """

    what: ClientWhat
    client_id: str
    name: str
    by: ClientBy
    author: str
    other_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSummary:
    """What is to be announced, in order; of very many changes only their numbers.

    ``by`` and ``author`` are those of all that is counted, if they are the same.
    """

    events: tuple[ClientEvent, ...] = ()
    counts: Mapping[ClientWhat, int] = field(default_factory=dict)
    by: ClientBy | None = None
    author: str = ""


@dataclass(slots=True)
class PendingClients:
    """Collects changes of clients until they are announced.

    ``counted`` are the changes that were too many to be kept by id, by their source.
    """

    changes: dict[str, tuple[ClientChange, Source]] = field(default_factory=dict)
    counted: Counter[tuple[ClientWhat, Source]] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        """Whether there is anything to announce."""
        return bool(self.changes or self.counted)

    def add(self, change: Change) -> None:
        """Add a change of the book."""
        self._add({key: (each, change.source) for key, each in change.clients.items()})

    def add_later(self, later: Self) -> None:
        """Add changes that came after these."""
        self.counted += later.counted
        self._add(later.changes)

    def _add(self, later: Mapping[str, tuple[ClientChange, Source]]) -> None:
        for client_id, each in later.items():
            before = self.changes.get(client_id)
            self.changes[client_id] = each if before is None else _combined(before, each)
        if len(self.changes) > MOST_KEPT:
            self.counted.update((what, source) for what, _, _, source in self.all())
            self.changes = {}

    def all(self) -> Iterator[tuple[ClientWhat, str, str, Source]]:
        """Yield what happened, to which client, of a merge with whom, and the source."""
        merged = {
            client_id: change.into
            for client_id, (change, _) in self.changes.items()
            if change.into and change.after is False
        }
        into = set(merged.values())
        for client_id, (change, source) in self.changes.items():
            if client_id in merged:
                yield ClientWhat.MERGED, merged[client_id], client_id, source
            elif change.what is not None and not (
                change.what is ClientWhat.CHANGED and client_id in into
            ):
                yield change.what, client_id, "", source


def _combined(
    earlier: tuple[ClientChange, Source], later: tuple[ClientChange, Source]
) -> tuple[ClientChange, Source]:
    both = earlier[0].then(later[0])
    # Who adds a client is told, not who completes it a moment later.
    same = earlier[0].what is both.what and both.what is not ClientWhat.CHANGED
    return both, (earlier if same else later)[1]


def summarize(tx: Transaction, pending: PendingClients, most: int) -> ClientSummary:
    """Return what is to be announced; if there are more than ``most`` changes, their numbers."""
    events = list(pending.all())
    if len(events) + pending.counted.total() > most:
        counted = pending.counted + Counter((what, source) for what, _, _, source in events)
        sources = {source for _, source in counted}
        by, authors = set(map(by_of, sources)), {each.author for each in sources}
        counts = Counter[ClientWhat]()
        for (what, _), number in counted.items():
            counts[what] += number
        return ClientSummary(
            counts=counts,
            by=by.pop() if len(by) == 1 else None,
            author=authors.pop() if len(authors) == 1 else "",
        )
    known = clients.get_many(tx, [client_id for _, client_id, _, _ in events])
    return ClientSummary(
        events=tuple(
            ClientEvent(
                what=what,
                client_id=client_id,
                name=known[client_id].name if client_id in known else "",
                by=by_of(source),
                author=source.author,
                other_id=other_id,
            )
            for what, client_id, other_id, source in events
        )
    )


def by_of(source: Source) -> ClientBy:
    """Return by what a client was changed."""
    return ClientBy.IMPORT if source.writer is Writer.IMPORT else ClientBy(source.origin)
