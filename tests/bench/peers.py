"""vdirsyncer and Radicale, for comparison: from files into a CalDAV server."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC
from hashlib import sha256
import os
from pathlib import Path
import shutil
import sys
from time import perf_counter

import aiohttp

from custom_components.studio_sync.book.model import Appointment, Timed
from tests.dav_clients.radicale import started
from tests.live.process import running

from .first_sync import populate
from .sample import appointments
from .stage import Bench, emulator, studio

REQUIREMENTS = Path(__file__).with_name("peers.txt")
_CREATED = 201

_VDIRSYNCER = """\
[general]
status_path = "{folder}/status"
[pair both]
a = "files"
b = "server"
collections = null
[storage files]
type = "filesystem"
path = "{folder}/files"
fileext = ".ics"
[storage server]
type = "caldav"
url = "{url}"
username = "mia"
password = "mia"
"""
_RADICALE = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[storage]
filesystem_folder = {folder}/collections
[logging]
level = error
"""


async def against_vdirsyncer(bench: Bench) -> None:
    """Populate Google, then let vdirsyncer populate Radicale with the same, and compare."""
    programs = await installed(bench)
    async with emulator(bench) as google, studio(bench, google) as mia:
        ours = await populate(bench, mia, bench.sizes.small)
    theirs = await _their_populate(bench, programs)
    bench.samples.add("calendar.populate_1000.vs_vdirsyncer", ours / theirs)


async def installed(bench: Bench) -> Path:
    """Return the folder of the peers' programs, installed where they are missing.

    In the user's cache folder, since they pin other versions than Home Assistant.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "studio-sync"
    pins = sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]
    home = cache / f"bench-{pins}"
    programs = home / "bin"
    if (home / "ready").exists():
        return programs
    uv = shutil.which("uv") or next(map(str, sorted(cache.glob("uv-*/bin/uv"))), None)
    if uv is None:
        raise RuntimeError("uv is missing: remove .venv and run scripts/setup, which brings it")
    bench.say("installing vdirsyncer and Radicale in the cache folder")
    await call(bench, uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(home))
    python = str(programs / "python")
    await call(bench, uv, "pip", "install", "--quiet", "--python", python, "-r", str(REQUIREMENTS))
    (home / "ready").touch()
    return programs


async def call(bench: Bench, *command: str, env: dict[str, str] | None = None) -> None:
    """Run a program to its end, in a process group of its own; raises if it fails."""
    output = bench.path("call.out")
    async with running(command, output=output, env=env or {}, cwd=bench.folder) as process:
        code = await process.wait()
    if code:
        raise RuntimeError(f"{Path(command[0]).name} failed:\n{output.read_text()}")


async def _their_populate(bench: Bench, programs: Path) -> float:
    """Return the seconds that vdirsyncer needs for as many appointments as we had."""
    folder = bench.path("vdirsyncer")
    write_files(folder / "files", appointments(bench.sizes.small))
    async with radicale(bench, programs, folder) as url:
        config = folder / "vdirsyncer"
        config.write_text(_VDIRSYNCER.format(folder=folder, url=url), encoding="utf-8")
        command = [str(programs / "vdirsyncer"), "-v", "ERROR", "-c", str(config)]
        await call(bench, *command, "discover")
        begin = perf_counter()
        await call(bench, *command, "sync")
        seconds = perf_counter() - begin
    # Radicale keeps a cache of the same names beside.
    calendar = folder / "collections" / "collection-root" / "mia" / "calendar"
    stored = sum(1 for _ in calendar.glob("*.ics"))
    assert stored == bench.sizes.small, f"only {stored} arrived"
    return seconds


@asynccontextmanager
async def radicale(bench: Bench, programs: Path, folder: Path) -> AsyncIterator[str]:
    """Start Radicale as it comes, with an empty calendar, whose address it yields."""
    command = [str(programs / "python"), "-m", "radicale"]
    log = bench.path("radicale.out")
    async with (
        started(command, folder, _RADICALE, log=log) as root,
        aiohttp.ClientSession(auth=aiohttp.BasicAuth("mia", "mia")) as session,
    ):
        url = f"{root}/mia/calendar/"
        async with session.request("MKCALENDAR", url) as response:
            assert response.status == _CREATED, response.status
        yield url


def write_files(folder: Path, records: Iterable[Appointment]) -> None:
    """Write each appointment as an iCalendar file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for record in records:
        (folder / f"{record.id}.ics").write_bytes(_icalendar(record).encode())


def _icalendar(record: Appointment) -> str:
    """Write a timed appointment as RFC 5545 has it; no lines are folded."""
    content = record.content
    assert isinstance(content.when, Timed)
    start, end = (
        f"{edge.astimezone(UTC):%Y%m%dT%H%M%SZ}" for edge in (content.when.start, content.when.end)
    )
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//studio-sync//bench//EN",
        "BEGIN:VEVENT",
        f"UID:{record.id}",
        "DTSTAMP:20261121T090000Z",
        f"DTSTART:{start}",
        f"DTEND:{end}",
        f"SUMMARY:{_escaped(content.title)}",
        f"DESCRIPTION:{_escaped(content.description)}",
        f"LOCATION:{_escaped(content.place)}",
        *content.recurrence,
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines)


def _escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text
