"""What is sent to whom and when; a slow or broken mail server holds nothing up (S13)."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book.model import Content, Entry, Side
from custom_components.studio_sync.reports.outbox import (
    LONG_PAUSE,
    PATIENCE,
    PAUSE,
    TOO_LATE,
    WAITING,
    Attempt,
    DeliveryOptions,
    Memory,
    Message,
    Outbox,
    message_for,
)
from custom_components.studio_sync.reports.render import render
from custom_components.studio_sync.reports.report import (
    About,
    Outcome,
    Problem,
    Question,
    RunReport,
    failure_report,
    recovery_report,
)
from custom_components.studio_sync.reports.smtp import PARTING, Settings
from custom_components.studio_sync.scheduling.history import Line, line_of

from .book_fixtures import timed
from .mail_server import HANG, PASSWORD, USER, awkward_server, mail_server, silent_server
from .moments import WallClock
from .scheduling_fixtures import MORNING

NOW = datetime(2026, 2, 2, 10, tzinfo=UTC)
ABOUT = About(studio="Nord", account="Mia", replica_id="sub:cal", zone="Europe/Berlin")
WARN = DeliveryOptions(address="mia@example.com", warnings=True)
ALL = DeliveryOptions(address="mia@example.com", warnings=True, detailed=True)
HOUR = timedelta(hours=1)


class Clock:
    """A clock that stays until it is set."""

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
    one: RunReport, delivery: DeliveryOptions, memory: Memory, now: datetime = NOW
) -> tuple[Message | None, Memory]:
    return message_for(one, delivery, memory, now)


def test_a_run_that_did_something_is_logged_for_who_wants_it() -> None:
    assert sent(report(lines=(line(),)), WARN, {})[0] is None
    message, _ = sent(report(lines=(line(),)), ALL, {})
    assert message is not None
    assert (message.address, "Call" in message.rendered.text) == ("mia@example.com", True)
    assert sent(report(), ALL, {})[0] is None
    assert sent(report(lines=(line(),)), DeliveryOptions(address="", detailed=True), {})[0] is None
    assert (
        sent(report(problems=(Problem(key="x"),)), DeliveryOptions(address="a@b.de"), {})[0] is None
    )


def test_the_same_warning_comes_once_a_day() -> None:
    """S13."""
    one, two = Problem(key="malformed", title="A"), Problem(key="malformed", title="B")
    message, memory = sent(report(problems=(one,)), WARN, {})
    assert message is not None
    assert sent(report(problems=(one,)), WARN, memory, NOW + 23 * HOUR)[0] is None
    both, memory = sent(report(problems=(one, two)), WARN, memory, NOW + HOUR)
    assert both is not None
    assert ("\u2068B\u2069" in both.rendered.text, "\u2068A\u2069" in both.rendered.text) == (
        True,
        False,
    )
    again, memory = sent(report(problems=(one,)), WARN, memory, NOW + 26 * HOUR)
    assert again is not None
    assert len(memory) == 1


def test_each_conflict_is_told_once() -> None:
    first, second = Question(conflict_id="1", new="A"), Question(conflict_id="2", new="B")
    message, memory = sent(report(questions=(first,)), WARN, {})
    assert message is not None
    assert sent(report(questions=(first,)), WARN, memory)[0] is None
    message, _ = sent(report(questions=(first, second)), WARN, memory)
    assert message is not None
    assert message.rendered.subject == "Nord: 1 to decide in Mia"


def test_a_detailed_log_carries_its_warnings_and_counts_as_told() -> None:
    problem = Problem(key="malformed", title="A")
    message, memory = sent(report(lines=(line(),), problems=(problem,)), ALL, {})
    assert message is not None
    assert "\u2068A\u2069" in message.rendered.text
    assert sent(report(problems=(problem,)), ALL, memory)[0] is None


def test_a_failure_is_told_once_and_its_end_too() -> None:
    failed = failure_report(ABOUT, "unreachable", at=NOW)
    over = recovery_report(ABOUT, at=NOW)
    assert sent(over, WARN, {})[0] is None
    message, memory = sent(failed, WARN, {})
    assert message is not None
    assert "failed" in message.rendered.subject
    assert sent(failed, WARN, memory, NOW + HOUR)[0] is None
    message, memory = sent(over, WARN, memory, NOW + 30 * HOUR)
    assert message is not None
    assert "works again" in message.rendered.subject
    assert sent(over, WARN, memory, NOW + 31 * HOUR)[0] is None
    message, memory = sent(failed, WARN, memory, NOW + 32 * HOUR)
    assert message is not None
    assert sent(over, WARN, memory, NOW + 33 * HOUR)[0] is not None


def test_a_warning_that_another_one_displaced_comes_again_after_its_day() -> None:
    """S13: a warning counts as sent only if a message contained it."""
    one, two = Problem(key="malformed", title="A"), Problem(key="malformed", title="B")
    _, memory = sent(report(problems=(one,)), WARN, {})
    _, memory = sent(report(problems=(one, two)), WARN, memory, NOW + 20 * HOUR)
    again, _ = sent(report(problems=(one, two)), WARN, memory, NOW + 25 * HOUR)
    assert again is not None
    assert "\u2068A\u2069" in again.rendered.text


def test_detailed_logs_repeat_no_warning_within_a_day() -> None:
    """S13: what can't be brought into step is found by every run."""
    problem = Problem(key="malformed", title="A")
    _, memory = sent(report(lines=(line(),), problems=(problem,)), ALL, {})
    again, _ = sent(report(lines=(line(),), problems=(problem,)), ALL, memory, NOW + HOUR)
    assert again is not None
    assert "\u2068A\u2069" not in again.rendered.text


