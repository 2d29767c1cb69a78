"""The transport: bounded retries, typed errors, and no secrets in logs."""

from collections.abc import AsyncIterator, Mapping
import logging
from typing import Any

from aiohttp import ClientConnectionError, ClientResponseError, RequestInfo
from multidict import CIMultiDict, CIMultiDictProxy
import pytest
from yarl import URL

from custom_components.studio_sync.google.errors import (
    ApiDisabled,
    Failure,
    MalformedAnswer,
    Refusal,
    UsageLimit,
    error_for,
    failure_of,
)
from custom_components.studio_sync.google.roots import Roots
from custom_components.studio_sync.google.transport import GoogleTransport, date_of
from custom_components.studio_sync.sync.ports import (
    AccessRefused,
    RateLimited,
    ReplicaError,
    SignInExpired,
    Unreachable,
)
from tests.google_client import THREE, FailingSignIn, RenewingSignIn, Way, batch, way_to
from tests.google_emulator import GoogleEmulator, Kind


@pytest.fixture
async def google(socket_enabled: None) -> AsyncIterator[GoogleEmulator]:
    """Run an emulator."""
    async with GoogleEmulator() as google:
        yield google


@pytest.fixture
async def way(google: GoogleEmulator) -> AsyncIterator[Way]:
    """Open a way to it that can renew its token."""
    async with way_to(google, google.add_account("anna@example.com")) as way:
        yield way


