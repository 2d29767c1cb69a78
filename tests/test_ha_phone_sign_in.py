"""Who is let in at the server for phones, and from where (A4, A5, A8)."""

import asyncio
from ipaddress import ip_address
import logging

from aiohttp.test_utils import make_mocked_request
from hass_nabucasa import remote
from homeassistant.components.http.ban import KEY_BAN_MANAGER, KEY_FAILED_LOGIN_ATTEMPTS
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.core import CoreState
import pytest

from custom_components.studio_sync.const import DAV_PATH
from custom_components.studio_sync.dav_http.credentials import came_privately

from .ha_accesses import add, change, fill
from .ha_fixtures import ZONE, Scene, settle, state_of
from .ha_phone import FAR, Echo, Reply, answer, basic, phone_of, without_waiting

CHALLENGE = 'Basic realm="Studio Sync", charset="UTF-8"'
FAR_HTTP = {"X_Forwarded_For": FAR, "X_Forwarded_Proto": "http"}
FAR_HTTPS = {"X_Forwarded_For": FAR, "X_Forwarded_Proto": "https"}


async def test_who_has_the_password_reaches_what_the_access_is_for(
    echo: Echo, scene: Scene
) -> None:
    access, password = await add(scene, "anna.phone", scene.anna)
    phone = (await phone_of(scene)).signed_in("Anna.Phone", password.upper())
    reply = await phone.ask("PROPFIND", f"{DAV_PATH}a%2Fb%C3%A4", b"<x/>", Depth="1", Cookie="c=1")
    assert (reply.status, reply.body) == (200, b"<x/>")
    assert reply.headers["x-content-type-options"] == "nosniff"
    [asked], [visit] = echo.asked, echo.visits
    assert (asked.method, asked.path) == ("PROPFIND", f"{DAV_PATH}a%2Fb%C3%A4")
    assert asked.authority == "studio.example.com"
    assert asked.header("depth") == "1"
    assert not {"authorization", "cookie"} & asked.headers.keys()
    assert (visit.access_id, visit.user, visit.owner) == (access.subentry_id, "anna.phone", "Anna")
    assert visit.studio.zone == ZONE
    assert visit.calendars.keys() == {scene.anna}
    assert visit.calendars[scene.anna].may_write
    assert visit.clients is None


async def test_a_request_without_credentials_is_asked_for_them_and_never_counts(
    echo: Echo, proxied: None, scene: Scene
) -> None:
    """Each client begins with one. What is not for us is as good as none."""
    phone = await phone_of(scene)
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": basic("", "")}) * 3:
        reply = await phone.ask("PROPFIND", DAV_PATH, b"<x/>", **headers)
        assert reply.status == 401
        assert reply.headers["www-authenticate"] == CHALLENGE
    await settle(scene.hass)
    assert scene.hass.http.app[KEY_FAILED_LOGIN_ATTEMPTS] == {}
    assert echo.asked == []


async def test_options_are_told_without_a_sign_in(scene: Scene) -> None:
    reply = await (await phone_of(scene)).ask("OPTIONS")
    assert reply.status == 200
    assert {"1", "3", "calendar-access", "addressbook"} <= set(reply.headers["dav"].split(", "))


async def test_whyever_nobody_is_let_in_the_answer_is_the_same(echo: Echo, scene: Scene) -> None:
    """Unknown, wrong, malformed, disabled, expired, not yet."""
    _, good = await add(scene, "anna", scene.anna)
    access, off = await add(scene, "off", scene.anna)
    await fill(
        scene,
        await change(scene, access, "validity"),
        access_enabled=False,
        valid_zone=ZONE,
    )
    _, early = await add(scene, "early", scene.anna, valid_from="2199-01-01 00:00:00")
    _, late = await add(scene, "late", scene.anna, valid_until="2001-01-01 00:00:00")
    await settle(scene.hass)
    phone = await phone_of(scene)
    replies = []
    for sent in (
        basic("nobody", good),
        basic("anna", "wrong"),
        basic("anna", ""),
        basic("off", off),
        basic("early", early),
        basic("late", late),
        "Basic %%%",
        "Basic /////w==",
        "basic YW5uYQ==",
    ):
        asking = phone.ask("PROPFIND", Authorization=sent)
        replies.append(await without_waiting(scene, asking))
    assert {reply.status for reply in replies} == {401}
    assert len({(reply.body, *sorted(_but_date(reply).items())) for reply in replies}) == 1
    assert echo.asked == []


