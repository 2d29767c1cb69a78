"""What the engine needs to know of the records of any kind."""

from dataclasses import Field
from datetime import datetime
from typing import Any, ClassVar, Protocol

from ..book.model import Moment


class Fields(Protocol):
    """The content of a record: a frozen dataclass, whose fields are synced one by one."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


class Record(Protocol):
    """One record in the book: a frozen dataclass.

    ``rev`` is the book's number for its last change, ``changed_at`` when that was;
    ``deleted`` makes it a tombstone. A part of another record names that in ``parent_id``,
    and in ``position`` says which part it is.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def id(self) -> str:
        """Its id in the book."""

    @property
    def content(self) -> Any:
        """What it and its copies have in common: the content of its kind."""

    @property
    def rev(self) -> int:
        """The rev of its last change."""

    @property
    def changed_at(self) -> datetime | None:
        """When that was, in UTC."""

    @property
    def edited(self) -> tuple[tuple[str, datetime], ...]:
        """When fields of the content were edited last: see ``stamping.edited_at``."""

    @property
    def deleted(self) -> bool:
        """It is a tombstone."""

    @property
    def lives(self) -> bool:
        """Replicas may show it."""

    @property
    def parent_id(self) -> str | None:
        """The id of the record that it is a part of."""

    @property
    def position(self) -> Moment | None:
        """Which part of that it is."""
