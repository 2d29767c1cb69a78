"""scripts/test: all parts run, whatever fails, and its output is for reading."""

import logging
from pathlib import Path
import re
import shutil
import subprocess

from tests.live.folder import REPOSITORY

PROGRAMS = ("ruff", "mypy", "pytest", "python")


def play(folder: Path, *arguments: str, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run scripts/test in a checkout in which every program does what it is told here."""
    texts = {
        **{f"scripts/{name}": "true" for name in ("browser", "dav_clients", "postgresql", "setup")},
        **{f".venv/bin/{name}": f'echo "{name} $*"' for name in PROGRAMS},
        ".venv/bin/activate": f'PATH="{folder}/.venv/bin:$PATH"',
        **programs,
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
    shutil.copy(REPOSITORY / "scripts" / "test", folder / "scripts" / "test")
    return subprocess.run(  # noqa: S603 - our own script
        [folder / "scripts" / "test", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def summary(output: str) -> list[tuple[str, str]]:
    """Read what ran and how it went."""
    lines = output.partition("=== summary\n")[2].splitlines()
    found = [re.fullmatch(r"(\w+) +(\w+)( \(\d+\))? +\d+ min +\d+ s", line) for line in lines]
    return [(match[1], match[2]) for match in found if match is not None]


def test_it_says_what_ran_and_how_long(tmp_path: Path) -> None:
    done = play(tmp_path)
    assert done.returncode == 0, done.stderr
    parts = ("lint", "format", "types", "words", "tests", "modules")
    assert summary(done.stdout) == [(name, "ok") for name in parts]


def test_arguments_go_to_pytest_and_some_of_the_tests_say_nothing_of_each_module(
    tmp_path: Path,
) -> None:
    done = play(tmp_path, "--fuzz", "3")
    assert [name for name, _ in summary(done.stdout)] == [
        "lint",
        "format",
        "types",
        "words",
        "tests",
    ]
    assert re.search(r"^pytest .*--fuzz 3$", done.stdout, re.MULTILINE)


def test_a_module_that_is_not_tested_enough_is_a_failure(tmp_path: Path) -> None:
    done = play(tmp_path, **{".venv/bin/python": "exit 1"})
    assert done.returncode == 1
    assert summary(done.stdout)[-1] == ("modules", "failed")


def test_a_part_that_fails_keeps_none_of_the_others_from_running(tmp_path: Path) -> None:
    done = play(tmp_path, **{".venv/bin/mypy": "exit 3"})
    assert done.returncode == 1
    assert dict(summary(done.stdout)) == {
        "lint": "ok",
        "format": "ok",
        "types": "failed",
        "words": "ok",
        "tests": "ok",
        "modules": "ok",
    }


def test_without_a_browser_all_the_rest_runs(tmp_path: Path) -> None:
    """Its absence is said before the long work; the tests count it."""
    browser = 'echo "browser: Chromium is missing" >&2; exit 1'
    done = play(tmp_path, **{"scripts/browser": browser, "scripts/setup": "echo set-up >&2"})
    assert done.returncode == 0
    assert done.stderr.splitlines() == ["browser: Chromium is missing", "set-up"]
    assert len(summary(done.stdout)) == 6


def test_nothing_is_printed_between_the_dots() -> None:
    """The harness for Home Assistant would print all SQL, and every record from INFO on."""
    printing = [
        each for each in logging.getLogger().handlers if type(each) is logging.StreamHandler
    ]
    assert not printing
    assert not logging.getLogger("sqlalchemy.engine").isEnabledFor(logging.INFO)
