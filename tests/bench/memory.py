"""Memory with so many linked; ``python -m tests.bench.memory`` is the process measured."""

import argparse
import asyncio
import gc
import os
from pathlib import Path
import sys

from custom_components.studio_sync.book import appointments as records
from custom_components.studio_sync.book.book import Book
from tests.live.folder import REPOSITORY

from .sample import NOW
from .stage import RULES, Bench, Studio, open_book, sync_of, token

_MB = 1_000_000


async def resident(bench: Bench, mia: Studio) -> None:
    """See what a process that starts with a studio's book needs more than before."""
    access = await token(mia.google, mia.email)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bench.memory",
        *(mia.url, mia.google.url, mia.email, access),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        cwd=bench.folder,
        stdout=asyncio.subprocess.PIPE,
    )
    answer, _ = await process.communicate()
    assert process.returncode == 0
    bench.samples.add("book.rss_10000.mb", int(answer) / _MB)


def _rss() -> int:
    """Return the bytes of memory that this process has in use (Linux)."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


async def _measure(options: argparse.Namespace) -> int:
    """Open the book, sync twice, look at a month; return what that added."""
    bench = Bench(folder=Path(), runs=1, say=print)
    empty = _rss()
    async with (
        open_book(bench, options.book) as (book, _),
        sync_of(book, options.google, options.email, options.token) as sync,
    ):
        for _ in range(2):
            report = await sync.run(RULES, starter="bench")
            assert not report.plan.actions
        await _look(book)
        return _rss() - empty


async def _look(book: Book) -> None:
    found = await book.read(lambda tx: records.window(tx, NOW, NOW.replace(month=12), RULES.scope))
    assert found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.memory", description=__doc__)
    for name in ("book", "google", "email", "token"):
        parser.add_argument(name)
    return parser.parse_args()


if __name__ == "__main__":
    print(asyncio.run(_measure(_arguments())))  # noqa: T201 - a program's output
