"""What a browser's page asks of Home Assistant: scripts, and messages of its socket."""

import asyncio
from dataclasses import dataclass, field
import gzip
import json
from typing import Any

from playwright.async_api import Page, Response, WebSocket

_OURS = "studio_sync"


@dataclass  # without slots: Playwright notes something at the owner of each handler
class PageLog:
    """What a page has sent and got so far, of Studio Sync's own."""

    sent: list[dict[str, Any]] = field(default_factory=list)
    """All messages but Home Assistant's pings."""
    told: list[dict[str, Any]] = field(default_factory=list)
    """Messages of Studio Sync's subscriptions."""
    _scripts: list[Response] = field(default_factory=list)
    _ours: set[int] = field(default_factory=set)

    def follow(self, page: Page) -> None:
        """Note from now on what a page does."""
        page.on("response", self._response)
        page.on("websocket", self._socket)

    def clear(self) -> None:
        """Forget what was; subscriptions stay known."""
        self.sent.clear()
        self.told.clear()
        self._scripts.clear()

    @property
    def asked(self) -> list[str]:
        """Return the commands of Studio Sync, and of those who leave its subscriptions."""
        return [
            each["type"]
            for each in self.sent
            if each["type"].startswith(_OURS) or each.get("subscription") in self._ours
        ]

    async def script_bytes(self) -> int:
        """Return the size of Studio Sync's scripts, each compressed with gzip."""
        bodies = await asyncio.gather(*(each.body() for each in self._scripts))
        return sum(len(gzip.compress(each)) for each in bodies)

    def _response(self, response: Response) -> None:
        if f"/{_OURS}_page/" in response.url:
            self._scripts.append(response)

    def _socket(self, socket: WebSocket) -> None:
        self._ours.clear()
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: str | bytes) -> None:
        for message in _messages(frame):
            if message["type"] == "ping":
                continue
            self.sent.append(message)
            if message["type"].startswith(_OURS):
                self._ours.add(message["id"])

    def _received(self, frame: str | bytes) -> None:
        self.told += [
            each
            for each in _messages(frame)
            if each["type"] == "event" and each["id"] in self._ours
        ]


def _messages(frame: str | bytes) -> list[dict[str, Any]]:
    """Return the messages of a frame, which may hold several."""
    found = json.loads(frame)
    return found if isinstance(found, list) else [found]
