"""The Google emulator: consent, tokens, userinfo."""

from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlencode, urlsplit

import aiohttp
import pytest

from tests.google_emulator import CLIENT_ID, CLIENT_SECRET, Client, GoogleEmulator, Person
from tests.google_emulator.clock import Clock
from tests.google_emulator.wire import JsonObject

pytest_plugins = ["tests.google_emulator.fixtures"]

REDIRECT = "https://example.com/auth/external/callback"
SCOPES = "https://www.googleapis.com/auth/calendar.events openid email"


@pytest.fixture
async def session(google: GoogleEmulator) -> AsyncIterator[aiohttp.ClientSession]:
    """Return a plain HTTP client."""
    async with aiohttp.ClientSession(google.url) as opened:
        yield opened


def query(**changes: str) -> dict[str, str]:
    """Return the query of a consent page."""
    return {
        "client_id": CLIENT_ID,
        "redirect_uri": REDIRECT,
        "response_type": "code",
        "scope": SCOPES,
        "state": "s1",
        "access_type": "offline",
        "login_hint": "anna@example.com",
        "emulator_consent": "allow",
    } | changes


async def consent(session: aiohttp.ClientSession, **changes: str) -> dict[str, list[str]]:
    """Pass the consent page and return what the redirect carries."""
    path = f"/o/oauth2/v2/auth?{urlencode(query(**changes))}"
    async with session.get(path, allow_redirects=False) as answer:
        assert answer.status == 302, await answer.text()
        return parse_qs(urlsplit(answer.headers["Location"]).query)


async def post(session: aiohttp.ClientSession, **form: str) -> tuple[int, JsonObject]:
    """Post to the token endpoint as the client."""
    form = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET} | form
    async with session.post("/token", data=form) as answer:
        return answer.status, await answer.json()


async def exchange(session: aiohttp.ClientSession, code: str) -> tuple[int, JsonObject]:
    """Exchange a code."""
    return await post(session, grant_type="authorization_code", code=code, redirect_uri=REDIRECT)


async def test_a_code_is_good_once(session: aiohttp.ClientSession, anna: Person) -> None:
    back = await consent(session)
    assert back["state"] == ["s1"]
    status, tokens = await exchange(session, back["code"][0])
    assert status == 200
    assert tokens["expires_in"] == 3599
    assert tokens["scope"].split() == [
        "https://www.googleapis.com/auth/calendar.events",
        "https://www.googleapis.com/auth/userinfo.email",
        "openid",
    ]
    assert tokens["id_token"].count(".") == 2
    status, again = await exchange(session, back["code"][0])
    assert (status, again["error"]) == (400, "invalid_grant")
    header = {"Authorization": f"Bearer {tokens['access_token']}"}
    async with session.get("/v1/userinfo", headers=header) as answer:
        assert await answer.json() == {
            "sub": anna.sub,
            "email": "anna@example.com",
            "email_verified": True,
        }


async def test_a_refresh_token_comes_with_a_first_or_renewed_consent(
    session: aiohttp.ClientSession, anna: Person
) -> None:
    async def got(**changes: str) -> bool:
        back = await consent(session, **changes)
        return "refresh_token" in (await exchange(session, back["code"][0]))[1]

    assert await got()
    assert not await got()
    assert await got(prompt="consent")
    assert not await got(prompt="consent", access_type="online")


async def test_refreshing_ends_with_a_revocation(
    session: aiohttp.ClientSession, anna: Person
) -> None:
    _, tokens = await exchange(session, (await consent(session))["code"][0])
    refresh = tokens["refresh_token"]
    status, fresh = await post(session, grant_type="refresh_token", refresh_token=refresh)
    assert status == 200
    assert "refresh_token" not in fresh
    async with session.post("/revoke", data={"token": fresh["access_token"]}) as answer:
        assert answer.status == 200
    status, error = await post(session, grant_type="refresh_token", refresh_token=refresh)
    assert (status, error["error"]) == (400, "invalid_grant")
    async with session.post("/revoke", data={"token": refresh}) as answer:
        assert answer.status == 400
    header = {"Authorization": f"Bearer {fresh['access_token']}"}
    async with session.get("/v1/userinfo", headers=header) as answer:
        assert answer.status == 401


async def test_testing_projects_lose_their_refresh_token(
    socket_enabled: None, google_clock: Clock
) -> None:
    client = Client(testing=True)
    async with (
        GoogleEmulator(clock=google_clock, clients=[client]) as google,
        aiohttp.ClientSession(google.url) as session,
    ):
        google.add_account("anna@example.com")
        _, tokens = await exchange(session, (await consent(session))["code"][0])
        google_clock.advance(days=7)
        refresh = tokens["refresh_token"]
        status, error = await post(session, grant_type="refresh_token", refresh_token=refresh)
        assert (status, error["error"]) == (400, "invalid_grant")


async def test_bad_clients_are_refused(session: aiohttp.ClientSession, anna: Person) -> None:
    code = (await consent(session))["code"][0]
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT}
    assert (await post(session, **form, client_secret="wrong"))[0] == 401
    assert (await post(session, **form, client_id="nobody"))[0] == 401
    assert (await post(session, grant_type="password"))[1]["error"] == "unsupported_grant_type"
    for changes in (
        {"client_id": "nobody"},
        {"redirect_uri": "https://evil.example/"},
        {"response_type": "token"},
    ):
        path = f"/o/oauth2/v2/auth?{urlencode(query(**changes))}"
        async with session.get(path, allow_redirects=False) as answer:
            assert answer.status in {400, 401}


async def test_denying_goes_back_with_an_error(
    session: aiohttp.ClientSession, anna: Person
) -> None:
    back = await consent(session, emulator_consent="deny")
    assert back["error"] == ["access_denied"]


async def test_people_may_untick_scopes(session: aiohttp.ClientSession, anna: Person) -> None:
    plain = {k: v for k, v in query().items() if k != "emulator_consent"}
    async with session.get(f"/o/oauth2/v2/auth?{urlencode(plain)}") as answer:
        page = await answer.text()
        assert "Anna Lund" in page
        assert "auth/calendar.events" in page
    form = plain | {
        "emulator_account": "anna@example.com",
        "emulator_scope": "openid",
        "emulator_consent": "allow",
    }
    async with session.post("/o/oauth2/v2/auth", data=form, allow_redirects=False) as answer:
        back = parse_qs(urlsplit(answer.headers["Location"]).query)
    _, tokens = await exchange(session, back["code"][0])
    assert tokens["scope"] == "openid"


async def test_an_account_may_consent_by_itself(
    session: aiohttp.ClientSession, anna: Person
) -> None:
    anna.account.auto_consent = True
    anna.account.granted = ["email"]
    plain = {k: v for k, v in query().items() if k != "emulator_consent"}
    path = f"/o/oauth2/v2/auth?{urlencode(plain)}"
    async with session.get(path, allow_redirects=False) as answer:
        back = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert back["scope"] == ["https://www.googleapis.com/auth/userinfo.email"]
