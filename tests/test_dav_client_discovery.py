"""A server is found by what people know of it, and what was tried is told."""

from collections.abc import AsyncIterator

from aiohttp import web
from caldav import discovery as theirs
import pytest

from custom_components.studio_sync.dav_client import addresses, discovery
from custom_components.studio_sync.dav_client.certificates import Trust
from custom_components.studio_sync.dav_client.client import Server
from custom_components.studio_sync.dav_client.discovery import (
    Answered,
    Discovery,
    How,
    Wish,
    discover,
    is_local,
)
from custom_components.studio_sync.dav_client.errors import (
    CertificateRefused,
    CollectionGone,
    NoDav,
)
from custom_components.studio_sync.dav_client.homes import (
    Holds,
    find_principal,
    read_home,
)
from custom_components.studio_sync.dav_client.transport import Transport
from custom_components.studio_sync.sync.ports import AccessRefused, Unreachable

from .dav_double.server import Double, double
from .dav_stage import signed_in


@pytest.fixture
async def server(socket_enabled: None) -> AsyncIterator[Double]:
    async with double() as found:
        yield found


async def found_by(server: Double, text: str, password: str = "secret") -> Discovery:  # noqa: S107
    """Discover what somebody has typed; the DNS knows nothing."""

    async def connect(at: Server) -> Transport:
        assert at.user == "anna"
        return await signed_in(server, [], at.password)

    async def nothing(_domain: str) -> list[str]:
        return []

    at = Server(url="", user="anna", password=password, trust=Trust())
    return await discover(Wish(text=text), at, connect, nothing)


def answers(found: Discovery) -> list[tuple[How, Answered]]:
    """Return by what, and what answered."""
    return [(each.how, each.answered) for each in found.tried]


async def test_the_address_itself_may_be_of_a_server(server: Double) -> None:
    found = await found_by(server, server.url)
    assert answers(found) == [(How.GIVEN, Answered.FOUND)]
    assert found.principal is not None
    assert found.principal.url == f"{server.url}/principals/anna/"
    assert found.principal.homes == (f"{server.url}/calendars/anna/", f"{server.url}/books/anna/")


async def test_the_well_known_address_leads_to_it(server: Double) -> None:
    def leads(request: web.Request, body: bytes) -> web.Response | None:
        if request.path == "/.well-known/caldav":
            return web.Response(status=301, headers={"Location": "/principals/anna/"})
        return None

    server.faults.answers.append(leads)
    found = await found_by(server, f"{server.url}/nothing/")
    assert answers(found) == [
        (How.GIVEN, Answered.NOTHING),
        (How.WELL_KNOWN, Answered.FOUND),
    ]


async def test_the_usual_paths_are_tried(server: Double) -> None:
    def elsewhere(request: web.Request, body: bytes) -> web.Response | None:
        if request.path == "/":
            return web.Response(text="<html>", content_type="text/html")
        return None

    server.faults.answers += [elsewhere] * 3
    found = await found_by(server, f"{server.url}/nothing/")
    assert found.principal is None
    assert [each.url.removeprefix(server.url) for each in found.tried][:6] == [
        "/nothing/",
        "/.well-known/caldav",
        "/.well-known/carddav",
        "/",
        "/remote.php/dav/",
        "/SOGo/dav/anna/",
    ]
    assert {each.answered for each in found.tried} == {Answered.NOTHING}


async def test_a_wrong_password_is_tried_once(server: Double) -> None:
    """More might lock the account."""
    found = await found_by(server, server.url, "wrong")
    assert answers(found) == [(How.GIVEN, Answered.SIGN_IN)]
    assert found.asks_for_other_sign_in


async def test_what_sends_elsewhere_is_told_with_where(server: Double) -> None:
    def elsewhere(request: web.Request, body: bytes) -> web.Response | None:
        return web.Response(status=302, headers={"Location": "https://dav.example.com/"})

    server.faults.answers.append(elsewhere)
    found = await found_by(server, server.url)
    first = found.tried[0]
    assert (first.answered, first.target) == (Answered.ELSEWHERE, "https://dav.example.com/")
    assert found.principal is not None


