"""Clients that are libraries: a small program of the client's own language drives each of them.

It reads one command a line as JSON (``{"do": "create", …}``), and answers each by a line:
``{"ok": …}`` or ``{"refused": "why"}``. Whatever else happens ends it.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
import json
import os
from pathlib import Path
import signal
from typing import Any

from . import DavClientError
from .client import LIMIT, Refused, Site
from .server import Item

DRIVERS = Path(__file__).with_name("drivers")


class Driver:
    """A running driver, connected to a collection."""

    def __init__(self, process: asyncio.subprocess.Process, errors: Path) -> None:
        self._process = process
        self._errors = errors

    async def do(self, command: str, /, **arguments: object) -> Any:
        """Have it do something. Raises Refused or DavClientError."""
        if self._process.stdin is None or self._process.stdout is None:
            raise DavClientError("a driver without pipes")
        self._process.stdin.write(json.dumps({"do": command, **arguments}).encode() + b"\n")
        try:
            line = await asyncio.wait_for(self._process.stdout.readline(), LIMIT)
        except TimeoutError as error:
            raise DavClientError(f"{command}: no answer in {LIMIT:.0f} s") from error
        if not line:
            tail = self._errors.read_text(errors="replace")[-2000:]
            raise DavClientError(f"{command}: the driver has ended: {tail}")
        if (answer := json.loads(line)) is None:
            raise DavClientError(f"{command}: the program asks its user something")
        if "refused" in answer:
            raise Refused(answer["refused"])
        return answer["ok"]

    async def sync(self) -> None:
        """Refresh what it knows."""
        await self.do("sync")

    async def items(self) -> dict[str, str]:
        """Tell what it knows."""
        return dict(await self.do("items"))

    async def create(self, item: Item) -> None:
        """Make an item."""
        await self.do("create", title=item.title, detail=item.detail)

    async def rename(self, title: str, new: str) -> None:
        """Change an item."""
        await self.do("rename", title=title, new=new)

    async def delete(self, title: str) -> None:
        """Delete an item."""
        await self.do("delete", title=title)


@asynccontextmanager
async def driven(
    command: Sequence[str | Path], site: Site, env: Mapping[str, str] | None = None
) -> AsyncIterator[Driver]:
    """Start a driver and have it connect; end it with all that it started when leaving."""
    errors = site.folder / "driver.log"
    with errors.open("ab") as sink:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=sink,
            env={**os.environ, **(env or {})},
            cwd=site.folder,
            limit=2**24,
            start_new_session=True,
        )
    try:
        driver = Driver(process, errors)
        account = site.account
        await driver.do(
            "connect",
            address=site.address,
            user=account.user,
            password=account.password,
        )
        yield driver
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
