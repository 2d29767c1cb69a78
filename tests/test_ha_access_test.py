"""The test of a phone access: the first step that fails, and what to do (A10)."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
import socket

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ServerDisconnectedError,
)
from aiohttp.client_reqrep import ConnectionKey
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.util.ssl import SSL_ALPN_HTTP11, client_context
import pytest

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.const import DAV_PATH
from custom_components.studio_sync.entries.access_probe import PROBES, Probe
from custom_components.studio_sync.phone_test.client import fault_of
from custom_components.studio_sync.phone_test.outcome import Fault, Outcome, Step, Way
from custom_components.studio_sync.phone_test.run import async_test_access

from .ha_accesses import ALWAYS, CALENDAR, NO_BOOK, add, allow, begin, change, fill, found
from .ha_fixtures import Scene, settle
from .ha_phone import FAR, phone_of
from .web_server import HOST, Authority, Proxy, listening


async def go_through(scene: Scene, user_name: str = "anna") -> list[Outcome]:
    """Test an access."""
    return list(
        await async_test_access(scene.hass, scene.studio, found(scene, user_name).subentry_id)
    )


async def by(scene: Scene, url: str, *, external: bool = False) -> Outcome:
    """Test Anna's access by one address."""
    scene.hass.config.internal_url = url
    scene.hass.config.external_url = url if external else None
    [outcome] = await go_through(scene)
    assert (outcome.way, outcome.url) == (Way.EXTERNAL if external else Way.LOCAL, url)
    return outcome


def failed(outcome: Outcome) -> tuple[Step, Fault]:
    """Return where and why it failed."""
    assert outcome.failed is not None
    return outcome.failed.step, outcome.failed.fault


@pytest.fixture
async def proxy(scene: Scene) -> Proxy:
    """Return a proxy before a Home Assistant with an access of Anna's, as yet without a fault."""
    await add(scene, "anna", scene.anna)
    return Proxy((await phone_of(scene)).port)


@pytest.fixture
def authority() -> Authority:
    """Return an authority that this process trusts from now on."""
    authority = Authority.make()
    client_context(alpn_protocols=SSL_ALPN_HTTP11).load_verify_locations(cadata=authority.pem)
    return authority


async def rev(scene: Scene) -> int:
    """Return the number of the last change of the book."""
    return await scene.studio.runtime_data.book.read(lambda tx: tx.rev)


def probes(scene: Scene) -> dict[str, Probe]:
    """Return what tests that are under way sign in with."""
    return scene.hass.data[PROBES]


# -- what works ----------------------------------------------------------------------------------


async def test_all_steps_work_at_home_and_nothing_is_left(scene: Scene, proxy: Proxy) -> None:
    """It writes, reads back and removes; the book does not change, and the password is no more."""
    before = await rev(scene)
    async with listening(proxy) as url:
        outcome = await by(scene, url)
    assert outcome.failed is None
    assert outcome.wrote
    methods = [method for method, _ in proxy.asked]
    assert methods[-3:] == ["PUT", "GET", "DELETE"]
    assert await rev(scene) == before
    assert probes(scene) == {}


async def test_all_steps_work_from_outside_by_https(
    proxied: None, scene: Scene, proxy: Proxy, authority: Authority, tmp_path: Path
) -> None:
    """Both addresses are tested, the external one first."""
    proxy.adds = {"X-Forwarded-For": FAR, "X-Forwarded-Proto": "https"}
    inside = Proxy(proxy.port)
    async with (
        listening(proxy, authority.server(tmp_path)) as url,
        listening(inside) as internal,
    ):
        scene.hass.config.external_url, scene.hass.config.internal_url = url, internal
        outcomes = await go_through(scene)
    assert [(each.way, each.failed, each.wrote) for each in outcomes] == [
        (Way.EXTERNAL, None, True),
        (Way.LOCAL, None, True),
    ]
    assert [each[0] for each in proxy.asked] == [each[0] for each in inside.asked]


