"""Sending e-mail by SMTP (RFC 5321), with errors that say what to fix."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from email.utils import format_datetime
from enum import StrEnum
from hashlib import sha256
import ssl
from typing import ClassVar

import aiosmtplib

from ..base_error import StudioSyncError
from ..texts.escaping import one_line

TIMEOUT = 30.0
"""Seconds that sending may take in all while somebody waits for it."""
PARTING = 2.0
"""Seconds to wait for the server's reply to QUIT; it already has the message."""


class Security(StrEnum):
    """How the connection is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


DEFAULT_PORTS = {Security.NONE: 25, Security.STARTTLS: 587, Security.TLS: 465}


class MailError(StudioSyncError):
    """An e-mail could not be sent. The text holds no address and no password."""

    key: ClassVar[str] = "mail_failed"
    lasting: ClassVar[bool] = False
    """Whether trying again is useless until somebody changes something."""


class MailUnreachable(MailError):
    """The server can't be reached, or broke the connection."""

    key = "mail_unreachable"


class MailTimeout(MailError):
    """The server did not answer in time."""

    key = "mail_timeout"


class MailLoginRefused(MailError):
    """The server refused user and password, or does not accept any."""

    key = "mail_login_refused"
    lasting = True


class MailBadCertificate(MailError):
    """The server's certificate is not valid for it: wrong name, expired, or unknown issuer."""

    key = "mail_bad_certificate"
    lasting = True


class MailNoTls(MailError):
    """The server does not offer the chosen encryption, or it failed."""

    key = "mail_no_tls"
    lasting = True


class MailSenderRefused(MailError):
    """The server does not let us send under this address."""

    key = "mail_sender_refused"
    lasting = True


class MailRecipientRefused(MailError):
    """The server refused the recipient."""

    key = "mail_recipient_refused"
    lasting = True


class MailRefused(MailError):
    """The server refused this message, for example because of its size or as spam."""

    key = "mail_refused"


class MailBusy(MailError):
    """The server asks to try later (RFC 5321, 4yz)."""

    key = "mail_busy"


class MailRecipientBusy(MailBusy):
    """The server asks to try later with this recipient: greylisting, or a full mailbox."""


class MailAddressInvalid(MailError):
    """An address is not one; ``field`` tells which (``sender`` or ``recipient``)."""

    key = "mail_address_invalid"
    lasting = True
    is_mistake = True

    def __init__(self, field: str) -> None:
        """Name the field."""
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the studio sends e-mail. Without a user there is no sign-in.

    ``sender`` is an address; ``sender_name`` is shown beside it.
    """

    host: str
    port: int
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str
    sender_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with a message; ``mime`` is like ``text/vcard``."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message to one recipient, as text and, if given, as HTML."""

    recipient: str
    subject: str
    text: str
    html: str = ""
    attachments: Sequence[Attachment] = ()


def check_address(field: str, address: str) -> str:
    """Return an e-mail address as it is kept. Raises MailAddressInvalid."""
    address = address.strip()
    if not address.isprintable() or " " in address or "," in address or address.count("@") != 1:
        raise MailAddressInvalid(field)
    user, _, domain = address.partition("@")
    try:
        parsed = Address(addr_spec=address)
        domain.encode("idna")
    except (ValueError, IndexError, MessageError) as err:
        raise MailAddressInvalid(field) from err
    if not user or ("." not in domain.strip(".") and domain != "localhost") or not parsed.domain:
        raise MailAddressInvalid(field)
    return address


