"""Thunderbird, headless, with a profile of its own: its calendar and its address book."""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
import sys

from .client import Site, Stale, run_well
from .driver import DRIVERS, Driver, driven
from .installed import debian
from .server import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Thunderbird:
    """Asked at a conflict in the calendar, its user takes what the server has."""

    kind: Kind
    name: str = "Thunderbird"
    discovers: bool = True

    @property
    def stale(self) -> Stale:
        """The calendar asks; the address book sends its cards without any condition."""
        return Stale.REFUSED if self.kind is Kind.EVENT else Stale.WINS

    async def version(self) -> str:
        """Ask it."""
        program = await asyncio.to_thread(debian, "thunderbird")
        return (await run_well(program, "--version", folder=Path.cwd())).split()[-1]

    def connected(self, site: Site) -> AbstractAsyncContextManager[Driver]:
        """Start its driver, which starts it."""
        profile = str(site.folder / "profile")
        script = str(DRIVERS / "thunderbird.py")
        command = [
            sys.executable,
            "-I",
            script,
            str(debian("thunderbird")),
            profile,
            str(self.kind),
        ]
        env = {"HOME": str(site.folder), "TZ": "UTC", "MOZ_HEADLESS": "1"}
        return driven(command, site, env)
