"""What of a request reaches the server for phones, and how it is answered."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
import gzip
from http import HTTPStatus
import time
import zlib

from aiohttp import web
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.errors import BookDiskFull, BookReadOnly
from custom_components.studio_sync.const import DAV_PATH, DOMAIN
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav_http.body import MAX_BODY
from custom_components.studio_sync.dav_http.routes import SERVER
from custom_components.studio_sync.dav_http.view import Server
from custom_components.studio_sync.dav_server.request import DavRequest, DavResponse
from custom_components.studio_sync.dav_server.visit import Visit

from .ha_accesses import add
from .ha_fixtures import House, Scene, settle
from .ha_phone import Echo, Phone, answer, phone_of

ITEM = f"{DAV_PATH}calendars/anna/x/y.ics"


async def signed_in(scene: Scene) -> Phone:
    """Return a phone with Anna's calendar."""
    _, password = await add(scene, "anna", scene.anna)
    return (await phone_of(scene)).signed_in("anna", password)


async def test_a_body_may_have_10_mb_and_not_a_byte_more(echo: Echo, scene: Scene) -> None:
    """The precondition is that of the collection's kind (RFC 4791 §5.3.2.1, 6352 §6.3.2.1)."""
    phone = await signed_in(scene)
    most = b"x" * MAX_BODY
    assert (await phone.ask("PUT", ITEM, most)).body == most
    for path, namespace in ((ITEM, b"caldav"), (f"{DAV_PATH}books/anna/x/y.vcf", b"carddav")):
        said = phone.head("PUT", path, Content_Length=str(MAX_BODY + 1))
        reply = await phone.send(said)
        assert reply.status == 413
        assert b"max-resource-size" in reply.body
        assert namespace in reply.body
    assert len(echo.asked) == 1


