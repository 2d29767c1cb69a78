"""E-mail through a real SMTP server on loopback: TLS, sign-in, and what can go wrong (S13, S14)."""

import asyncio
from datetime import UTC, datetime
from email.message import EmailMessage
import logging
from pathlib import Path
import ssl

import pytest

from custom_components.studio_sync.reports.smtp import (
    PARTING,
    TIMEOUT,
    Attachment,
    Mail,
    MailAddressInvalid,
    MailBadCertificate,
    MailBusy,
    MailError,
    MailLoginRefused,
    MailNoTls,
    MailRecipientBusy,
    MailRecipientRefused,
    MailRefused,
    MailSenderRefused,
    MailTimeout,
    MailUnreachable,
    Security,
    Settings,
    check_address,
    compose,
    send,
)

from .mail_server import (
    CLOSE,
    DRIP,
    HANG,
    PASSWORD,
    USER,
    awkward_server,
    certificate,
    mail_server,
    silent_server,
)
from .moments import WallClock, until

pytestmark = pytest.mark.usefixtures("socket_enabled")

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
MAIL = Mail(recipient="mia@example.com", subject="Hällo 📷", text="Text – ü", html="<p>Text</p>")


def settings(port: int, security: Security = Security.NONE, **more: str) -> Settings:
    values = {"sender": "studio@example.com", "sender_name": "Atelier, Nord"} | more
    return Settings(host="127.0.0.1", port=port, security=security, **values)


def message(port: int = 25, mail: Mail = MAIL) -> EmailMessage:
    return compose(settings(port), mail, at=AT)


async def test_a_mail_arrives_as_text_and_html() -> None:
    async with mail_server() as server:
        await send(settings(server.port), message())
    [got] = server.received
    assert (got["Subject"], got["To"]) == ("Hällo 📷", "mia@example.com")
    assert got["From"] == '"Atelier, Nord" <studio@example.com>'
    assert got["Auto-Submitted"] == "auto-generated"
    assert got["Date"].datetime == AT
    text, html = got.get_body(("plain",)), got.get_body(("html",))
    assert text is not None
    assert html is not None
    assert (text.get_content().strip(), html.get_content().strip()) == ("Text – ü", "<p>Text</p>")


async def test_attachments_go_along() -> None:
    card = Attachment(name="Ada\r\nX: y.vcf", mime="text/vcard", content=b"BEGIN:VCARD")
    async with mail_server() as server:
        mail = Mail(recipient="mia@example.com", subject="s", text="t", attachments=[card])
        await send(settings(server.port), message(mail=mail))
    [part] = server.received[0].iter_attachments()
    assert (part.get_filename(), part.get_content_type()) == ("Ada X: y.vcf", "text/vcard")


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
async def test_it_goes_protected_and_signed_in(tmp_path: Path, security: Security) -> None:
    ours, trust = certificate(tmp_path)
    whole, later = (ours, None) if security is Security.TLS else (None, ours)
    async with mail_server(auth=True, tls=whole, start_tls=later) as server:
        config = settings(server.port, security, user=USER, password=PASSWORD)
        await send(config, message(), tls=trust)
        assert len(server.received) == 1
        with pytest.raises(MailLoginRefused):
            await send(
                settings(server.port, security, user=USER, password="no"), message(), tls=trust
            )


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
async def test_a_certificate_that_nobody_vouches_for_is_refused(
    tmp_path: Path, security: Security
) -> None:
    ours, _ = certificate(tmp_path)
    whole, later = (ours, None) if security is Security.TLS else (None, ours)
    async with mail_server(tls=whole, start_tls=later) as server:
        with pytest.raises(MailBadCertificate):
            await send(settings(server.port, security), message())
    assert not server.received


async def test_a_certificate_for_another_name_is_refused(tmp_path: Path) -> None:
    ours, trust = certificate(tmp_path, "127.0.0.9")
    async with mail_server(tls=ours) as server:
        with pytest.raises(MailBadCertificate):
            await send(settings(server.port, Security.TLS), message(), tls=trust)


async def test_protection_that_is_not_offered_is_told() -> None:
    async with mail_server() as server:
        with pytest.raises(MailNoTls):
            await send(settings(server.port, Security.STARTTLS), message())
        with pytest.raises(MailNoTls):
            await send(settings(server.port, Security.TLS), message())
    assert not server.received


async def test_a_sign_in_that_the_server_does_not_know_is_told() -> None:
    async with mail_server() as server:
        with pytest.raises(MailLoginRefused):
            await send(settings(server.port, user=USER, password=PASSWORD), message())


async def test_what_the_server_refuses_is_told_apart() -> None:
    async with mail_server() as server:
        server.refuse_data = "554 5.7.1 spam"
        with pytest.raises(MailRefused, match="554"):
            await send(settings(server.port), message())
        server.refuse_recipient = "550 5.1.1 no such user"
        with pytest.raises(MailRecipientRefused):
            await send(settings(server.port), message())
        server.refuse_sender = "550 5.7.1 not you"
        with pytest.raises(MailSenderRefused):
            await send(settings(server.port), message())


async def test_a_server_that_is_down_is_told_at_once() -> None:
    async with mail_server() as server:
        pass
    with pytest.raises(MailUnreachable):
        await send(settings(server.port), message())


