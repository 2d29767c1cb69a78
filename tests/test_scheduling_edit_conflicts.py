"""Answering an edit conflict (policy *ask*): exactly the chosen values win, on both sides."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from custom_components.studio_sync.book import conflicts, links, replicas
from custom_components.studio_sync.book.model import AllDay, Conflict, Link, Side, Timed
from custom_components.studio_sync.scheduling import edit_conflicts, errors
from custom_components.studio_sync.scheduling.reopen import give, take_back
from custom_components.studio_sync.sync.model import Policy

from .book_fixtures import drop_links
from .scheduling_fixtures import ANYTHING, BY_SOMEBODY, doing
from .stateful.fragile import FaultPlan, FragileBook
from .world import START, World, world

HOUR = timedelta(hours=1)


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


async def answer(studio: World, work: Any, conflict_id: str) -> None:
    """Answer a question as somebody in the studio does."""
    await studio.book.write(lambda tx: give(tx, BY_SOMEBODY, doing(work, conflict_id)))


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


async def test_while_it_is_open_each_side_keeps_its_own_in_what_is_asked(studio: World) -> None:
    name, event, conflict = await ask(studio)
    assert (await studio.get(name)).content.description == "note"
    report = await studio.run(policy=Policy.ASK)
    assert not report.plan.actions
    assert (await studio.get(name)).content.title == "Here"
    assert studio.phone.get(event)["summary"] == "There"
    _, ours, theirs = await studio.book.read(doing(edit_conflicts.sides, conflict.id))
    assert (ours.title, theirs.title) == ("Here", "There")


async def test_the_studio_wins(studio: World) -> None:
    """What only Google changed comes all the same (B3)."""
    name, event, conflict = await ask(studio)
    resolved = await studio.book.write(doing(edit_conflicts.take_studio, conflict.id))
    assert resolved.link_after is not None
    assert await both(studio, name, event) == ("Here", "Garden", "note")


async def test_google_wins(studio: World) -> None:
    name, event, conflict = await ask(studio)
    await studio.book.write(doing(edit_conflicts.take_theirs, conflict.id))
    assert (await link_of(studio, name)).frozen_rev is None
    assert await both(studio, name, event) == ("There", "Lake", "note")


async def test_each_field_as_chosen(studio: World) -> None:
    name, event, conflict = await ask(studio)
    choices = {"title": Side.REPLICA, "place": Side.BOOK}
    await studio.book.write(doing(edit_conflicts.take_fields, conflict.id, choices))
    assert await both(studio, name, event) == ("There", "Garden", "note")


async def test_a_field_that_is_not_in_question_is_refused(studio: World) -> None:
    _, _, conflict = await ask(studio)
    with pytest.raises(errors.NotOffered):
        await studio.book.write(doing(edit_conflicts.take_fields, conflict.id, {"busy": Side.BOOK}))


async def test_what_google_changed_meanwhile_is_not_lost(studio: World) -> None:
    name, event, conflict = await ask(studio)
    studio.phone.edit(event, description="newer note")
    await studio.book.write(doing(edit_conflicts.take_studio, conflict.id))
    assert await both(studio, name, event) == ("Here", "Garden", "newer note")


async def test_what_the_studio_changed_meanwhile_stays(studio: World) -> None:
    """Only the fields in question are suspended: all other edits pass."""
    name, event, conflict = await ask(studio)
    await studio.edit(name, description="ours")
    await studio.run(policy=Policy.ASK)
    assert studio.phone.get(event)["description"] == "ours"
    assert studio.phone.get(event)["summary"] == "There"
    await studio.book.write(doing(edit_conflicts.take_theirs, conflict.id))
    assert await both(studio, name, event) == ("There", "Lake", "ours")


async def test_all_other_edits_pass_while_a_question_is_open(studio: World) -> None:
    """In both directions, and again and again."""
    name, event, conflict = await ask(studio)
    when = (await studio.get(name)).content.when
    assert isinstance(when, Timed)
    moved = replace(when, start=when.start + HOUR, end=when.end + HOUR)
    await studio.edit(name, when=moved)
    studio.phone.edit(event, description="newer note")
    await studio.run(policy=Policy.ASK)
    content = (await studio.get(name)).content
    assert (content.title, content.when, content.description) == ("Here", moved, "newer note")
    copy = studio.phone.get(event)
    assert (copy["summary"], copy["location"]) == ("There", "Lake")
    assert datetime.fromisoformat(copy["start"]["dateTime"]) == moved.start
    await studio.run(policy=Policy.ASK)
    assert (await studio.run(policy=Policy.ASK)).run is None
    [still] = await studio.book.read(conflicts.open_ones)
    assert (still.id, still.fields) == (conflict.id, conflict.fields)
    await studio.book.write(doing(edit_conflicts.take_studio, conflict.id))
    assert await both(studio, name, event) == ("Here", "Garden", "newer note")


async def test_a_new_value_in_google_is_what_is_asked_about_then(studio: World) -> None:
    name, event, conflict = await ask(studio)
    studio.phone.edit(event, summary="There now")
    await studio.run(policy=Policy.ASK)
    [still] = await studio.book.read(conflicts.open_ones)
    assert (still.id, still.theirs and still.theirs.title) == (conflict.id, "There now")
    await studio.book.write(doing(edit_conflicts.take_theirs, conflict.id))
    assert await both(studio, name, event) == ("There now", "Lake", "note")


async def test_a_field_that_is_settled_is_asked_about_no_more(studio: World) -> None:
    name, event, conflict = await ask(studio)
    for title in ("There", "Portrait"):
        await studio.edit(name, title=title)
        await studio.run(policy=Policy.ASK)
        [still] = await studio.book.read(conflicts.open_ones)
        assert (still.id, still.fields) == (conflict.id, ("place",))
    await studio.book.write(doing(edit_conflicts.take_studio, conflict.id))
    assert await both(studio, name, event) == ("Portrait", "Garden", "note")


async def test_taking_one_of_two_edits_back_takes_the_other_sides(studio: World) -> None:
    name, event, conflict = await ask(studio)
    await studio.edit(name, title="Portrait")
    await studio.run(policy=Policy.ASK)
    assert (await studio.get(name)).content.title == "There"
    await studio.book.write(doing(edit_conflicts.take_studio, conflict.id))
    assert await both(studio, name, event) == ("There", "Garden", "note")


@pytest.mark.parametrize("side", ["studio", "google", "agree"])
async def test_an_edit_that_is_taken_back_closes_the_question(studio: World, side: str) -> None:
    """The other side's edit then comes: nothing differs in silence."""
    name, event, _ = await ask(studio)
    if side == "studio":
        await studio.edit(name, title="Portrait", place="Studio")
    elif side == "google":
        studio.phone.edit(event, summary="Portrait", location="Studio")
    else:
        await studio.edit(name, title="There", place="Lake")
    wanted = ("Here", "Garden") if side == "google" else ("There", "Lake")
    for _ in range(2):
        await studio.run(policy=Policy.ASK)
    assert await both(studio, name, event) == (*wanted, "note")


