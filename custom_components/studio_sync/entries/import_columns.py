"""What people chose for the columns of CSV files, kept for the next file of the same kind.

Files are of one kind whose columns have the same marks (``FileColumn.mark``).
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Final

CONF_IMPORT_COLUMNS: Final = "import_columns"
KEPT: Final = 20
"""Kinds of files that are remembered; the one that was chosen first is forgotten first."""


def chosen_columns(options: Mapping[str, Any], marks: Iterable[str]) -> Mapping[str, str] | None:
    """Return what was chosen for files with these marks; None if nobody was asked yet."""
    found: Mapping[str, str] | None = options.get(CONF_IMPORT_COLUMNS, {}).get(_key(marks))
    return found


def with_columns(
    options: Mapping[str, Any], marks: Iterable[str], chosen: Mapping[str, str]
) -> dict[str, Any]:
    """Return a studio's options with what was chosen for files with these marks."""
    key = _key(marks)
    others = [each for each in options.get(CONF_IMPORT_COLUMNS, {}).items() if each[0] != key]
    kept = [*others[1 - KEPT :], (key, dict(chosen))]
    return {**options, CONF_IMPORT_COLUMNS: dict(kept)}


def _key(marks: Iterable[str]) -> str:
    return sha256("\x1f".join(marks).encode("utf-8", "replace")).hexdigest()[:16]
