"""Failures in a run: lost responses, refusals, expired tokens."""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.sync.ports import ReplicaGone, SignInExpired, Unreachable

from .engine_fixtures import second_run_is_quiet
from .settling import just_before_our_change
from .world import World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


async def test_an_expired_sync_token_costs_a_listing_and_nothing_else(studio: World) -> None:
    """B5."""
    await studio.run()
    for number in range(5):
        await studio.add(f"n{number}")
    await studio.run()
    studio.phone.delete(studio.event_of("n0"))
    studio.phone.expire_sync_tokens()
    report = await studio.run()
    assert report.full
    assert await studio.titles() == ["n1", "n2", "n3", "n4"]
    await second_run_is_quiet(studio)


async def test_an_empty_listing_deletes_nothing(studio: World) -> None:
    """B5: each missing one is asked for by itself."""
    await studio.run()
    await studio.add("Portrait")
    studio.google.faults.add("delay", method="POST", listings=5)
    await studio.run()
    studio.phone.expire_sync_tokens()
    await studio.run()
    assert await studio.titles() == ["Portrait"]
    assert studio.google_titles() == ["Portrait"]


@pytest.mark.parametrize("kind", ["drop_after", "truncate", "malformed"])
async def test_a_lost_answer_doubles_nothing(studio: World, kind: str) -> None:
    """B8."""
    await studio.run()
    name = await studio.add("Portrait")
    studio.google.faults.add(kind, method="POST", count=20)
    with pytest.raises(Unreachable):
        await _run_until_it_stops(studio)
    studio.google.faults.clear()
    await studio.run()
    await studio.run()
    assert studio.google_titles() == ["Portrait"]
    await studio.edit(name, title="Portraits")
    await studio.run()
    assert studio.google_titles() == ["Portraits"]
    await second_run_is_quiet(studio)


async def _run_until_it_stops(studio: World) -> None:
    report = await studio.run()
    if report.counts.get("failed"):
        raise Unreachable(str(report.counts))


async def test_one_refused_item_stops_nothing_and_waits_until_it_changes(studio: World) -> None:
    await studio.run()
    bad = await studio.add("bad")
    await studio.add("good")
    studio.google.faults.add(
        "error", status=400, reason="invalid", where="inner", method="POST", nth=1, count=1
    )
    report = await studio.run()
    assert report.counts["refused"] == 1
    assert len(report.problems) == 1
    assert len(studio.google_titles()) == 1
    again = await studio.run()
    assert not again.plan.actions
    assert len(again.problems) == 1
    for name in (bad, "good"):
        if name == bad:
            await studio.edit(bad, description="now well")
    [good] = [r.id for r in await studio.records() if r.id != bad]
    await studio.edit(good, description="now well")
    last = await studio.run()
    assert not last.problems
    assert studio.google_titles() == ["bad", "good"]


async def test_somebody_is_faster_than_our_write(studio: World) -> None:
    """If-Match: their edit and ours both stay."""
    await studio.run()
    name = await studio.add("Portrait")
    await studio.run()
    await studio.edit(name, place="Garden")
    event = studio.event_of("Portrait")
    just_before_our_change(studio, lambda: studio.phone.edit(event, description="Bring the dog"))
    await studio.run()
    await studio.run()
    content = (await studio.get(name)).content
    assert (content.place, content.description) == ("Garden", "Bring the dog")
    assert studio.phone.get(event)["location"] == "Garden"
    await second_run_is_quiet(studio)


async def test_signing_in_expires(studio: World) -> None:
    """S24."""
    studio.google.faults.add("error", status=401, count=None)
    with pytest.raises(SignInExpired):
        await studio.run()


async def test_the_calendar_is_gone(studio: World) -> None:
    studio.google.faults.add("error", status=404, reason="notFound", count=None)
    with pytest.raises(ReplicaGone):
        await studio.run()
