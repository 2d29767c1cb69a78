"""What is sent to whom, and when: warnings once a day, detailed logs for every change.

No sync waits for it: the caller sends in a task of its own.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
import ssl

from .render import Rendered, render
from .report import Outcome, RunReport
from .smtp import (
    TIMEOUT,
    Attachment,
    Mail,
    MailAddressInvalid,
    MailError,
    MailRecipientBusy,
    MailRecipientRefused,
    MailRefused,
    Settings,
    compose,
    send,
)

QUIET = timedelta(days=1)
"""The same warning is not sent again within this time."""
PAUSE = timedelta(minutes=10)
LONG_PAUSE = timedelta(hours=1)
"""After a failure nothing is sent for this time; the long one if only a person can fix it."""
PATIENCE = 300.0
"""Timeout of one message in seconds. Long, since giving up too soon sends a message twice."""
WAITING = 50
"""The most reports, and of each user's own mail, that wait; beyond that the oldest is dropped."""
TOO_LATE = timedelta(days=3)
"""A message older than this is not sent any more."""

_RECOVERED = "recovered"
_FAILED = "failed"


class MailNotSetUp(MailError):
    """The studio has no SMTP server set up."""

    key = "mail_not_set_up"
    lasting = True
    is_mistake = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryOptions:
    """Which e-mails about an account somebody receives (S13).

    ``warnings``: *warnings and errors to me*; ``detailed``: *detailed log to me*.
    """

    address: str
    warnings: bool = False
    detailed: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message that is to be sent, and when it was written (UTC).

    ``user_id``: the user of Home Assistant who asked for it; empty for a report.
    """

    address: str
    rendered: Rendered
    written: datetime
    attachments: tuple[Attachment, ...] = ()
    user_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """The result of trying to send a message: sent, or why not."""

    message: Message
    error: MailError | None = None

    @property
    def about_message(self) -> bool:
        """Whether the error is about this message; otherwise nothing can be sent at all."""
        return isinstance(
            self.error,
            MailRecipientRefused | MailRecipientBusy | MailRefused | MailAddressInvalid,
        )

    @property
    def over(self) -> bool:
        """Whether the message is finished: sent, or given up."""
        return self.error is None or (
            self.about_message and not isinstance(self.error, MailRecipientBusy)
        )


type Memory = Mapping[str, datetime]
"""When each warning was last sent, by its name; kept by the caller between starts."""


def message_for(
    report: RunReport, delivery: DeliveryOptions, memory: Memory, now: datetime
) -> tuple[Message | None, Memory]:
    """Decide what to send about a run, and return what to remember once it is sent.

    A detailed log is sent for every run that did something. A warning is sent, alone or
    with the log, unless the same one was sent within a day; a recovery only after a
    failure that was reported.
    """
    fresh = _fresh(report, memory, now)
    recovered = report.outcome is Outcome.RECOVERED and _told_of_failure(report, memory)
    wanted: RunReport | None = None
    if delivery.detailed and report.lines:
        wanted = fresh or replace(report, questions=(), problems=())
    elif recovered:
        wanted = report
    elif (delivery.warnings or delivery.detailed) and fresh is not None and fresh.is_warning:
        # Only new warnings: one that was sent today is not repeated.
        wanted = replace(fresh, lines=())
    if wanted is None or not delivery.address:
        return None, memory
    noted = dict(_still_counting(memory, now))
    noted.update(dict.fromkeys(_names(wanted), now))
    if recovered:
        noted[f"{report.replica_id}|{_RECOVERED}"] = now
    rendered = render(wanted, delivery.language)
    return Message(address=delivery.address, rendered=rendered, written=now), noted


async def _nothing() -> None:
    """Keep nothing."""


class Outbox:
    """Sends messages one by one; those that can't be sent wait and are retried after a pause.

    ``kept`` is called whenever sending has changed ``messages``, after the server accepted a
    message: a crash in between means that it is sent twice rather than not at all.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime],
        settings: Settings | None,
        messages: Iterable[Message] = (),
        kept: Callable[[], Awaitable[None]] = _nothing,
        tls: ssl.SSLContext | None = None,
        timeout: float = PATIENCE,
    ) -> None:
        """``clock`` tells the time in UTC; ``settings`` None: e-mail is not set up."""
        self.settings = settings
        self.messages: tuple[Message, ...] = tuple(messages)
        """The waiting messages, the oldest first."""
        self._clock = clock
        self._kept = kept
        self._tls = tls
        self._timeout = timeout
        self._not_before: datetime | None = None
        self._one = asyncio.Lock()

    def use(self, settings: Settings | None) -> None:
        """Use these settings from now on; new ones are tried at once, whatever failed before."""
        if settings != self.settings:
            self._not_before = None
        self.settings = settings

    def put(self, message: Message) -> None:
        """Queue a message until it is sent; what one user asks for keeps nothing else out."""
        like = [each for each in self.messages if each.user_id == message.user_id]
        for each in like[: max(0, len(like) + 1 - WAITING)]:
            self._done(each)
        self.messages = (*self.messages, message)

    def drop(self, unwanted: Callable[[Message], bool]) -> None:
        """Drop messages."""
        self.messages = tuple(each for each in self.messages if not unwanted(each))

    def _done(self, message: Message) -> None:
        self.messages = tuple(each for each in self.messages if each is not message)

    async def flush(self) -> tuple[Attempt, ...]:
        """Send the waiting messages, unless it is too soon after a failure; return the attempts.

        A message that is refused permanently is dropped. A temporary refusal of its
        recipient delays only messages to the same address; any other failure delays all.
        """
        async with self._one:
            now = self._clock()
            self.drop(lambda message: now - message.written >= TOO_LATE)
            if self._not_before is not None and now < self._not_before:
                return ()
            self._not_before = None
            return await self._send_all()

    async def _send_all(self) -> tuple[Attempt, ...]:
        tried: list[Attempt] = []
        later: set[str] = set()
        for message in self.messages:
            if message.address in later:
                continue
            attempt = await self._send(message)
            tried.append(attempt)
            if attempt.over:
                self._done(message)
                await self._kept()
                continue
            later.add(message.address)
            lasting = attempt.error is not None and attempt.error.lasting
            self._not_before = self._clock() + (LONG_PAUSE if lasting else PAUSE)
            if not attempt.about_message:
                break
        return tuple(tried)

    async def _send(self, message: Message) -> Attempt:
        try:
            if self.settings is None:
                raise MailNotSetUp("no SMTP server")
            await deliver(self.settings, message, tls=self._tls, timeout=self._timeout)
        except MailError as err:
            return Attempt(message=message, error=err)
        return Attempt(message=message)