async def test_a_chunked_body_is_bounded_too(echo: Echo, scene: Scene) -> None:
    phone = await signed_in(scene)
    head = phone.head("PUT", ITEM, Transfer_Encoding="chunked")
    assert (await phone.send(head + b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n")).body == b"abcde"
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    assert (await phone.send(head + chunk * 161)).status == 413
    assert (await phone.send(head + b"no number\r\n")).status == 400
    assert len(echo.asked) == 1


async def test_a_compressed_body_is_unpacked(echo: Echo, scene: Scene) -> None:
    phone = await signed_in(scene)
    packed = {"gzip": gzip.compress(b"abc" * 9), "deflate": zlib.compress(b"abc" * 9)}
    for encoding, body in packed.items():
        assert (await phone.ask("PUT", ITEM, body, Content_Encoding=encoding)).body == b"abc" * 9
    for encoding in ("compress", "gzip, gzip", "aes128gcm"):
        reply = await phone.ask("PUT", ITEM, b"abc", Content_Encoding=encoding)
        assert reply.status == 415
    assert (await phone.ask("PUT", ITEM, b"no gzip", Content_Encoding="gzip")).status == 400


async def test_of_a_bomb_the_unpacked_size_counts_and_the_loop_goes_on(
    echo: Echo, scene: Scene
) -> None:
    phone = await signed_in(scene)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(b"\0" * 1024 * 1024) for _ in range(500)) + packer.flush()
    assert len(bomb) < 1024 * 1024
    for sender, status in ((phone, 413), (await phone_of(scene), 401)):
        watching = asyncio.create_task(longest_turn())
        await asyncio.sleep(0)
        reply = await sender.ask("PUT", ITEM, bomb, Content_Encoding="gzip")
        assert reply.status == status
        # Also what would come after the answer is not unpacked.
        await phone.ask("OPTIONS")
        watching.cancel()
        assert await watching < 0.1
    assert {asked.method for asked in echo.asked} == {"OPTIONS"}


async def longest_turn() -> float:
    """Return, when cancelled, for how many seconds nobody else had a turn on the loop."""
    longest, before = 0.0, time.perf_counter()
    try:
        while True:
            await asyncio.sleep(0)
            now = time.perf_counter()
            longest, before = max(longest, now - before), now
    except asyncio.CancelledError:
        return longest


async def test_a_body_that_stops_coming_is_given_up(echo: Echo, scene: Scene) -> None:
    phone = await signed_in(scene)
    reader, writer = await phone.connect()
    writer.write(phone.head("PUT", ITEM, Content_Length="9") + b"abc")
    asking = asyncio.create_task(answer(reader))
    while not asking.done():
        await asyncio.sleep(0.002)
        scene.house.clock.go_on(timedelta(seconds=1))
    assert (await asking).status == 408
    assert echo.asked == []
    writer.close()
    await settle(scene.hass)


async def test_a_body_that_never_ends_is_given_up(echo: Echo, scene: Scene) -> None:
    """However steadily it trickles."""
    phone = await signed_in(scene)
    reader, writer = await phone.connect()
    writer.write(phone.head("PUT", ITEM, Transfer_Encoding="chunked"))
    asking = asyncio.create_task(answer(reader))
    while not asking.done():
        writer.write(b"1\r\nx\r\n")
        await asyncio.sleep(0.005)
        scene.house.clock.go_on(timedelta(seconds=10))
    assert (await asking).status == 408
    assert echo.asked == []
    writer.transport.abort()
    await settle(scene.hass)


async def test_a_client_that_leaves_in_mid_body_changes_nothing(echo: Echo, scene: Scene) -> None:
    phone = await signed_in(scene)
    _, writer = await phone.connect()
    writer.write(phone.head("PUT", ITEM, Content_Length="9") + b"abc")
    await writer.drain()
    writer.transport.abort()
    assert (await phone.ask("GET", ITEM)).status == 200
    assert [asked.method for asked in echo.asked] == ["GET"]


async def test_the_body_is_awaited_only_of_who_has_signed_in(echo: Echo, scene: Scene) -> None:
    """``Expect: 100-continue``; and without it the answer comes before the body, too."""
    phone = await signed_in(scene)
    nobody = await phone_of(scene)
    waiting = {"Content_Length": "3", "Expect": "100-continue"}
    assert (await nobody.send(nobody.head("PUT", ITEM, **waiting))).status == 401
    assert (await nobody.send(nobody.head("PUT", ITEM, Content_Length="3"))).status == 401
    reader, writer = await phone.connect()
    writer.write(phone.head("PUT", ITEM, **waiting))
    assert (await answer(reader)).status == 100
    writer.write(b"abc")
    assert (await answer(reader)).body == b"abc"
    writer.close()
    assert (await phone.ask("PUT", ITEM, b"abc", Expect="tea")).status == 417
    assert len(echo.asked) == 1


async def test_every_verb_reaches_the_server(echo: Echo, scene: Scene) -> None:
    phone = await signed_in(scene)
    verbs = (
        *("OPTIONS", "GET", "PUT", "DELETE", "MOVE", "COPY", "POST", "PATCH", "LOCK", "ACL"),
        *("PROPFIND", "PROPPATCH", "REPORT", "MKCALENDAR", "MKCOL"),
    )
    for verb in verbs:
        assert (await phone.ask(verb, ITEM)).status == 200
    assert (await phone.ask("PROPFIND", DAV_PATH.removesuffix("/"))).status == 200
    assert [asked.method for asked in echo.asked] == [*verbs, "PROPFIND"]


async def test_headers_that_come_twice_are_both_told(echo: Echo, scene: Scene) -> None:
    phone = await signed_in(scene)
    twice = phone.head("PROPFIND", ITEM).removesuffix(b"\r\n") + b"depth: 1\r\nDepth: 0\r\n\r\n"
    assert (await phone.send(twice)).status == 200
    assert echo.asked[0].headers["depth"] == ("1", "0")


async def test_a_path_comes_as_it_was_sent(echo: Echo, scene: Scene) -> None:
    """Its percent signs are decoded once, by the server; what splits a header splits none."""
    phone = await signed_in(scene)
    names = ("a%2Fb.ics", "%2e%2e", "a;b=c.ics", "%F0%9F%98%80", "%FF", "a%252Fb", "a%00b")
    for name in names:
        assert (await phone.ask("GET", f"{DAV_PATH}calendars/anna/x/{name}")).status == 200
    assert [asked.path.rpartition("/")[2] for asked in echo.asked] == list(names)
    assert (await phone.ask("GET", f"{ITEM}ü")).status == 400
    split = await phone.ask("GET", f"{DAV_PATH}calendars/x%0d%0aSet-Cookie:%20a=b/y")
    assert split.status == 400
    assert "set-cookie" not in split.headers


@dataclass(slots=True)
class Failing:
    """A server that changes the book and then can't go on."""

    error: Exception

    def __call__(self, tx: Transaction, _request: DavRequest, _visit: Visit) -> DavResponse:
        """Answer a request."""
        tx.next_rev()
        raise self.error


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BookDiskFull(), HTTPStatus.INSUFFICIENT_STORAGE),
        (BookReadOnly(), HTTPStatus.SERVICE_UNAVAILABLE),
        (DavError("Nothing.", status=HTTPStatus.CONFLICT), HTTPStatus.CONFLICT),
        (DavError("No.", condition="{DAV:}need-privileges"), HTTPStatus.BAD_REQUEST),
    ],
)
async def test_a_failed_change_is_answered_and_leaves_nothing(
    house: House, error: Exception, status: HTTPStatus
) -> None:
    server: Server = Failing(error)
    house.hass.data[SERVER] = server
    studio = await house.add_studio()
    anna = await house.add_person(studio, "staff", "Anna")
    scene = Scene(house, studio, anna, "", "", None)  # type: ignore[arg-type]
    phone = await signed_in(scene)
    book = studio.runtime_data.book
    before = await book.read(lambda tx: tx.rev)
    assert (await phone.ask("PUT", ITEM, b"x")).status == status
    assert await book.read(lambda tx: tx.rev) == before


