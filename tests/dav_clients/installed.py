"""Where the clients are that ``scripts/dav_clients`` brings."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
import os
from pathlib import Path
import shutil
import subprocess

from tests.live.folder import REPOSITORY

from .client import Missing

INSTALL_LIMIT = 900


_ONLY_INSTALLED = ContextVar("_ONLY_INSTALLED", default=False)


@contextmanager
def only_installed() -> Iterator[None]:
    """Bring nothing meanwhile: what is not there already is missing."""
    before = _ONLY_INSTALLED.set(True)
    try:
        yield
    finally:
        _ONLY_INSTALLED.reset(before)


def _folder() -> Path | Missing:
    return _find() if _ONLY_INSTALLED.get() else _bring()


def _find() -> Path | Missing:
    """Find the folder that ``scripts/dav_clients`` has made, in the cache of ``scripts/cache``."""
    cached = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    found = next((cached / "studio-sync").glob("dav-clients-*/ready"), None)
    return Missing("scripts/dav_clients has not brought them") if found is None else found.parent


@cache
def _bring() -> Path | Missing:
    done = subprocess.run(
        [REPOSITORY / "scripts" / "dav_clients"],
        capture_output=True,
        text=True,
        timeout=INSTALL_LIMIT,
        check=False,
    )
    if done.returncode != 0:
        return Missing(done.stderr.strip()[-500:])
    return Path(done.stdout.strip())


def brought(name: str) -> Path:
    """Find a file in the folder of pinned clients. Raises Missing."""
    folder = _folder()
    if isinstance(folder, Missing):
        raise folder
    found = folder / name
    if not found.exists():
        raise Missing(f"{name} is not installed")
    return found


def debian(program: str) -> Path:
    """Find a program that is Debian's. Raises Missing."""
    _folder()
    # Servers are in a folder that an ordinary user's shell does not look in.
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        raise Missing(f"{program} is not installed")
    return Path(found)
