"""The packages of the integration and who imports whom, read from the code.

``python -m tests.layers`` (``scripts/layers``) prints them, and with ``--write`` draws the picture
in the docs again.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
import sys
from typing import Final

REPOSITORY: Final = Path(__file__).parent.parent
ROOT: Final = REPOSITORY / "custom_components" / "studio_sync"
PACKAGE: Final = ("custom_components", "studio_sync")
PLATFORMS: Final = "platforms"
"""The room of the files that Home Assistant loads by name, and of what only they need."""
FILES: Final = ("errors", "const", "base_error")
"""Files of the root that others import: each is a room of its own."""
NESTED: Final = ("sync.calendar", "sync.contacts")
"""Packages within packages that are rooms of their own."""

LAYERS: Final = (
    (PLATFORMS,),
    ("dav_http", "panel", "repairs"),
    ("flows",),
    ("services",),
    ("lifecycle",),
    ("mailer", "phone_test", "studio"),
    ("account_sync",),
    ("issues",),
    ("entries",),
    ("accounts", "reports"),
    ("texts",),
    ("errors", "events"),
    ("dav_server",),
    ("dav_client", "google", "scheduling"),
    ("sync.calendar", "sync.contacts"),
    ("sync",),
    ("book",),
    ("dav",),
    ("formats",),
    ("base_error", "const"),
)
"""All rooms, from top to bottom. A room imports rooms of the rows below its own only."""

DOCUMENTS: Final = (REPOSITORY / "docs" / "architecture.md", REPOSITORY / "CONTRIBUTING.md")
BEGIN: Final = "<!-- drawn by scripts/layers -->"
END: Final = "<!-- end of the picture -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One module imports another, or something in it."""

    module: str
    imported: str


@cache
def modules() -> Mapping[str, Path]:
    """Return the files of the integration by their dotted names; "" is the root itself."""
    found = {}
    for path in ROOT.rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported_names(path: Path) -> Iterator[str]:
    """Yield the absolute names of what a file imports, wherever in it."""
    package = (*PACKAGE, *path.relative_to(ROOT).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def names_in(source: str) -> Iterator[str]:
    """Yield all that a source names: variables, attributes, and what it imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name


@cache
def imports() -> frozenset[Import]:
    """Return who imports whom among our modules."""
    found = set()
    for module, path in modules().items():
        for name in imported_names(path):
            parts = name.split(".")
            if tuple(parts[:2]) == PACKAGE:
                whole, parent = ".".join(parts[2:]), ".".join(parts[2:-1])
                imported = whole if whole in modules() else parent
                found.add(Import(module=module, imported=imported))
    return frozenset(found)


def room_of(module: str) -> str:
    """Return the room that a module is in."""
    for nested in NESTED:
        if module == nested or module.startswith(f"{nested}."):
            return nested
    top = module.partition(".")[0]
    if (ROOT / top).is_dir() and top:
        return top
    return top if top in FILES else PLATFORMS


@cache
def arrows() -> Mapping[tuple[str, str], frozenset[Import]]:
    """Return which room imports which, and by which modules."""
    found: dict[tuple[str, str], set[Import]] = {}
    for each in imports():
        one, other = room_of(each.module), room_of(each.imported)
        if one != other:
            found.setdefault((one, other), set()).add(each)
    return {arrow: frozenset(each) for arrow, each in found.items()}


def rooms() -> list[str]:
    """Return the rooms, from top to bottom."""
    return [room for layer in LAYERS for room in layer]


def _shown() -> set[tuple[str, str]]:
    """Return the arrows of the picture, but for those that a longer way says as well."""
    down = {each for each in arrows() if each[1] != "const"}
    below: dict[str, set[str]] = {}
    for room in reversed(rooms()):
        targets = {other for one, other in down if one == room}
        below[room] = targets.union(*(below[each] for each in targets))
    return {
        (one, other)
        for one, other in down
        if not any(other in below[each] for step, each in down if step == one)
    }


def picture() -> str:
    """Return the rooms and their arrows as a Mermaid diagram."""
    lines = ["```mermaid", "flowchart TD"]
    lines += [f'  {_key(room)}["{_label(room)}"]' for room in rooms() if room != "const"]
    lines += [f"  {_key(one)} --> {_key(other)}" for one, other in _by_rank(_shown())]
    return "\n".join([*lines, "```"])


def _key(room: str) -> str:
    return room.replace(".", "_")


def _by_rank(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    rank = {room: number for number, room in enumerate(rooms())}
    return sorted(found, key=lambda arrow: (rank[arrow[0]], rank[arrow[1]]))


def _label(room: str) -> str:
    if room == PLATFORMS:
        return "platforms (files of the root)"
    return f"{room}.py" if room in FILES else f"{room.replace('.', '/')}/"


def table() -> str:
    """Return each room with all that it imports, as text."""
    lines = []
    for room in rooms():
        targets = [other for one, other in _by_rank(arrows()) if one == room]
        lines.append(f"{room:<14}{', '.join(targets) or '–'}")
    return "\n".join(lines)


def drawn(document: str) -> str:
    """Return a document with the picture in it as it is now."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("no place for the picture")
    return f"{before}{begin}\n{picture()}\n{end}{after}"


def main() -> None:
    """Print the rooms, or put the picture into the documents."""
    if "--write" in sys.argv[1:]:
        for path in DOCUMENTS:
            path.write_text(drawn(path.read_text(encoding="utf-8")), encoding="utf-8")
        return
    print(table())  # noqa: T201 - a program's output
    print(f"\n{len(rooms())} rooms, {len(arrows())} arrows")  # noqa: T201
    print(f"\n{picture()}")  # noqa: T201


if __name__ == "__main__":
    main()
