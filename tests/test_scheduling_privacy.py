"""What an account is shown, through the sync and back: hidden fields stay hidden and whole."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from custom_components.studio_sync.accounts.status import request_full_resync
from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.book.model import Kind, Origin, Status
from custom_components.studio_sync.scheduling.titles import AccountProjection, Privacy
from custom_components.studio_sync.sync.calendar.hierarchy import instance_content
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.model import Policy

from .world import START, World, world

WEEKLY = ("RRULE:FREQ=WEEKLY",)
SESSION: dict[str, Any] = {"kind": Kind.SESSION, "client_id": "ada", "session_type": "Portrait"}
SECRETS: dict[str, Any] = {"description": "Secret", "place": "Home"}


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await show(made, Privacy.TITLE)
        yield made


async def show(studio: World, privacy: Privacy) -> None:
    """Choose what the account is shown from now on, and look at all of it again."""
    projection = AccountProjection(privacy=privacy, busy_word="Busy")
    studio.sync = Sync(
        studio.book,
        studio.sync.replica,
        kind=APPOINTMENTS,
        clock=studio.clock,
        new_id=studio.new_id,
        projection=projection,
    )
    await studio.run()


async def quiet(studio: World) -> None:
    echo = await studio.run()
    assert not echo.plan.actions
    assert (await studio.run()).run is None


async def test_only_the_title_goes_out(studio: World) -> None:
    await studio.add("Portrait – Ada", **SECRETS, **SESSION)
    await studio.run()
    event = studio.phone.get(studio.event_of("Portrait – Ada"))
    assert "description" not in event
    assert "location" not in event
    await quiet(studio)


async def test_an_edit_there_comes_back_and_leaves_the_hidden_alone(studio: World) -> None:
    """S20."""
    name = await studio.add("Portrait – Ada", **SECRETS, **SESSION)
    await studio.run()
    event = studio.event_of("Portrait – Ada")
    studio.phone.edit(event, summary="Outdoors", description="my own note")
    report = await studio.run()
    assert report.counts["updated_in_book"] == 1
    content = (await studio.get(name)).content
    assert (content.title, content.description, content.place) == ("Outdoors", "Secret", "Home")
    assert studio.phone.get(event)["description"] == "my own note"
    await quiet(studio)
    await studio.edit(name, title="Indoors", description="More secret")
    await studio.run()
    assert studio.phone.get(event)["summary"] == "Indoors"
    assert studio.phone.get(event)["description"] == "my own note"
    await quiet(studio)


async def test_hidden_fields_are_never_in_conflict(studio: World) -> None:
    name = await studio.add("Portrait – Ada", **SECRETS, **SESSION)
    await studio.run()
    await studio.edit(name, description="More secret", title="Here")
    studio.phone.edit(studio.event_of("Portrait – Ada"), description="note", summary="There")
    report = await studio.run(policy=Policy.ASK)
    assert {action.fields for action in report.plan.actions if action.fields} == {("title",)}


async def test_a_change_of_a_hidden_field_sends_nothing(studio: World) -> None:
    name = await studio.add("Portrait – Ada", **SECRETS, **SESSION)
    await studio.run()
    await studio.edit(name, description="More secret")
    report = await studio.run()
    assert not report.plan.actions


async def test_busy_says_nothing_but_the_time(studio: World) -> None:
    await show(studio, Privacy.BUSY)
    name = await studio.add("Portrait – Ada", **SECRETS, **SESSION)
    await studio.run()
    event = studio.event_of("Busy")
    moved = datetime(2026, 11, 23, 9, tzinfo=UTC)
    studio.phone.edit(
        event,
        summary="Mine",
        start={"dateTime": moved.isoformat()},
        end={"dateTime": (moved + timedelta(hours=1)).isoformat()},
    )
    await studio.run()
    content = (await studio.get(name)).content
    assert (content.title, content.when.start) == ("Portrait – Ada", moved)
    assert studio.google_titles() == ["Mine"]
    await quiet(studio)


async def test_what_google_had_first_stays_as_it_is_until_it_is_the_studios(studio: World) -> None:
    """S19."""
    await show(studio, Privacy.BUSY)
    studio.phone.add("Dentist", start=START, description="own")
    await studio.run()
    await quiet(studio)
    record = await studio.record_of("Dentist")
    assert record.content.description == "own"
    await studio.change(record.id, client_id="ada", kind=Kind.SESSION)
    await studio.run()
    assert studio.google_titles() == ["Busy"]
    assert (await studio.get(record.id)).content.description == "own"


async def test_tightening_the_privacy_hides_what_was_shown(studio: World) -> None:
    await show(studio, Privacy.FULL)
    name = await studio.add("Portrait – Ada", **SECRETS, **SESSION)
    await studio.run()
    event = studio.event_of("Portrait – Ada")
    studio.phone.edit(event, description="Secret, and a note")

    replica_id = studio.sync.replica.id
    await studio.book.write(
        lambda tx: request_full_resync(tx, replica_id, full_listing=False, recompare_all=True)
    )
    await show(studio, Privacy.TITLE)
    assert "description" not in studio.phone.get(event)
    assert "location" not in studio.phone.get(event)
    assert (await studio.get(name)).content.description == "Secret"
    await quiet(studio)


async def test_an_instance_changed_there_keeps_what_is_hidden_of_its_series(studio: World) -> None:
    """S18."""
    await show(studio, Privacy.BUSY)
    name = await studio.add("Yoga", recurrence=WEEKLY, **SECRETS)
    await studio.run()
    whole = await studio.get(name)
    event = studio.event_of("Busy")
    start = whole.content.when.start + timedelta(days=7)
    later = start + timedelta(hours=2)
    studio.phone.edit_instance(
        event,
        start,
        start={"dateTime": later.isoformat()},
        end={"dateTime": (later + timedelta(hours=1)).isoformat()},
    )
    await studio.run()
    [exception] = [each for each in await studio.records() if each.series_id]
    content = exception.content
    assert (content.title, content.description, content.when.start) == ("Yoga", "Secret", later)
    assert exception.origin is Origin.STUDIO
    await quiet(studio)


async def test_an_instance_changed_here_is_shown_as_its_series_is(studio: World) -> None:
    await show(studio, Privacy.BUSY)
    name = await studio.add("Yoga", recurrence=WEEKLY, **SECRETS)
    await studio.run()
    whole = await studio.get(name)
    start = whole.content.when.start + timedelta(days=7)
    changed = replace(instance_content(whole.content, start), title="Yoga outside")
    await studio.book.write(lambda tx: series_edit.edit(tx, name, changed, moment=start))
    await studio.run()
    assert set(studio.google_titles()) == {"Busy"}
    await quiet(studio)


async def test_an_undone_run_shows_no_more_than_before(studio: World) -> None:
    """B2."""
    name = await studio.add("Portrait – Ada", **SECRETS, **SESSION)
    await studio.run()
    studio.phone.edit(studio.event_of("Portrait – Ada"), summary="There")
    report = await studio.run()
    assert report.run is not None
    await studio.sync.undo(report.run.id, starter="test")
    content = (await studio.get(name)).content
    assert (content.title, content.description) == ("Portrait – Ada", "Secret")
    assert "description" not in studio.phone.get(studio.event_of("There"))


async def test_what_the_brake_puts_back_shows_no_more_either(studio: World) -> None:
    """B4."""
    for number in range(12):
        await studio.add(f"Session {number}", hours=24 + number, **SECRETS, **SESSION)
    await studio.run()
    for number in range(12):
        studio.phone.delete(studio.event_of(f"Session {number}"))
    held = await studio.run()
    assert held.plan.held == "mass_deletion"
    await studio.sync.decide("keep", held.plan.digest)
    await studio.run()
    assert len(studio.google_titles()) == 12
    assert not any("description" in event for event in studio.phone.events())
    assert all(r.content.status is Status.CONFIRMED for r in await studio.records())
