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
    imports,
    modules,
    room_of,
    rooms,
)

FOREIGN = {"homeassistant", "aiohttp", "voluptuous", "probatio"}
"""What the inner packages do without."""
MAY_IMPORT: dict[str, set[str]] = {
    "formats": {"base_error"},
    "book": {"base_error", "formats"},
    "sync": {"base_error", "book", "formats"},
    "sync.calendar": {"base_error", "book", "formats", "sync"},
    "google": {"base_error", "book", "formats", "sync", "sync.calendar"},
    "scheduling": {"base_error", "book", "formats", "sync", "sync.calendar"},
    "reports": {"base_error", "book", "scheduling", "sync", "texts"},
}
"""What the packages may import that know no Home Assistant: less than what lies below."""
KNOW_HOME_ASSISTANT = {"texts.home_assistant", "texts.iso_times"}
"""Modules of ``texts`` that do; the others could be read by anybody."""
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
            foreign = {name.partition(".")[0] for name, _ in imported_names(path)} & FOREIGN
            assert foreign <= ({"aiohttp"} if room == "google" else set()), module


def test_words_are_words_with_or_without_home_assistant() -> None:
    found = {
        module
        for module, path in modules().items()
        if room_of(module) == "texts"
        and any(name.partition(".")[0] in FOREIGN for name, _ in imported_names(path))
    }
    assert found == KNOW_HOME_ASSISTANT


def test_nothing_is_imported_for_its_types_only() -> None:
    """Under ``TYPE_CHECKING`` a circle could hide."""
    assert not [each for each in imports() if each.hidden]


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
    """People's changes go through ``scheduling.changes``, with their source and the user."""
    for module, path in modules().items():
        if room_of(module) == room:
            calls = [
                ast.unparse(node.func)
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Call)
            ]
            assert not [each for each in calls if each.endswith("book.write")], module
