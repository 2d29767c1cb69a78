"""Home Assistant's REST and websocket interfaces, as its own frontend uses them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any, Self

import aiohttp

from . import LiveError

type Json = Any
"""What came over the wire. It stays within the harness: its users take it apart."""

PATIENCE = aiohttp.ClientTimeout(total=120)
HTTP_ERROR = 400


class Refused(LiveError):
    """Home Assistant said no.

    ``code`` is the HTTP status or the websocket's error code, ``key`` the translation
    key of the message, if it has one.
    """

    def __init__(self, what: str, code: int | str, message: str, key: str = "") -> None:
        super().__init__(f"{what}: {code}: {message}")
        self.code = code
        self.message = message
        self.key = key


class Rest:
    """Requests to ``/api/…`` with the frontend's headers."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str | None = None) -> None:
        self.session = session
        self.url = url
        # The OAuth flow takes the address to come back to from this header.
        self._headers = {"HA-Frontend-Base": url}
        if token is not None:
            self._headers["Authorization"] = f"Bearer {token}"

    def as_user(self, token: str) -> Self:
        """Talk to the same Home Assistant as the owner of ``token``."""
        return type(self)(self.session, self.url, token)

    async def request(self, method: str, path: str, **options: Any) -> Json:
        """Send a request; answer with the decoded JSON. Raises Refused on an error."""
        async with self.session.request(
            method, self.url + path, headers=self._headers, timeout=PATIENCE, **options
        ) as response:
            if response.status >= HTTP_ERROR:
                raise Refused(f"{method} {path}", response.status, await response.text())
            return await response.json()

    async def get(self, path: str, **query: str) -> Json:
        """Send a GET with ``query``."""
        return await self.request("GET", path, params=query)

    async def post(self, path: str, body: Json = None) -> Json:
        """Send a POST with a JSON body."""
        return await self.request("POST", path, json={} if body is None else body)

    async def delete(self, path: str) -> Json:
        """Send a DELETE."""
        return await self.request("DELETE", path)


class WebSocket:
    """One signed-in websocket connection; one command after the other."""

    def __init__(self, connection: aiohttp.ClientWebSocketResponse) -> None:
        self._connection = connection
        self._ids = count(1)

    async def call(self, command: str, **arguments: Any) -> Json:
        """Send a command and wait for its result. Raises Refused on an error."""
        return await self._result(command, await self._send(command, arguments))

    async def told(self, command: str, **arguments: Any) -> Json:
        """Subscribe; answer with what is told at first. Raises Refused on an error."""
        number = await self._send(command, arguments)
        await self._result(command, number)
        while True:
            message = await self._connection.receive_json(timeout=PATIENCE.total)
            if message.get("id") == number:
                return message["event"]

    async def _send(self, command: str, arguments: Json) -> int:
        number = next(self._ids)
        await self._connection.send_json({"id": number, "type": command, **arguments})
        return number

    async def _result(self, command: str, number: int) -> Json:
        while True:
            answer = await self._connection.receive_json(timeout=PATIENCE.total)
            if answer.get("id") == number and answer["type"] == "result":
                break
        if not answer["success"]:
            error = answer["error"]
            raise Refused(
                command, error["code"], error["message"], error.get("translation_key") or ""
            )
        return answer["result"]

    async def action(self, name: str, /, *, target: Json = None, **fields: Any) -> Json:
        """Perform an action such as ``calendar.create_event``, without a response."""
        domain, _, service = name.partition(".")
        await self.call(
            "call_service", domain=domain, service=service, service_data=fields, target=target or {}
        )

    async def ask(self, name: str, /, *, target: Json = None, **fields: Any) -> Json:
        """Perform an action and answer with its response data."""
        domain, _, service = name.partition(".")
        result = await self.call(
            "call_service",
            domain=domain,
            service=service,
            service_data=fields,
            target=target or {},
            return_response=True,
        )
        return result["response"]


@asynccontextmanager
async def websocket(
    session: aiohttp.ClientSession, url: str, token: str
) -> AsyncIterator[WebSocket]:
    """Open a websocket connection and sign in."""
    address = url.replace("http", "ws", 1) + "/api/websocket"
    async with session.ws_connect(address, max_msg_size=0) as connection:
        await connection.receive_json()
        await connection.send_json({"type": "auth", "access_token": token})
        answer = await connection.receive_json()
        if answer["type"] != "auth_ok":
            raise Refused("sign in", answer["type"], answer.get("message", ""))
        yield WebSocket(connection)
