"""Faults on request: what goes wrong, for which calls, how often."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
import re
from typing import Literal

from . import errors
from .wire import Answer, Call, JsonObject

type Phase = Literal["before", "after"]


class Kind(StrEnum):
    """What goes wrong."""

    DROP_BEFORE = "drop_before"
    """The connection closes and nothing was done."""
    DROP_AFTER = "drop_after"
    """The connection closes after the call was done: the answer is lost."""
    ERROR = "error"
    """An error with ``status`` and ``reason``; ``html`` for a front end's page, ``late`` if the
    call was done all the same."""
    SLOW = "slow"
    """The answer takes ``seconds`` longer."""
    TRUNCATE = "truncate"
    """The body ends early and the connection closes."""
    MALFORMED = "malformed"
    """The body is not JSON."""
    EXPIRE_TOKEN = "expire_token"
    """The access token expires just before the call."""
    SYNC_GONE = "sync_gone"
    """The sync token is dead: 410. Matches only calls that carry one."""
    PRECONDITION = "precondition"
    """412, whatever the etag."""
    DELAY = "delay"
    """The write is missing from the next ``listings`` listings, or for ``seconds``."""
    STALE = "stale"
    """A listing is answered as an earlier one was: a full one by its last answer, an
    incremental one by nothing new."""


@dataclass(slots=True, kw_only=True)
class Fault:
    """One fault and the calls it is for."""

    kind: Kind | str
    method: str | None = None
    path: str | None = None
    """A regular expression, searched in the decoded path."""
    nth: int = 1
    """The first matching call it happens to."""
    count: int | None = 1
    """To how many it happens; None for all from then on."""
    where: Literal["any", "inner", "outer"] = "any"
    """Calls inside of batches, calls of their own (and batches as such), or both."""
    account: str | None = None
    status: int = 503
    reason: str | None = None
    retry_after: float | None = None
    html: bool = False
    late: bool = False
    seconds: float = 0.0
    listings: int = 1
    hits: int = 0
    """How often it happened."""
    seen: int = 0
    """How many calls matched."""

    def __post_init__(self) -> None:
        """Check the kind, and the expression."""
        self.kind = Kind(self.kind)
        if self.path is not None:
            re.compile(self.path)

    def matches(self, call: Call) -> bool:
        """Whether it is for a call, leaving ``nth`` and ``count`` out."""
        return (
            (self.method is None or self.method == call.method)
            and (self.where == "any" or (self.where == "inner") is call.inner)
            and (self.account is None or self.account.lower() == call.account.lower())
            and (self.path is None or bool(re.search(self.path, "/" + "/".join(call.segments))))
            and (self.kind is not Kind.SYNC_GONE or call.param("syncToken") is not None)
        )

    def error(self) -> Answer:
        """Return the answer of an ``error`` fault."""
        if self.html:
            page = f"<html><title>Error {self.status}</title><body>That’s an error.</body></html>"
            return Answer(self.status, page.encode(), {"Content-Type": "text/html; charset=UTF-8"})
        if self.status == 401:
            return errors.bad_credentials().answer()
        if self.reason in {"rateLimitExceeded", "userRateLimitExceeded"} or self.status == 429:
            reason = self.reason or "rateLimitExceeded"
            return errors.rate_limited(self.status, reason, self.retry_after).answer()
        if self.reason is not None:
            domain = "usageLimits" if self.reason.endswith("Exceeded") else "global"
            failure = errors.GoogleError(self.status, self.reason, self.reason, domain=domain)
        else:
            failure = errors.backend_error(self.status)
        answer = failure.answer()
        if self.retry_after is not None:
            answer.headers["Retry-After"] = f"{self.retry_after:g}"
        return answer

    def resource(self) -> JsonObject:
        """Write it as JSON."""
        return asdict(self)

    @staticmethod
    def read(value: JsonObject) -> Fault:
        """Read it from JSON; unknown members are an error."""
        known = {item.name for item in fields(Fault)} - {"hits", "seen"}
        if unknown := value.keys() - known:
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
        return Fault(**value)


type Hook = Callable[[Call, Phase], Awaitable[Fault | None]]


@dataclass(slots=True)
class Faults:
    """All faults that are set; the first that is due happens to a call, others wait."""

    items: list[Fault] = field(default_factory=list)
    hook: Hook | None = None
    """Asked at every call, before and after it is done. What it returns happens at once: a fault
    of a kind that acts before the call is ignored after it."""

    def add(self, kind: Kind | str, **options: object) -> Fault:
        """Set a fault; the options are the members of :class:`Fault`."""
        fault = Fault.read({"kind": kind, **options})
        self.items.append(fault)
        return fault

    def clear(self) -> None:
        """Unset all, the hook as well."""
        self.items.clear()
        self.hook = None

    def pick(self, call: Call) -> Fault | None:
        """Return the fault that happens to a call, and count."""
        picked: Fault | None = None
        for fault in self.items:
            if not fault.matches(call):
                continue
            fault.seen += 1
            left = fault.count is None or fault.hits < fault.count
            if picked is None and left and fault.seen >= fault.nth:
                fault.hits += 1
                picked = fault
        return picked

    async def ask(self, call: Call, phase: Phase) -> Fault | None:
        """Ask the hook."""
        if self.hook is None:
            return None
        fault = await self.hook(call, phase)
        if fault is not None:
            fault.hits += 1
        return fault
