"""What each calendar server does differently is what the document says (``docs/dav-servers.md``).

With ``DAV_SERVERS=FILE`` in the environment, what was found is written to that file as JSON lines;
``python -m tests.test_dav_servers FILE`` writes it into the document.
"""

import json
import os
from pathlib import Path
import sys

import pytest

from .dav_home import a_home
from .dav_servers.facts import facts
from .dav_servers.own import own
from .dav_servers.running import Running

DOCUMENT = Path(__file__).parent.parent / "docs" / "dav-servers.md"
BEGIN, END = "<!-- found out by tests/test_dav_servers.py -->", "<!-- end of what was found -->"
ORDER = ("Radicale", "Xandikos", "DAViCal", "SOGo", "Cyrus", "Studio Sync")


def table(found: dict[str, dict[str, str]]) -> str:
    """Write what was found as a table."""
    names = [each for each in ORDER if each in found]
    rows = [["what it is asked", *names], ["---"] * (len(names) + 1)]
    rows += [
        [what, *(found[name].get(what, "–") for name in names)]
        for what in next(iter(found.values()))
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def told() -> dict[str, dict[str, str]]:
    """Read what the document says, by server."""
    text = DOCUMENT.read_text(encoding="utf-8")
    lines = text.partition(BEGIN)[2].partition(END)[0].strip().splitlines()
    rows = [[each.strip() for each in line.strip("|").split("|")] for line in lines]
    names = rows[0][1:]
    return {name: {row[0]: row[at + 1] for row in rows[2:]} for at, name in enumerate(names)}


async def _compare(running: Running) -> None:
    found = await facts(running)
    if file := os.environ.get("DAV_SERVERS"):
        with Path(file).open("a", encoding="utf-8") as sink:  # noqa: ASYNC230
            sink.write(json.dumps([running.name, found]) + "\n")
        return
    assert told()[running.name] == found


@pytest.mark.xdist_group("radicale")
@pytest.mark.usefixtures("socket_enabled")
async def test_radicale_does_what_the_document_says(radicale_server: Running) -> None:
    await _compare(radicale_server)


@pytest.mark.xdist_group("xandikos")
@pytest.mark.usefixtures("socket_enabled")
async def test_xandikos_does_what_the_document_says(xandikos_server: Running) -> None:
    await _compare(xandikos_server)


@pytest.mark.xdist_group("davical")
@pytest.mark.usefixtures("socket_enabled")
async def test_davical_does_what_the_document_says(davical_server: Running) -> None:
    await _compare(davical_server)


@pytest.mark.xdist_group("sogo")
@pytest.mark.usefixtures("socket_enabled")
async def test_sogo_does_what_the_document_says(sogo_server: Running) -> None:
    await _compare(sogo_server)


@pytest.mark.xdist_group("cyrus")
@pytest.mark.usefixtures("socket_enabled")
async def test_cyrus_does_what_the_document_says(cyrus_server: Running) -> None:
    await _compare(cyrus_server)


@pytest.mark.usefixtures("socket_enabled")
async def test_our_own_endpoint_does_what_the_document_says() -> None:
    async with own(a_home()) as server:
        await _compare(server)


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    made = table(dict(json.loads(line) for line in lines))
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{made}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
