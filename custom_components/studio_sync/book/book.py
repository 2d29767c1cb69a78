"""The book's interface: async, on one worker thread, in transactions."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from typing import Any, Self

from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from .bootstrap import prepare
from .change import STUDIO_ITSELF, Change, Source
from .database import Transaction, transaction
from .engines import backend_of
from .engines.backend import Backend, translated
from .errors import BookError, BookMissing, BookUnavailable, BookUncertain, BookUnreachable
from .migrations import HEAD, MOVED, stamp
from .timeline import get_ready

type Listener = Callable[[Change], None]


class Book:
    """The studio's book, opened. Every call runs in its one worker thread, in turn."""

    def __init__(
        self,
        backend: Backend,
        worker: ThreadPoolExecutor,
        book_id: str,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        *,
        url: str,
    ) -> None:
        """Use ``Book.open``."""
        self.id = book_id
        self._url = url
        self._backend = backend
        self._worker = worker
        self._clock = clock
        self._new_id = new_id
        self._memory: dict[str, Any] = {}
        self._listeners: dict[object, Listener] = {}
        self._loop = asyncio.get_running_loop()
        self._closed = False
        self._may_write = asyncio.Event()
        self._may_write.set()

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        being_copied: bool = False,
        must_exist: bool = False,
    ) -> Self:
        """Open a book, created or migrated if necessary.

        ``url`` is ``sqlite:////folder/file.db``, ``sqlite://`` (in memory) or
        ``postgresql+psycopg://…``. ``being_copied``: its file is not written until
        ``pause_file`` says otherwise. ``must_exist``: none is made. Raises BookError; what can't be
        used stays as it was.
        """
        worker = ThreadPoolExecutor(1, thread_name_prefix="studio_sync_book")
        loop = asyncio.get_running_loop()
        opening = loop.run_in_executor(
            worker, partial(_open, url, new_id, being_copied=being_copied, must_exist=must_exist)
        )
        try:
            backend, book_id = await asyncio.shield(opening)
        except BaseException:
            # Even if the caller stopped waiting, nothing is left open or running.
            await asyncio.wait([opening])
            if opening.exception() is None:
                await loop.run_in_executor(worker, opening.result()[0].engine.dispose)
            worker.shutdown()
            raise
        return cls(backend, worker, book_id, clock, new_id, url=url)

    async def read[T](self, work: Callable[[Transaction], T]) -> T:
        """Run ``work`` on the book as it is at one moment. Raises BookError."""
        return await self._run(work, None)

    async def write[T](
        self, work: Callable[[Transaction], T], *, source: Source = STUDIO_ITSELF
    ) -> T:
        """Run ``work`` in a transaction: all that it changed is kept, or nothing if it raises.

        Subscribers are told what changed, and from which source. Once begun it is carried
        out, even if the caller is cancelled. Raises BookError.
        """
        return await self._run(work, source)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after each commit that changed a record or a question.

        On the event loop, before ``write`` returns. Returns a function that unsubscribes.
        """
        key = object()
        self._listeners[key] = listener

        def unsubscribe() -> None:
            self._listeners.pop(key, None)

        return unsubscribe

    async def pause_file(self, being_copied: bool) -> None:  # noqa: FBT001 - on or off
        """Keep the database's main file as it is while others copy it, or no longer.

        Reading and writing go on meanwhile: what is written waits in the file's journal,
        so that a copy of both is whole, in whatever order and however slowly it is made.
        Raises BookError.
        """
        if self._closed:
            raise BookUnavailable("the book is closed")
        pause = partial(self._backend.pause_file, being_copied=being_copied)
        await self._loop.run_in_executor(self._worker, pause)

    async def described(self) -> str:
        """Return what database it is in, for people who look into a problem. Raises BookError."""
        return await self.read(lambda tx: self._backend.described(tx.connection))

    async def scrub(self) -> None:
        """Leave nothing of what was deleted in free parts of the database's file.

        All of the file is written once more. Raises BookError.
        """
        if self._closed:
            raise BookUnavailable("the book is closed")
        await self._loop.run_in_executor(self._worker, self._backend.scrub)

    def beside(self) -> Backend:
        """Return the same database for somebody who only reads. Raises BookUnavailable."""
        if make_url(self._url).database in {None, "", ":memory:"}:
            raise BookUnavailable("a book in memory has one connection")
        return backend_of(self._url, beside=True)

    def is_in(self, backend: Backend) -> bool:
        """Tell whether this is the database that the book is in."""
        return self._backend is backend

    @asynccontextmanager
    async def writes_held(self) -> AsyncIterator[None]:
        """Have all that writes wait, while reading goes on.

        They wait for good where it is not known whether the book is still here.
        """
        self._may_write.clear()
        try:
            await self._loop.run_in_executor(self._worker, lambda: None)
            yield
        except BookUncertain:
            raise
        except BaseException:
            self._may_write.set()
            raise
        self._may_write.set()

    async def switch(self, target: Backend, url: str) -> None:
        """Go on in a database that has the same rows; the old one says that it was left.

        Writes have to be held. Raises BookError; of ``BookUncertain`` see ``moving.move``.
        """
        await self._loop.run_in_executor(self._worker, self._switch, target)
        self._url = url

    def _switch(self, target: Backend) -> None:
        with transaction(self._backend, self._clock, self._new_id, self._memory, writes=True) as tx:
            stamp(tx.connection, MOVED)
        old, self._backend = self._backend, target
        self._memory.clear()
        old.engine.dispose()
        # Else it is done when the book is opened again.
        with suppress(BookError), translated(target), target.engine.begin() as connection:
            stamp(connection, HEAD)

    async def close(self) -> None:
        """Finish what was begun and close the database; again is harmless."""
        if self._closed:
            return
        self._closed = True
        self._may_write.set()
        await self._loop.run_in_executor(self._worker, self._backend.engine.dispose)
        self._worker.shutdown()

    async def _run[T](self, work: Callable[[Transaction], T], source: Source | None) -> T:
        """Read, or write if there is a source."""
        if source is not None:
            await self._may_write.wait()
        if self._closed:
            raise BookUnavailable("the book is closed")
        result, told = await self._loop.run_in_executor(self._worker, self._work, work, source)
        if told:
            # Work that had finished before it was awaited would never yield to the event loop.
            await asyncio.sleep(0)
        return result

    def _work[T](self, work: Callable[[Transaction], T], source: Source | None) -> tuple[T, bool]:
        try:
            tx, result = self._transact(work, writes=source is not None)
        except BookUnreachable:
            if source is not None:
                raise
            # It had broken off: what only reads may be done once more.
            tx, result = self._transact(work, writes=False)
        change = None if source is None else tx.changes.told(tx.rev, source)
        if change is not None:
            self._loop.call_soon_threadsafe(self._tell, change)
        return result, change is not None

    def _transact[T](
        self, work: Callable[[Transaction], T], *, writes: bool
    ) -> tuple[Transaction, T]:
        with transaction(
            self._backend, self._clock, self._new_id, self._memory, writes=writes
        ) as tx:
            return tx, work(tx)

    def _tell(self, change: Change) -> None:
        # A listener that fails is reported by the loop, and does not affect the others.
        with ExitStack() as listeners:
            for listener in reversed(self._listeners.values()):
                listeners.callback(listener, change)


def _open(
    url: str, new_id: Callable[[], str], *, being_copied: bool, must_exist: bool
) -> tuple[Backend, str]:
    backend = backend_of(url, being_copied=being_copied)
    ready = False
    try:
        if not backend.inspect() and must_exist:
            raise BookMissing("there is no book")
        book_id = prepare(backend, new_id)
        # Damage is reported where it is found in use.
        with suppress(DBAPIError), backend.engine.connect() as connection:
            get_ready(connection)
        ready = True
    finally:
        if not ready:
            backend.engine.dispose()
    return backend, book_id
