"""The functional suite of python-caldav, put to the server over a home that makes calendars."""

from pathlib import Path
import re
import shutil

from aiohttp.test_utils import TestServer
import pytest

from custom_components.studio_sync.dav_server.paths import ROOT_PATH

from .dav_clients.client import run
from .dav_home import a_home
from .dav_service import application
from .live.folder import REPOSITORY

# A real program with its start-up time: one worker runs it.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

PASSED = 96
"""Tests that pass at least. All others ask for tasks, journals, invitations or other people."""
LIMIT = 600.0
"""Seconds that bringing the suite, or running it, may take."""


async def test_python_caldav_finds_nothing_wrong(socket_enabled: None, tmp_path: Path) -> None:
    brought = await run(REPOSITORY / "scripts" / "dav_suites", folder=REPOSITORY, limit=LIMIT)
    if brought.code:
        pytest.skip(f"the suite of python-caldav can't be had: {brought.output[-300:]}")
    folder = Path(brought.output.split()[-1])
    suite = tmp_path / "suite"
    shutil.copytree(folder / "caldav", suite)
    async with TestServer(application(a_home())) as server:
        known = (REPOSITORY / "tests" / "dav_suites" / "servers.yaml").read_text("utf-8")
        known = known.replace("ADDRESS", str(server.make_url(ROOT_PATH)))
        (suite / "tests" / "caldav_test_servers.yaml").write_text(known, "utf-8")
        done = await run(
            folder / "venv" / "bin" / "python",
            *("-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short", "-rs", "-k", "studio"),
            *("-o", "asyncio_default_fixture_loop_scope=function"),
            *("-W", "ignore::DeprecationWarning"),
            *("tests/test_caldav.py", "tests/test_async_integration.py"),
            folder=suite,
            env={"PYTHON_CALDAV_TEST_DOCKER": "0", "HOME": str(tmp_path)},
            limit=LIMIT,
        )
    assert done.code == 0, done.output[-5_000:]
    passed = re.search(r"(\d+) passed", done.output)
    assert passed is not None
    assert int(passed[1]) >= PASSED