def test_accounts_are_apart() -> None:
    problem = (Problem(key="malformed"),)
    _, memory = sent(report(problems=problem), WARN, {})
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


def message(number: int = 0, to: str = "mia@example.com", at: datetime = NOW) -> Message:
    """Write a message; each number has a text of its own."""
    delivery = DeliveryOptions(address=to, warnings=True, detailed=True)
    written, _ = message_for(report(lines=(line(),), requests=number + 2), delivery, {}, at)
    assert written is not None
    return written


def outbox_of(
    port: int, *messages: Message, user: str = "", clock: Clock | None = None, **more: Any
) -> Outbox:
    config = settings(port, user)
    return Outbox(clock=clock or Clock(), settings=config, messages=messages, **more)


def errors(tried: Sequence[Attempt]) -> list[str]:
    """Return the results of the messages: the error's key, or nothing."""
    return ["" if each.error is None else each.error.key for each in tried]


def test_what_one_user_asks_for_keeps_nobody_else_out() -> None:
    """Of reports, and of each user's own mail, the latest wait."""
    outbox = Outbox(clock=Clock(), settings=None)
    outbox.put(message())
    outbox.put(replace(message(1), user_id="mia"))
    for number in range(2 * WAITING):
        outbox.put(replace(message(number), user_id="ben"))
    assert [each.user_id for each in outbox.messages] == ["", "mia", *["ben"] * WAITING]
    assert outbox.messages[-1] == replace(message(2 * WAITING - 1), user_id="ben")
    for number in range(WAITING):
        outbox.put(message(number))
    assert len(outbox.messages) == 2 * WAITING + 1


@pytest.mark.usefixtures("socket_enabled")
async def test_a_report_is_in_the_mailbox() -> None:
    async with mail_server(auth=True) as server:
        outbox = outbox_of(server.port, message(), user=USER)
        assert errors(await outbox.flush()) == [""]
        assert await outbox.flush() == ()
    [got] = server.received
    assert (got["Subject"], got["To"]) == ("Nord: sync with Mia", "mia@example.com")
    assert got["Date"].datetime == NOW
    assert server.envelopes[0].rcpt_tos == ["mia@example.com"]


async def test_without_a_server_it_is_told_what_is_missing() -> None:
    """S14."""
    outbox = Outbox(clock=Clock(), settings=None, messages=[message()])
    assert errors(await outbox.flush()) == ["mail_not_set_up"]
    assert not await outbox.flush()
    assert len(outbox.messages) == 1


@pytest.mark.usefixtures("socket_enabled")
async def test_what_cant_be_sent_waits_and_is_not_tried_all_the_time() -> None:
    clock = Clock()
    async with mail_server() as gone:
        pass
    outbox = outbox_of(gone.port, message(), message(1), clock=clock)
    assert errors(await outbox.flush()) == ["mail_unreachable"]
    async with mail_server() as server:
        outbox.settings = settings(server.port)
        assert not await outbox.flush()
        clock.now += PAUSE
        assert errors(await outbox.flush()) == ["", ""]
    assert (len(server.received), outbox.messages) == (2, ())


@pytest.mark.usefixtures("socket_enabled")
async def test_a_refused_sign_in_is_not_repeated_for_an_hour() -> None:
    clock = Clock()
    async with mail_server(auth=True) as server:
        outbox = outbox_of(server.port, message(), user="somebody else", clock=clock)
        assert errors(await outbox.flush()) == ["mail_login_refused"]
        clock.now += PAUSE
        assert not await outbox.flush()
        clock.now += LONG_PAUSE
        assert await outbox.flush()
        # Fixed, it is tried at once.
        outbox.use(settings(server.port, USER))
        assert errors(await outbox.flush()) == [""]


