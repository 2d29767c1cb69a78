"""The brake in a run: it holds the sync, and the user decides (B4)."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Literal

import pytest

from custom_components.studio_sync.book.model import Appointment, Content
from custom_components.studio_sync.sync.action_content import content_of
from custom_components.studio_sync.sync.guard import named_risks
from custom_components.studio_sync.sync.model import Action

from .engine_fixtures import second_run_is_quiet
from .world import START, World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


async def test_the_brake_holds_and_the_user_decides(studio: World) -> None:
    """B4."""
    await studio.run()
    for number in range(12):
        await studio.add(f"n{number:02}", hours=24 + number)
    await studio.run()
    for event in studio.phone.events():
        studio.phone.delete(str(event["id"]))
    held = await studio.run()
    assert (held.outcome, held.plan.held) == ("held", "mass_deletion")
    assert len(await studio.titles()) == 12
    assert (await studio.run()).outcome == "held"
    assert not await studio.sync.decide("apply", "of another plan")
    assert (await studio.run()).outcome == "held"
    assert await studio.sync.decide("apply", held.plan.digest)
    assert (await studio.run()).outcome == "ok"
    assert await studio.titles() == []


async def test_all_but_the_deletions_puts_back_what_was_deleted(studio: World) -> None:
    """B4."""
    await studio.run()
    for number in range(12):
        await studio.add(f"n{number:02}", hours=24 + number)
    await studio.run()
    for event in studio.phone.events():
        studio.phone.delete(str(event["id"]))
    studio.phone.add("new", start=START)
    held = await studio.run()
    assert await studio.sync.decide("keep", held.plan.digest)
    assert (await studio.run()).outcome == "ok"
    assert studio.google_titles() == await studio.titles()
    assert len(studio.google_titles()) == 13
    await second_run_is_quiet(studio)


def _title(action: Action[Appointment, Content]) -> str:
    content = content_of(action)
    return "" if content is None else content.title


async def test_some_are_let_through_and_the_rest_is_put_back(studio: World) -> None:
    """B4: what is ticked is deleted in the studio as well, and nothing else happens."""
    await studio.run()
    for number in range(12):
        await studio.add(f"n{number:02}", hours=24 + number)
    await studio.run()
    for event in studio.phone.events():
        studio.phone.delete(str(event["id"]))
    held = await studio.run()
    names = [name for name, _ in named_risks(studio.sync.naming.kind, held.plan)]
    assert len(set(names)) == 12
    titles = [_title(action) for _, action in named_risks(studio.sync.naming.kind, held.plan)]
    ticked = [name for name, title in zip(names, titles, strict=True) if title in {"n03", "n07"}]
    assert await studio.sync.decide("keep", held.plan.digest, ticked)
    assert (await studio.run()).outcome == "ok"
    left = [f"n{number:02}" for number in range(12) if number not in {3, 7}]
    assert sorted(await studio.titles()) == left
    assert sorted(studio.google_titles()) == left
    await second_run_is_quiet(studio)


async def test_a_series_and_its_dates_go_or_stay_together(studio: World) -> None:
    """B4: the dates that differ have the name of their series, which is ticked as one."""
    await studio.run()
    for number in range(12):
        await studio.add(f"n{number:02}", hours=24 + number)
    await studio.add("Yoga", recurrence=("RRULE:FREQ=DAILY;COUNT=4",))
    await studio.run()
    day = timedelta(days=2)
    studio.phone.edit_instance(studio.event_of("Yoga"), START + day, summary="Yoga outside")
    await studio.run()
    whole = await studio.titles()
    for event in studio.phone.events():
        if "recurringEventId" not in event:
            studio.phone.delete(str(event["id"]))
    held = await studio.run()
    found = named_risks(studio.sync.naming.kind, held.plan)
    of_series = {name for name, action in found if "Yoga" in _title(action)}
    assert len(of_series) == 1
    others = {name for name, _ in found} - of_series
    assert await studio.sync.decide("keep", held.plan.digest, others)
    assert (await studio.run()).outcome == "ok"
    assert await studio.titles() == [each for each in whole if "Yoga" in each]
    await second_run_is_quiet(studio)


@pytest.mark.parametrize("choice", ["apply", "keep"])
async def test_who_decides_on_deletions_has_not_decided_on_a_shift(
    studio: World, choice: Literal["apply", "keep"]
) -> None:
    """B4: each is asked about, one after the other, and what was said stays said."""
    await studio.run()
    for number in range(24):
        await studio.add(f"n{number:02}", hours=24 + number)
    await studio.run()
    events = sorted(studio.phone.events(), key=lambda event: str(event["summary"]))
    for event in events[:12]:
        studio.phone.delete(str(event["id"]))
    for number, event in enumerate(events[12:], 12):
        start = START + timedelta(hours=24 + number + 5)
        studio.phone.edit(str(event["id"]), start=start, end=start + timedelta(hours=1))
    first = await studio.run()
    assert first.plan.held == "mass_deletion"
    assert await studio.sync.decide(choice, first.plan.digest)
    second = await studio.run()
    assert (second.outcome, second.plan.held) == ("held", "mass_shift")
    assert len(await studio.titles()) == 24
    assert await studio.sync.decide("keep", second.plan.digest)
    assert (await studio.run()).outcome == "ok"
    assert len(await studio.titles()) == (12 if choice == "apply" else 24)
    assert studio.google_titles() == await studio.titles()
    await second_run_is_quiet(studio)


async def test_a_shift_that_has_changed_meanwhile_is_asked_about_again(studio: World) -> None:
    """B4: the same appointments, to another time."""
    await studio.run()
    for number in range(12):
        await studio.add(f"n{number:02}", hours=24 + number)
    await studio.run()

    def move(hours: int) -> None:
        for event in studio.phone.events():
            start = datetime.fromisoformat(event["start"]["dateTime"]) + timedelta(hours=hours)
            studio.phone.edit(str(event["id"]), start=start, end=start + timedelta(hours=1))

    move(1)
    held = await studio.run()
    assert await studio.sync.decide("apply", held.plan.digest)
    move(100)
    assert (await studio.run()).outcome == "held"


async def test_what_the_studio_deleted_in_bulk_can_come_back(studio: World) -> None:
    """B4."""
    await studio.run()
    names = [await studio.add(f"n{number:02}", hours=24 + number) for number in range(12)]
    await studio.run()
    for name in names:
        await studio.delete(name)
    held = await studio.run()
    assert await studio.sync.decide("keep", held.plan.digest)
    assert (await studio.run()).outcome == "ok"
    assert len(await studio.titles()) == len(studio.google_titles()) == 12
    await second_run_is_quiet(studio)
