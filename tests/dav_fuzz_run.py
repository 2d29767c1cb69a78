"""Sends fuzzed requests to the server over a book: ``python -m tests.dav_fuzz_run``.

Nothing may fail but by a refusal, take more than a second, or keep memory.
"""

import argparse
import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
import gc
from http import HTTPStatus
from pathlib import Path
import sys
import tempfile
from time import thread_time
import traceback
from typing import Final

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import ClientGroup, Staff
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav_server.book_home import BookHome
from custom_components.studio_sync.dav_server.methods import is_reading
from custom_components.studio_sync.dav_server.paths import ROOT_PATH
from custom_components.studio_sync.dav_server.request import DavResponse
from custom_components.studio_sync.dav_server.serve import refusal, serve
from custom_components.studio_sync.dav_server.visit import BookRights, CalendarRights, Visit
from custom_components.studio_sync.scheduling.settings import Studio
from custom_components.studio_sync.scheduling.titles import Privacy

from .book_fixtures import ids
from .dav_fuzz import Target, request

LONGEST: Final = 1.0
"""Seconds of CPU for one request."""
MORE_MEMORY: Final = 30.0
"""Megabytes that the second half of many requests may add."""
_KB: Final = 1_024
_GROUP: Final = "group"
_VISIT: Final = Visit(
    access_id="phone",
    user="anna",
    owner="Anna",
    studio=Studio(name="Studio", zone="Europe/Berlin"),
    calendars={
        "anna": CalendarRights(name="Anna", may_write=True, shown=Privacy.FULL, tentative=True),
        "bob": CalendarRights(name="Bob", may_write=True, shown=Privacy.BUSY, tentative=False),
    },
    clients=BookRights(name="Clients", may_write=True, group_id=_GROUP),
)
TARGET: Final = Target(
    calendar=f"{ROOT_PATH}calendars/anna/anna/",
    book=f"{ROOT_PATH}books/anna/{_GROUP}/",
    others=(
        ROOT_PATH,
        f"{ROOT_PATH}principals/anna/",
        f"{ROOT_PATH}calendars/anna/",
        f"{ROOT_PATH}calendars/anna/bob/",
        f"{ROOT_PATH}books/anna/",
        f"{ROOT_PATH}calendars/bob/bob/",
    ),
)


@dataclass(slots=True, kw_only=True)
class Found:
    """What came of requests, and the numbers of those with which something is wrong."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    failed: dict[str, list[int]] = field(default_factory=dict)
    """By the exception and the line that raised it."""
    slow: dict[int, float] = field(default_factory=dict)
    slowest: float = 0.0

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.failed and not self.slow

    def failure(self, number: int, error: Exception) -> None:
        """Note an exception."""
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = (
            f"{type(error).__name__}: {error!s:.80} at {Path(frame.filename).name}:{frame.lineno}"
        )
        self.failed.setdefault(where, []).append(number)

    def spent(self, number: int, seconds: float) -> None:
        """Note how long a request took."""
        self.slowest = max(self.slowest, seconds)
        if seconds > LONGEST:
            self.slow[number] = seconds

    def answered(self, number: int, method: str, response: DavResponse) -> None:
        """Note an answer."""
        self.statuses[method, response.status] += 1
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.failed.setdefault(f"status {response.status}", []).append(number)


class Fuzzed:
    """A book to which fuzzed requests are sent, each in a transaction of its own."""

    def __init__(self, book: Book, *, seed: int) -> None:
        """``book`` is empty as yet."""
        self.found = Found()
        self._book = book
        self._seed = seed

    async def fill(self) -> None:
        """Make those whose calendars and clients are served."""

        def fill(tx: Transaction) -> None:
            for name in _VISIT.calendars:
                people.put_staff(tx, Staff(id=name, name=name))
            people.put_group(tx, ClientGroup(id=_GROUP, name="Clients"))

        await self._book.write(fill)

    async def ask(self, number: int) -> None:
        """Send one request."""
        sent = request(TARGET, seed=self._seed, number=number)

        def work(tx: Transaction) -> DavResponse:
            begin = thread_time()
            try:
                return serve(sent, BookHome(tx, _VISIT))
            finally:
                self.found.spent(number, thread_time() - begin)

        run = self._book.read if is_reading(sent.method) else self._book.write
        try:
            response = await run(work)
        except DavError as error:
            response = refusal(error, sent)
        except Exception as error:  # noqa: BLE001 - each is a fault, which is what is looked for
            self.found.failure(number, error)
            return
        self.found.answered(number, sent.method, response)


def memory() -> float:
    """Return the megabytes that this process has in memory (Linux)."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / _KB


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


async def _run(options: argparse.Namespace) -> bool:
    """Send as many requests as wanted, and say what came of them."""
    with tempfile.TemporaryDirectory(prefix="studio-sync-fuzz-") as folder:
        url = f"sqlite:///{folder}/book.db"
        book = await Book.open(url, clock=now, new_id=ids())
        fuzzed = Fuzzed(book, seed=options.seed)
        await fuzzed.fill()
        used = [memory()]
        for number in range(options.begin, options.begin + options.count):
            await fuzzed.ask(number)
            if (number + 1) % (options.count // 10 or 1) == 0:
                used.append(memory())
                _say(f"{number + 1}: {used[-1]:.0f} MB, slowest {fuzzed.found.slowest:.3f} s")
        await book.close()
    found = fuzzed.found
    for (method, status), times in sorted(found.statuses.items()):
        _say(f"{method} {status}: {times}")
    for where, some in found.failed.items():
        _say(f"FAILED {len(some)} times, as {some[:5]}: {where}")
    for number, seconds in found.slow.items():
        _say(f"SLOW {number}: {seconds:.2f} s")
    more = used[-1] - used[len(used) // 2]
    _say(f"the second half added {more:.1f} MB")
    return found.is_good and more < MORE_MEMORY


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a program's output


def main() -> int:
    """Return 0 if nothing is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.dav_fuzz_run", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--begin", type=int, default=0, help="the number of the first")
    parser.add_argument("--seed", type=int, default=1)
    return 0 if asyncio.run(_run(parser.parse_args())) else 1


if __name__ == "__main__":
    sys.exit(main())