async def test_an_access_that_may_only_read_is_tested_without_writing(
    scene: Scene, proxy: Proxy
) -> None:
    access = found(scene, "anna")
    shown = await fill(scene, await change(scene, access, "who"), people=[scene.anna])
    if shown["step_id"] == "shown_twice":
        shown = await fill(scene, shown)
    shown = await fill(scene, shown, **CALENDAR | {"may_write": False})
    await fill(scene, shown, **NO_BOOK)
    await settle(scene.hass)
    async with listening(proxy) as url:
        outcome = await by(scene, url)
    assert (outcome.failed, outcome.wrote) == (None, False)
    assert not {"PUT", "DELETE"} & {method for method, _ in proxy.asked}


async def test_clients_are_tested_too(scene: Scene, proxy: Proxy) -> None:
    """The address book is listed; where only that may be written, the test writes a card."""
    group = ClientGroup(id="brides", name="Brides")
    await scene.studio.runtime_data.book.write(lambda tx: people.put_group(tx, group))
    shown = await fill(scene, await begin(scene), username="desk", people=[scene.room])
    shown = await fill(scene, shown, **CALENDAR | {"may_write": False})
    shown = await fill(scene, shown, address_book="write", access_group="brides")
    shown = await fill(scene, shown, **ALWAYS)
    await fill(scene, shown)
    await settle(scene.hass)
    async with listening(proxy) as url:
        scene.hass.config.internal_url = url
        [outcome] = await go_through(scene, "desk")
    assert (outcome.failed, outcome.wrote) == (None, True)
    assert ("PROPFIND", "/.well-known/carddav") in proxy.asked
    [path] = [path for method, path in proxy.asked if method == "PUT"]
    assert "/books/" in path


# -- the steps that fail -------------------------------------------------------------------------


async def test_nobody_listens(scene: Scene, proxy: Proxy) -> None:
    with socket.socket() as free:
        free.bind((HOST, 0))
        url = f"http://{HOST}:{free.getsockname()[1]}"
        assert failed(await by(scene, url)) == (Step.REACH, Fault.NO_ANSWER)


def test_why_nobody_answers_is_told_apart() -> None:
    """What a test here can't bring about: a name that is not there, a certificate that is odd."""
    key = ConnectionKey("studio.invalid", 443, True, True, None, None, None, None)
    assert fault_of(ClientConnectorDNSError(key, OSError())) is Fault.NO_SUCH_NAME
    odd = ClientConnectorCertificateError(key, ValueError())
    assert fault_of(odd) is Fault.BAD_CERTIFICATE
    assert fault_of(ServerDisconnectedError()) is Fault.NO_ANSWER


async def test_a_certificate_of_an_unknown_authority(
    scene: Scene, proxy: Proxy, tmp_path: Path
) -> None:
    async with listening(proxy, Authority.make().server(tmp_path)) as url:
        outcome = await by(scene, url, external=True)
    assert failed(outcome) == (Step.REACH, Fault.SELF_SIGNED)
    assert proxy.asked == []


async def test_a_certificate_for_another_name(
    scene: Scene, proxy: Proxy, authority: Authority, tmp_path: Path
) -> None:
    async with listening(proxy, authority.server(tmp_path, "127.0.0.9")) as url:
        outcome = await by(scene, url, external=True)
    assert failed(outcome) == (Step.REACH, Fault.WRONG_NAME)


async def test_a_certificate_that_has_expired(
    scene: Scene, proxy: Proxy, authority: Authority, tmp_path: Path
) -> None:
    past = datetime(2001, 1, 1, tzinfo=UTC)
    async with listening(proxy, authority.server(tmp_path, until=past)) as url:
        outcome = await by(scene, url, external=True)
    assert failed(outcome) == (Step.REACH, Fault.CERTIFICATE_EXPIRED)


async def test_a_server_without_tls_where_https_is_said(scene: Scene, proxy: Proxy) -> None:
    async with listening(proxy) as url:
        outcome = await by(scene, url.replace("http:", "https:"), external=True)
    assert failed(outcome) == (Step.REACH, Fault.NO_TLS)


