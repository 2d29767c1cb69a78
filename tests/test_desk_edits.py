"""Answering an edit conflict (policy *ask*): exactly the chosen values win, on both sides."""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.book import conflicts, links
from custom_components.studio_sync.book.model import AllDay, Conflict, Link, Side
from custom_components.studio_sync.desk import edits, errors
from custom_components.studio_sync.desk.undo import take_back
from custom_components.studio_sync.sync.model import Policy

from .desk_fixtures import doing
from .world import World, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


async def ask(studio: World) -> tuple[str, str, Conflict]:
    """Change title and place on both sides, and the description in Google; run."""
    name = await studio.add("Portrait", place="Studio")
    await studio.run(policy=Policy.ASK)
    event = studio.event_of("Portrait")
    await studio.edit(name, title="Here", place="Garden")
    studio.phone.edit(event, summary="There", location="Lake", description="note")
    await studio.run(policy=Policy.ASK)
    [conflict] = await studio.book.read(conflicts.open_ones)
    assert set(conflict.fields) == {"title", "place"}
    return name, event, conflict


async def link_of(studio: World, name: str) -> Link:
    found = await studio.book.read(lambda tx: links.get(tx, studio.sync.replica.id, [name]))
    return found[name]


async def both(studio: World, name: str, event: str) -> tuple[str, str, str]:
    """Run, check that both sides agree, and return title, place and description."""
    await studio.run(policy=Policy.ASK)
    content = (await studio.get(name)).content
    copy = studio.phone.get(event)
    values = (content.title, content.place, content.description)
    assert values == (copy["summary"], copy.get("location"), copy.get("description"))
    echo = await studio.run(policy=Policy.ASK)
    assert not echo.plan.actions
    assert (await studio.run(policy=Policy.ASK)).run is None
    assert not await studio.book.read(conflicts.open_ones)
    return values


async def test_while_it_is_open_both_sides_rest(studio: World) -> None:
    name, event, conflict = await ask(studio)
    report = await studio.run(policy=Policy.ASK)
    assert not report.plan.actions
    assert (await studio.get(name)).content.title == "Here"
    assert studio.phone.get(event)["summary"] == "There"
    _, ours, theirs = await studio.book.read(doing(edits.sides, conflict.id))
    assert (ours.title, theirs.title) == ("Here", "There")


async def test_the_studio_wins(studio: World) -> None:
    """What only Google changed comes all the same (B3)."""
    name, event, conflict = await ask(studio)
    resolved = await studio.book.write(doing(edits.take_studio, conflict.id))
    assert resolved.owners == {"mia"}
    assert await both(studio, name, event) == ("Here", "Garden", "note")


async def test_google_wins(studio: World) -> None:
    name, event, conflict = await ask(studio)
    await studio.book.write(doing(edits.take_google, conflict.id))
    assert (await link_of(studio, name)).frozen_rev is None
    assert await both(studio, name, event) == ("There", "Lake", "note")


async def test_each_field_as_chosen(studio: World) -> None:
    name, event, conflict = await ask(studio)
    choices = {"title": Side.REPLICA, "place": Side.BOOK}
    await studio.book.write(doing(edits.take_fields, conflict.id, choices))
    assert await both(studio, name, event) == ("There", "Garden", "note")


async def test_a_field_that_is_not_in_question_is_refused(studio: World) -> None:
    _, _, conflict = await ask(studio)
    with pytest.raises(errors.NotOffered):
        await studio.book.write(doing(edits.take_fields, conflict.id, {"busy": Side.BOOK}))


async def test_what_google_changed_meanwhile_is_not_lost(studio: World) -> None:
    name, event, conflict = await ask(studio)
    studio.phone.edit(event, description="newer note")
    await studio.book.write(doing(edits.take_studio, conflict.id))
    assert await both(studio, name, event) == ("Here", "Garden", "newer note")


async def test_what_the_studio_changed_meanwhile_goes_by_the_same_answer(studio: World) -> None:
    name, event, conflict = await ask(studio)
    await studio.edit(name, description="ours")
    await studio.book.write(doing(edits.take_google, conflict.id))
    assert await both(studio, name, event) == ("There", "Lake", "note")


async def test_an_answer_is_taken_back_before_it_went_out(studio: World) -> None:
    name, event, conflict = await ask(studio)
    for work in (edits.take_google, edits.take_studio):
        resolved = await studio.book.write(doing(work, conflict.id))
        again = await studio.book.write(doing(take_back, resolved))
        assert (again.id, again.fields) == (conflict.id, conflict.fields)
        report = await studio.run(policy=Policy.ASK)
        assert not [action for action in report.plan.actions if action.do != "rest"]
        assert (await studio.get(name)).content.title == "Here"
        assert studio.phone.get(event)["summary"] == "There"
    assert len(await studio.book.read(conflicts.open_ones)) == 1


async def test_an_answer_that_is_in_google_is_not_taken_back(studio: World) -> None:
    name, event, conflict = await ask(studio)
    resolved = await studio.book.write(doing(edits.take_studio, conflict.id))
    assert await both(studio, name, event) == ("Here", "Garden", "note")
    with pytest.raises(errors.NothingToUndo):
        await studio.book.write(doing(take_back, resolved))


async def test_a_closed_conflict_or_a_deleted_appointment_is_not_resolved(studio: World) -> None:
    name, _, conflict = await ask(studio)
    await studio.delete(name)
    with pytest.raises(errors.ConflictOutdated):
        await studio.book.write(doing(edits.take_google, conflict.id))
    await studio.book.write(lambda tx: conflicts.close(tx, conflict.id, "overtaken"))
    with pytest.raises(errors.ConflictClosed):
        await studio.book.write(doing(edits.take_google, conflict.id))


async def test_without_a_copy_the_answer_is_for_the_book_alone(studio: World) -> None:
    name, _, conflict = await ask(studio)
    await studio.book.write(lambda tx: links.drop(tx, studio.sync.replica.id, [name]))
    resolved = await studio.book.write(doing(edits.take_google, conflict.id))
    assert resolved.link_after is None
    assert (await studio.get(name)).content.title == "There"


async def test_a_rule_goes_with_its_time(studio: World) -> None:
    """A series of days can't end at an instant."""
    name = await studio.add("Yoga", recurrence=("RRULE:FREQ=WEEKLY;COUNT=5",))
    await studio.run(policy=Policy.ASK)
    event = studio.event_of("Yoga")
    await studio.edit(name, recurrence=("RRULE:FREQ=WEEKLY;UNTIL=20270201T000000Z",))
    studio.phone.edit(
        event,
        start={"date": "2026-11-23", "dateTime": None, "timeZone": None},
        end={"date": "2026-11-24", "dateTime": None, "timeZone": None},
        recurrence=["RRULE:FREQ=WEEKLY;UNTIL=20270301"],
    )
    await studio.run(policy=Policy.ASK)
    [conflict] = await studio.book.read(conflicts.open_ones)
    choices = dict.fromkeys(conflict.fields, Side.BOOK)
    await studio.book.write(doing(edits.take_fields, conflict.id, choices))
    content = (await studio.get(name)).content
    until = content.recurrence[0].endswith("Z")
    assert until is not isinstance(content.when, AllDay)