async def deliver(
    settings: Settings,
    message: Message,
    *,
    tls: ssl.SSLContext | None = None,
    timeout: float = TIMEOUT,  # noqa: ASYNC109 - handed on
) -> None:
    """Send one message at once, such as a test e-mail. Raises a MailError."""
    mail = Mail(
        recipient=message.address,
        subject=message.rendered.subject,
        text=message.rendered.text,
        html=message.rendered.html,
        attachments=message.attachments,
    )
    await send(settings, compose(settings, mail, at=message.written), tls=tls, timeout=timeout)


def _names(report: RunReport) -> list[str]:
    """Return a stable name for each warning of a report."""
    names = [f"conflict|{each.conflict_id}" for each in report.questions]
    kind = _FAILED if report.outcome is Outcome.FAILED else "trouble"
    names += [f"{kind}|{each.key}|{each.title}" for each in report.problems]
    return [f"{report.replica_id}|{name}" for name in names]


def _fresh(report: RunReport, memory: Memory, now: datetime) -> RunReport | None:
    """Return the report with the warnings that were not sent today; None without any."""

    def new(name: str) -> bool:
        at = memory.get(name)
        return at is None or now - at >= QUIET

    names = _names(report)
    asked = len(report.questions)
    questions = tuple(q for q, n in zip(report.questions, names, strict=False) if new(n))
    problems = tuple(t for t, n in zip(report.problems, names[asked:], strict=True) if new(n))
    if not questions and not problems:
        return None
    return replace(report, questions=questions, problems=problems)


def _told_of_failure(report: RunReport, memory: Memory) -> bool:
    """Whether a failure was reported, and its end was not."""
    over = memory.get(f"{report.replica_id}|{_RECOVERED}")
    start = f"{report.replica_id}|{_FAILED}|"
    return any(
        name.startswith(start) and (over is None or at > over) for name, at in memory.items()
    )


def _still_counting(memory: Memory, now: datetime) -> Memory:
    """Forget what is older than a day, except failures and recoveries."""
    marks = (f"|{_FAILED}|", f"|{_RECOVERED}")
    return {
        name: at
        for name, at in memory.items()
        if now - at < QUIET or any(mark in name for mark in marks)
    }
