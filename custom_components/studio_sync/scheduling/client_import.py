"""Imports clients: says of each record what it would do, and does it as one run of the journal."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from ..book import clients, people, photos
from ..book.codec import dump_contact
from ..book.database import Transaction
from ..book.errors import BookInvalid
from ..book.model import Client, ClientGroup
from ..book.validation import MAX_TEXT, check_client
from ..formats.folding import fold
from ..formats.pictures import Picture
from ..formats.vcard.content import CardContent
from .client_filling import fill
from .client_matching import Matches, Why


class Verdict(StrEnum):
    """What becomes of a record."""

    NEW = "new"
    SAME = "same"
    """A client has all that it says."""
    FILLS_IN = "fills_in"
    POSSIBLY_SAME = "possibly_same"
    """It may be a client, which a person has to decide: nothing is written."""
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A record of a file; ``row`` is its line, ``remarks`` are (reason, column).

    ``photo`` is that of the content, as it may be kept.
    """

    row: int
    content: CardContent
    photo: Picture | None = None
    remarks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What becomes of a record.

    ``client`` is the client as it is afterwards; for POSSIBLY_SAME the one that it may be.
    ``added`` are names of what it gets, ``differs`` of what both say in different ways: the
    client's stays. ``of_row``: the client is new, and from that earlier row of the file.
    """

    incoming: Incoming
    verdict: Verdict
    why: Why | None = None
    client: Client | None = None
    added: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    of_row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How to import.

    ``country``: where phone numbers without a country's code are (ISO 3166-1 alpha-2).
    ``group_id``: a group that all records join; ``file_groups``: they join those that the file
    names, too; ``new_groups``: also those that have to be made. ``add_possible``: records that are
    possibly the same as a client become clients of their own.
    """

    country: str = ""
    group_id: str | None = None
    file_groups: bool = True
    new_groups: bool = True
    add_possible: bool = False


