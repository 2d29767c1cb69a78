"""What a replica has to know of the texts in a collection: of calendars, or of address books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from ..book.model import Moment
from ..sync.model import Outcome, RemoteItem, SkippedItem, Write
from ..sync.record import Fields

type Entry[C: Fields] = RemoteItem[C] | SkippedItem
type Entries[C: Fields] = Sequence[Entry[C]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A text on the server. ``etag`` is as the server told it; empty if it told none."""

    name: str
    text: bytes
    etag: str = ""
    modified: datetime | None = None
    """When the server kept it, by its own clock."""


@dataclass(slots=True, kw_only=True)
class Applied[C: Fields]:
    """What writes make of a text: None, it is to be deleted. Some are settled without it.

    ``done`` are the numbers of the writes that are in the text.
    """

    text: bytes | None
    changed: bool = False
    done: list[int] = field(default_factory=list)
    settled: dict[int, Outcome[C]] = field(default_factory=dict)
    first: bytes | None = None
    """What has to be there before it is deleted, so that nobody is told of that."""


class Codec[C: Fields](Protocol):
    """Texts of one sort as items of the engine. One text may be several of them. Pure."""

    @property
    def report(self) -> str:
        """The name of the report that gives texts by their addresses."""

    @property
    def data(self) -> str:
        """The name of the property that holds a text."""

    @property
    def content_type(self) -> str:
        """What a text is, as HTTP says it."""

    @property
    def extension(self) -> str:
        """How the names of texts end."""

    def read(self, resource: Resource) -> Entries[C]:
        """Return the items of a text, or the one that it is skipped as."""

    def apply(
        self, name: str, there: Resource | None, writes: Mapping[int, Write[C]], now: datetime
    ) -> Applied[C]:
        """Return the text after these writes, by their numbers; ``there`` is what there is."""

    def family(self, remote_id: str) -> str:
        """Return the name of the text that an item is in."""

    def child_id(self, name: str, position: Moment) -> str:
        """Name one child of an item."""

    def position(self, remote_id: str) -> Moment | None:
        """Return which child of its parent an item is by its id; None if it is no child."""

    def children(self, resource: Resource, around: datetime) -> Entries[C]:
        """Return the children of a text, also those that are as it says, around a time."""

    def has_children(self, items: Entries[C]) -> bool:
        """Tell whether a text may have children."""

    def child_now(self, remote_id: str, items: Entries[C]) -> RemoteItem[C]:
        """Return a child that a text does not tell of by itself, by all that it tells."""
