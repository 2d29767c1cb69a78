"""A started server, as the tests know it."""

from base64 import b64encode
from dataclasses import dataclass
from itertools import count

import aiohttp

from tests.live.process import Process
from tests.live.waiting import until

LIMIT = aiohttp.ClientTimeout(total=60)
_NUMBERS = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A server with one person, ``anna``.

    ``host`` is its URL without a path; the others are paths: what its people are told, who is
    signed in, and in which folders their calendars and address books are.
    """

    name: str
    version: str
    host: str
    start: str
    principal: str
    calendars: str
    books: str
    user: str = "anna"
    password: str = "anna-pw"

    @property
    def sign_in(self) -> dict[str, str]:
        """The header that signs in."""
        secret = b64encode(f"{self.user}:{self.password}".encode()).decode()
        return {"Authorization": f"Basic {secret}"}


def new_name() -> str:
    """Choose a name that no other collection has."""
    return f"test{next(_NUMBERS)}"


async def until_it_answers(url: str, process: Process, name: str) -> None:
    """Wait until somebody answers at a URL."""
    async with aiohttp.ClientSession() as session:

        async def look() -> bool:
            process.check()
            try:
                async with session.options(url, timeout=LIMIT):
                    return True
            except aiohttp.ClientConnectionError:
                return False

        await until(look, f"{name} answers", limit=60)