@pytest.mark.parametrize("security", list(Security))
async def test_a_server_that_hangs_is_left_in_time(
    security: Security, wall_clock: WallClock
) -> None:
    tls = ssl.create_default_context()
    async with silent_server() as silence:
        sending = asyncio.create_task(send(settings(silence.port, security), message(), tls=tls))
        await wall_clock.go_on_when(lambda: silence.held, seconds=TIMEOUT)
        with pytest.raises(MailTimeout):
            await sending


async def test_a_server_that_took_the_message_and_never_says_goodbye_has_it(
    wall_clock: WallClock,
) -> None:
    """A failure told here would have it sent again, and again."""
    async with awkward_server(QUIT=HANG) as script:
        sending = asyncio.create_task(send(settings(script.port), message()))
        await wall_clock.go_on_when(lambda: script.stuck, seconds=PARTING)
        await sending
    assert len(script.messages) == 1


_SIGNS_IN = "250-mail.test\r\n250 AUTH LOGIN PLAIN"


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"RCPT": "450 4.2.0 greylisted"}, MailRecipientBusy),
        ({"MAIL": "451 4.3.0 later"}, MailBusy),
        ({"done": "452 4.3.1 no room"}, MailBusy),
        ({"HELLO": "421 4.3.2 closing"}, MailBusy),
        ({"EHLO": _SIGNS_IN, "AUTH": "454 4.7.0 temporary"}, MailBusy),
        ({"EHLO": _SIGNS_IN, "AUTH": "535 5.7.8 no"}, MailLoginRefused),
        ({"HELLO": "554 5.3.2 go away"}, MailUnreachable),
        ({"HELLO": "good morning"}, MailUnreachable),
        ({"done": CLOSE}, MailUnreachable),
        ({"done": "middle"}, MailUnreachable),
        ({"RCPT": DRIP}, MailTimeout),
        ({"DATA": HANG}, MailTimeout),
    ],
)
async def test_awkward_servers_are_told_apart(
    answers: dict[str, str], error: type[MailError], wall_clock: WallClock
) -> None:
    """RFC 5321, 4.2.1: 4yz is for now, 5yz for good; and all of it ends in time."""
    user = USER if "AUTH" in answers else ""
    async with awkward_server(**answers) as script:
        config = settings(script.port, user=user, password=PASSWORD)
        sending = asyncio.create_task(send(config, message()))
        await wall_clock.go_on_when(lambda: script.stuck or sending.done(), seconds=TIMEOUT)
        with pytest.raises(MailError) as refused:
            await sending
    assert type(refused.value) is error


async def test_a_domain_in_any_script_is_reached_by_every_server() -> None:
    """RFC 5890: servers that know nothing of it are sent its ASCII form."""
    async with mail_server() as server:
        config = settings(server.port, sender="büro@xn--bcher-kva.example")
        with pytest.raises(MailAddressInvalid):
            compose(config, MAIL, at=AT)
        config = settings(server.port, sender="studio@bücher.example")
        mail = Mail(recipient="mia@bücher.example", subject="s", text="t")
        await send(config, compose(config, mail, at=AT))
    [got] = server.envelopes
    assert (got.mail_from, got.rcpt_tos) == (
        "studio@xn--bcher-kva.example",
        ["mia@xn--bcher-kva.example"],
    )


async def test_a_hanging_server_holds_nothing_else_up() -> None:
    async with silent_server() as silence:
        task = asyncio.create_task(send(settings(silence.port), message()))
        await until(lambda: silence.held)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


@pytest.mark.parametrize(
    "text", ["a\r\nBcc: x@example.com", "a\nX-Evil: 1", "a\x00\x0bb", "\u2028Bcc: x@example.com"]
)
async def test_no_value_adds_a_header(text: str) -> None:
    mail = Mail(recipient="mia@example.com", subject=text, text="t")
    config = Settings(
        host="127.0.0.1",
        port=25,
        sender="studio@example.com",
        sender_name=f"{text} <y@example.com>",
    )
    made = compose(config, mail, at=AT)
    assert "Bcc" not in made
    assert "X-Evil" not in made
    assert "\n" not in made["Subject"]
    assert made["From"].addresses[0].addr_spec == "studio@example.com"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "mia",
        "mia@",
        "@example.com",
        "mia@example",
        "mia@example.com\r\nBcc: x@example.com",
        "mia@example.com, ben@example.com",
        "<mia@example.com>",
        "mia@@example.com",
        "mia @example.com",
        "mia@exa\u202emple.com",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(MailAddressInvalid) as refused:
        check_address("recipient", address)
    assert refused.value.field == "recipient"


def test_addresses_of_all_sorts_are_taken() -> None:
    for address in ("mia+sync@example.co.uk", "m.i.a@localhost", " mia@bücher.example "):
        assert check_address("sender", address) == address.strip()


async def test_the_password_is_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    """Z4."""
    caplog.set_level(logging.DEBUG)
    config = settings(25, user=USER, password=PASSWORD)
    assert PASSWORD not in repr(config)
    async with mail_server(auth=True) as server:
        wrong = settings(server.port, user=USER, password="wrong secret")
        with pytest.raises(MailError) as refused:
            await send(wrong, message())
    assert "wrong secret" not in f"{refused.value!r}{refused.value.__cause__!r}{caplog.text}"
    assert "mia@example.com" not in f"{refused.value!r}"
