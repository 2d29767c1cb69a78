"""caldav-server-tester: which features of CalDAV a server has, by trying them."""

from collections.abc import Mapping
import json
from pathlib import Path

from tests.dav_clients import DavClientError
from tests.dav_clients.client import run

from .installed import brought

LIMIT = 240.0
"""Seconds that it may take on a slow machine."""
GRADES = ("full", "quirk", "unknown", "fragile", "unsupported", "ungraceful", "broken")
"""What it says of a feature, from good to bad; ``unknown`` is what it could not try."""


async def features(
    folder: Path, address: str, user: str, password: str, calendar: str = ""
) -> dict[str, str]:
    """Return the grades of the features that are not as it expects them. Raises Missing.

    ``calendar`` is the name of the one to use where none can be made.
    """
    done = await run(
        await brought("venv/bin/caldav-server-tester"),
        *("--caldav-url", address, "--caldav-username", user, "--caldav-password", password),
        *(("--caldav-calendar", calendar) if calendar else ()),
        *("--format", "json"),
        folder=folder,
        env={"HOME": str(folder)},
        limit=LIMIT,
    )
    start = done.output.find("\n{\n")
    if start < 0:
        raise DavClientError(f"caldav-server-tester has no result: {done.output[-2_000:]}")
    told, _ = json.JSONDecoder().raw_decode(done.output[start + 1 :])
    return {
        name: feature["support"]
        for name, feature in told["features"].items()
        if "support" in feature
    }


def worse(ours: Mapping[str, str], others: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the features of which the first server has less, with the grades of both."""
    both = {
        name: (ours.get(name, "full"), others.get(name, "full"))
        for name in sorted({*ours, *others})
    }
    return {
        name: (own, other)
        for name, (own, other) in both.items()
        if GRADES.index(own) > GRADES.index(other)
    }
