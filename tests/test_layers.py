"""The layers of the architecture: who imports whom, and that the docs show it."""

import ast
from pathlib import Path

import homeassistant.components
import pytest

from .layers import (
    DOCUMENTS,
    LAYERS,
    PLATFORMS,
    ROOT,
    arrows,
    drawn,
    imported_names,
    modules,
    names_in,
    room_of,
    rooms,
)

FOREIGN = {"homeassistant", "aiohttp", "voluptuous", "probatio"}
"""What the inner packages do without."""
MAY_IMPORT: dict[str, set[str]] = {
    "formats": {"base_error"},
    "dav": {"base_error"},
    "dav_server": {"base_error", "book", "dav", "formats", "scheduling", "sync.calendar"},
    "book": {"base_error", "formats"},
    "sync": {"base_error", "book", "formats"},
    "sync.calendar": {"base_error", "book", "formats", "sync"},
    "sync.contacts": {"base_error", "book", "formats", "sync"},
    "dav_client": {
        "base_error",
        "book",
        "dav",
        "formats",
        "sync",
        "sync.calendar",
        "sync.contacts",
    },
    "google": {"base_error", "book", "formats", "sync", "sync.calendar", "sync.contacts"},
    "scheduling": {"base_error", "book", "formats", "sync", "sync.calendar", "sync.contacts"},
    "reports": {"base_error", "book", "scheduling", "sync", "texts"},
}
"""What the packages may import that know no Home Assistant: less than what lies below."""
KNOW_HOME_ASSISTANT = {"texts.home_assistant", "texts.iso_times"}
"""Modules of ``texts`` that do; the others could be read by anybody."""
HIDING = {"TYPE_CHECKING", "import_module", "__import__"}
"""What an import is hidden with from type checkers, or from this test."""
WRITERS = {"access.write", "step.write"}
"""The way through ``scheduling.write_path``, and the part of a plan that is for Google."""
RANK = {room: rank for rank, layer in enumerate(reversed(LAYERS)) for room in layer}
CORE = Path(homeassistant.components.__file__).parent


def test_every_module_is_in_a_room() -> None:
    assert {room_of(module) for module in modules()} == set(rooms())
    assert len(rooms()) == len(set(rooms()))


@pytest.mark.parametrize("room", rooms())
def test_a_room_imports_only_what_lies_below(room: str) -> None:
    """So no two of them import each other, and there are no longer circles either."""
    for (one, other), found in arrows().items():
        if one == room:
            assert RANK[other] < RANK[one], found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_the_inner_packages_know_no_surface(room: str) -> None:
    """Nor Home Assistant, nor HTTP, but for the way to Google."""
    assert {other for one, other in arrows() if one == room} <= MAY_IMPORT[room]
    for module, path in modules().items():
        if room_of(module) == room:
            foreign = {name.partition(".")[0] for name in imported_names(path)} & FOREIGN
            assert foreign <= ({"aiohttp"} if room == "google" else set()), module


def test_words_are_words_with_or_without_home_assistant() -> None:
    found = {
        module
        for module, path in modules().items()
        if room_of(module) == "texts"
        and any(name.partition(".")[0] in FOREIGN for name in imported_names(path))
    }
    assert found == KNOW_HOME_ASSISTANT


@pytest.mark.parametrize(
    "source",
    [
        "if TYPE_CHECKING: from .book import Book",
        "if typing.TYPE_CHECKING: from .book import Book",
        "if not TYPE_CHECKING: pass\nelse: from .book import Book",
        "from typing import TYPE_CHECKING as T\nif T: from .book import Book",
        "importlib.import_module('.book')",
        "from importlib import import_module as load",
        "__import__('book')",
    ],
)
def test_a_hidden_import_is_seen(source: str) -> None:
    assert HIDING & set(names_in(source))


def test_nothing_is_imported_for_its_types_only_or_by_its_name() -> None:
    """So a circle could hide, or an arrow upward."""
    for module, path in modules().items():
        assert not HIDING & set(names_in(path.read_text(encoding="utf-8"))), module


def test_no_package_takes_the_name_of_a_foreign_platform() -> None:
    """Root folders share Home Assistant's platform name space."""
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    integrations = {path.parent.name for path in CORE.glob("*/manifest.json")}
    assert packages & integrations == {"google", "repairs"}
    assert not packages & {path.stem for path in ROOT.glob("*.py")}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_docs_show_the_picture_of_today(document: Path) -> None:
    """``scripts/layers --write`` draws it."""
    text = document.read_text(encoding="utf-8")
    assert drawn(text) == text


def test_the_docs_say_what_every_package_holds() -> None:
    text = DOCUMENTS[0].read_text(encoding="utf-8")
    packages = [room for room in rooms() if (ROOT / room.replace(".", "/")).is_dir()]
    missing = [each for each in packages if f"| `{each.replace('.', '/')}/` |" not in text]
    assert not missing


@pytest.mark.parametrize("room", ["services", "repairs", "panel", "flows", PLATFORMS])
def test_no_surface_writes_to_the_book_by_itself(room: str) -> None:
    """People's changes go through ``scheduling.write_path``, with their source and the user."""
    for module, path in modules().items():
        if room_of(module) == room:
            assert _writers(path.read_text(encoding="utf-8")) <= WRITERS, module


@pytest.mark.parametrize(
    "source", ["await book.write(work)", "write = self._book.write", "partial(studio.write, work)"]
)
def test_a_writer_is_seen_however_it_is_called(source: str) -> None:
    assert _writers(source) - WRITERS


def _writers(source: str) -> set[str]:
    """Return every attribute ``write`` that a source names, called or not."""
    return {
        ast.unparse(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr == "write"
    }
