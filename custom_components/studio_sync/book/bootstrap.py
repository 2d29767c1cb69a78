"""Opens a book: its tables brought up to date, its id, and a new life of it.

A place that can't be used is left as it is: each kind of database inspects it first.
"""

from collections.abc import Callable

from sqlalchemy import insert, select

from . import lives, tables
from .engines.backend import Backend, translated
from .migrations import HEAD, check_versions


def prepare(backend: Backend, new_id: Callable[[], str]) -> str:
    """Bring the tables up to date and return the book's id, created the first time.

    Raises a BookError; a book that is too new is left as it is.
    """
    with translated(backend), backend.engine.connect() as connection, connection.begin():
        versions = backend.versions(connection)
        check_versions(versions)
        if versions != [HEAD]:
            backend.bring_up_to_date(connection, versions)
        backend.get_ready(connection)
        found = connection.execute(select(tables.book.c.id)).scalar_one_or_none()
        if found is None:
            found = new_id()
            connection.execute(insert(tables.book), {"one": 1, "id": found, "rev": 0})
        lives.begin(connection)
    return found
