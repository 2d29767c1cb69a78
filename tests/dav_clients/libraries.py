"""The clients that are libraries: python-caldav and tsdav."""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

from .client import Site, Stale, run_well
from .driver import DRIVERS, Driver, driven
from .installed import brought
from .server import Kind


class PythonCaldav:
    """The library that Home Assistant's own CalDAV integration uses."""

    name = "python-caldav"
    kind = Kind.EVENT
    stale = Stale.REFUSED
    discovers = True

    async def version(self) -> str:
        """Ask the package."""
        python = await asyncio.to_thread(brought, "clients/bin/python")
        text = "import caldav; print(caldav.__version__)"
        return (await run_well(python, "-c", text, folder=Path.cwd())).strip()

    def connected(self, site: Site) -> AbstractAsyncContextManager[Driver]:
        """Start its driver."""
        program = DRIVERS / "python_caldav.py"
        return driven([brought("clients/bin/python"), "-I", program], site)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tsdav:
    """A library of web programs."""

    kind: Kind
    name: str = "tsdav"
    stale: Stale = Stale.REFUSED
    discovers: bool = True

    async def version(self) -> str:
        """Ask the package."""
        package = await asyncio.to_thread(brought, "node/node_modules/tsdav/package.json")
        node = brought("clients/bin/node")
        text = f"console.log(require({str(package)!r}).version)"
        return (await run_well(node, "-e", text, folder=Path.cwd())).strip()

    def connected(self, site: Site) -> AbstractAsyncContextManager[Driver]:
        """Start its driver."""
        program = DRIVERS / "tsdav.mjs"
        modules = brought("node/node_modules")
        return driven([brought("clients/bin/node"), program, modules, str(self.kind)], site)
