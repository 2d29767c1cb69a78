"""Which Home Assistant runs: the pinned one, or another release in an environment of its own."""

from functools import cache
import os
import subprocess
import sys

from . import LiveError
from .folder import REPOSITORY

RELEASE = "STUDIO_SYNC_HA"
"""The variable that names another release, such as 2026.11.0."""


class NoSuchRelease(LiveError):
    """That release can't be set up; what ``scripts/setup`` has said tells why."""


@cache
def python() -> str:
    """Find the Python that has Home Assistant; set it up if need be. Raises NoSuchRelease."""
    release = os.environ.get(RELEASE)
    if not release:
        return sys.executable
    if subprocess.run([REPOSITORY / "scripts" / "setup", release], check=False).returncode != 0:
        raise NoSuchRelease(f"Home Assistant {release} can't be set up")
    return str(REPOSITORY / f".venv-{release}" / "bin" / "python")
