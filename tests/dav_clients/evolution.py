"""Evolution Data Server, which is what GNOME's calendar and contacts sync with."""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
import shutil

from .client import Missing, Site, Stale, run_well
from .driver import DRIVERS, Driver, driven
from .installed import debian
from .server import Kind

PYTHON = "/usr/bin/python3"
"""Debian's own, which has the introspection."""
FACTORY = Path("/usr/libexec/evolution-source-registry")
BUS = """\
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
VERSION = """\
import gi
gi.require_version("EDataServer", "1.2")
from gi.repository import EDataServer as e
print(e.EDS_MAJOR_VERSION, e.EDS_MINOR_VERSION, e.EDS_MICRO_VERSION, sep=".")
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evolution:
    """Its registry and its factories, in a D-Bus session and folders of their own."""

    kind: Kind
    name: str = "Evolution Data Server"
    stale: Stale = Stale.WINS
    discovers: bool = True

    async def version(self) -> str:
        """Ask the library."""
        await asyncio.to_thread(debian, "dbus-run-session")
        if not await asyncio.to_thread(FACTORY.exists):
            raise Missing("Evolution Data Server is not installed")
        return (await run_well(PYTHON, "-c", VERSION, folder=Path.cwd())).strip()

    def connected(self, site: Site) -> AbstractAsyncContextManager[Driver]:
        """Start its driver."""
        home = str(site.folder)
        env = {
            "HOME": home,
            "XDG_CONFIG_HOME": f"{home}/config",
            "XDG_DATA_HOME": f"{home}/data",
            "XDG_CACHE_HOME": f"{home}/cache",
            "XDG_RUNTIME_DIR": home,
            "TZ": "UTC",
            # Without GNOME around it: no settings, no mounts, and the loopback is a network.
            "GSETTINGS_BACKEND": "memory",
            "GIO_USE_VFS": "local",
            "GIO_USE_NETWORK_MONITOR": "base",
            "GIO_USE_PROXY_RESOLVER": "dummy",
        }
        bus = site.folder / "bus.conf"
        bus.write_text(_bus(site.folder), encoding="utf-8")
        session = ("dbus-run-session", f"--config-file={bus}", "--")
        return driven((*session, PYTHON, "-I", DRIVERS / "evolution.py", str(self.kind)), site, env)


def _bus(folder: Path) -> str:
    """Configure a session in which only its own services can be started.

    A keyring would be asked for the password, and ask a user who is not there.
    """
    services = folder / "services"
    services.mkdir()
    for file in Path("/usr/share/dbus-1/services").glob("org.gnome.evolution.dataserver.*"):
        shutil.copy(file, services)
    return BUS.format(services=services)
