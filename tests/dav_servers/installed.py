"""Where the servers are that ``scripts/dav_servers`` brings. Tests fail without them."""

from collections.abc import Sequence
from functools import cache
import os
from pathlib import Path
import subprocess

from tests.live.folder import REPOSITORY

_LIMIT = 900


@cache
def brought() -> Path:
    """Return the folder with all servers, brought if necessary."""
    done = subprocess.run(  # noqa: S603 - a script of ours
        [REPOSITORY / "scripts" / "dav_servers"],
        capture_output=True,
        text=True,
        timeout=_LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-800:]
    return Path(done.stdout.strip())


def debian() -> Path:
    """Return the root under which Debian's packages are unpacked."""
    return brought() / "debian" / "root"


def libraries(*more: str) -> str:
    """Return where their libraries are: for the environment of a server, and of it alone."""
    roots = (debian(), brought() / "libraries" / "root")
    (triplet,) = {each.name for each in (debian() / "usr/lib").glob("*-linux-gnu")}
    found = [root / part / triplet for root in roots for part in ("usr/lib", "lib")]
    return ":".join([*(str(debian() / each) for each in more), *map(str, found)])


def as_other_user() -> Sequence[str]:
    """Return what is put before a command of a server that root may not run: a mapped user."""
    return ("unshare", "--user", "--map-user=1", "--map-group=1") if os.geteuid() == 0 else ()
