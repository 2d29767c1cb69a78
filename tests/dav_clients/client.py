"""What a DAV client can do, whichever it is, and how its programs are run."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass
from enum import StrEnum
import os
from pathlib import Path
from typing import Protocol

from . import DavClientError
from .server import Account, Item, Kind

LIMIT = 60.0
"""Seconds that one thing may take a client on a slow machine."""


class Refused(DavClientError):
    """The server said no, as the client tells it."""


class Missing(DavClientError):
    """A client is not installed; the message says what is missing."""


class Stale(StrEnum):
    """What becomes of a change on top of an old state, by the client's own rule."""

    REFUSED = "the server refuses it, and the client says so"
    WINS = "it wins over the change that it did not know of"
    BOTH = "both are kept, one of them as a new item"


class Connection(Protocol):
    """A client that has found its collection."""

    async def sync(self) -> None:
        """Do what the client does when its user presses *refresh*."""
        ...

    async def items(self) -> dict[str, str]:
        """Tell what its user sees: the details by the titles."""
        ...

    async def create(self, item: Item) -> None:
        """Make an item and send it. Raises Refused."""
        ...

    async def rename(self, title: str, new: str) -> None:
        """Change an item, as the client knows it, and send it. Raises Refused."""
        ...

    async def delete(self, title: str) -> None:
        """Delete an item and send that. Raises Refused."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a client is to look: a folder of its own, an address and with what to sign in."""

    folder: Path
    address: str
    account: Account


class Client(Protocol):
    """A client for one kind of collection."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def kind(self) -> Kind:
        """What it is tested with."""
        ...

    @property
    def stale(self) -> Stale:
        """What it does about a change on top of an old state."""
        ...

    @property
    def discovers(self) -> bool:
        """Whether it finds the collection by an address; else it has to be told its URL."""
        ...

    async def version(self) -> str:
        """Tell its version. Raises Missing."""
        ...

    def connected(self, site: Site) -> AbstractAsyncContextManager[Connection]:
        """Start it with the account."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A program that has ended: its exit code, and all that it printed."""

    code: int
    output: str


async def run(
    *command: str | Path,
    folder: Path,
    env: Mapping[str, str] | None = None,
    typed: str = "",
    limit: float = LIMIT,
) -> Done:
    """Run a program to its end. Raises DavClientError if it does not come in time."""
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, **(env or {})},
        cwd=folder,
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(typed.encode()), limit)
    except TimeoutError as error:
        raise DavClientError(f"{command[0]} does not end in {limit:.0f} s") from error
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return Done(code=process.returncode or 0, output=output.decode(errors="replace"))


async def run_well(
    *command: str | Path,
    folder: Path,
    env: Mapping[str, str] | None = None,
    typed: str = "",
) -> str:
    """Run a program that has to end well; answer with its output. Raises DavClientError."""
    done = await run(*command, folder=folder, env=env, typed=typed)
    if done.code != 0:
        raise DavClientError(f"{command[0]} ended with {done.code}: {done.output[-2000:]}")
    return done.output
