"""What a PostgreSQL server answers before anybody signs in: found out without a password.

The driver tells in words why it could not connect, in the server's language. What is needed of the
protocol is in https://www.postgresql.org/docs/current/protocol-message-formats.html.
"""

from collections.abc import Iterator
from contextlib import contextmanager
import socket
import ssl
from typing import Final

from ..errors import BookCertificate, BookNoTls, BookUnreachable

TIMEOUT: Final = 10.0
"""Seconds in which a server has to answer."""
_SSL_REQUEST: Final = (8).to_bytes(4) + (80_877_103).to_bytes(4)
_PROTOCOL: Final = (196_608).to_bytes(4)
_LONGEST: Final = 30_000
"""Bytes of an answer before somebody signed in; libpq has the same limit."""
AUTHENTICATION: Final = "R"
"""Instead of an SQLSTATE: the server goes on to ask who it is."""


def check_tls(host: str, port: int, *, checked: bool, cafile: str | None = None) -> None:
    """Check that a server offers TLS and, where that is wanted, that its certificate holds.

    Raises BookUnreachable, BookNoTls or BookCertificate.
    """
    with _connected(host, port) as connection:
        if not _offers_tls(connection):
            raise BookNoTls("the server offers no TLS")
        if checked:
            context = ssl.create_default_context(cafile=cafile)
            # As the driver checks it.
            context.verify_flags &= ~ssl.VERIFY_X509_STRICT
            try:
                _encrypted(connection, host, context).close()
            except ssl.SSLError as err:
                raise BookCertificate(type(err).__name__) from err


def first_answer(host: str, port: int, user: str, database: str) -> str:
    """Return the SQLSTATE with which a server refuses before it asks for a password.

    AUTHENTICATION if it goes on. Raises BookUnreachable.
    """
    with _connected(host, port) as plain:
        connection = plain
        if _offers_tls(plain):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            connection = _encrypted(plain, host, context)
        parts = ("user", user, "database", database)
        body = _PROTOCOL + b"".join(each.encode() + b"\0" for each in parts) + b"\0"
        connection.sendall((len(body) + 4).to_bytes(4) + body)
        kind = _read(connection, 1)
        if kind != b"E":
            return AUTHENTICATION
        length = int.from_bytes(_read(connection, 4)) - 4
        return _state(_read(connection, max(0, min(length, _LONGEST))))


def _state(body: bytes) -> str:
    """Return the SQLSTATE of an ErrorResponse: its field ``C``."""
    found = (each[1:] for each in body.split(b"\0") if each.startswith(b"C"))
    return next(found, b"").decode("ascii", "replace")


@contextmanager
def _connected(host: str, port: int) -> Iterator[socket.socket]:
    try:
        with socket.create_connection((host, port), timeout=TIMEOUT) as connection:
            yield connection
    except (OSError, UnicodeError) as err:
        # A name with a part of more than 63 characters is a UnicodeError.
        raise BookUnreachable(type(err).__name__) from err


def _offers_tls(connection: socket.socket) -> bool:
    connection.sendall(_SSL_REQUEST)
    return _read(connection, 1) == b"S"


def _encrypted(connection: socket.socket, host: str, context: ssl.SSLContext) -> ssl.SSLSocket:
    return context.wrap_socket(connection, server_hostname=host)


def _read(connection: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        if not (more := connection.recv(size - len(found))):
            raise BookUnreachable("the server has hung up")
        found += more
    return found
