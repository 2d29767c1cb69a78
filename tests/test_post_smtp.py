"""E-mail through a real SMTP server on loopback: TLS, sign-in, and what can go wrong (S13, S14)."""

import asyncio
from datetime import UTC, datetime
from email.message import EmailMessage
import logging
from pathlib import Path
import ssl
from time import perf_counter

import pytest

from custom_components.studio_sync.post.smtp import (
    Attachment,
    Mail,
    MailAddressInvalid,
    MailBadCertificate,
    MailError,
    MailLoginRefused,
    MailNoTls,
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

from .mail_server import PASSWORD, USER, certificate, mail_server, silent_server

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
async def test_a_server_that_hangs_is_left_in_time(security: Security) -> None:
    began = perf_counter()
    async with silent_server() as port:
        with pytest.raises(MailTimeout):
            await send(
                settings(port, security), message(), tls=ssl.create_default_context(), timeout=0.3
            )
    assert perf_counter() - began < 3


async def test_a_hanging_server_holds_nothing_else_up() -> None:
    async with silent_server() as port:
        task = asyncio.create_task(send(settings(port), message(), timeout=5))
        for _ in range(5):
            await asyncio.sleep(0)
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
