"""Reads what Home Assistant itself has to say: its log, its repairs, its configuration."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
import re
import sys

from tests.live.home_assistant import HomeAssistant

LINE = re.compile(
    r"^\d{4}-\d\d-\d\d [\d:.]+ (?P<level>[A-Z]+) \((?P<thread>[^)]*)\) \[(?P<logger>[^\]]+)\] "
)
BAD = {"WARNING", "ERROR", "CRITICAL"}
OURS = "studio_sync"
EXPECTED = (
    # Home Assistant says so of every custom integration.
    "We found a custom integration studio_sync which has not been tested by Home Assistant",
    # The demo's Google is an emulator, by the developers' switch.
    "STUDIO_SYNC_GOOGLE_ROOT is set",
)
CHECK_LIMIT = 120


def records(text: str) -> Iterator[tuple[str, str]]:
    """Yield each record of a log with its level; a traceback belongs to its record."""
    level, lines = "", list[str]()
    for line in text.splitlines():
        found = LINE.match(line)
        if found is not None:
            if lines:
                yield level, "\n".join(lines)
            level, lines = found["level"], []
        lines.append(line)
    if lines:
        yield level, "\n".join(lines)


def complaints(text: str) -> list[str]:
    """Find warnings and errors that we have caused: that name us, anywhere in the record."""
    return [
        record
        for level, record in records(text)
        if level in BAD and OURS in record and not any(known in record for known in EXPECTED)
    ]


async def open_issues(ha: HomeAssistant) -> list[str]:
    """List our open repairs."""
    found = await ha.socket.call("repairs/list_issues")
    return [
        issue["issue_id"]
        for issue in found["issues"]
        if issue["domain"] == OURS and not issue["ignored"]
    ]


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
        *(sys.executable, "-m", "homeassistant", "--script", "check_config"),
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
