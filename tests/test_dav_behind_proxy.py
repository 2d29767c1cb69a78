"""A phone reaches a real Home Assistant from outside: through nginx, and by its own certificate."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from custom_components.studio_sync.const import DAV_PATH

from .dav_clients.client import Missing
from .dav_clients.installed import debian
from .dav_clients.nginx import nginx
from .dav_clients.server import Account
from .dav_clients.studio import Home, StudioSync, studio_sync
from .dav_homes import TRUSTS
from .live.phone import LISTING, Phone, event_text, phone
from .live.waiting import until
from .web_server import Authority

pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live_dav")]

FAR = {"X-Forwarded-For": "203.0.113.9"}
"""As a proxy farther out says, or a liar: nginx adds the address that it sees."""


async def account_of(home: Home) -> Account:
    """Add an access."""
    async with aiohttp.ClientSession() as session:
        return await StudioSync(home, session).account(writes=True)


async def goes_round(far: Phone, url: str, account: Account) -> None:
    """List, write, list and read as a phone from outside, with paths as they are listed."""
    calendar = account.calendar.removeprefix(url)
    start = datetime.now(tz=UTC).replace(microsecond=0) + timedelta(days=1)
    text = event_text("first", "Anna’s first", start)
    made = await far.well("PUT", f"{calendar}a%20b@c.ics", text, **FAR, If_None_Match="*")
    (path,) = await far.paths(calendar)
    assert path == f"{calendar}a%20b@c.ics"
    read = await far.well("GET", path, **FAR)
    assert (read.body, read.etag) == (text, made.etag)


async def test_a_phone_works_through_nginx_as_the_page_has_it(
    socket_enabled: None, studio_home: Home, tmp_path: Path
) -> None:
    """By HTTPS all of it; by plain HTTP nothing, whatever the phone says of its way."""
    try:
        debian("nginx")
    except Missing as missing:
        pytest.skip(str(missing))
    authority = Authority.make()
    certificate = authority.certificate(tmp_path)
    url = studio_home.ha.url
    account = await account_of(studio_home)
    async with nginx(tmp_path, to=url, certificate=certificate) as (secure, plain):
        tls = authority.trusting()
        async with phone(secure, account.user, account.password, tls=tls) as far:

            async def answers() -> bool:
                try:
                    return (await far.ask("OPTIONS", DAV_PATH)).status == 200
                except aiohttp.ClientConnectionError:
                    return False

            await until(answers, "nginx answers")
            for service in ("caldav", "carddav"):
                led = await far.ask("PROPFIND", f"/.well-known/{service}", LISTING, **FAR)
                assert led.url == secure + DAV_PATH
                assert led.status == 207
                assert f"<d:href>{DAV_PATH}</d:href>" in led.body
            await goes_round(far, url, account)
        async with phone(plain, account.user, account.password) as far:
            for lie in ({}, {"X-Forwarded-Proto": "https"}):
                refused = await far.ask("PROPFIND", DAV_PATH, LISTING, **FAR, **lie)
                assert (refused.status, "https://" in refused.body) == (426, True)
        async with phone(secure, account.user, account.password) as unsure:
            with pytest.raises(aiohttp.ClientConnectorCertificateError):
                await unsure.ask("OPTIONS", DAV_PATH)


async def test_a_phone_works_by_a_certificate_of_home_assistant(
    socket_enabled: None, tmp_path: Path
) -> None:
    """For a client that trusts the authority that has signed it."""
    authority = Authority.make()
    certificate = str(authority.certificate(tmp_path))
    folder = tmp_path / "config"
    folder.mkdir()
    http = {**TRUSTS, "ssl_certificate": certificate, "ssl_key": certificate}
    async with studio_sync(folder, http=http, tls=authority.trusting()) as home:
        account = await StudioSync(home, home.ha.rest.session).account(writes=True)
        url = home.ha.url
        assert url.startswith("https://")
        async with phone(url, account.user, account.password, tls=authority.trusting()) as far:
            led = await far.ask("PROPFIND", "/.well-known/caldav", LISTING, **FAR)
            assert (led.status, led.url) == (207, url + DAV_PATH)
            await goes_round(far, url, account)
        for tls in (None, Authority.make().trusting()):
            async with phone(url, account.user, account.password, tls=tls) as unsure:
                with pytest.raises(aiohttp.ClientConnectorCertificateError):
                    await unsure.ask("PROPFIND", DAV_PATH, LISTING)
