"""scripts/fresh: bare Debians are made only where that is possible."""

from pathlib import Path
import subprocess

import pytest

from tests.live.folder import REPOSITORY


def fresh(folder: Path, *arguments: str, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run it where these programs stand in for those of the machine."""
    for name, text in programs.items():
        (folder / name).write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return subprocess.run(  # noqa: S603 - our own script
        [REPOSITORY / "scripts" / "fresh", *arguments],
        env={"PATH": f"{folder}:/usr/bin:/bin", "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_root_nothing_is_tried(tmp_path: Path) -> None:
    done = fresh(tmp_path, id="echo 1000", debootstrap="touch called")
    assert done.returncode == 1
    assert "root" in done.stderr
    assert "Nothing was tried" in done.stderr
    assert done.stdout == ""


def test_a_system_that_can_not_be_made_is_a_failure(tmp_path: Path) -> None:
    """And nothing of it stays."""
    done = fresh(
        tmp_path,
        *("--suite", "trixie", "--as", "root", "--run", "true"),
        id="echo 0",
        debootstrap="echo no mirror >&2; exit 1",
    )
    assert done.returncode == 1
    assert done.stdout.splitlines()[-2:] == [
        "0 passed, 1 failed",
        "  failed: trixie: a bare system",
    ]
    assert not list(tmp_path.glob("studio-sync-fresh*"))


@pytest.mark.parametrize(("argument", "code"), [("--help", 0), ("--nonsense", 2)])
def test_it_tells_what_can_be_chosen(tmp_path: Path, argument: str, code: int) -> None:
    done = fresh(tmp_path, argument)
    assert done.returncode == code
    assert "--suite" in done.stdout + done.stderr


SOURCES = {
    "deb822": "Types: deb\nURIs: https://mirror.example/debian/\nSuites: trixie",
    "one line": "# old\ndeb https://mirror.example/debian trixie main",
    "options": "deb [arch=amd64 signed-by=/x.gpg] https://mirror.example/debian trixie main",
    "others first": "deb https://other.example/packages stable main\n"
    "deb https://mirror.example/debian-security trixie-security main\n"
    "deb https://mirror.example/debian trixie main",
    "a list of mirrors": "URIs: mirror+file:/etc/apt/mirrors/debian.list",
}


@pytest.mark.parametrize("name", SOURCES)
def test_the_mirror_is_the_one_that_apt_uses(tmp_path: Path, name: str) -> None:
    cat = tmp_path / "cat"
    cat.write_text(f"#!/bin/bash\necho '{SOURCES[name]}'\n", encoding="utf-8")
    cat.chmod(0o755)
    done = subprocess.run(  # noqa: S603 - our own script
        [REPOSITORY / "scripts" / "debian_mirror"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    wanted = "mirror+file:/etc/apt/mirrors/debian.list"
    if name != "a list of mirrors":
        wanted = "https://mirror.example/debian"
    assert done.stdout.strip() == wanted
