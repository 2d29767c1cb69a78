"""Which certificates of a server are accepted: checked ones, those of an own authority, or one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from hashlib import sha256
import ssl
from typing import Final

from cryptography.x509 import load_der_x509_certificate

_LETTERS: Final = frozenset("0123456789abcdef")


class WrongFingerprint(ssl.SSLCertVerificationError):
    """The server shows another certificate than the one that was allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What is trusted. With neither it is checked as usual.

    ``authority`` holds certificates of the user's own authority (PEM); ``fingerprint`` is the
    SHA-256 of the one certificate that is accepted, whatever it says, in hexadecimal digits.
    """

    authority: str = ""
    fingerprint: str = ""


def fingerprint(text: str) -> str:
    """Return a fingerprint in lower case without colons; ValueError if it is none of SHA-256."""
    found = "".join(text.split()).replace(":", "").lower()
    if len(found) != sha256().digest_size * 2 or not _LETTERS.issuperset(found):
        raise ValueError("no fingerprint of SHA-256")
    return found


def fingerprint_of(certificate: bytes) -> str:
    """Return the fingerprint of a certificate (DER)."""
    return sha256(certificate).hexdigest()


def context_for(trust: Trust) -> ssl.SSLContext:
    """Return the context for connections. It reads files: not on the event loop.

    Raises ssl.SSLError for an authority that can't be read. With a fingerprint nothing is sent
    to a server with another certificate: the handshake fails.
    """
    if trust.fingerprint:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.sslobject_class = _pinned(fingerprint(trust.fingerprint))
        return context
    context = ssl.create_default_context()
    if trust.authority:
        context.load_verify_locations(cadata=trust.authority)
    return context


def _pinned(wanted: str) -> type[ssl.SSLObject]:
    class Pinned(ssl.SSLObject):
        """A connection to the server with one certificate."""

        def do_handshake(self) -> None:
            """Shake hands, and look whose hand it is."""
            super().do_handshake()
            shown = self.getpeercert(binary_form=True)
            if shown is None or fingerprint_of(shown) != wanted:
                raise WrongFingerprint("another certificate")

    return Pinned


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate as people compare it; ``until`` is a date in ISO form (UTC)."""

    subject: str
    issuer: str
    until: str
    fingerprint: str

    @property
    def pairs(self) -> str:
        """The fingerprint as other programs show it."""
        digits = self.fingerprint.upper()
        return ":".join(digits[at : at + 2] for at in range(0, len(digits), 2))


async def certificate_of(host: str, port: int) -> Certificate:
    """Return the certificate that a host shows; nothing else is sent to it.

    Raises OSError and ssl.SSLError.
    """
    context = await asyncio.get_running_loop().run_in_executor(None, _unchecked)
    _, writer = await asyncio.open_connection(host, port, ssl=context, server_hostname=host)
    try:
        shown: ssl.SSLObject = writer.get_extra_info("ssl_object")
        found = shown.getpeercert(binary_form=True) or b""
    finally:
        writer.transport.abort()
    certificate = load_der_x509_certificate(found)
    return Certificate(
        subject=certificate.subject.rfc4514_string(),
        issuer=certificate.issuer.rfc4514_string(),
        until=certificate.not_valid_after_utc.date().isoformat(),
        fingerprint=fingerprint_of(found),
    )


def _unchecked() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