@pytest.mark.usefixtures("socket_enabled")
@pytest.mark.parametrize("verb", ["RCPT", "done"])
async def test_what_is_refused_for_good_is_dropped_and_holds_up_nobody(verb: str) -> None:
    """A wrong address, or a message that the server takes for spam."""
    async with awkward_server(**{verb: "550 5.1.1 no"}) as script:
        outbox = outbox_of(script.port, message(), message(to="nobody"))
        refused = "mail_recipient_refused" if verb == "RCPT" else "mail_refused"
        assert errors(await outbox.flush()) == [refused, "mail_address_invalid"]
        assert outbox.messages == ()
        del script.answers["RCPT" if verb == "RCPT" else "."]
        outbox.put(message())
        assert errors(await outbox.flush()) == [""]


@pytest.mark.usefixtures("socket_enabled")
@pytest.mark.parametrize("answers", [{"RCPT": "450 4.2.0 greylisted"}, {"done": "451 4.3.0 later"}])
async def test_what_a_server_wants_later_is_sent_later(answers: dict[str, str]) -> None:
    """RFC 5321, 4yz: greylisting is the usual thing, and no refusal."""
    clock = Clock()
    async with awkward_server(**answers) as script:
        outbox = outbox_of(script.port, message(), clock=clock)
        assert errors(await outbox.flush()) == ["mail_busy"]
        script.answers.clear()
        assert await outbox.flush() == ()
        clock.now += PAUSE
        assert errors(await outbox.flush()) == [""]


@pytest.mark.usefixtures("socket_enabled")
async def test_a_full_mailbox_holds_up_nobody_else() -> None:
    clock = Clock()
    async with mail_server() as server:
        server.later["mia@example.com"] = "452 4.2.2 mailbox full"
        outbox = outbox_of(
            server.port, message(), message(1), message(to="ben@example.com"), clock=clock
        )
        assert errors(await outbox.flush()) == ["mail_busy", ""]
        assert [each.address for each in outbox.messages] == ["mia@example.com"] * 2
        assert [got["To"] for got in server.received] == ["ben@example.com"]


@pytest.mark.usefixtures("socket_enabled")
async def test_a_hanging_server_is_given_up_in_time(wall_clock: WallClock) -> None:
    """Everybody else has their turn meanwhile."""
    async with silent_server() as silence:
        outbox = outbox_of(silence.port, message(), message(1))
        flush = asyncio.create_task(outbox.flush())
        await wall_clock.go_on_when(lambda: silence.held, seconds=PATIENCE)
        assert errors(await flush) == ["mail_timeout"]
    assert len(outbox.messages) == 2


@pytest.mark.usefixtures("socket_enabled")
async def test_a_server_that_never_says_goodbye_gets_a_message_once(wall_clock: WallClock) -> None:
    """It accepted the message: sending it again would duplicate it each time."""
    clock = Clock()
    async with awkward_server(QUIT=HANG) as script:
        outbox = outbox_of(script.port, message(), clock=clock)
        flush = asyncio.create_task(outbox.flush())
        await wall_clock.go_on_when(lambda: script.stuck, seconds=PARTING)
        assert errors(await flush) == [""]
        clock.now += PAUSE
        assert await outbox.flush() == ()
    assert len(script.messages) == 1


def test_only_so_many_messages_wait_and_the_newest_stay() -> None:
    outbox = Outbox(clock=Clock(), settings=None)
    for number in range(WAITING + 5):
        outbox.put(message(number))
    assert outbox.messages == tuple(message(number) for number in range(5, WAITING + 5))


@pytest.mark.usefixtures("socket_enabled")
async def test_what_has_waited_for_days_is_not_sent_any_more() -> None:
    async with mail_server() as server:
        old = message(at=NOW - TOO_LATE)
        outbox = outbox_of(server.port, old, message(1))
        assert errors(await outbox.flush()) == [""]
    assert len(server.received) == 1


@pytest.mark.usefixtures("socket_enabled")
async def test_what_waits_is_kept_after_each_message_that_is_sent() -> None:
    """A crash between two messages sends neither of them twice."""
    seen: list[int] = []

    async def kept() -> None:
        seen.append(len(outbox.messages))

    async with mail_server() as server:
        outbox = outbox_of(server.port, message(), message(1), kept=kept)
        await outbox.flush()
    assert seen == [1, 0]


@pytest.mark.usefixtures("socket_enabled")
async def test_a_message_that_is_sent_twice_says_so() -> None:
    """After a crash between sending and noting it: the same Message-ID, so mailboxes can tell."""
    async with mail_server() as server:
        for _ in range(2):
            await outbox_of(server.port, message()).flush()
        await outbox_of(server.port, message(1)).flush()
    first, again, other = [got["Message-ID"] for got in server.received]
    assert first == again != other


def test_a_message_is_written_in_the_readers_language() -> None:
    german = DeliveryOptions(address="mia@example.com", detailed=True, language="de")
    message, _ = sent(report(lines=(line(),)), german, {})
    assert message is not None
    assert message.rendered == render(report(lines=(line(),)), "de")