def compose(settings: Settings, mail: Mail, *, at: datetime) -> EmailMessage:
    """Make the message, sent at ``at``. Raises MailAddressInvalid.

    No value can add a header: each becomes one line. It says that a machine wrote it
    (RFC 3834), so that out-of-office notes stay away. The same mail of the same time has
    the same Message-ID: sent twice, mailboxes may show it once.
    """
    sender = _on_the_wire(check_address("sender", settings.sender))
    recipient = _on_the_wire(check_address("recipient", mail.recipient))
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(display_name=one_line(settings.sender_name), addr_spec=sender)
    message["To"] = Address(addr_spec=recipient)
    message["Subject"] = one_line(mail.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{_name_of(mail, at)}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    if mail.html:
        message.add_alternative(mail.html, subtype="html")
    for each in mail.attachments:
        maintype, _, subtype = each.mime.partition("/")
        message.add_attachment(
            each.content, maintype=maintype, subtype=subtype, filename=one_line(each.name)
        )
    return message


def _on_the_wire(address: str) -> str:
    """Write the domain as every server understands it (IDNA)."""
    user, _, domain = address.partition("@")
    return f"{user}@{domain.encode('idna').decode('ascii')}"


def _name_of(mail: Mail, at: datetime) -> str:
    said = repr((mail.recipient, mail.subject, mail.text, at.isoformat()))
    return sha256(said.encode()).hexdigest()[:32]


async def send(
    settings: Settings,
    message: EmailMessage,
    *,
    tls: ssl.SSLContext | None = None,
    timeout: float = TIMEOUT,  # noqa: ASYNC109 - the bound of the whole conversation
) -> None:
    """Send a message. Raises a MailError; done within ``timeout`` seconds in all.

    ``tls`` is the context to check the server's certificate with; without one the
    system's authorities are loaded, in a thread.
    """
    try:
        async with asyncio.timeout(timeout):
            if tls is None and settings.security is not Security.NONE:
                tls = await asyncio.to_thread(ssl.create_default_context)
            client = await _talk(settings, message, tls, timeout)
    except TimeoutError as err:
        raise MailTimeout("no answer in time") from err
    await _part(client)


async def _talk(
    settings: Settings, message: EmailMessage, tls: ssl.SSLContext | None, seconds: float
) -> aiosmtplib.SMTP:
    """Transfer the message; return the connection, which is still open."""
    client = aiosmtplib.SMTP(
        hostname=settings.host,
        port=settings.port,
        # Determining the machine's own name would query the DNS and block.
        local_hostname="[127.0.0.1]",
        username=settings.user or None,
        password=settings.password if settings.user else None,
        timeout=seconds,
        use_tls=settings.security is Security.TLS,
        start_tls=settings.security is Security.STARTTLS,
        tls_context=tls,
    )
    done = False
    try:
        await client.connect()
        await client.send_message(message)
        done = True
    except (aiosmtplib.SMTPException, OSError, ValueError) as err:
        # The cause may quote addresses: it is not chained.
        raise _meaning(err, settings) from None
    finally:
        if not done:
            client.close()
    return client


async def _part(client: aiosmtplib.SMTP) -> None:
    """Send QUIT. The server already has the message, so errors are ignored."""
    try:
        with suppress(aiosmtplib.SMTPException, OSError):
            await client.quit(timeout=PARTING)
    finally:
        client.close()


_LATER = range(400, 500)
"""RFC 5321, 4.2.1: "transient negative completion"."""

_MEANINGS: tuple[tuple[type[Exception], type[MailError]], ...] = (
    (aiosmtplib.SMTPAuthenticationError, MailLoginRefused),
    (aiosmtplib.SMTPSenderRefused, MailSenderRefused),
    (aiosmtplib.SMTPRecipientsRefused, MailRecipientRefused),
    (aiosmtplib.SMTPDataError, MailRefused),
    (aiosmtplib.SMTPTimeoutError, MailTimeout),
    (aiosmtplib.SMTPResponseException, MailUnreachable),
    (aiosmtplib.SMTPConnectError, MailUnreachable),
    (aiosmtplib.SMTPServerDisconnected, MailUnreachable),
    (TimeoutError, MailTimeout),
    (OSError, MailUnreachable),
)


def _meaning(err: Exception, settings: Settings) -> MailError:
    """Tell what an error of the SMTP library means for the user."""
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in _causes(err)):
        return MailBadCertificate(type(err).__name__)
    if any(isinstance(each, ssl.SSLError) for each in _causes(err)):
        return MailNoTls(type(err).__name__)
    code = _code(err)
    if code in _LATER:
        busy = isinstance(err, aiosmtplib.SMTPRecipientsRefused)
        return (MailRecipientBusy if busy else MailBusy)(f"{code}")
    for kind, meaning in _MEANINGS:
        if isinstance(err, kind):
            return meaning(f"{code}" if code else type(err).__name__)
    # What remains is a feature that the server does not support: STARTTLS, or AUTH.
    if settings.security is Security.STARTTLS and "STARTTLS" in str(err):
        return MailNoTls(type(err).__name__)
    kind = MailLoginRefused if settings.user else MailUnreachable
    return kind(type(err).__name__)


def _code(err: Exception) -> int:
    """Return the server's answer (RFC 5321), 0 if it is none of those."""
    if isinstance(err, aiosmtplib.SMTPRecipientsRefused):
        return err.recipients[0].code
    return err.code if isinstance(err, aiosmtplib.SMTPResponseException) else 0


def _causes(err: BaseException | None) -> Iterator[BaseException]:
    while err is not None:
        yield err
        err = err.__cause__ or err.__context__