NO_CHOICES: Final = Choices()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do to the book as it is at ``rev``.

    ``records`` are in the order of the file. ``changed`` are the clients as they are to be
    written, by id, ``photos`` what they get; ``new_groups`` are names by the ids that stand for
    them.
    """

    rev: int
    choices: Choices
    records: tuple[Planned, ...]
    changed: Mapping[str, Client]
    photos: Mapping[str, Picture]
    new_groups: Mapping[str, str]


def counts(records: Iterable[Planned]) -> Mapping[str, int]:
    """Return how many records of each verdict there are; those without any are left out."""
    return Counter(each.verdict.value for each in records)


def plan(tx: Transaction, records: Sequence[Incoming], choices: Choices = NO_CHOICES) -> ImportPlan:
    """Say what an import would do. Nothing is written."""
    planner = _Planner(tx, choices)
    return ImportPlan(
        rev=tx.rev,
        choices=choices,
        records=tuple(planner.plan(records)),
        changed=planner.changed,
        photos=planner.photos,
        new_groups=planner.new_groups,
    )


def apply(
    tx: Transaction,
    records: Sequence[Incoming],
    choices: Choices = NO_CHOICES,
    *,
    shown: ImportPlan | None = None,
) -> list[Planned]:
    """Import, and return what was done. The caller makes it a run (``write_path.carry_out``).

    ``shown`` is the preview of these records: unless the book or the choices have changed since,
    it is done as it is. Groups that are missing are made. Raises BookInvalid for an unknown
    ``group_id``.
    """
    todo = shown
    if todo is None or (todo.rev, todo.choices) != (tx.rev, choices):
        todo = plan(tx, records, choices)
    written = todo.changed
    named = {group for each in written.values() for group in each.group_ids}
    groups = {
        key: people.put_group(tx, ClientGroup(id=tx.new_id(), name=name)).id
        for key, name in todo.new_groups.items()
        if key in named
    }
    ids = {key: tx.new_id() for key in written if key.startswith(_ROW)}
    kept = clients.put_many(
        tx,
        [
            _with_photo(
                tx,
                replace(
                    each,
                    id=ids.get(each.id, each.id),
                    group_ids=tuple(groups.get(group, group) for group in each.group_ids),
                ),
                todo.photos.get(each.id),
            )
            for each in written.values()
        ],
    )
    by_id = dict(zip(written, kept, strict=True))
    return [
        each
        if each.client is None
        else replace(each, client=by_id.get(each.client.id, each.client))
        for each in todo.records
    ]


def missing_groups(tx: Transaction, records: Iterable[Incoming]) -> list[str]:
    """Return the names of the groups of records that there are not."""
    known = {fold(each.name) for each in people.groups(tx)}
    named = {fold(name): name for each in records for name in each.content.groups}
    return [name for key, name in named.items() if key not in known]


_ROW: Final = "row:"
"""Before the number of the row that a new client is from: its id while it is planned."""
_GROUP: Final = "group:"


def _with_photo(tx: Transaction, client: Client, photo: Picture | None) -> Client:
    if photo is None:
        return client
    key = photos.put(tx, photo)
    return replace(client, content=replace(client.content, photo=key))


def _can_be_kept(client: Client) -> bool:
    try:
        check_client(client)
    except BookInvalid:
        return False
    return len(dump_contact(client.content)) <= MAX_TEXT


@dataclass(slots=True)
class _Planner:
    """Plans one import."""

    tx: Transaction
    choices: Choices
    matches: Matches = field(init=False)
    groups: dict[str, str] = field(init=False)
    """The ids of groups by their folded names."""
    new_groups: dict[str, str] = field(default_factory=dict)
    changed: dict[str, Client] = field(default_factory=dict)
    """Clients as they are to be written, by id."""
    photos: dict[str, Picture] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.matches = Matches(clients.clients(self.tx), self.choices.country)
        self.groups = {fold(each.name): each.id for each in people.groups(self.tx)}

    def plan(self, records: Sequence[Incoming]) -> list[Planned]:
        return [self._plan(each) for each in records]

    def _plan(self, incoming: Incoming) -> Planned:
        content = incoming.content
        if not content.contact.name:
            return Planned(incoming=incoming, verdict=Verdict.LEFT_OUT, why=Why.NOTHING)
        new = Client(
            id=f"{_ROW}{incoming.row}",
            content=content.contact,
            number=content.number,
            group_ids=self._groups_of(content),
        )
        if not _can_be_kept(new):
            return Planned(incoming=incoming, verdict=Verdict.LEFT_OUT, why=Why.TOO_LONG)
        keys = self.matches.keys_of(content.contact, content.number)
        found = self.matches.find(content, keys, self._has_all)
        if found is None or (not found.certain and self.choices.add_possible):
            self._keep(new, incoming)
            self.matches.add(new, content.uid, keys, new=True)
            return Planned(incoming=incoming, verdict=Verdict.NEW, client=new)
        if not found.certain:
            return Planned(
                incoming=incoming,
                verdict=Verdict.POSSIBLY_SAME,
                why=found.why,
                client=found.client,
            )
        return self._known(incoming, found.client, found.why)

    def _known(self, incoming: Incoming, client: Client, why: Why) -> Planned:
        content = incoming.content
        filled = fill(client.content, content.contact, self.choices.country)
        groups = tuple(dict.fromkeys((*client.group_ids, *self._groups_of(content))))
        added, differs = list(filled.added), list(filled.differs)
        number = client.number or content.number
        if number != client.number:
            added.append("number")
        elif content.number and content.number != number:
            differs.append("number")
        if groups != client.group_ids:
            added.append("groups")
        if self._lacks_photo(client, incoming):
            added.append("photo")
        after = replace(client, content=filled.contact, number=number, group_ids=groups)
        if added and not _can_be_kept(after):
            return Planned(incoming=incoming, verdict=Verdict.LEFT_OUT, why=Why.TOO_LONG)
        if added:
            self._keep(after, incoming)
            keys = self.matches.keys_of(after.content, after.number)
            self.matches.add(after, content.uid, keys, new=False)
        return Planned(
            incoming=incoming,
            verdict=Verdict.FILLS_IN if added else Verdict.SAME,
            why=why,
            client=after,
            added=tuple(added),
            differs=tuple(differs),
            of_row=int(client.id[len(_ROW) :]) if client.id.startswith(_ROW) else None,
        )

    def _keep(self, client: Client, incoming: Incoming) -> None:
        self.changed[client.id] = client
        if incoming.photo is not None and not client.content.photo:
            self.photos.setdefault(client.id, incoming.photo)

    def _lacks_photo(self, client: Client, incoming: Incoming) -> bool:
        has = bool(client.content.photo) or client.id in self.photos
        return incoming.photo is not None and not has

    def _has_all(self, client: Client, content: CardContent) -> bool:
        """Return whether a client has all that a record says, so that nothing would be added."""
        filled = fill(client.content, content.contact, self.choices.country)
        return not (filled.added or filled.differs)

    def _groups_of(self, content: CardContent) -> tuple[str, ...]:
        found = list[str]()
        for name in content.groups if self.choices.file_groups else ():
            key = fold(name)
            if key not in self.groups:
                if not self.choices.new_groups:
                    continue
                self.groups[key] = f"{_GROUP}{key}"
                self.new_groups[self.groups[key]] = name
            found.append(self.groups[key])
        if self.choices.group_id is not None:
            found.append(self.choices.group_id)
        return tuple(dict.fromkeys(found))