async def test_of_a_disabled_studio_a_phone_that_may_sign_in_is_asked_to_come_again(
    echo: Echo, scene: Scene
) -> None:
    """After 401 Thunderbird forgets the password, which nobody can show again."""
    _, password = await add(scene, "anna", scene.anna)
    phone = await phone_of(scene)
    entries, key = scene.hass.config_entries, scene.studio.entry_id
    await entries.async_set_disabled_by(key, ConfigEntryDisabler.USER)
    waits = await phone.signed_in("anna", password).ask("GET")
    assert (waits.status, "retry-after" in waits.headers) == (503, True)
    refused = await without_waiting(scene, phone.signed_in("anna", "wrong").ask("GET"))
    assert refused.status == 401
    assert echo.asked == []
    await entries.async_set_disabled_by(key, None)
    await settle(scene.hass)
    assert (await phone.signed_in("anna", password).ask("GET")).status == 200


async def test_only_wrong_credentials_count_towards_a_ban(
    echo: Echo, proxied: None, scene: Scene
) -> None:
    """Neither none nor the right ones of an access that is disabled."""
    access, password = await add(scene, "anna", scene.anna)
    phone = (await phone_of(scene)).with_headers(X_Forwarded_For="192.168.7.7")
    address = ip_address("192.168.7.7")
    counts = scene.hass.http.app[KEY_FAILED_LOGIN_ATTEMPTS]
    off = await change(scene, access, "validity")
    await fill(scene, off, access_enabled=False, valid_zone=ZONE)
    for _ in range(3):
        await without_waiting(scene, phone.signed_in("anna", password).ask("GET"))
    await settle(scene.hass)
    assert counts[address] == 0
    for tries in range(1, 6):
        await without_waiting(scene, phone.signed_in("anna", "wrong").ask("GET"))
        await settle(scene.hass)
        assert counts[address] == tries
    assert address in scene.hass.http.app[KEY_BAN_MANAGER].ip_bans_lookup
    assert (await phone.ask("GET")).status == 403
    elsewhere = phone.with_headers(X_Forwarded_For="192.168.7.8")
    assert (await elsewhere.ask("GET")).status == 401


async def test_a_sign_in_has_earlier_mistakes_forgotten(
    echo: Echo, proxied: None, scene: Scene
) -> None:
    _, password = await add(scene, "anna", scene.anna)
    phone = await phone_of(scene)
    counts = scene.hass.http.app[KEY_FAILED_LOGIN_ATTEMPTS]
    for wrong in ("one", "two"):
        await without_waiting(scene, phone.signed_in("anna", wrong).ask("GET"))
    await settle(scene.hass)
    assert counts[ip_address("127.0.0.1")] == 2
    assert (await phone.signed_in("anna", password).ask("GET")).status == 200
    assert ip_address("127.0.0.1") not in counts


async def test_whatever_others_try_the_owner_is_let_in_at_once(echo: Echo, scene: Scene) -> None:
    """From the same address, and with the same name, while answers to others still wait."""
    _, password = await add(scene, "anna", scene.anna)
    phone = await phone_of(scene)
    for _ in range(6):
        await without_waiting(scene, phone.signed_in("anna", "wrong").ask("GET"))
    waiting = [asyncio.create_task(phone.signed_in("anna", "no").ask("GET")) for _ in range(9)]
    done, still = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    assert {task.result().status for task in done} == {429}
    assert all(int(task.result().headers["retry-after"]) >= 1 for task in done)
    assert (await phone.signed_in("anna", password).ask("GET")).status == 200
    assert any(not task.done() for task in still)
    late = [await without_waiting(scene, _result(task)) for task in waiting]
    assert sorted(reply.status for reply in late) == [401] * 4 + [429] * 5


