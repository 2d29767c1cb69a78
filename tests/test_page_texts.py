"""The texts of the page's views: each that is asked for is there, and none is left over."""

import json
from pathlib import Path
import re
from typing import Any

import pytest

from custom_components import studio_sync

ROOT = Path(studio_sync.__file__).parent
SOURCES = ROOT.parent.parent / "frontend" / "src"
FORMS = {"zero", "one", "two", "few", "many", "other"}
"""A text with only these is the plural forms of one text."""


def keys(tree: dict[str, Any], path: str) -> set[str]:
    """Return the dotted keys of all texts below a path; plural forms are one text."""
    found = set[str]()
    for name, value in tree.items():
        inner = f"{path}.{name}"
        found |= (
            keys(value, inner) if isinstance(value, dict) and not set(value) <= FORMS else {inner}
        )
    return found


@pytest.mark.parametrize("block", ["todo", "sync"])
def test_every_text_of_a_view_is_there_and_used(block: str) -> None:
    texts = json.loads((ROOT / "translations" / "en.json").read_text("utf-8"))
    there = keys(texts["config_panel"]["page"][block], block)
    source = "\n".join(path.read_text("utf-8") for path in sorted(SOURCES.rglob("*.ts")))
    named = set(re.findall(rf'"({block}\.[\w.]+)"', source))
    put_together = tuple(re.findall(rf"`({block}\.[\w.]+)\$\{{", source))
    assert named <= there
    assert {key for key in there - named if not key.startswith(put_together)} == set()
    assert [
        start for start in put_together if not any(key.startswith(start) for key in there)
    ] == []


def test_quotation_marks_are_those_of_the_language() -> None:
    """They are part of the texts; no view writes its own."""
    marked = re.compile("[“”„«»]")
    assert not [
        file.name for file in SOURCES.rglob("*.ts") if marked.search(file.read_text("utf-8"))
    ]
