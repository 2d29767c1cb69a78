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
    "apply_local.py": "appointment calendar series",
    "apply_remote.py": "appointment instance series",
    "clock.py": "appointment",
    "context.py": "appointment instance",
    "decisions.py": "appointment declined series",
    "extras.py": "appointment guest series",
    "guard.py": "appointment series",
    "hiding.py": "appointment event series",
    "journal_entries.py": "appointment instance series",
    "lost_answers.py": "appointment instance series",
    "masking.py": "appointment instance series",
    "matching.py": "appointment calendar instance series",
    "model.py": "appointment instance series",
    "naming.py": "appointment instance",
    "order.py": "appointment series",
    "pair.py": "appointment calendar instance series",
    "ports.py": "calendar guest instance series",
    "projection.py": "appointment instance",
    "reading.py": "appointment series",
    "recognition.py": "appointment instance series",
    "run.py": "event series",
    "snapshot.py": "appointment calendar instance series zone",
    "undo.py": "appointment instance series session",
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
