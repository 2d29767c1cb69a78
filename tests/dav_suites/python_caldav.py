"""The functional suite of python-caldav, which ``scripts/dav_suites`` brings, and how it went."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
import json
from pathlib import Path
import re
import shutil

from tests.dav_clients.client import run
from tests.dav_clients.server import Account

from .installed import FOLDER, brought

LIMIT = 600.0
"""Seconds that the suite may take on a slow machine."""
TESTS = 132
"""How many tests there are of a server."""
WHY = {
    "it's possible to save and load tasks": "tasks (VTODO)",
    "The same calendar may contain both events and tasks": "tasks (VTODO)",
    "The server will even accept journals": "journals (VJOURNAL)",
    "server ignores supported-calendar-component-set and VJOURNAL": "journals (VJOURNAL)",
    "Completing a recurring task with rrule_mode='thisandfuture'": (
        "an exception for a date and all after it"
    ),
    "RFC4791 section 5.3.1 says that": "calendars that a client makes or deletes",
    "It's possible to set the displayname on a calendar": (
        "calendars that a client makes or deletes"
    ),
    "Server supports CalDAV Scheduling": "invitations, which nobody sends (B9)",
    "Server provides schedule-inbox and schedule-outbox": "invitations, which nobody sends (B9)",
    "server populates calendar-user-address-set": "a server that tells no address of its user",
    "caldav-server-tester makes a calendar of tasks": (
        "caldav-server-tester, which makes a calendar of tasks"
    ),
}
"""What a test needs that is skipped, by what pytest says of it.

In the words of the table in ``docs/dav-clients.md``.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the suite ended. ``skipped`` are numbers of tests by what they need."""

    code: int
    passed: int
    skipped: dict[str, int]
    output: str


async def run_suite(
    folder: Path, configuration: str, address: str, accounts: Sequence[Account] = ()
) -> Outcome:
    """Run the suite; of several accounts each test has the next one. Raises Missing."""
    suite = folder / "suite"
    python = await brought("venv/bin/python")
    shutil.copytree(await brought("caldav"), suite)
    known = (FOLDER / configuration).read_text("utf-8").replace("ADDRESS", address)
    (suite / "tests" / "caldav_test_servers.yaml").write_text(known, "utf-8")
    options = ["-q", "-p", "no:cacheprovider", "--tb=short", "-rs", "-k", "studio"]
    if accounts:
        shutil.copy(FOLDER / "own_accounts.py", suite)
        lines = (json.dumps({"username": a.user, "password": a.password}) for a in accounts)
        (suite / "accounts.jsonl").write_text("\n".join(lines), "utf-8")
        options += ["-p", "own_accounts"]
    done = await run(
        python,
        *("-m", "pytest", *options),
        *("-o", "asyncio_default_fixture_loop_scope=function"),
        *("-W", "ignore::DeprecationWarning"),
        *("tests/test_caldav.py", "tests/test_async_integration.py"),
        folder=suite,
        env={"PYTHON_CALDAV_TEST_DOCKER": "0", "HOME": str(folder), "PYTHONPATH": str(suite)},
        limit=LIMIT,
    )
    passed = re.search(r"(\d+) passed", done.output)
    return Outcome(
        code=done.code,
        passed=int(passed[1]) if passed else 0,
        skipped=dict(_skipped(done.output)),
        output=done.output,
    )


def _skipped(output: str) -> Counter[str]:
    found = Counter[str]()
    for number, said in re.findall(r"^SKIPPED \[(\d+)\] \S+: (.*)$", output, re.MULTILINE):
        reason = said.removeprefix("Test skipped due to server incompatibility issue: ")
        needs = next((word for start, word in WHY.items() if reason.startswith(start)), reason)
        found[needs] += int(number)
    return found
