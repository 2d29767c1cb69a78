"""A calendar over HTTP that is measured: in our server, or in Radicale."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
import json
import os
from pathlib import Path
import shutil
import sys
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import aiohttp
from yarl import URL

from custom_components.studio_sync.book import appointments as records, people
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Staff
from tests.live.folder import REPOSITORY

from . import dav_bodies
from .peers import installed, radicale, write_files
from .sample import NOW, of_one_person
from .stage import Bench, open_book

DAYS = 730
"""Over which the events are spread, in the middle of which is now."""
_DAV = "{DAV:}"
_GOOD = frozenset({HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT})


class Calendar:
    """A calendar as one phone reaches it, over a connection of its own."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        """``session`` signs in; ``url`` is the calendar's."""
        self._session = session
        self.url = url
        self.path = urlsplit(url).path

    async def etags(self) -> ET.Element:
        """List the etags of all events."""
        return await self._listed("PROPFIND", dav_bodies.ETAGS)

    async def report(self, body: str) -> ET.Element:
        """Ask for a report."""
        return await self._listed("REPORT", body)

    async def sync(self, token: str) -> tuple[str, list[str]]:
        """Return the next token, and the paths of what has changed since one."""
        found = await self.report(dav_bodies.sync(token))
        return found.findtext(f"{_DAV}sync-token") or "", paths(found)

    async def put(self, name: str, text: str) -> None:
        """Store an event."""
        headers = {"Content-Type": "text/calendar; charset=utf-8"}
        await self._send("PUT", f"{self.url}{name}", text, headers)

    async def get(self, name: str) -> None:
        """Fetch an event."""
        await self._send("GET", f"{self.url}{name}", "", {})

    async def delete(self, name: str) -> None:
        """Delete an event."""
        await self._send("DELETE", f"{self.url}{name}", "", {})

    async def ask(self, method: str, body: str) -> bytes:
        """Ask something of the calendar, and return the answer as it comes."""
        headers = {"Content-Type": "application/xml; charset=utf-8", "Depth": "1"}
        async with self._session.request(
            method, URL(self.url, encoded=True), data=body.encode(), headers=headers
        ) as response:
            answer = await response.read()
            assert response.status == HTTPStatus.MULTI_STATUS, (response.status, answer[:500])
            return answer

    async def _listed(self, method: str, body: str) -> ET.Element:
        return ET.fromstring(await self.ask(method, body))  # noqa: S314 - of a server of ours

    async def _send(self, method: str, url: str, text: str, headers: dict[str, str]) -> None:
        async with self._session.request(
            method, URL(url, encoded=True), data=text.encode() or None, headers=headers
        ) as response:
            answer = await response.read()
            assert response.status in _GOOD, (response.status, answer[:500])


def paths(found: ET.Element) -> list[str]:
    """Return the paths of the events that an answer is about, but for those that are gone."""
    there = (
        each.findtext(f"{_DAV}href") or ""
        for each in found.iter(f"{_DAV}response")
        if each.find(f"{_DAV}propstat") is not None
    )
    return [path for path in there if not path.endswith("/")]


@dataclass(slots=True, kw_only=True)
class Home:
    """A Home Assistant in a process of its own, with a studio and as many phones as wanted."""

    process: asyncio.subprocess.Process
    urls: list[str]
    """The calendar's, as each phone names it."""
    users: list[tuple[str, str]]
    """With what they sign in."""

    @asynccontextmanager
    async def phone(self, number: int = 0) -> AsyncIterator[Calendar]:
        """Sign a phone in."""
        auth = aiohttp.BasicAuth(*self.users[number])
        async with aiohttp.ClientSession(auth=auth) as session:
            yield Calendar(session, self.urls[number])

    async def tell(self, line: str) -> dict[str, float]:
        """Have the process do what a line says, and return what it found."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{line}\n".encode())
        found: dict[str, float] = json.loads(await self.process.stdout.readline())
        return found


@asynccontextmanager
async def home(bench: Bench, count: int, *, phones: int = 1) -> AsyncIterator[Home]:
    """Start a Home Assistant with a book of so many appointments of one calendar."""
    folder = bench.path("home")
    folder.mkdir()
    book = bench.path("book.db")
    await _fill(bench, book, count)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.bench.dav_home", str(book), str(folder), str(phones)),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        cwd=bench.folder,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        started = json.loads(await process.stdout.readline())
        users = [(user, password) for user, password in started["users"]]
        yield Home(process=process, urls=started["urls"], users=users)
    finally:
        process.stdin.close()
        await process.wait()


@asynccontextmanager
async def stock_radicale(bench: Bench, count: int) -> AsyncIterator[Calendar]:
    """Start Radicale with the same appointments, whose files it has read before."""
    filled = bench.folder / f"radicale-{count}"
    if not filled.exists():
        # Reading them for the first time takes it minutes.
        filled.mkdir()
        async with _radicale(bench, filled) as phone:
            write_files(_files(filled), sample(count))
            assert len(paths(await phone.etags())) == count
    folder = bench.path("radicale")
    folder.mkdir()
    async with _radicale(bench, folder) as phone:
        # It keeps what it has read in the same folder, at which it looks for each request.
        shutil.copytree(_files(filled), _files(folder), dirs_exist_ok=True)
        assert len(paths(await phone.etags())) == count
        await phone.sync("")
        yield phone


@asynccontextmanager
async def _radicale(bench: Bench, folder: Path) -> AsyncIterator[Calendar]:
    async with (
        radicale(bench, await installed(bench), folder) as url,
        aiohttp.ClientSession(auth=aiohttp.BasicAuth("mia", "mia")) as session,
    ):
        yield Calendar(session, url)


def _files(folder: Path) -> Path:
    """Return where Radicale keeps the calendar."""
    return folder / "collections" / "collection-root" / "mia" / "calendar"


def sample(count: int) -> Iterable[Appointment]:
    """Make the appointments of one calendar, 10 % of them weekly series, none during another."""
    return of_one_person(count, start=NOW - timedelta(days=DAYS // 2), days=DAYS)


async def _fill(bench: Bench, file: Path, count: int) -> None:
    async with open_book(bench, f"sqlite:///{file}") as (book, _):

        def fill(tx: Transaction) -> None:
            people.put_staff(tx, Staff(id="mia", name="Mia"))
            records.put_many(tx, list(sample(count)))

        await book.write(fill)
