"""The way to a calendar server: sign-in, waiting, redirections, certificates, limits."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
import ipaddress
from pathlib import Path
import ssl

from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
import pytest

from custom_components.studio_sync.dav.elements import XmlLimits
from custom_components.studio_sync.dav_client import bodies, transport
from custom_components.studio_sync.dav_client.certificates import (
    Trust,
    fingerprint,
    fingerprint_of,
)
from custom_components.studio_sync.dav_client.client import (
    Client,
    OtherLibrary,
    Server,
    connect,
)
from custom_components.studio_sync.dav_client.errors import (
    Answer,
    CertificateRefused,
    NoDav,
    Redirected,
    error_of,
    http_date,
    retry_after,
)
from custom_components.studio_sync.dav_client.transport import Listed, Transport
from custom_components.studio_sync.sync.ports import (
    AccessRefused,
    RateLimited,
    SignInExpired,
    Unreachable,
)

from .dav_double.server import SIGN_IN, Double, double
from .dav_stage import signed_in

BODY = bodies.propfind(["{DAV:}displayname"])


class Way:
    """A double, and the way to it."""

    def __init__(self, found: Double, transport: Transport, waited: list[float]) -> None:
        self.double = found
        self.transport = transport
        self.waited = waited

    async def ask(self, path: str = "/", limits: XmlLimits | None = None) -> Listed | Answer:
        """Ask for a property."""
        url = f"{self.double.url}{path}"
        more = {} if limits is None else {"limits": limits}
        return await self.transport.list("PROPFIND", url, BODY, depth="0", **more)

    def answer(self, *answers: Callable[[], web.Response]) -> None:
        """Let these be the next answers."""
        for each in answers:
            self.double.faults.answers.append(_always(each))


def _always(
    make: Callable[[], web.Response],
) -> Callable[[web.Request, bytes], web.Response | None]:
    return lambda _request, _body: make()


def status(number: int, **headers: str) -> Callable[[], web.Response]:
    """Answer with a status."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda: web.Response(status=number, headers=named)


def xml(text: str, number: int = 207) -> Callable[[], web.Response]:
    """Answer with XML."""
    return lambda: web.Response(status=number, text=text, content_type="application/xml")


@pytest.fixture
async def way(socket_enabled: None) -> AsyncIterator[Way]:
    async with double() as found:
        waited = list[float]()
        transport = await signed_in(found, waited, "secret")
        yield Way(found, transport, waited)
        await transport.close()


async def test_the_password_is_sent_when_it_is_asked_for_and_from_then_on(way: Way) -> None:
    await way.ask()
    await way.ask()
    sent = [each.get("Authorization") for each in way.double.headers]
    assert sent == [None, SIGN_IN, SIGN_IN]


