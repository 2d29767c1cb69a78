"""What is sent to whom, and when: warnings once a day, detailed logs for every change.

Nothing here is waited for by a sync: its caller posts in a task of its own.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
import ssl

from .render import Rendered, render
from .report import Outcome, RunReport
from .smtp import (
    TIMEOUT,
    Mail,
    MailAddressInvalid,
    MailError,
    MailRecipientRefused,
    Settings,
    compose,
    send,
)

QUIET = timedelta(days=1)
"""How long the same warning is not sent again."""
PAUSE = timedelta(minutes=10)
LONG_PAUSE = timedelta(hours=1)
"""How long after a failure nothing is tried; the long one if only a person can mend it."""
WAITING = 20
"""Letters that may wait for a server that is down; the oldest are dropped then."""

_RECOVERED = "recovered"
_FAILED = "failed"


class MailNotSetUp(MailError):
    """The studio has no SMTP server set up."""

    key = "mail_not_set_up"
    lasting = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What somebody wants to get by e-mail about an account (S13).

    ``warnings``: *warnings and errors to me*; ``detailed``: *detailed log to me*.
    """

    address: str
    warnings: bool = False
    detailed: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message that is to be sent, and what it is about."""

    address: str
    rendered: Rendered


type Memory = Mapping[str, datetime]
"""When each warning was last sent, by its name; kept by the caller between starts."""


def letter_for(
    report: RunReport, wishes: Wishes, memory: Memory, now: datetime
) -> tuple[Letter | None, Memory]:
    """Decide what to send about a run, and return what to remember once it is sent.

    A detailed log goes out for every run that did something, with all of its warnings.
    A warning goes out unless the same one did within a day; a recovery only after a
    failure that was told.
    """
    fresh = _fresh(report, memory, now)
    recovered = report.outcome is Outcome.RECOVERED and _told_of_failure(report, memory)
    wanted: RunReport | None = None
    if wishes.detailed and report.lines:
        wanted = report
    elif (wishes.warnings or wishes.detailed) and (recovered or (fresh and fresh.is_warning)):
        # Only what is new: a warning that was sent today is not told again.
        wanted = report if recovered or fresh is None else replace(fresh, lines=())
    if wanted is None or not wishes.address:
        return None, memory
    noted = dict(_still_counting(memory, now))
    noted.update(dict.fromkeys(_names(report), now))
    if recovered:
        noted[f"{report.replica_id}|{_RECOVERED}"] = now
    letter = Letter(address=wishes.address, rendered=render(wanted, wishes.language))
    return letter, noted


class Outbox:
    """Sends letters one by one; what can't be sent waits, and is not tried all the time."""

    def __init__(
        self,
        *,
        clock: Callable[[], datetime],
        settings: Settings | None,
        memory: Memory | None = None,
        tls: ssl.SSLContext | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        """``clock`` tells the time in UTC; ``settings`` None: e-mail is not set up."""
        self.settings = settings
        self.memory: Memory = memory or {}
        self._clock = clock
        self._tls = tls
        self._timeout = timeout
        self._waiting: deque[Letter] = deque(maxlen=WAITING)
        self._not_before: datetime | None = None
        self._one = asyncio.Lock()

    def use(self, settings: Settings | None) -> None:
        """Send this way from now on; a new way is tried at once, whatever failed before."""
        if settings != self.settings:
            self._not_before = None
        self.settings = settings

    @property
    def waiting(self) -> int:
        """How many letters wait for the server."""
        return len(self._waiting)

    async def post(self, report: RunReport, wishes: Wishes) -> bool:
        """Send what somebody wants to know of a run; returns whether anything was sent.

        Raises a MailError; the letter then waits and goes with a later one, but for one
        that its recipient's server refused. After a failure nothing is tried for a while.
        """
        letter, memory = letter_for(report, wishes, self.memory, self._clock())
        if letter is not None:
            if self.settings is None:
                raise MailNotSetUp("no SMTP server")
            self.memory = memory
            self._waiting.append(letter)
        return await self.flush()

    async def flush(self) -> bool:
        """Send what waits, unless it is too soon after a failure. Raises a MailError."""
        sent = False
        async with self._one:
            while self._waiting and self._may_try():
                letter = self._waiting[0]
                await self._send(letter)
                sent = True
        return sent

    def _may_try(self) -> bool:
        return self._not_before is None or self._clock() >= self._not_before

    async def _send(self, letter: Letter) -> None:
        if self.settings is None:
            raise MailNotSetUp("no SMTP server")
        try:
            await deliver(
                self.settings,
                letter,
                at=self._clock(),
                tls=self._tls,
                timeout=self._timeout,
            )
        except MailRecipientRefused, MailAddressInvalid:
            self._drop(letter)
            raise
        except MailError as err:
            self._not_before = self._clock() + (LONG_PAUSE if err.lasting else PAUSE)
            raise
        self._not_before = None
        self._drop(letter)

    def _drop(self, letter: Letter) -> None:
        if letter in self._waiting:
            self._waiting.remove(letter)


async def deliver(
    settings: Settings,
    letter: Letter,
    *,
    at: datetime,
    tls: ssl.SSLContext | None = None,
    timeout: float = TIMEOUT,  # noqa: ASYNC109 - handed on
) -> None:
    """Send one letter at once, as a test mail is. Raises a MailError."""
    mail = Mail(
        recipient=letter.address,
        subject=letter.rendered.subject,
        text=letter.rendered.text,
        html=letter.rendered.html,
    )
    await send(settings, compose(settings, mail, at=at), tls=tls, timeout=timeout)


def _names(report: RunReport) -> list[str]:
    """Name the warnings of a report, each the same whenever it comes again."""
    names = [f"conflict|{each.conflict_id}" for each in report.questions]
    kind = _FAILED if report.outcome is Outcome.FAILED else "trouble"
    names += [f"{kind}|{each.key}|{each.title}" for each in report.troubles]
    return [f"{report.replica_id}|{name}" for name in names]


def _fresh(report: RunReport, memory: Memory, now: datetime) -> RunReport | None:
    """Return the report with the warnings that were not sent today; None without any."""

    def new(name: str) -> bool:
        at = memory.get(name)
        return at is None or now - at >= QUIET

    names = _names(report)
    asked = len(report.questions)
    questions = tuple(q for q, n in zip(report.questions, names, strict=False) if new(n))
    troubles = tuple(t for t, n in zip(report.troubles, names[asked:], strict=True) if new(n))
    if not questions and not troubles:
        return None
    return replace(report, questions=questions, troubles=troubles)


def _told_of_failure(report: RunReport, memory: Memory) -> bool:
    """Whether the reader heard of a failure, and not yet that it is over."""
    over = memory.get(f"{report.replica_id}|{_RECOVERED}")
    start = f"{report.replica_id}|{_FAILED}|"
    return any(
        name.startswith(start) and (over is None or at > over) for name, at in memory.items()
    )


def _still_counting(memory: Memory, now: datetime) -> Memory:
    """Forget what is older than a day, but for failures that may still end."""
    marks = (f"|{_FAILED}|", f"|{_RECOVERED}")
    return {
        name: at
        for name, at in memory.items()
        if now - at < QUIET or any(mark in name for mark in marks)
    }
