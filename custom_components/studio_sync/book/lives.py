"""Which opening of the book gave which revs; see ``tables.book_life``."""

import secrets

from sqlalchemy import Connection, delete, insert, select

from . import tables


def begin(connection: Connection) -> None:
    """Note that the revs from now on come from this opening; one that gave none is replaced."""
    rev = connection.execute(select(tables.book.c.rev)).scalar_one()
    life = tables.book_life
    connection.execute(delete(life).where(life.c.since_rev >= rev))
    # Never the same again, whatever makes the ids of records.
    connection.execute(insert(life), {"life": secrets.token_hex(8), "since_rev": rev})
