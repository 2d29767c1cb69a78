"""Moving a book to another database while it is read and written, and copying it.

All rows are copied as they are at one moment, then, over and over, what has changed since, until
that is little. Then writes wait: a last walk over both finds nothing that differs, and one commit
in the old place says that the book has moved. Until that commit the old place is the book, after it
the new one, whenever the machine is switched off.
"""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Event
from typing import Any, Final, Self

from sqlalchemy import Connection

from . import copying
from .book import Book
from .engines import backend_of
from .engines.backend import Backend, translated
from .errors import BookError, BookForeign, BookMoved, BookMoving, BookUncertain
from .migrations import HEAD, MOVING, stamp

FEW: Final = 200
"""So many rows may differ when writes begin to wait."""
MOST_WALKS: Final = 20
"""A book that is written to faster than it can be copied makes them wait earlier."""

type Progress = Callable[[int, int], None]
"""Is told how many rows were gone through, of how many."""


class _MoveStopped(Exception):
    """Somebody ended it; the book is where it was."""


async def move(book: Book, url: str, progress: Progress) -> None:
    """Move a book to a place where there is none; it goes on in the meantime.

    Raises a BookError, upon which it stays where it was. Of a ``BookUncertain`` that is not known:
    then the book has to be closed and ``has_moved`` be asked.
    """
    async with _Mover(book, await _place(url), progress) as mover:
        await mover.run(mover.prepare)
        await mover.run(mover.copy)
        async with book.writes_held():
            await mover.run(mover.compare)
            await _to_the_end(book.switch(mover.target, url))


async def export(book: Book, url: str, progress: Progress) -> None:
    """Copy a book, as it is at one moment, to a place where there is none. Raises BookError."""
    async with _Mover(book, await _place(url), progress) as mover:
        await mover.run(mover.prepare)
        await mover.run(mover.copy_once)


async def _place(url: str) -> Backend:
    """Return where a book is to go. The driver is loaded on another thread: it reads files."""
    return await asyncio.get_running_loop().run_in_executor(None, backend_of, url)


def has_moved(url: str) -> bool:
    """Tell whether a book has moved away from a place. Blocking. Raises BookError."""
    backend = backend_of(url)
    try:
        backend.inspect()
    except BookMoved:
        return True
    finally:
        backend.engine.dispose()
    return False


def adopt(url: str) -> None:
    """Say of a place that a book has moved to that it is a book, if it does not say so yet.

    Blocking. Raises BookError.
    """
    backend = backend_of(url)
    try:
        with suppress(BookMoving):
            backend.inspect()
            return
        _stamp(backend, HEAD)
    finally:
        backend.engine.dispose()


def restore(url: str) -> None:
    """Make a book again of what one has moved away from, to be kept as a copy.

    Blocking. Raises BookError.
    """
    backend = backend_of(url)
    try:
        with suppress(BookMoved):
            backend.inspect()
            return
        _stamp(backend, HEAD)
    finally:
        backend.engine.dispose()


def _stamp(backend: Backend, version: str) -> None:
    with translated(backend), backend.engine.connect() as connection:
        connection.execution_options(writes=True)
        with connection.begin():
            stamp(connection, version)


class _Mover:
    """The work in a thread of its own, over a second connection to the book."""

    def __init__(self, book: Book, target: Backend, progress: Progress) -> None:
        self.target = target
        self._book = book
        self._has_made = False
        """What is in the target is ours."""
        self._source = book.beside()
        self._progress = progress
        self._loop = asyncio.get_running_loop()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="studio_sync_move")
        self._stopped = Event()
        self._gone_through = self._all = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, _kind: object, err: BaseException | None, _at: object) -> None:
        self._stopped.set()
        # Of a commit of which nobody knows both are kept.
        failed = err is not None and not isinstance(err, BookUncertain)
        await _to_the_end(self._ended(useless=failed and self._has_made))
        self._worker.shutdown()

    async def _ended(self, *, useless: bool) -> None:
        await self._loop.run_in_executor(self._worker, partial(self._end, useless=useless))

    async def run(self, work: Callable[[], None]) -> None:
        """Carry out a part in the thread. Raises BookError or _MoveStopped."""
        await self._loop.run_in_executor(self._worker, work)

    def prepare(self) -> None:
        """Make empty tables; what an earlier try left behind is replaced. Raises BookForeign."""
        try:
            if self.target.inspect():
                raise BookForeign("there is a book already")
        except BookMoving:
            self.target.wipe()
        with translated(self.target), self.target.engine.connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                self.target.bring_up_to_date(connection, [])
                self.target.get_ready(connection)
                stamp(connection, MOVING)
        self._has_made = True

    def copy(self) -> None:
        """Copy all, and then what has changed since, until that is little."""
        self._on_both(self._fill)
        self.target.analyse()
        for _ in range(MOST_WALKS):
            if self._on_both(self._make_equal) <= FEW:
                return

    def copy_once(self) -> None:
        """Copy all, as it is at one moment, and say that it is a book."""
        self._on_both(self._fill)
        self.target.analyse()
        _stamp(self.target, HEAD)

    def compare(self) -> None:
        """Copy what has changed since, and go through all of both once more. Raises BookError."""
        if self._on_both(self._make_equal) and self._on_both(self._make_equal):
            raise BookError("the copy differs")

    def _fill(self, source: Connection, target: Connection) -> int:
        self._all = copying.count(source)
        copying.fill(source, target, self._tell)
        return 0

    def _make_equal(self, source: Connection, target: Connection) -> int:
        self._gone_through, self._all = 0, copying.count(source)
        return copying.make_equal(source, target, self._tell)

    def _on_both(self, work: Callable[[Connection, Connection], int]) -> int:
        """Carry something out on the book as it is at one moment, and on its copy."""
        with (
            translated(self._source),
            self._source.engine.connect() as source,
            translated(self.target),
            self.target.engine.connect() as target,
        ):
            source.execution_options(writes=False)
            target.execution_options(writes=True)
            with source.begin(), target.begin():
                return work(source, target)

    def _tell(self, rows: int) -> None:
        if self._stopped.is_set():
            raise _MoveStopped
        self._gone_through += rows
        number = min(self._gone_through, self._all), self._all
        self._loop.call_soon_threadsafe(self._progress, *number)

    def _end(self, *, useless: bool) -> None:
        self._source.engine.dispose()
        if self._book.is_in(self.target):
            return
        if useless:
            # Else it is replaced at the next try.
            with suppress(BookError):
                self.target.wipe()
        self.target.engine.dispose()


async def _to_the_end(work: Coroutine[Any, Any, None]) -> None:
    """Do it all, even if the caller stops waiting."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
