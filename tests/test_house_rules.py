"""Home Assistant's and HACS's rules for integrations, as far as they can be checked offline.

What CI asks hassfest and HACS's action over the network is asked here of the same files, so that
nobody learns of it only after a push. The rules are those of both in 2026.
"""

import ast
from collections.abc import Iterator
import importlib.metadata
import json
from pathlib import Path
import re
import string
from typing import Any

from awesomeversion import AwesomeVersion, AwesomeVersionStrategy
import hass_frontend
import homeassistant.components
from homeassistant.const import Platform
from homeassistant.helpers import config_validation as cv, selector
from homeassistant.util.yaml import load_yaml_dict
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
import probatio as vol
import pytest

from custom_components import studio_sync

ROOT = Path(studio_sync.__file__).parent
REPOSITORY = ROOT.parent.parent
CORE = Path(homeassistant.components.__file__).parent
MANIFEST: dict[str, Any] = json.loads((ROOT / "manifest.json").read_text("utf-8"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in ROOT.rglob("*.py")}


def texts(language: str) -> dict[str, Any]:
    """Read a translation."""
    read: dict[str, Any] = json.loads(
        (ROOT / "translations" / f"{language}.json").read_text("utf-8")
    )
    return read


LANGUAGES = sorted(path.stem for path in (ROOT / "translations").glob("*.json"))


# -- manifest.json -----------------------------------------------------------------------------

IOT_CLASSES = (
    *("assumed_state", "calculated", "cloud_polling", "cloud_push"),
    *("local_polling", "local_push"),
)
MANIFEST_SCHEMA = vol.Schema(
    {
        vol.Required("domain"): ROOT.name,
        vol.Required("name"): str,
        vol.Required("codeowners"): [vol.Match(r"@[\w-]+$")],
        vol.Required("config_flow"): True,
        vol.Required("documentation"): vol.All(vol.Url(), vol.Match("https://")),
        vol.Required("integration_type"): "service",
        vol.Required("iot_class"): vol.In(IOT_CLASSES),
        vol.Required("issue_tracker"): vol.All(vol.Url(), vol.Match("https://")),
        vol.Required("version"): str,
        vol.Optional("dependencies"): [str],
        vol.Optional("after_dependencies"): [str],
        vol.Optional("loggers"): [str],
        vol.Optional("requirements"): [str],
    }
)


def test_the_manifest_has_what_it_may_have() -> None:
    """In hassfest's order: domain, name, and the rest by the alphabet."""
    MANIFEST_SCHEMA(MANIFEST)
    assert list(MANIFEST) == ["domain", "name", *sorted(MANIFEST.keys() - {"domain", "name"})]
    assert not (CORE / MANIFEST["domain"]).exists()
    version = AwesomeVersion(MANIFEST["version"], ensure_strategy=[AwesomeVersionStrategy.SEMVER])
    assert version.valid


def test_what_it_depends_on_exists_once() -> None:
    first, later = set(MANIFEST["dependencies"]), set(MANIFEST["after_dependencies"])
    assert not first & later
    assert {name for name in first | later if not (CORE / name / "manifest.json").exists()} == set()


# May be used by everybody, by hassfest's list.
ALWAYS_THERE = {each.value for each in Platform} | {
    "frontend",
    "panel_custom",
    "persistent_notification",
    "websocket_api",
}


def components_used() -> Iterator[str]:
    """Return the integrations of Home Assistant that our files import."""
    for tree in TREES.values():
        for node in (each for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)):
            match (node.module or "").split("."):
                case ["homeassistant", "components"]:
                    yield from (name.name for name in node.names)
                case ["homeassistant", "components", domain, *_]:
                    yield domain


def test_integrations_that_are_imported_are_depended_on() -> None:
    """Or are there anyway, or a file of ours is their platform."""
    allowed = ALWAYS_THERE | set(MANIFEST["dependencies"]) | set(MANIFEST["after_dependencies"])
    used = set(components_used())
    platforms = {path.stem for path in ROOT.iterdir() if path.suffix in {"", ".py"}}
    assert used - allowed - platforms == set()


