"""vdirsyncer, with khal for its events and khard for its contacts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from . import DavClientError
from .client import LIMIT, Done, Refused, Site, Stale, run, run_well
from .installed import brought
from .server import Item, Kind

CONFIGURATION = """\
[general]
status_path = "{folder}/status"
[pair all]
a = "here"
b = "there"
collections = ["from b"]
conflict_resolution = {resolution}
[storage here]
type = "filesystem"
path = "{folder}/items"
fileext = "{ending}"
[storage there]
type = "{protocol}"
url = "{url}"
username = "{user}"
password = "{password}"
"""
KHAL = """\
[calendars]
[[all]]
path = {folder}/items/*
type = discover
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder}/khal.db
"""
KHARD = """\
[addressbooks]
[[book]]
path = {book}
"""
CONFLICT = "One item changed on both sides"
FORBIDDEN = "403, message='Forbidden'"


class Vdir:
    """A folder of items that vdirsyncer keeps in step with a collection."""

    def __init__(self, site: Site, kind: Kind) -> None:
        self.folder = site.folder
        self._site = site
        self._kind = kind

    async def discover(self) -> None:
        """Find the collection and make the folder for it."""
        self._configure("null")
        (self.folder / "items").mkdir()
        # It asks whether to make the folder.
        done = await self._vdirsyncer("discover", typed="y\n" * 4)
        if done.code != 0:
            raise DavClientError(f"discover ended with {done.code}: {done.output[-2000:]}")

    @property
    def items(self) -> Path:
        """The folder with the items of the only collection."""
        (found,) = (self.folder / "items").iterdir()
        return found

    async def sync(self, limit: float = LIMIT) -> None:
        """Sync both ways. Raises Refused, and lets the server win from then on at a conflict."""
        done = await self._vdirsyncer("sync", limit=limit)
        if CONFLICT in done.output:
            self._configure('"b wins"')
        if done.code != 0:
            said_no = CONFLICT in done.output or FORBIDDEN in done.output
            raise (Refused if said_no else DavClientError)(done.output[-2000:])

    def _configure(self, resolution: str) -> None:
        account = self._site.account
        text = CONFIGURATION.format(
            folder=self.folder,
            resolution=resolution,
            ending=".ics" if self._kind is Kind.EVENT else ".vcf",
            protocol="caldav" if self._kind is Kind.EVENT else "carddav",
            url=self._site.address,
            user=account.user,
            password=account.password,
        )
        (self.folder / "vdirsyncer.conf").write_text(text, encoding="utf-8")

    async def _vdirsyncer(self, command: str, *, typed: str = "", limit: float = LIMIT) -> Done:
        program = brought("clients/bin/vdirsyncer")
        config = self.folder / "vdirsyncer.conf"
        return await run(
            program, "--config", config, command, folder=self.folder, typed=typed, limit=limit
        )


class Khal:
    """A calendar in khal."""

    def __init__(self, vdir: Vdir) -> None:
        self._vdir = vdir
        text = KHAL.format(folder=vdir.folder)
        (vdir.folder / "khal.conf").write_text(text, encoding="utf-8")

    async def sync(self) -> None:
        """Run vdirsyncer."""
        await self._vdir.sync()

    async def items(self) -> dict[str, str]:
        """List the appointments of the next weeks."""
        today = f"{datetime.now(tz=UTC):%Y-%m-%d}"
        form = ("--format", "{start-long-full}|{title}", "--day-format", "")
        output = await self._khal("list", *form, today, "60d")
        rows = [line.split("|", 1) for line in output.splitlines() if "|" in line]
        return {title: start.replace(" ", "T") for start, title in rows}

    async def create(self, item: Item) -> None:
        """Run ``khal new``."""
        start = datetime.fromisoformat(item.detail)
        end = f"{start + timedelta(hours=1):%H:%M}"
        name = self._vdir.items.name
        await self._khal("new", "-a", name, f"{start:%Y-%m-%d}", f"{start:%H:%M}", end, item.title)
        await self._vdir.sync()

    async def rename(self, title: str, new: str) -> None:
        """Answer the questions of ``khal edit``: the summary, and no more."""
        await self._khal("edit", title, typed=f"s\n{new}\nn\n")
        await self._vdir.sync()

    async def delete(self, title: str) -> None:
        """Answer the questions of ``khal edit``: delete it, yes."""
        await self._khal("edit", title, typed="D\ny\n")
        await self._vdir.sync()

    async def _khal(self, *command: str, typed: str = "") -> str:
        folder = self._vdir.folder
        program, config = brought("clients/bin/khal"), folder / "khal.conf"
        return await run_well(program, "-c", config, *command, folder=folder, typed=typed)


class Khard:
    """An address book in khard."""

    def __init__(self, vdir: Vdir) -> None:
        self._vdir = vdir
        text = KHARD.format(book=vdir.items)
        (vdir.folder / "khard.conf").write_text(text, encoding="utf-8")

    async def sync(self) -> None:
        """Run vdirsyncer."""
        await self._vdir.sync()

    async def items(self) -> dict[str, str]:
        """List the numbers."""
        done = await self._run("phone", "--parsable")
        rows = [line.split("\t") for line in done.output.splitlines() if "\t" in line]
        return {name: number for number, name, _ in rows}

    async def create(self, item: Item) -> None:
        """Run ``khard new``."""
        await self._well("new", "-a", "book", "-i", str(self._form(item)))
        await self._vdir.sync()

    async def rename(self, title: str, new: str) -> None:
        """Run ``khard edit``."""
        form = self._form(Item(title=new, detail=(await self.items())[title]))
        await self._well("edit", "-i", str(form), title, typed="yes\n")
        await self._vdir.sync()

    async def delete(self, title: str) -> None:
        """Run ``khard remove``."""
        await self._well("remove", "--force", title)
        await self._vdir.sync()

    def _form(self, item: Item) -> Path:
        first, _, last = item.title.partition(" ")
        lines = (
            f"Formatted name: {item.title}",
            f"First name: {first}",
            f"Last name: {last}",
            f"Phone:\n    cell: '{item.detail}'",
        )
        file = self._vdir.folder / "form.yaml"
        file.write_text("\n".join(lines), encoding="utf-8")
        return file

    async def _well(self, *command: str, typed: str = "") -> None:
        done = await self._run(*command, typed=typed)
        if done.code != 0:
            raise DavClientError(f"khard {command[0]}: {done.output[-2000:]}")

    async def _run(self, *command: str, typed: str = "") -> Done:
        folder = self._vdir.folder
        program, config = brought("clients/bin/khard"), folder / "khard.conf"
        return await run(program, "-c", config, *command, folder=folder, typed=typed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vdirsyncer:
    """vdirsyncer with the program that shows what it syncs."""

    kind: Kind
    stale: Stale = Stale.REFUSED
    discovers: bool = True

    @property
    def name(self) -> str:
        """Both names."""
        return f"vdirsyncer with {self._shows}"

    async def version(self) -> str:
        """Ask both."""
        versions = []
        for name in ("vdirsyncer", self._shows):
            program = await asyncio.to_thread(brought, f"clients/bin/{name}")
            output = await run_well(program, "--version", folder=Path.cwd())
            versions.append(output.split()[-1])
        return ", ".join(versions)

    @asynccontextmanager
    async def connected(self, site: Site) -> AsyncIterator[Khal | Khard]:
        """Discover and sync."""
        vdir = Vdir(site, self.kind)
        await vdir.discover()
        await vdir.sync()
        yield Khal(vdir) if self.kind is Kind.EVENT else Khard(vdir)

    @property
    def _shows(self) -> str:
        return "khal" if self.kind is Kind.EVENT else "khard"
