"""Stock Radicale in a folder of its own: the server that proves the scripts of the clients."""

from base64 import b64encode
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
import json
from pathlib import Path

import aiohttp

from tests.live.process import Process, free_port, running
from tests.live.waiting import until

from . import DavClientError
from .server import Account, Item, Kind, new_user
from .texts import item_in, renamed, text_of, uid_of

CONFIGURATION = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[rights]
type = from_file
file = {folder}/rights
[storage]
filesystem_folder = {folder}/collections
[web]
type = none
"""
RIGHTS = """\
[elsewhere]
user: elsewhere
collection: .*
permissions: RrWw
[root]
user: .+
collection:
permissions: R
[principal]
user: .+
collection: {user}
permissions: R
[writers]
user: writer.*
collection: {user}/[^/]+
permissions: rw
[readers]
user: reader.*
collection: {user}/[^/]+
permissions: r
"""
ELSEWHERE = f"Basic {b64encode(b'elsewhere:elsewhere').decode()}"
LIMIT = aiohttp.ClientTimeout(total=30)
ENDS = {Kind.EVENT: "ics", Kind.CARD: "vcf"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where a started Radicale keeps its files, and its address."""

    folder: Path
    url: str


class Radicale:
    """A running Radicale. From elsewhere is another client, which may do everything."""

    name = "Radicale"
    has_journal = False

    def __init__(self, home: Home, session: aiohttp.ClientSession) -> None:
        self.host = home.url
        self.url = f"{self.host}/"
        self._folder = home.folder
        self._session = session

    async def account(self, *, writes: bool) -> Account:
        """Make an account by a line in the file of users, and its collections by folders."""
        user = new_user(writes=writes)
        home = self._folder / "collections" / "collection-root" / user
        for name, tag in (("calendar", "VCALENDAR"), ("contacts", "VADDRESSBOOK")):
            (home / name).mkdir(parents=True)
            about = json.dumps({"tag": tag, "D:displayname": f"{name} of {user}"})
            (home / name / ".Radicale.props").write_text(about, encoding="utf-8")
        with (self._folder / "users").open("a", encoding="utf-8") as users:
            users.write(f"{user}:secret of {user}\n")
        return Account(
            user=user,
            password=f"secret of {user}",
            calendar=f"{self.url}{user}/calendar/",
            book=f"{self.url}{user}/contacts/",
        )

    async def items(self, account: Account, kind: Kind) -> dict[str, str]:
        """Read all files of the collection."""
        found = [item_in(kind, text) for text in (await self._texts(account, kind)).values()]
        items = {item.title: item.detail for item in found}
        if len(items) < len(found):
            raise DavClientError(f"doubled: {sorted(item.title for item in found)}")
        return items

    async def add(self, account: Account, kind: Kind, item: Item) -> None:
        """Put a new file."""
        url = f"{account.collection(kind)}{uid_of(item)}.{ENDS[kind]}"
        await self._send("PUT", url, data=text_of(kind, item), **{"If-None-Match": "*"})

    async def rename(self, account: Account, kind: Kind, title: str, new: str) -> None:
        """Put a changed file."""
        url, text = await self._find(account, kind, title)
        await self._send("PUT", url, data=renamed(kind, text, new))

    async def delete(self, account: Account, kind: Kind, title: str) -> None:
        """Delete a file."""
        url, _ = await self._find(account, kind, title)
        await self._send("DELETE", url)

    async def replaced(self, kind: Kind, title: str) -> set[str]:
        """Refuse: it has no journal."""
        raise DavClientError(f"Radicale keeps nothing of {kind} {title}")

    async def _find(self, account: Account, kind: Kind, title: str) -> tuple[str, str]:
        for url, text in (await self._texts(account, kind)).items():
            if item_in(kind, text).title == title:
                return url, text
        raise DavClientError(f"the server has no {title}")

    async def _texts(self, account: Account, kind: Kind) -> dict[str, str]:
        """Read the files where Radicale has them, and answer with their URLs."""
        url = account.collection(kind)
        folder = self._folder / "collections" / "collection-root" / url.removeprefix(self.url)
        files = [file for file in folder.iterdir() if not file.name.startswith(".")]
        return {f"{url}{file.name}": file.read_bytes().decode() for file in files}

    async def _send(self, method: str, url: str, data: str = "", **headers: str) -> None:
        headers = {"Authorization": ELSEWHERE, **headers}
        async with self._session.request(
            method, url, data=data.encode(), headers=headers, timeout=LIMIT
        ) as response:
            response.raise_for_status()


@asynccontextmanager
async def radicale(program: Path, folder: Path) -> AsyncIterator[Home]:
    """Start Radicale with accounts; end it when leaving."""
    (folder / "rights").write_text(RIGHTS, encoding="utf-8")
    (folder / "users").write_text("elsewhere:elsewhere\n", encoding="utf-8")
    async with started([str(program)], folder, CONFIGURATION, log=folder / "log") as url:
        yield Home(folder=folder, url=url)


@asynccontextmanager
async def started(
    command: Sequence[str], folder: Path, configuration: str, *, log: Path
) -> AsyncIterator[str]:
    """Start Radicale; end it when leaving. Gives its address, once it answers there.

    ``{port}`` and ``{folder}`` in the configuration are filled in.
    """
    url = f"http://127.0.0.1:{(port := free_port())}"
    file = folder / "config"
    file.write_text(configuration.format(port=port, folder=folder), encoding="utf-8")
    async with (
        aiohttp.ClientSession() as session,
        running([*command, "--config", str(file)], output=log, env={}, cwd=folder) as process,
    ):
        await _until_it_answers(session, f"{url}/", process)
        yield url


async def _until_it_answers(session: aiohttp.ClientSession, url: str, process: Process) -> None:
    async def look() -> bool:
        process.check()
        try:
            async with session.options(url, timeout=LIMIT):
                return True
        except aiohttp.ClientConnectionError:
            return False

    await until(look, "Radicale answers", limit=60)
