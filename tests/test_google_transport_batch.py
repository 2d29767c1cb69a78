"""Batches through the transport: what is repeated, and what is never taken for undone."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from custom_components.studio_sync.google.errors import LOST, UsageLimit
from custom_components.studio_sync.sync.ports import SignInExpired, Unreachable
from tests.google_client import THREE, FailingSignIn, Way, batch, insert, way_to
from tests.google_emulator import GoogleEmulator, Kind, Quota


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


async def test_many_calls_are_one_request(way: Way) -> None:
    assert await batch(way, *THREE) == [200, 200, 200]
    assert way.transport.requests == 1


async def test_only_the_calls_that_failed_are_made_again(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=429, where="inner", nth=2, count=1)
    assert await batch(way, *THREE) == [200, 200, 200]
    inner = [entry.status for entry in way.google.log if entry.inner]
    assert inner == [200, 429, 200, 200]
    assert way.time.slept == [1.0]


async def test_a_call_whose_answer_is_missing_is_made_again(way: Way) -> None:
    way.google.faults.add(Kind.DROP_AFTER, where="inner", nth=3, count=1)
    assert await batch(way, *THREE) == [200, 200, 409]


@pytest.mark.parametrize("kind", ["drop_after", "truncate", "malformed"])
async def test_a_lost_batch_is_sent_again(way: Way, kind: str) -> None:
    way.google.faults.add(kind, where="outer", count=1)
    statuses = await batch(way, *THREE)
    assert set(statuses) <= {200, 409}
    assert len(way.phone.events()) == 3


async def test_a_batch_that_never_answers_leaves_its_calls_unknown(way: Way) -> None:
    way.google.faults.add(Kind.DROP_AFTER, where="outer", count=None)
    assert await batch(way, *THREE) == [LOST] * 3
    assert way.transport.requests == 4


async def test_a_batch_that_is_refused_as_a_whole_raises(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=403, reason="quotaExceeded", where="outer")
    with pytest.raises(UsageLimit):
        await batch(way, *THREE)


async def test_after_a_lost_batch_nothing_raises_any_more(way: Way) -> None:
    """What may have been done must be looked at again, not taken for undone."""
    way.google.faults.add(Kind.DROP_AFTER, where="outer", count=1)
    way.google.faults.add(Kind.ERROR, status=401, where="outer", count=None)
    assert await batch(way, *THREE) == [401] * 3
    assert len(way.phone.events()) == 3


async def test_after_a_lost_batch_a_token_that_cannot_be_had_does_not_raise(way: Way) -> None:
    class Ending(FailingSignIn):
        async def async_get_access_token(self) -> str:
            token, self.token = self.token, ""
            if not token:
                raise self.error
            return token

    for error, status in ((SignInExpired(), 401), (Unreachable(), LOST)):
        way.google.faults.add(Kind.DROP_AFTER, where="outer", count=1)
        way.transport.auth = Ending(error, way.person.access_token())
        assert await batch(way, *THREE) == [status] * 3


async def test_calls_inside_a_batch_whose_token_expires_are_made_again(way: Way) -> None:
    way.google.faults.add(Kind.EXPIRE_TOKEN, where="inner", nth=2, count=1)
    assert await batch(way, *THREE) == [200, 200, 200]


async def test_the_quota_is_never_hit(google: GoogleEmulator) -> None:
    """600 a minute, each call of a batch counted: the limiter waits instead."""
    anna = google.add_account("anna@example.com")
    async with way_to(google, anna) as way:
        google.quota = Quota()
        google.state.clock = lambda: _at(way.time.now)
        for number in range(14):
            ids = [f"e{number:02}{index:02}" for index in range(50)]
            assert await batch(way, *map(insert, ids)) == [200] * 50
        assert way.time.now - 1000.0 == pytest.approx(60, abs=1)


async def test_a_quota_that_others_use_up_is_learned(google: GoogleEmulator) -> None:
    anna = google.add_account("anna@example.com")
    async with way_to(google, anna) as way:
        google.quota = Quota(per_user=200, status=429)
        google.state.clock = lambda: _at(way.time.now)
        for number in range(8):
            ids = [f"e{number:02}{index:02}" for index in range(50)]
            assert await batch(way, *map(insert, ids)) == [200] * 50
        assert way.transport.limiter.limit < 500


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds + 1_790_000_000, UTC)
