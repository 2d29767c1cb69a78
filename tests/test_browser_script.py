"""scripts/browser: what it finds, what it installs, what it says."""

import asyncio
from pathlib import Path
import subprocess

import pytest

from tests.live.browser import chromium
from tests.live.folder import REPOSITORY


def find_browser(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Run scripts/browser where only these programs are to be found."""
    for name, text in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return subprocess.run(  # noqa: S603 - our own script
        ["/bin/bash", REPOSITORY / "scripts" / "browser"],
        # Nor is there one in the cache folder.
        env={"PATH": str(folder), "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_browser_that_is_there_is_taken(tmp_path: Path) -> None:
    done = find_browser(tmp_path, chromium="")
    assert (done.returncode, done.stdout) == (0, f"{tmp_path}/chromium\n")


def test_a_missing_browser_is_installed_by_root(tmp_path: Path) -> None:
    file = tmp_path / "chromium"
    install = f'[ "$2" = update ] && exit\necho busy\n: >{file}\n/bin/chmod +x {file}'
    done = find_browser(tmp_path, **{"apt-get": install}, id="echo 0")
    assert (done.returncode, done.stdout) == (0, f"{file}\n"), done.stderr


def test_without_root_it_is_said_what_to_install(tmp_path: Path) -> None:
    done = find_browser(tmp_path, **{"apt-get": "exit 1"}, id="echo 1000")
    assert done.returncode == 1
    assert "apt-get install chromium" in done.stderr


def test_an_installation_that_fails_is_no_browser(tmp_path: Path) -> None:
    done = find_browser(tmp_path, **{"apt-get": "echo no network >&2; exit 100"}, id="echo 0")
    assert done.returncode == 1
    assert "no network" in done.stderr
    assert "apt-get install chromium" in done.stderr


@pytest.mark.live
@pytest.mark.xdist_group("live")
async def test_chromium_starts() -> None:
    """The one failure where there is no Chromium: all tests that need it are skipped then."""
    found = await asyncio.to_thread(chromium)
    async with found.started() as browser:
        page = await browser.new_page()
        await page.goto("data:text/html,<title>Studio</title>")
        assert await page.title() == "Studio"
