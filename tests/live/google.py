"""The Google emulator as a process, and people who use their Google calendars."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
import sys
from time import monotonic
from urllib.parse import quote

import aiohttp

from . import LiveError
from .client import Json
from .folder import REPOSITORY
from .process import Process, running

START_LIMIT = 30.0
PAGE = 2500


class GoogleSaidNo(LiveError):
    """Google, or its emulator's control, refused a request."""


class Google:
    """A started emulator: its address, and its control (``/__emulator__/…``)."""

    def __init__(self, session: aiohttp.ClientSession, url: str, process: Process) -> None:
        self._session = session
        self.url = url
        self.process = process

    async def request(
        self,
        method: str,
        path: str,
        *,
        body: Json = None,
        token: str | None = None,
        query: dict[str, str] | None = None,
    ) -> Json:
        """Send a request; answer with the decoded JSON, None if there is none."""
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        async with self._session.request(
            method, self.url + path, json=body, headers=headers, params=query
        ) as response:
            if response.status >= HTTPStatus.BAD_REQUEST:
                text = await response.text()
                raise GoogleSaidNo(f"{method} {path}: {response.status}: {text}")
            return None if response.status == HTTPStatus.NO_CONTENT else await response.json()

    async def control(self, method: str, path: str, body: Json = None) -> Json:
        """Ask something of the emulator itself."""
        return await self.request(method, f"/__emulator__/{path}", body=body)

    async def add_person(self, email: str, *, name: str, time_zone: str) -> Person:
        """Make a Google account, and a token with which its owner edits."""
        account = {"email": email, "name": name, "time_zone": time_zone}
        await self.control("POST", "accounts", account)
        return await self.person(email)

    async def person(self, email: str) -> Person:
        """Take up an account that exists."""
        grant = await self.control("POST", f"accounts/{quote(email)}/token", {})
        return Person(self, email, grant["access_token"])

    async def mails(self) -> int:
        """Count the invitations and cancellations that Google has sent (B9)."""
        return len((await self.control("GET", "mails"))["mails"])

    async def violations(self) -> list[str]:
        """Tell where requests or answers did not fit Google's discovery document."""
        found: list[str] = (await self.control("GET", "violations"))["violations"]
        return found

    async def requests(self) -> dict[str, int]:
        """Count the requests since the start by account."""
        counts: dict[str, int] = (await self.control("GET", "log"))["counts"]
        return counts


class Person:
    """Somebody editing their primary calendar by the ordinary Calendar API."""

    def __init__(self, google: Google, email: str, token: str) -> None:
        self._google = google
        self.email = email
        self._token = token

    async def _call(
        self, method: str, path: str, body: Json = None, query: dict[str, str] | None = None
    ) -> Json:
        address = f"/calendar/v3/calendars/primary/events{path}"
        return await self._google.request(
            method, address, body=body, token=self._token, query=query
        )

    async def insert(self, event: Json) -> Json:
        """Create an event."""
        return await self._call("POST", "", event)

    async def receive(self, event: Json) -> Json:
        """Get an event that only Google makes: out of a mail, or an invitation."""
        path = f"accounts/{quote(self.email)}/calendars/primary/events"
        return await self._google.control("POST", path, event)

    async def change(self, event_id: str, fields: Json) -> Json:
        """Change some fields of an event or an instance."""
        return await self._call("PATCH", f"/{event_id}", fields)

    async def remove(self, event_id: str) -> None:
        """Delete an event, or cancel an instance."""
        await self._call("DELETE", f"/{event_id}")

    async def get(self, event_id: str) -> Json:
        """Read one event."""
        return await self._call("GET", f"/{event_id}")

    async def instances(self, start: datetime, end: datetime, **query: str) -> list[Json]:
        """Read everything that takes place between two instants, series expanded."""
        asked = {
            "singleEvents": "true",
            "orderBy": "startTime",
            "timeMin": start.isoformat(),
            "timeMax": end.isoformat(),
            "maxResults": str(PAGE),
            **query,
        }
        found: list[Json] = []
        while True:
            page = await self._call("GET", "", query=asked)
            found += page["items"]
            if "nextPageToken" not in page:
                return found
            asked["pageToken"] = page["nextPageToken"]


@asynccontextmanager
async def google_emulator(*, port: int, folder: Path) -> AsyncIterator[Google]:
    """Start the emulator with its state in ``folder``; end it when leaving."""
    command = [sys.executable, "-m", "tests.google_emulator"]
    command += ["--port", str(port), "--state", str(folder / "google.json")]
    env = {"PYTHONPATH": str(REPOSITORY)}
    url = f"http://127.0.0.1:{port}"
    async with (
        running(command, output=folder / "google.out", env=env, cwd=folder) as process,
        aiohttp.ClientSession() as session,
    ):
        google = Google(session, url, process)
        end = monotonic() + START_LIMIT
        while True:
            process.check()
            try:
                await google.control("GET", "")
            except aiohttp.ClientConnectionError:
                if monotonic() > end:
                    raise
                await asyncio.sleep(0.05)
            else:
                break
        yield google
