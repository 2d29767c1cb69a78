"""What the tests of the Google client share: a clock of their own, a sign-in, a way in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

from custom_components.studio_sync.google.batch import Call
from custom_components.studio_sync.google.calendar import CalendarReplica
from custom_components.studio_sync.google.roots import Roots
from custom_components.studio_sync.google.transport import GoogleTransport
from tests.google_emulator import CALENDAR_SCOPES, GoogleEmulator, Person, PhoneCalendar


@dataclass(slots=True)
class Time:
    """Seconds that pass only when somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        """Return the time, in seconds."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


@dataclass(slots=True)
class SignIn:
    """A sign-in that can't renew its token."""

    person: Person
    token: str = ""
    scopes: tuple[str, ...] = CALENDAR_SCOPES

    async def async_get_access_token(self) -> str:
        """Return the token."""
        self.token = self.token or self.person.access_token(self.scopes)
        return self.token


@dataclass(slots=True)
class RenewingSignIn(SignIn):
    """A sign-in that gets a new token when Google refuses the present one."""

    renewals: int = 0

    async def async_renew_access_token(self) -> str:
        """Replace the token."""
        self.renewals += 1
        self.token = self.person.access_token(self.scopes)
        return self.token


@dataclass(slots=True)
class Way:
    """A person at Google, and a transport that is signed in as them."""

    google: GoogleEmulator
    person: Person
    time: Time
    transport: GoogleTransport

    @property
    def phone(self) -> PhoneCalendar:
        """The person's own calendar, in their hands."""
        return self.person.primary

    def replica(self, calendar_id: str = "", *, zone: str = "UTC") -> CalendarReplica:
        """Make a replica of one of the person's calendars."""
        return CalendarReplica(
            self.transport,
            self.person.sub,
            calendar_id or self.phone.id,
            book_id="book",
            default_zone=zone,
        )


@asynccontextmanager
async def way_to(
    google: GoogleEmulator,
    person: Person,
    *,
    renewing: bool = True,
    patience: float = 60.0,
    scopes: tuple[str, ...] = CALENDAR_SCOPES,
) -> AsyncIterator[Way]:
    """Open a way to a running emulator; ``patience`` is in seconds per request."""
    time = Time()
    sign_in = (RenewingSignIn if renewing else SignIn)(person, scopes=scopes)
    async with aiohttp.ClientSession() as session:
        transport = GoogleTransport(
            session,
            sign_in,
            Roots.at(google.url),
            clock=time.clock,
            sleep=time.sleep,
            random=lambda: 1.0,
            timeout=patience,
        )
        yield Way(google, person, time, transport)


class FailingSignIn:
    """A sign-in whose token can't be had, or not be renewed."""

    def __init__(self, error: Exception, token: str = "") -> None:
        self.error = error
        self.token = token

    async def async_get_access_token(self) -> str:
        """Return the token, if there is one."""
        if not self.token:
            raise self.error
        return self.token

    async def async_renew_access_token(self) -> str:
        """Fail."""
        raise self.error


def insert(event_id: str) -> Call:
    """Make a call that creates an event."""
    day = {"date": "2026-12-07"}
    return Call(
        method="POST",
        path="/calendar/v3/calendars/primary/events?sendUpdates=none",
        body={"id": event_id, "start": day, "end": {"date": "2026-12-08"}},
    )


async def batch(way: Way, *calls: Call) -> list[int]:
    """Make these calls at once; returns their statuses."""
    replies = await way.transport.batch(way.transport.roots.calendar_batch, calls)
    return [reply.status for reply in replies]


THREE = (insert("aaaaa"), insert("bbbbb"), insert("ccccc"))


@asynccontextmanager
async def way_to_nonsense(answers: list[object]) -> AsyncIterator[GoogleTransport]:
    """Open a way to a server that gives these answers in turn, whatever is asked.

    Once there are no more, the last one comes again.
    """

    async def answer(_: web.BaseRequest) -> web.StreamResponse:
        return web.json_response(answers.pop(0) if len(answers) > 1 else answers[0])

    class Token:
        async def async_get_access_token(self) -> str:
            return "token"

    runner = web.ServerRunner(web.Server(answer, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    roots = Roots.at(f"http://127.0.0.1:{runner.addresses[0][1]}")
    time = Time()
    async with aiohttp.ClientSession() as session:
        yield GoogleTransport(session, Token(), roots, clock=time.clock, sleep=time.sleep)
    await runner.cleanup()
