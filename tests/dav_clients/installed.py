"""Where the clients are that ``scripts/dav_clients`` brings."""

from functools import cache
from pathlib import Path
import shutil
import subprocess

from tests.live.folder import REPOSITORY

from .client import Missing

INSTALL_LIMIT = 900


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
    folder = _bring()
    if isinstance(folder, Missing):
        raise folder
    found = folder / name
    if not found.exists():
        raise Missing(f"{name} is not installed")
    return found


def debian(program: str) -> Path:
    """Find a program that is Debian's. Raises Missing."""
    _bring()
    found = shutil.which(program)
    if found is None:
        raise Missing(f"{program} is not installed")
    return Path(found)
