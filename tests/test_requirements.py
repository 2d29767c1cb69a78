"""What the integration requires fits every Home Assistant that it is for, without the network."""

import ast
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires
import json
from pathlib import Path
import shutil
import subprocess
import sys

from homeassistant import const
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
import pytest

ROOT = Path(__file__).parent.parent
OURS = ROOT / "custom_components" / "studio_sync"
CORE = Path(const.__file__).parent
PINNED = sorted(ROOT.glob("requirements-*.txt"))
"""What every release is set up with: that of ``scripts/test``, and those of ``--ha``."""


def required(manifest: Path) -> dict[str, Requirement]:
    """Read an integration's requirements by their canonical names."""
    texts = json.loads(manifest.read_text(encoding="utf-8")).get("requirements", [])
    return {canonicalize_name(each.name): each for each in map(Requirement, texts)}


MANIFEST = required(OURS / "manifest.json")


def pins(file: Path) -> dict[str, str]:
    """Read the pinned versions by their canonical names."""
    lines = (line.split()[0] for line in file.read_text("utf-8").splitlines() if "==" in line)
    found = (line.partition("==") for line in lines if not line.startswith(("#", "-")))
    return {canonicalize_name(name): version for name, _, version in found}


def test_the_newest_release_is_pinned_beside_the_one_of_the_tests() -> None:
    releases = {pins(file)["homeassistant"] for file in PINNED}
    assert const.__version__ in releases
    assert len(releases) > 1


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.stem)
def test_what_we_require_holds_what_a_release_is_set_up_with(file: Path) -> None:
    found = pins(file)
    for name, requirement in MANIFEST.items():
        assert requirement.specifier.contains(found[name]), (name, found[name])


def test_what_we_require_holds_what_integrations_of_the_core_pin() -> None:
    """Both may run beside each other, in one Python."""
    shared = set()
    for manifest in (CORE / "components").glob("*/manifest.json"):
        for name, theirs in required(manifest).items():
            for pin in theirs.specifier:
                if name in MANIFEST and pin.operator == "==":
                    shared.add(name)
                    assert MANIFEST[name].specifier.contains(pin.version, prereleases=True), (
                        manifest,
                        str(pin),
                    )
    assert shared >= {"gcal-sync", "aiosmtplib", "sqlalchemy"}


def test_what_is_shared_is_a_range() -> None:
    """A pin of ours would be wrong with the next release of the core."""
    assert not [str(each) for each in MANIFEST.values() if "==" in str(each.specifier)]


REPLACES_URLLIB3 = {"niquests", "urllib3-future"}
"""What replaces urllib3 for all of Home Assistant where it is installed."""


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.stem)
def test_nothing_replaces_urllib3_in_what_a_release_is_set_up_with(file: Path) -> None:
    assert "caldav" in pins(file)
    assert REPLACES_URLLIB3.isdisjoint(pins(file))


@pytest.mark.parametrize("beside", ["", *(f"caldav=={pins(file)['caldav']}" for file in PINNED)])
def test_nothing_replaces_urllib3_where_we_are_installed(beside: str) -> None:
    """Alone, and together with what what Home Assistant pins: by the index of today."""
    program = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
    wanted = "\n".join([str(MANIFEST["caldav"]), beside, "icalendar==6.3.1"])
    done = subprocess.run(  # noqa: S603 - our own tool
        [program, "pip", "compile", "-q", "--python", sys.executable, "--no-header", "-"],
        input=wanted,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    names = {canonicalize_name(line.partition("==")[0]) for line in done.stdout.splitlines()}
    assert "caldav" in names
    assert REPLACES_URLLIB3.isdisjoint(names)


def imported() -> Iterator[str]:
    """Yield the top names of all modules that the integration imports."""
    for path in OURS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                yield node.module.partition(".")[0]


def test_what_is_imported_is_required() -> None:
    """By us; or by Home Assistant itself, which is always there."""
    core = {canonicalize_name(Requirement(each).name) for each in requires("homeassistant") or ()}
    # Home Assistant's own name for what it is imported as.
    known = {*MANIFEST, *core - {"sqlalchemy"}, "homeassistant"}
    distributions = packages_distributions()
    foreign = set(imported()) - set(sys.stdlib_module_names) - {"custom_components"}
    missing = {
        name
        for name in foreign
        if not known & set(map(canonicalize_name, distributions.get(name, [])))
    }
    assert not missing
