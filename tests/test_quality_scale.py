"""``quality_scale.yaml`` is true: what it calls done is there, and what is not says so.

The rules are those of Home Assistant's integration quality scale in 2026; what hassfest looks
for in the code is looked for here. That tests cover enough is measured by ``scripts/test``.
"""

import ast
import importlib.util
import json
from pathlib import Path
import tomllib
from typing import Any

from homeassistant.const import Platform
from homeassistant.util.yaml import load_yaml_dict
from packaging.requirements import Requirement
import pytest

from custom_components import studio_sync

ROOT = Path(studio_sync.__file__).parent
REPOSITORY = ROOT.parent.parent
TREES = {path: ast.parse(path.read_text("utf-8")) for path in ROOT.rglob("*.py")}
SCALE: dict[str, Any] = load_yaml_dict(str(ROOT / "quality_scale.yaml"))["rules"]
RULES = """
    action-setup appropriate-polling brands common-modules config-flow config-flow-test-coverage
    dependency-transparency docs-actions docs-conditions docs-high-level-description
    docs-installation-instructions docs-removal-instructions docs-triggers entity-event-setup
    entity-unique-id has-entity-name runtime-data test-before-configure test-before-setup
    unique-config-entry

    action-exceptions config-entry-unloading docs-configuration-parameters
    docs-installation-parameters entity-unavailable integration-owner log-when-unavailable
    parallel-updates reauthentication-flow test-coverage

    devices diagnostics discovery discovery-update-info docs-data-update docs-examples
    docs-known-limitations docs-supported-devices docs-supported-functions docs-troubleshooting
    docs-use-cases dynamic-devices entity-category entity-device-class entity-disabled-by-default
    entity-translations exception-translations icon-translations reconfiguration-flow
    repair-issues stale-devices

    async-dependency inject-websession strict-typing
"""
"""Bronze, silver, gold, platinum."""


def functions(name: str) -> list[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Find the functions and methods of a name."""
    return [
        (path.relative_to(ROOT), node)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name
    ]


def called(node: ast.AST) -> set[str]:
    """Return the names of what is called within something."""
    calls = (each.func for each in ast.walk(node) if isinstance(each, ast.Call))
    return {getattr(each, "attr", getattr(each, "id", "")) for each in calls}


def platforms() -> list[Path]:
    """Return the files that are platforms of Home Assistant's entities."""
    return [ROOT / f"{each}.py" for each in Platform if (ROOT / f"{each}.py").exists()]


def test_every_rule_is_answered() -> None:
    assert len(SCALE) == 54
    assert SCALE.keys() == set(RULES.split())


@pytest.mark.parametrize("rule", SCALE)
def test_whatever_is_not_simply_done_says_why(rule: str) -> None:
    answer = SCALE[rule]
    if answer != "done":
        assert answer.keys() == {"status", "comment"}
        assert answer["status"] in {"done", "exempt", "todo"}
        assert len(answer["comment"]) > 30


def test_actions_are_there_before_any_entry() -> None:
    """action-setup."""
    [(_, setup)] = functions("async_setup")
    [(_, entry)] = functions("async_setup_entry")[:1]
    assert "async_register_actions" in called(setup)
    assert not {name for name in called(entry) if name.startswith("async_register")}


def test_an_entry_holds_what_runs_and_nothing_else_does() -> None:
    """runtime-data."""
    held = [path for path, tree in TREES.items() if "runtime_data = " in ast.unparse(tree)]
    assert {path.name for path in held} == {"account.py", "server.py", "studio.py"}
    assert [p for p, tree in TREES.items() if "hass.data[DOMAIN]" in ast.unparse(tree)] == []


def test_entries_are_unique_unloaded_and_tried_before_they_are_set_up() -> None:
    """unique-config-entry, config-entry-unloading, test-before-setup."""
    flows = [tree for path, tree in TREES.items() if path.parent.name == "flows"]
    names = {name for tree in flows for name in called(tree)}
    assert {"async_set_unique_id", "_abort_if_unique_id_configured"} <= names
    assert functions("async_unload_entry")[0][0] == Path("__init__.py")
    raised = {ast.unparse(tree) for path, tree in TREES.items() if path.name == "account.py"}
    assert any("ConfigEntryNotReady" in text for text in raised)


def test_entities_are_named_by_their_device_and_update_as_they_say() -> None:
    """has-entity-name, parallel-updates."""
    assert len(platforms()) == 6
    for path in platforms():
        assert "PARALLEL_UPDATES = " in path.read_text("utf-8")
    bases = ast.unparse(TREES[ROOT / "entity.py"])
    assert bases.count("_attr_has_entity_name = True") == bases.count("(Entity)") + bases.count(
        "(CoordinatorEntity["
    )


@pytest.mark.parametrize(
    ("rule", "function"),
    [
        ("diagnostics", "async_get_config_entry_diagnostics"),
        ("reauthentication-flow", "async_step_reauth"),
        ("reauthentication-flow", "async_step_reauth_confirm"),
        ("reconfiguration-flow", "async_step_reconfigure"),
        ("repair-issues", "async_create_fix_flow"),
    ],
)
def test_what_is_done_is_there(rule: str, function: str) -> None:
    assert (SCALE[rule] == "done") == bool(functions(function))


def test_nothing_is_discovered() -> None:
    """discovery: exempt as long as no flow begins by itself."""
    begins = {"zeroconf", "ssdp", "dhcp", "bluetooth", "usb", "homekit", "mqtt"}
    manifest = json.loads((ROOT / "manifest.json").read_text("utf-8"))
    assert SCALE["discovery"]["status"] == "exempt"
    assert not begins & manifest.keys()


def test_types_are_strict_here_and_in_what_is_required() -> None:
    """strict-typing: mypy, and PEP 561 for each library."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["mypy"]["strict"]
    manifest = json.loads((ROOT / "manifest.json").read_text("utf-8"))
    for text in manifest["requirements"]:
        name = Requirement(text).name.replace("-", "_").lower()
        module = {"pillow": "PIL"}.get(name, name)
        spec = importlib.util.find_spec(module)
        assert spec is not None
        assert spec.submodule_search_locations is not None
        assert (Path(spec.submodule_search_locations[0]) / "py.typed").exists(), text
