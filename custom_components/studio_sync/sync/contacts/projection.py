"""What a replica is shown of the clients."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ...book.model import Client
from ...formats.contact import Contact
from ..merge import field_names, with_fields

_NOTHING: Final = Contact()


class Shown(StrEnum):
    """What Google is shown of a client."""

    ALL = "all"
    WITHOUT_PRIVATE = "without_private"
    """No notes, birthday and photo."""
    NAME_AND_NUMBERS = "name_and_numbers"


_PRIVATE: Final = ("notes", "birthday", "photo")
_NAME: Final = frozenset({"name", "parts", "company", "organisation", "phones"})
_HIDDEN: Final[dict[Shown, tuple[str, ...]]] = {
    Shown.ALL: (),
    Shown.WITHOUT_PRIVATE: _PRIVATE,
    Shown.NAME_AND_NUMBERS: tuple(name for name in field_names(_NOTHING) if name not in _NAME),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactProjection:
    """Implements ``sync.projection.Projection``: some fields are not shown, and not read."""

    shown: Shown = Shown.ALL

    @property
    def only_shown(self) -> tuple[str, ...]:
        """Nothing: what contacts show is in the clients."""
        return ()

    def project(self, record: Client, content: Contact) -> Contact:  # noqa: ARG002
        """Return the content without what is hidden."""
        return with_fields(content, _NOTHING, _HIDDEN[self.shown])

    def mask(self, record: Client, base: Contact | None, theirs: Contact) -> Contact:  # noqa: ARG002
        """Return the copy, its hidden fields as last agreed: what it says in them never counts."""
        return with_fields(theirs, base or _NOTHING, _HIDDEN[self.shown])

    def take_back(self, record: Client, content: Contact) -> Contact:
        """Return the client's content: the hidden fields as they are in the book."""
        return with_fields(content, record.content, _HIDDEN[self.shown])
