"""The strict double as a server that fails, and that others edit between two requests."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
import re

from aiohttp import web

from tests.dav_double.server import Double, Folder
from tests.world import Clock

type Hook = Callable[[str, str], Awaitable[object]]
"""Told the method of each request, and whether it is *before* or *after* it."""

_OWN_LINE = re.compile(rb"^(?:X-PROGRAM|TRIGGER)[^\r\n]*", re.MULTILINE)
_GUEST = re.compile(rb"^(?:ATTENDEE|ORGANIZER)(?![^\r\n]*SCHEDULE-AGENT=NONE)", re.MULTILINE)
_WRITES = ("PUT", "DELETE")


@dataclass(slots=True)
class ServerFault:
    """What goes wrong at the ``nth`` request, or from then on. ``late``: it is carried out."""

    status: int | None
    """What is answered; None: the line is cut."""
    late: bool = False
    text: str = ""
    cut: bool = False
    """The answer ends in the middle."""
    writes: bool = False
    """Only writes fail."""
    nth: int = 1
    lasting: bool = False

    def due(self, method: str) -> bool:
        """Count a request; true for one that fails."""
        if self.writes and method not in _WRITES:
            return False
        self.nth -= 1
        return self.nth == 0 or (self.lasting and self.nth < 0)


FAULTS = {
    "drop_before": ServerFault(None),
    "drop_after": ServerFault(None, late=True),
    "drop_after_a_write": ServerFault(None, late=True, writes=True),
    "unavailable": ServerFault(503),
    "done_but_500": ServerFault(500, late=True),
    "too_many": ServerFault(429),
    "locked": ServerFault(423),
    "forbidden": ServerFault(403, writes=True),
    "full": ServerFault(507, writes=True),
    "page": ServerFault(200, text="<!DOCTYPE html><html>Sign in</html>"),
    "gone": ServerFault(404, lasting=True),
    "truncated": ServerFault(207, late=True, cut=True),
}
"""By name."""


class FragileServer(Double):
    """A double with the clock of the studio; what it checks of writes is among its violations."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        super().__init__()
        self.fault: ServerFault | None = None
        self.hook: Hook | None = None
        self.written: list[str] = []
        """The names of what was written by requests."""

    @property
    def now(self) -> datetime:
        """The time, which does not go on by being looked at."""
        return self._clock.now

    @now.setter
    def now(self, now: datetime) -> None:
        pass

    async def start(self, stack: AsyncExitStack) -> None:
        """Listen until the stack is closed."""
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_route("*", "/{path:.*}", self.handle)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"

    def clear(self) -> None:
        """Let all go well."""
        self.fault = self.hook = None

    async def handle(self, request: web.Request) -> web.Response:
        """Answer, or fail before or after that."""
        await self._tell(request.method, "before")
        fault = self.fault
        due = fault is not None and fault.due(request.method)
        if fault is not None and due and not fault.late:
            return _failing(request, fault)
        answer = await super().handle(request)
        await self._tell(request.method, "after")
        if fault is not None and due:
            if fault.cut and answer.status == fault.status and isinstance(answer.body, bytes):
                return _failing(request, fault, answer.body[: len(answer.body) // 2])
            return answer if fault.cut else _failing(request, fault)
        return answer

    async def _tell(self, method: str, when: str) -> None:
        if self.hook is not None:
            await self.hook(method, when)

    def _put(self, folder: Folder, name: str, body: bytes) -> web.Response:
        there = folder.items.get(name)
        if there is not None:
            lost = set(_OWN_LINE.findall(there.text)) - set(_OWN_LINE.findall(body))
            if lost:
                self.violations.append(f"{lost} of {name} are lost")
            if _GUEST.search(body):
                self.violations.append(f"the guests of {name} are told")
        answer = super()._put(folder, name, body)
        if answer.status in (201, 204):
            self.written.append(name)
        return answer

    def delete(self, folder: Folder, name: str) -> None:
        """Delete an item."""
        super().delete(folder, name)
        self.written.append(name)


def _failing(request: web.Request, fault: ServerFault, body: bytes = b"") -> web.Response:
    if fault.status is None:
        if request.transport is not None:
            request.transport.close()
        return web.Response(status=500)
    kind = "text/html" if fault.text else "application/xml"
    return web.Response(
        status=fault.status, body=body or fault.text.encode(), headers={"Content-Type": kind}
    )
