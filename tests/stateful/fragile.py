"""A book and a transport that fail where a test says, as a crash or a full disk would."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.change import STUDIO_ITSELF, Source
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.errors import BookDiskFull
from custom_components.studio_sync.google.batch import Call, Json, Reply
from custom_components.studio_sync.google.rate_limiter import Limiter
from custom_components.studio_sync.google.transport import GoogleTransport


class Crash(Exception):
    """The process is gone: the catcher must drop the Sync and open the book again."""


class How(StrEnum):
    """In which way a step fails."""

    CRASH_BEFORE = "crash_before"
    """The process dies, and the step was not done."""
    CRASH_AFTER = "crash_after"
    """The step was done; the process dies before it learns so."""
    CRASH_WITHIN = "crash_within"
    """The process dies in the middle of a commit, which is rolled back."""
    DISK_FULL = "disk_full"


@dataclass(slots=True)
class InjectedFault:
    """What goes wrong at the ``nth`` step; counts down to zero."""

    how: How
    nth: int

    def due(self) -> bool:
        """Count a step; true for the one it is for."""
        self.nth -= 1
        return self.nth == 0


@dataclass(slots=True)
class FaultPlan:
    """What goes wrong in the next run: at a commit, at a request, or by an edit meanwhile."""

    commit: InjectedFault | None = None
    request: InjectedFault | None = None
    meddle_at: int = 0
    meddle: Callable[[], Awaitable[object]] | None = None
    """A person's edit in the book between two steps of the run."""

    def clear(self) -> None:
        """Let all go well."""
        self.commit = self.request = self.meddle = None


class FragileBook(Book):
    """A book whose commits fail on request."""

    fault_plan: FaultPlan | None = None

    async def read[T](self, work: Callable[[Transaction], T]) -> T:
        """Read as the book does, after an edit meanwhile."""
        await self._meddle()
        return await super().read(work)

    async def write[T](
        self, work: Callable[[Transaction], T], *, source: Source = STUDIO_ITSELF
    ) -> T:
        """Commit, or fail as the plan says."""
        await self._meddle()
        fault = None if self.fault_plan is None else self.fault_plan.commit
        if fault is None or not fault.due():
            return await super().write(work, source=source)
        match fault.how:
            case How.CRASH_BEFORE:
                raise Crash
            case How.DISK_FULL:
                raise BookDiskFull("injected")
            case How.CRASH_AFTER:
                await super().write(work, source=source)
                raise Crash

        def dying(tx: Transaction) -> T:
            work(tx)
            raise Crash

        return await super().write(dying, source=source)

    async def _meddle(self) -> None:
        fault_plan = self.fault_plan
        if fault_plan is None or fault_plan.meddle is None:
            return
        fault_plan.meddle_at -= 1
        if fault_plan.meddle_at <= 0:
            meddle, fault_plan.meddle = fault_plan.meddle, None
            await meddle()


class FragileTransport(GoogleTransport):
    """A transport during whose requests the process dies on request."""

    fault_plan: FaultPlan | None = None
    inspect: Callable[[str], None] | None = None
    """Looks at all that is sent."""

    async def get[T](
        self, url: str, read: Callable[[Any], T], *, limiter: Limiter | None = None
    ) -> T:
        """Get, or crash before or after."""
        how = self._how()
        if how is How.CRASH_BEFORE:
            raise Crash
        answer = await super().get(url, read, limiter=limiter)
        if how is not None:
            raise Crash
        return answer

    async def batch(self, url: str, calls: Sequence[Call]) -> list[Reply]:
        """Send a batch, or crash before or after."""
        if self.inspect is not None:
            self.inspect(" ".join(str(call.body) for call in calls))
        how = self._how()
        if how is How.CRASH_BEFORE:
            raise Crash
        answer = await super().batch(url, calls)
        if how is not None:
            raise Crash
        return list(answer)

    async def call(
        self,
        method: str,
        url: str,
        body: Json | None = None,
        *,
        limiter: Limiter,
        repeatable: bool = True,
    ) -> Reply:
        """Make a call, or crash before or after."""
        how = self._how()
        if how is How.CRASH_BEFORE:
            raise Crash
        reply = await super().call(method, url, body, limiter=limiter, repeatable=repeatable)
        if how is not None:
            raise Crash
        return reply

    def _how(self) -> How | None:
        fault = None if self.fault_plan is None else self.fault_plan.request
        return fault.how if fault is not None and fault.due() else None
