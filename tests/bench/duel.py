"""vdirsyncer and our sync beside the same server, with the same items."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import aiohttp

from custom_components.studio_sync.dav_client.homes import Collection

from .peers import call, installed, write_files
from .sample import appointments
from .server_stage import Asked, Beside, Here, beside, send, server
from .stage import Bench
from .stall import watched

_LOOKS = 3
_CONFIGURATION = """\
[general]
status_path = "{folder}/status"
[pair both]
a = "here"
b = "there"
collections = null
[storage here]
type = "filesystem"
path = "{folder}/files"
fileext = ".ics"
[storage there]
type = "caldav"
url = "{url}"
username = "{user}"
password = "{password}"
"""
_TIMED = """
import sys, time
from vdirsyncer.cli import app, tasks
from vdirsyncer.storage import dav, filesystem
begin = time.perf_counter()
app(sys.argv[2:], standalone_mode=False)
open(sys.argv[1], "w").write(str(time.perf_counter() - begin))
"""
"""Its interpreter is started, and all it needs is loaded, before the clock runs: as with ours."""
_EDIT = {"Content-Type": "text/calendar; charset=utf-8"}


class _Theirs:
    """A folder that vdirsyncer keeps in step with a calendar."""

    def __init__(self, bench: Bench, here: Here, programs: Path, calendar: Collection) -> None:
        self.folder = bench.path("vdirsyncer")
        (self.folder / "files").mkdir(parents=True)
        self._bench = bench
        self._python = str(programs / "python")
        self._config = self.folder / "config"
        text = _CONFIGURATION.format(
            folder=self.folder,
            url=calendar.url,
            user=here.running.user,
            password=here.running.password,
        )
        self._config.write_text(text, encoding="utf-8")

    async def do(self, command: str) -> float:
        """Carry a command out; return its seconds."""
        told = self.folder / "seconds"
        options = ("-v", "ERROR", "-c", str(self._config), command)
        await call(self._bench, self._python, "-c", _TIMED, str(told), *options)
        return float(told.read_text())

    @property
    def count(self) -> int:
        """How many items it has."""
        return sum(1 for _ in (self.folder / "files").iterdir())


async def against_vdirsyncer(bench: Bench) -> None:
    """Send all, take all, do nothing, and take one change."""
    programs, number = await installed(bench), bench.sizes.small
    async with server(bench) as here, beside(bench, here) as mia:
        calendar = await here.new_calendar()
        theirs = _Theirs(bench, here, programs, calendar)
        write_files(theirs.folder / "files", appointments(number))
        await mia.fill(appointments(number))
        await theirs.do("discover")
        ours = await _timed(bench, lambda: mia.run(populate_out=True))
        _compare(bench, "up_1000", ours, await theirs.do("sync"))
        other = _Theirs(bench, here, programs, calendar)
        await other.do("discover")
        async with beside(bench, here, mia.calendar) as tom:
            ours = await _timed(bench, lambda: tom.run(populate_in=True))
            _compare(bench, "down_1000", ours, await other.do("sync"))
        assert other.count == number
        await mia.run()
        await _nothing_and_one_change(bench, here, mia, calendar, theirs)


async def _nothing_and_one_change(
    bench: Bench, here: Here, mia: Beside, calendar: Collection, theirs: _Theirs
) -> None:
    await mia.run()
    await theirs.do("sync")
    nothing: tuple[list[float], list[float]] = ([], [])
    one: tuple[list[float], list[float]] = ([], [])
    mine = f"{mia.calendar.url}{mia.replica.remote_id('a000003', 0)}"
    for turn in range(_LOOKS):
        nothing[0].append(await _timed(bench, mia.run))
        nothing[1].append(await theirs.do("sync"))
        for url in (mine, f"{calendar.url}a000003.ics"):
            await _edit(here, url, turn)
        one[0].append(await _timed(bench, mia.run))
        one[1].append(await theirs.do("sync"))
        await mia.run()
    _compare(bench, "nothing", *map(median, nothing))
    _compare(bench, "one_change", *map(median, one))


async def _edit(here: Here, url: str, turn: int) -> None:
    async with aiohttp.ClientSession(headers=here.running.sign_in) as session:
        async with session.get(url) as answer:
            text = await answer.read()
        text = text.replace(b"SUMMARY:", f"SUMMARY:{turn} ".encode())
        await send(session, Asked("PUT", url, _EDIT, text))


async def _timed(bench: Bench, work: Callable[[], Awaitable[object]]) -> float:
    async with watched(bench.stall):
        begin = perf_counter()
        await work()
        return perf_counter() - begin


def _compare(bench: Bench, name: str, ours: float, theirs: float) -> None:
    bench.say(f"{name}: {ours:.2f} s, vdirsyncer {theirs:.2f} s")
    bench.samples.add(f"dav.{name}.vs_vdirsyncer", ours / theirs)
