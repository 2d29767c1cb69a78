"""The files of the books, and what happens to that of a removed studio."""

from datetime import date
from pathlib import Path
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.util import slugify

_FOLDER: Final = ".storage"
_SIDE_FILES: Final = ("-wal", "-shm")
REMOVED: Final = "removed"
MOVED: Final = "moved"
EXPORTED: Final = "exported"
"""Why a book is kept: its studio was removed, it moved to a server, or it is a copy."""
_KEPT: Final = (*(f"studio_sync.*.{why}-*.db" for why in (REMOVED, MOVED, EXPORTED)),)


def book_path(hass: HomeAssistant, entry_id: str) -> Path:
    """Return the file of a studio's book."""
    return Path(hass.config.path(_FOLDER, f"studio_sync.{entry_id}.db"))


def book_url(path: Path) -> str:
    """Return the SQLAlchemy URL of a book's file."""
    return f"sqlite:///{path}"


def keep_book(path: Path, studio: str, today: date, why: str = REMOVED) -> Path | None:
    """Rename the book of a removed studio, so that it can be restored; or one that was left.

    Blocking. Returns its new path, None if there is no book. Never overwrites.
    """
    if not path.exists():
        return None
    kept = free_path(path, studio, why, today)
    _move(path, kept)
    return kept


def free_path(path: Path, studio: str, why: str, today: date) -> Path:
    """Return a path beside a book under which one can be kept. Blocking."""
    stem = f"studio_sync.{slugify(studio)}.{why}-{today.isoformat()}"
    kept = path.with_name(f"{stem}.db")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{stem}-{number}.db")
    return kept


def kept_books(hass: HomeAssistant) -> list[str]:
    """Return the file names of the books that are kept, newest first. Blocking."""
    folder = Path(hass.config.path(_FOLDER))
    kept = (path for pattern in _KEPT for path in folder.glob(pattern))
    found = sorted(kept, key=lambda path: path.stat().st_mtime, reverse=True)
    return [path.name for path in found]


def kept_path(hass: HomeAssistant, name: str) -> Path:
    """Return the path of a kept book."""
    return Path(hass.config.path(_FOLDER, Path(name).name))


def prepare_file(path: Path, kept: Path | None) -> None:
    """Create the folder, and move a kept book to the path of a new one.

    Blocking; never overwrites. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if kept is not None and kept.exists() and not path.exists():
        _move(kept, path)


def _move(source: Path, target: Path) -> None:
    for ending in ("", *_SIDE_FILES):
        side = source.with_name(source.name + ending)
        if side.exists():
            side.rename(target.with_name(target.name + ending))