async def test_rights_are_asked_at_each_request_of_an_open_connection(
    echo: Echo, scene: Scene
) -> None:
    """Also of a request whose body was still coming when they ended."""
    access, password = await add(scene, "anna", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna", password)
    reader, writer = await phone.connect()
    writer.write(phone.head("GET", DAV_PATH))
    assert (await answer(reader)).status == 200
    slow_reader, slow_writer = await phone.connect()
    slow_writer.write(phone.head("PUT", f"{DAV_PATH}x", Content_Length="2") + b"a")
    await slow_writer.drain()
    off = await change(scene, access, "validity")
    await fill(scene, off, access_enabled=False, valid_zone=ZONE)
    await settle(scene.hass)
    slow_writer.write(b"b")
    assert (await answer(slow_reader)).status == 401
    writer.write(phone.head("GET", DAV_PATH))
    assert (await without_waiting(scene, answer(reader))).status == 401
    assert len(echo.asked) == 1
    writer.close()
    slow_writer.close()


async def test_what_comes_while_the_studio_is_unloaded_may_be_tried_again(
    echo: Echo, scene: Scene
) -> None:
    """503, although the studio was loaded when the request began."""
    _, password = await add(scene, "anna", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna", password)
    reader, writer = await phone.connect()
    writer.write(phone.head("PUT", f"{DAV_PATH}x", Content_Length="2", Expect="100-continue"))
    assert (await answer(reader)).status == 100
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    writer.write(b"ab")
    reply = await answer(reader)
    assert (reply.status, reply.headers["retry-after"]) == (503, "30")
    assert echo.asked == []
    writer.close()


async def test_a_password_never_goes_over_plain_http_from_outside(
    echo: Echo, proxied: None, scene: Scene
) -> None:
    """426, the same for a right password, a wrong one and none, so that none was looked at."""
    _, password = await add(scene, "anna", scene.anna)
    phone = await phone_of(scene)
    replies = [
        await phone.ask("PROPFIND", **sent, **FAR_HTTP)
        for sent in (
            {},
            {"Authorization": basic("anna", password)},
            {"Authorization": basic("anna", "wrong")},
        )
    ]
    replies.append(await phone.ask("PROPFIND", X_Forwarded_For=FAR))
    assert {reply.status for reply in replies} == {426}
    assert b"https://" in replies[0].body
    assert len({reply.body for reply in replies}) == 1
    assert replies[0].headers["upgrade"].startswith("TLS/")
    await settle(scene.hass)
    assert scene.hass.http.app[KEY_FAILED_LOGIN_ATTEMPTS] == {}
    assert echo.asked == []


async def test_https_of_a_trusted_proxy_is_https(echo: Echo, proxied: None, scene: Scene) -> None:
    _, password = await add(scene, "anna", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna", password)
    assert (await phone.ask("GET", **FAR_HTTPS)).status == 200
    # From the local network, the proxy included, plain HTTP is private enough.
    assert (await phone.ask("GET", X_Forwarded_For="fd00::7")).status == 200
    # A phone far away can't say so itself: the proxy adds its address.
    reply = await phone.ask("GET", X_Forwarded_For=f"192.168.1.1, {FAR}", X_Forwarded_Proto="http")
    assert reply.status == 426


async def test_nobody_but_a_trusted_proxy_may_name_addresses_and_schemes(
    echo: Echo, scene: Scene
) -> None:
    """Home Assistant refuses such a request, and believes no scheme without an address."""
    _, password = await add(scene, "anna", scene.anna)
    phone = (await phone_of(scene)).signed_in("anna", password)
    assert (await phone.ask("GET", **FAR_HTTPS)).status == 400
    assert echo.asked == []


async def test_home_assistant_cloud_counts_as_https(scene: Scene) -> None:
    """Its requests carry a mark that nobody can send."""
    scene.hass.config.components.add("cloud")
    request = make_mocked_request("GET", DAV_PATH).clone(remote=FAR)
    assert not came_privately(scene.hass, request)
    remote.is_cloud_request.set(True)
    assert came_privately(scene.hass, request)
    remote.is_cloud_request.set(False)
    assert not came_privately(scene.hass, request)


@pytest.mark.parametrize("address", ["", "nowhere", "203.0.113.9", "2001:db8::1", "::ffff:8.8.8.8"])
async def test_what_is_not_known_to_be_local_is_outside(scene: Scene, address: str) -> None:
    request = make_mocked_request("GET", DAV_PATH).clone(remote=address)
    assert not came_privately(scene.hass, request)


async def test_what_will_pass_is_answered_with_503(echo: Echo, scene: Scene) -> None:
    """Phones throw calendars away after 403, 404 or 410. Who may not sign in gets 401 all along."""
    _, password = await add(scene, "anna", scene.anna)
    phone = await phone_of(scene)
    mine = phone.signed_in("anna", password)
    entries, studio = scene.hass.config_entries, scene.studio
    await entries.async_unload(studio.entry_id)
    assert state_of(studio) is ConfigEntryState.NOT_LOADED
    for verb in ("PROPFIND", "GET", "PUT", "DELETE", "REPORT"):
        reply = await mine.ask(verb, f"{DAV_PATH}calendars/anna/x/y.ics", b"x")
        assert (reply.status, reply.headers["retry-after"]) == (503, "30")
    assert (await phone.ask("PROPFIND")).status == 401
    await entries.async_setup(studio.entry_id)
    await settle(scene.hass)
    assert (await mine.ask("GET")).status == 200
    await studio.runtime_data.book.close()
    assert (await mine.ask("GET")).status == 503
    assert (await mine.ask("PUT", DAV_PATH, b"x")).status == 503
    scene.hass.set_state(CoreState.stopping)
    assert (await mine.ask("GET")).status == 503
    scene.hass.set_state(CoreState.running)
    assert len(echo.asked) == 1


async def test_an_entry_or_access_that_is_removed_serves_nothing(echo: Echo, scene: Scene) -> None:
    access, password = await add(scene, "anna", scene.anna)
    _, other = await add(scene, "ben", scene.ben)
    phone = await phone_of(scene)
    scene.hass.config_entries.async_remove_subentry(scene.studio, access.subentry_id)
    await settle(scene.hass)
    gone = phone.signed_in("anna", password).ask("GET")
    assert (await without_waiting(scene, gone)).status == 401
    assert (await phone.signed_in("ben", other).ask("GET")).status == 200
    await scene.hass.config_entries.async_remove(scene.studio.entry_id)
    gone = phone.signed_in("ben", other).ask("GET")
    assert (await without_waiting(scene, gone)).status == 401


async def test_no_line_in_the_log_names_a_user_or_a_calendar(
    echo: Echo, proxied: None, scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Home Assistant's warning of a wrong login has the URL: without what is in ours."""
    caplog.set_level(logging.DEBUG)
    _, password = await add(scene, "annas-phone", scene.anna)
    caplog.clear()
    phone = await phone_of(scene)
    path = f"{DAV_PATH}calendars/annas-phone/secret-calendar/"
    wrong = phone.signed_in("annas-phone", "wrong-password")
    assert (await wrong.ask("PROPFIND", path)).status == 401
    assert (await phone.signed_in("annas-phone", password).ask("GET", path)).status == 200
    await settle(scene.hass)
    # Home Assistant keeps aiohttp's log of all requests silent; here it is not.
    records = [each for each in caplog.records if each.name != "aiohttp.access"]
    lines = [each.getMessage() for each in records]
    assert any("invalid authentication" in line for line in lines)
    secrets = ("annas-phone", "secret-calendar", "wrong-password", password)
    assert [line for line in lines if any(each in line for each in secrets)] == []


def _but_date(reply: Reply) -> dict[str, str]:
    return {name: value for name, value in reply.headers.items() if name != "date"}


async def _result(task: asyncio.Task[Reply]) -> Reply:
    return await task
