"""Suites of other projects find nothing wrong with the server for phones.

What each of them says is in ``docs/dav-clients.md``.
"""

from pathlib import Path

import aiohttp
from aiohttp.test_utils import TestServer
import pytest

from custom_components.studio_sync.dav_server.paths import ROOT_PATH

from .dav_asking import CALENDARS
from .dav_clients.client import Missing
from .dav_clients.installed import brought as brought_client
from .dav_clients.radicale import radicale
from .dav_clients.studio import Home, StudioSync
from .dav_home import a_home
from .dav_service import application
from .dav_suites.installed import brought
from .dav_suites.litmus import litmus
from .dav_suites.python_caldav import TESTS, run_suite
from .dav_suites.server_tester import features, worse
from .live.folder import REPOSITORY

# Real programs with their start-up times: one worker runs them.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live_dav")]

COMPONENTS = ("VEVENT", "VTODO", "VJOURNAL")
DOCUMENT = (REPOSITORY / "docs" / "dav-clients.md").read_text("utf-8")


def told(heading: str) -> list[list[str]]:
    """Return the rows of the table in a section of the documentation."""
    section = DOCUMENT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = (line.strip("| ").split(" | ") for line in section.splitlines() if line[:2] == "| ")
    return [row for row in rows if row[0] != "---"][1:]


def counted(column: int) -> dict[str, int]:
    """Return how many tests of python-caldav the documentation tells of each row."""
    rows = told("The suite of python-caldav")
    return {row[0]: int(row[column]) for row in rows if row[column] != "–"}


async def test_python_caldav_finds_nothing_wrong_with_a_home_that_makes_calendars(
    socket_enabled: None, tmp_path: Path
) -> None:
    async with TestServer(application(a_home(components=COMPONENTS))) as server:
        try:
            found = await run_suite(tmp_path, "memory.yaml", str(server.make_url(ROOT_PATH)))
        except Missing as missing:
            pytest.skip(str(missing))
    assert found.code == 0, found.output[-5_000:]
    assert {"passed": found.passed, **found.skipped} == counted(1)
    assert found.passed + sum(found.skipped.values()) == TESTS


async def test_python_caldav_finds_nothing_wrong_with_a_studio_in_home_assistant(
    socket_enabled: None, studio_home: Home, tmp_path: Path
) -> None:
    try:
        await brought("caldav")
    except Missing as missing:
        pytest.skip(str(missing))
    async with aiohttp.ClientSession() as session:
        studio = StudioSync(studio_home, session)
        accounts = await studio.accesses(TESTS)
        found = await run_suite(tmp_path, "studio.yaml", studio.url, accounts)
    assert found.code == 0, found.output[-5_000:]
    assert {"passed": found.passed, **found.skipped} == counted(2)
    assert found.passed + sum(found.skipped.values()) == TESTS


async def test_caldav_server_tester_finds_no_feature_worse_than_in_radicale(
    socket_enabled: None, tmp_path: Path
) -> None:
    (tmp_path / "radicale").mkdir()
    try:
        program = brought_client("radicale/bin/radicale")
        await brought("venv/bin/caldav-server-tester")
    except Missing as missing:
        pytest.skip(str(missing))
    async with radicale(program, tmp_path / "radicale") as other:
        others = await features(tmp_path, f"{other.url}/", "elsewhere", "elsewhere")
    async with TestServer(application(a_home(components=COMPONENTS))) as server:
        address = str(server.make_url(ROOT_PATH))
        ours = await features(tmp_path, address, "anna", "secret")
    assert worse(ours, others) == {}
    better = worse(others, ours)
    assert [[f"`{name}`", *grades] for name, grades in better.items()] == sorted(
        row[:3] for row in told("caldav-server-tester")
    )


async def test_litmus_is_answered_line_by_line_as_the_documentation_explains(
    socket_enabled: None, tmp_path: Path
) -> None:
    async with TestServer(application(a_home(), folders_are_calendars=True)) as server:
        address = str(server.make_url(CALENDARS))
        try:
            found = await litmus(tmp_path, address, "anna", "secret")
        except Missing as missing:
            pytest.skip(str(missing))
    assert found == {test: result for test, result, *_ in told("litmus")}
