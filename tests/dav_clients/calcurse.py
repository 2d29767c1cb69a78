"""calcurse and its calcurse-caldav, which has to be told the URL of the calendar."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from .client import Done, Refused, Site, Stale, run, run_well
from .installed import debian
from .server import ZONE, Item, Kind

CONFIGURATION = """\
[General]
Hostname = {host}
Path = {path}
AuthMethod = basic
HTTPS = No
DryRun = No
[Auth]
Username = {user}
Password = {password}
"""
IN_ZONE = {"TZ": ZONE.key}
MOMENT = "%m/%d/%Y @ %H:%M"


class Appointments:
    """The appointments in a folder of calcurse."""

    def __init__(self, site: Site) -> None:
        self._folder = site.folder
        self._data = site.folder / "data"
        self._data.mkdir()
        # What it shows is read before anything was synced, too.
        (self._data / "apts").touch()
        address = urlsplit(site.address)
        account = site.account
        text = CONFIGURATION.format(
            host=address.netloc, path=address.path, user=account.user, password=account.password
        )
        (site.folder / "config").write_text(text, encoding="utf-8")

    async def first(self) -> None:
        """Take over what the server has."""
        self._check(await self._caldav("--init", "keep-remote"))

    async def sync(self) -> None:
        """Sync both ways. Raises Refused."""
        self._check(await self._caldav())

    async def items(self) -> dict[str, str]:
        """List all appointments."""
        form = "%(start:%Y-%m-%dT%H:%M)|%m\n"
        output = await self._calcurse("-G", "--format-apt", form)
        rows = [line.partition("|") for line in output.splitlines() if "|" in line]
        return {title: _in_utc(start) for start, _, title in rows}

    async def create(self, item: Item) -> None:
        """Write a line to the file in which it keeps its appointments."""
        start = datetime.fromisoformat(item.detail).replace(tzinfo=UTC).astimezone(ZONE)
        end = start + timedelta(hours=1)
        with (self._data / "apts").open("a", encoding="utf-8") as file:
            file.write(f"{start:{MOMENT}} -> {end:{MOMENT}} |{item.title}\n")
        await self.sync()

    async def rename(self, title: str, new: str) -> None:
        """Change a line in that file."""
        file = self._data / "apts"
        text = file.read_text(encoding="utf-8")
        changed = text.replace(f"|{title}\n", f"|{new}\n")
        if changed == text:
            raise AssertionError(f"calcurse has no {title}: {text}")
        file.write_text(changed, encoding="utf-8")
        await self.sync()

    async def delete(self, title: str) -> None:
        """Run ``calcurse --purge``."""
        await self._calcurse("-P", "--filter-pattern", f"^{title}$")
        await self.sync()

    async def _calcurse(self, *arguments: str) -> str:
        program = debian("calcurse")
        return await run_well(
            program, "-q", "-D", self._data, *arguments, folder=self._folder, env=IN_ZONE
        )

    async def _caldav(self, *arguments: str) -> Done:
        folder = self._folder
        # The lock of a run that failed stays, and would have to be removed by hand.
        (folder / "lock").unlink(missing_ok=True)
        # Debian's own Python, which has its library.
        program = ("/usr/bin/python3", debian("calcurse-caldav"))
        files = ("--config", folder / "config", "--syncdb", folder / "db")
        more = ("--datadir", self._data, "--lockfile", folder / "lock")
        env = {**IN_ZONE, "HOME": str(folder)}
        return await run(*program, *files, *more, *arguments, folder=folder, env=env)

    @staticmethod
    def _check(done: Done) -> None:
        if done.code != 0 or "error" in done.output.lower():
            raise Refused(done.output[-2000:])


def _in_utc(local: str) -> str:
    moment = datetime.fromisoformat(local).replace(tzinfo=ZONE)
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}"


class Calcurse:
    """A calendar for the terminal."""

    name = "calcurse-caldav"
    kind = Kind.EVENT
    stale = Stale.BOTH
    discovers = False

    async def version(self) -> str:
        """Ask it."""
        await asyncio.to_thread(debian, "calcurse-caldav")
        output = await run_well(debian("calcurse"), "--version", folder=Path.cwd())
        return output.split()[1]

    @asynccontextmanager
    async def connected(self, site: Site) -> AsyncIterator[Appointments]:
        """Begin with what the server has."""
        appointments = Appointments(site)
        await appointments.first()
        yield appointments
