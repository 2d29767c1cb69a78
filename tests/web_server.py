"""A proxy before a Home Assistant, with faults and with certificates, for tests of an access."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
import ssl
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"
LONG_AGO, FAR_AHEAD = datetime(2000, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)
"""Certificates are checked by the machine's clock."""
_HOPS = frozenset({"connection", "content-length", "transfer-encoding", "content-encoding"})


@dataclass(slots=True)
class Proxy:
    """Passes on what it is asked, but for its faults; ``asked`` are methods and paths."""

    port: int
    """Where Home Assistant listens."""
    refuses: Mapping[str, int] = field(default_factory=dict)
    """With what status a method is refused, or all below a path."""
    adds: Mapping[str, str] = field(default_factory=dict)
    """Headers for Home Assistant."""
    drops: frozenset[str] = frozenset()
    """Headers that Home Assistant does not get."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Headers of refusals."""
    changes: tuple[bytes, bytes] | None = None
    """What is replaced in answers, by what."""
    asked: list[tuple[str, str]] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        """Refuse a request, or pass it on."""
        self.asked.append((request.method, request.path))
        for what, status in self.refuses.items():
            if what == request.method or (what[0] == "/" and request.path.startswith(what)):
                return web.Response(status=status, headers=self.answers)
        sent = {
            name: value
            for name, value in request.headers.items()
            if name.lower() not in _HOPS | self.drops
        }
        url = f"http://{HOST}:{self.port}{request.rel_url.raw_path}"
        async with (
            ClientSession() as session,
            session.request(
                request.method,
                url,
                headers={**sent, **self.adds},
                data=await request.read(),
                allow_redirects=False,
            ) as answer,
        ):
            body = await answer.read()
            if self.changes is not None:
                body = body.replace(*self.changes)
            headers = [each for each in answer.headers.items() if each[0].lower() not in _HOPS]
            return web.Response(status=answer.status, headers=dict(headers), body=body)


@asynccontextmanager
async def listening(proxy: Proxy, tls: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    """Have a proxy listen; gives its address."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", proxy.handle)
    server = TestServer(app, host=HOST, scheme="http" if tls is None else "https")
    await server.start_server(ssl=tls)
    _let_handshakes_fail()
    try:
        yield f"{server.scheme}://{HOST}:{server.port}"
    finally:
        await server.close()


def _let_handshakes_fail() -> None:
    """Take it for no fault of a test, until its end, that a client doesn't trust the server."""
    loop = asyncio.get_running_loop()
    usual = loop.get_exception_handler()

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        expected = isinstance(context.get("exception"), ConnectionResetError | ssl.SSLError)
        if not expected and usual is not None:
            usual(loop, context)

    loop.set_exception_handler(handle)


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate authority of the tests' own."""

    key: ec.EllipticCurvePrivateKey
    name: x509.Name
    pem: str

    @classmethod
    def make(cls) -> Authority:
        """Make one."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority of a test")])
        builder = _begun(name, name, key, FAR_AHEAD).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        usage = dict.fromkeys(
            [
                "content_commitment",
                "key_encipherment",
                "data_encipherment",
                "key_agreement",
                "encipher_only",
                "decipher_only",
            ],
            False,
        )
        builder = builder.add_extension(
            x509.KeyUsage(digital_signature=True, key_cert_sign=True, crl_sign=True, **usage),
            critical=True,
        )
        made = builder.sign(key, hashes.SHA256())
        return cls(key, name, made.public_bytes(Encoding.PEM).decode())

    def server(
        self, folder: Path, address: str = HOST, until: datetime = FAR_AHEAD
    ) -> ssl.SSLContext:
        """Return the TLS of a server with a certificate for an address."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate(folder, address, until))
        return context

    def certificate(self, folder: Path, address: str = HOST, until: datetime = FAR_AHEAD) -> Path:
        """Write a file with a certificate for an address, and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Server of a test")])
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        made = (
            _begun(name, self.name, key, until)
            .add_extension(
                x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False
            )
            .add_extension(issuer, critical=False)
            .sign(self.key, hashes.SHA256())
        )
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        file = folder / "server.pem"
        file.write_bytes(private + made.public_bytes(Encoding.PEM))
        return file

    def trusting(self) -> ssl.SSLContext:
        """Return the TLS of a client that trusts this authority."""
        return ssl.create_default_context(cadata=self.pem)


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(LONG_AGO)
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
