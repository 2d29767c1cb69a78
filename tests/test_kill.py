"""A real process is killed with SIGKILL in the middle of a populate, again and again."""

import asyncio
from asyncio.subprocess import PIPE, Process
from collections import Counter
from datetime import timedelta
import os
from pathlib import Path
from random import Random, SystemRandom
import signal
import sys

from custom_components.studio_sync.book import appointments, links, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Staff

from .google_emulator import Call, Fault, GoogleEmulator, Person
from .world import START, ZONE, Clock, appointment

ITEMS = 500
KILLS = 50
ROOT = Path(__file__).parent.parent


def _fill(tx: Transaction) -> None:
    """Put 500 in the book, every tenth of them a series."""
    people.put_staff(tx, Staff(id="mia", name="Mia"))
    appointments.put_many(
        tx,
        [
            appointment(
                f"n{number:03}",
                hours=24 + number,
                id=f"id{number:03}",
                recurrence=() if number % 10 else ("RRULE:FREQ=WEEKLY;COUNT=4",),
            )
            for number in range(ITEMS)
        ],
    )


class Killer:
    """Starts the worker, and kills it shortly after one of its calls to Google."""

    def __init__(self, google: GoogleEmulator, worker: Process, random: Random) -> None:
        self.google = google
        self.worker = worker
        self.random = random
        self.kills = 0

    async def start(self, *, harmless: bool) -> bool:
        """Let one child run; true if it came to its end."""
        assert self.worker.stdin is not None
        assert self.worker.stdout is not None
        self.worker.stdin.write(b"go\n")
        child = int(await self.worker.stdout.readline())
        timer = None
        if not harmless:
            timer = asyncio.ensure_future(self._kill(child))
        code = int(await self.worker.stdout.readline())
        if timer is not None:
            timer.cancel()
        self.google.faults.hook = None
        assert code in {0, -signal.SIGKILL}, f"the worker failed: {code}"
        self.kills += code != 0
        return code == 0

    async def _kill(self, child: int) -> None:
        called = asyncio.Event()
        left = self.random.randint(1, 130)

        async def hook(call: Call, phase: str) -> Fault | None:
            nonlocal left
            left -= 1
            if left == 0:
                called.set()
            return None

        self.google.faults.hook = hook
        await called.wait()
        # At once, or while the answer is recorded.
        await asyncio.sleep(self.random.choice([0, self.random.random() * 0.03]))
        os.kill(child, signal.SIGKILL)


async def _worker(google: GoogleEmulator, person: Person, url: str) -> Process:
    now = google.state.clock().isoformat()
    arguments = (now, google.url, url, person.access_token(), person.sub, person.primary.id)
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.kill_worker", *arguments, stdin=PIPE, stdout=PIPE, cwd=ROOT
    )


async def _check(person: Person, url: str) -> None:
    """Every appointment is there once, and linked."""
    expected = Counter(f"n{number:03}" for number in range(ITEMS))
    assert Counter(str(event["summary"]) for event in person.primary.events()) == expected
    book = await Book.open(url, clock=Clock(), new_id=lambda: "unused")
    records = await book.read(lambda tx: appointments.changes(tx, 0))
    replica_id = f"{person.sub}:{person.primary.id}"
    pairs = await book.read(lambda tx: links.get(tx, replica_id, [r.id for r in records]))
    await book.close()
    assert Counter(record.content.title for record in records) == expected
    there = {str(event["id"]) for event in person.primary.events()}
    assert {link.remote_id for link in pairs.values() if link.state == "ok"} == there


async def test_a_killed_populate_goes_on_where_it_was(socket_enabled: None, tmp_path: Path) -> None:
    """B8: killed fifty times in all, and nothing doubled, nothing lost."""
    number = SystemRandom().getrandbits(32)
    print(f"seed: {number}")  # noqa: T201 - shown when it fails
    random = Random(number)
    kills = populates = 0
    while kills < KILLS:
        async with GoogleEmulator(check=False, keep_log=False) as google:
            person = google.add_account("mia@example.com", time_zone=ZONE)
            url = f"sqlite:///{tmp_path / f'{populates}.db'}"
            book = await Book.open(
                url, clock=Clock(START - timedelta(days=1)), new_id=lambda: "book"
            )
            await book.write(_fill)
            await book.close()
            worker = await _worker(google, person, url)
            killer = Killer(google, worker, random)
            while not await killer.start(harmless=kills + killer.kills >= KILLS):
                pass
            assert worker.stdin is not None
            worker.stdin.close()
            await worker.wait()
            await _check(person, url)
            assert not google.violations
        kills += killer.kills
        populates += 1
    assert kills == KILLS