async def test_plain_http_from_outside(scene: Scene, proxy: Proxy) -> None:
    """Nothing that signs in is sent."""
    async with listening(proxy) as url:
        outcome = await by(scene, url, external=True)
    assert failed(outcome) == (Step.HTTPS, Fault.PLAIN_HTTP)
    assert proxy.asked == [("OPTIONS", DAV_PATH)]


async def test_a_proxy_that_hides_that_the_phone_came_by_https(
    proxied: None, scene: Scene, proxy: Proxy
) -> None:
    proxy.adds = {"X-Forwarded-For": FAR, "X-Forwarded-Proto": "http"}
    async with listening(proxy) as url:
        outcome = await by(scene, url)
    assert failed(outcome) == (Step.REACH, Fault.PLAIN_HTTP)


async def test_a_proxy_that_home_assistant_does_not_trust(scene: Scene, proxy: Proxy) -> None:
    proxy.adds = {"X-Forwarded-For": FAR}
    async with listening(proxy) as url:
        outcome = await by(scene, url)
    assert failed(outcome) == (Step.REACH, Fault.PROXY_NOT_TRUSTED)


@pytest.mark.parametrize("status", [403, 405, 501])
async def test_a_proxy_that_lets_no_propfind_through(
    scene: Scene, proxy: Proxy, status: int
) -> None:
    """Also if it refuses OPTIONS alike."""
    proxy.refuses = {"PROPFIND": status, "OPTIONS": status}
    async with listening(proxy) as url:
        outcome = await by(scene, url)
    assert failed(outcome) == (Step.PROPFIND, Fault.METHOD_REFUSED)
    assert outcome.failed is not None
    assert (outcome.failed.method, outcome.failed.status) == ("PROPFIND", status)


@pytest.mark.parametrize(
    ("method", "step"),
    [
        ("REPORT", Step.LISTING),
        ("PUT", Step.WRITE),
        ("GET", Step.READ_BACK),
        ("DELETE", Step.REMOVE),
    ],
)
async def test_a_proxy_that_lets_another_method_not_through(
    scene: Scene, proxy: Proxy, method: str, step: Step
) -> None:
    """What was written before is gone nevertheless."""
    before = await rev(scene)
    proxy.refuses = {method: 405}
    async with listening(proxy) as url:
        outcome = await by(scene, url)
    assert failed(outcome) == (step, Fault.METHOD_REFUSED)
    assert probes(scene) == {}
    assert await rev(scene) == before


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (302, Fault.REDIRECTED),
        (401, Fault.OTHER_SIGN_IN),
        (404, Fault.OTHER_SERVER),
        (200, Fault.OTHER_SERVER),
        (429, Fault.TOO_MANY),
        (502, Fault.GATEWAY),
        (503, Fault.NOT_READY),
        (500, Fault.UNEXPECTED),
    ],
)
async def test_something_else_answers(
    scene: Scene, proxy: Proxy, status: int, fault: Fault
) -> None:
    proxy.refuses = {DAV_PATH: status}
    proxy.answers = {"WWW-Authenticate": 'Basic realm="Proxy"', "Location": "/login"}
    async with listening(proxy) as url:
        outcome = await by(scene, url)
    assert failed(outcome) == (Step.REACH, fault)


@pytest.mark.parametrize("target", ["", "/login", "http://[", "https://other.example/dav"])
async def test_well_known_leads_elsewhere(scene: Scene, proxy: Proxy, target: str) -> None:
    proxy.refuses, proxy.answers = {"/.well-known/": 301}, {"Location": target}
    async with listening(proxy) as url:
        outcome = await by(scene, url)
    assert failed(outcome) == (Step.WELL_KNOWN, Fault.NOT_LED)