def whole(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Take an answer as it is."""
    return value


async def ask(way: Way) -> Mapping[str, Any]:
    """Ask for something that is there."""
    return await way.transport.get(way.transport.roots.userinfo, whole)


async def test_an_answer_is_one_request(way: Way) -> None:
    assert (await ask(way))["email"] == "anna@example.com"
    assert way.transport.requests == 1


@pytest.mark.parametrize(
    "told",
    [
        "",
        "now",
        "Sat, 21 Nov 2026 09:00:00 +9999",
        "1 Jan 99999999999999999999 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 -0100",
    ],
)
def test_a_date_that_is_none_tells_no_time(told: str) -> None:
    assert date_of({"date": told}) is None


async def test_outages_are_waited_out_with_growing_pauses(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=503, count=2)
    way.google.faults.add(Kind.ERROR, status=500, html=True, count=1)
    await ask(way)
    assert way.time.slept == [1.0, 2.0, 4.0]


async def test_an_outage_that_lasts_is_unreachable(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=502, html=True, count=None)
    with pytest.raises(Unreachable) as raised:
        await ask(way)
    assert not isinstance(raised.value, RateLimited)
    assert way.transport.requests == 4


@pytest.mark.parametrize("status", [400, 403, 404, 409, 410, 412])
async def test_a_refusal_that_is_not_googles_is_an_outage(way: Way, status: int) -> None:
    """A page of a proxy's or a portal's says nothing about a calendar or an event."""
    way.google.faults.add(Kind.ERROR, status=status, html=True, count=None)
    with pytest.raises(Unreachable):
        await ask(way)
    assert way.transport.requests == 4


async def test_pauses_are_spread_by_chance(way: Way) -> None:
    way.transport.random = lambda: 0.0
    way.google.faults.add(Kind.ERROR, status=503, count=2)
    await ask(way)
    assert way.time.slept == [0.5, 1.0]


async def test_googles_own_pause_is_kept(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=503, retry_after=17, count=1)
    await ask(way)
    assert way.time.slept == [17.0]


async def test_a_pause_of_an_hour_is_not_waited_for_but_told(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=429, retry_after=3600, count=None)
    with pytest.raises(RateLimited) as raised:
        await ask(way)
    assert raised.value.retry_after == 3600
    assert way.time.slept == []


@pytest.mark.parametrize(
    ("status", "reason"),
    [(403, "rateLimitExceeded"), (403, "userRateLimitExceeded"), (429, None)],
)
async def test_rate_limits_of_all_kinds_are_one_thing(
    way: Way, status: int, reason: str | None
) -> None:
    way.google.faults.add(Kind.ERROR, status=status, reason=reason, count=3)
    await ask(way)
    assert way.time.slept == [1.0, 2.0, 4.0]
    assert way.transport.limiter.limit < 600


async def test_a_rate_limit_that_lasts_is_told(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=403, reason="rateLimitExceeded", count=None)
    with pytest.raises(RateLimited):
        await ask(way)
    assert sum(way.time.slept) <= 120
    with pytest.raises(RateLimited):
        await batch(way, *THREE)


@pytest.mark.parametrize(
    "fault",
    [{"kind": "drop_before"}, {"kind": "truncate"}, {"kind": "malformed"}],
    ids=lambda fault: str(fault["kind"]),
)
async def test_broken_answers_are_asked_for_again(way: Way, fault: dict[str, Any]) -> None:
    way.google.faults.add(**fault, count=1)
    await ask(way)
    way.google.faults.clear()
    way.google.faults.add(**fault, count=None)
    with pytest.raises(Unreachable):
        await ask(way)


async def test_an_answer_that_takes_too_long_is_unreachable(google: GoogleEmulator) -> None:
    anna = google.add_account("anna@example.com")
    google.faults.add(Kind.SLOW, seconds=1.0, count=None)
    async with way_to(google, anna, patience=0.05) as way:
        with pytest.raises(Unreachable):
            await ask(way)


async def test_a_server_that_is_off_is_unreachable_and_nothing_was_done(way: Way) -> None:
    await way.google.stop()
    with pytest.raises(Unreachable):
        await ask(way)
    with pytest.raises(Unreachable):
        await batch(way, *THREE)


async def test_an_answer_of_another_form_is_malformed(way: Way) -> None:
    def picky(value: Mapping[str, Any]) -> str:
        raise MalformedAnswer("picky")

    with pytest.raises(Unreachable, match="malformed_answer"):
        await way.transport.get(way.transport.roots.userinfo, picky)


async def test_a_refused_token_is_renewed_once(way: Way) -> None:
    way.google.faults.add(Kind.EXPIRE_TOKEN, count=1)
    await ask(way)
    assert isinstance(way.transport.auth, RenewingSignIn)
    assert way.transport.auth.renewals == 1
    assert way.time.slept == []


async def test_a_token_that_is_refused_again_ends_the_sign_in(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=401, count=None)
    with pytest.raises(SignInExpired):
        await ask(way)
    assert way.transport.requests == 2
    with pytest.raises(SignInExpired):
        await batch(way, *THREE)


async def test_a_sign_in_that_cannot_renew_ends_at_once(google: GoogleEmulator) -> None:
    anna = google.add_account("anna@example.com")
    async with way_to(google, anna, renewing=False) as way:
        google.faults.add(Kind.EXPIRE_TOKEN, count=1)
        with pytest.raises(SignInExpired):
            await ask(way)
        assert way.transport.requests == 1


def refused(status: int) -> ClientResponseError:
    """Make the error of a token endpoint."""
    nothing: CIMultiDictProxy[str] = CIMultiDictProxy(CIMultiDict())
    info = RequestInfo(URL("http://token"), "POST", nothing, URL("http://token"))
    return ClientResponseError(info, (), status=status)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (refused(400), SignInExpired),
        (refused(401), SignInExpired),
        (refused(429), Unreachable),
        (refused(503), Unreachable),
        (ClientConnectionError(), Unreachable),
        (TimeoutError(), Unreachable),
        (SignInExpired("over"), SignInExpired),
    ],
    ids=repr,
)
async def test_a_token_that_cannot_be_had_is_told_apart(
    way: Way, error: Exception, expected: type[ReplicaError]
) -> None:
    """A token endpoint that is down must not send the user to sign in again."""
    way.transport.auth = FailingSignIn(error)
    with pytest.raises(expected):
        await ask(way)
    with pytest.raises(expected):
        await batch(way, *THREE)
    way.transport.auth = FailingSignIn(error, token="old")
    with pytest.raises(expected):
        await ask(way)
    with pytest.raises(expected):
        await batch(way, *THREE)


@pytest.mark.parametrize(
    ("status", "reason", "expected"),
    [
        (403, "requiredAccessLevel", AccessRefused),
        (403, "insufficientPermissions", AccessRefused),
        (403, "accessNotConfigured", ApiDisabled),
        (403, "SERVICE_DISABLED", ApiDisabled),
        (403, "quotaExceeded", UsageLimit),
        (403, "dailyLimitExceeded", UsageLimit),
        (403, "forbidden", Refusal),
        (400, "badRequest", Refusal),
        (410, "fullSyncRequired", Refusal),
    ],
)
async def test_refusals_are_told_apart_by_reason(
    way: Way, status: int, reason: str, expected: type[ReplicaError]
) -> None:
    way.google.faults.add(Kind.ERROR, status=status, reason=reason, count=None)
    with pytest.raises(ReplicaError) as raised:
        await ask(way)
    assert type(raised.value) is expected
    assert way.time.slept == []


def test_every_failure_has_an_error_with_a_key_of_its_own() -> None:
    keys = {error_for(failure).key for failure in Failure}
    assert len(keys) == len(Failure)
    assert failure_of(302, "") is Failure.OUTAGE
    assert failure_of(204, "") is None
    assert failure_of(408, "") is Failure.OUTAGE


async def test_a_redirect_is_not_followed(way: Way) -> None:
    """A captive portal must not get the token, nor be taken for Google."""
    way.google.faults.add(Kind.ERROR, status=302, count=None)
    with pytest.raises(Unreachable):
        await ask(way)


# -- secrets -----------------------------------------------------------------------------


async def test_nothing_private_is_logged(way: Way, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="custom_components")
    way.google.faults.add(Kind.ERROR, status=503, count=1)
    await ask(way)
    way.google.faults.add(Kind.DROP_AFTER, where="outer", count=1)
    await batch(way, *THREE)
    text = "\n".join(
        record.getMessage() for record in caplog.records if "studio_sync" in record.name
    )
    assert "Try 1 failed (OUTAGE)" in text
    assert isinstance(way.transport.auth, RenewingSignIn)
    for secret in ("anna", "example.com", way.transport.auth.token, "aaaaa"):
        assert secret not in text


def test_roots_are_googles_or_one_host() -> None:
    real, one = Roots(), Roots.at("http://127.0.0.1:8099/")
    assert real.token == "https://oauth2.googleapis.com/token"
    assert real.calendar_batch == "https://www.googleapis.com/batch/calendar/v3"
    assert (one.authorize, one.revoke, one.userinfo, one.calendar) == (
        "http://127.0.0.1:8099/o/oauth2/v2/auth",
        "http://127.0.0.1:8099/revoke",
        "http://127.0.0.1:8099/v1/userinfo",
        "http://127.0.0.1:8099/calendar/v3",
    )


async def test_a_transport_makes_do_with_defaults(way: Way) -> None:
    transport = GoogleTransport(way.transport.session, way.transport.auth, way.transport.roots)
    assert await transport.get(transport.roots.userinfo, whole)