@pytest.mark.parametrize("verb", ["GET", "PROPFIND", "HEAD", "OPTIONS", "REPORT"])
@pytest.mark.parametrize("kind", ["caldav", "carddav"])
async def test_the_well_known_paths_lead_to_the_root(scene: Scene, verb: str, kind: str) -> None:
    """With the same verb; it is not remembered for ever (RFC 6764 §5)."""
    phone = await phone_of(scene)
    reply = await phone.ask(verb, f"/.well-known/{kind}")
    assert (reply.status, reply.headers["location"]) == (301, DAV_PATH)
    assert reply.headers["cache-control"] == "no-store"


async def test_ios_finds_the_server_by_its_host_alone(echo: Echo, scene: Scene) -> None:
    """It asks ``/`` and ``/principals/``; the frontend is at ``/`` all the same."""
    phone = await signed_in(scene)
    nobody = await phone_of(scene)
    for path, meant in (("/", DAV_PATH), ("/principals/", f"{DAV_PATH}principals/")):
        assert (await nobody.ask("PROPFIND", path)).status == 401
        assert "calendar-access" in (await nobody.ask("OPTIONS", path)).headers["dav"]
        assert (await phone.ask("PROPFIND", path, b"<x/>")).status == 200
        assert echo.asked[-1].path == meant
    assert (await nobody.ask("GET", "/")).status in {200, 404, 405}


async def test_paths_that_somebody_else_holds_stay_theirs_and_a_repair_names_them(
    house: House,
) -> None:
    """Whether by this path or by a pattern; other verbs of a path are nobody's concern."""

    async def other(_request: web.Request) -> web.Response:
        return web.Response(text="other")

    router = house.hass.http.app.router
    router.add_get("/.well-known/caldav", other)
    router.add_route("PROPFIND", "/{any}/", other)
    router.add_get("/", other)
    await house.add_studio()
    issues = ir.async_get(house.hass)
    issue = issues.async_get_issue(DOMAIN, "phone_paths_taken")
    assert issue is not None
    assert issue.translation_placeholders == {
        "paths": "`/.well-known/caldav`, `PROPFIND /principals/`"
    }
    client = await house.client()
    assert client.port is not None
    phone = Phone(port=client.port)
    assert (await phone.ask("GET", "/.well-known/caldav")).body == b"other"
    assert (await phone.ask("PROPFIND", "/principals/")).body == b"other"
    assert (await phone.ask("GET", "/.well-known/carddav")).status == 301
    assert (await phone.ask("PROPFIND", "/")).status == 401


async def test_without_such_paths_there_is_no_repair(scene: Scene) -> None:
    issues = ir.async_get(scene.hass)
    assert issues.async_get_issue(DOMAIN, "phone_paths_taken") is None
