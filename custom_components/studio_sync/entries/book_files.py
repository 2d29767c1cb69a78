"""The files of the books, and what happens to that of a removed studio."""

from datetime import date
from pathlib import Path
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.util import slugify

_FOLDER: Final = ".storage"
_SIDE_FILES: Final = ("-wal", "-shm")
_KEPT: Final = "studio_sync.*.removed-*.db"


def book_path(hass: HomeAssistant, entry_id: str) -> Path:
    """Return the file of a studio's book."""
    return Path(hass.config.path(_FOLDER, f"studio_sync.{entry_id}.db"))


def book_url(path: Path) -> str:
    """Return the SQLAlchemy URL of a book's file."""
    return f"sqlite:///{path}"


def keep_book(path: Path, studio: str, today: date) -> Path | None:
    """Rename the book of a removed studio, so that it can be restored.

    Blocking. Returns its new path, None if there is no book. Never overwrites.
    """
    if not path.exists():
        return None
    stem = f"studio_sync.{slugify(studio)}.removed-{today.isoformat()}"
    kept = path.with_name(f"{stem}.db")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{stem}-{number}.db")
    _move(path, kept)
    return kept


def kept_books(hass: HomeAssistant) -> list[str]:
    """Return the file names of the books of removed studios, newest first. Blocking."""
    folder = Path(hass.config.path(_FOLDER))
    found = sorted(folder.glob(_KEPT), key=lambda path: path.stat().st_mtime, reverse=True)
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
