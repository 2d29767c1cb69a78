"""Moves a book to and fro, in a process that is killed, and looks what is left.

``python -m tests.moving_kills HERE THERE KILLS``: the two are URLs. Each move is a process of its
own, forked from one that has loaded all there is, so that many can be killed in short time.
"""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
import os
import random
import signal
import sys
import time
from typing import Any

from custom_components.studio_sync.book import appointments, moving
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.engines import backend_of

from .book_fixtures import Clock, ids, opened, single, stored, timed, utc

NOON = utc(2026, 3, 2, 11)
ROWS = 400


def in_a_fork(work: Callable[[], Coroutine[Any, Any, None]], *, kill_after: float | None) -> int:
    """Do it in a process of its own; return how that ended."""
    child = os.fork()
    if not child:
        asyncio.run(work())
        os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


async def fill(url: str) -> None:
    """Make a book."""
    async with opened(url) as book:
        await stored(book, *(single(f"{n}", timed(NOON)) for n in range(ROWS)))


async def move(here: str, there: str, first: int, acknowledged: int) -> None:
    """Move it while it is written to; each number that was kept goes down the pipe."""
    book = await Book.open(here, clock=Clock(), new_id=ids())

    async def write() -> None:
        for number in range(first, first + 10_000):
            await stored(book, single(f"w{number}", timed(NOON)))
            os.write(acknowledged, b"%d\n" % number)
            await asyncio.sleep(0.02)

    writer = asyncio.ensure_future(write())
    await moving.move(book, there, lambda *_: None)
    await asyncio.sleep(0.05)
    writer.cancel()
    await book.close()


async def check(url: str, numbers: set[int], kills: int) -> None:
    """Open what is the book now: all that was acknowledged is there, and else one for each kill."""
    book = await Book.open(url, clock=Clock(), new_id=ids())

    def there(tx: Any) -> set[int]:
        found = appointments.changes(tx, 0)
        return {int(each.id[1:]) for each in found if each.id.startswith("w")}

    found = await book.read(there)
    assert numbers <= found, numbers - found
    assert len(found - numbers) <= kills, found - numbers
    await book.close()


def main(here: str, there: str, kills: int) -> None:
    """Kill it at random moments of the time that it takes."""
    dice, known, moves = random.Random(7), set[int](), 0
    assert in_a_fork(partial(fill, here), kill_after=None) == 0
    longest = 0.0
    for kill in range(kills + 1):
        reading, writing = os.pipe()
        first = max(known, default=-1) + 2
        # The first one is not killed: it tells how long a move takes.
        after = dice.uniform(0.02, 1.2 * longest) if kill else None
        began = time.monotonic()
        in_a_fork(partial(move, here, there, first, writing), kill_after=after)
        longest = longest or time.monotonic() - began
        os.close(writing)
        with os.fdopen(reading) as pipe:
            known |= {int(line) for line in pipe if line.endswith("\n")}
        if moving.has_moved(here):
            moves += 1
            moving.adopt(there)
            here, there = there, here
            # What it left is in the way of the next move, and would have been kept.
            backend_of(there).wipe()
        assert in_a_fork(partial(check, here, known, kill + 1), kill_after=None) == 0
        print(f"killed after {after}: {len(known)} kept, {moves} moves")  # noqa: T201 - for people who look


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
