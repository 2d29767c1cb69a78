"""Suites of other projects find nothing wrong with the server for phones.

What each of them says is in ``docs/dav-clients.md``.
"""

from pathlib import Path
import re

import aiohttp
from aiohttp.test_utils import TestServer
import pytest

from custom_components.studio_sync.dav_server.paths import ROOT_PATH

from .dav_asking import CALENDARS
from .dav_clients.client import Missing
from .dav_clients.installed import brought as brought_client
from .dav_clients.radicale import radicale
from .dav_clients.studio import StudioSync, studio_sync
from .dav_home import a_home
from .dav_service import application
from .dav_suites.installed import brought
from .dav_suites.litmus import litmus
from .dav_suites.python_caldav import TESTS, run_suite
from .dav_suites.server_tester import features, worse
from .live.folder import REPOSITORY

# Real programs with their start-up times: one worker runs them.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

IN_MEMORY = 98
IN_HOME_ASSISTANT = 85
"""Tests that pass; the others need what is named below."""
EVERYWHERE = {
    "tasks": 26,
    "journals": 2,
    "invitations": 4,
    "a server that tells no address of a user": 1,
    "caldav-server-tester, which is run by itself": 1,
}
"""Tests that are skipped with any home, by what they need."""


async def test_python_caldav_finds_nothing_wrong_with_a_home_that_makes_calendars(
    socket_enabled: None, tmp_path: Path
) -> None:
    async with TestServer(application(a_home())) as server:
        try:
            found = await run_suite(tmp_path, "memory.yaml", str(server.make_url(ROOT_PATH)))
        except Missing as missing:
            pytest.skip(str(missing))
    assert found.code == 0, found.output[-5_000:]
    assert found.skipped == EVERYWHERE
    assert found.passed == IN_MEMORY == TESTS - sum(found.skipped.values())


async def test_python_caldav_finds_nothing_wrong_with_a_studio_in_home_assistant(
    socket_enabled: None, tmp_path: Path
) -> None:
    try:
        await brought("caldav")
    except Missing as missing:
        pytest.skip(str(missing))
    folder = tmp_path / "home-assistant"
    folder.mkdir()
    async with studio_sync(folder) as home, aiohttp.ClientSession() as session:
        studio = StudioSync(home, session)
        accounts = await studio.accesses(TESTS)
        found = await run_suite(tmp_path, "studio.yaml", studio.url, accounts)
    assert found.code == 0, found.output[-5_000:]
    assert found.skipped == {**EVERYWHERE, "calendars made by a client": 13}
    assert found.passed == IN_HOME_ASSISTANT == TESTS - sum(found.skipped.values())


TASKS = {
    "save-load.journal": ("ungraceful", "full"),
    "save-load.todo": ("ungraceful", "full"),
    "search.recurrences.includes-implicit.todo": ("unknown", "full"),
    "search.recurrences.includes-implicit.todo.pending": ("unknown", "full"),
    "search.time-range.open": ("unknown", "full"),
    "search.time-range.open.start": ("unknown", "full"),
    "search.time-range.open.start.duration": ("unknown", "full"),
    "search.time-range.todo": ("ungraceful", "full"),
    "search.time-range.todo.strict": ("unknown", "full"),
    "create-calendar.with-supported-component-types": ("unsupported", "full"),
}
"""What is tried with tasks only, and so can't be here, with what Radicale has."""


async def test_caldav_server_tester_finds_less_than_in_radicale_of_tasks_only(
    socket_enabled: None, tmp_path: Path
) -> None:
    (tmp_path / "radicale").mkdir()
    try:
        program = brought_client("radicale/bin/radicale")
        await brought("tester/bin/caldav-server-tester")
    except Missing as missing:
        pytest.skip(str(missing))
    async with radicale(program, tmp_path / "radicale") as other:
        others = await features(tmp_path, f"{other.url}/", "elsewhere", "elsewhere")
    async with TestServer(application(a_home())) as server:
        address = str(server.make_url(ROOT_PATH))
        ours = await features(tmp_path, address, "anna", "secret")
    assert worse(ours, others) == TASKS


async def test_litmus_is_answered_line_by_line_as_the_documentation_explains(
    socket_enabled: None, tmp_path: Path
) -> None:
    async with TestServer(application(a_home(), folders_are_calendars=True)) as server:
        address = str(server.make_url(CALENDARS))
        try:
            found = await litmus(tmp_path, address, "anna", "secret")
        except Missing as missing:
            pytest.skip(str(missing))
    text = (REPOSITORY / "docs" / "dav-clients.md").read_text("utf-8")
    told = dict(re.findall(r"^\| (\w+ \w+) \| (pass|FAIL|SKIPPED) \|", text, re.MULTILINE))
    assert found == told
