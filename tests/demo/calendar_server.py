"""A real calendar server (Radicale) beside the studio, whose owner changes what is allowed."""

from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
import json
from pathlib import Path
import subprocess
from typing import Final

import aiohttp

from custom_components.studio_sync.dav_client import bodies
from tests.dav_person import Person
from tests.dav_servers.running import until_it_answers
from tests.live.folder import REPOSITORY
from tests.live.process import free_port, running

USER: Final = "studio"
CONFIGURATION: Final = """\
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
RIGHTS: Final = """\
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
permissions: RW
"""
_OWN: Final = """\
[own{number}]
user: .+
collection: {{user}}/{name}
permissions: {permissions}
"""


def sign_in(user: str, password: str) -> dict[str, str]:
    """Return the header that signs in."""
    return {"Authorization": f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"}


class NotThere(Exception):
    """The server's program can't be had."""


@dataclass(slots=True, kw_only=True)
class Server:
    """Radicale in a folder of its own, on one port whenever it runs."""

    folder: Path
    program: str
    session: aiohttp.ClientSession
    password: str = "first of all"
    read_only: str = ""
    port: int = field(default_factory=free_port)
    _running: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start it, and wait until it answers."""
        file = self.folder / "config"
        file.write_text(CONFIGURATION.format(port=self.port, folder=self.folder), encoding="utf-8")
        self.change_password(self.password)
        self._write_rights()
        process = await self._running.enter_async_context(
            running(
                [self.program, "--config", str(file)],
                output=self.folder / "log",
                env={},
                cwd=self.folder,
            )
        )
        await until_it_answers(f"{self.url}/", process, "Radicale")

    async def stop(self) -> None:
        """Stop it; its files stay."""
        await self._running.aclose()

    def change_password(self, password: str) -> None:
        """Let in with this password, and no other."""
        self.password = password
        users = f"{USER}:{password}\nelsewhere:elsewhere\n"
        (self.folder / "users").write_text(users, encoding="utf-8")

    async def allow(self, *, read_only: str = "") -> None:
        """Let all be written, but for one calendar, by the name of its folder."""
        self.read_only = read_only
        # It reads that once, when it starts.
        await self.stop()
        await self.start()

    def _write_rights(self) -> None:
        one = self.read_only
        rules = [(one, "r")] * bool(one) + [("[^/]+", "rw")]
        own = [
            _OWN.format(number=number, name=name, permissions=permissions)
            for number, (name, permissions) in enumerate(rules)
        ]
        (self.folder / "rights").write_text(RIGHTS + "".join(own), encoding="utf-8")

    def named(self) -> dict[str, str]:
        """Return the folders of all calendars and address books, by what they are called."""
        found = {}
        for file in self.folder.glob(f"collections/collection-root/{USER}/*/.Radicale.props"):
            name = json.loads(file.read_text(encoding="utf-8")).get("D:displayname", "")
            found[name] = file.parent.name
        return found

    def cards(self) -> int:
        """Count what is in all address books."""
        return len([*self.folder.glob(f"collections/collection-root/{USER}/*/*.vcf")])

    def person(self, folder: str) -> Person:
        """Return somebody with a program of their own, who may write everywhere."""
        return Person(
            self.session, f"{self.url}/{USER}/{folder}/", sign_in("elsewhere", "elsewhere")
        )

    async def make_calendar(self, folder: str, name: str) -> Person:
        """Make a calendar, as its person does."""
        person = self.person(folder)
        # Who signs in for the first time gets a home.
        owner = Person(self.session, person.url, sign_in(USER, self.password))
        await owner.ask("MKCALENDAR", "", bodies.make_calendar(name))
        return person


@asynccontextmanager
async def calendar_server(folder: Path) -> AsyncIterator[Server]:
    """Start a server; end it when leaving. Raises NotThere."""
    done = subprocess.run(  # noqa: ASYNC221 - a script of ours; nothing else is to be done
        [REPOSITORY / "scripts" / "dav_servers", "radicale"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NotThere(done.stderr.strip().rpartition("\n")[2])
    folder.mkdir()  # noqa: ASYNC240
    program = f"{done.stdout.strip()}/radicale/bin/radicale"
    async with aiohttp.ClientSession() as session:
        server = Server(folder=folder, program=program, session=session)
        await server.start()
        try:
            yield server
        finally:
            await server.stop()
