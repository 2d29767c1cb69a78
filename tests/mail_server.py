"""A real SMTP server on loopback, with TLS, sign-in and faults, for tests and the demo."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
import ssl
from threading import Thread
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

USER, PASSWORD = "studio", "correct horse"


@dataclass(slots=True)
class MailServer:
    """What the server got, and how it behaves: it may refuse recipients or the message."""

    port: int = 0
    received: list[EmailMessage] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)
    refuse_recipient: str = ""
    later: dict[str, str] = field(default_factory=dict)
    """What is answered to whose address, instead of taking the mail."""
    refuse_sender: str = ""
    refuse_data: str = ""

    async def handle_MAIL(  # noqa: N802 - aiosmtpd calls it so
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender, or refuse it."""
        if self.refuse_sender:
            return self.refuse_sender
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Take a recipient, or refuse it."""
        if refused := self.refuse_recipient or self.later.get(address):
            return refused
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd calls it so
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Take a message."""
        if self.refuse_data:
            return self.refuse_data
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.received.append(message)
        self.envelopes.append(envelope)
        return "250 OK"


def _check(
    _server: SMTP, _session: Session, _envelope: Envelope, mechanism: str, data: object
) -> AuthResult:
    good = isinstance(data, LoginPassword) and data == LoginPassword(
        USER.encode(), PASSWORD.encode()
    )
    return AuthResult(success=good, handled=False)


@asynccontextmanager
async def mail_server(
    *,
    tls: ssl.SSLContext | None = None,
    start_tls: ssl.SSLContext | None = None,
    auth: bool = False,
) -> AsyncIterator[MailServer]:
    """Run a server: plain, with TLS from the first byte, or with STARTTLS."""
    server = MailServer()
    options: dict[str, Any] = {"hostname": "mail.test", "tls_context": start_tls}
    if start_tls is not None:
        options["require_starttls"] = True
    if auth:
        after_tls = start_tls is not None
        options |= {
            "authenticator": _check,
            "auth_required": after_tls,
            "auth_require_tls": after_tls,
        }
    loop = asyncio.get_running_loop()
    listener = await loop.create_server(
        lambda: SMTP(server, loop=loop, **options), "127.0.0.1", 0, ssl=tls
    )
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()


@asynccontextmanager
async def mail_server_apart(*, tls: ssl.SSLContext) -> AsyncIterator[MailServer]:
    """Run a server with TLS in a loop of its own, as on another computer.

    A client that turns away from its certificate is an error of that loop, not of the
    client's.
    """
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda _loop, _context: None)
    thread = Thread(target=loop.run_forever, name="mail server")
    thread.start()
    running = mail_server(tls=tls)
    try:
        yield await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(_begin(running), loop))
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(_end(running), loop))
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _begin(running: AbstractAsyncContextManager[MailServer]) -> MailServer:
    return await running.__aenter__()


async def _end(running: AbstractAsyncContextManager[MailServer]) -> None:
    await running.__aexit__(None, None, None)


@dataclass(slots=True)
class Silence:
    """A server that never says a word, and how many connections it holds."""

    port: int = 0
    held: int = 0


@asynccontextmanager
async def silent_server() -> AsyncIterator[Silence]:
    """Run a server that takes connections and never says a word."""
    silence = Silence()
    talks: set[asyncio.StreamWriter] = set()

    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(writer)
        silence.held += 1
        await reader.read()
        silence.held -= 1
        writer.close()

    listener = await asyncio.start_server(hold, "127.0.0.1", 0)
    silence.port = listener.sockets[0].getsockname()[1]
    try:
        yield silence
    finally:
        listener.close()
        for writer in talks:
            writer.close()


def certificate(folder: Path, name: str = "127.0.0.1") -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Make a certificate for an address; returns the server's context and who trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.test")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(name))])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # It is checked by the machine's clock.
        .not_valid_before(datetime(2000, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2999, 1, 1, tzinfo=UTC))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(Encoding.PEM)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "server.pem"
    file.write_bytes(private + pem)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    client = ssl.create_default_context(cadata=pem.decode())
    client.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return server, client


@dataclass(slots=True)
class Script:
    """How an awkward server answers: by verb, with ``.`` for the message; else it says yes.

    ``HANG`` never answers, ``CLOSE`` breaks the connection, ``DRIP`` never ends its line.
    """

    answers: dict[str, str] = field(default_factory=dict)
    messages: list[bytes] = field(default_factory=list)
    port: int = 0
    stuck: bool = False
    """Whether it has come to where it never answers."""


HANG, CLOSE, DRIP = "hang", "close", "drip"
_POLITE = {"HELLO": "220 mail.test", "EHLO": "250 mail.test", "DATA": "354 go", "QUIT": "221 bye"}


@asynccontextmanager
async def awkward_server(**answers: str) -> AsyncIterator[Script]:
    """Run a server that follows a script; ``done`` stands for the end of the message."""
    script = Script({"." if verb == "done" else verb: each for verb, each in answers.items()})
    talks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk is not None
        talks.add(talk)
        try:
            await _follow(script, reader, writer)
        except asyncio.CancelledError:
            return
        except ConnectionError:
            return
        finally:
            talks.discard(talk)
            writer.close()

    listener = await asyncio.start_server(serve, "127.0.0.1", 0)
    script.port = listener.sockets[0].getsockname()[1]
    try:
        yield script
    finally:
        listener.close()
        for talk in tuple(talks):
            talk.cancel()


async def _follow(
    script: Script, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    await _say(script, "HELLO", writer)
    while line := await reader.readline():
        verb = line.split(maxsplit=1)[0].decode().upper()
        await _say(script, verb, writer)
        if verb == "DATA" and "DATA" not in script.answers:
            if script.answers.get(".") == "middle":
                await reader.readline()
                return
            script.messages.append(await reader.readuntil(b"\r\n.\r\n"))
            await _say(script, ".", writer)
        elif verb == "QUIT":
            return


async def _say(script: Script, verb: str, writer: asyncio.StreamWriter) -> None:
    answer = script.answers.get(verb, _POLITE.get(verb, "250 OK"))
    if answer == CLOSE:
        raise ConnectionResetError
    script.stuck |= answer in {DRIP, HANG}
    if answer == DRIP:
        while True:
            writer.write(b"2")
            await writer.drain()
            await asyncio.sleep(0.02)
    if answer == HANG:
        await asyncio.Event().wait()
    writer.write(f"{answer}\r\n".encode())
    await writer.drain()
