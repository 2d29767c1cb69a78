"""Inspecting the file of a book before it is opened.

A file that can't be used is left as it is, byte for byte: everything is checked
through a connection that can't write before the real one is opened.
"""

import os
from pathlib import Path
import sqlite3
from urllib.parse import quote

from ..errors import BookCorrupt, BookReadOnly, BookUnavailable
from ..migrations import check_versions

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
CHECK_BYTES = 16 * 1024 * 1024
"""Up to this many bytes the whole file is checked at every start, a larger one only if it was
not closed properly: damage to one page is found where that page is used."""


def inspect_file(path: Path) -> bool:
    """Tell whether a file holds a book; refuse one that can't be used. Writes nothing.

    Raises BookCorrupt, BookTooNew, BookReadOnly or BookUnavailable.
    """
    try:
        if not path.parent.is_dir():
            raise BookUnavailable("its folder does not exist")
        size = path.stat().st_size if path.exists() else 0
        header = _read_header(path) if size else b""
    except OSError as err:
        raise BookUnavailable(type(err).__name__) from err
    if size:
        _inspect_header(header, size, _journal_size(path))
    if not _may_write(path):
        raise BookReadOnly("the file or its folder can't be written")
    return size > 0 and _inspect_inside(path, size)


def _read_header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER)


def _journal_size(path: Path) -> int:
    """Return the size of the journal that a process left when it did not close the book."""
    journal = path.with_name(path.name + "-wal")
    return journal.stat().st_size if journal.exists() else 0


def _inspect_header(header: bytes, size: int, journal: int) -> None:
    """Check what https://www.sqlite.org/fileformat.html §1.3 says of the first 100 bytes."""
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise BookCorrupt("not a database")
    page = int.from_bytes(header[16:18])
    page = 65536 if page == 1 else page
    pages = int.from_bytes(header[28:32])
    # The rest of a file that is being brought up to date may still be in its journal.
    cut = not journal and size < page * pages
    if page < 512 or page & (page - 1) or cut:  # noqa: PLR2004 - §1.3.2
        raise BookCorrupt("the file is cut off")


def _may_write(path: Path) -> bool:
    effective = os.access in os.supports_effective_ids
    beside = [path.with_name(path.name + end) for end in ("-wal", "-shm")]
    return all(
        os.access(each, os.W_OK, effective_ids=effective)
        for each in (path.parent, path, *beside)
        if each.exists()
    )


def _inspect_inside(path: Path, size: int) -> bool:
    unclean = _journal_size(path) > 0
    # Without a journal SQLite need not create its files beside the database.
    mode = "mode=ro" if unclean else "mode=ro&immutable=1"
    connection = sqlite3.connect(f"file:{quote(str(path))}?{mode}", uri=True)
    try:
        if unclean or size <= CHECK_BYTES:
            _check(connection)
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        if not names:
            return False
        if "alembic_version" not in names or "book" not in names:
            raise BookUnavailable("the file belongs to something else")
        versions = [v for (v,) in connection.execute("SELECT version_num FROM alembic_version")]
    except sqlite3.DatabaseError as err:
        code = getattr(err, "sqlite_errorcode", 0) & 0xFF
        if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise BookCorrupt(type(err).__name__) from err
        raise BookUnavailable(type(err).__name__) from err
    finally:
        connection.close()
    check_versions(versions)
    return True


def _check(connection: sqlite3.Connection) -> None:
    (result,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if result != "ok":
        raise BookCorrupt("the integrity check failed")