async def test_the_sign_in_is_taken_off_on_the_way(scene: Scene, proxy: Proxy) -> None:
    """Or another Home Assistant answers: it does not know the password of the test."""
    proxy.drops = frozenset({"authorization"})
    async with listening(proxy) as url:
        outcome = await by(scene, url)
    assert failed(outcome) == (Step.SIGN_IN, Fault.NOT_SIGNED_IN)


async def test_what_is_read_is_changed_on_the_way(scene: Scene, proxy: Proxy) -> None:
    proxy.changes = b"SUMMARY:Test", b"SUMMARY:TEST"
    async with listening(proxy) as url:
        outcome = await by(scene, url)
    assert failed(outcome) == (Step.READ_BACK, Fault.CHANGED)


@pytest.mark.parametrize(
    ("lost", "step"),
    [
        (b"current-user-principal", Step.SIGN_IN),
        (b"calendar-home-set", Step.PRINCIPAL),
        (b"<cal:calendar/>", Step.HOMES),
        (b"multistatus", Step.SIGN_IN),
        (b"</d:multistatus>", Step.SIGN_IN),
    ],
)
async def test_an_answer_that_is_of_no_use(
    scene: Scene, proxy: Proxy, lost: bytes, step: Step
) -> None:
    proxy.changes = lost, b""
    async with listening(proxy) as url:
        outcome = await by(scene, url)
    assert failed(outcome) == (step, Fault.OTHER_SERVER)


async def test_an_access_that_lets_no_phone_in_says_why(scene: Scene, proxy: Proxy) -> None:
    """Disabled, expired, not yet valid, signed out, and nobody in it who may synchronise."""
    access = found(scene, "anna")
    async with listening(proxy) as url:
        for validity, fault in (
            ({"access_enabled": False}, Fault.DISABLED),
            ({"valid_until": "2001-01-01 00:00:00"}, Fault.EXPIRED),
            ({"valid_from": "2199-01-01 00:00:00"}, Fault.NOT_YET),
        ):
            shown = await change(scene, access, "validity")
            await fill(scene, shown, **ALWAYS | validity)
            assert failed(await by(scene, url)) == (Step.SIGN_IN, fault)
        await fill(scene, await change(scene, access, "validity"), **ALWAYS)
        await allow(scene, "staff", scene.anna, "Anna", syncs=False)
        assert failed(await by(scene, url)) == (Step.SIGN_IN, Fault.NOT_ALLOWED)
        await fill(scene, await change(scene, access, "sign_out"))
        assert failed(await by(scene, url)) == (Step.SIGN_IN, Fault.NO_PASSWORD)


async def test_a_studio_that_is_disabled_or_does_not_run(scene: Scene, proxy: Proxy) -> None:
    entries, key = scene.hass.config_entries, scene.studio.entry_id
    async with listening(proxy) as url:
        await entries.async_unload(key)
        outcome = await by(scene, url)
        assert failed(outcome) == (Step.SIGN_IN, Fault.NOT_READY)
        await entries.async_set_disabled_by(key, ConfigEntryDisabler.USER)
        assert failed(await by(scene, url)) == (Step.SIGN_IN, Fault.STUDIO_DISABLED)
    await settle(scene.hass)


async def test_an_access_that_is_deleted(scene: Scene, proxy: Proxy) -> None:
    access_id = found(scene, "anna").subentry_id
    scene.hass.config.internal_url = f"http://{HOST}:{proxy.port}"
    scene.hass.config_entries.async_remove_subentry(scene.studio, access_id)
    [outcome] = await async_test_access(scene.hass, scene.studio, access_id)
    assert failed(outcome) == (Step.SIGN_IN, Fault.GONE)


async def test_no_answer_in_time(scene: Scene, proxy: Proxy) -> None:
    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    held = await asyncio.start_server(hold, HOST, 0)
    url = f"http://{HOST}:{held.sockets[0].getsockname()[1]}"
    test = asyncio.create_task(by(scene, url))
    while not test.done():
        await asyncio.sleep(0.001)
        scene.house.clock.go_on(timedelta(seconds=1))
    assert failed(await test) == (Step.REACH, Fault.TIMEOUT)
    held.close()