async def test_the_servers_time_goes_on(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read of a calendar may take minutes, in which nothing may be answered."""
    assert way.transport.server_time is None
    now, told = [100.0], way.double.now
    monkeypatch.setattr(transport, "monotonic", lambda: now[0])
    await way.ask()
    heard = way.transport.server_time
    assert heard is not None
    assert abs(heard - told) < timedelta(seconds=10)
    now[0] += 90
    assert way.transport.server_time == heard + timedelta(seconds=90)


async def test_a_wrong_password_is_a_sign_in_that_is_over(way: Way) -> None:
    other = await signed_in(way.double, [], "wrong")
    with pytest.raises(SignInExpired):
        await other.list("PROPFIND", f"{way.double.url}/", BODY, depth="0")
    await other.close()


async def test_a_way_to_sign_in_that_is_not_known_is_none(way: Way) -> None:
    way.answer(status(401, WWW_Authenticate="Negotiate"))
    with pytest.raises(SignInExpired):
        await way.ask()


async def test_digest_is_answered(way: Way) -> None:
    way.answer(
        status(401, WWW_Authenticate='Digest realm="x", nonce="n", qop="auth", Basic realm="x"'),
        status(401, WWW_Authenticate='Digest realm="x", nonce="n", qop="auth"'),
    )
    with pytest.raises(SignInExpired):
        await way.ask()
    assert way.double.headers[-1]["Authorization"].startswith('Digest username="anna"')
    assert b"secret" not in str(way.double.headers).encode()


@pytest.mark.parametrize(
    ("number", "error"), [(423, AccessRefused), (402, AccessRefused), (407, SignInExpired)]
)
async def test_a_locked_account_is_not_tried_again(
    way: Way, number: int, error: type[Exception]
) -> None:
    way.answer(status(number))
    with pytest.raises(error):
        await way.ask()
    assert way.waited == []


async def test_what_asks_to_wait_is_waited_for(way: Way) -> None:
    later = way.double.now + timedelta(seconds=7)
    text = later.strftime("%a, %d %b %Y %H:%M:%S GMT")
    way.answer(status(503, Retry_After="2"), status(429, Retry_After=text))
    assert isinstance(await way.ask(), Listed)
    assert way.waited == [2.0, 7.0]


async def test_longer_than_a_run_can_wait_is_told(way: Way) -> None:
    way.answer(status(429, Retry_After="120"))
    with pytest.raises(RateLimited) as caught:
        await way.ask()
    assert (caught.value.retry_after, way.waited) == (120.0, [])
    way.answer(*[status(429)] * 3)
    with pytest.raises(RateLimited):
        await way.ask()
    assert way.waited == [0.5, 2.0]


async def test_a_lasting_failure_is_unreachable(way: Way) -> None:
    way.answer(*[status(500), status(502), status(503)])
    with pytest.raises(Unreachable):
        await way.ask()
    assert way.waited == [0.5, 2.0]


async def test_a_redirection_within_the_host_is_followed(way: Way) -> None:
    way.answer(status(301, Location="/principals/anna/"))
    found = await way.ask("/.well-known/caldav")
    assert isinstance(found, Listed)
    assert found.url == f"{way.double.url}/principals/anna/"


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "http://127.0.0.1:1/", "ftp://127.0.0.1/"]
)
async def test_the_password_goes_to_no_other_host(way: Way, target: str) -> None:
    await way.ask()
    way.answer(status(302, Location=target))
    with pytest.raises(Redirected) as caught:
        await way.ask()
    assert caught.value.target == target


async def test_neither_writes_nor_endless_redirections_are_followed(way: Way) -> None:
    way.answer(status(307, Location="/b"))
    with pytest.raises(Redirected):
        await way.transport.send("PUT", f"{way.double.url}/a", b"x")
    way.answer(*[status(302, Location="/b")] * 9)
    with pytest.raises(Redirected):
        await way.ask()


@pytest.mark.parametrize(
    "answer",
    [
        lambda: web.Response(text="<html>Sign in</html>", content_type="text/html"),
        xml('<multistatus xmlns="DAV:"><response><href>/'),
        xml('<!DOCTYPE x [<!ENTITY a "b">]><multistatus xmlns="DAV:"/>'),
        xml("<other/>"),
        lambda: web.Response(status=207, body=b"x", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["page", "truncated", "entities", "other", "no gzip"],
)
async def test_what_is_no_answer_is_none(way: Way, answer: Callable[[], web.Response]) -> None:
    way.answer(answer)
    with pytest.raises(NoDav):
        await way.ask()


async def test_an_answer_has_its_limits(way: Way) -> None:
    with pytest.raises(NoDav):
        await way.ask(limits=XmlLimits(size=100))
    way.answer(lambda: web.Response(body=b"x" * 33 * 2**20))
    with pytest.raises(NoDav):
        await way.transport.send("GET", f"{way.double.url}/a")
    way.answer(lambda: web.Response(status=409, body=b"x" * 2**20))
    answer = await way.transport.send("GET", f"{way.double.url}/a")
    assert len(answer.body) == 64 * 1024


@pytest.mark.usefixtures("socket_enabled")
async def test_nobody_there_is_unreachable() -> None:
    waited = list[float]()
    nobody = Double()
    nobody.url = "http://127.0.0.1:1"
    transport = await signed_in(nobody, waited, "secret")
    with pytest.raises(Unreachable):
        await transport.send("GET", "http://127.0.0.1:1/")
    await transport.close()
    assert waited == [0.5, 2.0]


async def test_no_answer_in_time_is_unreachable(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "TIMEOUT", 0)
    with pytest.raises(Unreachable):
        await way.ask()


# -- certificates --------------------------------------------------------------------------------


def certificate(folder: Path) -> tuple[ssl.SSLContext, x509.Certificate]:
    """Make a certificate that nobody knows, for this machine."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Studio")])
    # OpenSSL goes by the machine's clock, whatever the test's says.
    begin = datetime(2020, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=36_500))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "c.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "k.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "c.pem", folder / "k.pem")
    return context, made