class Refusing:
    """A way that is refused."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def list(self, *_: object, **__: object) -> None:
        """Refuse."""
        raise self.error

    async def close(self) -> None:
        """Close nothing."""


@pytest.mark.parametrize(
    ("error", "answered", "tries"),
    [
        (Unreachable(), Answered.NO_ADDRESS, 1),
        (CertificateRefused(), Answered.CERTIFICATE, 1),
        (AccessRefused(), Answered.FORBIDDEN, 13),
        (CollectionGone(), Answered.NOTHING, 13),
    ],
)
async def test_what_answers_nothing_at_all_is_asked_once(
    error: Exception, answered: Answered, tries: int
) -> None:
    async def connect(_server: Server) -> Transport:
        return Refusing(error)  # type: ignore[return-value]

    async def nothing(_domain: str) -> list[str]:
        return []

    at = Server(url="", user="anna", password="x")
    found = await discover(Wish(text="http://studio.example:1"), at, connect, nothing)
    assert {each.answered for each in found.tried} == {answered}
    assert len(found.tried) == tries


async def test_the_dns_is_asked_about_a_domain() -> None:
    asked = list[str]()

    async def connect(_server: Server) -> Transport:
        return Refusing(Unreachable())  # type: ignore[return-value]

    async def look_up(domain: str) -> list[str]:
        asked.append(domain)
        return ["https://dav.studio.example/dav/", "https://studio.evil/"]

    at = Server(url="", user="anna", password="x")
    found = await discover(Wish(text="anna@Studio.example"), at, connect, look_up)
    assert asked == ["studio.example"]
    assert [(each.how, each.answered, each.url) for each in found.tried] == [
        (How.DNS, Answered.NO_ADDRESS, "https://dav.studio.example/dav/"),
        (How.DNS, Answered.ELSEWHERE, "https://studio.evil/"),
        (How.WELL_KNOWN, Answered.NO_ADDRESS, "https://Studio.example/.well-known/caldav"),
    ]


async def test_known_providers_are_asked_where_they_are() -> None:
    async def connect(_server: Server) -> Transport:
        return Refusing(Unreachable())  # type: ignore[return-value]

    async def nothing(_domain: str) -> list[str]:
        return []

    at = Server(url="", user="anna@icloud.com", password="x")
    found = await discover(Wish(text="anna@icloud.com"), at, connect, nothing)
    assert found.tried[0].url == "https://caldav.icloud.com/"


async def test_srv_and_txt_name_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    def srv(domain: str, service: str, tls: bool) -> list[tuple[str, int, int, int]]:  # noqa: FBT001
        assert (domain, tls) == ("studio.example", True)
        return [("dav.studio.example", 443 if service == "caldav" else 8443, 0, 0)]

    def txt(_domain: str, service: str, _tls: bool) -> str | None:  # noqa: FBT001
        return "/dav/" if service == "caldav" else None

    monkeypatch.setattr(theirs, "_srv_lookup", srv)
    monkeypatch.setattr(theirs, "_txt_lookup", txt)
    assert await discovery.by_dns("studio.example") == [
        "https://dav.studio.example/dav/",
        "https://dav.studio.example:8443/",
    ]


@pytest.mark.parametrize(
    ("text", "base", "domain"),
    [
        ("anna@studio.example", "https://studio.example/", "studio.example"),
        ("Studio.example ", "https://Studio.example/", "studio.example"),
        ("studio.example:8443", "https://studio.example:8443/", ""),
        ("http://nas/dav", "http://nas/dav", ""),
        ("caldavs://studio.example/x", "https://studio.example/x", ""),
        ("https://anna:secret@nas/dav/anna@x/", "https://nas/dav/anna@x/", ""),
    ],
)
def test_what_people_type(text: str, base: str, domain: str) -> None:
    assert (Wish(text=text).base, Wish(text=text).domain) == (base, domain)


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://192.168.1.2/", True),
        ("http://8.8.8.8/", False),
        ("http://nas/", True),
        ("http://nas.local:5000/", True),
        ("http://studio.example/", False),
    ],
)
def test_where_a_server_without_tls_is_bearable(url: str, *, local: bool) -> None:
    assert is_local(url) is local


# -- homes ---------------------------------------------------------------------------------------


async def test_a_home_tells_of_all_its_calendars_in_one_request(server: Double) -> None:
    work, tasks = server.add("diary"), server.add("tasks")
    tasks.components = ("VTODO",)
    work.most = 1000
    shared = server.add("shared")
    shared.rights = "<privilege><read/></privilege>"
    book = server.add("clients", "addressbook")
    book.most = 2000
    transport = await signed_in(server, [], "secret")
    home = await read_home(transport, f"{server.url}/calendars/anna/")
    asked = transport.requests
    assert [(each.name, each.may_write, each.most) for each in home.collections] == [
        ("diary", True, 1000),
        ("shared", False, None),
    ]
    assert all(each.may_sync and each.holds is Holds.EVENTS for each in home.collections)
    assert home.collections[0].owner == f"{server.url}/principals/anna/"
    marks = {each.url: each.mark for each in home.collections}
    server.put(work, "a.ics", b"UID:a")
    home = await read_home(transport, f"{server.url}/calendars/anna/")
    assert [each.mark == marks[each.url] for each in home.collections] == [False, True]
    assert transport.requests == asked + 1
    books = await read_home(transport, f"{server.url}/books/anna/")
    assert [(each.name, each.holds, each.most) for each in books.collections] == [
        ("clients", Holds.CARDS, 2000)
    ]
    await transport.close()


async def test_calendars_are_at_the_host_that_tells_of_them(server: Double) -> None:
    """Behind a proxy a server may name itself otherwise: the password goes to no other host."""
    server.add("diary")
    url, server.url = server.url, "http://inner.example:8080"
    server.faults.absolute = True
    transport = await signed_in(server, [], "secret")
    [found] = (await read_home(transport, f"{url}/calendars/anna/")).collections
    await transport.close()
    assert found.url == f"{url}/calendars/anna/diary/"


_ELSEWHERE = (
    "<response><href>/</href><propstat><prop><current-user-principal>"
    "<href>https://elsewhere.example/anna/</href></current-user-principal></prop></propstat>"
    "</response>"
)


_SECRET_RIGHTS = (
    "<propstat><prop><current-user-privilege-set/></prop><status>HTTP/1.1 403 x</status></propstat>"
)
_COLLECTION = "<resourcetype><C:calendar/></resourcetype>"


@pytest.mark.parametrize(
    ("told", "writes"),
    [
        (f"<propstat><prop>{_COLLECTION}</prop></propstat>", [True]),
        (f"<propstat><prop>{_COLLECTION}</prop></propstat>{_SECRET_RIGHTS}", [False]),
        ("<status>HTTP/1.1 404 x</status>", []),
        ("<propstat><prop><resourcetype/></prop></propstat>", []),
    ],
    ids=["says nothing", "refuses to say", "gone", "no collection"],
)
async def test_rights_are_what_a_server_says_of_them(
    server: Double, told: str, writes: list[bool]
) -> None:
    text = (
        '<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><response>'
        f"<href>/calendars/anna/x/</href>{told}</response></multistatus>"
    )

    def answer(request: web.Request, body: bytes) -> web.Response | None:
        return web.Response(status=207, text=text, content_type="application/xml")

    server.faults.answers.append(answer)
    transport = await signed_in(server, [], "secret")
    home = await read_home(transport, f"{server.url}/calendars/anna/")
    assert [each.may_write for each in home.collections] == writes
    await transport.close()


@pytest.mark.parametrize(
    "told",
    [
        "",
        "<response><href>/</href></response>",
        _ELSEWHERE,
    ],
    ids=["nothing", "no homes", "another host"],
)
async def test_who_has_no_homes_here_is_not_found(server: Double, told: str) -> None:
    def answer(request: web.Request, body: bytes) -> web.Response | None:
        text = f'<multistatus xmlns="DAV:">{told}</multistatus>'
        return web.Response(status=207, text=text, content_type="application/xml")

    server.faults.answers.append(answer)
    transport = await signed_in(server, [], "secret")
    with pytest.raises(NoDav):
        await find_principal(transport, f"{server.url}/")
    with pytest.raises(CollectionGone):
        await read_home(transport, f"{server.url}/nothing/")
    await transport.close()


# -- addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("a b.ics", "https://x/dav/a%20b.ics"),
        ("/dav/%c3%a4@y", "https://x/dav/%C3%A4@y"),
        ("//dav/a", "https://x/dav/a"),
        ("/dav/a%2Fb", "https://x/dav/a%2Fb"),
        ("/dav/a?b#c", "https://x/dav/a%3Fb%23c"),
        ("HTTPS://anna:pw@X/dav", "https://x/dav"),
        ("https://y", "https://y/"),
    ],
)
def test_addresses_have_one_spelling(href: str, url: str) -> None:
    assert addresses.resolved("https://x/dav/", href) == url


@pytest.mark.parametrize(
    ("url", "target", "follows"),
    [
        ("http://x/", "http://x/a", True),
        ("http://x/", "https://x/a", True),
        ("http://x:81/", "https://x/a", False),
        ("https://x/", "http://x/", False),
        ("https://x/", "https://x:8443/", False),
        ("https://x/", "https://y/", False),
    ],
)
def test_redirections_stay_within_the_host(url: str, target: str, *, follows: bool) -> None:
    assert addresses.may_follow(url, target) is follows


def test_names_are_those_of_items() -> None:
    assert addresses.name_in("https://x/dav", "https://x/dav/a") == "a"
    for other in ("https://x/dav/", "https://x/dav/a/b", "https://x/other/a"):
        assert addresses.name_in("https://x/dav/", other) is None
    assert addresses.is_same("https://x/dav", "https://x/dav/")
