"""Where the suites are that ``scripts/dav_suites`` brings."""

from pathlib import Path

from tests.dav_clients.client import Missing, run
from tests.live.folder import REPOSITORY

FOLDER = Path(__file__).parent
_LIMIT = 600.0
"""Seconds that bringing them may take."""


async def brought(name: str) -> Path:
    """Find a file in the folder of the suites. Raises Missing."""
    done = await run(REPOSITORY / "scripts" / "dav_suites", folder=REPOSITORY, limit=_LIMIT)
    if done.code:
        raise Missing(f"the suites can't be had: {done.output[-300:]}")
    found = Path(done.output.split()[-1]) / name
    if not found.exists():
        raise Missing(f"{name} is not installed")
    return found
