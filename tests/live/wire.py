"""The WebSocket between a page and Home Assistant, of which answers get lost."""

import asyncio
import json

from playwright.async_api import Page, WebSocketRoute

SOCKET = "**/api/websocket"


class Wire:
    """Passes everything on, but for the answers that are to be lost; begin before the page opens.

    With such an answer the connection breaks off. The page makes another one by itself.
    """

    def __init__(self) -> None:
        self.lost = asyncio.Event()
        """An answer was lost: Home Assistant has done what was asked."""
        self._words = ""
        self._waits: set[int] = set()

    async def between(self, page: Page) -> None:
        """Pass on what a page and its Home Assistant say to each other."""
        await page.route_web_socket(SOCKET, self._connect)

    def lose(self, words: str) -> None:
        """Lose the answer to the next message that has these words."""
        self._words = words
        self.lost.clear()

    def _connect(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        # Nothing that was asked for on a former connection is answered on this one.
        self._waits.clear()

        def asked(message: str | bytes) -> None:
            if self._words and self._words in str(message):
                self._waits.add(json.loads(message)["id"])
                self._words = ""
            server.send(message)

        def answered(message: str | bytes) -> None:
            if not self._waits.isdisjoint(_answers(message)):
                self.lost.set()
                self._waits.clear()
                closing.append(asyncio.ensure_future(page.close()))
                closing.append(asyncio.ensure_future(server.close()))
            elif not closing:
                page.send(message)

        closing = list[asyncio.Future[None]]()
        page.on_message(asked)
        server.on_message(answered)


def _answers(message: str | bytes) -> set[int]:
    """Return the numbers of the answers in a message: Home Assistant sends several at once."""
    told = json.loads(message)
    return {
        each["id"]
        for each in (told if isinstance(told, list) else [told])
        if each.get("type") == "result"
    }
