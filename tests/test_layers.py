"""The layers of the architecture: who imports whom."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "custom_components" / "studio_sync"
FORBIDDEN = {"homeassistant", "aiohttp", "voluptuous"}
MAY_IMPORT = {
    "book": {"book", "formats"},
    "formats": {"formats"},
    "sync": {"sync", "book", "formats"},
    "google": {"google", "sync", "book", "formats"},
    "scheduling": {"scheduling", "sync", "book", "formats"},
    "reports": {"reports", "texts", "scheduling", "sync", "book"},
}


def imports(path: Path) -> set[str]:
    """Return the absolute names of the modules that a file imports."""
    package = ("custom_components", "studio_sync", *path.relative_to(ROOT).parent.parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            found.update(f"{module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("layer", sorted(MAY_IMPORT))
def test_a_layer_imports_only_what_lies_below(layer: str) -> None:
    files = list((ROOT / layer).rglob("*.py"))
    assert files
    for path in files:
        for name in imports(path):
            parts = name.split(".")
            where = f"{path.relative_to(ROOT)} imports {name}"
            assert parts[0] not in FORBIDDEN or (layer == "google" and parts[0] == "aiohttp"), where
            if parts[:2] == ["custom_components", "studio_sync"]:
                assert parts[2] in MAY_IMPORT[layer], where


def test_no_module_takes_the_name_of_another_platform() -> None:
    """Root folders share Home Assistant's platform name space."""
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages.isdisjoint({"calendar", "backup", "trigger", "condition", "number"})
