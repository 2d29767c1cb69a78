"""Calendar servers are reached with the caldav package of Home Assistant's newest release, too."""

import os
from pathlib import Path
import subprocess
import sys

from .dav_servers.installed import brought
from .test_requirements import pins

ROOT = Path(__file__).parent.parent
PINNED = ROOT / "tests" / "dav_servers" / "requirements" / "newer.txt"
TESTS = ("transport", "discovery", "writes")
_OURS = ("PYTEST_", "COV_")
"""How the variables begin that tell a process of tests which one it is."""


def test_it_is_the_one_that_the_newest_release_pins() -> None:
    release = pins(ROOT / "requirements-2026.11.0.txt")
    assert {name: release[name] for name in pins(PINNED)} == pins(PINNED)


def test_it_works_as_the_one_of_the_tests_does() -> None:
    """Another library beneath it speaks HTTP."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    env["PYTHONPATH"] = str(brought() / "newer")
    library = "import caldav.async_davclient as a; print(a.__version__, a.httpx.__name__)"
    which = _run(["-c", library], env)
    assert which.stdout.split() == [pins(PINNED)["caldav"], "httpx2"]
    files = [f"tests/test_dav_client_{name}.py" for name in TESTS]
    done = _run(["-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", *files], env)
    assert done.returncode == 0, done.stdout[-3000:]


def _run(arguments: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - Python itself
        [sys.executable, *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
