"""Batches through the transport: what is repeated, and what is never taken for done or undone.

A refusal of a whole batch is no answer to any of its calls.
"""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from custom_components.studio_sync.google.errors import LOST, ApiDisabled, UsageLimit
from custom_components.studio_sync.sync.ports import (
    AccessRefused,
    RateLimited,
    ReplicaError,
    SignInExpired,
    Unreachable,
)
from tests.google_client import THREE, FailingSignIn, Way, batch, insert, way_to
from tests.google_emulator import GoogleEmulator, Kind, Quota
from tests.world import World, world

REFUSALS: list[dict[str, Any]] = [
    {"status": 404, "reason": "notFound"},
    {"status": 404, "html": True},
    {"status": 410, "reason": "deleted"},
    {"status": 400, "reason": "badRequest"},
    {"status": 400, "html": True},
    {"status": 403, "reason": "forbidden"},
    {"status": 403, "html": True},
    {"status": 409, "reason": "duplicate"},
    {"status": 412, "reason": "conditionNotMet"},
    {"status": 413, "html": True},
    {"status": 422, "reason": "invalid"},
    {"status": 302, "html": True},
    {"status": 204, "html": True},
]


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


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    """Make a world, with three appointments that are on both sides."""
    async with world() as studio:
        await studio.run()
        for number in range(3):
            await studio.add(f"Portrait {number}", hours=24 + number)
        await studio.run()
        yield studio


def refuse(way: Way | World, **fault: object) -> None:
    """Refuse every batch as a whole from now on."""
    way.google.faults.add(Kind.ERROR, **fault, path="^/batch/", where="outer", count=None)


async def send(way: Way, count: int) -> list[int]:
    """Create so many events at once; returns the statuses of the calls."""
    calls = [insert(f"event{number:03}") for number in range(count)]
    replies = await way.transport.batch(way.transport.roots.calendar_batch, calls)
    return [reply.status for reply in replies]


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


@pytest.mark.parametrize("fault", [f for f in REFUSALS if f["status"] != 204], ids=str)
async def test_a_refused_batch_means_that_google_cannot_be_reached(
    way: Way, fault: dict[str, Any]
) -> None:
    refuse(way, **fault)
    with pytest.raises(Unreachable) as caught:
        await send(way, 50)
    assert not isinstance(caught.value, RateLimited)
    assert way.transport.requests <= 10
    assert way.time.slept == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"status": 401}, SignInExpired),
        ({"status": 403, "reason": "accessNotConfigured"}, ApiDisabled),
        ({"status": 403, "reason": "insufficientPermissions"}, AccessRefused),
        ({"status": 403, "reason": "rateLimitExceeded"}, RateLimited),
        ({"status": 403, "reason": "userRateLimitExceeded"}, RateLimited),
        ({"status": 429}, RateLimited),
        ({"status": 403, "reason": "quotaExceeded"}, UsageLimit),
    ],
    ids=str,
)
async def test_a_failure_of_the_account_keeps_its_meaning(
    way: Way, fault: dict[str, Any], error: type[ReplicaError]
) -> None:
    refuse(way, **fault)
    with pytest.raises(error):
        await send(way, 3)
    assert way.transport.requests <= 8


async def test_a_batch_refused_once_is_sent_again(way: Way) -> None:
    way.google.faults.add(Kind.ERROR, status=404, reason="notFound", where="outer")
    assert await send(way, 3) == [200, 200, 200]
    assert way.transport.requests == 2


async def test_a_batch_of_too_many_calls_goes_in_halves(way: Way) -> None:
    way.google.batch_limit = 10
    assert await send(way, 50) == [200] * 50
    assert len(way.phone.events()) == 50
    assert way.transport.requests == 3 + 8  # 50, 25 and 13 are too many; then 7 at once
    assert way.time.slept == []


async def test_a_batch_of_too_many_bytes_goes_in_halves(way: Way) -> None:
    way.google.largest_batch = 5000
    assert await send(way, 50) == [200] * 50
    assert way.time.slept == []


async def test_a_call_too_large_by_itself_is_refused_alone(way: Way) -> None:
    way.google.largest_batch = 20_000
    calls = [insert(f"event{number:03}") for number in range(5)]
    calls[3] = replace(calls[3], body={**(calls[3].body or {}), "description": "x" * 30_000})
    replies = await way.transport.batch(way.transport.roots.calendar_batch, calls)
    assert [reply.status for reply in replies] == [200, 200, 200, 413, 200]


async def test_half_a_batch_that_meets_an_outage_is_sent_again_by_itself(way: Way) -> None:
    way.google.batch_limit = 25
    way.google.faults.add(Kind.DROP_BEFORE, path="^/batch/", where="outer", nth=3)
    assert await send(way, 50) == [200] * 50
    assert way.transport.requests == 4
    assert way.time.slept == [1.0]


@pytest.mark.parametrize("fault", REFUSALS, ids=str)
async def test_a_refused_batch_changes_nothing_on_either_side(
    studio: World, fault: dict[str, Any]
) -> None:
    """Nothing is created twice, counted as deleted, or refused until somebody edits it."""
    first, second, third = sorted(await studio.records(), key=lambda r: r.content.title)
    await studio.edit(first.id, title="Wedding")
    await studio.delete(second.id)
    await studio.add("New")
    before = studio.google_titles()
    refuse(studio, **fault)
    if fault["status"] == 204:
        # An answer of no sense: what was done is unknown, and found out in the next run.
        await studio.run()
    else:
        with pytest.raises(Unreachable):
            await studio.run()
    assert studio.google_titles() == before
    studio.google.faults.clear()
    report = await studio.run()
    assert report.problems == ()
    assert studio.google_titles() == sorted(["New", third.content.title, "Wedding"])
    assert await studio.titles() == studio.google_titles()
    assert len(studio.phone.events(deleted=True)) == 4
    assert (await studio.run()).plan.actions == ()


@pytest.mark.parametrize("status", [400, 403, 404, 410])
async def test_a_page_in_place_of_every_answer_changes_nothing(studio: World, status: int) -> None:
    """B5: neither the calendar nor an event is gone because a portal says so."""
    records = await studio.records()
    await studio.delete(records[0].id)
    studio.google.faults.add(Kind.ERROR, status=status, html=True, count=None)
    with pytest.raises(Unreachable):
        await studio.run()
    studio.google.faults.clear()
    assert len(studio.events()) == 3
    await studio.run()
    assert len(studio.events()) == 2


@pytest.mark.parametrize("fault", REFUSALS, ids=str)
async def test_a_refused_batch_of_questions_proves_no_deletion(
    studio: World, fault: dict[str, Any]
) -> None:
    """B5: a full listing asks for what it lacks, and the answer is that of the whole batch."""
    records = await studio.records()
    studio.google.faults.add(Kind.SYNC_GONE)
    studio.google.faults.add(Kind.STALE, method="GET", where="outer")  # the empty one of the start
    refuse(studio, **fault)
    with pytest.raises(Unreachable):
        await studio.run()
    assert await studio.records() == records
    studio.google.faults.clear()
    assert (await studio.run()).plan.actions == ()
    assert len(studio.events()) == 3
