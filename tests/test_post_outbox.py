"""What is sent to whom and when; a slow or broken mail server holds nothing up (S13)."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from custom_components.studio_sync.book.model import Content, Entry, Side
from custom_components.studio_sync.desk.history import Line, line_of
from custom_components.studio_sync.post.outbox import (
    LONG_PAUSE,
    PAUSE,
    WAITING,
    Letter,
    MailNotSetUp,
    Memory,
    Outbox,
    Wishes,
    letter_for,
)
from custom_components.studio_sync.post.render import render
from custom_components.studio_sync.post.report import (
    About,
    Outcome,
    Question,
    RunReport,
    Trouble,
    failure_report,
    recovery_report,
)
from custom_components.studio_sync.post.smtp import (
    MailAddressInvalid,
    MailError,
    MailLoginRefused,
    MailRecipientRefused,
    MailTimeout,
    MailUnreachable,
    Settings,
)

from .book_fixtures import timed
from .desk_fixtures import MORNING
from .mail_server import PASSWORD, USER, mail_server, silent_server

NOW = datetime(2026, 2, 2, 10, tzinfo=UTC)
ABOUT = About(studio="Nord", account="Mia", replica_id="sub:cal", zone="Europe/Berlin")
WARN = Wishes(address="mia@example.com", warnings=True)
ALL = Wishes(address="mia@example.com", warnings=True, detailed=True)
HOUR = timedelta(hours=1)


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


def line() -> Line:
    return line_of(
        Entry(
            run_id="r",
            at=NOW,
            replica_id="sub:cal",
            record_id="one",
            remote_id=None,
            side=Side.BOOK,
            action="create_local",
            reason="new_there",
            before=None,
            after=Content(title="Call", when=timed(MORNING)),
        )
    )


def report(**more: object) -> RunReport:
    return RunReport(
        studio="Nord",
        account="Mia",
        replica_id="sub:cal",
        outcome=Outcome.OK,
        zone="Europe/Berlin",
        at=NOW,
        **more,  # type: ignore[arg-type]
    )


def sent(
    one: RunReport, wishes: Wishes, memory: Memory, now: datetime = NOW
) -> tuple[Letter | None, Memory]:
    return letter_for(one, wishes, memory, now)


def test_a_run_that_did_something_is_logged_for_who_wants_it() -> None:
    assert sent(report(lines=(line(),)), WARN, {})[0] is None
    letter, _ = sent(report(lines=(line(),)), ALL, {})
    assert letter is not None
    assert (letter.address, "Call" in letter.rendered.text) == ("mia@example.com", True)
    assert sent(report(), ALL, {})[0] is None
    assert sent(report(lines=(line(),)), Wishes(address="", detailed=True), {})[0] is None
    assert sent(report(troubles=(Trouble(key="x"),)), Wishes(address="a@b.de"), {})[0] is None


def test_the_same_warning_comes_once_a_day() -> None:
    """S13."""
    one, two = Trouble(key="malformed", title="A"), Trouble(key="malformed", title="B")
    letter, memory = sent(report(troubles=(one,)), WARN, {})
    assert letter is not None
    assert sent(report(troubles=(one,)), WARN, memory, NOW + 23 * HOUR)[0] is None
    both, memory = sent(report(troubles=(one, two)), WARN, memory, NOW + HOUR)
    assert both is not None
    assert ("\u2068B\u2069" in both.rendered.text, "\u2068A\u2069" in both.rendered.text) == (
        True,
        False,
    )
    again, memory = sent(report(troubles=(one,)), WARN, memory, NOW + 26 * HOUR)
    assert again is not None
    assert len(memory) == 1


def test_each_conflict_is_told_once() -> None:
    first, second = Question(conflict_id="1", new="A"), Question(conflict_id="2", new="B")
    letter, memory = sent(report(questions=(first,)), WARN, {})
    assert letter is not None
    assert sent(report(questions=(first,)), WARN, memory)[0] is None
    letter, _ = sent(report(questions=(first, second)), WARN, memory)
    assert letter is not None
    assert letter.rendered.subject == "Nord: 1 to decide in Mia"


def test_a_detailed_log_carries_its_warnings_and_counts_as_told() -> None:
    trouble = Trouble(key="malformed", title="A")
    letter, memory = sent(report(lines=(line(),), troubles=(trouble,)), ALL, {})
    assert letter is not None
    assert "\u2068A\u2069" in letter.rendered.text
    assert sent(report(troubles=(trouble,)), ALL, memory)[0] is None


def test_a_failure_is_told_once_and_its_end_too() -> None:
    failed = failure_report(ABOUT, "unreachable", at=NOW)
    over = recovery_report(ABOUT, at=NOW)
    assert sent(over, WARN, {})[0] is None
    letter, memory = sent(failed, WARN, {})
    assert letter is not None
    assert "failed" in letter.rendered.subject
    assert sent(failed, WARN, memory, NOW + HOUR)[0] is None
    letter, memory = sent(over, WARN, memory, NOW + 30 * HOUR)
    assert letter is not None
    assert "works again" in letter.rendered.subject
    assert sent(over, WARN, memory, NOW + 31 * HOUR)[0] is None
    letter, memory = sent(failed, WARN, memory, NOW + 32 * HOUR)
    assert letter is not None
    assert sent(over, WARN, memory, NOW + 33 * HOUR)[0] is not None


def test_accounts_are_apart() -> None:
    trouble = (Trouble(key="malformed"),)
    _, memory = sent(report(troubles=trouble), WARN, {})
    other = About(studio="Nord", account="Tom", replica_id="other", zone="UTC")
    assert sent(failure_report(other, "malformed", at=NOW), WARN, memory)[0] is not None


def settings(port: int, user: str = "") -> Settings:
    return Settings(
        host="127.0.0.1",
        port=port,
        security="none",  # type: ignore[arg-type]
        sender="studio@example.com",
        user=user,
        password=PASSWORD if user else "",
    )


@pytest.mark.usefixtures("socket_enabled")
async def test_a_report_is_in_the_mailbox() -> None:
    async with mail_server(auth=True) as server:
        outbox = Outbox(clock=Clock(), settings=settings(server.port, USER))
        assert await outbox.post(report(lines=(line(),)), ALL)
        assert not await outbox.post(report(), ALL)
    [got] = server.received
    assert (got["Subject"], got["To"]) == ("Nord: sync with Mia", "mia@example.com")
    assert server.envelopes[0].rcpt_tos == ["mia@example.com"]


async def test_without_a_server_it_is_told_what_is_missing() -> None:
    """S14."""
    outbox = Outbox(clock=Clock(), settings=None)
    with pytest.raises(MailNotSetUp) as refused:
        await outbox.post(report(lines=(line(),)), ALL)
    assert refused.value.key == "mail_not_set_up"
    assert not await outbox.post(report(), ALL)


@pytest.mark.usefixtures("socket_enabled")
async def test_what_cant_be_sent_waits_and_is_not_tried_all_the_time() -> None:
    clock = Clock()
    async with mail_server() as gone:
        pass
    outbox = Outbox(clock=clock, settings=settings(gone.port))
    with pytest.raises(MailUnreachable):
        await outbox.post(report(lines=(line(),)), ALL)
    assert outbox.waiting == 1
    async with mail_server() as server:
        outbox.settings = settings(server.port)
        assert not await outbox.flush()
        assert not await outbox.post(report(lines=(line(),), seconds=2), ALL)
        clock.now += PAUSE
        assert await outbox.flush()
    assert (len(server.received), outbox.waiting) == (2, 0)


@pytest.mark.usefixtures("socket_enabled")
async def test_a_refused_sign_in_is_not_repeated_for_an_hour() -> None:
    clock = Clock()
    async with mail_server(auth=True) as server:
        outbox = Outbox(clock=clock, settings=settings(server.port, "somebody else"))
        with pytest.raises(MailLoginRefused):
            await outbox.post(report(lines=(line(),)), ALL)
        clock.now += PAUSE
        assert not await outbox.flush()
        outbox.settings = settings(server.port, USER)
        clock.now += LONG_PAUSE
        assert await outbox.flush()


@pytest.mark.usefixtures("socket_enabled")
async def test_a_refused_recipient_holds_up_nobody_else() -> None:
    async with mail_server() as server:
        outbox = Outbox(clock=Clock(), settings=settings(server.port))
        server.refuse_recipient = "550 5.1.1 no such user"
        with pytest.raises(MailRecipientRefused):
            await outbox.post(report(lines=(line(),)), ALL)
        assert outbox.waiting == 0
        server.refuse_recipient = ""
        with pytest.raises(MailAddressInvalid):
            await outbox.post(report(lines=(line(),)), Wishes(address="nobody", detailed=True))
        assert await outbox.post(report(lines=(line(),)), ALL)
    assert len(server.received) == 1


@pytest.mark.usefixtures("socket_enabled")
async def test_a_hanging_server_is_given_up_in_time() -> None:
    async with silent_server() as port:
        outbox = Outbox(clock=Clock(), settings=settings(port), timeout=0.2)
        post = asyncio.create_task(outbox.post(report(lines=(line(),)), ALL))
        beats = 0
        while not post.done():
            await asyncio.sleep(0.01)
            beats += 1
        with pytest.raises(MailTimeout):
            await post
    assert beats > 5
    assert outbox.waiting == 1


@pytest.mark.usefixtures("socket_enabled")
async def test_only_so_many_letters_wait() -> None:
    async with mail_server() as gone:
        pass
    outbox = Outbox(clock=Clock(), settings=settings(gone.port))
    with pytest.raises(MailError):
        await outbox.post(report(lines=(line(),)), ALL)
    for number in range(WAITING + 5):
        await outbox.post(report(lines=(line(),), requests=number), ALL)
    assert outbox.waiting == WAITING


def test_a_letter_is_written_in_the_readers_language() -> None:
    german = Wishes(address="mia@example.com", detailed=True, language="de")
    letter, _ = sent(report(lines=(line(),)), german, {})
    assert letter is not None
    assert letter.rendered == render(report(lines=(line(),)), "de")
