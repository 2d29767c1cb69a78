"""Reads what Home Assistant itself has to say: its log, its repairs, its configuration."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
import re

from tests.live.client import Json
from tests.live.home_assistant import HomeAssistant
from tests.live.release import python

LINE = re.compile(
    r"^\d{4}-\d\d-\d\d [\d:.]+ (?P<level>[A-Z]+) \((?P<thread>[^)]*)\) \[(?P<logger>[^\]]+)\] "
)
TRACEBACK = re.compile(r"^[\s|+]*(Exception Group )?Traceback |^[\s|]*File ")
FRAME = re.compile(r'^[\s|]*File "(?P<path>[^"]+)", line \d+')
BAD = {"WARNING", "ERROR", "CRITICAL"}
OURS = "studio_sync"
PACKAGE = f"custom_components.{OURS}"
NAMED = re.compile(rf"\b{re.escape(PACKAGE)}\b|(?<![\w./\\-]){OURS}\w*+(?![/\\-])")
"""How Home Assistant names us in a message of its own. A folder of that name is not us."""
EXPECTED = (
    # Home Assistant says so of every custom integration.
    "We found a custom integration studio_sync which has not been tested by Home Assistant",
    # The demo's Google is an emulator, by the developers' switch.
    "STUDIO_SYNC_GOOGLE_ROOT is set",
    # The calendar server's password is changed there, and it is stopped.
    "fails: server_sign_in",
    "fails: server_unreachable",
    "The calendar server no longer accepts the password",
    "The calendar server can't be reached",
)
CHECK_LIMIT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record of a log, with the traceback that belongs to it."""

    level: str
    logger: str
    message: str
    """What is said before the traceback."""
    frames: tuple[str, ...]
    """The files that the traceback leads through."""
    text: str
    """All of it."""

    @property
    def ours(self) -> bool:
        """Whether our code wrote it, is in its traceback, or is named in its message.

        Frames of others lie in the checkout too, whatever that is called: in its ``.venv``.
        """
        return (
            self.logger == PACKAGE
            or self.logger.startswith(f"{PACKAGE}.")
            or any(map(_in_our_code, self.frames))
            or NAMED.search(self.message) is not None
        )


def _in_our_code(path: str) -> bool:
    _, found, inside = path.rpartition(f"custom_components/{OURS}/")
    return bool(found) and not inside.startswith(".")


def records(text: str) -> Iterator[Record]:
    """Yield each record of a log."""
    lines: list[str] = []
    for line in text.splitlines():
        if lines and LINE.match(line) is not None:
            yield _record(lines)
            lines = []
        lines.append(line)
    if lines:
        yield _record(lines)


def _record(lines: list[str]) -> Record:
    head = LINE.match(lines[0])
    said = takewhile(
        lambda line: not line.startswith("Traceback ") and not FRAME.match(line), lines
    )
    return Record(
        level="" if head is None else head["level"],
        logger="" if head is None else head["logger"],
        message="\n".join(said),
        frames=tuple(found["path"] for found in map(FRAME.match, lines) if found is not None),
        text="\n".join(lines),
    )


def complaints(text: str) -> list[str]:
    """Find warnings and errors that we have caused."""
    return [
        record.text
        for record in records(text)
        if record.level in BAD
        and record.ours
        and not any(known in record.message for known in EXPECTED)
    ]


def in_short(complaint: str) -> str:
    """Leave out all of a traceback but its end: the rest is in the log."""
    first, *rest = complaint.splitlines()
    return f"{first} … {rest[-1]}" if rest else first


def our_issues(listed: Json) -> list[str]:
    """Pick our open repairs out of all that ``repairs/list_issues`` lists."""
    return [issue["issue_id"] for issue in _ours(listed)]


def _ours(listed: Json) -> list[Json]:
    return [issue for issue in listed["issues"] if issue["domain"] == OURS and not issue["ignored"]]


async def open_issues(ha: HomeAssistant) -> list[str]:
    """List our open repairs."""
    return our_issues(await ha.socket.call("repairs/list_issues"))


async def open_kinds(ha: HomeAssistant) -> list[str]:
    """List what our open repairs are about, by the keys of their texts."""
    listed = await ha.socket.call("repairs/list_issues")
    return sorted(issue["translation_key"] for issue in _ours(listed))


async def unavailable(ha: HomeAssistant) -> list[str]:
    """List our entities that have no state, or none that says anything."""
    states = {state["entity_id"]: state["state"] for state in await ha.socket.call("get_states")}
    return [
        entry["entity_id"]
        for entry in await ha.socket.call("config/entity_registry/list")
        if entry["platform"] == OURS
        and entry["disabled_by"] is None
        and states.get(entry["entity_id"], "unavailable") == "unavailable"
    ]


async def check_config(folder: Path) -> tuple[bool, str]:
    """Let Home Assistant check the configuration; answer with its verdict and its words."""
    process = await asyncio.create_subprocess_exec(
        *(python(), "-m", "homeassistant", "--script", "check_config"),
        *("--config", str(folder), "--fail-on-warnings"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(), CHECK_LIMIT)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode == 0, output.decode(errors="replace").strip()
