"""The history of the book's tables, and the way to bring a database up to date.

Run from code, over a connection that is in a transaction already: the tables and
their version change together or not at all.
"""

from collections.abc import Iterable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from ..errors import BookMoved, BookMoving, BookTooNew

REVISIONS = (
    *("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011"),
    *("0012", "0013", "0014", "0015", "0016", "0017", "0018", "0019", "0020", "0021", "0022"),
    *("0023", "0024", "0025", "0026"),
)
"""Every version there was, oldest first. A test compares them with the scripts."""
HEAD = REVISIONS[-1]


def configuration(connection: Connection | None = None) -> Config:
    """Point Alembic at the scripts beside this file; no alembic.ini, no logging set-up."""
    config = Config()
    # A percent sign in the path would be read as an interpolation.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Bring the database to the newest version, within the connection's transaction."""
    command.upgrade(configuration(connection), "head")


MOVING = "moving"
"""The version of tables that a book is being moved to."""
MOVED = "moved"
"""The version of tables that a book has moved away from."""


def check_versions(versions: Iterable[str]) -> None:
    """Refuse tables of a version that we don't know. Raises BookTooNew, BookMoving or BookMoved."""
    for version in versions:
        if version == MOVING:
            raise BookMoving("only a part of a book")
        if version == MOVED:
            raise BookMoved("the book has moved away")
        if version not in REVISIONS:
            raise BookTooNew("a newer version has written it")


def stamp(connection: Connection, version: str) -> None:
    """Say of which version the tables are."""
    connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
