"""The engine knows no calendars: outside ``sync/calendar`` its sources name none of their words."""

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


def words_in(path: Path) -> set[str]:
    """Return the words that a file names, in code, docstrings or comments."""
    text = USUAL.sub("", path.read_text(encoding="utf-8")).casefold()
    return {word for word in WORDS if word in text}


@pytest.mark.parametrize("path", sorted((ROOT / "sync").glob("*.py")), ids=lambda path: path.name)
def test_the_engine_names_nothing_of_calendars(path: Path) -> None:
    assert words_in(path) == set()
