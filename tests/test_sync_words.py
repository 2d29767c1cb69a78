"""The engine knows no calendars: outside ``sync/calendar`` its sources name none of their words."""

from collections.abc import Mapping
from pathlib import Path
import re
from typing import Final

import pytest

from .layers import ROOT

WORDS: Final = (
    "appointment",
    "calendar",
    "declined",
    "diary",
    "event",
    "google",
    "guest",
    "instance",
    "recurrence",
    "rrule",
    "series",
    "session",
    "staff",
    "tentative",
    "zone",
)
"""What only calendars, Google or a studio have."""
USUAL: Final = re.compile(r"isinstance|\bfor instance\b")
"""What looks like one of them."""

NAMED: Final[Mapping[str, str]] = {
    "extras.py": "appointment guest series",
    "undo.py": "appointment instance series",
    "undo_plan.py": "appointment instance series session",
}
"""The words that a file names still. They go when the values that the engine works on are
generic; the list may only become shorter."""


def words_in(path: Path) -> set[str]:
    """Return the words that a file names, in code, docstrings or comments."""
    text = USUAL.sub("", path.read_text(encoding="utf-8")).casefold()
    return {word for word in WORDS if word in text}


@pytest.mark.parametrize("path", sorted((ROOT / "sync").glob("*.py")), ids=lambda path: path.name)
def test_the_engine_names_nothing_of_calendars(path: Path) -> None:
    assert words_in(path) <= set(NAMED.get(path.name, "").split())


def test_the_list_names_no_file_that_is_gone() -> None:
    assert set(NAMED) <= {path.name for path in (ROOT / "sync").glob("*.py")}