@pytest.mark.parametrize("side", ["studio", "google"])
async def test_deleting_while_a_question_is_open_loses_no_edit(studio: World, side: str) -> None:
    """An edit beats a deletion."""
    name, event, _ = await ask(studio)
    if side == "studio":
        await studio.delete(name)
    else:
        studio.phone.delete(event)
    for _ in range(3):
        await studio.run(policy=Policy.ASK)
    [record] = await studio.records()
    assert record.content.title == ("There" if side == "studio" else "Here")
    assert studio.google_titles() == [record.content.title]
    assert not await studio.book.read(conflicts.open_ones)


async def test_a_question_is_asked_again_after_the_account_was_removed(studio: World) -> None:
    name, event, conflict = await ask(studio)
    await studio.book.write(lambda tx: replicas.forget(tx, studio.sync.replica.id))
    assert not await studio.book.read(conflicts.open_ones)
    await studio.run(policy=Policy.ASK)
    [again] = await studio.book.read(conflicts.open_ones)
    assert again.fields == conflict.fields
    assert (await studio.get(name)).content.title == "Here"
    assert studio.phone.get(event)["summary"] == "There"
    await studio.book.write(doing(edit_conflicts.take_theirs, again.id))
    assert await both(studio, name, event) == ("There", "Lake", "note")


