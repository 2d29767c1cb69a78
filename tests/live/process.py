"""Processes that belong to us: each in a group of its own, ended with all its children."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
import os
from pathlib import Path
import signal
import socket
import sys

from . import LiveError

BOUND = Path(__file__).with_name("bound.py")
GRACE = 10.0
"""Seconds a process has to end by itself before it is killed."""


class PortTaken(LiveError):
    """Somebody else listens on the port that was asked for."""


class ProcessEnded(LiveError):
    """A process that should be running has ended; the message has its last lines."""


def free_port() -> int:
    """Choose a port of 127.0.0.1 that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def check_port(port: int) -> int:
    """Answer with the port if it is free. Raises PortTaken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortTaken(f"port {port}: {error.strerror}") from error
    return port


class Process:
    """A running process with its output in a file."""

    def __init__(self, process: asyncio.subprocess.Process, output: Path) -> None:
        self._process = process
        self.output = output

    @property
    def pid(self) -> int:
        """Its process id, which is its group's as well."""
        return self._process.pid

    def check(self) -> None:
        """Raise ProcessEnded if it does not run any more."""
        if self._process.returncode is not None:
            tail = "\n".join(self.output.read_text(errors="replace").splitlines()[-20:])
            raise ProcessEnded(f"ended with code {self._process.returncode}:\n{tail}")

    async def wait(self) -> int:
        """Wait for its end; answer with its exit code."""
        return await self._process.wait()

    def kill(self) -> None:
        """Kill it and its children at once, as a power cut would."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    async def stop(self, grace: float = GRACE) -> None:
        """Ask it to end, and kill what of its group is left after that."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGTERM)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), grace)
        self.kill()
        await self._process.wait()


@asynccontextmanager
async def running(
    command: Sequence[str], *, output: Path, env: Mapping[str, str], cwd: Path
) -> AsyncIterator[Process]:
    """Run a command in a process group of its own; end the group when leaving.

    If we are killed before that, it is told to end by the system.
    """
    with output.open("ab") as sink:
        started = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", str(BOUND), str(os.getpid()), *command),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=sink,
            stderr=asyncio.subprocess.STDOUT,
            env={**os.environ, **env},
            cwd=cwd,
            start_new_session=True,
        )
    process = Process(started, output)
    try:
        yield process
    finally:
        await _to_the_end(process.stop())


async def _to_the_end(work: Coroutine[None, None, None]) -> None:
    """Do it all: a second Ctrl-C must not leave a process behind."""
    task = asyncio.ensure_future(work)
    again: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            again = error
    if again is not None:
        raise again