# -- requirements ------------------------------------------------------------------------------


def test_requirements_are_well_formed_and_met() -> None:
    """By what the tests run with; no package twice, no spaces."""
    names = []
    for text in MANIFEST["requirements"]:
        assert " " not in text
        requirement = Requirement(text)
        names.append(canonicalize_name(requirement.name))
        assert requirement.specifier.contains(importlib.metadata.version(requirement.name)), text
    assert len(names) == len(set(names))


def test_packages_that_are_imported_are_required() -> None:
    """By the manifest, or by Home Assistant itself."""
    given = [*MANIFEST["requirements"], *(importlib.metadata.requires("homeassistant") or [])]
    there = {canonicalize_name(Requirement(text).name) for text in given} | {"homeassistant"}
    known = importlib.metadata.packages_distributions()
    imported = {name for tree in TREES.values() for name in _imports(tree)} & known.keys()
    missing = {
        name
        for name in imported
        if not there & {canonicalize_name(package) for package in known[name]}
    }
    assert missing == set()


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


# -- services.yaml, triggers.yaml, conditions.yaml ---------------------------------------------


def _exists(value: object) -> object:
    if value is None:
        raise vol.Invalid("is empty")
    return value


FIELD = vol.Schema(
    {
        vol.Optional("required"): bool,
        vol.Optional("advanced"): bool,
        vol.Optional("example"): _exists,
        vol.Optional("default"): _exists,
        vol.Required("selector"): selector.validate_selector,
    }
)
SECTION = vol.Schema(
    {vol.Optional("collapsed"): bool, vol.Required("fields"): {cv.slug: FIELD}},
)
OFFERED = vol.Schema(
    {
        cv.slug: vol.Any(
            {
                vol.Optional("target"): selector.TargetSelector.CONFIG_SCHEMA,
                vol.Optional("fields"): {cv.slug: vol.Any(FIELD, SECTION)},
            },
            None,
        )
    }
)
KINDS = ("services", "triggers", "conditions")


def offered(kind: str) -> dict[str, Any]:
    """Read what is offered, without the parts that others refer to (``.name``)."""
    every = load_yaml_dict(str(ROOT / f"{kind}.yaml"))
    return {name: value for name, value in every.items() if not name.startswith(".")}