async def test_an_answer_is_taken_back_before_it_went_out(studio: World) -> None:
    name, event, conflict = await ask(studio)
    for work in (edit_conflicts.take_theirs, edit_conflicts.take_studio):
        await answer(studio, work, conflict.id)
        await studio.book.write(doing(take_back, conflict.id, ANYTHING))
        [again] = await studio.book.read(conflicts.open_ones)
        assert (again.id, again.fields) == (conflict.id, conflict.fields)
        report = await studio.run(policy=Policy.ASK)
        assert not [action for action in report.plan.actions if action.do != "rest"]
        assert (await studio.get(name)).content.title == "Here"
        assert studio.phone.get(event)["summary"] == "There"
    assert len(await studio.book.read(conflicts.open_ones)) == 1


async def test_an_answer_that_is_in_google_is_not_taken_back(studio: World) -> None:
    name, event, conflict = await ask(studio)
    await answer(studio, edit_conflicts.take_studio, conflict.id)
    assert await both(studio, name, event) == ("Here", "Garden", "note")
    with pytest.raises(errors.ResolutionOvertaken):
        await studio.book.write(doing(take_back, conflict.id, ANYTHING))


async def test_a_closed_conflict_or_a_deleted_appointment_is_not_resolved(studio: World) -> None:
    name, _, conflict = await ask(studio)
    await studio.delete(name)
    with pytest.raises(errors.ConflictOutdated):
        await studio.book.write(doing(edit_conflicts.take_theirs, conflict.id))
    await studio.book.write(lambda tx: conflicts.close(tx, conflict.id, "overtaken"))
    with pytest.raises(errors.ConflictClosed):
        await studio.book.write(doing(edit_conflicts.take_theirs, conflict.id))


async def test_without_a_copy_the_answer_is_for_the_book_alone(studio: World) -> None:
    name, _, conflict = await ask(studio)
    await studio.book.write(lambda tx: drop_links(tx, studio.sync.replica.id, [name]))
    resolved = await studio.book.write(doing(edit_conflicts.take_theirs, conflict.id))
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
    await studio.book.write(doing(edit_conflicts.take_fields, conflict.id, choices))
    content = (await studio.get(name)).content
    until = content.recurrence[0].endswith("Z")
    assert until is not isinstance(content.when, AllDay)


@pytest.mark.parametrize("nth", range(1, 9))
async def test_a_title_that_is_edited_in_the_middle_of_a_run_is_still_asked_about(
    socket_enabled: None, nth: int
) -> None:
    """The studio edits what is in question between any two steps of a run."""
    async with world(book_type=FragileBook) as studio:
        await studio.run()
        name, event, conflict = await ask(studio)
        await studio.edit(name, description="words")
        studio.phone.edit(event, start=START + 30 * HOUR, end=START + 31 * HOUR)
        assert isinstance(studio.book, FragileBook)
        studio.book.fault_plan = FaultPlan(
            meddle_at=nth, meddle=partial(studio.edit, name, title="Newer")
        )
        await studio.run(policy=Policy.ASK)
        studio.book.fault_plan.clear()
        for _ in range(3):
            await studio.run(policy=Policy.ASK)
        assert studio.phone.get(event)["summary"] == "There"
        [still] = await studio.book.read(conflicts.open_ones)
        assert still.id == conflict.id
