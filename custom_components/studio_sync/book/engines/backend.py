"""What a kind of database has to do in its own way."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine, RootTransaction
from sqlalchemy.exc import DBAPIError

from ..errors import BookError


class Backend(Protocol):
    """A database that a book lives in. All of it blocks, and belongs to the book's one thread."""

    engine: Engine

    def inspect(self) -> bool:
        """Tell whether there is a book; refuse a place that can't be used. Raises BookError."""

    def described(self, connection: Connection) -> str:
        """Return the kind and version of the database, and what it lacks."""

    def versions(self, connection: Connection) -> list[str]:
        """Return which versions of the tables are there: none in a new place."""

    def bring_up_to_date(self, connection: Connection, versions: Sequence[str]) -> None:
        """Make the tables of a new book, or bring those of an older version up to date."""

    def get_ready(self, connection: Connection) -> None:
        """Do what may be done once the tables are there."""

    def has_reconnected(self) -> bool:
        """Tell, once, that a connection is not the one that the book was opened with."""

    def rev(self, connection: Connection, *, writes: bool) -> int:
        """Begin a transaction: return the book's rev, and keep others from writing if asked."""

    def commit(self, outer: RootTransaction) -> None:
        """Commit. Raises an error of the driver only if nothing was kept."""

    def error_kind(self, err: DBAPIError) -> type[BookError] | None:
        """Return what an error of the driver means; None if it is a bug of ours."""

    def pause_file(self, *, being_copied: bool) -> None:
        """Leave the database's main file as it is while others copy it, or no longer."""

    def wipe(self) -> None:
        """Remove all tables of the book."""

    def analyse(self) -> None:
        """Have the database look at how many rows of what there are, where it goes by that."""

    def rename(self, name: str) -> None:
        """Call the place something else. Raises BookError."""

    def scrub(self) -> None:
        """Leave nothing of what was deleted in free parts of the database."""


@contextmanager
def translated(backend: Backend) -> Iterator[None]:
    """Translate the database's errors into BookErrors."""
    try:
        yield
    except DBAPIError as err:
        kind = backend.error_kind(err)
        if kind is None:
            raise
        raise kind(type(err.orig).__name__) from err