def fields_of(one: dict[str, Any] | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return the fields, those in sections too."""
    for name, value in ((one or {}).get("fields") or {}).items():
        if "fields" in value:
            yield from value["fields"].items()
        else:
            yield name, value


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_offered_is_described_in_home_assistants_form(kind: str) -> None:
    OFFERED(offered(kind))
    for one in offered(kind).values():
        names = [name for name, _ in fields_of(one)]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_offered_has_its_words(kind: str, language: str) -> None:
    """A name and a description for each and for each field; the options of choices; an icon."""
    words = texts(language)
    icons = json.loads((ROOT / "icons.json").read_text("utf-8"))
    assert offered(kind).keys() == words[kind].keys() == icons[kind].keys()
    for name, one in offered(kind).items():
        assert words[kind][name].keys() >= {"name", "description"}
        for field, value in fields_of(one):
            assert words[kind][name]["fields"][field].keys() == {"name", "description"}
            choice = value["selector"].get("select") or {}
            if "translation_key" in choice:
                named = words["selector"][choice["translation_key"]]["options"]
                assert set(choice["options"]) <= named.keys()


# -- icons.json --------------------------------------------------------------------------------

SLUG = re.compile(r"^(?!.*[_-]{2})(?![_-])[a-z0-9_-]+(?<![_-])$")


def mdi_icons() -> set[str]:
    """Return the names of all icons that Home Assistant's frontend has."""
    folder = Path(hass_frontend.__path__[0]) / "static" / "mdi"
    parts = (json.loads(path.read_text("utf-8")) for path in folder.glob("*.json"))
    return {f"mdi:{name}" for part in parts if isinstance(part, dict) for name in part}


def icons_in(tree: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Return all icons with their places."""
    for key, value in tree.items():
        assert SLUG.match(key), f"{path}.{key}"
        if isinstance(value, dict):
            yield from icons_in(value, f"{path}.{key}")
        else:
            yield f"{path}.{key}", value


def test_icons_are_those_of_home_assistant() -> None:
    icons = json.loads((ROOT / "icons.json").read_text("utf-8"))
    assert icons.keys() <= {"config", "options", "issues", "entity", *KINDS}
    every = mdi_icons()
    assert "mdi:calendar" in every
    assert {where: icon for where, icon in icons_in(icons) if icon not in every} == {}


def test_no_icon_of_a_state_repeats_the_default() -> None:
    icons = json.loads((ROOT / "icons.json").read_text("utf-8"))["entity"]
    for platform in icons.values():
        for entity in platform.values():
            assert entity.get("default") not in entity.get("state", {}).values()


# -- translations ------------------------------------------------------------------------------

URL = re.compile(r"((ftp|https?|mqtts?|socks5)://|www\.)[a-z0-9.-]+\.[a-z]{2,5}", re.IGNORECASE)


def wrong_with(text: object) -> str:
    """Tell what Home Assistant would not take in a translation; empty if nothing."""
    if not isinstance(text, str) or not text:
        return "no text"
    if text != text.strip():
        return "begins or ends with a space"
    if re.search(r"<[a-z/!][^>]*>", text, re.IGNORECASE):
        return "HTML"
    if re.search(r"'\{\w+\}'", text):
        return "a placeholder in single quotes"
    if URL.search(text):
        return "an address; addresses are placeholders"
    if "[%" in text:
        return "a reference, which only core's own tools resolve"
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return "braces that do not match"
    return "" if all(name.isidentifier() for name in names) else "a placeholder without a name"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Fine {here}", ""),
        ("", "no text"),
        (" a", "begins or ends with a space"),
        ("<b>a</b>", "HTML"),
        ("a '{b}'", "a placeholder in single quotes"),
        ("see https://example.com/a", "an address; addresses are placeholders"),
        ("[%key:common::x%]", "a reference, which only core's own tools resolve"),
        ("a { b", "braces that do not match"),
        ("a {} b", "a placeholder without a name"),
    ],
)
def test_what_is_wrong_is_seen(text: str, wrong: str) -> None:
    assert wrong_with(text) == wrong


def leaves(tree: dict[str, Any], path: str = "") -> Iterator[tuple[str, object]]:
    """Return all texts with their places."""
    for key, value in tree.items():
        assert SLUG.match(key), f"{path}.{key}"
        if isinstance(value, dict):
            yield from leaves(value, f"{path}.{key}")
        else:
            yield f"{path}.{key}", value


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_such_as_home_assistant_takes(language: str) -> None:
    found = {where: wrong_with(text) for where, text in leaves(texts(language))}
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


PARTS = {
    *("title", "application_credentials", "common", "conditions", "config", "config_panel"),
    *("config_subentries", "device", "entity", "exceptions", "issues", "options", "selector"),
    *("services", "system_health", "triggers"),
}
FLOW = {"flow_title", "step", "error", "abort", "progress", "create_entry"}
STEP = {
    *("title", "description", "data", "data_description", "menu_options"),
    *("menu_option_descriptions", "sections", "submit"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_stand_where_home_assistant_looks_for_them(language: str) -> None:
    words = texts(language)
    assert words.keys() <= PARTS
    subentries = words["config_subentries"].values()
    assert all(each.keys() >= {"entry_type", "initiate_flow"} for each in subentries)
    repairs = words["issues"].values()
    assert all(("description" in each) != ("fix_flow" in each) for each in repairs)
    fixes = [each["fix_flow"] for each in repairs if "fix_flow" in each]
    for flow in (words["config"], words["options"], *subentries, *fixes):
        assert flow.keys() <= FLOW | {"entry_type", "initiate_flow"}
        for step in flow["step"].values():
            assert step.keys() <= STEP
            assert step.get("data_description", {}).keys() <= step.get("data", {}).keys()