@asynccontextmanager
async def secure(context: ssl.SSLContext) -> AsyncIterator[Double]:
    """Start a double that speaks TLS."""
    found = Double()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", found.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    found.url = f"https://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield found
    finally:
        await runner.cleanup()


@pytest.mark.usefixtures("socket_enabled")
async def test_only_the_certificate_that_was_allowed_is_accepted(tmp_path: Path) -> None:
    context, made = certificate(tmp_path)
    right = fingerprint_of(made.public_bytes(serialization.Encoding.DER))
    pem = made.public_bytes(serialization.Encoding.PEM).decode()
    shown = ":".join(right[at : at + 2] for at in range(0, 64, 2)).upper()
    async with secure(context) as found:

        async def sent(trust: Trust) -> int:
            server = Server(url=f"{found.url}/", user="anna", password="secret", trust=trust)
            transport = Transport(await connect(server), sleep=_never)
            before = len(found.asked)
            try:
                await transport.list("PROPFIND", f"{found.url}/", BODY, depth="0")
            except CertificateRefused:
                return len(found.asked) - before
            finally:
                await transport.close()
            return len(found.asked) - before

        assert await sent(Trust(fingerprint=shown)) == 2
        assert await sent(Trust(authority=pem)) == 2
        for refused in (Trust(), Trust(fingerprint="00" * 32)):
            assert await sent(refused) == 0


async def _never(seconds: float) -> None:
    raise AssertionError(seconds)


@pytest.mark.parametrize("text", ["", "00", "zz" * 32, "00" * 33])
def test_a_fingerprint_is_one_of_sha256(text: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        fingerprint(text)


def test_another_library_than_expected_is_refused() -> None:
    """Where another integration has brought niquests."""

    class Session:
        pass

    class Other:
        session = Session()

    with pytest.raises(OtherLibrary):
        Client(Other())


# -- errors --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", None),
        (b"<error", None),
        (b'<error xmlns="DAV:"/>', None),
        (b'<a xmlns="DAV:">error</a>', None),
        (b'<error xmlns="DAV:"><responsedescription/></error>', None),
        (b'<error xmlns="DAV:"><x><href> /a </href></x></error>', ("{DAV:}x", "/a")),
        (b'<error xmlns="DAV:"><x/></error>', ("{DAV:}x", None)),
    ],
)
def test_what_a_refusal_says(body: bytes, told: tuple[str, str | None] | None) -> None:
    assert error_of(body) == told
    condition = None if told is None else told[0]
    assert Answer(status=403, headers={}, body=body).condition == condition


def test_dates_and_waits() -> None:
    now = datetime(2026, 11, 28, tzinfo=UTC)
    assert http_date("nonsense") is None
    assert http_date("Sat, 28 Nov 2026 00:00:00 GMT") == now
    assert http_date("Sat, 28 Nov 2026 00:00:00") == now
    assert retry_after({}, now) is None
    assert retry_after({"retry-after": "Fri, 27 Nov 2026 00:00:00 GMT"}, now) == 0.0
